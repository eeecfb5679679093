# SPDX-License-Identifier: MIT
# Exceptions: names of handlers, positions read late, generators and yield statements, sum of unboxed values, dict and list shortcuts.
import sys
def handler():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        print(e.args)
    try:
        e
    except UnboundLocalError as f:
        print(type(f).__name__)
handler()
class Kept:
    try:
        1 / 0
    except ZeroDivisionError as e:
        del e
    print("e" in dir())
def lines():
    try:
        [][1]
    except IndexError as e:
        t = e.__traceback__
        return t.tb_lineno - lines.__code__.co_firstlineno, t.tb_lasti >= 0
print(lines())
def echo():
    while True:
        got = yield
        yield got
        yield
        (yield 7)
g = echo()
print(next(g), g.send(5), g.send(6), g.send(8), next(g))
def numbers():
    yield 1
    yield 2**70
    yield 1.5
    yield True
print(sum(numbers()), sum(numbers(), 0.5), sum((x * 0.5 for x in range(5))), sum((i for i in range(4)), 2**63))
print(sum(x for x in (1.5, 2, 2**64)), sum([y] for y in ()) if False else sum((), 3))
try:
    print(sum(x for x in (1, "a")))
except TypeError as e:
    print(e)
def broken():
    yield 1
    raise KeyError("inside")
try:
    sum(broken())
except KeyError as e:
    print(repr(e))
class InitIsGenerator:
    def __init__(self):
        yield
try:
    InitIsGenerator()
except TypeError as e:
    print(e)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self, a, b=2):
        self.a = a
        self.b = b
    def __del__(self):
        print("gone", self.a)
s = Slots(1)
print(s.a, s.b)
del s
try:
    Slots()
except TypeError as e:
    print(e)
d = {}
for k in ("x", 1, "y", 2.0, (1,), -1, True):
    d[k] = k
print(d, d.get(1), d.get("z"), d.get("z", 3), d.get(-1), -1 in d, 2 in d, "q" not in d)
ints = {i: i * 1000 for i in range(300)}
for i in range(300):
    ints[i] += 1
print(sum(ints.values()), ints[299], 300 in ints, -1 in ints, ints.get(2**70), 2.0 in ints)
try:
    ints[2**61]
except KeyError as e:
    print(e)
a = []
push, pop = a.append, a.pop
for i in range(20):
    a.append(i)
    push(-i)
print(len(a), a.pop(), pop(), a.pop(0), len(a))
try:
    [].pop()
except IndexError as e:
    print(e)
for call in (lambda: a.append(), lambda: a.append(1, 2), lambda: list.append(3, 4), lambda: "".join(*(1, 2)), lambda: {}.get(), lambda: a.append(x=1)):
    try:
        call()
    except TypeError as e:
        print(e)
def extend(target=a):
    return (yield target.append((yield 1)))
g = extend()
print(next(g), g.send("sent"), a[-1])
print({"k": 1, 2: 3}, {"a": 1, **{"b": 2}}, [1, *"ab"], (1, 2.5) + (None,))
print(1 + 2.5, 2.5 - 1, 3 * 0.5, 2**53 + 1.0, (2**53 + 1) * 1.0, 10**18 + 0.5, 2.0 ** 3, 2 ** -1, 7 // 2.0, -7 % 2.5, True + 0.5)
print(2 ** 3.5 == 11.313708498984761, 1 == 1.0, 2**53 + 1 == float(2**53), "a" == "a", "a" != "b", "\xe9" == "\u00e9")
