# SPDX-License-Identifier: MIT
# Reductions over one, several and no axes; keepdims, out, where, initial.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


m = np.arange(12).reshape(3, 4)
f = np.array([[1.5, np.nan, 3.0], [4.0, 5.0, -1.0]])
t = np.arange(24).reshape(2, 3, 4)
print(m.sum(), m.sum(axis=0), m.sum(axis=1), m.sum(axis=-1, keepdims=True).tolist(), m.sum(axis=(0, 1)), m.sum(axis=()).tolist() == m.tolist())
print(t.sum(axis=1).tolist(), t.max(axis=(0, 2)), t.min(axis=2, keepdims=True).shape, t.prod(axis=2).tolist(), t.mean(axis=(0, 1)))
print(m.max(), m.min(axis=0), m.argmax(), m.argmin(axis=1), m.argmax(axis=0), f.argmax(), f.argmin(axis=1), f.max(), f.min(axis=0))
print(m.all(), m.any(axis=0), m.all(axis=1), np.all([]), np.any([]), np.sum([]), np.prod([]), np.array([]).sum().dtype)
print(m.cumsum(), m.cumsum(axis=0).tolist(), m.cumprod(axis=1).tolist(), np.cumsum([True, True, False]), np.array([1.5, 2, 3]).cumsum())
print(m.ptp(), m.ptp(axis=0), np.ptp([3, 9, 1]), m.mean(), m.mean(axis=0), m.var(), m.std(axis=1, ddof=1), np.std([1, 2, 3, 4]))
print(m.sum(dtype='f4').dtype, m.astype('u1').sum().dtype, m.astype('i2').sum().dtype, np.array([True, True]).sum())
print(np.array([1, 2], 'f2').sum().dtype, m.mean(dtype='f4').dtype)
print(np.sum(m, initial=100), np.max(m, initial=50), np.min(m, axis=0, initial=2), m.sum(where=m > 3), np.mean(m, where=m % 2 == 0))
print(np.max(m, where=m < 5, initial=-1))
out = np.zeros(4)
print(m.sum(axis=0, out=out) is out, out, np.add.reduce(m), np.add.reduce(m, axis=None), np.multiply.reduce([2, 3, 4]), np.maximum.reduce(m, axis=1))
print(np.add.accumulate([1, 2, 3]), np.maximum.accumulate([3, 1, 4, 1, 5]), np.subtract.reduce([10, 3, 2]), np.logical_and.reduce(m > -1))
print(np.bitwise_or.reduce([1, 2, 8]))
print(np.multiply.outer([1, 2], [3, 4, 5]).tolist(), np.add.outer([[1], [2]], [1, 2]).shape, np.count_nonzero(m), np.count_nonzero(m > 5, axis=0))
print(error(m.sum, axis=2), "|", error(m.sum, axis=(0, 0)), "|", error(np.max, []), "|", error(np.argmax, []), "|", error(np.max, np.zeros((0, 3)), axis=0))
print(np.max(np.zeros((0, 3)), axis=1), np.sum(np.zeros((0, 3)), axis=0), np.zeros((3, 0)).sum(axis=1), np.array(5).sum(), np.array(5).max(axis=0))
print(type(m.sum()), type(m.sum(axis=0)), type(m.max()), type(m.mean()), type(m.any()), type(m.argmax()), type(m.sum(keepdims=True)))
print(np.array([1 + 2j, 3 - 1j]).sum(), np.array([1 + 2j, 3 - 1j]).mean(), np.array([1 + 2j, 3 - 1j]).prod(), np.array([3 + 4j, 3 - 4j]).std())
print(np.arange(5).round(2), np.array([1.255, 2.5, 3.5, -2.5]).round(), np.array([1.256, 2.345]).round(2), np.round(1234.5, -2))
print(np.array([15, 25, 35]).round(-1))
print(np.clip([1, 5, 9], 2, 6), np.array([1.0, 5, 9]).clip(max=4), np.array([1, 5, 9]).clip(2), np.clip(np.arange(4), [1, 1, 1, 1], 2))
print(error(np.arange(3).clip))
print(np.where([True, False, True], [1, 2, 3], 9), np.where(m > 5, m, 0).tolist(), np.where([0, 1, 0, 1]), np.nonzero(m > 8)[0])
print(np.where(m > 8)[1], np.where(True, 1.5, 2))
