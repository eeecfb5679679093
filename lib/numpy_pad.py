# SPDX-License-Identifier: MIT
"""numpy: pad."""

import numpy as _np
from _numpy_support import _at

_name = __name__
__name__ = "numpy"


def _pairs(x, ndim, as_index=False):
    """One pair (before, after) for each axis, from all the ways to say it."""
    if x is None:
        return ((None, None),) * ndim
    x = _np.array(x)
    if as_index:
        if x.size and x.min() < 0:
            raise ValueError("index can't contain negative values")
        x = _np.round(x).astype(_np.intp, copy=False)
    if x.ndim < 3 and x.size == 1:
        value = x.ravel().tolist()[0]
        return ((value, value),) * ndim
    if x.ndim < 3 and x.size == 2 and x.shape != (2, 1):
        return (tuple(x.ravel().tolist()),) * ndim
    return tuple(tuple(p) for p in _np.broadcast_to(x, (ndim, 2)).tolist())


class _Axis:
    """One axis of the padded array: what is filled lies in [before, size - after)."""

    def __init__(self, array, axis, before, after):
        self.array, self.axis, self.before, self.after = array, axis, before, after

    def part(self, start, stop, step=None):
        return self.array[_at(self.array.ndim, self.axis, slice(start, stop, step))]

    @property
    def end(self):
        return self.array.shape[self.axis] - self.after

    def fill(self, before, after):
        self.part(None, self.before)[...] = before
        self.part(self.end, None)[...] = after

    def edges(self):
        return self.part(self.before, self.before + 1), self.part(self.end - 1, self.end)


def _ramp(a, ends):
    def toward(edge, end, width):
        shape = [1] * a.array.ndim
        shape[a.axis] = width
        steps = _np.arange(width).reshape(shape)
        values = steps * ((edge - end) / width) + end if width else steps * (edge * 0.0)
        return (_np.floor(values) if a.array.dtype.kind in "iu" else values).astype(a.array.dtype)
    first, last = a.edges()
    a.fill(toward(first, ends[0], a.before), toward(last, ends[1], a.after)[_at(a.array.ndim, a.axis, slice(None, None, -1))])


def _statistic(a, lengths, function):
    n = a.end - a.before
    left, right = [n if length is None or length > n else length for length in lengths]
    if (left == 0 or right == 0) and function in (_np.amax, _np.amin):
        raise ValueError("stat_length of 0 yields no value for padding")

    def of(part):
        value = function(part, axis=a.axis, keepdims=True)
        return _np.round(value) if a.array.dtype.kind in "iu" and value.dtype.kind == "f" else value
    before, after = of(a.part(a.before, a.before + left)), of(a.part(a.end - right, a.end))
    a.fill(before, after)


def _reflect(a, odd, with_edge):
    """Mirrors what is filled on both sides, again and again."""
    skip = 0 if with_edge else 1
    if a.end - a.before == 1 and skip:
        a.fill(*a.edges())
        return
    while a.before > 0 or a.after > 0:
        start, end, backwards = a.before, a.end, _at(a.array.ndim, a.axis, slice(None, None, -1))
        n = end - start - skip
        first, last = a.edges()
        if start > 0:
            width = min(n, start)
            chunk = a.part(start + skip, start + skip + width)[backwards]
            a.part(start - width, start)[...] = 2 * first - chunk if odd else chunk
            a.before = start - width
        if a.after > 0:
            width = min(n, a.after)
            chunk = a.part(end - skip - width, end - skip)[backwards]
            a.part(end, end + width)[...] = 2 * last - chunk if odd else chunk
            a.after -= width


def _wrap(a):
    while a.before > 0 or a.after > 0:
        start, end = a.before, a.end
        n = end - start
        if start > 0:
            width = min(n, start)
            a.part(start - width, start)[...] = a.part(end - width, end)
            a.before = start - width
        if a.after > 0:
            width = min(n, a.after)
            a.part(end, end + width)[...] = a.part(start, start + width)
            a.after -= width


def _call(function, padded, widths, kwargs):
    for axis in range(padded.ndim):
        lines = _np.moveaxis(padded, axis, -1)
        for index in _np.ndindex(*lines.shape[:-1]):
            function(lines[index], widths[axis], axis, kwargs)
    return padded


_options = {"empty": (), "edge": (), "wrap": (), "constant": ("constant_values",), "linear_ramp": ("end_values",), "maximum": ("stat_length",),
            "mean": ("stat_length",), "median": ("stat_length",), "minimum": ("stat_length",), "reflect": ("reflect_type",), "symmetric": ("reflect_type",)}


def pad(array, pad_width, mode="constant", **kwargs):
    array, given = _np.asarray(array), _np.asarray(pad_width)
    if given.dtype.kind != "i":
        raise TypeError("`pad_width` must be of integral type.")
    widths = _pairs(given, array.ndim, as_index=True)
    center = tuple(slice(before, before + n) for n, (before, after) in zip(array.shape, widths))
    padded = _np.zeros([before + n + after for n, (before, after) in zip(array.shape, widths)], array.dtype, order="F" if array.flags.fnc else "C")
    padded[center] = array
    if callable(mode):
        return _call(mode, padded, widths, kwargs)
    if mode not in _options:
        raise ValueError("mode '%s' is not supported" % (mode,))
    unsupported = set(kwargs) - set(_options[mode])
    if unsupported:
        raise ValueError("unsupported keyword arguments for mode '%s': %s" % (mode, unsupported))
    if mode == "empty":
        return padded
    if array.size == 0 and mode != "constant":
        for axis, (n, width) in enumerate(zip(array.shape, widths)):
            if n == 0 and any(width):
                raise ValueError("can't extend empty axis %d using modes other than 'constant' or 'empty'" % axis)
        return padded
    statistics = {"maximum": _np.amax, "minimum": _np.amin, "mean": _np.mean, "median": _np.median}
    if mode in statistics:
        option = _pairs(kwargs.get("stat_length"), array.ndim, as_index=True)
    elif mode in ("constant", "linear_ramp"):
        option = _pairs(kwargs.get("constant_values" if mode == "constant" else "end_values", 0), array.ndim)
    for axis in range(array.ndim):
        # earlier axes are complete, later ones still have their own length
        a = _Axis(padded[(slice(None),) * (axis + 1) + center[axis + 1:]], axis, *widths[axis])
        if mode == "constant":
            a.fill(*option[axis])
        elif mode == "edge":
            a.fill(*a.edges())
        elif mode == "linear_ramp":
            _ramp(a, option[axis])
        elif mode in statistics:
            _statistic(a, option[axis], statistics[mode])
        elif mode == "wrap":
            _wrap(a)
        else:
            _reflect(a, kwargs.get("reflect_type", "even") == "odd", mode == "symmetric")
    return padded


__name__ = _name
