# SPDX-License-Identifier: MIT
# Shortcuts for plain ints and strings: sums, lists of dicts, dicts and sets under construction, slices that are assigned
import sys


class N(int):
    def __radd__(self, other):
        return ("N", other)

    def __add__(self, other):
        return ("n", other)


print(
    sum([1, 2, 3]),
    sum((1, 2**62, 2**62, 2**62)),
    sum([1, 2.5, 3]),
    sum([True, 2]),
    sum([10**30, 1, 2]),
    sum([], 5),
    sum([1, 2], 0.5),
)
# expect: 6 13835058055282163713 6.5 3 1000000000000000000000000000003 5 3.5
print(sum([2**63 - 1, 1, -1]), sum([-(2**63), -1]), sum([1, N(2)]), sum((1, 2, 3j)))  # expect: 9223372036854775807 -9223372036854775809 ('N', 1) (3+3j)
try:
    sum([1, "a"])
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'int' and 'str'
d = {i: str(i) for i in range(20)}
for k in range(0, 20, 3):
    del d[k]
print(list(d), list(d.keys())[:3], list(d.values())[:3], [*d][-2:], [*d.values()][-2:])
# expect: [1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 19] [1, 2, 4] ['1', '2', '4'] [17, 19] ['17', '19']
print(sys.getsizeof(list(d)) == sys.getsizeof(list(dict.fromkeys(range(13)))), list({}), list({}.values()), [0, *{}, *{1: 2}.values()])  # expect: True [] [] [0, 2]


class Backwards(dict):
    def __iter__(self):
        return iter([3, 2, 1])


print(list(Backwards(a=1)), list(Backwards(a=1).values()))  # expect: [3, 2, 1] [1]
l = [0]
l.extend({"a": 1})
l += {"b": 2}.values()
l[1:1] = (7, 8)
l[0:1] = []
l[:] = tuple(l) + (9,)
print(
    l,
    [1] * 3 + [2],
    [] + [1],
    ([1, 2] * 2)[1:],
    sys.getsizeof([1, 2] + [3]) - sys.getsizeof([]),
    sys.getsizeof([0] * 7) - sys.getsizeof([]),
)
# expect: [7, 8, 'a', 2, 9] [1, 1, 1, 2] [1] [2, 1, 2] 24 56
print({k: 1 for k in (-1, -2, 0, True, 2.0, 2, "a", "a", 2**60, 2**61 - 1, None)})
# expect: {-1: 1, -2: 1, 0: 1, True: 1, 2.0: 1, 'a': 1, 1152921504606846976: 1, 2305843009213693951: 1, None: 1}
e = {k: k for k in (5, -1, -2, 5, -1)}
print(e, e[-1], e[-2], -1 in e, e.get(-2), -3 in e)  # expect: {5: 5, -1: -1, -2: -2} -1 -2 True -2 False
groups = {}
for w in ("a", "bb", "a", 3, 3, -1, (1,), (1,)):
    groups.setdefault(w, []).append(1)
print(groups, groups.setdefault("zz"), groups.setdefault("a", 0), groups.setdefault(3))
# expect: {'a': [1, 1], 'bb': [1], 3: [1, 1], -1: [1], (1,): [1, 1], 'zz': None} None [1, 1] [1, 1]
s, t = {-1, -2, 3}, {-2, 4, "x"}
print(s & t, s - t == {-1, 3}, s | {-1} == s, -1 in s, -2 in s, -3 in s, s ^ {-1} == {-2, 3}, {-1} < s, s >= {-2, -1}, s.isdisjoint({-3}))
# expect: {-2} True True True True False True True True True
u = {"a", "b", "c"}
print(
    sorted(u | {"d"}),
    sorted(u & {"b", "z"}),
    sorted(u - {"b"}),
    sorted(u ^ {"b", "z"}),
    u <= {"a", "b", "c", 1},
    {"a"} < u,
    "a" in u,
    1 in u,
    u & {1, "a"},
    u == {"c", "b", "a"},
)


# expect: ['a', 'b', 'c', 'd'] ['b'] ['a', 'c'] ['a', 'c', 'z'] True True True False {'a'} True
class S(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("b")


print(S("zzz") in u, len(u | {S("zzz")}), len({S("zzz")} & u))  # expect: True 3 1
v = set(range(50))
v ^= set(range(25, 75))
v -= {0, 1}
v.discard(-1)
v.remove(2)
print(len(v), 74 in v, 24 in v, 25 in v, min(v), frozenset(v) == v, hash(frozenset({1, 2})) == hash(frozenset({2, 1})))  # expect: 47 True True False 3 True True
