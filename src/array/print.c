// SPDX-License-Identifier: MIT
// print: brackets, lines and summaries of arrays; repr and str.
#include "array/array_private.h"

#include "array/create.h"
#include "array/print.h"
#include "array/scalar_private.h"

// ---- the elements that are shown

typedef struct {
    FoArray *a;
    const FoPrintOptions *options;
    bool is_summary;
    FoFloatFormat real, imag;
    int64_t int_width;
    FoObject *function; // borrowed: a formatter that the program gave
    FoBuffer scratch;
    bool failed;        // an exception is pending
} Printer;

typedef void (*Visit)(Printer *p, const char *element);

static void visit_shown(Printer *p, int axis, const char *at, Visit visit) {
    FoArray *a = p->a;
    if (p->failed) return;
    if (axis == a->ndim) {
        visit(p, at);
        return;
    }
    int64_t n = a->shape[axis], edge = p->options->edge_items, stride = fo_array_strides(a)[axis];
    bool cut = p->is_summary && n > 2 * edge;
    for (int64_t i = 0; i < n; i++) {
        if (cut && i == edge) i = n - edge;
        if (i >= n) break;
        visit_shown(p, axis + 1, at + i * stride, visit);
    }
}

// Real and imaginary parts as doubles.
static FoComplex128 read_complex(const FoDtype *d, const char *element) {
    FoComplex128 value, raw;
    memcpy(&raw, element, (size_t)d->itemsize);
    if (d->is_swapped) fo_dtype_swap_bytes(d, (char *)&raw);
    fo_element_cast(d->kind, &raw, FO_DT_COMPLEX128, &value);
    return value;
}

static void see_float(Printer *p, const char *element) {
    FoComplex128 v = read_complex(p->a->dtype, element);
    fo_float_format_see(&p->real, v.re);
    fo_float_format_see(&p->imag, v.im);
}

static void measure_float(Printer *p, const char *element) {
    FoComplex128 v = read_complex(p->a->dtype, element);
    fo_float_format_measure(&p->real, v.re, &p->scratch);
    if (p->a->dtype->letter == 'c') fo_float_format_measure(&p->imag, v.im, &p->scratch);
}

static int whole_text(const FoDtype *d, const char *element, char out[FO_NUMBER_TEXT_MAX]) {
    uint64_t raw = 0;
    memcpy(&raw, element, (size_t)d->itemsize);
    if (d->is_swapped) fo_dtype_swap_bytes(d, (char *)&raw);
    int64_t value;
    fo_element_cast(d->kind, &raw, d->letter == 'u' ? FO_DT_UINT64 : FO_DT_INT64, &value);
    if (d->letter != 'u' || value >= 0) return fo_text_from_i64(value, out);
    // above 2^63
    uint64_t u = (uint64_t)value;
    int n = fo_text_from_i64((int64_t)(u / 10), out);
    out[n] = (char)('0' + u % 10);
    out[n + 1] = 0;
    return n + 1;
}

static void measure_whole(Printer *p, const char *element) {
    char text[FO_NUMBER_TEXT_MAX];
    int n = whole_text(p->a->dtype, element, text);
    if (n > p->int_width) p->int_width = n;
}

// The program's own function for this dtype in options' formatter.
static FoObject *find_function(const Printer *p) {
    static const struct {
        char letter;
        const char *names[3];
    } table[] = {{'b', {"bool"}}, {'i', {"int", "int_kind"}}, {'u', {"int", "int_kind"}}, {'f', {"float", "float_kind"}}, {'c', {"complexfloat", "complex_kind"}},
                 {'U', {"numpystr", "str_kind"}}, {'S', {"numpystr", "str_kind"}}, {'V', {"void"}}};
    FoDict *formatter = p->options->formatter;
    if (!formatter) return NULL;
    FoBorrowed all = fo_dict_peek_text(formatter, "all"), found = all;
    for (size_t k = 0; k < FO_COUNT_OF(table); k++) {
        if (table[k].letter != p->a->dtype->letter) continue;
        for (int j = 2; j >= 0; j--) {
            FoBorrowed one = table[k].names[j] ? fo_dict_peek_text(formatter, table[k].names[j]) : NULL;
            if (one) found = one;
        }
    }
    return found && fo_lend(found) != fo_none ? fo_lend(found) : NULL;
}

static void prepare(Printer *p) {
    FoDtype *d = p->a->dtype;
    p->function = find_function(p);
    if (p->function) return;
    if (d->letter == 'f' || d->letter == 'c') {
        FoDtypeKind part = d->kind == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : d->kind == FO_DT_COMPLEX128 ? FO_DT_FLOAT64 : d->kind;
        fo_float_format_init(&p->real, part, p->options, p->options->sign);
        fo_float_format_init(&p->imag, part, p->options, '+');
        visit_shown(p, 0, p->a->data, see_float);
        fo_float_format_choose(&p->real);
        fo_float_format_choose(&p->imag);
        visit_shown(p, 0, p->a->data, measure_float);
        fo_float_format_finish(&p->real);
        fo_float_format_finish(&p->imag);
    } else if (d->letter == 'i' || d->letter == 'u') {
        visit_shown(p, 0, p->a->data, measure_whole);
    }
}

// ---- one element

static bool put_object(FoBuffer *out, FoObject *text_give) {
    FO_AUTO(FoObject) text = text_give;
    return text && (fo_str_put_utf8((FoStr *)text, out) || fo_fail_no_memory());
}

static void put_element(Printer *p, const char *element, FoBuffer *out) {
    FoDtype *d = p->a->dtype;
    if (p->function || d->kind == FO_DT_NONE) {
        FO_AUTO(FoObject) value = fo_dtype_get_scalar(d, element);
        FO_AUTO(FoObject) made = value && p->function ? fo_call1(p->function, value) : NULL;
        if (made && !fo_str_check(made)) fo_raise(FO_TYPE_ERROR, "formatter must return str, not %T", made);
        if (!value || fo_error_is_pending() || !put_object(out, p->function ? fo_xref(made) : fo_repr(value))) p->failed = true;
        return;
    }
    if (d->letter == 'b') {
        fo_buffer_put_text(out, *element ? (p->a->ndim ? " True" : "True") : "False");
    } else if (d->letter == 'f') {
        fo_float_format_put(&p->real, read_complex(d, element).re, out);
    } else if (d->letter == 'c') {
        FoComplex128 v = read_complex(d, element);
        fo_float_format_put(&p->real, v.re, out);
        size_t start = out->n;
        fo_float_format_put(&p->imag, v.im, out);
        size_t end = out->n;
        while (end > start && out->data[end - 1] == ' ') end--;
        if (!fo_buffer_put_char(out, 'j')) return;
        memmove(out->data + end + 1, out->data + end, out->n - 1 - end);
        out->data[end] = 'j';
    } else {
        char text[FO_NUMBER_TEXT_MAX];
        int n = whole_text(d, element, text);
        if (n < p->int_width) fo_buffer_put_repeated(out, ' ', (size_t)(p->int_width - n));
        fo_buffer_put(out, text, (size_t)n);
    }
}

// ---- lines

// Code points.
static int64_t width_of(const char *text, size_t n) {
    int64_t width = 0;
    for (size_t i = 0; i < n; i++) width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

typedef struct {
    Printer *printer;
    FoBuffer *out;
    const char *separator;
    size_t separator_n, separator_bare; // bare: without trailing spaces
    int64_t indent;                     // of the outermost line
    int64_t line_start;                 // where the current line begins in out
    bool is_first;                      // the very first line lacks its indentation (the caller writes the prefix)
} Lines;

static void put_word(Lines *l, const char *word, size_t n, int64_t line_width, int64_t indent, int64_t *column) {
    int64_t width = width_of(word, n);
    if (*column + width > line_width && *column > indent) {
        while (l->out->n && l->out->data[l->out->n - 1] == ' ') l->out->n--;
        fo_buffer_put_char(l->out, '\n');
        fo_buffer_put_repeated(l->out, ' ', (size_t)indent);
        *column = indent;
    }
    fo_buffer_put(l->out, word, n);
    *column += width;
}

static void put_separator(Lines *l, int64_t *column) {
    fo_buffer_put(l->out, l->separator, l->separator_n);
    *column += width_of(l->separator, l->separator_n);
}

// The last axis: words, wrapped.
static void put_row(Lines *l, int axis, const char *at, int64_t indent, int64_t line_width) {
    Printer *p = l->printer;
    int64_t n = p->a->shape[axis], edge = p->options->edge_items, stride = fo_array_strides(p->a)[axis], column = indent;
    bool cut = p->is_summary && n > 2 * edge;
    int64_t bare = (int64_t)l->separator_bare, word_width = line_width - (bare > 1 ? bare : 1);
    FoBuffer word = FO_BUFFER_EMPTY;
    for (int64_t i = 0; i < n && !p->failed; i++) {
        if (cut && i == edge) {
            put_word(l, "...", 3, word_width, indent, &column);
            if (edge) put_separator(l, &column);
            i = n - edge;
            if (i >= n) break;
        }
        word.n = 0;
        put_element(p, at + i * stride, &word);
        if (word.failed) break;
        put_word(l, word.data, word.n, word_width, indent, &column);
        if (i < n - 1) put_separator(l, &column);
    }
    if (word.failed) l->out->failed = true;
    fo_buffer_deinit(&word);
}

static void put_axis(Lines *l, int axis, const char *at, int64_t indent, int64_t line_width) {
    Printer *p = l->printer;
    FoArray *a = p->a;
    if (axis == a->ndim) {
        put_element(p, at, l->out);
        return;
    }
    fo_buffer_put_char(l->out, '[');
    if (axis == a->ndim - 1) {
        // the row starts in the column behind the brackets that are open, which is `indent`
        put_row(l, axis, at, indent, line_width);
    } else {
        int64_t n = a->shape[axis], edge = p->options->edge_items, stride = fo_array_strides(a)[axis];
        bool cut = p->is_summary && n > 2 * edge;
        for (int64_t i = 0; i < n && !p->failed; i++) {
            bool dots = cut && i == edge;
            if (dots) {
                if (i) fo_buffer_put_repeated(l->out, ' ', (size_t)indent);
                fo_buffer_put_text(l->out, "...");
                fo_buffer_put(l->out, l->separator, l->separator_bare);
                fo_buffer_put_repeated(l->out, '\n', (size_t)(a->ndim - axis - 1));
                i = n - edge;
                if (i >= n) break;
            }
            if (i) fo_buffer_put_repeated(l->out, ' ', (size_t)indent);
            put_axis(l, axis + 1, at + i * stride, indent + 1, line_width - 1);
            if (i == n - 1) break;
            fo_buffer_put(l->out, l->separator, l->separator_bare);
            fo_buffer_put_repeated(l->out, '\n', (size_t)(a->ndim - axis - 1));
        }
    }
    fo_buffer_put_char(l->out, ']');
}

FoStr *fo_array_to_text(FoArray *a, const FoPrintOptions *options, const char *separator, const char *prefix, const char *suffix) {
    if (!fo_array_settle(a) || !fo_array_prepare_read(a)) return NULL;
    if (a->n_items == 0) return fo_str_from_text("[]");
    Printer p = {.a = a, .options = options, .is_summary = a->n_items > options->threshold, .scratch = FO_BUFFER_EMPTY};
    prepare(&p);
    FoBuffer out = FO_BUFFER_EMPTY;
    Lines lines = {.printer = &p, .out = &out, .separator = separator, .separator_n = strlen(separator)};
    lines.separator_bare = lines.separator_n;
    while (lines.separator_bare && separator[lines.separator_bare - 1] == ' ') lines.separator_bare--;
    int64_t indent = 1 + width_of(prefix, strlen(prefix));
    if (!p.failed) put_axis(&lines, 0, a->data, indent, options->line_width - width_of(suffix, strlen(suffix)));
    FoStr *text = NULL;
    if (!p.failed) text = out.failed || p.scratch.failed ? fo_raise_no_memory() : fo_str_from_utf8_surrogates(out.data, out.n);
    fo_buffer_deinit(&out);
    fo_buffer_deinit(&p.scratch);
    if (text && a->bytes && !fo_block_check(a->bytes)) fo_clear_slot(&text);
    return text;
}

// ---- repr and str

static bool is_implied(const FoDtype *d) {
    return d->kind == FO_DT_INT64 || d->kind == FO_DT_FLOAT64 || d->kind == FO_DT_COMPLEX128 || d->kind == FO_DT_BOOL;
}

static const char *short_name(const FoObject *a) {
    if (fo_array_check_exact(a)) return "array";
    const char *name = a->type->name, *dot = strrchr(name, '.');
    return dot && !(a->type->flags & FO_TYPE_HEAP) ? dot + 1 : name;
}

static FoStr *dtype_text(FoDtype *d) {
    if (d->kind != FO_DT_NONE) return fo_dtype_name(d);
    FO_AUTO(FoStr) descr = fo_dtype_descr(d);
    return descr ? fo_str_printf("'%S'", descr) : NULL;
}

FoStr *fo_array_repr_with(FoArray *a, const FoPrintOptions *options) {
    bool implied = is_implied(a->dtype) && a->n_items > 0;
    FO_AUTO(FoStr) prefix = fo_str_printf("%s(", short_name((FoObject *)a));
    const char *prefix_text = prefix ? fo_str_utf8(prefix, NULL) : NULL;
    if (!prefix_text) return NULL;
    FO_AUTO(FoStr) body = NULL;
    if (a->n_items > 0 || (a->ndim == 1 && a->shape[0] == 0)) {
        body = fo_array_to_text(a, options, ", ", prefix_text, implied ? ")" : ",");
    } else {
        FO_AUTO(FoTuple) shape = fo_array_shape_tuple(a->ndim, a->shape);
        body = shape ? fo_str_printf("[], shape=%R", shape) : NULL;
    }
    if (!body) return NULL;
    if (implied) return fo_str_printf("%S%S)", prefix, body);
    FO_AUTO(FoStr) dtype = dtype_text(a->dtype);
    if (!dtype) return NULL;
    int64_t last = body->n - 1;
    while (last >= 0 && fo_str_at(body, last) != '\n') last--;
    int64_t line = last < 0 ? prefix->n + body->n + 1 : body->n - last - 1 + 1;
    bool wraps = line + dtype->n + 7 + 1 > options->line_width;
    FO_AUTO(FoStr) spacer = wraps ? fo_str_printf("\n%*s", (int)prefix->n, "") : fo_str_from_text(" ");
    return spacer ? fo_str_printf("%S%S,%Sdtype=%S)", prefix, body, spacer, dtype) : NULL;
}

FoObject *fo_array_str_with(FoArray *a, const FoPrintOptions *options) {
    if (a->ndim == 0 && a->dtype->itemsize) {
        FO_AUTO(FoObject) value = fo_array_prepare_read(a) ? fo_array_get_at(a, a->data) : NULL;
        return value ? fo_str(value) : NULL;
    }
    return (FoObject *)fo_array_to_text(a, options, " ", "", "");
}

FoObject *fo_array_repr(FoObject *self) {
    FoPrintOptions *options = fo_print_options(), mine;
    if (!options || !fo_settle(self)) return NULL;
    fo_print_options_copy(&mine, options);
    FoStr *text = fo_array_repr_with((FoArray *)self, &mine);
    fo_print_options_deinit(&mine);
    return (FoObject *)text;
}

FoObject *fo_array_str(FoObject *self) {
    FoPrintOptions *options = fo_print_options(), mine;
    if (!options || !fo_settle(self)) return NULL;
    fo_print_options_copy(&mine, options);
    FoObject *text = fo_array_str_with((FoArray *)self, &mine);
    fo_print_options_deinit(&mine);
    return text;
}
