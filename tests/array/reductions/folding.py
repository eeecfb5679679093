# SPDX-License-Identifier: MIT
# accumulate and reduceat of every kind of operation, element and layout
import numpy as np

rs = np.random.RandomState(1)


def digest(x):
    return x.dtype, x.shape, float(np.nansum(x.astype(complex).ravel().real * np.arange(x.size)))


for d in ('i1', 'u2', 'i4', 'i8', 'f2', 'f4', 'f8', 'c16', '?'):
    x = rs.randint(-20, 20, 60).astype(d)
    y, z = x.reshape(5, 12), x.reshape(3, 4, 5)
    for uf in (np.add, np.multiply, np.maximum, np.minimum, np.subtract, np.logical_and, np.logical_or, np.fmax, np.fmin):
        for axis in (0, 1, -1):
            for a in (x, y, z, y.T, y[:, ::2], x[::-1]):
                try:
                    r = uf.accumulate(a, axis)
                    print(uf.__name__, axis, digest(r), r.flags.c_contiguous)
                except Exception as e:
                    print(uf.__name__, axis, type(e).__name__)
        for a in (x, x[::2], x[::-1], y, y.T):
            for places in ([0], [0, 3, 3, 4], [2, 1, 4], list(range(0, a.shape[0], 2)), [a.shape[0]]):
                try:
                    print(uf.__name__, digest(uf.reduceat(a, places)))
                except Exception as e:
                    print(uf.__name__, type(e).__name__)

o = np.zeros(3)
print(np.add.reduceat(np.arange(9.), [0, 3, 6], out=o), o, np.add.reduceat(np.arange(9), [0, 3, 6], dtype='f4'))
x = np.array([1e308, 1e308, 1., np.nan, 2])
print(np.subtract.accumulate(x), np.maximum.accumulate(x), np.minimum.accumulate(x[::-1]), np.hypot.accumulate(np.arange(5, dtype='i2')))

# the first element, and then the pairwise sum of the others
x = rs.random_sample(100000)
for n in (3, 8, 9, 17, 100, 200, 1000, 8192, 8193, 8194, 20000, 50000):
    print(n, repr(float(np.add.reduceat(x[:n], [0])[0])), repr(float(np.add.reduceat(x[:n].astype('f4'), [0])[0])), repr(float(np.add.reduceat(x[:2 * n:2], [0])[0])))
