// SPDX-License-Identifier: MIT
// range: start, stop, step and length are int objects; the iterator runs on machine words when they fit.
#ifndef FO_TYPES_RANGE_H
#define FO_TYPES_RANGE_H

typedef struct {
    FoObject head;
    FoObject *start, *stop, *step, *length; // 48 bytes
} FoRange;
typedef struct {
    FoObject head;
    int64_t next, step, left; // the machine's inline loop reads these
    int64_t n;                // at the start
} FoRangeIterator;
extern FoType fo_range_type, fo_range_iterator_type, fo_long_range_iterator_type;
FoObject *fo_range_new(FoObject *start, FoObject *stop, FoObject *step);
bool fo_range_as_words(FoObject *range, int64_t *start, int64_t *step, int64_t *n); // false (no exception) when they do not fit

#endif
