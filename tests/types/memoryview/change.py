# SPDX-License-Identifier: MIT
# writing through views, release
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


run("b = bytearray(b'abc'); m = memoryview(b); m[0] = 300")  # expect: ValueError: "memoryview: invalid value for format 'B'"
run("b = bytearray(b'abc'); m = memoryview(b); m[0] = 'a'")  # expect: TypeError: "memoryview: invalid type for format 'B'"
run("b = bytearray(b'abc'); m = memoryview(b); m[0:2] = b'xyz'")  # expect: ValueError: 'memoryview assignment: lvalue and rvalue have different structures'
run("b = bytearray(b'abc'); m = memoryview(b); m[0:2] = b'xy'")  # expect: bytearray(b'xyc')
run("b = bytearray(b'abcd'); m = memoryview(b); m[1:] = m[:-1]")  # expect: bytearray(b'aabc')
run("b = bytearray(b'abcd'); m = memoryview(b); m[::2] = b'XY'")  # expect: bytearray(b'XbYd')
run("b = bytearray(b'abc'); m = memoryview(b); m.release(); m[0]")  # expect: ValueError: 'operation forbidden on released memoryview object'
run("b = bytearray(b'abc'); m = memoryview(b); m.release(); len(m)")  # expect: ValueError: 'operation forbidden on released memoryview object'
run("b = b'abc'; m = memoryview(b); m[0] = 1")  # expect: TypeError: 'cannot modify read-only memory'
run("b = bytearray(b'abc'); m = memoryview(b); del m[0]")  # expect: TypeError: 'cannot delete memory'
run("b = bytearray(b'abc'); m = memoryview(b); n = m[1:]; m.release(); b.append(1)")  # expect: BufferError: 'Existing exports of data: object cannot be re-sized'
run("b = bytearray(b'abc'); m = memoryview(b); n = m[1:]; m.release(); n.release(); b.append(100)")  # expect: bytearray(b'abcd')
run("b = bytearray(8); memoryview(b).cast('d')[0] = 1.5")  # expect: bytearray(b'\x00\x00\x00\x00\x00\x00\xf8?')
run("b = bytearray(8); memoryview(b).cast('i')[1] = -2")  # expect: bytearray(b'\x00\x00\x00\x00\xfe\xff\xff\xff')
run("b = bytearray(8); memoryview(b).cast('i')[1] = 2 ** 31")  # expect: ValueError: "memoryview: invalid value for format 'i'"
run("b = bytearray(8); memoryview(b).cast('H')[:2] = memoryview(b'abcd').cast('H')")  # expect: bytearray(b'abcd\x00\x00\x00\x00')
run("b = bytearray(4); memoryview(b).cast('B', [2, 2])[1, 1] = 7")  # expect: bytearray(b'\x00\x00\x00\x07')
run("b = bytearray(2); memoryview(b).cast('?')[1] = 'x'")  # expect: bytearray(b'\x00\x01')
run("b = bytearray(2); memoryview(b).cast('c')[1] = b'q'")  # expect: bytearray(b'\x00q')
run("b = bytearray(b'ab')\nwith memoryview(b) as m: m[0] = 120")  # expect: bytearray(b'xb')
run("b = hash(memoryview(bytearray(b'ab')))")  # expect: ValueError: 'cannot hash writable memoryview object'
