// SPDX-License-Identifier: MIT
// Memory that ends: the budget, the machine's limits and injected failures.
#include "mem/mem.h"
#include "os/os.h"
#include "unit.h"

#include <sys/resource.h>

static int setup(void **state) {
    return fo_heap_init() ? 0 : 1;
}

static int teardown(void **state) {
    fo_heap_deinit();
    return 0;
}

static void expect_denied(FoDenied why, size_t nbytes) {
    size_t wanted;
    assert_int_equal(fo_mem_last_denied(&wanted), why);
    assert_int_equal(wanted, nbytes);
}

static void the_budget_bounds_large_blocks(void **state) {
    fo_budget_set(32 << 20);
    assert_int_equal(fo_budget_get(), 32 << 20);
    void *fits = fo_alloc(20 << 20, FO_MEM_DATA);
    assert_non_null(fits);
    assert_null(fo_alloc(20 << 20, FO_MEM_DATA));
    expect_denied(FO_DENIED_BUDGET, 20 << 20);
    assert_null(fo_realloc(fits, 20 << 20, 40 << 20, FO_MEM_DATA));
    expect_denied(FO_DENIED_BUDGET, 40 << 20);
    assert_false(fo_budget_allows(20 << 20));
    assert_true(fo_budget_allows(1 << 20));
    fo_free(fits, 20 << 20, FO_MEM_DATA);
    // The cached block does not count against a new request.
    void *other = fo_alloc(30 << 20, FO_MEM_DATA);
    assert_non_null(other);
    fo_free(other, 30 << 20, FO_MEM_DATA);
    fo_budget_set(0);
    assert_true(fo_budget_allows(64 << 20));
    fo_heap_check();
}

static void the_budget_bounds_small_blocks_and_life_goes_on(void **state) {
    enum { MAX = 200000 };
    void **blocks = malloc(MAX * sizeof *blocks);
    fo_budget_set(8 << 20);
    for (int round = 0; round < 3; round++) {
        int n = 0;
        while (n < MAX && (blocks[n] = fo_alloc(100, FO_MEM_OBJECT)) != NULL)
            n++;
        assert_in_range(n, 20000, MAX - 1);
        FoAccount a;
        fo_account_read(&a);
        assert_true(a.held <= 8 << 20);
        fo_heap_check();
        while (n > 0)
            fo_free(blocks[--n], 100, FO_MEM_OBJECT);
        fo_heap_check();
    }
    free(blocks);
}

static void nonsense_is_refused_at_once(void **state) {
    static const size_t sizes[] = {(size_t)1 << 45, (size_t)1 << 62, SIZE_MAX, SIZE_MAX - 4096, SIZE_MAX / 2};
    int64_t start = fo_os_monotonic_ns();
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++) {
        assert_null(fo_alloc(sizes[i], FO_MEM_DATA));
        size_t wanted;
        FoDenied why = fo_mem_last_denied(&wanted);
        assert_true(why == FO_DENIED_SIZE || why == FO_DENIED_SYSTEM);
        assert_int_equal(wanted, sizes[i]);
        assert_null(fo_alloc_zero(sizes[i], FO_MEM_DATA));
        void *block = fo_alloc(100, FO_MEM_DATA);
        assert_null(fo_realloc(block, 100, sizes[i], FO_MEM_DATA));
        fo_free(block, 100, FO_MEM_DATA);
    }
    assert_true(fo_os_monotonic_ns() - start < 100 * 1000000);
    assert_false(fo_budget_allows((size_t)1 << 50));
    assert_int_equal(fo_account_asked(), 0);
}

#if !defined(__SANITIZE_ADDRESS__) // which needs the address space for itself
static void in_a_small_address_space(void) {
    FoProcessMemory memory;
    if (!fo_os_process_memory(&memory)) _exit(0);
    struct rlimit limit = {memory.virtual_size + (64 << 20), memory.virtual_size + (64 << 20)};
    setrlimit(RLIMIT_AS, &limit);
    if (fo_os_memory_available() > 64 << 20) _exit(1);
    if (fo_alloc(100 << 20, FO_MEM_DATA) != NULL) _exit(2);
    size_t n = 0;
    while (fo_alloc(5000, FO_MEM_DATA) != NULL)
        n++;
    fo_heap_check();
    if (n < 1000 || n > 13500) _exit(3);
    void *last = fo_alloc(64, FO_MEM_OBJECT);
    (void)last;
}

static void the_address_space_limit_is_seen(void **state) {
    assert_false(unit_dies(in_a_small_address_space));
}
#endif

// ---- injected failures

static int allocations(void) { // how many of ten different ones succeed
    static const size_t sizes[] = {16, 16, 500, 2000, 16, 70000, 300000, 16, 1024, 5 << 20};
    void *blocks[FO_COUNT_OF(sizes)];
    int n = 0;
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++) {
        blocks[i] = fo_alloc(sizes[i], FO_MEM_OBJECT);
        n += blocks[i] != NULL;
    }
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++)
        fo_free(blocks[i], sizes[i], FO_MEM_OBJECT);
    return n;
}

static void the_nth_allocation_fails_once(void **state) {
    for (int nth = 1; nth <= 12; nth++) {
        fo_fail_nth_alloc(nth);
        assert_int_equal(allocations(), nth <= 10 ? 9 : 10);
        assert_int_equal(fo_alloc_sequence(), 10);
        if (nth <= 10) assert_int_equal(fo_mem_last_denied(NULL), FO_DENIED_INJECTED);
        fo_fail_nth_alloc(0);
        assert_int_equal(allocations(), 10);
        fo_heap_check();
    }
}

static void all_fail_from_the_nth_on(void **state) {
    for (int nth = 1; nth <= 11; nth++) {
        fo_fail_every_alloc_from(nth);
        assert_int_equal(allocations(), nth - 1);
        assert_null(fo_alloc_zero(8, FO_MEM_OBJECT));
        fo_fail_every_alloc_from(0);
        assert_int_equal(allocations(), 10);
        fo_heap_check();
    }
}

static void a_failed_resize_leaves_the_block(void **state) {
    static const size_t sizes[] = {20, 2000, 400000};
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++) {
        char *block = fo_alloc(sizes[i], FO_MEM_OBJECT);
        memset(block, 7, sizes[i]);
        fo_fail_nth_alloc(1);
        assert_null(fo_realloc(block, sizes[i], 3 * sizes[i], FO_MEM_OBJECT));
        fo_fail_nth_alloc(0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(block[k], 7);
        fo_free(block, sizes[i], FO_MEM_OBJECT);
    }
    assert_int_equal(fo_account_asked(), 0);
}

static void injection_survives_changes_of_pools(void **state) {
    enum { N = 3000 };
    static void *blocks[N];
    fo_fail_nth_alloc(2500);
    int n_failed = 0;
    for (int i = 0; i < N; i++) {
        blocks[i] = fo_alloc(48, FO_MEM_OBJECT);
        n_failed += blocks[i] == NULL;
        if (blocks[i] == NULL) assert_int_equal(i, 2499);
    }
    assert_int_equal(n_failed, 1);
    fo_fail_nth_alloc(0);
    for (int i = 0; i < N; i++)
        fo_free(blocks[i], 48, FO_MEM_OBJECT);
    fo_heap_check();
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_budget_bounds_large_blocks),
        TEST(the_budget_bounds_small_blocks_and_life_goes_on),
        TEST(nonsense_is_refused_at_once),
#if !defined(__SANITIZE_ADDRESS__)
        TEST(the_address_space_limit_is_seen),
#endif
        TEST(the_nth_allocation_fails_once),
        TEST(all_fail_from_the_nth_on),
        TEST(a_failed_resize_leaves_the_block),
        TEST(injection_survives_changes_of_pools),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
