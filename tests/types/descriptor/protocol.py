# SPDX-License-Identifier: MIT
# Descriptors written in Python, bound methods, classmethod, staticmethod.
def error(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Data:
    def __get__(self, obj, owner=None):
        return ("get", obj is None, owner.__name__ if owner else None)

    def __set__(self, obj, value):
        obj.__dict__["data"] = value


class NonData:
    def __get__(self, obj, owner=None):
        return "nondata"


class OnlySet:
    def __set__(self, obj, value):
        raise ValueError("set")


class Del:
    def __delete__(self, obj):
        obj.log = "deleted"


class A:
    data = Data()
    nondata = NonData()
    onlyset = OnlySet()
    dele = Del()


a = A()
print(a.data, A.data)  # expect: ('get', False, 'A') ('get', True, 'A')
a.data = 5
print(a.data, a.__dict__)  # expect: ('get', False, 'A') {'data': 5}
print(a.nondata, A.nondata)  # expect: nondata nondata
a.nondata = "own"
print(a.nondata)  # expect: own
a.__dict__["onlyset"] = 7
print(a.onlyset, error(setattr, a, "onlyset", 1), error(delattr, a, "onlyset"))  # expect: 7 ValueError: set AttributeError: __delete__
del a.dele
print(a.log, error(setattr, a, "dele", 1))  # expect: deleted AttributeError: __set__


class M:
    def f(self, x=1):
        "doc f"
        return ("f", x)

    @classmethod
    def c(cls, *args):
        return (cls.__name__, args)

    @staticmethod
    def s(*args):
        return args


class M2(M):
    pass


m = M()
print(m.f(), m.f(2), M.f(m, 3), m.c(1), M.c(2), M2.c(3), m.s(4), M.s(5))  # expect: ('f', 1) ('f', 2) ('f', 3) ('M', (1,)) ('M', (2,)) ('M2', (3,)) (4,) (5,)
b = m.f
print(b(9), b.__self__ is m, b.__func__ is M.f, b.__name__, b.__doc__, b == m.f, b == M().f, hash(b) == hash(m.f))  # expect: ('f', 9) True True f doc f True False True
print(repr(b).startswith("<bound method M.f of <__main__.M object at 0x"), type(b).__name__)  # expect: True method
print(error(getattr, b, "q"), error(setattr, b, "q", 1), error(setattr, b, "__func__", 1))  # expect: AttributeError: 'function' object has no attribute 'q' AttributeError: 'method' object has no attribute 'q' AttributeError: readonly attribute
print(error(M.f), error(m.f, 1, 2))  # expect: TypeError: M.f() missing 1 required positional argument: 'self' TypeError: M.f() takes from 1 to 2 positional arguments but 3 were given
print(type(M.__dict__["c"]).__name__, type(M.__dict__["s"]).__name__, M.__dict__["c"].__func__.__name__, M.__dict__["s"](1))  # expect: classmethod staticmethod c (1,)
print(M.__dict__["s"].__wrapped__ is M.s)  # expect: True
print(repr(M.c), error(classmethod), error(staticmethod, 1, 2), error(classmethod, x=1))  # expect: <bound method M.c of <class '__main__.M'>> TypeError: classmethod expected 1 argument, got 0 TypeError: staticmethod expected 1 argument, got 2 TypeError: classmethod() takes no keyword arguments
print(error(classmethod(1).__get__(1)), M.__dict__["c"].__name__)  # expect: TypeError: 'int' object is not callable c
T = type(b)
print(T(len, [1, 2])(), error(T, 1, 2), error(T, len), error(T, len, None))  # expect: 2 TypeError: first argument must be callable TypeError: method expected 2 arguments, got 1 TypeError: instance must not be None
M.late = lambda self: "late"
print(m.late(), m.f.__func__ is M.__dict__["f"])  # expect: late True
fs = [m.f for _ in range(3)]
print(len(fs), fs[0](7))  # expect: 3 ('f', 7)
m.f = "shadow"
print(m.f)  # expect: shadow


class Callable:
    def __call__(self, *args):
        return args


class HasCallable:
    g = Callable()
    l = len
    k = int


print(HasCallable().g(1), HasCallable().l([1]), HasCallable().k("5"))  # expect: (1,) 1 5


class Chain:
    @classmethod
    @property
    def name(cls):
        return cls.__name__


print(Chain.name, Chain().name)  # expect: Chain Chain


class Static(staticmethod):
    pass


print(Static(len)("abc"), Static(len).__get__(1)("ab"))  # expect: 3 2
print(getattr(M, "c").__self__ is M, m.c.__func__ is M.__dict__["c"].__func__)  # expect: True True
