// SPDX-License-Identifier: MIT
#include "mem/mem.h"
#include "os/os.h"
#include "unit.h"

static int setup(void **state) {
    return fo_heap_init() ? 0 : 1;
}

static int teardown(void **state) {
    fo_heap_deinit();
    return 0;
}

static FoAccount account(void) {
    FoAccount a;
    fo_account_read(&a);
    return a;
}

static void peak_is_exact(void **state) {
    void *a = fo_alloc(1000, FO_MEM_DATA);
    void *b = fo_alloc(50000, FO_MEM_OBJECT);
    fo_free(a, 1000, FO_MEM_DATA);
    void *c = fo_alloc(300, FO_MEM_INTERNAL);
    FoAccount now = account();
    assert_int_equal(now.asked_total, 50300);
    assert_int_equal(fo_account_asked(), 50300);
    assert_int_equal(now.peak, 51000);
    assert_int_equal(fo_account_peak(), 51000);
    fo_account_reset_peak();
    assert_int_equal(fo_account_peak(), 50300);
    assert_int_equal(fo_account_asked_ever(), 51300);
    assert_int_equal(fo_account_freed_ever(), 1000);
    fo_free(b, 50000, FO_MEM_OBJECT);
    assert_int_equal(fo_account_freed_ever(), 51000);
    assert_int_equal(fo_account_peak(), 50300);
    void *d = fo_alloc(10, FO_MEM_OBJECT);
    assert_int_equal(fo_account_peak(), 50300);
    fo_free(c, 300, FO_MEM_INTERNAL);
    fo_free(d, 10, FO_MEM_OBJECT);
    now = account();
    for (int kind = 0; kind < FO_MEM_KINDS; kind++)
        assert_int_equal(now.asked[kind], 0);
}

static void small_blocks_are_counted(void **state) {
    enum { N = 5000 };
    static void *blocks[N];
    FoAccount before = account();
    for (int i = 0; i < N; i++)
        blocks[i] = fo_alloc(40, FO_MEM_OBJECT);
    for (int i = 0; i < N; i += 2)
        fo_free(blocks[i], 40, FO_MEM_OBJECT);
    for (int i = 0; i < N; i += 2)
        blocks[i] = fo_alloc(40, FO_MEM_OBJECT);
    FoAccount now = account();
    assert_int_equal(now.n_allocs - before.n_allocs, N + N / 2);
    assert_int_equal(now.n_frees - before.n_frees, N / 2);
    assert_int_equal(now.n_blocks - before.n_blocks, N);
#if !FO_CHECKED_BLOCKS
    assert_int_equal(now.slack, N * 8);
#endif
    for (int i = 0; i < N; i++)
        fo_free(blocks[i], 40, FO_MEM_OBJECT);
    now = account();
    assert_int_equal(now.n_frees - before.n_frees, N + N / 2);
    assert_int_equal(now.n_blocks, before.n_blocks);
}

static void resizing_in_place_does_not_raise_the_peak_twice(void **state) {
    size_t n = 10 << 20;
    char *block = fo_alloc(n, FO_MEM_DATA);
    block = fo_realloc(block, n, 2 * n, FO_MEM_DATA);
    assert_int_equal(fo_account_peak(), 2 * n);
    fo_free(block, 2 * n, FO_MEM_DATA);
}

static void large_blocks_are_kept_for_reuse_within_the_limit(void **state) {
    size_t n = 4 << 20;
    char *block = fo_alloc(n, FO_MEM_DATA);
    block[0] = 1;
    fo_free(block, n, FO_MEM_DATA);
    assert_in_range(account().cached, n, n + 8192);
    char *again = fo_alloc(n - 5000, FO_MEM_DATA);
    assert_ptr_equal(again, block);
    assert_int_equal(account().cached, 0);
    fo_free(again, n - 5000, FO_MEM_DATA);
    char *zeroed = fo_alloc_zero(n, FO_MEM_DATA);
    assert_int_equal(zeroed[0], 0);
    fo_free(zeroed, n, FO_MEM_DATA);
    char *other = fo_alloc(n / 2, FO_MEM_DATA); // would waste half of it
    assert_ptr_not_equal(other, block);
    fo_free(other, n / 2, FO_MEM_DATA);
    fo_cache_set_limit(1 << 20);
    assert_true(account().cached <= 1 << 20);
    fo_free(fo_alloc(n, FO_MEM_DATA), n, FO_MEM_DATA);
    assert_true(account().cached <= 1 << 20);
    fo_cache_set_limit(64 << 20);
    for (int i = 0; i < 100; i++) {
        size_t nbytes = (size_t)(300 + 100 * i) << 10;
        fo_free(fo_alloc(nbytes, FO_MEM_DATA), nbytes, FO_MEM_DATA);
        assert_true(account().cached <= 64 << 20);
    }
    size_t held = account().held;
    size_t given_back = fo_cache_empty();
    assert_int_equal(account().cached, 0);
    assert_true(given_back >= held - account().held);
    fo_heap_check();
}

static void maps_are_counted_apart(void **state) {
    size_t held = account().held;
    fo_account_map(1 << 30);
    assert_int_equal(account().mapped, 1 << 30);
    assert_int_equal(account().held, held);
    fo_account_map(-(1 << 30));
    assert_int_equal(account().mapped, 0);
}

static void what_is_untouched_is_not_resident(void **state) {
    FoAccount before = account();
    void *block = fo_alloc(24, FO_MEM_OBJECT);
    FoAccount after = account();
    assert_true(after.held >= before.held + FO_ARENA_NBYTES);
    // A page of blocks, the arena's and the heap's own pages.
    assert_true(after.held - fo_account_untouched() <= 64 * 1024);
    fo_free(block, 24, FO_MEM_OBJECT);
}

// ---- tracing

enum { TRACED_MAX = 4096 };
typedef struct {
    void *address[TRACED_MAX];
    size_t nbytes[TRACED_MAX];
    size_t n, n_allocs, n_frees;
} Traced;

static void trace_alloc(void *block, size_t nbytes, FoMemKind kind, void *context) {
    Traced *t = context;
    t->n_allocs++;
    t->address[t->n] = block;
    t->nbytes[t->n++] = nbytes;
}

static void trace_free(void *block, void *context) {
    Traced *t = context;
    t->n_frees++;
    for (size_t i = 0; i < t->n; i++)
        if (t->address[i] == block) {
            t->n--;
            t->address[i] = t->address[t->n];
            t->nbytes[i] = t->nbytes[t->n];
            return;
        }
}

static void the_tracer_hears_of_every_block(void **state) {
    enum { N = 2000 };
    static Traced traced;
    static void *blocks[N];
    static size_t sizes[N];
    void *older = fo_alloc(40, FO_MEM_OBJECT);
    size_t asked_before = fo_account_asked();
    fo_mem_trace(&(FoMemTracer){trace_alloc, trace_free, &traced});
    uint64_t seed = 9;
    for (int i = 0; i < 30000; i++) {
        size_t at = unit_random(&seed) % N,
               nbytes = unit_random(&seed) % 20 == 0 ? 300000 : unit_random(&seed) % 1500;
        if (blocks[at] != NULL && i % 3 == 0) {
            blocks[at] = fo_realloc(blocks[at], sizes[at], nbytes, FO_MEM_OBJECT);
        } else {
            fo_free(blocks[at], sizes[at], FO_MEM_OBJECT);
            blocks[at] = fo_alloc(nbytes, FO_MEM_OBJECT);
        }
        sizes[at] = nbytes;
    }
    fo_heap_check();
    size_t sum = 0;
    for (size_t i = 0; i < traced.n; i++)
        sum += traced.nbytes[i];
    assert_int_equal(sum, fo_account_asked() - asked_before);
    assert_int_equal(traced.n_allocs - traced.n_frees, traced.n);
    FoAccount now = account();
    assert_int_equal(now.n_blocks, traced.n + 1);
    assert_int_equal(now.n_allocs - now.n_frees, now.n_blocks);
    fo_free(older, 40, FO_MEM_OBJECT); // frees of blocks from before are told, too
    assert_int_equal(traced.n_allocs - traced.n_frees, traced.n - 1);
    fo_mem_trace(NULL);
    fo_heap_check();
    size_t n_heard = traced.n_frees;
    for (int i = 0; i < N; i++)
        fo_free(blocks[i], sizes[i], FO_MEM_OBJECT);
    assert_int_equal(traced.n_frees, n_heard);
    fo_heap_check();
    assert_int_equal(account().n_blocks, 0);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(peak_is_exact),
        TEST(small_blocks_are_counted),
        TEST(resizing_in_place_does_not_raise_the_peak_twice),
        TEST(large_blocks_are_kept_for_reuse_within_the_limit),
        TEST(maps_are_counted_apart),
        TEST(what_is_untouched_is_not_resident),
        TEST(the_tracer_hears_of_every_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
