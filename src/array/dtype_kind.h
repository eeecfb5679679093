// SPDX-License-Identifier: MIT
// Facts about element types which need no objects: sizes, names, casting and promotion. Pure functions.
// The rules are those of NumPy 1.24, with its promotion by value for scalars.
#ifndef FO_ARRAY_DTYPE_KIND_H
#define FO_ARRAY_DTYPE_KIND_H

#include "base/base.h"

typedef struct {
    float re, im;
} FoComplex64;
typedef struct {
    double re, im;
} FoComplex128;

typedef enum {
#define FO_DTYPE(NAME, name, itemsize, kind, type, ctype) FO_DT_##NAME,
#include "array/dtype_kind.def"
#undef FO_DTYPE
    FO_DT_COUNT,
    FO_DT_NONE = FO_DT_COUNT // "there is no such dtype"
} FoDtypeKind;

typedef struct {
    const char *name; // "float64"
    uint8_t itemsize, alignment;
    char kind; // 'b' 'i' 'u' 'f' 'c'
    char type; // NumPy's one-letter code, 'd'
} FoDtypeFacts;
extern const FoDtypeFacts fo_dtype_facts[FO_DT_COUNT];

FO_INLINE size_t fo_dtype_itemsize(FoDtypeKind k) { return fo_dtype_facts[k].itemsize; }
FO_INLINE bool fo_dtype_is_bool(FoDtypeKind k) { return k == FO_DT_BOOL; }
FO_INLINE bool fo_dtype_is_integer(FoDtypeKind k) { return k >= FO_DT_INT8 && k <= FO_DT_UINT64; } // not bool
FO_INLINE bool fo_dtype_is_unsigned(FoDtypeKind k) { return fo_dtype_is_integer(k) && (k - FO_DT_INT8) % 2 == 1; }
FO_INLINE bool fo_dtype_is_float(FoDtypeKind k) { return k >= FO_DT_FLOAT16 && k <= FO_DT_FLOAT64; }
FO_INLINE bool fo_dtype_is_complex(FoDtypeKind k) { return k >= FO_DT_COMPLEX64 && k <= FO_DT_COMPLEX128; }

// Reads a dtype text without byte order: "float64", "int", "f8", "d", "bool_", "uint8", "c16", "double" … FO_DT_NONE when unknown.
FoDtypeKind fo_dtype_from_text(const char *text, size_t n);

// ---- casting and promotion
typedef enum { FO_CAST_NO, FO_CAST_EQUIV, FO_CAST_SAFE, FO_CAST_SAME_KIND, FO_CAST_UNSAFE } FoCasting;
bool fo_dtype_can_cast(FoDtypeKind from, FoDtypeKind to, FoCasting casting); // by dtype alone
// The smallest dtype both can be cast to safely (np.promote_types).
FoDtypeKind fo_dtype_promote(FoDtypeKind a, FoDtypeKind b);

// An operand of np.result_type: an array's dtype, or a scalar (NumPy scalar, 0-d array, Python number) with its value's needs.
typedef struct {
    FoDtypeKind kind;  // its own dtype (Python int: int64 or uint64, float: float64, complex: complex128)
    FoDtypeKind least; // scalars: the smallest dtype that holds the value (np.min_scalar_type); arrays: same as kind
    bool is_scalar;
    bool fits_signed; // scalars with an unsigned `least`: the signed type of the same size holds the value too
} FoPromotee;
FO_INLINE FoPromotee fo_promotee_array(FoDtypeKind kind) { return (FoPromotee){kind, kind, false, false}; }
// kind is the scalar's own dtype; *value one element of that dtype.
FoPromotee fo_promotee_scalar(FoDtypeKind kind, const void *value);
// np.result_type(...): values count only where a scalar's category (bool < integer < float, complex) does not exceed that of every array.
FoDtypeKind fo_dtype_result(int n, const FoPromotee *operands);
// np.can_cast(scalar or array, to, casting) by value.
bool fo_promotee_can_cast(const FoPromotee *from, FoDtypeKind to, FoCasting casting);
// np.min_scalar_type of one element.
FoDtypeKind fo_dtype_min_scalar(FoDtypeKind kind, const void *value);

#endif
