// SPDX-License-Identifier: MIT
// Methods that pad, expand and translate, and the table of all of str's methods.
#include "types/str_private.h"
#include "types/unicode.h"

static FoObject *format_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %A", args[0]);
    FoStr *spec = (FoStr *)args[0];
    if (spec->n == 0) return fo_str(self);
    FoFormatSpec parsed;
    if (!fo_format_spec_parse(spec, self, &parsed)) return NULL;
    return fo_format_str((FoStr *)self, &parsed);
}

// ---- padding

static FoObject *pad(FoStr *s, int64_t left, int64_t right, uint32_t fill) {
    if (left < 0) left = 0;
    if (right < 0) right = 0;
    if (!left && !right) return (FoObject *)fo_str_exact(s);
    int64_t n;
    if (!fo_add_i64(left, right, &n) || !fo_add_i64(n, s->n, &n)) return fo_raise(FO_OVERFLOW_ERROR, "padded string is too long");
    uint32_t bound = fo_str_bound(s);
    FoStr *r = fo_str_new(n, fill > bound ? fill : bound);
    if (!r) return NULL;
    int kind = (int)r->state.kind;
    fo_text_fill(fo_str_data(r), kind, 0, left, fill);
    fo_text_copy(fo_str_data(r), kind, left, fo_text_of(s));
    fo_text_fill(fo_str_data(r), kind, left + s->n, right, fill);
    return (FoObject *)r;
}

static bool width_args(FoObject *const *args, int64_t n, int64_t *width, uint32_t *fill) {
    *fill = ' ';
    if (!fo_size_arg(args[0], width)) return false;
    if (n < 2) return true;
    if (!fo_str_check(args[1])) return fo_fail(FO_TYPE_ERROR, "The fill character must be a unicode character, not %T", args[1]);
    if (((FoStr *)args[1])->n != 1) return fo_fail(FO_TYPE_ERROR, "The fill character must be exactly one character long");
    *fill = fo_str_at((FoStr *)args[1], 0);
    return true;
}

static FoObject *center(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t width;
    uint32_t fill;
    if (!width_args(args, n, &width, &fill)) return NULL;
    int64_t margin = width <= ((FoStr *)self)->n ? 0 : width - ((FoStr *)self)->n, left = margin / 2 + (margin & width & 1);
    return pad((FoStr *)self, left, margin - left, fill);
}

static FoObject *ljust(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t width;
    uint32_t fill;
    if (!width_args(args, n, &width, &fill)) return NULL;
    return pad((FoStr *)self, 0, width <= ((FoStr *)self)->n ? 0 : width - ((FoStr *)self)->n, fill);
}

static FoObject *rjust(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t width;
    uint32_t fill;
    if (!width_args(args, n, &width, &fill)) return NULL;
    return pad((FoStr *)self, width <= ((FoStr *)self)->n ? 0 : width - ((FoStr *)self)->n, 0, fill);
}

static FoObject *zfill(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoStr *s = (FoStr *)self;
    int64_t width;
    if (!fo_size_arg(args[0], &width)) return NULL;
    int64_t fill = width <= s->n ? 0 : width - s->n;
    FoStr *r = (FoStr *)pad(s, fill, 0, '0');
    if (!r || !fill || !s->n) return (FoObject *)r;
    uint32_t sign = fo_str_at(s, 0);
    if (sign == '+' || sign == '-') {
        fo_text_put(fo_str_data(r), (int)r->state.kind, 0, sign);
        fo_text_put(fo_str_data(r), (int)r->state.kind, fill, '0');
    }
    return (FoObject *)r;
}

static FoObject *expandtabs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"tabsize"};
    static const FoParams params = {"expandtabs", names, 1, 0, 0, 1};
    FoObject *size = NULL;
    int32_t tab = 8;
    int64_t column = 0;
    if (!fo_args_bind(&params, args, n, kwnames, &size) || (size && !fo_c_int_arg(size, &tab))) return NULL;
    FoText t = fo_text_of((FoStr *)self);
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int64_t i = 0; i < t.n && !b.failed; i++) {
        uint32_t c = fo_text_at(t, i);
        if (c == '\t') {
            int64_t more = tab > 0 ? tab - column % tab : 0;
            fo_builder_put_repeated(&b, ' ', more);
            column += more;
        } else {
            fo_builder_put_char(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return (FoObject *)fo_builder_finish(&b);
}

// ---- translate

// What the table says about c: a new reference, or NULL and *kept when it says nothing (LookupError).
static FoObject *look_up(FoObject *table, uint32_t c, bool *kept) {
    *kept = false;
    FoObject *key = fo_int_from_i64(c);
    FoObject *value = key ? fo_get_item(table, key) : NULL;
    fo_xunref(key);
    if (!value && fo_error_matches_kind(FO_LOOKUP_ERROR)) {
        fo_error_clear();
        *kept = true;
    }
    return value;
}

static bool put_translated(FoStrBuilder *b, FoObject *value, int16_t *simple) {
    if (fo_is_none(value)) return true;
    if (fo_str_check(value)) {
        if (((FoStr *)value)->n == 1) *simple = (int16_t)(fo_str_at((FoStr *)value, 0) < 128 ? fo_str_at((FoStr *)value, 0) : -1);
        return fo_builder_put_str(b, (FoStr *)value);
    }
    if (!fo_int_check(value)) return fo_fail(FO_TYPE_ERROR, "character mapping must return integer, None or str");
    int64_t c;
    if (!fo_int_fits_i64(value, &c) || c < 0 || c > 0x10ffff) return fo_fail(FO_VALUE_ERROR, "character mapping must be in range(0x110000)");
    if (c < 128) *simple = (int16_t)c;
    return fo_builder_put_char(b, (uint32_t)c);
}

// ASCII characters that map to one ASCII character are looked up once; known[c] is that character, or -1.
static bool translate_one(FoStrBuilder *b, FoObject *table, uint32_t c, int16_t *known) {
    if (c < 128 && known[c] >= 0) return fo_builder_put_char(b, (uint32_t)known[c]);
    bool kept;
    int16_t simple = -1;
    FoObject *value = look_up(table, c, &kept);
    if (!value && !kept) return false;
    bool ok = kept ? fo_builder_put_char(b, c) : put_translated(b, value, &simple);
    if (c < 128) known[c] = kept ? (int16_t)c : simple;
    fo_xunref(value);
    return ok;
}

// What an ASCII character becomes by a dict without hooks; -1: not just one ASCII character.
static int16_t plain_translation(FoDict *table, uint32_t c, bool *ok) {
    FoBorrowed found = NULL;
    FoObject *key = fo_int_from_i64(c);
    *ok = key && fo_dict_find(table, key, &found);
    fo_xunref(key);
    int64_t to = -1;
    if (!found) return *ok ? (int16_t)c : -1;
    if (fo_str_check_exact(found)) to = ((const FoStr *)found)->n == 1 ? fo_str_at((const FoStr *)found, 0) : -1;
    else if (!fo_int_check_exact(found) || !fo_int_fits_i64(found, &to)) to = -1;
    return to >= 0 && to < 128 ? (int16_t)to : -1;
}

// An ASCII text by such a table, as long as each character becomes one. *done false, without an exception: the general way has to do it.
static FoObject *translate_plain(FoStr *s, FoDict *table, bool *done) {
    enum { UNKNOWN = -2 };
    int16_t known[128];
    for (int i = 0; i < 128; i++) known[i] = UNKNOWN;
    *done = false;
    FO_AUTO(FoStr) r = s->state.ascii && s->n > 1 ? fo_str_new(s->n, 127) : NULL;
    if (!r) return NULL;
    const uint8_t *from = fo_str_data(s);
    char *to = fo_str_data(r);
    for (int64_t i = 0; i < s->n; i++) {
        int16_t c = known[from[i]];
        bool ok = true;
        if ((i & 0xffff) == 0xffff && !fo_poll()) return NULL;
        if (fo_unlikely(c == UNKNOWN)) c = known[from[i]] = plain_translation(table, from[i], &ok);
        if (fo_unlikely(c < 0)) return NULL;
        to[i] = (char)c;
    }
    *done = true;
    return (FoObject *)fo_take(r);
}

static FoObject *translate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (fo_dict_check_exact(args[0])) {
        bool done;
        FoObject *plain = translate_plain((FoStr *)self, (FoDict *)args[0], &done);
        if (done || fo_error_is_pending()) return plain;
    }
    FoText t = fo_text_of((FoStr *)self);
    FoStrBuilder b;
    fo_builder_init(&b);
    int16_t known[128];
    memset(known, -1, sizeof known);
    for (int64_t i = 0; i < t.n; i++)
        if (!fo_text_poll(i) || !translate_one(&b, args[0], fo_text_at(t, i), known)) {
            fo_builder_deinit(&b);
            return NULL;
        }
    return (FoObject *)fo_builder_finish(&b);
}

static bool map_char(FoDict *d, uint32_t from, FoObject *to_give) {
    FoObject *key = to_give ? fo_int_from_i64(from) : NULL;
    bool ok = key && fo_dict_set(d, key, to_give);
    fo_xunref(key);
    fo_xunref(to_give);
    return ok;
}

static bool copy_mapping(FoDict *d, FoDict *from) {
    int64_t at = 0;
    FoBorrowed key, value;
    while (fo_dict_next(from, &at, &key, &value)) {
        if (fo_str_check(key)) {
            if (((const FoStr *)key)->n != 1) return fo_fail(FO_VALUE_ERROR, "string keys in translate table must be of length 1");
            if (!map_char(d, fo_str_at((const FoStr *)key, 0), fo_own(value))) return false;
        } else if (!fo_int_check(key)) return fo_fail(FO_TYPE_ERROR, "keys in translate table must be strings or integers");
        else if (!fo_dict_set(d, fo_lend(key), fo_lend(value))) return false;
    }
    return true;
}

static bool map_texts(FoDict *d, FoObject *const *args, int64_t n) {
    for (int64_t i = 1; i < n; i++)
        if (!fo_str_check(args[i])) return fo_fail(FO_TYPE_ERROR, "maketrans() argument %d must be str, not %A", (int)i + 1, args[i]);
    if (!fo_str_check(args[0])) return fo_fail(FO_TYPE_ERROR, "first maketrans argument must be a string if there is a second argument");
    FoText from = fo_text_of((FoStr *)args[0]), to = fo_text_of((FoStr *)args[1]);
    if (from.n != to.n) return fo_fail(FO_VALUE_ERROR, "the first two maketrans arguments must have equal length");
    for (int64_t i = 0; i < from.n; i++)
        if (!map_char(d, fo_text_at(from, i), fo_int_from_i64(fo_text_at(to, i)))) return false;
    if (n < 3) return true;
    FoText gone = fo_text_of((FoStr *)args[2]);
    for (int64_t i = 0; i < gone.n; i++)
        if (!map_char(d, fo_text_at(gone, i), fo_new_none())) return false;
    return true;
}

static FoObject *maketrans(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDict *d = fo_dict_new();
    if (!d) return NULL;
    bool ok;
    if (n > 1) ok = map_texts(d, args, n);
    else if (args[0]->type != &fo_dict_type) ok = fo_fail(FO_TYPE_ERROR, "if you give only one argument to maketrans it must be a dict");
    else ok = copy_mapping(d, (FoDict *)args[0]);
    if (ok) return (FoObject *)d;
    fo_unref(d);
    return NULL;
}

static FoObject *getnewargs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoStr *s = fo_str_from_part((FoStr *)self, 0, ((FoStr *)self)->n);
    FoTuple *t = s ? fo_tuple_pack(1, s) : NULL;
    fo_xunref(s);
    return (FoObject *)t;
}

#define KEYWORDS FO_NATIVE_KEYWORDS
const FoNativeDef fo_str_methods[] = {
    {"encode", fo_str_m_encode, 0, -1, KEYWORDS, "Encode the string using the codec registered for encoding.", NULL},
    {"replace", fo_str_m_replace, 2, 3, 0, "Return a copy with all occurrences of substring old replaced by new.", NULL},
    {"split", fo_str_m_split, 0, -1, KEYWORDS, "Return a list of the substrings in the string, using sep as the separator string.", NULL},
    {"rsplit", fo_str_m_rsplit, 0, -1, KEYWORDS, "Return a list of the substrings in the string, splitting from the end.", NULL},
    {"join", fo_str_m_join, 1, 1, 0, "Concatenate any number of strings.", NULL},
    {"capitalize", fo_str_m_capitalize, 0, 0, 0, "Return a capitalized version of the string.", NULL},
    {"casefold", fo_str_m_casefold, 0, 0, 0, "Return a version of the string suitable for caseless comparisons.", NULL},
    {"title", fo_str_m_title, 0, 0, 0, "Return a version of the string where each word is titlecased.", NULL},
    {"center", center, 1, 2, 0, "Return a centered string of length width.", NULL},
    {"count", fo_str_m_count, 0, -1, 0, "S.count(sub[, start[, end]]) -> int", NULL},
    {"expandtabs", expandtabs, 0, -1, KEYWORDS, "Return a copy where all tab characters are expanded using spaces.", NULL},
    {"find", fo_str_m_find, 0, -1, 0, "S.find(sub[, start[, end]]) -> int", NULL},
    {"partition", fo_str_m_partition, 1, 1, 0, "Partition the string into three parts using the given separator.", NULL},
    {"index", fo_str_m_index, 0, -1, 0, "S.index(sub[, start[, end]]) -> int", NULL},
    {"ljust", ljust, 1, 2, 0, "Return a left-justified string of length width.", NULL},
    {"lower", fo_str_m_lower, 0, 0, 0, "Return a copy of the string converted to lowercase.", NULL},
    {"lstrip", fo_str_m_lstrip, 0, 1, 0, "Return a copy of the string with leading whitespace removed.", NULL},
    {"rfind", fo_str_m_rfind, 0, -1, 0, "S.rfind(sub[, start[, end]]) -> int", NULL},
    {"rindex", fo_str_m_rindex, 0, -1, 0, "S.rindex(sub[, start[, end]]) -> int", NULL},
    {"rjust", rjust, 1, 2, 0, "Return a right-justified string of length width.", NULL},
    {"rstrip", fo_str_m_rstrip, 0, 1, 0, "Return a copy of the string with trailing whitespace removed.", NULL},
    {"rpartition", fo_str_m_rpartition, 1, 1, 0, "Partition the string into three parts, searching from the end.", NULL},
    {"splitlines", fo_str_m_splitlines, 0, -1, KEYWORDS, "Return a list of the lines in the string, breaking at line boundaries.", NULL},
    {"strip", fo_str_m_strip, 0, 1, 0, "Return a copy of the string with leading and trailing whitespace removed.", NULL},
    {"swapcase", fo_str_m_swapcase, 0, 0, 0, "Convert uppercase characters to lowercase and lowercase characters to uppercase.", NULL},
    {"translate", translate, 1, 1, 0, "Replace each character in the string using the given translation table.", NULL},
    {"upper", fo_str_m_upper, 0, 0, 0, "Return a copy of the string converted to uppercase.", NULL},
    {"startswith", fo_str_m_startswith, 0, -1, 0, "S.startswith(prefix[, start[, end]]) -> bool", NULL},
    {"endswith", fo_str_m_endswith, 0, -1, 0, "S.endswith(suffix[, start[, end]]) -> bool", NULL},
    {"removeprefix", fo_str_m_removeprefix, 1, 1, 0, "Return a str with the given prefix string removed if present.", NULL},
    {"removesuffix", fo_str_m_removesuffix, 1, 1, 0, "Return a str with the given suffix string removed if present.", NULL},
    {"isascii", fo_str_m_isascii, 0, 0, 0, "Return True if all characters in the string are ASCII, False otherwise.", NULL},
    {"islower", fo_str_m_islower, 0, 0, 0, "Return True if the string is a lowercase string, False otherwise.", NULL},
    {"isupper", fo_str_m_isupper, 0, 0, 0, "Return True if the string is an uppercase string, False otherwise.", NULL},
    {"istitle", fo_str_m_istitle, 0, 0, 0, "Return True if the string is a title-cased string, False otherwise.", NULL},
    {"isspace", fo_str_m_isspace, 0, 0, 0, "Return True if the string is a whitespace string, False otherwise.", NULL},
    {"isdecimal", fo_str_m_isdecimal, 0, 0, 0, "Return True if the string is a decimal string, False otherwise.", NULL},
    {"isdigit", fo_str_m_isdigit, 0, 0, 0, "Return True if the string is a digit string, False otherwise.", NULL},
    {"isnumeric", fo_str_m_isnumeric, 0, 0, 0, "Return True if the string is a numeric string, False otherwise.", NULL},
    {"isalpha", fo_str_m_isalpha, 0, 0, 0, "Return True if the string is an alphabetic string, False otherwise.", NULL},
    {"isalnum", fo_str_m_isalnum, 0, 0, 0, "Return True if the string is an alpha-numeric string, False otherwise.", NULL},
    {"isidentifier", fo_str_m_isidentifier, 0, 0, 0, "Return True if the string is a valid Python identifier, False otherwise.", NULL},
    {"isprintable", fo_str_m_isprintable, 0, 0, 0, "Return True if the string is printable, False otherwise.", NULL},
    {"zfill", zfill, 1, 1, 0, "Pad a numeric string with zeros on the left, to fill a field of the given width.", NULL},
    {"format", fo_str_m_format, 0, -1, KEYWORDS, "S.format(*args, **kwargs) -> str", NULL},
    {"format_map", fo_str_m_format_map, 1, 1, 0, "S.format_map(mapping) -> str", NULL},
    {"__format__", format_method, 1, 1, 0, "Return a formatted version of the string as described by format_spec.", NULL},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL, NULL},
    {"maketrans", maketrans, 1, 3, FO_NATIVE_STATIC, "Return a translation table usable for str.translate().", NULL},
    {NULL},
};
