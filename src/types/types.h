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

// Start-up functions of the files, called once by fo_types_init in this order (type.c, then values that everything needs, then the rest).
// Each makes its static types ready and fills its part of FoRuntime; false: an exception is pending or memory is short.
// Names (fo_names, fo_rt->interned) exist already; fo_type_ready makes a base ready that is not yet.
#define FO_TYPES_WITH_INIT(X)                                                                                            \
    X(object_type) X(type_object) X(native) X(descriptor) X(bool_none) X(int) X(float) X(complex) X(str) X(bytes)        \
    X(bytearray) X(memoryview) X(tuple) X(list) X(dict) X(mapping_proxy) X(set) X(slice) X(range) X(iterator) X(code)    \
    X(iterator_tools) X(function) X(exception) X(module) X(weakref) X(weakproxy)
#define X(file) FO_MUST_CHECK bool fo_##file##_init(void);
FO_TYPES_WITH_INIT(X)
#undef X
// Files that keep something for reuse drop it in fo_<file>_deinit, called in this order.
#define FO_TYPES_WITH_DEINIT(X) X(type_object) X(str) X(bytes) X(tuple) X(list) X(dict) X(slice)
#define X(file) void fo_##file##_deinit(void);
FO_TYPES_WITH_DEINIT(X)
#undef X

#endif
