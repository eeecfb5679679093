# SPDX-License-Identifier: MIT
# changes in place, and views that forbid them
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


def run(text):
    scope = {}
    try:
        exec(text, scope)
        print(ascii(scope["b"]))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


run("b = bytearray(b'abcdef'); b[1:3] = b'XYZ'")  # expect: bytearray(b'aXYZdef')
run("b = bytearray(b'abcdef'); b[::2] = b'XYZ'")  # expect: bytearray(b'XbYdZf')
run("b = bytearray(b'abcdef'); b[::2] = b'XY'")  # expect: ValueError: 'attempt to assign bytes of size 2 to extended slice of size 3'
run("b = bytearray(b'abcdef'); del b[::2]")  # expect: bytearray(b'bdf')
run("b = bytearray(b'abcdef'); del b[::-2]")  # expect: bytearray(b'ace')
run("b = bytearray(b'abcdef'); del b[0]")  # expect: bytearray(b'bcdef')
run("b = bytearray(b'abcdef'); del b[:3]; b += b'x'")  # expect: bytearray(b'defx')
run("b = bytearray(b'abcdef'); b[0] = 300")  # expect: ValueError: 'byte must be in range(0, 256)'
run("b = bytearray(b'abcdef'); b[10] = 3")  # expect: IndexError: 'bytearray index out of range'
run("b = bytearray(b'abcdef'); b[1:3] = 'a'")  # expect: TypeError: 'can assign only bytes, buffers, or iterables of ints in range(0, 256)'
run("b = bytearray(b'abcdef'); b[1:3] = 5")  # expect: TypeError: 'can assign only bytes, buffers, or iterables of ints in range(0, 256)'
run("b = bytearray(b'abcdef'); b[1:3] = [1, 2, 3]")  # expect: bytearray(b'a\x01\x02\x03def')
run("b = bytearray(b'abcdef'); b[2:2] = b")  # expect: bytearray(b'ababcdefcdef')
run("b = bytearray(b'abcdef'); b += b; b *= 2")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abcdef'); b += 'x'")  # expect: TypeError: "can't concat str to bytearray"
run("b = bytearray(b'abc'); b.extend(x for x in [1, 2])")  # expect: bytearray(b'abc\x01\x02')
run("b = bytearray(b'abc'); m = memoryview(b); b[:] = b'xyz'")  # expect: bytearray(b'xyz')
run("b = bytearray(b'abc'); m = memoryview(b); b[:] = b'xy'")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abc'); m = memoryview(b); b.append(1)")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abc'); m = memoryview(b); b.clear()")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abc'); m = memoryview(b); b.pop()")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abc'); m = memoryview(b); b.__init__(b'zzzz')")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abc'); m = memoryview(b); m.release(); b.append(100)")  # expect: bytearray(b'abcd')
run("b = bytearray(b'abc'); m = memoryview(b); del m; b.append(100)")  # expect: bytearray(b'abcd')
run("b = bytearray(b'abc'); b.insert(1, 5); b.insert(-1, 6); b.remove(97)")  # expect: bytearray(b'\x05b\x06c')
run("b = bytearray(b'abc'); b.reverse()")  # expect: bytearray(b'cba')
run('b = bytearray(); [b.append(i) for i in range(5)]')  # expect: bytearray(b'\x00\x01\x02\x03\x04')
run("b = bytearray(b'abc'); [b.pop(0) for i in range(2)]")  # expect: bytearray(b'c')
run('b = bytearray(3); b[1] = 255')  # expect: bytearray(b'\x00\xff\x00')
run("b = bytearray(b'abc'); b.__init__(b'z')")  # expect: bytearray(b'z')
run("b = bytearray(b'x' * 10); del b[2:]; b.extend(b'yy')")  # expect: bytearray(b'xxyy')
