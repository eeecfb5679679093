# SPDX-License-Identifier: MIT
# math: functions of one float, everywhere and at the edges.
import math


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(math.acos(0.0))  # expect: 1.5707963267948966
print(math.acos(-0.0))  # expect: 1.5707963267948966
print(math.acos(0.5))  # expect: 1.0471975511965979
print(math.acos(1.0))  # expect: 0.0
print(math.acos(-1.0))  # expect: 3.141592653589793
print(error(lambda: math.acos(2.5)))  # expect: ValueError: math domain error
print(error(lambda: math.acos(-2.5)))  # expect: ValueError: math domain error
print(error(lambda: math.acos(10)))  # expect: ValueError: math domain error
print(math.acos(1e-10))  # expect: 1.5707963266948965
print(error(lambda: math.acos(1e10)))  # expect: ValueError: math domain error
print(error(lambda: math.acos(1000.0)))  # expect: ValueError: math domain error
print(error(lambda: math.acos(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.acos(-math.inf)))  # expect: ValueError: math domain error
print(math.acos(math.nan))  # expect: nan
print(error(lambda: math.acos(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.acos("a")))  # expect: TypeError: must be real number, not str
print(math.acos(True))  # expect: 0.0
print(error(lambda: math.acosh(0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.acosh(-0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.acosh(0.5)))  # expect: ValueError: math domain error
print(math.acosh(1.0))  # expect: 0.0
print(error(lambda: math.acosh(-1.0)))  # expect: ValueError: math domain error
print(math.acosh(2.5))  # expect: 1.566799236972411
print(error(lambda: math.acosh(-2.5)))  # expect: ValueError: math domain error
print(math.acosh(10))  # expect: 2.993222846126381
print(error(lambda: math.acosh(1e-10)))  # expect: ValueError: math domain error
print(math.acosh(1e10))  # expect: 23.7189981105004
print(math.acosh(1000.0))  # expect: 7.600902209541989
print(math.acosh(math.inf))  # expect: inf
print(error(lambda: math.acosh(-math.inf)))  # expect: ValueError: math domain error
print(math.acosh(math.nan))  # expect: nan
print(error(lambda: math.acosh(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.acosh("a")))  # expect: TypeError: must be real number, not str
print(math.acosh(True))  # expect: 0.0
print(math.asin(0.0))  # expect: 0.0
print(math.asin(-0.0))  # expect: -0.0
print(math.asin(0.5))  # expect: 0.5235987755982989
print(math.asin(1.0))  # expect: 1.5707963267948966
print(math.asin(-1.0))  # expect: -1.5707963267948966
print(error(lambda: math.asin(2.5)))  # expect: ValueError: math domain error
print(error(lambda: math.asin(-2.5)))  # expect: ValueError: math domain error
print(error(lambda: math.asin(10)))  # expect: ValueError: math domain error
print(math.asin(1e-10))  # expect: 1e-10
print(error(lambda: math.asin(1e10)))  # expect: ValueError: math domain error
print(error(lambda: math.asin(1000.0)))  # expect: ValueError: math domain error
print(error(lambda: math.asin(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.asin(-math.inf)))  # expect: ValueError: math domain error
print(math.asin(math.nan))  # expect: nan
print(error(lambda: math.asin(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.asin("a")))  # expect: TypeError: must be real number, not str
print(math.asin(True))  # expect: 1.5707963267948966
print(math.asinh(0.0))  # expect: 0.0
print(math.asinh(-0.0))  # expect: -0.0
print(math.asinh(0.5))  # expect: 0.48121182505960347
print(math.asinh(1.0))  # expect: 0.881373587019543
print(math.asinh(-1.0))  # expect: -0.881373587019543
print(math.asinh(2.5))  # expect: 1.6472311463710958
print(math.asinh(-2.5))  # expect: -1.6472311463710958
print(math.asinh(10))  # expect: 2.99822295029797
print(math.asinh(1e-10))  # expect: 1e-10
print(math.asinh(1e10))  # expect: 23.7189981105004
print(math.asinh(1000.0))  # expect: 7.600902709541988
print(math.asinh(math.inf))  # expect: inf
print(math.asinh(-math.inf))  # expect: -inf
print(math.asinh(math.nan))  # expect: nan
print(error(lambda: math.asinh(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.asinh("a")))  # expect: TypeError: must be real number, not str
print(math.asinh(True))  # expect: 0.881373587019543
print(math.atan(0.0))  # expect: 0.0
print(math.atan(-0.0))  # expect: -0.0
print(math.atan(0.5))  # expect: 0.4636476090008061
print(math.atan(1.0))  # expect: 0.7853981633974483
print(math.atan(-1.0))  # expect: -0.7853981633974483
print(math.atan(2.5))  # expect: 1.1902899496825317
print(math.atan(-2.5))  # expect: -1.1902899496825317
print(math.atan(10))  # expect: 1.4711276743037347
print(math.atan(1e-10))  # expect: 1e-10
print(math.atan(1e10))  # expect: 1.5707963266948965
print(math.atan(1000.0))  # expect: 1.5697963271282298
print(math.atan(math.inf))  # expect: 1.5707963267948966
print(math.atan(-math.inf))  # expect: -1.5707963267948966
print(math.atan(math.nan))  # expect: nan
print(error(lambda: math.atan(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.atan("a")))  # expect: TypeError: must be real number, not str
print(math.atan(True))  # expect: 0.7853981633974483
print(math.atanh(0.0))  # expect: 0.0
print(math.atanh(-0.0))  # expect: -0.0
print(math.atanh(0.5))  # expect: 0.5493061443340548
print(error(lambda: math.atanh(1.0)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(-1.0)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(2.5)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(-2.5)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(10)))  # expect: ValueError: math domain error
print(math.atanh(1e-10))  # expect: 1e-10
print(error(lambda: math.atanh(1e10)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(1000.0)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.atanh(-math.inf)))  # expect: ValueError: math domain error
print(math.atanh(math.nan))  # expect: nan
print(error(lambda: math.atanh(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.atanh("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: math.atanh(True)))  # expect: ValueError: math domain error
print(math.cbrt(0.0))  # expect: 0.0
print(math.cbrt(-0.0))  # expect: -0.0
print(math.cbrt(0.5))  # expect: 0.7937005259840998
print(math.cbrt(1.0))  # expect: 1.0
print(math.cbrt(-1.0))  # expect: -1.0
print(math.cbrt(2.5))  # expect: 1.3572088082974532
print(math.cbrt(-2.5))  # expect: -1.3572088082974532
print(math.cbrt(10))  # expect: 2.1544346900318834
print(math.cbrt(1e-10))  # expect: 0.0004641588833612778
print(math.cbrt(1e10))  # expect: 2154.4346900318837
print(math.cbrt(1000.0))  # expect: 10.0
print(math.cbrt(math.inf))  # expect: inf
print(math.cbrt(-math.inf))  # expect: -inf
print(math.cbrt(math.nan))  # expect: nan
print(error(lambda: math.cbrt(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.cbrt("a")))  # expect: TypeError: must be real number, not str
print(math.cbrt(True))  # expect: 1.0
print(math.ceil(0.0))  # expect: 0
print(math.ceil(-0.0))  # expect: 0
print(math.ceil(0.5))  # expect: 1
print(math.ceil(1.0))  # expect: 1
print(math.ceil(-1.0))  # expect: -1
print(math.ceil(2.5))  # expect: 3
print(math.ceil(-2.5))  # expect: -2
print(math.ceil(10))  # expect: 10
print(math.ceil(1e-10))  # expect: 1
print(math.ceil(1e10))  # expect: 10000000000
print(math.ceil(1000.0))  # expect: 1000
print(error(lambda: math.ceil(math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.ceil(-math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.ceil(math.nan)))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: math.ceil("a")))  # expect: TypeError: must be real number, not str
print(math.ceil(True))  # expect: 1
print(math.cos(0.0))  # expect: 1.0
print(math.cos(-0.0))  # expect: 1.0
print(math.cos(0.5))  # expect: 0.8775825618903728
print(math.cos(1.0))  # expect: 0.5403023058681398
print(math.cos(-1.0))  # expect: 0.5403023058681398
print(math.cos(2.5))  # expect: -0.8011436155469337
print(math.cos(-2.5))  # expect: -0.8011436155469337
print(math.cos(10))  # expect: -0.8390715290764524
print(math.cos(1e-10))  # expect: 1.0
print(math.cos(1e10))  # expect: 0.873119622676856
print(math.cos(1000.0))  # expect: 0.5623790762907029
print(error(lambda: math.cos(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.cos(-math.inf)))  # expect: ValueError: math domain error
print(math.cos(math.nan))  # expect: nan
print(error(lambda: math.cos(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.cos("a")))  # expect: TypeError: must be real number, not str
print(math.cos(True))  # expect: 0.5403023058681398
print(math.cosh(0.0))  # expect: 1.0
print(math.cosh(-0.0))  # expect: 1.0
print(math.cosh(0.5))  # expect: 1.1276259652063807
print(math.cosh(1.0))  # expect: 1.5430806348152437
print(math.cosh(-1.0))  # expect: 1.5430806348152437
print(math.cosh(2.5))  # expect: 6.132289479663686
print(math.cosh(-2.5))  # expect: 6.132289479663686
print(math.cosh(10))  # expect: 11013.232920103324
print(math.cosh(1e-10))  # expect: 1.0
print(error(lambda: math.cosh(1e10)))  # expect: OverflowError: math range error
print(error(lambda: math.cosh(1000.0)))  # expect: OverflowError: math range error
print(math.cosh(math.inf))  # expect: inf
print(math.cosh(-math.inf))  # expect: inf
print(math.cosh(math.nan))  # expect: nan
print(error(lambda: math.cosh(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.cosh("a")))  # expect: TypeError: must be real number, not str
print(math.cosh(True))  # expect: 1.5430806348152437
print(math.degrees(0.0))  # expect: 0.0
print(math.degrees(-0.0))  # expect: -0.0
print(math.degrees(0.5))  # expect: 28.64788975654116
print(math.degrees(1.0))  # expect: 57.29577951308232
print(math.degrees(-1.0))  # expect: -57.29577951308232
print(math.degrees(2.5))  # expect: 143.2394487827058
print(math.degrees(-2.5))  # expect: -143.2394487827058
print(math.degrees(10))  # expect: 572.9577951308232
print(math.degrees(1e-10))  # expect: 5.729577951308233e-09
print(math.degrees(1e10))  # expect: 572957795130.8232
print(math.degrees(1000.0))  # expect: 57295.77951308232
print(math.degrees(math.inf))  # expect: inf
print(math.degrees(-math.inf))  # expect: -inf
print(math.degrees(math.nan))  # expect: nan
print(error(lambda: math.degrees(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.degrees("a")))  # expect: TypeError: must be real number, not str
print(math.degrees(True))  # expect: 57.29577951308232
print(math.erf(0.0))  # expect: 0.0
print(math.erf(-0.0))  # expect: -0.0
print(math.erf(0.5))  # expect: 0.5204998778130465
print(math.erf(1.0))  # expect: 0.8427007929497149
print(math.erf(-1.0))  # expect: -0.8427007929497149
print(math.erf(2.5))  # expect: 0.999593047982555
print(math.erf(-2.5))  # expect: -0.999593047982555
print(math.erf(10))  # expect: 1.0
print(math.erf(1e-10))  # expect: 1.1283791670955126e-10
print(math.erf(1e10))  # expect: 1.0
print(math.erf(1000.0))  # expect: 1.0
print(math.erf(math.inf))  # expect: 1.0
print(math.erf(-math.inf))  # expect: -1.0
print(math.erf(math.nan))  # expect: nan
print(error(lambda: math.erf(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.erf("a")))  # expect: TypeError: must be real number, not str
print(math.erf(True))  # expect: 0.8427007929497149
print(math.erfc(0.0))  # expect: 1.0
print(math.erfc(-0.0))  # expect: 1.0
print(math.erfc(0.5))  # expect: 0.4795001221869535
print(math.erfc(1.0))  # expect: 0.15729920705028513
print(math.erfc(-1.0))  # expect: 1.842700792949715
print(math.erfc(2.5))  # expect: 0.0004069520174449589
print(math.erfc(-2.5))  # expect: 1.999593047982555
print('%.14e' % math.erfc(10))  # expect: 2.08848758376254e-45
print(math.erfc(1e-10))  # expect: 0.999999999887162
print(math.erfc(1e10))  # expect: 0.0
print(math.erfc(1000.0))  # expect: 0.0
print(math.erfc(math.inf))  # expect: 0.0
print(math.erfc(-math.inf))  # expect: 2.0
print(math.erfc(math.nan))  # expect: nan
print(error(lambda: math.erfc(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.erfc("a")))  # expect: TypeError: must be real number, not str
print(math.erfc(True))  # expect: 0.15729920705028513
print(math.exp(0.0))  # expect: 1.0
print(math.exp(-0.0))  # expect: 1.0
print(math.exp(0.5))  # expect: 1.6487212707001282
print(math.exp(1.0))  # expect: 2.718281828459045
print(math.exp(-1.0))  # expect: 0.36787944117144233
print(math.exp(2.5))  # expect: 12.182493960703473
print(math.exp(-2.5))  # expect: 0.0820849986238988
print(math.exp(10))  # expect: 22026.465794806718
print(math.exp(1e-10))  # expect: 1.0000000001
print(error(lambda: math.exp(1e10)))  # expect: OverflowError: math range error
print(error(lambda: math.exp(1000.0)))  # expect: OverflowError: math range error
print(math.exp(math.inf))  # expect: inf
print(math.exp(-math.inf))  # expect: 0.0
print(math.exp(math.nan))  # expect: nan
print(error(lambda: math.exp(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.exp("a")))  # expect: TypeError: must be real number, not str
print(math.exp(True))  # expect: 2.718281828459045
print(math.exp2(0.0))  # expect: 1.0
print(math.exp2(-0.0))  # expect: 1.0
print(math.exp2(0.5))  # expect: 1.4142135623730951
print(math.exp2(1.0))  # expect: 2.0
print(math.exp2(-1.0))  # expect: 0.5
print(math.exp2(2.5))  # expect: 5.656854249492381
print(math.exp2(-2.5))  # expect: 0.1767766952966369
print(math.exp2(10))  # expect: 1024.0
print(math.exp2(1e-10))  # expect: 1.0000000000693148
print(error(lambda: math.exp2(1e10)))  # expect: OverflowError: math range error
print(math.exp2(1000.0))  # expect: 1.0715086071862673e+301
print(math.exp2(math.inf))  # expect: inf
print(math.exp2(-math.inf))  # expect: 0.0
print(math.exp2(math.nan))  # expect: nan
print(error(lambda: math.exp2(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.exp2("a")))  # expect: TypeError: must be real number, not str
print(math.exp2(True))  # expect: 2.0
print(math.expm1(0.0))  # expect: 0.0
print(math.expm1(-0.0))  # expect: -0.0
print(math.expm1(0.5))  # expect: 0.6487212707001282
print(math.expm1(1.0))  # expect: 1.718281828459045
print(math.expm1(-1.0))  # expect: -0.6321205588285577
print(math.expm1(2.5))  # expect: 11.182493960703473
print(math.expm1(-2.5))  # expect: -0.9179150013761013
print(math.expm1(10))  # expect: 22025.465794806718
print(math.expm1(1e-10))  # expect: 1.00000000005e-10
print(error(lambda: math.expm1(1e10)))  # expect: OverflowError: math range error
print(error(lambda: math.expm1(1000.0)))  # expect: OverflowError: math range error
print(math.expm1(math.inf))  # expect: inf
print(math.expm1(-math.inf))  # expect: -1.0
print(math.expm1(math.nan))  # expect: nan
print(error(lambda: math.expm1(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.expm1("a")))  # expect: TypeError: must be real number, not str
print(math.expm1(True))  # expect: 1.718281828459045
print(math.fabs(0.0))  # expect: 0.0
print(math.fabs(-0.0))  # expect: 0.0
print(math.fabs(0.5))  # expect: 0.5
print(math.fabs(1.0))  # expect: 1.0
print(math.fabs(-1.0))  # expect: 1.0
print(math.fabs(2.5))  # expect: 2.5
print(math.fabs(-2.5))  # expect: 2.5
print(math.fabs(10))  # expect: 10.0
print(math.fabs(1e-10))  # expect: 1e-10
print(math.fabs(1e10))  # expect: 10000000000.0
print(math.fabs(1000.0))  # expect: 1000.0
print(math.fabs(math.inf))  # expect: inf
print(math.fabs(-math.inf))  # expect: inf
print(math.fabs(math.nan))  # expect: nan
print(error(lambda: math.fabs(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.fabs("a")))  # expect: TypeError: must be real number, not str
print(math.fabs(True))  # expect: 1.0
print(math.floor(0.0))  # expect: 0
print(math.floor(-0.0))  # expect: 0
print(math.floor(0.5))  # expect: 0
print(math.floor(1.0))  # expect: 1
print(math.floor(-1.0))  # expect: -1
print(math.floor(2.5))  # expect: 2
print(math.floor(-2.5))  # expect: -3
print(math.floor(10))  # expect: 10
print(math.floor(1e-10))  # expect: 0
print(math.floor(1e10))  # expect: 10000000000
print(math.floor(1000.0))  # expect: 1000
print(error(lambda: math.floor(math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.floor(-math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.floor(math.nan)))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: math.floor("a")))  # expect: TypeError: must be real number, not str
print(math.floor(True))  # expect: 1
print(math.frexp(0.0))  # expect: (0.0, 0)
print(math.frexp(-0.0))  # expect: (-0.0, 0)
print(math.frexp(0.5))  # expect: (0.5, 0)
print(math.frexp(1.0))  # expect: (0.5, 1)
print(math.frexp(-1.0))  # expect: (-0.5, 1)
print(math.frexp(2.5))  # expect: (0.625, 2)
print(math.frexp(-2.5))  # expect: (-0.625, 2)
print(math.frexp(10))  # expect: (0.625, 4)
print(math.frexp(1e-10))  # expect: (0.8589934592, -33)
print(math.frexp(1e10))  # expect: (0.5820766091346741, 34)
print(math.frexp(1000.0))  # expect: (0.9765625, 10)
print(math.frexp(math.inf))  # expect: (inf, 0)
print(math.frexp(-math.inf))  # expect: (-inf, 0)
print(math.frexp(math.nan))  # expect: (nan, 0)
print(error(lambda: math.frexp(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.frexp("a")))  # expect: TypeError: must be real number, not str
print(math.frexp(True))  # expect: (0.5, 1)
print(error(lambda: math.gamma(0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.gamma(-0.0)))  # expect: ValueError: math domain error
print(math.gamma(0.5))  # expect: 1.7724538509055159
print(math.gamma(1.0))  # expect: 1.0
print(error(lambda: math.gamma(-1.0)))  # expect: ValueError: math domain error
print(math.gamma(2.5))  # expect: 1.3293403881791372
print(math.gamma(-2.5))  # expect: -0.9453087204829417
print(math.gamma(10))  # expect: 362880.0
print(math.gamma(1e-10))  # expect: 9999999999.422785
print(error(lambda: math.gamma(1e10)))  # expect: OverflowError: math range error
print(error(lambda: math.gamma(1000.0)))  # expect: OverflowError: math range error
print(math.gamma(math.inf))  # expect: inf
print(error(lambda: math.gamma(-math.inf)))  # expect: ValueError: math domain error
print(math.gamma(math.nan))  # expect: nan
print(error(lambda: math.gamma(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.gamma("a")))  # expect: TypeError: must be real number, not str
print(math.gamma(True))  # expect: 1.0
print(math.isfinite(0.0))  # expect: True
print(math.isfinite(-0.0))  # expect: True
print(math.isfinite(0.5))  # expect: True
print(math.isfinite(1.0))  # expect: True
print(math.isfinite(-1.0))  # expect: True
print(math.isfinite(2.5))  # expect: True
print(math.isfinite(-2.5))  # expect: True
print(math.isfinite(10))  # expect: True
print(math.isfinite(1e-10))  # expect: True
print(math.isfinite(1e10))  # expect: True
print(math.isfinite(1000.0))  # expect: True
print(math.isfinite(math.inf))  # expect: False
print(math.isfinite(-math.inf))  # expect: False
print(math.isfinite(math.nan))  # expect: False
print(error(lambda: math.isfinite(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.isfinite("a")))  # expect: TypeError: must be real number, not str
print(math.isfinite(True))  # expect: True
print(math.isinf(0.0))  # expect: False
print(math.isinf(-0.0))  # expect: False
print(math.isinf(0.5))  # expect: False
print(math.isinf(1.0))  # expect: False
print(math.isinf(-1.0))  # expect: False
print(math.isinf(2.5))  # expect: False
print(math.isinf(-2.5))  # expect: False
print(math.isinf(10))  # expect: False
print(math.isinf(1e-10))  # expect: False
print(math.isinf(1e10))  # expect: False
print(math.isinf(1000.0))  # expect: False
print(math.isinf(math.inf))  # expect: True
print(math.isinf(-math.inf))  # expect: True
print(math.isinf(math.nan))  # expect: False
print(error(lambda: math.isinf(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.isinf("a")))  # expect: TypeError: must be real number, not str
print(math.isinf(True))  # expect: False
print(math.isnan(0.0))  # expect: False
print(math.isnan(-0.0))  # expect: False
print(math.isnan(0.5))  # expect: False
print(math.isnan(1.0))  # expect: False
print(math.isnan(-1.0))  # expect: False
print(math.isnan(2.5))  # expect: False
print(math.isnan(-2.5))  # expect: False
print(math.isnan(10))  # expect: False
print(math.isnan(1e-10))  # expect: False
print(math.isnan(1e10))  # expect: False
print(math.isnan(1000.0))  # expect: False
print(math.isnan(math.inf))  # expect: False
print(math.isnan(-math.inf))  # expect: False
print(math.isnan(math.nan))  # expect: True
print(error(lambda: math.isnan(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.isnan("a")))  # expect: TypeError: must be real number, not str
print(math.isnan(True))  # expect: False
print(error(lambda: math.lgamma(0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.lgamma(-0.0)))  # expect: ValueError: math domain error
print(math.lgamma(0.5))  # expect: 0.5723649429247004
print(math.lgamma(1.0))  # expect: 0.0
print(error(lambda: math.lgamma(-1.0)))  # expect: ValueError: math domain error
print(math.lgamma(2.5))  # expect: 0.2846828704729196
print(math.lgamma(-2.5))  # expect: -0.05624371649767457
print(math.lgamma(10))  # expect: 12.801827480081467
print(math.lgamma(1e-10))  # expect: 23.025850929882736
print(math.lgamma(1e10))  # expect: 220258509288.81058
print(math.lgamma(1000.0))  # expect: 5905.220423209181
print(math.lgamma(math.inf))  # expect: inf
print(math.lgamma(-math.inf))  # expect: inf
print(math.lgamma(math.nan))  # expect: nan
print(error(lambda: math.lgamma(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.lgamma("a")))  # expect: TypeError: must be real number, not str
print(math.lgamma(True))  # expect: 0.0
print(error(lambda: math.log(0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.log(-0.0)))  # expect: ValueError: math domain error
print(math.log(0.5))  # expect: -0.6931471805599453
print(math.log(1.0))  # expect: 0.0
print(error(lambda: math.log(-1.0)))  # expect: ValueError: math domain error
print(math.log(2.5))  # expect: 0.9162907318741551
print(error(lambda: math.log(-2.5)))  # expect: ValueError: math domain error
print(math.log(10))  # expect: 2.302585092994046
print(math.log(1e-10))  # expect: -23.025850929940457
print(math.log(1e10))  # expect: 23.025850929940457
print(math.log(1000.0))  # expect: 6.907755278982137
print(math.log(math.inf))  # expect: inf
print(error(lambda: math.log(-math.inf)))  # expect: ValueError: math domain error
print(math.log(math.nan))  # expect: nan
print(math.log(10**400))  # expect: 921.0340371976182
print(error(lambda: math.log("a")))  # expect: TypeError: must be real number, not str
print(math.log(True))  # expect: 0.0
print(error(lambda: math.log10(0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.log10(-0.0)))  # expect: ValueError: math domain error
print(math.log10(0.5))  # expect: -0.3010299956639812
print(math.log10(1.0))  # expect: 0.0
print(error(lambda: math.log10(-1.0)))  # expect: ValueError: math domain error
print(math.log10(2.5))  # expect: 0.3979400086720376
print(error(lambda: math.log10(-2.5)))  # expect: ValueError: math domain error
print(math.log10(10))  # expect: 1.0
print(math.log10(1e-10))  # expect: -10.0
print(math.log10(1e10))  # expect: 10.0
print(math.log10(1000.0))  # expect: 3.0
print(math.log10(math.inf))  # expect: inf
print(error(lambda: math.log10(-math.inf)))  # expect: ValueError: math domain error
print(math.log10(math.nan))  # expect: nan
print(math.log10(10**400))  # expect: 400.0
print(error(lambda: math.log10("a")))  # expect: TypeError: must be real number, not str
print(math.log10(True))  # expect: 0.0
print(math.log1p(0.0))  # expect: 0.0
print(math.log1p(-0.0))  # expect: -0.0
print(math.log1p(0.5))  # expect: 0.4054651081081644
print(math.log1p(1.0))  # expect: 0.6931471805599453
print(error(lambda: math.log1p(-1.0)))  # expect: ValueError: math domain error
print(math.log1p(2.5))  # expect: 1.252762968495368
print(error(lambda: math.log1p(-2.5)))  # expect: ValueError: math domain error
print(math.log1p(10))  # expect: 2.3978952727983707
print(math.log1p(1e-10))  # expect: 9.999999999500001e-11
print(math.log1p(1e10))  # expect: 23.025850930040455
print(math.log1p(1000.0))  # expect: 6.90875477931522
print(math.log1p(math.inf))  # expect: inf
print(error(lambda: math.log1p(-math.inf)))  # expect: ValueError: math domain error
print(math.log1p(math.nan))  # expect: nan
print(error(lambda: math.log1p(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.log1p("a")))  # expect: TypeError: must be real number, not str
print(math.log1p(True))  # expect: 0.6931471805599453
print(error(lambda: math.log2(0.0)))  # expect: ValueError: math domain error
print(error(lambda: math.log2(-0.0)))  # expect: ValueError: math domain error
print(math.log2(0.5))  # expect: -1.0
print(math.log2(1.0))  # expect: 0.0
print(error(lambda: math.log2(-1.0)))  # expect: ValueError: math domain error
print(math.log2(2.5))  # expect: 1.3219280948873624
print(error(lambda: math.log2(-2.5)))  # expect: ValueError: math domain error
print(math.log2(10))  # expect: 3.321928094887362
print(math.log2(1e-10))  # expect: -33.219280948873624
print(math.log2(1e10))  # expect: 33.219280948873624
print(math.log2(1000.0))  # expect: 9.965784284662087
print(math.log2(math.inf))  # expect: inf
print(error(lambda: math.log2(-math.inf)))  # expect: ValueError: math domain error
print(math.log2(math.nan))  # expect: nan
print(math.log2(10**400))  # expect: 1328.771237954945
print(error(lambda: math.log2("a")))  # expect: TypeError: must be real number, not str
print(math.log2(True))  # expect: 0.0
print(math.modf(0.0))  # expect: (0.0, 0.0)
print(math.modf(-0.0))  # expect: (-0.0, -0.0)
print(math.modf(0.5))  # expect: (0.5, 0.0)
print(math.modf(1.0))  # expect: (0.0, 1.0)
print(math.modf(-1.0))  # expect: (-0.0, -1.0)
print(math.modf(2.5))  # expect: (0.5, 2.0)
print(math.modf(-2.5))  # expect: (-0.5, -2.0)
print(math.modf(10))  # expect: (0.0, 10.0)
print(math.modf(1e-10))  # expect: (1e-10, 0.0)
print(math.modf(1e10))  # expect: (0.0, 10000000000.0)
print(math.modf(1000.0))  # expect: (0.0, 1000.0)
print(math.modf(math.inf))  # expect: (0.0, inf)
print(math.modf(-math.inf))  # expect: (-0.0, -inf)
print(math.modf(math.nan))  # expect: (nan, nan)
print(error(lambda: math.modf(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.modf("a")))  # expect: TypeError: must be real number, not str
print(math.modf(True))  # expect: (0.0, 1.0)
print(math.radians(0.0))  # expect: 0.0
print(math.radians(-0.0))  # expect: -0.0
print(math.radians(0.5))  # expect: 0.008726646259971648
print(math.radians(1.0))  # expect: 0.017453292519943295
print(math.radians(-1.0))  # expect: -0.017453292519943295
print(math.radians(2.5))  # expect: 0.04363323129985824
print(math.radians(-2.5))  # expect: -0.04363323129985824
print(math.radians(10))  # expect: 0.17453292519943295
print(math.radians(1e-10))  # expect: 1.7453292519943296e-12
print(math.radians(1e10))  # expect: 174532925.19943297
print(math.radians(1000.0))  # expect: 17.453292519943297
print(math.radians(math.inf))  # expect: inf
print(math.radians(-math.inf))  # expect: -inf
print(math.radians(math.nan))  # expect: nan
print(error(lambda: math.radians(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.radians("a")))  # expect: TypeError: must be real number, not str
print(math.radians(True))  # expect: 0.017453292519943295
print(math.sin(0.0))  # expect: 0.0
print(math.sin(-0.0))  # expect: -0.0
print(math.sin(0.5))  # expect: 0.479425538604203
print(math.sin(1.0))  # expect: 0.8414709848078965
print(math.sin(-1.0))  # expect: -0.8414709848078965
print(math.sin(2.5))  # expect: 0.5984721441039565
print(math.sin(-2.5))  # expect: -0.5984721441039565
print(math.sin(10))  # expect: -0.5440211108893698
print(math.sin(1e-10))  # expect: 1e-10
print(math.sin(1e10))  # expect: -0.4875060250875107
print(math.sin(1000.0))  # expect: 0.8268795405320025
print(error(lambda: math.sin(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.sin(-math.inf)))  # expect: ValueError: math domain error
print(math.sin(math.nan))  # expect: nan
print(error(lambda: math.sin(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.sin("a")))  # expect: TypeError: must be real number, not str
print(math.sin(True))  # expect: 0.8414709848078965
print(math.sinh(0.0))  # expect: 0.0
print(math.sinh(-0.0))  # expect: -0.0
print(math.sinh(0.5))  # expect: 0.5210953054937474
print(math.sinh(1.0))  # expect: 1.1752011936438014
print(math.sinh(-1.0))  # expect: -1.1752011936438014
print(math.sinh(2.5))  # expect: 6.0502044810397875
print(math.sinh(-2.5))  # expect: -6.0502044810397875
print(math.sinh(10))  # expect: 11013.232874703393
print(math.sinh(1e-10))  # expect: 1e-10
print(error(lambda: math.sinh(1e10)))  # expect: OverflowError: math range error
print(error(lambda: math.sinh(1000.0)))  # expect: OverflowError: math range error
print(math.sinh(math.inf))  # expect: inf
print(math.sinh(-math.inf))  # expect: -inf
print(math.sinh(math.nan))  # expect: nan
print(error(lambda: math.sinh(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.sinh("a")))  # expect: TypeError: must be real number, not str
print(math.sinh(True))  # expect: 1.1752011936438014
print(math.sqrt(0.0))  # expect: 0.0
print(math.sqrt(-0.0))  # expect: -0.0
print(math.sqrt(0.5))  # expect: 0.7071067811865476
print(math.sqrt(1.0))  # expect: 1.0
print(error(lambda: math.sqrt(-1.0)))  # expect: ValueError: math domain error
print(math.sqrt(2.5))  # expect: 1.5811388300841898
print(error(lambda: math.sqrt(-2.5)))  # expect: ValueError: math domain error
print(math.sqrt(10))  # expect: 3.1622776601683795
print(math.sqrt(1e-10))  # expect: 1e-05
print(math.sqrt(1e10))  # expect: 100000.0
print(math.sqrt(1000.0))  # expect: 31.622776601683793
print(math.sqrt(math.inf))  # expect: inf
print(error(lambda: math.sqrt(-math.inf)))  # expect: ValueError: math domain error
print(math.sqrt(math.nan))  # expect: nan
print(error(lambda: math.sqrt(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.sqrt("a")))  # expect: TypeError: must be real number, not str
print(math.sqrt(True))  # expect: 1.0
print(math.tan(0.0))  # expect: 0.0
print(math.tan(-0.0))  # expect: -0.0
print(math.tan(0.5))  # expect: 0.5463024898437905
print(math.tan(1.0))  # expect: 1.5574077246549023
print(math.tan(-1.0))  # expect: -1.5574077246549023
print(math.tan(2.5))  # expect: -0.7470222972386603
print(math.tan(-2.5))  # expect: 0.7470222972386603
print(math.tan(10))  # expect: 0.6483608274590866
print(math.tan(1e-10))  # expect: 1e-10
print(math.tan(1e10))  # expect: -0.5583496378112418
print(math.tan(1000.0))  # expect: 1.4703241557027185
print(error(lambda: math.tan(math.inf)))  # expect: ValueError: math domain error
print(error(lambda: math.tan(-math.inf)))  # expect: ValueError: math domain error
print(math.tan(math.nan))  # expect: nan
print(error(lambda: math.tan(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.tan("a")))  # expect: TypeError: must be real number, not str
print(math.tan(True))  # expect: 1.5574077246549023
print(math.tanh(0.0))  # expect: 0.0
print(math.tanh(-0.0))  # expect: -0.0
print(math.tanh(0.5))  # expect: 0.46211715726000974
print(math.tanh(1.0))  # expect: 0.7615941559557649
print(math.tanh(-1.0))  # expect: -0.7615941559557649
print(math.tanh(2.5))  # expect: 0.9866142981514303
print(math.tanh(-2.5))  # expect: -0.9866142981514303
print(math.tanh(10))  # expect: 0.9999999958776927
print(math.tanh(1e-10))  # expect: 1e-10
print(math.tanh(1e10))  # expect: 1.0
print(math.tanh(1000.0))  # expect: 1.0
print(math.tanh(math.inf))  # expect: 1.0
print(math.tanh(-math.inf))  # expect: -1.0
print(math.tanh(math.nan))  # expect: nan
print(error(lambda: math.tanh(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.tanh("a")))  # expect: TypeError: must be real number, not str
print(math.tanh(True))  # expect: 0.7615941559557649
print(math.trunc(0.0))  # expect: 0
print(math.trunc(-0.0))  # expect: 0
print(math.trunc(0.5))  # expect: 0
print(math.trunc(1.0))  # expect: 1
print(math.trunc(-1.0))  # expect: -1
print(math.trunc(2.5))  # expect: 2
print(math.trunc(-2.5))  # expect: -2
print(math.trunc(10))  # expect: 10
print(math.trunc(1e-10))  # expect: 0
print(math.trunc(1e10))  # expect: 10000000000
print(math.trunc(1000.0))  # expect: 1000
print(error(lambda: math.trunc(math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.trunc(-math.inf)))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: math.trunc(math.nan)))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: math.trunc("a")))  # expect: TypeError: type str doesn't define __trunc__ method
print(math.trunc(True))  # expect: 1
print(math.ulp(0.0))  # expect: 5e-324
print(math.ulp(-0.0))  # expect: 5e-324
print(math.ulp(0.5))  # expect: 1.1102230246251565e-16
print(math.ulp(1.0))  # expect: 2.220446049250313e-16
print(math.ulp(-1.0))  # expect: 2.220446049250313e-16
print(math.ulp(2.5))  # expect: 4.440892098500626e-16
print(math.ulp(-2.5))  # expect: 4.440892098500626e-16
print(math.ulp(10))  # expect: 1.7763568394002505e-15
print(math.ulp(1e-10))  # expect: 1.2924697071141057e-26
print(math.ulp(1e10))  # expect: 1.9073486328125e-06
print(math.ulp(1000.0))  # expect: 1.1368683772161603e-13
print(math.ulp(math.inf))  # expect: inf
print(math.ulp(-math.inf))  # expect: inf
print(math.ulp(math.nan))  # expect: nan
print(error(lambda: math.ulp(10**400)))  # expect: OverflowError: int too large to convert to float
print(error(lambda: math.ulp("a")))  # expect: TypeError: must be real number, not str
print(math.ulp(True))  # expect: 2.220446049250313e-16
