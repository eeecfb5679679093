# SPDX-License-Identifier: MIT
# Joining with a dtype, an output or a casting rule; outputs of dot and argmax; where= from lists; rounding scalars.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


a, b = np.array([1.1, 2.2]), np.array([3.3, 4.4])
for f in (np.concatenate, np.stack, np.hstack, np.vstack):
    show(f, (a, b), dtype='f4')
    show(f, (a, b), dtype=int)
    show(f, (a, b), dtype=int, casting='unsafe')
    show(f, (a, b), dtype='f4', casting='safe')
for f in (np.concatenate, np.stack):
    out = np.zeros(4 if f is np.concatenate else (2, 2), int)
    show(f, (a, b), out=out)
    show(f, (a, b), out=out, casting='unsafe')
    show(f, (a, b), out=out, dtype=float)
    show(f, (a, b), casting='nothing')
show(np.concatenate, ([0.0], [1]), dtype='S', casting='unsafe')
show(np.concatenate, ([0], ['string'], [1.0]), dtype='U', casting='unsafe')
show(np.concatenate, (['a'], [1]))
m = np.arange(6.0).reshape(2, 3)
for out in (np.zeros((2, 2)), np.zeros((2, 2), int), np.zeros(4), np.zeros((2, 3)), np.zeros((2, 2)).T[::1], np.zeros((2, 2), order='F')):
    show(np.dot, m, m.T, out)
    show(m.dot, m.T, out)
for out in (np.zeros(2, int), np.zeros(3, int), np.zeros((1, 2), int)):
    show(m.argmax, 1, out)
    show(np.argmin, m, axis=1, out=out)
    show(np.argmax, m, axis=1, out=out, keepdims=True)
x = np.arange(4).reshape(2, 2) + 2
np.power(x, [2, 3], out=x, where=[[0, 1], [1, 0]])
np.subtract(x, 2, out=x, where=(True, False))
print(x, np.sum(m, where=[1, 0, 1]))
show(np.add, x, 1, out=x, where=np.array([1, 0]))
for s in (np.int8(5), np.uint64(7), np.float32(2.5), np.float16(3.5), np.float64(-2.5)):
    print(type(round(s)).__name__, round(s), type(round(s, 1)).__name__, round(s, 1))
print(np.partition([[3, 1], [2, 0]], 1, axis=None), np.frombuffer(b'12345678').base)
