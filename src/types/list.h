// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_LIST_H
#define FO_TYPES_LIST_H

struct FoList {
    FoObject head;
    int64_t n;
    FoObject **items;  // allocated * 8 bytes, grown by CPython's pattern 4, 8, 16, 24, 32, 40, 52, 64 …
    int64_t allocated; // -1 while it is being sorted
};
extern FoType fo_list_type;
FO_INLINE bool fo_list_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_LIST); }
FO_INLINE bool fo_list_check_exact(const FoObject *o) { return o->type == &fo_list_type; }
FoList *fo_list_new(int64_t n); // items NULL: fill them all before script code can see it
FoList *fo_list_new_with_room(int64_t n); // empty, with room for n items
FoList *fo_list_from_items(FoObject *const *items, int64_t n);
FoList *fo_list_from_values_give(FoValue *values, int64_t n); // registers that hold objects, emptied; on failure they stay as they are
bool fo_list_append(FoList *list, FoObject *item);
bool fo_list_append_give(FoList *list, FoObject *item); // consumes item, also on failure; NULL item: fails (exception pending)
bool fo_list_extend(FoList *list, FoObject *iterable);
bool fo_list_insert(FoList *list, int64_t at, FoObject *item);
FO_INLINE FoBorrowed fo_list_peek(const FoList *list, int64_t i) { return list->items[i]; }
bool fo_list_set_slice(FoList *list, int64_t start, int64_t stop, FoObject *iterable_or_null);
FoList *fo_list_slice(FoList *list, int64_t start, int64_t stop);
bool fo_list_sort(FoList *list, FoObject *key_or_null, bool reverse); // stable
FoObject *fo_list_sort_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames); // list.sort(*, key, reverse), for sorted too
bool fo_list_reverse(FoList *list);
FoTuple *fo_list_as_tuple(FoList *list);

#endif
