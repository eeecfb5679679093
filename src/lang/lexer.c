// SPDX-License-Identifier: MIT
// The lexer: indentation, line joining, names, numbers, strings, operators.
//
// Errors of the lexer lie at the last byte read (CPython's convention): lexer_fail takes lx->at.
#include "lang/lexer.h"
#include "lang/lexer_chars.h"

static const char *const token_texts[FO_TOKEN_KINDS] = {
#define FO_TOKEN(name, text, meaning) text,
#define FO_OPERATOR(name, spelling)   "'" spelling "'",
#define FO_KEYWORD(name, spelling)    "'" spelling "'",
#include "lang/token.def"
};

const char *fo_token_text(FoTokenKind kind) { return kind < FO_TOKEN_KINDS ? token_texts[kind] : "?"; }

void fo_lexer_init(FoLexer *lx, const FoSource *source, FoSyntaxError *error) {
    memset(lx, 0, offsetof(FoLexer, brackets));
    lx->source = source;
    lx->error = error;
    lx->at = lx->line_start = source->text;
    lx->end = source->text + source->n;
    lx->line = source->first_line;
    lx->n_indents = 1;
    lx->at_line_start = true;
}

// ---- failing

// Fills the error; the place is the last byte read, the text has no newline.
#define lexer_fail(lx, ...) \
    (fo_source_fail((lx)->source, (lx)->error, FO_SYNTAX_ERROR, place_before((lx), (lx)->at), __VA_ARGS__), \
     lexer_failed(lx))

static FoSpan place_before(const FoLexer *lx, const char *at) {
    int32_t column = (int32_t)(at - lx->line_start);
    return (FoSpan){lx->line, column, lx->line, column ? column : -1};
}

// Moves the place one character back, and drops the newline of the text.
static bool lexer_failed(FoLexer *lx) {
    FoSyntaxError *e = lx->error;
    lx->failure = FO_LEXER_HARD;
    e->end_offset = --e->offset;
    if (e->text.n && e->text.data[e->text.n - 1] == '\n')
        e->text.n--;
    return false;
}

static bool lexer_fail_indentation(FoLexer *lx, FoSyntaxErrorKind kind, const char *message) {
    fo_source_fail(lx->source, lx->error, kind, (FoSpan){lx->line, 0, lx->line, -1}, "%s", message);
    lx->failure = FO_LEXER_SOFT;
    return false;
}

static bool lexer_fail_dedent(FoLexer *lx) {
    const char *stop = memchr(lx->at, '\n', lx->end - lx->at);
    int32_t n = (int32_t)((stop ? stop : lx->end) - lx->line_start);
    fo_source_fail(lx->source, lx->error, FO_SYNTAX_INDENTATION, (FoSpan){lx->line, n, lx->line, -2},
                   "unindent does not match any outer indentation level");
    lx->failure = FO_LEXER_SOFT;
    return false;
}

bool fo_lexer_fail_unclosed(FoLexer *lx) {
    int32_t line = lx->brackets[lx->n_brackets - 1].line, column = lx->brackets[lx->n_brackets - 1].column;
    return fo_source_fail(lx->source, lx->error, FO_SYNTAX_ERROR, (FoSpan){line, column, line, -1},
                          "'%c' was never closed", lx->brackets[lx->n_brackets - 1].open);
}

static bool lexer_fail_end(FoLexer *lx) {
    if (lx->n_brackets) {
        fo_lexer_fail_unclosed(lx);
    } else {
        int32_t line = lx->line > 1 && lx->at == lx->line_start ? lx->line - 1 : lx->line;
        size_t n = 0;
        fo_source_line(lx->source, line, &n);
        fo_source_fail(lx->source, lx->error, FO_SYNTAX_ERROR,
                       (FoSpan){line, lx->source->is_script && lx->source->added_newline ? -1 : (int32_t)n, line, -2},
                       "unexpected EOF while parsing");
    }
    lx->failure = FO_LEXER_SOURCE_ENDED;
    return false;
}

// ---- lines and indentation

static void next_line(FoLexer *lx) {
    lx->at++;
    lx->line++;
    lx->line_start = lx->at;
}

// Steps over a backslash and the end of its line.
static bool join_lines(FoLexer *lx) {
    lx->at++;
    if (*lx->at != '\n' || lx->at >= lx->end) {
        int32_t column = (int32_t)(lx->at - lx->line_start);
        fo_source_fail(lx->source, lx->error, FO_SYNTAX_ERROR, (FoSpan){lx->line, column, lx->line, -1},
                       "unexpected character after line continuation character");
        lx->failure = FO_LEXER_SOFT;
        return false;
    }
    next_line(lx);
    return lx->at < lx->end || lexer_fail_end(lx);
}

typedef struct {
    int32_t column, alt;
} Indent;

// Measures the white space at the start of a line. Lines joined by a backslash count from the first one that is indented.
static bool measure_indent(FoLexer *lx, Indent *out) {
    int32_t joined = 0;
    *out = (Indent){0, 0};
    for (;; lx->at++) {
        switch (*lx->at) {
        case ' ': out->column++, out->alt++; break;
        case '\t': out->column = (out->column / 8 + 1) * 8, out->alt++; break;
        case '\f': *out = (Indent){0, 0}; break;
        case '\\':
            joined = joined ? joined : out->column;
            if (!join_lines(lx)) return false;
            lx->at--;
            break;
        default:
            if (joined)
                *out = (Indent){joined, joined};
            return true;
        }
    }
}

static bool deeper(FoLexer *lx, Indent in) {
    if (lx->n_indents >= FO_LEXER_MAX_INDENTS)
        return lexer_fail_indentation(lx, FO_SYNTAX_INDENTATION, "too many levels of indentation");
    if (in.alt <= lx->alt_indents[lx->n_indents - 1])
        return lexer_fail_indentation(lx, FO_SYNTAX_TAB, "inconsistent use of tabs and spaces in indentation");
    lx->indents[lx->n_indents] = in.column;
    lx->alt_indents[lx->n_indents++] = in.alt;
    lx->pending++;
    return true;
}

// Compares the indentation of a line that holds something with the open blocks.
static bool compare_indent(FoLexer *lx, Indent in) {
    if (in.column > lx->indents[lx->n_indents - 1]) return deeper(lx, in);
    while (in.column < lx->indents[lx->n_indents - 1]) {
        lx->pending--;
        lx->n_indents--;
    }
    if (in.column != lx->indents[lx->n_indents - 1]) return lexer_fail_dedent(lx);
    if (in.alt != lx->alt_indents[lx->n_indents - 1])
        return lexer_fail_indentation(lx, FO_SYNTAX_TAB, "inconsistent use of tabs and spaces in indentation");
    return true;
}

static void skip_comment(FoLexer *lx) {
    const char *stop = memchr(lx->at, '\n', lx->end - lx->at);
    lx->at = stop ? stop : lx->end;
}

// Skips blank lines and finds the indentation of the first other one.
static bool start_line(FoLexer *lx) {
    Indent in;
    lx->at_line_start = false;
    for (;;) {
        if (!measure_indent(lx, &in)) return false;
        if (*lx->at == '#')
            skip_comment(lx);
        if (*lx->at != '\n' || lx->at >= lx->end) break;
        next_line(lx);
    }
    if (lx->at >= lx->end)
        in = (Indent){0, 0};
    return compare_indent(lx, in);
}

// ---- names

static const struct {
    const char *text;
    uint8_t n, kind;
} keywords[] = {
#define FO_TOKEN(name, text, meaning)
#define FO_OPERATOR(name, spelling)
#define FO_KEYWORD(name, spelling) {spelling, sizeof spelling - 1, FO_TOKEN_##name},
#include "lang/token.def"
};

// keywords[] is sorted: where each first letter starts (T, F and N of the constants are told apart by hand).
static FoTokenKind keyword_or_name(const char *text, size_t n) {
    if (n < 2 || n > 8) return FO_TOKEN_NAME;
    for (size_t i = fo_keyword_first[(unsigned char)text[0] & 0x7F]; i < FO_COUNT_OF(keywords); i++) {
        if (keywords[i].text[0] != text[0]) break;
        if (keywords[i].n == n && memcmp(keywords[i].text, text, n) == 0) return keywords[i].kind;
    }
    return FO_TOKEN_NAME;
}

// Fails at the first character that cannot stand in an identifier.
static bool check_identifier(FoLexer *lx, const char *start) {
    size_t at = 0, n = lx->at - start;
    while (at < n) {
        size_t before = at;
        uint32_t c = fo_utf8_next(start, &at);
        if (fo_char_is_identifier(c, before == 0)) continue;
        lx->at = start + at;
        return fo_char_is_printable(c) ? lexer_fail(lx, "invalid character '%.*s' (U+%04X)", (int)(at - before), start + before, c)
                                       : lexer_fail(lx, "invalid non-printable character U+%04X", c);
    }
    return true;
}

static bool read_string(FoLexer *lx, const char *start);

static bool is_string_prefix(const char *text, size_t n) {
    if (n == 1) return strchr("rRbBuUfF", text[0]) != NULL;
    if (n != 2) return false;
    char a = text[0] | 0x20, b = text[1] | 0x20;
    return (a == 'r' && (b == 'b' || b == 'f')) || (b == 'r' && (a == 'b' || a == 'f'));
}

static FoTokenKind read_name(FoLexer *lx) {
    const char *start = lx->at;
    unsigned char seen = 0;
    while (fo_lexer_flags[(unsigned char)*lx->at] & FO_CHAR_NAME)
        seen |= (unsigned char)*lx->at++;
    size_t n = lx->at - start;
    if ((*lx->at == '"' || *lx->at == '\'') && is_string_prefix(start, n))
        return read_string(lx, start) ? FO_TOKEN_STRING : FO_TOKEN_ERROR;
    if (seen & 0x80) return check_identifier(lx, start) ? FO_TOKEN_NAME : FO_TOKEN_ERROR;
    return keyword_or_name(start, n);
}

// ---- numbers

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// May a keyword that can follow a number start here ("1if x else y")?
static bool keyword_follows(const char *at) {
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < FO_COUNT_OF(words); i++)
        if (strncmp(at, words[i], strlen(words[i])) == 0) return true;
    return false;
}

static bool end_number(FoLexer *lx, const char *kind) {
    unsigned char c = (unsigned char)*lx->at; // characters beyond ASCII are judged as names
    if (c >= 0x80 || !(fo_lexer_flags[c] & FO_CHAR_NAME) || keyword_follows(lx->at)) return true;
    return lexer_fail(lx, "invalid %s literal", kind);
}

// digit ('_'? digit)*
static bool read_decimal_part(FoLexer *lx) {
    for (;;) {
        while (is_digit(*lx->at))
            lx->at++;
        if (*lx->at != '_') return true;
        lx->at++;
        if (!is_digit(*lx->at)) return lexer_fail(lx, "invalid decimal literal");
    }
}

static bool is_radix_digit(char c, int radix) {
    if (radix == 16) return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c >= '0' && c < '0' + radix;
}

static bool fail_radix(FoLexer *lx, const char *kind) {
    if (is_digit(*lx->at)) {
        char c = *lx->at++;
        return lexer_fail(lx, "invalid digit '%c' in %s literal", c, kind);
    }
    return lexer_fail(lx, "invalid %s literal", kind);
}

// '0x' ('_'? hexdigit)+ and the like
static bool read_radix(FoLexer *lx, int radix, const char *kind) {
    lx->at += 2;
    do {
        if (*lx->at == '_')
            lx->at++;
        if (!is_radix_digit(*lx->at, radix)) return fail_radix(lx, kind);
        while (is_radix_digit(*lx->at, radix))
            lx->at++;
    } while (*lx->at == '_');
    if (is_digit(*lx->at)) return fail_radix(lx, kind);
    return end_number(lx, kind);
}

// ['.' digits] ['e' digits] ['j'] after the integer part
static bool read_fraction(FoLexer *lx, bool *is_integer) {
    *is_integer = true;
    if (*lx->at == '.') {
        *is_integer = false;
        lx->at++;
        if (is_digit(*lx->at) && !read_decimal_part(lx)) return false;
    }
    if ((*lx->at | 0x20) == 'e') {
        const char *e = lx->at++;
        if (*lx->at == '+' || *lx->at == '-') {
            lx->at++;
            if (!is_digit(*lx->at)) return lexer_fail(lx, "invalid decimal literal");
        } else if (!is_digit(*lx->at)) {
            lx->at = e;
            return end_number(lx, "decimal");
        }
        *is_integer = false;
        if (!read_decimal_part(lx)) return false;
    }
    if ((*lx->at | 0x20) == 'j') {
        *is_integer = false;
        lx->at++;
        return end_number(lx, "imaginary");
    }
    return true;
}

static bool fail_leading_zeros(FoLexer *lx, const char *start, const char *zeros_end) {
    int32_t column = (int32_t)(start - lx->line_start);
    fo_source_fail(lx->source, lx->error, FO_SYNTAX_ERROR,
                   (FoSpan){lx->line, column, lx->line, (int32_t)(zeros_end - lx->line_start)},
                   "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
    lx->failure = FO_LEXER_HARD;
    lx->error->end_offset--;
    if (lx->error->text.n)
        lx->error->text.n--;
    return false;
}

// A decimal literal that starts with 0.
static bool read_zero(FoLexer *lx) {
    const char *start = lx->at, *zeros_end;
    while (*lx->at == '0' || *lx->at == '_') {
        if (*lx->at == '_' && !is_digit(lx->at[1])) {
            lx->at++;
            return lexer_fail(lx, "invalid decimal literal");
        }
        lx->at++;
    }
    zeros_end = is_digit(*lx->at) ? lx->at + 1 : lx->at;
    bool nonzero = is_digit(*lx->at), is_integer;
    if (!read_decimal_part(lx) || !read_fraction(lx, &is_integer)) return false;
    if (nonzero && is_integer) return fail_leading_zeros(lx, start, zeros_end);
    return end_number(lx, "decimal");
}

static bool read_number(FoLexer *lx) {
    if (lx->at[0] == '0') {
        switch (lx->at[1] | 0x20) {
        case 'x': return read_radix(lx, 16, "hexadecimal");
        case 'o': return read_radix(lx, 8, "octal");
        case 'b': return read_radix(lx, 2, "binary");
        default: return read_zero(lx);
        }
    }
    bool is_integer;
    return (*lx->at == '.' || read_decimal_part(lx)) && read_fraction(lx, &is_integer) && end_number(lx, "decimal");
}

// ---- strings

static bool fail_unterminated(FoLexer *lx, const char *start, int32_t line, const char *line_start, bool is_triple) {
    int32_t detected = lx->line - (lx->at == lx->line_start); // not the empty line behind the last newline
    lx->ended_in_string = lx->at >= lx->end;
    lx->line = line;
    lx->line_start = line_start;
    lx->at = start + 1;
    return is_triple ? lexer_fail(lx, "unterminated triple-quoted string literal (detected at line %d)", detected)
                     : lexer_fail(lx, "unterminated string literal (detected at line %d)", detected);
}

// From the opening quote at lx->at to the closing one; start is that of the prefix.
static bool read_string(FoLexer *lx, const char *start) {
    char quote = *lx->at;
    bool is_triple = lx->at[1] == quote && lx->at[2] == quote;
    int32_t line = lx->line;
    const char *line_start = lx->line_start;
    lx->at += is_triple ? 3 : 1;
    for (;;) {
        while (!(fo_lexer_flags[(unsigned char)*lx->at] & FO_CHAR_STRING_STOP))
            lx->at++;
        char c = *lx->at;
        if (lx->at >= lx->end || (c == '\n' && !is_triple))
            return fail_unterminated(lx, start, line, line_start, is_triple);
        if (c == '\n') {
            next_line(lx);
        } else if (c == '\\') {
            lx->at++;
            if (*lx->at == '\n')
                next_line(lx);
            else if (lx->at < lx->end)
                lx->at++;
        } else if (c == quote && (!is_triple || (lx->at[1] == quote && lx->at[2] == quote))) {
            lx->at += is_triple ? 3 : 1;
            return true;
        } else {
            lx->at++;
        }
    }
}

// ---- operators and brackets

static bool open_bracket(FoLexer *lx) {
    if (lx->n_brackets >= FO_LEXER_MAX_BRACKETS) {
        lx->at++;
        return lexer_fail(lx, "too many nested parentheses");
    }
    lx->brackets[lx->n_brackets].open = *lx->at;
    lx->brackets[lx->n_brackets].line = lx->line;
    lx->brackets[lx->n_brackets++].column = (int32_t)(lx->at - lx->line_start);
    lx->at++;
    return true;
}

static bool close_bracket(FoLexer *lx) {
    char c = *lx->at++;
    if (!lx->n_brackets) return lexer_fail(lx, "unmatched '%c'", c);
    char open = lx->brackets[lx->n_brackets - 1].open;
    int32_t line = lx->brackets[lx->n_brackets - 1].line;
    if (c != (open == '(' ? ')' : open == '[' ? ']' : '}')) {
        if (line != lx->line)
            return lexer_fail(lx, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c, open, line);
        return lexer_fail(lx, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
    }
    lx->n_brackets--;
    return true;
}

// One, two or three characters: the longest operator that fits.
#define PICK(n, name) (lx->at += (n), FO_TOKEN_##name)

static FoTokenKind read_doubled(FoLexer *lx) {
    const char *at = lx->at;
    bool doubled = at[1] == at[0];
    switch (at[0]) {
    case '*':
        if (doubled) return at[2] == '=' ? PICK(3, DOUBLESTAREQUAL) : PICK(2, DOUBLESTAR);
        return at[1] == '=' ? PICK(2, STAREQUAL) : PICK(1, STAR);
    case '/':
        if (doubled) return at[2] == '=' ? PICK(3, DOUBLESLASHEQUAL) : PICK(2, DOUBLESLASH);
        return at[1] == '=' ? PICK(2, SLASHEQUAL) : PICK(1, SLASH);
    case '<':
        if (doubled) return at[2] == '=' ? PICK(3, LEFTSHIFTEQUAL) : PICK(2, LEFTSHIFT);
        if (at[1] == '>') return PICK(2, UNKNOWN);
        return at[1] == '=' ? PICK(2, LESSEQUAL) : PICK(1, LESS);
    default: // '>'
        if (doubled) return at[2] == '=' ? PICK(3, RIGHTSHIFTEQUAL) : PICK(2, RIGHTSHIFT);
        return at[1] == '=' ? PICK(2, GREATEREQUAL) : PICK(1, GREATER);
    }
}

static FoTokenKind read_operator(FoLexer *lx) {
    char next = lx->at[1];
    switch (*lx->at) {
    case '(': return open_bracket(lx) ? FO_TOKEN_LPAR : FO_TOKEN_ERROR;
    case '[': return open_bracket(lx) ? FO_TOKEN_LSQB : FO_TOKEN_ERROR;
    case '{': return open_bracket(lx) ? FO_TOKEN_LBRACE : FO_TOKEN_ERROR;
    case ')': return close_bracket(lx) ? FO_TOKEN_RPAR : FO_TOKEN_ERROR;
    case ']': return close_bracket(lx) ? FO_TOKEN_RSQB : FO_TOKEN_ERROR;
    case '}': return close_bracket(lx) ? FO_TOKEN_RBRACE : FO_TOKEN_ERROR;
    case ':': return next == '=' ? PICK(2, COLONEQUAL) : PICK(1, COLON);
    case ',': return PICK(1, COMMA);
    case ';': return PICK(1, SEMI);
    case '.': return next == '.' && lx->at[2] == '.' ? PICK(3, ELLIPSIS) : PICK(1, DOT);
    case '=': return next == '=' ? PICK(2, EQEQUAL) : PICK(1, EQUAL);
    case '!': return next == '=' ? PICK(2, NOTEQUAL) : PICK(1, UNKNOWN);
    case '~': return PICK(1, TILDE);
    case '+': return next == '=' ? PICK(2, PLUSEQUAL) : PICK(1, PLUS);
    case '-': return next == '=' ? PICK(2, MINEQUAL) : next == '>' ? PICK(2, ARROW) : PICK(1, MINUS);
    case '%': return next == '=' ? PICK(2, PERCENTEQUAL) : PICK(1, PERCENT);
    case '@': return next == '=' ? PICK(2, ATEQUAL) : PICK(1, AT);
    case '&': return next == '=' ? PICK(2, AMPEREQUAL) : PICK(1, AMPER);
    case '|': return next == '=' ? PICK(2, VBAREQUAL) : PICK(1, VBAR);
    case '^': return next == '=' ? PICK(2, CIRCUMFLEXEQUAL) : PICK(1, CIRCUMFLEX);
    case '*':
    case '/':
    case '<':
    case '>': return read_doubled(lx);
    case '$':
    case '?':
    case '`': return PICK(1, UNKNOWN);
    default: {
        unsigned char c = (unsigned char)*lx->at++;
        lexer_fail(lx, "invalid non-printable character U+%04X", c);
        return FO_TOKEN_ERROR;
    }
    }
}

// ---- tokens

static void end_token(const FoLexer *lx, FoToken *t, FoTokenKind kind) {
    t->kind = kind;
    t->n = (uint32_t)(lx->at - t->text);
    t->range.end_line = lx->line;
    t->range.end_column = (int32_t)(lx->at - lx->line_start);
    t->depth = lx->n_brackets;
}

static void begin_token(const FoLexer *lx, FoToken *t) {
    t->text = lx->at;
    t->range.line = lx->line;
    t->range.column = (int32_t)(lx->at - lx->line_start);
}

// A token without text: INDENT, DEDENT, NEWLINE, END, ERROR.
static void empty_token(const FoLexer *lx, FoToken *t, FoTokenKind kind) {
    begin_token(lx, t);
    end_token(lx, t, kind);
}

static bool take_pending(FoLexer *lx, FoToken *t) {
    if (lx->pending == 0) return false;
    empty_token(lx, t, lx->pending > 0 ? FO_TOKEN_INDENT : FO_TOKEN_DEDENT);
    lx->pending += lx->pending > 0 ? -1 : 1;
    return true;
}

// Skips white space, comments, joined lines, and line ends inside brackets. *end_at: where the NEWLINE token would start, which
// a comment before it belongs to.
static bool skip_space(FoLexer *lx, const char **end_at) {
    for (;;) {
        switch (*lx->at) {
        case ' ':
        case '\t':
        case '\f': lx->at++; break;
        case '#':
            *end_at = lx->at;
            skip_comment(lx);
            break;
        case '\\':
            if (!join_lines(lx)) return false;
            break;
        case '\n':
            if (!lx->n_brackets) return true;
            next_line(lx);
            break;
        default: return true;
        }
    }
}

static FoTokenKind read_token(FoLexer *lx) {
    unsigned char c = (unsigned char)*lx->at;
    uint8_t flags = fo_lexer_flags[c];
    if (flags & FO_CHAR_START) return read_name(lx);
    if ((flags & FO_CHAR_DIGIT) || (c == '.' && is_digit(lx->at[1])))
        return read_number(lx) ? FO_TOKEN_NUMBER : FO_TOKEN_ERROR;
    if (c == '"' || c == '\'') return read_string(lx, lx->at) ? FO_TOKEN_STRING : FO_TOKEN_ERROR;
    return read_operator(lx);
}

static void take_newline(FoLexer *lx, FoToken *t, const char *start) {
    empty_token(lx, t, FO_TOKEN_NEWLINE);
    if (start)
        t->range.column = (int32_t)(start - lx->line_start);
    next_line(lx);
    lx->at_line_start = true;
}

void fo_lexer_next(FoLexer *lx, FoToken *t) {
    if (lx->failure || (lx->at_line_start && !start_line(lx))) {
        empty_token(lx, t, FO_TOKEN_ERROR);
        return;
    }
    if (take_pending(lx, t)) return;
    const char *end_at = NULL;
    if (!skip_space(lx, &end_at)) {
        empty_token(lx, t, FO_TOKEN_ERROR);
        return;
    }
    if (lx->at >= lx->end) {
        bool ok = !lx->n_brackets || lexer_fail_end(lx);
        empty_token(lx, t, ok ? FO_TOKEN_END : FO_TOKEN_ERROR);
        return;
    }
    if (*lx->at == '\n') {
        take_newline(lx, t, end_at);
        return;
    }
    begin_token(lx, t);
    FoTokenKind kind = read_token(lx);
    end_token(lx, t, kind);
}
