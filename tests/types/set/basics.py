# SPDX-License-Identifier: MIT
# set and frozenset: construction, sizes as they grow, algebra, methods.
import sys


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


size = sys.getsizeof
print(set(), {1}, {3, 1, 2}, set("a"), frozenset(), frozenset({1}), set(range(5)), {10, 3, 7, 25, 1})  # expect: set() {1} {1, 2, 3} {'a'} frozenset() frozenset({1}) {0, 1, 2, 3, 4} {1, 3, 7, 25, 10}
print(size(set()), [size(set(range(i))) for i in (1, 4, 5, 20, 100, 1000)], size(frozenset()), size(frozenset(range(5))))  # expect: 216 [216, 216, 728, 2264, 8408, 32984] 216 728
def steps(n):
    s, out, last = set(), [], None
    for i in range(n):
        s.add(i)
        if size(s) != last:
            last = size(s)
            out.append((i + 1, last))
    return out
print(steps(3000))  # expect: [(1, 216), (5, 728), (19, 2264), (77, 8408), (307, 32984), (1229, 131288)]
print(list({i * 7 % 101 for i in range(60)}))  # expect: [0, 1, 2, 4, 5, 7, 8, 9, 11, 12, 14, 15, 18, 19, 21, 22, 25, 26, 28, 29, 32, 33, 35, 36, 39, 40, 42, 43, 46, 47, 49, 50, 53, 54, 56, 57, 60, 61, 63, 64, 67, 68, 70, 71, 74, 75, 77, 78, 81, 82, 84, 85, 88, 89, 91, 92, 95, 96, 98, 99]
print(list(set(range(20, 0, -1))), list({100, 8, 16, 24, 0}), list({-1, -2, -3}), list({5, 13, 21, 29, 37}))  # expect: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] [0, 16, 100, 8, 24] [-3, -1, -2] [29, 5, 37, 21, 13]
a, b = set(range(0, 20, 2)), set(range(0, 20, 3))
print(a & b, a | b, a - b, a ^ b)  # expect: {0, 18, 12, 6} {0, 2, 3, 4, 6, 8, 9, 10, 12, 14, 15, 16, 18} {2, 4, 8, 10, 14, 16} {2, 3, 4, 8, 9, 10, 14, 15, 16}
print(a.union(b, [100]), a.intersection(b, [0, 6]), a.difference(b, [2]), a.symmetric_difference([0, 1]))  # expect: {0, 2, 3, 4, 100, 6, 8, 9, 10, 12, 14, 15, 16, 18} {0, 6} {4, 8, 10, 14, 16} {1, 2, 4, 6, 8, 10, 12, 14, 16, 18}
print(a <= b, {0, 6} <= a, {0, 6} < {0, 6}, a >= {0}, a > {0}, a == set(a), a != b, {1} == frozenset({1}), a == 5)  # expect: False True False True True True True True False
print(a.issubset(range(100)), a.issuperset([2, 4]), a.isdisjoint([1, 3]), a.isdisjoint(b), {1}.issubset([2]))  # expect: True True True False False
c = set(a)
c.add(1)
c.discard(0)
c.discard(99)
c.remove(2)
print(c, error(c.remove, 2), len(c), 1 in c, 2 in c)  # expect: {1, 4, 6, 8, 10, 12, 14, 16, 18} KeyError: 2 9 True False
c |= {50}
c &= set(range(60))
c -= {4}
c ^= {1, 60}
print(sorted(c))  # expect: [6, 8, 10, 12, 14, 16, 18, 50, 60]
c.update([1], (2,), {3: 0})
c.intersection_update(range(10))
c.difference_update([1])
c.symmetric_difference_update([2, 77])
print(sorted(c), c.copy() == c, c.clear(), c)  # expect: [3, 6, 8, 77] True None set()
print(error(set().pop), {5}.pop(), error(lambda: {[]}), error(lambda: {1} | [1]), error(lambda: {1} < [1]), error(hash, set()))  # expect: KeyError: 'pop from an empty set' 5 TypeError: unhashable type: 'list' TypeError: unsupported operand type(s) for |: 'set' and 'list' TypeError: '<' not supported between instances of 'set' and 'list' TypeError: unhashable type: 'set'
print(error(set, 5), "|", error(set, 1, 2), "|", error(lambda: set(a=1)), "|", error(lambda: frozenset(a=1)), "|", error(frozenset, 1, 2))  # expect: TypeError: 'int' object is not iterable | TypeError: set expected at most 1 argument, got 2 | TypeError: set() takes no keyword arguments | TypeError: frozenset() takes no keyword arguments | TypeError: frozenset expected at most 1 argument, got 2
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(100))), hash(frozenset([frozenset()])))  # expect: 133146708735736 -272375401224217160 4411996150312757951 -6993584179861130285
print({frozenset([1]): "x"}[frozenset([1])], {1} in {frozenset([1])}, frozenset([1]) in {1}, error(lambda: {1} in {2}))  # expect: x True False False
s = {frozenset([1])}
s.discard({1})
print(s, error(s.remove, {1}))  # expect: set() KeyError: {1}
class S(set):
    pass
class F(frozenset):
    pass
x, f = S([1]), F([1])
x.tag = 1
print(x, f, S(), F(), type(x | x).__name__, type(x.copy()).__name__, type(f & f).__name__, type(f.copy()).__name__, x.tag, type({1} | x).__name__)  # expect: S({1}) F({1}) S() F() set set frozenset frozenset 1 set
g = frozenset([1, 2])
print(frozenset(g) is g, g.copy() is g, g | {3}, {3} | g, type(g | {3}).__name__, type({3} | g).__name__)  # expect: True True frozenset({1, 2, 3}) {1, 2, 3} frozenset set
def mutate(s):
    for x in s:
        s.add(x + 1000)
print(error(mutate, {1, 2}), iter({1, 2}).__length_hint__(), type(iter(set())).__name__)  # expect: RuntimeError: Set changed size during iteration 2 set_iterator
class Evil:
    def __init__(self, s):
        self.s = s
    def __hash__(self):
        return 5
    def __eq__(self, other):
        self.s.clear()
        return False
e = set()
e.add(Evil(e))
print(5 in e, e)  # expect: False set()
r = {0, 1, 2}
r.pop()
r.pop()
print(r)  # expect: {2}
print({1, True, 1.0}, {0, False}, {-1, -2} == {-2, -1}, len({2**61 - 1, 0}), {1, "a", None} == {None, "a", 1})  # expect: {1} {0} True 2 True
print(set([1, 2]) == {2, 1}, {1, 2}.__contains__(1), set[int], error(lambda: {1}.add()), error(lambda: {1}.union(1)))  # expect: True True set[int] TypeError: set.add() takes exactly one argument (0 given) TypeError: 'int' object is not iterable
big = set(range(100000))
print(len(big - set(range(50000))), len(big & {5, 6, -1}), len(big | {-1}), len(big ^ set(range(99999))), size(big))  # expect: 50000 2 100001 1 4194520
for i in range(99990):
    big.remove(i)
print(sorted(big), len(big.difference([1])), size(big))  # expect: [99990, 99991, 99992, 99993, 99994, 99995, 99996, 99997, 99998, 99999] 10 4194520
t = {1}
t.update(t)
t -= t
print(t, {1, 2} - {1}, {1, 2}.difference({1: 0}), {1}.symmetric_difference({1: 0, 2: 0}), set({1: 0}))  # expect: set() {2} {2} {2} {1}
print(str(frozenset({"x"})), repr({"x"}), {(1, 2)}, {frozenset({1})})  # expect: frozenset({'x'}) {'x'} {(1, 2)} {frozenset({1})}
