// SPDX-License-Identifier: MIT
// Arrays from other things: numbers, text, nested sequences, buffers, objects with __array__; and the constructor numpy.ndarray(...).
#include "array/array_private.h"

#include "array/create.h"
#include "array/scalar_private.h"
#include "types/container.h"

// ---- what nested sequences hold

typedef struct {
    int max_ndim;            // levels that may still be axes
    int64_t shape[FO_MAX_DIMS + 1];
    int limit;               // levels the caller can use
    bool reached, ragged, too_deep; // some leaf was seen; lengths or depths differ; more levels than the limit
    FoDtypeKind kind;        // common dtype of the leaves so far
    char text;               // 'U' or 'S' when there is text among them
    int64_t text_n;
    bool wants_dtype;        // no dtype was given: leaves are looked at
    char wants_text;         // text of any length was asked for: 'U' or 'S'
    FoObject *odd;           // borrowed: a leaf that only an array of objects could hold
} Discovery;

// Notes that an item at `depth` has these lengths; leaves (and arrays) end the levels there.
static bool note_shape(Discovery *d, int depth, int n, const int64_t *lengths, bool is_sequence) {
    bool fits = true;
    if (depth + n > d->max_ndim) {
        fits = false;
        n = d->max_ndim - depth;
    } else if (!is_sequence && d->max_ndim != depth + n) {
        d->max_ndim = depth + n;
        if (d->reached) fits = false;
    }
    for (int k = 0; k < n; k++) {
        if (!d->reached) {
            d->shape[depth + k] = lengths[k];
        } else if (d->shape[depth + k] != lengths[k]) {
            fits = false;
            if (is_sequence) d->max_ndim = depth;
            else d->max_ndim -= n - k;
            break;
        }
    }
    if (!is_sequence) d->reached = true;
    if (!fits) d->ragged = true;
    return fits;
}

static int64_t text_room(FoDtypeKind kind) {
    static const uint8_t room[FO_DT_COUNT + 1] = {5, 4, 3, 6, 5, 11, 10, 21, 20, 32, 32, 32, 64, 64, 0};
    return room[kind];
}

static void note_kind(Discovery *d, FoDtypeKind kind) {
    d->kind = d->kind == FO_DT_NONE || d->kind == kind ? kind : fo_dtype_promote(d->kind, kind);
    if (d->text && text_room(kind) > d->text_n) d->text_n = text_room(kind);
}

static void note_text(Discovery *d, char letter, int64_t n) {
    if (!d->text && d->kind != FO_DT_NONE) d->text_n = text_room(d->kind);
    if (n > d->text_n) d->text_n = n;
    if (!d->text || letter == 'U') d->text = letter;
}

static void note_dtype(Discovery *d, const FoDtype *dtype) {
    if (dtype->kind != FO_DT_NONE) note_kind(d, dtype->kind);
    else note_text(d, dtype->letter, dtype->itemsize / (dtype->letter == 'U' ? 4 : 1));
}

static bool note_leaf(Discovery *d, FoObject *o, int depth) {
    note_shape(d, depth, 0, NULL, false);
    if (!d->wants_dtype) return true;
    FoDtypeKind kind;
    FoComplex128 value;
    bool weak;
    if (d->wants_text && (fo_float_check_exact(o) || fo_int_check_exact(o) || o == fo_true || o == fo_false || o->type == &fo_complex_type)) { // as it prints
        FO_AUTO(FoStr) text = (FoStr *)fo_str(o);
        if (text) note_text(d, d->wants_text, text->n);
        return text != NULL;
    }
    if (o->type == &fo_float_type) note_kind(d, FO_DT_FLOAT64);
    else if (fo_scalar_read(o, &kind, &value, &weak)) note_kind(d, kind);
    else if (fo_str_check(o)) note_text(d, 'U', ((FoStr *)o)->n);
    else if (fo_bytes_check(o)) note_text(d, 'S', ((FoBytesObject *)o)->n);
    else if (!fo_error_is_pending()) d->odd = d->odd ? d->odd : o;
    return !fo_error_is_pending();
}

// Lists, tuples, and whatever else has a length and items by number.
static bool is_sequence(FoObject *o) {
    if (fo_list_check(o) || fo_tuple_check(o)) return true;
    if (fo_str_check(o) || fo_bytes_check(o) || fo_dict_check(o) || fo_has_flag(o, FO_TYPE_TYPE)) return false;
    if (o->type == &fo_range_type) return true;
    if (fo_scalar_check(o) || !o->type->len || !o->type->get_item) return false;
    return o->type->is_sequence || (o->type->flags & FO_TYPE_HEAP);
}

static bool has_buffer(FoObject *o) { return o->type->buffer_get && !fo_bytes_check(o) && !fo_array_check(o); }

// __array__() of an object that has it: *result NULL when there is none.
static bool through_method(FoObject *o, FoDtype *dtype, FoArray **result) {
    *result = NULL;
    if (!(o->type->flags & FO_TYPE_HEAP) && o->type != &fo_flat_type) return true;
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(o, fo_name(__array__), &method)) return false;
    if (!method) return true;
    FoObject *made = dtype ? fo_call1(method, (FoObject *)dtype) : fo_call0(method);
    if (!made) return false;
    if (fo_array_check(made)) {
        *result = (FoArray *)made;
        return true;
    }
    fo_unref(made);
    return fo_fail(FO_VALUE_ERROR, "object __array__ method not producing an array");
}

// What an __array_interface__ dict says about memory: an address that the object owns, or a buffer.
static FoArray *read_interface(FoObject *o, FoDict *d) {
    FoBorrowed typestr = fo_dict_peek_text(d, "typestr"), shape = fo_dict_peek_text(d, "shape"), data = fo_dict_peek_text(d, "data");
    FoBorrowed steps = fo_dict_peek_text(d, "strides"), offset = fo_dict_peek_text(d, "offset");
    if (!typestr) return fo_raise(FO_VALUE_ERROR, "Missing __array_interface__ typestr");
    if (!fo_str_check(fo_lend(typestr))) return fo_raise(FO_TYPE_ERROR, "__array_interface__ typestr must be a string");
    if (!shape) return fo_raise(FO_VALUE_ERROR, "Missing __array_interface__ shape");
    if (!fo_tuple_check(fo_lend(shape))) return fo_raise(FO_TYPE_ERROR, "shape must be a tuple");
    FO_AUTO(FoDtype) dtype = fo_dtype_from_object(fo_lend(typestr));
    int ndim, n_steps;
    int64_t lengths[FO_MAX_DIMS], strides[FO_MAX_DIMS], at = 0, address, n_items = 1;
    if (!dtype || !fo_shape_read(fo_lend(shape), &ndim, lengths) || (offset && !fo_index_as_i64(fo_lend(offset), &at))) return NULL;
    for (int k = 0; k < ndim; k++) n_items *= lengths[k];
    bool has_strides = steps && steps != fo_none;
    if (has_strides && !fo_tuple_check(fo_lend(steps))) return fo_raise(FO_TYPE_ERROR, "strides must be a tuple");
    if (has_strides && !fo_shape_read(fo_lend(steps), &n_steps, strides)) return NULL;
    if (has_strides && n_steps != ndim) return fo_raise(FO_VALUE_ERROR, "mismatch in length of strides and shape");
    const int64_t *known = has_strides ? strides : NULL;
    if (data && fo_tuple_check(fo_lend(data))) {
        const FoTuple *pair = (FoTuple *)fo_lend(data);
        bool read_only;
        if (pair->n != 2) return fo_raise(FO_TYPE_ERROR, "__array_interface__ data must be a 2-tuple with (data pointer integer, read-only flag)");
        if (!fo_index_as_i64(pair->items[0], &address) || !fo_is_true(pair->items[1], &read_only)) return NULL;
        return fo_array_over(&fo_array_type, o, NULL, dtype, ndim, lengths, known, (char *)(intptr_t)address, !read_only);
    }
    FO_AUTO(FoObject) source = data && data != fo_none ? fo_ref(fo_lend(data)) : fo_ref(o);
    FO_AUTO(FoBytes) block = fo_block_from_buffer(source, true);
    if (!block && fo_error_is_pending()) {
        fo_error_clear();
        fo_assign_give((FoObject **)&block, (FoObject *)fo_block_from_buffer(source, false));
    }
    if (!block) return NULL;
    if (at < 0 || block->nbytes < at + n_items * dtype->itemsize) return fo_raise(FO_VALUE_ERROR, "buffer is smaller than requested size");
    return fo_array_over(&fo_array_type, (FoObject *)block, block, dtype, ndim, lengths, known, block->address + at, block->is_writable);
}

static bool through_interface(FoObject *o, FoArray **result) {
    *result = NULL;
    if (!(o->type->flags & FO_TYPE_HEAP)) return true;
    FO_AUTO(FoObject) found = fo_get_attr_text(o, "__array_interface__");
    if (!found) {
        if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return false;
        fo_error_clear();
        return true;
    }
    if (fo_has_flag(o, FO_TYPE_TYPE)) return true;
    if (!fo_dict_check(found)) return fo_fail(FO_VALUE_ERROR, "Invalid __array_interface__ value, must be a dict");
    *result = read_interface(o, (FoDict *)found);
    return *result != NULL;
}

static bool discover(Discovery *d, FoObject *o, int depth) {
    if (fo_array_check(o)) {
        FoArray *a = (FoArray *)o;
        note_shape(d, depth, a->ndim, a->shape, false);
        if (d->wants_dtype) note_dtype(d, a->dtype);
        return true;
    }
    if (!is_sequence(o)) return note_leaf(d, o, depth);
    if (depth == d->max_ndim) {
        d->too_deep = depth == d->limit;
        return d->ragged = true;
    }
    FO_AUTO(FoObject) items = fo_list_check(o) || fo_tuple_check(o) ? fo_ref(o) : (FoObject *)fo_sequence_as_tuple(o);
    if (!items) return false;
    int64_t n = fo_list_check(items) ? ((FoList *)items)->n : ((FoTuple *)items)->n;
    if (!note_shape(d, depth, 1, &n, true)) return true;
    if (n == 0) d->reached = true;
    if (n == 0 && d->max_ndim > depth + 1) d->max_ndim = depth + 1;
    if (!fo_enter_recursion(" while making an array")) return false;
    bool ok = true;
    for (int64_t k = 0; ok && k < n; k++) {
        if (fo_list_check(items) && k >= ((FoList *)items)->n) break;
        FoObject *item = fo_list_check(items) ? ((FoList *)items)->items[k] : ((FoTuple *)items)->items[k];
        if (item->type == &fo_float_type && d->reached && d->kind == FO_DT_FLOAT64 && d->max_ndim == depth + 1 && !d->text) continue;
        fo_ref(item);
        ok = discover(d, item, depth + 1);
        fo_unref(item);
        if (d->ragged) break;
    }
    fo_leave_recursion();
    return ok;
}

// ---- filling

static FO_COLD bool raise_changed(void) { return fo_fail(FO_RUNTIME_ERROR, "sequence changed size while an array was made of it"); }

static bool store(FoArray *a, char *to, FoObject *item) {
    if (a->dtype->kind == FO_DT_FLOAT64 && item->type == &fo_float_type && !a->dtype->is_swapped) {
        memcpy(to, &((FoFloat *)item)->value, 8);
        return true;
    }
    int64_t value;
    if (a->dtype->kind == FO_DT_INT64 && item->type == &fo_int_type && !a->dtype->is_swapped && fo_int_fits_i64(item, &value)) {
        memcpy(to, &value, 8);
        return true;
    }
    fo_ref(item); // converting may run code
    bool ok = fo_dtype_set_element(a->dtype, to, item);
    fo_unref(item);
    return ok;
}

// Puts the items of o into the part of `a` at `to`, its axes from `depth` on.
static bool fill(FoArray *a, int depth, char *to, FoObject *o) {
    const int64_t *strides = fo_array_strides(a);
    if (fo_array_check(o) && depth < a->ndim) {
        FO_AUTO(FoArray) part = fo_array_view(a, a->dtype, a->ndim - depth, a->shape + depth, strides + depth, to);
        return part && fo_eval_assign(part, (FoArray *)o, FO_CAST_UNSAFE);
    }
    if (depth == a->ndim) return store(a, to, o);
    FO_AUTO(FoObject) items = fo_list_check(o) || fo_tuple_check(o) ? fo_ref(o) : (FoObject *)fo_sequence_as_tuple(o);
    if (!items) return false;
    bool is_list = fo_list_check(items), is_last = depth + 1 == a->ndim;
    int64_t n = a->shape[depth];
    if (n != (is_list ? ((FoList *)items)->n : ((FoTuple *)items)->n)) return raise_changed();
    for (int64_t k = 0; k < n; k++) {
        if (is_list && k >= ((FoList *)items)->n) return raise_changed();
        FoObject *item = is_list ? ((FoList *)items)->items[k] : ((FoTuple *)items)->items[k];
        bool ok;
        if (is_last) {
            ok = store(a, to + k * strides[depth], item);
        } else {
            fo_ref(item);
            ok = fill(a, depth + 1, to + k * strides[depth], item);
            fo_unref(item);
        }
        if (!ok) return false;
        if ((k & 0xFFFF) == 0xFFFF && !fo_eval_poll()) return false;
    }
    return true;
}

static FO_COLD FoArray *raise_ragged(const Discovery *d) {
    if (d->too_deep)
        return fo_raise(FO_VALUE_ERROR,
            "setting an array element with a sequence. The requested array would exceed the maximum number of dimension of %d.", d->limit);
    FO_AUTO(FoTuple) shape = fo_array_shape_tuple(d->max_ndim, d->shape);
    if (!shape) return NULL;
    return fo_raise(FO_VALUE_ERROR, "setting an array element with a sequence. The requested array has an inhomogeneous shape after %d dimensions. "
                    "The detected shape was %R + inhomogeneous part.", d->max_ndim, shape);
}

static FO_COLD FoArray *raise_object(FoObject *o) {
    if (fo_int_check(o)) return fo_raise(FO_OVERFLOW_ERROR, "int too large for 64 bits: arrays of objects (dtype 'object') are not supported");
    return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "arrays of objects (dtype 'object') are not supported: cannot hold a '%T'", o);
}

static FoDtype *dtype_of_discovery(const Discovery *d) {
    if (d->text) return fo_dtype_new_text(d->text, d->text_n > 0 ? d->text_n : 1);
    return fo_ref(fo_dtype_peek(d->kind == FO_DT_NONE ? FO_DT_FLOAT64 : d->kind));
}

static FoArray *from_sequence(FoObject *o, FoDtype *dtype, int limit) {
    Discovery d = {
        .max_ndim = limit, .limit = limit, .kind = FO_DT_NONE, .wants_dtype = !dtype || (dtype->kind == FO_DT_NONE && dtype->itemsize == 0)};
    if (dtype && d.wants_dtype && dtype->letter != 'V') d.wants_text = dtype->letter;
    if (!discover(&d, o, 0)) return NULL;
    if (d.ragged) return raise_ragged(&d);
    if (d.odd && d.wants_dtype && (!dtype || dtype->kind != FO_DT_NONE)) return raise_object(d.odd);
    FO_AUTO(FoDtype) found = NULL;
    if (!dtype) {
        found = dtype_of_discovery(&d);
    } else if (d.wants_dtype && dtype->letter != 'V') {
        if (!d.text) note_text(&d, dtype->letter, 1);
        found = fo_dtype_new_text(dtype->letter, d.text_n > 0 ? d.text_n : 1);
    } else {
        found = fo_ref(dtype);
    }
    FO_AUTO(FoArray) a = found ? fo_array_new(found, d.max_ndim, d.shape, 'C') : NULL;
    if (!a || !fill(a, 0, a->data, o)) return NULL;
    return fo_take(a);
}

// ---- short ways for flat lists and ranges

// All floats, or all ints of 64 bits; NULL without an exception when the items are something else.
static FoArray *from_flat(FoObject *const *items, int64_t n, FoDtype *dtype) {
    if (n == 0) return NULL;
    bool floats = items[0]->type == &fo_float_type || (dtype && dtype == fo_dtype_peek(FO_DT_FLOAT64));
    if (!floats && items[0]->type != &fo_int_type) return NULL;
    FoDtype *made = fo_dtype_peek(floats ? FO_DT_FLOAT64 : FO_DT_INT64);
    if (dtype && dtype != made) return NULL;
    FoArray *a = fo_array_new(made, 1, &n, 'C');
    if (!a) return NULL;
    int64_t k = 0, value;
    if (floats) {
        double *to = (double *)a->data;
        for (; k < n; k++) {
            if (fo_likely(items[k]->type == &fo_float_type)) to[k] = ((FoFloat *)items[k])->value;
            else if (items[k]->type == &fo_int_type && fo_int_fits_i64(items[k], &value) && value < 1ll << 53 && value > -(1ll << 53))
                to[k] = (double)value;
            else break;
        }
    } else {
        int64_t *to = (int64_t *)a->data;
        for (; k < n; k++) {
            if (items[k]->type != &fo_int_type || !fo_int_fits_i64(items[k], &value)) break;
            to[k] = value;
        }
    }
    if (k < n) fo_clear_slot(&a);
    return a;
}

static FoArray *from_range(FoObject *o, FoDtype *dtype) {
    FoRamp ramp = {.first = 0};
    int64_t n;
    if ((dtype && dtype != fo_dtype_peek(FO_DT_INT64)) || !fo_range_as_words(o, &ramp.start.i, &ramp.step.i, &n)) return NULL;
    FoArray *a = fo_array_new_kind(FO_DT_INT64, 1, &n);
    if (a && n) fo_kernel_ramp(FO_DT_INT64)(&a->data, (int64_t[]){8}, n, &ramp);
    return a;
}

// ---- buffers: bytearray, memoryview, mmap

static FoDtype *dtype_of_format(const char *format, int64_t itemsize) {
    char order = '=';
    if (*format && strchr("@=<>!^", *format)) order = *format++ == '>' || format[-1] == '!' ? '>' : '=';
    static const char letters[] = "?bBhHiIlLefd";
    static const FoDtypeKind kinds[] = {FO_DT_BOOL, FO_DT_INT8, FO_DT_UINT8, FO_DT_INT16, FO_DT_UINT16, FO_DT_INT32, FO_DT_UINT32, FO_DT_INT64,
                                        FO_DT_UINT64, FO_DT_FLOAT16, FO_DT_FLOAT32, FO_DT_FLOAT64};
    FoDtypeKind kind = FO_DT_NONE;
    if (!*format) kind = FO_DT_UINT8;
    else if (*format == 'q') kind = FO_DT_INT64;
    else if (*format == 'Q' || *format == 'N' || *format == 'P') kind = FO_DT_UINT64;
    else if (*format == 'n') kind = FO_DT_INT64;
    else if (*format == 'Z') kind = format[1] == 'f' ? FO_DT_COMPLEX64 : FO_DT_COMPLEX128;
    else if (*format == 'c' || *format == 's') return fo_dtype_new_text('S', itemsize);
    else if (strchr(letters, *format)) kind = kinds[strchr(letters, *format) - letters];
    if (kind == FO_DT_NONE || (int64_t)fo_dtype_itemsize(kind) != itemsize)
        return fo_raise(FO_VALUE_ERROR, "buffer format '%s' is not supported", format);
    return fo_ref(order == '>' ? &fo_dtypes_swapped[kind] : &fo_dtypes[kind]);
}

static FoArray *from_buffer(FoObject *o, FoDtype *dtype) {
    FO_AUTO(FoBytes) block = fo_block_from_buffer(o, false);
    if (!block) return NULL;
    FoBufferView *v = &block->view;
    FO_AUTO(FoDtype) found = dtype_of_format(v->format, v->itemsize ? v->itemsize : 1);
    if (!found) return NULL;
    int64_t n = found->itemsize ? v->nbytes / found->itemsize : 0;
    FO_AUTO(FoArray) a =
        v->shape ? fo_array_over(&fo_array_type, (FoObject *)block, NULL, found, v->ndim, v->shape, v->strides, v->data, !v->read_only)
                 : fo_array_over(&fo_array_type, (FoObject *)block, NULL, found, 1, &n, NULL, v->data, !v->read_only);
    if (!a || !dtype || fo_dtype_equal(dtype, found)) return fo_take(a);
    return fo_eval_cast(a, dtype, 'K', FO_CAST_UNSAFE);
}

// ---- any object

static bool is_sized(const FoDtype *dtype) { return !dtype || dtype->kind != FO_DT_NONE || dtype->itemsize > 0; }

static FoArray *array_as(FoArray *a, FoDtype *dtype) {
    if (!dtype || fo_dtype_equal(dtype, a->dtype)) return fo_ref(a);
    if (is_sized(dtype)) return fo_eval_cast(a, dtype, 'K', FO_CAST_UNSAFE);
    if (a->dtype->letter == dtype->letter) return fo_ref(a);
    int64_t room = a->dtype->kind == FO_DT_NONE ? a->dtype->itemsize / (a->dtype->letter == 'U' ? 4 : 1) : text_room(a->dtype->kind);
    FO_AUTO(FoDtype) sized = fo_dtype_new_text(dtype->letter, room);
    return sized ? fo_eval_cast(a, sized, 'K', FO_CAST_UNSAFE) : NULL;
}

FoArray *fo_array_from_object(FoObject *o, FoDtype *dtype) { return fo_array_from_object_to(o, dtype, FO_MAX_DIMS); }

FoArray *fo_array_from_object_to(FoObject *o, FoDtype *dtype, int limit) {
    if (fo_array_check(o)) return array_as((FoArray *)o, dtype);
    FoArray *a = NULL;
    if (o->type == &fo_list_type) a = from_flat(((FoList *)o)->items, ((FoList *)o)->n, dtype);
    else if (o->type == &fo_tuple_type) a = from_flat(((FoTuple *)o)->items, ((FoTuple *)o)->n, dtype);
    else if (o->type == &fo_range_type) a = from_range(o, dtype);
    if (a || fo_error_is_pending()) return a;
    FoDtypeKind kind;
    FoComplex128 value;
    bool weak;
    if (!dtype && fo_scalar_read(o, &kind, &value, &weak)) return fo_array_from_element(fo_dtype_peek(kind), (char *)&value);
    if (fo_error_is_pending()) return NULL;
    if (!through_interface(o, &a) || (!a && !through_method(o, dtype, &a))) return NULL;
    if (a) {
        FO_AUTO(FoArray) made = a;
        return array_as(made, dtype);
    }
    if (has_buffer(o)) return from_buffer(o, dtype);
    return from_sequence(o, dtype, limit);
}

// ---- numpy.ndarray(shape, dtype=float, buffer=None, offset=0, strides=None, order=None)

static FoObject *over_buffer(FoType *type, FoObject *buffer, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, int64_t offset) {
    int64_t n_items;
    FO_AUTO(FoBytes) block = NULL;
    FoArray *below = fo_array_check(buffer) ? (FoArray *)buffer : NULL;
    int64_t nbytes;
    char *data;
    bool writable;
    for (int k = 0; k < ndim; k++)
        if (shape[k] < 0) return fo_raise(FO_VALUE_ERROR, "negative dimensions are not allowed");
    if (!fo_layout_size(ndim, shape, dtype->itemsize ? dtype->itemsize : 1, &n_items))
        return fo_raise(FO_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    if (below) {
        if (!fo_array_settle(below) || !fo_array_prepare_read(below)) return NULL;
        if (!fo_array_is_c(below)) return fo_raise(FO_VALUE_ERROR, "ndarray is not C-contiguous");
        data = below->data, nbytes = fo_array_nbytes(below), writable = fo_array_is_writable(below);
    } else {
        block = fo_block_from_buffer(buffer, false);
        if (!block) return NULL;
        data = block->address, nbytes = block->nbytes, writable = block->is_writable;
    }
    if (strides) {
        if (!fo_layout_fits(ndim, shape, strides, dtype->itemsize, offset, nbytes))
            return fo_raise(FO_VALUE_ERROR, "strides is incompatible with shape of requested array and size of buffer");
    } else if (offset < 0 || offset > nbytes || n_items * dtype->itemsize > nbytes - offset) {
        return fo_raise(FO_TYPE_ERROR, "buffer is too small for requested array");
    }
    FoBytes *bytes = below ? below->bytes : fo_is_a(buffer, &fo_mmap_type) ? (FoBytes *)buffer : NULL;
    FoObject *owner = below || bytes ? buffer : (FoObject *)block;
    return (FoObject *)fo_array_over(type, owner, bytes, dtype, ndim, shape, strides, data + offset, writable);
}

// A new array of a class; the class has been told of it.
static FoObject *told(FoObject *a_give) {
    FO_AUTO(FoObject) a = a_give;
    return a && fo_array_tell_class((FoArray *)a, fo_none) ? fo_take(a) : NULL;
}

FoObject *fo_array_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"shape", "dtype", "buffer", "offset", "strides", "order"};
    static const FoParams params = {"ndarray", names, 6, 1, 0, 6};
    FoObject *given[6];
    int ndim, n_strides;
    int64_t shape[FO_MAX_DIMS], strides[FO_MAX_DIMS], offset = 0;
    char order;
    bool has_strides;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_shape_read(given[0], &ndim, shape)) return NULL;
    FO_AUTO(FoDtype) dtype = given[1] ? fo_dtype_from_object(given[1]) : fo_ref(fo_dtype_peek(FO_DT_FLOAT64));
    if (!dtype || (given[3] && !fo_index_as_i64(given[3], &offset)) || !fo_order_read(given[5], 'C', &order)) return NULL;
    has_strides = given[4] && given[4] != fo_none;
    if (has_strides && !fo_shape_read(given[4], &n_strides, strides)) return NULL;
    if (has_strides && n_strides != ndim) return fo_raise(FO_VALUE_ERROR, "strides, if given, must be the same length as shape");
    if (!has_strides && order == 'F') {
        int64_t n_items;
        bool negative = false;
        for (int k = 0; k < ndim; k++) negative |= shape[k] < 0;
        if (!negative && fo_layout_size(ndim, shape, dtype->itemsize, &n_items)) fo_layout_strides_f(ndim, shape, dtype->itemsize, strides);
        has_strides = given[2] && given[2] != fo_none;
    }
    if (given[2] && given[2] != fo_none) return told(over_buffer(type, given[2], dtype, ndim, shape, has_strides ? strides : NULL, offset));
    FoArray *made = fo_array_new(dtype, ndim, shape, order);
    if (!made || type == &fo_array_type) {
        if (made && has_strides) {
            FO_AUTO(FoArray) whole = made;
            if (!fo_layout_fits(ndim, shape, strides, dtype->itemsize, 0, fo_array_nbytes(whole)))
                return fo_raise(FO_VALUE_ERROR, "strides is incompatible with shape of requested array and size of buffer");
            return (FoObject *)fo_array_view(whole, dtype, ndim, shape, strides, whole->data);
        }
        return (FoObject *)made;
    }
    FO_AUTO(FoArray) plain = made;
    FoArray *a = fo_array_alloc(type, dtype, ndim);
    if (!a) return NULL;
    memcpy(a->shape, plain->shape, (size_t)ndim * 8);
    memcpy(a->shape + ndim, fo_array_strides(plain), (size_t)ndim * 8);
    // moves the memory over
    a->n_items = plain->n_items;
    a->data = plain->data;
    a->is_heap = true;
    a->flags = plain->flags;
    plain->is_heap = false;
    plain->data = NULL;
    return told((FoObject *)a);
}
