// SPDX-License-Identifier: MIT
// int: large operations, by GMP's mpn on limbs converted from and to 30-bit digits.
#include "types/int_private.h"
#include "types/int_gmp.h"

#include "os/interrupt.h"

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0, "limbs of 64 bits");

enum {
    SCRATCH_LIMBS = 640,   // operands and result of small calls live on the stack; GMP's own temporaries are then far below its heap threshold
    LONG_CALL_LIMBS = 8192 // from here on a call may take milliseconds: Ctrl-C may jump out of it
};

// ---- the arena of one call

struct FoGmpBlock {
    FoGmpBlock *next, **link; // *link == this block
    size_t nbytes, reserved;  // with this header, which keeps the content aligned to 16
};

static void block_insert(FoGmpCall *call, FoGmpBlock *block, size_t nbytes) {
    block->nbytes = nbytes;
    block->next = call->blocks;
    block->link = &call->blocks;
    if (block->next) block->next->link = &block->next;
    call->blocks = block;
}

static void block_remove(FoGmpBlock *block) {
    *block->link = block->next;
    if (block->next) block->next->link = block->link;
}

static void escape(FoGmpCall *call, bool no_memory) {
    call->no_memory = no_memory;
    siglongjmp(call->escape, 1);
}

void *fo_gmp_alloc(FoGmpCall *call, size_t nbytes) {
    call->held = 1;
    FoGmpBlock *block = fo_alloc(sizeof(FoGmpBlock) + nbytes, FO_MEM_INTERNAL);
    if (block) block_insert(call, block, sizeof(FoGmpBlock) + nbytes);
    call->held = 0;
    if (!block) escape(call, true);
    if (fo_rt->interrupted) escape(call, false);
    return block + 1;
}

static void *gmp_allocate(size_t nbytes) { return fo_gmp_alloc(fo_rt->gmp_call, nbytes); }

static void gmp_free(void *content, size_t nbytes) {
    FoGmpCall *call = fo_rt->gmp_call;
    FoGmpBlock *block = (FoGmpBlock *)content - 1;
    call->held = 1;
    block_remove(block);
    fo_free(block, block->nbytes, FO_MEM_INTERNAL);
    call->held = 0;
}

static void *gmp_reallocate(void *old, size_t old_nbytes, size_t nbytes) {
    void *content = gmp_allocate(nbytes);
    memcpy(content, old, old_nbytes < nbytes ? old_nbytes : nbytes);
    gmp_free(old, old_nbytes);
    return content;
}

void fo_int_gmp_init(void) { mp_set_memory_functions(gmp_allocate, gmp_reallocate, gmp_free); }

void fo_gmp_end(FoGmpCall *call) {
    while (call->blocks) {
        FoGmpBlock *block = call->blocks;
        block_remove(block);
        fo_free(block, block->nbytes, FO_MEM_INTERNAL);
    }
}

static bool raise_interrupt(void) {
    fo_rt->interrupted = 0;
    FoObject *exception = fo_exception_new(fo_exception_type(FO_KEYBOARD_INTERRUPT), NULL, 0);
    if (exception) fo_raise_give(exception);
    return false;
}

bool fo_gmp_run(FoGmpCall *call, void (*work)(FoGmpCall *, void *), void *context, int64_t n_limbs) {
    call->blocks = NULL;
    call->held = 0;
    call->no_memory = false;
    volatile bool armed = false;
    void *outer = fo_rt->gmp_call;
    bool escaped = sigsetjmp(call->escape, 0) != 0;
    if (!escaped) {
        fo_rt->gmp_call = call;
        if (n_limbs >= LONG_CALL_LIMBS) armed = fo_os_interrupt_arm(&call->escape, &call->held);
        work(call, context);
    }
    call->held = 1;
    if (armed) fo_os_interrupt_disarm();
    fo_rt->gmp_call = outer;
    if (!escaped) return true;
    bool no_memory = call->no_memory;
    fo_gmp_end(call);
    return no_memory ? fo_fail_no_memory() : raise_interrupt();
}

// ---- digits and limbs: 32 digits are 15 limbs are 960 bits

int64_t fo_gmp_limbs_of(const FoInt *x) { return (fo_int_bit_length((const FoObject *)x) + 63) / 64; }

int64_t fo_gmp_from_int(mp_limb_t *limbs, const FoInt *x) {
    const uint32_t *digit = x->digit;
    int64_t left = fo_int_n(x);
    mp_limb_t *out = limbs;
    for (; left >= 32; left -= 32, digit += 32, out += 15) {
        uint64_t low = fo_pair_load(digit);
#pragma GCC unroll 15
        for (int k = 0; k < 15; k++) {
            uint64_t high = fo_pair_load(digit + 2 * k + 2);
            out[k] = low >> (4 * k) | high << (60 - 4 * k);
            low = high;
        }
    }
    FoInt128 bits = 0;
    int have = 0;
    for (; left > 0; left--, digit++) {
        bits |= (FoInt128)*digit << have;
        have += FO_DIGIT_BITS;
        if (have >= 64) {
            *out++ = (mp_limb_t)bits;
            bits >>= 64;
            have -= 64;
        }
    }
    if (bits) *out++ = (mp_limb_t)bits;
    return out - limbs;
}

static void digits_from_limbs(uint32_t *digit, int64_t n, const mp_limb_t *limbs, int64_t n_limbs) {
    for (; n >= 32 && n_limbs >= 15; n -= 32, digit += 32, limbs += 15, n_limbs -= 15) {
        fo_pair_store(digit, limbs[0] & FO_PAIR_MASK);
#pragma GCC unroll 15
        for (int k = 1; k < 15; k++)
            fo_pair_store(digit + 2 * k, (limbs[k - 1] >> (64 - 4 * k) | limbs[k] << (4 * k)) & FO_PAIR_MASK);
        fo_pair_store(digit + 30, limbs[14] >> 4);
    }
    FoInt128 bits = 0;
    int have = 0;
    for (; n > 0; n--, digit++) {
        if (have < FO_DIGIT_BITS && n_limbs > 0) {
            bits |= (FoInt128)*limbs++ << have;
            have += 64;
            n_limbs--;
        }
        *digit = (uint32_t)bits & FO_DIGIT_MASK;
        bits >>= FO_DIGIT_BITS;
        have -= FO_DIGIT_BITS;
    }
}

FoObject *fo_gmp_as_int(const mp_limb_t *limbs, int64_t n_limbs, bool negative) {
    while (n_limbs > 0 && limbs[n_limbs - 1] == 0) n_limbs--;
    if (n_limbs <= 1) return fo_int_from_u128(n_limbs ? limbs[0] : 0, negative);
    int64_t bits = n_limbs * 64 - __builtin_clzll(limbs[n_limbs - 1]), n = (bits - 1) / FO_DIGIT_BITS + 1;
    FoInt *x = fo_int_alloc(n);
    if (!x) return NULL;
    digits_from_limbs(x->digit, n, limbs, n_limbs);
    x->size = negative ? -n : n;
    return (FoObject *)x;
}

// ---- one operation: operands in, limbs out. `scratch` is stack memory when everything fits in, NULL otherwise.

typedef struct {
    const FoInt *a, *b, *c;
    int64_t na, nb;         // limbs of a and b
    mp_limb_t *scratch;
    mp_limb_t *first, *second; // results
    int64_t n_first, n_second;
    uint64_t word;
    bool flag;
} Operation;

FO_INLINE Operation operation_of(const FoInt *a, const FoInt *b) {
    return (Operation){.a = a, .b = b, .na = fo_gmp_limbs_of(a), .nb = b ? fo_gmp_limbs_of(b) : 0};
}

// Runs `work` with stack scratch when n_limbs suffice, through the guarded call otherwise. After true, read the results and say fo_gmp_end(call).
static inline bool operate(FoGmpCall *call, Operation *op, void (*work)(FoGmpCall *, void *), mp_limb_t *stack, int64_t n_limbs) {
    if (n_limbs <= SCRATCH_LIMBS) {
        op->scratch = stack;
        call->blocks = NULL;
        work(call, op);
        return true;
    }
    op->scratch = NULL;
    return fo_gmp_run(call, work, op, op->na + op->nb);
}

FO_INLINE mp_limb_t *operation_memory(FoGmpCall *call, Operation *op, int64_t n) {
    return op->scratch ? op->scratch : fo_gmp_limbs(call, n);
}

// ---- product

static void work_mul(FoGmpCall *call, void *context) {
    Operation *op = context;
    bool square = op->a == op->b;
    mp_limb_t *a = operation_memory(call, op, 2 * (op->na + op->nb)), *b = a + op->na;
    op->first = b + op->nb;
    fo_gmp_from_int(a, op->a);
    if (square) {
        mpn_sqr(op->first, a, op->na);
    } else {
        fo_gmp_from_int(b, op->b);
        mpn_mul(op->first, a, op->na, b, op->nb);
    }
    op->n_first = op->na + op->nb;
}

FoObject *fo_int_mul_big(const FoInt *a, const FoInt *b) {
    Operation op = operation_of(a, b);
    mp_limb_t stack[SCRATCH_LIMBS];
    FoGmpCall call;
    if (!operate(&call, &op, work_mul, stack, 2 * (op.na + op.nb))) return NULL;
    FoObject *result = fo_gmp_as_int(op.first, op.n_first, (a->size < 0) != (b->size < 0));
    fo_gmp_end(&call);
    return result;
}

// ---- division

static void work_divide(FoGmpCall *call, void *context) {
    Operation *op = context;
    mp_limb_t *a = operation_memory(call, op, 2 * op->na + op->nb + op->nb + 1), *b = a + op->na;
    op->n_first = op->na - op->nb + 1;
    op->n_second = op->nb;
    op->first = b + op->nb;
    op->second = op->first + op->n_first;
    fo_gmp_from_int(a, op->a);
    fo_gmp_from_int(b, op->b);
    mpn_tdiv_qr(op->first, op->second, 0, a, op->na, b, op->nb);
}

bool fo_int_divide_big(const FoInt *a, const FoInt *b, FoObject **quotient, FoObject **remainder) {
    Operation op = operation_of(a, b);
    mp_limb_t stack[SCRATCH_LIMBS];
    FoGmpCall call;
    if (!operate(&call, &op, work_divide, stack, 2 * op.na + 2 * op.nb + 1)) return false;
    FO_AUTO(FoObject) q = NULL;
    bool ok = true;
    if (quotient) ok = (q = fo_gmp_as_int(op.first, op.n_first, false)) != NULL;
    if (ok && remainder) ok = (*remainder = fo_gmp_as_int(op.second, op.n_second, false)) != NULL;
    fo_gmp_end(&call);
    if (ok && quotient) *quotient = fo_take(q);
    return ok;
}

static void work_divide_word(FoGmpCall *call, void *context) {
    Operation *op = context;
    mp_limb_t *a = operation_memory(call, op, op->na);
    fo_gmp_from_int(a, op->a);
    if (op->flag)
        op->word = mpn_divrem_1(a, 0, a, op->na, op->word);
    else
        op->word = mpn_mod_1(a, op->na, op->word);
    op->first = a;
}

bool fo_int_divide_word(const FoInt *a, uint64_t b, FoObject **quotient, uint64_t *remainder) {
    Operation op = operation_of(a, NULL);
    op.word = b;
    op.flag = quotient != NULL;
    mp_limb_t stack[SCRATCH_LIMBS];
    FoGmpCall call;
    if (!operate(&call, &op, work_divide_word, stack, op.na)) return false;
    *remainder = op.word;
    bool ok = !quotient || (*quotient = fo_gmp_as_int(op.first, op.na, false)) != NULL;
    fo_gmp_end(&call);
    return ok;
}

// ---- powers, inverse, greatest common divisor, square root: through mpz, always in the arena

static void mpz_from_int(FoGmpCall *call, mpz_t out, const FoInt *x) {
    int64_t n = fo_gmp_limbs_of(x);
    mp_limb_t *limbs = fo_gmp_limbs(call, n + 1);
    fo_gmp_from_int(limbs, x);
    mpz_roinit_n(out, limbs, (mp_size_t)(x->size < 0 ? -n : n));
}

static void result_from_mpz(Operation *op, const mpz_t z) {
    op->first = (mp_limb_t *)mpz_limbs_read(z);
    op->n_first = (int64_t)mpz_size(z);
    op->flag = mpz_sgn(z) < 0;
}

static FoObject *run_to_int(Operation *op, void (*work)(FoGmpCall *, void *), int64_t n_limbs) {
    FoGmpCall call;
    if (!fo_gmp_run(&call, work, op, n_limbs)) return NULL;
    FoObject *result = fo_gmp_as_int(op->first, op->n_first, op->flag);
    fo_gmp_end(&call);
    return result;
}

static void work_power(FoGmpCall *call, void *context) {
    Operation *op = context;
    mpz_t base, result;
    mpz_from_int(call, base, op->a);
    mpz_init(result);
    mpz_pow_ui(result, base, op->word);
    result_from_mpz(op, result);
}

FoObject *fo_int_power_big(const FoInt *a, uint64_t exponent) {
    Operation op = {.a = a, .word = exponent};
    return run_to_int(&op, work_power, (int64_t)(fo_gmp_limbs_of(a) * exponent));
}

static void work_power_modulo(FoGmpCall *call, void *context) {
    Operation *op = context;
    mpz_t base, exponent, modulus, result;
    mpz_from_int(call, base, op->a);
    mpz_from_int(call, exponent, op->b);
    mpz_from_int(call, modulus, op->c);
    mpz_init(result);
    mpz_powm(result, base, exponent, modulus);
    result_from_mpz(op, result);
}

FoObject *fo_int_power_modulo_big(const FoInt *a, const FoInt *b, const FoInt *modulus) {
    Operation op = {.a = a, .b = b, .c = modulus};
    int64_t n = fo_gmp_limbs_of(modulus), n_exponent = fo_gmp_limbs_of(b);
    return run_to_int(&op, work_power_modulo, n > 40 || n_exponent > 40 ? LONG_CALL_LIMBS : n); // cubic: long already when not large
}

static void work_inverse(FoGmpCall *call, void *context) {
    Operation *op = context;
    mpz_t a, modulus, result;
    mpz_from_int(call, a, op->a);
    mpz_from_int(call, modulus, op->c);
    mpz_init(result);
    bool exists = mpz_cmpabs_ui(modulus, 1) == 0 || mpz_invert(result, a, modulus) != 0;
    if (mpz_cmpabs_ui(modulus, 1) == 0) mpz_set_ui(result, 0);
    result_from_mpz(op, result);
    op->word = exists;
}

FoObject *fo_int_inverse_big(const FoInt *a, const FoInt *modulus) {
    Operation op = {.a = a, .c = modulus};
    FO_AUTO(FoObject) result = run_to_int(&op, work_inverse, fo_gmp_limbs_of(modulus));
    if (!result) return NULL;
    if (!op.word) return fo_raise(FO_VALUE_ERROR, "base is not invertible for the given modulus");
    return fo_take(result);
}

static void work_gcd(FoGmpCall *call, void *context) {
    Operation *op = context;
    mpz_t a, b, result;
    mpz_from_int(call, a, op->a);
    mpz_from_int(call, b, op->b);
    mpz_init(result);
    mpz_gcd(result, a, b);
    result_from_mpz(op, result);
}

FoObject *fo_int_gcd_big(const FoInt *a, const FoInt *b) {
    Operation op = {.a = a, .b = b};
    return run_to_int(&op, work_gcd, fo_gmp_limbs_of(a) + fo_gmp_limbs_of(b));
}

static void work_isqrt(FoGmpCall *call, void *context) {
    Operation *op = context;
    mpz_t a, result;
    mpz_from_int(call, a, op->a);
    mpz_init(result);
    mpz_sqrt(result, a);
    result_from_mpz(op, result);
}

FoObject *fo_int_isqrt_big(const FoInt *a) {
    Operation op = {.a = a};
    return run_to_int(&op, work_isqrt, fo_gmp_limbs_of(a));
}

// ---- text

typedef struct {
    const FoInt *x;
    const unsigned char *digits;
    int base;
    unsigned char *text;
    size_t n;
    mp_limb_t *limbs;
    int64_t n_limbs;
} Conversion;

static void work_to_digits(FoGmpCall *call, void *context) {
    Conversion *c = context;
    int64_t n = fo_gmp_limbs_of(c->x);
    mp_limb_t *limbs = fo_gmp_limbs(call, n + 1);
    fo_gmp_from_int(limbs, c->x);
    c->text = fo_gmp_alloc(call, mpn_sizeinbase(limbs, n, c->base) + 2);
    c->n = mpn_get_str(c->text, c->base, limbs, n);
}

bool fo_int_big_to_digits(const FoInt *a, int base, char **text, size_t *capacity, size_t *n) {
    Conversion c = {.x = a, .base = base};
    FoGmpCall call;
    if (!fo_gmp_run(&call, work_to_digits, &c, fo_gmp_limbs_of(a))) return false;
    size_t skip = 0;
    while (skip + 1 < c.n && c.text[skip] == 0) skip++;
    *n = *capacity = c.n - skip;
    *text = fo_alloc(*capacity, FO_MEM_INTERNAL);
    if (*text)
        for (size_t k = 0; k < *n; k++) (*text)[k] = "0123456789abcdefghijklmnopqrstuvwxyz"[c.text[skip + k]];
    fo_gmp_end(&call);
    return *text || fo_fail_no_memory();
}

static void work_from_digits(FoGmpCall *call, void *context) {
    Conversion *c = context;
    int bits_per_digit = 1;
    while (1 << bits_per_digit < c->base) bits_per_digit++;
    c->limbs = fo_gmp_limbs(call, (int64_t)(c->n * (size_t)bits_per_digit / 64) + 2);
    c->n_limbs = mpn_set_str(c->limbs, c->digits, c->n, c->base);
}

FoObject *fo_int_big_from_digits(const unsigned char *digits, size_t n, int base, bool negative) {
    Conversion c = {.digits = digits, .n = n, .base = base};
    FoGmpCall call;
    if (!fo_gmp_run(&call, work_from_digits, &c, (int64_t)n / 16)) return NULL;
    FoObject *result = fo_gmp_as_int(c.limbs, c.n_limbs, negative);
    fo_gmp_end(&call);
    return result;
}
