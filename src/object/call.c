// SPDX-License-Identifier: MIT
// Calls of any object.
#include "types/core.h"

FoObject *fo_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoCallFn call = callee->type->call;
    if (fo_unlikely(!call)) return fo_raise(FO_TYPE_ERROR, "'%T' object is not callable", callee);
    if (fo_unlikely(!fo_enter_recursion(" while calling a Python object"))) return NULL;
    FoObject *result = call(callee, args, n, kwnames);
    fo_leave_recursion();
    return result;
}

FoObject *fo_call0(FoObject *callee) { return fo_call(callee, NULL, 0, NULL); }
FoObject *fo_call1(FoObject *callee, FoObject *a) { return fo_call(callee, &a, 1, NULL); }
FoObject *fo_call2(FoObject *callee, FoObject *a, FoObject *b) { return fo_call(callee, (FoObject *[]){a, b}, 2, NULL); }
FoObject *fo_call3(FoObject *callee, FoObject *a, FoObject *b, FoObject *c) {
    return fo_call(callee, (FoObject *[]){a, b, c}, 3, NULL);
}

// Fills values[] with the dict's values and returns the tuple of its keys, which must be str.
static FoTuple *unpack_keywords(FoDict *kwargs, FoObject **values) {
    FO_AUTO(FoTuple) names = fo_tuple_new(kwargs->n);
    if (!names) return NULL;
    int64_t at = 0, i = 0;
    FoBorrowed key, value;
    while (fo_dict_next(kwargs, &at, &key, &value)) {
        if (!fo_str_check(key)) return fo_raise(FO_TYPE_ERROR, "keywords must be strings");
        names->items[i] = fo_own(key);
        values[i++] = fo_lend(value);
    }
    return fo_take(names);
}

FoObject *fo_call_tuple_dict(FoObject *callee, FoTuple *args, FoDict *kwargs) {
    if (!kwargs || !kwargs->n) return fo_call(callee, args->items, args->n, NULL);
    size_t nbytes = (size_t)(args->n + kwargs->n) * sizeof(FoObject *);
    FoObject **all = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!all) return fo_raise_no_memory();
    for (int64_t i = 0; i < args->n; i++) all[i] = args->items[i];
    FO_AUTO(FoTuple) names = unpack_keywords(kwargs, all + args->n);
    // the callee may change the dict: keep its values alive meanwhile
    int64_t n_kept = names ? names->n : 0;
    for (int64_t i = 0; i < n_kept; i++) fo_ref(all[args->n + i]);
    FoObject *result = names ? fo_call(callee, all, args->n, names) : NULL;
    for (int64_t i = 0; i < n_kept; i++) fo_unref(all[args->n + i]);
    fo_free(all, nbytes, FO_MEM_INTERNAL);
    return result;
}
