// SPDX-License-Identifier: MIT
// cli: the command line, the prompt, the cell executor and the notebook runner.
#ifndef FO_CLI_H
#define FO_CLI_H

#include "base/base.h"

// The whole program: parses the command line, runs, returns the exit status
// (0 done, 1 the script raised, 2 wrong usage, 130 interrupted).
FO_EXPORT int fo_cli_main(int argc, char **argv);

#endif
