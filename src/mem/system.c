// SPDX-License-Identifier: MIT
// Where the heap meets the system: budget, what the machine has, pages in and out.
#include "mem/mem_private.h"

// Looking at the machine's memory takes about as long as touching a few hundred kilobytes: it is done once
// per this many bytes obtained (less when memory is short), and at once for requests beyond it.
enum { CREDIT_MAX = 32 << 20, CREDIT_PART = 8 };

void *denied(Heap *heap, FoDenied why, size_t nbytes) {
    heap->denied = why;
    heap->denied_nbytes = nbytes;
    return NULL;
}

static bool budget_allows(const Heap *heap, size_t nbytes) {
    return heap->budget == 0 || (nbytes <= heap->budget && heap->held <= heap->budget - nbytes);
}

static bool machine_allows(Heap *heap, size_t nbytes) {
    if (nbytes <= heap->credit) return true;
    size_t available = fo_os_memory_available();
    if (nbytes > available) return false;
    size_t credit = (available - nbytes) / CREDIT_PART;
    heap->credit = nbytes + (credit < CREDIT_MAX ? credit : CREDIT_MAX);
    return true;
}

static void everything_trim(Heap *heap) {
    cache_empty(heap);
    pool_trim(heap);
    arena_trim(heap);
}

bool system_allows(Heap *heap, size_t nbytes) {
    if (!budget_allows(heap, nbytes)) {
        everything_trim(heap);
        if (!budget_allows(heap, nbytes)) {
            denied(heap, FO_DENIED_BUDGET, nbytes);
            return false;
        }
    }
    if (!machine_allows(heap, nbytes)) {
        everything_trim(heap);
        if (!machine_allows(heap, nbytes)) {
            denied(heap, FO_DENIED_SYSTEM, nbytes);
            return false;
        }
    }
    return true;
}

void *system_get(Heap *heap, size_t nbytes, size_t alignment) {
    cache_yield(heap, nbytes);
    if (!system_allows(heap, nbytes)) return NULL;
    void *address = fo_os_pages_map(nbytes, alignment);
    if (address == NULL) {
        everything_trim(heap);
        address = fo_os_pages_map(nbytes, alignment);
        if (address == NULL) return denied(heap, FO_DENIED_SYSTEM, nbytes);
    }
    heap->held += nbytes;
    heap->credit = heap->credit > nbytes ? heap->credit - nbytes : 0;
#if defined(__SANITIZE_ADDRESS__)
    __lsan_register_root_region(address, nbytes);
#endif
    return address;
}

void system_put(Heap *heap, void *address, size_t nbytes) {
    unpoison(address, nbytes);
#if defined(__SANITIZE_ADDRESS__)
    __lsan_unregister_root_region(address, nbytes);
#endif
    fo_os_pages_unmap(address, nbytes);
    heap->held -= nbytes;
}

bool table_reserve(Heap *heap, Table *table, size_t item_nbytes) {
    if ((table->n + 1) * item_nbytes <= table->cap_nbytes) return true;
    size_t cap_nbytes = table->cap_nbytes == 0 ? heap->page_size : 2 * table->cap_nbytes;
    void *items = system_get(heap, cap_nbytes, 0);
    if (items == NULL) return false;
    if (table->n > 0) memcpy(items, table->items, table->n * item_nbytes);
    if (table->items != NULL) system_put(heap, table->items, table->cap_nbytes);
    table->items = items;
    table->cap_nbytes = cap_nbytes;
    return true;
}

// ---- budget

void fo_budget_set(size_t nbytes) {
    heap_here()->budget = nbytes;
}

size_t fo_budget_get(void) {
    return heap_here()->budget;
}

bool fo_budget_allows(size_t nbytes) {
    return system_allows(heap_here(), nbytes);
}

FoDenied fo_mem_last_denied(size_t *wanted) {
    Heap *heap = heap_here();
    if (wanted != NULL) *wanted = heap->denied_nbytes;
    return heap->denied;
}

void fo_cache_set_limit(size_t nbytes) {
    Heap *heap = heap_here();
    heap->cache_limit = nbytes;
    if (heap->cached_nbytes > nbytes) cache_empty(heap);
}

size_t fo_cache_empty(void) {
    Heap *heap = heap_here();
    size_t before = heap->held;
    cache_empty(heap);
    pool_trim(heap);
    size_t discarded = arena_trim(heap);
    return before - heap->held + discarded;
}
