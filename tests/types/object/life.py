# SPDX-License-Identifier: MIT
# Release, finalizers, cycles, weak references.
import gc, _weakref as weakref, sys


class Node:
    def __init__(self, next):
        self.next = next


n = None
for i in range(1000000):
    n = Node(n)
del n
print("instances")  # expect: instances


class SNode:
    __slots__ = ("next",)

    def __init__(self, next):
        self.next = next


n = None
for i in range(1000000):
    n = SNode(n)
del n
print("slots")  # expect: slots
for make in (lambda x: [x], lambda x: (x,), lambda x: {"a": x}, lambda x: {1: [x]}, lambda x: (lambda: x), lambda x: Node([x])):
    n = None
    for i in range(300000):
        n = make(n)
    del n
print("containers")  # expect: containers
log = []


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


d = D("a")
del d
print(log)  # expect: ['a']
d = D("b")
d.self = d
del d
gc.collect()
print(log)  # expect: ['a', 'b']
keep = []


class Z:
    def __del__(self):
        keep.append(self)


z = Z()
z.x = 5
del z
print(len(keep), keep[0].x)  # expect: 1 5
keep.clear()
gc.collect()
print(len(keep))  # expect: 0


class Bad:
    def __del__(self):
        self.next = None


n = None
for i in range(200):
    b = Bad()
    b.next = n
    n = b
del n, b
print("del chain")  # expect: del chain


class W:
    pass


w = W()
r = weakref.ref(w, lambda r: log.append("dead"))
print(r() is w)  # expect: True
del w
print(r(), log[-1])  # expect: None dead
c = type("Temp", (), {"f": lambda self: 1})
r = weakref.ref(c)
i = c()
del c
gc.collect()
print(r() is not None)  # expect: True
del i
gc.collect()
print(r())  # expect: None
before = len(gc.get_objects())
for k in range(50):
    t = type("T%d" % k, (), {"x": k, "m": lambda self: super})
    t().y = 1
del t
gc.collect()
print(len(gc.get_objects()) - before < 20)  # expect: True


class SubL(list):
    pass


s = SubL()
s.append(s)
s.me = s
r = weakref.ref(s)
del s
gc.collect()
print(r())  # expect: None


class E(Exception):
    pass


e = E("x")
e.self = e
r = weakref.ref(e)
del e
gc.collect()
print(r())  # expect: None
a = D("order1")
b = D("order2")
a.b = b
del b
del a
print(log[-2:])  # expect: ['order1', 'order2']
print(sys.getrefcount(D) > 1, isinstance(sys.getrefcount(None), int))  # expect: True True
