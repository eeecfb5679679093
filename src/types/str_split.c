// SPDX-License-Identifier: MIT
// Methods that take strings apart and put them together: split, strip, partition, splitlines, join.
#include "types/container.h"
#include "types/str_private.h"
#include "types/unicode.h"

FO_INLINE bool is_space(uint32_t c) {
    static const bool spaces[128] = {['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true,
                                     [0x1c] = true, [0x1d] = true, [0x1e] = true, [0x1f] = true, [' '] = true};
    if (c < 128) return spaces[c];
    return (fo_char_flags(c) & FO_CHAR_SPACE) != 0;
}

// ---- lists of parts

// As CPython, room for up to 12 parts is made at once.
static FoList *new_parts(int64_t most) {
    enum { PREALLOCATED = 12 };
    return fo_list_new_with_room(most < 0 || most >= PREALLOCATED ? PREALLOCATED : most + 1);
}

FO_INLINE FoStr *part_of(FoStr *s, int64_t start, int64_t stop) {
    if (fo_likely(s->state.ascii && stop > start && stop - start < s->n)) {
        const char *text = (const char *)fo_str_data(s) + start;
        return stop - start > 1 ? fo_str_ascii_part(text, stop - start) : fo_str_from_char(*(const uint8_t *)text);
    }
    return start == 0 && stop == s->n ? fo_str_exact(s) : fo_str_from_part(s, start, stop);
}
FO_INLINE bool add_part(FoList *list, FoStr *s, int64_t start, int64_t stop) {
    FoStr *part = part_of(s, start, stop);
    if (fo_unlikely(!part)) return false;
    if (fo_unlikely(!fo_poll())) {
        fo_unref(part);
        return false;
    }
    if (list->n < list->allocated) {
        list->items[list->n++] = (FoObject *)part;
        return true;
    }
    return fo_list_append_give(list, (FoObject *)part);
}

static FoObject *finish_parts(FoList *list, bool ok, bool backwards) {
    if (ok && backwards) ok = fo_list_reverse(list);
    if (ok) return (FoObject *)list;
    fo_unref(list);
    return NULL;
}

// ---- split

static bool split_ascii_spaces(FoList *list, FoStr *s, int64_t most) {
    const uint8_t *p = fo_str_data(s);
    int64_t n = s->n, i = 0;
    for (;;) {
        while (i < n && is_space(p[i])) i++;
        if (i == n) return true;
        int64_t from = i;
        if (most-- == 0) return add_part(list, s, from, n);
        while (i < n && !is_space(p[i])) i++;
        if (!add_part(list, s, from, i)) return false;
    }
}

static bool split_spaces(FoList *list, FoStr *s, int64_t most) {
    if (s->state.ascii) return split_ascii_spaces(list, s, most);
    FoText t = fo_text_of(s);
    int64_t n = t.n, i = 0;
    for (;;) {
        while (i < n && is_space(fo_text_at(t, i))) i++;
        if (i == n) return true;
        int64_t from = i;
        if (most-- == 0) return add_part(list, s, from, n);
        while (i < n && !is_space(fo_text_at(t, i))) i++;
        if (!add_part(list, s, from, i)) return false;
    }
}

static bool rsplit_spaces(FoList *list, FoStr *s, int64_t most) {
    FoText t = fo_text_of(s);
    int64_t i = t.n;
    for (;;) {
        while (i > 0 && is_space(fo_text_at(t, i - 1))) i--;
        if (i == 0) return true;
        int64_t stop = i;
        if (most-- == 0) return add_part(list, s, 0, stop);
        while (i > 0 && !is_space(fo_text_at(t, i - 1))) i--;
        if (!add_part(list, s, i, stop)) return false;
    }
}

// memchr for what is mostly near: the first characters are looked at without a call.
FO_INLINE const char *find_near(const char *from, const char *end, char c) {
    const char *stop = end - from > 8 ? from + 8 : end;
    for (; from < stop; from++)
        if (*from == c) return from;
    return from < end ? memchr(from, c, (size_t)(end - from)) : NULL;
}

static bool split_by_byte(FoList *list, FoStr *s, char separator, int64_t most) {
    const char *text = fo_str_data(s), *from = text, *end = text + s->n;
    while (most-- != 0) {
        const char *hit = find_near(from, end, separator);
        if (!hit) break;
        if (!add_part(list, s, from - text, hit - text)) return false;
        from = hit + 1;
    }
    return add_part(list, s, from - text, s->n);
}

static bool split_by(FoList *list, FoStr *s, FoText separator, int64_t most) {
    FoText t = fo_text_of(s);
    if (s->state.ascii && separator.kind == 1 && separator.n == 1) return split_by_byte(list, s, *(const char *)separator.data, most);
    FoTextSearch search = fo_text_search(t, separator);
    int64_t from = 0, hits[FO_TEXT_HITS];
    while (most > 0) {
        int found = fo_text_find_many(&search, hits, most < FO_TEXT_HITS ? (int)most : FO_TEXT_HITS);
        if (!found) break;
        for (int i = 0; i < found; i++) {
            if (!add_part(list, s, from, hits[i])) return false;
            from = hits[i] + separator.n;
        }
        most -= found;
    }
    return add_part(list, s, from, t.n);
}

static bool rsplit_by(FoList *list, FoStr *s, FoText separator, int64_t most) {
    FoText t = fo_text_of(s);
    int64_t stop = t.n;
    while (most-- != 0) {
        int64_t hit = fo_text_rfind(fo_text_part(t, 0, stop), separator);
        if (!fo_poll()) return false;
        if (hit < 0) break;
        if (!add_part(list, s, hit + separator.n, stop)) return false;
        stop = hit;
    }
    return add_part(list, s, 0, stop);
}

static FoObject *split(FoStr *s, FoObject *separator, int64_t most, bool backwards) {
    bool spaces = !separator || fo_is_none(separator);
    if (!spaces && !fo_str_check(separator)) return fo_raise(FO_TYPE_ERROR, "must be str or None, not %T", separator);
    if (!spaces && ((FoStr *)separator)->n == 0) return fo_raise(FO_VALUE_ERROR, "empty separator");
    if (most < 0) most = INT64_MAX;
    FoList *list = new_parts(most);
    if (!list) return NULL;
    bool ok;
    if (spaces) ok = backwards ? rsplit_spaces(list, s, most) : split_spaces(list, s, most);
    else if (backwards) ok = rsplit_by(list, s, fo_text_of((FoStr *)separator), most);
    else ok = split_by(list, s, fo_text_of((FoStr *)separator), most);
    return finish_parts(list, ok, backwards);
}

static FoObject *split_with_args(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames, const char *name, bool backwards) {
    static const char *const names[] = {"sep", "maxsplit"};
    FoParams params = {name, names, 2, 0, 0, 2};
    FoObject *bound[2] = {n > 0 ? args[0] : NULL, n > 1 ? args[1] : NULL};
    if ((kwnames || n > 2) && !fo_args_bind(&params, args, n, kwnames, bound)) return NULL;
    int64_t most = -1;
    if (bound[1] && !fo_size_arg(bound[1], &most)) return NULL;
    return split((FoStr *)self, bound[0], most, backwards);
}

FO_STR_METHOD(split) { return split_with_args(self, args, n, kwnames, "split", false); }
FO_STR_METHOD(rsplit) { return split_with_args(self, args, n, kwnames, "rsplit", true); }

static bool is_line_break(uint32_t c) {
    return c < 128 ? (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) : (fo_char_flags(c) & FO_CHAR_LINE_BREAK) != 0;
}

static bool split_lines(FoList *list, FoStr *s, bool keep_ends) {
    FoText t = fo_text_of(s);
    for (int64_t i = 0; i < t.n;) {
        int64_t from = i;
        if (s->state.ascii) // most characters are beyond all that end a line
            while (i < t.n && (((const uint8_t *)t.data)[i] > 0x1e || !is_line_break(((const uint8_t *)t.data)[i]))) i++;
        else
            while (i < t.n && !is_line_break(fo_text_at(t, i))) i++;
        int64_t stop = i;
        if (i < t.n) {
            i += fo_text_at(t, i) == '\r' && i + 1 < t.n && fo_text_at(t, i + 1) == '\n' ? 2 : 1;
            if (keep_ends) stop = i;
        }
        if (!add_part(list, s, from, stop)) return false;
    }
    return true;
}

bool fo_keep_ends_read(FoObject *const *args, int64_t n, FoTuple *kwnames, bool *keep_ends) {
    static const char *const names[] = {"keepends"};
    static const FoParams params = {"splitlines", names, 1, 0, 0, 1};
    FoObject *given = NULL;
    int32_t number = 0;
    if (!fo_args_bind(&params, args, n, kwnames, &given) || (given && !fo_c_int_arg(given, &number))) return false;
    *keep_ends = number != 0;
    return true;
}

FO_STR_METHOD(splitlines) {
    bool keep_ends;
    if (!fo_keep_ends_read(args, n, kwnames, &keep_ends)) return NULL;
    FoList *list = fo_list_new(0);
    if (!list) return NULL;
    return finish_parts(list, split_lines(list, (FoStr *)self, keep_ends), false);
}

// ---- partition

static FoObject *three(FoStr *a, FoStr *b, FoStr *c) { // consumes a, b, c
    FoTuple *t = a && b && c ? fo_tuple_new(3) : NULL;
    if (!t) {
        fo_xunref(a);
        fo_xunref(b);
        fo_xunref(c);
        return NULL;
    }
    t->items[0] = (FoObject *)a;
    t->items[1] = (FoObject *)b;
    t->items[2] = (FoObject *)c;
    return (FoObject *)t;
}

static FoObject *partition(FoStr *s, FoObject *separator, bool last) {
    if (!fo_str_check(separator)) return fo_raise(FO_TYPE_ERROR, "must be str, not %T", separator);
    FoStr *sep = (FoStr *)separator;
    if (sep->n == 0) return fo_raise(FO_VALUE_ERROR, "empty separator");
    FoText t = fo_text_of(s), sub = fo_text_of(sep);
    int64_t at = last ? fo_text_rfind(t, sub) : fo_text_find(t, sub);
    if (!fo_poll()) return NULL;
    if (at >= 0) return three(part_of(s, 0, at), fo_ref(sep), part_of(s, at + sep->n, s->n));
    return last ? three(fo_str_empty(), fo_str_empty(), fo_str_exact(s)) : three(fo_str_exact(s), fo_str_empty(), fo_str_empty());
}

FO_STR_METHOD(partition) { return partition((FoStr *)self, args[0], false); }
FO_STR_METHOD(rpartition) { return partition((FoStr *)self, args[0], true); }

// ---- strip

static bool is_stripped(uint32_t c, const FoText *set) { return set ? fo_text_find_char(*set, c) >= 0 : is_space(c); }

static FoObject *strip(FoObject *self, FoObject *const *args, int64_t n, const char *name, bool left, bool right) {
    FoText chars, *set = NULL;
    if (n && !fo_is_none(args[0])) {
        if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "%s arg must be None or str", name);
        chars = fo_text_of((FoStr *)args[0]);
        set = &chars;
    }
    FoStr *s = (FoStr *)self;
    FoText t = fo_text_of(s);
    int64_t start = 0, stop = t.n;
    if (left)
        while (start < stop && is_stripped(fo_text_at(t, start), set)) start++;
    if (right)
        while (stop > start && is_stripped(fo_text_at(t, stop - 1), set)) stop--;
    return (FoObject *)(start == 0 && stop == t.n ? fo_str_exact(s) : fo_str_from_part(s, start, stop));
}

FO_STR_METHOD(strip) { return strip(self, args, n, "strip", true, true); }
FO_STR_METHOD(lstrip) { return strip(self, args, n, "lstrip", true, false); }
FO_STR_METHOD(rstrip) { return strip(self, args, n, "rstrip", false, true); }

// ---- join

static bool measure_items(FoStr *separator, FoObject *const *items, int64_t n, int64_t *total, uint32_t *bound) {
    *total = 0;
    *bound = n > 1 ? fo_str_bound(separator) : 0;
    for (int64_t i = 0; i < n; i++) {
        if (!fo_str_check(items[i])) return fo_fail(FO_TYPE_ERROR, "sequence item %lld: expected str instance, %T found", (long long)i, items[i]);
        FoStr *s = (FoStr *)items[i];
        uint32_t b = fo_str_bound(s);
        if (b > *bound && s->n) *bound = b;
        if (!fo_add_i64(*total, s->n, total)) return fo_fail(FO_OVERFLOW_ERROR, "join() result is too long for a Python string");
    }
    int64_t between;
    if (n > 1 && (!fo_mul_i64(separator->n, n - 1, &between) || !fo_add_i64(*total, between, total)))
        return fo_fail(FO_OVERFLOW_ERROR, "join() result is too long for a Python string");
    return true;
}

static void copy_items_ascii(char *to, FoStr *separator, FoObject *const *items, int64_t n) {
    const char *between = fo_str_data(separator);
    size_t between_n = (size_t)separator->n;
    for (int64_t i = 0; i < n; i++) {
        FoStr *s = (FoStr *)items[i];
        if (i) {
            fo_copy_short(to, between, between_n);
            to += between_n;
        }
        fo_copy_short(to, fo_str_data(s), (size_t)s->n);
        to += s->n;
    }
}

static void copy_items(void *data, int kind, FoStr *separator, FoObject *const *items, int64_t n) {
    int64_t at = 0;
    for (int64_t i = 0; i < n; i++) {
        if (i && separator->n) {
            fo_text_copy(data, kind, at, fo_text_of(separator));
            at += separator->n;
        }
        FoStr *s = (FoStr *)items[i];
        if (s->n) fo_text_copy(data, kind, at, fo_text_of(s));
        at += s->n;
    }
}

FoStr *fo_str_join(FoStr *separator, FoObject *const *items, int64_t n) {
    if (n == 0) return fo_str_empty();
    if (n == 1 && fo_str_check_exact(items[0])) return fo_ref((FoStr *)items[0]);
    int64_t total;
    uint32_t bound;
    if (!measure_items(separator, items, n, &total, &bound)) return NULL;
    FoStr *r = fo_str_new(total, bound);
    if (!r || total == 0) return r;
    if (r->state.ascii && separator->state.ascii) copy_items_ascii(fo_str_data(r), separator, items, n);
    else copy_items(fo_str_data(r), (int)r->state.kind, separator, items, n);
    return r;
}

FO_STR_METHOD(join) {
    FoStr *s = (FoStr *)self;
    if (args[0]->type == &fo_list_type) return (FoObject *)fo_str_join(s, ((FoList *)args[0])->items, ((FoList *)args[0])->n);
    if (args[0]->type == &fo_tuple_type) return (FoObject *)fo_str_join(s, ((FoTuple *)args[0])->items, ((FoTuple *)args[0])->n);
    FO_AUTO(FoObject) iterator = fo_iter(args[0]);
    if (!iterator) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
        fo_error_clear();
        return fo_raise(FO_TYPE_ERROR, "can only join an iterable");
    }
    FoTuple *items = fo_sequence_as_tuple(iterator);
    if (!items) return NULL;
    FoStr *r = fo_str_join(s, items->items, items->n);
    fo_unref(items);
    return (FoObject *)r;
}
