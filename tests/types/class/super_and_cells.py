# SPDX-License-Identifier: MIT
# __class__ in nested classes, super() as a class, wrappers of functions, what object() takes, special lookups
class A:
    class B:
        def f(self):
            return __class__

    def g(self):
        return __class__

    def h(self):
        class C:
            nonlocal __class__

            def k(self):
                return __class__

        return C


print(A.B().f(), A().g(), A().h()().k())


class Dropping(type):
    def __new__(cls, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return super().__new__(cls, name, bases, namespace)


class WithoutUse(metaclass=Dropping):
    pass


try:

    class WithUse(metaclass=Dropping):
        def f(self):
            return __class__

except RuntimeError as e:
    print(e)


class Base:
    def m(self):
        return "Base.m"


class MySuper(super):
    def __init__(self, *args):
        super(MySuper, self).__init__(*args)


class Derived(Base):
    def m(self):
        return "Derived of " + MySuper(Derived, self).m()


print(Derived().m())


def f(x: int) -> str:
    "doc"


for wrapper in (classmethod, staticmethod):
    w = wrapper(f)
    print(w.__annotations__ is f.__annotations__, sorted(w.__dict__), w.__wrapped__ is f, w.__doc__)


class H:
    def foo(self, cls):
        return cls.__name__


class K:
    bar = classmethod(H().foo)
    baz = H().foo
    chained = classmethod(property(lambda cls: cls.__name__ + "!"))


print(K.bar(), K().baz(K), K.chained, hasattr(H().foo, "__get__"))


class Checker:
    def __getattribute__(self, name):
        raise AssertionError(name)

    def __enter__(self):
        return "entered"

    def __exit__(self, *args):
        return True


with Checker() as c:
    print(c)
    raise ValueError


class Init:
    def __init__(self):
        super().__init__(1)


class N3:
    pass


class N4:
    def __new__(cls, *args):
        return super().__new__(cls, *args)


for make in (Init, lambda: object(1), lambda: N3(1), lambda: object.__new__(N3, 1), lambda: N3().__init__(1), lambda: N4(1)):
    try:
        make()
    except TypeError as e:
        print(e)
