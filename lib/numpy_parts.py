# SPDX-License-Identifier: MIT
"""numpy: numbers in two parts: quotient and remainder, mantissa and exponent; arrays with required properties."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_array, _asanyarray, _asarray = _np.array, _np.asanyarray, _np.asarray


def _by_class(function, compute, *inputs):
    """What classes of scripts among the operands make of a function with two results."""
    done = _np._class_override(function, inputs, None)
    if done is not Ellipsis:
        return done
    results = compute(*[_asarray(x) if isinstance(x, _np.ndarray) else x for x in inputs])
    return tuple(_np._class_finish(function, result, inputs, None, k) for k, result in enumerate(results))


def divmod(x1, x2, /):
    return _by_class(divmod, _divmod, x1, x2)


def _divmod(x1, x2):
    return _np.floor_divide(x1, x2), _np.remainder(x1, x2)


def _as_float(x):
    a = _asanyarray(x)
    if a.dtype.kind in "iub":
        size = a.dtype.itemsize
        return a.astype(_np.float16 if size == 1 else _np.float32 if size == 2 else _np.float64)
    if a.dtype.kind != "f":
        raise TypeError("ufunc 'frexp' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule "
                        "''safe''")
    return a


def modf(x, /):
    """Fractional and whole part, both with x's sign."""
    return _by_class(modf, _modf, x)


def _modf(x):
    a = _as_float(x)
    whole = _np.trunc(a)
    with _np.errstate(invalid="ignore"):
        rest = _np.copysign(_np.where(_np.isinf(a), a.dtype.type(0), a - whole), a)
    return rest.astype(a.dtype)[()], _asanyarray(whole)[()]


def frexp(x, /):
    """The mantissa in [0.5, 1) and the exponent of two, read from the bits."""
    return _by_class(frexp, _frexp, x)


def _frexp(x):
    a = _as_float(x)
    wide = _array(a, dtype=_np.float64)
    small = (abs(wide) < 2.0 ** -1022) & (wide != 0)
    wide = _np.where(small, wide * 2.0 ** 54, wide)
    bits = _asarray(wide).view(_np.int64)
    exponent = (bits >> 52) & 0x7FF
    plain = (wide == 0) | (exponent == 0x7FF)
    mantissa = _np.where(plain, wide, _asarray((bits & ~(0x7FF << 52)) | (1022 << 52)).view(_np.float64))
    exponent = _np.where(plain, 0, exponent - 1022 - _np.where(small, 54, 0)).astype(_np.int32)
    return mantissa.astype(a.dtype)[()], exponent[()]


def ldexp(x1, x2):
    """x1 * 2 ** x2, in steps that do not overflow before the result does."""
    a, n = _as_float(x1), _asanyarray(x2)
    if n.dtype.kind not in "iub":
        raise TypeError("ufunc 'ldexp' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule "
                        "''safe''")
    n = n.astype(_np.int64).clip(-3000, 3000)
    third = n // 3
    with _np.errstate(under="ignore"):
        result = a.astype(_np.float64) * 2.0 ** third * 2.0 ** third * 2.0 ** (n - 2 * third)
    return result.astype(a.dtype)


def _to_axis_end(a, axis):
    if axis is None:
        return a.ravel(), 0
    return _np.moveaxis(a, axis, -1), axis


# eight bytes of 0 or 1, read as one number, times this: the bits together are the highest byte
_gather = {"big": 0x8040201008040201, "little": 0x0102040810204080}
_spread = {}


def _check_order(bitorder):
    if bitorder not in _gather:
        raise ValueError("'order' must be either 'little' or 'big'")


def _bits_of_bytes(bitorder):
    """The eight bits of each of the 256 bytes, as one number."""
    if bitorder not in _spread:
        weights = 1 << _np.arange(8)
        _spread[bitorder] = ((_np.arange(256)[:, None] & (weights[::-1] if bitorder == "big" else weights)) != 0).astype(_np.uint8).view(_np.uint64).ravel()
    return _spread[bitorder]


def packbits(a, axis=None, bitorder="big"):
    _check_order(bitorder)
    a = _asarray(a)
    if a.dtype.kind not in "iub":
        raise TypeError("Expected an input array of integer or boolean data type")
    line, axis = _to_axis_end(a, axis)
    n = line.shape[-1]
    bits = _np.zeros(line.shape[:-1] + (-(-n // 8) * 8,), _np.uint8)
    bits[..., :n] = line != 0
    packed = ((bits.view(_np.uint64) * _np.uint64(_gather[bitorder])) >> _np.uint64(56)).astype(_np.uint8)
    return _np.moveaxis(packed, -1, axis) if packed.ndim > 1 else packed


def unpackbits(a, axis=None, count=None, bitorder="big"):
    _check_order(bitorder)
    a = _asarray(a)
    if a.dtype != _np.uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    line, axis = _to_axis_end(a, axis)
    bits = _bits_of_bytes(bitorder).take(line).view(_np.uint8)
    if count is not None:
        total = bits.shape[-1]
        if count < 0:
            if -count > total:
                raise ValueError("-count larger than number of elements")
            bits = bits[..., :count]
        elif count <= total:
            bits = bits[..., :count]
        else:
            bits = _np.concatenate((bits, _np.zeros(bits.shape[:-1] + (count - total,), _np.uint8)), axis=-1)
    return _np.moveaxis(bits, -1, axis) if bits.ndim > 1 else bits


def _infinite(x, out, negative):
    a = _asanyarray(x)
    if a.dtype.kind == "c":
        raise TypeError("This operation is not supported for %s values because it would be ambiguous." % a.dtype)
    if a.dtype.kind not in "fiub":
        raise TypeError("This operation is not supported for %s values because it would be ambiguous." % a.dtype)
    return _np.logical_and(_np.isinf(a), _np.signbit(a) if negative else ~_np.signbit(a), out=out) if out is not None else \
        _np.logical_and(_np.isinf(a), _np.signbit(a) if negative else ~_np.signbit(a))


def isposinf(x, out=None):
    return _infinite(x, out, False)


def isneginf(x, out=None):
    return _infinite(x, out, True)


def isfortran(a):
    return a.flags.fnc


def asfarray(a, dtype=float):
    if _np.dtype(dtype).kind not in "fc":
        dtype = float
    return _asarray(a, dtype=dtype)


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def require(a, dtype=None, requirements=None, *, like=None):
    if not requirements:
        return _np.asanyarray(a, dtype=dtype)
    names = {"C": "C", "C_CONTIGUOUS": "C", "CONTIGUOUS": "C", "F": "F", "F_CONTIGUOUS": "F", "FORTRAN": "F", "A": "A", "ALIGNED": "A", "W": "W", "WRITEABLE": "W",
             "O": "O", "OWNDATA": "O", "E": "E", "ENSUREARRAY": "E"}
    wanted = {names[x.upper()] for x in requirements}
    subok = "E" not in wanted
    if "C" in wanted and "F" in wanted:
        raise ValueError('Cannot specify both "C" and "F" order')
    order = "F" if "F" in wanted else "C" if "C" in wanted else "A"
    result = _array(a, dtype=dtype, order=order, copy=False, subok=subok)
    for name in wanted - {"C", "F", "E"}:
        if not result.flags[name]:
            return result.copy(order)
    return result


__name__ = _name
