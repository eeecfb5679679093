// SPDX-License-Identifier: MIT
// Shared by list*.c only.
#ifndef FO_TYPES_LIST_PRIVATE_H
#define FO_TYPES_LIST_PRIVATE_H

#include "types/container.h"

// n items fit into the block, and it is not too large for them.
FO_INLINE bool fo_list_fits(const FoList *list, int64_t n) { return list->allocated >= n && n >= list->allocated >> 1; }
FO_MUST_CHECK bool fo_list_resize(FoList *list, int64_t n);      // new items are undefined, surplus ones are forgotten
FO_MUST_CHECK bool fo_list_preallocate(FoList *list, int64_t n); // of a list without a block
void fo_list_clear(FoList *list);
FO_MUST_CHECK bool fo_list_length_hint(FoObject *iterable, int64_t otherwise, int64_t *hint);
FoTuple *fo_list_items_to_assign(FoObject *iterable, const char *otherwise);

#endif
