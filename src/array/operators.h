// SPDX-License-Identifier: MIT
// The slots of arrays.
#ifndef FO_ARRAY_OPERATORS_H
#define FO_ARRAY_OPERATORS_H

#define X(name, text, method)                                                                                  \
    FoObject *fo_array_##method(FoObject *a, FoObject *b);                                                     \
    FoObject *fo_array_i##method(FoObject *a, FoObject *b);
FO_BINARY_OPS(X)
#undef X
FoObject *fo_array_divmod(FoObject *a, FoObject *b);
FoObject *fo_array_compare(FoObject *a, FoObject *b, FoCompareOp op);
FoObject *fo_array_negative(FoObject *a);
FoObject *fo_array_positive(FoObject *a);
FoObject *fo_array_absolute(FoObject *a);
FoObject *fo_array_invert(FoObject *a);
bool fo_array_truth(FoObject *self, bool *truth);
FoObject *fo_array_as_int(FoObject *self);
FoObject *fo_array_as_float(FoObject *self);
FoObject *fo_array_as_index(FoObject *self);

#endif
