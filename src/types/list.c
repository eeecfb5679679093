// SPDX-License-Identifier: MIT
// list for C code: growth, slices, the functions of list.h. The script-visible type is in list_methods.c.
#include "types/list_private.h"

enum { N_MOST = INT64_MAX / 8 - 64 };

static size_t items_nbytes(int64_t allocated) { return allocated > 0 ? (size_t)allocated * sizeof(FoObject *) : 0; }

// What items points to (never at) when a list has shrunk to nothing: like CPython, extend then grows it by the pattern instead of
// allocating what is needed. Lists that are new or cleared have NULL.
static FoObject *shrunk_to_nothing[1];

static bool reallocate(FoList *list, int64_t allocated) {
    if (allocated > N_MOST) return fo_fail_no_memory();
    FoObject **old = list->allocated > 0 ? list->items : NULL, **items = shrunk_to_nothing;
    if (allocated == 0) {
        fo_free(old, items_nbytes(list->allocated), FO_MEM_OBJECT);
    } else {
        items = fo_realloc(old, items_nbytes(list->allocated), items_nbytes(allocated), FO_MEM_OBJECT);
        if (!items) return fo_fail_no_memory();
    }
    list->items = items;
    list->allocated = allocated;
    return true;
}

// CPython's list_resize: the growth pattern 4, 8, 16, 24, 32, 40, 52, 64 … is what sys.getsizeof shows.
bool fo_list_resize(FoList *list, int64_t n) {
    if (fo_list_fits(list, n)) {
        list->n = n;
        return true;
    }
    if (n > N_MOST) return fo_fail_no_memory();
    int64_t allocated = (n + (n >> 3) + 6) & ~(int64_t)3;
    if (n - list->n > allocated - n) allocated = (n + 3) & ~(int64_t)3;
    if (n == 0) allocated = 0;
    if (!reallocate(list, allocated)) {
        if (n > list->allocated) return false;
        fo_error_clear(); // shrinking: the larger block serves as well
    }
    list->n = n;
    return true;
}

// Room for exactly n items (rounded up to an even number) in a list that has none.
bool fo_list_preallocate(FoList *list, int64_t n) { return reallocate(list, (n + 1) & ~(int64_t)1); }

// Untracked, with room for n undefined items.
FO_INLINE FoList *list_alloc(int64_t n) {
    if (n > N_MOST) return fo_raise_no_memory();
    FoList *list = fo_free_list_pop(FO_FREE_LIST, &fo_list_type);
    if (!list && !(list = fo_gc_alloc(&fo_list_type, sizeof *list))) return NULL;
    list->n = list->allocated = n;
    list->items = NULL;
    if (n > 0 && !(list->items = fo_alloc(items_nbytes(n), FO_MEM_OBJECT))) {
        fo_gc_free((FoObject *)list, sizeof *list);
        return fo_raise_no_memory();
    }
    return list;
}

FoList *fo_list_new(int64_t n) {
    FoList *list = list_alloc(n < 0 ? 0 : n);
    if (!list) return NULL;
    if (n > 0) memset(list->items, 0, items_nbytes(n));
    fo_gc_track((FoObject *)list);
    return list;
}

FoList *fo_list_new_with_room(int64_t n) {
    FoList *list = list_alloc(n);
    if (!list) return NULL;
    list->n = 0;
    fo_gc_track((FoObject *)list);
    return list;
}

FoList *fo_list_from_items(FoObject *const *items, int64_t n) {
    FoList *list = list_alloc(n);
    if (!list) return NULL;
    for (int64_t i = 0; i < n; i++)
        list->items[i] = fo_ref(items[i]);
    fo_gc_track((FoObject *)list);
    return list;
}

FoList *fo_list_from_values_give(FoValue *values, int64_t n) {
    FoList *list = list_alloc(n);
    if (!list) return NULL;
    for (int64_t i = 0; i < n; i++) {
        list->items[i] = values[i].o;
        values[i].tag = FO_TAG_UNBOUND;
    }
    fo_gc_track((FoObject *)list);
    return list;
}

FoList *fo_list_slice(FoList *list, int64_t start, int64_t stop) {
    if (start < 0) start = 0;
    if (stop > list->n) stop = list->n;
    return fo_list_from_items(list->items + start, stop > start ? stop - start : 0);
}

FoTuple *fo_list_as_tuple(FoList *list) { return fo_tuple_from_items(list->items, list->n); }

// ---- adding

bool fo_list_append_give(FoList *list, FoObject *item) {
    if (fo_unlikely(!item)) return false;
    int64_t n = list->n;
    if (fo_unlikely(n >= list->allocated) && !fo_list_resize(list, n + 1)) {
        fo_unref(item);
        return false;
    }
    list->n = n + 1;
    list->items[n] = item;
    return true;
}

bool fo_list_append(FoList *list, FoObject *item) { return fo_list_append_give(list, fo_ref(item)); }

bool fo_list_insert(FoList *list, int64_t at, FoObject *item) {
    int64_t n = list->n;
    if (at < 0) at = at + n < 0 ? 0 : at + n;
    if (at > n) at = n;
    if (!fo_list_resize(list, n + 1)) return false;
    memmove(list->items + at + 1, list->items + at, (n - at) * sizeof *list->items);
    list->items[at] = fo_ref(item);
    return true;
}

// Appends n items that are somewhere else, or in the list itself.
static bool extend_items(FoList *list, FoObject *source, int64_t n) {
    int64_t m = list->n;
    if (n == 0) return true;
    if (!list->items) {
        if (!fo_list_preallocate(list, n)) return false;
        list->n = n;
    } else if (!fo_list_resize(list, m + n)) {
        return false;
    }
    FoObject **from = fo_tuple_check(source) ? ((FoTuple *)source)->items : ((FoList *)source)->items;
    for (int64_t i = 0; i < n; i++)
        list->items[m + i] = fo_ref(from[i]);
    return true;
}

// Makes room for what the iterable says it has.
static bool make_room(FoList *list, FoObject *iterable) {
    int64_t hint;
    if (!fo_list_length_hint(iterable, 8, &hint)) return false;
    int64_t m = list->n; // the hint may have run code
    if (hint > INT64_MAX - m) return true; // nobody has that many: it may have lied
    if (list->items || list->allocated < 0) {
        if (!fo_list_resize(list, m + hint)) return false;
        list->n = m;
        return true;
    }
    return hint == 0 || fo_list_preallocate(list, hint);
}

static bool extend_iterable(FoList *list, FoObject *iterable) {
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (!iterator || !make_room(list, iterable)) return false;
    FoNextFn next = iterator->type->next;
    for (;;) {
        FoObject *item = NULL;
        if (!next(iterator, &item)) return false;
        if (!item) break;
        if (!fo_list_append_give(list, item) || !fo_poll()) return false;
    }
    return list->n >= list->allocated || fo_list_resize(list, list->n);
}

// The keys, or the values, of a dict: nothing can change it meanwhile.
static bool extend_dict(FoList *list, FoDict *d, bool values) {
    FoBorrowed key, value;
    int64_t at = 0;
    if (!make_room(list, (FoObject *)d)) return false;
    while (fo_dict_next(d, &at, &key, &value))
        if (!fo_list_append_give(list, fo_own(values ? value : key))) return false;
    return list->n >= list->allocated || fo_list_resize(list, list->n);
}

bool fo_list_extend(FoList *list, FoObject *iterable) {
    if (fo_list_check_exact(iterable) || iterable == (FoObject *)list) return extend_items(list, iterable, ((FoList *)iterable)->n);
    if (fo_tuple_check_exact(iterable)) return extend_items(list, iterable, ((FoTuple *)iterable)->n);
    if (fo_dict_check_exact(iterable)) return extend_dict(list, (FoDict *)iterable, false);
    if (iterable->type == &fo_dict_keys_type || iterable->type == &fo_dict_values_type) {
        FoDict *d = ((FoDictView *)iterable)->dict;
        if (fo_dict_check_exact((FoObject *)d)) return extend_dict(list, d, iterable->type == &fo_dict_values_type);
    }
    return extend_iterable(list, iterable);
}

// len() of what has one, else __length_hint__, else `otherwise`.
bool fo_list_length_hint(FoObject *iterable, int64_t otherwise, int64_t *hint) {
    *hint = otherwise;
    if (iterable->type->len) {
        if (fo_len(iterable, hint)) return true;
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        *hint = otherwise;
    }
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(iterable, fo_name(__length_hint__), &method)) return false;
    if (!method) return true;
    FO_AUTO(FoObject) answer = fo_call0(method);
    if (!answer) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        return true;
    }
    if (answer == fo_not_implemented) return true;
    if (!fo_int_check(answer)) return fo_fail(FO_TYPE_ERROR, "__length_hint__ must be an integer, not %T", answer);
    if (!fo_int_as_i64(answer, hint)) return false;
    return *hint >= 0 || fo_fail(FO_VALUE_ERROR, "__length_hint__() should return >= 0");
}

// ---- slices

void fo_list_clear(FoList *list) {
    FoObject **items = list->items;
    int64_t n = list->n, allocated = list->allocated;
    if (!items) return;
    list->items = NULL;
    list->n = list->allocated = 0;
    for (int64_t i = n - 1; i >= 0; i--)
        fo_xunref(items[i]);
    if (allocated > 0) fo_free(items, items_nbytes(allocated), FO_MEM_OBJECT);
}

// Puts n items (their references are taken over) in the place of [start, stop); the old ones come out in `removed`.
static bool replace_items(FoList *list, int64_t start, int64_t stop, FoObject *const *items, int64_t n, FoObject **removed) {
    int64_t n_old = stop - start, old_n = list->n, tail = old_n - stop;
    if (n_old) memcpy(removed, list->items + start, n_old * sizeof *removed);
    if (n > n_old) {
        if (!fo_list_resize(list, old_n + n - n_old)) return false;
        if (tail) memmove(list->items + start + n, list->items + stop, tail * sizeof *items);
    } else if (n < n_old) {
        memmove(list->items + start + n, list->items + stop, tail * sizeof *items);
        if (!fo_list_resize(list, old_n + n - n_old)) return false;
    }
    if (n) memcpy(list->items + start, items, n * sizeof *items);
    return true;
}

static bool set_slice_items(FoList *list, int64_t start, int64_t stop, FoObject *const *items, int64_t n) {
    FoObject *few[16], **removed = few;
    int64_t n_old = stop - start;
    if (n_old > 16 && !(removed = fo_alloc(items_nbytes(n_old), FO_MEM_OBJECT))) return fo_fail_no_memory();
    bool ok = replace_items(list, start, stop, items, n, removed);
    if (ok) {
        for (int64_t i = 0; i < n; i++)
            fo_ref(items[i]);
        for (int64_t i = n_old - 1; i >= 0; i--)
            fo_unref(removed[i]);
    }
    if (removed != few) fo_free(removed, items_nbytes(n_old), FO_MEM_OBJECT);
    return ok;
}

// The items to assign as an immutable copy, so that releasing old items cannot change them meanwhile.
FoTuple *fo_list_items_to_assign(FoObject *iterable, const char *otherwise) {
    if (fo_list_check_exact(iterable)) return fo_list_as_tuple((FoList *)iterable);
    FO_AUTO(FoObject) iterator = fo_iter(iterable);
    if (iterator) return fo_sequence_as_tuple(fo_tuple_check_exact(iterable) ? iterable : iterator);
    if (!fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
    fo_error_clear();
    return fo_raise(FO_TYPE_ERROR, "%s", otherwise);
}

bool fo_list_set_slice(FoList *list, int64_t start, int64_t stop, FoObject *iterable) {
    FO_AUTO(FoTuple) values = NULL;
    if (iterable && fo_tuple_check_exact(iterable)) values = (FoTuple *)fo_ref(iterable);
    else if (iterable && !(values = fo_list_items_to_assign(iterable, "can only assign an iterable"))) return false;
    int64_t n = values ? values->n : 0;
    if (start < 0) start = 0;
    if (start > list->n) start = list->n;
    if (stop > list->n) stop = list->n;
    if (stop < start) stop = start;
    if (stop - start == list->n && n == 0) {
        fo_list_clear(list);
        return true;
    }
    return set_slice_items(list, start, stop, values ? values->items : NULL, n);
}

bool fo_list_reverse(FoList *list) {
    for (int64_t i = 0, j = list->n - 1; i < j; i++, j--) {
        FoObject *item = list->items[i];
        list->items[i] = list->items[j];
        list->items[j] = item;
    }
    return true;
}
