// SPDX-License-Identifier: MIT
// Calls into GMP. GMP cannot cope with an allocator that fails, so each call has an arena of its own: when memory runs out, or Ctrl-C
// arrives, control jumps back to fo_gmp_run, which drops the arena and raises. Nothing else may be owned inside `work`.
#ifndef FO_TYPES_INT_GMP_H
#define FO_TYPES_INT_GMP_H

#include <gmp.h>
#include <setjmp.h>
#include "types/core.h"

typedef struct FoGmpBlock FoGmpBlock;
typedef struct {
    FoGmpBlock *blocks;   // all blocks of the arena, doubly linked
    volatile int held;    // Ctrl-C must not jump now: the allocator is at work
    bool no_memory;
    sigjmp_buf escape;
} FoGmpCall;

// Runs work(call, context); `n_limbs` is the size of the operands (long calls can be interrupted at any instruction).
// true: what work left in the arena is valid until fo_gmp_end. false: MemoryError or KeyboardInterrupt is pending, the arena is gone.
FO_MUST_CHECK bool fo_gmp_run(FoGmpCall *call, void (*work)(FoGmpCall *call, void *context), void *context, int64_t n_limbs);
void fo_gmp_end(FoGmpCall *call);
// Inside work: memory of the arena (never NULL).
void *fo_gmp_alloc(FoGmpCall *call, size_t nbytes);
FO_INLINE mp_limb_t *fo_gmp_limbs(FoGmpCall *call, int64_t n) { return fo_gmp_alloc(call, (size_t)n * sizeof(mp_limb_t)); }

// 30-bit digits <-> 64-bit limbs.
int64_t fo_gmp_limbs_of(const FoInt *x);                        // how many limbs |x| has
int64_t fo_gmp_from_int(mp_limb_t *limbs, const FoInt *x);      // writes them, returns how many
FoObject *fo_gmp_as_int(const mp_limb_t *limbs, int64_t n, bool negative); // leading zeros are allowed

#endif
