// SPDX-License-Identifier: MIT
// str.format and format_map.
//
//   text  = (literal | "{{" | "}}" | "{" field ["!" conversion] [":" spec] "}")*
//   field = [name | number] ("." name | "[" key "]")*
// A spec may hold fields itself, one level deep.
#include "types/str_private.h"
#include "types/unicode.h"

typedef struct {
    FoObject *const *args; // positional arguments, then the values of kwnames; NULL for format_map
    int64_t n;
    FoTuple *kwnames;
    FoObject *mapping;     // of format_map
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    int64_t next;          // number of the next automatic field
} Arguments;

// A replacement field: ranges of the format string.
typedef struct {
    int64_t name, name_end, spec, spec_end;
    uint32_t conversion; // 0: none
    bool nested;         // the spec holds fields
} Field;

static bool render(FoStrBuilder *b, Arguments *a, FoStr *s, int64_t at, int64_t end, int levels);

// ---- names

// The number that the digits [from, to) write; -1 when they are not one.
static bool read_number(FoText t, int64_t from, int64_t to, int64_t *number) {
    *number = from == to ? -1 : 0;
    for (int64_t i = from; i < to; i++) {
        int digit = fo_char_decimal(fo_text_at(t, i));
        if (digit < 0) {
            *number = -1;
            return true;
        }
        if (*number > (INT64_MAX - digit) / 10) return fo_fail(FO_VALUE_ERROR, "Too many decimal digits in format string");
        *number = *number * 10 + digit;
    }
    return true;
}

static bool choose_numbering(Arguments *a, bool automatic) {
    if (a->numbering == UNDECIDED) a->numbering = automatic ? AUTOMATIC : MANUAL;
    if (a->numbering == MANUAL && automatic)
        return fo_fail(FO_VALUE_ERROR, "cannot switch from manual field specification to automatic field numbering");
    if (a->numbering == AUTOMATIC && !automatic)
        return fo_fail(FO_VALUE_ERROR, "cannot switch from automatic field numbering to manual field specification");
    return true;
}

static FoObject *get_positional(Arguments *a, int64_t number) {
    if (!a->args) return fo_raise(FO_VALUE_ERROR, "Format string contains positional fields");
    if (number >= a->n) return fo_raise(FO_INDEX_ERROR, "Replacement index %lld out of range for positional args tuple", (long long)number);
    return fo_ref(a->args[number]);
}

static FoObject *get_named(Arguments *a, FoStr *name) {
    if (a->mapping) return fo_get_item(a->mapping, (FoObject *)name);
    for (int64_t i = 0; a->kwnames && i < a->kwnames->n; i++)
        if (fo_str_equal((FoStr *)a->kwnames->items[i], name)) return fo_ref(a->args[a->n + i]);
    return fo_raise_with(FO_KEY_ERROR, (FoObject *)name);
}

static FoObject *get_first(Arguments *a, FoStr *s, int64_t from, int64_t to) {
    int64_t number;
    if (!read_number(fo_text_of(s), from, to, &number)) return NULL;
    bool automatic = from == to;
    if ((automatic || number >= 0) && a->args && !choose_numbering(a, automatic)) return NULL;
    if (automatic) number = a->next++;
    if (number >= 0) return get_positional(a, number);
    FO_AUTO(FoStr) name = fo_str_from_part(s, from, to);
    return name ? get_named(a, name) : NULL;
}

static FoObject *get_element(FoObject *o, FoStr *s, int64_t from, int64_t to) {
    int64_t number;
    if (!read_number(fo_text_of(s), from, to, &number)) return NULL;
    FoObject *key = number >= 0 ? fo_int_from_i64(number) : (FoObject *)fo_str_from_part(s, from, to);
    FoObject *r = key ? fo_get_item(o, key) : NULL;
    fo_xunref(key);
    return r;
}

static FoObject *get_attribute(FoObject *o, FoStr *s, int64_t from, int64_t to) {
    FoStr *name = fo_str_from_part(s, from, to);
    FoObject *r = name ? fo_get_attr(o, name) : NULL;
    fo_xunref(name);
    return r;
}

static bool ends_name(uint32_t c) { return c == '.' || c == '['; }

// Follows one ".name" or "[key]" at *at.
static FoObject *follow(FoObject *o, FoStr *s, int64_t *at, int64_t end) {
    FoText t = fo_text_of(s);
    uint32_t c = fo_text_at(t, *at);
    int64_t from = *at + 1, to = from;
    if (!ends_name(c)) return fo_raise(FO_VALUE_ERROR, "Only '.' or '[' may follow ']' in format field specifier");
    while (to < end && (c == '.' ? !ends_name(fo_text_at(t, to)) : fo_text_at(t, to) != ']')) to++;
    if (c == '[' && to == end) return fo_raise(FO_VALUE_ERROR, "Missing ']' in format string");
    *at = c == '[' ? to + 1 : to;
    if (from == to) return fo_raise(FO_VALUE_ERROR, "Empty attribute in format string");
    return c == '[' ? get_element(o, s, from, to) : get_attribute(o, s, from, to);
}

static FoObject *get_field(Arguments *a, FoStr *s, int64_t from, int64_t end) {
    FoText t = fo_text_of(s);
    int64_t at = from;
    while (at < end && !ends_name(fo_text_at(t, at))) at++;
    FoObject *o = get_first(a, s, from, at);
    while (o && at < end) {
        FoObject *next = follow(o, s, &at, end);
        fo_unref(o);
        o = next;
    }
    return o;
}

// ---- fields

// Reads the spec that starts at *at, up to the brace that closes the field.
static bool parse_spec(FoText t, int64_t *at, int64_t end, Field *f) {
    f->spec = *at;
    for (int depth = 1; *at < end;) {
        uint32_t c = fo_text_at(t, (*at)++);
        if (c == '{') {
            f->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            f->spec_end = *at - 1;
            return true;
        }
    }
    return fo_fail(FO_VALUE_ERROR, "unmatched '{' in format spec");
}

static bool parse_conversion(FoText t, int64_t *at, int64_t end, Field *f) {
    if (*at == end) return fo_fail(FO_VALUE_ERROR, "end of string while looking for conversion specifier");
    f->conversion = fo_text_at(t, (*at)++);
    if (*at < end) {
        uint32_t c = fo_text_at(t, (*at)++);
        if (c == '}') return true;
        if (c != ':') return fo_fail(FO_VALUE_ERROR, "expected ':' after conversion specifier");
    }
    return parse_spec(t, at, end, f);
}

// *at is behind the opening brace, and afterwards behind the closing one.
static bool parse_field(FoText t, int64_t *at, int64_t end, Field *f) {
    *f = (Field){.name = *at};
    uint32_t c = 0;
    while (*at < end) {
        c = fo_text_at(t, (*at)++);
        if (c == '{') return fo_fail(FO_VALUE_ERROR, "unexpected '{' in field name");
        if (c == '[')
            while (*at < end && fo_text_at(t, *at) != ']') (*at)++;
        if (c == '}' || c == ':' || c == '!') break;
    }
    f->name_end = *at - 1;
    if (c == '!') return parse_conversion(t, at, end, f);
    if (c == ':') return parse_spec(t, at, end, f);
    return c == '}' || fo_fail(FO_VALUE_ERROR, "expected '}' before end of string");
}

static bool convert(FoObject **value, uint32_t conversion) {
    FoObject *r;
    if (conversion == 'r') r = fo_repr(*value);
    else if (conversion == 's') r = fo_str(*value);
    else if (conversion == 'a') r = fo_ascii(*value);
    else if (conversion > 32 && conversion < 127) r = fo_raise(FO_VALUE_ERROR, "Unknown conversion specifier %c", (int)conversion);
    else r = fo_raise(FO_VALUE_ERROR, "Unknown conversion specifier \\x%x", (unsigned)conversion);
    if (!r) return false;
    fo_assign_give(value, r);
    return true;
}

static FoStr *expand_spec(Arguments *a, FoStr *s, const Field *f, int levels) {
    if (!f->nested) return fo_str_from_part(s, f->spec, f->spec_end);
    FoStrBuilder b;
    fo_builder_init(&b);
    if (render(&b, a, s, f->spec, f->spec_end, levels - 1)) return fo_builder_finish(&b);
    fo_builder_deinit(&b);
    return NULL;
}

static bool put_field(FoStrBuilder *b, Arguments *a, FoStr *s, const Field *f, int levels) {
    FO_AUTO(FoObject) value = get_field(a, s, f->name, f->name_end);
    if (!value || (f->conversion && !convert(&value, f->conversion))) return false;
    if (f->spec_end <= f->spec) return fo_builder_put_formatted(b, value, 0, NULL);
    FO_AUTO(FoStr) spec = expand_spec(a, s, f, levels);
    return spec && fo_builder_put_formatted(b, value, 0, spec);
}

static int64_t find_brace(FoText t, int64_t at, int64_t end) {
    while (at < end) {
        uint32_t c = fo_text_at(t, at);
        if (c == '{' || c == '}') break;
        at++;
    }
    return at;
}

static bool render(FoStrBuilder *b, Arguments *a, FoStr *s, int64_t at, int64_t end, int levels) {
    if (levels <= 0) return fo_fail(FO_VALUE_ERROR, "Max string recursion exceeded");
    FoText t = fo_text_of(s);
    while (at < end) {
        int64_t brace = find_brace(t, at, end);
        if (!fo_builder_put_slice(b, s, at, brace)) return false;
        if (brace == end) break;
        uint32_t c = fo_text_at(t, brace);
        at = brace + 1;
        if (at < end && fo_text_at(t, at) == c) {
            if (!fo_builder_put_char(b, c)) return false;
            at++;
            continue;
        }
        if (c == '}' || at == end) return fo_fail(FO_VALUE_ERROR, "Single '%c' encountered in format string", (int)c);
        Field f;
        if (!parse_field(t, &at, end, &f) || !put_field(b, a, s, &f, levels)) return false;
    }
    return true;
}

static FoObject *format(FoStr *s, Arguments *a) {
    FoStrBuilder b;
    fo_builder_init(&b);
    if (render(&b, a, s, 0, s->n, 2)) return (FoObject *)fo_builder_finish(&b);
    fo_builder_deinit(&b);
    return NULL;
}

FO_STR_METHOD(format) {
    static FoObject *const none[1] = {NULL};
    Arguments a = {.args = args ? args : none, .n = n, .kwnames = kwnames};
    return format((FoStr *)self, &a);
}

FO_STR_METHOD(format_map) {
    Arguments a = {.mapping = args[0]};
    return format((FoStr *)self, &a);
}
