// SPDX-License-Identifier: MIT
// The type list: slots and methods.
#include "types/list_private.h"

enum { FREE_LISTS = 80 };

// ---- life

static void list_free(FoObject *self) {
    FoList *list = (FoList *)self;
    fo_gc_untrack(self);
    fo_list_clear(list);
    if (self->type != &fo_list_type) fo_object_free_block(self);
    else if (!fo_free_list_push(FO_FREE_LIST, self, FREE_LISTS)) fo_gc_free(self, sizeof *list);
}

// Last to first, as CPython does: the order of what is found tells the order in which finalizers run.
static bool list_visit(FoObject *self, FoVisitor visit, void *context) {
    FoList *list = (FoList *)self;
    FoObject **items = list->items;
    for (int64_t i = list->n; i-- > 0;)
        FO_VISIT(items[i]);
    return true;
}

static void list_clear_slot(FoObject *self) { fo_list_clear((FoList *)self); }

static FoObject *list_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (type == &fo_list_type) return (FoObject *)fo_list_new(0);
    FoObject *self = fo_object_new(type, 0);
    if (self) fo_gc_track(self);
    return self;
}

static bool list_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoList *list = (FoList *)self;
    if (self->type->new_ == fo_list_type.new_ && !fo_args_no_keywords("list", kwnames)) return false;
    if (!fo_args_count("list", n, 0, 1)) return false;
    if (list->items) fo_list_clear(list);
    return n == 0 || fo_list_extend(list, args[0]);
}

static int64_t list_size_of(FoObject *self) {
    int64_t allocated = ((FoList *)self)->allocated;
    return self->type->basic_nbytes + (allocated > 0 ? allocated * (int64_t)sizeof(FoObject *) : 0);
}

static FoObject *list_repr(FoObject *self) {
    if (((FoList *)self)->n == 0) return (FoObject *)fo_str_from_ascii("[]", 2);
    return fo_items_repr(self, "[", "]", false);
}

static FoObject *list_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_list_check(a) || !fo_list_check(b)) return fo_new_not_implemented();
    return fo_items_compare(a, b, op);
}

// ---- items

static bool list_len(FoObject *self, int64_t *n) {
    *n = ((FoList *)self)->n;
    return true;
}

static FoObject *get_slice(FoList *list, FoObject *slice) {
    int64_t start, stop, step;
    if (!fo_slice_read(slice, &start, &stop, &step)) return NULL;
    int64_t n = fo_slice_clip(list->n, &start, &stop, step);
    if (step == 1) return (FoObject *)fo_list_from_items(list->items + start, n);
    FoList *r = fo_list_new(n);
    if (!r) return NULL;
    for (int64_t i = 0; i < n; i++, start += step) r->items[i] = fo_ref(list->items[start]); // no pointer is formed when there are none
    return (FoObject *)r;
}

static FoObject *list_get_item(FoObject *self, FoObject *key) {
    FoList *list = (FoList *)self;
    int64_t i;
    if (fo_slice_check(key)) return get_slice(list, key);
    if (!fo_index_key(key, "list", &i)) return NULL;
    if (i < 0) i += list->n;
    if ((uint64_t)i >= (uint64_t)list->n) return fo_raise(FO_INDEX_ERROR, "list index out of range");
    return fo_ref(list->items[i]);
}

// del list[start::step] with n items: the rest moves together, the removed ones are released at the end.
static bool delete_strided(FoList *list, int64_t start, int64_t step, int64_t n) {
    if (n == 0) return true;
    if (step < 0) {
        start += (n - 1) * step;
        step = -step;
    }
    FoObject **removed = fo_alloc(n * sizeof *removed, FO_MEM_OBJECT);
    if (!removed) return fo_fail_no_memory();
    int64_t to = start, k = 0;
    for (int64_t i = start; i < list->n; i++) {
        if (k < n && i == start + k * step) removed[k++] = list->items[i];
        else list->items[to++] = list->items[i];
    }
    bool ok = fo_list_resize(list, to);
    for (int64_t i = 0; i < n; i++)
        fo_unref(removed[i]);
    fo_free(removed, n * sizeof *removed, FO_MEM_OBJECT);
    return ok;
}

static bool assign_strided(FoList *list, int64_t start, int64_t stop, int64_t step, FoObject *value) {
    FO_AUTO(FoTuple) values = fo_list_items_to_assign(value, "must assign iterable to extended slice");
    if (!values) return false;
    int64_t n = fo_slice_clip(list->n, &start, &stop, step);
    if (values->n != n)
        return fo_fail(FO_VALUE_ERROR, "attempt to assign sequence of size %lld to extended slice of size %lld",
                       (long long)values->n, (long long)n);
    if (n == 0) return true;
    FoObject **removed = fo_alloc(n * sizeof *removed, FO_MEM_OBJECT);
    if (!removed) return fo_fail_no_memory();
    for (int64_t i = 0; i < n; i++) {
        removed[i] = list->items[start + i * step];
        list->items[start + i * step] = fo_ref(values->items[i]);
    }
    for (int64_t i = 0; i < n; i++)
        fo_unref(removed[i]);
    fo_free(removed, n * sizeof *removed, FO_MEM_OBJECT);
    return true;
}

static bool set_slice(FoList *list, FoObject *slice, FoObject *value) {
    int64_t start, stop, step;
    if (!fo_slice_read(slice, &start, &stop, &step)) return false;
    int64_t first = start, last = stop, n = fo_slice_clip(list->n, &first, &last, step);
    if (step == 1) return fo_list_set_slice(list, first, last < first ? first : last, value);
    if (!value) return delete_strided(list, first, step, n);
    return assign_strided(list, start, stop, step, value);
}

static bool list_set_item(FoObject *self, FoObject *key, FoObject *value) {
    FoList *list = (FoList *)self;
    int64_t i;
    if (fo_slice_check(key)) return set_slice(list, key, value);
    if (!fo_index_key(key, "list", &i)) return false;
    if (i < 0) i += list->n;
    if ((uint64_t)i >= (uint64_t)list->n) return fo_fail(FO_INDEX_ERROR, "list assignment index out of range");
    if (!value) return fo_list_set_slice(list, i, i + 1, NULL);
    fo_ref(value);
    fo_assign_give(&list->items[i], value);
    return true;
}

static bool list_contains(FoObject *self, FoObject *item, bool *found) {
    FoList *list = (FoList *)self;
    *found = false;
    for (int64_t i = 0; i < list->n && !*found; i++)
        if (!fo_poll() || !fo_equal_held(list->items[i], item, found)) return false;
    return true;
}

static FoObject *list_iter(FoObject *self) { return fo_sequence_iterator_new(&fo_list_iterator_type, self); }

// ---- operators

static FoObject *list_add(FoObject *a, FoObject *b) {
    if (!fo_list_check(a)) return fo_new_not_implemented();
    if (!fo_list_check(b)) return fo_raise(FO_TYPE_ERROR, "can only concatenate list (not \"%T\") to list", b);
    FoList *x = (FoList *)a, *y = (FoList *)b;
    FoList *r = fo_list_new_with_room(x->n + y->n);
    if (!r) return NULL;
    for (int64_t i = 0; i < x->n; i++)
        r->items[i] = fo_ref(x->items[i]);
    for (int64_t i = 0; i < y->n; i++)
        r->items[x->n + i] = fo_ref(y->items[i]);
    r->n = x->n + y->n;
    return (FoObject *)r;
}

static FoObject *list_inplace_add(FoObject *self, FoObject *other) {
    return fo_list_extend((FoList *)self, other) ? fo_ref(self) : NULL;
}

// Fills items[n .. n * times) with copies of items[0 .. n), whose references it adds.
static void repeat_items(FoObject **items, int64_t n, int64_t times) {
    for (int64_t i = 0; i < n; i++)
        items[i]->refcount += times - 1;
    if (n == 1) {
        for (int64_t i = 1; i < times; i++)
            items[i] = items[0];
        return;
    }
    for (int64_t k = 1; k < times; k++)
        memcpy(items + k * n, items, n * sizeof *items);
}

static FoObject *list_mul(FoObject *a, FoObject *b) {
    FoObject *self = fo_list_check(a) ? a : b, *count = self == a ? b : a;
    int64_t times, n;
    if (!fo_has_index(count)) return fo_raise(FO_TYPE_ERROR, "can't multiply sequence by non-int of type '%T'", count);
    if (!fo_index_as_i64(count, &times)) return NULL;
    FoList *list = (FoList *)self;
    if (times <= 0 || list->n == 0) return (FoObject *)fo_list_new(0);
    if (!fo_mul_i64(list->n, times, &n)) return fo_raise_no_memory();
    FoList *r = fo_list_new_with_room(n);
    if (!r) return NULL;
    for (int64_t i = 0; i < list->n; i++)
        r->items[i] = fo_ref(list->items[i]);
    repeat_items(r->items, list->n, times);
    r->n = n;
    return (FoObject *)r;
}

static FoObject *list_inplace_mul(FoObject *self, FoObject *count) {
    FoList *list = (FoList *)self;
    int64_t times, n;
    if (!fo_has_index(count)) return fo_new_not_implemented();
    if (!fo_index_as_i64(count, &times)) return NULL;
    int64_t old_n = list->n; // __index__ may have run code
    if (old_n == 0 || times == 1) return fo_ref(self);
    if (times <= 0) {
        fo_list_clear(list);
    } else {
        if (!fo_mul_i64(old_n, times, &n)) return fo_raise_no_memory();
        if (!fo_list_resize(list, n)) return NULL;
        repeat_items(list->items, old_n, times);
    }
    return fo_ref(self);
}

// ---- methods

static FoObject *list_append(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_list_append((FoList *)self, args[0]) ? fo_new_none() : NULL;
}

static FoObject *list_extend(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_list_extend((FoList *)self, args[0]) ? fo_new_none() : NULL;
}

static FoObject *list_insert(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t at;
    if (!fo_size_arg(args[0], &at)) return NULL;
    return fo_list_insert((FoList *)self, at, args[1]) ? fo_new_none() : NULL;
}

// append without boxing and without growing.
static bool fast_append(const FoValue *args, int64_t n, FoValue *result) {
    FoList *list = (FoList *)args[0].o;
    if (list->n >= list->allocated || args[1].tag != FO_TAG_OBJECT || fo_is_pending(args[1].o)) return false;
    list->items[list->n++] = fo_ref(args[1].o);
    *result = fo_value_from_object_give(fo_new_none());
    return true;
}

// pop() of the last item, while the list need not shrink.
static bool fast_pop(const FoValue *args, int64_t n, FoValue *result) {
    FoList *list = (FoList *)args[0].o;
    if (n != 1 || list->n == 0 || !fo_list_fits(list, list->n - 1)) return false;
    *result = fo_value_from_object_give(list->items[--list->n]);
    return true;
}

static FoObject *list_pop(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoList *list = (FoList *)self;
    int64_t i = -1;
    if (n > 0 && !fo_size_arg(args[0], &i)) return NULL;
    if (list->n == 0) return fo_raise(FO_INDEX_ERROR, "pop from empty list");
    if (i < 0) i += list->n;
    if ((uint64_t)i >= (uint64_t)list->n) return fo_raise(FO_INDEX_ERROR, "pop index out of range");
    FoObject *item = list->items[i];
    memmove(list->items + i, list->items + i + 1, (list->n - 1 - i) * sizeof *list->items);
    if (!fo_list_resize(list, list->n - 1)) return NULL;
    return item;
}

static FoObject *list_clear_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_list_clear((FoList *)self);
    return fo_new_none();
}

static FoObject *list_copy(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return (FoObject *)fo_list_from_items(((FoList *)self)->items, ((FoList *)self)->n);
}

static FoObject *list_reverse(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_list_reverse((FoList *)self);
    return fo_new_none();
}

// The first position of value in [start, stop); -1 when absent.
static bool find(FoList *list, FoObject *value, int64_t start, int64_t stop, int64_t *at) {
    *at = -1;
    for (int64_t i = start; i < stop && i < list->n; i++) {
        bool equal;
        if (!fo_poll() || !fo_equal_held(list->items[i], value, &equal)) return false;
        if (!equal) continue;
        *at = i;
        break;
    }
    return true;
}

static FoObject *list_index(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoList *list = (FoList *)self;
    int64_t start = 0, stop = INT64_MAX, at;
    if (n > 1 && !fo_index_bound(args[1], list->n, &start)) return NULL;
    if (n > 2 && !fo_index_bound(args[2], list->n, &stop)) return NULL;
    if (!find(list, args[0], start, stop, &at)) return NULL;
    return at >= 0 ? fo_int_from_i64(at) : fo_raise(FO_VALUE_ERROR, "%R is not in list", args[0]);
}

static FoObject *list_remove(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoList *list = (FoList *)self;
    int64_t at;
    if (!find(list, args[0], 0, INT64_MAX, &at)) return NULL;
    if (at < 0) return fo_raise(FO_VALUE_ERROR, "list.remove(x): x not in list");
    return fo_list_set_slice(list, at, at + 1, NULL) ? fo_new_none() : NULL;
}

static FoObject *list_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoList *list = (FoList *)self;
    int64_t count = 0;
    for (int64_t i = 0; i < list->n; i++) {
        bool equal;
        if (!fo_poll() || !fo_equal_held(list->items[i], args[0], &equal)) return NULL;
        count += equal;
    }
    return fo_int_from_i64(count);
}

static FoObject *list_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_list_reverse_iterator_new(self);
}

static FoObject *list_getitem_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return list_get_item(self, args[0]); }

static const FoNativeDef methods[] = {
    {"__reversed__", list_reversed, 0, 0, 0, "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the list.", NULL},
    {"clear", list_clear_method, 0, 0, 0, "clear($self, /)\n--\n\nRemove all items from list.", NULL},
    {"copy", list_copy, 0, 0, 0, "copy($self, /)\n--\n\nReturn a shallow copy of the list.", NULL},
    {"__getitem__", list_getitem_method, 1, 1, FO_NATIVE_COEXIST, "x.__getitem__(y) <==> x[y]", NULL},
    {"append", list_append, 1, 1, FO_NATIVE_FAST_SELF, "append($self, object, /)\n--\n\nAppend object to the end of the list.", fast_append},
    {"insert", list_insert, 2, 2, 0, "insert($self, index, object, /)\n--\n\nInsert object before index.", NULL},
    {"extend", list_extend, 1, 1, 0, "extend($self, iterable, /)\n--\n\nExtend list by appending elements from the iterable.", NULL},
    {"pop", list_pop, 0, 1, FO_NATIVE_FAST_SELF,
     "pop($self, index=-1, /)\n--\n\nRemove and return item at index (default last).\n\n"
     "Raises IndexError if list is empty or index is out of range.", fast_pop},
    {"remove", list_remove, 1, 1, 0,
     "remove($self, value, /)\n--\n\nRemove first occurrence of value.\n\nRaises ValueError if the value is not present.", NULL},
    {"index", list_index, 1, 3, 0,
     "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\n"
     "Raises ValueError if the value is not present.", NULL},
    {"count", list_count, 1, 1, 0, "count($self, value, /)\n--\n\nReturn number of occurrences of value.", NULL},
    {"reverse", list_reverse, 0, 0, 0, "reverse($self, /)\n--\n\nReverse *IN PLACE*.", NULL},
    {"sort", fo_list_sort_method, 0, -1, FO_NATIVE_KEYWORDS,
     "sort($self, /, *, key=None, reverse=False)\n--\n\nSort the list in ascending order and return None.\n\n"
     "The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\n"
     "If a key function is given, apply it once to each list item and sort them,\n"
     "ascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.", NULL},
    FO_CLASS_GETITEM,
    {NULL},
};

FoType fo_list_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "list",
    .basic_nbytes = sizeof(FoList),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_LIST | FO_TYPE_MATCH_SEQUENCE,
    .doc =
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
        "The argument must be an iterable if specified.",
    .free = list_free,
    .visit = list_visit,
    .clear = list_clear_slot,
    .new_ = list_new,
    .init = list_init,
    .size_of = list_size_of,
    .repr = list_repr,
    .hash = fo_hash_not_implemented,
    .compare = list_compare,
    .iter = list_iter,
    .binary = {[FO_OP_ADD] = list_add, [FO_OP_MUL] = list_mul},
    .inplace = {[FO_OP_ADD] = list_inplace_add, [FO_OP_MUL] = list_inplace_mul},
    .len = list_len,
    .get_item = list_get_item,
    .set_item = list_set_item,
    .contains = list_contains,
    .is_sequence = true,
    .methods = methods,
};

void fo_list_deinit(void) { fo_free_list_drop(FO_FREE_LIST, sizeof(FoList)); }

bool fo_list_init(void) { return fo_type_ready(&fo_list_type); }
