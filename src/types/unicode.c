// SPDX-License-Identifier: MIT
#include "types/unicode.h"

typedef struct {
    uint16_t flags;
    int32_t delta[4]; // by FoCase
    uint8_t digit;
} Record;
typedef struct {
    uint32_t code_point;
    uint16_t mapped[4][3]; // all special mappings lie in the basic plane
} SpecialCase;

#include "types/unicode_tables.inc"

static const Record *record_of(uint32_t c) {
    if (c > 0x10ffff) c = 0;
    return &records[block_records[block_of[c >> 7]][c & 127]];
}

uint32_t fo_char_flags(uint32_t c) { return record_of(c)->flags; }

int fo_char_decimal(uint32_t c) {
    const Record *r = record_of(c);
    return r->flags & FO_CHAR_DECIMAL ? r->digit : -1;
}

static int special_mapping(uint32_t c, FoCase to, uint32_t out[3]) {
    size_t low = 0, high = FO_COUNT_OF(special_cases);
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (special_cases[middle].code_point <= c) low = middle;
        else high = middle;
    }
    const uint16_t *mapped = special_cases[low].mapped[to];
    int n = 0;
    for (; n < 3 && mapped[n]; n++) out[n] = mapped[n];
    return n;
}

int fo_char_to_case(uint32_t c, FoCase to, uint32_t out[3]) {
    const Record *r = record_of(c);
    if (r->flags & FO_CHAR_SPECIAL_CASE) return special_mapping(c, to, out);
    out[0] = c + (uint32_t)r->delta[to];
    return 1;
}
