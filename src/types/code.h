// SPDX-License-Identifier: MIT
// code: what the compiler makes of a function body, and the machine runs.
#ifndef FO_TYPES_CODE_H
#define FO_TYPES_CODE_H

// An instruction: operation and three operands (registers, constants, names, jump distances); some are followed by inline caches of 8-byte words.
typedef struct {
    uint16_t op, a, b, c;
} FoInstruction;
_Static_assert(sizeof(FoInstruction) == 8, "instructions and cache words are 8 bytes");

typedef enum {
    FO_CODE_OPTIMIZED = 1, FO_CODE_NEWLOCALS = 2, FO_CODE_VARARGS = 4, FO_CODE_VARKEYWORDS = 8, FO_CODE_NESTED = 16, FO_CODE_GENERATOR = 32,
    FO_CODE_COROUTINE = 128, FO_CODE_ASYNC_GENERATOR = 512,
} FoCodeFlag;

// Where an instruction comes from. Columns are in UTF-8 bytes, counted from 0; -1 unknown.
typedef struct {
    int32_t line, end_line, column, end_column;
} FoPosition;

// An exception handler: instructions [from, to) unwind to `target`; registers from `keep` up to the frame's end are released first.
typedef struct {
    uint32_t from, to, target;
    uint16_t keep, save; // save: register that receives the exception
} FoHandler;

typedef struct FoCode {
    FoObject head;
    FoStr *name, *qualname, *filename;
    int32_t first_line;
    uint32_t flags;
    int32_t n_args, n_positional_only, n_keyword_only; // n_args counts positional parameters (positional-only included)
    int32_t n_locals;     // named registers: parameters first
    int32_t n_registers;  // all
    int32_t n_cells, n_free;
    FoTuple *local_names, *cell_names, *free_names;
    FoTuple *constants;   // as co_consts
    FoTuple *names;       // attribute and global names
    int32_t n_instructions, n_handlers;
    FoInstruction *instructions;
    FoHandler *handlers;
    uint8_t *positions;   // compressed table: fo_code_position
    int32_t positions_nbytes;
    int32_t *cell_of_local;   // cell index + 1 of a parameter that is also a cell, 0 otherwise; NULL when there are none
    FoObject *weaklist;
    void *machine;        // the machine's block (lang/machine_private.h): 16 bytes per constant and a header
} FoCode;
FO_INLINE size_t fo_code_machine_nbytes(const FoCode *c);
extern FoType fo_code_type;
// (constants as unboxed numbers: see MachineCode)
FO_INLINE size_t fo_code_machine_nbytes(const FoCode *c) { return 16 + (size_t)c->constants->n * sizeof(FoValue); }
bool fo_code_position(const FoCode *code, int32_t instruction, FoPosition *out);

#endif
