// SPDX-License-Identifier: MIT
// What checking builds put around blocks. Ordinary builds: nothing.
//
// -Ddebug_memory=true: every block ends in guard bytes and a record {nbytes, kind, mark} in its last 16
// bytes, so that an overrun, a wrong size or kind at free, a second free and an address that never was a
// block are named and abort; freed blocks are filled (except the bytes 0..23, which keep counts and the free
// list's link). AddressSanitizer: what was not asked for is poisoned.
#include "mem/mem_private.h"

#include <stdio.h>
#include <stdlib.h>

#if defined(__SANITIZE_ADDRESS__)

static void asan_expose(void *block, size_t nbytes, size_t block_nbytes) {
    poison(block, block_nbytes); // all of it: exposing alone never hides the rest of the last eight bytes
    unpoison(block, nbytes);
}
#endif

#if defined(FO_DEBUG_MEMORY)

enum {
    GUARD_BYTE = 0xFD,
    FREED_BYTE = 0xDD,
    FREED_FROM = 24,
    MARK_LIVE = 0x4C495645,
    MARK_FREED = 0x46524545
};

typedef struct {
    size_t nbytes;
    uint32_t kind, mark;
} Record;

FO_NORETURN static void die(const char *what, const void *block, size_t nbytes, FoMemKind kind) {
    fprintf(stderr, "folio: memory error: %s: block %p, %zu bytes, kind %d\n", what, block, nbytes,
            (int)kind);
    abort();
}

FO_UNCHECKED static Record *record_of(void *block, size_t block_nbytes) {
    return (Record *)((char *)block + block_nbytes - sizeof(Record));
}

// Guard bytes from the end of what was asked for to the record, at most 64 (a large block may have pages of
// slack).
static size_t guard_length(size_t nbytes, size_t block_nbytes) {
    size_t n = block_nbytes - sizeof(Record) - nbytes;
    return n < 64 ? n : 64;
}

static size_t block_nbytes_of(void *block, size_t nbytes, FoMemKind kind) {
    BlockFacts facts;
    if (!block_find(heap_here(), block, &facts)) die("this address is no block", block, nbytes, kind);
    if (!facts.is_maybe_live) die("block was freed already", block, nbytes, kind);
    return facts.nbytes;
}

FO_UNCHECKED static void bytes_fill(unsigned char *p, unsigned char byte, size_t n) {
    for (volatile unsigned char *q = p; n > 0; n--)
        *q++ = byte;
}

FO_UNCHECKED void guard_arm(void *block, size_t nbytes, FoMemKind kind) {
    size_t block_nbytes = block_nbytes_of(block, nbytes, kind);
    bytes_fill((unsigned char *)block + nbytes, GUARD_BYTE, guard_length(nbytes, block_nbytes));
    Record *record = record_of(block, block_nbytes);
    record->nbytes = nbytes;
    record->kind = (uint32_t)kind;
    record->mark = MARK_LIVE;
#if defined(__SANITIZE_ADDRESS__)
    asan_expose(block, nbytes, block_nbytes);
#endif
}

FO_UNCHECKED void guard_check(void *block, size_t nbytes, FoMemKind kind) {
    size_t block_nbytes = block_nbytes_of(block, nbytes, kind);
    Record *record = record_of(block, block_nbytes);
    if (record->mark == MARK_FREED) die("block was freed already", block, nbytes, kind);
    if (record->mark != MARK_LIVE) die("the end of the block was overwritten", block, nbytes, kind);
    if (record->nbytes != nbytes) {
        fprintf(stderr, "folio: the block was allocated with %zu bytes\n", record->nbytes);
        die("freed with a wrong size", block, nbytes, kind);
    }
    if (record->kind != (uint32_t)kind) die("freed as a wrong kind", block, nbytes, kind);
    const unsigned char *guard = (const unsigned char *)block + nbytes;
    for (size_t i = 0, n = guard_length(nbytes, block_nbytes); i < n; i++)
        if (guard[i] != GUARD_BYTE) die("written past the end", block, nbytes, kind);
}

FO_UNCHECKED void guard_disarm(void *block, size_t nbytes, FoMemKind kind) {
    guard_check(block, nbytes, kind);
    size_t block_nbytes = block_nbytes_of(block, nbytes, kind);
    record_of(block, block_nbytes)->mark = MARK_FREED;
    if (nbytes > FREED_FROM && nbytes <= SPAN_MAX)
        bytes_fill((unsigned char *)block + FREED_FROM, FREED_BYTE, nbytes - FREED_FROM);
    poison(block, block_nbytes);
}

#elif defined(__SANITIZE_ADDRESS__)

void guard_arm(void *block, size_t nbytes, FoMemKind kind) {
    BlockFacts facts;
    (void)kind;
    if (!block_find(heap_here(), block, &facts)) heap_die("the allocator gave out what is no block", block);
    asan_expose(block, nbytes, facts.nbytes);
}

void guard_check(void *block, size_t nbytes, FoMemKind kind) {
    BlockFacts facts;
    (void)kind;
    if (!block_find(heap_here(), block, &facts)) heap_die("this address is no block", block);
    if (nbytes == 0) return;
    (void)*(volatile char *)block; // a freed block is poisoned: reported here
    if (!facts.is_maybe_live || __asan_address_is_poisoned((char *)block + nbytes - 1) ||
        !__asan_address_is_poisoned((char *)block + nbytes))
        heap_die("freed twice or with a wrong size", block);
}

void guard_disarm(void *block, size_t nbytes, FoMemKind kind) {
    BlockFacts facts;
    guard_check(block, nbytes, kind);
    if (block_find(heap_here(), block, &facts)) poison(block, facts.nbytes);
}

#else

void guard_arm(void *block, size_t nbytes, FoMemKind kind) {
    (void)block, (void)nbytes, (void)kind;
}

void guard_check(void *block, size_t nbytes, FoMemKind kind) {
    (void)block, (void)nbytes, (void)kind;
}

void guard_disarm(void *block, size_t nbytes, FoMemKind kind) {
    (void)block, (void)nbytes, (void)kind;
}

#endif
