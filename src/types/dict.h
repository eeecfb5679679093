// SPDX-License-Identifier: MIT
// dict: insertion-ordered, open addressing over an index table beside a dense entry table. Sizes as CPython 3.11's: {} 64, then 224, 352 …
// (str-only tables keep 16-byte entries without hashes, as CPython 3.11's unicode tables do: 184 for 1..5 str keys, 272 …).
//
// version changes when a key is added or removed or the table is replaced, not when a value is overwritten. Versions are unique in the
// runtime: two dicts with the same version have the same keys at the same positions (0: no keys at all), so an inline cache that
// remembers version and position (or absence) of a name needs to compare nothing else.
#ifndef FO_TYPES_DICT_H
#define FO_TYPES_DICT_H

typedef struct FoDictTable FoDictTable; // dict_table.h, private to the room but for the machine's probes
struct FoDict {
    FoObject head;
    int64_t n;           // used entries
    uint64_t version;    // of the keys and their positions: see above
    FoDictTable *table;
    void *reserved;      // keeps the true size of {} at 64 with the collector's head
};
extern FoType fo_dict_type;
FO_INLINE bool fo_dict_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_DICT); }
FO_INLINE bool fo_dict_check_exact(const FoObject *o) { return o->type == &fo_dict_type; }
FoDict *fo_dict_new(void);
FoDict *fo_dict_new_sized(int64_t n);
// {key: value, …} of n pairs in registers that hold objects: emptied; on failure they stay as they are. At most FO_DICT_FEW pairs, every key an exact str.
enum { FO_DICT_FEW = 5 };
FoDict *fo_dict_from_few_give(FoValue *pairs, int64_t n);
// str keys (never raises, hashes are cached, equality runs no code): NULL when absent.
FoBorrowed fo_dict_peek_str(FoDict *d, FoStr *key);
FoBorrowed fo_dict_peek_text(FoDict *d, const char *key); // NULL also when memory is short and key is long or not ASCII
// Any key: *value is borrowed, NULL when absent; false when hashing or comparing raised.
FO_MUST_CHECK bool fo_dict_find(FoDict *d, FoObject *key, FoBorrowed *value);
FoObject *fo_dict_get(FoDict *d, FoObject *key); // new reference; KeyError (honours nothing: __missing__ is the slot's matter)
FO_MUST_CHECK bool fo_dict_set(FoDict *d, FoObject *key, FoObject *value);
FO_MUST_CHECK bool fo_dict_set_str(FoDict *d, FoStr *key, FoObject *value);
FO_MUST_CHECK bool fo_dict_set_text(FoDict *d, const char *key, FoObject *value);
FO_MUST_CHECK bool fo_dict_set_text_give(FoDict *d, const char *key, FoObject *value); // consumes value; NULL value: fails (exception pending)
FO_MUST_CHECK bool fo_dict_del(FoDict *d, FoObject *key); // KeyError
FO_MUST_CHECK bool fo_dict_pop(FoDict *d, FoObject *key, FoObject **value); // *value owned, NULL when absent
FoObject *fo_dict_set_default(FoDict *d, FoObject *key, FoObject *value); // new reference to what is in the dict then
bool fo_dict_has_str(FoDict *d, FoStr *key);
void fo_dict_clear(FoDict *d);
FoDict *fo_dict_copy(FoDict *d);
FO_MUST_CHECK bool fo_dict_update(FoDict *d, FoObject *mapping_or_pairs, bool overwrite);
// Iteration in insertion order: start with *at = 0; false at the end. Key and value are borrowed; the dict must not be resized meanwhile.
bool fo_dict_next(FoDict *d, int64_t *at, FoBorrowed *key, FoBorrowed *value);
FoList *fo_dict_keys_list(FoDict *d);
extern FoType fo_dict_keys_type, fo_dict_values_type, fo_dict_items_type;
extern FoType fo_dict_key_iterator_type, fo_dict_value_iterator_type, fo_dict_item_iterator_type; // instances: FoDictIterator
extern FoType fo_mapping_proxy_type;
FoObject *fo_mapping_proxy_new(FoObject *mapping);
// For inline caches: the position of a str key in the entry table (-1 absent) and the value at a position, valid while the table is the same.
int64_t fo_dict_str_index(FoDict *d, FoStr *key);
FO_INLINE FoObject **fo_dict_value_slot(FoDict *d, int64_t index);
// With the hash at hand (it must be the key's).
FO_MUST_CHECK bool fo_dict_find_hashed(FoDict *d, FoObject *key, int64_t hash, FoBorrowed *value);
// Appends a key that is known to be absent.
FO_MUST_CHECK bool fo_dict_append(FoDict *d, FoObject *key, int64_t hash, FoObject *value);

// Iterator over keys, values or items. n is the dict's size that it expects, left the items to come.
typedef struct {
    FoObject head;
    FoDict *dict;  // NULL: exhausted
    int64_t n, at, left;
    FoTuple *pair; // items: the tuple handed out last, used again when nobody else holds it
} FoDictIterator;
typedef struct {
    FoObject head;
    FoDict *dict;
} FoDictView; // dict_keys, dict_values, dict_items

#include "types/dict_table.h"

#endif
