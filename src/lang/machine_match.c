// SPDX-License-Identifier: MIT
// The instructions of match statements.
#include "lang/machine_private.h"

// Does key i stand among those before it, too? *seen holds those that are not strings.
static bool key_repeats(FoTuple *keys, int64_t i, FoObject **seen, bool *again) {
    FoObject *key = keys->items[i];
    *again = false;
    if (fo_str_check_exact(key)) {
        for (int64_t k = 0; k < i && !*again; k++)
            *again = fo_str_check_exact(keys->items[k]) && fo_str_equal((FoStr *)keys->items[k], (FoStr *)key);
        return true;
    }
    if (!*seen && !(*seen = fo_set_new(NULL))) return false;
    return fo_set_has(*seen, key, again) && fo_set_add(*seen, key);
}

// A tuple of the values of all keys, None when one is missing. get(key, missing) asks mappings that are not just a dict.
static FoObject *match_keys(FoObject *mapping, FoTuple *keys) {
    bool is_dict = fo_dict_check_exact(mapping);
    FO_AUTO(FoTuple) values = fo_tuple_new(keys->n);
    FO_AUTO(FoObject) seen = NULL;
    FO_AUTO(FoObject) missing = is_dict ? NULL : fo_object_new(&fo_object_type, 0);
    FO_AUTO(FoObject) get = missing ? fo_get_attr(mapping, fo_name(get)) : NULL;
    if (!values || (!get && !is_dict)) return NULL;
    for (int64_t i = 0; i < keys->n; i++) {
        bool again;
        if (!key_repeats(keys, i, &seen, &again)) return NULL;
        if (again) return fo_raise(FO_VALUE_ERROR, "mapping pattern checks duplicate key (%R)", keys->items[i]);
        FoBorrowed found = NULL;
        if (is_dict && !fo_dict_find((FoDict *)mapping, keys->items[i], &found)) return NULL;
        FoObject *value = is_dict ? fo_xref(fo_lend(found)) : fo_call2(get, keys->items[i], missing);
        if (!value && !is_dict) return NULL;
        if (value == missing) {
            fo_xunref(value);
            return fo_new_none();
        }
        values->items[i] = value;
    }
    return (FoObject *)fo_take(values);
}

static FoObject *match_rest(FoObject *mapping, FoTuple *keys) {
    FO_AUTO(FoDict) rest = fo_dict_new();
    if (!rest || !fo_dict_update(rest, mapping, true)) return NULL;
    for (int64_t i = 0; i < keys->n; i++)
        if (!fo_dict_del(rest, keys->items[i])) return NULL;
    return (FoObject *)fo_take(rest);
}

// Types whose single positional pattern is the subject itself.
static bool matches_itself(FoType *type) {
    FoType *known[] = {&fo_bool_type, &fo_bytearray_type, &fo_bytes_type, &fo_dict_type, &fo_float_type, &fo_frozenset_type,
        &fo_int_type, &fo_list_type, &fo_set_type, &fo_str_type, &fo_tuple_type};
    for (size_t i = 0; i < FO_COUNT_OF(known); i++)
        if (fo_type_is_subtype(type, known[i])) return true;
    return false;
}

// *value owned, NULL when the attribute is missing; false: another error. seen: NULL when the names are known to differ.
static bool pattern_attribute(FoObject *subject, FoType *type, FoObject *name, FoObject *seen, FoObject **value) {
    bool again = false;
    if (seen && !fo_set_has(seen, name, &again)) return false;
    if (again) return fo_fail(FO_TYPE_ERROR, "%N() got multiple sub-patterns for attribute %R", type, name);
    return (!seen || fo_set_add(seen, name)) && fo_find_attr(subject, (FoStr *)name, value);
}

static FoObject *match_class(FoObject *subject, FoObject *what, FoTuple *names, int32_t n_positional) {
    if (!fo_has_flag(what, FO_TYPE_TYPE)) return fo_raise(FO_TYPE_ERROR, "called match pattern must be a type");
    FoType *type = (FoType *)what;
    bool is_instance;
    if (!fo_is_instance(subject, what, &is_instance)) return NULL;
    if (!is_instance) return fo_new_none();
    bool differ = n_positional + (names->n > 0) <= 1; // the compiler has compared names, __match_args__ may repeat one
    FO_AUTO(FoObject) seen = differ ? NULL : fo_set_new(NULL);
    FO_AUTO(FoTuple) values = fo_tuple_new(n_positional + names->n);
    if (!values || (!seen && !differ)) return NULL;
    if (n_positional) {
        FO_AUTO(FoObject) match_args = NULL;
        if (!fo_find_attr(what, fo_name(__match_args__), &match_args)) return NULL;
        bool itself = !match_args && matches_itself(type);
        if (match_args && !fo_tuple_check_exact(match_args))
            return fo_raise(FO_TYPE_ERROR, "%N.__match_args__ must be a tuple (got %T)", type, match_args);
        int64_t allowed = itself ? 1 : match_args ? ((FoTuple *)match_args)->n : 0;
        if (n_positional > allowed)
            return fo_raise(FO_TYPE_ERROR, "%N() accepts %ld positional sub-pattern%s (%d given)", type, (long)allowed, allowed == 1 ? "" : "s",
                            n_positional);
        if (itself) values->items[0] = fo_ref(subject);
        for (int32_t i = 0; !itself && i < n_positional; i++) {
            FoObject *name = ((FoTuple *)match_args)->items[i];
            if (!fo_str_check(name)) return fo_raise(FO_TYPE_ERROR, "__match_args__ elements must be strings (got %T)", name);
            if (!pattern_attribute(subject, type, name, seen, &values->items[i])) return NULL;
            if (!values->items[i]) return fo_new_none();
        }
    }
    for (int64_t i = 0; i < names->n; i++) {
        if (!pattern_attribute(subject, type, names->items[i], seen, &values->items[n_positional + i])) return NULL;
        if (!values->items[n_positional + i]) return fo_new_none();
    }
    return (FoObject *)fo_take(values);
}

bool slow_match(FoValue *r, FoInstruction in, FoOpcode op) {
    FoObject *subject = value_box(&r[in.b]), *result;
    if (!subject) return false;
    switch (op) {
    case FO_CODE_OP_MATCHKEYS: result = match_keys(subject, (FoTuple *)r[in.c].o); break;
    case FO_CODE_OP_MATCHREST: result = match_rest(subject, (FoTuple *)r[in.c].o); break;
    default:
        result = match_class(subject, r[in.b + 1].o, (FoTuple *)r[in.b + 2].o, in.c);
        if (result)
            for (int i = 0; i < 3; i++) value_release(&r[in.b + i]);
    }
    if (!result) return false;
    value_put(&r[in.a], fo_value_from_object_give(result));
    return true;
}
