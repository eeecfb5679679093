// SPDX-License-Identifier: MIT
#include "lang/lang.h"
#include "lang/opcode.h"

const FoOpcodeInfo fo_opcode_info[FO_CODE_OPS] = {
#define FO_OPCODE(name, operands, words, meaning) {#name, operands, meaning, words},
#include "lang/opcode.def"
};
