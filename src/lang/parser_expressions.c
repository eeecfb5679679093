// SPDX-License-Identifier: MIT
// Expressions. Binary operators are parsed by precedence climbing, so that the C recursion per parenthesis stays small and
// chains of any length need none.
#include "lang/parser.h"

// The levels of the operators; a higher one binds tighter.
enum { LEVEL_NONE, LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_BITOR, LEVEL_BITXOR, LEVEL_BITAND, LEVEL_SHIFT, LEVEL_SUM, LEVEL_TERM };

static const uint8_t levels[FO_TOKEN_KINDS] = {
    [FO_TOKEN_OR] = LEVEL_OR,
    [FO_TOKEN_AND] = LEVEL_AND,
    [FO_TOKEN_NOT] = LEVEL_COMPARE, // of `not in`
    [FO_TOKEN_EQEQUAL] = LEVEL_COMPARE,
    [FO_TOKEN_NOTEQUAL] = LEVEL_COMPARE,
    [FO_TOKEN_LESS] = LEVEL_COMPARE,
    [FO_TOKEN_LESSEQUAL] = LEVEL_COMPARE,
    [FO_TOKEN_GREATER] = LEVEL_COMPARE,
    [FO_TOKEN_GREATEREQUAL] = LEVEL_COMPARE,
    [FO_TOKEN_IN] = LEVEL_COMPARE,
    [FO_TOKEN_IS] = LEVEL_COMPARE,
    [FO_TOKEN_VBAR] = LEVEL_BITOR,
    [FO_TOKEN_CIRCUMFLEX] = LEVEL_BITXOR,
    [FO_TOKEN_AMPER] = LEVEL_BITAND,
    [FO_TOKEN_LEFTSHIFT] = LEVEL_SHIFT,
    [FO_TOKEN_RIGHTSHIFT] = LEVEL_SHIFT,
    [FO_TOKEN_PLUS] = LEVEL_SUM,
    [FO_TOKEN_MINUS] = LEVEL_SUM,
    [FO_TOKEN_STAR] = LEVEL_TERM,
    [FO_TOKEN_SLASH] = LEVEL_TERM,
    [FO_TOKEN_DOUBLESLASH] = LEVEL_TERM,
    [FO_TOKEN_PERCENT] = LEVEL_TERM,
    [FO_TOKEN_AT] = LEVEL_TERM,
};

bool fo_starts_expression(FoTokenKind k) {
    switch (k) {
    case FO_TOKEN_NAME:
    case FO_TOKEN_NUMBER:
    case FO_TOKEN_STRING:
    case FO_TOKEN_LPAR:
    case FO_TOKEN_LSQB:
    case FO_TOKEN_LBRACE:
    case FO_TOKEN_ELLIPSIS:
    case FO_TOKEN_MINUS:
    case FO_TOKEN_PLUS:
    case FO_TOKEN_TILDE:
    case FO_TOKEN_NOT:
    case FO_TOKEN_LAMBDA:
    case FO_TOKEN_AWAIT:
    case FO_TOKEN_NONE:
    case FO_TOKEN_TRUE:
    case FO_TOKEN_FALSE: return true;
    default: return false;
    }
}

// ---- atoms

static FoNode *parse_name(FoParser *p) {
    FoNode *n = NEW(p, Name, tok(p)->range);
    if (!n || !(n->Name.id = fo_parser_name(p))) return NULL;
    return n;
}

static FoNode *parse_singleton(FoParser *p, FoConstantKind k) {
    FoNode *n = NEW(p, Constant, tok(p)->range);
    if (n)
        n->Constant.value.kind = (uint8_t)k;
    fo_parser_next(p);
    return n;
}

// atom: NAME | 'True' | 'False' | 'None' | strings | NUMBER | (tuple | group | genexp) | (list | listcomp)
//     | (dict | set | dictcomp | setcomp) | '...'
static FoNode *parse_atom(FoParser *p) {
    switch (kind(p)) {
    case FO_TOKEN_NAME: return parse_name(p);
    case FO_TOKEN_NUMBER: return fo_parse_number(p);
    case FO_TOKEN_STRING: return fo_parse_strings(p);
    case FO_TOKEN_TRUE: return parse_singleton(p, FO_CONST_TRUE);
    case FO_TOKEN_FALSE: return parse_singleton(p, FO_CONST_FALSE);
    case FO_TOKEN_NONE: return parse_singleton(p, FO_CONST_NONE);
    case FO_TOKEN_ELLIPSIS: return parse_singleton(p, FO_CONST_ELLIPSIS);
    case FO_TOKEN_LPAR:
    case FO_TOKEN_LSQB:
    case FO_TOKEN_LBRACE: return fo_parse_display(p);
    default: return fo_parser_fail_invalid(p);
    }
}

// ---- primaries

// slice: [expression] ':' [expression] [':' [expression]] | named_expression
static FoNode *parse_slice(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *lower = NULL;
    if (kind(p) == FO_TOKEN_STAR) return fo_parse_star_named_expression(p);
    if (kind(p) != FO_TOKEN_COLON) {
        lower = fo_parse_named_expression(p);
        if (!lower || kind(p) != FO_TOKEN_COLON || (lower->kind == FO_NODE_NamedExpr && !lower->parenthesised))
            return lower;
    }
    FoNode *n = NEW(p, Slice, start);
    if (!n) return NULL;
    n->Slice.lower = lower;
    fo_parser_next(p);
    FoTokenKind k = kind(p);
    if (k != FO_TOKEN_COLON && k != FO_TOKEN_COMMA && k != FO_TOKEN_RSQB && !(n->Slice.upper = fo_parse_expression(p)))
        return NULL;
    if (accept(p, FO_TOKEN_COLON) && kind(p) != FO_TOKEN_COMMA && kind(p) != FO_TOKEN_RSQB &&
        !(n->Slice.step = fo_parse_expression(p)))
        return NULL;
    return done(p, n);
}

// slices: slice !',' | ','.(slice | starred_expression)+ [',']
static FoNode *parse_slices(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *first = parse_slice(p);
    if (!first || (kind(p) != FO_TOKEN_COMMA && first->kind != FO_NODE_Starred)) return first;
    int32_t base = p->stack_n;
    if (!fo_parser_push(p, first)) return NULL;
    while (accept(p, FO_TOKEN_COMMA) && kind(p) != FO_TOKEN_RSQB)
        if (!fo_parser_push(p, parse_slice(p))) return NULL;
    FoNode *n = NEW(p, Tuple, start);
    if (!n || !fo_parser_take(p, base, &n->Tuple.elts)) return NULL;
    return done(p, n);
}

static FoNode *parse_attribute(FoParser *p, FoNode *value, FoSpan start) {
    fo_parser_next(p);
    FoNode *n = NEW(p, Attribute, start);
    if (!n) return NULL;
    n->Attribute.value = value;
    n->Attribute.attr_range = tok(p)->range;
    if (!(n->Attribute.attr = fo_parser_name(p))) return NULL;
    return done(p, n);
}

static FoNode *parse_subscript(FoParser *p, FoNode *value, FoSpan start) {
    fo_parser_next(p);
    FoNode *n = NEW(p, Subscript, start);
    if (!n) return NULL;
    n->Subscript.value = value;
    if (!fo_parser_enter(p) || !(n->Subscript.slice = parse_slices(p)) || !fo_parser_expect(p, FO_TOKEN_RSQB))
        return NULL;
    leave(p);
    return done(p, n);
}

static FoNode *parse_call(FoParser *p, FoNode *func, FoSpan start) {
    fo_parser_next(p);
    FoNode *n = NEW(p, Call, start);
    if (!n) return NULL;
    n->Call.func = func;
    if (!fo_parser_enter(p) || !fo_parse_arguments(p, true, &n->Call.args, &n->Call.keywords)) return NULL;
    leave(p);
    return done(p, n);
}

static FoNode *parse_trailer(FoParser *p, FoNode *n, FoSpan start) {
    switch (kind(p)) {
    case FO_TOKEN_DOT: return parse_attribute(p, n, start);
    case FO_TOKEN_LSQB: return parse_subscript(p, n, start);
    case FO_TOKEN_LPAR: return parse_call(p, n, start);
    default: return n;
    }
}

static bool back_to_prefix(FoParser *p, const FoParserMark *m);

// While diagnosing: a trailer that cannot be parsed ends the primary before it.
static FoNode *try_trailer(FoParser *p, FoNode *n, FoSpan start) {
    FoParserMark m = fo_parser_mark(p);
    FoNode *next = parse_trailer(p, n, start);
    if (!next) return back_to_prefix(p, &m) ? n : NULL;
    fo_parser_release(p);
    return next;
}

// primary: primary '.' NAME | primary genexp | primary '(' [arguments] ')' | primary '[' slices ']' | atom
static FoNode *parse_primary(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = parse_atom(p);
    for (FoNode *last = NULL; n && n != last;) {
        last = n;
        n = p->diagnosing || p->takes_prefix ? try_trailer(p, n, start) : parse_trailer(p, n, start);
    }
    return n;
}

// ---- operators

static FoNode *parse_unary(FoParser *p);

// await_primary: 'await' primary | primary
static FoNode *parse_await(FoParser *p) {
    if (kind(p) != FO_TOKEN_AWAIT) return parse_primary(p);
    FoNode *n = NEW(p, Await, tok(p)->range);
    fo_parser_next(p);
    if (!n || !(n->Await.value = parse_primary(p))) return NULL;
    return done(p, n);
}

static FoNode *binary(FoParser *p, FoNode *left, FoOperator op, FoNode *right, FoSpan start) {
    FoNode *n = right ? NEW(p, BinOp, start) : NULL;
    if (!n) return NULL;
    n->BinOp.left = left;
    n->BinOp.op = (uint8_t)op;
    n->BinOp.right = right;
    return done(p, n);
}

// factor: ('+' | '-' | '~') factor | await_primary ['**' factor]
static FoNode *parse_unary(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoTokenKind k = kind(p);
    if (k != FO_TOKEN_PLUS && k != FO_TOKEN_MINUS && k != FO_TOKEN_TILDE) {
        FoNode *base = parse_await(p);
        if (!base || kind(p) != FO_TOKEN_DOUBLESTAR) return base;
        fo_parser_next(p);
        if (!fo_parser_enter(p)) return NULL;
        FoNode *n = binary(p, base, FO_OP_Pow, parse_unary(p), start);
        leave(p);
        return n;
    }
    FoNode *n = NEW(p, UnaryOp, start);
    fo_parser_next(p);
    if (!n || !fo_parser_enter(p)) return NULL;
    n->UnaryOp.op = k == FO_TOKEN_PLUS ? FO_OP_UAdd : k == FO_TOKEN_MINUS ? FO_OP_USub : FO_OP_Invert;
    n->UnaryOp.operand = parse_unary(p);
    leave(p);
    return n->UnaryOp.operand ? done(p, n) : NULL;
}

static FoNode *parse_binary(FoParser *p, int least);

// The comparison operator at the current token; consumes it. FO_OP_KINDS when there is none.
static FoOperator take_comparison(FoParser *p) {
    FoTokenKind k = kind(p);
    if (k == FO_TOKEN_NOT && fo_parser_peek(p, 1) != FO_TOKEN_IN) {
        if (!p->diagnosing && !p->takes_prefix) // nothing else can follow: the place is behind the `not`, as in CPython
            fo_parser_next(p), fo_parser_fail_invalid(p);
        return FO_OP_KINDS;
    }
    fo_parser_next(p);
    switch (k) {
    case FO_TOKEN_EQEQUAL: return FO_OP_Eq;
    case FO_TOKEN_NOTEQUAL: return FO_OP_NotEq;
    case FO_TOKEN_LESS: return FO_OP_Lt;
    case FO_TOKEN_LESSEQUAL: return FO_OP_LtE;
    case FO_TOKEN_GREATER: return FO_OP_Gt;
    case FO_TOKEN_GREATEREQUAL: return FO_OP_GtE;
    case FO_TOKEN_IN: return FO_OP_In;
    case FO_TOKEN_NOT: fo_parser_next(p); return FO_OP_NotIn;
    default: return accept(p, FO_TOKEN_NOT) ? FO_OP_IsNot : FO_OP_Is;
    }
}

static bool take_ops(FoParser *p, const uint8_t *few, FoBuffer *many, int32_t n, FoOps *out) {
    out->items = fo_region_copy(&p->tree->region, many->n ? many->data : (const char *)few, n);
    out->n = n;
    return (out->items && !many->failed) || fo_source_fail_memory(p->error);
}

// comparison: bitwise_or (('==' | '!=' | '<' | '<=' | '>' | '>=' | 'not' 'in' | 'in' | 'is' 'not' | 'is') bitwise_or)+
static FoNode *parse_comparison(FoParser *p, FoNode *left, FoSpan start) {
    uint8_t few[8];
    FoBuffer many = FO_BUFFER_EMPTY;
    int32_t base = p->stack_n, count = 0;
    while (levels[kind(p)] == LEVEL_COMPARE) {
        FoOperator op = take_comparison(p);
        if (op == FO_OP_KINDS && p->error->kind != FO_SYNTAX_NONE) {
            fo_buffer_deinit(&many);
            return NULL;
        }
        if (op == FO_OP_KINDS) break;
        if (count == 8)
            fo_buffer_put(&many, few, 8);
        if (count < 8)
            few[count] = (uint8_t)op;
        else
            fo_buffer_put_char(&many, (char)op);
        count++;
        if (!fo_parser_push(p, parse_binary(p, LEVEL_BITOR))) {
            fo_buffer_deinit(&many);
            return NULL;
        }
    }
    FoNode *n = count ? NEW(p, Compare, start) : left;
    if (count && n) {
        n->Compare.left = left;
        if (!take_ops(p, few, &many, count, &n->Compare.ops) || !fo_parser_take(p, base, &n->Compare.comparators))
            n = NULL;
        done(p, n);
    }
    fo_buffer_deinit(&many);
    return n;
}

// disjunction: conjunction ('or' conjunction)*     conjunction: inversion ('and' inversion)*
static FoNode *parse_bool(FoParser *p, FoNode *left, FoTokenKind k, FoSpan start) {
    int32_t base = p->stack_n;
    if (!fo_parser_push(p, left)) return NULL;
    while (accept(p, k))
        if (!fo_parser_push(p, parse_binary(p, k == FO_TOKEN_OR ? LEVEL_AND : LEVEL_NOT))) return NULL;
    FoNode *n = NEW(p, BoolOp, start);
    if (!n || !fo_parser_take(p, base, &n->BoolOp.values)) return NULL;
    n->BoolOp.op = k == FO_TOKEN_OR ? FO_OP_Or : FO_OP_And;
    return done(p, n);
}

// inversion: 'not' inversion | comparison
static FoNode *parse_not(FoParser *p) {
    FoNode *n = NEW(p, UnaryOp, tok(p)->range);
    fo_parser_next(p);
    if (!n || !fo_parser_enter(p)) return NULL;
    n->UnaryOp.op = FO_OP_Not;
    n->UnaryOp.operand = parse_binary(p, LEVEL_NOT);
    leave(p);
    return n->UnaryOp.operand ? done(p, n) : NULL;
}

// After a failure while diagnosing: back to the mark if all that is known is "invalid syntax". What was read before it stands.
static bool back_to_prefix(FoParser *p, const FoParserMark *m) {
    if (!fo_parser_is_generic(p->error)) {
        fo_parser_release(p);
        return false;
    }
    fo_parser_rewind(p, m);
    return true;
}

// The operator at the current token and its right side; left itself when that cannot be parsed and a prefix will do.
static FoNode *parse_operation(FoParser *p, FoNode *left, int level, FoSpan start) {
    FoOperator op = (FoOperator)(FO_OP_Add + (kind(p) - FO_TOKEN_PLUS));
    if (!p->takes_prefix) {
        fo_parser_next(p);
        return binary(p, left, op, parse_binary(p, level + 1), start);
    }
    FoParserMark m = fo_parser_mark(p);
    fo_parser_next(p);
    FoNode *right = parse_binary(p, level + 1);
    if (!right) return back_to_prefix(p, &m) ? left : NULL;
    fo_parser_release(p);
    return binary(p, left, op, right, start);
}

// Everything made of operators of at least this level.
static FoNode *parse_binary(FoParser *p, int least) {
    FoSpan start = tok(p)->range;
    FoNode *left = kind(p) == FO_TOKEN_NOT && least <= LEVEL_NOT ? parse_not(p) : parse_unary(p);
    while (left) {
        FoTokenKind k = kind(p);
        int level = levels[k];
        if (level == LEVEL_NONE || level < least) return left;
        if (level >= LEVEL_BITOR) {
            FoNode *n = parse_operation(p, left, level, start);
            if (n == left) return left;
            left = n;
        } else if (level == LEVEL_COMPARE) {
            FoNode *n = parse_comparison(p, left, start);
            if (n == left)
                return left; // a `not` that is not `not in`
            left = n;
        } else {
            left = parse_bool(p, left, k, start);
        }
    }
    return NULL;
}

FoNode *fo_parse_bitwise_or(FoParser *p) { return parse_binary(p, LEVEL_BITOR); }
FoNode *fo_parse_disjunction(FoParser *p) { return parse_binary(p, LEVEL_OR); }

// ---- expressions

// lambdef: 'lambda' [lambda_params] ':' expression
static FoNode *parse_lambda(FoParser *p) {
    FoNode *n = NEW(p, Lambda, tok(p)->range);
    fo_parser_next(p);
    if (!n || !fo_parser_enter(p) || !(n->Lambda.args = fo_parse_parameters(p, FO_TOKEN_COLON)) ||
        !fo_parser_expect(p, FO_TOKEN_COLON) || !(n->Lambda.body = fo_parse_expression(p)))
        return NULL;
    leave(p);
    return done(p, n);
}

// The rest of: disjunction 'if' disjunction 'else' expression
static FoNode *parse_conditional(FoParser *p, FoNode *body, FoSpan start) {
    fo_parser_next(p);
    FoNode *n = NEW(p, IfExp, start);
    if (!n || !fo_parser_enter(p)) return NULL;
    n->IfExp.body = body;
    if (!(n->IfExp.test = fo_parse_disjunction(p))) return NULL;
    if (p->diagnosing && kind(p) != FO_TOKEN_ELSE && kind(p) != FO_TOKEN_COLON && kind(p) != FO_TOKEN_ERROR)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, range_from(body->range, n->IfExp.test->range),
                              "expected 'else' after 'if' expression");
    if (!fo_parser_expect(p, FO_TOKEN_ELSE) || !(n->IfExp.orelse = fo_parse_expression(p))) return NULL;
    leave(p);
    return done(p, n);
}

static FoNode *parse_expression_slowly(FoParser *p);

// expression: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
FoNode *fo_parse_expression(FoParser *p) {
    if (p->diagnosing) return parse_expression_slowly(p);
    if (kind(p) == FO_TOKEN_LAMBDA) return parse_lambda(p);
    FoSpan start = tok(p)->range;
    FoNode *n = parse_binary(p, LEVEL_OR);
    return n && kind(p) == FO_TOKEN_IF ? parse_conditional(p, n, start) : n;
}

// The same, looking for what may be meant.
static FO_NOINLINE FoNode *parse_expression_slowly(FoParser *p) {
    if (kind(p) == FO_TOKEN_LAMBDA) return parse_lambda(p);
    FoSpan start = tok(p)->range;
    FoParserMark m = fo_parser_mark(p);
    FoNode *n = parse_binary(p, LEVEL_OR);
    bool failed = n && (fo_diagnose_expression(p, &m, n) || fo_diagnose_legacy(p, &m));
    fo_parser_release(p);
    if (failed) return NULL;
    return n && kind(p) == FO_TOKEN_IF ? parse_conditional(p, n, start) : n;
}

// named_expression: NAME ':=' ~ expression | expression !':='
FoNode *fo_parse_named_expression(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *target = fo_parse_expression(p);
    if (!target) return NULL;
    if (kind(p) == FO_TOKEN_EQUAL && p->diagnosing && fo_diagnose_named(p, target)) return NULL;
    if (kind(p) != FO_TOKEN_COLONEQUAL) return target;
    if (target->kind != FO_NODE_Name || target->parenthesised) {
        if (target->kind == FO_NODE_Name && !p->diagnosing) return fo_parser_fail_invalid(p);
        return fo_parser_fail(p, FO_SYNTAX_ERROR, target->range, "cannot use assignment expressions with %s",
                              fo_expression_text(target));
    }
    fo_parser_next(p);
    FoNode *n = NEW(p, NamedExpr, start);
    if (!n || !(n->NamedExpr.value = fo_parse_expression(p))) return NULL;
    target->ctx = FO_CTX_STORE;
    n->NamedExpr.target = target;
    return done(p, n);
}

// '*' bitwise_or
static FoNode *parse_starred(FoParser *p) {
    FoNode *n = NEW(p, Starred, tok(p)->range);
    fo_parser_next(p);
    if (!n || !(n->Starred.value = fo_parse_bitwise_or(p))) return NULL;
    return done(p, n);
}

// star_named_expression: '*' bitwise_or | named_expression
FoNode *fo_parse_star_named_expression(FoParser *p) {
    return kind(p) == FO_TOKEN_STAR ? parse_starred(p) : fo_parse_named_expression(p);
}

// star_expression: '*' bitwise_or | expression
static FoNode *parse_star_expression(FoParser *p) {
    return kind(p) == FO_TOKEN_STAR ? parse_starred(p) : fo_parse_expression(p);
}

static bool at_item(FoParser *p) { return kind(p) == FO_TOKEN_STAR || fo_starts_expression(kind(p)); }

// The tuple of first and the items after the commas.
static FoNode *parse_tuple_rest(FoParser *p, FoNode *first, FoSpan start, FoNode *(*item)(FoParser *)) {
    int32_t base = p->stack_n;
    if (!fo_parser_push(p, first)) return NULL;
    while (accept(p, FO_TOKEN_COMMA) && at_item(p))
        if (!fo_parser_push(p, item(p))) return NULL;
    FoNode *n = NEW(p, Tuple, start);
    if (!n || !fo_parser_take(p, base, &n->Tuple.elts)) return NULL;
    return done(p, n);
}

// star_expressions: star_expression (',' star_expression)* [',']
FoNode *fo_parse_star_expressions(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *first = parse_star_expression(p);
    return first && kind(p) == FO_TOKEN_COMMA ? parse_tuple_rest(p, first, start, parse_star_expression) : first;
}

// expressions: expression (',' expression)* [',']
FoNode *fo_parse_expressions(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *first = fo_parse_expression(p);
    return first && kind(p) == FO_TOKEN_COMMA ? parse_tuple_rest(p, first, start, fo_parse_expression) : first;
}

// yield_expr: 'yield' 'from' expression | 'yield' [star_expressions]
FoNode *fo_parse_yield(FoParser *p) {
    FoSpan start = tok(p)->range;
    fo_parser_next(p);
    if (accept(p, FO_TOKEN_FROM)) {
        FoNode *n = NEW(p, YieldFrom, start);
        if (!n || !(n->YieldFrom.value = fo_parse_expression(p))) return NULL;
        return done(p, n);
    }
    FoNode *n = NEW(p, Yield, start);
    if (!n || (at_item(p) && !(n->Yield.value = fo_parse_star_expressions(p)))) return NULL;
    return done(p, n);
}

FoNode *fo_parse_yield_or_star_expressions(FoParser *p) {
    return kind(p) == FO_TOKEN_YIELD ? fo_parse_yield(p) : fo_parse_star_expressions(p);
}

// ---- targets of for and with

// star_target: '*' (!'*' star_target) | target_with_star_atom
static FoNode *parse_target(FoParser *p) {
    return kind(p) == FO_TOKEN_STAR ? parse_starred(p) : fo_parse_bitwise_or(p);
}

// star_targets: star_target !',' | star_target (',' star_target)* [',']
FoNode *fo_parse_targets(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = parse_target(p);
    if (n && kind(p) == FO_TOKEN_COMMA)
        n = parse_tuple_rest(p, n, start, parse_target);
    if (!n || !fo_set_context(p, n, FO_CTX_STORE)) return NULL;
    return n;
}
