# SPDX-License-Identifier: MIT
# The attributes of functions, code objects, cells, methods and descriptors: what they are, what may be set, what is refused.


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


def f(a, b=2, /, c=3, *rest, d, e=5, **others) -> int:
    """What f is for."""
    local = 1
    return a, b, c, rest, d, e, others


# names and texts
show("f.__name__, f.__qualname__, f.__module__, f.__doc__")
f.__name__ = "renamed"
f.__qualname__ = "Place.renamed"
f.__doc__ = "Another."
f.__module__ = "elsewhere"
show("f.__name__, f.__qualname__, f.__module__, f.__doc__")
show("repr(f).split(' at ')[0]")
run("f.__name__ = 3")
run("f.__qualname__ = None")
run("del f.__name__")
run("del f.__qualname__")
run("del f.__doc__")
run("del f.__module__")
show("f.__doc__, f.__module__")

# defaults
show("f.__defaults__, f.__kwdefaults__")
f.__defaults__ = (20, 30)
f.__kwdefaults__ = {"e": 50}
show("f(1, d=4)")
run("f.__defaults__ = [1]")
run("f.__kwdefaults__ = 3")
run("f.__kwdefaults__ = None")
show("f(1, d=4)")
run("f.__defaults__ = None")
show("f.__defaults__, f.__kwdefaults__")
show("f(1, d=4)")
run("f.__defaults__ = (1, 2)")
run("f.__kwdefaults__ = {}")
run("del f.__defaults__")
run("del f.__kwdefaults__")
show("f.__defaults__, f.__kwdefaults__")

# annotations
show("f.__annotations__")
f.__annotations__ = {"a": str}
show("f.__annotations__")
run("f.__annotations__ = 3")
run("f.__annotations__ = None")
show("f.__annotations__")
run("del f.__annotations__")
show("f.__annotations__")

# the rest
f.own = 1
show("f.__dict__")
f.__dict__ = {"other": 2}
show("f.other, hasattr(f, 'own')")
run("f.__dict__ = 3")
run("del f.__dict__")
show("f.__globals__ is globals(), f.__builtins__['len'] is len, f.__closure__")
run("f.__globals__ = {}")
run("f.__code__ = 3")
run("del f.__code__")
show("f.__get__(1).__self__, f.__get__(None, int) is f")

# code
code = f.__code__
show("code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount")
show("code.co_nlocals, code.co_varnames, code.co_names, code.co_freevars, code.co_cellvars")
show("code.co_firstlineno, code.co_filename.endswith('attributes.py'), code.co_stacksize > 0, code.co_flags & 0xf")
show("repr(code).split(' at ')[0], repr(code).split(',')[-1]")
show("code.__sizeof__() > 0, hash(code) == hash(f.__code__), code == f.__code__, code == show.__code__")
run("code.co_name = 'x'")


# cells
def outer(x):
    def inner():
        return x, later

    if x:
        later = x + 1
    return inner


inner = outer(1)
show("inner.__code__.co_freevars, sorted(outer.__code__.co_cellvars)")
show("sorted(cell.cell_contents for cell in inner.__closure__)")
show("repr(inner.__closure__[1]).split(' at ')[0], 'int object' in repr(inner.__closure__[1])")
empty = [cell for cell in outer(0).__closure__ if "empty" in repr(cell)]
show("len(empty), repr(empty[0]).split(' at ')[0], repr(empty[0])[-6:]")
show("empty[0].cell_contents")
empty[0].cell_contents = 9
show("empty[0].cell_contents")
run("del empty[0].cell_contents")
show("empty[0].cell_contents")
show("type(empty[0])(3).cell_contents, type(empty[0])() == empty[0], type(empty[0])(1) < type(empty[0])(2)")
show("hash(empty[0])")


# methods, wrappers, descriptors of built-in types
class C:
    def method(self):
        """Its text."""

    static = staticmethod(len)
    klass = classmethod(show)
    __slots__ = ("slot",)

    @property
    def prop(self):
        """Text of prop."""


method = C().method
show("method.__name__, method.__qualname__, method.__doc__, method.__func__ is C.method")
show("repr(C.__dict__['static']), repr(C.__dict__['klass'])[:23]")
for text in "str.upper", "'x'.upper", "int.__add__", "(3).__add__", "int.real", "C.slot", "dict.fromkeys", "C.prop", "len":
    thing = eval(text)
    print(text, type(thing).__name__)
    for name in "__name__", "__qualname__", "__objclass__":
        print("  ", name, repr(getattr(thing, name, "none"))[:60])
    print("  ", type(getattr(thing, "__doc__", None)).__name__, hash(thing) == hash(thing), thing == thing, thing != len)
show("(3).__add__ == (3).__add__, (3).__add__ == (4).__add__, (3).__add__(4), repr((3).__add__).split(' at ')[0]")
show("repr(int.__add__), repr(str.upper), repr(int.real), repr(C.slot), repr(len), repr('x'.upper).split(' at ')[0]")
show("hash((3).__add__) == hash((3).__add__)")
show("str.upper(3)")
show("int.__add__('x', 3)")
show("int.real.__get__('x')")
show("C.slot.__get__(3)")
show("str.upper.__get__('x')()")
show("dict.__dict__['fromkeys'].__get__(None, dict)([1])")
show("dict.__dict__['fromkeys']([1])")
show("dict.__dict__['fromkeys'](dict, [1])")
run("(3).real = 4")
run("C().prop = 4")


# the kinds of members that built-in objects keep
def g():
    yield


generator = g()
show("generator.gi_running, generator.gi_suspended, generator.gi_yieldfrom, generator.__qualname__, generator.__name__")
next(generator)
show("generator.gi_suspended, generator.gi_code is g.__code__, generator.gi_frame.f_lineno == g.__code__.co_firstlineno + 1")
generator.__name__ = "n"
generator.__qualname__ = "q"
show("generator.__name__, generator.__qualname__")
run("generator.__name__ = 3")
run("del generator.__qualname__")
run("generator.gi_running = 1")


def delegating():
    yield from [1, 2]


outer_one = delegating()
next(outer_one)
show("type(outer_one.gi_yieldfrom)")
outer_one.close()
show("outer_one.gi_yieldfrom, outer_one.gi_frame")
