# SPDX-License-Identifier: MIT
# Special methods fill slots: operators, reflection, containers, errors.
def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return ("add", self.v, o.v) if isinstance(o, N) else NotImplemented

    def __radd__(self, o):
        return ("radd", self.v, o)

    def __iadd__(self, o):
        self.v += o
        return self

    def __neg__(self):
        return -self.v

    def __abs__(self):
        return abs(self.v)

    def __invert__(self):
        return ~self.v

    def __pos__(self):
        return +self.v

    def __pow__(self, o, mod=None):
        return ("pow", o, mod)

    def __rpow__(self, o, mod=None):
        return ("rpow", o, mod)

    def __divmod__(self, o):
        return ("divmod", o)

    def __matmul__(self, o):
        return ("matmul", o)

    def __index__(self):
        return self.v

    def __float__(self):
        return float(self.v)

    def __int__(self):
        return self.v

    def __bool__(self):
        return self.v != 0

    def __call__(self, *a, **k):
        return (a, k)

    def __lt__(self, o):
        return "lt"

    def __eq__(self, o):
        return isinstance(o, N) and self.v == o.v

    def __hash__(self):
        return hash(self.v)


n = N(3)
print(n + N(4), 1 + n, error(lambda: n + 1), [1] + n if False else "-")  # expect: ('add', 3, 4) ('radd', 3, 1) TypeError: unsupported operand type(s) for +: 'N' and 'int' -
n += 4
print(n.v, -n, abs(N(-2)), ~n, +n, n ** 2, 2 ** n, pow(n, 2, 5), divmod(n, 2), n @ 1)  # expect: 7 -7 2 -8 7 ('pow', 2, None) ('rpow', 2, None) ('pow', 2, 5) ('divmod', 2) ('matmul', 1)
print(error(lambda: n - 1), error(lambda: divmod(1, n)))  # expect: TypeError: unsupported operand type(s) for -: 'N' and 'int' TypeError: unsupported operand type(s) for divmod(): 'int' and 'N'
print([10, 20, 30][N(1)], "abc"[N(2)], range(N(3)), float(n), int(n), bool(N(0)), bool(n))  # expect: 20 c range(0, 3) 7.0 7 False True
print(n(1, x=2), n < 1, n > N(1) if False else "-", N(1) == N(1), N(1) != N(1), N(1) != N(2), len({N(1), N(1), N(2)}))  # expect: ((1,), {'x': 2}) lt - True False True 2
print(error(lambda: n >= 1), error(lambda: n <= n))  # expect: TypeError: '>=' not supported between instances of 'N' and 'int' TypeError: '<=' not supported between instances of 'N' and 'N'


class Base:
    def __add__(self, o):
        return "Base.add"

    def __radd__(self, o):
        return "Base.radd"

    def __eq__(self, o):
        return "Base.eq"


class Derived(Base):
    def __radd__(self, o):
        return "Derived.radd"

    def __eq__(self, o):
        return "Derived.eq"


class Same(Base):
    pass


print(Base() + Derived(), Base() + Same(), Derived() + Base(), Base() == Derived(), Base() == Same())  # expect: Derived.radd Base.add Base.add Derived.eq Base.eq
print(error(hash, Base()), Base.__hash__)  # expect: TypeError: unhashable type: 'Base' None


class Seq:
    def __getitem__(self, i):
        if isinstance(i, slice):
            return (i.start, i.stop, i.step)
        if i >= 3:
            raise IndexError(i)
        return i * 10

    def __len__(self):
        return 3


q = Seq()
print(list(q), q[1], q[1:2], q[::3], 20 in q, 5 in q, len(q), bool(q), list(reversed(q)))  # expect: [0, 10, 20] 10 (1, 2, None) (None, None, 3) True False 3 True [20, 10, 0]


class Cont:
    def __init__(self):
        self.log = []

    def __setitem__(self, k, v):
        self.log.append(("set", k, v))

    def __delitem__(self, k):
        self.log.append(("del", k))

    def __contains__(self, x):
        return x

    def __iter__(self):
        return iter("ab")


c = Cont()
c[1] = 2
c[1:2] = 3
del c[5]
print(c.log, 0 in c, "y" in c, list(c), error(lambda: c[1]))  # expect: [('set', 1, 2), ('set', slice(1, 2, None), 3), ('del', 5)] False True ['a', 'b'] TypeError: 'Cont' object is not subscriptable


class It:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(It(3)), sum(It(5)), max(It(4)), error(next, It(0)), tuple(It(2)))  # expect: [2, 1, 0] 10 3 StopIteration:  (1, 0)


def make(**ns):
    return type("X", (), ns)()


print(error(len, make(__len__=lambda s: -1)))  # expect: ValueError: __len__() should return >= 0
print(error(len, make(__len__=lambda s: "a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(bool, make(__bool__=lambda s: 1)))  # expect: TypeError: __bool__ should return bool, returned int
print(error(bool, make(__len__=lambda s: -1)))  # expect: ValueError: __len__() should return >= 0
print(error(lambda: [0][make(__index__=lambda s: "a")]))  # expect: TypeError: __index__ returned non-int (type str)
print(error(hash, make(__hash__=lambda s: "a")))  # expect: TypeError: __hash__ method should return an integer
print(error(hash, make(__hash__=None)), hash(make(__hash__=lambda s: -1)), hash(make(__hash__=lambda s: 2 ** 61)))  # expect: TypeError: unhashable type: 'X' -2 2305843009213693952
print(error(repr, make(__repr__=lambda s: 1)), error(str, make(__str__=lambda s: 1)))  # expect: TypeError: __repr__ returned non-string (type int) TypeError: __str__ returned non-string (type int)
print(repr(make(__repr__=lambda s: "R")), str(make(__repr__=lambda s: "R")), f"{make(__str__=lambda s: 'S')}")  # expect: R R S
print(error(iter, make(__iter__=lambda s: 1)), error(iter, make(__iter__=None)))  # expect: TypeError: iter() returned non-iterator of type 'int' TypeError: 'X' object is not iterable
print(error(lambda: 1 in make(__contains__=None)), error(lambda: 1 in make(__iter__=None)))  # expect: TypeError: 'X' object is not a container TypeError: argument of type 'X' is not iterable
print(error(type("X", (), {"__init__": lambda s: 1})))  # expect: TypeError: __init__() should return None, not 'int'
print(error(format, make(__format__=lambda s, f: 1)), format(make(__format__=lambda s, f: "<" + f + ">"), "spec"))  # expect: TypeError: __format__ must return a str, not int <spec>
print(type("X", (), {"__new__": lambda cls: 1})())  # expect: 1
print(error(lambda: make(__call__=None)()))  # expect: TypeError: 'NoneType' object is not callable
print(error(lambda: make(__float__=lambda s: "a").__float__() + 1), error(float, make(__float__=lambda s: "a")))  # expect: TypeError: can only concatenate str (not "int") to str TypeError: X.__float__ returned non-float (type str)


class Late:
    pass


x = Late()
print(error(len, x))  # expect: TypeError: object of type 'Late' has no len()
Late.__len__ = lambda self: 9
print(len(x), bool(x))  # expect: 9 True
del Late.__len__
print(error(len, x), bool(x))  # expect: TypeError: object of type 'Late' has no len() True
Late.__add__ = lambda self, o: ("late", o)
print(x + 1)  # expect: ('late', 1)


class SubLate(Late):
    pass


Late.__mul__ = lambda self, o: "mul"
print(SubLate() * 2, SubLate() + 3)  # expect: mul ('late', 3)
SubLate.__mul__ = lambda self, o: "sub mul"
print(SubLate() * 2, Late() * 2)  # expect: sub mul mul
del SubLate.__mul__
print(SubLate() * 2)  # expect: mul


class I(int):
    def __add__(self, o):
        return "I.add"


print(I(5) + 1, I(5) - 1, 1 + I(5), I(7) * 2, type(I(1) * 1).__name__, I(3) == 3, hash(I(3)) == hash(3))  # expect: I.add 4 6 14 int True True


class LL(list):
    def __getitem__(self, i):
        return "item"

    def __len__(self):
        return 99


ll = LL([1, 2])
print(ll[0], len(ll), list(ll), ll == [1, 2], ll + [3])  # expect: item 99 [1, 2] True [1, 2, 3]


class DD(dict):
    def __missing__(self, k):
        return "missing " + k


print(DD(a=1)["a"], DD()["zz"], DD(a=1) == {"a": 1}, DD(a=1).get("q"))  # expect: 1 missing zz True None


class St(str):
    def __eq__(self, o):
        return True

    __hash__ = str.__hash__


print(St("a") == 5, St("ab") + "c", St("x").upper(), {St("k"): 1}["k"])  # expect: True abc X 1


class Ctx:
    def __enter__(self):
        return "entered"

    def __exit__(self, *exc):
        return exc[0] is ValueError


with Ctx() as v:
    print(v)  # expect: entered
with Ctx():
    raise ValueError
print("swallowed")  # expect: swallowed


class R:
    def __reversed__(self):
        return iter([3, 2, 1])

    def __round__(self, n=None):
        return ("round", n)

    def __length_hint__(self):
        return 5

    def __dir__(self):
        return ["b", "a"]


print(list(reversed(R())), round(R()), round(R(), 2), dir(R()))  # expect: [3, 2, 1] ('round', None) ('round', 2) ['a', 'b']
