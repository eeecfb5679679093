// SPDX-License-Identifier: MIT
// int | str: types.UnionType.
#include "types/types.h"
#include "types/class_slots.h"

typedef struct {
    FoObject head;
    FoTuple *args;
} FoUnion;

static FoObject *as_member(FoObject *o) { return o == fo_none ? (FoObject *)&fo_none_type : o; }

static bool is_suitable(FoObject *o) {
    return o == fo_none || fo_has_flag(o, FO_TYPE_TYPE) || o->type == &fo_union_type || o->type == &fo_generic_alias_type;
}

static bool add_once(FoList *members, FoObject *member) {
    for (int64_t i = 0; i < members->n; i++) {
        bool equal;
        if (!fo_equal(members->items[i], member, &equal)) return false;
        if (equal) return true;
    }
    return fo_list_append(members, member);
}

static bool add_members(FoList *members, FoObject *o) {
    if (o->type != &fo_union_type) return add_once(members, as_member(o));
    FoTuple *args = ((FoUnion *)o)->args;
    for (int64_t i = 0; i < args->n; i++)
        if (!add_once(members, args->items[i])) return false;
    return true;
}

FoObject *fo_union_new(FoObject *a, FoObject *b) {
    if (!is_suitable(a) || !is_suitable(b)) return fo_new_not_implemented();
    FoTuple *first = a->type == &fo_union_type ? ((FoUnion *)a)->args : NULL; // its members differ from each other
    FO_AUTO(FoList) members = first ? fo_list_from_items(first->items, first->n) : fo_list_new(0);
    if (!members || (!first && !add_members(members, a)) || !add_members(members, b)) return NULL;
    if (members->n == 1) return fo_ref(members->items[0]);
    FO_AUTO(FoUnion) self = (FoUnion *)fo_object_new(&fo_union_type, 0);
    if (!self || !(self->args = fo_list_as_tuple(members))) return NULL;
    fo_gc_track((FoObject *)self);
    return (FoObject *)fo_take(self);
}

static void union_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_clear_slot(&((FoUnion *)self)->args);
    fo_object_free_block(self);
}

static bool union_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoUnion *)self)->args);
    return true;
}

static bool put_member(FoStrBuilder *b, FoObject *member) {
    if (member == (FoObject *)&fo_none_type) return fo_builder_put_text(b, "None");
    if (!fo_has_flag(member, FO_TYPE_TYPE)) return fo_builder_put_repr(b, member);
    FO_AUTO(FoStr) name = fo_type_full_name((FoType *)member);
    return name && fo_builder_put_str(b, name);
}

static FoObject *union_repr(FoObject *self) {
    FoTuple *args = ((FoUnion *)self)->args;
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int64_t i = 0; i < args->n; i++)
        if ((i && !fo_builder_put_text(&b, " | ")) || !put_member(&b, args->items[i])) {
            fo_builder_deinit(&b);
            return NULL;
        }
    return (FoObject *)fo_builder_finish(&b);
}

static FoObject *union_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || b->type != &fo_union_type) return fo_new_not_implemented();
    FO_AUTO(FoObject) left = fo_frozenset_new((FoObject *)((FoUnion *)a)->args);
    FO_AUTO(FoObject) right = left ? fo_frozenset_new((FoObject *)((FoUnion *)b)->args) : NULL;
    return right ? fo_compare(left, right, op) : NULL;
}

static bool union_hash(FoObject *self, int64_t *hash) {
    FO_AUTO(FoObject) members = fo_frozenset_new((FoObject *)((FoUnion *)self)->args);
    return members && fo_hash(members, hash);
}

// Parameterised generics have no instances to ask for.
static bool check_plain(FoTuple *args, const char *function) {
    for (int64_t i = 0; i < args->n; i++)
        if (args->items[i]->type == &fo_generic_alias_type)
            return fo_fail(FO_TYPE_ERROR, "%s() argument 2 cannot be a parameterized generic", function);
    return true;
}

static FoObject *union_instance_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTuple *members = ((FoUnion *)self)->args;
    bool result;
    if (!check_plain(members, "isinstance") || !fo_is_instance(args[0], (FoObject *)members, &result)) return NULL;
    return fo_bool_new(result);
}

static FoObject *union_subclass_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTuple *members = ((FoUnion *)self)->args;
    bool result;
    if (!fo_has_flag(args[0], FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "issubclass() arg 1 must be a class");
    if (!check_plain(members, "issubclass") || !fo_is_subclass(args[0], (FoObject *)members, &result)) return NULL;
    return fo_bool_new(result);
}

static const FoNativeDef union_methods[] = {
    {.name = "__instancecheck__", .function = union_instance_check, .least = 1, .most = 1},
    {.name = "__subclasscheck__", .function = union_subclass_check, .least = 1, .most = 1},
    {0},
};
static const FoMemberDef union_members[] = {
    {.name = "__args__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoUnion, args), .read_only = true}, {0}};

static FoObject *get_parameters(FoObject *self, void *closure) { return (FoObject *)fo_tuple_pack(0); } // there are no type variables
static const FoGetSetDef union_getsets[] = {{.name = "__parameters__", .get = get_parameters}, {0}};

FoType fo_union_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "types.UnionType",
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .basic_nbytes = sizeof(FoUnion),
    .flags = FO_TYPE_GC,
    .free = union_free,
    .visit = union_visit,
    .repr = union_repr,
    .hash = union_hash,
    .compare = union_compare,
    .binary = {[FO_OP_OR] = fo_union_new},
    .methods = union_methods,
    .members = union_members,
    .getsets = union_getsets,
};
