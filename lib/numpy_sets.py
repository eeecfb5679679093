# SPDX-License-Identifier: MIT
"""numpy: sets of values, and sorting by several keys."""

import numpy as _np
from _numpy_support import _axis, _product

_name = __name__
__name__ = "numpy"

_arange, _asanyarray, _asarray, _empty, _zeros = _np.arange, _np.asanyarray, _np.asarray, _np.empty, _np.zeros


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
        result += (_np.diff(_np.concatenate((first.nonzero()[0], [len(first)]))),)
    return result


def _unique_rows(a, return_index, return_inverse, return_counts, axis):
    moved = _np.moveaxis(a, _axis(axis, a.ndim), 0)
    rows = moved.reshape(moved.shape[0], _product(moved.shape[1:]))
    order = lexsort([rows[:, k] for k in range(rows.shape[1] - 1, -1, -1)]) if rows.shape[1] else _arange(len(rows))
    ordered = rows[order]
    first = _np.ones(len(ordered), bool)
    if len(ordered):
        first[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    values = _np.moveaxis(moved[order][first], 0, axis)
    return _unique_result(values, first, order, return_index, return_inverse, return_counts)


def lexsort(keys, axis=-1):
    keys = [_asarray(key) for key in keys]
    if not keys:
        raise TypeError("need sequence of keys with len > 0 in lexsort")
    if any([key.shape != keys[0].shape for key in keys]):
        raise ValueError("all keys need to be the same shape")
    if keys[0].ndim == 0:
        return _np.intp(0)
    axis = _axis(axis, keys[0].ndim)
    order = None
    for key in keys:
        if order is None:
            order = key.argsort(axis, kind="stable")
        else:
            order = _np.take_along_axis(order, _np.take_along_axis(key, order, axis).argsort(axis, kind="stable"), axis)
    return order


def sort_complex(a):
    b = _np.array(a, copy=True)
    b.sort()
    if b.dtype.kind == "c":
        return b
    return b.astype("F" if b.dtype.char in "bhBHef" and b.dtype.char not in "d" and b.dtype.itemsize <= 2 else "D")


def _in_table(a, b):
    """Which whole numbers of a are in b, by a table of the range of b; None when it would be much longer than a and b."""
    least, most = int(b.min()), int(b.max())
    if most - least > 6 * (a.size + b.size):
        return None
    table = _zeros(most - least + 1, bool)
    table[b.astype(_np.intp) - least] = True
    inside = (a >= least) & (a <= most)
    return table[_np.where(inside, a, least).astype(_np.intp) - least] & inside


def in1d(ar1, ar2, assume_unique=False, invert=False, *, kind=None):
    a, b = _np.ravel(ar1), _np.ravel(ar2)
    if kind not in (None, "sort", "table"):
        raise ValueError("Invalid kind: '%s'. Please use None, 'sort' or 'table'." % kind)
    if kind == "table" and (a.dtype.kind not in "iub" or b.dtype.kind not in "iub"):
        raise ValueError("The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.")
    found = None
    if len(b) == 0:
        found = _zeros(len(a), bool)
    elif kind != "table" and len(b) < 10 * len(a) ** 0.145: # seen in results: single floats give way to the dtype of a
        found = _zeros(len(a), bool)
        for value in b:
            found |= a == value
    elif kind != "sort" and a.dtype.kind in "iu" and b.dtype.kind in "iu" and _np.uint64 not in (a.dtype, b.dtype):
        found = _in_table(a, b)
    if found is None:
        b = _np.sort(b)
        found = b[_np.searchsorted(b, a).clip(0, len(b) - 1)] == a
    return ~found if invert else found


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    element = _asarray(element)
    return in1d(element, test_elements, assume_unique, invert, kind=kind).reshape(element.shape)


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


__name__ = _name
