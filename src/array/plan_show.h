// SPDX-License-Identifier: MIT
// plan_show: --show plan: what the evaluator is about to do, as text on the standard output.
#ifndef FO_ARRAY_PLAN_SHOW_H
#define FO_ARRAY_PLAN_SHOW_H

// One evaluation as its evaluator has planned it. Borrowed pointers, alive during the call.
typedef struct {
    const char *what;         // "expression", "sum", "argmax" …
    const char *along;        // how a reduction goes through its input, or NULL
    const FoProgram *program; // or NULL: the inputs are `inputs`
    FoArray *inputs[2];
    const FoWalk *walk;       // operands as in the program, or the input first; NULL: not told
    const char *consumer;     // what takes the program's value ("sum"), or NULL: the target does
    bool consumer_joins;      // in the same pass as the fused steps
    int64_t block_items, n_parts; // 0: not told
    int n_workers;
    size_t scratch_nbytes;    // for blocks, all workers together
    const FoTarget *target;   // or NULL: `result`
    FoArray *result;          // new memory; NULL without target: one element
} FoPlanReport;
FO_INLINE bool fo_plan_is_shown(void) { return fo_unlikely(fo_rt->options.show_plan); }
FO_MUST_CHECK bool fo_plan_show(const FoPlanReport *report);

#endif
