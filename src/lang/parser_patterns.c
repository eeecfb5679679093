// SPDX-License-Identifier: MIT
// The match statement and its patterns.
#include "lang/parser_statements.h"

static FoNode *parse_pattern(FoParser *p);

// ---- values

static FoNode *fail(FoParser *p, FoSpan range, const char *message) {
    return fo_parser_fail(p, FO_SYNTAX_ERROR, range, "%s", message);
}

// signed_number: NUMBER | '-' NUMBER
static FoNode *parse_signed_number(FoParser *p) {
    FoSpan start = tok(p)->range;
    if (kind(p) != FO_TOKEN_MINUS)
        return kind(p) == FO_TOKEN_NUMBER ? fo_parse_number(p) : fo_parser_fail_invalid(p);
    FoNode *n = NEW(p, UnaryOp, start);
    fo_parser_next(p);
    if (!n || kind(p) != FO_TOKEN_NUMBER) return fo_parser_fail_invalid(p);
    n->UnaryOp.op = FO_OP_USub;
    n->UnaryOp.operand = fo_parse_number(p);
    return n->UnaryOp.operand ? done(p, n) : NULL;
}

static bool is_imaginary(const FoNode *n) {
    return n->kind == FO_NODE_Constant && n->Constant.value.kind == FO_CONST_IMAGINARY;
}

// complex_number: signed_real_number ('+' | '-') imaginary_number
static FoNode *parse_complex(FoParser *p, FoNode *real, FoSpan start) {
    if (is_imaginary(real->kind == FO_NODE_UnaryOp ? real->UnaryOp.operand : real))
        return fail(p, real->range, "real number required in complex literal");
    FoNode *n = NEW(p, BinOp, start);
    if (!n) return NULL;
    n->BinOp.left = real;
    n->BinOp.op = kind(p) == FO_TOKEN_PLUS ? FO_OP_Add : FO_OP_Sub;
    fo_parser_next(p);
    n->BinOp.right = kind(p) == FO_TOKEN_NUMBER ? fo_parse_number(p) : fo_parser_fail_invalid(p);
    if (!n->BinOp.right) return NULL;
    if (!is_imaginary(n->BinOp.right))
        return fail(p, n->BinOp.right->range, "imaginary number required in complex literal");
    return done(p, n);
}

static FoNode *parse_number_value(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = parse_signed_number(p);
    return n && (kind(p) == FO_TOKEN_PLUS || kind(p) == FO_TOKEN_MINUS) ? parse_complex(p, n, start) : n;
}

// name_or_attr: NAME ('.' NAME)*
static FoNode *parse_name_or_attr(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, Name, start);
    if (!n || !(n->Name.id = fo_parser_name(p))) return NULL;
    while (accept(p, FO_TOKEN_DOT)) {
        FoNode *a = NEW(p, Attribute, start);
        if (!a) return NULL;
        a->Attribute.value = n;
        a->Attribute.attr_range = tok(p)->range;
        if (!(a->Attribute.attr = fo_parser_name(p))) return NULL;
        n = done(p, a);
    }
    return n;
}

static FoNode *value_pattern(FoParser *p, FoNode *value, FoSpan start) {
    FoNode *n = value ? NEW(p, MatchValue, start) : NULL;
    if (n)
        n->MatchValue.value = value;
    return done(p, n);
}

static FoConstantKind singleton_kind(FoTokenKind k) {
    return k == FO_TOKEN_NONE ? FO_CONST_NONE : k == FO_TOKEN_TRUE ? FO_CONST_TRUE : FO_CONST_FALSE;
}

static FoNode *parse_singleton(FoParser *p) {
    FoNode *n = NEW(p, MatchSingleton, tok(p)->range);
    if (n)
        n->MatchSingleton.value.kind = (uint8_t)singleton_kind(kind(p));
    fo_parser_next(p);
    return n;
}

// ---- captures

// pattern_capture_target: !"_" NAME !('.' | '(' | '=')     wildcard_pattern: "_"
static FoNode *parse_capture(FoParser *p) {
    FoNode *n = NEW(p, MatchAs, tok(p)->range);
    bool is_wildcard = fo_parser_at_word(p, "_");
    FoName *name = fo_parser_name(p);
    if (!n || !name) return NULL;
    n->MatchAs.name = is_wildcard ? NULL : name;
    return n;
}

// star_pattern: '*' (pattern_capture_target | wildcard_pattern)
static FoNode *parse_star(FoParser *p) {
    FoNode *n = NEW(p, MatchStar, tok(p)->range);
    fo_parser_next(p);
    bool is_wildcard = fo_parser_at_word(p, "_");
    FoName *name = fo_parser_name(p);
    if (!n || !name) return NULL;
    n->MatchStar.name = is_wildcard ? NULL : name;
    return done(p, n);
}

// maybe_star_pattern: star_pattern | pattern
static FoNode *parse_maybe_star(FoParser *p) { return kind(p) == FO_TOKEN_STAR ? parse_star(p) : parse_pattern(p); }

// ---- sequences and groups

static bool at_end_of_sequence(FoParser *p) {
    FoTokenKind k = kind(p);
    return k == FO_TOKEN_RPAR || k == FO_TOKEN_RSQB || k == FO_TOKEN_COLON || k == FO_TOKEN_IF;
}

// The patterns after the first one.
static FoNode *parse_sequence_rest(FoParser *p, FoNode *first, FoSpan start) {
    int32_t base = p->stack_n;
    if (first && !fo_parser_push(p, first)) return NULL;
    while (first ? accept(p, FO_TOKEN_COMMA) && !at_end_of_sequence(p) : !at_end_of_sequence(p)) {
        FoNode *next = parse_maybe_star(p);
        if (!fo_parser_push(p, next)) return NULL;
        first = next;
    }
    FoNode *n = NEW(p, MatchSequence, start);
    if (!n || !fo_parser_take(p, base, &n->MatchSequence.patterns)) return NULL;
    return done(p, n);
}

// sequence_pattern: '[' [maybe_sequence_pattern] ']' | '(' [open_sequence_pattern] ')'     group_pattern: '(' pattern ')'
static FoNode *parse_bracketed(FoParser *p) {
    FoSpan start = tok(p)->range;
    bool is_list = kind(p) == FO_TOKEN_LSQB;
    fo_parser_next(p);
    FoTokenKind closer = is_list ? FO_TOKEN_RSQB : FO_TOKEN_RPAR;
    FoNode *first = NULL, *n;
    if (kind(p) != closer && !(first = parse_maybe_star(p))) return NULL;
    if (!is_list && first && kind(p) == closer) {
        if (first->kind == FO_NODE_MatchStar) return fo_parser_fail_invalid(p);
        fo_parser_next(p);
        return first;
    }
    n = parse_sequence_rest(p, first, start);
    if (!n || !fo_parser_expect(p, closer)) return NULL;
    return done(p, n);
}

// ---- mappings

// literal_expr | attr
static FoNode *parse_key(FoParser *p) {
    FoTokenKind k = kind(p);
    FoNode *n;
    switch (k) {
    case FO_TOKEN_NUMBER:
    case FO_TOKEN_MINUS: return parse_number_value(p);
    case FO_TOKEN_STRING: return fo_parse_strings(p);
    case FO_TOKEN_NONE:
    case FO_TOKEN_TRUE:
    case FO_TOKEN_FALSE:
        if ((n = NEW(p, Constant, tok(p)->range)))
            n->Constant.value.kind = (uint8_t)singleton_kind(k);
        fo_parser_next(p);
        return n;
    default:
        n = parse_name_or_attr(p);
        return n && n->kind == FO_NODE_Name ? fo_parser_fail_invalid(p) : n;
    }
}

static bool split_mapping(FoParser *p, int32_t base, FoNode *map) {
    int32_t n = (p->stack_n - base) / 2;
    FoNode **items = fo_region_alloc(&p->tree->region, (2 * n + 1) * sizeof *items);
    if (!items) return fo_source_fail_memory(p->error);
    for (int32_t i = 0; i < n; i++) {
        items[i] = p->stack[base + 2 * i];
        items[n + i] = p->stack[base + 2 * i + 1];
    }
    map->MatchMapping.keys = (FoNodes){items, n};
    map->MatchMapping.patterns = (FoNodes){items + n, n};
    p->stack_n = base;
    return true;
}

// '**' pattern_capture_target
static bool parse_rest(FoParser *p, FoNode *map) {
    fo_parser_next(p);
    if (fo_parser_at_word(p, "_")) return fo_parser_fail_invalid(p) != NULL;
    map->MatchMapping.rest = fo_parser_name(p);
    accept(p, FO_TOKEN_COMMA);
    return map->MatchMapping.rest != NULL;
}

// mapping_pattern: '{' [','.(key ':' pattern)+ [',']] ['**' NAME [',']] '}'
static FoNode *parse_mapping(FoParser *p) {
    FoNode *n = NEW(p, MatchMapping, tok(p)->range);
    fo_parser_next(p);
    if (!n) return NULL;
    int32_t base = p->stack_n;
    while (kind(p) != FO_TOKEN_RBRACE) {
        if (kind(p) == FO_TOKEN_DOUBLESTAR) {
            if (!parse_rest(p, n)) return NULL;
            break;
        }
        if (!fo_parser_push(p, parse_key(p)) || !fo_parser_expect(p, FO_TOKEN_COLON) ||
            !fo_parser_push(p, parse_pattern(p)))
            return NULL;
        if (!accept(p, FO_TOKEN_COMMA)) break;
    }
    return split_mapping(p, base, n) && fo_parser_expect(p, FO_TOKEN_RBRACE) ? done(p, n) : NULL;
}

// ---- classes

static FoNode *fail_positional_pattern(FoParser *p, FoNode *first) {
    FoNode *last = first;
    if (!p->diagnosing) return fo_parser_fail_invalid(p);
    while (accept(p, FO_TOKEN_COMMA) && kind(p) != FO_TOKEN_RPAR &&
           !(kind(p) == FO_TOKEN_NAME && fo_parser_peek(p, 1) == FO_TOKEN_EQUAL))
        if (!(last = parse_pattern(p))) return NULL;
    return fail(p, range_from(first->range, last->range), "positional patterns follow keyword patterns");
}

// Positional patterns stay on the stack; keyword ones and their names go to the buffers.
static bool parse_class_arguments(FoParser *p, FoNode *n, FoBuffer *names, FoBuffer *patterns) {
    int32_t base = p->stack_n;
    while (kind(p) != FO_TOKEN_RPAR) {
        bool is_keyword = kind(p) == FO_TOKEN_NAME && fo_parser_peek(p, 1) == FO_TOKEN_EQUAL;
        FoName *name = NULL;
        if (is_keyword) {
            name = fo_parser_name(p);
            fo_parser_next(p);
        }
        FoNode *pattern = name || !is_keyword ? parse_pattern(p) : NULL;
        if (!pattern) return false;
        if (is_keyword) {
            fo_buffer_put(names, &name, sizeof name);
            fo_buffer_put(patterns, &pattern, sizeof pattern);
        } else if (names->n) {
            return fail_positional_pattern(p, pattern) != NULL;
        } else if (!fo_parser_push(p, pattern)) {
            return false;
        }
        if (!accept(p, FO_TOKEN_COMMA)) break;
    }
    return fo_parser_take(p, base, &n->MatchClass.patterns) && fo_parser_expect(p, FO_TOKEN_RPAR);
}

static bool take_keywords(FoParser *p, FoNode *n, const FoBuffer *names, const FoBuffer *patterns) {
    if (names->failed || patterns->failed) return fo_source_fail_memory(p->error);
    if (!names->n) return true;
    int32_t count = (int32_t)(names->n / sizeof(void *));
    n->MatchClass.kwd_attrs = (FoNameList){fo_region_copy(&p->tree->region, names->data, names->n), count};
    n->MatchClass.kwd_patterns = (FoNodes){fo_region_copy(&p->tree->region, patterns->data, patterns->n), count};
    return (n->MatchClass.kwd_attrs.items && n->MatchClass.kwd_patterns.items) || fo_source_fail_memory(p->error);
}

// class_pattern: name_or_attr '(' [','.(pattern | NAME '=' pattern)+ [',']] ')'
static FoNode *parse_class(FoParser *p, FoNode *cls, FoSpan start) {
    FoNode *n = NEW(p, MatchClass, start);
    fo_parser_next(p);
    if (!n) return NULL;
    n->MatchClass.cls = cls;
    FoBuffer names = FO_BUFFER_EMPTY, patterns = FO_BUFFER_EMPTY;
    bool ok = parse_class_arguments(p, n, &names, &patterns) && take_keywords(p, n, &names, &patterns);
    fo_buffer_deinit(&names);
    fo_buffer_deinit(&patterns);
    return ok ? done(p, n) : NULL;
}

// A name: capture, wildcard, dotted value or class.
static FoNode *parse_named(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoTokenKind next = fo_parser_peek(p, 1);
    if (next != FO_TOKEN_DOT && next != FO_TOKEN_LPAR) return parse_capture(p);
    FoNode *n = parse_name_or_attr(p);
    if (!n) return NULL;
    return kind(p) == FO_TOKEN_LPAR ? parse_class(p, n, start) : value_pattern(p, n, start);
}

// ---- patterns

static FoNode *parse_closed_inner(FoParser *p) {
    FoSpan start = tok(p)->range;
    switch (kind(p)) {
    case FO_TOKEN_NUMBER:
    case FO_TOKEN_MINUS: return value_pattern(p, parse_number_value(p), start);
    case FO_TOKEN_STRING: return value_pattern(p, fo_parse_strings(p), start);
    case FO_TOKEN_NONE:
    case FO_TOKEN_TRUE:
    case FO_TOKEN_FALSE: return parse_singleton(p);
    case FO_TOKEN_NAME: return parse_named(p);
    case FO_TOKEN_LPAR:
    case FO_TOKEN_LSQB: return parse_bracketed(p);
    case FO_TOKEN_LBRACE: return parse_mapping(p);
    default: return fo_parser_fail_invalid(p);
    }
}

// closed_pattern: literal | capture | wildcard | value | group | sequence | mapping | class
static FoNode *parse_closed(FoParser *p) {
    if (!fo_parser_enter(p)) return NULL;
    FoNode *n = parse_closed_inner(p);
    leave(p);
    return n;
}

// or_pattern: '|'.closed_pattern+
static FoNode *parse_or(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *first = parse_closed(p);
    if (!first || kind(p) != FO_TOKEN_VBAR) return first;
    int32_t base = p->stack_n;
    if (!fo_parser_push(p, first)) return NULL;
    while (accept(p, FO_TOKEN_VBAR))
        if (!fo_parser_push(p, parse_closed(p))) return NULL;
    FoNode *n = NEW(p, MatchOr, start);
    return n && fo_parser_take(p, base, &n->MatchOr.patterns) ? done(p, n) : NULL;
}

// pattern: or_pattern 'as' pattern_capture_target | or_pattern
static FoNode *parse_pattern(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *inner = parse_or(p);
    if (!inner || !accept(p, FO_TOKEN_AS)) return inner;
    FoNode *n = NEW(p, MatchAs, start);
    FoSpan target = tok(p)->range;
    if (!n) return NULL;
    if (fo_parser_at_word(p, "_"))
        return p->diagnosing ? fail(p, target, "cannot use '_' as a target") : fo_parser_fail_invalid(p);
    if (p->diagnosing && kind(p) != FO_TOKEN_NAME) {
        FoNode *e = fo_parse_expression(p);
        return e ? fail(p, e->range, "invalid pattern target") : NULL;
    }
    n->MatchAs.pattern = inner;
    n->MatchAs.name = fo_parser_name(p);
    FoTokenKind k = kind(p);
    if (k == FO_TOKEN_DOT || k == FO_TOKEN_LPAR || k == FO_TOKEN_EQUAL) return fo_parser_fail_invalid(p);
    return n->MatchAs.name ? done(p, n) : NULL;
}

// patterns: maybe_star_pattern ',' [maybe_sequence_pattern] | pattern
static FoNode *parse_patterns(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *first = parse_maybe_star(p);
    if (!first) return NULL;
    if (kind(p) == FO_TOKEN_COMMA) return parse_sequence_rest(p, first, start);
    return first->kind == FO_NODE_MatchStar ? fo_parser_fail_invalid(p) : first;
}

// ---- the statement

// case_block: "case" patterns ['if' named_expression] ':' block
static FoNode *parse_case(FoParser *p) {
    fo_parser_forget(p);
    int32_t line = tok(p)->range.line;
    FoNode *n = NEW(p, match_case, tok(p)->range);
    if (!fo_parser_at_word(p, "case")) return fo_parser_fail_invalid(p);
    fo_parser_next(p);
    if (!n || !(n->match_case.pattern = parse_patterns(p)) ||
        (accept(p, FO_TOKEN_IF) && !(n->match_case.guard = fo_parse_named_expression(p))))
        return NULL;
    if (kind(p) != FO_TOKEN_COLON && kind(p) != FO_TOKEN_NEWLINE) return fo_parser_fail_invalid(p);
    if (!fo_parser_expect_colon(p) || !fo_parse_block(p, line, "'case' statement", &n->match_case.body))
        return NULL;
    return done(p, n);
}

// subject_expr: star_named_expression ',' [star_named_expressions] | named_expression
static FoNode *parse_subject(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *first = fo_parse_star_named_expression(p);
    if (!first || (kind(p) != FO_TOKEN_COMMA && first->kind != FO_NODE_Starred)) return first;
    if (kind(p) != FO_TOKEN_COMMA) return fo_parser_fail_invalid(p);
    int32_t base = p->stack_n;
    if (!fo_parser_push(p, first)) return NULL;
    while (accept(p, FO_TOKEN_COMMA) && kind(p) != FO_TOKEN_COLON)
        if (!fo_parser_push(p, fo_parse_star_named_expression(p))) return NULL;
    FoNode *n = NEW(p, Tuple, start);
    return n && fo_parser_take(p, base, &n->Tuple.elts) ? done(p, n) : NULL;
}

static bool parse_cases(FoParser *p, FoNodes *out) {
    int32_t base = p->stack_n;
    do {
        if (!fo_parser_push(p, parse_case(p))) return false;
    } while (kind(p) != FO_TOKEN_DEDENT && kind(p) != FO_TOKEN_END);
    accept(p, FO_TOKEN_DEDENT);
    return fo_parser_take(p, base, out);
}

// match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
FoNode *fo_parse_match(FoParser *p) {
    FoSpan start = tok(p)->range;
    FoNode *n = NEW(p, Match, start);
    fo_parser_next(p);
    if (!n || !(n->Match.subject = parse_subject(p))) return NULL;
    if (kind(p) != FO_TOKEN_COLON && kind(p) != FO_TOKEN_NEWLINE) return fo_parser_fail_invalid(p);
    if (kind(p) == FO_TOKEN_NEWLINE && fo_parser_peek(p, 1) == FO_TOKEN_INDENT)
        fo_parser_next(p); // the reference has read on
    if (!fo_parser_expect_colon(p) || !fo_parser_expect(p, FO_TOKEN_NEWLINE)) return NULL;
    if (kind(p) == FO_TOKEN_ERROR) return fo_parser_fail_invalid(p);
    if (!accept(p, FO_TOKEN_INDENT))
        return fo_parser_fail_indentation(p, "expected an indented block after 'match' statement on line %d", start.line);
    return parse_cases(p, &n->Match.cases) ? done(p, n) : NULL;
}

// A match statement starts with the word, an expression, and its line ends with a ':'. Everything else is a name.
bool fo_parser_at_match(FoParser *p) {
    if (!fo_parser_at_word(p, "match")) return false;
    FoTokenKind next = fo_parser_peek(p, 1);
    if (!fo_starts_expression(next) && next != FO_TOKEN_STAR) return false;
    if (p->diagnosing && (next == FO_TOKEN_NAME || next == FO_TOKEN_NUMBER || next == FO_TOKEN_STRING))
        return true;
    for (int k = 1;; k++) {
        FoTokenKind t = fo_parser_peek(p, k);
        if (t == FO_TOKEN_NEWLINE)
            return p->tokens[p->mark + k - 1].kind == FO_TOKEN_COLON ||
                   (p->diagnosing && fo_parser_peek(p, k + 1) == FO_TOKEN_INDENT);
        if (t == FO_TOKEN_END || t == FO_TOKEN_ERROR) return false;
    }
}
