# SPDX-License-Identifier: MIT
"""Prints kernels_expected.inc: checksums of what NumPy 1.24 gives for the inputs test_kernels.c makes.

Both sides draw the inputs from the same MT19937 stream. Run by hand: /usr/bin/python3 refresh_kernels.py > kernels_expected.inc
"""
import re
import warnings
import zlib
from pathlib import Path

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")
KINDS = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()
N = 203
EXACT = """add subtract multiply divide floor_divide remainder fmod copysign heaviside gcd lcm bitwise_and bitwise_or bitwise_xor
left_shift right_shift logical_and logical_or logical_xor equal not_equal less less_equal greater greater_equal negative
positive absolute fabs sign square reciprocal conjugate invert logical_not isnan isinf isfinite signbit floor ceil trunc rint
sqrt degrees radians""".split()
SPECIAL = [0.0, -0.0, np.inf, -np.inf, np.nan, 1.0, -1.0, 0.5, -0.5, 2.5, -2.5, 3.0, -7.0, 1e-30, 1e30]


def integers(rs, dtype, n):
    if dtype == bool:
        return rs.randint(0, 2, n, dtype=bool)
    info = np.iinfo(dtype)
    wide = rs.randint(info.min, info.max + 1, n, dtype=dtype)
    small = rs.randint(0, 8, n, dtype=dtype)
    wide[::2] = small[::2]
    wide[1], wide[3], wide[5] = info.min, info.max, 0
    return wide


def elements(rs, kind, n=N):
    dtype = np.dtype(kind)
    if dtype.kind in "biu":
        return integers(rs, dtype, n)
    if dtype.kind == "c":
        re_, im = elements(rs, "float64", n), elements(rs, "float64", n)
        out = np.empty(n, dtype)
        out.real, out.imag = re_, im
        return out
    x = (rs.random_sample(n) - 0.5) * 40
    x[::3] = np.rint(x[::3])
    x[: len(SPECIAL)] = SPECIAL
    return x.astype(dtype)


def checksum(value, start=0):
    value = np.ascontiguousarray(value)
    if value.dtype.kind in "fc":
        value = value.copy()
        half = value.view(value.real.dtype) if value.dtype.kind == "c" else value
        half[np.isnan(half)] = np.nan
    return zlib.crc32(value.tobytes(), start)


def names(path):
    text = (Path(__file__).parents[2] / "src/array/kernels" / path).read_text()
    return re.findall(r'^FO_\w+\((\w+), "(\w+)"', text, re.M)


def main():
    print("// SPDX-License-Identifier: MIT")
    print("// Made by refresh_kernels.py from NumPy", np.__version__)
    for enum, name in names("op.def"):
        if name not in EXACT:
            continue
        f = getattr(np, name)
        for k, kind in enumerate(KINDS):
            if kind.startswith("complex") and name in ("multiply", "divide", "square", "reciprocal", "sqrt", "absolute"):
                continue
            rs = np.random.RandomState(k + 1)
            x, y = elements(rs, kind), elements(rs, kind)
            forms = [(x, y), (x[::-1], y[::-1]), (x[:7], y[:7])]
            if f.nin == 2:
                forms += [(x, y[17:18]), (x[19:20], y)]
            try:
                results = [f(*form[: f.nin]) for form in forms]
            except TypeError:
                print(f"REFUSED({enum}, {kind.upper()})")
                continue
            total = 0
            for result in results:
                total = checksum(result, total)
            print(f"OP({enum}, {kind.upper()}, {result.dtype.name.upper()}, 0x{total:08x})")
    for k, kind in enumerate(KINDS):
        for to in KINDS:
            x = elements(np.random.RandomState(k + 1), kind)
            if np.dtype(kind).kind in "fc" and np.dtype(to).kind in "iu":
                x = np.where(np.abs(x.real) < 1e20, x.real, 3).astype(kind)
                x = np.where(np.abs(x.real) < 100, np.abs(x.real), 3).astype(kind)
            print(f"CAST({kind.upper()}, {to.upper()}, 0x{checksum(x.astype(to)):08x})")
    for enum, name in names("reduce.def"):
        for k, kind in enumerate(KINDS):
            if name in ("var", "count_nonzero") or kind == "float16" or kind.startswith("complex"):
                continue
            x = elements(np.random.RandomState(k + 1), kind)
            if np.dtype(kind).kind == "f":
                x = x[15:]
            try:
                result = np.asarray(getattr(np, name).reduce(x))
            except TypeError:
                continue
            print(f"REDUCE({enum}, {kind.upper()}, {result.dtype.name.upper()}, 0x{checksum(result):08x})")
    x = np.random.RandomState(99).random_sample(100003) - 0.5
    for n in (1, 5, 8, 100, 128, 129, 1000, 8191, 8192, 8193, 20000, 100003):
        for step in (1, 3, -1):
            for kind in ("float32", "float64"):
                part = x.astype(kind)[:n][::step]
                print(f"SUM({kind.upper()}, {n}, {step}, 0x{checksum(np.asarray(part.sum())):08x})")


main()
