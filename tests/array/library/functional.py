# Functions of numbers made functions of arrays; arrays made from functions and iterators; polynomials.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


show(np.fromiter, (k * k for k in range(4)), float)
show(np.fromiter, [1, 2, 3], int, 2)
show(np.fromiter, [1, 2, 3], int, count=5)
show(np.fromiter, [], float)
show(np.fromiter, ['a', 'bb'], 'U2')
show(np.fromiter, [1, 'a'], int)
show(np.fromiter, 5, int)
show(np.fromiter, [1.7], int)
show(np.fromfunction, lambda i, j: i + j, (2, 3))
show(np.fromfunction, lambda i, j: i == j, (2, 2), dtype=int)
show(np.fromfunction, lambda i: i * 2, (3,))
show(np.fromfunction, lambda i, k: i * k, (3,), k=5)
show(np.fromfunction, lambda i, j: 7, (2, 2))
show(np.fromstring, '1 2 3', sep=' ')
show(np.fromstring, '1, 2,3', sep=',', dtype=int)
show(np.fromstring, '1 2 3', sep=' ', count=2)
show(np.fromstring, '', sep=' ')
f = np.vectorize(lambda a, b: a if a > b else b)
show(f, [1, 2, 3], 2)
show(f, [[1], [5]], [2, 3])
show(f, 1, 2)
show(f, [1.5, 2], [2, 1])
show(f, [], 1)
show(f, [1, 2], [1, 2, 3])
show(np.vectorize(lambda x: x * 2.5), [1, 2])
show(np.vectorize(lambda x: x * 2.5, otypes=[int]), [1, 2])
show(np.vectorize(lambda x: x, otypes='f'), [1, 2])
show(np.vectorize(lambda x: x, otypes=[float]), [])
show(np.vectorize(lambda x: (x, -x)), [1, 2])
show(np.vectorize(lambda x: (x, -x), otypes='if'), [1, 2])
show(np.vectorize(lambda x: str(x)), [1, 22])
show(np.vectorize(lambda x: x > 1), [1, 2])
show(np.vectorize(lambda x, k=3: x + k), [1, 2])
show(np.vectorize(lambda x, k=3: x + k), [1, 2], k=10)
show(np.vectorize(lambda x, k=3: x + k), x=[1, 2], k=[10, 20])
show(np.vectorize(lambda p, x: sum(p) + x, excluded=[0]), [1, 2], [3, 4])
show(np.vectorize(lambda p, x: sum(p) + x, excluded=['p']), p=[1, 2], x=[3, 4])
show(np.vectorize(lambda a: a.sum(), signature='(n)->()'), [[1, 2], [3, 4]])
show(np.vectorize(lambda a, b: np.outer(a, b), signature='(n),(m)->(n,m)'), [1, 2], [[3, 4], [5, 6]])
show(np.vectorize(len), ['a', 'bcd'])


def documented(x):
    """What it does."""
    calls.append(x)
    return x


calls = []
v = np.vectorize(documented)
print(v.__doc__, v.pyfunc is documented)
v([1, 2])
print(calls)
calls.clear()
np.vectorize(documented, cache=True)([1, 2])
print(calls)
print(np.vectorize(documented, doc='other').__doc__)
show(np.polyval, [3, 0, 1], 5)
show(np.polyval, [3, 0, 1], [1, 2])
show(np.polyval, [], 5)
show(np.polyval, [1.5], np.float32(2))
show(np.poly, [1, 2])
show(np.poly, [])
show(np.poly, [1j, -1j])
show(np.polyadd, [1, 2], [9, 5, 4])
show(np.polysub, [2, 10, -2], [3, 10, -4])
show(np.polymul, [1, 2, 3], [9, 5, 1])
show(np.polydiv, [3.0, 5.0, 2.0], [2.0, 1.0])
show(np.polydiv, [1, 2], [1, 2, 3])
show(np.polyder, [1, 2, 3, 4])
show(np.polyder, [1, 2, 3, 4], 2)
show(np.polyder, [1, 2], 5)
show(np.polyder, [1, 2], -1)
show(np.polyint, [1, 2, 3])
show(np.polyint, [1, 2, 3], 2, [6, 5])
show(np.polyint, [1, 2], k=3)
show(np.polyint, [1, 2], m=2, k=[1, 2, 3])
