# SPDX-License-Identifier: MIT
# sort and sorted: keys, stability, comparisons that raise or change the list.
import random


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted("hello"), sorted({3: 1, 1: 2}), sorted([]))  # expect: [1, 2, 3] [3, 2, 1] ['e', 'h', 'l', 'l', 'o'] [1, 3] []
print(sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower), sorted([-3, 2, -1], key=abs))  # expect: ['A', 'B', 'a', 'b'] ['A', 'a', 'b', 'B'] [-1, 2, -3]
print(sorted([1.5, 1, True, 0.5]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]))  # expect: [0.5, 1, True, 1.5] [(0, 'z'), (1, 'a'), (1, 'b')] [[1], [1, 5], [2]]
print(sorted([10**30, 5, -(10**25)]), sorted(["é", "z", "a", "\U0001f600"]), sorted([b"b", b"a"]))  # expect: [-10000000000000000000000000, 5, 1000000000000000000000000000000] ['a', 'z', 'é', '😀'] [b'a', b'b']
print(error(sorted, [1, "a"]), "|", error(sorted, [1, 2], key=1), "|", error(sorted, [1], None), "|", error(sorted, [1], foo=2))  # expect: TypeError: '<' not supported between instances of 'str' and 'int' | TypeError: 'int' object is not callable | TypeError: sorted expected 1 argument, got 2 | TypeError: 'foo' is an invalid keyword argument for sort()
nan = float("nan")
print(sorted([3.0, nan, 1.0, 2.0, nan, 0.0]), sorted([0.0, -0.0, 0.0]), sorted([float("inf"), -1.0, float("-inf")]))  # expect: [3.0, nan, 1.0, 2.0, nan, 0.0] [0.0, -0.0, 0.0] [-inf, -1.0, inf]
random.seed(7)
def ordered(a):
    return all(a[i - 1] <= a[i] for i in range(1, len(a)))
for n in (2, 5, 30, 100, 600, 3000):
    for kind in (int, float, str, lambda v: (v, -v), lambda v: "prefixed%d" % v, lambda v: v * 10**20):
        a = [kind(random.randrange(n)) for _ in range(n)]
        b = sorted(a)
        assert ordered(b) and len(b) == n
        assert sorted(a, reverse=True) == [x for x in reversed(b)]
pairs = [(random.randrange(20), i) for i in range(1000)]
print(all(x < y for x, y in zip(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0])[1:])))  # expect: True
down = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(x[0] > y[0] or (x[0] == y[0] and x[1] < y[1]) for x, y in zip(down, down[1:])))  # expect: True
class Count:
    calls = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        Count.calls += 1
        return self.v < other.v
def calls(values):
    Count.calls = 0
    result = sorted(map(Count, values))
    assert [c.v for c in result] == sorted(values)
    return Count.calls
state = 12345
def noise(n):
    global state
    out = []
    for _ in range(n):
        state = (state * 1103515245 + 12345) % 2**31
        out.append(state >> 8)
    return out
print([calls(range(n)) for n in (0, 1, 2, 10, 100, 1000)])  # expect: [0, 0, 1, 9, 99, 999]
print([calls(range(n, 0, -1)) for n in (2, 10, 100, 1000)])  # expect: [1, 9, 99, 999]
print([calls(noise(n)) for n in (2, 3, 10, 64, 65, 100, 500, 1000, 3000)])  # expect: [1, 4, 22, 301, 309, 540, 3806, 8656, 30702]
print([calls(list(range(n)) + noise(10)) for n in (100, 1000)])  # expect: [134, 1046]
print([calls(list(range(n)) * 2) for n in (10, 100, 1000)], calls(list(range(500)) + list(range(500, 0, -1))))  # expect: [50, 398, 3998] 1999
print([calls([x // 50000 for x in noise(n)]) for n in (100, 1000)])  # expect: [533, 8637]
a = [3, 1, 2]
def modify(x):
    a.append(9)
    return x
print(error(a.sort, key=modify), a)  # expect: ValueError: list modified during sort [1, 2, 3]
def look(x):
    seen.append(list(b))
    return x
b, seen = [2, 1], []
b.sort(key=look)
print(b, seen)  # expect: [1, 2] [[], []]
def fail(x):
    raise KeyError(x)
c = [3, 1, 2]
print(error(c.sort, key=fail), c)  # expect: KeyError: 3 [3, 1, 2]
class Bad:
    def __lt__(self, other):
        raise ValueError("no order")
print(error(lambda: [Bad(), Bad(), 1].sort()), error(lambda: [Bad()].sort()))  # expect: ValueError: no order None
print([1, 3, 2].sort(), error([].sort, 1))  # expect: None TypeError: sort() takes no positional arguments
d = [5, 3, 4]
d.sort(reverse=1)
print(d, error(d.sort, reverse="a"))  # expect: [5, 4, 3] TypeError: 'str' object cannot be interpreted as an integer
print(sorted([True, False, 2]), sorted(["a\0", "a", "ab", ""]), sorted(["abcdefgh1", "abcdefgh", "abcdefgh0", "abcdefg"]))  # expect: [False, True, 2] ['', 'a', 'a\x00', 'ab'] ['abcdefg', 'abcdefgh', 'abcdefgh0', 'abcdefgh1']
