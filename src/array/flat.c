// SPDX-License-Identifier: MIT
// a.flat: elements in C order, whatever the memory looks like.
#include "array/array_private.h"

#include "array/create.h"
#include "array/subclass.h"
#include "types/container.h"

typedef struct {
    FoObject head;
    FoArray *array;
    int64_t at;
} Flat;
#define FLAT ((Flat *)self)

FoObject *fo_flat_new(FoArray *a) {
    Flat *f = fo_alloc(sizeof *f, FO_MEM_OBJECT);
    if (!f) return fo_raise_no_memory();
    *f = (Flat){{1, &fo_flat_type}, fo_ref(a), 0};
    return (FoObject *)f;
}

static char *element_at(const FoArray *a, int64_t i) {
    if (fo_array_is_c(a)) return a->data + i * a->dtype->itemsize;
    char *p = a->data;
    for (int k = a->ndim - 1; k >= 0; k--) {
        p += i % a->shape[k] * fo_array_strides(a)[k];
        i /= a->shape[k];
    }
    return p;
}

static bool flat_next(FoObject *self, FoObject **item) {
    *item = NULL;
    FoArray *a = FLAT->array;
    if (FLAT->at >= a->n_items) return true;
    if (!fo_array_prepare_read(a)) return false;
    *item = fo_array_get_at(a, element_at(a, FLAT->at++));
    if (a->bytes && *item && !fo_block_check(a->bytes)) fo_clear_slot(item);
    return *item != NULL;
}

static FoObject *flat_iter(FoObject *self) {
    FLAT->at = 0;
    return fo_ref(self);
}

static void flat_free(FoObject *self) {
    fo_unref(FLAT->array);
    fo_free(self, sizeof(Flat), FO_MEM_OBJECT);
}

static bool flat_len(FoObject *self, int64_t *n) {
    *n = FLAT->array->n_items;
    return true;
}

static FoArray *flat_array(Flat *f) { return fo_array_flatten(f->array, 'C'); }

static FoObject *flat_get_item(FoObject *self, FoObject *key) {
    FoArray *a = FLAT->array;
    int64_t i;
    if (fo_has_index(key) && !fo_array_check(key)) {
        if (!fo_index_as_i64(key, &i)) return NULL;
        if (i < -a->n_items || i >= a->n_items)
            return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for axis 0 with size %lld", (long long)i, (long long)a->n_items);
        FO_AUTO(FoObject) item = fo_array_prepare_read(a) ? fo_array_get_at(a, element_at(a, i < 0 ? i + a->n_items : i)) : NULL;
        return item && (!a->bytes || fo_block_check(a->bytes)) ? fo_take(item) : NULL;
    }
    FO_AUTO(FoArray) all = fo_array_is_c(a) && fo_array_is_plain(a) ? fo_array_ravel(a, 'C') : flat_array(FLAT);
    FO_AUTO(FoObject) part = all ? fo_array_get_item((FoObject *)all, key) : NULL;
    if (!part || !fo_array_check(part) || !((FoArray *)part)->base) return fo_take(part);
    return (FoObject *)fo_eval_copy((FoArray *)part, 'C');
}

static FoObject *flat_get_part(FoObject *self, FoObject *key) { return fo_object_like_give((FoObject *)FLAT->array, flat_get_item(self, key)); }

// n elements, taken from `from` again and again.
static FoArray *repeated(FoArray *from, int64_t n) {
    FO_AUTO(FoArray) line = fo_array_flatten(from, 'C');
    FoArray *result = line ? fo_array_new(line->dtype, 1, &n, 'C') : NULL;
    if (!result) return NULL;
    int64_t nbytes = fo_array_nbytes(line), total = fo_array_nbytes(result);
    for (int64_t at = 0; nbytes && at < total; at += nbytes)
        memcpy(result->data + at, line->data, (size_t)(total - at < nbytes ? total - at : nbytes));
    return result;
}

// Values of another length than what they are stored into are cut, or repeated.
static FoObject *fitting(FoArray *a, FoObject *key, FoObject *value) {
    int64_t length = a->n_items;
    if (fo_has_index(key) && !fo_array_check(key)) {
        int64_t i;
        if (!fo_index_as_i64(key, &i)) return NULL;
        if (i < -length || i >= length) return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for size %lld", (long long)i, (long long)length);
        return fo_ref(value);
    }
    FO_AUTO(FoArray) from = fo_array_from_object(value, fo_array_check(value) ? NULL : a->dtype);
    if (!from || !fo_array_settle(from)) return NULL;
    if (from->n_items <= 1) return fo_ref(value);
    FO_AUTO(FoArray) places = fo_array_new_zero(fo_dtype_peek(FO_DT_BOOL), 1, &length, 'C'); // how many, for any kind of key
    FO_AUTO(FoObject) part = places ? fo_array_get_item((FoObject *)places, key) : NULL;
    if (!part) return NULL;
    if (!fo_array_check(part) || ((FoArray *)part)->n_items == from->n_items) return fo_ref(value);
    FO_AUTO(FoArray) line = repeated(from, ((FoArray *)part)->n_items);
    return line ? (FoObject *)fo_array_reshape(line, ((FoArray *)part)->ndim, ((FoArray *)part)->shape, 'C') : NULL;
}

static bool flat_set_item(FoObject *self, FoObject *key, FoObject *given) {
    FoArray *a = FLAT->array;
    if (!given) return fo_fail(FO_TYPE_ERROR, "Cannot delete iterator elements");
    if (!fo_array_is_writable(a)) return fo_fail(FO_VALUE_ERROR, "underlying array is read-only");
    if (!fo_array_prepare_write(a)) return false;
    FO_AUTO(FoObject) value = fitting(a, key, given);
    if (!value) return false;
    if (fo_array_is_c(a)) {
        FO_AUTO(FoArray) view = fo_array_ravel(a, 'C');
        return view && fo_array_set_item((FoObject *)view, key, value);
    }
    FO_AUTO(FoArray) all = flat_array(FLAT);
    if (!all || !fo_array_set_item((FoObject *)all, key, value)) return false;
    FO_AUTO(FoArray) shaped = fo_array_reshape(all, a->ndim, a->shape, 'C');
    return shaped && fo_eval_assign(a, shaped, FO_CAST_UNSAFE);
}

static FoObject *flat_to_array(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoArray) all = flat_array(FLAT);
    FO_AUTO(FoDtype) dtype = NULL;
    if (!all || !fo_dtype_optional(n ? args[0] : NULL, &dtype)) return NULL;
    return (FoObject *)fo_array_from_object((FoObject *)all, dtype);
}

static FoObject *flat_copy(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)flat_array(FLAT); }
static FoObject *get_base(FoObject *self, void *closure) { return fo_ref((FoObject *)FLAT->array); }
static FoObject *get_index(FoObject *self, void *closure) { return fo_int_from_i64(FLAT->at); }
static FoObject *get_coords(FoObject *self, void *closure) {
    FoArray *a = FLAT->array;
    int64_t coords[FO_MAX_DIMS], i = FLAT->at;
    for (int k = a->ndim - 1; k >= 0; k--) {
        int64_t length = a->shape[k] ? a->shape[k] : 1;
        coords[k] = k ? i % length : i;
        i /= length;
    }
    return (FoObject *)fo_array_shape_tuple(a->ndim, coords);
}

static FoObject *flat_compare(FoObject *self, FoObject *other, FoCompareOp op) {
    FO_AUTO(FoArray) all = flat_array(FLAT);
    return all ? fo_compare((FoObject *)all, other, op) : NULL;
}

static const FoNativeDef flat_methods[] = {
    {"__array__", flat_to_array, 0, 1, 0, "Get array from iterator."},
    {"copy", flat_copy, 0, 0, 0, "Get a copy of the iterator as a 1-D array."},
    {NULL}};
static const FoGetSetDef flat_getsets[] = {
    {"base", get_base, NULL, "A reference to the array that is iterated over."},
    {"index", get_index, NULL, "Current flat index into the array."},
    {"coords", get_coords, NULL, "An N-dimensional tuple of current coordinates."},
    {NULL}};

FoType fo_flat_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.flatiter",
    .basic_nbytes = sizeof(Flat),
    .doc = "Flat iterator object to iterate over arrays.",
    .free = flat_free,
    .iter = flat_iter,
    .next = flat_next,
    .len = flat_len,
    .get_item = flat_get_part,
    .set_item = flat_set_item,
    .compare = flat_compare,
    .hash = fo_hash_not_implemented,
    .methods = flat_methods,
    .getsets = flat_getsets,
};
