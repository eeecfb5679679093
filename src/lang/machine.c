// SPDX-License-Identifier: MIT
// The machine: one loop over instructions. Its body stands in machine_*.inc, one file for each family of instructions: fast paths only,
// everything else is a call of a function of machine_*.c. Registers and frames are described in machine_private.h, instructions in opcode.def.
#if defined(__GNUC__) && !defined(__clang__)
// One jump per instruction, not one for all (the predictor learns each); values are moved by halves, since a 16-byte load of what two
// 8-byte stores have just written waits for both to reach the cache.
#pragma GCC optimize("no-gcse", "no-crossjumping", "no-tree-slp-vectorize", "no-tree-vectorize")
// Value numbering of one function with some hundred computed jumps takes most of a minute and finds nothing.
#pragma GCC optimize("no-tree-fre")
#if defined(__SANITIZE_ADDRESS__)
#pragma GCC optimize("O0") // with a check at each access, optimising this one function takes many minutes
#endif
#endif
#include "lang/frame_inline.h"
#include "lang/generator_inline.h"
#include "lang/number_inline.h"

// May the unboxed entry of a function of C be tried? self does not count.
FO_INLINE bool fast_entry_takes(const FoNativeDef *def, int64_t n) { return def->fast && n >= def->least && (def->most < 0 || n <= def->most); }
FO_INLINE bool native_takes(const FoNativeDef *def, int64_t n) { return !(def->flags & FO_NATIVE_FAST_SELF) && fast_entry_takes(def, n); }

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

// Loops and calls run here. Local copies of the frame's state: pc (next instruction), r (registers), machine (its code's constants and first temporary).
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
// Left operands of Python classes: a method of theirs may have to run.
#define TRY_SPECIAL(attempt)                                                                                   \
    do {                                                                                                       \
        if (r[B].tag != FO_TAG_OBJECT || !(r[B].o->type->flags & FO_TYPE_HEAP)) break;                         \
        Special special_ = (attempt);                                                                          \
        if (special_ == SPECIAL_OPENED) goto enter_frame;                                                      \
        if (special_ == SPECIAL_FAILED) goto error;                                                            \
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
#include "lang/machine_names.inc"      // moves between registers, cells, names
#include "lang/machine_operators.inc"  // arithmetic, comparison, jumps
#include "lang/machine_attributes.inc" // attributes and items
#include "lang/machine_calls.inc"      // methods, calls, functions, return
#include "lang/machine_iteration.inc"  // generators, loops, unpacking
#include "lang/machine_displays.inc"   // tuples, lists, sets, dicts, strings under construction
#include "lang/machine_statements.inc" // exceptions, with, imports, classes, the prompt, patterns

    // ---- unwinding: an exception is pending, f->pc is behind the instruction that raised
error:
    traceback_add(f, f->pc);
reraise:
    f = unwind(f);
    if (!f) return false;
    LOAD_FRAME();
    NEXT;
}
