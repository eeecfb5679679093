# SPDX-License-Identifier: MIT
# class statements and type(): names, bases, metaclasses, errors.
def error(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class A:
    "doc of A"
    y = 1

    class Inner:
        pass


print(A, A.Inner, A.__doc__, A.Inner.__qualname__, A.Inner.__name__, A.__module__)  # expect: <class '__main__.A'> <class '__main__.A.Inner'> doc of A A.Inner Inner __main__
print(A.__bases__, A.__mro__, A.__base__, A.mro())  # expect: (<class 'object'>,) (<class '__main__.A'>, <class 'object'>) <class 'object'> [<class '__main__.A'>, <class 'object'>]
X = type("X", (A,), {"z": 3, "f": lambda self: self.z})
print(X, X().f(), X.y, X.__name__, X.__qualname__, X.__bases__)  # expect: <class '__main__.X'> 3 1 X X (<class '__main__.A'>,)
print(error(type), error(type, 1, 2), error(type, 1, (), {}))  # expect: TypeError: type() takes 1 or 3 arguments TypeError: type() takes 1 or 3 arguments TypeError: type.__new__() argument 1 must be str, not int
print(error(type, "A", 1, {}), error(type, "A", (), 1))  # expect: TypeError: type.__new__() argument 2 must be tuple, not int TypeError: type.__new__() argument 3 must be dict, not int
print(error(type, "A", (1,), {}))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
print(error(type.__new__), error(type.__new__, type), error(type.__new__, int, 1, 2, 3))  # expect: TypeError: type.__new__(): not enough arguments TypeError: type.__new__() takes exactly 3 arguments (0 given) TypeError: type.__new__(int): int is not a subtype of type
print(error(type, "X", (A, A), {}))  # expect: TypeError: duplicate base class A
print(error(type, "X", (object, A), {}).replace("\n", "|"))  # expect: TypeError: Cannot create a consistent method resolution|order (MRO) for bases object, A
print(error(type, "X", (bool,), {}))  # expect: TypeError: type 'bool' is not an acceptable base type
print(error(type, "X", (int, str), {}))  # expect: TypeError: multiple bases have instance lay-out conflict
print(error(type, "X", (type(len),), {}))  # expect: TypeError: type 'builtin_function_or_method' is not an acceptable base type
print(error(type, "X", (A,), {}, z=1))  # expect: TypeError: X.__init_subclass__() takes no keyword arguments
print(error(type, "X", (), {"__qualname__": 1}))  # expect: TypeError: type __qualname__ must be a str, not int
print(error(type, "X", (), {"__classcell__": 1}))  # expect: TypeError: __classcell__ must be a nonlocal cell, not <class 'int'>
print(type(5), type("X"), type(type), type(A()), type(None))  # expect: <class 'int'> <class 'str'> <class 'type'> <class '__main__.A'> <class 'NoneType'>
A.__name__ = "Renamed"
print(A, A.__name__, A.__qualname__, error(lambda: A().nope))  # expect: <class '__main__.A'> Renamed A AttributeError: 'Renamed' object has no attribute 'nope'
A.__qualname__ = "Q"
print(A)  # expect: <class '__main__.Q'>
print(error(setattr, A, "__name__", 1), error(setattr, A, "__qualname__", 2), error(delattr, A, "__name__"))  # expect: TypeError: can only assign string to Renamed.__name__, not 'int' TypeError: can only assign string to Renamed.__qualname__, not 'int' TypeError: cannot delete '__name__' attribute of immutable type 'Renamed'
print(error(setattr, A, "__mro__", 1), error(setattr, A, "__dict__", 1), error(setattr, A, "__bases__", ()))  # expect: AttributeError: readonly attribute AttributeError: attribute '__dict__' of 'type' objects is not writable TypeError: can only assign non-empty tuple to Renamed.__bases__, not ()
A.__doc__ = "other"
A.__module__ = "somewhere"
print(A.__doc__, A.__module__, A, error(delattr, A, "__doc__"), error(delattr, A, "__module__"))  # expect: other somewhere <class 'somewhere.Q'> TypeError: cannot delete '__doc__' attribute of immutable type 'Renamed' TypeError: cannot delete '__module__' attribute of immutable type 'Renamed'
print(error(setattr, int, "x", 1), error(delattr, int, "real"), error(setattr, int, "__doc__", "x"))  # expect: TypeError: cannot set 'x' attribute of immutable type 'int' TypeError: cannot set 'real' attribute of immutable type 'int' TypeError: cannot set '__doc__' attribute of immutable type 'int'
print(error(getattr, A, "nope"), error(delattr, A, "nope"), error(getattr, A, "__abstractmethods__"))  # expect: AttributeError: type object 'Renamed' has no attribute 'nope' AttributeError: type object 'Renamed' has no attribute 'nope' AttributeError: __abstractmethods__
print(int.__name__, int.__module__, int.__qualname__, int.__base__, bool.__mro__)  # expect: int builtins int <class 'object'> (<class 'bool'>, <class 'int'>, <class 'object'>)
print("y" in A.__dict__, type(A.__dict__).__name__, error(lambda: A.__dict__.__setitem__))  # expect: True mappingproxy AttributeError: 'mappingproxy' object has no attribute '__setitem__'


class Base:
    subs = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.subs.append(cls.__name__)


class One(Base):
    pass


class Two(Base, tag="t"):
    pass


print(Base.subs, One.tag, Two.tag, [c.__name__ for c in Base.__subclasses__()])  # expect: ['One', 'Two'] None t ['One', 'Two']
print(error(type, "Three", (Base,), {}, nope=1))  # expect: TypeError: Three.__init_subclass__() takes no keyword arguments


class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns["made_by"] = mcs.__name__
        return super().__new__(mcs, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.kw = kw

    def __call__(cls, *args):
        obj = super().__call__(*args)
        obj.called = True
        return obj

    def __len__(cls):
        return 7

    def __getattr__(cls, name):
        return "meta " + name

    @property
    def prop(cls):
        return cls.__name__.lower()


class M(metaclass=Meta, a=1):
    pass


class N(M):
    pass


print(type(M), type(N), M.made_by, M.kw, N.kw, M().called, len(M), M.whatever, M.prop, N.prop)  # expect: <class '__main__.Meta'> <class '__main__.Meta'> Meta {'a': 1} {} True 7 meta whatever m n
print(error(lambda: M().whatever), error(lambda: M().prop))  # expect: AttributeError: 'M' object has no attribute 'whatever' AttributeError: 'M' object has no attribute 'prop'


class Meta2(type):
    pass


class P(metaclass=Meta2):
    pass


print(error(type, "Z", (M, P), {}))  # expect: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
print(error(type, "Z", (M,), {}).__class__.__name__)  # expect: Meta


class Prep(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"prepared": name}


class PP(metaclass=Prep):
    pass


print(PP.prepared)  # expect: PP


class MetaMro(type):
    def mro(cls):
        return [cls, A, object]


class Odd(metaclass=MetaMro):
    pass


print([c.__qualname__ for c in Odd.__mro__])  # expect: ['Odd', 'Q', 'object']


class Entries:
    def __mro_entries__(self, bases):
        return (A,)


class FromEntries(Entries()):
    pass


print(FromEntries.__bases__ == (A,), len(FromEntries.__orig_bases__))  # expect: True 1
print(error(type, "X", (Entries(),), {}))  # expect: TypeError: type() doesn't support MRO entry resolution; use types.new_class()


class Descr:
    def __set_name__(self, owner, name):
        self.where = f"{owner.__name__}.{name}"


class HasDescr:
    d = Descr()


print(HasDescr.d.where)  # expect: HasDescr.d


class BadName:
    def __set_name__(self, owner, name):
        1 / 0


try:
    class HasBad:
        x = BadName()
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))  # expect: Error calling __set_name__ on 'BadName' instance 'x' in 'HasBad' | ZeroDivisionError('division by zero')


class CG:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(CG[int], error(lambda: A[int]), error(lambda: int[str]))  # expect: CG[<class 'int'>] TypeError: type 'Renamed' is not subscriptable TypeError: type 'int' is not subscriptable
print(int | str, int | None, int | str | int, isinstance(1, int | str), isinstance("", int | None), error(lambda: int | 1))  # expect: int | str int | None int | str True False TypeError: unsupported operand type(s) for |: 'type' and 'int'
print(list[int], dict[str, int].__args__, tuple[int, ...], list[int]([1, 2]), list[int].__origin__)  # expect: list[int] (<class 'str'>, <class 'int'>) tuple[int, ...] [1, 2] <class 'list'>
print(error(isinstance, [], list[int]), int | list[str], (int | str) == (str | int))  # expect: TypeError: isinstance() argument 2 cannot be a parameterized generic int | list[str] True
