// SPDX-License-Identifier: MIT
// str: code points in 1, 2 or 4 bytes each, the narrowest form that fits; ASCII has the short header. Always NUL-terminated.
//
//   ASCII    48 + n + 1 bytes        others   72 + kind * (n + 1) bytes
//   state.ascii  =>  kind == 1 and all code points < 128
#ifndef FO_TYPES_STR_H
#define FO_TYPES_STR_H

struct FoStr {
    FoObject head;
    int64_t n;    // code points
    int64_t hash; // -1: not computed yet
    struct {
        uint32_t kind : 3; // bytes per code point: 1, 2, 4
        uint32_t ascii : 1;
        uint32_t interned : 1;
    } state;
    uint32_t reserved;
    void *reserved2; // keeps ASCII data at offset 48
    // ASCII: data here. Otherwise: utf8 cache, its length, reserved, then the data at offset 72.
};
typedef struct {
    FoStr base;
    char *utf8; // cached encoding, NULL until asked for
    int64_t utf8_n;
    void *reserved;
} FoWideStr;
extern FoType fo_str_type;

FO_INLINE bool fo_str_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_STR); }
FO_INLINE bool fo_str_check_exact(const FoObject *o) { return o->type == &fo_str_type; }
FO_INLINE void *fo_str_data(const FoStr *s) {
    return (char *)(uintptr_t)s + (s->state.ascii ? sizeof(FoStr) : sizeof(FoWideStr));
}
FO_INLINE uint32_t fo_str_at(const FoStr *s, int64_t i) {
    const void *data = fo_str_data(s);
    return s->state.kind == 1 ? ((const uint8_t *)data)[i] : s->state.kind == 2 ? ((const uint16_t *)data)[i] : ((const uint32_t *)data)[i];
}
// An uninitialised string for n code points of which the largest is `widest`; fill it completely before anyone sees it.
FoStr *fo_str_new(int64_t n, uint32_t widest);
FoStr *fo_str_from_text(const char *text);                 // NUL-terminated, trusted UTF-8
FoStr *fo_str_from_utf8(const char *text, size_t n);       // UnicodeDecodeError when invalid
FoStr *fo_str_from_utf8_surrogates(const char *text, size_t n); // lone surrogates pass
FoStr *fo_str_from_ascii(const char *text, size_t n);      // trusted
FoStr *fo_str_from_code_points(const uint32_t *code_points, int64_t n);
FoStr *fo_str_from_kind(int kind, const void *data, int64_t n); // narrows when possible
FO_INLINE FoStr *fo_str_from_char(uint32_t code_point);    // Latin-1 ones are shared
FoStr *fo_str_printf(const char *format, ...);             // fo_raise's formats
FoStr *fo_str_vprintf(const char *format, va_list arguments);
FoStr *fo_str_intern(const char *text);                    // new reference to the shared name
void fo_str_intern_in_place(FoStr **s);
const char *fo_str_utf8(FoStr *s, size_t *n_or_null);      // borrowed from s; surrogates encode as three bytes; NULL only when memory is short
bool fo_str_put_utf8(const FoStr *s, FoBuffer *out);       // appends the same bytes without keeping them in s
bool fo_str_equals_text(const FoStr *s, const char *ascii);
bool fo_str_equal_content(const FoStr *a, const FoStr *b); // the lengths and kinds are equal
FO_INLINE bool fo_str_equal(const FoStr *a, const FoStr *b) {
    if (a == b) return true;
    if (a->n != b->n || a->state.kind != b->state.kind || a->state.ascii != b->state.ascii) return false;
    if (*(const uint8_t *)fo_str_data(a) != *(const uint8_t *)fo_str_data(b)) return false;
    return fo_str_equal_content(a, b);
}
int fo_str_compare(const FoStr *a, const FoStr *b); // <0, 0, >0 by code points
int64_t fo_str_hash(FoStr *s);
FoStr *fo_str_concat(FoStr *a, FoStr *b);
FoStr *fo_str_concat_give(FoStr *a, FoStr *b);  // consumes a: extends it in place when this was its only reference (a += b in linear time)
FoStr *fo_str_join(FoStr *separator, FoObject *const *items, int64_t n); // items must be str: TypeError names the item
FoStr *fo_str_slice(FoStr *s, int64_t start, int64_t stop, int64_t step, int64_t n);
FoObject *fo_str_mod(FoStr *format, FoObject *values);     // "…" % values
FoStr *fo_str_repr(FoStr *s);

enum { FO_BUILDER_SMALL = 96 };
// A growing string, for writers of repr and format: UTF-8-free, widens as needed.
typedef struct {
    FoStr *str;      // NULL until the first put
    int64_t n, cap;
    uint32_t widest;
    bool failed;     // an exception is pending
    char small[FO_BUILDER_SMALL]; // holds ASCII text while str is NULL
} FoStrBuilder;
FO_INLINE void fo_builder_init(FoStrBuilder *b) { // small stays as it is
    b->str = NULL;
    b->n = b->cap = 0;
    b->widest = 0;
    b->failed = false;
}
bool fo_builder_put_char(FoStrBuilder *b, uint32_t code_point);
bool fo_builder_put_str(FoStrBuilder *b, const FoStr *s);
bool fo_builder_put_slice(FoStrBuilder *b, const FoStr *s, int64_t start, int64_t stop);
bool fo_builder_put_ascii(FoStrBuilder *b, const char *text, size_t n);
bool fo_builder_put_text(FoStrBuilder *b, const char *text); // NUL-terminated UTF-8
bool fo_builder_put_repr(FoStrBuilder *b, FoObject *o);
bool fo_builder_put_repeated(FoStrBuilder *b, uint32_t code_point, int64_t n);
bool fo_builder_put_i64(FoStrBuilder *b, int64_t value);
// One replacement field of an f-string. conversion: 0, 's', 'r' or 'a'; spec NULL or empty: str(value) for the built-in types.
// What stands for {value!conversion:spec} in an f-string; conversion 0, 'r', 's' or 'a'; the spec may be NULL.
FoObject *fo_formatted(FoObject *value, int conversion, FoStr *spec);
bool fo_builder_put_formatted(FoStrBuilder *b, FoObject *value, int conversion, FoStr *spec_or_null);
FoStr *fo_builder_finish(FoStrBuilder *b); // the string (exact size) or NULL; the builder is empty afterwards
void fo_builder_deinit(FoStrBuilder *b);

int fo_escape_char(uint32_t c, char out[10]);
FoStr *fo_str_from_char_slow(uint32_t code_point);
FO_INLINE FoStr *fo_str_from_char(uint32_t code_point) {
    if (fo_likely(code_point < 256 && fo_rt->latin1[code_point])) return fo_ref(fo_rt->latin1[code_point]);
    return fo_str_from_char_slow(code_point);
}

void fo_str_free(FoObject *self);
void fo_intern_deinit(void);

// Names used by the runtime, interned at start-up: fo_name(__init__) is a borrowed FoStr*.
#define fo_name(text) (fo_names.name_##text)
typedef struct {
#define X(text) FoStr *name_##text;
#include "types/names.def"
#undef X
} FoNames;
extern FoNames fo_names;

#endif
