// SPDX-License-Identifier: MIT
// Tokens and trees as text. The tree is written exactly as ast.dump() of CPython 3.11 does, so that the two can be compared.
#include "lang/lexer.h"
#include "lang/lexer_chars.h"
#include "lang/tree.h"

enum { DEPTH_MAX = 700 };

// ---- tokens

static void dump_token(const FoToken *t, FoBuffer *out) {
    fo_buffer_printf(out, "%d,%d-%d,%d:\t%-10s ", t->range.line, t->range.column, t->range.end_line, t->range.end_column,
                     t->kind > FO_TOKEN_ERROR && t->kind != FO_TOKEN_UNKNOWN ? "OP" : fo_token_text(t->kind));
    fo_buffer_put_char(out, '\'');
    for (uint32_t i = 0; i < t->n; i++) {
        if (t->text[i] == '\n')
            fo_buffer_put_text(out, "\\n");
        else
            fo_buffer_put_char(out, t->text[i]);
    }
    fo_buffer_put_text(out, "'\n");
}

static void dump_error(FoSyntaxError *e, FoBuffer *out) {
    const char *message = fo_buffer_text(&e->message);
    fo_buffer_printf(out, "%d: %s: %s\n", e->line, fo_syntax_error_kind_text(e->kind), message ? message : "");
    fo_syntax_error_deinit(e);
}

static bool dump_tokens(const FoSource *source, FoLexer *lx, FoBuffer *out) {
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    FoToken t;
    fo_lexer_init(lx, source, &error);
    do {
        fo_lexer_next(lx, &t);
        if (t.kind != FO_TOKEN_ERROR)
            dump_token(&t, out);
    } while (t.kind != FO_TOKEN_ERROR && t.kind != FO_TOKEN_END);
    if (t.kind == FO_TOKEN_ERROR)
        dump_error(&error, out);
    return !out->failed;
}

bool fo_tokens_dump(const char *bytes, size_t n, FoBuffer *out) {
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    FoSource source;
    if (!fo_source_init(&source, bytes, n, FO_SOURCE_FILE, &error)) {
        dump_error(&error, out);
        return !out->failed;
    }
    FoLexer *lx = fo_alloc(sizeof *lx, FO_MEM_INTERNAL);
    bool ok = lx && dump_tokens(&source, lx, out);
    fo_free(lx, sizeof *lx, FO_MEM_INTERNAL);
    fo_source_deinit(&source);
    return ok;
}

// ---- constants

static void dump_escaped(FoBuffer *out, uint32_t c, char quote) {
    if (c == (uint32_t)quote || c == '\\')
        fo_buffer_printf(out, "\\%c", (char)c);
    else if (c == '\n')
        fo_buffer_put_text(out, "\\n");
    else if (c == '\r')
        fo_buffer_put_text(out, "\\r");
    else if (c == '\t')
        fo_buffer_put_text(out, "\\t");
    else if (c < 0x20 || c == 0x7F || (c < 0x100 && !fo_char_is_printable(c)))
        fo_buffer_printf(out, "\\x%02x", c);
    else if (!fo_char_is_printable(c))
        fo_buffer_printf(out, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    else
        fo_buffer_put_code_point(out, c);
}

static char quote_for(const char *text, size_t n) { return n && memchr(text, '\'', n) && !memchr(text, '"', n) ? '"' : '\''; }

// As repr(str).
static void dump_str(FoBuffer *out, const char *text, size_t n) {
    char quote = quote_for(text, n);
    fo_buffer_put_char(out, quote);
    for (size_t at = 0; at < n;)
        dump_escaped(out, fo_utf8_next(text, &at), quote);
    fo_buffer_put_char(out, quote);
}

static void dump_bytes(FoBuffer *out, const char *text, size_t n) {
    char quote = quote_for(text, n);
    fo_buffer_put_char(out, 'b');
    fo_buffer_put_char(out, quote);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x7F)
            fo_buffer_printf(out, "\\x%02x", c);
        else
            dump_escaped(out, c, quote);
    }
    fo_buffer_put_char(out, quote);
}

static void dump_double(FoBuffer *out, double value) {
    char text[FO_NUMBER_TEXT_MAX];
    fo_buffer_put(out, text, fo_text_from_f64(value, text));
}

// A complex number shows no ".0".
static void dump_imaginary(FoBuffer *out, double value) {
    char text[FO_NUMBER_TEXT_MAX];
    int n = fo_text_from_f64(value, text);
    if (n > 2 && memcmp(text + n - 2, ".0", 2) == 0)
        n -= 2;
    fo_buffer_put(out, text, n);
    fo_buffer_put_char(out, 'j');
}

// Decimal digits of a large number in another base, by repeated digits * radix + next: for display, so quadratic is fine.
static void dump_large(FoBuffer *out, const FoConstant *c) {
    FoBuffer digits = FO_BUFFER_EMPTY; // least significant first, values 0..9
    for (uint32_t i = 0; i < c->n; i++) {
        char d = c->text[i];
        int carry = d <= '9' ? d - '0' : (d | 0x20) - 'a' + 10;
        for (size_t k = 0; k < digits.n || carry; k++) {
            if (k == digits.n && !fo_buffer_put_char(&digits, 0)) break;
            carry += digits.data[k] * c->radix;
            digits.data[k] = (char)(carry % 10);
            carry /= 10;
        }
    }
    for (size_t k = digits.n; k-- > 0;)
        fo_buffer_put_char(out, (char)('0' + digits.data[k]));
    out->failed |= digits.failed;
    fo_buffer_deinit(&digits);
}

static void dump_int(FoBuffer *out, const FoConstant *c) {
    if (c->is_small)
        fo_buffer_printf(out, "%lld", (long long)c->integer);
    else if (c->radix == 10)
        fo_buffer_put(out, c->text, c->n);
    else
        dump_large(out, c);
}

static void dump_constant(FoBuffer *out, const FoConstant *c) {
    switch ((FoConstantKind)c->kind) {
    case FO_CONST_NONE: fo_buffer_put_text(out, "None"); break;
    case FO_CONST_TRUE: fo_buffer_put_text(out, "True"); break;
    case FO_CONST_FALSE: fo_buffer_put_text(out, "False"); break;
    case FO_CONST_ELLIPSIS: fo_buffer_put_text(out, "Ellipsis"); break;
    case FO_CONST_INT: dump_int(out, c); break;
    case FO_CONST_FLOAT: dump_double(out, c->number); break;
    case FO_CONST_IMAGINARY: dump_imaginary(out, c->number); break;
    case FO_CONST_STR: dump_str(out, c->text, c->n); break;
    case FO_CONST_BYTES: dump_bytes(out, c->text, c->n); break;
    }
}

// ---- nodes

typedef struct {
    FoBuffer *out;
    int indent; // < 0: one line
    bool attributes;
} Dump;

static void dump_node(Dump *d, const FoNode *n, int level);

static void new_line(Dump *d, int level) {
    if (d->indent < 0) return;
    fo_buffer_put_char(d->out, '\n');
    fo_buffer_put_repeated(d->out, ' ', (size_t)d->indent * level);
}

// Separator, line break and name of a field.
static void dump_field(Dump *d, const char *name, int level, int *n) {
    if ((*n)++)
        fo_buffer_put_text(d->out, d->indent < 0 ? ", " : ",");
    new_line(d, level);
    fo_buffer_printf(d->out, "%s=", name);
}

// Items in brackets; `item` writes the i-th.
#define DUMP_LIST(d, n, level, item) \
    do { \
        fo_buffer_put_char((d)->out, '['); \
        for (int32_t i = 0; i < (n); i++) { \
            if (i) \
                fo_buffer_put_text((d)->out, (d)->indent < 0 ? ", " : ","); \
            new_line((d), (level)); \
            item; \
        } \
        fo_buffer_put_char((d)->out, ']'); \
    } while (0)

static void dump_nodes(Dump *d, FoNodes list, int level) { DUMP_LIST(d, list.n, level, dump_node(d, list.items[i], level)); }
static void dump_names(Dump *d, FoNameList list, int level) {
    DUMP_LIST(d, list.n, level, dump_str(d->out, list.items[i]->text, list.items[i]->n));
}

static void dump_ops(Dump *d, FoOps list, int level) {
    DUMP_LIST(d, list.n, level, fo_buffer_printf(d->out, "%s()", fo_operator_text(list.items[i])));
}

static void dump_context(Dump *d, uint8_t ctx) {
    fo_buffer_put_text(d->out, ctx == FO_CTX_LOAD ? "Load()" : ctx == FO_CTX_STORE ? "Store()" : "Del()");
}

// Kinds whose nodes have no range in `ast`.
static bool has_attributes(FoNodeKind k) {
    return k > FO_NODE_Expression && k != FO_NODE_comprehension && k != FO_NODE_arguments && k != FO_NODE_withitem &&
           k != FO_NODE_match_case;
}

static void dump_attributes(Dump *d, const FoNode *n, int level, int *count) {
    dump_field(d, "lineno", level, count);
    fo_buffer_printf(d->out, "%d", n->range.line);
    dump_field(d, "col_offset", level, count);
    fo_buffer_printf(d->out, "%d", n->range.column);
    dump_field(d, "end_lineno", level, count);
    fo_buffer_printf(d->out, "%d", n->range.end_line);
    dump_field(d, "end_col_offset", level, count);
    fo_buffer_printf(d->out, "%d", n->range.end_column);
}

static void dump_fields(Dump *d, const FoNode *n, int level, int *count) {
    switch ((FoNodeKind)n->kind) {
#define FO_NODE(kind, fields, meaning) \
    case FO_NODE_##kind: { \
        const __typeof__(n->kind) *v = &n->kind; \
        (void)v; \
        fields \
        break; \
    }
#define FIELD(f, write) \
    { \
        dump_field(d, #f, level, count); \
        write; \
    }
#define F_NODE(f)    FIELD(f, dump_node(d, v->f, level))
#define F_OPT(f)     if (v->f) FIELD(f, dump_node(d, v->f, level))
#define F_NODES(f)   FIELD(f, dump_nodes(d, v->f, level + 1))
#define F_GAPS(f)    F_NODES(f)
#define F_NAME(f)    FIELD(f, dump_str(d->out, v->f->text, v->f->n))
#define F_OPTNAME(f) if (v->f) F_NAME(f)
#define F_NAMES(f)   FIELD(f, dump_names(d, v->f, level + 1))
#define F_OP(f)      FIELD(f, fo_buffer_printf(d->out, "%s()", fo_operator_text(v->f)))
#define F_OPS(f)     FIELD(f, dump_ops(d, v->f, level + 1))
#define F_INT(f)     FIELD(f, fo_buffer_printf(d->out, "%d", v->f))
#define F_CTX        FIELD(ctx, dump_context(d, n->ctx))
#define F_VALUE(f)   FIELD(f, dump_constant(d->out, &v->f))
#define F_SCOPE
#define F_HIDDEN(declaration)
#include "lang/node.def"
    default: break;
    }
}

// Long chains lean to the left and can be deeper than the stack: what lies deeper than DEPTH_MAX is shown as "...".
static void dump_node(Dump *d, const FoNode *n, int level) {
    if (!n || level > DEPTH_MAX) {
        fo_buffer_put_text(d->out, n ? "..." : "None");
        return;
    }
    int count = 0;
    fo_buffer_printf(d->out, "%s(", fo_node_kind_text(n->kind));
    dump_fields(d, n, level + 1, &count);
    if (n->kind == FO_NODE_Module) {
        dump_field(d, "type_ignores", level + 1, &count);
        fo_buffer_put_text(d->out, "[]");
    }
    if (n->kind == FO_NODE_Constant && n->Constant.value.has_u) {
        dump_field(d, "kind", level + 1, &count);
        fo_buffer_put_text(d->out, "'u'");
    }
    if (d->attributes && has_attributes(n->kind))
        dump_attributes(d, n, level + 1, &count);
    fo_buffer_put_char(d->out, ')');
}

bool fo_tree_dump(const FoTree *tree, int indent, bool attributes, FoBuffer *out) {
    Dump d = {out, indent, attributes};
    dump_node(&d, tree->root, 0);
    return !out->failed;
}
