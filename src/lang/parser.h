// SPDX-License-Identifier: MIT
// The parser's own header: shared by parser*.c only.
//
// Recursive descent over a buffer of tokens. Every parse function returns the node or NULL; NULL means that p->error is
// filled. A source that fails is parsed a second time with p->diagnosing set: then the costly looks around a failure are
// made that give better messages (CPython's second pass with its invalid_ rules).
#ifndef FO_LANG_PARSER_H
#define FO_LANG_PARSER_H

#include "lang/lexer.h"
#include "lang/tree.h"

enum {
    FO_PARSER_MAX_DEPTH = 500,   // nested expressions and blocks
    FO_PARSER_MAX_FSTRINGS = 2,  // a format spec may hold fields, those no more
    FO_PARSER_MAX_DIGITS = 4300, // of a decimal literal
    FO_PARSER_MAX_REWOUND = 1 << 20, // tokens read again while diagnosing: nested looks must not take exponential time
};

// The stack a parse may use: fits a thread of 256 KiB.
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
#define FO_PARSER_STACK_NBYTES ((size_t)2 << 20)
#else
#define FO_PARSER_STACK_NBYTES ((size_t)160 << 10)
#endif

typedef struct FoParser FoParser;
struct FoParser {
    FoTree *tree;
    const FoSource *source;
    FoSyntaxError *error;
    FoSyntaxError lexer_error;
    FoToken *tokens; // from the start of the current statement on
    int32_t n_tokens, tokens_cap, mark;
    int32_t n_rewound;
    int32_t n_held; // > 0: somebody will rewind, keep the tokens
    void **stack;   // items of unfinished lists
    int32_t stack_n, stack_cap;
    int32_t end_line, end_column; // of the last consumed token
    int32_t depth;
    const char *stack_base;
    int32_t shift; // added to the columns of the source's first line: f-strings
    int32_t fstring_level;
    bool is_fstring;
    bool error_is_lexers; // *error was taken from lexer_error
    bool takes_prefix; // an operator whose right side fails ends the expression (what a PEG parser would match)
    bool diagnosing;
    bool implied_newline; // eval and prompt: the last line has no newline of its own
    bool has_block;   // a compound statement was read
    FoParser *inner;  // reused for the expressions of f-strings
    FoLexer lexer;
};

typedef struct {
    int32_t mark, stack_n, depth, end_line, end_column;
    bool diagnosing, takes_prefix;
} FoParserMark;

// ---- tokens (parser.c)
bool fo_parser_fetch(FoParser *p); // appends a token to the buffer; false when memory is short

FO_INLINE const FoToken *tok(const FoParser *p) { return &p->tokens[p->mark]; }
FO_INLINE FoTokenKind kind(const FoParser *p) { return p->tokens[p->mark].kind; }
// The kind of the token k places ahead.
FoTokenKind fo_parser_peek(FoParser *p, int k);
void fo_parser_next(FoParser *p);
// Consumes a token of this kind if it is the next one.
FO_INLINE bool accept(FoParser *p, FoTokenKind k) {
    if (kind(p) != k) return false;
    fo_parser_next(p);
    return true;
}
// Consumes a token of this kind or fails with "invalid syntax".
bool fo_parser_expect(FoParser *p, FoTokenKind k) FO_MUST_CHECK;
// Consumes ':' or fails with "expected ':'".
bool fo_parser_expect_colon(FoParser *p) FO_MUST_CHECK;
bool fo_parser_at_word(const FoParser *p, const char *word); // a soft keyword
FoName *fo_parser_name(FoParser *p);                         // consumes a NAME or fails
FoName *fo_parser_token_name(FoParser *p, const FoToken *t);
// Forgets the tokens before the current one (at the start of a statement).
void fo_parser_forget(FoParser *p);

// Tries something that may fail: mark, parse, and on failure rewind, which also drops the error.
FoParserMark fo_parser_mark(FoParser *p);
void fo_parser_rewind(FoParser *p, const FoParserMark *m);
void fo_parser_release(FoParser *p); // the mark is no longer needed

// ---- nodes and lists (parser.c)
FoNode *fo_parser_node(FoParser *p, FoNodeKind kind, size_t nbytes, FoSpan start);
#define NEW(p, K, start) fo_parser_node(p, FO_NODE_##K, offsetof(FoNode, K) + sizeof(((FoNode *)0)->K), start)
// Sets the end of the range to that of the last consumed token.
FO_INLINE FoNode *done(const FoParser *p, FoNode *n) {
    if (n) {
        n->range.end_line = p->end_line;
        n->range.end_column = p->end_column;
    }
    return n;
}
bool fo_parser_push(FoParser *p, void *item) FO_MUST_CHECK; // false (with the error) for NULL unless push_gap
bool fo_parser_push_gap(FoParser *p) FO_MUST_CHECK;
bool fo_parser_take(FoParser *p, int32_t base, FoNodes *out) FO_MUST_CHECK;
bool fo_parser_take_names(FoParser *p, int32_t base, FoNameList *out) FO_MUST_CHECK;
bool fo_parser_enter(FoParser *p) FO_MUST_CHECK; // one level deeper; fails when too deep
FO_INLINE void leave(FoParser *p) { p->depth--; }

// ---- failing (parser.c); all return NULL
bool fo_parser_is_generic(const FoSyntaxError *e); // is it just "invalid syntax"?
void *fo_parser_fail(FoParser *p, FoSyntaxErrorKind kind, FoSpan range, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
// At the current token, where CPython reports at "the last token read".
void *fo_parser_fail_here(FoParser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *fo_parser_fail_memory(FoParser *p);
void *fo_parser_fail_invalid(FoParser *p); // "invalid syntax" at the current token
// An IndentationError at the current token.
void *fo_parser_fail_indentation(FoParser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
FO_INLINE FoSpan range_from(FoSpan a, FoSpan b) { return (FoSpan){a.line, a.column, b.end_line, b.end_column}; }
FO_INLINE FoSpan range_start(FoSpan a) { return (FoSpan){a.line, a.column, a.line, -1}; }

// ---- expressions
FoNode *fo_parse_expressions(FoParser *p);
FoNode *fo_parse_star_expressions(FoParser *p);
FoNode *fo_parse_star_named_expression(FoParser *p);
FoNode *fo_parse_named_expression(FoParser *p);
FoNode *fo_parse_expression(FoParser *p);
FoNode *fo_parse_disjunction(FoParser *p);
FoNode *fo_parse_bitwise_or(FoParser *p);
FoNode *fo_parse_yield(FoParser *p);
FoNode *fo_parse_yield_or_star_expressions(FoParser *p);
FoNode *fo_parse_targets(FoParser *p); // star_targets, in Store context
bool fo_parse_for_clauses(FoParser *p, FoNodes *out);
// Between the parentheses; consumes ')'. Only a call may hold a generator expression without parentheses of its own.
bool fo_parse_arguments(FoParser *p, bool is_call, FoNodes *args, FoNodes *keywords);
FoNode *fo_parse_display(FoParser *p); // parser_displays.c: ( [ {
FoNode *fo_parse_strings(FoParser *p); // parser_strings.c
FoNode *fo_parse_number(FoParser *p);
FoNode *fo_parse_parameters(FoParser *p, FoTokenKind closer); // parser_parameters.c; up to but without the closer
bool fo_starts_expression(FoTokenKind k);
FO_INLINE bool at_comprehension(FoParser *p) {
    return kind(p) == FO_TOKEN_FOR || (kind(p) == FO_TOKEN_ASYNC && fo_parser_peek(p, 1) == FO_TOKEN_FOR);
}

// Parses an f-string expression: source is "(text)", its first line lies `shift` bytes to the right in the outer source.
FoNode *fo_parse_inner(FoParser *outer, const FoSource *source, int32_t shift);

// ---- statements and patterns
bool fo_parse_statements(FoParser *p, FoTokenKind end, FoNodes *out);
bool fo_parse_interactive(FoParser *p, FoNodes *out);
bool fo_parse_block(FoParser *p, int32_t line, const char *after, FoNodes *out);
FoNode *fo_parse_assignment_or_expression(FoParser *p); // parser_assign.c
FoNode *fo_parse_del(FoParser *p);
FoNode *fo_parse_match(FoParser *p);                  // parser_patterns.c
bool fo_parser_at_match(FoParser *p);                 // does a match statement start here?

// ---- targets (parser_targets.c)
typedef enum { FO_STAR_TARGETS, FO_DEL_TARGETS, FO_FOR_TARGETS } FoTargetKind;
// The part of e that cannot be a target, or NULL.
FoNode *fo_invalid_target(FoNode *e, FoTargetKind kind);
bool fo_set_context(FoParser *p, FoNode *e, FoContext ctx); // fails when e is not a target
const char *fo_expression_text(const FoNode *e);            // "function call", "literal" …

// ---- better messages, second pass only (parser_diagnose.c). True: they had something to say, the error is filled.
// After the disjunction `a` that began at the mark: a missing comma?
bool fo_diagnose_expression(FoParser *p, const FoParserMark *start, FoNode *a);
// `print x` at the mark?
bool fo_diagnose_legacy(FoParser *p, const FoParserMark *start);
// `a = b` where a named expression may stand; the current token is '='.
bool fo_diagnose_named(FoParser *p, FoNode *a);
// What follows a `for` is no target; consumes the mark, which lies on the `for`. The error is filled already.
// `a, b c = d`: what stands behind a tuple.
bool fo_diagnose_tuple(FoParser *p);
void fo_diagnose_for_target(FoParser *p, FoParserMark *at_for);

#endif
