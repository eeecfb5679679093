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

static void appends_make_one_text(void **state) {
    FoBuffer b = FO_BUFFER_EMPTY;
    assert_true(fo_buffer_put_text(&b, "one "));
    assert_true(fo_buffer_put(&b, "two?", 3));
    assert_true(fo_buffer_put_char(&b, ' '));
    assert_true(fo_buffer_put_repeated(&b, '=', 5));
    assert_true(fo_buffer_put_code_point(&b, 0x20AC));
    assert_true(fo_buffer_printf(&b, " %d %s %.2f", 42, "x", 1.5));
    assert_string_equal(fo_buffer_text(&b), "one two =====\xE2\x82\xAC 42 x 1.50");
    assert_int_equal(b.n, strlen("one two =====\xE2\x82\xAC 42 x 1.50"));
    fo_buffer_deinit(&b);
    fo_buffer_deinit(&b);
    assert_null(b.data);
}

static void an_empty_buffer_has_an_empty_text(void **state) {
    FoBuffer b = FO_BUFFER_EMPTY;
    assert_true(fo_buffer_put(&b, NULL, 0));
    assert_string_equal(fo_buffer_text(&b), "");
    assert_int_equal(b.n, 0);
    fo_buffer_deinit(&b);
}

static void growth_keeps_everything(void **state) {
    FoBuffer b = FO_BUFFER_EMPTY;
    for (int i = 0; i < 300000; i++)
        assert_true(fo_buffer_put_char(&b, (char)i));
    for (int i = 0; i < 300000; i++)
        assert_int_equal(b.data[i], (char)i);
    fo_buffer_deinit(&b);
    for (int i = 0; i < 3000; i++)
        assert_true(fo_buffer_printf(&b, "%d,", i));
    assert_int_equal(b.n, 10 * 2 + 90 * 3 + 900 * 4 + 2000 * 5);
    assert_memory_equal(b.data + b.n - 10, "2998,2999,", 10);
    fo_buffer_deinit(&b);
}

static void a_failed_growth_is_remembered(void **state) {
    FoBuffer b = FO_BUFFER_EMPTY;
    assert_true(fo_buffer_put_text(&b, "kept"));
    assert_false(fo_buffer_reserve(&b, SIZE_MAX));
    assert_true(b.failed);
    assert_false(fo_buffer_put_char(&b, 'x'));
    assert_false(fo_buffer_printf(&b, "%d", 1));
    assert_null(fo_buffer_text(&b));
    assert_int_equal(b.n, 4);
    fo_buffer_deinit(&b);
    assert_false(b.failed);
    for (int nth = 1; nth <= 9; nth++) {
        fo_fail_every_alloc_from(nth);
        for (int i = 0; i < 1000; i++)
            (void)!fo_buffer_put_char(&b, 'y');
        bool failed = fo_buffer_text(&b) == NULL;
        fo_fail_every_alloc_from(0);
        assert_int_equal(failed, nth < 9); // 64, 96, 144, 216, 324, 486, 729, 1093
        fo_buffer_deinit(&b);
    }
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(appends_make_one_text),
        TEST(an_empty_buffer_has_an_empty_text),
        TEST(growth_keeps_everything),
        TEST(a_failed_growth_is_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
