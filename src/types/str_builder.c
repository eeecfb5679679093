// SPDX-License-Identifier: MIT
// FoStrBuilder: short ASCII results grow in the builder itself and are copied out once; others in a string with spare room
// that is cut to size at the end.
//
//   str == NULL  =>  the text is small[0..n), ASCII, cap is 0 (nothing put yet) or FO_BUILDER_SMALL
//   str != NULL  =>  str->n == cap, its kind fits widest, the text is its first n code points
#include "types/str_private.h"

static FoText text_of(const FoStrBuilder *b) {
    if (!b->str) return (FoText){b->small, b->n, 1};
    return (FoText){fo_str_data(b->str), b->n, (int)b->str->state.kind};
}

static bool fail(FoStrBuilder *b) {
    b->failed = true;
    return false;
}

// Moves the text to a string with room for cap code points up to `bound`.
static bool move(FoStrBuilder *b, int64_t cap, uint32_t bound) {
    FoStr *s = fo_str_new(cap, bound);
    if (!s) return fail(b);
    fo_text_copy(fo_str_data(s), (int)s->state.kind, 0, text_of(b));
    fo_xunref(b->str);
    b->str = s;
    b->cap = cap;
    b->widest = bound;
    return true;
}

static bool grow_in_place(FoStrBuilder *b, int64_t cap) {
    FoStr *s = b->str;
    int64_t old_nbytes = fo_str_nbytes(s);
    FoStr *grown = fo_realloc(s, (size_t)old_nbytes, (size_t)(old_nbytes + (cap - b->cap) * s->state.kind), FO_MEM_OBJECT);
    if (!grown) return fo_raise_no_memory(), fail(b);
    grown->n = b->cap = cap;
    b->str = grown;
    fo_text_put(fo_str_data(grown), (int)grown->state.kind, cap, 0);
    return true;
}

// Makes room for `more` code points up to `bound`; afterwards data can be written at n.
static FO_NOINLINE bool make_room(FoStrBuilder *b, int64_t more, uint32_t bound) {
    if (b->failed) return false;
    int64_t needed;
    if (!fo_add_i64(b->n, more, &needed) || needed > (INT64_MAX - 128) / 8) return fo_raise_no_memory(), fail(b);
    if (!b->str && bound < 128 && needed <= FO_BUILDER_SMALL) {
        b->cap = FO_BUILDER_SMALL;
        b->widest = 127;
        return true;
    }
    int64_t cap = b->cap;
    if (needed > cap) cap = needed + needed / 2;
    if (cap < 2 * FO_BUILDER_SMALL) cap = 2 * FO_BUILDER_SMALL;
    if (b->widest > bound) bound = b->widest;
    if (bound < 127) bound = 127;
    if (b->str && fo_str_bound(b->str) >= bound) return grow_in_place(b, cap);
    return move(b, cap, bound < 128 ? 127 : bound < 256 ? 255 : bound < 0x10000 ? 0xffff : 0x10ffff);
}

FO_INLINE bool room(FoStrBuilder *b, int64_t more, uint32_t bound) {
    if (fo_likely(more <= b->cap - b->n && bound <= b->widest && !b->failed)) return true;
    return make_room(b, more, bound);
}

FO_INLINE void *data_of(FoStrBuilder *b) { return b->str ? fo_str_data(b->str) : b->small; }
FO_INLINE int kind_of(const FoStrBuilder *b) { return b->str ? (int)b->str->state.kind : 1; }

static bool put_part(FoStrBuilder *b, FoText t, uint32_t bound) {
    if (!room(b, t.n, bound)) return false;
    fo_text_copy(data_of(b), kind_of(b), b->n, t);
    b->n += t.n;
    return true;
}

bool fo_builder_put_char(FoStrBuilder *b, uint32_t c) {
    if (!room(b, 1, c)) return false;
    fo_text_put(data_of(b), kind_of(b), b->n++, c);
    return true;
}

bool fo_builder_put_repeated(FoStrBuilder *b, uint32_t c, int64_t n) {
    if (n <= 0) return !b->failed;
    if (!room(b, n, c)) return false;
    fo_text_fill(data_of(b), kind_of(b), b->n, n, c);
    b->n += n;
    return true;
}

bool fo_builder_put_str(FoStrBuilder *b, const FoStr *s) { return put_part(b, fo_text_of(s), fo_str_bound(s)); }

bool fo_builder_put_slice(FoStrBuilder *b, const FoStr *s, int64_t start, int64_t stop) {
    if (stop <= start) return !b->failed;
    FoText t = fo_text_part(fo_text_of(s), start, stop);
    return put_part(b, t, s->state.ascii ? 127 : fo_text_bound(t));
}

bool fo_builder_put_ascii(FoStrBuilder *b, const char *text, size_t n) {
    return put_part(b, (FoText){text, (int64_t)n, 1}, 127);
}

// UTF-8; what is not valid becomes U+FFFD, for messages must never fail.
static bool put_utf8(FoStrBuilder *b, const char *text, size_t n) {
    size_t at = fo_ascii_prefix(text, n);
    if (!fo_builder_put_ascii(b, text, at)) return false;
    while (at < n) {
        FoUtf8Scan scan;
        size_t good = at + fo_utf8_scan(text + at, n - at, FO_UTF8_SURROGATES, &scan);
        while (at < good)
            if (!fo_builder_put_char(b, fo_utf8_next(text, &at))) return false;
        if (at < n && (at++, !fo_builder_put_char(b, 0xfffd))) return false;
    }
    return true;
}

bool fo_builder_put_text(FoStrBuilder *b, const char *text) { return put_utf8(b, text, strlen(text)); }

bool fo_builder_put_i64(FoStrBuilder *b, int64_t value) {
    if (!room(b, FO_NUMBER_TEXT_MAX, 127)) return false;
    if (kind_of(b) == 1) {
        b->n += fo_text_from_i64(value, (char *)data_of(b) + b->n);
        return true;
    }
    char text[FO_NUMBER_TEXT_MAX];
    int n = fo_text_from_i64(value, text);
    return fo_builder_put_ascii(b, text, (size_t)n);
}

// Repr of a float.
static bool builder_put_f64(FoStrBuilder *b, double value) {
    char text[FO_NUMBER_TEXT_MAX];
    int n = fo_text_from_f64(value, text);
    return fo_builder_put_ascii(b, text, (size_t)n);
}

static bool put_give(FoStrBuilder *b, FoObject *s) {
    if (!s) return fail(b);
    bool ok = fo_builder_put_str(b, (FoStr *)s);
    fo_unref(s);
    return ok;
}

bool fo_builder_put_repr(FoStrBuilder *b, FoObject *o) {
    if (b->failed) return false;
    int64_t i;
    if (o->type == &fo_int_type && fo_int_fits_i64(o, &i)) return fo_builder_put_i64(b, i);
    if (o->type == &fo_float_type) return builder_put_f64(b, fo_float_value(o));
    return put_give(b, fo_repr(o));
}

// Str(o).
static bool builder_put_object(FoStrBuilder *b, FoObject *o) {
    if (b->failed) return false;
    int64_t i;
    if (o->type == &fo_str_type) return fo_builder_put_str(b, (FoStr *)o);
    if (o->type == &fo_int_type && fo_int_fits_i64(o, &i)) return fo_builder_put_i64(b, i);
    if (o->type == &fo_float_type) return builder_put_f64(b, fo_float_value(o));
    return put_give(b, fo_str(o));
}

static FoObject *convert(FoObject *value, int conversion) {
    return conversion == 'r' ? fo_repr(value) : conversion == 'a' ? fo_ascii(value) : fo_str(value);
}

static bool is_plain(const FoObject *o) { return o->type == &fo_str_type || o->type == &fo_int_type || o->type == &fo_float_type; }

// format(value, spec) without looking __format__ up.
static FoObject *format_plain(FoObject *value, FoStr *spec) {
    FoFormatSpec parsed;
    if (!fo_format_spec_parse(spec, value, &parsed)) return NULL;
    if (value->type == &fo_float_type) return fo_format_float(fo_float_value(value), &parsed);
    return value->type == &fo_int_type ? fo_format_int(value, &parsed) : fo_format_str((FoStr *)value, &parsed);
}

static FoObject *format(FoObject *value, FoStr *spec) {
    return is_plain(value) && spec && spec->n ? format_plain(value, spec) : fo_format(value, (FoObject *)spec);
}

FoObject *fo_formatted(FoObject *value, int conversion, FoStr *spec) {
    if (spec && spec->n == 0) spec = NULL;
    if (!conversion) return format(value, spec);
    FoObject *text = convert(value, conversion);
    if (!text || (!spec && text->type == &fo_str_type)) return text;
    FoObject *formatted = format(text, spec);
    fo_unref(text);
    return formatted;
}

bool fo_builder_put_formatted(FoStrBuilder *b, FoObject *value, int conversion, FoStr *spec) {
    if (b->failed) return false;
    bool no_spec = !spec || spec->n == 0;
    if (no_spec && (conversion == 's' || (!conversion && is_plain(value)))) return builder_put_object(b, value);
    if (no_spec && conversion == 'r') return fo_builder_put_repr(b, value);
    return put_give(b, fo_formatted(value, conversion, spec));
}

// A narrower copy is needed only when text was put with a bound wider than it turned out (slices never do that).
static FoStr *cut(FoStrBuilder *b) {
    FoStr *s = b->str;
    b->str = NULL;
    if (b->n == 0 || b->n == 1 || fo_text_bound((FoText){fo_str_data(s), b->n, (int)s->state.kind}) < fo_str_bound(s)) {
        FoStr *r = fo_str_from_kind((int)s->state.kind, fo_str_data(s), b->n);
        fo_unref(s);
        return r;
    }
    if (b->n == b->cap) return s;
    int64_t old_nbytes = fo_str_nbytes(s), cap = b->cap;
    FoStr *r = fo_realloc(s, (size_t)old_nbytes, (size_t)(old_nbytes - (cap - b->n) * s->state.kind), FO_MEM_OBJECT);
    if (!r) {
        fo_unref(s);
        return fo_raise_no_memory();
    }
    r->n = b->n;
    fo_text_put(fo_str_data(r), (int)r->state.kind, r->n, 0);
    return r;
}

FoStr *fo_builder_finish(FoStrBuilder *b) {
    if (b->failed) {
        fo_builder_deinit(b);
        return NULL;
    }
    FoStr *r = b->str ? cut(b) : fo_str_from_ascii(b->small, (size_t)b->n);
    b->n = b->cap = 0;
    b->widest = 0;
    return r;
}

void fo_builder_deinit(FoStrBuilder *b) {
    fo_xunref(b->str);
    b->str = NULL;
    b->n = b->cap = 0;
    b->widest = 0;
    b->failed = false;
}
