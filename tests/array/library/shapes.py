# SPDX-License-Identifier: MIT
# Shapes: broadcasting, turning, blocks, padding, views that overlap.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


for s in (((1, 2), (3, 1)), ((), (3,)), (3, 1), ((6, 7), (5, 6, 1), (7,)), ((2,), (3,)), (), ((0,), (1,)), ((0,), (2,)), ((-1,),)):
    show(np.broadcast_shapes, *s)
for arrays in ((np.arange(3), [[1], [2]]), (1, [1, 2]), (np.arange(2), np.arange(3)), (np.arange(2),), ()):
    show(np.broadcast_arrays, *arrays)
r = np.broadcast_arrays(np.arange(3), [[1], [2]])
print(type(r), r[0].flags.writeable, r[0].strides)
x = np.arange(24).reshape(2, 3, 4)
for axis, start in ((0, 0), (2, 0), (1, 3), (0, 3), (-1, 1), (1, -1)):
    print(np.rollaxis(x, axis, start).shape)
show(np.rollaxis, x, 3)
show(np.rollaxis, x, 0, 5)
m = np.arange(6).reshape(2, 3)
for k in range(-2, 6):
    show(np.rot90, m, k)
show(np.rot90, x, 1, (1, 2))
show(np.rot90, m, 1, (0, 0))
show(np.rot90, m, 1, (0, 2))
show(np.rot90, m, 1, (0,))
show(np.rot90, np.arange(3))
for shape in (4, (2, 2), (3, 4), (0,), 0, (2, 0), (-1, 2), ()):
    show(np.resize, m, shape)
show(np.resize, [], (2, 2))
show(np.block, [[np.ones((2, 2)), np.zeros((2, 1))], [np.arange(3)]])
show(np.block, [1, 2, np.arange(2)])
show(np.block, [[1], [2]])
show(np.block, 5)
show(np.block, [[1, [2]]])
show(np.block, [])
show(np.block, [[[1, 2]], [[3, 4]]])
show(np.block, [np.ones((2, 2)), np.ones((3, 3))])
show(np.block, ([1, 2],))
c = np.block([[np.arange(2)]])
print(c.base is None)
for mode in ('constant', 'edge', 'reflect', 'symmetric', 'wrap', 'linear_ramp', 'maximum', 'minimum', 'mean', 'median', 'empty'):
    if mode != 'empty':
        show(np.pad, [1, 5, 2, 8], 3, mode)
        show(np.pad, np.arange(6.0).reshape(2, 3), ((1, 2), (0, 3)), mode)
    else:
        print(np.pad([1, 2], 2, mode).shape)
show(np.pad, [1, 2, 3], (2, 1), constant_values=(7, 9))
show(np.pad, [[1, 2], [3, 4]], 1, constant_values=((1, 2), (3, 4)))
show(np.pad, [1, 2, 3], (1, 2), 'linear_ramp', end_values=(10, -4))
show(np.pad, [1.0, 2, 3, 9], 2, 'mean', stat_length=2)
show(np.pad, [1, 2, 3, 9], 2, 'maximum', stat_length=(1, 3))
show(np.pad, [1, 2, 3], 7, 'reflect')
show(np.pad, [1, 2, 3], 7, 'symmetric')
show(np.pad, [1, 2, 3], 7, 'wrap')
show(np.pad, [1, 2, 3], 3, 'reflect', reflect_type='odd')
show(np.pad, [1, 2, 3], 3, 'symmetric', reflect_type='odd')
show(np.pad, [1], 2, 'reflect')
show(np.pad, [True, False], 1)
show(np.pad, np.arange(3, dtype='i1'), 1, constant_values=5)
show(np.pad, 5, 1)
show(np.pad, [1, 2], 0)
show(np.pad, [1, 2], -1)
show(np.pad, [1, 2], 1.5)
show(np.pad, [1, 2], (1, 2, 3))
show(np.pad, [1, 2], 1, 'nothing')
show(np.pad, [1, 2], 1, 'edge', constant_values=1)
show(np.pad, [], 1, 'edge')
show(np.pad, [], 1)


def put(vector, width, axis, kwargs):
    vector[:width[0]] = kwargs.get('value', 7)
    if width[1]:
        vector[-width[1]:] = axis


show(np.pad, np.zeros((2, 2), int), 1, put)
show(np.pad, np.zeros((2, 2), int), ((1, 0), (0, 1)), put, value=3)
from numpy.lib.stride_tricks import as_strided, sliding_window_view
show(as_strided, np.arange(5), (3, 3), (8, 8))
show(sliding_window_view, np.arange(5), 3)
show(sliding_window_view, m, (2, 2))
show(sliding_window_view, m, 2, axis=1)
show(sliding_window_view, m, (2, 2), axis=(0, 1))
show(sliding_window_view, m, 4, axis=1)
show(sliding_window_view, m, 2)
show(sliding_window_view, m, -1, axis=0)
w = sliding_window_view(np.arange(4), 2)
print(w.flags.writeable, sliding_window_view(np.arange(4), 2, writeable=True).flags.writeable)
for f in (np.atleast_1d, np.atleast_2d, np.atleast_3d):
    show(f, 1)
    show(f, [1, 2], [[3]])
    show(f, x)
for f in (np.vstack, np.hstack, np.dstack, np.column_stack, np.row_stack, np.stack, np.concatenate):
    show(f, ([1, 2], [3, 4]))
    show(f, (m, m))
    show(f, ())
    show(f, ([1, 2], [3]))
for f in (np.split, np.array_split, np.hsplit, np.vsplit, np.dsplit):
    show(f, x, 2)
    show(f, x, [1])
show(np.split, np.arange(5), 2)
show(np.array_split, np.arange(5), 3)
show(np.hsplit, 5, 2)
show(np.vsplit, np.arange(4), 2)
show(np.dsplit, m, 2)
show(np.split, np.arange(5), [1, 7])
for f in (np.flip, np.fliplr, np.flipud):
    show(f, m)
show(np.flip, m, (0, 1))
show(np.fliplr, [1])
show(np.tile, [1, 2], (2, 2))
show(np.tile, m, 2)
show(np.tile, 5, 3)
show(np.repeat, m, 2)
show(np.repeat, m, [1, 2], axis=0)
show(np.repeat, m, [1, 2])
show(np.roll, m, 1)
show(np.roll, m, 1, axis=1)
show(np.roll, m, (1, 1), axis=(0, 1))
show(np.squeeze, np.ones((1, 2, 1)), axis=1)
show(np.expand_dims, m, (0, 3))
show(np.expand_dims, m, 5)
show(np.moveaxis, x, 0, -1)
show(np.moveaxis, x, (0, 1), (-1, 0))
show(np.moveaxis, x, (0, 1), (-1,))
show(np.swapaxes, x, 0, 3)
show(np.append, [1, 2], [[3], [4]])
show(np.append, [[1, 2]], [[3, 4]], axis=0)
show(np.append, [[1, 2]], [3, 4], axis=0)
show(np.apply_along_axis, sorted, 1, [[3, 1], [2, 0]])
show(np.apply_along_axis, lambda v: v.sum(), 0, x)
show(np.apply_along_axis, lambda v: np.outer(v, v), 0, [[1, 2], [3, 4]])
show(np.apply_over_axes, np.sum, x, [0, 2])
show(np.apply_over_axes, np.sum, x, 1)
