// SPDX-License-Identifier: MIT
// What the files of str share among themselves.
#ifndef FO_TYPES_STR_PRIVATE_H
#define FO_TYPES_STR_PRIVATE_H

#include "types/container.h"

// Long loops over characters or bytes, in stretches between which an interrupt is seen.
enum { FO_TEXT_STRETCH = 1 << 20 };
FO_MUST_CHECK FO_INLINE bool fo_text_poll(int64_t i) { return fo_likely(i & (FO_TEXT_STRETCH - 1)) || fo_poll(); }

// Code points of any width: 16 bytes, so that it is passed in registers (copies of larger ones through memory stall).
typedef struct {
    const void *data;
    int64_t n : 60;
    uint64_t kind : 4; // bytes of a code point: 1, 2, 4
} FoText;
_Static_assert(sizeof(FoText) == 16, "passed in registers");

FO_INLINE FoText fo_text_of(const FoStr *s) { return (FoText){fo_str_data(s), s->n, (int)s->state.kind}; }
FO_INLINE FoText fo_text_part(FoText t, int64_t start, int64_t stop) {
    return (FoText){(const char *)t.data + start * t.kind, stop - start, t.kind};
}
FO_INLINE uint32_t fo_text_at(FoText t, int64_t i) {
    return t.kind == 1 ? ((const uint8_t *)t.data)[i] : t.kind == 2 ? ((const uint16_t *)t.data)[i] : ((const uint32_t *)t.data)[i];
}
FO_INLINE void fo_text_put(void *data, int kind, int64_t i, uint32_t c) {
    if (kind == 1) ((uint8_t *)data)[i] = (uint8_t)c;
    else if (kind == 2) ((uint16_t *)data)[i] = (uint16_t)c;
    else ((uint32_t *)data)[i] = c;
}
FO_INLINE int fo_kind_of(uint32_t widest) { return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4; }
// A bound of the code points: 127, 255, 0xffff or 0x10ffff, without looking at the text.
FO_INLINE uint32_t fo_str_bound(const FoStr *s) {
    return s->state.ascii ? 127 : s->state.kind == 1 ? 255 : s->state.kind == 2 ? 0xffff : 0x10ffff;
}

// Length of the ASCII prefix.
size_t fo_ascii_prefix(const void *text, size_t n);
// The class bound (127, 255, 0xffff, 0x10ffff) of the widest code point.
uint32_t fo_text_bound(FoText t);
void fo_text_fill(void *to, int kind, int64_t at, int64_t n, uint32_t c);
// memcpy for texts that are mostly short: no call for up to 16 bytes.
FO_INLINE void fo_copy_short(void *to, const void *from, size_t n) {
    if (n > 16) memcpy(to, from, n);
    else if (n >= 8) {
        uint64_t a, b;
        memcpy(&a, from, 8);
        memcpy(&b, (const char *)from + n - 8, 8);
        memcpy(to, &a, 8);
        memcpy((char *)to + n - 8, &b, 8);
    } else if (n >= 4) {
        uint32_t a, b;
        memcpy(&a, from, 4);
        memcpy(&b, (const char *)from + n - 4, 4);
        memcpy(to, &a, 4);
        memcpy((char *)to + n - 4, &b, 4);
    } else
        for (size_t i = 0; i < n; i++) ((char *)to)[i] = ((const char *)from)[i];
}
// Copies code points, widening or narrowing; the caller knows that they fit.
void fo_text_convert(void *to, int to_kind, int64_t at, FoText from);
FO_INLINE void fo_text_copy(void *to, int to_kind, int64_t at, FoText from) {
    if (fo_likely(to_kind == from.kind)) fo_copy_short((char *)to + at * to_kind, from.data, (size_t)(from.n * to_kind));
    else fo_text_convert(to, to_kind, at, from);
}
// A new string for n > 0 ASCII bytes, to be filled.
FO_INLINE FoStr *fo_str_ascii_new(int64_t n) {
    if (fo_unlikely(n > INT64_MAX / 2)) return fo_raise_no_memory();
    FoStr *s = fo_alloc(sizeof(FoStr) + (size_t)n + 1, FO_MEM_OBJECT);
    if (fo_unlikely(!s)) return fo_raise_no_memory();
    s->head = (FoObject){1, &fo_str_type};
    s->n = n;
    s->hash = -1;
    s->state = (__typeof__(s->state)){.kind = 1, .ascii = 1}; // as one word: what the block held before is not read
    ((char *)(s + 1))[n] = 0;
    return s;
}
FO_INLINE FoStr *fo_str_ascii_part(const char *text, int64_t n) {
    FoStr *s = fo_str_ascii_new(n);
    if (fo_likely(s)) fo_copy_short(s + 1, text, (size_t)n);
    return s;
}
FoStr *fo_str_empty(void);
FoStr *fo_str_from_part(const FoStr *s, int64_t start, int64_t stop); // any part, narrowed
// The string itself (a new reference) when it is exactly a str, else a copy that is.
FoStr *fo_str_exact(FoStr *s);
FoStr *fo_str_repeat(FoStr *s, int64_t times);
int64_t fo_str_nbytes(const FoStr *s); // without the UTF-8 cache
// Binds the argument of splitlines(keepends=False).
FO_MUST_CHECK bool fo_keep_ends_read(FoObject *const *args, int64_t n, FoTuple *kwnames, bool *keep_ends);
void fo_intern_forget(FoStr *s);       // s is being freed

// memcmp() == 0 for texts that are mostly short: no call for up to 16 bytes.
FO_INLINE bool fo_equal_short(const void *a, const void *b, size_t n) {
    if (n > 16) return memcmp(a, b, n) == 0;
    if (n >= 8) {
        uint64_t a1, a2, b1, b2;
        memcpy(&a1, a, 8);
        memcpy(&b1, b, 8);
        memcpy(&a2, (const char *)a + n - 8, 8);
        memcpy(&b2, (const char *)b + n - 8, 8);
        return ((a1 ^ b1) | (a2 ^ b2)) == 0;
    }
    if (n >= 4) {
        uint32_t a1, a2, b1, b2;
        memcpy(&a1, a, 4);
        memcpy(&b1, b, 4);
        memcpy(&a2, (const char *)a + n - 4, 4);
        memcpy(&b2, (const char *)b + n - 4, 4);
        return ((a1 ^ b1) | (a2 ^ b2)) == 0;
    }
    for (size_t i = 0; i < n; i++)
        if (((const char *)a)[i] != ((const char *)b)[i]) return false;
    return true;
}

// Search; -1 when absent.
int64_t fo_text_find_char(FoText t, uint32_t c);
int64_t fo_text_find(FoText t, FoText sub);
int64_t fo_text_rfind(FoText t, FoText sub);
int64_t fo_text_count(FoText t, FoText sub, int64_t most);
// All places of a pattern, from left to right and not overlapping, a few at a time (at most FO_TEXT_HITS are asked for); 0: there are no more.
enum { FO_TEXT_HITS = 32 };
typedef struct {
    FoText text, pattern; // the pattern is not empty
    int64_t from, spare;
} FoTextSearch;
FO_INLINE FoTextSearch fo_text_search(FoText text, FoText pattern) { return (FoTextSearch){text, pattern, 0, 4 * text.n + 1024}; }
int fo_text_find_many(FoTextSearch *search, int64_t *hits, int most);
FO_INLINE bool fo_text_matches(FoText t, int64_t at, FoText sub) { // sub.kind == t.kind
    return memcmp((const char *)t.data + at * t.kind, sub.data, (size_t)(sub.n * sub.kind)) == 0;
}

// Python's start, stop arguments of find, count, startswith…: None and numbers, clipped to 0..n as slices are (start may exceed stop).
bool fo_range_args(FoObject *const *args, int64_t n_args, int64_t first, int64_t n, int64_t *start, int64_t *stop);
// 1 to 3 arguments, as find and its kin take: TypeError "find() takes at least 1 argument (0 given)".
bool fo_find_arity(const char *name, int64_t n);
FO_INLINE bool fo_is_none(const FoObject *o) { return o == fo_none; }

// Methods by file; str_methods.c builds the table out of them.
#define FO_STR_METHOD(name) FoObject *fo_str_m_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames)
FO_STR_METHOD(find);
FO_STR_METHOD(rfind);
FO_STR_METHOD(index);
FO_STR_METHOD(rindex);
FO_STR_METHOD(count);
FO_STR_METHOD(replace);
FO_STR_METHOD(startswith);
FO_STR_METHOD(endswith);
FO_STR_METHOD(removeprefix);
FO_STR_METHOD(removesuffix);
FO_STR_METHOD(split);
FO_STR_METHOD(rsplit);
FO_STR_METHOD(splitlines);
FO_STR_METHOD(partition);
FO_STR_METHOD(rpartition);
FO_STR_METHOD(strip);
FO_STR_METHOD(lstrip);
FO_STR_METHOD(rstrip);
FO_STR_METHOD(join);
FO_STR_METHOD(lower);
FO_STR_METHOD(upper);
FO_STR_METHOD(title);
FO_STR_METHOD(swapcase);
FO_STR_METHOD(capitalize);
FO_STR_METHOD(casefold);
FO_STR_METHOD(isalnum);
FO_STR_METHOD(isalpha);
FO_STR_METHOD(isascii);
FO_STR_METHOD(isdecimal);
FO_STR_METHOD(isdigit);
FO_STR_METHOD(isidentifier);
FO_STR_METHOD(islower);
FO_STR_METHOD(isnumeric);
FO_STR_METHOD(isprintable);
FO_STR_METHOD(isspace);
FO_STR_METHOD(istitle);
FO_STR_METHOD(isupper);
FO_STR_METHOD(format);
FO_STR_METHOD(format_map);
FO_STR_METHOD(encode);
extern const FoNativeDef fo_str_methods[];

#endif
