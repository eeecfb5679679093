# SPDX-License-Identifier: MIT
# Exceptions keep what they are given: states, fields that may be set and deleted, notes, groups, the bytes written before blocking.


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


e = ValueError(1, 2)
show("e.__setstate__({'own': 3}), e.own")
show("e.__setstate__(None), e.__setstate__({})")
show("e.__setstate__(3)")
show("e.__reduce__()")
show("ValueError('x').__reduce__(), OSError(2, 'text', 'file').__reduce__(), KeyError('k').__reduce__()")
run("e.args = [3, 4]")
show("e.args, str(e)")
run("e.args = 3")
run("del e.args")
run("e.__cause__ = 3")
run("e.__context__ = 3")
run("e.__traceback__ = 3")
run("del e.__cause__")
run("e.__cause__ = KeyError('cause')")
show("e.__cause__, e.__suppress_context__")
run("e.__suppress_context__ = 0")
show("e.__suppress_context__")
run("e.add_note(3)")
run("e.add_note('note')")
show("e.__notes__, e.with_traceback(None) is e, e.__traceback__")
run("e.with_traceback(3)")

o = BlockingIOError(11, "blocked", 7)
show("o.characters_written, o.errno, o.args")
run("o.characters_written = 9")
show("o.characters_written")
run("o.characters_written = 'x'")
run("del o.characters_written")
show("o.characters_written")
run("del o.characters_written")
show("OSError(2, 'x').characters_written")
o = OSError(2, "text", "one", None, "two")
show("o, o.filename, o.filename2, str(o), o.strerror")
run("o.errno = 5")
run("o.filename = 'changed'")
show("o.errno, str(o)")
run("del o.filename")
show("str(o)")
show("OSError(), OSError(1), OSError(13, 'x'), OSError(1, 2, 3, 4, 5), OSError(1, 2, 3, 4, 5, 6)")

s = SyntaxError("bad", ("file.py", 3, 5, "text", 3, 9))
show("s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line, str(s)")
run("s.lineno = 10")
show("str(s), SyntaxError('x', (1, 2))")
show("SyntaxError('bad', ('f', 1, 2, 't'))")
u = UnicodeDecodeError("utf-8", b"abc", 1, 2, "reason")
show("u.encoding, u.object, u.start, u.end, u.reason, str(u)")
u.start = 100
u.reason = "other"
show("u.start, str(u)")
run("u.reason = 3")
show("UnicodeEncodeError('ascii', 'é€', 0, 1, 'r'), str(UnicodeEncodeError('ascii', 'é€😀', 0, 3, 'r')), str(UnicodeEncodeError('ascii', '😀', 0, 1, 'r'))")
show("str(UnicodeTranslateError('é€', 0, 1, 'r')), str(UnicodeTranslateError('abc', 0, 2, 'r'))")
show("UnicodeDecodeError('x', 'y', 0, 1, 'r')")
show("UnicodeDecodeError(1)")
show("StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code")
show("AttributeError('x', name='n', obj=3).name, NameError('x', name='n').name, ImportError('x', name='n', path='p').path")
show("AttributeError('x', nope=1)")
show("ImportError(nope=1)")
show("KeyError('k'), str(KeyError('k')), str(KeyError('a', 'b')), str(KeyError())")
group = ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [TypeError(2), KeyError(3)])])
show("group, group.message, group.exceptions, str(group)")
show("group.subgroup(TypeError), group.subgroup(OSError), group.split(ValueError), group.subgroup(lambda e: isinstance(e, KeyError))")
show("group.derive([OSError(1)]), BaseExceptionGroup('b', [KeyboardInterrupt()]), BaseExceptionGroup('b', [ValueError()])")
show("ExceptionGroup('x', [KeyboardInterrupt()])")
show("ExceptionGroup('x', [])")
show("ExceptionGroup('x', [3])")
show("ExceptionGroup(3, [ValueError()])")
show("ExceptionGroup('x')")
show("ExceptionGroup[int]")
show("group.split(3)")


class Own(Exception):
    def __init__(self, a, b=2):
        self.a = a

    def __str__(self):
        return f"own {self.a}"


show("Own(1), str(Own(1)), Own(1, b=3).args, Own(1).__reduce__()")
show("Own()")
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise Own(2) from None
except Own as error:
    kept = error
show("kept.__cause__, kept.__context__, kept.__suppress_context__, kept.__traceback__.tb_lineno > 0, kept.__traceback__.tb_next")
trace = kept.__traceback__
show("trace.tb_frame.f_code.co_name, trace.tb_lasti >= 0, type(trace)")
run("trace.tb_next = trace")
run("trace.tb_next = 3")
run("trace.tb_next = None")
