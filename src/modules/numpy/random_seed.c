// SPDX-License-Identifier: MIT
// numpy.random: seeds, as numbers, sequences of numbers or the system's entropy.
#include <errno.h>
#include <sys/random.h>

#include "modules/numpy/random_parts.h"

static bool random_entropy(void *out, size_t nbytes) {
    char *at = out;
    while (nbytes) {
        ssize_t got = getrandom(at, nbytes, 0);
        if (got < 0 && errno != EINTR) return fo_raise_errno(errno, NULL) != NULL;
        if (got > 0) at += got, nbytes -= (size_t)got;
    }
    return true;
}

FoObject *fo_wide_new(FoU128 value) { return fo_int_from_bytes((const unsigned char *)&value, sizeof value, true, false); }
bool fo_wide_read(FoObject *o, FoU128 *out) {
    if (!fo_int_check(o)) return fo_fail(FO_TYPE_ERROR, "an integer is required");
    return fo_int_to_bytes(o, (unsigned char *)out, sizeof *out, true, false);
}

// ---- RandomState

static bool seed_by_array(FoMt *mt, FoObject *seed) {
    FO_AUTO(FoObject) to_list = fo_array_check(seed) ? fo_get_attr_text(seed, "tolist") : fo_ref(seed);
    FO_AUTO(FoObject) listed = !to_list ? NULL : fo_array_check(seed) ? fo_call0(to_list) : fo_ref(seed);
    if (!listed) return false;
    if (!fo_list_check(listed) && !fo_tuple_check(listed) && !fo_is_a(listed, &fo_range_type)) {
        FoDtypeKind kind = fo_str_check(seed) ? FO_DT_NONE : FO_DT_FLOAT64;
        FO_AUTO(FoStr) text = fo_str_check(seed) ? fo_str_printf("<U%lld", (long long)((FoStr *)seed)->n) : fo_dtype_name(fo_dtype_peek(kind));
        return text && fo_fail(FO_TYPE_ERROR, "Cannot cast scalar from dtype('%S') to dtype('int64') according to the rule 'safe'", text);
    }
    FO_AUTO(FoTuple) items = fo_sequence_as_tuple(listed);
    if (!items) return false;
    if (!items->n) return fo_fail(FO_VALUE_ERROR, "Seed must be non-empty");
    uint32_t *key = fo_alloc((size_t)items->n * 4, FO_MEM_INTERNAL);
    if (!key) return fo_fail_no_memory();
    bool ok = true;
    for (int64_t k = 0; ok && k < items->n; k++) {
        int64_t word;
        if (fo_list_check(items->items[k]) || fo_tuple_check(items->items[k])) ok = fo_fail(FO_VALUE_ERROR, "Seed array must be 1-d");
        else if (fo_float_check(items->items[k]))
            ok = fo_fail(FO_TYPE_ERROR, "Cannot cast array data from dtype('float64') to dtype('int64') according to the rule 'safe'");
        else ok = fo_index_as_i64_clamped(items->items[k], &word);
        if (ok && (word < 0 || word > UINT32_MAX)) ok = fo_fail(FO_VALUE_ERROR, "Seed must be between 0 and 2**32 - 1");
        if (ok) key[k] = (uint32_t)word;
    }
    if (ok) fo_mt_seed_array(mt, key, (size_t)items->n);
    fo_free(key, (size_t)items->n * 4, FO_MEM_INTERNAL);
    return ok;
}

bool fo_seed_legacy(FoMt *mt, FoObject *seed) {
    int64_t value;
    if (!seed || seed == fo_none) {
        uint32_t key[FO_MT_WORDS];
        if (!random_entropy(key, sizeof key)) return false;
        fo_mt_seed_array(mt, key, FO_MT_WORDS);
        return true;
    }
    bool is_array = fo_array_check(seed) && ((FoArray *)seed)->n_items != 1;
    FO_AUTO(FoObject) index = is_array ? NULL : fo_index(seed);
    if (!index) {
        if (!is_array && !fo_error_matches_kind(FO_TYPE_ERROR)) return false;
        fo_error_clear();
        return seed_by_array(mt, seed);
    }
    if (!fo_int_fits_i64(index, &value) || value < 0 || value > UINT32_MAX) return fo_fail(FO_VALUE_ERROR, "Seed must be between 0 and 2**32 - 1");
    fo_mt_seed(mt, (uint32_t)value);
    return true;
}

// ---- SeedSequence

static bool put_int(FoBuffer *out, FoObject *value) {
    FO_AUTO(FoObject) index = fo_index(value);
    if (!index) return false;
    if (fo_int_sign(index) < 0) return fo_fail(FO_VALUE_ERROR, "expected non-negative integer");
    int64_t n_bits = fo_int_bit_length(index), n_words = n_bits ? (n_bits - 1) / 32 + 1 : 1;
    if (!fo_buffer_reserve(out, (size_t)n_words * 4)) return fo_fail_no_memory();
    bool ok = fo_int_to_bytes(index, (unsigned char *)out->data + out->n, (size_t)n_words * 4, true, false);
    if (ok) out->n += (size_t)n_words * 4;
    return ok;
}

static bool put_entropy(FoBuffer *out, FoObject *seed) {
    if (fo_int_check(seed) || (fo_scalar_check(seed) && strchr("iu", fo_scalar_dtype(seed)->letter))) return put_int(out, seed);
    if (!fo_list_check(seed) && !fo_tuple_check(seed) && !fo_array_check(seed) && !fo_is_a(seed, &fo_range_type))
        return fo_fail(FO_TYPE_ERROR, "SeedSequence expects int or sequence of ints for entropy not %S", seed);
    FO_AUTO(FoTuple) items = fo_sequence_as_tuple(seed);
    for (int64_t k = 0; items && k < items->n; k++)
        if (!put_int(out, items->items[k])) return false;
    return items != NULL;
}

// Entropy as words, fo_alloc'ed; None: the system's.
static bool seed_words(FoObject *seed, uint32_t **words, size_t *n) {
    FoBuffer out = FO_BUFFER_EMPTY;
    uint32_t fresh[4];
    bool ok = seed && seed != fo_none ? put_entropy(&out, seed)
                                      : random_entropy(fresh, sizeof fresh) && (fo_buffer_put(&out, fresh, sizeof fresh) || fo_fail_no_memory());
    *n = out.n / 4;
    *words = ok ? fo_alloc(out.n ? out.n : 4, FO_MEM_INTERNAL) : NULL;
    if (*words && out.n) memcpy(*words, out.data, out.n);
    fo_buffer_deinit(&out);
    return *words || (ok && fo_fail_no_memory());
}

typedef struct {
    FoObject head;
    FoObject *entropy;
    FoTuple *spawn_key;
    int64_t n_children;
} SeedSequence;

static bool sequence_generate(SeedSequence *s, uint32_t *out, size_t n_out) {
    uint32_t *entropy, *key;
    size_t n, n_key;
    if (!seed_words(s->entropy, &entropy, &n)) return false;
    bool ok = seed_words((FoObject *)s->spawn_key, &key, &n_key);
    if (ok) {
        fo_seed_sequence(entropy, n, key, n_key, out, n_out);
        fo_free(key, n_key ? n_key * 4 : 4, FO_MEM_INTERNAL);
    }
    fo_free(entropy, n ? n * 4 : 4, FO_MEM_INTERNAL);
    return ok;
}

bool fo_seed_pcg(FoPcg *pcg, FoObject *seed) {
    if (seed && fo_is_a(seed, &fo_seed_sequence_type)) {
        uint64_t w[4];
        if (!sequence_generate((SeedSequence *)seed, (uint32_t *)w, 8)) return false;
        pcg->increment = ((FoU128)w[2] << 64 | w[3]) << 1 | 1;
        pcg->state = pcg->increment + ((FoU128)w[0] << 64 | w[1]);
        fo_pcg_advance(pcg, 1);
        pcg->u32 = 0;
        return true;
    }
    uint32_t *words;
    size_t n;
    if (!seed_words(seed, &words, &n)) return false;
    fo_pcg_seed(pcg, words, n);
    fo_free(words, n ? n * 4 : 4, FO_MEM_INTERNAL);
    return true;
}

static SeedSequence *sequence_make(FoObject *entropy, FoTuple *spawn_key) {
    SeedSequence *s = (SeedSequence *)fo_object_new(&fo_seed_sequence_type, 0);
    if (!s) return NULL;
    s->entropy = fo_ref(entropy);
    s->spawn_key = fo_ref(spawn_key);
    return s;
}

static FoObject *sequence_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"entropy", "spawn_key", "pool_size"};
    static const FoParams params = {"SeedSequence", names, 3, 0, 0, 1};
    FoObject *given[3];
    int64_t pool = 4;
    if (!fo_args_bind(&params, args, n, kwnames, given) || (given[2] && !fo_index_as_i64(given[2], &pool))) return NULL;
    if (pool != 4) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "SeedSequence with a pool_size other than 4");
    FoU128 fresh;
    FO_AUTO(FoObject) entropy = given[0] && given[0] != fo_none ? fo_ref(given[0]) : random_entropy(&fresh, sizeof fresh) ? fo_wide_new(fresh) : NULL;
    FO_AUTO(FoTuple) key = !entropy ? NULL : given[1] ? fo_sequence_as_tuple(given[1]) : fo_tuple_new(0);
    FO_AUTO(SeedSequence) s = key ? sequence_make(entropy, key) : NULL;
    uint32_t check[4];
    return s && sequence_generate(s, check, 4) ? (FoObject *)fo_take(s) : NULL;
}

static void sequence_free(FoObject *self) {
    SeedSequence *s = (SeedSequence *)self;
    fo_clear_slot(&s->entropy);
    fo_clear_slot(&s->spawn_key);
    fo_object_free_block(self);
}

static FoObject *sequence_repr(FoObject *self) {
    SeedSequence *s = (SeedSequence *)self;
    FO_AUTO(FoStr) key = s->spawn_key->n ? fo_str_printf("    spawn_key=%R,\n", s->spawn_key) : fo_ref(fo_rt->empty_str);
    FO_AUTO(FoStr) children = !key            ? NULL
                              : s->n_children ? fo_str_printf("    n_children_spawned=%lld,\n", (long long)s->n_children)
                                              : fo_ref(fo_rt->empty_str);
    return children ? (FoObject *)fo_str_printf("SeedSequence(\n    entropy=%R,\n%S%S)", s->entropy, key, children) : NULL;
}

static FoObject *generate_state(NATIVE_ARGS) {
    static const char *const names[] = {"n_words", "dtype"};
    static const FoParams params = {"generate_state", names, 2, 1, 0, 2};
    FoObject *given[2];
    int64_t count;
    if (!fo_args_bind(&params, args, n, kwnames, given) || !fo_index_as_i64(given[0], &count)) return NULL;
    FO_AUTO(FoDtype) dtype = given[1] ? fo_dtype_from_object(given[1]) : fo_ref(fo_dtype_peek(FO_DT_UINT32));
    if (!dtype) return NULL;
    if (dtype != fo_dtype_peek(FO_DT_UINT32) && dtype != fo_dtype_peek(FO_DT_UINT64))
        return fo_raise(FO_VALUE_ERROR, "only support uint32 or uint64");
    FO_AUTO(FoArray) a = fo_array_new(dtype, 1, &count, 'C');
    if (!a || !sequence_generate((SeedSequence *)self, (uint32_t *)a->data, (size_t)(count * dtype->itemsize / 4))) return NULL;
    return (FoObject *)fo_take(a);
}

static FoObject *spawn(NATIVE_ARGS) {
    SeedSequence *s = (SeedSequence *)self;
    int64_t count;
    if (!fo_index_as_i64(args[0], &count)) return NULL;
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int64_t k = 0; list && k < count; k++) {
        FO_AUTO(FoTuple) key = fo_tuple_new(s->spawn_key->n + 1);
        if (!key) return NULL;
        for (int64_t i = 0; i < s->spawn_key->n; i++) key->items[i] = fo_ref(s->spawn_key->items[i]);
        key->items[key->n - 1] = fo_int_from_i64(s->n_children + k);
        SeedSequence *child = key->items[key->n - 1] ? sequence_make(s->entropy, key) : NULL;
        if (!child || !fo_list_append_give(list, (FoObject *)child)) return NULL;
    }
    if (list && count > 0) s->n_children += count;
    return (FoObject *)fo_take(list);
}

static FoObject *get_entropy(FoObject *self, void *closure) { return fo_ref(((SeedSequence *)self)->entropy); }
static FoObject *get_spawn_key(FoObject *self, void *closure) { return fo_ref((FoObject *)((SeedSequence *)self)->spawn_key); }
static FoObject *get_children(FoObject *self, void *closure) { return fo_int_from_i64(((SeedSequence *)self)->n_children); }
static FoObject *get_pool_size(FoObject *self, void *closure) { return fo_int_from_i64(4); }

static const FoNativeDef sequence_methods[] = {
    {"generate_state", generate_state, 0, -1, FO_NATIVE_KEYWORDS,
     "generate_state(n_words, dtype=np.uint32)\n--\n\nReturn the requested number of words for PRNG seeding."},
    {"spawn", spawn, 1, 1, 0, "spawn(n_children)\n--\n\nSpawn a number of child `SeedSequence` s by extending the `spawn_key`."},
    {NULL}};
static const FoGetSetDef sequence_getsets[] = {
    {"entropy", get_entropy, NULL, "The entropy it was made from."},
    {"spawn_key", get_spawn_key, NULL, "Its place in the tree of sequences."},
    {"n_children_spawned", get_children, NULL, "How many children it has."},
    {"pool_size", get_pool_size, NULL, "Words of the pool."},
    {NULL}};
FoType fo_seed_sequence_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.random.bit_generator.SeedSequence",
    .basic_nbytes = sizeof(SeedSequence),
    .doc =
        "SeedSequence(entropy=None, *, spawn_key=(), pool_size=4)\n--\n\n"
        "Mixes sources of entropy in a reproducible way to set the initial state of bit generators.",
    .free = sequence_free, .new_ = sequence_new, .repr = sequence_repr,
    .methods = sequence_methods, .getsets = sequence_getsets,
};
