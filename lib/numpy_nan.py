"""numpy: reductions that leave nan out."""

import numpy as _np
from _numpy_support import _finish, _flatten_axes

_name = __name__
__name__ = "numpy"

_array, _asanyarray = _np.array, _np.asanyarray


def _replace_nan(a, value):
    a = _asanyarray(a)
    if a.dtype.kind not in "fc":
        return a, None
    mask = _np.isnan(a)
    return _np.where(mask, a.dtype.type(value), a), mask


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    return _np.sum(_replace_nan(a, 0)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    return _np.prod(_replace_nan(a, 1)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    return _np.cumsum(_replace_nan(a, 0)[0], axis=axis, dtype=dtype, out=out)


def nancumprod(a, axis=None, dtype=None, out=None):
    return _np.cumprod(_replace_nan(a, 1)[0], axis=axis, dtype=dtype, out=out)


def nanmax(a, axis=None, out=None, keepdims=False):
    return _np.fmax.reduce(_asanyarray(a), axis=axis, out=out, keepdims=keepdims)


def nanmin(a, axis=None, out=None, keepdims=False):
    return _np.fmin.reduce(_asanyarray(a), axis=axis, out=out, keepdims=keepdims)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    values, mask = _replace_nan(a, 0)
    if mask is None:
        return _np.mean(values, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    count = _np.sum(~mask, axis=axis, keepdims=keepdims)
    with _np.errstate(invalid="ignore", divide="ignore"):
        result = _np.sum(values, axis=axis, dtype=dtype, keepdims=keepdims) / count
    if out is not None:
        out[...] = result
        return out
    return result


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    values, mask = _replace_nan(a, 0)
    if mask is None:
        return _np.var(values, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims)
    count = _np.sum(~mask, axis=axis, keepdims=True)
    with _np.errstate(invalid="ignore", divide="ignore"):
        mean = _np.sum(values, axis=axis, dtype=dtype, keepdims=True) / count
        deviation = _np.where(mask, 0, values - mean)
        squares = (deviation * deviation.conj()).real if deviation.dtype.kind == "c" else deviation * deviation
        result = _np.sum(squares, axis=axis, keepdims=keepdims) / (count.reshape(_np.shape(_np.sum(squares, axis=axis, keepdims=keepdims))) - ddof)
    if out is not None:
        out[...] = result
        return out
    return result


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _np.sqrt(nanvar(a, axis, dtype, out, ddof, keepdims))


def nanargmax(a, axis=None):
    values, mask = _replace_nan(a, -_np.inf)
    if mask is not None and _np.any(_np.all(mask, axis=axis)):
        raise ValueError("All-NaN slice encountered")
    return _np.argmax(values, axis=axis)


def nanargmin(a, axis=None):
    values, mask = _replace_nan(a, _np.inf)
    if mask is not None and _np.any(_np.all(mask, axis=axis)):
        raise ValueError("All-NaN slice encountered")
    return _np.argmin(values, axis=axis)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = _asanyarray(a)
    line, kept = _flatten_axes(a, axis)
    rows = line.reshape(-1, line.shape[-1])
    result = _array([_np.median(row[~_np.isnan(row)]) if row.dtype.kind == "f" else _np.median(row) for row in rows]).reshape(line.shape[:-1])
    return _finish(result, kept, keepdims, out)


__name__ = _name
