// SPDX-License-Identifier: MIT
// The array kernels against checksums of NumPy's results (kernels_expected.inc), at the level FOLIO_LEVEL names.
#include <math.h>
#include <string.h>
#include <zlib.h>

#include "array/kernels/kernels.h"
#include "array/random_core.h"
#include "unit.h"

enum { N = 203, MOST = 200000 };
static const double special[] = {0.0, -0.0, INFINITY, -INFINITY, NAN, 1.0, -1.0, 0.5, -0.5, 2.5, -2.5, 3.0, -7.0, 1e-30, 1e30};

typedef union {
    char bytes[N * 16];
    double align;
    int64_t align_integers;
} Elements;

static void draw_integers(FoMt *mt, FoDtypeKind kind, void *out, int64_t n) {
    const size_t size = fo_dtype_itemsize(kind);
    if (kind == FO_DT_BOOL) {
        fo_mt_fill_bounded(mt, 0, 1, 1, true, out, n);
        return;
    }
    const bool is_signed = !fo_dtype_is_unsigned(kind);
    const uint64_t all = UINT64_MAX >> (64 - 8 * size), least = is_signed ? ~(all >> 1) : 0, most = is_signed ? all >> 1 : all;
    uint64_t small[N];
    fo_mt_fill_bounded(mt, least, all, size, false, out, n);
    fo_mt_fill_bounded(mt, 0, 7, size, false, small, n);
    char *p = out;
    for (int64_t i = 0; i < n; i += 2) memcpy(p + i * size, (char *)small + i * size, size);
    memcpy(p + size, &least, size);
    memcpy(p + 3 * size, &most, size);
    memset(p + 5 * size, 0, size);
}

static void draw_doubles(FoMt *mt, double *x, int64_t n) {
    fo_mt_fill_double(mt, x, n);
    for (int64_t i = 0; i < n; i++) x[i] = (x[i] - 0.5) * 40;
    for (int64_t i = 0; i < n; i += 3) x[i] = rint(x[i]);
    memcpy(x, special, sizeof special);
}

static void convert(FoDtypeKind from, FoDtypeKind to, const void *x, void *y, int64_t n) {
    fo_kernel_cast(from, to)((char *[]){(char *)x, y}, (int64_t[]){(int64_t)fo_dtype_itemsize(from), (int64_t)fo_dtype_itemsize(to)}, n, NULL);
}

static void draw(FoMt *mt, FoDtypeKind kind, Elements *out) {
    if (kind < FO_DT_FLOAT16) {
        draw_integers(mt, kind, out, N);
        return;
    }
    double x[2 * N];
    draw_doubles(mt, x, N);
    if (fo_dtype_is_complex(kind)) {
        double im[N];
        FoComplex128 z[N];
        draw_doubles(mt, im, N);
        for (int i = 0; i < N; i++) z[i] = (FoComplex128){x[i], im[i]};
        convert(FO_DT_COMPLEX128, kind, z, out, N);
    } else {
        convert(FO_DT_FLOAT64, kind, x, out, N);
    }
}

// NaNs may differ in sign and payload.
static uint32_t checksum(FoDtypeKind kind, void *values, int64_t n, uint32_t start) {
    size_t size = fo_dtype_itemsize(kind);
    if (fo_dtype_is_complex(kind)) size /= 2, n *= 2;
    for (int64_t i = 0; i < n && kind >= FO_DT_FLOAT16; i++) {
        char *p = (char *)values + i * (int64_t)size;
        if (size == 8 && *(double *)p != *(double *)p) *(uint64_t *)p = 0x7ff8000000000000;
        if (size == 4 && *(float *)p != *(float *)p) *(uint32_t *)p = 0x7fc00000;
        if (size == 2 && (*(uint16_t *)p & 0x7fff) > 0x7c00) *(uint16_t *)p = 0x7e00;
    }
    return (uint32_t)crc32(start, values, (unsigned)(n * (int64_t)size));
}

static void elementwise_operations(void **state) {
#define REFUSED(op, kind) {FO_OP_##op, FO_DT_##kind, FO_DT_NONE, 0},
#define OP(op, kind, result, sum) {FO_OP_##op, FO_DT_##kind, FO_DT_##result, sum},
#define CAST(kind, to, sum)
#define REDUCE(reduce, kind, result, sum)
#define SUM(kind, n, step, sum)
    static const struct {
        FoOp op;
        FoDtypeKind kind, result;
        uint32_t sum;
    } rows[] = {
#include "kernels_expected.inc"
    };
#undef REFUSED
#undef OP
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        FoOpLoop loop;
        const bool found = fo_op_find(rows[k].op, rows[k].kind, &loop);
        if (found != (rows[k].result != FO_DT_NONE)) fail_msg("%s of %s", fo_op_name(rows[k].op), fo_dtype_facts[rows[k].kind].name);
        if (!found) continue;
        assert_int_equal(loop.result, rows[k].result);
        FoMt mt;
        Elements x, y, in_x, in_y, out, result;
        fo_mt_seed(&mt, rows[k].kind + 1);
        draw(&mt, rows[k].kind, &x);
        draw(&mt, rows[k].kind, &y);
        convert(rows[k].kind, loop.in, &x, &in_x, N);
        convert(rows[k].kind, loop.in, &y, &in_y, N);
        const int64_t s = (int64_t)fo_dtype_itemsize(loop.in), to = (int64_t)fo_dtype_itemsize(loop.out);
        char *const a = in_x.bytes, *const b = in_y.bytes;
        const struct {
            char *a, *b;
            int64_t sa, sb, n;
        } forms[] = {{a, b, s, s, N}, {a + (N - 1) * s, b + (N - 1) * s, -s, -s, N}, {a, b, s, s, 7}, {a, b + 17 * s, s, 0, N}, {a + 19 * s, b, 0, s, N}};
        uint32_t sum = 0;
        for (int f = 0; f < (fo_op_n_in(rows[k].op) == 2 ? 5 : 3); f++) {
            if (fo_op_n_in(rows[k].op) == 2)
                loop.run((char *[]){forms[f].a, forms[f].b, out.bytes}, (int64_t[]){forms[f].sa, forms[f].sb, to}, forms[f].n, NULL);
            else loop.run((char *[]){forms[f].a, out.bytes}, (int64_t[]){forms[f].sa, to}, forms[f].n, NULL);
            convert(loop.out, loop.result, &out, &result, forms[f].n);
            sum = checksum(loop.result, &result, forms[f].n, sum);
        }
        if (sum != rows[k].sum) fail_msg("%s of %s: %08x", fo_op_name(rows[k].op), fo_dtype_facts[rows[k].kind].name, sum);
    }
}
#define REFUSED(op, kind)
#define OP(op, kind, result, sum)

static void conversions(void **state) {
#undef CAST
#define CAST(kind, to, sum) {FO_DT_##kind, FO_DT_##to, sum},
    static const struct {
        FoDtypeKind from, to;
        uint32_t sum;
    } rows[] = {
#include "kernels_expected.inc"
    };
#undef CAST
#define CAST(kind, to, sum)
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        FoMt mt;
        Elements x, y;
        fo_mt_seed(&mt, rows[k].from + 1);
        draw(&mt, rows[k].from, &x);
        if (rows[k].from >= FO_DT_FLOAT16 && fo_dtype_is_integer(rows[k].to)) { // only what fits every integer type
            FoComplex128 z[N];
            convert(rows[k].from, FO_DT_COMPLEX128, &x, z, N);
            for (int i = 0; i < N; i++) z[i] = (FoComplex128){fabs(z[i].re) < 100 ? fabs(z[i].re) : 3, 0};
            convert(FO_DT_COMPLEX128, rows[k].from, z, &x, N);
        }
        convert(rows[k].from, rows[k].to, &x, &y, N);
        if (checksum(rows[k].to, &y, N, 0) != rows[k].sum)
            fail_msg("%s to %s", fo_dtype_facts[rows[k].from].name, fo_dtype_facts[rows[k].to].name);
    }
}

static void conversions_out_of_range(void **state) {
    const double x[] = {NAN, INFINITY, -INFINITY, 1e20, -1e20};
    int64_t wide[5];
    int32_t narrow[5];
    uint8_t least[5];
    const FoKernel to_i64 = fo_kernel_cast(FO_DT_FLOAT64, FO_DT_INT64), to_i32 = fo_kernel_cast(FO_DT_FLOAT64, FO_DT_INT32);
    assert_int_equal(to_i64((char *[]){(char *)x, (char *)wide}, (int64_t[]){8, 8}, 5, NULL), FO_STATUS_INVALID);
    assert_int_equal(to_i32((char *[]){(char *)x, (char *)narrow}, (int64_t[]){8, 4}, 5, NULL), FO_STATUS_INVALID);
    fo_kernel_cast(FO_DT_FLOAT64, FO_DT_UINT8)((char *[]){(char *)x, (char *)least}, (int64_t[]){8, 1}, 5, NULL);
    for (int i = 0; i < 5; i++) {
        assert_true(wide[i] == INT64_MIN && narrow[i] == INT32_MIN && least[i] == 0);
    }
    float f;
    const double huge = 1e300;
    assert_int_equal(fo_kernel_cast(FO_DT_FLOAT64, FO_DT_FLOAT32)((char *[]){(char *)&huge, (char *)&f}, (int64_t[]){8, 4}, 1, NULL), FO_STATUS_OVERFLOW);
    assert_true(isinf(f));
}

static void reductions(void **state) {
#undef REDUCE
#define REDUCE(reduce, kind, result, sum) {FO_REDUCE_##reduce, FO_DT_##kind, FO_DT_##result, sum},
    static const struct {
        FoReduce reduce;
        FoDtypeKind kind, result;
        uint32_t sum;
    } rows[] = {
#include "kernels_expected.inc"
    };
#undef REDUCE
#define REDUCE(reduce, kind, result, sum)
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        FoReduceLoop loop;
        assert_true(fo_reduce_find(rows[k].reduce, rows[k].kind, &loop));
        FoMt mt;
        Elements x;
        fo_mt_seed(&mt, rows[k].kind + 1);
        draw(&mt, rows[k].kind, &x);
        const int64_t size = (int64_t)fo_dtype_itemsize(loop.in), skipped = rows[k].kind >= FO_DT_FLOAT16 ? 15 : 0;
        char *from = x.bytes + skipped * size;
        FoComplex128 total = loop.identity;
        if (!loop.has_identity) memcpy(&total, from, (size_t)size);
        loop.run((char *[]){from, (char *)&total}, (int64_t[]){size, 0}, N - skipped, NULL);
        assert_int_equal(loop.result, rows[k].result);
        if (checksum(loop.out, &total, 1, 0) != rows[k].sum)
            fail_msg("reduction %d of %s", (int)rows[k].reduce, fo_dtype_facts[rows[k].kind].name);
    }
}

static void float_sums_are_pairwise(void **state) {
#undef SUM
#define SUM(kind, n, step, sum) {FO_DT_##kind, n, step, sum},
    static const struct {
        FoDtypeKind kind;
        int64_t n, step;
        uint32_t sum;
    } rows[] = {
#include "kernels_expected.inc"
    };
    static double x[MOST];
    static float y[MOST];
    FoMt mt;
    fo_mt_seed(&mt, 99);
    fo_mt_fill_double(&mt, x, 100003);
    for (int i = 0; i < 100003; i++) x[i] -= 0.5, y[i] = (float)x[i];
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        FoReduceLoop loop;
        assert_true(fo_reduce_find(FO_REDUCE_SUM, rows[k].kind, &loop));
        const int64_t size = (int64_t)fo_dtype_itemsize(rows[k].kind), step = rows[k].step;
        char *from = rows[k].kind == FO_DT_FLOAT64 ? (char *)x : (char *)y;
        if (step < 0) from += (rows[k].n - 1) * size;
        FoComplex128 total = {0, 0};
        loop.run((char *[]){from, (char *)&total}, (int64_t[]){step * size, 0}, (rows[k].n + llabs(step) - 1) / llabs(step), NULL);
        if (checksum(rows[k].kind, &total, 1, 0) != rows[k].sum) fail_msg("sum of %d, step %d", (int)rows[k].n, (int)step);
    }
}

// ---- mathematical functions against the C library's long double
static double error_in_ulps(double got, long double exact) {
    const double near = (double)exact;
    return (double)(fabsl((long double)got - exact) / (long double)(nextafter(fabs(near), INFINITY) - fabs(near)));
}

static void worst_error(FoOp op, long double (*exact)(long double), double from, double to, double limit) {
    enum { POINTS = 20000 };
    static double x[POINTS], y[POINTS];
    FoMt mt;
    fo_mt_seed(&mt, 7);
    fo_mt_fill_double(&mt, x, POINTS);
    for (int i = 0; i < POINTS; i++) x[i] = from + (to - from) * x[i];
    FoOpLoop loop;
    assert_true(fo_op_find(op, FO_DT_FLOAT64, &loop));
    assert_int_equal(loop.run((char *[]){(char *)x, (char *)y}, (int64_t[]){8, 8}, POINTS, NULL), 0);
    for (int i = 0; i < POINTS; i++) {
        const double error = error_in_ulps(y[i], exact((long double)x[i]));
        if (!(error < limit)) fail_msg("%s(%.17g) errs by %.2f ulp", fo_op_name(op), x[i], error);
    }
}

static void functions_err_by_less_than_an_ulp(void **state) {
    worst_error(FO_OP_EXP, expl, -700, 700, 1);
    worst_error(FO_OP_EXP, expl, -1, 1, 1);
    worst_error(FO_OP_LOG, logl, 0, 1, 1);
    worst_error(FO_OP_LOG, logl, 0.9, 1.1, 1);
    worst_error(FO_OP_LOG, logl, 0, 1e300, 1);
    worst_error(FO_OP_SIN, sinl, -10, 10, 1);
    worst_error(FO_OP_SIN, sinl, -1e6, 1e6, 1);
    worst_error(FO_OP_SIN, sinl, 1e10, 1e12, 1);
    worst_error(FO_OP_COS, cosl, -10, 10, 1);
    worst_error(FO_OP_COS, cosl, -1e6, 1e6, 1);
    worst_error(FO_OP_TAN, tanl, -10, 10, 4);
    worst_error(FO_OP_TANH, tanhl, -5, 5, 4);
    worst_error(FO_OP_ARCTAN, atanl, -50, 50, 4);
    worst_error(FO_OP_ARCSIN, asinl, -1, 1, 4);
    worst_error(FO_OP_LOG1P, log1pl, -0.5, 10, 4);
    worst_error(FO_OP_EXPM1, expm1l, -1, 1, 4);
    worst_error(FO_OP_LOG10, log10l, 0.1, 1e6, 4);
    worst_error(FO_OP_LOG2, log2l, 0.1, 1e6, 4);
    worst_error(FO_OP_CBRT, cbrtl, -100, 100, 4);
}

static double one(FoOp op, double x, uint32_t *status) {
    FoOpLoop loop;
    double in[3] = {x, x, x}, out[3];
    assert_true(fo_op_find(op, FO_DT_FLOAT64, &loop));
    *status = loop.run((char *[]){(char *)in, (char *)out}, (int64_t[]){8, 8}, 3, NULL);
    assert_memory_equal(&out[0], &out[2], 8);
    return out[0];
}

static void special_values(void **state) {
    static const struct {
        FoOp op;
        double x, y;
        uint32_t status;
    } rows[] = {
        {FO_OP_EXP, 0, 1, 0}, {FO_OP_EXP, 1, 2.718281828459045, 0}, {FO_OP_EXP, INFINITY, INFINITY, 0}, {FO_OP_EXP, -INFINITY, 0, 0},
        {FO_OP_EXP, 1000, INFINITY, FO_STATUS_OVERFLOW}, {FO_OP_EXP, -1000, 0, FO_STATUS_UNDERFLOW}, {FO_OP_EXP, NAN, NAN, 0},
        {FO_OP_EXP, -745, 5e-324, FO_STATUS_UNDERFLOW},
        {FO_OP_LOG, 0, -INFINITY, FO_STATUS_DIVIDE}, {FO_OP_LOG, -0.0, -INFINITY, FO_STATUS_DIVIDE}, {FO_OP_LOG, -1, NAN, FO_STATUS_INVALID},
        {FO_OP_LOG, -INFINITY, NAN, FO_STATUS_INVALID}, {FO_OP_LOG, INFINITY, INFINITY, 0}, {FO_OP_LOG, NAN, NAN, 0}, {FO_OP_LOG, 1, 0, 0},
        {FO_OP_LOG, 5e-324, -744.4400719213812, 0}, {FO_OP_LOG10, 1e7, 7, 0}, {FO_OP_LOG10, 1000, 3, 0}, {FO_OP_LOG2, 1024, 10, 0},
        {FO_OP_LOG1P, -1, -INFINITY, FO_STATUS_DIVIDE}, {FO_OP_LOG1P, -2, NAN, FO_STATUS_INVALID}, {FO_OP_SIN, 0, 0, 0},
        {FO_OP_SIN, -0.0, -0.0, 0}, {FO_OP_SIN, INFINITY, NAN, FO_STATUS_INVALID}, {FO_OP_COS, 0, 1, 0},
        {FO_OP_SIN, 3.141592653589793, 1.2246467991473532e-16, 0}, {FO_OP_SIN, 1e22, -0.8522008497671888, 0},
        {FO_OP_SQRT, -1, NAN, FO_STATUS_INVALID}, {FO_OP_ARCSIN, 2, NAN, FO_STATUS_INVALID}, {FO_OP_ARCTANH, 1, INFINITY, FO_STATUS_DIVIDE},
        {FO_OP_SINH, 1000, INFINITY, FO_STATUS_OVERFLOW}, {FO_OP_RECIPROCAL, 0, INFINITY, FO_STATUS_DIVIDE},
    };
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        uint32_t status;
        const double y = one(rows[k].op, rows[k].x, &status);
        const bool same = rows[k].y != rows[k].y ? y != y : memcmp(&y, &rows[k].y, 8) == 0;
        if (!same || status != rows[k].status) fail_msg("%s(%.17g) = %.17g, status %u", fo_op_name(rows[k].op), rows[k].x, y, status);
    }
}

// ---- positions, running sums, moves
static void first_of_equals_and_nan_win(void **state) {
    double x[1000] = {0}, best;
    int64_t at = -1;
    x[400] = x[700] = 5, x[300] = -5;
    fo_kernel_argmax(FO_DT_FLOAT64)((char *[]){(char *)x, (char *)&best, (char *)&at}, (int64_t[]){8, 0, 0}, 1000, NULL);
    assert_true(at == 400 && best == 5);
    at = -1;
    fo_kernel_argmin(FO_DT_FLOAT64)((char *[]){(char *)x, (char *)&best, (char *)&at}, (int64_t[]){8, 0, 0}, 1000, NULL);
    assert_true(at == 300 && best == -5);
    x[900] = NAN;
    const int64_t first = 10000;
    fo_kernel_argmin(FO_DT_FLOAT64)((char *[]){(char *)x, (char *)&best, (char *)&at}, (int64_t[]){8, 0, 0}, 1000, &first);
    assert_true(at == 10900 && best != best);
}

static void selection_copies_what_the_mask_says(void **state) {
    double x[1000], out[1001];
    uint8_t mask[1000];
    int64_t n = 0, found;
    for (int i = 0; i < 1000; i++) x[i] = i, mask[i] = i % 3 == 0 || i / 100 == 4;
    out[520] = -1;
    for (int i = 0; i < 1000; i++) n += mask[i];
    out[n] = -1;
    fo_kernel_select(8)((char *[]){(char *)x, (char *)mask, (char *)out, (char *)&found}, (int64_t[]){8, 1, 8, 0}, 1000, NULL);
    assert_int_equal(found, n);
    int64_t k = 0;
    for (int i = 0; i < 1000; i++)
        if (mask[i]) assert_true(out[k++] == i);
    assert_true(out[n] == -1);
}

static void transposed_copies(void **state) {
    static uint64_t x[133 * 77], y[133 * 77];
    static uint16_t p[133 * 77], q[133 * 77];
    for (int i = 0; i < 133 * 77; i++) x[i] = (uint64_t)i * 3, p[i] = (uint16_t)i;
    fo_copy_2d((char *)x, 77 * 8, 8, (char *)y, 8, 133 * 8, 133, 77, 8);
    fo_copy_2d((char *)p, 77 * 2, 2, (char *)q, 2, 133 * 2, 133, 77, 2);
    for (int r = 0; r < 133; r++)
        for (int c = 0; c < 77; c++) assert_true(y[c * 133 + r] == x[r * 77 + c] && q[c * 133 + r] == p[r * 77 + c]);
}

static void negative_integer_powers_are_reported(void **state) {
    int64_t x[3] = {2, 3, 4}, y[3] = {2, -1, 3}, out[3];
    FoOpLoop loop;
    assert_true(fo_op_find(FO_OP_POWER, FO_DT_INT64, &loop));
    assert_int_equal(loop.run((char *[]){(char *)x, (char *)y, (char *)out}, (int64_t[]){8, 8, 8}, 3, NULL), FO_STATUS_NEGATIVE_POWER);
    y[1] = 40;
    assert_int_equal(loop.run((char *[]){(char *)x, (char *)y, (char *)out}, (int64_t[]){8, 8, 8}, 3, NULL), 0);
    assert_true(out[0] == 4 && out[1] == -6289078614652622815 && out[2] == 64);
}

static void fused_terms_equal_single_operations(void **state) {
    static double x[20000], b[20000], y[20000], fused[20000];
    static const FoOp functions[] = {FO_OP_POSITIVE, FO_OP_SQRT, FO_OP_EXP, FO_OP_LOG, FO_OP_SIN, FO_OP_COS};
    static const int64_t sizes[] = {1, 7, 8, 129, 1000, 8192, 8200, 20000};
    FoMt mt;
    fo_mt_seed(&mt, 5);
    fo_mt_fill_double(&mt, x, 20000), fo_mt_fill_double(&mt, b, 20000);
    for (size_t f = 0; f < FO_COUNT_OF(functions); f++)
        for (size_t k = 0; k < FO_COUNT_OF(sizes); k++) {
            const FoKernel sum = fo_kernel_fused_sum(functions[f]), map = fo_kernel_fused_map(functions[f]);
            const int64_t n = sizes[k];
            const FoFusedTerm twice = {2};
            FoOpLoop loop;
            if (!sum) continue; // no vector code at this level
            x[n / 2] = k == 4 ? 0 : 0.5;
            assert_true(fo_op_find(functions[f], FO_DT_FLOAT64, &loop));
            const uint32_t status = loop.run((char *[]){(char *)x, (char *)y}, (int64_t[]){8, 8}, n, NULL);
            for (int64_t i = 0; i < n; i++) y[i] = 2 * y[i] + b[i];
            assert_int_equal(map((char *[]){(char *)x, (char *)b, (char *)fused}, (int64_t[]){8, 8, 8}, n, &twice), status);
            assert_memory_equal(fused, y, (size_t)n * 8);
            FoReduceLoop add;
            double total = 0, wanted = 0;
            assert_true(fo_reduce_find(FO_REDUCE_SUM, FO_DT_FLOAT64, &add));
            add.run((char *[]){(char *)y, (char *)&wanted}, (int64_t[]){8, 0}, n, NULL);
            assert_int_equal(sum((char *[]){(char *)x, (char *)b, (char *)&total}, (int64_t[]){8, 8, 0}, n, &twice), status);
            assert_memory_equal(&total, &wanted, 8);
        }
}

static void no_elements_are_no_trouble(void **state) {
    for (int op = 0; op < FO_OP_COUNT; op++)
        for (int kind = 0; kind < FO_DT_COUNT; kind++) {
            FoOpLoop loop;
            if (fo_op_find((FoOp)op, (FoDtypeKind)kind, &loop))
                assert_int_equal(loop.run((char *[]){NULL, NULL, NULL}, (int64_t[]){16, 0, 16}, 0, NULL), 0);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elementwise_operations),
        cmocka_unit_test(conversions),
        cmocka_unit_test(conversions_out_of_range),
        cmocka_unit_test(reductions),
        cmocka_unit_test(float_sums_are_pairwise),
        cmocka_unit_test(functions_err_by_less_than_an_ulp),
        cmocka_unit_test(special_values),
        cmocka_unit_test(first_of_equals_and_nan_win),
        cmocka_unit_test(selection_copies_what_the_mask_says),
        cmocka_unit_test(transposed_copies),
        cmocka_unit_test(negative_integer_powers_are_reported),
        cmocka_unit_test(fused_terms_equal_single_operations),
        cmocka_unit_test(no_elements_are_no_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
