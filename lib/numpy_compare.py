# SPDX-License-Identifier: MIT
"""numpy: equality of arrays, exact and within tolerances."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_asanyarray, _asarray = _np.asanyarray, _np.asarray


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    x, y = _asanyarray(a), _asanyarray(b)
    if y.dtype.kind in "iub":
        y = y.astype(_np.float64)
    with _np.errstate(invalid="ignore", over="ignore"):
        close = _np.less_equal(abs(x - y), atol + rtol * abs(y))
        finite = _np.isfinite(x) & _np.isfinite(y)
        if _np.all(finite):
            result = close
        else:
            result = _np.where(finite, close, x == y)
            if equal_nan:
                result = result | (_np.isnan(x) & _np.isnan(y))
    if isinstance(result, _np.ndarray) and result.ndim == 0:
        return result[()]
    return result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(_np.all(isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    try:
        a1, a2 = _asarray(a1), _asarray(a2)
    except Exception:
        return False
    if a1.shape != a2.shape:
        return False
    if not equal_nan or a1.dtype.kind not in "fc" or a2.dtype.kind not in "fc":
        return bool(_asarray(a1 == a2).all())
    n1, n2 = _np.isnan(a1), _np.isnan(a2)
    if not (n1 == n2).all():
        return False
    return bool(_asarray(a1[~n1] == a2[~n1]).all())


def array_equiv(a1, a2):
    try:
        a1, a2 = _asarray(a1), _asarray(a2)
        _np.broadcast_shapes(a1.shape, a2.shape)
    except Exception:
        return False
    return bool(_asarray(a1 == a2).all())


__name__ = _name
