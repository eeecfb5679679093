// SPDX-License-Identifier: MIT
// Shared by the mod_random*.c files only.
#ifndef FO_MODULES_RANDOM_PRIVATE_H
#define FO_MODULES_RANDOM_PRIVATE_H

#include "array/random_core.h"
#include "modules/modules.h"

#define NATIVE_ARGS FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames

typedef struct {
    FoObject head;
    FoMt mt;
    double gauss_next; // the second of a pair of normal draws
    bool has_gauss;
    bool from_system;  // SystemRandom: no state, the system's entropy
    FoDict *dict;      // attributes that scripts have set, or NULL
} FoRandom;
extern FoType fo_random_type, fo_system_random_type;

// Draws; a subclass that overrides random() or getrandbits() is asked.
FO_MUST_CHECK bool fo_random_double(FoObject *self, double *out);   // [0, 1)
FoObject *fo_random_below(FoObject *self, FoObject *limit);         // [0, limit), limit > 0
FO_MUST_CHECK bool fo_random_below_word(FoObject *self, int64_t limit, int64_t *out);

FO_MUST_CHECK bool fo_random_seed(FoObject *self, FoObject *seed, int64_t version); // mod_random_state.c
extern const FoNativeDef fo_random_state_methods[];        // seed, getstate, setstate
extern const FoNativeDef fo_random_sequence_methods[];     // mod_random_sequence.c: randrange, choice, sample …
extern const FoNativeDef fo_random_distribution_methods[]; // mod_random_distribution.c: uniform, gauss …
void fo_sha512(const void *data, size_t n, unsigned char digest[64]); // sha512.c

#endif
