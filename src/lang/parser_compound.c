// SPDX-License-Identifier: MIT
// Compound statements: if, while, for, try, with, def, class, decorators, async.
#include "lang/parser_statements.h"

// Consumes the ':' of a clause. CPython says "expected ':'" only where the line ends.
static bool expect_colon_at_end(FoParser *p) {
    if (kind(p) == FO_TOKEN_COLON || kind(p) == FO_TOKEN_NEWLINE) return fo_parser_expect_colon(p);
    return fo_parser_fail_invalid(p) != NULL;
}

// ---- if, while

// else_block: 'else' ':' block
static bool parse_else(FoParser *p, FoNodes *out) {
    int32_t line = tok(p)->range.line;
    if (!accept(p, FO_TOKEN_ELSE)) return true;
    return fo_parser_expect_colon(p) && fo_parse_block(p, line, "'else' statement", out);
}

// 'if' named_expression ':' block, without what follows
static FoNode *parse_if_part(FoParser *p, const char *name) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, If, start);
    fo_parser_next(p);
    if (!n || !(n->If.test = fo_parse_named_expression(p)) || !expect_colon_at_end(p) ||
        !fo_parse_block(p, start.line, name, &n->If.body))
        return NULL;
    return n;
}

static bool one_node(FoParser *p, FoNode *n, FoNodes *out) {
    int32_t base = p->stack_n;
    return fo_parser_push(p, n) && fo_parser_take(p, base, out);
}

// if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block])
// The chain is built from the front in a loop: it may be long.
static FoNode *parse_if(FoParser *p) {
    FoNode *first = parse_if_part(p, "'if' statement"), *last = first;
    while (last && kind(p) == FO_TOKEN_ELIF) {
        FoNode *next = parse_if_part(p, "'elif' statement");
        if (!next || !one_node(p, next, &last->If.orelse)) return NULL;
        last = next;
    }
    if (!last || !parse_else(p, &last->If.orelse)) return NULL;
    for (FoNode *n = first; n != last; n = n->If.orelse.items[0])
        done(p, n);
    done(p, last);
    return first;
}

// while_stmt: 'while' named_expression ':' block [else_block]
static FoNode *parse_while(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, While, start);
    fo_parser_next(p);
    if (!n || !(n->While.test = fo_parse_named_expression(p)) || !expect_colon_at_end(p) ||
        !fo_parse_block(p, start.line, "'while' statement", &n->While.body) || !parse_else(p, &n->While.orelse))
        return NULL;
    return done(p, n);
}

// ---- for

static bool parse_for_head(FoParser *p, FoNode *n) {
    FoParserMark m = fo_parser_mark(p);
    fo_parser_next(p);
    if (!(n->For.target = fo_parse_targets(p)) || !fo_parser_expect(p, FO_TOKEN_IN)) {
        fo_diagnose_for_target(p, &m);
        return false;
    }
    fo_parser_release(p);
    n->For.iter = fo_parse_star_expressions(p);
    return n->For.iter != NULL;
}

// for_stmt: ['async'] 'for' star_targets 'in' ~ star_expressions ':' block [else_block]
static FoNode *parse_for(FoParser *p, FoSpan start, bool is_async) {
    int32_t line = tok(p)->range.line;
    FoNode *n = NEW(p, For, start);
    if (!n) return NULL;
    n->kind = is_async ? FO_NODE_AsyncFor : FO_NODE_For;
    if (!parse_for_head(p, n) || !expect_colon_at_end(p) || !fo_parse_block(p, line, "'for' statement", &n->For.body) ||
        !parse_else(p, &n->For.orelse))
        return NULL;
    return done(p, n);
}

// ---- with

// with_item: expression ['as' star_target]
static FoNode *parse_with_item(FoParser *p) {
    FoNode *n = NEW(p, withitem, tok(p)->range);
    if (!n || !(n->withitem.context_expr = fo_parse_expression(p))) return NULL;
    if (!accept(p, FO_TOKEN_AS)) return done(p, n);
    FoNode *target = kind(p) == FO_TOKEN_STAR ? fo_parse_star_named_expression(p) : fo_parse_expression(p);
    if (!target) return NULL;
    FoTokenKind k = kind(p);
    if (k != FO_TOKEN_COMMA && k != FO_TOKEN_RPAR && k != FO_TOKEN_COLON && k != FO_TOKEN_NEWLINE)
        return fo_parser_fail_invalid(p);
    if (!fo_set_context(p, target, FO_CTX_STORE)) return NULL;
    n->withitem.optional_vars = target;
    return done(p, n);
}

// Does the parenthesis at the current token end right before a ':'?
static bool parenthesis_before_colon(FoParser *p) {
    if (kind(p) != FO_TOKEN_LPAR) return false;
    int32_t depth = tok(p)->depth - 1;
    for (int k = 1;; k++) {
        FoTokenKind t = fo_parser_peek(p, k);
        if (t == FO_TOKEN_ERROR) return true;
        if (t == FO_TOKEN_END || t == FO_TOKEN_NEWLINE) return false;
        if (p->tokens[p->mark + k].depth == depth) {
            FoTokenKind after = fo_parser_peek(p, k + 1);
            return after == FO_TOKEN_COLON || after == FO_TOKEN_NEWLINE;
        }
    }
}

// '(' ','.with_item+ [','] ')' ':'. False without an error when the parentheses are those of an expression.
static bool parse_parenthesised_items(FoParser *p, FoNodes *out) {
    FoParserMark m = fo_parser_mark(p);
    int32_t base = p->stack_n;
    fo_parser_next(p);
    do {
        if (!fo_parser_push(p, parse_with_item(p))) break;
    } while (accept(p, FO_TOKEN_COMMA) && kind(p) != FO_TOKEN_RPAR);
    if (p->error->kind == FO_SYNTAX_NONE && accept(p, FO_TOKEN_RPAR) && p->stack_n > base &&
        (kind(p) == FO_TOKEN_COLON || kind(p) == FO_TOKEN_NEWLINE)) {
        fo_parser_release(p);
        return fo_parser_take(p, base, out);
    }
    if (p->error->kind == FO_SYNTAX_NONE && kind(p) == FO_TOKEN_ERROR)
        fo_parser_fail_invalid(p);
    if (kind(p) == FO_TOKEN_ERROR || p->error->kind == FO_SYNTAX_NO_MEMORY ||
        (p->diagnosing && p->error->kind == FO_SYNTAX_ERROR && p->error->message.n > strlen("invalid syntax"))) {
        fo_parser_release(p);
        return false;
    }
    fo_parser_rewind(p, &m);
    return false;
}

static bool parse_with_items(FoParser *p, FoNodes *out) {
    if (parenthesis_before_colon(p)) {
        if (parse_parenthesised_items(p, out)) return true;
        if (p->error->kind != FO_SYNTAX_NONE) return false;
    }
    int32_t base = p->stack_n;
    do {
        if (!fo_parser_push(p, parse_with_item(p))) return false;
    } while (accept(p, FO_TOKEN_COMMA));
    return fo_parser_take(p, base, out);
}

// with_stmt: ['async'] 'with' ('(' ','.with_item+ [','] ')' | ','.with_item+) ':' block
static FoNode *parse_with(FoParser *p, FoSpan start, bool is_async) {
    int32_t line = tok(p)->range.line;
    FoNode *n = NEW(p, With, start);
    if (!n) return NULL;
    n->kind = is_async ? FO_NODE_AsyncWith : FO_NODE_With;
    fo_parser_next(p);
    if (!parse_with_items(p, &n->With.items) || !expect_colon_at_end(p) ||
        !fo_parse_block(p, line, "'with' statement", &n->With.body))
        return NULL;
    return done(p, n);
}

// ---- try

static FoNode *fail_exception_list(FoParser *p, FoNode *first) {
    if (!p->diagnosing) return fo_parser_fail_invalid(p);
    if (!fo_starts_expression(fo_parser_peek(p, 1))) return fo_parser_fail_invalid(p);
    while (accept(p, FO_TOKEN_COMMA) && fo_starts_expression(kind(p)))
        if (!fo_parse_expression(p)) return NULL;
    if (accept(p, FO_TOKEN_AS) && !fo_parser_name(p)) return NULL;
    if (kind(p) != FO_TOKEN_COLON) return fo_parser_fail_invalid(p);
    FoSpan r = first->range;
    return fo_parser_fail(p, FO_SYNTAX_ERROR, (FoSpan){r.line, r.column, p->end_line, p->end_column},
                          "multiple exception types must be parenthesized");
}

static bool parse_handler_type(FoParser *p, FoNode *n) {
    if (!(n->ExceptHandler.type = fo_parse_expression(p))) return false;
    if (kind(p) == FO_TOKEN_COMMA) return fail_exception_list(p, n->ExceptHandler.type) != NULL;
    return !accept(p, FO_TOKEN_AS) || (n->ExceptHandler.name = fo_parser_name(p)) != NULL;
}

// except_block: 'except' ['*'] expression ['as' NAME] ':' block | 'except' ':' block
static FoNode *parse_handler(FoParser *p, bool *is_star) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, ExceptHandler, start);
    fo_parser_next(p);
    *is_star = accept(p, FO_TOKEN_STAR);
    if (!n) return NULL;
    if (*is_star && (kind(p) == FO_TOKEN_COLON || kind(p) == FO_TOKEN_NEWLINE))
        return fo_parser_fail_here(p, "expected one or more exception types");
    if (kind(p) != FO_TOKEN_COLON && kind(p) != FO_TOKEN_NEWLINE && !parse_handler_type(p, n)) return NULL;
    if (!expect_colon_at_end(p) ||
        !fo_parse_block(p, start.line, *is_star ? "'except*' statement" : "'except' statement", &n->ExceptHandler.body))
        return NULL;
    return done(p, n);
}

static bool parse_handlers(FoParser *p, FoNode *try) {
    int32_t base = p->stack_n;
    while (kind(p) == FO_TOKEN_EXCEPT) {
        bool is_star, is_first = p->stack_n == base;
        FoSpan except = tok(p)->range;
        if (fo_parser_peek(p, 1) == FO_TOKEN_STAR)
            except = range_from(except, p->tokens[p->mark + 1].range);
        if (!fo_parser_push(p, parse_handler(p, &is_star))) return false;
        if (!is_first && is_star != (try->kind == FO_NODE_TryStar))
            return fo_parser_fail(p, FO_SYNTAX_ERROR, except,
                                  "cannot have both 'except' and 'except*' on the same 'try'") != NULL;
        try->kind = is_star ? FO_NODE_TryStar : FO_NODE_Try;
    }
    return fo_parser_take(p, base, &try->Try.handlers);
}

// finally_block: 'finally' ':' block
static bool parse_finally(FoParser *p, FoNode *try) {
    int32_t line = tok(p)->range.line;
    if (accept(p, FO_TOKEN_FINALLY))
        return fo_parser_expect_colon(p) && fo_parse_block(p, line, "'finally' statement", &try->Try.finalbody);
    if (try->Try.handlers.n) return true;
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p) != NULL;
    return fo_parser_fail_here(p, "expected 'except' or 'finally' block") != NULL;
}

// try_stmt: 'try' ':' block (finally_block | except_block+ [else_block] [finally_block])
static FoNode *parse_try(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, Try, start);
    fo_parser_next(p);
    if (!n || !fo_parser_expect_colon(p) || !fo_parse_block(p, start.line, "'try' statement", &n->Try.body) ||
        !parse_handlers(p, n) || (n->Try.handlers.n && !parse_else(p, &n->Try.orelse)) || !parse_finally(p, n))
        return NULL;
    return done(p, n);
}

// ---- def, class

// ['->' expression]
static bool parse_returns(FoParser *p, FoNode **out) {
    if (kind(p) != FO_TOKEN_ARROW) return true;
    if (!fo_starts_expression(fo_parser_peek(p, 1))) return fo_parser_expect_colon(p);
    fo_parser_next(p);
    *out = fo_parse_expression(p);
    return *out != NULL;
}

// function_def_raw: ['async'] 'def' NAME '(' [params] ')' ['->' expression] ':' block
static FoNode *parse_def(FoParser *p, FoSpan start, bool is_async, FoNodes decorators) {
    int32_t line = tok(p)->range.line;
    FoNode *n = NEW(p, FunctionDef, start);
    if (!n) return NULL;
    n->kind = is_async ? FO_NODE_AsyncFunctionDef : FO_NODE_FunctionDef;
    n->FunctionDef.decorator_list = decorators;
    fo_parser_next(p);
    n->FunctionDef.name_range = tok(p)->range;
    if (!(n->FunctionDef.name = fo_parser_name(p))) return NULL;
    if (kind(p) != FO_TOKEN_LPAR)
        return kind(p) == FO_TOKEN_ERROR ? fo_parser_fail_invalid(p)
                                         : fo_parser_fail_here(p, "expected '('");
    fo_parser_next(p);
    if (!(n->FunctionDef.args = fo_parse_parameters(p, FO_TOKEN_RPAR)) || !fo_parser_expect(p, FO_TOKEN_RPAR) ||
        !parse_returns(p, &n->FunctionDef.returns) ||
        !fo_parser_expect_colon(p) || !fo_parse_block(p, line, "function definition", &n->FunctionDef.body))
        return NULL;
    return done(p, n);
}

// class_def_raw: 'class' NAME ['(' [arguments] ')'] ':' block
static FoNode *parse_class(FoParser *p, FoNodes decorators) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, ClassDef, start);
    fo_parser_next(p);
    if (!n) return NULL;
    n->ClassDef.decorator_list = decorators;
    n->ClassDef.name_range = tok(p)->range;
    if (!(n->ClassDef.name = fo_parser_name(p)) ||
        (accept(p, FO_TOKEN_LPAR) && !fo_parse_arguments(p, false, &n->ClassDef.bases, &n->ClassDef.keywords)) ||
        !expect_colon_at_end(p) || !fo_parse_block(p, start.line, "class definition", &n->ClassDef.body))
        return NULL;
    return done(p, n);
}

// decorators: ('@' named_expression NEWLINE)+
static bool parse_decorators(FoParser *p, FoNodes *out) {
    int32_t base = p->stack_n;
    while (accept(p, FO_TOKEN_AT)) {
        if (!fo_parser_push(p, fo_parse_named_expression(p)) || !fo_parser_expect(p, FO_TOKEN_NEWLINE))
            return false;
    }
    return fo_parser_take(p, base, out);
}

static FoNode *parse_decorated(FoParser *p) {
    FoNodes decorators;
    if (!parse_decorators(p, &decorators)) return NULL;
    FoSpan start = tok(p)->range;
    if (kind(p) == FO_TOKEN_CLASS) return parse_class(p, decorators);
    bool is_async = kind(p) == FO_TOKEN_ASYNC && fo_parser_peek(p, 1) == FO_TOKEN_DEF;
    if (is_async)
        fo_parser_next(p);
    return kind(p) == FO_TOKEN_DEF ? parse_def(p, start, is_async, decorators) : fo_parser_fail_invalid(p);
}

static FoNode *parse_async(FoParser *p) {
    FoSpan start = tok(p)->range;
    fo_parser_next(p);
    switch (kind(p)) {
    case FO_TOKEN_DEF: return parse_def(p, start, true, (FoNodes){0});
    case FO_TOKEN_FOR: return parse_for(p, start, true);
    case FO_TOKEN_WITH: return parse_with(p, start, true);
    default: return fo_parser_fail_invalid(p);
    }
}

FoNode *fo_parse_compound(FoParser *p) {
    FoSpan start = tok(p)->range;
    switch (kind(p)) {
    case FO_TOKEN_IF: return parse_if(p);
    case FO_TOKEN_WHILE: return parse_while(p);
    case FO_TOKEN_FOR: return parse_for(p, start, false);
    case FO_TOKEN_TRY: return parse_try(p);
    case FO_TOKEN_WITH: return parse_with(p, start, false);
    case FO_TOKEN_DEF: return parse_def(p, start, false, (FoNodes){0});
    case FO_TOKEN_CLASS: return parse_class(p, (FoNodes){0});
    case FO_TOKEN_AT: return parse_decorated(p);
    case FO_TOKEN_ASYNC: return parse_async(p);
    default: return fo_parse_match(p);
    }
}
