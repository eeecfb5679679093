// SPDX-License-Identifier: MIT
// "Did you mean: 'x'?" behind NameError and AttributeError, by CPython's rules: the closest name by edit distance, where a move costs 2 and
// a change of case 1, and a third of the letters may differ.
#include "lang/machine_private.h"

enum { MOVE_COST = 2, CASE_COST = 1, NAME_MAX_LENGTH = 40, CANDIDATES_MAX = 750 };

static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static int substitution(int a, int b) {
    if ((a & 31) != (b & 31)) return MOVE_COST;
    if (a == b) return 0;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

static int64_t distance(const char *a, int64_t na, const char *b, int64_t nb, int64_t limit) {
    if (na == nb && !memcmp(a, b, (size_t)na)) return 0;
    while (na && nb && a[0] == b[0]) a++, b++, na--, nb--;
    while (na && nb && a[na - 1] == b[nb - 1]) na--, nb--;
    if (!na || !nb) return (na + nb) * MOVE_COST;
    if (na > NAME_MAX_LENGTH || nb > NAME_MAX_LENGTH) return limit + 1;
    if (nb < na) {
        const char *t = a;
        a = b;
        b = t;
        int64_t tn = na;
        na = nb;
        nb = tn;
    }
    if ((nb - na) * MOVE_COST > limit) return limit + 1;
    int64_t row[NAME_MAX_LENGTH], result = 0;
    for (int64_t i = 0; i < na; i++) row[i] = (i + 1) * MOVE_COST;
    for (int64_t k = 0; k < nb; k++) {
        int64_t diagonal = k * MOVE_COST, least = INT64_MAX;
        result = diagonal;
        for (int64_t i = 0; i < na; i++) {
            int64_t substitute = diagonal + substitution(b[k], a[i]);
            diagonal = row[i];
            int64_t move = (result < diagonal ? result : diagonal) + MOVE_COST;
            result = substitute < move ? substitute : move;
            row[i] = result;
            if (result < least) least = result;
        }
        if (least > limit) return limit + 1;
    }
    return result;
}

typedef struct {
    FoStr *wanted, *best;
    int64_t best_distance;
} Search;
static void consider(Search *s, FoObject *candidate) {
    if (!fo_str_check(candidate)) return;
    FoStr *name = (FoStr *)candidate;
    if (fo_str_equal(name, s->wanted) || !name->state.ascii || !s->wanted->state.ascii) return;
    int64_t limit = (name->n + s->wanted->n + 3) * MOVE_COST / 6;
    if (s->best && s->best_distance - 1 < limit) limit = s->best_distance - 1;
    int64_t d = distance(fo_str_data(s->wanted), s->wanted->n, fo_str_data(name), name->n, limit);
    if (d > limit) return;
    s->best = name;
    s->best_distance = d;
}

static void search_list(Search *s, FoObject **items, int64_t n) {
    s->best = NULL;
    if (n >= CANDIDATES_MAX) return;
    for (int64_t i = 0; i < n; i++) consider(s, items[i]);
}

static void put(FoBuffer *out, FoStr *name, const char *prefix) {
    const char *text = fo_str_utf8(name, NULL);
    if (text) fo_buffer_printf(out, ". Did you mean: '%s%s'?", prefix, text);
}

static void for_name(FoBuffer *out, FoException *e, Search *s) {
    FoTraceback *t = (FoTraceback *)e->traceback;
    if (!t) return;
    while (t->next) t = t->next;
    FoCode *code = (FoCode *)t->frame_or_code;
    search_list(s, code->local_names->items, code->local_names->n); // co_varnames: variables of functions outside are not considered
    FoDict *spaces[] = {(FoDict *)t->globals, fo_rt->builtins};
    for (size_t i = 0; i < FO_COUNT_OF(spaces) && !s->best; i++) {
        FO_AUTO(FoList) keys = spaces[i] ? fo_dict_keys_list(spaces[i]) : NULL;
        if (!keys) {
            fo_error_clear();
            continue;
        }
        search_list(s, keys->items, keys->n);
        if (s->best) {
            put(out, s->best, "");
            return;
        }
    }
    if (s->best) put(out, s->best, "");
}

static void for_attribute(FoBuffer *out, FoException *e, Search *s) {
    FoObject *o = fo_lend(fo_exception_peek_extra((FoObject *)e, FO_EXTRA_OBJ));
    FoObject *dir = o ? fo_lend(fo_dict_peek_text(fo_rt->builtins, "dir")) : NULL;
    if (!dir) return;
    FO_AUTO(FoObject) names = fo_call1(dir, o);
    if (!names || !fo_list_check(names)) {
        fo_error_clear();
        return;
    }
    search_list(s, ((FoList *)names)->items, ((FoList *)names)->n);
    if (s->best) put(out, s->best, "");
}

void suggestion_put(FoBuffer *out, FoException *e) {
    bool is_name = fo_is_a((FoObject *)e, fo_exception_type(FO_NAME_ERROR));
    if (!is_name && !fo_is_a((FoObject *)e, fo_exception_type(FO_ATTRIBUTE_ERROR))) return;
    FoObject *wanted = fo_lend(fo_exception_peek_extra((FoObject *)e, FO_EXTRA_NAME));
    if (!wanted || !fo_str_check(wanted)) return;
    Search s = {.wanted = (FoStr *)wanted};
    if (is_name)
        for_name(out, e, &s);
    else
        for_attribute(out, e, &s);
}
