// SPDX-License-Identifier: MIT
// bytearray: bytes that can change. While views exist (exports > 0) the block stays where it is.
#include "types/bytes_private.h"
#include "types/container.h"

static FoByteArray *of(FoObject *self) { return (FoByteArray *)self; }

// ---- the block

static bool may_resize(const FoByteArray *a) {
    return a->exports == 0 || fo_fail(FO_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
}

static bool set_block(FoByteArray *a, int64_t n, int64_t allocated) {
    char *block;
    int64_t kept = a->n < n ? a->n : n;
    if (a->data != a->block) { // the front was deleted: start afresh
        block = fo_alloc((size_t)allocated, FO_MEM_OBJECT);
        if (!block) return fo_fail_no_memory();
        memcpy(block, a->data, (size_t)kept);
        fo_free(a->block, (size_t)a->allocated, FO_MEM_OBJECT);
    } else {
        block = fo_realloc(a->allocated ? a->block : NULL, (size_t)a->allocated, (size_t)allocated, FO_MEM_OBJECT);
        if (!block) return fo_fail_no_memory();
    }
    a->block = a->data = block;
    a->allocated = allocated;
    return true;
}

// Changes the length; new bytes at the end are undefined. Grows and shrinks by CPython's pattern.
static bool resize(FoByteArray *a, int64_t n) {
    if (n == a->n) return true;
    if (!may_resize(a)) return false;
    if (n > INT64_MAX / 4) return fo_fail_no_memory();
    int64_t front = a->data - a->block, allocated = a->allocated;
    bool fits = n + front + 1 <= allocated;
    if (fits && n < allocated / 2) allocated = n + 1;
    else if (fits) allocated = 0; // nothing to do
    else allocated = (double)n <= (double)allocated * 1.125 ? n + (n >> 3) + (n < 9 ? 3 : 6) : n + 1;
    if (allocated && !set_block(a, n, allocated)) {
        if (n > a->n) return false;
        fo_error_clear(); // a larger block than needed does no harm
    }
    a->n = n;
    a->data[n] = 0;
    return true;
}

// Replaces [start, start + old_n) by data; data must not lie in the array itself.
static bool splice(FoByteArray *a, int64_t start, int64_t old_n, const char *data, int64_t n) {
    int64_t tail = a->n - start - old_n, change = n - old_n;
    if (change && !may_resize(a)) return false;
    if (change < 0 && start == 0) { // deletion at the front only moves it
        a->data -= change;
        if (n) memcpy(a->data, data, (size_t)n);
        return resize(a, a->n + change);
    }
    if (change < 0) memmove(a->data + start + n, a->data + start + old_n, (size_t)tail);
    if (!resize(a, a->n + change)) return false;
    if (change > 0) memmove(a->data + start + n, a->data + start + old_n, (size_t)tail);
    if (n) memcpy(a->data + start, data, (size_t)n);
    return true;
}

FoObject *fo_bytearray_new(const void *data, int64_t n) {
    FoByteArray *a = (FoByteArray *)fo_object_new(&fo_bytearray_type, 0);
    if (!a) return NULL;
    a->block = a->data = "";
    if (n && !set_block(a, 0, n + 1)) {
        fo_unref(a);
        return NULL;
    }
    a->n = n;
    if (data && n) memcpy(a->data, data, (size_t)n);
    if (!data && n) memset(a->data, 0, (size_t)n);
    if (n) a->data[n] = 0;
    return (FoObject *)a;
}

static void free_bytearray(FoObject *self) {
    if (of(self)->allocated) fo_free(of(self)->block, (size_t)of(self)->allocated, FO_MEM_OBJECT);
    fo_object_free_block(self);
}

static FoObject *new_bytearray(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoByteArray *a = (FoByteArray *)fo_object_new(type, 0);
    if (!a) return NULL;
    a->block = a->data = "";
    if (type->flags & FO_TYPE_GC) fo_gc_track((FoObject *)a);
    return (FoObject *)a;
}

static bool init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBuffer content = FO_BUFFER_EMPTY;
    FoBytesSource source;
    if (!fo_bytes_source_args(self->type, args, n, kwnames, &source)) return false;
    if (of(self)->n && !resize(of(self), 0)) return false;
    bool ok = fo_bytes_source(&source, &content);
    if (ok && content.n) {
        ok = may_resize(of(self)) && set_block(of(self), 0, (int64_t)content.n + 1);
        if (ok) {
            memcpy(of(self)->data, content.data, content.n);
            of(self)->n = (int64_t)content.n;
            of(self)->data[content.n] = 0;
        }
    }
    fo_buffer_deinit(&content);
    return ok;
}

// ---- slots

static int64_t size_of(FoObject *self) { return self->type->basic_nbytes + of(self)->allocated; }

static FoObject *repr(FoObject *self) {
    FO_AUTO(FoObject) content = fo_bytes_repr(of(self)->data, of(self)->n);
    if (!content) return NULL;
    FoStr *s = (FoStr *)content;
    FoText t = fo_text_of(s);
    FoStrBuilder b;
    fo_builder_init(&b);
    fo_builder_put_text(&b, self->type->name);
    fo_builder_put_ascii(&b, "(", 1);
    bool double_quoted = fo_str_at(s, 1) == '"';
    for (int64_t i = 0; i < t.n; i++) { // a single quote is escaped even between double quotes
        if (double_quoted && fo_text_at(t, i) == '\'') fo_builder_put_char(&b, '\\');
        fo_builder_put_char(&b, fo_text_at(t, i));
    }
    fo_builder_put_ascii(&b, ")", 1);
    return (FoObject *)fo_builder_finish(&b);
}

static bool truth(FoObject *self, bool *out) {
    *out = of(self)->n != 0;
    return true;
}

static bool len(FoObject *self, int64_t *out) {
    *out = of(self)->n;
    return true;
}

// The parts of a slice may run code (__index__) that changes the array.
static bool resolve(FoByteArray *a, FoObject *slice, int64_t *start, int64_t *step, int64_t *count) {
    int64_t n = a->n, stop;
    if (!fo_slice_resolve(slice, n, start, &stop, step, count)) return false;
    return a->n == n || fo_fail(FO_RUNTIME_ERROR, "bytearray changed size while its slice was computed");
}

static FoObject *get_item(FoObject *self, FoObject *key) {
    int64_t i, step, n;
    if (fo_slice_check(key)) return resolve(of(self), key, &i, &step, &n) ? fo_bytes_slice(self, i, step, n) : NULL;
    if (!fo_index_key(key, "bytearray", &i)) return NULL;
    if (i < 0) i += of(self)->n;
    if (i < 0 || i >= of(self)->n) return fo_raise(FO_INDEX_ERROR, "bytearray index out of range");
    return fo_int_from_i64((uint8_t)of(self)->data[i]);
}

static bool delete_stepped(FoByteArray *a, int64_t start, int64_t step, int64_t n) {
    if (n && !may_resize(a)) return false;
    if (step < 0) {
        start += (n - 1) * step;
        step = -step;
    }
    int64_t to = start, next = start, left = n;
    for (int64_t i = start; i < a->n; i++) {
        if (left && i == next) {
            next += step;
            left--;
        } else a->data[to++] = a->data[i];
    }
    return resize(a, a->n - n);
}

static bool assign_slice(FoObject *self, FoObject *slice, const char *data, int64_t n) {
    FoByteArray *a = of(self);
    int64_t start, step, count;
    if (!resolve(a, slice, &start, &step, &count)) return false;
    if (step == 1) return splice(a, start, count, data, n);
    if (n == 0) return delete_stepped(a, start, step, count);
    if (n != count)
        return fo_fail(FO_VALUE_ERROR, "attempt to assign bytes of size %lld to extended slice of size %lld", (long long)n, (long long)count);
    char *to = a->data + start;
    for (int64_t i = 0, stride = step; i < n; i++) to[i * stride] = data[i];
    return true;
}

// The value is copied first, unless it is bytes: it may be the array itself, or run code.
static bool set_slice(FoObject *self, FoObject *slice, FoObject *value) {
    if (!value) return assign_slice(self, slice, NULL, 0);
    const FoType *type = value->type;
    if (type == &fo_bytes_type) return assign_slice(self, slice, ((FoBytesObject *)value)->data, ((FoBytesObject *)value)->n);
    if (!type->buffer_get && (type->as_index || type->as_int || type->as_float || fo_str_check(value)))
        return fo_fail(FO_TYPE_ERROR, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    FoBuffer content = FO_BUFFER_EMPTY;
    bool ok = fo_bytes_collect(value, &content, &fo_bytearray_type) && assign_slice(self, slice, content.data, (int64_t)content.n);
    fo_buffer_deinit(&content);
    return ok;
}

static bool set_item(FoObject *self, FoObject *key, FoObject *value) {
    int64_t i;
    uint8_t byte = 0;
    if (fo_slice_check(key)) return set_slice(self, key, value);
    if (!fo_index_key(key, "bytearray", &i) || (value && !fo_byte_value(value, &byte))) return false;
    if (i < 0) i += of(self)->n;
    if (i < 0 || i >= of(self)->n) return fo_fail(FO_INDEX_ERROR, "bytearray index out of range");
    if (!value) return splice(of(self), i, 1, NULL, 0);
    of(self)->data[i] = (char)byte;
    return true;
}

static FoObject *add_in_place(FoObject *self, FoObject *other) {
    if (!other->type->buffer_get) return fo_raise(FO_TYPE_ERROR, "can't concat %T to %T", other, self);
    FO_BYTES_ARG arg = {.view.owner = NULL};
    if (!fo_bytes_arg_get(other, &arg)) return NULL;
    int64_t old_n = of(self)->n;
    if (!resize(of(self), old_n + arg.text.n)) return NULL;
    if (arg.text.n) memcpy(of(self)->data + old_n, arg.text.data, (size_t)arg.text.n);
    return fo_ref(self);
}

static FoObject *multiply_in_place(FoObject *self, FoObject *count) {
    int64_t times, n, old_n = of(self)->n;
    if (!count->type->as_index) return fo_new_not_implemented();
    if (!fo_index_as_i64(count, &times)) return NULL;
    if (times < 0) times = 0;
    if (!fo_mul_i64(old_n, times, &n)) return fo_raise_no_memory();
    if (!resize(of(self), n)) return NULL;
    for (int64_t at = old_n; at < n; at += old_n) memcpy(of(self)->data + at, of(self)->data, (size_t)old_n);
    return fo_ref(self);
}

static FoObject *modulo(FoObject *a, FoObject *b) { return fo_bytearray_check(a) ? fo_bytes_modulo(a, b) : fo_new_not_implemented(); }
static FoObject *iter(FoObject *self) { return fo_bytes_iterator_new(&fo_bytearray_iterator_type, self); }

static bool buffer_get(FoObject *self, FoBufferView *view) {
    of(self)->exports++;
    *view = (FoBufferView){.data = of(self)->data, .nbytes = of(self)->n, .itemsize = 1, .read_only = false, .format = "B", .ndim = 1};
    return true;
}

static void buffer_release(FoObject *self, FoBufferView *view) { of(self)->exports--; }

// ---- methods

#define METHOD(name) static FoObject *name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

METHOD(append) {
    uint8_t byte;
    if (!fo_byte_value(args[0], &byte) || !resize(of(self), of(self)->n + 1)) return NULL;
    of(self)->data[of(self)->n - 1] = (char)byte;
    return fo_new_none();
}

METHOD(extend) {
    if (args[0]->type->buffer_get) {
        FO_AUTO(FoObject) other = args[0] == self ? fo_bytes_same(self) : fo_ref(args[0]); // a view of itself would forbid growing
        FO_AUTO(FoObject) same = other ? add_in_place(self, other) : NULL;
        return same ? fo_new_none() : NULL;
    }
    FoBuffer content = FO_BUFFER_EMPTY;
    FO_AUTO(FoObject) iterator = fo_iter(args[0]);
    if (!iterator) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
        fo_error_clear();
        return fo_raise(FO_TYPE_ERROR, "can't extend bytearray with %T", args[0]);
    }
    bool ok = fo_bytes_collect(iterator, &content, &fo_bytearray_type);
    int64_t old_n = of(self)->n;
    if (ok && (ok = resize(of(self), old_n + (int64_t)content.n)) && content.n) memcpy(of(self)->data + old_n, content.data, content.n);
    fo_buffer_deinit(&content);
    return ok ? fo_new_none() : NULL;
}

METHOD(insert) {
    int64_t at;
    uint8_t byte;
    if (!fo_size_arg(args[0], &at) || !fo_byte_value(args[1], &byte)) return NULL;
    int64_t length = of(self)->n;
    if (at < 0 && (at += length) < 0) at = 0;
    if (at > length) at = length;
    char c = (char)byte;
    return splice(of(self), at, 0, &c, 1) ? fo_new_none() : NULL;
}

METHOD(pop) {
    int64_t at = -1;
    if (n && !fo_size_arg(args[0], &at)) return NULL;
    if (of(self)->n == 0) return fo_raise(FO_INDEX_ERROR, "pop from empty bytearray");
    if (at < 0) at += of(self)->n;
    if (at < 0 || at >= of(self)->n) return fo_raise(FO_INDEX_ERROR, "pop index out of range");
    uint8_t byte = (uint8_t)of(self)->data[at];
    return splice(of(self), at, 1, NULL, 0) ? fo_int_from_i64(byte) : NULL;
}

METHOD(remove_byte) {
    uint8_t byte;
    if (!fo_byte_value(args[0], &byte)) return NULL;
    int64_t at = fo_text_find_char(fo_bytes_text(self), byte);
    if (at < 0) return fo_raise(FO_VALUE_ERROR, "value not found in bytearray");
    return splice(of(self), at, 1, NULL, 0) ? fo_new_none() : NULL;
}

METHOD(clear) { return resize(of(self), 0) ? fo_new_none() : NULL; }
METHOD(copy) { return fo_bytearray_new(of(self)->data, of(self)->n); }

METHOD(reverse) {
    char *p = of(self)->data;
    for (int64_t i = 0, j = of(self)->n - 1; i < j; i++, j--) {
        char c = p[i];
        p[i] = p[j];
        p[j] = c;
    }
    return fo_new_none();
}

static FoObject *reduction(FoObject *self, bool as_bytes) {
    FoByteArray *a = of(self);
    FO_AUTO(FoObject) content = as_bytes ? (FoObject *)fo_bytes_new(a->data, a->n) : (FoObject *)fo_str_from_kind(1, a->data, a->n);
    FO_AUTO(FoObject) encoding = content && !as_bytes ? (FoObject *)fo_str_from_ascii("latin-1", 7) : NULL;
    if (!content || (!as_bytes && !encoding)) return NULL;
    FO_AUTO(FoTuple) arguments = as_bytes ? fo_tuple_pack(1, content) : fo_tuple_pack(2, content, encoding);
    FO_AUTO(FoObject) state = arguments ? fo_call_method(self, fo_name(__getstate__), NULL, 0) : NULL;
    return state ? (FoObject *)fo_tuple_pack(3, self->type, arguments, state) : NULL;
}

METHOD(reduce) { return reduction(self, false); }

// From protocol 3 on there are bytes.
METHOD(reduce_ex) {
    int64_t protocol = 0;
    if (n > 0 && !fo_index_as_i64(args[0], &protocol)) return NULL;
    return reduction(self, protocol >= 3);
}

METHOD(alloc) { return fo_int_from_i64(of(self)->allocated); }

static const FoNativeDef methods[] = {
    FO_BYTES_SHARED_METHODS,
    {"append", append, 1, 1, 0, "Append a single item to the end of the bytearray.", NULL},
    {"extend", extend, 1, 1, 0, "Append all the items from the iterator or sequence to the end of the bytearray.", NULL},
    {"insert", insert, 2, 2, 0, "Insert a single item into the bytearray before the given index.", NULL},
    {"pop", pop, 0, 1, 0, "Remove and return a single item from the bytearray.", NULL},
    {"remove", remove_byte, 1, 1, 0, "Remove the first occurrence of a value in the bytearray.", NULL},
    {"clear", clear, 0, 0, 0, "Remove all items from the bytearray.", NULL},
    {"copy", copy, 0, 0, 0, "Return a copy of B.", NULL},
    {"reverse", reverse, 0, 0, 0, "Reverse the order of the values in B in place.", NULL},
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling.", NULL},
    {"__reduce_ex__", reduce_ex, 0, 1, 0, "Return state information for pickling.", NULL},
    {"__alloc__", alloc, 0, 0, 0, "B.__alloc__() -> int: the number of bytes actually allocated.", NULL},
    {NULL},
};

FoType fo_bytearray_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "bytearray",
    .basic_nbytes = sizeof(FoByteArray),
    .flags = FO_TYPE_BASE,
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
        "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
        "bytearray() -> empty bytes array",
    .free = free_bytearray,
    .new_ = new_bytearray,
    .init = init,
    .size_of = size_of,
    .repr = repr,
    .str = repr,
    .hash = fo_hash_not_implemented,
    .compare = fo_bytes_compare,
    .truth = truth,
    .iter = iter,
    .binary = {[FO_OP_ADD] = fo_bytes_concat, [FO_OP_MUL] = fo_bytes_multiply, [FO_OP_MOD] = modulo},
    .inplace = {[FO_OP_ADD] = add_in_place, [FO_OP_MUL] = multiply_in_place},
    .len = len,
    .get_item = get_item,
    .set_item = set_item,
    .contains = fo_bytes_contains,
    .is_sequence = true,
    .buffer_get = buffer_get,
    .buffer_release = buffer_release,
    .methods = methods,
};

bool fo_bytearray_init(void) { return fo_type_ready(&fo_bytearray_type) && fo_type_ready(&fo_bytearray_iterator_type); }
