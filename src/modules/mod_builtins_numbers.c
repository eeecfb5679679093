// SPDX-License-Identifier: MIT
// Builtins on numbers: abs, bin, chr, divmod, hex, max, min, oct, ord, pow, round, sum.
#include <math.h>

#include "modules/mod_builtins.h"
#include "types/container.h"

// ---- values that may be boxed, for the unboxed entries

// Reads an exact int or float; false for anything else.
static bool number_of(const FoValue *v, bool *is_float, int64_t *i, double *f) {
    *is_float = v->tag == FO_TAG_FLOAT;
    if (v->tag == FO_TAG_INT) return *i = v->i, true;
    if (v->tag == FO_TAG_FLOAT) return *f = v->f, true;
    if (v->tag != FO_TAG_OBJECT) return false;
    if (v->o->type == &fo_float_type) return *is_float = true, *f = fo_float_value(v->o), true;
    return v->o->type == &fo_int_type && fo_int_fits_i64(v->o, i);
}

static FoValue own_value(const FoValue *v) {
    if (v->tag == FO_TAG_OBJECT) fo_ref(v->o);
    return *v;
}

// ---- abs, divmod, pow, round

FO_BUILTIN(builtin_abs) { return fo_absolute(args[0]); }

static bool fast_abs(const FoValue *args, int64_t n, FoValue *result) {
    bool is_float;
    int64_t i;
    double f;
    if (n != 1 || !number_of(args, &is_float, &i, &f) || (!is_float && i == INT64_MIN)) return false;
    *result = is_float ? fo_value_from_f64(fabs(f)) : fo_value_from_i64(i < 0 ? -i : i);
    return true;
}

FO_BUILTIN(builtin_divmod) { return fo_binary(FO_OP_DIVMOD, args[0], args[1]); }

FO_BUILTIN(builtin_pow) {
    static const char *const names[] = {"base", "exp", "mod"};
    static const FoParams params = {"pow", names, 3, 2, 0, 3};
    FoObject *got[3];
    if (!fo_args_bind(&params, args, n, kwnames, got)) return NULL;
    return fo_power(got[0], got[1], got[2] ? got[2] : fo_none);
}

FO_BUILTIN(builtin_round) {
    static const char *const names[] = {"number", "ndigits"};
    static const FoParams params = {"round", names, 2, 1, 0, 2};
    FoObject *got[2];
    if (!fo_args_bind(&params, args, n, kwnames, got)) return NULL;
    bool whole = !got[1] || got[1] == fo_none;
    if (whole && fo_float_check_exact(got[0]) && isfinite(fo_float_value(got[0])))
        return fo_int_from_double(nearbyint(fo_float_value(got[0])));
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(got[0], fo_name(__round__), &method)) return NULL;
    if (!method) return fo_raise(FO_TYPE_ERROR, "type %T doesn't define __round__ method", got[0]);
    return whole ? fo_call0(method) : fo_call1(method, got[1]);
}

// ---- bin, oct, hex, chr, ord

// 0x1f, -0b11 of a machine word.
static FoObject *based_word(int64_t i, int base, const char *prefix) {
    char text[68], *p = text + sizeof text;
    uint64_t m = i < 0 ? -(uint64_t)i : (uint64_t)i;
    int shift = __builtin_ctz((unsigned)base);
    do *--p = "0123456789abcdef"[m & (unsigned)(base - 1)];
    while (m >>= shift);
    *--p = prefix[1];
    *--p = prefix[0];
    if (i < 0) *--p = '-';
    return (FoObject *)fo_str_from_ascii(p, (size_t)(text + sizeof text - p));
}
static FoObject *based_text(FoObject *o, int base, const char *prefix) {
    int64_t word;
    if (fo_int_check_exact(o) && fo_int_fits_i64(o, &word)) return based_word(word, base, prefix);
    FO_AUTO(FoObject) index = fo_index(o);
    FO_AUTO(FoStr) text = index ? (FoStr *)fo_int_to_text(index, base) : NULL;
    if (!text) return NULL;
    FoStrBuilder b;
    fo_builder_init(&b);
    bool negative = text->n > 0 && fo_str_at(text, 0) == '-';
    bool ok = (!negative || fo_builder_put_char(&b, '-')) && fo_builder_put_ascii(&b, prefix, 2) &&
              fo_builder_put_slice(&b, text, negative, text->n);
    if (ok) return (FoObject *)fo_builder_finish(&b);
    fo_builder_deinit(&b);
    return NULL;
}
FO_BUILTIN(builtin_bin) { return based_text(args[0], 2, "0b"); }
FO_BUILTIN(builtin_oct) { return based_text(args[0], 8, "0o"); }
FO_BUILTIN(builtin_hex) { return based_text(args[0], 16, "0x"); }

FO_BUILTIN(builtin_chr) {
    int64_t code;
    FO_AUTO(FoObject) index = fo_index(args[0]);
    if (!index) return NULL;
    if (!fo_int_fits_i64(index, &code) || code > INT32_MAX || code < INT32_MIN)
        return fo_raise(FO_OVERFLOW_ERROR, "Python int too large to convert to C int");
    if (code < 0 || code > 0x10ffff) return fo_raise(FO_VALUE_ERROR, "chr() arg not in range(0x110000)");
    return (FoObject *)fo_str_from_char((uint32_t)code);
}

static bool fast_chr(const FoValue *args, int64_t n, FoValue *result) {
    if (n != 1 || args[0].tag != FO_TAG_INT || (uint64_t)args[0].i >= 256) return false;
    FoStr *s = fo_rt->latin1[args[0].i];
    if (s) *result = fo_value_from_object_give((FoObject *)fo_ref(s));
    return s != NULL;
}

FO_BUILTIN(builtin_ord) {
    FoObject *o = args[0];
    if (fo_str_check(o)) {
        FoStr *s = (FoStr *)o;
        if (s->n == 1) return fo_int_from_i64(fo_str_at(s, 0));
        return fo_raise(FO_TYPE_ERROR, "ord() expected a character, but string of length %lld found", (long long)s->n);
    }
    if (!fo_bytes_check(o) && !fo_is_a(o, &fo_bytearray_type))
        return fo_raise(FO_TYPE_ERROR, "ord() expected string of length 1, but %T found", o);
    FoBufferView view;
    if (!fo_buffer_view_get(o, &view, false)) return NULL;
    int64_t nbytes = view.nbytes;
    int byte = nbytes == 1 ? *(const unsigned char *)view.data : 0;
    fo_buffer_view_release(&view);
    if (nbytes == 1) return fo_int_from_i64(byte);
    return fo_raise(FO_TYPE_ERROR, "ord() expected a character, but string of length %lld found", (long long)nbytes);
}

static bool fast_ord(const FoValue *args, int64_t n, FoValue *result) {
    if (n != 1 || args[0].tag != FO_TAG_OBJECT || args[0].o->type != &fo_str_type || ((FoStr *)args[0].o)->n != 1) return false;
    *result = fo_value_from_i64(fo_str_at((FoStr *)args[0].o, 0));
    return true;
}

// ---- max, min

// Is a better than b?
static bool better(FoObject *a, FoObject *b, FoCompareOp op, bool *yes) {
    int64_t x, y;
    if (a->type == b->type) {
        if (a->type == &fo_float_type) {
            double p = fo_float_value(a), q = fo_float_value(b);
            *yes = op == FO_GT ? p > q : p < q;
            return true;
        }
        if (a->type == &fo_int_type && fo_int_fits_i64(a, &x) && fo_int_fits_i64(b, &y)) {
            *yes = op == FO_GT ? x > y : x < y;
            return true;
        }
    }
    return fo_compare_bool(a, b, op, yes);
}

typedef struct {
    FoObject *key;        // function or NULL
    FoObject *best, *best_value; // owned: item and what is compared; NULL at first
    FoCompareOp op;
} Extreme;

static bool consider(Extreme *e, FoObject *item) {
    bool yes = true;
    FO_AUTO(FoObject) value = e->key ? fo_call1(e->key, item) : fo_ref(item);
    if (!value || (e->best && !better(value, e->best_value, e->op, &yes))) return false;
    if (!yes) return true;
    fo_ref(item);
    fo_assign_give(&e->best, item);
    fo_assign_give(&e->best_value, fo_take(value));
    return true;
}

static bool consider_all(Extreme *e, FoObject *iterable) {
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (!iterator) return false;
    for (;;) {
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return false;
        if (!item) return true;
        if (!fo_poll() || !consider(e, item)) return false;
    }
}

// The keywords key and default.
static bool extreme_keywords(const char *name, FoObject *const *values, FoTuple *kwnames, FoObject **key, FoObject **otherwise) {
    *key = *otherwise = NULL;
    for (int64_t i = 0; kwnames && i < kwnames->n; i++) {
        FoStr *k = (FoStr *)kwnames->items[i];
        if (fo_str_equals_text(k, "key")) *key = values[i] == fo_none ? NULL : values[i];
        else if (fo_str_equals_text(k, "default")) *otherwise = values[i];
        else return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for %s()", k, name);
    }
    return true;
}

static FoObject *extreme(const char *name, FoCompareOp op, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *otherwise;
    Extreme e = {.op = op};
    if (n == 0) return fo_raise(FO_TYPE_ERROR, "%s expected at least 1 argument, got 0", name);
    if (!extreme_keywords(name, args + n, kwnames, &e.key, &otherwise)) return NULL;
    if (n > 1 && otherwise)
        return fo_raise(FO_TYPE_ERROR, "Cannot specify a default for %s() with multiple positional arguments", name);
    bool ok = true;
    if (n == 1) ok = consider_all(&e, args[0]);
    for (int64_t i = 0; ok && n > 1 && i < n; i++)
        ok = consider(&e, args[i]);
    fo_xunref(e.best_value);
    if (ok && e.best) return e.best;
    fo_xunref(e.best);
    if (!ok) return NULL;
    return otherwise ? fo_ref(otherwise) : fo_raise(FO_VALUE_ERROR, "%s() arg is an empty sequence", name);
}
FO_BUILTIN(builtin_max) { return extreme("max", FO_GT, args, n, kwnames); }
FO_BUILTIN(builtin_min) { return extreme("min", FO_LT, args, n, kwnames); }

static bool fast_extreme(const FoValue *args, int64_t n, FoValue *result, bool greatest) {
    bool first_float, is_float;
    int64_t best_i = 0, i;
    double best_f = 0, f;
    if (n < 2 || !number_of(args, &first_float, &best_i, &best_f)) return false;
    int64_t best = 0;
    for (int64_t k = 1; k < n; k++) {
        if (!number_of(&args[k], &is_float, &i, &f) || is_float != first_float) return false;
        bool take = is_float ? (greatest ? f > best_f : f < best_f) : (greatest ? i > best_i : i < best_i);
        if (!take) continue;
        best = k;
        best_i = i;
        best_f = f;
    }
    *result = own_value(&args[best]);
    return true;
}
static bool fast_max(const FoValue *args, int64_t n, FoValue *result) { return fast_extreme(args, n, result, true); }
static bool fast_min(const FoValue *args, int64_t n, FoValue *result) { return fast_extreme(args, n, result, false); }

// ---- sum

// The items of an iterable; exact lists and tuples without an iterator object.
typedef struct {
    FoObject *sequence, *iterator;
    int64_t at;
} Items;

static bool items_start(Items *s, FoObject *iterable) {
    bool direct = fo_list_check_exact(iterable) || fo_tuple_check_exact(iterable);
    *s = (Items){direct ? iterable : NULL, direct ? NULL : fo_iter(iterable), 0};
    return direct || s->iterator;
}

// *item is owned, UNBOUND at the end.
static inline bool items_next(Items *s, FoValue *item) {
    *item = FO_UNBOUND;
    FoObject *object = NULL;
    if (!s->sequence) {
        if (!fo_poll()) return false;
        if (s->iterator->type->next_value) return s->iterator->type->next_value(s->iterator, item);
        if (!fo_next(s->iterator, &object)) return false;
    } else if (s->sequence->type == &fo_list_type) {
        FoList *list = (FoList *)s->sequence;
        if (s->at < list->n) object = fo_ref(list->items[s->at++]);
    } else {
        FoTuple *t = (FoTuple *)s->sequence;
        if (s->at < t->n) object = fo_ref(t->items[s->at++]);
    }
    if (object) *item = fo_value_from_object_give(object);
    return true;
}
static inline void item_release(FoValue *item) {
    if (item->tag == FO_TAG_OBJECT) fo_unref(item->o);
    item->tag = FO_TAG_UNBOUND;
}
static FoObject *item_as_object(FoValue item) {
    if (item.tag == FO_TAG_INT) return fo_int_from_i64(item.i);
    return item.tag == FO_TAG_FLOAT ? fo_float_new(item.f) : item.o;
}

// Adds the exact ints at the beginning of a list or tuple: no code runs, none of them need be held. Stops where the sum outgrows a word.
static void sum_int_items(Items *s, int64_t *sum) {
    bool is_list = s->sequence->type == &fo_list_type;
    FoObject *const *items = is_list ? ((FoList *)s->sequence)->items : ((FoTuple *)s->sequence)->items;
    int64_t n = is_list ? ((FoList *)s->sequence)->n : ((FoTuple *)s->sequence)->n, v;
    while (s->at < n && items[s->at]->type == &fo_int_type && fo_int_fits_i64(items[s->at], &v) && fo_add_i64(*sum, v, &v)) {
        *sum = v;
        s->at++;
    }
}
// Each stage adds while the items suit it; *item is the one that did not (owned), UNBOUND when all are added.
static bool sum_ints(Items *s, int64_t *sum, FoValue *item) {
    if (s->sequence) sum_int_items(s, sum);
    for (;;) {
        int64_t v, r;
        if (!items_next(s, item)) return false;
        if (item->tag == FO_TAG_INT) v = item->i;
        else if (item->tag != FO_TAG_OBJECT || (item->o->type != &fo_int_type && item->o->type != &fo_bool_type) ||
                 !fo_int_fits_i64(item->o, &v))
            return true;
        if (!fo_add_i64(*sum, v, &r)) return true;
        *sum = r;
        item_release(item);
    }
}

static bool as_double(const FoValue *item, double *f) {
    int64_t i;
    if (item->tag == FO_TAG_FLOAT) *f = item->f;
    else if (item->tag == FO_TAG_INT) *f = (double)item->i;
    else if (item->o->type == &fo_float_type) *f = fo_float_value(item->o);
    else if (fo_int_check(item->o) && fo_int_fits_i64(item->o, &i)) *f = (double)i;
    else return false;
    return true;
}
static bool sum_floats(Items *s, double *sum, FoValue *item) {
    double f;
    while (item->tag != FO_TAG_UNBOUND && as_double(item, &f)) {
        *sum += f;
        FoValue next;
        bool ok = items_next(s, &next);
        item_release(item);
        *item = next;
        if (!ok) return false;
    }
    return true;
}

// The general stage: consumes *item and adds it and everything after it.
static FoObject *sum_objects_give(Items *s, FoObject *sum_give, FoValue item) {
    FO_AUTO(FoObject) sum = sum_give;
    while (item.tag != FO_TAG_UNBOUND) {
        FO_AUTO(FoObject) object = item_as_object(item);
        fo_assign_give(&sum, object ? fo_binary(FO_OP_ADD, sum, object) : NULL);
        if (!sum || !items_next(s, &item)) return NULL;
    }
    return fo_take(sum);
}

static bool is_float(const FoValue *item) { return item->tag == FO_TAG_FLOAT || (item->tag == FO_TAG_OBJECT && item->o->type == &fo_float_type); }

static FoObject *sum_items(Items *s, FoObject *start) {
    FoValue item = FO_UNBOUND;
    FO_AUTO(FoObject) sum = fo_ref(start);
    int64_t i;
    if (sum->type == &fo_int_type && fo_int_fits_i64(sum, &i)) {
        bool ok = sum_ints(s, &i, &item);
        if (ok) fo_assign_give(&sum, fo_int_from_i64(i));
        if (!ok || !sum || item.tag == FO_TAG_UNBOUND) {
            item_release(&item);
            return ok ? fo_take(sum) : NULL;
        }
        if (is_float(&item)) { // as CPython: int + float goes through the objects, the rest through doubles
            FO_AUTO(FoObject) first = item_as_object(item);
            fo_assign_give(&sum, first ? fo_binary(FO_OP_ADD, sum, first) : NULL);
            if (!sum || !items_next(s, &item)) return NULL;
        }
    } else if (!items_next(s, &item)) {
        return NULL;
    }
    if (sum->type == &fo_float_type && item.tag != FO_TAG_UNBOUND) {
        double f = fo_float_value(sum);
        bool ok = sum_floats(s, &f, &item);
        if (ok) fo_assign_give(&sum, fo_float_new(f));
        if (!ok || !sum) {
            item_release(&item);
            return NULL;
        }
    }
    return sum_objects_give(s, fo_take(sum), item);
}

// n start + step n (n - 1) / 2 for a range, when it fits.
static FoObject *sum_range(FoObject *range, FoObject *start) {
    int64_t first, step, n, base;
    if (start->type != &fo_int_type || !fo_int_fits_i64(start, &base) || !fo_range_as_words(range, &first, &step, &n)) return NULL;
    if (n > INT64_C(1) << 40) return NULL;
    __int128 sum = (__int128)first * n + (__int128)step * (((__int128)n * (n - 1)) / 2) + base;
    return sum >= INT64_MIN && sum <= INT64_MAX ? fo_int_from_i64((int64_t)sum) : NULL;
}

FO_BUILTIN(builtin_sum) {
    static const char *const names[] = {"iterable", "start"};
    static const FoParams params = {"sum", names, 2, 1, 1, 2};
    FoObject *got[2];
    if (n == 0) return fo_raise(FO_TYPE_ERROR, "sum() takes at least 1 positional argument (0 given)");
    if (!fo_args_bind(&params, args, n, kwnames, got)) return NULL;
    FO_AUTO(FoObject) start = got[1] ? fo_ref(got[1]) : fo_int_from_i64(0);
    if (!got[0]->type->iter && !got[0]->type->get_item) return fo_iter(got[0]); // that refuses it
    if (fo_str_check(start)) return fo_raise(FO_TYPE_ERROR, "sum() can't sum strings [use ''.join(seq) instead]");
    if (fo_bytes_check(start)) return fo_raise(FO_TYPE_ERROR, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (fo_is_a(start, &fo_bytearray_type)) return fo_raise(FO_TYPE_ERROR, "sum() can't sum bytearray [use b''.join(seq) instead]");
    if (got[0]->type == &fo_range_type) {
        FoObject *sum = sum_range(got[0], start);
        if (sum || fo_error_is_pending()) return sum;
    }
    Items items;
    if (!items_start(&items, got[0])) return NULL;
    FoObject *sum = sum_items(&items, start);
    fo_xunref(items.iterator);
    return sum;
}

const FoNativeDef fo_builtins_number_defs[] = {
    {"abs", builtin_abs, 1, 1, 0, "abs($module, x, /)\n--\n\nReturn the absolute value of the argument.", fast_abs},
    {"bin", builtin_bin, 1, 1, 0,
     "bin($module, number, /)\n--\n\nReturn the binary representation of an integer.\n\n   >>> bin(2796202)\n"
     "   '0b1010101010101010101010'", NULL},
    {"chr", builtin_chr, 1, 1, 0, "chr($module, i, /)\n--\n\nReturn a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.", fast_chr},
    {"divmod", builtin_divmod, 2, 2, 0, "divmod($module, x, y, /)\n--\n\nReturn the tuple (x//y, x%y).  Invariant: div*y + mod == x.", NULL},
    {"hex", builtin_hex, 1, 1, 0,
     "hex($module, number, /)\n--\n\nReturn the hexadecimal representation of an integer.\n\n   >>> hex(12648430)\n   '0xc0ffee'", NULL},
    {"max", builtin_max, 0, -1, FO_NATIVE_KEYWORDS,
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\n"
     "With a single iterable argument, return its biggest item. The\n"
     "default keyword-only argument specifies an object to return if\nthe provided iterable is empty.\n"
     "With two or more arguments, return the largest argument.", fast_max},
    {"min", builtin_min, 0, -1, FO_NATIVE_KEYWORDS,
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\n"
     "With a single iterable argument, return its smallest item. The\n"
     "default keyword-only argument specifies an object to return if\nthe provided iterable is empty.\n"
     "With two or more arguments, return the smallest argument.", fast_min},
    {"oct", builtin_oct, 1, 1, 0,
     "oct($module, number, /)\n--\n\nReturn the octal representation of an integer.\n\n   >>> oct(342391)\n   '0o1234567'", NULL},
    {"ord", builtin_ord, 1, 1, 0, "ord($module, c, /)\n--\n\nReturn the Unicode code point for a one-character string.", fast_ord},
    {"pow", builtin_pow, 0, -1, FO_NATIVE_KEYWORDS,
     "pow($module, /, base, exp, mod=None)\n--\n\nEquivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.\n\n"
     "Some types, such as ints, are able to use a more efficient algorithm when\ninvoked using the three argument form.", NULL},
    {"round", builtin_round, 0, -1, FO_NATIVE_KEYWORDS,
     "round($module, /, number, ndigits=None)\n--\n\nRound a number to a given precision in decimal digits.\n\n"
     "The return value is an integer if ndigits is omitted or None.  Otherwise\n"
     "the return value has the same type as the number.  ndigits may be negative.", NULL},
    {"sum", builtin_sum, 0, -1, FO_NATIVE_KEYWORDS,
     "sum($module, iterable, /, start=0)\n--\n\nReturn the sum of a 'start' value (default: 0) plus an iterable of numbers\n\n"
     "When the iterable is empty, return the start value.\n"
     "This function is intended specifically for use with numeric values and may\nreject non-numeric types.", NULL},
    {NULL},
};
