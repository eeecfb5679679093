// SPDX-License-Identifier: MIT
// Simple statements, statement lists and blocks. Compound statements are in parser_compound.c.
#include "lang/parser_statements.h"

// ---- simple statements

static FoNode *parse_keyword_only(FoParser *p, FoNodeKind k) {
    FoNode *n = fo_parser_node(p, k, offsetof(FoNode, Name), tok(p)->range);
    fo_parser_next(p);
    return n;
}

static bool at_end_of_statement(FoParser *p) { return kind(p) == FO_TOKEN_NEWLINE || kind(p) == FO_TOKEN_SEMI; }

// return_stmt: 'return' [star_expressions]
static FoNode *parse_return(FoParser *p) {
    FoNode *n = NEW(p, Return, tok(p)->range);
    fo_parser_next(p);
    if (!n || (!at_end_of_statement(p) && !(n->Return.value = fo_parse_star_expressions(p)))) return NULL;
    return done(p, n);
}

// raise_stmt: 'raise' expression ['from' expression] | 'raise'
static FoNode *parse_raise(FoParser *p) {
    FoNode *n = NEW(p, Raise, tok(p)->range);
    fo_parser_next(p);
    if (!n || at_end_of_statement(p)) return done(p, n);
    if (!(n->Raise.exc = fo_parse_expression(p))) return NULL;
    if (accept(p, FO_TOKEN_FROM) && !(n->Raise.cause = fo_parse_expression(p))) return NULL;
    return done(p, n);
}

// assert_stmt: 'assert' expression [',' expression]
static FoNode *parse_assert(FoParser *p) {
    FoNode *n = NEW(p, Assert, tok(p)->range);
    fo_parser_next(p);
    if (!n || !(n->Assert.test = fo_parse_expression(p))) return NULL;
    if (accept(p, FO_TOKEN_COMMA) && !(n->Assert.msg = fo_parse_expression(p))) return NULL;
    return done(p, n);
}

// global_stmt: 'global' ','.NAME+     nonlocal_stmt: 'nonlocal' ','.NAME+
static FoNode *parse_names(FoParser *p, bool is_global) {
    FoSpan start = tok(p)->range;
    FoNode *n = is_global ? NEW(p, Global, start) : NEW(p, Nonlocal, start);
    int32_t base = p->stack_n;
    if (!n) return NULL;
    do {
        fo_parser_next(p);
        if (!fo_parser_push(p, fo_parser_name(p))) return NULL;
    } while (kind(p) == FO_TOKEN_COMMA);
    return fo_parser_take_names(p, base, is_global ? &n->Global.names : &n->Nonlocal.names) ? done(p, n) : NULL;
}

// ---- imports

// dotted_name: NAME ('.' NAME)*
static FoName *parse_dotted_name(FoParser *p) {
    FoName *first = fo_parser_name(p);
    if (!first || kind(p) != FO_TOKEN_DOT) return first;
    FoBuffer text = FO_BUFFER_EMPTY;
    fo_buffer_put(&text, first->text, first->n);
    while (accept(p, FO_TOKEN_DOT)) {
        FoName *part = fo_parser_name(p);
        if (!part) {
            fo_buffer_deinit(&text);
            return NULL;
        }
        fo_buffer_put_char(&text, '.');
        fo_buffer_put(&text, part->text, part->n);
    }
    FoName *name = text.failed ? NULL : fo_tree_name(p->tree, text.data, text.n);
    fo_buffer_deinit(&text);
    return name ? name : fo_parser_fail_memory(p);
}

// dotted_name ['as' NAME]     NAME ['as' NAME]
static FoNode *parse_alias(FoParser *p, bool is_dotted) {
    FoNode *n = NEW(p, alias, tok(p)->range);
    if (!n || !(n->alias.name = is_dotted ? parse_dotted_name(p) : fo_parser_name(p))) return NULL;
    if (accept(p, FO_TOKEN_AS) && !(n->alias.asname = fo_parser_name(p))) return NULL;
    return done(p, n);
}

// import_name: 'import' ','.(dotted_name ['as' NAME])+
static FoNode *parse_import(FoParser *p) {
    FoNode *n = NEW(p, Import, tok(p)->range);
    int32_t base = p->stack_n;
    if (!n) return NULL;
    do {
        fo_parser_next(p);
        if (!fo_parser_push(p, parse_alias(p, true))) return NULL;
    } while (kind(p) == FO_TOKEN_COMMA);
    return fo_parser_take(p, base, &n->Import.names) ? done(p, n) : NULL;
}

// import_from_as_names: ','.(NAME ['as' NAME])+
static bool parse_import_names(FoParser *p, bool in_parentheses) {
    for (;;) {
        if (!fo_parser_push(p, parse_alias(p, false))) return false;
        if (!accept(p, FO_TOKEN_COMMA)) return true;
        if (kind(p) == FO_TOKEN_RPAR && in_parentheses) return true;
        if (kind(p) == FO_TOKEN_NEWLINE && !in_parentheses)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range,
                                  "trailing comma not allowed without surrounding parentheses") != NULL;
    }
}

static bool parse_import_star(FoParser *p) {
    FoNode *n = NEW(p, alias, tok(p)->range);
    if (!n || !(n->alias.name = fo_tree_name(p->tree, "*", 1))) return fo_source_fail_memory(p->error);
    fo_parser_next(p);
    return fo_parser_push(p, done(p, n));
}

// import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
static bool parse_import_targets(FoParser *p) {
    if (kind(p) == FO_TOKEN_STAR) return parse_import_star(p);
    if (accept(p, FO_TOKEN_LPAR)) return parse_import_names(p, true) && fo_parser_expect(p, FO_TOKEN_RPAR);
    return parse_import_names(p, false);
}

// import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets | 'from' ('.' | '...')+ 'import' import_from_targets
static FoNode *parse_from(FoParser *p) {
    FoNode *n = NEW(p, ImportFrom, tok(p)->range);
    fo_parser_next(p);
    if (!n) return NULL;
    for (;; fo_parser_next(p)) {
        if (kind(p) == FO_TOKEN_DOT)
            n->ImportFrom.level++;
        else if (kind(p) == FO_TOKEN_ELLIPSIS)
            n->ImportFrom.level += 3;
        else
            break;
    }
    if (!(kind(p) == FO_TOKEN_IMPORT && n->ImportFrom.level) && !(n->ImportFrom.module = parse_dotted_name(p)))
        return NULL;
    int32_t base = p->stack_n;
    if (!fo_parser_expect(p, FO_TOKEN_IMPORT) || !parse_import_targets(p) ||
        !fo_parser_take(p, base, &n->ImportFrom.names))
        return NULL;
    return done(p, n);
}

// ---- lists of statements

static FoNode *parse_simple(FoParser *p) {
    switch (kind(p)) {
    case FO_TOKEN_RETURN: return parse_return(p);
    case FO_TOKEN_IMPORT: return parse_import(p);
    case FO_TOKEN_FROM: return parse_from(p);
    case FO_TOKEN_RAISE: return parse_raise(p);
    case FO_TOKEN_PASS: return parse_keyword_only(p, FO_NODE_Pass);
    case FO_TOKEN_BREAK: return parse_keyword_only(p, FO_NODE_Break);
    case FO_TOKEN_CONTINUE: return parse_keyword_only(p, FO_NODE_Continue);
    case FO_TOKEN_DEL: return fo_parse_del(p);
    case FO_TOKEN_ASSERT: return parse_assert(p);
    case FO_TOKEN_GLOBAL: return parse_names(p, true);
    case FO_TOKEN_NONLOCAL: return parse_names(p, false);
    default: return fo_parse_assignment_or_expression(p);
    }
}

// simple_stmts: ';'.simple_stmt+ [';'] NEWLINE
static bool parse_simple_line(FoParser *p) {
    for (;;) {
        if (!fo_parser_push(p, parse_simple(p))) return false;
        if (accept(p, FO_TOKEN_NEWLINE)) return true;
        if (kind(p) != FO_TOKEN_SEMI) return fo_parser_fail_invalid(p) != NULL;
        fo_parser_next(p);
        if (accept(p, FO_TOKEN_NEWLINE)) return true;
    }
}

static bool is_compound(FoParser *p) {
    switch (kind(p)) {
    case FO_TOKEN_IF:
    case FO_TOKEN_WHILE:
    case FO_TOKEN_FOR:
    case FO_TOKEN_TRY:
    case FO_TOKEN_WITH:
    case FO_TOKEN_DEF:
    case FO_TOKEN_CLASS:
    case FO_TOKEN_AT:
    case FO_TOKEN_ASYNC: return true;
    case FO_TOKEN_NAME: return fo_parser_at_match(p);
    default: return false;
    }
}

// statement: compound_stmt | simple_stmts
static bool parse_statement(FoParser *p) {
    fo_parser_forget(p);
    return is_compound(p) ? fo_parser_push(p, fo_parse_compound(p)) : parse_simple_line(p);
}

// statements: statement+
bool fo_parse_statements(FoParser *p, FoTokenKind end, FoNodes *out) {
    int32_t base = p->stack_n;
    while (kind(p) != end) {
        if (end == FO_TOKEN_DEDENT && kind(p) == FO_TOKEN_END) break;
        if (!parse_statement(p)) return false;
    }
    return fo_parser_take(p, base, out);
}

// interactive: statement_newline; then only blank lines
bool fo_parse_interactive(FoParser *p, FoNodes *out) {
    int32_t base = p->stack_n;
    while (accept(p, FO_TOKEN_NEWLINE))
        ;
    if (kind(p) == FO_TOKEN_END) // an empty input
        return fo_parser_take(p, base, out);
    p->has_block = is_compound(p);
    if (!parse_statement(p) || !fo_parser_take(p, base, out)) return false;
    while (accept(p, FO_TOKEN_NEWLINE))
        ;
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p) != NULL;
    if (kind(p) != FO_TOKEN_END)
        return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range, "multiple statements found while compiling a single statement") != NULL;
    return true;
}

// block: NEWLINE INDENT statements DEDENT | simple_stmts
bool fo_parse_block(FoParser *p, int32_t line, const char *after, FoNodes *out) {
    int32_t base = p->stack_n;
    if (!fo_parser_enter(p)) return false;
    if (kind(p) != FO_TOKEN_NEWLINE) {
        if (!parse_simple_line(p) || !fo_parser_take(p, base, out)) return false;
        leave(p);
        return true;
    }
    fo_parser_next(p);
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p) != NULL;
    if (!accept(p, FO_TOKEN_INDENT))
        return fo_parser_fail_indentation(p, "expected an indented block after %s on line %d", after, line) != NULL;
    if (!fo_parse_statements(p, FO_TOKEN_DEDENT, out)) return false;
    accept(p, FO_TOKEN_DEDENT);
    leave(p);
    return true;
}
