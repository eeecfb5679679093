# SPDX-License-Identifier: MIT
# The mathematical functions of complex arrays, of both widths, in the plane and at its ends: to a precision that every C library keeps.
import numpy as np

np.seterr(all="ignore")
plane = [0.5 + 0.25j, -0.5 + 0.75j, -2 - 3j, 1.5 - 0.5j, 0j, 1 + 0j, -1 + 0j, 1j, -1j, complex(-0.0, 0.0)]
ends = [complex(np.inf, 0), complex(-np.inf, 1), complex(0, np.inf), complex(np.nan, 0), complex(1, np.nan), complex(np.inf, np.nan)]
functions = (
    "exp exp2 expm1 log log2 log10 log1p sqrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh square reciprocal "
    "absolute negative positive conjugate sign rint angle real imag isnan isinf isfinite"
).split()


def written(x, digits):
    if isinstance(x, (bool, np.bool_)):
        return str(x)
    if isinstance(x, (complex, np.complexfloating)):
        return f"{written(x.real, digits)},{written(x.imag, digits)}"
    return f"{float(x) + 0.0:.{digits}g}"


for name in functions:
    f = getattr(np, name)
    for dtype, digits in ("complex64", 4), ("complex128", 11):
        print(name, dtype, f(np.array(plane, dtype)).dtype, " ".join(written(x, digits) for x in f(np.array(plane, dtype))))
    # strided, backwards, in place, one at a time
    a = np.array(plane + plane)
    assert all(written(x, 11) == written(y, 11) for x, y in zip(f(a[::-2]), f(a)[::-2])), name
    assert all(written(f(x), 11) == written(y, 11) for x, y in zip(a, f(a))), name
print("ends")
for name in "exp sqrt sinh cosh tanh arcsinh absolute isnan isinf isfinite".split():
    print(name, " ".join(written(x, 11) for x in getattr(np, name)(np.array(ends))))

# powers
bases = np.array([0j, 1 + 1j, 2 - 1j, -1 + 0.5j])
for exponent in 0, 1, 2, 3, -1, -2, 7, 0.5, 1j, 2 + 1j, 101:
    for dtype in "complex64", "complex128":
        power = np.power(bases.astype(dtype), np.array(exponent, dtype))
        print(exponent, dtype, " ".join(written(x, 4 if dtype == "complex64" else 11) for x in power))
print(" ".join(written(x, 11) for x in bases ** np.array([2, 0.5, 1j, 0])))
print(" ".join(written(x, 11) for x in 2 ** bases))

# order, logic and choice of complex numbers
a = np.array([1 + 2j, 1 - 2j, 3 + 0j, 0j, 3 - 1j, 1 + 2j])
nans = a.copy()
nans[2] = complex(0, np.nan)
for dtype in "complex64", "complex128":
    x, n = a.astype(dtype), nans.astype(dtype)
    print(dtype, x.max(), x.min(), x.argmax(), x.argmin(), n.max(), n.argmin(), np.nanmax(n), np.nanmin(n))
    print(np.maximum(x, n), np.minimum(x, n))
    print(np.fmax(x, n), np.fmin(x, n))
    print(x.any(), x.all(), x[:3].all(), x[3:4].any(), np.count_nonzero(x), np.nonzero(x)[0], np.logical_not(x), np.logical_and(x, n))
    print(np.logical_xor(x, n), np.logical_or(x, 0), np.logical_xor.reduce(x), x < n, x >= n, x == n, x != n)
    table = np.array([x, x[::-1], x * 2])
    print(table.argmax(axis=0), table.argmin(axis=0), table.argmax(axis=1), table.argmin(axis=1), table.max(axis=0), table.min(axis=1))
    print(table.any(axis=0), table.all(axis=1), np.count_nonzero(table, axis=0), np.logical_xor.reduce(table, axis=1))
    print(np.logical_xor.reduce(table, axis=0))
    print(np.cumprod(x[:3]), np.cumsum(x), np.dot(x, x), np.vdot(x, x), x @ x, x.prod(), x[:3].prod(), x.mean(), x.sum(), np.sort(x))
    print(x.var(), x.std(), x.ptp(), np.sort_complex(x), x.round(1), x.clip(0, 2), x.repeat(2)[:3], np.unique(x))

# quotients of long arrays: with and without zeros among the divisors, in every layout, and what they report


def digest(x):
    b = np.ascontiguousarray(x).view(np.uint8).astype(np.uint64)
    return int((b * (np.arange(b.size, dtype=np.uint64) % np.uint64(1009) + np.uint64(1))).sum())


rs = np.random.RandomState(7)
with np.errstate(all='ignore'):
    v = np.array([0, -0.0, 1, -1, np.inf, -np.inf, np.nan, 1e308, 1e-308, 5e-324, 3.5, -2.25])
    parts = np.meshgrid(v, v, v, v)
    for d in ('c16', 'c8'):
        x, y = np.empty(v.size**4, d), np.empty(v.size**4, d)
        x.real, x.imag, y.real, y.imag = [p.ravel() for p in parts]
        q = x / y
        print(digest(np.where(np.isnan(q.real), 7, q.real)), digest(np.where(np.isnan(q.imag), 7, q.imag)))
for d in ('c16', 'c8'):
    m = rs.randint(-999, 999, (4, 5000)) / 7.
    x, y = (m[0] + 1j * m[1]).astype(d), (m[2] + 1j * m[3]).astype(d)
    y[y == 0] = 1
    print(digest(x / y), digest(x[::2] / y[::2]), digest(x / y[3]), digest(x[3] / y), digest(x[::-3] / y[:x[::-3].size]), digest(x[:7] / y[:7]))
    y[100] = 0
    with np.errstate(all='raise', under='ignore'):
        for f in (lambda: x / y, lambda: x[:100] / y[:100], lambda: x[:3] / np.array([1e-308, 1, 1], 'c16'), lambda: x[:40] / np.full(40, 1e-308 + 0j), lambda: x[:3] / y[7:10]):
            try:
                print(digest(f()))
            except FloatingPointError as e:
                print(e)
