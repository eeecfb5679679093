// SPDX-License-Identifier: MIT
// Parts of the module numpy that have files of their own; its constructor calls these.
#ifndef FO_MODULES_NUMPY_PARTS_H
#define FO_MODULES_NUMPY_PARTS_H

#include "array/array.h"
#include "modules/modules.h"

extern const FoNativeDef fo_numpy_file_functions[]; // save, load, savez, savez_compressed, fromfile, frombuffer
// The functions above, the types memmap and NpzFile, numpy.lib with lib.format and lib.npyio.
FO_MUST_CHECK bool fo_numpy_add_files(FoModule *numpy);
FoModule *fo_numpy_format_new(void); // numpy.lib.format
FO_MUST_CHECK bool fo_numpy_read_max_header(FoObject *given_or_null, int64_t *most); // max_header_size=
FO_MUST_CHECK bool fo_numpy_add_functions(FoModule *numpy); // numpy_functions.c: creation, printing, shapes, sorting, sets, constants
FO_MUST_CHECK bool fo_numpy_add_random(FoModule *numpy); // numpy.random
FoObject *fo_module_numpy_random_new(void);

#endif
