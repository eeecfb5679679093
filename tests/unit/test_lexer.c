// SPDX-License-Identifier: MIT
// Tokens.
#include "lang/corpus.h"
#include "lang/lexer_chars.h"

static void check(const char *text, const char *wanted) {
    FoBuffer out = FO_BUFFER_EMPTY;
    assert_true(fo_tokens_dump(text, strlen(text), &out));
    assert_string_equal(fo_buffer_text(&out), wanted);
    fo_buffer_deinit(&out);
}

static void indentation(void **state) {
    check("if x:\n\n  y # c\nz", "1,0-1,2:\tOP         'if'\n1,3-1,4:\tNAME       'x'\n1,4-1,5:\tOP         ':'\n1,5-1,5:\tNEWLINE    ''\n"
                               "3,2-3,2:\tINDENT     ''\n3,2-3,3:\tNAME       'y'\n3,4-3,7:\tNEWLINE    ''\n4,0-4,0:\tDEDENT     ''\n"
                               "4,0-4,1:\tNAME       'z'\n4,1-4,1:\tNEWLINE    ''\n5,0-5,0:\tENDMARKER  ''\n");
}

static void brackets_join_lines(void **state) {
    check("(\n1,\n)", "1,0-1,1:\tOP         '('\n2,0-2,1:\tNUMBER     '1'\n2,1-2,2:\tOP         ','\n3,0-3,1:\tOP         ')'\n"
                      "3,1-3,1:\tNEWLINE    ''\n4,0-4,0:\tENDMARKER  ''\n");
}

static void strings_and_operators(void **state) {
    check("rb'a' **= 0x_f", "1,0-1,5:\tSTRING     'rb'a''\n1,6-1,9:\tOP         '**='\n1,10-1,14:\tNUMBER     '0x_f'\n"
                            "1,14-1,14:\tNEWLINE    ''\n2,0-2,0:\tENDMARKER  ''\n");
}

static void an_error_is_the_last_line(void **state) { check("1_", "1: SyntaxError: invalid decimal literal\n"); }

static void characters(void **state) {
    assert_true(fo_char_is_identifier(0xE9, true));
    assert_true(fo_char_is_identifier(0x4E2D, true));
    assert_false(fo_char_is_identifier(0x660, true)); // a digit
    assert_true(fo_char_is_identifier(0x660, false));
    assert_false(fo_char_is_identifier(0x20AC, false));
    assert_true(fo_char_is_printable(0x20AC));
    assert_false(fo_char_is_printable(0xA0));
    assert_false(fo_char_is_printable(0x200B));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(indentation, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(brackets_join_lines, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(strings_and_operators, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(an_error_is_the_last_line, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(characters, heap_setup, heap_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
