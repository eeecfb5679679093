# SPDX-License-Identifier: MIT
# Equality of arrays, exact and within tolerances.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(type(r).__name__, repr(r))
    except Exception as e:
        print(type(e).__name__, e)


nan, inf = np.nan, np.inf
pairs = [(1, 1), (1, 1.00000001), (1, 2), ([1, 2], [1, 2]), ([1, 2], [1, 2.1]), ([1, nan], [1, nan]), ([inf, -inf], [inf, inf]), ([1, 2], 1), ([[1], [2]], [1, 2]),
         ([1, 2], [1, 2, 3]), ([], []), ([1e10, 1e-7], [1.00001e10, 1e-8]), ([1e10, 1e-8], [1.0001e10, 1e-9]), (True, 1), ([True], [False]), (1j, 1j), ([1 + nan * 1j], [1 + nan * 1j]),
         (np.float32(0.1), 0.1), (np.array(1), np.array([1])), (10 ** 17, 10 ** 17 + 1), (np.int8([127]), np.int8([-128])), (np.uint8([1, 2]), np.uint8([2, 1])),
         (nan, nan), (inf, inf), (inf, 1), (0, 1e-9)]
for a, b in pairs:
    for f in (np.isclose, np.allclose):
        show(f, a, b)
        show(f, a, b, equal_nan=True)
    for f in (np.array_equal, np.array_equiv):
        show(f, a, b)
    show(np.array_equal, a, b, equal_nan=True)
for f in (np.array_equal, np.array_equiv):
    show(f, ['a', 'b'], ['a', 'b'])
    show(f, ['a'], ['b'])
show(np.isclose, [1, 2, 3], [1.1, 2.2, 3.3], rtol=0.1)
show(np.isclose, [1, 2, 3], [1.1, 2.2, 3.3], atol=0.25)
show(np.isclose, [1, 2, 3], [1.1, 2.2, 3.3], rtol=[0.1, 0.001, 1])
show(np.isclose, np.arange(3, dtype='f4'), np.arange(3))
show(np.allclose, [], 1)
show(np.allclose, np.ones((2, 3)), np.ones(2))
