// SPDX-License-Identifier: MIT
// What the container types share: see container.h.
#include "types/container.h"

void fo_free_list_drop(int which, size_t nbytes) {
    for (FoObject *o; (o = fo_free_list_pop(which, NULL)) != NULL;)
        fo_gc_free(o, nbytes);
}

bool fo_fail_interrupt(void) {
    fo_rt->interrupted = 0;
    FoObject *exception = fo_exception_new(fo_exception_type(FO_KEYBOARD_INTERRUPT), NULL, 0);
    if (exception) fo_raise_give(exception);
    return false;
}

bool fo_repr_enter(FoReprGuard *guard, FoObject *o) {
    for (FoReprGuard *g = fo_rt->repr_guard; g; g = g->up)
        if (g->o == o) return true;
    guard->o = o;
    guard->up = fo_rt->repr_guard;
    fo_rt->repr_guard = guard;
    return false;
}

void fo_repr_leave(FoReprGuard *guard) { fo_rt->repr_guard = guard->up; }

bool fo_has_index(const FoObject *o) { return o->type->as_index != NULL || fo_int_check(o); }

FoObject *fo_exact_index(FoObject *o) {
    FO_AUTO(FoObject) index = fo_index(o);
    if (!index || fo_int_check_exact(index)) return fo_take(index);
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    return zero ? fo_int_add(index, zero) : NULL;
}

bool fo_size_arg(FoObject *o, int64_t *out) {
    if (o->type == &fo_int_type && fo_int_fits_i64(o, out)) return true;
    FO_AUTO(FoObject) number = fo_index(o);
    if (!number) return false;
    return fo_int_fits_i64(number, out) || fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
}

bool fo_c_int_arg(FoObject *o, int32_t *out) {
    int64_t value;
    FO_AUTO(FoObject) number = fo_index(o);
    if (!number) return false;
    if (!fo_int_fits_i64(number, &value) || value > INT32_MAX || value < INT32_MIN)
        return fo_fail(FO_OVERFLOW_ERROR, "Python int too large to convert to C int");
    *out = (int32_t)value;
    return true;
}

bool fo_index_key(FoObject *key, const char *what, int64_t *out) {
    if (fo_int_check(key)) {
        if (fo_int_fits_i64(key, out)) return true;
        return fo_fail(FO_INDEX_ERROR, "cannot fit '%T' into an index-sized integer", key);
    }
    if (!fo_has_index(key)) return fo_fail(FO_TYPE_ERROR, "%s indices must be integers or slices, not %T", what, key);
    FO_AUTO(FoObject) index = fo_index(key);
    if (!index) return false;
    if (fo_int_fits_i64(index, out)) return true;
    return fo_fail(FO_INDEX_ERROR, "cannot fit '%T' into an index-sized integer", key);
}

bool fo_index_bound(FoObject *bound, int64_t n, int64_t *out) {
    if (!fo_has_index(bound)) return fo_fail(FO_TYPE_ERROR, "slice indices must be integers or have an __index__ method");
    if (!fo_index_as_i64_clamped(bound, out)) return false;
    if (*out < 0) *out = *out + n < 0 ? 0 : *out + n;
    return true;
}

// The items of a list or a tuple as they are now.
static FoObject **items_of(FoObject *o, int64_t *n) {
    if (fo_tuple_check(o)) {
        *n = ((FoTuple *)o)->n;
        return ((FoTuple *)o)->items;
    }
    *n = ((FoList *)o)->n;
    return ((FoList *)o)->items;
}

static bool put_items(FoStrBuilder *b, FoObject *self, bool lone_comma) {
    int64_t n = 0, i = 0;
    for (;; i++) {
        FoObject **items = items_of(self, &n); // a repr may change the list
        if (i >= n) break;
        if (i > 0 && !fo_builder_put_ascii(b, ", ", 2)) return false;
        FO_AUTO(FoObject) item = fo_ref(items[i]);
        if (!fo_builder_put_repr(b, item) || !fo_poll()) return false;
    }
    return !(lone_comma && i == 1) || fo_builder_put_char(b, ',');
}

FoObject *fo_items_repr(FoObject *self, const char *open, const char *close, bool lone_comma) {
    FoReprGuard guard;
    if (fo_repr_enter(&guard, self)) return (FoObject *)fo_str_printf("%s...%s", open, close);
    FoStrBuilder b;
    fo_builder_init(&b);
    bool ok = fo_enter_recursion(" while getting the repr of an object");
    if (ok) {
        ok = fo_builder_put_text(&b, open) && put_items(&b, self, lone_comma) && fo_builder_put_text(&b, close);
        fo_leave_recursion();
    }
    fo_repr_leave(&guard);
    if (ok) return (FoObject *)fo_builder_finish(&b);
    fo_builder_deinit(&b);
    return NULL;
}

// The first position where the two differ (or the shorter length); the items there, owned, when both exist.
static bool first_difference(FoObject *a, FoObject *b, FoObject **x, FoObject **y) {
    *x = *y = NULL;
    for (int64_t i = 0, na, nb;; i++) {
        FoObject **p = items_of(a, &na), **q = items_of(b, &nb);
        if (i >= na || i >= nb) return true;
        if (!fo_poll()) return false;
        if (p[i] == q[i]) continue;
        FO_AUTO(FoObject) left = fo_ref(p[i]);
        FO_AUTO(FoObject) right = fo_ref(q[i]);
        bool equal;
        if (!fo_equal_fast(left, right, &equal)) return false;
        if (equal) continue;
        items_of(a, &na); // comparing may have shortened one
        items_of(b, &nb);
        if (i >= na || i >= nb) return true;
        *x = fo_take(left);
        *y = fo_take(right);
        return true;
    }
}

static bool compare_lengths(int64_t a, int64_t b, FoCompareOp op) {
    switch (op) {
    case FO_LT: return a < b;
    case FO_LE: return a <= b;
    case FO_EQ: return a == b;
    case FO_NE: return a != b;
    case FO_GT: return a > b;
    default: return a >= b;
    }
}

bool fo_tuple_equal_plain(const FoTuple *a, const FoTuple *b, bool *equal) {
    *equal = false;
    for (int64_t i = 0; i < a->n && i < b->n; i++) {
        FoObject *x = a->items[i], *y = b->items[i];
        if (x == y) continue;
        if (x->type != y->type || (x->type != &fo_int_type && x->type != &fo_str_type && x->type != &fo_float_type)) return false;
        bool same;
        if (!fo_equal_fast(x, y, &same)) return false;
        if (!same) return true;
    }
    *equal = a->n == b->n;
    return true;
}

// Two objects of one exact type; false: it is none of the simple ones.
static bool compare_scalar(const FoObject *x, const FoObject *y, FoCompareOp op, bool *truth) {
    int64_t i, j;
    if (x->type == &fo_int_type) {
        if (!fo_int_fits_i64(x, &i) || !fo_int_fits_i64(y, &j)) return false;
        *truth = compare_lengths(i, j, op);
    } else if (x->type == &fo_str_type) {
        if (op == FO_EQ || op == FO_NE) *truth = fo_str_equal((const FoStr *)x, (const FoStr *)y) == (op == FO_EQ);
        else *truth = compare_lengths(fo_str_compare((const FoStr *)x, (const FoStr *)y), 0, op);
    } else if (x->type == &fo_float_type) {
        double a = fo_float_value(x), b = fo_float_value(y);
        *truth = op == FO_LT ? a < b : op == FO_LE ? a <= b : op == FO_EQ ? a == b : op == FO_NE ? a != b : op == FO_GT ? a > b : a >= b;
    } else {
        return false;
    }
    return true;
}

bool fo_compare_plain(const FoObject *a, const FoObject *b, FoCompareOp op, bool *truth) {
    enum { SHORT = 4096 }; // longer ones can be interrupted
    if (a->type != b->type) return false;
    if (a->type != &fo_tuple_type && a->type != &fo_list_type) return compare_scalar(a, b, op, truth);
    int64_t na, nb;
    FoObject *const *p = items_of((FoObject *)(uintptr_t)a, &na), *const *q = items_of((FoObject *)(uintptr_t)b, &nb);
    if (na != nb && (op == FO_EQ || op == FO_NE) && a->type == &fo_list_type) {
        *truth = op == FO_NE;
        return true;
    }
    if (na > SHORT || nb > SHORT) return false;
    for (int64_t i = 0; i < na && i < nb; i++) {
        bool equal;
        if (p[i] == q[i]) continue;
        if (p[i]->type != q[i]->type || !compare_scalar(p[i], q[i], FO_EQ, &equal)) return false;
        if (!equal) return compare_scalar(p[i], q[i], op, truth);
    }
    *truth = compare_lengths(na, nb, op);
    return true;
}

FoObject *fo_items_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    int64_t na, nb;
    bool truth;
    if (fo_compare_plain(a, b, op, &truth)) return fo_bool_new(truth);
    items_of(a, &na);
    items_of(b, &nb);
    if (na != nb && (op == FO_EQ || op == FO_NE) && !fo_tuple_check(a)) return fo_bool_new(op == FO_NE);
    FO_AUTO(FoObject) x = NULL;
    FO_AUTO(FoObject) y = NULL;
    if (!first_difference(a, b, &x, &y)) return NULL;
    if (!x) {
        items_of(a, &na);
        items_of(b, &nb);
        return fo_bool_new(compare_lengths(na, nb, op));
    }
    if (op == FO_EQ || op == FO_NE) return fo_bool_new(op == FO_NE);
    return fo_compare(x, y, op);
}
