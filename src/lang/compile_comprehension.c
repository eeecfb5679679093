// SPDX-License-Identifier: MIT
// Comprehensions and generator expressions: functions of one argument, the first iterable's iterator.
#include "lang/compiler_private.h"

static FoNodes *generators_of(FoNode *node) {
    switch (node->kind) {
    case FO_NODE_ListComp: return &node->ListComp.generators;
    case FO_NODE_SetComp: return &node->SetComp.generators;
    case FO_NODE_DictComp: return &node->DictComp.generators;
    default: return &node->GeneratorExp.generators;
    }
}

static void add_element(Unit *u, FoNode *node, Register result) {
    Register mark = u->next;
    switch (node->kind) {
    case FO_NODE_ListComp: {
        Register r = expression(u, node->ListComp.elt);
        u->position = node->range;
        emit(u, FO_CODE_OP_APPEND, result, r, 0);
        break;
    }
    case FO_NODE_SetComp: {
        Register r = expression(u, node->SetComp.elt);
        u->position = node->range;
        emit(u, FO_CODE_OP_SETADD, result, r, 0);
        break;
    }
    case FO_NODE_DictComp: {
        Register pair = expression_temporary(u, node->DictComp.key);
        expression_temporary(u, node->DictComp.value);
        u->position = node->range;
        emit(u, FO_CODE_OP_DICTADD, result, pair, 0);
        break;
    }
    default: {
        Register r = expression_temporary(u, node->GeneratorExp.elt);
        u->position = node->range;
        emit(u, FO_CODE_OP_YIELD, r, 1, 0);
    }
    }
    release_to(u, mark);
}

static void clause(Unit *u, FoNode *node, int32_t i, Register result) {
    FoNodes *generators = generators_of(node);
    if (i == generators->n) {
        add_element(u, node, result);
        return;
    }
    FoNode *g = generators->items[i];
    if (g->comprehension.is_async) {
        unit_fail(u, "asynchronous comprehensions are not implemented in this version of Folio");
        return;
    }
    Register mark = u->next;
    Register iterator;
    if (i == 0) {
        iterator = temporary(u);
        emit(u, FO_CODE_OP_MOVE, iterator, 0, 0); // parameter .0
        emit(u, FO_CODE_OP_DELLOCAL, 0, 0, 0);
    } else {
        Register r = expression(u, g->comprehension.iter);
        release_to(u, mark);
        iterator = temporary(u);
        u->position = node->range;
        emit(u, FO_CODE_OP_GETITER, iterator, r, 0);
    }
    Label again = label_new(u), end = label_new(u);
    uint64_t *before = assigned_save(u);
    label_here(u, again);
    FoNode *target = g->comprehension.target;
    const FoSymbol *local = target->kind == FO_NODE_Name ? fo_scope_find(u->scope, target->Name.id) : NULL;
    u->position = node->range;
    if (local && local->kind == FO_VAR_LOCAL) {
        emit_compare_jump(u, FO_CODE_OP_FORITER, iterator, local->index, end);
        assigned_add(u, local->index);
    } else {
        Register item = temporary(u);
        emit_compare_jump(u, FO_CODE_OP_FORITER, iterator, item, end);
        store(u, target, item);
    }
    Label skip = label_new(u); // LOOP, and not straight back: it polls
    for (int32_t k = 0; k < g->comprehension.ifs.n; k++) jump_unless(u, g->comprehension.ifs.items[k], skip);
    clause(u, node, i + 1, result);
    label_here(u, skip);
    emit_jump(u, FO_CODE_OP_LOOP, 0, again);
    label_here(u, end);
    assigned_restore(u, before);
    release_to(u, mark);
}

static void comprehension_body(Unit *u, FoNode *node) {
    Register result = NO_REGISTER;
    if (node->kind == FO_NODE_GeneratorExp) {
        emit(u, FO_CODE_OP_GENERATOR, 0, 0, 0);
    } else {
        FoOpcode build = node->kind == FO_NODE_ListComp ? FO_CODE_OP_LIST : node->kind == FO_NODE_SetComp ? FO_CODE_OP_SET : FO_CODE_OP_DICT;
        result = temporary(u);
        emit(u, build, result, u->next, 0);
    }
    clause(u, node, 0, result);
    u->position = node->range;
    if (result == NO_REGISTER) {
        result = temporary(u);
        load_none(u, result);
    }
    emit(u, FO_CODE_OP_RET, result, 0, 0);
}

static FoScope *scope_of(FoNode *node, const char **name) {
    switch (node->kind) {
    case FO_NODE_ListComp: *name = "<listcomp>"; return node->ListComp.scope;
    case FO_NODE_SetComp: *name = "<setcomp>"; return node->SetComp.scope;
    case FO_NODE_DictComp: *name = "<dictcomp>"; return node->DictComp.scope;
    default: *name = "<genexpr>"; return node->GeneratorExp.scope;
    }
}

void comprehension(Unit *u, FoNode *node, Register to) {
    const char *text;
    FoScope *scope = scope_of(node, &text);
    FO_AUTO(FoStr) name = fo_str_intern(text);
    if (!name) {
        u->compiler->failed = true;
        return;
    }
    FoObject *code = compile_unit(u->compiler, scope, node, name, comprehension_body);
    Register mark = u->next;
    Register window = temporaries(u, 2);
    make_function(u, code, scope, NO_REGISTER, 0, window);
    FoNode *iterable = generators_of(node)->items[0]->comprehension.iter;
    Register argument = temporary(u);
    Register r = expression(u, iterable);
    u->position = node->range;
    emit(u, FO_CODE_OP_GETITER, argument, r, 0);
    u->position = node->range;
    emit(u, FO_CODE_OP_CALL, window, 1, to);
    release_to(u, mark);
}
