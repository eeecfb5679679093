// SPDX-License-Identifier: MIT
// x[key] = value.
#include "array/array_private.h"

#include "array/index.h"
#include "types/container.h"

static bool is_list_like(FoObject *o) { return fo_list_check(o) || fo_tuple_check(o) || (fo_array_check(o) && ((FoArray *)o)->n_items != 1); }

static bool set_element(FoArray *a, char *to, FoObject *value) {
    if (is_list_like(value)) return fo_fail(FO_VALUE_ERROR, "setting an array element with a sequence.");
    // converting may run code that closes the map or changes the array's dtype: the element is made first
    FO_AUTO(FoDtype) dtype = fo_ref(a->dtype);
    FO_AUTO(FoArray) element = fo_array_new_zero(dtype, 0, NULL, 'C');
    if (!element || !fo_dtype_set_element(dtype, element->data, value) || !fo_array_prepare_write(a)) return false;
    memcpy(to, element->data, (size_t)dtype->itemsize);
    return !a->bytes || fo_block_check(a->bytes);
}

// The usual element types from exactly their Python numbers.
FO_INLINE bool set_quickly(FoArray *a, char *to, FoObject *value) {
    if (a->dtype == fo_dtype_peek(FO_DT_FLOAT64)) {
        double number;
        int64_t whole;
        if (value->type == &fo_float_type || value->type == &fo_scalar_types[FO_DT_FLOAT64]) number = ((FoFloat *)value)->value;
        else if (value->type == &fo_int_type && fo_int_fits_i64(value, &whole) && whole < 1ll << 53 && whole > -(1ll << 53)) number = (double)whole;
        else return false;
        memcpy(to, &number, 8);
        return true;
    }
    int64_t number;
    if (a->dtype == fo_dtype_peek(FO_DT_INT64) && value->type == &fo_int_type && fo_int_fits_i64(value, &number)) {
        memcpy(to, &number, 8);
        return true;
    }
    return false;
}

int fo_array_set_item_at(FoObject *self, int64_t i, const FoValue *value) {
    FoArray *a = (FoArray *)self;
    if (a->ndim != 1 || a->bytes) return 0;
    if (!fo_array_prepare_write(a) || !fo_index_wrap(&i, 0, a->shape[0])) return -1;
    char *to = a->data + i * fo_array_strides(a)[0];
    bool is_float = a->dtype == fo_dtype_peek(FO_DT_FLOAT64);
    if (value->tag == FO_TAG_OBJECT) return set_quickly(a, to, value->o);
    double number;
    if (is_float && value->tag == FO_TAG_FLOAT) number = value->f;
    else if (is_float && value->tag == FO_TAG_INT && value->i < 1ll << 53 && value->i > -(1ll << 53)) number = (double)value->i;
    else if (a->dtype == fo_dtype_peek(FO_DT_INT64) && value->tag == FO_TAG_INT) memcpy(&number, &value->i, 8);
    else return 0;
    memcpy(to, &number, 8);
    return 1;
}

// The element that whole numbers alone select: 1 found, 0 the key is something else, -1 IndexError.
static int find_element(FoArray *a, FoObject *key, char **element) {
    int64_t i;
    if (key->type == &fo_int_type && a->ndim == 1 && fo_int_fits_i64(key, &i)) {
        if (!fo_index_wrap(&i, 0, a->shape[0])) return -1;
        *element = a->data + i * fo_array_strides(a)[0];
        return 1;
    }
    if (key->type != &fo_tuple_type || ((FoTuple *)key)->n != a->ndim) return 0;
    char *at = a->data;
    for (int k = 0; k < a->ndim; k++) {
        FoObject *item = ((FoTuple *)key)->items[k];
        if (item->type != &fo_int_type || !fo_int_fits_i64(item, &i)) return 0;
        if (!fo_index_wrap(&i, k, a->shape[k])) return -1;
        at += i * fo_array_strides(a)[k];
    }
    *element = at;
    return 1;
}

enum { SHORT_FILL = 512 };
// A number into a few elements of one axis. Without an expression; false with *done false: not this simple.
static bool fill_few(FoArray *a, const FoSelection *s, FoObject *value, bool *done) {
    *done = false;
    FoComplex128 element = {0, 0}, given;
    FoDtypeKind kind;
    bool weak;
    if (s->n_kept != 1 || s->shape[0] > SHORT_FILL || a->bytes || !fo_dtype_is_number(a->dtype) || !fo_scalar_read(value, &kind, &given, &weak))
        return true;
    if (!fo_dtype_set_element(a->dtype, (char *)&element, value)) return false;
    char *data[2] = {(char *)&element, s->data};
    const int64_t strides[2] = {0, s->strides[0]};
    if (s->shape[0]) fo_kernel_copy((size_t)a->dtype->itemsize)(data, strides, s->shape[0], &a->dtype->itemsize);
    return *done = true;
}

// A view (shape, strides) of a becomes the value.
static bool set_view(FoArray *a, FoSelection *s, FoObject *value) {
    bool done;
    if (!fill_few(a, s, value, &done)) return false;
    if (done) return true;
    if (fo_error_is_pending()) return false;
    FO_AUTO(FoArray) view = fo_array_view_typed(&fo_array_type, a, a->dtype, s->n_kept, s->shape, s->strides, s->data);
    if (!view) return false;
    if (fo_array_check(value)) {
        FoArray *from = (FoArray *)value;
        int skip = 0;
        while (from->ndim - skip > view->ndim && from->shape[skip] == 1) skip++;
        if (!skip) return fo_eval_assign(view, from, FO_CAST_UNSAFE);
        if (!fo_array_settle(from)) return false;
        FO_AUTO(FoArray) less = fo_array_view(from, from->dtype, from->ndim - skip, from->shape + skip, fo_array_strides(from) + skip, from->data);
        return less && fo_eval_assign(view, less, FO_CAST_UNSAFE);
    }
    FoDtypeKind kind;
    FoComplex128 given;
    bool weak;
    FO_AUTO(FoArray) from = NULL;
    if (fo_scalar_read(value, &kind, &given, &weak) && a->dtype->itemsize <= 16 && a->dtype->kind != FO_DT_NONE) {
        FoComplex128 element = {0, 0};
        if (!fo_dtype_set_element(a->dtype, (char *)&element, value)) return false;
        return fo_eval_fill(view, a->dtype, (char *)&element);
    }
    if (fo_error_is_pending()) return false;
    from = fo_array_from_object_to(value, a->dtype, a->ndim ? a->ndim : 1);
    if (!from) return false;
    if (from->ndim > view->ndim) {
        FO_AUTO(FoObject) as_array = (FoObject *)fo_ref(from);
        return set_view(a, s, as_array);
    }
    return fo_eval_assign(view, from, FO_CAST_UNSAFE);
}

bool fo_array_set_item(FoObject *self, FoObject *key, FoObject *value) {
    FoArray *a = (FoArray *)self;
    char *element;
    if (fo_unlikely(!value)) return fo_fail(FO_VALUE_ERROR, "cannot delete array elements");
    if (!fo_array_prepare_write(a)) return false;
    int found = find_element(a, key, &element);
    if (found) {
        if (found < 0) return false;
        if (fo_likely(set_quickly(a, element, value))) return fo_likely(!a->bytes) || fo_block_check(a->bytes);
        return set_element(a, element, value);
    }
    if (fo_index_is_mask(a, key)) return fo_index_set_mask(a, (FoArray *)key, value) && (!a->bytes || fo_block_check(a->bytes));
    FoSelection s;
    if (!fo_index_read(a, key, &s)) return false;
    bool ok;
    if (s.n_index) {
        FO_AUTO(FoArray) from = fo_array_from_object(value, fo_array_check(value) ? NULL : a->dtype);
        ok = from && fo_index_set_fancy(a, &s, from);
    } else if (s.is_element) {
        ok = set_element(a, s.data, value);
    } else {
        ok = set_view(a, &s, value);
    }
    fo_index_deinit(&s);
    return ok && (fo_likely(!a->bytes) || fo_block_check(a->bytes));
}
