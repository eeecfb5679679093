// SPDX-License-Identifier: MIT
// The tables of dicts: making, probing, growing. The layout is described in dict_table.h, the algorithm is CPython's: table sizes and
// growth decide the true sizes that scripts see.
#include "types/dict_private.h"

static struct {
    FoDictTable table;
    int8_t index[8];
} empty_table = {
    .table = {.log2_size = 0, .index_shift = 0, .kind = FO_DICT_STR, .entry_nbytes = sizeof(FoDictStrEntry), .entries = (char *)empty_table.index},
    .index = {FO_DICT_EMPTY, FO_DICT_EMPTY, FO_DICT_EMPTY, FO_DICT_EMPTY, FO_DICT_EMPTY, FO_DICT_EMPTY, FO_DICT_EMPTY, FO_DICT_EMPTY},
};
FoDictTable *const fo_dict_empty_table = &empty_table.table;

enum { LOG2_MOST = 44, PREFETCH = 8 };

int64_t fo_dict_usable_of(int log2_size) { return ((int64_t)2 << log2_size) / 3; }

static int bit_length(uint64_t x) { return x ? 64 - __builtin_clzll(x) : 0; }

// Table size for at least so many slots, by CPython's rounding.
static int log2_for(int64_t n_slots) { return bit_length((((uint64_t)n_slots | 8) - 1) | 7); }

int fo_dict_log2_for_n(int64_t n) { return log2_for((n * 3 + 1) / 2); }

static size_t index_nbytes(int log2_size, int shift) { return (size_t)1 << (log2_size + shift); }

static int index_shift(int log2_size) { return log2_size < 8 ? 0 : log2_size < 16 ? 1 : log2_size < 32 ? 2 : 3; }

int64_t fo_dict_table_nbytes(const FoDictTable *t) {
    if (t == fo_dict_empty_table) return 0;
    return (int64_t)(sizeof(FoDictTable) + index_nbytes(t->log2_size, t->index_shift)) +
           fo_dict_usable_of(t->log2_size) * t->entry_nbytes;
}

// The least table of str keys, of which most dicts and all namespaces of keyword arguments have one.
enum { FEW_INDEX_NBYTES = 1 << FO_DICT_LOG2_LEAST, FEW_NBYTES = sizeof(FoDictTable) + FEW_INDEX_NBYTES + FO_DICT_FEW * sizeof(FoDictStrEntry) };
static FoDictTable *few_new(void) {
    FoDictTable *t = fo_alloc(FEW_NBYTES, FO_MEM_OBJECT);
    if (fo_unlikely(!t)) return fo_raise_no_memory();
    *t = (FoDictTable){.log2_size = FO_DICT_LOG2_LEAST, .kind = FO_DICT_STR, .entry_nbytes = sizeof(FoDictStrEntry),
                       .tag_mask = INT8_MAX & ~(FEW_INDEX_NBYTES - 1), .usable = FO_DICT_FEW, .entries = (char *)(t + 1) + FEW_INDEX_NBYTES};
    memset(t + 1, 0xff, FEW_INDEX_NBYTES);
    return t;
}

FoDictTable *fo_dict_table_new(int log2_size, FoDictKind kind) {
    if (log2_size == FO_DICT_LOG2_LEAST && kind == FO_DICT_STR) return few_new();
    if (log2_size > LOG2_MOST) return fo_raise_no_memory();
    int shift = index_shift(log2_size);
    int entry_nbytes = kind == FO_DICT_STR ? sizeof(FoDictStrEntry) : sizeof(FoDictEntry);
    size_t index = index_nbytes(log2_size, shift);
    int64_t usable = fo_dict_usable_of(log2_size);
    FoDictTable *t = fo_alloc(sizeof *t + index + (size_t)usable * entry_nbytes, FO_MEM_OBJECT);
    if (!t) return fo_raise_no_memory();
    t->log2_size = log2_size;
    t->index_shift = shift;
    t->kind = kind;
    t->entry_nbytes = entry_nbytes;
    t->tag_mask = shift == 3 ? 0 : ((((uint32_t)1 << ((8 << shift) - 1)) - 1) & ~(((uint32_t)1 << log2_size) - 1));
    t->usable = usable;
    t->n_entries = 0;
    t->entries = (char *)(t + 1) + index;
    memset(t + 1, 0xff, index);
    return t;
}

FoDictTable *fo_dict_table_clone(const FoDictTable *t) {
    size_t nbytes = fo_dict_table_nbytes(t);
    FoDictTable *copy = fo_alloc(nbytes, FO_MEM_OBJECT);
    if (!copy) return fo_raise_no_memory();
    memcpy(copy, t, (size_t)(t->entries - (char *)t) + t->n_entries * t->entry_nbytes);
    copy->entries = (char *)copy + (t->entries - (char *)t);
    for (int64_t i = 0; i < t->n_entries; i++) {
        FoObject *key = *fo_dict_table_key(t, i);
        if (!key) continue;
        fo_ref(key);
        fo_ref(*fo_dict_table_value(t, i));
    }
    return copy;
}

static void free_block(FoDictTable *t) {
    if (t->log2_size == FO_DICT_LOG2_LEAST && t->entry_nbytes == sizeof(FoDictStrEntry)) fo_free(t, FEW_NBYTES, FO_MEM_OBJECT);
    else if (t != fo_dict_empty_table) fo_free(t, fo_dict_table_nbytes(t), FO_MEM_OBJECT);
}

static void release_str_entries(FoDictTable *t) {
    FoDictStrEntry *e = fo_dict_str_entry(t, 0), *end = e + t->n_entries;
    for (; e < end; e++) {
        if (e + PREFETCH < end) __builtin_prefetch(e[PREFETCH].value, 1);
        if (!e->key) continue;
        fo_unref(e->key);
        fo_unref(e->value);
    }
}

static void release_entries(FoDictTable *t) {
    FoDictEntry *e = fo_dict_entry(t, 0), *end = e + t->n_entries;
    for (; e < end; e++) {
        if (e + PREFETCH < end) {
            __builtin_prefetch(e[PREFETCH].key, 1);
            __builtin_prefetch(e[PREFETCH].value, 1);
        }
        if (!e->key) continue;
        fo_unref(e->key);
        fo_unref(e->value);
    }
}

void fo_dict_table_release(FoDictTable *t) {
    if (t->kind == FO_DICT_STR) release_str_entries(t);
    else release_entries(t);
    free_block(t);
}

static void slot_set(FoDictTable *t, uint64_t slot, int64_t i) {
    void *index = t + 1;
    if (t->index_shift == 0) ((int8_t *)index)[slot] = (int8_t)i;
    else if (t->index_shift == 1) ((int16_t *)index)[slot] = (int16_t)i;
    else if (t->index_shift == 2) ((int32_t *)index)[slot] = (int32_t)i;
    else ((int64_t *)index)[slot] = i;
}

static inline void put_in_index(FoDictTable *t, int64_t hash, int64_t i) {
    uint64_t mask = fo_dict_mask(t), perturb = (uint64_t)hash, slot = perturb & mask;
    while (fo_dict_slot_get(t, slot) >= 0) { // a deleted slot can be used again
        perturb >>= FO_DICT_PERTURB;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    slot_set(t, slot, i | (hash & t->tag_mask));
}

// Moves the live entries; a STR entry becomes a general one by taking the hash of its key.
static void move_entries(FoDictTable *new, const FoDictTable *old, int64_t n) {
    if (new->kind != FO_DICT_STR && old->kind == FO_DICT_STR) {
        FoDictEntry *to = fo_dict_entry(new, 0);
        for (FoDictStrEntry *e = fo_dict_str_entry(old, 0), *end = e + old->n_entries; e < end; e++)
            if (e->key) *to++ = (FoDictEntry){((FoStr *)e->key)->hash, e->key, e->value};
    } else if (n == old->n_entries) {
        memcpy(new->entries, old->entries, n * old->entry_nbytes);
    } else {
        char *to = new->entries;
        for (int64_t i = 0; i < old->n_entries; i++) {
            if (!*fo_dict_table_key(old, i)) continue;
            memcpy(to, old->entries + i * old->entry_nbytes, old->entry_nbytes);
            to += old->entry_nbytes;
        }
    }
    new->n_entries = n;
    new->usable -= n;
}

static void build_index(FoDictTable *t) {
    if (t->kind == FO_DICT_STR) {
        FoDictStrEntry *e = fo_dict_str_entry(t, 0);
        for (int64_t i = 0; i < t->n_entries; i++) {
            if (i + PREFETCH < t->n_entries) __builtin_prefetch(&((FoStr *)e[i + PREFETCH].key)->hash);
            put_in_index(t, ((FoStr *)e[i].key)->hash, i);
        }
    } else {
        FoDictEntry *e = fo_dict_entry(t, 0);
        for (int64_t i = 0; i < t->n_entries; i++)
            put_in_index(t, e[i].hash, i);
    }
}

bool fo_dict_resize(FoDict *d, int log2_size, FoDictKind kind) {
    FoDictTable *old = d->table;
    FoDictTable *new = fo_dict_table_new(log2_size, kind);
    if (!new) return false;
    move_entries(new, old, d->n);
    build_index(new);
    d->table = new;
    fo_dict_new_version(d);
    free_block(old);
    return true;
}

// ---- probing

int64_t fo_dict_probe_str_slow(const FoDictTable *t, const FoStr *key, int64_t hash) {
    uint64_t mask = fo_dict_mask(t), perturb = (uint64_t)hash, slot = perturb & mask;
    for (;;) {
        int64_t raw = fo_dict_slot_get(t, slot);
        if (raw == FO_DICT_EMPTY) return -1;
        if (raw >= 0 && ((raw ^ hash) & t->tag_mask) == 0) {
            int64_t i = raw & (int64_t)mask;
            const FoStr *k = (const FoStr *)fo_dict_str_entry(t, i)->key;
            if (k == key || (k->hash == hash && fo_str_equal(k, key))) return i;
        }
        perturb >>= FO_DICT_PERTURB;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

int64_t fo_dict_probe_text(const FoDictTable *t, const FoStr *key, int64_t hash) {
    if (t->kind == FO_DICT_STR) return fo_dict_probe_str(t, key, hash);
    uint64_t mask = fo_dict_mask(t), perturb = (uint64_t)hash, slot = perturb & mask;
    for (;;) {
        int64_t raw = fo_dict_slot_get(t, slot), i = raw & (int64_t)mask;
        if (raw == FO_DICT_EMPTY) return -1;
        if (raw >= 0 && ((raw ^ hash) & t->tag_mask) == 0) {
            FoDictEntry *e = fo_dict_entry(t, i);
            if (e->key == (const FoObject *)key) return i;
            if (e->hash == hash && fo_str_check(e->key) && fo_str_equal((FoStr *)e->key, key)) return i;
        }
        perturb >>= FO_DICT_PERTURB;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

// Are two keys of equal hash equal? *changed: code ran that changed the dict's keys.
static bool keys_equal(FoDict *d, FoObject *in_table, FoObject *key, bool *equal, bool *changed) {
    *changed = false;
    if (in_table->type == &fo_str_type && key->type == &fo_str_type) {
        *equal = fo_str_equal((FoStr *)in_table, (FoStr *)key);
        return true;
    }
    uint64_t version = d->version;
    fo_ref(in_table);
    bool ok = fo_equal_fast(in_table, key, equal);
    fo_unref(in_table);
    *changed = version != d->version;
    return ok;
}

// One walk along the probe sequence; *again when it has to start over.
static bool walk(FoDict *d, FoObject *key, int64_t hash, int64_t *position, bool *again) {
    const FoDictTable *t = d->table;
    uint64_t mask = fo_dict_mask(t), perturb = (uint64_t)hash, slot = perturb & mask;
    *position = -1;
    *again = false;
    for (;;) {
        int64_t raw = fo_dict_slot_get(t, slot), i = raw & (int64_t)mask;
        if (raw == FO_DICT_EMPTY) return true;
        if (raw >= 0 && ((raw ^ hash) & t->tag_mask) == 0) {
            FoObject *k = *fo_dict_table_key(t, i);
            bool equal = k == key;
            if (!equal && fo_dict_hash_at(t, i) == hash) {
                if (!keys_equal(d, k, key, &equal, again)) return false;
                if (*again) return true;
            }
            if (equal) {
                *position = i;
                return true;
            }
        }
        perturb >>= FO_DICT_PERTURB;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

bool fo_dict_lookup_general(FoDict *d, FoObject *key, int64_t hash, int64_t *position) {
    for (bool again = true; again;)
        if (!walk(d, key, hash, position, &again)) return false;
    return true;
}

// ---- changing

static FoDictKind kind_for(FoObject *key) {
    int64_t value;
    return key->type == &fo_str_type ? FO_DICT_STR : fo_dict_small_int(key, &value) ? FO_DICT_INT : FO_DICT_GENERAL;
}

// Makes the table able to take one more entry with this key.
static bool prepare_append(FoDict *d, FoObject *key) {
    FoDictTable *t = d->table;
    FoDictKind kind = kind_for(key);
    if (t == fo_dict_empty_table) return fo_dict_resize(d, FO_DICT_LOG2_LEAST, kind);
    if (t->kind != kind && t->n_entries == 0 && t->kind == FO_DICT_STR) return fo_dict_resize(d, t->log2_size, kind);
    if (t->kind == FO_DICT_STR && kind != FO_DICT_STR) {
        if (!fo_dict_resize(d, log2_for(d->n * 3), FO_DICT_GENERAL)) return false;
    } else if (t->kind == FO_DICT_INT && kind != FO_DICT_INT) {
        t->kind = FO_DICT_GENERAL;
    }
    if (d->table->usable > 0) return true;
    return fo_dict_resize(d, log2_for(d->n * 3), d->table->kind);
}

FO_INLINE bool fits(const FoDictTable *t, FoObject *key) {
    int64_t value;
    if (t->kind == FO_DICT_STR) return key->type == &fo_str_type;
    return t->kind == FO_DICT_GENERAL || fo_dict_small_int(key, &value);
}

bool fo_dict_append(FoDict *d, FoObject *key, int64_t hash, FoObject *value) {
    if (fo_unlikely(d->table->usable <= 0 || !fits(d->table, key)) && !prepare_append(d, key)) return false;
    FoDictTable *t = d->table;
    int64_t i = t->n_entries;
    put_in_index(t, hash, i);
    if (t->kind == FO_DICT_STR) *fo_dict_str_entry(t, i) = (FoDictStrEntry){fo_ref(key), fo_ref(value)};
    else *fo_dict_entry(t, i) = (FoDictEntry){hash, fo_ref(key), fo_ref(value)};
    t->n_entries++;
    t->usable--;
    d->n++;
    fo_dict_new_version(d);
    if (!fo_gc_head((FoObject *)d)->next && (fo_gc_may_matter(value) || fo_gc_may_matter(key))) fo_gc_track((FoObject *)d);
    return true;
}

FoDict *fo_dict_from_few_give(FoValue *pairs, int64_t n) {
    FO_AUTO(FoDict) d = fo_dict_new();
    FoDictTable *t = d ? few_new() : NULL;
    if (fo_unlikely(!t)) return NULL;
    d->table = t;
    bool matters = false;
    for (int64_t k = 0; k < n; k++) {
        FoStr *key = (FoStr *)pairs[2 * k].o;
        FoObject *value = pairs[2 * k + 1].o;
        int64_t hash = key->hash != -1 ? key->hash : fo_str_hash(key), at = fo_dict_probe_str(t, key, hash);
        pairs[2 * k].tag = pairs[2 * k + 1].tag = FO_TAG_UNBOUND;
        matters = matters || fo_gc_may_matter(value);
        if (fo_unlikely(at >= 0)) {
            fo_unref(key);
            fo_assign_give(&fo_dict_str_entry(t, at)->value, value);
            continue;
        }
        put_in_index(t, hash, t->n_entries);
        *fo_dict_str_entry(t, t->n_entries++) = (FoDictStrEntry){(FoObject *)key, value};
        t->usable--;
        d->n++;
    }
    fo_dict_new_version(d);
    if (matters) fo_gc_track((FoObject *)d);
    return fo_take(d);
}

void fo_dict_remove_at(FoDict *d, int64_t i, int64_t hash, FoObject **key, FoObject **value) {
    FoDictTable *t = d->table;
    uint64_t mask = fo_dict_mask(t), perturb = (uint64_t)hash, slot = perturb & mask;
    for (int64_t raw; (raw = fo_dict_slot_get(t, slot)) < 0 || (raw & (int64_t)mask) != i;) {
        perturb >>= FO_DICT_PERTURB;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    slot_set(t, slot, FO_DICT_DUMMY);
    FoObject **k = fo_dict_table_key(t, i), **v = fo_dict_table_value(t, i);
    *key = *k;
    *value = *v;
    *k = *v = NULL;
    d->n--;
    fo_dict_new_version(d);
}
