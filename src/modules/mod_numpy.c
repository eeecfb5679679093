// SPDX-License-Identifier: MIT
// The module numpy: everything the array room offers, under NumPy's names.
#include "array/array.h"
#include "modules/modules.h"
#include "modules/numpy/numpy_parts.h"

FoObject *fo_module_numpy_new(void) {
    if (!fo_array_init()) return NULL;
    FO_AUTO(FoModule) m = fo_module_new("numpy");
    if (!m || !fo_array_fill_module(m) || !fo_module_add_text(m, "__version__", "1.24.2") || !fo_numpy_add_files(m) || !fo_numpy_add_random(m))
        return NULL;
    if (!fo_numpy_add_functions(m)) return NULL; // creation, shapes, sets …
    return (FoObject *)fo_take(m);
}
