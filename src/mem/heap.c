// SPDX-License-Identifier: MIT
// The heap's life and the calls that handle blocks of every size.
#include "mem/mem_private.h"

#include <stdio.h>
#include <stdlib.h>

FO_THREAD FoHeap *fo_heap;

enum { CACHE_LIMIT_DEFAULT = 128 << 20, FIRST_CREDIT = 32 << 20 };
static const size_t nbytes_max = (size_t)1 << 47; // no address space is larger

// ---- life

bool fo_heap_init(void) {
    if (fo_heap != NULL) return true;
    size_t page_size = fo_os_page_size(), nbytes = round_up(sizeof(Heap), page_size);
    Heap *heap = fo_os_pages_map(nbytes, 0);
    if (heap == NULL) return false;
    heap->held = nbytes;
    heap->page_size = page_size;
    heap->cache_limit = CACHE_LIMIT_DEFAULT;
    heap->credit = FIRST_CREDIT;
    for (size_t c = 0; c <= FO_SMALL_CLASSES; c++)
        heap->head.current[c] = heap->current[c] = &heap->no_pool.head;
    fo_heap = &heap->head;
    return true;
}

#if FO_CHECKED_BLOCKS
static bool leak_report(void *block, size_t nbytes, void *context) {
    int *n_left = context;
    if ((*n_left)-- == 0) fprintf(stderr, "folio: (more blocks are not shown)\n");
    if (*n_left >= 0) fprintf(stderr, "folio: block %p of %zu bytes still live at exit\n", block, nbytes);
    return *n_left >= 0;
}
#endif

void fo_heap_deinit(void) {
    Heap *heap = heap_here();
    if (heap == NULL) return;
#if FO_CHECKED_BLOCKS
    int n_left = 20;
    fo_heap_walk(leak_report, &n_left);
#endif
    cache_empty(heap);
    Large *large = heap->large.items;
    for (size_t i = 0; i < heap->large.n; i++)
        system_put(heap, large[i].address, large[i].map_nbytes);
    Arena **arenas = heap->arenas.items;
    for (size_t i = 0; i < heap->arenas.n; i++)
        system_put(heap, arenas[i], FO_ARENA_NBYTES);
    if (heap->large.items != NULL) system_put(heap, heap->large.items, heap->large.cap_nbytes);
    if (heap->arenas.items != NULL) system_put(heap, heap->arenas.items, heap->arenas.cap_nbytes);
    fo_heap = NULL;
    fo_os_pages_unmap(heap, round_up(sizeof(Heap), heap->page_size));
}

void heap_die(const char *what, const void *address) {
    fprintf(stderr, "folio: memory error: %s (%p)\n", what, address);
    abort();
}

// ---- injected failures

static bool is_failure_injected(Heap *heap, size_t nbytes) {
    Injection *injection = &heap->injection;
    if (fo_likely(injection->nth == 0)) return false;
    injection->sequence++;
    if (injection->sequence < injection->nth) return false;
    if (injection->sequence > injection->nth && !injection->is_lasting) return false;
    denied(heap, FO_DENIED_INJECTED, nbytes);
    return true;
}

static void injection_arm(int64_t n, bool is_lasting) {
    Heap *heap = heap_here();
    heap->injection =
        (Injection){.nth = n, .is_lasting = is_lasting, .sequence = n > 0 ? 0 : heap->injection.sequence};
    pool_watch(heap, n > 0 || heap->is_traced);
}

void fo_fail_nth_alloc(int64_t n) {
    injection_arm(n, false);
}
void fo_fail_every_alloc_from(int64_t n) {
    injection_arm(n, true);
}
bool fo_fail_nth_alloc_passed(void) {
    const Injection *injection = &heap_here()->injection;
    return injection->nth > 0 && injection->sequence >= injection->nth;
}
int64_t fo_alloc_sequence(void) {
    return heap_here()->injection.sequence;
}

// ---- tracing

void fo_mem_trace(const FoMemTracer *tracer) {
    Heap *heap = heap_here();
    if (tracer != NULL) heap->tracer = *tracer;
    pool_trace(heap, tracer != NULL);
    pool_watch(heap, tracer != NULL || heap->injection.nth != 0);
}

static void trace_alloc(Heap *heap, void *block, size_t nbytes, FoMemKind kind) {
    if (fo_unlikely(heap->is_traced)) heap->tracer.on_alloc(block, nbytes, kind, heap->tracer.context);
}

static void trace_free(Heap *heap, void *block) {
    if (fo_unlikely(heap->is_traced)) heap->tracer.on_free(block, heap->tracer.context);
}

// ---- allocating

// A block that holds nbytes, of whatever sort the size calls for.
static void *block_get(Heap *heap, size_t nbytes, bool *is_zero) {
    *is_zero = false;
    if (nbytes <= FO_SMALL_MAX) return pool_alloc(heap, nbytes);
    if (nbytes <= SPAN_MAX) return span_alloc(heap, nbytes);
    return large_alloc(heap, nbytes, is_zero);
}

static void block_put(Heap *heap, void *block, size_t nbytes, FoMemKind kind) {
    if (nbytes <= FO_SMALL_MAX)
        pool_free(heap, block);
    else if (nbytes <= SPAN_MAX)
        span_free(heap, block);
    else
        large_free(heap, block, kind);
}

static void *alloc(size_t nbytes, FoMemKind kind, bool *is_zero) {
    Heap *heap = heap_here();
    if (is_failure_injected(heap, nbytes)) return NULL;
    if (nbytes > nbytes_max) return denied(heap, FO_DENIED_SIZE, nbytes);
    void *block = block_get(heap, nbytes + GUARD_NBYTES, is_zero);
    if (fo_unlikely(block == NULL)) {
        heap->denied_nbytes = nbytes;
        return NULL;
    }
    fo_account_add(&heap->head, nbytes, kind);
    guard_arm(block, nbytes, kind);
    trace_alloc(heap, block, nbytes, kind);
    return block;
}

void *fo_alloc_slow(size_t nbytes, FoMemKind kind) {
    bool is_zero;
    return alloc(nbytes, kind, &is_zero);
}

void *fo_alloc_zero(size_t nbytes, FoMemKind kind) {
    bool is_zero = false;
    void *block = nbytes <= FO_SMALL_MAX ? fo_alloc(nbytes, kind) : alloc(nbytes, kind, &is_zero);
    if (block == NULL || is_zero) return block;
    if (nbytes >= LARGE_HUGE && GUARD_NBYTES == 0) fo_os_pages_clear(block, round_up(nbytes, heap_here()->page_size));
    else memset(block, 0, nbytes);
    return block;
}

void fo_free_slow(void *block, size_t nbytes, FoMemKind kind) {
    if (block == NULL) return;
    Heap *heap = heap_here();
    trace_free(heap, block);
    guard_disarm(block, nbytes, kind);
    fo_account_sub(&heap->head, nbytes, kind);
    block_put(heap, block, nbytes + GUARD_NBYTES, kind);
}

// ---- resizing

// Can the block stay where it is, or be moved without copying? *moved is the block then. Sizes include
// guards.
static bool resize_cheaply(Heap *heap, void *old, size_t old_nbytes, size_t new_nbytes, void **moved) {
    *moved = old;
    if (old_nbytes <= FO_SMALL_MAX) { // stays when it fits and fills at least half of its block
        size_t block_nbytes = ((Pool *)fo_pool_of(old))->block_nbytes;
        return new_nbytes <= block_nbytes && new_nbytes >= block_nbytes / 2;
    }
    if (old_nbytes <= SPAN_MAX)
        return new_nbytes > FO_SMALL_MAX && new_nbytes <= SPAN_MAX && span_resize(heap, old, new_nbytes);
    if (new_nbytes <= SPAN_MAX) return false;
    *moved = large_resize(heap, old, new_nbytes);
    return *moved != NULL;
}

static void *realloc_by_copy(void *old, size_t old_nbytes, size_t new_nbytes, FoMemKind kind) {
    bool is_zero;
    Heap *heap = heap_here();
    void *block = block_get(heap, new_nbytes + GUARD_NBYTES, &is_zero);
    if (block == NULL) {
        heap->denied_nbytes = new_nbytes;
        return NULL;
    }
    fo_account_add(&heap->head, new_nbytes, kind);
    guard_arm(block, new_nbytes, kind);
    trace_alloc(heap, block, new_nbytes, kind);
    memcpy(block, old, old_nbytes < new_nbytes ? old_nbytes : new_nbytes);
    fo_free(old, old_nbytes, kind);
    return block;
}

void *fo_realloc(void *old, size_t old_nbytes, size_t new_nbytes, FoMemKind kind) {
    if (old == NULL) return fo_alloc(new_nbytes, kind);
    Heap *heap = heap_here();
    if (is_failure_injected(heap, new_nbytes)) return NULL;
    if (new_nbytes > nbytes_max) return denied(heap, FO_DENIED_SIZE, new_nbytes);
    guard_check(old, old_nbytes, kind);
    void *block;
    if (!resize_cheaply(heap, old, old_nbytes + GUARD_NBYTES, new_nbytes + GUARD_NBYTES, &block)) {
        if (block == NULL && new_nbytes > old_nbytes) { // no room to grow a large block: none for a copy
            heap->denied_nbytes = new_nbytes;
            return NULL;
        }
        return realloc_by_copy(old, old_nbytes, new_nbytes, kind);
    }
    fo_account_sub(&heap->head, old_nbytes, kind);
    fo_account_add(&heap->head, new_nbytes, kind);
    guard_arm(block, new_nbytes, kind);
    trace_free(heap, old);
    trace_alloc(heap, block, new_nbytes, kind);
    return block;
}
