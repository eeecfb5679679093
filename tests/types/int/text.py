# SPDX-License-Identifier: MIT
# int: to and from text.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(error(lambda: int("")))  # expect: ValueError: invalid literal for int() with base 10: ''
print(error(lambda: int("1_")))  # expect: ValueError: invalid literal for int() with base 10: '1_'
print(error(lambda: int("_1")))  # expect: ValueError: invalid literal for int() with base 10: '_1'
print(error(lambda: int("1__0")))  # expect: ValueError: invalid literal for int() with base 10: '1__0'
print(int("1_000"))  # expect: 1000
print(error(lambda: int("12", 1)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error(lambda: int("12", 37)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error(lambda: int("12", -1)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(error(lambda: int("12", 2**70)))  # expect: ValueError: int() base must be >= 2 and <= 36, or 0
print(int("0x1f", 16))  # expect: 31
print(int("0x1f", 0))  # expect: 31
print(int("-0x1f", 0))  # expect: -31
print(int("0b101", 0))  # expect: 5
print(int("0o17", 0))  # expect: 15
print(int("0X_1f", 0))  # expect: 31
print(error(lambda: int("010", 0)))  # expect: ValueError: invalid literal for int() with base 0: '010'
print(int("00", 0))  # expect: 0
print(int("0_0", 0))  # expect: 0
print(error(lambda: int("9", 8)))  # expect: ValueError: invalid literal for int() with base 8: '9'
print(int("z", 36))  # expect: 35
print(int("Zz", 36))  # expect: 1295
print(int(" 12\n"))  # expect: 12
print(int("\t-12 "))  # expect: -12
print(error(lambda: int("+ 1")))  # expect: ValueError: invalid literal for int() with base 10: '+ 1'
print(error(lambda: int("--1")))  # expect: ValueError: invalid literal for int() with base 10: '--1'
print(error(lambda: int("12\0")))  # expect: ValueError: invalid literal for int() with base 10: '12\x00'
print(int("\u0661\u0662"))  # expect: 12
print(int("\u00a012\u2003"))  # expect: 12
print(int("\U0001d7d9\U0001d7e2"))  # expect: 10
print(error(lambda: int("é")))  # expect: ValueError: invalid literal for int() with base 10: 'é'
print(error(lambda: int("1e3")))  # expect: ValueError: invalid literal for int() with base 10: '1e3'
print(error(lambda: int("1.0")))  # expect: ValueError: invalid literal for int() with base 10: '1.0'
print(int(b"12"))  # expect: 12
print(int(b" 12 "))  # expect: 12
print(error(lambda: int(b"1x")))  # expect: ValueError: invalid literal for int() with base 10: b'1x'
print(int(bytearray(b"17")))  # expect: 17
print(int(b"ff", 16))  # expect: 255
print(error(lambda: int(12, 10)))  # expect: TypeError: int() can't convert non-string with explicit base
print(int())  # expect: 0
print(error(lambda: int(x=1)))  # expect: TypeError: 'x' is an invalid keyword argument for int()
print(int("12", base=8))  # expect: 10
print(error(lambda: int(base=8)))  # expect: TypeError: int() missing string argument
print(error(lambda: int(None)))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
print(error(lambda: int([])))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
print(int(1.9))  # expect: 1
print(int(-1.9))  # expect: -1
print(int(1e30))  # expect: 1000000000000000019884624838656
print(error(lambda: int(float("nan"))))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: int(float("inf"))))  # expect: OverflowError: cannot convert float infinity to integer
print(int(True))  # expect: 1
print(error(lambda: int("1", 2, 3)))  # expect: TypeError: int() takes at most 2 arguments (3 given)
print(int("1" * 4300) % 1000)  # expect: 111
print(error(lambda: int("1" * 4301)))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit
print(int("f" * 5000, 16) % 1000)  # expect: 375
print(len(str(10**4299)))  # expect: 4300
print(error(lambda: str(10**4300)))  # expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
print(len(hex(10**5000)))  # expect: 4155
print(repr(str(-12345678901234567890)))  # expect: '-12345678901234567890'
print(repr(repr(2**64)))  # expect: '18446744073709551616'
print(repr(bin(10)))  # expect: '0b1010'
print(repr(bin(-10)))  # expect: '-0b1010'
print(repr(oct(64)))  # expect: '0o100'
print(repr(hex(255)))  # expect: '0xff'
print(repr(hex(-2**70)))  # expect: '-0x400000000000000000'
print(int("123456789" * 20))  # expect: 123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789
print(int("-" + "123456789" * 20))  # expect: -123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789123456789
print(int("1" + "0" * 100, 7))  # expect: 3234476509624757991344647769100216810857203198904625400933895331391691459636928060001
print(repr(str(7**300)))  # expect: '33838570200749104093688312191360663049723538032163586311882583029937928817155484694868047033872426464394494995988271332913954603498574472214519578172866008667274238025742281231442261927858597726462360331182430633401319955052400299452568317841001584180001'
print(int(str(7**300)) == 7**300)  # expect: True
print(int(hex(7**300), 16) == 7**300)  # expect: True
print(int("1_0" * 3))  # expect: 101010
print(int("9" * 18))  # expect: 999999999999999999
print(int("9" * 19))  # expect: 9999999999999999999
print(int("9223372036854775807") + 1)  # expect: 9223372036854775808
