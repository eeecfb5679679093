# SPDX-License-Identifier: MIT
# format: str, complex, and the errors of specifiers.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(error(lambda: format(1, "abc")))  # expect: ValueError: Invalid format specifier 'abc' for object of type 'int'
print(error(lambda: format(1, "5.")))  # expect: ValueError: Format specifier missing precision
print(error(lambda: format(1, ".3")))  # expect: ValueError: Precision not allowed in integer format specifier
print(error(lambda: format(1, ",_")))  # expect: ValueError: Cannot specify both ',' and '_'.
print(error(lambda: format(1, "_,")))  # expect: ValueError: Cannot specify both ',' and '_'.
print(error(lambda: format(1, ",,")))  # expect: ValueError: Cannot specify ',' with ','.
print(error(lambda: format(1, "__")))  # expect: ValueError: Cannot specify '_' with '_'.
print(error(lambda: format(1, ",x")))  # expect: ValueError: Cannot specify ',' with 'x'.
print(error(lambda: format(1, "_c")))  # expect: ValueError: Cannot specify '_' with 'c'.
print(error(lambda: format(1, ",c")))  # expect: ValueError: Cannot specify ',' with 'c'.
print(error(lambda: format(1, ",n")))  # expect: ValueError: Cannot specify ',' with 'n'.
print(error(lambda: format(1, "_n")))  # expect: ValueError: Cannot specify '_' with 'n'.
print(error(lambda: format(1, "+c")))  # expect: ValueError: Sign not allowed with integer format specifier 'c'
print(error(lambda: format(1, "#c")))  # expect: ValueError: Alternate form (#) not allowed with integer format specifier 'c'
print(error(lambda: format(1, "zd")))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(error(lambda: format(1, "z")))  # expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
print(repr(format(1, "zf")))  # expect: '1.000000'
print(error(lambda: format(1, "y")))  # expect: ValueError: Unknown format code 'y' for object of type 'int'
print(error(lambda: format(1, "s")))  # expect: ValueError: Unknown format code 's' for object of type 'int'
print(error(lambda: format(1, "\x01")))  # expect: ValueError: Unknown format code '\x1' for object of type 'int'
print(error(lambda: format(1, "\u20ac")))  # expect: ValueError: Unknown format code '\x20ac' for object of type 'int'
print(error(lambda: format(-1, "c")))  # expect: OverflowError: %c arg not in range(0x110000)
print(error(lambda: format(1114112, "c")))  # expect: OverflowError: %c arg not in range(0x110000)
print(error(lambda: format(10**30, "c")))  # expect: OverflowError: Python int too large to convert to C long
print(repr(format(8364, "c")))  # expect: '€'
print(repr(format(65, "5c")))  # expect: '    A'
print(repr(format(65, "<5c")))  # expect: 'A    '
print(repr(format(65, "05c")))  # expect: '0000A'
print(repr(format(65, "=5c")))  # expect: '    A'
print(repr(format(65, "^5c")))  # expect: '  A  '
print(repr(format(8364, "*^5c")))  # expect: '**€**'
print(error(lambda: format(1.5, "d")))  # expect: ValueError: Unknown format code 'd' for object of type 'float'
print(error(lambda: format(1.5, ",n")))  # expect: ValueError: Cannot specify ',' with 'n'.
print(error(lambda: format(1.5, "s")))  # expect: ValueError: Unknown format code 's' for object of type 'float'
print(error(lambda: format(1.5, "c")))  # expect: ValueError: Unknown format code 'c' for object of type 'float'
print(error(lambda: format(1.5, "b")))  # expect: ValueError: Unknown format code 'b' for object of type 'float'
print(error(lambda: format(1.5, "1_0")))  # expect: ValueError: Cannot specify '_' with '0'.
print(error(lambda: format(1, "99999999999999999999")))  # expect: ValueError: Too many decimal digits in format string
print(error(lambda: format(1, ".99999999999999999999")))  # expect: ValueError: Too many decimal digits in format string
print(error(lambda: format(1.0, ".99999999999")))  # expect: ValueError: precision too big
print(error(lambda: format(10**400, "f")))  # expect: OverflowError: int too large to convert to float
print(repr(format("a", "")))  # expect: 'a'
print(repr(format("a", "s")))  # expect: 'a'
print(repr(format("a", "5")))  # expect: 'a    '
print(repr(format("a", ">5")))  # expect: '    a'
print(repr(format("a", "^5")))  # expect: '  a  '
print(repr(format("a", "*^6s")))  # expect: '**a***'
print(repr(format("a", "é<4")))  # expect: 'aééé'
print(repr(format("é", ">4")))  # expect: '   é'
print(repr(format("abc", ".2")))  # expect: 'ab'
print(repr(format("abc", "6.2s")))  # expect: 'ab    '
print(repr(format("abc", ".99999999999")))  # expect: 'abc'
print(error(lambda: format("a", "d")))  # expect: ValueError: Unknown format code 'd' for object of type 'str'
print(error(lambda: format("a", "+")))  # expect: ValueError: Sign not allowed in string format specifier
print(error(lambda: format("a", " ")))  # expect: ValueError: Space not allowed in string format specifier
print(error(lambda: format("a", "#")))  # expect: ValueError: Alternate form (#) not allowed in string format specifier
print(error(lambda: format("a", "=5")))  # expect: ValueError: '=' alignment not allowed in string format specifier
print(repr(format("a", "05")))  # expect: 'a0000'
print(error(lambda: format("a", ",")))  # expect: ValueError: Cannot specify ',' with 's'.
print(error(lambda: format("a", "_")))  # expect: ValueError: Cannot specify '_' with 's'.
print(error(lambda: format("a", "z")))  # expect: ValueError: Negative zero coercion (z) not allowed in string format specifier
print(error(lambda: format("a", "5.")))  # expect: ValueError: Format specifier missing precision
print(error(lambda: format("a", "abc")))  # expect: ValueError: Invalid format specifier 'abc' for object of type 'str'
print(repr(format(1j, "")))  # expect: '1j'
print(error(lambda: format(1j, "05")))  # expect: ValueError: Zero padding is not allowed in complex format specifier
print(error(lambda: format(1j, "=5")))  # expect: ValueError: '=' alignment flag is not allowed in complex format specifier
print(repr(format(1j, "<9")))  # expect: '1j       '
print(error(lambda: format(1j, "%")))  # expect: ValueError: Unknown format code '%' for object of type 'complex'
print(error(lambda: format(1j, "d")))  # expect: ValueError: Unknown format code 'd' for object of type 'complex'
print(repr(format(1j, ",")))  # expect: '1j'
print(repr(format(1.5 + 2j, ">20.2f")))  # expect: '          1.50+2.00j'
print(repr(format(1e20 + 2j, ",.2f")))  # expect: '100,000,000,000,000,000,000.00+2.00j'
print(repr(format(1 + 2j, "+")))  # expect: '(+1+2j)'
print(repr(format(1 + 2j, "#")))  # expect: '(1.+2.j)'
print(repr(format(1 + 2j, "g")))  # expect: '1+2j'
print(repr(format(1 + 2j, ".3")))  # expect: '(1+2j)'
print(repr(format(1 + 2j, "e")))  # expect: '1.000000e+00+2.000000e+00j'
print(repr(format(-1 - 2j, " .1e")))  # expect: '-1.0e+00-2.0e+00j'
print(repr(format(complex(0.0, -0.0), "")))  # expect: '-0j'
print(repr(format(complex(-0.0, 1), "")))  # expect: '(-0+1j)'
print(repr(format(complex(-0.0, 1), "g")))  # expect: '-0+1j'
print(repr(format(complex(float("nan"), float("inf")), "")))  # expect: '(nan+infj)'
print(repr(format(1234567 + 7654321j, "_")))  # expect: '(1_234_567+7_654_321j)'
print(repr(format(1 + 2j, "*^20")))  # expect: '*******(1+2j)*******'
print(repr(format(None, "")))  # expect: 'None'
print(error(lambda: format(None, "5")))  # expect: TypeError: unsupported format string passed to NoneType.__format__
print(repr(f"{3.14159:.2f} {255:#06x} {'a':>3} {12345:,}"))  # expect: '3.14 0x00ff   a 12,345'
print(repr(f"{2.5!r:>8} {'x':{4}} {1.25:{6}.{1}f}"))  # expect: '     2.5 x       1.2'
print(repr("{:>8.3f}|{:+d}".format(2.5, 3)))  # expect: '   2.500|+3'
print(repr((5).__format__("03")))  # expect: '005'
print(error(lambda: (5).__format__(3)))  # expect: TypeError: __format__() argument must be str, not int
print(error(lambda: (5.0).__format__(3)))  # expect: TypeError: __format__() argument must be str, not int
print(repr("%d %5.2f %e %g %x" % (3, 2.5, 1e10, 1e-7, 255)))  # expect: '3  2.50 1.000000e+10 1e-07 ff'
print(repr("%.3f" % 2))  # expect: '2.000'
print(repr("%r" % 0.1))  # expect: '0.1'
print(repr("%+d % d %05d %-5d|" % (3, 3, 3, 3)))  # expect: '+3  3 00003 3    |'
print(repr("%#x %#o %X" % (255, 8, 255)))  # expect: '0xff 0o10 FF'
print(repr("%.0f %#.0f" % (0.5, 0.5)))  # expect: '0 0.'
print(repr("%g %#g" % (1.0, 1.0)))  # expect: '1 1.00000'
print(repr("%10.3e|%-12g|" % (1234.5, 0.1)))  # expect: ' 1.234e+03|0.1         |'
print(repr("%d" % 2**100))  # expect: '1267650600228229401496703205376'
print(repr("%d" % 3.99))  # expect: '3'
print(error(lambda: "%x" % 3.5))  # expect: TypeError: %x format: an integer is required, not float
print(repr("%s" % 1.5))  # expect: '1.5'
