// SPDX-License-Identifier: MIT
// Iterators over sequences, and enumerate, zip, map, filter, reversed, iter(f, sentinel).
#ifndef FO_TYPES_ITERATOR_H
#define FO_TYPES_ITERATOR_H

typedef struct {
    FoObject head;
    int64_t at;
    FoObject *sequence; // NULL when exhausted
} FoSequenceIterator;   // list, tuple, str and plain sequence iterators share this layout; the machine's inline list loop reads it
extern FoType fo_list_iterator_type, fo_tuple_iterator_type, fo_str_iterator_type, fo_sequence_iterator_type, fo_callable_iterator_type;
extern FoType fo_enumerate_type, fo_zip_type, fo_map_type, fo_filter_type, fo_reversed_type;
// The parts of the next tuple of zip, enumerate or dict.items() when it has just n of them, without making the tuple: for loops that unpack it.
typedef enum { FO_PARTS_GIVEN, FO_PARTS_ENDED, FO_PARTS_FAILED, FO_PARTS_OTHER } FoParts; // …, exception pending, not such an iterator
enum { FO_PARTS_MOST = 4 };
FoParts fo_next_parts(FoObject *iterator, FoValue *parts, int64_t n);
bool fo_has_parts(const FoObject *iterator);
FoObject *fo_sequence_iterator_new(FoType *iterator_type, FoObject *sequence);
FoObject *fo_list_reverse_iterator_new(FoObject *list);
FoObject *fo_callable_iterator_new(FoObject *callable, FoObject *sentinel);

#endif
