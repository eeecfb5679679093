// SPDX-License-Identifier: MIT
// What makes a type complete: the order of its bases, the slots it inherits, the attributes of its dict.
#include "types/core.h"
#include "types/class_slots.h"

// ---- the order of the bases: C3 (Barrett et al., "A Monotonic Superclass Linearization for Dylan", 1996)

static bool is_in_tail(FoTuple *const *lists, const int64_t *at, int64_t n_lists, FoObject *type) {
    for (int64_t k = 0; k < n_lists; k++)
        for (int64_t i = at[k] + 1; i < lists[k]->n; i++)
            if (lists[k]->items[i] == type) return true;
    return false;
}

// The first head that is in no tail; NULL when there is none.
static FoObject *next_of_merge(FoTuple *const *lists, int64_t *at, int64_t n_lists, bool *finished) {
    *finished = true;
    for (int64_t k = 0; k < n_lists; k++) {
        if (at[k] >= lists[k]->n) continue;
        *finished = false;
        FoObject *candidate = lists[k]->items[at[k]];
        if (is_in_tail(lists, at, n_lists, candidate)) continue;
        for (int64_t j = 0; j < n_lists; j++)
            if (at[j] < lists[j]->n && lists[j]->items[at[j]] == candidate) at[j]++;
        return candidate;
    }
    return NULL;
}

static FoObject *head_of(FoTuple *const *lists, const int64_t *at, int64_t k) { return at[k] < lists[k]->n ? lists[k]->items[at[k]] : NULL; }

static bool was_head_before(FoTuple *const *lists, const int64_t *at, int64_t k) {
    for (int64_t j = 0; j < k; j++)
        if (head_of(lists, at, j) == head_of(lists, at, k)) return true;
    return false;
}

static void *raise_inconsistent(FoTuple *const *lists, const int64_t *at, int64_t n_lists) {
    FO_AUTO(FoList) heads = fo_list_new(0);
    for (int64_t k = 0; heads && k < n_lists; k++) {
        FoObject *head = head_of(lists, at, k);
        if (!head || was_head_before(lists, at, k)) continue;
        FoStr *name = fo_type_short_name((FoType *)head);
        if (!name || !fo_list_append_give(heads, (FoObject *)name)) return NULL;
    }
    FO_AUTO(FoStr) comma = fo_str_from_text(", ");
    FO_AUTO(FoStr) names = heads && comma ? fo_str_join(comma, heads->items, heads->n) : NULL;
    if (!names) return NULL;
    return fo_raise(FO_TYPE_ERROR, "Cannot create a consistent method resolution\norder (MRO) for bases %S", names);
}

static bool check_duplicates(FoTuple *bases) {
    for (int64_t i = 0; i < bases->n; i++)
        for (int64_t j = i + 1; j < bases->n; j++)
            if (bases->items[i] == bases->items[j]) return fo_fail(FO_TYPE_ERROR, "duplicate base class %s", ((FoType *)bases->items[i])->name);
    return true;
}

static FoTuple *linearize_single(FoType *type, FoTuple *tail) {
    FoTuple *mro = fo_tuple_new(tail->n + 1);
    if (!mro) return NULL;
    mro->items[0] = fo_ref_object((FoObject *)type);
    for (int64_t i = 0; i < tail->n; i++) mro->items[i + 1] = fo_ref(tail->items[i]);
    return mro;
}

static FoTuple *merge(FoType *type, FoTuple **lists, int64_t *at, int64_t n_lists) {
    FO_AUTO(FoList) order = fo_list_new(0);
    bool finished = false;
    if (!order || !fo_list_append(order, (FoObject *)type)) return NULL;
    for (;;) {
        FoObject *next = next_of_merge(lists, at, n_lists, &finished);
        if (!next) break;
        if (!fo_list_append(order, next)) return NULL;
    }
    return finished ? fo_list_as_tuple(order) : raise_inconsistent(lists, at, n_lists);
}

FoTuple *fo_type_linearize(FoType *type) {
    FoTuple *bases = type->bases;
    for (int64_t i = 0; i < bases->n; i++)
        if (!((FoType *)bases->items[i])->mro)
            return fo_raise(FO_TYPE_ERROR, "Cannot extend an incomplete type '%s'", ((FoType *)bases->items[i])->name);
    if (bases->n == 1) return linearize_single(type, ((FoType *)bases->items[0])->mro);
    if (!check_duplicates(bases)) return NULL;
    int64_t n_lists = bases->n + 1;
    size_t nbytes = (size_t)n_lists * (sizeof(FoTuple *) + sizeof(int64_t));
    FoTuple **lists = fo_alloc_zero(nbytes, FO_MEM_INTERNAL);
    if (!lists) return fo_raise_no_memory();
    for (int64_t i = 0; i < bases->n; i++) lists[i] = ((FoType *)bases->items[i])->mro;
    lists[bases->n] = bases;
    FoTuple *mro = merge(type, lists, (int64_t *)(lists + n_lists), n_lists);
    fo_free(lists, nbytes, FO_MEM_INTERNAL);
    return mro;
}

// ---- subclasses

bool fo_type_add_subclass(FoType *base, FoType *subclass) {
    if (base->n_subclasses == base->subclasses_capacity) {
        int32_t capacity = base->subclasses_capacity ? 2 * base->subclasses_capacity : 4;
        FoType **bigger = fo_realloc(base->subclasses, (size_t)base->subclasses_capacity * sizeof *bigger, (size_t)capacity * sizeof *bigger,
                                     FO_MEM_INTERNAL);
        if (!bigger) return fo_fail_no_memory();
        base->subclasses = bigger;
        base->subclasses_capacity = capacity;
    }
    base->subclasses[base->n_subclasses++] = subclass;
    return true;
}

void fo_type_remove_subclass(FoType *base, FoType *subclass) {
    for (int32_t i = base->n_subclasses; i-- > 0;) {
        if (base->subclasses[i] != subclass) continue;
        memmove(base->subclasses + i, base->subclasses + i + 1, (size_t)(base->n_subclasses - i - 1) * sizeof *base->subclasses);
        base->n_subclasses--;
        return;
    }
}

// ---- inherited slots

// Slots that lie together in pairs or groups are inherited slot by slot, but hash and compare only together.
static void inherit_behaviour(FoType *type, const FoType *base) {
#define INHERIT(slot) (type->slot = type->slot ? type->slot : base->slot)
    if (!type->hash && !type->compare) {
        type->hash = base->hash;
        type->compare = base->compare;
    }
    INHERIT(hash);
    INHERIT(compare);
    INHERIT(finalize), INHERIT(init), INHERIT(size_of), INHERIT(repr), INHERIT(str), INHERIT(truth);
    INHERIT(get_attr), INHERIT(set_attr), INHERIT(call), INHERIT(iter), INHERIT(next), INHERIT(descr_get), INHERIT(descr_set);
    for (int op = 0; op < FO_BINARY_OP_COUNT; op++) {
        INHERIT(binary[op]);
        INHERIT(inplace[op]);
    }
    INHERIT(power3), INHERIT(negative), INHERIT(positive), INHERIT(absolute), INHERIT(invert);
    INHERIT(as_int), INHERIT(as_float), INHERIT(as_index);
    if (!type->get_item) type->is_sequence |= base->is_sequence;
    INHERIT(len), INHERIT(get_item), INHERIT(set_item), INHERIT(contains);
    INHERIT(buffer_get), INHERIT(buffer_release), INHERIT(await), INHERIT(aiter), INHERIT(anext);
    INHERIT(array_info);
}

static void inherit_layout(FoType *type, const FoType *base) {
    enum { KINDS = FO_TYPE_INT | FO_TYPE_LIST | FO_TYPE_TUPLE | FO_TYPE_STR | FO_TYPE_DICT | FO_TYPE_EXCEPTION | FO_TYPE_TYPE | FO_TYPE_BYTES |
                   FO_TYPE_FLOAT | FO_TYPE_SET | FO_TYPE_MATCH_SEQUENCE | FO_TYPE_MATCH_MAPPING | FO_TYPE_INSTANCE_DICT };
    if ((base->flags & FO_TYPE_GC) && !type->visit) {
        type->flags |= FO_TYPE_GC;
        type->visit = base->visit;
        INHERIT(clear);
    }
    type->flags |= base->flags & KINDS;
    INHERIT(free), INHERIT(basic_nbytes), INHERIT(item_nbytes), INHERIT(dict_offset), INHERIT(weaklist_offset);
#undef INHERIT
    if (type->dict_offset) type->flags |= FO_TYPE_INSTANCE_DICT;
}

// Copies missing slots and the layout from the bases.
static void type_inherit(FoType *type) {
    inherit_layout(type, type->base);
    for (int64_t i = 1; i < type->mro->n; i++) inherit_behaviour(type, (FoType *)type->mro->items[i]);
}

// ---- the dict of a static type

static bool add_give(FoType *type, const char *name, FoObject *value) {
    FO_AUTO(FoObject) kept = value;
    FO_AUTO(FoStr) shared = kept ? fo_str_intern(name) : NULL;
    return shared && fo_dict_set_str(type->dict, shared, kept);
}

static bool add_methods(FoType *type) {
    for (const FoNativeDef *def = type->methods; def && def->name; def++) {
        if (!add_give(type, def->name, fo_method_descriptor_new(type, def))) return false;
    }
    return true;
}

static bool add_attributes(FoType *type) {
    for (const FoGetSetDef *def = type->getsets; def && def->name; def++)
        if (!add_give(type, def->name, fo_getset_descriptor_new(type, def))) return false;
    for (const FoMemberDef *def = type->members; def && def->name; def++)
        if (!add_give(type, def->name, fo_member_descriptor_new(type, def))) return false;
    return true;
}

static bool add_special(FoType *type, bool own_hash) {
    if (type->hash == fo_hash_not_implemented && own_hash && !add_give(type, "__hash__", fo_new_none())) return false;
    if (type->new_ && (type == &fo_object_type || !type->base || type->new_ != type->base->new_) && !fo_dict_has_str(type->dict, fo_name(__new__)) &&
        !add_give(type, "__new__", fo_static_new_function(type)))
        return false;
    return fo_dict_has_str(type->dict, fo_name(__doc__)) || add_give(type, "__doc__", fo_doc_new(type->doc));
}

static bool make_bases(FoType *type) {
    if (!type->base && type != &fo_object_type) type->base = &fo_object_type;
    if (type->base && !(type->base->flags & FO_TYPE_READY) && !fo_type_ready(type->base)) return false;
    if (type->bases) return true;
    type->bases = type->base ? fo_tuple_pack(1, (FoObject *)type->base) : fo_tuple_new(0);
    return type->bases != NULL;
}

// Takes back what an attempt that failed has made, so that the next one starts anew and nothing is left at the end.
static void undo_ready(FoType *type) {
    for (int64_t i = 0; type->bases && i < type->bases->n; i++) fo_type_remove_subclass((FoType *)type->bases->items[i], type);
    fo_clear_slot(&type->dict);
    fo_clear_slot(&type->mro);
    fo_clear_slot(&type->bases);
}

static bool make_ready(FoType *type) {
    if (!type->head.head.type) type->head.head.type = &fo_type_type;
    if (!make_bases(type)) return false;
    if (!type->dict && !(type->dict = fo_dict_new())) return false;
    if (type->compare && !type->hash) type->hash = fo_hash_not_implemented;
    bool own_hash = type->hash != NULL;
    if (!add_methods(type) || !fo_type_add_slot_wrappers(type) || !add_attributes(type) || !add_special(type, own_hash)) return false;
    if (!(type->mro = fo_type_linearize(type))) return false;
    if (type->base) {
        // a type over plain object without a new_ of its own cannot be instantiated from scripts
        if (!type->new_ && type->base != &fo_object_type) type->new_ = type->base->new_;
        type_inherit(type);
    }
    if (!type->inline_capacity) type->inline_capacity = 4;
    for (int64_t i = 0; i < type->bases->n; i++)
        if (!fo_type_add_subclass((FoType *)type->bases->items[i], type)) return false;
    type->flags |= FO_TYPE_READY;
    return true;
}

bool fo_type_ready(FoType *type) {
    if (type->flags & FO_TYPE_READY || make_ready(type)) return true;
    if (!(type->flags & FO_TYPE_HEAP)) undo_ready(type);
    return false;
}
