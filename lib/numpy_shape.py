# SPDX-License-Identifier: MIT
"""numpy: shapes: broadcasting, turning, blocks, views that overlap."""

import numpy as _np
from _numpy_support import _axis

_name = __name__
__name__ = "numpy"

_asanyarray, _asarray, _zeros = _np.asanyarray, _np.asarray, _np.zeros


def broadcast_shapes(*args):
    shapes = [(s,) if isinstance(s, int) else tuple(s) for s in args]
    result = [1] * max([len(s) for s in shapes], default=0)
    first = None  # of the shapes that are not all ones, for the message
    for k, s in enumerate(shapes):
        for at, n in enumerate(s, len(result) - len(s)):
            if n < 0:
                raise ValueError("negative dimensions are not allowed")
            if n == 1 or n == result[at]:
                continue
            if result[at] != 1:
                first = next(j for j, t in enumerate(shapes) if len(t) >= len(result) - at and t[at - len(result)] != 1)
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg %d with shape %r and arg %d with shape %r."
                                 % (first, shapes[first], k, s))
            result[at] = n
    return tuple(result)


def broadcast_arrays(*args, subok=False):
    arrays = [_asanyarray(a) if subok else _asarray(a) for a in args]
    shape = broadcast_shapes(*[a.shape for a in arrays])
    return [a if a.shape == shape else _np._as_strided(a, shape, _np.broadcast_to(a, shape).strides, True) for a in arrays]


def rollaxis(a, axis, start=0):
    axis = _axis(axis, a.ndim)
    if start < 0:
        start += a.ndim
    if not 0 <= start <= a.ndim:
        raise _np.AxisError("'start' arg requires %d <= start < %d, but %d was passed in" % (-a.ndim, a.ndim + 1, start))
    if axis < start:
        start -= 1
    axes = list(range(a.ndim))
    axes.remove(axis)
    axes.insert(start, axis)
    return a.transpose(axes)


def rot90(m, k=1, axes=(0, 1)):
    m = _asanyarray(m)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    for axis in axes:
        if not -m.ndim <= axis < m.ndim:
            raise ValueError("Axes=%s out of range for array of ndim=%d." % (tuple(axes), m.ndim))
    i, j = _axis(axes[0], m.ndim), _axis(axes[1], m.ndim)
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return _np.flip(_np.flip(m, i), j)
    order = list(range(m.ndim))
    order[i], order[j] = order[j], order[i]
    if k == 1:
        return _np.flip(m, j).transpose(order)
    return _np.flip(m.transpose(order), j)


def resize(a, new_shape):
    if isinstance(new_shape, int):
        new_shape = (new_shape,)
    a = _np.ravel(a)
    size = 1
    for n in new_shape:
        if n < 0:
            raise ValueError("all elements of `new_shape` must be non-negative")
        size *= n
    if a.size == 0 or size == 0:
        return _zeros(new_shape, a.dtype)
    return _np.tile(a, -(-size // a.size))[:size].reshape(new_shape)


def _block(arrays, depth, ndim):
    if not isinstance(arrays, list):
        a = _asarray(arrays)
        return a.reshape((1,) * (ndim - a.ndim) + a.shape)
    return _np.concatenate([_block(part, depth - 1, ndim) for part in arrays], axis=-depth)


def _place(path):
    return "arrays" + "".join(["[%d]" % k for k in path])


def _block_depth(arrays, path=()):
    """How deep the lists are nested, the place of the innermost first element, the most dimensions of an element."""
    if isinstance(arrays, tuple):
        raise TypeError("%s is a tuple. Only lists can be used to arrange blocks, and np.block does not allow implicit conversion from tuple to ndarray." % _place(path))
    if not isinstance(arrays, list):
        return path, _np.ndim(arrays)
    if not arrays:
        return path + (None,), 0
    first, most = None, 0
    for k, part in enumerate(arrays):
        found, ndim = _block_depth(part, path + (k,))
        most = max(most, ndim)
        if first is None:
            first = found
        if len(found) != len(first):
            raise ValueError("List depths are mismatched. First element was at depth %d, but there is an element at depth %d (%s)"
                             % (len(first), len(found), _place(found)))
        if found[-1] is None:
            first = found
    return first, most


def block(arrays):
    path, ndim = _block_depth(arrays)
    if path and path[-1] is None:
        raise ValueError("List at %s cannot be empty" % _place(path[:-1]))
    result = _block(arrays, len(path), max(len(path), ndim))
    return result.copy() if not path else result


def _as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    x = _asarray(x)
    return _np._as_strided(x, x.shape if shape is None else tuple(shape), x.strides if strides is None else tuple(strides), writeable)


def _sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    x = _asarray(x)
    if any([n < 0 for n in window]):
        raise ValueError("`window_shape` cannot contain negative values")
    if axis is None:
        axes = tuple(range(x.ndim))
        if len(window) != len(axes):
            raise ValueError("Since axis is `None`, must provide window_shape for all dimensions of `x`; got %d window_shape elements and `x.ndim` is %d."
                             % (len(window), x.ndim))
    else:
        axes = tuple(_axis(k, x.ndim) for k in ((axis,) if isinstance(axis, int) else axis))
        if len(window) != len(axes):
            raise ValueError("Must provide matching length window_shape and axis; got %d window_shape elements and %d axes elements." % (len(window), len(axes)))
    shape = list(x.shape)
    for k, n in zip(axes, window):
        if shape[k] < n:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[k] -= n - 1
    return _np._as_strided(x, tuple(shape) + window, x.strides + tuple(x.strides[k] for k in axes), writeable)


__name__ = _name
