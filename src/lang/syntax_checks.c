// SPDX-License-Identifier: MIT
// What the grammar accepts and the language refuses: CPython's compiler finds these errors, here the walk over the scopes does.
#include "lang/scopes_private.h"

bool fo_check_store(FoScopeBuilder *b, const FoName *name, FoContext ctx, FoSpan range) {
    if (name->n != 9 || memcmp(name->text, "__debug__", 9) != 0) return true;
    return fo_scopes_fail(b, range, ctx == FO_CTX_DEL ? "cannot delete __debug__" : "cannot assign to __debug__");
}

// ---- where a statement may stand

bool fo_check_return(FoScopeBuilder *b, FoNode *n) {
    if (b->scope->kind != FO_SCOPE_FUNCTION) return fo_scopes_fail(b, n->range, "'return' outside function");
    if (b->blocks.in_except_star)
        return fo_scopes_fail(b, n->range, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (n->Return.value) {
        b->scope->returns_value = true;
        if (!b->value_return)
            b->value_return = n;
    }
    return true;
}

bool fo_check_function_end(FoScopeBuilder *b) {
    if (b->scope->is_async && b->scope->is_generator && b->value_return)
        return fo_scopes_fail(b, b->value_return->range, "'return' with value in async generator");
    return true;
}

bool fo_check_loop_exit(FoScopeBuilder *b, FoNode *n) {
    if (b->blocks.n_loops) return true;
    if (b->blocks.in_except_star)
        return fo_scopes_fail(b, n->range, "'break', 'continue' and 'return' cannot appear in an except* block");
    return fo_scopes_fail(b, n->range,
                          n->kind == FO_NODE_Break ? "'break' outside loop" : "'continue' not properly in loop");
}

bool fo_push_block(FoScopeBuilder *b, FoSpan range) {
    return ++b->blocks.n_blocks <= FO_SCOPES_MAX_BLOCKS || fo_scopes_fail(b, range, "too many statically nested blocks");
}

static const char *comprehension_text(const FoScope *s) {
    switch ((FoNodeKind)s->node->kind) {
    case FO_NODE_ListComp: return "list comprehension";
    case FO_NODE_SetComp: return "set comprehension";
    case FO_NODE_DictComp: return "dict comprehension";
    default: return "generator expression";
    }
}

bool fo_check_yield(FoScopeBuilder *b, FoNode *n) {
    const FoScope *s = b->scope;
    if (s->kind == FO_SCOPE_COMPREHENSION)
        return fo_scopes_fail(b, n->range, "'yield' inside %s", comprehension_text(s));
    if (!fo_scope_is_function(s)) return fo_scopes_fail(b, n->range, "'yield' outside function");
    if (n->kind == FO_NODE_YieldFrom && s->is_async)
        return fo_scopes_fail(b, n->range, "'yield from' inside async function");
    return true;
}

// ---- async

static bool is_async_place(FoScopeBuilder *b) {
    FoScope *s = b->scope;
    if (s->kind == FO_SCOPE_MODULE && b->allow_await) {
        s->is_async = true;
        return true;
    }
    return s->kind == FO_SCOPE_FUNCTION && s->is_async;
}

bool fo_check_await(FoScopeBuilder *b, FoNode *n) {
    if (b->scope->kind == FO_SCOPE_COMPREHENSION || is_async_place(b)) return true;
    return fo_scopes_fail(b, n->range,
                          fo_scope_is_function(b->scope) ? "'await' outside async function" : "'await' outside function");
}

bool fo_check_async(FoScopeBuilder *b, FoNode *n, const char *what) {
    return is_async_place(b) || fo_scopes_fail(b, n->range, "%s", what);
}

bool fo_check_comprehension(FoScopeBuilder *b, FoNode *n, const FoScope *inner) {
    if (!inner->is_async || n->kind == FO_NODE_GeneratorExp) return true;
    if (b->scope->kind == FO_SCOPE_COMPREHENSION) return b->scope->is_async = true;
    return is_async_place(b) ||
           fo_scopes_fail(b, n->range, "asynchronous comprehension outside of an asynchronous function");
}

// ---- parts

bool fo_check_handlers(FoScopeBuilder *b, FoNodes handlers) {
    for (int32_t i = 0; i + 1 < handlers.n; i++)
        if (!handlers.items[i]->ExceptHandler.type)
            return fo_scopes_fail(b, handlers.items[i]->range, "default 'except:' must be last");
    return true;
}

static bool fail_repeated(FoScopeBuilder *b, const FoNode *keyword) {
    return fo_scopes_fail(b, keyword->range, "keyword argument repeated: %s", keyword->keyword.arg->text);
}

// Many keywords: marks the names seen.
static bool check_many_keywords(FoScopeBuilder *b, FoNodes keywords, uint8_t *seen) {
    for (int32_t i = 0; i < keywords.n; i++) {
        const FoName *name = keywords.items[i]->keyword.arg;
        if (name && seen[name->id]++) return fail_repeated(b, keywords.items[i]);
    }
    return true;
}

static bool check_few_keywords(FoScopeBuilder *b, FoNodes keywords) {
    for (int32_t i = 1; i < keywords.n; i++)
        for (int32_t k = 0; k < i; k++)
            if (keywords.items[i]->keyword.arg && keywords.items[k]->keyword.arg == keywords.items[i]->keyword.arg)
                return fail_repeated(b, keywords.items[i]);
    return true;
}

bool fo_check_keywords(FoScopeBuilder *b, FoNodes keywords) {
    for (int32_t i = 0; i < keywords.n; i++)
        if (keywords.items[i]->keyword.arg &&
            !fo_check_store(b, keywords.items[i]->keyword.arg, FO_CTX_STORE, keywords.items[i]->range))
            return false;
    if (keywords.n <= 64) return check_few_keywords(b, keywords);
    size_t nbytes = b->tree->names.n;
    uint8_t *seen = fo_alloc_zero(nbytes, FO_MEM_INTERNAL);
    if (!seen) return fo_scopes_fail_memory(b);
    bool ok = check_many_keywords(b, keywords, seen);
    fo_free(seen, nbytes, FO_MEM_INTERNAL);
    return ok;
}

bool fo_check_target(FoScopeBuilder *b, FoNode *target) {
    if (target->kind != FO_NODE_Tuple && target->kind != FO_NODE_List) return true;
    FoNodes elts = target->kind == FO_NODE_Tuple ? target->Tuple.elts : target->List.elts;
    int32_t star = -1;
    for (int32_t i = 0; i < elts.n; i++) {
        if (elts.items[i]->kind != FO_NODE_Starred) continue;
        if (star >= 0) return fo_scopes_fail(b, target->range, "multiple starred expressions in assignment");
        star = i;
    }
    if (star >= 256 || (star >= 0 && elts.n - star - 1 >= 1 << 23))
        return fo_scopes_fail(b, target->range, "too many expressions in star-unpacking assignment");
    return true;
}

// ---- from __future__

static bool is_future(const FoNode *n) {
    return n->kind == FO_NODE_ImportFrom && n->ImportFrom.level == 0 && n->ImportFrom.module &&
           strcmp(n->ImportFrom.module->text, "__future__") == 0;
}

static FoSpan range_start(FoSpan r) { return (FoSpan){r.line, r.column, r.line, -1}; }

static bool check_feature(FoScopeBuilder *b, const FoNode *n, const FoName *name) {
    static const char *const known[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                        "print_function", "unicode_literals", "generator_stop"};
    if (strcmp(name->text, "annotations") == 0) return b->tree->future_annotations = true;
    if (strcmp(name->text, "braces") == 0) return fo_scopes_fail(b, range_start(n->range), "not a chance");
    for (size_t i = 0; i < FO_COUNT_OF(known); i++)
        if (strcmp(name->text, known[i]) == 0) return true;
    return fo_scopes_fail(b, range_start(n->range), "future feature %.100s is not defined", name->text);
}

bool fo_check_future(FoScopeBuilder *b, FoNodes body) {
    int32_t i = fo_tree_docstring(&body) ? 1 : 0;
    for (; i < body.n && is_future(body.items[i]); i++)
        for (int32_t k = 0; k < body.items[i]->ImportFrom.names.n; k++)
            if (!check_feature(b, body.items[i], body.items[i]->ImportFrom.names.items[k]->alias.name))
                return false;
    b->future = (FoNodes){body.items, i};
    return true;
}

bool fo_check_future_import(FoScopeBuilder *b, FoNode *n) {
    if (!is_future(n)) return true;
    for (int32_t i = 0; i < b->future.n; i++)
        if (b->future.items[i] == n) return true;
    return fo_scopes_fail(b, n->range, "from __future__ imports must occur at the beginning of the file");
}

// ---- warnings

static bool warn(FoScopeBuilder *b, FoSpan range, const char *text) {
    return fo_tree_warn(b->tree, range, false, "%s", text) || fo_scopes_fail_memory(b);
}

// The type name of a display or literal that cannot be called; NULL for others.
static const char *literal_type(const FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_Tuple: return "tuple";
    case FO_NODE_List:
    case FO_NODE_ListComp: return "list";
    case FO_NODE_Dict:
    case FO_NODE_DictComp: return "dict";
    case FO_NODE_Set:
    case FO_NODE_SetComp: return "set";
    case FO_NODE_GeneratorExp: return "generator";
    case FO_NODE_JoinedStr:
    case FO_NODE_FormattedValue: return "str";
    case FO_NODE_Lambda: return "function";
    case FO_NODE_Constant: break;
    default: return NULL;
    }
    static const char *const types[] = {"NoneType", "bool", "bool", "ellipsis", "int", "float", "complex", "str", "bytes"};
    return types[e->Constant.value.kind];
}

bool fo_warn_call(FoScopeBuilder *b, FoNode *call) {
    const char *type = literal_type(call->Call.func);
    if (!type || call->Call.func->kind == FO_NODE_Lambda) return true;
    return fo_tree_warn(b->tree, call->range, false, "'%s' object is not callable; perhaps you missed a comma?", type) ||
           fo_scopes_fail_memory(b);
}

static bool is_sequence_literal(const FoNode *e) {
    return e->kind == FO_NODE_Tuple || e->kind == FO_NODE_List || e->kind == FO_NODE_ListComp || e->kind == FO_NODE_JoinedStr ||
           (e->kind == FO_NODE_Constant && e->Constant.value.kind >= FO_CONST_STR);
}

bool fo_warn_subscript(FoScopeBuilder *b, FoNode *subscript) {
    const FoNode *value = subscript->Subscript.value, *index = subscript->Subscript.slice;
    const char *type = literal_type(value), *index_type = literal_type(index);
    if (subscript->ctx != FO_CTX_LOAD || !type) return true;
    bool is_dict = value->kind == FO_NODE_Dict || value->kind == FO_NODE_DictComp;
    if (!is_sequence_literal(value) && !is_dict)
        return fo_tree_warn(b->tree, subscript->range, false, "'%s' object is not subscriptable; perhaps you missed a comma?",
                            type) ||
               fo_scopes_fail_memory(b);
    bool is_index = index->kind == FO_NODE_Constant &&
                    (index->Constant.value.kind == FO_CONST_INT || index->Constant.value.kind == FO_CONST_TRUE ||
                     index->Constant.value.kind == FO_CONST_FALSE);
    if (is_dict || !index_type || is_index) return true;
    return fo_tree_warn(b->tree, subscript->range, false,
                        "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index_type) ||
           fo_scopes_fail_memory(b);
}

// What becomes one constant: a literal, or arithmetic and tuples of literals.
static bool is_folded(const FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_Constant: return true;
    case FO_NODE_UnaryOp: return e->UnaryOp.op != FO_OP_Not && e->UnaryOp.operand->kind == FO_NODE_Constant;
    case FO_NODE_BinOp: return e->BinOp.left->kind == FO_NODE_Constant && e->BinOp.right->kind == FO_NODE_Constant;
    case FO_NODE_Tuple:
        for (int32_t i = 0; i < e->Tuple.elts.n; i++)
            if (e->Tuple.elts.items[i]->kind != FO_NODE_Constant) return false;
        return true;
    default: return false;
    }
}

// A literal that `is` must not be used with: not None, True, False or ...
static bool is_identity_risk(const FoNode *e) {
    return e->kind == FO_NODE_Constant ? e->Constant.value.kind >= FO_CONST_INT : is_folded(e);
}

bool fo_warn_compare(FoScopeBuilder *b, FoNode *n) {
    bool left = is_identity_risk(n->Compare.left);
    for (int32_t i = 0; i < n->Compare.ops.n; i++) {
        bool right = is_identity_risk(n->Compare.comparators.items[i]);
        FoOperator op = n->Compare.ops.items[i];
        if ((op == FO_OP_Is || op == FO_OP_IsNot) && (left || right))
            return warn(b, n->range, op == FO_OP_Is ? "\"is\" with a literal. Did you mean \"==\"?"
                                                    : "\"is not\" with a literal. Did you mean \"!=\"?");
        left = right;
    }
    return true;
}

bool fo_warn_assert(FoScopeBuilder *b, FoNode *n) {
    const FoNode *test = n->Assert.test;
    if (test->kind != FO_NODE_Tuple || test->Tuple.elts.n == 0) return true;
    return warn(b, n->range, "assertion is always true, perhaps remove parentheses?");
}
