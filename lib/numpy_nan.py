# SPDX-License-Identifier: MIT
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


_absent = object()


def _options(**given):
    """The keywords that were given."""
    return {name: value for name, value in given.items() if value is not _absent}


def nansum(a, axis=None, dtype=None, out=None, keepdims=_absent, initial=_absent, where=_absent):
    return _np.sum(_replace_nan(a, 0)[0], axis=axis, dtype=dtype, out=out, **_options(keepdims=keepdims, initial=initial, where=where))


def nanprod(a, axis=None, dtype=None, out=None, keepdims=_absent, initial=_absent, where=_absent):
    return _np.prod(_replace_nan(a, 1)[0], axis=axis, dtype=dtype, out=out, **_options(keepdims=keepdims, initial=initial, where=where))


def nancumsum(a, axis=None, dtype=None, out=None):
    return _np.cumsum(_replace_nan(a, 0)[0], axis=axis, dtype=dtype, out=out)


def nancumprod(a, axis=None, dtype=None, out=None):
    return _np.cumprod(_replace_nan(a, 1)[0], axis=axis, dtype=dtype, out=out)


def _extreme(ufunc, plain, a, axis, out, options):
    place = "slice" if type(a) is _np.ndarray else "axis"
    a = _asanyarray(a)
    if a.size == 0 or a.dtype.kind not in "fc":
        return plain(a, axis=axis, out=out, **options)
    result = ufunc.reduce(a, axis=axis, out=out, **options)
    if _np.isnan(result).any():
        _np._warn(RuntimeWarning, "All-NaN %s encountered" % place)
    return result


def nanmax(a, axis=None, out=None, keepdims=_absent, initial=_absent, where=_absent):
    return _extreme(_np.fmax, _np.max, a, axis, out, _options(keepdims=keepdims, initial=initial, where=where))


def nanmin(a, axis=None, out=None, keepdims=_absent, initial=_absent, where=_absent):
    return _extreme(_np.fmin, _np.min, a, axis, out, _options(keepdims=keepdims, initial=initial, where=where))


def _divide(total, count, out):
    """total / count in total's own type."""
    with _np.errstate(invalid="ignore", divide="ignore"):
        result = _np.true_divide(total, count)
    if out is not None:
        out[...] = result
        return out
    return result.astype(total.dtype)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, *, where=_absent):
    values, mask = _replace_nan(a, 0)
    where = _options(where=where)
    if mask is None:
        return _np.mean(values, axis=axis, dtype=dtype, out=out, keepdims=keepdims, **where)
    if dtype is not None and _np.dtype(dtype).kind not in "fc":
        raise TypeError("If a is inexact, then dtype must be inexact")
    if out is not None and out.dtype.kind not in "fc":
        raise TypeError("If a is inexact, then out must be inexact")
    count = _np.sum(~mask, axis=axis, dtype=_np.intp, keepdims=keepdims, **where)
    result = _divide(_np.sum(values, axis=axis, dtype=dtype, keepdims=keepdims, **where), count, out)
    if (count == 0).any():
        _np._warn(RuntimeWarning, "Mean of empty slice")
    return result


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=_absent):
    values, mask = _replace_nan(a, 0)
    where = _options(where=where)
    if mask is None:
        return _np.var(values, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims, **where)
    count = _np.sum(~mask, axis=axis, dtype=_np.intp, keepdims=True, **where)
    mean = _divide(_np.sum(values, axis=axis, dtype=dtype, keepdims=True, **where), count, None)
    deviation = _np.where(mask, values.dtype.type(0), values - mean)
    squares = (deviation * deviation.conj()).real if deviation.dtype.kind == "c" else deviation * deviation
    total = _np.sum(squares, axis=axis, dtype=None, keepdims=keepdims, **where)
    freedom = count.reshape(_np.shape(total)) - ddof
    few = freedom <= 0
    result = _divide(total, freedom, out)
    if few.any():
        _np._warn(RuntimeWarning, "Degrees of freedom <= 0 for slice.")
        result = _np.where(few, result.dtype.type(_np.nan), result)[()]
    return result


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=_absent):
    variance = nanvar(a, axis, dtype, out, ddof, keepdims, **_options(where=where))
    return _np.sqrt(variance, out=variance) if isinstance(variance, _np.ndarray) else variance.dtype.type(_np.sqrt(variance))


def nanargmax(a, axis=None, out=None, *, keepdims=False):
    values, mask = _replace_nan(a, -_np.inf)
    if mask is not None and _np.any(_np.all(mask, axis=axis)):
        raise ValueError("All-NaN slice encountered")
    return _np.argmax(values, axis=axis, out=out, keepdims=keepdims)


def nanargmin(a, axis=None, out=None, *, keepdims=False):
    values, mask = _replace_nan(a, _np.inf)
    if mask is not None and _np.any(_np.all(mask, axis=axis)):
        raise ValueError("All-NaN slice encountered")
    return _np.argmin(values, axis=axis, out=out, keepdims=keepdims)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = _asanyarray(a)
    if a.size == 0:
        return nanmean(a, axis, out=out, keepdims=keepdims)
    line, kept = _flatten_axes(a, axis)
    result = _np.stack([_asanyarray(_median_of_row(row)) for row in line.reshape(-1, line.shape[-1])]).reshape(line.shape[:-1])
    return _finish(result, kept, keepdims, out)


def _median_of_row(row):
    if row.dtype.kind not in "fc":
        return _np.median(row)
    row = row[~_np.isnan(row)]
    if row.size == 0:
        _np._warn(RuntimeWarning, "All-NaN slice encountered")
        return row.dtype.type(_np.nan)
    return _np.median(row)


__name__ = _name
