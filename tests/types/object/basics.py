# SPDX-License-Identifier: MIT
# object(): creation, attributes, comparison, text.
def error(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class A:
    pass


class Init:
    def __init__(self, x):
        self.x = x


class New:
    def __new__(cls, x):
        return object.__new__(cls)


class Both:
    def __new__(cls, *args):
        return object.__new__(cls, *args)

    def __init__(self, *args):
        pass


print(error(object, 1))  # expect: TypeError: object() takes no arguments
print(error(A, 1))  # expect: TypeError: A() takes no arguments
print(error(A, x=1))  # expect: TypeError: A() takes no arguments
print(error(Init))  # expect: TypeError: Init.__init__() missing 1 required positional argument: 'x'
print(error(Init, 1, 2))  # expect: TypeError: Init.__init__() takes 2 positional arguments but 3 were given
print(Init(5).x, Init(x=6).x)  # expect: 5 6
print(error(New))  # expect: TypeError: New.__new__() missing 1 required positional argument: 'x'
print(type(New(1)).__name__)  # expect: New
print(error(Both, 1))  # expect: TypeError: object.__new__() takes exactly one argument (the type to instantiate)
print(error(object.__new__))  # expect: TypeError: object.__new__(): not enough arguments
print(error(object.__new__, 1))  # expect: TypeError: object.__new__(X): X is not a type object (int)
print(error(object.__new__, int))  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
print(error(int.__new__, str))  # expect: TypeError: int.__new__(str): str is not a subtype of int
print(error(int.__new__))  # expect: TypeError: int.__new__(): not enough arguments
print(error(object.__init__, A(), 1))  # expect: TypeError: A.__init__() takes exactly one argument (the instance to initialize)
print(error(object.__init__, Init(1), 1))  # expect: TypeError: object.__init__() takes exactly one argument (the instance to initialize)
a = A()
print(error(getattr, a, "q"), error(delattr, a, "q"))  # expect: AttributeError: 'A' object has no attribute 'q' AttributeError: 'A' object has no attribute 'q'
a.q = 1
print(a.q, a.__dict__, "q" in a.__dict__)  # expect: 1 {'q': 1} True
del a.q
print(a.__dict__, error(lambda: a.q))  # expect: {} AttributeError: 'A' object has no attribute 'q'
print(error(setattr, object(), "x", 1))  # expect: AttributeError: 'object' object has no attribute 'x'
print(error(setattr, 5, "x", 1))  # expect: AttributeError: 'int' object has no attribute 'x'
print(error(setattr, 5, "real", 1))  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
print(error(delattr, 5, "real"))  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
print(error(setattr, a, 1, 2), error(getattr, a, 1))  # expect: TypeError: attribute name must be string, not 'int' TypeError: attribute name must be string, not 'int'
print(a == a, a != a, a == A(), a != A(), a == 1, a != 1)  # expect: True False False True False True
print(error(lambda: a < a))  # expect: TypeError: '<' not supported between instances of 'A' and 'A'
print(error(lambda: a >= 1))  # expect: TypeError: '>=' not supported between instances of 'A' and 'int'
print(hash(a) == hash(a), hash(a) == object.__hash__(a))  # expect: True True
print(repr(a).startswith("<__main__.A object at 0x"), str(a) == repr(a))  # expect: True True
print(repr(object()).startswith("<object object at 0x"))  # expect: True
print(error(format, a, "x"), format(a, "") == str(a))  # expect: TypeError: unsupported format string passed to A.__format__ True
print(error(lambda: a.__format__(1)))  # expect: TypeError: __format__() argument must be str, not int
print(a.__class__ is A, a.__class__.__class__ is type)  # expect: True True
print(error(lambda: a()), error(lambda: a[0]), error(lambda: len(a)), error(lambda: iter(a)))  # expect: TypeError: 'A' object is not callable TypeError: 'A' object is not subscriptable TypeError: object of type 'A' has no len() TypeError: 'A' object is not iterable
print(error(lambda: next(a)), error(lambda: 1 in a), error(lambda: a + 1), error(lambda: -a))  # expect: TypeError: 'A' object is not an iterator TypeError: argument of type 'A' is not iterable TypeError: unsupported operand type(s) for +: 'A' and 'int' TypeError: bad operand type for unary -: 'A'
print(error(lambda: a @ a), error(lambda: a ** 1), error(lambda: pow(a, 1, 2)), error(lambda: divmod(a, 1)))  # expect: TypeError: unsupported operand type(s) for @: 'A' and 'A' TypeError: unsupported operand type(s) for ** or pow(): 'A' and 'int' TypeError: unsupported operand type(s) for ** or pow(): 'A', 'int', 'int' TypeError: unsupported operand type(s) for divmod(): 'A' and 'int'


def set_item():
    a[0] = 1


def del_item():
    del a[0]


print(error(set_item), error(del_item))  # expect: TypeError: 'A' object does not support item assignment TypeError: 'A' object doesn't support item deletion
print(object.__doc__.splitlines()[0])  # expect: The base class of the class hierarchy.
print(A.__doc__, A.__module__, A.__qualname__, A.__name__)  # expect: None __main__ A A
print(sorted(x for x in dir(a) if x in ("__eq__", "__init__", "__class__", "__dict__", "__weakref__", "__dir__", "__sizeof__")))  # expect: ['__class__', '__dict__', '__dir__', '__eq__', '__init__', '__sizeof__', '__weakref__']
print(object.__subclasshook__(1), object.__init_subclass__())  # expect: NotImplemented None
print(isinstance(a, object), issubclass(A, object), isinstance(A, type), isinstance(1, (str, (bytes, int))))  # expect: True True True True
print(error(isinstance, 1, 1), error(issubclass, 1, int), error(issubclass, int, 1))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union TypeError: issubclass() arg 1 must be a class TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(object.__mro__, object.__bases__, object.__base__)  # expect: (<class 'object'>,) () None
