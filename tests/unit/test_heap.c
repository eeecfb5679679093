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

static size_t n_blocks(void) {
    FoAccount a;
    fo_account_read(&a);
    return a.n_blocks;
}

// ---- a model of the heap: what every block holds and how large it is

enum { MODEL_BLOCKS = 3000 };
typedef struct {
    unsigned char *address;
    size_t nbytes;
    FoMemKind kind;
    unsigned char fill;
} ModelBlock;

static size_t random_nbytes(uint64_t *seed) {
    uint64_t r = unit_random(seed);
    switch (r % 16) {
    case 0:
        return (r >> 8) % 3 == 0 ? 0 : (r >> 16) % (256 * 1024);
    case 1:
        return (r >> 8) % 8 == 0 ? (r >> 16) % (3 << 20) : (r >> 16) % 70000;
    case 2:
    case 3:
        return 900 + (r >> 16) % 400;
    case 4:
    case 5:
        return (r >> 16) % 8192;
    default:
        return (r >> 16) % 200;
    }
}

static void content_fill(ModelBlock *b) {
    size_t n = b->nbytes;
    if (n == 0) return;
    b->address[0] = b->address[n / 2] = b->address[n - 1] = b->fill;
    if (n < 4096) memset(b->address, b->fill, n);
}

static void content_check(const ModelBlock *b, size_t nbytes, size_t old_nbytes) {
    if (nbytes == 0) return;
    assert_int_equal(b->address[0], b->fill);
    if (nbytes == old_nbytes) assert_int_equal(b->address[nbytes - 1], b->fill);
    for (size_t i = 0; i < nbytes && old_nbytes < 4096; i++)
        if (b->address[i] != b->fill) fail_msg("byte %zu of %zu was changed", i, nbytes);
}

static void model_replace(ModelBlock *b, uint64_t *seed) {
    if (b->address != NULL) {
        content_check(b, b->nbytes, b->nbytes);
        fo_free(b->address, b->nbytes, b->kind);
    }
    uint64_t r = unit_random(seed);
    *b = (ModelBlock){.nbytes = random_nbytes(seed),
                      .kind = (FoMemKind)(r % FO_MEM_KINDS),
                      .fill = (unsigned char)(r >> 8)};
    bool is_zero = (r >> 20) % 4 == 0;
    b->address = is_zero ? fo_alloc_zero(b->nbytes, b->kind) : fo_alloc(b->nbytes, b->kind);
    assert_non_null(b->address);
    assert_int_equal((uintptr_t)b->address % 16, 0);
    if (b->nbytes >= 1 << 20) assert_int_equal((uintptr_t)b->address % fo_os_page_size(), 0);
    for (size_t i = 0; is_zero && i < b->nbytes; i++)
        if (b->address[i] != 0) fail_msg("byte %zu of %zu is not zero", i, b->nbytes);
    content_fill(b);
}

static void model_resize(ModelBlock *b, uint64_t *seed) {
    if (b->address == NULL) return;
    uint64_t r = unit_random(seed);
    size_t nbytes = r % 2 == 0 ? b->nbytes + (r >> 8) % (b->nbytes / 4 + 20) : random_nbytes(seed);
    unsigned char *moved = fo_realloc(b->address, b->nbytes, nbytes, b->kind);
    assert_non_null(moved);
    b->address = moved;
    content_check(b, nbytes < b->nbytes ? nbytes : b->nbytes, b->nbytes);
    b->nbytes = nbytes;
    content_fill(b);
}

static void accounts_agree(const ModelBlock *blocks, size_t n) {
    FoAccount a;
    size_t asked[FO_MEM_KINDS] = {0}, n_live = 0;
    for (size_t i = 0; i < n; i++) {
        if (blocks[i].address == NULL) continue;
        asked[blocks[i].kind] += blocks[i].nbytes;
        n_live++;
    }
    fo_account_read(&a);
    size_t total = 0;
    for (int kind = 0; kind < FO_MEM_KINDS; kind++) {
        assert_int_equal(a.asked[kind], asked[kind]);
        total += asked[kind];
    }
    assert_int_equal(a.asked_total, total);
    assert_int_equal(a.n_blocks, n_live);
    assert_int_equal(a.n_allocs - a.n_frees, n_live);
    assert_int_equal(a.held, a.asked_total + a.slack + a.free_in_pools + a.cached + a.overhead);
    assert_true(a.peak >= a.asked_total);
}

static void random_use_keeps_contents_and_accounts(void **state) {
    static ModelBlock blocks[MODEL_BLOCKS];
    uint64_t seed = 11;
    for (int round = 0; round < 60; round++) {
        // The working set breathes, so that pools and arenas become full and empty.
        size_t n = round % 3 == 2 ? MODEL_BLOCKS / 20 : MODEL_BLOCKS;
        for (int i = 0; i < 2500; i++) {
            ModelBlock *b = &blocks[unit_random(&seed) % n];
            if (unit_random(&seed) % 4 == 0)
                model_resize(b, &seed);
            else
                model_replace(b, &seed);
        }
        for (size_t i = n; i < MODEL_BLOCKS; i++) {
            fo_free(blocks[i].address, blocks[i].nbytes, blocks[i].kind);
            blocks[i] = (ModelBlock){0};
        }
        if (round % 10 == 9) fo_cache_empty();
        fo_heap_check();
        accounts_agree(blocks, MODEL_BLOCKS);
    }
    for (size_t i = 0; i < MODEL_BLOCKS; i++) {
        fo_free(blocks[i].address, blocks[i].nbytes, blocks[i].kind);
        blocks[i] = (ModelBlock){0};
    }
    fo_cache_empty();
    fo_heap_check();
    accounts_agree(blocks, MODEL_BLOCKS);
    FoAccount a;
    fo_account_read(&a);
    assert_true(a.held < 64 * 1024); // the heap's own tables
}

static void blocks_do_not_overlap(void **state) {
    enum { N = 20000 };
    static unsigned char *blocks[N];
    for (int i = 0; i < N; i++) {
        size_t nbytes = (size_t)(1 + i % 1024);
        blocks[i] = fo_alloc(nbytes, FO_MEM_OBJECT);
        memset(blocks[i], i & 0xFF, nbytes);
    }
    for (int i = 0; i < N; i++) {
        size_t nbytes = (size_t)(1 + i % 1024);
        for (size_t k = 0; k < nbytes; k++)
            assert_int_equal(blocks[i][k], i & 0xFF);
        fo_free(blocks[i], nbytes, FO_MEM_OBJECT);
    }
    fo_heap_check();
}

static void memory_of_many_small_blocks_returns(void **state) {
    enum { N = 400000 };
    void **blocks = malloc(N * sizeof *blocks);
    FoAccount before, full, after;
    fo_cache_empty();
    fo_account_read(&before);
    for (int i = 0; i < N; i++)
        blocks[i] = fo_alloc(48, FO_MEM_OBJECT);
    fo_account_read(&full);
    assert_true(full.held >= N * 48);
    assert_true(full.held < N * 80 + (8 << 20));
    uint64_t seed = 3;
    for (int i = N - 1; i > 0; i--) { // freed in random order
        size_t k = unit_random(&seed) % (size_t)(i + 1);
        void *t = blocks[i];
        blocks[i] = blocks[k];
        blocks[k] = t;
    }
    for (int i = 0; i < N; i++)
        fo_free(blocks[i], 48, FO_MEM_OBJECT);
    fo_heap_check();
    fo_account_read(&after);
    assert_true(after.held <= before.held + 2 * FO_ARENA_NBYTES +
                                  64 * 1024); // one spare arena, one holding the current pool
    fo_cache_empty();
    fo_account_read(&after);
    assert_true(after.held <= before.held + 64 * 1024); // the table of arenas
    free(blocks);
}

static void freed_blocks_keep_what_counts(void **state) {
#if !FO_CHECKED_BLOCKS
    static const size_t sizes[] = {16, 24, 32, 64, 240, 1024};
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++) {
        uint64_t *block = fo_alloc(sizes[i], FO_MEM_OBJECT);
        for (size_t k = 0; k < sizes[i] / 8; k++)
            block[k] = 0x1111111111111111u * (k + 1);
        bool is_live = false;
        assert_true(fo_heap_owns(block, &is_live) && is_live);
        fo_free(block, sizes[i], FO_MEM_OBJECT);
        assert_true(fo_heap_owns(block, &is_live) && !is_live);
        assert_true(block[0] == 0x1111111111111111u);
        if (sizes[i] >= 24) assert_true(block[2] == 0x3333333333333333u);
    }
#endif
}

static void ownership_is_exact(void **state) {
    static const size_t sizes[] = {1, 48, 1000, 1025, 20000, 262144, 262145, 5 << 20};
    int on_stack = 0;
    bool is_live;
    assert_false(fo_heap_owns(&on_stack, &is_live));
    assert_false(fo_heap_owns(NULL, &is_live));
    assert_false(fo_heap_owns((void *)0x10, &is_live));
    assert_false(fo_heap_owns((void *)-16, &is_live));
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++) {
        char *block = fo_alloc(sizes[i], FO_MEM_DATA);
        assert_true(fo_heap_owns(block, &is_live) && is_live);
        assert_false(fo_heap_owns(block + 1, &is_live));
        assert_false(fo_heap_owns(block + 8, &is_live));
        fo_free(block, sizes[i], FO_MEM_DATA);
        if (fo_heap_owns(block, &is_live)) assert_false(is_live);
    }
}

static void resizing_keeps_the_head(void **state) {
    size_t n = 10;
    unsigned char *block = fo_alloc(n, FO_MEM_DATA);
    for (size_t i = 0; i < n; i++)
        block[i] = (unsigned char)(i * 7);
    for (size_t next = 15; next < 20 << 20; next = next * 3 / 2) { // up through pools, spans and mappings
        block = fo_realloc(block, n, next, FO_MEM_DATA);
        assert_non_null(block);
        for (size_t i = n; i < next; i++)
            block[i] = (unsigned char)(i * 7);
        n = next;
    }
    while (n > 5) { // and down again
        size_t next = n * 2 / 3;
        block = fo_realloc(block, n, next, FO_MEM_DATA);
        assert_non_null(block);
        n = next;
        for (size_t i = 0; i < n; i += n / 16 + 1)
            assert_int_equal(block[i], (unsigned char)(i * 7));
    }
    fo_free(block, n, FO_MEM_DATA);
    assert_int_equal(n_blocks(), 0);
    block = fo_realloc(NULL, 0, 100, FO_MEM_DATA);
    assert_non_null(block);
    fo_free(block, 100, FO_MEM_DATA);
    fo_free(NULL, 100, FO_MEM_DATA);
    fo_free(NULL, 100000, FO_MEM_DATA);
    fo_heap_check();
}

static void zero_sized_blocks_are_distinct(void **state) {
    void *a = fo_alloc(0, FO_MEM_OBJECT), *b = fo_alloc(0, FO_MEM_OBJECT);
    assert_non_null(a);
    assert_non_null(b);
    assert_ptr_not_equal(a, b);
    fo_free(a, 0, FO_MEM_OBJECT);
    fo_free(b, 0, FO_MEM_OBJECT);
}

typedef struct {
    size_t n, nbytes, stop_after;
} WalkSums;

static bool walk_count(void *block, size_t nbytes, void *context) {
    WalkSums *sums = context;
    sums->n++;
    sums->nbytes += nbytes;
    return sums->n != sums->stop_after;
}

static void the_walk_sees_every_live_block_once(void **state) {
    static const size_t sizes[] = {8, 64, 500, 5000, 100000, 400000, 3 << 20};
    void *blocks[FO_COUNT_OF(sizes)][3];
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++)
        for (int k = 0; k < 3; k++)
            blocks[i][k] = fo_alloc(sizes[i], FO_MEM_INTERNAL);
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++)
        fo_free(blocks[i][1], sizes[i], FO_MEM_INTERNAL);
    WalkSums sums = {0};
    fo_heap_walk(walk_count, &sums);
    FoAccount a;
    fo_account_read(&a);
    assert_int_equal(sums.n, 2 * FO_COUNT_OF(sizes));
    assert_int_equal(sums.n, a.n_blocks);
    assert_int_equal(sums.nbytes, a.asked_total + a.slack);
    sums = (WalkSums){.stop_after = 5};
    fo_heap_walk(walk_count, &sums);
    assert_int_equal(sums.n, 5);
    for (size_t i = 0; i < FO_COUNT_OF(sizes); i++) {
        fo_free(blocks[i][0], sizes[i], FO_MEM_INTERNAL);
        fo_free(blocks[i][2], sizes[i], FO_MEM_INTERNAL);
    }
}

static void the_heap_can_be_made_again(void **state) {
    fo_heap_deinit();
    fo_heap_deinit();
    assert_true(fo_heap_init());
    assert_true(fo_heap_init());
    void *block = fo_alloc(10, FO_MEM_OBJECT);
    assert_non_null(block);
    fo_free(block, 10, FO_MEM_OBJECT);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(random_use_keeps_contents_and_accounts),
        TEST(blocks_do_not_overlap),
        TEST(memory_of_many_small_blocks_returns),
        TEST(freed_blocks_keep_what_counts),
        TEST(ownership_is_exact),
        TEST(resizing_keeps_the_head),
        TEST(zero_sized_blocks_are_distinct),
        TEST(the_walk_sees_every_live_block_once),
        TEST(the_heap_can_be_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
