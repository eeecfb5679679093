// SPDX-License-Identifier: MIT
// Methods of bytes and bytearray that look at single bytes: case, predicates, padding, translation, hexadecimal text, decode.
#include "types/bytes_private.h"

#define IS_UPPER(c) ((uint8_t)((c) - 'A') < 26)
#define IS_LOWER(c) ((uint8_t)((c) - 'a') < 26)
#define IS_ALPHA(c) ((uint8_t)(((c) | 32) - 'a') < 26)
#define IS_DIGIT(c) ((uint8_t)((c) - '0') < 10)
#define IS_SPACE(c) ((c) == ' ' || ((c) >= 9 && (c) <= 13))

// ---- case

typedef uint8_t (*Mapper)(uint8_t c, bool after_cased, bool is_first);
static uint8_t lower(uint8_t c, bool after, bool first) { return IS_UPPER(c) ? c | 32 : c; }
static uint8_t upper(uint8_t c, bool after, bool first) { return IS_LOWER(c) ? c & ~32 : c; }
static uint8_t swapped(uint8_t c, bool after, bool first) { return IS_ALPHA(c) ? c ^ 32 : c; }
static uint8_t titled(uint8_t c, bool after, bool first) { return after ? lower(c, after, first) : upper(c, after, first); }
static uint8_t capital(uint8_t c, bool after, bool first) { return first ? upper(c, after, first) : lower(c, after, first); }

static FoObject *map(FoObject *self, Mapper f) {
    FoText t = fo_bytes_text(self);
    FoObject *r = fo_bytes_like(self, NULL, t.n);
    if (!r) return NULL;
    const uint8_t *from = t.data;
    uint8_t *to = (uint8_t *)fo_bytes_data(r);
    for (int64_t i = 0; i < t.n; i++) to[i] = f(from[i], i && IS_ALPHA(from[i - 1]), i == 0);
    return r;
}

FO_BYTES_METHOD(lower) { return map(self, lower); }
FO_BYTES_METHOD(upper) { return map(self, upper); }
FO_BYTES_METHOD(swapcase) { return map(self, swapped); }
FO_BYTES_METHOD(title) { return map(self, titled); }
FO_BYTES_METHOD(capitalize) { return map(self, capital); }

// ---- predicates

#define ALL(name, condition)                                                                                                             \
    FO_BYTES_METHOD(name) {                                                                                                              \
        FoText t = fo_bytes_text(self);                                                                                                  \
        const uint8_t *p = t.data;                                                                                                       \
        for (int64_t i = 0; i < t.n; i++)                                                                                                \
            if (!(condition)) return fo_bool_new(false);                                                                                 \
        return fo_bool_new(t.n > 0);                                                                                                     \
    }
ALL(isalnum, IS_ALPHA(p[i]) || IS_DIGIT(p[i]))
ALL(isalpha, IS_ALPHA(p[i]))
ALL(isdigit, IS_DIGIT(p[i]))
ALL(isspace, IS_SPACE(p[i]))

FO_BYTES_METHOD(isascii) {
    FoText t = fo_bytes_text(self);
    return fo_bool_new(fo_ascii_prefix(t.data, (size_t)t.n) == (size_t)t.n);
}

static FoObject *is_case(FoObject *self, bool lower_wanted) {
    FoText t = fo_bytes_text(self);
    bool any = false;
    for (int64_t i = 0; i < t.n; i++) {
        uint8_t c = ((const uint8_t *)t.data)[i];
        if (!IS_ALPHA(c)) continue;
        if (IS_LOWER(c) != lower_wanted) return fo_bool_new(false);
        any = true;
    }
    return fo_bool_new(any);
}

FO_BYTES_METHOD(islower) { return is_case(self, true); }
FO_BYTES_METHOD(isupper) { return is_case(self, false); }

FO_BYTES_METHOD(istitle) {
    FoText t = fo_bytes_text(self);
    bool any = false, after = false;
    for (int64_t i = 0; i < t.n; i++) {
        uint8_t c = ((const uint8_t *)t.data)[i];
        if (IS_ALPHA(c) && IS_UPPER(c) == after) return fo_bool_new(false);
        after = IS_ALPHA(c);
        any |= after;
    }
    return fo_bool_new(any);
}

// ---- padding

static FoObject *pad(FoObject *self, int64_t left, int64_t right, char fill) {
    FoText t = fo_bytes_text(self);
    if (left <= 0 && right <= 0) return fo_bytes_same(self);
    int64_t n;
    if (!fo_add_i64(left, right, &n) || !fo_add_i64(n, t.n, &n)) return fo_raise_no_memory();
    FoObject *r = fo_bytes_like(self, NULL, n);
    if (!r) return NULL;
    char *to = fo_bytes_data(r);
    memset(to, fill, (size_t)left);
    memcpy(to + left, t.data, (size_t)t.n);
    memset(to + left + t.n, fill, (size_t)right);
    return r;
}

static bool width_args(FoObject *self, const char *name, FoObject *const *args, int64_t n, int64_t *margin, char *fill, int64_t *width) {
    *fill = ' ';
    if (!fo_size_arg(args[0], width)) return false;
    if (n > 1) {
        bool is_row = fo_bytes_check(args[1]) || fo_bytearray_check(args[1]);
        if (!is_row || fo_bytes_text(args[1]).n != 1)
            return fo_fail(FO_TYPE_ERROR, "%s() argument 2 must be a byte string of length 1, not %A", name, args[1]);
        *fill = *(const char *)fo_bytes_text(args[1]).data;
    }
    int64_t length = fo_bytes_text(self).n;
    *margin = *width > length ? *width - length : 0;
    return true;
}

FO_BYTES_METHOD(center) {
    int64_t margin, width;
    char fill;
    if (!width_args(self, "center", args, n, &margin, &fill, &width)) return NULL;
    int64_t left = margin / 2 + (margin & width & 1);
    return pad(self, left, margin - left, fill);
}

FO_BYTES_METHOD(ljust) {
    int64_t margin, width;
    char fill;
    return width_args(self, "ljust", args, n, &margin, &fill, &width) ? pad(self, 0, margin, fill) : NULL;
}

FO_BYTES_METHOD(rjust) {
    int64_t margin, width;
    char fill;
    return width_args(self, "rjust", args, n, &margin, &fill, &width) ? pad(self, margin, 0, fill) : NULL;
}

FO_BYTES_METHOD(zfill) {
    int64_t margin, width;
    char fill;
    if (!width_args(self, "zfill", args, 1, &margin, &fill, &width)) return NULL;
    FoObject *r = pad(self, margin, 0, '0');
    if (!r || !margin || fo_bytes_text(self).n == 0) return r;
    char *p = fo_bytes_data(r);
    if (p[margin] == '+' || p[margin] == '-') {
        p[0] = p[margin];
        p[margin] = '0';
    }
    return r;
}

FO_BYTES_METHOD(expandtabs) {
    static const char *const names[] = {"tabsize"};
    static const FoParams params = {"expandtabs", names, 1, 0, 0, 1};
    FoObject *size = NULL;
    int32_t tab = 8;
    int64_t column = 0;
    if (!fo_args_bind(&params, args, n, kwnames, &size) || (size && !fo_c_int_arg(size, &tab))) return NULL;
    FoText t = fo_bytes_text(self);
    FoBuffer out = FO_BUFFER_EMPTY;
    for (int64_t i = 0; i < t.n && !out.failed; i++) {
        char c = ((const char *)t.data)[i];
        if (c == '\t') {
            int64_t more = tab > 0 ? tab - column % tab : 0;
            fo_buffer_put_repeated(&out, ' ', (size_t)more);
            column += more;
        } else {
            fo_buffer_put_char(&out, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    FoObject *r = out.failed ? fo_raise_no_memory() : fo_bytes_like(self, out.data, (int64_t)out.n);
    fo_buffer_deinit(&out);
    return r;
}

// ---- translation

static FoObject *translated(FoObject *self, const uint8_t *table, const bool *deleted) {
    FoText t = fo_bytes_text(self);
    const uint8_t *from = t.data;
    int64_t kept = 0, at = 0;
    for (int64_t i = 0; i < t.n; i++) kept += !deleted[from[i]];
    FoObject *r = fo_bytes_like(self, NULL, kept);
    if (!r) return NULL;
    uint8_t *to = (uint8_t *)fo_bytes_data(r);
    for (int64_t i = 0; i < t.n; i++)
        if (!deleted[from[i]]) to[at++] = table ? table[from[i]] : from[i];
    return r;
}

FO_BYTES_METHOD(translate) {
    static const char *const names[] = {"", "delete"};
    static const FoParams params = {"translate", names, 2, 1, 1, 2};
    FoObject *bound[2] = {0};
    FO_BYTES_ARG table = {.view.owner = NULL};
    FO_BYTES_ARG gone = {.view.owner = NULL};
    bool deleted[256] = {false};
    if (!fo_args_bind(&params, args, n, kwnames, bound)) return NULL;
    bool has_table = !fo_is_none(bound[0]);
    if (has_table && !fo_bytes_arg_get(bound[0], &table)) return NULL;
    if (has_table && table.text.n != 256) return fo_raise(FO_VALUE_ERROR, "translation table must be 256 characters long");
    if (bound[1] && !fo_bytes_arg_get(bound[1], &gone)) return NULL;
    for (int64_t i = 0; bound[1] && i < gone.text.n; i++) deleted[((const uint8_t *)gone.text.data)[i]] = true;
    return translated(self, has_table ? table.text.data : NULL, deleted);
}

FO_BYTES_METHOD(maketrans) {
    FO_BYTES_ARG from = {.view.owner = NULL};
    FO_BYTES_ARG to = {.view.owner = NULL};
    if (!fo_bytes_arg_get(args[0], &from) || !fo_bytes_arg_get(args[1], &to)) return NULL;
    if (from.text.n != to.text.n) return fo_raise(FO_VALUE_ERROR, "maketrans arguments must have same length");
    FoObject *r = fo_bytes_new(NULL, 256);
    if (!r) return NULL;
    uint8_t *table = (uint8_t *)fo_bytes_data(r);
    for (int i = 0; i < 256; i++) table[i] = (uint8_t)i;
    for (int64_t i = 0; i < from.text.n; i++) table[((const uint8_t *)from.text.data)[i]] = ((const uint8_t *)to.text.data)[i];
    return r;
}

// ---- hexadecimal text

static bool separator_arg(FoObject *o, char *separator) {
    int64_t n;
    if (!fo_len(o, &n)) return false;
    if (n != 1) return fo_fail(FO_VALUE_ERROR, "sep must be length 1.");
    if (!fo_str_check(o) && !fo_bytes_check(o)) return fo_fail(FO_TYPE_ERROR, "sep must be str or bytes.");
    uint32_t c = fo_str_check(o) ? fo_str_at((FoStr *)o, 0) : *(const uint8_t *)fo_bytes_text(o).data;
    if (c > 127) return fo_fail(FO_VALUE_ERROR, "sep must be ASCII.");
    *separator = (char)c;
    return true;
}

FoObject *fo_bytes_to_hex(const uint8_t *data, int64_t n, FoObject *const *args, int64_t n_args, FoTuple *kwnames) {
    static const char *const names[] = {"sep", "bytes_per_sep"};
    static const FoParams params = {"hex", names, 2, 0, 0, 2};
    static const char digits[] = "0123456789abcdef";
    FoObject *bound[2] = {0};
    char separator = 0;
    int64_t group;
    if (!fo_args_bind(&params, args, n_args, kwnames, bound)) return NULL;
    int32_t given = 1;
    if (bound[1] && !fo_c_int_arg(bound[1], &given)) return NULL;
    group = given;
    if (bound[0] && !separator_arg(bound[0], &separator)) return NULL;
    if (!bound[0] || n == 0) group = 0;
    uint64_t size = group < 0 ? 0 - (uint64_t)group : (uint64_t)group;
    int64_t n_separators = size && size < (uint64_t)n ? (n - 1) / (int64_t)size : 0;
    FoStr *r = n > INT64_MAX / 4 ? fo_raise_no_memory() : fo_str_new(n * 2 + n_separators, 127);
    if (!r || !n) return (FoObject *)r;
    char *to = fo_str_data(r);
    for (int64_t i = 0; i < n; i++) {
        // positive sizes count groups from the right
        if (n_separators && i && (group > 0 ? n - i : i) % (int64_t)size == 0) *to++ = separator;
        *to++ = digits[data[i] >> 4];
        *to++ = digits[data[i] & 15];
    }
    return (FoObject *)r;
}

FO_BYTES_METHOD(hex) {
    FO_BYTES_ARG whole = {.view.owner = NULL}; // reading the arguments may run code
    return fo_bytes_arg_get(self, &whole) ? fo_bytes_to_hex(whole.text.data, whole.text.n, args, n, kwnames) : NULL;
}

static int hex_value(uint32_t c) {
    return IS_DIGIT(c) && c < 128 ? (int)c - '0' : c < 128 && (c | 32) >= 'a' && (c | 32) <= 'f' ? (int)(c | 32) - 'a' + 10 : -1;
}

static bool read_hex(FoText t, FoBuffer *out) {
    for (int64_t i = 0; i < t.n;) {
        uint32_t c = fo_text_at(t, i);
        if (c < 128 && IS_SPACE(c)) {
            i++;
            continue;
        }
        int high = hex_value(c), low = i + 1 < t.n ? hex_value(fo_text_at(t, i + 1)) : -1;
        if (high < 0 || low < 0)
            return fo_fail(FO_VALUE_ERROR, "non-hexadecimal number found in fromhex() arg at position %lld", (long long)(high < 0 ? i : i + 1));
        if (!fo_buffer_put_char(out, (char)(high << 4 | low))) return fo_fail_no_memory();
        i += 2;
    }
    return true;
}

FO_BYTES_METHOD(fromhex) { // self is the class
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "fromhex() argument must be str, not %A", args[0]);
    FoType *type = (FoType *)self;
    FoBuffer out = FO_BUFFER_EMPTY;
    FoObject *r = NULL;
    if (read_hex(fo_text_of((FoStr *)args[0]), &out)) {
        bool is_bytes = fo_type_is_subtype(type, &fo_bytes_type);
        r = is_bytes ? fo_bytes_new(out.data, (int64_t)out.n) : fo_bytearray_new(out.data, (int64_t)out.n);
        if (r && type != &fo_bytes_type && type != &fo_bytearray_type) fo_assign_give(&r, fo_call1(self, r));
    }
    fo_buffer_deinit(&out);
    return r;
}

FO_BYTES_METHOD(decode) {
    const char *encoding, *errors;
    if (!fo_codec_args("decode", args, n, kwnames, &encoding, &errors)) return NULL;
    FoText t = fo_bytes_text(self);
    return fo_bytes_decode(t.data, t.n, encoding, errors);
}
