"""numpy: grids and the objects that are asked by subscripts: mgrid, r_, s_, ndindex."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_arange, _array, _asarray = _np.arange, _np.array, _np.asarray


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


def _values(s):
    """The numbers that a slice stands for: a complex step counts them, with both ends."""
    start, step = 0 if s.start is None else s.start, 1 if s.step is None else s.step
    if isinstance(step, complex):
        return _np.linspace(start, s.stop, int(abs(step)))
    return _arange(start, s.stop, step)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        if isinstance(key, slice):
            if key.stop is None:
                raise TypeError("unsupported operand type(s) for -: 'NoneType' and 'int'")
            return _values(key)
        axes = [_values(s) for s in key]
        kind = _np.result_type(*axes) if axes else float
        parts = _np.meshgrid(*[a.astype(kind) for a in axes], indexing="ij", sparse=self._sparse)
        return parts if self._sparse else _np.stack(parts) if parts else _array([])


class _Joiner:
    """r_ and c_: what stands between the brackets, put together along an axis."""

    def __init__(self, axis, ndmin=1, trans1d=-1):
        self._preset = axis, ndmin, trans1d

    def __getitem__(self, key):
        axis, ndmin, trans1d = self._preset
        parts, scalars = [], []
        for k, item in enumerate(key if isinstance(key, tuple) else (key,)):
            if isinstance(item, str):
                if k:
                    raise ValueError("special directives must be the first entry.")
                if item in ("r", "c"):
                    raise NotImplementedError("matrices are not supported: %r" % item)
                try:
                    axis, *more = [int(n) for n in item.split(",")]
                except ValueError:
                    raise ValueError("unknown special directive %r" % item) from None
                ndmin, trans1d = (more + [ndmin, trans1d][len(more):])[:2]
                continue
            if isinstance(item, slice):
                part = _array(_values(item), copy=False, ndmin=ndmin)
                given = 1
            elif type(item) in (int, float, complex, bool) or isinstance(item, _np.generic):
                scalars.append((len(parts), item))
                parts.append(_array(item, ndmin=ndmin))
                continue
            else:
                given = _np.ndim(item)
                part = _array(item, copy=False, subok=True, ndmin=ndmin)
            if trans1d != -1 and given < ndmin:
                # the item's own axes go to where trans1d says
                first = trans1d if trans1d >= 0 else trans1d + ndmin - given + 1
                rest = list(range(ndmin - given))
                part = part.transpose(rest[:first] + list(range(ndmin - given, ndmin)) + rest[first:])
            parts.append(part)
        if scalars and len(scalars) < len(parts):
            # scalars do not decide the type of what they are put beside
            kind = _np.result_type(*[p.dtype for k, p in enumerate(parts) if k not in [k for k, _ in scalars]], *[v for _, v in scalars])
            parts = [p.astype(kind) if k in [k for k, _ in scalars] else p for k, p in enumerate(parts)]
        return _np.concatenate(tuple(parts), axis=axis)

    def __len__(self):
        return 0


class _Index:
    def __init__(self, always_tuple):
        self._always = always_tuple

    def __getitem__(self, key):
        return (key,) if self._always and not isinstance(key, tuple) else key


mgrid, ogrid, r_, c_, s_, index_exp = _Grid(False), _Grid(True), _Joiner(0), _Joiner(-1, 2, 0), _Index(False), _Index(True)


__name__ = _name
