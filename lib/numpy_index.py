"""numpy: indices: of elements, of grids, of diagonals; picking and replacing by them."""

import numpy as _np
from _numpy_support import _at, _axis

_name = __name__
__name__ = "numpy"

_arange, _array, _asanyarray, _asarray, _empty = _np.arange, _np.array, _np.asanyarray, _np.asarray, _np.empty


def unravel_index(indices, shape, order="C"):
    if isinstance(shape, int):
        shape = (shape,)
    a = _asarray(indices)
    if a.dtype.kind not in "iu" and a.size:
        raise TypeError("only int indices permitted")
    size = 1
    for n in shape:
        size *= n
    if a.size and (a.min() < 0 or a.max() >= size):
        bad = int(a.min()) if a.min() < 0 else int(a.max())
        raise ValueError("index %d is out of bounds for array with size %d" % (bad, size))
    result = []
    for n in (shape if order == "F" else reversed(shape)):
        result.append((a % n)[()])
        a = a // n
    return tuple(result if order == "F" else reversed(result))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    if isinstance(dims, int):
        dims = (dims,)
    total, step = 0, 1
    pairs = list(zip(multi_index, dims))
    for index, n in (pairs if order == "F" else reversed(pairs)):
        index = _asarray(index)
        if mode == "wrap":
            index = index % n
        elif mode == "clip":
            index = index.clip(0, n - 1)
        elif index.size and (index.min() < 0 or index.max() >= n):
            raise ValueError("invalid entry in coordinates array")
        total = total + index * step
        step *= n
    return total


def ix_(*args):
    result, n = [], len(args)
    for k, a in enumerate(args):
        a = _asarray(a)
        if a.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if a.size == 0:
            a = a.astype(_np.intp)
        if a.dtype.kind == "b":
            a, = a.nonzero()
        result.append(a.reshape((1,) * k + (a.size,) + (1,) * (n - k - 1)))
    return tuple(result)


def tril_indices(n, k=0, m=None):
    return _np.tri(n, m, k=k, dtype=bool).nonzero()


def triu_indices(n, k=0, m=None):
    return (~_np.tri(n, m, k=k - 1, dtype=bool)).nonzero()


def tril_indices_from(arr, k=0):
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def diag_indices(n, ndim=2):
    return (_arange(n),) * ndim


def diag_indices_from(arr):
    return diag_indices(arr.shape[0], arr.ndim)


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    n = min(a.shape)
    a[(_arange(n),) * a.ndim] = val if _np.isscalar(val) else _np.resize(val, n)


def argwhere(a):
    a = _asanyarray(a)
    if a.ndim == 0:
        return _np.argwhere(a.reshape(1))[:, :0]
    return _np.stack(a.nonzero(), axis=-1) if a.ndim else _np.nonzero(a)


def flatnonzero(a):
    return _np.nonzero(_np.ravel(a))[0]


def extract(condition, arr):
    return _np.take(_np.ravel(arr), _np.nonzero(_np.ravel(condition))[0])


def place(arr, mask, vals):
    mask, vals = _asarray(mask, dtype=bool), _np.ravel(vals)
    n = int(_np.count_nonzero(mask))
    if n == 0:
        return
    if vals.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    arr[mask] = _np.resize(vals, n)


def putmask(a, mask, values):
    mask, values = _asarray(mask, dtype=bool), _asarray(values)
    if mask.size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    if values.shape == a.shape:
        a[mask.reshape(a.shape)] = values[mask.reshape(a.shape)]
    elif values.size:
        a[mask.reshape(a.shape)] = _np.resize(values, a.size).reshape(a.shape)[mask.reshape(a.shape)]


def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if len(condlist) == 0:
        raise ValueError("select with an empty condition list is not possible")
    kind = _np.result_type(*choicelist, default)
    result = default
    for condition, choice in zip(reversed(condlist), reversed(choicelist)):
        condition = _asarray(condition)
        if condition.dtype.kind != "b":
            raise TypeError("invalid entry %d in condlist: should be boolean ndarray" % 0)
        result = _np.where(condition, choice, result)
    return _asarray(result).astype(kind)


def piecewise(x, condlist, funclist, *args, **kw):
    x = _asanyarray(x)
    if _np.isscalar(condlist) or (not isinstance(condlist[0], (list, _np.ndarray)) and x.ndim != 0):
        condlist = [condlist]
    conditions = [_asarray(c, dtype=bool) for c in condlist]
    if len(funclist) == len(conditions) + 1:
        rest = conditions[0]
        for c in conditions[1:]:
            rest = rest | c
        conditions.append(~rest)
    elif len(funclist) != len(conditions):
        raise ValueError("with %d condition(s), either %d or %d functions are expected" % (len(conditions), len(conditions), len(conditions) + 1))
    y = _np.zeros_like(x)
    for c, f in zip(conditions, funclist):
        if callable(f):
            if c.any():
                y[c] = f(x[c], *args, **kw)
        else:
            y[c] = f
    return y


def _along(arr, indices, axis):
    if indices.ndim != arr.ndim:
        raise ValueError("`indices` and `arr` must have the same number of dimensions")
    key = []
    for k in range(arr.ndim):
        key.append(indices if k == axis else _arange(arr.shape[k]).reshape((1,) * k + (-1,) + (1,) * (arr.ndim - k - 1)))
    return tuple(key)


def take_along_axis(arr, indices, axis):
    indices = _asarray(indices)
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if axis is None:
        arr, axis = _np.ravel(arr), 0
    return arr[_along(arr, indices, _axis(axis, arr.ndim))]


def put_along_axis(arr, indices, values, axis):
    indices = _asarray(indices)
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if axis is None:
        arr, axis = arr.flat, 0
    arr[_along(arr, indices, _axis(axis, arr.ndim))] = values


def delete(arr, obj, axis=None):
    arr = _asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    keep = _np.ones(n, bool)
    if isinstance(obj, slice):
        keep[obj] = False
    else:
        which = _asarray(obj)
        if which.dtype.kind == "b":
            if which.shape != (n,):
                raise ValueError("boolean array argument obj to delete must be one dimensional and match the axis length of %d" % n)
            keep = ~which
        else:
            if which.ndim == 0 and not -n <= int(which) < n:
                raise IndexError("index %d is out of bounds for axis %d with size %d" % (int(which), axis, n))
            if which.size:
                keep[which] = False
    return arr[_at(arr.ndim, axis, keep)]


def insert(arr, obj, values, axis=None):
    arr = _asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    if isinstance(obj, slice):
        obj = _arange(*obj.indices(n))
    where = _asarray(obj)
    if where.dtype.kind == "b":
        where = where.nonzero()[0]
    single = where.ndim == 0
    where = where.reshape(-1).astype(_np.intp)
    for k in where.tolist():
        if not -n <= k <= n:
            raise IndexError("index %d is out of bounds for axis %d with size %d" % (k, axis, n))
    where = _np.where(where < 0, where + n, where)
    values = _array(values, ndmin=arr.ndim, dtype=arr.dtype)
    if single:
        values = _np.moveaxis(values, 0, axis)
        count = values.shape[axis]
        where = _np.repeat(where, count)
    order = _np.argsort(where, kind="stable")
    shape = list(arr.shape)
    shape[axis] += len(where)
    places = where.copy()
    places[order] += _arange(len(where))
    old = _np.ones(shape[axis], bool)
    old[places] = False
    result = _empty(shape, arr.dtype)
    result[_at(arr.ndim, axis, places)] = values
    result[_at(arr.ndim, axis, old)] = arr
    return result


def trim_zeros(filt, trim="fb"):
    first, last = 0, len(filt)
    if "f" in trim.lower():
        while first < last and filt[first] == 0:
            first += 1
    if "b" in trim.lower():
        while last > first and filt[last - 1] == 0:
            last -= 1
    return filt[first:last]


__name__ = _name
