# SPDX-License-Identifier: MIT
# conditions: what stands in the middle is evaluated once, and not at all after the first that fails
log = []


def note(x):
    log.append(x)
    return x


def where(a, b, c):
    log.clear()
    if a < note(b) < c:
        kind = "inside"
    else:
        kind = "outside"
    n = 0
    while not a < note(b) <= c and n < 1:
        n += 1
    return kind, n, log[:]


print(where(1, 2, 3), where(3, 2, 3), where(1, 5, 3), where(1.5, 2, 2.5), where("a", "b", "c"), where((1,), (2,), (2, 0)))


def member(x, d):
    if x in d and x not in (1, 2):
        return "new"
    if x not in d:
        return "absent"
    return "small"


print(member(1, {1: 0}), member(3, {3}), member(5, [1]), member("a", "abc"), [x for x in range(5) if x not in {1, 3}])


def kept(x):
    if 0 < [x][0] < 10 < [20][0] is not None:
        return True
    return False


print(kept(5), kept(0), kept(11))


def fails(a, b):
    try:
        if a < [b][0] < 3:
            return "yes"
    except TypeError as e:
        return str(e)


print(fails(1, "x"), fails(1, 2), fails(None, 2))
i = 0
while i is not None and i in range(3):
    i += 1
print(i)


def same(a, b):
    return ["is" if a is b else "not", "not" if a is not b else "is"]


x = 1000
print(same(x, x), same(x, 1000.0), same(None, None), same(type(x), int))

# order of tuples and lists
nan = float("nan")
values = [
    (1, 2),
    (1, 2.0),
    (1,),
    (1, "a"),
    (2, 0),
    (),
    (nan,),
    (1, nan),
    (10**30, 1),
    (10**30, 2),
    (True, 2),
    ((1, 2), 3),
    ((1, 3), 2),
    ("a", "b"),
    ("a", "ba"),
]
for f in (lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a > b, lambda a, b: a >= b):
    row = ""
    for a in values:
        for b in values:
            for kind in (tuple, list):
                try:
                    row += "01"[f(kind(a), kind(b))]
                except TypeError:
                    row += "-"
    print(row)


class Odd:
    def __eq__(self, other):
        return False

    def __lt__(self, other):
        return True


odd = Odd()
print((odd,) == (odd,), (odd,) == (Odd(),), (1, odd) < (1, Odd()), [odd, 1] < [odd, 2])
