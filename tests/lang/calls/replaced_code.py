# SPDX-License-Identifier: MIT
# f.__code__ is replaced while f runs, and while a generator of it is suspended.
import gc


def make(s):
    d = {}
    exec(s, d)
    return d['g']


g = make(
    "def g():\n    global g2\n    g.__code__=h.__code__\n    x=[i for i in range(1000)]\n    gc.collect()\n    y=str(x)*3\n    return len(y)+int('12345678')\n"
)
g.__globals__.update(g=g, gc=gc)


def h():
    return 'h'


g.__globals__['h'] = h
print(g(), g())


def gen():
    yield 1
    gen.__code__ = gen2.__code__
    gc.collect()
    yield 2
    yield [i * 2 for i in range(5)]


def gen2():
    yield 'x'


it = gen()
print(list(it), list(gen()))
