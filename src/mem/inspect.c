// SPDX-License-Identifier: MIT
// Looking at the heap from outside: whose address is this, which blocks are live, does everything still hold.
#include "mem/mem_private.h"

// ---- whose address

static bool pool_block_find(Arena *arena, const char *address, BlockFacts *facts) {
    size_t slot = (size_t)(address - (char *)arena) / FO_POOL_NBYTES;
    if (slot == 0) return false;
    Pool *pool = arena_pool(arena, slot);
    if (pool->block_nbytes == 0) return false;
    size_t offset = (size_t)(address - pool_blocks(pool));
    if (offset % pool->block_nbytes != 0 || offset / pool->block_nbytes >= pool->n_carved) return false;
    *facts = (BlockFacts){pool->block_nbytes, pool->state != POOL_UNUSED, pool};
    return true;
}

static bool span_block_find(Arena *arena, const char *address, BlockFacts *facts) {
    for (Span *span = arena_first_span(arena); span->n != 0; span = span_next(span)) {
        if (span_payload(span) < address) continue;
        if (span_payload(span) > address) return false;
        *facts = (BlockFacts){span_nbytes(span), !span->is_free, NULL};
        return true;
    }
    return false;
}

bool block_find(Heap *heap, const void *address, BlockFacts *facts) {
    Arena *arena = arena_find(heap, address);
    if (arena != NULL)
        return arena->use == ARENA_POOLS ? pool_block_find(arena, address, facts)
                                         : span_block_find(arena, address, facts);
    Large *large = large_find(heap, address);
    if (large != NULL) {
        *facts = (BlockFacts){large->map_nbytes, true, NULL};
        return true;
    }
    for (size_t i = 0; i < heap->n_cached; i++)
        if (heap->cache[i].address == (const char *)address) {
            *facts = (BlockFacts){heap->cache[i].map_nbytes, false, NULL};
            return true;
        }
    return false;
}

bool fo_heap_owns(const void *address, bool *is_live) {
    BlockFacts facts;
    if (!block_find(heap_here(), address, &facts)) return false;
    bool live = facts.is_maybe_live;
    if (live && facts.pool != NULL) {
        uint64_t bits[FO_POOL_NBYTES / FO_SMALL_GRAIN / 64];
        pool_mark_free(facts.pool, bits);
        size_t i = (size_t)((const char *)address - pool_blocks(facts.pool)) / facts.pool->block_nbytes;
        live = (bits[i / 64] >> (i % 64) & 1) == 0;
    }
    if (is_live != NULL) *is_live = live;
    return true;
}

// ---- walking

typedef bool (*Visit)(void *block, size_t block_nbytes, void *context);

static bool pool_walk(Pool *pool, Visit visit, void *context) {
    uint64_t bits[FO_POOL_NBYTES / FO_SMALL_GRAIN / 64];
    pool_mark_free(pool, bits);
    char *block = pool_blocks(pool);
    for (size_t i = 0, n = pool->n_carved; i < n; i++, block += pool->block_nbytes)
        if ((bits[i / 64] >> (i % 64) & 1) == 0 && !visit(block, pool->block_nbytes, context)) return false;
    return true;
}

static bool arena_walk(Arena *arena, Visit visit, void *context) {
    if (arena->use == ARENA_POOLS) {
        for (size_t slot = 1; slot < ARENA_SLOTS; slot++) {
            Pool *pool = arena_pool(arena, slot);
            if (pool->state != POOL_UNUSED && !pool_walk(pool, visit, context)) return false;
        }
        return true;
    }
    for (Span *span = arena_first_span(arena); span->n != 0; span = span_next(span))
        if (!span->is_free && !visit(span_payload(span), span_nbytes(span), context)) return false;
    return true;
}

// visit may free the block it is shown, and nothing else.
void fo_heap_walk(Visit visit, void *context) {
    Heap *heap = heap_here();
    Arena **arenas = heap->arenas.items;
    for (size_t i = 0; i < heap->arenas.n; i++)
        if (!arena_walk(arenas[i], visit, context)) return;
    Large *large = heap->large.items;
    for (size_t i = 0; i < heap->large.n; i++)
        if (!visit(large[i].address, large[i].map_nbytes, context)) return;
}

// ---- checking

static void expect(bool holds, const char *what, const void *where) {
    if (!holds) heap_die(what, where);
}

FO_UNCHECKED static void *link_get(const char *block) {
    return *(void *const *)(block + FO_BLOCK_LINK);
}

static void pool_check(Heap *heap, Pool *pool) {
    char *first = pool_blocks(pool);
    int64_t n_free = 0;
    for (char *block = pool->head.free; block != NULL; block = link_get(block), n_free++) {
        expect(block >= first && block < first + (size_t)pool->n_carved * pool->block_nbytes,
               "free list leaves its pool", pool);
        expect((size_t)(block - first) % pool->block_nbytes == 0, "free list points into a block", pool);
        expect(n_free < pool->n_carved, "free list has a cycle", pool);
    }
    int64_t n_live = pool->n_carved - n_free, until = pool_until(heap, pool);
    switch ((PoolState)pool->state) {
    case POOL_FULL:
        expect(n_live == pool->n_blocks && until == 1, "full pool is not full", pool);
        break;
    case POOL_PARTIAL:
        expect(n_live == until && n_live > 0, "partial pool has a wrong count", pool);
        break;
    case POOL_CURRENT:
        expect(heap->current[pool->size_class] == &pool->head, "current pool is not current", pool);
        expect(until > 1, "current pool counts down", pool);
        break;
    case POOL_UNUSED:
        expect(false, "unused pool in use", pool);
    }
}

static void slots_check(Heap *heap, Arena *arena) {
    size_t n_used = 0;
    for (size_t slot = 1; slot < ARENA_SLOTS; slot++) {
        Pool *pool = arena_pool(arena, slot);
        bool is_free = arena->free_slots[slot / 64] >> (slot % 64) & 1;
        expect(is_free == (pool->state == POOL_UNUSED), "slot and pool disagree", pool);
        if (is_free) continue;
        n_used++;
        pool_check(heap, pool);
    }
    expect(n_used == arena->n_used, "arena has a wrong count of pools", arena);
}

static void spans_check(Arena *arena) {
    size_t n_used = 0, n = 0;
    uint32_t n_before = 0;
    bool is_before_free = false;
    Span *span = arena_first_span(arena);
    for (; span->n != 0; span = span_next(span), n++) {
        expect(span->n_before == n_before, "span and the one before disagree", span);
        expect(!(span->is_free && is_before_free), "free neighbours were not merged", span);
        expect((char *)span_next(span) < (char *)arena + FO_ARENA_NBYTES, "span leaves its arena", span);
        n_used += !span->is_free;
        n_before = span->n;
        is_before_free = span->is_free;
    }
    expect(span->n_before == n_before && (char *)span == (char *)arena + FO_ARENA_NBYTES - SPAN_HEADER,
           "spans do not fill their arena", arena);
    expect(n_used == arena->n_used && n == arena->n_spans, "arena has a wrong count of spans", arena);
}

FO_UNCHECKED static SpanLinks *links_next(SpanLinks *links) {
    return links->next;
}

static void span_lists_check(Heap *heap) {
    size_t n_free = 0;
    for (unsigned level = 0; level < SPAN_LEVELS; level++)
        for (unsigned step = 0; step < SPAN_STEPS; step++) {
            bool has_bit = heap->span_steps[level] >> step & 1;
            expect(has_bit == (heap->span_lists[level][step] != NULL), "bit set and span list disagree",
                   heap);
            for (SpanLinks *links = heap->span_lists[level][step]; links != NULL;
                 links = links_next(links), n_free++)
                expect(span_of(links)->is_free, "live span on a free list", links);
        }
    expect(n_free == heap->n_spans - heap->n_live_spans, "free spans are missing from the lists", heap);
}

static void accounts_check(Heap *heap) {
    FoAccount a;
    fo_account_read(&a);
    expect(a.asked_total + a.slack + a.free_in_pools + a.cached + a.overhead == a.held,
           "accounts do not add up", heap);
    expect(a.peak >= a.asked_total && heap->head.ceiling >= heap->head.asked_ever, "peak below the total",
           heap);
    size_t slots = heap->n_arenas[ARENA_POOLS] * FO_POOL_NBYTES;
    expect(a.overhead >= slots && a.overhead <= a.held, "overhead out of range", heap);
    expect(a.slack <= a.held && a.free_in_pools <= a.held, "slack or free bytes out of range", heap);
}

void fo_heap_check(void) {
    Heap *heap = heap_here();
    Arena **arenas = heap->arenas.items;
    for (size_t i = 0; i < heap->arenas.n; i++) {
        expect(i == 0 || arenas[i - 1] < arenas[i], "arena table out of order", arenas[i]);
        if (arenas[i]->use == ARENA_POOLS)
            slots_check(heap, arenas[i]);
        else
            spans_check(arenas[i]);
    }
    span_lists_check(heap);
    Large *large = heap->large.items;
    for (size_t i = 1; i < heap->large.n; i++)
        expect(large[i - 1].address + large[i - 1].map_nbytes <= large[i].address, "large blocks overlap",
               large[i].address);
    size_t cached_nbytes = 0;
    for (size_t i = 0; i < heap->n_cached; i++)
        cached_nbytes += heap->cache[i].map_nbytes;
    expect(cached_nbytes == heap->cached_nbytes, "cache has a wrong size", heap);
    accounts_check(heap);
}
