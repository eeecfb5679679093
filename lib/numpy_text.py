"""numpy: arrays as text files, and print options."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_array, _asarray, _empty = _np.array, _np.asarray, _np.empty


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


__name__ = _name
