// SPDX-License-Identifier: MIT
// Calls: the callee and its arguments in a window of registers, or as a list and a dict where * and ** occur; super() without arguments.
#include "lang/compiler_private.h"

bool is_zero_argument_super(Unit *u, FoNode *node) {
    if (node->kind != FO_NODE_Call || node->Call.args.n || node->Call.keywords.n || node->Call.func->kind != FO_NODE_Name) return false;
    if (strcmp(node->Call.func->Name.id->text, "super") || u->in_namespace) return false;
    const FoSymbol *s = fo_scope_find(u->scope, node->Call.func->Name.id);
    FoName *cls = fo_tree_name_peek(u->compiler->tree, "__class__", 9);
    if (!s || s->kind != FO_VAR_GLOBAL_IMPLICIT || !cls || u->scope->locals.n == 0) return false;
    const FoSymbol *c = fo_scope_find(u->scope, cls);
    return c && c->kind == FO_VAR_FREE && u->scope->n_params > 0;
}

// super, class and first argument in three consecutive temporaries
static Register super_parts(Unit *u, FoNode *call) {
    Register first = temporaries(u, 3);
    load_name(u, call->Call.func->Name.id, first, false);
    load_name(u, fo_tree_name_peek(u->compiler->tree, "__class__", 9), first + 1, false);
    FoName *self = u->scope->locals.items[0]->name;
    load_name(u, self, first + 2, false);
    return first;
}

typedef struct {
    bool star, double_star;
    int32_t n_keywords;
} CallShape;
static CallShape call_shape(FoNode *node) {
    CallShape shape = {.star = has_star(&node->Call.args)};
    for (int32_t i = 0; i < node->Call.keywords.n; i++) {
        if (node->Call.keywords.items[i]->keyword.arg)
            shape.n_keywords++;
        else
            shape.double_star = true;
    }
    if (node->Call.args.n + shape.n_keywords > 200) shape.star = true;
    return shape;
}

// Puts callee (and self) of a call into window, window + 1. True: it is a method call; otherwise window + 1 is left alone.
static bool call_target(Unit *u, FoNode *func, Register window) {
    if (func->kind != FO_NODE_Attribute) {
        expression_to(u, func, window);
        return false;
    }
    Register mark = u->next;
    if (is_zero_argument_super(u, func->Attribute.value)) {
        Register parts = super_parts(u, func->Attribute.value);
        u->position = func->range;
        emit(u, FO_CODE_OP_GETSUPER, window, parts, name_add(u, func->Attribute.attr));
    } else {
        Register object = expression(u, func->Attribute.value);
        u->position = func->range;
        emit(u, FO_CODE_OP_GETMETHOD, window, object, name_add(u, func->Attribute.attr));
    }
    release_to(u, mark);
    return true;
}

void append_arguments(Unit *u, const FoNodes *args, Register list) {
    for (int32_t i = 0; i < args->n; i++) {
        FoNode *argument = args->items[i];
        bool star = argument->kind == FO_NODE_Starred;
        Register mark = u->next;
        Register r = expression(u, star ? argument->Starred.value : argument);
        emit(u, star ? FO_CODE_OP_EXTEND : FO_CODE_OP_APPEND, list, r, 0);
        release_to(u, mark);
    }
}

// The positional arguments of CALLEX, as a tuple or a list.
static void spread_arguments(Unit *u, const FoNodes *args, Register to, Register window) {
    if (args->n == 0) {
        load_constant(u, to, constant_merge_give(u, (FoObject *)fo_tuple_new(0)));
    } else if (args->n == 1 && args->items[0]->kind == FO_NODE_Starred) {
        Register mark = u->next;
        emit(u, FO_CODE_OP_SPREADITEMS, to, expression(u, args->items[0]->Starred.value), window + 1); // an error names what is called
        release_to(u, mark);
    } else {
        emit(u, FO_CODE_OP_LIST, to, u->next, 0);
        append_arguments(u, args, to);
    }
}

// The first n keywords, which have names, as a dict.
static void leading_keywords(Unit *u, const FoNodes *keywords, int32_t n, Register dict) {
    Register mark = u->next, pairs = temporaries(u, 2 * n);
    for (int32_t i = 0; i < n; i++) {
        FoNode *k = keywords->items[i];
        load_constant(u, pairs + 2 * i, constant_merge_give(u, (FoObject *)name_str(u->compiler, k->keyword.arg)));
        expression_to(u, k->keyword.value, pairs + 2 * i + 1);
    }
    emit(u, FO_CODE_OP_DICT, dict, pairs, n);
    release_to(u, mark);
}

void keyword_arguments(Unit *u, const FoNodes *keywords, Register dict, Register callee) {
    int32_t n_leading = 0;
    while (n_leading < keywords->n && n_leading < 16 && keywords->items[n_leading]->keyword.arg) n_leading++;
    if (keywords->n == 1 && n_leading == 0) {
        Register mark = u->next;
        emit(u, FO_CODE_OP_SPREADDICT, dict, expression(u, keywords->items[0]->keyword.value), callee);
        release_to(u, mark);
        return;
    }
    leading_keywords(u, keywords, n_leading, dict);
    for (int32_t i = n_leading; i < keywords->n; i++) {
        FoNode *k = keywords->items[i];
        Register mark = u->next;
        Register more;
        if (k->keyword.arg) { // a duplicate of an earlier ** is an error, so a dict of one entry is merged
            FoNodes one = {.items = &keywords->items[i], .n = 1};
            more = temporary(u);
            leading_keywords(u, &one, 1, more);
        } else {
            more = expression(u, k->keyword.value);
        }
        emit(u, FO_CODE_OP_DICTMERGE, dict, more, callee);
        release_to(u, mark);
    }
}

int32_t named_arguments(Unit *u, const FoNodes *keywords) {
    FoTuple *names = u->compiler->failed ? NULL : fo_tuple_new(keywords->n);
    if (!names) unit_failed(u);
    for (int32_t i = 0; i < keywords->n; i++) {
        FoNode *k = keywords->items[i];
        FoStr *name = name_str(u->compiler, k->keyword.arg);
        if (names && name) names->items[i] = (FoObject *)name;
        expression_temporary(u, k->keyword.value);
    }
    return constant_add_give(u, (FoObject *)names);
}

static void call_spread(Unit *u, FoNode *node, Register to) {
    Register mark = u->next;
    Register window = temporaries(u, 2);
    if (!call_target(u, node->Call.func, window)) emit(u, FO_CODE_OP_CLEAR, window + 1, 0, 0);
    Register list = temporary(u);
    u->position = node->range;
    spread_arguments(u, &node->Call.args, list, window);
    bool keywords = node->Call.keywords.n > 0;
    if (keywords) keyword_arguments(u, &node->Call.keywords, temporary(u), window);
    u->position = node->range;
    emit(u, FO_CODE_OP_CALLEX, window, keywords, 0);
    move(u, to, window);
    release_to(u, mark);
}

void call_function(Unit *u, FoNode *node, Register to) {
    FoSpan outer = u->position;
    if (is_zero_argument_super(u, node)) { // bare super(): called with both arguments
        Register mark = u->next;
        Register window = temporaries(u, 2);
        Register parts = super_parts(u, node);
        move(u, window, parts);
        Register call = window + 2;
        move(u, call, parts + 1);
        move(u, call + 1, parts + 2);
        u->position = node->range;
        emit(u, FO_CODE_OP_CALL, window, 2, to);
        release_to(u, mark);
        u->position = outer;
        return;
    }
    CallShape shape = call_shape(node);
    if (shape.star || shape.double_star) {
        call_spread(u, node, to);
        u->position = outer;
        return;
    }
    Register mark = u->next;
    Register window = temporaries(u, 2);
    bool method = call_target(u, node->Call.func, window);
    if (!method && shape.n_keywords) emit(u, FO_CODE_OP_CLEAR, window + 1, 0, 0);
    for (int32_t i = 0; i < node->Call.args.n; i++) expression_temporary(u, node->Call.args.items[i]);
    if (!shape.n_keywords) {
        u->position = node->range;
        emit(u, method ? FO_CODE_OP_CALLMETHOD : FO_CODE_OP_CALL, window, node->Call.args.n, to);
    } else {
        int32_t names = named_arguments(u, &node->Call.keywords);
        u->position = node->range;
        emit(u, FO_CODE_OP_CALLKW, window, node->Call.args.n + shape.n_keywords, names);
        move(u, to, window);
    }
    release_to(u, mark);
    u->position = outer;
}
