// SPDX-License-Identifier: MIT
// bytes: the object, its constructor and slots.
#include "types/bytes_private.h"
#include "types/container.h"

// ---- making

static int64_t bytes_nbytes(const FoBytesObject *b) { return (int64_t)sizeof(FoBytesObject) + b->n + 1; }

static FoObject *new_block(const void *data, int64_t n) {
    if (fo_unlikely(n > INT64_MAX / 2)) return fo_raise_no_memory();
    FoBytesObject *b = fo_alloc(sizeof(FoBytesObject) + (size_t)n + 1, FO_MEM_OBJECT);
    if (fo_unlikely(!b)) return fo_raise_no_memory();
    b->head.refcount = 1;
    b->head.type = &fo_bytes_type;
    b->n = n;
    b->hash = -1;
    if (data && n) memcpy(b->data, data, (size_t)n);
    b->data[n] = 0;
    return (FoObject *)b;
}

FoObject *fo_bytes_new(const void *data, int64_t n) {
    if (n) return new_block(data, n);
    if (!fo_rt->empty_bytes && !(fo_rt->empty_bytes = new_block(NULL, 0))) return NULL;
    return fo_ref(fo_rt->empty_bytes);
}

FoObject *fo_bytes_like(const FoObject *self, const void *data, int64_t n) {
    return fo_bytes_check(self) ? fo_bytes_new(data, n) : fo_bytearray_new(data, n);
}

FoObject *fo_bytes_same(FoObject *self) {
    if (self->type == &fo_bytes_type) return fo_ref(self);
    FoText t = fo_bytes_text(self);
    return fo_bytes_like(self, t.data, t.n);
}

// ---- bytes-like arguments

static bool c_contiguous(const FoBufferView *view) {
    if (!view->shape || !view->strides) return true;
    int64_t wanted = view->itemsize;
    for (int d = view->ndim - 1; d >= 0; d--) {
        if (view->shape[d] != 1 && view->strides[d] != wanted) return view->nbytes == 0;
        wanted *= view->shape[d];
    }
    return true;
}

bool fo_buffer_is_contiguous(const FoBufferView *view) { return c_contiguous(view); }

static char *copy_dimension(const FoBufferView *view, int d, const char *from, char *to) {
    if (d == view->ndim) {
        memcpy(to, from, (size_t)view->itemsize);
        return to + view->itemsize;
    }
    for (int64_t i = 0; i < view->shape[d]; i++) to = copy_dimension(view, d + 1, from + i * view->strides[d], to);
    return to;
}

void fo_buffer_copy_out(const FoBufferView *view, char *to) {
    if (c_contiguous(view)) {
        if (view->nbytes) memcpy(to, view->data, (size_t)view->nbytes);
    } else copy_dimension(view, 0, view->data, to);
}

bool fo_bytes_arg_get(FoObject *o, FoBytesArg *arg) {
    arg->view.owner = NULL;
    if (fo_likely(fo_bytes_check(o))) {
        arg->text = fo_bytes_text(o);
        return true;
    }
    if (!fo_buffer_view_get(o, &arg->view, false)) return false;
    if (!c_contiguous(&arg->view)) return fo_fail(FO_BUFFER_ERROR, "memoryview: underlying buffer is not C-contiguous");
    arg->text = (FoText){arg->view.data ? arg->view.data : "", arg->view.nbytes, 1};
    return true;
}

void fo_bytes_arg_release(FoBytesArg *arg) {
    if (arg->view.owner) fo_buffer_view_release(&arg->view);
}

bool fo_byte_value(FoObject *o, uint8_t *out) {
    FO_AUTO(FoObject) number = fo_index(o);
    int64_t value;
    if (!number) return false;
    if (!fo_int_fits_i64(number, &value) || value < 0 || value > 255) return fo_fail(FO_VALUE_ERROR, "byte must be in range(0, 256)");
    *out = (uint8_t)value;
    return true;
}

bool fo_bytes_arg_or_byte(FoObject *o, FoBytesArg *arg) {
    arg->view.owner = NULL;
    if (fo_bytes_check(o) || o->type->buffer_get) return fo_bytes_arg_get(o, arg);
    if (!o->type->as_index) return fo_fail(FO_TYPE_ERROR, "argument should be integer or bytes-like object, not '%T'", o);
    uint8_t value;
    if (!fo_byte_value(o, &value)) return false;
    arg->byte = (char)value;
    arg->text = (FoText){&arg->byte, 1, 1};
    return true;
}

// ---- constructor

static bool collect_item(FoObject *item, FoBuffer *out, const FoType *type) {
    int64_t value;
    if (!(item->type == &fo_int_type && fo_int_fits_i64(item, &value))) {
        FO_AUTO(FoObject) number = fo_index(item);
        if (!number) return false;
        if (!fo_int_fits_i64(number, &value)) value = -1;
    }
    if (value < 0 || value > 255)
        return fo_fail(FO_VALUE_ERROR, type == &fo_bytes_type ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)");
    return fo_buffer_put_char(out, (char)value) || fo_fail_no_memory();
}

static bool collect_iterable(FoObject *o, FoBuffer *out, const FoType *type) {
    FO_AUTO(FoObject) iterator = fo_iter(o);
    if (!iterator) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        return fo_fail(FO_TYPE_ERROR, "cannot convert '%T' object to %N", o, type);
    }
    for (;;) {
        FoObject *item;
        if (!fo_next(iterator, &item)) return false;
        if (!item) return true;
        bool ok = collect_item(item, out, type);
        fo_unref(item);
        if (!ok) return false;
    }
}

bool fo_buffer_still_there(FoObject *exporter) {
    FoBufferView again;
    if (fo_bytes_check(exporter) || fo_bytearray_check(exporter)) return true;
    if (!fo_buffer_view_get(exporter, &again, false)) return false;
    fo_buffer_view_release(&again);
    return true;
}

static bool collect_buffer(FoObject *o, FoBuffer *out) {
    FoBufferView view;
    if (!fo_buffer_view_get(o, &view, false)) return false;
    bool ok = fo_buffer_reserve(out, (size_t)view.nbytes);
    if (ok) {
        fo_buffer_copy_out(&view, out->data + out->n);
        out->n += (size_t)view.nbytes;
    }
    bool still_there = fo_buffer_still_there(view.owner);
    fo_buffer_view_release(&view);
    return still_there && (ok || fo_fail_no_memory());
}

bool fo_bytes_collect(FoObject *o, FoBuffer *out, const FoType *type) {
    return o->type->buffer_get ? collect_buffer(o, out) : collect_iterable(o, out, type);
}

static bool collect_text(FoObject *text, FoObject *encoding, FoObject *errors, FoBuffer *out) {
    const char *codec = "utf-8", *handler = "strict";
    if (encoding && !(codec = fo_str_utf8((FoStr *)encoding, NULL))) return false;
    if (errors && !(handler = fo_str_utf8((FoStr *)errors, NULL))) return false;
    FO_AUTO(FoObject) encoded = fo_str_encode((FoStr *)text, codec, handler);
    if (!encoded) return false;
    FoText t = fo_bytes_text(encoded);
    return fo_buffer_put(out, t.data, (size_t)t.n) || fo_fail_no_memory();
}

static bool collect_zeros(int64_t n, FoBuffer *out) {
    if (n < 0) return fo_fail(FO_VALUE_ERROR, "negative count");
    if (!fo_buffer_reserve(out, (size_t)n)) return fo_fail_no_memory();
    if (n) memset(out->data + out->n, 0, (size_t)n);
    out->n += (size_t)n;
    return true;
}

// __bytes__, for what is not a str: *found false when there is none.
static bool collect_special(FoObject *o, FoBuffer *out, bool *found) {
    FoObject *method;
    if (!fo_find_special(o, fo_name(__bytes__), &method)) return false;
    *found = method != NULL;
    if (!method) return true;
    FO_AUTO(FoObject) result = fo_call0(method);
    fo_unref(method);
    if (!result) return false;
    if (!fo_bytes_check(result)) return fo_fail(FO_TYPE_ERROR, "__bytes__ returned non-bytes (type %T)", result);
    FoText t = fo_bytes_text(result);
    return fo_buffer_put(out, t.data, (size_t)t.n) || fo_fail_no_memory();
}

bool fo_bytes_source_args(const FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames, FoBytesSource *source) {
    static const char *const names[] = {"source", "encoding", "errors"};
    source->plain = fo_type_is_subtype(type, &fo_bytes_type) ? &fo_bytes_type : &fo_bytearray_type;
    FoParams params = {source->plain->name, names, 3, 0, 0, 3};
    memset(source->bound, 0, sizeof source->bound);
    if (!fo_args_bind(&params, args, n, kwnames, source->bound)) return false;
    for (int i = 1; i < 3; i++)
        if (source->bound[i] && !fo_str_check(source->bound[i]))
            return fo_fail(FO_TYPE_ERROR, "%N() argument '%s' must be str, not %A", source->plain, names[i], source->bound[i]);
    return true;
}

bool fo_bytes_source(const FoBytesSource *source, FoBuffer *out) {
    FoObject *const *bound = source->bound, *o = bound[0];
    const FoType *plain = source->plain;
    if (o && fo_str_check(o)) {
        bool found = false; // __bytes__ of a class over str comes first
        if (!bound[1] && !bound[2] && plain == &fo_bytes_type && o->type != &fo_str_type && (!collect_special(o, out, &found) || found)) return found;
        if (!bound[1]) return fo_fail(FO_TYPE_ERROR, "string argument without an encoding");
        return collect_text(o, bound[1], bound[2], out);
    }
    if (bound[1] || bound[2]) return fo_fail(FO_TYPE_ERROR, "%s without a string argument", bound[1] ? "encoding" : "errors");
    if (!o) return true;
    if (plain == &fo_bytes_type && o->type != &fo_bytes_type && o->type != &fo_bytearray_type) {
        bool found;
        if (!collect_special(o, out, &found)) return false;
        if (found) return true;
    }
    if (o->type->as_index) {
        int64_t count;
        if (fo_index_as_i64(o, &count)) return collect_zeros(count, out);
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear(); // an array of more than one number, say
    }
    return fo_bytes_collect(o, out, plain);
}

static FoObject *new_of_subclass(FoType *type, const void *data, int64_t n) {
    FoBytesObject *b = (FoBytesObject *)fo_object_new_nbytes(type, (int64_t)sizeof(FoBytesObject) + n + 1);
    if (!b) return NULL;
    b->n = n;
    b->hash = -1;
    if (n) memcpy(b->data, data, (size_t)n);
    if (type->flags & FO_TYPE_GC) fo_gc_track((FoObject *)b);
    return (FoObject *)b;
}

static FoObject *new_bytes(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n == 1 && !kwnames && type == &fo_bytes_type && args[0]->type == &fo_bytes_type) return fo_ref(args[0]);
    FoBuffer content = FO_BUFFER_EMPTY;
    FoObject *r = NULL;
    FoBytesSource source;
    if (fo_bytes_source_args(type, args, n, kwnames, &source) && fo_bytes_source(&source, &content))
        r = type == &fo_bytes_type ? fo_bytes_new(content.data, (int64_t)content.n) : new_of_subclass(type, content.data, (int64_t)content.n);
    fo_buffer_deinit(&content);
    return r;
}

static void free_bytes(FoObject *self) {
    if (fo_likely(self->type == &fo_bytes_type)) fo_free(self, (size_t)bytes_nbytes((FoBytesObject *)self), FO_MEM_OBJECT);
    else fo_object_free_block_nbytes(self, bytes_nbytes((FoBytesObject *)self));
}

// ---- repr

FoObject *fo_bytes_repr(const char *data, int64_t n) {
    FoText t = {data, n, 1};
    char quote = fo_text_find_char(t, '\'') >= 0 && fo_text_find_char(t, '"') < 0 ? '"' : '\'';
    FoStrBuilder b;
    fo_builder_init(&b);
    fo_builder_put_char(&b, 'b');
    fo_builder_put_char(&b, (uint8_t)quote);
    for (int64_t i = 0; i < n && !b.failed; i++) {
        char text[10] = {'\\', data[i], 0};
        uint8_t c = (uint8_t)data[i];
        size_t length = 2;
        if (c == '\n') text[1] = 'n';
        else if (c == '\t') text[1] = 't';
        else if (c == '\r') text[1] = 'r';
        else if (c < ' ' || c >= 127) length = (size_t)fo_escape_char(c, text);
        else if (c != '\\' && c != (uint8_t)quote) {
            fo_builder_put_char(&b, c);
            continue;
        }
        fo_builder_put_ascii(&b, text, length);
    }
    fo_builder_put_char(&b, (uint8_t)quote);
    return (FoObject *)fo_builder_finish(&b);
}

static FoObject *repr(FoObject *self) { return fo_bytes_repr(fo_bytes_data(self), ((FoBytesObject *)self)->n); }

// ---- slots

static int64_t size_of(FoObject *self) { return bytes_nbytes((FoBytesObject *)self); }

static bool hash(FoObject *self, int64_t *out) {
    FoBytesObject *b = (FoBytesObject *)self;
    if (b->hash == -1) b->hash = fo_hash_bytes(b->data, (size_t)b->n);
    *out = b->hash;
    return true;
}

FoObject *fo_bytes_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    // bytes know only bytes; bytearray takes any buffer, also as the reflected operand
    if (fo_bytes_check(a) ? !fo_bytes_check(b) : !fo_bytearray_check(a) || !b->type->buffer_get) return fo_new_not_implemented();
    FO_BYTES_ARG other = {.view.owner = NULL};
    if (!fo_bytes_arg_get(b, &other)) return NULL;
    FoText x = fo_bytes_text(a), y = other.text;
    if ((op == FO_EQ || op == FO_NE) && x.n != y.n) return fo_bool_new(op == FO_NE);
    int c = memcmp(x.data, y.data, (size_t)(x.n < y.n ? x.n : y.n));
    if (c == 0) c = x.n < y.n ? -1 : x.n > y.n;
    bool r = op == FO_EQ ? c == 0 : op == FO_NE ? c != 0 : op == FO_LT ? c < 0 : op == FO_LE ? c <= 0 : op == FO_GT ? c > 0 : c >= 0;
    return fo_bool_new(r);
}

static bool truth(FoObject *self, bool *out) {
    *out = ((FoBytesObject *)self)->n != 0;
    return true;
}

static bool len(FoObject *self, int64_t *out) {
    *out = ((FoBytesObject *)self)->n;
    return true;
}

FoObject *fo_bytes_slice(const FoObject *self, int64_t start, int64_t step, int64_t n) {
    FoText t = fo_bytes_text(self);
    if (step == 1) return fo_bytes_like(self, (const char *)t.data + start, n);
    FoObject *r = fo_bytes_like(self, NULL, n);
    if (!r) return NULL;
    char *to = fo_bytes_data(r);
    for (int64_t i = 0; i < n; i++) to[i] = ((const char *)t.data)[start + i * step];
    return r;
}

static FoObject *get_item(FoObject *self, FoObject *key) {
    FoBytesObject *b = (FoBytesObject *)self;
    int64_t i, stop, step, n;
    if (fo_slice_check(key)) {
        if (!fo_slice_resolve(key, b->n, &i, &stop, &step, &n)) return NULL;
        return step == 1 && n == b->n && self->type == &fo_bytes_type ? fo_ref(self) : fo_bytes_slice(self, i, step, n);
    }
    if (!fo_index_key(key, "byte", &i)) return NULL;
    if (i < 0) i += b->n;
    if (i < 0 || i >= b->n) return fo_raise(FO_INDEX_ERROR, "index out of range");
    return fo_int_from_i64((uint8_t)b->data[i]);
}

bool fo_bytes_contains(FoObject *self, FoObject *item, bool *found) {
    FO_BYTES_ARG sub = {.view.owner = NULL};
    FO_AUTO(FoObject) number = item->type->as_index ? fo_index(item) : NULL;
    if (item->type->as_index && !number) fo_error_clear(); // what cannot say its number may still be a buffer
    if (number ? !fo_bytes_arg_or_byte(number, &sub) : !fo_bytes_arg_get(item, &sub)) return false;
    *found = fo_text_find(fo_bytes_text(self), sub.text) >= 0;
    return true;
}

FoObject *fo_bytes_concat(FoObject *a, FoObject *b) {
    if (!fo_bytes_check(a) && !fo_bytearray_check(a)) return fo_new_not_implemented();
    if (!b->type->buffer_get) return fo_raise(FO_TYPE_ERROR, "can't concat %T to %T", b, a);
    FO_BYTES_ARG other = {.view.owner = NULL};
    if (!fo_bytes_arg_get(b, &other)) return NULL;
    FoText x = fo_bytes_text(a), y = other.text;
    if (x.n == 0 && b->type == &fo_bytes_type && fo_bytes_check(a)) return fo_ref(b);
    if (y.n == 0) return fo_bytes_same(a);
    if (x.n > INT64_MAX / 4 - y.n) return fo_raise_no_memory();
    FoObject *r = fo_bytes_like(a, NULL, x.n + y.n);
    if (r) memcpy(mempcpy(fo_bytes_data(r), x.data, (size_t)x.n), y.data, (size_t)y.n);
    return r;
}

FoObject *fo_bytes_multiply(FoObject *a, FoObject *b) {
    bool left = fo_bytes_check(a) || fo_bytearray_check(a);
    FoObject *self = left ? a : b, *count = left ? b : a;
    int64_t times, n;
    if (!count->type->as_index) return fo_raise(FO_TYPE_ERROR, "can't multiply sequence by non-int of type '%T'", count);
    if (!fo_index_as_i64(count, &times)) return NULL;
    FoText t = fo_bytes_text(self);
    if (times < 0) times = 0;
    if (times == 1) return fo_bytes_same(self);
    if (!fo_mul_i64(t.n, times, &n) || n > INT64_MAX / 2) return fo_raise_no_memory();
    FoObject *r = fo_bytes_like(self, NULL, n);
    if (!r || n == 0) return r;
    char *to = fo_bytes_data(r);
    if (t.n == 1) {
        memset(to, *(const uint8_t *)t.data, (size_t)n);
        return r;
    }
    memcpy(to, t.data, (size_t)t.n);
    for (int64_t done = t.n, more; done < n; done += more) {
        more = done < n - done ? done : n - done;
        memcpy(to + done, to, (size_t)more);
    }
    return r;
}

static FoObject *modulo(FoObject *a, FoObject *b) { return fo_bytes_check(a) ? fo_bytes_modulo(a, b) : fo_new_not_implemented(); }

static bool buffer_get(FoObject *self, FoBufferView *view) {
    FoBytesObject *b = (FoBytesObject *)self;
    *view = (FoBufferView){.data = b->data, .nbytes = b->n, .itemsize = 1, .read_only = true, .format = "B", .ndim = 1};
    return true;
}

static FoObject *iter(FoObject *self) { return fo_bytes_iterator_new(&fo_bytes_iterator_type, self); }

static FoObject *getnewargs(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) copy = fo_bytes_new(fo_bytes_data(self), ((FoBytesObject *)self)->n);
    return copy ? (FoObject *)fo_tuple_pack(1, copy) : NULL;
}

static FoObject *bytes_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_bytes_same(self); }

static const FoNativeDef methods[] = {
    FO_BYTES_SHARED_METHODS,
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL, NULL},
    {"__bytes__", bytes_method, 0, 0, 0, "Convert this value to exact type bytes.", NULL},
    {NULL},
};

FoType fo_bytes_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "bytes",
    .basic_nbytes = sizeof(FoBytesObject),
    .item_nbytes = 1,
    .flags = FO_TYPE_BASE | FO_TYPE_BYTES,
    .doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
        "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object",
    .free = free_bytes,
    .new_ = new_bytes,
    .size_of = size_of,
    .repr = repr,
    .str = repr,
    .hash = hash,
    .compare = fo_bytes_compare,
    .truth = truth,
    .iter = iter,
    .binary = {[FO_OP_ADD] = fo_bytes_concat, [FO_OP_MUL] = fo_bytes_multiply, [FO_OP_MOD] = modulo},
    .len = len,
    .get_item = get_item,
    .contains = fo_bytes_contains,
    .is_sequence = true,
    .buffer_get = buffer_get,
    .methods = methods,
};

bool fo_bytes_init(void) { return fo_type_ready(&fo_bytes_type) && fo_type_ready(&fo_bytes_iterator_type); }
void fo_bytes_deinit(void) { fo_clear_slot(&fo_rt->empty_bytes); }
