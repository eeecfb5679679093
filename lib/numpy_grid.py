"""numpy: grids and the objects that are asked by subscripts: mgrid, r_, s_, ndindex."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_arange, _asarray = _np.arange, _np.asarray


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


__name__ = _name
