# SPDX-License-Identifier: MIT
# Which dtype a result has: of two arrays, of an array and a number, of a value; casting rules.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def kind(f):
    return error(lambda: f().dtype.name)


names = ['?', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8', 'c8', 'c16']
for left in names:
    row = []
    for right in names:
        row.append((np.ones(2, left) + np.ones(2, right)).dtype.str[1:])
    globals()["row_" + left.replace('?', 'b1')] = ' '.join(row)
print(row_b1)
print(row_i1)
print(row_u1)
print(row_i2)
print(row_u4)
print(row_i8)
print(row_u8)
print(row_f2)
print(row_f4)
print(row_c8)
u = np.array([1, 2], 'u1')
h = np.array([1, 2], 'i2')
f = np.array([1, 2], 'f4')
print(kind(lambda: u + 1), kind(lambda: u + 300), kind(lambda: u - 1), kind(lambda: u + -1), kind(lambda: u * 1.5), kind(lambda: u + 70000))
print(kind(lambda: u % 1000), kind(lambda: u ^ 1000), kind(lambda: u // 300), kind(lambda: u << 300), kind(lambda: h ** 70000))
print(kind(lambda: u + True))
print(kind(lambda: f + 1), kind(lambda: f * 2.5), kind(lambda: f + 1e300), kind(lambda: f + 1j), kind(lambda: f + np.float64(2)))
print(kind(lambda: f + np.array([2.0])))
print(kind(lambda: np.sqrt(u)), kind(lambda: np.sqrt(h)), kind(lambda: np.sqrt(np.arange(3))), kind(lambda: np.exp(f)))
print(kind(lambda: np.sin(np.array([True]))))
print(kind(lambda: u / u), kind(lambda: f / 2), kind(lambda: h / f), kind(lambda: np.arctan2(h, u)), kind(lambda: np.hypot(h, np.ones(2, 'u2'))))
print(np.result_type(u, 3), np.result_type('f4', 'i4'), np.result_type(np.float32(3), 5.0), np.promote_types('i8', 'u8'))
print(np.promote_types('u1', 'i1'))
print(np.can_cast('i4', 'f4'), np.can_cast('i4', 'f8'), np.can_cast(300, 'u1'), np.can_cast(200, 'u1'))
print(np.can_cast('f8', 'f4', 'same_kind'), np.can_cast('f8', 'i8', 'same_kind'))
print(np.min_scalar_type(255), np.min_scalar_type(256), np.min_scalar_type(-1), np.min_scalar_type(1e50), np.min_scalar_type(3.5))
print(np.min_scalar_type(70000))
print(np.array([1.9, -1.9, 300.7]).astype('i4').tolist(), np.array([300, -1]).astype('u1').tolist(), np.array([0, 2]).astype('?').tolist())
print(np.array([1, 2]).astype('c8').tolist())
print(np.array([1.5, 2.5]).astype('>f8').tolist(), np.array([1, 258], '>i4').astype('i2').tolist())
print((np.array([1, 258], '>i4') + 1).dtype.str, np.array([1, 2], '>f8').sum())
print(error(np.array([1.5]).astype, 'i4', casting='safe'))
print(np.add(1, 2, dtype='f4').dtype, np.add([1, 2], [3, 4], dtype=float).tolist(), error(np.add, [1.5], [2], dtype='i4'))
