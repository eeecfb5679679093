// SPDX-License-Identifier: MIT
// bytes, bytearray and memoryview.
#ifndef FO_TYPES_BYTES_H
#define FO_TYPES_BYTES_H

struct FoBytesObject {
    FoObject head;
    int64_t n;
    int64_t hash;  // -1: not computed yet
    char data[];   // n bytes and a NUL: 32 + n + 1
};
extern FoType fo_bytes_type, fo_bytearray_type, fo_memoryview_type;
FO_INLINE bool fo_bytes_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_BYTES); }
FoObject *fo_bytearray_new(const void *data_or_null, int64_t n); // zeroes when NULL
FoObject *fo_bytes_new(const void *data_or_null, int64_t n); // content undefined when NULL
FoObject *fo_memoryview_new(FoObject *o);                 // TypeError when o has no buffer
FoObject *fo_bytes_repr(const char *data, int64_t n);
// Encodes / decodes: utf-8, ascii, latin-1 (and aliases) with errors strict, ignore, replace, surrogateescape, surrogatepass, backslashreplace.
FoObject *fo_str_encode(FoStr *s, const char *encoding, const char *errors);
// Reads (encoding="utf-8", errors="strict"); the texts are borrowed from the arguments.
bool fo_codec_args(const char *method, FoObject *const *args, int64_t n, FoTuple *kwnames, const char **encoding, const char **errors);
FoObject *fo_bytes_decode(const char *data, int64_t n, const char *encoding, const char *errors);

#endif
