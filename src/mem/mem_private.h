// SPDX-License-Identifier: MIT
// The allocator's inside. Only for the files of src/mem.
//
//   system --(2 MiB, aligned)--> arena --(16 KiB slots)--> pool --> blocks of one size class     up to
//   FO_SMALL_MAX
//                                arena --> spans (two-level segregated fit, 64-byte granules)    up to
//                                SPAN_MAX
//   system --(pages)--> large blocks <--> cache of freed ones                                    beyond
#ifndef FO_MEM_PRIVATE_H
#define FO_MEM_PRIVATE_H

#include "mem/mem.h"
#include "os/os.h"

// ---- pools

typedef enum { POOL_UNUSED, POOL_CURRENT, POOL_PARTIAL, POOL_FULL } PoolState;

// n_blocks >= n_carved; blocks [n_carved, n_blocks) have never been handed out and are on no list.
// POOL_FULL:    free == NULL, n_carved == n_blocks, until == 1
// POOL_PARTIAL: on the list of its class, until == live blocks > 0
// POOL_CURRENT: until == UNTIL_NEVER less the frees since
// (`until` as pool_until gives it)
// An unused slot remembers its last block size, so that the address of a freed block is still known as one.
typedef struct Pool {
    FoPool head;
    int64_t until_start; // `until` when it was last set: the difference is the number of frees since
    struct Pool *next, *prev;
    uint32_t block_nbytes;
    uint16_t n_blocks, n_carved;
    uint8_t size_class, state;
    uint16_t n_touched; // bytes that have ever been carved, by this class or an earlier one
    int64_t
        until_traced; // while frees are traced: what head.until would be (that one is 1: every free attends)
} Pool;
_Static_assert(sizeof(Pool) <= FO_POOL_HEADER_NBYTES, "pool headers are indexed in steps of 64 bytes");

#define UNTIL_NEVER ((int64_t)1 << 62)

// ---- arenas

typedef enum { ARENA_POOLS, ARENA_SPANS } ArenaUse;
enum { ARENA_SLOTS = FO_ARENA_NBYTES / FO_POOL_NBYTES, ARENA_SLOTS_USABLE = ARENA_SLOTS - 1 };

// Lies where the header of slot 0 would be: slot 0 holds the headers.
typedef struct {
    uint64_t free_slots[2]; // pools: bit set = slot free
    uint32_t n_used;        // pools: slots in use; spans: live spans
    uint32_t n_touched;     // bytes from the start that have ever been handed out
    uint32_t n_spans;       // spans: live and free ones
    uint8_t use, is_huge;
} Arena;
_Static_assert(sizeof(Arena) <= FO_POOL_HEADER_NBYTES,
               "the arena's own fields take the place of one pool header");

// ---- spans

enum {
    GRANULE = 64,
    SPAN_HEADER = 16,
    SPAN_FIRST = 2 * GRANULE, // offset of an arena's first payload; its header lies in the 16 bytes before
    SPAN_MAX = 256 * 1024,
    SPAN_LEVELS = 12,
    SPAN_STEPS = 16,
};

// The 16 bytes before a payload; the payload has n * GRANULE - SPAN_HEADER bytes. The last span of an arena
// is followed by a header with n = 0.
typedef struct {
    uint32_t n, n_before; // granules of this span and of the one before (0: this is the first)
    uint32_t is_free;
    uint32_t is_discarded; // free and its pages were given back
} Span;
_Static_assert(sizeof(Span) == SPAN_HEADER, "");

typedef struct SpanLinks { // the first bytes of a free span's payload
    struct SpanLinks *next, *prev;
} SpanLinks;

// ---- large blocks

typedef struct {
    char *address;
    size_t map_nbytes; // whole pages
    bool is_table;     // in the cache: was part of an object, not elements of an array
} Large;

enum { CACHE_ENTRIES = 64, CACHE_OBJECTS = 1 << 20, CACHE_OBJECTS_PART = 16, LARGE_HUGE = 2 << 20 };

// A sorted array in pages of its own.
typedef struct {
    void *items;
    size_t n, cap_nbytes;
} Table;

typedef struct {
    int64_t nth; // 0: not armed
    int64_t sequence;
    bool is_lasting; // all fail from the n-th on, until switched off
} Injection;

typedef struct {
    FoHeap head;
    FoPool *current[FO_SMALL_CLASSES +
                    1]; // the true ones; head.current holds no_pool while every call is watched
    Pool *partial[FO_SMALL_CLASSES + 1];
    size_t n_pools[FO_SMALL_CLASSES + 1], n_full[FO_SMALL_CLASSES + 1];
    uint64_t n_small_frees; // up to the last setting of each pool's `until`
    Pool no_pool;           // its free list is always empty
    bool is_watched, is_traced;
    FoMemTracer tracer;

    Table arenas; // Arena *, by address
    Arena *slot_arena;
    size_t n_arenas[2], n_empty_arenas[2];

    uint32_t span_levels;
    uint16_t span_steps[SPAN_LEVELS];
    SpanLinks *span_lists[SPAN_LEVELS][SPAN_STEPS];
    size_t n_spans, n_live_spans, live_span_nbytes; // all spans; live ones and their payloads

    Table large; // Large, by address
    size_t large_nbytes;
    Large cache[CACHE_ENTRIES]; // oldest first
    size_t n_cached, cached_nbytes, cache_limit;
    size_t cached_tables_nbytes, most_used; // the part of cached_nbytes that is_table; the most ever held besides those
    uint64_t n_allocs, n_frees; // spans and large blocks

    size_t held, budget, mapped, page_size;
    size_t credit; // bytes that may be obtained before the machine's memory is looked at again
    FoDenied denied;
    size_t denied_nbytes;
    Injection injection;
} Heap;

FO_INLINE Heap *heap_here(void) {
    return (Heap *)fo_heap;
}
FO_INLINE size_t round_up(size_t n, size_t step) {
    return (n + step - 1) & ~(step - 1);
}
FO_INLINE Arena *arena_of(const void *address) {
    return (Arena *)((uintptr_t)address & ~(uintptr_t)(FO_ARENA_NBYTES - 1));
}
FO_INLINE Pool *arena_pool(Arena *arena, size_t slot) {
    return (Pool *)((char *)arena + slot * FO_POOL_HEADER_NBYTES);
}
FO_INLINE char *pool_blocks(Pool *pool) {
    size_t slot = ((uintptr_t)pool & (FO_ARENA_NBYTES - 1)) / FO_POOL_HEADER_NBYTES;
    return (char *)arena_of(pool) + slot * FO_POOL_NBYTES;
}
FO_INLINE Span *span_of(const void *payload) {
    return (Span *)((char *)payload - SPAN_HEADER);
}
FO_INLINE char *span_payload(Span *span) {
    return (char *)span + SPAN_HEADER;
}
FO_INLINE size_t span_nbytes(const Span *span) {
    return (size_t)span->n * GRANULE - SPAN_HEADER;
}
FO_INLINE Span *span_next(Span *span) {
    return (Span *)((char *)span + (size_t)span->n * GRANULE);
}
FO_INLINE Span *arena_first_span(Arena *arena) {
    return span_of((char *)arena + SPAN_FIRST);
}

// ---- guards: the allocator itself looks into blocks that are poisoned for everybody else
#if defined(__SANITIZE_ADDRESS__)
#define FO_UNCHECKED __attribute__((no_sanitize_address))
void __asan_poison_memory_region(void const volatile *address, size_t nbytes);
void __asan_unpoison_memory_region(void const volatile *address, size_t nbytes);
int __asan_address_is_poisoned(void const volatile *address);
void __lsan_register_root_region(const void *address, size_t nbytes);
void __lsan_unregister_root_region(const void *address, size_t nbytes);
FO_INLINE void poison(const void *address, size_t nbytes) {
    __asan_poison_memory_region(address, nbytes);
}
FO_INLINE void unpoison(const void *address, size_t nbytes) {
    __asan_unpoison_memory_region(address, nbytes);
}
#else
#define FO_UNCHECKED
FO_INLINE void poison(const void *address, size_t nbytes) {
    (void)address, (void)nbytes;
}
FO_INLINE void unpoison(const void *address, size_t nbytes) {
    (void)address, (void)nbytes;
}
#endif

// Bytes that every block has beyond what was asked for (0 in ordinary builds).
#if defined(FO_DEBUG_MEMORY)
enum { GUARD_NBYTES = 32 };
#elif defined(__SANITIZE_ADDRESS__)
enum { GUARD_NBYTES = 16 };
#else
enum { GUARD_NBYTES = 0 };
#endif
void guard_arm(void *block, size_t nbytes, FoMemKind kind); // a block goes out
void guard_check(void *block, size_t nbytes,
                 FoMemKind kind); // a block comes back: aborts when something is wrong
void guard_disarm(void *block, size_t nbytes, FoMemKind kind); // checks, then marks it free

// ---- system (system.c): every byte the heap holds passes here
void *system_get(Heap *heap, size_t nbytes, size_t alignment); // NULL: budget, machine or system said no
void system_put(Heap *heap, void *address, size_t nbytes);
bool system_allows(Heap *heap,
                   size_t nbytes); // budget and machine; gives back what is kept for reuse before saying no
void *denied(Heap *heap, FoDenied why, size_t nbytes);            // remembers, returns NULL
bool table_reserve(Heap *heap, Table *table, size_t item_nbytes); // room for one more item

// ---- arenas (arena.c)
Arena *arena_new(Heap *heap, ArenaUse use);
void arena_delete(Heap *heap, Arena *arena);
void arena_emptied(Heap *heap, Arena *arena);       // keeps one spare of each use
Arena *arena_find(Heap *heap, const void *address); // NULL when no arena holds the address
Pool *slot_take(Heap *heap);
void slot_release(Heap *heap, Pool *pool);
size_t arena_trim(Heap *heap); // returns empty arenas and pages of long free spans to the system

// ---- pools (pool.c)
void *pool_alloc(Heap *heap, size_t nbytes);
void pool_free(Heap *heap, void *block);
int64_t pool_live(Heap *heap, Pool *pool);
void pool_mark_free(Pool *pool,
                    uint64_t bits[FO_POOL_NBYTES / FO_SMALL_GRAIN / 64]); // one bit per carved block
void pool_trim(Heap *heap);                   // empty current pools go back to their arenas
void pool_watch(Heap *heap, bool is_watched); // every allocation takes the slow path
void pool_trace(Heap *heap, bool is_traced);  // every free takes the slow path
FO_INLINE int64_t pool_until(const Heap *heap, const Pool *pool) {
    return heap->is_traced ? pool->until_traced : pool->head.until;
}

// ---- spans (span.c)
void *span_alloc(Heap *heap, size_t nbytes);
void span_free(Heap *heap, void *block);
bool span_resize(Heap *heap, void *block, size_t nbytes); // in place
void span_arena_init(Heap *heap, Arena *arena);
void span_arena_unlink(Heap *heap, Arena *arena); // takes the one free span of an empty arena off its list

// ---- large blocks (large.c)
void *large_alloc(Heap *heap, size_t nbytes, bool *is_zero);
void cache_yield(Heap *heap, size_t nbytes); // before so much is obtained: freed tables that would raise the peak are given back
void large_free(Heap *heap, void *block, FoMemKind kind);
void *large_resize(Heap *heap, void *block, size_t nbytes);
Large *large_find(Heap *heap, const void *address); // the block that starts there
size_t cache_empty(Heap *heap);

// ---- blocks of any size (heap.c)
typedef struct {
    size_t nbytes;      // what the block can hold
    bool is_maybe_live; // false: certainly freed; pool blocks need their free list to be sure
    Pool *pool;
} BlockFacts;
bool block_find(Heap *heap, const void *address, BlockFacts *facts);
FO_NORETURN FO_COLD void heap_die(const char *what, const void *address);

#endif
