// SPDX-License-Identifier: MIT
// Random streams against checksums (CRC-32) of what CPython 3.11's random and NumPy 1.24 draw.
#include <zlib.h>

#include "array/random_core.h"
#include "unit.h"

#define SUM(values, n) ((uint32_t)crc32(0, (const unsigned char *)(values), (unsigned)((n) * sizeof *(values))))

typedef struct {
    size_t itemsize;
    int64_t low;
    uint64_t range;
    int is_bool;
    uint32_t sum;
} Bounded;

static void random_state(void **state) {
    static double x[5000];
    FoMt mt;
    fo_mt_seed(&mt, 42);
    fo_mt_fill_double(&mt, x, 1001);
    assert_int_equal(SUM(x, 1001), 0xbe6c016a);
    fo_mt_fill_gauss(&mt, x, 777);
    assert_int_equal(SUM(x, 777), 0x8464c2b2);
    fo_mt_fill_double(&mt, x, 5000);
    assert_int_equal(SUM(x, 5000), 0xa42f3557);
    static const Bounded rows[] = {
        {8, 0, 9u, 0, 0x2dbe1833},          {8, -5, 8589934596u, 0, 0x4e9639eb},  {8, 0, 18446744073709551615u, 0, 0x4c42b012},
        {8, 0, 4294967295u, 0, 0x23ce62fd}, {4, -100, 1099u, 0, 0xcf018e12},      {2, -300, 599u, 0, 0x9a7bd75e},
        {2, 0, 65535u, 0, 0x37d67acb},      {1, -100, 126u, 0, 0x32467f56},       {1, 3, 246u, 0, 0x8e0d85b8},
        {1, 0, 1u, 1, 0x3637b932},
    };
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        char out[500 * 8];
        fo_mt_fill_bounded(&mt, (uint64_t)rows[k].low, rows[k].range, rows[k].itemsize, rows[k].is_bool, out, 500);
        assert_int_equal(SUM(out, 500 * rows[k].itemsize), rows[k].sum);
    }
    int64_t deck[50];
    for (int i = 0; i < 50; i++) deck[i] = i;
    for (int i = 49; i > 0; i--) {
        const int j = (int)fo_mt_interval(&mt, (uint64_t)i);
        const int64_t held = deck[i];
        deck[i] = deck[j], deck[j] = held;
    }
    assert_int_equal(SUM(deck, 50), 0x304075ca);
    fo_mt_seed(&mt, 5489);
    assert_true(fo_mt_double(&mt) == 0.8147236863931789);
}

static void python_random(void **state) {
    double x[1000];
    uint32_t words[4];
    const uint32_t seed[] = {5, 0, 64}; // 2**70 + 5
    FoMt mt;
    fo_mt_seed_array(&mt, seed, 3);
    for (int i = 0; i < 1000; i++) x[i] = fo_mt_double(&mt);
    assert_int_equal(SUM(x, 1000), 0x089486d8);
    fo_mt_getrandbits(&mt, 100, words);
    assert_int_equal(words[0], 0xaa56aff7);
    assert_int_equal(words[1], 0x15ab72ce);
    assert_int_equal(words[2], 0x3294e0ce);
    assert_int_equal(words[3], 0xf);
}

static void bulk_and_single_draws_are_one_stream(void **state) {
    FoMt one, many;
    double x[700];
    fo_mt_seed(&one, 3), fo_mt_seed(&many, 3);
    fo_mt_u32(&one), fo_mt_u32(&many); // an odd position
    for (int n = 1; n < 700; n += 53) {
        fo_mt_fill_double(&many, x, n);
        for (int i = 0; i < n; i++) assert_true(x[i] == fo_mt_double(&one));
    }
    FoPcg single, bulk;
    fo_pcg_seed(&single, &(uint32_t){7}, 1), fo_pcg_seed(&bulk, &(uint32_t){7}, 1);
    for (int n = 1; n < 700; n += 53) {
        fo_pcg_fill_double(&bulk, x, n);
        for (int i = 0; i < n; i++) assert_true(x[i] == fo_pcg_double(&single));
    }
    fo_pcg_seed(&bulk, &(uint32_t){7}, 1), fo_pcg_seed(&single, &(uint32_t){7}, 1);
    for (int i = 0; i < 1000; i++) fo_pcg_u64(&single);
    fo_pcg_advance(&bulk, 1000);
    assert_true(fo_pcg_u64(&single) == fo_pcg_u64(&bulk));
}

static void generator(void **state) {
    static double x[3000];
    FoPcg pcg;
    fo_pcg_seed(&pcg, &(uint32_t){42}, 1);
    fo_pcg_fill_double(&pcg, x, 1001);
    assert_int_equal(SUM(x, 1001), 0xeb469bf7);
    fo_pcg_fill_normal(&pcg, x, 3000);
    assert_int_equal(SUM(x, 3000), 0x69af9662);
    for (int i = 0; i < 300; i++) x[i] = fo_pcg_exponential(&pcg);
    assert_int_equal(SUM(x, 300), 0x5bb4a731);
    static const Bounded rows[] = {
        {8, 0, 9u, 0, 0x887ca2b7},          {8, -5, 8589934596u, 0, 0x295c85f4},  {8, 0, 18446744073709551615u, 0, 0x3f57234e},
        {8, 0, 4294967295u, 0, 0x469b1f48}, {4, -100, 1099u, 0, 0x76b1ae70},      {2, -300, 599u, 0, 0xe6931d8d},
        {2, 0, 65535u, 0, 0xc0dbdc08},      {1, -100, 126u, 0, 0x8cf70a67},       {1, 3, 246u, 0, 0xa1e35b40},
        {1, 0, 1u, 1, 0x4cd23a1f},
    };
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        char out[500 * 8];
        fo_pcg_fill_bounded(&pcg, (uint64_t)rows[k].low, rows[k].range, rows[k].itemsize, rows[k].is_bool, out, 500);
        assert_int_equal(SUM(out, 500 * rows[k].itemsize), rows[k].sum);
    }
    fo_pcg_fill_double(&pcg, x, 10);
    assert_int_equal(SUM(x, 10), 0xd75ca2c6);
}

static void seed_sequence(void **state) {
    static const uint32_t expected[] = {0x7fe7b3fc, 0x6bf17c3d, 0xf44bf6d9, 0x2aa152c2, 0xbe9c4887, 0xd6d41e88};
    uint32_t words[6];
    fo_seed_sequence(&(uint32_t){5}, 1, (const uint32_t[]){3, 9}, 2, words, 6);
    assert_memory_equal(words, expected, sizeof words);
    FoPcg pcg;
    fo_pcg_seed(&pcg, &(uint32_t){12345}, 1);
    assert_true(fo_pcg_double(&pcg) == 0.22733602246716966);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_state), cmocka_unit_test(python_random), cmocka_unit_test(bulk_and_single_draws_are_one_stream),
        cmocka_unit_test(generator),    cmocka_unit_test(seed_sequence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
