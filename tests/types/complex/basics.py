# SPDX-License-Identifier: MIT
# complex: arithmetic, text, constructor, methods.
class C:
    def __complex__(self):
        return 3 + 4j


class F:
    def __float__(self):
        return 2.5


class K(complex):
    tag = "t"


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



print(1j)  # expect: 1j
print(1 + 2j)  # expect: (1+2j)
print(-1j)  # expect: (-0-1j)
print(-(1 + 2j))  # expect: (-1-2j)
print(complex(-0.0, -0.0))  # expect: (-0-0j)
print(complex(-0.0, 0.0))  # expect: (-0+0j)
print(complex(0.0, -0.0))  # expect: -0j
print(complex(float("nan"), float("-inf")))  # expect: (nan-infj)
print(complex(1e16, 1e-5))  # expect: (1e+16+1e-05j)
print((1 + 2j) * (3 - 4j))  # expect: (11+2j)
print((1 + 2j) + 1)  # expect: (2+2j)
print(1 + (1 + 2j))  # expect: (2+2j)
print(2.5 - 1j)  # expect: (2.5-1j)
print((1 + 2j) / (3 - 4j))  # expect: (-0.2+0.4j)
print((1 + 2j) / 2)  # expect: (0.5+1j)
print(1 / (1 + 2j))  # expect: (0.2-0.4j)
print(error(lambda: 1j / 0))  # expect: ZeroDivisionError: complex division by zero
print((1e200 + 1e200j) / (1e200 + 1e200j))  # expect: (1+0j)
print(1j ** 2)  # expect: (-1+0j)
print((1 + 2j) ** 10)  # expect: (237-3116j)
print((1 + 2j) ** 100)  # expect: (-6.443164690985892e+34-6.113241307762508e+34j)
print((1 + 2j) ** -3)  # expect: (-0.08800000000000001+0.016j)
print((1 + 2j) ** 0.5)  # expect: (1.272019649514069+0.7861513777574233j)
print((1 + 1j) ** (1 - 1j))  # expect: (2.8078792972606292+1.3178651729011808j)
print(0j ** 0)  # expect: (1+0j)
print(0j ** 2)  # expect: 0j
print(0j ** 0.5)  # expect: 0j
print(error(lambda: 0j ** -1))  # expect: ZeroDivisionError: 0.0 to a negative or complex power
print(error(lambda: 0j ** 1j))  # expect: ZeroDivisionError: 0.0 to a negative or complex power
print(2 ** 1j)  # expect: (0.7692389013639721+0.6389612763136348j)
print(error(lambda: (1e200 + 1j) ** 3))  # expect: OverflowError: complex exponentiation
print(error(lambda: pow(1j, 2, 3)))  # expect: ValueError: complex modulo
print(abs(3 + 4j))  # expect: 5.0
print(abs(1e200 + 1e200j))  # expect: 1.414213562373095e+200
print(error(lambda: abs(complex(1e308, 1.7e308))))  # expect: OverflowError: absolute value too large
print(abs(complex(float("inf"), float("nan"))))  # expect: inf
print(bool(0j))  # expect: False
print(bool(1j))  # expect: True
print(1j == 1)  # expect: False
print(2 + 0j == 2)  # expect: True
print(2 + 0j == 2.0)  # expect: True
print((2 + 0j) == 10**400)  # expect: False
print(1j != 1j)  # expect: False
print(error(lambda: 1j < 2j))  # expect: TypeError: '<' not supported between instances of 'complex' and 'complex'
print(error(lambda: 1j // 2))  # expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
print(error(lambda: 1j % 2))  # expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
print(error(lambda: divmod(1j, 2)))  # expect: TypeError: unsupported operand type(s) for divmod(): 'complex' and 'int'
print(error(lambda: 1j + "a"))  # expect: TypeError: unsupported operand type(s) for +: 'complex' and 'str'
print(error(lambda: 1j * 10**400))  # expect: OverflowError: int too large to convert to float
print(hash(1 + 2j))  # expect: 2000007
print(hash(2 + 0j) == hash(2))  # expect: True
print(hash(1j))  # expect: 1000003
print(hash(-1 + 0j))  # expect: -2
print(complex("1+2j"))  # expect: (1+2j)
print(complex(" ( 1-2J ) "))  # expect: (1-2j)
print(complex("j"))  # expect: 1j
print(complex("-j"))  # expect: -1j
print(complex("1+j"))  # expect: (1+1j)
print(complex("1.5e3-2.5e-3j"))  # expect: (1500-0.0025j)
print(complex("nan+infj"))  # expect: (nan+infj)
print(complex("-infinity"))  # expect: (-inf+0j)
print(complex("1_0+2_0j"))  # expect: (10+20j)
print(error(lambda: complex("1 + 2j")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("x")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("1+")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("++1j")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("1j2")))  # expect: ValueError: complex() arg is a malformed string
print(complex("1e400"))  # expect: (inf+0j)
print(error(lambda: complex("(1+2j")))  # expect: ValueError: complex() arg is a malformed string
print(error(lambda: complex("1", 2)))  # expect: TypeError: complex() can't take second arg if first is a string
print(error(lambda: complex(1, "2")))  # expect: TypeError: complex() second arg can't be a string
print(error(lambda: complex([])))  # expect: TypeError: complex() first argument must be a string or a number, not 'list'
print(error(lambda: complex(1, [])))  # expect: TypeError: complex() second argument must be a number, not 'list'
print(error(lambda: complex(1, 2, 3)))  # expect: TypeError: complex() takes at most 2 arguments (3 given)
print(complex(real=1, imag=2))  # expect: (1+2j)
print(complex(imag=2))  # expect: 2j
print(complex(1j, 2j))  # expect: (-2+1j)
print(complex(1.5))  # expect: (1.5+0j)
print(complex(1, -0.0))  # expect: (1-0j)
print(complex())  # expect: 0j
print(complex(2**70))  # expect: (1.1805916207174113e+21+0j)
print(complex(C()))  # expect: (3+4j)
print(complex(F()))  # expect: (2.5+0j)
print(error(lambda: int(1j)))  # expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'complex'
print(error(lambda: float(1j)))  # expect: TypeError: float() argument must be a string or a real number, not 'complex'
print((1 + 2j).real)  # expect: 1.0
print((1 + 2j).imag)  # expect: 2.0
print((1 + 2j).conjugate())  # expect: (1-2j)
print((1 + 2j).__getnewargs__())  # expect: (1.0, 2.0)
print((1 + 2j).__complex__())  # expect: (1+2j)
print((1 + 2j).__sizeof__())  # expect: 32
print(repr(str(1 + 2j)))  # expect: '(1+2j)'
print(complex(1, 2).__add__(1))  # expect: (2+2j)
print(K(1, 2))  # expect: (1+2j)
print(repr(K(1, 2).tag))  # expect: 't'
print(repr(type(K(1, 2) + 1).__name__))  # expect: 'complex'
print(repr(1j.real.__class__.__name__))  # expect: 'float'
