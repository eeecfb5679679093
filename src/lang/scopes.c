// SPDX-License-Identifier: MIT
// First step: a walk over the tree that opens the scopes and notes how each name occurs in them.
// Long chains are walked in loops (the spine, elif): the C recursion is bounded by what the parser accepts.
#include "lang/scopes_private.h"

static bool visit_expression(FoScopeBuilder *b, FoNode *e);
static bool visit_statements(FoScopeBuilder *b, FoNodes body);

static bool visit_optional(FoScopeBuilder *b, FoNode *e) { return !e || visit_expression(b, e); }

static bool visit_expressions(FoScopeBuilder *b, FoNodes list) {
    for (int32_t i = 0; i < list.n; i++)
        if (list.items[i] && !visit_expression(b, list.items[i])) return false;
    return true;
}

// ---- names

static bool bind(FoScopeBuilder *b, FoName *name, uint16_t flags, FoSpan range) {
    return fo_check_store(b, name, FO_CTX_STORE, range) && fo_scope_add(b, b->scope, name, FO_SYM_BOUND | flags, range);
}

static bool is_text(const FoName *name, const char *text) { return strcmp(name->text, text) == 0; }

static bool bind_comp_target(FoScopeBuilder *b, FoNode *e) {
    const FoSymbol *s = fo_scope_find(b->scope, e->Name.id);
    if (s && (s->flags & FO_SYM_WALRUS))
        return fo_scopes_fail(b, e->range, "comprehension inner loop cannot rebind assignment expression target '%s'",
                              e->Name.id->text);
    return bind(b, e->Name.id, FO_SYM_COMP_ITER, e->range);
}

// A loaded name that makes a scope special.
static bool use_name(FoScopeBuilder *b, FoNode *e) {
    FoName *name = e->Name.id;
    if (!fo_scope_add(b, b->scope, name, FO_SYM_USED, e->range)) return false;
    if (is_text(name, "super") && fo_scope_is_function(b->scope)) {
        FoName *class = fo_tree_name(b->tree, "__class__", 9);
        return class ? fo_scope_add(b, b->scope, class, FO_SYM_USED, e->range) != NULL : fo_scopes_fail_memory(b);
    }
    if (is_text(name, "locals") || is_text(name, "vars") || is_text(name, "eval") || is_text(name, "exec") ||
        is_text(name, "dir"))
        b->scope->uses_locals_call = true;
    return true;
}

static bool visit_name(FoScopeBuilder *b, FoNode *e) {
    if (e->ctx == FO_CTX_LOAD) return use_name(b, e);
    if (e->ctx == FO_CTX_DEL)
        return fo_check_store(b, e->Name.id, FO_CTX_DEL, e->range) &&
               fo_scope_add(b, b->scope, e->Name.id, FO_SYM_BOUND | FO_SYM_DELETED, e->range);
    return b->in_comp_target ? bind_comp_target(b, e) : bind(b, e->Name.id, 0, e->range);
}

// ---- assignment expressions

// Binds the target of := inside comprehensions in the function or module around them (PEP 572).
static bool bind_outside(FoScopeBuilder *b, FoNode *target) {
    FoName *name = target->Name.id;
    FoScope *s = b->scope;
    for (; s->kind == FO_SCOPE_COMPREHENSION; s = s->parent) {
        const FoSymbol *y = fo_scope_find(s, name);
        if (y && (y->flags & FO_SYM_COMP_ITER))
            return fo_scopes_fail(b, target->range,
                                  "assignment expression cannot rebind comprehension iteration variable '%s'", name->text);
    }
    if (s->kind == FO_SCOPE_CLASS)
        return fo_scopes_fail(b, target->range, "assignment expression within a comprehension cannot be used in a class body");
    bool is_global = s->kind == FO_SCOPE_MODULE;
    if (!is_global) {
        const FoSymbol *y = fo_scope_find(s, name);
        is_global = y && (y->flags & FO_SYM_GLOBAL);
    }
    return fo_scope_add(b, b->scope, name, FO_SYM_WALRUS | FO_SYM_BOUND | (is_global ? FO_SYM_GLOBAL : FO_SYM_NONLOCAL),
                        target->range) &&
           fo_scope_add(b, s, name, is_global ? FO_SYM_GLOBAL | FO_SYM_BOUND : FO_SYM_BOUND, target->range);
}

static bool visit_named(FoScopeBuilder *b, FoNode *e) {
    if (b->n_iterables)
        return fo_scopes_fail(b, e->range, "assignment expression cannot be used in a comprehension iterable expression");
    if (!fo_check_store(b, e->NamedExpr.target->Name.id, FO_CTX_STORE, e->NamedExpr.target->range))
        return false;
    if (b->scope->kind == FO_SCOPE_COMPREHENSION && !bind_outside(b, e->NamedExpr.target)) return false;
    if (!visit_expression(b, e->NamedExpr.value)) return false;
    return b->scope->kind == FO_SCOPE_COMPREHENSION || visit_expression(b, e->NamedExpr.target);
}

// ---- functions

static bool add_param(FoScopeBuilder *b, FoNode *arg) {
    FoScope *s = b->scope;
    const FoSymbol *known = fo_scope_find(s, arg->arg.arg);
    if (known)
        return fo_scopes_fail(b, arg->range, "duplicate argument '%s' in function definition", known->name->text);
    if (!fo_check_store(b, arg->arg.arg, FO_CTX_STORE, arg->range)) return false;
    FoSymbol *y = fo_scope_add(b, s, arg->arg.arg, FO_SYM_PARAM, arg->range);
    return y && fo_symbols_push(b, &s->locals, y);
}

static bool add_params(FoScopeBuilder *b, FoNodes list) {
    for (int32_t i = 0; i < list.n; i++)
        if (!add_param(b, list.items[i])) return false;
    return true;
}

static bool add_parameters(FoScopeBuilder *b, FoNode *args) {
    FoScope *s = b->scope;
    s->n_posonly = args->arguments.posonlyargs.n;
    s->n_params = s->n_posonly + args->arguments.args.n;
    s->n_kwonly = args->arguments.kwonlyargs.n;
    s->has_varargs = args->arguments.vararg != NULL;
    s->has_varkw = args->arguments.kwarg != NULL;
    return add_params(b, args->arguments.posonlyargs) && add_params(b, args->arguments.args) &&
           add_params(b, args->arguments.kwonlyargs) && (!s->has_varargs || add_param(b, args->arguments.vararg)) &&
           (!s->has_varkw || add_param(b, args->arguments.kwarg));
}

static bool visit_defaults(FoScopeBuilder *b, FoNode *args) {
    return visit_expressions(b, args->arguments.defaults) && visit_expressions(b, args->arguments.kw_defaults);
}

// With `from __future__ import annotations` annotations are never evaluated; some things may not stand in them.
static bool check_unevaluated(FoNode *e, void *context) {
    FoScopeBuilder *b = context;
    const char *what = e->kind == FO_NODE_Yield || e->kind == FO_NODE_YieldFrom ? "yield expression"
                       : e->kind == FO_NODE_Await ? "await expression" : e->kind == FO_NODE_NamedExpr ? "named expression" : NULL;
    if (what) return fo_scopes_fail(b, e->range, "'%s' can not be used within an annotation", what);
    bool own_scope = e->kind == FO_NODE_Lambda || e->kind == FO_NODE_ListComp || e->kind == FO_NODE_SetComp ||
                     e->kind == FO_NODE_DictComp || e->kind == FO_NODE_GeneratorExp;
    return own_scope || fo_node_each_child(e, check_unevaluated, b);
}

static bool visit_annotation(FoScopeBuilder *b, FoNode *e) {
    if (e && b->tree->future_annotations) return check_unevaluated(e, b);
    if (!e) return true;
    if (e->kind == FO_NODE_Starred) // *args: *Ts
        return visit_expression(b, e->Starred.value);
    return visit_expression(b, e);
}

static bool visit_arg_annotations(FoScopeBuilder *b, FoNodes list) {
    for (int32_t i = 0; i < list.n; i++)
        if (!visit_annotation(b, list.items[i]->arg.annotation)) return false;
    return true;
}

static bool visit_annotations(FoScopeBuilder *b, FoNode *args, FoNode *returns) {
    FoNode *vararg = args->arguments.vararg, *kwarg = args->arguments.kwarg;
    return visit_arg_annotations(b, args->arguments.posonlyargs) && visit_arg_annotations(b, args->arguments.args) &&
           (!vararg || visit_annotation(b, vararg->arg.annotation)) && (!kwarg || visit_annotation(b, kwarg->arg.annotation)) &&
           visit_arg_annotations(b, args->arguments.kwonlyargs) && visit_annotation(b, returns);
}

// What is saved around an inner scope.
typedef struct {
    FoScope *scope;
    FoBlockContext blocks;
    FoNode *value_return;
    int32_t n_iterables;
} Outer;

static Outer leave_outer(FoScopeBuilder *b) {
    Outer outer = {b->scope, b->blocks, b->value_return, b->n_iterables};
    b->blocks = (FoBlockContext){0};
    b->value_return = NULL;
    b->n_iterables = 0;
    return outer;
}

static bool return_to(FoScopeBuilder *b, const Outer *outer, bool ok) {
    b->scope = outer->scope;
    b->blocks = outer->blocks;
    b->value_return = outer->value_return;
    b->n_iterables = outer->n_iterables;
    return ok;
}

static bool visit_function(FoScopeBuilder *b, FoNode *n) {
    FoNode *args = n->FunctionDef.args;
    if (!bind(b, n->FunctionDef.name, 0, n->range) || !visit_defaults(b, args) ||
        !visit_annotations(b, args, n->FunctionDef.returns) || !visit_expressions(b, n->FunctionDef.decorator_list))
        return false;
    Outer outer = leave_outer(b);
    FoScope *s = fo_scope_enter(b, FO_SCOPE_FUNCTION, n, n->FunctionDef.name);
    if (!s) return return_to(b, &outer, false);
    n->FunctionDef.scope = s;
    s->is_async = n->kind == FO_NODE_AsyncFunctionDef;
    s->docstring = fo_tree_docstring(&n->FunctionDef.body) != NULL;
    bool ok = add_parameters(b, args) && visit_statements(b, n->FunctionDef.body) && fo_check_function_end(b);
    return return_to(b, &outer, ok);
}

static bool visit_lambda(FoScopeBuilder *b, FoNode *n) {
    if (!visit_defaults(b, n->Lambda.args)) return false;
    Outer outer = leave_outer(b);
    b->n_iterables = outer.n_iterables;
    n->Lambda.scope = fo_scope_enter(b, FO_SCOPE_LAMBDA, n, NULL);
    bool ok = n->Lambda.scope && add_parameters(b, n->Lambda.args) && visit_expression(b, n->Lambda.body);
    return return_to(b, &outer, ok);
}

static bool visit_keywords(FoScopeBuilder *b, FoNodes keywords) {
    if (!fo_check_keywords(b, keywords)) return false;
    for (int32_t i = 0; i < keywords.n; i++)
        if (!visit_expression(b, keywords.items[i]->keyword.value)) return false;
    return true;
}

// Arguments, bases and elements: here a Starred is at home.
static bool visit_starrable(FoScopeBuilder *b, FoNodes list) {
    for (int32_t i = 0; i < list.n; i++) {
        FoNode *e = list.items[i];
        if (!visit_expression(b, e->kind == FO_NODE_Starred ? e->Starred.value : e)) return false;
    }
    return true;
}

static bool visit_class(FoScopeBuilder *b, FoNode *n) {
    if (!bind(b, n->ClassDef.name, 0, n->range) || !visit_starrable(b, n->ClassDef.bases) ||
        !visit_keywords(b, n->ClassDef.keywords) || !visit_expressions(b, n->ClassDef.decorator_list))
        return false;
    Outer outer = leave_outer(b);
    FoScope *s = fo_scope_enter(b, FO_SCOPE_CLASS, n, n->ClassDef.name);
    if (s)
        s->docstring = fo_tree_docstring(&n->ClassDef.body) != NULL;
    n->ClassDef.scope = s;
    return return_to(b, &outer, s && visit_statements(b, n->ClassDef.body));
}

// ---- comprehensions

static bool visit_comp_target(FoScopeBuilder *b, FoNode *target) {
    b->in_comp_target = true;
    bool ok = fo_check_target(b, target) && visit_expression(b, target);
    b->in_comp_target = false;
    return ok;
}

static bool visit_iterable(FoScopeBuilder *b, FoNode *e) {
    b->n_iterables++;
    bool ok = visit_expression(b, e);
    b->n_iterables--;
    return ok;
}

static bool visit_generators(FoScopeBuilder *b, FoNodes generators) {
    for (int32_t i = 0; i < generators.n; i++) {
        FoNode *g = generators.items[i];
        b->scope->is_async |= g->comprehension.is_async;
        if (!visit_comp_target(b, g->comprehension.target) || (i && !visit_iterable(b, g->comprehension.iter)) ||
            !visit_expressions(b, g->comprehension.ifs))
            return false;
    }
    return true;
}

static bool add_implicit_param(FoScopeBuilder *b, FoSpan range) {
    FoName *name = fo_tree_name(b->tree, ".0", 2);
    FoSymbol *s = name ? fo_scope_add(b, b->scope, name, FO_SYM_PARAM, range) : NULL;
    b->scope->n_params = 1;
    return s ? fo_symbols_push(b, &b->scope->locals, s) : fo_scopes_fail_memory(b);
}

// The first iterable belongs to the scope around; everything else to a scope of its own.
static bool visit_comprehension(FoScopeBuilder *b, FoNode *n, FoNodes generators, FoNode *key, FoNode *value, FoScope **scope) {
    if (!visit_iterable(b, generators.items[0]->comprehension.iter)) return false;
    Outer outer = leave_outer(b);
    FoScope *s = *scope = fo_scope_enter(b, FO_SCOPE_COMPREHENSION, n, NULL);
    if (!s) return return_to(b, &outer, false);
    s->is_generator = n->kind == FO_NODE_GeneratorExp;
    b->n_iterables = outer.n_iterables;
    bool ok = add_implicit_param(b, n->range) && visit_generators(b, generators) && visit_expression(b, key) &&
              visit_optional(b, value);
    return_to(b, &outer, ok);
    return ok && fo_check_comprehension(b, n, s);
}

// ---- expressions

static bool visit_yield(FoScopeBuilder *b, FoNode *e) {
    if (!fo_check_yield(b, e)) return false;
    b->scope->is_generator = true;
    return e->kind == FO_NODE_Yield ? visit_optional(b, e->Yield.value) : visit_expression(b, e->YieldFrom.value);
}

static bool visit_await(FoScopeBuilder *b, FoNode *e) {
    if (!fo_check_await(b, e)) return false;
    if (b->scope->kind == FO_SCOPE_COMPREHENSION)
        b->scope->is_async = true;
    return visit_expression(b, e->Await.value);
}

static bool visit_starred(FoScopeBuilder *b, FoNode *e) {
    return fo_scopes_fail(b, e->range, e->ctx == FO_CTX_STORE ? "starred assignment target must be in a list or tuple"
                                                              : "can't use starred expression here");
}

static bool visit_sequence(FoScopeBuilder *b, FoNode *e, FoNodes elts) {
    return (e->ctx != FO_CTX_STORE || fo_check_target(b, e)) && visit_starrable(b, elts);
}

static bool visit_compare(FoScopeBuilder *b, FoNode *e) {
    return visit_expression(b, e->Compare.left) && visit_expressions(b, e->Compare.comparators) && fo_warn_compare(b, e);
}

// Everything but the kinds that form spines.
static bool visit_plain(FoScopeBuilder *b, FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_Constant: return true;
    case FO_NODE_Name: return visit_name(b, e);
    case FO_NODE_BoolOp: return visit_expressions(b, e->BoolOp.values);
    case FO_NODE_NamedExpr: return visit_named(b, e);
    case FO_NODE_UnaryOp: return visit_expression(b, e->UnaryOp.operand);
    case FO_NODE_Lambda: return visit_lambda(b, e);
    case FO_NODE_IfExp:
        return visit_expression(b, e->IfExp.test) && visit_expression(b, e->IfExp.body) &&
               visit_expression(b, e->IfExp.orelse);
    case FO_NODE_Dict: return visit_expressions(b, e->Dict.keys) && visit_expressions(b, e->Dict.values);
    case FO_NODE_Set: return visit_starrable(b, e->Set.elts);
    case FO_NODE_ListComp:
        return visit_comprehension(b, e, e->ListComp.generators, e->ListComp.elt, NULL, &e->ListComp.scope);
    case FO_NODE_SetComp:
        return visit_comprehension(b, e, e->SetComp.generators, e->SetComp.elt, NULL, &e->SetComp.scope);
    case FO_NODE_DictComp:
        return visit_comprehension(b, e, e->DictComp.generators, e->DictComp.key, e->DictComp.value, &e->DictComp.scope);
    case FO_NODE_GeneratorExp:
        return visit_comprehension(b, e, e->GeneratorExp.generators, e->GeneratorExp.elt, NULL, &e->GeneratorExp.scope);
    case FO_NODE_Await: return visit_await(b, e);
    case FO_NODE_Yield:
    case FO_NODE_YieldFrom: return visit_yield(b, e);
    case FO_NODE_Compare: return visit_compare(b, e);
    case FO_NODE_FormattedValue:
        return visit_expression(b, e->FormattedValue.value) && visit_optional(b, e->FormattedValue.format_spec);
    case FO_NODE_JoinedStr: return visit_expressions(b, e->JoinedStr.values);
    case FO_NODE_Starred: return visit_starred(b, e);
    case FO_NODE_List: return visit_sequence(b, e, e->List.elts);
    case FO_NODE_Tuple: return visit_sequence(b, e, e->Tuple.elts);
    case FO_NODE_Slice:
        return visit_optional(b, e->Slice.lower) && visit_optional(b, e->Slice.upper) && visit_optional(b, e->Slice.step);
    default: return true;
    }
}

// The left side of a node that may start a long chain; NULL for the others.
static FoNode *left_of(FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_BinOp: return e->BinOp.left;
    case FO_NODE_Attribute: return e->Attribute.value;
    case FO_NODE_Subscript: return e->Subscript.value;
    case FO_NODE_Call: return e->Call.func;
    default: return NULL;
    }
}

// What a chain node has besides its left side.
static bool visit_right(FoScopeBuilder *b, FoNode *e) {
    switch ((FoNodeKind)e->kind) {
    case FO_NODE_BinOp: return visit_expression(b, e->BinOp.right);
    case FO_NODE_Subscript: return visit_expression(b, e->Subscript.slice) && fo_warn_subscript(b, e);
    case FO_NODE_Call:
        return visit_starrable(b, e->Call.args) && visit_keywords(b, e->Call.keywords) && fo_warn_call(b, e);
    default: return e->ctx == FO_CTX_LOAD || fo_check_store(b, e->Attribute.attr, e->ctx, e->range);
    }
}

static bool push_spine(FoScopeBuilder *b, FoNode *e) {
    if (b->n_spine == b->spine_cap) {
        int32_t cap = b->spine_cap ? b->spine_cap * 2 : 64;
        FoNode **spine = fo_realloc(b->spine, b->spine_cap * sizeof *spine, cap * sizeof *spine, FO_MEM_INTERNAL);
        if (!spine) return fo_scopes_fail_memory(b);
        b->spine = spine;
        b->spine_cap = cap;
    }
    b->spine[b->n_spine++] = e;
    return true;
}

static bool visit_expression(FoScopeBuilder *b, FoNode *e) {
    int32_t base = b->n_spine;
    for (FoNode *left; (left = left_of(e)); e = left)
        if (!push_spine(b, e)) return false;
    bool ok = visit_plain(b, e);
    while (ok && b->n_spine > base)
        ok = visit_right(b, b->spine[--b->n_spine]);
    b->n_spine = base;
    return ok;
}

// ---- patterns

static bool visit_pattern(FoScopeBuilder *b, FoNode *n);

static bool visit_patterns(FoScopeBuilder *b, FoNodes list) {
    for (int32_t i = 0; i < list.n; i++)
        if (!visit_pattern(b, list.items[i])) return false;
    return true;
}

static bool bind_capture(FoScopeBuilder *b, FoName *name, FoNode *n) { return !name || bind(b, name, 0, n->range); }

static bool visit_pattern(FoScopeBuilder *b, FoNode *n) {
    switch ((FoNodeKind)n->kind) {
    case FO_NODE_MatchValue: return visit_expression(b, n->MatchValue.value);
    case FO_NODE_MatchSequence: return visit_patterns(b, n->MatchSequence.patterns);
    case FO_NODE_MatchMapping:
        return visit_expressions(b, n->MatchMapping.keys) && visit_patterns(b, n->MatchMapping.patterns) &&
               bind_capture(b, n->MatchMapping.rest, n);
    case FO_NODE_MatchClass:
        return visit_expression(b, n->MatchClass.cls) && visit_patterns(b, n->MatchClass.patterns) &&
               visit_patterns(b, n->MatchClass.kwd_patterns);
    case FO_NODE_MatchStar: return bind_capture(b, n->MatchStar.name, n);
    case FO_NODE_MatchAs:
        return (!n->MatchAs.pattern || visit_pattern(b, n->MatchAs.pattern)) && bind_capture(b, n->MatchAs.name, n);
    case FO_NODE_MatchOr: return visit_patterns(b, n->MatchOr.patterns);
    default: return true;
    }
}

static bool visit_match(FoScopeBuilder *b, FoNode *n) {
    if (!visit_expression(b, n->Match.subject) || !fo_check_match(b, n)) return false;
    for (int32_t i = 0; i < n->Match.cases.n; i++) {
        FoNode *c = n->Match.cases.items[i];
        if (!visit_pattern(b, c->match_case.pattern) || !visit_optional(b, c->match_case.guard) ||
            !visit_statements(b, c->match_case.body))
            return false;
    }
    return true;
}

// ---- declarations

static const char *declaration_conflict(uint16_t flags, bool is_global, const char **format) {
    const char *what = is_global ? "global" : "nonlocal";
    if (flags & FO_SYM_PARAM)
        *format = "name '%s' is parameter and %s";
    else if (flags & (is_global ? FO_SYM_NONLOCAL : FO_SYM_GLOBAL))
        *format = "name '%s' is nonlocal and global";
    else if (flags & FO_SYM_USED)
        *format = "name '%s' is used prior to %s declaration";
    else if (flags & FO_SYM_ANNOTATED)
        *format = "annotated name '%s' can't be %s";
    else if ((flags & FO_SYM_BOUND) && !(flags & (FO_SYM_GLOBAL | FO_SYM_NONLOCAL)))
        *format = "name '%s' is assigned to before %s declaration";
    return what;
}

static bool declare(FoScopeBuilder *b, FoNode *n, FoName *name, bool is_global) {
    const FoSymbol *s = fo_scope_find(b->scope, name);
    const char *format = NULL, *what = s ? declaration_conflict(s->flags, is_global, &format) : NULL;
    if (format) {
        bool is_declared = s->flags & (FO_SYM_GLOBAL | FO_SYM_NONLOCAL);
        char text[120];
        snprintf(text, sizeof text, format, "%s", what);
        return fo_scopes_fail(b, is_declared ? s->range : n->range, text, name->text);
    }
    FoSymbol *y = fo_scope_add(b, b->scope, name, is_global ? FO_SYM_GLOBAL : FO_SYM_NONLOCAL, n->range);
    if (y)
        y->range = n->range;
    return y != NULL;
}

static bool visit_declaration(FoScopeBuilder *b, FoNode *n, FoNameList names) {
    bool is_global = n->kind == FO_NODE_Global;
    if (!is_global && b->scope->kind == FO_SCOPE_MODULE)
        return fo_scopes_fail(b, n->range, "nonlocal declaration not allowed at module level");
    for (int32_t i = 0; i < names.n; i++)
        if (!declare(b, n, names.items[i], is_global)) return false;
    return true;
}

// ---- imports

// `import a.b` binds a.
static bool bind_import(FoScopeBuilder *b, FoNode *alias) {
    FoName *name = alias->alias.asname ? alias->alias.asname : alias->alias.name;
    const char *dot = alias->alias.asname ? NULL : memchr(name->text, '.', name->n);
    if (dot && !(name = fo_tree_name(b->tree, name->text, dot - name->text))) return fo_scopes_fail_memory(b);
    if (strcmp(name->text, "*") != 0) return bind(b, name, FO_SYM_IMPORTED, alias->range);
    if (b->scope->kind != FO_SCOPE_MODULE)
        return fo_scopes_fail(b, alias->range, "import * only allowed at module level");
    b->scope->has_import_star = true;
    return true;
}

static bool visit_import(FoScopeBuilder *b, FoNodes names) {
    for (int32_t i = 0; i < names.n; i++)
        if (!bind_import(b, names.items[i])) return false;
    return true;
}

// ---- statements

static bool visit_assign(FoScopeBuilder *b, FoNode *n) {
    if (!visit_expression(b, n->Assign.value)) return false;
    return visit_expressions(b, n->Assign.targets);
}

// CPython refuses `global x` with an annotation of x in the same scope.
static bool check_annotated_name(FoScopeBuilder *b, FoNode *n) {
    const FoNode *target = n->AnnAssign.target;
    const FoSymbol *s = fo_scope_find(b->scope, target->Name.id);
    if (!s || !n->AnnAssign.simple || b->scope->kind == FO_SCOPE_MODULE || !(s->flags & (FO_SYM_GLOBAL | FO_SYM_NONLOCAL)))
        return true;
    return fo_scopes_fail(b, n->range, "annotated name '%s' can't be %s", target->Name.id->text,
                          s->flags & FO_SYM_GLOBAL ? "global" : "nonlocal");
}

static bool visit_annotated(FoScopeBuilder *b, FoNode *n) {
    FoNode *target = n->AnnAssign.target;
    if (target->kind == FO_NODE_Name) {
        if (!check_annotated_name(b, n) || !fo_check_store(b, target->Name.id, FO_CTX_STORE, target->range))
            return false;
        uint16_t flags = n->AnnAssign.simple ? FO_SYM_ANNOTATED | FO_SYM_BOUND : n->AnnAssign.value ? FO_SYM_BOUND : 0;
        if (flags && !fo_scope_add(b, b->scope, target->Name.id, flags, target->range)) return false;
    } else if (!visit_expression(b, target)) {
        return false;
    }
    if (n->AnnAssign.simple && !fo_scope_is_function(b->scope))
        b->scope->has_annotations = true;
    return visit_annotation(b, n->AnnAssign.annotation) && visit_optional(b, n->AnnAssign.value);
}

static bool visit_loop(FoScopeBuilder *b, FoNode *n, FoNodes body, FoNodes orelse) {
    FoBlockContext outer = b->blocks;
    b->blocks.n_loops++;
    if (!fo_push_block(b, n->range) || !visit_statements(b, body)) return false;
    b->blocks = outer;
    return visit_statements(b, orelse);
}

static bool visit_for(FoScopeBuilder *b, FoNode *n) {
    return (n->kind == FO_NODE_For || fo_check_async(b, n, "'async for' outside async function")) &&
           visit_expression(b, n->For.target) && visit_expression(b, n->For.iter) &&
           visit_loop(b, n, n->For.body, n->For.orelse);
}

// An elif chain is walked in a loop.
static bool visit_if(FoScopeBuilder *b, FoNode *n) {
    for (;;) {
        if (!visit_expression(b, n->If.test) || !visit_statements(b, n->If.body)) return false;
        if (n->If.orelse.n != 1 || n->If.orelse.items[0]->kind != FO_NODE_If)
            return visit_statements(b, n->If.orelse);
        n = n->If.orelse.items[0];
    }
}

static bool visit_with(FoScopeBuilder *b, FoNode *n) {
    FoBlockContext outer = b->blocks;
    if (n->kind == FO_NODE_AsyncWith && !fo_check_async(b, n, "'async with' outside async function"))
        return false;
    for (int32_t i = 0; i < n->With.items.n; i++) {
        FoNode *item = n->With.items.items[i];
        if (!visit_expression(b, item->withitem.context_expr) || !visit_optional(b, item->withitem.optional_vars) ||
            !fo_push_block(b, n->range))
            return false;
    }
    bool ok = visit_statements(b, n->With.body);
    b->blocks = outer;
    return ok;
}

static bool visit_handler(FoScopeBuilder *b, FoNode *n, bool is_star) {
    FoBlockContext outer = b->blocks;
    if (is_star) {
        b->blocks.in_except_star = true;
        b->blocks.n_loops = 0;
    }
    if (!visit_optional(b, n->ExceptHandler.type) ||
        (n->ExceptHandler.name && !bind(b, n->ExceptHandler.name, FO_SYM_DELETED, n->range)) ||
        !fo_push_block(b, n->range) || !fo_push_block(b, n->range) || !visit_statements(b, n->ExceptHandler.body))
        return false;
    b->blocks = outer;
    return true;
}

static bool visit_try(FoScopeBuilder *b, FoNode *n) {
    FoBlockContext outer = b->blocks;
    bool has_finally = n->Try.finalbody.n > 0;
    if ((has_finally && !fo_push_block(b, n->range)) || (n->Try.handlers.n && !fo_push_block(b, n->range)) ||
        !visit_statements(b, n->Try.body) || !fo_check_handlers(b, n->Try.handlers))
        return false;
    b->blocks = outer;
    if (has_finally && !fo_push_block(b, n->range)) return false;
    for (int32_t i = 0; i < n->Try.handlers.n; i++)
        if (!visit_handler(b, n->Try.handlers.items[i], n->kind == FO_NODE_TryStar)) return false;
    if (!visit_statements(b, n->Try.orelse)) return false;
    b->blocks = outer;
    if (has_finally && (!fo_push_block(b, n->range) || !visit_statements(b, n->Try.finalbody))) return false;
    b->blocks = outer;
    return true;
}

static bool visit_statement(FoScopeBuilder *b, FoNode *n) {
    switch ((FoNodeKind)n->kind) {
    case FO_NODE_FunctionDef:
    case FO_NODE_AsyncFunctionDef: return visit_function(b, n);
    case FO_NODE_ClassDef: return visit_class(b, n);
    case FO_NODE_Return: return fo_check_return(b, n) && visit_optional(b, n->Return.value);
    case FO_NODE_Delete: return visit_expressions(b, n->Delete.targets);
    case FO_NODE_Assign: return visit_assign(b, n);
    case FO_NODE_AugAssign: return visit_expression(b, n->AugAssign.target) && visit_expression(b, n->AugAssign.value);
    case FO_NODE_AnnAssign: return visit_annotated(b, n);
    case FO_NODE_For:
    case FO_NODE_AsyncFor: return visit_for(b, n);
    case FO_NODE_While: return visit_expression(b, n->While.test) && visit_loop(b, n, n->While.body, n->While.orelse);
    case FO_NODE_If: return visit_if(b, n);
    case FO_NODE_With:
    case FO_NODE_AsyncWith: return visit_with(b, n);
    case FO_NODE_Match: return visit_match(b, n);
    case FO_NODE_Raise: return visit_optional(b, n->Raise.exc) && visit_optional(b, n->Raise.cause);
    case FO_NODE_Try:
    case FO_NODE_TryStar: return visit_try(b, n);
    case FO_NODE_Assert:
        return visit_expression(b, n->Assert.test) && visit_optional(b, n->Assert.msg) && fo_warn_assert(b, n);
    case FO_NODE_Import: return visit_import(b, n->Import.names);
    case FO_NODE_ImportFrom: return fo_check_future_import(b, n) && visit_import(b, n->ImportFrom.names);
    case FO_NODE_Global: return visit_declaration(b, n, n->Global.names);
    case FO_NODE_Nonlocal: return visit_declaration(b, n, n->Nonlocal.names);
    case FO_NODE_Expr: return visit_expression(b, n->Expr.value);
    case FO_NODE_Break:
    case FO_NODE_Continue: return fo_check_loop_exit(b, n);
    default: return true;
    }
}

static bool visit_statements(FoScopeBuilder *b, FoNodes body) {
    for (int32_t i = 0; i < body.n; i++)
        if (!visit_statement(b, body.items[i])) return false;
    return true;
}

// ---- entry

static bool visit_root(FoScopeBuilder *b, FoNode *root) {
    FoScope *s = fo_scope_enter(b, FO_SCOPE_MODULE, root, NULL);
    if (!s) return false;
    switch ((FoNodeKind)root->kind) {
    case FO_NODE_Module:
        root->Module.scope = s;
        s->docstring = fo_tree_docstring(&root->Module.body) != NULL;
        return fo_check_future(b, root->Module.body) && visit_statements(b, root->Module.body);
    case FO_NODE_Interactive:
        root->Interactive.scope = s;
        return fo_check_future(b, root->Interactive.body) && visit_statements(b, root->Interactive.body);
    default: root->Expression.scope = s; return visit_expression(b, root->Expression.body);
    }
}

bool fo_scopes_build(FoTree *tree, bool allow_await, FoSyntaxError *error) {
    *error = FO_SYNTAX_ERROR_EMPTY;
    FoScopeBuilder b = {.tree = tree, .error = error, .allow_await = allow_await};
    bool ok = visit_root(&b, tree->root);
    FoScope *module = b.scope;
    while (module && module->parent)
        module = module->parent;
    ok = ok && fo_scopes_resolve(&b, module);
    fo_free(b.spine, b.spine_cap * sizeof *b.spine, FO_MEM_INTERNAL);
    if (!ok && error->kind == FO_SYNTAX_NONE)
        fo_source_fail_memory(error);
    return ok;
}
