// SPDX-License-Identifier: MIT
// Expressions. Values that already stand in a local's register are used where they are; everything else goes to a temporary, or directly to
// the register where the caller wants it.
#include "lang/compiler_private.h"
#include <stdio.h>

bool too_deep(Unit *u) {
    char here;
    if (u->compiler->failed) return true;
    if (fo_likely(&here > fo_rt->c_stack_limit)) return false;
    u->compiler->failed = true;
    fo_raise(FO_RECURSION_ERROR, "maximum recursion depth exceeded during compilation");
    return true;
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

static const FoSymbol *local_symbol(Unit *u, FoNode *node) {
    const FoSymbol *s = node->kind == FO_NODE_Name ? fo_scope_find(u->scope, node->Name.id) : NULL;
    return s && s->kind == FO_VAR_LOCAL ? s : NULL;
}

bool is_local_name(Unit *u, FoNode *node) { return local_symbol(u, node) != NULL; }

// The register of a local name that can be read where it stands, or NO_REGISTER.
static Register standing_local(Unit *u, FoNode *node) {
    const FoSymbol *s = local_symbol(u, node);
    if (!s) return NO_REGISTER;
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
bool rebinds(FoNode *node) {
    switch (node->kind) {
    case FO_NODE_Name:
    case FO_NODE_Constant: return false;
    default: return !binds_inside(node, NULL);
    }
}

// First operand of something whose `later` operands are evaluated afterwards.
Register first_operand(Unit *u, FoNode *node, FoNode *later, bool number) {
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

// ---- generators
static void yield_in(Unit *u, FoNode *node, Register r, bool is_statement) {
    if (node->Yield.value)
        expression_to(u, node->Yield.value, r);
    else
        load_none(u, r);
    u->position = node->range;
    emit(u, FO_CODE_OP_YIELD, r, is_statement, 0);
}

static void yield_value(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register r = is_temporary(u, to) ? to : temporary(u);
    yield_in(u, node, r, false);
    if (r != to) move(u, to, r);
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
    case FO_NODE_Slice:
        if (!fold_to(u, node, to)) slice_object(u, node, to);
        break;
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
    if (node->kind == FO_NODE_Yield) {
        yield_in(u, node, temporary(u), true);
    } else {
        Register r = expression(u, node);
        if (is_temporary(u, r)) emit(u, FO_CODE_OP_DROP, r, 0, 0);
    }
    release_to(u, mark);
}
