# SPDX-License-Identifier: MIT
"""numpy: histograms and bins."""

import numpy as _np
from _numpy_support import _product

_name = __name__
__name__ = "numpy"

_arange, _array, _asarray, _zeros = _np.arange, _np.array, _np.asarray, _np.zeros


# ---- widths of bins for the names that bins= may have; x is not empty

def _sturges(x, width):
    return width / (_np.log2(x.size) + 1.0)


def _scott(x, width):
    return (24.0 * _np.pi ** 0.5 / x.size) ** (1.0 / 3.0) * _np.std(x)


def _doane(x, width):
    n, deviation = x.size, _np.std(x)
    if n <= 2 or not deviation > 0.0:
        return 0.0
    skewness = _np.mean(((x - _np.mean(x)) / deviation) ** 3)
    return width / (1.0 + _np.log2(n) + _np.log2(1.0 + _np.absolute(skewness) / _np.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))))


def _freedman_diaconis(x, width):
    return 2.0 * _np.subtract(*_np.percentile(x, [75, 25])) * x.size ** (-1.0 / 3.0)


def _stone(x, width, range):
    n, most = x.size, max(100, int(_np.sqrt(x.size)))
    if n <= 1 or width == 0:
        return 0

    def cost(bins):
        p = histogram(x, bins=bins, range=range)[0] / n
        return (2 - (n + 1) * p.dot(p)) / (width / bins)
    best = min(_arange(1, most + 1).tolist(), key=cost)
    if best == most:
        _np._warn(RuntimeWarning, "The number of bins estimated may be suboptimal.")
    return width / best


def _auto(x, width):
    fd, sturges = _freedman_diaconis(x, width), _sturges(x, width)
    return min(fd, sturges) if fd else sturges


_estimators = {"stone": None, "auto": _auto, "doane": _doane, "fd": _freedman_diaconis, "rice": lambda x, width: width / (2.0 * x.size ** (1.0 / 3)),
               "scott": _scott, "sqrt": lambda x, width: width / _np.sqrt(x.size), "sturges": _sturges}


def _outer_edges(a, range):
    if range is not None:
        low, high = range
        if low > high:
            raise ValueError("max must be larger than min in range parameter.")
        if not (_np.isfinite(low) and _np.isfinite(high)):
            raise ValueError("supplied range of [%s, %s] is not finite" % (low, high))
    elif a.size == 0:
        low, high = 0, 1
    else:
        low, high = a.min(), a.max()
        if not (_np.isfinite(low) and _np.isfinite(high)):
            raise ValueError("autodetected range of [%s, %s] is not finite" % (low, high))
    if low == high:
        low, high = low - 0.5, high + 0.5
    return low, high


def _estimated(a, name, range, weights):
    if name not in _estimators:
        raise ValueError("%r is not a valid estimator for `bins`" % (name,))
    if weights is not None:
        raise TypeError("Automated estimation of the number of bins is not supported for weighted data")
    low, high = _outer_edges(a, range)
    if range is not None:
        a = a[(a >= low) & (a <= high)]
    if a.size == 0:
        return 1
    reach = _np.subtract(a.max(), a.min(), dtype=float) if a.dtype.kind in "iu" else a.max() - a.min()
    width = _stone(a, reach, (low, high)) if name == "stone" else _estimators[name](a, reach)
    return int(_np.ceil((float(high) - float(low)) / width)) if width else 1


def _count_of(bins):
    try:
        n = bins.__index__()
    except AttributeError:
        raise TypeError("`bins` must be an integer, a string, or an array") from None
    if n < 1:
        raise ValueError("`bins` must be positive, when an integer")
    return n


def _edges(a, bins, range, weights):
    """The edges, and whether they are equally far from each other."""
    if isinstance(bins, str):
        n = _estimated(a, bins, range, weights)
    elif _np.ndim(bins) == 0:
        n = _count_of(bins)
    elif _np.ndim(bins) == 1:
        edges = _asarray(bins)
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges, False
    else:
        raise ValueError("`bins` must be 1d, when an array")
    low, high = _outer_edges(a, range)
    kind = _np.result_type(low, high, a)
    return _np.linspace(low, high, n + 1, endpoint=True, dtype=_np.result_type(kind, float) if kind.kind in "iu" else kind), True


def _read(a, weights):
    a = _asarray(a)
    if weights is not None:
        weights = _asarray(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
        weights = weights.ravel()
    if a.dtype.kind == "b":
        _np._warn(RuntimeWarning, "Converting input from %s to <class 'numpy.uint8'> for compatibility." % a.dtype)
        a = a.astype(_np.uint8)
    return a.ravel(), weights


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    a, weights = _read(a, weights)
    return _edges(a, bins, range, weights)[0]


def _weighted(a, edges, weights):
    """The sums of the weights in equally wide bins."""
    n, low, high = len(edges) - 1, edges[0], edges[-1]
    keep = (a >= low) & (a <= high)
    a, weights = a[keep].astype(edges.dtype, copy=False), weights[keep]
    at = ((a - low) * (n / (high - low))).astype(_np.intp)
    at[at == n] -= 1
    at[a < edges[at]] -= 1
    at[(a >= edges[at + 1]) & (at != n - 1)] += 1
    if weights.dtype.kind == "c":
        return _np.bincount(at, weights.real, n) + 1j * _np.bincount(at, weights.imag, n)
    return _np.bincount(at, weights, n).astype(weights.dtype)


def histogram(a, bins=10, range=None, density=None, weights=None):
    a, weights = _read(a, weights)
    edges, uniform = _edges(a, bins, range, weights)
    if uniform:
        counts = _np._histogram_count(a, edges) if weights is None else _weighted(a, edges, weights)
    elif weights is None:
        ordered = _np.sort(a)
        counts = _np.diff(_np.concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right"))))
    else:
        order = _np.argsort(a)
        ordered, weights = a[order], weights[order]
        total = _np.concatenate((_zeros(1, weights.dtype), weights.cumsum()))
        counts = _np.diff(total[_np.concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right")))])
    if density:
        return counts / _array(_np.diff(edges), float) / counts.sum(), edges
    return counts, edges


def _axis_edges(x, bins, range, k):
    if _np.ndim(bins) == 0:
        if bins < 1:
            raise ValueError("`bins[%d]` must be positive, when an integer" % k)
        low, high = _outer_edges(x, range)
        try:
            return _np.linspace(low, high, bins + 1)
        except TypeError:
            raise TypeError("`bins[%d]` must be an integer, when a scalar" % k) from None
    if _np.ndim(bins) == 1:
        edges = _asarray(bins)
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins[%d]` must be monotonically increasing, when an array" % k)
        return edges
    raise ValueError("`bins[%d]` must be a scalar or 1d array" % k)


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    if not isinstance(sample, _np.ndarray) or sample.ndim != 2:
        sample = _np.atleast_2d(sample).T
    n, d = sample.shape
    if weights is not None:
        weights = _asarray(weights)
    try:
        if len(bins) != d:
            raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    except TypeError:
        bins = d * [bins]
    if range is None:
        range = (None,) * d
    elif len(range) != d:
        raise ValueError("range argument must have one entry per dimension")
    edges = [_axis_edges(sample[:, k], bins[k], range[k], k) for k in _arange(d).tolist()]
    places = []
    for k, e in enumerate(edges):
        at = _np.searchsorted(e, sample[:, k], side="right")
        at[sample[:, k] == e[-1]] -= 1
        places.append(at)
    shape = tuple([len(e) + 1 for e in edges])
    flat = _np.ravel_multi_index(places, shape)
    counts = _np.bincount(flat, weights, minlength=_product(shape)).reshape(shape).astype(float)
    counts = counts[d * (slice(1, -1),)]
    if density:
        total = counts.sum()
        for k, e in enumerate(edges):
            wide = [1] * d
            wide[k] = len(e) - 1
            counts = counts / _np.diff(e).reshape(wide)
        counts /= total
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    n = 1 if _np.ndim(bins) == 0 and not isinstance(bins, (list, tuple)) else len(bins)
    if n != 1 and n != 2:
        edges = _asarray(bins)
        bins = [edges, edges]
    counts, edges = histogramdd([x, y], bins, range, density, weights)
    return counts, edges[0], edges[1]


def digitize(x, bins, right=False):
    x, bins = _asarray(x), _asarray(bins)
    if x.dtype.kind == "c":
        raise TypeError("x may not be complex")
    steps = _np.diff(bins)
    if not ((steps >= 0).all() or (steps <= 0).all()):
        raise ValueError("bins must be monotonically increasing or decreasing")
    side = "left" if right else "right"
    if len(steps) and (steps < 0).any():
        return len(bins) - _np.searchsorted(bins[::-1], x, side=side)
    return _np.searchsorted(bins, x, side=side)


__name__ = _name
