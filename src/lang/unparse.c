// SPDX-License-Identifier: MIT
// Expressions back to text, as `from __future__ import annotations` keeps them: CPython's spelling, with parentheses where the
// precedence of the place asks for them.
#include "lang/compiler_private.h"

typedef enum {
    AT_TUPLE, AT_TEST, AT_OR, AT_AND, AT_NOT, AT_COMPARE, AT_EXPRESSION, AT_BIT_OR = AT_EXPRESSION, AT_BIT_XOR, AT_BIT_AND, AT_SHIFT, AT_ARITH,
    AT_TERM, AT_FACTOR, AT_POWER, AT_AWAIT, AT_ATOM,
} Level;

typedef struct {
    FoStrBuilder *out;
    Compiler *compiler;
} Unparser;

static bool put(Unparser *p, FoNode *e, Level level);

static bool put_text(Unparser *p, const char *text) { return fo_builder_put_text(p->out, text); }
static bool put_name(Unparser *p, FoName *name) {
    FO_AUTO(FoStr) s = name_str(p->compiler, name);
    return s && fo_builder_put_str(p->out, s);
}

static bool open_if(Unparser *p, bool wanted) { return !wanted || put_text(p, "("); }
static bool close_if(Unparser *p, bool wanted) { return !wanted || put_text(p, ")"); }

static bool put_list(Unparser *p, const FoNodes *list, Level level) {
    for (int32_t i = 0; i < list->n; i++)
        if ((i && !put_text(p, ", ")) || !put(p, list->items[i], level)) return false;
    return true;
}

// ---- operators

static const char *spelling(FoOperator op) {
    static const char *const texts[] = {
#define FO_AST_OPERATOR(name, spelling) [FO_OP_##name] = spelling,
#include "lang/operator.def"
    };
    return texts[op];
}

static Level binary_level(FoOperator op) {
    switch (op) {
    case FO_OP_Add: case FO_OP_Sub: return AT_ARITH;
    case FO_OP_LShift: case FO_OP_RShift: return AT_SHIFT;
    case FO_OP_BitOr: return AT_BIT_OR;
    case FO_OP_BitXor: return AT_BIT_XOR;
    case FO_OP_BitAnd: return AT_BIT_AND;
    case FO_OP_Pow: return AT_POWER;
    default: return AT_TERM;
    }
}

static bool put_operator(Unparser *p, FoOperator op) { return put_text(p, " ") && put_text(p, spelling(op)) && put_text(p, " "); }

static bool put_binary(Unparser *p, FoNode *e, Level level) {
    FoOperator op = (FoOperator)e->BinOp.op;
    Level own = binary_level(op);
    bool from_right = op == FO_OP_Pow, parens = level > own;
    return open_if(p, parens) && put(p, e->BinOp.left, own + from_right) && put_operator(p, op) && put(p, e->BinOp.right, own + !from_right) &&
           close_if(p, parens);
}

static bool put_bool(Unparser *p, FoNode *e, Level level) {
    Level own = e->BoolOp.op == FO_OP_And ? AT_AND : AT_OR;
    if (!open_if(p, level > own)) return false;
    for (int32_t i = 0; i < e->BoolOp.values.n; i++)
        if ((i && !put_operator(p, (FoOperator)e->BoolOp.op)) || !put(p, e->BoolOp.values.items[i], own + 1)) return false;
    return close_if(p, level > own);
}

static bool put_unary(Unparser *p, FoNode *e, Level level) {
    bool negates = e->UnaryOp.op == FO_OP_Not;
    Level own = negates ? AT_NOT : AT_FACTOR;
    return open_if(p, level > own) && put_text(p, spelling((FoOperator)e->UnaryOp.op)) && (!negates || put_text(p, " ")) &&
           put(p, e->UnaryOp.operand, own) && close_if(p, level > own);
}

static bool put_compare(Unparser *p, FoNode *e, Level level) {
    if (!open_if(p, level > AT_COMPARE) || !put(p, e->Compare.left, AT_COMPARE + 1)) return false;
    for (int32_t i = 0; i < e->Compare.comparators.n; i++)
        if (!put_operator(p, (FoOperator)e->Compare.ops.items[i]) || !put(p, e->Compare.comparators.items[i], AT_COMPARE + 1)) return false;
    return close_if(p, level > AT_COMPARE);
}

// ---- functions

static bool put_parameter(Unparser *p, FoNode *arg, FoNode *default_or_null, bool *first) {
    if ((!*first && !put_text(p, ", ")) || !put_name(p, arg->arg.arg)) return false;
    *first = false;
    return !default_or_null || (put_text(p, "=") && put(p, default_or_null, AT_TEST));
}

static bool put_parameters(Unparser *p, FoNode *args) {
    FoNodes *positional = &args->arguments.posonlyargs, *plain = &args->arguments.args, *defaults = &args->arguments.defaults;
    FoNodes *named = &args->arguments.kwonlyargs;
    int32_t n = positional->n + plain->n;
    bool first = true;
    for (int32_t i = 0; i < n; i++) {
        FoNode *arg = i < positional->n ? positional->items[i] : plain->items[i - positional->n];
        int32_t d = i - (n - defaults->n);
        if (!put_parameter(p, arg, d >= 0 ? defaults->items[d] : NULL, &first)) return false;
        if (positional->n && i == positional->n - 1 && !put_text(p, ", /")) return false;
    }
    FoNode *star = args->arguments.vararg, *double_star = args->arguments.kwarg;
    if (star || named->n) {
        if ((!first && !put_text(p, ", ")) || !put_text(p, "*") || (star && !put_name(p, star->arg.arg))) return false;
        first = false;
    }
    for (int32_t i = 0; i < named->n; i++)
        if (!put_parameter(p, named->items[i], args->arguments.kw_defaults.items[i], &first)) return false;
    if (!double_star) return true;
    return (first || put_text(p, ", ")) && put_text(p, "**") && put_name(p, double_star->arg.arg);
}

static bool put_lambda(Unparser *p, FoNode *e, Level level) {
    FoNode *args = e->Lambda.args;
    bool named = args->arguments.posonlyargs.n || args->arguments.args.n; // no space before a star: as the reference
    return open_if(p, level > AT_TEST) && put_text(p, named ? "lambda " : "lambda") && put_parameters(p, args) && put_text(p, ": ") &&
           put(p, e->Lambda.body, AT_TEST) && close_if(p, level > AT_TEST);
}

static bool put_call(Unparser *p, FoNode *e) {
    FoNodes *args = &e->Call.args, *keywords = &e->Call.keywords;
    if (!put(p, e->Call.func, AT_ATOM)) return false;
    if (args->n == 1 && !keywords->n && args->items[0]->kind == FO_NODE_GeneratorExp) return put(p, args->items[0], AT_TUPLE);
    if (!put_text(p, "(") || !put_list(p, args, AT_TEST)) return false;
    for (int32_t i = 0; i < keywords->n; i++) {
        FoNode *k = keywords->items[i];
        if ((args->n || i) && !put_text(p, ", ")) return false;
        bool ok = k->keyword.arg ? put_name(p, k->keyword.arg) && put_text(p, "=") : put_text(p, "**");
        if (!ok || !put(p, k->keyword.value, AT_TEST)) return false;
    }
    return put_text(p, ")");
}

// ---- displays and comprehensions

static bool put_dict(Unparser *p, FoNode *e) {
    if (!put_text(p, "{")) return false;
    for (int32_t i = 0; i < e->Dict.values.n; i++) {
        FoNode *key = e->Dict.keys.items[i], *value = e->Dict.values.items[i];
        if (i && !put_text(p, ", ")) return false;
        bool ok = key ? put(p, key, AT_TEST) && put_text(p, ": ") && put(p, value, AT_TEST) : put_text(p, "**") && put(p, value, AT_EXPRESSION);
        if (!ok) return false;
    }
    return put_text(p, "}");
}

static bool put_tuple(Unparser *p, FoNode *e, Level level) {
    FoNodes *items = &e->Tuple.elts;
    if (!items->n) return put_text(p, "()");
    return open_if(p, level > AT_TUPLE) && put_list(p, items, AT_TEST) && (items->n > 1 || put_text(p, ",")) && close_if(p, level > AT_TUPLE);
}

static bool put_generators(Unparser *p, const FoNodes *generators) {
    for (int32_t i = 0; i < generators->n; i++) {
        FoNode *g = generators->items[i];
        if (!put_text(p, " for ") || !put(p, g->comprehension.target, AT_TUPLE) || !put_text(p, " in ") ||
            !put(p, g->comprehension.iter, AT_TEST + 1))
            return false;
        for (int32_t k = 0; k < g->comprehension.ifs.n; k++)
            if (!put_text(p, " if ") || !put(p, g->comprehension.ifs.items[k], AT_TEST + 1)) return false;
    }
    return true;
}

static bool put_comprehension(Unparser *p, const char *open, FoNode *item, const FoNodes *generators, const char *close) {
    return put_text(p, open) && put(p, item, AT_TEST) && put_generators(p, generators) && put_text(p, close);
}

static bool put_dict_comprehension(Unparser *p, FoNode *e) {
    return put_text(p, "{") && put(p, e->DictComp.key, AT_TEST) && put_text(p, ": ") && put(p, e->DictComp.value, AT_TEST) &&
           put_generators(p, &e->DictComp.generators) && put_text(p, "}");
}

static bool put_slice(Unparser *p, FoNode *e) {
    FoNode *lower = e->Slice.lower, *upper = e->Slice.upper, *step = e->Slice.step;
    return (!lower || put(p, lower, AT_TEST)) && put_text(p, ":") && (!upper || put(p, upper, AT_TEST)) &&
           (!step || (put_text(p, ":") && put(p, step, AT_TEST)));
}

// ---- literals

// repr(), where infinities are a number too large to be written.
static bool put_constant(Unparser *p, const FoConstant *c) {
    if (c->kind == FO_CONST_ELLIPSIS) return put_text(p, "...");
    if (c->kind == FO_CONST_FLOAT && c->number > 1.7976931348623157e308) return put_text(p, "1e309");
    if (c->kind == FO_CONST_IMAGINARY && c->number > 1.7976931348623157e308) return put_text(p, "1e309j");
    FO_AUTO(FoObject) value = constant_object(p->compiler, c);
    return value && (!c->has_u || put_text(p, "u")) && fo_builder_put_repr(p->out, value);
}

static bool put_fstring_body(Unparser *p, const FoNodes *values);

static bool put_field(Unparser *p, FoNode *e) {
    FoStrBuilder inner;
    fo_builder_init(&inner);
    Unparser q = {.out = &inner, .compiler = p->compiler};
    bool ok = put(&q, e->FormattedValue.value, AT_TEST + 1);
    FO_AUTO(FoStr) text = ok ? fo_builder_finish(&inner) : NULL;
    if (!text) {
        fo_builder_deinit(&inner);
        return false;
    }
    char conversion[3] = {'!', (char)e->FormattedValue.conversion, 0};
    FoNode *spec = e->FormattedValue.format_spec;
    // two braces would be one brace
    return put_text(p, text->n && fo_str_at(text, 0) == '{' ? "{ " : "{") && fo_builder_put_str(p->out, text) &&
           (e->FormattedValue.conversion <= 0 || put_text(p, conversion)) &&
           (!spec || (put_text(p, ":") && put_fstring_body(p, &spec->JoinedStr.values))) && put_text(p, "}");
}

static bool put_escaped(Unparser *p, const FoConstant *c) {
    FO_AUTO(FoObject) text = constant_object(p->compiler, c);
    for (int64_t i = 0; text && i < ((FoStr *)text)->n; i++) {
        uint32_t ch = fo_str_at((FoStr *)text, i);
        if (((ch == '{' || ch == '}') && !fo_builder_put_char(p->out, ch)) || !fo_builder_put_char(p->out, ch)) return false;
    }
    return text != NULL;
}

static bool put_fstring_body(Unparser *p, const FoNodes *values) {
    for (int32_t i = 0; i < values->n; i++) {
        FoNode *v = values->items[i];
        bool ok = v->kind == FO_NODE_Constant ? put_escaped(p, &v->Constant.value)
                  : v->kind == FO_NODE_FormattedValue ? put_field(p, v) : put_fstring_body(p, &v->JoinedStr.values);
        if (!ok) return false;
    }
    return true;
}

static bool put_fstring(Unparser *p, FoNode *e) {
    FoStrBuilder inner;
    fo_builder_init(&inner);
    Unparser q = {.out = &inner, .compiler = p->compiler};
    bool ok = put_fstring_body(&q, &e->JoinedStr.values);
    FO_AUTO(FoObject) text = ok ? (FoObject *)fo_builder_finish(&inner) : NULL;
    if (!text) fo_builder_deinit(&inner);
    return text && put_text(p, "f") && fo_builder_put_repr(p->out, text);
}

// ---- any expression

static bool put_attribute(Unparser *p, FoNode *e) {
    FoNode *value = e->Attribute.value;
    bool is_int = value->kind == FO_NODE_Constant && value->Constant.value.kind == FO_CONST_INT;
    return put(p, value, AT_ATOM) && put_text(p, is_int ? " ." : ".") && put_name(p, e->Attribute.attr);
}

static bool put_choice(Unparser *p, FoNode *e, Level level) {
    return open_if(p, level > AT_TEST) && put(p, e->IfExp.body, AT_TEST + 1) && put_text(p, " if ") && put(p, e->IfExp.test, AT_TEST + 1) &&
           put_text(p, " else ") && put(p, e->IfExp.orelse, AT_TEST) && close_if(p, level > AT_TEST);
}

static bool put_named(Unparser *p, FoNode *e, Level level) {
    return open_if(p, level > AT_TUPLE) && put(p, e->NamedExpr.target, AT_ATOM) && put_text(p, " := ") && put(p, e->NamedExpr.value, AT_ATOM) &&
           close_if(p, level > AT_TUPLE);
}

static bool put_kind(Unparser *p, FoNode *e, Level level) {
    switch (e->kind) {
    case FO_NODE_BoolOp: return put_bool(p, e, level);
    case FO_NODE_NamedExpr: return put_named(p, e, level);
    case FO_NODE_BinOp: return put_binary(p, e, level);
    case FO_NODE_UnaryOp: return put_unary(p, e, level);
    case FO_NODE_Lambda: return put_lambda(p, e, level);
    case FO_NODE_IfExp: return put_choice(p, e, level);
    case FO_NODE_Dict: return put_dict(p, e);
    case FO_NODE_Set: return put_text(p, "{") && put_list(p, &e->Set.elts, AT_TEST) && put_text(p, "}");
    case FO_NODE_ListComp: return put_comprehension(p, "[", e->ListComp.elt, &e->ListComp.generators, "]");
    case FO_NODE_SetComp: return put_comprehension(p, "{", e->SetComp.elt, &e->SetComp.generators, "}");
    case FO_NODE_DictComp: return put_dict_comprehension(p, e);
    case FO_NODE_GeneratorExp: return put_comprehension(p, "(", e->GeneratorExp.elt, &e->GeneratorExp.generators, ")");
    case FO_NODE_Compare: return put_compare(p, e, level);
    case FO_NODE_Call: return put_call(p, e);
    case FO_NODE_JoinedStr: return put_fstring(p, e);
    case FO_NODE_Constant: return put_constant(p, &e->Constant.value);
    case FO_NODE_Attribute: return put_attribute(p, e);
    case FO_NODE_Subscript:
        return put(p, e->Subscript.value, AT_ATOM) && put_text(p, "[") && put(p, e->Subscript.slice, AT_TUPLE) && put_text(p, "]");
    case FO_NODE_Starred: return put_text(p, "*") && put(p, e->Starred.value, AT_EXPRESSION);
    case FO_NODE_Name: return put_name(p, e->Name.id);
    case FO_NODE_List: return put_text(p, "[") && put_list(p, &e->List.elts, AT_TEST) && put_text(p, "]");
    case FO_NODE_Tuple: return put_tuple(p, e, level);
    case FO_NODE_Slice: return put_slice(p, e);
    case FO_NODE_Yield: // inside a lambda
        return put_text(p, "(yield") && (!e->Yield.value || (put_text(p, " ") && put(p, e->Yield.value, AT_TEST))) && put_text(p, ")");
    case FO_NODE_YieldFrom: return put_text(p, "(yield from ") && put(p, e->YieldFrom.value, AT_TEST) && put_text(p, ")");
    default: return fo_fail(FO_SYSTEM_ERROR, "an annotation of an unknown kind");
    }
}

static bool put(Unparser *p, FoNode *e, Level level) {
    if (!fo_enter_recursion(" during compilation")) return false;
    bool ok = put_kind(p, e, level);
    fo_leave_recursion();
    return ok;
}

FoObject *unparse(Compiler *c, FoNode *expression) {
    FoStrBuilder out;
    fo_builder_init(&out);
    Unparser p = {.out = &out, .compiler = c};
    FoObject *text = put(&p, expression, AT_TEST) ? (FoObject *)fo_builder_finish(&out) : NULL;
    if (!text) fo_builder_deinit(&out);
    return text;
}
