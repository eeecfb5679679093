// SPDX-License-Identifier: MIT
// The vectors are CPython 3.11's hash(str) under PYTHONHASHSEED=<seed>.
#include "base/base.h"
#include "unit.h"

static const char *const words[] = {"a",        "abc",       "abcdefg",
                                    "abcdefgh", "abcdefghi", "The quick brown fox jumps over the lazy dog"};

static const struct {
    const char *seed;
    int64_t hashes[6];
} vectors[] = {
    {"0",
     {4644417185603328019, -4594863902769663758, 7904145750247929094, 4574395652268504554,
      -532774252720507163, -8217249817990249186}},
    {"1",
     {-3012895188637184397, -4667308735975688587, 3226643804905820176, -202642195356325900,
      7871229953815684364, -4305058434410168670}},
    {"42",
     {-123207753977932514, 3869580338025362921, 1375323160596907757, -5457871895989710762,
      -5970266004662334337, -8906954186123746932}},
    {"12345",
     {-8961251314296359281, 2962436275791859092, 6148946137545281088, 1658905534166424097,
      -6258168472765736806, -4784533082626239821}},
};

static void hashes_are_those_of_cpython(void **state) {
    for (size_t i = 0; i < FO_COUNT_OF(vectors); i++) {
        fo_hash_seed(vectors[i].seed);
        for (size_t w = 0; w < FO_COUNT_OF(words); w++)
            assert_true(fo_hash_bytes(words[w], strlen(words[w])) == vectors[i].hashes[w]);
    }
}

static void empty_text_is_zero_under_every_seed(void **state) {
    fo_hash_seed("7");
    assert_true(fo_hash_bytes("", 0) == 0);
    fo_hash_seed(NULL);
    assert_true(fo_hash_bytes(NULL, 0) == 0);
}

static void random_seeds_differ(void **state) {
    fo_hash_seed(NULL);
    int64_t first = fo_hash_bytes("abc", 3);
    fo_hash_seed("random");
    assert_true(fo_hash_bytes("abc", 3) != first);
}

static void unaligned_data_hash_alike(void **state) {
    char text[64];
    fo_hash_seed("0");
    for (size_t shift = 0; shift < 8; shift++) {
        strcpy(text + shift, words[5]);
        assert_true(fo_hash_bytes(text + shift, strlen(words[5])) == vectors[0].hashes[5]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_those_of_cpython),
        cmocka_unit_test(empty_text_is_zero_under_every_seed),
        cmocka_unit_test(random_seeds_differ),
        cmocka_unit_test(unaligned_data_hash_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
