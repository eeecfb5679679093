"""numpy: shapes: broadcasting, turning, blocks, views that overlap."""

import numpy as _np
from _numpy_support import _axis

_name = __name__
__name__ = "numpy"

_asanyarray, _asarray, _zeros = _np.asanyarray, _np.asarray, _np.zeros


def broadcast_shapes(*args):
    shapes = [(s,) if isinstance(s, int) else tuple(s) for s in args]
    n = max([len(s) for s in shapes], default=0)
    result = [1] * n
    for s in shapes:
        for k in range(len(s)):
            at = n - len(s) + k
            if s[k] == 1 or s[k] == result[at]:
                continue
            if result[at] != 1:
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape")
            result[at] = s[k]
    return tuple(result)


def broadcast_arrays(*args, subok=False):
    arrays = [_asarray(a) for a in args]
    try:
        shape = broadcast_shapes(*[a.shape for a in arrays])
    except ValueError:
        first = arrays[0].shape
        for k, a in enumerate(arrays):
            try:
                first = broadcast_shapes(first, a.shape)
            except ValueError:
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape %r and arg %d with shape %r."
                                 % (arrays[0].shape, k, a.shape)) from None
    return [a if a.shape == shape else _np.broadcast_to(a, shape) for a in arrays]


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
    i, j = _axis(axes[0], m.ndim), _axis(axes[1], m.ndim)
    if i == j:
        raise ValueError("Axes must be different.")
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


def _block_depth(arrays):
    if not isinstance(arrays, list):
        return 0, _np.ndim(arrays)
    if not arrays:
        raise ValueError("List at arrays cannot be empty")
    found = [_block_depth(part) for part in arrays]
    if len({depth for depth, _ in found}) > 1:
        raise ValueError("List depths are mismatched.")
    return found[0][0] + 1, max([ndim for _, ndim in found])


def block(arrays):
    depth, ndim = _block_depth(arrays)
    result = _block(arrays, depth, max(depth, ndim))
    return result.copy() if depth == 0 else result


def _as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    x = _asarray(x)
    return _np._as_strided(x, x.shape if shape is None else tuple(shape), x.strides if strides is None else tuple(strides), writeable)


def _sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    x = _asarray(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    axes = tuple(range(x.ndim)) if axis is None else tuple(_axis(k, x.ndim) for k in ((axis,) if isinstance(axis, int) else axis))
    if len(window) != len(axes):
        raise ValueError("Must provide matching length window_shape and axis; got %d window_shape elements and %d axes elements." % (len(window), len(axes)))
    shape = list(x.shape)
    for k, n in zip(axes, window):
        if shape[k] < n:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[k] -= n - 1
    return _np._as_strided(x, tuple(shape) + window, x.strides + tuple(x.strides[k] for k in axes), writeable)


__name__ = _name
