# SPDX-License-Identifier: MIT
# nditer: orders, flags, allocated operands
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
it = np.nditer(np.arange(6).reshape(2,3),flags=['multi_index'])

for x in it: print(x, it.multi_index, it.iterindex)

it.finished

it = np.nditer(np.arange(6).reshape(2,3).T,flags=['multi_index'])

for x in it: print(x, it.multi_index, end=' ')

for x,y in np.nditer([np.arange(3),np.arange(3).reshape(3,1)]): print(x,y,end=';')

it=np.nditer([np.arange(3),None])

for x,y in it: y[...]=x*x

it.operands[1]

def sq(a, out=None):
    it = np.nditer([a, out], flags=['external_loop','buffered'], op_flags=[['readonly'],['writeonly','allocate','no_broadcast']])
    with it:
        for x, y in it: y[...] = x*x
        return it.operands[1]

sq(np.arange(4.))

sq(np.arange(4.), out=np.zeros(4))

for x in np.nditer(np.arange(5)[::-1]): print(x,end=' ')

for x in np.nditer(np.arange(5)[::-1],order='C'): print(x,end=' ')

for x in np.nditer(np.arange(6).reshape(2,3)[:,::-1].T): print(x,end=' ')

for x in np.nditer(np.arange(6).reshape(2,3)[::-1],flags=['external_loop']): print(x,end=' ')

for x in np.nditer(np.arange(6).reshape(2,3),order='F',flags=['external_loop']): print(x,end=' ')

it=np.nditer(np.arange(4).reshape(2,2),flags=['f_index'])

for x in it: print(x,it.index,end=' ')

it=np.nditer(np.arange(4).reshape(2,2),flags=['c_index','multi_index'])

while not it.finished:
    print(it[0],it.index,it.multi_index,it.value)
    it.iternext()

a=np.arange(6).reshape(2,3)

with np.nditer(a,op_flags=['readwrite']) as it:
    for x in it: x[...]=x*2

a

for x in np.nditer(a): x[...]=1

for x in np.nditer(a.astype(float),op_dtypes=['i4']): pass

for x in np.nditer(a,op_dtypes=['f8']): pass

for x in np.nditer(a,flags=['buffered'],op_dtypes=['f8'],casting='same_kind'): print(x,end=' ')

for x in np.nditer([1,2,3]): print(x, type(x))

np.nditer([])

np.nditer(np.zeros(0))

it=np.nditer(np.arange(3)); next(it), next(it), next(it)

next(it)

it.reset(); it.value, it.itersize, it.ndim, it.shape, it.nop, it.dtypes

for x,y in np.nditer((np.arange(4).reshape(2,2), np.array([10,20]))): print(x,y,x+y)

it=np.nditer((np.arange(2),np.arange(2).reshape(2,1),None)); 

for x,y,z in it: z[...]=x+10*y

it.operands[2]

np.nditer(np.arange(3),flags=['foo'])

it=np.nditer(np.arange(3)); it.multi_index
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
