// SPDX-License-Identifier: MIT
// Resuming and leaving the frames of generators: what every step of a loop over one does, inline in the machine.
#ifndef FO_LANG_GENERATOR_INLINE_H
#define FO_LANG_GENERATOR_INLINE_H

#include "lang/machine_private.h"

FO_INLINE bool generator_is_resumable(const FoGenerator *g) { return g->state == GENERATOR_SUSPENDED || g->state == GENERATOR_FRESH; }

// Links its frame on top of the innermost one.
FO_INLINE bool generator_enter(FoRuntime *rt, FoGenerator *g) {
    if (fo_unlikely(rt->depth >= rt->depth_limit)) {
        fo_recursion_error(NULL);
        return false;
    }
    rt->depth++;
    FoFrame *below = rt->frame;
    g->frame.previous = below;
    g->frame.top = below ? below->top : rt->stack;
    rt->frame = &g->frame;
    g->state = GENERATOR_RUNNING;
    fo_ref(g); // its own run keeps it alive
    // what is being handled belongs to whoever runs: ours when it was suspended inside an except clause, otherwise the resumer's
    FoObject *outer = rt->handled;
    g->outer_handled = outer;
    if (fo_unlikely(g->handled != NULL)) rt->handled = fo_take(g->handled);
    else fo_xref(outer);
    return true;
}
// Unlinks the frame; the reference of generator_enter is dropped.
FO_INLINE void generator_leave(FoRuntime *rt, FoGenerator *g) {
    FoObject *mine = rt->handled;
    if (fo_unlikely(mine || g->outer_handled)) {
        rt->handled = fo_take(g->outer_handled);
        if (g->state == GENERATOR_SUSPENDED && g->handling)
            g->handled = mine;
        else
            fo_xunref(mine);
    }
    rt->frame = g->frame.previous;
    g->frame.previous = NULL;
    rt->depth--;
    fo_unref(g);
}
// The yield where it stands gets a value.
FO_INLINE void generator_receive_give(FoGenerator *g, FoValue value) {
    if (g->received >= 0)
        value_put(&g->registers[g->received], value);
    else
        value_release(&value);
}
FO_INLINE void generator_receive_none(FoGenerator *g) {
    if (g->received >= 0) value_put(&g->registers[g->received], fo_value_from_object_give(fo_new_none()));
}

#endif
