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


__name__ = _name
