# SPDX-License-Identifier: MIT
# Corners: exhausted iterators, hexadecimal rounding, hints that lie, comparisons that clear, hashes that dicts know.
a = [1, 2, 3]
e = iter(a)
f = iter(a)
for x in e:
    next(f)
a.append(9)
print(list(e), list(f))
t = iter("abc")
for x in t:
    pass
print(list(t))
e = iter(a)
for x in e:
    pass
for x in e:
    print("bad")
a.append(5)
for x in e:
    print("bad")
print(list(e), next(e, "end"))


class FooStr(str):
    def __float__(self):
        return float(str(self)) + 1


print(
    float(FooStr("8")),
    float.fromhex("0x0.ffffffffffffecp-1022"),
    float.fromhex("-0x1.8p-1074"),
    float.fromhex("0x1p-1075"),
    float.fromhex("0x1.0000000000001p-1075"),
    float.fromhex("0x.8"),
    float.fromhex("1" + "0" * 300 + "p-1200"),
    float.fromhex("0x1.fffffffffffff7ffp1023"),
)
for h in ("0x1.fffffffffffff8p1023", "0x1p1024", "0x1p" + "9" * 30, "0x0p" + "9" * 30):
    try:
        print(float.fromhex(h))
    except OverflowError as e:
        print(e)
print(
    float.fromhex("0x1p-" + "9" * 30),
    float.fromhex("0x1.00000000000008000000000000000000001p0").hex(),
    float.fromhex("0x1.0000000000000800p0").hex(),
    float.fromhex("0x1.000000000000180p0").hex(),
)


class B(str):
    def __bytes__(self):
        return b"abc"


print(bytes(B("x")), bytes(B("x"), "ascii"))


class X:
    def __eq__(self, o):
        l1.clear()
        l2.clear()
        return NotImplemented


l1 = [X()]
l2 = [X()]
print(l1 == l2)


class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration

    def __length_hint__(self):
        return 2**63 - 1


z = [1]
z.extend(It())
print(z)
data = list(range(5))


class K:
    def __init__(self, x):
        pass

    def __del__(self):
        data[:] = range(20)

    def __lt__(self, o):
        return id(self) < id(o)


try:
    data.sort(key=K)
except ValueError as e:
    print(e)
n = 0


class H(int):
    def __hash__(self):
        global n
        n += 1
        return int(self)


d = {H(i): 1 for i in range(5)}
n = 0
s = set(d)
s.update(d)
frozenset(d)
print(n, len(s))
