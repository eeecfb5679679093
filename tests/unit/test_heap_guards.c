// SPDX-License-Identifier: MIT
// What the checking builds promise: misuse of a block ends the process. In ordinary builds there is nothing
// to test.
#include "mem/mem.h"
#include "unit.h"

#if FO_CHECKED_BLOCKS

enum { SMALL = 40, MIDDLE = 3000, LARGE = 400000 };
static void *volatile sink;

static unsigned char *block_of(size_t nbytes) {
    if (!fo_heap_init()) _exit(0);
    unsigned char *block = fo_alloc(nbytes, FO_MEM_OBJECT);
    sink = block;
    return (unsigned char *)sink;
}

static void overrun(size_t nbytes) {
    unsigned char *block = block_of(nbytes);
    block[nbytes] = 1;
    fo_free(block, nbytes, FO_MEM_OBJECT);
}

static void overrun_small(void) {
    overrun(SMALL);
}

static void overrun_unaligned(void) {
    overrun(SMALL + 3);
}

static void overrun_full_class(void) {
    overrun(64);
}

static void overrun_middle(void) {
    overrun(MIDDLE);
}

static void overrun_large(void) {
    overrun(LARGE);
}

static void free_twice(size_t nbytes) {
    unsigned char *block = block_of(nbytes);
    fo_free(block, nbytes, FO_MEM_OBJECT);
    fo_free(block, nbytes, FO_MEM_OBJECT);
}

static void free_twice_small(void) {
    free_twice(SMALL);
}

static void free_twice_middle(void) {
    free_twice(MIDDLE);
}

static void free_twice_large(void) {
    free_twice(LARGE);
}

static void free_wrong_size(void) {
    fo_free(block_of(SMALL), SMALL - 16, FO_MEM_OBJECT);
}

static void free_inner_address(void) {
    fo_free(block_of(SMALL) + 8, SMALL - 8, FO_MEM_OBJECT);
}

static void free_stack_address(void) {
    block_of(1);
    char on_stack[64];
    sink = on_stack;
    fo_free(sink, 64, FO_MEM_OBJECT);
}

static void every_misuse_ends_the_process(void **state) {
    assert_true(unit_dies(overrun_small));
    assert_true(unit_dies(overrun_unaligned));
    assert_true(unit_dies(overrun_full_class));
    assert_true(unit_dies(overrun_middle));
    assert_true(unit_dies(overrun_large));
    assert_true(unit_dies(free_twice_small));
    assert_true(unit_dies(free_twice_middle));
    assert_true(unit_dies(free_twice_large));
    assert_true(unit_dies(free_wrong_size));
    assert_true(unit_dies(free_inner_address));
    assert_true(unit_dies(free_stack_address));
}

#if defined(FO_DEBUG_MEMORY)
static void free_wrong_kind(void) {
    fo_free(block_of(SMALL), SMALL, FO_MEM_DATA);
}

static void a_wrong_kind_is_found(void **state) {
    assert_true(unit_dies(free_wrong_kind));
}
#endif

#if defined(__SANITIZE_ADDRESS__)
static void read_after_free(size_t nbytes) {
    volatile unsigned char *block = block_of(nbytes);
    fo_free((void *)block, nbytes, FO_MEM_OBJECT);
    sink = (void *)(uintptr_t)block[0];
}

static void read_freed_small(void) {
    read_after_free(SMALL);
}

static void read_freed_middle(void) {
    read_after_free(MIDDLE);
}

static void read_freed_large(void) {
    read_after_free(LARGE);
}

static void read_past_end(void) {
    sink = (void *)(uintptr_t)((volatile unsigned char *)block_of(SMALL))[SMALL];
}

static void read_before_start(void) {
    block_of(SMALL);
    sink = (void *)(uintptr_t)((volatile unsigned char *)block_of(SMALL))[-1];
}

static void write_shrunk(void) {
    unsigned char *block = fo_realloc(block_of(60), 60, 50, FO_MEM_OBJECT);
    ((volatile unsigned char *)block)[50] = 1;
}

static void the_sanitizer_sees_our_blocks(void **state) {
    assert_true(unit_dies(read_freed_small));
    assert_true(unit_dies(read_freed_middle));
    assert_true(unit_dies(read_freed_large));
    assert_true(unit_dies(read_past_end));
    assert_true(unit_dies(read_before_start));
    assert_true(unit_dies(write_shrunk));
}
#endif

static void proper_use(void) {
    unsigned char *block = block_of(SMALL);
    memset(block, 1, SMALL);
    block = fo_realloc(block, SMALL, MIDDLE, FO_MEM_OBJECT);
    memset(block, 1, MIDDLE);
    block = fo_realloc(block, MIDDLE, LARGE, FO_MEM_OBJECT);
    memset(block, 1, LARGE);
    block = fo_realloc(block, LARGE, SMALL, FO_MEM_OBJECT);
    fo_free(block, SMALL, FO_MEM_OBJECT);
    fo_heap_check();
}

static void proper_use_is_let_alone(void **state) {
    assert_false(unit_dies(proper_use));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_misuse_ends_the_process),
#if defined(FO_DEBUG_MEMORY)
        cmocka_unit_test(a_wrong_kind_is_found),
#endif
#if defined(__SANITIZE_ADDRESS__)
        cmocka_unit_test(the_sanitizer_sees_our_blocks),
#endif
        cmocka_unit_test(proper_use_is_let_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

int main(void) {
    enum { MESON_SKIPPED = 77 };
    puts("skipped: needs -Ddebug_memory=true or -Db_sanitize=address");
    return MESON_SKIPPED;
}

#endif
