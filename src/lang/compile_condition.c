// SPDX-License-Identifier: MIT
// Comparisons, and / or / not and if-else: as values, and as jumps on a condition.
#include "lang/compiler_private.h"

static FoOpcode compare_opcode(FoOperator op) {
    switch (op) {
    case FO_OP_Eq: return FO_CODE_OP_EQ;
    case FO_OP_NotEq: return FO_CODE_OP_NE;
    case FO_OP_Lt: return FO_CODE_OP_LT;
    case FO_OP_LtE: return FO_CODE_OP_LE;
    case FO_OP_Gt: return FO_CODE_OP_GT;
    case FO_OP_GtE: return FO_CODE_OP_GE;
    case FO_OP_Is: return FO_CODE_OP_IS;
    case FO_OP_IsNot: return FO_CODE_OP_ISNOT;
    case FO_OP_In: return FO_CODE_OP_IN;
    default: return FO_CODE_OP_NOTIN;
    }
}

static bool is_rich(FoOperator op) {
    return op == FO_OP_Eq || op == FO_OP_NotEq || op == FO_OP_Lt || op == FO_OP_LtE || op == FO_OP_Gt || op == FO_OP_GtE;
}

static void compare_once(Unit *u, FoOperator op, Register to, Register left, FoNode *right_node) {
    int32_t k = is_rich(op) ? number_constant(u, right_node) : -1;
    if (k >= 0) {
        emit(u, compare_opcode(op) + 1, to, left, k);
        return;
    }
    Register right = is_rich(op) ? expression_number(u, right_node) : expression(u, right_node);
    emit(u, compare_opcode(op), to, left, right);
}

// ---- chains: a < b < c
static FoNode *chain_operand(FoNode *node, int32_t i) { return i == 0 ? node->Compare.left : node->Compare.comparators.items[i - 1]; }

// Are the operands in the middle constants and locals that nothing rebinds meanwhile? Then a < b < c is a < b and b < c.
static bool chain_is_plain(Unit *u, FoNode *node) {
    FoNodes *operands = &node->Compare.comparators;
    for (int32_t i = 0; i < operands->n - 1; i++) {
        if (operands->items[i]->kind != FO_NODE_Constant && !is_local_name(u, operands->items[i])) return false;
        if (rebinds(operands->items[i + 1])) return false;
    }
    return true;
}

static void compare_plain_chain(Unit *u, FoNode *node, Register to) {
    FoOps *ops = &node->Compare.ops;
    Register mark = u->next;
    Register result = is_temporary(u, to) ? to : temporary(u);
    Label end = label_new(u);
    const uint64_t *after_first = NULL;
    for (int32_t i = 0; i < ops->n; i++) {
        Register inner = u->next;
        FoNode *right = chain_operand(node, i + 1);
        Register left = first_operand(u, chain_operand(node, i), right, is_rich(ops->items[i]));
        compare_once(u, ops->items[i], result, left, right);
        release_to(u, inner);
        if (i == 0) after_first = assigned_save(u);
        if (i < ops->n - 1) emit_jump(u, FO_CODE_OP_JFKEEP, result, end);
    }
    label_here(u, end);
    if (after_first) assigned_meet(u, after_first);
    release_to(u, mark);
    move(u, to, result);
}

// Each operand in the middle is kept for the next comparison; when one fails, the kept operand is released on the way out.
static void compare_chain(Unit *u, FoNode *node, Register to) {
    FoOps *ops = &node->Compare.ops;
    Register mark = u->next;
    Label end = label_new(u), fail = label_new(u);
    Register result = is_temporary(u, to) ? to : temporary(u);
    Register left = first_operand(u, node->Compare.left, node, is_rich(ops->items[0]));
    for (int32_t i = 0; i < ops->n; i++) {
        FoNode *right_node = node->Compare.comparators.items[i];
        if (i == ops->n - 1) {
            compare_once(u, ops->items[i], result, left, right_node);
            break;
        }
        Register right = temporary(u);
        expression_to(u, right_node, right);
        Register copy = temporary(u);
        emit(u, FO_CODE_OP_COPY, copy, right, 0);
        emit(u, compare_opcode(ops->items[i]), result, left, copy);
        emit_jump(u, FO_CODE_OP_JFKEEP, result, fail);
        left = right;
    }
    emit_jump(u, FO_CODE_OP_JMP, 0, end);
    label_here(u, fail);
    for (Register r = mark; r < u->next; r++)
        if (r != result) emit(u, FO_CODE_OP_CLEAR, r, 0, 0);
    label_here(u, end);
    release_to(u, mark);
    move(u, to, result);
}

void compare(Unit *u, FoNode *node, Register to) {
    FoOps *ops = &node->Compare.ops;
    if (ops->n > 1) {
        if (chain_is_plain(u, node))
            compare_plain_chain(u, node, to);
        else
            compare_chain(u, node, to);
        return;
    }
    FoNode *right = node->Compare.comparators.items[0];
    Register mark = u->next;
    Register left = first_operand(u, node->Compare.left, right, is_rich(ops->items[0]));
    compare_once(u, ops->items[0], to, left, right);
    release_to(u, mark);
}

// and / or as a value
void bool_op(Unit *u, FoNode *node, Register to) {
    FoNodes *values = &node->BoolOp.values;
    Register mark = u->next;
    Register result = is_temporary(u, to) ? to : temporary(u);
    Label end = label_new(u);
    const uint64_t *after_first = NULL;
    for (int32_t i = 0; i < values->n; i++) {
        expression_to(u, values->items[i], result);
        if (i == 0) after_first = assigned_save(u);
        if (i < values->n - 1) emit_jump(u, node->BoolOp.op == FO_OP_And ? FO_CODE_OP_JFKEEP : FO_CODE_OP_JTKEEP, result, end);
    }
    label_here(u, end);
    if (after_first) assigned_meet(u, after_first);
    release_to(u, mark);
    move(u, to, result);
}

void conditional(Unit *u, FoNode *node, Register to) {
    Label otherwise = label_new(u), end = label_new(u);
    jump_unless(u, node->IfExp.test, otherwise);
    uint64_t *before = assigned_save(u);
    expression_to(u, node->IfExp.body, to);
    uint64_t *then = assigned_save(u);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);
    label_here(u, otherwise);
    assigned_restore(u, before);
    expression_to(u, node->IfExp.orelse, to);
    assigned_meet(u, then);
    label_here(u, end);
}

// ---- conditions
static bool is_none(FoNode *node) { return node->kind == FO_NODE_Constant && node->Constant.value.kind == FO_CONST_NONE; }

// The instruction that jumps when the relation holds (when) or does not; its form for a constant, of <, == and their kin, is the next one.
static FoOpcode pair_jump(FoOperator op, bool when) {
    switch (op) {
    case FO_OP_Is: return when ? FO_CODE_OP_JIS : FO_CODE_OP_JISNOT;
    case FO_OP_IsNot: return when ? FO_CODE_OP_JISNOT : FO_CODE_OP_JIS;
    case FO_OP_In: return when ? FO_CODE_OP_JIN : FO_CODE_OP_JNOTIN;
    case FO_OP_NotIn: return when ? FO_CODE_OP_JNOTIN : FO_CODE_OP_JIN;
    default: return compare_opcode(op) + (when ? 4 : 2); // the value form is followed by JN, JN..K, J, J..K: see opcode.def
    }
}

// Jumps when operand i stands (when) or does not stand (!when) in its relation to the next one.
static void jump_on_pair(Unit *u, FoNode *test, int32_t i, bool when, Label target) {
    FoOperator op = test->Compare.ops.items[i];
    FoNode *left_node = chain_operand(test, i), *right_node = chain_operand(test, i + 1);
    Register mark = u->next;
    FoSpan outer = u->position;
    u->position = test->range;
    if ((op == FO_OP_Is || op == FO_OP_IsNot) && is_none(right_node)) {
        Register left = expression(u, left_node);
        emit_jump(u, (op == FO_OP_Is) == when ? FO_CODE_OP_JNONE : FO_CODE_OP_JNOTNONE, left, target);
    } else {
        Register left = first_operand(u, left_node, right_node, is_rich(op));
        if (is_rich(op)) {
            int32_t k = number_constant(u, right_node);
            Register right = k >= 0 ? k : expression_number(u, right_node);
            emit_compare_jump(u, pair_jump(op, when) + (k >= 0), left, right, target);
        } else {
            Register right = expression(u, right_node);
            emit_compare_jump(u, pair_jump(op, when), left, right, target);
        }
    }
    u->position = outer;
    release_to(u, mark);
}

// a < f() < c: the operand in the middle is kept for the next comparison, and released on the way out when this one fails.
static void jump_on_kept_pairs(Unit *u, FoNode *test, bool when, Label target) {
    FoOps *ops = &test->Compare.ops;
    Register mark = u->next;
    FoSpan outer = u->position;
    u->position = test->range;
    Label fail = label_new(u), end = label_new(u);
    const uint64_t *after_first = NULL;
    Register left = first_operand(u, test->Compare.left, test, is_rich(ops->items[0]));
    for (int32_t i = 0; i < ops->n - 1; i++) {
        Register right = temporary(u), copy = temporary(u);
        expression_to(u, test->Compare.comparators.items[i], right);
        if (i == 0) after_first = assigned_save(u);
        emit(u, FO_CODE_OP_COPY, copy, right, 0);
        emit_compare_jump(u, pair_jump(ops->items[i], false), left, copy, fail);
        left = right;
    }
    FoOperator op = ops->items[ops->n - 1];
    FoNode *last = test->Compare.comparators.items[ops->n - 1];
    int32_t k = is_rich(op) ? number_constant(u, last) : -1;
    Register right = k >= 0 ? k : is_rich(op) ? expression_number(u, last) : expression(u, last);
    emit_compare_jump(u, pair_jump(op, when) + (k >= 0), left, right, target);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);
    label_here(u, fail);
    for (Register r = mark; r < u->next; r++) emit(u, FO_CODE_OP_CLEAR, r, 0, 0);
    if (!when) emit_jump(u, FO_CODE_OP_JMP, 0, target);
    label_here(u, end);
    if (after_first) assigned_meet(u, after_first);
    u->position = outer;
    release_to(u, mark);
}

static void jump_on_compare(Unit *u, FoNode *test, bool when, Label target) {
    int32_t last = test->Compare.ops.n - 1;
    if (last == 0) {
        jump_on_pair(u, test, 0, when, target);
        return;
    }
    Label skip = label_new(u), otherwise = when ? skip : target;
    const uint64_t *after_first = NULL;
    for (int32_t i = 0; i < last; i++) {
        jump_on_pair(u, test, i, false, otherwise);
        if (i == 0) after_first = assigned_save(u);
    }
    jump_on_pair(u, test, last, when, target);
    label_here(u, skip);
    if (after_first) assigned_meet(u, after_first);
}

static void jump_condition(Unit *u, FoNode *test, bool when, Label target) {
    if (too_deep(u)) return;
    switch (test->kind) {
    case FO_NODE_UnaryOp:
        if (test->UnaryOp.op != FO_OP_Not) break;
        jump_condition(u, test->UnaryOp.operand, !when, target);
        return;
    case FO_NODE_BoolOp: {
        FoNodes *values = &test->BoolOp.values;
        bool is_or = test->BoolOp.op == FO_OP_Or;
        if (is_or == when) { // any of them decides
            for (int32_t i = 0; i < values->n; i++) jump_condition(u, values->items[i], when, target);
            return;
        }
        Label skip = label_new(u);
        const uint64_t *after_first = NULL;
        for (int32_t i = 0; i < values->n - 1; i++) {
            jump_condition(u, values->items[i], !when, skip);
            if (!after_first) after_first = assigned_save(u);
        }
        jump_condition(u, values->items[values->n - 1], when, target);
        label_here(u, skip);
        if (after_first) assigned_meet(u, after_first);
        return;
    }
    case FO_NODE_Constant: {
        FO_AUTO(FoObject) value = constant_object(u->compiler, &test->Constant.value);
        bool truth;
        if (!value || !fo_is_true(value, &truth)) {
            u->compiler->failed = true;
            return;
        }
        if (truth == when) emit_jump(u, FO_CODE_OP_JMP, 0, target);
        return;
    }
    case FO_NODE_Compare:
        if (test->Compare.ops.n > 1 && !chain_is_plain(u, test)) jump_on_kept_pairs(u, test, when, target);
        else jump_on_compare(u, test, when, target);
        return;
    default: break;
    }
    Register mark = u->next;
    Register r = expression(u, test);
    FoSpan outer = u->position;
    u->position = test->range;
    emit_jump(u, when ? FO_CODE_OP_JT : FO_CODE_OP_JF, r, target);
    u->position = outer;
    release_to(u, mark);
}

// The walrus inside a condition that jumps: what was bound on the way is surely bound only if every path binds it. Both functions keep
// just what was bound before the test and by its first operand.
void jump_unless(Unit *u, FoNode *test, Label target) {
    bool careful = rebinds(test);
    uint64_t *before = careful ? assigned_save(u) : NULL;
    jump_condition(u, test, false, target);
    if (careful) assigned_meet(u, before);
}

void jump_if(Unit *u, FoNode *test, Label target) {
    bool careful = rebinds(test);
    uint64_t *before = careful ? assigned_save(u) : NULL;
    jump_condition(u, test, true, target);
    if (careful) assigned_meet(u, before);
}
