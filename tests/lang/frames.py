# SPDX-License-Identifier: MIT
# frames, hooks and the special methods of functions and strings
import sys


def f(a):
    b = 2
    frame = sys._getframe()
    return (frame.f_code.co_name, sorted(frame.f_back.f_locals)[:1] != [], frame.f_lineno - f.__code__.co_firstlineno,
            sys._getframe(1).f_code.co_name, sys._getframe(1).f_locals is globals(), sys._getframe(0).f_globals is globals())


print(f(1))
try:
    sys._getframe(99)
except ValueError as e:
    print(e)
print(f.__call__(1)[0], type(f).__call__(f, 1)[0])
print([hasattr(t, "__bool__") for t in (str, bytes, bytearray, list, int, range)], bool(""), bool(b""), bool(bytearray(b"x")))


class Text(str):
    def __len__(self):
        return 5


print(bool(Text("")))


def hook(u):
    print("hook", u.exc_type, u.exc_value, u.exc_traceback is not None, u.err_msg, u.object is Loud.__del__)


class Loud:
    def __del__(self):
        raise ValueError("in del")


sys.unraisablehook = hook
Loud()
sys.unraisablehook = sys.__unraisablehook__


def names():
    x = 1
    return dir(), vars(), locals()


print(names())


class Space:
    def __getitem__(self, key):
        if key == "a":
            return 12
        raise KeyError

    def keys(self):
        return list("zyx")


print(eval("a", {}, Space()), eval("dir()", {}, Space()), type[int], type[f] == type[f])
