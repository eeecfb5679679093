// SPDX-License-Identifier: MIT
// Shared by scopes*.c and syntax_checks.c: the walk that fills the scopes.
#ifndef FO_LANG_SCOPES_PRIVATE_H
#define FO_LANG_SCOPES_PRIVATE_H

#include "lang/scopes.h"

#include <stdio.h>

enum { FO_SCOPES_MAX_BLOCKS = 20 }; // as CPython's CO_MAXBLOCKS

// What the statements around the current one are; starts afresh in every function and class.
typedef struct {
    int32_t n_loops;      // of this scope
    int32_t n_blocks;     // loops, try, with
    bool in_except_star;
} FoBlockContext;

typedef struct {
    FoTree *tree;
    FoSyntaxError *error;
    FoScope *scope;
    FoBlockContext blocks;
    bool allow_await;
    int32_t n_iterables;     // > 0: within the iterable of a comprehension
    bool in_comp_target;     // within the target of a comprehension's for
    FoNodes future;          // the statements that may be `from __future__ import`
    FoNode *value_return;    // the first `return value` of the current function
    FoNode **spine;          // left sides of long chains
    int32_t n_spine, spine_cap;
} FoScopeBuilder;

// ---- symbols (scope_symbols.c)
FoScope *fo_scope_enter(FoScopeBuilder *b, FoScopeKind kind, FoNode *node, FoName *name);
FoSymbol *fo_scope_peek(const FoScope *scope, const FoName *mangled);
// Adds flags to the symbol of a name (mangled here); makes it when new. NULL: the error is filled.
FoSymbol *fo_scope_add(FoScopeBuilder *b, FoScope *scope, FoName *name, uint16_t flags, FoSpan range);
bool fo_symbols_push(FoScopeBuilder *b, FoSymbols *list, FoSymbol *s);
bool fo_scopes_fail(FoScopeBuilder *b, FoSpan range, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool fo_scopes_fail_memory(FoScopeBuilder *b);
FO_INLINE bool fo_scope_is_function(const FoScope *s) { return s->kind >= FO_SCOPE_FUNCTION; }

// ---- resolution (scope_resolve.c)
bool fo_scopes_resolve(FoScopeBuilder *b, FoScope *module);

// ---- checks (syntax_checks.c): false when the error is filled
bool fo_check_store(FoScopeBuilder *b, const FoName *name, FoContext ctx, FoSpan range); // __debug__
bool fo_check_return(FoScopeBuilder *b, FoNode *n);
bool fo_check_loop_exit(FoScopeBuilder *b, FoNode *n);
bool fo_check_yield(FoScopeBuilder *b, FoNode *n);
bool fo_check_await(FoScopeBuilder *b, FoNode *n);
bool fo_check_async(FoScopeBuilder *b, FoNode *n, const char *what);
bool fo_check_comprehension(FoScopeBuilder *b, FoNode *n, const FoScope *inner);
bool fo_check_handlers(FoScopeBuilder *b, FoNodes handlers);
bool fo_check_keywords(FoScopeBuilder *b, FoNodes keywords);
bool fo_check_target(FoScopeBuilder *b, FoNode *target); // stars of an assignment
bool fo_check_match(FoScopeBuilder *b, FoNode *n);
bool fo_check_future(FoScopeBuilder *b, FoNodes body);
bool fo_check_future_import(FoScopeBuilder *b, FoNode *n);
bool fo_check_function_end(FoScopeBuilder *b);
bool fo_push_block(FoScopeBuilder *b, FoSpan range);
// Warnings; false only when memory is short.
bool fo_warn_call(FoScopeBuilder *b, FoNode *call);
bool fo_warn_subscript(FoScopeBuilder *b, FoNode *subscript);
bool fo_warn_compare(FoScopeBuilder *b, FoNode *compare);
bool fo_warn_assert(FoScopeBuilder *b, FoNode *n);

#endif
