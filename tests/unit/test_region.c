// SPDX-License-Identifier: MIT
#include "mem/mem.h"
#include "unit.h"

static int setup(void **state) {
    return fo_heap_init() ? 0 : 1;
}

static int teardown(void **state) {
    size_t asked = fo_account_asked();
    fo_heap_deinit();
    return asked == 0 ? 0 : 1;
}

static void everything_is_zeroed_aligned_and_apart(void **state) {
    enum { N = 5000 };
    static unsigned char *parts[N];
    static size_t sizes[N];
    uint64_t seed = 5;
    FoRegion r;
    fo_region_init(&r);
    size_t total = 0;
    for (int i = 0; i < N; i++) {
        sizes[i] = unit_random(&seed) % (i % 100 == 0 ? 50000 : 100);
        parts[i] = fo_region_alloc(&r, sizes[i]);
        assert_non_null(parts[i]);
        assert_int_equal((uintptr_t)parts[i] % 16, 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(parts[i][k], 0);
        memset(parts[i], i & 0xFF, sizes[i]);
        total += sizes[i];
    }
    assert_true(r.nbytes >= total);
    for (int i = 0; i < N; i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(parts[i][k], i & 0xFF);
    fo_region_deinit(&r);
    fo_region_deinit(&r);
    assert_int_equal(r.nbytes, 0);
    assert_int_equal(fo_account_asked(), 0);
}

static void copies_end_in_nul(void **state) {
    FoRegion r;
    fo_region_init(&r);
    char *copy = fo_region_copy(&r, "text and more", 4);
    assert_string_equal(copy, "text");
    assert_string_equal(fo_region_copy(&r, NULL, 0), "");
    fo_region_deinit(&r);
}

static void shortage_is_null_and_the_region_stays_usable(void **state) {
    FoRegion r;
    fo_region_init(&r);
    assert_null(fo_region_alloc(&r, SIZE_MAX));
    assert_null(fo_region_alloc(&r, SIZE_MAX - 20));
    assert_null(fo_region_copy(&r, "", SIZE_MAX));
    fo_fail_nth_alloc(1);
    assert_null(fo_region_alloc(&r, 10));
    fo_fail_nth_alloc(0);
    assert_non_null(fo_region_alloc(&r, 10));
    fo_region_deinit(&r);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(everything_is_zeroed_aligned_and_apart),
        TEST(copies_end_in_nul),
        TEST(shortage_is_null_and_the_region_stays_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
