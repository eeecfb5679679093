// SPDX-License-Identifier: MIT
// Methods of bytes and bytearray that look for parts, take them out and put them together.
#include "types/bytes_private.h"

#define ARG(name) FO_BYTES_ARG name = {.view.owner = NULL}

// ---- find, count

static bool position(FoObject *self, FoObject *const *args, int64_t n, bool last, int64_t *at) {
    ARG(sub);
    int64_t start, stop;
    if (!fo_range_args(args, n, 1, fo_bytes_text(self).n, &start, &stop)) return false;
    if (!fo_bytes_arg_or_byte(args[0], &sub)) return false;
    FoText t = fo_bytes_text(self);
    *at = -1;
    if (start > stop || stop > t.n) return true;
    t = fo_text_part(t, start, stop);
    *at = last ? fo_text_rfind(t, sub.text) : fo_text_find(t, sub.text);
    if (*at >= 0) *at += start;
    return fo_poll();
}

static FoObject *find(FoObject *self, FoObject *const *args, int64_t n, const char *name, bool last, bool must) {
    int64_t at;
    if (!fo_find_arity(name, n) || !position(self, args, n, last, &at)) return NULL;
    if (at < 0 && must) return fo_raise(FO_VALUE_ERROR, "subsection not found");
    return fo_int_from_i64(at);
}

FO_BYTES_METHOD(find) { return find(self, args, n, "find", false, false); }
FO_BYTES_METHOD(rfind) { return find(self, args, n, "rfind", true, false); }
FO_BYTES_METHOD(index) { return find(self, args, n, "index", false, true); }
FO_BYTES_METHOD(rindex) { return find(self, args, n, "rindex", true, true); }

FO_BYTES_METHOD(count) {
    ARG(sub);
    int64_t start, stop;
    if (!fo_find_arity("count", n) || !fo_range_args(args, n, 1, fo_bytes_text(self).n, &start, &stop)) return NULL;
    if (!fo_bytes_arg_or_byte(args[0], &sub)) return NULL;
    FoText t = fo_bytes_text(self);
    if (start > stop || stop > t.n) return fo_int_from_i64(0);
    int64_t times = fo_text_count(fo_text_part(t, start, stop), sub.text, INT64_MAX);
    return fo_poll() ? fo_int_from_i64(times) : NULL;
}

// ---- prefixes and suffixes

static bool has_affix(FoText t, FoText affix, int64_t start, int64_t stop, bool at_end) {
    if (start > stop || stop > t.n || affix.n > stop - start) return false;
    return fo_text_matches(t, at_end ? stop - affix.n : start, affix);
}

static bool test_one(FoObject *self, FoObject *o, int64_t start, int64_t stop, bool at_end, bool *has) {
    ARG(affix);
    if (!fo_bytes_arg_get(o, &affix)) return false;
    *has = has_affix(fo_bytes_text(self), affix.text, start, stop, at_end);
    return true;
}

static FoObject *test_affix(FoObject *self, FoObject *const *args, int64_t n, bool at_end) {
    int64_t start, stop;
    bool has = false;
    if (!fo_find_arity(at_end ? "endswith" : "startswith", n) || !fo_range_args(args, n, 1, fo_bytes_text(self).n, &start, &stop)) return NULL;
    if (fo_tuple_check(args[0])) {
        FoTuple *choices = (FoTuple *)args[0];
        for (int64_t i = 0; i < choices->n && !has; i++)
            if (!test_one(self, choices->items[i], start, stop, at_end, &has)) return NULL;
        return fo_bool_new(has);
    }
    if (!args[0]->type->buffer_get)
        return fo_raise(FO_TYPE_ERROR, "%s first arg must be bytes or a tuple of bytes, not %T", at_end ? "endswith" : "startswith", args[0]);
    return test_one(self, args[0], start, stop, at_end, &has) ? fo_bool_new(has) : NULL;
}

FO_BYTES_METHOD(startswith) { return test_affix(self, args, n, false); }
FO_BYTES_METHOD(endswith) { return test_affix(self, args, n, true); }

static FoObject *remove_affix(FoObject *self, FoObject *o, bool at_end) {
    ARG(affix);
    if (!fo_bytes_arg_get(o, &affix)) return NULL;
    FoText t = fo_bytes_text(self);
    if (affix.text.n == 0 || !has_affix(t, affix.text, 0, t.n, at_end)) return fo_bytes_same(self);
    return fo_bytes_like(self, (const char *)t.data + (at_end ? 0 : affix.text.n), t.n - affix.text.n);
}

FO_BYTES_METHOD(removeprefix) { return remove_affix(self, args[0], false); }
FO_BYTES_METHOD(removesuffix) { return remove_affix(self, args[0], true); }

// ---- replace

static void exchange(char *to, FoText t, FoText old, FoText new_, int64_t n) {
    const char *from = t.data, *end = from + t.n;
    for (; n; n--) {
        if (fo_rt->interrupted) return; // the caller polls
        const char *hit = from;
        if (old.n) hit += fo_text_find((FoText){from, end - from, 1}, old);
        to = mempcpy(to, from, (size_t)(hit - from));
        to = mempcpy(to, new_.data, (size_t)new_.n);
        from = hit + old.n;
        if (!old.n && from < end) *to++ = *from++;
    }
    memcpy(to, from, (size_t)(end - from));
}

FO_BYTES_METHOD(replace) {
    ARG(old);
    ARG(new_);
    int64_t most = -1, change, length;
    if (!fo_bytes_arg_get(args[0], &old) || !fo_bytes_arg_get(args[1], &new_)) return NULL;
    if (n > 2 && !fo_size_arg(args[2], &most)) return NULL;
    FoText t = fo_bytes_text(self);
    int64_t times = most == 0 || old.text.n > t.n ? 0 : fo_text_count(t, old.text, most < 0 ? INT64_MAX : most);
    if (!fo_poll()) return NULL;
    if (!times) return fo_bytes_same(self);
    if (!fo_mul_i64(times, new_.text.n - old.text.n, &change) || !fo_add_i64(t.n, change, &length) || length > INT64_MAX / 2)
        return fo_raise(FO_OVERFLOW_ERROR, "replace bytes is too long");
    FoObject *r = fo_bytes_like(self, NULL, length);
    if (r && length) exchange(fo_bytes_data(r), fo_bytes_text(self), old.text, new_.text, times);
    if (r && !fo_poll()) fo_clear_slot(&r);
    return r;
}

// ---- split

static bool is_space(uint8_t c) { return c == ' ' || (c >= 9 && c <= 13); }

static bool add_part(FoList *list, FoObject *self, FoText t, int64_t start, int64_t stop) {
    FoObject *part = start == 0 && stop == t.n ? fo_bytes_same(self) : fo_bytes_like(self, (const char *)t.data + start, stop - start);
    return part && fo_list_append_give(list, part);
}

static bool split_spaces(FoList *list, FoObject *self, int64_t most) {
    FoText t = fo_bytes_text(self);
    const uint8_t *p = t.data;
    int64_t n = t.n, i = 0;
    for (;;) {
        while (i < n && is_space(p[i])) i++;
        if (i == n) return true;
        int64_t from = i;
        if (most-- == 0) return add_part(list, self, t, from, n);
        while (i < n && !is_space(p[i])) i++;
        if (!add_part(list, self, t, from, i)) return false;
    }
}

static bool rsplit_spaces(FoList *list, FoObject *self, int64_t most) {
    FoText t = fo_bytes_text(self);
    const uint8_t *p = t.data;
    int64_t i = t.n;
    for (;;) {
        while (i > 0 && is_space(p[i - 1])) i--;
        if (i == 0) return true;
        int64_t stop = i;
        if (most-- == 0) return add_part(list, self, t, 0, stop);
        while (i > 0 && !is_space(p[i - 1])) i--;
        if (!add_part(list, self, t, i, stop)) return false;
    }
}

static bool split_by(FoList *list, FoObject *self, FoText separator, int64_t most) {
    FoText t = fo_bytes_text(self);
    int64_t from = 0;
    while (most-- != 0) {
        int64_t hit = fo_text_find(fo_text_part(t, from, t.n), separator);
        if (hit < 0) break;
        if (!add_part(list, self, t, from, from + hit)) return false;
        from += hit + separator.n;
    }
    return add_part(list, self, t, from, t.n);
}

static bool rsplit_by(FoList *list, FoObject *self, FoText separator, int64_t most) {
    FoText t = fo_bytes_text(self);
    int64_t stop = t.n;
    while (most-- != 0) {
        int64_t hit = fo_text_rfind(fo_text_part(t, 0, stop), separator);
        if (!fo_poll()) return false;
        if (hit < 0) break;
        if (!add_part(list, self, t, hit + separator.n, stop)) return false;
        stop = hit;
    }
    return add_part(list, self, t, 0, stop);
}

static FoObject *finish(FoList *list, bool ok, bool backwards) {
    if (ok && backwards) ok = fo_list_reverse(list);
    if (ok) return (FoObject *)list;
    fo_unref(list);
    return NULL;
}

static FoObject *split(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames, const char *name, bool backwards) {
    static const char *const names[] = {"sep", "maxsplit"};
    FoParams params = {name, names, 2, 0, 0, 2};
    FoObject *bound[2] = {0};
    int64_t most = -1;
    ARG(separator);
    if (!fo_args_bind(&params, args, n, kwnames, bound) || (bound[1] && !fo_size_arg(bound[1], &most))) return NULL;
    bool spaces = !bound[0] || fo_is_none(bound[0]);
    if (!spaces && !fo_bytes_arg_get(bound[0], &separator)) return NULL;
    if (!spaces && separator.text.n == 0) return fo_raise(FO_VALUE_ERROR, "empty separator");
    if (most < 0) most = INT64_MAX;
    FoList *list = fo_list_new(0);
    if (!list) return NULL;
    bool ok;
    if (spaces) ok = backwards ? rsplit_spaces(list, self, most) : split_spaces(list, self, most);
    else ok = backwards ? rsplit_by(list, self, separator.text, most) : split_by(list, self, separator.text, most);
    return finish(list, ok, backwards);
}

FO_BYTES_METHOD(split) { return split(self, args, n, kwnames, "split", false); }
FO_BYTES_METHOD(rsplit) { return split(self, args, n, kwnames, "rsplit", true); }

static bool split_lines(FoList *list, FoObject *self, bool keep_ends) {
    FoText t = fo_bytes_text(self);
    const char *p = t.data;
    for (int64_t i = 0; i < t.n;) {
        int64_t from = i;
        while (i < t.n && p[i] != '\n' && p[i] != '\r') i++;
        int64_t stop = i;
        if (i < t.n) i += p[i] == '\r' && i + 1 < t.n && p[i + 1] == '\n' ? 2 : 1;
        if (!add_part(list, self, t, from, keep_ends ? i : stop)) return false;
    }
    return true;
}

FO_BYTES_METHOD(splitlines) {
    bool keep_ends;
    if (!fo_keep_ends_read(args, n, kwnames, &keep_ends)) return NULL;
    FoList *list = fo_list_new(0);
    return list ? finish(list, split_lines(list, self, keep_ends), false) : NULL;
}

// ---- partition

static FoObject *three(FoObject *a, FoObject *b, FoObject *c) { // consumes them
    FoTuple *t = a && b && c ? fo_tuple_pack(3, a, b, c) : NULL;
    fo_xunref(a);
    fo_xunref(b);
    fo_xunref(c);
    return (FoObject *)t;
}

static FoObject *partition(FoObject *self, FoObject *o, bool last) {
    ARG(separator);
    if (!fo_bytes_arg_get(o, &separator)) return NULL;
    FoText t = fo_bytes_text(self), sub = separator.text;
    const char *p = t.data;
    if (sub.n == 0) return fo_raise(FO_VALUE_ERROR, "empty separator");
    int64_t at = last ? fo_text_rfind(t, sub) : fo_text_find(t, sub);
    if (!fo_poll()) return NULL;
    if (at < 0) {
        FoObject *whole = fo_bytes_same(self), *a = fo_bytes_like(self, NULL, 0), *b = fo_bytes_like(self, NULL, 0);
        return last ? three(a, b, whole) : three(whole, a, b);
    }
    FoObject *middle = fo_bytes_check(self) ? fo_ref(o) : fo_bytes_like(self, sub.data, sub.n);
    return three(fo_bytes_like(self, p, at), middle, fo_bytes_like(self, p + at + sub.n, t.n - at - sub.n));
}

FO_BYTES_METHOD(partition) { return partition(self, args[0], false); }
FO_BYTES_METHOD(rpartition) { return partition(self, args[0], true); }

// ---- strip

static FoObject *strip(FoObject *self, FoObject *const *args, int64_t n, bool left, bool right) {
    bool stripped[256] = {[' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['\r'] = true};
    if (n && !fo_is_none(args[0])) {
        ARG(set);
        if (!fo_bytes_arg_get(args[0], &set)) return NULL;
        memset(stripped, 0, sizeof stripped);
        for (int64_t i = 0; i < set.text.n; i++) stripped[((const uint8_t *)set.text.data)[i]] = true;
    }
    FoText t = fo_bytes_text(self);
    const uint8_t *p = t.data;
    int64_t start = 0, stop = t.n;
    while (left && start < stop && stripped[p[start]]) start++;
    while (right && stop > start && stripped[p[stop - 1]]) stop--;
    return start == 0 && stop == t.n ? fo_bytes_same(self) : fo_bytes_like(self, p + start, stop - start);
}

FO_BYTES_METHOD(strip) { return strip(self, args, n, true, true); }
FO_BYTES_METHOD(lstrip) { return strip(self, args, n, true, false); }
FO_BYTES_METHOD(rstrip) { return strip(self, args, n, false, true); }

// ---- join

static bool put_items(FoBuffer *out, FoText separator, FoTuple *items) {
    for (int64_t i = 0; i < items->n; i++) {
        ARG(item);
        if (!items->items[i]->type->buffer_get)
            return fo_fail(FO_TYPE_ERROR, "sequence item %lld: expected a bytes-like object, %T found", (long long)i, items->items[i]);
        if (!fo_bytes_arg_get(items->items[i], &item)) return false;
        if (i) fo_buffer_put(out, separator.data, (size_t)separator.n);
        if (!fo_buffer_put(out, item.text.data, (size_t)item.text.n)) return fo_fail_no_memory();
    }
    return true;
}

FO_BYTES_METHOD(join) {
    FO_AUTO(FoObject) iterator = fo_iter(args[0]);
    if (!iterator) {
        if (!fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
        fo_error_clear();
        return fo_raise(FO_TYPE_ERROR, "can only join an iterable");
    }
    FO_AUTO(FoTuple) items = fo_sequence_as_tuple(iterator);
    if (!items) return NULL;
    if (items->n == 1 && items->items[0]->type == &fo_bytes_type && fo_bytes_check(self)) return fo_ref(items->items[0]);
    FoBuffer out = FO_BUFFER_EMPTY;
    FoObject *r = put_items(&out, fo_bytes_text(self), items) ? fo_bytes_like(self, out.data, (int64_t)out.n) : NULL;
    fo_buffer_deinit(&out);
    return r;
}
