# SPDX-License-Identifier: MIT
# Operators of classes, starred calls: what the method answers decides what the operator does.
import sys


class V:
    def __init__(self, x):
        self.x = x

    def __add__(self, o):
        if isinstance(o, (int, float)):
            return V(self.x + o)
        if not isinstance(o, V):
            return NotImplemented
        return V(self.x + o.x)

    def __radd__(self, o):
        return V(100 + o)

    def __mul__(self, k):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented if o.x == 13 else self.x < o.x

    def __gt__(self, o):
        return "gt"

    def __eq__(self, o):
        return [] if o.x == 3 else [1]

    def __getitem__(self, i):
        return (self.x, i)

    def __repr__(self):
        return f"V({self.x})"


print(V(1) + V(2), V(1) + 5, V(1) + 2.5, 7 + V(1))
v = V(1)
v += V(3)
print(v)
v += 4
print(v)
for f in (lambda: V(1) * V(2), lambda: V(1) * 2, lambda: V(1) - V(2), lambda: V(1) + "s"):
    try:
        print(f())
    except TypeError as e:
        print(e)


def imul(a, b):
    a *= b
    return a


for b in (V(2), 3, 2.5):
    try:
        print(imul(V(1), b))
    except TypeError as e:
        print(e)
print(V(1) < V(2), V(1) < V(13), V(1) == V(3), V(1) == V(4))
n = 0
if V(1) == V(3):
    n += 1
if V(1) == V(4):
    n += 10
if V(1) < V(13):
    n += 100
if not V(1) < V(0):
    n += 1000
while V(n) < V(1120):
    n += 1
print(n)
print(V(5)["a"], V(5)[1:2], V(5)[2])
print([V(1)[i] for i in range(2)], sum([V(1)[1][0], 2]))


class Bad:
    def __add__(self, o):
        raise ValueError("no")

    def __lt__(self, o):
        raise KeyError(1)

    def __getitem__(self, i):
        raise IndexError(i)

    def __bool__(self):
        raise RuntimeError("bool")

    def __eq__(self, o):
        return self


for f in (lambda: Bad() + 1, lambda: Bad() < Bad(), lambda: Bad()[3]):
    try:
        f()
    except Exception as e:
        t = e.__traceback__
        lines = []
        while t:
            lines.append(t.tb_frame.f_code.co_name)
            t = t.tb_next
        print(type(e).__name__, e, lines)
try:
    if Bad() == Bad():
        pass
except RuntimeError as e:
    print(e)


class Few:
    def __add__(self):
        return 1

    def __eq__(self, *rest, **kw):
        return rest


try:
    Few() + Few()
except TypeError as e:
    print(e)
print((Few() == 3), Few() == 2.0)


class Gen:
    def __getitem__(self, i):
        yield i

    def __add__(self, o):
        yield o


print(list(Gen()[3]), list(Gen() + 4))


class Deep:
    def __add__(self, n):
        return 0 if n == 0 else (self + (n - 1)) + 1


print(Deep() + 300)
try:
    sys.setrecursionlimit(200)
    Deep() + 1000
except RecursionError as e:
    print("deep", str(e)[:32])
sys.setrecursionlimit(1000)


class Sub(V):
    def __radd__(self, o):
        return "sub first"


print(V(1) + Sub(2), Sub(1) + Sub(2))


def gen():
    for i in range(3):
        yield V(i) + V(i)


print(list(gen()), [x for x in gen() if x < V(3)])


def star(*a, **k):
    return a, k


print(star(*(1, 2), **{"z": 3}), star(*[], **{}), V.__add__(*(V(1), V(2))))


def many(a, b=2, *c, d=4, **e):
    return a, b, c, d, e


print(many(*(1,)), many(*(1, 2, 3), d=5, **{"q": 1}), many(*[1], **{"b": 7}))
try:
    many(*(), **{})
except TypeError as e:
    print(e)
try:
    many(*(1, 2), **{"a": 1})
except TypeError as e:
    print(e)


def g2():
    yield many(*(1, (yield 5)))


g = g2()
print(next(g), g.send(9))


class C:
    def m(self, *a):
        return a


print(C().m(*(1, 2)), [].append(*(1,)), "a,b".split(*(",",)))
print(1 << 40 & 0xFFFF << 32, (2**40) // 3, (2**40 + 1) % 7, -(2**40) // 3)
big = [2**35 + 1, 2**45]
print([b & 1 for b in big], [b * b for b in big], [b < 2**40 for b in big], [b / 2 for b in big], [b**2 for b in big])
