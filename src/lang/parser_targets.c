// SPDX-License-Identifier: MIT
// Targets: expressions that are stored to or deleted.
#include "lang/parser.h"

static const char *constant_text(const FoConstant *c) {
    switch ((FoConstantKind)c->kind) {
    case FO_CONST_NONE: return "None";
    case FO_CONST_TRUE: return "True";
    case FO_CONST_FALSE: return "False";
    case FO_CONST_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

const char *fo_expression_text(const FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_Attribute: return "attribute";
    case FO_NODE_Subscript: return "subscript";
    case FO_NODE_Starred: return "starred";
    case FO_NODE_Name: return "name";
    case FO_NODE_List: return "list";
    case FO_NODE_Tuple: return "tuple";
    case FO_NODE_Lambda: return "lambda";
    case FO_NODE_Call: return "function call";
    case FO_NODE_GeneratorExp: return "generator expression";
    case FO_NODE_Yield:
    case FO_NODE_YieldFrom: return "yield expression";
    case FO_NODE_Await: return "await expression";
    case FO_NODE_ListComp: return "list comprehension";
    case FO_NODE_SetComp: return "set comprehension";
    case FO_NODE_DictComp: return "dict comprehension";
    case FO_NODE_Dict: return "dict literal";
    case FO_NODE_Set: return "set display";
    case FO_NODE_JoinedStr:
    case FO_NODE_FormattedValue: return "f-string expression";
    case FO_NODE_Constant: return constant_text(&e->Constant.value);
    case FO_NODE_Compare: return "comparison";
    case FO_NODE_IfExp: return "conditional expression";
    case FO_NODE_NamedExpr: return "named expression";
    default: return "expression";
    }
}

static FoNode *first_invalid(FoNodes elts, FoTargetKind kind) {
    for (int32_t i = 0; i < elts.n; i++) {
        FoNode *bad = fo_invalid_target(elts.items[i], kind);
        if (bad) return bad;
    }
    return NULL;
}

FoNode *fo_invalid_target(FoNode *e, FoTargetKind kind) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_List: return first_invalid(e->List.elts, kind);
    case FO_NODE_Tuple: return first_invalid(e->Tuple.elts, kind);
    case FO_NODE_Starred: return kind == FO_DEL_TARGETS ? e : fo_invalid_target(e->Starred.value, kind);
    case FO_NODE_Compare: // `for x in y`, read as a comparison
        if (kind == FO_FOR_TARGETS)
            return e->Compare.ops.items[0] == FO_OP_In ? fo_invalid_target(e->Compare.left, kind) : e;
        return e;
    case FO_NODE_Name:
    case FO_NODE_Subscript:
    case FO_NODE_Attribute: return NULL;
    default: return e;
    }
}

static void mark_context(FoNode *e, FoContext ctx) {
    e->ctx = (uint8_t)ctx;
    if (e->kind == FO_NODE_Starred)
        mark_context(e->Starred.value, ctx);
    if (e->kind != FO_NODE_Tuple && e->kind != FO_NODE_List) return;
    FoNodes elts = e->kind == FO_NODE_Tuple ? e->Tuple.elts : e->List.elts;
    for (int32_t i = 0; i < elts.n; i++)
        mark_context(elts.items[i], ctx);
}

bool fo_set_context(FoParser *p, FoNode *e, FoContext ctx) {
    FoNode *bad = fo_invalid_target(e, ctx == FO_CTX_DEL ? FO_DEL_TARGETS : FO_STAR_TARGETS);
    if (bad)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, bad->range, "cannot %s %s", ctx == FO_CTX_DEL ? "delete" : "assign to",
                              fo_expression_text(bad)) != NULL;
    mark_context(e, ctx);
    return true;
}
