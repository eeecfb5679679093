# SPDX-License-Identifier: MIT
# SystemExit from sys.exit, what is told of exceptions that nobody can catch, where SyntaxErrors show their line.
import io
import sys

for args in ((), (None,), (0,), ("text",), ((1, 2),), ((3,),), ([4],), (SystemExit(5),)):
    try:
        sys.exit(*args)
    except SystemExit as e:
        print(repr(e), repr(e.code), e.args)


def told(action):
    sys.stderr = io.StringIO()
    try:
        action()
        lines = sys.stderr.getvalue().splitlines()
    finally:
        sys.stderr = sys.__stderr__
    print(lines[0].split(" at 0x")[0], [line.strip() for line in lines[1:] if not line.startswith("  File")])


def closes_with_error():
    try:
        yield
    finally:
        1 / 0


def ignores_exit():
    try:
        yield
    except GeneratorExit:
        yield


class Finalizer:
    def __del__(self):
        try:
            {}["key"]
        except KeyError as e:
            raise ValueError("del") from e


def drop(make):
    value = make()
    if hasattr(value, "send"):
        next(value)
    del value


told(lambda: drop(closes_with_error))
told(lambda: drop(ignores_exit))
told(lambda: drop(Finalizer))

for source in ("def f(x):\n global x", "x = 1 +", "def f(a, a): pass", "return", "class A:\n nonlocal x"):
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, repr(e.text))

try:
    dict(**1)
except TypeError as e:
    print(e)


class Local:
    pass


try:
    Local(*1)
except TypeError as e:
    print(e)
try:
    raise SyntaxError("bad", ("file.py", 1, 2, "abcdefg", 1, 100))
except SyntaxError as e:
    told(lambda: sys.excepthook(type(e), e, None))

# a name that a function declares global is global in the code around it, too
spaces = {}, {}
exec("def f():\n global x\n x = 2\nx = 1\ny = 3\nf()\nz = x\nclass A:\n global w\n w = 5\nw += 1", *spaces)
print(sorted(spaces[0].keys() - {"__builtins__"}), sorted(spaces[1]), spaces[1]["z"], spaces[0]["w"])

# constants that are computed while compiling are shared
a, b, c = "hello" + "world", "helloworld", "ab" * 3
d = "ababab"
print(a is b, c is d, ("a" + "b", 1) * 2, b"x" + b"y", (1,) + (2, 3), "x" * 3 * 2, -1 * "q", 2 * (0,))
long = "x" * 5000
print(len(long), len("y" * 4096), (lambda: "ab" + "cd").__code__.co_consts)


class NoText:
    __str__ = __repr__ = None


class Helpful:
    blech = None

    def __getattr__(self, name):
        raise AttributeError(NoText())


try:
    Helpful().bluch
except AttributeError as e:
    told(lambda: sys.excepthook(type(e), e, None))
