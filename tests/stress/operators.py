# SPDX-License-Identifier: MIT
# Special methods: operators, containers, calls, comparison.
class Vec:
    def __init__(self, *v):
        self.v = v
    def __add__(self, o):
        return Vec(*(a + b for a, b in zip(self.v, o.v)))
    def __radd__(self, o):
        return self if o == 0 else NotImplemented
    def __mul__(self, k):
        return Vec(*[a * k for a in self.v])
    __rmul__ = __mul__
    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.v, o.v))
    def __neg__(self):
        return self * -1
    def __getitem__(self, i):
        return self.v[i]
    def __len__(self):
        return len(self.v)
    def __iter__(self):
        return iter(self.v)
    def __contains__(self, x):
        return x in self.v
    def __call__(self, *a, **k):
        return len(a) + len(k)
    def __lt__(self, o):
        return self.v < o.v
    def __bool__(self):
        return any(self.v)
    def __repr__(self):
        return 'Vec' + repr(self.v)
    def __iadd__(self, o):
        self.v += o.v
        return self
a, b = Vec(1, 2), Vec(3, 4)
print(a + b, 2 * a, a @ b, -a, sum([a, b]), a[0], a[-1:], len(b), 3 in b)  # expect: Vec(4, 6) Vec(2, 4) 11 Vec(-1, -2) Vec(4, 6) 1 (2,) 2 True
a += b
print(a, a(1, k=2), bool(Vec(0)), sorted([b, Vec(0)]), [*b], a > b)  # expect: Vec(1, 2, 3, 4) 2 False [Vec(0,), Vec(3, 4)] [3, 4] False
try:
    a - b
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for -: 'Vec' and 'Vec'
try:
    1 + a
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'int' and 'Vec'
class L(list):
    def __setitem__(self, i, x):
        super().__setitem__(i, x * 10)
class D(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]
l, d = L([1, 2]), D()
l[0] = 5
l.extra = 'e'
print(l, d['ab'], d, l.extra, isinstance(l, list), type(l[:]).__name__)  # expect: [50, 2] abab {'ab': 'abab'} e True list
class S(str):
    pass
class I(int):
    def __add__(self, o):
        return I(int(self) + o + 1)
print(S('x') + 'y', S('q').upper(), I(3) + 4, I(2) * 3, {S('k'): 1}['k'])  # expect: xy Q 8 6 1
