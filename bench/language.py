# SPDX-License-Identifier: MIT
# Speed of the language: nanoseconds per operation, best of five runs. Runs under CPython, too.
import sys
import time

N = 200000


def loop():
    total = 0
    for i in range(N):
        total += i & 3
    return N


def while_float():
    x, i = 0.5, 0
    while i < N:
        x = x * 3.7 * (1.0 - x)
        i += 1
    return N


def add(a, b):
    return a + b


def call():
    for i in range(N):
        add(i, 1)
    return N


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def dot(self, other):
        return self.x * other.x + self.y * other.y


def make_instance():
    for i in range(N):
        Point(i, 1)
    return N


def method():
    p, q = Point(1, 2), Point(3, 4)
    for i in range(N):
        p.dot(q)
    return N


def attribute():
    p = Point(1, 2)
    for i in range(N):
        p.x = p.y
    return N


def list_items():
    items = list(range(1000))
    for k in range(N // 1000):
        for i in range(1000):
            items[i] = items[999 - i]
    return N


def comprehension():
    for k in range(N // 1000):
        [i * i for i in range(1000)]
    return N


def dict_str():
    names = ["key%d" % i for i in range(1000)]
    d = {}
    for k in range(N // 1000):
        for name in names:
            d[name] = d.get(name, 0) + 1
    return N


def dict_int():
    d = {}
    for i in range(N):
        d[i & 4095] = i
    return N


def count():
    for value in range(1000):
        yield value


def generator():
    for k in range(N // 1000):
        for value in count():
            pass
    return N


def join_and_split():
    for k in range(N // 1000):
        " ".join(["word"] * 1000).split()
    return N


def format_numbers():
    for i in range(N // 10):
        f"{i}: {i * 0.1:.3f}"
    return N // 10


def sort():
    x, items = 12345, []
    for i in range(20000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        items.append(x)
    for k in range(5):
        sorted(items)
    return 100000


def caught():
    for i in range(N // 10):
        try:
            raise ValueError(i)
        except ValueError:
            pass
    return N // 10


def recursion():
    def fibonacci(n):
        return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

    fibonacci(20)
    return 21891


def big_product():
    a, b = 3 ** 20000, 7 ** 12000
    for i in range(100):
        a * b
    return 100


def best(run):
    least = None
    for i in range(5):
        start = time.perf_counter()
        n = run()
        took = (time.perf_counter() - start) / n * 1e9
        if least is None or took < least:
            least = took
    return least


for run in (loop, while_float, call, make_instance, method, attribute, list_items, comprehension, dict_str, dict_int, generator,
            join_and_split, format_numbers, sort, caught, recursion, big_product):
    print("%-24s %12.1f ns" % (run.__name__, best(run)))
    sys.stdout.flush()
