// SPDX-License-Identifier: MIT
// Planning: an expression becomes a program: a list of steps (kernel, input slots, output slot) for one block of elements.
// A slot is an operand of the walk (a leaf or the target), a scratch block, or a constant.
#include "array/array_private.h"

static int new_slot(FoProgram *p, FoDtypeKind kind) {
    int s = p->n_slots++;
    p->slots[s].walk = p->slots[s].scratch = -1;
    p->slots[s].itemsize = kind == FO_DT_NONE ? 0 : (int8_t)fo_dtype_itemsize(kind);
    p->slots[s].kind = (int8_t)kind;
    return s;
}

static int scratch_slot(FoProgram *p, FoDtypeKind kind) {
    int s = new_slot(p, kind), k = __builtin_ctzll(~p->scratch_used);
    p->scratch_used |= (uint64_t)1 << k;
    if (k >= p->n_scratch) p->n_scratch = k + 1;
    if (p->slots[s].itemsize > p->scratch_itemsize) p->scratch_itemsize = p->slots[s].itemsize;
    p->slots[s].scratch = (int8_t)k;
    return s;
}

static void release(FoProgram *p, int slot) {
    if (p->slots[slot].scratch >= 0) p->scratch_used &= ~((uint64_t)1 << p->slots[slot].scratch);
}

static int constant_slot(FoProgram *p, FoDtypeKind kind, const FoComplex128 *value) {
    int s = new_slot(p, kind);
    p->slots[s].constant = *value;
    return s;
}

static void add_step(FoProgram *p, FoKernel run, int name, int n, const int *in, int out) {
    FoStep *step = &p->steps[p->n_steps];
    p->status[p->n_steps++] = 0;
    *step = (FoStep){.run = run, .n = (int8_t)n, .name = (int16_t)name};
    for (int k = 0; k < n; k++) step->slot[k] = (int8_t)in[k];
    step->slot[n] = (int8_t)out;
}

// A step of one input whose output goes to a scratch block of its own.
static int convert(FoProgram *p, FoKernel run, int in, FoDtypeKind kind) {
    int out = scratch_slot(p, kind);
    add_step(p, run, -1, 1, &in, out);
    release(p, in);
    return out;
}

static int cast_slot(FoProgram *p, int slot, FoDtypeKind kind) {
    FoDtypeKind from = (FoDtypeKind)p->slots[slot].kind;
    return from == kind ? slot : convert(p, fo_kernel_cast(from, kind), slot, kind);
}

// ---- leaves

static int leaf_slot(FoProgram *p, FoArray *a) {
    int k = 0;
    while (k < p->n_leaves && p->leaves[k].array != a) k++;
    if (k == p->n_leaves) {
        struct FoLeaf *leaf = &p->leaves[p->n_leaves++];
        leaf->array = a;
        leaf->data = a->data;
        leaf->kind = a->dtype->kind;
        leaf->itemsize = a->dtype->itemsize;
        if (a->ndim == p->ndim && !memcmp(a->shape, p->shape, (size_t)a->ndim * 8))
            memcpy(leaf->broadcast, fo_array_strides(a), (size_t)a->ndim * 8);
        else if (!fo_layout_broadcast_strides(a->ndim, a->shape, fo_array_strides(a), p->ndim, p->shape, leaf->broadcast))
            return fo_raise(FO_VALUE_ERROR, "operands could not be broadcast together"), -1;
        p->maps[k] = a->bytes;
        if (a->bytes) p->has_maps = true;
        if (a->bytes && !fo_block_check(a->bytes)) return -1;
    }
    FoDtype *d = a->dtype;
    int s = new_slot(p, d->kind);
    p->slots[s].walk = (int8_t)k;
    if (d->is_swapped && d->kind != FO_DT_NONE) {
        bool pair = d->letter == 'c';
        return convert(p, fo_kernel_byteswap((size_t)d->itemsize / (pair ? 2 : 1), pair), s, d->kind);
    }
    if (!(a->flags & FO_ARRAY_ALIGNED) && d->kind != FO_DT_NONE) return convert(p, fo_kernel_copy((size_t)d->itemsize), s, d->kind);
    return s;
}

// ---- expressions

static int plan_expression(FoProgram *p, FoExpression *e);

static int plan_array(FoProgram *p, FoArray *a) { return a->expression ? plan_expression(p, a->expression) : leaf_slot(p, a); }

static int64_t weight_of(FoOp op) { return op >= FO_OP_SQRT || op == FO_OP_POWER || op == FO_OP_FLOAT_POWER || op == FO_OP_ARCTAN2 ? 6 : 1; }

static int plan_inputs(FoProgram *p, FoExpression *e, int *in) {
    for (int k = 0; k < e->n_in; k++) {
        FoDtypeKind kind = e->node == FO_NODE_WHERE && k == 0 ? FO_DT_BOOL : e->loop.in;
        if (!e->in[k]) {
            in[k] = constant_slot(p, kind, &e->constant[k]);
            continue;
        }
        if (k == 1 && e->node == FO_NODE_OP && e->in[1] == e->in[0] && e->in[1]->expression) { // x * x: x is computed once
            in[1] = in[0];
            continue;
        }
        int s = plan_array(p, e->in[k]);
        if (s < 0) return -1;
        in[k] = e->node == FO_NODE_CAST ? s : cast_slot(p, s, kind);
    }
    return 0;
}

static int plan_expression(FoProgram *p, FoExpression *e) {
    int in[3];
    if (plan_inputs(p, e, in) < 0) return -1;
    if (e->node == FO_NODE_CAST) return cast_slot(p, in[0], e->loop.result);
    FoDtypeKind out_kind = e->loop.out;
    int reuse = -1;
    // the result may take the place of an input of the same size
    for (int k = 0; k < e->n_in && reuse < 0; k++)
        if (p->slots[in[k]].scratch >= 0 && p->slots[in[k]].itemsize == (int8_t)fo_dtype_itemsize(out_kind)) reuse = in[k];
    int out;
    if (reuse >= 0) {
        out = new_slot(p, out_kind);
        p->slots[out].scratch = p->slots[reuse].scratch;
    } else {
        out = scratch_slot(p, out_kind);
    }
    FoKernel run = e->node == FO_NODE_WHERE ? fo_kernel_where(fo_dtype_itemsize(out_kind)) : e->loop.run;
    add_step(p, run, e->node == FO_NODE_OP ? (int)e->op : -1, e->n_in, in, out);
    p->weight += e->node == FO_NODE_OP ? weight_of(e->op) : 1;
    for (int k = 0; k < e->n_in; k++)
        if (p->slots[in[k]].scratch != p->slots[out].scratch) release(p, in[k]);
    return cast_slot(p, out, e->loop.result);
}

// ---- the target

static bool is_aligned(const FoTarget *t) {
    return fo_layout_is_aligned(t->ndim, t->shape, t->strides, t->data, t->dtype->alignment);
}

// Lets the value in `slot` end in the target: by writing it there in the first place, or by one more step.
static void plan_store(FoProgram *p, int slot, const FoTarget *t) {
    FoDtype *d = t->dtype;
    int target = new_slot(p, d->kind);
    p->slots[target].walk = (int8_t)p->n_leaves; // moved up by fo_program_plan when leaves follow: none do
    bool plain = !d->is_swapped && is_aligned(t);
    if (plain && p->slots[slot].kind == (int8_t)d->kind && p->slots[slot].scratch >= 0 && p->n_steps &&
        p->steps[p->n_steps - 1].slot[p->steps[p->n_steps - 1].n] == slot) {
        p->steps[p->n_steps - 1].slot[p->steps[p->n_steps - 1].n] = (int8_t)target;
        return;
    }
    if (d->kind == FO_DT_NONE) {
        p->copy_size = d->itemsize;
        add_step(p, fo_kernel_copy((size_t)d->itemsize), -1, 1, &slot, target);
        p->steps[p->n_steps - 1].aux = &p->copy_size;
    } else if (!d->is_swapped) {
        add_step(p, fo_kernel_cast((FoDtypeKind)p->slots[slot].kind, d->kind), -1, 1, &slot, target);
    } else {
        bool pair = d->letter == 'c';
        slot = cast_slot(p, slot, d->kind);
        add_step(p, fo_kernel_byteswap((size_t)d->itemsize / (pair ? 2 : 1), pair), -1, 1, &slot, target);
    }
}

// Are there scratch blocks no step uses any more (the last result went straight to the target)?
static void count_scratch(FoProgram *p) {
    int most = 0;
    for (int i = 0; i < p->n_steps; i++)
        for (int k = 0; k <= p->steps[i].n; k++)
            if (p->slots[p->steps[i].slot[k]].scratch >= most) most = p->slots[p->steps[i].slot[k]].scratch + 1;
    p->n_scratch = most;
}

// ---- several steps as one pass

static bool is_op(const FoProgram *p, int step, FoOp op) { return step >= 0 && p->steps[step].name == (int16_t)op; }
static int out_of(const FoProgram *p, int step) { return p->steps[step].slot[p->steps[step].n]; }
static bool is_constant(const FoProgram *p, int slot) { return p->slots[slot].walk < 0 && p->slots[slot].scratch < 0; }

// The other operand of a two-operand step one of whose operands is what the step before it made; -1: not so.
static int partner(const FoProgram *p, int step) {
    if (step < 1 || p->steps[step - 1].name < 0) return -1;
    int made = out_of(p, step - 1), left = p->steps[step].slot[0], right = p->steps[step].slot[1];
    return left == right ? -1 : left == made ? right : right == made ? left : -1;
}

static void find_fused(FoProgram *p) {
    struct FoFused *f = &p->fused;
    f->n_steps = 0;
    int last = p->n_steps - 1, step = last;
    if (last < 0 || p->steps[last].name < 0 || p->slots[out_of(p, last)].kind != FO_DT_FLOAT64) return;
    FoOp function = FO_OP_POSITIVE;
    f->b = -1;
    f->term.scale = 1;
    if (is_op(p, step, FO_OP_PLUS)) {
        int b = partner(p, step);
        bool inner = b >= 0 && (is_op(p, step - 1, FO_OP_MULTIPLY) || fo_kernel_fused_map((FoOp)p->steps[step - 1].name));
        f->b = (int8_t)(inner ? b : p->steps[step].slot[1]);
        f->x = p->steps[step].slot[0];
        if (inner) step--;
        else goto found;
    }
    if (is_op(p, step, FO_OP_MULTIPLY)) {
        int left = p->steps[step].slot[0], right = p->steps[step].slot[1],
            constant = is_constant(p, left)    ? left
                       : is_constant(p, right) ? right
                                               : -1;
        if (constant < 0) return;
        memcpy(&f->term.scale, &p->slots[constant].constant, 8);
        f->x = (int8_t)(constant == left ? right : left);
        if (step > 0 && p->steps[step - 1].name >= 0 && out_of(p, step - 1) == f->x && p->steps[step - 1].n == 1 &&
            fo_kernel_fused_map((FoOp)p->steps[step - 1].name))
            step--;
        else goto found;
    }
    if (p->steps[step].n != 1) return;
    function = (FoOp)p->steps[step].name;
    f->x = p->steps[step].slot[0];
found:
    f->map = fo_kernel_fused_map(function);
    f->sum = fo_kernel_fused_sum(function);
    if (!f->map || !f->sum || p->slots[f->x].kind != FO_DT_FLOAT64) return;
    if (f->b < 0) {
        FoComplex128 nothing = {-0.0, 0};
        f->b = (int8_t)constant_slot(p, FO_DT_FLOAT64, &nothing);
    } else if (p->slots[f->b].kind != FO_DT_FLOAT64) {
        return;
    }
    f->out = (int8_t)out_of(p, last);
    f->n_steps = (int8_t)(last - step + 1);
}

bool fo_program_plan(FoProgram *p, FoExpression *e, FoArray *source, int ndim, const int64_t *shape, const FoTarget *target) {
    p->n_leaves = p->n_steps = p->n_slots = p->n_scratch = p->scratch_itemsize = 0;
    p->scratch_used = 0;
    p->weight = 1;
    p->ndim = ndim;
    p->shape = shape;
    p->has_target = target != NULL;
    p->has_maps = false;
    p->errors = e ? e->errors : fo_array_state()->errors;
    int slot = e ? plan_expression(p, e) : plan_array(p, source);
    if (slot < 0) return false;
    p->result_slot = slot;
    p->result_kind = (FoDtypeKind)p->slots[slot].kind;
    p->fused.n_steps = 0;
    if (target) {
        plan_store(p, slot, target);
        p->maps[p->n_leaves] = target->bytes;
        if (target->bytes) p->has_maps = true;
        count_scratch(p);
    }
    if (p->n_steps > (target ? 1 : 0)) find_fused(p);
    if (target && p->fused.n_steps < 2) p->fused.n_steps = 0;
    p->fused.in_place = false;
    for (int k = 0; k < p->n_leaves; k++) p->fused.in_place = p->fused.in_place || (target && p->leaves[k].data == target->data);
    return true;
}

void fo_program_start_walk(const FoProgram *p, FoWalk *walk, char **data, const FoTarget *target, const int64_t *like) {
    const int64_t *strides[FO_MAX_OPERANDS];
    int n = p->n_leaves;
    for (int k = 0; k < n; k++) {
        data[k] = p->leaves[k].data;
        strides[k] = p->leaves[k].broadcast;
    }
    if (target) {
        data[n] = target->data;
        strides[n++] = target->strides;
    }
    if (!like) {
        fo_walk_init(walk, p->ndim, p->shape, n, data, strides, true);
        if (walk->n_outer) fo_walk_lengthen(walk);
        return;
    }
    // C order over axes sorted as the dense array has them
    int axes[FO_MAX_DIMS];
    int64_t shape[FO_MAX_DIMS], sorted[FO_MAX_OPERANDS][FO_MAX_DIMS];
    fo_layout_sort_axes(p->ndim, 1, &like, axes);
    for (int k = 0; k < p->ndim; k++) {
        shape[k] = p->shape[axes[k]];
        for (int j = 0; j < n; j++) sorted[j][k] = strides[j][axes[k]];
    }
    for (int j = 0; j < n; j++) strides[j] = sorted[j];
    fo_walk_init(walk, p->ndim, shape, n, data, strides, false);
}
