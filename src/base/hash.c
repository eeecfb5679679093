// SPDX-License-Identifier: MIT
// SipHash-1-3 (J.-P. Aumasson, D. J. Bernstein, 2012: one round per word, three at the end) over
// little-endian words.
#include "base/base.h"

#include <stdlib.h>
#include <sys/random.h>

// The key of this process: set once before the first hash, the same in every thread, hence no part of a
// runtime.
static uint64_t hash_key[2];

// Expands a number into key bytes by the linear congruential generator that CPython uses, so that a numeric
// PYTHONHASHSEED gives CPython's hashes.
static void key_from_number(unsigned long number, uint64_t key[2]) {
    unsigned char bytes[16];
    uint32_t x = (uint32_t)number;
    for (int i = 0; i < 16; i++) {
        x = x * 214013 + 2531011;
        bytes[i] = (unsigned char)(x >> 16);
    }
    memcpy(key, bytes, 16);
}

void fo_hash_seed(const char *environment_value) {
    hash_key[0] = hash_key[1] = 0;
    if (environment_value != NULL && *environment_value != '\0' && strcmp(environment_value, "random") != 0) {
        unsigned long number = strtoul(environment_value, NULL, 10);
        if (number != 0) key_from_number(number, hash_key);
        return;
    }
    if (getrandom(hash_key, sizeof hash_key, GRND_NONBLOCK) == (ssize_t)sizeof hash_key) return;
    // No entropy yet (early boot): an address is better than a constant.
    key_from_number((unsigned long)(uintptr_t)&environment_value >> 4, hash_key);
}

typedef struct {
    uint64_t v0, v1, v2, v3;
} SipState;

#define ROTATE(x, n) (((x) << (n)) | ((x) >> (64 - (n))))

FO_INLINE void sip_round(SipState *s) {
    s->v0 += s->v1, s->v2 += s->v3;
    s->v1 = ROTATE(s->v1, 13) ^ s->v0, s->v3 = ROTATE(s->v3, 16) ^ s->v2;
    s->v0 = ROTATE(s->v0, 32);
    s->v2 += s->v1, s->v0 += s->v3;
    s->v1 = ROTATE(s->v1, 17) ^ s->v2, s->v3 = ROTATE(s->v3, 21) ^ s->v0;
    s->v2 = ROTATE(s->v2, 32);
}

FO_INLINE uint64_t load_le64(const unsigned char *p) {
    uint64_t word;
    memcpy(&word, p, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

// The last 0 to 7 bytes as a little-endian word.
FO_INLINE uint64_t load_tail(const unsigned char *p, size_t n) {
    uint64_t word = 0;
    switch (n) {
    case 7:
        word |= (uint64_t)p[6] << 48; // fall through
    case 6:
        word |= (uint64_t)p[5] << 40; // fall through
    case 5:
        word |= (uint64_t)p[4] << 32; // fall through
    case 4:
        word |= (uint64_t)p[3] << 24; // fall through
    case 3:
        word |= (uint64_t)p[2] << 16; // fall through
    case 2:
        word |= (uint64_t)p[1] << 8; // fall through
    case 1:
        word |= p[0];
    }
    return word;
}

int64_t fo_hash_bytes(const void *data, size_t n) {
    if (n == 0) return 0;
    const unsigned char *p = data;
    SipState s = {hash_key[0] ^ 0x736f6d6570736575u, hash_key[1] ^ 0x646f72616e646f6du,
                  hash_key[0] ^ 0x6c7967656e657261u, hash_key[1] ^ 0x7465646279746573u};
    for (size_t left = n; left >= 8; left -= 8, p += 8) {
        uint64_t word = load_le64(p);
        s.v3 ^= word;
        sip_round(&s);
        s.v0 ^= word;
    }
    uint64_t last = ((uint64_t)n << 56) | load_tail(p, n & 7);
    s.v3 ^= last;
    sip_round(&s);
    s.v0 ^= last;
    s.v2 ^= 0xff;
    sip_round(&s);
    sip_round(&s);
    sip_round(&s);
    int64_t hash = (int64_t)(s.v0 ^ s.v1 ^ s.v2 ^ s.v3);
    return hash == -1 ? -2 : hash;
}
