# SPDX-License-Identifier: MIT
# How arguments are refused: order of the checks, wording, names.
def t(text):
    try:
        r = eval(text)
        print(text, "=", r if not hasattr(type(r), "__next__") else type(r).__name__)
    except Exception as e:
        print(text, "!", type(e).__name__, e)


class Idx:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


class Bad:
    def __index__(self):
        raise KeyError("index")


class L(list):
    pass


class T(tuple):
    pass


class S(set):
    pass


class F(frozenset):
    pass


class Float(float):
    pass


class M(map):
    pass


class WithInit(tuple):
    def __init__(self, *args, extra=None):
        self.extra = extra


big = 10 ** 30
for text in """
"abc"[big]|b"abc"[-big]|bytearray(b"abc")[big]|[1][big]|(1,)[big]|memoryview(b"abc")[big]|"abc"[Idx(big)]|bytearray(b"a").__setitem__(big, 1)|range(3)[big]
[1].pop(big)|[1].insert(big, 1)|"a".expandtabs(2**31)|"a".splitlines("b")|b"a".splitlines(None)|"a".splitlines(big)|b"a".hex(5, None)|b"a".hex(":", big)
"a".find(1, Bad())|b"a".find({}, "x")|b"a".rindex(300, [])|b"a".count("x", 1.5)|b"a".__contains__(Bad())|"a".encode("\\0")|b"a".decode("ascii", "\\0")
[].__mul__("a")|[].__rmul__()|().__mul__(1, 2)|"a".__rmul__([])|b"".__mul__(None)|bytearray().__imul__("x")|[].__imul__({})|(1).__mul__()
{}.__contains__()|{}.__getitem__(1, 2)|[].__getitem__(a=1)|{}.__contains__(x=1)|{}.pop([], 5)|{}.pop([])|{1: 2}.pop([], 5)|set().__contains__([])
L([1], a=1)|T([1], a=1)|S([1], a=1)|F([1], a=1)|Float(1, a=1)|M(len, [], a=1)|WithInit([1], extra=2).extra|L(1, 2)|S(1, 2)|F(1, 2)|list(a=1)|set(a=1)|tuple(a=1)
"".split(1, 2, 3)|b"".split(1, 2, 3)|"".encode(1, 2, 3)|"".expandtabs(1, 2)|b"".hex(1, 2, 3)|memoryview(b"").cast(1, 2, 3)|memoryview(b"").cast(x=1)|b"".translate()
memoryview(b"ab").tobytes(5)|memoryview(b"ab").tobytes("x")|memoryview(b"ab").tobytes("F")|memoryview(b"").cast(5)|memoryview(1, 2)|memoryview(a=1)|enumerate(x=1)|pow(1, x=2)|round(x=1)
complex(1).__pow__("a", 1)|complex(1).__pow__(1, 1)|slice(5).indices(True)|slice(True, 2, True).indices(Idx(3))|"a".__format__(None)|object().__format__(None)|(1).__format__(None)
bytearray(b"x").__init__(None, True)|bytes("a", None)|bytes(b"", "utf-8")|bytes(1, errors="x")|type("x", (), None)|int.from_bytes(b"", None)
""".strip().replace("\n", "|").split("|"):
    t(text)
a = bytearray(b"kept?")
for arguments in ((None,), (1.5,), ("text",), (-1,), (b"x", 5)):
    try:
        a.__init__(*arguments)
    except Exception as e:
        print(type(e).__name__, e, a)
s = {1, 2, 3}
try:
    s.intersection_update({1}, 5)
except TypeError as e:
    print(e, s)
s.intersection_update({1, 2}, [2, 3])
print(s)
import weakref


class Text(str):
    pass


class Slotted(str):
    __slots__ = ("__weakref__",)


x, y = Text("abc"), Slotted("def")
print(weakref.ref(x)() is x, "__weakref__" in Text.__dict__, weakref.ref(y)() is y, hasattr(y, "__dict__"), x + y)
x.attribute = 1
print(x.__dict__, repr(classmethod(len)), repr(type("C", (staticmethod,), {})(len)))
