// SPDX-License-Identifier: MIT
// F-strings. As in CPython 3.11 the whole literal is one token; its content is taken apart here and each expression is
// parsed by an inner parser from a copy "(expression)" whose columns are shifted to where it stands.
#include "lang/parser_literals.h"

enum { MAX_BRACKETS = 200 };

typedef struct {
    FoParser *p;
    FoStringPart part;
    const char *at, *end;
    FoSpan range;    // of the whole concatenation: all nodes but the expressions have it
    FoBuffer literal; // text not yet made a Constant
    const char *placed; // up to where lines have been counted, from the token's start on
    const char *line_start;
    int32_t line;
} Fstring;

static bool parse_pieces(Fstring *f, int level);

// The place is the token after the literal, as in CPython.
static bool fail(Fstring *f, const char *message) {
    return fo_parser_fail(f->p, FO_SYNTAX_ERROR, tok(f->p)->range, "f-string: %s", message) != NULL;
}

static bool fail_with(Fstring *f, const char *format, char a, char b) {
    char message[100];
    snprintf(message, sizeof message, format, a, b);
    return fail(f, message);
}

// ---- literal text

static bool flush_literal(Fstring *f) {
    if (f->literal.n == 0) return true;
    FoNode *n = fo_string_node(f->p, f->range, FO_CONST_STR, &f->literal);
    f->literal.n = 0;
    return fo_parser_push(f->p, n);
}

// Moves past one backslash and what belongs to it.
static void skip_escape(Fstring *f) {
    f->at++;
    if (f->at >= f->end || *f->at == '{') return;
    if (*f->at++ == 'N' && f->at < f->end && *f->at == '{') {
        while (f->at < f->end && *f->at++ != '}')
            ;
    }
}

// Text up to the next field, the end, or (in a format spec) the closing brace.
static bool parse_literal(Fstring *f, int level) {
    for (;;) {
        const char *start = f->at;
        while (f->at < f->end && *f->at != '{' && *f->at != '}') {
            if (*f->at == '\\' && !f->part.is_raw)
                skip_escape(f);
            else
                f->at++;
        }
        bool is_doubled = level == 0 && f->at + 1 < f->end && f->at[1] == f->at[0];
        if (!fo_decode_string(f->p, &f->part, start, f->at - start + (is_doubled && f->at < f->end), &f->literal))
            return false;
        if (f->at >= f->end || !is_doubled) break;
        f->at += 2;
    }
    if (f->at < f->end && *f->at == '}' && level == 0)
        return fail(f, "single '}' is not allowed");
    return true;
}

// ---- the text of an expression

typedef struct {
    char brackets[MAX_BRACKETS];
    int n;
    char quote; // of the string we are in, 0 outside
    bool is_triple;
} Nesting;

// Is this a two-character operator that must not end the expression?
static bool is_comparison(const char *at, const char *end) { return at + 1 < end && at[1] == '=' && strchr("!=<>", *at); }

static void scan_in_string(Fstring *f, Nesting *in) {
    if (*f->at != in->quote) return;
    if (!in->is_triple) {
        in->quote = 0;
    } else if (f->at + 2 < f->end && f->at[1] == in->quote && f->at[2] == in->quote) {
        f->at += 2;
        in->quote = 0;
    }
}

static void open_string(Fstring *f, Nesting *in) {
    in->quote = *f->at;
    in->is_triple = f->at + 2 < f->end && f->at[1] == in->quote && f->at[2] == in->quote;
    if (in->is_triple)
        f->at += 2;
}

static bool close_bracket(Fstring *f, Nesting *in) {
    char c = *f->at;
    if (in->n == 0) return fail_with(f, "unmatched '%c'", c, 0);
    char open = in->brackets[--in->n];
    if (c == (open == '(' ? ')' : open == '[' ? ']' : '}')) return true;
    return fail_with(f, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
}

// One character of an expression; *is_end when it ends the expression.
static bool scan_character(Fstring *f, Nesting *in, bool *is_end) {
    char c = *f->at;
    if (c == '\\')
        return fo_parser_fail(f->p, FO_SYNTAX_ERROR, tok(f->p)->range,
                              "f-string expression part cannot include a backslash") != NULL;
    if (in->quote) {
        scan_in_string(f, in);
    } else if (c == '"' || c == '\'') {
        open_string(f, in);
    } else if (c == '(' || c == '[' || c == '{') {
        if (in->n >= MAX_BRACKETS) return fail(f, "too many nested parenthesis");
        in->brackets[in->n++] = c;
    } else if (c == '#') {
        return fo_parser_fail(f->p, FO_SYNTAX_ERROR, tok(f->p)->range,
                              "f-string expression part cannot include '#'") != NULL;
    } else if (in->n == 0 && strchr("!:}=<>", c)) {
        if (is_comparison(f->at, f->end))
            f->at++;
        else
            *is_end = c != '<' && c != '>';
    } else if (c == ')' || c == ']' || c == '}') {
        return close_bracket(f, in);
    }
    return true;
}

// Moves from the brace to the end of the expression.
static bool scan_expression(Fstring *f) {
    Nesting in;
    in.n = 0;
    in.quote = 0;
    bool is_end = false;
    for (;; f->at++) {
        if (f->at >= f->end) break;
        if (!scan_character(f, &in, &is_end)) return false;
        if (is_end) break;
    }
    if (in.quote) return fail(f, "unterminated string");
    if (in.n) return fail_with(f, "unmatched '%c'", in.brackets[in.n - 1], 0);
    return true;
}

// ---- fields

// The line of a place in the part, and its column in bytes.
static void place_of(Fstring *f, const char *at, int32_t *line, int32_t *column) {
    for (; f->placed < at; f->placed++) {
        if (*f->placed == '\n') {
            f->line++;
            f->line_start = f->placed + 1;
        }
    }
    *line = f->line;
    *column = (int32_t)(at - f->line_start);
    if (f->line == f->part.range.line)
        *column += f->part.range.column;
}

static bool is_blank(const char *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!strchr(" \t\n\f\r", text[i])) return false;
    return true;
}

// Parses the expression in text[0..n).
static FoNode *parse_expression(Fstring *f, const char *text, size_t n) {
    if (is_blank(text, n)) {
        char c = text[n];
        c == '}' ? fail(f, "empty expression not allowed") : fail_with(f, "expression required before '%c'", c, 0);
        return NULL;
    }
    int32_t line, column;
    place_of(f, text, &line, &column);
    FoSource copy = {.n = n + 3, .first_line = line};
    // tokens point into it: it lives as long as the tree
    if (!(copy.text = fo_region_alloc(&f->p->tree->region, n + 4))) return fo_parser_fail_memory(f->p);
    copy.text[0] = '(';
    memcpy(copy.text + 1, text, n);
    memcpy(copy.text + 1 + n, ")\n", 3);
    if (!fo_parser_enter(f->p)) return NULL;
    FoNode *e = fo_parse_inner(f->p, &copy, column - 1);
    leave(f->p);
    return e;
}

// '!' conversion
static bool parse_conversion(Fstring *f, int32_t *conversion) {
    *conversion = -1;
    if (f->at >= f->end || *f->at != '!') return true;
    f->at++;
    if (f->at >= f->end)
        return fail(f, "expecting '}'");
    *conversion = *f->at++;
    if (*conversion == 's' || *conversion == 'r' || *conversion == 'a') return true;
    return fail(f, "invalid conversion character: expected 's', 'r', or 'a'");
}

// ':' format_spec, a JoinedStr of its own
static bool parse_spec(Fstring *f, int level, FoNode **out) {
    if (f->at >= f->end || *f->at != ':') return true;
    f->at++;
    FoBuffer outer = f->literal;
    FoSpan outer_range = f->range;
    f->literal = FO_BUFFER_EMPTY;
    f->range = f->part.range; // the reference gives the parts of a spec the range of their own token
    int32_t base = f->p->stack_n;
    FoNode *n = NEW(f->p, JoinedStr, f->range);
    bool ok = n && parse_pieces(f, level + 1) && flush_literal(f) && fo_parser_take(f->p, base, &n->JoinedStr.values);
    fo_buffer_deinit(&f->literal);
    f->literal = outer;
    f->range = outer_range;
    *out = n;
    return ok;
}

// `{expression=}` shows its own text.
static bool put_text(Fstring *f, const char *start) {
    f->at++;
    while (f->at < f->end && strchr(" \t\n\f\r\v", *f->at))
        f->at++;
    return fo_buffer_put(&f->literal, start, f->at - start) || fo_source_fail_memory(f->p->error);
}

// '{' expression ['='] ['!' conversion] [':' format_spec] '}'
static bool parse_field(Fstring *f, int level) {
    if (level >= FO_PARSER_MAX_FSTRINGS) return fail(f, "expressions nested too deeply");
    const char *start = ++f->at;
    if (!scan_expression(f)) return false;
    const char *end = f->at;
    if (f->at >= f->end)
        return fail(f, "expecting '}'");
    FoNode *value = parse_expression(f, start, end - start);
    if (!value) return false;
    bool shows_text = *f->at == '=';
    if (shows_text && !put_text(f, start)) return false;
    FoNode *n = NEW(f->p, FormattedValue, f->range), *spec = NULL;
    if (!n || !flush_literal(f) || !parse_conversion(f, &n->FormattedValue.conversion)) return false;
    if (f->at >= f->end)
        return fail(f, "expecting '}'");
    if (!parse_spec(f, level, &spec)) return false;
    if (f->at >= f->end || *f->at != '}')
        return fail(f, "expecting '}'");
    f->at++;
    if (shows_text && n->FormattedValue.conversion == -1 && !spec)
        n->FormattedValue.conversion = 'r';
    n->FormattedValue.value = value;
    n->FormattedValue.format_spec = spec;
    return fo_parser_push(f->p, n);
}

// Text and fields in turn, to the end or (in a format spec) to the closing brace.
static bool parse_pieces(Fstring *f, int level) {
    for (;;) {
        if (!parse_literal(f, level)) return false;
        if (f->at >= f->end || *f->at == '}') return true;
        if (!parse_field(f, level)) return false;
    }
}

// ---- concatenation

static bool parse_parts(Fstring *f, int32_t first, int32_t n) {
    FoParser *p = f->p;
    for (int32_t i = first; i < first + n; i++) {
        FoToken t = p->tokens[i];
        if (!fo_string_part(p, &t, &f->part)) return false;
        if (f->part.is_bytes)
            return fo_parser_fail(p, FO_SYNTAX_ERROR, tok(p)->range,
                                  "cannot mix bytes and nonbytes literals") != NULL;
        f->at = f->part.text;
        f->placed = f->line_start = t.text;
        f->line = t.range.line;
        f->end = f->at + f->part.n;
        if (f->part.is_fstring ? !parse_pieces(f, 0) : !fo_decode_string(p, &f->part, f->part.text, f->part.n, &f->literal))
            return false;
    }
    return true;
}

FoNode *fo_parse_fstrings(FoParser *p, int32_t first, int32_t n, FoSpan range) {
    Fstring f = {.p = p, .range = range};
    int32_t base = p->stack_n;
    FoNode *node = NEW(p, JoinedStr, range);
    bool ok = node && parse_parts(&f, first, n) && flush_literal(&f) && fo_parser_take(p, base, &node->JoinedStr.values);
    fo_buffer_deinit(&f.literal);
    return ok ? node : NULL;
}
