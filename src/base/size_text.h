// SPDX-License-Identifier: MIT
// Amounts of memory as people write and read them.
#ifndef FO_BASE_SIZE_TEXT_H
#define FO_BASE_SIZE_TEXT_H

#include "base/base.h"

// Reads "512M", "1.5GiB", "64kb", "1048576": bytes, units of 1024. False when text[0..n) is not such a size.
bool fo_size_from_text(const char *text, size_t n, size_t *nbytes);

enum { FO_SIZE_TEXT_MAX = 32 };
// Writes "9000 bytes", "953.7 MiB", "12.0 GiB", NUL-terminated.
void fo_text_from_size(size_t nbytes, char out[FO_SIZE_TEXT_MAX]);

#endif
