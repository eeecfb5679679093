# SPDX-License-Identifier: MIT
# f(*x, **y): what is shared, what is copied, who complains
def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ":", e)


def plain(a, b=2, c=3):
    return a, b, c


def only(a, *, k=1, m):
    return a, k, m


def collects(*a, **k):
    return a, k


def both(a, *rest, k=0, **more):
    return a, rest, k, more


def first(a, /, **k):
    return a, k


class C:
    def __init__(self, *a, **k):
        self.got = a, k

    def method(self, *a, **k):
        return a, k

    def fixed(self, a, b=5):
        return a, b

    @classmethod
    def made(cls, *a):
        return cls.__name__, a

    @staticmethod
    def free(*a):
        return a

    def __call__(self, *a, **k):
        return "called", a, k


t, l, d, g = (1, 2), [1, 2], {"b": 7, "c": 8}, lambda: (i for i in (1, 2))
show(lambda: plain(*t))  # expect: (1, 2, 3)
show(lambda: plain(*l))  # expect: (1, 2, 3)
show(lambda: plain(*g()))  # expect: (1, 2, 3)
show(lambda: plain(*"xy"))  # expect: ('x', 'y', 3)
show(lambda: plain(0, **d))  # expect: (0, 7, 8)
show(lambda: plain(**{"a": 1, **d}))  # expect: (1, 7, 8)
show(lambda: plain(*(5,), **d))  # expect: (5, 7, 8)
show(lambda: plain(5, c=1, **{"b": 2}))  # expect: (5, 2, 1)
show(lambda: plain(*t, *t))  # expect: TypeError: plain() takes from 1 to 3 positional arguments but 4 were given
show(lambda: plain(*t, **d))  # expect: TypeError: plain() got multiple values for argument 'b'
show(lambda: plain(**d))  # expect: TypeError: plain() missing 1 required positional argument: 'a'
show(lambda: plain(**{"z": 1}))  # expect: TypeError: plain() got an unexpected keyword argument 'z'
show(lambda: plain(1, c=1, **{"c": 2}))  # expect: TypeError: __main__.plain() got multiple values for keyword argument 'c'
show(lambda: only(*[1], **{"m": 2}))  # expect: (1, 1, 2)
show(lambda: only(*[1, 2], **{"m": 2, "k": 3}))
# expect: TypeError: only() takes 1 positional argument but 2 positional arguments (and 2 keyword-only arguments) were given
show(lambda: only(*[1]))  # expect: TypeError: only() missing 1 required keyword-only argument: 'm'
show(lambda: collects(*t, **d))  # expect: ((1, 2), {'b': 7, 'c': 8})
show(lambda: collects(*(), **{}))  # expect: ((), {})
show(lambda: collects(1, 2, x=3, y=4))  # expect: ((1, 2), {'x': 3, 'y': 4})
show(lambda: collects(a=1, b=2, c=3, d=4, e=5, f=6))  # expect: ((), {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6})
show(lambda: both(*t, *l, k=1, z=2))  # expect: (1, (2, 1, 2), 1, {'z': 2})
show(lambda: both(**{"a": 1, "k": 2, "z": 3}))  # expect: (1, (), 2, {'z': 3})
show(lambda: both(1, **{"a": 1}))  # expect: TypeError: both() got multiple values for argument 'a'
show(lambda: both())  # expect: TypeError: both() missing 1 required positional argument: 'a'
show(lambda: first(1, **{"a": 2}))  # expect: (1, {'a': 2})
show(lambda: first(**{"a": 2}))  # expect: TypeError: first() missing 1 required positional argument: 'a'
c = C()
bound = c.fixed
show(lambda: c.method(*t, **d))  # expect: ((1, 2), {'b': 7, 'c': 8})
show(lambda: c.fixed(*t))  # expect: (1, 2)
show(lambda: bound(*t))  # expect: (1, 2)
show(lambda: bound(1, **{"b": 9}))  # expect: (1, 9)
show(lambda: bound(*t, 3))  # expect: TypeError: C.fixed() takes from 2 to 3 positional arguments but 4 were given
show(lambda: C.fixed(*(c, 1)))  # expect: (1, 5)
show(lambda: (lambda *a: a == (c, 1))(*(c, 1)))  # expect: True
show(lambda: C.made(*t))  # expect: ('C', (1, 2))
show(lambda: c.free(*t))  # expect: (1, 2)
show(lambda: C(*t, **d).got)  # expect: ((1, 2), {'b': 7, 'c': 8})
show(lambda: c(*t, x=1))  # expect: ('called', (1, 2), {'x': 1})
show(lambda: "{}-{}-{x}".format(*t, **{"x": 3}))  # expect: 1-2-3
show(lambda: max(*t))  # expect: 2
show(lambda: dict(*[[("a", 1)]], **{"b": 2}))  # expect: {'a': 1, 'b': 2}
show(lambda: sorted(*[[3, 1]], **{"reverse": True}))  # expect: [3, 1]
show(lambda: len(*t))  # expect: TypeError: len() takes exactly one argument (2 given)
show(lambda: list(range(*(1, 20, 3))))  # expect: [1, 4, 7, 10, 13, 16, 19]
show(lambda: collects(*range(20))[0][-1])  # expect: 19
show(lambda: max(*range(30)))  # expect: 29

# the dict that was passed and the dict that arrives are two, so are the tuples of more than nothing
k, empty = {"x": 1}, ()
got = collects(**k)[1]
print(got == k, got is k, collects(*t)[0] is t, collects(*())[0] is empty)  # expect: True False False True
got["y"] = 2
print(k, got)  # expect: {'x': 1} {'x': 1, 'y': 2}


def changes(**kw):
    k.clear()
    return kw


print(changes(**k), k)  # expect: {'x': 1} {}


def changes_list(*a):
    l.clear()
    return a


print(changes_list(*l), l)  # expect: (1, 2) []

# wrong operands
show(lambda: plain(*3))  # expect: TypeError: __main__.plain() argument after * must be an iterable, not int
show(lambda: plain(1, *3))  # expect: TypeError: Value after * must be an iterable, not int
show(lambda: plain(**3))  # expect: TypeError: __main__.plain() argument after ** must be a mapping, not int
show(lambda: plain(**{1: 2}))  # expect: TypeError: keywords must be strings
show(lambda: c.fixed(*3))  # expect: TypeError: __main__.C.fixed() argument after * must be an iterable, not int


class S(str):
    pass


class M:
    def keys(self):
        return ["b", "c"]

    def __getitem__(self, key):
        return key * 2


class D(dict):
    def __getitem__(self, key):
        return "never"


show(lambda: collects(**{S("x"): 1}))  # expect: ((), {'x': 1})
show(lambda: plain(1, **M()))  # expect: (1, 'bb', 'cc')
show(lambda: plain(1, **D(b=4)))  # expect: (1, 4, 3)
show(lambda: [type(key).__name__ for key in collects(**{S("x"): 1})[1]])  # expect: ['S']


class Base:
    def __init_subclass__(cls, **k):
        print(sorted(k.items()))


options = {"x": 1}
bases = (Base,)


class Derived(*bases, y=2, **options):
    pass  # expect: [('x', 1), ('y', 2)]


class Derived2(*bases, **options):
    pass  # expect: [('x', 1)]


class Derived3(*bases):
    pass  # expect: []




# decorators hand everything on
def logged(f):
    def wrapper(*args, **kwargs):
        return f.__name__, f(*args, **kwargs)

    return wrapper


@logged
def area(w, h=2, *, unit="m"):
    return w * h, unit


print(area(2), area(2, 3), area(2, h=4), area(w=5, unit="km"), area(*t, **{"unit": "cm"}))
# expect: ('area', (4, 'm')) ('area', (6, 'm')) ('area', (8, 'm')) ('area', (10, 'km')) ('area', (2, 'cm'))
show(lambda: area())  # expect: TypeError: area() missing 1 required positional argument: 'w'


def forever(*a):
    return forever(*a)


try:
    forever(1)
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded
