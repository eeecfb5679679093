// SPDX-License-Identifier: MIT
// The machine: one loop over instructions. Fast paths stand here; everything else is a call of a slow_… function.
// Registers and frames are described in machine_private.h, instructions in opcode.def.
#if defined(__GNUC__) && !defined(__clang__)
// One jump per instruction, not one for all (the predictor learns each); values are moved by halves, since a 16-byte load of what two
// 8-byte stores have just written waits for both to reach the cache.
#pragma GCC optimize("no-gcse", "no-crossjumping", "no-tree-slp-vectorize", "no-tree-vectorize")
// Value numbering of one function with some hundred computed jumps takes most of a minute and finds nothing.
#pragma GCC optimize("no-tree-fre")
#endif
#define FO_LANG_ROOM
#include "lang/frame_inline.h"
#include "lang/generator_inline.h"

#include <math.h>

// Exact arithmetic on machine words; false when the result needs more or the operation is not this simple.
FO_INLINE bool int_ADD(int64_t x, int64_t y, int64_t *z) { return fo_add_i64(x, y, z); }
FO_INLINE bool int_SUB(int64_t x, int64_t y, int64_t *z) { return fo_sub_i64(x, y, z); }
FO_INLINE bool int_MUL(int64_t x, int64_t y, int64_t *z) { return fo_mul_i64(x, y, z); }
FO_INLINE bool int_FLOORDIV(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely(y == 0 || y == -1)) return false;
    int64_t q = x / y;
    *z = q - ((x % y != 0) & ((x < 0) != (y < 0)));
    return true;
}
FO_INLINE bool int_MOD(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely(y <= 0)) return false;
    int64_t m = x % y;
    *z = m + ((m >> 63) & y);
    return true;
}
FO_INLINE bool int_LSHIFT(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely((uint64_t)y > 62)) return false;
    *z = (int64_t)((uint64_t)x << y);
    return *z >> y == x;
}
FO_INLINE bool int_RSHIFT(int64_t x, int64_t y, int64_t *z) {
    if (fo_unlikely(y < 0)) return false;
    *z = x >> (y > 63 ? 63 : y);
    return true;
}
FO_INLINE bool int_AND(int64_t x, int64_t y, int64_t *z) { *z = x & y; return true; }
FO_INLINE bool int_OR(int64_t x, int64_t y, int64_t *z) { *z = x | y; return true; }
FO_INLINE bool int_XOR(int64_t x, int64_t y, int64_t *z) { *z = x ^ y; return true; }
FO_INLINE bool int_DIV(int64_t x, int64_t y, int64_t *z) { return false; }
FO_INLINE bool int_POW(int64_t x, int64_t y, int64_t *z) { return false; }
FO_INLINE bool int_MATMUL(int64_t x, int64_t y, int64_t *z) { return false; }
FO_INLINE bool float_ADD(double x, double y, double *z) { *z = x + y; return true; }
FO_INLINE bool float_SUB(double x, double y, double *z) { *z = x - y; return true; }
FO_INLINE bool float_MUL(double x, double y, double *z) { *z = x * y; return true; }
FO_INLINE bool float_DIV(double x, double y, double *z) { *z = x / y; return y != 0.0; }
FO_INLINE bool float_POW(double x, double y, double *z) {
    if (!(x > 0.0) || !isfinite(y) || !isfinite(x)) return false;
    *z = y == 0.5 ? sqrt(x) : y == 2.0 ? x * x : pow(x, y);
    return isfinite(*z);
}
#define float_none(name) FO_INLINE bool float_##name(double x, double y, double *z) { return false; }
float_none(FLOORDIV) float_none(MOD) float_none(MATMUL) float_none(LSHIFT) float_none(RSHIFT) float_none(AND) float_none(OR) float_none(XOR)
#undef float_none
#define compare_LT(x, y) ((x) < (y))
#define compare_LE(x, y) ((x) <= (y))
#define compare_EQ(x, y) ((x) == (y))
#define compare_NE(x, y) ((x) != (y))
#define compare_GT(x, y) ((x) > (y))
#define compare_GE(x, y) ((x) >= (y))
enum { equality_LT = false, equality_LE = false, equality_EQ = true, equality_NE = true, equality_GT = false, equality_GE = false };
FO_INLINE bool is_str(const FoValue *v) { return v->tag == FO_TAG_OBJECT && v->o->type == &fo_str_type; }

// May the unboxed entry of a function of C be tried? self does not count.
FO_INLINE bool fast_entry_takes(const FoNativeDef *def, int64_t n) { return def->fast && n >= def->least && (def->most < 0 || n <= def->most); }
FO_INLINE bool native_takes(const FoNativeDef *def, int64_t n) { return !(def->flags & FO_NATIVE_FAST_SELF) && fast_entry_takes(def, n); }

// int and float, in either order: what the operation on two floats is done with.
FO_NOINLINE static bool quick_mixed(const FoValue *x, const FoValue *y, double *xf, double *yf) {
    bool x_float = quick_float(x, xf), y_float = quick_float(y, yf);
    if (x_float && y_float) return true;
    int64_t i;
    if (x_float == y_float || !quick_int(x_float ? y : x, &i) || i < -EXACT_IN_DOUBLE || i > EXACT_IN_DOUBLE) return false;
    *(x_float ? yf : xf) = (double)i;
    return true;
}

// Items of a display become objects that may stay where they are put.
FO_INLINE bool box_items(const FoRuntime *rt, FoValue *items, int32_t n) {
    for (int32_t i = 0; i < n; i++) {
        if (items[i].tag != FO_TAG_OBJECT && fo_unlikely(!value_box_number(&items[i]))) return false;
        if (fo_unlikely(rt->n_pending) && !fo_settle(items[i].o)) return false;
    }
    return true;
}

// Signals, collections: somebody has set rt->breaker or the interrupt flag.
FO_NOINLINE static bool attend(FoRuntime *rt) {
    rt->breaker = 0;
    if (rt->interrupted) {
        rt->interrupted = 0;
        return fo_fail(FO_KEYBOARD_INTERRUPT, NULL);
    }
    fo_gc_collect_if_pending();
    return true;
}
// breaker and interrupted lie side by side: one load sees both
FO_INLINE bool wanted(FoRuntime *rt) { return *(volatile int64_t *)(volatile void *)&rt->breaker != 0; }
_Static_assert(offsetof(FoRuntime, interrupted) == offsetof(FoRuntime, breaker) + sizeof(int), "wanted() reads both");

static FoObject *unbound_local(FoFrame *f, int32_t local) {
    FoObject *name = f->code->local_names->items[local];
    return raise_name_error(FO_UNBOUND_LOCAL_ERROR, "cannot access local variable '%S' where it is not associated with a value", (FoStr *)name);
}
static FoObject *empty_cell(FoFrame *f, int32_t reg) {
    FoCode *code = f->code;
    int32_t i = reg - code->n_locals;
    if (i < code->n_cells)
        return raise_name_error(FO_UNBOUND_LOCAL_ERROR, "cannot access local variable '%S' where it is not associated with a value",
                                   (FoStr *)code->cell_names->items[i]);
    return raise_name_error(FO_NAME_ERROR, "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
                               (FoStr *)code->free_names->items[i - code->n_cells]);
}

// A generator's registers stand in its object: arguments of a call are moved to the stack, where the callee's registers can follow.
FO_NOINLINE static FoValue *arguments_to_stack(FoFrame *f, FoValue *args, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        f->top[i] = args[i];
        args[i].tag = FO_TAG_UNBOUND;
    }
    return f->top;
}

// __init__ has returned something; consumes both.
FO_COLD static void fail_init(FoObject *instance, FoValue returned) {
    FO_AUTO(FoObject) wrong = value_object(returned);
    if (wrong) fo_raise(FO_TYPE_ERROR, "__init__() should return None, not '%T'", wrong);
    value_release(&returned);
    fo_unref(instance);
}

// The distance in (b, c).
FO_INLINE int32_t wide_jump(const FoInstruction *in) {
    int32_t distance;
    memcpy(&distance, &in->b, sizeof distance);
    return distance;
}

// Loops and calls run here. Local copies of the frame's state: pc, r (registers), n_live (first temporary).
bool machine_run(FoFrame *entry, bool throwing) {
    static const void *const labels[] = {
#define FO_OPCODE(name, operands, words, meaning) &&L_##name,
#include "lang/opcode.def"
    };
    FoRuntime *rt = fo_rt;
    LangState *ls = lang_state();
    FoFrame *f = entry;
    FoInstruction *pc;
    FoValue *r;
    const MachineCode *machine; // of the frame's code
    const FoValue *operand;     // the right one of an operator on its way to a slow path
    FoBinaryOp binary_op;
    FoCompareOp compare_op;
    bool inplace;

#define LOAD_FRAME()                                                                                           \
    do {                                                                                                       \
        pc = f->pc;                                                                                            \
        r = f->registers;                                                                                      \
        machine = f->code->machine;                                                                            \
    } while (0)
#define n_live (machine->n_live)
#define constants (machine->constants)
#define numbers (machine->numbers)
#define NEXT goto *labels[(pc++)->op]
// The operands are read from memory where they are used: kept in variables they would push pc out of its register. They are those of the
// instruction before pc, so pc moves on (over cache words, or in a jump) after their last use.
#define A (pc[-1].a)
#define B (pc[-1].b)
#define C (pc[-1].c)
#define IN (pc[-1])
#define CASE(name) L_##name
#define SAVE() (f->pc = pc)
#define JUMP_WIDE() (pc += wide_jump(pc - 1))
#define SET_INT(a, v)                                                                                          \
    do {                                                                                                       \
        FoValue *to_ = &r[a];                                                                                  \
        int64_t v_ = (v);                                                                                      \
        if (fo_unlikely(to_->tag == FO_TAG_OBJECT)) {                                                          \
            FoObject *old_ = to_->o;                                                                           \
            *to_ = fo_value_from_i64(v_);                                                                      \
            fo_unref(old_);                                                                                    \
        } else {                                                                                               \
            to_->i = v_;                                                                                       \
            to_->tag = FO_TAG_INT;                                                                             \
        }                                                                                                      \
    } while (0)
#define SET_FLOAT(a, v)                                                                                        \
    do {                                                                                                       \
        FoValue *to_ = &r[a];                                                                                  \
        double v_ = (v);                                                                                       \
        if (fo_unlikely(to_->tag == FO_TAG_OBJECT)) {                                                          \
            FoObject *old_ = to_->o;                                                                           \
            *to_ = fo_value_from_f64(v_);                                                                      \
            fo_unref(old_);                                                                                    \
        } else {                                                                                               \
            to_->f = v_;                                                                                       \
            to_->tag = FO_TAG_FLOAT;                                                                           \
        }                                                                                                      \
    } while (0)
#define SET_OBJECT(a, v) value_put(&r[a], fo_value_from_object_give(v)) // consumes a reference
// Array temporaries whose elements are not computed yet become memory where they stop being temporaries (object/pending.h).
#define SETTLE(v)                                                                                              \
    do {                                                                                                       \
        if (fo_unlikely(rt->n_pending) && (v).tag == FO_TAG_OBJECT) TRY(fo_settle((v).o));                     \
    } while (0)
// The same where a name takes the value.
#define BIND(v)                                                                                                \
    do {                                                                                                       \
        if (fo_unlikely(rt->n_pending) && (v).tag == FO_TAG_OBJECT && fo_is_pending((v).o)) TRY(fo_pending_bind((v).o)); \
    } while (0)
#define CONSUME(x)                                                                                             \
    do {                                                                                                       \
        if ((x) >= n_live) value_release(&r[x]);                                                               \
    } while (0)
#define TRY(condition)                                                                                         \
    do {                                                                                                       \
        SAVE();                                                                                                \
        if (fo_unlikely(!(condition))) goto error;                                                             \
    } while (0)
#define POLL()                                                                                                 \
    do {                                                                                                       \
        if (fo_unlikely(wanted(rt))) TRY(attend(rt));                                                          \
    } while (0)

    rt->frame = f;
    LOAD_FRAME();
    if (throwing) goto error;
    NEXT;

    CASE(NOP) : NEXT;

    // ---- moves
    CASE(LOADK) : {
        FoObject *k = constants[B | (uint32_t)C << 16];
        SET_OBJECT(A, fo_ref(k));
        NEXT;
    }
    CASE(LOADN) : {
        FoValue v = numbers[B];
        if (fo_unlikely(v.tag == FO_TAG_OBJECT)) fo_ref(v.o);
        value_put(&r[A], v);
        NEXT;
    }
    CASE(MOVE) : {
        FoValue v = r[B];
        if (B >= n_live) {
            if (A < n_live) BIND(v);
            r[B].tag = FO_TAG_UNBOUND;
        } else {
            if (v.tag != FO_TAG_OBJECT) {
                TRY(value_box(&r[B]));
                v = r[B];
            }
            fo_ref(v.o);
        }
        value_put(&r[A], v);
        NEXT;
    }
    CASE(COPY) : {
        FoValue v = r[B];
        if (v.tag == FO_TAG_OBJECT) fo_ref(v.o);
        value_put(&r[A], v);
        NEXT;
    }
    CASE(SHARE) : {
        TRY(value_box(&r[B]));
        SET_OBJECT(A, fo_ref(r[B].o));
        NEXT;
    }
    CASE(CLEAR) : {
        value_release(&r[A]);
        NEXT;
    }
    CASE(DROP) : {
        SETTLE(r[A]);
        value_release(&r[A]);
        NEXT;
    }
    CASE(CHECK) : {
        if (fo_unlikely(r[A].tag == FO_TAG_UNBOUND)) TRY(unbound_local(f, A));
        NEXT;
    }
    CASE(DELLOCAL) : {
        if (fo_unlikely(r[A].tag == FO_TAG_UNBOUND)) TRY(unbound_local(f, A));
        value_release(&r[A]);
        NEXT;
    }

    // ---- cells
    CASE(MAKECELL) : {
        FoObject *content = NULL;
        SAVE();
        if (A != B && r[B].tag != FO_TAG_UNBOUND) {
            content = value_box(&r[B]);
            if (!content) goto error;
        }
        FoObject *cell = fo_cell_new(content);
        if (!cell) goto error;
        value_release(&r[B]);
        SET_OBJECT(A, cell);
        NEXT;
    }
    CASE(CELLREF) : {
        SET_OBJECT(A, fo_ref(r[B].o));
        NEXT;
    }
    CASE(LOADCELL) : {
        FoObject *content = ((FoCell *)r[B].o)->content;
        if (fo_unlikely(!content)) TRY(empty_cell(f, B));
        SET_OBJECT(A, fo_ref(content));
        NEXT;
    }
    CASE(STORECELL) : {
        TRY(value_box(&r[B]));
        BIND(r[B]);
        FoObject *o = r[B].o;
        if (B >= n_live)
            r[B].tag = FO_TAG_UNBOUND;
        else
            fo_ref(o);
        FoCell *cell = (FoCell *)r[A].o;
        fo_assign_give(&cell->content, o);
        NEXT;
    }
    CASE(DELCELL) : {
        FoCell *cell = (FoCell *)r[A].o;
        if (fo_unlikely(!cell->content)) TRY(empty_cell(f, A));
        fo_clear_slot(&cell->content);
        NEXT;
    }
    CASE(LOADCLASSCELL) : {
        FoObject *o = NULL;
        FoStr *name = frame_name(f, C);
        SAVE();
        if (f->locals) {
            if (fo_dict_check_exact(f->locals)) {
                o = fo_lend(fo_dict_peek_str((FoDict *)f->locals, name));
                fo_xref(o);
            } else if (!(o = fo_get_item(f->locals, (FoObject *)name))) {
                if (!fo_error_matches_kind(FO_KEY_ERROR)) goto error;
                fo_error_clear();
            }
        }
        if (!o) {
            o = fo_xref(((FoCell *)r[B].o)->content);
            if (!o) TRY(empty_cell(f, B));
        }
        SET_OBJECT(A, o);
        NEXT;
    }

    // ---- names
    CASE(GETGLOBAL_MODULE) : {
        const uint64_t *w = (const uint64_t *)pc;
        if (fo_unlikely(w[0] != frame_globals(f)->version)) goto L_GETGLOBAL;
        FoObject *o = *(FoObject **)w[2];
        SET_OBJECT(A, fo_ref(o));
        pc += 3;
        NEXT;
    }
    CASE(GETGLOBALN_MODULE) : {
        const uint64_t *w = (const uint64_t *)pc;
        if (fo_unlikely(w[0] != frame_globals(f)->version)) goto L_GETGLOBALN;
        FoObject *o = *(FoObject **)w[2];
        value_put(&r[A], value_from_loaded(o));
        pc += 3;
        NEXT;
    }
    CASE(GETGLOBAL_BUILTIN) : {
        const uint64_t *w = (const uint64_t *)pc;
        if (fo_unlikely(w[0] != frame_globals(f)->version || w[1] != f->function->builtins->version)) goto L_GETGLOBAL;
        FoObject *o = *(FoObject **)w[2];
        SET_OBJECT(A, fo_ref(o));
        pc += 3;
        NEXT;
    }
    CASE(GETGLOBAL) : {
        TRY(slow_get_global(f, pc - 1, false));
        pc += 3;
        NEXT;
    }
    CASE(GETGLOBALN) : {
        TRY(slow_get_global(f, pc - 1, true));
        pc += 3;
        NEXT;
    }
    CASE(SETGLOBAL) : {
        TRY(value_box(&r[A]));
        BIND(r[A]);
        TRY(fo_dict_set_str(frame_globals(f), frame_name(f, C), r[A].o));
        CONSUME(A);
        NEXT;
    }
    CASE(DELGLOBAL) : {
        FoStr *name = frame_name(f, C);
        if (!fo_dict_has_str(frame_globals(f), name)) TRY(raise_name_error(FO_NAME_ERROR, "name '%S' is not defined", name));
        TRY(fo_dict_del(frame_globals(f), (FoObject *)name));
        NEXT;
    }
    CASE(GETNAME) : {
        TRY(slow_get_name(f, pc - 1));
        pc += 3;
        NEXT;
    }
    CASE(SETNAME) : {
        TRY(value_box(&r[A]));
        if (f->locals) SETTLE(r[A]);
        else BIND(r[A]);
        if (!f->locals)
            TRY(fo_dict_set_str(frame_globals(f), frame_name(f, C), r[A].o));
        else
            TRY(slow_set_name(f, IN, r[A].o));
        CONSUME(A);
        NEXT;
    }
    CASE(DELNAME) : {
        TRY(slow_set_name(f, IN, NULL));
        NEXT;
    }

    // ---- arithmetic
#define ARITHMETIC(NAME, OPERAND, INPLACE, IS_REGISTER)                                                        \
    {                                                                                                          \
        const FoValue *x = &r[B], *y = (OPERAND);                                                           \
        int64_t xi, yi, zi;                                                                                    \
        double xf, yf, zf;                                                                                     \
        if (fo_likely(x->tag == FO_TAG_INT && y->tag == FO_TAG_INT)) {                                         \
            if (fo_likely(int_##NAME(x->i, y->i, &zi))) {                                                      \
                SET_INT(A, zi);                                                                             \
                NEXT;                                                                                          \
            }                                                                                                  \
        } else if (fo_likely(x->tag == FO_TAG_FLOAT && y->tag == FO_TAG_FLOAT)) {                              \
            if (fo_likely(float_##NAME(x->f, y->f, &zf))) {                                                    \
                SET_FLOAT(A, zf);                                                                           \
                NEXT;                                                                                          \
            }                                                                                                  \
        } else if (quick_int(x, &xi) && quick_int(y, &yi) && int_##NAME(xi, yi, &zi)) {                        \
            CONSUME(B);                                                                                     \
            if (IS_REGISTER) CONSUME(C);                                                                    \
            SET_INT(A, zi);                                                                                 \
            NEXT;                                                                                              \
        } else if (quick_mixed(x, y, &xf, &yf) && float_##NAME(xf, yf, &zf)) {                  \
            CONSUME(B);                                                                                     \
            if (IS_REGISTER) CONSUME(C);                                                                    \
            SET_FLOAT(A, zf);                                                                               \
            NEXT;                                                                                              \
        }                                                                                                      \
        operand = y;                                                                                           \
        binary_op = FO_OP_##NAME;                                                                              \
        inplace = (INPLACE);                                                                                   \
        goto arithmetic_slow;                                                                                                  \
    }
#define X(NAME)                                                                                                \
    CASE(NAME) : ARITHMETIC(NAME, &r[C], false, true)                                                       \
    CASE(NAME##K) : ARITHMETIC(NAME, &numbers[C], false, false)                                             \
    CASE(I##NAME) : ARITHMETIC(NAME, &r[C], true, true)                                                     \
    CASE(I##NAME##K) : ARITHMETIC(NAME, &numbers[C], true, false)
    FO_ARITHMETIC(X)
#undef X
arithmetic_slow:
    SAVE();
    switch (special_binary(f, IN, operand, binary_op, inplace)) {
    case SPECIAL_OPENED: goto enter_frame;
    case SPECIAL_FAILED: goto error;
    case SPECIAL_NONE: break;
    }
    if (fo_unlikely(!slow_binary(r, IN, n_live, operand, binary_op, inplace))) goto error;
    NEXT;
    CASE(NEG) : {
        const FoValue *x = &r[B];
        if (x->tag == FO_TAG_FLOAT) {
            SET_FLOAT(A, -x->f);
            NEXT;
        }
        if (x->tag == FO_TAG_INT && x->i != INT64_MIN) {
            SET_INT(A, -x->i);
            NEXT;
        }
        TRY(slow_unary(r, IN, n_live, fo_negative));
        NEXT;
    }
    CASE(POS) : {
        TRY(slow_unary(r, IN, n_live, fo_positive));
        NEXT;
    }
    CASE(INVERT) : {
        if (r[B].tag == FO_TAG_INT) {
            SET_INT(A, ~r[B].i);
            NEXT;
        }
        TRY(slow_unary(r, IN, n_live, fo_invert));
        NEXT;
    }
#define TRUTH_OF(v, truth)                                                                                     \
    do {                                                                                                       \
        FoValue *v_ = (v);                                                                                     \
        if (fo_likely(v_->tag == FO_TAG_OBJECT && v_->o == fo_true))                                           \
            (truth) = true;                                                                                    \
        else if (fo_likely(v_->tag == FO_TAG_OBJECT && (v_->o == fo_false || v_->o == fo_none)))               \
            (truth) = false;                                                                                   \
        else if (v_->tag == FO_TAG_INT)                                                                        \
            (truth) = v_->i != 0;                                                                              \
        else                                                                                                   \
            TRY(slow_truth(v_, &(truth)));                                                                     \
    } while (0)
    CASE(NOT) : {
        bool truth;
        TRUTH_OF(&r[B], truth);
        CONSUME(B);
        SET_OBJECT(A, fo_bool_new(!truth));
        NEXT;
    }

    // ---- comparison
#define COMPARE(NAME, OPERAND)                                                                                 \
    {                                                                                                          \
        const FoValue *x = &r[B], *y = (OPERAND);                                                           \
        if (fo_likely(x->tag == FO_TAG_INT && y->tag == FO_TAG_INT)) {                                         \
            bool truth_ = compare_##NAME(x->i, y->i);                                                          \
            SET_OBJECT(A, fo_bool_new(truth_));                                                             \
            NEXT;                                                                                              \
        }                                                                                                      \
        if (x->tag == FO_TAG_FLOAT && y->tag == FO_TAG_FLOAT) {                                                \
            bool truth_ = compare_##NAME(x->f, y->f);                                                          \
            SET_OBJECT(A, fo_bool_new(truth_));                                                             \
            NEXT;                                                                                              \
        }                                                                                                      \
        operand = y;                                                                                           \
        compare_op = FO_##NAME;                                                                                \
        goto compare_slow;                                                                                                  \
    }
#define COMPARE_JUMP(NAME, OPERAND, WHEN, IS_REGISTER)                                                                 \
    {                                                                                                          \
        const FoValue *x = &r[B], *y = (OPERAND);                                                           \
        bool truth_;                                                                                           \
        int64_t xi_, yi_;                                                                                      \
        if (fo_likely(x->tag == FO_TAG_INT && y->tag == FO_TAG_INT))                                           \
            truth_ = compare_##NAME(x->i, y->i);                                                               \
        else if (fo_likely(x->tag == FO_TAG_FLOAT && y->tag == FO_TAG_FLOAT))                                  \
            truth_ = compare_##NAME(x->f, y->f);                                                               \
        else if (equality_##NAME && is_str(x) && is_str(y)) {                                                  \
            truth_ = fo_str_equal((FoStr *)x->o, (FoStr *)y->o) == (FO_##NAME == FO_EQ);                       \
            CONSUME(B);                                                                                        \
            if (IS_REGISTER) CONSUME(C);                                                                       \
        } else if (quick_int(x, &xi_) && quick_int(y, &yi_)) {                                                 \
            truth_ = compare_##NAME(xi_, yi_);                                                                 \
            CONSUME(B);                                                                                     \
            if (IS_REGISTER) CONSUME(C);                                                                    \
        } else {                                                                                               \
            operand = y;                                                                                       \
            compare_op = FO_##NAME;                                                                            \
            goto compare_jump_slow;                                                                            \
        }                                                                                                      \
        if (truth_ == (WHEN)) {                                                                                \
            int16_t distance = (int16_t)A;                                                                     \
            pc += distance;                                                                                    \
            if ((WHEN) && distance < 0) POLL();                                                                \
        }                                                                                                      \
        NEXT;                                                                                                  \
    }
#define X(NAME)                                                                                                \
    CASE(NAME) : COMPARE(NAME, &r[C])                                                                       \
    CASE(NAME##K) : COMPARE(NAME, &numbers[C])                                                              \
    CASE(JN##NAME) : COMPARE_JUMP(NAME, &r[C], false, true)                                                       \
    CASE(JN##NAME##K) : COMPARE_JUMP(NAME, &numbers[C], false, false)                                              \
    CASE(J##NAME) : COMPARE_JUMP(NAME, &r[C], true, true)                                                         \
    CASE(J##NAME##K) : COMPARE_JUMP(NAME, &numbers[C], true, false)
    FO_COMPARISONS(X)
#undef X
compare_slow:
    SAVE();
    switch (special_compare(f, IN, operand, compare_op)) {
    case SPECIAL_OPENED: goto enter_frame;
    case SPECIAL_FAILED: goto error;
    case SPECIAL_NONE: break;
    }
    if (fo_unlikely(!slow_compare(r, IN, n_live, operand, compare_op))) goto error;
    NEXT;
compare_jump_slow: {
    int32_t distance;
    SAVE();
    switch (special_compare(f, IN, operand, compare_op)) {
    case SPECIAL_OPENED: goto enter_frame;
    case SPECIAL_FAILED: goto error;
    case SPECIAL_NONE: break;
    }
    if (fo_unlikely(!slow_compare_jump(r, IN, n_live, operand, compare_op, &distance))) goto error;
    pc += distance;
    if (distance < 0) POLL();
    NEXT;
}
#define IDENTITY(NEGATE)                                                                                       \
    {                                                                                                          \
        TRY(value_box(&r[B]) && value_box(&r[C]));                                                       \
        bool same = r[B].o == r[C].o;                                                                    \
        CONSUME(B);                                                                                         \
        CONSUME(C);                                                                                         \
        SET_OBJECT(A, fo_bool_new(same != (NEGATE)));                                                       \
        NEXT;                                                                                                  \
    }
    CASE(IS) : IDENTITY(false)
    CASE(ISNOT) : IDENTITY(true)
    CASE(IN) : {
        TRY(slow_contains(r, IN, n_live, false));
        NEXT;
    }
    CASE(NOTIN) : {
        TRY(slow_contains(r, IN, n_live, true));
        NEXT;
    }

    // ---- jumps
    CASE(JMP) : {
        JUMP_WIDE();
        NEXT;
    }
    CASE(LOOP) : {
        JUMP_WIDE();
        POLL();
        NEXT;
    }
#define TEST_JUMP(WHEN)                                                                                        \
    {                                                                                                          \
        bool truth;                                                                                            \
        TRUTH_OF(&r[A], truth);                                                                             \
        CONSUME(A);                                                                                         \
        if (truth == (WHEN)) {                                                                                 \
            int32_t distance = wide_jump(pc - 1);                                                              \
            pc += distance;                                                                                    \
            if ((WHEN) && distance < 0) POLL();                                                           \
        }                                                                                                      \
        NEXT;                                                                                                  \
    }
    CASE(JT) : TEST_JUMP(true)
    CASE(JF) : TEST_JUMP(false)
#define KEEP_JUMP(WHEN)                                                                                        \
    {                                                                                                          \
        bool truth;                                                                                            \
        TRUTH_OF(&r[A], truth);                                                                             \
        if (truth == (WHEN))                                                                                   \
            JUMP_WIDE();                                                                                       \
        else                                                                                                   \
            CONSUME(A);                                                                                     \
        NEXT;                                                                                                  \
    }
    CASE(JTKEEP) : KEEP_JUMP(true)
    CASE(JFKEEP) : KEEP_JUMP(false)
#define NONE_JUMP(WHEN)                                                                                        \
    {                                                                                                          \
        bool none = r[A].tag == FO_TAG_OBJECT && r[A].o == fo_none;                                      \
        CONSUME(A);                                                                                         \
        if (none == (WHEN)) {                                                                                  \
            int32_t distance = wide_jump(pc - 1);                                                              \
            pc += distance;                                                                                    \
            if (distance < 0) POLL();                                                                     \
        }                                                                                                      \
        NEXT;                                                                                                  \
    }
    CASE(JNONE) : NONE_JUMP(true)
    CASE(JNOTNONE) : NONE_JUMP(false)

    // ---- attributes
#define CACHED_VALUE(name)                                                                                     \
    const uint32_t *w = (const uint32_t *)pc;                                                                  \
    if (fo_unlikely(r[B].tag != FO_TAG_OBJECT)) goto L_##name;                                              \
    FoInstance *o = (FoInstance *)r[B].o;                                                                   \
    if (fo_unlikely(o->head.type->version != w[0] || !o->shape || o->shape->id != w[2])) goto L_##name;        \
    FoObject *v = o->values[w[1]]
    CASE(GETATTR_VALUE) : {
        CACHED_VALUE(GETATTR);
        fo_ref(v);
        CONSUME(B);
        SET_OBJECT(A, v);
        pc += 3;
        NEXT;
    }
    CASE(GETATTRN_VALUE) : {
        CACHED_VALUE(GETATTRN);
        FoValue n = value_from_loaded(v);
        CONSUME(B);
        value_put(&r[A], n);
        pc += 3;
        NEXT;
    }
    CASE(GETATTR_SLOT) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT || r[B].o->type->version != w[0])) goto L_GETATTR;
        FoObject *v = *(FoObject **)((char *)r[B].o + w[1]);
        if (fo_unlikely(!v)) goto L_GETATTR;
        fo_ref(v);
        CONSUME(B);
        SET_OBJECT(A, v);
        pc += 3;
        NEXT;
    }
    CASE(GETATTR_MODULE) : {
        const uint64_t *w = (const uint64_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT || r[B].o->type != &fo_module_type)) goto L_GETATTR;
        if (fo_unlikely(((FoModule *)r[B].o)->dict->version != w[0])) goto L_GETATTR;
        FoObject *v = fo_ref(*(FoObject **)w[2]);
        CONSUME(B);
        SET_OBJECT(A, v);
        pc += 3;
        NEXT;
    }
    CASE(GETATTR_PROPERTY) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT || r[B].o->type->version != w[0])) goto L_GETATTR;
        FoFunction *getter = *(FoFunction **)(pc + 2);
        FoValue *top = f->top;
        f->pc = pc + 3;
        FoObject *self = fo_ref(r[B].o);
        CONSUME(B);
        *top = fo_value_from_object_give(self);
        FoFrame *callee = frame_push(fo_ref(getter), top, 1);
        if (fo_unlikely(!callee)) goto error;
        callee->result = A;
        f = callee;
        LOAD_FRAME();
        NEXT;
    }
    CASE(GETATTR_NATIVE) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT || r[B].o->type->version != w[0])) goto L_GETATTR;
        const FoGetSetDef *def = *(const FoGetSetDef **)(pc + 2);
        SAVE();
        FoObject *v = def->get(r[B].o, def->closure);
        if (fo_unlikely(!v)) goto error;
        CONSUME(B);
        SET_OBJECT(A, v);
        pc += 3;
        NEXT;
    }
    CASE(GETATTR) : {
        TRY(slow_get_attribute(f, pc - 1, n_live, false));
        pc += 3;
        NEXT;
    }
    CASE(GETATTRN) : {
        TRY(slow_get_attribute(f, pc - 1, n_live, true));
        pc += 3;
        NEXT;
    }
    // The value to store as an object that the heap owns: temporaries are moved, locals shared.
#define TAKE_BOXED(reg, to)                                                                                     \
    do {                                                                                                       \
        if (fo_unlikely(r[reg].tag != FO_TAG_OBJECT)) TRY(value_box(&r[reg]));                                 \
        if (fo_unlikely(rt->n_pending)) TRY(fo_settle(r[reg].o));                                              \
        (to) = r[reg].o;                                                                                       \
        if ((reg) >= n_live)                                                                                   \
            r[reg].tag = FO_TAG_UNBOUND;                                                                       \
        else                                                                                                   \
            fo_ref(to);                                                                                        \
    } while (0)
    CASE(SETATTR_VALUE) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[A].tag != FO_TAG_OBJECT)) goto L_SETATTR;
        FoInstance *o = (FoInstance *)r[A].o;
        if (fo_unlikely(o->head.type->version != w[0] || !o->shape || o->shape->id != w[2])) goto L_SETATTR;
        FoObject **slot = &o->values[w[1]], *v;
        FoObject *old = *slot;
        if (B >= n_live && !rt->identities_seen && overwrite_box(old, &r[B])) {
            CONSUME(A);
            pc += 3;
            NEXT;
        }
        TAKE_BOXED(B, v);
        *slot = v;
        fo_unref(old);
        CONSUME(A);
        pc += 3;
        NEXT;
    }
    CASE(SETATTR_NEW) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[A].tag != FO_TAG_OBJECT)) goto L_SETATTR;
        FoInstance *o = (FoInstance *)r[A].o;
        if (fo_unlikely(o->head.type->version != w[0] || !o->shape || o->shape->id != w[2] || (int32_t)w[1] >= o->capacity)) goto L_SETATTR;
        FoObject *v;
        TAKE_BOXED(B, v);
        o->values[w[1]] = v;
        o->shape = *(FoShape **)(pc + 2);
        CONSUME(A);
        pc += 3;
        NEXT;
    }
    CASE(SETATTR_SLOT) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[A].tag != FO_TAG_OBJECT || r[A].o->type->version != w[0])) goto L_SETATTR;
        FoObject **slot = (FoObject **)((char *)r[A].o + w[1]), *v;
        TAKE_BOXED(B, v);
        fo_assign_give(slot, v);
        CONSUME(A);
        pc += 3;
        NEXT;
    }
    CASE(SETATTR) : {
        TRY(slow_set_attribute(f, pc - 1, n_live));
        pc += 3;
        NEXT;
    }
    CASE(DELATTR) : {
        TRY(value_box(&r[A]));
        TRY(fo_set_attr(r[A].o, frame_name(f, C), NULL));
        CONSUME(A);
        NEXT;
    }

    // ---- items
#define INDEX_OF(v, i) ((v)->tag == FO_TAG_INT ? ((i) = (v)->i, true) : (v)->tag == FO_TAG_OBJECT && fo_int_check_exact((v)->o) && fo_int_fits_i64((v)->o, &(i)))
    CASE(GETITEM) : {
        const FoValue *x = &r[B], *y = &r[C];
        int64_t i;
        if (fo_likely(x->tag == FO_TAG_OBJECT && INDEX_OF(y, i))) {
            FoObject *o = x->o, *item = NULL;
            if (o->type == &fo_list_type) {
                FoList *list = (FoList *)o;
                if (i < 0) i += list->n;
                if (fo_likely((uint64_t)i < (uint64_t)list->n)) item = list->items[i];
            } else if (o->type == &fo_tuple_type) {
                FoTuple *t = (FoTuple *)o;
                if (i < 0) i += t->n;
                if (fo_likely((uint64_t)i < (uint64_t)t->n)) item = t->items[i];
            }
            if (fo_likely(item != NULL)) {
                fo_ref(item);
                CONSUME(C);
                CONSUME(B);
                SET_OBJECT(A, item);
                NEXT;
            }
            if (o->type->get_item_at) {
                TRY((item = o->type->get_item_at(o, i)));
                CONSUME(C);
                CONSUME(B);
                SET_OBJECT(A, item);
                NEXT;
            }
        }
        goto get_item_slow;
    }
    CASE(GETITEMN) : {
        const FoValue *x = &r[B], *y = &r[C];
        int64_t i;
        if (fo_likely(x->tag == FO_TAG_OBJECT && x->o->type == &fo_list_type && INDEX_OF(y, i))) {
            FoList *list = (FoList *)x->o;
            if (i < 0) i += list->n;
            if (fo_likely((uint64_t)i < (uint64_t)list->n)) {
                FoValue v = value_from_loaded(list->items[i]);
                CONSUME(C);
                CONSUME(B);
                value_put(&r[A], v);
                NEXT;
            }
        }
    get_item_slow:
        SAVE();
        switch (special_get_item(f, IN)) {
        case SPECIAL_OPENED: goto enter_frame;
        case SPECIAL_FAILED: goto error;
        case SPECIAL_NONE: break;
        }
        if (fo_unlikely(!slow_get_item(r, IN, n_live, IN.op == FO_CODE_OP_GETITEMN))) goto error;
        NEXT;
    }
    CASE(SETITEM) : {
        const FoValue *x = &r[A], *y = &r[C];
        int64_t i;
        if (fo_likely(x->tag == FO_TAG_OBJECT && x->o->type == &fo_list_type && INDEX_OF(y, i))) {
            FoList *list = (FoList *)x->o;
            if (i < 0) i += list->n;
            if (fo_likely((uint64_t)i < (uint64_t)list->n)) {
                FoObject *v, *old = list->items[i];
                if (B >= n_live && r[B].tag != FO_TAG_OBJECT && !rt->identities_seen && overwrite_box(old, &r[B])) {
                    CONSUME(C);
                    CONSUME(A);
                    NEXT;
                }
                TAKE_BOXED(B, v);
                old = list->items[i];
                list->items[i] = v;
                fo_unref(old);
                CONSUME(C);
                CONSUME(A);
                NEXT;
            }
        }
        if (x->tag == FO_TAG_OBJECT && x->o->type->set_item_at && INDEX_OF(y, i)) {
            int done = x->o->type->set_item_at(x->o, i, &r[B]);
            if (fo_likely(done > 0)) {
                CONSUME(B);
                CONSUME(C);
                CONSUME(A);
                NEXT;
            }
            TRY(done == 0);
        }
        TRY(slow_set_item(r, IN, n_live));
        NEXT;
    }
    CASE(DELITEM) : {
        TRY(value_box(&r[A]) && value_box(&r[C]));
        TRY(fo_set_item(r[A].o, r[C].o, NULL));
        CONSUME(C);
        CONSUME(A);
        NEXT;
    }
    CASE(GETSLICE) : {
        TRY(slow_get_slice(r, IN, n_live));
        NEXT;
    }

    // ---- calls
    CASE(GETMETHOD_CACHED) : {
        // words: type version | whether a shape must match, shape id, function
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT)) goto L_GETMETHOD;
        FoObject *o = r[B].o;
        if (fo_unlikely(o->type->version != w[0])) goto L_GETMETHOD;
        if (w[1]) {
            FoShape *shape = ((FoInstance *)o)->shape;
            if (fo_unlikely(!shape || shape->id != w[2])) goto L_GETMETHOD;
        }
        FoObject *function = *(FoObject **)(pc + 2);
        if (B >= n_live)
            r[B].tag = FO_TAG_UNBOUND;
        else
            fo_ref(o);
        value_put(&r[A + 1], fo_value_from_object_give(o));
        SET_OBJECT(A, fo_ref(function));
        pc += 3;
        NEXT;
    }
    CASE(GETMETHOD_BUILTIN) : {
        const uint32_t *w = (const uint32_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT)) goto L_GETMETHOD;
        FoObject *o = r[B].o;
        if (fo_unlikely(o->type->version != w[0])) goto L_GETMETHOD;
        if (B >= n_live)
            r[B].tag = FO_TAG_UNBOUND;
        else
            fo_ref(o);
        FoValue *window = &r[A];
        window[0] = (FoValue){.o = *(FoObject **)(pc + 2), .tag = FO_TAG_INT};
        window[1] = fo_value_from_object_give(o);
        pc += 3;
        NEXT;
    }
    CASE(GETMETHOD_MODULE) : {
        const uint64_t *w = (const uint64_t *)pc;
        if (fo_unlikely(r[B].tag != FO_TAG_OBJECT || r[B].o->type != &fo_module_type)) goto L_GETMETHOD;
        if (fo_unlikely(((FoModule *)r[B].o)->dict->version != w[0])) goto L_GETMETHOD;
        FoObject *v = fo_ref(*(FoObject **)w[2]);
        CONSUME(B);
        value_release(&r[A + 1]);
        SET_OBJECT(A, v);
        pc += 3;
        NEXT;
    }
    CASE(GETMETHOD) : {
        TRY(slow_get_method(f, pc - 1, n_live));
        pc += 3;
        NEXT;
    }
    CASE(GETSUPER) : {
        TRY(slow_get_super(f, IN));
        NEXT;
    }
    {
        FoValue *args;
        int64_t n;
        FoObject *callee;
        CASE(CALLMETHOD) : {
            n = B;
            args = &r[A + 2];
            if (r[A].tag == FO_TAG_INT) { // a method of a built-in type
                const FoMethodDescriptor *d = (const FoMethodDescriptor *)r[A].o;
                FoValue result;
                args--;
                n++;
                SAVE();
                r[A].tag = FO_TAG_UNBOUND;
                if (fast_entry_takes(d->def, n - 1) && d->def->fast(args, n, &result)) {
                    for (int64_t i = 0; i < n; i++) value_release(&args[i]);
                } else if (fo_unlikely(!call_method_descriptor(d, args, n, &result))) {
                    goto error;
                }
                if (fo_unlikely(rt->n_pending) && C < n_live && result.tag == FO_TAG_OBJECT && fo_is_pending(result.o) && !fo_pending_bind(result.o)) {
                    value_release(&result);
                    goto error;
                }
                value_put(&r[C], result);
                NEXT;
            }
            if (r[A + 1].tag == FO_TAG_OBJECT) {
                args--;
                n++;
            }
            goto call;
        }
        CASE(CALL) : {
            n = B;
            args = &r[A + 2];
        }
    call:
        callee = r[A].o;
        if (callee->type == &fo_function_type) {
            r[A].tag = FO_TAG_UNBOUND;
        call_function:
            SAVE();
            if (fo_unlikely(wanted(rt)) && !attend(rt)) {
                for (int64_t i = 0; i < n; i++) value_release(&args[i]);
                fo_unref(callee);
                goto error;
            }
            if (fo_unlikely(f->generator != NULL)) args = arguments_to_stack(f, args, n);
            FoFunction *function = (FoFunction *)callee;
            const MachineCode *m = function->code->machine;
            if (fo_likely(m && m->n_plain == n && !rt->n_pending && frame_fits(rt, ls, function->code, args))) {
                FoFrame *frame = frame_open(rt, ls, function, args, (int32_t)n);
                frame->result = C;
                f = frame;
                pc = function->code->instructions;
                r = args;
                machine = m;
                NEXT;
            }
            FoFrame *frame = frame_push(function, args, n);
            if (fo_unlikely(!frame)) goto error;
            frame->result = C;
            f = frame;
            LOAD_FRAME();
            NEXT;
        }
        if (callee->type == &fo_type_type && ((FoType *)callee)->new_ == fo_object_type.new_) {
            FoType *type = (FoType *)callee;
            FoFunction *init = (FoFunction *)type_plain_init(type);
            if (init && (args == &r[A + 2])) {
                SAVE();
                FoObject *instance = fo_instance_new(type);
                if (fo_unlikely(!instance)) goto error_release_window;
                args--;
                args[0] = fo_value_from_object_give(fo_ref(instance));
                if (fo_unlikely(f->generator != NULL)) args = arguments_to_stack(f, args, n + 1);
                const MachineCode *m = init->code->machine;
                bool quick = m && m->n_plain == n + 1 && !rt->n_pending && frame_fits(rt, ls, init->code, args);
                fo_ref(init);
                FoFrame *frame = fo_likely(quick) ? frame_open(rt, ls, init, args, (int32_t)n + 1) : frame_push(init, args, n + 1);
                value_release(&r[A]);
                if (fo_unlikely(!frame)) {
                    fo_unref(instance);
                    goto error;
                }
                frame->result = C;
                frame->on_return = ON_RETURN_INIT;
                frame->instance = instance;
                f = frame;
                LOAD_FRAME();
                NEXT;
            }
        }
        if (callee->type == &fo_method_type && args == &r[A + 2]) {
            FoMethod *method = (FoMethod *)callee;
            if (method->function->type == &fo_function_type) {
                args--;
                n++;
                args[0] = fo_value_from_object_give(fo_ref(method->self));
                FoObject *function = fo_ref(method->function);
                value_release(&r[A]);
                callee = function;
                goto call_function;
            }
        }
        FoValue result;
        SAVE();
        if (callee->type == &fo_native_type && native_takes(((FoNative *)callee)->def, n) && ((FoNative *)callee)->def->fast(args, n, &result)) {
            for (int64_t i = 0; i < n; i++) value_release(&args[i]);
        } else if (fo_unlikely(!call_native(callee, args, n, NULL, &result))) {
            value_release(&r[A]);
            goto error;
        }
        value_release(&r[A]);
        if (fo_unlikely(rt->n_pending) && C < n_live && result.tag == FO_TAG_OBJECT && fo_is_pending(result.o) && !fo_pending_bind(result.o)) {
            value_release(&result);
            goto error;
        }
        value_put(&r[C], result);
        NEXT;
    error_release_window:
        for (int64_t i = 0; i < n; i++) value_release(&args[i]);
        value_release(&r[A]);
        goto error;
    }
    CASE(CALLKW) : {
        int64_t n = B;
        FoTuple *names = (FoTuple *)constants[C];
        FoValue *args = &r[A + 2];
        if (r[A + 1].tag == FO_TAG_OBJECT) {
            args--;
            n++;
        }
        FoObject *callee = window_callee(&r[A]);
        SAVE();
        if (callee->type == &fo_function_type) {
            if (fo_unlikely(f->generator != NULL)) args = arguments_to_stack(f, args, n);
            FoFrame *frame = frame_push_keywords((FoFunction *)callee, args, n - names->n, names);
            r[A].tag = FO_TAG_UNBOUND; // the frame has it
            if (fo_unlikely(!frame)) goto error;
            frame->result = A;
            f = frame;
            LOAD_FRAME();
            NEXT;
        }
        FoValue result;
        bool ok = call_native(callee, args, n - names->n, names, &result);
        value_release(&r[A]);
        if (fo_unlikely(!ok)) goto error;
        value_put(&r[A], result);
        NEXT;
    }
    CASE(CALLEX) : {
        SAVE();
        if (window_callee(&r[A])->type == &fo_function_type) {
            if (fo_unlikely(!frame_push_spread(f, IN))) goto error;
            goto enter_frame;
        }
        TRY(call_spread(f, IN));
        NEXT;
    }
    // A slow path has opened a frame: its code goes on.
enter_frame:
    f = rt->frame;
    LOAD_FRAME();
    NEXT;
    CASE(MAKEFUNCTION) : {
        SAVE();
        FoFunction *function = (FoFunction *)fo_function_new((FoCode *)constants[B], frame_globals(f));
        if (!function) goto error;
        if (C & 1) {
            function->defaults = (FoTuple *)r[A + 1].o;
            r[A + 1].tag = FO_TAG_UNBOUND;
        }
        if (C & 2) {
            function->kw_defaults = (FoDict *)r[A + 2].o;
            r[A + 2].tag = FO_TAG_UNBOUND;
        }
        if (C & 4) {
            function->annotations = (FoDict *)r[A + 3].o;
            r[A + 3].tag = FO_TAG_UNBOUND;
        }
        if (C & 8) {
            function->closure = (FoTuple *)r[A + 4].o;
            r[A + 4].tag = FO_TAG_UNBOUND;
        }
        SET_OBJECT(A, (FoObject *)function);
        NEXT;
    }
    CASE(BUILDCLASSFUNCTION) : {
        SAVE();
        FoObject *o = fo_lend(fo_dict_peek_str(f->function->builtins, fo_name(__build_class__)));
        if (!o) {
            fo_raise(FO_NAME_ERROR, "__build_class__ not found");
            goto error;
        }
        SET_OBJECT(A, fo_ref(o));
        NEXT;
    }
    CASE(RET) : {
        if (fo_unlikely(rt->n_pending)) {
            if (f->generator || (OnReturn)f->on_return != ON_RETURN_STORE) SETTLE(r[A]);
            else BIND(r[A]);
        }
        FoValue v = r[A];
        r[A].tag = FO_TAG_UNBOUND;
        for (FoValue *variable = r, *end = r + n_live; variable < end; variable++) {
            if (variable->tag != FO_TAG_OBJECT) continue;
            variable->tag = FO_TAG_UNBOUND;
            fo_unref(variable->o);
        }
        FoFrame *done = f;
        if (fo_unlikely(done->generator != NULL)) {
            OnReturn on_return = (OnReturn)done->on_return;
            generator_finish(done->generator);
            generator_leave(rt, done->generator);
            f = rt->frame;
            if (on_return == ON_RETURN_LEAVE) {
                ls->result = v;
                ls->yielded = false;
                return true;
            }
            LOAD_FRAME(); // the loop's FORITER, or the SEND, stands before pc
            if (on_return == ON_RETURN_SEND) {
                value_put(&r[B], v);
                if (f->generator) f->generator->delegate = -1;
            } else {
                value_release(&v);
            }
            value_release(&r[A]); // the iterator
            pc += (int16_t)C;
            NEXT;
        }
        int32_t result = done->result;
        f = done->previous;
        rt->frame = f;
        rt->depth--;
        if (fo_likely(done->on_return == ON_RETURN_STORE)) {
            frame_pop(ls, done);
            LOAD_FRAME();
            value_put(&r[result], v);
            NEXT;
        }
        FoObject *instance = done->instance;
        OnReturn on_return = (OnReturn)done->on_return;
        frame_pop(ls, done);
        if (on_return == ON_RETURN_LEAVE) {
            ls->result = v;
            ls->yielded = false;
            return true;
        }
        LOAD_FRAME();
        if (on_return == ON_RETURN_COMPARE) {
            int32_t distance;
            if (fo_unlikely(!special_compare_done(f, IN, v, &distance))) goto error;
            pc += distance;
            if (distance < 0) POLL();
            NEXT;
        }
        if (on_return != ON_RETURN_INIT) {
            if (fo_unlikely(!special_binary_done(f, IN, v, on_return == ON_RETURN_INPLACE))) goto error;
            NEXT;
        }
        if (fo_unlikely(v.tag != FO_TAG_OBJECT || v.o != fo_none)) {
            fail_init(instance, v);
            goto error;
        }
        fo_unref(v.o);
        value_put(&r[result], fo_value_from_object_give(instance));
        NEXT;
    }

    // ---- generators
    CASE(GENERATOR) : {
        SAVE();
        FoFrame *done = f;
        int32_t result = done->result;
        OnReturn on_return = (OnReturn)done->on_return;
        FoObject *g = generator_from_frame(done);
        if (!g) goto error;
        f = done->previous;
        rt->frame = f;
        rt->depth--;
        ls->next_frame = done;
        if (on_return == ON_RETURN_LEAVE) {
            ls->result = fo_value_from_object_give(g);
            ls->yielded = false;
            return true;
        }
        LOAD_FRAME();
        if (fo_unlikely(on_return == ON_RETURN_INIT)) {
            fail_init(done->instance, fo_value_from_object_give(g));
            goto error;
        }
        SET_OBJECT(result, g);
        NEXT;
    }
    CASE(YIELD) : {
        FoValue v = r[A];
        SETTLE(v);
        r[A].tag = FO_TAG_UNBOUND;
        FoGenerator *g = f->generator;
        SAVE();
        g->received = B ? -1 : A;
        g->state = GENERATOR_SUSPENDED;
        OnReturn on_return = (OnReturn)f->on_return;
        int32_t result = f->result;
        generator_leave(rt, g);
        f = rt->frame;
        if (on_return == ON_RETURN_LEAVE) {
            ls->result = v;
            ls->yielded = true;
            return true;
        }
        LOAD_FRAME(); // FORITER or SEND of another frame: its next instruction follows
        value_put(&r[result], v);
        NEXT;
    }
    CASE(DELEGATE) : {
        SAVE();
        FoObject *o = value_box(&r[B]);
        if (!o) goto error;
        FoObject *iterator = o->type == &fo_generator_type ? fo_ref(o) : fo_iter(o);
        if (!iterator) goto error;
        CONSUME(B);
        SET_OBJECT(A, iterator);
        NEXT;
    }
    CASE(SEND) : {
        FoObject *iterator = r[A].o;
        SAVE();
        if (f->generator) f->generator->delegate = A;
        if (iterator->type == &fo_generator_type) {
            FoGenerator *g = (FoGenerator *)iterator;
            if (g->state == GENERATOR_SUSPENDED || (g->state == GENERATOR_FRESH && r[B].tag == FO_TAG_OBJECT && r[B].o == fo_none)) {
                FoValue sent = r[B];
                r[B].tag = FO_TAG_UNBOUND;
                if (!generator_enter(rt, g)) {
                    value_release(&sent);
                    goto error;
                }
                generator_receive_give(g, sent);
                f = &g->frame;
                f->on_return = ON_RETURN_SEND;
                f->result = B;
                LOAD_FRAME();
                NEXT;
            }
        }
        if (!value_box(&r[B])) goto error;
        FoObject *result;
        bool ended;
        if (!generator_send(iterator, r[B].o, &result, &ended)) goto error;
        SET_OBJECT(B, result);
        if (ended) {
            if (f->generator) f->generator->delegate = -1;
            value_release(&r[A]);
            pc += (int16_t)C;
        }
        NEXT;
    }

    // ---- iteration
    CASE(GETITER) : {
        SAVE();
        FoObject *o = value_box(&r[B]);
        if (!o) goto error;
        FoObject *iterator = fo_iter(o);
        if (fo_unlikely(!iterator)) goto error;
        CONSUME(B);
        SET_OBJECT(A, iterator);
        NEXT;
    }
    CASE(FORITER_RANGE) : {
        FoObject *o = r[A].o;
        if (fo_unlikely(o->type != &fo_range_iterator_type)) goto L_FORITER;
        FoRangeIterator *it = (FoRangeIterator *)o;
        if (fo_likely(it->left > 0)) {
            int64_t v = it->next;
            it->next = (int64_t)((uint64_t)v + (uint64_t)it->step);
            it->left--;
            SET_INT(B, v);
            NEXT;
        }
        value_release(&r[A]);
        pc += (int16_t)C;
        NEXT;
    }
    CASE(FORITER_LIST) : {
        FoObject *o = r[A].o;
        if (fo_unlikely(o->type != &fo_list_iterator_type)) goto L_FORITER;
        FoSequenceIterator *it = (FoSequenceIterator *)o;
        FoList *list = (FoList *)it->sequence;
        if (fo_likely(list && it->at < list->n)) {
            FoObject *item = list->items[it->at++];
            SET_OBJECT(B, fo_ref(item));
            NEXT;
        }
        value_release(&r[A]);
        pc += (int16_t)C;
        NEXT;
    }
    CASE(FORITER_TUPLE) : {
        FoObject *o = r[A].o;
        if (fo_unlikely(o->type != &fo_tuple_iterator_type)) goto L_FORITER;
        FoSequenceIterator *it = (FoSequenceIterator *)o;
        FoTuple *t = (FoTuple *)it->sequence;
        if (fo_likely(t && it->at < t->n)) {
            FoObject *item = t->items[it->at++];
            SET_OBJECT(B, fo_ref(item));
            NEXT;
        }
        value_release(&r[A]);
        pc += (int16_t)C;
        NEXT;
    }
    CASE(FORITER_STR) : {
        FoObject *o = r[A].o;
        if (fo_unlikely(o->type != &fo_str_iterator_type)) goto L_FORITER;
        FoSequenceIterator *it = (FoSequenceIterator *)o;
        FoStr *text = (FoStr *)it->sequence;
        if (fo_unlikely(!text || it->at >= text->n || text->state.kind != 1)) goto foriter;
        FoStr *shared = rt->latin1[((const uint8_t *)fo_str_data(text))[it->at]];
        if (fo_unlikely(!shared)) goto foriter;
        it->at++;
        SET_OBJECT(B, (FoObject *)fo_ref(shared));
        NEXT;
    }
    CASE(FORITER_GENERATOR) : {
        FoObject *o = r[A].o;
        if (fo_unlikely(o->type != &fo_generator_type)) goto L_FORITER;
        FoGenerator *g = (FoGenerator *)o;
        if (fo_unlikely(!generator_is_resumable(g))) goto foriter;
        SAVE();
        if (!generator_enter(rt, g)) goto error;
        generator_receive_none(g);
        g->frame.on_return = ON_RETURN_FOR;
        g->frame.result = B;
        f = &g->frame;
        LOAD_FRAME();
        NEXT;
    }
    CASE(FORITER) : {
        FoType *type = r[A].o->type;
        if (type == &fo_range_iterator_type)
            pc[-1].op = FO_CODE_OP_FORITER_RANGE;
        else if (type == &fo_list_iterator_type)
            pc[-1].op = FO_CODE_OP_FORITER_LIST;
        else if (type == &fo_tuple_iterator_type)
            pc[-1].op = FO_CODE_OP_FORITER_TUPLE;
        else if (type == &fo_str_iterator_type)
            pc[-1].op = FO_CODE_OP_FORITER_STR;
        else if (type == &fo_generator_type)
            pc[-1].op = FO_CODE_OP_FORITER_GENERATOR;
        else
            pc[-1].op = FO_CODE_OP_FORITER;
    foriter:;
        FoObject *iterator = r[A].o, *item;
        SAVE();
        if (fo_unlikely(!iterator->type->next)) {
            fo_raise(FO_TYPE_ERROR, "'%T' object is not an iterator", iterator);
            goto error;
        }
        if (fo_unlikely(!iterator->type->next(iterator, &item))) goto error;
        if (fo_likely(item != NULL)) {
            SET_OBJECT(B, item);
            NEXT;
        }
        value_release(&r[A]);
        pc += (int16_t)C;
        NEXT;
    }
    CASE(UNPACK) : {
        const FoValue *x = &r[B];
        if (fo_likely(x->tag == FO_TAG_OBJECT && x->o->type == &fo_tuple_type && ((FoTuple *)x->o)->n == C)) {
            FoTuple *t = (FoTuple *)x->o;
            for (int32_t i = 0; i < C; i++) SET_OBJECT(A + i, fo_ref(t->items[i]));
            if (B < A || B >= A + C) CONSUME(B);
            NEXT;
        }
        TRY(slow_unpack(r, IN, n_live));
        NEXT;
    }
    CASE(UNPACKEX) : {
        TRY(slow_unpack_star(r, IN, n_live));
        NEXT;
    }

    // ---- displays
    CASE(TUPLE) : {
        TRY(box_items(rt, &r[B], C));
        FoTuple *t = fo_tuple_from_values_give(&r[B], C);
        if (fo_unlikely(!t)) goto error;
        SET_OBJECT(A, (FoObject *)t);
        NEXT;
    }
    CASE(LIST) : {
        TRY(box_items(rt, &r[B], C));
        FoList *list = fo_list_from_values_give(&r[B], C);
        if (fo_unlikely(!list)) goto error;
        SET_OBJECT(A, (FoObject *)list);
        NEXT;
    }
    CASE(APPEND) : {
        FoObject *o;
        TAKE_BOXED(B, o);
        FoList *list = (FoList *)r[A].o;
        if (fo_likely(list->n < list->allocated)) {
            list->items[list->n++] = o;
            NEXT;
        }
        TRY(fo_list_append_give(list, o));
        NEXT;
    }
    CASE(SET) : {
        TRY(slow_build(r, IN, FO_CODE_OP_SET));
        NEXT;
    }
    CASE(DICT) : {
        TRY(slow_build(r, IN, FO_CODE_OP_DICT));
        NEXT;
    }
#define BUILD_STEP(name)                                                                                       \
    CASE(name) : {                                                                                             \
        TRY(value_box(&r[B]));                                                                              \
        TRY(slow_build(r, IN, FO_CODE_OP_##name));                                                             \
        CONSUME(B);                                                                                         \
        NEXT;                                                                                                  \
    }
    BUILD_STEP(EXTEND)
    BUILD_STEP(SETADD)
    BUILD_STEP(SETUPDATE)
    BUILD_STEP(DICTUPDATE)
    BUILD_STEP(DICTMERGE)
    CASE(DICTADD) : {
        TRY(value_box(&r[B]) && value_box(&r[B + 1]) && fo_settle(r[B + 1].o));
        TRY(fo_dict_set((FoDict *)r[A].o, r[B].o, r[B + 1].o));
        value_release(&r[B]);
        value_release(&r[B + 1]);
        NEXT;
    }
    CASE(LISTTOTUPLE) : {
        SAVE();
        FoTuple *t = fo_list_as_tuple((FoList *)r[B].o);
        if (!t) goto error;
        value_release(&r[B]);
        SET_OBJECT(A, (FoObject *)t);
        NEXT;
    }
    CASE(SLICE) : {
        TRY(value_box(&r[B]) && value_box(&r[B + 1]) && value_box(&r[B + 2]));
        FoObject *o = fo_slice_new(r[B].o, r[B + 1].o, r[B + 2].o);
        if (!o) goto error;
        for (int i = 0; i < 3; i++) value_release(&r[B + i]);
        SET_OBJECT(A, o);
        NEXT;
    }
    CASE(FORMAT) : {
        TRY(slow_format(r, IN));
        NEXT;
    }
    CASE(JOIN) : {
        TRY(slow_join(r, IN));
        NEXT;
    }

    // ---- exceptions
    CASE(RAISE) : {
        SAVE();
        if (slow_raise(r, IN)) goto reraise;
        goto error;
    }
    CASE(RERAISE) : {
        FoObject *exception = r[A].o;
        r[A].tag = FO_TAG_UNBOUND;
        SAVE();
        fo_error_restore_give(exception);
        goto reraise;
    }
    CASE(PUSHEXC) : {
        FoObject *before = rt->handled;
        if (f->generator) before = generator_handles(f->generator, before);
        value_put(&r[A + 1], before ? fo_value_from_object_give(before) : FO_UNBOUND);
        rt->handled = fo_ref(r[A].o);
        NEXT;
    }
    CASE(POPEXC) : {
        FoObject *handled = rt->handled;
        FoValue before = r[A + 1];
        r[A + 1].tag = FO_TAG_UNBOUND;
        rt->handled = before.tag == FO_TAG_OBJECT ? before.o : NULL;
        if (f->generator) generator_handled(f->generator);
        value_release(&r[A]);
        fo_xunref(handled);
        NEXT;
    }
    CASE(JNOMATCH) : {
        bool matches;
        TRY(slow_match_exception(r, IN, n_live, &matches));
        if (!matches) pc += (int16_t)A;
        NEXT;
    }
    CASE(ASSERTION) : {
        SAVE();
        if (A == B) {
            fo_raise(FO_ASSERTION_ERROR, NULL);
        } else if (value_box(&r[B])) {
            fo_raise_with(FO_ASSERTION_ERROR, r[B].o);
        }
        goto error;
    }
    CASE(ENTER) : {
        TRY(enter_context(r, IN, n_live));
        NEXT;
    }
    CASE(EXITEXC) : {
        TRY(exit_context(r, IN));
        NEXT;
    }

    // ---- imports, classes, prompt
    CASE(IMPORT) : {
        SAVE();
        int64_t level = 0;
        fo_int_fits_i64(r[B].o, &level);
        FoObject *module = import_statement(f, frame_name(f, C), r[B + 1].o, level);
        if (!module) goto error;
        value_release(&r[B]);
        value_release(&r[B + 1]);
        SET_OBJECT(A, module);
        NEXT;
    }
    CASE(IMPORTFROM) : {
        SAVE();
        FoObject *o = import_from(r[B].o, frame_name(f, C));
        if (!o) goto error;
        SET_OBJECT(A, o);
        NEXT;
    }
    CASE(IMPORTSTAR) : {
        TRY(import_star(f, r[A].o));
        value_release(&r[A]);
        NEXT;
    }
    CASE(ANNOTATIONS) : {
        FoObject *space = f->locals ? f->locals : (FoObject *)frame_globals(f);
        SAVE();
        bool found;
        if (!fo_contains(space, (FoObject *)fo_name(__annotations__), &found)) goto error;
        if (!found) {
            FO_AUTO(FoObject) d = (FoObject *)fo_dict_new();
            if (!d || !fo_set_item(space, (FoObject *)fo_name(__annotations__), d)) goto error;
        }
        NEXT;
    }
    CASE(LOCALS) : {
        SET_OBJECT(A, fo_ref(f->locals ? f->locals : (FoObject *)frame_globals(f)));
        NEXT;
    }
    CASE(DISPLAY) : {
        TRY(value_box(&r[A]) && fo_settle(r[A].o) && display_value(r[A].o));
        CONSUME(A);
        NEXT;
    }

    // ---- patterns
    CASE(JNOSEQUENCE) : {
        if (!(r[A].tag == FO_TAG_OBJECT && fo_has_flag(r[A].o, FO_TYPE_MATCH_SEQUENCE))) JUMP_WIDE();
        NEXT;
    }
    CASE(JNOMAPPING) : {
        if (!(r[A].tag == FO_TAG_OBJECT && fo_has_flag(r[A].o, FO_TYPE_MATCH_MAPPING))) JUMP_WIDE();
        NEXT;
    }
    CASE(LEN) : {
        int64_t n;
        TRY(value_box(&r[B]) && fo_len(r[B].o, &n));
        SET_INT(A, n);
        NEXT;
    }
    CASE(MATCHKEYS) : {
        TRY(slow_match(r, IN, FO_CODE_OP_MATCHKEYS));
        NEXT;
    }
    CASE(MATCHCLASS) : {
        TRY(slow_match(r, IN, FO_CODE_OP_MATCHCLASS));
        NEXT;
    }
    CASE(MATCHREST) : {
        TRY(slow_match(r, IN, FO_CODE_OP_MATCHREST));
        NEXT;
    }

    // ---- unwinding: an exception is pending, f->pc is behind the instruction that raised
error:
    traceback_add(f, f->pc);
reraise:
    for (;;) {
        const FoHandler *h = handler_find(f->code, (int32_t)(f->pc - f->code->instructions) - 1);
        if (h) {
            frame_release_registers(f, h->keep);
            r = f->registers;
            r[h->save] = fo_value_from_object_give(fo_error_take());
            f->pc = f->code->instructions + h->target;
            rt->frame = f;
            LOAD_FRAME();
            NEXT;
        }
        frame_release_registers(f, 0);
        FoFrame *done = f;
        OnReturn on_return = (OnReturn)done->on_return;
        f = done->previous;
        rt->frame = f;
        if (done->generator) {
            FoGenerator *g = done->generator;
            generator_wrap_stop_iteration(g);
            generator_finish(g);
            generator_leave(rt, g);
            if (on_return == ON_RETURN_LEAVE) return false;
        } else {
            rt->depth--;
            if (on_return == ON_RETURN_INIT) fo_unref(done->instance);
            frame_pop(ls, done);
            if (on_return == ON_RETURN_LEAVE) return false;
        }
        if (on_return == ON_RETURN_SEND && f->generator) f->generator->delegate = -1;
        traceback_add(f, f->pc);
    }
}
