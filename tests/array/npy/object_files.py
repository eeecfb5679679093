# SPDX-License-Identifier: MIT
# Arrays written to and read from file objects of Python, open files and buffers: tofile, fromfile, save, load, frombuffer, array.
import io
import os

import numpy as np

folder = "/tmp/folio_objects_%d" % os.getpid()
os.mkdir(folder)
os.chdir(folder)


def show(text):
    try:
        print(text, "->", repr(eval(text)).replace(folder, "FOLDER"))
    except Exception as e:
        print(text, "!!", type(e).__name__, str(e).replace(folder, "FOLDER"))


a = np.arange(6, dtype="i4").reshape(2, 3)

# tofile, fromfile
with open("raw", "wb") as f:
    f.write(b"head")
    a.tofile(f)
    a[:, 1].tofile(f)
show("os.path.getsize('raw')")
with open("raw", "rb") as f:
    f.read(4)
    show("np.fromfile(f, 'i4', 2)")
    show("np.fromfile(f, 'i4', 1, offset=4)")
    show("np.fromfile(f, 'i4')")
    show("np.fromfile(f, 'i4')")
    show("np.fromfile(f, 'i4', 3)")
with open("raw", "rb") as f:
    show("np.fromfile(f, 'i4', offset=4)")
show("np.fromfile('raw', 'i4', offset=4, count=2)")
show("np.fromfile('raw', 'u1', 100)[:4]")
show("np.fromfile('nope', 'i4')")
with open("text", "w") as f:
    a.tofile(f, sep=",", format="%d")
show("open('text').read()")
with open("text") as f:
    show("np.fromfile(f, int, sep=',')")
with open("text", "rb") as f:
    show("np.fromfile(f, 'f4', 4, sep=',')")
show("np.fromfile('text', float, sep=',')")
a.tofile("text", " ")
show("open('text').read()")
show("np.fromfile('text', 'i2', sep=' ')")
show("a.tofile('/nowhere/at/all')")

# save, load
memory = io.BytesIO()
np.save(memory, a)
np.save(memory, a.T)
memory.seek(0)
show("np.load(memory), np.load(memory).flags.f_contiguous")
with open("two.npy", "wb") as f:
    np.save(f, a)
    np.save(f, a * 2)
    show("f.tell()")
with open("two.npy", "rb") as f:
    show("np.load(f), np.load(f)")
show("np.load('two.npy')")
show("np.load('two.npy', mmap_mode='r')[1]")
with open("some.npz", "wb") as f:
    np.savez(f, a, turned=a.T)
with np.load("some.npz") as archive:
    show("archive.files, sorted(archive), len(archive), 'turned' in archive, 'x' in archive")
    show("archive['arr_0'], archive['turned'].shape")
    show("list(archive.keys()), [v.shape for v in archive.values()], [(k, v.shape) for k, v in archive.items()]")
    show("archive['x']")
    memory = io.BytesIO()
np.savez_compressed(memory, x=a, y=np.ones(3))
memory.seek(0)
show("dict(np.load(memory))")
show("np.load(io.BytesIO(b'no numbers'))")
show("np.save(3, a)")


# objects with the methods of files
class Written:
    def __init__(self):
        self.bytes = b""

    def write(self, data):
        self.bytes += bytes(data)
        return len(data)


class Read:
    def __init__(self, data):
        self.data = data

    def read(self, n=-1):
        n = len(self.data) if n is None or n < 0 else n
        part, self.data = self.data[:n], self.data[n:]
        return part

    def seek(self, *a):
        return 0

    def tell(self):
        return 0


written = Written()
np.save(written, a)
show("len(written.bytes), written.bytes[:6]")


class Failing(Written):
    def write(self, data):
        raise OSError(28, "No space left on device")


show("np.save(Failing(), a)")

# buffers
show("np.frombuffer(b'abcdef', 'u1', 3, 1), np.frombuffer(bytearray(b'abcd'), '<u2'), np.frombuffer(memoryview(b'abcd')[1:3], 'u1')")
show("np.frombuffer(b'abc', 'u2')")
show("np.frombuffer(b'', 'u1')")
show("np.frombuffer(b'abc', 'u1', 5)")
show("np.frombuffer(b'abc', 'u1', -1, 5)")
show("np.frombuffer('abc')")
show("np.frombuffer(b'abc', 'u1').flags.writeable, np.frombuffer(bytearray(b'abc'), 'u1').flags.writeable")
for letter in "bBhHiIlLqQfd?":
    view = memoryview(bytearray(range(64))).cast(letter)
    print(letter, np.asarray(view).dtype, np.array(view, "f8").shape, np.asarray(view).flags.writeable)
grid = memoryview(bytearray(range(24))).cast("B", (4, 6))
show("np.asarray(grid).shape, np.asarray(grid)[1, 2], np.array(grid, 'f4')[3]")
show("np.array(bytearray(b'ab')), np.asarray(memoryview(b'ab')), np.array(memoryview(bytearray(b'abcd'))[::2])")
data = bytearray(8)
view = np.asarray(memoryview(data))
view[:] = 7
show("data")
show("data.append(1)")
show("np.ndarray((2, 2), 'u1', data), np.ndarray(3, 'u2', data, 1), np.ndarray((2, 2), 'u1', data, 0, (1, 2)), np.ndarray(2, 'i4', a, 4)")
show("np.ndarray((3, 3), 'u1', data)")
show("np.ndarray(3, 'u1', data, 6)")
show("np.ndarray(2, 'u1', data, 0, (100,))")
show("np.ndarray(2, 'u1', 'x')")
show("np.ndarray((2, 2), 'f4', order='F').flags.f_contiguous, np.ndarray(shape=2, dtype=int).shape")
show("np.ndarray()")


# sequences that change or lie
class Shrinking:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        self.n -= i == 2
        return i


show("np.array([[1, 2], [3]])")
show("np.array([2**63])")
show("np.array([-2**63, 2**63 - 1])")

# a mapped file, below the array
np.arange(8, dtype="u1").tofile("mapped")
mapped = np.memmap("mapped", "u1", "r+")
block = mapped._mmap
show("len(block), block.size(), block.closed, bytes(block), bytes(memoryview(block)[2:4])")
mapped[0] = 100
show("mapped.flush()")
show("block.flush()")
show("open('mapped', 'rb').read()[0]")
show("block.close()")
del mapped
show("block.close(), block.closed")

for name in os.listdir():
    os.unlink(name)
os.chdir("/")
os.rmdir(folder)
