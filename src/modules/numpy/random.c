// SPDX-License-Identifier: MIT
// numpy.random: the classes RandomState, PCG64 and Generator, and the module, whose functions are methods of one hidden RandomState.
#include "modules/numpy/numpy_parts.h"
#include "modules/numpy/random_parts.h"

// ---- RandomState

static FoObject *state_seed(NATIVE_ARGS) {
    static const char *const names[] = {"seed"};
    static const FoParams params = {"seed", names, 1, 0, 0, 1};
    FoObject *given[1];
    FoRandomState *r = (FoRandomState *)self;
    FoMt next;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_seed_legacy(&next, given[0])) return NULL;
    r->mt = next;
    return fo_new_none();
}

static FoArray *key_array(const FoMt *mt) {
    FoArray *a = fo_array_new_kind(FO_DT_UINT32, 1, &(int64_t){FO_MT_WORDS});
    if (a) memcpy(a->data, mt->key, sizeof mt->key);
    return a;
}

static FoObject *state_get(NATIVE_ARGS) {
    static const char *const names[] = {"legacy"};
    static const FoParams params = {"get_state", names, 1, 0, 0, 1};
    FoObject *given[1];
    FoMt *mt = &((FoRandomState *)self)->mt;
    bool legacy = true;
    if (!fo_args_bind(&params, args, n, kwnames, given) || (given[0] && !fo_is_true(given[0], &legacy))) return NULL;
    FO_AUTO(FoArray) key = key_array(mt);
    FO_AUTO(FoStr) name = key ? fo_str_from_text("MT19937") : NULL;
    FO_AUTO(FoObject) position = name ? fo_int_from_i64(mt->position) : NULL;
    FO_AUTO(FoObject) has_gauss = position ? fo_int_from_i64(mt->has_gauss) : NULL;
    FO_AUTO(FoObject) gauss = has_gauss ? fo_float_new(mt->has_gauss ? mt->gauss : 0) : NULL;
    if (!gauss) return NULL;
    if (legacy) return (FoObject *)fo_tuple_pack(5, name, key, position, has_gauss, gauss);
    FO_AUTO(FoDict) inner = fo_dict_new();
    FO_AUTO(FoDict) d = inner ? fo_dict_new() : NULL;
    if (!d || !fo_dict_set_text(inner, "key", (FoObject *)key) || !fo_dict_set_text(inner, "pos", position) ||
        !fo_dict_set_text(d, "bit_generator", (FoObject *)name) || !fo_dict_set_text(d, "state", (FoObject *)inner) ||
        !fo_dict_set_text(d, "has_gauss", has_gauss) || !fo_dict_set_text(d, "gauss", gauss))
        return NULL;
    return (FoObject *)fo_take(d);
}

static bool read_key(FoObject *o, uint32_t *key) {
    if (fo_array_check(o)) {
        FO_AUTO(FoArray) words = fo_eval_cast((FoArray *)o, fo_dtype_peek(FO_DT_UINT32), 'C', FO_CAST_UNSAFE);
        if (!words || !fo_array_settle(words)) return false;
        if (words->n_items != FO_MT_WORDS) return fo_fail(FO_VALUE_ERROR, "state must be a 624-word key");
        memcpy(key, words->data, FO_MT_WORDS * 4);
        return true;
    }
    FO_AUTO(FoTuple) words = fo_sequence_as_tuple(o);
    if (!words) return false;
    if (words->n != FO_MT_WORDS) return fo_fail(FO_VALUE_ERROR, "state must be a 624-word key");
    for (int k = 0; k < FO_MT_WORDS; k++) {
        int64_t word;
        if (!fo_index_as_i64(words->items[k], &word)) return false;
        key[k] = (uint32_t)word;
    }
    return true;
}

static bool set_state(FoMt *mt, FoObject *name, FoObject *key, FoObject *position, FoObject *has_gauss, FoObject *gauss) {
    FoMt next = {0};
    int64_t at, has = 0;
    if (!name || !fo_str_check(name) || !fo_str_equals_text((FoStr *)name, "MT19937"))
        return fo_fail(FO_VALUE_ERROR, "set_state can only be used with legacy MT19937state instances.");
    if (!key || !position) return fo_fail(FO_VALUE_ERROR, "state is not complete");
    if (!read_key(key, next.key) || !fo_index_as_i64(position, &at) || (has_gauss && !fo_index_as_i64(has_gauss, &has)) ||
        (gauss && !fo_as_double(gauss, &next.gauss)))
        return false;
    if (at < 0 || at > FO_MT_WORDS) return fo_fail(FO_VALUE_ERROR, "the position in the state must be 0 to 624");
    next.position = (int32_t)at;
    next.has_gauss = has != 0;
    *mt = next;
    return true;
}

static FoObject *state_set(NATIVE_ARGS) {
    FoMt *mt = &((FoRandomState *)self)->mt;
    FoObject *state = args[0];
    bool ok;
    if (fo_dict_check(state)) {
        FoDict *d = (FoDict *)state;
        FoObject *inner = fo_lend(fo_dict_peek_text(d, "state"));
        FoDict *s = inner && fo_dict_check(inner) ? (FoDict *)inner : d;
        ok = set_state(mt, fo_lend(fo_dict_peek_text(d, "bit_generator")), fo_lend(fo_dict_peek_text(s, "key")), fo_lend(fo_dict_peek_text(s, "pos")),
                       fo_lend(fo_dict_peek_text(d, "has_gauss")), fo_lend(fo_dict_peek_text(d, "gauss")));
    } else {
        if (!fo_tuple_check(state) && !fo_list_check(state)) return fo_raise(FO_TYPE_ERROR, "state must be a dict or a tuple.");
        FO_AUTO(FoTuple) t = fo_sequence_as_tuple(state);
        if (!t) return NULL;
#define ITEM(k) (t->n > (k) ? t->items[k] : NULL)
        ok = set_state(mt, ITEM(0), ITEM(1), ITEM(2), ITEM(3), ITEM(4));
#undef ITEM
    }
    return ok ? fo_new_none() : NULL;
}

static FoObject *state_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"seed"};
    static const FoParams params = {"RandomState", names, 1, 0, 0, 1};
    FoObject *given[1];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (given[0] && fo_is_a(given[0], &fo_pcg64_type)) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "RandomState over another bit generator");
    FoRandomState *r = (FoRandomState *)fo_object_new(type, 0);
    if (!r) return NULL;
    if (fo_seed_legacy(&r->mt, given[0])) return (FoObject *)r;
    fo_unref(r);
    return NULL;
}

static void state_free(FoObject *self) {
    if (((FoRandomState *)self)->weaklist) fo_weakref_clear_all(self);
    fo_object_free_block(self);
}

static FoObject *state_str(FoObject *self) { return (FoObject *)fo_str_from_text("RandomState(MT19937)"); }
static FoObject *state_repr(FoObject *self) {
    return (FoObject *)fo_str_printf("RandomState(MT19937) at 0x%llX", (unsigned long long)(uintptr_t)self);
}

#define SHARED(name, doc) {#name, fo_random_##name, 0, -1, FO_NATIVE_KEYWORDS, doc}
#define FAMILY(name) SHARED(name, "Draw samples from the distribution " #name "."),
// What both kinds of generators draw with the same arguments.
#define DISTRIBUTIONS \
    SHARED(uniform, "uniform(low=0.0, high=1.0, size=None)\n--\n\nDraw samples from a uniform distribution."), \
    SHARED(normal, "normal(loc=0.0, scale=1.0, size=None)\n--\n\nDraw random samples from a normal (Gaussian) distribution."), \
    SHARED(exponential, "exponential(scale=1.0, size=None)\n--\n\nDraw samples from an exponential distribution."), \
    SHARED(lognormal, "lognormal(mean=0.0, sigma=1.0, size=None)\n--\n\nDraw samples from a log-normal distribution."), \
    SHARED(laplace, "laplace(loc=0.0, scale=1.0, size=None)\n--\n\nDraw samples from the Laplace or double exponential distribution."), \
    SHARED(logistic, "logistic(loc=0.0, scale=1.0, size=None)\n--\n\nDraw samples from a logistic distribution."), \
    SHARED(gumbel, "gumbel(loc=0.0, scale=1.0, size=None)\n--\n\nDraw samples from a Gumbel distribution."), \
    SHARED(rayleigh, "rayleigh(scale=1.0, size=None)\n--\n\nDraw samples from a Rayleigh distribution."), \
    SHARED(standard_cauchy, "standard_cauchy(size=None)\n--\n\nDraw samples from a standard Cauchy distribution with mode = 0."), \
    SHARED(multinomial, "multinomial(n, pvals, size=None)\n--\n\nDraw samples from a multinomial distribution."), \
    SHARED(dirichlet, "dirichlet(alpha, size=None)\n--\n\nDraw samples from the Dirichlet distribution."), \
    FO_RANDOM_FAMILIES(FAMILY) \
    {"bytes", fo_random_bytes, 1, 1, 0, "bytes(length)\n--\n\nReturn random bytes."},
static const FoNativeDef state_methods[] = {
    {"seed", state_seed, 0, -1, FO_NATIVE_KEYWORDS, "seed(seed=None)\n--\n\nReseed a legacy MT19937 BitGenerator."},
    {"get_state", state_get, 0, -1, FO_NATIVE_KEYWORDS,
     "get_state(legacy=True)\n--\n\nReturn a tuple representing the internal state of the generator."},
    {"set_state", state_set, 1, 1, 0, "set_state(state)\n--\n\nSet the internal state of the generator from a tuple."},
    {"random_sample", fo_random_random, 0, -1, FO_NATIVE_KEYWORDS,
     "random_sample(size=None)\n--\n\nReturn random floats in the half-open interval [0.0, 1.0)."},
    SHARED(random, "random(size=None)\n--\n\nReturn random floats in the half-open interval [0.0, 1.0)."),
    {"rand", fo_random_rand, 0, -1, 0, "rand(d0, d1, ..., dn)\n--\n\nRandom values in a given shape."},
    {"randn", fo_random_randn, 0, -1, 0, "randn(d0, d1, ..., dn)\n--\n\nReturn a sample (or samples) from the \"standard normal\" distribution."},
    SHARED(randint, "randint(low, high=None, size=None, dtype=int)\n--\n\nReturn random integers from `low` (inclusive) to `high` (exclusive)."),
    SHARED(random_integers,
        "random_integers(low, high=None, size=None)\n--\n\nRandom integers of type `np.int_` between `low` and `high`, inclusive."),
    SHARED(standard_normal, "standard_normal(size=None)\n--\n\nDraw samples from a standard Normal distribution (mean=0, stdev=1)."),
    SHARED(standard_exponential, "standard_exponential(size=None)\n--\n\nDraw samples from the standard exponential distribution."),
    DISTRIBUTIONS
    SHARED(shuffle, "shuffle(x)\n--\n\nModify a sequence in-place by shuffling its contents."),
    SHARED(permutation, "permutation(x)\n--\n\nRandomly permute a sequence, or return a permuted range."),
    SHARED(choice, "choice(a, size=None, replace=True, p=None)\n--\n\nGenerates a random sample from a given 1-D array"),
    {NULL}};
FoType fo_random_state_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.random.mtrand.RandomState",
    .basic_nbytes = sizeof(FoRandomState),
    .flags = FO_TYPE_BASE,
    .doc = "RandomState(seed=None)\n--\n\nContainer for the slow Mersenne Twister pseudo-random number generator.",
    .free = state_free, .new_ = state_new, .str = state_str, .repr = state_repr, .methods = state_methods,
    .weaklist_offset = offsetof(FoRandomState, weaklist),
};

// ---- PCG64

static FoObject *pcg_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"seed"};
    static const FoParams params = {"PCG64", names, 1, 0, 0, 1};
    FoObject *given[1];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FO_AUTO(FoPcg64) p = (FoPcg64 *)fo_object_new(type, 0);
    return p && fo_seed_pcg(&p->pcg, given[0]) ? (FoObject *)fo_take(p) : NULL;
}

static void pcg_free(FoObject *self) { fo_object_free_block(self); }

static FoObject *pcg_get_state(FoObject *self, void *closure) {
    FoPcg *pcg = &((FoPcg64 *)self)->pcg;
    FO_AUTO(FoDict) inner = fo_dict_new();
    FO_AUTO(FoDict) d = inner ? fo_dict_new() : NULL;
    if (!d || !fo_dict_set_text_give(inner, "state", fo_wide_new(pcg->state)) || !fo_dict_set_text_give(inner, "inc", fo_wide_new(pcg->increment)) ||
        !fo_dict_set_text_give(d, "bit_generator", (FoObject *)fo_str_from_text("PCG64")) || !fo_dict_set_text(d, "state", (FoObject *)inner) ||
        !fo_dict_set_text_give(d, "has_uint32", fo_int_from_i64(pcg->has_u32)) || !fo_dict_set_text_give(d, "uinteger", fo_int_from_u64(pcg->u32)))
        return NULL;
    return (FoObject *)fo_take(d);
}

static bool pcg_set_state(FoObject *self, FoObject *value, void *closure) {
    if (!value || !fo_dict_check(value)) return fo_fail(FO_TYPE_ERROR, "state must be a dict");
    FoDict *d = (FoDict *)value;
    FoObject *name = fo_lend(fo_dict_peek_text(d, "bit_generator")), *inner = fo_lend(fo_dict_peek_text(d, "state"));
    if (!name || !fo_str_check(name) || !fo_str_equals_text((FoStr *)name, "PCG64") || !inner || !fo_dict_check(inner))
        return fo_fail(FO_VALUE_ERROR, "state must be for a PCG64 RNG");
    FoObject *state = fo_lend(fo_dict_peek_text((FoDict *)inner, "state")), *increment = fo_lend(fo_dict_peek_text((FoDict *)inner, "inc"));
    FoObject *has = fo_lend(fo_dict_peek_text(d, "has_uint32")), *word = fo_lend(fo_dict_peek_text(d, "uinteger"));
    FoPcg next = {0};
    int64_t has_u32 = 0, u32 = 0;
    if (!state || !increment) return fo_fail(FO_VALUE_ERROR, "state must be for a PCG64 RNG");
    if (!fo_wide_read(state, &next.state) || !fo_wide_read(increment, &next.increment) || (has && !fo_index_as_i64(has, &has_u32)) ||
        (word && !fo_index_as_i64(word, &u32)))
        return false;
    next.has_u32 = has_u32 != 0;
    next.u32 = (uint32_t)u32;
    ((FoPcg64 *)self)->pcg = next;
    return true;
}

static FoObject *pcg_advance(NATIVE_ARGS) {
    FO_AUTO(FoObject) delta = fo_index(args[0]);
    FoU128 steps;
    bool negative = delta && fo_int_sign(delta) < 0;
    FO_AUTO(FoObject) size = delta ? fo_int_type.absolute(delta) : NULL;
    if (!size || !fo_wide_read(size, &steps)) return NULL;
    fo_pcg_advance(&((FoPcg64 *)self)->pcg, negative ? -steps : steps);
    return fo_ref(self);
}

static FoObject *pcg_raw(NATIVE_ARGS) {
    FoSizeArg size;
    if (!fo_size_arg_read(n ? args[0] : NULL, &size)) return NULL;
    FoPcg *pcg = &((FoPcg64 *)self)->pcg;
    if (size.is_none) return fo_int_from_u64(fo_pcg_u64(pcg));
    FoArray *a = fo_array_new_kind(FO_DT_UINT64, size.ndim, size.shape);
    for (int64_t i = 0; a && i < a->n_items; i++) ((uint64_t *)a->data)[i] = fo_pcg_u64(pcg);
    return (FoObject *)a;
}

static const FoNativeDef pcg_methods[] = {
    {"advance", pcg_advance, 1, 1, 0, "advance(delta)\n--\n\nAdvance the underlying RNG as-if delta draws have occurred."},
    {"random_raw", pcg_raw, 0, 1, 0, "random_raw(size=None)\n--\n\nReturn randoms as generated by the underlying BitGenerator."},
    {NULL}};
static const FoGetSetDef pcg_getsets[] = {{"state", pcg_get_state, pcg_set_state, "The state as a dict."}, {NULL}};
FoType fo_pcg64_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.random._pcg64.PCG64",
    .basic_nbytes = sizeof(FoPcg64),
    .doc = "PCG64(seed=None)\n--\n\nBitGenerator for the PCG-64 pseudo-random number generator.",
    .free = pcg_free, .new_ = pcg_new, .methods = pcg_methods, .getsets = pcg_getsets,
};

// ---- Generator

static FoObject *generator_over(FoType *type, FoPcg64 *bits) {
    FoGenerator *g = (FoGenerator *)fo_object_new(type, 0);
    if (g) g->bit_generator = fo_ref(bits);
    return (FoObject *)g;
}

static FoObject *generator_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"bit_generator"};
    static const FoParams params = {"Generator", names, 1, 1, 0, 1};
    FoObject *given[1];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    if (!fo_is_a(given[0], &fo_pcg64_type)) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "Generator over %T: only PCG64 is there", given[0]);
    return generator_over(type, (FoPcg64 *)given[0]);
}

static void generator_free(FoObject *self) {
    fo_clear_slot(&((FoGenerator *)self)->bit_generator);
    fo_object_free_block(self);
}

static FoObject *generator_str(FoObject *self) { return (FoObject *)fo_str_from_text("Generator(PCG64)"); }
static FoObject *generator_repr(FoObject *self) {
    return (FoObject *)fo_str_printf("Generator(PCG64) at 0x%llX", (unsigned long long)(uintptr_t)self);
}

static FoObject *get_bit_generator(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoGenerator *)self)->bit_generator); }

static const FoNativeDef generator_methods[] = {
    SHARED(random, "random(size=None, dtype=np.float64, out=None)\n--\n\nReturn random floats in the half-open interval [0.0, 1.0)."),
    SHARED(integers,
        "integers(low, high=None, size=None, dtype=np.int64, endpoint=False)\n--\n\n"
        "Return random integers from `low` (inclusive) to `high` (exclusive)."),
    SHARED(standard_normal,
        "standard_normal(size=None, dtype=np.float64, out=None)\n--\n\nDraw samples from a standard Normal distribution (mean=0, stdev=1)."),
    SHARED(standard_exponential,
        "standard_exponential(size=None, dtype=np.float64, out=None)\n--\n\nDraw samples from the standard exponential distribution."),
    DISTRIBUTIONS
    SHARED(shuffle, "shuffle(x, axis=0)\n--\n\nModify an array or sequence in-place by shuffling its contents."),
    SHARED(permutation, "permutation(x, axis=0)\n--\n\nRandomly permute a sequence, or return a permuted range."),
    SHARED(choice, "choice(a, size=None, replace=True, p=None, axis=0, shuffle=True)\n--\n\nGenerates a random sample from a given array"),
    {NULL}};
static const FoGetSetDef generator_getsets[] = {{"bit_generator", get_bit_generator, NULL, "The bit generator."}, {NULL}};
FoType fo_random_generator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.random._generator.Generator",
    .basic_nbytes = sizeof(FoGenerator),
    .flags = FO_TYPE_BASE,
    .doc = "Generator(bit_generator)\n--\n\nContainer for the BitGenerators.",
    .free = generator_free,
    .new_ = generator_new,
    .str = generator_str,
    .repr = generator_repr,
    .methods = generator_methods,
    .getsets = generator_getsets,
};

static FoObject *default_rng(NATIVE_ARGS) {
    static const char *const names[] = {"seed"};
    static const FoParams params = {"default_rng", names, 1, 0, 0, 1};
    FoObject *given[1];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    FoObject *seed = given[0];
    if (seed && fo_is_a(seed, &fo_random_generator_type)) return fo_ref(seed);
    if (seed && fo_is_a(seed, &fo_pcg64_type)) return generator_over(&fo_random_generator_type, (FoPcg64 *)seed);
    FO_AUTO(FoPcg64) bits = (FoPcg64 *)fo_object_new(&fo_pcg64_type, 0);
    return bits && fo_seed_pcg(&bits->pcg, seed) ? generator_over(&fo_random_generator_type, bits) : NULL;
}

// ---- the module

static const FoNativeDef module_functions[] = {
    {"default_rng", default_rng, 0, -1, FO_NATIVE_KEYWORDS,
     "default_rng(seed=None)\n--\n\nConstruct a new Generator with the default BitGenerator (PCG64)."},
    {NULL}};

static bool add_functions(FoModule *m, FoObject *instance) {
    FO_AUTO(FoObject) name = (FoObject *)fo_str_from_text("numpy.random");
    for (const FoNativeDef *def = state_methods; name && def->name; def++)
        if (!fo_module_add_give(m, def->name, fo_native_new(def, instance, name))) return false;
    static const char *const aliases[] = {"ranf", "sample"};
    for (int k = 0; name && k < 2; k++) {
        FoObject *function = fo_get_attr_text((FoObject *)m, "random_sample");
        if (!function || !fo_module_add_give(m, aliases[k], function)) return false;
    }
    return name != NULL;
}

FoObject *fo_module_numpy_random_new(void) {
    FoType *types[] = {&fo_seed_sequence_type, &fo_random_state_type, &fo_pcg64_type, &fo_random_generator_type};
    static const char *const names[] = {"SeedSequence", "RandomState", "PCG64", "Generator"};
    if (!fo_array_init()) return NULL;
    FO_AUTO(FoModule) m = fo_module_from_defs("numpy.random", "Random number generation", module_functions);
    if (!m) return NULL;
    for (int k = 0; k < 4; k++) {
        if (!(types[k]->flags & FO_TYPE_READY) && !fo_type_ready(types[k])) return NULL;
        if (!fo_module_add_give(m, names[k], fo_ref((FoObject *)types[k]))) return NULL;
    }
    FO_AUTO(FoObject) instance = fo_call0((FoObject *)&fo_random_state_type);
    return instance && add_functions(m, instance) && fo_module_add_give(m, "_rand", fo_ref(instance)) ? (FoObject *)fo_take(m) : NULL;
}

bool fo_numpy_add_random(FoModule *numpy) {
    FO_AUTO(FoObject) m = fo_module_numpy_random_new();
    return m && fo_dict_set_text(fo_rt->modules, "numpy.random", m) && fo_module_add_give(numpy, "random", fo_ref(m));
}
