# SPDX-License-Identifier: MIT
"""numpy: methods of arrays whose class a script has defined, composed of ufuncs as NumPy composes them: each step may belong to the class."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_add, _divide, _multiply, _subtract, _sqrt = _np.add, _np.true_divide, _np.multiply, _np.subtract, _np.sqrt
_maximum, _minimum, _warn = _np.maximum, _np.minimum, _np._warn


def _count(a, axis, keepdims, where):
    if where is not True:
        return _add.reduce(_np.broadcast_to(where, a.shape), axis, _np.intp, None, keepdims)
    n = 1
    for k in range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,):
        if not -a.ndim <= k < a.ndim:
            raise _np.AxisError("axis %d is out of bounds for array of dimension %d" % (k, a.ndim))
        n *= a.shape[k]
    return _np.intp(n)


def _sum(a, axis, dtype, out, keepdims, where):
    return _add.reduce(a, axis, dtype, out, keepdims, where=where)


def _wide(a, dtype):
    """The dtype of the sum, and whether the mean goes back to float16."""
    if dtype is not None:
        return dtype, False
    if a.dtype.kind in "iub":
        return _np.dtype("f8"), False
    return (_np.dtype("f4"), True) if a.dtype == _np.float16 else (None, False)


def _class_mean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=True):
    n = _count(a, axis, keepdims, where)
    if (n == 0).any() if where is not True else n == 0:
        _warn(RuntimeWarning, "Mean of empty slice.")
    dtype, narrow = _wide(a, dtype)
    total = _sum(a, axis, dtype, out, keepdims, where)
    if isinstance(total, _np.ndarray):
        total = _divide(total, n, out=total, casting="unsafe", subok=False)
        return a.dtype.type(total) if narrow and out is None else total
    if hasattr(total, "dtype"):
        return (a if narrow else total).dtype.type(total / n)
    return total / n


def _class_var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True):
    n = _count(a, axis, keepdims, where)
    if (ddof >= n).any() if where is not True else ddof >= n:
        _warn(RuntimeWarning, "Degrees of freedom <= 0 for slice")
    if dtype is None and a.dtype.kind in "iub":
        dtype = _np.dtype("f8")
    mean = _add.reduce(a, axis, dtype, None, keepdims=True, where=where)
    parts = n if n.ndim == 0 else n.reshape(mean.shape)
    if isinstance(mean, _np.ndarray):
        mean = _divide(mean, parts, out=mean, casting="unsafe", subok=False)
    elif hasattr(mean, "dtype"):
        mean = mean.dtype.type(mean / n)
    else:
        mean = mean / n
    x = _np.asanyarray(a - mean)
    if a.dtype.kind in "fiub":
        x = _multiply(x, x, out=x)
    else:
        x = _multiply(x, _np.conjugate(x), out=x).real
    total = _add.reduce(x, axis, dtype, out, keepdims=keepdims, where=where)
    n = _maximum(n - ddof, 0)
    if isinstance(total, _np.ndarray):
        return _divide(total, n, out=total, casting="unsafe", subok=False)
    if hasattr(total, "dtype"):
        return total.dtype.type(total / n)
    return total / n


def _class_std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=True):
    result = _class_var(a, axis, dtype, out, ddof, keepdims, where=where)
    if isinstance(result, _np.ndarray):
        return _sqrt(result, out=result)
    return result.dtype.type(_sqrt(result)) if hasattr(result, "dtype") else _sqrt(result)


def _class_ptp(a, axis=None, out=None, keepdims=False):
    return _subtract(_maximum.reduce(a, axis, None, out, keepdims), _minimum.reduce(a, axis, None, None, keepdims), out)


def _class_clip(a, min=None, max=None, out=None):
    if min is None and max is None:
        raise ValueError("One of max or min must be given")
    if min is None:
        return _minimum(a, max, out=out)
    if max is None:
        return _maximum(a, min, out=out)
    done = _np._class_override(_np.clip, (a, min, max), out)
    if done is not Ellipsis:
        return done
    return _np._class_finish(_np.clip, _np.clip(_np.asarray(a), min, max, out=out), (a, min, max), out, 0)


__name__ = _name
