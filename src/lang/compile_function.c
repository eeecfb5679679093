// SPDX-License-Identifier: MIT
// Functions, lambdas, classes, modules: whatever opens a unit of its own.
#include "lang/compiler_private.h"

// Compiles a nested unit. A unit with a jump too far for 16 bits is compiled a second time with far jumps.
FoObject *compile_unit(Compiler *c, FoScope *scope, FoNode *node, FoStr *name, void (*body)(Unit *u, FoNode *node)) {
    for (int wide = 0; wide < 2; wide++) {
        if (c->failed) return NULL;
        Unit *u = unit_open(c, scope, node, name);
        if (!u) return NULL;
        u->wide = wide;
        if (c->failed) return unit_close(u);
        for (int32_t i = 0; i < scope->locals.n && !u->in_namespace; i++) {
            const FoSymbol *s = scope->locals.items[i];
            if ((s->flags & FO_SYM_PARAM) && !(s->flags & FO_SYM_DELETED)) assigned_add(u, i);
        }
        for (int32_t i = 0; i < scope->cells.n; i++) {
            int32_t cell = u->first_cell + i, local = scope->cells.items[i]->local_index;
            emit(u, FO_CODE_OP_MAKECELL, cell, local >= 0 && !u->in_namespace ? local : cell, 0);
        }
        body(u, node);
        FoObject *code = unit_close(u);
        if (code || !c->needs_wide) return code;
        c->needs_wide = c->failed = false;
    }
    return NULL;
}

// A tuple of the cells that the inner scope closes over, or NO_REGISTER.
static bool closure_tuple(Unit *u, FoScope *inner, Register to) {
    if (!inner->frees.n) return false;
    Register mark = u->next;
    Register first = temporaries(u, inner->frees.n);
    for (int32_t i = 0; i < inner->frees.n; i++) {
        const FoSymbol *s = fo_scope_find_cell(u->scope, inner->frees.items[i]->name);
        if (!s) {
            unit_fail(u, "closure variable is not available in the enclosing scope");
            return false;
        }
        emit(u, FO_CODE_OP_CELLREF, first + i, u->first_cell + s->index + (s->kind == FO_VAR_FREE ? u->scope->cells.n : 0), 0);
    }
    emit(u, FO_CODE_OP_TUPLE, to, first, inner->frees.n);
    release_to(u, mark);
    return true;
}

// Emits MAKEFUNCTION. window: five temporaries prepared by the caller according to flags, or NO_REGISTER; the function goes to `to`.
void make_function(Unit *u, FoObject *code_give, FoScope *inner, Register window, int32_t flags, Register to) {
    if (!code_give) {
        u->compiler->failed = true;
        return;
    }
    Register mark = u->next;
    if (window == NO_REGISTER) window = temporaries(u, 5);
    if (closure_tuple(u, inner, window + 4)) flags |= 8;
    int32_t k = constant_add_give(u, code_give);
    emit(u, FO_CODE_OP_MAKEFUNCTION, window, k, flags);
    move(u, to, window);
    release_to(u, mark);
}

void annotation_to(Unit *u, FoNode *annotation, Register to) {
    if (!u->compiler->tree->future_annotations) {
        bool starred = annotation->kind == FO_NODE_Starred; // *args: *Ts is what the iterable's only item says
        expression_to(u, starred ? annotation->Starred.value : annotation, to);
        if (starred) emit(u, FO_CODE_OP_UNPACK, to, to, 1);
        return;
    }
    FoObject *text = unparse(u->compiler, annotation);
    if (text) load_constant(u, to, constant_merge_give(u, text));
    else u->compiler->failed = true;
}

static void put_annotation(Unit *u, FoNode *arg, FoName *name, FoNode *annotation, Register dict) {
    if (!annotation) return;
    Register mark = u->next;
    Register pair = temporaries(u, 2);
    FoName *mangled = fo_scope_mangle(u->scope, name);
    load_constant(u, pair, constant_merge_give(u, (FoObject *)name_str(u->compiler, mangled)));
    annotation_to(u, annotation, pair + 1);
    emit(u, FO_CODE_OP_DICTADD, dict, pair, 0);
    release_to(u, mark);
    (void)arg;
}

// Defaults and annotations into window + 1 … window + 3; returns the flags of MAKEFUNCTION.
static int32_t parameters(Unit *u, FoNode *args, FoNode *returns, Register window) {
    int32_t flags = 0;
    FoNodes *defaults = &args->arguments.defaults;
    if (defaults->n) {
        Register mark = u->next;
        Register first = temporaries(u, 0);
        for (int32_t i = 0; i < defaults->n; i++) expression_temporary(u, defaults->items[i]);
        emit(u, FO_CODE_OP_TUPLE, window + 1, first, defaults->n);
        release_to(u, mark);
        flags |= 1;
    }
    for (int32_t i = 0; i < args->arguments.kw_defaults.n; i++) {
        FoNode *value = args->arguments.kw_defaults.items[i];
        if (!value) continue;
        if (!(flags & 2)) emit(u, FO_CODE_OP_DICT, window + 2, u->next, 0);
        flags |= 2;
        Register mark = u->next;
        Register pair = temporaries(u, 2);
        FoName *mangled = fo_scope_mangle(u->scope, args->arguments.kwonlyargs.items[i]->arg.arg);
        load_constant(u, pair, constant_merge_give(u, (FoObject *)name_str(u->compiler, mangled)));
        expression_to(u, value, pair + 1);
        emit(u, FO_CODE_OP_DICTADD, window + 2, pair, 0);
        release_to(u, mark);
    }
    FoNodes *lists[] = {&args->arguments.posonlyargs, &args->arguments.args, &args->arguments.kwonlyargs};
    bool annotated = returns != NULL;
    for (int l = 0; l < 3; l++)
        for (int32_t i = 0; i < lists[l]->n; i++) annotated |= lists[l]->items[i]->arg.annotation != NULL;
    FoNode *star = args->arguments.vararg, *double_star = args->arguments.kwarg;
    annotated |= (star && star->arg.annotation) || (double_star && double_star->arg.annotation);
    if (!annotated) return flags;
    Register dict = window + 3;
    emit(u, FO_CODE_OP_DICT, dict, u->next, 0);
    for (int l = 0; l < 2; l++)
        for (int32_t i = 0; i < lists[l]->n; i++)
            put_annotation(u, lists[l]->items[i], lists[l]->items[i]->arg.arg, lists[l]->items[i]->arg.annotation, dict);
    if (star) put_annotation(u, star, star->arg.arg, star->arg.annotation, dict);
    for (int32_t i = 0; i < lists[2]->n; i++)
        put_annotation(u, lists[2]->items[i], lists[2]->items[i]->arg.arg, lists[2]->items[i]->arg.annotation, dict);
    if (double_star) put_annotation(u, double_star, double_star->arg.arg, double_star->arg.annotation, dict);
    FoName *name = fo_tree_name(u->compiler->tree, "return", 6);
    if (name && returns) put_annotation(u, NULL, name, returns, dict);
    return flags | 4;
}

static void return_none(Unit *u) {
    Register r = temporary(u);
    load_none(u, r);
    emit(u, FO_CODE_OP_RET, r, 0, 0);
}

static void function_body(Unit *u, FoNode *node) {
    // the first constant is the docstring or None, as readers of co_consts expect
    const FoConstant *doc = fo_tree_docstring(&node->FunctionDef.body);
    if (doc)
        constant_from_raw(u, doc);
    else
        constant_merge_give(u, fo_new_none());
    if (u->is_generator) emit(u, FO_CODE_OP_GENERATOR, 0, 0, 0);
    statements(u, &node->FunctionDef.body);
    return_none(u);
}

static void lambda_body(Unit *u, FoNode *node) {
    constant_merge_give(u, fo_new_none());
    if (u->is_generator) emit(u, FO_CODE_OP_GENERATOR, 0, 0, 0);
    Register r = expression(u, node->Lambda.body);
    u->position = node->Lambda.body->range;
    emit(u, FO_CODE_OP_RET, r, 0, 0);
}

void lambda(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register window = temporaries(u, 5);
    int32_t flags = parameters(u, node->Lambda.args, NULL, window);
    FO_AUTO(FoStr) name = fo_str_intern("<lambda>");
    if (!name) u->compiler->failed = true;
    FoObject *code = u->compiler->failed ? NULL : compile_unit(u->compiler, node->Lambda.scope, node, name, lambda_body);
    make_function(u, code, node->Lambda.scope, window, flags, to);
    release_to(u, mark);
}

// Evaluates decorators into call windows, innermost last; the value is then built in the returned register.
static Register decorators(Unit *u, FoNodes *list) {
    for (int32_t i = 0; i < list->n; i++) {
        Register window = temporaries(u, 2);
        expression_to(u, list->items[i], window);
    }
    return temporary(u);
}

static void apply_decorators(Unit *u, FoNodes *list, Register value) {
    for (int32_t i = list->n; i-- > 0;) {
        Register window = value - 2;
        u->position = list->items[i]->range;
        emit(u, FO_CODE_OP_CALL, window, 1, window);
        value = window; // which is the argument position of the next window below
    }
}

void function_definition(Unit *u, FoNode *node) {
    Register mark = u->next;
    FoNodes *list = &node->FunctionDef.decorator_list;
    Register value = decorators(u, list);
    Register window = temporaries(u, 5);
    int32_t flags = parameters(u, node->FunctionDef.args, node->FunctionDef.returns, window);
    FO_AUTO(FoStr) name = name_str(u->compiler, node->FunctionDef.name);
    FoObject *code = u->compiler->failed ? NULL : compile_unit(u->compiler, node->FunctionDef.scope, node, name, function_body);
    make_function(u, code, node->FunctionDef.scope, window, flags, value);
    apply_decorators(u, list, value);
    u->position = node->range;
    store_name(u, node->FunctionDef.name, value - 2 * list->n);
    release_to(u, mark);
}

// ---- classes
static void class_body(Unit *u, FoNode *node) {
    Register t = temporary(u);
    emit(u, FO_CODE_OP_GETNAME, t, 0, name_add_text(u, "__name__"));
    emit(u, FO_CODE_OP_SETNAME, t, 0, name_add_text(u, "__module__"));
    load_constant(u, t, constant_add_give(u, (FoObject *)fo_ref(u->qualname)));
    emit(u, FO_CODE_OP_SETNAME, t, 0, name_add_text(u, "__qualname__"));
    const FoConstant *doc = fo_tree_docstring(&node->ClassDef.body);
    if (doc) {
        load_constant(u, t, constant_from_raw(u, doc));
        emit(u, FO_CODE_OP_SETNAME, t, 0, name_add_text(u, "__doc__"));
    }
    if (u->scope->has_annotations) emit(u, FO_CODE_OP_ANNOTATIONS, 0, 0, 0);
    statements(u, &node->ClassDef.body);
    if (u->scope->needs_class_cell) {
        emit(u, FO_CODE_OP_CELLREF, t, u->first_cell, 0);
        Register copy = temporary(u);
        emit(u, FO_CODE_OP_COPY, copy, t, 0);
        emit(u, FO_CODE_OP_SETNAME, copy, 0, name_add_text(u, "__classcell__"));
    } else {
        load_none(u, t);
    }
    emit(u, FO_CODE_OP_RET, t, 0, 0);
}

// class C(bases, **keywords): __build_class__(body, name, *bases, **keywords)
void class_definition(Unit *u, FoNode *node) {
    Register mark = u->next;
    FoNodes *list = &node->ClassDef.decorator_list;
    Register value = decorators(u, list);
    FO_AUTO(FoStr) name = name_str(u->compiler, node->ClassDef.name);
    FoNodes *bases = &node->ClassDef.bases, *keywords = &node->ClassDef.keywords;
    bool spread = false;
    for (int32_t i = 0; i < bases->n; i++) spread |= bases->items[i]->kind == FO_NODE_Starred;
    for (int32_t i = 0; i < keywords->n; i++) spread |= keywords->items[i]->keyword.arg == NULL;
    Register window = temporaries(u, 2);
    emit(u, FO_CODE_OP_BUILDCLASSFUNCTION, window, 0, 0);
    emit(u, FO_CODE_OP_CLEAR, window + 1, 0, 0);
    FoObject *code = u->compiler->failed ? NULL : compile_unit(u->compiler, node->ClassDef.scope, node, name, class_body);
    Register body = spread ? u->next + 1 : u->next;
    Register arguments = temporaries(u, spread ? 3 : 2); // body, name; or list, body, name
    make_function(u, code, node->ClassDef.scope, NO_REGISTER, 0, body);
    if (!u->compiler->failed) load_constant(u, body + 1, constant_merge_give(u, (FoObject *)fo_ref(name)));
    u->position = node->range;
    if (!spread) {
        for (int32_t i = 0; i < bases->n; i++) expression_temporary(u, bases->items[i]);
        int32_t names = keywords->n ? named_arguments(u, keywords) : 0;
        u->position = node->range;
        int32_t n = 2 + bases->n + keywords->n;
        if (keywords->n)
            emit(u, FO_CODE_OP_CALLKW, window, n, names);
        else
            emit(u, FO_CODE_OP_CALL, window, n, window);
    } else {
        emit(u, FO_CODE_OP_LIST, arguments, body, 2);
        release_to(u, arguments + 1);
        append_arguments(u, bases, arguments);
        keyword_arguments(u, keywords, temporary(u), window);
        emit(u, FO_CODE_OP_CALLEX, window, 1, 0);
    }
    move(u, value, window);
    apply_decorators(u, list, value);
    u->position = node->range;
    store_name(u, node->ClassDef.name, value - 2 * list->n);
    release_to(u, mark);
}

// ---- roots
void module_body(Unit *u, FoNode *node) {
    if (node->kind == FO_NODE_Expression) {
        Register r = expression(u, node->Expression.body);
        emit(u, FO_CODE_OP_RET, r, 0, 0);
        return;
    }
    FoNodes *body = node->kind == FO_NODE_Module ? &node->Module.body : &node->Interactive.body;
    if (node->kind == FO_NODE_Interactive) u->display = true;
    const FoConstant *doc = node->kind == FO_NODE_Module ? fo_tree_docstring(body) : NULL;
    if (doc) {
        Register t = temporary(u);
        load_constant(u, t, constant_from_raw(u, doc));
        emit(u, FO_CODE_OP_SETNAME, t, 0, name_add_text(u, "__doc__"));
        release_to(u, t);
    }
    if (u->scope->has_annotations) emit(u, FO_CODE_OP_ANNOTATIONS, 0, 0, 0);
    statements(u, body);
    return_none(u);
}
