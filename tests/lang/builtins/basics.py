# SPDX-License-Identifier: MIT
# Built-in functions: results and how they refuse arguments.
import builtins


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


__builtins__ = builtins
print(error(lambda: abs()))  # expect: TypeError: abs() takes exactly one argument (0 given)
print(error(lambda: abs('a')))  # expect: TypeError: bad operand type for abs(): 'str'
print(error(lambda: all()))  # expect: TypeError: all() takes exactly one argument (0 given)
print(error(lambda: all(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: any(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: ascii()))  # expect: TypeError: ascii() takes exactly one argument (0 given)
print(error(lambda: bin('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: bin(1.0)))  # expect: TypeError: 'float' object cannot be interpreted as an integer
print(error(lambda: callable()))  # expect: TypeError: callable() takes exactly one argument (0 given)
print(error(lambda: chr(-1)))  # expect: ValueError: chr() arg not in range(0x110000)
print(error(lambda: chr(1114112)))  # expect: ValueError: chr() arg not in range(0x110000)
print(error(lambda: chr('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: chr(10**30)))  # expect: OverflowError: Python int too large to convert to C int
print(error(lambda: chr(2**31)))  # expect: OverflowError: Python int too large to convert to C int
print(error(lambda: delattr(1)))  # expect: TypeError: delattr expected 2 arguments, got 1
print(error(lambda: delattr(1,2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: delattr(1,'a')))  # expect: AttributeError: 'int' object has no attribute 'a'
print(error(lambda: divmod(1)))  # expect: TypeError: divmod expected 2 arguments, got 1
print(error(lambda: divmod(1,'a')))  # expect: TypeError: unsupported operand type(s) for divmod(): 'int' and 'str'
print(error(lambda: format()))  # expect: TypeError: format expected at least 1 argument, got 0
print(error(lambda: format(1,2)))  # expect: TypeError: format() argument 2 must be str, not int
print(error(lambda: format(1,'a',3)))  # expect: TypeError: format expected at most 2 arguments, got 3
print(error(lambda: getattr(1)))  # expect: TypeError: getattr expected at least 2 arguments, got 1
print(error(lambda: getattr(1,2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: getattr(1,'a')))  # expect: AttributeError: 'int' object has no attribute 'a'
print(error(lambda: getattr(1,'a',5)))  # expect: 5
print(error(lambda: getattr(1,2,5)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: hasattr(1)))  # expect: TypeError: hasattr expected 2 arguments, got 1
print(error(lambda: hasattr(1,2)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: hash([])))  # expect: TypeError: unhashable type: 'list'
print(error(lambda: hash()))  # expect: TypeError: hash() takes exactly one argument (0 given)
print(error(lambda: hex('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: id()))  # expect: TypeError: id() takes exactly one argument (0 given)
print(error(lambda: isinstance(1)))  # expect: TypeError: isinstance expected 2 arguments, got 1
print(error(lambda: isinstance(1,2)))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: isinstance(1,(2,))))  # expect: TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
print(error(lambda: issubclass(1,2)))  # expect: TypeError: issubclass() arg 1 must be a class
print(error(lambda: issubclass(int,2)))  # expect: TypeError: issubclass() arg 2 must be a class, a tuple of classes, or a union
print(error(lambda: len(1)))  # expect: TypeError: object of type 'int' has no len()
print(error(lambda: len()))  # expect: TypeError: len() takes exactly one argument (0 given)
print(error(lambda: max()))  # expect: TypeError: max expected at least 1 argument, got 0
print(error(lambda: max(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: max([])))  # expect: ValueError: max() arg is an empty sequence
print(error(lambda: max(1,2,foo=3)))  # expect: TypeError: 'foo' is an invalid keyword argument for max()
print(error(lambda: max(1,key=3)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: max([],default=3)))  # expect: 3
print(error(lambda: max(1,2,default=3)))  # expect: TypeError: Cannot specify a default for max() with multiple positional arguments
print(error(lambda: max(1,'a')))  # expect: TypeError: '>' not supported between instances of 'str' and 'int'
print(error(lambda: min([])))  # expect: ValueError: min() arg is an empty sequence
print(error(lambda: min(1,'a')))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: max([1],key=1)))  # expect: TypeError: 'int' object is not callable
print(error(lambda: max(None)))  # expect: TypeError: 'NoneType' object is not iterable
print(error(lambda: oct('a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: ord()))  # expect: TypeError: ord() takes exactly one argument (0 given)
print(error(lambda: ord('ab')))  # expect: TypeError: ord() expected a character, but string of length 2 found
print(error(lambda: ord(1)))  # expect: TypeError: ord() expected string of length 1, but int found
print(error(lambda: ord(b'ab')))  # expect: TypeError: ord() expected a character, but string of length 2 found
print(error(lambda: ord('')))  # expect: TypeError: ord() expected a character, but string of length 0 found
print(error(lambda: ord(b'a')))  # expect: 97
print(error(lambda: pow(2)))  # expect: TypeError: pow() missing required argument 'exp' (pos 2)
print(error(lambda: pow(2,3,4,5)))  # expect: TypeError: pow() takes at most 3 arguments (4 given)
print(error(lambda: pow(2,3,0)))  # expect: ValueError: pow() 3rd argument cannot be 0
print(error(lambda: pow(2,-1,4)))  # expect: ValueError: base is not invertible for the given modulus
print(error(lambda: pow(2.0,1,3)))  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
print(error(lambda: pow('a',2)))  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'str' and 'int'
print(error(lambda: repr()))  # expect: TypeError: repr() takes exactly one argument (0 given)
print(error(lambda: round()))  # expect: TypeError: round() missing required argument 'number' (pos 1)
print(error(lambda: round('a')))  # expect: TypeError: type str doesn't define __round__ method
print(error(lambda: round(1,2,3)))  # expect: TypeError: round() takes at most 2 arguments (3 given)
print(error(lambda: round(1.5,'a')))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: round(1,ndigits=None)))  # expect: 1
print(error(lambda: round(number=1.5)))  # expect: 2
print(error(lambda: setattr(1)))  # expect: TypeError: setattr expected 3 arguments, got 1
print(error(lambda: setattr(1,'a',2)))  # expect: AttributeError: 'int' object has no attribute 'a'
print(error(lambda: setattr(1,2,3)))  # expect: TypeError: attribute name must be string, not 'int'
print(error(lambda: sorted()))  # expect: TypeError: sorted expected 1 argument, got 0
print(error(lambda: sorted(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sorted([1,'a'])))  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
print(error(lambda: sorted([1],key=1)))  # expect: TypeError: 'int' object is not callable
print(error(lambda: sorted([1],foo=1)))  # expect: TypeError: 'foo' is an invalid keyword argument for sort()
print(error(lambda: sorted([1],None)))  # expect: TypeError: sorted expected 1 argument, got 2
print(error(lambda: sum()))  # expect: TypeError: sum() takes at least 1 positional argument (0 given)
print(error(lambda: sum(1)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: sum(['a'])))  # expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
print(error(lambda: sum(['a'],'')))  # expect: TypeError: sum() can't sum strings [use ''.join(seq) instead]
print(error(lambda: sum([b'a'],b'')))  # expect: TypeError: sum() can't sum bytes [use b''.join(seq) instead]
print(error(lambda: sum([bytearray()],bytearray())))  # expect: TypeError: sum() can't sum bytearray [use b''.join(seq) instead]
print(error(lambda: sum([[1]],[])))  # expect: [1]
print(error(lambda: sum([1],start=5)))  # expect: 6
print(error(lambda: sum([1],2,3)))  # expect: TypeError: sum() takes at most 2 arguments (3 given)
print(error(lambda: sum([1],foo=2)))  # expect: TypeError: 'foo' is an invalid keyword argument for sum()
print(error(lambda: vars(1)))  # expect: TypeError: vars() argument must have __dict__ attribute
print(error(lambda: dir(1,2)))  # expect: TypeError: dir expected at most 1 argument, got 2
print(error(lambda: next([])))  # expect: TypeError: 'list' object is not an iterator
print(error(lambda: iter(5)))  # expect: TypeError: 'int' object is not iterable
print(error(lambda: type()))  # expect: TypeError: type() takes 1 or 3 arguments
print(error(lambda: type(1,2)))  # expect: TypeError: type() takes 1 or 3 arguments
print(error(lambda: input(1,2)))  # expect: TypeError: input expected at most 1 argument, got 2
print(error(lambda: hash(1,2)))  # expect: TypeError: hash() takes exactly one argument (2 given)
print(error(lambda: sum([0.1]*10)))  # expect: 0.9999999999999999
print(error(lambda: sum([1,2.5,True,3])))  # expect: 7.5
print(error(lambda: sum([True,True])))  # expect: 2
print(error(lambda: sum([1.5,2])))  # expect: 3.5
print(error(lambda: sum([1,2**70,1.5])))  # expect: 1.1805916207174113e+21
print(error(lambda: sum([2**62,2**62,1])))  # expect: 9223372036854775809
print(error(lambda: sum([1.5,2**70,1])))  # expect: 1.1805916207174113e+21
print(error(lambda: sum([1,2],0.5)))  # expect: 3.5
print(error(lambda: sum((1,2,3))))  # expect: 6
print(error(lambda: sum({1,2})))  # expect: 3
print(error(lambda: sum([],5)))  # expect: 5
print(error(lambda: sum([1,1j])))  # expect: (1+1j)
print(error(lambda: sum([1.5,1j,2])))  # expect: (3.5+1j)
print(error(lambda: max(1,2.0)))  # expect: 2.0
print(error(lambda: max(2,2.0)))  # expect: 2
print(error(lambda: min(2.0,2)))  # expect: 2.0
print(error(lambda: max('abc')))  # expect: c
print(error(lambda: min([3,1,2])))  # expect: 1
print(error(lambda: max([1,2],[1,3])))  # expect: [1, 3]
print(error(lambda: max([-3,2],key=abs)))  # expect: -3
print(error(lambda: min(['b','A'],key=str.lower)))  # expect: A
print(error(lambda: min([],default=None)))  # expect: None
print(error(lambda: round(2.5)))  # expect: 2
print(error(lambda: round(3.5)))  # expect: 4
print(error(lambda: round(-2.5)))  # expect: -2
print(error(lambda: round(2.675,2)))  # expect: 2.67
print(error(lambda: round(1234.5678,-2)))  # expect: 1200.0
print(error(lambda: round(-1234,-2)))  # expect: -1200
print(error(lambda: round(1e20)))  # expect: 100000000000000000000
print(error(lambda: round(float('nan'))))  # expect: ValueError: cannot convert float NaN to integer
print(error(lambda: round(float('inf'))))  # expect: OverflowError: cannot convert float infinity to integer
print(error(lambda: round(5)))  # expect: 5
print(error(lambda: round(True)))  # expect: 1
print(error(lambda: abs(True)))  # expect: 1
print(error(lambda: abs(-5)))  # expect: 5
print(error(lambda: abs(-10**30)))  # expect: 1000000000000000000000000000000
print(error(lambda: chr(True)))  # expect: 
print(error(lambda: chr(97)))  # expect: a
print(error(lambda: chr(8364)))  # expect: €
print(error(lambda: bin(-5)))  # expect: -0b101
print(error(lambda: bin(0)))  # expect: 0b0
print(error(lambda: bin(10**20)))  # expect: 0b1010110101111000111010111100010110101100011000100000000000000000000
print(error(lambda: hex(255)))  # expect: 0xff
print(error(lambda: hex(-10**20)))  # expect: -0x56bc75e2d63100000
print(error(lambda: oct(8)))  # expect: 0o10
print(error(lambda: bin(True)))  # expect: 0b1
print(error(lambda: divmod(-7,2)))  # expect: (-4, 1)
print(error(lambda: divmod(7.5,2)))  # expect: (3.0, 1.5)
print(error(lambda: divmod(1,0)))  # expect: ZeroDivisionError: integer division or modulo by zero
print(error(lambda: pow(2,10)))  # expect: 1024
print(error(lambda: pow(2,-1)))  # expect: 0.5
print(error(lambda: pow(3,-1,7)))  # expect: 5
print(error(lambda: pow(2,100,7)))  # expect: 2
print(error(lambda: pow(base=2,exp=3)))  # expect: 8
print(error(lambda: ascii('é')))  # expect: '\xe9'
print(error(lambda: callable(int)))  # expect: True
print(error(lambda: callable(1)))  # expect: False
print(error(lambda: callable(len)))  # expect: True
print(error(lambda: abs(-2.5)))  # expect: 2.5
print(error(lambda: abs(3+4j)))  # expect: 5.0
print(error(lambda: isinstance(1,(int,str))))  # expect: True
print(error(lambda: isinstance(True,int)))  # expect: True
print(error(lambda: issubclass(bool,int)))  # expect: True
print(error(lambda: issubclass(bool,(str,int))))  # expect: True
print(error(lambda: format(3.14159,'.2f')))  # expect: 3.14
print(error(lambda: format(255,'x')))  # expect: ff
print(error(lambda: format('a','>3')))  # expect:   a
print(error(lambda: repr('a')))  # expect: 'a'
print(error(lambda: anext(1)))  # expect: TypeError: 'int' object is not an async iterator
print(error(lambda: aiter(1)))  # expect: TypeError: 'int' object is not an async iterable
print(error(lambda: hash('')))  # expect: 0
print(error(lambda: hash(1.0)==hash(1)))  # expect: True
print(error(lambda: hash(2**61-1)))  # expect: 0
print(error(lambda: hash(-1)))  # expect: -2
print(error(lambda: len('abc')))  # expect: 3
print(error(lambda: len({1:2})))  # expect: 1
print(error(lambda: len.__name__))  # expect: len
print(error(lambda: print.__name__))  # expect: print
print(error(lambda: len.__module__))  # expect: builtins
print(error(lambda: len.__doc__))  # expect: Return the number of items in a container.
print(error(lambda: any([0,'',3])))  # expect: True
print(error(lambda: any([])))  # expect: False
print(error(lambda: all([1,2])))  # expect: True
print(error(lambda: all([1,0])))  # expect: False
print(error(lambda: all([])))  # expect: True
print(error(lambda: id(1)==id(1)))  # expect: True
print(error(lambda: next(iter([1]))))  # expect: 1
print(error(lambda: next(iter([]),None)))  # expect: None
print(error(lambda: next(iter([]))))  # expect: StopIteration: 
print(error(lambda: getattr('a','upper')()))  # expect: A
print(error(lambda: hasattr(1,'real')))  # expect: True
print(error(lambda: hasattr(1,'nope')))  # expect: False
print(error(lambda: vars(type('T',(),{'x':1})())=={}))  # expect: True
print(error(lambda: dir(type('T',(),{'x':1}))[-1]))  # expect: x
print(error(lambda: sorted('bca',reverse=True)))  # expect: ['c', 'b', 'a']
print(error(lambda: sorted({'b':1,'a':2})))  # expect: ['a', 'b']
print(error(lambda: sorted([3,1,2],key=lambda x:-x)))  # expect: [3, 2, 1]
print(error(lambda: repr(NotImplemented)))  # expect: NotImplemented
print(error(lambda: repr(Ellipsis)))  # expect: Ellipsis
print(error(lambda: __debug__))  # expect: True
print(error(lambda: __builtins__.__name__))  # expect: builtins
print(error(lambda: EnvironmentError is OSError))  # expect: True
print(error(lambda: IOError is OSError))  # expect: True
print(error(lambda: repr(exit)))  # expect: Use exit() or Ctrl-D (i.e. EOF) to exit
print(error(lambda: repr(len)))  # expect: <built-in function len>
print(error(lambda: repr(print)))  # expect: <built-in function print>
print(error(lambda: type(len).__name__))  # expect: builtin_function_or_method
print(error(lambda: list(map(ord,'ab'))))  # expect: [97, 98]
print(error(lambda: sum(x for x in range(10))))  # expect: 45
print(error(lambda: max(x for x in [3,1])))  # expect: 3
print(error(lambda: sum([[1],[2]],[])))  # expect: [1, 2]
print(error(lambda: sum([(1,),(2,)],())))  # expect: (1, 2)
print(error(lambda: bool([])))  # expect: False
print(error(lambda: bool('a')))  # expect: True
print(error(lambda: int('12')))  # expect: 12
print(error(lambda: float('1.5')))  # expect: 1.5
print(error(lambda: str(5)))  # expect: 5
print(error(lambda: complex(1,2)))  # expect: (1+2j)
print(error(lambda: type(1).__name__))  # expect: int
print(error(lambda: object.__name__))  # expect: object
print(error(print, 1, foo=2), "|", error(print, 1, sep=1), "|", error(print, 1, end=1))  # expect: TypeError: 'foo' is an invalid keyword argument for print() | TypeError: sep must be None or a string, not int | TypeError: end must be None or a string, not int
print(1, "a", None, [2], sep="-", end=".\n", flush=True)  # expect: 1-a-None-[2].
print(sep="x")  # expect: 
print(*[1, 2, 3], sep=", ")  # expect: 1, 2, 3
