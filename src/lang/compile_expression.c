// SPDX-License-Identifier: MIT
// Expressions. Values that already stand in a local's register are used where they are; everything else goes to a temporary, or directly to
// the register where the caller wants it.
#define FO_LANG_ROOM
#include "lang/compiler_private.h"
#include <stdio.h>

static bool too_deep(Unit *u) {
    char here;
    if (u->compiler->failed) return true;
    if (fo_likely(&here > fo_rt->c_stack_limit)) return false;
    u->compiler->failed = true;
    fo_raise(FO_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
    return true;
}

// ---- constants known while compiling
static bool fold_binary(Unit *u, FoNode *node, FoObject *left, FoObject *right, FoObject **value) {
    // only where the result is small and nothing can go wrong slowly
    bool numbers = (fo_int_check_exact(left) || fo_float_check_exact(left) || left->type == &fo_complex_type) &&
                   (fo_int_check_exact(right) || fo_float_check_exact(right) || right->type == &fo_complex_type);
    if (!numbers) return true;
    int64_t exponent, base;
    FoOperator op = node->BinOp.op;
    if ((op == FO_OP_Pow || op == FO_OP_LShift) && fo_int_check_exact(left) && fo_int_check_exact(right)) {
        if (!fo_int_fits_i64(right, &exponent) || exponent < 0 || exponent > 64 || !fo_int_fits_i64(left, &base)) return true;
    }
    if (fo_int_check_exact(left) && fo_int_bit_length(left) > 256) return true;
    if (fo_int_check_exact(right) && fo_int_bit_length(right) > 256) return true;
    static const uint8_t map[] = {[FO_OP_Add] = FO_OP_ADD, [FO_OP_Sub] = FO_OP_SUB, [FO_OP_Mult] = FO_OP_MUL, [FO_OP_Div] = FO_OP_DIV,
        [FO_OP_FloorDiv] = FO_OP_FLOORDIV, [FO_OP_Mod] = FO_OP_MOD, [FO_OP_MatMult] = FO_OP_MATMUL, [FO_OP_Pow] = FO_OP_POW, [FO_OP_LShift] = FO_OP_LSHIFT,
        [FO_OP_RShift] = FO_OP_RSHIFT, [FO_OP_BitAnd] = FO_OP_AND, [FO_OP_BitOr] = FO_OP_OR, [FO_OP_BitXor] = FO_OP_XOR};
    *value = fo_binary((FoBinaryOp)map[op], left, right);
    if (!*value) fo_error_clear(); // it raises when it runs
    (void)u;
    return true;
}

// An exception is pending: the compiler stops.
static bool unit_failed(Unit *u) {
    u->compiler->failed = true;
    return false;
}

// The elements as a tuple when all of them are constants.
static bool fold_elements(Unit *u, const FoNodes *elts, FoObject **value) {
    *value = NULL;
    for (int32_t i = 0; i < elts->n; i++) {
        FoNodeKind kind = elts->items[i]->kind;
        if (kind != FO_NODE_Constant && kind != FO_NODE_Tuple && kind != FO_NODE_UnaryOp && kind != FO_NODE_BinOp) return true;
    }
    FO_AUTO(FoTuple) t = fo_tuple_new(elts->n);
    if (!t) return unit_failed(u);
    for (int32_t i = 0; i < elts->n; i++) {
        if (!constant_of(u, elts->items[i], &t->items[i])) return false;
        if (!t->items[i]) return true;
    }
    *value = (FoObject *)fo_take(t);
    return true;
}

bool constant_of(Unit *u, FoNode *node, FoObject **value) {
    *value = NULL;
    if (too_deep(u)) return false;
    switch (node->kind) {
    case FO_NODE_Constant:
        *value = constant_object(u->compiler, &node->Constant.value);
        if (!*value) u->compiler->failed = true;
        return *value != NULL;
    case FO_NODE_UnaryOp: {
        if (node->UnaryOp.operand->kind != FO_NODE_Constant || node->UnaryOp.op == FO_OP_Not) return true;
        FO_AUTO(FoObject) operand = NULL;
        if (!constant_of(u, node->UnaryOp.operand, &operand)) return false;
        if (!fo_int_check_exact(operand) && !fo_float_check_exact(operand) && operand->type != &fo_complex_type) return true;
        *value = node->UnaryOp.op == FO_OP_USub ? fo_negative(operand) : node->UnaryOp.op == FO_OP_UAdd ? fo_positive(operand) : fo_invert(operand);
        if (!*value) fo_error_clear();
        return true;
    }
    case FO_NODE_BinOp: {
        FoNode *left = node->BinOp.left, *right = node->BinOp.right;
        bool may = (left->kind == FO_NODE_Constant || left->kind == FO_NODE_UnaryOp || left->kind == FO_NODE_BinOp) &&
                   (right->kind == FO_NODE_Constant || right->kind == FO_NODE_UnaryOp || right->kind == FO_NODE_BinOp);
        for (FoNode *n = left; may && n->kind == FO_NODE_BinOp; n = n->BinOp.left) // long chains are folded from their start, see binary_chain
            if (n->BinOp.left->kind == FO_NODE_BinOp && n->BinOp.left->BinOp.left->kind == FO_NODE_BinOp) may = false;
        if (!may) return true;
        FO_AUTO(FoObject) a = NULL;
        FO_AUTO(FoObject) b = NULL;
        if (!constant_of(u, left, &a)) return false;
        if (!a) return true;
        if (!constant_of(u, right, &b)) return false;
        return !b || fold_binary(u, node, a, b, value);
    }
    case FO_NODE_Tuple: return node->ctx == FO_CTX_LOAD ? fold_elements(u, &node->Tuple.elts, value) : true;
    default: return true;
    }
}

static bool is_number(const FoObject *o) { return fo_int_check_exact(o) || fo_float_check_exact(o); }
// Index of a number constant that fits operand c, or -1.
static int32_t number_constant(Unit *u, FoNode *node) {
    if (node->kind != FO_NODE_Constant && node->kind != FO_NODE_UnaryOp) return -1;
    FO_AUTO(FoObject) value = NULL;
    if (!constant_of(u, node, &value) || !value || !is_number(value)) return -1;
    int64_t word;
    if (fo_int_check_exact(value) && !fo_int_fits_i64(value, &word)) return -1;
    int32_t index = constant_merge_give(u, fo_take(value));
    return index <= 0xffff ? index : -1;
}

// ---- names
void move(Unit *u, Register to, Register from) {
    if (to != from) emit(u, FO_CODE_OP_MOVE, to, from, 0);
}

static Register cell_register(Unit *u, const FoSymbol *s) {
    return u->first_cell + s->index + (s->kind == FO_VAR_FREE ? u->scope->cells.n : 0);
}

static const FoSymbol *symbol_of(Unit *u, FoName *name) {
    const FoSymbol *s = fo_scope_find(u->scope, name);
    if (!s && !u->compiler->failed) {
        u->compiler->failed = true;
        fo_raise(FO_SYSTEM_ERROR, "name '%s' is not in its scope", name->text);
    }
    return s;
}

void load_name(Unit *u, FoName *name, Register to, bool number) {
    const FoSymbol *s = symbol_of(u, name);
    if (!s) return;
    switch ((FoVariableKind)s->kind) {
    case FO_VAR_LOCAL:
        if (!assigned_has(u, s->index)) emit(u, FO_CODE_OP_CHECK, s->index, 0, 0);
        move(u, to, s->index);
        return;
    case FO_VAR_CELL: emit(u, FO_CODE_OP_LOADCELL, to, cell_register(u, s), 0); return;
    case FO_VAR_FREE:
        if (u->scope->kind == FO_SCOPE_CLASS)
            emit(u, FO_CODE_OP_LOADCLASSCELL, to, cell_register(u, s), name_add(u, name));
        else
            emit(u, FO_CODE_OP_LOADCELL, to, cell_register(u, s), 0);
        return;
    case FO_VAR_NAME: emit(u, FO_CODE_OP_GETNAME, to, 0, name_add(u, name)); return;
    default: emit(u, number ? FO_CODE_OP_GETGLOBALN : FO_CODE_OP_GETGLOBAL, to, 0, name_add(u, name)); return;
    }
}

// The register of a local name that can be read where it stands, or NO_REGISTER.
static Register standing_local(Unit *u, FoNode *node) {
    if (node->kind != FO_NODE_Name) return NO_REGISTER;
    const FoSymbol *s = fo_scope_find(u->scope, node->Name.id);
    if (!s || s->kind != FO_VAR_LOCAL) return NO_REGISTER;
    if (!assigned_has(u, s->index)) {
        emit(u, FO_CODE_OP_CHECK, s->index, 0, 0);
        if (!(s->flags & FO_SYM_DELETED)) assigned_add(u, s->index);
    }
    return s->index;
}

// ---- operators
FoOpcode binary_opcode(FoOperator op, bool inplace) {
    static const uint16_t plain[] = {[FO_OP_Add] = FO_CODE_OP_ADD, [FO_OP_Sub] = FO_CODE_OP_SUB, [FO_OP_Mult] = FO_CODE_OP_MUL,
        [FO_OP_Div] = FO_CODE_OP_DIV, [FO_OP_FloorDiv] = FO_CODE_OP_FLOORDIV, [FO_OP_Mod] = FO_CODE_OP_MOD, [FO_OP_MatMult] = FO_CODE_OP_MATMUL,
        [FO_OP_Pow] = FO_CODE_OP_POW, [FO_OP_LShift] = FO_CODE_OP_LSHIFT, [FO_OP_RShift] = FO_CODE_OP_RSHIFT, [FO_OP_BitAnd] = FO_CODE_OP_AND,
        [FO_OP_BitOr] = FO_CODE_OP_OR, [FO_OP_BitXor] = FO_CODE_OP_XOR};
    return (FoOpcode)(plain[op] + (inplace ? FO_CODE_OP_IADD - FO_CODE_OP_ADD : 0));
}

static bool binds_inside(FoNode *node, void *context) {
    if (node->kind == FO_NODE_NamedExpr) return false; // stop: found
    if (node->kind == FO_NODE_Lambda) return true;
    return fo_node_each_child(node, binds_inside, context);
}
// Could evaluating this expression rebind a local of ours (walrus)?
static bool rebinds(FoNode *node) {
    switch (node->kind) {
    case FO_NODE_Name:
    case FO_NODE_Constant: return false;
    default: return !binds_inside(node, NULL);
    }
}

// First operand of something whose `later` operands are evaluated afterwards.
static Register first_operand(Unit *u, FoNode *node, FoNode *later, bool number) {
    Register r = number ? expression_number(u, node) : expression(u, node);
    if (is_temporary(u, r) || !rebinds(later)) return r;
    Register copy = temporary(u);
    move(u, copy, r);
    return copy;
}

// left op right op right …: walked without recursion, since sums of many terms lean to the left.
static Register binary_chain(Unit *u, FoNode *node, Register to) {
    int32_t depth = 0;
    for (FoNode *n = node; n->kind == FO_NODE_BinOp; n = n->BinOp.left) depth++;
    FoNode **spine = fo_region_alloc(&u->compiler->region, (size_t)depth * sizeof *spine);
    if (!spine) {
        if (!u->compiler->failed) fo_fail_no_memory();
        u->compiler->failed = true;
        return 0;
    }
    FoNode *n = node;
    for (int32_t i = depth; i-- > 0; n = n->BinOp.left) spine[i] = n;
    Register mark = u->next;
    int32_t at = 0;
    FoObject *folded = NULL; // constants at the start of the chain
    if (!constant_of(u, n, &folded)) return 0;
    while (folded && at < depth) {
        FoObject *right = NULL, *value = NULL;
        if (!constant_of(u, spine[at]->BinOp.right, &right)) break;
        if (right) fold_binary(u, spine[at], folded, right, &value);
        fo_xunref(right);
        if (!value) break;
        fo_assign_give(&folded, value);
        at++;
    }
    Register result;
    if (folded && (at > 0)) {
        result = at == depth && to != NO_REGISTER ? to : temporary(u);
        load_constant(u, result, constant_merge_give(u, folded));
    } else {
        fo_xunref(folded);
        result = first_operand(u, n, spine[0]->BinOp.right, true);
    }
    for (; at < depth; at++) {
        FoNode *b = spine[at];
        FoOpcode op = binary_opcode(b->BinOp.op, false);
        bool last = at == depth - 1;
        int32_t k = number_constant(u, b->BinOp.right);
        Register right = k >= 0 ? 0 : expression_number(u, b->BinOp.right);
        release_to(u, mark);
        Register target = last && to != NO_REGISTER ? to : temporary(u);
        FoSpan outer = u->position;
        u->position = b->range;
        if (k >= 0)
            emit(u, op + 1, target, result, k);
        else
            emit(u, op, target, result, right);
        u->position = outer;
        result = target;
    }
    return result;
}

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
static bool is_rich(FoOperator op) { return op == FO_OP_Eq || op == FO_OP_NotEq || op == FO_OP_Lt || op == FO_OP_LtE || op == FO_OP_Gt || op == FO_OP_GtE; }

static void compare_once(Unit *u, FoOperator op, Register to, Register left, FoNode *right_node) {
    int32_t k = is_rich(op) ? number_constant(u, right_node) : -1;
    if (k >= 0) {
        emit(u, compare_opcode(op) + 1, to, left, k);
        return;
    }
    Register right = is_rich(op) ? expression_number(u, right_node) : expression(u, right_node);
    emit(u, compare_opcode(op), to, left, right);
}

static void compare(Unit *u, FoNode *node, Register to) {
    FoOps *ops = &node->Compare.ops;
    Register mark = u->next;
    if (ops->n == 1) {
        FoNode *right = node->Compare.comparators.items[0];
        Register left = first_operand(u, node->Compare.left, right, is_rich(ops->items[0]));
        compare_once(u, ops->items[0], to, left, right);
        release_to(u, mark);
        return;
    }
    Label end = label_new(u), fail = label_new(u);
    Register result = is_temporary(u, to) ? to : temporary(u);
    Register left = first_operand(u, node->Compare.left, node, false);
    for (int32_t i = 0; i < ops->n; i++) {
        FoNode *right_node = node->Compare.comparators.items[i];
        if (i == ops->n - 1) {
            compare_once(u, ops->items[i], result, left, right_node);
            break;
        }
        Register right = temporary(u);
        expression_to(u, right_node, right); // kept for the next comparison
        Register copy = temporary(u);
        emit(u, FO_CODE_OP_COPY, copy, right, 0);
        emit(u, compare_opcode(ops->items[i]), result, left, copy);
        // when false, the kept operand must be released on the way out
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

// and / or as a value
static void bool_op(Unit *u, FoNode *node, Register to) {
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

static void conditional(Unit *u, FoNode *node, Register to) {
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

static void jump_on_compare(Unit *u, FoNode *test, bool when, Label target) {
    FoOperator op = test->Compare.ops.items[0];
    FoNode *right_node = test->Compare.comparators.items[0];
    Register mark = u->next;
    FoSpan outer = u->position;
    u->position = test->range;
    if ((op == FO_OP_Is || op == FO_OP_IsNot) && is_none(right_node)) {
        Register left = expression(u, test->Compare.left);
        emit_jump(u, (op == FO_OP_Is) == when ? FO_CODE_OP_JNONE : FO_CODE_OP_JNOTNONE, left, target);
    } else {
        Register left = first_operand(u, test->Compare.left, right_node, is_rich(op));
        if (is_rich(op)) {
            // the value form is followed by JN, JN..K, J, J..K in groups: see opcode.def
            int32_t k = number_constant(u, right_node);
            Register right = k >= 0 ? k : expression_number(u, right_node);
            FoOpcode jump = compare_opcode(op) + (when ? 4 : 2) + (k >= 0);
            emit_compare_jump(u, jump, left, right, target);
        } else {
            Register right = expression(u, right_node);
            release_to(u, mark);
            Register t = temporary(u);
            emit(u, compare_opcode(op), t, left, right);
            emit_jump(u, when ? FO_CODE_OP_JT : FO_CODE_OP_JF, t, target);
        }
    }
    u->position = outer;
    release_to(u, mark);
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
        if (test->Compare.ops.n != 1) break;
        jump_on_compare(u, test, when, target);
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

// ---- displays
static bool has_star(const FoNodes *elts) {
    for (int32_t i = 0; i < elts->n; i++)
        if (elts->items[i]->kind == FO_NODE_Starred) return true;
    return false;
}
enum { DISPLAY_WINDOW = 64 }; // longer displays are built in pieces, so that registers stay few

static void put_element(Unit *u, Register into, FoNode *element, FoOpcode add, FoOpcode update) {
    Register mark = u->next;
    bool star = element->kind == FO_NODE_Starred;
    Register r = expression(u, star ? element->Starred.value : element);
    emit(u, star ? update : add, into, r, 0);
    release_to(u, mark);
}
// A list or set of three constants or more is filled from one constant, as CPython does: sizes and the order of sets depend on it.
static bool constant_display(Unit *u, FoNodes *elts, Register to, FoOpcode build, FoOpcode update) {
    FO_AUTO(FoObject) items = NULL;
    if (elts->n < 3 || build == FO_CODE_OP_TUPLE) return false;
    if (!fold_elements(u, elts, &items)) return true;
    if (!items) return false;
    if (build == FO_CODE_OP_SET) { // twice, as CPython's compiler does when it merges constants: that shows in the order
        for (int k = 0; k < 2 && items; k++) {
            fo_assign_give(&items, fo_frozenset_new(items));
            if (k == 0 && items) fo_assign_give(&items, (FoObject *)fo_sequence_as_tuple(items));
        }
    }
    Register mark = u->next;
    Register result = is_temporary(u, to) ? to : temporary(u);
    emit(u, build, result, u->next, 0);
    Register r = temporary(u);
    load_constant(u, r, constant_merge_give(u, items ? fo_take(items) : NULL));
    emit(u, update, result, r, 0);
    move(u, to, result);
    release_to(u, mark);
    return true;
}
static void display(Unit *u, FoNodes *elts, Register to, FoOpcode build, FoOpcode add, FoOpcode update) {
    Register mark = u->next;
    if (constant_display(u, elts, to, build, update)) return;
    if (!has_star(elts) && elts->n <= DISPLAY_WINDOW) {
        Register first = temporaries(u, 0);
        for (int32_t i = 0; i < elts->n; i++) expression_temporary(u, elts->items[i]);
        emit(u, build, to, first, elts->n);
        release_to(u, mark);
        return;
    }
    Register result = is_temporary(u, to) ? to : temporary(u);
    emit(u, build == FO_CODE_OP_TUPLE ? FO_CODE_OP_LIST : build, result, u->next, 0);
    for (int32_t i = 0; i < elts->n; i++) put_element(u, result, elts->items[i], add, update);
    if (build == FO_CODE_OP_TUPLE)
        emit(u, FO_CODE_OP_LISTTOTUPLE, to, result, 0);
    else
        move(u, to, result);
    release_to(u, mark);
}

static void dict_display(Unit *u, FoNode *node, Register to) {
    FoNodes *keys = &node->Dict.keys, *values = &node->Dict.values;
    bool plain = keys->n <= DISPLAY_WINDOW / 2;
    for (int32_t i = 0; i < keys->n; i++) plain &= keys->items[i] != NULL;
    Register mark = u->next;
    if (plain) {
        Register first = temporaries(u, 0);
        for (int32_t i = 0; i < keys->n; i++) {
            expression_temporary(u, keys->items[i]);
            expression_temporary(u, values->items[i]);
        }
        emit(u, FO_CODE_OP_DICT, to, first, keys->n);
        release_to(u, mark);
        return;
    }
    Register result = is_temporary(u, to) ? to : temporary(u);
    emit(u, FO_CODE_OP_DICT, result, u->next, 0);
    for (int32_t i = 0; i < keys->n; i++) {
        Register inner = u->next;
        if (keys->items[i]) {
            Register pair = expression_temporary(u, keys->items[i]);
            expression_temporary(u, values->items[i]);
            emit(u, FO_CODE_OP_DICTADD, result, pair, 0);
        } else {
            Register r = expression(u, values->items[i]);
            emit(u, FO_CODE_OP_DICTUPDATE, result, r, 0);
        }
        release_to(u, inner);
    }
    move(u, to, result);
    release_to(u, mark);
}

// ---- strings
static void format_value(Unit *u, FoNode *node, Register to, bool keep_raw) {
    int conversion = node->FormattedValue.conversion;
    FoNode *spec = node->FormattedValue.format_spec;
    if (conversion < 0 && !spec && keep_raw) { // JOIN formats it
        Register r = expression_number(u, node->FormattedValue.value);
        if (is_temporary(u, r))
            move(u, to, r);
        else
            emit(u, FO_CODE_OP_COPY, to, r, 0);
        return;
    }
    Register mark = u->next;
    Register value = temporary(u);
    expression_to(u, node->FormattedValue.value, value);
    if (spec) {
        Register s = temporary(u);
        expression_to(u, spec, s);
    }
    emit(u, FO_CODE_OP_FORMAT, to, value, (conversion < 0 ? 0 : conversion) | (spec ? 256 : 0));
    release_to(u, mark);
}
static void joined_string(Unit *u, FoNode *node, Register to) {
    FoNodes *parts = &node->JoinedStr.values;
    Register mark = u->next;
    if (parts->n > DISPLAY_WINDOW * 4) { // "".join([...]) of the pieces
        Register first = temporary(u);
        Register list = temporary(u), piece = temporary(u);
        emit(u, FO_CODE_OP_LIST, list, u->next, 0);
        for (int32_t i = 0; i < parts->n; i++) {
            if (parts->items[i]->kind == FO_NODE_FormattedValue)
                format_value(u, parts->items[i], piece, false);
            else
                expression_to(u, parts->items[i], piece);
            emit(u, FO_CODE_OP_APPEND, list, piece, 0);
        }
        FO_AUTO(FoObject) empty = (FoObject *)fo_str_from_text("");
        load_constant(u, piece, constant_merge_give(u, empty ? fo_take(empty) : NULL));
        emit(u, FO_CODE_OP_GETMETHOD, first + 3, piece, name_add_text(u, "join"));
        temporaries(u, 4);
        emit(u, FO_CODE_OP_MOVE, first + 5, list, 0);
        emit(u, FO_CODE_OP_CALLMETHOD, first + 3, 1, first);
        release_to(u, mark);
        move(u, to, first);
        return;
    }
    Register first = temporaries(u, parts->n);
    for (int32_t i = 0; i < parts->n; i++) {
        if (parts->items[i]->kind == FO_NODE_FormattedValue)
            format_value(u, parts->items[i], first + i, true);
        else
            expression_to(u, parts->items[i], first + i);
    }
    emit(u, FO_CODE_OP_JOIN, to, first, parts->n);
    release_to(u, mark);
}

// ---- items
static void subscript(Unit *u, FoNode *node, Register to, bool number) {
    FoNode *key = node->Subscript.slice;
    Register mark = u->next;
    Register object = first_operand(u, node->Subscript.value, key, false);
    u->position = node->range;
    if (key->kind == FO_NODE_Slice && !key->Slice.step) {
        Register bounds = temporaries(u, 2);
        FoNode *parts[2] = {key->Slice.lower, key->Slice.upper};
        for (int i = 0; i < 2; i++) {
            if (parts[i]) {
                int32_t k = number_constant(u, parts[i]);
                if (k >= 0) {
                    emit(u, FO_CODE_OP_LOADN, bounds + i, k, 0);
                } else {
                    Register r = expression_number(u, parts[i]);
                    if (is_temporary(u, r))
                        move(u, bounds + i, r);
                    else
                        emit(u, FO_CODE_OP_COPY, bounds + i, r, 0);
                    release_to(u, bounds + 2);
                }
            } else {
                load_none(u, bounds + i);
            }
        }
        u->position = node->range;
        emit(u, FO_CODE_OP_GETSLICE, to, object, bounds);
        release_to(u, mark);
        return;
    }
    Register index;
    int32_t k = number_constant(u, key);
    if (k >= 0) {
        index = temporary(u);
        emit(u, FO_CODE_OP_LOADN, index, k, 0);
    } else {
        index = expression_number(u, key);
    }
    u->position = node->range;
    emit(u, number ? FO_CODE_OP_GETITEMN : FO_CODE_OP_GETITEM, to, object, index);
    release_to(u, mark);
}
static void slice_object(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register first = temporaries(u, 3);
    FoNode *parts[3] = {node->Slice.lower, node->Slice.upper, node->Slice.step};
    for (int i = 0; i < 3; i++) {
        if (parts[i])
            expression_to(u, parts[i], first + i);
        else
            load_none(u, first + i);
    }
    emit(u, FO_CODE_OP_SLICE, to, first, 0);
    release_to(u, mark);
}

// ---- calls
static bool is_zero_argument_super(Unit *u, FoNode *node) {
    if (node->kind != FO_NODE_Call || node->Call.args.n || node->Call.keywords.n || node->Call.func->kind != FO_NODE_Name) return false;
    if (strcmp(node->Call.func->Name.id->text, "super") || u->in_namespace) return false;
    const FoSymbol *s = fo_scope_find(u->scope, node->Call.func->Name.id);
    FoName *cls = fo_tree_name_peek(u->compiler->tree, "__class__", 9);
    if (!s || s->kind != FO_VAR_GLOBAL_IMPLICIT || !cls || u->scope->locals.n == 0) return false;
    const FoSymbol *c = fo_scope_find(u->scope, cls);
    return c && c->kind == FO_VAR_FREE && u->scope->n_params > 0;
}
// super, class and first argument in three consecutive temporaries
static Register super_parts(Unit *u, FoNode *call) {
    Register first = temporaries(u, 3);
    load_name(u, call->Call.func->Name.id, first, false);
    load_name(u, fo_tree_name_peek(u->compiler->tree, "__class__", 9), first + 1, false);
    FoName *self = u->scope->locals.items[0]->name;
    load_name(u, self, first + 2, false);
    return first;
}

typedef struct {
    bool star, double_star;
    int32_t n_keywords;
} CallShape;
static CallShape call_shape(FoNode *node) {
    CallShape shape = {.star = has_star(&node->Call.args)};
    for (int32_t i = 0; i < node->Call.keywords.n; i++) {
        if (node->Call.keywords.items[i]->keyword.arg)
            shape.n_keywords++;
        else
            shape.double_star = true;
    }
    if (node->Call.args.n + shape.n_keywords > 200) shape.star = true;
    return shape;
}

// Puts callee (and self) of a call into window, window + 1. True: it is a method call; otherwise window + 1 is left alone.
static bool call_target(Unit *u, FoNode *func, Register window) {
    if (func->kind != FO_NODE_Attribute) {
        expression_to(u, func, window);
        return false;
    }
    Register mark = u->next;
    if (is_zero_argument_super(u, func->Attribute.value)) {
        Register parts = super_parts(u, func->Attribute.value);
        u->position = func->range;
        emit(u, FO_CODE_OP_GETSUPER, window, parts, name_add(u, func->Attribute.attr));
    } else {
        Register object = expression(u, func->Attribute.value);
        u->position = func->range;
        emit(u, FO_CODE_OP_GETMETHOD, window, object, name_add(u, func->Attribute.attr));
    }
    release_to(u, mark);
    return true;
}

static void call_spread(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register window = temporaries(u, 2);
    if (!call_target(u, node->Call.func, window)) emit(u, FO_CODE_OP_CLEAR, window + 1, 0, 0);
    Register list = temporary(u);
    emit(u, FO_CODE_OP_LIST, list, u->next, 0);
    for (int32_t i = 0; i < node->Call.args.n; i++) {
        FoNode *argument = node->Call.args.items[i];
        bool star = argument->kind == FO_NODE_Starred;
        Register inner = u->next;
        Register r = expression(u, star ? argument->Starred.value : argument);
        emit(u, star ? FO_CODE_OP_EXTEND : FO_CODE_OP_APPEND, list, r, star && node->Call.args.n == 1 ? window + 1 : 0);
        release_to(u, inner);
    }
    bool keywords = node->Call.keywords.n > 0;
    if (keywords) {
        Register dict = temporary(u);
        emit(u, FO_CODE_OP_DICT, dict, u->next, 0);
        for (int32_t i = 0; i < node->Call.keywords.n; i++) {
            FoNode *k = node->Call.keywords.items[i];
            Register inner = u->next;
            if (k->keyword.arg) {
                Register pair = temporaries(u, 2);
                FoStr *name = name_str(u->compiler, k->keyword.arg);
                load_constant(u, pair, constant_merge_give(u, (FoObject *)name));
                expression_to(u, k->keyword.value, pair + 1);
                // a duplicate of an earlier ** is an error, so merge a one-entry dict
                Register one = temporary(u);
                emit(u, FO_CODE_OP_DICT, one, pair, 1);
                emit(u, FO_CODE_OP_DICTMERGE, dict, one, window);
            } else {
                Register r = expression(u, k->keyword.value);
                u->position = k->range;
                emit(u, FO_CODE_OP_DICTMERGE, dict, r, window);
            }
            release_to(u, inner);
        }
    }
    u->position = node->range;
    emit(u, FO_CODE_OP_CALLEX, window, keywords, 0);
    move(u, to, window);
    release_to(u, mark);
}

void call_function(Unit *u, FoNode *node, Register to) {
    FoSpan outer = u->position;
    if (is_zero_argument_super(u, node)) { // bare super(): called with both arguments
        Register mark = u->next;
        Register window = temporaries(u, 2);
        Register parts = super_parts(u, node);
        move(u, window, parts);
        Register call = window + 2;
        move(u, call, parts + 1);
        move(u, call + 1, parts + 2);
        u->position = node->range;
        emit(u, FO_CODE_OP_CALL, window, 2, to);
        release_to(u, mark);
        u->position = outer;
        return;
    }
    CallShape shape = call_shape(node);
    if (shape.star || shape.double_star) {
        call_spread(u, node, to);
        u->position = outer;
        return;
    }
    Register mark = u->next;
    Register window = temporaries(u, 2);
    bool method = call_target(u, node->Call.func, window);
    if (!method && shape.n_keywords) emit(u, FO_CODE_OP_CLEAR, window + 1, 0, 0);
    for (int32_t i = 0; i < node->Call.args.n; i++) expression_temporary(u, node->Call.args.items[i]);
    if (!shape.n_keywords) {
        u->position = node->range;
        emit(u, method ? FO_CODE_OP_CALLMETHOD : FO_CODE_OP_CALL, window, node->Call.args.n, to);
    } else {
        FoTuple *names = u->compiler->failed ? NULL : fo_tuple_new(shape.n_keywords);
        if (!names) unit_failed(u);
        for (int32_t i = 0; i < shape.n_keywords; i++) {
            FoNode *k = node->Call.keywords.items[i];
            FoStr *name = name_str(u->compiler, k->keyword.arg);
            if (names && name) names->items[i] = (FoObject *)name;
            expression_temporary(u, k->keyword.value);
        }
        u->position = node->range;
        emit(u, FO_CODE_OP_CALLKW, window, node->Call.args.n + shape.n_keywords, constant_add_give(u, (FoObject *)names));
        move(u, to, window);
    }
    release_to(u, mark);
    u->position = outer;
}

// ---- generators
static void yield_value(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register r = temporary(u);
    if (node->Yield.value)
        expression_to(u, node->Yield.value, r);
    else
        load_none(u, r);
    u->position = node->range;
    emit(u, FO_CODE_OP_YIELD, r, 0, 0);
    move(u, to, r);
    release_to(u, mark);
}
static void yield_from(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register iterator = temporaries(u, 2), value = iterator + 1;
    Register r = expression(u, node->YieldFrom.value);
    u->position = node->range;
    emit(u, FO_CODE_OP_DELEGATE, iterator, r, 0);
    load_none(u, value);
    Label again = label_new(u), end = label_new(u);
    label_here(u, again);
    emit_compare_jump(u, FO_CODE_OP_SEND, iterator, value, end);
    emit(u, FO_CODE_OP_YIELD, value, 0, 0);
    emit_jump(u, FO_CODE_OP_LOOP, 0, again);
    label_here(u, end);
    move(u, to, value);
    release_to(u, mark);
}

// ---- dispatch
static void unary(Unit *u, FoNode *node, Register to) {
    static const uint16_t ops[] = {[FO_OP_Invert] = FO_CODE_OP_INVERT, [FO_OP_Not] = FO_CODE_OP_NOT, [FO_OP_UAdd] = FO_CODE_OP_POS, [FO_OP_USub] = FO_CODE_OP_NEG};
    Register mark = u->next;
    Register r = node->UnaryOp.op == FO_OP_Not ? expression(u, node->UnaryOp.operand) : expression_number(u, node->UnaryOp.operand);
    u->position = node->range;
    emit(u, ops[node->UnaryOp.op], to, r, 0);
    release_to(u, mark);
}

static void attribute(Unit *u, FoNode *node, Register to, bool number) {
    Register mark = u->next;
    if (is_zero_argument_super(u, node->Attribute.value)) {
        Register t = temporary(u);
        call_function(u, node->Attribute.value, t);
        u->position = node->range;
        emit(u, FO_CODE_OP_GETATTR, to, t, name_add(u, node->Attribute.attr));
    } else {
        Register object = expression(u, node->Attribute.value);
        u->position = node->range;
        emit(u, number ? FO_CODE_OP_GETATTRN : FO_CODE_OP_GETATTR, to, object, name_add(u, node->Attribute.attr));
    }
    release_to(u, mark);
}

static void not_yet(Unit *u, const char *what) {
    char message[96];
    snprintf(message, sizeof message, "%s is not implemented in this version of Folio", what);
    unit_fail(u, message);
}

static bool fold_to(Unit *u, FoNode *node, Register to) {
    FoObject *value = NULL;
    if (!constant_of(u, node, &value)) return true;
    if (!value) return false;
    load_constant(u, to, constant_merge_give(u, value));
    return true;
}

static void expression_into(Unit *u, FoNode *node, Register to, bool number) {
    if (too_deep(u)) return;
    FoSpan outer = u->position;
    u->position = node->range;
    switch (node->kind) {
    case FO_NODE_Constant: {
        int32_t k = number ? number_constant(u, node) : -1;
        if (k >= 0)
            emit(u, FO_CODE_OP_LOADN, to, k, 0);
        else
            load_constant(u, to, constant_from_raw(u, &node->Constant.value));
        break;
    }
    case FO_NODE_Name: load_name(u, node->Name.id, to, number); break;
    case FO_NODE_BinOp: binary_chain(u, node, to); break;
    case FO_NODE_UnaryOp:
        if (!fold_to(u, node, to)) unary(u, node, to);
        break;
    case FO_NODE_Compare: compare(u, node, to); break;
    case FO_NODE_BoolOp: bool_op(u, node, to); break;
    case FO_NODE_IfExp: conditional(u, node, to); break;
    case FO_NODE_Call: call_function(u, node, to); break;
    case FO_NODE_Attribute: attribute(u, node, to, number); break;
    case FO_NODE_Subscript: subscript(u, node, to, number); break;
    case FO_NODE_Slice: slice_object(u, node, to); break;
    case FO_NODE_Tuple:
        if (!fold_to(u, node, to)) display(u, &node->Tuple.elts, to, FO_CODE_OP_TUPLE, FO_CODE_OP_APPEND, FO_CODE_OP_EXTEND);
        break;
    case FO_NODE_List: display(u, &node->List.elts, to, FO_CODE_OP_LIST, FO_CODE_OP_APPEND, FO_CODE_OP_EXTEND); break;
    case FO_NODE_Set: display(u, &node->Set.elts, to, FO_CODE_OP_SET, FO_CODE_OP_SETADD, FO_CODE_OP_SETUPDATE); break;
    case FO_NODE_Dict: dict_display(u, node, to); break;
    case FO_NODE_JoinedStr: joined_string(u, node, to); break;
    case FO_NODE_FormattedValue: format_value(u, node, to, false); break;
    case FO_NODE_Lambda: lambda(u, node, to); break;
    case FO_NODE_ListComp:
    case FO_NODE_SetComp:
    case FO_NODE_DictComp:
    case FO_NODE_GeneratorExp: comprehension(u, node, to); break;
    case FO_NODE_NamedExpr: {
        Register mark = u->next;
        Register value = temporary(u), copy = temporary(u);
        expression_to(u, node->NamedExpr.value, value);
        emit(u, FO_CODE_OP_COPY, copy, value, 0);
        store(u, node->NamedExpr.target, copy);
        move(u, to, value);
        release_to(u, mark);
        break;
    }
    case FO_NODE_Yield: yield_value(u, node, to); break;
    case FO_NODE_YieldFrom: yield_from(u, node, to); break;
    case FO_NODE_Await: not_yet(u, "'await'"); break;
    case FO_NODE_Starred: unit_fail(u, "can't use starred expression here"); break;
    default: unit_fail(u, "cannot compile this expression");
    }
    u->position = outer;
}

void expression_to(Unit *u, FoNode *node, Register to) { expression_into(u, node, to, false); }

static Register expression_any(Unit *u, FoNode *node, bool number) {
    if (u->compiler->failed) return 0;
    FoSpan outer = u->position;
    u->position = node->range;
    Register local = standing_local(u, node);
    u->position = outer;
    if (local != NO_REGISTER) return local;
    Register to = temporary(u);
    expression_into(u, node, to, number);
    return to;
}
Register expression(Unit *u, FoNode *node) { return expression_any(u, node, false); }
Register expression_number(Unit *u, FoNode *node) { return expression_any(u, node, true); }
Register expression_temporary(Unit *u, FoNode *node) {
    Register to = temporary(u);
    expression_to(u, node, to);
    return to;
}
void expression_drop(Unit *u, FoNode *node) {
    Register mark = u->next;
    if (node->kind == FO_NODE_Constant) return; // docstrings and `...` leave no code
    Register r = expression(u, node);
    if (is_temporary(u, r)) emit(u, FO_CODE_OP_DROP, r, 0, 0);
    release_to(u, mark);
}
