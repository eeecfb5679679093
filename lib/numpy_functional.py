"""numpy: functions of numbers made functions of arrays, arrays made from functions."""

import numpy as _np
from _numpy_support import _axis, _product

_name = __name__
__name__ = "numpy"

_array, _asanyarray, _asarray, _empty = _np.array, _np.asanyarray, _np.asarray, _np.empty


def fromiter(iter, dtype, count=-1):
    items = []
    for x in iter:
        if count >= 0 and len(items) == count:
            break
        items.append(x)
    if count > len(items):
        raise ValueError("iterator too short")
    return _array(items, dtype=dtype) if items else _empty(0, dtype)


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*_np.indices(shape, dtype=dtype), **kwargs)


def fromstring(string, dtype=float, count=-1, *, sep=""):
    if sep == "":
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    items = string.split() if sep.isspace() else [s for s in string.split(sep) if s.strip()]
    result = _array([float(s) for s in items]).astype(dtype) if items else _empty(0, dtype)
    return result if count < 0 else result[:count]


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = _asanyarray(arr)
    axis = _axis(axis, arr.ndim)
    moved = _np.moveaxis(arr, axis, -1)
    outer_shape = moved.shape[:-1]
    if _product(outer_shape) == 0:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    results = [_asanyarray(func1d(moved[index], *args, **kwargs)) for index in _np.ndindex(*outer_shape)]
    stacked = _np.stack(results).reshape(outer_shape + results[0].shape)
    for k in range(results[0].ndim):
        stacked = _np.moveaxis(stacked, len(outer_shape) + k, axis + k)
    return stacked


def apply_over_axes(func, a, axes):
    value = _asarray(a)
    ndim = value.ndim
    for axis in (axes,) if _np.ndim(axes) == 0 else axes:
        axis = axis + ndim if axis < 0 else axis
        result = func(value, axis)
        if result.ndim != ndim:
            result = _np.expand_dims(result, axis)
            if result.ndim != ndim:
                raise ValueError("function is not returning an array of the correct shape")
        value = result
    return value


class vectorize:
    """A function of numbers as a function of arrays."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if excluded or signature:
            raise NotImplementedError("vectorize: excluded and signature are not supported")
        self.pyfunc, self.otypes, self.__doc__ = pyfunc, otypes, doc or pyfunc.__doc__

    def __call__(self, *args):
        arrays = _np.broadcast_arrays(*args)
        shape = arrays[0].shape
        if arrays[0].size == 0 and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        results = [self.pyfunc(*values) for values in zip(*[a.ravel() for a in arrays])]
        if results and isinstance(results[0], tuple):
            return tuple(_array([r[k] for r in results], dtype=self._dtype(k)).reshape(shape) for k in range(len(results[0])))
        return _array(results, dtype=self._dtype(0)).reshape(shape)

    def _dtype(self, k):
        if self.otypes is None:
            return None
        return self.otypes[k]


__name__ = _name
