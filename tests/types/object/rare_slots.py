# SPDX-License-Identifier: MIT
# Special methods that are rarely called by name: of None, numbers, bytes, memory views, properties, sets, functions of built-in modules.
import gc
import math
import random
import sys


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


# singletons
show("None.__bool__(), bool(None), None.__repr__(), type(None)(), hash(None) == hash(None), None == None, None.__eq__(3)")
show("Ellipsis.__reduce__(), NotImplemented.__reduce__(), type(Ellipsis)() is Ellipsis, type(NotImplemented)() is NotImplemented, repr(NotImplemented)")
show("bool(Ellipsis)")
show("type(None)(3)")
show("True.__bool__(), True.__and__(False), True.__rxor__(True), True.__or__(2), (3).__bool__(), (0.0).__bool__(), (0j).__bool__()")

# numbers
show("(-1.5).__abs__(), (-3).__abs__(), (3 + 4j).__abs__(), abs(-0.0), (1.5).__pos__(), (1.5).__neg__(), (1.5).__trunc__(), (1.5).__floor__(), (1.5).__ceil__()")


class Float(float):
    pass


show("abs(Float(-2.5)), -Float(1), +Float(1), Float(1) == 1, type(abs(Float(-1))), round(Float(2.5)), int(Float(3.9)), hash(Float(0.5)) == hash(0.5)")
show("list(map(abs, [-1.5, -1, True])), list(map(float.__abs__, [-1.5]))")
show("list(map(math.nextafter, [1.0], [2.0])), list(map(math.copysign, [1.0], [-0.0])), list(map(math.atan2, [1.0], [1.0]))")
show("math.nextafter(1, 2), math.copysign(3, -1), math.atan2(1, 0), math.nextafter(0.0, -1)")
show("math.copysign('x', 1)")
show("math.atan2(1)")

# bytes
show("bytearray(b'abc').__alloc__() >= 3, bytearray().__alloc__() >= 0, bytearray(b'ab').__sizeof__() > 0, b'ab'.__sizeof__() > 0")
show("b'ab'.__bytes__(), b'ab'.__getnewargs__(), bytes.__iter__(b'ab').__next__(), bytearray(b'ab').__reduce__()[0].__name__")
show(r"b'\\x41 \\u00e9 \\U0001F600 \\101 \\n'.decode('unicode_escape')")
show(r"b'\\N{BULLET'.decode('unicode_escape')")
show(r"b'\\N'.decode('unicode_escape')")
show(r"b'\\u12'.decode('unicode_escape')")
show(r"b'\\u12'.decode('unicode_escape', 'replace')")
show(r"'é€😀\n\\'.encode('unicode_escape'), 'é€😀'.encode('raw_unicode_escape'), b'\\u20ac'.decode('raw_unicode_escape')")

# memory views
view = memoryview(bytearray(range(12)))
show("repr(view).split(' at ')[0], view.__sizeof__() > 0, view.f_contiguous, view.c_contiguous, view.contiguous, view[::2].contiguous, view.cast('B', (3, 4)).f_contiguous")
show("hash(memoryview(b'ab')) == hash(b'ab'), view.obj[:2], view.nbytes, view.readonly, view.suboffsets, view.toreadonly().readonly")
show("hash(view)")
view.release()
show("repr(view).split(' at ')[0]")
show("view.nbytes")


# properties, static and class methods of abstract classes
class Abstract:
    @property
    def prop(self):
        """Text."""

    prop.fget.__isabstractmethod__ = True

    def method(self):
        pass

    method.__isabstractmethod__ = True
    static = staticmethod(method)
    klass = classmethod(method)


show("Abstract.__dict__['prop'].__isabstractmethod__, Abstract.__dict__['static'].__isabstractmethod__, Abstract.__dict__['klass'].__isabstractmethod__")
show("property().__isabstractmethod__, property(len).__isabstractmethod__, staticmethod(len).__isabstractmethod__, Abstract.__dict__['prop'].__doc__")

# sets with views and iterables
d = {1: "a", 2: "b"}
show("d.keys() & {1, 5}, d.keys() | [7], d.keys() ^ {2, 3}, d.keys() - [1], d.items() & {(1, 'a')}, {1, 2, 3} - d.keys(), {1, 9} & d.keys()")
show("sorted({9} | d.keys()), sorted({1, 9} ^ d.keys())")
show("{1, 2}.issubset(d), {1}.issubset([1, 2]), {1, 2, 3}.issuperset(d), {1}.isdisjoint(d), {5}.isdisjoint(iter([1])), d.keys().isdisjoint([5])")
show("{1, 2}.intersection(d, [1]), {1}.union(d, 'x') == {1, 2, 'x'}, {1, 2}.difference(d.keys()), {1, 5}.symmetric_difference(d)")
changed = {1, 2, 3}
changed.difference_update(d, [3])
changed.update(d, [8])
changed.intersection_update(d)
changed.symmetric_difference_update([2, 9])
show("changed")


# keywords from a mapping that is no dict
class Mapping:
    def keys(self):
        return ["a", "b"]

    def __getitem__(self, key):
        return key * 2


def f(**options):
    return options


show("f(**Mapping()), f(**Mapping(), c=1), dict(**Mapping()), dict(Mapping()), {**Mapping()}, '{a}'.format(**Mapping()), '{a}'.format_map(Mapping())")
show("f(**Mapping(), a=1)")
show("f(**3)")
show("f(**{1: 2})")
show("print(**Mapping())")
show("len(**Mapping())")
show("int(**{'base': 3})")

# texts of built-in functions
show("len.__text_signature__, len.__name__, len.__module__, len.__self__ is not None, [].append.__self__, hash(len) == hash(len), len == len")
show("type(len.__doc__), abs.__qualname__, [].append.__qualname__, dict.fromkeys.__qualname__, str.maketrans.__qualname__")


# classes that only look like classes
class Looks:
    __bases__ = ()


class Likes:
    __bases__ = (Looks(),)


show("issubclass(Looks(), Looks())")
looks, likes = Looks(), Likes()
show("issubclass(likes, looks), issubclass(likes, Likes.__bases__[0]), issubclass(likes, (int, likes)), isinstance(looks, looks)")
show("issubclass(likes, 3)")

# random, unraisable, help
random.seed(5)
show("[random.randrange(10**n) for n in range(1, 25, 6)], random.Random(3)._randbelow(100), random.getrandbits(70), random.gauss(0, 1), random.gauss(0, 1)")
state = random.getstate()
first = random.gauss(0, 1)
random.setstate(state)
show("random.gauss(0, 1) == first, len(state), state[0], random.Random(1).gauss_next, random.choice([1, 2, 3])")
own = random.Random(4)
own.gauss(0, 1)
show("own.gauss_next is not None")
own.gauss_next = None
show("own.gauss_next")
sys.stderr = sys.stdout
help_text = help.__repr__()
show("help_text[:9]")
