// SPDX-License-Identifier: MIT
// Special methods of Python classes: a + b, a < b, a[i] open the method's frame in the same machine, like any call, instead of starting another
// machine from C. What an operator makes of the method's answer is done when its frame returns.
//
// The operands stay in the operator's registers until then. Only cases in which the right operand has no say come here: it is of the
// left one's type or a plain number. Anything else, and methods that are not plain functions, goes the general way.
#include "lang/machine_private.h"

// v holds an instance of a Python class: the caller has looked.
static FoFunction *method_of(const FoValue *v, FoStr *name) {
    FoObject *found = fo_lend(fo_type_peek(v->o->type, name));
    if (!found || found->type != &fo_function_type) return NULL;
    FoFunction *function = (FoFunction *)found;
    return function->code->flags & FO_CODE_GENERATOR ? NULL : function;
}

static bool right_has_no_say(const FoValue *x, const FoValue *y) {
    if (y->tag != FO_TAG_OBJECT) return true;
    const FoType *type = y->o->type;
    return type == x->o->type || type == &fo_int_type || type == &fo_float_type;
}

static bool c_is_register(FoInstruction in) { return fo_opcode_info[in.op].operands[2] == 'r'; }

// The right operand as an object, borrowed; a register is boxed in place.
static FoObject *right_operand(FoFrame *f, FoInstruction in) {
    return c_is_register(in) ? value_box(&f->registers[in.c]) : f->code->constants->items[in.c];
}

static void consume_operands(FoFrame *f, FoInstruction in) {
    int32_t n_live = ((const MachineCode *)f->code->machine)->n_live;
    if (c_is_register(in) && in.c >= n_live) value_release(&f->registers[in.c]);
    if (in.b >= n_live) value_release(&f->registers[in.b]);
}

static Special open_method(FoFrame *f, FoInstruction in, FoFunction *function, OnReturn on_return) {
    FoObject *self = f->registers[in.b].o, *other = right_operand(f, in);
    if (!other) return SPECIAL_FAILED;
    FoValue *args = f->top;
    args[0] = fo_value_from_object_give(fo_ref(self));
    args[1] = fo_value_from_object_give(fo_ref(other));
    FoFrame *frame = frame_push(fo_ref(function), args, 2);
    if (!frame) return SPECIAL_FAILED;
    frame->on_return = on_return;
    frame->result = in.a;
    return SPECIAL_OPENED;
}

// ---- arithmetic
static FoStr *binary_name(FoBinaryOp op) {
    switch (op) {
#define X(NAME, text, method)                                                                                  \
    case FO_OP_##NAME: return fo_names.name___##method##__;
        FO_BINARY_OPS(X)
#undef X
    default: return NULL;
    }
}

Special special_binary(FoFrame *f, FoInstruction in, const FoValue *y, FoBinaryOp op, bool inplace) {
    const FoValue *x = &f->registers[in.b];
    FoFunction *function = method_of(x, binary_name(op));
    if (!function || !right_has_no_say(x, y) || (inplace && x->o->type->inplace[op])) return SPECIAL_NONE;
    return open_method(f, in, function, inplace ? ON_RETURN_INPLACE : ON_RETURN_BINARY);
}

static FoBinaryOp binary_op_of(FoOpcode op) { return (FoBinaryOp)((op - FO_CODE_OP_ADD) / 4); } // four forms of each, in the order of FoBinaryOp
_Static_assert((FO_CODE_OP_XOR - FO_CODE_OP_ADD) / 4 == FO_OP_XOR, "instructions and operators have one order");

bool special_binary_done(FoFrame *f, FoInstruction in, FoValue answer_give, bool inplace) {
    if (answer_give.tag == FO_TAG_OBJECT && answer_give.o == fo_not_implemented) {
        fo_unref(answer_give.o);
        FoObject *right = right_operand(f, in);
        if (right) fo_binary_unsupported(binary_op_of((FoOpcode)in.op), inplace, f->registers[in.b].o, right);
        return false;
    }
    consume_operands(f, in);
    value_put(&f->registers[in.a], answer_give);
    return true;
}

// ---- comparison
Special special_compare(FoFrame *f, FoInstruction in, const FoValue *y, FoCompareOp op) {
    FoStr *const names[] = {fo_name(__lt__), fo_name(__le__), fo_name(__eq__), fo_name(__ne__), fo_name(__gt__), fo_name(__ge__)};
    const FoValue *x = &f->registers[in.b];
    FoFunction *function = method_of(x, names[op]);
    if (!function || !right_has_no_say(x, y)) return SPECIAL_NONE;
    return open_method(f, in, function, ON_RETURN_COMPARE);
}

bool special_compare_done(FoFrame *f, FoInstruction in, FoValue answer_give, int32_t *distance) {
    int32_t form = (in.op - FO_CODE_OP_LT) % FO_COMPARISON_FORMS;
    FoCompareOp op = (FoCompareOp)((in.op - FO_CODE_OP_LT) / FO_COMPARISON_FORMS);
    FO_AUTO(FoObject) answer = value_object(answer_give);
    value_release(&answer_give);
    if (answer == fo_not_implemented) {
        FoObject *right = right_operand(f, in);
        fo_assign_give(&answer, right ? fo_compare_declined(f->registers[in.b].o, right, op) : NULL);
    }
    *distance = 0;
    if (!answer) return false;
    if (form < 2) {
        consume_operands(f, in);
        value_put(&f->registers[in.a], fo_value_from_object_give(fo_take(answer)));
        return true;
    }
    bool truth;
    if (!fo_is_true(answer, &truth)) return false;
    consume_operands(f, in);
    if (truth == (form >= 4)) *distance = (int16_t)in.a;
    return true;
}

// ---- items
Special special_get_item(FoFrame *f, FoInstruction in) {
    FoFunction *function = method_of(&f->registers[in.b], fo_name(__getitem__));
    if (!function) return SPECIAL_NONE;
    Special opened = open_method(f, in, function, ON_RETURN_STORE);
    if (opened == SPECIAL_OPENED) consume_operands(f, in);
    return opened;
}
