// SPDX-License-Identifier: MIT
// What stands in brackets: tuples, groups, lists, sets, dicts, comprehensions, arguments of calls.
#include "lang/parser.h"

// ---- comprehensions

// for_if_clause: ['async'] 'for' star_targets 'in' ~ disjunction ('if' disjunction)*
static FoNode *parse_for_clause(FoParser *p) {
    FoNode *n = NEW(p, comprehension, tok(p)->range);
    if (!n) return NULL;
    n->comprehension.is_async = accept(p, FO_TOKEN_ASYNC);
    FoParserMark m = fo_parser_mark(p);
    if (!fo_parser_expect(p, FO_TOKEN_FOR) || !(n->comprehension.target = fo_parse_targets(p)) ||
        !fo_parser_expect(p, FO_TOKEN_IN)) {
        fo_diagnose_for_target(p, &m);
        return NULL;
    }
    fo_parser_release(p);
    if (!(n->comprehension.iter = fo_parse_disjunction(p))) return NULL;
    int32_t base = p->stack_n;
    while (accept(p, FO_TOKEN_IF))
        if (!fo_parser_push(p, fo_parse_disjunction(p))) return NULL;
    return fo_parser_take(p, base, &n->comprehension.ifs) ? done(p, n) : NULL;
}

// for_if_clauses: for_if_clause+
bool fo_parse_for_clauses(FoParser *p, FoNodes *out) {
    int32_t base = p->stack_n;
    while (at_comprehension(p))
        if (!fo_parser_push(p, parse_for_clause(p))) return false;
    return fo_parser_take(p, base, out);
}

static bool fail_starred_comprehension(FoParser *p, FoNode *elt) {
    return fo_parser_fail(p, FO_SYNTAX_ERROR, elt->range, "iterable unpacking cannot be used in comprehension") != NULL;
}

// The clauses and the closing bracket after the element of a GeneratorExp, ListComp or SetComp.
static FoNode *parse_comprehension(FoParser *p, FoNode *n, FoNode *elt, FoTokenKind closer) {
    if (!n) return NULL;
    FoNodes generators;
    if (!fo_parse_for_clauses(p, &generators)) return NULL;
    if (elt->kind == FO_NODE_Starred) return fail_starred_comprehension(p, elt) ? n : NULL;
    if (!fo_parser_expect(p, closer)) return NULL;
    switch ((FoNodeKind)n->kind) {
    case FO_NODE_ListComp: n->ListComp.elt = elt, n->ListComp.generators = generators; break;
    case FO_NODE_SetComp: n->SetComp.elt = elt, n->SetComp.generators = generators; break;
    default: n->GeneratorExp.elt = elt, n->GeneratorExp.generators = generators; break;
    }
    return done(p, n);
}

// ---- items between commas

static bool at_item(FoParser *p) { return kind(p) == FO_TOKEN_STAR || fo_starts_expression(kind(p)); }

// Items after the first one; in brackets `closer`. Consumes the closer.
static bool parse_items(FoParser *p, FoNode *first, FoTokenKind closer, FoNodes *out) {
    int32_t base = p->stack_n;
    FoSpan comma = tok(p)->range;
    if (!fo_parser_push(p, first)) return false;
    while (accept(p, FO_TOKEN_COMMA) && at_item(p))
        if (!fo_parser_push(p, fo_parse_star_named_expression(p))) return false;
    if (p->diagnosing && closer != FO_TOKEN_RPAR && at_comprehension(p)) {
        FoNode *last = p->stack[p->stack_n - 1];
        FoSpan place = range_from(first->range, last == first ? comma : last->range);
        FoNodes clauses;
        FoParserMark m = fo_parser_mark(p);
        if (fo_parse_for_clauses(p, &clauses))
            return fo_parser_fail(p, FO_SYNTAX_ERROR, place,
                                  "did you forget parentheses around the comprehension target?") != NULL;
        fo_parser_rewind(p, &m);
    }
    return fo_parser_take(p, base, out) && fo_parser_expect(p, closer);
}

// ---- parentheses

static FoNode *fail_group(FoParser *p, FoNode *starred) {
    if (kind(p) == FO_TOKEN_RPAR)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, starred->range, "cannot use starred expression here");
    return fo_parser_fail_invalid(p);
}

static FoNode *parse_double_starred(FoParser *p) {
    FoSpan range = tok(p)->range;
    fo_parser_next(p);
    if (p->diagnosing && fo_parse_expression(p) && kind(p) == FO_TOKEN_RPAR)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, range, "cannot use double starred expression here");
    return fo_parser_fail(p, FO_SYNTAX_ERROR, range, "invalid syntax");
}

// tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
static FoNode *parse_tuple(FoParser *p, FoNode *first, FoSpan start) {
    FoNode *n = NEW(p, Tuple, start);
    if (!n) return NULL;
    n->parenthesised = true;
    if (first ? !parse_items(p, first, FO_TOKEN_RPAR, &n->Tuple.elts) : !fo_parser_expect(p, FO_TOKEN_RPAR))
        return NULL;
    return done(p, n);
}

// group: '(' (yield_expr | named_expression) ')'     genexp: '(' named_expression for_if_clauses ')'
static FoNode *parse_parentheses(FoParser *p) {
    FoSpan start = tok(p)->range;
    fo_parser_next(p);
    if (kind(p) == FO_TOKEN_RPAR) return parse_tuple(p, NULL, start);
    if (kind(p) == FO_TOKEN_DOUBLESTAR) return parse_double_starred(p);
    bool is_yield = kind(p) == FO_TOKEN_YIELD;
    FoNode *e = is_yield ? fo_parse_yield(p) : fo_parse_star_named_expression(p);
    if (!e) return NULL;
    if (kind(p) == FO_TOKEN_COMMA && !is_yield) return parse_tuple(p, e, start);
    if (at_comprehension(p) && !is_yield)
        return parse_comprehension(p, NEW(p, GeneratorExp, start), e, FO_TOKEN_RPAR);
    if (e->kind == FO_NODE_Starred) return fail_group(p, e);
    if (!fo_parser_expect(p, FO_TOKEN_RPAR)) return NULL;
    e->parenthesised = true;
    return e;
}

// ---- lists

// list: '[' [star_named_expressions] ']'     listcomp: '[' named_expression for_if_clauses ']'
static FoNode *parse_list(FoParser *p) {
    FoSpan start = tok(p)->range;
    fo_parser_next(p);
    FoNode *n = NEW(p, List, start);
    if (!n) return NULL;
    if (accept(p, FO_TOKEN_RSQB)) return done(p, n);
    FoNode *first = fo_parse_star_named_expression(p);
    if (!first) return NULL;
    if (at_comprehension(p)) return parse_comprehension(p, NEW(p, ListComp, start), first, FO_TOKEN_RSQB);
    return parse_items(p, first, FO_TOKEN_RSQB, &n->List.elts) ? done(p, n) : NULL;
}

// ---- braces

static FoNode *fail_pair(FoParser *p, FoNode *key) {
    if (kind(p) == FO_TOKEN_ERROR || !p->diagnosing) return fo_parser_fail_invalid(p);
    FoSpan place = {key->range.line, key->range.end_column - 1, key->range.end_line, -1};
    return fo_parser_fail(p, FO_SYNTAX_ERROR, place, "':' expected after dictionary key");
}

// What follows the colon of a pair.
static FoNode *parse_pair_value(FoParser *p, FoSpan colon) {
    if (p->diagnosing && (kind(p) == FO_TOKEN_RBRACE || kind(p) == FO_TOKEN_COMMA))
        return fo_parser_fail(p, FO_SYNTAX_ERROR, colon, "expression expected after dictionary key and ':'");
    if (p->diagnosing && kind(p) == FO_TOKEN_STAR) {
        FoSpan star = tok(p)->range;
        fo_parser_next(p);
        FoNode *value = fo_parse_bitwise_or(p);
        if (value)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, (FoSpan){star.line, star.column, p->end_line, p->end_column},
                                  "cannot use a starred expression in a dictionary value");
        return NULL;
    }
    return fo_parse_expression(p);
}

// Second pass: a key after the first pair is not searched for a missing comma; the missing colon is what the reference names.
static FoNode *parse_later_key(FoParser *p) {
    FoParserMark m = fo_parser_mark(p);
    p->diagnosing = false;
    FoNode *key = fo_parse_expression(p);
    bool has_colon = kind(p) == FO_TOKEN_COLON;
    if (key && !has_colon && kind(p) != FO_TOKEN_ERROR) {
        fo_parser_release(p);
        p->diagnosing = true;
        return fail_pair(p, key);
    }
    fo_parser_rewind(p, &m);
    return fo_parse_expression(p);
}

// double_starred_kvpair: '**' bitwise_or | expression ':' expression
// Keys and values are collected in turn on the stack. key is the one already read, or NULL.
static bool parse_pair(FoParser *p, FoNode *key) {
    if (!key && accept(p, FO_TOKEN_DOUBLESTAR))
        return fo_parser_push_gap(p) && fo_parser_push(p, fo_parse_bitwise_or(p));
    if (!key && !(key = p->diagnosing ? parse_later_key(p) : fo_parse_expression(p))) return false;
    FoSpan colon = tok(p)->range;
    if (!accept(p, FO_TOKEN_COLON)) return fail_pair(p, key) != NULL;
    return fo_parser_push(p, key) && fo_parser_push(p, parse_pair_value(p, colon));
}

static bool split_pairs(FoParser *p, int32_t base, FoNode *dict) {
    int32_t n = (p->stack_n - base) / 2;
    FoNode **keys = fo_region_alloc(&p->tree->region, 2 * n * sizeof *keys);
    if (!keys) return fo_source_fail_memory(p->error);
    for (int32_t i = 0; i < n; i++) {
        keys[i] = p->stack[base + 2 * i];
        keys[n + i] = p->stack[base + 2 * i + 1];
    }
    dict->Dict.keys = (FoNodes){keys, n};
    dict->Dict.values = (FoNodes){keys + n, n};
    p->stack_n = base;
    return true;
}

// dictcomp: '{' kvpair for_if_clauses '}'
static FoNode *parse_dict_comprehension(FoParser *p, int32_t base, FoSpan start) {
    FoNode *n = NEW(p, DictComp, start);
    if (!n) return NULL;
    n->DictComp.key = p->stack[base];
    n->DictComp.value = p->stack[base + 1];
    p->stack_n = base;
    FoNodes clauses;
    if (!fo_parse_for_clauses(p, &clauses)) return NULL;
    n->DictComp.generators = clauses;
    if (!n->DictComp.key && kind(p) == FO_TOKEN_RBRACE)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, (FoSpan){start.line, start.end_column, start.line, start.end_column + 2},
                              "dict unpacking cannot be used in dict comprehension");
    return fo_parser_expect(p, FO_TOKEN_RBRACE) ? done(p, n) : NULL;
}

// dict: '{' [','.double_starred_kvpair+ [',']] '}'
static FoNode *parse_dict(FoParser *p, FoNode *first_key, FoSpan start) {
    int32_t base = p->stack_n;
    if (!parse_pair(p, first_key)) return NULL;
    if (at_comprehension(p)) return parse_dict_comprehension(p, base, start);
    while (accept(p, FO_TOKEN_COMMA) && (kind(p) == FO_TOKEN_DOUBLESTAR || fo_starts_expression(kind(p))))
        if (!parse_pair(p, NULL)) return NULL;
    FoNode *n = NEW(p, Dict, start);
    if (!n || !split_pairs(p, base, n) || !fo_parser_expect(p, FO_TOKEN_RBRACE)) return NULL;
    return done(p, n);
}

// set: '{' star_named_expressions '}'     setcomp: '{' named_expression for_if_clauses '}'
static FoNode *parse_braces(FoParser *p) {
    FoSpan start = tok(p)->range;
    fo_parser_next(p);
    if (kind(p) == FO_TOKEN_RBRACE) {
        fo_parser_next(p);
        return done(p, NEW(p, Dict, start));
    }
    if (kind(p) == FO_TOKEN_DOUBLESTAR) return parse_dict(p, NULL, start);
    FoNode *first = fo_parse_star_named_expression(p);
    if (!first) return NULL;
    if (kind(p) == FO_TOKEN_COLON && first->kind != FO_NODE_Starred &&
        (first->kind != FO_NODE_NamedExpr || first->parenthesised))
        return parse_dict(p, first, start);
    if (at_comprehension(p)) return parse_comprehension(p, NEW(p, SetComp, start), first, FO_TOKEN_RBRACE);
    FoNode *n = NEW(p, Set, start);
    return n && parse_items(p, first, FO_TOKEN_RBRACE, &n->Set.elts) ? done(p, n) : NULL;
}

FoNode *fo_parse_display(FoParser *p) {
    if (!fo_parser_enter(p)) return NULL;
    FoNode *n = kind(p) == FO_TOKEN_LPAR ? parse_parentheses(p) : kind(p) == FO_TOKEN_LSQB ? parse_list(p) : parse_braces(p);
    leave(p);
    return n;
}
