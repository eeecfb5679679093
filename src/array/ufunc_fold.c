// SPDX-License-Identifier: MIT
#include "array/ufunc_fold.h"

#include "array/array_private.h"

FoArray *fo_fold_stages(FoOp op, FoArray *a, int axis, bool *done) {
    *done = false;
    if (!fo_dtype_is_plain(a->dtype) || !fo_array_settle(a)) return NULL;
    const FoOpLoop *loop = fo_op_loop(op, a->dtype->kind);
    uint32_t laid = FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED;
    if (!loop || loop->in != a->dtype->kind || loop->out != loop->in || (a->flags & laid) != laid) return NULL;
    *done = true;
    FO_AUTO(FoArray) result = fo_array_prepare_read(a) ? fo_array_new(a->dtype, a->ndim, a->shape, 'C') : NULL;
    if (!result || !result->n_items) return fo_take(result);
    int64_t size = a->dtype->itemsize, outer = 1, inner = 1, n = a->shape[axis];
    for (int k = 0; k < axis; k++) outer *= a->shape[k];
    for (int k = axis + 1; k < a->ndim; k++) inner *= a->shape[k];
    const int64_t row = inner * size, strides[3] = {size, size, size};
    FoTouched touched = {a->bytes, 0};
    uint32_t status = 0;
    for (int64_t o = 0; o < outer; o++) {
        char *in = a->data + o * n * row, *out = result->data + o * n * row;
        fo_copy_bytes(out, in, (size_t)row);
        for (int64_t k = 1; k < n; k++) {
            status |= loop->run((char *[]){out + (k - 1) * row, in + k * row, out + k * row}, strides, inner, NULL);
            if (fo_unlikely(!(k & 0xFFFF)) && !fo_eval_poll()) return NULL;
        }
        fo_touch(&touched, n * row);
        if (!fo_eval_poll()) return NULL;
    }
    fo_touch_end(&touched);
    if (a->bytes && !fo_block_check(a->bytes)) return NULL;
    if (status & FO_STATUS_NEGATIVE_POWER) return fo_raise(FO_VALUE_ERROR, "Integers to negative integer powers are not allowed.");
    if (status && !fo_errors_report(fo_array_state()->errors, status, "accumulate")) return NULL;
    return fo_take(result);
}

// The others of a part, added pairwise at once.
static void add_floats(FoDtypeKind kind, char *acc, const char *rest, int64_t stride, int64_t n) {
    double wide;
    float narrow;
    if (kind == FO_DT_FLOAT64) {
        memcpy(&wide, acc, 8);
        wide += fo_sum_pairwise_f64(rest, stride, n);
        memcpy(acc, &wide, 8);
    } else {
        memcpy(&narrow, acc, 4);
        narrow += fo_sum_pairwise_f32(rest, stride, n);
        memcpy(acc, &narrow, 4);
    }
}

FoArray *fo_fold_parts(FoReduce reduce, FoArray *line, const int64_t *start, int64_t n_starts, bool *done) {
    FoDtypeKind kind = line->dtype->kind;
    const FoReduceLoop *loop = fo_dtype_is_plain(line->dtype) ? fo_reduce_loop(reduce, kind) : NULL;
    *done = loop && loop->in == kind && loop->result == loop->out && line->ndim == 1 && (line->flags & FO_ARRAY_ALIGNED);
    if (!*done) return NULL;
    FO_AUTO(FoArray) result = fo_array_prepare_read(line) ? fo_array_new_kind(loop->out, 1, &n_starts) : NULL;
    if (!result) return NULL;
    const int64_t stride = fo_array_strides(line)[0], size = result->dtype->itemsize, length = line->shape[0];
    const bool is_float_sum = reduce == FO_REDUCE_SUM && (kind == FO_DT_FLOAT64 || kind == FO_DT_FLOAT32), copies = loop->out == kind;
    uint32_t status = 0;
    FoTouched touched = {line->bytes, 0};
    for (int64_t i = 0; i < n_starts; i++) {
        const int64_t end = i + 1 < n_starts ? start[i + 1] : length, n = end > start[i] ? end - start[i] : 1;
        char *acc = result->data + i * size, *from = line->data + start[i] * stride;
        memcpy(acc, copies ? from : (const char *)&loop->identity, (size_t)size);
        if (is_float_sum && n > 1) add_floats(kind, acc, from + stride, stride, n - 1);
        else if (!is_float_sum && n > copies) status |= loop->run((char *[]){from + (copies ? stride : 0), acc}, (int64_t[]){stride, 0}, n - copies, NULL);
        fo_touch(&touched, fo_layout_touched(n, stride, line->dtype->itemsize));
        if (fo_unlikely(!(i & 0xFFFF)) && !fo_eval_poll()) return NULL;
    }
    fo_touch_end(&touched);
    if (line->bytes && !fo_block_check(line->bytes)) return NULL;
    return !status || fo_errors_report(fo_array_state()->errors, status, "reduceat") ? fo_take(result) : NULL;
}
