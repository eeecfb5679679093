# SPDX-License-Identifier: MIT
# Whose class results have: __array_finalize__, __array_wrap__, __array_priority__.
import numpy as np


class Info(np.ndarray):
    def __new__(cls, values, info=None):
        made = np.asarray(values).view(cls)
        made.info = info
        return made

    def __array_finalize__(self, source):
        if source is not None:
            self.info = getattr(source, "info", None)


class Told(np.ndarray):
    def __array_finalize__(self, source):
        print("  finalize", self.shape, type(source).__name__)


class Wrapped(np.ndarray):
    def __array_wrap__(self, result, context=None):
        print("  wrap", type(result).__name__, result.shape, context and (context[0].__name__, [type(x).__name__ for x in context[1]], context[2]))
        return super().__array_wrap__(result, context)


def show(text, x):
    if isinstance(x, tuple):
        for k, part in enumerate(x):
            show("%s %d" % (text, k), part)
    elif isinstance(x, np.ndarray):
        print(text, type(x).__name__, getattr(x, "info", "-"), x.dtype, x.shape, x.flags.owndata, type(x.base).__name__, x.tolist())
    else:
        print(text, type(x).__name__, x)


operations = """
a + 1 | 1 + a | np.float64(2) * a | a @ a.T | -a | abs(a) | a ** 2 | a ** 0.5 | a // 2 | divmod(a, 2) | a == a | a == None | a < 3 | np.sqrt(a) | np.add(a, a)
np.add(a, 1, subok=False) | np.add(a, 1, out=np.zeros((2, 3))) | np.add(a, 1, out=a) is a | np.add(1, 1, out=np.zeros(3).view(type(a))) | np.divmod(a, 2) | np.modf(a)
a.sum() | a.sum(axis=0) | a.sum(axis=1, keepdims=True) | a.sum(axis=0, out=np.zeros(3)) | a.prod(axis=0) | a.max() | a.min(axis=1) | a.all() | a.any(axis=0) | a.mean()
a.mean(axis=0) | a.std() | a.var(axis=0, ddof=1) | a.ptp(axis=0) | a.cumsum() | a.cumprod(axis=0) | a.argmax() | a.argmax(axis=0) | a.argsort() | np.sort(a) | np.sum(a)
np.mean(a, axis=0) | np.max(a) | np.cumsum(a) | np.add.reduce(a) | np.add.accumulate(a) | np.add.reduceat(a, [0, 1]) | np.add.outer(a[0], a[0]) | a.copy() | a.astype(int)
a.astype(int, subok=False) | a.flatten() | a.ravel() | a.T.ravel() | a[0] | a[[0, 1]] | a[a > 2] | a[0, 1] | a.take([0]) | a.repeat(2) | a.compress([True]) | a.clip(1, 2)
a.clip(1) | a.round() | a.dot(a.T) | a.squeeze() is a | a.conj() is a | a.imag | a.T | a.swapaxes(0, 1) | a.reshape(3, 2) | a.view(np.ndarray) | a.flat[:2] | a.trace()
np.zeros_like(a) | np.ones_like(a) | np.full_like(a, 7) | np.empty_like(a, subok=False).shape | np.array(a) | np.array(a, subok=True) | np.asarray(a) | np.asanyarray(a) is a
np.copy(a) | np.copy(a, subok=True) | np.reshape(a, (3, 2)) | np.transpose(a) | np.ravel(a) | np.broadcast_to(a, (1, 2, 3)) | np.broadcast_to(a, (1, 2, 3), subok=True) | np.where(a > 1, a, 0)
np.concatenate([a, a]) | np.dot(a, a.T) | np.clip(a, 1, 2) | np.round(a) | np.take(a, [0], axis=0) | np.repeat(a, 2) | np.matmul(a, a.T) | np.linspace(0, 1, 3) + a
"""
a = Info(np.arange(6.0).reshape(2, 3), "kept")
for text in operations.replace("\n", "|").split("|"):
    if text.strip():
        show(text.strip(), eval(text))
a += 1
show("a += 1", a)

told = np.arange(6.0).reshape(2, 3).view(Told)
for text in ("told + 1", "told.sum()", "told.mean()", "told[0]", "told[[0]]", "told.T", "told.copy()", "np.zeros_like(told)", "np.ndarray.__new__(Told, (2,)).shape"):
    print(text)
    show("", eval(text))

w = np.arange(6.0).reshape(2, 3).view(Wrapped)
for text in ("w + 1", "np.add(w, 1, out=w)", "w.sum(axis=0)", "w.mean()", "w.std()", "w.ptp(axis=0)", "w.clip(1, 2)", "w @ w.T", "np.divmod(w, 2)", "np.add.accumulate(w)",
             "np.add.outer(w[0], w[0])", "w ** 2", "w.max()", "np.add(w, 1, out=np.zeros((2, 3)))"):
    print(text)
    show("", eval(text))
print("w += 1")
w += 1


class Low(np.ndarray):
    __array_priority__ = 5


class High(np.ndarray):
    __array_priority__ = 10


class Derived(Low):
    pass


low, high, derived = np.ones(2).view(Low), np.ones(2).view(High), np.ones(2).view(Derived)
print(*[type(x).__name__ for x in (low + high, high + low, low + derived, derived + low, np.ones(2) + low, np.concatenate([low, high]), np.concatenate([low, np.ones(2)]),
                                   np.dot(low, high), np.vstack([low, high]), np.stack([low, high]), np.append(low, high), np.where([True, False], low, high))])
print(np.ndarray.__array_priority__.__get__(low), low.__array_priority__, np.ones(2).__array_wrap__(low) is low)
print(type(low.__array_wrap__(np.ones(2))).__name__)


class Foreign:
    def __init__(self, values):
        self.values = np.asarray(values)

    def __array__(self, dtype=None):
        return self.values if dtype is None else self.values.astype(dtype)

    def __array_wrap__(self, result, context=None):
        return "wrapped " + repr(result)


for text in ("np.sin(Foreign([0.0]))", "np.add(Foreign([1, 2]), 1)", "np.arange(2) + Foreign([1, 2])", "np.sum(Foreign([1, 2]))", "np.mean(Foreign([1, 2]))", "np.sqrt(Foreign(4))",
             "np.reshape(Foreign([1, 2, 3, 4]), (2, 2))", "np.argsort(Foreign([2, 1]))", "np.sort(Foreign([2, 1]))", "np.round(Foreign([1.5]))", "np.cumsum(Foreign([1, 2]))",
             "np.take(Foreign([1, 2]), [0])", "np.repeat(Foreign([1, 2]), 2)", "np.max(Foreign([1, 2]))", "np.dot(Foreign([1, 2]), Foreign([1, 2]))"):
    show(text, eval(text))


class Interface:
    def __init__(self, a):
        self.a = a
        self.__array_interface__ = a.__array_interface__


owner = Interface(np.arange(4))
seen = np.asarray(owner)
seen[0] = 9
print(owner.a, seen.base is owner, np.array(Interface(np.arange(6.0).reshape(2, 3)[:, ::2])).tolist(), np.sum(Interface(np.arange(3))))


class Literal:
    __array_interface__ = {"shape": (2,), "typestr": "<i4", "data": b"\1\0\0\0\2\0\0\0", "version": 3}


print(np.array(Literal()), np.asarray(Literal()).flags.writeable)
Literal.__array_interface__ = {"shape": (2,), "version": 3}
try:
    np.array(Literal())
except ValueError as e:
    print(e)
del seen, owner
