# SPDX-License-Identifier: MIT
# int: comparison with int and float of any size.


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(2**100 == 2**100)  # expect: True
print(2**100 < 2**100 + 1)  # expect: True
print(-2**100 < -2**99)  # expect: True
print(2**53 == 2.0**53)  # expect: True
print(2**53 + 1 == 2.0**53)  # expect: False
print(2**53 + 1 > 2.0**53)  # expect: True
print(2**53 + 1 < 2.0**53)  # expect: False
print(10**400 < 1e308)  # expect: False
print(10**400 > float("inf"))  # expect: False
print(10**400 < float("inf"))  # expect: True
print(-10**400 < -1e308)  # expect: True
print(-10**400 > float("-inf"))  # expect: True
print(10**400 == float("nan"))  # expect: False
print(10**400 != float("nan"))  # expect: True
print(1 < float("nan"))  # expect: False
print(0 == -0.0)  # expect: True
print(1 == 1.0)  # expect: True
print(1 < 1.5)  # expect: True
print(2 > 1.5)  # expect: True
print(2**63 == 2.0**63)  # expect: True
print(2**63 - 1 == 2.0**63)  # expect: False
print(2**63 - 1 < 2.0**63)  # expect: True
print(9007199254740993 == 9007199254740992.0)  # expect: False
print(9007199254740993 > 9007199254740992.0)  # expect: True
print(-9007199254740993 < -9007199254740992.0)  # expect: True
print(123456789012345678901234567890 < 1.2345678901234568e+29)  # expect: False
print(123456789012345678901234567890 > 1.2345678901234568e+29)  # expect: True
print(1.2345678901234568e+29 == int(1.2345678901234568e+29))  # expect: True
print(True == 1)  # expect: True
print(True < 2)  # expect: True
print(False == 0.0)  # expect: True
print([1 < 2, 2 <= 2, 3 >= 4, 3 != 3])  # expect: [True, True, False, False]
print(max(2**70, 2.0**70 + 2**30))  # expect: 1.180591620718485e+21
print(sorted([2**65, 3, -2**65, 2.5, True]))  # expect: [-36893488147419103232, True, 2.5, 3, 36893488147419103232]
