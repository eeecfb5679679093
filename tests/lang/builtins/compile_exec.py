# SPDX-License-Identifier: MIT
# compile, exec, eval, dir: what they take and what they say
class Path:
    def __fspath__(self):
        return "named.py"


print(
    compile("1", Path(), "exec").co_filename,
    compile("1", b"bytes.py", "exec").co_filename,
    eval(memoryview(b"2+3")),
    eval(bytearray(b" 4")),
)


class Keys:
    def __getitem__(self, key):
        return {"a": 1}[key]

    def keys(self):
        return ["a"]


print(eval("a", {}, Keys()), eval("dir()", {}, Keys()))


class Strange:
    def __dir__(self):
        return 7


class Pair:
    def __dir__(self):
        return ("b", "a")


print(dir(Pair()))
for call in (
    "compile('1', 5, 'exec')",
    "compile('1', None, 'exec')",
    "compile(5, 'f', 'exec')",
    "compile('1\\0', 'f', 'exec')",
    "exec(b'1\\0')",
    "exec(5)",
    "eval([])",
    "exec('x', 5)",
    "exec('x', {}, 5)",
    "eval('x', 5)",
    "eval('x', [])",
    "eval('1', {}, 5)",
    "compile('1', 'f', 'exec', flags=5000)",
    "compile('1', 'f', 'exec', optimize=9)",
    "compile('1', 'f', 'other')",
    "dir(Strange())",
    "__import__(5)",
    "__import__('')",
):
    try:
        eval(call)
        print(call, "worked")
    except Exception as e:
        print(call, "->", type(e).__name__, e)
