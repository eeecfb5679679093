# SPDX-License-Identifier: MIT
"""numpy: matrices: triangles, diagonals, products."""

import numpy as _np
from _numpy_support import _axis, _product

_name = __name__
__name__ = "numpy"

_arange, _asanyarray, _asarray, _zeros = _np.arange, _np.asanyarray, _np.asarray, _np.zeros


def tri(N, M=None, k=0, dtype=float):
    if M is None:
        M = N
    return _np.greater_equal(_arange(N).reshape(-1, 1), _arange(-k, M - k)).astype(dtype)


def tril(m, k=0):
    m = _asanyarray(m)
    return _np.where(tri(*m.shape[-2:], k=k, dtype=bool), m, _zeros(1, m.dtype))


def triu(m, k=0):
    m = _asanyarray(m)
    return _np.where(tri(*m.shape[-2:], k=k - 1, dtype=bool), _zeros(1, m.dtype), m)


def diag(v, k=0):
    v = _asanyarray(v)
    if v.ndim == 2:
        return _np.diagonal(v, k)
    if v.ndim != 1:
        raise ValueError("Input must be 1- or 2-d.")
    n = len(v) + abs(k)
    result = _zeros((n, n), v.dtype)
    rows = _arange(len(v))
    result[rows + max(-k, 0), rows + max(k, 0)] = v
    return result


def diagflat(v, k=0):
    return diag(_np.ravel(v), k)


def vander(x, N=None, increasing=False):
    x = _asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    N = len(x) if N is None else N
    powers = _arange(N)
    return x.reshape(-1, 1) ** (powers if increasing else powers[::-1])


def outer(a, b, out=None):
    a, b = _np.ravel(a), _np.ravel(b)
    return _np.multiply(a.reshape(-1, 1), b.reshape(1, -1), out=out) if out is not None else _np.multiply(a.reshape(-1, 1), b.reshape(1, -1))


def inner(a, b):
    a, b = _asarray(a), _asarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    return _np.dot(a, b if b.ndim == 1 else _np.swapaxes(b, -1, -2))


def vdot(a, b):
    a, b = _np.ravel(a), _np.ravel(b)
    if a.size != b.size:
        raise ValueError("cannot reshape array of size %d into shape (%d,)" % (b.size, a.size))
    return _np.dot(a.conj() if a.dtype.kind == "c" else a, b)


def tensordot(a, b, axes=2):
    a, b = _asarray(a), _asarray(b)
    if isinstance(axes, int):
        left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        left, right = axes
        left, right = ([left] if isinstance(left, int) else list(left)), ([right] if isinstance(right, int) else list(right))
    left, right = [_axis(k, a.ndim) for k in left], [_axis(k, b.ndim) for k in right]
    if len(left) != len(right) or [a.shape[k] for k in left] != [b.shape[k] for k in right]:
        raise ValueError("shape-mismatch for sum")
    rest_a, rest_b = [k for k in range(a.ndim) if k not in left], [k for k in range(b.ndim) if k not in right]
    n = 1
    for k in left:
        n *= a.shape[k]
    x = a.transpose(rest_a + left).reshape(-1, n) if n else _zeros((_product([a.shape[k] for k in rest_a]), 0), a.dtype)
    y = b.transpose(right + rest_b).reshape(n, -1) if n else _zeros((0, _product([b.shape[k] for k in rest_b])), b.dtype)
    return _np.dot(x, y).reshape([a.shape[k] for k in rest_a] + [b.shape[k] for k in rest_b])


def kron(a, b):
    a, b = _asarray(a), _asarray(b)
    n = max(a.ndim, b.ndim)
    x, y = a.reshape((1,) * (n - a.ndim) + a.shape), b.reshape((1,) * (n - b.ndim) + b.shape)
    wide = x.reshape(sum([(s, 1) for s in x.shape], ())) * y.reshape(sum([(1, s) for s in y.shape], ()))
    return wide.reshape([s * t for s, t in zip(x.shape, y.shape)])


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = _np.moveaxis(_asarray(a), axisa, -1), _np.moveaxis(_asarray(b), axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1, b0, b1 = a[..., 0], a[..., 1], b[..., 0], b[..., 1]
    third = a0 * b1 - a1 * b0
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return _asarray(third)
    zero = 0
    a2 = a[..., 2] if a.shape[-1] == 3 else zero
    b2 = b[..., 2] if b.shape[-1] == 3 else zero
    parts = _np.broadcast_arrays(a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, third)
    return _np.stack(parts, axis=axisc)


__name__ = _name
