// SPDX-License-Identifier: MIT
// list[int]: types.GenericAlias. It acts like its origin: calls and attributes go there.
#include "types/types.h"
#include "types/class_slots.h"
#include "types/container.h"

typedef struct {
    FoObject head;
    FoObject *origin;
    FoTuple *args;
    FoObject *weaklist;
} FoGenericAlias;

FoObject *fo_generic_alias_new(FoObject *origin, FoObject *args) {
    FO_AUTO(FoTuple) tuple = fo_tuple_check(args) ? (FoTuple *)fo_ref(args) : fo_tuple_pack(1, args);
    FoGenericAlias *self = tuple ? (FoGenericAlias *)fo_object_new(&fo_generic_alias_type, 0) : NULL;
    if (!self) return NULL;
    self->origin = fo_ref(origin);
    self->args = fo_take(tuple);
    fo_gc_track((FoObject *)self);
    return (FoObject *)self;
}

static void alias_free(FoObject *o) {
    FoGenericAlias *self = (FoGenericAlias *)o;
    fo_gc_untrack(o);
    if (self->weaklist) fo_weakref_clear_all(o);
    fo_clear_slot(&self->origin);
    fo_clear_slot(&self->args);
    fo_object_free_block(o);
}

static bool alias_visit(FoObject *o, FoVisitor visit, void *context) {
    FO_VISIT(((FoGenericAlias *)o)->origin);
    FO_VISIT(((FoGenericAlias *)o)->args);
    return true;
}

static FoObject *alias_make(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_no_keywords("GenericAlias", kwnames) || !fo_args_count("GenericAlias", n, 2, 2)) return NULL;
    return fo_generic_alias_new(args[0], args[1]);
}

static bool put_part(FoStrBuilder *b, FoObject *part) {
    if (part == fo_ellipsis) return fo_builder_put_text(b, "...");
    if (part == (FoObject *)&fo_none_type) return fo_builder_put_text(b, "None");
    if (!fo_has_flag(part, FO_TYPE_TYPE)) return fo_builder_put_repr(b, part);
    FO_AUTO(FoStr) name = fo_type_full_name((FoType *)part);
    return name && fo_builder_put_str(b, name);
}

static bool put_alias(FoStrBuilder *b, FoGenericAlias *self) {
    if (!put_part(b, self->origin) || !fo_builder_put_char(b, '[')) return false;
    for (int64_t i = 0; i < self->args->n; i++)
        if ((i && !fo_builder_put_text(b, ", ")) || !put_part(b, self->args->items[i])) return false;
    return (self->args->n || fo_builder_put_text(b, "()")) && fo_builder_put_char(b, ']');
}

static FoObject *alias_repr(FoObject *o) {
    FoStrBuilder b;
    fo_builder_init(&b);
    if (put_alias(&b, (FoGenericAlias *)o)) return (FoObject *)fo_builder_finish(&b);
    fo_builder_deinit(&b);
    return NULL;
}

static FoObject *alias_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || b->type != &fo_generic_alias_type) return fo_new_not_implemented();
    FoGenericAlias *x = (FoGenericAlias *)a, *y = (FoGenericAlias *)b;
    bool equal;
    if (!fo_equal(x->origin, y->origin, &equal)) return NULL;
    if (equal && !fo_equal((FoObject *)x->args, (FoObject *)y->args, &equal)) return NULL;
    return fo_bool_new(equal == (op == FO_EQ));
}

static bool alias_hash(FoObject *o, int64_t *hash) {
    FoGenericAlias *self = (FoGenericAlias *)o;
    int64_t of_origin, of_args;
    if (!fo_hash(self->origin, &of_origin) || !fo_hash((FoObject *)self->args, &of_args)) return false;
    *hash = of_origin ^ of_args;
    if (*hash == -1) *hash = -2;
    return true;
}

static FoObject *alias_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) made = fo_call(((FoGenericAlias *)callee)->origin, args, n, kwnames);
    if (!made) return NULL;
    FO_AUTO(FoStr) name = fo_str_intern("__orig_class__");
    if (!name) return NULL;
    if (!fo_set_attr(made, name, callee)) {
        if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR) && !fo_error_matches_kind(FO_TYPE_ERROR)) return NULL;
        fo_error_clear();
    }
    return fo_take(made);
}

static bool is_own_name(FoStr *name) {
    static const char *const own[] = {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__",
                                      "__deepcopy__", "__class__", "__instancecheck__", "__subclasscheck__"};
    for (size_t i = 0; i < FO_COUNT_OF(own); i++)
        if (fo_str_equals_text(name, own[i])) return true;
    return false;
}

static FoObject *alias_get_attr(FoObject *o, FoStr *name) {
    return is_own_name(name) ? fo_get_attr_generic(o, name) : fo_get_attr(((FoGenericAlias *)o)->origin, name);
}

static FoObject *alias_mro_entries(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return (FoObject *)fo_tuple_pack(1, ((FoGenericAlias *)self)->origin);
}

static FoObject *alias_instance_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_raise(FO_TYPE_ERROR, "isinstance() argument 2 cannot be a parameterized generic");
}

static FoObject *alias_subclass_check(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_raise(FO_TYPE_ERROR, "issubclass() argument 2 cannot be a parameterized generic");
}

static FoObject *alias_get_item(FoObject *self, FoObject *key) {
    return fo_raise(FO_TYPE_ERROR, "%R is not a generic class", self);
}

static FoObject *alias_parameters(FoObject *self, void *closure) { return (FoObject *)fo_tuple_new(0); }

static const FoNativeDef alias_methods[] = {
    {.name = "__mro_entries__", .function = alias_mro_entries, .least = 1, .most = 1},
    {.name = "__instancecheck__", .function = alias_instance_check, .least = 1, .most = 1},
    {.name = "__subclasscheck__", .function = alias_subclass_check, .least = 1, .most = 1},
    {0},
};
static const FoGetSetDef alias_getsets[] = {{.name = "__parameters__", .get = alias_parameters}, {0}};
static const FoMemberDef alias_members[] = {
    {.name = "__origin__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoGenericAlias, origin), .read_only = true},
    {.name = "__args__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoGenericAlias, args), .read_only = true},
    {0},
};

FoType fo_generic_alias_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "types.GenericAlias",
    .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
    .basic_nbytes = sizeof(FoGenericAlias),
    .flags = FO_TYPE_GC | FO_TYPE_BASE,
    .weaklist_offset = offsetof(FoGenericAlias, weaklist),
    .free = alias_free,
    .visit = alias_visit,
    .new_ = alias_make,
    .repr = alias_repr,
    .hash = alias_hash,
    .compare = alias_compare,
    .get_attr = alias_get_attr,
    .call = alias_call,
    .get_item = alias_get_item,
    .binary = {[FO_OP_OR] = fo_union_new},
    .methods = alias_methods,
    .getsets = alias_getsets,
    .members = alias_members,
};

FoObject *fo_class_getitem(FoObject *type, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_generic_alias_new(type, args[0]); }
