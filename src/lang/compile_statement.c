// SPDX-License-Identifier: MIT
// Statements. No temporaries live from one statement to the next but those that enclosing loops and handlers hold.
#include "lang/compiler_private.h"

static void if_statement(Unit *u, FoNode *node) {
    // elif chains are walked, not recursed into: they can be long
    Label end = label_new(u);
    const uint64_t *meet = NULL;
    for (;;) {
        u->position = node->range;
        Label otherwise = label_new(u);
        jump_unless(u, node->If.test, otherwise);
        uint64_t *before = assigned_save(u);
        statements(u, &node->If.body);
        uint64_t *after = assigned_save(u);
        if (meet) assigned_meet(u, meet), after = assigned_save(u);
        meet = after;
        FoNodes *orelse = &node->If.orelse;
        if (orelse->n) emit_jump(u, FO_CODE_OP_JMP, 0, end);
        label_here(u, otherwise);
        assigned_restore(u, before);
        if (orelse->n == 1 && orelse->items[0]->kind == FO_NODE_If) {
            node = orelse->items[0];
            continue;
        }
        statements(u, orelse);
        break;
    }
    assigned_meet(u, meet);
    label_here(u, end);
}

static void while_statement(Unit *u, FoNode *node) {
    Block b;
    Label top = label_new(u), test = label_new(u), otherwise = label_new(u);
    block_push(u, &b, BLOCK_LOOP, node);
    b.break_label = label_new(u);
    b.continue_label = test;
    // the test stands at the end of the loop: one jump an iteration
    jump_unless(u, node->While.test, otherwise);
    uint64_t *before = assigned_save(u);
    label_here(u, top);
    statements(u, &node->While.body);
    label_here(u, test);
    assigned_restore(u, before);
    u->position = node->range;
    jump_if(u, node->While.test, top);
    block_pop(u, &b);
    label_here(u, otherwise);
    assigned_restore(u, before);
    statements(u, &node->While.orelse);
    assigned_restore(u, before);
    label_here(u, b.break_label);
}

static void for_statement(Unit *u, FoNode *node) {
    Register mark = u->next;
    Register r = expression(u, node->For.iter);
    release_to(u, mark);
    Register iterator = temporary(u);
    u->position = node->range;
    emit(u, FO_CODE_OP_GETITER, iterator, r, 0);
    Block b;
    block_push(u, &b, BLOCK_FOR, node);
    b.at = iterator;
    b.break_label = label_new(u);
    b.continue_label = label_new(u);
    Label otherwise = label_new(u);
    uint64_t *before = assigned_save(u);
    label_here(u, b.continue_label);
    FoNode *target = node->For.target;
    const FoSymbol *s = target->kind == FO_NODE_Name ? fo_scope_find(u->scope, target->Name.id) : NULL;
    if (s && s->kind == FO_VAR_LOCAL) {
        emit_compare_jump(u, FO_CODE_OP_FORITER, iterator, s->index, otherwise);
        if (!(s->flags & FO_SYM_DELETED)) assigned_add(u, s->index);
    } else {
        Register item = temporary(u);
        emit_compare_jump(u, FO_CODE_OP_FORITER, iterator, item, otherwise);
        store(u, target, item);
        release_to(u, item);
    }
    statements(u, &node->For.body);
    u->position = node->range;
    emit_jump(u, FO_CODE_OP_LOOP, 0, b.continue_label);
    block_pop(u, &b);
    label_here(u, otherwise);
    assigned_restore(u, before);
    release_to(u, mark);
    statements(u, &node->For.orelse);
    assigned_restore(u, before);
    label_here(u, b.break_label);
}

static void leave_loop(Unit *u, bool is_break) {
    Block *loop = u->block;
    while (loop && loop->kind != BLOCK_LOOP && loop->kind != BLOCK_FOR) loop = loop->outer;
    if (!loop) {
        unit_fail(u, is_break ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    Block *inner = u->block;
    leave_blocks(u, loop);
    if (is_break && loop->kind == BLOCK_FOR) emit(u, FO_CODE_OP_CLEAR, loop->at, 0, 0);
    emit_jump(u, is_break ? FO_CODE_OP_JMP : FO_CODE_OP_LOOP, 0, is_break ? loop->break_label : loop->continue_label);
    for (Block *b = inner; b != loop; b = b->outer)
        if (b->kind != BLOCK_FOR && b->kind != BLOCK_LOOP) region_open(u, b);
}

// Does leaving the function run code (finally, __exit__) that could change locals?
static bool leaving_runs_code(Unit *u) {
    for (Block *b = u->block; b; b = b->outer)
        if (b->kind != BLOCK_FOR && b->kind != BLOCK_LOOP) return true;
    return false;
}

static void return_statement(Unit *u, FoNode *node) {
    Register mark = u->next;
    Register r;
    FoNode *value = node->Return.value;
    if (value) {
        // with blocks to leave, the value must not stand in a local that they could change
        r = leaving_runs_code(u) ? expression_temporary(u, value) : expression(u, value);
    } else {
        r = temporary(u);
        if (!u->block) load_none(u, r);
    }
    Block *inner = u->block;
    leave_blocks(u, NULL);
    if (!value && inner) load_none(u, r);
    u->position = node->range;
    emit(u, FO_CODE_OP_RET, r, 0, 0);
    for (Block *b = inner; b; b = b->outer)
        if (b->kind != BLOCK_FOR && b->kind != BLOCK_LOOP) region_open(u, b);
    release_to(u, mark);
}

static void import_statement(Unit *u, FoNode *node) {
    for (int32_t i = 0; i < node->Import.names.n; i++) {
        FoNode *alias = node->Import.names.items[i];
        Register mark = u->next;
        Register window = temporaries(u, 3);
        load_constant(u, window, constant_merge_give(u, fo_int_from_i64(0)));
        load_none(u, window + 1);
        FoName *name = alias->alias.name;
        const char *dot = strchr(name->text, '.');
        emit(u, FO_CODE_OP_IMPORT, window + 2, window, name_add(u, name));
        Register module = window + 2;
        if (alias->alias.asname) {
            while (dot) { // import a.b.c as x binds c
                const char *part = dot + 1, *next = strchr(part, '.');
                FoName *attribute = fo_tree_name(u->compiler->tree, part, next ? (size_t)(next - part) : strlen(part));
                Register inner = temporary(u);
                emit(u, FO_CODE_OP_IMPORTFROM, inner, module, attribute ? name_add(u, attribute) : 0);
                emit(u, FO_CODE_OP_MOVE, module, inner, 0);
                dot = next;
            }
            store_name(u, alias->alias.asname, module);
        } else {
            FoName *first = dot ? fo_tree_name(u->compiler->tree, name->text, (size_t)(dot - name->text)) : name;
            if (first) store_name(u, first, module);
        }
        release_to(u, mark);
    }
}

static void import_from(Unit *u, FoNode *node) {
    FoNodes *names = &node->ImportFrom.names;
    Register mark = u->next;
    Register window = temporaries(u, 3), module = window + 2;
    load_constant(u, window, constant_merge_give(u, fo_int_from_i64(node->ImportFrom.level)));
    FoTuple *wanted = fo_tuple_new(names->n);
    for (int32_t i = 0; wanted && i < names->n; i++) {
        wanted->items[i] = (FoObject *)name_str(u->compiler, names->items[i]->alias.name);
        if (!wanted->items[i]) break;
    }
    load_constant(u, window + 1, constant_add_give(u, (FoObject *)wanted));
    int32_t name = node->ImportFrom.module ? name_add(u, node->ImportFrom.module) : name_add_text(u, "");
    emit(u, FO_CODE_OP_IMPORT, module, window, name);
    if (names->n == 1 && !strcmp(names->items[0]->alias.name->text, "*")) {
        emit(u, FO_CODE_OP_IMPORTSTAR, module, 0, 0);
        release_to(u, mark);
        return;
    }
    for (int32_t i = 0; i < names->n; i++) {
        FoNode *alias = names->items[i];
        Register inner = temporary(u);
        emit(u, FO_CODE_OP_IMPORTFROM, inner, module, name_add(u, alias->alias.name));
        store_name(u, alias->alias.asname ? alias->alias.asname : alias->alias.name, inner);
        release_to(u, inner);
    }
    emit(u, FO_CODE_OP_CLEAR, module, 0, 0);
    release_to(u, mark);
}

// What a failed assertion is shown at: the last comparison of the test, or NULL.
static FoNode *last_comparison(FoNode *test) {
    FoNode *found = NULL;
    switch (test->kind) {
    case FO_NODE_Compare: return test;
    case FO_NODE_UnaryOp: return test->UnaryOp.op == FO_OP_Not ? last_comparison(test->UnaryOp.operand) : NULL;
    case FO_NODE_BoolOp:
        for (int32_t i = test->BoolOp.values.n; i-- > 0 && !found;) found = last_comparison(test->BoolOp.values.items[i]);
        return found;
    case FO_NODE_IfExp:
        if (!(found = last_comparison(test->IfExp.orelse))) found = last_comparison(test->IfExp.body);
        return found ? found : last_comparison(test->IfExp.test);
    default: return NULL;
    }
}

static void assert_statement(Unit *u, FoNode *node) {
    Label passed = label_new(u);
    uint64_t *before = assigned_save(u);
    jump_if(u, node->Assert.test, passed);
    Register mark = u->next;
    FoNode *comparison = last_comparison(node->Assert.test);
    FoSpan shown = comparison ? comparison->range : node->range;
    u->position = node->range;
    if (node->Assert.msg) {
        Register message = expression_temporary(u, node->Assert.msg);
        u->position = shown;
        emit(u, FO_CODE_OP_ASSERTION, message + 1, message, 0);
    } else {
        u->position = shown;
        emit(u, FO_CODE_OP_ASSERTION, mark, mark, 0);
    }
    release_to(u, mark);
    assigned_restore(u, before);
    label_here(u, passed);
}

static void raise_statement(Unit *u, FoNode *node) {
    Register mark = u->next;
    Register window = temporaries(u, 2);
    int n = 0;
    if (node->Raise.exc) {
        expression_to(u, node->Raise.exc, window);
        n = 1;
        if (node->Raise.cause) {
            expression_to(u, node->Raise.cause, window + 1);
            n = 2;
        }
    }
    u->position = node->range;
    emit(u, FO_CODE_OP_RAISE, window, window + 1, n);
    release_to(u, mark);
}

static void annotated_assign(Unit *u, FoNode *node) {
    FoNode *target = node->AnnAssign.target;
    if (node->AnnAssign.value) store_value(u, target, node->AnnAssign.value);
    Register mark = u->next;
    if (!node->AnnAssign.simple || target->kind != FO_NODE_Name) {
        if (u->in_namespace && !u->compiler->tree->future_annotations) expression_drop(u, node->AnnAssign.annotation);
        return;
    }
    if (!u->in_namespace) return; // annotations of locals are not evaluated
    Register window = temporaries(u, 3);
    annotation_to(u, node->AnnAssign.annotation, window);
    emit(u, FO_CODE_OP_GETNAME, window + 1, 0, name_add_text(u, "__annotations__"));
    FoName *mangled = fo_scope_mangle(u->scope, target->Name.id);
    load_constant(u, window + 2, constant_merge_give(u, (FoObject *)name_str(u->compiler, mangled)));
    emit(u, FO_CODE_OP_SETITEM, window + 1, window, window + 2);
    release_to(u, mark);
}

static void assign(Unit *u, FoNode *node) {
    FoNodes *targets = &node->Assign.targets;
    if (targets->n == 1) {
        store_value(u, targets->items[0], node->Assign.value);
        return;
    }
    Register mark = u->next;
    Register value = expression_temporary(u, node->Assign.value);
    for (int32_t i = 0; i < targets->n; i++) {
        Register from = value;
        if (i < targets->n - 1) {
            from = temporary(u);
            emit(u, FO_CODE_OP_SHARE, from, value, 0);
        }
        store(u, targets->items[i], from);
    }
    release_to(u, mark);
}

static void expression_statement(Unit *u, FoNode *node) {
    if (!u->display || u->scope->kind != FO_SCOPE_MODULE) {
        expression_drop(u, node->Expr.value);
        return;
    }
    Register mark = u->next;
    Register r = expression(u, node->Expr.value);
    emit(u, FO_CODE_OP_DISPLAY, r, 0, 0);
    release_to(u, mark);
}

void statement(Unit *u, FoNode *node) {
    if (u->compiler->failed) return;
    u->position = node->range;
    switch (node->kind) {
    case FO_NODE_Expr: expression_statement(u, node); break;
    case FO_NODE_Assign: assign(u, node); break;
    case FO_NODE_AugAssign: augmented_assign(u, node); break;
    case FO_NODE_AnnAssign: annotated_assign(u, node); break;
    case FO_NODE_If: if_statement(u, node); break;
    case FO_NODE_While: while_statement(u, node); break;
    case FO_NODE_For: for_statement(u, node); break;
    case FO_NODE_Break: leave_loop(u, true); break;
    case FO_NODE_Continue: leave_loop(u, false); break;
    case FO_NODE_Return: return_statement(u, node); break;
    case FO_NODE_FunctionDef: function_definition(u, node); break;
    case FO_NODE_ClassDef: class_definition(u, node); break;
    case FO_NODE_Delete:
        for (int32_t i = 0; i < node->Delete.targets.n; i++) delete_target(u, node->Delete.targets.items[i]);
        break;
    case FO_NODE_Import: import_statement(u, node); break;
    case FO_NODE_ImportFrom: import_from(u, node); break;
    case FO_NODE_Try: try_statement(u, node); break;
    case FO_NODE_With: with_statement(u, node); break;
    case FO_NODE_Raise: raise_statement(u, node); break;
    case FO_NODE_Assert: assert_statement(u, node); break;
    case FO_NODE_Match: match_statement(u, node); break;
    case FO_NODE_Pass:
    case FO_NODE_Global:
    case FO_NODE_Nonlocal: break;
    case FO_NODE_TryStar: unit_fail(u, "'except*' is not implemented in this version of Folio"); break;
    case FO_NODE_AsyncFunctionDef: unit_fail(u, "'async def' is not implemented in this version of Folio"); break;
    case FO_NODE_AsyncFor: unit_fail(u, "'async for' is not implemented in this version of Folio"); break;
    case FO_NODE_AsyncWith: unit_fail(u, "'async with' is not implemented in this version of Folio"); break;
    default: unit_fail(u, "cannot compile this statement");
    }
    u->position = node->range;
}

void statements(Unit *u, const FoNodes *body) {
    for (int32_t i = 0; i < body->n; i++) statement(u, body->items[i]);
}
