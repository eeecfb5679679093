# SPDX-License-Identifier: MIT
# NaN in complex extremes, products that start with their first element, truths as dtype=, rounding of float16, variance of complex numbers.
import numpy as np

np.seterr(all='ignore')
h = np.array([3.0, 7.0, -3, 5, -7.0, 2.55, 1000], 'f2')
for d in (-1, 0, 1, 2, 3):
    print(d, repr(np.round(h, d)), repr(h[0].round(d)), repr(np.round(h.astype('f4'), d)))
nan = np.nan
inf = np.inf
z = np.array([complex(inf, 1)], 'c8')
print(
    z.prod(),
    z.prod(keepdims=True),
    np.multiply.reduce(z),
    np.multiply.reduce(np.array([[[complex(-inf, 2)]]], 'c8'), axis=0, keepdims=True),
    np.array([complex(inf, nan)]).prod(),
    np.array([complex(inf, 1), 1]).prod(axis=0),
    np.array([[complex(inf, 1)]]).prod(axis=0),
    z.cumprod(),
    np.array([[complex(inf, 1)] * 2] * 1).prod(axis=0),
)
vals = [complex(a, b) for a in (1, nan, inf) for b in (2, nan)]
for f in (np.fmin, np.fmax, np.maximum, np.minimum):
    print(f.__name__, f.outer(np.array(vals), np.array(vals)).tolist())
    print(f.__name__, f.outer(np.array(vals, 'c8'), np.array([1, 3], 'u4')).tolist())
x = np.array([1.5 - 2j, 15.25 + 0.125j, -13.25 + 3j, 22 - 7.5j, 3], 'c8')
print(x.var(), x.var(ddof=0.5), x.std(ddof=1), x.reshape(1, 5).var(axis=1, ddof=0.5), x.mean())
print(
    np.array([[0.5, 1, 0], [2, 1, 3]]).prod(axis=0, dtype=bool),
    np.array([0.5, 0.25]).sum(dtype=bool),
    np.array([0.5, 0.25]).cumsum(dtype=bool),
    np.array([0.5, 0.25]).cumprod(dtype=bool),
    np.array([0.5, 2]).prod(dtype='?'),
    np.array([0.5, 0.5]).sum(dtype=int),
    np.add.reduce(np.array([300.7, -2]), dtype='i1'),
    np.array([0.5, 0]).mean(dtype=bool),
)


# the value of a 0-d array decides what it can be cast to
def attempt(x, dtype, casting):
    try:
        return repr(x.astype(dtype, casting=casting))
    except TypeError as e:
        return str(e)


for x in (np.array(1), np.array([1]), np.array(1.5), np.float64(2), np.array(300)):
    for dtype in ('i1', 'f2', '?', 'c8'):
        print([attempt(x, dtype, casting) for casting in ('no', 'equiv', 'safe', 'same_kind')])
