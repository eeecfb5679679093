// SPDX-License-Identifier: MIT
// FoBuffer: bytes that grow. A failed growth is remembered in `failed` and later appends do nothing, so that
// a writer can append freely and ask once at the end.
#ifndef FO_MEM_BUFFER_H
#define FO_MEM_BUFFER_H

typedef struct {
    char *data; // NULL or cap bytes; not NUL-terminated unless fo_buffer_text was called
    size_t n, cap;
    bool failed;
} FoBuffer;

#define FO_BUFFER_EMPTY ((FoBuffer){0})
void fo_buffer_deinit(FoBuffer *b); // frees and empties; safe to call twice
bool fo_buffer_reserve(FoBuffer *b, size_t more);
bool fo_buffer_put(FoBuffer *b, const void *bytes, size_t n);
bool fo_buffer_put_text(FoBuffer *b, const char *text); // NUL-terminated
bool fo_buffer_put_char(FoBuffer *b, char c);
bool fo_buffer_put_code_point(FoBuffer *b, uint32_t code_point);
bool fo_buffer_put_repeated(FoBuffer *b, char c, size_t n);
// printf into the buffer (C locale formats).
bool fo_buffer_printf(FoBuffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool fo_buffer_vprintf(FoBuffer *b, const char *format, va_list arguments);
// The content as a NUL-terminated text owned by the buffer; NULL when an append had failed.
const char *fo_buffer_text(FoBuffer *b);

#endif
