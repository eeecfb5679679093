# SPDX-License-Identifier: MIT
# errstate, seterr, seterrcall: what becomes of floating-point errors.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(np.geterr())
z = np.zeros(2)
with np.errstate(all='ignore'):
    print(1 / z, np.log(z), np.sqrt(z - 1), np.exp(z + 1000), np.float64(1) / 0, np.int64(1) // np.int64(0), np.array([1, 0]) // 0)
with np.errstate(divide='raise', invalid='raise', over='raise'):
    print(error(lambda: 1 / z), "|", error(np.log, z), "|", error(np.sqrt, z - 1), "|", error(np.exp, z + 1000), "|", error(lambda: np.float64(1) / 0))
    print(error(lambda: np.array([1, 2]) // 0), error(lambda: np.float64(1e308) * 10), error(lambda: np.int8(100) + np.int8(100)))
    print(error(lambda: z / z))
    print(np.geterr())
old = np.seterr(under='raise', all='ignore') if False else np.seterr(over='raise')
print(old, np.geterr()['over'], error(np.multiply, 1e308, [10.0]))
np.seterr(**old)
seen = []
before = np.seterrcall(lambda text, flag: seen.append((text, flag)))
with np.errstate(divide='call'):
    1 / z
print(seen, before)
print(error(np.add, [1, 2]), "|", error(np.log, 1, 2, 3, 4), "|", error(np.sin, 1, foo=2))
print(error(np.add, np.arange(3), 1.5, out=np.arange(3)))
print(error(np.add, np.arange(3), np.arange(3), out=np.zeros(4)))
print(error(np.add, [1], [2], casting='bad'))
print(np.add([1, 2], [3, 4], out=np.zeros(2)), np.log.__name__, np.add.nin, np.add, np.sqrt(4), np.add(1, 2), type(np.add(1, 2)))
print(error(lambda: np.zeros((50000, 20000000))))
print(error(lambda: np.zeros(3)[5]) if hasattr(np.ndarray, '__getitem__') else '')
print(error(np.zeros, -1), "|", error(np.zeros, (2**40, 2**40)))
print(error(lambda: np.arange(3).foo), "|", error(np.arange(3).sum, foo=1) if False else '')
