# SPDX-License-Identifier: MIT
# os: reading and writing by descriptor, pipes, copies of descriptors.
import io
import os


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


# pipes
reader, writer = os.pipe()
show("os.write(writer, b'hello')")
show("os.write(writer, bytearray(b' world'))")
show("os.write(writer, memoryview(b'!')) ")
show("os.write(writer, 'text')")
show("os.write('x', b'')")
show("os.read(reader, 5)")
show("os.read(reader, 100)")
show("os.read(reader, -1)")
show("os.read(reader, 'x')")
show("os.lseek(reader, 0, 0)")
show("os.isatty(reader), os.isatty(-1)")
show("os.isatty('x')")
show("os.fsync(reader)")
copy = os.dup(writer)
show("copy != writer, os.close(writer), os.write(copy, b'copy')")
show("os.close(copy)")
show("os.read(reader, 100), os.read(reader, 100)")
show("os.close(reader)")
show("os.close(reader)")
show("os.read(reader, 1)")
show("os.write(reader, b'')")
show("os.dup(-1)")
show("os.get_terminal_size(-1)")

# a file that has no name left
name = "/tmp/folio_pipes_%d" % os.getpid()
file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode=0o600)
show("os.unlink(name)")
show("os.write(file, b'0123456789')")
show("os.lseek(file, 3, os.SEEK_SET), os.read(file, 2)")
show("os.lseek(file, 1, os.SEEK_CUR), os.read(file, 2)")
show("os.lseek(file, -1, os.SEEK_END), os.read(file, 2), os.read(file, 2)")
show("os.lseek(file, -1, os.SEEK_SET)")
show("os.lseek(file, 0, 99)")
show("os.lseek(file, 0)")
show("os.ftruncate(file, 4), os.fstat(file).st_size, os.stat(file).st_size")
show("os.fsync(file), os.fdatasync(file), os.sync()")
show("os.fstatvfs(file).f_namemax > 0, os.statvfs(file).f_bsize > 0")
show("os.fstat(-1)")
show("os.ftruncate(-1, 0)")
show("os.get_inheritable(file)")
other = os.dup(file)
show("os.dup2(file, other) == other, os.get_inheritable(other)")
show("os.dup2(file, other, inheritable=False) == other, os.get_inheritable(other)")
show("os.lseek(other, 0, 0), os.read(other, 10)")
show("os.truncate(file, 2), os.fstat(file).st_size")
show("os.chmod(file, 0o644), oct(os.fstat(file).st_mode)")
os.close(other)

with os.fdopen(file, "r+") as stream:
    show("stream.fileno() == file, stream.name == file, stream.mode")
    show("stream.read()")
    show("os.fsync(stream)")
show("stream.closed")
show("os.fstat(file)")
show("os.fdopen('x')")
show("os.fdopen(-1)")
show("os.fdopen(1 << 40)")
show("os.fsync(io.BytesIO())")
show("os.fsync('x')")
show("os.open('/', os.O_WRONLY)")
show("os.open('/nope/nope', os.O_RDONLY)")
show("os.open('/tmp', 'r')")
show("os.stat(1 << 40)")
