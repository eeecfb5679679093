// SPDX-License-Identifier: MIT
// Parameters of functions and lambdas: positional-only, positional, *args, keyword-only, **kwargs, with all their errors.
#include "lang/parser.h"

typedef struct {
    FoNode *node; // arguments
    FoTokenKind closer;
    int32_t base;          // positional parameters collect on the stack
    FoBuffer defaults, kwonly, kw_defaults; // FoNode *
    bool has_slash, has_star, has_default;
    FoSpan bare_star;
    bool is_bare;
} Parameters;

static bool put(FoParser *p, FoBuffer *list, FoNode *n) {
    fo_buffer_put(list, &n, sizeof n);
    return !list->failed || fo_source_fail_memory(p->error);
}

static bool take(FoParser *p, FoBuffer *list, FoNodes *out) {
    out->n = (int32_t)(list->n / sizeof(FoNode *));
    out->items = list->n ? fo_region_copy(&p->tree->region, list->data, list->n) : NULL;
    return !list->n || out->items || fo_source_fail_memory(p->error);
}

static bool fail_at(FoParser *p, FoSpan range, const char *message) {
    return fo_parser_fail(p, FO_SYNTAX_ERROR, range, "%s", message) != NULL;
}

// param: NAME annotation?     (lambda_param: NAME)
static FoNode *parse_param(FoParser *p, FoTokenKind closer, bool is_star) {
    FoNode *n = NEW(p, arg, tok(p)->range);
    if (!n || !(n->arg.arg = fo_parser_name(p))) return NULL;
    if (closer == FO_TOKEN_RPAR && accept(p, FO_TOKEN_COLON)) {
        if (is_star && kind(p) == FO_TOKEN_STAR)
            n->arg.annotation = fo_parse_star_named_expression(p);
        else
            n->arg.annotation = fo_parse_expression(p);
        if (!n->arg.annotation) return NULL;
    }
    return done(p, n);
}

// default: '=' expression
static bool parse_default(FoParser *p, Parameters *ps, FoNode **out) {
    *out = NULL;
    FoSpan equal = tok(p)->range;
    if (!accept(p, FO_TOKEN_EQUAL)) return true;
    if (p->diagnosing && (kind(p) == ps->closer || kind(p) == FO_TOKEN_COMMA))
        return fail_at(p, equal, "expected default value expression");
    *out = fo_parse_expression(p);
    return *out != NULL;
}

// One plain parameter, before or after the star.
static bool parse_plain(FoParser *p, Parameters *ps) {
    FoNode *value, *param = parse_param(p, ps->closer, false);
    if (!param || !parse_default(p, ps, &value)) return false;
    if (ps->has_star) return put(p, &ps->kwonly, param) && put(p, &ps->kw_defaults, value);
    if (!value && ps->has_default && kind(p) != FO_TOKEN_COMMA && kind(p) != ps->closer)
        return fo_parser_fail_invalid(p) != NULL;
    if (!value && ps->has_default)
        return fail_at(p, param->range, "non-default argument follows default argument");
    ps->has_default = value != NULL;
    return (!value || put(p, &ps->defaults, value)) && fo_parser_push(p, param);
}

// '/' : what came before is positional-only
static bool parse_slash(FoParser *p, Parameters *ps) {
    FoSpan slash = tok(p)->range;
    if (ps->has_slash) return fail_at(p, slash, "/ may appear only once");
    if (ps->has_star) return fail_at(p, slash, "/ must be ahead of *");
    fo_parser_next(p);
    if (p->stack_n == ps->base)
        return kind(p) == FO_TOKEN_COMMA ? fail_at(p, slash, "at least one argument must precede /")
                                         : fail_at(p, slash, "invalid syntax");
    if (kind(p) == FO_TOKEN_STAR) return fail_at(p, tok(p)->range, "expected comma between / and *");
    ps->has_slash = true;
    return fo_parser_take(p, ps->base, &ps->node->arguments.posonlyargs);
}

// '*' [param]
static bool parse_star(FoParser *p, Parameters *ps) {
    FoSpan star = tok(p)->range;
    if (ps->has_star) return fail_at(p, star, "* argument may appear only once");
    ps->has_star = true;
    fo_parser_next(p);
    if (kind(p) == FO_TOKEN_COMMA) {
        ps->is_bare = true;
        ps->bare_star = star;
        return true;
    }
    if (kind(p) == ps->closer) // the reference puts the lambda's error at its last token
        return fail_at(p, ps->closer == FO_TOKEN_RPAR ? star : tok(p)->range, "named arguments must follow bare *");
    if (!(ps->node->arguments.vararg = parse_param(p, ps->closer, true))) return false;
    if (kind(p) == FO_TOKEN_EQUAL)
        return fail_at(p, tok(p)->range, "var-positional argument cannot have default value");
    return true;
}

// '**' param, the last one
static bool parse_double_star(FoParser *p, Parameters *ps) {
    fo_parser_next(p);
    if (!(ps->node->arguments.kwarg = parse_param(p, ps->closer, false))) return false;
    if (kind(p) == FO_TOKEN_EQUAL)
        return fail_at(p, tok(p)->range, "var-keyword argument cannot have default value");
    if (!accept(p, FO_TOKEN_COMMA) || kind(p) == ps->closer) return true;
    FoTokenKind k = kind(p);
    if (k == FO_TOKEN_NAME || k == FO_TOKEN_STAR || k == FO_TOKEN_DOUBLESTAR || k == FO_TOKEN_SLASH) {
        FoSpan range = tok(p)->range;
        if (k == FO_TOKEN_NAME && p->diagnosing) {
            FoNode *param = parse_param(p, ps->closer, false);
            if (!param) return false;
            range = param->range;
        }
        return fail_at(p, range, "arguments cannot follow var-keyword argument");
    }
    return fo_parser_fail_invalid(p) != NULL;
}

// `def f((a, b))`
static bool fail_parenthesised(FoParser *p, Parameters *ps) {
    FoSpan open = tok(p)->range;
    bool is_lambda = ps->closer == FO_TOKEN_COLON;
    if (!p->diagnosing || ps->has_default) return fo_parser_fail_invalid(p) != NULL;
    FoParserMark m = fo_parser_mark(p);
    int32_t n = 0;
    fo_parser_next(p);
    while (kind(p) == FO_TOKEN_NAME) {
        n++;
        fo_parser_next(p);
        if (!accept(p, FO_TOKEN_COMMA)) break;
    }
    FoSpan close = tok(p)->range;
    bool fits = n && kind(p) == FO_TOKEN_RPAR;
    fo_parser_rewind(p, &m);
    if (!fits) return fo_parser_fail_invalid(p) != NULL;
    return fail_at(p, range_from(open, close),
                   is_lambda ? "Lambda expression parameters cannot be parenthesized"
                             : "Function parameters cannot be parenthesized");
}

static bool parse_one(FoParser *p, Parameters *ps, bool *is_last) {
    *is_last = false;
    switch (kind(p)) {
    case FO_TOKEN_NAME: return parse_plain(p, ps);
    case FO_TOKEN_SLASH: return parse_slash(p, ps);
    case FO_TOKEN_STAR: return parse_star(p, ps);
    case FO_TOKEN_DOUBLESTAR:
        if (ps->is_bare && !ps->kwonly.n)
            return fail_at(p, ps->closer == FO_TOKEN_RPAR ? ps->bare_star : tok(p)->range,
                           "named arguments must follow bare *");
        *is_last = true;
        return parse_double_star(p, ps);
    case FO_TOKEN_LPAR: return fail_parenthesised(p, ps);
    default: return fo_parser_fail_invalid(p) != NULL;
    }
}

static bool parse_all(FoParser *p, Parameters *ps) {
    bool is_last = false;
    while (kind(p) != ps->closer && !is_last) {
        if (!parse_one(p, ps, &is_last)) return false;
        if (!is_last && !accept(p, FO_TOKEN_COMMA)) break;
    }
    if (ps->is_bare && !ps->kwonly.n && kind(p) == ps->closer)
        return fail_at(p, ps->closer == FO_TOKEN_RPAR ? ps->bare_star : tok(p)->range, "named arguments must follow bare *");
    return true;
}

// parameters: [positional-only '/'] positional* ['*' [NAME] keyword-only*] ['**' NAME], separated by commas
FoNode *fo_parse_parameters(FoParser *p, FoTokenKind closer) {
    Parameters ps = {.closer = closer, .base = p->stack_n, .node = NEW(p, arguments, tok(p)->range)};
    if (!ps.node) return NULL;
    bool ok = parse_all(p, &ps);
    ok = ok && fo_parser_take(p, ps.base, &ps.node->arguments.args) &&
         take(p, &ps.defaults, &ps.node->arguments.defaults) && take(p, &ps.kwonly, &ps.node->arguments.kwonlyargs) &&
         take(p, &ps.kw_defaults, &ps.node->arguments.kw_defaults);
    fo_buffer_deinit(&ps.defaults);
    fo_buffer_deinit(&ps.kwonly);
    fo_buffer_deinit(&ps.kw_defaults);
    return ok ? done(p, ps.node) : NULL;
}
