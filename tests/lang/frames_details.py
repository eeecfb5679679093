# SPDX-License-Identifier: MIT
# Frames: what they show of functions that run, wait or are over; what may be cleared; generators that wait inside one another.
import sys


def show(text, **names):
    try:
        print(text, "->", repr(eval(text, globals(), names)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def outer(a, b=2):
    c = [a]

    def inner():
        return sys._getframe(), c

    frame, _ = inner()
    show("f.f_code.co_name, f.f_locals, f.f_back.f_code.co_name, sorted(f.f_back.f_locals)", f=frame)
    show("repr(f).split(',')[1:][-1], repr(f)[:10]", f=frame)
    show("repr(f.f_back).split(', ')[-1]", f=frame)
    show("f.f_builtins['len'] is len, f.f_globals is globals(), f.f_trace, f.f_lasti >= 0, f.f_lineno == f.f_code.co_firstlineno + 1", f=frame)
    show("f.clear()", f=sys._getframe())
    show("f.f_locals['a']", f=sys._getframe())
    return frame




def generator():
    x = 1
    yield sys._getframe()
    x = 2
    yield x


outer(1)
g = generator()
f = next(g)
show("f.f_locals, f.f_lineno, list(g)", f=f, g=g)


class Own:
    """An iterator that is not a generator."""

    def __init__(self):
        self.log = []

    def __iter__(self):
        return self

    def __next__(self):
        self.log.append("next")
        return len(self.log)

    def send(self, value):
        self.log.append(("send", value))
        return value

    def throw(self, *error):
        self.log.append(("throw", error[0] if isinstance(error[0], type) else type(error[0])))
        raise StopIteration("thrown")

    def close(self):
        self.log.append("close")


def delegating(own):
    result = yield from own
    yield ("result", result)


own = Own()
g = delegating(own)
show("next(g), g.gi_yieldfrom is own, g.send(5), g.throw(ValueError('v')), own.log, g.gi_yieldfrom", g=g, own=own)
own = Own()
g = delegating(own)
next(g)
show("g.close(), own.log", g=g, own=own)
own = Own()
own.close = None
g = delegating(own)
next(g)
show("g.close()", g=g)


class Closing(Own):
    def close(self):
        raise KeyError("while closing")


g = delegating(Closing())
next(g)
show("g.close()", g=g)
g = delegating(iter([1, 2, 3]))
next(g)
show("g.send(1)", g=g)
g = delegating(iter([1, 2, 3]))
next(g)
show("g.throw(KeyError('k'))", g=g)
g = delegating([1, 2])
show("next(g), g.close(), g.gi_frame, g.gi_running, g.gi_suspended", g=g)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
show("g.close()", g=g)


def recursive():
    yield next(me)


me = recursive()
show("next(me)", me=me)
show("me.gi_code.co_name, me.__name__, me.__qualname__", me=me)
show("(lambda: (yield))().send(3)")
show("(lambda: (yield))().throw(3)")
show("(lambda: (yield))().throw(ValueError, 'text')")
show("(lambda: (yield))().throw(ValueError, ValueError('other'))")
show("(lambda: (yield))().throw(ValueError, None, 3)")
