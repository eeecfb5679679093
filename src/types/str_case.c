// SPDX-License-Identifier: MIT
// Case conversion and the is… predicates.
#include "types/str_private.h"
#include "types/unicode.h"

#define CASED_ASCII(c) ((uint8_t)(((c) | 32) - 'a') < 26)

static bool put_case(FoStrBuilder *b, uint32_t c, FoCase to) {
    if (c < 128) {
        bool is_upper = (uint8_t)(c - 'A') < 26, is_lower = (uint8_t)(c - 'a') < 26;
        if (to == FO_CASE_LOWER || to == FO_CASE_FOLD ? is_upper : is_lower) c ^= 32;
        return fo_builder_put_char(b, c);
    }
    uint32_t mapped[3];
    int n = fo_char_to_case(c, to, mapped);
    for (int k = 0; k < n; k++)
        if (!fo_builder_put_char(b, mapped[k])) return false;
    return true;
}

// Sigma at the end of a word: after a cased character and not before one; case-ignorable characters between do not count.
static bool is_final_sigma(FoText t, int64_t at) {
    int64_t i = at - 1;
    while (i >= 0 && fo_char_flags(fo_text_at(t, i)) & FO_CHAR_CASE_IGNORABLE) i--;
    if (i < 0 || !(fo_char_flags(fo_text_at(t, i)) & FO_CHAR_CASED)) return false;
    for (i = at + 1; i < t.n && fo_char_flags(fo_text_at(t, i)) & FO_CHAR_CASE_IGNORABLE;) i++;
    return i == t.n || !(fo_char_flags(fo_text_at(t, i)) & FO_CHAR_CASED);
}

enum { CAPITAL_SIGMA = 0x3a3, FINAL_SIGMA = 0x3c2 };

static bool put_lower(FoStrBuilder *b, FoText t, int64_t i) {
    uint32_t c = fo_text_at(t, i);
    if (c == CAPITAL_SIGMA) return fo_builder_put_char(b, is_final_sigma(t, i) ? FINAL_SIGMA : 0x3c3);
    return put_case(b, c, FO_CASE_LOWER);
}

static bool goes_on(FoStrBuilder *b, int64_t i) {
    if (fo_unlikely(!fo_text_poll(i))) b->failed = true;
    return !b->failed;
}

static FoStr *ascii_case(FoStr *s, bool upper) {
    if (s->n == 0) return fo_str_empty();
    FoStr *r = fo_str_ascii_new(s->n);
    if (!r) return NULL;
    const uint8_t *from = fo_str_data(s);
    uint8_t *to = fo_str_data(r);
    uint8_t first = upper ? 'a' : 'A';
    for (int64_t i = 0, n = s->n; i < n;) {
        for (int64_t stop = n - i < FO_TEXT_STRETCH ? n : i + FO_TEXT_STRETCH; i < stop; i++)
            to[i] = (uint8_t)(from[i] ^ ((uint8_t)((uint8_t)(from[i] - first) < 26) << 5));
        if (!fo_poll()) return fo_xunref(r), NULL;
    }
    return r;
}

// Letters of an ASCII text become capital or small by what stands before them, or by what they are.
typedef enum { MIXED_TITLE, MIXED_CAPITALIZE, MIXED_SWAP } Mixed;
static FoStr *ascii_mixed(const FoStr *s, Mixed how) {
    FoStr *r = fo_str_ascii_new(s->n);
    if (!r) return NULL;
    const uint8_t *from = fo_str_data(s);
    uint8_t *to = fo_str_data(r);
    bool small = false; // the next letter
    for (int64_t i = 0, n = s->n; i < n; i++) {
        uint8_t c = from[i], bit = 0x20;
        bool is_letter = (uint8_t)((c | bit) - 'a') < 26;
        if (how == MIXED_SWAP) small = !(c & bit);
        to[i] = !is_letter ? c : small ? (uint8_t)(c | bit) : (uint8_t)(c & ~bit);
        small = how == MIXED_TITLE ? is_letter : true;
        if (!fo_text_poll(i)) return fo_xunref(r), NULL;
    }
    return r;
}

FO_STR_METHOD(lower) {
    FoStr *s = (FoStr *)self;
    if (s->state.ascii) return (FoObject *)ascii_case(s, false);
    FoStrBuilder b;
    fo_builder_init(&b);
    FoText t = fo_text_of(s);
    for (int64_t i = 0; i < t.n && goes_on(&b, i) && put_lower(&b, t, i); i++) {}
    return (FoObject *)fo_builder_finish(&b);
}

static FoObject *map_all(FoStr *s, FoCase to) {
    FoStrBuilder b;
    fo_builder_init(&b);
    FoText t = fo_text_of(s);
    for (int64_t i = 0; i < t.n && goes_on(&b, i) && put_case(&b, fo_text_at(t, i), to); i++) {}
    return (FoObject *)fo_builder_finish(&b);
}

FO_STR_METHOD(upper) {
    FoStr *s = (FoStr *)self;
    return s->state.ascii ? (FoObject *)ascii_case(s, true) : map_all(s, FO_CASE_UPPER);
}

FO_STR_METHOD(casefold) {
    FoStr *s = (FoStr *)self;
    return s->state.ascii ? (FoObject *)ascii_case(s, false) : map_all(s, FO_CASE_FOLD);
}

FO_STR_METHOD(capitalize) {
    if (((FoStr *)self)->state.ascii && ((FoStr *)self)->n > 1) return (FoObject *)ascii_mixed((FoStr *)self, MIXED_CAPITALIZE);
    FoText t = fo_text_of((FoStr *)self);
    FoStrBuilder b;
    fo_builder_init(&b);
    if (t.n) put_case(&b, fo_text_at(t, 0), FO_CASE_TITLE);
    for (int64_t i = 1; i < t.n && goes_on(&b, i) && put_lower(&b, t, i); i++) {}
    return (FoObject *)fo_builder_finish(&b);
}

FO_STR_METHOD(swapcase) {
    if (((FoStr *)self)->state.ascii && ((FoStr *)self)->n > 1) return (FoObject *)ascii_mixed((FoStr *)self, MIXED_SWAP);
    FoText t = fo_text_of((FoStr *)self);
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int64_t i = 0; i < t.n && goes_on(&b, i); i++) {
        uint32_t c = fo_text_at(t, i), flags = fo_char_flags(c);
        if (flags & FO_CHAR_UPPER) put_lower(&b, t, i);
        else if (flags & FO_CHAR_LOWER) put_case(&b, c, FO_CASE_UPPER);
        else fo_builder_put_char(&b, c);
    }
    return (FoObject *)fo_builder_finish(&b);
}

FO_STR_METHOD(title) {
    if (((FoStr *)self)->state.ascii && ((FoStr *)self)->n > 1) return (FoObject *)ascii_mixed((FoStr *)self, MIXED_TITLE);
    FoText t = fo_text_of((FoStr *)self);
    FoStrBuilder b;
    fo_builder_init(&b);
    bool after_cased = false;
    for (int64_t i = 0; i < t.n && goes_on(&b, i); i++) {
        uint32_t c = fo_text_at(t, i);
        if (after_cased) put_lower(&b, t, i);
        else put_case(&b, c, FO_CASE_TITLE);
        after_cased = c < 128 ? CASED_ASCII(c) : (fo_char_flags(c) & FO_CHAR_CASED) != 0;
    }
    return (FoObject *)fo_builder_finish(&b);
}

// ---- predicates

static FoObject *all_have(FoObject *self, uint32_t flags, bool when_empty) {
    FoText t = fo_text_of((FoStr *)self);
    for (int64_t i = 0; i < t.n; i++)
        if (!(fo_char_flags(fo_text_at(t, i)) & flags)) return fo_bool_new(false);
    return fo_bool_new(t.n ? true : when_empty);
}

FO_STR_METHOD(isalnum) { return all_have(self, FO_CHAR_ALNUM, false); }
FO_STR_METHOD(isalpha) { return all_have(self, FO_CHAR_ALPHA, false); }
FO_STR_METHOD(isdecimal) { return all_have(self, FO_CHAR_DECIMAL, false); }
FO_STR_METHOD(isdigit) { return all_have(self, FO_CHAR_DIGIT, false); }
FO_STR_METHOD(isnumeric) { return all_have(self, FO_CHAR_NUMERIC, false); }
FO_STR_METHOD(isspace) { return all_have(self, FO_CHAR_SPACE, false); }
FO_STR_METHOD(isprintable) { return all_have(self, FO_CHAR_PRINTABLE, true); }
FO_STR_METHOD(isascii) { return fo_bool_new(((FoStr *)self)->state.ascii); }

static bool str_is_identifier(const FoStr *s) {
    FoText t = fo_text_of(s);
    if (!t.n || !(fo_char_flags(fo_text_at(t, 0)) & FO_CHAR_XID_START)) return false;
    for (int64_t i = 1; i < t.n; i++)
        if (!(fo_char_flags(fo_text_at(t, i)) & FO_CHAR_XID_CONTINUE)) return false;
    return true;
}

FO_STR_METHOD(isidentifier) { return fo_bool_new(str_is_identifier((FoStr *)self)); }

// At least one character has `wanted`, none has `refused`.
static FoObject *is_one_case(FoObject *self, uint32_t wanted, uint32_t refused) {
    FoText t = fo_text_of((FoStr *)self);
    uint32_t all = 0;
    for (int64_t i = 0; i < t.n; i++) {
        all |= fo_char_flags(fo_text_at(t, i));
        if (all & refused) return fo_bool_new(false);
    }
    return fo_bool_new((all & wanted) != 0);
}

FO_STR_METHOD(islower) { return is_one_case(self, FO_CHAR_LOWER, FO_CHAR_UPPER | FO_CHAR_TITLE); }
FO_STR_METHOD(isupper) { return is_one_case(self, FO_CHAR_UPPER, FO_CHAR_LOWER | FO_CHAR_TITLE); }

FO_STR_METHOD(istitle) {
    FoText t = fo_text_of((FoStr *)self);
    bool any = false, after_cased = false;
    for (int64_t i = 0; i < t.n; i++) {
        uint32_t flags = fo_char_flags(fo_text_at(t, i));
        bool capital = flags & (FO_CHAR_UPPER | FO_CHAR_TITLE), small = flags & FO_CHAR_LOWER;
        if (capital ? after_cased : small && !after_cased) return fo_bool_new(false);
        after_cased = capital || small;
        any |= after_cased;
    }
    return fo_bool_new(any);
}
