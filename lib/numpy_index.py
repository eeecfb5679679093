# SPDX-License-Identifier: MIT
"""numpy: indices: of elements, of grids, of diagonals; picking and replacing by them."""

import numpy as _np
from _numpy_support import _at, _axis, _product

_name = __name__
__name__ = "numpy"

_arange, _array, _asanyarray, _asarray, _empty = _np.arange, _np.array, _np.asanyarray, _np.asarray, _np.empty


def unravel_index(indices, shape, order="C"):
    if isinstance(shape, int):
        shape = (shape,)
    a = _asarray(indices)
    if a.dtype.kind not in "iu":
        if a.size == 0 and not isinstance(indices, _np.ndarray):
            raise TypeError("indices must be integral: the provided empty sequence was inferred as float. Wrap it with 'np.array(indices, dtype=np.intp)'")
        raise TypeError("only int indices permitted")
    size = _product(shape)
    if a.size and (a.min() < 0 or a.max() >= size):
        raise ValueError("index %d is out of bounds for array with size %d" % (a[(a < 0) | (a >= size)].flat[0], size))
    result = []
    for n in (shape if order == "F" else reversed(shape)):
        result.append((a % n)[()])
        a = a // n
    return tuple(result if order == "F" else reversed(result))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    if isinstance(dims, int):
        dims = (dims,)
    if len(multi_index) != len(dims):
        raise ValueError("parameter multi_index must be a sequence of length %d" % len(dims))
    modes = (mode,) * len(dims) if isinstance(mode, str) else tuple(mode)
    total, step = 0, 1
    axes = list(zip(multi_index, dims, modes))
    for index, n, how in (axes if order == "F" else reversed(axes)):
        index = _asarray(index)
        if index.dtype.kind not in "iub":
            raise TypeError("only int indices permitted")
        if how == "wrap":
            index = index % n
        elif how == "clip":
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
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def diag_indices(n, ndim=2):
    return (_arange(n),) * ndim


def diag_indices_from(arr):
    if arr.ndim < 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    return diag_indices(arr.shape[0], arr.ndim)


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    end = None
    if a.ndim == 2:
        step = a.shape[1] + 1
        if not wrap:
            end = a.shape[1] * a.shape[1]
    else:
        if len(set(a.shape)) > 1:
            raise ValueError("All dimensions of input must be of equal length")
        step = 1 + sum([a.shape[0] ** k for k in range(1, a.ndim)])
    a.flat[:end:step] = val


def mask_indices(n, mask_func, k=0):
    return _np.nonzero(mask_func(_np.ones((n, n), int), k) != 0)


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
    if not isinstance(arr, _np.ndarray):
        raise TypeError("argument 1 must be numpy.ndarray, not %s" % type(arr).__name__)
    mask, vals = _asarray(mask, dtype=bool), _np.ravel(vals)
    if mask.size != arr.size:
        raise ValueError("place: mask and data must be the same size")
    n = int(_np.count_nonzero(mask))
    if n == 0:
        return
    if vals.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    arr[mask.reshape(arr.shape)] = _np.resize(vals, n)


def putmask(a, mask, values):
    if not isinstance(a, _np.ndarray):
        raise TypeError("argument 1 must be numpy.ndarray, not %s" % type(a).__name__)
    mask = _asarray(mask, dtype=bool)
    if mask.size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    if not isinstance(values, _np.ndarray):
        values = _array(values, dtype=a.dtype)
    elif not _np.can_cast(values, a.dtype):
        raise TypeError("Cannot cast array data from %r to %r according to the rule 'safe'" % (values.dtype, a.dtype))
    mask = mask.reshape(a.shape)
    if values.size:
        if values.size > 1 and values.shape != a.shape:
            values = _np.resize(values, a.size).reshape(a.shape)
        _np.copyto(a, values if values.size > 1 else values.reshape(()), casting="unsafe", where=mask)


def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if len(condlist) == 0:
        raise ValueError("select with an empty condition list is not possible")
    choices = [_asarray(c) for c in choicelist]
    try:
        # plain numbers give way to arrays, as they do in arithmetic; text is always an array
        kind = _np.result_type(*[c if c.ndim or c.dtype.kind in "SU" else given for c, given in zip([*choices, _asarray(default)], [*choicelist, default])])
    except TypeError as error:
        raise TypeError("Choicelist and default value do not have a common dtype: %s" % error) from None
    conditions = [_asarray(c) for c in condlist]
    for k, c in enumerate(conditions):
        if c.dtype.kind != "b":
            raise TypeError("invalid entry %d in condlist: should be boolean ndarray" % k)
    result = default
    for condition, choice in zip(reversed(conditions), reversed(choicelist)):
        result = _np.where(condition, choice, result)
    return _asarray(result).astype(kind)


def piecewise(x, condlist, funclist, *args, **kw):
    x = _asanyarray(x)
    if _np.isscalar(condlist) or (not isinstance(condlist[0], (list, _np.ndarray)) and x.ndim != 0):
        condlist = [condlist]
    conditions = [_asarray(c, dtype=bool) for c in condlist]
    n = len(conditions)
    if len(funclist) == n + 1:
        rest = conditions[0]
        for c in conditions[1:]:
            rest = rest | c
        conditions.append(~rest)
    elif len(funclist) != n:
        raise ValueError("with %d condition(s), either %d or %d functions are expected" % (n, n, n + 1))
    y = _np.zeros_like(x)
    for c, f in zip(conditions, funclist):
        if not callable(f):
            y[c] = f
        elif c.any():
            y[c] = f(x[c], *args, **kw)
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
        arr.flat[indices] = values
    else:
        arr[_along(arr, indices, _axis(axis, arr.ndim))] = values


def _without(arr, axis, first, last, order):
    """A copy that leaves out what lies from first to last along an axis."""
    shape = list(arr.shape)
    shape[axis] -= last - first
    result = _np.empty(shape, arr.dtype, order)
    result[_at(arr.ndim, axis, slice(0, first))] = arr[_at(arr.ndim, axis, slice(0, first))]
    result[_at(arr.ndim, axis, slice(first, None))] = arr[_at(arr.ndim, axis, slice(last, None))]
    return result


def delete(arr, obj, axis=None):
    arr = _asarray(arr)
    order = "F" if arr.flags.fnc else "C"
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    if isinstance(obj, slice):
        first, last, step = obj.indices(n)
        if step == 1 or last - first <= 1 and step > 0:
            return _without(arr, axis, first, max(first, last), order)
        keep = _np.ones(n, bool)
        keep[obj] = False
    else:
        keep = _np.ones(n, bool) if not isinstance(obj, int) else None
        which = _asarray(obj)
        if which.dtype.kind == "b":
            if which.shape != (n,):
                raise ValueError("boolean array argument obj to delete must be one dimensional and match the axis length of %d" % n)
            keep = ~which
        elif which.size == 0 and not isinstance(obj, _np.ndarray):
            pass
        elif which.dtype.kind in "iu" and which.ndim == 0:
            if not -n <= which < n:
                raise IndexError("index %d is out of bounds for axis %d with size %d" % (which, axis, n))
            first = int(which) % n
            return _without(arr, axis, first, first + 1, order)
        else:
            keep[which] = False
    return _np.array(arr[_at(arr.ndim, axis, keep)], order=order, copy=False)


def insert(arr, obj, values, axis=None):
    arr = _asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    where = _arange(*obj.indices(n)) if isinstance(obj, slice) else _asarray(obj)
    if where.dtype.kind == "b":
        _np._warn(FutureWarning, "in the future insert will treat boolean arrays and array-likes as a boolean index instead of casting it to integer")
        where = where.astype(_np.intp)
    if where.ndim > 1:
        raise ValueError("index array argument obj to insert must be one dimensional or scalar")
    if where.size == 0 and not isinstance(obj, _np.ndarray):
        where = where.astype(_np.intp)
    if where.dtype.kind not in "iu":
        raise IndexError("only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices" if where.ndim == 0
                         else "arrays used as indices must be of integer (or boolean) type")
    scalar, where = where.ndim == 0, where.reshape(-1)
    if len(where) == 1 and not -n <= where[0] <= n:
        raise IndexError("index %d is out of bounds for axis %d with size %d" % (where[0], axis, n))
    where = _np.where(where < 0, where + n, where)
    values = _array(values, ndmin=arr.ndim, dtype=arr.dtype)
    if len(where) == 1:
        if scalar:
            values = _np.moveaxis(values, 0, axis)
        first, added = int(where[0]), values.shape[axis]
        shape = list(arr.shape)
        shape[axis] += added
        result = _np.empty(shape, arr.dtype, "F" if arr.flags.fnc else "C")
        result[_at(arr.ndim, axis, slice(0, first))] = arr[_at(arr.ndim, axis, slice(0, first))]
        result[_at(arr.ndim, axis, slice(first, first + added))] = values
        result[_at(arr.ndim, axis, slice(first + added, None))] = arr[_at(arr.ndim, axis, slice(first, None))]
        return result
    order = _np.argsort(where, kind="stable")
    shape = list(arr.shape)
    shape[axis] += len(where)
    places = where.copy()
    places[order] += _arange(len(where))
    old = _np.ones(shape[axis], bool)
    old[places] = False
    result = _np.empty(shape, arr.dtype, order="F" if arr.flags.fnc else "C")
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
