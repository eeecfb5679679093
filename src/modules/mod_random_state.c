// SPDX-License-Identifier: MIT
// random: seeding, and the state as a tuple.
#include "modules/random_private.h"

#include <errno.h>
#include <sys/random.h>

// ---- seeds

// The magnitude of an int as 32-bit words, least significant first, at least one.
static bool seed_from_int(FoMt *mt, FoObject *value) {
    FO_AUTO(FoObject) size = fo_int_type.absolute(value);
    if (!size) return false;
    int64_t bits = fo_int_bit_length(size);
    size_t n_words = bits ? (size_t)(bits - 1) / 32 + 1 : 1;
    uint32_t few[64], *words = n_words <= 64 ? few : fo_alloc(n_words * 4, FO_MEM_INTERNAL);
    if (!words) return fo_fail_no_memory();
    bool ok = fo_int_to_bytes(size, (unsigned char *)words, n_words * 4, true, false);
    if (ok) fo_mt_seed_array(mt, words, n_words);
    if (words != few) fo_free(words, n_words * 4, FO_MEM_INTERNAL);
    return ok;
}

static bool seed_from_system(FoMt *mt) {
    uint32_t words[FO_MT_WORDS];
    size_t have = 0;
    while (have < sizeof words) {
        ssize_t got = getrandom((char *)words + have, sizeof words - have, 0);
        if (got < 0 && errno != EINTR) return fo_raise_errno(errno, NULL) != NULL;
        if (got > 0) have += (size_t)got;
    }
    fo_mt_seed_array(mt, words, FO_MT_WORDS);
    return true;
}

// The bytes followed by their SHA-512, as one big-endian number.
static bool seed_from_bytes(FoMt *mt, const void *bytes, size_t n) {
    unsigned char *text = fo_alloc(n + 64, FO_MEM_INTERNAL);
    if (!text) return fo_fail_no_memory();
    if (n) memcpy(text, bytes, n);
    fo_sha512(bytes, n, text + n);
    FO_AUTO(FoObject) value = fo_int_from_bytes(text, n + 64, false, false);
    fo_free(text, n + 64, FO_MEM_INTERNAL);
    return value && seed_from_int(mt, value);
}

// Version 1: the string hash of Python 2.
static bool seed_from_code_points(FoMt *mt, FoObject *o) {
    bool is_str = fo_str_check(o);
    const FoBytesObject *bytes = (FoBytesObject *)o;
    int64_t n = is_str ? ((FoStr *)o)->n : bytes->n;
#define AT(k) (is_str ? fo_str_at((FoStr *)o, k) : (unsigned char)bytes->data[k])
    uint64_t x = n ? (uint64_t)AT(0) << 7 : 0;
    for (int64_t k = 0; k < n; k++) x = 1000003 * x ^ AT(k);
#undef AT
    FO_AUTO(FoObject) value = fo_int_from_u64(x ^ (uint64_t)n);
    return value && seed_from_int(mt, value);
}

bool fo_random_seed(FoObject *self, FoObject *seed, int64_t version) {
    FoRandom *r = (FoRandom *)self;
    if (r->from_system) return true;
    bool ok;
    if (seed == fo_none) {
        ok = seed_from_system(&r->mt);
    } else if (fo_int_check(seed)) {
        ok = seed_from_int(&r->mt, seed);
    } else if (version == 1 && (fo_str_check(seed) || seed->type == &fo_bytes_type)) {
        ok = seed_from_code_points(&r->mt, seed);
    } else if (version == 2 && fo_str_check(seed)) {
        size_t n;
        const char *text = fo_str_utf8((FoStr *)seed, &n);
        ok = text && seed_from_bytes(&r->mt, text, n);
    } else if (version == 2 && (fo_has_flag(seed, FO_TYPE_BYTES) || fo_is_a(seed, &fo_bytearray_type))) {
        FoBufferView view;
        if (!fo_buffer_view_get(seed, &view, false)) return false;
        ok = seed_from_bytes(&r->mt, view.data, (size_t)view.nbytes);
        fo_buffer_view_release(&view);
    } else if (fo_float_check(seed)) {
        int64_t hash;
        if (!fo_hash(seed, &hash)) return false;
        FO_AUTO(FoObject) value = fo_int_from_u64((uint64_t)hash);
        ok = value && seed_from_int(&r->mt, value);
    } else {
        return fo_fail(FO_TYPE_ERROR, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.");
    }
    if (ok) r->has_gauss = false;
    return ok;
}

static FoObject *random_seed(NATIVE_ARGS) {
    static const char *const names[] = {"a", "version"};
    static const FoParams params = {"Random.seed", names, 2, 0, 0, 2};
    FoObject *given[2];
    int64_t version = 2;
    if (!fo_args_bind_method(&params, args, n, kwnames, given)) return NULL;
    if (given[1] && fo_int_check(given[1]) && !fo_int_fits_i64(given[1], &version)) version = 0;
    return fo_random_seed(self, given[0] ? given[0] : fo_none, version) ? fo_new_none() : NULL;
}

// ---- state: (3, (624 words, position), gauss_next)

static FoTuple *words_tuple(const FoMt *mt) {
    FO_AUTO(FoTuple) words = fo_tuple_new(FO_MT_WORDS + 1);
    for (int k = 0; words && k <= FO_MT_WORDS; k++)
        if (!(words->items[k] = fo_int_from_u64(k < FO_MT_WORDS ? mt->key[k] : (uint32_t)mt->position))) return NULL;
    return fo_take(words);
}

static FoObject *random_getstate(NATIVE_ARGS) {
    FoRandom *r = (FoRandom *)self;
    if (r->from_system) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "System entropy source does not have state.");
    FO_AUTO(FoTuple) words = words_tuple(&r->mt);
    FO_AUTO(FoObject) gauss = r->has_gauss ? fo_float_new(r->gauss_next) : fo_new_none();
    FO_AUTO(FoObject) version = fo_int_from_i64(3);
    return words && gauss ? (FoObject *)fo_tuple_pack(3, version, words, gauss) : NULL;
}

static bool set_words(FoMt *mt, FoTuple *words, bool signed_words) {
    FoMt next = *mt;
    if (words->n != FO_MT_WORDS + 1) return fo_fail(FO_VALUE_ERROR, "state vector is the wrong size");
    for (int k = 0; k <= FO_MT_WORDS; k++) {
        int64_t word;
        if (!fo_int_check(words->items[k])) return fo_fail(FO_TYPE_ERROR, "an integer is required");
        if (!fo_int_as_i64(words->items[k], &word)) return false;
        if (k == FO_MT_WORDS) {
            if (word < 0 || word > FO_MT_WORDS) return fo_fail(FO_VALUE_ERROR, "invalid state");
            next.position = (int32_t)word;
        } else {
            if (word < 0 && !signed_words) return fo_fail(FO_OVERFLOW_ERROR, "can't convert negative value to unsigned int");
            next.key[k] = (uint32_t)word;
        }
    }
    *mt = next;
    return true;
}

// (class, (), state), as copying wants it.
static FoObject *random_reduce(NATIVE_ARGS) {
    FO_AUTO(FoObject) state = random_getstate(self, NULL, 0, NULL);
    return state ? (FoObject *)fo_tuple_pack(3, self->type, fo_rt->empty_tuple, state) : NULL;
}

static FoObject *random_setstate(NATIVE_ARGS) {
    FoRandom *r = (FoRandom *)self;
    if (r->from_system) return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "System entropy source does not have state.");
    FO_AUTO(FoTuple) state = fo_sequence_as_tuple(args[0]);
    if (!state) return NULL;
    int64_t version = 0;
    if (state->n == 0) return fo_raise(FO_INDEX_ERROR, "tuple index out of range");
    if (fo_int_check(state->items[0]) && !fo_int_fits_i64(state->items[0], &version)) version = 0;
    if (version != 2 && version != 3)
        return fo_raise(FO_VALUE_ERROR, "state with version %S passed to Random.setstate() of version 3", state->items[0]);
    if (state->n != 3)
        return fo_raise(FO_VALUE_ERROR,
                        state->n < 3 ? "not enough values to unpack (expected 3, got %lld)" : "too many values to unpack (expected 3)",
                        (long long)state->n);
    if (!fo_tuple_check(state->items[1])) return fo_raise(FO_TYPE_ERROR, "state vector must be a tuple");
    double gauss = 0.0;
    bool has_gauss = state->items[2] != fo_none;
    if (has_gauss && !fo_as_double(state->items[2], &gauss)) return NULL;
    if (!set_words(&r->mt, (FoTuple *)state->items[1], version == 2)) return NULL;
    r->has_gauss = has_gauss;
    r->gauss_next = gauss;
    return fo_new_none();
}

const FoNativeDef fo_random_state_methods[] = {
    {"seed", random_seed, 0, -1, FO_NATIVE_KEYWORDS,
     "Initialize internal state from a seed.\n\nThe only supported seed types are None, int, float,\nstr, bytes, and bytearray."},
    {"getstate", random_getstate, 0, 0, 0, "Return internal state; can be passed to setstate() later."},
    {"__getstate__", random_getstate, 0, 0, 0, "Return internal state."},
    {"__setstate__", random_setstate, 1, 1, 0, "Restore internal state."},
    {"__reduce__", random_reduce, 0, 0, 0, "Return state information for pickling."},
    {"setstate", random_setstate, 1, 1, 0, "Restore internal state from object returned by getstate()."},
    {0},
};
