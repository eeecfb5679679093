# SPDX-License-Identifier: MIT
"""numpy.testing: assertions about arrays, with messages that show where they differ."""

import math as _math
import numpy as _np

__all__ = ["assert_", "assert_allclose", "assert_almost_equal", "assert_approx_equal", "assert_array_almost_equal", "assert_array_almost_equal_nulp",
           "assert_array_compare", "assert_array_equal", "assert_array_less", "assert_array_max_ulp", "assert_equal", "assert_raises", "assert_string_equal",
           "build_err_msg", "print_assert_equal"]


def build_err_msg(arrays, err_msg, header="Items are not equal:", verbose=True, names=("ACTUAL", "DESIRED"), precision=8):
    lines = ["\n" + header]
    if err_msg:
        if "\n" not in err_msg and len(err_msg) < 79 - len(header):
            lines = [lines[0] + " " + err_msg]
        else:
            lines.append(err_msg)
    for name, a in zip(names, arrays) if verbose else ():
        try:
            text = _np.array_repr(a, precision=precision) if isinstance(a, _np.ndarray) else repr(a)
        except Exception as e:
            text = "[repr failed for <%s>: %s]" % (type(a).__name__, e)
        if text.count("\n") > 3:
            text = "\n".join(text.splitlines()[:3]) + "..."
        lines.append(" %s: %s" % (name, text))
    return "\n".join(lines)


def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


# ---- arrays

def _same_places(x, y, test, name, fail):
    """Where both have a special value; that they have it in the same places."""
    in_x, in_y = test(x), test(y)
    if not _np.asarray(in_x == in_y).all():
        fail("\nx and y %s location mismatch:" % name)
    if _np.ndim(in_x) == 0:
        return _np.bool_(in_x)
    return _np.bool_(in_y) if _np.ndim(in_y) == 0 else in_y


def _remarks(x, y, reduced, n_elements):
    n_wrong = reduced.size - reduced.sum(dtype=_np.intp)
    remarks = ["Mismatched elements: %d / %d (%s%%)" % (n_wrong, n_elements, format(100 * n_wrong / n_elements, ".3g"))]
    with _np.errstate(all="ignore"):
        try:
            error = abs(x - y)
            if _np.issubdtype(x.dtype, _np.unsignedinteger):
                error = _np.minimum(error, abs(y - x))
            remarks.append("Max absolute difference: " + _np.array2string(_np.max(error)))
            nonzero = _np.bool_(y != 0) if _np.ndim(y) == 0 else y != 0
            if _np.all(~nonzero):
                relative = _np.array(_np.inf)
            else:
                relative = _np.max(_np.asarray(error)[nonzero] / abs(_np.asarray(y)[nonzero])) if _np.ndim(nonzero) else _np.max(error / abs(y))
            remarks.append("Max relative difference: " + _np.array2string(relative))
        except (TypeError, ValueError):
            pass
    return remarks


def assert_array_compare(comparison, x, y, err_msg="", verbose=True, header="", precision=6, equal_nan=True, equal_inf=True, *, strict=False):
    x, y = _np.asanyarray(x), _np.asanyarray(y)
    shown = [x, y]

    def fail(reason):
        raise AssertionError(build_err_msg(shown, err_msg + reason, verbose=verbose, header=header, names=("x", "y"), precision=precision))

    fits = x.shape == y.shape if strict else x.shape == () or y.shape == () or x.shape == y.shape
    if not fits:
        fail("\n(shapes %s, %s mismatch)" % (x.shape, y.shape))
    if strict and x.dtype != y.dtype:
        fail("\n(dtypes %s, %s mismatch)" % (x.dtype, y.dtype))
    flagged = _np.bool_(False)
    if x.dtype.kind in "biufc" and y.dtype.kind in "biufc":
        if equal_nan:
            flagged = _same_places(x, y, _np.isnan, "nan", fail)
        if equal_inf:
            flagged = flagged | _same_places(x, y, lambda a: a == _np.inf, "+inf", fail)
            flagged = flagged | _same_places(x, y, lambda a: a == -_np.inf, "-inf", fail)
    if flagged.ndim > 0:
        x, y = [a if a.ndim == 0 else a[~flagged] for a in (x, y)]
        if x.size == 0:
            return
    elif flagged:
        return
    equal = comparison(x, y)
    reduced = _np.array([equal]) if isinstance(equal, bool) else _np.asarray(equal).ravel()
    if not reduced.all():
        fail("\n" + "\n".join(_remarks(x, y, reduced, flagged.size if flagged.ndim else reduced.size)))


def assert_array_equal(x, y, err_msg="", verbose=True, *, strict=False):
    assert_array_compare(lambda a, b: a == b, x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not equal", strict=strict)


def assert_array_less(x, y, err_msg="", verbose=True):
    assert_array_compare(lambda a, b: a < b, x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not less-ordered", equal_inf=False)


def assert_array_almost_equal(x, y, decimal=6, err_msg="", verbose=True):
    def near(a, b):
        b = _np.asanyarray(b, _np.result_type(b, 1.0))
        return abs(a - b) < 1.5 * 10.0 ** -decimal

    assert_array_compare(near, x, y, err_msg=err_msg, verbose=verbose, header="Arrays are not almost equal to %d decimals" % decimal, precision=decimal)


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    assert_array_compare(lambda a, b: _np.isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan), actual, desired, err_msg=str(err_msg), verbose=verbose,
                         header="Not equal to tolerance rtol=%s, atol=%s" % (format(rtol, "g"), format(atol, "g")), equal_nan=equal_nan)


# ---- anything

def _is_complex(*values):
    try:
        return any([_np.iscomplexobj(v) for v in values])
    except (ValueError, TypeError, NotImplementedError):
        return False


def _parts(value):
    return (_np.real(value), _np.imag(value)) if _is_complex(value) else (value, 0)


def _by_parts(check, actual, desired, message):
    (real, imag), (wanted_real, wanted_imag) = _parts(actual), _parts(desired)
    try:
        check(real, wanted_real)
        check(imag, wanted_imag)
    except AssertionError:
        raise AssertionError(message) from None


def assert_equal(actual, desired, err_msg="", verbose=True):
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for k in desired:
            if k not in actual:
                raise AssertionError(repr(k))
            assert_equal(actual[k], desired[k], "key=%r\n%s" % (k, err_msg), verbose)
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg, verbose)
        for k in range(len(desired)):
            assert_equal(actual[k], desired[k], "item=%r\n%s" % (k, err_msg), verbose)
        return
    if isinstance(actual, _np.ndarray) or isinstance(desired, _np.ndarray):
        return assert_array_equal(actual, desired, err_msg, verbose)
    message = build_err_msg([actual, desired], err_msg, verbose=verbose)
    if _is_complex(actual, desired):
        return _by_parts(assert_equal, actual, desired, message)
    if _np.isscalar(desired) != _np.isscalar(actual):
        raise AssertionError(message)
    try:
        if _np.isnan(desired) and _np.isnan(actual):
            return
        if desired == 0 and actual == 0 and _np.signbit(desired) != _np.signbit(actual):
            raise AssertionError(message)
    except (TypeError, ValueError, NotImplementedError):
        pass
    if not desired == actual:
        raise AssertionError(message)


def print_assert_equal(test_string, actual, desired):
    if not actual == desired:
        raise AssertionError("%s failed\nACTUAL: \n%s\nDESIRED: \n%s" % (test_string, actual, desired))


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    message = build_err_msg([actual, desired], err_msg, verbose=verbose, header="Arrays are not almost equal to %d decimals" % decimal)
    if _is_complex(actual, desired):
        return _by_parts(lambda a, b: assert_almost_equal(a, b, decimal=decimal), actual, desired, message)
    if isinstance(actual, (_np.ndarray, tuple, list)) or isinstance(desired, (_np.ndarray, tuple, list)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if not (_np.isfinite(desired) and _np.isfinite(actual)):
        both_nan = _np.isnan(desired) and _np.isnan(actual)
        if not both_nan and not desired == actual:
            raise AssertionError(message)
        return
    if abs(desired - actual) >= _np.float64(1.5 * 10.0 ** -decimal):
        raise AssertionError(message)


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    actual, desired = float(actual), float(desired)
    if desired == actual:
        return
    message = build_err_msg([actual, desired], err_msg, header="Items are not equal to %d significant digits:" % significant, verbose=verbose)
    if not (_math.isfinite(desired) and _math.isfinite(actual)):
        if not (_math.isnan(desired) and _math.isnan(actual)):
            raise AssertionError(message)
        return
    scale = 10.0 ** _math.floor(_math.log10(0.5 * (abs(desired) + abs(actual))))
    if abs(desired / scale - actual / scale) >= 10.0 ** -(significant - 1):
        raise AssertionError(message)


def assert_string_equal(actual, desired):
    for text in (actual, desired):
        if not isinstance(text, str):
            raise AssertionError(repr(type(text)))
    if desired != actual:
        raise AssertionError("Differences in strings:\n" + ("- " + actual + "+ " + desired).rstrip())


# ---- units in the last place

def _ordered_bits(x):
    bits = x.view("i%d" % x.dtype.itemsize)
    least = _np.array(-1 << (8 * x.dtype.itemsize - 1), dtype=bits.dtype)
    return _np.where(bits < 0, least - bits, bits)


def _ulps(x, y, dtype=None):
    x, y = (_np.asarray(x, dtype=dtype), _np.asarray(y, dtype=dtype)) if dtype else (_np.asarray(x), _np.asarray(y))
    common = _np.common_type(x, y)
    if _np.iscomplexobj(x) or _np.iscomplexobj(y):
        raise NotImplementedError("_nulp not implemented for complex array")
    x, y = [_np.array([a], dtype=common) for a in (x, y)]
    x[_np.isnan(x)] = y[_np.isnan(y)] = _np.nan
    if x.shape != y.shape:
        raise ValueError("Arrays do not have the same shape: %s - %s" % (x.shape, y.shape))
    return _np.abs(_np.asarray(_ordered_bits(x) - _ordered_bits(y), dtype=common))


def assert_array_almost_equal_nulp(x, y, nulp=1):
    larger = _np.maximum(_np.abs(x), _np.abs(y))
    if not _np.all(_np.abs(_np.subtract(x, y)) <= nulp * _np.spacing(larger)):
        if _is_complex(x, y):
            raise AssertionError("X and Y are not equal to %d ULP" % nulp)
        raise AssertionError("X and Y are not equal to %d ULP (max is %g)" % (nulp, _np.max(_ulps(x, y))))


def assert_array_max_ulp(a, b, maxulp=1, dtype=None):
    difference = _ulps(a, b, dtype)
    if not _np.all(difference <= maxulp):
        raise AssertionError("Arrays are not almost equal up to %g ULP (max difference is %g ULP)" % (maxulp, _np.max(difference)))
    return difference


# ---- exceptions

class _Raises:
    def __init__(self, expected):
        self.expected = expected

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            name = getattr(self.expected, "__name__", None) or str(self.expected)
            raise AssertionError("%s not raised" % name)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        return True


def assert_raises(exception_class, *args, **kwargs):
    if not args:
        return _Raises(exception_class)
    try:
        args[0](*args[1:], **kwargs)
    except exception_class:
        return
    name = getattr(exception_class, "__name__", None) or str(exception_class)
    raise AssertionError("%s not raised by %s" % (name, getattr(args[0], "__name__", repr(args[0]))))


def __getattr__(name):
    if name in ("assert_warns", "assert_no_warnings", "suppress_warnings", "clear_and_catch_warnings"):
        raise NotImplementedError("numpy.testing.%s needs the module warnings, which is not there" % name)
    if name in ("assert_raises_regex",):
        raise NotImplementedError("numpy.testing.%s needs the module re, which is not there" % name)
    raise AttributeError("module 'numpy.testing' has no attribute %r" % name)
