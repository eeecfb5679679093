// SPDX-License-Identifier: MIT
// Script-level modules of lib/, embedded as text and compiled when imported (no cache files: compiling takes less than a millisecond
// and nothing has to be kept up to date).
#ifndef FO_MODULES_EMBEDDED_H
#define FO_MODULES_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *name, *text;
    size_t n;
    bool is_package;
} FoEmbeddedModule;
extern const FoEmbeddedModule fo_embedded_modules[]; // ended by a NULL name
const char *fo_embedded_find(const char *name, size_t *n, bool *is_package);

#endif
