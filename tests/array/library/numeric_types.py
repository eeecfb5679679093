# SPDX-License-Identifier: MIT
# Numbers and their types: questions about them, limits, parts of complex numbers.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r) if not isinstance(r, np.generic) else '%s %r' % (type(r).__name__, r))
    except Exception as e:
        print(type(e).__name__, e)


things = [1, 1.5, 2j, True, 'a', b'a', [1], (1, 2), np.float32(1), np.array(1), np.array([1, 2j]), np.array([1 + 0j]), [1, 2 + 0j, 3 - 1j], np.arange(3)]
for f in (np.isscalar,):
    print([f(t) for t in things])
numbers = [t for t in things if t is not None and not isinstance(t, (str, bytes))]
for f in (np.iscomplexobj, np.isrealobj, np.iscomplex, np.isreal, np.real, np.imag, np.angle):
    for t in numbers:
        show(f, t)
show(np.angle, [1j, -1, 1 + 1j], deg=True)
show(np.angle, -1.0)
types = [int, float, complex, bool, 'i4', 'f4', np.int8, np.uint16, np.float64, np.complex64, np.integer, np.floating, np.number, np.generic, np.signedinteger,
         np.unsignedinteger, np.inexact, np.complexfloating, np.dtype('i8')]
for a in types:
    print([np.issubdtype(a, b) for b in types])
show(np.issubdtype, 'nothing', int)
print(np.issubclass_(int, object), np.issubclass_(1, object))
for t in (float, 'f4', np.float16, np.float32(1), complex, 'c8', 1.5):
    i = np.finfo(t)
    print(i.dtype, i.bits, i.eps, i.epsneg, i.max, i.min, i.tiny, i.smallest_normal, i.smallest_subnormal, i.resolution, i.precision, i.nmant, i.nexp,
          i.machep, i.negep, i.minexp, i.maxexp, i.iexp, type(i.eps).__name__)
    print(repr(i))
print(np.finfo(np.float64))
print(np.finfo('f4') is np.finfo(np.float32))
for t in (int, 'i1', np.uint8, np.int16, 'u4', np.int64, np.uint64, 5, np.int8(3)):
    i = np.iinfo(t)
    print(i.dtype, i.bits, i.min, i.max, i.kind, i.key, repr(i))
print(np.iinfo('i4'))
show(np.finfo, int)
show(np.finfo, 'i4')
show(np.iinfo, float)
show(np.iinfo, 'f4')
x = np.array([np.nan, np.inf, -np.inf, 1.5, -0.0])
show(np.nan_to_num, x)
show(np.nan_to_num, x, nan=9, posinf=1, neginf=-1)
show(np.nan_to_num, x.astype('f4'))
show(np.nan_to_num, np.array([complex(np.nan, np.inf), 1j]))
for v in (np.nan, np.inf, 3, True, [1, 2], np.array(np.nan), np.float32('inf')):
    show(np.nan_to_num, v)
y = x.copy()
r = np.nan_to_num(y, copy=False)
print(r is y, y)
show(np.real_if_close, [1 + 1e-16j, 2])
show(np.real_if_close, [1 + 1e-3j, 2])
show(np.real_if_close, [1 + 1e-13j, 2], tol=1000)
show(np.real_if_close, [1.5, 2])
for t in ('?', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8', 'c8', 'c16'):
    print(t, np.typename(np.dtype(t).char) if t != 'f2' else '', np.mintypecode([np.dtype(t).char]))
    print(np.maximum_sctype(t) if t[0] not in 'fc' else '', np.sctype2char(t), np.obj2sctype(t))
print(np.mintypecode(['d', 'f', 'S1']), np.mintypecode('fdF'), np.mintypecode(['i', 'b']), np.obj2sctype(np.float32(1)), np.obj2sctype('zz', 5))
show(np.common_type, np.arange(2, dtype='f4'))
show(np.common_type, np.arange(2, dtype='f4'), np.arange(2))
show(np.common_type, np.arange(2, dtype='f4'), np.array([1j], 'c8'))
show(np.common_type, np.arange(2, dtype='f2'))
show(np.common_type, np.array([True]))
print(np.typecodes['AllInteger'], np.typecodes['Float'][:3], np.typecodes['Integer'], np.typecodes['UnsignedInteger'], np.typecodes['Character'])
print(np.sctypes['int'], np.sctypes['uint'], np.sctypes['float'][:3], np.sctypes['complex'][:2])
for n, w in ((3, None), (-3, None), (3, 5), (-3, 5), (0, None), (0, 3), (255, 8), (-128, 8), (10, 3), (-10, 3)):
    show(np.binary_repr, n, width=w)
for n, b, p in ((5, 2, 0), (6, 5, 0), (7, 5, 3), (10, 16, 0), (-35, 36, 0), (0, 2, 0), (0, 3, 4)):
    show(np.base_repr, n, b, p)
show(np.base_repr, 5, 1)
show(np.base_repr, 5, 37)
show(np.binary_repr, 1.5)
print(np.find_common_type([np.float32, np.int64], []), np.find_common_type([], [np.int64, np.float32]), np.find_common_type([np.float32], [np.int64, np.float64]),
      np.find_common_type([np.float32], [complex]))
