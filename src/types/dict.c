// SPDX-License-Identifier: MIT
// dict for C code: the functions of dict.h. The script-visible type is in dict_methods.c.
#include "types/dict_private.h"

enum { FREE_DICTS = 80, LOG2_PRESIZE_MOST = 17 };

FoDict *fo_dict_new(void) {
    FoDict *d = fo_free_list_pop(FO_FREE_DICT, &fo_dict_type);
    if (!d && !(d = fo_gc_alloc(&fo_dict_type, sizeof *d))) return NULL;
    d->n = 0;
    d->version = 0;
    d->table = fo_dict_empty_table;
    d->reserved = NULL;
    return d;
}

FoDict *fo_dict_new_sized(int64_t n) {
    FoDict *d = fo_dict_new();
    if (!d || n <= fo_dict_usable_of(3)) return d;
    int log2_size = n > fo_dict_usable_of(LOG2_PRESIZE_MOST) ? LOG2_PRESIZE_MOST : fo_dict_log2_for_n(n);
    FoDictTable *t = fo_dict_table_new(log2_size, FO_DICT_STR);
    if (!t) {
        fo_unref(d);
        return NULL;
    }
    d->table = t;
    return d;
}

// ---- reading

static int64_t str_hash(FoStr *key) { return key->hash != -1 ? key->hash : fo_str_hash(key); }

int64_t fo_dict_str_index(FoDict *d, FoStr *key) {
    return fo_dict_probe_text(d->table, key, str_hash(key));
}

FoBorrowed fo_dict_peek_str(FoDict *d, FoStr *key) {
    int64_t i = fo_dict_probe_text(d->table, key, str_hash(key));
    return i < 0 ? NULL : *fo_dict_value_slot(d, i);
}

bool fo_dict_has_str(FoDict *d, FoStr *key) { return fo_dict_probe_text(d->table, key, str_hash(key)) >= 0; }

// A short name is looked up as a string on the stack: what would be "absent" for want of memory is then never a wrong answer.
typedef struct {
    FoStr str;
    char text[64];
} StackKey;
static bool stack_key_set(StackKey *k, const char *key) {
    size_t n = 0;
    for (; key[n]; n++)
        if ((unsigned char)key[n] > 127 || n + 1 == sizeof k->text) return false;
    k->str = (FoStr){.head = {FO_SHARED_REFCOUNT, &fo_str_type}, .n = (int64_t)n, .hash = -1, .state = {.kind = 1, .ascii = 1}};
    memcpy(k->text, key, n + 1);
    return true;
}

FoBorrowed fo_dict_peek_text(FoDict *d, const char *key) {
    StackKey on_stack;
    if (stack_key_set(&on_stack, key)) return fo_dict_peek_str(d, &on_stack.str);
    FO_AUTO(FoStr) name = fo_str_from_text(key);
    if (!name) {
        fo_error_clear();
        return NULL;
    }
    return fo_dict_peek_str(d, name);
}

bool fo_dict_find_hashed(FoDict *d, FoObject *key, int64_t hash, FoBorrowed *value) {
    int64_t i;
    *value = NULL;
    if (!fo_dict_lookup(d, key, hash, &i)) return false;
    if (i >= 0) *value = *fo_dict_value_slot(d, i);
    return true;
}

bool fo_dict_find(FoDict *d, FoObject *key, FoBorrowed *value) {
    int64_t hash;
    *value = NULL;
    return fo_dict_hash_key(key, &hash) && fo_dict_find_hashed(d, key, hash, value);
}

FoObject *fo_dict_get(FoDict *d, FoObject *key) {
    FoBorrowed value;
    if (!fo_dict_find(d, key, &value)) return NULL;
    return value ? fo_own(value) : fo_raise_with(FO_KEY_ERROR, key);
}

bool fo_dict_next(FoDict *d, int64_t *at, FoBorrowed *key, FoBorrowed *value) {
    const FoDictTable *t = d->table;
    int64_t i = *at;
    while (i < t->n_entries && !*fo_dict_table_key(t, i))
        i++;
    *at = i + 1;
    if (i >= t->n_entries) return false;
    *key = *fo_dict_table_key(t, i);
    *value = *fo_dict_table_value(t, i);
    return true;
}

static FoList *list_of(FoDict *d, int kind) {
    FO_AUTO(FoList) list = fo_list_new(d->n);
    if (!list) return NULL;
    int64_t at = 0, n = 0;
    FoBorrowed key, value;
    while (n < list->n && fo_dict_next(d, &at, &key, &value)) {
        FoObject *item = kind == 0   ? fo_own(key)
                         : kind == 1 ? fo_own(value)
                                     : (FoObject *)fo_tuple_pack(2, fo_lend(key), fo_lend(value));
        if (!item) return NULL;
        list->items[n++] = item;
    }
    return fo_take(list);
}

FoList *fo_dict_keys_list(FoDict *d) { return list_of(d, 0); }

// ---- writing

static bool set_hashed(FoDict *d, FoObject *key, int64_t hash, FoObject *value) {
    int64_t i;
    if (d->n > 0) {
        if (!fo_dict_lookup(d, key, hash, &i)) return false;
        if (i >= 0) {
            if (!fo_gc_head((FoObject *)d)->next && fo_gc_may_matter(value)) fo_gc_track((FoObject *)d);
            fo_ref(value);
            fo_assign_give(fo_dict_value_slot(d, i), value);
            return true;
        }
    }
    return fo_dict_append(d, key, hash, value);
}

bool fo_dict_set(FoDict *d, FoObject *key, FoObject *value) {
    int64_t hash;
    return fo_dict_hash_key(key, &hash) && set_hashed(d, key, hash, value);
}

bool fo_dict_set_str(FoDict *d, FoStr *key, FoObject *value) {
    return set_hashed(d, (FoObject *)key, str_hash(key), value);
}

bool fo_dict_set_text(FoDict *d, const char *key, FoObject *value) {
    FO_AUTO(FoStr) name = fo_str_intern(key);
    return name && fo_dict_set_str(d, name, value);
}

bool fo_dict_set_text_give(FoDict *d, const char *key, FoObject *value) {
    if (!value) return false;
    bool ok = fo_dict_set_text(d, key, value);
    fo_unref(value);
    return ok;
}

bool fo_dict_pop(FoDict *d, FoObject *key, FoObject **value) {
    int64_t hash, i;
    *value = NULL;
    if (!fo_dict_hash_key(key, &hash)) return false;
    if (d->n == 0) return true;
    if (!fo_dict_lookup(d, key, hash, &i)) return false;
    if (i < 0) return true;
    FoObject *old_key;
    fo_dict_remove_at(d, i, hash, &old_key, value);
    fo_unref(old_key);
    return true;
}

bool fo_dict_del(FoDict *d, FoObject *key) {
    FoObject *value;
    if (!fo_dict_pop(d, key, &value)) return false;
    if (!value) {
        fo_raise_with(FO_KEY_ERROR, key);
        return false;
    }
    fo_unref(value);
    return true;
}

FoObject *fo_dict_set_default(FoDict *d, FoObject *key, FoObject *value) {
    int64_t hash, i = -1;
    if (!fo_dict_hash_key(key, &hash)) return NULL;
    if (d->n > 0 && !fo_dict_lookup(d, key, hash, &i)) return NULL;
    if (i >= 0) return fo_ref(*fo_dict_value_slot(d, i));
    return fo_dict_append(d, key, hash, value) ? fo_ref(value) : NULL;
}

void fo_dict_clear(FoDict *d) {
    FoDictTable *old = d->table;
    d->table = fo_dict_empty_table;
    d->n = 0;
    d->version = 0;
    fo_dict_table_release(old);
}

// ---- copying and merging

static bool clone_into(FoDict *to, FoDict *from) {
    FoDictTable *t = fo_dict_table_clone(from->table), *old = to->table;
    if (!t) return false;
    to->table = t;
    to->n = from->n;
    to->version = from->version;
    fo_dict_table_release(old);
    if (fo_gc_is_tracked((FoObject *)from) && !fo_gc_is_tracked((FoObject *)to)) fo_gc_track((FoObject *)to);
    return true;
}

// Appends or overwrites one entry of another dict while merging.
static bool merge_entry(FoDict *d, FoObject *key, int64_t hash, FoObject *value, bool overwrite) {
    if (!overwrite) {
        FoBorrowed there;
        if (!fo_dict_find_hashed(d, key, hash, &there)) return false;
        if (there) return true;
    }
    return set_hashed(d, key, hash, value);
}

static bool merge_entries(FoDict *d, FoDict *other, bool overwrite) {
    for (int64_t i = 0; i < other->table->n_entries; i++) {
        FoDictTable *t = other->table;
        FoObject *key = *fo_dict_table_key(t, i);
        if (!key) continue;
        uint64_t version = other->version;
        FO_AUTO(FoObject) held_key = fo_ref(key);
        FO_AUTO(FoObject) held_value = fo_ref(*fo_dict_table_value(t, i));
        if (!merge_entry(d, key, fo_dict_hash_at(t, i), held_value, overwrite)) return false;
        if (other->version != version) return fo_fail(FO_RUNTIME_ERROR, "dict mutated during update");
    }
    return true;
}

static bool merge_dict(FoDict *d, FoDict *other, bool overwrite) {
    if (d == other || other->n == 0) return true;
    FoDictTable *t = other->table;
    if (d->n == 0) {
        overwrite = true;
        if (other->n == t->n_entries && (t->log2_size == 3 || fo_dict_usable_of(t->log2_size - 1) < other->n)) return clone_into(d, other);
    }
    if (fo_dict_usable_of(d->table->log2_size) < other->n) {
        FoDictKind kind = d->n == 0 || d->table->kind == t->kind ? t->kind : FO_DICT_GENERAL;
        if (!fo_dict_resize(d, fo_dict_log2_for_n(d->n + other->n), kind)) return false;
    }
    return merge_entries(d, other, overwrite);
}

static bool merge_mapping(FoDict *d, FoObject *mapping, bool overwrite) {
    FO_AUTO(FoObject) keys = fo_call_method(mapping, fo_name(keys), NULL, 0);
    if (!keys) return false;
    FO_AUTO(FoObject) iterator = fo_iter(keys);
    if (!iterator) return false;
    for (;;) {
        FO_AUTO(FoObject) key = NULL;
        if (!fo_next(iterator, &key)) return false;
        if (!key) return true;
        if (!overwrite) {
            FoBorrowed there;
            if (!fo_dict_find(d, key, &there)) return false;
            if (there) continue;
        }
        FO_AUTO(FoObject) value = fo_get_item(mapping, key);
        if (!value || !fo_dict_set(d, key, value)) return false;
    }
}

// A mapping.
static bool merge(FoDict *d, FoObject *source, bool overwrite) {
    if (fo_dict_check(source) && source->type->iter == fo_dict_iter) return merge_dict(d, (FoDict *)source, overwrite);
    return merge_mapping(d, source, overwrite);
}

FoDict *fo_dict_copy(FoDict *d) {
    FO_AUTO(FoDict) copy = fo_dict_new();
    if (!copy || d->n == 0) return fo_take(copy);
    bool plain = d->head.type->iter == fo_dict_iter;
    bool ok = plain && d->n >= d->table->n_entries * 2 / 3 ? clone_into(copy, d) : merge(copy, (FoObject *)d, true);
    return ok ? fo_take(copy) : NULL;
}

// One element of dict(pairs): anything with two items.
static FoTuple *pair_of(FoObject *element, int64_t i) {
    if (fo_tuple_check_exact(element)) return fo_ref((FoTuple *)element);
    FoTuple *pair = fo_sequence_as_tuple(element);
    if (!pair && fo_error_matches_kind(FO_TYPE_ERROR)) {
        fo_error_clear();
        return fo_raise(FO_TYPE_ERROR, "cannot convert dictionary update sequence element #%lld to a sequence", (long long)i);
    }
    return pair;
}

static bool merge_pairs(FoDict *d, FoObject *pairs, bool overwrite) {
    FO_AUTO(FoObject) iterator = fo_iter(pairs);
    if (!iterator) return false;
    for (int64_t i = 0;; i++) {
        FO_AUTO(FoObject) element = NULL;
        if (!fo_next(iterator, &element)) return false;
        if (!element) return true;
        FO_AUTO(FoTuple) pair = pair_of(element, i);
        if (!pair) return false;
        if (pair->n != 2)
            return fo_fail(FO_VALUE_ERROR, "dictionary update sequence element #%lld has length %lld; 2 is required",
                           (long long)i, (long long)pair->n);
        if (overwrite) {
            if (!fo_dict_set(d, pair->items[0], pair->items[1])) return false;
        } else {
            FO_AUTO(FoObject) there = fo_dict_set_default(d, pair->items[0], pair->items[1]);
            if (!there) return false;
        }
    }
}

bool fo_dict_update(FoDict *d, FoObject *source, bool overwrite) {
    if (fo_dict_check_exact(source)) return merge_dict(d, (FoDict *)source, overwrite);
    FoObject *keys;
    if (!fo_find_attr(source, fo_name(keys), &keys)) return false;
    if (!keys) return merge_pairs(d, source, overwrite);
    fo_unref(keys);
    return merge(d, source, overwrite);
}

// ---- the collector
