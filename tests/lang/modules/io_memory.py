# SPDX-License-Identifier: MIT
# StringIO, BytesIO, the bases
import io


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as e:
        print(text, "!!", type(e).__name__, ascii(str(e)))


s=io.StringIO('ab\ncd')
show('s.read(1)')  # expect: s.read(1) -> 'a'
show('s.tell()')  # expect: s.tell() -> 1
show('s.readline()')  # expect: s.readline() -> 'b\n'
show("s.write('XY')")  # expect: s.write('XY') -> 2
show('s.getvalue()')  # expect: s.getvalue() -> 'ab\nXY'
show('s.seek(1)')  # expect: s.seek(1) -> 1
show("s.write('é')")  # expect: s.write('é') -> 1
show('s.getvalue()')  # expect: s.getvalue() -> 'aé\nXY'
show('s.seek(10)')  # expect: s.seek(10) -> 10
show("s.write('z')")  # expect: s.write('z') -> 1
show('s.getvalue()')  # expect: s.getvalue() -> 'aé\nXY\x00\x00\x00\x00\x00z'
show('s.truncate(2)')  # expect: s.truncate(2) -> 2
show('s.getvalue()')  # expect: s.getvalue() -> 'aé'
show('s.tell()')  # expect: s.tell() -> 11
show('s.seek(-1)')  # expect: s.seek(-1) !! ValueError 'Negative seek position -1'
show('s.seek(1,1)')  # expect: s.seek(1,1) !! OSError "Can't do nonzero cur-relative seeks"
show('s.seek(0,2)')  # expect: s.seek(0,2) -> 2
show('s.seek(0,3)')  # expect: s.seek(0,3) !! ValueError 'Invalid whence (3, should be 0, 1 or 2)'
show('s.seek(1,2)')  # expect: s.seek(1,2) !! OSError "Can't do nonzero cur-relative seeks"
show('s.write(1)')  # expect: s.write(1) !! TypeError "string argument expected, got 'int'"
show("s.read('a')")  # expect: s.read('a') !! TypeError "argument should be integer or None, not 'str'"
show('s.closed')  # expect: s.closed -> False
show('s.line_buffering')  # expect: s.line_buffering -> False
show('s.encoding')  # expect: s.encoding -> None
show('s.errors')  # expect: s.errors -> None
show('s.newlines')  # expect: s.newlines -> None
show('s.isatty()')  # expect: s.isatty() -> False
show('s.fileno()')  # expect: s.fileno() !! UnsupportedOperation 'fileno'
show('s.readable()')  # expect: s.readable() -> True
show('s.truncate(-1)')  # expect: s.truncate(-1) !! ValueError 'Negative size value -1'
show('s.readlines()')  # expect: s.readlines() -> []
show("s.writelines(['a','b'])")  # expect: s.writelines(['a','b']) -> None
show('s.getvalue()')  # expect: s.getvalue() -> 'aéab'
show('s.seek(0)')  # expect: s.seek(0) -> 0
show('list(s)')  # expect: list(s) -> ['aéab']
show('next(s)')  # expect: next(s) !! StopIteration ''
show('s.close()')  # expect: s.close() -> None
show('s.getvalue()')  # expect: s.getvalue() !! ValueError 'I/O operation on closed file'
show('s.read()')  # expect: s.read() !! ValueError 'I/O operation on closed file'
show("s.write('a')")  # expect: s.write('a') !! ValueError 'I/O operation on closed file'
show('s.tell()')  # expect: s.tell() !! ValueError 'I/O operation on closed file'
show('s.seek(0)')  # expect: s.seek(0) !! ValueError 'I/O operation on closed file'
show('next(s)')  # expect: next(s) !! ValueError 'I/O operation on closed file'
show('s.closed')  # expect: s.closed -> True
show('s.readable()')  # expect: s.readable() !! ValueError 'I/O operation on closed file'
show('s.flush()')  # expect: s.flush() -> None
show('io.StringIO(1)')  # expect: io.StringIO(1) !! TypeError 'initial_value must be str or None, not int'
show('io.StringIO(None).getvalue()')  # expect: io.StringIO(None).getvalue() -> ''
show("io.StringIO('a\\r\\nb').read()")  # expect: io.StringIO('a\r\nb').read() -> 'a\r\nb'
show("io.StringIO('a\\r\\nb',newline=None).read()")  # expect: io.StringIO('a\r\nb',newline=None).read() -> 'a\nb'
show("io.StringIO('a\\r\\nb',newline='').readline()")  # expect: io.StringIO('a\r\nb',newline='').readline() -> 'a\r\n'
show("io.StringIO('a\\nb',newline='\\r\\n').getvalue()")  # expect: io.StringIO('a\nb',newline='\r\n').getvalue() -> 'a\r\nb'
show("io.StringIO(newline='x')")  # expect: io.StringIO(newline='x') !! ValueError "illegal newline value: 'x'"
show("io.StringIO('a').name")  # expect: io.StringIO('a').name !! AttributeError "'_io.StringIO' object has no attribute 'name'"
show("io.StringIO('abc').readline(2)")  # expect: io.StringIO('abc').readline(2) -> 'ab'
show("io.StringIO('abc').read(None)")  # expect: io.StringIO('abc').read(None) -> 'abc'
show('s.foo')  # expect: s.foo !! AttributeError "'_io.StringIO' object has no attribute 'foo'"
show("io.StringIO(initial_value='q').read()")  # expect: io.StringIO(initial_value='q').read() -> 'q'
show("io.StringIO('a').detach()")  # expect: io.StringIO('a').detach() !! UnsupportedOperation 'detach'
show('io.StringIO().buffer')  # expect: io.StringIO().buffer !! AttributeError "'_io.StringIO' object has no attribute 'buffer'"
b=io.BytesIO(b'ab\ncd')
show('b.read(1)')  # expect: b.read(1) -> b'a'
show('b.tell()')  # expect: b.tell() -> 1
show('b.readline()')  # expect: b.readline() -> b'b\n'
show("b.write(b'XY')")  # expect: b.write(b'XY') -> 2
show('b.getvalue()')  # expect: b.getvalue() -> b'ab\nXY'
show('b.seek(1)')  # expect: b.seek(1) -> 1
show("b.write('e')")  # expect: b.write('e') !! TypeError "a bytes-like object is required, not 'str'"
show('b.getvalue()')  # expect: b.getvalue() -> b'ab\nXY'
show('b.seek(10)')  # expect: b.seek(10) -> 10
show("b.write(b'z')")  # expect: b.write(b'z') -> 1
show('b.getvalue()')  # expect: b.getvalue() -> b'ab\nXY\x00\x00\x00\x00\x00z'
show('b.truncate(2)')  # expect: b.truncate(2) -> 2
show('b.getvalue()')  # expect: b.getvalue() -> b'ab'
show('b.tell()')  # expect: b.tell() -> 11
show('b.seek(-1)')  # expect: b.seek(-1) !! ValueError 'negative seek value -1'
show('b.seek(-1,2)')  # expect: b.seek(-1,2) -> 1
show('b.seek(1,1)')  # expect: b.seek(1,1) -> 2
show('b.seek(0,2)')  # expect: b.seek(0,2) -> 2
show('b.seek(0,3)')  # expect: b.seek(0,3) !! ValueError 'invalid whence (3, should be 0, 1 or 2)'
show('b.seek(-100,2)')  # expect: b.seek(-100,2) -> 0
show('b.write(1)')  # expect: b.write(1) !! TypeError "a bytes-like object is required, not 'int'"
show("b.read('a')")  # expect: b.read('a') !! TypeError "argument should be integer or None, not 'str'"
show('b.closed')  # expect: b.closed -> False
show('b.isatty()')  # expect: b.isatty() -> False
show('b.fileno()')  # expect: b.fileno() !! UnsupportedOperation 'fileno'
show('b.readable()')  # expect: b.readable() -> True
show('b.truncate(-1)')  # expect: b.truncate(-1) !! ValueError 'negative size value -1'
show('b.seek(0)')  # expect: b.seek(0) -> 0
show('b.readlines()')  # expect: b.readlines() -> [b'ab']
show("b.writelines([b'a',b'b'])")  # expect: b.writelines([b'a',b'b']) -> None
show('b.getvalue()')  # expect: b.getvalue() -> b'abab'
show('b.seek(0)')  # expect: b.seek(0) -> 0
show('list(b)')  # expect: list(b) -> [b'abab']
show('next(b)')  # expect: next(b) !! StopIteration ''
show('b.readinto(bytearray(2))')  # expect: b.readinto(bytearray(2)) -> 0
show('b.read1(3)')  # expect: b.read1(3) -> b''
show('b.read1()')  # expect: b.read1() -> b''
show('b.peek()')  # expect: b.peek() !! AttributeError "'_io.BytesIO' object has no attribute 'peek'"
show('b.close()')  # expect: b.close() -> None
show('b.getvalue()')  # expect: b.getvalue() !! ValueError 'I/O operation on closed file.'
show('b.read()')  # expect: b.read() !! ValueError 'I/O operation on closed file.'
show("b.write(b'a')")  # expect: b.write(b'a') !! ValueError 'I/O operation on closed file.'
show('b.tell()')  # expect: b.tell() !! ValueError 'I/O operation on closed file.'
show('b.seek(0)')  # expect: b.seek(0) !! ValueError 'I/O operation on closed file.'
show('next(b)')  # expect: next(b) !! ValueError 'I/O operation on closed file.'
show('b.closed')  # expect: b.closed -> True
show('b.readable()')  # expect: b.readable() !! ValueError 'I/O operation on closed file.'
show('b.flush()')  # expect: b.flush() !! ValueError 'I/O operation on closed file.'
show("io.BytesIO('a')")  # expect: io.BytesIO('a') !! TypeError "a bytes-like object is required, not 'str'"
show('io.BytesIO(None).getvalue()')  # expect: io.BytesIO(None).getvalue() -> b''
show("io.BytesIO(initial_bytes=b'q').read()")  # expect: io.BytesIO(initial_bytes=b'q').read() -> b'q'
show("io.BytesIO(b'a').detach()")  # expect: io.BytesIO(b'a').detach() !! UnsupportedOperation 'detach'
show("io.TextIOWrapper(io.BytesIO(b'a\\nb')).read()")  # expect: io.TextIOWrapper(io.BytesIO(b'a\nb')).read() -> 'a\nb'
show("io.TextIOWrapper(io.BytesIO(b'a\\nb'))")  # expect: io.TextIOWrapper(io.BytesIO(b'a\nb')) -> <_io.TextIOWrapper encoding='UTF-8'>
show('io.TextIOWrapper(1)')  # expect: io.TextIOWrapper(1) !! AttributeError "'int' object has no attribute 'readable'"
show('io.UnsupportedOperation.__mro__')  # expect: io.UnsupportedOperation.__mro__ -> (<class 'io.UnsupportedOperation'>, <class 'OSError'>, <class 'ValueError'>, <class 'Exception'>, <class 'BaseException'>, <class 'object'>)
show('io.StringIO.__mro__')  # expect: io.StringIO.__mro__ -> (<class '_io.StringIO'>, <class '_io._TextIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show('io.TextIOWrapper.__mro__')  # expect: io.TextIOWrapper.__mro__ -> (<class '_io.TextIOWrapper'>, <class '_io._TextIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show('io.BytesIO.__mro__')  # expect: io.BytesIO.__mro__ -> (<class '_io.BytesIO'>, <class '_io._BufferedIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show('io.FileIO.__mro__')  # expect: io.FileIO.__mro__ -> (<class '_io.FileIO'>, <class '_io._RawIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show('io.BufferedReader.__mro__')  # expect: io.BufferedReader.__mro__ -> (<class '_io.BufferedReader'>, <class '_io._BufferedIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show('io.BufferedRandom.__mro__')  # expect: io.BufferedRandom.__mro__ -> (<class '_io.BufferedRandom'>, <class '_io._BufferedIOBase'>, <class '_io._IOBase'>, <class 'object'>)
show('io.DEFAULT_BUFFER_SIZE')  # expect: io.DEFAULT_BUFFER_SIZE -> 8192
show('io.open is open')  # expect: io.open is open -> True
show('io.StringIO')  # expect: io.StringIO -> <class '_io.StringIO'>
show('io.IOBase().close()')  # expect: io.IOBase().close() -> None
show('io.IOBase().closed')  # expect: io.IOBase().closed -> False
show('io.IOBase().fileno()')  # expect: io.IOBase().fileno() !! UnsupportedOperation 'fileno'
show('io.IOBase().seek(0)')  # expect: io.IOBase().seek(0) !! UnsupportedOperation 'seek'
show("io.TextIOBase().write('a')")  # expect: io.TextIOBase().write('a') !! UnsupportedOperation 'write'
