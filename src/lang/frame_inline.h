// SPDX-License-Identifier: MIT
// Opening and closing frames of Python functions: what every call does, inline in the machine.
#ifndef FO_LANG_FRAME_INLINE_H
#define FO_LANG_FRAME_INLINE_H

#include "lang/machine_private.h"

// The machine's side of a function's code; NULL before the first call.
FO_INLINE const MachineCode *code_machine(const FoCode *code) { return code->machine; }

// May a frame of this code whose registers begin at `registers` be opened?
FO_INLINE bool frame_fits(const FoRuntime *rt, const LangState *ls, const FoCode *code, const FoValue *registers) {
    return fo_likely(registers + code->n_registers <= rt->stack_end && ls->next_frame < ls->frames_end && rt->depth < rt->depth_limit);
}

// A frame on top of rt->frame. The first n_bound registers hold the parameters; the other variables are emptied, free ones taken from the
// closure. Consumes the reference to the function. The caller has asked frame_fits and has made code->machine.
FO_INLINE FoFrame *frame_open(FoRuntime *rt, LangState *ls, FoFunction *function_give, FoValue *registers, int32_t n_bound) {
    FoCode *code = function_give->code;
    FoFrame *f = ls->next_frame;
    int32_t n_own = code->n_locals + code->n_cells;
    for (int32_t i = n_bound; i < n_own; i++) registers[i].tag = FO_TAG_UNBOUND;
    for (int32_t i = 0; i < code->n_free; i++) registers[n_own + i] = fo_value_from_object_give(fo_ref(function_give->closure->items[i]));
    rt->depth++;
    ls->next_frame = f + 1;
    f->previous = rt->frame;
    f->function = function_give;
    f->code = code;
    f->pc = code->instructions;
    f->registers = registers;
    f->top = registers + code->n_registers;
    f->locals = NULL;
    f->generator = NULL;
    f->result = 0;
    f->on_return = ON_RETURN_STORE;
    rt->frame = f;
    return f;
}

// The end of a frame whose registers have been released and which is not rt->frame any more.
FO_INLINE void frame_pop(LangState *ls, FoFrame *f) {
    FoFunction *function = f->function;
    FoObject *locals = f->locals;
    ls->next_frame = f;
    fo_unref(function);
    if (fo_unlikely(locals != NULL)) fo_unref(locals);
}

#endif
