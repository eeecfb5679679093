# SPDX-License-Identifier: MIT
# dict: construction, sizes as it grows, items, order, methods.
import sys


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


size = sys.getsizeof
print({}, {1: 2}, {"a": [1]}, dict(a=1), dict([(1, 2)]), dict({3: 4}), dict(zip("ab", [1, 2])), dict([[1, 2]], b=3))  # expect: {} {1: 2} {'a': [1]} {'a': 1} {1: 2} {3: 4} {'a': 1, 'b': 2} {1: 2, 'b': 3}
print(size({}), size({1: 1}), size({"a": 1}), size({"a": 1, 1: 2}), size(dict(a=1)), size({i: i for i in range(6)}))  # expect: 64 224 184 352 184 352
def steps(make, n=400):
    d, out, last = {}, [], None
    for i in range(n):
        d[make(i)] = i
        if size(d) != last:
            last = size(d)
            out.append((i + 1, last))
    return out
print(steps(int))  # expect: [(1, 224), (6, 352), (11, 632), (22, 1168), (43, 2264), (86, 4688), (171, 9304), (342, 18512)]
print(steps(str))  # expect: [(1, 184), (6, 272), (11, 464), (22, 832), (43, 1584), (86, 3328), (171, 6576), (342, 13056)]
print(steps(float))  # expect: [(1, 224), (6, 352), (11, 632), (22, 1168), (43, 2264), (86, 4688), (171, 9304), (342, 18512)]
print(steps(lambda i: i if i != 7 else "x", 30))  # expect: [(1, 224), (6, 352), (11, 632), (22, 1168)]
print(steps(lambda i: str(i) if i != 7 else 7, 30))  # expect: [(1, 184), (6, 272), (8, 632), (22, 1168)]
d = {str(i): i for i in range(100)}
print(size(d), size(dict(d)), size(d.copy()), size(dict(**d)), size(dict(d.items())), size(dict.fromkeys(d)), size(dict.fromkeys(range(100))))  # expect: 3328 3328 3328 3328 3328 3328 4688
for i in range(90):
    del d[str(i)]
print(size(d), size(d.copy()), size(dict(d)), d)  # expect: 3328 272 272 {'90': 90, '91': 91, '92': 92, '93': 93, '94': 94, '95': 95, '96': 96, '97': 97, '98': 98, '99': 99}
d.clear()
print(size(d), d)  # expect: 64 {}
e = {i: i for i in range(10)}
for i in range(5):
    del e[i]
print(size(e), size(e.copy()), size(e | e), size({**e, **{20: 1}}), size(dict.fromkeys([1, 2, 3])), size(dict.fromkeys({1, 2, 3})))  # expect: 352 224 224 352 224 352
e[100] = 1
e[101] = 2
print(size(e), list(e))  # expect: 352 [5, 6, 7, 8, 9, 100, 101]
d = {"a": 1, "b": 2}
print(d["a"], d.get("b"), d.get("c"), d.get("c", 3), "a" in d, "z" in d, len(d))  # expect: 1 2 None 3 True False 2
print(error(lambda: d["z"]), error(lambda: d.pop("z")), d.pop("z", 5), d.pop("a"), d)  # expect: KeyError: 'z' KeyError: 'z' 5 1 {'b': 2}
print(d.setdefault("b", 9), d.setdefault("c", 9), d.setdefault("n"), d)  # expect: 2 9 None {'b': 2, 'c': 9, 'n': None}
print(d.popitem(), d.popitem(), d.popitem(), error(d.popitem), d)  # expect: ('n', None) ('c', 9) ('b', 2) KeyError: 'popitem(): dictionary is empty' {}
def delete(d, k):
    del d[k]
print(error(delete, {}, 1), error(lambda: {[]: 1}), error(lambda: {}[[]]), error(lambda: {}.get({})))  # expect: KeyError: 1 TypeError: unhashable type: 'list' TypeError: unhashable type: 'list' TypeError: unhashable type: 'dict'
d = dict.fromkeys("abc", 0)
print(d, dict.fromkeys([1, 1, 2]), error(dict.fromkeys), error(dict.fromkeys, 5))  # expect: {'a': 0, 'b': 0, 'c': 0} {1: None, 2: None} TypeError: fromkeys expected at least 1 argument, got 0 TypeError: 'int' object is not iterable
d.update(a=1)
d.update({"b": 2})
d.update([("c", 3), ["d", 4], "e5"])
d.update({"x": 0}, y=1)
print(d)  # expect: {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': '5', 'x': 0, 'y': 1}
print(error(d.update, 5), "|", error(d.update, [1]), "|", error(d.update, [(1, 2, 3)]), "|", error(d.update, ["abc"]), "|", error(d.update, 1, 2))  # expect: TypeError: 'int' object is not iterable | TypeError: cannot convert dictionary update sequence element #0 to a sequence | ValueError: dictionary update sequence element #0 has length 3; 2 is required | ValueError: dictionary update sequence element #0 has length 3; 2 is required | TypeError: update expected at most 1 argument, got 2
print(error(dict, 5), "|", error(dict, [1]), "|", error(dict, 1, 2), "|", error(dict, [(1, 2), (3,)]), "|", error(dict, [([], 1)]))  # expect: TypeError: 'int' object is not iterable | TypeError: cannot convert dictionary update sequence element #0 to a sequence | TypeError: dict expected at most 1 argument, got 2 | ValueError: dictionary update sequence element #1 has length 1; 2 is required | TypeError: unhashable type: 'list'
class Map:
    def keys(self):
        return ["p", "q"]
    def __getitem__(self, key):
        return key * 2
print(dict(Map()), {**Map()}, {"z": 0} | dict(Map()))  # expect: {'p': 'pp', 'q': 'qq'} {'p': 'pp', 'q': 'qq'} {'z': 0, 'p': 'pp', 'q': 'qq'}
print({"a": 1} | {"a": 2, "b": 3}, error(lambda: {} | [(1, 2)]), error(lambda: [] | {}))  # expect: {'a': 2, 'b': 3} TypeError: unsupported operand type(s) for |: 'dict' and 'list' TypeError: unsupported operand type(s) for |: 'list' and 'dict'
f = {"a": 1}
f |= [("b", 2)]
f |= {"c": 3}
print(f, error(f.__ior__, 5), f.__or__(5))  # expect: {'a': 1, 'b': 2, 'c': 3} TypeError: 'int' object is not iterable NotImplemented
print({1: "a", 2: "b"} == {2: "b", 1: "a"}, {1: 1} == {1: 1.0}, {1: 1} != {1: 2}, {1: 1} == {2: 1}, error(lambda: {} < {}), {} == [])  # expect: True True True False TypeError: '<' not supported between instances of 'dict' and 'dict' False
print({1: "int", True: "bool", 1.0: "float"}, {0: 1, False: 2}, {-1: 1, -2: 2}[-2], {2**61 - 1: 1, 0: 2}[0], {10**30: 1}[10**30])  # expect: {1: 'float'} {0: 2} 2 2 1
print({-1: "a"}.get(-2), {-2: "a"}.get(-1), {-2: "a"}.get(-2.0), {"a": 1}.get(b"a"), {(1, 2): 3}[1, 2], {None: 1}[None])  # expect: None None a None 3 1
h = {}
h["self"] = h
print(h, [h])  # expect: {'self': {...}} [{'self': {...}}]
print(list({3: 1, 1: 2}), list(reversed({3: 1, 1: 2})), list({3: 1}.items()), list(reversed({3: 1, 4: 2}.values())))  # expect: [3, 1] [1, 3] [(3, 1)] [2, 1]
print(list(reversed({3: 1, 4: 2}.items())))  # expect: [(4, 2), (3, 1)]
def grow(d):
    for k in d:
        d[k + 1] = 1
def swap(d):
    for k in d:
        del d[k]
        d[k + 10] = 1
def lookup(d):
    for k, v in d.items():
        d.clear()
print(error(grow, {1: 1}), "|", error(swap, {1: 1}), "|", error(lookup, {1: 1, 2: 2}))  # expect: RuntimeError: dictionary changed size during iteration | RuntimeError: dictionary keys changed during iteration | RuntimeError: dictionary changed size during iteration
def overwrite(d):
    for k in d:
        d[k] = 0
    return d
print(overwrite({1: 1, 2: 2}))  # expect: {1: 0, 2: 0}
class Default(dict):
    def __missing__(self, key):
        return key * 2
m = Default(a=1)
print(m["a"], m["zz"], m.get("zz"), len(m), m, type(m.copy()).__name__, type(m | {}).__name__, isinstance(m, dict))  # expect: 1 zzzz None 1 {'a': 1} dict dict True
class Collide:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self.name == getattr(other, "name", None)
    def __repr__(self):
        return self.name
x, y = Collide("x"), Collide("y")
k = {x: 1, y: 2, 1: 3}
print(k, k[Collide("y")], k[1], Collide("z") in k, len(k))  # expect: {x: 1, y: 2, 1: 3} 2 3 False 3
del k[x]
print(k, k.get(Collide("x")), k[Collide("y")])  # expect: {y: 2, 1: 3} None 2
class Clearing:
    def __init__(self, d):
        self.d = d
    def __hash__(self):
        return 5
    def __eq__(self, other):
        self.d.clear()
        return False
n = {}
n[Clearing(n)] = 1
print(n.get(5, "absent"), n)  # expect: absent {}
n[Clearing(n)] = 1
n[5] = 2
print(n)  # expect: {5: 2}
class Unhashable(dict):
    pass
print(error(hash, {}), error(hash, Unhashable()))  # expect: TypeError: unhashable type: 'dict' TypeError: unhashable type: 'Unhashable'
big = {}
for i in range(2000):
    big[i] = i
    if i % 3 == 0:
        del big[i]
print(len(big), sum(big), sum(big.values()), list(big)[:5], all(k in big for k in range(2000) if k % 3))  # expect: 1333 1332667 1332667 [1, 2, 4, 5, 7] True
q = {}
for i in range(1000):
    q[i] = i
    if len(q) > 3:
        q.pop(i - 3)
print(q, size(q))  # expect: {997: 997, 998: 998, 999: 999} 352
print(dict[str, int], {}.__class__.__name__, dict.__name__, {"a": 1}.__contains__("a"), {1: 2}.__getitem__(1), {}.__len__())  # expect: dict[str, int] dict dict True 2 0
print(error(lambda: {}.get()), "|", error(lambda: {}.pop()), "|", error(lambda: {}.setdefault()), "|", error(lambda: {}.keys(1)))  # expect: TypeError: get expected at least 1 argument, got 0 | TypeError: pop expected at least 1 argument, got 0 | TypeError: setdefault expected at least 1 argument, got 0 | TypeError: dict.keys() takes no arguments (1 given)
