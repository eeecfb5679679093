#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes src/types/unicode_tables.inc: the character properties that str's methods need, as CPython 3.11 (Unicode 14.0) answers them.

Run with CPython 3.11:  python3 tools/make_unicode_tables.py > src/types/unicode_tables.inc
"""
import sys
import unicodedata

assert unicodedata.unidata_version == "14.0.0", unicodedata.unidata_version
BLOCK = 128
FLAGS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "PRINTABLE", "SPACE", "XID_START",
         "XID_CONTINUE", "CASED", "CASE_IGNORABLE", "SPECIAL_CASE", "LINE_BREAK"]


def is_final(text):
    return (text + "\u03a3").lower()[-1] == "\u03c2"


def properties(c):
    title = unicodedata.category(c) == "Lt"
    return [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(), title, c.isprintable(), c.isspace(),
            c.isidentifier(), ("a" + c).isidentifier(), c.islower() or c.isupper() or title,
            is_final("a" + c) and not is_final(c), any(len(m) > 1 for m in mappings(c)), len(("a" + c + "b").splitlines()) > 1]


def mappings(c):
    return c.upper(), c.lower(), c.title(), c.casefold()


def record(c):
    flags = sum(1 << k for k, on in enumerate(properties(c)) if on)
    deltas = tuple(ord(m) - ord(c) if len(m) == 1 else 0 for m in mappings(c))
    return (flags,) + deltas + (unicodedata.digit(c, 0),)


def rows(values, width):
    for i in range(0, len(values), width):
        print("    " + ",".join(str(v) for v in values[i:i + width]) + ",")


def special_text(m):
    return "{" + ", ".join("0x%x" % ord(ch) for ch in m) + "}"


def main():
    records, numbers, blocks, index1, special = {}, [], {}, [], []
    for start in range(0, 0x110000, BLOCK):
        block = []
        for code in range(start, start + BLOCK):
            c = chr(code)
            r = record(c)
            block.append(records.setdefault(r, len(records)))
            if any(len(m) > 1 for m in mappings(c)):
                special.append(code)
        index1.append(blocks.setdefault(tuple(block), len(blocks)))
    print("// SPDX-License-Identifier: MIT")
    print("// Made by tools/make_unicode_tables.py from CPython 3.11 (Unicode 14.0); do not edit.")
    print("// flags, deltas to upper, lower, title and folded case, digit value")
    print("static const Record records[] = {")
    for r in records:
        print("    {0x%x, {%d, %d, %d, %d}, %d}," % r)
    print("};\n// record numbers, in blocks of %d code points" % BLOCK)
    print("static const uint16_t block_records[][%d] = {" % BLOCK)
    for b in blocks:
        print("    {" + ",".join(map(str, b)) + "},")
    print("};\nstatic const uint16_t block_of[] = {")
    rows(index1, 64)
    print("};\n// code points with a mapping to several: upper, lower, title, folded, each ended by 0")
    print("static const SpecialCase special_cases[] = {")
    for code in special:
        print("    {0x%x, {%s}}," % (code, ", ".join(special_text(m) for m in mappings(chr(code)))))
    print("};")
    print(len(records), "records", len(blocks), "blocks", len(special), "special", file=sys.stderr)


main()
