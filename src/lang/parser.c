// SPDX-License-Identifier: MIT
// The parser's ground: tokens, nodes, lists, failing, and the two passes.
#include "lang/parser.h"

#include <stdio.h>

// ---- tokens

// Drops tokens that nobody can want any more; keeps the previous one.
static void slide_tokens(FoParser *p) {
    int32_t from = p->mark - 2;
    if (p->n_held || from < p->tokens_cap / 2) return;
    p->n_tokens -= from;
    p->mark -= from;
    memmove(p->tokens, p->tokens + from, p->n_tokens * sizeof *p->tokens);
}

bool fo_parser_fetch(FoParser *p) {
    if (p->n_tokens == p->tokens_cap)
        slide_tokens(p);
    if (p->n_tokens == p->tokens_cap) {
        int32_t cap = p->tokens_cap ? p->tokens_cap * 2 : 64;
        FoToken *tokens = fo_realloc(p->tokens, p->tokens_cap * sizeof *tokens, cap * sizeof *tokens, FO_MEM_INTERNAL);
        if (!tokens) return false;
        p->tokens = tokens;
        p->tokens_cap = cap;
    }
    FoToken *t = &p->tokens[p->n_tokens++];
    fo_lexer_next(&p->lexer, t);
    if (p->shift) {
        if (t->range.line == p->source->first_line)
            t->range.column += p->shift;
        if (t->range.end_line == p->source->first_line)
            t->range.end_column += p->shift;
    }
    return true;
}

// The buffer cannot grow: the current token becomes an error.
static FO_COLD void fetch_failed(FoParser *p) {
    fo_source_fail_memory(p->error);
    p->mark = p->n_tokens - 1;
    p->tokens[p->mark].kind = FO_TOKEN_ERROR;
}

void fo_parser_next(FoParser *p) {
    const FoToken *t = tok(p);
    if (t->kind == FO_TOKEN_ERROR) return;
    if (t->kind > FO_TOKEN_DEDENT) {
        p->end_line = t->range.end_line;
        p->end_column = t->range.end_column;
    }
    p->mark++;
    if (p->mark == p->n_tokens && !fo_parser_fetch(p))
        fetch_failed(p);
}

FoTokenKind fo_parser_peek(FoParser *p, int k) {
    while (p->mark + k >= p->n_tokens) {
        if (p->tokens[p->n_tokens - 1].kind == FO_TOKEN_ERROR || p->tokens[p->n_tokens - 1].kind == FO_TOKEN_END)
            return p->tokens[p->n_tokens - 1].kind;
        if (!fo_parser_fetch(p)) {
            fetch_failed(p);
            return FO_TOKEN_ERROR;
        }
    }
    return p->tokens[p->mark + k].kind;
}

void fo_parser_forget(FoParser *p) {
    if (p->n_held || !p->mark) return;
    int32_t n = p->n_tokens - p->mark;
    memmove(p->tokens, p->tokens + p->mark, n * sizeof *p->tokens);
    p->n_tokens = n;
    p->mark = 0;
}

bool fo_parser_expect(FoParser *p, FoTokenKind k) {
    if (kind(p) == k) {
        fo_parser_next(p);
        return true;
    }
    return fo_parser_fail_invalid(p) != NULL;
}

bool fo_parser_expect_colon(FoParser *p) {
    if (accept(p, FO_TOKEN_COLON)) return true;
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p) != NULL;
    return fo_parser_fail_here(p, "expected ':'") != NULL;
}

bool fo_parser_at_word(const FoParser *p, const char *word) {
    const FoToken *t = tok(p);
    return t->kind == FO_TOKEN_NAME && t->n == strlen(word) && memcmp(t->text, word, t->n) == 0;
}

FoName *fo_parser_name(FoParser *p) {
    if (kind(p) != FO_TOKEN_NAME) return fo_parser_fail_invalid(p);
    FoName *name = fo_parser_token_name(p, tok(p));
    fo_parser_next(p);
    return name;
}

// ---- marks

FoParserMark fo_parser_mark(FoParser *p) {
    p->n_held++;
    return (FoParserMark){p->mark, p->stack_n, p->depth, p->end_line, p->end_column, p->diagnosing, p->takes_prefix};
}

void fo_parser_release(FoParser *p) { p->n_held--; }

// Forgets the error, but not one of the lexer: the source stays unreadable.
static void drop_error(FoParser *p) {
    if (p->error_is_lexers) {
        p->lexer_error = *p->error;
        *p->error = FO_SYNTAX_ERROR_EMPTY;
        p->error_is_lexers = false;
    } else if (p->error->kind != FO_SYNTAX_NO_MEMORY) {
        fo_syntax_error_deinit(p->error);
    }
}

void fo_parser_rewind(FoParser *p, const FoParserMark *m) {
    p->n_held--;
    p->n_rewound += p->mark - m->mark;
    p->mark = m->mark;
    p->stack_n = m->stack_n;
    p->depth = m->depth;
    p->end_line = m->end_line;
    p->end_column = m->end_column;
    p->diagnosing = m->diagnosing && p->n_rewound < FO_PARSER_MAX_REWOUND;
    p->takes_prefix = m->takes_prefix;
    drop_error(p);
}

// ---- nodes and lists

FoNode *fo_parser_node(FoParser *p, FoNodeKind kind, size_t nbytes, FoSpan start) {
    FoNode *n = fo_region_alloc(&p->tree->region, nbytes);
    if (!n) return fo_parser_fail_memory(p);
    n->kind = (uint8_t)kind;
    n->range = start;
    return n;
}

static bool push(FoParser *p, void *item) {
    if (p->stack_n == p->stack_cap) {
        int32_t cap = p->stack_cap ? p->stack_cap * 2 : 256;
        void **stack = fo_realloc(p->stack, p->stack_cap * sizeof *stack, cap * sizeof *stack, FO_MEM_INTERNAL);
        if (!stack) return fo_source_fail_memory(p->error);
        p->stack = stack;
        p->stack_cap = cap;
    }
    p->stack[p->stack_n++] = item;
    return true;
}

bool fo_parser_push(FoParser *p, void *item) { return item && push(p, item); }
bool fo_parser_push_gap(FoParser *p) { return push(p, NULL); }

// Moves the items above base into the region.
static bool take(FoParser *p, int32_t base, void ***items, int32_t *n) {
    *n = p->stack_n - base;
    *items = NULL;
    if (*n) {
        *items = fo_region_alloc(&p->tree->region, *n * sizeof **items);
        if (!*items) return fo_source_fail_memory(p->error);
        memcpy(*items, p->stack + base, *n * sizeof **items);
    }
    p->stack_n = base;
    return true;
}

bool fo_parser_take(FoParser *p, int32_t base, FoNodes *out) { return take(p, base, (void ***)&out->items, &out->n); }
bool fo_parser_take_names(FoParser *p, int32_t base, FoNameList *out) {
    return take(p, base, (void ***)&out->items, &out->n);
}

bool fo_parser_enter(FoParser *p) {
    const char *here = __builtin_frame_address(0);
    size_t used = here < p->stack_base ? p->stack_base - here : here - p->stack_base;
    if (++p->depth <= FO_PARSER_MAX_DEPTH && used <= FO_PARSER_STACK_NBYTES) return true;
    return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range, "too many nested expressions or blocks") != NULL;
}

// ---- failing

bool fo_parser_is_generic(const FoSyntaxError *e) {
    size_t n = strlen("invalid syntax");
    return e->kind == FO_SYNTAX_ERROR && e->message.n >= n && memcmp(e->message.data + e->message.n - n, "invalid syntax", n) == 0;
}

void *fo_parser_fail(FoParser *p, FoSyntaxErrorKind kind, FoSpan range, const char *format, ...) {
    if (p->error->kind != FO_SYNTAX_NONE) return NULL;
    FoBuffer text = FO_BUFFER_EMPTY;
    va_list arguments;
    va_start(arguments, format);
    fo_buffer_vprintf(&text, format, arguments);
    va_end(arguments);
    const char *message = fo_buffer_text(&text);
    if (range.line == p->source->first_line)
        range.column -= p->shift;
    if (range.end_line == p->source->first_line && range.end_column > 0)
        range.end_column -= p->shift;
    if (message)
        fo_source_fail(p->source, p->error, kind, range, "%s%s", p->is_fstring ? "f-string: " : "", message);
    else
        fo_source_fail_memory(p->error);
    fo_buffer_deinit(&text);
    return NULL;
}

void *fo_parser_fail_memory(FoParser *p) {
    fo_source_fail_memory(p->error);
    return NULL;
}

// The place of the current token. Tokens without text lie where the lexer stands, and have no end.
static FoSpan place_here(const FoParser *p) {
    const FoToken *t = tok(p);
    if (t->kind != FO_TOKEN_INDENT && t->kind != FO_TOKEN_DEDENT && t->kind != FO_TOKEN_END) return t->range;
    if (t->text < p->lexer.end)
        return (FoSpan){t->range.line, t->range.column - 1, t->range.line, -2};
    int32_t line = t->range.line > p->source->first_line ? t->range.line - 1 : t->range.line;
    size_t n = 0;
    fo_source_line(p->source, line, &n);
    return (FoSpan){line, p->source->is_script ? -1 : (int32_t)n, line, -2};
}

static void fail_at_place(FoParser *p, FoSyntaxErrorKind kind, const char *format, va_list arguments) {
    char message[200];
    vsnprintf(message, sizeof message, format, arguments);
    fo_parser_fail(p, kind, place_here(p), "%s", message);
}

void *fo_parser_fail_indentation(FoParser *p, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fail_at_place(p, FO_SYNTAX_INDENTATION, format, arguments);
    va_end(arguments);
    return NULL;
}

void *fo_parser_fail_here(FoParser *p, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fail_at_place(p, FO_SYNTAX_ERROR, format, arguments);
    va_end(arguments);
    return NULL;
}

void *fo_parser_fail_invalid(FoParser *p) {
    switch (kind(p)) {
    case FO_TOKEN_ERROR:
        if (p->error->kind == FO_SYNTAX_NONE) {
            *p->error = p->lexer_error;
            p->lexer_error = FO_SYNTAX_ERROR_EMPTY;
            p->error_is_lexers = true;
        }
        return NULL;
    case FO_TOKEN_INDENT: return fo_parser_fail_indentation(p, "unexpected indent");
    case FO_TOKEN_DEDENT: return fo_parser_fail_indentation(p, "unexpected unindent");
    case FO_TOKEN_NEWLINE:
        if (p->implied_newline && tok(p)->text + 1 == p->lexer.end) {
            int32_t line = tok(p)->range.line;
            return fo_parser_fail(p, FO_SYNTAX_ERROR, (FoSpan){line, -1, line, -1}, "invalid syntax");
        }
        return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range, "invalid syntax");
    case FO_TOKEN_END: {
        int32_t line = place_here(p).line;
        return fo_parser_fail(p, FO_SYNTAX_ERROR, (FoSpan){line, -1, line, -1}, "invalid syntax");
    }
    default: return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range, "invalid syntax");
    }
}

// ---- one pass, two passes

static FoNode *parse_root(FoParser *p, FoParseMode mode) {
    FoSpan start = {p->source->first_line, 0, p->source->first_line, 0};
    FoNode *root;
    if (mode == FO_PARSE_FILE) {
        if (!(root = NEW(p, Module, start)) || !fo_parse_statements(p, FO_TOKEN_END, &root->Module.body))
            return NULL;
        return root;
    }
    if (mode == FO_PARSE_SINGLE) {
        if (!(root = NEW(p, Interactive, start)) || !fo_parse_interactive(p, &root->Interactive.body))
            return NULL;
        return root;
    }
    if (!(root = NEW(p, Expression, start)) || !(root->Expression.body = fo_parse_expressions(p)))
        return NULL;
    while (accept(p, FO_TOKEN_NEWLINE))
        ;
    return fo_parser_expect(p, FO_TOKEN_END) ? root : NULL;
}

// The expression in the braces of an f-string: (star_expressions | yield_expr), within parentheses of the copy.
static FoNode *parse_fstring_root(FoParser *p) {
    FoNode *e = fo_parse_star_expressions(p);
    if (e && kind(p) != FO_TOKEN_NEWLINE && kind(p) != FO_TOKEN_END) return fo_parser_fail_invalid(p);
    return e;
}

static void restart(FoParser *p) {
    p->n_tokens = p->mark = p->n_held = p->n_rewound = p->stack_n = 0;
    p->end_line = p->source->first_line;
    p->end_column = p->shift;
    p->has_block = p->error_is_lexers = false;
    fo_syntax_error_deinit(&p->lexer_error);
    fo_lexer_init(&p->lexer, p->source, &p->lexer_error);
}

static FoNode *parse_pass(FoParser *p, FoParseMode mode) {
    restart(p);
    if (!fo_parser_fetch(p)) return fo_parser_fail_memory(p);
    FoNode *root = p->is_fstring ? parse_fstring_root(p) : parse_root(p, mode);
    if (p->error->kind != FO_SYNTAX_NONE) return NULL;
    return root ? root : fo_parser_fail_memory(p);
}

static void replace_error(FoParser *p, FoSyntaxError *by) {
    fo_syntax_error_deinit(p->error);
    *p->error = *by;
    *by = FO_SYNTAX_ERROR_EMPTY;
}

// Reads the rest of the source: an error of the lexer says more than the parser's, and so does a bracket that was opened
// on an earlier line and never closed.
static void prefer_lexer_error(FoParser *p) {
    int32_t line = p->tokens[p->n_tokens - 1].range.line;
    FoToken t = p->tokens[p->n_tokens - 1];
    while (t.kind != FO_TOKEN_END && t.kind != FO_TOKEN_ERROR)
        fo_lexer_next(&p->lexer, &t);
    if (p->lexer_error.kind == FO_SYNTAX_NONE) return;
    FoLexer *lx = &p->lexer;
    if (lx->failure == FO_LEXER_HARD) {
        replace_error(p, &p->lexer_error);
    } else if (lx->n_brackets && line > lx->brackets[lx->n_brackets - 1].line) {
        fo_syntax_error_deinit(&p->lexer_error);
        fo_lexer_fail_unclosed(lx);
        replace_error(p, &p->lexer_error);
    }
}

static bool is_syntax_kind(FoSyntaxErrorKind k) { return k >= FO_SYNTAX_ERROR && k <= FO_SYNTAX_TAB; }

static bool is_unexpected_indent(const FoSyntaxError *e) {
    size_t n = strlen("unexpected ");
    return e->kind == FO_SYNTAX_INDENTATION && e->message.n > n && memcmp(e->message.data, "unexpected ", n) == 0;
}

// Parses again to say better what is wrong.
static void diagnose(FoParser *p, FoParseMode mode) {
    FoSyntaxError first = *p->error;
    *p->error = FO_SYNTAX_ERROR_EMPTY;
    p->diagnosing = true;
    parse_pass(p, mode);
    p->diagnosing = false;
    if (p->error->kind == FO_SYNTAX_NONE || p->error->kind == FO_SYNTAX_NO_MEMORY || fo_parser_is_generic(p->error))
        replace_error(p, &first);
    fo_syntax_error_deinit(&first);
    if (is_syntax_kind(p->error->kind) && p->n_tokens && !is_unexpected_indent(p->error))
        prefer_lexer_error(p);
}

// Did the first pass fail because there is no more source?
static bool wants_more(const FoParser *p) {
    const FoLexer *lx = &p->lexer;
    if (lx->failure == FO_LEXER_SOURCE_ENDED) // a backslash before an empty last line is an error, as in CPython's prompt
        return lx->n_brackets || p->source->added_newline;
    if (lx->ended_in_string || !p->n_tokens) return lx->ended_in_string;
    FoTokenKind last = p->tokens[p->n_tokens - 1].kind; // blocks end with the source, one DEDENT each
    return last == FO_TOKEN_END || (last == FO_TOKEN_DEDENT && lx->at >= lx->end);
}

static FoNode *parse_twice(FoParser *p, FoParseMode mode) {
    FoNode *root = parse_pass(p, mode);
    bool source_ended = !root && wants_more(p);
    bool from_lexer = p->lexer.failure != FO_LEXER_FINE;
    if (root && mode == FO_PARSE_SINGLE && p->has_block && p->source->added_newline) {
        fo_parser_fail(p, FO_SYNTAX_INCOMPLETE, tok(p)->range, "incomplete input");
        return NULL;
    }
    if (!root && is_syntax_kind(p->error->kind) && !from_lexer)
        diagnose(p, mode);
    if (!root && mode == FO_PARSE_SINGLE && !p->is_fstring && source_ended && is_syntax_kind(p->error->kind))
        p->error->kind = FO_SYNTAX_INCOMPLETE;
    return root;
}

static void deinit(FoParser *p) {
    if (p->inner) {
        deinit(p->inner);
        fo_free(p->inner, sizeof *p->inner, FO_MEM_INTERNAL);
    }
    fo_free(p->tokens, p->tokens_cap * sizeof *p->tokens, FO_MEM_INTERNAL);
    fo_free(p->stack, p->stack_cap * sizeof *p->stack, FO_MEM_INTERNAL);
    fo_syntax_error_deinit(&p->lexer_error);
}

FoNode *fo_parse_inner(FoParser *outer, const FoSource *source, int32_t shift) {
    if (!outer->inner) {
        outer->inner = fo_alloc_zero(sizeof *outer->inner, FO_MEM_INTERNAL);
        if (!outer->inner) return fo_parser_fail_memory(outer);
    }
    FoParser *p = outer->inner;
    p->tree = outer->tree;
    p->error = outer->error;
    p->stack_base = outer->stack_base;
    p->depth = outer->depth;
    p->source = source;
    p->shift = shift;
    p->fstring_level = 0;
    p->is_fstring = true;
    p->diagnosing = false;
    return parse_twice(p, FO_PARSE_EVAL);
}

// ---- entry

static FoTree *new_tree(void) {
    FoTree *tree = fo_alloc_zero(sizeof *tree, FO_MEM_INTERNAL);
    if (tree)
        fo_region_init(&tree->region);
    return tree;
}

FoTree *fo_parse(const char *bytes, size_t n, FoSourceKind source_kind, FoParseMode mode, FoSyntaxError *error) {
    *error = FO_SYNTAX_ERROR_EMPTY;
    FoTree *tree = new_tree();
    FoParser *p = tree ? fo_alloc_zero(sizeof *p, FO_MEM_INTERNAL) : NULL;
    if (!p)
        fo_source_fail_memory(error);
    if (p && fo_source_init(&tree->source, bytes, n, source_kind, error)) {
        p->tree = tree;
        p->source = &tree->source;
        p->error = error;
        p->stack_base = __builtin_frame_address(0);
        p->implied_newline = mode != FO_PARSE_FILE && tree->source.added_newline;
        tree->root = parse_twice(p, mode);
    }
    if (p) {
        deinit(p);
        fo_free(p, sizeof *p, FO_MEM_INTERNAL);
    }
    if (tree && tree->root) return tree;
    fo_tree_free(tree);
    return NULL;
}
