# SPDX-License-Identifier: MIT
# Containers changed while they are used, hostile special methods, finalizers that raise, deep chains.
import gc, sys


def tried(f):
    try:
        return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def changing(container, change):
    def run():
        for x in container:
            change(container, x)

    return tried(run)


print(changing({1: 1}, lambda d, k: d.update({k + 1: 1})))  # expect: RuntimeError: dictionary changed size during iteration
print(changing({1: 1, 2: 2}, lambda d, k: (d.pop(k), d.setdefault(k + 10, 0))))  # expect: RuntimeError: dictionary keys changed during iteration
print(changing({1, 2}, lambda s, k: s.add(k + 10)))  # expect: RuntimeError: Set changed size during iteration
print(changing({1: 1}.items(), lambda d, k: None), changing([1, 2, 3], lambda l, x: l.clear()))  # expect: None None


def sorting():
    l = [3, 1, 2]
    l.sort(key=lambda x: l.append(x) or x)


print(tried(sorting))  # expect: ValueError: list modified during sort


class Evil:
    def __init__(self, act, value=True, h=1):
        self.act, self.value, self.h = act, value, h

    def __eq__(self, other):
        self.act()
        return self.value

    def __lt__(self, other):
        self.act()
        return self.value

    def __hash__(self):
        self.act()
        return self.h

    def __index__(self):
        self.act()
        return 1

    def __len__(self):
        self.act()
        return 3

    def __bool__(self):
        self.act()
        return False

    def __repr__(self):
        self.act()
        return 'evil'

    def __iter__(self):
        self.act()
        return iter([1, 2, 3])

    def __call__(self, *a):
        self.act()
        return 0


nothing = lambda: None


def fresh():
    l = [object() for i in range(50)]
    return l, Evil(l.clear, False)


l, e = fresh()
print(e in l)  # expect: False
l, e = fresh()
print(tried(lambda: l.index(e)))
# expect: ValueError: evil is not in list
l, e = fresh()
print(l.count(e), l)  # expect: 0 []
l, e = fresh()
print(tried(lambda: l.remove(e)))  # expect: ValueError: list.remove(x): x not in list
l, e = fresh()
l.append(e)
print(l == [object()] * 51)  # expect: False
l, e = fresh()
l[1:3] = e
print(len(l) in (3, 4))  # expect: True
l, e = fresh()
print(tried(lambda: l[e]))  # expect: IndexError: list index out of range
l, e = fresh()
print(tried(lambda: l.insert(e, 0)), len(l))  # expect: None 1
l, e = fresh()
print(tried(lambda: l.pop(e)))  # expect: IndexError: pop from empty list
l, e = fresh()
print(tried(lambda: l.__setitem__(e, 5)))  # expect: IndexError: list assignment index out of range
l, e = fresh()
l.extend(e)
print(l)  # expect: [1, 2, 3]
l, e = fresh()
l[0] = e
print(repr(l).startswith('[evil'))  # expect: True
l, e = fresh()
print(len(list(filter(e, l))), len(l))  # expect: 0 0
l, e = fresh()
l *= e
print(len(l))  # expect: 0
l = [Evil(lambda: l.clear()) for i in range(20)]
print(tried(lambda: l.sort()))  # expect: None
l = [Evil(lambda: l.clear()) for i in range(20)]
print(tried(lambda: max(l)) is None)  # expect: False
d = {}
e = Evil(lambda: d.clear())
for i in range(20):
    d[Evil(nothing, False)] = i
print(tried(lambda: d.get(e)), len(d), tried(lambda: d.setdefault(e, 5)), len(d), tried(lambda: d.pop(e, 7)), e in d)  # expect: None 0 5 1 7 False
d.clear()
keys = [Evil(nothing, False) for i in range(30)]
for k in keys:
    d[k] = 1
    k.act = lambda: d.clear()
d[Evil(nothing, False)] = 2
print(len(d) in (1, 2))  # expect: True
s = set()
keys = [Evil(nothing, False) for i in range(30)]
for k in keys:
    s.add(k)
for k in keys:
    k.act = lambda: s.clear()
print(Evil(nothing, False) in s, len(s))  # expect: False 0
a = {Evil(nothing): 1 for i in range(1)}
b = dict(a)
x = Evil(lambda: (a.clear(), b.clear()))
a[x] = 1
print(tried(lambda: a == {1: 1, 2: 2}))  # expect: False
b = bytearray(b'abc' * 10)
m = memoryview(b)
print(tried(lambda: b.append(1)), tried(b.clear), tried(lambda: b.__setitem__(slice(0, 2), b'')))
# expect: BufferError: Existing exports of data: object cannot be re-sized BufferError: Existing exports of data: object cannot be re-sized BufferError: Existing exports of data: object cannot be re-sized
m.release()
b.append(1)
e = Evil(lambda: b.clear())
print(tried(lambda: b.__setitem__(0, e)), tried(lambda: bytes([e])), tried(lambda: b.insert(5, e)))  # expect: IndexError: bytearray index out of range b'\x01' None
print(tried(lambda: ','.join(Evil(nothing))), tried(lambda: ''.join([1])))
# expect: TypeError: sequence item 0: expected str instance, int found TypeError: sequence item 0: expected str instance, int found


class Raises:
    def __del__(self):
        raise ValueError('in del')


r = Raises()
del r  # stderr: ValueError: in del


class Lazarus:
    n = 0

    def __del__(self):
        Lazarus.n += 1
        Lazarus.saved = self


z = Lazarus()
del z
print(Lazarus.n, type(Lazarus.saved).__name__)  # expect: 1 Lazarus
del Lazarus.saved
print(Lazarus.n)  # expect: 1
gc.collect()


class Node:
    __slots__ = ('next',)

    def __init__(self, next):
        self.next = next


class Plain:
    pass


def chain(make, n=300000):
    x = None
    for i in range(n):
        x = make(x)
    return x


def plain(x):
    p = Plain()
    p.next = x
    return p


def later(x):
    def f():
        return x

    return f


def generate(x):
    yield x


def started(x):
    g = generate(x)
    next(g)
    return g


for make in (
    Node,
    plain,
    later,
    started,
    lambda x: [x],
    lambda x: (x,),
    lambda x: {1: x},
    lambda x: map(len, x) if x else iter([]),
    lambda x: later(x).__get__(1),
    lambda x: ValueError(x),
    lambda x: {1: x}.items(),
    lambda x: slice(x),
    lambda x: property(x),
    lambda x: classmethod(x),
    lambda x: iter([x]),
):
    head = chain(make)
    del head


def raising(x):
    e = ValueError()
    e.__context__ = x
    return e


head = chain(raising)
del head
print('freed')  # expect: freed
