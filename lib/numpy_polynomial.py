# SPDX-License-Identifier: MIT
"""numpy: polynomials as arrays of coefficients, highest power first."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_arange, _array, _asanyarray, _asarray, _zeros = _np.arange, _np.array, _np.asanyarray, _np.asarray, _np.zeros


def polyval(p, x):
    x, y = _asanyarray(x), None
    y = _np.zeros_like(x)
    for c in _asarray(p):
        y = y * x + c
    return y


def poly(seq_of_zeros):
    zeros = _np.atleast_1d(seq_of_zeros)
    if zeros.ndim != 1:
        raise NotImplementedError("poly of a matrix needs eigenvalues, which are not supported")
    if len(zeros) == 0:
        return 1.0
    result = _np.ones(1, zeros.dtype if zeros.dtype.kind == "c" else float)
    for zero in zeros:
        result = _np.convolve(result, _array([1, -zero], dtype=result.dtype))
    if result.dtype.kind == "c":
        up, down = zeros[zeros.imag > 0], zeros[zeros.imag < 0].conjugate()
        if len(up) == len(down) and _np.all(_np.sort_complex(up) == _np.sort_complex(down)):
            result = result.real.copy()
    return result


def _longer(a, b):
    a, b = _np.atleast_1d(a), _np.atleast_1d(b)
    n = max(len(a), len(b))
    return [_np.concatenate((_np.zeros(n - len(c), c.dtype), c)) for c in (a, b)]


def polyadd(a1, a2):
    a, b = _longer(a1, a2)
    return a + b


def polysub(a1, a2):
    a, b = _longer(a1, a2)
    return a - b


def polymul(a1, a2):
    return _np.convolve(a1, a2)


def polydiv(u, v):
    u, v = _np.atleast_1d(u) + 0.0, _np.atleast_1d(v) + 0.0
    kind = _np.result_type(u, v)
    m, n = len(u) - 1, len(v) - 1
    quotient, rest = _np.zeros(max(m - n + 1, 1), kind), u.astype(kind)
    for k in range(m - n + 1):
        quotient[k] = rest[k] / v[0]
        rest[k:k + n + 1] -= quotient[k] * v
    while _np.allclose(rest[0], 0, rtol=1e-14) and rest.shape[-1] > 1:
        rest = rest[1:]
    return quotient, rest


def polyder(p, m=1):
    m = int(m)
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    p = _asarray(p)
    for _ in range(m):
        p = p[:-1] * _arange(len(p) - 1, 0, -1)
    return p


def polyint(p, m=1, k=None):
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = _np.zeros(m, float) if k is None else _np.atleast_1d(k)
    if len(k) == 1 and m > 1:
        k = k[0] * _np.ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    p = _asarray(p)
    for constant in k[:m]:
        p = _np.concatenate((p / _arange(len(p), 0, -1), [constant]))
    return p


def _least_squares(a, b):
    """The x with the least |a x - b| by Householder's reflections, the squared residuals of b's columns, and the rank that a seems to have."""
    a, b = a.copy(), b.copy()
    m, n = a.shape
    for k in range(n):
        v = a[k:, k].copy()
        norm = _np.sqrt((v * v).sum())
        if norm == 0:
            continue
        v[0] += norm if v[0] >= 0 else -norm
        v /= _np.sqrt((v * v).sum())
        a[k:, k:] -= 2 * _np.outer(v, v @ a[k:, k:])
        b[k:] -= 2 * _np.outer(v, v @ b[k:])
    diagonal = abs(_np.diagonal(a))
    rank = int((diagonal > diagonal.max() * m * 2.220446049250313e-16).sum())
    x = _np.zeros((n, b.shape[1]))
    for k in range(n - 1, -1, -1):
        if diagonal[k]:
            x[k] = (b[k] - a[k, k + 1:n] @ x[k + 1:]) / a[k, k]
    return x, (b[n:] ** 2).sum(axis=0), rank, a[:n]


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    if full or rcond is not None:
        raise NotImplementedError("polyfit: full and rcond need singular values, which are not supported")
    order = int(deg) + 1
    x, y = _asarray(x) + 0.0, _asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    left, right = _np.vander(x, order), y.reshape(len(y), -1)
    if w is not None:
        w = _asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected a 1-d array for weights")
        if w.shape[0] != y.shape[0]:
            raise TypeError("expected w and y to have the same length")
        left, right = left * w[:, None], right * w[:, None]
    scale = _np.sqrt((left * left).sum(axis=0))
    left = left / scale
    c, residuals, rank, r = _least_squares(left, right)
    c = (c.T / scale).T
    if rank != order:
        _np._warn(RuntimeWarning, "Polyfit may be poorly conditioned")
    result = c if y.ndim == 2 else c[:, 0]
    if not cov:
        return result
    inverse = _np.zeros((order, order))  # of the triangle
    for k in range(order - 1, -1, -1):
        inverse[k] = ((_np.arange(order) == k) - r[k, k + 1:order] @ inverse[k + 1:]) / r[k, k]
    base = inverse @ inverse.T / _np.outer(scale, scale)
    if cov == "unscaled":
        factor = 1
    else:
        if len(x) <= order:
            raise ValueError("the number of data points must exceed order to scale the covariance matrix")
        factor = residuals / (len(x) - order)
    return result, base * factor if y.ndim == 1 else base[:, :, None] * factor


__name__ = _name
