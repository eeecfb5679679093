# SPDX-License-Identifier: MIT
# Mutated sources through the lexer, the parser and the compiler: folio tests/fuzz/sources.py SEED N FOLDER…
# Sources are the .py files below the folders. Only SyntaxError and its like may come out; `make fuzz` runs it under the sanitizers.
import io, os, random, sys

seed, n = int(sys.argv[1]), int(sys.argv[2])
random.seed(seed)
pieces = ["(", ")", "[", "]", "{", "}", ":", ",", ";", "\n", "\n    ", "\t", " ", "\\", "\\\n", "'", '"', '"""', "'''", "f'", 'f"{', "rb'", "0x", "1e", "1_", "@", "->", ":=",
          "**", "//=", "...", "lambda ", "yield ", "await ", "async ", "class ", "def ", "match ", "case ", "if ", "else:", "try:", "except*", "finally:", "with ", "import ",
          "from . ", "global x", "nonlocal x", "*", "=", "\0", "\f", "\u00e9", "\ud800", "\U0001f600", "#", "# coding: latin-1\n", "\r", "None", "del ", "assert ", "return ",
          "raise ", "for x in ", "while ", "not ", "is ", "in ", "==", "<>", "!", "$", "?", "`", "1.", "1j", "0o8", "9" * 50, "x" * 300, "(" * 50, "-" * 100, "{x!r:{y}}"]


def sources(folder):
    for name in sorted(os.listdir(folder)):
        path = folder + "/" + name
        if os.path.isdir(path):
            yield from sources(path)
        elif name.endswith(".py"):
            yield path


def part_of(text):
    if len(text) <= 6000:
        return text
    start = random.randrange(len(text) - 5000)
    return text[start : start + random.randrange(200, 5000)]


def mutated(text):
    for _ in range(random.choice((0, 1, 1, 2, 3, 8))):
        i = random.randrange(len(text) + 1)
        how = random.randrange(6)
        if how == 0:
            text = text[:i] + random.choice(pieces) + text[i:]
        elif how == 1:
            text = text[:i] + text[i + random.randrange(1, 20) :]
        elif how == 2:
            text = text[:i] + text[i // 2 : i // 2 + 500] + text[i:]
        elif how == 3:
            text = text[:i] + chr(random.randrange(0x110000 if random.random() < 0.1 else 256)) + text[i + 1 :]
        elif how == 4:
            text = text[:i]
        else:
            text = text[:i] + random.choice(pieces) * random.randrange(1, 5) + text[i + 1 :]
    return text


files = [path for folder in sys.argv[3:] for path in sources(folder)]
good, errors = 0, sys.stderr
for k in range(n):
    sys.stderr = io.StringIO()  # warnings about the sources
    with open(random.choice(files), encoding="utf-8", errors="surrogateescape") as f:
        text = mutated(part_of(f.read()))
    source = text.encode("utf-8", "surrogatepass") if random.random() < 0.3 else text
    try:
        good += compile(source, "mutated", random.choice(("exec", "exec", "eval", "single"))) is not None
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        pass
    finally:
        sys.stderr = errors
print(f"seed {seed}: {n} sources, {good} compiled")
