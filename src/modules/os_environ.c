// SPDX-License-Identifier: MIT
// os.environ: a dict whose changes reach the process's environment, and so the children.
#include <stdlib.h>

#include "modules/os_private.h"

extern char **environ;

static bool check_text(FoObject *o) { return fo_str_check(o) || fo_fail(FO_TYPE_ERROR, "str expected, not %T", o); }

static const char *utf8(FoObject *o, FoObject **holder) {
    *holder = fo_str_encode((FoStr *)o, "utf-8", "surrogateescape");
    if (!*holder) return NULL;
    const char *text = ((FoBytesObject *)*holder)->data;
    if ((int64_t)strlen(text) == ((FoBytesObject *)*holder)->n) return text;
    fo_raise(FO_VALUE_ERROR, "embedded null byte");
    return NULL;
}

// Sets or (value NULL) removes one variable of the process.
static bool put(FoObject *key, FoObject *value) {
    FO_AUTO(FoObject) key_bytes = NULL;
    FO_AUTO(FoObject) value_bytes = NULL;
    const char *name = utf8(key, &key_bytes), *text = name && value ? utf8(value, &value_bytes) : "";
    if (!name || !text) return false;
    if (!*name || strchr(name, '=')) return fo_fail(FO_VALUE_ERROR, "illegal environment variable name");
    return (value ? setenv(name, text, 1) : unsetenv(name)) == 0 || fo_fail_no_memory();
}

static bool environ_set_item(FoObject *self, FoObject *key, FoObject *value) {
    if (!check_text(key) || (value && !check_text(value))) return false;
    if (!value && !fo_dict_has_str((FoDict *)self, (FoStr *)key)) {
        fo_raise_with(FO_KEY_ERROR, key);
        return false;
    }
    if (!put(key, value)) return false;
    return value ? fo_dict_set((FoDict *)self, key, value) : fo_dict_del((FoDict *)self, key);
}

static FoObject *environ_get_item(FoObject *self, FoObject *key) {
    FoBorrowed value;
    if (!check_text(key) || !fo_dict_find((FoDict *)self, key, &value)) return NULL;
    if (value) return fo_own(value);
    fo_raise_with(FO_KEY_ERROR, key);
    return NULL;
}

// ---- methods, in terms of items: the process and the dict change together, one variable at a time

static FoObject *environ_pop(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBorrowed found;
    if (!check_text(args[0]) || !fo_dict_find((FoDict *)self, args[0], &found)) return NULL;
    if (!found && n == 2) return fo_ref(args[1]);
    FO_AUTO(FoObject) value = found ? fo_own(found) : NULL;
    return environ_set_item(self, args[0], NULL) ? fo_take(value) : NULL;
}

static FoObject *environ_popitem(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { // the first, as MutableMapping does
    int64_t at = 0;
    FoBorrowed key, value;
    if (!fo_dict_next((FoDict *)self, &at, &key, &value)) return fo_raise_give(fo_call0((FoObject *)fo_exception_type(FO_KEY_ERROR)));
    FO_AUTO(FoTuple) item = fo_tuple_pack(2, fo_lend(key), fo_lend(value));
    return item && environ_set_item(self, item->items[0], NULL) ? (FoObject *)fo_take(item) : NULL;
}

static FoObject *environ_clear(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    while (((FoDict *)self)->n) {
        FO_AUTO(FoObject) item = environ_popitem(self, NULL, 0, NULL);
        if (!item) return NULL;
    }
    return fo_new_none();
}

static FoObject *environ_setdefault(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoBorrowed value;
    if (!check_text(args[0]) || !fo_dict_find((FoDict *)self, args[0], &value)) return NULL;
    if (value) return fo_own(value);
    FoObject *given = n > 1 ? args[1] : fo_none;
    return environ_set_item(self, args[0], given) ? fo_ref(given) : NULL;
}

static FoObject *environ_update(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t at = 0;
    FoBorrowed key, value;
    FO_AUTO(FoObject) changes = fo_call((FoObject *)&fo_dict_type, args, n, kwnames);
    if (!changes) return NULL;
    while (fo_dict_next((FoDict *)changes, &at, &key, &value))
        if (!environ_set_item(self, fo_lend(key), fo_lend(value))) return NULL;
    return fo_new_none();
}

static FoObject *environ_copy(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_dict_copy((FoDict *)self); }

static FoObject *environ_repr(FoObject *self) {
    FO_AUTO(FoDict) plain = fo_dict_copy((FoDict *)self);
    return plain ? (FoObject *)fo_str_printf("environ(%R)", plain) : NULL;
}

static const FoNativeDef methods[] = {
    {"pop", environ_pop, 1, 2, 0, NULL}, {"popitem", environ_popitem, 0, 0, 0, NULL}, {"clear", environ_clear, 0, 0, 0, NULL},
    {"update", environ_update, 0, -1, FO_NATIVE_KEYWORDS, NULL}, {"setdefault", environ_setdefault, 1, 2, 0, NULL},
    {"copy", environ_copy, 0, 0, 0, NULL}, {NULL},
};

static FoType environ_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "os._Environ",
    .basic_nbytes = sizeof(FoDict),
    .flags = FO_TYPE_GC | FO_TYPE_DICT,
    .base = &fo_dict_type,
    .repr = environ_repr,
    .get_item = environ_get_item,
    .set_item = environ_set_item,
    .methods = methods,
};

static bool add_variable(FoDict *d, const char *text) {
    const char *equals = strchr(text + (*text == '='), '=');
    if (!equals) return true;
    FO_AUTO(FoObject) name = fo_bytes_decode(text, equals - text, "utf-8", "surrogateescape");
    FO_AUTO(FoObject) value = fo_bytes_decode(equals + 1, (int64_t)strlen(equals + 1), "utf-8", "surrogateescape");
    return name && value && (fo_dict_has_str(d, (FoStr *)name) || fo_dict_set(d, name, value));
}

FoObject *fo_os_environ_new(void) {
    if (!(environ_type.flags & FO_TYPE_READY) && !fo_type_ready(&environ_type)) return NULL;
    FO_AUTO(FoObject) d = fo_call0((FoObject *)&environ_type);
    for (char **at = environ; d && at && *at; at++)
        if (!add_variable((FoDict *)d, *at)) return NULL;
    return fo_take(d);
}
