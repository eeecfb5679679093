# SPDX-License-Identifier: MIT
# Positions of extremes, running sums and products, dot products: in every type, whole and along each axis, forward and backward.
import numpy as np

types = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()
numbers = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4]


def show(name, a):
    a = np.asarray(a)
    print("  ", name, a.dtype, a.tolist())


for dtype in types:
    print(dtype)
    a = np.array(numbers)
    a = (a > 4 if dtype == "bool" else a).astype(dtype)
    table = a.reshape(4, 6)
    for name, x in ("straight", a), ("backward", a[::-1]), ("strided", a[1::3]), ("short", a[:1]):
        print("  ", name, x.argmax(), x.argmin(), x.max(), x.min())
    for axis in 0, 1, -1:
        for name in "argmax", "argmin", "max", "min", "sum", "prod", "cumsum", "cumprod", "any", "all":
            show(f"{name} {axis}", getattr(table, name)(axis=axis))
            assert np.array_equal(getattr(table.T, name)(axis=1 - axis % 2), getattr(table, name)(axis=axis).T), name
    show("cumsum", a.cumsum())
    show("cumprod", a[:8].cumprod())
    show("cumsum kept", np.cumsum(a, dtype=dtype))
    show("cumprod kept", np.cumprod(a[:8], dtype=dtype))
    show("add.accumulate", np.add.accumulate(table, axis=0, dtype=dtype))
    show("multiply.accumulate", np.multiply.accumulate(table[::-1], axis=1, dtype=dtype))
    show("dot", np.dot(a, a))
    show("strided dot", np.dot(a[::2], a[::-2]))
    show("vector times table", a[:4] @ table)
    show("table times vector", table @ a[:6])
    show("table times table", table @ table.T)
    show("inner", np.inner(table, table))
    show("ptp", a.astype(int).ptp())
    show("many", np.tile(a, 50).reshape(6, 200).argmax(axis=0)[:5])
    show("many rows", np.tile(a, 50).reshape(200, 6).argmin(axis=0))
    show("large", np.concatenate([np.tile(a, 100), a[5:6] * 2, a]).argmax())
    place = a.copy()
    np.place(place, a == a[0], a[1:3])
    show("place", place)
    show("ramp", np.arange(3, 9, 2, dtype=dtype) if dtype != "bool" else np.arange(0, 2, dtype=bool))
    show("linspace", np.linspace(1, 9, 5).astype(dtype))
    if not dtype.startswith("complex"):
        show("searchsorted", np.searchsorted(np.sort(a), a[:4], "right"))
    show("bincount", np.bincount(a) if a.dtype.kind in "bi" and dtype != "bool" else 0)
    show("swapped", a.astype(a.dtype.newbyteorder())[:3].astype(dtype))
    show("same", a.astype(dtype, copy=True)[::2])
    show("counts", [np.count_nonzero(a), np.count_nonzero(table[:, ::2])])
    show("copy", np.array(table, order="F").ravel("K")[:6])
