// SPDX-License-Identifier: MIT
// memoryview: somebody else's bytes, seen as elements of a format in n dimensions.
//
//   base is what the exporter gave and gets back at release; now is this view of it: its shape and strides lie in dims
//   released  <=>  base.owner == NULL
#include "types/bytes_private.h"
#include "types/container.h"
#include "types/memoryview_item.h"

enum { MAX_DIMENSIONS = 64 };

typedef struct {
    FoObject head;
    FoBufferView base, now;
    int64_t exports; // views that others took of this one
    int64_t hash;    // -1: not computed yet
    FoObject *weaklist;
    int64_t n_dims;
    int64_t dims[];  // shape, then strides
} View;

static View *of(FoObject *self) { return (View *)self; }
static int64_t view_nbytes(int64_t n_dims) { return (int64_t)sizeof(View) + 2 * n_dims * (int64_t)sizeof(int64_t); }

static bool is_alive(View *v) { return v->base.owner || fo_fail(FO_VALUE_ERROR, "operation forbidden on released memoryview object"); }

static int64_t shape_at(const View *v, int d) { return v->dims[d]; }
static int64_t stride_at(const View *v, int d) { return v->dims[v->n_dims + d]; }

// ---- making

// A view of owner's bytes with n_dims dimensions whose dims are to be filled.
static View *new_view(FoObject *owner, int n_dims) {
    View *v = (View *)fo_object_new_nbytes(&fo_memoryview_type, view_nbytes(n_dims));
    if (!v) return NULL;
    v->n_dims = n_dims;
    v->hash = -1;
    fo_gc_track((FoObject *)v);
    if (!fo_buffer_view_get(owner, &v->base, false)) {
        v->base.owner = NULL;
        fo_unref(v);
        return NULL;
    }
    v->now = v->base;
    v->now.ndim = n_dims;
    v->now.shape = v->dims;
    v->now.strides = v->dims + n_dims;
    return v;
}

static void fill_contiguous_strides(View *v) {
    int64_t stride = v->now.itemsize;
    for (int64_t d = v->n_dims - 1; d >= 0; d--) {
        v->dims[v->n_dims + d] = stride;
        stride *= v->dims[d];
    }
}

static int n_dims_of(FoObject *o, bool *ok) {
    FoBufferView view;
    *ok = fo_buffer_view_get(o, &view, false);
    if (!*ok) return 0;
    int n = view.ndim;
    fo_buffer_view_release(&view);
    return n;
}

static View *derive(View *from, int n_dims);

FoObject *fo_memoryview_new(FoObject *o) {
    if (o->type == &fo_memoryview_type) return is_alive(of(o)) ? (FoObject *)derive(of(o), of(o)->n_dims) : NULL; // of the same exporter
    if (!o->type->buffer_get) return fo_raise(FO_TYPE_ERROR, "memoryview: a bytes-like object is required, not '%T'", o);
    bool ok;
    int n_dims = n_dims_of(o, &ok);
    View *v = ok ? new_view(o, n_dims) : NULL;
    if (!v) return NULL;
    if (!v->now.format[0]) strcpy(v->now.format, "B");
    if (v->base.shape) memcpy(v->dims, v->base.shape, (size_t)n_dims * sizeof(int64_t));
    else if (n_dims) v->dims[0] = v->now.nbytes / v->now.itemsize;
    if (v->base.shape && v->base.strides) memcpy(v->dims + n_dims, v->base.strides, (size_t)n_dims * sizeof(int64_t));
    else fill_contiguous_strides(v);
    return (FoObject *)v;
}

// The same bytes with the same shape, as a new view.
static View *derive(View *from, int n_dims) {
    View *v = new_view(from->base.owner, n_dims);
    if (!v) return NULL;
    v->now = from->now;
    v->now.owner = v->base.owner;
    v->now.ndim = n_dims;
    v->now.shape = v->dims;
    v->now.strides = v->dims + n_dims;
    if (n_dims == from->n_dims) memcpy(v->dims, from->dims, (size_t)(2 * n_dims) * sizeof(int64_t));
    return v;
}

static FoObject *new_memoryview(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"object"};
    static const FoParams params = {"memoryview", names, 1, 1, 0, 1};
    FoObject *o;
    return fo_args_bind(&params, args, n, kwnames, &o) ? fo_memoryview_new(o) : NULL;
}

static void free_view(FoObject *self) {
    fo_gc_untrack(self);
    if (of(self)->weaklist) fo_weakref_clear_all(self);
    if (of(self)->base.owner) fo_buffer_view_release(&of(self)->base);
    fo_object_free_block_nbytes(self, view_nbytes(of(self)->n_dims));
}

static bool visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(of(self)->base.owner);
    return true;
}

static void clear(FoObject *self) {
    if (of(self)->base.owner && !of(self)->exports) fo_buffer_view_release(&of(self)->base);
}

static int64_t size_of(FoObject *self) { return view_nbytes(of(self)->n_dims); }

// ---- indexing

static bool item_address(View *v, int64_t i, int d, char **at) {
    if (i < 0) i += shape_at(v, d);
    if (i < 0 || i >= shape_at(v, d)) return fo_fail(FO_INDEX_ERROR, "index out of bounds on dimension %d", d + 1);
    *at += i * stride_at(v, d);
    return true;
}

static bool tuple_address(View *v, FoTuple *key, char **at) {
    if (key->n < v->n_dims) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "sub-views are not implemented");
    if (key->n > v->n_dims)
        return fo_fail(FO_TYPE_ERROR, "cannot index %lld-dimension view with %lld-element tuple", (long long)v->n_dims, (long long)key->n);
    for (int d = 0; d < v->n_dims; d++) {
        int64_t i;
        if (!fo_index_key(key->items[d], "memoryview", &i) || !item_address(v, i, d, at)) return false;
    }
    return true;
}

static bool is_index_tuple(FoObject *key) {
    if (!fo_tuple_check(key)) return false;
    for (int64_t i = 0; i < ((FoTuple *)key)->n; i++)
        if (!((FoTuple *)key)->items[i]->type->as_index) return false;
    return true;
}

static bool is_slice_tuple(FoObject *key) {
    if (!fo_tuple_check(key)) return false;
    for (int64_t i = 0; i < ((FoTuple *)key)->n; i++)
        if (!fo_slice_check(((FoTuple *)key)->items[i])) return false;
    return true;
}

// The address of the one element that key means; *is_slice: it means a part.
static bool locate(View *v, FoObject *key, char **at, bool *is_slice) {
    *at = v->now.data;
    *is_slice = false;
    int64_t i;
    if (v->n_dims == 0) {
        if (key == fo_ellipsis || (fo_tuple_check(key) && ((FoTuple *)key)->n == 0)) return true;
        return fo_fail(FO_TYPE_ERROR, "invalid indexing of 0-dim memory");
    }
    if (key->type->as_index) {
        if (!fo_index_key(key, "memoryview", &i)) return false;
        if (v->n_dims > 1) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
        return item_address(v, i, 0, at);
    }
    if (fo_slice_check(key)) return *is_slice = true;
    if (is_index_tuple(key)) return tuple_address(v, (FoTuple *)key, at);
    if (is_slice_tuple(key)) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
    return fo_fail(FO_TYPE_ERROR, "memoryview: invalid slice key");
}

static void count_bytes(View *v) {
    v->now.nbytes = v->now.itemsize;
    for (int d = 0; d < v->n_dims; d++) v->now.nbytes *= shape_at(v, d);
}

static View *slice_view(View *v, FoObject *slice) {
    int64_t start, stop, step, n;
    if (!fo_slice_resolve(slice, shape_at(v, 0), &start, &stop, &step, &n)) return NULL;
    View *r = derive(v, (int)v->n_dims);
    if (!r) return NULL;
    r->now.data = (char *)r->now.data + start * stride_at(v, 0);
    r->dims[0] = n;
    r->dims[r->n_dims] *= step;
    count_bytes(r);
    return r;
}

static FoObject *get_part(View *v, FoObject *key) {
    char *at;
    bool is_slice;
    if (!locate(v, key, &at, &is_slice)) return NULL;
    return is_slice ? (FoObject *)slice_view(v, key) : fo_item_unpack(v->now.format, at);
}

// Keys and values may run code (__index__), which must not release the view meanwhile: hence the exports.
static FoObject *get_item(FoObject *self, FoObject *key) {
    if (!is_alive(of(self))) return NULL;
    of(self)->exports++;
    FO_AUTO(FoObject) r = get_part(of(self), key);
    of(self)->exports--;
    return r && fo_buffer_still_there(of(self)->base.owner) ? fo_take(r) : NULL;
}

static bool same_structure(const View *a, const View *b) {
    char x = fo_item_code(a->now.format), y = fo_item_code(b->now.format);
    if (x != y || a->now.itemsize != b->now.itemsize || a->n_dims != b->n_dims) return false;
    for (int d = 0; d < a->n_dims; d++)
        if (shape_at(a, d) != shape_at(b, d)) return false;
    return true;
}

static bool copy_into(View *to, View *from) {
    if (to->n_dims != 1) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "memoryview slice assignments are currently restricted to ndim = 1");
    if (!same_structure(to, from)) return fo_fail(FO_VALUE_ERROR, "memoryview assignment: lvalue and rvalue have different structures");
    size_t nbytes = (size_t)from->now.nbytes;
    char *copy = fo_alloc(nbytes + 1, FO_MEM_INTERNAL); // the two may overlap
    if (!copy) return fo_fail_no_memory();
    fo_buffer_copy_out(&from->now, copy);
    for (int64_t i = 0; i < shape_at(to, 0); i++)
        memcpy((char *)to->now.data + i * stride_at(to, 0), copy + i * to->now.itemsize, (size_t)to->now.itemsize);
    fo_free(copy, nbytes + 1, FO_MEM_INTERNAL);
    return true;
}

static bool set_part(View *v, FoObject *key, FoObject *value) {
    char *at;
    bool is_slice;
    if (v->now.read_only) return fo_fail(FO_TYPE_ERROR, "cannot modify read-only memory");
    if (!value) return fo_fail(FO_TYPE_ERROR, "cannot delete memory");
    if (!locate(v, key, &at, &is_slice)) return false;
    if (!is_slice) return fo_item_pack(v->now.format, at, value);
    FO_AUTO(View) to = slice_view(v, key);
    if (!to) return false;
    if (!value->type->buffer_get) return fo_fail(FO_TYPE_ERROR, "a bytes-like object is required, not '%T'", value);
    FO_AUTO(View) from = (View *)fo_memoryview_new(value);
    return from && copy_into(to, from);
}

static bool set_item(FoObject *self, FoObject *key, FoObject *value) {
    if (!is_alive(of(self))) return false;
    of(self)->exports++;
    bool ok = set_part(of(self), key, value);
    of(self)->exports--;
    return ok;
}

static bool len(FoObject *self, int64_t *n) {
    if (!is_alive(of(self))) return false;
    *n = of(self)->n_dims ? shape_at(of(self), 0) : 1;
    return true;
}

// ---- comparison, hash, repr

static bool equal_items(View *a, View *b, int d, const char *p, const char *q, bool *equal) {
    if (d < a->n_dims) {
        for (int64_t i = 0; i < shape_at(a, d) && *equal; i++)
            if (!equal_items(a, b, d + 1, p + i * stride_at(a, d), q + i * stride_at(b, d), equal)) return false;
        return true;
    }
    if (fo_item_code(a->now.format) == 'B') {
        *equal = *p == *q;
        return true;
    }
    FO_AUTO(FoObject) x = fo_item_unpack(a->now.format, p);
    FO_AUTO(FoObject) y = x ? fo_item_unpack(b->now.format, q) : NULL;
    FO_AUTO(FoObject) r = y ? fo_compare(x, y, FO_EQ) : NULL;
    return r && fo_is_true(r, equal);
}

static bool same_shape(const View *a, const View *b) {
    if (a->n_dims != b->n_dims) return false;
    for (int d = 0; d < a->n_dims; d++)
        if (shape_at(a, d) != shape_at(b, d)) return false;
    return true;
}

static FoObject *compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || a->type != &fo_memoryview_type || !b->type->buffer_get) return fo_new_not_implemented();
    bool equal = true;
    bool released = !of(a)->base.owner || (b->type == &fo_memoryview_type && !of(b)->base.owner);
    if (released) return fo_bool_new((a == b) == (op == FO_EQ));
    FO_AUTO(View) other = b->type == &fo_memoryview_type ? (View *)fo_ref(b) : (View *)fo_memoryview_new(b);
    if (!other) {
        fo_error_clear();
        return fo_new_not_implemented();
    }
    if (!same_shape(of(a), other)) equal = false;
    else if (!equal_items(of(a), other, 0, of(a)->now.data, other->now.data, &equal)) {
        if (!fo_error_matches_kind(FO_NOT_IMPLEMENTED_ERROR)) return NULL;
        fo_error_clear();
        equal = false;
    }
    return fo_bool_new(equal == (op == FO_EQ));
}

static FoObject *to_bytes(View *v) {
    FO_AUTO(FoObject) r = fo_bytes_new(NULL, v->now.nbytes);
    if (r && v->now.nbytes) fo_buffer_copy_out(&v->now, fo_bytes_data(r));
    return r && fo_buffer_still_there(v->base.owner) ? fo_take(r) : NULL;
}

static bool hash(FoObject *self, int64_t *out) {
    View *v = of(self);
    if (v->hash == -1) {
        char code = fo_item_code(v->now.format);
        int64_t ignored;
        if (!is_alive(v)) return false;
        if (!v->now.read_only) return fo_fail(FO_VALUE_ERROR, "cannot hash writable memoryview object");
        if (code != 'B' && code != 'b' && code != 'c') return fo_fail(FO_VALUE_ERROR, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        if (!fo_hash(v->base.owner, &ignored)) return false;
        FO_AUTO(FoObject) content = to_bytes(v);
        if (!content || !fo_hash(content, &v->hash)) return false;
    }
    *out = v->hash;
    return true;
}

static FoObject *repr(FoObject *self) {
    return (FoObject *)fo_str_printf(of(self)->base.owner ? "<memory at %p>" : "<released memory at %p>", (void *)self);
}

static bool buffer_get(FoObject *self, FoBufferView *view) {
    if (!is_alive(of(self)) || !fo_buffer_still_there(of(self)->base.owner)) return false;
    *view = of(self)->now;
    view->owner = NULL; // the caller takes a reference to this view
    of(self)->exports++;
    return true;
}

static void buffer_release(FoObject *self, FoBufferView *view) { of(self)->exports--; }

static FoObject *iter(FoObject *self) {
    if (!is_alive(of(self))) return NULL;
    if (of(self)->n_dims == 0) return fo_raise(FO_TYPE_ERROR, "invalid indexing of 0-dim memory");
    if (of(self)->n_dims != 1) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
    return fo_bytes_iterator_new(&fo_memoryview_iterator_type, self);
}

// ---- methods

#define METHOD(name) static FoObject *name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)

METHOD(tobytes) {
    static const char *const names[] = {"order"};
    static const FoParams params = {"tobytes", names, 1, 0, 0, 1};
    FoObject *order = NULL;
    if (!fo_args_bind(&params, args, n, kwnames, &order) || !is_alive(of(self))) return NULL;
    if (order && !fo_is_none(order)) {
        if (!fo_str_check(order)) return fo_raise(FO_TYPE_ERROR, "tobytes() argument 'order' must be str or None, not %A", order);
        bool known = fo_str_equals_text((FoStr *)order, "C") || fo_str_equals_text((FoStr *)order, "A");
        if (!known && !fo_str_equals_text((FoStr *)order, "F")) return fo_raise(FO_VALUE_ERROR, "order must be 'C', 'F' or 'A'");
        if (!known && of(self)->n_dims > 1) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "tobytes: only order 'C' is supported for several dimensions");
    }
    return to_bytes(of(self));
}

static FoObject *list_of(View *v, int d, const char *at) {
    if (d == v->n_dims) return fo_item_unpack(v->now.format, at);
    FoList *list = fo_list_new(0);
    for (int64_t i = 0; list && i < shape_at(v, d); i++) {
        FoObject *item = list_of(v, d + 1, at + i * stride_at(v, d));
        if (!item || !fo_list_append_give(list, item)) {
            fo_unref(list);
            return NULL;
        }
    }
    return (FoObject *)list;
}

METHOD(tolist) {
    FO_AUTO(FoObject) list = is_alive(of(self)) ? list_of(of(self), 0, of(self)->now.data) : NULL;
    return list && fo_buffer_still_there(of(self)->base.owner) ? fo_take(list) : NULL;
}

METHOD(hex) {
    if (!is_alive(of(self))) return NULL;
    FO_AUTO(FoObject) content = to_bytes(of(self));
    return content ? fo_bytes_to_hex((const uint8_t *)fo_bytes_data(content), of(self)->now.nbytes, args, n, kwnames) : NULL;
}

METHOD(release) {
    View *v = of(self);
    if (v->base.owner && v->exports)
        return fo_raise(FO_BUFFER_ERROR, "memoryview has %lld exported buffer%s", (long long)v->exports, v->exports == 1 ? "" : "s");
    if (v->base.owner) fo_buffer_view_release(&v->base);
    return fo_new_none();
}

METHOD(toreadonly) {
    if (!is_alive(of(self))) return NULL;
    View *r = derive(of(self), (int)of(self)->n_dims);
    if (r) r->now.read_only = true;
    return (FoObject *)r;
}

METHOD(enter) { return is_alive(of(self)) ? fo_ref(self) : NULL; }
METHOD(leave) { return release(self, NULL, 0, NULL); }

static bool cast_format(View *v, FoObject *format, char *code) {
    if (!fo_str_check(format)) return fo_fail(FO_TYPE_ERROR, "cast() argument 'format' must be str, not %A", format);
    const char *text = fo_str_utf8((FoStr *)format, NULL);
    if (!text) return false;
    *code = fo_item_code(text);
    char old = fo_item_code(v->now.format);
    if (!fo_item_nbytes(*code))
        return fo_fail(FO_VALUE_ERROR, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
    if (fo_item_nbytes(*code) != 1 && fo_item_nbytes(old) != 1) return fo_fail(FO_TYPE_ERROR, "memoryview: cannot cast between two non-byte formats");
    if (strchr("bBc", *code) == NULL && strchr("bBc", old) == NULL)
        return fo_fail(FO_TYPE_ERROR, "memoryview: cannot cast between two non-byte formats");
    if (v->now.nbytes % fo_item_nbytes(*code)) return fo_fail(FO_TYPE_ERROR, "memoryview: length is not a multiple of itemsize");
    return true;
}

static bool cast_shape(FoTuple *shape, int64_t itemsize, int64_t nbytes, int64_t *out) {
    int64_t total = itemsize;
    for (int64_t d = 0; d < shape->n; d++) {
        if (!fo_int_check(shape->items[d])) return fo_fail(FO_TYPE_ERROR, "memoryview.cast(): elements of shape must be integers");
        if (!fo_index_as_i64(shape->items[d], &out[d])) return false;
        if (out[d] <= 0) return fo_fail(FO_VALUE_ERROR, "memoryview.cast(): elements of shape must be integers > 0");
        if (!fo_mul_i64(total, out[d], &total)) return fo_fail(FO_VALUE_ERROR, "memoryview.cast(): product(shape) > SSIZE_MAX");
    }
    return total == nbytes || fo_fail(FO_TYPE_ERROR, "memoryview: product(shape) * itemsize != buffer size");
}

static FoObject *cast_to(View *v, char code, FoTuple *shape) {
    int n_dims = shape ? (int)shape->n : 1;
    int64_t itemsize = fo_item_nbytes(code), lengths[MAX_DIMENSIONS] = {v->now.nbytes / itemsize};
    if (shape && !cast_shape(shape, itemsize, v->now.nbytes, lengths)) return NULL;
    View *r = derive(v, n_dims);
    if (!r) return NULL;
    r->now.format[0] = code;
    r->now.format[1] = 0;
    r->now.itemsize = itemsize;
    memcpy(r->dims, lengths, (size_t)n_dims * sizeof(int64_t));
    fill_contiguous_strides(r);
    return (FoObject *)r;
}

METHOD(cast) {
    static const char *const names[] = {"format", "shape"};
    static const FoParams params = {"cast", names, 2, 1, 0, 2};
    FoObject *bound[2] = {0};
    View *v = of(self);
    char code = 0;
    if (!fo_args_bind(&params, args, n, kwnames, bound) || !is_alive(v)) return NULL;
    if (!fo_buffer_is_contiguous(&v->now)) return fo_raise(FO_TYPE_ERROR, "memoryview: casts are restricted to C-contiguous views");
    if (bound[1] && v->n_dims != 1) return fo_raise(FO_TYPE_ERROR, "memoryview: cast must be 1D -> ND or ND -> 1D");
    if (!cast_format(v, bound[0], &code)) return NULL;
    if (!bound[1]) return cast_to(v, code, NULL);
    if (!fo_tuple_check(bound[1]) && !fo_list_check(bound[1])) return fo_raise(FO_TYPE_ERROR, "shape must be a list or a tuple");
    FO_AUTO(FoTuple) shape = fo_sequence_as_tuple(bound[1]);
    if (!shape) return NULL;
    if (shape->n > MAX_DIMENSIONS) return fo_raise(FO_VALUE_ERROR, "memoryview: number of dimensions must not exceed %d", MAX_DIMENSIONS);
    return cast_to(v, code, shape);
}

// ---- attributes

#define GETTER(name, value) \
    static FoObject *name(FoObject *self, void *closure) { return is_alive(of(self)) ? (value) : NULL; }

static FoObject *tuple_of(const int64_t *numbers, int64_t n) {
    FoTuple *t = fo_tuple_new(n);
    for (int64_t i = 0; t && i < n; i++)
        if (!(t->items[i] = fo_int_from_i64(numbers[i]))) {
            fo_unref(t);
            return NULL;
        }
    return (FoObject *)t;
}

static bool is_f_contiguous(const View *v) {
    int64_t wanted = v->now.itemsize;
    for (int d = 0; d < v->n_dims; d++) {
        if (shape_at(v, d) != 1 && stride_at(v, d) != wanted) return v->now.nbytes == 0;
        wanted *= shape_at(v, d);
    }
    return true;
}

GETTER(get_obj, fo_ref(of(self)->base.owner))
GETTER(get_nbytes, fo_int_from_i64(of(self)->now.nbytes))
GETTER(get_readonly, fo_bool_new(of(self)->now.read_only))
GETTER(get_itemsize, fo_int_from_i64(of(self)->now.itemsize))
GETTER(get_format, (FoObject *)fo_str_from_text(of(self)->now.format))
GETTER(get_ndim, fo_int_from_i64(of(self)->n_dims))
GETTER(get_shape, tuple_of(of(self)->dims, of(self)->n_dims))
GETTER(get_strides, tuple_of(of(self)->dims + of(self)->n_dims, of(self)->n_dims))
GETTER(get_suboffsets, (FoObject *)fo_tuple_new(0))
GETTER(get_c_contiguous, fo_bool_new(fo_buffer_is_contiguous(&of(self)->now)))
GETTER(get_f_contiguous, fo_bool_new(is_f_contiguous(of(self))))
GETTER(get_contiguous, fo_bool_new(fo_buffer_is_contiguous(&of(self)->now) || is_f_contiguous(of(self))))

static const FoGetSetDef getsets[] = {
    {"obj", get_obj, NULL, "The underlying object of the memoryview.", NULL},
    {"nbytes", get_nbytes, NULL, "The amount of space in bytes that the array would use in a contiguous representation.", NULL},
    {"readonly", get_readonly, NULL, "A bool indicating whether the memory is read only.", NULL},
    {"itemsize", get_itemsize, NULL, "The size in bytes of each element of the memoryview.", NULL},
    {"format", get_format, NULL, "A string containing the format (in struct module style) for each element in the view.", NULL},
    {"ndim", get_ndim, NULL, "An integer indicating how many dimensions of a multi-dimensional array the memory represents.", NULL},
    {"shape", get_shape, NULL, "A tuple of ndim integers giving the shape of the memory as an N-dimensional array.", NULL},
    {"strides", get_strides, NULL, "A tuple of ndim integers giving the size in bytes to access each element for each dimension of the array.", NULL},
    {"suboffsets", get_suboffsets, NULL, "A tuple of integers used internally for PIL-style arrays.", NULL},
    {"c_contiguous", get_c_contiguous, NULL, "A bool indicating whether the memory is C contiguous.", NULL},
    {"f_contiguous", get_f_contiguous, NULL, "A bool indicating whether the memory is Fortran contiguous.", NULL},
    {"contiguous", get_contiguous, NULL, "A bool indicating whether the memory is contiguous.", NULL},
    {NULL},
};

static const FoNativeDef methods[] = {
    {"release", release, 0, 0, 0, "Release the underlying buffer exposed by the memoryview object.", NULL},
    {"tobytes", tobytes, 0, -1, FO_NATIVE_KEYWORDS, "Return the data in the buffer as a byte string.", NULL},
    {"hex", hex, 0, -1, FO_NATIVE_KEYWORDS, "Return the data in the buffer as a str of hexadecimal numbers.", NULL},
    {"tolist", tolist, 0, 0, 0, "Return the data in the buffer as a list of elements.", NULL},
    {"cast", cast, 0, -1, FO_NATIVE_KEYWORDS, "Cast a memoryview to a new format or shape.", NULL},
    {"toreadonly", toreadonly, 0, 0, 0, "Return a readonly version of the memoryview.", NULL},
    {"__enter__", enter, 0, 0, 0, NULL, NULL},
    {"__exit__", leave, 0, -1, 0, NULL, NULL},
    {NULL},
};

FoType fo_memoryview_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "memoryview",
    .basic_nbytes = sizeof(View),
    .flags = FO_TYPE_GC | FO_TYPE_MATCH_SEQUENCE,
    .doc = "Create a new memoryview object which references the given object.",
    .free = free_view,
    .visit = visit,
    .clear = clear,
    .new_ = new_memoryview,
    .size_of = size_of,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    .len = len,
    .get_item = get_item,
    .set_item = set_item,
    .is_sequence = true,
    .buffer_get = buffer_get,
    .buffer_release = buffer_release,
    .methods = methods,
    .getsets = getsets,
    .weaklist_offset = offsetof(View, weaklist),
};

bool fo_memoryview_init(void) { return fo_type_ready(&fo_memoryview_type) && fo_type_ready(&fo_memoryview_iterator_type); }
