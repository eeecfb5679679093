// SPDX-License-Identifier: MIT
// Second step: what each symbol means, seen from the scopes around it; then the places in locals, cells and frees.
#include "lang/scopes_private.h"

#include <stdlib.h>

static bool is_dunder_class(const FoName *name) { return name->n == 9 && memcmp(name->text, "__class__", 9) == 0; }

static FoSymbol *find_free(FoScope *s, const FoName *name) {
    for (int32_t i = 0; i < s->frees.n; i++)
        if (s->frees.items[i]->name == name) return s->frees.items[i];
    return NULL;
}

// Makes the name a free variable of the scope. A class that binds the name itself gets an entry of its own for what it passes on.
static bool add_free(FoScopeBuilder *b, FoScope *scope, FoName *name, FoSpan range) {
    if (find_free(scope, name)) return true;
    FoSymbol *s = fo_scope_peek(scope, name);
    if (!s && !(s = fo_scope_add(b, scope, name, 0, range))) return false;
    if (scope->kind == FO_SCOPE_CLASS && (s->flags & (FO_SYM_BOUND | FO_SYM_GLOBAL)) && !(s->flags & FO_SYM_NONLOCAL)) {
        FoSymbol *passed = fo_region_alloc(&b->tree->region, sizeof *passed);
        if (!passed) return fo_scopes_fail_memory(b);
        *passed = (FoSymbol){.name = name, .kind = FO_VAR_FREE, .index = -1, .local_index = -1, .range = range};
        s = passed;
    }
    s->kind = FO_VAR_FREE;
    return fo_symbols_push(b, &scope->frees, s);
}

// The class whose implicit __class__ cell a method means.
static bool add_class_cell(FoScopeBuilder *b, FoScope *class, FoName *name, FoSpan range) {
    if (class->needs_class_cell) return true;
    class->needs_class_cell = true;
    FoSymbol *cell = fo_region_alloc(&b->tree->region, sizeof *cell);
    if (!cell) return fo_scopes_fail_memory(b);
    *cell = (FoSymbol){.name = name, .kind = FO_VAR_CELL, .index = 0, .local_index = -1, .range = range};
    return fo_symbols_push(b, &class->cells, cell);
}

static bool make_cell(FoScopeBuilder *b, FoScope *owner, FoSymbol *s) {
    s->flags |= FO_SYM_INNER_FREE;
    if (s->kind == FO_VAR_CELL) return true;
    s->kind = FO_VAR_CELL;
    return fo_symbols_push(b, &owner->cells, s);
}

// Searches the scopes around `scope` for the function that owns the name. *owner NULL: it is global. Class scopes are looked
// through, except that they own __class__.
static void find_owner(FoScope *scope, const FoName *name, FoScope **owner) {
    *owner = NULL;
    for (FoScope *s = scope->parent; s; s = s->parent) {
        if (s->kind == FO_SCOPE_CLASS && is_dunder_class(name)) {
            *owner = s;
            return;
        }
        if (!fo_scope_is_function(s)) continue;
        const FoSymbol *y = fo_scope_peek(s, name);
        if (!y || (y->flags & FO_SYM_NONLOCAL)) continue;
        if (y->flags & FO_SYM_GLOBAL) return;
        if (y->flags & (FO_SYM_BOUND | FO_SYM_PARAM)) {
            *owner = s;
            return;
        }
    }
}

// Makes the name a free variable of `scope` and of all scopes between it and its owner.
static bool link_free(FoScopeBuilder *b, FoScope *scope, FoScope *owner, FoSymbol *s) {
    FoName *name = s->name;
    FoSpan range = s->range;
    for (FoScope *at = scope; at != owner; at = at->parent)
        if (!add_free(b, at, name, range)) return false;
    if (owner->kind == FO_SCOPE_CLASS) return add_class_cell(b, owner, name, range);
    return make_cell(b, owner, fo_scope_peek(owner, name));
}

static bool resolve_outer(FoScopeBuilder *b, FoScope *scope, FoSymbol *s) {
    FoScope *owner;
    find_owner(scope, s->name, &owner);
    if (owner) return link_free(b, scope, owner, s);
    if (s->flags & FO_SYM_NONLOCAL)
        return fo_scopes_fail(b, s->range, "no binding for nonlocal '%s' found", s->name->text);
    if (s->kind != FO_VAR_FREE)
        s->kind = fo_scope_is_function(scope) ? FO_VAR_GLOBAL_IMPLICIT : FO_VAR_NAME;
    return true;
}

static bool resolve_symbol(FoScopeBuilder *b, FoScope *scope, FoSymbol *s) {
    if (s->flags & FO_SYM_GLOBAL) {
        s->kind = FO_VAR_GLOBAL_EXPLICIT;
        return true;
    }
    if (s->flags & FO_SYM_NONLOCAL) return resolve_outer(b, scope, s);
    if (s->flags & (FO_SYM_BOUND | FO_SYM_PARAM)) {
        if (s->kind != FO_VAR_CELL) // an earlier scope may have made it one
            s->kind = fo_scope_is_function(scope) ? FO_VAR_LOCAL : FO_VAR_NAME;
        return true;
    }
    if (!(s->flags & FO_SYM_USED)) // only passed on
        return true;
    return scope->kind == FO_SCOPE_MODULE ? (s->kind = FO_VAR_NAME, true) : resolve_outer(b, scope, s);
}

// Outer scopes first: their symbols must be LOCAL before inner ones make them cells.
static bool resolve_scope(FoScopeBuilder *b, FoScope *scope) {
    for (int32_t i = 0; i < scope->symbols.n; i++)
        if (!resolve_symbol(b, scope, scope->symbols.items[i])) return false;
    for (FoScope *child = scope->first_child; child; child = child->next_sibling)
        if (!resolve_scope(b, child)) return false;
    return true;
}

// ---- places

static int compare_names(const void *a, const void *b) {
    const FoName *x = (*(FoSymbol *const *)a)->name, *y = (*(FoSymbol *const *)b)->name;
    return strcmp(x->text, y->text);
}

static void sort_and_number(FoSymbols *list) {
    if (list->n > 1)
        qsort(list->items, list->n, sizeof *list->items, compare_names);
    for (int32_t i = 0; i < list->n; i++)
        list->items[i]->index = i;
}

static bool number_locals(FoScopeBuilder *b, FoScope *scope) {
    for (int32_t i = 0; i < scope->locals.n; i++) { // the parameters: put there by the walk
        FoSymbol *s = scope->locals.items[i];
        s->local_index = i;
        if (s->kind == FO_VAR_LOCAL)
            s->index = i;
    }
    for (int32_t i = 0; i < scope->symbols.n; i++) {
        FoSymbol *s = scope->symbols.items[i];
        if (s->kind != FO_VAR_LOCAL || s->local_index >= 0) continue;
        s->index = s->local_index = scope->locals.n;
        if (!fo_symbols_push(b, &scope->locals, s)) return false;
    }
    return true;
}

static bool number_scope(FoScopeBuilder *b, FoScope *scope) {
    sort_and_number(&scope->cells);
    sort_and_number(&scope->frees);
    if (fo_scope_is_function(scope) && !number_locals(b, scope)) return false;
    for (FoScope *child = scope->first_child; child; child = child->next_sibling)
        if (!number_scope(b, child)) return false;
    return true;
}

// A `global` statement anywhere makes the name global in the module's own code, too: with a namespace of its own (exec, a class body's
// exec) that code then reads and writes globals.
static void mark_globals(FoScope *module, const FoScope *scope) {
    for (int32_t i = 0; i < scope->symbols.n; i++) {
        const FoSymbol *s = scope->symbols.items[i];
        FoSymbol *outer = s->flags & FO_SYM_GLOBAL ? fo_scope_peek(module, s->name) : NULL;
        if (outer)
            outer->flags |= FO_SYM_GLOBAL;
    }
    for (const FoScope *child = scope->first_child; child; child = child->next_sibling)
        mark_globals(module, child);
}

bool fo_scopes_resolve(FoScopeBuilder *b, FoScope *module) {
    mark_globals(module, module);
    return resolve_scope(b, module) && number_scope(b, module);
}
