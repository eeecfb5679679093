// SPDX-License-Identifier: MIT
// Scopes: which variable each name means. Built once over a finished tree, before compiling.
//
// Every Module/Interactive/Expression, FunctionDef, AsyncFunctionDef, ClassDef, Lambda, ListComp, SetComp, DictComp and
// GeneratorExp node gets its FoScope in node->X.scope. Decorators, defaults, annotations, class bases and the first
// iterable of a comprehension belong to the enclosing scope. Scopes live in the tree's region.
#ifndef FO_LANG_SCOPES_H
#define FO_LANG_SCOPES_H

#include "lang/tree.h"

typedef enum { FO_SCOPE_MODULE, FO_SCOPE_CLASS, FO_SCOPE_FUNCTION, FO_SCOPE_LAMBDA, FO_SCOPE_COMPREHENSION } FoScopeKind;

// Where a variable lives, seen from one scope.
typedef enum {
    FO_VAR_LOCAL,  // register `index` of scope->locals (function-like scopes only)
    FO_VAR_CELL,   // cell `index` of scope->cells: local here, used by an inner scope; a cell parameter arrives in local `local_index`
    FO_VAR_FREE,   // free variable `index` of scope->frees: belongs to an outer function. In a class scope a load looks into the
                   // class namespace first (LOAD_CLASSDEREF)
    FO_VAR_GLOBAL_EXPLICIT, // declared global: module globals (then builtins)
    FO_VAR_GLOBAL_IMPLICIT, // bound nowhere outside: module globals, then builtins
    FO_VAR_NAME,            // module and class bodies: the namespace by name, then globals, then builtins
} FoVariableKind;

// How a name occurs in the scope itself.
enum {
    FO_SYM_BOUND = 1 << 0, // assigned, imported, def/class, loop target, except … as, del, pattern capture
    FO_SYM_USED = 1 << 1,
    FO_SYM_PARAM = 1 << 2,
    FO_SYM_GLOBAL = 1 << 3,   // `global name`
    FO_SYM_NONLOCAL = 1 << 4, // `nonlocal name`
    FO_SYM_IMPORTED = 1 << 5,
    FO_SYM_ANNOTATED = 1 << 6,
    FO_SYM_COMP_ITER = 1 << 7, // target of a comprehension's for
    FO_SYM_DELETED = 1 << 8,   // `del name`, or cleared by except … as: may be unbound
    FO_SYM_INNER_FREE = 1 << 9, // free in a child scope and resolved here or above
    FO_SYM_WALRUS = 1 << 10,    // bound by := of a comprehension inside
};

typedef struct FoSymbol {
    FoName *name;        // mangled
    uint16_t flags;      // FO_SYM_…
    uint8_t kind;        // FoVariableKind
    int32_t index;       // within locals, cells or frees; −1 for the other kinds
    int32_t local_index; // for a CELL that is a parameter: its place in locals; otherwise index for LOCAL, −1
    FoSpan range;       // of the first occurrence
} FoSymbol;

typedef struct {
    FoSymbol **items;
    int32_t n;
} FoSymbols;

struct FoScope {
    FoTree *tree;
    FoScopeKind kind;
    FoNode *node;
    FoName *name;        // function or class name; NULL for the module, lambdas and comprehensions
    FoScope *parent;
    FoScope *first_child, *next_sibling, *last_child; // children in source order
    FoName *class_name;  // the innermost enclosing class (this one included): mangling; or NULL
    int32_t n_params;    // positional-only + positional
    int32_t n_posonly, n_kwonly;
    bool has_varargs, has_varkw; // their locals follow the keyword-only ones, as CPython's co_varnames
    bool is_nested;      // some enclosing scope is function-like
    bool is_async;       // async def, or a comprehension with async for / await (CO_COROUTINE, CO_ASYNC_GENERATOR with is_generator)
    bool is_generator;   // contains yield, or is a generator expression
    bool returns_value;  // has a `return value`
    bool has_import_star; // module level only
    bool needs_class_cell; // CLASS: a method uses super or __class__: the body must make a __class__ cell (in cells, always index 0) and
                           // leave it in __classcell__
    bool has_annotations;  // module or class body with a simple annotated assignment: needs __annotations__
    bool uses_locals_call; // the name locals, vars, eval, exec or dir is loaded here
    bool docstring;        // body starts with a docstring
    FoSymbols symbols;   // in order of first occurrence
    FoSymbols locals;    // LOCAL kinds and parameters: parameters first (positional, keyword-only, *args, **kw), then by first binding.
                         // A comprehension's only parameter is ".0", the first iterable's iterator
    FoSymbols cells;     // sorted by name, as CPython's co_cellvars. A class scope has at most __class__ here
    FoSymbols frees;     // sorted by name, as CPython's co_freevars; includes what is only passed on to inner scopes
    // private: name -> symbol, open addressing
    FoSymbol **table;
    uint32_t table_n;
};

// Builds the scopes of a tree and makes the checks that CPython's symbol table and compiler make ('return' outside function,
// 'break' outside loop, nonlocal without binding …). Top-level await is accepted when allow_await. False: *error is filled.
bool fo_scopes_build(FoTree *tree, bool allow_await, FoSyntaxError *error) FO_MUST_CHECK;

// The symbol for a name as written in this scope (mangles it); NULL when the name does not occur in it (or memory is
// short while mangling, which cannot happen for a name that does occur).
const FoSymbol *fo_scope_find(const FoScope *scope, FoName *name);
// The CELL or FREE entry for a mangled name: what a closure made in this scope takes for an inner scope's free variable of that
// name. (A class may bind a name itself and also pass on the outer variable of the same name: then this is the outer one.)
const FoSymbol *fo_scope_find_cell(const FoScope *scope, const FoName *name);
// The name with private-name mangling applied (inside class C: __x -> _C__x), the name itself when none is due; NULL when
// memory is short. Use it for Attribute.attr, import names and keyword-only parameter names.
FoName *fo_scope_mangle(const FoScope *scope, FoName *name) FO_MUST_CHECK;
// One line per scope and symbol, for people.
bool fo_scopes_dump(const FoTree *tree, FoBuffer *out);

#endif
