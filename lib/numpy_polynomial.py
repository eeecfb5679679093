# SPDX-License-Identifier: MIT
"""numpy: polynomials as arrays of coefficients, highest power first."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_arange, _array, _asanyarray, _asarray, _zeros = _np.arange, _np.array, _np.asanyarray, _np.asarray, _np.zeros


def polyval(p, x):
    if isinstance(x, poly1d):
        y = 0
    else:
        x = _asanyarray(x)
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


def _like(result, *given):
    """As a poly1d when one was given."""
    return poly1d(result) if any([isinstance(g, poly1d) for g in given]) else result


def polyadd(a1, a2):
    a, b = _longer(a1, a2)
    return _like(a + b, a1, a2)


def polysub(a1, a2):
    a, b = _longer(a1, a2)
    return _like(a - b, a1, a2)


def polymul(a1, a2):
    return _like(_np.convolve(poly1d(a1).coeffs, poly1d(a2).coeffs), a1, a2)


def polydiv(u, v):
    quotient, rest = _divide(u, v)
    return _like(quotient, u, v), _like(rest, u, v)


def roots(p):
    raise NotImplementedError("roots of polynomials need eigenvalues, which are not supported")


def _divide(u, v):
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
    c = _asarray(p)
    for _ in range(m):
        c = c[:-1] * _arange(len(c) - 1, 0, -1)
    return _like(c, p)


def polyint(p, m=1, k=None):
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = _np.zeros(m, float) if k is None else _np.atleast_1d(k)
    if len(k) == 1 and m > 1:
        k = k[0] * _np.ones(m, float)
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    c = _asarray(p)
    for constant in k[:m]:
        c = _np.concatenate((c / _arange(len(c), 0, -1), [constant]))
    return _like(c, p)


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


def _coefficient_text(c):
    if not _np.iscomplex(c):
        return "%.4g" % _np.real(c)
    real, imag = "%.4g" % _np.real(c), "%.4g" % _np.imag(c)
    return imag + "j" if _np.real(c) == 0 else "(%s + %sj)" % (real, imag)


class poly1d:
    """A polynomial in one variable, by its coefficients (highest power first) or its roots."""

    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            self._variable, self._coeffs = variable or c_or_r._variable, c_or_r._coeffs
            return
        c = _np.atleast_1d(poly(c_or_r) if r else c_or_r)
        if c.ndim > 1:
            raise ValueError("Polynomial must be 1d only.")
        c = _np.trim_zeros(c, trim="f")
        self._coeffs = c if len(c) else _array([0], dtype=c.dtype)
        self._variable = variable or "x"

    @property
    def coeffs(self):
        return self._coeffs

    @coeffs.setter
    def coeffs(self, value):
        if value is not self._coeffs:
            raise AttributeError("Cannot set attribute")

    c = coef = coefficients = coeffs

    @property
    def variable(self):
        return self._variable

    @property
    def order(self):
        return len(self._coeffs) - 1

    o = order

    @property
    def roots(self):
        return roots(self._coeffs)

    r = roots

    def __array__(self, t=None):
        return _asarray(self._coeffs, t) if t else _asarray(self._coeffs)

    def __repr__(self):
        return "poly1d(" + repr(self._coeffs)[6:-1] + ")"

    def __len__(self):
        return self.order

    def __str__(self):
        """Two lines: powers above, numbers and variables below; wrapped after seventy columns."""
        nonzero = _np.flatnonzero(self._coeffs)
        coeffs = self._coeffs[nonzero[0]:] if len(nonzero) else []
        text, upper, lower, tail = " ", "", "" if len(nonzero) else "0", ""
        for k, c in enumerate(coeffs):
            number, power = _coefficient_text(c), len(coeffs) - 1 - k
            if number == "0":
                continue
            part = number if power == 0 else number + " " + self._variable
            if k > 0:
                part = " - " + part[1:] if part.startswith("-") else " + " + part
            if power < 2:
                tail += part
                continue
            digits = str(power)
            above, below = " " * (len(part) - 1) + digits, part + " " * (len(digits) - 1)
            if len(lower) + len(below) > 70 or len(upper) + len(above) > 70:
                text += upper + "\n" + lower + "\n "
                upper = lower = ""
            upper, lower = upper + above, lower + below
        return text + upper + "\n" + lower + tail

    def __call__(self, val):
        return polyval(self._coeffs, val)

    def __neg__(self):
        return poly1d(-self._coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return poly1d(self._coeffs * other if _np.isscalar(other) else polymul(self._coeffs, poly1d(other)._coeffs))

    def __rmul__(self, other):
        return poly1d(other * self._coeffs if _np.isscalar(other) else polymul(poly1d(other)._coeffs, self._coeffs))

    def __add__(self, other):
        return poly1d(polyadd(self._coeffs, poly1d(other)._coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(polysub(self._coeffs, poly1d(other)._coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other)._coeffs, self._coeffs))

    def __pow__(self, val):
        if not _np.isscalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        result = [1]
        for _ in range(val):
            result = polymul(self._coeffs, result)
        return poly1d(result)

    def __truediv__(self, other):
        return poly1d(self._coeffs / other) if _np.isscalar(other) else polydiv(self, poly1d(other))

    def __rtruediv__(self, other):
        return poly1d(other / self._coeffs) if _np.isscalar(other) else polydiv(poly1d(other), self)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self._coeffs.shape == other._coeffs.shape and (self._coeffs == other._coeffs).all()

    def __ne__(self, other):
        return not self.__eq__(other) if isinstance(other, poly1d) else NotImplemented

    def __getitem__(self, val):
        return self._coeffs[self.order - val] if 0 <= val <= self.order else self._coeffs.dtype.type(0)

    def __setitem__(self, key, val):
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self._coeffs = _np.concatenate((_zeros(key - self.order, self._coeffs.dtype), self._coeffs))
        self._coeffs[self.order - key] = val

    def __iter__(self):
        return iter(self._coeffs)

    def deriv(self, m=1):
        return poly1d(polyder(self._coeffs, m=m))

    def integ(self, m=1, k=0):
        return poly1d(polyint(self._coeffs, m=m, k=k))


__name__ = _name
