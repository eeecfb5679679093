// SPDX-License-Identifier: MIT
// math: functions of several numbers: fsum, prod, hypot, dist, isclose.
#include "modules/math_private.h"

#include <math.h>

// ---- fsum: exact partial sums (J. Shewchuk 1997), rounded once at the end

typedef struct {
    double *partial; // increasing in size, none overlapping another's bits
    int64_t n, capacity;
    double few[32];
    double infinities, specials; // sums of infinities and of all infinities and NaNs seen
} ExactSum;

static bool partials_reserve(ExactSum *s) {
    if (s->n + 1 < s->capacity) return true;
    size_t old = (size_t)s->capacity * sizeof(double);
    double *larger = s->partial == s->few ? fo_alloc(2 * old, FO_MEM_INTERNAL) : fo_realloc(s->partial, old, 2 * old, FO_MEM_INTERNAL);
    if (!larger) return fo_fail_no_memory();
    if (s->partial == s->few) memcpy(larger, s->few, sizeof s->few);
    s->partial = larger;
    s->capacity *= 2;
    return true;
}

static bool sum_add(ExactSum *s, double x) {
    double given = x;
    int64_t kept = 0;
    for (int64_t k = 0; k < s->n; k++) {
        double y = s->partial[k];
        if (fabs(x) < fabs(y)) {
            double t = x;
            x = y;
            y = t;
        }
        volatile double high = x + y, in_high = high - x;
        double low = y - in_high;
        if (low != 0.0) s->partial[kept++] = low;
        x = high;
    }
    s->n = kept;
    if (x == 0.0) return true;
    if (!isfinite(x)) {
        if (isfinite(given)) return fo_fail(FO_OVERFLOW_ERROR, "intermediate overflow in fsum");
        if (isinf(given)) s->infinities += given;
        s->specials += given;
        s->n = 0;
        return true;
    }
    if (!partials_reserve(s)) return false;
    s->partial[s->n++] = x;
    return true;
}

static bool sum_result(ExactSum *s, double *out) {
    if (s->specials != 0.0) {
        if (isnan(s->infinities)) return fo_fail(FO_VALUE_ERROR, "-inf + inf in fsum");
        *out = s->specials;
        return true;
    }
    int64_t k = s->n;
    double high = 0.0, low = 0.0;
    if (k > 0) high = s->partial[--k];
    while (k > 0) {
        double x = high, y = s->partial[--k];
        volatile double sum = x + y, in_sum = sum - x;
        high = sum;
        low = y - in_sum;
        if (low != 0.0) break;
    }
    // Half-way cases: what lies further below decides (round half to even has looked at `low` only).
    if (k > 0 && ((low < 0.0 && s->partial[k - 1] < 0.0) || (low > 0.0 && s->partial[k - 1] > 0.0))) {
        double twice = low * 2.0;
        volatile double x = high + twice, back = x - high;
        if (twice == back) high = x;
    }
    *out = high;
    return true;
}

static bool sum_all(ExactSum *s, FoObject *iterator) {
    for (;;) {
        FO_AUTO(FoObject) item = NULL;
        double x;
        if (!fo_next(iterator, &item)) return false;
        if (!item) return true;
        if (!fo_math_argument(item, &x) || !sum_add(s, x)) return false;
    }
}

static FoObject *math_fsum(NATIVE_ARGS) {
    FO_AUTO(FoObject) iterator = fo_iter(args[0]);
    if (!iterator) return NULL;
    ExactSum s = {.capacity = 32};
    double total = 0.0;
    s.partial = s.few;
    bool ok = sum_all(&s, iterator) && sum_result(&s, &total);
    if (s.partial != s.few) fo_free(s.partial, (size_t)s.capacity * sizeof(double), FO_MEM_INTERNAL);
    return ok ? fo_float_new(total) : NULL;
}

// ---- prod

static FoObject *multiply(FoObject *a, FoObject *b) {
    if (fo_float_check_exact(a) && fo_float_check_exact(b)) return fo_float_new(fo_float_value(a) * fo_float_value(b));
    return fo_binary(FO_OP_MUL, a, b);
}

static FoObject *math_prod(NATIVE_ARGS) {
    static const char *const names[] = {"", "start"};
    static const FoParams params = {"prod", names, 2, 1, 1, 1};
    FoObject *given[2];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoObject) result = given[1] ? fo_ref(given[1]) : fo_int_from_i64(1);
    FO_AUTO(FoObject) iterator = fo_iter(given[0]);
    if (!iterator) return NULL;
    for (;;) {
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return NULL;
        if (!item) return fo_take(result);
        FoObject *product = multiply(result, item);
        if (!product) return NULL;
        fo_assign_give(&result, product);
    }
}

// ---- hypot, dist

// Collects |values| for the norm.
typedef struct {
    double few[16], *values, largest;
    int64_t n, capacity;
    bool found_nan;
} NormInput;

static bool norm_input_init(NormInput *input, int64_t n) {
    *input = (NormInput){.capacity = n};
    input->values = n <= 16 ? input->few : fo_alloc((size_t)n * sizeof(double), FO_MEM_INTERNAL);
    return input->values || fo_fail_no_memory();
}

static void norm_input_add(NormInput *input, double x) {
    x = fabs(x);
    input->values[input->n++] = x;
    input->found_nan |= isnan(x);
    if (x > input->largest) input->largest = x;
}

static void norm_input_deinit(NormInput *input) {
    if (input->values != input->few) fo_free(input->values, (size_t)input->capacity * sizeof(double), FO_MEM_INTERNAL);
}

static FoObject *math_hypot(NATIVE_ARGS) {
    NormInput input;
    double x;
    if (!norm_input_init(&input, n)) return NULL;
    bool ok = true;
    for (int64_t k = 0; ok && k < n; k++) {
        ok = fo_math_argument(args[k], &x);
        if (ok) norm_input_add(&input, x);
    }
    FoObject *result = ok ? fo_float_new(fo_math_norm(input.values, n, input.largest, input.found_nan)) : NULL;
    norm_input_deinit(&input);
    return result;
}

static FoObject *math_dist(NATIVE_ARGS) {
    FO_AUTO(FoTuple) p = fo_tuple_check(args[0]) ? (FoTuple *)fo_ref(args[0]) : fo_sequence_as_tuple(args[0]);
    if (!p) return NULL;
    FO_AUTO(FoTuple) q = fo_tuple_check(args[1]) ? (FoTuple *)fo_ref(args[1]) : fo_sequence_as_tuple(args[1]);
    if (!q) return NULL;
    if (p->n != q->n) return fo_raise(FO_VALUE_ERROR, "both points must have the same number of dimensions");
    NormInput input;
    double x, y;
    if (!norm_input_init(&input, p->n)) return NULL;
    bool ok = true;
    for (int64_t k = 0; ok && k < p->n; k++) {
        ok = fo_math_argument(p->items[k], &x) && fo_math_argument(q->items[k], &y);
        if (ok) norm_input_add(&input, x - y);
    }
    FoObject *result = ok ? fo_float_new(fo_math_norm(input.values, input.n, input.largest, input.found_nan)) : NULL;
    norm_input_deinit(&input);
    return result;
}

// ---- isclose

static FoObject *math_isclose(NATIVE_ARGS) {
    static const char *const names[] = {"a", "b", "rel_tol", "abs_tol"};
    static const FoParams params = {"isclose", names, 4, 2, 0, 2};
    FoObject *given[4];
    double a, b, relative = 1e-9, absolute = 0.0;
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (!fo_math_argument(given[0], &a) || !fo_math_argument(given[1], &b)) return NULL;
    if (given[2] && !fo_math_argument(given[2], &relative)) return NULL;
    if (given[3] && !fo_math_argument(given[3], &absolute)) return NULL;
    if (relative < 0.0 || absolute < 0.0) return fo_raise(FO_VALUE_ERROR, "tolerances must be non-negative");
    if (a == b) return fo_bool_new(true);
    if (isinf(a) || isinf(b)) return fo_bool_new(false);
    double difference = fabs(b - a);
    return fo_bool_new(difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute);
}

const FoNativeDef fo_math_sum_functions[] = {
    {"fsum", math_fsum, 1, 1, 0,
     "fsum($module, seq, /)\n--\n\nReturn an accurate floating point sum of values in the iterable seq.\n\n"
     "Assumes IEEE-754 floating point arithmetic."},
    {"prod", math_prod, 0, -1, FO_NATIVE_KEYWORDS,
     "prod($module, iterable, /, *, start=1)\n--\n\nCalculate the product of all the elements in the input iterable."},
    {"hypot", math_hypot, 0, -1, 0, "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point."},
    {"dist", math_dist, 2, 2, 0, "dist($module, p, q, /)\n--\n\nReturn the Euclidean distance between two points p and q."},
    {"isclose", math_isclose, 0, -1, FO_NATIVE_KEYWORDS,
     "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nDetermine whether two floating point numbers are close in value."},
    {0},
};
