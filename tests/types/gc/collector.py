# SPDX-License-Identifier: MIT
# gc: tracking, collections, finalizers, resurrection, callbacks, questions
import gc

getattr(gc, "_set_stress", bool)(False)  # callbacks and counts below expect only the collections asked for
gc.collect()
for x in [
    "()",
    "(1,2)",
    "{}",
    "{'a':1}",
    "{'a':[]}",
    "[]",
    "object()",
    "1",
    "'a'",
    "tuple([1,2])",
    "[1]",
    "set()",
    "frozenset([1])",
    "int",
    "len",
    "gc",
    "type('A',(),{})()",
    "ValueError()",
    "(x for x in [])",
    "lambda:0",
    "range(3)",
    "slice(1)",
    "iter([])",
    "{}.keys()",
    "print.__class__",
    "1.5",
    "type('B',(),{'__slots__':('a',)})()",
]:
    print(x, gc.is_tracked(eval(x)))  # expect: () False
# expect: (1,2) True
# expect: {} False
# expect: {'a':1} False
# expect: {'a':[]} True
# expect: [] True
# expect: object() False
# expect: 1 False
# expect: 'a' False
# expect: tuple([1,2]) True
# expect: [1] True
# expect: set() True
# expect: frozenset([1]) True
# expect: int False
# expect: len True
# expect: gc True
# expect: type('A',(),{})() True
# expect: ValueError() True
# expect: (x for x in []) True
# expect: lambda:0 True
# expect: range(3) False
# expect: slice(1) True
# expect: iter([]) True
# expect: {}.keys() True
# expect: print.__class__ False
# expect: 1.5 False
# expect: type('B',(),{'__slots__':('a',)})() True
a = tuple([1, 2])
gc.collect()
print(gc.is_tracked(a))  # expect: False
d = {'a': 1}
d['b'] = (1, 2)
gc.collect()
print(gc.is_tracked(d))  # expect: False
print(gc.get_threshold(), gc.isenabled(), gc.get_debug())  # expect: (700, 10, 10) True 0


class N:
    pass


def ring(n):
    first = N()
    last = first
    for i in range(n - 1):
        x = N()
        last.link = x
        last = x
    last.link = first


ring(10)
print(gc.collect())  # expect: 10
a = []
a.append(a)
del a
print(gc.collect())  # expect: 1


class D:
    def __del__(self):
        print('del', self.n)


def two():
    a = D()
    b = D()
    a.n = 1
    b.n = 2
    a.o = b
    b.o = a


two()
print(gc.collect(), gc.garbage)  # expect: del 1
# expect: del 2
# expect: 2 []
keep = []


class R:
    def __del__(self):
        print('resurrect')
        keep.append(self)


r = R()
r.me = r
del r
print(gc.collect())
print(len(keep), gc.is_finalized(keep[0]))  # expect: resurrect
# expect: 0
# expect: 1 True
keep.clear()
print(gc.collect())  # expect: 1
r = R()
del r
print(len(keep))
keep.clear()  # expect: resurrect


# expect: 1
def cb(phase, info):
    print(phase, sorted(info.items()))


gc.callbacks.append(cb)
ring(3)
gc.collect(1)
gc.collect()
gc.callbacks.clear()  # expect: start [('collected', 0), ('generation', 1), ('uncollectable', 0)]
# expect: stop [('collected', 3), ('generation', 1), ('uncollectable', 0)]
# expect: start [('collected', 0), ('generation', 2), ('uncollectable', 0)]
# expect: stop [('collected', 0), ('generation', 2), ('uncollectable', 0)]
gc.set_debug(gc.DEBUG_SAVEALL)
ring(2)
print(gc.collect(), len(gc.garbage))
gc.set_debug(0)  # expect: 2 2
print([type(x).__name__ for x in gc.garbage])
gc.garbage.clear()
print(gc.collect())  # expect: ['N', 'N']
# expect: 2
l = [1, [2]]
m = [l]
print(gc.get_referents(l), [x is m for x in gc.get_referrers(l) if isinstance(x, list)])  # expect: [[2], 1] [True]
print(gc.get_referents({'a': [1]}), gc.get_referents((1, 'x')), gc.get_referents(1), gc.get_referents())  # expect: [[1]] ['x', 1] [] []
o = N()
o.z = [3]
print([type(x).__name__ for x in gc.get_referents(o)])  # expect: ['list', 'type']
for s in [
    "gc.collect(3)",
    "gc.collect(-1)",
    "gc.collect('a')",
    "gc.get_objects(5)",
    "len(gc.get_objects(-1))>0",
    "gc.get_objects(-2)",
    "gc.set_threshold()",
    "gc.set_threshold('a')",
    "gc.is_tracked()",
    "gc.set_debug('a')",
    "gc.collect(1,2)",
    "gc.collect(generation=0)>=0",
    "gc.collect(gen=1)",
]:
    try:
        print(s, eval(s))
    except Exception as e:
        print(s, type(e).__name__, e)  # expect: gc.collect(3) ValueError invalid generation
# expect: gc.collect(-1) ValueError invalid generation
# expect: gc.collect('a') TypeError 'str' object cannot be interpreted as an integer
# expect: gc.get_objects(5) ValueError generation parameter must be less than the number of available generations (3)
# expect: len(gc.get_objects(-1))>0 True
# expect: gc.get_objects(-2) ValueError generation parameter cannot be negative
# expect: gc.set_threshold() TypeError set_threshold() takes at least 1 argument (0 given)
# expect: gc.set_threshold('a') TypeError 'str' object cannot be interpreted as an integer
# expect: gc.is_tracked() TypeError gc.is_tracked() takes exactly one argument (0 given)
# expect: gc.set_debug('a') TypeError 'str' object cannot be interpreted as an integer
# expect: gc.collect(1,2) TypeError collect() takes at most 1 argument (2 given)
# expect: gc.collect(generation=0)>=0 True
# expect: gc.collect(gen=1) TypeError 'gen' is an invalid keyword argument for collect()
gc.set_threshold(100, 5, 5)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)  # expect: (100, 5, 5)
print(len(gc.get_stats()), sorted(gc.get_stats()[0]))  # expect: 3 ['collected', 'collections', 'uncollectable']
gc.freeze()
print(gc.get_freeze_count() > 0)
gc.unfreeze()
print(gc.get_freeze_count())  # expect: True
# expect: 0
gc.disable()
print(gc.isenabled())
gc.enable()  # expect: False
print(any(y is x for y in gc.get_objects()), any(y is x for y in gc.get_objects(0)))  # expect: False False
gc.collect()
print(any(y is x for y in gc.get_objects(2)))  # expect: False


# automatic
class C:
    n = 0

    def __init__(self):
        C.n += 1
        self.me = self

    def __del__(self):
        C.n -= 1


for i in range(5000):
    C()
print(C.n < 2000)
gc.collect()
print(C.n)  # expect: True
# expect: 0
# deep
x = None
for i in range(100000):
    x = [x]
del x
print('deep ok')  # expect: deep ok
x = None
for i in range(100000):
    n = N()
    n.x = x
    x = n
del x, n
print('deep2 ok')  # expect: deep2 ok


class T(list):
    pass


t = T()
t.append(t)
t.y = t
del t
print(gc.collect())  # expect: 2


class T(dict):
    pass


t = T()
t[1] = t
del t
print(gc.collect())  # expect: 6


def f():
    def g():
        return g

    return g


f()
print(gc.collect())  # expect: 3


class X:
    def m(self):
        return X


del X
gc.collect()


def gen():
    g = yield
    yield g


print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)  # expect: 1 2 4 32 38
