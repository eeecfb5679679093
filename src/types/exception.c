// SPDX-License-Identifier: MIT
// BaseException and the table of all built-in exception types (object/exceptions.def). One structure serves them all: types differ
// in how many extra values their layout has (exception_fields.c, exception_group.c).
#include "types/exception_private.h"

static FoType types[FO_EXCEPTION_COUNT];

static const uint8_t layout_n_extra[FO_LAYOUT_COUNT] = {
#define X(layout, n) [FO_LAYOUT_##layout] = n,
    FO_EXCEPTION_LAYOUTS(X)
#undef X
};

enum { FO_NONE = -1 };
static const struct {
    const char *name, *doc;
    int16_t base;
    uint8_t layout;
} table[FO_EXCEPTION_COUNT] = {
#define X(kind, python_name, base, layout, doc) {#python_name, doc, FO_##base, FO_LAYOUT_##layout},
#include "object/exceptions.def"
#undef X
};

// ---- life

static int64_t n_extra_of(const FoType *type) {
    while (type->flags & FO_TYPE_HEAP) type = type->base;
    return (type->basic_nbytes - (int64_t)offsetof(FoException, extra)) / (int64_t)sizeof(FoObject *);
}

static FoException *exception_alloc_give(FoType *type, FoTuple *args) {
    FoException *e = (FoException *)fo_object_new(type, 0);
    if (!e) {
        fo_unref(args);
        return NULL;
    }
    e->args = args;
    e->n_extra = (uint8_t)n_extra_of(type);
    fo_gc_track((FoObject *)e);
    return e;
}

static void drop_fields(FoException *e) {
    fo_clear_slot(&e->args);
    fo_clear_slot(&e->traceback);
    fo_clear_slot(&e->context);
    fo_clear_slot(&e->cause);
    fo_clear_slot(&e->dict);
    for (int k = 0; k < e->n_extra; k++) fo_clear_slot(&e->extra[k]);
}

static void exception_free(FoObject *self) {
    FoException *e = (FoException *)self;
    fo_gc_untrack(self);
    if (e->weaklist) fo_weakref_clear_all(self);
    drop_fields(e);
    fo_object_free_block(self);
}

static bool exception_visit(FoObject *self, FoVisitor visit, void *context) {
    FoException *e = (FoException *)self;
    FO_VISIT(e->args);
    FO_VISIT(e->traceback);
    FO_VISIT(e->context);
    FO_VISIT(e->cause);
    FO_VISIT(e->dict);
    for (int k = 0; k < e->n_extra; k++) FO_VISIT(e->extra[k]);
    return true;
}

static void exception_clear(FoObject *self) {
    FoException *e = (FoException *)self;
    drop_fields(e);
    e->args = fo_ref(fo_rt->empty_tuple); // never NULL: somebody may still look
}

FoObject *fo_base_exception_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoTuple *tuple = fo_tuple_from_items(args, n);
    return tuple ? (FoObject *)exception_alloc_give(type, tuple) : NULL;
}

bool fo_base_exception_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoException *e = (FoException *)self;
    if (kwnames && kwnames->n) return fo_fail(FO_TYPE_ERROR, "%T() takes no keyword arguments", self);
    if (e->args && e->args->n == n && (n == 0 || memcmp(e->args->items, args, (size_t)n * sizeof *args) == 0)) return true;
    FoTuple *tuple = fo_tuple_from_items(args, n);
    if (!tuple) return false;
    fo_assign_give(&e->args, tuple);
    return true;
}

FoObject *fo_exception_new(FoType *type, FoObject *const *args, int64_t n) {
    FoObject *e = fo_call((FoObject *)type, args, n, NULL);
    if (e && !fo_exception_check(e)) {
        fo_raise(FO_TYPE_ERROR, "calling %R should have returned an instance of BaseException, not %R", type, e->type);
        fo_unref(e);
        return NULL;
    }
    return e;
}

static FoExceptionLayout layout_of(const FoType *type) {
    while (type->flags & FO_TYPE_HEAP) type = type->base;
    return type >= types && type < types + FO_EXCEPTION_COUNT ? table[type - types].layout : FO_LAYOUT_BASE;
}

FoObject *fo_exception_make_give(FoType *type, FoTuple *args) {
    FoException *e = exception_alloc_give(type, args);
    if (!e) return NULL;
    FoExceptionLayout layout = layout_of(type);
    if (layout == FO_LAYOUT_BASE || layout == FO_LAYOUT_GROUP) return (FoObject *)e;
    FO_AUTO(FoTuple) held = fo_ref(args); // OSError shortens its args
    if (fo_exception_fill(e, layout, held->items, held->n, NULL)) return (FoObject *)e;
    fo_unref(e);
    return NULL;
}

// ---- text

FoObject *fo_base_exception_str(FoObject *self) {
    FoTuple *args = ((FoException *)self)->args;
    if (args->n == 0) return (FoObject *)fo_ref(fo_rt->empty_str);
    return args->n == 1 ? fo_str(args->items[0]) : fo_str((FoObject *)args);
}

static FoObject *key_error_str(FoObject *self) {
    FoTuple *args = ((FoException *)self)->args;
    return args->n == 1 ? fo_repr(args->items[0]) : fo_base_exception_str(self);
}

static FoObject *exception_repr(FoObject *self) {
    FoTuple *args = ((FoException *)self)->args;
    const char *dot = strrchr(self->type->name, '.'), *name = dot ? dot + 1 : self->type->name;
    if (args->n == 1) return (FoObject *)fo_str_printf("%s(%R)", name, args->items[0]);
    return (FoObject *)fo_str_printf("%s%R", name, args);
}

// ---- the chain

FoBorrowed fo_exception_peek_extra(FoObject *exception, FoExtra k) {
    FoException *e = (FoException *)exception;
    return k < e->n_extra ? e->extra[k] : NULL;
}

FoObject *fo_extra_or_none(FoException *e, FoExtra k) { return e->extra[k] ? e->extra[k] : fo_none; }

void fo_exception_set_extra(FoException *e, FoExtra k, FoObject *value) { fo_assign_give(&e->extra[k], fo_xref(value)); }

// Cuts the chain of contexts where it comes back to exception (two steps against one find a loop that was there before).
static void cut_context_cycle(FoObject *exception, FoObject *context) {
    FoException *o = (FoException *)context, *slow = o;
    bool move_slow = false;
    while (o->context) {
        if (o->context == exception) {
            fo_clear_slot(&o->context);
            return;
        }
        o = (FoException *)o->context;
        if (o == slow) return;
        if (move_slow) slow = (FoException *)slow->context;
        move_slow = !move_slow;
    }
}

void fo_exception_set_context_give(FoObject *exception, FoObject *context) {
    FoException *e = (FoException *)exception;
    if (context && context != exception) cut_context_cycle(exception, context);
    if (context == exception) {
        fo_unref(context);
        return;
    }
    fo_assign_give(&e->context, context);
}

void fo_exception_set_cause_give(FoObject *exception, FoObject *cause_or_null) {
    FoException *e = (FoException *)exception;
    e->suppress_context = true;
    fo_assign_give(&e->cause, cause_or_null);
}

void fo_exception_set_traceback(FoObject *exception, FoObject *traceback_or_null) {
    fo_assign_give(&((FoException *)exception)->traceback, fo_xref(traceback_or_null));
}

FoObject *fo_stop_iteration_value(FoObject *exception) {
    if (!fo_is_a(exception, fo_exception_type(FO_STOP_ITERATION))) return NULL;
    return fo_ref(fo_extra_or_none((FoException *)exception, FO_EXTRA_VALUE));
}

// ---- attributes

static FoObject *args_get(FoObject *self, void *closure) { return (FoObject *)fo_ref(((FoException *)self)->args); }

static bool args_set(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "args may not be deleted");
    FoTuple *args = fo_sequence_as_tuple(value);
    if (!args) return false;
    fo_assign_give(&((FoException *)self)->args, args);
    return true;
}

static FoObject *or_none(FoObject *o) { return fo_ref(o ? o : fo_none); }

static FoObject *traceback_get(FoObject *self, void *closure) { return or_none(((FoException *)self)->traceback); }

static bool traceback_set(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "__traceback__ may not be deleted");
    if (value != fo_none && value->type != &fo_traceback_type) return fo_fail(FO_TYPE_ERROR, "__traceback__ must be a traceback or None");
    fo_exception_set_traceback(self, value == fo_none ? NULL : value);
    return true;
}

// *out: the exception (borrowed), NULL for None.
static bool chain_value(FoObject *value, const char *what, const char *attribute, FoObject **out) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "%s may not be deleted", attribute);
    if (value != fo_none && !fo_exception_check(value))
        return fo_fail(FO_TYPE_ERROR, "exception %s must be None or derive from BaseException", what);
    *out = value == fo_none ? NULL : value;
    return true;
}

static FoObject *context_get(FoObject *self, void *closure) { return or_none(((FoException *)self)->context); }

static bool context_set(FoObject *self, FoObject *value, void *closure) {
    FoObject *context;
    if (!chain_value(value, "context", "__context__", &context)) return false;
    fo_assign_give(&((FoException *)self)->context, fo_xref(context));
    return true;
}

static FoObject *cause_get(FoObject *self, void *closure) { return or_none(((FoException *)self)->cause); }

static bool cause_set(FoObject *self, FoObject *value, void *closure) {
    FoObject *cause;
    if (!chain_value(value, "cause", "__cause__", &cause)) return false;
    fo_exception_set_cause_give(self, fo_xref(cause));
    return true;
}

static FoObject *suppress_get(FoObject *self, void *closure) { return fo_bool_new(((FoException *)self)->suppress_context); }

static bool suppress_set(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "can't delete numeric/char attribute");
    if (value->type != &fo_bool_type) return fo_fail(FO_TYPE_ERROR, "attribute value type must be bool");
    ((FoException *)self)->suppress_context = value == fo_true;
    return true;
}

static FoObject *dict_get(FoObject *self, void *closure) {
    FoException *e = (FoException *)self;
    if (!e->dict && !(e->dict = fo_dict_new())) return NULL;
    return (FoObject *)fo_ref(e->dict);
}

static bool dict_set(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "cannot delete __dict__");
    if (!fo_dict_check(value)) return fo_fail(FO_TYPE_ERROR, "__dict__ must be set to a dictionary, not a '%T'", value);
    fo_assign_give(&((FoException *)self)->dict, (FoDict *)fo_ref(value));
    return true;
}

static const FoGetSetDef getsets[] = {
    {"args", args_get, args_set},
    {"__traceback__", traceback_get, traceback_set},
    {"__context__", context_get, context_set, "exception context"},
    {"__cause__", cause_get, cause_set, "exception cause"},
    {"__suppress_context__", suppress_get, suppress_set},
    {"__dict__", dict_get, dict_set},
    {NULL},
};

// ---- methods

static FoObject *with_traceback(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return traceback_set(self, args[0], NULL) ? fo_ref(self) : NULL;
}

static FoObject *add_note(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "note must be a str, not '%T'", args[0]);
    FO_AUTO(FoObject) notes = NULL;
    if (!fo_find_attr(self, fo_name(__notes__), &notes)) return NULL;
    if (!notes) {
        notes = (FoObject *)fo_list_new(0);
        if (!notes || !fo_set_attr(self, fo_name(__notes__), notes)) return NULL;
    }
    if (!fo_list_check(notes)) return fo_raise(FO_TYPE_ERROR, "Cannot add note: __notes__ is not a list");
    return fo_list_append((FoList *)notes, args[0]) ? fo_new_none() : NULL;
}

// What makes the exception again: an OSError drops the names of the files from its args.
static FoTuple *reduced_args(FoException *e) {
    FoTuple *args = e->args;
    bool is_os = fo_type_is_subtype(((FoObject *)e)->type, fo_exception_type(FO_OS_ERROR));
    FoObject *one = is_os && args->n == 2 ? e->extra[FO_EXTRA_FILENAME] : NULL, *two = one ? e->extra[FO_EXTRA_FILENAME2] : NULL;
    if (two) return fo_tuple_pack(5, args->items[0], args->items[1], one, fo_none, two);
    return one ? fo_tuple_pack(3, args->items[0], args->items[1], one) : fo_ref(args);
}

static FoObject *reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoException *e = (FoException *)self;
    FO_AUTO(FoTuple) all = reduced_args(e);
    if (!all) return NULL;
    return (FoObject *)(e->dict && e->dict->n ? fo_tuple_pack(3, self->type, all, e->dict) : fo_tuple_pack(2, self->type, all));
}

static FoObject *set_state(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (args[0] == fo_none) return fo_new_none();
    if (!fo_dict_check(args[0])) return fo_raise(FO_TYPE_ERROR, "state is not a dictionary");
    int64_t at = 0;
    FoBorrowed key, value;
    while (fo_dict_next((FoDict *)args[0], &at, &key, &value)) {
        FO_AUTO(FoObject) held = fo_own(value);
        FO_AUTO(FoObject) name = fo_own(key);
        if (!fo_str_check(name)) return fo_raise(FO_TYPE_ERROR, "attribute name must be string, not '%T'", name);
        if (!fo_set_attr(self, (FoStr *)name, held)) return NULL;
    }
    return fo_new_none();
}

static const FoNativeDef methods[] = {
    {"with_traceback", with_traceback, 1, 1, 0, "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, 1, 1, 0, "Exception.add_note(note) --\n    add a note to the exception"},
    {"__reduce__", reduce, 0, 0, 0, "Helper for copy."},
    {"__setstate__", set_state, 1, 1, 0, NULL},
    {NULL},
};

// ---- start-up

static void fill_type(FoExceptionKind kind) {
    FoType *type = &types[kind];
    FoExceptionLayout layout = table[kind].layout;
    *type = (FoType){
        .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
        .name = table[kind].name,
        .doc = table[kind].doc,
        .basic_nbytes = (int64_t)offsetof(FoException, extra) + (int64_t)sizeof(FoObject *) * layout_n_extra[layout],
        .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_EXCEPTION | FO_TYPE_INSTANCE_DICT,
        .free = exception_free,
        .visit = exception_visit,
        .clear = exception_clear,
        .new_ = fo_base_exception_new,
        .init = fo_base_exception_init,
        .repr = exception_repr,
        .str = fo_base_exception_str,
        .base = table[kind].base < 0 ? &fo_object_type : &types[table[kind].base],
        .dict_offset = offsetof(FoException, dict),
        .weaklist_offset = offsetof(FoException, weaklist),
    };
    if (kind == FO_BASE_EXCEPTION) {
        type->methods = methods;
        type->getsets = getsets;
    } else { // found along the mro: a table of slot wrappers in every type would only cost start-up time
        type->repr = NULL;
        if (layout == FO_LAYOUT_BASE) type->str = kind == FO_KEY_ERROR ? key_error_str : NULL;
    }
    fo_exception_layout_slots(type, layout, kind);
    if (layout == FO_LAYOUT_GROUP) fo_exception_group_slots(type, kind);
}

// ExceptionGroup is an Exception too: the mro is ExceptionGroup, BaseExceptionGroup, Exception, BaseException, object.
static bool finish_group(void) {
    FoType *group = &types[FO_EXCEPTION_GROUP];
    FoTuple *bases = fo_tuple_pack(2, &types[FO_BASE_EXCEPTION_GROUP], &types[FO_EXCEPTION]);
    FoTuple *mro = fo_tuple_pack(5, group, &types[FO_BASE_EXCEPTION_GROUP], &types[FO_EXCEPTION], &types[FO_BASE_EXCEPTION], &fo_object_type);
    if (!bases || !mro) return false;
    fo_assign_give(&group->bases, bases);
    fo_assign_give(&group->mro, mro);
    return true;
}

bool fo_exception_init(void) {
    for (int kind = 0; kind < FO_EXCEPTION_COUNT; kind++) {
        fill_type(kind);
        fo_rt->exception_types[kind] = &types[kind];
        if (!fo_type_ready(&types[kind]) || !fo_dict_set_text(fo_rt->builtins, table[kind].name, (FoObject *)&types[kind])) return false;
    }
    if (!finish_group()) return false;
    FoBorrowed os_error = (FoObject *)&types[FO_OS_ERROR];
    if (!fo_dict_set_text(fo_rt->builtins, "EnvironmentError", fo_lend(os_error)) ||
        !fo_dict_set_text(fo_rt->builtins, "IOError", fo_lend(os_error)))
        return false;
    fo_rt->memory_error = fo_exception_make_give(&types[FO_MEMORY_ERROR], fo_ref(fo_rt->empty_tuple));
    return fo_rt->memory_error != NULL;
}
