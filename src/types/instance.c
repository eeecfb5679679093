// SPDX-License-Identifier: MIT
// Instances of classes, in three layouts:
//   shapes     FoInstance: classes over object that have a __dict__
//   slots only header and __slots__ members
//   derived    the layout of a built-in type, then __slots__ members; __dict__ and the weak list lie before the collector's head
#include "types/types.h"
#include "types/class_slots.h"

// ---- creation

static FO_COLD void *raise_abstract(FoType *type);

// Nothing but a header and __slots__ members?
FO_INLINE bool is_bare_slots(const FoType *type) {
    return type->basic_nbytes == (int64_t)sizeof(FoObject) + type->n_slots * (int64_t)sizeof(FoObject *) &&
           (type->flags & (FO_TYPE_GC | FO_TYPE_PREHEADER)) == FO_TYPE_GC;
}

static FoObject *bare_slots_new(FoType *type) {
    FoGcHead *head = fo_alloc(sizeof(FoGcHead) + (size_t)type->basic_nbytes, FO_MEM_OBJECT);
    if (fo_unlikely(!head)) return fo_raise_no_memory();
    head->next = NULL;
    head->prev = 0;
    FoObject *self = (FoObject *)(head + 1), **slots = (FoObject **)(self + 1);
    *self = (FoObject){.refcount = 1, .type = fo_ref(type)};
    for (int32_t i = 0; i < type->n_slots; i++) slots[i] = NULL;
    fo_gc_track(self);
    return self;
}

static FoObject *derived_new(FoType *type) {
    FoObject *self = fo_object_new(type, 0);
    if (self && type->flags & FO_TYPE_GC) fo_gc_track(self);
    return self;
}

FoObject *fo_instance_new(FoType *type) {
    if (fo_unlikely(type->flags & FO_TYPE_ABSTRACT)) return raise_abstract(type);
    if (!type->root_shape) return is_bare_slots(type) ? bare_slots_new(type) : derived_new(type);
    int32_t room = type->inline_capacity, n_slots = type->n_slots;
    FoGcHead *head = fo_alloc(sizeof(FoGcHead) + sizeof(FoInstance) + (size_t)(n_slots + room) * sizeof(FoObject *), FO_MEM_OBJECT);
    if (fo_unlikely(!head)) return fo_raise_no_memory();
    head->next = NULL;
    head->prev = 0;
    FoInstance *self = (FoInstance *)(head + 1);
    self->head = (FoObject){.refcount = 1, .type = fo_ref(type)};
    self->shape = type->root_shape;
    self->values = self->slots + n_slots;
    self->capacity = self->inline_room = room;
    self->weaklist = NULL;
    for (int32_t i = 0; i < n_slots; i++) self->slots[i] = NULL;
    fo_gc_track((FoObject *)self);
    return (FoObject *)self;
}

static FO_COLD void *raise_abstract(FoType *type) {
    FO_AUTO(FoStr) name = fo_str_intern("__abstractmethods__");
    FO_AUTO(FoObject) methods = name ? fo_get_attr((FoObject *)type, name) : NULL;
    FO_AUTO(FoList) sorted = methods ? fo_sequence_as_list(methods) : NULL;
    if (!sorted || !fo_list_sort(sorted, NULL, false)) return NULL;
    FO_AUTO(FoStr) comma = fo_str_from_text(", ");
    FO_AUTO(FoStr) names = comma ? fo_str_join(comma, sorted->items, sorted->n) : NULL;
    if (!names) return NULL;
    return fo_raise(FO_TYPE_ERROR, "Can't instantiate abstract class %s with abstract method%s %S", type->name, sorted->n == 1 ? "" : "s", names);
}

// ---- shapes: values

static bool values_are_inline(FoInstance *self) { return self->values == fo_instance_inline_values(self); }

static void free_values(FoInstance *self) {
    if (!values_are_inline(self)) fo_free(self->values, (size_t)self->capacity * sizeof(FoObject *), FO_MEM_OBJECT);
}

static bool grow_values(FoInstance *self) {
    int32_t n = self->shape->n, capacity = n < 4 ? 4 : n * 2 > FO_SHAPE_MAX ? FO_SHAPE_MAX : n * 2;
    FoObject **bigger = fo_alloc((size_t)capacity * sizeof *bigger, FO_MEM_OBJECT);
    if (!bigger) return fo_fail_no_memory();
    memcpy(bigger, self->values, (size_t)n * sizeof *bigger);
    FoType *type = self->head.type;
    if (type->inline_capacity <= n) type->inline_capacity = n + 2 < FO_SHAPE_MAX ? n + 2 : FO_SHAPE_MAX;
    free_values(self);
    self->values = bigger;
    self->capacity = capacity;
    return true;
}

static bool instance_append_give(FoInstance *self, FoShape *next, FoObject *value) {
    if (fo_unlikely(self->shape->n >= self->capacity) && !grow_values(self)) {
        fo_unref(value);
        return false;
    }
    self->values[self->shape->n] = value;
    self->shape = next;
    return true;
}

static FoDict *dict_from_shape(FoInstance *self) {
    FoShape *shape = self->shape;
    FO_AUTO(FoDict) dict = fo_dict_new_sized(shape->n);
    if (!dict) return NULL;
    for (int32_t i = 0; i < shape->n; i++)
        if (!fo_dict_set_str(dict, shape->names[i], self->values[i])) return NULL;
    return fo_take(dict);
}

FoDict *fo_instance_copy_dict(FoObject *o) {
    if (o->type->root_shape && ((FoInstance *)o)->shape) return dict_from_shape((FoInstance *)o);
    FoDict *dict = fo_object_dict(o);
    return dict ? fo_dict_copy(dict) : NULL;
}

FoDict *fo_instance_make_dict(FoInstance *self) {
    if (!self->shape) return self->dict ? self->dict : (self->dict = fo_dict_new());
    FoShape *shape = self->shape;
    FO_AUTO(FoDict) dict = dict_from_shape(self);
    if (!dict) return NULL;
    // from here on nothing fails; the dict holds the values, so these releases free nothing
    for (int32_t i = 0; i < shape->n; i++) fo_unref(self->values[i]);
    free_values(self);
    self->shape = NULL;
    self->capacity = 0;
    self->dict = fo_take(dict);
    return self->dict;
}

// ---- where the attributes are

static FoDict **dict_slot(FoObject *o) { return (FoDict **)((char *)o + o->type->dict_offset); }
static FoObject **weaklist_slot(FoObject *o) { return (FoObject **)((char *)o + o->type->weaklist_offset); }

static int32_t shape_find(const FoShape *shape, const FoStr *name) {
    if (fo_likely(name->state.interned)) return fo_shape_find(shape, name);
    for (int32_t k = 0; k < shape->n; k++)
        if (fo_str_equal(shape->names[k], name)) return k;
    return -1;
}

FoBorrowed fo_instance_peek(FoObject *o, FoStr *name) {
    FoType *type = o->type;
    FoDict *dict;
    if (type->root_shape) {
        FoInstance *self = (FoInstance *)o;
        if (fo_likely(self->shape != NULL)) {
            int32_t k = shape_find(self->shape, name);
            return k < 0 ? NULL : self->values[k];
        }
        dict = self->dict;
    } else {
        if (!type->dict_offset) return NULL;
        dict = *dict_slot(o);
    }
    return dict ? fo_dict_peek_str(dict, name) : NULL;
}

FoDict *fo_object_dict(FoObject *o) {
    FoType *type = o->type;
    if (type->root_shape) return fo_instance_make_dict((FoInstance *)o);
    if (!type->dict_offset) {
        fo_raise_attribute(o, fo_name(__dict__));
        return NULL;
    }
    FoDict **slot = dict_slot(o);
    if (!*slot) *slot = fo_dict_new();
    return *slot;
}

bool fo_object_dict_set(FoObject *o, FoDict *dict) {
    if (!fo_object_dict(o)) return false;
    FoDict **slot = o->type->root_shape ? &((FoInstance *)o)->dict : dict_slot(o);
    fo_assign_give(slot, fo_xref(dict));
    return true;
}

static bool dict_change(FoDict *dict, FoStr *name, FoObject *value, bool *found) {
    if (value) return fo_dict_set_str(dict, name, value);
    *found = fo_dict_has_str(dict, name);
    return !*found || fo_dict_del(dict, (FoObject *)name);
}

static bool shape_change(FoInstance *self, FoStr *name, FoObject *value, bool *found) {
    int32_t k = shape_find(self->shape, name);
    if (k >= 0 && value) {
        fo_assign_give(&self->values[k], fo_ref(value));
        return true;
    }
    *found = k >= 0 || value;
    if (!*found) return true;
    if (value) {
        FO_AUTO(FoStr) shared = fo_ref(name);
        fo_str_intern_in_place(&shared);
        FoShape *next = fo_shape_extend(self->shape, shared);
        if (next) return instance_append_give(self, next, fo_ref(value));
    }
    FoDict *dict = fo_instance_make_dict(self);
    return dict && dict_change(dict, name, value, found);
}

bool fo_instance_set(FoObject *o, FoStr *name, FoObject *value, bool *found) {
    *found = true;
    if (o->type->root_shape && ((FoInstance *)o)->shape) return shape_change((FoInstance *)o, name, value, found);
    FoDict *dict = fo_object_dict(o);
    return dict && dict_change(dict, name, value, found);
}

// ---- life of instances with shapes

static bool is_resurrected(FoObject *self) {
    if (!self->type->finalize || !fo_gc_finalize_resurrects(self)) return false;
    if (self->type->flags & FO_TYPE_GC && !fo_gc_is_tracked(self)) fo_gc_track(self); // its release had been postponed
    return true;
}

static void instance_free(FoObject *o) {
    FoInstance *self = (FoInstance *)o;
    FoType *type = o->type;
    if (fo_unlikely(type->finalize != NULL) && is_resurrected(o)) return;
    fo_gc_untrack(o);
    if (fo_unlikely(self->weaklist != NULL)) fo_weakref_clear_all(o);
    int32_t n_slots = type->n_slots;
    for (int32_t i = 0; i < n_slots; i++) fo_xunref(self->slots[i]);
    if (fo_likely(self->shape != NULL)) {
        int32_t n = self->shape->n;
        for (int32_t i = 0; i < n; i++) fo_unref(self->values[i]);
        free_values(self);
        if (fo_unlikely(n + 2 < self->inline_room && type->inline_capacity > n)) type->inline_capacity--;
    } else {
        fo_xunref(self->dict);
    }
    fo_free(fo_gc_head(o), sizeof(FoGcHead) + sizeof(FoInstance) + (size_t)(n_slots + self->inline_room) * sizeof(FoObject *), FO_MEM_OBJECT);
    fo_unref(type);
}

static bool instance_visit(FoObject *o, FoVisitor visit, void *context) {
    FoInstance *self = (FoInstance *)o; // the collector visits the class itself
    for (int32_t i = 0; i < o->type->n_slots; i++) FO_VISIT(self->slots[i]);
    if (!self->shape) {
        FO_VISIT(self->dict);
        return true;
    }
    for (int32_t i = 0; i < self->shape->n; i++) FO_VISIT(self->values[i]);
    return true;
}

static void instance_clear(FoObject *o) {
    FoInstance *self = (FoInstance *)o;
    for (int32_t i = 0; i < o->type->n_slots; i++) fo_clear_slot(&self->slots[i]);
    if (self->shape) {
        // the instance is empty before the values go: their release may look at it
        FoObject *values[FO_SHAPE_MAX];
        int32_t n = self->shape->n;
        memcpy(values, self->values, (size_t)n * sizeof *values);
        self->shape = o->type->root_shape;
        for (int32_t i = 0; i < n; i++) fo_unref(values[i]);
    } else {
        fo_clear_slot(&self->dict);
    }
}

static int64_t instance_nbytes(FoObject *o) {
    FoInstance *self = (FoInstance *)o;
    int64_t n = (int64_t)sizeof(FoInstance) + (o->type->n_slots + self->inline_room) * (int64_t)sizeof(FoObject *);
    if (self->shape && !values_are_inline(self)) n += self->capacity * (int64_t)sizeof(FoObject *);
    return n;
}

// ---- life of the others

static FoObject **own_slots(FoObject *o, const FoType *type) { return (FoObject **)((char *)o + type->own_slots_offset); }

static const FoType *built_in_base(const FoType *type) {
    while (type->flags & FO_TYPE_HEAP) type = type->base;
    return type;
}

static void clear_slots(FoObject *o) {
    for (const FoType *type = o->type; type->flags & FO_TYPE_HEAP; type = type->base)
        for (int32_t i = 0; i < type->n_own_slots; i++) fo_clear_slot(&own_slots(o, type)[i]);
    if (o->type->flags & FO_TYPE_PREHEADER && o->type->dict_offset < 0) fo_clear_slot(dict_slot(o));
}

static void derived_free(FoObject *o) {
    FoType *type = o->type;
    if (fo_unlikely(type->finalize != NULL) && is_resurrected(o)) return;
    if (type->flags & FO_TYPE_GC) fo_gc_untrack(o);
    if (type->weaklist_offset && *weaklist_slot(o)) fo_weakref_clear_all(o);
    clear_slots(o);
    built_in_base(type)->free(o);
}

static void bare_slots_free(FoObject *o) {
    FoType *type = o->type;
    if (fo_unlikely(type->finalize != NULL) && is_resurrected(o)) return;
    fo_gc_untrack(o);
    FoObject **slots = (FoObject **)(o + 1);
    for (int32_t i = 0; i < type->n_slots; i++) fo_xunref(slots[i]);
    fo_free(fo_gc_head(o), sizeof(FoGcHead) + (size_t)type->basic_nbytes, FO_MEM_OBJECT);
    fo_unref(type);
}

static bool derived_visit(FoObject *o, FoVisitor visit, void *context) {
    const FoType *type_of = o->type;
    for (const FoType *type = type_of; type->flags & FO_TYPE_HEAP; type = type->base)
        for (int32_t i = 0; i < type->n_own_slots; i++) FO_VISIT(own_slots(o, type)[i]);
    if (type_of->flags & FO_TYPE_PREHEADER && type_of->dict_offset < 0) FO_VISIT(*dict_slot(o));
    const FoType *base = built_in_base(type_of);
    return !base->visit || base->visit(o, visit, context);
}

static void derived_clear(FoObject *o) {
    const FoType *base = built_in_base(o->type);
    clear_slots(o);
    if (base->clear) base->clear(o);
}

void fo_class_layout_slots(FoType *type) {
    if (type->root_shape) {
        type->free = instance_free;
        type->visit = instance_visit;
        type->clear = instance_clear;
        type->size_of = instance_nbytes;
    } else {
        type->free = built_in_base(type) == &fo_object_type && is_bare_slots(type) ? bare_slots_free : derived_free;
        type->visit = derived_visit;
        type->clear = derived_clear;
    }
}
