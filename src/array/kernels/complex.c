// SPDX-License-Identifier: MIT
// complex: functions of complex numbers by the C library. Compiled once: nothing here gains from wider vectors.
#include <complex.h>
#include <math.h>

#include "array/kernels/level.h"

// CMPLX is not everywhere; both layouts are two numbers in a row.
#define MAKE_OF(T, Z, re, im)     \
    (((union {                    \
         T parts;                 \
         Z whole;                 \
     }){.parts = {re, im}}).whole)

#define T FoComplex128
#define Z double complex
#define MAKE(re, im) MAKE_OF(FoComplex128, double complex, re, im)
#define FO_KIND COMPLEX128
#define C(name) name
#include "array/kernels/complex.inc"
#define T FoComplex64
#define Z float complex
#define MAKE(re, im) MAKE_OF(FoComplex64, float complex, re, im)
#define FO_KIND COMPLEX64
#define C(name) name##f
#include "array/kernels/complex.inc"

void fo_register_complex(FoKernelTable *table) {
#define FO_PASS_REGISTER
#define FO_KIND COMPLEX128
#include "array/kernels/complex.inc"
#define FO_KIND COMPLEX64
#include "array/kernels/complex.inc"
}
