// SPDX-License-Identifier: MIT
// The accounts: exact figures, put together from counters when somebody asks.
//   held = asked_total + slack + free_in_pools + cached + overhead
#include "mem/mem_private.h"

typedef struct {
    size_t n_live, live_nbytes; // blocks
    size_t usable_nbytes;       // what the pools in use could hold
    uint64_t n_frees;
} PoolSums;

static uint64_t frees_since_setting(const Heap *heap, const Pool *pool) {
    return (uint64_t)(pool->until_start - pool_until(heap, pool));
}

static void class_sum(Heap *heap, size_t c, PoolSums *sums) {
    if (heap->n_pools[c] == 0) return;
    size_t block_nbytes = c * FO_SMALL_GRAIN, n_blocks = FO_POOL_NBYTES / block_nbytes;
    size_t n_live = heap->n_full[c] * n_blocks;
    for (Pool *pool = heap->partial[c]; pool != NULL; pool = pool->next) {
        n_live += (size_t)pool_until(heap, pool);
        sums->n_frees += frees_since_setting(heap, pool);
    }
    Pool *current = (Pool *)heap->current[c];
    if (current != &heap->no_pool) {
        n_live += (size_t)pool_live(heap, current);
        sums->n_frees += frees_since_setting(heap, current);
    }
    sums->n_live += n_live;
    sums->live_nbytes += n_live * block_nbytes;
    sums->usable_nbytes += heap->n_pools[c] * n_blocks * block_nbytes;
}

static PoolSums pools_sum(Heap *heap, size_t *n_pools) {
    PoolSums sums = {.n_frees = heap->n_small_frees};
    *n_pools = 0;
    for (size_t c = 1; c <= FO_SMALL_CLASSES; c++) {
        class_sum(heap, c, &sums);
        *n_pools += heap->n_pools[c];
    }
    return sums;
}

void fo_account_read(FoAccount *out) {
    Heap *heap = heap_here();
    size_t n_pools;
    PoolSums small = pools_sum(heap, &n_pools);
    *out = (FoAccount){
        .peak = heap->head.peak, .asked_total = fo_account_asked(), .cached = heap->cached_nbytes};
    out->asked[FO_MEM_OBJECT] = out->asked_total;
    for (int kind = 0; kind < FO_MEM_KINDS; kind++) {
        if (kind == FO_MEM_OBJECT) continue;
        out->asked[kind] = heap->head.asked[kind];
        out->asked[FO_MEM_OBJECT] -= out->asked[kind];
    }
    size_t slots = heap->n_arenas[ARENA_POOLS] * ARENA_SLOTS_USABLE;
    size_t span_payloads =
        heap->n_arenas[ARENA_SPANS] * (FO_ARENA_NBYTES - SPAN_FIRST) - heap->n_spans * SPAN_HEADER;
    out->slack = small.live_nbytes + heap->live_span_nbytes + heap->large_nbytes - out->asked_total;
    out->free_in_pools = (slots - n_pools) * FO_POOL_NBYTES + small.usable_nbytes - small.live_nbytes +
                         span_payloads - heap->live_span_nbytes;
    out->held = heap->held;
    out->overhead = out->held - out->asked_total - out->slack - out->free_in_pools - out->cached;
    out->n_frees = heap->n_frees + small.n_frees;
    out->n_allocs = heap->n_allocs + small.n_frees + small.n_live;
    out->n_blocks = small.n_live + heap->n_live_spans + heap->large.n;
    out->mapped = heap->mapped;
}

void fo_account_reset_peak(void) {
    size_t above = fo_heap->peak - fo_account_asked();
    fo_heap->peak -= above;
    fo_heap->ceiling -= above;
}

size_t fo_account_peak(void) {
    return fo_heap->peak;
}

void fo_account_map(int64_t delta_nbytes) {
    heap_here()->mapped += (size_t)delta_nbytes;
}

// Bytes of held arenas that have never been handed out: they are address space, not resident memory.
size_t fo_account_untouched(void) {
    Heap *heap = heap_here();
    Arena **arenas = heap->arenas.items;
    size_t nbytes = 0;
    for (size_t i = 0; i < heap->arenas.n; i++) {
        size_t step = arenas[i]->is_huge ? FO_ARENA_NBYTES : heap->page_size;
        size_t n_touched = round_up(arenas[i]->n_touched, step);
        nbytes += FO_ARENA_NBYTES - n_touched;
        if (arenas[i]->is_huge || arenas[i]->use != ARENA_POOLS) continue;
        for (size_t slot = 1; slot < ARENA_SLOTS; slot++) { // pools are carved page by page
            Pool *pool = arena_pool(arenas[i], slot);
            if (slot * FO_POOL_NBYTES >= n_touched) break;
            nbytes += FO_POOL_NBYTES - round_up(pool->n_touched, heap->page_size);
        }
    }
    return nbytes;
}
