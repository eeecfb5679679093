# SPDX-License-Identifier: MIT
# Unpacking: counts, what is bound when it fails, old values that go while new ones come.
class D:
    def __init__(s, n):
        s.n = n

    def __del__(s):
        print('del', s.n)


def f(x):
    a, b = x
    return a, b


for x in [(1, 2), [3, 4], 'ab', {5: 1, 6: 2}, iter([7, 8]), range(2), (i for i in 'xy')]:
    print(f(x))
for x in [(1,), (1, 2, 3), [1], [1, 2, 3], 'a', 'abc', iter([1]), iter([1, 2, 3]), 5, None]:
    try:
        print(f(x))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def g():
    a = b = 0
    try:
        a, b = iter([1])
    except ValueError as e:
        print(e, a, b)
    try:
        a, b = [1, 2, 3]
    except ValueError as e:
        print(e, a, b)

    def gen():
        yield 1
        raise KeyError('k')

    try:
        a, b = gen()
    except KeyError as e:
        print(e, a, b)
    a, b = (b, a)
    a = [1, 2]
    a, b = a
    print(a, b)
    b = (3, 4)
    a, b = b
    print(a, b)
    a = (5, 6)
    a, b = a
    print(a, b)


g()


def h():
    a = D('a')
    b = D('b')
    l = [D('c'), D('d')]
    a, b = l
    print('unpacked')
    a, b = l.pop(), l.pop()
    print('swapped')
    l[:] = [D('e'), D('f')]

    class M:
        def __del__(s):
            l.clear()
            print('cleared')

    a = M()
    a, b = l
    print(a.n, b.n)


h()


def k():
    s = 0
    for a, b in zip([1, 2, 3], [4, 5, 6]):
        s += a * b
    for i, (a, b) in enumerate(zip([1, 2, 3], [4, 5, 6])):
        s += a * b * i
    for k, v in {'a': 1, 'b': 2}.items():
        s += v
    print(s, i, a, b, k, v)
    (a, b), (c, d) = (1, 2), (3, 4)
    print(a, b, c, d)
    [a, b, c, d] = 'wxyz'
    print(a, b, c, d)
    a, b, c, d, e, f, g, h, i = range(9)
    print(a, b, c, d, e, f, g, h, i)
    del a
    a, b = 1, 2
    x = (8, 9)
    a, b = x
    print(a, b)


k()


def inf():
    while True:
        yield 1


try:
    f(inf())
except ValueError as e:
    print(e)
