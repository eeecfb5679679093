# SPDX-License-Identifier: MIT
# __class__ and __dict__ assignment.
def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class A:
    def name(self):
        return "A"


class B:
    def name(self):
        return "B"


class S:
    __slots__ = ("p",)


class T:
    __slots__ = ("p",)


class U:
    __slots__ = ("q",)


a = A()
a.x, a.y = 1, 2
a.__class__ = B
print(a.name(), a.x, a.y, type(a).__name__, a.__dict__)  # expect: B 1 2 B {'x': 1, 'y': 2}
a.z = 3
print(a.x, a.y, a.z)  # expect: 1 2 3
print(error(setattr, a, "__class__", 1))  # expect: TypeError: __class__ must be set to a class, not 'int' object
print(error(setattr, a, "__class__", int))  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
print(error(setattr, a, "__class__", S))  # expect: TypeError: __class__ assignment: 'S' object layout differs from 'B'
print(error(delattr, a, "__class__"))  # expect: TypeError: can't delete __class__ attribute
print(error(setattr, 5, "__class__", A))  # expect: TypeError: __class__ assignment only supported for mutable types or ModuleType subclasses
s = S()
s.p = 7
s.__class__ = T
print(type(s).__name__, s.p)  # expect: T 7
print(error(setattr, s, "__class__", U))  # expect: TypeError: __class__ assignment: 'U' object layout differs from 'T'
a.__dict__ = {"k": 5}
print(a.k, a.__dict__, error(getattr, a, "x"))  # expect: 5 {'k': 5} AttributeError: 'B' object has no attribute 'x'
a.n = 6
print(a.__dict__)  # expect: {'k': 5, 'n': 6}
print(error(setattr, a, "__dict__", 1))  # expect: TypeError: __dict__ must be set to a dictionary, not a 'int'
d = a.__dict__
d["via"] = "dict"
print(a.via)  # expect: dict
del a.__dict__
print(a.__dict__)  # expect: {}
d = {}
b, c = B(), B()
b.__dict__ = c.__dict__ = d
b.x = 1
print(c.x, d)  # expect: 1 {'x': 1}
