# SPDX-License-Identifier: MIT
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


class broadcast:
    """Arrays seen in one shape; iterating gives tuples of their elements."""

    def __init__(self, *args):
        if len(args) > 32:
            raise ValueError("Need at least 0 and at most 32 array objects.")
        arrays = [_asarray(a) for a in args]
        self.shape = _np.broadcast_shapes(*[a.shape for a in arrays])
        self._arrays = [_np.broadcast_to(a, self.shape) for a in arrays]
        self.ndim = self.nd = len(self.shape)
        self.numiter = len(arrays)
        self.size = _np.prod(self.shape, dtype=int).item() if self.shape else 1
        self.reset()

    iters = property(lambda self: tuple([a.flat for a in self._arrays]))

    def reset(self):
        self.index = 0
        self._places = _np.ndindex(*self.shape)

    def __iter__(self):
        return self

    def __next__(self):
        place = next(self._places)
        self.index += 1
        return tuple([a[place] for a in self._arrays])


def _memory_order(arrays, ndim):
    """Axes from the outermost to the innermost; where arrays disagree, C order wins."""
    order = list(range(ndim))[::-1]
    for first in range(1, ndim):
        place, axis = first, order[first]
        for k in range(first - 1, -1, -1):
            compared, swap = False, False
            for a in arrays:
                mine, other = abs(a.strides[axis]), abs(a.strides[order[k]])
                if mine and other:
                    swap = mine < other and (swap or not compared)
                    compared = True
            if compared and not swap:
                break
            if compared:
                place = k
        order.insert(place, order.pop(first))
    return order[::-1]


def _allocated(arrays, given, op_dtypes):
    """New arrays in place of None."""
    shape, common = _np.broadcast_shapes(*[a.shape for a in given]), _np.result_type(*given)
    types = op_dtypes if isinstance(op_dtypes, (list, tuple)) else [op_dtypes] * len(arrays)
    order = "F" if all([a.flags.f_contiguous and not a.flags.c_contiguous for a in given]) else "C"
    return [_np.empty(shape, common if t is None else t, order) if a is None else a for a, t in zip(arrays, types)]


class nditer:
    """Visits the elements of arrays, in the order of their memory or in one that is asked for."""

    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None, itershape=None, buffersize=0):
        flags = list(flags or [])
        for name in flags:
            if name not in ("multi_index", "c_index", "f_index", "external_loop", "refs_ok", "zerosize_ok", "buffered", "copy_if_overlap", "delay_bufalloc"):
                if name not in ("common_dtype", "growinner", "ranged", "reduce_ok", "grow_inner"):
                    raise ValueError('Unexpected iterator global flag "%s"' % name)
                raise NotImplementedError("nditer: the flag %r is not supported" % name)
        if op_axes is not None or itershape is not None:
            raise NotImplementedError("nditer: op_axes and itershape are not supported")
        self._single = not isinstance(op, (list, tuple))
        if not self._single and not op:
            raise ValueError("Must provide at least one operand")
        operands = [op] if self._single else list(op)
        if all([o is None for o in operands]):
            raise ValueError("At least one iterator operand must be non-NULL")
        if op_flags is None and None in [o if o is None else 0 for o in operands]:
            op_flags = [["writeonly", "allocate"] if o is None else ["readonly"] for o in operands]
        arrays = [o if o is None else _asarray(o) for o in operands]
        given = [a for a in arrays if a is not None]
        if len(given) < len(arrays):
            arrays = _allocated(arrays, given, op_dtypes)
        if op_dtypes is not None:
            types = op_dtypes if isinstance(op_dtypes, (list, tuple)) else [op_dtypes]
            if any([not _np.can_cast(a.dtype, t, casting) for a, t in zip(arrays, types)]):
                raise TypeError("Iterator operand 0 dtype could not be cast from %r to %r according to the rule '%s'" % (arrays[0].dtype, _np.dtype(types[0]), casting))
            if "buffered" not in flags and any([a.dtype != t for a, t in zip(arrays, types)]):
                raise TypeError("Iterator operand required copying or buffering, but neither copying nor buffering was enabled")
            arrays = [a.astype(t, copy=False) for a, t in zip(arrays, types)]
        modes = [["readonly"]] * len(arrays) if not op_flags else [op_flags] * len(arrays) if isinstance(op_flags[0], str) else list(op_flags)
        self.shape = _np.broadcast_shapes(*[a.shape for a in arrays])
        views = []
        for a, mode in zip(arrays, modes):
            view = a if a.shape == self.shape else _np.broadcast_to(a, self.shape)
            if "readonly" in mode or not mode:
                view = view.view()
                view.flags.writeable = False
            views.append(view)
        self.operands, self.ndim, self._flags = tuple(views), len(self.shape), flags
        self.nop, self.dtypes, self._buffersize = len(views), tuple([a.dtype for a in views]), buffersize or 8192
        self.itersize = 1
        for n in self.shape:
            self.itersize *= n
        if self.itersize == 0 and "zerosize_ok" not in flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")
        axes = list(range(self.ndim))
        if order == "F":
            axes.reverse()
        elif order in ("K", "A"):
            axes = _memory_order(views, self.ndim)
        self._axes = axes
        # an axis that all operands store backwards is visited backwards
        self._backwards = [order == "K" and all([a.strides[k] <= 0 for a in views]) and any([a.strides[k] < 0 for a in views]) for k in range(self.ndim)]
        self.reset()

    def reset(self):
        self.iterindex, self.finished, self._started = 0, self.itersize == 0, False
        self._places = _np.ndindex(*[self.shape[k] for k in self._axes])
        self._step()

    def _step(self):
        place = next(self._places, None)
        if place is None:
            self.finished = True
            return
        index = [0] * self.ndim
        for k, n in zip(self._axes, place):
            index[k] = self.shape[k] - 1 - n if self._backwards[k] else n
        self._index = tuple(index)

    def _lines(self):
        """What external_loop gives: the innermost axes, as many as lie one behind the other in all operands; pieces of the buffer's size when buffered."""
        turn = tuple([slice(None, None, -1) if back else slice(None) for back in self._backwards])
        arrays = [a[turn].transpose(self._axes) for a in self.operands]
        if "buffered" in self._flags:
            lines = [a.reshape(-1) for a in arrays]
            for start in range(0, self.itersize, self._buffersize):
                yield tuple([line[start:start + self._buffersize] for line in lines])
            return
        n_outer = max(self.ndim - 1, 0)
        while n_outer and all([a.strides[n_outer - 1] == a.strides[n_outer] * a.shape[n_outer] for a in arrays]):
            n_outer -= 1
        for place in _np.ndindex(*arrays[0].shape[:n_outer]):
            yield tuple([a[place].reshape(-1) for a in arrays])

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def close(self):
        pass

    @property
    def multi_index(self):
        if "multi_index" not in self._flags:
            raise ValueError("Iterator is not tracking a multi-index")
        return self._index

    @property
    def index(self):
        order = "C" if "c_index" in self._flags else "F" if "f_index" in self._flags else None
        if order is None:
            raise ValueError("Iterator does not have an index")
        return int(_np.ravel_multi_index(self._index, self.shape, order=order))

    @property
    def value(self):
        parts = tuple([a[self._index + (...,)] for a in self.operands])
        return parts[0] if self._single else parts

    def __getitem__(self, k):
        return self.value if self._single else self.value[k]

    def iternext(self):
        self.iterindex += 1
        self._step()
        return not self.finished

    def __iter__(self):
        return self

    def __next__(self):
        if self.finished:
            raise StopIteration
        if "external_loop" in self._flags:
            if not self._started:
                self._started, self._pieces = True, self._lines()
            piece = next(self._pieces, None)
            if piece is None:
                self.finished = True
                raise StopIteration
            return piece[0] if self._single else piece
        if self._started and not self.iternext():
            raise StopIteration
        self._started = True
        return self.value


class _Index:
    def __init__(self, always_tuple):
        self._always = always_tuple

    def __getitem__(self, key):
        return (key,) if self._always and not isinstance(key, tuple) else key


mgrid, ogrid, r_, c_, s_, index_exp = _Grid(False), _Grid(True), _Joiner(0), _Joiner(-1, 2, 0), _Index(False), _Index(True)


__name__ = _name
