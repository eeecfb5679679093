// SPDX-License-Identifier: MIT
// subclass: classes of scripts in array operations. Results are of the class that the operands ask for (__array_wrap__,
// __array_finalize__, __array_priority__), and an operand may take a whole operation over (__array_ufunc__).
#ifndef FO_ARRAY_SUBCLASS_H
#define FO_ARRAY_SUBCLASS_H
#include "array/array_private.h"

// A view of all of `over`, of class type; the class is told that it comes from `from`.
FoArray *fo_array_view_as(FoType *type, FoArray *over, FoObject *from);
// The same for results that may be scalars, which stay what they are.
FoObject *fo_object_like_give(FoObject *from, FoObject *result);
// What from.__array_wrap__ makes of a result; consumes result (NULL passes). context: (ufunc, arguments, 0), or NULL.
FoObject *fo_class_wrap_give(FoObject *from, FoObject *result, FoObject *context_or_null);
bool fo_class_has_wrap(FoObject *o);
bool fo_class_is_array_like(FoObject *o); // has it __array__ or __array_interface__?
double fo_array_priority(FoObject *o);    // __array_priority__; arrays 0, others far below

// Keywords of a call as __array_ufunc__ gets them: owned names and values.
enum { FO_WORDS_MAX = 12 };
typedef struct {
    int n;
    FoObject *names[FO_WORDS_MAX], *values[FO_WORDS_MAX];
} FoWords;
FO_MUST_CHECK bool fo_words_put(FoWords *words, const char *name, FoObject *value);
FO_MUST_CHECK bool fo_words_put_out(FoWords *words, FoObject *out_or_null); // as a tuple; None is left out
void fo_words_deinit(FoWords *words);
// Asks the operands (and what `out` holds) for an __array_ufunc__. *taken: one of them has answered, or refused: TypeError.
FoObject *fo_class_override(FoObject *ufunc, const char *method, FoObject *const *inputs, int64_t n, const FoWords *words, bool *taken);
bool fo_class_has_override(FoObject *o);

// Elementwise operations with at least one operand, or out, of a class of a script. *declined as fo_eval_op_or_decline.
FoObject *fo_class_op(FoOp op, FoObject *const *operands, FoObject *out_or_null, bool *declined);
// What becomes of a computed result: out's class or the one of the operands with the highest priority.
enum { FO_UNPREPARED = -1 }; // the only result, which __array_wrap__ sees as a plain array: np.matmul
FoObject *fo_class_finish_nth_give(FoObject *ufunc, FoObject *result, FoObject *const *inputs, int64_t n, FoObject *out_or_null, bool subok, int64_t which);
FoObject *fo_class_finish_give(FoObject *ufunc, FoObject *result, FoObject *const *inputs, int64_t n, FoObject *out_or_null, bool subok);
FoObject *fo_class_matmul(FoObject *x, FoObject *y, FoObject *out_or_null); // np.matmul
bool fo_class_defers(FoObject *self, FoObject *other, bool in_place);       // does an operator leave this operand to its class?
// As fo_eval_op, for operands of any class.
FoObject *fo_ufunc_eval(FoOp op, FoObject *const *operands, FoArray *out_or_null);
// ufunc.method(self, *rest): NULL entries are None, those at the end are left out.
FoObject *fo_class_reduce(FoOp op, const char *method, FoObject *self, FoObject *const *rest, int n_rest);
// A function of lib/numpy_classes.py with self in front of the arguments: methods that NumPy composes of ufuncs.
FoObject *fo_class_call_library(const char *name, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
// The method of that name that the object has; *taken false: it has none (no exception pending).
FoObject *fo_class_call_own(FoObject *o, const char *name, FoObject *const *args, int64_t n, FoTuple *kwnames, bool *taken);
extern const FoNativeDef fo_subclass_methods[];
extern const FoGetSetDef fo_subclass_getsets[];
#endif
