// SPDX-License-Identifier: MIT
// Statements that begin with an expression: assignments of all kinds, and del.
#include "lang/parser.h"

// ---- annotated

static FoNode *fail_annotation(FoParser *p, FoNode *target) {
    const FoNode *e = target;
    FoSyntaxErrorKind k = FO_SYNTAX_ERROR;
    if (e->kind == FO_NODE_List)
        return fo_parser_fail(p, k, e->range, "only single target (not list) can be annotated");
    if (e->kind == FO_NODE_Tuple)
        return fo_parser_fail(p, k, e->parenthesised ? e->range : e->Tuple.elts.items[0]->range,
                              "only single target (not tuple) can be annotated");
    return fo_parser_fail(p, k, e->range, "illegal target for annotation");
}

// annotated: (NAME | '(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
static FoNode *parse_annotated(FoParser *p, FoNode *target, FoSpan start) {
    FoSpan colon = tok(p)->range;
    bool fits = target->kind == FO_NODE_Name || target->kind == FO_NODE_Attribute || target->kind == FO_NODE_Subscript;
    FoNode *n = NEW(p, AnnAssign, start);
    if (!n) return NULL;
    if (!fits && !p->diagnosing) return fo_parser_fail(p, FO_SYNTAX_ERROR, colon, "invalid syntax");
    fo_parser_next(p);
    if (!fits && !fo_starts_expression(kind(p)))
        return fo_parser_fail(p, FO_SYNTAX_ERROR, colon, "invalid syntax");
    n->AnnAssign.target = target;
    if (!(n->AnnAssign.annotation = fo_parse_expression(p))) return NULL;
    if (!fits) return fail_annotation(p, target);
    target->ctx = FO_CTX_STORE;
    n->AnnAssign.simple = target->kind == FO_NODE_Name && !target->parenthesised;
    if (accept(p, FO_TOKEN_EQUAL) && !(n->AnnAssign.value = fo_parse_yield_or_star_expressions(p)))
        return NULL;
    return done(p, n);
}

// ---- augmented

// augmented: single_target augassign ~ (yield_expr | star_expressions)
static FoNode *parse_augmented(FoParser *p, FoNode *target, FoSpan start) {
    bool fits = target->kind == FO_NODE_Name || target->kind == FO_NODE_Attribute || target->kind == FO_NODE_Subscript;
    FoSpan op = tok(p)->range;
    FoOperator which = (FoOperator)(FO_OP_Add + (kind(p) - FO_TOKEN_PLUSEQUAL));
    FoNode *n = NEW(p, AugAssign, start);
    if (!n) return NULL;
    if (!fits && !p->diagnosing) return fo_parser_fail(p, FO_SYNTAX_ERROR, op, "invalid syntax");
    fo_parser_next(p);
    n->AugAssign.target = target;
    n->AugAssign.op = (uint8_t)which;
    if (!(n->AugAssign.value = fo_parse_yield_or_star_expressions(p))) return NULL;
    if (!fits)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, target->range, "'%s' is an illegal expression for augmented assignment",
                              fo_expression_text(target));
    target->ctx = FO_CTX_STORE;
    return done(p, n);
}

// ---- plain

// The first target is none: say what may have been meant.
static bool fail_first_target(FoParser *p, FoNode *target) {
    FoNode *last = target;
    if (target->kind == FO_NODE_Tuple && !target->parenthesised)
        last = target->Tuple.elts.items[target->Tuple.elts.n - 1];
    if (p->diagnosing && fo_diagnose_named(p, last)) return false;
    return fo_set_context(p, target, FO_CTX_STORE);
}

static bool put_target(FoParser *p, FoNode *target, bool is_first) {
    if (target->kind == FO_NODE_Yield || target->kind == FO_NODE_YieldFrom) {
        if (!target->parenthesised)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, target->range, "assignment to yield expression not possible") != NULL;
    }
    bool ok = fo_invalid_target(target, FO_STAR_TARGETS) == NULL;
    if (!ok && is_first) return fail_first_target(p, target);
    return fo_set_context(p, target, FO_CTX_STORE) && fo_parser_push(p, target);
}

// (star_targets '=')+ (yield_expr | star_expressions)
static FoNode *parse_assign(FoParser *p, FoNode *first, FoSpan start) {
    FoNode *n = NEW(p, Assign, start), *value = first;
    if (!n) return NULL;
    int32_t base = p->stack_n;
    for (bool is_first = true; kind(p) == FO_TOKEN_EQUAL; is_first = false) {
        if (!put_target(p, value, is_first)) return NULL;
        fo_parser_next(p);
        if (!(value = fo_parse_yield_or_star_expressions(p))) return NULL;
    }
    n->Assign.value = value;
    return fo_parser_take(p, base, &n->Assign.targets) ? done(p, n) : NULL;
}

// Second pass: what can be said of an expression that is followed by something strange.
static bool is_hopeless(FoParser *p, FoNode *e) {
    bool is_tuple = e->kind == FO_NODE_Tuple && !e->parenthesised;
    if (kind(p) == FO_TOKEN_COLONEQUAL && !is_tuple && (e->kind != FO_NODE_Name || e->parenthesised))
        return fo_parser_fail(p, FO_SYNTAX_ERROR, e->range, "cannot use assignment expressions with %s",
                              fo_expression_text(e)) == NULL;
    return is_tuple && fo_diagnose_tuple(p);
}

// assignment | star_expressions
FoNode *fo_parse_assignment_or_expression(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *e = fo_parse_yield_or_star_expressions(p);
    if (!e) return NULL;
    FoTokenKind k = kind(p);
    if (p->diagnosing && is_hopeless(p, e)) return NULL;
    if (k == FO_TOKEN_EQUAL) return parse_assign(p, e, start);
    if (k >= FO_TOKEN_PLUSEQUAL && k <= FO_TOKEN_CIRCUMFLEXEQUAL && e->kind != FO_NODE_Yield)
        return parse_augmented(p, e, start);
    if (k == FO_TOKEN_COLON && e->kind != FO_NODE_Yield) return parse_annotated(p, e, start);
    FoNode *n = NEW(p, Expr, start);
    if (n)
        n->Expr.value = e;
    return done(p, n);
}

// ---- del

// del_stmt: 'del' del_targets &(';' | NEWLINE)
FoNode *fo_parse_del(FoParser *p) {
    FoNode *n = NEW(p, Delete, tok(p)->range);
    fo_parser_next(p);
    FoNode *e = n ? fo_parse_star_expressions(p) : NULL;
    if (!e) return NULL;
    FoNode *bad = fo_invalid_target(e, FO_DEL_TARGETS);
    if (bad && !p->diagnosing) return fo_parser_fail_invalid(p);
    if (!fo_set_context(p, e, FO_CTX_DEL)) return NULL;
    if (kind(p) != FO_TOKEN_NEWLINE && kind(p) != FO_TOKEN_SEMI) return fo_parser_fail_invalid(p);
    if (e->kind == FO_NODE_Tuple && !e->parenthesised) {
        n->Delete.targets = e->Tuple.elts;
        return done(p, n);
    }
    int32_t base = p->stack_n;
    return fo_parser_push(p, e) && fo_parser_take(p, base, &n->Delete.targets) ? done(p, n) : NULL;
}
