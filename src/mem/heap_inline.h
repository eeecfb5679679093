// SPDX-License-Identifier: MIT
// The allocator's fast paths, inline. Included by mem.h only.
//
// A pool is one 16 KiB slot of a 2 MiB arena and holds blocks of one size class; the pools' headers lie side
// by side at the start of the arena (64 bytes each, indexed by slot), so that freeing scattered blocks
// touches few cache lines. heap->current[c] is the pool that serves class c. Allocation pops the free list of
// the current pool, freeing pushes on the list of the block's own pool (found from the address). Everything
// else (empty list, pool full or empty, injected failures) is a slow path which the two conditions `free ==
// NULL` and `until == 0` announce:
//   until   frees to go before the pool wants attention. A full pool: 1 (it becomes partial); a partial pool:
//   its live
//           blocks (it becomes empty); the current pool: a number no program reaches. So allocating counts
//           nothing.
//   asked_ever, ceiling = peak + freed_ever: asked for now = asked_ever - freed_ever, and the peak rises when
//   asked_ever
//           passes the ceiling. Allocating changes the one and freeing the other, so that neither waits for
//           the other.
//   asked[FO_MEM_OBJECT] is not kept: it is the total less the other kinds.
#ifndef FO_MEM_HEAP_INLINE_H
#define FO_MEM_HEAP_INLINE_H
#ifndef FO_MEM_H
#error "include mem/mem.h"
#endif

enum {
    FO_ARENA_NBYTES = 2 << 20,
    FO_POOL_NBYTES = 16384,
    FO_POOL_HEADER_NBYTES = 64,
    FO_BLOCK_LINK = 8, // offset of the free list's link in a free block
};

struct FoPool {
    void *free;
    int64_t until;
    // what follows belongs to the allocator: see mem_private.h
};

struct FoHeap {
    FoPool *current[FO_SMALL_CLASSES + 1]; // [0] is never filled: requests for 0 bytes take the slow path
    size_t asked_ever, ceiling, peak;
    size_t asked[FO_MEM_KINDS];
    // what follows belongs to the allocator: see mem_private.h
};

// The heap of this thread; NULL in threads that must not allocate (array workers).
extern FO_THREAD FoHeap *fo_heap;

void *fo_alloc_slow(size_t nbytes, FoMemKind kind) FO_MUST_CHECK;
void fo_free_slow(void *block, size_t nbytes, FoMemKind kind); // any block that is not in a pool; NULL
void fo_pool_attend(FoHeap *heap, FoPool *pool);               // until has reached 0

#if defined(__has_feature)
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1 // clang's way to say what gcc says
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(FO_DEBUG_MEMORY)
#define FO_CHECKED_BLOCKS 1 // every call takes the slow path, which poisons or guards the blocks
#else
#define FO_CHECKED_BLOCKS 0
#endif

FO_INLINE FoPool *fo_pool_of(const void *block) {
    uintptr_t arena = (uintptr_t)block & ~(uintptr_t)(FO_ARENA_NBYTES - 1);
    uintptr_t slot = ((uintptr_t)block & (FO_ARENA_NBYTES - 1)) / FO_POOL_NBYTES;
    return (FoPool *)(arena + slot * FO_POOL_HEADER_NBYTES);
}

FO_INLINE void fo_account_add(FoHeap *heap, size_t nbytes, FoMemKind kind) {
    if (kind != FO_MEM_OBJECT) heap->asked[kind] += nbytes;
    size_t asked_ever = heap->asked_ever + nbytes;
    heap->asked_ever = asked_ever;
    if (fo_unlikely(asked_ever > heap->ceiling)) {
        heap->peak += asked_ever - heap->ceiling;
        heap->ceiling = asked_ever;
    }
}

FO_INLINE void fo_account_sub(FoHeap *heap, size_t nbytes, FoMemKind kind) {
    if (kind != FO_MEM_OBJECT) heap->asked[kind] -= nbytes;
    heap->ceiling += nbytes;
}

// Cheap enough to be read at every line: bytes ever asked for, ever freed, and asked for now (all kinds).
FO_INLINE size_t fo_account_asked_ever(void) {
    return fo_heap->asked_ever;
}
FO_INLINE size_t fo_account_freed_ever(void) {
    return fo_heap->ceiling - fo_heap->peak;
}
FO_INLINE size_t fo_account_asked(void) {
    return fo_account_asked_ever() - fo_account_freed_ever();
}

FO_MUST_CHECK FO_INLINE void *fo_alloc(size_t nbytes, FoMemKind kind) {
    if (FO_CHECKED_BLOCKS || nbytes > FO_SMALL_MAX) return fo_alloc_slow(nbytes, kind);
    FoHeap *heap = fo_heap;
    FoPool *pool = heap->current[(nbytes + FO_SMALL_GRAIN - 1) / FO_SMALL_GRAIN];
    char *block = (char *)pool->free;
    if (fo_unlikely(block == NULL)) return fo_alloc_slow(nbytes, kind);
    pool->free = *(void **)(block + FO_BLOCK_LINK);
    fo_account_add(heap, nbytes, kind);
    return block;
}

FO_INLINE void fo_free(void *block, size_t nbytes, FoMemKind kind) {
    if (FO_CHECKED_BLOCKS || nbytes > FO_SMALL_MAX || block == NULL) {
        fo_free_slow(block, nbytes, kind);
        return;
    }
    FoHeap *heap = fo_heap;
    FoPool *pool = fo_pool_of(block);
    *(void **)((char *)block + FO_BLOCK_LINK) = pool->free;
    pool->free = block;
    fo_account_sub(heap, nbytes, kind);
    if (fo_unlikely(--pool->until == 0)) fo_pool_attend(heap, pool);
}

#endif
