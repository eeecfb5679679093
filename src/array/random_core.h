// SPDX-License-Identifier: MIT
// random_core: bit generators and the draws made from them, bit for bit as CPython's random and NumPy 1.24's. No objects.
#ifndef FO_ARRAY_RANDOM_CORE_H
#define FO_ARRAY_RANDOM_CORE_H

#include "base/base.h"

// ---- MT19937 (Matsumoto and Nishimura)
enum { FO_MT_WORDS = 624 };
typedef struct {
    uint32_t key[FO_MT_WORDS];
    int32_t position;               // next word to draw; 624: refresh first
    bool has_gauss;                 // legacy normal draws come in pairs
    double gauss;
} FoMt;
void fo_mt_seed(FoMt *mt, uint32_t seed);                        // init_genrand: RandomState(int)
void fo_mt_seed_array(FoMt *mt, const uint32_t *key, size_t n);  // init_by_array: random.seed(int) by its 32-bit digits, RandomState(array)
uint32_t fo_mt_u32(FoMt *mt);
double fo_mt_double(FoMt *mt); // 53 bits of [0, 1)
void fo_mt_fill_double(FoMt *mt, double *out, int64_t n);
double fo_mt_gauss(FoMt *mt); // legacy polar method
void fo_mt_fill_gauss(FoMt *mt, double *out, int64_t n);
uint64_t fo_mt_interval(FoMt *mt, uint64_t max);  // masked rejection on [0, max]: shuffle, permutation, choice
// RandomState.randint: n draws of low + [0, range] as itemsize 1, 2, 4 or 8 bytes (range = high - low inclusive); is_bool: one bit draws.
void fo_mt_fill_bounded(FoMt *mt, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n);
// random.getrandbits of n_words * 32 bits, least significant word first; the top word keeps the top `bits % 32` bits.
void fo_mt_getrandbits(FoMt *mt, int64_t bits, uint32_t *words);

// ---- PCG64 (O'Neill) and SeedSequence
typedef unsigned __int128 FoU128;
typedef struct {
    FoU128 state, increment;
    bool has_u32;
    uint32_t u32; // upper half of the last 64-bit draw
} FoPcg;
// SeedSequence(entropy words).generate_state(n, uint32): entropy as little-endian 32-bit words (NumPy: at least one).
void fo_seed_sequence(const uint32_t *entropy, size_t n_entropy, const uint32_t *spawn_key, size_t n_spawn, uint32_t *out, size_t n_out);
void fo_pcg_seed(FoPcg *pcg, const uint32_t *entropy, size_t n_entropy); // default_rng(int)
uint64_t fo_pcg_u64(FoPcg *pcg);
uint32_t fo_pcg_u32(FoPcg *pcg); // halves of 64-bit draws, low half first
double fo_pcg_double(FoPcg *pcg);
void fo_pcg_fill_double(FoPcg *pcg, double *out, int64_t n);
void fo_pcg_advance(FoPcg *pcg, FoU128 delta);
// Generator.integers: n draws of low + [0, range] (Lemire's method with NumPy's buffering of narrow draws).
void fo_pcg_fill_bounded(FoPcg *pcg, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n);
uint64_t fo_pcg_interval(FoPcg *pcg, uint64_t max);
double fo_pcg_normal(FoPcg *pcg); // ziggurat
void fo_pcg_fill_normal(FoPcg *pcg, double *out, int64_t n);
double fo_pcg_exponential(FoPcg *pcg);

#endif
