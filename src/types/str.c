// SPDX-License-Identifier: MIT
// str: making, hashing and comparing strings. The type's slots are in str_type.c.
#include "types/container.h"
#include "types/str_private.h"

enum { REPEAT_MOST = 16 << 20 };

// ---- making

int64_t fo_str_nbytes(const FoStr *s) {
    return (int64_t)(s->state.ascii ? sizeof(FoStr) : sizeof(FoWideStr)) + (s->n + 1) * s->state.kind;
}

static void init_header(FoStr *s, int64_t n, uint32_t widest) {
    int kind = fo_kind_of(widest);
    s->n = n;
    s->hash = -1;
    s->state = (__typeof__(s->state)){.kind = (uint32_t)kind & 7, .ascii = widest < 128};
    if (widest >= 128) {
        FoWideStr *wide = (FoWideStr *)s;
        wide->utf8 = NULL;
        wide->utf8_n = 0;
    }
    fo_text_put(fo_str_data(s), kind, n, 0);
}

static FoStr *new_block(int64_t n, uint32_t widest) {
    if (widest < 128) return fo_str_ascii_new(n);
    int kind = fo_kind_of(widest);
    if (fo_unlikely(n > (INT64_MAX - 128) / 4)) return fo_raise_no_memory();
    size_t nbytes = sizeof(FoWideStr) + (size_t)((n + 1) * kind);
    FoStr *s = fo_alloc(nbytes, FO_MEM_OBJECT);
    if (fo_unlikely(!s)) return fo_raise_no_memory();
    s->head.refcount = 1;
    s->head.type = &fo_str_type;
    init_header(s, n, widest);
    return s;
}

FoStr *fo_str_empty(void) {
    if (!fo_rt->empty_str) {
        fo_rt->empty_str = new_block(0, 0);
        if (!fo_rt->empty_str) return NULL;
    }
    return fo_ref(fo_rt->empty_str);
}

FoStr *fo_str_new(int64_t n, uint32_t widest) { return n == 0 ? fo_str_empty() : new_block(n, widest); }

FoStr *fo_str_from_char_slow(uint32_t c) {
    FoStr *s = new_block(1, c);
    if (!s) return NULL;
    fo_text_put(fo_str_data(s), s->state.kind, 0, c);
    if (c < 256) fo_rt->latin1[c] = fo_ref(s);
    return s;
}

// ---- copying code points

size_t fo_ascii_prefix(const void *text, size_t n) {
    const char *p = text;
    size_t i = 0;
    for (; i + 32 <= n; i += 32) {
        uint64_t w[4];
        memcpy(w, p + i, 32);
        if ((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080u) break;
    }
    for (; i + 8 <= n; i += 8) {
        uint64_t w;
        memcpy(&w, p + i, 8);
        if (w & 0x8080808080808080u) return i + (size_t)(__builtin_ctzll(w & 0x8080808080808080u) >> 3);
    }
    while (i < n && (signed char)p[i] >= 0) i++;
    return i;
}

uint32_t fo_text_bound(FoText t) {
    if (t.kind == 1) return fo_ascii_prefix(t.data, (size_t)t.n) == (size_t)t.n ? 127 : 255;
    uint32_t all = 0;
    if (t.kind == 2) {
        const uint16_t *p = t.data;
        for (int64_t i = 0; i < t.n; i++) all |= p[i];
        return all < 128 ? 127 : all < 256 ? 255 : 0xffff;
    }
    const uint32_t *p = t.data;
    for (int64_t i = 0; i < t.n; i++) all |= p[i];
    return all < 128 ? 127 : all < 256 ? 255 : all < 0x10000 ? 0xffff : 0x10ffff;
}

#define COPY_LOOP(to_type, from_type)                                                                          \
    do {                                                                                                       \
        to_type *target = (to_type *)to + at;                                                                  \
        const from_type *source = from.data;                                                                   \
        for (int64_t i = 0; i < from.n; i++) target[i] = (to_type)source[i];                                   \
    } while (0)

void fo_text_convert(void *to, int to_kind, int64_t at, FoText from) {
    switch (to_kind * 8 + from.kind) {
    case 8 + 2: COPY_LOOP(uint8_t, uint16_t); break;
    case 8 + 4: COPY_LOOP(uint8_t, uint32_t); break;
    case 16 + 1: COPY_LOOP(uint16_t, uint8_t); break;
    case 16 + 4: COPY_LOOP(uint16_t, uint32_t); break;
    case 32 + 1: COPY_LOOP(uint32_t, uint8_t); break;
    case 32 + 2: COPY_LOOP(uint32_t, uint16_t); break;
    }
}

void fo_text_fill(void *to, int kind, int64_t at, int64_t n, uint32_t c) {
    if (n <= 0) return;
    if (kind == 1) memset((char *)to + at, (int)c, (size_t)n);
    else
        for (int64_t i = 0; i < n; i++) fo_text_put(to, kind, at + i, c);
}

// ---- from text of some encoding

FoStr *fo_str_from_ascii(const char *text, size_t n) {
    if (n == 1) return fo_str_from_char((unsigned char)*text);
    return n ? fo_str_ascii_part(text, (int64_t)n) : fo_str_empty();
}

static FoStr *from_valid_utf8(const char *text, size_t n, const FoUtf8Scan *scan) {
    if (scan->n_code_points == 1) return fo_str_from_char(scan->widest);
    FoStr *s = fo_str_new(scan->n_code_points, scan->widest);
    if (!s) return NULL;
    void *data = fo_str_data(s);
    int kind = s->state.kind;
    size_t at = 0;
    for (int64_t i = 0; at < n; i++) fo_text_put(data, kind, i, fo_utf8_next(text, &at));
    return s;
}

static FoStr *from_utf8(const char *text, size_t n, FoUtf8Mode mode, bool *invalid) {
    *invalid = false;
    if (fo_ascii_prefix(text, n) == n) return fo_str_from_ascii(text, n);
    FoUtf8Scan scan;
    if (fo_utf8_scan(text, n, mode, &scan) != n) {
        *invalid = true;
        return NULL;
    }
    return from_valid_utf8(text, n, &scan);
}

FoStr *fo_str_from_utf8(const char *text, size_t n) {
    bool invalid;
    FoStr *s = from_utf8(text, n, FO_UTF8_STRICT, &invalid);
    return invalid ? (FoStr *)fo_bytes_decode(text, (int64_t)n, "utf-8", "strict") : s;
}

FoStr *fo_str_from_utf8_surrogates(const char *text, size_t n) {
    bool invalid;
    FoStr *s = from_utf8(text, n, FO_UTF8_SURROGATES, &invalid);
    return invalid ? (FoStr *)fo_bytes_decode(text, (int64_t)n, "utf-8", "surrogatepass") : s;
}

FoStr *fo_str_from_text(const char *text) { return fo_str_from_utf8_surrogates(text, strlen(text)); }

FoStr *fo_str_from_kind(int kind, const void *data, int64_t n) {
    FoText t = {data, n, kind};
    if (n == 1) return fo_str_from_char(fo_text_at(t, 0));
    FoStr *s = fo_str_new(n, fo_text_bound(t));
    if (s) fo_text_copy(fo_str_data(s), s->state.kind, 0, t);
    return s;
}

FoStr *fo_str_from_code_points(const uint32_t *code_points, int64_t n) { return fo_str_from_kind(4, code_points, n); }

FoStr *fo_str_from_part(const FoStr *s, int64_t start, int64_t stop) {
    int64_t n = stop - start;
    if (n <= 0) return fo_str_empty();
    FoText t = fo_text_part(fo_text_of(s), start, stop);
    if (n == 1) return fo_str_from_char(fo_text_at(t, 0));
    if (s->state.ascii) return fo_str_ascii_part(t.data, n);
    FoStr *r = new_block(n, fo_text_bound(t));
    if (r) fo_text_copy(fo_str_data(r), r->state.kind, 0, t);
    return r;
}

FoStr *fo_str_exact(FoStr *s) { return fo_str_check_exact((FoObject *)s) ? fo_ref(s) : fo_str_from_part(s, 0, s->n); }

FoStr *fo_str_slice(FoStr *s, int64_t start, int64_t stop, int64_t step, int64_t n) {
    if (n <= 0) return fo_str_empty();
    if (step == 1) {
        if (n == s->n) return fo_str_exact(s);
        return fo_str_from_part(s, start, start + n);
    }
    FoText t = fo_text_of(s);
    uint32_t all = 0;
    if (s->state.ascii) all = 127;
    else
        for (int64_t k = 0; k < n; k++) all |= fo_text_at(t, start + k * step);
    if (n == 1) return fo_str_from_char(fo_text_at(t, start));
    FoStr *r = new_block(n, all > 0x10ffff ? 0x10ffff : all);
    if (!r) return NULL;
    void *data = fo_str_data(r);
    int kind = r->state.kind;
    for (int64_t k = 0; k < n; k++) fo_text_put(data, kind, k, fo_text_at(t, start + k * step));
    return r;
}

// ---- UTF-8 out

static size_t utf8_nbytes(FoText t) {
    size_t n = 0;
    for (int64_t i = 0; i < t.n; i++) {
        uint32_t c = fo_text_at(t, i);
        n += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return n;
}

const char *fo_str_utf8(FoStr *s, size_t *n_or_null) {
    if (s->state.ascii) {
        if (n_or_null) *n_or_null = (size_t)s->n;
        return fo_str_data(s);
    }
    FoWideStr *wide = (FoWideStr *)s;
    if (!wide->utf8) {
        FoText t = fo_text_of(s);
        size_t n = utf8_nbytes(t);
        char *text = fo_alloc(n + 1, FO_MEM_OBJECT);
        if (!text) return fo_raise_no_memory();
        char *p = text;
        for (int64_t i = 0; i < t.n; i++) p += fo_utf8_put(p, fo_text_at(t, i));
        *p = 0;
        wide->utf8 = text;
        wide->utf8_n = (int64_t)n;
    }
    if (n_or_null) *n_or_null = (size_t)wide->utf8_n;
    return wide->utf8;
}

bool fo_str_put_utf8(const FoStr *s, FoBuffer *out) {
    if (s->state.ascii) return fo_buffer_put(out, fo_str_data(s), (size_t)s->n);
    FoText t = fo_text_of(s);
    if (!fo_buffer_reserve(out, utf8_nbytes(t))) return false;
    for (int64_t i = 0; i < t.n; i++) out->n += (size_t)fo_utf8_put(out->data + out->n, fo_text_at(t, i));
    return true;
}

// ---- hash and comparison

int64_t fo_str_hash(FoStr *s) {
    if (s->hash == -1) s->hash = fo_hash_bytes(fo_str_data(s), (size_t)(s->n * s->state.kind));
    return s->hash;
}

bool fo_str_equal_content(const FoStr *a, const FoStr *b) {
    if (a->hash != b->hash && a->hash != -1 && b->hash != -1) return false;
    return memcmp(fo_str_data(a), fo_str_data(b), (size_t)(a->n * a->state.kind)) == 0;
}

bool fo_str_equals_text(const FoStr *s, const char *ascii) {
    size_t n = strlen(ascii);
    return s->state.ascii && (size_t)s->n == n && memcmp(fo_str_data(s), ascii, n) == 0;
}

int fo_str_compare(const FoStr *a, const FoStr *b) {
    int64_t n = a->n < b->n ? a->n : b->n;
    FoText x = fo_text_of(a), y = fo_text_of(b);
    if (x.kind == 1 && y.kind == 1) {
        int c = memcmp(x.data, y.data, (size_t)n);
        if (c) return c;
    } else {
        for (int64_t i = 0; i < n; i++) {
            uint32_t p = fo_text_at(x, i), q = fo_text_at(y, i);
            if (p != q) return p < q ? -1 : 1;
        }
    }
    return a->n < b->n ? -1 : a->n > b->n;
}

// ---- joining

FoStr *fo_str_concat(FoStr *a, FoStr *b) {
    if (a->n == 0) return fo_str_exact(b);
    if (b->n == 0) return fo_str_exact(a);
    uint32_t x = fo_str_bound(a), y = fo_str_bound(b);
    int64_t n;
    if (!fo_add_i64(a->n, b->n, &n)) return fo_raise(FO_OVERFLOW_ERROR, "strings are too large to concat");
    if (fo_likely(a->state.ascii && b->state.ascii)) {
        FoStr *r = fo_str_ascii_new(n);
        if (fo_unlikely(!r)) return NULL;
        fo_copy_short(r + 1, a + 1, (size_t)a->n);
        fo_copy_short((char *)(r + 1) + a->n, b + 1, (size_t)b->n);
        return r;
    }
    FoStr *r = new_block(n, x > y ? x : y);
    if (!r) return NULL;
    void *data = fo_str_data(r);
    fo_text_copy(data, r->state.kind, 0, fo_text_of(a));
    fo_text_copy(data, r->state.kind, a->n, fo_text_of(b));
    return r;
}

// Grows the only reference in place; the allocator's slack makes a long series of small additions linear.
static FoStr *extend_in_place(FoStr *a, FoStr *b) {
    int kind = a->state.kind;
    int64_t old_n = a->n, n = old_n + b->n, old_nbytes = fo_str_nbytes(a);
    if (!a->state.ascii && ((FoWideStr *)a)->utf8) {
        fo_free(((FoWideStr *)a)->utf8, (size_t)((FoWideStr *)a)->utf8_n + 1, FO_MEM_OBJECT);
        ((FoWideStr *)a)->utf8 = NULL;
    }
    FoStr *grown = fo_realloc(a, (size_t)old_nbytes, (size_t)(old_nbytes + b->n * kind), FO_MEM_OBJECT);
    if (!grown) {
        fo_unref(a);
        return fo_raise_no_memory();
    }
    grown->n = n;
    grown->hash = -1;
    void *data = fo_str_data(grown);
    if (b->n == 1 && kind == 1) ((uint8_t *)data)[old_n] = *(uint8_t *)fo_str_data(b);
    else fo_text_copy(data, kind, old_n, fo_text_of(b));
    fo_text_put(data, kind, n, 0);
    return grown;
}

FoStr *fo_str_concat_give(FoStr *a, FoStr *b) {
    if (a->head.refcount == 1 && a != b && a->n && a->head.type == &fo_str_type && !a->state.interned &&
        fo_str_bound(a) >= fo_str_bound(b) && b->n < INT64_MAX / 8 - a->n)
        return extend_in_place(a, b);
    FoStr *r = fo_str_concat(a, b);
    fo_unref(a);
    return r;
}

static FoStr *repeat_result(FoStr *s, int64_t times) {
    int64_t n;
    if (!fo_mul_i64(s->n, times, &n) || n > (INT64_MAX - 128) / 4) return fo_raise_no_memory();
    return new_block(n, fo_str_bound(s));
}

FoStr *fo_str_repeat(FoStr *s, int64_t times) {
    if (times <= 0 || s->n == 0) return fo_str_empty();
    if (times == 1) return fo_str_exact(s);
    FoStr *r = repeat_result(s, times);
    if (!r) return NULL;
    char *data = fo_str_data(r);
    size_t once = (size_t)(s->n * s->state.kind), all = (size_t)(r->n * s->state.kind);
    size_t most = once > REPEAT_MOST ? once : REPEAT_MOST / once * once;
    memcpy(data, fo_str_data(s), once);
    for (size_t done = once; done < all;) { // doubling, in pieces that an interrupt can wait for
        size_t more = done < all - done ? done : all - done;
        if (more > most) more = most;
        if (once == 1) memset(data + done, *data, more);
        else memcpy(data + done, data, more);
        done += more;
        if (!fo_poll()) {
            fo_unref(r);
            return NULL;
        }
    }
    return r;
}

// ---- life

void fo_str_free(FoObject *self) {
    FoStr *s = (FoStr *)self;
    if (s->state.interned) fo_intern_forget(s);
    if (!s->state.ascii && ((FoWideStr *)s)->utf8) fo_free(((FoWideStr *)s)->utf8, (size_t)((FoWideStr *)s)->utf8_n + 1, FO_MEM_OBJECT);
    if (fo_likely(self->type == &fo_str_type)) fo_free(s, (size_t)fo_str_nbytes(s), FO_MEM_OBJECT);
    else fo_object_free_block_nbytes(self, fo_str_nbytes(s));
}

void fo_str_deinit(void) {
    for (int c = 0; c < 256; c++) fo_clear_slot(&fo_rt->latin1[c]);
    fo_clear_slot(&fo_rt->empty_str);
    fo_intern_deinit();
}
