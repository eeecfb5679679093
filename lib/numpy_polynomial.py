"""numpy: polynomials as arrays of coefficients, highest power first."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_arange, _array, _asanyarray, _asarray, _zeros = _np.arange, _np.array, _np.asanyarray, _np.asarray, _np.zeros


def polyval(p, x):
    x = _asanyarray(x) if not _np.isscalar(x) else x
    y = 0 * x
    for c in _asarray(p):
        y = y * x + c
    return y


def poly(seq_of_zeros):
    result = _np.ones(1)
    for z in _np.atleast_1d(seq_of_zeros):
        result = _np.convolve(result, _array([1, -z]))
    return result


def polyadd(a1, a2):
    a, b = _np.atleast_1d(a1), _np.atleast_1d(a2)
    n = max(len(a), len(b))
    return _np.concatenate((_zeros(n - len(a), a.dtype), a)) + _np.concatenate((_zeros(n - len(b), b.dtype), b))


def polysub(a1, a2):
    return polyadd(a1, -_np.atleast_1d(a2))


def polymul(a1, a2):
    return _np.convolve(a1, a2)


def polyder(p, m=1):
    p = _asarray(p)
    for _ in range(m):
        p = p[:-1] * _arange(len(p) - 1, 0, -1)
    return p


def polyint(p, m=1, k=0):
    p = _asarray(p)
    for _ in range(m):
        p = _np.concatenate((p / _arange(len(p), 0, -1), [k]))
    return p


__name__ = _name
