// SPDX-License-Identifier: MIT
// npy_header: the header of a .npy file, read with suspicion.
//
//   bytes 0..5   93 'N' 'U' 'M' 'P' 'Y'
//   bytes 6, 7   version: 1 0, 2 0 or 3 0
//   then         length of the header text: 2 bytes (1.0) or 4 bytes (2.0, 3.0), little-endian
//   then         the text: Latin-1 (1.0, 2.0) or UTF-8 (3.0); a Python literal of a dict with exactly the keys 'descr' (a str),
//                'fortran_order' (a bool) and 'shape' (a tuple of ints), blanks, and a newline that brings the data to a multiple of 64
//   then         the elements, in C order or (fortran_order) Fortran order
//
// The text is parsed by a small parser of literals: nothing in it is ever evaluated. What it may hold is bounded before memory is asked for.
#include <stdio.h>

#include "array/files.h"

// ---- literals

enum { DEPTH_MOST = 100 };
typedef struct {
    const char *at, *end;
    int depth;
} Literal;

static FoObject *read_value(Literal *p); // NULL without an exception: not a literal

static void skip_blanks(Literal *p) {
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\n' || *p->at == '\t')) p->at++;
}

static bool skip_char(Literal *p, char c) {
    skip_blanks(p);
    if (p->at == p->end || *p->at != c) return false;
    p->at++;
    return true;
}

static bool is_word_char(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '.'; }

static FoObject *read_text(Literal *p, bool is_bytes) {
    const char quote = *p->at++, *start = p->at;
    while (p->at < p->end && *p->at != quote && *p->at != '\n' && *p->at != '\\' && *p->at) p->at++;
    if (p->at == p->end || *p->at != quote) return NULL;
    size_t n = (size_t)(p->at++ - start);
    return is_bytes ? fo_bytes_new(start, (int64_t)n) : (FoObject *)fo_str_from_utf8(start, n);
}

static FoObject *read_number(Literal *p) {
    const char *start = p->at;
    if (*p->at == '-') p->at++;
    const char *digits = p->at;
    bool is_float = false;
    while (p->at < p->end && is_word_char(*p->at)) is_float |= *p->at++ == '.';
    size_t n = (size_t)(p->at - start);
    if (p->at == digits || *digits < '0' || *digits > '9' || n > 400) return NULL;
    if (is_float) {
        FO_AUTO(FoStr) text = fo_str_from_ascii(start, n);
        return text ? fo_float_from_text((FoObject *)text) : NULL;
    }
    if (n > 1 && start[n - 1] == 'L') n--; // written by Python 2
    return fo_int_from_text(start, n, 0);
}

static FoObject *read_word(Literal *p) {
    static const char *const words[] = {"True", "False", "None"};
    for (int k = 0; k < 3; k++) {
        size_t n = strlen(words[k]);
        if ((size_t)(p->end - p->at) < n || memcmp(p->at, words[k], n) != 0 || (p->at + n < p->end && is_word_char(p->at[n]))) continue;
        p->at += n;
        return k == 2 ? fo_new_none() : fo_bool_new(k == 0);
    }
    return NULL;
}

// The items of a tuple or list up to the closing bracket. (x) is x.
static FoObject *read_items(Literal *p, char close) {
    FO_AUTO(FoList) items = fo_list_new(0);
    bool comma = true;
    if (!items) return NULL;
    while (!skip_char(p, close)) {
        FoObject *item = comma ? read_value(p) : NULL;
        if (!item || !fo_list_append_give(items, item)) return NULL;
        comma = skip_char(p, ',');
    }
    if (close == ']') return (FoObject *)fo_take(items);
    if (items->n == 1 && !comma) return fo_ref(items->items[0]);
    return (FoObject *)fo_list_as_tuple(items);
}

static FoObject *read_dict(Literal *p) {
    FO_AUTO(FoDict) d = fo_dict_new();
    bool comma = true;
    if (!d) return NULL;
    while (!skip_char(p, '}')) {
        FO_AUTO(FoObject) key = comma ? read_value(p) : NULL;
        FO_AUTO(FoObject) value = key && (fo_str_check(key) || fo_int_check(key)) && skip_char(p, ':') ? read_value(p) : NULL;
        FoBorrowed known;
        if (!value || !fo_dict_find(d, key, &known)) return NULL;
        if (known) return fo_raise(FO_VALUE_ERROR, "Header contains the key %R twice", key);
        if (!fo_dict_set(d, key, value)) return NULL;
        comma = skip_char(p, ',');
    }
    return (FoObject *)fo_take(d);
}

static FoObject *read_value(Literal *p) {
    skip_blanks(p);
    if (p->at == p->end || p->depth >= DEPTH_MOST) return NULL;
    FoObject *value;
    p->depth++;
    switch (*p->at) {
    case '{': p->at++, value = read_dict(p); break;
    case '(': p->at++, value = read_items(p, ')'); break;
    case '[': p->at++, value = read_items(p, ']'); break;
    case '\'': case '"': value = read_text(p, false); break;
    case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': value = read_number(p); break;
    case 'b': value = p->end - p->at > 1 && (p->at[1] == '\'' || p->at[1] == '"') ? (p->at++, read_text(p, true)) : NULL; break;
    default: value = read_word(p);
    }
    p->depth--;
    return value;
}

static FoObject *read_literal(FoStr *text) {
    size_t n;
    const char *bytes = fo_str_utf8(text, &n);
    if (!bytes) return NULL;
    Literal p = {bytes, bytes + n, 0};
    FO_AUTO(FoObject) value = read_value(&p);
    skip_blanks(&p);
    if (value && p.at == p.end) return fo_take(value);
    if (!fo_error_is_pending()) fo_raise(FO_VALUE_ERROR, "Cannot parse header: %R", text);
    return NULL;
}

// ---- what the dict must hold

static bool mentions_objects(FoObject *descr) {
    FO_AUTO(FoObject) text = fo_repr(descr);
    const char *bytes = text ? fo_str_utf8((FoStr *)text, NULL) : NULL;
    if (!bytes) return fo_error_clear(), false;
    return strstr(bytes, "'|O'") || strstr(bytes, "'O'") || strstr(bytes, "'O8'") || strstr(bytes, "'|O8'") || strstr(bytes, "'object'");
}

static FoDtype *read_descr(FoObject *descr) {
    if (mentions_objects(descr)) return fo_raise(FO_VALUE_ERROR, "Object arrays cannot be loaded when allow_pickle=False");
    if (fo_str_check(descr)) {
        size_t n;
        const char *text = fo_str_utf8((FoStr *)descr, &n);
        FoDtype *d = text && n && n < 64 ? fo_dtype_from_descr(text, n) : NULL;
        if (d || fo_error_is_pending()) return d;
        if (n > 2 && n < 64 && strchr("<>=|", text[0]) && (text[1] == 'M' || text[1] == 'm'))
            return fo_raise(FO_VALUE_ERROR, "dates and times (datetime64, timedelta64) are not supported: %R", descr);
    } else if (fo_list_check(descr)) {
        return fo_raise(FO_VALUE_ERROR, "structured data types are not supported: %R", descr);
    }
    return fo_raise(FO_VALUE_ERROR, "descr is not a valid dtype descriptor: %R", descr);
}

static bool read_shape(FoObject *shape, FoNpyHeader *h) {
    FoTuple *t = (FoTuple *)shape;
    bool ok = fo_tuple_check(shape);
    for (int64_t k = 0; ok && k < t->n; k++) ok = fo_int_check(t->items[k]) && t->items[k]->type != &fo_bool_type;
    if (ok && t->n > FO_MAX_DIMS)
        return fo_fail(FO_VALUE_ERROR, "maximum supported dimension for an ndarray is %d, found %lld", FO_MAX_DIMS, (long long)t->n);
    for (int64_t k = 0; ok && k < t->n; k++) ok = fo_int_fits_i64(t->items[k], &h->shape[k]) && h->shape[k] >= 0;
    if (!ok) return fo_fail(FO_VALUE_ERROR, "shape is not valid: %R", shape);
    h->ndim = (int)t->n;
    return true;
}

// n_items and nbytes; lengths of axes beside one of length 0 count, too.
static bool measure(FoNpyHeader *h) {
    int64_t all = h->dtype->itemsize ? h->dtype->itemsize : 1;
    h->n_items = 1;
    for (int k = 0; k < h->ndim; k++) {
        if (!fo_mul_i64(all, h->shape[k] ? h->shape[k] : 1, &all))
            return fo_fail(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
        h->n_items *= h->shape[k];
    }
    h->nbytes = h->n_items * h->dtype->itemsize;
    if (all > INT64_MAX / 2)
        return fo_fail(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    return true;
}

bool fo_npy_header_from_dict(FoObject *value, FoNpyHeader *h) {
    *h = (FoNpyHeader){0};
    if (!fo_dict_check(value)) return fo_fail(FO_VALUE_ERROR, "Header is not a dictionary: %R", value);
    FoDict *d = (FoDict *)value;
    FoObject *descr = fo_lend(fo_dict_peek_text(d, "descr")), *order = fo_lend(fo_dict_peek_text(d, "fortran_order"));
    FoObject *shape = fo_lend(fo_dict_peek_text(d, "shape"));
    if (!descr || !order || !shape || d->n != 3) {
        FO_AUTO(FoList) keys = fo_dict_keys_list(d);
        if (!keys) return false;
        if (!fo_list_sort(keys, NULL, false)) fo_error_clear(); // not only names: as they come
        return fo_fail(FO_VALUE_ERROR, "Header does not contain the correct keys: %R", keys);
    }
    if (!read_shape(shape, h)) return false;
    if (order != fo_true && order != fo_false) return fo_fail(FO_VALUE_ERROR, "fortran_order is not a valid bool: %R", order);
    h->is_fortran = order == fo_true;
    h->dtype = read_descr(descr);
    return h->dtype && measure(h);
}

// ---- the frame around it

static bool read_exactly(FoReadFn read, void *source, char *out, int64_t n, const char *what) {
    int64_t got;
    if (!read(source, out, n, &got)) return false;
    return got == n || fo_fail(FO_VALUE_ERROR, "EOF: reading %s, expected %lld bytes got %lld", what, (long long)n, (long long)got);
}

static FoStr *decode_header(const char *bytes, int64_t n, int version) {
    if (n && memchr(bytes, '\r', (size_t)n)) return fo_raise(FO_VALUE_ERROR, "Cannot parse header: it has been changed by a transfer as text");
    if (version == 3) return fo_str_from_utf8(bytes, (size_t)n);
    return fo_str_from_kind(1, bytes, n);
}

bool fo_npy_header_read(FoReadFn read, void *source, int64_t most, FoNpyHeader *h) {
    unsigned char start[8];
    int64_t got;
    *h = (FoNpyHeader){0};
    if (!read(source, (char *)start, 6, &got)) return false;
    if (got == 0) return fo_fail(FO_EOF_ERROR, "No data left in file");
    if (memcmp(start, "\x93NUMPY", (size_t)got) != 0)
        return fo_fail(FO_VALUE_ERROR, "Cannot load file containing pickled data when allow_pickle=False");
    if (got < 6) return fo_fail(FO_VALUE_ERROR, "EOF: reading magic string, expected 8 bytes got %lld", (long long)got);
    if (!read_exactly(read, source, (char *)start + 6, 2, "magic string")) return false;
    int version = start[6];
    if (version < 1 || version > 3 || start[7] != 0)
        return fo_fail(FO_VALUE_ERROR, "we only support format version (1,0), (2,0), and (3,0), not (%d, %d)", version, start[7]);
    return fo_npy_header_read_rest(read, source, version, most, h);
}

bool fo_npy_header_read_rest(FoReadFn read, void *source, int version, int64_t most, FoNpyHeader *h) {
    unsigned char length[4] = {0};
    const int n_length = version == 1 ? 2 : 4;
    *h = (FoNpyHeader){0};
    if (!read_exactly(read, source, (char *)length, n_length, "array header length")) return false;
    int64_t n = length[0] | length[1] << 8 | (int64_t)length[2] << 16 | (int64_t)length[3] << 24;
    if (n > most)
        return fo_fail(
            FO_VALUE_ERROR,
            "Header info length (%lld) is large and may not be safe to load securely.\nTo allow loading, adjust `max_header_size` or "
            "fully trust the `.npy` file using `allow_pickle=True`.\nFor safety against large resource use or crashes, sandboxing may be necessary.",
            (long long)n);
    char *bytes = fo_alloc(n ? (size_t)n : 1, FO_MEM_INTERNAL);
    if (!bytes) return fo_fail_no_memory();
    FO_AUTO(FoStr) text = read_exactly(read, source, bytes, n, "array header") ? decode_header(bytes, n, version) : NULL;
    fo_free(bytes, n ? (size_t)n : 1, FO_MEM_INTERNAL);
    FO_AUTO(FoObject) value = text ? read_literal(text) : NULL;
    if (value && fo_npy_header_from_dict(value, h)) return h->data_offset = 8 + n_length + n, true;
    fo_npy_header_deinit(h);
    return false;
}

bool fo_npy_check_size(const FoNpyHeader *h, int64_t nbytes_there) {
    if (nbytes_there >= h->nbytes) return true;
    FO_AUTO(FoTuple) shape = fo_array_shape_tuple(h->ndim, h->shape);
    if (!shape) return false;
    FO_AUTO(FoStr) text = fo_array_shape_text(h->ndim, h->shape);
    if (!text) return false;
    return fo_fail(FO_VALUE_ERROR, "cannot reshape array of size %lld into shape %S",
                   (long long)(nbytes_there > 0 ? nbytes_there / h->dtype->itemsize : 0), text);
}

void fo_npy_header_deinit(FoNpyHeader *h) { fo_clear_slot(&h->dtype); }

// ---- writing

enum { GROWTH = 21, ALIGN = 64 }; // room for the first length to grow in place

bool fo_npy_header_put(FoBuffer *out, int version, FoDtype *dtype, bool is_fortran, int ndim, const int64_t *shape) {
    FO_AUTO(FoStr) descr = fo_dtype_descr(dtype);
    const char *descr_text = descr ? fo_str_utf8(descr, NULL) : NULL;
    if (!descr_text) return false;
    FoBuffer text = FO_BUFFER_EMPTY;
    fo_buffer_printf(&text, "{'descr': '%s', 'fortran_order': %s, 'shape': (", descr_text, is_fortran ? "True" : "False");
    for (int k = 0; k < ndim; k++) fo_buffer_printf(&text, "%s%lld", k ? ", " : "", (long long)shape[k]);
    fo_buffer_put_text(&text, ndim == 1 ? ",), }" : "), }");
    if (ndim) {
        char grows[32];
        int n = snprintf(grows, sizeof grows, "%lld", (long long)shape[is_fortran ? ndim - 1 : 0]);
        fo_buffer_put_repeated(&text, ' ', (size_t)(GROWTH - n));
    }
    const size_t n_start = version == 1 ? 10 : 12, n_before = n_start + text.n + 1, n_padding = ALIGN - n_before % ALIGN;
    fo_buffer_put_repeated(&text, ' ', n_padding);
    fo_buffer_put_char(&text, '\n');
    const char start[12] = {(char)0x93, 'N', 'U', 'M', 'P', 'Y', (char)version, 0, (char)(text.n & 255), (char)(text.n >> 8)}; // never longer than 64 KiB
    bool ok = fo_buffer_put(out, start, n_start) && fo_buffer_put(out, text.data, text.n) && !text.failed;
    fo_buffer_deinit(&text);
    return ok || fo_fail_no_memory();
}
