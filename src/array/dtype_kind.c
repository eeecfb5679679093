// SPDX-License-Identifier: MIT
#include "array/dtype_kind.h"

#include <math.h>

const FoDtypeFacts fo_dtype_facts[FO_DT_COUNT] = {
#define FO_DTYPE(NAME, name, itemsize, kind, type, ctype) {name, itemsize, kind == 'c' ? itemsize / 2 : itemsize, kind, type},
#include "array/dtype_kind.def"
#undef FO_DTYPE
};

static const struct {
    const char *name;
    uint8_t kind;
} aliases[] = {
    {"?", FO_DT_BOOL}, {"b1", FO_DT_BOOL}, {"bool_", FO_DT_BOOL}, {"bool8", FO_DT_BOOL},
    {"b", FO_DT_INT8}, {"i1", FO_DT_INT8}, {"byte", FO_DT_INT8},
    {"B", FO_DT_UINT8}, {"u1", FO_DT_UINT8}, {"ubyte", FO_DT_UINT8},
    {"h", FO_DT_INT16}, {"i2", FO_DT_INT16}, {"short", FO_DT_INT16},
    {"H", FO_DT_UINT16}, {"u2", FO_DT_UINT16}, {"ushort", FO_DT_UINT16},
    {"i", FO_DT_INT32}, {"i4", FO_DT_INT32}, {"intc", FO_DT_INT32},
    {"I", FO_DT_UINT32}, {"u4", FO_DT_UINT32}, {"uintc", FO_DT_UINT32},
    {"l", FO_DT_INT64}, {"q", FO_DT_INT64}, {"p", FO_DT_INT64}, {"i8", FO_DT_INT64}, {"int", FO_DT_INT64}, {"int_", FO_DT_INT64},
    {"long", FO_DT_INT64}, {"longlong", FO_DT_INT64}, {"intp", FO_DT_INT64}, {"int0", FO_DT_INT64},
    {"L", FO_DT_UINT64}, {"Q", FO_DT_UINT64}, {"P", FO_DT_UINT64}, {"u8", FO_DT_UINT64}, {"uint", FO_DT_UINT64},
    {"ulong", FO_DT_UINT64}, {"ulonglong", FO_DT_UINT64}, {"uintp", FO_DT_UINT64}, {"uint0", FO_DT_UINT64},
    {"e", FO_DT_FLOAT16}, {"f2", FO_DT_FLOAT16}, {"half", FO_DT_FLOAT16},
    {"f", FO_DT_FLOAT32}, {"f4", FO_DT_FLOAT32}, {"single", FO_DT_FLOAT32},
    {"d", FO_DT_FLOAT64}, {"f8", FO_DT_FLOAT64}, {"double", FO_DT_FLOAT64}, {"float", FO_DT_FLOAT64}, {"float_", FO_DT_FLOAT64},
    {"F", FO_DT_COMPLEX64}, {"c8", FO_DT_COMPLEX64}, {"csingle", FO_DT_COMPLEX64}, {"singlecomplex", FO_DT_COMPLEX64},
    {"D", FO_DT_COMPLEX128}, {"c16", FO_DT_COMPLEX128}, {"cdouble", FO_DT_COMPLEX128}, {"complex", FO_DT_COMPLEX128},
    {"complex_", FO_DT_COMPLEX128}, {"cfloat", FO_DT_COMPLEX128},
};
FoDtypeKind fo_dtype_from_text(const char *text, size_t n) {
    for (int k = 0; k < FO_DT_COUNT; k++)
        if (strlen(fo_dtype_facts[k].name) == n && memcmp(fo_dtype_facts[k].name, text, n) == 0) return (FoDtypeKind)k;
    for (size_t k = 0; k < FO_COUNT_OF(aliases); k++)
        if (strlen(aliases[k].name) == n && memcmp(aliases[k].name, text, n) == 0) return (FoDtypeKind)aliases[k].kind;
    return FO_DT_NONE;
}

// ---- promotion
static FoDtypeKind integer_of(size_t itemsize, bool is_unsigned) {
    const FoDtypeKind least = itemsize == 1 ? FO_DT_INT8 : itemsize == 2 ? FO_DT_INT16 : itemsize == 4 ? FO_DT_INT32 : FO_DT_INT64;
    return least + is_unsigned;
}

// The float that holds every value of a real dtype (64-bit integers: float64, as NumPy decides).
static FoDtypeKind float_holding(FoDtypeKind k) {
    if (k >= FO_DT_FLOAT16) return k;
    const size_t size = fo_dtype_itemsize(k);
    return size == 1 ? FO_DT_FLOAT16 : size == 2 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
}

static FoDtypeKind real_of(FoDtypeKind k) {
    return k == FO_DT_COMPLEX64 ? FO_DT_FLOAT32 : k == FO_DT_COMPLEX128 ? FO_DT_FLOAT64 : k;
}

FoDtypeKind fo_dtype_promote(FoDtypeKind a, FoDtypeKind b) {
    if (a > b) {
        const FoDtypeKind swap = a;
        a = b, b = swap;
    }
    if (a == b || a == FO_DT_BOOL) return b;
    if (fo_dtype_is_complex(b)) {
        const FoDtypeKind real = fo_dtype_promote(real_of(a), real_of(b));
        return real == FO_DT_FLOAT64 ? FO_DT_COMPLEX128 : FO_DT_COMPLEX64;
    }
    if (fo_dtype_is_float(b)) {
        const FoDtypeKind needed = float_holding(a);
        return needed > b ? needed : b;
    }
    const size_t size_a = fo_dtype_itemsize(a), size_b = fo_dtype_itemsize(b);
    if (fo_dtype_is_unsigned(a) == fo_dtype_is_unsigned(b)) return size_a >= size_b ? a : b;
    const size_t of_unsigned = fo_dtype_is_unsigned(a) ? size_a : size_b, of_signed = fo_dtype_is_unsigned(a) ? size_b : size_a;
    if (of_signed > of_unsigned) return integer_of(of_signed, false);
    return of_unsigned == 8 ? FO_DT_FLOAT64 : integer_of(2 * of_unsigned, false);
}

static int kind_rank(FoDtypeKind k) {
    switch (fo_dtype_facts[k].kind) {
    case 'b': return 0;
    case 'u': return 1;
    case 'i': return 2;
    case 'f': return 3;
    default: return 4;
    }
}

bool fo_dtype_can_cast(FoDtypeKind from, FoDtypeKind to, FoCasting casting) {
    if (from == to || casting == FO_CAST_UNSAFE) return true;
    if (casting < FO_CAST_SAFE) return false;
    if (fo_dtype_promote(from, to) == to) return true;
    return casting == FO_CAST_SAME_KIND && kind_rank(from) <= kind_rank(to);
}

// ---- promotion by value
static FoDtypeKind least_unsigned(uint64_t value) {
    return value <= UINT8_MAX ? FO_DT_UINT8 : value <= UINT16_MAX ? FO_DT_UINT16 : value <= UINT32_MAX ? FO_DT_UINT32 : FO_DT_UINT64;
}

static FoDtypeKind least_integer(int64_t value) {
    if (value >= 0) return least_unsigned((uint64_t)value);
    return value >= INT8_MIN ? FO_DT_INT8 : value >= INT16_MIN ? FO_DT_INT16 : value >= INT32_MIN ? FO_DT_INT32 : FO_DT_INT64;
}

static FoDtypeKind least_float(double value, FoDtypeKind kind) {
    if (!isfinite(value) || fabs(value) < 65000) return FO_DT_FLOAT16;
    return kind == FO_DT_FLOAT32 || fabs(value) < 3.4e38 ? FO_DT_FLOAT32 : FO_DT_FLOAT64;
}

FoDtypeKind fo_dtype_min_scalar(FoDtypeKind kind, const void *value) {
    switch (kind) {
    case FO_DT_INT8: return least_integer(*(const int8_t *)value);
    case FO_DT_UINT8: return least_unsigned(*(const uint8_t *)value);
    case FO_DT_INT16: return least_integer(*(const int16_t *)value);
    case FO_DT_UINT16: return least_unsigned(*(const uint16_t *)value);
    case FO_DT_INT32: return least_integer(*(const int32_t *)value);
    case FO_DT_UINT32: return least_unsigned(*(const uint32_t *)value);
    case FO_DT_INT64: return least_integer(*(const int64_t *)value);
    case FO_DT_UINT64: return least_unsigned(*(const uint64_t *)value);
    case FO_DT_FLOAT32: return least_float((double)*(const float *)value, kind);
    case FO_DT_FLOAT64: return least_float(*(const double *)value, kind);
    case FO_DT_COMPLEX128: {
        const FoComplex128 *z = value;
        return fabs(z->re) < 3.4e38 && fabs(z->im) < 3.4e38 ? FO_DT_COMPLEX64 : FO_DT_COMPLEX128;
    }
    default: return kind;
    }
}

static uint64_t unsigned_value(FoDtypeKind kind, const void *value) {
    switch (fo_dtype_itemsize(kind)) {
    case 1: return *(const uint8_t *)value;
    case 2: return *(const uint16_t *)value;
    case 4: return *(const uint32_t *)value;
    default: return *(const uint64_t *)value;
    }
}

FoPromotee fo_promotee_scalar(FoDtypeKind kind, const void *value) {
    FoPromotee p = {kind, fo_dtype_min_scalar(kind, value), true, false};
    if (fo_dtype_is_integer(kind) && fo_dtype_is_unsigned(p.least)) // then it is not negative and its bits are its value
        p.fits_signed = unsigned_value(kind, value) >> (8 * fo_dtype_itemsize(p.least) - 1) == 0;
    return p;
}

// 0 bool, 1 integers, 2 floats and complex: within one, values decide.
static int category(FoDtypeKind k) { return k == FO_DT_BOOL ? 0 : fo_dtype_is_integer(k) ? 1 : 2; }

static bool values_count(int n, const FoPromotee *operands) {
    int of_scalars = -1, of_arrays = -1;
    for (int k = 0; k < n; k++) {
        int *most = operands[k].is_scalar ? &of_scalars : &of_arrays;
        if (category(operands[k].kind) > *most) *most = category(operands[k].kind);
    }
    return of_arrays >= 0 && of_scalars >= 0 && of_arrays >= of_scalars;
}

static bool is_bool_or_unsigned(FoDtypeKind k) { return k == FO_DT_BOOL || fo_dtype_is_unsigned(k); }

// Promotion by dtypes alone. Promotion is not associative (int16, uint16, float16), so NumPy promotes the one of the highest type
// number, float16 counting as the highest, with each of the others, and joins what comes out.
static FoDtypeKind result_of_dtypes(int n, const FoPromotee *operands) {
    FoDtypeKind main = operands[0].kind;
    for (int k = 1; k < n; k++)
        if (main != FO_DT_FLOAT16 && (operands[k].kind > main || operands[k].kind == FO_DT_FLOAT16)) main = operands[k].kind;
    FoDtypeKind result = FO_DT_NONE;
    for (int k = 0; k < n; k++) {
        if (operands[k].kind == main) continue;
        const FoDtypeKind joined = fo_dtype_promote(main, operands[k].kind);
        result = result == FO_DT_NONE ? joined : fo_dtype_promote(result, joined);
    }
    return result == FO_DT_NONE ? main : result;
}

FoDtypeKind fo_dtype_result(int n, const FoPromotee *operands) {
    if (!values_count(n, operands)) return result_of_dtypes(n, operands);
    FoDtypeKind result = operands[0].least;
    bool result_fits = operands[0].fits_signed;
    for (int k = 1; k < n; k++) {
        FoDtypeKind next = operands[k].least;
        const bool next_fits = operands[k].fits_signed;
        if (next_fits && !is_bool_or_unsigned(result)) next = next - 1;
        else if (result_fits && !is_bool_or_unsigned(next)) result = result - 1;
        result = fo_dtype_promote(result, next);
        result_fits = result_fits && next_fits;
    }
    return result;
}

bool fo_promotee_can_cast(const FoPromotee *from, FoDtypeKind to, FoCasting casting) {
    if (!from->is_scalar || from->kind == to) return fo_dtype_can_cast(from->kind, to, casting);
    const FoDtypeKind least = from->fits_signed && !fo_dtype_is_unsigned(to) ? from->least - 1 : from->least;
    return fo_dtype_can_cast(least, to, casting);
}
