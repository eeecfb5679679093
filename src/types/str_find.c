// SPDX-License-Identifier: MIT
// Methods that look for texts: find, index, count, replace, startswith, removeprefix …
#include "types/str_private.h"

static bool range_bound(FoObject *o, int64_t *bound) {
    if (o->type == &fo_int_type && fo_int_fits_i64(o, bound)) return true;
    if (!o->type->as_index)
        return fo_fail(FO_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
    return fo_index_as_i64_clamped(o, bound);
}

bool fo_range_args(FoObject *const *args, int64_t n_args, int64_t first, int64_t n, int64_t *start, int64_t *stop) {
    *start = 0;
    *stop = n;
    if (n_args > first && !fo_is_none(args[first]) && !range_bound(args[first], start)) return false;
    if (n_args > first + 1 && !fo_is_none(args[first + 1]) && !range_bound(args[first + 1], stop)) return false;
    if (*stop > n) *stop = n;
    if (*stop < 0 && (*stop += n) < 0) *stop = 0;
    if (*start < 0 && (*start += n) < 0) *start = 0;
    return true;
}

bool fo_find_arity(const char *name, int64_t n) {
    if (n >= 1 && n <= 3) return true;
    return fo_fail(FO_TYPE_ERROR, n ? "%s() takes at most 3 arguments (%lld given)" : "%s() takes at least 1 argument (%lld given)", name,
                   (long long)n);
}

// The searched part and the pattern of find and its kin; *possible false: start lies behind the end.
static bool search_args(FoObject *self, FoObject *const *args, int64_t n, FoText *part, FoText *sub, int64_t *start, bool *possible) {
    int64_t stop;
    *part = fo_text_of((FoStr *)self);
    *start = 0;
    *possible = true;
    if (n > 1 && !fo_range_args(args, n, 1, part->n, start, &stop)) return false;
    if (!fo_str_check(args[0])) return fo_fail(FO_TYPE_ERROR, "must be str, not %T", args[0]);
    *sub = fo_text_of((FoStr *)args[0]);
    if (n == 1) return true;
    *possible = *start <= stop;
    if (*possible) *part = fo_text_part(*part, *start, stop);
    return true;
}

static bool position(FoObject *self, FoObject *const *args, int64_t n, bool last, int64_t *at) {
    FoText part, sub;
    int64_t start;
    bool possible;
    if (!search_args(self, args, n, &part, &sub, &start, &possible)) return false;
    *at = !possible ? -1 : last ? fo_text_rfind(part, sub) : fo_text_find(part, sub);
    if (*at >= 0) *at += start;
    return fo_poll();
}

static FoObject *find(FoObject *self, FoObject *const *args, int64_t n, const char *name, bool last, bool must) {
    int64_t at;
    if (!fo_find_arity(name, n) || !position(self, args, n, last, &at)) return NULL;
    if (at < 0 && must) return fo_raise(FO_VALUE_ERROR, "substring not found");
    return fo_int_from_i64(at);
}

FO_STR_METHOD(find) { return find(self, args, n, "find", false, false); }
FO_STR_METHOD(rfind) { return find(self, args, n, "rfind", true, false); }
FO_STR_METHOD(index) { return find(self, args, n, "index", false, true); }
FO_STR_METHOD(rindex) { return find(self, args, n, "rindex", true, true); }

FO_STR_METHOD(count) {
    FoText part, sub;
    int64_t start;
    bool possible;
    if (!fo_find_arity("count", n) || !search_args(self, args, n, &part, &sub, &start, &possible)) return NULL;
    int64_t times = possible ? fo_text_count(part, sub, INT64_MAX) : 0;
    return fo_poll() ? fo_int_from_i64(times) : NULL;
}

// ---- prefixes and suffixes

static bool has_affix(FoText t, FoText affix, int64_t start, int64_t stop, bool at_end) {
    if (start > stop || affix.n > stop - start || affix.kind > t.kind) return false;
    int64_t at = at_end ? stop - affix.n : start;
    if (affix.kind == t.kind) return fo_text_matches(t, at, affix);
    for (int64_t i = 0; i < affix.n; i++)
        if (fo_text_at(t, at + i) != fo_text_at(affix, i)) return false;
    return true;
}

static FoObject *test_affix(FoObject *self, FoObject *const *args, int64_t n, bool at_end) {
    const char *name = at_end ? "endswith" : "startswith";
    FoText t = fo_text_of((FoStr *)self);
    int64_t start, stop;
    if (!fo_find_arity(name, n) || !fo_range_args(args, n, 1, t.n, &start, &stop)) return NULL;
    if (fo_likely(fo_str_check(args[0]))) return fo_bool_new(has_affix(t, fo_text_of((FoStr *)args[0]), start, stop, at_end));
    if (!fo_tuple_check(args[0])) return fo_raise(FO_TYPE_ERROR, "%s first arg must be str or a tuple of str, not %T", name, args[0]);
    FoTuple *choices = (FoTuple *)args[0];
    for (int64_t i = 0; i < choices->n; i++) {
        FoObject *affix = choices->items[i];
        if (!fo_str_check(affix)) return fo_raise(FO_TYPE_ERROR, "tuple for %s must only contain str, not %T", name, affix);
        if (has_affix(t, fo_text_of((FoStr *)affix), start, stop, at_end)) return fo_bool_new(true);
    }
    return fo_bool_new(false);
}

FO_STR_METHOD(startswith) { return test_affix(self, args, n, false); }
FO_STR_METHOD(endswith) { return test_affix(self, args, n, true); }

static FoObject *remove_affix(FoObject *self, FoObject *affix, const char *name, bool at_end) {
    if (!fo_str_check(affix)) return fo_raise(FO_TYPE_ERROR, "%s() argument must be str, not %A", name, affix);
    FoStr *s = (FoStr *)self;
    int64_t n = ((FoStr *)affix)->n;
    if (!has_affix(fo_text_of(s), fo_text_of((FoStr *)affix), 0, s->n, at_end)) return (FoObject *)fo_str_exact(s);
    return (FoObject *)(at_end ? fo_str_from_part(s, 0, s->n - n) : fo_str_from_part(s, n, s->n));
}

FO_STR_METHOD(removeprefix) { return remove_affix(self, args[0], "removeprefix", false); }
FO_STR_METHOD(removesuffix) { return remove_affix(self, args[0], "removesuffix", true); }

// ---- replace

typedef struct {
    FoText text, old, new_;
    int64_t n; // how many occurrences are replaced
} Replacement;

// `new` goes before each of the first n characters (and at the end when n counts it).
static void interleave(const Replacement *r, void *data, int kind) {
    int64_t at = 0;
    for (int64_t i = 0; i < r->n && !fo_rt->interrupted; i++) {
        fo_text_copy(data, kind, at, r->new_);
        at += r->new_.n;
        if (i < r->text.n) fo_text_put(data, kind, at++, fo_text_at(r->text, i));
    }
    if (r->n < r->text.n && !fo_rt->interrupted) fo_text_copy(data, kind, at, fo_text_part(r->text, r->n, r->text.n));
}

static void exchange(const Replacement *r, void *data, int kind) {
    FoTextSearch search = fo_text_search(r->text, r->old);
    int64_t at = 0, from = 0, hits[FO_TEXT_HITS];
    for (int64_t left = r->n; left > 0;) {
        int found = fo_text_find_many(&search, hits, left < FO_TEXT_HITS ? (int)left : FO_TEXT_HITS);
        for (int i = 0; i < found; i++) {
            fo_text_copy(data, kind, at, fo_text_part(r->text, from, hits[i]));
            at += hits[i] - from;
            fo_text_copy(data, kind, at, r->new_);
            at += r->new_.n;
            from = hits[i] + r->old.n;
        }
        left -= found;
        if (fo_rt->interrupted) return; // the caller polls
    }
    fo_text_copy(data, kind, at, fo_text_part(r->text, from, r->text.n));
}

static FoStr *narrowed_give(FoStr *s) {
    FoText t = fo_text_of(s);
    if (s->state.ascii || fo_text_bound(t) == fo_str_bound(s)) return s;
    FoStr *r = fo_str_from_kind(t.kind, t.data, t.n);
    fo_unref(s);
    return r;
}

static bool replaced_length(const Replacement *r, int64_t *n) {
    int64_t change;
    return fo_mul_i64(r->n, r->new_.n - r->old.n, &change) && fo_add_i64(r->text.n, change, n);
}

// All of one byte by another, by blocks.
static void exchange_bytes(uint8_t *to, const uint8_t *from, int64_t n, uint8_t old, uint8_t new_) {
    typedef uint8_t Block __attribute__((vector_size(16), aligned(1), may_alias));
    const Block olds = (Block){0} + old, change = (Block){0} + (uint8_t)(old ^ new_);
    int64_t i = 0;
    for (; i + 16 <= n; i += 16) {
        Block block = *(const Block *)(from + i);
        *(Block *)(to + i) = block ^ ((Block)(block == olds) & change);
    }
    for (; i < n; i++) to[i] = from[i] == old ? new_ : from[i];
}

// n bytes by ASCII texts, in an ASCII string: byte by byte where hits are many or the string is short.
static FoStr *replace_bytes(FoStr *s, uint8_t old, FoText new_, int64_t n, bool all) {
    const uint8_t *from = fo_str_data(s);
    int64_t length = s->n + n * (new_.n - 1);
    FoStr *r = length ? fo_str_ascii_new(length) : fo_str_empty();
    if (!r || length == 0) return r;
    char *to = fo_str_data(r);
    if (all && new_.n == 1) {
        for (int64_t i = 0, s_n = s->n; i < s_n; i += FO_TEXT_STRETCH) {
            exchange_bytes((uint8_t *)to + i, from + i, s_n - i < FO_TEXT_STRETCH ? s_n - i : FO_TEXT_STRETCH, old, *(const uint8_t *)new_.data);
            if (!fo_poll()) return fo_unref(r), NULL;
        }
        return r;
    }
    for (int64_t i = 0, s_n = s->n; i < s_n;) {
        for (int64_t stop = s_n - i < FO_TEXT_STRETCH ? s_n : i + FO_TEXT_STRETCH; i < stop; i++) {
            if (from[i] == old && n) {
                n--;
                fo_copy_short(to, new_.data, (size_t)new_.n);
                to += new_.n;
            } else *to++ = (char)from[i];
        }
        if (!fo_poll()) return fo_unref(r), NULL;
    }
    return r;
}

static FoStr *replace(FoStr *s, FoStr *old, FoStr *new_, int64_t most) {
    Replacement r = {fo_text_of(s), fo_text_of(old), fo_text_of(new_), 0};
    if (most < 0) most = INT64_MAX;
    if (most && r.old.n <= r.text.n) r.n = fo_text_count(r.text, r.old, most);
    int64_t n;
    if (!fo_poll()) return NULL;
    if (r.n == 0) return fo_str_exact(s);
    if (!replaced_length(&r, &n)) return fo_raise(FO_OVERFLOW_ERROR, "replace string is too long");
    if (s->state.ascii && old->n == 1 && new_->state.ascii && (s->n <= 64 || new_->n == 1 || r.n > s->n / 16))
        return replace_bytes(s, *(uint8_t *)fo_str_data(old), r.new_, r.n, most == INT64_MAX);
    uint32_t bound = fo_str_bound(s), new_bound = fo_str_bound(new_);
    FoStr *result = fo_str_new(n, new_bound > bound ? new_bound : bound);
    if (!result || n == 0) return result;
    if (r.old.n) exchange(&r, fo_str_data(result), (int)result->state.kind);
    else interleave(&r, fo_str_data(result), (int)result->state.kind);
    if (!fo_poll()) return fo_unref(result), NULL;
    return narrowed_give(result);
}

FO_STR_METHOD(replace) {
    int64_t most = -1;
    for (int i = 0; i < 2; i++)
        if (!fo_str_check(args[i])) return fo_raise(FO_TYPE_ERROR, "replace() argument %d must be str, not %A", i + 1, args[i]);
    if (n > 2 && !fo_size_arg(args[2], &most)) return NULL;
    return (FoObject *)replace((FoStr *)self, (FoStr *)args[0], (FoStr *)args[1], most);
}
