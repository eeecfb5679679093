# SPDX-License-Identifier: MIT
# math: whole numbers, sums, products, norms.
import math


class W:
    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


class V:
    def __float__(self):
        return 2.25


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(error(lambda: math.sqrt()))  # expect: TypeError: math.sqrt() takes exactly one argument (0 given)
print(error(lambda: math.sqrt(1, 2)))  # expect: TypeError: math.sqrt() takes exactly one argument (2 given)
print(error(lambda: math.sin(x=1)))  # expect: TypeError: math.sin() takes no keyword arguments
print(error(lambda: math.log()))  # expect: TypeError: math.log requires 1 to 2 arguments
print(error(lambda: math.log(1, 2, 3)))  # expect: TypeError: math.log requires 1 to 2 arguments
print(math.log(8, 2))  # expect: 3.0
print(error(lambda: math.log(2, 0)))  # expect: ValueError: math domain error
print(error(lambda: math.log(2, 1)))  # expect: ZeroDivisionError: float division by zero
print(math.log(10**400))  # expect: 921.0340371976182
print(math.log(10**400, 10))  # expect: 399.99999999999994
print(error(lambda: math.log(-(10**400))))  # expect: ValueError: math domain error
print(math.log2(2**1000))  # expect: 1000.0
print(math.log2(2**5000))  # expect: 5000.0
print(math.log10(10**400))  # expect: 400.0
print(math.log(2**1024 - 1))  # expect: 709.782712893384
print(math.log(True))  # expect: 0.0
print(error(lambda: math.log(1j)))  # expect: TypeError: must be real number, not complex
print(math.factorial(0))  # expect: 1
print(math.factorial(5))  # expect: 120
print(math.factorial(20))  # expect: 2432902008176640000
print(math.factorial(21))  # expect: 51090942171709440000
print(math.factorial(100))  # expect: 93326215443944152681699238856266700490715968264381621468592963895217599993229915608941463976156518286253697920827223758251185210916864000000000000000000000000
print(math.factorial(1000) % 10**20)  # expect: 0
print(error(lambda: math.factorial(-1)))  # expect: ValueError: factorial() not defined for negative values
print(error(lambda: math.factorial(1.0)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.factorial(10**20)))  # expect: OverflowError: factorial() argument should not exceed 9223372036854775807
print(error(lambda: math.factorial("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(math.comb(5, 2))  # expect: 10
print(math.comb(60, 30))  # expect: 118264581564861424
print(math.comb(62, 31))  # expect: 465428353255261088
print(math.comb(100, 50))  # expect: 100891344545564193334812497256
print(math.comb(1000, 3))  # expect: 166167000
print(math.comb(10**20, 2))  # expect: 4999999999999999999950000000000000000000
print(math.comb(5, 6))  # expect: 0
print(math.comb(5, 0))  # expect: 1
print(math.comb(0, 0))  # expect: 1
print(error(lambda: math.comb(5, -1)))  # expect: ValueError: k must be a non-negative integer
print(error(lambda: math.comb(-5, 1)))  # expect: ValueError: n must be a non-negative integer
print(error(lambda: math.comb(5, 2.0)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.comb(10**20, 10**19)))  # expect: OverflowError: min(n - k, k) must not exceed 9223372036854775807
print(error(lambda: math.comb(1)))  # expect: TypeError: comb expected 2 arguments, got 1
print(math.perm(5, 2))  # expect: 20
print(math.perm(5))  # expect: 120
print(math.perm(5, None))  # expect: 120
print(math.perm(100, 20))  # expect: 1303995018204712451095685346159820800000
print(math.perm(10**20, 3))  # expect: 999999999999999999970000000000000000000200000000000000000000
print(math.perm(5, 6))  # expect: 0
print(math.perm(5, 0))  # expect: 1
print(error(lambda: math.perm(-5)))  # expect: ValueError: factorial() not defined for negative values
print(error(lambda: math.perm(5, -1)))  # expect: ValueError: k must be a non-negative integer
print(error(lambda: math.perm(10**20, 10**19)))  # expect: OverflowError: k must not exceed 9223372036854775807
print(math.gcd())  # expect: 0
print(math.gcd(12))  # expect: 12
print(math.gcd(-12, 18))  # expect: 6
print(math.gcd(12, 18, 27))  # expect: 3
print(math.gcd(0, 0))  # expect: 0
print(math.gcd(2**100, 6**60))  # expect: 1152921504606846976
print(math.gcd(10**50, 0))  # expect: 100000000000000000000000000000000000000000000000000
print(error(lambda: math.gcd(1.0, 2)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: math.gcd(12, "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(math.lcm())  # expect: 1
print(math.lcm(4, 6))  # expect: 12
print(math.lcm(-4, 6, 9))  # expect: 36
print(math.lcm(0, 5))  # expect: 0
print(math.lcm(10**20, 10**19 * 3))  # expect: 300000000000000000000
print(math.isqrt(0))  # expect: 0
print(math.isqrt(99))  # expect: 9
print(math.isqrt(100))  # expect: 10
print(math.isqrt(2**60 - 1))  # expect: 1073741823
print(math.isqrt(2**64))  # expect: 4294967296
print(math.isqrt(10**100))  # expect: 100000000000000000000000000000000000000000000000000
print(math.isqrt(10**100 - 1))  # expect: 99999999999999999999999999999999999999999999999999
print(error(lambda: math.isqrt(-1)))  # expect: ValueError: isqrt() argument must be nonnegative
print(error(lambda: math.isqrt(2.0)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(math.fsum([]))  # expect: 0.0
print(math.fsum([0.1] * 10))  # expect: 1.0
print(math.fsum([1e16, 1.0, -1e16]))  # expect: 1.0
print(math.fsum([1e100, 1.0, -1e100, 1e-100]))  # expect: 1.0
print(math.fsum([1, 2.5, True]))  # expect: 4.5
print(math.fsum([2.0**53, -0.5, -2.0**-54]))  # expect: 9007199254740991.0
print(error(lambda: math.fsum([1e308, 1e308, -1e308])))  # expect: OverflowError: intermediate overflow in fsum
print(error(lambda: math.fsum([math.inf, -math.inf])))  # expect: ValueError: -inf + inf in fsum
print(math.fsum([math.inf, 1]))  # expect: inf
print(math.fsum([math.nan, 1]))  # expect: nan
print(error(lambda: math.fsum(["a"])))  # expect: TypeError: must be real number, not str
print(error(lambda: math.fsum(1)))  # expect: TypeError: 'int' object is not iterable
print(math.fsum(1 / i for i in range(1, 1000)))  # expect: 7.484470860550345
print(math.prod([1, 2, 3]))  # expect: 6
print(math.prod([1, 2, 3], start=2))  # expect: 12
print(math.prod([0.1, 3, 2.5]))  # expect: 0.7500000000000001
print(math.prod([]))  # expect: 1
print(math.prod([[1], 2]))  # expect: [1, 1]
print(repr(math.prod(["a"], start=2)))  # expect: 'aa'
print(error(lambda: math.prod([1.5, 2, "a"])))  # expect: TypeError: can't multiply sequence by non-int of type 'float'
print(error(lambda: math.prod()))  # expect: TypeError: prod() takes exactly 1 positional argument (0 given)
print(math.prod(range(1, 30)))  # expect: 8841761993739701954543616000000
print(math.hypot())  # expect: 0.0
print(math.hypot(3, 4))  # expect: 5.0
print(math.hypot(1, 2, 3))  # expect: 3.7416573867739413
print(math.hypot(-5))  # expect: 5.0
print(math.hypot(1e308, 1e308))  # expect: 1.4142135623730951e+308
print(math.hypot(1e-320, 1e-320))  # expect: 1.414e-320
print(math.hypot(math.inf, math.nan))  # expect: inf
print(math.hypot(math.nan, 1))  # expect: nan
print(error(lambda: math.hypot("a")))  # expect: TypeError: must be real number, not str
print(math.dist([1, 2], [3, 4]))  # expect: 2.8284271247461903
print(math.dist((1,), (5,)))  # expect: 4.0
print(math.dist([], []))  # expect: 0.0
print(error(lambda: math.dist([1], [1, 2])))  # expect: ValueError: both points must have the same number of dimensions
print(error(lambda: math.dist(1, 2)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: math.dist([1])))  # expect: TypeError: dist expected 2 arguments, got 1
print(math.dist(range(20), range(20, 40)))  # expect: 89.44271909999159
print(math.isclose(1, 1.0000000001))  # expect: True
print(math.isclose(1, 1.1))  # expect: False
print(math.isclose(1, 1.1, rel_tol=0.2))  # expect: True
print(math.isclose(0, 1e-12, abs_tol=1e-9))  # expect: True
print(math.isclose(math.inf, math.inf))  # expect: True
print(math.isclose(math.inf, 1e308))  # expect: False
print(math.isclose(math.nan, math.nan))  # expect: False
print(error(lambda: math.isclose(1, 1, rel_tol=-1)))  # expect: ValueError: tolerances must be non-negative
print(error(lambda: math.isclose(1)))  # expect: TypeError: isclose() missing required argument 'b' (pos 2)
print(math.floor(2**70))  # expect: 1180591620717411303424
print(math.floor(1e20))  # expect: 100000000000000000000
print(math.ceil(-0.5))  # expect: 0
print(math.trunc(-1.9))  # expect: -1
print(math.trunc(10**30))  # expect: 1000000000000000000000000000000
print(repr(math.floor(W())))  # expect: 'floor'
print(repr(math.ceil(W())))  # expect: 'ceil'
print(repr(math.trunc(W())))  # expect: 'trunc'
print(math.floor(V()))  # expect: 2
print(error(lambda: math.trunc(V())))  # expect: TypeError: type V doesn't define __trunc__ method
print(math.sqrt(V()))  # expect: 1.5
print(math.ldexp(1, 10))  # expect: 1024.0
print(math.ldexp(0.5, -1080))  # expect: 0.0
print(error(lambda: math.ldexp(1, 10000)))  # expect: OverflowError: math range error
print(math.ldexp(1, -10000))  # expect: 0.0
print(error(lambda: math.ldexp(1, 10**100)))  # expect: OverflowError: math range error
print(math.ldexp(1, -10**100))  # expect: 0.0
print(math.ldexp(0, 10**100))  # expect: 0.0
print(math.ldexp(math.inf, -10**100))  # expect: inf
print(error(lambda: math.ldexp(1, 1.0)))  # expect: TypeError: Expected an int as second argument to ldexp.
print(error(lambda: math.ldexp("a", 1)))  # expect: TypeError: must be real number, not str
print([math.pi, math.e, math.tau, math.inf, math.nan])  # expect: [3.141592653589793, 2.718281828459045, 6.283185307179586, inf, nan]
print(repr(math.__name__))  # expect: 'math'
print(repr(math.__doc__.split("\n")[0]))  # expect: 'This module provides access to the mathematical functions'
print(repr(repr(math.sqrt)))  # expect: '<built-in function sqrt>'
print(repr(repr(math)))  # expect: "<module 'math' (built-in)>"
print(error(lambda: math.sumprod))  # expect: AttributeError: module 'math' has no attribute 'sumprod'
print(sorted(n for n in dir(math) if not n.startswith("_"))[:5])  # expect: ['acos', 'acosh', 'asin', 'asinh', 'atan']
