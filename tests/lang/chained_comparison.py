# SPDX-License-Identifier: MIT
# Chained comparisons: as values and as conditions, operands evaluated once, names that may be unbound.
class T:
    def __init__(s, v):
        s.v = v

    def __lt__(s, o):
        print('lt', s.v, o.v)
        return s.v < o.v

    def __le__(s, o):
        print('le', s.v, o.v)
        return s.v <= o.v


def f(a, b, c):
    r = [a < b < c, a <= b < c, a < b <= c, not a < b < c, (a < b < c) == (c > b > a)]
    if a < b < c:
        r.append(1)
    else:
        r.append(2)
    if not (a < b < c):
        r.append(3)
    if a < b < c or c < b < a:
        r.append(4)
    if a < b < c and a < b < c < 10:
        r.append(5)
    while a < b < c:
        a += 1
    r.append(a)
    r.append(1 < b < 5)
    r.append(0 <= a <= 5 <= c)
    r.append('a' if 3 > b >= a > 0 else 'b')
    return r


for a in range(4):
    for b in range(4):
        for c in range(4):
            print(a, b, c, f(a, b, c))


def g(x, y, z):
    return x < y < z, y <= z <= x if x < y else None


print(g(T(1), T(2), T(3)))


def h(a, b, c):
    if a < b < (b := c):
        return b
    return (a, b)


print(h(1, 2, 3), h(2, 1, 3))


def u(q):
    if 1 < q < zz:
        pass
    zz = 3


try:
    u(2)
except UnboundLocalError as e:
    print(e)
try:
    print(u(0))
except UnboundLocalError as e:
    print(e)


def w(q):
    if 1 < q < 3 and (y := q):
        pass
    print(y)


w(2)
try:
    w(5)
except UnboundLocalError as e:
    print(e)


def k(a, b):
    if a in b in [b]:
        return 1
    if a is b is None:
        return 2
    if a == b != None:
        return 3
    if 'a' <= a <= 'z':
        return 4


print(k([], [[]]), k(None, None) if 0 else '', k('x', 'x'), k('q', ''))


def del_(a, b, c):
    del b
    return a < b < c


try:
    del_(1, 2, 3)
except UnboundLocalError as e:
    print(e)
try:
    1 < T(3) < 'a'
except (TypeError, AttributeError) as e:
    print(e)
x = 5
print(1 < x < 10, 1 < x < 3, [i for i in range(10) if 2 < i <= 6], (lambda v: 0 < v < 3)(2))
