// SPDX-License-Identifier: MIT
// builtin_function_or_method: a C function together with its self; and the argument checks that all native calls share.
#include "types/core.h"

// ---- checks

// "list.append", "len", "math.sqrt": as messages name a function.
static FoStr *full_name(const FoNativeDef *def, FoObject *self, FoType *owner) {
    if (!owner && self && !fo_has_flag(self, FO_TYPE_TYPE) && !strcmp(self->type->name, "module")) {
        FO_AUTO(FoObject) name = NULL;
        if (fo_find_attr(self, fo_name(__name__), &name) && name && fo_str_check(name) && !fo_str_equals_text((FoStr *)name, "builtins"))
            return fo_str_printf("%S.%s", name, def->name);
        fo_error_clear();
    } else if (owner || self) {
        if (!owner) owner = fo_has_flag(self, FO_TYPE_TYPE) ? (FoType *)self : self->type;
        return fo_str_printf("%s.%s", owner->name, def->name);
    }
    return fo_str_from_text(def->name);
}

static FO_COLD void *raise_arity(const FoNativeDef *def, FoObject *self, FoType *owner, int64_t n) {
    if (def->least != def->most || def->most > 1) return fo_raise_arity(def->name, n, def->least, def->most);
    FO_AUTO(FoStr) name = full_name(def, self, owner);
    if (!name) return NULL;
    return fo_raise(FO_TYPE_ERROR, "%S() takes %s (%lld given)", name, def->most ? "exactly one argument" : "no arguments", (long long)n);
}

static FO_COLD void *raise_keywords(const FoNativeDef *def, FoObject *self, FoType *owner) {
    FO_AUTO(FoStr) name = full_name(def, self, owner);
    return name ? fo_raise(FO_TYPE_ERROR, "%S() takes no keyword arguments", name) : NULL;
}

FoObject *fo_native_call(const FoNativeDef *def, FoType *owner, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (fo_unlikely(kwnames && kwnames->n && !(def->flags & FO_NATIVE_KEYWORDS))) return raise_keywords(def, self, owner);
    if (fo_unlikely(n < def->least || (def->most >= 0 && n > def->most))) return raise_arity(def, self, owner, n);
    return def->function(self, args, n, kwnames);
}

// ---- the type

FoObject *fo_native_new(const FoNativeDef *def, FoObject *self, FoObject *module) {
    FoNative *native = (FoNative *)fo_object_new(&fo_native_type, 0);
    if (!native) return NULL;
    native->def = def;
    native->self = fo_xref(self);
    native->module = fo_xref(module);
    fo_gc_track((FoObject *)native);
    return (FoObject *)native;
}

static FoObject *native_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoNative *f = (FoNative *)callee;
    return fo_native_call(f->def, NULL, f->self, args, n, kwnames);
}

static void native_free(FoObject *self) {
    FoNative *f = (FoNative *)self;
    fo_gc_untrack(self);
    fo_clear_slot(&f->self);
    fo_clear_slot(&f->module);
    fo_object_free_block(self);
}

static bool native_visit(FoObject *self, FoVisitor visit, void *context) {
    FoNative *f = (FoNative *)self;
    FO_VISIT(f->self);
    FO_VISIT(f->module);
    return true;
}

static void native_clear(FoObject *self) {
    FoNative *f = (FoNative *)self;
    fo_clear_slot(&f->self);
    fo_clear_slot(&f->module);
}

static bool is_plain_function(const FoNative *f) { return !f->self || !strcmp(f->self->type->name, "module"); }

static FoObject *native_repr(FoObject *self) {
    FoNative *f = (FoNative *)self;
    if (is_plain_function(f)) return (FoObject *)fo_str_printf("<built-in function %s>", f->def->name);
    return (FoObject *)fo_str_printf("<built-in method %s of %T object at %p>", f->def->name, f->self, (void *)f->self);
}

static FoObject *native_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if ((op != FO_EQ && op != FO_NE) || b->type != &fo_native_type) return fo_new_not_implemented();
    FoNative *f = (FoNative *)a, *g = (FoNative *)b;
    return fo_bool_new((f->def == g->def && f->self == g->self) == (op == FO_EQ));
}

static bool native_hash(FoObject *self, int64_t *hash) {
    FoNative *f = (FoNative *)self;
    *hash = (int64_t)(((uintptr_t)f->def >> 3) * 31 ^ ((uintptr_t)f->self >> 4));
    if (*hash == -1) *hash = -2;
    return true;
}

static FoObject *native_get_name(FoObject *self, void *closure) { return (FoObject *)fo_str_from_text(((FoNative *)self)->def->name); }

static FoObject *native_get_qualname(FoObject *self, void *closure) {
    FoNative *f = (FoNative *)self;
    if (is_plain_function(f)) return native_get_name(self, closure);
    FoObject *type = fo_has_flag(f->self, FO_TYPE_TYPE) ? f->self : (FoObject *)f->self->type;
    FO_AUTO(FoObject) qualname = fo_get_attr(type, fo_name(__qualname__));
    return qualname ? (FoObject *)fo_str_printf("%S.%s", qualname, f->def->name) : NULL;
}

static FoObject *native_get_module(FoObject *self, void *closure) {
    FoNative *f = (FoNative *)self;
    return f->module ? fo_ref(f->module) : fo_new_none();
}

static FoObject *native_get_self(FoObject *self, void *closure) {
    FoNative *f = (FoNative *)self;
    return f->self && !(f->def->flags & FO_NATIVE_STATIC) ? fo_ref(f->self) : fo_new_none();
}

// The documentation without the signature line that may precede "--".
FoObject *fo_doc_new(const char *doc) {
    if (!doc) return fo_new_none();
    const char *end = strstr(doc, "\n--\n\n");
    return (FoObject *)fo_str_from_text(end ? end + 5 : doc);
}

static FoObject *native_get_doc(FoObject *self, void *closure) { return fo_doc_new(((FoNative *)self)->def->doc); }

static FoObject *native_get_signature(FoObject *self, void *closure) {
    const char *doc = ((FoNative *)self)->def->doc, *end = doc ? strstr(doc, "\n--\n\n") : NULL, *open = doc ? strchr(doc, '(') : NULL;
    if (!end || !open || open > end) return fo_new_none();
    return (FoObject *)fo_str_from_utf8(open, (size_t)(end - open));
}

static const FoGetSetDef native_getsets[] = {
    {.name = "__name__", .get = native_get_name},
    {.name = "__qualname__", .get = native_get_qualname},
    {.name = "__module__", .get = native_get_module},
    {.name = "__self__", .get = native_get_self},
    {.name = "__doc__", .get = native_get_doc},
    {.name = "__text_signature__", .get = native_get_signature},
    {0},
};

FoType fo_native_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "builtin_function_or_method",
    .basic_nbytes = sizeof(FoNative),
    .flags = FO_TYPE_GC,
    .free = native_free,
    .visit = native_visit,
    .clear = native_clear,
    .repr = native_repr,
    .hash = native_hash,
    .compare = native_compare,
    .call = native_call,
    .getsets = native_getsets,
};
