# SPDX-License-Identifier: MIT
# Speed of array expressions: milliseconds per expression, best of five runs, over arrays of 1000 and of 10 million float64. Runs under
# CPython with NumPy, too.
import os
import sys
import time

import numpy as np

PATH = os.environ.get("TMPDIR", "/tmp") + "/folio-bench-%d.dat" % os.getpid()


def made(n):
    """n numbers 0.5 … 255.5 in memory."""
    out = np.memmap(PATH, dtype="f8", mode="w+", shape=(n // 250, 250))
    np.add(np.frombuffer(bytes(range(250)), dtype="u1"), 0.5, out=out)
    return np.multiply(out, 1.0).ravel()


EXPRESSIONS = [
    ("a.sum()", lambda a, b: a.sum()),
    ("a.mean()", lambda a, b: a.mean()),
    ("a.std()", lambda a, b: a.std()),
    ("a.max()", lambda a, b: a.max()),
    ("(a * b).sum()", lambda a, b: (a * b).sum()),
    ("a + b", lambda a, b: a + b),
    ("2 * a + b - 1", lambda a, b: 2 * a + b - 1),
    ("np.sqrt(a)", lambda a, b: np.sqrt(a)),
    ("np.exp(-a)", lambda a, b: np.exp(-a)),
    ("(2 * np.log(a) + b).mean()", lambda a, b: (2 * np.log(a) + b).mean()),
    ("a > b", lambda a, b: a > b),
    ("np.where(a > 9, a, b)", lambda a, b: np.where(a > 9, a, b)),
    ("a.cumsum()", lambda a, b: a.cumsum()),
    ("a.astype('f4')", lambda a, b: a.astype("f4")),
]


def best(run, a, b, times):
    least = None
    for i in range(5):
        start = time.perf_counter()
        for k in range(times):
            run(a, b)
        took = (time.perf_counter() - start) / times * 1e3
        if least is None or took < least:
            least = took
    return least


try:
    for n, times in (1000, 1000), (10000000, 1):
        a, b = made(n), made(n)
        for text, run in EXPRESSIONS:
            print("%-28s %9d %12.5f ms" % (text, n, best(run, a, b, times)))
            sys.stdout.flush()
        del a, b
finally:
    os.remove(PATH)
