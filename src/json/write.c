// SPDX-License-Identifier: MIT
#include "json/json.h"
#include <math.h>

static bool write(FoObject *o, int indent, int level, FoBuffer *out);

static bool write_string(FoStr *s, FoBuffer *out) {
    size_t n;
    const char *text = fo_str_utf8(s, &n);
    if (!text) return false;
    fo_buffer_put_char(out, '"');
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
        const char *known = c ? strchr(from, c) : NULL;
        if (known) {
            fo_buffer_put_char(out, '\\');
            fo_buffer_put_char(out, to[known - from]);
        } else if (c < 0x20) {
            fo_buffer_printf(out, "\\u%04x", c);
        } else {
            fo_buffer_put_char(out, (char)c);
        }
    }
    return fo_buffer_put_char(out, '"') || fo_fail_no_memory();
}

static void new_line(int indent, int level, FoBuffer *out) {
    if (indent < 0) return;
    fo_buffer_put_char(out, '\n');
    fo_buffer_put_repeated(out, ' ', (size_t)(indent * level));
}

static bool write_list(FoObject *const *items, int64_t n, int indent, int level, FoBuffer *out) {
    fo_buffer_put_char(out, '[');
    for (int64_t i = 0; i < n; i++) {
        if (i) fo_buffer_put_text(out, indent < 0 ? ", " : ",");
        new_line(indent, level + 1, out);
        if (!write(items[i], indent, level + 1, out)) return false;
    }
    if (n) new_line(indent, level, out);
    return fo_buffer_put_char(out, ']') || fo_fail_no_memory();
}

static bool write_dict(FoDict *d, int indent, int level, FoBuffer *out) {
    fo_buffer_put_char(out, '{');
    int64_t at = 0;
    FoBorrowed key, value;
    bool first = true;
    while (fo_dict_next(d, &at, &key, &value)) {
        if (!first) fo_buffer_put_text(out, indent < 0 ? ", " : ",");
        first = false;
        new_line(indent, level + 1, out);
        if (!fo_str_check(key)) return fo_fail(FO_TYPE_ERROR, "keys must be str, not %T", fo_lend(key));
        if (!write_string((FoStr *)fo_lend(key), out)) return false;
        fo_buffer_put_text(out, ": ");
        if (!write(fo_lend(value), indent, level + 1, out)) return false;
    }
    if (!first) new_line(indent, level, out);
    return fo_buffer_put_char(out, '}') || fo_fail_no_memory();
}

static bool write_number(FoObject *o, FoBuffer *out) {
    if (fo_float_check(o)) {
        double v = fo_float_value(o);
        char text[FO_NUMBER_TEXT_MAX];
        if (isnan(v)) return fo_buffer_put_text(out, "NaN");
        if (isinf(v)) return fo_buffer_put_text(out, v < 0 ? "-Infinity" : "Infinity");
        fo_text_from_f64(v, text);
        return fo_buffer_put_text(out, text);
    }
    FO_AUTO(FoObject) text = fo_int_to_text(o, 10);
    const char *utf8 = text ? fo_str_utf8((FoStr *)text, NULL) : NULL;
    return utf8 && fo_buffer_put_text(out, utf8);
}

static bool write(FoObject *o, int indent, int level, FoBuffer *out) {
    if (o == fo_none) return fo_buffer_put_text(out, "null") || fo_fail_no_memory();
    if (o == fo_true || o == fo_false) return fo_buffer_put_text(out, o == fo_true ? "true" : "false") || fo_fail_no_memory();
    if (fo_str_check(o)) return write_string((FoStr *)o, out);
    if (fo_int_check(o) || fo_float_check(o)) return write_number(o, out) || fo_error_is_pending() ? !fo_error_is_pending() : fo_fail_no_memory();
    bool ok;
    if (!fo_enter_recursion(" while encoding a JSON object")) return false;
    if (fo_list_check(o))
        ok = write_list(((FoList *)o)->items, ((FoList *)o)->n, indent, level, out);
    else if (fo_tuple_check(o))
        ok = write_list(((FoTuple *)o)->items, ((FoTuple *)o)->n, indent, level, out);
    else if (fo_dict_check(o))
        ok = write_dict((FoDict *)o, indent, level, out);
    else
        ok = fo_fail(FO_TYPE_ERROR, "Object of type %T is not JSON serializable", o);
    fo_leave_recursion();
    return ok;
}

bool fo_json_write(FoObject *value, int indent, FoBuffer *out) { return write(value, indent, 0, out); }
