# SPDX-License-Identifier: MIT
# int: methods and attributes.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print((0).bit_length())  # expect: 0
print((-1).bit_length())  # expect: 1
print((2**100).bit_length())  # expect: 101
print((255).bit_count())  # expect: 8
print((-2**100 + 1).bit_count())  # expect: 100
print((1).to_bytes())  # expect: b'\x01'
print((300).to_bytes(2))  # expect: b'\x01,'
print((300).to_bytes(2, "little"))  # expect: b',\x01'
print((300).to_bytes(length=4, byteorder="big"))  # expect: b'\x00\x00\x01,'
print((-1).to_bytes(3, "big", signed=True))  # expect: b'\xff\xff\xff'
print((-128).to_bytes(1, "big", signed=True))  # expect: b'\x80'
print((127).to_bytes(1, "big", signed=True))  # expect: b'\x7f'
print(error(lambda: (128).to_bytes(1, "big", signed=True)))  # expect: OverflowError: int too big to convert
print(error(lambda: (-129).to_bytes(1, "big", signed=True)))  # expect: OverflowError: int too big to convert
print((2**64).to_bytes(9, "big"))  # expect: b'\x01\x00\x00\x00\x00\x00\x00\x00\x00'
print((0).to_bytes(0, "big"))  # expect: b''
print(error(lambda: (1).to_bytes(0, "big")))  # expect: OverflowError: int too big to convert
print(error(lambda: (300).to_bytes(1, "big")))  # expect: OverflowError: int too big to convert
print(error(lambda: (-1).to_bytes(1, "big")))  # expect: OverflowError: can't convert negative int to unsigned
print(error(lambda: (1).to_bytes(-1, "big")))  # expect: ValueError: length argument must be non-negative
print(error(lambda: (1).to_bytes(1, "x")))  # expect: ValueError: byteorder must be either 'little' or 'big'
print(error(lambda: (1).to_bytes(1, 2)))  # expect: TypeError: to_bytes() argument 'byteorder' must be str, not int
print(int.from_bytes(b"\x01\x00"))  # expect: 256
print(int.from_bytes(b"\x01\x00", "little"))  # expect: 1
print(int.from_bytes(b"\xff\x00", "big", signed=True))  # expect: -256
print(int.from_bytes(b"\xff" * 20, "big", signed=True))  # expect: -1
print(int.from_bytes(b"\x80" + b"\x00" * 19, "big", signed=True))  # expect: -730750818665451459101842416358141509827966271488
print(int.from_bytes(b"\xff" * 20))  # expect: 1461501637330902918203684832716283019655932542975
print(int.from_bytes([1, 2], "big"))  # expect: 258
print(int.from_bytes(bytearray(b"ab"), "big"))  # expect: 24930
print(error(lambda: int.from_bytes("ab", "big")))  # expect: TypeError: cannot convert 'str' object to bytes
print(error(lambda: int.from_bytes(5, "big")))  # expect: TypeError: cannot convert 'int' object to bytes
print(error(lambda: int.from_bytes([300], "big")))  # expect: ValueError: bytes must be in range(0, 256)
print(int.from_bytes(b""))  # expect: 0
print((5).as_integer_ratio())  # expect: (5, 1)
print((-5).conjugate())  # expect: -5
print((5).real)  # expect: 5
print((5).imag)  # expect: 0
print((5).numerator)  # expect: 5
print((5).denominator)  # expect: 1
print(True.real)  # expect: 1
print(True.numerator)  # expect: 1
print(round(15, -1))  # expect: 20
print(round(25, -1))  # expect: 20
print(round(-15, -1))  # expect: -20
print(round(-25, -1))  # expect: -20
print(round(149, -2))  # expect: 100
print(round(150, -2))  # expect: 200
print(round(250, -2))  # expect: 200
print(round(10**30 + 5 * 10**9, -10))  # expect: 1000000000000000000000000000000
print(round(5, -1))  # expect: 0
print(round(6, -1))  # expect: 10
print(round(7, -100))  # expect: 0
print(round(7, 3))  # expect: 7
print(round(7, None))  # expect: 7
print(error(lambda: round(1, 1.5)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print((7).__trunc__())  # expect: 7
print((7).__floor__())  # expect: 7
print((7).__ceil__())  # expect: 7
print((7).__index__())  # expect: 7
print((7).__int__())  # expect: 7
print((7).__float__())  # expect: 7.0
print((7).__bool__())  # expect: True
print((7).__add__(1.0))  # expect: NotImplemented
print((7).__radd__(1))  # expect: 8
print((7).__pow__(2))  # expect: 49
print((7).__pow__(2, 5))  # expect: 4
print((7).__rpow__(2))  # expect: 128
print((7).__divmod__(2))  # expect: (3, 1)
print((7).__rdivmod__(20))  # expect: (2, 6)
print((7).__getnewargs__())  # expect: (7,)
print((7).__lt__(8))  # expect: True
print((7).__eq__("a"))  # expect: NotImplemented
print(hash(-1))  # expect: -2
print(hash(2**61 - 1))  # expect: 0
print(hash(2**61))  # expect: 1
print(hash(-2**61))  # expect: -2
print(hash(10**50))  # expect: 619332571178673746
print(hash(-10**50))  # expect: -619332571178673746
print(hash(2**64) == hash(2.0**64))  # expect: True
print(hash(10**22) == hash(1e22))  # expect: True
print(error(lambda: (5).bit_length(3)))  # expect: TypeError: int.bit_length() takes no arguments (1 given)
print((7).__sizeof__())  # expect: 28
print((0).__sizeof__())  # expect: 28
print((2**30).__sizeof__())  # expect: 32
print((2**60).__sizeof__())  # expect: 36
print((2**1000).__sizeof__())  # expect: 160
print(repr(int.__doc__.split("\n")[0]))  # expect: 'int([x]) -> integer'
print(isinstance(True, int))  # expect: True
print(issubclass(bool, int))  # expect: True
print(int.__mro__)  # expect: (<class 'int'>, <class 'object'>)
print(repr(int.__name__))  # expect: 'int'
print(256 is int("256"))  # expect: True
