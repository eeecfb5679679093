# SPDX-License-Identifier: MIT
# what a generator handles is its own, and StopIteration keeps its value and identity
import sys


class Counter:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(42)


def delegating():
    print("result", (yield from Counter()))
    yield


next(delegating())


def returning(value):
    yield
    return value


for value in (None, 1, (2,), StopIteration(3)):
    g = returning(value)
    next(g)
    try:
        next(g)
    except StopIteration as e:
        print(repr(e), e.value is value)
g = returning(7)
next(g)
try:
    g.__next__()
except StopIteration as e:
    print(e.value)


class Own(StopIteration):
    pass


class Ending:
    def __next__(self):
        raise Own("mine")

    def __iter__(self):
        return self


try:
    next(Ending())
except StopIteration as e:
    print(type(e).__name__, e, e.__traceback__ is not None)
print(list(Ending()))


# the context of what is thrown in
def handling():
    try:
        raise KeyError("inner")
    except KeyError:
        try:
            yield 1
        except ValueError as e:
            print("caught", repr(e), repr(e.__context__))
            yield sys.exc_info()[0].__name__
    yield sys.exc_info()


g = handling()
next(g)
print(g.throw(ValueError("thrown")))
print(next(g))
g = handling()
next(g)
try:
    g.throw(TypeError("out"))
except TypeError as e:
    print(repr(e.__context__), e.__context__.__context__)


# started while something is handled, resumed when it no longer is
def outside():
    print(sys.exc_info()[0])
    try:
        raise IndexError
    except IndexError:
        print(sys.exc_info()[0])
        yield
        print(sys.exc_info()[0])
    print(sys.exc_info()[0])
    yield
    print(sys.exc_info()[0])


try:
    raise OSError
except OSError:
    g = outside()
    next(g)
    print(sys.exc_info()[0])
print(sys.exc_info()[0])
next(g)
try:
    raise EOFError
except EOFError:
    next(g, None)


# the exception thrown in is the one being handled outside
def thrower():
    try:
        yield
    except ValueError:
        yield sys.exc_info()[0].__name__
        raise


try:
    raise ValueError("same")
except ValueError as e:
    g = thrower()
    next(g)
    print(g.throw(e))
try:
    next(g)
except ValueError as e:
    print(repr(e), e.__context__)


# arguments of throw
def catching():
    while True:
        try:
            yield
        except Exception as e:
            print(type(e).__name__, e.args)


g = catching()
next(g)
g.throw(ValueError, (1, 2))
g.throw(ValueError, "text")
g.throw(KeyError, KeyError("k"))
for args in [(ValueError, "a", 5), (3,), (ValueError("x"), 1)]:
    try:
        g.throw(*args)
    except TypeError as e:
        print(e)


class Strange(Exception):
    def __new__(cls, *args):
        return cls


g.throw(Strange)
try:
    raise Strange
except TypeError as e:
    print(e)


# names, frames
def framed():
    x = 1
    yield x
    y = 2
    yield y


g = framed()
print(g.gi_frame.f_locals, g.gi_frame.f_lineno - framed.__code__.co_firstlineno)
next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno - framed.__code__.co_firstlineno, g.gi_frame.f_code is g.gi_code)
list(g)
print(g.gi_frame)
g.__name__ = "other"
g.__qualname__ = "q.other"
print(g.__name__, repr(g)[:27])
try:
    g.__name__ = 5
except TypeError as e:
    print(e)
