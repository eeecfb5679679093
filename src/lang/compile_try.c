// SPDX-License-Identifier: MIT
// try and with. Nothing is executed on the way into a protected region: a table says which handler covers which instructions.
//
// A handler finds the exception in register `keep`; PUSHEXC makes it the one being handled and keeps the previous one in keep + 1; POPEXC
// undoes that. Code of a handler is covered by a cleanup handler of its own, which does POPEXC before it lets the new exception go on.
#include "lang/compiler_private.h"

static void with_exit(Unit *u, Register window) {
    Register mark = u->next;
    if (u->next < window + 5) temporaries(u, window + 5 - u->next);
    // a return value may stand above the window: the arguments must not run into it, so the window is moved behind what is live
    Register call = mark > window + 2 ? temporaries(u, 5) : window;
    if (call != window) {
        emit(u, FO_CODE_OP_MOVE, call, window, 0);
        emit(u, FO_CODE_OP_MOVE, call + 1, window + 1, 0);
    }
    for (int i = 0; i < 3; i++) load_none(u, call + 2 + i);
    emit(u, FO_CODE_OP_CALLMETHOD, call, 3, call);
    emit(u, FO_CODE_OP_CLEAR, call, 0, 0);
    release_to(u, mark);
}

static void leave_block(Unit *u, Block *b) {
    region_close(u, b);
    Block *saved = u->block;
    u->block = b->outer; // what runs now belongs to the outside
    switch (b->kind) {
    case BLOCK_FOR: emit(u, FO_CODE_OP_CLEAR, b->at, 0, 0); break;
    case BLOCK_FINALLY: statements(u, b->final_body); break;
    case BLOCK_WITH:
        u->position = b->node->range;
        with_exit(u, b->at);
        break;
    case BLOCK_HANDLER:
        emit(u, FO_CODE_OP_POPEXC, b->at, 0, 0);
        forget_name(u, b->name);
        break;
    case BLOCK_FINALLY_HANDLER: emit(u, FO_CODE_OP_POPEXC, b->at, 0, 0); break;
    case BLOCK_LOOP:
    case BLOCK_TRY: break;
    }
    u->block = saved;
}

void leave_blocks(Unit *u, Block *until) {
    for (Block *b = u->block; b != until; b = b->outer) leave_block(u, b);
}

static void open_handler(Unit *u, Block *b, BlockKind kind, FoNode *node, Register keep) {
    block_push(u, b, kind, node);
    b->handler = label_new(u);
    b->keep = keep;
    region_open(u, b);
}

// The code behind a handler's own cleanup handler: the exception that came up meanwhile is in keep.
static void cleanup(Unit *u, Block *b, FoName *name) {
    label_here(u, b->handler);
    Register mark = u->next;
    u->next = b->keep;
    Register fresh = temporary(u);
    emit(u, FO_CODE_OP_POPEXC, b->at, 0, 0);
    forget_name(u, name);
    emit(u, FO_CODE_OP_RERAISE, fresh, 0, 0);
    u->next = mark;
}

// The body of a clause and what ends it stand outside of `choosing`: each way out of them undoes PUSHEXC itself, and once.
static void except_clause(Unit *u, FoNode *clause, Block *choosing, Label end, uint64_t **meet) {
    Register saved = choosing->at;
    Label next = label_new(u);
    u->position = clause->range;
    if (clause->ExceptHandler.type) {
        Register mark = u->next;
        Register type = expression(u, clause->ExceptHandler.type);
        u->position = clause->range;
        emit_compare_jump(u, FO_CODE_OP_JNOMATCH, saved, type, next);
        release_to(u, mark);
    }
    FoName *name = clause->ExceptHandler.name;
    if (name) {
        Register copy = temporary(u);
        emit(u, FO_CODE_OP_COPY, copy, saved, 0);
        store_name(u, name, copy);
        release_to(u, copy);
    }
    block_pop(u, choosing);
    Block b;
    open_handler(u, &b, BLOCK_HANDLER, clause, u->next);
    b.at = saved;
    b.name = name;
    statements(u, &clause->ExceptHandler.body);
    block_pop(u, &b);
    u->position = clause->range;
    emit(u, FO_CODE_OP_POPEXC, saved, 0, 0);
    forget_name(u, name);
    if (*meet) assigned_meet(u, *meet);
    *meet = assigned_save(u);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);
    cleanup(u, &b, name);
    u->block = choosing;
    region_open(u, choosing);
    label_here(u, next);
}

// Where an exception of `tried` arrives: it becomes the handled one, in two temporaries (returned). What comes up until handler_end is
// covered by `handling`.
static Register handler_begin(Unit *u, const Block *tried, const uint64_t *before, Block *handling, FoNode *node) {
    label_here(u, tried->handler);
    assigned_restore(u, before);
    Register saved = temporaries(u, 2);
    emit(u, FO_CODE_OP_PUSHEXC, saved, 0, 0);
    open_handler(u, handling, BLOCK_FINALLY_HANDLER, node, u->next);
    handling->at = saved;
    return saved;
}

// Nobody has taken the exception: it goes on.
static void handler_reraise(Unit *u, Block *handling) {
    emit(u, FO_CODE_OP_RERAISE, handling->at, 0, 0);
    block_pop(u, handling);
}

static void try_except(Unit *u, FoNode *node) {
    FoNodes *handlers = &node->Try.handlers;
    Register mark = u->next;
    Label end = label_new(u);
    uint64_t *before = assigned_save(u);
    Block b;
    open_handler(u, &b, BLOCK_TRY, node, mark);
    statements(u, &node->Try.body);
    block_pop(u, &b);
    statements(u, &node->Try.orelse);
    uint64_t *meet = assigned_save(u);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);

    Block choosing;
    handler_begin(u, &b, before, &choosing, node);
    for (int32_t i = 0; i < handlers->n; i++) {
        assigned_restore(u, before);
        // the clause's body is covered by its own cleanup; looking for the clause by ours
        except_clause(u, handlers->items[i], &choosing, end, &meet);
    }
    u->position = node->range;
    handler_reraise(u, &choosing);
    cleanup(u, &choosing, NULL);
    release_to(u, mark);
    assigned_restore(u, meet);
    label_here(u, end);
}

static void try_finally(Unit *u, FoNode *node) {
    Register mark = u->next;
    Label end = label_new(u);
    uint64_t *before = assigned_save(u);
    Block b;
    open_handler(u, &b, BLOCK_FINALLY, node, mark);
    b.final_body = &node->Try.finalbody;
    if (node->Try.handlers.n)
        try_except(u, node);
    else
        statements(u, &node->Try.body);
    block_pop(u, &b);
    statements(u, &node->Try.finalbody);
    uint64_t *after = assigned_save(u);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);

    Block handling;
    handler_begin(u, &b, before, &handling, node);
    statements(u, &node->Try.finalbody);
    handler_reraise(u, &handling);
    cleanup(u, &handling, NULL);
    release_to(u, mark);
    assigned_restore(u, after);
    label_here(u, end);
}

void try_statement(Unit *u, FoNode *node) {
    if (node->Try.finalbody.n)
        try_finally(u, node);
    else
        try_except(u, node);
}

// ---- with
static void with_items(Unit *u, FoNode *node, int32_t i) {
    FoNodes *items = &node->With.items;
    if (i == items->n) {
        statements(u, &node->With.body);
        return;
    }
    FoNode *item = items->items[i];
    Register mark = u->next;
    Label end = label_new(u);
    Register window = temporaries(u, 3);
    Register context = expression(u, item->withitem.context_expr);
    u->position = node->range;
    emit(u, FO_CODE_OP_ENTER, window, context, 0);
    release_to(u, window + 3);
    uint64_t *before = assigned_save(u);
    Block b;
    open_handler(u, &b, BLOCK_WITH, node, window + 2);
    b.at = window;
    if (item->withitem.optional_vars)
        store(u, item->withitem.optional_vars, window + 2);
    else
        emit(u, FO_CODE_OP_CLEAR, window + 2, 0, 0);
    release_to(u, window + 2);
    with_items(u, node, i + 1);
    block_pop(u, &b);
    u->position = node->range;
    with_exit(u, window);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);

    Block handling;
    Register saved = handler_begin(u, &b, before, &handling, node), truth = temporary(u);
    emit(u, FO_CODE_OP_EXITEXC, window, saved, truth);
    Label suppressed = label_new(u);
    emit_jump(u, FO_CODE_OP_JT, truth, suppressed);
    handler_reraise(u, &handling);
    label_here(u, suppressed);
    emit(u, FO_CODE_OP_POPEXC, saved, 0, 0);
    emit(u, FO_CODE_OP_CLEAR, window, 0, 0);
    emit(u, FO_CODE_OP_CLEAR, window + 1, 0, 0);
    emit_jump(u, FO_CODE_OP_JMP, 0, end);
    cleanup(u, &handling, NULL);
    release_to(u, mark);
    // a suppressed exception may have come before anything was bound
    assigned_restore(u, before);
    label_here(u, end);
}

void with_statement(Unit *u, FoNode *node) { with_items(u, node, 0); }
