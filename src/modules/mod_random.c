// SPDX-License-Identifier: MIT
// random: the classes Random and SystemRandom, and the module, whose functions are methods of one hidden Random.
#include "modules/random_private.h"

#include "types/class_slots.h"

#include <errno.h>
#include <sys/random.h>

// ---- draws

static bool system_bytes(void *out, size_t n) {
    unsigned char *at = out;
    while (n > 0) {
        ssize_t got = getrandom(at, n, 0);
        if (got < 0 && errno != EINTR) return fo_raise_errno(errno, NULL) != NULL;
        if (got > 0) at += got, n -= (size_t)got;
    }
    return true;
}

static bool is_own(const FoObject *self) {
    return (self->type == &fo_random_type || self->type == &fo_system_random_type) && !((const FoRandom *)self)->dict;
}

// The method that a subclass has put in the place of ours, or NULL.
static FoObject *override_of(FoObject *self, const char *name) {
    if (is_own(self)) return NULL;
    FO_AUTO(FoStr) text = fo_str_intern(name);
    FoDict *dict = ((FoRandom *)self)->dict; // an instance may have its own random() too
    if (!text || ((!dict || !fo_dict_has_str(dict, text)) && fo_type_peek(self->type, text) == fo_type_peek(&fo_random_type, text))) return NULL;
    return fo_get_attr(self, text);
}

static bool own_double(FoRandom *r, double *out) {
    if (!r->from_system) {
        *out = fo_mt_double(&r->mt);
        return true;
    }
    uint64_t bits;
    if (!system_bytes(&bits, sizeof bits)) return false;
    *out = (double)(bits >> 11) * 0x1p-53;
    return true;
}

bool fo_random_double(FoObject *self, double *out) {
    if (fo_likely(is_own(self))) return own_double((FoRandom *)self, out);
    FO_AUTO(FoObject) method = override_of(self, "random");
    if (!method) return !fo_error_is_pending() && own_double((FoRandom *)self, out);
    FO_AUTO(FoObject) value = fo_call0(method);
    return value && fo_as_double(value, out);
}

static FoObject *own_bits(FoRandom *r, int64_t n_bits) {
    if (n_bits <= 0) return fo_int_from_i64(0);
    if (n_bits <= 32 && !r->from_system) return fo_int_from_u64(fo_mt_u32(&r->mt) >> (32 - n_bits));
    int64_t n_words = (n_bits - 1) / 32 + 1;
    size_t nbytes = (size_t)n_words * 4;
    uint32_t few[64], *words = n_words <= 64 ? few : fo_alloc(nbytes, FO_MEM_INTERNAL);
    if (!words) return fo_raise_no_memory();
    FoObject *result = NULL;
    if (!r->from_system) {
        fo_mt_getrandbits(&r->mt, n_bits, words);
        result = fo_int_from_bytes((unsigned char *)words, nbytes, true, false);
    } else if (system_bytes(words, nbytes)) {
        if (n_bits % 32) words[n_words - 1] >>= 32 - n_bits % 32;
        result = fo_int_from_bytes((unsigned char *)words, nbytes, true, false);
    }
    if (words != few) fo_free(words, nbytes, FO_MEM_INTERNAL);
    return result;
}

// An int of n_bits.
static FoObject *random_bits(FoObject *self, int64_t n_bits) {
    if (fo_likely(is_own(self))) return own_bits((FoRandom *)self, n_bits);
    FO_AUTO(FoObject) method = override_of(self, "getrandbits");
    if (!method) return fo_error_is_pending() ? NULL : own_bits((FoRandom *)self, n_bits);
    FO_AUTO(FoObject) count = fo_int_from_i64(n_bits);
    return count ? fo_call1(method, count) : NULL;
}

// For subclasses that override random() alone: a whole number below limit from its floats (limit at most 2^53).
static FoObject *below_from_doubles(FoObject *self, int64_t limit) {
    const int64_t most = (int64_t)1 << 53;
    int64_t rest = most % limit;
    double x, largest = (double)(most - rest) / (double)most;
    do {
        if (!fo_random_double(self, &x)) return NULL;
    } while (x >= largest);
    return fo_int_from_i64((int64_t)(x * (double)most) % limit);
}

FoObject *fo_random_below(FoObject *self, FoObject *limit) {
    int64_t n_bits = fo_int_bit_length(limit), word;
    if (!is_own(self) && fo_int_fits_i64(limit, &word) && word <= (int64_t)1 << 53) {
        FO_AUTO(FoObject) bits = override_of(self, "getrandbits");
        FO_AUTO(FoObject) doubles = bits || fo_error_is_pending() ? NULL : override_of(self, "random");
        if (fo_error_is_pending()) return NULL;
        if (doubles) return below_from_doubles(self, word);
    }
    for (;;) {
        FO_AUTO(FoObject) draw = random_bits(self, n_bits);
        if (!draw) return NULL;
        if (!fo_int_check(draw)) return fo_raise(FO_TYPE_ERROR, "getrandbits() returned non-int (type %T)", draw);
        if (fo_int_compare(draw, limit, FO_LT)) return fo_take(draw);
    }
}

bool fo_random_below_word(FoObject *self, int64_t limit, int64_t *out) {
    FoRandom *r = (FoRandom *)self;
    int n_bits = 64 - __builtin_clzll((uint64_t)limit);
    if (fo_likely(is_own(self) && n_bits <= 32 && !r->from_system)) {
        do *out = fo_mt_u32(&r->mt) >> (32 - n_bits);
        while (*out >= limit);
        return true;
    }
    FO_AUTO(FoObject) bound = fo_int_from_i64(limit);
    FO_AUTO(FoObject) draw = bound ? fo_random_below(self, bound) : NULL;
    return draw && fo_int_as_i64(draw, out);
}

static FoObject *random_random(NATIVE_ARGS) {
    double x;
    return own_double((FoRandom *)self, &x) ? fo_float_new(x) : NULL;
}

static FoObject *random_getrandbits(NATIVE_ARGS) {
    FO_AUTO(FoObject) count = fo_index(args[0]);
    int64_t n_bits;
    if (!count) return NULL;
    if (!fo_int_fits_i64(count, &n_bits) || n_bits > INT32_MAX)
        return fo_raise(FO_OVERFLOW_ERROR, "Python int too large to convert to C int");
    if (n_bits < 0) return fo_raise(FO_VALUE_ERROR, "number of bits must be non-negative");
    return own_bits((FoRandom *)self, n_bits);
}

static FoObject *random_randbytes(NATIVE_ARGS) {
    int64_t count;
    if (!fo_index_as_i64(args[0], &count)) return NULL;
    if (count < 0) return fo_raise(FO_VALUE_ERROR, "number of bits must be non-negative");
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, count);
    FO_AUTO(FoObject) bits = bytes ? random_bits(self, count * 8) : NULL;
    if (!bits || !fo_int_to_bytes(bits, (unsigned char *)((FoBytesObject *)bytes)->data, (size_t)count, true, false)) return NULL;
    return fo_take(bytes);
}

static FoObject *random_randbelow(NATIVE_ARGS) {
    FO_AUTO(FoObject) limit = fo_index(args[0]);
    if (!limit) return NULL;
    if (fo_int_sign(limit) <= 0) return fo_int_from_i64(0);
    return fo_random_below(self, limit);
}

static const FoNativeDef draw_methods[] = {
    {"_randbelow", random_randbelow, 1, 1, 0, "Return a random int in the range [0,n).  Returns 0 if n==0."},
    {"random", random_random, 0, 0, 0, "random() -> x in the interval [0, 1)."},
    {"getrandbits", random_getrandbits, 1, 1, 0, "getrandbits(k) -> x.  Generates an int with k random bits."},
    {"randbytes", random_randbytes, 1, 1, 0, "Generate n random bytes."},
    {0},
};

// ---- the types

static FoObject *random_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoRandom *r = (FoRandom *)fo_object_new(type, 0);
    if (!r) return NULL;
    r->from_system = fo_type_is_subtype(type, &fo_system_random_type);
    fo_gc_track((FoObject *)r);
    return (FoObject *)r;
}

static bool random_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"x"};
    static const FoParams params = {"Random.__init__", names, 1, 0, 0, 1};
    FoObject *given[1];
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return false;
    FO_AUTO(FoObject) override = override_of(self, "seed");
    if (fo_error_is_pending()) return false;
    if (!override) return fo_random_seed(self, given[0] ? given[0] : fo_none, 2);
    FO_AUTO(FoObject) result = fo_call1(override, given[0] ? given[0] : fo_none);
    return result != NULL;
}

static void random_free(FoObject *self) {
    fo_gc_untrack(self);
    fo_clear_slot(&((FoRandom *)self)->dict);
    fo_object_free_block(self);
}

static bool random_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoRandom *)self)->dict);
    return true;
}

static void random_clear(FoObject *self) { fo_clear_slot(&((FoRandom *)self)->dict); }

static FoObject *get_gauss_next(FoObject *self, void *closure) {
    FoRandom *r = (FoRandom *)self;
    return r->has_gauss ? fo_float_new(r->gauss_next) : fo_new_none();
}

static bool set_gauss_next(FoObject *self, FoObject *value, void *closure) {
    FoRandom *r = (FoRandom *)self;
    if (!value) return fo_fail(FO_ATTRIBUTE_ERROR, "gauss_next");
    if (value != fo_none && !fo_as_double(value, &r->gauss_next)) return false;
    r->has_gauss = value != fo_none;
    return true;
}

static const FoGetSetDef random_getsets[] = {{"gauss_next", get_gauss_next, set_gauss_next, "The second of a pair of normal draws, or None.", NULL}, {NULL}};

FoType fo_random_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "random.Random",
    .basic_nbytes = sizeof(FoRandom),
    .flags = FO_TYPE_BASE | FO_TYPE_GC | FO_TYPE_INSTANCE_DICT,
    .doc =
        "Random number generator base class used by bound module functions.\n\n"
        "Used to instantiate instances of Random to get generators that don't share state.",
    .free = random_free,
    .visit = random_visit,
    .clear = random_clear,
    .getsets = random_getsets,
    .dict_offset = offsetof(FoRandom, dict),
    .new_ = random_new,
    .init = random_init,
};
FoType fo_system_random_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "random.SystemRandom",
    .basic_nbytes = sizeof(FoRandom),
    .flags = FO_TYPE_BASE | FO_TYPE_GC | FO_TYPE_INSTANCE_DICT,
    .doc = "Alternate random number generator using sources provided by the operating system.",
    .free = random_free,
    .visit = random_visit,
    .clear = random_clear,
    .dict_offset = offsetof(FoRandom, dict),
    .new_ = random_new,
    .init = random_init,
    .base = &fo_random_type,
};

// ---- the module

static const FoNativeDef *const method_tables[] = {draw_methods, fo_random_state_methods, fo_random_sequence_methods, fo_random_distribution_methods};

// The methods lie in four tables; a type has one list: its dict takes the others after it is ready.
static bool add_methods(FoType *type) {
    for (size_t t = 0; t < FO_COUNT_OF(method_tables); t++)
        for (const FoNativeDef *def = method_tables[t]; def->name; def++) {
            FO_AUTO(FoStr) name = fo_str_intern(def->name);
            FO_AUTO(FoObject) descriptor = name ? fo_method_descriptor_new(type, def) : NULL;
            if (!descriptor || !fo_dict_set_str(type->dict, name, descriptor)) return false;
        }
    return true;
}

static bool add_functions(FoModule *m, FoObject *instance) {
    FO_AUTO(FoObject) module_name = (FoObject *)fo_str_from_text("random");
    for (size_t t = 0; module_name && t < FO_COUNT_OF(method_tables); t++)
        for (const FoNativeDef *def = method_tables[t]; def->name; def++)
            if (def->name[0] != '_' && !fo_module_add_give(m, def->name, fo_native_new(def, instance, module_name))) return false;
    return module_name != NULL;
}

static bool add_class_attributes(void) {
    FO_AUTO(FoStr) name = fo_str_intern("VERSION");
    FO_AUTO(FoObject) version = fo_int_from_i64(3); // of the states
    FO_AUTO(FoObject) dict = fo_getset_descriptor_new(&fo_random_type, &fo_dict_getset);
    return name && version && dict && fo_type_set_attr(&fo_random_type, name, version) && fo_type_set_attr(&fo_random_type, fo_name(__dict__), dict);
}

// The constants that the reference computes at the start of its module.
static bool add_constants(FoModule *m) {
    static const struct {
        const char *name;
        double value;
    } floats[] = {{"NV_MAGICCONST", 1.7155277699214135}, {"LOG4", 1.3862943611198906}, {"SG_MAGICCONST", 2.504077396776274},
                  {"RECIP_BPF", 0x1p-53}, {"TWOPI", 6.283185307179586}};
    for (size_t i = 0; i < FO_COUNT_OF(floats); i++)
        if (!fo_module_add_give(m, floats[i].name, fo_float_new(floats[i].value))) return false;
    return fo_module_add_give(m, "BPF", fo_int_from_i64(53));
}

// __all__: the classes and the methods without underscore, sorted.
static bool add_all(FoModule *m) {
    FO_AUTO(FoList) all = fo_list_new(0);
    static const char *const classes[] = {"Random", "SystemRandom"};
    for (size_t i = 0; all && i < FO_COUNT_OF(classes); i++) {
        FO_AUTO(FoObject) name = (FoObject *)fo_str_from_text(classes[i]);
        if (!name || !fo_list_append(all, name)) return false;
    }
    for (size_t t = 0; all && t < FO_COUNT_OF(method_tables); t++)
        for (const FoNativeDef *def = method_tables[t]; def->name; def++) {
            FO_AUTO(FoObject) name = (FoObject *)fo_str_from_text(def->name);
            if (!name || (def->name[0] != '_' && !fo_list_append(all, name))) return false;
        }
    return all && fo_list_sort(all, NULL, false) && fo_module_add_give(m, "__all__", (FoObject *)fo_take(all));
}

FoObject *fo_module_random_new(void) {
    if (!(fo_system_random_type.flags & FO_TYPE_READY)) {
        if (!fo_type_ready(&fo_random_type) || !add_methods(&fo_random_type) || !fo_type_ready(&fo_system_random_type) ||
            !add_class_attributes())
            return NULL;
    }
    FO_AUTO(FoModule) m = fo_module_from_defs("random", "Random variable generators.", &(const FoNativeDef){0});
    FO_AUTO(FoObject) instance = m ? fo_call0((FoObject *)&fo_random_type) : NULL;
    if (!instance || !add_functions(m, instance) || !add_constants(m) || !add_all(m)) return NULL;
    if (!fo_module_add_give(m, "_inst", fo_ref(instance)) || !fo_module_add_give(m, "Random", fo_ref((FoObject *)&fo_random_type)) ||
        !fo_module_add_give(m, "SystemRandom", fo_ref((FoObject *)&fo_system_random_type)))
        return NULL;
    return (FoObject *)fo_take(m);
}
