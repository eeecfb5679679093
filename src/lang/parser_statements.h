// SPDX-License-Identifier: MIT
// Between parser_statements.c and parser_compound.c.
#ifndef FO_LANG_PARSER_STATEMENTS_H
#define FO_LANG_PARSER_STATEMENTS_H

#include "lang/parser.h"

// compound_stmt: the current token begins one.
FoNode *fo_parse_compound(FoParser *p);

#endif
