// SPDX-License-Identifier: MIT
#include "cli/cli_private.h"

bool fo_notebook_run(const FoCliOptions *o) { return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "folio run is not there yet"); }
bool fo_show_plan(const FoCliOptions *o) { return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "--show plan is not there yet"); }
