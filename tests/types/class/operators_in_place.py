# SPDX-License-Identifier: MIT
# Every operator and its in-place form, defined by a class: what the operator calls, and what it falls back on.
names = "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor".split()
signs = "+ - * @ / // % ** << >> & | ^".split()


class InPlace:
    """Has only the in-place forms."""


class Plain:
    """Has only the plain forms: the in-place operators fall back on them."""


class Right:
    """Has only the reflected forms."""


class Refusing:
    """Has them all, and each of them gives up."""


def method(name):
    return lambda self, other: (type(self).__name__, name, type(other).__name__)


for name in names:
    setattr(InPlace, f"__i{name}__", method(f"__i{name}__"))
    setattr(Plain, f"__{name}__", method(f"__{name}__"))
    setattr(Right, f"__r{name}__", method(f"__r{name}__"))
    for form in f"__i{name}__", f"__{name}__", f"__r{name}__":
        setattr(Refusing, form, lambda self, other: NotImplemented)

for sign in signs:
    print(sign)
    for left, right in (InPlace(), 1), (Plain(), 1), (1, Right()), (Plain(), Right()), (Refusing(), Right()):
        for operator in sign, sign + "=":
            namespace = {"x": left, "y": right}
            try:
                if operator == sign:
                    exec(f"x = x {sign} y", namespace)
                else:
                    exec(f"x {sign}= y", namespace)
                print("  ", type(left).__name__, operator, type(right).__name__, namespace["x"])
            except TypeError as e:
                print("  ", e)
    try:
        exec(f"x {sign}= y", {"x": Refusing(), "y": 1})
    except TypeError as e:
        print("  ", e)

# the operators of one operand, and those that convert


class One:
    def __neg__(self):
        return "-"

    def __pos__(self):
        return "+"

    def __invert__(self):
        return "~"

    def __abs__(self):
        return "abs"

    def __divmod__(self, other):
        return "divmod", other

    def __rdivmod__(self, other):
        return "rdivmod", other

    def __pow__(self, other, modulus=None):
        return "pow", other, modulus

    def __index__(self):
        return 3

    def __int__(self):
        return 4

    def __float__(self):
        return 5.5

    def __complex__(self):
        return 6j

    def __round__(self, digits=None):
        return "round", digits

    def __trunc__(self):
        return "trunc"

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"


import math

one = One()
print(-one, +one, ~one, abs(one), divmod(one, 1), divmod(1, one), pow(one, 2), pow(one, 2, 3))
print([10, 11, 12, 13][one], int(one), float(one), complex(one), hex(one), round(one), round(one, 2))
print(math.trunc(one), math.floor(one), math.ceil(one))

# what one operand slot refuses
for text in "-object()", "+object()", "~object()", "abs(object())", "divmod(object(), 1)", "pow(object(), 1)", "pow(2, object(), 3)", "-'x'", "~1.5":
    try:
        eval(text)
    except TypeError as e:
        print(text, e)


# methods for `async` can be defined and called by name
class Later:
    def __await__(self):
        return iter([1])

    def __aiter__(self):
        return self

    def __anext__(self):
        return 2


later = Later()
print(list(later.__await__()), later.__aiter__() is later, later.__anext__())
