# SPDX-License-Identifier: MIT
# Attributes and rare methods of text, buffered and raw files: what they tell, what they refuse, detaching, sizes.
import io
import os
import sys

folder = "/tmp/folio_io_%d" % os.getpid()
os.mkdir(folder)
os.chdir(folder)


def show(text):
    try:
        print(text, "->", repr(eval(text)).replace(folder, "FOLDER"))
    except Exception as e:
        print(text, "!!", type(e).__name__, str(e).replace(folder, "FOLDER"))


def run(text):
    try:
        exec(text, globals())
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


with open("text", "w", encoding="utf-8", newline="") as f:
    show("f.name, f.mode, f.encoding, f.errors, f.newlines, f.line_buffering, f.write_through, f.closed")
    show("f.readable(), f.writable(), f.seekable(), f.isatty(), type(f.buffer), type(f.buffer.raw)")
    show("f.buffer.name, f.buffer.mode, f.buffer.raw.mode, f.buffer.raw.closefd, f.buffer.raw.name")
    show("f.buffer.readable(), f.buffer.writable(), f.buffer.seekable(), f.buffer.raw.readable(), f.buffer.raw.writable()")
    show("f.__sizeof__() > 0, f.buffer.__sizeof__() > 0")
    show("f.read()")
    show("f.readline()")
    show("f.write('one\\ntwo\\r\\nthree\\rfour é€😀\\n')")
    show("f.tell(), f.truncate()")
    show("f.writelines(['five', '\\n'])")
    show("f.writelines([5])")
    show("f.write(5)")
    show("f.reconfigure(line_buffering=True), f.line_buffering")
    show("f.reconfigure(write_through=True), f.write_through")
    show("f.buffer.read()")
    show("f.buffer.write('text')")
    run("f.name = 3")
    run("f.own = 3")
    show("f.own, 'own' in f.__dict__")
show("f.closed, f.name")
show("f.write('x')")
show("f.readable()")
show("f.fileno()")
show("f.isatty()")

for newline in None, "", "\n", "\r", "\r\n":
    with open("text", encoding="utf-8", newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
    with open("text", encoding="utf-8", newline=newline) as f:
        print("  ", repr(f.read(5)), repr(f.readline()), repr(f.readline(2)), f.newlines, repr(f.read()))
with open("text", encoding="utf-8") as f:
    show("f.tell(), f.readline(), f.tell(), f.seek(0), f.readline(), f.seek(4), f.read(3)")
    show("f.seek(0, 2) > 0, f.read(), f.seek(0), f.seek(0, 1)")
    show("f.seek(1, 1)")
    show("f.seek(-1, 2)")
    show("f.seek(-1)")
    show("f.seek(0, 9)")
    show("next(f)")
    show("f.tell()")
text = io.TextIOWrapper(io.BytesIO(b"abc"), "ascii")
show("type(text.detach())")
show("text.read()")
show("repr(text)[:20]")
raw = open("text", "rb", buffering=0)
show("type(raw), raw.read(3), raw.readall()[:4], raw.tell(), raw.seek(1), raw.readinto(bytearray(2)), raw.readline(), raw.mode")
show("raw.write(b'x')")
show("raw.truncate(1)")
show("raw.close(), raw.closed, raw.close()")
show("raw.read()")
show("repr(raw)")
for errors in "strict", "ignore", "replace", "backslashreplace", "surrogateescape":
    with open("text", encoding="ascii", errors=errors) as f:
        show("f.errors, f.read()[-22:]")

# buffered
with open("text", "rb") as f:
    show("f.peek(3)[:3], f.read1(4), f.read1(-1)[:3], f.readinto(bytearray(4)), f.tell()")
    f.seek(0)
    target = bytearray(5)
    show("f.readinto1(target), target, f.readinto1(bytearray(100)) > 0, f.readinto1(bytearray(3))")
    show("f.readinto1(3)")
    show("f.readinto(b'xyz')")
    show("f.read(2)")
with open("text", "r+b") as f:
    show("type(f), f.read(3), f.write(b'XY'), f.seek(0), f.read(6), f.readable(), f.writable(), f.__sizeof__() > 0")
    show("f.truncate(4), f.seek(0), f.read()")
show("io.BufferedReader(3)")
show("io.TextIOWrapper(3)")
show("io.BufferedWriter(io.FileIO('text', 'r'))")
show("io.BufferedReader(io.FileIO('text', 'w'))")
show("io.BufferedReader(io.FileIO('text'), 0)")
show("io.TextIOWrapper(io.BytesIO(b'a\\r\\nb')).read(), io.TextIOWrapper(io.BytesIO(b'x'), 'nope')")
show("io.TextIOWrapper(io.BytesIO(b'x'), newline='z')")

# wide letters in one file, read by pieces
with open("wide", "w", encoding="utf-16") as f:
    f.write("a€😀\n" * 3000)
with open("wide", encoding="utf-16") as f:
    show("f.read(7), f.readline(), len(f.read())")
with open("growing", "w", encoding="utf-8") as f:
    f.write("a" * 9000 + "é" + "b" * 9000 + "€" + "c" * 9000 + "😀\n" + "d" * 10)
with open("growing", encoding="utf-8") as f:
    line = f.readline()
    show("len(line), ascii(max(line)), f.read()")
with open("growing", encoding="utf-8") as f:
    show("ascii(f.read(9001)[-2:]), ascii(f.read(9001)[-2:]), ascii(f.read(9002)[-2:]), f.read()")

# the methods that the bases have, and refuse
for base in io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase:
    thing = type("Made", (base,), {})()
    print(thing.readable(), thing.writable(), thing.seekable(), thing.isatty(), thing.closed)
    for text in "read()", "readline()", "readlines()", "write(b'')", "truncate()", "tell()", "seek(0)", "fileno()", "detach()", "readinto(bytearray(1))", "flush()", "next", "close()", "flush()":
        try:
            print("  ", text, repr(next(thing) if text == "next" else eval("thing." + text)))
        except Exception as e:
            print("  ", text, type(e).__name__, e)
memory = io.BytesIO(b"0123")
show("memory.__sizeof__() > 0, memory.getbuffer()[1:3].tobytes(), memory.readinto1(bytearray(2)), memory.read1(1)")
show("memory.detach()")
letters = io.StringIO("one\ntwo")
show("letters.__sizeof__() > 0, letters.encoding, letters.errors, letters.newlines, letters.line_buffering, letters.readable()")
show("letters.detach()")
memory.own = letters.own = 1
show("memory.__dict__, letters.__dict__")
show("io.text_encoding(None), io.text_encoding('x'), io.DEFAULT_BUFFER_SIZE")
show("sys.stdin.name, sys.stdout.name, sys.stderr.name, sys.stdout.encoding, sys.stderr.errors, sys.stdout.writable(), sys.stdin.readable()")
for name in os.listdir():
    os.unlink(name)
os.chdir("/")
os.rmdir(folder)
