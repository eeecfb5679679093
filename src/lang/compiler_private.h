// SPDX-License-Identifier: MIT
// The compiler's own structures: one unit per code object, registers handed out like a stack, labels resolved at the end.
//
// A failure (memory, limits) raises once and sets compiler->failed; everything after that does nothing, and the entry returns NULL.
#ifndef FO_LANG_COMPILER_PRIVATE_H
#define FO_LANG_COMPILER_PRIVATE_H

#include "lang/lang.h"
#include "lang/opcode.h"
#include "lang/scopes.h"

typedef uint32_t Label;      // index into unit->labels
typedef int32_t Register;    // index of a register of the unit
enum { NO_REGISTER = -1 };

typedef struct {
    int32_t instruction; // whose operand is to be patched
    Label label;
    bool narrow;         // 16-bit jump (operand a or c), otherwise 32 bits in (b, c)
    bool in_c;           // narrow jump in c instead of a
} Fixup;

// What a jump out of a statement has to undo.
typedef enum { BLOCK_LOOP, BLOCK_FOR, BLOCK_FINALLY, BLOCK_HANDLER, BLOCK_FINALLY_HANDLER, BLOCK_WITH, BLOCK_TRY } BlockKind;
typedef struct Block {
    struct Block *outer;
    BlockKind kind;
    Label break_label, continue_label; // LOOP, FOR
    Register at;          // FOR: iterator; HANDLER and FINALLY_HANDLER: saved exception; WITH: window
    FoNodes *final_body;  // FINALLY
    FoName *name;         // HANDLER: name to delete, or NULL
    FoNode *node;         // for positions
    // TRY, FINALLY, WITH, HANDLER: the protected region that is open now
    int32_t region_from;  // first instruction, -1: closed
    Label handler;
    Register keep;        // registers from here on are released when the handler is entered, and the exception is saved here
} Block;

typedef struct {
    int32_t from, to;
    Label target;
    Register keep;
} Region;

typedef struct Unit {
    struct Unit *outer;
    struct Compiler *compiler;
    FoScope *scope;
    FoNode *node;
    FoStr *name, *qualname;
    // code so far
    FoInstruction *instructions;
    FoSpan *ranges;
    int32_t n, cap, cap_ranges; // the two arrays grow one after the other
    int32_t *labels; // position or -1
    int32_t n_labels, cap_labels;
    Fixup *fixups;
    int32_t n_fixups, cap_fixups;
    Region *regions;
    int32_t n_regions, cap_regions;
    FoList *constants;
    FoDict *constant_index; // key object -> index
    FoDict *name_index;     // name -> index
    FoList *names;
    // registers
    Register first_cell, first_temporary, next, highest;
    Block *block;
    uint64_t *assigned; // bit per local: surely bound here
    int32_t n_assigned_words;
    struct Captures *captures; // of the case whose pattern is being compiled (compile_match.c)
    FoSpan position;   // of what is being compiled
    bool wide;          // far jumps: no 16-bit ones
    bool in_namespace;  // module or class body
    bool is_generator;
    bool display;       // expression statements show their value
} Unit;

typedef struct Compiler {
    FoTree *tree;
    FoStr *filename;
    Unit *unit;
    FoRegion region;
    bool failed;
    bool needs_wide; // a jump did not fit: the unit is compiled again
} Compiler;

// ---- compile_unit.c: emitting
void *unit_grow(Compiler *c, void *array, int32_t *cap, size_t item_nbytes); // doubles
int32_t emit(Unit *u, FoOpcode op, int32_t a, int32_t b, int32_t c);
int32_t emit_jump(Unit *u, FoOpcode op, Register a, Label target);            // 32-bit form
void emit_compare_jump(Unit *u, FoOpcode op, Register b, int32_t c, Label target); // 16-bit in a
Label label_new(Unit *u);
void label_here(Unit *u, Label label);
int32_t constant_add_give(Unit *u, FoObject *value);   // no merging
int32_t constant_merge_give(Unit *u, FoObject *value); // equal constants of the same type share
int32_t constant_from_raw(Unit *u, const FoConstant *raw);
FoObject *constant_object(Compiler *c, const FoConstant *raw);
void constant_share_name(FoStr **s); // interns it when it looks like a name; NULL when memory is short
int32_t name_add(Unit *u, FoName *name); // mangled
int32_t name_add_text(Unit *u, const char *text);
FoStr *name_str(Compiler *c, FoName *name); // new reference, interned
Register temporary(Unit *u);
Register temporaries(Unit *u, int32_t n); // consecutive
FO_INLINE void release_to(Unit *u, Register mark) { u->next = mark; }
FO_INLINE bool is_temporary(Unit *u, Register r) { return r >= u->first_temporary; }
void load_constant(Unit *u, Register to, int32_t index);
void load_none(Unit *u, Register to);
bool unit_fail(Unit *u, const char *message); // SyntaxError at the current position
void region_open(Unit *u, Block *b);
void region_close(Unit *u, Block *b);
Unit *unit_open(Compiler *c, FoScope *scope, FoNode *node, FoStr *name);
FoObject *unit_close(Unit *u); // assembles the code object; NULL when failed (or needs_wide)
void block_push(Unit *u, Block *b, BlockKind kind, FoNode *node);
void block_pop(Unit *u, Block *b);

// surely-assigned analysis
FO_INLINE bool assigned_has(Unit *u, int32_t local) { return u->assigned[local >> 6] >> (local & 63) & 1; }
FO_INLINE void assigned_add(Unit *u, int32_t local) { u->assigned[local >> 6] |= 1ull << (local & 63); }
FO_INLINE void assigned_drop(Unit *u, int32_t local) { u->assigned[local >> 6] &= ~(1ull << (local & 63)); }
uint64_t *assigned_save(Unit *u);
void assigned_restore(Unit *u, const uint64_t *saved);
void assigned_meet(Unit *u, const uint64_t *other); // u->assigned &= other

// ---- compile_expression.c
Register expression(Unit *u, FoNode *node);               // anywhere: a local's own register or a new temporary
Register expression_number(Unit *u, FoNode *node);        // the same for an operand of arithmetic: may be unboxed
void expression_to(Unit *u, FoNode *node, Register to);   // owned in `to`
Register expression_temporary(Unit *u, FoNode *node);     // owned in a new temporary
void expression_drop(Unit *u, FoNode *node);              // for its effects
void move(Unit *u, Register to, Register from);
void load_name(Unit *u, FoName *name, Register to, bool number);
FoOpcode binary_opcode(FoOperator op, bool inplace);
Register first_operand(Unit *u, FoNode *node, FoNode *later, bool number); // stays valid while `later` is evaluated
bool is_local_name(Unit *u, FoNode *node); // a local that lives in a register
bool rebinds(FoNode *node);  // could evaluating it rebind a local of ours (walrus)?
bool too_deep(Unit *u);      // raises RecursionError when the C stack runs out
// ---- compile_constant.c
bool constant_of(Unit *u, FoNode *node, FoObject **value); // folds constants: *value owned, NULL when not constant; false when failed
bool fold_binary(Unit *u, FoNode *node, FoObject *left, FoObject *right, FoObject **value);
bool fold_elements(Unit *u, const FoNodes *elts, FoObject **value); // as a tuple, when all are constants
int32_t number_constant(Unit *u, FoNode *node); // index of a number constant that fits operand c, or -1
bool unit_failed(Unit *u);                      // an exception is pending: the compiler stops; returns false
// ---- compile_condition.c
void compare(Unit *u, FoNode *node, Register to);
void bool_op(Unit *u, FoNode *node, Register to);     // and / or as a value
void conditional(Unit *u, FoNode *node, Register to); // a if b else c
void jump_unless(Unit *u, FoNode *test, Label target);
void jump_if(Unit *u, FoNode *test, Label target);
// ---- compile_display.c
bool has_star(const FoNodes *elts);
void display(Unit *u, FoNodes *elts, Register to, FoOpcode build, FoOpcode add, FoOpcode update);
void dict_display(Unit *u, FoNode *node, Register to);
void format_value(Unit *u, FoNode *node, Register to, bool keep_raw); // keep_raw: JOIN formats it
void joined_string(Unit *u, FoNode *node, Register to);
// ---- compile_call.c
void call_function(Unit *u, FoNode *node, Register to);
void append_arguments(Unit *u, const FoNodes *args, Register list);
void keyword_arguments(Unit *u, const FoNodes *keywords, Register dict, Register callee); // as a dict
int32_t named_arguments(Unit *u, const FoNodes *keywords); // values in new temporaries; index of the tuple of names
bool is_zero_argument_super(Unit *u, FoNode *node);

// ---- unparse.c
FoObject *unparse(Compiler *c, FoNode *expression); // as text; new reference
// ---- compile_comprehension.c
void comprehension(Unit *u, FoNode *node, Register to);
// ---- compile_assign.c
void store(Unit *u, FoNode *target, Register from);       // consumes a temporary
void store_name(Unit *u, FoName *name, Register from);
void store_value(Unit *u, FoNode *target, FoNode *value); // target = value, directly into a local where possible
void delete_target(Unit *u, FoNode *target);
void delete_name(Unit *u, FoName *name, bool must_exist);
void forget_name(Unit *u, FoName *name_or_null);
void augmented_assign(Unit *u, FoNode *node);
// ---- compile_function.c
void function_definition(Unit *u, FoNode *node);
void annotation_to(Unit *u, FoNode *annotation, Register to); // its value, or its text (from __future__ import annotations)
void class_definition(Unit *u, FoNode *node);
void lambda(Unit *u, FoNode *node, Register to);
void make_function(Unit *u, FoObject *code_give, FoScope *inner, Register window, int32_t flags, Register to);
FoObject *compile_unit(Compiler *c, FoScope *scope, FoNode *node, FoStr *name, void (*body)(Unit *u, FoNode *node));
void module_body(Unit *u, FoNode *node);
// ---- compile_statement.c, compile_try.c, compile_match.c
void statements(Unit *u, const FoNodes *body);
void statement(Unit *u, FoNode *node);
void try_statement(Unit *u, FoNode *node);
void with_statement(Unit *u, FoNode *node);
void leave_blocks(Unit *u, Block *until); // emits what leaving all blocks inside `until` needs
void match_statement(Unit *u, FoNode *node);

#endif
