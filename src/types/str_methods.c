// SPDX-License-Identifier: MIT
// The table of str's methods.
#include "types/str_private.h"

static FoObject *format_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "__format__() argument must be str, not %T", args[0]);
    FoStr *spec = (FoStr *)args[0];
    if (spec->n == 0) return fo_str(self);
    FoFormatSpec parsed;
    if (!fo_format_spec_parse(spec, self, &parsed)) return NULL;
    return fo_format_str((FoStr *)self, &parsed);
}

const FoNativeDef fo_str_methods[] = {
    {"__format__", format_method, 1, 1, 0, "Return a formatted version of the string as described by format_spec.", NULL},
    {NULL},
};
