// SPDX-License-Identifier: MIT
// index: reading subscripts; x[...] with whole numbers, slices, newaxis and ellipsis, which make views; iteration.
#include "array/array_private.h"

#include "array/index.h"
#include "array/subclass.h"
#include "types/container.h"

// ---- errors

void *fo_raise_index(int64_t i, int axis, int64_t length) {
    return fo_raise(FO_INDEX_ERROR, "index %lld is out of bounds for axis %d with size %lld", (long long)i, axis, (long long)length);
}

static FO_COLD bool raise_kind(void) {
    return fo_fail(FO_INDEX_ERROR,
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices");
}

static FO_COLD bool raise_too_many(const FoArray *a, int n) {
    return fo_fail(FO_INDEX_ERROR, "too many indices for array: array is %d-dimensional, but %d were indexed", a->ndim, n);
}

// ---- the items of a subscript

typedef enum { IS_INT, IS_SLICE, IS_NEW, IS_ELLIPSIS, IS_TRUTH, IS_ARRAY, IS_MASK } Kind;
typedef struct {
    Kind kind;
    int64_t value;     // IS_INT, IS_TRUTH
    FoObject *slice;   // borrowed
    FoArray *array;    // owned
} Item;
typedef struct {
    int n;
    Item items[FO_INDEX_MAX + 1];
} Items;

static void items_deinit(Items *items) {
    for (int k = 0; k < items->n; k++) fo_xunref(items->items[k].array);
}

static bool read_array(Item *item, FoArray *array_give, bool was_array) {
    item->array = array_give;
    if (!fo_array_settle(array_give)) return false;
    FoDtype *d = array_give->dtype;
    if (d->kind == FO_DT_BOOL && array_give->ndim == 0) {
        item->kind = IS_TRUTH;
        item->value = *array_give->data != 0;
    } else if (d->kind == FO_DT_BOOL) {
        item->kind = IS_MASK;
    } else if (d->letter == 'i' || d->letter == 'u') {
        item->kind = IS_ARRAY;
        if (array_give->ndim) return true;
        FO_AUTO(FoObject) number = fo_dtype_get_python(d, array_give->data);
        item->kind = IS_INT;
        return number && fo_index_as_i64(number, &item->value);
    } else if (!was_array && array_give->n_items == 0) {
        item->kind = IS_ARRAY; // x[[]]
        item->array = fo_eval_cast(array_give, fo_dtype_peek(FO_DT_INT64), 'C', FO_CAST_UNSAFE);
        fo_unref(array_give);
        return item->array != NULL;
    } else {
        return was_array ? fo_fail(FO_INDEX_ERROR, "arrays used as indices must be of integer (or boolean) type") : raise_kind();
    }
    return true;
}

static bool read_other(Item *item, FoObject *o) {
    if (fo_array_check(o)) return read_array(item, (FoArray *)fo_ref(o), true);
    if (o == fo_true || o == fo_false || (fo_scalar_check(o) && fo_scalar_dtype(o)->kind == FO_DT_BOOL)) {
        bool truth;
        item->kind = IS_TRUTH;
        if (!fo_is_true(o, &truth)) return false;
        item->value = truth;
        return true;
    }
    if (fo_has_index(o)) {
        item->kind = IS_INT;
        return fo_index_as_i64(o, &item->value);
    }
    if (fo_str_check(o) || fo_float_check(o) || fo_dict_check(o) || fo_bytes_check(o)) return raise_kind();
    FoArray *array = fo_array_from_object(o, NULL);
    if (!array) {
        if (!fo_error_matches_kind(FO_NOT_IMPLEMENTED_ERROR) && !fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        return raise_kind();
    }
    return read_array(item, array, false);
}

static bool read_item(Items *items, FoObject *o) {
    if (items->n >= FO_INDEX_MAX) return fo_fail(FO_INDEX_ERROR, "too many indices for array");
    Item *item = &items->items[items->n++];
    item->array = NULL;
    item->slice = NULL;
    if (o->type == &fo_int_type) {
        item->kind = IS_INT;
        if (fo_int_fits_i64(o, &item->value)) return true;
        return fo_index_as_i64(o, &item->value) || (fo_error_clear(), raise_kind());
    }
    if (fo_slice_check(o)) {
        item->kind = IS_SLICE;
        item->slice = o;
        return true;
    }
    if (o == fo_none || o == fo_ellipsis) {
        item->kind = o == fo_none ? IS_NEW : IS_ELLIPSIS;
        return true;
    }
    return read_other(item, o);
}

// A mask of n axes stands for n index arrays.
static bool expand_masks(FoArray *a, Items *items) {
    int at = 0;
    for (int k = 0; k < items->n; k++) {
        Item *item = &items->items[k];
        if (item->kind != IS_MASK) {
            at += item->kind == IS_INT || item->kind == IS_SLICE || item->kind == IS_ARRAY;
            if (item->kind == IS_ELLIPSIS) {
                int used = 0;
                for (int j = 0; j < items->n; j++) {
                    Kind kind = items->items[j].kind;
                    used += kind == IS_MASK ? items->items[j].array->ndim : kind == IS_INT || kind == IS_SLICE || kind == IS_ARRAY;
                }
                at += a->ndim > used ? a->ndim - used : 0;
            }
            continue;
        }
        FoArray *mask = item->array;
        int n = mask->ndim;
        if (at + n > a->ndim) return raise_too_many(a, at + n);
        if (!fo_index_check_mask(a, mask, at)) return false;
        if (items->n + n - 1 > FO_INDEX_MAX) return fo_fail(FO_INDEX_ERROR, "too many indices for array");
        FO_AUTO(FoTuple) where = (FoTuple *)fo_eval_nonzero(mask);
        if (!where) return false;
        memmove(item + n, item + 1, (size_t)(items->n - k - 1) * sizeof(Item));
        for (int j = 0; j < n; j++) item[j] = (Item){.kind = IS_ARRAY, .array = (FoArray *)fo_ref(where->items[j])};
        items->n += n - 1;
        fo_unref(mask);
        k += n - 1;
        at += n;
    }
    return true;
}

static bool add_slice(FoSelection *s, FoArray *a, int axis, FoObject *slice) {
    int64_t start, stop, step, n, stride = fo_array_strides(a)[axis];
    if (!fo_slice_resolve(slice, a->shape[axis], &start, &stop, &step, &n)) return false;
    if (s->n_kept == FO_MAX_DIMS)
        return fo_fail(FO_INDEX_ERROR, "number of dimensions must be within [0, %d], indexing result would have %d", FO_MAX_DIMS, s->n_kept + 1);
    if (n > 0) s->data += start * stride;
    s->shape[s->n_kept] = n;
    int64_t new_stride;
    s->strides[s->n_kept++] = n <= 0 ? stride : fo_mul_i64(step, stride, &new_stride) ? new_stride : 0; // too big only where n is 1
    return true;
}

static bool add_kept(FoSelection *s, int64_t length, int64_t stride) {
    if (s->n_kept == FO_MAX_DIMS)
        return fo_fail(FO_INDEX_ERROR, "number of dimensions must be within [0, %d], indexing result would have %d", FO_MAX_DIMS, s->n_kept + 1);
    s->shape[s->n_kept] = length;
    s->strides[s->n_kept++] = stride;
    return true;
}

// Index arrays: where their axes go. state: 0 none seen yet, 1 in a row of them, 2 after that row.
static void note_index(FoSelection *s, int *state) {
    if (*state == 0) s->position = s->n_kept;
    if (*state == 2) s->is_scattered = true;
    *state = 1;
}

static bool add_index(FoSelection *s, FoArray *index_give, int64_t length, int64_t stride, int axis) {
    s->index[s->n_index] = index_give;
    s->length[s->n_index] = length;
    s->stride[s->n_index] = stride;
    s->axis[s->n_index++] = axis;
    return index_give != NULL;
}

static FoArray *index_of_one(int64_t value) {
    FoArray *a = fo_array_new_kind(FO_DT_INT64, 0, NULL);
    if (a) *(int64_t *)a->data = value;
    return a;
}

static bool select_items(FoArray *a, Items *items, FoSelection *s) {
    int used = 0, n_ellipsis = 0, state = 0, axis = 0;
    bool fancy = false;
    for (int k = 0; k < items->n; k++) {
        Kind kind = items->items[k].kind;
        used += kind == IS_INT || kind == IS_SLICE || kind == IS_ARRAY;
        n_ellipsis += kind == IS_ELLIPSIS;
        fancy |= kind == IS_ARRAY || kind == IS_TRUTH;
    }
    if (n_ellipsis > 1) return fo_fail(FO_INDEX_ERROR, "an index can only have a single ellipsis ('...')");
    if (used > a->ndim) return raise_too_many(a, used);
    const int64_t *strides = fo_array_strides(a);
    for (int k = 0; k < items->n; k++) {
        Item *item = &items->items[k];
        if (item->kind == IS_INT && !fo_index_wrap(&item->value, axis, a->shape[axis])) return false;
        if (fancy && (item->kind == IS_INT || item->kind == IS_ARRAY || item->kind == IS_TRUTH)) note_index(s, &state);
        else if (state == 1) state = 2;
        if (s->n_index >= FO_MAX_DIMS) return fo_fail(FO_INDEX_ERROR, "too many indices for array");
        switch (item->kind) {
        case IS_INT:
            if (fancy && !add_index(s, index_of_one(item->value), a->shape[axis], strides[axis], axis)) return false;
            if (!fancy) s->data += item->value * strides[axis];
            axis++;
            break;
        case IS_SLICE:
            if (!add_slice(s, a, axis, item->slice)) return false;
            axis++;
            break;
        case IS_NEW:
            if (!add_kept(s, 1, 0)) return false;
            break;
        case IS_ELLIPSIS:
            for (int left = a->ndim - used; left > 0; left--, axis++)
                if (!add_kept(s, a->shape[axis], strides[axis])) return false;
            break;
        case IS_TRUTH: {
            // True adds an axis of length 1, False one of length 0
            int64_t n = item->value;
            FoArray *index = fo_array_new_zero(fo_dtype_peek(FO_DT_INT64), 1, &n, 'C');
            if (!add_index(s, index, 1, 0, axis)) return false;
            break;
        }
        default: {
            FoArray *index = fo_eval_as(item->array, fo_dtype_peek(FO_DT_INT64), FO_ARRAY_ALIGNED);
            if (!add_index(s, index, a->shape[axis], strides[axis], axis)) return false;
            axis++;
        }
        }
    }
    for (; axis < a->ndim; axis++)
        if (!add_kept(s, a->shape[axis], strides[axis])) return false;
    if (s->is_scattered) s->position = 0;
    s->is_element = !fancy && n_ellipsis == 0 && s->n_kept == 0;
    return true;
}

bool fo_index_read(FoArray *a, FoObject *key, FoSelection *s) {
    s->data = a->data;
    s->n_kept = s->n_index = s->position = 0;
    s->is_scattered = false;
    Items items;
    items.n = 0;
    bool ok = true, has_mask = false;
    if (key->type == &fo_tuple_type || fo_tuple_check(key)) {
        for (int64_t k = 0; ok && k < ((FoTuple *)key)->n; k++) ok = read_item(&items, ((FoTuple *)key)->items[k]);
    } else {
        ok = read_item(&items, key);
    }
    for (int k = 0; ok && k < items.n; k++) has_mask |= items.items[k].kind == IS_MASK;
    ok = ok && (!has_mask || expand_masks(a, &items)) && select_items(a, &items, s);
    items_deinit(&items);
    if (!ok) fo_index_deinit(s);
    return ok;
}

void fo_index_deinit(FoSelection *s) {
    for (int k = 0; k < s->n_index; k++) fo_xunref(s->index[k]);
    s->n_index = 0;
}

// ---- x[i], x[i:j]

FO_INLINE FoObject *element_at(FoArray *a, const char *element) {
    if (fo_likely(a->dtype == fo_dtype_peek(FO_DT_FLOAT64) && !a->bytes)) {
        double value;
        memcpy(&value, element, 8);
        return fo_scalar_from_f64(value);
    }
    FoObject *scalar = fo_array_get_at(a, element);
    if (fo_unlikely(a->bytes != NULL) && scalar && !fo_block_check(a->bytes)) fo_clear_slot(&scalar);
    return scalar;
}

// The elements behind one index of the first axis.
static FoArray *row(FoArray *a, char *data) {
    if (!fo_array_is_plain(a)) return fo_array_view(a, a->dtype, a->ndim - 1, a->shape + 1, fo_array_strides(a) + 1, data);
    int ndim = a->ndim - 1;
    FoArray *view = fo_array_view_open(a, ndim, data);
    if (fo_unlikely(!view)) return NULL;
    const int64_t *strides = fo_array_strides(a) + 1;
    int64_t n_items = 1;
    for (int k = 0; k < ndim; k++) {
        n_items *= view->shape[k] = a->shape[k + 1];
        view->shape[ndim + k] = strides[k];
    }
    view->n_items = n_items;
    if (ndim == 1 && fo_array_is_c(a)) view->flags |= FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS | (a->flags & FO_ARRAY_ALIGNED);
    else fo_array_update_flags(view);
    return view;
}

FoObject *fo_array_get_item_at(FoObject *self, int64_t i) {
    FoArray *a = (FoArray *)self;
    if (fo_unlikely(a->bytes != NULL) && !fo_array_prepare_read(a)) return NULL;
    if (fo_unlikely(a->ndim == 0)) return fo_raise(FO_INDEX_ERROR, "too many indices for array: array is 0-dimensional, but 1 were indexed");
    if (fo_unlikely(!fo_index_wrap(&i, 0, a->shape[0]))) return NULL;
    char *element = a->data + i * fo_array_strides(a)[0];
    return a->ndim > 1 ? (FoObject *)row(a, element) : element_at(a, element);
}

FoObject *fo_array_get_slice_at(FoObject *self, int64_t start, int64_t stop) {
    FoArray *a = (FoArray *)self;
    if (fo_unlikely(a->bytes != NULL) && !fo_array_prepare_read(a)) return NULL;
    if (fo_unlikely(a->ndim == 0)) return fo_raise(FO_INDEX_ERROR, "too many indices for array: array is 0-dimensional, but 1 were indexed");
    int ndim = a->ndim;
    const int64_t *strides = fo_array_strides(a);
    int64_t length = a->shape[0], n = fo_slice_clip(length, &start, &stop, 1), n_items = n;
    FoArray *view = fo_array_view_open(a, ndim, a->data + (n ? start * strides[0] : 0));
    if (fo_unlikely(!view)) return NULL;
    view->shape[0] = n;
    view->shape[ndim] = strides[0];
    for (int k = 1; k < ndim; k++) {
        n_items *= view->shape[k] = a->shape[k];
        view->shape[ndim + k] = strides[k];
    }
    view->n_items = n_items;
    // a part of the first axis stays C contiguous
    if (ndim == 1 && fo_array_is_c(a)) view->flags |= FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS | (a->flags & FO_ARRAY_ALIGNED);
    else fo_array_update_flags(view);
    return (FoObject *)view;
}

// ---- x[i, j:k, :]: whole numbers and slices of a plain array, one per axis

FO_INLINE bool slice_bound(FoObject *part, int64_t absent, int64_t *bound) {
    *bound = absent;
    return part == fo_none || (part->type == &fo_int_type && fo_int_fits_i64(part, bound));
}

FO_INLINE bool clip_slice(FoObject *key, int64_t length, int64_t *start, int64_t *step, int64_t *n) {
    const FoSlice *s = (const FoSlice *)key;
    int64_t stop;
    *step = 1;
    if (s->step != fo_none || !slice_bound(s->start, 0, start) || !slice_bound(s->stop, INT64_MAX, &stop))
        return fo_slice_resolve(key, length, start, &stop, step, n);
    *n = fo_slice_clip(length, start, &stop, 1);
    return true;
}

// Counts the whole numbers; -1: there is something else, or too many items.
static int count_numbers(const FoArray *a, const FoTuple *key) {
    int n = 0;
    if (key->n > a->ndim || !fo_array_is_plain(a)) return -1;
    for (int64_t k = 0; k < key->n; k++) {
        int64_t i;
        const FoType *type = key->items[k]->type;
        if (type == &fo_int_type && fo_int_fits_i64(key->items[k], &i)) n++;
        else if (type != &fo_slice_type) return -1;
    }
    return n;
}

static FoObject *get_part(FoArray *a, const FoTuple *key, int n_numbers) {
    int ndim = a->ndim - n_numbers, at = 0;
    const int64_t *shape = a->shape, *strides = fo_array_strides(a);
    FO_AUTO(FoArray) view = fo_array_view_open(a, ndim, a->data);
    if (fo_unlikely(!view)) return NULL;
    int64_t n_items = 1;
    char *data = a->data;
    for (int k = 0; k < a->ndim; k++) {
        int64_t n = shape[k], stride = strides[k], start, step;
        FoObject *item = k < key->n ? key->items[k] : NULL;
        if (item && item->type == &fo_int_type) {
            int64_t i = 0;
            if (!fo_int_fits_i64(item, &i) || !fo_index_wrap(&i, k, n)) return NULL;
            data += i * stride;
            continue;
        }
        if (item) {
            if (!clip_slice(item, n, &start, &step, &n)) return NULL;
            if (n > 0) data += start * stride;
            if (step != 1 && n > 0 && !fo_mul_i64(step, stride, &stride)) stride = 0; // too big only where n <= 1
        }
        view->shape[at] = n;
        view->shape[ndim + at++] = stride;
        n_items *= n;
    }
    view->n_items = n_items;
    view->data = data;
    fo_array_update_flags(view);
    return (FoObject *)fo_take(view);
}

// ---- x[key]

static bool has_number_array(const FoObject *key) {
    if (fo_array_check(key)) return ((const FoArray *)key)->ndim == 0 && fo_dtype_is_integer(((const FoArray *)key)->dtype->kind);
    if (!fo_tuple_check(key)) return false;
    for (int64_t k = 0; k < ((const FoTuple *)key)->n; k++)
        if (fo_array_check(((const FoTuple *)key)->items[k]) && has_number_array(((const FoTuple *)key)->items[k])) return true;
    return false;
}

// Copies that index arrays make, as views of the array's class.
static FoObject *in_class_of_give(FoArray *a, FoObject *copy) {
    if (!copy || fo_likely(!fo_is_of_script((FoObject *)a)) || !fo_array_check_exact(copy)) return copy;
    FO_AUTO(FoArray) plain = (FoArray *)copy;
    return (FoObject *)fo_array_view_as(a->head.type, plain, (FoObject *)a);
}

FoObject *fo_array_get_item(FoObject *self, FoObject *key) {
    FoArray *a = (FoArray *)self;
    int64_t i;
    if (fo_unlikely(a->bytes != NULL) && !fo_array_prepare_read(a)) return NULL;
    if (key->type == &fo_int_type && a->ndim > 0 && fo_int_fits_i64(key, &i)) return fo_array_get_item_at(self, i);
    if (key->type == &fo_tuple_type && ((FoTuple *)key)->n == a->ndim) {
        char *element = a->data;
        int k = 0;
        for (; k < a->ndim; k++) {
            FoObject *item = ((FoTuple *)key)->items[k];
            if (item->type != &fo_int_type || !fo_int_fits_i64(item, &i)) break;
            if (fo_unlikely(!fo_index_wrap(&i, k, a->shape[k]))) return NULL;
            element += i * fo_array_strides(a)[k];
        }
        if (k == a->ndim) return element_at(a, element);
    }
    int n_numbers = key->type == &fo_tuple_type ? count_numbers(a, (FoTuple *)key) : -1;
    if (n_numbers >= 0 && n_numbers < a->ndim) return get_part(a, (FoTuple *)key, n_numbers);
    if (fo_index_is_mask(a, key)) return in_class_of_give(a, fo_index_get_mask(a, (FoArray *)key));
    FoSelection s;
    if (!fo_index_read(a, key, &s)) return NULL;
    FoObject *result;
    if (s.n_index) result = in_class_of_give(a, fo_index_get_fancy(a, &s));
    else if (s.is_element) result = fo_array_get_at(a, s.data);
    else result = (FoObject *)fo_array_view(a, a->dtype, s.n_kept, s.shape, s.strides, s.data);
    fo_index_deinit(&s);
    if (result && fo_unlikely(has_number_array(key)) && fo_array_check(result) && ((FoArray *)result)->base) {
        FoArray *own = fo_eval_copy((FoArray *)result, 'C'); // index arrays make copies, also those of one number
        fo_assign_give(&result, (FoObject *)own);
    }
    if (fo_unlikely(a->bytes != NULL) && result && !fo_block_check(a->bytes)) fo_clear_slot(&result);
    return result;
}

// ---- iteration over the first axis

typedef struct {
    FoObject head;
    FoArray *array; // NULL: exhausted
    int64_t at;
} ArrayIterator;

static bool iterator_next(FoObject *self, FoObject **item) {
    ArrayIterator *it = (ArrayIterator *)self;
    FoArray *a = it->array;
    *item = NULL;
    if (!a) return true;
    if (fo_unlikely(a->ndim == 0 || it->at >= a->shape[0])) {
        fo_clear_slot(&it->array);
        return true;
    }
    if (fo_unlikely(a->bytes != NULL) && !fo_array_prepare_read(a)) return false;
    char *element = a->data + it->at++ * fo_array_strides(a)[0];
    if (a->ndim > 1) *item = (FoObject *)row(a, element);
    else *item = fo_array_get_at(a, element);
    if (fo_unlikely(a->bytes != NULL) && *item && !fo_block_check(a->bytes)) fo_clear_slot(item);
    return *item != NULL;
}

static void iterator_free(FoObject *self) {
    fo_xunref(((ArrayIterator *)self)->array);
    fo_free(self, sizeof(ArrayIterator), FO_MEM_OBJECT);
}

static FoType array_iterator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "iterator",
    .basic_nbytes = sizeof(ArrayIterator),
    .doc = "Iterator over the first axis of an array.",
    .free = iterator_free, .iter = fo_self_iter, .next = iterator_next,
};

FoObject *fo_array_iter(FoObject *self) {
    if (((FoArray *)self)->ndim == 0) return fo_raise(FO_TYPE_ERROR, "iteration over a 0-d array");
    ArrayIterator *it = fo_alloc(sizeof *it, FO_MEM_OBJECT);
    if (!it) return fo_raise_no_memory();
    *it = (ArrayIterator){{1, &array_iterator_type}, (FoArray *)fo_ref(self), 0};
    return (FoObject *)it;
}

bool fo_index_init(void) { return fo_type_ready(&array_iterator_type) && fo_type_ready(&fo_flat_type); }
