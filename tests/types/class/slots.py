# SPDX-License-Identifier: MIT
# __slots__.
import sys


def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class S:
    __slots__ = ("a", "b")
    z = 1


s = S()
print(error(getattr, s, "a"), error(delattr, s, "a"))  # expect: AttributeError: 'S' object has no attribute 'a' AttributeError: a
s.a = 1
print(s.a, error(getattr, s, "b"), error(setattr, s, "c", 1), error(setattr, s, "z", 1), error(delattr, s, "z"))  # expect: 1 AttributeError: 'S' object has no attribute 'b' AttributeError: 'S' object has no attribute 'c' AttributeError: 'S' object attribute 'z' is read-only AttributeError: 'S' object attribute 'z' is read-only
del s.a
print(error(getattr, s, "a"), error(getattr, s, "__dict__"), hasattr(s, "__weakref__"))  # expect: AttributeError: 'S' object has no attribute 'a' AttributeError: 'S' object has no attribute '__dict__' False
print(S.a, type(S.a).__name__, S.a.__name__, error(S.a.__get__, 1))  # expect: <member 'a' of 'S' objects> member_descriptor a TypeError: descriptor 'a' for 'S' objects doesn't apply to a 'int' object
print(sys.getsizeof(s), S.__slots__)  # expect: 48 ('a', 'b')


class One:
    __slots__ = "only"


print(sys.getsizeof(One()), One.__slots__)  # expect: 40 only


class Empty:
    __slots__ = ()


print(sys.getsizeof(Empty()), error(setattr, Empty(), "x", 1))  # expect: 32 AttributeError: 'Empty' object has no attribute 'x'


class W:
    __slots__ = ("a", "__weakref__")


print(sys.getsizeof(W()))  # expect: 48


class Sub(S):
    __slots__ = ("c",)


t = Sub()
t.a, t.b, t.c = 1, 2, 3
print(t.a, t.b, t.c, sys.getsizeof(t), error(setattr, t, "d", 1))  # expect: 1 2 3 56 AttributeError: 'Sub' object has no attribute 'd'


class WithDict(S):
    pass


w = WithDict()
w.a, w.x = 1, 2
print(w.a, w.x, w.__dict__)  # expect: 1 2 {'x': 2}


class DictSlot:
    __slots__ = ("a", "__dict__")


d = DictSlot()
d.a, d.other = 1, 2
print(d.a, d.other, d.__dict__)  # expect: 1 2 {'other': 2}


class OverDict(WithDict):
    __slots__ = ("n",)


o = OverDict()
o.n, o.m, o.a = 1, 2, 3
print(o.n, o.m, o.a, o.__dict__)  # expect: 1 2 3 {'m': 2}


class Plain:
    pass


class SlotOverPlain(Plain):
    __slots__ = ("p", "q")


sp = SlotOverPlain()
sp.p, sp.q, sp.r = 1, 2, 3
print(sp.p, sp.q, sp.r, sp.__dict__)  # expect: 1 2 3 {'r': 3}


class Mangled:
    __slots__ = ("__private",)

    def __init__(self):
        self.__private = 5


print(Mangled()._Mangled__private)  # expect: 5
print(error(type, "X", (Plain,), {"__slots__": ("__dict__",)}))  # expect: TypeError: __dict__ slot disallowed: we already got one
print(error(type, "X", (Plain,), {"__slots__": ("__weakref__",)}))  # expect: TypeError: __weakref__ slot disallowed: either we already got one, or __itemsize__ != 0
print(error(type, "X", (), {"__slots__": (1,)}))  # expect: TypeError: __slots__ items must be strings, not 'int'
print(error(type, "X", (), {"__slots__": ("1a",)}))  # expect: TypeError: __slots__ must be identifiers
print(error(type, "X", (), {"__slots__": ("a",), "a": 1}))  # expect: ValueError: 'a' in __slots__ conflicts with class variable
print(error(type, "X", (int,), {"__slots__": ("a",)}))  # expect: TypeError: nonempty __slots__ not supported for subtype of 'int'
print(error(type, "X", (S, W), {}))  # expect: TypeError: multiple bases have instance lay-out conflict


class ListSlots(list):
    __slots__ = ("extra",)


ls = ListSlots([1, 2])
ls.extra = 3
print(ls, ls.extra, error(setattr, ls, "x", 1), sys.getsizeof(ListSlots()) - sys.getsizeof([]))  # expect: [1, 2] 3 AttributeError: 'ListSlots' object has no attribute 'x' 8


class ErrSlots(Exception):
    __slots__ = ("code",)


e = ErrSlots("m")
e.code, e.free = 5, 6
print(e, e.code, e.free)  # expect: m 5 6
objs = []
for i in range(1000):
    x = S()
    x.a, x.b = i, [i]
    objs.append(x)
print(sum(x.a for x in objs), objs[500].b)  # expect: 499500 [500]
