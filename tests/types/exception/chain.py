# SPDX-License-Identifier: MIT
# attributes that are set, chains of contexts and causes
e = ValueError(1)
e.x = 5
print(e.__dict__, e.x)
e.args = [1, 2]
print(repr(e))  # expect: {'x': 5} 5
# expect: ValueError(1, 2)
for s in [
    "e.args=3",
    "del e.args",
    "e.__traceback__=1",
    "del e.__traceback__",
    "e.__context__=1",
    "e.__cause__=1",
    "del e.__cause__",
    "del e.__context__",
    "e.__suppress_context__=3",
    "e.add_note(1)",
    "e.add_note('n'); print(e.__notes__)",
    "e.__notes__=3; e.add_note('q')",
    "e.__cause__=KeyError(); print(e.__suppress_context__)",
    "e.__dict__=3",
    "raise ValueError('x') from 3",
    "raise 3",
    "raise int",
    "raise ValueError from None",
    "raise KeyError('k') from e",
]:
    try:
        exec(s)
        print(s, 'ok')
    except BaseException as x:
        print(s, '!!', type(x).__name__, x, repr(x.__cause__), repr(x.__context__), x.__suppress_context__)
    # expect: e.args=3 !! TypeError 'int' object is not iterable None None False
# expect: del e.args !! TypeError args may not be deleted None None False
# expect: e.__traceback__=1 !! TypeError __traceback__ must be a traceback or None None None False
# expect: del e.__traceback__ !! TypeError __traceback__ may not be deleted None None False
# expect: e.__context__=1 !! TypeError exception context must be None or derive from BaseException None None False
# expect: e.__cause__=1 !! TypeError exception cause must be None or derive from BaseException None None False
# expect: del e.__cause__ !! TypeError __cause__ may not be deleted None None False
# expect: del e.__context__ !! TypeError __context__ may not be deleted None None False
# expect: e.__suppress_context__=3 !! TypeError attribute value type must be bool None None False
# expect: e.add_note(1) !! TypeError note must be a str, not 'int' None None False
# expect: ['n']
# expect: e.add_note('n'); print(e.__notes__) ok
# expect: e.__notes__=3; e.add_note('q') !! TypeError Cannot add note: __notes__ is not a list None None False
# expect: True
# expect: e.__cause__=KeyError(); print(e.__suppress_context__) ok
# expect: e.__dict__=3 !! TypeError __dict__ must be set to a dictionary, not a 'int' None None False
# expect: raise ValueError('x') from 3 !! TypeError exception causes must derive from BaseException None None False
# expect: raise 3 !! TypeError exceptions must derive from BaseException None None False
# expect: raise int !! TypeError exceptions must derive from BaseException None None False
# expect: raise ValueError from None !! ValueError  None None True
# expect: raise KeyError('k') from e !! KeyError 'k' ValueError(1, 2) None True
try:
    try:
        1 / 0
    except ZeroDivisionError as a:
        raise ValueError('b')
except ValueError as b:
    print(repr(b.__context__), b.__cause__, b.__traceback__ is not None)
    c = b.__context__
    try:
        raise c
    except ZeroDivisionError as d:
        print(d.__context__, b.__context__)  # expect: ZeroDivisionError('division by zero') None True
# expect: b None
try:
    try:
        raise ValueError(1)
    finally:
        raise KeyError(2)
except KeyError as e:
    print(repr(e.__context__))  # expect: ValueError(1)


def gen():
    try:
        yield 1
    except ValueError as e:
        print('got', e)
        yield 2


g = gen()
next(g)
print(g.throw(ValueError('z')))  # expect: got z


# expect: 2
class A(Exception):
    def __str__(self):
        return 'custom'


try:
    raise A(1)
except A as e:
    print(e, repr(e))  # expect: custom A(1)


class B(A):
    def __init__(self, x, **k):
        A.__init__(self, x)
        self.k = k


b = B(1, z=2)
print(b.args, b.k)  # expect: (1,) {'z': 2}
import sys

try:
    raise A(2)
except A:
    print(sys.exc_info()[0], sys.exception())  # expect: <class '__main__.A'> custom
print(sys.exc_info())  # expect: (None, None, None)


def f(n):
    if n:
        f(n - 1)
    else:
        raise ValueError('deep')


try:
    f(5)
except ValueError as e:
    tb = e.__traceback__
    n = 0
    while tb:
        n += 1
        tb = tb.tb_next
    print(n)  # expect: 7
