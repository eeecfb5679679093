// SPDX-License-Identifier: MIT
// Spans: blocks of more than FO_SMALL_MAX and at most SPAN_MAX bytes, cut from arenas in granules of 64 bytes
// by two-level segregated fit (M. Masmano and others, 2004): free spans are listed by size class, 16 classes
// per power of two, and two levels of bit sets find the smallest class that fits; neighbours merge at once.
#include "mem/mem_private.h"

// A remainder smaller than this stays with the block. Spans tried in the class that may or may not hold a
// fit.
enum { SPLIT_MIN = 4, TRIES = 4 };

typedef struct {
    unsigned level, step;
} SpanClass;

// Sizes below 16 granules have a class each; above, 16 classes per power of two.
static SpanClass class_of(uint32_t n) {
    if (n < SPAN_STEPS) return (SpanClass){0, n};
    unsigned log = 31 - (unsigned)__builtin_clz(n);
    return (SpanClass){log - 3, (n >> (log - 4)) & (SPAN_STEPS - 1)};
}

FO_UNCHECKED static SpanLinks *next_of(SpanLinks *links) {
    return links->next;
}

FO_UNCHECKED static void list_push(Heap *heap, Span *span) {
    SpanClass c = class_of(span->n);
    SpanLinks *links = (SpanLinks *)span_payload(span), **list = &heap->span_lists[c.level][c.step];
    links->prev = NULL;
    links->next = *list;
    if (*list != NULL) (*list)->prev = links;
    *list = links;
    heap->span_levels |= 1u << c.level;
    heap->span_steps[c.level] |= (uint16_t)(1u << c.step);
    span->is_free = 1;
    span->is_discarded = 0;
}

FO_UNCHECKED static void list_unlink(Heap *heap, Span *span) {
    SpanClass c = class_of(span->n);
    SpanLinks *links = (SpanLinks *)span_payload(span);
    if (links->next != NULL) links->next->prev = links->prev;
    if (links->prev != NULL) {
        links->prev->next = links->next;
    } else {
        heap->span_lists[c.level][c.step] = links->next;
        if (links->next == NULL) {
            heap->span_steps[c.level] &= (uint16_t) ~(1u << c.step);
            if (heap->span_steps[c.level] == 0) heap->span_levels &= ~(1u << c.level);
        }
    }
    span->is_free = 0;
}

// ---- finding

static Span *class_try(Heap *heap, SpanClass c, uint32_t n) {
    SpanLinks *links = heap->span_lists[c.level][c.step];
    for (int i = 0; links != NULL && i < TRIES; i++, links = next_of(links))
        if (span_of(links)->n >= n) return span_of(links);
    return NULL;
}

static Span *span_find(Heap *heap, uint32_t n) {
    SpanClass c = class_of(n);
    Span *span = class_try(heap, c, n);
    if (span != NULL) return span;
    // Any span of a higher class fits.
    uint32_t steps = heap->span_steps[c.level] & (uint32_t)(~0ull << (c.step + 1));
    unsigned level = c.level;
    if (steps == 0) {
        uint32_t levels = heap->span_levels & (uint32_t)(~0ull << (c.level + 1));
        if (levels == 0) return NULL;
        level = (unsigned)__builtin_ctz(levels);
        steps = heap->span_steps[level];
    }
    return span_of(heap->span_lists[level][__builtin_ctz(steps)]);
}

static uint32_t granules(size_t nbytes) {
    return (uint32_t)((nbytes + SPAN_HEADER + GRANULE - 1) / GRANULE);
}

// Cuts span after n granules; the rest becomes (or joins) a free span.
static void span_cut(Heap *heap, Span *span, uint32_t n) {
    uint32_t n_rest = span->n - n;
    if (n_rest == 0) return;
    Span *after = span_next(span);
    if (after->is_free) {
        list_unlink(heap, after);
        n_rest += after->n;
        heap->n_spans--;
        arena_of(span)->n_spans--;
        after = span_next(after);
    } else if (n_rest < SPLIT_MIN) {
        return;
    }
    span->n = n;
    Span *rest = span_next(span);
    unpoison(rest, SPAN_HEADER);
    rest->n = n_rest;
    rest->n_before = n;
    after->n_before = n_rest;
    poison(span_payload(rest), span_nbytes(rest));
    list_push(heap, rest);
    heap->n_spans++;
    arena_of(span)->n_spans++;
}

void *span_alloc(Heap *heap, size_t nbytes) {
    uint32_t n = granules(nbytes);
    Span *span = span_find(heap, n);
    if (span == NULL) {
        if (arena_new(heap, ARENA_SPANS) == NULL) return NULL;
        span = span_find(heap, n);
    }
    list_unlink(heap, span);
    span_cut(heap, span, n);
    Arena *arena = arena_of(span);
    if (arena->n_used++ == 0) heap->n_empty_arenas[ARENA_SPANS]--;
    uint32_t end = (uint32_t)((char *)span_next(span) + SPAN_HEADER + sizeof(SpanLinks) - (char *)arena);
    if (end > arena->n_touched) arena->n_touched = end > FO_ARENA_NBYTES ? FO_ARENA_NBYTES : end;
    heap->n_live_spans++;
    heap->live_span_nbytes += span_nbytes(span);
    heap->n_allocs++;
    return span_payload(span);
}

// ---- freeing

// Makes span and the one after it one span.
static void span_join(Heap *heap, Span *span) {
    Span *after = span_next(span);
    span->n += after->n;
    span_next(span)->n_before = span->n;
    poison(after, SPAN_HEADER);
    heap->n_spans--;
    arena_of(span)->n_spans--;
}

void span_free(Heap *heap, void *block) {
    Span *span = span_of(block);
    Arena *arena = arena_of(span);
    heap->n_live_spans--;
    heap->live_span_nbytes -= span_nbytes(span);
    heap->n_frees++;
    poison(block, span_nbytes(span));
    Span *after = span_next(span);
    if (after->is_free) {
        list_unlink(heap, after);
        span_join(heap, span);
    }
    if (span->n_before != 0) {
        Span *before = (Span *)((char *)span - (size_t)span->n_before * GRANULE);
        if (before->is_free) {
            list_unlink(heap, before);
            span_join(heap, before);
            span = before;
        }
    }
    list_push(heap, span);
    if (--arena->n_used == 0) arena_emptied(heap, arena);
}

// ---- resizing in place

bool span_resize(Heap *heap, void *block, size_t nbytes) {
    Span *span = span_of(block);
    uint32_t n = granules(nbytes);
    Span *after = span_next(span);
    size_t old_nbytes = span_nbytes(span);
    if (n > span->n) {
        if (!after->is_free || span->n + after->n < n) return false;
        list_unlink(heap, after);
        span_join(heap, span);
        unpoison(block, span_nbytes(span));
    }
    span_cut(heap, span, n);
    Arena *arena = arena_of(span);
    uint32_t end = (uint32_t)((char *)span_next(span) + SPAN_HEADER + sizeof(SpanLinks) - (char *)arena);
    if (end > arena->n_touched) arena->n_touched = end > FO_ARENA_NBYTES ? FO_ARENA_NBYTES : end;
    heap->live_span_nbytes += span_nbytes(span) - old_nbytes;
    return true;
}

// ---- arenas

void span_arena_init(Heap *heap, Arena *arena) {
    Span *span = arena_first_span(arena);
    *span = (Span){.n = (FO_ARENA_NBYTES - SPAN_FIRST) / GRANULE};
    *span_next(span) = (Span){.n_before = span->n};
    poison(span_payload(span), span_nbytes(span));
    arena->n_spans = 1;
    arena->n_touched = SPAN_FIRST + sizeof(SpanLinks);
    heap->n_spans++;
    list_push(heap, span);
}

void span_arena_unlink(Heap *heap, Arena *arena) {
    list_unlink(heap, arena_first_span(arena));
    heap->n_spans--;
}
