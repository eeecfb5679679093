# SPDX-License-Identifier: MIT
# Attributes of arrays, dtypes, ufuncs, flags and flat iterators: what they tell, what may be set, what is refused.
import numpy as np


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def run(text):
    try:
        exec(text, globals())
        print(text)
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


# dtypes
for name in "bool", "i1", ">u2", "f8", "c8":
    d = np.dtype(name)
    print(name, d.name, d.kind, d.char, d.num, d.itemsize, d.alignment, d.byteorder, d.str, d.type.__name__, d.isnative, d.isbuiltin, d.flags)
    print("  ", d.names, d.fields, d.subdtype, d.shape, d.ndim, d.base == d, d.hasobject, d.metadata, d.descr, d.isalignedstruct)
show("np.dtype('f8') == 'f8', np.dtype('f8') == float, np.dtype('f8') != np.dtype('>f8'), np.dtype('f8') == 'nope', np.dtype('f8') == 3")
show("np.dtype('i2') < np.dtype('i4'), np.dtype('f8') <= np.dtype('f4'), np.dtype('i2') > np.dtype('i1'), np.dtype('i2') >= np.dtype('i2')")
show("hash(np.dtype('f8')) == hash(np.dtype(float)), bool(np.dtype('f8'))")
show("np.dtype('i4').newbyteorder() == '>i4', np.dtype('i4').newbyteorder('<') == 'i4', np.dtype('i4').newbyteorder('>'), np.dtype('i4').newbyteorder('S')")
show("np.dtype('i4').newbyteorder('x')")
show("repr(np.dtype('>i4')), str(np.dtype('>i4')), repr(np.dtype('U3')), str(np.dtype(bool))")

# ufuncs
for f in np.add, np.sqrt, np.logical_and, np.maximum, np.isnan, np.multiply, np.power, np.minimum, np.bitwise_and, np.hypot, np.subtract:
    print(f, f.__name__, f.nin, f.nout, f.nargs, f.identity, f.signature, len(f.types) == f.ntypes, f.types[0])
show("hash(np.add) == hash(np.add), np.add == np.add, np.add != np.subtract, type(np.add.__doc__)")
run("np.add.nin = 3")
run("np.add.own = 3")
show("np.add.nope")
show("np.add(1)")
show("np.add(1, 2, 3, 4)")
show("np.add.reduce(3)")
show("np.sqrt.reduce([1])")
show("np.add.outer([1, 2], [3, 4])")
show("np.sqrt.outer([1], [2])")

# flags
a = np.arange(6).reshape(2, 3)
print(a.flags)
for name in "C_CONTIGUOUS F_CONTIGUOUS OWNDATA WRITEABLE ALIGNED WRITEBACKIFCOPY C F O W A X FNC FORC B BEHAVED CA CARRAY FA FARRAY".split():
    print(name, a.flags[name], a.T.flags[name])
for name in "c_contiguous f_contiguous owndata writeable aligned writebackifcopy fnc forc behaved carray farray contiguous fortran".split():
    show(f"a.flags.{name}")
show("a.flags['nope']")
show("a.flags[3]")
show("a.flags == a.flags, a.flags == a.T.flags, a.flags != a.T.flags")
show("a.flags == 3")
run("a.flags.writeable = False")
run("a[0, 0] = 1")
run("a.flags['W'] = True")
run("a[0, 0] = 1")
run("a.flags['WRITEABLE'] = False")
run("a.flags.writeable = 1")
run("a.flags.c_contiguous = True")
run("a.flags['C'] = True")
run("a.flags['nope'] = True")
run("a.flags.aligned = True")
run("a.flags['A'] = True")
run("a.flags.writebackifcopy = True")
run("a.flags['X'] = False")
run("a.flags.nope = 1")
run("del a.flags.writeable")
run("del a.flags['W']")
run("a.setflags(write=False)")
show("a.flags.writeable")
run("a.setflags(True, True, False)")
show("a.flags.writeable")
run("a.setflags(uic=True)")
run("a.setflags(align=False)")
show("a.flags.aligned")
run("a.setflags(align=True, write=1)")
run("a.setflags(nope=1)")
run("a.setflags(1, 2, 3, 4)")
view = np.frombuffer(b"12345678", "u1")
run("view.setflags(write=True)")
run("view.flags.writeable = True")
broadcast = np.broadcast_to(np.arange(3), (2, 3))
show("broadcast.flags.writeable")
show("np.arange(6)[::2].flags.c_contiguous, np.array(1).flags.f_contiguous, np.zeros((0, 2)).flags.f_contiguous")

# the shape, the strides, the type: set in place
a = np.arange(6)
run("a.shape = (2, 3)")
run("a.shape = -1, 2")
run("a.shape = 4")
run("a.shape = (-1, -1)")
run("del a.shape")
run("a.strides = (16, 8)")
run("a.strides = (800, 8)")
run("a.strides = 8")
run("a.dtype = 'i4'")
show("a.shape")
run("a.dtype = 'i8'")
run("a.real = 7")
run("a.imag = 7")
run("a.flat = [1, 2]")
run("a.flat = 3")
run("a.T = 3")
run("a.size = 3")
run("a.nope = 3")
show("a")
show("a.base, a.itemsize, a.nbytes, a.ndim, a.size")
show("bytes(a.data)[:8], a.data.shape, a.data.format, a.data.readonly")
complex_one = np.array([1 + 2j, 3 + 4j])
complex_one.real = [10, 30]
complex_one.imag = 5
show("complex_one, complex_one.real, complex_one.imag.base is not None")
run("complex_one.imag = [1, 2, 3]")

# one item set by position
a = np.arange(6).reshape(2, 3)
run("a.itemset(0, 10)")
run("a.itemset((1, 2), 20)")
run("a.itemset(1, 1, 30)")
run("a.itemset(99, 1)")
run("a.itemset(1)")
run("a.itemset()")
show("a, a.item(0), a.item(1, 2), a.item((1, 1)), a.item(-1)")
show("a.item(99)")
show("a.item()")

# the flat iterator
f = a.flat
show("type(f), len(f), f.index, f.coords, f.base is a")
show("next(f), next(f), f.index, f.coords")
show("f[3], f[1:3], f[[0, 5]], f[-1], f[::-1], f[f.base.ravel() > 10], f[...]")
show("f[99]")
show("f.copy(), np.asarray(a.flat), f.__array__()")
show("(f == a.ravel()).all(), f != 10, f < 3, f >= 10, f <= 3, f > 3")
f[0] = 100
f[1:3] = -1
f[[4, 5]] = [7, 8]
show("a, list(a.flat), list(a.T.flat)")
run("f[99] = 1")
run("f.index = 3")
run("f.nope = 3")
show("iter(f) is f")

# copies, comparisons, what has no truth
show("a.__copy__(), a.__deepcopy__({}), a.__array__(), a.__array__('f4').dtype, a.__array__(int) is a")
show("bool(a)")
show("bool(np.array([])), bool(np.array([0])), bool(np.array([[1]]))")
show("int(a)")
show("a.__index__()")
show("[1, 2, 3][np.array(1)]")
show("a.__contains__(100), 55 in a")
show("hash(a)")
show("a @ 2")
run("a @= a")
run("b = np.arange(4.0).reshape(2, 2); b @= b; print(b)")
show("np.transpose(a), np.transpose(a, (1, 0)), np.transpose([1, 2])")
show("np.transpose(a, (0, 0))")
show("np.geterrcall()")
show("np.array_repr(a), np.array_str(a), np.array_repr(np.array([1.5]), precision=1), np.array_str(np.array([1.23456]), precision=2)")
show("np.format_float_positional(1.5), np.format_float_positional(1e20), np.format_float_positional(1.23456, precision=2), np.format_float_positional(1.0, trim='-')")
show("np.format_float_positional(123.456, precision=3, fractional=False), np.format_float_positional(np.float32(0.1)), np.format_float_positional(5.0, sign=True)")
show("np.format_float_positional(2.5, pad_left=4, pad_right=4), np.format_float_positional(2.5, unique=False, precision=3), np.format_float_positional(2.5, min_digits=4)")
show("np.format_float_scientific(1234.5), np.format_float_scientific(1e-300), np.format_float_scientific(1.5, exp_digits=3), np.format_float_scientific(1.23456, precision=2)")
show("np.format_float_scientific(np.float32(np.pi)), np.format_float_scientific(0.0), np.format_float_scientific(np.inf), np.format_float_scientific(-2.0, sign=True, trim='k')")
show("np.format_float_positional('x')")
show("np.format_float_positional(1.0, precision=0)")
show("np.full_like([1, 2], 7), np.full_like([1, 2], 7.5, dtype=float, shape=(3,)), np.asarray_chkfinite([1, 2])")
show("np.asarray_chkfinite([1, np.nan])")
