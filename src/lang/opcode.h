// SPDX-License-Identifier: MIT
#ifndef FO_LANG_OPCODE_H
#define FO_LANG_OPCODE_H

typedef enum {
#define FO_OPCODE(name, operands, words, meaning) FO_CODE_OP_##name,
#include "lang/opcode.def"
    FO_CODE_OPS
} FoOpcode;

// Of each comparison there are six instructions: two with a value, two that jump unless it is true, two that jump when it is.
enum { FO_COMPARISON_FORMS = 6 };
_Static_assert(FO_CODE_OP_GE - FO_CODE_OP_LT == 5 * FO_COMPARISON_FORMS, "FoCompareOp has the same order");

typedef struct {
    const char *name, *operands, *meaning;
    int words;
} FoOpcodeInfo;
extern const FoOpcodeInfo fo_opcode_info[FO_CODE_OPS];

#endif
