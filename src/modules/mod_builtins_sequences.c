// SPDX-License-Identifier: MIT
// Builtins on iterables: all, any, iter, len, next, sorted.
#include "modules/mod_builtins.h"
#include "types/container.h"

FO_BUILTIN(builtin_len) {
    int64_t length;
    return fo_len(args[0], &length) ? fo_int_from_i64(length) : NULL;
}

static bool fast_len(const FoValue *args, int64_t n, FoValue *result) {
    if (n != 1 || args[0].tag != FO_TAG_OBJECT) return false;
    FoObject *o = args[0].o;
    int64_t length;
    if (o->type == &fo_list_type) length = ((FoList *)o)->n;
    else if (o->type == &fo_tuple_type) length = ((FoTuple *)o)->n;
    else if (o->type == &fo_str_type) length = ((FoStr *)o)->n;
    else if (o->type == &fo_dict_type) length = ((FoDict *)o)->n;
    else if (o->type == &fo_set_type) length = ((FoSet *)o)->n;
    else return false;
    *result = fo_value_from_i64(length);
    return true;
}

// Looks for the first item whose truth is `wanted`.
static bool find_truth(FoObject *iterable, bool wanted, bool *found) {
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (!iterator) return false;
    for (*found = false;;) {
        bool truth;
        FO_AUTO(FoObject) item = NULL;
        if (!fo_next(iterator, &item)) return false;
        if (!item) return true;
        if (!fo_poll() || !fo_is_true(item, &truth)) return false;
        if (truth == wanted) return *found = true;
    }
}

FO_BUILTIN(builtin_all) {
    bool found;
    return find_truth(args[0], false, &found) ? fo_bool_new(!found) : NULL;
}

FO_BUILTIN(builtin_any) {
    bool found;
    return find_truth(args[0], true, &found) ? fo_bool_new(found) : NULL;
}

FO_BUILTIN(builtin_iter) {
    if (n == 1) return fo_iter(args[0]);
    if (!args[0]->type->call) return fo_raise(FO_TYPE_ERROR, "iter(v, w): v must be callable");
    return fo_callable_iterator_new(args[0], args[1]);
}

FO_BUILTIN(builtin_next) {
    FoObject *item = NULL;
    FoNextFn next = args[0]->type->next;
    if (!next) return fo_raise(FO_TYPE_ERROR, "'%T' object is not an iterator", args[0]);
    if (n == 1) return fo_next_or_raise(args[0]);
    if (next(args[0], &item)) return item ? item : fo_ref(args[1]);
    if (!fo_error_matches_kind(FO_STOP_ITERATION)) return NULL;
    fo_error_clear();
    return fo_ref(args[1]);
}

FO_BUILTIN(builtin_sorted) {
    if (n != 1) return fo_raise(FO_TYPE_ERROR, "sorted expected 1 argument, got %lld", (long long)n);
    FO_AUTO(FoObject) list = (FoObject *)fo_sequence_as_list(args[0]);
    FO_AUTO(FoObject) none = list ? fo_list_sort_method(list, args + 1, 0, kwnames) : NULL;
    return none ? fo_take(list) : NULL;
}

const FoNativeDef fo_builtins_sequence_defs[] = {
    {"all", builtin_all, 1, 1, 0,
     "all($module, iterable, /)\n--\n\nReturn True if bool(x) is True for all values x in the iterable.\n\n"
     "If the iterable is empty, return True.", NULL},
    {"any", builtin_any, 1, 1, 0,
     "any($module, iterable, /)\n--\n\nReturn True if bool(x) is True for any x in the iterable.\n\n"
     "If the iterable is empty, return False.", NULL},
    {"iter", builtin_iter, 1, 2, 0,
     "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\n"
     "Get an iterator from an object.  In the first form, the argument must\nsupply its own iterator, or be a sequence.\n"
     "In the second form, the callable is called until it returns the sentinel.", NULL},
    {"len", builtin_len, 1, 1, 0, "len($module, obj, /)\n--\n\nReturn the number of items in a container.", fast_len},
    {"next", builtin_next, 1, 2, 0,
     "next(iterator[, default])\n\nReturn the next item from the iterator. If default is given and the iterator\n"
     "is exhausted, it is returned instead of raising StopIteration.", NULL},
    {"sorted", builtin_sorted, 0, -1, FO_NATIVE_KEYWORDS,
     "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\n"
     "Return a new list containing all items from the iterable in ascending order.\n\n"
     "A custom key function can be supplied to customize the sort order, and the\n"
     "reverse flag can be set to request the result in descending order.", NULL},
    {NULL},
};
