// SPDX-License-Identifier: MIT
// What the reduction files share.
#ifndef FO_ARRAY_REDUCE_PRIVATE_H
#define FO_ARRAY_REDUCE_PRIVATE_H

// Reduces all elements of a (possibly pending) into *result, which holds the starting value, of loop->out. aux: for the kernel.
FO_MUST_CHECK bool fo_reduce_all(FoArray *a, FoReduce reduce, const FoReduceLoop *loop, const void *aux, char *result);
FoArray *fo_reduce_accumulators(FoArray *a, const bool *is_axis, FoDtypeKind kind, int64_t *acc_strides);
uint32_t fo_round_halves(char *floats, int64_t stride, int64_t n); // float32 to the nearest float16, in place; status bits

#endif
