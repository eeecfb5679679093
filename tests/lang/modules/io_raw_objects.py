# SPDX-License-Identifier: MIT
# Buffers over raw files of scripts; what the abstract classes offer in terms of other methods; closing by finalizers.
import io


class Raw(io.RawIOBase):
    def __init__(self, data=b"", pieces=4):
        self.data, self.at, self.pieces, self.written, self.log = bytearray(data), 0, pieces, [], []

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, b):
        n = min(len(b), self.pieces, len(self.data) - self.at)
        b[:n] = self.data[self.at:self.at + n]
        self.at += n
        self.log.append(n)
        return n

    def write(self, b):
        n = min(len(b), self.pieces)
        self.data[self.at:self.at + n] = b[:n]
        self.at += n
        self.written.append(bytes(b[:n]))
        return n

    def seek(self, to, whence=0):
        self.at = to if whence == 0 else self.at + to if whence == 1 else len(self.data) + to
        return self.at

    def tell(self):
        return self.at

    def truncate(self, n):
        del self.data[n:]
        return n


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


r = io.BufferedReader(Raw(b"one\ntwo\nthree, and more"))
t(lambda: r.read(2)), t(r.readline), t(lambda: r.peek(1)[:2]), t(r.tell), t(lambda: list(r)), t(lambda: r.seek(4)), t(lambda: r.read(3)), t(lambda: r.read1(100))
t(lambda: r.raw.log), t(lambda: r.seekable()), t(lambda: r.name), t(lambda: r.write(b"x")), t(lambda: r.fileno()), t(lambda: r.isatty()), t(lambda: r.closed)
raw = r.raw
t(lambda: r.detach() is raw), t(lambda: r.read()), t(lambda: raw.closed)
w = io.BufferedWriter(Raw(), 8)
t(lambda: w.write(b"12345")), t(lambda: w.raw.written), t(lambda: w.write(b"6789")), t(lambda: w.raw.written), t(w.flush), t(lambda: bytes(w.raw.data)), t(w.tell)
t(lambda: w.read()), t(w.close), t(lambda: w.raw.closed), t(lambda: w.write(b"x"))
x = io.BufferedRandom(Raw(b"abcdefgh"))
t(lambda: x.read(3)), t(lambda: x.write(b"ZZ")), t(x.flush), t(lambda: x.seek(0)), t(x.read), t(lambda: x.truncate(4)), t(lambda: bytes(x.raw.data))
t(lambda: io.BufferedReader(io.BytesIO(b"abc")).read(2)), t(lambda: io.BufferedReader(5)), t(lambda: io.BufferedReader(Raw(), 0)), t(lambda: io.BufferedReader())


class NotReadable(Raw):
    def readable(self):
        return False


class Liar(Raw):
    def readinto(self, b):
        return len(b) + 1

    def write(self, b):
        return None


t(lambda: io.BufferedReader(NotReadable())), t(lambda: io.BufferedReader(Liar()).read(3))
try:
    io.BufferedWriter(Liar(), 2).write(b"abcd")
except BlockingIOError as e:
    print(e.strerror)
t(lambda: Raw(b"hello world").read(3)), t(lambda: Raw(b"hello world").read()), t(lambda: Raw(b"hello world").readall()), t(lambda: Raw(b"a\nb").readlines())
t(lambda: io.RawIOBase().read()), t(lambda: io.RawIOBase().write(b"")), t(lambda: io.RawIOBase().readinto(bytearray(1)))


class Buffered(io.BufferedIOBase):
    def read(self, n=-1):
        return b"xyz"[:n]

    def read1(self, n=-1):
        return b"12345"


b = bytearray(2)
t(lambda: Buffered().readinto(b)), print(b), t(lambda: Buffered().readinto1(b)), t(lambda: Buffered().readinto(b"")), t(lambda: io.BufferedIOBase().read())
t(lambda: io.TextIOWrapper(io.BufferedReader(Raw("é1\r\n2".encode())), encoding="utf-8").readlines())


class Closing(io.RawIOBase):
    def close(self):
        print("close")
        super().close()

    def flush(self):
        print("flush")
        super().flush()


c = Closing()
del c


class Deleted(Closing):
    def __del__(self):
        print("del")
        super().__del__()


d = Deleted()
del d
f = io.FileIO("/dev/null")
f.name = "renamed"
print(f)
t(lambda: open("/nowhere", opener=lambda path, flags: -3))
