# SPDX-License-Identifier: MIT
# Iterators say how they can be made again, and can be set to a position; indexes outside are clipped.
class S:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

    def __repr__(self):
        return "S"


def show(name, mk, n=2):
    for k in (0, 1, 99):
        it = mk()
        for _ in range(k):
            try:
                next(it)
            except StopIteration:
                break
        for meth, args in (("__reduce__", ()), ("__reduce_ex__", (2,)), ("__reduce_ex__", (0,))):
            try:
                r = getattr(it, meth)(*args)
            except Exception as e:
                r = (type(e).__name__, str(e))
            print(name, k, meth, args, r if "object at" not in repr(r) else (r[0], [type(x).__name__ for x in r[1]], r[2:]))
        try:
            print(it.__length_hint__())
        except Exception as e:
            print(type(e).__name__, str(e))


def ss(name, it, *states):
    for s in states:
        try:
            print(name, "setstate", s, it.__setstate__(s), next(it, "end"))
        except Exception as e:
            print(name, "setstate", s, type(e).__name__, str(e))


d = {1: 2, 3: 4}
for name, mk in dict(
    list=lambda: iter([1, 2, 3]),
    lrev=lambda: reversed([1, 2, 3]),
    tup=lambda: iter((1, 2, 3)),
    str=lambda: iter("abc"),
    str2=lambda: iter("aé\u1234"),
    bytes=lambda: iter(b"abc"),
    ba=lambda: iter(bytearray(b"abc")),
    mv=lambda: iter(memoryview(b"abc")),
    seq=lambda: iter(S()),
    call=lambda: iter(int, 1),
    call2=lambda: iter(int, 0),
    range=lambda: iter(range(1, 10, 3)),
    range2=lambda: iter(range(5)),
    lrange=lambda: iter(range(10**20, 10**20 + 5, 2)),
    rrange=lambda: reversed(range(10)),
    rlrange=lambda: reversed(range(10**20, 10**20 + 5, 2)),
    dk=lambda: iter(d),
    dv=lambda: iter(d.values()),
    di=lambda: iter(d.items()),
    rdk=lambda: reversed(d),
    rdv=lambda: reversed(d.values()),
    rdi=lambda: reversed(d.items()),
    set=lambda: iter({1, 2}),
    fset=lambda: iter(frozenset({1, 2})),
    enum=lambda: enumerate([5, 6], 3),
    enumb=lambda: enumerate([5, 6], 10**20),
    rev=lambda: reversed((1, 2, 3)),
    revs=lambda: reversed("ab"),
    zip=lambda: zip([1, 2], "ab"),
    zips=lambda: zip([1, 2], "ab", strict=True),
    map=lambda: map(len, ["a", "b"]),
    filter=lambda: filter(None, [1, 0, 2]),
).items():
    show(name, mk)
for name, mk in dict(
    list=lambda: iter([1, 2, 3]),
    lrev=lambda: reversed([1, 2, 3]),
    tup=lambda: iter((1, 2, 3)),
    str=lambda: iter("abc"),
    str2=lambda: iter("abé"),
    bytes=lambda: iter(b"abc"),
    ba=lambda: iter(bytearray(b"abc")),
    seq=lambda: iter(S()),
    range=lambda: iter(range(1, 10, 3)),
    lrange=lambda: iter(range(10**20, 10**20 + 5, 2)),
    rev=lambda: reversed((1, 2, 3)),
    zip=lambda: zip([1, 2], "ab", strict=True),
).items():
    for s in (0, 1, 2, 3, -1, -42, 100, 10**30, "a", None, True):
        ss(name, mk(), s)
for o in (range(5), range(1, 10**20, 3), slice(1, 2, 3), bytearray(b"ab"), bytearray(b"a\xff"), {1}, frozenset({1})):
    print(o.__reduce__(), o.__reduce_ex__(2), o.__reduce_ex__(4))
