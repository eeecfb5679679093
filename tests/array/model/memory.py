# SPDX-License-Identifier: MIT
# Sizes, dtypes, views and bases, strides, flags, shapes that are set.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


import sys
size = sys.getsizeof
print(size(np.zeros(3)), size(np.zeros((3, 3))), size(np.zeros((3, 3))[0]), size(np.array(5)), size(np.zeros(0)))
print(size(np.zeros((2, 3, 4), 'i1')), size(np.zeros(10).reshape(2, 5)))
print([np.dtype(k).name for k in ('?', 'i1', 'u2', 'i', 'l', 'q', 'e', 'f', 'd', 'F', 'D', 'float', 'int', float, int, bool, complex, np.float32, 'uint8', 'c16')])
d = np.dtype('f8')
print(d, repr(d), d.kind, d.char, d.itemsize, d.alignment, d.type, d.str, d.byteorder, d.num, d.isnative, d == 'float64', d == float)
print(d != 'f4', d is np.dtype(float), hash(d) == hash(np.dtype('d')))
s = np.dtype('>i4')
print(s, repr(s), s.byteorder, s.str, s.isnative, s == 'i4', s.newbyteorder() == 'i4', s.newbyteorder('='), repr(np.dtype('U5')))
print(np.dtype('S3').str, np.dtype('U2').itemsize, np.dtype('U').name)
print(error(np.dtype, 'foo'), error(np.dtype, 3), np.dtype(None), np.dtype('i4') < np.dtype('i8'), np.dtype('i1') <= 'f2')
print(d in (np.float64, 1), {d: 1}[np.dtype('f8')])
x = np.arange(12).reshape(3, 4)
y = x[0]
print(x.shape, x.strides, x.ndim, x.size, x.itemsize, x.nbytes, x.dtype, x.base.shape, y.base is x.base, y.base is x, x.T.base is x.base)
print(y.flags.owndata, x.flags.owndata)
z = np.zeros((3, 4))
v = z[1:, ::2]
print(v.base is z, v[0].base is z, v.shape, v.strides, v.flags.c_contiguous, z.T.flags.f_contiguous, z.T.strides, v.T.strides)
print(z.reshape(4, 3).base is z, z.ravel().base is z, z.flatten().base)
print(str(z.flags).split(), z.flags['C'], z.flags['WRITEABLE'], z.flags.num, z.T.flags.fnc, z.flags.forc, z.flags == z.flags)
z.flags.writeable = False
print(error(z.fill, 1), error(z.__iadd__, 1), error(z.__setitem__, 0, 1), z[0].flags.writeable, error(setattr, z[0].flags, 'writeable', True))
z.flags.writeable = True
z.shape = (2, 6)
print(z.shape, size(z), error(setattr, z, 'shape', (5, 5)), error(setattr, z.T, 'shape', (12,)), z.reshape(-1, 4).shape)
print(error(z.reshape, 5, 5), error(z.reshape, -1, -1))
w = np.arange(4, dtype='i4')
w.dtype = 'i2'
print(w, w.view('i4'), w.view('u1')[:5], np.zeros(2).view('i8'), error(np.zeros(3, 'i2').view, 'i4'), w.nbytes)
print(np.arange(3).copy().base, np.asfortranarray(x).strides if hasattr(np, 'asfortranarray') else x.copy('F').strides)
print(x.copy('F').flags.f_contiguous, x.T.copy().strides, x.T.copy('K').strides)
print(x.transpose().shape, x.transpose(1, 0).strides, np.zeros((2, 3, 4)).transpose(2, 0, 1).shape)
print(np.zeros((2, 3, 4)).swapaxes(0, 2).shape, np.zeros((1, 3, 1)).squeeze().shape, error(np.zeros((1, 3)).squeeze, 1))
print(x.flatten('F')[:5], x.ravel('F')[:5], x.T.ravel()[:5], x.ravel('K')[:5], x.T.flatten('K')[:5], x.reshape(4, 3, order='F').tolist())
print(np.may_share_memory(x, y), np.shares_memory(x[:, ::2], x[:, 1::2]), np.may_share_memory(x[:, ::2], x[:, 1::2]))
print(np.shares_memory(x, x.copy()), np.broadcast_to([1, 2], (2, 2)).strides)
c = np.array([1 + 2j, 3 + 4j])
c.real[0] = 9
c.imag = [7, 8]
print(c, c.real.base is c, c.real.strides, np.arange(3).imag, np.arange(3).real, error(setattr, np.arange(3), 'imag', 1))
a = np.zeros(5)
print(sys.getrefcount(a), sys.getrefcount((a, a[1:], a[2:])[0]), error(len, np.array(1)), len(x), 3 in x, 30 in x)
a.fill(7)
np.copyto(a[1:3], [1, 2])
np.copyto(a, 5, where=a > 6)
print(a, error(np.copyto, np.zeros(2, 'i4'), [1.5, 2]), np.copy(a) is a, a.byteswap().byteswap().tolist(), a.astype(float, copy=False) is a)
print(x.__array_interface__['shape'], x.__array_interface__['typestr'], x.T.__array_interface__['strides'], x.__array_interface__['version'])
