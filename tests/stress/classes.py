# SPDX-License-Identifier: MIT
# Classes: inheritance, slots, properties, metaclasses, descriptors.
class Meta(type):
    def __new__(mcls, name, bases, space, **kw):
        cls = super().__new__(mcls, name, bases, space)
        cls.tag = kw.get('tag', name.lower())
        return cls

class Base(metaclass=Meta, tag='b'):
    __slots__ = ('x', '__weakref__')
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f'{type(self).__name__}({self.x!r})'
    def __eq__(self, other):
        return self.x == other.x
    def __hash__(self):
        return hash(self.x)
    @property
    def double(self):
        return self.x * 2
    @classmethod
    def make(cls, x):
        return cls(x)
    @staticmethod
    def one():
        return 1

class Derived(Base):
    def __init__(self, x, y=0):
        super().__init__(x)
        self.y = y
    def __getattr__(self, name):
        return name + '?'

class Field:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, o, owner=None):
        return self if o is None else getattr(o, self.name, None)
    def __set__(self, o, value):
        setattr(o, self.name, value)

class Record:
    a = Field()
    b = Field()
    def __init__(self, a, b):
        self.a = a
        self.b = b

d = Derived.make(3)
d.z = [1, 2]
print(Base.tag, Derived.tag, d, d.double, d.nothing, d.z, Derived.one())  # expect: b derived Derived(3) 6 nothing? [1, 2] 1
print(Base(1) == Base(1), len({Base(1), Base(1), Base(2)}))  # expect: True 2
r = Record('p', 'q')
print(r.a, r.b, sorted(vars(r)))  # expect: p q ['_a', '_b']
print([c.__name__ for c in Derived.__mro__], isinstance(d, Base))  # expect: ['Derived', 'Base', 'object'] True
Point = type('Point', (Record,), {'area': lambda self: len(self.a)})
print(Point('abc', 0).area(), Point.__name__)  # expect: 3 Point
