# SPDX-License-Identifier: MIT
# Functions: closures, defaults, star arguments, decorators, recursion.
def counter(start=0):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

def traced(f):
    calls = []
    def wrapper(*args, **kw):
        calls.append((args, tuple(kw)))
        return f(*args, **kw)
    wrapper.calls = calls
    return wrapper

@traced
def join(a, /, b, *rest, sep='-', **kw):
    return sep.join([str(a), str(b), *map(str, rest), *kw.values()])

c = counter(10)
print(c(), c(5), c(by=2))  # expect: 11 16 18
print(join(1, 2, 3, sep='+', k='v'), join(*'ab', **{'z': 'y'}))  # expect: 1+2+3+v a-b-y
print(join.calls)  # expect: [((1, 2, 3), ('sep', 'k')), (('a', 'b'), ('z',))]
fib = lambda n: n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(10), [f(3) for f in [lambda x, k=k: x * k for k in range(4)]])  # expect: 55 [0, 3, 6, 9]
def outer():
    x = 'outer'
    class Inner:
        y = x + '!'
        def get(self):
            return x, self.y
    return Inner()
print(outer().get())  # expect: ('outer', 'outer!')
try:
    join()
except TypeError as e:
    print(e)  # expect: join() missing 2 required positional arguments: 'a' and 'b'
