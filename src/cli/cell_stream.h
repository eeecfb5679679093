// SPDX-License-Identifier: MIT
// A file-like object that hands every text written to it to a C function: sys.stdout and sys.stderr while a notebook runs.
#ifndef FO_CLI_CELL_STREAM_H
#define FO_CLI_CELL_STREAM_H

#include "types/types.h"

typedef bool (*FoStreamWriter)(void *context, const char *stream, FoStr *text); // false: exception pending
FO_MUST_CHECK bool fo_cell_stream_init(void);
FoObject *fo_cell_stream_new(const char *stream_name, FoStreamWriter writer, void *context);

#endif
