// SPDX-License-Identifier: MIT
// fo_str_printf: the formats of fo_raise (see object/error.h).
#include "types/str_private.h"

#include <stdio.h>

typedef struct {
    char flags[8];
    int n_flags, width, precision; // -1: absent
    int longs;                     // 'l', 'll', 'z' and 'j' mean 64 bits
    char letter;
} Field;

// Passes a va_list on by address whatever its type is.
typedef struct {
    va_list list;
} Arguments;

static int number_or_star(const char **p, Arguments *a) {
    if (**p == '*') {
        ++*p;
        return va_arg(a->list, int);
    }
    int n = 0;
    while (**p >= '0' && **p <= '9') n = n * 10 + (*(*p)++ - '0');
    return n;
}

static const char *parse_field(const char *p, Field *f, Arguments *a) {
    *f = (Field){.width = -1, .precision = -1};
    while (*p && strchr("-+ #0", *p)) {
        if (f->n_flags < 6) f->flags[f->n_flags++] = *p;
        p++;
    }
    if (*p == '*' || (*p >= '1' && *p <= '9')) f->width = number_or_star(&p, a);
    if (*p == '.') {
        p++;
        f->precision = number_or_star(&p, a);
    }
    for (; *p == 'l' || *p == 'z' || *p == 'j' || *p == 't'; p++) f->longs++;
    f->letter = *p;
    return *p ? p + 1 : p;
}

static bool put_padded(FoStrBuilder *b, const Field *f, FoStr *s) {
    int64_t n = f->precision >= 0 && f->precision < s->n ? f->precision : s->n;
    bool left = strchr(f->flags, '-') != NULL;
    if (!left && !fo_builder_put_repeated(b, ' ', f->width - n)) return false;
    if (!fo_builder_put_slice(b, s, 0, n)) return false;
    return !left || fo_builder_put_repeated(b, ' ', f->width - n);
}

static bool put_padded_give(FoStrBuilder *b, const Field *f, FoObject *s) {
    if (!s) {
        b->failed = true;
        return false;
    }
    bool ok = put_padded(b, f, (FoStr *)s);
    fo_unref(s);
    return ok;
}

static bool put_c_text(FoStrBuilder *b, const Field *f, const char *text) {
    if (!text) text = "(null)";
    size_t n = f->precision >= 0 ? strnlen(text, (size_t)f->precision) : strlen(text);
    FoStrBuilder part;
    fo_builder_init(&part);
    if (n < strlen(text)) { // cut in bytes: decode what remains
        char cut[512];
        if (n >= sizeof cut) n = sizeof cut - 1;
        memcpy(cut, text, n);
        cut[n] = 0;
        fo_builder_put_text(&part, cut);
    } else fo_builder_put_text(&part, text);
    Field whole = *f;
    whole.precision = -1;
    return put_padded_give(b, &whole, (FoObject *)fo_builder_finish(&part));
}

static bool put_number(FoStrBuilder *b, const Field *f, Arguments *a) {
    char format[32], text[128], *q = format;
    *q++ = '%';
    memcpy(q, f->flags, (size_t)f->n_flags);
    q += f->n_flags;
    int width = f->width < 0 ? 0 : f->width > 100 ? 100 : f->width, n;
    if (strchr("eEfFgG", f->letter)) {
        int precision = f->precision < 0 ? 6 : f->precision > 60 ? 60 : f->precision;
        snprintf(q, 16, "*.*%c", f->letter);
        n = snprintf(text, sizeof text, format, width, precision, va_arg(a->list, double));
    } else {
        snprintf(q, 16, "*%s%c", f->longs ? "ll" : "", f->letter);
        n = f->longs ? snprintf(text, sizeof text, format, width, va_arg(a->list, long long))
                     : snprintf(text, sizeof text, format, width, va_arg(a->list, int));
    }
    if (n >= (int)sizeof text) n = sizeof text - 1;
    return fo_builder_put_ascii(b, text, (size_t)n);
}

static bool put_field(FoStrBuilder *b, const Field *f, Arguments *a) {
    switch (f->letter) {
    case '%': return fo_builder_put_char(b, '%');
    case 'c': return fo_builder_put_char(b, (uint32_t)va_arg(a->list, int));
    case 's': return put_c_text(b, f, va_arg(a->list, const char *));
    case 'p': {
        char text[32];
        int n = snprintf(text, sizeof text, "%p", va_arg(a->list, void *));
        return fo_builder_put_ascii(b, text, (size_t)n);
    }
    case 'R': return put_padded_give(b, f, fo_repr(va_arg(a->list, FoObject *)));
    case 'S': return put_padded_give(b, f, fo_str(va_arg(a->list, FoObject *)));
    case 'T': return put_c_text(b, f, va_arg(a->list, FoObject *)->type->name);
    case 'A': {
        const FoObject *o = va_arg(a->list, FoObject *);
        return put_c_text(b, f, o == fo_none ? "None" : o->type->name);
    }
    case 'N': return put_c_text(b, f, va_arg(a->list, FoType *)->name);
    default: return put_number(b, f, a);
    }
}

FoStr *fo_str_vprintf(const char *format, va_list arguments) {
    FoStrBuilder b;
    fo_builder_init(&b);
    Arguments a;
    va_copy(a.list, arguments);
    while (*format && !b.failed) {
        const char *percent = strchrnul(format, '%');
        FoStrBuilder *out = &b;
        if (percent > format) {
            size_t n = (size_t)(percent - format);
            if (fo_ascii_prefix(format, n) == n) fo_builder_put_ascii(out, format, n);
            else
                for (size_t at = 0; at < n;) fo_builder_put_char(out, fo_utf8_next(format, &at));
        }
        if (!*percent) break;
        Field f;
        format = parse_field(percent + 1, &f, &a);
        put_field(out, &f, &a);
    }
    va_end(a.list);
    return fo_builder_finish(&b);
}

FoStr *fo_str_printf(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    FoStr *s = fo_str_vprintf(format, arguments);
    va_end(arguments);
    return s;
}
