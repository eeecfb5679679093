# SPDX-License-Identifier: MIT
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
    return imag(x) == 0


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


def _limits_of(dtype):
    """The element type behind what finfo and iinfo are asked about."""
    try:
        return _np.dtype(dtype)
    except TypeError:
        return _np.dtype(type(dtype))


class finfo:
    """Machine limits for floating point types."""

    _known = {}

    def __new__(cls, dtype):
        dtype = dtype.dtype if isinstance(dtype, _np.ndarray) else _limits_of(dtype)
        if dtype.kind == "c":
            dtype = _np.dtype("f%d" % (dtype.itemsize // 2))
        if dtype.kind != "f":
            raise ValueError("data type %r not inexact" % (dtype.type,))
        key = dtype.itemsize
        if key not in cls._known:
            cls._known[key] = object.__new__(cls)._fill(dtype.newbyteorder("="))
        return cls._known[key]

    def _fill(self, dtype):
        mantissa, exponent, self.precision, self._format = {2: (10, 5, 3, "%.5e"), 4: (23, 8, 6, "%.7e"), 8: (52, 11, 15, "%.16e")}[dtype.itemsize]
        t, top = dtype.type, 2 ** (exponent - 1)
        self.dtype, self.bits, self.nmant, self.iexp, self.nexp = dtype, dtype.itemsize * 8, mantissa, exponent, exponent
        self.machep, self.negep, self.minexp, self.maxexp = -mantissa, -mantissa - 1, 2 - top, top
        self.eps, self.epsneg = t(2.0 ** -mantissa), t(2.0 ** (-mantissa - 1))
        self.max = t((2.0 - 2.0 ** -mantissa) * 2.0 ** (top - 1))
        self.min = -self.max
        self.tiny = self.smallest_normal = t(2.0 ** (2 - top))
        self.smallest_subnormal = t(2.0 ** (2 - top - mantissa))
        self.resolution = t(10.0 ** -self.precision)
        return self

    def _text(self, name):
        return self._format % getattr(self, name)

    def __str__(self):
        line = "-" * 63
        return "\n".join([
            "Machine parameters for %s" % self.dtype, line,
            "precision = %3s   resolution = %s" % (self.precision, self._text("resolution")),
            "machep = %6s   eps =        %s" % (self.machep, self._text("eps")),
            "negep =  %6s   epsneg =     %s" % (self.negep, self._text("epsneg")),
            "minexp = %6s   tiny =       %s" % (self.minexp, self._text("tiny")),
            "maxexp = %6s   max =        %s" % (self.maxexp, self._text("max")),
            "nexp =   %6s   min =        -max" % self.nexp,
            "smallest_normal = %s   smallest_subnormal = %s" % (self._text("smallest_normal"), self._text("smallest_subnormal")), line, ""])

    def __repr__(self):
        return "finfo(resolution=%s, min=%s, max=%s, dtype=%s)" % (self.resolution, self._text("min"), self._text("max"), self.dtype)


class iinfo:
    """Machine limits for integer types."""

    def __init__(self, int_type):
        self.dtype = _limits_of(int_type)
        self.kind = self.dtype.kind
        if self.kind not in "iu":
            raise ValueError("Invalid integer data type %r." % (self.kind,))
        self.bits = self.dtype.itemsize * 8
        self.key = "%s%d" % (self.kind, self.bits)

    min = property(lambda self: 0 if self.kind == "u" else -(1 << (self.bits - 1)))
    max = property(lambda self: (1 << self.bits) - 1 if self.kind == "u" else (1 << (self.bits - 1)) - 1)

    def __str__(self):
        line = "-" * 63
        return "Machine parameters for %s\n%s\nmin = %s\nmax = %s\n%s\n" % (self.dtype, line, self.min, self.max, line)

    def __repr__(self):
        return "iinfo(min=%s, max=%s, dtype=%s)" % (self.min, self.max, self.dtype)


# ---- names and groups of types

typecodes = {"Character": "c", "Integer": "bhilqp", "UnsignedInteger": "BHILQP", "Float": "efd", "Complex": "FD", "AllInteger": "bBhHiIlLqQpP",
             "AllFloat": "efdFD", "Datetime": "", "All": "?bhilqpBHILQPefdFDSU"}
sctypes = {"int": [_np.int8, _np.int16, _np.int32, _np.int64], "uint": [_np.uint8, _np.uint16, _np.uint32, _np.uint64],
           "float": [_np.float16, _np.float32, _np.float64], "complex": [_np.complex64, _np.complex128], "others": [bool, bytes, str]}
_type_names = {"S1": "character", "?": "bool", "b": "signed char", "B": "unsigned char", "h": "short", "H": "unsigned short", "i": "integer",
               "I": "unsigned integer", "l": "long integer", "L": "unsigned long integer", "q": "long long integer", "Q": "unsigned long long integer",
               "f": "single precision", "d": "double precision", "F": "complex single precision", "D": "complex double precision", "S": "string",
               "U": "unicode"}


def typename(char):
    return _type_names[char]


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    codes = [t if isinstance(t, str) else _asarray(t).dtype.char for t in typechars]
    found = [c for c in codes if c in typeset]
    if not found:
        return default
    if "F" in found and "d" in found:
        return "D"
    return min(found, key=typeset.index)


def common_type(*arrays):
    is_complex, precision = False, 0
    for a in arrays:
        t = a.dtype
        is_complex = is_complex or t.kind == "c"
        if t.kind in "iu":
            size = 8
        elif t.kind in "fc":
            size = t.itemsize // 2 if t.kind == "c" else t.itemsize
        else:
            raise TypeError("can't get common type for non-numeric array")
        precision = max(precision, size)
    if is_complex:
        return _np.complex64 if precision <= 4 else _np.complex128
    return {2: _np.float16, 4: _np.float32, 8: _np.float64}[precision]


def obj2sctype(rep, default=None):
    if isinstance(rep, type) and issubclass(rep, _np.generic):
        return rep
    try:
        return rep.dtype.type if isinstance(rep, (_np.ndarray, _np.generic)) else _np.dtype(rep).type
    except TypeError:
        return default


def maximum_sctype(t):
    g = obj2sctype(t)
    if g is None:
        return t
    kind = _np.dtype(g).kind
    return {"i": _np.int64, "u": _np.uint64, "f": _np.float64, "c": _np.complex128}.get(kind, g)


def sctype2char(sctype):
    sctype = obj2sctype(sctype)
    if sctype is None:
        raise ValueError("unrecognized type")
    return _np.dtype(sctype).char


def _highest(types):
    kind = "buifcSU"
    return max(kind.index("i" if t.kind == "u" else t.kind) for t in types)


def _widest(types):
    result = types[0]
    for t in types[1:]:
        result = _np.promote_types(result, t)
    return result


def find_common_type(array_types, scalar_types):
    arrays, scalars = [_np.dtype(t) for t in array_types], [_np.dtype(t) for t in scalar_types]
    if not arrays or not scalars:
        return _widest(arrays or scalars) if arrays or scalars else None
    wide, scalar = _widest(arrays), _widest(scalars)
    return scalar if _highest([scalar]) > _highest([wide]) else wide


class ModuleDeprecationWarning(DeprecationWarning):
    """Module deprecation warning."""


class VisibleDeprecationWarning(UserWarning):
    """Visible deprecation warning."""


class ComplexWarning(RuntimeWarning):
    """The warning raised when casting a complex dtype to a real dtype."""


class RankWarning(UserWarning):
    """Issued when a Vandermonde matrix is rank deficient."""


class TooHardError(RuntimeError):
    """Raised when a problem is too hard to solve."""


MAXDIMS, cfloat, singlecomplex = 32, _np.complex128, _np.complex64
str_ = unicode_ = str  # elements of text arrays are Python's own
bytes_ = string_ = bytes
flatiter = type(_np.zeros(1).flat)
ScalarType = [int, float, complex, bool, bytes, str] + [t for group in ("int", "uint", "float", "complex") for t in sctypes[group]] + [_np.bool_]
sctypeDict = {t.__name__: t for group in ("int", "uint", "float", "complex") for t in sctypes[group]}


# ---- whole numbers as text

def binary_repr(num, width=None):
    num = num.__index__() if hasattr(num, "__index__") else _no_index(num)
    if num >= 0:
        digits = bin(num)[2:]
        needed = len(digits)
    elif width is None:
        return "-" + bin(-num)[2:]
    else:
        needed = len(bin(-num - 1)[2:]) + 1 if num < -1 else 1
        digits = bin((1 << max(width, needed)) + num)[2:]
    if width is None:
        return digits
    if width < needed:
        _np._warn(DeprecationWarning, "Insufficient bit width provided. This behavior will raise an error in the future.")
    return digits.zfill(width)


def _no_index(value):
    raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__)


def base_repr(number, base=2, padding=0):
    if base > 36:
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    n, digits = abs(int(number)), []
    while n:
        digits.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % base])
        n //= base
    if padding:
        digits.append("0" * padding)
    if number < 0:
        digits.append("-")
    return "".join(reversed(digits or "0"))


# ---- parts of numbers

def real_if_close(a, tol=100):
    a = _asanyarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = finfo(a.dtype.type).eps * tol
    return a.real if _np.all(_np.absolute(a.imag) < tol) else a


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
    r = _np.arctan2(z.imag if z.dtype.kind == "c" else 0, z.real)
    return r * (180 / _np.pi) if deg else r


def real(val):
    return val.real if hasattr(val, "real") else _asanyarray(val).real


def imag(val):
    return val.imag if hasattr(val, "imag") else _asanyarray(val).imag


__name__ = _name
