// SPDX-License-Identifier: MIT
// Shapes: a tree per class. The path from the root spells the attributes in the order in which instances got them.
#include "types/types.h"
#include "types/class_slots.h"

// A class whose instances get ever different attributes must not fill the memory with shapes: its instances use dicts.
enum { CHILDREN_MAX = 32, SHAPES_MAX = 1024, LEARN_AT_ONCE = 8 };

static size_t shape_nbytes(int32_t n) { return sizeof(FoShape) + (size_t)n * sizeof(FoStr *); }

static FoShape *shape_new(FoType *type, FoShape *parent, FoStr *name) {
    int32_t n = parent ? parent->n + 1 : 0;
    FoShape *shape = fo_alloc_zero(shape_nbytes(n), FO_MEM_INTERNAL);
    if (!shape) return NULL;
    shape->type = type;
    shape->parent = parent;
    shape->n = n;
    shape->id = ++fo_rt->next_shape_id;
    type->n_shapes++;
    if (!parent) return shape;
    memcpy(shape->names, parent->names, (size_t)parent->n * sizeof(FoStr *));
    shape->name = shape->names[n - 1] = fo_ref(name);
    shape->next_sibling = parent->first_child;
    parent->first_child = shape;
    return shape;
}

FoShape *fo_shape_new_root(FoType *type) { return shape_new(type, NULL, NULL); }

static void free_tree(FoShape *shape) {
    for (FoShape *child = shape->first_child, *next; child; child = next) {
        next = child->next_sibling;
        free_tree(child);
    }
    fo_xunref(shape->name);
    fo_free(shape, shape_nbytes(shape->n), FO_MEM_INTERNAL);
}

void fo_shape_free_root(FoShape *root) {
    if (root) free_tree(root);
}

FoShape *fo_shape_extend(FoShape *shape, FoStr *name) {
    int32_t n_children = 0;
    for (FoShape *child = shape->first_child; child; child = child->next_sibling, n_children++)
        if (child->name == name) return child;
    FoType *type = shape->type;
    if (shape->n >= FO_SHAPE_MAX || n_children >= CHILDREN_MAX || type->n_shapes >= SHAPES_MAX || !name->state.interned) return NULL;
    FoShape *next = shape_new(type, shape, name);
    if (!next) return NULL;
    // the first instance had a guess; later ones get room for what was seen. Beyond a few attributes room grows by what
    // instances really need (grow_values), so that a single unusual one does not make all others big.
    if (type->n_shapes == 2 || (next->n > type->inline_capacity && next->n <= LEARN_AT_ONCE)) type->inline_capacity = next->n;
    return next;
}
