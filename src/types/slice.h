// SPDX-License-Identifier: MIT
#ifndef FO_TYPES_SLICE_H
#define FO_TYPES_SLICE_H

typedef struct {
    FoObject head;
    FoObject *start, *stop, *step; // 40 bytes + collector head = 56
} FoSlice;
extern FoType fo_slice_type;
FoObject *fo_slice_new(FoObject *start, FoObject *stop, FoObject *step); // NULL means None
FO_INLINE bool fo_slice_check(const FoObject *o) { return o->type == &fo_slice_type; }
// Reads the three parts (through __index__) and clips them to a sequence of `length`: item k of the result is start + k * step, k < n.
FO_MUST_CHECK bool fo_slice_resolve(FoObject *slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *n);
// The same in two steps, for sequences whose length __index__ could change: read the parts (clamped to int64, step != 0), then clip.
FO_MUST_CHECK bool fo_slice_read(FoObject *slice, int64_t *start, int64_t *stop, int64_t *step);
int64_t fo_slice_clip(int64_t length, int64_t *start, int64_t *stop, int64_t step); // returns the number of items
// For lengths beyond 64 bits: the clipped parts as int objects (new references).
FO_MUST_CHECK bool fo_slice_read_long(FoObject *slice, FoObject *length, FoObject **start, FoObject **stop, FoObject **step);

#endif
