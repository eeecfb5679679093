# SPDX-License-Identifier: MIT
# Mapping patterns: keys that repeat, keys that are known and keys that are looked up, dicts and other mappings
def show(source):
    try:
        compile("match v:\n  case " + source + ": pass", "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


show('{"a": 1, "a": 2}')  # expect: mapping pattern checks duplicate key ('a') 2 8 2 24
show('{1: x, 1.0: y}')  # expect: mapping pattern checks duplicate key (1.0) 2 8 2 22
show('{0: x, -0: y}')  # expect: mapping pattern checks duplicate key (0) 2 8 2 21
show('{True: x, 1: y}')  # expect: mapping pattern checks duplicate key (1) 2 8 2 23
show('{1 + 0j: x, 1: y}')  # expect: mapping pattern checks duplicate key (1) 2 8 2 25
show('{None: x, None: y}')  # expect: mapping pattern checks duplicate key (None) 2 8 2 26
show('{-1: x, -1: y}')  # expect: mapping pattern checks duplicate key (-1) 2 8 2 22
show('{"a" "b": x, "ab": y}')  # expect: mapping pattern checks duplicate key ('ab') 2 8 2 29
show('[{"x": {"b": 1, "b": 2}}]')  # expect: mapping pattern checks duplicate key ('b') 2 15 2 31
show('{b"a": x, "a": y}')  # expect: ok
show('{"a": x, b.c: y}')  # expect: ok
show('{a.b: 1, a.b: 2}')  # expect: ok


class K:
    name, kind, one, other, bad = "name", "kind", 1, "name", []


def look(v):
    match v:
        case {K.name: n, K.kind: k, **rest}:
            return "both", n, k, rest
        case {K.one: x, "two": y}:
            return "mixed", x, y
        case {None: x, -1: y, 2.5: z}:
            return "constants", x, y, z
        case {"x": {"y": y}}:
            return "nested", y
        case {"z": None as z, **rest}:
            return "none", z, rest
        case {}:
            return "mapping"
    return "other"


class D(dict):
    def get(self, key, default=None):
        return dict.get(self, key, default)
    def __missing__(self, key):
        return "made"


for value in ({"name": 1, "kind": 2, "more": 3}, {1: "a", "two": "b"}, {None: 0, -1: 1, 2.5: 2}, {"x": {"y": 5}}, {"x": 5}, {"z": None}, {}, [], D(name=1, kind=2), D(x=1)):
    print(look(value))
# expect: ('both', 1, 2, {'more': 3})
# expect: ('mixed', 'a', 'b')
# expect: ('constants', 0, 1, 2)
# expect: ('nested', 5)
# expect: mapping
# expect: ('none', None, {})
# expect: mapping
# expect: other
# expect: ('both', 1, 2, {})
# expect: mapping


def repeats(v):
    match v:
        case {K.name: a, K.other: b}:
            return a, b
    return "none"


def unhashable(v):
    match v:
        case {K.bad: a}:
            return a
    return "none"


for f in (repeats, unhashable):
    for value in ({"name": 1, "x": 2}, {}):
        try:
            print(f(value))
        except Exception as e:
            print(type(e).__name__, e)
# expect: ValueError mapping pattern checks duplicate key ('name')
# expect: none
# expect: TypeError unhashable type: 'list'
# expect: none


class P:
    __match_args__ = ("x", "x")
    x = y = 1
def twice(v):
    match v:
        case P(a, b):
            return a, b
def mixed(v):
    match v:
        case P(a, x=b):
            return a, b
def fine(v):
    match v:
        case P(y=a, x=b):
            return a, b
for f in (twice, mixed, fine):
    try:
        print(f(P()))
    except TypeError as e:
        print(e)
# expect: P() got multiple sub-patterns for attribute 'x'
# expect: P() got multiple sub-patterns for attribute 'x'
# expect: (1, 1)

# unions keep each member once, in the order in which they came
a = int | str
print(a | a, a | float | int, float | a | None, (a | list[int]) | list[int], len((a | float | a).__args__))
# expect: int | str int | str | float float | int | str | None int | str | list[int] 3
u = int | str
for i in range(2000):
    u |= type("T%d" % i, (), {})
print(len(u.__args__), isinstance(1, u))  # expect: 2002 True
