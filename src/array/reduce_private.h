// SPDX-License-Identifier: MIT
// What the reduction files share.
#ifndef FO_ARRAY_REDUCE_PRIVATE_H
#define FO_ARRAY_REDUCE_PRIVATE_H

enum { FO_REDUCE_THREAD_LEAST = 1 << 17 }; // elements from which on threads are worth their start

// reduce_all.c: reduces all elements of a (possibly pending) into *result, which holds the starting value, of loop->out. aux: for the kernel.
FO_MUST_CHECK bool fo_reduce_all(FoArray *a, FoReduce reduce, const FoReduceLoop *loop, const void *aux, char *result);

// reduce_axes.c: combines a (settled, native) into accumulators that hold their starting values. acc_strides: over a's axes, bytes, 0 on
// those that are reduced. halves: as fo_reduce_rounds_halves says.
FO_MUST_CHECK bool fo_reduce_axes(FoArray *a, FoReduce reduce, bool halves, bool has_initial, const FoReduceLoop *loop, FoArray *accumulators,
                                  const int64_t *acc_strides);

// evaluate_reduce.c
FoArray *fo_reduce_accumulators(FoArray *a, const bool *is_axis, FoDtypeKind kind, int64_t *acc_strides); // without values; new reference
// Sums and products of float16 are computed as float32, but what has been reached is a float16 after each row and each 8192 elements.
bool fo_reduce_rounds_halves(FoReduce reduce, FoDtypeKind kind);
uint32_t fo_round_halves(char *floats, int64_t stride, int64_t n); // float32 to the nearest float16, in place; status bits
FO_INLINE bool fo_reduce_is_float_sum(FoReduce reduce, const FoReduceLoop *loop) {
    return reduce == FO_REDUCE_SUM && loop->out >= FO_DT_FLOAT32;
}
const char *fo_reduce_word(FoReduce reduce); // "sum", for people
uint32_t fo_reduce_status(int flags);        // floating-point exceptions (FE_…) as FO_STATUS_ bits
// Warns or raises as the error modes say. Squared deviations (aux: the mean) are what a subtraction and a multiplication would have been.
FO_MUST_CHECK bool fo_reduce_report(uint32_t status, const void *aux);

#endif
