# SPDX-License-Identifier: MIT
# slice objects: attributes, indices(), comparison.
import sys


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(3), slice(None), slice(1, None), sys.getsizeof(s))  # expect: slice(1, 10, 2) 1 10 2 slice(None, 3, None) slice(None, None, None) slice(1, None, None) 56
print(s.indices(5), s.indices(100), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(100, -100, -3).indices(10))  # expect: (1, 5, 2) (1, 10, 2) (4, -1, -1) (7, 10, 1) (9, -1, -3)
print(slice(5).indices(0))  # expect: (0, 0, 1)
print(slice(10**30, None).indices(5), slice(-(10**30), 10**30).indices(10**25), slice(None, None, 10**20).indices(10**21), slice(3, 1).indices(5))  # expect: (5, 5, 1) (0, 10000000000000000000000000, 1) (0, 1000000000000000000000, 100000000000000000000) (3, 1, 1)
print(error(s.indices, -1), error(slice), error(slice, 1, 2, 3, 4), error(hash, s), error(slice(1, 2, 0).indices, 5))  # expect: ValueError: length should not be negative TypeError: slice expected at least 1 argument, got 0 TypeError: slice expected at most 3 arguments, got 4 TypeError: unhashable type: 'slice' ValueError: slice step cannot be zero
print(error(slice("a").indices, 5))  # expect: TypeError: slice indices must be integers or None or have an __index__ method
print(slice(1) == slice(1), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(1) == 1, error(lambda: slice(1) < 1), slice("a", [1], 2.5))  # expect: True True True False TypeError: '<' not supported between instances of 'slice' and 'int' slice('a', [1], 2.5)
def assign():
    s.start = 5
print(error(assign), error(lambda: [1, 2, 3][slice("a", None)]), error(lambda: [1][::0]), error(lambda: "abc"[::0]))  # expect: AttributeError: readonly attribute TypeError: slice indices must be integers or None or have an __index__ method ValueError: slice step cannot be zero ValueError: slice step cannot be zero
class Index:
    def __index__(self):
        return 2
print([0, 1, 2, 3][Index():], [0, 1, 2, 3][slice(Index())], slice(Index(), None).indices(9), [0, 1, 2, 3][-10**30:10**30], [0, 1, 2][10**30::-1])  # expect: [2, 3] [0, 1] (2, 9, 1) [0, 1, 2, 3] [2, 1, 0]
class Show:
    def __getitem__(self, key):
        return key
show = Show()
print(show[1:2], show[::], show[1:2, 3], show[..., 1:], show[()], show[1:2:3])  # expect: slice(1, 2, None) slice(None, None, None) (slice(1, 2, None), 3) (Ellipsis, slice(1, None, None)) () slice(1, 2, 3)
