# SPDX-License-Identifier: MIT
# C3 order and cooperation.
def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def names(c):
    return [x.__name__ for x in c.__mro__]


class O1:
    pass


class O2:
    pass


class O3:
    pass


class O4:
    pass


class O5:
    pass


class K1(O1, O2, O3):
    pass


class K2(O4, O2, O5):
    pass


class K3(O4, O1):
    pass


class Z(K1, K2, K3):
    pass


print(names(Z))  # expect: ['Z', 'K1', 'K2', 'K3', 'O4', 'O1', 'O2', 'O3', 'O5', 'object']


class X:
    pass


class Y:
    pass


class XY(X, Y):
    pass


class YX(Y, X):
    pass


print(error(type, "Bad", (XY, YX), {}).replace("\n", "|"))  # expect: TypeError: Cannot create a consistent method resolution|order (MRO) for bases X, Y


class D1:
    def who(self):
        return ["D1"]


class D2(D1):
    def who(self):
        return ["D2"] + super().who()


class D3(D1):
    def who(self):
        return ["D3"] + super().who()


class D4(D2, D3):
    def who(self):
        return ["D4"] + super().who()


print(D4().who(), names(D4))  # expect: ['D4', 'D2', 'D3', 'D1'] ['D4', 'D2', 'D3', 'D1', 'object']


class L(list):
    pass


class Mixin:
    def total(self):
        return sum(self)


class ML(Mixin, L):
    pass


m = ML([1, 2, 3])
m.note = "n"
print(m, m.total(), m.note, len(m), names(ML), isinstance(m, list))  # expect: [1, 2, 3] 6 n 3 ['ML', 'Mixin', 'L', 'list', 'object'] True
print(D4.__subclasses__(), [c.__name__ for c in D1.__subclasses__()])  # expect: [] ['D2', 'D3']
D1.extra = 1
print(D4.extra, D4().extra)  # expect: 1 1
D2.extra = 2
print(D4.extra)  # expect: 2
del D2.extra
print(D4.extra)  # expect: 1
