// SPDX-License-Identifier: MIT
// What the scalar files share.
#ifndef FO_ARRAY_SCALAR_PRIVATE_H
#define FO_ARRAY_SCALAR_PRIVATE_H

void fo_element_cast(FoDtypeKind from, const void *in, FoDtypeKind to, void *out); // one native element
FoDtype *fo_scalar_dtype_of(const FoObject *o); // also for instances of derived classes; NULL for other objects
FoObject *fo_scalar_python(FoObject *self);     // float, int, bool or complex
#define X(name, text, method) FoObject *fo_scalar_##method(FoObject *a, FoObject *b);
FO_BINARY_OPS(X)
#undef X
FoObject *fo_scalar_divmod(FoObject *a, FoObject *b);
FoObject *fo_scalar_compare(FoObject *a, FoObject *b, FoCompareOp op);
FoObject *fo_scalar_negative(FoObject *self);
FoObject *fo_scalar_positive(FoObject *self);
FoObject *fo_scalar_absolute(FoObject *self);
FoObject *fo_scalar_invert(FoObject *self);
FoObject *fo_scalar_get_item(FoObject *self, FoObject *key);
FoObject *fo_scalar_repr_text(FoObject *self);
FoObject *fo_scalar_str_text(FoObject *self);
extern const FoNativeDef fo_scalar_methods[];
extern const FoGetSetDef fo_scalar_getsets[];

#endif
