"""numpy: numbers and their types: questions about them, limits, parts of complex numbers."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_array, _asanyarray, _asarray, _zeros = _np.array, _np.asanyarray, _np.asarray, _np.zeros


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


__name__ = _name
