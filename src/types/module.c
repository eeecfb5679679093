// SPDX-License-Identifier: MIT
// Modules: a namespace dict with attribute access.
#include "types/types.h"

// ---- life

static FoModule *alloc_give(FoType *type, FoDict *dict) {
    FoModule *m = dict ? (FoModule *)fo_object_new(type, 0) : NULL;
    if (!m) {
        fo_xunref(dict);
        return NULL;
    }
    m->dict = dict;
    fo_gc_track((FoObject *)m);
    return m;
}

static void module_free(FoObject *self) {
    FoModule *m = (FoModule *)self;
    fo_gc_untrack(self);
    if (m->weaklist) fo_weakref_clear_all(self);
    fo_clear_slot(&m->dict);
    fo_object_free_block(self);
}

static bool module_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoModule *)self)->dict);
    return true;
}

static void module_clear(FoObject *self) { fo_clear_slot(&((FoModule *)self)->dict); }

static bool set_standard_names(FoDict *dict, FoObject *name, FoObject *doc) {
    return fo_dict_set_str(dict, fo_name(__name__), name) && fo_dict_set_str(dict, fo_name(__doc__), doc) &&
           fo_dict_set_str(dict, fo_name(__package__), fo_none) && fo_dict_set_str(dict, fo_name(__loader__), fo_none) &&
           fo_dict_set_str(dict, fo_name(__spec__), fo_none);
}

static FoModule *module_new_named(FoType *type, FoObject *name, FoObject *doc) {
    FoModule *m = alloc_give(type, fo_dict_new());
    if (!m || set_standard_names(m->dict, name, doc)) return m;
    fo_unref(m);
    return NULL;
}

FoModule *fo_module_new(const char *name) {
    FO_AUTO(FoStr) text = fo_str_intern(name);
    return text ? module_new_named(&fo_module_type, (FoObject *)text, fo_none) : NULL;
}

FoModule *fo_module_from_dict(FoStr *name, FoDict *dict) {
    FoModule *m = alloc_give(&fo_module_type, fo_ref(dict));
    if (!m || fo_dict_set_str(dict, fo_name(__name__), (FoObject *)name)) return m;
    fo_unref(m);
    return NULL;
}

// ---- filling

bool fo_module_add_give(FoModule *m, const char *name, FoObject *value) {
    if (!value) return false;
    FO_AUTO(FoObject) held = value;
    FO_AUTO(FoStr) key = fo_str_intern(name);
    return key && fo_dict_set_str(m->dict, key, value);
}

bool fo_module_add_i64(FoModule *m, const char *name, int64_t value) { return fo_module_add_give(m, name, fo_int_from_i64(value)); }
bool fo_module_add_text(FoModule *m, const char *name, const char *text) { return fo_module_add_give(m, name, (FoObject *)fo_str_from_text(text)); }

bool fo_module_add_defs(FoModule *m, const FoNativeDef *defs) {
    FoObject *name = fo_lend(fo_dict_peek_str(m->dict, fo_name(__name__)));
    for (; defs->name; defs++)
        if (!fo_module_add_give(m, defs->name, fo_native_new(defs, (FoObject *)m, name))) return false;
    return true;
}

FoModule *fo_module_from_defs(const char *name, const char *doc, const FoNativeDef *defs) {
    FO_AUTO(FoModule) m = fo_module_new(name);
    if (!m) return NULL;
    m->built_in = true;
    if (doc && !fo_module_add_text(m, "__doc__", doc)) return NULL;
    return fo_module_add_defs(m, defs) ? fo_take(m) : NULL;
}

// ---- attributes

// What a missing name raises, naming the module.
static FoObject *raise_missing(FoModule *m, FoStr *name) {
    FoBorrowed own_name = m->dict ? fo_dict_peek_str(m->dict, fo_name(__name__)) : NULL;
    if (own_name && fo_str_check(own_name) && m->starting)
        fo_raise(FO_ATTRIBUTE_ERROR,
            "partially initialized module '%S' has no attribute '%S' (most likely due to a circular import)", own_name, name);
    else if (own_name && fo_str_check(own_name)) fo_raise(FO_ATTRIBUTE_ERROR, "module '%S' has no attribute '%S'", own_name, name);
    else fo_raise(FO_ATTRIBUTE_ERROR, "module has no attribute '%S'", name);
    FoObject *e = fo_rt->pending;
    if (e && fo_is_a(e, fo_exception_type(FO_ATTRIBUTE_ERROR))) {
        fo_assign_give(&((FoException *)e)->extra[FO_EXTRA_NAME], fo_ref_object((FoObject *)name));
        fo_assign_give(&((FoException *)e)->extra[FO_EXTRA_OBJ], fo_ref_object((FoObject *)m));
    }
    return NULL;
}

static FoObject *module_get_attr(FoObject *self, FoStr *name) {
    FoModule *m = (FoModule *)self;
    if (m->dict && self->type == &fo_module_type && fo_str_at(name, 0) != '_') {
        FoBorrowed value = fo_dict_peek_str(m->dict, name); // no data descriptor of the type has such a name
        if (value) return fo_own(value);
    }
    FoObject *found = fo_get_attr_generic(self, name);
    if (found || !fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) return found;
    fo_error_clear();
    FoBorrowed hook = m->dict ? fo_dict_peek_str(m->dict, fo_name(__getattr__)) : NULL;
    if (!hook) return raise_missing(m, name);
    FO_AUTO(FoObject) function = fo_own(hook);
    return fo_call1(function, (FoObject *)name);
}

static FoObject *module_repr(FoObject *self) {
    FoModule *m = (FoModule *)self;
    FoBorrowed name = m->dict ? fo_dict_peek_str(m->dict, fo_name(__name__)) : NULL;
    FoBorrowed file = m->dict ? fo_dict_peek_str(m->dict, fo_name(__file__)) : NULL;
    FO_AUTO(FoObject) own_name = name ? fo_own(name) : (FoObject *)fo_str_from_text("?");
    if (!own_name) return NULL;
    if (file && file != fo_none) return (FoObject *)fo_str_printf("<module %R from %R>", own_name, file);
    return (FoObject *)fo_str_printf(m->built_in ? "<module %R (built-in)>" : "<module %R>", own_name);
}

static FoObject *dict_get(FoObject *self, void *closure) { return fo_ref_object((FoObject *)((FoModule *)self)->dict); }

static FoObject *annotations_get(FoObject *self, void *closure) {
    FoModule *m = (FoModule *)self;
    FoBorrowed found = fo_dict_peek_str(m->dict, fo_name(__annotations__));
    if (found) return fo_own(found);
    FO_AUTO(FoDict) fresh = fo_dict_new();
    if (!fresh || !fo_dict_set_str(m->dict, fo_name(__annotations__), (FoObject *)fresh)) return NULL;
    return (FoObject *)fo_take(fresh);
}

static bool annotations_set(FoObject *self, FoObject *value, void *closure) {
    FoModule *m = (FoModule *)self;
    if (value) return fo_dict_set_str(m->dict, fo_name(__annotations__), value);
    if (!fo_dict_has_str(m->dict, fo_name(__annotations__))) return fo_fail(FO_ATTRIBUTE_ERROR, "__annotations__");
    return fo_dict_del(m->dict, (FoObject *)fo_name(__annotations__));
}

static FoObject *module_dir(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoDict *dict = ((FoModule *)self)->dict;
    FoBorrowed hook = fo_dict_peek_str(dict, fo_name(__dir__));
    if (!hook) return (FoObject *)fo_dict_keys_list(dict);
    FO_AUTO(FoObject) function = fo_own(hook);
    return fo_call0(function);
}

static FoObject *module_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return (FoObject *)alloc_give(type, fo_dict_new());
}

static bool module_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"name", "doc"};
    static const FoParams params = {"module", names, 2, 1, 0, 2};
    FoObject *out[2];
    if (!fo_args_bind(&params, args, n, kwnames, out)) return false;
    if (!fo_str_check(out[0])) return fo_fail(FO_TYPE_ERROR, "module() argument 'name' must be str, not %A", out[0]);
    return set_standard_names(((FoModule *)self)->dict, out[0], out[1] ? out[1] : fo_none);
}

static const FoNativeDef methods[] = {
    {"__dir__", module_dir, 0, 0, 0, "__dir__() -> list\nspecialized dir() implementation"},
    {NULL},
};
static const FoGetSetDef getsets[] = {
    {"__dict__", dict_get, NULL},
    {"__annotations__", annotations_get, annotations_set},
    {NULL},
};

FoType fo_module_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "module",
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    .basic_nbytes = sizeof(FoModule),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT,
    .free = module_free,
    .visit = module_visit,
    .clear = module_clear,
    .new_ = module_new_slot,
    .init = module_init,
    .repr = module_repr,
    .get_attr = module_get_attr,
    .set_attr = fo_set_attr_generic,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(FoModule, dict),
    .weaklist_offset = offsetof(FoModule, weaklist),
};

bool fo_module_init(void) { return fo_type_ready(&fo_module_type); }

// ---- end of the program

static FoList *weak_list(FoDict *modules) {
    FO_AUTO(FoList) list = fo_list_new(0);
    int64_t at = 0;
    FoBorrowed name, module;
    while (list && fo_dict_next(modules, &at, &name, &module)) {
        if (!fo_module_check(module)) continue;
        FO_AUTO(FoObject) held = fo_own(module);
        if (!fo_list_append_give(list, fo_weakref_new(held, NULL))) return NULL;
    }
    return fo_take(list);
}

// Variables become None: first those with one leading underscore, then the rest (but __builtins__).
static void clear_variables(FoDict *dict, bool underscored) {
    int64_t at = 0;
    FoBorrowed key, value;
    while (fo_dict_next(dict, &at, &key, &value)) {
        if (value == fo_none || !fo_str_check(key)) continue;
        FO_AUTO(FoStr) name = (FoStr *)fo_own(key);
        bool private = name->n > 0 && fo_str_at(name, 0) == '_' && !(name->n > 1 && fo_str_at(name, 1) == '_');
        if (private != underscored || fo_str_equals_text(name, "__builtins__")) continue;
        if (!fo_dict_set_str(dict, name, fo_none)) fo_error_clear();
    }
}

void fo_modules_clear(void) {
    FO_AUTO(FoList) survivors = weak_list(fo_rt->modules);
    fo_error_clear();
    fo_dict_clear(fo_rt->modules);
    fo_gc_collect(2);
    bool cleared = false;
    for (int64_t i = survivors ? survivors->n : 0; i-- > 0;) {
        FO_AUTO(FoObject) module = fo_weakref_get(survivors->items[i]);
        if (!module || module == fo_none || module == fo_rt->sys_module) continue;
        FoDict *dict = ((FoModule *)module)->dict;
        if (!dict || dict == fo_rt->builtins) continue;
        clear_variables(dict, true);
        clear_variables(dict, false);
        cleared = true;
    }
    if (cleared) fo_gc_collect(2);
}
