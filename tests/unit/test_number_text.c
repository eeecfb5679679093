// SPDX-License-Identifier: MIT
// Texts are CPython's repr(float); beyond the listed ones the properties that define them are checked against
// strtod and printf: the text reads back as the same value, and no shorter one does.
#include "base/base.h"
#include "unit.h"

#include <locale.h>
#include <math.h>

static void expect_text(double value, const char *expected) {
    char text[FO_NUMBER_TEXT_MAX];
    assert_int_equal(fo_text_from_f64(value, text), strlen(expected));
    assert_string_equal(text, expected);
}

static void texts_are_those_of_cpython(void **state) {
    expect_text(0.0, "0.0");
    expect_text(-0.0, "-0.0");
    expect_text(1.0, "1.0");
    expect_text(-1.5, "-1.5");
    expect_text(0.1, "0.1");
    expect_text(0.1 + 0.2, "0.30000000000000004");
    expect_text(1e15, "1000000000000000.0");
    expect_text(9007199254740993.0, "9007199254740992.0");
    expect_text(1e16, "1e+16");
    expect_text(123456789012345680.0, "1.2345678901234568e+17");
    expect_text(1e22, "1e+22");
    expect_text(0.0001, "0.0001");
    expect_text(0.00001, "1e-05");
    expect_text(-0.00012345, "-0.00012345");
    expect_text(1.7976931348623157e308, "1.7976931348623157e+308");
    expect_text(-1.7976931348623157e308, "-1.7976931348623157e+308");
    expect_text(2.2250738585072014e-308, "2.2250738585072014e-308");
    expect_text(5e-324, "5e-324");
    expect_text(-2.2250738585072011e-308, "-2.225073858507201e-308");
    expect_text((double)INFINITY, "inf");
    expect_text(-(double)INFINITY, "-inf");
    expect_text((double)NAN, "nan");
    expect_text(2e-44, "2e-44");
    expect_text(9.5367431640625e-07, "9.5367431640625e-07");
}

static void check_shortest(double value) {
    char text[FO_NUMBER_TEXT_MAX], shorter[64];
    fo_text_from_f64(value, text);
    assert_true(strtod(text, NULL) == value);
    double back;
    assert_true(fo_f64_from_text(text, strlen(text), &back));
    assert_memory_equal(&back, &value, sizeof value);
    FoDecimal decimal;
    fo_decimal_shortest_f64(value, &decimal);
    if (decimal.n == 1) return;
    snprintf(shorter, sizeof shorter, "%.*e", decimal.n - 2, value);
    assert_false(strtod(shorter, NULL) == value);
    snprintf(shorter, sizeof shorter, "%.*e", decimal.n - 1,
             value); // the nearest of this length, when it reads back
    if (strtod(shorter, NULL) != value) return;
    char *digit = shorter + (shorter[0] == '-');
    assert_true(digit[0] == decimal.digits[0]);
    assert_memory_equal(digit + 2, decimal.digits + 1, (size_t)decimal.n - 1);
}

static void random_bit_patterns_are_shortest(void **state) {
    uint64_t seed = 1;
    for (int i = 0; i < 200000; i++) {
        uint64_t bits = unit_random(&seed);
        double value;
        memcpy(&value, &bits, 8);
        if (isfinite(value)) check_shortest(value);
    }
}

static void powers_and_neighbours_are_shortest(void **state) {
    for (int e = -1074; e < 1024; e++) {
        double power = ldexp(1.0, e);
        check_shortest(power);
        check_shortest(nextafter(power, INFINITY));
        if (e > -1074) check_shortest(nextafter(power, 0));
    }
    for (uint64_t bits = 1; bits < 3000; bits++) { // the smallest subnormals
        double value;
        memcpy(&value, &bits, 8);
        check_shortest(value);
    }
}

static void float32_is_shortest(void **state) {
    uint64_t seed = 2;
    for (int i = 0; i < 200000; i++) {
        uint32_t bits = (uint32_t)unit_random(&seed);
        if (i < 2000) bits = (uint32_t)i;
        float value;
        memcpy(&value, &bits, 4);
        if (!isfinite(value)) continue;
        FoDecimal d;
        fo_decimal_shortest_f32(value, &d);
        char text[64];
        snprintf(text, sizeof text, "%s0.%se%d", d.negative ? "-" : "", d.digits, d.point);
        assert_true(strtof(text, NULL) == value);
        if (d.n == 1) continue;
        snprintf(text, sizeof text, "%.*e", d.n - 2, (double)value);
        assert_false(strtof(text, NULL) == value);
    }
}

static void integers_as_printf(void **state) {
    static const int64_t edges[] = {0,   1,    -1,    9,         10,        99,
                                    100, -100, 12345, INT64_MAX, INT64_MIN, INT64_MIN + 1};
    uint64_t seed = 3;
    for (int i = 0; i < 100000; i++) {
        int64_t value = i < (int)FO_COUNT_OF(edges) ? edges[i] : (int64_t)(unit_random(&seed) >> (i % 64));
        char text[FO_NUMBER_TEXT_MAX], expected[32];
        int n = fo_text_from_i64(value, text);
        assert_int_equal(n, snprintf(expected, sizeof expected, "%lld", (long long)value));
        assert_string_equal(text, expected);
    }
}

static void reads(const char *text, double expected) {
    double value;
    assert_true(fo_f64_from_text(text, strlen(text), &value));
    assert_memory_equal(&value, &expected, sizeof value);
}

static void hard_texts_are_read_correctly(void **state) {
    reads("0", 0.0);
    reads("-0", -0.0);
    reads("+1.", 1.0);
    reads(".5", 0.5);
    reads("1e3", 1000.0);
    reads("1E-2", 0.01);
    reads("2.2250738585072011e-308", 2.2250738585072011e-308);
    reads("2.2250738585072012e-308", 2.2250738585072014e-308);
    reads("9007199254740993", 9007199254740992.0);
    reads("9007199254740993.0000000000000000000000000000000000001", 9007199254740994.0);
    reads("1.7976931348623158e308", 1.7976931348623157e308);
    reads("1.7976931348623159e308", (double)INFINITY);
    reads("2.4703282292062327e-324", 0.0);
    reads("2.4703282292062328e-324", 5e-324);
    reads("1e999999999999999999999999", (double)INFINITY);
    reads("-1e-999999999999999999999999", -0.0);
    reads("0e999999999999", 0.0);
    reads("inf", (double)INFINITY);
    reads("-Infinity", -(double)INFINITY);
    double value;
    assert_true(fo_f64_from_text("NaN", 3, &value) && isnan(value));
}

static void long_digit_strings_are_exact(void **state) {
    // Half-way between 1 and its successor, with a last digit after a thousand zeros that decides.
    char text[2200];
    strcpy(text, "1.00000000000000011102230246251565404236316680908203125");
    reads(text, 1.0);
    size_t n = strlen(text);
    memset(text + n, '0', 1000);
    text[n + 1000] = '1';
    text[n + 1001] = '\0';
    reads(text, 1.0000000000000002);
    memset(text, '9', 2000);
    strcpy(text + 2000, "e-2000");
    reads(text, 1.0);
}

static void what_is_no_number_is_refused(void **state) {
    static const char *const texts[] = {"",   "-",    "+",     ".",   "e5", "1e",    "1e+",  "1_0", " 1",
                                        "1 ", "0x10", "1.5.2", "--1", "in", "infin", "nan1", "1,5", "1d5"};
    double value;
    for (size_t i = 0; i < FO_COUNT_OF(texts); i++)
        assert_false(fo_f64_from_text(texts[i], strlen(texts[i]), &value));
    assert_false(fo_f64_from_text("1\0002", 3, &value));
}

static void the_locale_does_not_matter(void **state) {
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "fr_FR"};
    for (size_t i = 0; i < FO_COUNT_OF(names); i++)
        if (setlocale(LC_NUMERIC, names[i]) != NULL) break;
    reads("3.14159265358979323846264338327950288", 3.141592653589793);
    expect_text(3.5, "3.5");
    setlocale(LC_NUMERIC, "C");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_those_of_cpython),
        cmocka_unit_test(random_bit_patterns_are_shortest),
        cmocka_unit_test(powers_and_neighbours_are_shortest),
        cmocka_unit_test(float32_is_shortest),
        cmocka_unit_test(integers_as_printf),
        cmocka_unit_test(hard_texts_are_read_correctly),
        cmocka_unit_test(long_digit_strings_are_exact),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(the_locale_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
