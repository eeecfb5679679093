# SPDX-License-Identifier: MIT
# names of a pattern are bound when the whole of it has matched; [a, *_, b] asks for the items it needs
def locals_after(x):
    match x:
        case (a, b, 9) | (b, a, 10) | (-1, a, b):
            found = True
        case {"k": a, "l": 1, **rest}:
            found = "map"
        case [[a, 1], *b]:
            found = "list"
        case complex(real=a, imag=0):
            found = "class"
        case str() as a if a == "yes":
            found = "guard"
    d = dict(locals())
    del d["x"]
    return d


for x in [(1, 2, 9), (1, 2, 10), (-1, 5, 6), (1, 2, 3), {"k": 1, "l": 2}, {"k": 1, "l": 1, "m": 3}, {"k": 0},
          [[1, 2]], [[1, 1], 5, 6], [[4, 1]], 3 + 0j, 3 + 1j, "yes", "no"]:
    print(x, locals_after(x))


class Touchy:
    def __getitem__(self, i):
        print("item", i)
        return i

    def __len__(self):
        return 42


class Listed(list):
    def __getitem__(self, i):
        print("item", i)
        return super().__getitem__(i)

    def __iter__(self):
        print("iter")
        return super().__iter__()


match Listed([1, 2, 3, 4, 5]):
    case [x, *_, y]:
        print(x, y)
match Listed([1, 2]):
    case [_, _]:
        print("two")
match Listed([1, 2, 3]):
    case [a, *rest]:
        print(a, rest)
match Listed([1, 2, 3]):
    case [*_, 2]:
        print("no")
    case [*_, 2, z]:
        print(z)
match range(1 << 40):
    case x, y, *_:
        print(x, y)
match Touchy():
    case [*_]:
        print("a sequence?")
    case _:
        print("not a sequence")


def nested(v):
    match v:
        case {"a": [x, {"b": (y, *_)}], **more} if x != y:
            return x, y, more
        case [int(x), str(y)] | {"x": int(x), "y": str(y)}:
            return x, y
        case (x, (y, (z,))) | [x, [y, z]]:
            return x, y, z
        case [x, [y, z]] if x:
            return "never"
    return None


for v in [{"a": [1, {"b": (2, 3)}], "c": 4}, {"a": [1, {"b": (1,)}]}, [1, "s"], {"x": 1, "y": "t"}, (1, (2, (3,))), (1, (2, 3)), [1, 2]]:
    print(nested(v))
