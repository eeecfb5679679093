# SPDX-License-Identifier: MIT
# Names that stay pending: with folio.lazy(). Without it the same statements print the same; only memory differs.
# differs: imports folio
import folio
import numpy as np

n = 50000
x = np.arange(n) * 1.0
folio.reset_peak()
before = folio.account().asked
with folio.lazy():
    y = x * 2
    z = y + 1
    total = z.sum()
    least = folio.account().asked
print(total, z.mean())  # expect: 2500000000.0 50000.0
print(folio.account().peak - before < 8 * n, least - before < 4096)  # expect: True True
print(type(y), y.__class__ is np.ndarray, y is y, isinstance(y, np.ndarray))  # expect: <class 'numpy.ndarray'> True True True
print(folio.account().asked - before >= 8 * n)  # expect: True


# parameters and results of functions are names, too
def scaled(v, by=3):
    r = v * by
    return r + 1


def measure(lazily):
    folio.reset_peak()
    before = folio.account().asked
    if lazily:
        with folio.lazy():
            a = scaled(x)
            b = scaled(v=a, by=2)
            return b.max(), folio.account().peak - before >= 8 * n
    a = scaled(x)
    b = scaled(v=a, by=2)
    return b.max(), folio.account().peak - before >= 8 * n


print(measure(True), measure(False))  # expect: (299997.0, False) (299997.0, True)

# what is read later is what was there when the expression was written
with folio.lazy():
    y = x + 1
    z = y * 2
    x[0] = 100
    print(y[0], z[0])  # expect: 1.0 2.0
    y = x + 1
    z = y * 2
    y += 1000
    print(y[0], z[0])  # expect: 1101.0 202.0
    y = x + 1
    np.add(y, 1, out=x)
    print(x[0], y[0])  # expect: 102.0 101.0
    y = x + 1
    x *= 2
    print(x[0], y[0])  # expect: 204.0 103.0
    y = x + 1
    x[:] = y
    print(x[0], y[0])  # expect: 205.0 205.0
    y = x + 1
    x.shape = (2, n // 2)
    print(y.shape, y.sum() == x.sum() + n)  # expect: (50000,) True
    x.shape = (n,)
    y = x > 0
    x.dtype = 'i8'
    print(y[0], y.dtype)  # expect: True bool
    x.dtype = 'f8'
    a = b = x * 2
    a += 1
    print(b[0], a is b)  # expect: 411.0 True
    y = x + 1
    del x
    print(y[1])  # expect: 8.0

# a container, an attribute and an item hold memory
x = np.arange(n) * 1.0


class Holder:
    pass


h = Holder()
with folio.lazy():
    before = folio.account().asked
    h.v = x + 1
    first = folio.account().asked - before
    kept = [x + 2]
    print(first >= 8 * n, folio.account().asked - before >= 16 * n)  # expect: True True

    def closure():
        inner = x * 3
        return lambda: inner[1]

    print(closure()())  # expect: 3.0

    def generate():
        yield x + 5

    print(next(generate())[0], [v for v in (x + 1)[:2]], f"{(x + 1)[0]}")  # expect: 5.0 [1.0, 2.0] 1.0
    y = x + 7
    print(globals()['y'][0], list(globals().values())[-1] is not None, len(y), bool((y > 0).all()))  # expect: 7.0 True 50000 True

# errors and warnings appear where the elements are computed, under the errstate in which the expression was written
with folio.lazy():
    with np.errstate(divide='raise'):
        bad = 1 / x
    try:
        print(bad[1])
    except FloatingPointError as e:
        print(e)  # expect: divide by zero encountered in divide
    with np.errstate(divide='ignore'):
        fine = 1 / x
    print(fine[:2])  # expect: [inf  1.]

# eager has precedence; blocks nest
folio.eager(True)
with folio.lazy():
    before = folio.account().asked
    at_once = x * 2
    print(folio.account().asked - before >= 8 * n)  # expect: True
folio.eager(False)
with folio.lazy():
    with folio.lazy():
        pass
    before = folio.account().asked
    later = x * 3
    print(folio.account().asked - before < 8192)  # expect: True
before = folio.account().asked
w = x * 4
print(folio.account().asked - before >= 8 * n)  # expect: True

# many steps: chains are cut, and still nothing is lost
with folio.lazy():
    s = x
    for k in range(100):
        s = s + k
    print(s[0], s[-1])  # expect: 4950.0 54949.0
