# SPDX-License-Identifier: MIT
# int, float, bool, type and str called with plain values: their quick ways give what the slow ones do.
import sys


class I(int):
    pass


class F(float):
    pass


class M(type):
    pass


class C(metaclass=M):
    conv = int
    tt = type
    st = staticmethod(float)


vals = [
    0,
    1,
    -1,
    2**31,
    2**62,
    -(2**63),
    2**63,
    2**64,
    10**30,
    0.0,
    -0.0,
    1.5,
    -1.5,
    1e18,
    4.7e18,
    1e19,
    float('inf'),
    float('nan'),
    True,
    False,
    None,
    '5',
    'x',
    '',
    b'7',
    I(3),
    F(2.5),
    C(),
    [],
    [1],
]
for f in (int, float, bool, type, str):
    for v in vals:
        try:
            r = f(v)
            print(f.__name__, ascii(r) if not isinstance(v, C) else 0, type(r).__name__)
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
    for v in vals[:6]:
        try:
            print(f(v, 10))
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
c = C()
print(c.conv(3.7), C.conv(2.2), c.tt(3), c.st(3), c.conv(), int(x := 5), x)


def g():
    s = 0
    for i in range(10):
        s += int(i * 1.5) + float(i) + bool(i)
        t = type(i * 1.0)
    return s, t


print(g(), type(c) is C, type(C) is M, type(type) is type)
