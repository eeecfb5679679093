# SPDX-License-Identifier: MIT
# Operators of arrays with arrays and numbers: results, dtypes, what is refused.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


a = np.array([1.0, 2.0, 3.5])
i = np.array([7, -7, 2])
u = np.array([1, 200, 255], dtype='u1')
b = np.array([True, False, True])
print((a + a).tolist(), (a + 1).tolist(), (2 - a).tolist(), (a * i).tolist(), (a / 2).tolist(), (1 / a).tolist())
print((i // 2).tolist(), (i % 3).tolist(), (i // -2).tolist(), (i % -3).tolist(), (i ** 2).tolist(), (2 ** np.array([1, 2, 3])).tolist())
print((a // 0.5).tolist(), (a % 0.75).tolist(), (a ** 2).tolist(), (a ** 0.5).tolist(), (a ** -1).tolist(), (a ** 3).tolist())
print((i & 3).tolist(), (i | 8).tolist(), (i ^ i).tolist(), (i << 2).tolist(), (i >> 1).tolist(), (~i).tolist(), (~b).tolist())
print((-a).tolist(), (+i).tolist(), abs(i).tolist(), (u + u).tolist(), (u * 2).tolist(), (u - 1).tolist(), (-u).tolist())
print((a < 2).tolist(), (a <= 2).tolist(), (a == 2).tolist(), (a != 2).tolist(), (a > i).tolist(), (2 >= a).tolist())
print((b & True).tolist(), (b | b).tolist(), (b ^ b).tolist(), (b + b).tolist(), (b * 3).tolist(), (b + b).dtype)
print(divmod(i, 3)[0].tolist(), divmod(i, 3)[1].tolist())
m = np.arange(6).reshape(2, 3)
print((m + m[0]).tolist(), (m + m[:, :1]).tolist(), (m.T + m.T).strides, (m + m.T.T).strides, (m[:, ::-1] + 1).tolist())
c = a.copy()
c += 1
c *= 2
c -= a
c /= 2
print(c.tolist())
c **= 2
c //= 1
c %= 3
print(c.tolist())
k = i.copy()
k <<= 1
k |= 1
k ^= 5
k &= 255
k >>= 1
print(k.tolist())
m[1] += m[0]
m[:, 0] *= 10
print(m.tolist())
m[1:] = m[:-1]
x = np.arange(10)
x[1:] = x[:-1]
print(x.tolist(), m.tolist())
x = np.arange(10)
x[1:] += x[:-1]
print(x.tolist())
x = np.arange(9).reshape(3, 3)
x += x.T
print(x.tolist())
x = np.arange(5)
x[::-1] = x
print(x.tolist())
print(error(lambda: a + np.zeros(4)))
print(error(lambda: np.zeros((2, 3)) + np.zeros((3, 2))))
print(error(lambda: i.__iadd__(1.5)))
print(error(lambda: b - b), "|", error(lambda: -b))
print(error(lambda: ~a))
print(error(lambda: a << 1))
print(error(lambda: i ** -1))
print(error(lambda: bool(a)), "|", bool(np.array([0])), bool(np.array([[3.5]])))
print(error(int, a), "|", int(np.array([3.7])), float(np.array(2)), error(lambda: [1, 2][np.array([1])]))
print((a == None).tolist(), (a != None).tolist(), a is a, error(hash, a))
print([1, 2, 3] + a, a.tolist() == [1, 2, 3.5], ([1, 2, 3] * i).tolist())
print(np.array([1, 2]) + 1j, np.array([1 + 2j]) * 1j, abs(np.array([3 + 4j])), np.array([1 + 2j]).real, np.array([1 + 2j]).conj())
