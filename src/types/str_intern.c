// SPDX-License-Identifier: MIT
// Interned strings: one object per name, so that names compare by address. The table borrows its strings: a string that
// nobody refers to any more is freed and forgotten.
#include "types/str_private.h"

#define FORGOTTEN ((FoStr *)(uintptr_t)1) // a place whose string was freed: probing goes on behind it

typedef struct FoInternTable Table;

static bool is_text(const FoStr *s, const void *data, int64_t n, int kind) {
    return s->n == n && s->state.kind == (uint32_t)kind && memcmp(fo_str_data(s), data, (size_t)(n * kind)) == 0;
}

// The place of an equal string, or the free place where it belongs. The table is never full.
static FoStr **find_place(Table *t, int64_t hash, const void *data, int64_t n, int kind) {
    uint64_t mask = (uint64_t)t->cap - 1, i = (uint64_t)hash & mask;
    FoStr **unused = NULL;
    for (uint64_t step = 1;; i = (i + step++) & mask) {
        FoStr *s = t->slots[i];
        if (!s) return unused ? unused : &t->slots[i];
        if (s == FORGOTTEN) {
            if (!unused) unused = &t->slots[i];
        } else if (s->hash == hash && is_text(s, data, n, kind)) return &t->slots[i];
    }
}

static bool grow(Table *t) {
    Table bigger = {.cap = 1024};
    while (bigger.cap < t->n_live * 4) bigger.cap *= 2;
    bigger.slots = fo_alloc_zero((size_t)bigger.cap * sizeof(FoStr *), FO_MEM_INTERNAL);
    if (!bigger.slots) return false;
    for (int64_t i = 0; i < t->cap; i++) {
        FoStr *s = t->slots[i];
        if (!s || s == FORGOTTEN) continue;
        *find_place(&bigger, s->hash, fo_str_data(s), s->n, (int)s->state.kind) = s;
    }
    bigger.n_live = bigger.n_used = t->n_live;
    fo_free(t->slots, (size_t)t->cap * sizeof(FoStr *), FO_MEM_INTERNAL);
    *t = bigger;
    return true;
}

static bool make_room(Table *t) { return (t->n_used + 1) * 2 <= t->cap || grow(t); }

static void put(Table *t, FoStr **place, FoStr *s) {
    if (*place == NULL) t->n_used++;
    t->n_live++;
    *place = s;
    s->state.interned = 1;
}

static bool is_string(FoStr **place) { return *place != NULL && *place != FORGOTTEN; }

FoStr *fo_str_intern(const char *text) {
    Table *t = &fo_rt->interned;
    size_t n = strlen(text);
    if (!make_room(t)) return fo_raise_no_memory();
    if (fo_ascii_prefix(text, n) == n) {
        FoStr **place = find_place(t, fo_hash_bytes(text, n), text, (int64_t)n, 1);
        if (is_string(place)) return fo_ref(*place);
    }
    FoStr *s = fo_str_from_utf8_surrogates(text, n);
    if (s) fo_str_intern_in_place(&s);
    return s;
}

void fo_str_intern_in_place(FoStr **slot) {
    FoStr *s = *slot;
    Table *t = &fo_rt->interned;
    if (s->state.interned || s->head.type != &fo_str_type || !make_room(t)) return;
    int64_t hash = fo_str_hash(s);
    FoStr **place = find_place(t, hash, fo_str_data(s), s->n, (int)s->state.kind);
    if (is_string(place)) fo_assign_give(slot, fo_ref(*place));
    else put(t, place, s);
}

void fo_intern_forget(FoStr *s) {
    Table *t = &fo_rt->interned;
    FoStr **place = find_place(t, s->hash, fo_str_data(s), s->n, (int)s->state.kind);
    if (*place != s) return;
    *place = FORGOTTEN;
    t->n_live--;
}

void fo_intern_deinit(void) {
    Table *t = &fo_rt->interned;
    for (int64_t i = 0; i < t->cap; i++)
        if (t->slots[i] && t->slots[i] != FORGOTTEN) t->slots[i]->state.interned = 0;
    fo_free(t->slots, (size_t)t->cap * sizeof(FoStr *), FO_MEM_INTERNAL);
    *t = (Table){0};
}
