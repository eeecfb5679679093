"""numpy: histograms and bins."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_array, _asarray, _zeros = _np.array, _np.asarray, _np.zeros


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    a = _np.ravel(a)
    if isinstance(bins, str):
        raise NotImplementedError("automatic numbers of bins are not supported: %r" % bins)
    if _np.ndim(bins):
        edges = _asarray(bins)
        if edges.ndim != 1:
            raise ValueError("`bins` must be 1d, when an array")
        if (edges[:-1] > edges[1:]).any():
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    n = int(bins)
    if n != bins:
        raise TypeError("`bins` must be an integer, a string, or an array")
    if n < 1:
        raise ValueError("`bins` must be positive, when an integer")
    low, high = _outer_edges(a, range)
    return _np.linspace(low, high, n + 1, endpoint=True, dtype=_np.result_type(low, high, a) if a.dtype.kind == "f" else None)


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


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = _np.ravel(a)
    if a.dtype.kind == "b":
        a = a.astype(_np.uint8)
    edges = histogram_bin_edges(a, bins, range)
    uniform = not _np.ndim(bins)
    if weights is None and uniform:
        counts = _np._histogram_count(a, edges)
    elif weights is None:
        ordered = _np.sort(a)
        at = _np.concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right")))
        counts = _np.diff(at)
    else:
        weights = _np.ravel(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
        order = _np.argsort(a)
        ordered, weights = a[order], weights[order]
        total = _np.concatenate((_zeros(1, weights.dtype), weights.cumsum()))
        at = _np.concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right")))
        counts = _np.diff(total[at])
    if density:
        return counts / _array(_np.diff(edges), float) / counts.sum(), edges
    return counts, edges


def digitize(x, bins, right=False):
    x, bins = _asarray(x), _asarray(bins)
    if x.dtype.kind == "c":
        raise TypeError("x may not be complex")
    steps = _np.diff(bins)
    if not ((steps >= 0).all() or (steps <= 0).all()):
        raise ValueError("bins must be monotonically increasing or decreasing")
    side = "left" if right else "right"
    if len(steps) and (steps < 0).any():
        return len(bins) - _np.searchsorted(bins[::-1], x, side="right" if right else "left")
    return _np.searchsorted(bins, x, side=side)


__name__ = _name
