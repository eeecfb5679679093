# SPDX-License-Identifier: MIT
# tuple: construction, slices, comparison, methods.
import sys, gc


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


size = sys.getsizeof
print((), (1,), (1, 2), ((1,), [2]), tuple("ab"), tuple([1, 2]), tuple(range(3)))  # expect: () (1,) (1, 2) ((1,), [2]) ('a', 'b') (1, 2) (0, 1, 2)
print(size(()), size((1,)), size((1, 2, 3)), size(tuple(range(100))))  # expect: 40 48 64 840
print(hash(()), hash((1, 2, 3)), hash((1,)), hash(((1, 2), 3)), hash((-1, 0)), hash((True, 1.0)), error(hash, ([],)))  # expect: 5740354900026072187 529344067295497451 -6644214454873602895 -333907151259015829 2575514064802888272 8389048192121911274 TypeError: unhashable type: 'list'
t = (1, 2, 3, 2)
print(t[0], t[-1], t[1:3], t[::-1], t[::2], t[5:], t.index(2), t.count(2), t.index(2, 2), len(t))  # expect: 1 2 (2, 3) (2, 3, 2, 1) (1, 3) () 1 2 3 4
print(error(lambda: t[9]), "|", error(lambda: t["a"]), "|", error(t.index, 9), "|", error(lambda: t[10**30]), "|", error(lambda: (1,) + [1]))  # expect: IndexError: tuple index out of range | TypeError: tuple indices must be integers or slices, not str | ValueError: tuple.index(x): x not in tuple | IndexError: cannot fit 'int' into an index-sized integer | TypeError: can only concatenate tuple (not "list") to tuple
print(t + (5,), t * 2, 2 * (1,), () * 5, (1,) * 0, (1,) * -1, error(lambda: (1,) * "a"), error(lambda: (1, 2) * 10**20))  # expect: (1, 2, 3, 2, 5) (1, 2, 3, 2, 1, 2, 3, 2) (1, 1) () () () TypeError: can't multiply sequence by non-int of type 'str' OverflowError: cannot fit 'int' into an index-sized integer
print(t[:] is t, tuple(t) is t, t * 1 is t, t + () is t, tuple() is tuple([]))  # expect: True True True True True
print((1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1.0, 2.0), (1,) == [1], (1, 2) >= (1, 2), error(lambda: (1,) < ("a",)), (1, "a") == (2, 1))  # expect: True True True False True TypeError: '<' not supported between instances of 'int' and 'str' False
print(2 in t, 9 in t, error(tuple, 5), error(tuple, 1, 2), error(lambda: tuple(a=1)))  # expect: True False TypeError: 'int' object is not iterable TypeError: tuple expected at most 1 argument, got 2 TypeError: tuple() takes no keyword arguments
a = ([],)
a[0].append(a)
print(a, [a])  # expect: ([(...)],) [([(...)],)]
def assign(t):
    t[0] = 1
def delete(t):
    del t[0]
print(error(assign, t), error(delete, t))  # expect: TypeError: 'tuple' object does not support item assignment TypeError: 'tuple' object doesn't support item deletion
class P(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
p = P(1, 2)
p.tag = 3
print(p, p == (1, 2), hash(p) == hash((1, 2)), type(p + ()).__name__, type(p[:]).__name__, type(tuple(p)).__name__, p.tag, isinstance(p, tuple))  # expect: (1, 2) True True tuple tuple tuple 3 True
it = iter((1, 2))
print(it.__length_hint__(), next(it), next(it), next(it, None), it.__length_hint__(), type(it).__name__)  # expect: 2 1 2 None 0 tuple_iterator
built = (len(t), "a")
gc.collect()
print(gc.is_tracked(()), gc.is_tracked(built), gc.is_tracked(([],)), gc.is_tracked([]), gc.is_tracked({}), gc.is_tracked({"a": 1}))  # expect: False False True True False False
print(gc.is_tracked({"a": []}))  # expect: True
x, *y = (1, 2, 3)
print(x, y, (1, 2).__getnewargs__(), tuple[int, str], tuple(x for x in "ab"), (1, 2, 3).__contains__(2), (nan := float("nan"),) == (nan,))  # expect: 1 [2, 3] ((1, 2),) tuple[int, str] ('a', 'b') True True
print(sorted([(2, "a"), (1, "b"), (1, "a")]), max((1, 2), (1, 3)), (1, (2, (3, (4,)))), tuple({1: 2}), tuple({5}))  # expect: [(1, 'a'), (1, 'b'), (2, 'a')] (1, 3) (1, (2, (3, (4,)))) (1,) (5,)
