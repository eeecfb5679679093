# SPDX-License-Identifier: MIT
# int: subclasses, and objects that are asked for an int.
class N(int):
    tag = "t"


class I:
    def __index__(self):
        return 2


class F:
    def __int__(self):
        return 7


class X:
    def __int__(self):
        return "no"


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(N(5))  # expect: 5
print(N(5) + 1)  # expect: 6
print(repr(type(N(5) + N(6)).__name__))  # expect: 'int'
print(N(2**100) == 2**100)  # expect: True
print(N("ff", 16))  # expect: 255
print(N())  # expect: 0
print(repr(type(N.from_bytes(b"a")).__name__))  # expect: 'N'
print(repr(N(5).tag))  # expect: 't'
print(hash(N(2**80)) == hash(2**80))  # expect: True
print(repr(type(+N(3)).__name__))  # expect: 'int'
print(repr(type(abs(N(-3))).__name__))  # expect: 'int'
print(repr(type(int(N(3))).__name__))  # expect: 'int'
print(repr(type(N(3).real).__name__))  # expect: 'int'
print(repr(type(N(3).conjugate()).__name__))  # expect: 'int'
print(repr(type(round(N(3))).__name__))  # expect: 'int'
print(isinstance(N(3), int))  # expect: True
print(N(-2**70) < 0)  # expect: True
print(int(I()))  # expect: 2
print(int(F()))  # expect: 7
print(error(lambda: int(X())))  # expect: TypeError: __int__ returned non-int (type str)
print([10, 20, 30][I()])  # expect: 30
print(error(lambda: I() + 1))  # expect: TypeError: unsupported operand type(s) for +: 'I' and 'int'
print(repr(hex(I())))  # expect: '0x2'
print(repr("a" * I()))  # expect: 'aa'
print(range(I())[1])  # expect: 1
