# SPDX-License-Identifier: MIT
# weakref.proxy: every operator applied to a proxy is applied to what it stands for, while that lives.
import weakref

names = "add sub mul matmul truediv floordiv mod pow lshift rshift and or xor".split()
signs = "+ - * @ / // % ** << >> & | ^".split()


class Value:
    def __init__(self, x):
        self.x = x
        self.items = {}

    def __repr__(self):
        return f"Value({self.x})"

    def __neg__(self):
        return Value(-self.x)

    def __pos__(self):
        return Value(+self.x)

    def __abs__(self):
        return Value(abs(self.x))

    def __invert__(self):
        return Value(~self.x)

    def __index__(self):
        return self.x

    def __int__(self):
        return self.x

    def __float__(self):
        return self.x + 0.5

    def __divmod__(self, other):
        return "divmod", self.x, other

    def __pow__(self, other, modulus=None):
        return "pow", self.x, other, modulus

    def __next__(self):
        self.x += 1
        return self.x

    def __iter__(self):
        return iter([1, 2])

    def __len__(self):
        return 5

    def __contains__(self, item):
        return item == 7

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __bool__(self):
        return self.x > 0

    def __eq__(self, other):
        return "eq", self.x

    def __lt__(self, other):
        return "lt", self.x

    def __reversed__(self):
        return iter([2, 1])

    def __bytes__(self):
        return b"value"


def two(name):
    return lambda self, other: (name, self.x, other)


for name in names:
    if name != "pow":
        setattr(Value, f"__{name}__", two(name))
    setattr(Value, f"__i{name}__", two("i" + name))

value = Value(5)
proxy = weakref.proxy(value)
print(type(proxy), repr(proxy).split(" at ")[0], str(proxy))
print(-proxy, +proxy, abs(proxy), ~proxy)
print(int(proxy), float(proxy), [0] * 3 + list(range(9))[proxy:], bool(proxy), len(proxy), 7 in proxy, 8 in proxy)
print(divmod(proxy, 3), pow(proxy, 2), pow(proxy, 2, 3), list(proxy), next(proxy))
proxy["key"] = 1
print(proxy["key"], value.items)
del proxy["key"]
print(value.items, proxy == 3, proxy < 3)
proxy.x = 40
print(value.x, proxy.x)
del proxy.x
print(hasattr(value, "x"))
value.x = 2
for sign in signs:
    namespace = {"proxy": proxy}
    exec(f"result = proxy {sign} 3\nproxy {sign}= 4", namespace)
    print(sign, namespace["result"], namespace["proxy"])
print(bytes(proxy), list(reversed(proxy)))
try:
    hash(proxy)
except TypeError as e:
    print(e)
try:
    weakref.proxy(3)
except TypeError as e:
    print(e)


# a proxy on both sides, and of what is called
class Number(float):
    def __call__(self, *args, **options):
        return args, options


three, four = Number(3), Number(4)
p, q = weakref.proxy(three), weakref.proxy(four)
print(type(p), p + q, p - q, p * q, p / q, p // q, p % q, p**q, divmod(p, q), p < q, p == q, 10 - p, 2**p, p(1, b=2))
p += 1
print(p, type(p))

# afterwards
dead = weakref.proxy(Number(1))
for text in (
    "-dead", "+dead", "abs(dead)", "~dead", "int(dead)", "float(dead)", "[1, 2][dead]", "dead + 1", "1 + dead", "dead - 1", "dead ** 2", "pow(dead, 2, 3)",
    "divmod(dead, 1)", "dead << 1", "dead == 1", "bool(dead)", "len(dead)", "1 in dead", "dead[0]", "next(dead)", "iter(dead)", "str(dead)", "dead.x", "dead()",
    "dead is None",
):
    try:
        print(text, eval(text))
    except (ReferenceError, TypeError) as e:
        print(text, type(e).__name__, e)
for text in "dead += 1", "dead -= 1", "dead *= 1", "dead **= 1", "dead[0] = 1", "del dead[0]", "dead.x = 1", "del dead.x":
    try:
        exec(text)
    except (ReferenceError, TypeError) as e:
        print(text, type(e).__name__, e)
print(repr(dead).split(" at ")[0], repr(dead).split(" to ")[1].split(" at ")[0])
