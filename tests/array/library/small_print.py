# SPDX-License-Identifier: MIT
# Layouts and messages that few look at
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
type(np.arange(3).dtype), type(np.dtype('U3')), len(np.dtype('f8')), bool(np.dtype('i4'))

np.linspace(0,1,5).flags.owndata, np.linspace(0,1,1).flags.owndata, np.linspace(0,1,3,dtype=int).flags.owndata

np.sum(x for x in [1,2,3])

np.array([1.5,2],dtype=str), np.array([1,2],dtype='S'), np.array([True,10**5],dtype=str), np.array(['a',1.25])

a=np.arange(24).reshape(2,3,4)

a.reshape(-1,5)

a.reshape(5,-1)

a.reshape(2,-1,5)

a.reshape(5,5)

a[np.array(1)].base is None, a[1].base is None, a[np.array(1),0].base is None

a.flat[100]

np.percentile([1,2,3],50,interpolation='nearest'), np.quantile([1,2,3],.5,method='lower')

np.quantile([1,2,3],.5,method='lower',interpolation='lower')

np.einsum('ij,k',np.ones((2,3)))

np.einsum('ij',np.ones((2,3)),np.ones(2))

np.subtract.reduce([[1,2],[3,4]],axis=(0,1))

np.subtract.reduce([[1,2],[3,4]],axis=(1,)), np.subtract.reduce([5,2,1],axis=None)

np.add.accumulate([[1]],axis=None)

np.add.accumulate([1,2],axis=None), np.add.accumulate([[1,2]],axis=(1,))

np.greater.reduce([3,2,1])

np.greater.accumulate([3,2,1])

np.add.outer([1],[2],dtype='f4'), np.multiply.outer([1,2],[3.5])

np.add.outer([1])

np.sin.outer(1,2)
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
