// SPDX-License-Identifier: MIT
// types: the built-in types, one file each. The outward header of the room.
#ifndef FO_TYPES_H
#define FO_TYPES_H

#include "types/core.h"
#include "types/bytes.h"
#include "types/code.h"
#include "types/complex.h"
#include "types/descriptor.h"
#include "types/format_spec.h"
#include "types/function.h"
#include "types/instance.h"
#include "types/iterator.h"
#include "types/module.h"
#include "types/range.h"
#include "types/set.h"
#include "types/slice.h"
#include "types/weakref.h"

// Makes every built-in type ready, in dependency order. Called by fo_runtime_init.
FO_MUST_CHECK bool fo_types_init(void);
void fo_types_deinit(void); // drops free lists and caches

#endif
