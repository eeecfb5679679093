# SPDX-License-Identifier: MIT
"""numpy: einsum."""

import numpy as _np

_name = __name__
__name__ = "numpy"

_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _as_text(operands):
    """einsum(a, [0, 1], b, [1, 2], [0, 2]) as subscripts and arrays."""
    def label(numbers):
        return "".join(["..." if n is Ellipsis else _letters[n] for n in numbers])
    arrays, terms = list(operands[0:len(operands) // 2 * 2:2]), [label(n) for n in operands[1:len(operands) // 2 * 2:2]]
    return ",".join(terms) + ("->" + label(operands[-1]) if len(operands) % 2 else ""), arrays


_known = {}


def _parse_once(subscripts, arrays):
    """What _parse says of subscripts that have been seen before; it depends on the numbers of axes only."""
    key = subscripts, *[a.ndim for a in arrays]
    found = _known.get(key)
    if found is None:
        if len(_known) >= 64:
            _known.clear()
        found = _known[key] = _parse(subscripts, arrays)
    return found


def _parse(subscripts, arrays):
    """The labels of each operand and of the result; the axes of an ellipsis get labels of their own, numbers from the last axis on."""
    subscripts = subscripts.replace(" ", "")
    inputs, arrow, output = subscripts.partition("->")
    if ("-" in inputs or ">" in inputs or "-" in output or ">" in output) or (not arrow and ("-" in subscripts or ">" in subscripts)):
        raise ValueError("einstein sum subscript string does not contain proper '->' output specified")
    for c in inputs + output:
        if c not in _letters and c not in ".,":
            raise ValueError("invalid subscript '%s' in einstein sum subscripts string, subscripts must be letters" % c)
    terms = inputs.split(",")
    if len(terms) != len(arrays):
        raise ValueError("fewer operands provided to einstein sum function than specified in the subscripts string" if len(arrays) > len(terms)
                         else "more operands provided to einstein sum function than specified in the subscripts string")
    parsed, most = [], 0
    for k, (term, a) in enumerate(zip(terms, arrays)):
        before, dots, after = term.partition("...")
        if "." in before + after:
            raise ValueError("einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...')" + (" in operand %d" % k if False else ""))
        n = a.ndim - len(before) - len(after)
        if n < 0:
            raise ValueError("einstein sum subscripts string contains too many subscripts for operand %d" % k)
        if n > 0 and not dots:
            raise ValueError("operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.")
        most = max(most, n)
        parsed.append(list(before) + list(range(n - 1, -1, -1)) + list(after))
    free = list(range(most - 1, -1, -1))
    if arrow:
        before, dots, after = output.partition("...")
        result = list(before) + (free if dots else []) + list(after)
        if free and not dots:
            raise ValueError("output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.")
    else:
        names = [c for term in parsed for c in term if isinstance(c, str)]
        result = free + sorted([c for c in set(names) if names.count(c) == 1])
    for k, c in enumerate(result):
        if c in result[:k]:
            raise ValueError("einstein sum subscripts string includes output subscript '%s' multiple times" % c)
        if isinstance(c, str) and not any([c in term for term in parsed]):
            raise ValueError("einstein sum subscripts string included output subscript '%s' which never appeared in an input" % c)
    return parsed, result


def _diagonals(a, labels):
    """One axis for each label: labels that stand twice take the diagonal."""
    k = 0
    while k < len(labels):
        j = labels.index(labels[k])
        if j < k:
            if a.shape[j] != a.shape[k]:
                raise ValueError("dimensions in operand 0 for collapsing index '%s' don't match (%d != %d)" % (labels[k], a.shape[j], a.shape[k]))
            a = _np.moveaxis(_np.diagonal(a, 0, j, k), -1, j)
            labels = labels[:k] + labels[k + 1:]
        else:
            k += 1
    return a, labels


def _drop(a, labels, keep):
    """Sums over the labels that are not needed any more."""
    gone = tuple([k for k, c in enumerate(labels) if c not in keep])
    return (a.sum(axis=gone, dtype=a.dtype) if gone else a), [c for c in labels if c in keep]


def _remapped(parsed, arrays):
    shown = []
    for a, labels in zip(arrays, parsed):
        shape = str(a.shape).replace(" ", "")
        shown.append("%s->%s" % (shape, shape))
    return "operands could not be broadcast together with remapped shapes [original->remapped]: %s " % " ".join(shown)


def _multiply(a, la, b, lb, keep):
    """The product of two operands, summed over what neither the result nor later operands need."""
    both = [c for c in la if c in lb]
    summed = [c for c in both if c not in keep and a.shape[la.index(c)] == b.shape[lb.index(c)]]
    a, la = _drop(a, la, set(keep) | set(lb))
    b, lb = _drop(b, lb, set(keep) | set(la))
    batch = [c for c in both if c not in summed]
    left, right = [c for c in la if c not in both], [c for c in lb if c not in both]
    x, y = a.transpose([la.index(c) for c in batch + left + summed]), b.transpose([lb.index(c) for c in batch + summed + right])
    nb, nl, ns = len(batch), len(left), len(summed)
    if not summed:
        x = x.reshape(x.shape + (1,) * len(right))
        y = y.reshape(y.shape[:nb] + (1,) * nl + y.shape[nb:])
        return x * y, batch + left + right
    n = 1
    for k in x.shape[nb + nl:]:
        n *= k
    p = _np.matmul(x.reshape(x.shape[:nb] + (-1 if n else _size(x.shape[nb:nb + nl]), n)), y.reshape(y.shape[:nb] + (n, -1 if n else _size(y.shape[nb + ns:]))))
    return p.reshape(p.shape[:nb] + x.shape[nb:nb + nl] + y.shape[nb + ns:]), batch + left + right


def _size(shape):
    n = 1
    for k in shape:
        n *= k
    return n


def einsum(*operands, out=None, dtype=None, order="K", casting="safe", optimize=False):
    if not operands:
        raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list")
    if isinstance(operands[0], str):
        subscripts, arrays = operands[0], list(operands[1:])
    else:
        subscripts, arrays = _as_text(operands)
    arrays = [_np.asanyarray(a) for a in arrays]
    if not arrays:
        raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list")
    parsed, result = _parse_once(subscripts, arrays)
    kind = _np.dtype(dtype) if dtype is not None else _np.result_type(*arrays)
    for k, a in enumerate(arrays):
        if not _np.can_cast(a.dtype, kind, casting):
            raise TypeError("Iterator operand %d dtype could not be cast from %r to %r according to the rule '%s'" % (k, a.dtype, kind, casting))
    lengths = {}
    for a, labels in zip(arrays, parsed):
        for n, c in zip(a.shape, labels):
            if n != 1 and lengths.setdefault(c, n) != n:
                raise ValueError(_remapped(parsed, arrays))
    terms = [_diagonals(a.astype(kind, copy=False), labels) for a, labels in zip(arrays, parsed)]
    value, labels = terms[0]
    for k, (b, lb) in enumerate(terms[1:], 1):
        later = set(result).union(*[set(term[1]) for term in terms[k + 1:]])
        value, labels = _multiply(value, labels, b, lb, later)
    view = len(terms) == 1 and set(labels) == set(result) and dtype is None
    value, labels = _drop(_np.asarray(value), labels, set(result))
    value = _np.asarray(value).transpose([labels.index(c) for c in result])
    if out is not None:
        out[...] = value
        return out
    return value if view and value.ndim else value[()] if value.ndim == 0 else value


__name__ = _name
