# SPDX-License-Identifier: MIT
"""numpy: means, quantiles, covariance."""

import numpy as _np
from _numpy_support import _finish, _flatten_axes

_name = __name__
__name__ = "numpy"

_missing = object()
_array, _asanyarray, _asarray, _zeros = _np.array, _np.asanyarray, _np.asarray, _np.zeros


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    a = _asanyarray(a)
    if weights is None:
        mean = a.mean(axis, keepdims=keepdims)
        total = _asanyarray(mean).dtype.type(a.size / _np.size(mean))
    else:
        w = _asanyarray(weights)
        kind = _np.result_type(a.dtype, w.dtype, "f8") if a.dtype.kind in "iub" else _np.result_type(a.dtype, w.dtype)
        if a.shape != w.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if w.ndim != 1:
                raise TypeError("1D weights expected when shapes of a and weights differ.")
            if w.shape[0] != a.shape[axis]:
                raise ValueError("Length of weights not compatible with specified axis.")
            shape = [1] * a.ndim
            shape[axis] = -1
            w = _np.broadcast_to(w.reshape(shape), a.shape)
        total = w.sum(axis=axis, dtype=kind, keepdims=keepdims)
        if _np.any(total == 0.0):
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        mean = _np.multiply(a, w, dtype=kind).sum(axis, keepdims=keepdims) / total
    if not returned:
        return mean
    if _np.shape(total) != _np.shape(mean):
        total = _np.broadcast_to(total, _np.shape(mean)).copy()
    return mean, total


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = _asanyarray(a)
    line, kept = _flatten_axes(a, axis)
    n = line.shape[-1]
    if n == 0:
        return _finish(_np.mean(line, axis=-1), kept, keepdims, out)
    middle = n // 2
    if line.dtype.kind == "c":
        part = _np.sort(line, axis=-1)
    else:
        places = [middle] if n % 2 else [middle - 1, middle]
        part = _np.partition(line, places + ([n - 1] if line.dtype.kind == "f" else []), axis=-1)
    result = part[..., middle:middle + 1].mean(axis=-1) if n % 2 else part[..., middle - 1:middle + 1].mean(axis=-1)
    if line.dtype.kind in "fc":
        missing = _np.isnan(part[..., -1])
        if _np.any(missing):
            result = _np.where(missing, part[..., -1], result)
    return _finish(result, kept, keepdims, out)


# method: the index of quantile q among n sorted elements, and whether it is always a whole number
_methods = {
    "inverted_cdf": (lambda n, q: _np.ceil(n * q) - 1, True),
    "averaged_inverted_cdf": (lambda n, q: n * q - 1, False),
    "closest_observation": (lambda n, q: _closest(n * q - 1.5), True),
    "interpolated_inverted_cdf": (lambda n, q: _between(n, q, 0, 1), False),
    "hazen": (lambda n, q: _between(n, q, 0.5, 0.5), False),
    "weibull": (lambda n, q: _between(n, q, 0, 0), False),
    "linear": (lambda n, q: (n - 1) * q, False),
    "median_unbiased": (lambda n, q: _between(n, q, 1 / 3.0, 1 / 3.0), False),
    "normal_unbiased": (lambda n, q: _between(n, q, 3 / 8.0, 3 / 8.0), False),
    "lower": (lambda n, q: _np.floor((n - 1) * q), True),
    "higher": (lambda n, q: _np.ceil((n - 1) * q), True),
    "midpoint": (lambda n, q: 0.5 * (_np.floor((n - 1) * q) + _np.ceil((n - 1) * q)), False),
    "nearest": (lambda n, q: _np.rint((n - 1) * q), True),
}


def _between(n, q, alpha, beta):
    return n * q + (alpha + q * (1 - alpha - beta)) - 1


def _closest(index):
    floor = _np.floor(index)
    return _np.where((index == floor) & (floor % 2 == 0), floor, floor + 1)


def _method(name):
    try:
        return _methods[name]
    except KeyError:
        raise ValueError("%r is not a valid method. Use one of: %s" % (name, _methods.keys())) from None


def _quantile(a, q, axis, out, method, keepdims):
    a = _asanyarray(a)
    index, is_whole = _method(method)
    line, kept = _flatten_axes(a, axis)
    n = line.shape[-1]
    shape, q = q.shape, q.reshape(-1)
    if n == 0:
        raise IndexError("cannot do a non-empty take from an empty axes.")
    part = _np.sort(line, axis=-1)
    at = index(n, q)
    low = _np.floor(at)
    t = at - low
    if method == "averaged_inverted_cdf":
        t = _np.where(t == 0, 0.5, 1.0)
    high = _np.where(at < 0, 0, low + 1).clip(0, n - 1).astype(_np.intp)
    low = low.clip(0, n - 1).astype(_np.intp)
    first, second = _np.moveaxis(part[..., low], -1, 0), _np.moveaxis(part[..., high], -1, 0)
    if is_whole:
        result = first
    else:
        t = t.reshape((-1,) + (1,) * (first.ndim - 1))
        if first.dtype.kind == "b":
            raise TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.")
        gap = second - first
        result = _np.where(t >= 0.5, second - gap * (1 - t), first + gap * t)
    if line.dtype.kind in "fc":
        missing = _np.isnan(part[..., -1])
        if _np.any(missing):
            nan = line.dtype.type(_np.nan)
            result = _np.where(missing, nan, result) if shape + line.shape[:-1] else nan
    result = _np.reshape(result, shape + line.shape[:-1])
    return _finish(result, shape + kept, keepdims, out)


def _read_fractions(q, name):
    if not ((q >= 0).all() and (q <= 1).all()):
        raise ValueError(name)
    return q


def _fractions_of_percents(q):
    return _read_fractions(_asanyarray(_np.true_divide(q, 100)), "Percentiles must be in the range [0, 100]")


def _fractions(q):
    q = _asanyarray(q)
    return _read_fractions(q if q.dtype.kind == "f" else q.astype(float), "Quantiles must be in the range [0, 1]")


def _renamed(function, method, interpolation):
    """The former name of an argument."""
    if interpolation is None:
        return method
    _np._warn(DeprecationWarning, "the `interpolation=` argument to %s was renamed to `method=`, which has additional options.\nUsers of the modes 'nearest', "
                                  "'lower', 'higher', or 'midpoint' are encouraged to review the method they used. (Deprecated NumPy 1.22)" % function)
    if method != "linear":
        raise TypeError("You shall not pass both `method` and `interpolation`!\n(`interpolation` is Deprecated in favor of `method`)")
    return interpolation


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, interpolation=None):
    return _quantile(a, _fractions_of_percents(q), axis, out, _renamed("percentile", method, interpolation), keepdims)


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, interpolation=None):
    return _quantile(a, _fractions(q), axis, out, _renamed("quantile", method, interpolation), keepdims)


def _line_without_nan(a, q, method):
    a = a[~_np.isnan(a)] if a.dtype.kind in "fc" else a
    if a.size == 0:
        _np._warn(RuntimeWarning, "All-NaN slice encountered")
        return _np.full(q.shape, _np.nan, dtype=a.dtype)
    return _quantile(a, q, None, None, method, False)


def _nanquantile(a, q, axis, out, method, keepdims):
    a = _asanyarray(a)
    _method(method)
    if a.size == 0:
        return _np.nanmean(a, axis, out=out, keepdims=keepdims)
    line, kept = _flatten_axes(a, axis)
    rows = line.reshape(-1, line.shape[-1])
    result = _np.stack([_asarray(_line_without_nan(row, q, method)) for row in rows], axis=-1).reshape(q.shape + line.shape[:-1])
    return _finish(result, q.shape + kept, keepdims, out)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, interpolation=None):
    return _nanquantile(a, _fractions_of_percents(q), axis, out, _renamed("nanpercentile", method, interpolation), keepdims)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, interpolation=None):
    return _nanquantile(a, _fractions(q), axis, out, _renamed("nanquantile", method, interpolation), keepdims)


def _read_weights(weights, name, n):
    weights = _asarray(weights, dtype=float)
    if name == "fweights" and not (weights == _np.around(weights)).all():
        raise TypeError("fweights must be integer")
    if weights.ndim > 1:
        raise RuntimeError("cannot handle multidimensional %s" % name)
    if weights.shape[0] != n:
        raise RuntimeError("incompatible numbers of samples and %s" % name)
    if (weights < 0).any():
        raise ValueError("%s cannot be negative" % name)
    return weights


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    x = _asarray(m)
    if x.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    if y is not None:
        y = _asarray(y)
        if y.ndim > 2:
            raise ValueError("y has more than 2 dimensions")
    dtype = dtype or _np.result_type(*([x, _np.float64] if y is None else [x, y, _np.float64]))
    x = _array(x, ndmin=2, dtype=dtype)
    if not rowvar and x.shape[0] != 1:
        x = x.T
    if x.shape[0] == 0:
        return _array([]).reshape(0, 0)
    if y is not None:
        y = _array(y, ndmin=2, dtype=dtype)
        x = _np.concatenate((x, y if rowvar or y.shape[0] == 1 else y.T), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    w = None
    if fweights is not None:
        w = _read_weights(fweights, "fweights", x.shape[1])
    if aweights is not None:
        aweights = _read_weights(aweights, "aweights", x.shape[1])
        w = aweights if w is None else w * aweights
    mean, total = average(x, axis=1, weights=w, returned=True)
    total = total[0]
    if w is None:
        n = x.shape[1] - ddof
    elif ddof == 0:
        n = total
    elif aweights is None:
        n = total - ddof
    else:
        n = total - ddof * sum(w * aweights) / total
    if n <= 0:
        _np._warn(RuntimeWarning, "Degrees of freedom <= 0 for slice")
        n = 0.0
    x = x - mean[:, None]
    c = _np.dot(x, (x if w is None else x * w).T.conj())
    c *= _np.true_divide(1, n)
    return c.squeeze()


def corrcoef(x, y=None, rowvar=True, bias=_missing, ddof=_missing, *, dtype=None):
    if bias is not _missing or ddof is not _missing:
        _np._warn(DeprecationWarning, "bias and ddof have no effect and are deprecated")
    c = cov(x, y, rowvar, dtype=dtype)
    if _np.ndim(c) == 0:
        return c / c
    d = _np.sqrt(_np.diagonal(c).real)
    c = c / d.reshape(-1, 1)
    c = c / d.reshape(1, -1)
    return c.clip(-1, 1)


__name__ = _name
