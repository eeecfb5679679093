// SPDX-License-Identifier: MIT
// plan_show: one evaluation as text: where it was written, its inputs, its steps as they were fused, the loops that are left after axes
// were merged, blocks and threads, where the result goes and what memory is asked for.
#include "array/array_private.h"
#include "array/plan_show.h"

#include <stdio.h>

enum { NAME_MAX_BYTES = 64 };

static void put_shape(FoBuffer *b, int ndim, const int64_t *shape) {
    fo_buffer_put_char(b, '(');
    for (int k = 0; k < ndim; k++) fo_buffer_printf(b, k ? ", %lld" : "%lld", (long long)shape[k]);
    fo_buffer_put_text(b, ndim == 1 ? ",)" : ")");
}

static const char *dtype_text(const FoDtype *d) { return d->kind == FO_DT_NONE ? "text" : fo_dtype_facts[d->kind].name; }

// dtype, shape, layout, bytes and where they lie.
static void put_memory(FoBuffer *b, const FoDtype *d, int ndim, const int64_t *shape, const int64_t *strides, const FoBytes *map) {
    int64_t n_items = 1;
    for (int k = 0; k < ndim; k++) n_items *= shape[k];
    fo_buffer_printf(b, "%s%s ", dtype_text(d), d->is_swapped ? " (bytes swapped)" : "");
    put_shape(b, ndim, shape);
    if (fo_layout_is_c(ndim, shape, strides, d->itemsize)) {
        fo_buffer_put_text(b, ", C order");
    } else if (fo_layout_is_f(ndim, shape, strides, d->itemsize)) {
        fo_buffer_put_text(b, ", Fortran order");
    } else {
        fo_buffer_put_text(b, ", strides ");
        put_shape(b, ndim, strides);
    }
    fo_buffer_printf(b, ", %lld bytes", (long long)(n_items * d->itemsize));
    const char *name = map && map->filename ? fo_str_utf8(map->filename, NULL) : NULL;
    if (map) fo_buffer_printf(b, ", map of %s", name ? name : "a file");
}

static void put_array(FoBuffer *b, const FoArray *a) { put_memory(b, a->dtype, a->ndim, a->shape, a->shape + a->ndim, a->bytes); }

// ---- steps

static void slot_name(const FoProgram *p, int which, char name[NAME_MAX_BYTES]) {
    const struct FoSlot *slot = &p->slots[which];
    if (slot->walk >= 0 && slot->walk == p->n_leaves) snprintf(name, NAME_MAX_BYTES, "out");
    else if (slot->walk >= 0) snprintf(name, NAME_MAX_BYTES, "in%d", slot->walk);
    else if (slot->scratch >= 0) snprintf(name, NAME_MAX_BYTES, "t%d", slot->scratch);
    else {
        FO_AUTO(FoObject) value = fo_scalar_new((FoDtypeKind)slot->kind, &slot->constant);
        FO_AUTO(FoObject) text = value ? fo_repr(value) : NULL;
        const char *utf8 = text ? fo_str_utf8((FoStr *)text, NULL) : NULL;
        snprintf(name, NAME_MAX_BYTES, "%s", utf8 ? utf8 : "?");
    }
}

static const char *step_name(const FoProgram *p, const FoStep *step) {
    if (step->name >= 0) return fo_op_name((FoOp)step->name);
    if (step->n == 3) return "where";
    const struct FoSlot *in = &p->slots[step->slot[0]], *out = &p->slots[step->slot[1]];
    if (in->kind != out->kind) return "astype";
    bool is_leaf = in->walk >= 0 && in->walk < p->n_leaves;
    return is_leaf && p->leaves[in->walk].array->dtype->is_swapped ? "byteswap" : "copy";
}

static void put_steps(FoBuffer *b, const FoPlanReport *r) {
    const FoProgram *p = r->program;
    char name[NAME_MAX_BYTES];
    int first_fused = p->n_steps - p->fused.n_steps;
    for (int i = 0; i < p->n_steps; i++) {
        const FoStep *step = &p->steps[i];
        slot_name(p, step->slot[step->n], name);
        size_t start = b->n;
        fo_buffer_printf(b, "  %-4s = %s(", name, step_name(p, step));
        for (int k = 0; k < step->n; k++) {
            slot_name(p, step->slot[k], name);
            fo_buffer_printf(b, k ? ", %s" : "%s", name);
        }
        const struct FoSlot *out = &p->slots[step->slot[step->n]];
        if (step->name < 0 && step->n == 1 && p->slots[step->slot[0]].kind != out->kind && out->kind != (int8_t)FO_DT_NONE)
            fo_buffer_printf(b, ", %s", fo_dtype_facts[out->kind].name);
        fo_buffer_put_char(b, ')');
        if (i >= first_fused && p->fused.n_steps + r->consumer_joins > 1)
            fo_buffer_printf(b, "%*s| %s", (int)(b->n - start < 36 ? 36 - (b->n - start) : 1), "", i == first_fused ? "in one loop" : "");
        while (b->n && b->data[b->n - 1] == ' ') b->n--;
        fo_buffer_put_char(b, '\n');
    }
    if (!r->consumer) return;
    slot_name(p, p->n_steps ? p->steps[p->n_steps - 1].slot[p->steps[p->n_steps - 1].n] : p->result_slot, name);
    fo_buffer_printf(b, r->consumer_joins ? "  out  = %s(%s)%*s|\n" : "  out  = %s(%s)\n", r->consumer, name,
                     (int)(36 - 11 - strlen(r->consumer) - strlen(name)), "");
}

// ---- loops

static void put_inner_strides(FoBuffer *b, const FoPlanReport *r) {
    const FoWalk *w = r->walk;
    int n_in = r->program ? r->program->n_leaves : 1 + (r->inputs[1] != NULL);
    for (int k = 0; k < w->n_operands; k++) {
        if (k < n_in) fo_buffer_printf(b, "%sin%d %lld", k ? ", " : "", k, (long long)w->inner[k]);
        else fo_buffer_printf(b, "%s%s %lld", k ? ", " : "", k == w->n_operands - 1 ? "out" : "with", (long long)w->inner[k]);
    }
}

static void put_loops(FoBuffer *b, const FoPlanReport *r, int n_axes) {
    const FoWalk *w = r->walk;
    fo_buffer_put_text(b, "  loops  ");
    for (int k = 0; k < w->ndim; k++) fo_buffer_printf(b, "%lld x ", (long long)w->shape[k]);
    fo_buffer_printf(b, "%lld", (long long)w->n_inner);
    if (w->ndim + 1 < n_axes) fo_buffer_printf(b, " (%d axes merged into %d)", n_axes, w->ndim + 1);
    fo_buffer_put_text(b, ", bytes per step of the innermost: ");
    put_inner_strides(b, r);
    fo_buffer_put_char(b, '\n');
}

static void put_blocks(FoBuffer *b, const FoPlanReport *r) {
    if (r->block_items)
        fo_buffer_printf(b, "  blocks of %lld elements, %lld part%s", (long long)r->block_items, (long long)r->n_parts,
                         r->n_parts == 1 ? "" : "s");
    else fo_buffer_printf(b, "  parts  %lld", (long long)r->n_parts);
    fo_buffer_printf(b, " on %d thread%s\n", r->n_workers, r->n_workers == 1 ? "" : "s");
}

// ---- memory

// What NumPy's way, one array per operator, would ask for.
static void put_eager(FoBuffer *b, const FoProgram *p, int64_t n_items) {
    int64_t nbytes = 0;
    int n = 0;
    for (int i = 0; i < p->n_steps; i++) {
        const FoStep *step = &p->steps[i];
        if (step->name < 0 && step->n != 3) continue;
        nbytes += n_items * p->slots[step->slot[step->n]].itemsize;
        n++;
    }
    if (n > 1 || (n && !p->has_target))
        fo_buffer_printf(b, "; operator by operator: %d array%s, %lld bytes", n, n == 1 ? "" : "s", (long long)nbytes);
}

static void put_output(FoBuffer *b, const FoPlanReport *r, int64_t n_items) {
    int64_t asked = 0;
    fo_buffer_put_text(b, "  out    ");
    if (r->target) {
        put_memory(b, r->target->dtype, r->target->ndim, r->target->shape, r->target->strides, r->target->bytes);
        fo_buffer_put_text(b, r->target->is_new ? ", new" : ", there already");
        if (r->target->is_new) asked = n_items * r->target->dtype->itemsize;
    } else if (r->result) {
        put_array(b, r->result);
        fo_buffer_put_text(b, ", new");
        asked = fo_array_nbytes(r->result);
    } else {
        fo_buffer_put_text(b, "one element");
    }
    fo_buffer_printf(b, "\n  asks   %lld bytes for the result, %zu for blocks", (long long)asked, r->scratch_nbytes);
    if (r->program) put_eager(b, r->program, n_items);
    fo_buffer_put_char(b, '\n');
}

// ---- the whole

static void put_place(FoBuffer *b) {
    FoCallerPosition at = {0};
    if (!fo_rt->hooks.caller_position || !fo_rt->hooks.caller_position(&at)) return;
    FO_AUTO(FoStr) filename = at.filename;
    FO_AUTO(FoStr) module = at.module;
    FO_AUTO(FoStr) line = at.source_line;
    const char *path = filename ? fo_str_utf8(filename, NULL) : NULL, *slash = path ? strrchr(path, '/') : NULL;
    const char *text = line ? fo_str_utf8(line, NULL) : NULL;
    while (text && (*text == ' ' || *text == '\t')) text++;
    fo_buffer_printf(b, "%s:%d", slash ? slash + 1 : path ? path : "?", at.line);
    if (text && *text) fo_buffer_printf(b, ": %.*s", (int)strcspn(text, "\r\n"), text);
    fo_error_clear(); // a line that cannot be shown is not shown
}

static void put_inputs(FoBuffer *b, const FoPlanReport *r) {
    const FoProgram *p = r->program;
    for (int k = 0; p ? k < p->n_leaves : k < 2 && r->inputs[k]; k++) {
        fo_buffer_printf(b, "  in%d    ", k);
        put_array(b, p ? p->leaves[k].array : r->inputs[k]);
        fo_buffer_put_char(b, '\n');
    }
}

// To the stream the interpreter started with: no script code runs in the middle of an evaluation.
static bool write_out(FoBuffer *b) {
    FO_AUTO(FoStr) text = b->failed ? NULL : fo_str_from_utf8_surrogates(b->data, b->n);
    if (!text) return b->failed ? fo_fail_no_memory() : false;
    FoObject *sys = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys"));
    FO_AUTO(FoObject) out = sys ? fo_get_attr_text(sys, "__stdout__") : NULL;
    FO_AUTO(FoStr) write = out ? fo_str_from_text("write") : NULL;
    FO_AUTO(FoObject) done = write ? fo_call_method(out, write, (FoObject *[]){(FoObject *)text}, 1) : NULL;
    return done != NULL;
}

bool fo_plan_show(const FoPlanReport *r) {
    if (r->program && !r->program->n_leaves) return true; // filling with a constant is no evaluation
    FoBuffer b = FO_BUFFER_EMPTY;
    int64_t n_items = 1;
    int ndim = r->program ? r->program->ndim : r->inputs[0]->ndim;
    const int64_t *shape = r->program ? r->program->shape : r->inputs[0]->shape;
    for (int k = 0; k < ndim; k++) n_items *= shape[k];
    fo_buffer_put_text(&b, "plan ");
    put_place(&b);
    fo_buffer_printf(&b, "\n  %s%s%s, %lld element%s\n", r->what, r->along ? " " : "", r->along ? r->along : "", (long long)n_items,
                     n_items == 1 ? "" : "s");
    put_inputs(&b, r);
    if (r->program) put_steps(&b, r);
    if (r->walk) put_loops(&b, r, ndim);
    if (r->n_parts) put_blocks(&b, r);
    put_output(&b, r, n_items);
    bool ok = write_out(&b);
    fo_buffer_deinit(&b);
    return ok;
}
