# SPDX-License-Identifier: MIT
# mean, var and std with dtype= and out=, sums of float16 along every axis, axes of 0-d arrays, bounds of clip: as the reference has them.
import numpy as np

np.seterr(all="ignore")


def show(f):
    try:
        r = f()
        print(repr(r), type(r).__name__, getattr(r, 'dtype', None))
    except Exception as e:
        print(type(e).__name__, e)


a = np.array([[1.5, 2.25, 7], [4, 5, 9]])
i = np.array([[1, 2, 7], [4, 5, 9]])
h = a.astype('f2')
for x in (a, i, h, a > 2, a + 1j):
    for dtype in (int, 'f2', 'f4', 'u1', '?', 'c8'):
        for axis in (None, 0):
            show(lambda: x.var(axis=axis, dtype=dtype))
            show(lambda: x.std(axis=axis, dtype=dtype, keepdims=True))
            show(lambda: x.mean(axis=axis, dtype=dtype))
for x in (a, i, h):
    for out in ('f2', 'f4', 'i8', 'c16'):
        for f in ('var', 'std', 'mean', 'sum', 'prod'):
            show(lambda: getattr(x, f)(axis=0, out=np.zeros(3, out)))
            show(lambda: getattr(x, f)(out=np.zeros((), out)))
show(lambda: a.var(where=a > 2))
show(lambda: a.std(axis=0, where=a > 2, keepdims=True))
show(lambda: a.var(axis=1, ddof=1.5))
show(lambda: a.mean(axis=0, where=[[True, False, True]]))
for f in ('argmin', 'argmax', 'sum', 'min', 'cumsum', 'any', 'mean', 'std', 'prod', 'ptp', 'sort', 'argsort'):
    for axis in (1, -2, 0):
        show(lambda: getattr(np.array(5.0), f)(axis=axis))
for dtype in ('f8', 'f4', 'i4', 'u1'):
    x = np.array([-1, -0.0, 0.0, 1, 2, float('nan')]).astype(dtype) if dtype[0] == 'f' else np.arange(5).astype(dtype)
    for low, high in ((-0.0, None), (0.0, None), (None, -0.0), (-0.0, 0.0), (0.0, -0.0), (-0.0, 1.5), (1, 0), (np.array([-0.0]), None), (-1, 2)):
        show(lambda: x.clip(low, high))
        show(lambda: np.clip(x, low, high, out=x.copy()))
show(lambda: np.maximum(np.array([0.0, -0.0]), np.array([-0.0, 0.0])))
show(lambda: np.fmin(np.array([0.0, -0.0], 'f4'), np.array([-0.0, 0.0], 'f4')))
show(lambda: a.clip())
show(lambda: a.sum(keepdims=True, dtype='f4'))
show(lambda: (a * 2).max(keepdims=True))
show(lambda: np.add.reduce(i, axis=(0, 1), keepdims=True, initial=100))
b = ((np.arange(40000) % 97).astype('f2') / 7).reshape(200, 200)
for x in (b, b.T, b[::3, ::-1], b.reshape(8, 25, 200)):
    for axis in (0, 1, -1, None):
        for f in ('sum', 'mean', 'cumsum', 'std'):
            show(lambda: getattr(x, f)(axis=axis))
    show(lambda: (x[:3] / 9).prod(axis=0))
    show(lambda: x.sum(axis=(0, 1)))
big = np.arange(60000) % 11 / 3
show(lambda: big.sum(dtype='f2'))
show(lambda: big.cumsum(dtype='f2')[-3:])
show(lambda: big.astype('f2').sum())
