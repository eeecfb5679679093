# SPDX-License-Identifier: MIT
# What the types tell of themselves, and what of it may be set: names, flags, sizes, abstract methods, annotations, signatures.
import weakref


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


class C:
    x: int = 1

    def method(self):
        pass


class D(C):
    pass


# classes
show("C.__name__, C.__qualname__, C.__module__, C.__doc__, C.__bases__, C.__base__, C.__mro__")
show("C.__annotations__, D.__annotations__")
run("C.__annotations__ = {'y': str}")
show("C.__annotations__")
run("del C.__annotations__")
show("C.__annotations__")
run("D.__annotations__ = {}")
run("del D.__annotations__")
run("del D.__annotations__")
run("int.__annotations__ = {}")
show("int.__annotations__")
show("C.__abstractmethods__")
run("C.__abstractmethods__ = frozenset({'method'})")
show("C.__abstractmethods__")
show("C()")
run("C.__abstractmethods__ = {'b', 'a'}")
show("C()")
run("C.__abstractmethods__ = []")
show("type(C())")
run("C.__abstractmethods__ = 3")
run("del C.__abstractmethods__")
show("C.__abstractmethods__")
run("C.__name__ = 'Renamed'")
show("C, C.__name__")
run("C.__name__ = 3")
run("C.__name__ = 'a\\0b'")
run("del C.__name__")
run("C.__qualname__ = 'Place.Renamed'")
show("C")
run("C.__qualname__ = 3")
run("int.__name__ = 'x'")
run("C.__module__ = 'elsewhere'")
show("C")
run("C.__doc__ = 'text'")
show("C.__doc__")
run("int.__doc__ = 'text'")
run("C.__bases__ = ()")
run("C.__bases__ = 3")
show("C.__basicsize__ >= 16, C.__itemsize__, int.__itemsize__ > 0, int.__dictoffset__, C.__weakrefoffset__ != 0")
show("C.__flags__ & (1 << 9), int.__flags__ & (1 << 10), C.__flags__ & (1 << 10), bool.__flags__ & (1 << 10)")
show("type.__sizeof__(C) > 0, int.__sizeof__(3) > 0, C.__text_signature__")
show("C.__subclasses__(), C.__dict__['method'] is C.method, type(C.__dict__)")
show("object.__subclasshook__(int), C.__subclasscheck__(D), C.__instancecheck__(D()), type.__subclasscheck__(int, bool)")
show("issubclass(3, C)")
show("isinstance(3, 3)")
show("issubclass(bool, (str, (int, float)))")
show("type.mro(D)[0] is D, type.__call__(C).__class__")
show("C.__prepare__('n', ()), type.__prepare__()")
show("C.__init_subclass__(), C.__dir__(C())[:0], type(C.__dir__(C()))")
run("del C.nope")
run("C.nope")
run("int.nope = 3")

# the proxy of a class's namespace
space = C.__dict__
show("repr(type(D.__dict__)), repr(space)[:13]")
show("'method' in space, len(space) > 2, space.get('nope', 5), sorted(space)[0], 'method' in space.keys()")
show("len(list(space.items())) == len(list(space.values())) == len(space), next(reversed(space)) in space")
show("space | {}  == dict(space), type(space.copy())")
show("hash(space)")
run("space['x'] = 1")
run("space |= {}")
show("space == dict(space), space != 3")

# generic aliases
alias = list[int]
show("alias, alias.__origin__, alias.__args__, alias.__parameters__, dict[str, list[int]], tuple[int, ...], tuple[()]")
show("hash(list[int]) == hash(list[int]), list[int] == list[int], list[int] == list[str], list[int] != list")
show("alias([1, 2]), type(alias()), alias.append, isinstance([], alias.__origin__)")
show("isinstance([], list[int])")
show("issubclass(list, list[int])")
show("list[int][str]")
show("alias.__mro_entries__(()), alias.__class__, alias.__doc__ == list.__doc__")
show("type(alias)(list, int), type(alias)(list, (int, str)), type[int], frozenset[int], weakref.ref[int]")


class Derived(list[int]):
    pass


show("Derived.__bases__, Derived.__orig_bases__, Derived([1])")
show("list[(i for i in 'x').__class__]")
run("alias.x = 1")

# unions
union = int | str
show("union, union.__args__, int | None, None | int, int | str | int, list[int] | None, union | float")
show("hash(int | str) == hash(str | int), int | str == str | int, int | str != int | float, (int | str) == 3")
show("isinstance(3, union), isinstance(3.0, union), issubclass(bool, union), issubclass(float, union), isinstance(None, int | None)")
show("isinstance(3, list[int] | int)")
show("isinstance('x', list[int] | int)")
show("issubclass(list, list[int] | int)")
show("issubclass(3, union)")
show("int | 3")
show("union.__parameters__")
show("(int | list[str]).__parameters__, type(union)")

# weak references to instances, classes and functions
c = C()
reference = weakref.ref(c)
show("c.__weakref__ is reference, D().__weakref__, C.__weakref__ is not None, 'other' if (3).__class__.__dict__.get('__weakref__') else 'none'")
run("c.__weakref__ = 3")
show("weakref.ref(C)() is C, weakref.ref(show)() is show, weakref.getweakrefcount(c)")

# modules
import math, sys

module = type(sys)("made", "its text")
show("module, module.__name__, module.__doc__, module.__dict__['__name__'], module.__loader__, module.__spec__, module.__package__")
show("module.__annotations__")
run("module.__annotations__ = {'x': int}")
show("module.__annotations__, 'x' in module.__annotations__")
run("del module.__annotations__")
show("module.__annotations__")
run("del module.__annotations__")
run("del module.__annotations__")
run("module.x = 1")
show("module.x, dir(module)[-1]")
run("del module.x")
show("module.x")
run("module.__getattr__ = lambda name: name.upper()")
show("module.anything")
run("module.__dir__ = lambda: ['b', 'a']")
show("dir(module)")
show("type(sys)(3)")
show("type(sys)()")
show("type(sys).__new__(type(sys))")
show("math.nope")
run("math.pi = 3")
show("math.pi")
run("math.pi = 3.141592653589793")
