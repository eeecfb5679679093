// SPDX-License-Identifier: MIT
// Making a class: type(name, bases, namespace, **keywords).
#include "types/types.h"
#include "types/class_slots.h"

// ---- the metaclass

static FoType *winner_of(FoType *metatype, FoTuple *bases) {
    for (int64_t i = 0; i < bases->n; i++) {
        FoType *other = bases->items[i]->type;
        if (fo_type_is_subtype(metatype, other)) continue;
        if (!fo_type_is_subtype(other, metatype))
            return fo_raise(FO_TYPE_ERROR,
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
        metatype = other;
    }
    return metatype;
}

// ---- the namespace

// A copy with shared keys, so that lookups compare by address.
static FoDict *copy_namespace(FoDict *namespace_) {
    FO_AUTO(FoDict) dict = fo_dict_new_sized(namespace_->n + 2);
    int64_t at = 0;
    FoBorrowed key, value;
    while (dict && fo_dict_next(namespace_, &at, &key, &value)) {
        FO_AUTO(FoObject) shared = fo_own(key);
        if (fo_str_check_exact(shared)) fo_str_intern_in_place((FoStr **)&shared);
        if (!fo_dict_set(dict, shared, fo_lend(value))) return NULL;
    }
    return fo_take(dict);
}

static bool set_module(FoDict *dict) {
    FoCallerPosition caller = {0};
    if (fo_dict_has_str(dict, fo_name(__module__)) || !fo_rt->hooks.caller_position) return true;
    if (!fo_rt->hooks.caller_position(&caller)) return true;
    bool ok = !caller.module || fo_dict_set_str(dict, fo_name(__module__), (FoObject *)caller.module);
    fo_xunref(caller.module);
    fo_xunref(caller.filename);
    fo_xunref(caller.source_line);
    return ok;
}

static bool set_qualname(FoType *type, FoDict *dict) {
    FoObject *given = fo_lend(fo_dict_peek_str(dict, fo_name(__qualname__)));
    if (given && !fo_str_check(given)) return fo_fail(FO_TYPE_ERROR, "type __qualname__ must be a str, not %T", given);
    type->qualname = fo_ref(given ? given : type->name_object);
    return !given || fo_dict_del(dict, (FoObject *)fo_name(__qualname__));
}

// A plain function under this name is meant as a static or class method.
static bool wrap_function(FoDict *dict, FoStr *name, FoObject *(*wrap)(FoObject *)) {
    FoObject *function = fo_lend(fo_dict_peek_str(dict, name));
    if (!function || !fo_function_check(function)) return true;
    FO_AUTO(FoObject) wrapped = wrap(function);
    return wrapped && fo_dict_set_str(dict, name, wrapped);
}

static bool fill_cell(FoType *type, FoDict *dict) {
    FoObject *cell = fo_lend(fo_dict_peek_str(dict, fo_name(__classcell__)));
    if (!cell) return true;
    if (cell->type != &fo_cell_type) return fo_fail(FO_TYPE_ERROR, "__classcell__ must be a nonlocal cell, not %R", cell->type);
    fo_assign_give(&((FoCell *)cell)->content, fo_ref_object((FoObject *)type));
    return fo_dict_del(dict, (FoObject *)fo_name(__classcell__));
}

static bool complete_namespace(FoDict *dict) {
    if (!set_module(dict)) return false;
    if (!fo_dict_has_str(dict, fo_name(__doc__)) && !fo_dict_set_str(dict, fo_name(__doc__), fo_none)) return false;
    if (fo_dict_has_str(dict, fo_name(__eq__)) && !fo_dict_has_str(dict, fo_name(__hash__)) && !fo_dict_set_str(dict, fo_name(__hash__), fo_none))
        return false;
    return wrap_function(dict, fo_name(__new__), fo_static_method_new) && wrap_function(dict, fo_name(__init_subclass__), fo_class_method_new) &&
           wrap_function(dict, fo_name(__class_getitem__), fo_class_method_new);
}

// ---- the order of the bases

static FoTuple *ask_mro(FoType *type) {
    FO_AUTO(FoObject) method = NULL;
    FO_AUTO(FoObject) answer = NULL;
    if (!fo_find_special((FoObject *)type, fo_name(mro), &method)) return NULL;
    if (!method) return fo_raise(FO_ATTRIBUTE_ERROR, "mro");
    if (!(answer = fo_call0(method))) return NULL;
    FO_AUTO(FoTuple) mro = fo_sequence_as_tuple(answer);
    if (mro && !mro->n) return fo_raise(FO_TYPE_ERROR, "type MRO must not be empty");
    for (int64_t i = 0; mro && i < mro->n; i++) {
        FoType *base = (FoType *)mro->items[i];
        if (!fo_has_flag(mro->items[i], FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "mro() returned a non-class ('%T')", mro->items[i]);
        if (base != type && !fo_type_layout_extends(type, base))
            return fo_raise(FO_TYPE_ERROR, "mro() returned base with unsuitable layout ('%s')", base->name);
    }
    return fo_take(mro);
}

static FoTuple *make_mro(FoType *type) {
    if (type->head.head.type == &fo_type_type) return fo_type_linearize(type);
    return fo_type_peek(type->head.head.type, fo_name(mro)) == fo_type_peek(&fo_type_type, fo_name(mro)) ? fo_type_linearize(type) : ask_mro(type);
}

// ---- after the class exists

static bool set_name(FoType *type, FoStr *name, FoObject *value) {
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_special(value, fo_name(__set_name__), &method)) return false;
    if (!method) return true;
    FO_AUTO(FoObject) result = fo_call2(method, (FoObject *)type, (FoObject *)name);
    if (result) return true;
    FO_AUTO(FoException) cause = (FoException *)fo_error_take();
    fo_raise(FO_RUNTIME_ERROR, "Error calling __set_name__ on '%T' instance %R in '%s'", value, name, type->name);
    FoException *error = (FoException *)fo_error_take();
    if (error && cause && fo_exception_check((FoObject *)error)) {
        fo_assign_give(&error->context, fo_ref_object((FoObject *)cause));
        fo_assign_give(&error->cause, fo_ref_object((FoObject *)cause));
        error->suppress_context = true;
    }
    fo_error_restore_give((FoObject *)error);
    return false;
}

static bool set_names(FoType *type) {
    bool any = false;
    int64_t at = 0;
    FoBorrowed key, value;
    while (!any && fo_dict_next(type->dict, &at, &key, &value)) any = fo_type_peek(value->type, fo_name(__set_name__)) != NULL;
    if (!any) return true;
    FO_AUTO(FoDict) copy = fo_dict_copy(type->dict);
    if (!copy) return false;
    at = 0;
    while (fo_dict_next(copy, &at, &key, &value))
        if (fo_str_check(key) && !set_name(type, (FoStr *)fo_lend(key), fo_lend(value))) return false;
    return true;
}

static bool tell_base(FoType *type, FoObject *const *keywords, FoTuple *kwnames) {
    FO_AUTO(FoObject) method = fo_super_get_attr(type, (FoObject *)type, fo_name(__init_subclass__));
    FO_AUTO(FoObject) result = method ? fo_call(method, keywords, 0, kwnames) : NULL;
    return result != NULL;
}

// ---- the class itself

static void inherit_flags(FoType *type) {
    enum { KINDS = FO_TYPE_INT | FO_TYPE_LIST | FO_TYPE_TUPLE | FO_TYPE_STR | FO_TYPE_DICT | FO_TYPE_EXCEPTION | FO_TYPE_TYPE | FO_TYPE_BYTES |
                   FO_TYPE_FLOAT | FO_TYPE_SET | FO_TYPE_MATCH_SEQUENCE | FO_TYPE_MATCH_MAPPING };
    for (int64_t i = 0; i < type->mro->n; i++) type->flags |= ((FoType *)type->mro->items[i])->flags & KINDS;
}

// What no special method stands for comes from the best base and the others in order.
static void inherit_slots(FoType *type) {
    FoType *base = type->base;
    type->item_nbytes = base->item_nbytes;
    type->array_info = base->array_info;
    type->size_of = base->size_of;
    type->is_sequence = base->is_sequence;
    for (int64_t i = 0; i < type->mro->n; i++) {
        FoType *other = (FoType *)type->mro->items[i];
        if (!type->buffer_get && other->buffer_get) {
            type->buffer_get = other->buffer_get;
            type->buffer_release = other->buffer_release;
        }
        type->is_sequence |= other->is_sequence;
    }
}

static bool is_inherited(const FoType *type, const FoType *other) {
    for (int64_t i = 0; i < type->bases->n; i++)
        if (fo_type_is_subtype((FoType *)type->bases->items[i], other)) return true;
    return false;
}

static bool add_to_bases(FoType *type) {
    for (int64_t i = 0; i < type->bases->n; i++)
        if (!fo_type_add_subclass((FoType *)type->bases->items[i], type)) return false;
    if (type->head.head.type == &fo_type_type) return true;
    for (int64_t i = 0; i < type->mro->n; i++) { // of a metaclass's own mro(): a change there changes this class too
        FoType *other = (FoType *)type->mro->items[i];
        if (other != type && !is_inherited(type, other) && !fo_type_add_subclass(other, type)) return false;
    }
    return true;
}

// A class with name, bases and base set; the rest is empty.
static FoType *class_blank(FoType *metatype, FoStr *name, FoTuple *bases, FoType *base) {
    FO_AUTO(FoType) type = NULL;
    FO_AUTO(FoStr) name_kept = fo_ref(name);
    const char *text = fo_str_utf8(name, NULL);
    if (!text) return fo_raise_no_memory();
    if (strlen(text) != (size_t)name->n && name->state.ascii) return fo_raise(FO_VALUE_ERROR, "type name must not contain null characters");
    type = (FoType *)fo_object_new(metatype, 0);
    if (!type) return NULL;
    type->base = fo_ref(base); // free expects it
    type->name_object = (FoObject *)fo_take(name_kept);
    type->name = text;
    type->flags = FO_TYPE_HEAP | FO_TYPE_BASE;
    type->bases = fo_ref(bases);
    type->inline_capacity = 4;
    fo_gc_track((FoObject *)type); // already now: when the rest fails it hangs in a cycle with its descriptors
    return fo_take(type);
}

static FoType *class_new(FoType *metatype, FoStr *name, FoTuple *bases, FoDict *namespace_) {
    FoType *base = fo_type_best_base(bases);
    if (!base) return NULL;
    FO_AUTO(FoType) type = class_blank(metatype, name, bases, base);
    if (!type || !(type->dict = copy_namespace(namespace_))) return NULL;
    FO_AUTO(FoObject) slots = fo_xref(fo_lend(fo_dict_peek_str(type->dict, fo_name(__slots__))));
    if (!set_qualname(type, type->dict)) return NULL;
    if (!fo_class_lay_out(type, type->dict, slots) || !complete_namespace(type->dict) || !fill_cell(type, type->dict)) return NULL;
    if (!(type->mro = make_mro(type))) return NULL;
    inherit_flags(type);
    inherit_slots(type);
    fo_class_layout_slots(type);
    fo_type_update_all_slots(type);
    if (!add_to_bases(type)) return NULL;
    type->flags |= FO_TYPE_READY;
    return fo_take(type);
}

static bool check_arguments(FoObject *const *args, int64_t n) {
    if (n != 3) return fo_fail(FO_TYPE_ERROR, "type.__new__() takes exactly 3 arguments (%lld given)", (long long)n);
    if (!fo_str_check(args[0])) return fo_fail(FO_TYPE_ERROR, "type.__new__() argument 1 must be str, not %A", args[0]);
    if (!fo_tuple_check(args[1])) return fo_fail(FO_TYPE_ERROR, "type.__new__() argument 2 must be tuple, not %A", args[1]);
    return fo_dict_check(args[2]) || fo_fail(FO_TYPE_ERROR, "type.__new__() argument 3 must be dict, not %A", args[2]);
}

static bool refuse_mro_entries(FoTuple *bases) {
    for (int64_t i = 0; i < bases->n; i++) {
        FO_AUTO(FoObject) entries = NULL;
        if (fo_has_flag(bases->items[i], FO_TYPE_TYPE)) continue;
        if (!fo_find_attr(bases->items[i], fo_name(__mro_entries__), &entries)) return false;
        if (entries) return fo_fail(FO_TYPE_ERROR, "type() doesn't support MRO entry resolution; use types.new_class()");
    }
    return true;
}

FoObject *fo_type_new(FoType *metatype, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!check_arguments(args, n)) return NULL;
    FO_AUTO(FoTuple) bases = (FoTuple *)fo_ref(args[1]);
    if (!bases->n) {
        fo_unref(bases);
        bases = fo_tuple_pack(1, (FoObject *)&fo_object_type);
        if (!bases) return NULL;
    } else {
        if (!refuse_mro_entries(bases)) return NULL;
        FoType *winner = winner_of(metatype, bases);
        if (!winner) return NULL;
        if (winner != metatype && winner->new_ != fo_type_new) return winner->new_(winner, args, n, kwnames);
        metatype = winner;
    }
    FO_AUTO(FoType) type = class_new(metatype, (FoStr *)args[0], bases, (FoDict *)args[2]);
    if (!type || !set_names(type) || !tell_base(type, args + n, kwnames)) return NULL;
    return (FoObject *)fo_take(type);
}

FoObject *fo_type_new_class(FoType *metatype, FoStr *name, FoTuple *bases, FoDict *namespace_, FoObject *const *keywords, FoTuple *kwnames) {
    int64_t n_keywords = kwnames ? kwnames->n : 0;
    size_t nbytes = (size_t)(3 + n_keywords) * sizeof(FoObject *);
    FoObject **args = fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!args) return fo_raise_no_memory();
    args[0] = (FoObject *)name;
    args[1] = (FoObject *)bases;
    args[2] = (FoObject *)namespace_;
    for (int64_t i = 0; i < n_keywords; i++) args[3 + i] = keywords[i];
    FoObject *type = fo_call((FoObject *)metatype, args, 3, kwnames);
    fo_free(args, nbytes, FO_MEM_INTERNAL);
    return type;
}
