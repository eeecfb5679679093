// SPDX-License-Identifier: MIT
// _weakref: references, proxies and what refers weakly to an object. lib/weakref.py adds the collections.
#include "modules/modules.h"

static FoObject *weakref_proxy(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_weakproxy_new(args[0], n == 2 ? args[1] : NULL);
}

static FoWeakref *first_of(FoObject *o) {
    FoWeakref **list = fo_weakref_list(o);
    return list ? *list : NULL;
}

static FoObject *weakref_count(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t count = 0;
    for (FoWeakref *ref = first_of(args[0]); ref; ref = ref->next) count++;
    return fo_int_from_i64(count);
}

static FoObject *weakref_list(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoList) list = fo_list_new(0);
    for (FoWeakref *ref = first_of(args[0]); list && ref; ref = ref->next)
        if (ref->head.refcount > 0 && !fo_list_append(list, (FoObject *)ref)) return NULL;
    return (FoObject *)fo_take(list);
}

static FoObject *weakref_at_exit(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_assign_give(&fo_rt->finalizers, fo_ref(args[0]));
    return fo_new_none();
}

static const FoNativeDef defs[] = {
    {"_at_exit", weakref_at_exit, 1, 1, 0, "Have a function called when the program ends."},
    {"proxy", weakref_proxy, 1, 2, 0, "Create a proxy object that weakly references 'object'."},
    {"getweakrefcount", weakref_count, 1, 1, 0, "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_list, 1, 1, 0, "Return a list of all weak reference objects pointing to 'object'."},
    {NULL},
};

FoObject *fo_module_weakref_new(void) {
    FO_AUTO(FoModule) m = fo_module_from_defs("_weakref", "Weak-reference support module.", defs);
    if (!m || !fo_module_add_give(m, "ref", fo_ref_object((FoObject *)&fo_weakref_type)) ||
        !fo_module_add_give(m, "ReferenceType", fo_ref_object((FoObject *)&fo_weakref_type)) ||
        !fo_module_add_give(m, "ProxyType", fo_ref_object((FoObject *)&fo_weakproxy_type)) ||
        !fo_module_add_give(m, "CallableProxyType", fo_ref_object((FoObject *)&fo_weakproxy_callable_type)))
        return NULL;
    return (FoObject *)fo_take(m);
}
