// SPDX-License-Identifier: MIT
// The program `folio`: everything is in the library.
#include "cli/cli.h"

int main(int argc, char **argv) { return fo_cli_main(argc, argv); }
