# SPDX-License-Identifier: MIT
# int: arithmetic across digit boundaries, floor division, powers.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(2**30 - 1 + 1)  # expect: 1073741824
print(2**60 + 2**60)  # expect: 2305843009213693952
print(-(2**60) - 1)  # expect: -1152921504606846977
print(2**62 * 2)  # expect: 9223372036854775808
print(2**63 - 1)  # expect: 9223372036854775807
print((2**63 - 1) + 1)  # expect: 9223372036854775808
print(-2**63 - 1)  # expect: -9223372036854775809
print((2**64 - 1) * (2**64 - 1))  # expect: 340282366920938463426481119284349108225
print(10**20 * 10**20)  # expect: 10000000000000000000000000000000000000000
print(3**100)  # expect: 515377520732011331036461129765621272702107522001
print((-7)**33)  # expect: -7730993719707444524137094407
print(7**0)  # expect: 1
print(0**0)  # expect: 1
print((-1)**10**3)  # expect: 1
print(2**100 - 2**100)  # expect: 0
print(2**100 - (2**100 - 5))  # expect: 5
print(2**90 + -2**90)  # expect: 0
print(12345678901234567890 * 0)  # expect: 0
print(7 // 2)  # expect: 3
print(-7 // 2)  # expect: -4
print(7 // -2)  # expect: -4
print(-7 // -2)  # expect: 3
print(7 % -2)  # expect: -1
print(-7 % 2)  # expect: 1
print(divmod(-7, 2))  # expect: (-4, 1)
print(divmod(10**30, -7))  # expect: (-142857142857142857142857142858, -6)
print(divmod(-10**30, 10**29 + 1))  # expect: (-10, 10)
print(-10**30 // 10**30)  # expect: -1
print(-1 // 10**30)  # expect: -1
print(1 % -10**30)  # expect: -999999999999999999999999999999
print(10**40 % 10**20)  # expect: 0
print((10**40 + 7) % 10**20)  # expect: 7
print(10**40 // 3)  # expect: 3333333333333333333333333333333333333333
print(-(10**40) // 3)  # expect: -3333333333333333333333333333333333333334
print(0 // 5)  # expect: 0
print(5 // 10**20)  # expect: 0
print(-5 // 10**20)  # expect: -1
print(-5 % 10**20)  # expect: 99999999999999999995
print(2**200 >> 100)  # expect: 1267650600228229401496703205376
print(-2**200 >> 100)  # expect: -1267650600228229401496703205376
print(-(2**200 + 1) >> 100)  # expect: -1267650600228229401496703205377
print(-1 >> 1000)  # expect: -1
print(1 << 100)  # expect: 1267650600228229401496703205376
print(-3 << 70)  # expect: -3541774862152233910272
print(5 >> 64)  # expect: 0
print(-5 >> 64)  # expect: -1
print(0 << 10**20)  # expect: 0
print(1 >> 10**20)  # expect: 0
print(-1 >> 10**20)  # expect: -1
print(2**70 & 2**70 - 1)  # expect: 0
print(2**70 | 1)  # expect: 1180591620717411303425
print(2**70 ^ 2**70 + 1)  # expect: 1
print(-2**70 & 2**35)  # expect: 0
print(-2**70 | 3)  # expect: -1180591620717411303421
print(-2**70 ^ -1)  # expect: 1180591620717411303423
print(-1 & 2**100)  # expect: 1267650600228229401496703205376
print(-(2**30) & -(2**30))  # expect: -1073741824
print(-(2**60) & -(2**60) + 1)  # expect: -1152921504606846976
print(~0)  # expect: -1
print(~2**70)  # expect: -1180591620717411303425
print(~-2**70)  # expect: 1180591620717411303423
print(+2**70)  # expect: 1180591620717411303424
print(-2**70)  # expect: -1180591620717411303424
print(abs(-2**70))  # expect: 1180591620717411303424
print(1 / 3)  # expect: 0.3333333333333333
print(2 / 3)  # expect: 0.6666666666666666
print(10**30 / 10**10)  # expect: 1e+20
print((2**53 + 1) / 1)  # expect: 9007199254740992.0
print((2**54 + 2) / 2**54)  # expect: 1.0
print(10**400 / 10**399)  # expect: 10.0
print(-10**400 / 10**399)  # expect: -10.0
print(1 / 10**400)  # expect: 0.0
print(1 / 2**1074)  # expect: 5e-324
print(1 / 2**1075)  # expect: 0.0
print(3 / 2**1075)  # expect: 1e-323
print((2**1024 - 1) / 2)  # expect: 8.98846567431158e+307
print(0 / -5)  # expect: -0.0
print(0 / -10**30)  # expect: -0.0
print(pow(3, 100, 7))  # expect: 4
print(pow(3, -1, 7))  # expect: 5
print(pow(3, -2, 10**30 + 57))  # expect: 222222222222222222222222222235
print(pow(2, 10**20, 10**9 + 7))  # expect: 855473248
print(pow(-2, 3, 5))  # expect: 2
print(pow(2, 3, -5))  # expect: -2
print(pow(5, 0, 1))  # expect: 0
print(pow(2, 3, 1))  # expect: 0
print(pow(12345678901234567890, 98765432109876543210, 10**30))  # expect: 0
print(2 ** -2)  # expect: 0.25
print((-2) ** -3)  # expect: -0.125
print(error(lambda: 1 // 0))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 1 % 0))  # expect: ZeroDivisionError: integer modulo by zero
print(error(lambda: divmod(1, 0)))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: 1 / 0))  # expect: ZeroDivisionError: division by zero
print(error(lambda: 0 ** -1))  # expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
print(error(lambda: pow(2, 3, 0)))  # expect: ValueError: pow() 3rd argument cannot be 0
print(error(lambda: pow(2, -1, 4)))  # expect: ValueError: base is not invertible for the given modulus
print(error(lambda: pow(2, 3.0, 5)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: pow(2, 3, 5.0)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: 1 << -1))  # expect: ValueError: negative shift count
print(error(lambda: 1 >> -1))  # expect: ValueError: negative shift count
print(error(lambda: 1 << (1 << 70)))  # expect: OverflowError: too many digits in integer
print(error(lambda: 10**400 / 1))  # expect: OverflowError: integer division result too large for a float
print(error(lambda: float(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: 10**400 + 1.0))  # expect: OverflowError: int too large to convert to float
print(error(lambda: 1 + "a"))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: 1 < "a"))  # expect: TypeError: '<' not supported between instances of 'int' and 'str'
