// SPDX-License-Identifier: MIT
// The arguments of calls and class definitions.
#include "lang/parser.h"

// What has been read so far. Positional arguments are kept at the bottom of the stack, keywords in a list of their own,
// since a starred argument may follow a keyword.
typedef struct {
    FoBuffer keywords; // FoNode *
    int32_t base;
    bool has_keyword, has_unpacking; // name=value, **value
    bool follows_keyword;            // a positional argument does: the error comes when all is read
    bool unpacking_first;            // and at that point there was a **value
} Arguments;

static bool put_keyword(FoParser *p, Arguments *a, FoNode *keyword) {
    if (!keyword) return false;
    fo_buffer_put(&a->keywords, &keyword, sizeof keyword);
    return !a->keywords.failed || fo_source_fail_memory(p->error);
}

// '**' expression
static bool parse_unpacking(FoParser *p, Arguments *a) {
    FoNode *n = NEW(p, keyword, tok(p)->range);
    fo_parser_next(p);
    a->has_unpacking = true;
    if (!n || !(n->keyword.value = fo_parse_expression(p))) return false;
    return put_keyword(p, a, done(p, n));
}

// `f(a=b for c in d)`
static bool fail_keyword_comprehension(FoParser *p, FoSpan name, FoSpan equal) {
    FoNodes clauses;
    FoParserMark m = fo_parser_mark(p);
    if (!fo_parse_for_clauses(p, &clauses)) {
        fo_parser_rewind(p, &m);
        return fo_parser_fail_invalid(p) != NULL;
    }
    return fo_parser_fail(p, FO_SYNTAX_ERROR, range_from(name, equal),
                          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?") != NULL;
}

// NAME '=' expression
static bool parse_keyword(FoParser *p, Arguments *a) {
    FoSpan name = tok(p)->range;
    FoNode *n = NEW(p, keyword, name);
    if (!n || !(n->keyword.arg = fo_parser_name(p))) return false;
    FoSpan equal = tok(p)->range;
    fo_parser_next(p);
    a->has_keyword = true;
    if (!(n->keyword.value = fo_parse_expression(p))) return false;
    if (p->diagnosing && at_comprehension(p)) return fail_keyword_comprehension(p, name, equal);
    return put_keyword(p, a, done(p, n));
}

// '*' expression
static bool parse_iterable(FoParser *p, Arguments *a) {
    FoSpan star = tok(p)->range;
    if (a->has_unpacking) {
        return fo_parser_fail(p, FO_SYNTAX_ERROR, star,
                              "iterable argument unpacking follows keyword argument unpacking") != NULL;
    }
    FoNode *n = NEW(p, Starred, star);
    fo_parser_next(p);
    if (!n || !(n->Starred.value = fo_parse_expression(p))) return false;
    return fo_parser_push(p, done(p, n));
}

// The last expression of the for clauses.
static FoNode *last_of_clauses(FoNodes g) {
    FoNode *last = g.items[g.n - 1];
    FoNodes ifs = last->comprehension.ifs;
    return ifs.n ? ifs.items[ifs.n - 1] : last->comprehension.iter;
}

// The generator expression of `f(x for x in y)`: its range includes the parentheses of the call.
static bool parse_sole_generator(FoParser *p, FoNode *elt, FoSpan open) {
    FoNode *n = NEW(p, GeneratorExp, open);
    if (!n || !fo_parse_for_clauses(p, &n->GeneratorExp.generators)) return false;
    n->GeneratorExp.elt = elt;
    if (kind(p) == FO_TOKEN_COMMA && p->diagnosing) {
        FoNode *end = last_of_clauses(n->GeneratorExp.generators);
        fo_parser_next(p);
        if (fo_starts_expression(kind(p)) && !fo_parse_expression(p)) return false;
        if (kind(p) == FO_TOKEN_ERROR) // the bracket was never closed
            return fo_parser_fail_invalid(p) != NULL;
        return fo_parser_fail(p, FO_SYNTAX_ERROR, range_from(elt->range, end->range),
                              "Generator expression must be parenthesized") != NULL;
    }
    if (kind(p) != FO_TOKEN_RPAR) return fo_parser_fail_invalid(p) != NULL;
    FoSpan close = tok(p)->range;
    n->range = range_from(open, close);
    return fo_parser_push(p, n);
}

static bool fail_generator(FoParser *p, FoNode *elt) {
    FoNodes g;
    if (!fo_parse_for_clauses(p, &g)) return false;
    return fo_parser_fail(p, FO_SYNTAX_ERROR,
                          range_from(elt->range, last_of_clauses(g)->range),
                          "Generator expression must be parenthesized") != NULL;
}

static bool fail_positional(FoParser *p, const Arguments *a) {
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p) != NULL;
    return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range,
                          a->unpacking_first ? "positional argument follows keyword argument unpacking"
                                           : "positional argument follows keyword argument") != NULL;
}

// `f(a.b=1)`, `f(True=1)`
static bool fail_assignment(FoParser *p, FoNode *e) {
    FoSpan range = range_from(e->range, tok(p)->range);
    bool is_singleton = e->kind == FO_NODE_Constant && e->Constant.value.kind <= FO_CONST_FALSE;
    if (is_singleton && !e->parenthesised)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, range, "cannot assign to %s", fo_expression_text(e)) != NULL;
    return fo_parser_fail(p, FO_SYNTAX_ERROR, range,
                          "expression cannot contain assignment, perhaps you meant \"==\"?") != NULL;
}

static bool parse_generator(FoParser *p, const Arguments *a, FoNode *elt, FoSpan open) {
    if (!open.line) return fo_parser_fail_invalid(p) != NULL;
    bool is_sole = p->stack_n == a->base && !a->keywords.n;
    return is_sole ? parse_sole_generator(p, elt, open) : fail_generator(p, elt);
}

// (NAME ':=' expression | expression !':=') !'='
static bool parse_positional(FoParser *p, Arguments *a, FoSpan open) {
    FoNode *e = NULL;
    if (kind(p) == FO_TOKEN_NAME && fo_parser_peek(p, 1) == FO_TOKEN_COLONEQUAL)
        e = fo_parse_named_expression(p);
    else
        e = fo_parse_expression(p);
    if (!e) return false;
    if (kind(p) == FO_TOKEN_COLONEQUAL) return fo_parser_fail_invalid(p) != NULL;
    if (kind(p) == FO_TOKEN_EQUAL)
        return e->kind == FO_NODE_NamedExpr && !e->parenthesised ? fo_parser_fail_invalid(p) != NULL : fail_assignment(p, e);
    if (at_comprehension(p)) return parse_generator(p, a, e, open);
    if ((a->has_keyword || a->has_unpacking) && !a->follows_keyword) {
        a->follows_keyword = true;
        a->unpacking_first = a->has_unpacking;
        if (!p->diagnosing) return fail_positional(p, a);
    }
    return fo_parser_push(p, e);
}

static bool parse_argument(FoParser *p, Arguments *a, FoSpan open) {
    if (kind(p) == FO_TOKEN_DOUBLESTAR) return parse_unpacking(p, a);
    if (kind(p) == FO_TOKEN_STAR) return parse_iterable(p, a);
    if (kind(p) == FO_TOKEN_NAME && fo_parser_peek(p, 1) == FO_TOKEN_EQUAL) return parse_keyword(p, a);
    return parse_positional(p, a, open);
}

static bool finish_arguments(FoParser *p, Arguments *a, FoNodes *args, FoNodes *keywords) {
    if (!fo_parser_take(p, a->base, args)) return false;
    *keywords = (FoNodes){NULL, (int32_t)(a->keywords.n / sizeof(FoNode *))};
    if (!a->keywords.n) return true;
    keywords->items = fo_region_copy(&p->tree->region, a->keywords.data, a->keywords.n);
    return keywords->items || fo_source_fail_memory(p->error);
}

static bool starts_argument(FoTokenKind k) { return k == FO_TOKEN_STAR || k == FO_TOKEN_DOUBLESTAR || fo_starts_expression(k); }

// arguments: args [','] &')'
// args: ','.(starred_expression | (NAME ':=' expression | expression !':=') !'=')+ [',' kwargs] | kwargs
bool fo_parse_arguments(FoParser *p, bool is_call, FoNodes *args, FoNodes *keywords) {
    Arguments a = {.base = p->stack_n};
    FoSpan open = is_call ? p->tokens[p->mark - 1].range : (FoSpan){0};
    bool ok = true;
    while (ok && starts_argument(kind(p))) {
        ok = parse_argument(p, &a, open);
        if (!ok || !accept(p, FO_TOKEN_COMMA)) break;
    }
    if (ok && a.follows_keyword)
        ok = fail_positional(p, &a);
    ok = ok && fo_parser_expect(p, FO_TOKEN_RPAR) && finish_arguments(p, &a, args, keywords);
    fo_buffer_deinit(&a.keywords);
    return ok;
}
