# SPDX-License-Identifier: MIT
# groups print as a tree; notes of any kind
def f(i):
    raise ValueError(f'bad {i}')


def collect(n):
    out = []
    for i in range(n):
        try:
            f(i)
        except ValueError as e:
            out.append(e)
    return out


import io
import sys

sys.stderr = io.StringIO()


def show(e):
    sys.excepthook(type(e), e, e.__traceback__)
    sys.stderr.write('======\n')


def t(fn):
    try:
        fn()
    except BaseException as e:
        show(e)


def a():
    raise ExceptionGroup('several', collect(2))


t(a)


def b():
    try:
        f(9)
    except ValueError as e:
        raise ExceptionGroup('nested', [ExceptionGroup('inner', collect(1) + [TypeError('x')]), KeyError('k')]) from e


t(b)


def c():
    try:
        raise ExceptionGroup('first', collect(1))
    except ExceptionGroup as e:
        e.add_note('note one\nnote two')
        e.exceptions[0].add_note('subnote')
        raise RuntimeError('after')


t(c)


def d():
    raise ExceptionGroup('many', [ValueError(i) for i in range(20)])


t(d)
show(ExceptionGroup('no tb', [ValueError('multi\nline')]))


def e():
    x = []
    try:
        f(1)
    except ValueError as q:
        try:
            raise TypeError('ctx')
        except TypeError as r:
            x = [r]
    raise BaseExceptionGroup('base', x + [KeyboardInterrupt()])


t(e)
eg = ValueError('deep')
for i in range(15):
    eg = ExceptionGroup(f'g{i}', [eg])
show(eg)
v = ValueError('n')
v.__notes__ = 5
show(v)
v.__notes__ = 'abc'
show(v)
v.__notes__ = ['x', 3, 'y\n']
show(v)


class B:
    def __str__(self):
        1 / 0

    __repr__ = __str__


v.__notes__ = [B()]
show(v)
v.__notes__ = B()
show(v)
s = SyntaxError('bad', ('f.py', 3, 5, 'abc def', 3, 8))
show(ExceptionGroup('syn', [s, NameError('z')]))
a2 = ValueError('a')
b2 = ValueError('b')
a2.__context__ = b2
b2.__context__ = a2
show(a2)
c2 = KeyError('c')
c2.__cause__ = c2
show(c2)
try:
    raise ExceptionGroup('final', [ExceptionGroup('i1', [OSError(2, 'No such')]), ExceptionGroup('i2', [ValueError()])])
except ExceptionGroup as e:
    show(e)
print(sys.stderr.getvalue().replace(__file__, "script"))
