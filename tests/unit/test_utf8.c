// SPDX-License-Identifier: MIT
#include "base/base.h"
#include "unit.h"

static void every_code_point_makes_the_round_trip(void **state) {
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[8];
        int n = fo_utf8_put(bytes, c);
        size_t at = 0;
        assert_int_equal(fo_utf8_next(bytes, &at), c);
        assert_int_equal(at, n);
        FoUtf8Scan scan;
        bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
        assert_int_equal(fo_utf8_scan(bytes, (size_t)n, FO_UTF8_SURROGATES, &scan), n);
        assert_int_equal(scan.n_code_points, 1);
        assert_int_equal(scan.widest, c);
        assert_int_equal(fo_utf8_scan(bytes, (size_t)n, FO_UTF8_STRICT, NULL), is_surrogate ? 0 : n);
        // cut short
        if (n > 1) assert_int_equal(fo_utf8_scan(bytes, (size_t)n - 1, FO_UTF8_SURROGATES, NULL), 0);
    }
}

static void invalid_sequences_stop_the_scan(void **state) {
    static const struct {
        const char *text;
        size_t n, stop;
    } cases[] = {
        {"ab\x80", 3, 2},
        {"ab\xC0\x80", 4, 2},
        {"\xC1\xBF", 2, 0},
        {"a\xE0\x80\x80", 4, 1},
        {"\xE0\x9F\xBF", 3, 0},
        {"\xF0\x80\x80\x80", 4, 0},
        {"\xF0\x8F\xBF\xBF", 4, 0},
        {"\xF4\x90\x80\x80", 4, 0},
        {"\xF5\x80\x80\x80", 4, 0},
        {"\xFF", 1, 0},
        {"0123456789\xE2\x82", 12, 10},
        {"\xE2\x28\xA1", 3, 0},
        {"\xE2\x82\x28", 3, 0},
        {"\xF0\x9F\x98\x28", 4, 0},
        {"\xC3\xA9\xC3", 3, 2},
    };
    for (size_t i = 0; i < FO_COUNT_OF(cases); i++)
        assert_int_equal(fo_utf8_scan(cases[i].text, cases[i].n, FO_UTF8_STRICT, NULL), cases[i].stop);
}

static void scan_counts_and_finds_the_widest(void **state) {
    FoUtf8Scan scan;
    assert_int_equal(fo_utf8_scan("", 0, FO_UTF8_STRICT, &scan), 0);
    assert_int_equal(scan.widest, 0);
    const char *text =
        "plain ASCII text of some forty characters, then \xC3\xA9 and \xE2\x82\xAC and ASCII again, long";
    assert_int_equal(fo_utf8_scan(text, strlen(text), FO_UTF8_STRICT, &scan), strlen(text));
    assert_int_equal(scan.n_code_points, strlen(text) - 3);
    assert_int_equal(scan.widest, 0x20AC);
    fo_utf8_scan("abc\x7F"
                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                 40, FO_UTF8_STRICT, &scan);
    assert_int_equal(scan.widest, 0x7F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_makes_the_round_trip),
        cmocka_unit_test(invalid_sequences_stop_the_scan),
        cmocka_unit_test(scan_counts_and_finds_the_widest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
