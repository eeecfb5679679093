// SPDX-License-Identifier: MIT
// Attributes, globals and methods: the general way, and the specialisation of instructions that do the same thing again and again.
// A specialised instruction checks versions kept in its cache words and falls back to the general form, which specialises anew.
#include "lang/machine_private.h"

typedef union {
    struct {
        uint32_t version, index, shape_id, unused;
        void *pointer;
    };
    uint64_t words[3];
} Cache;
_Static_assert(sizeof(Cache) == 3 * sizeof(FoInstruction), "a site has three cache words");
static Cache *cache_of(FoInstruction *site) { return (Cache *)(site + 1); }

static bool finish_get(FoValue *r, FoInstruction in, int32_t n_live, FoObject *value_give, bool number) {
    if (!value_give) return false;
    FoValue v = number ? value_from_loaded(value_give) : fo_value_from_object_give(value_give);
    if (number) fo_unref(value_give);
    if (in.b >= n_live) value_release(&r[in.b]);
    value_put(&r[in.a], v);
    return true;
}

static bool is_data_descriptor(FoObject *d) { return d->type->descr_set != NULL; }

// Offset of the object pointer that a __slots__ descriptor stands for, 0 when it is something else.
static uint32_t slot_offset(FoObject *descriptor, const FoType *type) {
    if (descriptor->type != &fo_member_descriptor_type) return 0;
    const FoMemberDescriptor *d = (FoMemberDescriptor *)descriptor;
    bool plain = d->kind == FO_MEMBER_OBJECT && !d->read_only && (d->owner->flags & FO_TYPE_HEAP) && fo_type_is_subtype(type, d->owner);
    return plain ? (uint32_t)d->offset : 0;
}

static void specialise_get(FoInstruction *site, FoObject *o, FoStr *name, bool number) {
    FoType *type = o->type;
    Cache *cache = cache_of(site);
    site->op = number ? FO_CODE_OP_GETATTRN : FO_CODE_OP_GETATTR;
    if (type == &fo_module_type) {
        FoDict *dict = ((FoModule *)o)->dict;
        int64_t index = fo_dict_str_index(dict, name);
        if (index < 0 || number) return;
        cache->words[0] = dict->version;
        cache->pointer = fo_dict_value_slot(dict, index);
        site->op = FO_CODE_OP_GETATTR_MODULE;
        return;
    }
    if (type->get_attr != fo_get_attr_generic) return;
    FoObject *descriptor = fo_lend(fo_type_peek(type, name));
    uint32_t offset = descriptor ? slot_offset(descriptor, type) : 0;
    if (offset && !number) {
        cache->version = fo_type_version(type);
        cache->index = offset;
        site->op = FO_CODE_OP_GETATTR_SLOT;
        return;
    }
    if (descriptor && descriptor->type == &fo_property_type && !number) {
        FoObject *getter = ((FoProperty *)descriptor)->get;
        if (!getter || getter->type != &fo_function_type) return;
        cache->version = fo_type_version(type);
        cache->pointer = getter;
        site->op = FO_CODE_OP_GETATTR_PROPERTY;
        return;
    }
    const FoGetSetDef *def = descriptor && !number ? fo_getset_def_of(descriptor, type) : NULL;
    if (def && def->get) {
        cache->version = fo_type_version(type);
        cache->pointer = (void *)(uintptr_t)def;
        if (cache->version) site->op = FO_CODE_OP_GETATTR_NATIVE;
        return;
    }
    if (!fo_type_has_shapes(type) || (descriptor && is_data_descriptor(descriptor))) return;
    FoInstance *instance = (FoInstance *)o;
    int32_t k = instance->shape ? fo_shape_find(instance->shape, name) : -1;
    if (k < 0) return;
    cache->version = fo_type_version(type);
    cache->index = (uint32_t)k;
    cache->shape_id = instance->shape->id;
    if (cache->version) site->op = number ? FO_CODE_OP_GETATTRN_VALUE : FO_CODE_OP_GETATTR_VALUE;
}

bool slow_get_attribute(FoFrame *f, FoInstruction *site, int32_t n_live, bool number) {
    FoInstruction in = *site;
    FoValue *r = f->registers;
    FoObject *o = value_box(&r[in.b]);
    if (!o) return false;
    FoStr *name = frame_name(f, in.c);
    specialise_get(site, o, name, number);
    return finish_get(r, in, n_live, fo_get_attr(o, name), number);
}

static void specialise_set(FoInstruction *site, FoObject *o, FoStr *name) {
    FoType *type = o->type;
    Cache *cache = cache_of(site);
    site->op = FO_CODE_OP_SETATTR;
    if (type->set_attr != fo_set_attr_generic) return;
    FoObject *descriptor = fo_lend(fo_type_peek(type, name));
    uint32_t offset = descriptor ? slot_offset(descriptor, type) : 0;
    if (offset) {
        cache->version = fo_type_version(type);
        cache->index = offset;
        if (cache->version) site->op = FO_CODE_OP_SETATTR_SLOT;
        return;
    }
    if (!fo_type_has_shapes(type) || (descriptor && is_data_descriptor(descriptor))) return;
    FoInstance *instance = (FoInstance *)o;
    if (!instance->shape) return;
    int32_t k = fo_shape_find(instance->shape, name);
    cache->version = fo_type_version(type);
    if (!cache->version) return;
    cache->shape_id = instance->shape->id;
    if (k >= 0) {
        cache->index = (uint32_t)k;
        site->op = FO_CODE_OP_SETATTR_VALUE;
        return;
    }
    FoShape *next = fo_shape_extend(instance->shape, name);
    if (!next) return;
    cache->index = (uint32_t)instance->shape->n;
    cache->pointer = next;
    site->op = FO_CODE_OP_SETATTR_NEW;
}

bool slow_set_attribute(FoFrame *f, FoInstruction *site, int32_t n_live) {
    FoInstruction in = *site;
    FoValue *r = f->registers;
    FoObject *o = value_box(&r[in.a]), *value = o ? value_box(&r[in.b]) : NULL;
    if (!value || !fo_settle(value)) return false;
    FoStr *name = frame_name(f, in.c);
    specialise_set(site, o, name);
    if (!fo_set_attr(o, name, value)) return false;
    if (in.b >= n_live) value_release(&r[in.b]);
    if (in.a >= n_live) value_release(&r[in.a]);
    return true;
}

// ---- methods
static bool is_method_like(FoObject *o) { return o->type == &fo_function_type || o->type == &fo_method_descriptor_type; }

// Does the instance itself hide a class attribute? Values of its own win over functions.
static bool hides(FoObject *o, FoStr *name) {
    if (fo_type_has_shapes(o->type)) {
        FoInstance *instance = (FoInstance *)o;
        if (instance->shape) return fo_shape_find(instance->shape, name) >= 0;
        return instance->dict && fo_dict_peek_str(instance->dict, name) != NULL;
    }
    if (o->type->flags & FO_TYPE_INSTANCE_DICT) return fo_instance_peek(o, name) != NULL;
    return false;
}

static void specialise_method(FoInstruction *site, FoObject *o, FoObject *function) {
    Cache *cache = cache_of(site);
    bool shapes = fo_type_has_shapes(o->type);
    if (!shapes && (o->type->flags & FO_TYPE_INSTANCE_DICT)) return; // its dict would have to be looked at
    if (shapes && !((FoInstance *)o)->shape) return;
    cache->version = fo_type_version(o->type);
    cache->index = shapes;
    cache->shape_id = shapes ? ((FoInstance *)o)->shape->id : 0;
    cache->pointer = function;
    if (!cache->version) return;
    bool builtin = !shapes && function->type == &fo_method_descriptor_type && !(((FoMethodDescriptor *)function)->owner->flags & FO_TYPE_HEAP);
    site->op = builtin ? FO_CODE_OP_GETMETHOD_BUILTIN : FO_CODE_OP_GETMETHOD_CACHED;
}

static void specialise_module_method(FoInstruction *site, FoModule *module, FoStr *name) {
    int64_t index = fo_dict_str_index(module->dict, name);
    if (index < 0) return;
    Cache *cache = cache_of(site);
    cache->words[0] = module->dict->version;
    cache->pointer = fo_dict_value_slot(module->dict, index);
    site->op = FO_CODE_OP_GETMETHOD_MODULE;
}

bool slow_get_method(FoFrame *f, FoInstruction *site, int32_t n_live) {
    FoInstruction in = *site;
    FoValue *r = f->registers;
    FoObject *o = value_box(&r[in.b]);
    if (!o) return false;
    site->op = FO_CODE_OP_GETMETHOD;
    FoStr *name = frame_name(f, in.c);
    if (o->type->get_attr == fo_get_attr_generic) {
        FoObject *function = fo_lend(fo_type_peek(o->type, name));
        if (function && is_method_like(function) && !hides(o, name)) {
            specialise_method(site, o, function);
            fo_ref(function);
            if (in.b >= n_live)
                r[in.b].tag = FO_TAG_UNBOUND;
            else
                fo_ref(o);
            value_put(&r[in.a + 1], fo_value_from_object_give(o));
            value_put(&r[in.a], fo_value_from_object_give(function));
            return true;
        }
    }
    FoObject *value = fo_get_attr(o, name);
    if (!value) return false;
    if (o->type == &fo_module_type) specialise_module_method(site, (FoModule *)o, name);
    if (in.b >= n_live) value_release(&r[in.b]);
    value_release(&r[in.a + 1]);
    value_put(&r[in.a], fo_value_from_object_give(value));
    return true;
}

// super().name: found after the class in the mro of the object's type, without a super object.
bool slow_get_super(FoFrame *f, FoInstruction in) {
    FoValue *r = f->registers, *parts = &r[in.b];
    FoStr *name = frame_name(f, in.c);
    for (int i = 0; i < 3; i++)
        if (!value_box(&parts[i])) return false;
    FoObject *super_name = parts[0].o, *class_object = parts[1].o, *self = parts[2].o;
    FoObject *value = NULL;
    bool bound = false;
    if (super_name == (FoObject *)&fo_super_type && fo_has_flag(class_object, FO_TYPE_TYPE) && fo_is_a(self, (FoType *)class_object)) {
        FoTuple *mro = self->type->mro;
        int64_t i = 0;
        while (i < mro->n && mro->items[i] != class_object) i++;
        for (i++; i < mro->n && !value; i++) {
            FoObject *found = fo_lend(fo_dict_peek_str(((FoType *)mro->items[i])->dict, name));
            if (!found) continue;
            if (!is_method_like(found)) break;
            value = fo_ref(found);
            bound = true;
        }
    }
    if (!value) {
        FO_AUTO(FoObject) object = fo_call2(super_name, class_object, self);
        value = object ? fo_get_attr(object, name) : NULL;
        if (!value) return false;
    }
    fo_ref(self);
    for (int i = 0; i < 3; i++) value_release(&parts[i]);
    value_put(&r[in.a + 1], bound ? fo_value_from_object_give(self) : FO_UNBOUND);
    if (!bound) fo_unref(self);
    value_put(&r[in.a], fo_value_from_object_give(value));
    return true;
}

// ---- globals and names
// Globals of a class derived from dict are asked as `globals[name]`, for __missing__. *value NULL: they do not know the name.
static bool derived_globals_get(FoDict *globals, FoStr *name, FoObject **value) {
    *value = NULL;
    if (fo_dict_check_exact((FoObject *)globals)) return true;
    if ((*value = fo_get_item((FoObject *)globals, (FoObject *)name))) return true;
    if (!fo_error_matches_kind(FO_KEY_ERROR)) return false;
    fo_error_clear();
    return true;
}
bool slow_get_global(FoFrame *f, FoInstruction *site, bool number) {
    FoStr *name = frame_name(f, site->c);
    FoDict *globals = frame_globals(f), *builtins = f->function->builtins;
    Cache *cache = cache_of(site);
    site->op = number ? FO_CODE_OP_GETGLOBALN : FO_CODE_OP_GETGLOBAL;
    int64_t index = fo_dict_str_index(globals, name);
    FoObject *value;
    if (index >= 0) {
        value = *fo_dict_value_slot(globals, index);
        cache->words[0] = globals->version;
        cache->pointer = fo_dict_value_slot(globals, index);
        site->op = number ? FO_CODE_OP_GETGLOBALN_MODULE : FO_CODE_OP_GETGLOBAL_MODULE;
    } else {
        FO_AUTO(FoObject) missing = NULL;
        if (!derived_globals_get(globals, name, &missing)) return false;
        if (missing) {
            value_put(&f->registers[site->a], number ? value_from_loaded(missing) : fo_value_from_object_give(fo_ref(missing)));
            return true;
        }
        index = fo_dict_str_index(builtins, name);
        if (index < 0) {
            raise_name_error(FO_NAME_ERROR, "name '%S' is not defined", name);
            return false;
        }
        value = *fo_dict_value_slot(builtins, index);
        if (!number) {
            cache->words[0] = globals->version;
            cache->words[1] = builtins->version;
            cache->pointer = fo_dict_value_slot(builtins, index);
            site->op = FO_CODE_OP_GETGLOBAL_BUILTIN;
        }
    }
    value_put(&f->registers[site->a], number ? value_from_loaded(value) : fo_value_from_object_give(fo_ref(value)));
    return true;
}

bool slow_get_name(FoFrame *f, FoInstruction *site) {
    FoStr *name = frame_name(f, site->c);
    FoObject *value = NULL;
    if (f->locals) {
        if (fo_dict_check_exact(f->locals)) {
            value = fo_lend(fo_dict_peek_str((FoDict *)f->locals, name));
            fo_xref(value);
        } else if (!(value = fo_get_item(f->locals, (FoObject *)name))) {
            if (!fo_error_matches_kind(FO_KEY_ERROR)) return false;
            fo_error_clear();
        }
    }
    if (!value) {
        if (!f->locals && f->code->name && (f->code->flags & FO_CODE_OPTIMIZED) == 0 && fo_dict_str_index(frame_globals(f), name) >= 0) {
            // module code: from now on as quick as a global
            return slow_get_global(f, site, false);
        }
        value = fo_lend(fo_dict_peek_str(frame_globals(f), name));
        FoObject *missing = NULL;
        if (!value && !f->locals && !derived_globals_get(frame_globals(f), name, &missing)) return false;
        if (missing) {
            value_put(&f->registers[site->a], fo_value_from_object_give(missing));
            return true;
        }
        if (!value) value = fo_lend(fo_dict_peek_str(f->function->builtins, name));
        if (!value) {
            raise_name_error(FO_NAME_ERROR, "name '%S' is not defined", name);
            return false;
        }
        fo_ref(value);
    }
    value_put(&f->registers[site->a], fo_value_from_object_give(value));
    return true;
}

// A free variable of a class body: its namespace comes first.
bool slow_get_class_cell(FoFrame *f, FoInstruction in) {
    FoStr *name = frame_name(f, in.c);
    FoObject *value = NULL;
    if (f->locals && fo_dict_check_exact(f->locals)) {
        value = fo_xref(fo_lend(fo_dict_peek_str((FoDict *)f->locals, name)));
    } else if (f->locals && !(value = fo_get_item(f->locals, (FoObject *)name))) {
        if (!fo_error_matches_kind(FO_KEY_ERROR)) return false;
        fo_error_clear();
    }
    if (!value) value = fo_xref(((FoCell *)f->registers[in.b].o)->content);
    if (!value) return raise_empty_cell(f, in.b);
    value_put(&f->registers[in.a], fo_value_from_object_give(value));
    return true;
}

bool slow_get_build_class(FoFrame *f, FoInstruction in) {
    FoBorrowed function = fo_dict_peek_str(f->function->builtins, fo_name(__build_class__));
    if (!function) return fo_fail(FO_NAME_ERROR, "__build_class__ not found");
    value_put(&f->registers[in.a], fo_value_from_object_give(fo_own(function)));
    return true;
}

bool slow_del_global(FoFrame *f, FoInstruction in) {
    FoStr *name = frame_name(f, in.c);
    if (!fo_dict_has_str(frame_globals(f), name)) return raise_name_error(FO_NAME_ERROR, "name '%S' is not defined", name);
    return fo_dict_del(frame_globals(f), (FoObject *)name);
}

bool slow_set_name(FoFrame *f, FoInstruction in, FoObject *value_or_null) {
    FoStr *name = frame_name(f, in.c);
    FoObject *space = f->locals ? f->locals : (FoObject *)frame_globals(f);
    if (value_or_null)
        return fo_dict_check_exact(space) ? fo_dict_set((FoDict *)space, (FoObject *)name, value_or_null)
                                          : fo_set_item(space, (FoObject *)name, value_or_null);
    bool ok = fo_dict_check_exact(space) ? fo_dict_del((FoDict *)space, (FoObject *)name) : fo_set_item(space, (FoObject *)name, NULL);
    if (ok) return true;
    if (fo_error_matches_kind(FO_KEY_ERROR)) {
        fo_error_clear();
        raise_name_error(FO_NAME_ERROR, "name '%S' is not defined", name);
    }
    return false;
}
