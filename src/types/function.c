// SPDX-License-Identifier: MIT
// The types `function` and `cell`.
#include "types/types.h"
#include <stddef.h>

FoObject *fo_cell_new(FoObject *content_or_null) {
    FoCell *cell = (FoCell *)fo_object_new(&fo_cell_type, 0);
    if (!cell) return NULL;
    cell->content = fo_xref(content_or_null);
    fo_gc_track((FoObject *)cell);
    return (FoObject *)cell;
}

static void cell_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_xunref(((FoCell *)self)->content);
    fo_object_free_block(self);
}

static bool cell_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoCell *)self)->content);
    return true;
}

static void cell_clear(FoObject *self) { fo_clear_slot(&((FoCell *)self)->content); }
static FoObject *cell_repr(FoObject *self) {
    FoObject *content = ((FoCell *)self)->content;
    if (!content) return (FoObject *)fo_str_printf("<cell at %p: empty>", self);
    return (FoObject *)fo_str_printf("<cell at %p: %T object at %p>", self, content, content);
}

static FoObject *get_content(FoObject *self, void *closure) {
    FoObject *content = ((FoCell *)self)->content;
    return content ? fo_ref(content) : fo_raise(FO_VALUE_ERROR, "Cell is empty");
}

static bool set_content(FoObject *self, FoObject *value, void *closure) {
    fo_assign_give(&((FoCell *)self)->content, fo_xref(value));
    return true;
}

static FoObject *cell_make(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_no_keywords("cell", kwnames)) return NULL;
    if (n > 1) return fo_raise(FO_TYPE_ERROR, "cell expected at most 1 argument, got %lld", (long long)n);
    return fo_cell_new(n ? args[0] : NULL);
}

// By content; an empty cell comes before all others.
static FoObject *cell_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (b->type != &fo_cell_type) return fo_new_not_implemented();
    FoObject *x = ((FoCell *)a)->content, *y = ((FoCell *)b)->content;
    if (x && y) return fo_compare(x, y, op);
    FO_AUTO(FoObject) left = fo_int_from_i64(x != NULL);
    FO_AUTO(FoObject) right = left ? fo_int_from_i64(y != NULL) : NULL;
    return right ? fo_compare(left, right, op) : NULL;
}

static const FoGetSetDef cell_getsets[] = {{"cell_contents", get_content, set_content, NULL, NULL}, {0}};
FoType fo_cell_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "cell",
    .basic_nbytes = sizeof(FoCell),
    .flags = FO_TYPE_GC,
    .free = cell_free,
    .visit = cell_visit,
    .clear = cell_clear,
    .new_ = cell_make,
    .repr = cell_repr,
    .hash = fo_hash_not_implemented,
    .compare = cell_compare,
    .getsets = cell_getsets,
};

// ---- function
FoObject *fo_function_new(FoCode *code, FoDict *globals) {
    FoFunction *f = (FoFunction *)fo_object_new(&fo_function_type, 0);
    if (!f) return NULL;
    f->code = fo_ref(code);
    f->globals = fo_ref(globals);
    FoObject *builtins = fo_lend(fo_dict_peek_str(globals, fo_name(__builtins__)));
    if (builtins && builtins->type == &fo_module_type) builtins = (FoObject *)((FoModule *)builtins)->dict;
    f->builtins = fo_ref(builtins && fo_dict_check(builtins) ? (FoDict *)builtins : fo_rt->builtins);
    f->name = fo_ref(code->name);
    f->qualname = fo_ref(code->qualname);
    FoBorrowed module = fo_dict_peek_str(globals, fo_name(__name__));
    if (module) f->module = fo_own(module);
    fo_gc_track((FoObject *)f);
    return (FoObject *)f;
}

// function(code, globals, name=None, argdefs=None, closure=None)
static bool check_closure(const FoCode *code, const FoStr *name, FoObject *closure) {
    if (code->n_free ? !fo_tuple_check(closure) : closure != fo_none)
        return fo_fail(FO_TYPE_ERROR, code->n_free ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None");
    int64_t n = closure == fo_none ? 0 : ((FoTuple *)closure)->n;
    if (n != code->n_free)
        return fo_fail(FO_VALUE_ERROR, "%S requires closure of length %d, not %lld", (FoObject *)(uintptr_t)name, code->n_free, (long long)n);
    for (int64_t i = 0; i < n; i++) {
        FoObject *cell = ((FoTuple *)closure)->items[i];
        if (cell->type != &fo_cell_type) return fo_fail(FO_TYPE_ERROR, "arg 5 (closure) expected cell, found %T", cell);
    }
    return true;
}

static FoObject *function_make(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure"};
    static const FoParams params = {"function", names, 5, 2, 0, 5};
    FoObject *a[5];
    if (!fo_args_bind(&params, args, n, kwnames, a)) return NULL;
    if (a[0]->type != &fo_code_type) return fo_raise(FO_TYPE_ERROR, "function() argument 'code' must be code, not %T", a[0]);
    if (!fo_dict_check(a[1])) return fo_raise(FO_TYPE_ERROR, "function() argument 'globals' must be dict, not %T", a[1]);
    FoObject *name = a[2] ? a[2] : fo_none, *defaults = a[3] ? a[3] : fo_none, *closure = a[4] ? a[4] : fo_none;
    if (name != fo_none && !fo_str_check(name)) return fo_raise(FO_TYPE_ERROR, "arg 3 (name) must be None or string");
    if (defaults != fo_none && !fo_tuple_check(defaults)) return fo_raise(FO_TYPE_ERROR, "arg 4 (defaults) must be None or tuple");
    if (!check_closure((FoCode *)a[0], ((FoCode *)a[0])->name, closure)) return NULL;
    FoFunction *f = (FoFunction *)fo_function_new((FoCode *)a[0], (FoDict *)a[1]);
    if (!f) return NULL;
    if (name != fo_none) fo_assign_give(&f->name, (FoStr *)fo_ref(name));
    if (defaults != fo_none) f->defaults = (FoTuple *)fo_ref(defaults);
    if (closure != fo_none) f->closure = (FoTuple *)fo_ref(closure);
    return (FoObject *)f;
}

static void function_clear(FoObject *self) {
    FoFunction *f = (FoFunction *)self;
    fo_clear_slot(&f->defaults);
    fo_clear_slot(&f->kw_defaults);
    fo_clear_slot(&f->closure);
    fo_clear_slot(&f->doc);
    fo_clear_slot(&f->dict);
    fo_clear_slot(&f->annotations);
    fo_clear_slot(&f->module);
}

static void function_free(FoObject *self) {
    FoFunction *f = (FoFunction *)self;
    fo_gc_untrack(self);
    if (f->weaklist) fo_weakref_clear_all(self);
    function_clear(self);
    fo_xunref(f->code);
    fo_xunref(f->globals);
    fo_xunref(f->builtins);
    fo_xunref(f->name);
    fo_xunref(f->qualname);
    fo_object_free_block(self);
}

static bool function_visit(FoObject *self, FoVisitor visit, void *context) {
    FoFunction *f = (FoFunction *)self;
    FO_VISIT(f->globals);
    FO_VISIT(f->builtins);
    FO_VISIT(f->defaults);
    FO_VISIT(f->kw_defaults);
    FO_VISIT(f->closure);
    FO_VISIT(f->doc);
    FO_VISIT(f->module);
    FO_VISIT(f->dict);
    FO_VISIT(f->annotations);
    return true;
}

static FoObject *function_repr(FoObject *self) {
    return (FoObject *)fo_str_printf("<function %S at %p>", ((FoFunction *)self)->qualname, self);
}

static FoObject *function_get(FoObject *self, FoObject *instance, FoType *owner) {
    return instance ? fo_method_new(self, instance) : fo_ref(self);
}

static FoObject *get_doc(FoObject *self, void *closure) {
    FoFunction *f = (FoFunction *)self;
    if (f->doc) return fo_ref(f->doc);
    FoTuple *constants = f->code->constants; // the compiler puts a docstring first
    bool has = constants->n > 0 && fo_str_check_exact(constants->items[0]);
    return fo_ref(has ? constants->items[0] : fo_none);
}

static bool set_doc(FoObject *self, FoObject *value, void *closure) {
    fo_assign_give(&((FoFunction *)self)->doc, fo_ref(value ? value : fo_none));
    return true;
}

static bool set_text(FoStr **slot, FoObject *value, const char *name) {
    if (!value || !fo_str_check(value)) return fo_fail(FO_TYPE_ERROR, "%s must be set to a string object", name);
    fo_assign_give(slot, (FoStr *)fo_ref(value));
    return true;
}

static FoObject *get_name(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoFunction *)self)->name); }
static bool set_name(FoObject *self, FoObject *value, void *closure) { return set_text(&((FoFunction *)self)->name, value, "__name__"); }
static FoObject *get_qualname(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoFunction *)self)->qualname); }
static bool set_qualname(FoObject *self, FoObject *value, void *closure) { return set_text(&((FoFunction *)self)->qualname, value, "__qualname__"); }
static FoObject *get_defaults(FoObject *self, void *closure) {
    FoObject *o = (FoObject *)((FoFunction *)self)->defaults;
    return fo_ref(o ? o : fo_none);
}

static bool set_defaults(FoObject *self, FoObject *value, void *closure) {
    if (value && value != fo_none && !fo_tuple_check(value)) return fo_fail(FO_TYPE_ERROR, "__defaults__ must be set to a tuple object");
    fo_assign_give(&((FoFunction *)self)->defaults, value && value != fo_none ? (FoTuple *)fo_ref(value) : NULL);
    return true;
}

static FoObject *get_kw_defaults(FoObject *self, void *closure) {
    FoObject *o = (FoObject *)((FoFunction *)self)->kw_defaults;
    return fo_ref(o ? o : fo_none);
}

static bool set_kw_defaults(FoObject *self, FoObject *value, void *closure) {
    if (value && value != fo_none && !fo_dict_check(value)) return fo_fail(FO_TYPE_ERROR, "__kwdefaults__ must be set to a dict object");
    fo_assign_give(&((FoFunction *)self)->kw_defaults, value && value != fo_none ? (FoDict *)fo_ref(value) : NULL);
    return true;
}

static FoObject *get_annotations(FoObject *self, void *closure) {
    FoFunction *f = (FoFunction *)self;
    if (!f->annotations && !(f->annotations = fo_dict_new())) return NULL;
    return fo_ref((FoObject *)f->annotations);
}

static bool set_annotations(FoObject *self, FoObject *value, void *closure) {
    if (value == fo_none) value = NULL;
    if (value && !fo_dict_check(value)) return fo_fail(FO_TYPE_ERROR, "__annotations__ must be set to a dict object");
    fo_assign_give(&((FoFunction *)self)->annotations, (FoDict *)fo_xref(value));
    return true;
}

static bool set_code(FoObject *self, FoObject *value, void *closure) {
    FoFunction *f = (FoFunction *)self;
    if (!value || value->type != &fo_code_type) return fo_fail(FO_TYPE_ERROR, "__code__ must be set to a code object");
    int64_t n_closure = f->closure ? f->closure->n : 0;
    if (((FoCode *)value)->n_free != n_closure)
        return fo_fail(FO_VALUE_ERROR, "%S() requires a code object with %ld free vars, not %d", f->name, (long)n_closure, ((FoCode *)value)->n_free);
    if (!fo_rt->retired_code && !(fo_rt->retired_code = fo_list_new(0))) return false;
    if (!fo_list_append(fo_rt->retired_code, (FoObject *)f->code)) return false;
    fo_assign_give(&f->code, (FoCode *)fo_ref(value));
    return true;
}

static FoObject *get_code(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoFunction *)self)->code); }
static FoObject *get_closure(FoObject *self, void *closure) {
    FoObject *o = (FoObject *)((FoFunction *)self)->closure;
    return fo_ref(o ? o : fo_none);
}

static FoObject *get_dict(FoObject *self, void *closure) {
    FoFunction *f = (FoFunction *)self;
    if (!f->dict && !(f->dict = fo_dict_new())) return NULL;
    return fo_ref((FoObject *)f->dict);
}

static bool set_dict(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "cannot delete __dict__");
    if (!fo_dict_check(value)) return fo_fail(FO_TYPE_ERROR, "__dict__ must be set to a dictionary, not a '%T'", value);
    fo_assign_give(&((FoFunction *)self)->dict, (FoDict *)fo_ref(value));
    return true;
}

static const FoGetSetDef getsets[] = {
    {"__doc__", get_doc, set_doc, NULL, NULL},
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL, NULL},
    {"__kwdefaults__", get_kw_defaults, set_kw_defaults, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__code__", get_code, set_code, NULL, NULL},
    {"__closure__", get_closure, NULL, NULL, NULL},
    {"__dict__", get_dict, set_dict, NULL, NULL},
    {0},
};
static const FoMemberDef members[] = {
    {"__globals__", FO_MEMBER_OBJECT, offsetof(FoFunction, globals), true, NULL},
    {"__builtins__", FO_MEMBER_OBJECT, offsetof(FoFunction, builtins), true, NULL},
    {"__module__", FO_MEMBER_OBJECT_OR_NONE, offsetof(FoFunction, module), false, NULL},
    {0},
};
// The call slot is set by lang, which owns the machine.
FoType fo_function_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "function",
    .basic_nbytes = sizeof(FoFunction),
    .flags = FO_TYPE_GC | FO_TYPE_INSTANCE_DICT | FO_TYPE_METHOD_DESCRIPTOR,
    .dict_offset = offsetof(FoFunction, dict),
    .weaklist_offset = offsetof(FoFunction, weaklist),
    .free = function_free,
    .visit = function_visit,
    .clear = function_clear,
    .new_ = function_make,
    .repr = function_repr,
    .descr_get = function_get,
    .getsets = getsets,
    .members = members,
};

bool fo_function_init(void) { return fo_type_ready(&fo_function_type) && fo_type_ready(&fo_cell_type); }
