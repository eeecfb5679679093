// SPDX-License-Identifier: MIT
// What bytes and bytearray share: both are rows of bytes, so that one set of methods serves them.
#ifndef FO_TYPES_BYTES_PRIVATE_H
#define FO_TYPES_BYTES_PRIVATE_H

#include "types/str_private.h"

//   data = block + (bytes deleted at the front); allocated counts from block; the byte behind the last one is 0
typedef struct {
    FoObject head;
    int64_t n;
    int64_t allocated; // bytes of block, 0: no block
    char *block, *data;
    int64_t exports;   // views that forbid moving the block
} FoByteArray;         // 56 bytes

FO_INLINE bool fo_bytearray_check(const FoObject *o) { return o->type == &fo_bytearray_type || fo_is_a(o, &fo_bytearray_type); }
FO_INLINE FoText fo_bytes_text(const FoObject *self) { // of bytes or bytearray
    if (fo_bytes_check(self)) return (FoText){((const FoBytesObject *)self)->data, ((const FoBytesObject *)self)->n, 1};
    const FoByteArray *array = (const FoByteArray *)self;
    return (FoText){array->data, array->n, 1};
}
FO_INLINE char *fo_bytes_data(FoObject *self) { return (char *)(uintptr_t)fo_bytes_text(self).data; }
// A new object of self's kind (never of a subclass); content undefined when data is NULL.
FoObject *fo_bytes_like(const FoObject *self, const void *data, int64_t n);
// self unchanged: itself when that cannot be noticed, else a copy.
FoObject *fo_bytes_same(FoObject *self);

// A bytes-like argument, contiguous.
typedef struct {
    FoText text;
    FoBufferView view;
    char byte;
} FoBytesArg;
#define FO_BYTES_ARG __attribute__((cleanup(fo_bytes_arg_release))) FoBytesArg
bool fo_bytes_arg_get(FoObject *o, FoBytesArg *arg);          // TypeError "a bytes-like object is required, not 'T'"
bool fo_bytes_arg_or_byte(FoObject *o, FoBytesArg *arg);      // also an int in range(256)
void fo_bytes_arg_release(FoBytesArg *arg);
bool fo_byte_value(FoObject *o, uint8_t *out);                // ValueError "byte must be in range(0, 256)"
// The content that bytes(o) has for an iterable or buffer, appended; what is the type's name in messages.
bool fo_bytes_collect(FoObject *o, FoBuffer *out, const FoType *type);
// Reads (source=b'', encoding, errors) and appends the content.
typedef struct {
    const FoType *plain; // bytes or bytearray
    FoObject *bound[3];  // source, encoding, errors: borrowed, NULL when absent
} FoBytesSource;
bool fo_bytes_source_args(const FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames, FoBytesSource *source);
bool fo_bytes_source(const FoBytesSource *source, FoBuffer *out);
bool fo_buffer_is_contiguous(const FoBufferView *view);
void fo_buffer_copy_out(const FoBufferView *view, char *to); // in C order, nbytes
FoObject *fo_bytes_compare(FoObject *a, FoObject *b, FoCompareOp op);
bool fo_bytes_contains(FoObject *self, FoObject *item, bool *found);
FoObject *fo_bytes_concat(FoObject *a, FoObject *b);
FoObject *fo_bytes_multiply(FoObject *a, FoObject *b);
FoObject *fo_bytes_modulo(FoObject *format, FoObject *values);
FoObject *fo_bytes_to_hex(const uint8_t *data, int64_t n, FoObject *const *args, int64_t n_args, FoTuple *kwnames);
FoObject *fo_bytes_slice(const FoObject *self, int64_t start, int64_t step, int64_t n);

// After reading an exporter's bytes: were they the real ones? A map whose file has shrunk shows zeroes, and says so when it is asked again.
FO_MUST_CHECK bool fo_buffer_still_there(FoObject *exporter);
extern FoType fo_bytes_iterator_type, fo_bytearray_iterator_type, fo_memoryview_iterator_type;
FoObject *fo_bytes_iterator_new(FoType *iterator_type, FoObject *sequence);

#define FO_BYTES_METHOD(name) FoObject *fo_bytes_m_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)
FO_BYTES_METHOD(find);
FO_BYTES_METHOD(rfind);
FO_BYTES_METHOD(index);
FO_BYTES_METHOD(rindex);
FO_BYTES_METHOD(count);
FO_BYTES_METHOD(startswith);
FO_BYTES_METHOD(endswith);
FO_BYTES_METHOD(removeprefix);
FO_BYTES_METHOD(removesuffix);
FO_BYTES_METHOD(replace);
FO_BYTES_METHOD(split);
FO_BYTES_METHOD(rsplit);
FO_BYTES_METHOD(splitlines);
FO_BYTES_METHOD(partition);
FO_BYTES_METHOD(rpartition);
FO_BYTES_METHOD(strip);
FO_BYTES_METHOD(lstrip);
FO_BYTES_METHOD(rstrip);
FO_BYTES_METHOD(join);

// Entries of the method tables that both types have.
#define FO_BYTES_SHARED_METHODS                                                                                                          \
    {"capitalize", fo_bytes_m_capitalize, 0, 0, 0, "B.capitalize() -> copy of B with its first character capitalized and the rest lower-cased.", NULL}, \
    {"center", fo_bytes_m_center, 1, 2, 0, "Return a centered string of length width.", NULL},                                          \
    {"count", fo_bytes_m_count, 0, -1, 0, "B.count(sub[, start[, end]]) -> int", NULL},                                                  \
    {"decode", fo_bytes_m_decode, 0, -1, FO_NATIVE_KEYWORDS, "Decode the bytes using the codec registered for encoding.", NULL},          \
    {"endswith", fo_bytes_m_endswith, 0, -1, 0, "B.endswith(suffix[, start[, end]]) -> bool", NULL},                                     \
    {"expandtabs", fo_bytes_m_expandtabs, 0, -1, FO_NATIVE_KEYWORDS, "Return a copy where all tab characters are expanded using spaces.", NULL}, \
    {"find", fo_bytes_m_find, 0, -1, 0, "B.find(sub[, start[, end]]) -> int", NULL},                                                     \
    {"hex", fo_bytes_m_hex, 0, -1, FO_NATIVE_KEYWORDS, "Create a string of hexadecimal numbers from a bytes object.", NULL},              \
    {"index", fo_bytes_m_index, 0, -1, 0, "B.index(sub[, start[, end]]) -> int", NULL},                                                  \
    {"isalnum", fo_bytes_m_isalnum, 0, 0, 0, "B.isalnum() -> bool", NULL},                                                              \
    {"isalpha", fo_bytes_m_isalpha, 0, 0, 0, "B.isalpha() -> bool", NULL},                                                              \
    {"isascii", fo_bytes_m_isascii, 0, 0, 0, "B.isascii() -> bool", NULL},                                                              \
    {"isdigit", fo_bytes_m_isdigit, 0, 0, 0, "B.isdigit() -> bool", NULL},                                                              \
    {"islower", fo_bytes_m_islower, 0, 0, 0, "B.islower() -> bool", NULL},                                                              \
    {"isspace", fo_bytes_m_isspace, 0, 0, 0, "B.isspace() -> bool", NULL},                                                              \
    {"istitle", fo_bytes_m_istitle, 0, 0, 0, "B.istitle() -> bool", NULL},                                                              \
    {"isupper", fo_bytes_m_isupper, 0, 0, 0, "B.isupper() -> bool", NULL},                                                              \
    {"join", fo_bytes_m_join, 1, 1, 0, "Concatenate any number of bytes objects.", NULL},                                               \
    {"ljust", fo_bytes_m_ljust, 1, 2, 0, "Return a left-justified string of length width.", NULL},                                      \
    {"lower", fo_bytes_m_lower, 0, 0, 0, "B.lower() -> copy of B", NULL},                                                               \
    {"lstrip", fo_bytes_m_lstrip, 0, 1, 0, "Strip leading bytes contained in the argument.", NULL},                                     \
    {"partition", fo_bytes_m_partition, 1, 1, 0, "Partition the bytes into three parts using the given separator.", NULL},              \
    {"removeprefix", fo_bytes_m_removeprefix, 1, 1, 0, "Return a bytes object with the given prefix string removed if present.", NULL}, \
    {"removesuffix", fo_bytes_m_removesuffix, 1, 1, 0, "Return a bytes object with the given suffix string removed if present.", NULL}, \
    {"replace", fo_bytes_m_replace, 2, 3, 0, "Return a copy with all occurrences of substring old replaced by new.", NULL},             \
    {"rfind", fo_bytes_m_rfind, 0, -1, 0, "B.rfind(sub[, start[, end]]) -> int", NULL},                                                  \
    {"rindex", fo_bytes_m_rindex, 0, -1, 0, "B.rindex(sub[, start[, end]]) -> int", NULL},                                               \
    {"rjust", fo_bytes_m_rjust, 1, 2, 0, "Return a right-justified string of length width.", NULL},                                     \
    {"rpartition", fo_bytes_m_rpartition, 1, 1, 0, "Partition the bytes into three parts, searching from the end.", NULL},              \
    {"rsplit", fo_bytes_m_rsplit, 0, -1, FO_NATIVE_KEYWORDS, "Return a list of the sections in the bytes, splitting from the end.", NULL}, \
    {"rstrip", fo_bytes_m_rstrip, 0, 1, 0, "Strip trailing bytes contained in the argument.", NULL},                                    \
    {"split", fo_bytes_m_split, 0, -1, FO_NATIVE_KEYWORDS, "Return a list of the sections in the bytes, using sep as the delimiter.", NULL}, \
    {"splitlines", fo_bytes_m_splitlines, 0, -1, FO_NATIVE_KEYWORDS, "Return a list of the lines in the bytes.", NULL},                  \
    {"startswith", fo_bytes_m_startswith, 0, -1, 0, "B.startswith(prefix[, start[, end]]) -> bool", NULL},                               \
    {"strip", fo_bytes_m_strip, 0, 1, 0, "Strip leading and trailing bytes contained in the argument.", NULL},                          \
    {"swapcase", fo_bytes_m_swapcase, 0, 0, 0, "B.swapcase() -> copy of B", NULL},                                                      \
    {"title", fo_bytes_m_title, 0, 0, 0, "B.title() -> copy of B", NULL},                                                               \
    {"translate", fo_bytes_m_translate, 0, -1, FO_NATIVE_KEYWORDS, "Return a copy with each character mapped by the given translation table.", NULL}, \
    {"upper", fo_bytes_m_upper, 0, 0, 0, "B.upper() -> copy of B", NULL},                                                               \
    {"zfill", fo_bytes_m_zfill, 1, 1, 0, "Pad a numeric string with zeros on the left, to fill a field of the given width.", NULL},     \
    {"maketrans", fo_bytes_m_maketrans, 2, 2, FO_NATIVE_STATIC, "Return a translation table usable for the bytes or bytearray translate method.", NULL}, \
    {"fromhex", fo_bytes_m_fromhex, 1, 1, FO_NATIVE_CLASS, "Create a bytes object from a string of hexadecimal numbers.", NULL}
FO_BYTES_METHOD(capitalize);
FO_BYTES_METHOD(center);
FO_BYTES_METHOD(decode);
FO_BYTES_METHOD(expandtabs);
FO_BYTES_METHOD(hex);
FO_BYTES_METHOD(isalnum);
FO_BYTES_METHOD(isalpha);
FO_BYTES_METHOD(isascii);
FO_BYTES_METHOD(isdigit);
FO_BYTES_METHOD(islower);
FO_BYTES_METHOD(isspace);
FO_BYTES_METHOD(istitle);
FO_BYTES_METHOD(isupper);
FO_BYTES_METHOD(ljust);
FO_BYTES_METHOD(rjust);
FO_BYTES_METHOD(lower);
FO_BYTES_METHOD(upper);
FO_BYTES_METHOD(swapcase);
FO_BYTES_METHOD(title);
FO_BYTES_METHOD(translate);
FO_BYTES_METHOD(zfill);
FO_BYTES_METHOD(maketrans);
FO_BYTES_METHOD(fromhex);

#endif
