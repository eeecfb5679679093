// SPDX-License-Identifier: MIT
#include "base/size_text.h"

#include <stdio.h>

bool fo_size_from_text(const char *text, size_t n, size_t *nbytes) {
    static const char units[] = "kmgt";
    if (n > 1 && (text[n - 1] | 0x20) == 'b') {
        n--;
        if (n > 1 && (text[n - 1] | 0x20) == 'i') n--;
    }
    double scale = 1, number;
    const char *unit = n > 0 ? memchr(units, text[n - 1] | 0x20, sizeof units - 1) : NULL;
    if (unit) {
        n--;
        for (const char *u = units; u <= unit; u++) scale *= 1024;
    }
    if (n == 0 || text[0] < '0' || text[0] > '9' || !fo_f64_from_text(text, n, &number) || number * scale >= 9e18) return false;
    *nbytes = (size_t)(number * scale);
    return true;
}

void fo_text_from_size(size_t nbytes, char out[FO_SIZE_TEXT_MAX]) {
    if (nbytes < 10240) snprintf(out, FO_SIZE_TEXT_MAX, "%zu bytes", nbytes);
    else if (nbytes < (size_t)10 << 30) snprintf(out, FO_SIZE_TEXT_MAX, "%.1f MiB", (double)nbytes / (1 << 20));
    else snprintf(out, FO_SIZE_TEXT_MAX, "%.1f GiB", (double)nbytes / (1 << 30));
}
