# SPDX-License-Identifier: MIT
# open, and what files do and refuse
import os
folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), "folio_test_%d" % os.getpid())
os.mkdir(folder)
os.chdir(folder)
import io


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as e:
        print(text, "!!", type(e).__name__, ascii(str(e)))


show('f')  # expect: f !! NameError "name 'f' is not defined"
show('f.mode')  # expect: f.mode !! NameError "name 'f' is not defined"
show('f.encoding')  # expect: f.encoding !! NameError "name 'f' is not defined"
show('f.errors')  # expect: f.errors !! NameError "name 'f' is not defined"
show('f.newlines')  # expect: f.newlines !! NameError "name 'f' is not defined"
show('f.line_buffering')  # expect: f.line_buffering !! NameError "name 'f' is not defined"
show('f.buffer')  # expect: f.buffer !! NameError "name 'f' is not defined"
show('f.buffer.raw')  # expect: f.buffer.raw !! NameError "name 'f' is not defined"
show('f.read()')  # expect: f.read() !! NameError "name 'f' is not defined"
show('f.readline()')  # expect: f.readline() !! NameError "name 'f' is not defined"
show('f.readlines()')  # expect: f.readlines() !! NameError "name 'f' is not defined"
show('f.write(1)')  # expect: f.write(1) !! NameError "name 'f' is not defined"
show("f.writelines(['a\\n','b\\n'])")  # expect: f.writelines(['a\n','b\n']) !! NameError "name 'f' is not defined"
show('f.writelines([1])')  # expect: f.writelines([1]) !! NameError "name 'f' is not defined"
show('f.tell()')  # expect: f.tell() !! NameError "name 'f' is not defined"
show('f.seek(0,3)')  # expect: f.seek(0,3) !! NameError "name 'f' is not defined"
show('f.seek(1,1)')  # expect: f.seek(1,1) !! NameError "name 'f' is not defined"
show('f.fileno()>2')  # expect: f.fileno()>2 !! NameError "name 'f' is not defined"
show('f.isatty()')  # expect: f.isatty() !! NameError "name 'f' is not defined"
show('f.readable()')  # expect: f.readable() !! NameError "name 'f' is not defined"
show('f.writable()')  # expect: f.writable() !! NameError "name 'f' is not defined"
show('f.seekable()')  # expect: f.seekable() !! NameError "name 'f' is not defined"
show('f.truncate(3)')  # expect: f.truncate(3) !! NameError "name 'f' is not defined"
show('next(f)')  # expect: next(f) !! NameError "name 'f' is not defined"
show('f.name')  # expect: f.name !! NameError "name 'f' is not defined"
show('f.closed')  # expect: f.closed !! NameError "name 'f' is not defined"
show('f.write_through')  # expect: f.write_through !! NameError "name 'f' is not defined"
show('f.close()')  # expect: f.close() !! NameError "name 'f' is not defined"
show("f.write('a')")  # expect: f.write('a') !! NameError "name 'f' is not defined"
show('f.read()')  # expect: f.read() !! NameError "name 'f' is not defined"
show('f.tell()')  # expect: f.tell() !! NameError "name 'f' is not defined"
show('f.flush()')  # expect: f.flush() !! NameError "name 'f' is not defined"
show('f.seek(0)')  # expect: f.seek(0) !! NameError "name 'f' is not defined"
show('next(f)')  # expect: next(f) !! NameError "name 'f' is not defined"
show('iter(f)')  # expect: iter(f) !! NameError "name 'f' is not defined"
show('f.__enter__()')  # expect: f.__enter__() !! NameError "name 'f' is not defined"
show('f.isatty()')  # expect: f.isatty() !! NameError "name 'f' is not defined"
show('f.fileno()')  # expect: f.fileno() !! NameError "name 'f' is not defined"
show('f.readable()')  # expect: f.readable() !! NameError "name 'f' is not defined"
show('f.writelines([])')  # expect: f.writelines([]) !! NameError "name 'f' is not defined"
show('f.truncate()')  # expect: f.truncate() !! NameError "name 'f' is not defined"
show('f.closed')  # expect: f.closed !! NameError "name 'f' is not defined"
show('f.close()')  # expect: f.close() !! NameError "name 'f' is not defined"
show('f')  # expect: f !! NameError "name 'f' is not defined"
show('f.buffer')  # expect: f.buffer !! NameError "name 'f' is not defined"
show('f.mode')  # expect: f.mode !! NameError "name 'f' is not defined"
f=open('x','wb')
show('f')  # expect: f -> <_io.BufferedWriter name='x'>
show('f.mode')  # expect: f.mode -> 'wb'
show('f.name')  # expect: f.name -> 'x'
show('f.raw')  # expect: f.raw -> <_io.FileIO name='x' mode='wb' closefd=True>
show('f.read()')  # expect: f.read() !! UnsupportedOperation 'read'
show('f.read(1)')  # expect: f.read(1) !! UnsupportedOperation 'read'
show('f.readline()')  # expect: f.readline() !! UnsupportedOperation 'read'
show('f.readlines()')  # expect: f.readlines() !! UnsupportedOperation 'read'
show("f.write('a')")  # expect: f.write('a') !! TypeError "a bytes-like object is required, not 'str'"
show('f.write(1)')  # expect: f.write(1) !! TypeError "a bytes-like object is required, not 'int'"
show("f.write(b'abc')")  # expect: f.write(b'abc') -> 3
show("f.write(bytearray(b'x'))")  # expect: f.write(bytearray(b'x')) -> 1
show('f.tell()')  # expect: f.tell() -> 4
show('f.seek(0,3)')  # expect: f.seek(0,3) -> 0
show('f.seek(1,1)')  # expect: f.seek(1,1) -> 1
show('f.isatty()')  # expect: f.isatty() -> False
show('f.readable()')  # expect: f.readable() -> False
show('f.peek()')  # expect: f.peek() !! AttributeError "'_io.BufferedWriter' object has no attribute 'peek'"
show('f.read1()')  # expect: f.read1() !! UnsupportedOperation 'read1'
show('f.readinto(bytearray(1))')  # expect: f.readinto(bytearray(1)) !! UnsupportedOperation 'read'
show('next(f)')  # expect: next(f) !! UnsupportedOperation 'read'
show('iter(f)is f')  # expect: iter(f)is f -> True
show('f.truncate(2)')  # expect: f.truncate(2) -> 2
show("f.writelines([b'a'])")  # expect: f.writelines([b'a']) -> None
show("f.writelines(['a'])")  # expect: f.writelines(['a']) !! TypeError "a bytes-like object is required, not 'str'"
show('f.close()')  # expect: f.close() -> None
show("f.write(b'a')")  # expect: f.write(b'a') !! ValueError 'write to closed file'
show('f.read()')  # expect: f.read() !! UnsupportedOperation 'read'
show('f.tell()')  # expect: f.tell() !! ValueError 'I/O operation on closed file'
show('f.seek(0)')  # expect: f.seek(0) !! ValueError 'seek of closed file'
show('f.flush()')  # expect: f.flush() !! ValueError 'flush of closed file'
show('next(f)')  # expect: next(f) !! UnsupportedOperation 'read'
show('iter(f)')  # expect: iter(f) !! ValueError 'I/O operation on closed file.'
show('f.fileno()')  # expect: f.fileno() !! ValueError 'I/O operation on closed file'
show('f.truncate()')  # expect: f.truncate() !! ValueError 'truncate of closed file'
show('f.readable()')  # expect: f.readable() -> False
show('f.__enter__()')  # expect: f.__enter__() !! ValueError 'I/O operation on closed file.'
show('f.isatty()')  # expect: f.isatty() !! ValueError 'I/O operation on closed file'
show('f.closed')  # expect: f.closed -> True
show('f')  # expect: f -> <_io.BufferedWriter name='x'>
f=open('x','rb')
show('f')  # expect: f -> <_io.BufferedReader name='x'>
show('f.mode')  # expect: f.mode -> 'rb'
show("f.write(b'a')")  # expect: f.write(b'a') !! UnsupportedOperation 'write'
show('f.read(2)')  # expect: f.read(2) -> b'aa'
show('f.read(-1)')  # expect: f.read(-1) -> b''
show('f.read(-2)')  # expect: f.read(-2) !! ValueError 'read length must be non-negative or -1'
show("f.read('a')")  # expect: f.read('a') !! TypeError "argument should be integer or None, not 'str'"
show('f.read(1.5)')  # expect: f.read(1.5) !! TypeError "argument should be integer or None, not 'float'"
show('f.seek(0)')  # expect: f.seek(0) -> 0
show('f.peek()')  # expect: f.peek() -> b'aa'
show('f.read1()')  # expect: f.read1() -> b'aa'
show('f.tell()')  # expect: f.tell() -> 2
show('f.seek(-1)')  # expect: f.seek(-1) !! OSError '[Errno 22] Invalid argument'
show('f.seek(-1,2)')  # expect: f.seek(-1,2) -> 1
show('f.seek(0,5)')  # expect: f.seek(0,5) !! ValueError 'whence value 5 unsupported'
show('f.readline()')  # expect: f.readline() -> b'a'
show('f.readlines()')  # expect: f.readlines() -> []
show("f.readinto(b'a')")  # expect: f.readinto(b'a') !! TypeError 'readinto() argument must be read-write bytes-like object, not bytes'
show('f.readinto(bytearray(3))')  # expect: f.readinto(bytearray(3)) -> 0
show('f.truncate()')  # expect: f.truncate() !! UnsupportedOperation 'truncate'
show("f.writelines([b'a'])")  # expect: f.writelines([b'a']) !! UnsupportedOperation 'write'
show('f.flush()')  # expect: f.flush() -> None
show('f.close()')  # expect: f.close() -> None
show('f.read()')  # expect: f.read() !! ValueError 'read of closed file'
show('f.readline()')  # expect: f.readline() !! ValueError 'readline of closed file'
show('f.peek()')  # expect: f.peek() !! ValueError 'peek of closed file'
show('f.tell()')  # expect: f.tell() !! ValueError 'I/O operation on closed file'
show('f.seek(0)')  # expect: f.seek(0) !! ValueError 'seek of closed file'
show('next(f)')  # expect: next(f) !! ValueError 'readline of closed file'
show('f.readinto(bytearray(1))')  # expect: f.readinto(bytearray(1)) !! ValueError 'readinto of closed file'
show('f.read1()')  # expect: f.read1() !! ValueError 'read of closed file'
show('f.flush()')  # expect: f.flush() !! ValueError 'I/O operation on closed file.'
show('f.readlines()')  # expect: f.readlines() !! ValueError 'I/O operation on closed file.'
show('f.readable()')  # expect: f.readable() !! ValueError 'I/O operation on closed file'
f=open('x','r+b')
show('f')  # expect: f -> <_io.BufferedRandom name='x'>
show('f.mode')  # expect: f.mode -> 'rb+'
show("f.write(b'zz')")  # expect: f.write(b'zz') -> 2
show('f.read()')  # expect: f.read() -> b''
show('f.seek(0)')  # expect: f.seek(0) -> 0
show('f.read()')  # expect: f.read() -> b'zz'
show('f.close()')  # expect: f.close() -> None
show('f.read()')  # expect: f.read() !! ValueError 'read of closed file'
f=open('x','rb',0)
show('f')  # expect: f -> <_io.FileIO name='x' mode='rb' closefd=True>
show('f.mode')  # expect: f.mode -> 'rb'
show("f.write(b'zz')")  # expect: f.write(b'zz') !! UnsupportedOperation 'File not open for writing'
show('f.read()')  # expect: f.read() -> b'zz'
show('f.seek(0)')  # expect: f.seek(0) -> 0
show('f.read(1)')  # expect: f.read(1) -> b'z'
show('f.readall()')  # expect: f.readall() -> b'z'
show('f.readline()')  # expect: f.readline() -> b''
show('f.name')  # expect: f.name -> 'x'
show('f.closefd')  # expect: f.closefd -> True
show('f.close()')  # expect: f.close() -> None
show('f.read()')  # expect: f.read() !! ValueError 'I/O operation on closed file'
show("f.write(b'')")  # expect: f.write(b'') !! ValueError 'I/O operation on closed file'
show('f.tell()')  # expect: f.tell() !! ValueError 'I/O operation on closed file'
show('f')  # expect: f -> <_io.FileIO [closed]>
show('f.fileno()')  # expect: f.fileno() !! ValueError 'I/O operation on closed file'
show('f.readall()')  # expect: f.readall() !! ValueError 'I/O operation on closed file'
f=open('x')
show('f')  # expect: f -> <_io.TextIOWrapper name='x' mode='r' encoding='UTF-8'>
show("f.write('a')")  # expect: f.write('a') !! UnsupportedOperation 'not writable'
show("f.writelines(['a'])")  # expect: f.writelines(['a']) !! UnsupportedOperation 'not writable'
show('f.writelines([])')  # expect: f.writelines([]) -> None
show('f.truncate()')  # expect: f.truncate() !! UnsupportedOperation 'truncate'
show('f.read(2)')  # expect: f.read(2) -> 'zz'
show('f.tell()')  # expect: f.tell() -> 2
show('f.read(-1)')  # expect: f.read(-1) -> ''
show('f.read(None)')  # expect: f.read(None) -> ''
show("f.read('a')")  # expect: f.read('a') !! TypeError "argument should be integer or None, not 'str'"
show('f.seek(-1)')  # expect: f.seek(-1) !! ValueError 'negative seek position -1'
show('f.seek(0)')  # expect: f.seek(0) -> 0
show('f.readline(1)')  # expect: f.readline(1) -> 'z'
show('f.readline(-1)')  # expect: f.readline(-1) -> 'z'
show('f.seek(0,2)')  # expect: f.seek(0,2) -> 2
show('f.seek(1,2)')  # expect: f.seek(1,2) !! UnsupportedOperation "can't do nonzero end-relative seeks"
show('f.seek(0)')  # expect: f.seek(0) -> 0
show('next(f)')  # expect: next(f) -> 'zz'
show('f.tell()')  # expect: f.tell() !! OSError 'telling position disabled by next() call'
show('f.read()')  # expect: f.read() -> ''
show('f.tell()')  # expect: f.tell() !! OSError 'telling position disabled by next() call'
show('f.fileno()>2')  # expect: f.fileno()>2 -> True
show('f.readlines(1)')  # expect: f.readlines(1) -> []
show('f.reconfigure(line_buffering=True)')  # expect: f.reconfigure(line_buffering=True) -> None
show('f.close()')  # expect: f.close() -> None
show('f.readline()')  # expect: f.readline() !! ValueError 'I/O operation on closed file.'
show('f.readlines()')  # expect: f.readlines() !! ValueError 'I/O operation on closed file.'
show('f.isatty()')  # expect: f.isatty() !! ValueError 'I/O operation on closed file'
show('f.seekable()')  # expect: f.seekable() !! ValueError 'I/O operation on closed file'
show("open('nope')")  # expect: open('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("open('/')")  # expect: open('/') !! IsADirectoryError "[Errno 21] Is a directory: '/'"
show("open('/','w')")  # expect: open('/','w') !! IsADirectoryError "[Errno 21] Is a directory: '/'"
show("open('x','z')")  # expect: open('x','z') !! ValueError "invalid mode: 'z'"
show("open('x','')")  # expect: open('x','') !! ValueError 'Must have exactly one of create/read/write/append mode and at most one plus'
show("open('x','rw')")  # expect: open('x','rw') !! ValueError 'must have exactly one of create/read/write/append mode'
show("open('x','rr')")  # expect: open('x','rr') !! ValueError "invalid mode: 'rr'"
show("open('x','rbt')")  # expect: open('x','rbt') !! ValueError "can't have text and binary mode at once"
show("open('x','rb',encoding='utf-8')")  # expect: open('x','rb',encoding='utf-8') !! ValueError "binary mode doesn't take an encoding argument"
show("open('x','rb',errors='strict')")  # expect: open('x','rb',errors='strict') !! ValueError "binary mode doesn't take an errors argument"
show("open('x','rb',newline='')")  # expect: open('x','rb',newline='') !! ValueError "binary mode doesn't take a newline argument"
show("open('x','r',0)")  # expect: open('x','r',0) !! ValueError "can't have unbuffered text I/O"
show("open('x',newline='x')")  # expect: open('x',newline='x') !! ValueError 'illegal newline value: x'
show("open('x',newline=1)")  # expect: open('x',newline=1) !! TypeError "open() argument 'newline' must be str or None, not int"
show('open(1.5)')  # expect: open(1.5) !! TypeError 'expected str, bytes or os.PathLike object, not float'
show('open(None)')  # expect: open(None) !! TypeError 'expected str, bytes or os.PathLike object, not NoneType'
show("open('a\\0b')")  # expect: open('a\0b') !! ValueError 'embedded null byte'
show("open('x',1)")  # expect: open('x',1) !! TypeError "open() argument 'mode' must be str, not int"
show("open('x','r',encoding='foo')")  # expect: open('x','r',encoding='foo') !! LookupError 'unknown encoding: foo'
show("open('x','r',encoding=1)")  # expect: open('x','r',encoding=1) !! TypeError "open() argument 'encoding' must be str or None, not int"
show('open()')  # expect: open() !! TypeError "open() missing required argument 'file' (pos 1)"
show("open('x','x')")  # expect: open('x','x') !! FileExistsError "[Errno 17] File exists: 'x'"
show("open('/nodir/x','w')")  # expect: open('/nodir/x','w') !! FileNotFoundError "[Errno 2] No such file or directory: '/nodir/x'"
show("open('/etc/shadow2')")  # expect: open('/etc/shadow2') !! FileNotFoundError "[Errno 2] No such file or directory: '/etc/shadow2'"
show('open(-1)')  # expect: open(-1) !! ValueError 'negative file descriptor'
show('open(999)')  # expect: open(999) !! OSError '[Errno 9] Bad file descriptor'
show("open('x','U')")  # expect: open('x','U') !! ValueError "invalid mode: 'U'"
show("open('x','rU')")  # expect: open('x','rU') !! ValueError "invalid mode: 'rU'"
show("open('x',buffering=1,mode='rb')")  # expect: open('x',buffering=1,mode='rb') -> <_io.BufferedReader name='x'>
show("open('x','r',errors='foo')")  # expect: open('x','r',errors='foo') -> <_io.TextIOWrapper name='x' mode='r' encoding='UTF-8'>
show("open(b'x')")  # expect: open(b'x') -> <_io.TextIOWrapper name=b'x' mode='r' encoding='UTF-8'>
show("open('x',mode='b')")  # expect: open('x',mode='b') !! ValueError 'Must have exactly one of create/read/write/append mode and at most one plus'
show("open('x','+')")  # expect: open('x','+') !! ValueError 'Must have exactly one of create/read/write/append mode and at most one plus'
show("open('x',closefd=False)")  # expect: open('x',closefd=False) !! ValueError 'Cannot use closefd=False with file name'
show("open('x',buffering=-5)")  # expect: open('x',buffering=-5) -> <_io.TextIOWrapper name='x' mode='r' encoding='UTF-8'>
show("open('x','r',encoding='latin1').encoding")  # expect: open('x','r',encoding='latin1').encoding -> 'latin1'
show("open('x','r',encoding='UTF8').encoding")  # expect: open('x','r',encoding='UTF8').encoding -> 'UTF8'
show("open('x','r',encoding='utf-8')")  # expect: open('x','r',encoding='utf-8') -> <_io.TextIOWrapper name='x' mode='r' encoding='utf-8'>
show('open(0,closefd=False)')  # expect: open(0,closefd=False) -> <_io.TextIOWrapper name=0 mode='r' encoding='UTF-8'>

import os
for name in os.listdir(folder):
    if os.path.isfile(name):
        os.remove(name)
os.chdir("/")
try:
    os.rmdir(folder)
except OSError:
    os.system(f"rm -r '{folder}'")
