// SPDX-License-Identifier: MIT
#include "modules/embedded.h"
#include <string.h>

const char *fo_embedded_find(const char *name, size_t *n, bool *is_package) {
    for (const FoEmbeddedModule *m = fo_embedded_modules; m->name; m++) {
        if (strcmp(m->name, name)) continue;
        *n = m->n;
        *is_package = m->is_package;
        return m->text;
    }
    return NULL;
}
