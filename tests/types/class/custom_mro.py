# SPDX-License-Identifier: MIT
# mro() of a metaclass may put classes anywhere; PEP 646 annotations; type[…]
# differs: the reference dies of a signal
class Reversed(type):
    def mro(cls):
        return type.mro(cls)[::-1]


class Q:
    def f(self):
        return "Q"


class D(Q):
    def f(self):
        return "D"


class X(D, metaclass=Reversed):
    pass


print(X.__mro__[1:3], X().f())


class Extra:
    def hi(self):
        return "hi"


class Inserting(type):
    def mro(cls):
        return type.mro(cls)[:1] + [Extra] + type.mro(cls)[1:]


class U(metaclass=Inserting):
    pass


print(U().hi())
Extra.hi = lambda self: "changed"
print(U().hi())


def bad(result):
    class BM(type):
        def mro(cls):
            return result(cls)

    try:

        class Z(metaclass=BM):
            pass

        print("made")
    except Exception as e:
        print(type(e).__name__, e)


bad(lambda c: 5)
bad(lambda c: [5])
bad(lambda c: [])
bad(lambda c: 1 / 0)
bad(lambda c: [c, int, object])
bad(lambda c: [c, dict, object])


def f(*args: * (int,), **k: str):
    pass


print(f.__annotations__, type[int], type[Q] | None)
try:

    def f(*a: * (1, 2)):
        pass

except ValueError as e:
    print(e)


class Named:
    value = 1

    def __getattr__(self, name):
        raise AttributeError("own text")


try:
    Named().valeu
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
