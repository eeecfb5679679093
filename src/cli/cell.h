// SPDX-License-Identifier: MIT
// The cell executor: one piece of source, its top-level statements compiled and run one by one (as IPython does, so that the constants of
// a statement are gone when it has run), the last expression's value handed to whoever shows it. Serves `folio run` and the prompt.
#ifndef FO_CLI_CELL_H
#define FO_CLI_CELL_H

#include "lang/lang.h"

typedef struct FoCellHost {
    FoDict *space;   // where names live
    void *context;
    bool annotations_as_text; // a cell has said from __future__ import annotations
    // Shows the value of the last expression (never None). False: an exception is pending.
    bool (*display)(struct FoCellHost *host, FoObject *value);
    // `%name rest` at the start of a line or behind `x =`; `!command`. New reference to the value, or NULL with an exception.
    FoObject *(*magic)(struct FoCellHost *host, FoStr *name, FoStr *rest);
    FoObject *(*shell)(struct FoCellHost *host, FoStr *command);
} FoCellHost;

// Runs a cell; filename is how tracebacks name it. False: an exception is pending.
FO_MUST_CHECK bool fo_cell_run(FoCellHost *host, const char *source, size_t n, FoStr *filename);
// The cell with magics and shell lines written as calls of __folio_magic__ and __folio_shell__.
bool fo_cell_translate(const char *source, size_t n, FoBuffer *out);

#endif
