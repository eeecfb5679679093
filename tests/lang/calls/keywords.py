# SPDX-License-Identifier: MIT
# Arguments by name: bound in place, and every way in which they cannot be.
def f(a, b=2, c=3):
    return a, b, c


def g(a, /, b, *, k, m=9):
    return a, b, k, m


def h(*, x, y=1):
    return x, y


def show(call):
    try:
        print(call())
    except TypeError as e:
        print(e)


for call in (
    lambda: f(1, c=4),
    lambda: f(a=1),
    lambda: f(c=1, a=2),
    lambda: f(c=1),
    lambda: f(1, a=2),
    lambda: f(1, 2, 3, c=4),
    lambda: f(1, z=4),
    lambda: g(1, b=2, k=3),
    lambda: g(1, 2, k=3, m=4),
    lambda: g(1, 2),
    lambda: g(a=1, b=2, k=3),
    lambda: g(1, k=5),
    lambda: g(1, 2, 3, k=4),
    lambda: h(x=1),
    lambda: h(y=2),
    lambda: h(y=2, x=3),
    lambda: h(1, x=2),
    lambda: f(b=1.5, a=10**6, c="x"),
    lambda: f(),
):
    show(call)


def gen():
    yield f(1, c=(yield 1), b=2.5)


g1 = gen()
print(next(g1), g1.send("s"))


class A:
    def m(self, p, q=5):
        return p, q

    def __init__(self, *, v=0):
        self.v = v


print(A().m(q=1, p=2), A().m(1, q=2), A(v=7).v)
t = 0
for i in range(1000):
    t += f(i, c=4)[2] + f(a=i)[1]
print(t)
