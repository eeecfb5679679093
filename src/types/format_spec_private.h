// SPDX-License-Identifier: MIT
// What the two files of the format mini-language share.
#ifndef FO_TYPES_FORMAT_SPEC_PRIVATE_H
#define FO_TYPES_FORMAT_SPEC_PRIVATE_H

#include "types/types.h"

bool fo_format_fail_code(const FoFormatSpec *spec); // ValueError: Unknown format code
// head (sign, prefix) and body as a str of spec's width; numbers go to the right unless told otherwise.
FoObject *fo_format_pad(const FoFormatSpec *spec, const char *head, int64_t n_head, const char *body, int64_t n_body);

#endif
