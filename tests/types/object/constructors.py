# SPDX-License-Identifier: MIT
# the classes of functions, cells, methods and tracebacks make instances
import sys


def f(a, b=2):
    return a + b + G


G = 10
FT = type(f)
h = FT(f.__code__, {'G': 100}, 'hh', (5,))
print(h(1), h.__name__, h.__qualname__, h.__module__, h.__globals__)
h = FT(f.__code__, globals(), argdefs=(7,))
print(h(1))
for bad in (
    lambda: FT(),
    lambda: FT(1, {}),
    lambda: FT(f.__code__),
    lambda: FT(f.__code__, 5),
    lambda: FT(f.__code__, {}, 5),
    lambda: FT(f.__code__, {}, None, 5),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def outer():
    x = 1

    def inner():
        return x

    return inner


i = outer()
CT = type(i.__closure__[0])
c = CT(5)
k = FT(i.__code__, {}, 'k', None, (c,))
print(k(), c.cell_contents)
c.cell_contents = 8
print(k())
for bad in (
    lambda: FT(i.__code__, {}),
    lambda: FT(i.__code__, {}, None, None, (1,)),
    lambda: FT(i.__code__, {}, None, None, (c, c)),
    lambda: CT(1, 2),
):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
e = CT()
try:
    e.cell_contents
except ValueError as x:
    print(x)
print(CT(1) < CT(2), CT(3) == CT(3), CT() < CT(1), CT() == CT(), CT('a') != CT('b'))
try:
    CT(1) < CT('a')
except TypeError as x:
    print(x)
try:
    CT(1) < 5
except TypeError as x:
    print(x)
try:
    hash(CT(1))
except TypeError as x:
    print(x)
del c.cell_contents
try:
    k()
except NameError as x:
    print(x)
MT = type(''.join)
print(MT)
BM = type(outer().__get__(5))
m = BM(lambda s, x: (s, x), 5)
print(m(6), m.__self__)
try:
    BM(5, 1)
except TypeError as x:
    print(x)
try:
    BM(f, None)
except TypeError as x:
    print(x)
try:
    type(iter([]))()
except TypeError as x:
    print(x)
try:
    type((lambda: (yield))())()
except TypeError as x:
    print(x)
TB = None
try:
    try:
        1 / 0
    finally:
        pass
except Exception as q:
    TB = type(q.__traceback__)
    tb = q.__traceback__
print(TB.__name__)


def r():
    raise ValueError


try:
    r()
except ValueError as q:
    tb2 = q.__traceback__
print(tb2.tb_next.tb_lineno - tb2.tb_lineno)
tb.tb_next = tb2
print(tb.tb_next is tb2)
try:
    tb2.tb_next = tb
except ValueError as x:
    print(x)
try:
    tb.tb_next = 5
except TypeError as x:
    print(x)
tb.tb_next = None
print(tb.tb_next)
NM = type(sys)
n = NM('nm', 'doc')
print(n.__name__, n.__doc__, n)
print(type(type.__dict__)({'a': 1}), type(None)(), type(...)(), type(NotImplemented)())
try:
    type(None)(1)
except TypeError as x:
    print(x)
print(
    dict.fromkeys.__qualname__,
    [].append.__qualname__,
    len.__qualname__,
    (5).__add__.__qualname__,
    int.__add__.__qualname__,
    str.join.__qualname__,
    'a'.join.__qualname__,
    int.from_bytes.__qualname__,
)
