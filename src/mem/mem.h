// SPDX-License-Identifier: MIT
// mem: where every byte comes from and is counted. Arenas from the system -> pools of one size class ->
// blocks; large blocks in their own mappings. Frees are *sized*: the caller says how many bytes it had asked
// for, which makes the accounts exact and the fast paths short.
//
// A failed allocation returns NULL and raises nothing: mem knows no exceptions. Callers say
// fo_raise_no_memory().
#ifndef FO_MEM_H
#define FO_MEM_H

#include "base/base.h"

// What a block is for. Every byte asked for belongs to exactly one kind.
typedef enum {
    FO_MEM_OBJECT,   // objects and the tables they own (list items, dict entries, big-integer digits)
    FO_MEM_DATA,     // array elements
    FO_MEM_INTERNAL, // code, syntax trees, buffers, stacks of the runtime itself
    FO_MEM_KINDS
} FoMemKind;

// Blocks of at most this many bytes live in pools and are freed to them; larger ones have a span or mapping
// of their own.
enum { FO_SMALL_MAX = 1024, FO_SMALL_GRAIN = 16, FO_SMALL_CLASSES = FO_SMALL_MAX / FO_SMALL_GRAIN };

typedef struct FoPool FoPool;
typedef struct FoHeap
    FoHeap; // the allocator's state; its start is public so that the fast paths can be inline

#include "mem/heap_inline.h"

// Allocates nbytes (0 counts as 1 when it comes to distinct addresses), aligned to 16; blocks of at least 1
// MiB are page-aligned. NULL when the budget, the system or an injected failure says no. The content is
// undefined / zero. fo_alloc and fo_free are inline for small sizes: see heap_inline.h.
FO_MUST_CHECK FO_INLINE void *fo_alloc(size_t nbytes, FoMemKind kind);
void *fo_alloc_zero(size_t nbytes, FoMemKind kind) FO_MUST_CHECK;
// Grows or shrinks in place or by moving; NULL leaves the old block valid. old may be NULL with old_nbytes 0.
void *fo_realloc(void *old, size_t old_nbytes, size_t new_nbytes, FoMemKind kind) FO_MUST_CHECK;
// Frees a block that was allocated with the same nbytes and kind. NULL is allowed.
// In pools the free list's link lies at offset 8 of the block, so that the first 8 bytes (the reference count
// of an untracked object, or the collector's link of a tracked one) stay as the owner left them; bytes 16..23
// (the count of a tracked object) stay too.
FO_INLINE void fo_free(void *block, size_t nbytes, FoMemKind kind);

// Is address the start of a block of this heap, live or freed-but-owned? Never faults. *is_live says which.
bool fo_heap_owns(const void *address, bool *is_live);

// ---- accounts (bytes)
typedef struct {
    size_t asked[FO_MEM_KINDS]; // exactly what callers asked for and have not freed
    size_t asked_total;         // = sum of asked[]
    size_t peak;                // the highest asked_total since the last fo_account_reset_peak
    size_t slack;               // rounding up to size classes and pages: used = asked_total + slack
    size_t free_in_pools;       // blocks on free lists and unused pools of arenas
    size_t cached;              // freed large blocks kept for reuse
    size_t held;     // everything obtained from the system: = asked_total + slack + free_in_pools + cached +
                     // overhead
    size_t overhead; // pool headers, arena tables
    uint64_t n_allocs, n_frees; // large and slow-path ones exactly; small ones by pool statistics
    size_t n_blocks;            // live blocks now
    size_t mapped;              // bytes of file maps (address space; resident pages are the system's matter)
} FoAccount;
void fo_account_read(FoAccount *out);
void fo_account_reset_peak(void);
// Raises the peak while f runs: returns the previous peak; used by memit-like observers.
size_t fo_account_peak(void);
// Bytes of held memory that no block has used yet and that therefore are not resident (huge pages count
// whole).
size_t fo_account_untouched(void);
void fo_account_map(int64_t delta_nbytes); // a file map was made (+) or dropped (-)

// ---- budget: a ceiling for private bytes (held memory); 0 = none
void fo_budget_set(size_t nbytes);
size_t fo_budget_get(void);
// Would nbytes more fit the budget, what the machine has (MemAvailable, cgroup, RLIMIT_AS)? Empties the cache
// before saying no.
bool fo_budget_allows(size_t nbytes);
// Why the last allocation failed, for the message of MemoryError.
typedef enum {
    FO_DENIED_NOTHING,
    FO_DENIED_BUDGET,
    FO_DENIED_SYSTEM,
    FO_DENIED_INJECTED,
    FO_DENIED_SIZE
} FoDenied;
FoDenied fo_mem_last_denied(size_t *wanted);

// ---- large blocks kept for reuse
void fo_cache_set_limit(size_t nbytes); // default 128 MiB
size_t fo_cache_empty(void);            // returns the bytes given back to the system

// ---- tracing: a function is told of every allocation and every free while it is set (NULL ends it). It must
// not allocate from the heap: tables of its own come from fo_os_pages_map. A resized block is a free and an
// allocation.
typedef struct {
    void (*on_alloc)(void *block, size_t nbytes, FoMemKind kind, void *context);
    void (*on_free)(void *block, void *context); // the content is still there
    void *context;
} FoMemTracer;
void fo_mem_trace(const FoMemTracer *tracer);

// ---- failure injection: the n-th allocation from now fails (1 = the next), once; 0 switches it off.
void fo_fail_nth_alloc(int64_t n);
void fo_fail_every_alloc_from(int64_t n); // from the n-th on all fail, until switched off with 0
bool fo_fail_nth_alloc_passed(void);        // has the armed allocation come (and failed)?
int64_t
fo_alloc_sequence(void); // counts allocations while injection is armed (n large), to know when to stop

// ---- life
bool fo_heap_init(void) FO_MUST_CHECK;
void fo_heap_deinit(void); // returns every arena; in debug builds reports blocks still live
// Walks every live block (debugging, leak reports, object walks). Stops when visit returns false.
void fo_heap_walk(bool (*visit)(void *block, size_t block_nbytes, void *context), void *context);
// Checks every invariant of arenas, pools and free lists; aborts with a message when one is broken.
void fo_heap_check(void);

#include "mem/buffer.h"
#include "mem/region.h"

#endif
