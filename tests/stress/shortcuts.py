# SPDX-License-Identifier: MIT
# Spread calls, loops that unpack, plain sets, searches and patterns: the ways that make no temporary objects
def collects(*a, **k):
    return a, k


def plain(a, b=2, *, c=3):
    return a, b, c


class C:
    def __init__(self, *a, **k):
        self.a = a

    def m(self, *a, **k):
        return a


def work():
    t, d = (1000, 2000), {"b": 3000}
    r = [
        collects(*t, **d),
        collects(1000, x=2000),
        plain(*(5000,), **d),
        plain(1, c=3),
        C(*t, **d).a,
        C().m(*t, **d),
        "{} {x}".format(*t[:1], **{"x": 1}),
    ]
    r.append([a + b for a, b in zip([1000, 2], [3000, 4])])
    r.append({i: v for i, v in enumerate("ab")})
    r.append([k for k, v in d.items()])
    s, u = {1, 2, 3000}, {2, 3, 4000}
    r.append((s | u, s & u, s - u, s ^ u, {"a"} | {"b"}, s <= u))
    text = "ab\u0431cab" * 40
    r.append(
        (
            text.find("b\u0431"),
            text.count("ab"),
            text.split("ab")[:2],
            text.replace("ab", "xyz")[:3],
            "abc".translate({97: 98}),
            hex(123456789),
            list(d),
            list(d.values()),
            [1] + [2],
            [3] * 4,
        )
    )
    r.append(((2**61 - 5) * 48271 % (2**61 - 1), sum([1000, 2000]), {}.setdefault("k", 1)))
    match d:
        case {"b": x, **rest}:
            r.append((x, rest))
    if 0 < len(r) < 100 and 5 in s or "z" not in d:
        r.append(isinstance(5, (str, int)))
    return r


r = work()
print(len(r), r[0], r[7], r[8], r[10][0] == {1, 2, 3, 3000, 4000}, r[11])
# expect: 15 ((1000, 2000), {'b': 3000}) [4000, 6] {0: 'a', 1: 'b'} True (1, 80, ['', 'бc'], 'xyz', 'bbc', '0x75bcd15', ['b'], [3000], [1, 2], [3, 3, 3, 3])
print(r[12:])  # expect: [(2305843009213500867, 3000, 1), (3000, {}), True]
