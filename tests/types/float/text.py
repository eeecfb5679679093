# SPDX-License-Identifier: MIT
# float: to and from text.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(0.1)  # expect: 0.1
print(1.0)  # expect: 1.0
print(-0.0)  # expect: -0.0
print(1e16)  # expect: 1e+16
print(1e15)  # expect: 1000000000000000.0
print(123456789012345680.0)  # expect: 1.2345678901234568e+17
print(1e-4)  # expect: 0.0001
print(1e-5)  # expect: 1e-05
print(0.00012345)  # expect: 0.00012345
print(1e22)  # expect: 1e+22
print(1e23)  # expect: 1e+23
print(5e-324)  # expect: 5e-324
print(1.7976931348623157e308)  # expect: 1.7976931348623157e+308
print(2.0**-1022)  # expect: 2.2250738585072014e-308
print(9007199254740993.0)  # expect: 9007199254740992.0
print(100000000000000000000.0)  # expect: 1e+20
print(float("1.5"))  # expect: 1.5
print(float(" 1.5\n"))  # expect: 1.5
print(float("1_000.5"))  # expect: 1000.5
print(error(lambda: float("1__0")))  # expect: ValueError: could not convert string to float: '1__0'
print(error(lambda: float("_1")))  # expect: ValueError: could not convert string to float: '_1'
print(error(lambda: float("1_")))  # expect: ValueError: could not convert string to float: '1_'
print(error(lambda: float("1._5")))  # expect: ValueError: could not convert string to float: '1._5'
print(float("1e5"))  # expect: 100000.0
print(float("1e+05"))  # expect: 100000.0
print(float("1E-05"))  # expect: 1e-05
print(error(lambda: float("1e")))  # expect: ValueError: could not convert string to float: '1e'
print(float(".5"))  # expect: 0.5
print(float("5."))  # expect: 5.0
print(error(lambda: float(".")))  # expect: ValueError: could not convert string to float: '.'
print(error(lambda: float("")))  # expect: ValueError: could not convert string to float: ''
print(float("inf"))  # expect: inf
print(float("-Infinity"))  # expect: -inf
print(float("+nan"))  # expect: nan
print(error(lambda: float("infinit")))  # expect: ValueError: could not convert string to float: 'infinit'
print(float("1e400"))  # expect: inf
print(float("-1e400"))  # expect: -inf
print(float("1e-400"))  # expect: 0.0
print(error(lambda: float("0x10")))  # expect: ValueError: could not convert string to float: '0x10'
print(error(lambda: float("1 2")))  # expect: ValueError: could not convert string to float: '1 2'
print(error(lambda: float("x")))  # expect: ValueError: could not convert string to float: 'x'
print(error(lambda: float("1\0")))  # expect: ValueError: could not convert string to float: '1\x00'
print(float("\u0661.5"))  # expect: 1.5
print(float("\u00a01.5\u3000"))  # expect: 1.5
print(float(b"1.5"))  # expect: 1.5
print(error(lambda: float(b"x")))  # expect: ValueError: could not convert string to float: b'x'
print(float(bytearray(b"2.5")))  # expect: 2.5
print(error(lambda: float([])))  # expect: TypeError: float() argument must be a string or a real number, not 'list'
print(error(lambda: float(None)))  # expect: TypeError: float() argument must be a string or a real number, not 'NoneType'
print(error(lambda: float(1, 2)))  # expect: TypeError: float expected at most 1 argument, got 2
print(error(lambda: float(x=1)))  # expect: TypeError: float() takes no keyword arguments
print(float())  # expect: 0.0
print(float(10**30))  # expect: 1e+30
print(float(True))  # expect: 1.0
print(float("0." + "0" * 400 + "1"))  # expect: 0.0
print(float("1" + "0" * 308))  # expect: 1e+308
print(float("9007199254740993"))  # expect: 9007199254740992.0
print(float("2.2250738585072011e-308"))  # expect: 2.225073858507201e-308
print(float("179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880"))  # expect: 1.7976931348623157e+293
print(repr(str(1e100)))  # expect: '1e+100'
print(repr(repr(1/3)))  # expect: '0.3333333333333333'
print(repr((1.5).hex()))  # expect: '0x1.8000000000000p+0'
print(repr((0.0).hex()))  # expect: '0x0.0p+0'
print(repr((-0.0).hex()))  # expect: '-0x0.0p+0'
print(repr((0.1).hex()))  # expect: '0x1.999999999999ap-4'
print(repr((5e-324).hex()))  # expect: '0x0.0000000000001p-1022'
print(repr((2.0**-1022).hex()))  # expect: '0x1.0000000000000p-1022'
print(repr((1.7976931348623157e308).hex()))  # expect: '0x1.fffffffffffffp+1023'
print(repr(float("inf").hex()))  # expect: 'inf'
print(repr(float("nan").hex()))  # expect: 'nan'
print(float.fromhex("0x1.8p1"))  # expect: 3.0
print(float.fromhex("1.8p1"))  # expect: 3.0
print(float.fromhex("-0x.8"))  # expect: -0.5
print(float.fromhex("0x1.999999999999ap-4"))  # expect: 0.1
print(float.fromhex("ff"))  # expect: 255.0
print(float.fromhex(" inf "))  # expect: inf
print(float.fromhex("-nan"))  # expect: nan
print(float.fromhex("0x1p-1075"))  # expect: 0.0
print(float.fromhex("0x1.8p-1075"))  # expect: 5e-324
print(error(lambda: float.fromhex("0x1p1024")))  # expect: OverflowError: hexadecimal value too large to represent as a float
print(error(lambda: float.fromhex("0x1.fffffffffffff8p1023")))  # expect: OverflowError: hexadecimal value too large to represent as a float
print(float.fromhex("0x1.00000000000008p0"))  # expect: 1.0
print(float.fromhex("0x1.000000000000081p0"))  # expect: 1.0000000000000002
print(error(lambda: float.fromhex("zz")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: float.fromhex("0x")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: float.fromhex("0x1p")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: float.fromhex("")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: float.fromhex("1 2")))  # expect: ValueError: invalid hexadecimal floating-point string
print(error(lambda: float.fromhex(5)))  # expect: TypeError: bad argument type for built-in operation
