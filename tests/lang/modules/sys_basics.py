# SPDX-License-Identifier: MIT
# sys
import sys


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as e:
        print(text, "!!", type(e).__name__, ascii(str(e)))


show('sys.setrecursionlimit(0)')  # expect: sys.setrecursionlimit(0) !! ValueError 'recursion limit must be greater or equal than 1'
show("sys.setrecursionlimit('a')")  # expect: sys.setrecursionlimit('a') !! TypeError "'str' object cannot be interpreted as an integer"
show('sys.intern(1)')  # expect: sys.intern(1) !! TypeError 'intern() argument must be str, not int'
show('sys.getsizeof()')  # expect: sys.getsizeof() !! TypeError "getsizeof() missing required argument 'object' (pos 1)"
show('sys.getsizeof(1,2,3)')  # expect: sys.getsizeof(1,2,3) !! TypeError 'getsizeof() takes at most 2 arguments (3 given)'
show('sys.set_int_max_str_digits(5)')  # expect: sys.set_int_max_str_digits(5) !! ValueError 'maxdigits must be 0 or larger than 640'
show('sys.set_int_max_str_digits(-5)')  # expect: sys.set_int_max_str_digits(-5) !! ValueError 'maxdigits must be 0 or larger than 640'
show('sys.getrefcount()')  # expect: sys.getrefcount() !! TypeError 'sys.getrefcount() takes exactly one argument (0 given)'
show('sys.exit(1,2)')  # expect: sys.exit(1,2) !! TypeError 'exit expected at most 1 argument, got 2'
show('sys.displayhook()')  # expect: sys.displayhook() !! TypeError 'sys.displayhook() takes exactly one argument (0 given)'
show('sys.version_info>=(3,8)')  # expect: sys.version_info>=(3,8) -> True
show('sys.version_info[:2]')  # expect: sys.version_info[:2] -> (3, 11)
show('sys.getrecursionlimit()')  # expect: sys.getrecursionlimit() -> 1000
show("sys.intern(type('S',(str,),{})())")  # expect: sys.intern(type('S',(str,),{})()) !! TypeError "can't intern S"
show('sys.float_info.epsilon')  # expect: sys.float_info.epsilon -> 2.220446049250313e-16
show('sys.float_info')  # expect: sys.float_info -> sys.float_info(max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
show('sys.int_info')  # expect: sys.int_info -> sys.int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
show('sys.hash_info')  # expect: sys.hash_info -> sys.hash_info(width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003, algorithm='siphash13', hash_bits=64, seed_bits=128, cutoff=0)
show('sys.maxsize')  # expect: sys.maxsize -> 9223372036854775807
show('sys.maxunicode')  # expect: sys.maxunicode -> 1114111
show('sys.byteorder')  # expect: sys.byteorder -> 'little'
show('sys.platform')  # expect: sys.platform -> 'linux'
show('sys.getdefaultencoding()')  # expect: sys.getdefaultencoding() -> 'utf-8'
show('sys.getfilesystemencoding()')  # expect: sys.getfilesystemencoding() -> 'utf-8'
show('sys.hexversion')  # expect: sys.hexversion -> 51053296
show('sys.api_version')  # expect: sys.api_version -> 1013
show('sys.float_repr_style')  # expect: sys.float_repr_style -> 'short'
show('type(sys.modules)')  # expect: type(sys.modules) -> <class 'dict'>
show('sys.version_info.major')  # expect: sys.version_info.major -> 3
show('sys')  # expect: sys -> <module 'sys' (built-in)>
show('sys.getsizeof(1)')  # expect: sys.getsizeof(1) -> 28
show("sys.getsizeof('a')")  # expect: sys.getsizeof('a') -> 50
show('sys.getsizeof([])')  # expect: sys.getsizeof([]) -> 56
show('sys.getsizeof(())')  # expect: sys.getsizeof(()) -> 40
show('sys.getsizeof((1,2))')  # expect: sys.getsizeof((1,2)) -> 56
show('sys.getsizeof({})')  # expect: sys.getsizeof({}) -> 64
show('sys.getsizeof(set())')  # expect: sys.getsizeof(set()) -> 216
show('sys.getsizeof(1.5)')  # expect: sys.getsizeof(1.5) -> 24
show('sys.getsizeof(None)')  # expect: sys.getsizeof(None) -> 16
show('sys.getsizeof(2**100)')  # expect: sys.getsizeof(2**100) -> 40
show("sys.getsizeof('é')")  # expect: sys.getsizeof('é') -> 74
show("sys.getsizeof(b'abc')")  # expect: sys.getsizeof(b'abc') -> 36
show('sys.getsizeof(range(3))')  # expect: sys.getsizeof(range(3)) -> 48
show('sys.getsizeof(object())')  # expect: sys.getsizeof(object()) -> 16
show("sys.getsizeof({'a':1})")  # expect: sys.getsizeof({'a':1}) -> 184
show('sys.getsizeof(slice(1))')  # expect: sys.getsizeof(slice(1)) -> 56
show('sys.getsizeof(frozenset())')  # expect: sys.getsizeof(frozenset()) -> 216
show('sys.getsizeof(1j)')  # expect: sys.getsizeof(1j) -> 32
show('sys.getsizeof(True)')  # expect: sys.getsizeof(True) -> 28
show("sys.getsizeof(bytearray(b'abc'))")  # expect: sys.getsizeof(bytearray(b'abc')) -> 60
show('sys.dont_write_bytecode in (True,False)')  # expect: sys.dont_write_bytecode in (True,False) -> True
show('sys.get_int_max_str_digits()')  # expect: sys.get_int_max_str_digits() -> 4300
show('sys.is_finalizing()')  # expect: sys.is_finalizing() -> False
show("'sys' in sys.builtin_module_names")  # expect: 'sys' in sys.builtin_module_names -> True
show('sys.path.__class__')  # expect: sys.path.__class__ -> <class 'list'>
show('sys.exit(3)')  # expect: sys.exit(3) !! SystemExit '3'

x = []
print(sys.getrefcount(x), sys.getrefcount([]))  # expect: 2 1


def f(a):
    return sys.getrefcount(a)


print(f(x), f([]))  # expect: 3 2
y = x
print(sys.getrefcount(x))  # expect: 3
pair = [x, x]
print(sys.getrefcount(x))  # expect: 5


def g():
    local = []
    return sys.getrefcount(local)


print(g())  # expect: 2
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[:2], sys.exception())  # expect: (<class 'ZeroDivisionError'>, ZeroDivisionError('division by zero')) division by zero
print(sys.exc_info())  # expect: (None, None, None)
a = sys.intern("hello world x")
b = sys.intern("hello " + "world x")
print(a is b)  # expect: True
sys.setrecursionlimit(200)


def r(n):
    return r(n + 1)


try:
    r(0)
except RecursionError as e:
    print(e)  # expect: maximum recursion depth exceeded
