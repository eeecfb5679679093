// SPDX-License-Identifier: MIT
// math: functions of whole numbers.
#include "modules/math_private.h"
#include "types/int_gmp.h"

#include <math.h>

// ---- gcd, lcm, isqrt

static FoObject *absolute_index(FoObject *o) {
    FO_AUTO(FoObject) index = fo_index(o);
    return index ? fo_int_type.absolute(index) : NULL;
}

static FoObject *math_gcd(NATIVE_ARGS) {
    FO_AUTO(FoObject) result = n ? absolute_index(args[0]) : fo_int_from_i64(0);
    for (int64_t k = 1; result && k < n; k++) {
        FO_AUTO(FoObject) next = fo_index(args[k]);
        FoObject *divisor = next ? fo_int_gcd(result, next) : NULL;
        fo_assign_give(&result, divisor);
    }
    return fo_take(result);
}

static FoObject *lcm_of(FoObject *a, FoObject *b) {
    if (fo_int_sign(a) == 0 || fo_int_sign(b) == 0) return fo_int_from_i64(0);
    FO_AUTO(FoObject) divisor = fo_int_gcd(a, b);
    FO_AUTO(FoObject) part = divisor ? fo_int_floordiv(a, divisor) : NULL;
    FO_AUTO(FoObject) product = part ? fo_int_mul(part, b) : NULL;
    return product ? fo_int_type.absolute(product) : NULL;
}

static FoObject *math_lcm(NATIVE_ARGS) {
    FO_AUTO(FoObject) result = n ? absolute_index(args[0]) : fo_int_from_i64(1);
    for (int64_t k = 1; result && k < n; k++) {
        FO_AUTO(FoObject) next = fo_index(args[k]);
        FoObject *multiple = next ? lcm_of(result, next) : NULL;
        fo_assign_give(&result, multiple);
    }
    return fo_take(result);
}

static FoObject *math_isqrt(NATIVE_ARGS) {
    FO_AUTO(FoObject) x = fo_index(args[0]);
    return x ? fo_int_isqrt(x) : NULL;
}

// ---- factorials, permutations, combinations: by GMP beyond machine words

typedef struct {
    uint64_t n, k;
    const FoInt *big_n;
    mp_limb_t *limbs;
    int64_t n_limbs;
} Count;

static void take_result(Count *c, const mpz_t z) {
    c->limbs = (mp_limb_t *)mpz_limbs_read(z);
    c->n_limbs = (int64_t)mpz_size(z);
}

static FoObject *run_count(Count *c, void (*work)(FoGmpCall *, void *), double n_bits) {
    FoGmpCall call;
    if (n_bits > 4e9 && !fo_budget_allows(n_bits > 1e18 ? (size_t)1 << 60 : (size_t)(n_bits / 7))) return fo_raise_no_memory();
    if (!fo_gmp_run(&call, work, c, n_bits > 1e15 ? INT64_MAX : (int64_t)(n_bits / 64))) return NULL;
    FoObject *result = fo_gmp_as_int(c->limbs, c->n_limbs, false);
    fo_gmp_end(&call);
    return result;
}

static void work_factorial(FoGmpCall *call, void *context) {
    Count *c = context;
    mpz_t result;
    mpz_init(result);
    mpz_fac_ui(result, c->n);
    take_result(c, result);
}

static double factorial_bits(double n) { return n < 2 ? 1 : n * (log2(n) - 1.4426) + 32; }

static FoObject *factorial_of_word(uint64_t n) {
    if (n <= 20) {
        uint64_t product = 1;
        for (uint64_t k = 2; k <= n; k++) product *= k;
        return fo_int_from_u64(product);
    }
    Count c = {.n = n};
    return run_count(&c, work_factorial, factorial_bits((double)n));
}

static FoObject *factorial_of(FoObject *o) {
    FO_AUTO(FoObject) x = fo_index(o);
    int64_t n;
    if (!x) return NULL;
    if (fo_int_sign(x) < 0) return fo_raise(FO_VALUE_ERROR, "factorial() not defined for negative values");
    if (!fo_int_fits_i64(x, &n)) return fo_raise(FO_OVERFLOW_ERROR, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    return factorial_of_word((uint64_t)n);
}

static FoObject *math_factorial(NATIVE_ARGS) { return factorial_of(args[0]); }

// The product of n - from, …, n - to + 1 (to > from), by halves.
static FoObject *falling_product(FoObject *n, int64_t from, int64_t to) {
    if (to - from == 1) {
        FO_AUTO(FoObject) offset = fo_int_from_i64(from);
        return offset ? fo_int_sub(n, offset) : NULL;
    }
    int64_t word;
    if (to - from <= 3 && fo_int_fits_i64(n, &word) && word < 2000000) {
        int64_t product = 1;
        for (int64_t k = from; k < to; k++) product *= word - k;
        return fo_int_from_i64(product);
    }
    int64_t middle = from + (to - from) / 2;
    FO_AUTO(FoObject) a = falling_product(n, from, middle);
    FO_AUTO(FoObject) b = a ? falling_product(n, middle, to) : NULL;
    return b ? fo_int_mul(a, b) : NULL;
}

static bool count_arguments(FoObject *const *args, FoObject **n, FoObject **k) {
    if (!(*n = fo_index(args[0])) || !(*k = fo_index(args[1]))) return false;
    if (fo_int_sign(*n) < 0) return fo_fail(FO_VALUE_ERROR, "n must be a non-negative integer");
    if (fo_int_sign(*k) < 0) return fo_fail(FO_VALUE_ERROR, "k must be a non-negative integer");
    return true;
}

static FoObject *math_perm(NATIVE_ARGS) {
    if (n == 1 || args[1] == fo_none) return factorial_of(args[0]);
    FO_AUTO(FoObject) total = NULL;
    FO_AUTO(FoObject) chosen = NULL;
    int64_t k;
    if (!count_arguments(args, &total, &chosen)) return NULL;
    if (fo_int_compare(total, chosen, FO_LT)) return fo_int_from_i64(0);
    if (!fo_int_fits_i64(chosen, &k)) return fo_raise(FO_OVERFLOW_ERROR, "k must not exceed %lld", (long long)INT64_MAX);
    if (k == 0) return fo_int_from_i64(1);
    double bits = (double)k * (double)fo_int_bit_length(total);
    if (bits > 4e9 && !fo_budget_allows(bits > 1e18 ? (size_t)1 << 60 : (size_t)(bits / 16))) return fo_raise_no_memory();
    return falling_product(total, 0, k);
}

static void work_comb(FoGmpCall *call, void *context) {
    Count *c = context;
    mpz_t n, result;
    int64_t n_limbs = fo_gmp_limbs_of(c->big_n);
    mp_limb_t *limbs = fo_gmp_limbs(call, n_limbs + 1);
    fo_gmp_from_int(limbs, c->big_n);
    mpz_roinit_n(n, limbs, (mp_size_t)n_limbs);
    mpz_init(result);
    if (n_limbs <= 1)
        mpz_bin_uiui(result, n_limbs ? limbs[0] : 0, c->k);
    else
        mpz_bin_ui(result, n, c->k);
    take_result(c, result);
}

static FoObject *math_comb(NATIVE_ARGS) {
    FO_AUTO(FoObject) total = NULL;
    FO_AUTO(FoObject) chosen = NULL;
    if (!count_arguments(args, &total, &chosen)) return NULL;
    FO_AUTO(FoObject) others = fo_int_sub(total, chosen);
    if (!others) return NULL;
    if (fo_int_sign(others) < 0) return fo_int_from_i64(0);
    FoObject *smaller = fo_int_compare(others, chosen, FO_LT) ? others : chosen;
    int64_t k, word;
    if (!fo_int_fits_i64(smaller, &k)) return fo_raise(FO_OVERFLOW_ERROR, "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    if (fo_int_fits_i64(total, &word) && word <= 61) { // every step stays below 2^64
        uint64_t result = 1;
        for (int64_t j = 0; j < k; j++) result = (uint64_t)((unsigned __int128)result * (uint64_t)(word - j) / (uint64_t)(j + 1));
        return fo_int_from_u64(result);
    }
    Count c = {.big_n = (FoInt *)total, .k = (uint64_t)k};
    double bits = (double)k * (double)fo_int_bit_length(total), of_k = factorial_bits((double)k);
    return run_count(&c, work_comb, bits > of_k ? bits - of_k + 64 : 64);
}

const FoNativeDef fo_math_int_functions[] = {
    {"gcd", math_gcd, 0, -1, 0, "gcd(*integers)\n--\n\nGreatest Common Divisor."},
    {"lcm", math_lcm, 0, -1, 0, "lcm(*integers)\n--\n\nLeast Common Multiple."},
    {"isqrt", math_isqrt, 1, 1, 0, "isqrt($module, n, /)\n--\n\nReturn the integer part of the square root of the input."},
    {"factorial", math_factorial, 1, 1, 0, "factorial($module, n, /)\n--\n\nFind n!.\n\nRaise a ValueError if x is negative or non-integral."},
    {"perm", math_perm, 1, 2, 0,
     "perm($module, n, k=None, /)\n--\n\nNumber of ways to choose k items from n items without repetition and with order."},
    {"comb", math_comb, 2, 2, 0, "comb($module, n, k, /)\n--\n\nNumber of ways to choose k items from n items without repetition and without order."},
    {0},
};
