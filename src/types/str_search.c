// SPDX-License-Identifier: MIT
// Searching code points of any width: single ones by memchr and its like, patterns by blocks (str_search.inc) and, when that takes too
// many comparisons, by memmem, which is linear.
#include "types/str_private.h"

#include <wchar.h>

#define CHAR     uint8_t
#define NAME(x) x##_u8
#include "types/str_search.inc"
#define CHAR     uint16_t
#define NAME(x) x##_u16
#include "types/str_search.inc"
#define CHAR     uint32_t
#define NAME(x) x##_u32
#include "types/str_search.inc"

enum { BLOCK = 32 };

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
    if (fo_kind_of(c) > (int)t.kind) return 0;
    int64_t n = t.kind == 1   ? count_char_u8(t.data, t.n, (uint8_t)c)
                : t.kind == 2 ? count_char_u16(t.data, t.n, (uint16_t)c)
                              : count_char_u32(t.data, t.n, c);
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

// Both of the same kind. Linear in the worst case; hits between code points are skipped.
static int64_t find_linear(FoText t, FoText sub) {
    const char *from = t.data, *end = from + t.n * t.kind;
    for (;;) {
        const char *hit = memmem(from, (size_t)(end - from), sub.data, (size_t)(sub.n * sub.kind));
        if (!hit) return -1;
        int64_t offset = hit - (const char *)t.data;
        if (offset % t.kind == 0) return offset / t.kind;
        from = hit + 1;
    }
}

int fo_text_find_many(FoTextSearch *s, int64_t *hits, int most) {
    const FoText t = s->text, sub = s->pattern;
    if (fo_likely(sub.n > 1 && sub.kind == t.kind && s->spare >= 0)) {
        int found = t.kind == 1   ? find_patterns_u8(t.data, t.n, sub.data, sub.n, &s->from, &s->spare, hits, most)
                    : t.kind == 2 ? find_patterns_u16(t.data, t.n, sub.data, sub.n, &s->from, &s->spare, hits, most)
                                  : find_patterns_u32(t.data, t.n, sub.data, sub.n, &s->from, &s->spare, hits, most);
        if (fo_likely(found || s->spare >= 0)) return found;
    }
    FoText rest = fo_text_part(t, s->from, t.n);
    if (rest.n < sub.n) return 0;
    int64_t at = sub.n > 1 && sub.kind == t.kind ? find_linear(rest, sub) : fo_text_find(rest, sub);
    if (at < 0) return 0;
    hits[0] = s->from + at;
    s->from = hits[0] + sub.n;
    return 1;
}

// Both of the same kind, sub of two code points at least.
static int64_t find_same_kind(FoText t, FoText sub) {
    FoTextSearch search = fo_text_search(t, sub);
    int64_t at;
    return fo_text_find_many(&search, &at, 1) ? at : -1;
}

static int64_t find_narrow(FoText t, FoText sub) {
    enum { FEW = 32 };
    uint32_t few[FEW];
    size_t nbytes = (size_t)(sub.n * t.kind);
    void *widened = sub.n <= FEW ? few : fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!widened) return find_by_first_char(t, sub); // slower, but needs no memory
    fo_text_copy(widened, t.kind, 0, sub);
    int64_t at = find_same_kind(t, (FoText){widened, sub.n, t.kind});
    if (widened != few) fo_free(widened, nbytes, FO_MEM_INTERNAL);
    return at;
}

int64_t fo_text_find(FoText t, FoText sub) {
    if (sub.n == 0) return 0;
    if (sub.n > t.n || sub.kind > t.kind) return -1;
    if (sub.n == 1) return fo_text_find_char(t, fo_text_at(sub, 0));
    return sub.kind == t.kind ? find_same_kind(t, sub) : find_narrow(t, sub);
}

int64_t fo_text_rfind(FoText t, FoText sub) {
    if (sub.n == 0) return t.n;
    if (sub.n > t.n || sub.kind > t.kind) return -1;
    uint32_t first = fo_text_at(sub, 0);
    for (int64_t stop = t.n - sub.n + 1; stop > 0;) {
        int64_t at = text_rfind_char(fo_text_part(t, 0, stop), first);
        if (at < 0) return -1;
        if (equal_at(t, at, sub)) return at;
        if (fo_rt->interrupted) break; // the caller polls
        stop = at;
    }
    return -1;
}

int64_t fo_text_count(FoText t, FoText sub, int64_t most) {
    if (t.n < 0) return 0;
    if (sub.n == 0) return t.n + 1 < most ? t.n + 1 : most;
    if (sub.n == 1) return sub.kind > t.kind ? 0 : count_char(t, fo_text_at(sub, 0), most);
    FoTextSearch search = fo_text_search(t, sub);
    int64_t n = 0, hits[FO_TEXT_HITS];
    while (n < most) {
        int found = fo_text_find_many(&search, hits, most - n < FO_TEXT_HITS ? (int)(most - n) : FO_TEXT_HITS);
        if (!found || fo_rt->interrupted) break; // the caller polls
        n += found;
    }
    return n;
}
