# SPDX-License-Identifier: MIT
# What operations say of operands that are no numbers
import numpy as np


def show(v):
    if isinstance(v, np.ndarray):
        print(type(v).__name__, v.dtype, v.shape, repr(v))
    elif isinstance(v, tuple) and any([isinstance(x, np.ndarray) for x in v]):
        for x in v:
            show(x)
    else:
        print(type(v).__name__, repr(v))


cases = r'''
np.array([1]) + 'b'

'b' + np.array([1])

np.array(['a']) + np.array(['b'])

np.array(['a']) * 2

np.array([1]) / 'b'

np.float64(1) + 'b'

'b' + np.int64(1)

np.add('a', 'b')

np.sin('a')

np.negative('a')

np.sum(['a'])

np.mean(['a'])

np.max(['a', 'b'])

np.prod(['a'])

np.less(['a'], ['b'])

np.equal(['a'], 1)

np.array([1]) + None

None - np.array([1.0])

np.array([True]) * {}

np.array([1]) < None

np.float64(1) + None

np.float64(1) < None

np.sin(None)

np.sqrt(None)

np.floor(None)

np.negative(None)

np.abs(None)

np.isnan(None)

np.add(None, 1)

np.power(2, None)

np.maximum(1, None)

np.array([1]) ** None

np.array(['x']) ** 1

np.logical_or('a', '')

np.array([1, 2]) == None

np.equal(np.array([1, 2]), None)
'''
names = {"np": np}
for case in cases.strip("\n").split("\n\n"):
    print(">>>", case)
    try:
        try:
            code = compile(case, "<case>", "eval")
        except SyntaxError:
            exec(case, names)
            continue
        result = eval(code, names)
        if result is not None:
            show(result)
    except Exception as e:
        print(type(e).__name__ + ":", e)
