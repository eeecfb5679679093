# SPDX-License-Identifier: MIT
"""Writes valid.expected and broken.expected: what CPython 3.11 makes of the sources in valid.txt and broken.txt.

One source per line, with \\n, \\t, \\\\ and \\xHH. Run by hand: python3.11 refresh.py
"""
import ast
import re
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
HERE = Path(__file__).parent
ESCAPES = {"n": "\n", "t": "\t", "\\": "\\"}


def sources(name):
    for line in (HERE / name).read_text().split("\n")[:-1]:
        yield re.sub(r"\\(\\|n|t|x[0-9a-f]{2})", lambda m: ESCAPES.get(m[1]) or chr(int(m[1][1:], 16)), line)


def outcome(source):
    try:
        compile(source, "<test>", "exec", dont_inherit=True)
    except SyntaxError as e:
        places = (e.lineno, e.offset, e.end_lineno, e.end_offset)
        return "|".join([type(e).__name__, *(str(p or 0) for p in places), e.msg])
    return "accepted"


def write(name, lines):
    (HERE / name).write_text("".join(line.replace("\n", "\\n") + "\n" for line in lines))


write("valid.expected", (ast.dump(ast.parse(s), include_attributes=True) for s in sources("valid.txt")))
write("broken.expected", map(outcome, sources("broken.txt")))
