# SPDX-License-Identifier: MIT
# Mathematical functions of long arrays at the ends of their domains, both widths: the values and the warnings that the ends cause.
import numpy as np

names = "exp exp2 expm1 log log2 log10 log1p sqrt cbrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh".split()
ends = [np.inf, -np.inf, np.nan, 0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 1e300, -1e300, 1e-300, 90.0, -90.0, 800.0, -800.0, 1e-40, 0.25]


def written(x):
    return "nan" if x != x else f"{float(x):.5g}"


for dtype in "float64", "float32", "float16":
    plain = np.linspace(0.1, 0.9, 400).astype(dtype)
    for name in names:
        f = getattr(np, name)
        old = np.seterr(all="ignore")
        print(dtype, name, written(f(plain)[200]), written(f(plain[::-2])[7]), written(f(plain[5])))
        mixed = plain.copy()
        mixed[100 : 100 + len(ends)] = np.array(ends).astype(dtype)
        result = f(mixed)
        print("  ", " ".join(written(x) for x in result[100 : 100 + len(ends)]))
        assert all(written(x) == written(y) for x, y in zip(result, f(mixed[::-1])[::-1]))
        cases = []
        for end in ends:
            cases.append((end, plain.copy()))
            cases[-1][1][333] = end
        np.seterr(all="raise", under="ignore")
        for end, one in cases if dtype != "float16" else ():
            try:
                f(one)
            except FloatingPointError as error:
                print("  ", end, error)
        np.seterr(**old)

# two operands
for dtype in "float64", "float32":
    a = np.linspace(-3, 3, 300).astype(dtype)
    b = a[::-1].copy()
    a[50:56] = [np.inf, -np.inf, np.nan, 0, -0.0, 1]
    b[50:56] = [1, np.inf, 1, -0.0, 0, np.nan]
    for name in "arctan2 hypot power fmod remainder floor_divide copysign nextafter logaddexp logaddexp2 fmax fmin maximum minimum true_divide heaviside".split():
        with np.errstate(all="ignore"):
            r = getattr(np, name)(a, b)
            print(dtype, name, " ".join(written(x) for x in r[48:58]))
            assert all(written(x) == written(y) for x, y in zip(r[::-1], getattr(np, name)(a[::-1], b[::-1])))
    with np.errstate(all="raise", under="ignore"):
        for name, x, y in (
            ("hypot", 3e38 if dtype == "float32" else 1e308, 3e38 if dtype == "float32" else 1.7e308), ("power", 10, 400), ("true_divide", 1, 0),
            ("true_divide", 0, 0), ("fmod", 1, 0), ("remainder", np.inf, 1), ("floor_divide", 1, 0), ("power", 0, -1), ("power", -1, 0.5), ("arctan2", 0, 0),
        ):
            left, right = np.ones(200, dtype), np.ones(200, dtype)
            left[77], right[77] = x, y
            try:
                getattr(np, name)(left, right)
                print(dtype, name, x, y, "fine")
            except FloatingPointError as error:
                print(dtype, name, x, y, error)

# whole numbers
with np.errstate(all="ignore"):
    for dtype in "int8", "uint8", "int64", "uint64":
        a = np.array([0, 1, 2, 3, 100, -1 if dtype[0] == "i" else 255]).astype(dtype)
        print(dtype, np.reciprocal(a), a // a[::-1], a % a[::-1], np.floor_divide(a, 0), np.remainder(a, 0), np.fmod(a, 3))
        print("  ", np.reciprocal(a.astype("f4")), a**2, np.left_shift(a, 2), np.right_shift(a, 1), np.invert(a), -a, abs(a), np.sign(a))
