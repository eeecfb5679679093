// SPDX-License-Identifier: MIT
// registry: the table of kernels for this processor, and which loop NumPy takes for which dtypes.
#include <stdlib.h>

#include "array/kernels/level.h"

// Written once, by the first fo_kernels_init, and constant afterwards: the processor does not change.
static FoKernelTable table;
static FoLevel level;
static bool is_ready;

static FoLevel best_level(void) {
    FoLevel best = FO_LEVEL_BASE;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")) best = FO_LEVEL_AVX2;
    if (best == FO_LEVEL_AVX2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd"))
        best = FO_LEVEL_AVX512;
#endif
    const char *wish = getenv("FOLIO_LEVEL");
    if (wish && strcmp(wish, "base") == 0) best = FO_LEVEL_BASE;
    if (wish && strcmp(wish, "avx2") == 0 && best > FO_LEVEL_AVX2) best = FO_LEVEL_AVX2;
    return best;
}

#define REGISTER_ALL(name)                                                                                                        \
    do {                                                                                                                          \
        fo_register_arith_##name(&table);                                                                                         \
        fo_register_compare_##name(&table);                                                                                       \
        fo_register_integer_##name(&table);                                                                                       \
        fo_register_real_##name(&table);                                                                                          \
        fo_register_math_##name(&table);                                                                                          \
        fo_register_cast_##name(&table);                                                                                          \
        fo_register_move_##name(&table);                                                                                          \
        fo_register_sum_##name(&table);                                                                                           \
        fo_register_extreme_##name(&table);                                                                                       \
        fo_register_fold_##name(&table);                                                                                          \
        fo_register_twist_##name(&table);                                                                                         \
        fo_register_fused_##name(&table);                                                                                         \
        fo_register_sort_##name(&table);                                                                                          \
        fo_register_product_##name(&table);                                                                                       \
    } while (0)

FO_COLD static void fill_table(void) {
    level = best_level();
#if defined(__x86_64__)
    if (level == FO_LEVEL_AVX512) REGISTER_ALL(avx512);
    else if (level == FO_LEVEL_AVX2) REGISTER_ALL(avx2);
    else
#endif
        REGISTER_ALL(base);
    fo_register_complex(&table);
    is_ready = true;
}
FO_INLINE const FoKernelTable *kernels(void) {
    if (fo_unlikely(!is_ready)) fill_table();
    return &table;
}
FoLevel fo_kernels_init(void) {
    kernels();
    return level;
}
const char *fo_kernels_level_name(void) { return (const char *[]){"base", "avx2", "avx512"}[fo_kernels_init()]; }

// ---- elementwise operations
typedef enum { ANY, NUMBER, BOOL_AS_INT, FLOAT, DIVIDE, FLOAT_POWER, ABSOLUTE, TRUTH, FLOAT_TRUTH } Rule;
static const struct {
    const char *name;
    uint8_t n_in, rule;
} ops[FO_OP_COUNT] = {
#define FO_OP(NAME, name, n_in, dtypes) {name, n_in, dtypes},
#include "array/kernels/op.def"
#undef FO_OP
};
const char *fo_op_name(FoOp op) { return ops[op].name; }
int fo_op_n_in(FoOp op) { return ops[op].n_in; }

static FoDtypeKind float_for(FoDtypeKind kind) {
    if (kind >= FO_DT_FLOAT16) return kind;
    const size_t size = fo_dtype_itemsize(kind);
    return size == 1 ? FO_DT_FLOAT16 : size == 2 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
}
// The dtype in which NumPy computes; FO_DT_NONE where it refuses whatever kernels exist.
static FoDtypeKind loop_dtype(Rule rule, FoDtypeKind common) {
    switch (rule) {
    case ANY:
    case ABSOLUTE:
    case TRUTH: return common;
    case NUMBER: return common == FO_DT_BOOL ? FO_DT_NONE : common;
    case BOOL_AS_INT: return common == FO_DT_BOOL ? FO_DT_INT8 : common;
    case FLOAT:
    case FLOAT_TRUTH: return float_for(common);
    case DIVIDE: return common < FO_DT_FLOAT16 ? FO_DT_FLOAT64 : common;
    case FLOAT_POWER: return fo_dtype_is_complex(common) ? FO_DT_COMPLEX128 : FO_DT_FLOAT64;
    }
    return FO_DT_NONE;
}
bool fo_op_find(FoOp op, FoDtypeKind common, FoOpLoop *loop) {
    const Rule rule = (Rule)ops[op].rule;
    const FoDtypeKind dtype = loop_dtype(rule, common);
    if (dtype == FO_DT_NONE) return false;
    if (dtype == FO_DT_FLOAT16 && (op == FO_OP_NEXTAFTER || op == FO_OP_SPACING)) return false; // not through float32
    const FoDtypeKind in = dtype == FO_DT_FLOAT16 ? FO_DT_FLOAT32 : dtype;
    loop->run = kernels()->op[op == FO_OP_FLOAT_POWER ? FO_OP_POWER : op][in];
    if (!loop->run) return false;
    loop->loop = dtype;
    loop->in = loop->out = in;
    loop->result = dtype;
    if (rule == TRUTH || rule == FLOAT_TRUTH) loop->out = loop->result = FO_DT_BOOL;
    else if (rule == ABSOLUTE && dtype >= FO_DT_COMPLEX64)
        loop->out = loop->result = dtype == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
    return true;
}

// ---- moving and converting
static int size_index(size_t itemsize) {
    switch (itemsize) {
    case 1: return 0;
    case 2: return 1;
    case 4: return 2;
    case 8: return 3;
    case 16: return 4;
    default: return -1;
    }
}
static uint32_t copy_any(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    const size_t itemsize = (size_t) * (const int64_t *)aux;
    for (int64_t i = 0; i < n; i++) memmove(data[1] + i * strides[1], data[0] + i * strides[0], itemsize);
    return 0;
}
FoKernel fo_kernel_copy(size_t itemsize) {
    const int index = size_index(itemsize);
    return index < 0 ? copy_any : kernels()->copy[index];
}
FoKernel fo_kernel_where(size_t itemsize) {
    const int index = size_index(itemsize);
    return index < 0 ? NULL : kernels()->where[index];
}
FoKernel fo_kernel_select(size_t itemsize) {
    const int index = size_index(itemsize);
    return index < 0 ? NULL : kernels()->select[index];
}
FoKernel fo_kernel_cast(FoDtypeKind from, FoDtypeKind to) {
    return from == to ? kernels()->copy[size_index(fo_dtype_itemsize(from))] : kernels()->cast[from][to];
}
FoKernel fo_kernel_ramp(FoDtypeKind kind) { return kernels()->ramp[kind]; }

FO_INLINE void reverse_unit(char *to, const char *from, size_t unit) {
    char bytes[8];
    for (size_t k = 0; k < unit; k++) bytes[k] = from[unit - 1 - k];
    memcpy(to, bytes, unit);
}
FO_INLINE uint32_t byteswap_loop(char *const *data, const int64_t *strides, int64_t n, size_t unit, int parts) {
    for (int64_t i = 0; i < n; i++)
        for (int k = 0; k < parts; k++)
            reverse_unit(data[1] + i * strides[1] + k * (int)unit, data[0] + i * strides[0] + k * (int)unit, unit);
    return 0;
}
#define BYTESWAP(name, unit, parts)                                                                                               \
    static uint32_t name(char *const *data, const int64_t *strides, int64_t n, const void *aux) {                                 \
        return byteswap_loop(data, strides, n, unit, parts);                                                                      \
    }
BYTESWAP(byteswap_1, 1, 1)
BYTESWAP(byteswap_2, 2, 1)
BYTESWAP(byteswap_4, 4, 1)
BYTESWAP(byteswap_8, 8, 1)
BYTESWAP(byteswap_pair_4, 4, 2)
BYTESWAP(byteswap_pair_8, 8, 2)
FoKernel fo_kernel_byteswap(size_t unit, bool pair) {
    if (pair) return unit == 4 ? byteswap_pair_4 : unit == 8 ? byteswap_pair_8 : NULL;
    return unit == 1 ? byteswap_1 : unit == 2 ? byteswap_2 : unit == 4 ? byteswap_4 : unit == 8 ? byteswap_8 : NULL;
}

void fo_copy_2d(const char *from, int64_t from_row, int64_t from_column, char *to, int64_t to_row, int64_t to_column, int64_t n_rows,
                int64_t n_columns, size_t itemsize) {
    const int64_t size = (int64_t)itemsize;
    if (itemsize == 8 && from_column == size && to_row == size && n_rows >= 8 && n_columns >= 8) {
        kernels()->transpose_8(from, from_row, to, to_column, n_rows, n_columns);
        return;
    }
    if (itemsize == 8 && from_row == size && to_column == size && n_rows >= 8 && n_columns >= 8) {
        kernels()->transpose_8(from, from_column, to, to_row, n_columns, n_rows);
        return;
    }
    // tiles, so that neither side leaves the first-level cache
    enum { TILE = 64 };
    const FoKernel copy = fo_kernel_copy(itemsize);
    const bool same_order = (from_column <= from_row) == (to_column <= to_row);
    const int64_t tile = same_order ? n_columns : TILE;
    for (int64_t r0 = 0; r0 < n_rows; r0 += TILE)
        for (int64_t c0 = 0; c0 < n_columns; c0 += tile) {
            const int64_t r1 = r0 + TILE < n_rows ? r0 + TILE : n_rows, m = c0 + tile < n_columns ? tile : n_columns - c0;
            for (int64_t r = r0; r < r1; r++)
                copy((char *[]){(char *)from + r * from_row + c0 * from_column, to + r * to_row + c0 * to_column},
                     (int64_t[]){from_column, to_column}, m, &size);
        }
}

// ---- reductions
bool fo_reduce_find(FoReduce reduce, FoDtypeKind kind, FoReduceLoop *loop) {
    const FoDtypeKind in = kind == FO_DT_FLOAT16 ? FO_DT_FLOAT32 : kind;
    loop->run = kernels()->reduce[reduce][in];
    if (!loop->run) return false;
    loop->in = in;
    loop->out = in, loop->result = kind;
    loop->has_identity = true;
    memset(&loop->identity, 0, sizeof loop->identity);
    int64_t whole = 0; // identity of integer accumulators
    switch (reduce) {
    case FO_REDUCE_SUM:
    case FO_REDUCE_PRODUCT:
        if (fo_dtype_is_unsigned(kind)) loop->out = loop->result = FO_DT_UINT64;
        else if (kind < FO_DT_FLOAT16) loop->out = loop->result = FO_DT_INT64;
        whole = reduce == FO_REDUCE_PRODUCT;
        break;
    case FO_REDUCE_ALL:
    case FO_REDUCE_ANY:
    case FO_REDUCE_XOR_LOGICAL:
        loop->out = loop->result = FO_DT_BOOL;
        whole = reduce == FO_REDUCE_ALL;
        break;
    case FO_REDUCE_COUNT_NONZERO: loop->out = loop->result = FO_DT_INT64; break;
    case FO_REDUCE_AND: whole = kind == FO_DT_BOOL ? 1 : -1; break;
    case FO_REDUCE_OR:
    case FO_REDUCE_XOR:
    case FO_REDUCE_SUM_SQUARED_DEVIATIONS: break;
    default: loop->has_identity = false; break;
    }
    if (whole) kernels()->cast[FO_DT_INT64][loop->out]((char *[]){(char *)&whole, (char *)&loop->identity}, (int64_t[]){8, 16}, 1, NULL);
    return true;
}
float fo_sum_pairwise_f32(const char *data, int64_t stride, int64_t n) { return kernels()->sum_f32(data, stride, n); }
double fo_sum_pairwise_f64(const char *data, int64_t stride, int64_t n) { return kernels()->sum_f64(data, stride, n); }
FoKernel fo_kernel_argmin(FoDtypeKind kind) { return kernels()->arg[0][kind]; }
FoKernel fo_kernel_argmax(FoDtypeKind kind) { return kernels()->arg[1][kind]; }
FoKernel fo_kernel_argmin_rows(FoDtypeKind kind) { return kernels()->arg_rows[0][kind]; }
FoKernel fo_kernel_argmax_rows(FoDtypeKind kind) { return kernels()->arg_rows[1][kind]; }
FoKernel fo_kernel_cumsum(FoDtypeKind kind) { return kernels()->cumsum[kind]; }
FoKernel fo_kernel_cumprod(FoDtypeKind kind) { return kernels()->cumprod[kind]; }
FoKernel fo_kernel_dot(FoDtypeKind kind) { return kernels()->dot[kind]; }
void fo_twist_refresh(uint32_t *key) { kernels()->twist_refresh(key); }
void fo_twist_words(const uint32_t *key, uint32_t *out, int n) { kernels()->twist_words(key, out, n); }
void fo_twist_doubles(const uint32_t *key, double *out, int n) { kernels()->twist_doubles(key, out, n); }
FoKernel fo_kernel_fused_sum(FoOp function) { return kernels()->fused_sum[function]; }
FoKernel fo_kernel_fused_map(FoOp function) { return kernels()->fused_map[function]; }
FoProductFn fo_kernel_product(FoDtypeKind kind) {
    return kind == FO_DT_FLOAT32 ? kernels()->product[0] : kind == FO_DT_FLOAT64 ? kernels()->product[1] : NULL;
}
FoSortWordsFn fo_kernel_sort_words(int n_words) { return kernels()->sort_words[n_words - 1]; }
void fo_copy_bytes(char *to, const char *from, size_t nbytes) { kernels()->copy_bytes(to, from, nbytes); }
