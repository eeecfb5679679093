// SPDX-License-Identifier: MIT
// Arenas: 2 MiB at 2 MiB-aligned addresses, cut either into slots for pools or into spans. The first few have
// small pages, so that a small program stays small; later ones are one huge page each.
#include "mem/mem_private.h"

enum { ARENAS_BEFORE_HUGE = 4, DISCARD_MIN = 128 * 1024 };

// The index of the first arena at or above the address.
static size_t table_position(const Heap *heap, const void *address) {
    Arena **arenas = heap->arenas.items;
    size_t low = 0, high = heap->arenas.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((uintptr_t)arenas[middle] < (uintptr_t)address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Arena *arena_find(Heap *heap, const void *address) {
    Arena *arena = arena_of(address);
    size_t at = table_position(heap, arena);
    return at < heap->arenas.n && ((Arena **)heap->arenas.items)[at] == arena ? arena : NULL;
}

Arena *arena_new(Heap *heap, ArenaUse use) {
    if (!table_reserve(heap, &heap->arenas, sizeof(Arena *))) return NULL;
    Arena *arena = system_get(heap, FO_ARENA_NBYTES, FO_ARENA_NBYTES);
    if (arena == NULL) return NULL;
    arena->is_huge = heap->arenas.n >= ARENAS_BEFORE_HUGE;
    if (arena->is_huge) fo_os_pages_want_huge(arena, FO_ARENA_NBYTES);
    arena->use = (uint8_t)use;
    Arena **arenas = heap->arenas.items;
    size_t at = table_position(heap, arena);
    memmove(arenas + at + 1, arenas + at, (heap->arenas.n - at) * sizeof *arenas);
    arenas[at] = arena;
    heap->arenas.n++;
    heap->n_arenas[use]++;
    heap->n_empty_arenas[use]++;
    if (use == ARENA_SPANS) {
        span_arena_init(heap, arena);
    } else {
        arena->free_slots[0] = ~(uint64_t)1; // slot 0 holds the headers
        arena->free_slots[1] = ~(uint64_t)0;
        arena->n_touched = FO_POOL_NBYTES;
        poison((char *)arena + FO_POOL_NBYTES, FO_ARENA_NBYTES - FO_POOL_NBYTES);
    }
    return arena;
}

// The arena is empty and counted among the empty ones.
void arena_delete(Heap *heap, Arena *arena) {
    Arena **arenas = heap->arenas.items;
    size_t at = table_position(heap, arena);
    memmove(arenas + at, arenas + at + 1, (heap->arenas.n - at - 1) * sizeof *arenas);
    heap->arenas.n--;
    heap->n_arenas[arena->use]--;
    heap->n_empty_arenas[arena->use]--;
    if (arena->use == ARENA_SPANS) span_arena_unlink(heap, arena);
    if (heap->slot_arena == arena) heap->slot_arena = NULL;
    system_put(heap, arena, FO_ARENA_NBYTES);
}

void arena_emptied(Heap *heap, Arena *arena) {
    heap->n_empty_arenas[arena->use]++;
    if (heap->n_empty_arenas[arena->use] > 1) arena_delete(heap, arena);
}

// ---- slots

// The fullest arena that still has a free slot: the emptier ones get a chance to become empty.
static Arena *slot_arena_choose(Heap *heap) {
    Arena **arenas = heap->arenas.items, *best = NULL;
    for (size_t i = 0; i < heap->arenas.n; i++) {
        Arena *arena = arenas[i];
        if (arena->use != ARENA_POOLS || arena->n_used == ARENA_SLOTS_USABLE) continue;
        if (best == NULL || arena->n_used > best->n_used) best = arena;
    }
    return best != NULL ? best : arena_new(heap, ARENA_POOLS);
}

Pool *slot_take(Heap *heap) {
    Arena *arena = heap->slot_arena;
    if (arena == NULL || arena->n_used == ARENA_SLOTS_USABLE) {
        arena = slot_arena_choose(heap);
        if (arena == NULL) return NULL;
        heap->slot_arena = arena;
    }
    int word = arena->free_slots[0] != 0 ? 0 : 1;
    size_t slot = (size_t)(64 * word + __builtin_ctzll(arena->free_slots[word]));
    arena->free_slots[word] &= arena->free_slots[word] - 1;
    if (arena->n_used++ == 0) heap->n_empty_arenas[ARENA_POOLS]--;
    size_t end = (slot + 1) * FO_POOL_NBYTES;
    if (end > arena->n_touched) arena->n_touched = (uint32_t)end;
    return arena_pool(arena, slot);
}

void slot_release(Heap *heap, Pool *pool) {
    Arena *arena = arena_of(pool);
    size_t slot = ((uintptr_t)pool & (FO_ARENA_NBYTES - 1)) / FO_POOL_HEADER_NBYTES;
    pool->state = POOL_UNUSED;
    arena->free_slots[slot / 64] |= (uint64_t)1 << (slot % 64);
    if (--arena->n_used == 0) arena_emptied(heap, arena);
}

// ---- giving back

static size_t long_free_spans_discard(Heap *heap, Arena *arena) {
    size_t n_discarded = 0;
    for (Span *span = arena_first_span(arena); span->n != 0; span = span_next(span)) {
        if (!span->is_free || span->is_discarded || span_nbytes(span) < DISCARD_MIN) continue;
        char *from = (char *)round_up((uintptr_t)span_payload(span) + sizeof(SpanLinks), heap->page_size);
        char *to = (char *)((uintptr_t)span_next(span) & ~(uintptr_t)(heap->page_size - 1));
        if ((size_t)(from - (char *)arena) < arena->n_touched) {
            fo_os_pages_discard(from, (size_t)(to - from));
            n_discarded += (size_t)(to - from);
        }
        span->is_discarded = 1;
    }
    return n_discarded;
}

size_t arena_trim(Heap *heap) {
    Arena **arenas = heap->arenas.items;
    size_t n_discarded = 0;
    for (size_t i = heap->arenas.n; i-- > 0;) {
        if (arenas[i]->n_used == 0)
            arena_delete(heap, arenas[i]);
        else if (arenas[i]->use == ARENA_SPANS)
            n_discarded += long_free_spans_discard(heap, arenas[i]);
    }
    return n_discarded;
}
