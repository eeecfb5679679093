# SPDX-License-Identifier: MIT
# __array_ufunc__: operands that take operations over.
import numpy as np


class U(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        words = {k: [type(z).__name__ for z in v] if k == "out" else v for k, v in sorted(kwargs.items()) if not isinstance(v, np.ndarray)}
        print("  ufunc", ufunc.__name__, method, [type(i).__name__ for i in inputs], words)
        inputs = tuple(i.view(np.ndarray) if isinstance(i, U) else i for i in inputs)
        if "out" in kwargs:
            kwargs["out"] = tuple(i.view(np.ndarray) if isinstance(i, U) else i for i in kwargs["out"])
        return getattr(ufunc, method)(*inputs, **kwargs)


u = np.arange(6.0).reshape(2, 3).view(U)
for text in """u + 1; 1 + u; np.add(u, 1, out=np.zeros((2, 3))); np.add(u, 1, np.zeros((2, 3))); np.add(np.ones(3), 1, out=np.ones(3).view(U)); np.add(u, 1, dtype='f4', casting='unsafe')
np.sqrt(u); u.sum(); u.sum(axis=0, keepdims=True); u.sum(initial=3); u.sum(dtype='f4'); np.sum(u); np.add.reduce(u); np.add.reduce(u, 0, None, None, True)
np.add.reduce(u, axis=0, out=np.zeros(3)); np.add.accumulate(u, 1); np.add.reduceat(u, [0, 1], axis=1); np.add.outer(u[0], [1, 2]); np.add.at(u.copy(), [0], 1); u.mean(); u.std()
u.ptp(axis=0); u.max(); u.min(out=np.zeros(())); u.all(); u.cumsum(axis=0); u.clip(1, 2); u.clip(1); u.round(); u @ u.T; u.dot(u.T).tolist(); u == u; u != 3; u < 3; -u; abs(u); u ** 2
u % 2; divmod(u, 2); np.divmod(u, 2); np.modf(u); np.matmul(u, u.T); np.arange(3.0) + u; u == None""".replace("\n", ";").split(";"):
    print(text.strip())
    r = eval(text)
    print(type(r).__name__, [x.tolist() for x in r] if isinstance(r, tuple) else r if r is None else r.tolist() if hasattr(r, "tolist") else r)
v = u.copy()
v += 1
print(type(v).__name__)
del v, r


class P:
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return "P", ufunc.__name__, method, len(inputs), sorted(kwargs)


for text in "np.add(P(), 1); np.arange(3) + P(); P() + np.arange(3); np.add.reduce(P()); np.sin(P()); np.float64(1) + P(); np.arange(3) == P(); np.arange(3) < P(); np.eye(2) @ P(); np.add(1, 2, out=P())".split(";"):
    print(text.strip(), eval(text))


class N:
    __array_ufunc__ = None

    def __radd__(self, other):
        return "radd"

    def __rmatmul__(self, other):
        return "rmatmul"

    def __eq__(self, other):
        return "eq"

    def __gt__(self, other):
        return "gt"


class Declines(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return NotImplemented


class Later:
    __array_priority__ = 100

    def __radd__(self, other):
        return "later radd"

    def __lt__(self, other):
        return "later lt"


class Asks(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return super().__array_ufunc__(ufunc, method, *[np.asarray(i) for i in inputs], **kwargs)


d = np.arange(3.0).view(Declines)
for text in ("np.arange(3) + N(); np.arange(3) - N(); np.arange(3) @ N(); np.arange(3) == N(); np.arange(3) < N(); np.add(N(), 1); np.sin(N()); np.float64(1) + N(); d + 1; np.sin(d); np.add.reduce(d); "
             "np.add(1, 2, out=d); np.arange(3) + Later(); np.arange(3) > Later(); np.arange(3).view(Asks) * 2; u + d").split(";"):
    try:
        print(text.strip(), eval(text))
    except TypeError as e:
        print(text.strip(), e)
