# SPDX-License-Identifier: MIT
# numpy.testing: what each assertion says
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
import numpy.testing as npt

from numpy.testing import assert_allclose, assert_array_equal

np.testing.assert_allclose([1.,2.,3.],[1.,2.,4.],err_msg='oops')

np.testing.assert_allclose(np.arange(20.).reshape(4,5),np.arange(20.).reshape(4,5)+1)

np.testing.assert_array_equal(np.eye(3),np.zeros((3,3)),'hello')

np.testing.assert_array_equal(np.arange(3,dtype='u1'),[1,1,1])

np.testing.assert_array_equal(np.array([True,False]),np.array([True,True]))

np.testing.assert_array_equal(['a','b'],['a','c'])

np.testing.assert_array_equal(5,[5,5,6])

np.testing.assert_array_equal(np.inf,[1,2])

np.testing.assert_array_equal([np.inf,1],[np.inf,2])

np.testing.assert_array_equal([-np.inf,1],[np.inf,2])

np.testing.assert_array_almost_equal([1.0,2.0],[1.0,2.1])

np.testing.assert_array_almost_equal([1.0,np.nan],[1.0,np.nan])

np.testing.assert_array_less([1,2,3],[1,3,4])

np.testing.assert_array_less([np.inf],[np.inf])

np.testing.assert_equal([1,2,[3,4]],[1,2,[3,5]])

np.testing.assert_equal((1,2),(1,2,3))

np.testing.assert_equal({'a':1,'b':2},{'a':1})

np.testing.assert_equal(1,2,'msg')

np.testing.assert_equal('a','b')

np.testing.assert_equal(np.nan,np.nan)

np.testing.assert_equal(0.0,-0.0)

np.testing.assert_equal(1+2j,1+3j)

np.testing.assert_equal(np.arange(3),[0,1,2])

np.testing.assert_equal(None,1)

np.testing.assert_almost_equal(2.33333333,2.33333334)

np.testing.assert_almost_equal(1.0,1.2,decimal=1,err_msg='foo')

np.testing.assert_almost_equal(np.nan,1)

np.testing.assert_almost_equal([1.0,2.0],[1.0,2.1],decimal=3)

np.testing.assert_approx_equal(0.12345677777777e-20, 0.1234567e-20)

np.testing.assert_approx_equal(0.12345670e-20, 0.12345672e-20, significant=8)

np.testing.assert_array_equal([[1,2],[3,4]],[[1,2],[3,5]],verbose=False)

np.testing.assert_array_max_ulp(np.linspace(0,1,3),np.linspace(0,1,3))

np.testing.assert_array_almost_equal_nulp(1.,1.+1e-10)

np.testing.assert_allclose([],[])

np.testing.assert_allclose([1],[2],rtol=0.1,atol=0.5)

np.testing.assert_allclose(1,2)

np.testing.assert_array_equal(np.zeros((2,2)),np.zeros(4))

np.testing.assert_array_equal([1,2],[1.,2.],strict=True)

np.testing.assert_raises(ZeroDivisionError, lambda: 1)

with np.testing.assert_raises(KeyError): pass

with np.testing.assert_raises((KeyError,ValueError)) as c: {}['a']

c.exception

np.testing.assert_(True)
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
