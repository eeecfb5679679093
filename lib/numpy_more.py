"""The functions of numpy that are arithmetic on other functions of numpy; loaded when the first of them is asked for."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_asarray, _asanyarray, _array, _empty, _zeros, _arange = _np.asarray, _np.asanyarray, _np.array, _np.empty, _np.zeros, _np.arange


def _axis(axis, ndim):
    if not -ndim <= axis < ndim:
        raise _np.AxisError("axis %d is out of bounds for array of dimension %d" % (axis, ndim))
    return axis + ndim if axis < 0 else axis


def _at(ndim, axis, key):
    return (slice(None),) * axis + (key,)


# ---- questions

def isscalar(element):
    return isinstance(element, (_np.generic, int, float, complex, str, bytes))


def iscomplexobj(x):
    return _asarray(x).dtype.kind == "c"


def isrealobj(x):
    return not iscomplexobj(x)


def iscomplex(x):
    a = _asanyarray(x)
    return a.imag != 0 if a.dtype.kind == "c" else _zeros(a.shape, bool)[()]


def isreal(x):
    return _asanyarray(x).imag == 0


def _as_type(t):
    if isinstance(t, type) and issubclass(t, _np.generic):
        return t
    return _np.dtype(t).type


def issubdtype(arg1, arg2):
    return issubclass(_as_type(arg1), _as_type(arg2))


def issubclass_(arg1, arg2):
    try:
        return issubclass(arg1, arg2)
    except TypeError:
        return False


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
        broadcast_shapes(a1.shape, a2.shape)
    except Exception:
        return False
    return bool(_asarray(a1 == a2).all())


class finfo:
    """Machine limits for floating point types."""

    def __init__(self, dtype):
        dtype = _np.dtype(type(dtype) if isinstance(dtype, float) else dtype) if not isinstance(dtype, _np.ndarray) else dtype.dtype
        if dtype.kind == "c":
            dtype = _np.dtype("f%d" % (dtype.itemsize // 2))
        if dtype.kind != "f":
            raise ValueError("data type %r not inexact" % (dtype.type,))
        bits, mantissa, exponent = {2: (16, 10, 5), 4: (32, 23, 8), 8: (64, 52, 11)}[dtype.itemsize]
        t = dtype.type
        top = 2 ** (exponent - 1)
        self.dtype, self.bits, self.nmant, self.iexp, self.machep, self.negep = dtype, bits, mantissa, exponent, -mantissa, -mantissa - 1
        self.minexp, self.maxexp = 2 - top, top
        self.eps, self.epsneg = t(2.0 ** -mantissa), t(2.0 ** (-mantissa - 1))
        self.max = t((2.0 - 2.0 ** -mantissa) * 2.0 ** (top - 1))
        self.min = -self.max
        self.tiny = self.smallest_normal = t(2.0 ** (2 - top))
        self.smallest_subnormal = t(2.0 ** (2 - top - mantissa))
        self.precision = {2: 3, 4: 6, 8: 15}[dtype.itemsize]
        self.resolution = t(10.0 ** -self.precision)

    def __repr__(self):
        return "finfo(resolution=%s, min=%s, max=%s, dtype=%s)" % (self.resolution, self.min, self.max, self.dtype)


class iinfo:
    """Machine limits for integer types."""

    def __init__(self, int_type):
        try:
            self.dtype = _np.dtype(int_type)
        except TypeError:
            self.dtype = _np.dtype(type(int_type))
        self.kind = self.dtype.kind
        if self.kind not in "iu":
            raise ValueError("Invalid integer data type %r." % (self.kind,))
        self.bits = self.dtype.itemsize * 8
        self.key = "%s%d" % (self.kind, self.bits)

    min = property(lambda self: 0 if self.kind == "u" else -(1 << (self.bits - 1)))
    max = property(lambda self: (1 << self.bits) - 1 if self.kind == "u" else (1 << (self.bits - 1)) - 1)

    def __repr__(self):
        return "iinfo(min=%s, max=%s, dtype=%s)" % (self.min, self.max, self.dtype)


# ---- printing

class printoptions:
    """Context manager for setting print options."""

    def __init__(self, *args, **kwargs):
        self._args, self._kwargs = args, kwargs

    def __enter__(self):
        self._old = _np.get_printoptions()
        _np.set_printoptions(*self._args, **self._kwargs)
        return _np.get_printoptions()

    def __exit__(self, *exc):
        old = dict(self._old)
        precision = old["precision"]
        del old["legacy"]
        if precision is None:
            old["precision"] = -1
        _np.set_printoptions(**old)


# ---- shapes

def broadcast_shapes(*args):
    shapes = [(s,) if isinstance(s, int) else tuple(s) for s in args]
    n = max([len(s) for s in shapes], default=0)
    result = [1] * n
    for s in shapes:
        for k in range(len(s)):
            at = n - len(s) + k
            if s[k] == 1 or s[k] == result[at]:
                continue
            if result[at] != 1:
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape")
            result[at] = s[k]
    return tuple(result)


def broadcast_arrays(*args, subok=False):
    arrays = [_asarray(a) for a in args]
    try:
        shape = broadcast_shapes(*[a.shape for a in arrays])
    except ValueError:
        first = arrays[0].shape
        for k, a in enumerate(arrays):
            try:
                first = broadcast_shapes(first, a.shape)
            except ValueError:
                raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape %r and arg %d with shape %r."
                                 % (arrays[0].shape, k, a.shape)) from None
    return [a if a.shape == shape else _np.broadcast_to(a, shape) for a in arrays]


def rollaxis(a, axis, start=0):
    axis = _axis(axis, a.ndim)
    if start < 0:
        start += a.ndim
    if not 0 <= start <= a.ndim:
        raise _np.AxisError("'start' arg requires %d <= start < %d, but %d was passed in" % (-a.ndim, a.ndim + 1, start))
    if axis < start:
        start -= 1
    axes = list(range(a.ndim))
    axes.remove(axis)
    axes.insert(start, axis)
    return a.transpose(axes)


def rot90(m, k=1, axes=(0, 1)):
    m = _asanyarray(m)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    i, j = _axis(axes[0], m.ndim), _axis(axes[1], m.ndim)
    if i == j:
        raise ValueError("Axes must be different.")
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return _np.flip(_np.flip(m, i), j)
    order = list(range(m.ndim))
    order[i], order[j] = order[j], order[i]
    if k == 1:
        return _np.flip(m, j).transpose(order)
    return _np.flip(m.transpose(order), j)


def resize(a, new_shape):
    if isinstance(new_shape, int):
        new_shape = (new_shape,)
    a = _np.ravel(a)
    size = 1
    for n in new_shape:
        if n < 0:
            raise ValueError("all elements of `new_shape` must be non-negative")
        size *= n
    if a.size == 0 or size == 0:
        return _zeros(new_shape, a.dtype)
    return _np.tile(a, -(-size // a.size))[:size].reshape(new_shape)


def _block(arrays, depth, ndim):
    if not isinstance(arrays, list):
        a = _asarray(arrays)
        return a.reshape((1,) * (ndim - a.ndim) + a.shape)
    return _np.concatenate([_block(part, depth - 1, ndim) for part in arrays], axis=-depth)


def _block_depth(arrays):
    if not isinstance(arrays, list):
        return 0, _np.ndim(arrays)
    if not arrays:
        raise ValueError("List at arrays cannot be empty")
    found = [_block_depth(part) for part in arrays]
    if len({depth for depth, _ in found}) > 1:
        raise ValueError("List depths are mismatched.")
    return found[0][0] + 1, max([ndim for _, ndim in found])


def block(arrays):
    depth, ndim = _block_depth(arrays)
    result = _block(arrays, depth, max(depth, ndim))
    return result.copy() if depth == 0 else result


def unravel_index(indices, shape, order="C"):
    if isinstance(shape, int):
        shape = (shape,)
    a = _asarray(indices)
    if a.dtype.kind not in "iu" and a.size:
        raise TypeError("only int indices permitted")
    size = 1
    for n in shape:
        size *= n
    if a.size and (a.min() < 0 or a.max() >= size):
        bad = int(a.min()) if a.min() < 0 else int(a.max())
        raise ValueError("index %d is out of bounds for array with size %d" % (bad, size))
    result = []
    for n in (shape if order == "F" else reversed(shape)):
        result.append((a % n)[()])
        a = a // n
    return tuple(result if order == "F" else reversed(result))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    if isinstance(dims, int):
        dims = (dims,)
    total, step = 0, 1
    pairs = list(zip(multi_index, dims))
    for index, n in (pairs if order == "F" else reversed(pairs)):
        index = _asarray(index)
        if mode == "wrap":
            index = index % n
        elif mode == "clip":
            index = index.clip(0, n - 1)
        elif index.size and (index.min() < 0 or index.max() >= n):
            raise ValueError("invalid entry in coordinates array")
        total = total + index * step
        step *= n
    return total


def ix_(*args):
    result, n = [], len(args)
    for k, a in enumerate(args):
        a = _asarray(a)
        if a.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if a.size == 0:
            a = a.astype(_np.intp)
        if a.dtype.kind == "b":
            a, = a.nonzero()
        result.append(a.reshape((1,) * k + (a.size,) + (1,) * (n - k - 1)))
    return tuple(result)


# ---- matrices

def tri(N, M=None, k=0, dtype=float):
    if M is None:
        M = N
    return _np.greater_equal(_arange(N).reshape(-1, 1), _arange(-k, M - k)).astype(dtype)


def tril(m, k=0):
    m = _asanyarray(m)
    return _np.where(tri(*m.shape[-2:], k=k, dtype=bool) if m.ndim > 1 else tri(m.shape[0], k=k, dtype=bool), m, m.dtype.type(0))


def triu(m, k=0):
    m = _asanyarray(m)
    return _np.where(tri(*m.shape[-2:], k=k - 1, dtype=bool) if m.ndim > 1 else tri(m.shape[0], k=k - 1, dtype=bool), m.dtype.type(0), m)


def tril_indices(n, k=0, m=None):
    return tri(n, m, k=k, dtype=bool).nonzero()


def triu_indices(n, k=0, m=None):
    return (~tri(n, m, k=k - 1, dtype=bool)).nonzero()


def tril_indices_from(arr, k=0):
    return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])


def triu_indices_from(arr, k=0):
    return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])


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


def diag_indices(n, ndim=2):
    return (_arange(n),) * ndim


def diag_indices_from(arr):
    return diag_indices(arr.shape[0], arr.ndim)


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    n = min(a.shape)
    a[(_arange(n),) * a.ndim] = val if isscalar(val) else _np.resize(val, n)


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
    if a.shape[-1] != b.shape[-1]:
        raise ValueError("shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)"
                         % (str(a.shape).replace(" ", ""), str(b.shape).replace(" ", ""), a.shape[-1], a.ndim - 1, b.shape[-1], b.ndim - 1))
    if b.ndim == 1:
        return _np.dot(a, b)
    return _np.dot(a, _np.moveaxis(b, -1, -2) if b.ndim == 2 else _np.moveaxis(b, -1, -2))


def vdot(a, b):
    a, b = _np.ravel(a), _np.ravel(b)
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


def _product(numbers):
    result = 1
    for n in numbers:
        result *= n
    return result


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
        return third
    zero = 0
    a2 = a[..., 2] if a.shape[-1] == 3 else zero
    b2 = b[..., 2] if b.shape[-1] == 3 else zero
    parts = broadcast_arrays(a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, third)
    return _np.stack(parts, axis=axisc)


# ---- differences and sums

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
    parts = [p for p in ((None if to_begin is None else _np.ravel(to_begin)), a[1:] - a[:-1], (None if to_end is None else _np.ravel(to_end))) if p is not None]
    return parts[0] if len(parts) == 1 else _np.concatenate(parts)


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
    a, v = _np.atleast_1d(a), _np.atleast_1d(v)
    if len(v) > len(a):
        a, v = v, a
    if len(a) == 0:
        raise ValueError("a cannot be empty")
    if len(v) == 0:
        raise ValueError("v cannot be empty")
    n, m = len(a), len(v)
    full = _zeros(n + m - 1, _np.result_type(a, v))
    for k in range(m):
        full[k:k + n] += a * v[k]
    if mode == "full":
        return full
    if mode == "same":
        return full[(m - 1) // 2:(m - 1) // 2 + n]
    if mode == "valid":
        return full[m - 1:n]
    raise ValueError("mode must be one of 'valid', 'same', or 'full' (got %r)" % (mode,))


def correlate(a, v, mode="valid"):
    a, v = _asarray(a), _asarray(v)
    if len(v) > len(a):
        return convolve(a, v[::-1].conj(), mode)[::1] if mode != "same" else convolve(v[::-1].conj(), a, mode)
    return convolve(a, v[::-1].conj(), mode)


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
        slope = (fp[inside + 1] - fp[inside]) / (xp[inside + 1] - xp[inside])
        result = slope * (x - xp[inside]) + fp[inside]
        result = _np.where(x == xp[-1], fp[-1], result)
        result = _np.where(x < xp[0], left, _np.where(x > xp[-1], right, result))
        result = _np.where(_np.isnan(x), x, result)
    return result if x.ndim else _asarray(result)[()]


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = _array(x, copy=copy)
    if x.dtype.kind not in "fc":
        return x[()] if x.ndim == 0 else x
    for part in ((x.real, x.imag) if x.dtype.kind == "c" else (x,)):
        limits = finfo(part.dtype)
        part[_np.isnan(part)] = nan
        part[part == _np.inf] = limits.max if posinf is None else posinf
        part[part == -_np.inf] = limits.min if neginf is None else neginf
    return x[()] if x.ndim == 0 else x


def angle(z, deg=False):
    z = _asanyarray(z)
    r = _np.arctan2(z.imag, z.real)
    return r * (180 / _np.pi) if deg else r


def real(val):
    return val.real if hasattr(val, "real") else _asanyarray(val).real


def imag(val):
    return val.imag if hasattr(val, "imag") else _asanyarray(val).imag


def fix(x, out=None):
    return _np.trunc(x) if out is None else _np.trunc(x, out=out)


def sinc(x):
    y = _np.pi * _np.where(_asarray(x) == 0, 1.0e-20, x)
    return _np.sin(y) / y


# ---- statistics

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


def _flatten_axes(a, axis):
    """The axes to reduce moved to the end as one; the shape with them as ones."""
    if axis is None:
        return a.reshape(-1), (1,) * a.ndim
    axes = sorted(_axis(k, a.ndim) for k in ((axis,) if not isinstance(axis, (tuple, list)) else axis))
    rest = [k for k in range(a.ndim) if k not in axes]
    kept = tuple(1 if k in axes else a.shape[k] for k in range(a.ndim))
    return a.transpose(rest + axes).reshape([a.shape[k] for k in rest] + [_product([a.shape[k] for k in axes])]), kept


def _finish(result, kept, keepdims, out):
    if keepdims:
        result = _np.reshape(result, kept)
    if out is not None:
        out[...] = result
        return out
    return result[()] if isinstance(result, _np.ndarray) and result.ndim == 0 else result


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
        counts = diff(at)
    else:
        weights = _np.ravel(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
        order = _np.argsort(a)
        ordered, weights = a[order], weights[order]
        total = _np.concatenate((_zeros(1, weights.dtype), weights.cumsum()))
        at = _np.concatenate((ordered.searchsorted(edges[:-1], "left"), ordered.searchsorted(edges[-1:], "right")))
        counts = diff(total[at])
    if density:
        return counts / _array(diff(edges), float) / counts.sum(), edges
    return counts, edges


def digitize(x, bins, right=False):
    x, bins = _asarray(x), _asarray(bins)
    if x.dtype.kind == "c":
        raise TypeError("x may not be complex")
    steps = diff(bins)
    if not ((steps >= 0).all() or (steps <= 0).all()):
        raise ValueError("bins must be monotonically increasing or decreasing")
    side = "left" if right else "right"
    if len(steps) and (steps < 0).any():
        return len(bins) - _np.searchsorted(bins[::-1], x, side="right" if right else "left")
    return _np.searchsorted(bins, x, side=side)


def _replace_nan(a, value):
    a = _asanyarray(a)
    if a.dtype.kind not in "fc":
        return a, None
    mask = _np.isnan(a)
    return _np.where(mask, a.dtype.type(value), a), mask


def nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    return _np.sum(_replace_nan(a, 0)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
    return _np.prod(_replace_nan(a, 1)[0], axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def nancumsum(a, axis=None, dtype=None, out=None):
    return _np.cumsum(_replace_nan(a, 0)[0], axis=axis, dtype=dtype, out=out)


def nancumprod(a, axis=None, dtype=None, out=None):
    return _np.cumprod(_replace_nan(a, 1)[0], axis=axis, dtype=dtype, out=out)


def nanmax(a, axis=None, out=None, keepdims=False):
    return _np.fmax.reduce(_asanyarray(a), axis=axis, out=out, keepdims=keepdims)


def nanmin(a, axis=None, out=None, keepdims=False):
    return _np.fmin.reduce(_asanyarray(a), axis=axis, out=out, keepdims=keepdims)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
    values, mask = _replace_nan(a, 0)
    if mask is None:
        return _np.mean(values, axis=axis, dtype=dtype, out=out, keepdims=keepdims)
    count = _np.sum(~mask, axis=axis, keepdims=keepdims)
    with _np.errstate(invalid="ignore", divide="ignore"):
        result = _np.sum(values, axis=axis, dtype=dtype, keepdims=keepdims) / count
    if out is not None:
        out[...] = result
        return out
    return result


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    values, mask = _replace_nan(a, 0)
    if mask is None:
        return _np.var(values, axis=axis, dtype=dtype, out=out, ddof=ddof, keepdims=keepdims)
    count = _np.sum(~mask, axis=axis, keepdims=True)
    with _np.errstate(invalid="ignore", divide="ignore"):
        mean = _np.sum(values, axis=axis, dtype=dtype, keepdims=True) / count
        deviation = _np.where(mask, 0, values - mean)
        squares = (deviation * deviation.conj()).real if deviation.dtype.kind == "c" else deviation * deviation
        result = _np.sum(squares, axis=axis, keepdims=keepdims) / (count.reshape(_np.shape(_np.sum(squares, axis=axis, keepdims=keepdims))) - ddof)
    if out is not None:
        out[...] = result
        return out
    return result


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _np.sqrt(nanvar(a, axis, dtype, out, ddof, keepdims))


def nanargmax(a, axis=None):
    values, mask = _replace_nan(a, -_np.inf)
    if mask is not None and _np.any(_np.all(mask, axis=axis)):
        raise ValueError("All-NaN slice encountered")
    return _np.argmax(values, axis=axis)


def nanargmin(a, axis=None):
    values, mask = _replace_nan(a, _np.inf)
    if mask is not None and _np.any(_np.all(mask, axis=axis)):
        raise ValueError("All-NaN slice encountered")
    return _np.argmin(values, axis=axis)


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = _asanyarray(a)
    line, kept = _flatten_axes(a, axis)
    rows = line.reshape(-1, line.shape[-1])
    result = _array([median(row[~_np.isnan(row)]) if row.dtype.kind == "f" else median(row) for row in rows]).reshape(line.shape[:-1])
    return _finish(result, kept, keepdims, out)


# ---- picking

def argwhere(a):
    a = _asanyarray(a)
    if a.ndim == 0:
        return _np.argwhere(a.reshape(1))[:, :0]
    return _np.stack(a.nonzero(), axis=-1) if a.ndim else _np.nonzero(a)


def flatnonzero(a):
    return _np.nonzero(_np.ravel(a))[0]


def extract(condition, arr):
    return _np.take(_np.ravel(arr), _np.nonzero(_np.ravel(condition))[0])


def place(arr, mask, vals):
    mask, vals = _asarray(mask, dtype=bool), _np.ravel(vals)
    n = int(_np.count_nonzero(mask))
    if n == 0:
        return
    if vals.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    arr[mask] = resize(vals, n)


def putmask(a, mask, values):
    mask, values = _asarray(mask, dtype=bool), _asarray(values)
    if mask.size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    if values.shape == a.shape:
        a[mask.reshape(a.shape)] = values[mask.reshape(a.shape)]
    elif values.size:
        a[mask.reshape(a.shape)] = resize(values, a.size).reshape(a.shape)[mask.reshape(a.shape)]


def select(condlist, choicelist, default=0):
    if len(condlist) != len(choicelist):
        raise ValueError("list of cases must be same length as list of conditions")
    if len(condlist) == 0:
        raise ValueError("select with an empty condition list is not possible")
    kind = _np.result_type(*choicelist, default)
    result = default
    for condition, choice in zip(reversed(condlist), reversed(choicelist)):
        condition = _asarray(condition)
        if condition.dtype.kind != "b":
            raise TypeError("invalid entry %d in condlist: should be boolean ndarray" % 0)
        result = _np.where(condition, choice, result)
    return _asarray(result).astype(kind)


def piecewise(x, condlist, funclist, *args, **kw):
    x = _asanyarray(x)
    if isscalar(condlist) or (not isinstance(condlist[0], (list, _np.ndarray)) and x.ndim != 0):
        condlist = [condlist]
    conditions = [_asarray(c, dtype=bool) for c in condlist]
    if len(funclist) == len(conditions) + 1:
        rest = conditions[0]
        for c in conditions[1:]:
            rest = rest | c
        conditions.append(~rest)
    elif len(funclist) != len(conditions):
        raise ValueError("with %d condition(s), either %d or %d functions are expected" % (len(conditions), len(conditions), len(conditions) + 1))
    y = _np.zeros_like(x)
    for c, f in zip(conditions, funclist):
        if callable(f):
            if c.any():
                y[c] = f(x[c], *args, **kw)
        else:
            y[c] = f
    return y


def _along(arr, indices, axis):
    if indices.ndim != arr.ndim:
        raise ValueError("`indices` and `arr` must have the same number of dimensions")
    key = []
    for k in range(arr.ndim):
        key.append(indices if k == axis else _arange(arr.shape[k]).reshape((1,) * k + (-1,) + (1,) * (arr.ndim - k - 1)))
    return tuple(key)


def take_along_axis(arr, indices, axis):
    indices = _asarray(indices)
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if axis is None:
        arr, axis = _np.ravel(arr), 0
    return arr[_along(arr, indices, _axis(axis, arr.ndim))]


def put_along_axis(arr, indices, values, axis):
    indices = _asarray(indices)
    if indices.dtype.kind not in "iu":
        raise IndexError("`indices` must be an integer array")
    if axis is None:
        arr, axis = arr.flat, 0
    arr[_along(arr, indices, _axis(axis, arr.ndim))] = values


def delete(arr, obj, axis=None):
    arr = _asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    keep = _np.ones(n, bool)
    if isinstance(obj, slice):
        keep[obj] = False
    else:
        which = _asarray(obj)
        if which.dtype.kind == "b":
            if which.shape != (n,):
                raise ValueError("boolean array argument obj to delete must be one dimensional and match the axis length of %d" % n)
            keep = ~which
        else:
            if which.ndim == 0 and not -n <= int(which) < n:
                raise IndexError("index %d is out of bounds for axis %d with size %d" % (int(which), axis, n))
            if which.size:
                keep[which] = False
    return arr[_at(arr.ndim, axis, keep)]


def insert(arr, obj, values, axis=None):
    arr = _asarray(arr)
    if axis is None:
        arr, axis = arr.ravel(), 0
    axis = _axis(axis, arr.ndim)
    n = arr.shape[axis]
    if isinstance(obj, slice):
        obj = _arange(*obj.indices(n))
    where = _asarray(obj)
    if where.dtype.kind == "b":
        where = where.nonzero()[0]
    single = where.ndim == 0
    where = where.reshape(-1).astype(_np.intp)
    for k in where.tolist():
        if not -n <= k <= n:
            raise IndexError("index %d is out of bounds for axis %d with size %d" % (k, axis, n))
    where = _np.where(where < 0, where + n, where)
    values = _array(values, ndmin=arr.ndim, dtype=arr.dtype)
    if single:
        values = _np.moveaxis(values, 0, axis)
        count = values.shape[axis]
        where = _np.repeat(where, count)
    order = _np.argsort(where, kind="stable")
    shape = list(arr.shape)
    shape[axis] += len(where)
    places = where.copy()
    places[order] += _arange(len(where))
    old = _np.ones(shape[axis], bool)
    old[places] = False
    result = _empty(shape, arr.dtype)
    result[_at(arr.ndim, axis, places)] = values
    result[_at(arr.ndim, axis, old)] = arr
    return result


def trim_zeros(filt, trim="fb"):
    first, last = 0, len(filt)
    if "f" in trim.lower():
        while first < last and filt[first] == 0:
            first += 1
    if "b" in trim.lower():
        while last > first and filt[last - 1] == 0:
            last -= 1
    return filt[first:last]


# ---- sets

def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True):
    a = _asanyarray(ar)
    if axis is not None and not (axis == 0 and a.ndim == 1):
        return _unique_rows(a, return_index, return_inverse, return_counts, axis)
    a = a.reshape(-1)
    if return_index or return_inverse:
        order = a.argsort(kind="mergesort" if return_index else "quicksort")
        ordered = a[order]
    else:
        ordered = _np.sort(a)
    first = _np.ones(len(ordered), bool)
    first[1:] = ordered[1:] != ordered[:-1]
    if equal_nan and len(ordered) and ordered.dtype.kind in "fc" and _np.isnan(ordered[-1]):
        start = int(_np.argmax(_np.isnan(ordered)))
        first[start + 1:] = False
    return _unique_result(ordered[first], first, order if return_index or return_inverse else None, return_index, return_inverse, return_counts)


def _unique_result(values, first, order, return_index, return_inverse, return_counts):
    if not (return_index or return_inverse or return_counts):
        return values
    result = (values,)
    if return_index:
        result += (order[first],)
    if return_inverse:
        inverse = _empty(len(first), _np.intp)
        inverse[order] = _np.cumsum(first) - 1
        result += (inverse,)
    if return_counts:
        result += (diff(_np.concatenate((first.nonzero()[0], [len(first)]))),)
    return result


def _unique_rows(a, return_index, return_inverse, return_counts, axis):
    moved = _np.moveaxis(a, _axis(axis, a.ndim), 0)
    rows = moved.reshape(moved.shape[0], -1)
    order = lexsort([rows[:, k] for k in range(rows.shape[1] - 1, -1, -1)]) if rows.shape[1] else _arange(len(rows))
    ordered = rows[order]
    first = _np.ones(len(ordered), bool)
    if len(ordered):
        first[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    values = _np.moveaxis(moved[order][first], 0, axis)
    return _unique_result(values, first, order, return_index, return_inverse, return_counts)


def lexsort(keys, axis=-1):
    order = None
    for key in keys:
        key = _asarray(key)
        if key.ndim != 1:
            raise NotImplementedError("lexsort of keys with several dimensions is not supported")
        order = key.argsort(kind="stable") if order is None else order[key[order].argsort(kind="stable")]
    if order is None:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    return order


def in1d(ar1, ar2, assume_unique=False, invert=False, *, kind=None):
    a, b = _np.ravel(ar1), _np.sort(_np.ravel(ar2))
    if len(b) == 0:
        found = _zeros(len(a), bool)
    else:
        found = b[_np.searchsorted(b, a).clip(0, len(b) - 1)] == a
    return ~found if invert else found


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    element = _asarray(element)
    return in1d(element, test_elements, assume_unique, invert).reshape(element.shape)


def union1d(ar1, ar2):
    return unique(_np.concatenate((_np.ravel(ar1), _np.ravel(ar2))))


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    a, b = _np.ravel(ar1), _np.ravel(ar2)
    i = j = None
    if not assume_unique:
        if return_indices:
            a, i = unique(a, return_index=True)
            b, j = unique(b, return_index=True)
        else:
            a, b = unique(a), unique(b)
    both = _np.concatenate((a, b))
    order = both.argsort(kind="mergesort")
    ordered = both[order]
    same = ordered[1:] == ordered[:-1]
    values = ordered[:-1][same]
    if not return_indices:
        return values
    x, y = order[:-1][same], order[1:][same] - a.size
    return values, (x if i is None else i[x]), (y if j is None else j[y])


def setdiff1d(ar1, ar2, assume_unique=False):
    a = _np.ravel(ar1) if assume_unique else unique(ar1)
    return a[in1d(a, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    a, b = (_np.ravel(ar1), _np.ravel(ar2)) if assume_unique else (unique(ar1), unique(ar2))
    both = _np.sort(_np.concatenate((a, b)))
    if both.size == 0:
        return both
    change = _np.concatenate(([True], both[1:] != both[:-1], [True]))
    return both[change[1:] & change[:-1]]


def msort(a):
    return _np.sort(a, axis=0)


# ---- functions over arrays

def fromiter(iter, dtype, count=-1):
    items = []
    for x in iter:
        if count >= 0 and len(items) == count:
            break
        items.append(x)
    if count > len(items):
        raise ValueError("iterator too short")
    return _array(items, dtype=dtype) if items else _empty(0, dtype)


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*_np.indices(shape, dtype=dtype), **kwargs)


def fromstring(string, dtype=float, count=-1, *, sep=""):
    if sep == "":
        raise ValueError("The binary mode of fromstring is removed, use frombuffer instead")
    items = string.split() if sep.isspace() else [s for s in string.split(sep) if s.strip()]
    result = _array([float(s) for s in items]).astype(dtype) if items else _empty(0, dtype)
    return result if count < 0 else result[:count]


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = _asanyarray(arr)
    axis = _axis(axis, arr.ndim)
    moved = _np.moveaxis(arr, axis, -1)
    outer_shape = moved.shape[:-1]
    if _product(outer_shape) == 0:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    results = [_asanyarray(func1d(moved[index], *args, **kwargs)) for index in ndindex(*outer_shape)]
    stacked = _np.stack(results).reshape(outer_shape + results[0].shape)
    for k in range(results[0].ndim):
        stacked = _np.moveaxis(stacked, len(outer_shape) + k, axis + k)
    return stacked


class vectorize:
    """A function of numbers as a function of arrays."""

    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if excluded or signature:
            raise NotImplementedError("vectorize: excluded and signature are not supported")
        self.pyfunc, self.otypes, self.__doc__ = pyfunc, otypes, doc or pyfunc.__doc__

    def __call__(self, *args):
        arrays = broadcast_arrays(*args)
        shape = arrays[0].shape
        if arrays[0].size == 0 and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        results = [self.pyfunc(*values) for values in zip(*[a.ravel() for a in arrays])]
        if results and isinstance(results[0], tuple):
            return tuple(_array([r[k] for r in results], dtype=self._dtype(k)).reshape(shape) for k in range(len(results[0])))
        return _array(results, dtype=self._dtype(0)).reshape(shape)

    def _dtype(self, k):
        if self.otypes is None:
            return None
        return self.otypes[k]


class ndindex:
    """An iterator over all indices of a shape."""

    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], tuple):
            shape = shape[0]
        for n in shape:
            if n < 0:
                raise ValueError("negative dimensions are not allowed")
        self._shape = shape
        self._next = None if 0 in shape else [0] * len(shape)

    def __iter__(self):
        return self

    def __next__(self):
        if self._next is None:
            raise StopIteration
        result = tuple(self._next)
        for k in range(len(self._shape) - 1, -1, -1):
            self._next[k] += 1
            if self._next[k] < self._shape[k]:
                return result
            self._next[k] = 0
        self._next = None
        return result


class ndenumerate:
    """An iterator over indices and elements."""

    def __init__(self, arr):
        self._array = _asarray(arr)
        self._indices = ndindex(*self._array.shape)

    def __iter__(self):
        return self

    def __next__(self):
        index = next(self._indices)
        return index, self._array[index]


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        single = isinstance(key, slice)
        axes = []
        for s in ((key,) if single else key):
            start, step = s.start or 0, 1 if s.step is None else s.step
            if isinstance(step, complex):
                axes.append(_np.linspace(start, s.stop, int(abs(step))))
            else:
                axes.append(_arange(start, s.stop, step))
        if single:
            return axes[0]
        parts = _np.meshgrid(*axes, indexing="ij", sparse=self._sparse)
        return parts if self._sparse else _np.stack(parts)


class _Joiner:
    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        parts = []
        for item in (key if isinstance(key, tuple) else (key,)):
            if isinstance(item, slice):
                start, step = item.start or 0, 1 if item.step is None else item.step
                item = _np.linspace(start, item.stop, int(abs(step))) if isinstance(step, complex) else _arange(start, item.stop, step)
            elif isinstance(item, str):
                raise NotImplementedError("strings in r_ and c_ are not supported")
            item = _np.atleast_1d(item)
            if self._columns and item.ndim == 1:
                item = item.reshape(-1, 1)
            parts.append(item)
        return _np.concatenate(parts, axis=-1 if self._columns else 0)


class _Index:
    def __init__(self, always_tuple):
        self._always = always_tuple

    def __getitem__(self, key):
        return (key,) if self._always and not isinstance(key, tuple) else key


mgrid, ogrid, r_, c_, s_, index_exp = _Grid(False), _Grid(True), _Joiner(False), _Joiner(True), _Index(False), _Index(True)


# ---- polynomials

def polyval(p, x):
    x = _asanyarray(x) if not isscalar(x) else x
    y = 0 * x
    for c in _asarray(p):
        y = y * x + c
    return y


def poly(seq_of_zeros):
    result = _np.ones(1)
    for z in _np.atleast_1d(seq_of_zeros):
        result = convolve(result, _array([1, -z]))
    return result


def polyadd(a1, a2):
    a, b = _np.atleast_1d(a1), _np.atleast_1d(a2)
    n = max(len(a), len(b))
    return _np.concatenate((_zeros(n - len(a), a.dtype), a)) + _np.concatenate((_zeros(n - len(b), b.dtype), b))


def polysub(a1, a2):
    return polyadd(a1, -_np.atleast_1d(a2))


def polymul(a1, a2):
    return convolve(a1, a2)


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


# ---- windows

def hanning(M):
    return _np.ones(M) if M == 1 else _array([]) if M < 1 else 0.5 + 0.5 * _np.cos(_np.pi * _arange(1 - M, M, 2) / (M - 1))


def hamming(M):
    return _np.ones(M) if M == 1 else _array([]) if M < 1 else 0.54 + 0.46 * _np.cos(_np.pi * _arange(1 - M, M, 2) / (M - 1))


def bartlett(M):
    n = _arange(1 - M, M, 2)
    return _np.ones(M) if M == 1 else _array([]) if M < 1 else _np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1))


# ---- text files

def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = _asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError("Expected 1D or 2D array, got %dD array instead" % X.ndim)
    rows = X.reshape(-1, 1) if X.ndim == 1 else X
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != rows.shape[1]:
            raise AttributeError("fmt has wrong shape.  %s" % str(fmt))
        line = delimiter.join(fmt)
    elif fmt.count("%") == 1:
        line = delimiter.join([fmt] * rows.shape[1])
    else:
        line = fmt
    lines = []
    if header:
        lines.append(comments + header.replace("\n", "\n" + comments) + newline)
    for row in rows.tolist():
        lines.append(line % tuple(row) + newline)
    if footer:
        lines.append(comments + footer.replace("\n", "\n" + comments) + newline)
    if hasattr(fname, "write"):
        for text in lines:
            fname.write(text)
        return
    with open(fname, "w", encoding=encoding or "latin1") as f:
        for text in lines:
            f.write(text)


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding="bytes",
            max_rows=None, *, quotechar=None, like=None):
    if converters is not None or quotechar is not None:
        raise NotImplementedError("loadtxt: converters and quotechar are not supported")
    dtype = _np.dtype(dtype)
    if hasattr(fname, "read"):
        lines = fname.read()
        lines = (lines.decode("latin1") if isinstance(lines, bytes) else lines).split("\n")
    elif isinstance(fname, (list, tuple)):
        lines = fname
    else:
        with open(fname, encoding="latin1" if encoding in (None, "bytes") else encoding) as f:
            lines = f.read().split("\n")
    marks = [comments] if isinstance(comments, str) else list(comments or [])
    if usecols is not None and isinstance(usecols, int):
        usecols = (usecols,)
    convert = {"f": float, "i": int, "u": int, "c": complex}.get(dtype.kind)
    rows = []
    for number, text in enumerate(lines):
        if number < skiprows:
            continue
        if max_rows is not None and len(rows) >= max_rows:
            break
        for mark in marks:
            text = text.split(mark)[0]
        fields = text.split(delimiter)
        if not text.strip():
            continue
        if usecols is not None:
            try:
                fields = [fields[k] for k in usecols]
            except IndexError:
                raise ValueError("invalid column index %d at row %d with %d columns" % (usecols[-1], number + 1, len(fields))) from None
        if rows and len(fields) != len(rows[0]):
            raise ValueError("the number of columns changed from %d to %d at row %d; use `usecols` to select a subset and avoid this error"
                             % (len(rows[0]), len(fields), len(rows) + 1))
        row = []
        for column, s in enumerate(fields):
            try:
                row.append(convert(s) if convert else s)
            except ValueError:
                if convert is int:
                    try:
                        row.append(int(float(s)))
                        continue
                    except ValueError:
                        pass
                raise ValueError("could not convert string %r to %s at row %d, column %d." % (s, dtype, len(rows), column + 1)) from None
        rows.append(row)
    result = _array(rows, dtype=dtype) if rows else _empty((0,), dtype)
    if ndmin < 2 and result.ndim == 2:
        if result.shape[0] == 1 or result.shape[1] == 1:
            result = result.reshape(-1)
        if result.size == 1 and ndmin == 0:
            result = result.reshape(())
    return result.T if unpack else result


# ---- views that overlap

def _as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    x = _asarray(x)
    return _np._as_strided(x, x.shape if shape is None else tuple(shape), x.strides if strides is None else tuple(strides), writeable)


def _sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    x = _asarray(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    axes = tuple(range(x.ndim)) if axis is None else tuple(_axis(k, x.ndim) for k in ((axis,) if isinstance(axis, int) else axis))
    if len(window) != len(axes):
        raise ValueError("Must provide matching length window_shape and axis; got %d window_shape elements and %d axes elements." % (len(window), len(axes)))
    shape = list(x.shape)
    for k, n in zip(axes, window):
        if shape[k] < n:
            raise ValueError("window shape cannot be larger than input array shape")
        shape[k] -= n - 1
    return _np._as_strided(x, tuple(shape) + window, x.strides + tuple(x.strides[k] for k in axes), writeable)


cumproduct, product, sometrue, alltrue = _np.cumprod, _np.prod, _np.any, _np.all
__name__ = _name
