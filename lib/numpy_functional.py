# SPDX-License-Identifier: MIT
"""numpy: functions of numbers made functions of arrays, arrays made from functions."""

import numpy as _np
from _numpy_support import _axis, _product

_name = __name__
_builtin_sum = sum
__name__ = "numpy"

_array, _asanyarray, _asarray, _empty = _np.array, _np.asanyarray, _np.asarray, _np.empty


def fromiter(iter, dtype, count=-1):
    items = []
    for x in iter:
        if count >= 0 and len(items) == count:
            break
        items.append(x)
    if count > len(items):
        raise ValueError("iterator too short: Expected %d but iterator had only %d items." % (count, len(items)))
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


def _core_names(text):
    """The names of each operand's own axes in one side of a signature: "(n),(m)" -> [("n",), ("m",)]."""
    text = text.replace(" ", "")
    if not (text.startswith("(") and text.endswith(")")):
        raise ValueError("not a valid gufunc signature: %s" % text)
    return [tuple([name for name in part.split(",") if name]) for part in text[1:-1].split("),(")]


class vectorize:
    """A function of numbers as a function of arrays."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.pyfunc, self.cache, self.signature = pyfunc, cache, signature
        self.__doc__ = pyfunc.__doc__ if doc is None else doc
        if otypes is not None and not isinstance(otypes, str):
            otypes = "".join([_np.dtype(t).char for t in otypes])
        self.otypes = otypes
        self.excluded = set() if excluded is None else set(excluded)
        if signature is not None:
            left, arrow, right = signature.partition("->")
            if not arrow:
                raise ValueError("not a valid gufunc signature: %s" % signature)
            self._core = _core_names(left), _core_names(right)

    def __call__(self, *args, **kwargs):
        if not self.excluded and not kwargs:
            return self._apply(self.pyfunc, args)
        # what varies goes through the loop, the rest stays as it is
        names = [name for name in kwargs if name not in self.excluded]
        places = [k for k in range(len(args)) if k not in self.excluded]
        given, fixed = list(args), dict(kwargs)

        def call(*values):
            for k, value in zip(places, values):
                given[k] = value
            for name, value in zip(names, values[len(places):]):
                fixed[name] = value
            return self.pyfunc(*given, **fixed)
        return self._apply(call, [args[k] for k in places] + [kwargs[name] for name in names])

    def _apply(self, function, args):
        if self.signature is not None:
            return self._apply_core(function, args)
        if not args:
            return function()
        arrays = [_asanyarray(a) for a in args]
        try:
            shape = _np.broadcast_shapes(*[a.shape for a in arrays])
        except ValueError:
            raise ValueError("operands could not be broadcast together with shapes %s " % " ".join([str(a.shape).replace(" ", "") for a in arrays])) from None
        lists = [_np.broadcast_to(a, shape).ravel().tolist() if a.dtype.kind in "SU" else list(_np.broadcast_to(a, shape).ravel()) for a in arrays]
        if not lists[0]:
            if self.otypes is None:
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            return self._pack([], shape, len(self.otypes))
        results = []
        if self.otypes is None:
            # called once to see what comes out; with a cache that is the first result
            first = function(*[values[0] for values in lists])
            if self.cache:
                results.append(first)
            count = len(first) if isinstance(first, tuple) else 1
            self_types = "".join([_asanyarray(v).dtype.char for v in (first if isinstance(first, tuple) else (first,))])
        else:
            count, self_types = len(self.otypes), self.otypes
        results += [function(*values) for values in zip(*[values[len(results):] for values in lists])]
        return self._pack(results, shape, count, self_types)

    def _pack(self, results, shape, count, types=None):
        types = types or self.otypes
        columns = [results] if count == 1 else [[r[k] for r in results] for k in range(count)]
        packed = []
        for column, t in zip(columns, types):
            a = _array(column, dtype=None if t in "SU" and column else t)
            a = a.reshape(shape)
            packed.append(a)
        return packed[0] if count == 1 else tuple(packed)

    def _apply_core(self, function, args):
        inputs, outputs = self._core
        if len(args) != len(inputs):
            raise TypeError("wrong number of positional arguments: expected %r, got %r" % (len(inputs), len(args)))
        arrays, sizes, outer = [_asanyarray(a) for a in args], {}, []
        for a, names in zip(arrays, inputs):
            if a.ndim < len(names):
                raise ValueError("%d-dimensional argument does not have enough dimensions for all core dimensions %r" % (a.ndim, names))
            for name, n in zip(names, a.shape[a.ndim - len(names):]):
                if sizes.setdefault(name, n) != n:
                    raise ValueError("inconsistent size for core dimension %r: %r vs %r" % (name, n, sizes[name]))
            outer.append(a.shape[:a.ndim - len(names)])
        shape = _np.broadcast_shapes(*outer)
        arrays = [_np.broadcast_to(a, shape + a.shape[a.ndim - len(names):]) for a, names in zip(arrays, inputs)]
        results = [[] for _ in outputs]
        for index in _np.ndindex(*shape):
            value = function(*[a[index] for a in arrays])
            values = (value,) if len(outputs) == 1 else value
            if len(values) != len(outputs):
                raise ValueError("wrong number of outputs from pyfunc: expected %r, got %r" % (len(outputs), len(values)))
            for k, v in enumerate(values):
                results[k].append(_asanyarray(v))
        if not results[0]:
            if self.otypes is None:
                raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
            packed = [_empty(shape + tuple([sizes[name] for name in names]), t) for names, t in zip(outputs, self.otypes)]
        else:
            packed = [_array(column, dtype=self.otypes[k] if self.otypes else None).reshape(shape + column[0].shape) for k, column in enumerate(results)]
        return packed[0] if len(outputs) == 1 else tuple(packed)


def _errstate_decorate(state, function):
    def inner(*args, **kwargs):
        with state:
            return function(*args, **kwargs)

    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(inner, name, getattr(function, name, None))
    inner.__wrapped__ = function
    return inner


def _sum_of_generator(values, axis=None, dtype=None, out=None, keepdims=None, initial=None, where=None):
    _np._warn(DeprecationWarning, "Calling np.sum(generator) is deprecated, and in the future will give a different result. Use "
                                  "np.sum(np.fromiter(generator)) or the python sum builtin instead.")
    result = _builtin_sum(values)
    if out is not None:
        out[...] = result
        return out
    return result


__name__ = _name
