# SPDX-License-Identifier: MIT
# Arithmetic of numpy scalars with each other and with numbers.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


f = np.float64(2.5)
i = np.int64(7)
s = np.float32(0.1)
b = np.bool_(True)
print(repr(f), repr(i), repr(s), repr(b), str(np.float16(0.1)), repr(np.complex64(1 + 2j)), repr(np.int8(-3)), repr(np.float64(1e16)))
print(repr(np.float32(1e-5)))
print(type(f + 1), type(f * f), type(1 + i), type(i + 1.5), type(s + 1), type(s * s), type(i / 2), type(b + b), type(b & b), type(1j * f))
print(f + 1, f - f, f * 3, f / 2, f // 2, f % 2, f ** 2, -f, +f, abs(-f), 1 + f, 5 - f, 2 ** i)
print(i + 1, i // 2, i % 4, i ** 2, i << 1, i >> 1, i & 3, i | 8, i ^ 1, ~i, divmod(i, 2), i / 2)
print(isinstance(f, float), isinstance(i, int), isinstance(s, float), isinstance(f, np.floating), isinstance(i, np.integer))
print(isinstance(np.complex128(1), complex))
print(f == 2.5, i == 7, i != 7.0, f < 3, s < f, i >= 8, f == 'x', type(f == 2.5), hash(f) == hash(2.5), hash(i) == hash(7))
print(int(f), float(i), complex(f), bool(np.int64(0)), round(f), [0, 1, 2][np.int64(1)], range(np.int8(3)), "%d %.2f" % (i, f), f"{f:.3f} {i:5d}")
print(f.dtype, i.dtype.name, f.shape, f.ndim, f.size, i.itemsize, f.real, f.imag, np.complex128(1 + 2j).imag, f.item(), type(f.item()))
print(type(i.item()))
print(np.float64('3.5'), np.int32('12'), np.float32(1) / 3, np.bool_(0), np.int64(3.9), np.float64(True), np.uint8(250))
print(np.int64(2) ** 63 if False else np.uint64(2**63) + np.uint64(1), np.int64(5) + np.uint64(3), np.uint8(3) - np.uint8(1))
print(np.int8(-128) // np.int8(1))
print(np.int64.__mro__[-2].__name__, np.float64.__mro__[-2].__name__, np.int64 is np.dtype('i8').type, np.dtype(np.float32), np.float64.__name__)
print(np.True_, np.False_ is np.bool_(False), np.bool_(3) is np.True_, not np.False_, np.True_ and 5, b * 2.5)
print(error(lambda: np.int64(2) ** -1), "|", error(lambda: np.True_ - np.True_), "|", error(lambda: -np.True_), "|", error(lambda: f & 1))
print(np.float64(1e308) * 1 == 1e308, np.float64('nan') != np.float64('nan'), np.float64('inf') > 1e308, np.float64(-0.0))
