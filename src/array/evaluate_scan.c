// SPDX-License-Identifier: MIT
// Positions of extremes, and running sums and products.
#include "array/array_private.h"
#include "array/reduce_private.h"
#include "array/plan_show.h"
#include "array/scalar_private.h"

enum { PART_ITEMS = 1 << 16, THREAD_LEAST = 1 << 18, COLUMNS = 2048 };

// ---- argmin, argmax

typedef struct {
    FoKernel run;
    const char *data;
    int64_t stride, n, itemsize;
    char *best;        // 16 bytes per part
    int64_t *indices;
    FoBytes *map;
    volatile int *interrupted;
} Search;

static void search_part(void *context, int64_t part, int worker) {
    const Search *s = context;
    if (*s->interrupted) return;
    int64_t first = part * PART_ITEMS, n = s->n - first < PART_ITEMS ? s->n - first : PART_ITEMS;
    s->indices[part] = -1;
    s->run((char *[]){(char *)(uintptr_t)s->data + first * s->stride, s->best + 16 * part, (char *)&s->indices[part]},
           (int64_t[]){s->stride, 0, 0}, n, &first);
    if (fo_unlikely(s->map != NULL)) fo_block_touched(s->map, fo_layout_touched(n, s->stride, s->itemsize));
}

static bool search_line(FoDtypeKind kind, bool greatest, const char *data, int64_t stride, int64_t n, FoBytes *map, int64_t *index) {
    Search s = {.map = map, .run = greatest ? fo_kernel_argmax(kind) : fo_kernel_argmin(kind), .data = data, .stride = stride, .n = n,
                .itemsize = (int64_t)fo_dtype_itemsize(kind), .interrupted = &fo_rt->interrupted};
    FoComplex128 best = {0, 0};
    *index = -1;
    if (n < THREAD_LEAST || (fo_workers_count() == 1 && !map)) {
        s.run((char *[]){(char *)(uintptr_t)data, (char *)&best, (char *)index}, (int64_t[]){stride, 0, 0}, n, NULL);
        return true;
    }
    int64_t n_parts = (n + PART_ITEMS - 1) / PART_ITEMS;
    if (!(s.best = fo_alloc((size_t)n_parts * 24, FO_MEM_INTERNAL))) return fo_fail_no_memory();
    s.indices = (int64_t *)(s.best + 16 * n_parts);
    fo_workers_run(search_part, &s, n_parts);
    bool ok = fo_eval_poll();
    for (int64_t k = 0; ok && k < n_parts; k++) {
        int64_t found = -1;
        FoComplex128 value = best;
        if (*index >= 0) found = *index;
        s.run((char *[]){s.best + 16 * k, (char *)&value, (char *)&found}, (int64_t[]){16, 0, 0}, 1, &s.indices[k]);
        *index = found;
        best = value;
    }
    fo_free(s.best, (size_t)n_parts * 24, FO_MEM_INTERNAL);
    return ok;
}

// Along an axis that is not the innermost: rows of candidates.
static bool search_rows(FoArray *a, int axis, bool greatest, FoArray *result) {
    FoDtypeKind kind = a->dtype->kind;
    FoKernel run = greatest ? fo_kernel_argmax_rows(kind) : fo_kernel_argmin_rows(kind);
    int64_t outer = 1, inner = 1, n = a->shape[axis], itemsize = a->dtype->itemsize;
    for (int k = 0; k < axis; k++) outer *= a->shape[k];
    for (int k = axis + 1; k < a->ndim; k++) inner *= a->shape[k];
    char *best = fo_alloc(COLUMNS * 16, FO_MEM_INTERNAL);
    if (!best) return fo_fail_no_memory();
    FoTouched touched = {a->bytes, 0};
    for (int64_t o = 0; o < outer; o++)
        for (int64_t column = 0; column < inner; column += COLUMNS) {
            int64_t m = inner - column < COLUMNS ? inner - column : COLUMNS;
            int64_t *indices = (int64_t *)result->data + o * inner + column;
            for (int64_t i = 0; i < m; i++) indices[i] = -1;
            for (int64_t row = 0; row < n; row++) {
                run((char *[]){a->data + ((o * n + row) * inner + column) * itemsize, best, (char *)indices}, (int64_t[]){itemsize, itemsize, 8},
                    m, &row);
                fo_touch(&touched, fo_layout_touched(1, inner * itemsize, m * itemsize));
            }
            if (fo_rt->interrupted) break;
        }
    fo_free(best, COLUMNS * 16, FO_MEM_INTERNAL);
    return fo_eval_poll();
}

static bool search_inner(FoArray *a, bool greatest, FoArray *result) {
    int64_t n = a->shape[a->ndim - 1], lines = n ? a->n_items / n : 0, *out = (int64_t *)result->data;
    FoDtypeKind kind = a->dtype->kind;
    FoKernel run = greatest ? fo_kernel_argmax(kind) : fo_kernel_argmin(kind);
    FoTouched touched = {a->bytes, 0};
    for (int64_t k = 0; k < lines; k++) {
        FoComplex128 best = {0, 0};
        out[k] = -1;
        for (int64_t at = 0; at < n; at += PART_ITEMS) {
            int64_t m = n - at < PART_ITEMS ? n - at : PART_ITEMS;
            run((char *[]){a->data + (k * n + at) * a->dtype->itemsize, (char *)&best, (char *)&out[k]}, (int64_t[]){a->dtype->itemsize, 0, 0},
                m, &at);
            fo_touch(&touched, m * a->dtype->itemsize);
        }
    }
    return true;
}

static bool show_search(FoArray *a, bool greatest, const char *along, FoArray *result) {
    if (!fo_plan_is_shown()) return true;
    bool threads = !result && a->n_items >= THREAD_LEAST;
    FoPlanReport report = {.what = greatest ? "argmax" : "argmin", .along = along, .inputs = {a}, .result = result,
                           .n_parts = threads ? (a->n_items + PART_ITEMS - 1) / PART_ITEMS : 1, .n_workers = threads ? fo_workers_count() : 1};
    return fo_plan_show(&report);
}

FoObject *fo_eval_arg(bool greatest, FoArray *a, int axis, bool keep_dims, FoArray *out) {
    const char *what = greatest ? "argmax" : "argmin";
    FoDtypeKind kind = a->dtype->kind;
    if (kind == FO_DT_NONE) return fo_raise(FO_TYPE_ERROR, "%s is not supported for %R", what, a->dtype);
    if (axis < 0 ? a->n_items == 0 : a->shape[axis] == 0) return fo_raise(FO_VALUE_ERROR, "attempt to get %s of an empty sequence", what);
    FoDtype *wanted = fo_dtype_peek(kind == FO_DT_FLOAT16 ? FO_DT_FLOAT32 : kind);
    FO_AUTO(FoObject) found = NULL;
    bool one_line = a->ndim == 1 && !a->expression && fo_dtype_equal(a->dtype, wanted) && (a->flags & FO_ARRAY_ALIGNED);
    if (one_line || axis < 0 || a->ndim <= 1) {
        FO_AUTO(FoArray) flat = one_line ? fo_ref(a) : fo_eval_as(a, wanted, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
        int64_t index;
        if (!flat || !fo_array_prepare_read(flat)) return NULL;
        if (!show_search(flat, greatest, "of all elements", NULL)) return NULL;
        int64_t stride = one_line ? fo_array_strides(flat)[0] : flat->dtype->itemsize;
        if (!search_line(flat->dtype->kind, greatest, flat->data, stride, flat->n_items, flat->bytes, &index)) return NULL;
        if (flat->bytes && !fo_block_check(flat->bytes)) return NULL;
        if (!keep_dims || a->ndim == 0) {
            found = fo_scalar_from_i64(index);
        } else {
            int64_t ones[FO_MAX_DIMS];
            for (int k = 0; k < a->ndim; k++) ones[k] = 1;
            found = (FoObject *)fo_array_new_kind(FO_DT_INT64, a->ndim, ones);
            if (found) *(int64_t *)((FoArray *)found)->data = index;
        }
    } else {
        FO_AUTO(FoArray) c = fo_eval_as(a, wanted, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
        int64_t shape[FO_MAX_DIMS];
        int ndim = 0;
        for (int k = 0; k < a->ndim; k++)
            if (k != axis || keep_dims) shape[ndim++] = k == axis ? 1 : a->shape[k];
        FO_AUTO(FoArray) result = c ? fo_array_new_kind(FO_DT_INT64, ndim, shape) : NULL;
        if (!result || !fo_array_prepare_read(c)) return NULL;
        if (!show_search(c, greatest, axis == a->ndim - 1 ? "along the innermost axis: line by line" : "along an outer axis: rows of candidates",
                         result))
            return NULL;
        if (!(axis == a->ndim - 1 ? search_inner(c, greatest, result) : search_rows(c, axis, greatest, result))) return NULL;
        found = (FoObject *)fo_take(result);
    }
    if (!found || !out) return fo_take(found);
    FO_AUTO(FoArray) from =
        fo_array_check(found) ? (FoArray *)fo_ref(found) : fo_array_from_element(fo_scalar_dtype(found), ((FoScalar *)found)->bytes);
    if (!from || !fo_eval_assign(out, from, FO_CAST_SAME_KIND)) return NULL;
    return fo_ref((FoObject *)out);
}

// ---- running sums and products

typedef struct {
    FoKernel scan, row;
    const char *in;
    char *out;
    int64_t outer, n, inner, size;
    int64_t columns;  // per part
    int64_t n_column_parts;
    FoBytes *map;
    bool halves;      // float32 that stand for float16
    uint32_t *status; // what went wrong, of all workers
    volatile int *interrupted;
} Scan;

static void scan_part(void *context, int64_t part, int worker) {
    const Scan *s = context;
    if (*s->interrupted) return;
    int64_t o = part / s->n_column_parts, column = part % s->n_column_parts * s->columns;
    const char *in = s->in + (o * s->n * s->inner + column) * s->size;
    char *out = s->out + (o * s->n * s->inner + column) * s->size;
    FoTouched touched = {s->map, 0};
    uint32_t status = 0;
    if (s->inner == 1) {
        FoComplex128 accumulator; // the first element as it is
        memcpy(&accumulator, in, (size_t)s->size);
        memcpy(out, in, (size_t)s->size);
        for (int64_t at = 1; at < s->n && !*s->interrupted; at += s->halves ? 1 : PART_ITEMS) {
            int64_t most = s->halves ? 1 : PART_ITEMS, m = s->n - at < most ? s->n - at : most;
            status |= s->scan((char *[]){(char *)(uintptr_t)in + at * s->size, out + at * s->size, (char *)&accumulator},
                              (int64_t[]){s->size, s->size, 0}, m, NULL);
            if (fo_unlikely(s->halves)) {
                status |= fo_round_halves((char *)&accumulator, 4, 1);
                memcpy(out + at * s->size, &accumulator, 4);
            }
            fo_touch(&touched, m * s->size);
        }
        fo_touch_end(&touched);
        if (fo_unlikely(status != 0)) __atomic_fetch_or(s->status, status, __ATOMIC_RELAXED);
        return;
    }
    int64_t m = s->inner - column < s->columns ? s->inner - column : s->columns, row = s->inner * s->size;
    memmove(out, in, (size_t)(m * s->size));
    for (int64_t k = 1; k < s->n; k++) {
        status |= s->row((char *[]){out + (k - 1) * row, (char *)(uintptr_t)in + k * row, out + k * row}, (int64_t[]){s->size, s->size, s->size},
                         m, NULL);
        if (fo_unlikely(s->halves)) status |= fo_round_halves(out + k * row, s->size, m);
        fo_touch(&touched, fo_layout_touched(1, row, m * s->size));
    }
    fo_touch_end(&touched);
    if (fo_unlikely(status != 0)) __atomic_fetch_or(s->status, status, __ATOMIC_RELAXED);
}

FoArray *fo_eval_accumulate(bool product, FoArray *a, int axis, FoDtype *dtype, FoArray *out) {
    FoDtypeKind kind = dtype ? dtype->kind : a->dtype->kind;
    const FoReduceLoop *loop =
        kind != FO_DT_NONE && a->dtype->kind != FO_DT_NONE ? fo_reduce_loop(product ? FO_REDUCE_PRODUCT : FO_REDUCE_SUM, kind) : NULL;
    if (!loop) return fo_raise(FO_TYPE_ERROR, "cannot accumulate elements of %R", a->dtype);
    FoDtypeKind work = dtype && kind != FO_DT_FLOAT16 ? (kind == FO_DT_BOOL ? FO_DT_INT64 : kind) : loop->out;
    FoDtype *result_dtype = dtype ? dtype : fo_dtype_peek(loop->result);
    // elements one after the other in C order; a flat result for axis -1
    bool halves = result_dtype->kind == FO_DT_FLOAT16;
    FoDtypeKind first = result_dtype->kind; // what elements become before they are added
    bool narrows = (first == FO_DT_FLOAT16 || first == FO_DT_BOOL) && a->dtype->kind != first;
    FO_AUTO(FoArray) half = narrows ? fo_eval_cast(a, fo_dtype_peek(first), 'K', FO_CAST_UNSAFE) : fo_ref(a);
    FO_AUTO(FoArray) in = !half ? NULL : fo_eval_as(half, fo_dtype_peek(work), FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
    if (!in || !fo_array_prepare_read(in)) return NULL;
    int64_t n_items = in->n_items;
    FO_AUTO(FoArray) result = axis < 0 ? fo_array_new_kind(work, 1, &n_items) : fo_array_new_kind(work, in->ndim, in->shape);
    if (!result) return NULL;
    uint32_t status = 0;
    Scan s = {.status = &status,
              .scan = product ? fo_kernel_cumprod(work) : fo_kernel_cumsum(work),
              .in = in->data,
              .out = result->data,
              .outer = 1,
              .n = axis < 0 ? n_items : in->shape[axis],
              .inner = 1,
              .size = result->dtype->itemsize,
              .map = in->bytes,
              .halves = halves,
              .interrupted = &fo_rt->interrupted};
    s.row = fo_op_loop(product ? FO_OP_MULTIPLY : FO_OP_PLUS, work)->run;
    for (int k = 0; axis >= 0 && k < in->ndim; k++)
        if (k < axis) s.outer *= in->shape[k];
        else if (k > axis) s.inner *= in->shape[k];
    s.columns = COLUMNS;
    s.n_column_parts = (s.inner + COLUMNS - 1) / COLUMNS;
    if (n_items) {
        int64_t n_parts = s.outer * s.n_column_parts;
        FoPlanReport report = {.what = product ? "running product" : "running sum", .inputs = {in}, .result = result, .n_parts = n_parts,
                               .n_workers = n_items >= THREAD_LEAST && n_parts > 1 ? fo_workers_count() : 1};
        if (fo_plan_is_shown() && !fo_plan_show(&report)) return NULL;
        if (n_items >= THREAD_LEAST) fo_workers_run(scan_part, &s, n_parts);
        else
            for (int64_t part = 0; part < n_parts; part++) scan_part(&s, part, 0);
        if ((in->bytes && !fo_block_check(in->bytes)) || !fo_eval_poll()) return NULL;
        if (status && !fo_errors_report(fo_array_state()->errors, status, "accumulate")) return NULL;
    }
    if (out) {
        if (out->ndim != result->ndim || memcmp(out->shape, result->shape, (size_t)out->ndim * 8))
            return fo_raise(FO_VALUE_ERROR, "provided out is the wrong size for the accumulation.");
        return fo_eval_assign(out, result, FO_CAST_SAME_KIND) ? fo_ref(out) : NULL;
    }
    if (axis >= 0 && a->ndim > 1 && !fo_array_is_c(a)) {
        // in the memory order of the input
        int axes[FO_MAX_DIMS];
        int64_t strides[FO_MAX_DIMS];
        const int64_t *from = fo_array_strides(a);
        fo_layout_sort_axes(a->ndim, 1, &from, axes);
        fo_layout_strides_like(a->ndim, a->shape, result_dtype->itemsize, axes, strides);
        FO_AUTO(FoArray) like = fo_array_new_strides(result_dtype, a->ndim, a->shape, strides, 'C', false);
        return like && fo_eval_assign(like, result, FO_CAST_UNSAFE) ? fo_take(like) : NULL;
    }
    return result->dtype == result_dtype ? fo_take(result) : fo_eval_as(result, result_dtype, 0);
}
