# SPDX-License-Identifier: MIT
# Deferred expressions: when they are computed, and that nobody can see it.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


n = 40000
x = (np.arange(n) % 1000) / 10.0 + 1
y = 2 * np.sqrt(x) + x
print(type(y), y.base, y[0], y[-1], y.sum().hex(), (y - x).max())
z = x * 2
x[0] = 1000
print(z[0], (x * 2)[0])


def change():
    x[1] = 5000
    return 0


print(((x + x) + change())[1], x[1])
big = [x + 1, x * 2]
x[2] = -1
print(big[0][2], big[1][2])
d = {'v': x * 3}
x[3] = 77
print(d['v'][3])


def give():
    return x * 4


g = give()
x[4] = 0
print(g[4], len(x * 2), (x * 2).shape, (x * 2)[5], (x * 2).dtype, isinstance(x * 2, np.ndarray), bool((x * 0).any()))
a, b = x + 1, x - 1
x[5] = 9
print(a[5], b[5], (a - b).mean(), [float(v) for v in (x * 2)[:3]])
out = np.empty(n)
out[...] = x * 2 + 1
print(out[0], out[-1])
x += x * 2
print(x[0], x[-1])
x[1:] = x[:-1] + x[1:] * 0
print(x[0], x[1], x[2])
f = (x * 1.5).astype('f4')
print(f.dtype, f[0], (f * 2).dtype, (x > 10).sum(), (x > 10).dtype, (-x).min(), abs(-x).max(), (x == x).all())
m = np.arange(n).reshape(200, 200) * 1.0
print(((m - m.mean(axis=0)) / m.std(axis=0))[3, 4].hex(), (m + m.T)[3, 7], (m.T * 2).flags.f_contiguous, (m + m[0]).sum())
print((m * 2 + m[:, :1])[5, 6], (m[::2] + m[1::2]).shape)
w = np.where(m > 100, m, -m)
print(w.sum(), np.where(m > 100, m, -m).min(), (m @ m)[1, 1], (m * 2).T.shape, (m * 2).reshape(-1)[7], np.sort(-m, axis=None)[0])
print(error(lambda: (x + 1) + np.zeros(3)), error(lambda: x + 'a' if False else (x * 2).nothing))
with np.errstate(divide='raise'):
    print(error(lambda: 1 / (x * 0)))
try:
    with np.errstate(all='raise'):
        q = 1 / (x * 0)
except FloatingPointError as e:
    print(e)
import sys
t = x * 2
print(sys.getrefcount(t), sys.getsizeof(t) - 8 * n)
chain = x
for k in range(50):
    chain = chain + 1
print((chain - x).max())
s = x
e = x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x + x
print(e[7] == 20 * x[7])
