// SPDX-License-Identifier: MIT
// Assignment, copies, casts, where and clip: expressions whose operation is moving or choosing elements.
#include "array/array_private.h"
#include "array/plan_show.h"
#include "array/scalar_private.h"
#include "array/text_rows.h"

#include <math.h>

// ---- checks

static bool check_cast(FoDtype *from, FoDtype *to, FoCasting casting, const char *what) {
    if (casting == FO_CAST_UNSAFE || fo_dtype_equal(from, to)) return true;
    bool ok = from->kind != FO_DT_NONE && to->kind != FO_DT_NONE ? fo_dtype_can_cast(from->kind, to->kind, casting)
                                                                 : from->letter == to->letter || (casting >= FO_CAST_SAFE && to->letter == 'U');
    if (ok && casting == FO_CAST_NO && from->is_swapped != to->is_swapped) ok = false;
    return ok || fo_fail(FO_TYPE_ERROR, "Cannot cast %s from %R to %R according to the rule '%s'", what, from, to, fo_casting_name(casting));
}

static FO_COLD bool raise_input_shape(FoArray *from, FoArray *to) {
    FO_AUTO(FoStr) have = fo_array_shape_text(from->ndim, from->shape);
    FO_AUTO(FoStr) want = fo_array_shape_text(to->ndim, to->shape);
    return have && want && fo_fail(FO_VALUE_ERROR, "could not broadcast input array from shape %S into shape %S", have, want);
}

// ---- copies of transposed memory

typedef struct {
    const FoWalk *walk;
    char *const *data;
    int64_t per_outer, rows, itemsize, n_rows;
    volatile int *interrupted;
} Transposition;

// Rows [part * rows, …) of one two-dimensional piece; the rows are the walk's last outer axis, the columns its inner one.
static void transpose_part(void *context, int64_t part, int worker) {
    const Transposition *t = context;
    if (*t->interrupted) return;
    FoWalk walk = *t->walk;
    int k = walk.ndim - 1;
    int64_t piece = part / t->per_outer, first = part % t->per_outer * t->rows;
    int64_t n = t->n_rows - first < t->rows ? t->n_rows - first : t->rows;
    if (piece) fo_walk_seek(&walk, piece * t->n_rows);
    const int64_t *row = walk.strides[k];
    fo_copy_2d(walk.data[0] + first * row[0], row[0], walk.inner[0], walk.data[1] + first * row[1], row[1], walk.inner[1], n, walk.n_inner,
               (size_t)t->itemsize);
}

// True when the copy was of that kind, and done (or *ok is false).
static bool copy_transposed(const FoTarget *to, FoArray *from, const int64_t *from_strides, bool *ok) {
    int64_t itemsize = to->dtype->itemsize;
    FoWalk walk;
    char *data[2] = {from->data, to->data};
    fo_walk_init(&walk, to->ndim, to->shape, 2, data, (const int64_t *[]){from_strides, to->strides}, true);
    if (walk.ndim < 1 || !walk.n_outer || walk.n_inner < 8) return false;
    int k = walk.ndim - 1;
    bool in_runs = walk.inner[0] == itemsize && walk.strides[k][1] == itemsize,
         out_runs = walk.inner[1] == itemsize && walk.strides[k][0] == itemsize;
    if ((!in_runs && !out_runs) || walk.shape[k] < 8) return false;
    Transposition t = {.walk = &walk, .data = data, .itemsize = itemsize, .n_rows = walk.shape[k], .interrupted = &fo_rt->interrupted};
    t.rows = 65536 / walk.n_inner / 64 * 64 + 64;
    t.per_outer = (t.n_rows + t.rows - 1) / t.rows;
    int64_t n_parts = walk.n_outer / t.n_rows * t.per_outer;
    bool threads = walk.n_outer * walk.n_inner >= 1 << 17;
    if (fo_plan_is_shown()) {
        FoPlanReport report = {.what = "copy",
                               .along = "across the order of memory, tile by tile",
                               .inputs = {from},
                               .walk = &walk,
                               .n_parts = n_parts,
                               .n_workers = threads ? fo_workers_count() : 1,
                               .target = to};
        if (!(*ok = fo_plan_show(&report))) return true;
    }
    if (threads) {
        fo_workers_run(transpose_part, &t, n_parts);
    } else {
        for (int64_t part = 0; part < n_parts; part++) transpose_part(&t, part, 0);
    }
    return true;
}

// ---- text elements

static bool assign_object(FoDtype *from, char *in, FoDtype *to, char *out) {
    FO_AUTO(FoObject) value = fo_dtype_get_scalar(from, in);
    return value && fo_dtype_set_element(to, out, value);
}

enum { TEXTS_AT_ONCE = 4096 };
static bool is_string(const FoDtype *d) { return d->letter == 'U' || d->letter == 'S'; }

// Strings among themselves go in rows; what those leave, and all else, takes the way through objects (which know the error).
static bool assign_text(FoArray *to, FoArray *from) {
    int64_t strides[FO_MAX_DIMS];
    if (!fo_layout_broadcast_strides(from->ndim, from->shape, fo_array_strides(from), to->ndim, to->shape, strides))
        return raise_input_shape(from, to);
    FoWalk walk;
    char *data[2] = {from->data, to->data};
    bool in_rows = is_string(from->dtype) && is_string(to->dtype);
    FoTextRow in = {.itemsize = from->dtype->itemsize, .letter = from->dtype->letter, .is_swapped = from->dtype->is_swapped};
    FoTextRow out = {.itemsize = to->dtype->itemsize, .letter = to->dtype->letter, .is_swapped = to->dtype->is_swapped};
    FoTouched read = {from->bytes, 0}, written = {to->bytes, 0};
    fo_walk_init(&walk, to->ndim, to->shape, 2, data, (const int64_t *[]){strides, fo_array_strides(to)}, in_rows && in.letter == out.letter);
    if (!walk.n_outer || !walk.n_inner) return true;
    in.stride = walk.inner[0];
    out.stride = walk.inner[1];
    do {
        for (int64_t i = 0, n; i < walk.n_inner; i += n) {
            in.data = walk.data[0] + i * in.stride;
            out.data = walk.data[1] + i * out.stride;
            n = in_rows ? fo_text_rows_copy(&in, &out, walk.n_inner - i < TEXTS_AT_ONCE ? walk.n_inner - i : TEXTS_AT_ONCE) : 0;
            if (n == 0 && !assign_object(from->dtype, in.data, to->dtype, out.data)) return false;
            if (n == 0) n = 1;
            fo_touch(&read, fo_layout_touched(n, in.stride, in.itemsize));
            fo_touch(&written, fo_layout_touched(n, out.stride, out.itemsize));
            if (!fo_eval_poll()) return false;
        }
    } while (fo_walk_next(&walk));
    fo_touch_end(&read);
    fo_touch_end(&written);
    return true;
}

// ---- assignment

static bool is_cast_of(const FoArray *from, const FoArray *to, FoExpression *e) {
    *e = (FoExpression){.node = FO_NODE_CAST, .n_in = 1, .errors = fo_array_state()->errors};
    e->in[0] = (FoArray *)(uintptr_t)from;
    e->loop.in = e->loop.out = from->dtype->kind;
    e->loop.result = to->dtype->kind;
    return true;
}

// Settled, same dtype, no overlap of other than the same elements.
static bool assign_same(FoArray *to, FoArray *from) {
    FoTarget target = fo_target_of(to);
    int64_t itemsize = to->dtype->itemsize, strides[FO_MAX_DIMS];
    bool ok = true, same_shape = from->ndim == to->ndim && !memcmp(from->shape, to->shape, (size_t)to->ndim * 8);
    if (same_shape && fo_array_is_c(from) && fo_array_is_c(to) && fo_array_nbytes(to) < 1 << 16 && !to->bytes && !from->bytes &&
        !fo_plan_is_shown()) {
        fo_copy_bytes(to->data, from->data, (size_t)fo_array_nbytes(to));
        return true;
    }
    bool copyable = !to->bytes && !from->bytes && itemsize <= 16 && !(itemsize & (itemsize - 1)) && to->ndim > 1 &&
                    (to->flags & from->flags & FO_ARRAY_ALIGNED);
    if (copyable && fo_layout_broadcast_strides(from->ndim, from->shape, fo_array_strides(from), to->ndim, to->shape, strides) &&
        copy_transposed(&target, from, strides, &ok))
        return ok && fo_eval_poll();
    return fo_copy_run(&target, from);
}

static bool assign_checked(FoArray *to, FoArray *from) {
    if (to->dtype->kind == FO_DT_NONE || from->dtype->kind == FO_DT_NONE) {
        if (!fo_array_settle(from) || !fo_array_prepare_write(to)) return false;
        FO_AUTO(FoArray) copy = NULL;
        FoView a = {from->data, from->ndim, from->shape, fo_array_strides(from), from->dtype->itemsize};
        FoView b = {to->data, to->ndim, to->shape, fo_array_strides(to), to->dtype->itemsize};
        if (fo_overlap_bounds(&a, &b) && !(copy = fo_eval_copy(from, 'K'))) return false;
        return assign_text(to, copy ? copy : from);
    }
    if (!from->expression && fo_dtype_equal(from->dtype, to->dtype)) {
        if (!fo_array_prepare_write(to) || !fo_array_prepare_read(from)) return false;
        FoView a = {from->data, from->ndim, from->shape, fo_array_strides(from), from->dtype->itemsize};
        FoView b = {to->data, to->ndim, to->shape, fo_array_strides(to), to->dtype->itemsize};
        if (!fo_overlap_bounds(&a, &b)) return assign_same(to, from);
        if (fo_overlap_is_elementwise_safe(&a, &b)) return assign_same(to, from); // the same elements, or none in common
        FO_AUTO(FoArray) copy = fo_eval_copy(from, 'K');
        return copy && assign_same(to, copy);
    }
    FoExpression e;
    is_cast_of(from, to, &e);
    return fo_expression_into(&e, to);
}

static bool assign_new(FoArray *to, FoArray *from) {
    to->flags |= FO_ARRAY_FRESH;
    bool ok = assign_checked(to, from);
    to->flags &= ~(uint32_t)FO_ARRAY_FRESH;
    return ok;
}

bool fo_eval_assign(FoArray *to, FoArray *from, FoCasting casting) {
    if (!fo_array_settle(to) || !check_cast(from->dtype, to->dtype, casting, "array data")) return false;
    if (!fo_array_is_writable(to)) return fo_array_prepare_write(to);
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS];
    int skip = from->ndim > to->ndim ? from->ndim - to->ndim : 0;
    for (int k = 0; k < skip; k++)
        if (from->shape[k] != 1) return raise_input_shape(from, to);
    if (!fo_layout_broadcast_join(&ndim, shape, to->ndim, to->shape) ||
        !fo_layout_broadcast_join(&ndim, shape, from->ndim - skip, from->shape + skip) || ndim != to->ndim ||
        memcmp(shape, to->shape, (size_t)ndim * 8))
        return raise_input_shape(from, to);
    if (!skip) return assign_checked(to, from);
    if (!fo_array_settle(from)) return false;
    FO_AUTO(FoArray) view =
        fo_array_view_typed(&fo_array_type, from, from->dtype, from->ndim - skip, from->shape + skip, fo_array_strides(from) + skip, from->data);
    return view && assign_checked(to, view);
}

bool fo_eval_fill(FoArray *to, FoDtype *dtype, const char *element) {
    if (!fo_array_settle(to) || !fo_array_prepare_write(to)) return false;
    if (dtype->kind == FO_DT_NONE || to->dtype->kind == FO_DT_NONE) {
        FO_AUTO(FoArray) from = fo_array_from_element(dtype, element);
        return from && assign_text(to, from);
    }
    FoComplex128 value = {0, 0};
    memcpy(&value, element, (size_t)dtype->itemsize);
    if (dtype->is_swapped) fo_dtype_swap_bytes(dtype, (char *)&value);
    FoExpression e = {.node = FO_NODE_CAST, .n_in = 1, .errors = fo_array_state()->errors};
    e.loop.in = e.loop.out = e.loop.result = to->dtype->kind;
    fo_element_cast(dtype->kind, &value, to->dtype->kind, &e.constant[0]);
    FoTarget target = fo_target_of(to);
    return fo_expression_run(&e, &target);
}

// ---- copies

FoArray *fo_eval_copy(FoArray *a, char order) {
    FO_AUTO(FoArray) copy = fo_array_new_like(a, NULL, order);
    if (!copy || !assign_new(copy, a)) return NULL;
    return fo_take(copy);
}

// The value of a 0-d array, not its dtype, decides what it can be cast to.
static bool scalar_fits(FoArray *a, FoDtype *dtype, FoCasting casting) {
    FoComplex128 value = {0, 0};
    if (a->ndim || a->bytes || a->dtype->kind == FO_DT_NONE || dtype->kind == FO_DT_NONE || a->dtype->is_swapped || casting == FO_CAST_UNSAFE)
        return false;
    memcpy(&value, a->data, (size_t)a->dtype->itemsize);
    FoPromotee p = fo_promotee_scalar(a->dtype->kind, &value);
    return fo_promotee_can_cast(&p, dtype->kind, casting);
}

FoArray *fo_eval_cast(FoArray *a, FoDtype *dtype, char order, FoCasting casting) {
    if (!scalar_fits(a, dtype, casting) && !check_cast(a->dtype, dtype, casting, a->ndim ? "array data" : "scalar")) return NULL;
    if (fo_dtype_is_plain(dtype) && a->dtype->kind != FO_DT_NONE && a->ndim > 0 && order == 'K') {
        FoExpression e = {.node = FO_NODE_CAST, .n_in = 1, .errors = fo_array_state()->errors};
        e.in[0] = a;
        e.loop.in = e.loop.out = a->dtype->kind;
        e.loop.result = dtype->kind;
        return fo_expression_result(&e, a->ndim, a->shape, 'K');
    }
    FO_AUTO(FoArray) copy = fo_array_new_like(a, dtype, order);
    if (!copy || !assign_new(copy, a)) return NULL;
    return fo_take(copy);
}

FoArray *fo_eval_as(FoArray *a, FoDtype *dtype, uint32_t flags) {
    if (!fo_array_settle(a)) return NULL;
    bool same = !dtype || fo_dtype_equal(a->dtype, dtype);
    if (same && (a->flags & flags) == flags) return fo_ref(a);
    char order = flags & FO_ARRAY_F_CONTIGUOUS ? 'F' : flags & FO_ARRAY_C_CONTIGUOUS ? 'C' : 'K';
    FO_AUTO(FoArray) copy = fo_array_new_like(a, dtype, order);
    if (!copy || !assign_new(copy, a)) return NULL;
    return fo_take(copy);
}

// ---- where, clip

static FoObject *where_of(FoArray *condition, FoOperand *operands) {
    FoPromotee promotees[2] = {operands[0].promotee, operands[1].promotee};
    if (operands[0].kind == FO_DT_NONE || operands[1].kind == FO_DT_NONE)
        return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "np.where of text arrays is not supported");
    FoExpression e = {.node = FO_NODE_WHERE, .n_in = 3, .errors = fo_array_state()->errors};
    e.loop.in = e.loop.out = e.loop.result = e.loop.loop = fo_dtype_result(2, promotees);
    int ndim = 0;
    int64_t shape[FO_MAX_DIMS];
    if (condition->ndim) {
        e.in[0] = condition;
    } else {
        FoComplex128 value = {0, 0};
        if (!fo_array_settle(condition) || !fo_array_prepare_read(condition)) return NULL;
        memcpy(&value, condition->data, (size_t)condition->dtype->itemsize);
        if (condition->dtype->kind != FO_DT_NONE) fo_element_cast(condition->dtype->kind, &value, FO_DT_BOOL, &e.constant[0]);
    }
    bool fits = !e.in[0] || fo_layout_broadcast_join(&ndim, shape, condition->ndim, condition->shape);
    for (int k = 0; k < 2; k++) {
        e.in[k + 1] = operands[k].array;
        if (!e.in[k + 1]) fo_element_cast(operands[k].kind, &operands[k].constant, e.loop.in, &e.constant[k + 1]);
        else fits = fits && fo_layout_broadcast_join(&ndim, shape, operands[k].array->ndim, operands[k].array->shape);
    }
    if (!fits) {
        int ndims[3];
        const int64_t *shapes[3];
        for (int k = 0; k < 3; k++) {
            ndims[k] = e.in[k] ? e.in[k]->ndim : 0;
            shapes[k] = e.in[k] ? e.in[k]->shape : NULL;
        }
        return fo_raise_shapes("operands could not be broadcast together with shapes ", 3, ndims, shapes, "");
    }
    if (ndim == 0) return (FoObject *)fo_array_from_element(fo_dtype_peek(e.loop.in), (char *)&e.constant[*(uint8_t *)&e.constant[0] ? 1 : 2]);
    return (FoObject *)fo_expression_result(&e, ndim, shape, 'K');
}

FoObject *fo_eval_where(FoArray *condition, FoObject *a, FoObject *b) {
    FoOperand operands[2];
    FoObject *objects[2] = {a, b}, *result = NULL;
    FoRead read = FO_READ_OK;
    int k = 0;
    for (; k < 2 && read == FO_READ_OK; k++) read = fo_operand_read(objects[k], &operands[k]);
    if (read != FO_READ_OK) k--;
    if (read == FO_READ_OK) result = where_of(condition, operands);
    else if (read == FO_READ_DECLINED) fo_raise(FO_TYPE_ERROR, "np.where: a '%T' object cannot be an element of an array of numbers", objects[k]);
    while (k-- > 0) fo_operand_deinit(&operands[k]);
    return result;
}

static bool is_nan(FoObject *bound) {
    FoDtypeKind kind;
    FoComplex128 value, wide = {0, 0};
    bool is_weak;
    if (!fo_scalar_read(bound, &kind, &value, &is_weak)) return false;
    fo_element_cast(kind, &value, FO_DT_COMPLEX128, &wide);
    return wide.re != wide.re || wide.im != wide.im;
}

FoArray *fo_eval_clip(FoArray *a, FoObject *low, FoObject *high, FoArray *out) {
    bool has_low = low && low != fo_none, has_high = high && high != fo_none;
    if (!has_low && !has_high) return fo_raise(FO_VALUE_ERROR, "One of max or min must be given");
    FO_AUTO(FoObject) least = NULL;
    FO_AUTO(FoObject) most = NULL;
    if ((has_low && is_nan(low)) || (has_high && is_nan(high))) {
        if (!fo_warn(FO_DEPRECATION_WARNING,
                     "Passing `np.nan` to mean no clipping in np.clip has always been unreliable, and is now deprecated. In future, this will "
                     "always return nan, like it already does when min or max are arrays that contain nan. To skip a bound, pass either "
                     "None or an np.inf of an appropriate sign."))
            return NULL;
        if (has_low && is_nan(low) && !(low = least = fo_float_new(-HUGE_VAL))) return NULL;
        if (has_high && is_nan(high) && !(high = most = fo_float_new(HUGE_VAL))) return NULL;
    }
    FoObject *all[3] = {(FoObject *)a};
    int n = 1;
    if (has_low) all[n++] = low;
    if (has_high) all[n++] = high;
    FoDtypeKind kind;
    if (!fo_eval_result_kind(all, n, &kind)) return NULL;
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    options.dtype = fo_dtype_peek(kind);
    options.keep_array = true;
    if (out && out->dtype->kind != FO_DT_NONE && !fo_dtype_can_cast(kind, out->dtype->kind, FO_CAST_SAME_KIND))
        options.casting = FO_CAST_UNSAFE; // as NumPy does, whose warning about it is hidden
    if (!has_high) options.out = out;
    FO_AUTO(FoObject) first = has_low ? fo_eval_op_with(FO_OP_MAXIMUM, (FoObject *[]){(FoObject *)a, low}, &options) : fo_ref((FoObject *)a);
    if (!first || !has_high) return (FoArray *)fo_take(first);
    options.out = out;
    return (FoArray *)fo_eval_op_with(FO_OP_MINIMUM, (FoObject *[]){first, high}, &options);
}
