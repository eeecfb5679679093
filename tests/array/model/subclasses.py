# SPDX-License-Identifier: MIT
# Classes derived from ndarray: views keep the class and tell it, results are arrays.
import numpy as np


class Tracker(np.ndarray):
    def __new__(cls, values, tag):
        self = np.asarray(values).view(cls)
        self.tag = tag
        return self

    def __array_finalize__(self, obj):
        super().__array_finalize__(obj)
        self.tag = getattr(obj, 'tag', 'new')
        self.origin = type(obj).__name__


t = Tracker([1, 2, 3, 4], 'mine')
print(type(t).__name__, t.tag, t.origin, t.tolist(), isinstance(t, np.ndarray))
for v in (t[1:], t.T, t.reshape(2, 2), t.view(), t[None], t[...], t[::2]):
    print(type(v).__name__, v.tag, v.origin, v.base is not None)
p = np.arange(3).view(Tracker)
print(p.tag, p.origin, p.view(np.ndarray).shape, type(p.view(np.ndarray)).__name__, type(np.asarray(p)).__name__, type(np.asanyarray(p)).__name__)
d = np.ndarray.__new__(Tracker, (2,), dtype='f4')
print(d.tag, d.origin, d.shape)


class Bad(np.ndarray):
    def __array_finalize__(self, obj):
        raise ValueError('not me')


try:
    np.arange(3).view(Bad)
except ValueError as e:
    print(e)


class Plain(np.ndarray):
    pass


q = np.arange(3).view(Plain)
q.note = 'x'
print(q.note, hasattr(q[1:], 'note'), type(q[1:]).__name__)
f = np.arange(3)
f.flags.writeable = False
for act in (lambda: f.sort(), lambda: f.flat.__setitem__(0, 1), lambda: f.__setitem__(0, 1)):
    try:
        act()
    except ValueError as e:
        print(e)
print(np.atleast_3d(np.ones((2, 3))).strides, np.atleast_2d(np.ones(3)).strides, np.atleast_3d(np.ones(3)).strides, np.atleast_2d(5.0).strides)
