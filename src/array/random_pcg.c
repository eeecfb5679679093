// SPDX-License-Identifier: MIT
// PCG64 (128-bit linear congruential state, XSL-RR output), SeedSequence, and the draws NumPy's Generator makes.
#include "array/random_core.h"

#include <math.h>

#define MULTIPLIER (((FoU128)2549297995355413924u << 64) + 4865540595714422341u)

// ---- SeedSequence: a pool of four words into which all entropy is hashed and mixed
enum { POOL = 4 };
static uint32_t hash_mix(uint32_t value, uint32_t *constant) {
    value ^= *constant;
    *constant *= 0x931e8875u;
    value *= *constant;
    return value ^ value >> 16;
}

static uint32_t mix(uint32_t x, uint32_t y) {
    const uint32_t r = 0xca01f9ddu * x - 0x4973f715u * y;
    return r ^ r >> 16;
}

void fo_seed_sequence(const uint32_t *entropy, size_t n_entropy, const uint32_t *spawn_key, size_t n_spawn, uint32_t *out, size_t n_out) {
    uint32_t pool[POOL], constant = 0x43b0d7e5u;
    // a short entropy is padded to the pool before a spawn key follows
    const size_t n_padded = n_spawn && n_entropy < POOL ? POOL : n_entropy, n_all = n_padded + n_spawn;
#define WORD(i) ((i) < n_entropy ? entropy[i] : (i) < n_padded || (i) >= n_all ? 0 : spawn_key[(i) - n_padded])
    for (size_t i = 0; i < POOL; i++) pool[i] = hash_mix(WORD(i), &constant);
    for (size_t from = 0; from < POOL; from++)
        for (size_t to = 0; to < POOL; to++)
            if (from != to) pool[to] = mix(pool[to], hash_mix(pool[from], &constant));
    for (size_t from = POOL; from < n_all; from++)
        for (size_t to = 0; to < POOL; to++) pool[to] = mix(pool[to], hash_mix(WORD(from), &constant));
#undef WORD
    constant = 0x8b51f9ddu;
    for (size_t i = 0; i < n_out; i++) {
        uint32_t value = pool[i % POOL] ^ constant;
        constant *= 0x58f38dedu;
        value *= constant;
        out[i] = value ^ value >> 16;
    }
}

// ---- PCG64
FO_INLINE uint64_t output(FoU128 s) {
    const uint64_t x = (uint64_t)(s >> 64) ^ (uint64_t)s;
    const unsigned r = (unsigned)(s >> 122);
    return x >> r | x << (-r & 63);
}

FO_INLINE uint64_t next_u64(FoPcg *pcg) { return output(pcg->state = pcg->state * MULTIPLIER + pcg->increment); }
FO_INLINE uint32_t next_u32(FoPcg *pcg) {
    if (pcg->has_u32) {
        pcg->has_u32 = false;
        return pcg->u32;
    }
    const uint64_t next = next_u64(pcg);
    pcg->has_u32 = true;
    pcg->u32 = (uint32_t)(next >> 32);
    return (uint32_t)next;
}

FO_INLINE double next_double(FoPcg *pcg) { return (double)(next_u64(pcg) >> 11) * (1.0 / 9007199254740992.0); }

void fo_pcg_seed(FoPcg *pcg, const uint32_t *entropy, size_t n_entropy) {
    uint32_t w[8];
    fo_seed_sequence(entropy, n_entropy, NULL, 0, w, 8);
    uint64_t word[4];
    for (int i = 0; i < 4; i++) word[i] = (uint64_t)w[2 * i + 1] << 32 | w[2 * i];
    pcg->increment = ((FoU128)word[2] << 64 | word[3]) << 1 | 1;
    pcg->state = pcg->increment + ((FoU128)word[0] << 64 | word[1]);
    pcg->state = pcg->state * MULTIPLIER + pcg->increment;
    pcg->has_u32 = false;
    pcg->u32 = 0;
}

uint64_t fo_pcg_u64(FoPcg *pcg) { return next_u64(pcg); }
uint32_t fo_pcg_u32(FoPcg *pcg) { return next_u32(pcg); }
double fo_pcg_double(FoPcg *pcg) { return next_double(pcg); }

// delta steps of x -> m x + c at once, by squaring.
void fo_pcg_advance(FoPcg *pcg, FoU128 delta) {
    FoU128 jump_m = 1, jump_c = 0, m = MULTIPLIER, c = pcg->increment;
    for (; delta; delta >>= 1) {
        if (delta & 1) jump_m *= m, jump_c = jump_c * m + c;
        c = (m + 1) * c;
        m *= m;
    }
    pcg->state = pcg->state * jump_m + jump_c;
    pcg->has_u32 = false;
}

// Four lanes leapfrog: one multiplication no longer waits for the one before.
void fo_pcg_fill_double(FoPcg *pcg, double *out, int64_t n) {
    const FoU128 c = pcg->increment;
    FoU128 m4 = 1, c4 = 0, lane[4];
    lane[0] = pcg->state * MULTIPLIER + c;
    for (int k = 1; k < 4; k++) lane[k] = lane[k - 1] * MULTIPLIER + c;
    for (int k = 0; k < 4; k++) m4 *= MULTIPLIER, c4 = c4 * MULTIPLIER + c;
    int64_t i = 0;
    for (; i + 4 <= n; i += 4)
        for (int k = 0; k < 4; k++) {
            out[i + k] = (double)(output(lane[k]) >> 11) * (1.0 / 9007199254740992.0);
            pcg->state = lane[k];
            lane[k] = lane[k] * m4 + c4;
        }
    for (; i < n; i++) out[i] = next_double(pcg);
}

#define FO_STATE FoPcg
#define FO_U32 next_u32
#define FO_U64 next_u64
#define FO_IS_MASKED 0
#include "array/bounded.h"

void fo_pcg_fill_bounded(FoPcg *pcg, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n) {
    fill_bounded(pcg, low, range, itemsize, is_bool, out, n);
}

uint64_t fo_pcg_interval(FoPcg *pcg, uint64_t max) {
    if (max == 0) return 0;
    const uint64_t mask = mask_for(max);
    uint64_t value;
    if (max <= UINT32_MAX) {
        do value = next_u32(pcg) & mask;
        while (value > max);
    } else {
        do value = next_u64(pcg) & mask;
        while (value > max);
    }
    return value;
}
