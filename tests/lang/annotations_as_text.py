# SPDX-License-Identifier: MIT
# from __future__ import annotations: annotations are text, spelled as the reference spells expressions
from __future__ import annotations

x: int = 5
y: List[Dict[str, 'a']] | None


def f(a: A.b, *args: (1,2), k: lambda q, /, *r, s=1, **t: q = 3, **kw: -x) -> 'quoted': pass


class C:
    z: f"{x}{x!r:>{y}}{{}}"
    w: [i for i in y if i if not i]
    v: x if y else (z if w else v)
    u: not a and b or (c and d) or not (e or g)
    t: {**a, 'k': 1, **(b or c)}
    s: a[1:2, ::3][...][:]
    r: a(*b, c=1, **d)(x for x in y)
    q: (lambda: (yield))()
    p: 1e100 + 1e999 - 2j
    n: a < b <= c is not d not in e
    m: 2 ** -x ** (-2) ** 2
    l: (yield_ for yield_ in z)
    k: (a + b) * c - d - (e - f) @ g // h
    j: ()
    i: (1,)
    h: [*a, (b, *c)]
    g: {1, 2} | {k: v for k, v in z} & {e for e in f} ^ a << 2 >> 1
    f: 1 .real + 1.5.imag
    e: (-(-a) + ~b ** 2, "a" 'b', u"c", b"d")
    d: a if (lambda: b) else lambda: c
    c: x.y.z[0](1)
    b: (0x10, 1_000, 0.10, None, True, ...)


print(__annotations__, f.__annotations__, sep="\n")
for name, text in C.__annotations__.items():
    print(name, text)
for source in ["t: (yield)", "def f(t: (yield from o)): pass", "t: f'{(x := 1):=10}'", "x: (a := 3)", "def f() -> [(a := 3)]: pass",
               "def f():\n    def g(a: (yield)): pass"]:
    try:
        exec("from __future__ import annotations\n" + source)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)


def plain():
    local: undefined = 1
    return local


print(plain())


def rare(
    a: lambda: (x := 1),
    b: [lambda: [y := 2, (z := 3)]],
    c: f"{a!r:>{b}} {{}} {c=}",
    d: (yield_ if a else b)[a:b, ::c, ...],
    e: lambda *a, b=1, **c: (a, *b),
    f: {**a, "k": 1, **b},
    g: {*a, 1},
    h: {k: v for k, v in a if k if v},
    i: a @ b // c**-d,
    j: not a and b or c,
    k: a < b <= c != d is not e not in f,
    l: (a, b)[(c,)],
    m: -(1).real + 1e300 * 2j - 1e999,
    n: ("text" "more", b"x\x00"),
    o: ...,
    p: f(*a, b=1, **c)(d)[e].g,
    q: ((a for a in b), [a for a in b], {a for a in b}),
    r: (lambda: (lambda: a))(),
):
    pass


for name, text in rare.__annotations__.items():
    print(name, text)
