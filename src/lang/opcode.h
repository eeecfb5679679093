// SPDX-License-Identifier: MIT
#ifndef FO_LANG_OPCODE_H
#define FO_LANG_OPCODE_H

typedef enum {
#define FO_OPCODE(name, operands, words, meaning) FO_CODE_OP_##name,
#include "lang/opcode.def"
    FO_CODE_OPS
} FoOpcode;

typedef struct {
    const char *name, *operands, *meaning;
    int words;
} FoOpcodeInfo;
extern const FoOpcodeInfo fo_opcode_info[FO_CODE_OPS];

#endif
