// SPDX-License-Identifier: MIT
// dict_table: the table of a dict, and the probes that the machine inlines.
//
//   header (32 bytes) | index: 2^log2_size slots of 1, 2, 4 or 8 bytes | entries: (2/3) 2^log2_size, dense, in insertion order
//
// An index slot is negative (FO_DICT_EMPTY, FO_DICT_DUMMY for a deleted entry) or holds the position of an entry in its low log2_size
// bits and, as far as there is room, the same bits of the hash above them: most entries with another key are passed over without
// being looked at. Probing: slot = hash & mask, then perturb >>= 5, slot = 5 slot + perturb + 1. A deleted entry has key and value NULL.
//   tag_mask  the bits of a slot that come from the hash; (slot ^ hash) & tag_mask == 0 when the key may be the one looked for
//   usable    entries that can still be appended             n_entries  entries used so far, deleted ones included
//   kind STR      every key is an exact str: 16-byte entries {key, value}
//   kind INT      every key is an exact int with |v| < 2^60 other than -1, so hash == value: comparing hashes compares keys
//   kind GENERAL  anything: 24-byte entries {hash, key, value}, as INT
// A table belongs to one dict. The static empty table (one empty slot, nothing usable) serves every dict without keys.
#ifndef FO_TYPES_DICT_TABLE_H
#define FO_TYPES_DICT_TABLE_H

enum { FO_DICT_EMPTY = -1, FO_DICT_DUMMY = -2, FO_DICT_PERTURB = 5 };
typedef enum { FO_DICT_STR, FO_DICT_INT, FO_DICT_GENERAL } FoDictKind;
typedef struct {
    FoObject *key, *value;
} FoDictStrEntry;
typedef struct {
    int64_t hash;
    FoObject *key, *value;
} FoDictEntry;

struct FoDictTable {
    uint8_t log2_size;
    uint8_t index_shift;   // log2 of the bytes of an index slot
    uint8_t kind;          // FoDictKind
    uint8_t entry_nbytes;  // 16 or 24; the value is the last word
    uint32_t tag_mask;
    int64_t usable, n_entries;
    char *entries;
};
_Static_assert(sizeof(FoDictTable) == 32, "the true size of a dict depends on it");

extern FoDictTable *const fo_dict_empty_table;

FO_INLINE uint64_t fo_dict_mask(const FoDictTable *t) { return ((uint64_t)1 << t->log2_size) - 1; }
FO_INLINE int64_t fo_dict_slot_get(const FoDictTable *t, uint64_t slot) {
    const void *index = t + 1;
    if (t->index_shift == 0) return ((const int8_t *)index)[slot];
    if (t->index_shift == 1) return ((const int16_t *)index)[slot];
    if (t->index_shift == 2) return ((const int32_t *)index)[slot];
    return ((const int64_t *)index)[slot];
}
FO_INLINE FoDictStrEntry *fo_dict_str_entry(const FoDictTable *t, int64_t i) { return (FoDictStrEntry *)t->entries + i; }
FO_INLINE FoDictEntry *fo_dict_entry(const FoDictTable *t, int64_t i) { return (FoDictEntry *)t->entries + i; }
FO_INLINE FoObject **fo_dict_table_value(const FoDictTable *t, int64_t i) {
    return (FoObject **)(t->entries + (i + 1) * t->entry_nbytes) - 1;
}
FO_INLINE FoObject **fo_dict_table_key(const FoDictTable *t, int64_t i) {
    return (FoObject **)(t->entries + (i + 1) * t->entry_nbytes) - 2;
}
FO_INLINE FoObject **fo_dict_value_slot(FoDict *d, int64_t index) { return fo_dict_table_value(d->table, index); }

// The position of a str key with a known hash in a STR table, -1 when absent. Runs no code, never raises.
int64_t fo_dict_probe_str_slow(const FoDictTable *t, const FoStr *key, int64_t hash);
FO_INLINE int64_t fo_dict_probe_str(const FoDictTable *t, const FoStr *key, int64_t hash) {
    int64_t mask = (int64_t)fo_dict_mask(t), raw = fo_dict_slot_get(t, (uint64_t)(hash & mask));
    if (raw >= 0 && ((raw ^ hash) & t->tag_mask) == 0 && fo_dict_str_entry(t, raw & mask)->key == (const FoObject *)key) return raw & mask;
    if (raw == FO_DICT_EMPTY) return -1;
    return fo_dict_probe_str_slow(t, key, hash);
}
// The position of an int in an INT table, -1 when absent (also for values that such a table cannot hold).
FO_INLINE int64_t fo_dict_probe_int(const FoDictTable *t, int64_t value) {
    uint64_t mask = fo_dict_mask(t), perturb = (uint64_t)value, slot = perturb & mask;
    for (;;) {
        int64_t raw = fo_dict_slot_get(t, slot);
        if (raw >= 0) {
            int64_t i = raw & (int64_t)mask;
            if (((raw ^ value) & t->tag_mask) == 0 && fo_dict_entry(t, i)->hash == value) return i;
        } else if (raw == FO_DICT_EMPTY) {
            return -1;
        }
        perturb >>= FO_DICT_PERTURB;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

#endif
