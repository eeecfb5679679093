// SPDX-License-Identifier: MIT
// object: what every value of the language is: header, type slots, references, errors, protocols, runtime state.
// Read in this order: header.h, value.h, type.h, ref.h, error.h, protocol.h, runtime.h.
#ifndef FO_OBJECT_H
#define FO_OBJECT_H

#include "mem/mem.h"
#include "os/os.h"
#include "object/header.h"
#include "object/value.h"
#include "object/type.h"
#include "object/ref.h"
#include "object/error.h"
#include "object/protocol.h"
#include "object/native.h"
#include "object/runtime.h"
#include "object/pending.h"

#endif
