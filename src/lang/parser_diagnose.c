// SPDX-License-Identifier: MIT
// Looking around a failure for what may have been meant. Only in the second pass, over a source known to be wrong: the
// looks may be slow, but none may accept or refuse a program.
#include "lang/parser.h"

static bool token_is(const FoToken *t, const char *word) {
    return t->kind == FO_TOKEN_NAME && t->n == strlen(word) && memcmp(t->text, word, t->n) == 0;
}

// The reference compares only as many characters as the name has: `c` and `mat` count as soft keywords here.
static bool is_soft_keyword(const FoToken *t) {
    return t->kind == FO_TOKEN_NAME && ((t->n <= 5 && memcmp(t->text, "match", t->n) == 0) ||
                                        (t->n <= 4 && memcmp(t->text, "case", t->n) == 0) || token_is(t, "_"));
}

static bool is_legacy_token(const FoToken *t) { return token_is(t, "print") || token_is(t, "exec"); }

// Parses without diagnosing from the current token; the mark says where to return to.
static FoNode *try_parse(FoParser *p, FoParserMark *m, FoNode *(*parse)(FoParser *)) {
    *m = fo_parser_mark(p);
    p->diagnosing = false;
    p->takes_prefix = true;
    return parse(p);
}

// invalid_expression: !(NAME STRING | SOFT_KEYWORD) disjunction expression
bool fo_diagnose_expression(FoParser *p, const FoParserMark *start, FoNode *a) {
    if (!fo_starts_expression(kind(p))) return false;
    const FoToken *first = &p->tokens[start->mark];
    if ((first->kind == FO_TOKEN_NAME && start->mark + 1 < p->n_tokens && first[1].kind == FO_TOKEN_STRING) ||
        is_soft_keyword(first))
        return false;
    bool is_legacy = is_legacy_token(first) && a->kind == FO_NODE_Name; // reading on may move the tokens
    FoParserMark m;
    FoNode *b = try_parse(p, &m, fo_parse_expression);
    bool in_brackets = b && p->tokens[p->mark - 1].depth > 0;
    fo_parser_rewind(p, &m);
    if (!in_brackets || is_legacy) return false;
    fo_parser_fail(p, FO_SYNTAX_ERROR, range_from(a->range, b->range), "invalid syntax. Perhaps you forgot a comma?");
    return true;
}

// invalid_legacy_expression: NAME !'(' star_expressions
bool fo_diagnose_legacy(FoParser *p, const FoParserMark *start) {
    const FoToken *first = &p->tokens[start->mark];
    if (!is_legacy_token(first) || start->mark + 1 >= p->n_tokens || first[1].kind == FO_TOKEN_LPAR ||
        !(first[1].kind == FO_TOKEN_STAR || fo_starts_expression(first[1].kind)))
        return false;
    FoSpan name = first->range;
    const char *text = first->text;
    int n = (int)first->n;
    FoParserMark here = fo_parser_mark(p);
    p->mark = start->mark + 1;
    p->takes_prefix = true;
    FoNode *b = fo_parse_star_expressions(p);
    if (!b && p->error->kind == FO_SYNTAX_ERROR && p->error->message.n > strlen("invalid syntax")) {
        fo_parser_release(p);
        return true; // something more precise inside
    }
    fo_parser_rewind(p, &here);
    if (!b) return false;
    fo_parser_fail(p, FO_SYNTAX_ERROR, range_from(name, b->range),
                   "Missing parentheses in call to '%.*s'. Did you mean %.*s(...)?", n, text, n, text);
    return true;
}

static bool is_bitwise(const FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_Compare:
    case FO_NODE_BoolOp:
    case FO_NODE_IfExp:
    case FO_NODE_Lambda:
    case FO_NODE_Starred:
    case FO_NODE_NamedExpr: return e->parenthesised;
    case FO_NODE_UnaryOp: return e->parenthesised || e->UnaryOp.op != FO_OP_Not;
    default: return true;
    }
}

static bool is_display_or_singleton(const FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_List:
    case FO_NODE_Tuple:
    case FO_NODE_GeneratorExp: return true;
    case FO_NODE_Constant: return e->Constant.value.kind <= FO_CONST_FALSE && !e->parenthesised;
    default: return false;
    }
}

// invalid_named_expression: NAME '=' bitwise_or !('=' | ':=') | !(list | tuple | genexp | …) bitwise_or '=' bitwise_or !('=' | ':=')
bool fo_diagnose_named(FoParser *p, FoNode *a) {
    if (kind(p) != FO_TOKEN_EQUAL || !is_bitwise(a)) return false;
    FoParserMark m = fo_parser_mark(p);
    fo_parser_next(p);
    p->takes_prefix = true;
    FoNode *b = fo_parse_bitwise_or(p);
    bool fits = b && kind(p) != FO_TOKEN_EQUAL && kind(p) != FO_TOKEN_COLONEQUAL;
    if (!b && p->error->kind == FO_SYNTAX_ERROR && p->error->message.n > strlen("invalid syntax")) {
        fo_parser_release(p);
        return true;
    }
    fo_parser_rewind(p, &m);
    if (!fits) return false;
    if (a->kind == FO_NODE_Name && !a->parenthesised)
        fo_parser_fail(p, FO_SYNTAX_ERROR, range_from(a->range, b->range),
                       "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    else if (!is_display_or_singleton(a))
        fo_parser_fail(p, FO_SYNTAX_ERROR, a->range, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                       fo_expression_text(a));
    return p->error->kind != FO_SYNTAX_NONE;
}

// invalid_assignment tries star_named_expressions* behind the first element of a tuple, and so finds named expressions.
bool fo_diagnose_tuple(FoParser *p) {
    FoParserMark m = fo_parser_mark(p);
    bool found = false;
    while (!found && fo_starts_expression(kind(p))) {
        if (!fo_parse_star_named_expression(p)) {
            found = p->error->kind == FO_SYNTAX_ERROR && p->error->message.n > strlen("invalid syntax");
            break;
        }
        accept(p, FO_TOKEN_COMMA);
    }
    if (found)
        fo_parser_release(p);
    else
        fo_parser_rewind(p, &m);
    return found;
}

// invalid_for_target: 'for' star_expressions
void fo_diagnose_for_target(FoParser *p, FoParserMark *at_for) {
    FoSyntaxError error = *p->error;
    if (!p->diagnosing || error.kind != FO_SYNTAX_ERROR) {
        fo_parser_release(p);
        return;
    }
    *p->error = FO_SYNTAX_ERROR_EMPTY;
    fo_parser_rewind(p, at_for);
    fo_parser_next(p);
    FoNode *e = fo_parse_star_expressions(p);
    FoNode *bad = e ? fo_invalid_target(e, FO_FOR_TARGETS) : NULL;
    if (!e && p->error->message.n > strlen("invalid syntax")) {
        fo_syntax_error_deinit(&error);
        return;
    }
    fo_syntax_error_deinit(p->error);
    if (bad) {
        fo_syntax_error_deinit(&error);
        fo_parser_fail(p, FO_SYNTAX_ERROR, bad->range, "cannot assign to %s", fo_expression_text(bad));
        return;
    }
    *p->error = error;
}
