# SPDX-License-Identifier: MIT
# Expressions that run as one loop give what operator by operator gives, to the bit.
import numpy as np


def show(label, x):
    print(label, [v.hex() for v in (float(x.sum()), float(x.mean()), float(x[0]), float(x[-1]), float(x[len(x) // 2]))])


for n in (100, 20000, 50003):
    x = (np.arange(n) * 7919 % 10007) / 7.0 + 0.5
    y = x[::-1] * 3 - 2
    for label, e in [('a', lambda: 2 * np.sqrt(x) + y), ('b', lambda: y + np.sqrt(x) * 3), ('c', lambda: x * 2 + y), ('d', lambda: x + y),
                     ('e', lambda: np.sqrt(x) + 1), ('f', lambda: 5 * x), ('g', lambda: 2 * np.sqrt(x * x) + y * y), ('h', lambda: np.sqrt(x + y + 5) * 2),
                     ('i', lambda: (x + 1) + (y + 1)), ('j', lambda: x[::2] * 2 + y[::2]), ('k', lambda: x + x), ('l', lambda: x * 3 + x)]:
        print(n, label, e().sum().hex(), e().mean().hex(), (e() * 1).max().hex())
        show(label, e())
    z = x.copy()
    z += 2 * z
    show('in place', z)
    z[1:] = z[:-1] * 2 + z[1:]
    show('shifted', z)
