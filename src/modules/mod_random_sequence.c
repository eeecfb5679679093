// SPDX-License-Identifier: MIT
// random: whole numbers and draws from sequences, step by step as CPython's random.py makes them.
#include "modules/random_private.h"

#include <math.h>

// ---- randrange, randint

// int(o) for o = 3.0, with CPython's warning; ValueError names the part when o is no whole number.
static FoObject *range_part(FoObject *o, const char *part) {
    if (fo_int_check(o) || o->type->as_index) return fo_index(o);
    FO_AUTO(FoObject) whole = fo_int_from_object(o);
    bool equal;
    if (!whole || !fo_equal(whole, o, &equal)) return NULL;
    if (!equal) {
        if (!fo_warn(FO_DEPRECATION_WARNING, "randrange() will raise TypeError in the future")) return NULL;
        return fo_raise(FO_VALUE_ERROR, "non-integer %s for randrange()", part);
    }
    if (!fo_warn(FO_DEPRECATION_WARNING,
        "non-integer arguments to randrange() have been deprecated since Python 3.10 and will be removed in a subsequent version"))
        return NULL;
    return fo_take(whole);
}

// start + step * below(width)
static FoObject *offset_draw(FoObject *self, FoObject *start, FoObject *step_or_null, FoObject *width) {
    FO_AUTO(FoObject) draw = fo_random_below(self, width);
    if (draw && step_or_null) {
        FoObject *product = fo_int_mul(draw, step_or_null);
        fo_assign_give(&draw, product);
    }
    return draw ? fo_int_add(start, draw) : NULL;
}

// The number of values start, start + step … before stop: (width + step -+ 1) // step.
static FoObject *count_of_steps(FoObject *width, FoObject *step) {
    FO_AUTO(FoObject) one = fo_int_from_i64(fo_int_sign(step));
    FO_AUTO(FoObject) sum = fo_int_add(width, step);
    FO_AUTO(FoObject) top = sum ? fo_int_sub(sum, one) : NULL;
    return top ? fo_int_floordiv(top, step) : NULL;
}

static FoObject *draw_from_range(FoObject *self, FoObject *start, FoObject *stop, FoObject *step) {
    FO_AUTO(FoObject) width = fo_int_sub(stop, start);
    if (!width) return NULL;
    int64_t unit;
    if (fo_int_fits_i64(step, &unit) && unit == 1) {
        if (fo_int_sign(width) > 0) return offset_draw(self, start, NULL, width);
        return fo_raise(FO_VALUE_ERROR, "empty range for randrange() (%S, %S, %S)", start, stop, width);
    }
    if (fo_int_sign(step) == 0) return fo_raise(FO_VALUE_ERROR, "zero step for randrange()");
    FO_AUTO(FoObject) count = count_of_steps(width, step);
    if (!count) return NULL;
    if (fo_int_sign(count) <= 0) return fo_raise(FO_VALUE_ERROR, "empty range for randrange()");
    return offset_draw(self, start, step, count);
}

static FoObject *random_randrange(NATIVE_ARGS) {
    static const char *const names[] = {"start", "stop", "step"};
    static const FoParams params = {"Random.randrange", names, 3, 1, 0, 3};
    FoObject *given[3];
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoObject) start = range_part(given[0], "arg 1");
    if (!start) return NULL;
    if (!given[1] || given[1] == fo_none) {
        if (given[2] && given[2] != fo_int_small(1)) return fo_raise(FO_TYPE_ERROR, "Missing a non-None stop argument");
        if (fo_int_sign(start) > 0) return fo_random_below(self, start);
        return fo_raise(FO_VALUE_ERROR, "empty range for randrange()");
    }
    FO_AUTO(FoObject) stop = range_part(given[1], "stop");
    if (!stop) return NULL;
    FO_AUTO(FoObject) step = given[2] ? range_part(given[2], "step") : fo_int_from_i64(1);
    return step ? draw_from_range(self, start, stop, step) : NULL;
}

static FoObject *random_randint(NATIVE_ARGS) {
    static const char *const names[] = {"a", "b"};
    static const FoParams params = {"Random.randint", names, 2, 2, 0, 2};
    FoObject *given[2];
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FO_AUTO(FoObject) above = fo_binary(FO_OP_ADD, given[1], one);
    if (!above) return NULL;
    FO_AUTO(FoObject) start = range_part(given[0], "arg 1");
    FO_AUTO(FoObject) stop = start ? range_part(above, "stop") : NULL;
    return stop ? draw_from_range(self, start, stop, one) : NULL;
}

// ---- choice, shuffle

static FoObject *item_at(FoObject *sequence, int64_t index) {
    if (fo_list_check_exact(sequence) && index < ((FoList *)sequence)->n) return fo_own(fo_list_peek((FoList *)sequence, index));
    if (fo_tuple_check_exact(sequence)) return fo_own(fo_tuple_peek((FoTuple *)sequence, index));
    FO_AUTO(FoObject) key = fo_int_from_i64(index);
    return key ? fo_get_item(sequence, key) : NULL;
}

static FoObject *random_choice(NATIVE_ARGS) {
    int64_t length, index;
    if (!fo_len(args[0], &length)) return NULL;
    if (length == 0) return fo_raise(FO_INDEX_ERROR, "Cannot choose from an empty sequence");
    return fo_random_below_word(self, length, &index) ? item_at(args[0], index) : NULL;
}

static bool swap_items(FoObject *sequence, int64_t i, int64_t j) {
    if (fo_list_check_exact(sequence)) {
        FoList *list = (FoList *)sequence;
        if (i < list->n && j < list->n) {
            FoObject *t = list->items[i];
            list->items[i] = list->items[j];
            list->items[j] = t;
            return true;
        }
    }
    FO_AUTO(FoObject) key_i = fo_int_from_i64(i);
    FO_AUTO(FoObject) key_j = fo_int_from_i64(j);
    if (!key_i || !key_j) return false;
    FO_AUTO(FoObject) at_j = fo_get_item(sequence, key_j);
    FO_AUTO(FoObject) at_i = at_j ? fo_get_item(sequence, key_i) : NULL;
    return at_i && fo_set_item(sequence, key_i, at_j) && fo_set_item(sequence, key_j, at_i);
}

static FoObject *random_shuffle(NATIVE_ARGS) {
    int64_t length, j;
    if (!fo_len(args[0], &length)) return NULL;
    for (int64_t i = length - 1; i >= 1; i--)
        if (!fo_random_below_word(self, i + 1, &j) || !swap_items(args[0], i, j)) return NULL;
    return fo_new_none();
}

// ---- cumulative weights

// itertools.accumulate as a list.
static FoList *accumulate(FoObject *weights) {
    FO_AUTO(FoObject) iterator = fo_iter(weights);
    FO_AUTO(FoList) sums = iterator ? fo_list_new(0) : NULL;
    FO_AUTO(FoObject) total = NULL;
    while (sums) {
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return NULL;
        if (!item) break;
        FoObject *sum = total ? fo_binary(FO_OP_ADD, total, item) : fo_ref(item);
        if (!sum) return NULL;
        fo_assign_give(&total, sum);
        if (!fo_list_append(sums, total)) return NULL;
    }
    return fo_take(sums);
}

// bisect.bisect_right(sums, x, 0, high): the first position whose sum is above x.
static bool position_of(FoObject *sums, FoObject *x, int64_t high, int64_t *out) {
    int64_t low = 0;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        bool less;
        FO_AUTO(FoObject) sum = item_at(sums, middle);
        if (!sum || !fo_compare_bool(x, sum, FO_LT, &less)) return false;
        if (less)
            high = middle;
        else
            low = middle + 1;
    }
    *out = low;
    return true;
}

// ---- choices

static FoObject *choices_uniform(FoObject *self, FoObject *population, int64_t length, int64_t k) {
    FO_AUTO(FoList) result = fo_list_new(0);
    for (int64_t i = 0; result && i < k; i++) {
        double u;
        if (!fo_random_double(self, &u)) return NULL;
        if (!fo_list_append_give(result, item_at(population, (int64_t)floor(u * (double)length)))) return NULL;
    }
    return (FoObject *)fo_take(result);
}

static FoObject *choices_weighted(FoObject *self, FoObject *population, int64_t length, FoObject *sums, int64_t k) {
    int64_t n_sums, at;
    double total;
    if (!fo_len(sums, &n_sums)) return NULL;
    if (n_sums != length) return fo_raise(FO_VALUE_ERROR, "The number of weights does not match the population");
    if (n_sums == 0) return fo_raise(FO_INDEX_ERROR, "list index out of range");
    FO_AUTO(FoObject) last = item_at(sums, n_sums - 1);
    FO_AUTO(FoObject) zero = fo_float_new(0.0);
    FO_AUTO(FoObject) sum = last && zero ? fo_binary(FO_OP_ADD, last, zero) : NULL;
    if (!sum || !fo_as_double(sum, &total)) return NULL;
    if (total <= 0.0) return fo_raise(FO_VALUE_ERROR, "Total of weights must be greater than zero");
    if (!isfinite(total)) return fo_raise(FO_VALUE_ERROR, "Total of weights must be finite");
    FO_AUTO(FoList) result = fo_list_new(0);
    for (int64_t i = 0; result && i < k; i++) {
        double u;
        if (!fo_random_double(self, &u)) return NULL;
        FO_AUTO(FoObject) x = fo_float_new(u * total);
        if (!x || !position_of(sums, x, length - 1, &at)) return NULL;
        if (!fo_list_append_give(result, item_at(population, at))) return NULL;
    }
    return (FoObject *)fo_take(result);
}

static FoObject *random_choices(NATIVE_ARGS) {
    static const char *const names[] = {"population", "weights", "cum_weights", "k"};
    static const FoParams params = {"Random.choices", names, 4, 1, 0, 2};
    FoObject *given[4];
    int64_t length, k = 1;
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return NULL;
    if (!fo_len(given[0], &length) || (given[3] && !fo_index_as_i64(given[3], &k))) return NULL;
    bool weights = given[1] && given[1] != fo_none, sums = given[2] && given[2] != fo_none;
    if (weights && sums) return fo_raise(FO_TYPE_ERROR, "Cannot specify both weights and cumulative weights");
    if (sums) return choices_weighted(self, given[0], length, given[2], k);
    if (!weights) return choices_uniform(self, given[0], length, k);
    if (fo_int_check(given[1])) return fo_raise(FO_TYPE_ERROR, "The number of choices must be a keyword argument: k=%R", given[1]);
    FO_AUTO(FoList) accumulated = accumulate(given[1]);
    return accumulated ? choices_weighted(self, given[0], length, (FoObject *)accumulated, k) : NULL;
}

// ---- sample

// Small populations: draws from a pool whose gaps are filled from its end.
static FoObject *sample_from_pool(FoObject *self, FoObject *population, int64_t k) {
    FO_AUTO(FoList) pool = fo_sequence_as_list(population);
    FO_AUTO(FoList) result = pool ? fo_list_new(0) : NULL;
    for (int64_t i = 0; result && i < k; i++) {
        int64_t j, last = pool->n - 1 - i;
        if (!fo_random_below_word(self, last + 1, &j)) return NULL;
        if (!fo_list_append(result, pool->items[j])) return NULL;
        FoObject *moved = fo_ref(pool->items[last]);
        fo_assign_give(&pool->items[j], moved);
    }
    return (FoObject *)fo_take(result);
}

// Large populations: draws positions until k different ones are found.
static FoObject *sample_by_positions(FoObject *self, FoObject *population, int64_t length, int64_t k) {
    FO_AUTO(FoObject) selected = fo_set_new(NULL);
    FO_AUTO(FoList) result = selected ? fo_list_new(0) : NULL;
    for (int64_t i = 0; result && i < k; i++) {
        int64_t j;
        bool seen = true;
        while (seen) {
            if (!fo_random_below_word(self, length, &j)) return NULL;
            FO_AUTO(FoObject) key = fo_int_from_i64(j);
            if (!key || !fo_set_has(selected, key, &seen) || (!seen && !fo_set_add(selected, key))) return NULL;
        }
        if (!fo_list_append_give(result, item_at(population, j))) return NULL;
    }
    return (FoObject *)fo_take(result);
}

static FoObject *sample_of(FoObject *self, FoObject *population, int64_t k) {
    int64_t length;
    if (!fo_len(population, &length)) return NULL;
    if (k < 0 || k > length) return fo_raise(FO_VALUE_ERROR, "Sample larger than population or is negative");
    double pool_limit = 21; // the size of a small set less that of an empty list
    if (k > 5) pool_limit += pow(4, ceil(log((double)k * 3) / log(4)));
    return (double)length <= pool_limit ? sample_from_pool(self, population, k) : sample_by_positions(self, population, length, k);
}

static FoObject *sample_counted(FoObject *self, FoObject *population, FoObject *counts, int64_t k) {
    int64_t length, at;
    if (!fo_len(population, &length)) return NULL;
    FO_AUTO(FoList) sums = accumulate(counts);
    if (!sums) return NULL;
    if (sums->n != length) return fo_raise(FO_VALUE_ERROR, "The number of counts does not match the population");
    if (sums->n == 0) return fo_raise(FO_INDEX_ERROR, "pop from empty list");
    FoObject *total = sums->items[sums->n - 1];
    if (!fo_int_check(total)) return fo_raise(FO_TYPE_ERROR, "Counts must be integers");
    if (fo_int_sign(total) <= 0) return fo_raise(FO_VALUE_ERROR, "Total of counts must be greater than zero");
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    FO_AUTO(FoObject) one = fo_int_from_i64(1);
    FO_AUTO(FoObject) positions = fo_range_new(zero, total, one);
    FO_AUTO(FoList) drawn = positions ? (FoList *)sample_of(self, positions, k) : NULL;
    FO_AUTO(FoList) result = drawn ? fo_list_new(0) : NULL;
    for (int64_t i = 0; result && i < drawn->n; i++) {
        if (!position_of((FoObject *)sums, drawn->items[i], sums->n - 1, &at)) return NULL;
        if (!fo_list_append_give(result, item_at(population, at))) return NULL;
    }
    return (FoObject *)fo_take(result);
}

static bool is_sequence(FoObject *o) {
    return fo_has_flag(o, FO_TYPE_MATCH_SEQUENCE) || fo_str_check(o) || fo_has_flag(o, FO_TYPE_BYTES) ||
           fo_has_flag(o, FO_TYPE_LIST | FO_TYPE_TUPLE) || o->type->is_sequence;
}

static FoObject *random_sample(NATIVE_ARGS) {
    static const char *const names[] = {"population", "k", "counts"};
    static const FoParams params = {"Random.sample", names, 3, 2, 0, 2};
    FoObject *given[3];
    int64_t k;
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return NULL;
    if (!is_sequence(given[0]) || fo_set_check_any(given[0]) || fo_dict_check(given[0]))
        return fo_raise(FO_TYPE_ERROR, "Population must be a sequence.  For dicts or sets, use sorted(d).");
    if (!fo_index_as_i64(given[1], &k)) return NULL;
    return given[2] && given[2] != fo_none ? sample_counted(self, given[0], given[2], k) : sample_of(self, given[0], k);
}

#define METHOD(name, doc) {#name, random_##name, 0, -1, FO_NATIVE_KEYWORDS, doc}
const FoNativeDef fo_random_sequence_methods[] = {
    METHOD(randrange, "Choose a random item from range(stop) or range(start, stop[, step])."),
    METHOD(randint, "Return random integer in range [a, b], including both end points."),
    {"choice", random_choice, 1, 1, 0, "Choose a random element from a non-empty sequence."},
    {"shuffle", random_shuffle, 1, 1, 0, "Shuffle list x in place, and return None."},
    METHOD(choices,
        "Return a k sized list of population elements chosen with replacement.\n\n"
        "If the relative weights or cumulative weights are not specified,\nthe selections are made with equal probability."),
    METHOD(sample,
        "Chooses k unique random elements from a population sequence.\n\nReturns a new list containing elements from the population while\n"
        "leaving the original population unchanged."),
    {0},
};
