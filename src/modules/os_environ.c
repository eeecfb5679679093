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

// After a method of dict changed the content: the process's environment becomes what the dict says.
static bool synchronise(FoObject *self) {
    int64_t at = 0;
    FoBorrowed key, value;
    clearenv();
    while (fo_dict_next((FoDict *)self, &at, &key, &value))
        if (!check_text(fo_lend(key)) || !check_text(fo_lend(value)) || !put(fo_lend(key), fo_lend(value))) return false;
    return true;
}

static FoObject *through_dict(FoObject *self, const char *method, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoStr) name = fo_str_intern(method);
    FO_AUTO(FoObject) function = name ? fo_get_attr((FoObject *)&fo_dict_type, name) : NULL;
    FoObject *all[8];
    int64_t n_all = n + (kwnames ? kwnames->n : 0);
    if (!function) return NULL;
    if (n_all > 7) return fo_raise(FO_TYPE_ERROR, "%s() takes at most 7 arguments for os.environ", method);
    all[0] = self;
    for (int64_t i = 0; i < n_all; i++) all[i + 1] = args[i];
    FO_AUTO(FoObject) result = fo_call(function, all, n + 1, kwnames);
    return result && synchronise(self) ? fo_take(result) : NULL;
}

#define METHOD(name)                                                                                           \
    static FoObject *environ_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {      \
        return through_dict(self, #name, args, n, kwnames);                                                    \
    }
METHOD(pop)
METHOD(popitem)
METHOD(clear)
METHOD(update)
METHOD(setdefault)

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
