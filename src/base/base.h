// SPDX-License-Identifier: MIT
// base: what every room may use. Plain C over libc: no allocation, no state, no objects.
#ifndef FO_BASE_H
#define FO_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define FO_MUST_CHECK      __attribute__((warn_unused_result))
#define FO_NORETURN        __attribute__((noreturn))
#define FO_COLD            __attribute__((cold, noinline))
#define FO_NOINLINE        __attribute__((noinline))
#define FO_INLINE          static inline __attribute__((always_inline))
#define FO_EXPORT          __attribute__((visibility("default")))
#define FO_THREAD          __thread
#define fo_likely(x)       __builtin_expect(!!(x), 1)
#define fo_unlikely(x)     __builtin_expect(!!(x), 0)
#define FO_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

// Checked arithmetic: true when the exact result fits and was stored in *r.
FO_INLINE bool fo_add_i64(int64_t a, int64_t b, int64_t *r) {
    return !__builtin_add_overflow(a, b, r);
}
FO_INLINE bool fo_sub_i64(int64_t a, int64_t b, int64_t *r) {
    return !__builtin_sub_overflow(a, b, r);
}
FO_INLINE bool fo_mul_i64(int64_t a, int64_t b, int64_t *r) {
    return !__builtin_mul_overflow(a, b, r);
}
FO_INLINE bool fo_add_size(size_t a, size_t b, size_t *r) {
    return !__builtin_add_overflow(a, b, r);
}

#include "base/hash.h"
#include "base/number_text.h"
#include "base/utf8.h"

#endif
