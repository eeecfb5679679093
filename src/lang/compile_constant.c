// SPDX-License-Identifier: MIT
// Constants known while compiling: numbers are folded, tuples of constants become one constant.
#include "lang/compiler_private.h"

// An exception is pending: the compiler stops.
bool unit_failed(Unit *u) {
    u->compiler->failed = true;
    return false;
}

enum { FOLDED_TEXT_MAX = 4096, FOLDED_TUPLE_MAX = 256 }; // CPython's limits: scripts compare such constants with `is`

static bool is_sequence_constant(const FoObject *o) { return fo_str_check_exact(o) || o->type == &fo_bytes_type || fo_tuple_check_exact(o); }
// 'a' + 'b', (1, 2) + (3,), 'ab' * 3: what the result is when it is small.
static bool fold_sequence(FoOperator op, FoObject *left, FoObject *right, FoObject **value) {
    if (op == FO_OP_Add) {
        if (left->type != right->type) return true;
        *value = fo_binary(FO_OP_ADD, left, right);
    } else if (op == FO_OP_Mult) {
        FoObject *sequence = is_sequence_constant(left) ? left : right, *number = sequence == left ? right : left;
        int64_t n, times, most = fo_tuple_check_exact(sequence) ? FOLDED_TUPLE_MAX : FOLDED_TEXT_MAX;
        if (!fo_int_check_exact(number) || !fo_int_fits_i64(number, &times)) return true;
        if (!fo_len(sequence, &n)) return false;
        if (n && (times < 0 || times > most / n)) return true;
        *value = fo_binary(FO_OP_MUL, left, right);
    }
    if (*value && fo_str_check(*value)) constant_share_name((FoStr **)value);
    return true;
}

bool fold_binary(Unit *u, FoNode *node, FoObject *left, FoObject *right, FoObject **value) {
    if (is_sequence_constant(left) || is_sequence_constant(right)) {
        if (!fold_sequence(node->BinOp.op, left, right, value)) return unit_failed(u);
        if (!*value) fo_error_clear();
        return true;
    }
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
    static const uint8_t map[] = {
        [FO_OP_Add] = FO_OP_ADD,           [FO_OP_Sub] = FO_OP_SUB,       [FO_OP_Mult] = FO_OP_MUL,       [FO_OP_Div] = FO_OP_DIV,
        [FO_OP_FloorDiv] = FO_OP_FLOORDIV, [FO_OP_Mod] = FO_OP_MOD,       [FO_OP_MatMult] = FO_OP_MATMUL, [FO_OP_Pow] = FO_OP_POW,
        [FO_OP_LShift] = FO_OP_LSHIFT,     [FO_OP_RShift] = FO_OP_RSHIFT, [FO_OP_BitAnd] = FO_OP_AND,     [FO_OP_BitOr] = FO_OP_OR,
        [FO_OP_BitXor] = FO_OP_XOR};
    *value = fo_binary((FoBinaryOp)map[op], left, right);
    if (!*value) fo_error_clear(); // it raises when it runs
    (void)u;
    return true;
}

// The elements as a tuple when all of them are constants.
bool fold_elements(Unit *u, const FoNodes *elts, FoObject **value) {
    *value = NULL;
    for (int32_t i = 0; i < elts->n; i++) {
        FoNodeKind kind = elts->items[i]->kind;
        if (kind != FO_NODE_Constant && kind != FO_NODE_Tuple && kind != FO_NODE_UnaryOp && kind != FO_NODE_BinOp &&
            kind != FO_NODE_Slice)
            return true;
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

// A slice of small numbers: made once, since x[:, 1:3] in a loop should not make one each time.
static bool fold_slice(Unit *u, FoNode *node, FoObject **value) {
    FoNode *parts[3] = {node->Slice.lower, node->Slice.upper, node->Slice.step};
    FoObject *found[3] = {NULL, NULL, NULL};
    bool ok = true, known = true;
    for (int i = 0; i < 3 && ok && known; i++) {
        if (!parts[i]) continue;
        int64_t word;
        ok = constant_of(u, parts[i], &found[i]);
        known = ok && found[i] && (found[i] == fo_none || (fo_int_check_exact(found[i]) && fo_int_fits_i64(found[i], &word)));
    }
    if (ok && known && !(*value = fo_slice_new(found[0], found[1], found[2]))) ok = unit_failed(u);
    for (int i = 0; i < 3; i++) fo_xunref(found[i]);
    return ok;
}

static bool may_be_constant(const FoNode *n) {
    return n->kind == FO_NODE_Constant || n->kind == FO_NODE_UnaryOp || n->kind == FO_NODE_BinOp || n->kind == FO_NODE_Tuple;
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
        bool may = may_be_constant(left) && may_be_constant(right);
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
    case FO_NODE_Slice: return fold_slice(u, node, value);
    case FO_NODE_Tuple: return node->ctx == FO_CTX_LOAD ? fold_elements(u, &node->Tuple.elts, value) : true;
    default: return true;
    }
}

static bool is_number(const FoObject *o) { return fo_int_check_exact(o) || fo_float_check_exact(o); }
// Index of a number constant that fits operand c, or -1.
int32_t number_constant(Unit *u, FoNode *node) {
    if (node->kind != FO_NODE_Constant && node->kind != FO_NODE_UnaryOp) return -1;
    FO_AUTO(FoObject) value = NULL;
    if (!constant_of(u, node, &value) || !value || !is_number(value)) return -1;
    int64_t word;
    if (fo_int_check_exact(value) && !fo_int_fits_i64(value, &word)) return -1;
    int32_t index = constant_merge_give(u, fo_take(value));
    return index <= 0xffff ? index : -1;
}
