// SPDX-License-Identifier: MIT
// What the files of the module numpy share: tables of functions, ended by a NULL name, and how arguments are read.
#ifndef FO_NUMPY_PRIVATE_H
#define FO_NUMPY_PRIVATE_H

#include "array/array.h"
#include "array/create.h"
#include "modules/modules.h"
#include "modules/numpy/numpy_parts.h"
#include "types/container.h"

#define FUNCTION(name) static FoObject *np_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)
#define ROW(name, least, most, flags) {#name, np_##name, least, most, flags, "See numpy." #name}
enum { KW = FO_NATIVE_KEYWORDS };
// Reads arguments into given[]: names are all parameters, the first `required` must be there, those after `positional` need their name.
#define BIND(function, required_count, positional_count, ...)                                                  \
    static const char *const bind_names[] = {__VA_ARGS__};                                                     \
    static const FoParams bind_params = {function, bind_names, FO_COUNT_OF(bind_names), required_count, 0, positional_count}; \
    FoObject *given[FO_COUNT_OF(bind_names)] = {NULL};                                                         \
    if (!fo_args_bind(&bind_params, args, n, kwnames, given)) return NULL

extern const FoNativeDef fo_numpy_make_functions[], fo_numpy_join_functions[], fo_numpy_count_functions[], fo_numpy_text_functions[];

FoArray *fo_numpy_argument(FoObject *o); // any object as a settled array
FO_INLINE bool fo_is_given(const FoObject *o) { return o && o != fo_none; }
FO_MUST_CHECK bool fo_flag_read(FoObject *o_or_null, bool preset, bool *flag);
FO_MUST_CHECK bool fo_i64_read(FoObject *o_or_null, int64_t preset, int64_t *value);

#endif
