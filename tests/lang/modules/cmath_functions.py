# SPDX-License-Identifier: MIT
# cmath: functions of complex numbers.
import cmath
import math


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(cmath.acos(0j))  # expect: (1.5707963267948966-0j)
print(cmath.acos(1))  # expect: -0j
print(cmath.acos(-1))  # expect: (3.141592653589793-0j)
print(cmath.acos(1 + 2j))  # expect: (1.1437177404024204-1.5285709194809982j)
print(cmath.acos(-2.5 - 0.5j))  # expect: (2.927631668248469+1.5919125928575537j)
print(cmath.acos(complex(0, -0.0)))  # expect: (1.5707963267948966+0j)
print(cmath.acos(complex(1e308, 1e308)))  # expect: (0.7853981633974483-710.235929413006j)
print(cmath.acos(1e-310j))  # expect: (1.5707963267948966-1.00000000000005e-310j)
print(cmath.acos(complex(-math.inf, 3)))  # expect: (3.141592653589793-infj)
print(cmath.acos(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.acos(800 + 1j))  # expect: (0.0012500003255195363-7.3777592988538645j)
print(error(lambda: cmath.acos("a")))  # expect: TypeError: must be real number, not str
print(cmath.acosh(0j))  # expect: 1.5707963267948966j
print(cmath.acosh(1))  # expect: 0j
print(cmath.acosh(-1))  # expect: 3.141592653589793j
print(cmath.acosh(1 + 2j))  # expect: (1.5285709194809982+1.1437177404024204j)
print(cmath.acosh(-2.5 - 0.5j))  # expect: (1.5919125928575537-2.927631668248469j)
print(cmath.acosh(complex(0, -0.0)))  # expect: -1.5707963267948966j
print(cmath.acosh(complex(1e308, 1e308)))  # expect: (710.235929413006+0.7853981633974483j)
print(cmath.acosh(1e-310j))  # expect: (1.00000000000005e-310+1.5707963267948966j)
print(cmath.acosh(complex(-math.inf, 3)))  # expect: (inf+3.141592653589793j)
print(cmath.acosh(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.acosh(800 + 1j))  # expect: (7.3777592988538645+0.0012500003255195363j)
print(error(lambda: cmath.acosh("a")))  # expect: TypeError: must be real number, not str
print(cmath.asin(0j))  # expect: 0j
print(cmath.asin(1))  # expect: (1.5707963267948966+0j)
print(cmath.asin(-1))  # expect: (-1.5707963267948966+0j)
print(cmath.asin(1 + 2j))  # expect: (0.4270785863924761+1.5285709194809982j)
print(cmath.asin(-2.5 - 0.5j))  # expect: (-1.356835341453572-1.5919125928575537j)
print(cmath.asin(complex(0, -0.0)))  # expect: -0j
print(cmath.asin(complex(1e308, 1e308)))  # expect: (0.7853981633974483+710.235929413006j)
print(cmath.asin(1e-310j))  # expect: 1.00000000000005e-310j
print(cmath.asin(complex(-math.inf, 3)))  # expect: (-1.5707963267948966+infj)
print(cmath.asin(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.asin(800 + 1j))  # expect: (1.569546326469377+7.3777592988538645j)
print(error(lambda: cmath.asin("a")))  # expect: TypeError: must be real number, not str
print(cmath.asinh(0j))  # expect: 0j
print(cmath.asinh(1))  # expect: (0.881373587019543+0j)
print(cmath.asinh(-1))  # expect: (-0.881373587019543+0j)
print(cmath.asinh(1 + 2j))  # expect: (1.4693517443681852+1.063440023577752j)
print(cmath.asinh(-2.5 - 0.5j))  # expect: (-1.6630597397306994-0.18401992624231417j)
print(cmath.asinh(complex(0, -0.0)))  # expect: -0j
print(cmath.asinh(complex(1e308, 1e308)))  # expect: (710.235929413006+0.7853981633974483j)
print(cmath.asinh(1e-310j))  # expect: 1e-310j
print(cmath.asinh(complex(-math.inf, 3)))  # expect: (-inf+0j)
print(cmath.asinh(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.asinh(800 + 1j))  # expect: (7.377760080100202+0.0012499983724006398j)
print(error(lambda: cmath.asinh("a")))  # expect: TypeError: must be real number, not str
print(cmath.atan(0j))  # expect: 0j
print(cmath.atan(1))  # expect: (0.7853981633974483+0j)
print(cmath.atan(-1))  # expect: (-0.7853981633974483+0j)
print(cmath.atan(1 + 2j))  # expect: (1.3389725222944935+0.40235947810852507j)
print(cmath.atan(-2.5 - 0.5j))  # expect: (-1.201888796734664-0.06706599664866984j)
print(cmath.atan(complex(0, -0.0)))  # expect: -0j
print(cmath.atan(complex(1e308, 1e308)))  # expect: (1.5707963267948966+5e-309j)
print(cmath.atan(1e-310j))  # expect: 1e-310j
print(cmath.atan(complex(-math.inf, 3)))  # expect: (-1.5707963267948966+0j)
print(cmath.atan(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.atan(800 + 1j))  # expect: (1.5695463293990535+1.562495117207845e-06j)
print(error(lambda: cmath.atan("a")))  # expect: TypeError: must be real number, not str
print(cmath.atanh(0j))  # expect: 0j
print(error(lambda: cmath.atanh(1)))  # expect: ValueError: math domain error
print(error(lambda: cmath.atanh(-1)))  # expect: ValueError: math domain error
print(cmath.atanh(1 + 2j))  # expect: (0.17328679513998632+1.1780972450961724j)
print(cmath.atanh(-2.5 - 0.5j))  # expect: (-0.40235947810852507-1.4808695768986575j)
print(cmath.atanh(complex(0, -0.0)))  # expect: -0j
print(cmath.atanh(complex(1e308, 1e308)))  # expect: (5e-309+1.5707963267948966j)
print(cmath.atanh(1e-310j))  # expect: 1e-310j
print(cmath.atanh(complex(-math.inf, 3)))  # expect: (-0+1.5707963267948966j)
print(cmath.atanh(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.atanh(800 + 1j))  # expect: (0.0012499986979142253+1.5707947642948967j)
print(error(lambda: cmath.atanh("a")))  # expect: TypeError: must be real number, not str
print(cmath.cos(0j))  # expect: (1-0j)
print(cmath.cos(1))  # expect: (0.5403023058681398-0j)
print(cmath.cos(-1))  # expect: (0.5403023058681398+0j)
print(cmath.cos(1 + 2j))  # expect: (2.0327230070196656-3.0518977991518j)
print(cmath.cos(-2.5 - 0.5j))  # expect: (-0.9033903427500407-0.31186102476134925j)
print(cmath.cos(complex(0, -0.0)))  # expect: (1+0j)
print(error(lambda: cmath.cos(complex(1e308, 1e308))))  # expect: OverflowError: math range error
print(cmath.cos(1e-310j))  # expect: (1-0j)
print(error(lambda: cmath.cos(complex(-math.inf, 3))))  # expect: ValueError: math domain error
print(cmath.cos(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.cos(800 + 1j))  # expect: (-0.6914968875738245-1.0505941976424686j)
print(error(lambda: cmath.cos("a")))  # expect: TypeError: must be real number, not str
print(cmath.cosh(0j))  # expect: (1+0j)
print(cmath.cosh(1))  # expect: (1.5430806348152437+0j)
print(cmath.cosh(-1))  # expect: (1.5430806348152437-0j)
print(cmath.cosh(1 + 2j))  # expect: (-0.64214812471552+1.0686074213827783j)
print(cmath.cosh(-2.5 - 0.5j))  # expect: (5.381590311816638+2.9006225419880627j)
print(cmath.cosh(complex(0, -0.0)))  # expect: (1-0j)
print(error(lambda: cmath.cosh(complex(1e308, 1e308))))  # expect: OverflowError: math range error
print(cmath.cosh(1e-310j))  # expect: (1+0j)
print(cmath.cosh(complex(-math.inf, 3)))  # expect: (-inf-infj)
print(cmath.cosh(complex(math.nan, 1)))  # expect: (nan+nanj)
print(error(lambda: cmath.cosh(800 + 1j)))  # expect: OverflowError: math range error
print(error(lambda: cmath.cosh("a")))  # expect: TypeError: must be real number, not str
print(cmath.exp(0j))  # expect: (1+0j)
print(cmath.exp(1))  # expect: (2.718281828459045+0j)
print(cmath.exp(-1))  # expect: (0.36787944117144233+0j)
print(cmath.exp(1 + 2j))  # expect: (-1.1312043837568135+2.4717266720048188j)
print(cmath.exp(-2.5 - 0.5j))  # expect: (0.07203636338512884-0.039353644676587946j)
print(cmath.exp(complex(0, -0.0)))  # expect: (1-0j)
print(error(lambda: cmath.exp(complex(1e308, 1e308))))  # expect: OverflowError: math range error
print(cmath.exp(1e-310j))  # expect: (1+1e-310j)
print(cmath.exp(complex(-math.inf, 3)))  # expect: (-0+0j)
print(cmath.exp(complex(math.nan, 1)))  # expect: (nan+nanj)
print(error(lambda: cmath.exp(800 + 1j)))  # expect: OverflowError: math range error
print(error(lambda: cmath.exp("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: cmath.log(0j)))  # expect: ValueError: math domain error
print(cmath.log(1))  # expect: 0j
print(cmath.log(-1))  # expect: 3.141592653589793j
print(cmath.log(1 + 2j))  # expect: (0.8047189562170503+1.1071487177940904j)
print(cmath.log(-2.5 - 0.5j))  # expect: (0.9359010884507957-2.9441970937399127j)
print(error(lambda: cmath.log(complex(0, -0.0))))  # expect: ValueError: math domain error
print(cmath.log(complex(1e308, 1e308)))  # expect: (709.542782232446+0.7853981633974483j)
print(cmath.log(1e-310j))  # expect: (-713.8013788281542+1.5707963267948966j)
print(cmath.log(complex(-math.inf, 3)))  # expect: (inf+3.141592653589793j)
print(cmath.log(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.log(800 + 1j))  # expect: (6.684612508917317+0.0012499993489589437j)
print(error(lambda: cmath.log("a")))  # expect: TypeError: must be real number, not str
print(error(lambda: cmath.log10(0j)))  # expect: ValueError: math domain error
print(cmath.log10(1))  # expect: 0j
print(cmath.log10(-1))  # expect: 1.3643763538418412j
print(cmath.log10(1 + 2j))  # expect: (0.3494850021680094+0.480828578784234j)
print(cmath.log10(-2.5 - 0.5j))  # expect: (0.40645667832142773-1.278648551446835j)
print(error(lambda: cmath.log10(complex(0, -0.0))))  # expect: ValueError: math domain error
print(cmath.log10(complex(1e308, 1e308)))  # expect: (308.150514997832+0.3410940884604603j)
print(cmath.log10(1e-310j))  # expect: (-309.99999999999994+0.6821881769209206j)
print(cmath.log10(complex(-math.inf, 3)))  # expect: (inf+1.3643763538418412j)
print(cmath.log10(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.log10(800 + 1j))  # expect: (2.903090326284242+0.0005428678196355265j)
print(error(lambda: cmath.log10("a")))  # expect: TypeError: must be real number, not str
print(cmath.phase(0j))  # expect: 0.0
print(cmath.phase(1))  # expect: 0.0
print(cmath.phase(-1))  # expect: 3.141592653589793
print(cmath.phase(1 + 2j))  # expect: 1.1071487177940904
print(cmath.phase(-2.5 - 0.5j))  # expect: -2.9441970937399127
print(cmath.phase(complex(0, -0.0)))  # expect: -0.0
print(cmath.phase(complex(1e308, 1e308)))  # expect: 0.7853981633974483
print(cmath.phase(1e-310j))  # expect: 1.5707963267948966
print(cmath.phase(complex(-math.inf, 3)))  # expect: 3.141592653589793
print(cmath.phase(complex(math.nan, 1)))  # expect: nan
print(cmath.phase(800 + 1j))  # expect: 0.0012499993489589437
print(error(lambda: cmath.phase("a")))  # expect: TypeError: must be real number, not str
print(cmath.polar(0j))  # expect: (0.0, 0.0)
print(cmath.polar(1))  # expect: (1.0, 0.0)
print(cmath.polar(-1))  # expect: (1.0, 3.141592653589793)
print(cmath.polar(1 + 2j))  # expect: (2.23606797749979, 1.1071487177940904)
print(cmath.polar(-2.5 - 0.5j))  # expect: (2.5495097567963922, -2.9441970937399127)
print(cmath.polar(complex(0, -0.0)))  # expect: (0.0, -0.0)
print(cmath.polar(complex(1e308, 1e308)))  # expect: (1.4142135623730951e+308, 0.7853981633974483)
print(cmath.polar(1e-310j))  # expect: (1e-310, 1.5707963267948966)
print(cmath.polar(complex(-math.inf, 3)))  # expect: (inf, 3.141592653589793)
print(cmath.polar(complex(math.nan, 1)))  # expect: (nan, nan)
print(cmath.polar(800 + 1j))  # expect: (800.0006249997558, 0.0012499993489589437)
print(error(lambda: cmath.polar("a")))  # expect: TypeError: must be real number, not str
print(cmath.sin(0j))  # expect: 0j
print(cmath.sin(1))  # expect: (0.8414709848078965+0j)
print(cmath.sin(-1))  # expect: (-0.8414709848078965+0j)
print(cmath.sin(1 + 2j))  # expect: (3.165778513216168+1.9596010414216063j)
print(cmath.sin(-2.5 - 0.5j))  # expect: (-0.6748527291443561+0.4174721770877947j)
print(cmath.sin(complex(0, -0.0)))  # expect: -0j
print(error(lambda: cmath.sin(complex(1e308, 1e308))))  # expect: OverflowError: math range error
print(cmath.sin(1e-310j))  # expect: 1e-310j
print(error(lambda: cmath.sin(complex(-math.inf, 3))))  # expect: ValueError: math domain error
print(cmath.sin(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.sin(800 + 1j))  # expect: (1.3794672522454199-0.5266399884378253j)
print(error(lambda: cmath.sin("a")))  # expect: TypeError: must be real number, not str
print(cmath.sinh(0j))  # expect: 0j
print(cmath.sinh(1))  # expect: (1.1752011936438014+0j)
print(cmath.sinh(-1))  # expect: (-1.1752011936438014+0j)
print(cmath.sinh(1 + 2j))  # expect: (-0.4890562590412937+1.4031192506220405j)
print(cmath.sinh(-2.5 - 0.5j))  # expect: (-5.3095539484315095-2.9399761866646505j)
print(cmath.sinh(complex(0, -0.0)))  # expect: -0j
print(error(lambda: cmath.sinh(complex(1e308, 1e308))))  # expect: OverflowError: math range error
print(cmath.sinh(1e-310j))  # expect: 1e-310j
print(cmath.sinh(complex(-math.inf, 3)))  # expect: (inf+infj)
print(cmath.sinh(complex(math.nan, 1)))  # expect: (nan+nanj)
print(error(lambda: cmath.sinh(800 + 1j)))  # expect: OverflowError: math range error
print(error(lambda: cmath.sinh("a")))  # expect: TypeError: must be real number, not str
print(cmath.sqrt(0j))  # expect: 0j
print(cmath.sqrt(1))  # expect: (1+0j)
print(cmath.sqrt(-1))  # expect: 1j
print(cmath.sqrt(1 + 2j))  # expect: (1.272019649514069+0.7861513777574233j)
print(cmath.sqrt(-2.5 - 0.5j))  # expect: (0.1573368310288351-1.5889477267670564j)
print(cmath.sqrt(complex(0, -0.0)))  # expect: -0j
print(cmath.sqrt(complex(1e308, 1e308)))  # expect: (1.09868411346781e+154+4.5508986056222734e+153j)
print(cmath.sqrt(1e-310j))  # expect: (7.071067811865465e-156+7.071067811865464e-156j)
print(cmath.sqrt(complex(-math.inf, 3)))  # expect: infj
print(cmath.sqrt(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.sqrt(800 + 1j))  # expect: (28.284276771730934+0.017677666076996217j)
print(error(lambda: cmath.sqrt("a")))  # expect: TypeError: must be real number, not str
print(cmath.tan(0j))  # expect: 0j
print(cmath.tan(1))  # expect: (1.5574077246549023+0j)
print(cmath.tan(-1))  # expect: (-1.5574077246549023+0j)
print(cmath.tan(1 + 2j))  # expect: (0.0338128260798967+1.0147936161466335j)
print(cmath.tan(-2.5 - 0.5j))  # expect: (0.5249366599491874-0.6433314972408939j)
print(cmath.tan(complex(0, -0.0)))  # expect: -0j
print(cmath.tan(complex(1e308, 1e308)))  # expect: (-0+1j)
print(cmath.tan(1e-310j))  # expect: 1e-310j
print(error(lambda: cmath.tan(complex(-math.inf, 3))))  # expect: ValueError: math domain error
print(cmath.tan(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.tan(800 + 1j))  # expect: (-0.2532450310627057+1.1463504216704978j)
print(error(lambda: cmath.tan("a")))  # expect: TypeError: must be real number, not str
print(cmath.tanh(0j))  # expect: 0j
print(cmath.tanh(1))  # expect: (0.7615941559557649+0j)
print(cmath.tanh(-1))  # expect: (-0.7615941559557649+0j)
print(cmath.tanh(1 + 2j))  # expect: (1.16673625724092-0.24345820118572534j)
print(cmath.tanh(-2.5 - 0.5j))  # expect: (-0.9926817603046374-0.011257099146251948j)
print(cmath.tanh(complex(0, -0.0)))  # expect: -0j
print(cmath.tanh(complex(1e308, 1e308)))  # expect: (1-0j)
print(cmath.tanh(1e-310j))  # expect: 1e-310j
print(cmath.tanh(complex(-math.inf, 3)))  # expect: (-1-0j)
print(cmath.tanh(complex(math.nan, 1)))  # expect: (nan+nanj)
print(cmath.tanh(800 + 1j))  # expect: (1+0j)
print(error(lambda: cmath.tanh("a")))  # expect: TypeError: must be real number, not str
print(cmath.isfinite(0j))  # expect: True
print(cmath.isfinite(1))  # expect: True
print(cmath.isfinite(-1))  # expect: True
print(cmath.isfinite(1 + 2j))  # expect: True
print(cmath.isfinite(-2.5 - 0.5j))  # expect: True
print(cmath.isfinite(complex(0, -0.0)))  # expect: True
print(cmath.isfinite(complex(1e308, 1e308)))  # expect: True
print(cmath.isfinite(1e-310j))  # expect: True
print(cmath.isfinite(complex(-math.inf, 3)))  # expect: False
print(cmath.isfinite(complex(math.nan, 1)))  # expect: False
print(cmath.isfinite(800 + 1j))  # expect: True
print(error(lambda: cmath.isfinite("a")))  # expect: TypeError: must be real number, not str
print(cmath.isinf(0j))  # expect: False
print(cmath.isinf(1))  # expect: False
print(cmath.isinf(-1))  # expect: False
print(cmath.isinf(1 + 2j))  # expect: False
print(cmath.isinf(-2.5 - 0.5j))  # expect: False
print(cmath.isinf(complex(0, -0.0)))  # expect: False
print(cmath.isinf(complex(1e308, 1e308)))  # expect: False
print(cmath.isinf(1e-310j))  # expect: False
print(cmath.isinf(complex(-math.inf, 3)))  # expect: True
print(cmath.isinf(complex(math.nan, 1)))  # expect: False
print(cmath.isinf(800 + 1j))  # expect: False
print(error(lambda: cmath.isinf("a")))  # expect: TypeError: must be real number, not str
print(cmath.isnan(0j))  # expect: False
print(cmath.isnan(1))  # expect: False
print(cmath.isnan(-1))  # expect: False
print(cmath.isnan(1 + 2j))  # expect: False
print(cmath.isnan(-2.5 - 0.5j))  # expect: False
print(cmath.isnan(complex(0, -0.0)))  # expect: False
print(cmath.isnan(complex(1e308, 1e308)))  # expect: False
print(cmath.isnan(1e-310j))  # expect: False
print(cmath.isnan(complex(-math.inf, 3)))  # expect: False
print(cmath.isnan(complex(math.nan, 1)))  # expect: True
print(cmath.isnan(800 + 1j))  # expect: False
print(error(lambda: cmath.isnan("a")))  # expect: TypeError: must be real number, not str
print(cmath.rect(2, 1))  # expect: (1.0806046117362795+1.682941969615793j)
print(cmath.rect(-1, 0))  # expect: (-1-0j)
print(error(lambda: cmath.rect(1, math.inf)))  # expect: ValueError: math domain error
print(cmath.log(8, 2))  # expect: (3+0j)
print(cmath.log(0, 10))  # expect: (-inf+nanj)
print(error(lambda: cmath.log(1, 0)))  # expect: ValueError: math domain error
print(error(lambda: cmath.log(2, 1)))  # expect: ValueError: math domain error
print(cmath.isclose(1, 1 + 1e-10j))  # expect: True
print(cmath.isclose(1, 2))  # expect: False
print(error(lambda: cmath.isclose(1, 1, rel_tol=-1)))  # expect: ValueError: tolerances must be non-negative
print([cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj])  # expect: [3.141592653589793, 2.718281828459045, 6.283185307179586, inf, nan, infj, nanj]
print(error(lambda: cmath.sqrt()))  # expect: TypeError: cmath.sqrt() takes exactly one argument (0 given)
