# SPDX-License-Identifier: MIT
# Endless recursion of every kind is a RecursionError, and the session goes on.
def tried(f, *a):
    try:
        f(*a)
    except RecursionError:
        return 'R'
    except Exception as e:
        return type(e).__name__
    return 'ran'


def f():
    return f()


def g(n):
    return [g(n + 1)]


class C:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name + 'x')

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __lt__(self, other):
        return self < other

    def __add__(self, other):
        return self + other

    def __getitem__(self, i):
        return self[i]

    def __iter__(self):
        return iter(self)

    def __call__(self):
        return self()

    def __str__(self):
        return str(self)

    def __format__(self, spec):
        return format(self, spec)

    def __contains__(self, x):
        return x in self

    def __int__(self):
        return int(self)

    def __index__(self):
        return [1][self]

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *a):
        pass

    def __del__(self):
        pass

    def __instancecheck__(self, o):
        return isinstance(o, self)


c = C()
print(tried(f), tried(g, 0), tried(repr, c), tried(lambda: c == 1), tried(lambda: c.y), tried(hash, c), tried(len, c), tried(bool, c))  # expect: R R R R R R R R
print(
    tried(lambda: c < 1),
    tried(lambda: c + 1),
    tried(lambda: c[0]),
    tried(iter, c),
    tried(c),
    tried(str, c),
    tried(format, c),
    tried(lambda: 1 in c),
)  # expect: R R R R R R R R
print(tried(int, c), tried(lambda: [1][c]), tried(c.__enter__), tried(isinstance, 1, c), tried(sorted, [c, c]), tried(max, c, c))  # expect: R R R R R R
print(tried(lambda: '%s' % c), tried(lambda: f'{c}'), tried(lambda: {c: 1}), tried(lambda: [c] == [1]), tried(lambda: (c,) < (1,)))  # expect: R R R R R


def gen():
    yield from gen()


print(tried(lambda: list(gen())), tried(lambda: sorted([1, 2], key=lambda x: f())), tried(lambda: list(map(lambda x: f(), [1]))))  # expect: R R R


class P:
    @property
    def p(self):
        return self.p


class M(type):
    def __call__(cls):
        return cls()


class N(metaclass=M):
    pass


class D:
    def __get__(self, o, t=None):
        return o.d


class O:
    d = D()

    def __setattr__(self, n, v):
        self.x = v


print(
    tried(lambda: P().p),
    tried(N),
    tried(lambda: O().d),
    tried(lambda: setattr(O(), 'a', 1)),
    tried(lambda: exec('f()')),
    tried(lambda: eval('f()')),
)  # expect: R R R R R R
a = []
for i in range(10**5):
    a = [a]
print(tried(repr, a), tried(lambda: a == [a]) in ('R', 'ran'), tried(hash, (1,)))  # expect: R True ran
t = ()
for i in range(10**5):
    t = (t,)
print(tried(hash, t), tried(repr, t), tried(lambda: t == (t[0],)) in ('R', 'ran'))  # expect: R R True
d = {}
for i in range(10**5):
    d = {1: d}
print(tried(repr, d), tried(str, d))  # expect: R R


def caught(n):
    try:
        return caught(n + 1)
    except RecursionError:
        return n


print(caught(0) > 500, caught(0) > 500)  # expect: True True
import sys

sys.setrecursionlimit(200)
print(tried(f), caught(0) < 200)  # expect: R True
sys.setrecursionlimit(10**6)
print(tried(f) in ('R', 'MemoryError'), tried(repr, a) in ('R', 'ran'), tried(repr, c))  # expect: True True R
sys.setrecursionlimit(1000)
print('alive')  # expect: alive


# iterators over iterators over …, and views of views
def chain(make, start, n=200000):
    x = start
    for _ in range(n):
        x = make(x)
    return x


for make in (lambda x: map(abs, x), lambda x: filter(None, x), zip, enumerate, lambda x: (y for y in x), lambda x: iter(x.__next__, 7)):
    try:
        next(chain(make, iter([1])))
    except RecursionError as e:
        print(str(e)[:32])
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
print(chain(memoryview, b"abc")[1])  # expect: 98
import folio

folio.reset_peak()
try:
    __import__("a." * 10**5 + "b")  # a name for each of the packages: not for all of them at once
except (RecursionError, ModuleNotFoundError) as e:
    print(type(e).__name__, folio.account().peak < 400 << 20)  # expect: RecursionError True
