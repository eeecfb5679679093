// SPDX-License-Identifier: MIT
// SHA-512 (FIPS 180-4): random.seed makes numbers of texts with it. The round constants are the first 64 bits of the fractional parts of
// the cube roots of the first 80 primes, the initial state those of the square roots of the first 8.
#include "modules/random_private.h"

static uint64_t rotate(uint64_t x, int by) { return x >> by | x << (64 - by); }

// The first 64 fractional bits of the square (degree 2) or cube (degree 3) root of a prime below 410, found bit by bit: the root times 2^64
// is the largest r whose power does not exceed prime * 2^(64 * degree). 256-bit products in 32-bit pieces.
static bool power_exceeds(unsigned __int128 r, int degree, uint32_t prime) {
    uint32_t a[8] = {(uint32_t)r, (uint32_t)(r >> 32), (uint32_t)(r >> 64)}, p[12] = {1};
    for (int times = 0; times < degree; times++) {
        uint32_t next[12] = {0};
        for (int i = 0; i < 3; i++) {
            uint64_t carry = 0;
            for (int j = 0; i + j < 12; j++) {
                carry += (uint64_t)a[i] * p[j] + next[i + j];
                next[i + j] = (uint32_t)carry;
                carry >>= 32;
            }
        }
        memcpy(p, next, sizeof p);
    }
    int one = 2 * degree; // limb of 2^(64 degree)
    uint64_t whole = p[one] | (uint64_t)p[one + 1] << 32;
    if (whole != prime) return whole > prime;
    for (int k = 0; k < one; k++)
        if (p[k]) return true;
    return false;
}

static uint64_t root_fraction(uint32_t prime, int degree) {
    unsigned __int128 r = 0;
    for (int bit = 68; bit >= 0; bit--) {
        unsigned __int128 with = r | (unsigned __int128)1 << bit;
        if (!power_exceeds(with, degree, prime)) r = with;
    }
    return (uint64_t)r;
}

static uint32_t next_prime(uint32_t p) {
    for (;;) {
        p++;
        uint32_t d = 2;
        while (d * d <= p && p % d) d++;
        if (d * d > p) return p;
    }
}

static void sha512_block(uint64_t state[8], const uint64_t constants[80], const unsigned char *block) {
    uint64_t w[80], s[8];
    for (int t = 0; t < 16; t++) {
        w[t] = 0;
        for (int k = 0; k < 8; k++) w[t] = w[t] << 8 | block[8 * t + k];
    }
    for (int t = 16; t < 80; t++) {
        uint64_t a = w[t - 15], b = w[t - 2];
        w[t] = w[t - 16] + (rotate(a, 1) ^ rotate(a, 8) ^ a >> 7) + w[t - 7] + (rotate(b, 19) ^ rotate(b, 61) ^ b >> 6);
    }
    memcpy(s, state, sizeof s);
    for (int t = 0; t < 80; t++) {
        uint64_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]), majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        uint64_t t1 = s[7] + (rotate(s[4], 14) ^ rotate(s[4], 18) ^ rotate(s[4], 41)) + choice + constants[t] + w[t];
        uint64_t t2 = (rotate(s[0], 28) ^ rotate(s[0], 34) ^ rotate(s[0], 39)) + majority;
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (int k = 0; k < 8; k++) state[k] += s[k];
}

void fo_sha512(const void *data, size_t n, unsigned char digest[64]) {
    uint64_t constants[80], state[8];
    uint32_t prime = 1;
    for (int k = 0; k < 80; k++) {
        prime = next_prime(prime);
        constants[k] = root_fraction(prime, 3);
        if (k < 8) state[k] = root_fraction(prime, 2);
    }
    const unsigned char *bytes = data;
    size_t left = n;
    for (; left >= 128; left -= 128, bytes += 128) sha512_block(state, constants, bytes);
    unsigned char last[256] = {0};
    memcpy(last, bytes, left);
    last[left] = 0x80;
    size_t n_last = left < 112 ? 128 : 256;
    for (int k = 0; k < 8; k++) last[n_last - 1 - (size_t)k] = (unsigned char)((uint64_t)n * 8 >> (8 * k));
    for (size_t at = 0; at < n_last; at += 128) sha512_block(state, constants, last + at);
    for (int k = 0; k < 64; k++) digest[k] = (unsigned char)(state[k / 8] >> (56 - 8 * (k % 8)));
}
