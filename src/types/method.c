// SPDX-License-Identifier: MIT
// method: a function bound to an instance.
#include "types/types.h"

FoObject *fo_method_new(FoObject *function, FoObject *self) {
    FoGcHead *head = fo_alloc(sizeof(FoGcHead) + sizeof(FoMethod), FO_MEM_OBJECT);
    if (fo_unlikely(!head)) return fo_raise_no_memory();
    *head = (FoGcHead){NULL, 0};
    FoMethod *method = (FoMethod *)(head + 1);
    *method = (FoMethod){.head = {1, &fo_method_type}, .function = fo_ref(function), .self = fo_ref(self)};
    fo_gc_track((FoObject *)method);
    return (FoObject *)method;
}

static void method_free(FoObject *self) {
    FoMethod *m = (FoMethod *)self;
    fo_gc_untrack(self);
    if (m->weaklist) fo_weakref_clear_all(self);
    fo_unref(m->function);
    fo_unref(m->self);
    fo_free(fo_gc_head(self), sizeof(FoGcHead) + sizeof(FoMethod), FO_MEM_OBJECT);
}

static bool method_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoMethod *)self)->function);
    FO_VISIT(((FoMethod *)self)->self);
    return true;
}

static FoObject *method_make(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_no_keywords("method", kwnames) || !fo_args_count("method", n, 2, 2)) return NULL;
    if (!args[0]->type->call) return fo_raise(FO_TYPE_ERROR, "first argument must be callable");
    if (args[1] == fo_none) return fo_raise(FO_TYPE_ERROR, "instance must not be None");
    return fo_method_new(args[0], args[1]);
}

static FoObject *method_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoMethod *m = (FoMethod *)callee;
    return fo_call_with_self(m->function, m->self, args, n, kwnames);
}

static FoObject *method_repr(FoObject *self) {
    FoMethod *m = (FoMethod *)self;
    FO_AUTO(FoObject) name = NULL;
    FO_AUTO(FoObject) owner = fo_repr(m->self);
    if (!owner || !fo_find_attr(m->function, fo_name(__qualname__), &name)) return NULL;
    if (!name && !fo_find_attr(m->function, fo_name(__name__), &name)) return NULL;
    if (name && fo_str_check(name)) return (FoObject *)fo_str_printf("<bound method %S of %S>", name, owner);
    return (FoObject *)fo_str_printf("<bound method ? of %S>", owner);
}

static FoObject *method_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || b->type != &fo_method_type) return fo_new_not_implemented();
    FoMethod *m = (FoMethod *)a, *o = (FoMethod *)b;
    bool same = false;
    if (!fo_equal(m->function, o->function, &same)) return NULL;
    return fo_bool_new((same && m->self == o->self) == (op == FO_EQ));
}

static bool method_hash(FoObject *self, int64_t *hash) {
    FoMethod *m = (FoMethod *)self;
    int64_t of_self, of_function;
    if (!fo_hash_by_address(m->self, &of_self) || !fo_hash(m->function, &of_function)) return false;
    *hash = of_self ^ of_function;
    if (*hash == -1) *hash = -2;
    return true;
}

// What a method does not have itself, its function has.
static FoObject *method_get_attr(FoObject *self, FoStr *name) {
    if (fo_type_peek(&fo_method_type, name)) return fo_get_attr_generic(self, name);
    return fo_get_attr(((FoMethod *)self)->function, name);
}

static FoObject *method_doc(FoObject *self, void *closure) { return fo_get_attr(((FoMethod *)self)->function, fo_name(__doc__)); }
static const FoGetSetDef method_getsets[] = {{.name = "__doc__", .get = method_doc}, {0}};
static const FoMemberDef method_members[] = {
    {.name = "__func__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoMethod, function), .read_only = true},
    {.name = "__self__", .kind = FO_MEMBER_OBJECT, .offset = offsetof(FoMethod, self), .read_only = true},
    {0},
};

// Methods are bound already.

FoType fo_method_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "method",
    .doc = "Create a bound instance method object.",
    .basic_nbytes = sizeof(FoMethod),
    .flags = FO_TYPE_GC,
    .weaklist_offset = offsetof(FoMethod, weaklist),
    .free = method_free,
    .visit = method_visit,
    .new_ = method_make,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .get_attr = method_get_attr,
    .call = method_call,
    .getsets = method_getsets,
    .members = method_members,
};
