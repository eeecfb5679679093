// SPDX-License-Identifier: MIT
#ifndef FO_CLI_PRIVATE_H
#define FO_CLI_PRIVATE_H

#include "cli/options.h"
#include "lang/lang.h"
#include "lang/scopes.h"
#include "modules/embedded.h"
#include "modules/modules.h"

// Each returns false with an exception pending.
FO_MUST_CHECK bool fo_show(const FoCliOptions *o);         // --show, but for plan: that runs the script
FO_MUST_CHECK bool fo_prompt_run(bool quiet);              // the plain prompt; quiet: without a greeting
FO_MUST_CHECK bool fo_notebook_run(const FoCliOptions *o); // folio run

#endif
