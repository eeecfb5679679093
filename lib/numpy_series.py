# SPDX-License-Identifier: MIT
"""numpy: differences, integrals, convolutions, interpolation, windows."""

import numpy as _np
from _numpy_support import _at, _axis

_name = __name__
__name__ = "numpy"

_arange, _array, _asanyarray, _asarray, _zeros = _np.arange, _np.array, _np.asanyarray, _np.asarray, _np.zeros


def diff(a, n=1, axis=-1, prepend=None, append=None):
    if n == 0:
        return a
    if n < 0:
        raise ValueError("order must be non-negative but got " + repr(n))
    a = _asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = _axis(axis, a.ndim)
    parts = []
    for extra in (prepend, append):
        if extra is not None:
            extra = _asanyarray(extra)
            if extra.ndim == 0:
                extra = _np.broadcast_to(extra, a.shape[:axis] + (1,) + a.shape[axis + 1:])
        parts.append(extra)
    if parts[0] is not None or parts[1] is not None:
        a = _np.concatenate([p for p in (parts[0], a, parts[1]) if p is not None], axis)
    high, low = _at(a.ndim, axis, slice(1, None)), _at(a.ndim, axis, slice(None, -1))
    for _ in range(n):
        a = _np.not_equal(a[high], a[low]) if a.dtype.kind == "b" else a[high] - a[low]
    return a


def ediff1d(ary, to_end=None, to_begin=None):
    a = _np.ravel(ary)
    parts = [a[1:] - a[:-1]]
    for extra, name in ((to_begin, "to_begin"), (to_end, "to_end")):
        if extra is None:
            continue
        extra = _asanyarray(extra)
        if not _np.can_cast(extra, a.dtype, casting="same_kind"):
            raise TypeError("dtype of `%s` must be compatible with input `ary` under the `same_kind` rule." % name)
        parts.insert(0 if name == "to_begin" else len(parts), extra.ravel())
    return parts[0] if len(parts) == 1 else _np.concatenate(parts).astype(a.dtype, copy=False)


def trapz(y, x=None, dx=1.0, axis=-1):
    y = _asanyarray(y)
    if x is None:
        d = dx
    else:
        x = _asanyarray(x)
        if x.ndim == 1:
            d = diff(x)
            shape = [1] * y.ndim
            shape[axis] = d.shape[0]
            d = d.reshape(shape)
        else:
            d = diff(x, axis=axis)
    axis = _axis(axis, y.ndim)
    return (d * (y[_at(y.ndim, axis, slice(1, None))] + y[_at(y.ndim, axis, slice(None, -1))]) / 2.0).sum(axis)


def gradient(f, *varargs, axis=None, edge_order=1):
    f = _asanyarray(f)
    axes = tuple(range(f.ndim)) if axis is None else tuple(_axis(k, f.ndim) for k in ((axis,) if isinstance(axis, int) else axis))
    if not varargs:
        steps = [1.0] * len(axes)
    elif len(varargs) == 1 and _np.ndim(varargs[0]) == 0:
        steps = list(varargs) * len(axes)
    elif len(varargs) == len(axes):
        steps = list(varargs)
    else:
        raise TypeError("invalid number of arguments")
    if f.dtype.kind in "iub":
        f = f.astype(float)
    results = []
    for k, step in zip(axes, steps):
        if f.shape[k] < edge_order + 1:
            raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")

        def part(a, b=None):
            return _at(f.ndim, k, slice(a, b))
        r = _np.empty_like(f)
        if _np.ndim(step):
            step = _asarray(step)
            if len(step) != f.shape[k]:
                raise ValueError("when 1d, distances must match the length of the corresponding dimension")
            d = diff(step.astype(float) if step.dtype.kind in "iub" else step)
            if (d == d[0]).all():
                step = d[0]
        first, last = _at(f.ndim, k, 0), _at(f.ndim, k, -1)
        if _np.ndim(step):
            shape = [1] * f.ndim
            shape[k] = -1
            a, b = d[:-1], d[1:]
            r[part(1, -1)] = (-b / (a * (a + b))).reshape(shape) * f[part(None, -2)] + ((b - a) / (a * b)).reshape(shape) * f[part(1, -1)] \
                + (a / (b * (a + b))).reshape(shape) * f[part(2)]
            d0, d1 = d[0], d[-1]
        else:
            r[part(1, -1)] = (f[part(2)] - f[part(None, -2)]) / (2.0 * step)
            d0 = d1 = step
        if edge_order == 1:
            r[first] = (f[_at(f.ndim, k, 1)] - f[first]) / d0
            r[last] = (f[last] - f[_at(f.ndim, k, -2)]) / d1
        elif _np.ndim(step):
            x, y = d[0], d[1]
            r[first] = -(2.0 * x + y) / (x * (x + y)) * f[first] + (x + y) / (x * y) * f[_at(f.ndim, k, 1)] - x / (y * (x + y)) * f[_at(f.ndim, k, 2)]
            x, y = d[-2], d[-1]
            r[last] = y / (x * (x + y)) * f[_at(f.ndim, k, -3)] - (y + x) / (x * y) * f[_at(f.ndim, k, -2)] + (2.0 * y + x) / (y * (x + y)) * f[last]
        else:
            r[first] = -1.5 / d0 * f[first] + 2.0 / d0 * f[_at(f.ndim, k, 1)] + -0.5 / d0 * f[_at(f.ndim, k, 2)]
            r[last] = 0.5 / d1 * f[_at(f.ndim, k, -3)] + -2.0 / d1 * f[_at(f.ndim, k, -2)] + 1.5 / d1 * f[last]
        results.append(r)
    return results[0] if len(results) == 1 else results


def convolve(a, v, mode="full"):
    a, v = _array(a, copy=False, ndmin=1), _array(v, copy=False, ndmin=1)
    if len(v) > len(a):
        a, v = v, a
    if len(a) == 0:
        raise ValueError("a cannot be empty")
    if len(v) == 0:
        raise ValueError("v cannot be empty")
    return _slide(a, v, mode)


def _slide(a, v, mode):
    """The sums of products of a with v turned round, len(a) >= len(v)."""
    if a.ndim > 1 or v.ndim > 1:
        raise ValueError("object too deep for desired array")
    if isinstance(mode, int):
        mode = ("valid", "same", "full")[mode]
    if mode not in ("full", "same", "valid"):
        raise ValueError("mode must be one of 'valid', 'same', or 'full' (got %r)" % (mode,))
    n, m = len(a), len(v)
    full = _zeros(n + m - 1, _np.result_type(a.dtype, v.dtype))
    for k in range(m):
        full[k:k + n] += a * v[k]
    return full if mode == "full" else full[(m - 1) // 2:(m - 1) // 2 + n] if mode == "same" else full[m - 1:n]


def correlate(a, v, mode="valid"):
    a, v = _array(a, copy=False, ndmin=1), _array(v, copy=False, ndmin=1)
    if len(a) == 0:
        raise ValueError("first array argument cannot be empty")
    if len(v) == 0:
        raise ValueError("second array argument cannot be empty")
    v = v.conj()
    if len(v) > len(a):
        return _slide(v, a[::-1], mode)[::-1]
    return _slide(a, v[::-1], mode)


def _between_points(x, xp, fp, j):
    if fp.dtype.kind == "c":
        result = _np.zeros(x.shape, dtype=complex)
        result.real = _between_points(x, xp, fp.real, j)
        result.imag = _between_points(x, xp, fp.imag, j)
        return result
    start, end = fp[j], fp[j + 1]
    with _np.errstate(all="ignore"):
        slope = (end - start) / (xp[j + 1] - xp[j])
        result = slope * (x - xp[j]) + start
        if _np.isnan(result).any(): # a point or value at infinity
            result = _np.where(_np.isnan(result), slope * (x - xp[j + 1]) + end, result)
            result = _np.where(_np.isnan(result) & (start == end), start, result)
            result = _np.where(x == xp[j], start, result)
    return result


def interp(x, xp, fp, left=None, right=None, period=None):
    xp, fp = _asarray(xp, dtype=float), _asarray(fp)
    fp = fp.astype(complex if fp.dtype.kind == "c" else float)
    if xp.ndim != 1 or fp.ndim != 1:
        raise ValueError("object too deep for desired array")
    if len(xp) == 0:
        raise ValueError("array of sample points is empty")
    if len(xp) != len(fp):
        raise ValueError("fp and xp are not of the same length.")
    x = _asarray(x, dtype=float)
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        period = abs(period)
        left = right = None
        x, xp = x % period, xp % period
        order = _np.argsort(xp, kind="stable")
        xp, fp = xp[order], fp[order]
        xp = _np.concatenate((xp[-1:] - period, xp, xp[0:1] + period))
        fp = _np.concatenate((fp[-1:], fp, fp[0:1]))
    left = fp[0] if left is None else left
    right = fp[-1] if right is None else right
    if len(xp) == 1:
        result = _np.where(x < xp[0], left, _np.where(x > xp[0], right, fp[0]))
    else:
        j = _np.searchsorted(xp, x, side="right") - 1
        inside = _asarray(j).clip(0, len(xp) - 2)
        result = _between_points(x, xp, fp, inside)
        result = _np.where(x == xp[-1], fp[-1], result)
        result = _np.where(x < xp[0], left, _np.where(x > xp[-1], right, result))
        result = _np.where(_np.isnan(x), x, result)
    return result if x.ndim else _asarray(result)[()]


def fix(x, out=None):
    return _np.trunc(x) if out is None else _np.trunc(x, out=out)


def sinc(x):
    y = _np.pi * _np.where(_asarray(x) == 0, 1.0e-20, x)
    return _np.sin(y) / y


def unwrap(p, discont=None, axis=-1, *, period=2 * _np.pi):
    p = _asarray(p)
    steps = diff(p, axis=axis)
    if discont is None:
        discont = period / 2
    kind = _np.result_type(steps, period)
    if kind.kind in "iu":
        high, remainder = divmod(period, 2)
        ambiguous = remainder == 0
    else:
        high, ambiguous = period / 2, True
    low = -high
    wrapped = _np.mod(steps - low, period) + low
    if ambiguous:
        wrapped = _np.where((wrapped == low) & (steps > 0), high, wrapped)
    correction = _np.where(abs(steps) < discont, 0, wrapped - steps)
    result = _array(p, copy=True, dtype=kind)
    rest = _at(p.ndim, _axis(axis, p.ndim), slice(1, None))
    result[rest] = p[rest] + correction.cumsum(axis)
    return result


def _linspace_between(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    """linspace when start or stop is no single real number."""
    start, stop = _asanyarray(start) * 1.0, _asanyarray(stop) * 1.0
    wanted = _np.result_type(start, stop, float(num)) if dtype is None else _np.dtype(dtype)
    delta = stop - start
    result = _arange(num, dtype=_np.result_type(start, stop, float(num))).reshape((num,) + (1,) * _np.ndim(delta))
    n_steps = num - 1 if endpoint else num
    step = delta / n_steps if n_steps > 0 else _np.nan
    if n_steps <= 0:
        result = result * delta
    elif _np.any(step == 0):  # of tiny numbers a step may be nothing
        result = result / n_steps * delta
    else:
        result = result * step
    result += start
    if endpoint and num > 1:
        result[-1] = stop
    if axis != 0:
        result = _np.moveaxis(result, 0, axis)
    if dtype is not None and _np.issubdtype(wanted, _np.integer):
        result = _np.floor(result)
    result = result.astype(wanted, copy=False)
    return (result, step) if retstep else result


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    start, stop = _asanyarray(start), _asanyarray(stop)
    if _np.any(start == 0) or _np.any(stop == 0):
        raise ValueError("Geometric sequence cannot include zero")
    kind = _np.result_type(start, stop, float(num))
    dtype = kind if dtype is None else _np.dtype(dtype)
    start, stop = start.astype(kind, copy=True), stop.astype(kind, copy=True)
    if kind.kind == "c":
        # with both purely imaginary, the signs stay exact
        imaginary = (start.real == 0.0) & (stop.real == 0.0)
        sign = _np.where(imaginary, 1j, 1 + 0j)
        start, stop = _np.where(imaginary, start.imag, start), _np.where(imaginary, stop.imag, stop)
    else:
        sign = 1.0
    both = (_np.sign(start) == -1) & (_np.sign(stop) == -1)
    start, stop, sign = _np.where(both, -start, start), _np.where(both, -stop, stop), _np.where(both, -sign, sign)
    result = _np.logspace(_np.log10(start), _np.log10(stop), num=num, endpoint=endpoint, base=10.0)
    if num > 0:
        result[0] = start
        if num > 1 and endpoint:
            result[-1] = stop
    result = sign * result
    if axis != 0:
        result = _np.moveaxis(result, 0, axis)
    return result.astype(dtype, copy=False)


# ---- windows

def hanning(M):
    return _np.ones(1) if M == 1 else _array([]) if M < 1 else 0.5 + 0.5 * _np.cos(_np.pi * _arange(1 - M, M, 2) / (M - 1))


def blackman(M):
    if M < 1:
        return _array([], dtype=float)
    if M == 1:
        return _np.ones(1)
    n = _arange(1 - M, M, 2)
    return 0.42 + 0.5 * _np.cos(_np.pi * n / (M - 1)) + 0.08 * _np.cos(2.0 * _np.pi * n / (M - 1))


def i0(x):
    """The modified Bessel function of order 0 by its power series."""
    x = _asanyarray(x)
    if x.dtype.kind == "c":
        raise TypeError("i0 not supported for complex values")
    quarter = (x * x) / 4.0 if x.dtype.kind == "f" else x.astype(float) ** 2 / 4.0
    term = total = _np.ones_like(quarter)
    k = 0
    while quarter.size:
        k += 1
        term = term * quarter / (k * k)
        total = total + term
        if not _np.any(term > total * 1e-17):
            break
    return _asarray(total)


def kaiser(M, beta):
    if M == 1:
        return _np.ones(1)
    n, alpha = _arange(0, M), (M - 1) / 2.0
    return i0(beta * _np.sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(float(beta))


def hamming(M):
    return _np.ones(1) if M == 1 else _array([]) if M < 1 else 0.54 + 0.46 * _np.cos(_np.pi * _arange(1 - M, M, 2) / (M - 1))


def bartlett(M):
    n = _arange(1 - M, M, 2)
    return _np.ones(1) if M == 1 else _array([]) if M < 1 else _np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1))


__name__ = _name
