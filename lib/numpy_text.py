# SPDX-License-Identifier: MIT
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
        del old["legacy"]
        if old["precision"] is None:
            old["precision"] = -1
        _np.set_printoptions(**old)


# ---- writing

def _row_format(fmt, delimiter, n_columns, is_complex):
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != n_columns:
            raise AttributeError("fmt has wrong shape.  %s" % str(fmt))
        return delimiter.join(fmt)
    if not isinstance(fmt, str):
        raise ValueError("invalid fmt: %r" % (fmt,))
    n = fmt.count("%")
    if n == 1:
        return delimiter.join([" (%s+%sj)" % (fmt, fmt) if is_complex else fmt] * n_columns)
    if n != (2 * n_columns if is_complex else n_columns):
        raise ValueError("fmt has wrong number of %% formats:  %s" % fmt)
    return fmt


def _lines_of(X, fmt, delimiter, newline, header, footer, comments):
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError("Expected 1D or 2D array, got %dD array instead" % X.ndim)
    rows = X.reshape(-1, 1) if X.ndim == 1 else X
    is_complex = X.dtype.kind == "c"
    line = _row_format(fmt, delimiter, rows.shape[1], is_complex)
    if header:
        yield comments + header.replace("\n", "\n" + comments) + newline
    small = X.dtype.kind in "fc" and X.dtype.itemsize not in (8, 16)  # their own text differs from Python's
    for row in rows:
        values = tuple(row) if small else tuple(row.tolist())
        if is_complex:
            values = tuple([part for v in values for part in (v.real, v.imag)])
        try:
            text = line % values + newline
        except TypeError:
            raise TypeError("Mismatch between array dtype ('%s') and format specifier ('%s')" % (X.dtype, line)) from None
        yield text.replace("+-", "-") if is_complex else text
    if footer:
        yield comments + footer.replace("\n", "\n" + comments) + newline


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    lines = _lines_of(_asarray(X), fmt, delimiter, newline, header, footer, comments)
    if not hasattr(fname, "write"):
        if str(fname).endswith((".gz", ".bz2", ".xz")):
            raise NotImplementedError("savetxt: compressed files are not supported")
        with open(fname, "w", encoding=encoding or "latin1", newline="") as f:
            for text in lines:
                f.write(text)
        return
    as_bytes = False
    for text in lines:
        if not as_bytes:
            try:
                fname.write(text)
                continue
            except TypeError:
                as_bytes = True
        fname.write(text.encode(encoding or "latin1"))


# ---- reading

def _text(line, encoding):
    return line.decode("latin1" if encoding in (None, "bytes") else encoding) if isinstance(line, bytes) else line


def _read_lines(fname, encoding):
    """The lines of a file, its name, or whatever gives lines."""
    if isinstance(fname, (str, bytes)) or hasattr(fname, "__fspath__"):
        if str(fname).endswith((".gz", ".bz2", ".xz")):
            raise NotImplementedError("compressed text files are not supported")
        try:
            with open(fname, encoding="latin1" if encoding in (None, "bytes") else encoding) as f:
                return f.read().splitlines()
        except FileNotFoundError:
            raise FileNotFoundError("%s not found." % fname) from None
    if not hasattr(fname, "__iter__") and not hasattr(fname, "read"):
        raise TypeError("fname must be a string, filehandle, list of strings,\nor generator. Got %s instead." % type(fname))
    return [_text(line, encoding).rstrip("\r\n") for line in fname]


def _split_quoted(text, delimiter, quote, marks):
    """Fields of a line in which quotes protect delimiters and comments."""
    fields, field, k, quoted, any_text = [], "", 0, False, False
    while k < len(text):
        c = text[k]
        if quoted:
            if c == quote and text[k + 1:k + 2] == quote:
                field += quote
                k += 1
            elif c == quote:
                quoted = False
            else:
                field += c
        elif c == quote and not field:
            quoted = any_text = True
        elif any([mark and text.startswith(mark, k) for mark in marks]):
            break
        elif (c == delimiter) if delimiter is not None else c.isspace():
            if delimiter is not None or field or any_text:
                fields.append(field)
            field, any_text = "", False
        else:
            field += c
        k += 1
    if delimiter is not None or field or any_text:
        fields.append(field)
    return fields


def _strip_comment(text, marks):
    for mark in marks:
        text = text.split(mark, 1)[0]
    return text


def _number(dtype):
    """What makes a value of a type out of a field."""
    kind = dtype.kind
    if kind == "f":
        return float
    if kind == "c":
        return lambda s: complex(s.strip().replace("i", "j"))
    if kind == "b":
        return lambda s: bool(int(s))
    if kind in "iu":
        limits = _np.iinfo(dtype)

        def whole(s):
            try:
                n = int(s)
            except ValueError:
                n = int(float(s))
                _np._warn(DeprecationWarning, "loadtxt(): Parsing an integer via a float is deprecated.  To avoid this warning, you can:\n    * make sure the original data "
                          "is stored as integers.\n    * use the `converters=` keyword argument.  If you only use\n      NumPy 1.23 or later, "
                          "`converters=float` will normally work.\n    * Use `np.loadtxt(...).astype(np.int64)` parsing the file as\n      floating point and then "
                          "convert it.  (On all NumPy versions.)")
            if not -(1 << 63) <= n < 1 << 64:
                raise ValueError(s)
            return (n - limits.min) % (1 << limits.bits) + limits.min  # as the reference's conversion from C's long
        return whole
    return lambda s: s


def _columns(usecols):
    if usecols is None:
        return None
    try:
        usecols = list(usecols)
    except TypeError:
        usecols = [usecols]
    for k in usecols:
        if not hasattr(k, "__index__"):
            raise TypeError("usecols must be an int or a sequence of ints but it contains at least one element of type '%s'" % type(k).__name__)
    return [k.__index__() for k in usecols]


def _shaped(result, ndmin, unpack):
    """Without axes of length 1 that ndmin does not ask for."""
    if result.ndim > ndmin:
        result = result.squeeze()
    if result.ndim < ndmin:
        result = _np.atleast_1d(result) if ndmin == 1 else _np.atleast_2d(result).T
    return result.T if unpack else result


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding="bytes",
            max_rows=None, *, quotechar=None, like=None):
    if ndmin not in (0, 1, 2):
        raise ValueError("Illegal value of ndmin keyword: %s" % ndmin)
    dtype, usecols = _np.dtype(dtype), _columns(usecols)
    if isinstance(delimiter, bytes):
        delimiter = delimiter.decode("latin1")
    marks = [_text(mark, None) for mark in ([comments] if isinstance(comments, (str, bytes)) else comments or [])]
    convert = _number(dtype)
    rows, n_columns = [], None
    for text in _read_lines(fname, encoding)[skiprows:]:
        if max_rows is not None and len(rows) >= max_rows:
            break
        if quotechar is not None:
            fields = _split_quoted(text, delimiter, quotechar, marks)
        else:
            text = _strip_comment(text, marks)
            fields = text.split(delimiter) if text.strip() or (text and delimiter is not None and delimiter.isspace()) else []
        if not fields or fields == [""]:
            continue
        if usecols is not None:
            for k in usecols:
                if not -len(fields) <= k < len(fields):
                    raise ValueError("invalid column index %d at row %d with %d columns" % (k, len(rows) + 1, len(fields)))
            places = [k % len(fields) for k in usecols]
            fields = [fields[k] for k in places]
        else:
            places = range(len(fields))
        if n_columns is not None and len(fields) != n_columns:
            raise ValueError("the number of columns changed from %d to %d at row %d; use `usecols` to select a subset and avoid this error"
                             % (n_columns, len(fields), len(rows) + 1))
        n_columns = len(fields)
        row = []
        for place, s in zip(places, fields):
            own = converters if callable(converters) else converters.get(place, converters.get(place - len(places))) if converters else None
            try:
                row.append(convert(s) if own is None else own(s.encode("latin1") if encoding == "bytes" and not callable(converters) else s))
            except ValueError:
                if own is not None:
                    raise
                raise ValueError("could not convert string %r to %s at row %d, column %d." % (s, dtype, len(rows), place + 1)) from None
        rows.append(row)
    if not rows:
        _np._warn(UserWarning, 'loadtxt: input contained no data: "%s"' % (fname,))
        result = _empty((0, 1 if n_columns is None else n_columns), dtype)
        return _shaped(result.reshape(0) if ndmin < 2 else result, ndmin, unpack)
    return _shaped(_array(rows, dtype=dtype), ndmin, unpack)


# ---- reading with gaps

_missing = {"b": False, "i": -1, "u": -1, "f": _np.nan, "c": complex(_np.nan, 0), "U": "???", "S": "???"}


def _split_at(text, delimiter):
    """Fields by a delimiter, or by widths."""
    if delimiter is None or isinstance(delimiter, str):
        return text.split(delimiter)
    if isinstance(delimiter, int):
        return [text[k:k + delimiter].strip() for k in range(0, len(text), delimiter)]
    fields, at = [], 0
    for width in delimiter:
        fields.append(text[at:at + width].strip())
        at += width
    return fields


def _guess(fields):
    """The simplest type that all fields of a column can have."""
    for t in (int, float, complex):
        try:
            for s in fields:
                if s.strip():
                    t(s)
            return t
        except ValueError:
            pass
    return str


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None,
               usecols=None, names=None, excludelist=None, deletechars=None, replace_space="_", autostrip=False, case_sensitive=True, defaultfmt="f%i", unpack=None,
               usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding="bytes", *, ndmin=0, like=None):
    if names or usemask:
        raise NotImplementedError("genfromtxt: structured and masked arrays are not supported")
    if max_rows is not None and skip_footer:
        raise ValueError("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.")
    if max_rows is not None and max_rows < 1:
        raise ValueError("'max_rows' must be at least 1.")
    usecols = [int(s) for s in usecols.split(",")] if isinstance(usecols, str) else _columns(usecols)
    lines = _read_lines(fname, encoding)
    kept, wrong, n_columns = [], [], None
    for number, text in enumerate(lines[skip_header:], skip_header + 1):
        if max_rows is not None and len(kept) == max_rows:
            break
        text = _strip_comment(text, [comments] if comments else [])
        if not text.strip():
            continue
        fields = _split_at(text.strip() if delimiter is None else text.rstrip("\r\n"), delimiter)
        if n_columns is None:
            n_columns = len(fields)
        kept.append((number, fields))
    if skip_footer:
        kept = kept[:-skip_footer]
    for number, fields in kept:
        if len(fields) != n_columns and (usecols is None or len(fields) < max([k % n_columns for k in usecols]) + 1):
            wrong.append("    Line #%d (got %d columns instead of %d)" % (number, len(fields), n_columns))
    if wrong:
        message = "Some errors were detected !\n" + "\n".join(wrong)
        if invalid_raise:
            raise ValueError(message)
        _np._warn(UserWarning, message)
        kept = [(number, fields) for number, fields in kept if len(fields) == n_columns]
    if not kept:
        _np._warn(UserWarning, 'genfromtxt: Empty input file: "%s"' % (fname,))
        return _array([], dtype=float if dtype is None else dtype)
    places = range(n_columns) if usecols is None else [k % n_columns for k in usecols]
    columns = [[fields[k] for _, fields in kept] for k in places]
    if autostrip:
        columns = [[s.strip() for s in column] for column in columns]
    if dtype is None:
        types = [_guess(column) for column in columns]
        dtype = max(set(types), key=[int, float, complex, str].index)
        if len(set(types)) > 1:
            raise NotImplementedError("genfromtxt: columns of different types need a structured array, which is not supported")
    dtype = _np.dtype(dtype)
    gaps = [missing_values] if isinstance(missing_values, str) else list(missing_values or [])
    values = []
    for k, (place, column) in enumerate(zip(places, columns)):
        fill = filling_values.get(place) if isinstance(filling_values, dict) else filling_values[k] if isinstance(filling_values, (list, tuple)) else filling_values
        fill = _missing[dtype.kind] if fill is None else fill
        own = converters.get(place) if converters else None
        values.append([_field(s, dtype, own, fill, gaps, loose, encoding) for s in column])
    result = _array(list(zip(*values)), dtype=dtype)
    return _shaped(result, ndmin, unpack)


def _field(s, dtype, own, fill, gaps, loose, encoding):
    if own is not None:
        return own(s.encode("latin1") if encoding == "bytes" else s)
    if dtype.kind in "US":
        return s
    if not s.strip() or s.strip() in gaps:
        return fill
    try:
        return {"f": float, "c": complex, "b": lambda t: {"TRUE": True, "FALSE": False}[t.strip().upper()]}.get(dtype.kind, int)(s)
    except (ValueError, KeyError):
        if loose:
            return fill
        raise ValueError("Cannot convert string '%s'" % s) from None


__name__ = _name
