# SPDX-License-Identifier: MIT
# a.resize(): in place, when nobody else looks at the memory.
import sys
import numpy as np

a = np.arange(6)
a.resize(8)
print(a, a.nbytes, sys.getsizeof(a))
a.resize((2, 2))
print(a, a.shape, a.strides, a.flags.owndata)
a.resize(3, 2)
print(a)
a.resize((0,))
print(a, a.shape)
a.resize((2, 3))
print(a)


def attempt(f, *args, **kw):
    try:
        f(*args, **kw)
        print('ok')
    except Exception as e:
        print(type(e).__name__, str(e).replace('\n', '|'))


def inside():
    b = np.ones(3)
    b.resize(5)
    print(b)
    v = b[1:]
    try:
        b.resize(2)
    except ValueError as e:
        print(str(e)[:40])
    del v
    b.resize(2)
    print(b)
    c = b
    try:
        b.resize(4)
    except ValueError as e:
        print(str(e)[:40])
    b.resize(4, refcheck=False)
    print(c, b is c)


inside()
x = np.arange(4)
y = x[1:]
attempt(x.resize, 9)
attempt(y.resize, 9)
attempt(y.resize, 3)
x.resize(6, refcheck=False)
print(x, y.base is x, len(y))
attempt(np.zeros((3, 4))[:, ::2].resize, (2,))
attempt(x.resize, -1)
attempt(x.resize, (2, 'a'))
attempt(x.resize, 2, wrong=1)
attempt(x.resize)
attempt(x.resize, None)
f = np.asfortranarray(np.arange(6.0).reshape(2, 3))
f.resize((3, 2), refcheck=False)
print(f, f.strides)
for _ in range(1000):
    x.resize(len(x) + 1, refcheck=False)
print(len(x), x[:6], x[-1], x.sum(), y.tolist() if False else '')
z = np.array([1, 2])
w = z + 1
z.resize(4)
print(z, w)
q = np.arange(3)[1:]
q.base.resize(9)
print(q if False else len(q))
print(a.flags.num & 0xFFF, np.arange(3)[1:].base.flags.num & 0xFFF)
