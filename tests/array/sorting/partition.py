# SPDX-License-Identifier: MIT
# Partitions: what else is where, too, for one place and several.
import numpy as np

rs = np.random.RandomState(3)
for n in (1, 2, 3, 5, 8, 20, 100, 700):
    for kind in range(5):
        a = [rs.randint(0, 10, n), rs.permutation(n), rs.rand(n), np.arange(n)[::-1], np.where(rs.rand(n) < 0.2, np.nan, rs.rand(n))][kind]
        for k in sorted({0, 1, n // 4, n // 2, n - 1, max(n - 2, 0)}):
            if k >= n:
                continue
            p = np.partition(a, k)
            q = np.argpartition(a, k)
            print(n, kind, k, p.tolist(), q.tolist())
        if n > 5:
            print(np.partition(a, [1, n // 2, n - 2]).tolist(), np.argpartition(a, (n // 2, 2)).tolist())
print(np.partition(rs.rand(4, 5), 2, axis=0), np.partition([5, 1, 4, 2], 2))
e = np.zeros((3, 2, 1, 0))
print(np.partition(e, 0, axis=0).shape, np.partition(e, 5).shape, np.argpartition(e, 0).dtype)
