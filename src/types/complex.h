// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_COMPLEX_H
#define FO_TYPES_COMPLEX_H

struct FoComplex {
    FoObject head;
    double real, imag;
};
extern FoType fo_complex_type;
FoObject *fo_complex_new(double real, double imag);
bool fo_complex_as_parts(FoObject *o, double *real, double *imag); // complex, float, int, __complex__

#endif
