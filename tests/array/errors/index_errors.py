# SPDX-License-Identifier: MIT
# What subscripts, operands, functions that pick and functions that sort refuse, and how they word it.
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


a = np.arange(12).reshape(3, 4)
for text in (
    "a[3]", "a[-4]", "a[0, 4]", "a[0, 0, 0]", "a[1.5]", "a['x']", "a[None, 'x']", "a[[0, 3]]", "a[[0, 1], [0, 1, 2]]", "a[[0, 1, 2], [0, 1]]", "a[[[0], [1]], [0, 1, 2]]",
    "a[[True, False]]", "a[[[True]]]", "a[a > 5]", "a[a[:, 0] > 3, 1]", "a[1, [0, 2]]", "a[[0, 2], 1]", "a[[0, 2], 1:3]", "a[1:, [0, 2]]", "a[..., [0]]", "a[..., ...]",
    "a[[]]", "a[[], 0]", "a[np.array([], int)]", "a[np.array([])]", "a[[1.0]]", "a[0][[0, 1]]", "a[1, None, [1, 2]]", "a[[0, 1], None, [1, 2]]", "a[True]", "a[False]", "a[True, 1]",
    "a[np.int8(1)]", "a[np.array(1)]", "a[np.array(1), np.array([0, 1])]", "a[2**70]", "a[slice(None, None, 0)]", "a[::1.5]", "a[()]", "a[...]", "a[(1, 2)]", "a[[(0, 1), (1, 2)]]",
):
    show(text)
for text in (
    "a[0] = [1, 2]", "a[:, 0] = [1, 2, 3, 4]", "a[[0, 1]] = np.ones((3, 4))", "a[[0, 1], [0, 1]] = [1, 2, 3]", "a[a > 3] = [1, 2]", "a[[0, 2], 1] = 7", "a[1, [0, 3]] = [8, 9]",
    "a[a > 100] = []", "a[9] = 1", "a['x'] = 1", "a[0, 0] = [1, 2]", "a[0, 0] = 'x'", "a[0, 0] = None", "a[0, 0] = 1j", "a[0] = 'x'", "a[...] = a[::-1]", "a[[0, 0]] += 1",
    "del a[0]", "a[True] = 5", "a[False] = 6", "a[[True, False, True], 1:3] = [[1, 2], [3, 4]]", "a[[0, 1], None, [1, 2]] = 0", "a[0:2, [0, 1]] = [1, 2]", "a[0:2, [0, 1]] = [1, 2, 3]",
):
    a = np.arange(12).reshape(3, 4)
    run(text)
    show("a")
a = np.arange(12).reshape(3, 4)

# operands
for text in (
    "a + [1, 2]", "a @ [1, 2]", "a @ 3", "a < 'x'", "a == 'x'", "a == None", "a != [1, 2]", "a & 1.5", "a << 1.5", "~a.astype(float)",
    "-np.array([True])", "np.array([True]) - np.array([True])", "a ** -1", "a ** -1.0", "divmod(a, 5)[1][1]", "np.add(a, a, a, a)", "np.add(a, a, out=3)",
    "np.add(a, a, out=np.zeros(2))", "np.add(a, 1, dtype='x')", "np.add(a, 1, casting='x')", "np.add(a, 1, nope=1)", "np.add(a, 1.5, out=np.zeros((3, 4), int))",
    "np.sqrt('x')", "np.sin([1, 'x'])", "np.isnan('x')", "np.invert(1.5)", "np.sqrt()", "np.add.reduce(a, axis=5)", "np.add.reduce(a, axis=(0, 0))",
    "np.add.accumulate(a, axis=2)", "np.add.at(a, [9], 1)", "np.subtract.reduce(a)", 
):
    show(text)

# picking
s = np.array([1, 3, 5, 7])
for text in (
    "np.searchsorted(s, 4), np.searchsorted(s, [0, 3, 9]), s.searchsorted(3, 'right'), np.searchsorted(s, 3.5), np.searchsorted([3, 1, 2], 2, sorter=[1, 2, 0])",
    "np.searchsorted(s, 3, 'x')", "np.searchsorted(s, 3, sorter=[0])", "np.searchsorted(s, 3, sorter=[0.5, 1, 2, 3])", "np.searchsorted(a, 3)",
    "np.searchsorted(s, 3, sorter=[[0, 1], [2, 3]])", "np.searchsorted(s[::-1][::-1], [1, 2], side='left', sorter=np.array([0, 1, 2, 3], 'i1'))",
    "np.take(a, 99)", "np.take(a, 99, mode='clip'), np.take(a, -99, mode='wrap'), np.take(a, [0, 1], axis=1)", "np.take(a, 1, axis=3)", "np.take(a, 1, mode='x')", 
    "np.put(a.copy(), 99, 1)", "np.put(a.copy(), [0], [])", "np.choose([0, 3], [1, 2])", "np.choose([0, 1], [[1, 2], [3, 4]])", "np.choose([5, -1], [1, 2], mode='wrap')", "np.choose([5, -1], [1, 2], mode='clip')",
    "np.compress([True, False, True], a, axis=0), np.compress([1], a)", "np.compress([True] * 9, a, axis=0)", "np.repeat(a, [1, 2], axis=0)", "np.repeat([1, 2], [2, 0])",
    "np.diagonal(a, 1), a.diagonal(-1), np.trace(a, 1)", "np.diagonal(s)", "np.diagonal(a, 0, 0, 0)", "np.partition(s, 9)", "np.argpartition(s, [0, 9])", "np.sort(s, kind='x')", "np.sort(s, axis=1)", 
    "np.argsort(s, axis=2)", "np.lexsort([[1, 0], [0, 0]])", "np.bincount([-1])", "np.bincount([1.5])", "np.bincount([1, 1], [0.5])", "np.bincount([1, 2], [0.5, 1], 5)", "np.bincount([[1]])", "np.nonzero(3)",
    "np.count_nonzero(a, axis=5)", "np.where(a > 3, 1)", "np.where([True, False], [1, 2], [3])", "np.clip(a, 3, None)[0], np.clip(a, None, 4)[1], np.clip(a, 5, 2)[0]", "np.clip(a, None, None)",
    "np.transpose(a, (0,))", "np.transpose(a, (0, 2))", "np.swapaxes(a, 0, 5)", "np.expand_dims(a, 9)", "np.squeeze(a, 0)", "np.reshape(a, 5)", "np.reshape(a, (-1, -1))", 
    "a.reshape('x')", "a.reshape()", "a.resize(3)", "np.concatenate([])", "np.concatenate([a, s])", "np.concatenate([a, a], axis=3)", "np.stack([a, s])", "np.split(a, 5)", "np.array_split(s, 0)",
    "np.tile(a, -1)", "np.roll(s, 1, 1)", "np.flip(s, 1)", "np.broadcast_to(a, (2, 2))", "np.broadcast_to(s, 3)", "np.full((2, -1), 1)", "np.zeros('x')", "np.zeros(2.5)", "np.zeros(-1)", "np.arange()",
    "np.arange(0, 1, 0)", "np.arange(1, float('nan'))", "np.linspace(0, 1, -1)", "np.linspace(0, 1, 1.5)", "np.eye(-1)", "np.identity('x')", "np.array([[1, 2], [3]])", "np.array([1, [2]])",
    "np.array('x', int)", "np.array(['1', '2'], int)", "np.array([1, None], float)", "np.array([1j], float)", "np.array([object()], float)", "np.array([-1], 'u1')", "np.array([300], 'i1')", "np.array(1, copy=False, ndmin=40)",
    "a.astype('nope')", "a.astype(3)", "a.astype('f4', casting='safe')", "a.astype('i1', order='x')", "a.view('i3')", "a.view('u1').shape, s.view('f4').shape", "a[:, ::2].view('i1')", "a[:, :3].view('i2').shape", "s[:3].view('c16')",
    "np.dtype('x')", "np.dtype(3)", "np.dtype(None)", "np.dtype('>f8').name, np.dtype('=i2').str", "np.promote_types('i4', 'x')", "np.can_cast(3.5, 'i4')",
):
    show(text)
