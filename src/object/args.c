// SPDX-License-Identifier: MIT
// How native functions read their arguments.
#include "types/core.h"

bool fo_args_no_keywords(const char *function, FoTuple *kwnames) {
    if (!kwnames || !kwnames->n) return true;
    return fo_fail(FO_TYPE_ERROR, "%s() takes no keyword arguments", function);
}

bool fo_args_count(const char *function, int64_t n, int64_t least, int64_t most) {
    if (n >= least && (most < 0 || n <= most)) return true;
    fo_raise_arity(function, n, least, most);
    return false;
}

static int parameter_find(const FoParams *p, const FoStr *name, bool positional_only) {
    for (int i = positional_only ? 0 : p->positional_only; i < (positional_only ? p->positional_only : p->n); i++)
        if (fo_str_equals_text(name, p->names[i])) return i;
    return -1;
}

static bool fail_keyword(const FoParams *p, const FoStr *name) {
    int i = parameter_find(p, name, false);
    if (i >= 0) return fo_fail(FO_TYPE_ERROR, "argument for %s() given by name ('%S') and position (%d)", p->function, name, i + 1);
    if (parameter_find(p, name, true) >= 0)
        return fo_fail(FO_TYPE_ERROR, "%s() got some positional-only arguments passed as keyword arguments: '%S'", p->function, name);
    return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for %s()", name, p->function);
}

static bool fail_too_many(const FoParams *p, int64_t n, int64_t n_keywords) {
    return fo_fail(FO_TYPE_ERROR, "%s() takes at most %d %sargument%s (%lld given)", p->function, p->n,
                   n == 0 ? "keyword " : "", p->n == 1 ? "" : "s", (long long)(n + n_keywords));
}

static bool fail_too_many_positional(const FoParams *p, int64_t n) {
    if (p->positional == 0) return fo_fail(FO_TYPE_ERROR, "%s() takes no positional arguments", p->function);
    return fo_fail(FO_TYPE_ERROR, "%s() takes %s %d positional argument%s (%lld given)", p->function,
                   p->required < p->positional ? "at most" : "exactly", p->positional, p->positional == 1 ? "" : "s", (long long)n);
}

static bool fail_missing(const FoParams *p, int i, int64_t n) {
    if (i >= p->positional_only) return fo_fail(FO_TYPE_ERROR, "%s() missing required argument '%s' (pos %d)", p->function, p->names[i], i + 1);
    int least = p->required < p->positional_only ? p->required : p->positional_only;
    return fo_fail(FO_TYPE_ERROR, "%s() takes %s %d positional argument%s (%lld given)", p->function,
                   least < p->positional ? "at least" : "exactly", least, least == 1 ? "" : "s", (long long)n);
}

bool fo_args_bind(const FoParams *p, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out) {
    int64_t n_keywords = kwnames ? kwnames->n : 0;
    for (int i = 0; i < p->n; i++) out[i] = NULL;
    if (n + n_keywords > p->n) return fail_too_many(p, n, n_keywords);
    if (n > p->positional) return fail_too_many_positional(p, n);
    for (int64_t i = 0; i < n; i++) out[i] = args[i];
    const FoStr *odd = NULL; // the first name that cannot be bound: told of after missing arguments
    for (int64_t k = 0; k < n_keywords; k++) {
        const FoStr *name = (FoStr *)kwnames->items[k];
        int i = parameter_find(p, name, false);
        if (i >= 0 && !out[i]) out[i] = args[n + k];
        else if (!odd) odd = name;
    }
    for (int i = 0; i < p->required; i++)
        if (!out[i]) return fail_missing(p, i, n);
    return !odd || fail_keyword(p, odd);
}
