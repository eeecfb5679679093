# SPDX-License-Identifier: MIT
# indexing, casts, attributes, comparison
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


show(lambda: b'a'==memoryview(b'a'))  # expect: True
show(lambda: memoryview(b'abc')[0])  # expect: 97
show(lambda: memoryview(b'abc')[1:].tobytes())  # expect: b'bc'
show(lambda: memoryview(1))  # expect: TypeError: "memoryview: a bytes-like object is required, not 'int'"
show(lambda: memoryview(b'abc')[5])  # expect: IndexError: 'index out of bounds on dimension 1'
show(lambda: memoryview(b'abc')['a'])  # expect: TypeError: 'memoryview: invalid slice key'
show(lambda: memoryview(b'abc').tolist())  # expect: [97, 98, 99]
show(lambda: memoryview(b'abcd').cast('I')[0])  # expect: 1684234849
show(lambda: memoryview(b'abc').cast('I'))  # expect: TypeError: 'memoryview: length is not a multiple of itemsize'
show(lambda: memoryview(b'abc').format)  # expect: 'B'
show(lambda: memoryview(b'abc').shape)  # expect: (3,)
show(lambda: memoryview(b'abc').strides)  # expect: (1,)
show(lambda: memoryview(b'abc').suboffsets)  # expect: ()
show(lambda: memoryview(b'abc').readonly)  # expect: True
show(lambda: memoryview(b'abc').obj)  # expect: b'abc'
show(lambda: memoryview(b'abc').nbytes)  # expect: 3
show(lambda: memoryview(b'abc').ndim)  # expect: 1
show(lambda: memoryview(b'abc').c_contiguous)  # expect: True
show(lambda: memoryview(b'abc')==b'abc')  # expect: True
show(lambda: len(memoryview(b'abc')))  # expect: 3
show(lambda: memoryview(b'abc').hex(':'))  # expect: '61:62:63'
show(lambda: memoryview(b'abc')[::-1].tobytes())  # expect: b'cba'
show(lambda: memoryview(b'abc')[::2].strides)  # expect: (2,)
show(lambda: memoryview(b'abcd').cast('q'))  # expect: TypeError: 'memoryview: length is not a multiple of itemsize'
show(lambda: memoryview(b'abcd').cast('zz'))  # expect: ValueError: "memoryview: destination format must be a native single character format prefixed with an optional '@'"
show(lambda: memoryview(b'abcd').cast('H').cast('I'))  # expect: TypeError: 'memoryview: cannot cast between two non-byte formats'
show(lambda: memoryview(b'abcd').cast('H').tolist())  # expect: [25185, 25699]
show(lambda: memoryview(b'abcd').cast('H').cast('B').tolist())  # expect: [97, 98, 99, 100]
show(lambda: memoryview(b'abcd')<memoryview(b'a'))  # expect: TypeError: "'<' not supported between instances of 'memoryview' and 'memoryview'"
show(lambda: memoryview(b'abcd').cast('B',[2,2]).tolist())  # expect: [[97, 98], [99, 100]]
show(lambda: memoryview(b'abcd').cast('B',[2,2])[1,0])  # expect: 99
show(lambda: memoryview(b'abcd').cast('B',[2,2])[1])  # expect: NotImplementedError: 'multi-dimensional sub-views are not implemented'
show(lambda: memoryview(b'abcd').cast('c')[0])  # expect: b'a'
show(lambda: memoryview(b'abcd').cast('?').tolist())  # expect: [True, True, True, True]
show(lambda: memoryview(bytes(8)).cast('d')[0])  # expect: 0.0
show(lambda: memoryview(b'abc').contiguous)  # expect: True
show(lambda: memoryview())  # expect: TypeError: "memoryview() missing required argument 'object' (pos 1)"
show(lambda: 98 in memoryview(b'abc'))  # expect: True
show(lambda: list(memoryview(b'abc')))  # expect: [97, 98, 99]
show(lambda: bytes(memoryview(b'abc')[::-1]))  # expect: b'cba'
show(lambda: memoryview(b'abc').toreadonly().readonly)  # expect: True
show(lambda: memoryview(b'abc').itemsize)  # expect: 1
