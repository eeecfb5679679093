# SPDX-License-Identifier: MIT
# Files in memory: kinds of line ends, widths of characters, closed files, states for copies, what is refused.
import io


def show(function, *args):
    try:
        print(function(*args))
    except BaseException as e:
        print(type(e).__name__, e)


# Characters of every width; writing over them and beyond the end.
text = io.StringIO("a\nbé\r\n\u1234x\U0001f600\nlast")
show(text.readlines)
text.seek(0)
show(list, text)
show(text.getvalue)
text.seek(3)
text.write("ZZ\U0001f600")
show(text.getvalue)
show(text.tell)
text.truncate(4)
show(text.getvalue)
text.seek(10)
text.write("é")
show(lambda: repr(text.getvalue()))


# Line ends as they come in, as they are read and as they are written.
def line_ends(newline):
    text = io.StringIO("a\nb\rc\r\nd", newline=newline)
    given = repr(text.getvalue())
    lines = text.readlines()
    text.write("e\nf\rg\r\nh")
    return given, lines, text.getvalue(), text.newlines, text.__getstate__()


for newline in (None, "", "\n", "\r", "\r\n", "x", 5):
    show(line_ends, newline)

# A closed text refuses everything.
text = io.StringIO()
text.close()
for method in ("read", "getvalue", "tell", "readline", "flush", "isatty", "readable", "close", "truncate", "__next__", "__iter__", "__enter__"):
    show(getattr(text, method))
show(text.write, "a")
show(text.write, 5)
show(text.seek, 0)
show(lambda: text.newlines)
show(lambda: text.line_buffering)
show(lambda: text.closed)
show(lambda: text.encoding)

# Bytes: while a view of the buffer lives, nothing may change its size.
data = io.BytesIO(b"abc\ndef")
show(data.readline)
show(data.read, 2)
show(data.__getstate__)
view = data.getbuffer()
show(data.write, b"x" * 100)
show(data.truncate, 1)
show(data.close)
view[0] = 90
view.release()
show(data.getvalue)
data.x = 1
show(data.__getstate__)

# States: given to another file, and those that are refused.
copy = io.BytesIO()
copy.__setstate__(data.__getstate__())
show(copy.getvalue)
show(copy.tell)
show(lambda: copy.x)
show(copy.__setstate__, 5)
show(copy.__setstate__, (1, 2))
show(copy.__setstate__, (b"", -1, None))
show(copy.__setstate__, (b"", "a", None))
show(copy.__setstate__, (b"", 0, 5))
copy = io.StringIO()
show(copy.__setstate__, ("x\r\ny", "\r\n", 2, {"q": 1}))
show(copy.read)
show(lambda: copy.q)
show(copy.__setstate__, (b"", "\n", 0, None))
show(copy.__setstate__, ("", "\n", -1, None))
show(copy.__setstate__, ("", "x", 0, None))

# Closed bytes refuse everything.
data.close()
for method in ("read", "getvalue", "tell", "readline", "flush", "isatty", "readable", "close", "truncate", "getbuffer", "__next__", "read1"):
    show(getattr(data, method))


# Iterating asks the class for its readline.
class Silent(io.StringIO):
    def readline(self):
        return ""

    def __del__(self):
        print("del")


show(lambda: list(Silent("a\nb")))

# Arguments that are refused.
show(io.StringIO, 5)
show(io.BytesIO, "a")
show(io.StringIO, "a", "b", "c")
show(io.BytesIO(b"x").seek, 5, 1)
show(io.BytesIO(b"x").seek, -5, 2)
show(io.BytesIO(b"x").seek, -5)
show(io.BytesIO().seek, 1, 3)
show(io.StringIO("a").seek, 1, 1)
show(io.StringIO("a").seek, -1)
show(io.StringIO("a").seek, 0, 5)
show(io.StringIO("abc").truncate, -1)
show(io.BytesIO(b"abc").truncate, -1)

# Reading into a buffer.
target = bytearray(3)
show(io.BytesIO(b"ab").readinto, target)
show(io.BytesIO(b"ab").readinto1, target)
show(lambda: target)
show(io.BytesIO().readinto, b"")
