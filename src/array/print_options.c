// SPDX-License-Identifier: MIT
// The options of printing in force; they live with the room's state.
#include "array/array_private.h"

#include "array/print.h"

void fo_print_options_copy(FoPrintOptions *to, const FoPrintOptions *from) {
    *to = *from;
    fo_ref(to->nan_text);
    fo_ref(to->inf_text);
    fo_xref(to->formatter);
}

void fo_print_options_deinit(FoPrintOptions *o) {
    fo_clear_slot(&o->nan_text);
    fo_clear_slot(&o->inf_text);
    fo_clear_slot(&o->formatter);
}

FoPrintOptions *fo_print_options(void) {
    FoArrayState *state = fo_array_state();
    if (state->print_state) return state->print_state;
    FoPrintOptions *o = fo_alloc_zero(sizeof *o, FO_MEM_INTERNAL);
    if (!o) return fo_raise_no_memory();
    *o = (FoPrintOptions){.precision = 8, .threshold = 1000, .edge_items = 3, .line_width = 75, .float_mode = FO_FLOAT_MAXPREC, .sign = '-'};
    o->nan_text = fo_str_from_text("nan");
    o->inf_text = o->nan_text ? fo_str_from_text("inf") : NULL;
    if (!o->inf_text) {
        fo_print_options_deinit(o);
        fo_free(o, sizeof *o, FO_MEM_INTERNAL);
        return NULL;
    }
    return state->print_state = o;
}

void fo_print_deinit(void) {
    FoArrayState *state = fo_array_state();
    FoPrintOptions *o = state ? state->print_state : NULL;
    if (!o) return;
    state->print_state = NULL;
    fo_print_options_deinit(o);
    fo_free(o, sizeof *o, FO_MEM_INTERNAL);
}
