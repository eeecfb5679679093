# SPDX-License-Identifier: MIT
# Arrays: creation, views, broadcasting, arithmetic, reductions, printing, random numbers, files.
import os
import sys
import numpy as np

print(np.zeros(3), np.ones((2, 2)), np.full((2, 3), 7), np.empty(0).shape, np.arange(5), np.arange(1, 2, 0.25), np.linspace(0, 1, 5))
print(np.array([1, 2, 3]).dtype, np.array([1.5, 2]).dtype, np.array([True, False]).dtype, np.array([[1, 2], [3, 4]], dtype=np.float32))
for name in ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64"):
    a = np.array([0, 1, 2, 3], dtype=name)
    print(name, a + a, a * 2, a.sum(), a.sum().dtype, a.mean(), a.max(), a.min(), (a > 1), a.itemsize, repr(a))
x = np.arange(24).reshape(2, 3, 4)
print(x[0], x[:, 1], x[..., -1], x[1, 2, 3], x[:, ::2, 1:3], x.T.shape, x.transpose(1, 0, 2).strides, x.ravel()[:5], x[0].base is not None)
print(x.sum(axis=0), x.sum(axis=1), x.sum(axis=(0, 2)), x.sum(axis=-1, keepdims=True).shape, x.mean(axis=2), x.min(axis=1), x.max())
print(x.all(), x.any(axis=0))
v = x[1]
v[0, :] = -1
print(x[1], v.base is x.base, np.may_share_memory(x, v), v.flags.owndata, v.flags.c_contiguous, x.T.flags.f_contiguous)
r, c = np.arange(3.0), np.arange(4.0)[:, np.newaxis]
print(r + c, (r * c).shape, r - 1, 2 / (r + 1), r ** 2, r // 2, r % 2, -r, abs(-r))
try:
    np.arange(3) + np.arange(4)
except ValueError as e:
    print(e)
print(np.sqrt(np.array([1, 4, 9])), np.exp([0.0]), np.cos([0.0]), np.log([1.0]), np.sin([0.0]), np.abs([-1, 2]))
with np.errstate(all="ignore"):
    print(np.array([1.0, 0.0, -1.0]) / 0, np.array([1, 2]) // 0)
print(np.array([1, 2, 3]) == np.array([1, 0, 3]), (np.arange(6) > 2) & (np.arange(6) < 5), np.int8(100) + np.int8(100) if 0 else "")
for i in (np.iinfo if hasattr(np, "iinfo") else lambda d: None,):
    pass
a = np.arange(10)
a[2:5] = 9
a[a > 8] = 0
print(a, a[[1, 3, 5]], a[::-1], a.copy().base, a.flatten(), a.reshape(2, -1), np.asarray(a) is a)
np.random.seed(42)
print(np.random.rand(3), np.random.rand(2, 2), np.random.randint(0, 10, 5), np.random.randint(5), np.random.randint(low=10, high=10000, size=(2, 3)))
print(repr(np.random.rand(9, 99)[:2, :3]), np.array([1e-10, 1.0, 1e10]), np.array([0.1, 0.25]), np.array([1.0, np.nan, np.inf]))
print(np.arange(2000), np.zeros((100, 100)), repr(np.arange(1200).reshape(3, 400)))
print(sys.getsizeof(np.zeros(3)), sys.getsizeof(np.zeros((3, 3))), sys.getsizeof(np.zeros((3, 3))[0]))
path = os.path.join(os.environ.get("TMPDIR", "/tmp"), "array_tour_%d.npy" % os.getpid())
np.save(path, x)
print((np.load(path) == x).all(), type(np.load(path, mmap_mode="r")).__name__, np.load(path, mmap_mode="r")[0, 0])
m = np.load(path, mmap_mode="r+")
m[0, 0, 0] = 77
m.flush()
del m
print(np.load(path)[0, 0, 0])
try:
    np.load(path, mmap_mode="r")[0] = 1
except ValueError as e:
    print(e)
os.remove(path)
big = np.memmap(path, dtype="float32", mode="w+", shape=(4, 5))
big[:] = 1.5
print(big, big.sum())
del big
os.remove(path)
print(x.flags)
