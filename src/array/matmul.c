// SPDX-License-Identifier: MIT
// Products: np.matmul and np.dot. Matrices of floats go in tiles (kernels/product.c), of integers in panels, everything else element by element.
#include "array/array_private.h"
#include "array/plan_show.h"
#include "array/scalar_private.h"

#include <stdio.h>

enum { DOT_ITEMS = 1 << 16, PANEL_ROWS = 64, PANEL_DEPTH = 256, THREAD_LEAST = 1 << 18 };

// c[m x n] += a[m x k] b[k x n] for one dtype, all C-contiguous with row strides in bytes.
typedef void (*ProductFn)(const char *a, int64_t a_row, const char *b, int64_t b_row, char *c, int64_t c_row, int64_t m, int64_t k, int64_t n);

#define PRODUCT(name, T, STEP)                                                                                 \
    FO_CLONES static void name(         \
        const char *a, int64_t a_row, const char *b, int64_t b_row, char *c, int64_t c_row, int64_t m, int64_t k, int64_t n) {     \
        int64_t i = 0;                                                                                         \
        for (; i + 4 <= m; i += 4) {                                                                           \
            T *restrict c0 = (T *)(c + i * c_row), *restrict c1 = (T *)(c + (i + 1) * c_row);                  \
            T *restrict c2 = (T *)(c + (i + 2) * c_row), *restrict c3 = (T *)(c + (i + 3) * c_row);            \
            const T *a0 = (const T *)(a + i * a_row), *a1 = (const T *)(a + (i + 1) * a_row);                  \
            const T *a2 = (const T *)(a + (i + 2) * a_row), *a3 = (const T *)(a + (i + 3) * a_row);            \
            int64_t p = 0;                                                                                     \
            for (; p + 4 <= k; p += 4) {                                                                       \
                const T *restrict b0 = (const T *)(b + p * b_row), *restrict b1 = (const T *)(b + (p + 1) * b_row);                \
                const T *restrict b2 = (const T *)(b + (p + 2) * b_row), *restrict b3 = (const T *)(b + (p + 3) * b_row);          \
                for (int64_t j = 0; j < n; j++) {                                                              \
                    T x0 = b0[j], x1 = b1[j], x2 = b2[j], x3 = b3[j];                                          \
                    c0[j] += STEP(a0[p], x0) + STEP(a0[p + 1], x1) + STEP(a0[p + 2], x2) + STEP(a0[p + 3], x3);                    \
                    c1[j] += STEP(a1[p], x0) + STEP(a1[p + 1], x1) + STEP(a1[p + 2], x2) + STEP(a1[p + 3], x3);                    \
                    c2[j] += STEP(a2[p], x0) + STEP(a2[p + 1], x1) + STEP(a2[p + 2], x2) + STEP(a2[p + 3], x3);                    \
                    c3[j] += STEP(a3[p], x0) + STEP(a3[p + 1], x1) + STEP(a3[p + 2], x2) + STEP(a3[p + 3], x3);                    \
                }                                                                                              \
            }                                                                                                  \
            for (; p < k; p++) {                                                                               \
                const T *restrict b0 = (const T *)(b + p * b_row);                                             \
                for (int64_t j = 0; j < n; j++) {                                                              \
                    c0[j] += STEP(a0[p], b0[j]);                                                               \
                    c1[j] += STEP(a1[p], b0[j]);                                                               \
                    c2[j] += STEP(a2[p], b0[j]);                                                               \
                    c3[j] += STEP(a3[p], b0[j]);                                                               \
                }                                                                                              \
            }                                                                                                  \
        }                                                                                                      \
        for (; i < m; i++) {                                                                                   \
            T *restrict c0 = (T *)(c + i * c_row);                                                             \
            const T *a0 = (const T *)(a + i * a_row);                                                          \
            for (int64_t p = 0; p < k; p++) {                                                                  \
                const T *restrict b0 = (const T *)(b + p * b_row);                                             \
                for (int64_t j = 0; j < n; j++) c0[j] += STEP(a0[p], b0[j]);                                   \
            }                                                                                                  \
        }                                                                                                      \
    }
#define TIMES(x, y) ((x) * (y))
PRODUCT(product_i64, uint64_t, TIMES)
PRODUCT(product_i32, uint32_t, TIMES)

static ProductFn product_of(FoDtypeKind kind) {
    switch (kind) {
    case FO_DT_INT64: case FO_DT_UINT64: return product_i64;
    case FO_DT_INT32: case FO_DT_UINT32: return product_i32;
    default: return NULL;
    }
}

typedef struct {
    ProductFn run;
    FoKernel dot;          // used when there is no panel function, or one column
    const char *a, *b;
    char *c;
    int64_t a_row, a_column, b_row, b_column, c_row, m, k, n, size;
    int64_t rows_per_part, width;
    FoBytes *a_map, *b_map;
    volatile int *interrupted;
} Product;

// Long ones in pieces of a fixed length, so that results do not depend on where the elements lie.
static void inner_product(const Product *p, int64_t i, int64_t j, FoTouched *a_touched, FoTouched *b_touched) {
    FoComplex128 total = {0, 0};
    const char *a = p->a + i * p->a_row, *b = p->b + j * p->b_column;
    for (int64_t at = 0; at < p->k && !*p->interrupted; at += DOT_ITEMS) {
        int64_t n = p->k - at < DOT_ITEMS ? p->k - at : DOT_ITEMS;
        p->dot((char *[]){(char *)(uintptr_t)a + at * p->a_column, (char *)(uintptr_t)b + at * p->b_row, (char *)&total},
               (int64_t[]){p->a_column, p->b_row, 0}, n, NULL);
        fo_touch(a_touched, fo_layout_touched(n, p->a_column, p->size));
        fo_touch(b_touched, fo_layout_touched(n, p->b_row, p->size));
    }
    memcpy(p->c + i * p->c_row + j * p->size, &total, (size_t)p->size);
}

static void product_part(void *context, int64_t part, int worker) {
    const Product *p = context;
    int64_t first = part * p->rows_per_part, rows = p->m - first < p->rows_per_part ? p->m - first : p->rows_per_part;
    FoTouched a_touched = {p->a_map, 0}, b_touched = {p->b_map, 0};
    if (!p->run) {
        for (int64_t i = first; i < first + rows && !*p->interrupted; i++)
            for (int64_t j = 0; j < p->n; j++) inner_product(p, i, j, &a_touched, &b_touched);
        fo_touch_end(&a_touched);
        fo_touch_end(&b_touched);
        return;
    }
    for (int64_t column = 0; column < p->n; column += p->width)
        for (int64_t depth = 0; depth < p->k && !*p->interrupted; depth += PANEL_DEPTH) {
            int64_t d = p->k - depth < PANEL_DEPTH ? p->k - depth : PANEL_DEPTH, w = p->n - column < p->width ? p->n - column : p->width;
            p->run(p->a + first * p->a_row + depth * p->size, p->a_row, p->b + depth * p->b_row + column * p->size, p->b_row,
                   p->c + first * p->c_row + column * p->size, p->c_row, rows, d, w);
            fo_touch(&a_touched, fo_layout_touched(rows, p->a_row, d * p->size));
            fo_touch(&b_touched, fo_layout_touched(d, p->b_row, w * p->size));
        }
    fo_touch_end(&a_touched);
    fo_touch_end(&b_touched);
}

// ---- floats, in tiles

typedef struct {
    FoProduct x;
    FoProductFn run;
    int64_t m, n, rows_per_part, columns_per_part, n_column_parts;
    char *memory;
} Tiles;

static void tiles_part(void *context, int64_t part, int worker) {
    const Tiles *t = context;
    int64_t row = part / t->n_column_parts * t->rows_per_part, column = part % t->n_column_parts * t->columns_per_part;
    t->run(&t->x, row, t->m - row < t->rows_per_part ? t->m - row : t->rows_per_part, column,
           t->n - column < t->columns_per_part ? t->n - column : t->columns_per_part, t->memory + (size_t)worker * FO_PRODUCT_SCRATCH);
}

static void touched(void *map, int64_t nbytes) { fo_block_touched(map, nbytes); }

static bool product_tiles(FoProductFn run, const Product *p) {
    Tiles t = {
        .x = {p->a, p->b, p->c, p->a_row, p->a_column, p->b_row, p->b_column, p->c_row, p->k, &fo_rt->interrupted, touched, p->a_map, p->b_map},
        .run = run,
        .m = p->m,
        .n = p->n};
    bool threads = (double)p->m * (double)p->k * (double)p->n >= 1e6;
    int n_workers = threads ? fo_workers_count() : 1;
    int64_t column_parts = (p->n + FO_PRODUCT_COLUMNS - 1) / FO_PRODUCT_COLUMNS;
    if (column_parts < n_workers && p->n >= 96 * n_workers) column_parts = n_workers;
    t.columns_per_part = (p->n / column_parts + 47) / 48 * 48;
    if (t.columns_per_part > FO_PRODUCT_COLUMNS) t.columns_per_part = FO_PRODUCT_COLUMNS;
    t.n_column_parts = (p->n + t.columns_per_part - 1) / t.columns_per_part;
    t.rows_per_part = t.n_column_parts >= n_workers ? p->m : 1024;
    int64_t n_parts = t.n_column_parts * ((p->m + t.rows_per_part - 1) / t.rows_per_part);
    size_t nbytes = FO_PRODUCT_SCRATCH * (size_t)n_workers;
    if (!(t.memory = fo_alloc(nbytes, FO_MEM_INTERNAL))) return fo_fail_no_memory();
    if (threads) fo_workers_run(tiles_part, &t, n_parts);
    else
        for (int64_t part = 0; part < n_parts; part++) tiles_part(&t, part, 0);
    fo_free(t.memory, nbytes, FO_MEM_INTERNAL);
    return fo_eval_poll();
}

// One matrix product into zeroed, C-contiguous c. a and b have any strides.
static bool product_2d(FoDtypeKind kind, Product *p) {
    FoProductFn tiles = p->n >= 4 && (double)p->m * (double)p->k * (double)p->n >= 512 ? fo_kernel_product(kind) : NULL;
    if (tiles) return product_tiles(tiles, p);
    p->dot = fo_kernel_dot(kind);
    p->run = p->n >= 4 && p->a_column == p->size && p->b_column == p->size ? product_of(kind) : NULL;
    p->width = 512;
    p->rows_per_part = PANEL_ROWS;
    if (!p->run && p->n == 1) p->rows_per_part = 16384 / (p->k + 1) + 1;
    p->interrupted = &fo_rt->interrupted;
    int64_t n_parts = (p->m + p->rows_per_part - 1) / p->rows_per_part;
    if ((double)p->m * (double)p->k * (double)p->n >= THREAD_LEAST) fo_workers_run(product_part, p, n_parts);
    else
        for (int64_t part = 0; part < n_parts; part++) product_part(p, part, 0);
    return fo_eval_poll();
}

static bool common_kind(FoArray *a, FoArray *b, FoDtypeKind *kind) {
    if (a->dtype->kind == FO_DT_NONE || b->dtype->kind == FO_DT_NONE)
        return fo_fail(FO_TYPE_ERROR, "products of text arrays do not exist");
    *kind = fo_dtype_promote(a->dtype->kind, b->dtype->kind);
    return true;
}

static FoObject *finish_give(FoArray *result, FoDtypeKind kind, FoArray *out) {
    FO_AUTO(FoArray) r = result;
    if (r && r->dtype->kind != kind) {
        FoArray *cast = fo_eval_as(r, fo_dtype_peek(kind), 0);
        fo_assign_give((FoObject **)&r, (FoObject *)cast);
    }
    if (!r) return NULL;
    if (!out) return fo_array_as_result_give(fo_take(r));
    if (out->ndim != r->ndim || memcmp(out->shape, r->shape, (size_t)r->ndim * 8))
        return fo_raise(FO_VALUE_ERROR, "output array has wrong dimensions");
    if (out->dtype->kind != kind)
        return fo_raise(FO_VALUE_ERROR, "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)");
    return fo_eval_assign(out, r, FO_CAST_SAME_KIND) ? fo_ref((FoObject *)out) : NULL;
}

// Rows of at least one panel dimension contiguous; otherwise a copy.
static FoArray *as_operand(FoArray *a, FoDtypeKind kind, bool rows_contiguous) {
    FoDtype *d = fo_dtype_peek(kind);
    if (!fo_array_settle(a) || !fo_array_prepare_read(a)) return NULL;
    bool fits = fo_dtype_equal(a->dtype, d) && (a->flags & FO_ARRAY_ALIGNED) &&
                (!rows_contiguous || a->ndim < 2 || fo_array_strides(a)[a->ndim - 1] == d->itemsize || a->shape[a->ndim - 1] == 1);
    return fits ? fo_ref(a) : fo_eval_as(a, d, FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_ALIGNED);
}

static FO_COLD void *raise_core(const char *what, FoArray *a, FoArray *b, int64_t have, int64_t want) {
    if (what)
        return fo_raise(FO_VALUE_ERROR,
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
            "(size %lld is different from %lld)",
            (long long)have, (long long)want);
    FO_AUTO(FoStr) left = fo_array_shape_text(a->ndim, a->shape);
    FO_AUTO(FoStr) right = fo_array_shape_text(b->ndim, b->shape);
    if (!left || !right) return NULL;
    return fo_raise(FO_VALUE_ERROR, "shapes %S and %S not aligned: %lld (dim %d) != %lld (dim %d)", left, right, (long long)want, a->ndim - 1,
                    (long long)have, b->ndim >= 2 ? b->ndim - 2 : 0);
}

static bool show_product(FoArray *x, FoArray *y, const Product *p, FoArray *result) {
    if (!fo_plan_is_shown()) return true;
    char sizes[96];
    snprintf(sizes, sizeof sizes, "of %lld x %lld by %lld x %lld", (long long)p->m, (long long)p->k, (long long)p->k, (long long)p->n);
    FoPlanReport report = {.what = "product", .along = sizes, .inputs = {x, y}, .result = result};
    return fo_plan_show(&report);
}

// Inner products over a's last axis and b's last but one; `outer`: np.dot's pairing of all rows with all columns, else broadcasting.
static FoObject *multiply(FoArray *a, FoArray *b, FoArray *out, bool outer) {
    FoDtypeKind kind = FO_DT_NONE;
    if (!common_kind(a, b, &kind)) return NULL;
    FoDtypeKind work = kind == FO_DT_FLOAT16 ? FO_DT_FLOAT32 : kind;
    bool left_vector = a->ndim == 1, right_vector = b->ndim == 1;
    int64_t k = a->shape[a->ndim - 1], other = b->shape[right_vector ? 0 : b->ndim - 2];
    if (k != other) return raise_core(outer ? NULL : "", a, b, other, k);
    FO_AUTO(FoArray) x = as_operand(a, work, product_of(work) != NULL && !right_vector);
    FO_AUTO(FoArray) y = x ? as_operand(b, work, product_of(work) != NULL && !right_vector && !left_vector) : NULL;
    if (!y) return NULL;
    const int64_t *xs = fo_array_strides(x), *ys = fo_array_strides(y);
    int64_t size = (int64_t)fo_dtype_itemsize(work);
    Product p = {.k = k, .size = size};
    p.m = left_vector ? 1 : x->shape[x->ndim - 2];
    p.n = right_vector ? 1 : y->shape[y->ndim - 1];
    p.a_column = xs[x->ndim - 1];
    p.a_row = left_vector ? 0 : xs[x->ndim - 2];
    p.b_row = ys[right_vector ? 0 : y->ndim - 2];
    p.b_column = right_vector ? 0 : ys[y->ndim - 1];
    p.c_row = p.n * size;
    p.a_map = fo_block_is_bounded(x->bytes) ? x->bytes : NULL;
    p.b_map = fo_block_is_bounded(y->bytes) ? y->bytes : NULL;
    // shape of the result and of the stacks of matrices
    int nx = left_vector ? 0 : x->ndim - 2, ny = right_vector ? 0 : y->ndim - 2, ndim = 0, n_stack = 0;
    int64_t shape[2 * FO_MAX_DIMS], stack[2 * FO_MAX_DIMS], sx[2 * FO_MAX_DIMS], sy[2 * FO_MAX_DIMS];
    if (outer) {
        if (nx + ny + 2 > FO_MAX_DIMS) return fo_raise(FO_VALUE_ERROR, "dot: too many dimensions in result");
        for (int j = 0; j < nx; j++) stack[n_stack] = x->shape[j], sx[n_stack] = xs[j], sy[n_stack++] = 0;
        for (int j = 0; j < ny; j++) stack[n_stack] = y->shape[j], sx[n_stack] = 0, sy[n_stack++] = ys[j];
        for (int j = 0; j < nx; j++) shape[ndim++] = x->shape[j];
        if (!left_vector) shape[ndim++] = p.m;
        for (int j = 0; j < ny; j++) shape[ndim++] = y->shape[j];
        if (!right_vector) shape[ndim++] = p.n;
    } else {
        if (!fo_layout_broadcast_join(&n_stack, stack, nx, x->shape) || !fo_layout_broadcast_join(&n_stack, stack, ny, y->shape) ||
            !fo_layout_broadcast_strides(nx, x->shape, xs, n_stack, stack, sx) || !fo_layout_broadcast_strides(ny, y->shape, ys, n_stack, stack, sy))
            return fo_raise_shapes(
                "operands could not be broadcast together with remapped shapes [original->remapped]: ", 2, (int[]){a->ndim, b->ndim},
                                   (const int64_t *const[]){a->shape, b->shape}, "");
        for (int j = 0; j < n_stack; j++) shape[ndim++] = stack[j];
        if (!left_vector) shape[ndim++] = p.m;
        if (!right_vector) shape[ndim++] = p.n;
    }
    FO_AUTO(FoArray) result = fo_array_new_zero(fo_dtype_peek(work), ndim, shape, 'C');
    if (!result || !show_product(x, y, &p, result)) return NULL;
    int64_t index[2 * FO_MAX_DIMS] = {0}, n_products = 1;
    for (int j = 0; j < n_stack; j++) n_products *= stack[j];
    for (int64_t q = 0; q < n_products; q++) {
        p.a = x->data, p.b = y->data, p.c = result->data;
        int64_t left_at = 0, right_at = 0;
        for (int j = 0; j < n_stack; j++) {
            p.a += index[j] * sx[j], p.b += index[j] * sy[j];
            if (j < nx) left_at = left_at * stack[j] + index[j];
            else right_at = right_at * stack[j] + index[j];
        }
        if (outer) {
            int64_t columns = p.n;
            for (int j = nx; j < n_stack; j++) columns *= stack[j];
            p.c += (left_at * p.m * columns + right_at * p.n) * size;
            p.c_row = columns * size;
        } else {
            p.c += q * p.m * p.n * size;
        }
        if (!product_2d(work, &p)) return NULL;
        for (int j = n_stack - 1; j >= 0 && ++index[j] == stack[j]; j--) index[j] = 0;
    }
    if ((x->bytes && !fo_block_check(x->bytes)) || (y->bytes && !fo_block_check(y->bytes))) return NULL;
    return finish_give(fo_take(result), kind, out);
}

// Two short contiguous vectors of the same plain dtype.
static FoObject *short_dot(FoArray *a, FoArray *b) {
    FoDtypeKind kind = a->dtype->kind;
    if (a->ndim != 1 || b->ndim != 1 || a->dtype != b->dtype || a->expression || b->expression || a->shape[0] != b->shape[0] ||
        !fo_dtype_is_plain(a->dtype) || kind == FO_DT_FLOAT16 || a->bytes || b->bytes || !(a->flags & b->flags & FO_ARRAY_ALIGNED) ||
        a->n_items > 1 << 15 || fo_plan_is_shown())
        return NULL;
    FoComplex128 total = {0, 0};
    fo_kernel_dot(kind)((char *[]){a->data, b->data, (char *)&total}, (int64_t[]){fo_array_strides(a)[0], fo_array_strides(b)[0], 0}, a->n_items,
                        NULL);
    return fo_scalar_new(kind, &total);
}

FoObject *fo_eval_matmul(FoArray *a, FoArray *b, FoArray *out) {
    FoObject *result = out ? NULL : short_dot(a, b);
    if (result || fo_error_is_pending()) return result;
    for (int k = 0; k < 2; k++)
        if ((k ? b : a)->ndim == 0)
            return fo_raise(FO_VALUE_ERROR, "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature "
                                            "(n?,k),(k,m?)->(n?,m?) requires 1)", k);
    return multiply(a, b, out, false);
}

FoObject *fo_eval_dot(FoArray *a, FoArray *b, FoArray *out) {
    FoObject *result = out ? NULL : short_dot(a, b);
    if (result || fo_error_is_pending()) return result;
    if (a->ndim == 0 || b->ndim == 0) {
        // by dtype alone, in C order
        FoDtypeKind kind = FO_DT_NONE;
        if (!common_kind(a, b, &kind)) return NULL;
        FoEvalOptions options = FO_EVAL_DEFAULTS;
        options.dtype = fo_dtype_peek(kind);
        options.out = out;
        options.order = kind < FO_DT_FLOAT16 ? 'K' : 'C';
        options.casting = FO_CAST_UNSAFE;
        return fo_eval_op_with(FO_OP_MULTIPLY, (FoObject *[]){(FoObject *)a, (FoObject *)b}, &options);
    }
    return multiply(a, b, out, true);
}
