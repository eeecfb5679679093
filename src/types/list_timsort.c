// SPDX-License-Identifier: MIT
// The general sort: Tim Peters' natural merge sort with galloping, merged by the powersort policy (Munro and Wild), in the form CPython
// 3.11 uses, so that scripts that count comparisons or compare inconsistently see the same.
//
// Invariant of the merges: whatever happens (also when a comparison raises), keys and values hold a permutation of what came in.
#include "types/list_sort.h"

enum { MIN_GALLOP = 7, MAX_RUNS = 85, FEW = 128 };

typedef struct {
    FoObject **keys, **values; // values NULL: the keys are the items
} Slice;
typedef struct {
    int64_t start, n;
    int power;
} Run;
typedef struct {
    Slice all, spare;
    int64_t n, spare_n, min_gallop;
    Run runs[MAX_RUNS];
    int n_runs;
    FoObject *few[FEW];
} Sort;

// ---- comparison

static bool less(FoObject *a, FoObject *b, bool *result);

// Numbers and strings, both of one type: is a less, is it the same? NaN is neither. False: they need the protocol.
FO_INLINE bool simple_order(const FoObject *a, const FoObject *b, bool *is_less, bool *is_equal) {
    if (a->type != b->type) return false;
    if (a->type == &fo_int_type) {
        int64_t x, y;
        if (!fo_int_fits_i64(a, &x) || !fo_int_fits_i64(b, &y)) return false;
        *is_less = x < y;
        *is_equal = x == y;
        return true;
    }
    if (a->type == &fo_str_type) {
        int order = fo_str_compare((const FoStr *)a, (const FoStr *)b);
        *is_less = order < 0;
        *is_equal = order == 0;
        return true;
    }
    if (a->type != &fo_float_type) return false;
    double x = fo_float_value(a), y = fo_float_value(b);
    *is_less = x < y;
    *is_equal = x == y || a == b;
    return true;
}

static bool tuple_less(FoTuple *a, FoTuple *b, bool *result) {
    for (int64_t i = 0; i < a->n && i < b->n; i++) {
        bool equal;
        if (simple_order(a->items[i], b->items[i], result, &equal)) {
            if (!equal) return true;
            continue;
        }
        if (!fo_equal_fast(a->items[i], b->items[i], &equal)) return false;
        if (!equal) return less(a->items[i], b->items[i], result);
    }
    *result = a->n < b->n;
    return true;
}

static bool less_by_compare(FoObject *a, FoObject *b, bool *result) {
    FO_AUTO(FoObject) answer = fo_compare(a, b, FO_LT);
    if (!answer) return false;
    if (answer == fo_true || answer == fo_false) {
        *result = answer == fo_true;
        return true;
    }
    return fo_is_true(answer, result);
}

static bool less(FoObject *a, FoObject *b, bool *result) {
    bool equal;
    if (simple_order(a, b, result, &equal)) return true;
    if (a->type == &fo_tuple_type && b->type == &fo_tuple_type) return tuple_less((FoTuple *)a, (FoTuple *)b, result);
    return less_by_compare(a, b, result);
}

// ---- slices of keys and values

static void copy_one(Slice s, int64_t to, int64_t from) {
    s.keys[to] = s.keys[from];
    if (s.values) s.values[to] = s.values[from];
}

static void copy_from(Slice to, int64_t i, Slice from, int64_t j) {
    to.keys[i] = from.keys[j];
    if (to.values) to.values[i] = from.values[j];
}

static void move(Slice to, int64_t i, Slice from, int64_t j, int64_t n) {
    memmove(to.keys + i, from.keys + j, n * sizeof *to.keys);
    if (to.values) memmove(to.values + i, from.values + j, n * sizeof *to.values);
}

static void reverse_objects(FoObject **p, int64_t n) {
    for (int64_t i = 0, j = n - 1; i < j; i++, j--) {
        FoObject *x = p[i];
        p[i] = p[j];
        p[j] = x;
    }
}

static void reverse_range(Slice s, int64_t start, int64_t n) {
    reverse_objects(s.keys + start, n);
    if (s.values) reverse_objects(s.values + start, n);
}

static bool reserve(Sort *sort, int64_t n) {
    if (n <= sort->spare_n) return true;
    int64_t columns = sort->all.values ? 2 : 1;
    if (sort->spare.keys != sort->few) fo_free(sort->spare.keys, sort->spare_n * columns * sizeof(FoObject *), FO_MEM_OBJECT);
    sort->spare.keys = fo_alloc(n * columns * sizeof(FoObject *), FO_MEM_OBJECT);
    if (!sort->spare.keys) {
        sort->spare.keys = sort->few;
        sort->spare_n = 0;
        return fo_fail_no_memory();
    }
    sort->spare_n = n;
    sort->spare.values = sort->all.values ? sort->spare.keys + n : NULL;
    return true;
}

// ---- runs

// The length of the run at `start`: ascending, or strictly descending.
static bool count_run(Slice s, int64_t start, int64_t end, int64_t *n, bool *descending) {
    *descending = false;
    *n = end - start < 2 ? end - start : 2;
    if (*n < 2) return true;
    if (!less(s.keys[start + 1], s.keys[start], descending)) return false;
    for (int64_t i = start + 2; i < end; i++, ++*n) {
        bool down;
        if (!less(s.keys[i], s.keys[i - 1], &down)) return false;
        if (down != *descending) break;
    }
    return true;
}

// Sorts [start, end) of which [start, sorted) is sorted already.
static bool binary_sort(Slice s, int64_t start, int64_t end, int64_t sorted) {
    for (int64_t at = sorted == start ? start + 1 : sorted; at < end; at++) {
        FoObject *key = s.keys[at], *value = s.values ? s.values[at] : NULL;
        int64_t left = start, right = at;
        if (!fo_poll()) return false;
        while (left < right) {
            int64_t middle = left + ((right - left) >> 1);
            bool before;
            if (!less(key, s.keys[middle], &before)) return false;
            if (before) right = middle;
            else left = middle + 1;
        }
        move(s, left + 1, s, left, at - left);
        s.keys[left] = key;
        if (s.values) s.values[left] = value;
    }
    return true;
}

// ---- galloping: exponential steps from `hint`, then binary search

// Narrows (last, offset] by halves; right: position after equal keys.
static bool bisect(FoObject *key, FoObject **a, int64_t last, int64_t offset, bool right, int64_t *at) {
    for (last++; last < offset;) {
        int64_t middle = last + ((offset - last) >> 1);
        bool yes;
        if (right ? !less(key, a[middle], &yes) : !less(a[middle], key, &yes)) return false;
        if (yes != right) last = middle + 1;
        else offset = middle;
    }
    *at = offset;
    return true;
}

// The next exponential step, at most `most`.
static int64_t step_up(int64_t offset, int64_t most) { return offset > (most - 1) / 2 ? most : 2 * offset + 1; }

// Where key belongs in a[0..n), before equal keys.
static bool gallop_left(FoObject *key, FoObject **a, int64_t n, int64_t hint, int64_t *at) {
    int64_t last = 0, offset = 1, most;
    bool yes;
    if (!less(a[hint], key, &yes)) return false;
    if (yes) { // a[hint] < key: to the right until a[hint + last] < key <= a[hint + offset]
        for (most = n - hint; offset < most;) {
            if (!less(a[hint + offset], key, &yes)) return false;
            if (!yes) break;
            last = offset;
            offset = step_up(offset, most);
        }
        if (offset > most) offset = most;
        return bisect(key, a, hint + last, hint + offset, false, at);
    }
    for (most = hint + 1; offset < most;) { // to the left until a[hint - offset] < key <= a[hint - last]
        if (!less(a[hint - offset], key, &yes)) return false;
        if (yes) break;
        last = offset;
        offset = step_up(offset, most);
    }
    if (offset > most) offset = most;
    return bisect(key, a, hint - offset, hint - last, false, at);
}

// Where key belongs in a[0..n), after equal keys.
static bool gallop_right(FoObject *key, FoObject **a, int64_t n, int64_t hint, int64_t *at) {
    int64_t last = 0, offset = 1, most;
    bool yes;
    if (!less(key, a[hint], &yes)) return false;
    if (yes) { // key < a[hint]: to the left until a[hint - offset] <= key < a[hint - last]
        for (most = hint + 1; offset < most;) {
            if (!less(key, a[hint - offset], &yes)) return false;
            if (!yes) break;
            last = offset;
            offset = step_up(offset, most);
        }
        if (offset > most) offset = most;
        return bisect(key, a, hint - offset, hint - last, true, at);
    }
    for (most = n - hint; offset < most;) { // to the right until a[hint + last] <= key < a[hint + offset]
        if (!less(key, a[hint + offset], &yes)) return false;
        if (yes) break;
        last = offset;
        offset = step_up(offset, most);
    }
    if (offset > most) offset = most;
    return bisect(key, a, hint + last, hint + offset, true, at);
}

// ---- merging

// State of one merge. Low: the spare holds run a, the result grows upwards from a's place. High: the spare holds run b and the
// result grows downwards from b's end; then i, j and out are positions after the next ones to take.
typedef struct {
    Sort *sort;
    Slice all, spare;
    int64_t a, b, out; // positions: for a low merge a in spare, b in all; for a high merge a in all, b in spare
    int64_t na, nb;    // left to merge
} Merge;

static bool low_one_by_one(Merge *m, bool *finished) {
    int64_t a_wins = 0, b_wins = 0;
    for (;;) {
        bool yes;
        if (!fo_poll() || !less(m->all.keys[m->b], m->spare.keys[m->a], &yes)) return false;
        if (yes) {
            copy_one(m->all, m->out++, m->b++);
            b_wins++;
            a_wins = 0;
            if (--m->nb == 0) return *finished = true;
            if (b_wins >= m->sort->min_gallop) return true;
        } else {
            copy_from(m->all, m->out++, m->spare, m->a++);
            a_wins++;
            b_wins = 0;
            if (--m->na == 1) return *finished = true;
            if (a_wins >= m->sort->min_gallop) return true;
        }
    }
}

static bool low_gallop(Merge *m, bool *finished) {
    int64_t k, a_wins, b_wins;
    m->sort->min_gallop++;
    do {
        m->sort->min_gallop -= m->sort->min_gallop > 1;
        if (!gallop_right(m->all.keys[m->b], m->spare.keys + m->a, m->na, 0, &k)) return false;
        a_wins = k;
        if (k) {
            move(m->all, m->out, m->spare, m->a, k);
            m->out += k;
            m->a += k;
            m->na -= k;
            if (m->na <= 1) return *finished = true; // 0 only when comparisons are inconsistent
        }
        copy_one(m->all, m->out++, m->b++);
        if (--m->nb == 0) return *finished = true;
        if (!gallop_left(m->spare.keys[m->a], m->all.keys + m->b, m->nb, 0, &k)) return false;
        b_wins = k;
        if (k) {
            move(m->all, m->out, m->all, m->b, k);
            m->out += k;
            m->b += k;
            m->nb -= k;
            if (m->nb == 0) return *finished = true;
        }
        copy_from(m->all, m->out++, m->spare, m->a++);
        if (--m->na == 1) return *finished = true;
    } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
    m->sort->min_gallop++;
    return true;
}

// Merges a (na items at `a`) with b right after it, na <= nb; all.keys[b] < all.keys[a] is known, and a's last belongs at the end.
static bool merge_low(Sort *sort, int64_t a, int64_t na, int64_t b, int64_t nb) {
    if (!reserve(sort, na)) return false;
    move(sort->spare, 0, sort->all, a, na);
    Merge m = {sort, sort->all, sort->spare, 0, b, a, na, nb};
    copy_one(m.all, m.out++, m.b++);
    bool finished = --m.nb == 0 || m.na == 1, ok = true;
    while (ok && !finished) {
        ok = low_one_by_one(&m, &finished);
        if (ok && !finished) ok = low_gallop(&m, &finished);
    }
    if (ok && m.na == 1) { // the last of a belongs at the end
        move(m.all, m.out, m.all, m.b, m.nb);
        copy_from(m.all, m.out + m.nb, m.spare, m.a);
    } else if (m.na) {
        move(m.all, m.out, m.spare, m.a, m.na);
    }
    return ok;
}

static bool high_one_by_one(Merge *m, bool *finished) {
    int64_t a_wins = 0, b_wins = 0;
    for (;;) {
        bool yes;
        if (!fo_poll() || !less(m->spare.keys[m->b - 1], m->all.keys[m->a - 1], &yes)) return false;
        if (yes) {
            copy_one(m->all, --m->out, --m->a);
            a_wins++;
            b_wins = 0;
            if (--m->na == 0) return *finished = true;
            if (a_wins >= m->sort->min_gallop) return true;
        } else {
            copy_from(m->all, --m->out, m->spare, --m->b);
            b_wins++;
            a_wins = 0;
            if (--m->nb == 1) return *finished = true;
            if (b_wins >= m->sort->min_gallop) return true;
        }
    }
}

static bool high_gallop(Merge *m, int64_t a_start, bool *finished) {
    int64_t k, a_wins, b_wins;
    m->sort->min_gallop++;
    do {
        m->sort->min_gallop -= m->sort->min_gallop > 1;
        if (!gallop_right(m->spare.keys[m->b - 1], m->all.keys + a_start, m->na, m->na - 1, &k)) return false;
        k = m->na - k;
        a_wins = k;
        if (k) {
            m->out -= k;
            m->a -= k;
            m->na -= k;
            move(m->all, m->out, m->all, m->a, k);
            if (m->na == 0) return *finished = true;
        }
        copy_from(m->all, --m->out, m->spare, --m->b);
        if (--m->nb == 1) return *finished = true;
        if (!gallop_left(m->all.keys[m->a - 1], m->spare.keys, m->nb, m->nb - 1, &k)) return false;
        k = m->nb - k;
        b_wins = k;
        if (k) {
            m->out -= k;
            m->b -= k;
            m->nb -= k;
            move(m->all, m->out, m->spare, m->b, k);
            if (m->nb <= 1) return *finished = true; // 0 only when comparisons are inconsistent
        }
        copy_one(m->all, --m->out, --m->a);
        if (--m->na == 0) return *finished = true;
    } while (a_wins >= MIN_GALLOP || b_wins >= MIN_GALLOP);
    m->sort->min_gallop++;
    return true;
}

static bool merge_high(Sort *sort, int64_t a, int64_t na, int64_t b, int64_t nb) {
    if (!reserve(sort, nb)) return false;
    move(sort->spare, 0, sort->all, b, nb);
    Merge m = {sort, sort->all, sort->spare, a + na, nb, b + nb, na, nb};
    copy_one(m.all, --m.out, --m.a);
    bool finished = --m.na == 0 || m.nb == 1, ok = true;
    while (ok && !finished) {
        ok = high_one_by_one(&m, &finished);
        if (ok && !finished) ok = high_gallop(&m, a, &finished);
    }
    if (ok && m.nb == 1) { // the first of b belongs at the front
        move(m.all, m.out - m.na, m.all, m.a - m.na, m.na);
        copy_from(m.all, m.out - m.na - 1, m.spare, m.b - 1);
    } else if (m.nb) {
        move(m.all, m.out - m.nb, m.spare, m.b - m.nb, m.nb);
    }
    return ok;
}

// Merges runs i and i + 1.
static bool merge_at(Sort *sort, int i) {
    Run *r = &sort->runs[i];
    int64_t a = r[0].start, na = r[0].n, b = r[1].start, nb = r[1].n, k;
    r[0].n = na + nb;
    if (i == sort->n_runs - 3) r[1] = r[2];
    sort->n_runs--;
    FoObject **keys = sort->all.keys;
    if (!gallop_right(keys[b], keys + a, na, 0, &k)) return false;
    a += k;
    na -= k;
    if (na == 0) return true;
    if (!gallop_left(keys[a + na - 1], keys + b, nb, nb - 1, &nb)) return false;
    if (nb == 0) return true;
    return na <= nb ? merge_low(sort, a, na, b, nb) : merge_high(sort, a, na, b, nb);
}

// The depth of the boundary between two neighbouring runs in a perfectly balanced merge tree.
static int power_of(int64_t start, int64_t n1, int64_t n2, int64_t n) {
    int power = 0;
    int64_t a = 2 * start + n1, b = a + n1 + n2;
    for (;;) {
        power++;
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

static bool push_run(Sort *sort, int64_t start, int64_t n) {
    if (sort->n_runs) {
        Run *last = &sort->runs[sort->n_runs - 1];
        int power = power_of(last->start, last->n, n, sort->n);
        while (sort->n_runs > 1 && sort->runs[sort->n_runs - 2].power > power)
            if (!merge_at(sort, sort->n_runs - 2)) return false;
        sort->runs[sort->n_runs - 1].power = power;
    }
    sort->runs[sort->n_runs++] = (Run){start, n, 0};
    return true;
}

static bool merge_all(Sort *sort) {
    while (sort->n_runs > 1) {
        int i = sort->n_runs - 2;
        if (i > 0 && sort->runs[i - 1].n < sort->runs[i + 1].n) i--;
        if (!merge_at(sort, i)) return false;
    }
    return true;
}

static int64_t least_run(int64_t n) {
    int64_t odd = 0;
    for (; n >= 64; n >>= 1)
        odd |= n & 1;
    return n + odd;
}

static bool sort_runs(Sort *sort) {
    int64_t least = least_run(sort->n);
    for (int64_t at = 0, n; at < sort->n; at += n) {
        bool descending;
        if (!count_run(sort->all, at, sort->n, &n, &descending)) return false;
        if (descending) reverse_range(sort->all, at, n);
        if (n < least) {
            int64_t forced = sort->n - at < least ? sort->n - at : least;
            if (!binary_sort(sort->all, at, at + forced, at + n)) return false;
            n = forced;
        }
        if (!push_run(sort, at, n)) return false;
    }
    return merge_all(sort);
}

bool fo_timsort(FoObject **keys, FoObject **values, int64_t n) {
    Sort sort;
    if (n < 2) return true;
    sort.all = (Slice){keys, values};
    sort.spare = (Slice){sort.few, values ? sort.few + FEW / 2 : NULL};
    sort.spare_n = values ? FEW / 2 : FEW;
    sort.n = n;
    sort.n_runs = 0;
    sort.min_gallop = MIN_GALLOP;
    bool ok = sort_runs(&sort);
    if (sort.spare.keys != sort.few) fo_free(sort.spare.keys, sort.spare_n * (values ? 2 : 1) * sizeof(FoObject *), FO_MEM_OBJECT);
    return ok;
}
