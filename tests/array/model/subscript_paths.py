# SPDX-License-Identifier: MIT
# Subscripts that have a short way of their own: whole numbers, slices, tuples of them; attributes and methods found by sites of code.
import gc
import numpy as np

a = np.arange(10.0)
x = np.arange(24).reshape(4, 6)
e = np.zeros((3, 0))
z = np.array(5.0)
i64 = np.arange(5)
u8 = np.arange(5, dtype=np.uint8)


def show(v):
    if isinstance(v, np.ndarray):
        print(v.shape, v.strides, v.flags.c_contiguous, v.flags.f_contiguous, v.flags.aligned, v.flags.owndata, v.tolist())
    else:
        print(type(v).__name__, v)


def attempt(f):
    try:
        show(f())
    except Exception as error:
        print(type(error).__name__, error)


for i in (0, 3, -1, -4, 4, -5, 10 ** 20):
    attempt(lambda: x[i])
    attempt(lambda: a[i])
    attempt(lambda: z[i])
for lower, upper in ((1, 3), (-2, None), (None, -1), (3, 1), (None, None), (100, 200), (-100, 2), (10 ** 20, None), (None, -10 ** 20)):
    attempt(lambda: x[lower:upper])
    attempt(lambda: a[lower:upper])
    attempt(lambda: x[lower:upper, 1])
    attempt(lambda: x[1, lower:upper])
    attempt(lambda: x[lower:upper, lower:upper])
    attempt(lambda: z[lower:upper])
for step in (1, 2, -1, -2, 2 ** 62, -(2 ** 62), None):
    attempt(lambda: x[::step])
    attempt(lambda: x[:, ::step])
    attempt(lambda: x[::step, ::step])
attempt(lambda: x[::0])
attempt(lambda: x[:, ::0])
attempt(lambda: x[1.0:2])
attempt(lambda: x[:, 'a':])
attempt(lambda: x[:, :3])
attempt(lambda: x[1:3, 2:4])
attempt(lambda: x[1, :])
attempt(lambda: x[:, -1])
attempt(lambda: x[:, 6])
attempt(lambda: x[4, 0:1])
attempt(lambda: x[1, 2, 3])
attempt(lambda: x[1:2, 2, 3])
attempt(lambda: e[1:2, :])
attempt(lambda: e[:, 0])
attempt(lambda: e[1])
attempt(lambda: x.T[1])
attempt(lambda: x.T[1:3])
attempt(lambda: x.T[:, 1])
attempt(lambda: x[:, 1:2][:, 0])
attempt(lambda: np.zeros((1, 3))[0])
attempt(lambda: np.zeros((2, 1))[1])
attempt(lambda: np.zeros((2, 3, 4))[1])
attempt(lambda: np.zeros((2, 3, 4))[1:, 1:2, 3])
attempt(lambda: u8[2])
attempt(lambda: u8[1:3])
for shape in ((2, 5), (5, -1), (1, 10), (10, 1), (1, 10, 1), (3, 3), (0, 10), (-1, -1), (2.0, 5), (2, True)):
    attempt(lambda: a.reshape(*shape))
attempt(lambda: a[::2].reshape(5, 1))
attempt(lambda: x.T.reshape(6, 4))
attempt(lambda: np.zeros(1).reshape(1, 1, 1))
attempt(lambda: a.reshape())
attempt(lambda: x.T)
attempt(lambda: np.zeros((2, 3, 4)).T)
attempt(lambda: np.zeros((2, 1)).T)
attempt(lambda: a.T)
attempt(lambda: e.T)
attempt(lambda: x[1:3].T)
print(x[1:3].base is x.base, x[1].base is x.base, a[2:].base is a, a[2:][1:].base is a, x[1, 1:].T.base is x.base)


def store(array, i, v):
    try:
        array[i] = v
        print(array.tolist())
    except Exception as error:
        print(type(error).__name__, error)


for i in (1, -1, 5, -6, 2 ** 70):
    for v in (7, 1.5, np.float64(2.5), np.int64(3), True, 2 ** 60, 2 ** 70, 'a', None, [1], 1j):
        store(np.zeros(5), i, v)
        store(np.zeros(5, int), i, v)
        store(np.zeros(5, np.uint8), i, v if not isinstance(v, int) or v < 256 else 8)
frozen = np.zeros(3)
frozen.flags.writeable = False
store(frozen, 0, 1.0)
store(frozen, 9, 1.0)
store(np.zeros((2, 2)), 1, 3.5)
store(np.array(1.0), 0, 3.5)


class Sub(np.ndarray):
    def __getitem__(self, key):
        return ('item', key)


class Keep(np.ndarray):
    pass


s = a.view(Sub)
print(s[1], s[1:3], s[1, 2:], s[:], s[::2, 1])
k = x.view(Keep)
print(type(k[1]), type(k[1:2]), type(k[1:2, 3]), type(k.T), type(k[1, 2]), type(k.reshape(6, 4)))


class Show:
    def __getitem__(self, key):
        return key


o = Show()
for _ in range(2):
    print(o[1:2], o[:], o[::2, 1], o[1:2, ...], o[-1:, :-1], o[1:2.5], o['a':], o[1:2, None])
print(hash((lambda q: q[1:2, 3]).__code__) is not None, (lambda q: q[1:2, 3]).__code__ == 1)


def sites():
    for v in (a, x, z, k, np.float64(1.5), e, 1 + 2j):
        yield getattr(v, 'shape', None), v.real if not isinstance(v, np.ndarray) else v.ndim


def shapes(values):
    return [v.shape for v in values], [v.T.shape for v in values], [v.size for v in values]


print(list(sites()))
print(shapes([a, x, z, k, e, np.float64(1)]), shapes([x, x, a]))


class Fake:
    shape = 'class'
    T = property(lambda self: self)
    size = 0


print(shapes([x, Fake(), x, a]))
for n in range(3):
    print(np.zeros(n), np.ones(n))
    if n == 1:
        np.zeros = np.ones
    if n == 2:
        del np.zeros
try:
    np.zeros(2)
except AttributeError as error:
    print(str(error)[:42])
print(gc.is_tracked(slice(1)), gc.is_tracked([]))
