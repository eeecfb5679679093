// SPDX-License-Identifier: MIT
// The command line as values.
#ifndef FO_CLI_OPTIONS_H
#define FO_CLI_OPTIONS_H

#include "base/base.h"

typedef enum { FO_RUN_PROMPT, FO_RUN_SCRIPT, FO_RUN_TEXT, FO_RUN_MODULE, FO_RUN_STDIN, FO_RUN_NOTEBOOK, FO_RUN_NOTHING } FoRunKind;
typedef struct {
    FoRunKind kind;
    const char *what;      // path, text or module name
    const char *show;      // tokens, tree, code, plan; NULL: run
    size_t budget, window; // bytes, 0 none
    int threads;           // 0: as many as there are processors
    bool eager, interactive, durable, quiet;
    const char *output;    // folio run -o
    bool allow_errors;     // folio run --allow-errors
    double timeout;        // folio run --timeout, seconds per cell, 0 none
    int first_argument;    // argv[first_argument] becomes sys.argv[0]
    int status;            // of FO_RUN_NOTHING: 0 after --help and --version, 2 after wrong usage
} FoCliOptions;

// Reads argv. Prints help, version or a usage error itself and then sets kind to FO_RUN_NOTHING.
void fo_cli_options_parse(int argc, char **argv, FoCliOptions *out);

#endif
