// SPDX-License-Identifier: MIT
// Looking a register up in a dict without boxing and without running code.
#ifndef FO_TYPES_DICT_PROBE_H
#define FO_TYPES_DICT_PROBE_H

#include "types/core.h"

// The position of a key in a register, -1 when absent; no code runs. False: only the general lookup can tell.
FO_INLINE bool fo_dict_probe_value(const FoDict *d, const FoValue *key, int64_t *position) {
    const FoDictTable *t = d->table;
    if (key->tag == FO_TAG_OBJECT && key->o->type == &fo_str_type) {
        const FoStr *text = (const FoStr *)key->o;
        if (t->kind != FO_DICT_STR || text->hash == -1) return false;
        *position = fo_dict_probe_str(t, text, text->hash);
        return true;
    }
    int64_t word;
    if (t->kind != FO_DICT_INT) return false;
    if (key->tag == FO_TAG_INT) word = key->i;
    else if (key->tag != FO_TAG_OBJECT || key->o->type != &fo_int_type || !fo_int_fits_i64(key->o, &word)) return false;
    *position = fo_dict_probe_int(t, word);
    return true;
}

#endif
