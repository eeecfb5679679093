# SPDX-License-Identifier: MIT
# bool.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(True + True)  # expect: 2
print(True & False)  # expect: False
print(True | False)  # expect: True
print(True ^ True)  # expect: False
print(True & 1)  # expect: 1
print(True | 2)  # expect: 3
print(1 ^ True)  # expect: 0
print(~True)  # expect: -2
print(-True)  # expect: -1
print(+True)  # expect: 1
print(True * 3)  # expect: 3
print(bool())  # expect: False
print(bool(0))  # expect: False
print(bool(""))  # expect: False
print(bool("a"))  # expect: True
print(bool([]))  # expect: False
print(bool(2**100))  # expect: True
print(bool(0.0))  # expect: False
print(bool(float("nan")))  # expect: True
print(error(lambda: bool("a", "b")))  # expect: TypeError: bool expected at most 1 argument, got 2
print(error(lambda: bool(x=1)))  # expect: TypeError: bool() takes no keyword arguments
print(repr(repr(True)))  # expect: 'True'
print(repr(str(False)))  # expect: 'False'
print(int(True))  # expect: 1
print(float(True))  # expect: 1.0
print(True is bool(1))  # expect: True
print(True == 1.0)  # expect: True
print(hash(True))  # expect: 1
print([True, False].index(1))  # expect: 0
print(repr({1: "a"}[True]))  # expect: 'a'
print(repr(format(True, "")))  # expect: 'True'
print(repr(format(True, "d")))  # expect: '1'
print(repr(format(True, "5")))  # expect: '    1'
print(error(lambda: format(True, "s")))  # expect: ValueError: Unknown format code 's' for object of type 'bool'
print(True.__and__(1))  # expect: 1
print(True.__and__(1.0))  # expect: NotImplemented
print(type(True).__mro__)  # expect: (<class 'bool'>, <class 'int'>, <class 'object'>)
print(error(lambda: int.__new__(bool, 1)))  # expect: TypeError: int.__new__(bool) is not safe, use bool.__new__()
print(True.__sizeof__())  # expect: 28
print(False.__sizeof__())  # expect: 28
print(bool.from_bytes(b"a"))  # expect: True
print(sum([True, True, False]))  # expect: 2
print(repr("%d %s" % (True, True)))  # expect: '1 True'
print(None is None)  # expect: True
print(repr(repr(None)))  # expect: 'None'
print(bool(None))  # expect: False
print(type(None)())  # expect: None
print(error(lambda: type(None)(1)))  # expect: TypeError: NoneType takes no arguments
print(error(lambda: None + 1))  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
print(repr(repr(NotImplemented)))  # expect: 'NotImplemented'
print(type(NotImplemented)() is NotImplemented)  # expect: True
print(repr(repr(...)))  # expect: 'Ellipsis'
print(type(...)() is ...)  # expect: True
print(Ellipsis is ...)  # expect: True
print(hash(None) == hash(None))  # expect: True
print(None.__sizeof__())  # expect: 16
print(None == 0)  # expect: False
print(error(lambda: None < None))  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
