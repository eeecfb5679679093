# SPDX-License-Identifier: MIT
# float: arithmetic, floor division, powers, comparison, hash.
inf = float("inf")
nan = float("nan")


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(0.1 + 0.2)  # expect: 0.30000000000000004
print(1.0 - 0.9)  # expect: 0.09999999999999998
print(1e308 * 10)  # expect: inf
print(-1e308 * 10)  # expect: -inf
print(1 / 3.0)  # expect: 0.3333333333333333
print(7.5 // 2)  # expect: 3.0
print(-7.5 // 2)  # expect: -4.0
print(7.5 // -2)  # expect: -4.0
print(7.5 % 2)  # expect: 1.5
print(-7.5 % 2)  # expect: 0.5
print(7.5 % -2)  # expect: -0.5
print(-7.5 % -2)  # expect: -1.5
print(5.0 % 5)  # expect: 0.0
print(-5.0 % 5)  # expect: 0.0
print(5.0 % -5)  # expect: -0.0
print(0.0 // 5)  # expect: 0.0
print(-0.0 // 5)  # expect: -0.0
print(0.0 // -5)  # expect: -0.0
print(1.0 // 0.1)  # expect: 9.0
print(1.0 % 0.1)  # expect: 0.09999999999999995
print(1e300 // 1e-10)  # expect: inf
print(1e16 % 7)  # expect: 4.0
print(inf // 1)  # expect: nan
print(1 // inf)  # expect: 0.0
print(-1 // inf)  # expect: -1.0
print(1 % inf)  # expect: 1.0
print(-1 % inf)  # expect: inf
print(inf % 1)  # expect: nan
print(divmod(7.5, 2))  # expect: (3.0, 1.5)
print(divmod(-7.5, 2))  # expect: (-4.0, 0.5)
print(divmod(-1e-20, 3))  # expect: (-1.0, 3.0)
print(2.0 ** 0.5)  # expect: 1.4142135623730951
print(2.0 ** -1)  # expect: 0.5
print((-8.0) ** 3)  # expect: -512.0
print((-8.0) ** -3)  # expect: -0.001953125
print((-8) ** 0.5)  # expect: (1.7319121124709868e-16+2.8284271247461903j)
print((-8.0) ** (1 / 3))  # expect: (1.0000000000000002+1.7320508075688772j)
print(0.0 ** 0)  # expect: 1.0
print(nan ** 0)  # expect: 1.0
print(1.0 ** nan)  # expect: 1.0
print(inf ** 0.5)  # expect: inf
print((-inf) ** 3)  # expect: -inf
print((-inf) ** 2)  # expect: inf
print((-inf) ** -3)  # expect: -0.0
print((-0.0) ** 3)  # expect: -0.0
print(error(lambda: (-0.0) ** -3))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(0.5 ** inf)  # expect: 0.0
print(2 ** inf)  # expect: inf
print((-1) ** inf)  # expect: 1.0
print(error(lambda: 2.0 ** 1024))  # expect: OverflowError: (34, 'Numerical result out of range')
print(error(lambda: 1e300 ** 2))  # expect: OverflowError: (34, 'Numerical result out of range')
print(10.0 ** -400)  # expect: 0.0
print(error(lambda: 0.0 ** -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error(lambda: 1.0 % 0))  # expect: ZeroDivisionError: float modulo
print(error(lambda: 1.0 // 0))  # expect: ZeroDivisionError: float floor division by zero
print(error(lambda: 1.0 / 0))  # expect: ZeroDivisionError: float division by zero
print(error(lambda: divmod(1.0, 0)))  # expect: ZeroDivisionError: float divmod()
print(pow(2.0, 3))  # expect: 8.0
print(error(lambda: pow(2.0, 3, 5)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(-(-0.0))  # expect: 0.0
print(+(-0.0))  # expect: -0.0
print(abs(-0.0))  # expect: 0.0
print(abs(-1.5))  # expect: 1.5
print(error(lambda: 1.5 + "a"))  # expect: TypeError: unsupported operand type(s) for +: 'float' and 'str'
print(error(lambda: 1.5 < "a"))  # expect: TypeError: '<' not supported between instances of 'float' and 'str'
print(error(lambda: 1.5 + None))  # expect: TypeError: unsupported operand type(s) for +: 'float' and 'NoneType'
print(nan == nan)  # expect: False
print(nan != nan)  # expect: True
print(nan < 1)  # expect: False
print(inf == inf)  # expect: True
print(1.5 == 3 / 2)  # expect: True
print(0.0 == -0.0)  # expect: True
print(hash(1.5))  # expect: 1152921504606846977
print(hash(-1.0))  # expect: -2
print(hash(inf))  # expect: 314159
print(hash(-inf))  # expect: -314159
print(hash(0.1))  # expect: 230584300921369408
print(hash(-0.0))  # expect: 0
print(hash(1e300))  # expect: 1224995262755759164
print(hash(5e-324))  # expect: 16777216
print(hash(2.0**61))  # expect: 1
print([bool(0.0), bool(-0.0), bool(nan), bool(1e-300)])  # expect: [False, False, True, True]
print(int(1e20))  # expect: 100000000000000000000
print(int(-1.9))  # expect: -1
print(float(2**53 + 1))  # expect: 9007199254740992.0
print(float(2**54 + 2))  # expect: 1.8014398509481984e+16
print(float(2**54 + 6))  # expect: 1.801439850948199e+16
print(error(lambda: float(2**1024 - 2**970)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: float(2**1024 - 2**969)))  # expect: OverflowError: int too large to convert to float
print(1 == 1.0 == True)  # expect: True
