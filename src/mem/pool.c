// SPDX-License-Identifier: MIT
// Pools: blocks of one size class. Blocks are carved a page's worth at a time, so that memory which was never
// needed is never touched; the free list is a stack threaded through the blocks at offset FO_BLOCK_LINK.
#include "mem/mem_private.h"

enum { CARVE_NBYTES = 4096 };

FO_UNCHECKED static void *link_get(const void *block) {
    return *(void *const *)((const char *)block + FO_BLOCK_LINK);
}

FO_UNCHECKED static void link_set(void *block, void *next) {
    *(void **)((char *)block + FO_BLOCK_LINK) = next;
}

static size_t class_of(size_t nbytes) {
    return nbytes == 0 ? 1 : (nbytes + FO_SMALL_GRAIN - 1) / FO_SMALL_GRAIN;
}

static void until_set(Heap *heap, Pool *pool, int64_t until) {
    heap->n_small_frees += (uint64_t)(pool->until_start - pool_until(heap, pool));
    pool->until_start = pool->head.until = until;
    if (heap->is_traced) {
        pool->until_traced = until;
        pool->head.until = 1;
    }
}

static void current_set(Heap *heap, size_t c, FoPool *pool) {
    heap->current[c] = pool;
    if (!heap->is_watched) heap->head.current[c] = pool;
}

void pool_watch(Heap *heap, bool is_watched) {
    heap->is_watched = is_watched;
    for (size_t c = 0; c <= FO_SMALL_CLASSES; c++)
        heap->head.current[c] = is_watched ? &heap->no_pool.head : heap->current[c];
}

static void pool_until_swap(Heap *heap, Pool *pool) {
    if (heap->is_traced) {
        pool->until_traced = pool->head.until;
        pool->head.until = 1;
    } else {
        pool->head.until = pool->until_traced;
    }
}

void pool_trace(Heap *heap, bool is_traced) {
    if (heap->is_traced == is_traced) return;
    heap->is_traced = is_traced;
    Arena **arenas = heap->arenas.items;
    for (size_t i = 0; i < heap->arenas.n; i++) {
        if (arenas[i]->use != ARENA_POOLS) continue;
        for (size_t slot = 1; slot < ARENA_SLOTS; slot++) {
            Pool *pool = arena_pool(arenas[i], slot);
            if (pool->state != POOL_UNUSED) pool_until_swap(heap, pool);
        }
    }
}

// ---- the list of partial pools of a class

static void partial_push(Heap *heap, Pool *pool) {
    Pool **list = &heap->partial[pool->size_class];
    pool->prev = NULL;
    pool->next = *list;
    if (*list != NULL) (*list)->prev = pool;
    *list = pool;
    pool->state = POOL_PARTIAL;
}

static void partial_unlink(Heap *heap, Pool *pool) {
    if (pool->prev != NULL)
        pool->prev->next = pool->next;
    else
        heap->partial[pool->size_class] = pool->next;
    if (pool->next != NULL) pool->next->prev = pool->prev;
}

// ---- filling

static Pool *pool_new(Heap *heap, size_t c) {
    Pool *pool = slot_take(heap);
    if (pool == NULL) return NULL;
    pool->head = (FoPool){.free = NULL, .until = 0};
    pool->until_start = pool->until_traced = 0;
    pool->block_nbytes = (uint32_t)(c * FO_SMALL_GRAIN);
    pool->n_blocks = (uint16_t)(FO_POOL_NBYTES / pool->block_nbytes);
    pool->n_carved = 0;
    pool->size_class = (uint8_t)c;
    heap->n_pools[c]++;
    return pool;
}

// Puts the next page's worth of new blocks on the (empty) free list, lowest address first.
static void pool_carve(Pool *pool) {
    size_t n = CARVE_NBYTES / pool->block_nbytes, n_left = (size_t)(pool->n_blocks - pool->n_carved);
    if (n > n_left) n = n_left;
    char *first = pool_blocks(pool) + (size_t)pool->n_carved * pool->block_nbytes;
    char *block = first;
    for (size_t i = 1; i < n; i++, block += pool->block_nbytes)
        link_set(block, block + pool->block_nbytes);
    link_set(block, NULL);
    pool->head.free = first;
    pool->n_carved = (uint16_t)(pool->n_carved + n);
    size_t end = (size_t)pool->n_carved * pool->block_nbytes;
    if (end > pool->n_touched) pool->n_touched = (uint16_t)end;
}

// The current pool is full: a partial one takes its place, or a new one.
static Pool *current_replace(Heap *heap, size_t c) {
    Pool *pool = heap->partial[c];
    if (pool != NULL)
        partial_unlink(heap, pool);
    else if ((pool = pool_new(heap, c)) == NULL) return NULL;
    Pool *full = (Pool *)heap->current[c];
    if (full != &heap->no_pool) {
        until_set(heap, full, 1);
        full->state = POOL_FULL;
        heap->n_full[c]++;
    }
    until_set(heap, pool, UNTIL_NEVER);
    pool->state = POOL_CURRENT;
    current_set(heap, c, &pool->head);
    return pool;
}

void *pool_alloc(Heap *heap, size_t nbytes) {
    size_t c = class_of(nbytes);
    Pool *pool = (Pool *)heap->current[c];
    if (pool->head.free == NULL) {
        if (pool->n_carved == pool->n_blocks) { // no_pool as well
            pool = current_replace(heap, c);
            if (pool == NULL) return NULL;
        }
        if (pool->head.free == NULL) pool_carve(pool);
    }
    void *block = pool->head.free;
    pool->head.free = link_get(block);
    return block;
}

// ---- emptying

void fo_pool_attend(FoHeap *public_heap, FoPool *public_pool) {
    Heap *heap = (Heap *)public_heap;
    Pool *pool = (Pool *)public_pool;
    if (heap->is_traced) {
        // The block just freed is the first on the list. (Checking builds have told the tracer already.)
        if (!FO_CHECKED_BLOCKS) heap->tracer.on_free(pool->head.free, heap->tracer.context);
        pool->head.until = 1;
        if (--pool->until_traced > 0) return;
    }
    if (pool->state == POOL_FULL) {
        heap->n_full[pool->size_class]--;
        until_set(heap, pool, pool->n_blocks - 1);
        partial_push(heap, pool);
        return;
    }
    partial_unlink(heap, pool);
    until_set(heap, pool, 0);
    heap->n_pools[pool->size_class]--;
    slot_release(heap, pool);
}

void pool_free(Heap *heap, void *block) {
    FoPool *pool = fo_pool_of(block);
    link_set(block, pool->free);
    pool->free = block;
    if (--pool->until == 0) fo_pool_attend(&heap->head, pool);
}

// Live blocks of a pool in use. The current pool does not count them: its free list is walked.
FO_UNCHECKED int64_t pool_live(Heap *heap, Pool *pool) {
    if (pool->state == POOL_FULL) return pool->n_blocks;
    if (pool->state == POOL_PARTIAL) return pool_until(heap, pool);
    int64_t n = pool->n_carved;
    for (void *block = pool->head.free; block != NULL; block = link_get(block))
        n--;
    return n;
}

void pool_mark_free(Pool *pool, uint64_t bits[FO_POOL_NBYTES / FO_SMALL_GRAIN / 64]) {
    memset(bits, 0, FO_POOL_NBYTES / FO_SMALL_GRAIN / 8);
    char *first = pool_blocks(pool);
    for (char *block = pool->head.free; block != NULL; block = link_get(block)) {
        size_t i = (size_t)(block - first) / pool->block_nbytes;
        bits[i / 64] |= (uint64_t)1 << (i % 64);
    }
}

void pool_trim(Heap *heap) {
    for (size_t c = 1; c <= FO_SMALL_CLASSES; c++) {
        Pool *pool = (Pool *)heap->current[c];
        if (pool == &heap->no_pool || pool_live(heap, pool) > 0) continue;
        until_set(heap, pool, 0);
        heap->n_pools[c]--;
        current_set(heap, c, &heap->no_pool.head);
        slot_release(heap, pool);
    }
}
