# SPDX-License-Identifier: MIT
# dot, matmul and @ of all numbers of dimensions; shapes that do not fit.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


a = np.arange(6.0).reshape(2, 3)
b = np.arange(12.0).reshape(3, 4)
i = np.arange(6).reshape(2, 3)
t = np.arange(24.0).reshape(2, 3, 4)
print((a @ b).tolist(), (i @ i.T).tolist(), (a @ b[:, 0]).tolist(), (a[0] @ b).tolist(), a[0] @ a[1], np.dot(a, b).tolist(), a.dot(b[:, 1]))
print((t @ t.swapaxes(1, 2)).shape, np.dot(t, b.T[:, :2].T if False else np.ones((4, 2))).shape, (t @ np.ones(4)).tolist())
print(np.matmul(t, np.ones((4, 5))).shape, np.dot(t, t.swapaxes(1, 2)).shape)
print(np.dot(3, 4), np.dot([1, 2], 3), np.dot(2, a).tolist(), (a.astype('f4') @ b.astype('f4')).dtype, (i @ b).dtype)
print((np.array([[True, False]]) @ np.array([[True], [True]])).tolist())
print(error(lambda: a @ a), "|", error(np.dot, a, a), "|", error(lambda: a @ 3), "|", error(lambda: a @ np.array(3)), "|", error(np.matmul, 1, a))
big = (np.arange(150 * 130) % 17).reshape(150, 130)
f = big.astype(float)
print((big @ big.T).sum(), (f @ f.T).sum(), (f.T @ f)[3, 4], (big.astype('i4') @ big.T.astype('i4'))[7, 9], (f @ f[7]).sum())
print((f[::2, ::2] @ f[::2, ::2].T)[1, 2], (f.astype('f4') @ f.T.astype('f4'))[5, 6])
c = np.array([[1 + 1j, 2], [3, 4 - 1j]])
print((c @ c).tolist(), np.dot(c[0], c[1]), (np.zeros((2, 0)) @ np.zeros((0, 3))).tolist(), np.zeros((0, 3)).dot(np.zeros((3, 2))).shape)
out = np.zeros((2, 4))
print(np.dot(a, b, out=out) is out, out[1, 1], np.matmul(a, b, out=out)[0, 0], error(np.dot, a, b, np.zeros((2, 2))))
