# SPDX-License-Identifier: MIT
# Arrays as text files; print options.
import io
import os
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


def saved(x, *args, **kw):
    f = io.StringIO()
    try:
        np.savetxt(f, x, *args, **kw)
        print(repr(f.getvalue()))
    except Exception as e:
        print(type(e).__name__, e)


m = np.array([[1, 2.5], [-3e10, 4]])
saved(m)
saved(m, fmt='%d')
saved(m, fmt='%.2f', delimiter=',')
saved(m, fmt='%8.3e', newline='\r\n')
saved(m, fmt=['%d', '%.1f'], delimiter=';')
saved(m, fmt='%d -- %.1f')
saved(m, fmt='%s')
saved(m, fmt=['%d'])
saved(m, fmt='%d %d %d')
saved(m, fmt=5)
saved([1, 2, 3])
saved([1, 2, 3], fmt='%d', newline=' ')
saved(m, header='a b\nc', footer='end', fmt='%g')
saved(m, header='a', comments='// ', fmt='%g')
saved(np.arange(3), fmt='%i', header='x')
saved(np.array([[1 + 2j, 3 - 4j]]))
saved(np.array([[1 + 2j, 3 - 4j]]), fmt='%.1f')
saved(np.array([[1 + 2j, 3 - 4j]]), fmt='%.1f%+.1fj', delimiter=',')
saved(np.array(['a', 'bc']), fmt='%s')
saved(np.array([True, False]), fmt='%d')
saved(np.array(5.0))
saved(np.zeros((2, 2, 2)))
saved(np.arange(4, dtype='u1').reshape(2, 2), fmt='%03d')
b = io.BytesIO()
np.savetxt(b, [1.5, 2], fmt='%g')
print(b.getvalue())


def loaded(text, *args, **kw):
    show(np.loadtxt, io.StringIO(text), *args, **kw)


loaded('1 2\n3 4\n')
loaded('1,2\n3,4', delimiter=',')
loaded('# head\n1 2 # tail\n\n3 4\n')
loaded('1 2 3')
loaded('1\n2\n3')
loaded('5')
loaded('1 2\n3 4', unpack=True)
loaded('1 2\n3 4', usecols=1)
loaded('1 2\n3 4', usecols=(1, 0))
loaded('1 2\n3 4', usecols=-1)
loaded('1 2\n3 4', usecols=5)
loaded('a b\n1 2\n3 4', skiprows=1)
loaded('1 2\n3 4\n5 6', max_rows=2)
loaded('1 2\n3 4', dtype=int)
loaded('1.5 2\n3 4', dtype=int)
loaded('1 2\n3 4', dtype='f4')
loaded('1 2\n3', )
loaded('1 a\n3 4')
loaded('1,,2', delimiter=',')
loaded('nan inf -inf 1e3 -1.5E-3 +2')
loaded('1;2\n3;4', delimiter=';')
loaded('1 2\n% x\n3 4', comments='%')
loaded('1 2 ! x\n# y\n3 4', comments=['!', '#'])
loaded('', )
loaded('# only\n')
loaded('1 2\n3 4', ndmin=1)
loaded('1', ndmin=1)
loaded('1', ndmin=2)
loaded('1 2 3', ndmin=2)
loaded('1\n2', ndmin=2)
loaded('a b\nc d', dtype=str)
loaded('a bcd', dtype='U2')
loaded('1+2j 3', dtype=complex)
loaded('1 0\n0 1', dtype=bool)
loaded('1 2\n3 4', converters={0: lambda s: float(s) * 10})
loaded('1 2\n3 4', converters=float)
loaded('"a" 2', dtype=str, quotechar='"')
loaded('"1,5",2', delimiter=',', quotechar='"', dtype=str)
loaded(' 1   2 \n\t3\t4 ')
loaded('1 , 2\n3,4', delimiter=',')
loaded('300', dtype='u1')
loaded('1 2', usecols=(0, 0))
show(np.loadtxt, ['1 2', '3 4'])
show(np.loadtxt, [b'1 2', b'3 4'])
show(np.loadtxt, io.BytesIO(b'1 2\n3 4'))
show(np.loadtxt, (line for line in ['1 2', '3 4']))
show(np.loadtxt, 'this file is not there')
name = os.path.join(os.environ.get('TMPDIR', '/tmp'), 'textfiles_%d.txt' % os.getpid())
np.savetxt(name, m, delimiter=',')
print(open(name).read())
print((np.loadtxt(name, delimiter=',') == m).all())
os.remove(name)


def generated(text, *args, **kw):
    show(np.genfromtxt, io.StringIO(text), *args, **kw)


generated('1 2\n3 4')
generated('1,2,3\n4,,6', delimiter=',')
generated('1,2,3\n4,,6', delimiter=',', filling_values=-1)
generated('1,2,3\n4,x,6', delimiter=',')
generated('1,2\n3,4', delimiter=',', dtype=int)
generated('1,2\n3,', delimiter=',', dtype=int)
generated('a b\n1 2', skip_header=1)
generated('1 2\n3 4\nend x', skip_footer=1)
generated('1 2 3\n4 5 6', usecols=(0, 2))
generated('1 2\n3 4', unpack=True)
generated('1 2\n3')
generated('1 N/A\n3 4', missing_values='N/A')
generated('# c\n1 2 # d\n3 4')
generated('1 2\n3 4\n5 6', max_rows=2)
generated('5')
generated('1 2')
generated('')
generated('  1.5  \n 2 ')
generated('1234567', delimiter=(3, 2, 2))
generated('a,b', delimiter=',', dtype=str)
print(np.get_printoptions())
with np.printoptions(precision=2, suppress=True) as options:
    print(np.array([1.23456, 1e-9]), options['precision'])
print(np.array([1.23456, 1e-9]))
with np.printoptions(threshold=3, edgeitems=1):
    print(np.arange(10))
    try:
        with np.printoptions(nothing=1):
            pass
    except TypeError:
        print('TypeError')
print(np.arange(10))
