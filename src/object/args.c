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

// ---- as functions written in Python say it

// 'a', 'b', and 'c'
static FoStr *names_missing(const FoParams *p, FoObject *const *out, int n_missing) {
    FO_AUTO(FoStr) text = fo_str_from_text("");
    int done = 0;
    for (int i = 0; text && i < p->required; i++) {
        if (out[i]) continue;
        const char *between = done == 0 ? "" : done + 1 < n_missing ? ", " : n_missing == 2 ? " and " : ", and ";
        fo_assign_give(&text, fo_str_printf("%S%s'%s'", text, between, p->names[i]));
        done++;
    }
    return fo_take(text);
}

static bool fail_missing_names(const FoParams *p, FoObject *const *out) {
    int n_missing = 0;
    for (int i = 0; i < p->required; i++) n_missing += !out[i];
    FO_AUTO(FoStr) names = names_missing(p, out, n_missing);
    return names && fo_fail(FO_TYPE_ERROR, "%s() missing %d required positional argument%s: %S", p->function, n_missing,
                            n_missing == 1 ? "" : "s", names);
}

// n_self: 1 for methods, whose self counts.
static bool fail_positional_count(const FoParams *p, int64_t n, int n_self) {
    int least = (p->required < p->positional ? p->required : p->positional) + n_self, most = p->positional + n_self;
    long long given = (long long)n + n_self;
    const char *were = given == 1 ? "was" : "were";
    if (least < most)
        return fo_fail(FO_TYPE_ERROR, "%s() takes from %d to %d positional arguments but %lld %s given", p->function, least, most, given, were);
    return fo_fail(FO_TYPE_ERROR, "%s() takes %d positional argument%s but %lld %s given", p->function, most, most == 1 ? "" : "s", given, were);
}

static bool bind_as_python(const FoParams *p, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out, int n_self) {
    for (int i = 0; i < p->n; i++) out[i] = i < n && i < p->positional ? args[i] : NULL;
    for (int64_t k = 0; kwnames && k < kwnames->n; k++) {
        int i = parameter_find(p, (FoStr *)kwnames->items[k], false);
        if (i < 0) return fo_fail(FO_TYPE_ERROR, "%s() got an unexpected keyword argument '%S'", p->function, kwnames->items[k]);
        if (out[i]) return fo_fail(FO_TYPE_ERROR, "%s() got multiple values for argument '%s'", p->function, p->names[i]);
        out[i] = args[n + k];
    }
    if (n > p->positional) return fail_positional_count(p, n, n_self);
    for (int i = 0; i < p->required; i++)
        if (!out[i]) return fail_missing_names(p, out);
    return true;
}

bool fo_args_bind_function(const FoParams *p, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out) {
    return bind_as_python(p, args, n, kwnames, out, 0);
}

bool fo_args_bind_method(const FoParams *p, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out) {
    return bind_as_python(p, args, n, kwnames, out, 1);
}
