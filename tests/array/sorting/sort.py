# SPDX-License-Identifier: MIT
# sort, argsort, searchsorted: dtypes, axes, NaN, stability.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


x = np.array([3.0, np.nan, -1.0, np.inf, 2.0, -np.inf, 0.0])
i = (np.arange(300) * 7919) % 101
print(np.sort(x), x.argsort(), np.sort(i)[:12], i.argsort()[:20], i.argsort(kind='stable')[:10])
m = i[:12].reshape(3, 4)
print(np.sort(m).tolist(), np.sort(m, axis=0).tolist(), np.sort(m, axis=None), m.argsort(axis=0).tolist(), np.sort(m.T, axis=0).tolist())
m.sort()
m.T.sort()
print(m.tolist(), np.sort([True, False, True]), np.sort(np.array([5, 200, 3], 'u1')), np.sort([2 + 1j, 1 + 5j, 1 + 2j]))
print(np.sort(np.array([3, -1, 2], '>i2')))
print(error(np.sort, m, axis=3), error(np.sort, m, kind='x'), np.sort([]), np.argsort([3, 1, 2]), np.argsort([]), np.sort(i[::-3])[:5])
big = (np.arange(5000) * 7919) % 4999 - 2500
print(np.sort(big)[::500], np.sort(big.astype('f4'))[::500], np.sort(big.astype('i2'))[::700])
print((np.sort(big * 1.5) == np.sort(big) * 1.5).all(), big.argsort()[:6])

# long lines of every kind: distinct keys, ties, runs, the same backwards


def digest(x):
    b = x.ravel().view(np.uint8).astype(np.uint64)
    return int((b * (np.arange(b.size, dtype=np.uint64) % np.uint64(1009) + np.uint64(1))).sum())


rs = np.random.RandomState(5)
for n in (7, 31, 32, 33, 127, 128, 129, 511, 513, 2047, 2049, 16385, 20000):
    for values in (rs.randint(-5, 5, n), rs.permutation(n) - n // 2, np.arange(n), np.arange(n)[::-1], rs.randint(-2**62, 2**62, n), np.arange(n) // 3,
                   np.where(rs.random_sample(n) < .02, rs.randint(0, n + 1, n), np.arange(n)), np.ones(n), np.arange(n) % 2 * rs.randint(0, 100, n)):
        sums = []
        for d in ("i1", "u2", "i4", "f8", "f4", "i8", "u8", "?", "c16"):
            x = values.astype(d)
            if d[0] == "f" and n % 2:
                x[x == 3] = np.nan
            sums.append(digest(np.sort(x)) ^ digest(np.argsort(x, kind="stable")) ^ (digest(np.argsort(x)) if d != "c16" else 0))
        print(n, sums)
