// SPDX-License-Identifier: MIT
#include "mem/mem.h"

#include <stdio.h>

enum { CAP_MIN = 64 };

void fo_buffer_deinit(FoBuffer *b) {
    fo_free(b->data, b->cap, FO_MEM_INTERNAL);
    *b = FO_BUFFER_EMPTY;
}

static bool buffer_fail(FoBuffer *b) {
    b->failed = true;
    return false;
}

// Grows by half at least, so that appending byte by byte copies each byte a bounded number of times.
bool fo_buffer_reserve(FoBuffer *b, size_t more) {
    size_t wanted;
    if (b->failed) return false;
    if (more <= b->cap - b->n) return true;
    if (!fo_add_size(b->n, more, &wanted)) return buffer_fail(b);
    size_t cap = b->cap + b->cap / 2;
    if (cap < wanted) cap = wanted;
    if (cap < CAP_MIN) cap = CAP_MIN;
    char *data = fo_realloc(b->data, b->cap, cap, FO_MEM_INTERNAL);
    if (data == NULL && cap > wanted && wanted >= CAP_MIN)
        data = fo_realloc(b->data, b->cap, cap = wanted, FO_MEM_INTERNAL);
    if (data == NULL) return buffer_fail(b);
    b->data = data;
    b->cap = cap;
    return true;
}

bool fo_buffer_put(FoBuffer *b, const void *bytes, size_t n) {
    if (!fo_buffer_reserve(b, n)) return false;
    if (n > 0) memcpy(b->data + b->n, bytes, n);
    b->n += n;
    return true;
}

bool fo_buffer_put_text(FoBuffer *b, const char *text) {
    return fo_buffer_put(b, text, strlen(text));
}

bool fo_buffer_put_char(FoBuffer *b, char c) {
    return fo_buffer_put(b, &c, 1);
}

bool fo_buffer_put_code_point(FoBuffer *b, uint32_t code_point) {
    char bytes[4];
    int n = fo_utf8_put(bytes, code_point);
    return fo_buffer_put(b, bytes, (size_t)n);
}

bool fo_buffer_put_repeated(FoBuffer *b, char c, size_t n) {
    if (!fo_buffer_reserve(b, n)) return false;
    if (n > 0) memset(b->data + b->n, c, n);
    b->n += n;
    return true;
}

bool fo_buffer_printf(FoBuffer *b, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    bool ok = fo_buffer_vprintf(b, format, arguments);
    va_end(arguments);
    return ok;
}

bool fo_buffer_vprintf(FoBuffer *b, const char *format, va_list arguments) {
    if (b->failed) return false;
    va_list again;
    va_copy(again, arguments);
    size_t left = b->cap - b->n;
    int n = vsnprintf(left > 0 ? b->data + b->n : NULL, left, format, arguments);
    bool ok = n >= 0;
    if (ok && (size_t)n >= left) {
        ok = fo_buffer_reserve(b, (size_t)n + 1);
        if (ok) vsnprintf(b->data + b->n, (size_t)n + 1, format, again);
    }
    va_end(again);
    if (!ok) return buffer_fail(b);
    b->n += (size_t)n;
    return true;
}

const char *fo_buffer_text(FoBuffer *b) {
    if (!fo_buffer_reserve(b, 1)) return NULL;
    b->data[b->n] = '\0';
    return b->data;
}
