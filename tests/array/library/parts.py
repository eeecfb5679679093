# SPDX-License-Identifier: MIT
# Numbers in two parts, bits, iterators over arrays; ufunc.at and reduceat.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


x = np.array([0.0, -0.0, 1, -1.5, 1e300, 5e-324, np.inf, -np.inf, np.nan, 1234.5678])
for f in (np.modf, np.frexp):
    show(f, x)
    show(f, x[2:5].astype('f4'))
    show(f, 2.75)
    show(f, [1, 2])
show(np.divmod, [7, -7], 3)
show(np.divmod, 7.5, [2, -2])
show(np.ldexp, [1.5, -3], [2, -1])
show(np.ldexp, 1.0, 2000)
show(np.ldexp, 5e-324, 1074)
show(np.ldexp, np.float32(1.5), 3)
show(np.ldexp, 1, 1.5)
show(np.isposinf, x)
show(np.isneginf, x)
show(np.isposinf, [1j])
for bits in ([1, 0, 1], [[1, 0, 1, 1, 0, 0, 0, 1, 1]], np.arange(20) % 3 == 0, [], [[1, 0], [0, 1]]):
    show(np.packbits, bits) if len(bits) else None
    show(np.packbits, bits, bitorder='little') if len(bits) else None
show(np.packbits, [[1, 0], [0, 1]], axis=1)
show(np.packbits, [[1, 0], [0, 1]], axis=0)
show(np.packbits, [1.5])
b = np.array([[2], [7], [23]], dtype=np.uint8)
show(np.unpackbits, b)
show(np.unpackbits, b, axis=1)
show(np.unpackbits, b, axis=1, count=3)
show(np.unpackbits, b, axis=1, count=-3)
show(np.unpackbits, b, axis=1, count=10)
show(np.unpackbits, b, axis=0)
show(np.unpackbits, b[0], bitorder='little')
show(np.unpackbits, [1])
show(np.require, [1, 2], 'f4', ['F', 'W'])
show(np.require, np.arange(3), requirements='C')
show(np.require, [1], None, ['C', 'F'])
print(np.isfortran(np.ones((2, 2), order='F')), np.isfortran(np.ones((2, 2))), np.iterable([1]), np.iterable(2), np.asfarray([1, 2]), np.MAXDIMS)
show(np.mask_indices, 3, np.triu)
y = np.broadcast([[1], [2]], [3, 4])
print(y.shape, y.size, y.ndim, y.index, list(y), y.index, [(u, v) for u, v in np.broadcast([1, 2], 5)])
show(np.broadcast, [1, 2], [1, 2, 3])
a = np.arange(6).reshape(2, 3)
print([int(v) for v in np.nditer(a)], [int(v) for v in np.nditer(a.T)], [int(v) for v in np.nditer(a, order='F')])
print([int(v) for v in np.nditer(a.T, order='C')])
it = np.nditer(a, flags=['multi_index'])
print([(int(v), it.multi_index) for v in [0]] if False else '')
while not it.finished:
    print(int(it[0]), it.multi_index, end=' ')
    it.iternext()
print()
it = np.nditer(a, flags=['f_index'])
for v in it:
    pass
with np.nditer(a, op_flags=['readwrite']) as it:
    for v in it:
        v[...] = 2 * v
print(a, [(int(u), int(v)) for u, v in np.nditer([a, [[10], [20]]])], [v.tolist() for v in np.nditer(a, flags=['external_loop'])])
try:
    for v in np.nditer(a):
        v[...] = 0
except ValueError as e:
    print(e)
show(np.nditer, np.zeros((0, 2)))
c = np.zeros(4)
np.add.at(c, [0, 1, 1, 3], 1)
np.add.at(c, [0, 0], [10, 20])
print(c)
np.multiply.at(c, slice(0, 2), 2)
np.negative.at(c, [0, 0, 1])
np.add.at(c, np.array([True, False, False, True]), 0.5)
print(c)
m = np.zeros((2, 3), int)
np.add.at(m, ([0, 0, 1], [1, 1, 2]), [1, 2, 3])
np.maximum.at(m, (slice(None), [0, 0]), [[5, 4], [3, 9]])
np.subtract.at(m.T, ([0], [1]), 100)
print(m)
show(np.add.at, m, [0], 1.5)
show(np.add.at, m, [5], 1)
show(np.add.at, c, [0, 1], [1, 2, 3])
show(np.add.at, [1, 2], [0], 1)
show(np.add.at, c, [0])
show(np.add.reduceat, np.arange(8), [0, 4, 1, 5, 2, 6, 3, 7])
show(np.add.reduceat, np.arange(8), [0, 4, 1, 5])
show(np.multiply.reduceat, np.arange(16).reshape(4, 4), [0, 3], 1)
show(np.add.reduceat, np.linspace(0, 15, 16).reshape(4, 4), [0, 3, 1, 2, 0])
show(np.maximum.reduceat, [3, 1, 2], [0, 2])
show(np.add.reduceat, [1, 2], [2])
show(np.add.reduceat, [1, 2], [])
show(np.add.reduceat, [1, 2, 3], [0, 1], dtype=float)
print(np.sin.types[:3] if False else np.add.ntypes > 10, 'dd->d' in np.add.types, 'bb->b' in np.add.types, 'd->d' in np.exp.types)
print('??->?' in np.logical_and.types)

# bits of long lines, of every axis, in both orders
rs = np.random.RandomState(1)
for o in ('big', 'little'):
    for n in (0, 1, 7, 8, 9, 64, 1001):
        b = rs.randint(0, 3, n)
        print(np.packbits(b, bitorder=o)[:6], np.packbits(b > 1, bitorder=o).sum(), np.unpackbits(b.astype('u1'), bitorder=o)[:20])
    m = rs.randint(0, 2, (3, 5, 11)).astype('u1')
    for axis in (0, 1, 2, -1, None):
        p, u = np.packbits(m, axis, o), np.unpackbits(m, axis=axis, bitorder=o)
        print(p.shape, p.sum(), u.shape, int((u.ravel() * np.arange(u.size)).sum()))

# putmask: one value, as many as there are places, and repeated ones; parts of a.flat are copies
for values in (7, [7], [1, 2], [1.5, 2.5, 3.5], np.arange(6) * 10, np.arange(3, dtype='i1')[:, None], [], -1, 2 + 1j, np.int64(5), np.array(300)):
    a = np.arange(6).reshape(2, 3).astype('i1')
    try:
        np.putmask(a, a > 1, values)
        print(a.tolist())
    except TypeError as e:
        print(type(e).__name__)
a = np.arange(8.)
np.putmask(a, a > 2, a[::-1])
print(a)
x = np.arange(12).reshape(3, 4)
for k in (slice(1, 7, 2), [1, 3], Ellipsis, slice(None)):
    r = x.flat[k]
    r[...] = -1
    print(r.shape, x.sum(), x.T.flat[k])

# einsum knows what it has seen, for each number of axes
for s, ar in (('ij,jk', (x, x.T)), ('ij->i', (x,)), ('ij,jk', (x, x.T)), ('i,i', (x[0], x[0])), ('ii', (x[:, :3],)), ('i...', (x,)), ('i...', (x[0],)), ('i', (x[0],))):
    print(np.einsum(s, *ar))
