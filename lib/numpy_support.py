# SPDX-License-Identifier: MIT
"""numpy: helpers shared by the other libraries."""

import numpy as _np

_name = __name__
__name__ = "numpy"


def _axis(axis, ndim):
    if not -ndim <= axis < ndim:
        raise _np.AxisError("axis %d is out of bounds for array of dimension %d" % (axis, ndim))
    return axis + ndim if axis < 0 else axis


def _at(ndim, axis, key):
    return (slice(None),) * axis + (key,)


def _product(numbers):
    result = 1
    for n in numbers:
        result *= n
    return result


def _flatten_axes(a, axis):
    """The axes to reduce moved to the end as one; the shape with them as ones."""
    if axis is None:
        return a.reshape(-1), (1,) * a.ndim
    axes = sorted(_axis(k, a.ndim) for k in ((axis,) if not isinstance(axis, (tuple, list)) else axis))
    rest = [k for k in range(a.ndim) if k not in axes]
    kept = tuple(1 if k in axes else a.shape[k] for k in range(a.ndim))
    return a.transpose(rest + axes).reshape([a.shape[k] for k in rest] + [_product([a.shape[k] for k in axes])]), kept


def _finish(result, kept, keepdims, out):
    if keepdims:
        result = _np.reshape(result, kept)
    if out is not None:
        out[...] = result
        return out
    return result[()] if isinstance(result, _np.ndarray) and result.ndim == 0 else result


__name__ = _name
