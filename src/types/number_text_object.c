// SPDX-License-Identifier: MIT
#include "types/number_text_object.h"

#include <utf8proc.h>

// The first code points of the runs of ten decimal digits (general category Nd); the value of a digit is its distance from the start of
// its run. A run starts where the category changes or ten digits have passed.
static int unicode_digit(uint32_t c) {
    if (c < 0x660 || utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_ND) return -1;
    if (c >= 0x1D7CE && c <= 0x1D7FF) return (int)((c - 0x1D7CE) % 10); // five mathematical alphabets in a row
    uint32_t start = c;
    while (utf8proc_category((utf8proc_int32_t)(start - 1)) == UTF8PROC_CATEGORY_ND) start--;
    return (int)((c - start) % 10);
}

static bool unicode_space(uint32_t c) {
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return true;
    return c >= 0xA0 && utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

bool fo_number_text_from_str(FoBuffer *out, FoStr *s) {
    if (s->state.ascii) {
        fo_buffer_put(out, fo_str_data(s), (size_t)s->n);
        return !out->failed || fo_fail_no_memory();
    }
    for (int64_t k = 0; k < s->n; k++) {
        uint32_t c = fo_str_at(s, k);
        int digit = c < 128 ? -1 : unicode_digit(c);
        if (digit >= 0)
            fo_buffer_put_char(out, (char)('0' + digit));
        else if (c >= 128 && unicode_space(c))
            fo_buffer_put_char(out, ' ');
        else if (c >= 128)
            fo_buffer_put_char(out, '?'); // in no number: the caller's message shows the original
        else
            fo_buffer_put_char(out, (char)c);
    }
    return !out->failed || fo_fail_no_memory();
}

bool fo_number_text_drop_underscores(FoBuffer *text) {
    if (text->n == 0 || !memchr(text->data, '_', text->n)) return true;
    size_t n = 0;
    for (size_t k = 0; k < text->n; k++) {
        char c = text->data[k];
        if (c == '_') {
            bool between = k > 0 && k + 1 < text->n && text->data[k - 1] >= '0' && text->data[k - 1] <= '9' &&
                           text->data[k + 1] >= '0' && text->data[k + 1] <= '9';
            if (!between) return false;
            continue;
        }
        text->data[n++] = c;
    }
    text->n = n;
    return true;
}
