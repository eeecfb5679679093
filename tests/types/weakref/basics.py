# SPDX-License-Identifier: MIT
# _weakref: references, callbacks, proxies, collection
import _weakref as weakref, gc


class A:
    def m(self):
        return 1

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2

    def __add__(self, o):
        return ('add', o)

    def __radd__(self, o):
        return ('radd', o)

    def __call__(self, *a):
        return a

    def __bool__(self):
        return False

    def __iter__(self):
        return iter([1, 2])

    def __contains__(self, x):
        return x == 5

    def __eq__(self, o):
        return 'eq'

    def __hash__(self):
        return 77

    def __str__(self):
        return 'strA'

    def __iadd__(self, o):
        return ('iadd', o)


a = A()
r = weakref.ref(a)
p = weakref.proxy(a)
print(type(r), type(p), type(r).__name__)  # expect: <class 'weakref.ReferenceType'> <class 'weakref.CallableProxyType'> ReferenceType
print(
    r() is a,
    r == weakref.ref(a),
    r is weakref.ref(a),
    hash(r),
    p is weakref.proxy(a),
    weakref.getweakrefcount(a),
    len(weakref.getweakrefs(a)),
)  # expect: True eq True 77 True 2 2
print(p.m(), len(p), p[3], p + 1, 1 + p, p(1, 2), bool(p), list(p), 5 in p, p == 1, str(p), p.__class__)
# expect: 1 3 6 ('add', 1) ('radd', 1) (1, 2) False [1, 2] True eq strA <class '__main__.A'>
p.x = 5
print(a.x)
del p.x
print(hasattr(a, 'x'))  # expect: 5
# expect: False
q = p
q += 1
print(q)  # expect: ('iadd', 1)
try:
    hash(p)
except TypeError as e:
    print(e)  # expect: unhashable type: 'weakref.CallableProxyType'


def cb(w):
    print('callback', w is r2, w() is None)


r2 = weakref.ref(a, cb)
r3 = weakref.ref(a, lambda w: print('second'))
print(r2.__callback__ is cb, r.__callback__)  # expect: True None
del q
del a  # expect: second
# expect: callback True True
print(r(), r2(), repr(r).split(' at')[0], 'dead' in repr(r), r2.__callback__)  # expect: None None <weakref True None
for f in [lambda: p.x, lambda: len(p), lambda: p + 1, lambda: p == 1, lambda: str(p), lambda: bool(p)]:
    try:
        print(f())
    except ReferenceError as e:
        print('RE', e)  # expect: RE weakly-referenced object no longer exists
# expect: RE weakly-referenced object no longer exists
# expect: RE weakly-referenced object no longer exists
# expect: RE weakly-referenced object no longer exists
# expect: RE weakly-referenced object no longer exists
# expect: RE weakly-referenced object no longer exists
print(hash(r))  # expect: 77


class B:
    pass


b = B()
r = weakref.ref(b)
del b
try:
    hash(r)
except TypeError as e:
    print(e)  # expect: weak object has gone away
print(r == r, r != r, r == weakref.ref(A))  # expect: True False False
for s in [
    "weakref.ref(1)",
    "weakref.ref((1,))",
    "weakref.ref(ValueError())",
    "weakref.ref([])",
    "weakref.ref('a')",
    "weakref.ref()",
    "weakref.ref(1,2,3)",
    "weakref.proxy()",
    "hash(weakref.proxy(A))",
    "weakref.ref(A,callback=1)",
    "weakref.ref(A)()",
    "weakref.ref(cb)()",
    "weakref.ref({1})() is None",
    "weakref.ref(None)",
    "weakref.ref(B.__init__)",
    "weakref.ref(A)(1)",
    "weakref.ref({})",
    "weakref.proxy(1)",
    "weakref.ref(object())",
    "type(weakref.proxy(cb))",
    "type(weakref.proxy(B()))",
]:
    try:
        print(s, eval(s) if 'A)()' not in s and 'cb)()' not in s else eval(s) is not None)
    except Exception as e:
        print(s, type(e).__name__, e)  # expect: weakref.ref(1) TypeError cannot create weak reference to 'int' object


# expect: weakref.ref((1,)) TypeError cannot create weak reference to 'tuple' object
# expect: weakref.ref(ValueError()) TypeError cannot create weak reference to 'ValueError' object
# expect: weakref.ref([]) TypeError cannot create weak reference to 'list' object
# expect: weakref.ref('a') TypeError cannot create weak reference to 'str' object
# expect: weakref.ref() TypeError __new__ expected at least 1 argument, got 0
# expect: weakref.ref(1,2,3) TypeError __new__ expected at most 2 arguments, got 3
# expect: weakref.proxy() TypeError proxy expected at least 1 argument, got 0
# expect: hash(weakref.proxy(A)) TypeError unhashable type: 'weakref.CallableProxyType'
# expect: weakref.ref(A,callback=1) TypeError ref() takes no keyword arguments
# expect: weakref.ref(A)() True
# expect: weakref.ref(cb)() True
# expect: weakref.ref({1})() is None True
# expect: weakref.ref(None) TypeError cannot create weak reference to 'NoneType' object
# expect: weakref.ref(B.__init__) TypeError cannot create weak reference to 'wrapper_descriptor' object
# expect: weakref.ref(A)(1) TypeError weakref expected 0 arguments, got 1
# expect: weakref.ref({}) TypeError cannot create weak reference to 'dict' object
# expect: weakref.proxy(1) TypeError cannot create weak reference to 'int' object
# expect: weakref.ref(object()) TypeError cannot create weak reference to 'object' object
# expect: type(weakref.proxy(cb)) <class 'weakref.CallableProxyType'>
# expect: type(weakref.proxy(B())) <class 'weakref.ProxyType'>
# cycle with weakref callbacks
class C:
    pass


c = C()
c.me = c
r = weakref.ref(c, lambda w: print('cyc cb'))
del c
print(gc.collect())
print(r())  # expect: cyc cb
# expect: 1
# expect: None
c = C()
c.me = c
c.r = weakref.ref(c, lambda w: print('never'))
del c
print(gc.collect())  # expect: 3


# finalizer sees dead weakref
class D:
    def __del__(self):
        print('del sees', self.w() is not None)


d = D()
d.me = d
d.w = weakref.ref(d)
wr = d.w
del d
gc.collect()
print(wr())  # expect: del sees False
# expect: None
d = D()
d.w = weakref.ref(d)
del d  # expect: del sees True


class S:
    __slots__ = ('a', '__weakref__')


s = S()
print(weakref.ref(s)() is s)  # expect: True


class S2:
    __slots__ = ('a',)


try:
    weakref.ref(S2())
except TypeError as e:
    print(e)  # expect: cannot create weak reference to 'S2' object


class L(list):
    pass


l = L()
r = weakref.ref(l)
print(r() is l)
del l
print(r())  # expect: True


# expect: None
class I(int):
    pass


l = I(5)
try:
    r = weakref.ref(l)
    print(r() is l)
    del l
    print(r())
except TypeError as e:
    print(e)  # expect: cannot create weak reference to 'I' object


class E(Exception):
    pass


e = E()
r = weakref.ref(e)
print(r() is e)
del e
print(r())  # expect: True


# expect: None
class KR(weakref.ref):
    __slots__ = ('key',)

    def __new__(cls, o, cb, key):
        self = super().__new__(cls, o, cb)
        self.key = key
        return self

    def __init__(self, o, cb, key):
        super().__init__(o, cb)


b = B()
k = KR(b, None, 'kk')
print(k.key, k() is b, k is weakref.ref(b))
del b
print(k())  # expect: kk True False


# expect: None
class T:
    pass


r = weakref.ref(T)
del T
gc.collect()
print(r())  # expect: None


def boom(w):
    raise ValueError('cb')


b = B()
