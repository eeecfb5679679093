// SPDX-License-Identifier: MIT
// Large blocks: page-aligned mappings of their own. Freed ones are kept for reuse within a bound, since
// touching fresh pages costs more than most arithmetic done in them; from LARGE_HUGE on they ask for huge
// pages.
#include "mem/mem_private.h"

// ---- the table of large blocks, by address

static size_t table_position(const Heap *heap, const void *address) {
    const Large *items = heap->large.items;
    size_t low = 0, high = heap->large.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((uintptr_t)items[middle].address < (uintptr_t)address)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Large *large_find(Heap *heap, const void *address) {
    size_t at = table_position(heap, address);
    Large *items = heap->large.items;
    return at < heap->large.n && items[at].address == (const char *)address ? &items[at] : NULL;
}

// There is room: table_reserve has been called.
static void table_insert(Heap *heap, Large large) {
    Large *items = heap->large.items;
    size_t at = table_position(heap, large.address);
    memmove(items + at + 1, items + at, (heap->large.n - at) * sizeof *items);
    items[at] = large;
    heap->large.n++;
    heap->large_nbytes += large.map_nbytes;
}

static Large table_remove(Heap *heap, Large *at) {
    Large large = *at;
    Large *end = (Large *)heap->large.items + heap->large.n;
    memmove(at, at + 1, (size_t)(end - at - 1) * sizeof *at);
    heap->large.n--;
    heap->large_nbytes -= large.map_nbytes;
    return large;
}

// ---- the cache of freed ones

static Large cache_take(Heap *heap, size_t at) {
    Large large = heap->cache[at];
    heap->n_cached--;
    memmove(heap->cache + at, heap->cache + at + 1, (heap->n_cached - at) * sizeof(Large));
    heap->cached_nbytes -= large.map_nbytes;
    if (large.is_table) heap->cached_tables_nbytes -= large.map_nbytes;
    return large;
}

static void cache_drop_oldest(Heap *heap) {
    Large large = cache_take(heap, 0);
    system_put(heap, large.address, large.map_nbytes);
}

// Elements of arrays come and go in equal sizes: any block may push older ones out. The tables that growing objects leave behind are of all
// sizes and would double what a script with large dicts holds: they are kept only as far as the program has already been that large,
// and a small part of what is held in any case.
static size_t tables_allowed(const Heap *heap, size_t used) {
    size_t part = used / CACHE_OBJECTS_PART, least = part > CACHE_OBJECTS ? part : CACHE_OBJECTS,
           below_peak = heap->most_used > used ? heap->most_used - used : 0;
    return below_peak > least ? below_peak : least;
}

static void tables_bound(Heap *heap, size_t allowed) {
    for (size_t i = 0; heap->cached_tables_nbytes > allowed;) {
        if (heap->cache[i].is_table) {
            Large large = cache_take(heap, i);
            system_put(heap, large.address, large.map_nbytes);
        } else {
            i++;
        }
    }
}

void cache_yield(Heap *heap, size_t nbytes) {
    size_t used = heap->held - heap->cached_tables_nbytes + nbytes;
    if (heap->cached_tables_nbytes) tables_bound(heap, tables_allowed(heap, used));
    if (used > heap->most_used) heap->most_used = used;
}

static void cache_put(Heap *heap, Large large, FoMemKind kind) {
    large.is_table = kind != FO_MEM_DATA;
    if (large.map_nbytes > heap->cache_limit) {
        system_put(heap, large.address, large.map_nbytes);
        return;
    }
    while (heap->n_cached == CACHE_ENTRIES || heap->cached_nbytes + large.map_nbytes > heap->cache_limit)
        cache_drop_oldest(heap);
    poison(large.address, large.map_nbytes);
    heap->cache[heap->n_cached++] = large;
    heap->cached_nbytes += large.map_nbytes;
    if (!large.is_table) return;
    heap->cached_tables_nbytes += large.map_nbytes;
    tables_bound(heap, tables_allowed(heap, heap->held - heap->cached_tables_nbytes));
}

// The smallest cached mapping of at least nbytes that wastes at most an eighth; the youngest of equal ones,
// whose pages are the likeliest to be in the processor's caches.
static bool cache_get(Heap *heap, size_t nbytes, Large *large) {
    size_t best = CACHE_ENTRIES, best_nbytes = nbytes + nbytes / 8;
    for (size_t i = heap->n_cached; i-- > 0;) {
        size_t map_nbytes = heap->cache[i].map_nbytes;
        if (map_nbytes < nbytes || map_nbytes > best_nbytes ||
            (best != CACHE_ENTRIES && map_nbytes == best_nbytes))
            continue;
        best = i;
        best_nbytes = map_nbytes;
    }
    if (best == CACHE_ENTRIES) return false;
    *large = cache_take(heap, best);
    return true;
}

size_t cache_empty(Heap *heap) {
    size_t nbytes = heap->cached_nbytes;
    while (heap->n_cached > 0)
        cache_drop_oldest(heap);
    return nbytes;
}

// ---- blocks

void *large_alloc(Heap *heap, size_t nbytes, bool *is_zero) {
    size_t map_nbytes = round_up(nbytes, heap->page_size);
    if (!table_reserve(heap, &heap->large, sizeof(Large))) return NULL;
    Large large;
    *is_zero = false;
    if (!cache_get(heap, map_nbytes, &large)) {
        bool is_huge = map_nbytes >= LARGE_HUGE;
        large = (Large){system_get(heap, map_nbytes, is_huge ? LARGE_HUGE : 0), map_nbytes, false};
        if (large.address == NULL) return NULL;
        if (is_huge) fo_os_pages_want_huge(large.address, map_nbytes);
        *is_zero = true;
    }
    unpoison(large.address, large.map_nbytes);
    table_insert(heap, large);
    heap->n_allocs++;
    return large.address;
}

void large_free(Heap *heap, void *block, FoMemKind kind) {
    Large *at = large_find(heap, block);
    if (at == NULL) heap_die("free of an address that is no large block", block);
    heap->n_frees++;
    cache_put(heap, table_remove(heap, at), kind);
}

void *large_resize(Heap *heap, void *block, size_t nbytes) {
    Large *at = large_find(heap, block);
    if (at == NULL) heap_die("resize of an address that is no large block", block);
    size_t old_nbytes = at->map_nbytes, new_nbytes = round_up(nbytes, heap->page_size);
    if (new_nbytes == old_nbytes) return block;
    if (new_nbytes > old_nbytes) {
        if (!system_allows(heap, new_nbytes - old_nbytes)) return NULL;
        cache_yield(heap, new_nbytes - old_nbytes);
    }
    unpoison(block, old_nbytes);
#if defined(__SANITIZE_ADDRESS__)
    __lsan_unregister_root_region(block, old_nbytes);
#endif
    char *moved = fo_os_pages_remap(block, old_nbytes, new_nbytes);
    if (moved == NULL) {
        denied(heap, FO_DENIED_SYSTEM, nbytes);
        moved = block;
        new_nbytes = old_nbytes;
    }
#if defined(__SANITIZE_ADDRESS__)
    __lsan_register_root_region(moved, new_nbytes);
#endif
    if (new_nbytes == old_nbytes) return NULL;
    if (new_nbytes >= LARGE_HUGE) fo_os_pages_want_huge(moved, new_nbytes);
    heap->held += new_nbytes - old_nbytes;
    table_remove(heap, at);
    table_insert(heap, (Large){moved, new_nbytes, false});
    return moved;
}
