# SPDX-License-Identifier: MIT
# Sums, means, variances and products along the rows of large tables: every loop for rows, each type, kept dimensions, wide and narrow.
import numpy as np


def show(name, x):
    x = np.asarray(x)
    flat = x.ravel()
    print("  ", name, x.dtype, x.shape, [f"{float(v):.6g}" for v in (flat[0], flat[len(flat) // 2], flat[-1])])


for shape in (3000, 40), (40, 3000), (30, 20, 50), (100_000, 3), (3, 100_000), (2, 300_001):
    print(shape)
    n = int(np.prod(shape))
    for dtype in "float64", "float32", "float16", "int64", "uint64", "int32", "uint8", "bool", "complex128", "complex64":
        a = (np.arange(n) % 7 % (2 if dtype == "bool" else 7)).astype(dtype).reshape(shape)
        for axis in 0, -1, tuple(range(len(shape) - 1)):
            for name in ("sum", "mean", "var", "std") if dtype[0] in "fi" and dtype != "float16" else ("sum", "mean"):
                if dtype.startswith("complex"):
                    show(f"{name} {axis}", getattr(a, name)(axis=axis).real)
                else:
                    show(f"{name} {axis}", getattr(a, name)(axis=axis))
        if dtype[0] in "fi":
            show("pending sum", (a * 2).sum(axis=0))
            show("pending mean", (a + a).mean(axis=0, keepdims=True))
            show("max", (a - 1).max(axis=0))
            show("var ddof", a.var(axis=0, ddof=1))
            show("transposed", a.T.sum(axis=0))
            show("every other", a[::2].sum(axis=0))
            show("into", np.sum(a, axis=0, out=np.zeros(shape[1:], a.dtype)))
            show("where", np.sum(a, axis=0, where=a > 2))
            show("cumulative", np.cumsum(a, axis=0))

# products of whole numbers, in blocks
for dtype in "int64", "uint64", "int32", "uint32", "int16", "uint8", "bool":
    a = (np.arange(70 * 90) % 11 % (2 if dtype == "bool" else 11)).astype(dtype).reshape(70, 90)
    b = (np.arange(90 * 50) % 13 % (2 if dtype == "bool" else 13)).astype(dtype).reshape(90, 50)
    show(f"product {dtype}", a @ b)
    show("of turned", b.T @ a.T)
    show("of strided", a[::3, ::2] @ b[::2, ::5])
    show("sums", (a @ b).sum(axis=0))
    stack = np.stack([a, a * (a > 0), a])
    show("stacked", stack @ b)
    show("einsum of two", np.dot(a, b)[1])
