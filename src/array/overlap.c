// SPDX-License-Identifier: MIT
// Two views share a byte exactly when the bounded Diophantine equation
//     sum of a[i] * x[i] = b,   0 <= x[i] <= u[i],   a[i] > 0
// has a solution: the terms are both views' axes (negative strides turned around) and the offset inside an element of each. In general
// this is NP-complete; a depth-first search with two prunings answers practical cases at once: the remaining terms must be able to
// reach the remainder, and their greatest common divisor must divide it.
#include "array/overlap.h"

enum { MAX_TERMS = 2 * FO_MAX_DIMS + 2 };

typedef struct {
    int64_t a, u;
} Term;
typedef struct {
    int n;
    Term term[MAX_TERMS];
    int64_t divisor[MAX_TERMS]; // of term[k...].a
    __int128 reach[MAX_TERMS];  // sum of term[k...].a * u
    int64_t left;               // steps still allowed; negative: any number
    bool exhausted;
} Search;

static bool is_empty(const FoView *v) {
    for (int k = 0; k < v->ndim; k++)
        if (v->shape[k] == 0) return true;
    return v->itemsize == 0;
}

static void view_range(const FoView *v, uintptr_t *first, uintptr_t *end) {
    int64_t low, high;
    fo_layout_bounds(v->ndim, v->shape, v->strides, v->itemsize, &low, &high);
    *first = (uintptr_t)v->pointer + (uintptr_t)low;
    *end = (uintptr_t)v->pointer + (uintptr_t)high;
}

bool fo_overlap_bounds(const FoView *a, const FoView *b) {
    if (is_empty(a) || is_empty(b)) return false;
    uintptr_t a_first, a_end, b_first, b_end;
    view_range(a, &a_first, &a_end);
    view_range(b, &b_first, &b_end);
    return a_first < b_end && b_first < a_end;
}

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b) {
        const int64_t rest = a % b;
        a = b, b = rest;
    }
    return a;
}

static void add_term(Search *s, int64_t a, int64_t u) {
    if (a == 0 || u <= 0) return;
    for (int k = 0; k < s->n; k++)
        if (s->term[k].a == a) { // equal coefficients are one term
            s->term[k].u += u;
            return;
        }
    s->term[s->n++] = (Term){a, u};
}

// Largest coefficients first: they leave the fewest choices.
static void prepare(Search *s) {
    for (int i = 1; i < s->n; i++) {
        const Term t = s->term[i];
        int k = i;
        for (; k > 0 && s->term[k - 1].a < t.a; k--) s->term[k] = s->term[k - 1];
        s->term[k] = t;
    }
    int64_t divisor = 0;
    __int128 reach = 0;
    for (int k = s->n - 1; k >= 0; k--) {
        s->divisor[k] = divisor = common_divisor(s->term[k].a, divisor);
        s->reach[k] = reach += (__int128)s->term[k].a * s->term[k].u;
    }
}

static bool solve(Search *s, int k, __int128 b) {
    if (b == 0) return true;
    if (k == s->n || b < 0 || b > s->reach[k] || b % s->divisor[k] != 0) return false;
    if (s->left == 0) {
        s->exhausted = true;
        return false;
    }
    if (s->left > 0) s->left--;
    const Term t = s->term[k];
    const __int128 rest_reach = k + 1 < s->n ? s->reach[k + 1] : 0;
    __int128 most = b / t.a, least = b > rest_reach ? (b - rest_reach + t.a - 1) / t.a : 0;
    if (most > t.u) most = t.u;
    for (__int128 x = most; x >= least; x--) {
        if (solve(s, k + 1, b - x * t.a)) return true;
        if (s->exhausted) return false;
    }
    return false;
}

static FoOverlap answer(Search *s, __int128 b) {
    prepare(s);
    if (solve(s, 0, b)) return FO_OVERLAP_YES;
    return s->exhausted ? FO_OVERLAP_TOO_HARD : FO_OVERLAP_NO;
}

FoOverlap fo_overlap_solve(const FoView *a, const FoView *b, int64_t max_work) {
    if (!fo_overlap_bounds(a, b)) return FO_OVERLAP_NO;
    if (max_work == 0) return FO_OVERLAP_TOO_HARD;
    // start_a + sum |s|x + p = end_b - sum |s|y - q, with p, q the bytes inside an element
    Search s = {.left = max_work};
    uintptr_t a_first, a_end, b_first, b_end;
    view_range(a, &a_first, &a_end);
    view_range(b, &b_first, &b_end);
    for (int k = 0; k < a->ndim; k++) add_term(&s, a->strides[k] < 0 ? -a->strides[k] : a->strides[k], a->shape[k] - 1);
    for (int k = 0; k < b->ndim; k++) add_term(&s, b->strides[k] < 0 ? -b->strides[k] : b->strides[k], b->shape[k] - 1);
    add_term(&s, 1, a->itemsize - 1);
    add_term(&s, 1, b->itemsize - 1);
    return answer(&s, (__int128)(b_end - 1) - (__int128)a_first);
}

// An axis of length n and step a visits a place of another when a difference of indices vanishes: x[i] in [-(n-1), n-1] not all 0.
// Shifted to be non-negative: sum a x = sum a (n - 1) with x in [0, 2(n - 1)], other than x = n - 1 throughout. Axes sorted by stride
// settle the usual case: each step exceeds everything the smaller axes span.
FoOverlap fo_overlap_internal(const FoView *view, int64_t max_work) {
    Term axis[FO_MAX_DIMS + 1];
    int n = 0;
    if (is_empty(view)) return FO_OVERLAP_NO;
    for (int k = 0; k < view->ndim; k++) {
        if (view->shape[k] < 2) continue;
        if (view->strides[k] == 0) return FO_OVERLAP_YES;
        Term t = {view->strides[k] < 0 ? -view->strides[k] : view->strides[k], view->shape[k] - 1};
        int i = n++;
        for (; i > 0 && axis[i - 1].a > t.a; i--) axis[i] = axis[i - 1];
        axis[i] = t;
    }
    __int128 span = view->itemsize - 1;
    bool is_nested = true;
    for (int k = 0; k < n; k++) {
        if (axis[k].a <= span) is_nested = false;
        span += (__int128)axis[k].a * axis[k].u;
    }
    if (is_nested) return FO_OVERLAP_NO;
    if (max_work == 0) return FO_OVERLAP_TOO_HARD;
    // one difference after the other is the first one that is not 0 (and then positive)
    int64_t left = max_work;
    for (int first = n - 1; first >= 0; first--) {
        // axis[first] differs by at least 1: a_first (1 + x) = sum over smaller axes of a (u - y), y in [0, 2u], and bytes inside elements
        Search s = {.left = left};
        __int128 b = -(__int128)axis[first].a;
        add_term(&s, axis[first].a, axis[first].u - 1);
        for (int k = 0; k < first; k++) {
            add_term(&s, axis[k].a, 2 * axis[k].u);
            b += (__int128)axis[k].a * axis[k].u;
        }
        add_term(&s, 1, 2 * (view->itemsize - 1));
        b += view->itemsize - 1;
        if (b < 0) continue;
        const FoOverlap found = answer(&s, b);
        if (found != FO_OVERLAP_NO) return found;
        if (left > 0) left = s.left;
    }
    return FO_OVERLAP_NO;
}

bool fo_overlap_is_elementwise_safe(const FoView *in, const FoView *out) {
    if (!fo_overlap_bounds(in, out)) return true;
    bool is_same = in->pointer == out->pointer && in->ndim == out->ndim && in->itemsize == out->itemsize;
    for (int k = 0; k < in->ndim && is_same; k++)
        is_same = in->shape[k] == out->shape[k] && (in->strides[k] == out->strides[k] || in->shape[k] == 1);
    if (is_same) return fo_overlap_internal(out, 1) == FO_OVERLAP_NO;
    return fo_overlap_solve(in, out, 1) == FO_OVERLAP_NO;
}
