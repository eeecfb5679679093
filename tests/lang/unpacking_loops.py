# SPDX-License-Identifier: MIT
# Loops that unpack what zip, enumerate and dict.items() give
def loop(iterable, n=2):
    out = []
    try:
        if n == 2:
            for a, b in iterable:
                out.append((a, b))
        elif n == 3:
            for a, b, c in iterable:
                out.append((a, b, c))
        else:
            for a, b, c, d, e in iterable:
                out.append((a, b, c, d, e))
    except Exception as e:
        out.append(type(e).__name__ + ": " + str(e))
    return out


class Fails:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise KeyError("no more")
        return self.n


def gen(n):
    for i in range(n):
        yield i * 1000


for iterable in (
    zip([1, 2], "ab"),
    zip(range(3), gen(9)),
    zip([1], [2], [3]),
    zip([1]),
    zip((1, 2), Fails(1)),
    zip(),
    enumerate("xy"),
    enumerate([1, 2], 5),
    enumerate([0], 2**63 - 1),
    enumerate([0, 1, 2], 2**63 - 2),
    enumerate(Fails(1)),
    {"a": 1, "b": 2}.items(),
    {}.items(),
    [(1, 2), [3, 4], "ab"],
    zip([1, 2], [3], strict=True),
    zip([1], [3, 4], strict=True),
    enumerate(enumerate("a")),
    map(lambda x: (x, -x), [1]),
    reversed({1: 2, 3: 4}.items()),
):
    print(loop(iterable))
print(
    loop(zip([1, 2], [3, 4], [5, 6]), 3),
    loop(zip("a", "b", "c", "d", "e"), 5),
    loop(zip([1], [2]), 3),
    loop(enumerate("a"), 3),
    loop({1: 2}.items(), 3),
)

d = {1: 1, 2: 2}
try:
    for k, v in d.items():
        d[k + 10] = v
except RuntimeError as e:
    print(e, d)
try:
    for k, v in d.items():
        del d[k]
        d[k + 100] = v
except RuntimeError as e:
    print(e, len(d))
l = [1, 2, 3]
for i, x in enumerate(l):
    if i < 5:
        l.append(x * 10)
print(l)


# one loop over iterators of several kinds, and the rest of one that was left
def mixed(things):
    out = []
    for thing in things:
        for a, b in thing:
            out.append(a)
            out.append(b)
    return out


print(mixed([zip([1], [2]), enumerate("z"), {3: 4}.items(), [(5, 6)], zip([7], [8]), enumerate([9], 2**64), ["ab"], enumerate("y")]))
z = zip([1, 2, 3], [4, 5, 6])
for a, b in z:
    break
print(
    a,
    b,
    next(z),
    list(z),
    [i for i, (p, q) in enumerate(zip("ab", "cd"))],
    {k: v for k, v in zip("ab", range(2))},
    sum(p * q for p, q in zip([1, 2], [3, 4])),
)
e = enumerate("abc")
for i, c in e:
    if i == 0:
        print(next(e))
print(i, c)
kept = []
for pair in zip([1, 2], [3, 4]):
    a, b = pair
    kept.append(pair)
print(kept)


class C:
    for name, value in {"x": 1, "y": 2}.items():
        locals()[name] = value


print(C.x, C.y, C.name)


def cells(x):
    fs = []
    for a, b in zip(x, x):
        fs.append(lambda: (a, b))
    return [f() for f in fs]


print(cells([1, 2]))


def swapped(x, y):
    for y, x in zip(x, y):
        pass
    return x, y


print(swapped([1, 2], [3, 4]))
deep = iter([1])
for _ in range(100000):
    deep = zip(deep)
try:
    for a, b in zip(deep, [1]):
        pass
    print("done")
except RecursionError:
    print("done")
