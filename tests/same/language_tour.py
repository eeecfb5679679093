# SPDX-License-Identifier: MIT
# The whole language in one program; its output is the reference's.
import sys


# closures
def outer():
    x = 1

    def inner():
        nonlocal x
        x += 1
        return x

    return inner


f = outer()
print(f(), f())


# try/finally flows
def tf(n):
    try:
        if n == 0:
            return 'ret'
        if n == 1:
            raise ValueError('v')
        return 'end'
    except ValueError as e:
        return 'exc ' + str(e)
    finally:
        print('fin', n)


for i in range(3):
    print(tf(i))


def loop():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append('f')
    else:
        out.append('else')
    return out


print(loop())


def nested():
    try:
        try:
            raise KeyError('a')
        except KeyError:
            raise ValueError('b')
        finally:
            print('inner fin')
    except ValueError as e:
        print(type(e.__context__).__name__)
        return 1
    finally:
        print('outer fin')


print(nested())


class CM:
    def __init__(s, n, sup=False):
        s.n = n
        s.sup = sup

    def __enter__(s):
        print('enter', s.n)
        return s.n

    def __exit__(s, t, v, tb):
        print('exit', s.n, t.__name__ if t else None, v)
        return s.sup


with CM(1) as a, CM(2) as b:
    print(a, b)
with CM(3, True):
    raise RuntimeError('x')
try:
    with CM(4):
        raise RuntimeError('y')
except RuntimeError as e:
    print('caught', e)


def wret():
    with CM(5):
        return 'r'


print(wret())
for i in range(2):
    with CM(6):
        if i == 0:
            continue
        break
# comprehension
print(
    [x * y for x in range(3) for y in range(3) if x != y], {x: x * x for x in range(3)}, {x % 2 for x in range(5)}, list(x for x in 'abc')
)
print([[j for j in range(i)] for i in range(4)])
# unpack
a, *b, c = range(6)
print(a, b, c)
(a, b), c = (1, 2), 3
print(a, b, c)
[a, b] = 'xy'
print(a, b)
a = b = c = 5
print(a, b, c)
a, b = b, a + 1
print(a, b)
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
print(x)
i = 0
i, x[i] = 1, 9
print(i, x)


# args
def g(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(g(1, d=4), g(1, 2, 3, 4, 5, d=6, z=7), g(*[1, 2], **{'d': 1, 'q': 2}))


def kwonly(*, a, b=1):
    return a + b


print(kwonly(a=1))
for call in (
    "g()",
    "g(1)",
    "g(1,a=2,d=1)",
    "kwonly()",
    "kwonly(1)",
    "kwonly(a=1,c=2)",
    "g(1, d=1, **{'d': 2})",
    "len()",
    "len(1,2)",
    "len(x=1)",
    "int(1,2,3)",
    "(lambda x: x)()",
    "(lambda x: x)(1,2)",
    "outer(1)",
    "print(*1)",
    "g(**1)",
    "g(1,*2)",
    "'a'.join(1)",
    "[].append()",
    "{}.get()",
    "range()",
    "sorted()",
):
    try:
        print(eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)
# lambda defaults
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
# global
G = 1


def setg():
    global G
    G += 1


setg()
print(G)
# chained compare
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1.0 == True)
print(1 if [] else 2, [] or 'x', 0 and 1, not 0, None is None, 1 is not None)
# strings
n = 5
s = 'ab'
print(f"{n:>5}|{s!r:<6}|{n+1=}|{3.14159:.2f}|{{}}|{s:{n}}|{'nested ' + f'{n}'}")
print('%s %d %5.2f %r %x' % ('a', 5, 3.14159, 'q', 255), '{} {1}'.format(1, 2) if 0 else '{0} {1} {x}'.format(1, 2, x=3))
# while else
k = 0
while k < 3:
    k += 1
else:
    print('while else', k)
# del
d = {'a': 1, 'b': 2}
del d['a']
print(d)
l = [1, 2, 3, 4]
del l[1:3]
print(l)
# star expr
print([*range(3), *'ab'], {**{'a': 1}, 'b': 2}, (*[1], 2))
# walrus
if (m := len('hello')) > 3:
    print(m)
print([y := 1, y**2], [last := x for x in range(3)], last)
# slices
l = list(range(10))
print(l[2:5], l[::2], l[::-1], l[-3:], l[:-3], l[5:2:-1])
l[2:4] = ['a', 'b', 'c']
print(l)
l[::3] = [0] * len(l[::3])
print(l)
# exceptions
try:
    try:
        raise ValueError(1)
    except ValueError as e:
        raise TypeError(2) from e
except TypeError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    raise 1
except TypeError as e:
    print(e)


def gen():
    try:
        x = yield 1
        print('got', x)
        yield 2
    except GeneratorExit:
        print('closed')
        raise
    finally:
        print('gen fin')


it = gen()
print(next(it), it.send('hi'))
it.close()


def sub():
    r = yield 'a'
    return 'ret' + str(r)


def deleg():
    v = yield from sub()
    print('v', v)
    yield v


it = deleg()
print(next(it))
print(it.send(7))
try:
    next(it)
except StopIteration as e:
    print('stop', e.value)


def thrower():
    while True:
        try:
            yield
        except ValueError as e:
            print('thrown', e)
            yield 'handled'


it = thrower()
next(it)
print(it.throw(ValueError('boom')))


# class features
class Base:
    cls = 'base'

    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f'{type(self).__name__}({self.v!r})'

    @classmethod
    def make(cls, v):
        return cls(v)

    @staticmethod
    def st(x):
        return x * 2

    @property
    def dbl(self):
        return self.v * 2

    @dbl.setter
    def dbl(self, x):
        self.v = x / 2

    def __eq__(self, o):
        return isinstance(o, Base) and self.v == o.v

    def __hash__(self):
        return hash(self.v)

    def __lt__(self, o):
        return self.v < o.v

    def __add__(self, o):
        return type(self)(self.v + (o.v if isinstance(o, Base) else o))

    def __radd__(self, o):
        return self + o

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i

    def __contains__(self, x):
        return x == self.v

    def __call__(self, *a, **k):
        return a, k

    def __bool__(self):
        return bool(self.v)

    def __iter__(self):
        return iter([1, 2])

    def __getattr__(self, n):
        if n == 'dyn':
            return 'dynamic'
        raise AttributeError(n)


class Derived(Base):
    def __init__(self, v, w):
        super().__init__(v)
        self.w = w

    def __repr__(self):
        return 'D' + super().__repr__()

    @classmethod
    def make(cls, v):
        return cls(v, v)


b = Base(3)
d = Derived(4, 5)
print(b, d, Base.make(1), Derived.make(2), Base.st(4), b.dbl, d.w)
b.dbl = 10
print(b.v)
print(b == Base(5.0), b != d, sorted([d, b]), b + 1, 1 + b, sum([b, d]), len(b), b['k'], 5.0 in b, b(1, k=2), bool(Base(0)), list(b), b.dyn)
print(Derived.__mro__, isinstance(d, Base), issubclass(Derived, Base), Derived.__name__, Base.cls, d.cls, hash(Base(7)) == hash(7))
try:
    b.nope
except AttributeError as e:
    print(e)


class Slots:
    __slots__ = ('a', 'b')


s = Slots()
s.a = 1
try:
    s.c = 1
except AttributeError as e:
    print(e)
try:
    s.b
except AttributeError as e:
    print(e)


class Meta(type):
    def __new__(m, n, b, d, **k):
        print('meta', n, k)
        return super().__new__(m, n, b, d)

    def __call__(c, *a):
        print('call')
        return super().__call__(*a)


class WithMeta(metaclass=Meta, opt=1):
    pass


WithMeta()


def deco(x):
    def w(f):
        print('deco', x, f.__name__)
        return f

    return w


@deco(1)
@deco(2)
def decorated():
    pass


@deco(3)
class DC:
    pass


print(decorated.__qualname__, DC.__qualname__, Base.make.__qualname__, (lambda: 0).__name__)


class Desc:
    def __get__(self, o, t):
        return ('get', o is None)

    def __set__(self, o, v):
        print('set', v)

    def __set_name__(self, o, n):
        print('name', n)


class UD:
    x = Desc()


print(UD.x, UD().x)
UD().x = 3


def annot(a: int, b: 'str' = 'x') -> float:
    ...


print(annot.__annotations__, annot.__defaults__)


class An:
    x: int = 1
    y: str


print(An.__annotations__)
match [1, 2, 3]:
    case [1, *rest]:
        print('rest', rest)
match {'a': 1, 'b': {'c': 2}}:
    case {'a': 1, 'b': {'c': z}, **r}:
        print(z, r)


class Pt:
    __match_args__ = ('x', 'y')

    def __init__(s, x, y):
        s.x = x
        s.y = y


for p in (Pt(0, 0), Pt(1, 2), 5, 'str', None, 3.5, [1], (1, 2)):
    match p:
        case Pt(0, 0):
            print('origin')
        case Pt(x=1, y=yy):
            print('pt', yy)
        case int(n) if n > 3:
            print('int', n)
        case str() | None:
            print('str or none')
        case float():
            print('float')
        case [q]:
            print('one', q)
        case (a, b):
            print('two', a, b)
        case _:
            print('other')
