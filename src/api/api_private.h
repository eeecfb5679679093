// SPDX-License-Identifier: MIT
#ifndef FO_API_PRIVATE_H
#define FO_API_PRIVATE_H

#include "../../include/folio.h" // a path, so that no other room sees it

#include "types/types.h"

struct Folio {
    FoRuntime *rt;
    FoBuffer error; // the traceback of the last failure
    bool error_lost;
};

FO_INLINE FoObject *object_of(const FolioValue *value) { return (FoObject *)(uintptr_t)value; }

// Ends a call: an exception that is pending becomes the error text. True when there was none.
bool fo_api_end(Folio *f);
// The same for a result: settles it and hands it out; NULL after a failure. Consumes the reference.
FolioValue *fo_api_result_give(Folio *f, FoObject *result);

#endif
