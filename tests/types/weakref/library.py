# SPDX-License-Identifier: MIT
# the library's collections, weak methods and finalizers
import weakref, sys


class A:
    pass


a = A()
b = A()
weakref.finalize(a, print, 'a done')
f = weakref.finalize(b, print, 'b done', sep='-')
g = weakref.finalize(b, print, 'never')
g.atexit = False
print(f.alive, f.peek()[1] is print, repr(f)[:16])
del a


class C:
    def m(self):
        return 'm'


c = C()
wm = weakref.WeakMethod(c.m)
print(wm()(), wm == weakref.WeakMethod(c.m))


class R:
    def __reversed__(self):
        return iter('ab')

    def __bytes__(self):
        return b'by'


r = R()
p = weakref.proxy(r)
print(list(reversed(p)), bytes(p), type(p))
d = weakref.WeakValueDictionary()
d['x'] = c
e = d | {'y': r}
print(sorted(e), len(d), d.pop('x') is c, d.get('x'), dict(e.items()) == {'x': c, 'y': r})
s = weakref.WeakSet([c, r])
print(len(s), c in s, len(s & {c}), len(s - {c}), s == {c}, s.issuperset([c]))
del c
print(wm(), len(s))
k = weakref.WeakKeyDictionary({r: 1})
k.update({b: 2})
print(len(k), k.setdefault(r, 9), k.popitem()[1])
try:
    d['z'] = 5
except TypeError as x:
    print(x)
