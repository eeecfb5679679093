// SPDX-License-Identifier: MIT
// FoValue: what a register of the machine holds. Numbers can stay unboxed while they live in exactly one register; on the heap
// every value is an object of its full size.
#ifndef FO_OBJECT_VALUE_H
#define FO_OBJECT_VALUE_H

typedef enum { FO_TAG_UNBOUND, FO_TAG_OBJECT, FO_TAG_INT, FO_TAG_FLOAT } FoTag; // fresh zeroed registers are unbound
typedef struct {
    union {
        FoObject *o; // owned, when the tag is FO_TAG_OBJECT
        int64_t i;
        double f;
    };
    uint64_t tag;
} FoValue;

#define FO_UNBOUND ((FoValue){.i = 0, .tag = FO_TAG_UNBOUND})
FO_INLINE FoValue fo_value_from_object_give(FoObject *o) { return (FoValue){.o = o, .tag = FO_TAG_OBJECT}; }
FO_INLINE FoValue fo_value_from_i64(int64_t i) { return (FoValue){.i = i, .tag = FO_TAG_INT}; }
FO_INLINE FoValue fo_value_from_f64(double f) { return (FoValue){.f = f, .tag = FO_TAG_FLOAT}; }

#endif
