# SPDX-License-Identifier: MIT
# Lists, tuples, dicts, sets and their methods.
a = list(range(10))
a[2:5] = 'xyz'
a.insert(0, None)
a.extend((7, 7))
del a[::4]
print(a, a.count(7), a.index('x'))  # expect: [0, 1, 'x', 'z', 5, 6, 8, 9, 7] 1 2
b = sorted([(3, 'c'), (1, 'a'), (2, 'b')], key=lambda p: -p[0])
b.sort()
print(b, b[::-1], tuple(b) + ((4, 'd'),))  # expect: [(1, 'a'), (2, 'b'), (3, 'c')] [(3, 'c'), (2, 'b'), (1, 'a')] ((1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'))
d = {i: str(i) for i in range(20)}
for i in range(0, 20, 2):
    del d[i]
d.update({'k': 1}, z=[2])
d |= {1: 'one'}
print(d.pop(3), d.setdefault('new', []), d.get(4), list(d)[:4], len(d))  # expect: 3 [] None [1, 5, 7, 9] 12
print(dict(zip('ab', [1, 2])).items(), {**{'x': 1}, 'y': 2})  # expect: dict_items([('a', 1), ('b', 2)]) {'x': 1, 'y': 2}
s = set(range(30)) - {1, 2, 3}
s ^= {0, 100}
print(len(s), sorted(s & {4, 100, 200}), s >= {5, 6}, frozenset([1]) | {2})  # expect: 27 [4, 100] True frozenset({1, 2})
m = [[0] * 3 for _ in range(2)]
m[1][2] = 5
m.append(m)
print(m, [x for row in m[:2] for x in row])  # expect: [[0, 0, 0], [0, 0, 5], [...]] [0, 0, 0, 0, 0, 5]
m.clear()
match {'kind': 'p', 'at': [1, 2, 3]}:
    case {'kind': 'p', 'at': [x, *others]}:
        print(x, others)  # expect: 1 [2, 3]
print([1, 2] < [1, 3], max('abc', key=ord), min([3, 1, 2]), any([0, 1]), all([]))  # expect: True c 1 True True
