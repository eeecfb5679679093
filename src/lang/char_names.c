// SPDX-License-Identifier: MIT
// \N{name}: the names a scientific source uses. The whole Unicode list would be larger than the rest of the runtime.
#include "lang/parser_literals.h"

#include <ctype.h>

static const struct {
    const char *name;
    uint32_t c;
} names[] = {
#define FO_CHAR_NAME(name, c) {name, c},
#include "lang/char_names.def"
};

// Compares without regard to case; text has n bytes.
static int compare(const char *text, size_t n, const char *name) {
    for (size_t i = 0; i < n; i++) {
        int d = toupper((unsigned char)text[i]) - (unsigned char)name[i];
        if (d || !name[i]) return d;
    }
    return name[n] ? -1 : 0;
}

uint32_t fo_char_from_name(const char *name, size_t n) {
    size_t low = 0, high = FO_COUNT_OF(names);
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(name, n, names[middle].name);
        if (order == 0) return names[middle].c;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}
