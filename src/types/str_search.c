// SPDX-License-Identifier: MIT
// Searching code points of any width. One-byte texts go to memchr and memmem, which are fast and linear; wider ones to loops over
// blocks that compilers vectorise, long patterns in them to memmem with a check of the alignment.
#include "types/str_private.h"

#include <wchar.h>

enum { BLOCK = 32, SHORT_TEXT = 64, LONG_PATTERN = 16 };

// ---- one character

static int64_t find_u16(const uint16_t *p, int64_t n, uint16_t c) {
    int64_t i = 0;
    for (; i + BLOCK <= n; i += BLOCK) {
        uint16_t any = 0;
        for (int k = 0; k < BLOCK; k++) any |= (uint16_t)(p[i + k] == c);
        if (any) break;
    }
    for (; i < n; i++)
        if (p[i] == c) return i;
    return -1;
}

int64_t fo_text_find_char(FoText t, uint32_t c) {
    if (t.n <= 0) return -1;
    if (t.kind == 1) {
        const char *hit = c < 256 ? memchr(t.data, (int)c, (size_t)t.n) : NULL;
        return hit ? hit - (const char *)t.data : -1;
    }
    if (t.kind == 2) return c < 0x10000 ? find_u16(t.data, t.n, (uint16_t)c) : -1;
    const wchar_t *hit = wmemchr(t.data, (wchar_t)c, (size_t)t.n);
    return hit ? hit - (const wchar_t *)t.data : -1;
}

static int64_t text_rfind_char(FoText t, uint32_t c) {
    if (t.n <= 0) return -1;
    if (t.kind == 1) {
        const char *hit = c < 256 ? memrchr(t.data, (int)c, (size_t)t.n) : NULL;
        return hit ? hit - (const char *)t.data : -1;
    }
    for (int64_t i = t.n - 1; i >= 0; i--)
        if (fo_text_at(t, i) == c) return i;
    return -1;
}

static int64_t count_char(FoText t, uint32_t c, int64_t most) {
    int64_t n = 0;
    if (t.kind == 1) {
        const uint8_t *p = t.data;
        if (c > 255) return 0;
        for (int64_t i = 0; i < t.n; i++) n += p[i] == (uint8_t)c;
    } else if (t.kind == 2) {
        const uint16_t *p = t.data;
        for (int64_t i = 0; i < t.n; i++) n += p[i] == c;
    } else {
        const uint32_t *p = t.data;
        for (int64_t i = 0; i < t.n; i++) n += p[i] == c;
    }
    return n < most ? n : most;
}

// ---- a text in a text

static bool equal_at(FoText t, int64_t at, FoText sub) {
    if (t.kind == sub.kind) return fo_text_matches(t, at, sub);
    for (int64_t i = 0; i < sub.n; i++)
        if (fo_text_at(t, at + i) != fo_text_at(sub, i)) return false;
    return true;
}

static int64_t find_by_first_char(FoText t, FoText sub) {
    uint32_t first = fo_text_at(sub, 0);
    int64_t last = t.n - sub.n, at = 0;
    while (at <= last) {
        int64_t hit = fo_text_find_char(fo_text_part(t, at, last + 1), first);
        if (hit < 0) return -1;
        at += hit;
        if (equal_at(t, at, sub)) return at;
        at++;
    }
    return -1;
}

static int64_t find_bytes(FoText t, FoText sub) {
    const char *hit = memmem(t.data, (size_t)t.n, sub.data, (size_t)sub.n);
    return hit ? hit - (const char *)t.data : -1;
}

// Both of the same kind 2 or 4: hits between code points are skipped.
static int64_t find_wide(FoText t, FoText sub) {
    const char *from = t.data, *end = from + t.n * t.kind;
    for (;;) {
        const char *hit = memmem(from, (size_t)(end - from), sub.data, (size_t)(sub.n * sub.kind));
        if (!hit) return -1;
        int64_t offset = hit - (const char *)t.data;
        if (offset % t.kind == 0) return offset / t.kind;
        from = hit + 1;
    }
}

static int64_t find_long_pattern(FoText t, FoText sub) {
    if (t.kind == sub.kind) return find_wide(t, sub);
    size_t nbytes = (size_t)(sub.n * t.kind);
    void *widened = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!widened) return find_by_first_char(t, sub); // slower, but needs no memory
    fo_text_copy(widened, t.kind, 0, sub);
    int64_t at = find_wide(t, (FoText){widened, sub.n, t.kind});
    fo_free(widened, nbytes, FO_MEM_INTERNAL);
    return at;
}

int64_t fo_text_find(FoText t, FoText sub) {
    if (sub.n == 0) return 0;
    if (sub.n > t.n || sub.kind > t.kind) return -1;
    if (sub.n == 1) return fo_text_find_char(t, fo_text_at(sub, 0));
    if (t.kind == 1 && t.n > SHORT_TEXT) return find_bytes(t, sub);
    if (t.kind > 1 && sub.n >= LONG_PATTERN) return find_long_pattern(t, sub);
    return find_by_first_char(t, sub);
}

int64_t fo_text_rfind(FoText t, FoText sub) {
    if (sub.n == 0) return t.n;
    if (sub.n > t.n || sub.kind > t.kind) return -1;
    uint32_t first = fo_text_at(sub, 0);
    for (int64_t stop = t.n - sub.n + 1; stop > 0;) {
        int64_t at = text_rfind_char(fo_text_part(t, 0, stop), first);
        if (at < 0) return -1;
        if (equal_at(t, at, sub)) return at;
        stop = at;
    }
    return -1;
}

int64_t fo_text_count(FoText t, FoText sub, int64_t most) {
    if (t.n < 0) return 0;
    if (sub.n == 0) return t.n + 1 < most ? t.n + 1 : most;
    if (sub.n == 1) return sub.kind > t.kind ? 0 : count_char(t, fo_text_at(sub, 0), most);
    int64_t n = 0;
    for (int64_t from = 0; n < most;) {
        int64_t hit = fo_text_find(fo_text_part(t, from, t.n), sub);
        if (hit < 0) break;
        n++;
        from += hit + sub.n;
    }
    return n;
}
