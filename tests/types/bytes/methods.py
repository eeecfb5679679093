# SPDX-License-Identifier: MIT
# constructor, methods, formatting, errors of bytes
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


show(lambda: b'a'.find('a'))  # expect: TypeError: "argument should be integer or bytes-like object, not 'str'"
show(lambda: b'a'.find(300))  # expect: ValueError: 'byte must be in range(0, 256)'
show(lambda: b'a'.find(97))  # expect: 0
show(lambda: b'a'.index(98))  # expect: ValueError: 'subsection not found'
show(lambda: b'a'.count(97))  # expect: 1
show(lambda: b'a'.startswith('a'))  # expect: TypeError: 'startswith first arg must be bytes or a tuple of bytes, not str'
show(lambda: b'a'.startswith(('a',)))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.endswith(1))  # expect: TypeError: 'endswith first arg must be bytes or a tuple of bytes, not int'
show(lambda: b'a'.split('a'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.split(b''))  # expect: ValueError: 'empty separator'
show(lambda: b'a'.join(['a']))  # expect: TypeError: 'sequence item 0: expected a bytes-like object, str found'
show(lambda: b'a'.join(1))  # expect: TypeError: 'can only join an iterable'
show(lambda: b'a'.strip('a'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: 'a' in b'a')  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: 300 in b'a')  # expect: ValueError: 'byte must be in range(0, 256)'
show(lambda: b'a'+'a')  # expect: TypeError: "can't concat str to bytes"
show(lambda: b'a'+1)  # expect: TypeError: "can't concat int to bytes"
show(lambda: b'a'*'a')  # expect: TypeError: "can't multiply sequence by non-int of type 'str'"
show(lambda: b'a'.center(3,'a'))  # expect: TypeError: 'center() argument 2 must be a byte string of length 1, not str'
show(lambda: b'a'.center(3,b'ab'))  # expect: TypeError: 'center() argument 2 must be a byte string of length 1, not bytes'
show(lambda: b'ab'.hex(''))  # expect: ValueError: 'sep must be length 1.'
show(lambda: b'ab'.hex('é'))  # expect: ValueError: 'sep must be ASCII.'
show(lambda: b'abcd'.hex(':',1))  # expect: '61:62:63:64'
show(lambda: b'abcde'.hex(':',2))  # expect: '61:6263:6465'
show(lambda: b'abcde'.hex(':',-2))  # expect: '6162:6364:65'
show(lambda: b'ab'.hex(1))  # expect: TypeError: "object of type 'int' has no len()"
show(lambda: bytes.fromhex('a'))  # expect: ValueError: 'non-hexadecimal number found in fromhex() arg at position 1'
show(lambda: bytes.fromhex('ab zz'))  # expect: ValueError: 'non-hexadecimal number found in fromhex() arg at position 3'
show(lambda: bytes.fromhex(b'a'))  # expect: TypeError: 'fromhex() argument must be str, not bytes'
show(lambda: bytes.fromhex('ab cd '))  # expect: b'\xab\xcd'
show(lambda: bytes(-1))  # expect: ValueError: 'negative count'
show(lambda: bytes('a'))  # expect: TypeError: 'string argument without an encoding'
show(lambda: bytes([300]))  # expect: ValueError: 'bytes must be in range(0, 256)'
show(lambda: bytes(1.5))  # expect: TypeError: "cannot convert 'float' object to bytes"
show(lambda: bytes(['a']))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: bytes(1,'a'))  # expect: TypeError: 'encoding without a string argument'
show(lambda: bytes('a','utf8'))  # expect: b'a'
show(lambda: bytes(encoding='a'))  # expect: TypeError: 'encoding without a string argument'
show(lambda: bytes('a',1))  # expect: TypeError: "bytes() argument 'encoding' must be str, not int"
show(lambda: bytes(b'a',errors='a'))  # expect: TypeError: 'errors without a string argument'
show(lambda: b'abc'['a'])  # expect: TypeError: 'byte indices must be integers or slices, not str'
show(lambda: b'abc'[5])  # expect: IndexError: 'index out of range'
show(lambda: bytes(3))  # expect: b'\x00\x00\x00'
show(lambda: bytes([1,2]))  # expect: b'\x01\x02'
show(lambda: b'a'.replace('a',b'b'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.replace(b'a','b'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.translate('a'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.translate(b'a'))  # expect: ValueError: 'translation table must be 256 characters long'
show(lambda: b'abc'.translate(None,b'b'))  # expect: b'ac'
show(lambda: bytes.maketrans(b'a','b'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: bytes.maketrans(b'a',b'bc'))  # expect: ValueError: 'maketrans arguments must have same length'
show(lambda: b'a'.partition('a'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.partition(b''))  # expect: ValueError: 'empty separator'
show(lambda: b'a'.removeprefix('a'))  # expect: TypeError: "a bytes-like object is required, not 'str'"
show(lambda: b'a'.ljust('a'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: b'a'<'a')  # expect: TypeError: "'<' not supported between instances of 'bytes' and 'str'"
show(lambda: b"a'")  # expect: b"a'"
show(lambda: b'\'"')  # expect: b'\'"'
show(lambda: b'\x00\n\t\r\\\x7f\xff')  # expect: b'\x00\n\t\r\\\x7f\xff'
show(lambda: b'%s %d %b %a %c'%(b'x',5,b'y','é',65))  # expect: b"x 5 y '\\xe9' A"
show(lambda: b'%s'%'a')  # expect: TypeError: "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'"
show(lambda: b'%c'%300)  # expect: OverflowError: '%c arg not in range(256)'
show(lambda: b'%c'%b'ab')  # expect: TypeError: '%c requires an integer in range(256) or a single byte'
show(lambda: b'%x'%255)  # expect: b'ff'
show(lambda: b'%.2f'%1.5)  # expect: b'1.50'
show(lambda: b'%(a)s'%{b'a':b'z'})  # expect: b'z'
show(lambda: b'%r'%'é')  # expect: b"'\\xe9'"
show(lambda: b'a b'.split(None,'a'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: b'a'.zfill(5))  # expect: b'0000a'
show(lambda: b'+5'.zfill(5))  # expect: b'+0005'
show(lambda: b'a\tb'.expandtabs(4))  # expect: b'a   b'
show(lambda: b'a\nb\r\nc'.splitlines())  # expect: [b'a', b'b', b'c']
show(lambda: b'\x0b\x0c'.splitlines())  # expect: [b'\x0b\x0c']
show(lambda: b'\xe9A'.lower())  # expect: b'\xe9a'
show(lambda: b'hello world'.title())  # expect: b'Hello World'
show(lambda: b'a1'.isalnum())  # expect: True
show(lambda: b'\xe9'.isalpha())  # expect: False
show(lambda: b'a'.isascii())  # expect: True
show(lambda: b'a'.decode(1))  # expect: TypeError: "decode() argument 'encoding' must be str, not int"
show(lambda: 3*b'a')  # expect: b'aaa'
show(lambda: b'abc'[::-1])  # expect: b'cba'
show(lambda: b'abc'[::2])  # expect: b'ac'
show(lambda: bytes('a','foo'))  # expect: LookupError: 'unknown encoding: foo'
show(lambda: b'a'.__getnewargs__())  # expect: (b'a',)
show(lambda: b'abc'.count(b''))  # expect: 4
show(lambda: b'abc'.find(b'',4))  # expect: -1
show(lambda: b'abc'.rfind(b'c',0,-1))  # expect: -1
show(lambda: bytes(1,2,3,4))  # expect: TypeError: 'bytes() takes at most 3 arguments (4 given)'
show(lambda: bytes(source=b'a'))  # expect: b'a'
show(lambda: bytes(x=1))  # expect: TypeError: "'x' is an invalid keyword argument for bytes()"
show(lambda: b'a'.hex(b'-'))  # expect: '61'
show(lambda: b'abc'.removesuffix(b'c'))  # expect: b'ab'

# an object whose __index__ does not want to be one, and arrays
import numpy as np
print(bytes(np.arange(3, dtype="u1")), bytes(np.array(2)), bytearray(np.arange(2, dtype="u2")), bytes(np.arange(4, dtype="u1")[::2]))  # expect: b'\x00\x01\x02' b'\x00\x00' bytearray(b'\x00\x00\x01\x00') b'\x00\x02'
