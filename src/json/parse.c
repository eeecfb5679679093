// SPDX-License-Identifier: MIT
#include "json/json.h"

typedef struct {
    const char *text;
    size_t at, n;
} Parser;

static FoObject *value(Parser *p);

static void *fail(Parser *p, const char *what, size_t at) {
    size_t line = 1, start = 0;
    for (size_t i = 0; i < at && i < p->n; i++)
        if (p->text[i] == '\n') line++, start = i + 1;
    return fo_raise(FO_VALUE_ERROR, "%s: line %zu column %zu (char %zu)", what, line, at - start + 1, at);
}

static void skip_space(Parser *p) {
    while (p->at < p->n && strchr(" \t\r\n", p->text[p->at])) p->at++;
}

static bool take(Parser *p, char c) {
    if (p->at >= p->n || p->text[p->at] != c) return false;
    p->at++;
    return true;
}

static bool take_word(Parser *p, const char *word) {
    size_t n = strlen(word);
    if (p->n - p->at < n || memcmp(p->text + p->at, word, n)) return false;
    p->at += n;
    return true;
}

// ---- strings
static bool hex4(Parser *p, uint32_t *out) {
    uint32_t v = 0;
    if (p->n - p->at < 4) return false;
    for (int i = 0; i < 4; i++) {
        char c = p->text[p->at + (size_t)i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) return false;
        v = v << 4 | (uint32_t)digit;
    }
    p->at += 4;
    *out = v;
    return true;
}

static bool escape(Parser *p, FoBuffer *out) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = p->at < p->n ? p->text[p->at++] : 0;
    const char *known = c ? strchr(from, c) : NULL;
    if (known) return fo_buffer_put_char(out, to[known - from]);
    uint32_t v, low;
    if (c != 'u' || !hex4(p, &v)) return false;
    size_t before = p->at;
    if (v >= 0xd800 && v < 0xdc00 && take_word(p, "\\u") && hex4(p, &low)) {
        if (low >= 0xdc00 && low < 0xe000)
            v = 0x10000 + ((v - 0xd800) << 10) + (low - 0xdc00);
        else
            p->at = before;
    }
    return fo_buffer_put_code_point(out, v);
}

static FoObject *string(Parser *p) {
    size_t start = p->at - 1;
    FoBuffer out = FO_BUFFER_EMPTY;
    FoObject *s = NULL;
    for (;;) {
        size_t run = p->at;
        while (run < p->n && p->text[run] != '"' && p->text[run] != '\\' && (unsigned char)p->text[run] >= 0x20) run++;
        fo_buffer_put(&out, p->text + p->at, run - p->at);
        p->at = run;
        if (run >= p->n) {
            fail(p, "Unterminated string starting at", start);
            break;
        }
        char c = p->text[p->at++];
        if (c == '"') {
            s = out.failed ? fo_raise_no_memory() : (FoObject *)fo_str_from_utf8_surrogates(out.data ? out.data : "", out.n);
            break;
        }
        if (c != '\\') {
            fail(p, "Invalid control character at", p->at - 1);
            break;
        }
        if (!escape(p, &out)) {
            if (out.failed)
                fo_raise_no_memory();
            else
                fail(p, "Invalid \\escape", run);
            break;
        }
    }
    fo_buffer_deinit(&out);
    return s;
}

// ---- numbers
static size_t digits(Parser *p) {
    size_t n = 0;
    while (p->at < p->n && p->text[p->at] >= '0' && p->text[p->at] <= '9') p->at++, n++;
    return n;
}

static FoObject *number(Parser *p) {
    size_t start = p->at;
    bool is_float = false;
    take(p, '-');
    size_t whole = p->at;
    if (!digits(p) || (p->text[whole] == '0' && p->at - whole > 1)) {
        p->at = start;
        return fail(p, "Expecting value", start);
    }
    size_t mark = p->at;
    if (take(p, '.')) {
        if (digits(p)) is_float = true;
        else p->at = mark;
    }
    mark = p->at;
    if (take(p, 'e') || take(p, 'E')) {
        if (!take(p, '+')) take(p, '-');
        if (digits(p)) is_float = true;
        else p->at = mark;
    }
    if (!is_float) return fo_int_from_text(p->text + start, p->at - start, 10);
    double v = 0;
    fo_f64_from_text(p->text + start, p->at - start, &v);
    return fo_float_new(v);
}

// ---- containers
static FoObject *array(Parser *p) {
    FO_AUTO(FoList) list = fo_list_new(0);
    if (!list) return NULL;
    skip_space(p);
    if (take(p, ']')) return (FoObject *)fo_take(list);
    for (;;) {
        FoObject *item = value(p);
        if (!item || !fo_list_append_give(list, item)) return NULL;
        skip_space(p);
        if (take(p, ']')) return (FoObject *)fo_take(list);
        if (!take(p, ',')) return fail(p, "Expecting ',' delimiter", p->at);
    }
}

static FoObject *object(Parser *p) {
    FO_AUTO(FoDict) dict = fo_dict_new();
    if (!dict) return NULL;
    skip_space(p);
    if (take(p, '}')) return (FoObject *)fo_take(dict);
    for (;;) {
        skip_space(p);
        if (!take(p, '"')) return fail(p, "Expecting property name enclosed in double quotes", p->at);
        FO_AUTO(FoObject) key = string(p);
        if (!key) return NULL;
        skip_space(p);
        if (!take(p, ':')) return fail(p, "Expecting ':' delimiter", p->at);
        FO_AUTO(FoObject) item = value(p);
        if (!item || !fo_dict_set(dict, key, item)) return NULL;
        skip_space(p);
        if (take(p, '}')) return (FoObject *)fo_take(dict);
        if (!take(p, ',')) return fail(p, "Expecting ',' delimiter", p->at);
    }
}

static FoObject *value(Parser *p) {
    skip_space(p);
    char c = p->at < p->n ? p->text[p->at] : 0;
    if (c == '{' || c == '[') {
        if (!fo_enter_recursion(" while decoding a JSON document")) return NULL;
        p->at++;
        FoObject *o = c == '{' ? object(p) : array(p);
        fo_leave_recursion();
        return o;
    }
    if (take(p, '"')) return string(p);
    if (c == '-' || (c >= '0' && c <= '9')) return number(p);
    if (take_word(p, "null")) return fo_new_none();
    if (take_word(p, "true")) return fo_bool_new(true);
    if (take_word(p, "false")) return fo_bool_new(false);
    return fail(p, "Expecting value", p->at);
}

FoObject *fo_json_parse(const char *text, size_t n) {
    Parser p = {text, 0, n};
    FoUtf8Scan scan;
    size_t valid = fo_utf8_scan(text, n, FO_UTF8_STRICT, &scan);
    if (valid != n) return fo_raise(FO_VALUE_ERROR, "the text is not UTF-8: invalid byte at %zu", valid);
    FO_AUTO(FoObject) o = value(&p);
    if (!o) return NULL;
    skip_space(&p);
    return p.at == n ? fo_take(o) : fail(&p, "Extra data", p.at);
}
