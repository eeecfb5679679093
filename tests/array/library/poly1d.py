# SPDX-License-Identifier: MIT
# poly1d: arithmetic, printing, items
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
p=np.poly1d([1,2,3]); p

print(p)

p(0.5), p[0], p[1], p[5], p.order, p.o, p.c, p.coef, p.coeffs, p.coefficients, p.variable, len(p)

p*p, p+1, p-p, p**2, -p, p/2, 2*p, p+[1,1], [1]+p

print(p*p); print(np.poly1d([1,0,-1])); print(np.poly1d([-1.5,2.25])); print(np.poly1d([0])); print(np.poly1d([5])); print(np.poly1d([1,0])); print(np.poly1d([1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]))

np.poly1d([1,2,3],True)

print(np.poly1d([1,2],variable='z'))

print(np.poly1d([1j,2])); print(np.poly1d([1+2j,-1])); print(np.poly1d([-1,-1,-1])); print(np.poly1d([1e-10,1e10])); print(np.poly1d([0.1,-0.25,100000]))

p.deriv(), p.deriv(2), p.integ(), p.integ(1,5), p.integ(k=[1])

p==np.poly1d([1,2,3]), p!=p, p==[1,2,3]

np.polyval(p,2), np.polyder(p), np.polyint(p), np.polyadd(p,[1]), np.polymul(p,p), np.polydiv(p,[1,1]), np.polysub(p,p)

np.poly1d([0,0,1,2]), np.poly1d(5), np.poly1d([])

np.poly1d([[1,2]])

p[0]=10; p

p[4]=1; p

p[-1]

p[-1]=2

list(p), np.array(p), np.asarray(p)

q,r=np.poly1d([1.,-3,2])/np.poly1d([1,-1]); q,r

p(np.poly1d([1,1]))

p(np.array([[1,2],[3,4]]))

p.c=[1,2]

p.c[0]=9; p

p**-1

p**1.5

hash(p)

np.poly1d(np.polyfit([0,1,2],[0,1,4],1))

np.poly1d([1,2])(np.arange(3))

np.poly1d(p)

p.foo

isinstance(p, np.poly1d)
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
