// SPDX-License-Identifier: MIT
// What the __reduce__ methods of built-in types return: something to call, its arguments, perhaps a state to be set afterwards.
#include "types/container.h"

FoObject *fo_reduce_give(const char *builtin, FoTuple *args, FoObject *state_or_null) {
    FO_AUTO(FoTuple) held_args = args;
    FO_AUTO(FoObject) state = state_or_null;
    FO_AUTO(FoStr) name = args ? fo_str_from_ascii(builtin, (int64_t)strlen(builtin)) : NULL;
    if (!name) return NULL;
    FoBorrowed function;
    if (!fo_dict_find(fo_rt->builtins, (FoObject *)name, &function)) return NULL;
    if (!function) return fo_raise(FO_ATTRIBUTE_ERROR, "%S", name);
    return (FoObject *)(state ? fo_tuple_pack(3, fo_lend(function), args, state) : fo_tuple_pack(2, fo_lend(function), args));
}

FoObject *fo_reduce_iterator(const char *builtin, FoObject *sequence_or_null, FoObject *when_exhausted, int64_t at) {
    if (!sequence_or_null) return fo_reduce_give("iter", fo_tuple_pack(1, when_exhausted), NULL);
    FoObject *state = fo_int_from_i64(at);
    return state ? fo_reduce_give(builtin, fo_tuple_pack(1, sequence_or_null), state) : NULL;
}

FoObject *fo_reduce_remaining(FoObject *iterator) {
    FO_AUTO(FoList) rest = fo_sequence_as_list(iterator);
    return rest ? fo_reduce_give("iter", fo_tuple_pack(1, rest), NULL) : NULL;
}

bool fo_iterator_state(FoObject *state, int64_t most, int64_t *at) {
    if (!fo_int_check(state)) return fo_fail(FO_TYPE_ERROR, "an integer is required");
    if (!fo_int_fits_i64(state, at)) return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    *at = *at < 0 ? 0 : *at > most ? most : *at;
    return true;
}
