# SPDX-License-Identifier: MIT
# Cycles, weak references, finalizers.
import gc, weakref
class Node:
    def __init__(self, name):
        self.name = name
        self.links = []
    def __del__(self):
        died.append(self.name)
died = []
def ring(names):
    nodes = [Node(n) for n in names]
    for i, n in enumerate(nodes):
        n.links.append(nodes[i - 1])
        n.all = nodes
    return weakref.ref(nodes[0])
r = ring('abc')
gc.collect()
print(r(), sorted(died))  # expect: None ['a', 'b', 'c']
notes = []
n = Node('w')
w = weakref.ref(n, lambda ref: notes.append(ref() is None))
print(w() is n, weakref.getweakrefcount(n))  # expect: True 1
del n
print(w(), notes)  # expect: None [True]
d = {}
d['self'] = d
l = [d]
l.append(l)
t = (l, d)
d['t'] = t
f = lambda: f
g = (x for x in [1, 2, l])
l.append(g)
next(g)
del d, l, t, f, g
print(gc.collect() > 0, gc.collect(), gc.garbage)  # expect: True 0 []
values = weakref.WeakValueDictionary()
k = Node('kept')
values['k'] = k
print(len(values), values['k'].name)  # expect: 1 kept
del k
print(len(values), died[-1])  # expect: 0 kept
class Phoenix:
    def __del__(self):
        saved.append(self)
saved = []
p = Phoenix()
p.me = p
del p
gc.collect()
print(len(saved), saved[0].me is saved[0])  # expect: 1 True
saved[0].me = None
saved.clear()
print(len(saved))  # expect: 0
