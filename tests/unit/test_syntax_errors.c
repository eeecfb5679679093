// SPDX-License-Identifier: MIT
// Broken sources: kind, message and place of the error as CPython 3.11's; and broken bytes.
#include "lang/corpus.h"

// "SyntaxError|line|offset|end line|end offset|message", or "accepted".
static void outcome(const char *text, size_t n, FoSourceKind kind, FoBuffer *out) {
    FoSyntaxError e;
    FoTree *tree = fo_parse(text, n, kind, FO_PARSE_FILE, &e);
    if (tree && fo_scopes_build(tree, false, &e)) {
        fo_buffer_put_text(out, "accepted");
    } else {
        fo_buffer_printf(out, "%s|%d|%d|%d|%d|%s", fo_syntax_error_kind_text(e.kind), e.line, e.offset, e.end_line, e.end_offset,
                         fo_buffer_text(&e.message));
        fo_syntax_error_deinit(&e);
    }
    fo_tree_free(tree);
}

static void errors_are_those_of_the_reference(void **state) {
    Corpus c = corpus_start("broken.txt", "broken.expected");
    size_t n;
    while (corpus_next(&c, &n)) {
        FoBuffer out = FO_BUFFER_EMPTY;
        outcome(c.line, n, FO_SOURCE_TEXT, &out);
        if (strcmp(fo_buffer_text(&out), c.wanted) != 0)
            print_message("%s\n", c.line);
        assert_string_equal(fo_buffer_text(&out), c.wanted);
        fo_buffer_deinit(&out);
    }
    corpus_end(&c);
}

static void check_bytes(const char *text, size_t n, FoSourceKind kind, const char *wanted) {
    FoBuffer out = FO_BUFFER_EMPTY;
    outcome(text, n, kind, &out);
    assert_non_null(strstr(fo_buffer_text(&out), wanted));
    fo_buffer_deinit(&out);
}

#define CHECK_BYTES(text, kind, wanted) check_bytes(text, sizeof text - 1, kind, wanted)

static void sources_are_decoded(void **state) {
    CHECK_BYTES("x = '\xff'", FO_SOURCE_TEXT, "'utf-8' codec can't decode byte 0xff in position 5: invalid start byte");
    CHECK_BYTES("\nx = '\xe9'", FO_SOURCE_FILE, "Non-UTF-8 code starting with '\\xe9' on line 2");
    CHECK_BYTES("x = '\xe2\x82", FO_SOURCE_TEXT, "0xe2");
    CHECK_BYTES("x = 1\ny\0z", FO_SOURCE_TEXT, "2|2|2|0|source code cannot contain null bytes");
    CHECK_BYTES("\xEF\xBB\xBFx = 1\r\ny = 2\rz = 3", FO_SOURCE_FILE, "accepted");
    CHECK_BYTES("# -*- coding: latin-1 -*-\nx = '\xe9'", FO_SOURCE_FILE, "accepted");
    CHECK_BYTES("#!/bin/x\n# vim: set fileencoding=utf-8 :\nx = 1", FO_SOURCE_FILE, "accepted");
    CHECK_BYTES("# coding: koi8-r\nx = 1", FO_SOURCE_FILE, "encoding problem: koi8-r");
    CHECK_BYTES("\xEF\xBB\xBF# coding: latin-1\n", FO_SOURCE_FILE, "encoding problem: latin-1 with BOM");
    CHECK_BYTES("x\n\n# coding: koi8-r\nx = 1", FO_SOURCE_FILE, "accepted");
    CHECK_BYTES("x = 1\x01", FO_SOURCE_TEXT, "invalid non-printable character U+0001");
}

static void long_literals(void **state) {
    char text[6000] = "x = ";
    memset(text + 4, '9', 4301);
    check_bytes(text, 4304, FO_SOURCE_TEXT, "accepted");
    check_bytes(text, 4305, FO_SOURCE_TEXT, "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits");
    memcpy(text + 4, "0x", 2);
    check_bytes(text, 5000, FO_SOURCE_TEXT, "");
}

static void offsets_count_characters(void **state) {
    FoSyntaxError e;
    static const char text[] = "x = 1\n\"\xC3\xA9\xC3\xA9\" 2\n";
    assert_null(fo_parse(text, sizeof text - 1, FO_SOURCE_TEXT, FO_PARSE_FILE, &e));
    assert_int_equal(e.line, 2);
    assert_int_equal(e.offset, 6);
    assert_true(e.has_text);
    assert_string_equal(fo_buffer_text(&e.text), "\"\xC3\xA9\xC3\xA9\" 2\n");
    fo_syntax_error_deinit(&e);
}

static void doubtful_sources_warn(void **state) {
    static const char text[] = "x = '\\d'\nx is 1\nassert (x, 'y')\n(1)(2)\n[1]['a']\n() is not x\nb'\\q'";
    static const char *const wanted[] = {"invalid escape sequence '\\d'",
                                         "invalid escape sequence '\\q'",
                                         "\"is\" with a literal. Did you mean \"==\"?",
                                         "assertion is always true, perhaps remove parentheses?",
                                         "'int' object is not callable; perhaps you missed a comma?",
                                         "list indices must be integers or slices, not str; perhaps you missed a comma?",
                                         "\"is not\" with a literal. Did you mean \"!=\"?"};
    FoSyntaxError e;
    FoTree *tree = fo_parse(text, sizeof text - 1, FO_SOURCE_TEXT, FO_PARSE_FILE, &e);
    assert_non_null(tree);
    assert_true(fo_scopes_build(tree, false, &e));
    assert_int_equal(tree->warnings.n, FO_COUNT_OF(wanted));
    for (size_t i = 0; i < FO_COUNT_OF(wanted); i++)
        assert_string_equal(tree->warnings.items[i].message, wanted[i]);
    fo_tree_free(tree);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(errors_are_those_of_the_reference, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(sources_are_decoded, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(long_literals, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(offsets_count_characters, heap_setup, heap_teardown),
        cmocka_unit_test_setup_teardown(doubtful_sources_warn, heap_setup, heap_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
