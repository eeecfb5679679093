// SPDX-License-Identifier: MIT
// Shared by dict*.c only.
#ifndef FO_TYPES_DICT_PRIVATE_H
#define FO_TYPES_DICT_PRIVATE_H

#include "types/container.h"

// ---- dict_table.c
enum { FO_DICT_LOG2_LEAST = 3 };
FoDictTable *fo_dict_table_new(int log2_size, FoDictKind kind); // raises MemoryError
FoDictTable *fo_dict_table_clone(const FoDictTable *t);         // with references to all keys and values
void fo_dict_table_release(FoDictTable *t);                     // drops the references and the block
int64_t fo_dict_table_nbytes(const FoDictTable *t);
// Replaces the table of d by one of 2^log2_size slots without deleted entries.
FO_MUST_CHECK bool fo_dict_resize(FoDict *d, int log2_size, FoDictKind kind);
int fo_dict_log2_for_n(int64_t n);      // table size for n entries
int64_t fo_dict_usable_of(int log2_size);
// Position of any str key, comparing only with str keys: runs no code. -1 absent.
int64_t fo_dict_probe_text(const FoDictTable *t, const FoStr *key, int64_t hash);
FO_MUST_CHECK bool fo_dict_lookup_general(FoDict *d, FoObject *key, int64_t hash, int64_t *position);
// Takes entry i out; the caller owns *key and *value then.
void fo_dict_remove_at(FoDict *d, int64_t i, int64_t hash, FoObject **key, FoObject **value);

FO_INLINE void fo_dict_new_version(FoDict *d) { d->version = ++fo_rt->next_dict_version; }
FO_INLINE int64_t fo_dict_hash_at(const FoDictTable *t, int64_t i) {
    return t->kind == FO_DICT_STR ? ((FoStr *)fo_dict_str_entry(t, i)->key)->hash : fo_dict_entry(t, i)->hash;
}
// Is key an int that an INT table can hold, and which?
FO_INLINE bool fo_dict_small_int(const FoObject *key, int64_t *value) {
    if (key->type != &fo_int_type) return false;
    const FoInt *x = (const FoInt *)key;
    if ((uint64_t)(x->size + 2) > 4) return false;
    if (!fo_int_fits_i64(key, value)) return false;
    return *value != -1;
}
FO_INLINE bool fo_dict_hash_key(FoObject *key, int64_t *hash) {
    if (key->type == &fo_str_type) {
        *hash = ((FoStr *)key)->hash;
        if (fo_unlikely(*hash == -1)) *hash = fo_str_hash((FoStr *)key);
        return true;
    }
    return fo_dict_small_int(key, hash) || fo_hash(key, hash);
}

// Position of any key (-1 absent). Comparing may run code that changes the dict: the answer is about the table as it is afterwards.
FO_MUST_CHECK FO_INLINE bool fo_dict_lookup(FoDict *d, FoObject *key, int64_t hash, int64_t *position) {
    const FoDictTable *t = d->table;
    int64_t value;
    if (t->kind == FO_DICT_STR && key->type == &fo_str_type) {
        *position = fo_dict_probe_str(t, (FoStr *)key, hash);
        return true;
    }
    if (t->kind == FO_DICT_INT && fo_dict_small_int(key, &value)) {
        *position = fo_dict_probe_int(t, value);
        return true;
    }
    return fo_dict_lookup_general(d, key, hash, position);
}

// ---- dict_methods.c, dict_views.c
FoObject *fo_dict_keys_view(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_dict_values_view(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_dict_items_view(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_dict_reversed(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_dict_iter(FoObject *self);
FoParts fo_dict_next_parts(FoObject *item_iterator, FoValue *parts);
bool fo_dict_views_init(void);

#endif
