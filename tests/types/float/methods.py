# SPDX-License-Identifier: MIT
# float: methods, rounding.
inf = float("inf")
nan = float("nan")


class D(float):
    tag = "t"


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 3


class B:
    def __float__(self):
        return 1


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print((1.5).is_integer())  # expect: False
print((2.0).is_integer())  # expect: True
print(inf.is_integer())  # expect: False
print((1.5).as_integer_ratio())  # expect: (3, 2)
print((0.1).as_integer_ratio())  # expect: (3602879701896397, 36028797018963968)
print((-1e300).as_integer_ratio()[1])  # expect: 1
print((5e-324).as_integer_ratio()[0])  # expect: 1
print((0.0).as_integer_ratio())  # expect: (0, 1)
print(error(lambda: inf.as_integer_ratio()))  # expect: OverflowError: cannot convert Infinity to integer ratio
print(error(lambda: nan.as_integer_ratio()))  # expect: ValueError: cannot convert NaN to integer ratio
print((1.5).conjugate())  # expect: 1.5
print((1.5).real)  # expect: 1.5
print((1.5).imag)  # expect: 0.0
print(round(2.675, 2))  # expect: 2.67
print(round(0.5))  # expect: 0
print(round(1.5))  # expect: 2
print(round(2.5))  # expect: 2
print(round(-0.5))  # expect: 0
print(round(-0.4))  # expect: 0
print(round(1e20))  # expect: 100000000000000000000
print(round(5.5, None))  # expect: 6
print(round(1234.5, -2))  # expect: 1200.0
print(round(1250.0, -2))  # expect: 1200.0
print(round(1350.0, -2))  # expect: 1400.0
print(round(15.0, -1))  # expect: 20.0
print(round(25.0, -1))  # expect: 20.0
print(round(5.0, -1))  # expect: 0.0
print(round(15.1, -1))  # expect: 20.0
print(round(-25.0, -1))  # expect: -20.0
print(round(0.15, 1))  # expect: 0.1
print(round(1e-5, 3))  # expect: 0.0
print(round(1e300, -299))  # expect: 1e+300
print(error(lambda: round(1.7e308, -308)))  # expect: OverflowError: rounded value too large to represent
print(round(1e308, -308))  # expect: 1e+308
print(round(1.5, 400))  # expect: 1.5
print(round(1.5, -400))  # expect: 0.0
print(round(-1.5, -400))  # expect: -0.0
print(round(99.99, 1))  # expect: 100.0
print(round(999.9, 0))  # expect: 1000.0
print(round(5e-324, 323))  # expect: 0.0
print(error(lambda: round(inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: round(nan)))  # expect: ValueError: cannot convert float NaN to integer
print(round(inf, 2))  # expect: inf
print(round(nan, 2))  # expect: nan
print(error(lambda: round(1.5, "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(round(1.5, 2**70))  # expect: 1.5
print(round(1.5, -2**70))  # expect: 0.0
print((1.5).__trunc__())  # expect: 1
print((-1.5).__floor__())  # expect: -2
print((-1.5).__ceil__())  # expect: -1
print(error(lambda: nan.__floor__()))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: inf.__ceil__()))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: inf.__trunc__()))  # expect: OverflowError: cannot convert float infinity to integer
print((1.5).__getnewargs__())  # expect: (1.5,)
print(repr(float.__getformat__("double")))  # expect: 'IEEE, little-endian'
print(error(lambda: float.__getformat__("x")))  # expect: ValueError: __getformat__() argument 1 must be 'double' or 'float'
print((1.5).__sizeof__())  # expect: 24
print((1.5).__add__(1))  # expect: 2.5
print((1.5).__add__("a"))  # expect: NotImplemented
print((1.5).__radd__(1))  # expect: 2.5
print((1.5).__divmod__(1))  # expect: (1.0, 0.5)
print((1.5).__eq__(1.5))  # expect: True
print((1.5).__int__())  # expect: 1
print((1.5).__float__())  # expect: 1.5
print(repr(float.__name__))  # expect: 'float'
print(float.__mro__)  # expect: (<class 'float'>, <class 'object'>)
print(D(1.5))  # expect: 1.5
print(D(1.5) + 1)  # expect: 2.5
print(repr(type(D(1.5) + 1).__name__))  # expect: 'float'
print(repr(D("2.5").tag))  # expect: 't'
print(repr(type(float(D(1.5))).__name__))  # expect: 'float'
print(repr(type(+D(1.5)).__name__))  # expect: 'float'
print(D(1.5) == 1.5)  # expect: True
print(hash(D(1.5)) == hash(1.5))  # expect: True
print(float(F()))  # expect: 2.5
print(float(I()))  # expect: 3.0
print(error(lambda: float(B())))  # expect: TypeError: B.__float__ returned non-float (type int)
print(repr(type(D.fromhex("1")).__name__))  # expect: 'D'
