// SPDX-License-Identifier: MIT
// The layout of a class: which base it extends, its __slots__, where attributes and weak references are kept. See instance.c for the
// three layouts.
#include "types/types.h"
#include "types/class_slots.h"

enum { PREHEADER_DICT = -(int)sizeof(FoGcHead) - 8, PREHEADER_WEAKLIST = -(int)sizeof(FoGcHead) - 16 };

// ---- the best base

// The nearest type whose instances have more in them than those of its base, attributes and weak list not counted.
static const FoType *solid_base(const FoType *type) {
    while (type->base) {
        bool adds = type->flags & FO_TYPE_HEAP ? type->n_own_slots > 0
                                               : type->basic_nbytes != type->base->basic_nbytes || type->item_nbytes != type->base->item_nbytes;
        if (adds) break;
        type = type->base;
    }
    return type;
}

static bool extends(const FoType *type, const FoType *base) {
    for (; type; type = type->base)
        if (type == base) return true;
    return false;
}

bool fo_type_layout_extends(const FoType *type, const FoType *base) { return extends(solid_base(type), solid_base(base)); }

FoType *fo_type_best_base(FoTuple *bases) {
    FoType *best = NULL;
    const FoType *winner = NULL;
    for (int64_t i = 0; i < bases->n; i++) {
        FoType *candidate = (FoType *)bases->items[i];
        if (!fo_has_flag((FoObject *)candidate, FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "bases must be types");
        if (!(candidate->flags & FO_TYPE_BASE)) return fo_raise(FO_TYPE_ERROR, "type '%s' is not an acceptable base type", candidate->name);
        const FoType *solid = solid_base(candidate);
        if (!winner || (solid != winner && extends(solid, winner))) {
            winner = solid;
            best = candidate;
        } else if (!extends(winner, solid)) {
            return fo_raise(FO_TYPE_ERROR, "multiple bases have instance lay-out conflict");
        }
    }
    return best;
}

// ---- may an instance change from one class to the other?

static bool same_slot_names(const FoType *a, const FoType *b) {
    FO_AUTO(FoObject) of_a = fo_xref(fo_lend(fo_dict_peek_str(a->dict, fo_name(__slots__))));
    FO_AUTO(FoObject) of_b = fo_xref(fo_lend(fo_dict_peek_str(b->dict, fo_name(__slots__))));
    bool equal = false;
    return of_a && of_b && fo_equal(of_a, of_b, &equal) && equal;
}

bool fo_type_same_layout(const FoType *a, const FoType *b) {
    enum { LAYOUT = FO_TYPE_GC | FO_TYPE_PREHEADER | FO_TYPE_INSTANCE_DICT };
    if (a->basic_nbytes != b->basic_nbytes || a->item_nbytes != b->item_nbytes || (a->flags & LAYOUT) != (b->flags & LAYOUT)) return false;
    if (a->dict_offset != b->dict_offset || a->weaklist_offset != b->weaklist_offset || a->n_slots != b->n_slots) return false;
    if (!a->root_shape != !b->root_shape) return false;
    const FoType *solid_a = solid_base(a), *solid_b = solid_base(b);
    if (solid_a == solid_b) return true;
    bool both_slots = solid_a->flags & FO_TYPE_HEAP && solid_b->flags & FO_TYPE_HEAP && solid_a->n_own_slots == solid_b->n_own_slots;
    return both_slots && solid_base(solid_a->base) == solid_base(solid_b->base) && same_slot_names(solid_a, solid_b);
}

// ---- __slots__

typedef struct {
    FoList *names; // interned, mangled
    bool dict, weakref;
} Slots;

static bool is_identifier(FoStr *name) {
    FO_AUTO(FoObject) answer = NULL;
    FO_AUTO(FoStr) method = fo_str_intern("isidentifier");
    if (!method || !(answer = fo_call_method((FoObject *)name, method, NULL, 0))) return false;
    return answer == fo_true || fo_fail(FO_TYPE_ERROR, "__slots__ must be identifiers");
}

// __x becomes _Class__x.
static FoStr *mangle(FoStr *class_name, FoStr *name) {
    int64_t n = name->n, leading = 0;
    bool is_private =
        n > 2 && fo_str_at(name, 0) == '_' && fo_str_at(name, 1) == '_' && !(fo_str_at(name, n - 1) == '_' && fo_str_at(name, n - 2) == '_');
    while (leading < class_name->n && fo_str_at(class_name, leading) == '_') leading++;
    FoStr *result = fo_ref(name);
    if (is_private && leading < class_name->n) {
        FO_AUTO(FoStr) stem = fo_str_slice(class_name, leading, class_name->n, 1, class_name->n - leading);
        fo_unref(result);
        result = stem ? fo_str_printf("_%S%S", stem, name) : NULL;
    }
    if (result) fo_str_intern_in_place(&result);
    return result;
}

// Instances of variable size have no place for a list of weak references; those of str, which is no such type to scripts, keep it in front.
static bool can_have_weaklist(const FoType *base) { return !base->item_nbytes || base->flags & FO_TYPE_STR; }

static bool add_slot(Slots *slots, FoType *type, FoDict *namespace_, FoObject *item) {
    FoType *base = type->base;
    if (!fo_str_check(item)) return fo_fail(FO_TYPE_ERROR, "__slots__ items must be strings, not '%T'", item);
    if (!is_identifier((FoStr *)item)) return false;
    if (fo_str_equals_text((FoStr *)item, "__dict__")) {
        if (base->flags & FO_TYPE_INSTANCE_DICT || slots->dict) return fo_fail(FO_TYPE_ERROR, "__dict__ slot disallowed: we already got one");
        return slots->dict = true;
    }
    if (fo_str_equals_text((FoStr *)item, "__weakref__")) {
        if (base->weaklist_offset || !can_have_weaklist(base) || slots->weakref)
            return fo_fail(FO_TYPE_ERROR, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
        return slots->weakref = true;
    }
    FO_AUTO(FoStr) name = mangle((FoStr *)type->name_object, (FoStr *)item);
    if (!name) return false;
    if (fo_dict_has_str(namespace_, name) && !fo_str_equals_text(name, "__qualname__") && !fo_str_equals_text(name, "__classcell__"))
        return fo_fail(FO_VALUE_ERROR, "%R in __slots__ conflicts with class variable", name);
    return fo_list_append(slots->names, (FoObject *)name);
}

static bool read_slots(Slots *slots, FoType *type, FoDict *namespace_, FoObject *given) {
    FO_AUTO(FoTuple) items = fo_str_check(given) ? fo_tuple_pack(1, given) : fo_sequence_as_tuple(given);
    if (!items || !(slots->names = fo_list_new(0))) return false;
    bool refused = items->n && !can_have_weaklist(type->base);
    for (int64_t i = 0; i < items->n && !refused; i++)
        if (!add_slot(slots, type, namespace_, items->items[i])) return false;
    if (refused || (slots->names->n && type->base->item_nbytes))
        return fo_fail(FO_TYPE_ERROR, "nonempty __slots__ not supported for subtype of '%s'", type->base->name);
    return fo_list_sort(slots->names, NULL, false);
}

// ---- sizes and offsets

// Instances of the base are nothing but a header: a class with attributes over it can have shapes.
static bool is_bare(const FoType *base) {
    return base->basic_nbytes == (int64_t)sizeof(FoObject) && !base->item_nbytes && !base->weaklist_offset && !base->dict_offset &&
           solid_base(base) == &fo_object_type;
}

static bool lay_out_with_shapes(FoType *type, int32_t n_names, bool add_weakref) {
    FoType *base = type->base;
    type->n_slots = base->n_slots + n_names;
    type->own_slots_offset = (int64_t)sizeof(FoInstance) + base->n_slots * (int64_t)sizeof(FoObject *);
    type->basic_nbytes = (int64_t)sizeof(FoInstance) + type->n_slots * (int64_t)sizeof(FoObject *);
    type->dict_offset = 0;
    type->weaklist_offset = base->weaklist_offset || add_weakref ? (int64_t)offsetof(FoInstance, weaklist) : 0;
    type->inline_capacity = base->root_shape ? base->inline_capacity : 4;
    return (type->root_shape = fo_shape_new_root(type)) || fo_fail_no_memory();
}

static void lay_out_derived(FoType *type, int32_t n_names, bool add_dict, bool add_weakref) {
    FoType *base = type->base;
    bool room_in_front = add_dict || base->flags & FO_TYPE_PREHEADER || (add_weakref && base->item_nbytes);
    type->n_slots = base->n_slots + n_names;
    type->own_slots_offset = (base->basic_nbytes + 7) & ~(int64_t)7;
    type->basic_nbytes = n_names ? type->own_slots_offset + n_names * (int64_t)sizeof(FoObject *) : base->basic_nbytes;
    if (room_in_front) type->flags |= FO_TYPE_PREHEADER;
    if (add_dict) type->dict_offset = PREHEADER_DICT;
    if (!add_weakref) return;
    if (room_in_front) {
        type->weaklist_offset = PREHEADER_WEAKLIST;
    } else {
        type->weaklist_offset = type->basic_nbytes;
        type->basic_nbytes += (int64_t)sizeof(FoObject *);
    }
}

static bool add_descriptor_give(FoType *type, FoStr *name, FoObject *descriptor) {
    FO_AUTO(FoObject) kept = descriptor;
    return kept && fo_dict_set_str(type->dict, name, kept);
}

static bool add_descriptors(FoType *type, const Slots *slots, bool add_dict, bool add_weakref) {
    for (int64_t i = 0; slots->names && i < slots->names->n; i++) {
        FoStr *name = (FoStr *)slots->names->items[i];
        if (!add_descriptor_give(type, name, fo_slot_descriptor_new(type, name, type->own_slots_offset + i * (int64_t)sizeof(FoObject *))))
            return false;
    }
    if (add_dict && !fo_dict_has_str(type->dict, fo_name(__dict__)) &&
        !add_descriptor_give(type, fo_name(__dict__), fo_getset_descriptor_new(type, &fo_dict_getset)))
        return false;
    return !add_weakref || fo_dict_has_str(type->dict, fo_name(__weakref__)) ||
           add_descriptor_give(type, fo_name(__weakref__), fo_getset_descriptor_new(type, &fo_weakref_getset));
}

static bool lay_out(FoType *type, const Slots *slots, bool has_slots) {
    FoType *base = type->base;
    bool base_dict = (base->flags & FO_TYPE_INSTANCE_DICT) != 0;
    bool add_dict = has_slots ? slots->dict : !base_dict;
    bool add_weakref = has_slots ? slots->weakref : !base->weaklist_offset && can_have_weaklist(base);
    int32_t n_names = slots->names ? (int32_t)slots->names->n : 0;
    type->flags |= FO_TYPE_GC | (base->flags & (FO_TYPE_PREHEADER | FO_TYPE_INSTANCE_DICT)); // collected: an instance refers to its class
    type->item_nbytes = base->item_nbytes;
    type->dict_offset = base->dict_offset;
    type->weaklist_offset = base->weaklist_offset;
    type->n_own_slots = n_names;
    if (add_dict) type->flags |= FO_TYPE_INSTANCE_DICT;
    if (base->root_shape || (add_dict && is_bare(base))) {
        if (!lay_out_with_shapes(type, n_names, add_weakref)) return false;
    } else {
        lay_out_derived(type, n_names, add_dict, add_weakref);
    }
    return add_descriptors(type, slots, add_dict, add_weakref);
}

bool fo_class_lay_out(FoType *type, FoDict *namespace_, FoObject *given) {
    Slots slots = {0};
    bool ok = (!given || read_slots(&slots, type, namespace_, given)) && lay_out(type, &slots, given != NULL);
    fo_xunref(slots.names);
    return ok;
}
