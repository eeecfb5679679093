# SPDX-License-Identifier: MIT
# Sets of values; sorting by several keys.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


a = [3, 1, 2, 3, 1, 1]
m = np.array([[1, 0, 0], [1, 0, 0], [2, 3, 4]])
show(np.unique, a)
show(np.unique, a, return_index=True)
show(np.unique, a, return_inverse=True)
show(np.unique, a, return_counts=True)
show(np.unique, a, True, True, True)
show(np.unique, m)
show(np.unique, m, axis=0)
show(np.unique, m, axis=1)
show(np.unique, m, axis=0, return_index=True, return_inverse=True, return_counts=True)
show(np.unique, m, axis=2)
show(np.unique, [])
show(np.unique, [], return_counts=True, return_inverse=True)
show(np.unique, [np.nan, 1, np.nan, 2])
show(np.unique, [np.nan, 1, np.nan, 2], equal_nan=False)
show(np.unique, [np.nan, 1, np.nan], return_counts=True, return_index=True, return_inverse=True)
show(np.unique, ['b', 'a', 'b'])
show(np.unique, ['b', 'a', 'b'], return_counts=True, return_index=True)
show(np.unique, [True, False, True])
show(np.unique, [1j, 1, 1j])
show(np.unique, 5)
show(np.unique, np.array([2, 1, 2], 'i1'))
show(np.unique, [[2, 1], [1, 2]], return_inverse=True)
for f in (np.in1d, np.isin):
    show(f, [0, 1, 2, 5, 0], [0, 2])
    show(f, [0, 1, 2, 5, 0], [0, 2], invert=True)
    show(f, [[0, 2], [4, 6]], [1, 2, 4, 8])
    show(f, [1, 2], [])
    show(f, [], [1])
    show(f, [1.5, np.nan], [np.nan, 1.5])
    show(f, ['a', 'b'], ['b'])
    show(f, 3, [1, 3])
    show(f, [1, 2, 3], 2)
    show(f, [1, 2, 3], [3, 9], assume_unique=True)
    show(f, [1, 2, 300], [300], kind='table')
    show(f, [1, 2, 300], [300], kind='sort')
    show(f, [1.5], [300], kind='table')
    show(f, [1], [1], kind='nothing')
show(np.union1d, [1, 3, 2], [4, 3])
show(np.union1d, [[1, 2]], [[2], [0.5]])
show(np.intersect1d, [1, 3, 4, 3], [3, 1, 2, 1])
show(np.intersect1d, [1, 1, 2, 3, 4], [2, 1, 4, 6], return_indices=True)
show(np.intersect1d, [5, 7, 1], [1, 5], assume_unique=True)
show(np.intersect1d, [5, 7, 1], [1, 5], assume_unique=True, return_indices=True)
show(np.intersect1d, [], [1])
show(np.setdiff1d, [1, 2, 3, 2, 4, 1], [3, 4, 5, 6])
show(np.setdiff1d, [3, 2, 1], [2], assume_unique=True)
show(np.setdiff1d, [], [1])
show(np.setxor1d, [1, 2, 3, 2, 4], [2, 3, 5, 7, 5])
show(np.setxor1d, [1, 2], [2, 3], assume_unique=True)
show(np.setxor1d, [], [])
show(np.lexsort, ([9, 4, 0, 4, 0, 2, 1], [1, 5, 1, 4, 3, 4, 4]))
show(np.lexsort, [[3, 1, 2], [1, 1, 0]])
show(np.lexsort, np.array([[3, 1, 2], [1, 1, 0]]))
show(np.lexsort, ([1, 2],))
show(np.lexsort, ())
show(np.lexsort, ([1, 2], [1]))
show(np.lexsort, (m, m[::-1]))
show(np.lexsort, (m, m[::-1]), axis=0)
show(np.lexsort, (['b', 'a'], [1, 1]))
show(np.lexsort, [3, 1, 2])
show(np.msort, [[3, 1], [1, 2]])
show(np.sort_complex, [3, 1, 2])
show(np.sort_complex, [1 + 2j, 2 - 1j, 3 - 2j, 3 - 3j, 3 + 5j])
show(np.sort, [3, 1, 2])
show(np.argsort, [3, 1, 2])
show(np.partition, [3, 4, 2, 1], 2)
show(np.argpartition, [3, 4, 2, 1], 2)

# isin by loops, tables and sorting


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for a, b in ((np.arange(5, dtype='i1') - 3, [-128, 1]), (np.arange(200).astype('i1'), np.arange(-128, 127, dtype='i1')), (np.arange(9, dtype='u8'), np.array([2**63, 3], 'u8')),
             (np.array([.1, .2], 'f4'), [.1, .5]), (np.array([.1, .2], 'f4'), np.arange(100) / 10), (np.array([1, np.nan]), [np.nan, 1]), (np.arange(100), np.arange(0, 300, 7)),
             (np.arange(10) > 4, [True]), (np.array(['a', 'b']), ['b']), (np.arange(6).reshape(2, 3), 5), (np.arange(5), []), (np.arange(50, dtype='u1'), np.arange(-20, 20)),
             (np.array([-2**63, 2**63 - 1]), np.arange(50))):
    for kw in ({}, {'invert': True}, {'kind': 'sort'}):
        show(np.isin, a, b, **kw)
