# SPDX-License-Identifier: MIT
# math: functions of two floats.
import math


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(math.atan2(0.0, 0.0))  # expect: 0.0
print(math.atan2(0.0, -0.0))  # expect: 3.141592653589793
print(math.atan2(0.0, 1.0))  # expect: 0.0
print(math.atan2(0.0, -1.5))  # expect: 3.141592653589793
print(math.atan2(0.0, 2))  # expect: 0.0
print(math.atan2(0.0, math.inf))  # expect: 0.0
print(math.atan2(0.0, -math.inf))  # expect: 3.141592653589793
print(math.atan2(0.0, math.nan))  # expect: nan
print(math.atan2(-0.0, 0.0))  # expect: -0.0
print(math.atan2(-0.0, -0.0))  # expect: -3.141592653589793
print(math.atan2(-0.0, 1.0))  # expect: -0.0
print(math.atan2(-0.0, -1.5))  # expect: -3.141592653589793
print(math.atan2(-0.0, 2))  # expect: -0.0
print(math.atan2(-0.0, math.inf))  # expect: -0.0
print(math.atan2(-0.0, -math.inf))  # expect: -3.141592653589793
print(math.atan2(-0.0, math.nan))  # expect: nan
print(math.atan2(1.0, 0.0))  # expect: 1.5707963267948966
print(math.atan2(1.0, -0.0))  # expect: 1.5707963267948966
print(math.atan2(1.0, 1.0))  # expect: 0.7853981633974483
print(math.atan2(1.0, -1.5))  # expect: 2.5535900500422257
print(math.atan2(1.0, 2))  # expect: 0.4636476090008061
print(math.atan2(1.0, math.inf))  # expect: 0.0
print(math.atan2(1.0, -math.inf))  # expect: 3.141592653589793
print(math.atan2(1.0, math.nan))  # expect: nan
print(math.atan2(-1.5, 0.0))  # expect: -1.5707963267948966
print(math.atan2(-1.5, -0.0))  # expect: -1.5707963267948966
print(math.atan2(-1.5, 1.0))  # expect: -0.982793723247329
print(math.atan2(-1.5, -1.5))  # expect: -2.356194490192345
print(math.atan2(-1.5, 2))  # expect: -0.6435011087932844
print(math.atan2(-1.5, math.inf))  # expect: -0.0
print(math.atan2(-1.5, -math.inf))  # expect: -3.141592653589793
print(math.atan2(-1.5, math.nan))  # expect: nan
print(math.atan2(2, 0.0))  # expect: 1.5707963267948966
print(math.atan2(2, -0.0))  # expect: 1.5707963267948966
print(math.atan2(2, 1.0))  # expect: 1.1071487177940904
print(math.atan2(2, -1.5))  # expect: 2.214297435588181
print(math.atan2(2, 2))  # expect: 0.7853981633974483
print(math.atan2(2, math.inf))  # expect: 0.0
print(math.atan2(2, -math.inf))  # expect: 3.141592653589793
print(math.atan2(2, math.nan))  # expect: nan
print(math.atan2(math.inf, 0.0))  # expect: 1.5707963267948966
print(math.atan2(math.inf, -0.0))  # expect: 1.5707963267948966
print(math.atan2(math.inf, 1.0))  # expect: 1.5707963267948966
print(math.atan2(math.inf, -1.5))  # expect: 1.5707963267948966
print(math.atan2(math.inf, 2))  # expect: 1.5707963267948966
print(math.atan2(math.inf, math.inf))  # expect: 0.7853981633974483
print(math.atan2(math.inf, -math.inf))  # expect: 2.356194490192345
print(math.atan2(math.inf, math.nan))  # expect: nan
print(math.atan2(-math.inf, 0.0))  # expect: -1.5707963267948966
print(math.atan2(-math.inf, -0.0))  # expect: -1.5707963267948966
print(math.atan2(-math.inf, 1.0))  # expect: -1.5707963267948966
print(math.atan2(-math.inf, -1.5))  # expect: -1.5707963267948966
print(math.atan2(-math.inf, 2))  # expect: -1.5707963267948966
print(math.atan2(-math.inf, math.inf))  # expect: -0.7853981633974483
print(math.atan2(-math.inf, -math.inf))  # expect: -2.356194490192345
print(math.atan2(-math.inf, math.nan))  # expect: nan
print(math.atan2(math.nan, 0.0))  # expect: nan
print(math.atan2(math.nan, -0.0))  # expect: nan
print(math.atan2(math.nan, 1.0))  # expect: nan
print(math.atan2(math.nan, -1.5))  # expect: nan
print(math.atan2(math.nan, 2))  # expect: nan
print(math.atan2(math.nan, math.inf))  # expect: nan
print(math.atan2(math.nan, -math.inf))  # expect: nan
print(math.atan2(math.nan, math.nan))  # expect: nan
print(math.copysign(0.0, 0.0))  # expect: 0.0
print(math.copysign(0.0, -0.0))  # expect: -0.0
print(math.copysign(0.0, 1.0))  # expect: 0.0
print(math.copysign(0.0, -1.5))  # expect: -0.0
print(math.copysign(0.0, 2))  # expect: 0.0
print(math.copysign(0.0, math.inf))  # expect: 0.0
print(math.copysign(0.0, -math.inf))  # expect: -0.0
print(math.copysign(0.0, math.nan))  # expect: 0.0
print(math.copysign(-0.0, 0.0))  # expect: 0.0
print(math.copysign(-0.0, -0.0))  # expect: -0.0
print(math.copysign(-0.0, 1.0))  # expect: 0.0
print(math.copysign(-0.0, -1.5))  # expect: -0.0
print(math.copysign(-0.0, 2))  # expect: 0.0
print(math.copysign(-0.0, math.inf))  # expect: 0.0
print(math.copysign(-0.0, -math.inf))  # expect: -0.0
print(math.copysign(-0.0, math.nan))  # expect: 0.0
print(math.copysign(1.0, 0.0))  # expect: 1.0
print(math.copysign(1.0, -0.0))  # expect: -1.0
print(math.copysign(1.0, 1.0))  # expect: 1.0
print(math.copysign(1.0, -1.5))  # expect: -1.0
print(math.copysign(1.0, 2))  # expect: 1.0
print(math.copysign(1.0, math.inf))  # expect: 1.0
print(math.copysign(1.0, -math.inf))  # expect: -1.0
print(math.copysign(1.0, math.nan))  # expect: 1.0
print(math.copysign(-1.5, 0.0))  # expect: 1.5
print(math.copysign(-1.5, -0.0))  # expect: -1.5
print(math.copysign(-1.5, 1.0))  # expect: 1.5
print(math.copysign(-1.5, -1.5))  # expect: -1.5
print(math.copysign(-1.5, 2))  # expect: 1.5
print(math.copysign(-1.5, math.inf))  # expect: 1.5
print(math.copysign(-1.5, -math.inf))  # expect: -1.5
print(math.copysign(-1.5, math.nan))  # expect: 1.5
print(math.copysign(2, 0.0))  # expect: 2.0
print(math.copysign(2, -0.0))  # expect: -2.0
print(math.copysign(2, 1.0))  # expect: 2.0
print(math.copysign(2, -1.5))  # expect: -2.0
print(math.copysign(2, 2))  # expect: 2.0
print(math.copysign(2, math.inf))  # expect: 2.0
print(math.copysign(2, -math.inf))  # expect: -2.0
print(math.copysign(2, math.nan))  # expect: 2.0
print(math.copysign(math.inf, 0.0))  # expect: inf
print(math.copysign(math.inf, -0.0))  # expect: -inf
print(math.copysign(math.inf, 1.0))  # expect: inf
print(math.copysign(math.inf, -1.5))  # expect: -inf
print(math.copysign(math.inf, 2))  # expect: inf
print(math.copysign(math.inf, math.inf))  # expect: inf
print(math.copysign(math.inf, -math.inf))  # expect: -inf
print(math.copysign(math.inf, math.nan))  # expect: inf
print(math.copysign(-math.inf, 0.0))  # expect: inf
print(math.copysign(-math.inf, -0.0))  # expect: -inf
print(math.copysign(-math.inf, 1.0))  # expect: inf
print(math.copysign(-math.inf, -1.5))  # expect: -inf
print(math.copysign(-math.inf, 2))  # expect: inf
print(math.copysign(-math.inf, math.inf))  # expect: inf
print(math.copysign(-math.inf, -math.inf))  # expect: -inf
print(math.copysign(-math.inf, math.nan))  # expect: inf
print(math.copysign(math.nan, 0.0))  # expect: nan
print(math.copysign(math.nan, -0.0))  # expect: nan
print(math.copysign(math.nan, 1.0))  # expect: nan
print(math.copysign(math.nan, -1.5))  # expect: nan
print(math.copysign(math.nan, 2))  # expect: nan
print(math.copysign(math.nan, math.inf))  # expect: nan
print(math.copysign(math.nan, -math.inf))  # expect: nan
print(math.copysign(math.nan, math.nan))  # expect: nan
print(error(lambda: math.fmod(0.0, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(0.0, -0.0)))  # expect: ValueError: math domain error
print(math.fmod(0.0, 1.0))  # expect: 0.0
print(math.fmod(0.0, -1.5))  # expect: 0.0
print(math.fmod(0.0, 2))  # expect: 0.0
print(math.fmod(0.0, math.inf))  # expect: 0.0
print(math.fmod(0.0, -math.inf))  # expect: 0.0
print(math.fmod(0.0, math.nan))  # expect: nan
print(error(lambda: math.fmod(-0.0, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-0.0, -0.0)))  # expect: ValueError: math domain error
print(math.fmod(-0.0, 1.0))  # expect: -0.0
print(math.fmod(-0.0, -1.5))  # expect: -0.0
print(math.fmod(-0.0, 2))  # expect: -0.0
print(math.fmod(-0.0, math.inf))  # expect: -0.0
print(math.fmod(-0.0, -math.inf))  # expect: -0.0
print(math.fmod(-0.0, math.nan))  # expect: nan
print(error(lambda: math.fmod(1.0, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(1.0, -0.0)))  # expect: ValueError: math domain error
print(math.fmod(1.0, 1.0))  # expect: 0.0
print(math.fmod(1.0, -1.5))  # expect: 1.0
print(math.fmod(1.0, 2))  # expect: 1.0
print(math.fmod(1.0, math.inf))  # expect: 1.0
print(math.fmod(1.0, -math.inf))  # expect: 1.0
print(math.fmod(1.0, math.nan))  # expect: nan
print(error(lambda: math.fmod(-1.5, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-1.5, -0.0)))  # expect: ValueError: math domain error
print(math.fmod(-1.5, 1.0))  # expect: -0.5
print(math.fmod(-1.5, -1.5))  # expect: -0.0
print(math.fmod(-1.5, 2))  # expect: -1.5
print(math.fmod(-1.5, math.inf))  # expect: -1.5
print(math.fmod(-1.5, -math.inf))  # expect: -1.5
print(math.fmod(-1.5, math.nan))  # expect: nan
print(error(lambda: math.fmod(2, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(2, -0.0)))  # expect: ValueError: math domain error
print(math.fmod(2, 1.0))  # expect: 0.0
print(math.fmod(2, -1.5))  # expect: 0.5
print(math.fmod(2, 2))  # expect: 0.0
print(math.fmod(2, math.inf))  # expect: 2.0
print(math.fmod(2, -math.inf))  # expect: 2.0
print(math.fmod(2, math.nan))  # expect: nan
print(error(lambda: math.fmod(math.inf, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(math.inf, -0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(math.inf, 1.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(math.inf, -1.5)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(math.inf, 2)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(math.inf, math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(math.inf, -math.inf)))  # expect: ValueError: math domain error
print(math.fmod(math.inf, math.nan))  # expect: nan
print(error(lambda: math.fmod(-math.inf, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-math.inf, -0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-math.inf, 1.0)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-math.inf, -1.5)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-math.inf, 2)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-math.inf, math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.fmod(-math.inf, -math.inf)))  # expect: ValueError: math domain error
print(math.fmod(-math.inf, math.nan))  # expect: nan
print(math.fmod(math.nan, 0.0))  # expect: nan
print(math.fmod(math.nan, -0.0))  # expect: nan
print(math.fmod(math.nan, 1.0))  # expect: nan
print(math.fmod(math.nan, -1.5))  # expect: nan
print(math.fmod(math.nan, 2))  # expect: nan
print(math.fmod(math.nan, math.inf))  # expect: nan
print(math.fmod(math.nan, -math.inf))  # expect: nan
print(math.fmod(math.nan, math.nan))  # expect: nan
print(math.nextafter(0.0, 0.0))  # expect: 0.0
print(math.nextafter(0.0, -0.0))  # expect: -0.0
print(math.nextafter(0.0, 1.0))  # expect: 5e-324
print(math.nextafter(0.0, -1.5))  # expect: -5e-324
print(math.nextafter(0.0, 2))  # expect: 5e-324
print(math.nextafter(0.0, math.inf))  # expect: 5e-324
print(math.nextafter(0.0, -math.inf))  # expect: -5e-324
print(math.nextafter(0.0, math.nan))  # expect: nan
print(math.nextafter(-0.0, 0.0))  # expect: 0.0
print(math.nextafter(-0.0, -0.0))  # expect: -0.0
print(math.nextafter(-0.0, 1.0))  # expect: 5e-324
print(math.nextafter(-0.0, -1.5))  # expect: -5e-324
print(math.nextafter(-0.0, 2))  # expect: 5e-324
print(math.nextafter(-0.0, math.inf))  # expect: 5e-324
print(math.nextafter(-0.0, -math.inf))  # expect: -5e-324
print(math.nextafter(-0.0, math.nan))  # expect: nan
print(math.nextafter(1.0, 0.0))  # expect: 0.9999999999999999
print(math.nextafter(1.0, -0.0))  # expect: 0.9999999999999999
print(math.nextafter(1.0, 1.0))  # expect: 1.0
print(math.nextafter(1.0, -1.5))  # expect: 0.9999999999999999
print(math.nextafter(1.0, 2))  # expect: 1.0000000000000002
print(math.nextafter(1.0, math.inf))  # expect: 1.0000000000000002
print(math.nextafter(1.0, -math.inf))  # expect: 0.9999999999999999
print(math.nextafter(1.0, math.nan))  # expect: nan
print(math.nextafter(-1.5, 0.0))  # expect: -1.4999999999999998
print(math.nextafter(-1.5, -0.0))  # expect: -1.4999999999999998
print(math.nextafter(-1.5, 1.0))  # expect: -1.4999999999999998
print(math.nextafter(-1.5, -1.5))  # expect: -1.5
print(math.nextafter(-1.5, 2))  # expect: -1.4999999999999998
print(math.nextafter(-1.5, math.inf))  # expect: -1.4999999999999998
print(math.nextafter(-1.5, -math.inf))  # expect: -1.5000000000000002
print(math.nextafter(-1.5, math.nan))  # expect: nan
print(math.nextafter(2, 0.0))  # expect: 1.9999999999999998
print(math.nextafter(2, -0.0))  # expect: 1.9999999999999998
print(math.nextafter(2, 1.0))  # expect: 1.9999999999999998
print(math.nextafter(2, -1.5))  # expect: 1.9999999999999998
print(math.nextafter(2, 2))  # expect: 2.0
print(math.nextafter(2, math.inf))  # expect: 2.0000000000000004
print(math.nextafter(2, -math.inf))  # expect: 1.9999999999999998
print(math.nextafter(2, math.nan))  # expect: nan
print(math.nextafter(math.inf, 0.0))  # expect: 1.7976931348623157e+308
print(math.nextafter(math.inf, -0.0))  # expect: 1.7976931348623157e+308
print(math.nextafter(math.inf, 1.0))  # expect: 1.7976931348623157e+308
print(math.nextafter(math.inf, -1.5))  # expect: 1.7976931348623157e+308
print(math.nextafter(math.inf, 2))  # expect: 1.7976931348623157e+308
print(math.nextafter(math.inf, math.inf))  # expect: inf
print(math.nextafter(math.inf, -math.inf))  # expect: 1.7976931348623157e+308
print(math.nextafter(math.inf, math.nan))  # expect: nan
print(math.nextafter(-math.inf, 0.0))  # expect: -1.7976931348623157e+308
print(math.nextafter(-math.inf, -0.0))  # expect: -1.7976931348623157e+308
print(math.nextafter(-math.inf, 1.0))  # expect: -1.7976931348623157e+308
print(math.nextafter(-math.inf, -1.5))  # expect: -1.7976931348623157e+308
print(math.nextafter(-math.inf, 2))  # expect: -1.7976931348623157e+308
print(math.nextafter(-math.inf, math.inf))  # expect: -1.7976931348623157e+308
print(math.nextafter(-math.inf, -math.inf))  # expect: -inf
print(math.nextafter(-math.inf, math.nan))  # expect: nan
print(math.nextafter(math.nan, 0.0))  # expect: nan
print(math.nextafter(math.nan, -0.0))  # expect: nan
print(math.nextafter(math.nan, 1.0))  # expect: nan
print(math.nextafter(math.nan, -1.5))  # expect: nan
print(math.nextafter(math.nan, 2))  # expect: nan
print(math.nextafter(math.nan, math.inf))  # expect: nan
print(math.nextafter(math.nan, -math.inf))  # expect: nan
print(math.nextafter(math.nan, math.nan))  # expect: nan
print(math.pow(0.0, 0.0))  # expect: 1.0
print(math.pow(0.0, -0.0))  # expect: 1.0
print(math.pow(0.0, 1.0))  # expect: 0.0
print(error(lambda: math.pow(0.0, -1.5)))  # expect: ValueError: math domain error
print(math.pow(0.0, 2))  # expect: 0.0
print(math.pow(0.0, math.inf))  # expect: 0.0
print(math.pow(0.0, -math.inf))  # expect: inf
print(math.pow(0.0, math.nan))  # expect: nan
print(math.pow(-0.0, 0.0))  # expect: 1.0
print(math.pow(-0.0, -0.0))  # expect: 1.0
print(math.pow(-0.0, 1.0))  # expect: -0.0
print(error(lambda: math.pow(-0.0, -1.5)))  # expect: ValueError: math domain error
print(math.pow(-0.0, 2))  # expect: 0.0
print(math.pow(-0.0, math.inf))  # expect: 0.0
print(math.pow(-0.0, -math.inf))  # expect: inf
print(math.pow(-0.0, math.nan))  # expect: nan
print(math.pow(1.0, 0.0))  # expect: 1.0
print(math.pow(1.0, -0.0))  # expect: 1.0
print(math.pow(1.0, 1.0))  # expect: 1.0
print(math.pow(1.0, -1.5))  # expect: 1.0
print(math.pow(1.0, 2))  # expect: 1.0
print(math.pow(1.0, math.inf))  # expect: 1.0
print(math.pow(1.0, -math.inf))  # expect: 1.0
print(math.pow(1.0, math.nan))  # expect: 1.0
print(math.pow(-1.5, 0.0))  # expect: 1.0
print(math.pow(-1.5, -0.0))  # expect: 1.0
print(math.pow(-1.5, 1.0))  # expect: -1.5
print(error(lambda: math.pow(-1.5, -1.5)))  # expect: ValueError: math domain error
print(math.pow(-1.5, 2))  # expect: 2.25
print(math.pow(-1.5, math.inf))  # expect: inf
print(math.pow(-1.5, -math.inf))  # expect: 0.0
print(math.pow(-1.5, math.nan))  # expect: nan
print(math.pow(2, 0.0))  # expect: 1.0
print(math.pow(2, -0.0))  # expect: 1.0
print(math.pow(2, 1.0))  # expect: 2.0
print(math.pow(2, -1.5))  # expect: 0.3535533905932738
print(math.pow(2, 2))  # expect: 4.0
print(math.pow(2, math.inf))  # expect: inf
print(math.pow(2, -math.inf))  # expect: 0.0
print(math.pow(2, math.nan))  # expect: nan
print(math.pow(math.inf, 0.0))  # expect: 1.0
print(math.pow(math.inf, -0.0))  # expect: 1.0
print(math.pow(math.inf, 1.0))  # expect: inf
print(math.pow(math.inf, -1.5))  # expect: 0.0
print(math.pow(math.inf, 2))  # expect: inf
print(math.pow(math.inf, math.inf))  # expect: inf
print(math.pow(math.inf, -math.inf))  # expect: 0.0
print(math.pow(math.inf, math.nan))  # expect: nan
print(math.pow(-math.inf, 0.0))  # expect: 1.0
print(math.pow(-math.inf, -0.0))  # expect: 1.0
print(math.pow(-math.inf, 1.0))  # expect: -inf
print(math.pow(-math.inf, -1.5))  # expect: 0.0
print(math.pow(-math.inf, 2))  # expect: inf
print(math.pow(-math.inf, math.inf))  # expect: inf
print(math.pow(-math.inf, -math.inf))  # expect: 0.0
print(math.pow(-math.inf, math.nan))  # expect: nan
print(math.pow(math.nan, 0.0))  # expect: 1.0
print(math.pow(math.nan, -0.0))  # expect: 1.0
print(math.pow(math.nan, 1.0))  # expect: nan
print(math.pow(math.nan, -1.5))  # expect: nan
print(math.pow(math.nan, 2))  # expect: nan
print(math.pow(math.nan, math.inf))  # expect: nan
print(math.pow(math.nan, -math.inf))  # expect: nan
print(math.pow(math.nan, math.nan))  # expect: nan
print(error(lambda: math.remainder(0.0, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(0.0, -0.0)))  # expect: ValueError: math domain error
print(math.remainder(0.0, 1.0))  # expect: 0.0
print(math.remainder(0.0, -1.5))  # expect: 0.0
print(math.remainder(0.0, 2))  # expect: 0.0
print(math.remainder(0.0, math.inf))  # expect: 0.0
print(math.remainder(0.0, -math.inf))  # expect: 0.0
print(math.remainder(0.0, math.nan))  # expect: nan
print(error(lambda: math.remainder(-0.0, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-0.0, -0.0)))  # expect: ValueError: math domain error
print(math.remainder(-0.0, 1.0))  # expect: -0.0
print(math.remainder(-0.0, -1.5))  # expect: -0.0
print(math.remainder(-0.0, 2))  # expect: -0.0
print(math.remainder(-0.0, math.inf))  # expect: -0.0
print(math.remainder(-0.0, -math.inf))  # expect: -0.0
print(math.remainder(-0.0, math.nan))  # expect: nan
print(error(lambda: math.remainder(1.0, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(1.0, -0.0)))  # expect: ValueError: math domain error
print(math.remainder(1.0, 1.0))  # expect: 0.0
print(math.remainder(1.0, -1.5))  # expect: -0.5
print(math.remainder(1.0, 2))  # expect: 1.0
print(math.remainder(1.0, math.inf))  # expect: 1.0
print(math.remainder(1.0, -math.inf))  # expect: 1.0
print(math.remainder(1.0, math.nan))  # expect: nan
print(error(lambda: math.remainder(-1.5, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-1.5, -0.0)))  # expect: ValueError: math domain error
print(math.remainder(-1.5, 1.0))  # expect: 0.5
print(math.remainder(-1.5, -1.5))  # expect: -0.0
print(math.remainder(-1.5, 2))  # expect: 0.5
print(math.remainder(-1.5, math.inf))  # expect: -1.5
print(math.remainder(-1.5, -math.inf))  # expect: -1.5
print(math.remainder(-1.5, math.nan))  # expect: nan
print(error(lambda: math.remainder(2, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(2, -0.0)))  # expect: ValueError: math domain error
print(math.remainder(2, 1.0))  # expect: 0.0
print(math.remainder(2, -1.5))  # expect: 0.5
print(math.remainder(2, 2))  # expect: 0.0
print(math.remainder(2, math.inf))  # expect: 2.0
print(math.remainder(2, -math.inf))  # expect: 2.0
print(math.remainder(2, math.nan))  # expect: nan
print(error(lambda: math.remainder(math.inf, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(math.inf, -0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(math.inf, 1.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(math.inf, -1.5)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(math.inf, 2)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(math.inf, math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(math.inf, -math.inf)))  # expect: ValueError: math domain error
print(math.remainder(math.inf, math.nan))  # expect: nan
print(error(lambda: math.remainder(-math.inf, 0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-math.inf, -0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-math.inf, 1.0)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-math.inf, -1.5)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-math.inf, 2)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-math.inf, math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.remainder(-math.inf, -math.inf)))  # expect: ValueError: math domain error
print(math.remainder(-math.inf, math.nan))  # expect: nan
print(math.remainder(math.nan, 0.0))  # expect: nan
print(math.remainder(math.nan, -0.0))  # expect: nan
print(math.remainder(math.nan, 1.0))  # expect: nan
print(math.remainder(math.nan, -1.5))  # expect: nan
print(math.remainder(math.nan, 2))  # expect: nan
print(math.remainder(math.nan, math.inf))  # expect: nan
print(math.remainder(math.nan, -math.inf))  # expect: nan
print(math.remainder(math.nan, math.nan))  # expect: nan
print(error(lambda: math.atan2(1)))  # expect: TypeError: atan2 expected 2 arguments, got 1
print(error(lambda: math.pow("a", 1)))  # expect: TypeError: must be real number, not str
print(error(lambda: math.pow(1e300, 2)))  # expect: OverflowError: math range error
print(math.pow(0.0, -math.inf))  # expect: inf
print(error(lambda: math.fmod(1, "a")))  # expect: TypeError: must be real number, not str
