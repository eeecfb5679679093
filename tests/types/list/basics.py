# SPDX-License-Identifier: MIT
# list: construction, sizes as it grows, slices, methods.
import sys


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


size = sys.getsizeof
print([], [1], [1, [2]], list("abc"), list(range(3)))  # expect: [] [1] [1, [2]] ['a', 'b', 'c'] [0, 1, 2]
print(size([]), size([1]), size([1, 2, 3]), size(list(range(10))), size([i for i in range(10)]), size(list((1, 2, 3))))  # expect: 56 64 88 136 184 88
print(size(list("abcdef")), size([0] * 5), size([1, 2] + [3]), size([*range(5)]), size(list(x for x in range(10))))  # expect: 104 96 80 104 184
steps = []
grown = []
last = 0
for i in range(200):
    if size(grown) != last:
        last = size(grown)
        steps.append((i, last))
    grown.append(i)
print(steps)  # expect: [(0, 56), (1, 88), (5, 120), (9, 184), (17, 248), (25, 312), (33, 376), (41, 472), (53, 568), (65, 664), (77, 792), (93, 920), (109, 1080), (129, 1240), (149, 1432), (173, 1656)]
for _ in range(180):
    grown.pop()
print(size(grown))  # expect: 376
a = list(range(10))
a.extend([1])
print(size(a))  # expect: 184
a.extend(range(20))
print(size(a), len(a))  # expect: 312 31
a += (1, 2, 3)
print(size(a))  # expect: 408
a.insert(2, 2)
print(size(a), a[:5])  # expect: 408 [0, 1, 2, 2, 3]
del a[:]
print(size(a), a)  # expect: 56 []
a = [3, 1, 2]
a.append(4)
a.insert(0, 0)
a.insert(100, 9)
a.insert(-1, 8)
print(a)  # expect: [0, 3, 1, 2, 4, 8, 9]
print(a.pop(), a.pop(0), a.pop(-1), a)  # expect: 9 0 8 [3, 1, 2, 4]
a.remove(1)
print(a, a.index(4), a.count(4), a.count(7))  # expect: [3, 2, 4] 2 1 0
a.reverse()
print(a, a.copy() == a, a.copy() is a)  # expect: [4, 2, 3] True False
a.clear()
print(a)  # expect: []
print(error(a.pop), error(a.remove, 1), error([1].pop, 5), error([1].index, 2), error([1, 2, 1].index, 1, 1))  # expect: IndexError: pop from empty list ValueError: list.remove(x): x not in list IndexError: pop index out of range ValueError: 2 is not in list 2
print(error(lambda: [1] + (2,)), "|", error(lambda: [1] * 1.5), "|", error(lambda: [1][1]), "|", error(lambda: [1][:]["a"]))  # expect: TypeError: can only concatenate list (not "tuple") to list | TypeError: can't multiply sequence by non-int of type 'float' | IndexError: list index out of range | TypeError: list indices must be integers or slices, not str
print(error(lambda: [1][10**30]), "|", error(list, 5), "|", error(list, 1, 2), "|", error(hash, []))  # expect: IndexError: cannot fit 'int' into an index-sized integer | TypeError: 'int' object is not iterable | TypeError: list expected at most 1 argument, got 2 | TypeError: unhashable type: 'list'
def assign(a, i, v):
    a[i] = v
    return a
def delete(a, i):
    del a[i]
    return a
print(error(assign, [1], 3, 0), error(delete, [1], 3), error(assign, [1, 2], slice(0, 2, 1), 5), error(assign, [1, 2, 3], slice(0, 3, 2), [1]))  # expect: IndexError: list assignment index out of range IndexError: list assignment index out of range TypeError: can only assign an iterable ValueError: attempt to assign sequence of size 1 to extended slice of size 2
print(error(assign, [1, 2, 3], slice(0, 3, 2), 7), error(assign, [1], 1.0, 2))  # expect: TypeError: must assign iterable to extended slice TypeError: list indices must be integers or slices, not float
print(assign([1, 2, 3, 4], slice(1, 3), "xyz"), assign([1, 2, 3], slice(5, 2), [9]), assign([1, 2, 3, 4], slice(None, None, -1), range(4)))  # expect: [1, 'x', 'y', 'z', 4] [1, 2, 3, 9] [3, 2, 1, 0]
b = [1, 2, 3]
b[1:1] = b
print(b)  # expect: [1, 1, 2, 3, 2, 3]
b[:] = b
b[::2] = [0, 0, 0]
print(b, delete(list(range(10)), slice(1, 8, 3)), delete(list(range(10)), slice(8, 1, -3)), delete(list(range(5)), slice(None, None, -1)))  # expect: [0, 1, 0, 3, 0, 3] [0, 2, 3, 5, 6, 8, 9] [0, 1, 3, 4, 6, 7, 9] []
print([1, 2, 3][::-1], list(range(10))[8:2:-2], list(range(10))[-3:], list(range(10))[5:100], [1, 2][5:])  # expect: [3, 2, 1] [8, 6, 4] [7, 8, 9] [5, 6, 7, 8, 9] []
print([1, 2] < [1, 3], [1, 2] < [1], [1] == [1.0], [1, 2] >= [1, 2], [[1], 2] != [[1], 3], error(lambda: [1] < ["a"]))  # expect: True False True True True TypeError: '<' not supported between instances of 'int' and 'str'
print([1] == (1,), [] == [], [float("nan")] == [float("nan")])  # expect: False True False
nan = float("nan")
print([nan] == [nan], nan in [nan], [nan].index(nan), [nan].count(nan))  # expect: True True 0 1
c = [1]
c.append(c)
print(c, [c], c == c)  # expect: [1, [...]] [[1, [...]]] True
d = [1, 2]
e = d
d *= 3
print(d, e is d)  # expect: [1, 2, 1, 2, 1, 2] True
d *= 0
print(d, [[]] * 3, 3 * [1], [1] * -1, error(lambda: [1, 2] * 10**20))  # expect: [] [[], [], []] [1, 1, 1] [] OverflowError: cannot fit 'int' into an index-sized integer
d += "ab"
print(d)  # expect: ['a', 'b']
print(error(lambda: [].append()), "|", error(lambda: [].insert(1)), "|", error(lambda: [].sort(1)), "|", error(lambda: [].pop(1, 2)))  # expect: TypeError: list.append() takes exactly one argument (0 given) | TypeError: insert expected 2 arguments, got 1 | TypeError: sort() takes no positional arguments | TypeError: pop expected at most 1 argument, got 2
class Evil:
    def __init__(self, victim):
        self.victim = victim
    def __eq__(self, other):
        self.victim.clear()
        return False
v = []
v.extend([Evil(v), 1, 2, 3])
print(v.count(5), v)  # expect: 0 []
v.extend([Evil(v), 1, 2, 3])
print(error(v.remove, 5), v)  # expect: ValueError: list.remove(x): x not in list []
v.extend([Evil(v), 1, 2, 3])
print(error(v.index, 5), 5 in v, v)  # expect: ValueError: 5 is not in list False []
class Shrink:
    def __init__(self, victim):
        self.victim = victim
    def __index__(self):
        del self.victim[2:]
        return 5
w = list(range(10))
print(w[0:Shrink(w)], w)  # expect: [0, 1] [0, 1]
class Sub(list):
    pass
s = Sub([1, 2])
s.tag = 5
print(s, type(s + [3]).__name__, type(s[:]).__name__, type(s.copy()).__name__, s.tag, len(s), s == [1, 2], isinstance(s, list))  # expect: [1, 2] list list list 5 2 True True
print(error(lambda: list(a=1)), repr(Sub((1,))))  # expect: TypeError: list() takes no keyword arguments [1]
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), list(it), it.__length_hint__())  # expect: 1 2 [2, 3] [] 0
g = [1]
it = iter(g)
print(next(it), next(it, "end"))  # expect: 1 end
g.append(2)
print(next(it, "still at the end"))  # expect: still at the end
r = reversed([1, 2, 3])
print(r.__length_hint__(), list(r), type(r).__name__, type(iter([])).__name__)  # expect: 3 [3, 2, 1] list_reverseiterator list_iterator
print([x for x in [1, 2, 3] if x != 2], [*[1], *[2]], list[int], list[int] == list[int])  # expect: [1, 3] [1, 2] list[int] True
print([1, 2, 3].__contains__(2), [1].__add__([2]), [1].__len__(), [1, 2].__getitem__(0), [].__sizeof__())  # expect: True [1, 2] 1 1 40
