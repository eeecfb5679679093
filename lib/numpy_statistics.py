"""numpy: means, quantiles, covariance."""

import numpy as _np
from _numpy_support import _finish, _flatten_axes

_name = __name__
__name__ = "numpy"

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
        return _finish(line.mean(axis=-1), kept, keepdims, out)
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


_discrete = ("lower", "higher", "nearest", "inverted_cdf", "averaged_inverted_cdf", "closest_observation")


def _virtual_index(n, q, method):
    continuous = {"interpolated_inverted_cdf": (0, 1), "hazen": (0.5, 0.5), "weibull": (0, 0), "median_unbiased": (1 / 3.0, 1 / 3.0), "normal_unbiased": (3 / 8.0, 3 / 8.0)}
    if method in continuous:
        alpha, beta = continuous[method]
        return n * q + (alpha + q * (1 - alpha - beta)) - 1
    if method == "linear":
        return (n - 1) * q
    if method == "lower":
        return _np.floor((n - 1) * q)
    if method == "higher":
        return _np.ceil((n - 1) * q)
    if method == "midpoint":
        return 0.5 * (_np.floor((n - 1) * q) + _np.ceil((n - 1) * q))
    if method == "nearest":
        return _np.rint((n - 1) * q)
    if method == "inverted_cdf":
        return _np.ceil(n * q) - 1
    if method == "averaged_inverted_cdf" or method == "closest_observation":
        raise NotImplementedError("quantile method %r is not supported" % method)
    raise ValueError("%r is not a valid method. Use one of: linear, lower, higher, midpoint, nearest, ..." % (method,))


def _quantile(a, q, axis, out, method, keepdims):
    a = _asanyarray(a)
    line, kept = _flatten_axes(a, axis)
    n = line.shape[-1]
    shape = q.shape
    q = q.reshape(-1)
    if n == 0:
        return _finish(_np.full(shape + line.shape[:-1], _np.nan), shape + kept, keepdims, out)
    part = _np.sort(line, axis=-1)
    at = _np.clip(_virtual_index(n, q, method), 0, n - 1)
    low = _np.floor(at)
    t = at - low
    low = low.astype(_np.intp)
    high = _np.minimum(low + 1, n - 1)
    first, second = _np.moveaxis(part[..., low], -1, 0), _np.moveaxis(part[..., high], -1, 0)
    if method in _discrete:
        result = first
    else:
        t = t.reshape((-1,) + (1,) * (first.ndim - 1))
        gap = second - first
        result = _np.where(t >= 0.5, second - gap * (1 - t), first + gap * t)
    if line.dtype.kind == "f":
        missing = _np.isnan(part[..., -1])
        if _np.any(missing):
            result = _np.where(missing, _np.nan, result)
    result = _np.reshape(result, shape + line.shape[:-1])
    return _finish(result, shape + kept, keepdims, out)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, interpolation=None):
    q = _np.true_divide(_asanyarray(q), 100)
    q = _asanyarray(q)
    if not ((q >= 0).all() and (q <= 1).all()):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return _quantile(a, q, axis, out, interpolation or method, keepdims)


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, interpolation=None):
    q = _asanyarray(q)
    if q.dtype.kind != "f":
        q = q.astype(float)
    if not ((q >= 0).all() and (q <= 1).all()):
        raise ValueError("Quantiles must be in the range [0, 1]")
    return _quantile(a, q, axis, out, interpolation or method, keepdims)


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    if fweights is not None or aweights is not None:
        raise NotImplementedError("cov with weights is not supported")
    x = _asarray(m)
    if x.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    dtype = dtype or _np.result_type(x, _np.float64)
    x = _array(x, ndmin=2, dtype=dtype)
    if not rowvar and x.shape[0] != 1:
        x = x.T
    if x.shape[0] == 0:
        return _zeros((0, 0))
    if y is not None:
        y = _array(y, ndmin=2, dtype=dtype)
        x = _np.concatenate((x, y if rowvar or y.shape[0] == 1 else y.T), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    n = x.shape[1] - ddof
    x = x - x.mean(axis=1).reshape(-1, 1)
    c = _np.dot(x, x.T.conj()) * _np.true_divide(1, max(n, 0))
    return c[0, 0].reshape(()) if c.shape == (1, 1) else c


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    c = cov(x, y, rowvar, dtype=dtype)
    if _np.ndim(c) == 0:
        return c / c
    d = _np.sqrt(_np.diagonal(c).real)
    c = c / d.reshape(-1, 1)
    c = c / d.reshape(1, -1)
    return c.clip(-1, 1)


__name__ = _name
