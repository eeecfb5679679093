# SPDX-License-Identifier: MIT
# encode and decode: codecs, error handlers, messages
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


show(lambda: b'\xff'.decode('utf-8','replace'))  # expect: '\ufffd'
show(lambda: b'a\xe0\x80b'.decode('utf-8','replace'))  # expect: 'a\ufffd\ufffdb'
show(lambda: b'\xf0\x90\x80'.decode('utf8'))  # expect: UnicodeDecodeError: "'utf-8' codec can't decode bytes in position 0-2: unexpected end of data"
show(lambda: b'\xe2\x82'.decode('utf8'))  # expect: UnicodeDecodeError: "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
show(lambda: b'\xe2\x28\xa1'.decode('utf8'))  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xe2 in position 0: invalid continuation byte"
show(lambda: b'\xed\xa0\x80'.decode('utf8'))  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"
show(lambda: b'\xed\xa0\x80'.decode('utf8','surrogatepass'))  # expect: '\ud800'
show(lambda: b'\xed\xa0'.decode('utf8','surrogatepass'))  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte"
show(lambda: b'\xff\xe9a'.decode('utf8','surrogateescape'))  # expect: '\udcff\udce9a'
show(lambda: b'\xff'.decode('utf8','backslashreplace'))  # expect: '\\xff'
show(lambda: b'\xff'.decode('utf8','xmlcharrefreplace'))  # expect: TypeError: "don't know how to handle UnicodeDecodeError in error callback"
show(lambda: b'\xff'.decode('utf8','foo'))  # expect: LookupError: "unknown error handler name 'foo'"
show(lambda: '\ud800a'.encode())  # expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
show(lambda: '\ud800\ud801a'.encode())  # expect: UnicodeEncodeError: "'utf-8' codec can't encode characters in position 0-1: surrogates not allowed"
show(lambda: '\udcff'.encode('utf8','surrogateescape'))  # expect: b'\xff'
show(lambda: '\udcff\ud800'.encode('utf8','surrogateescape'))  # expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\ud800' in position 1: surrogates not allowed"
show(lambda: '\ud800'.encode('utf8','surrogatepass'))  # expect: b'\xed\xa0\x80'
show(lambda: '\ud800'.encode('utf8','replace'))  # expect: b'?'
show(lambda: '\ud800'.encode('utf8','ignore'))  # expect: b''
show(lambda: 'é😀'.encode('ascii','xmlcharrefreplace'))  # expect: b'&#233;&#128512;'
show(lambda: 'é😀ā'.encode('ascii','backslashreplace'))  # expect: b'\\xe9\\U0001f600\\u0101'
show(lambda: 'aāb'.encode('latin-1'))  # expect: UnicodeEncodeError: "'latin-1' codec can't encode character '\\u0101' in position 1: ordinal not in range(256)"
show(lambda: 'aāb'.encode('iso-8859-1'))  # expect: UnicodeEncodeError: "'latin-1' codec can't encode character '\\u0101' in position 1: ordinal not in range(256)"
show(lambda: 'a'.encode('UTF_8'))  # expect: b'a'
show(lambda: 'a'.encode('utf-16'))  # expect: b'\xff\xfea\x00'
show(lambda: 'a'.encode('utf-16-le'))  # expect: b'a\x00'
show(lambda: 'a😀'.encode('utf-16-be'))  # expect: b'\x00a\xd8=\xde\x00'
show(lambda: 'a'.encode('utf-32'))  # expect: b'\xff\xfe\x00\x00a\x00\x00\x00'
show(lambda: 'a'.encode('utf-8-sig'))  # expect: b'\xef\xbb\xbfa'
show(lambda: '\ud800'.encode('utf-16-le'))  # expect: UnicodeEncodeError: "'utf-16-le' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
show(lambda: '\ud800\ud800'.encode('utf-16'))  # expect: UnicodeEncodeError: "'utf-16' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
show(lambda: '\ud800'.encode('utf-32'))  # expect: UnicodeEncodeError: "'utf-32' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
show(lambda: b'a'.decode('utf-16'))  # expect: UnicodeDecodeError: "'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data"
show(lambda: b'a\0'.decode('utf-16'))  # expect: 'a'
show(lambda: b'\xff\xfea\0'.decode('utf-16'))  # expect: 'a'
show(lambda: b'\x00\xd8'.decode('utf-16-le'))  # expect: UnicodeDecodeError: "'utf-16-le' codec can't decode bytes in position 0-1: unexpected end of data"
show(lambda: b'\x00\xd8a\0'.decode('utf-16-le'))  # expect: UnicodeDecodeError: "'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate"
show(lambda: b'\x00\xdc'.decode('utf-16-le'))  # expect: UnicodeDecodeError: "'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding"
show(lambda: b'\0\0\0\x10'.decode('utf-32-le'))  # expect: UnicodeDecodeError: "'utf-32-le' codec can't decode bytes in position 0-3: code point not in range(0x110000)"
show(lambda: b'\0\0'.decode('utf-32-le'))  # expect: UnicodeDecodeError: "'utf-32-le' codec can't decode bytes in position 0-1: truncated data"
show(lambda: b'\x00\xd8\0\0'.decode('utf-32-le'))  # expect: UnicodeDecodeError: "'utf-32-le' codec can't decode bytes in position 0-3: code point in surrogate code point range(0xd800, 0xe000)"
show(lambda: b'\xef\xbb\xbfa'.decode('utf-8-sig'))  # expect: 'a'
show(lambda: b'\\x4'.decode('unicode_escape'))  # expect: UnicodeDecodeError: "'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape"
show(lambda: b'\\u12'.decode('unicode_escape'))  # expect: UnicodeDecodeError: "'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape"
show(lambda: b'\\U00110000'.decode('unicode_escape'))  # expect: UnicodeDecodeError: "'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character"
show(lambda: b'\\'.decode('unicode_escape'))  # expect: UnicodeDecodeError: "'unicodeescape' codec can't decode byte 0x5c in position 0: \\ at end of string"
show(lambda: b'\\n\\x41\\101\\u00e9\\q\xe9'.decode('unicode_escape'))  # expect: '\nAA\xe9\\q\xe9'
show(lambda: 'é\n\t\\\x00😀ā\''.encode('unicode_escape'))  # expect: b"\\xe9\\n\\t\\\\\\x00\\U0001f600\\u0101'"
show(lambda: 'é\n\t\\\x00😀ā'.encode('raw_unicode_escape'))  # expect: b'\xe9\n\t\\\x00\\U0001f600\\u0101'
show(lambda: b'\\u0041\\x41'.decode('raw_unicode_escape'))  # expect: 'A\\x41'
show(lambda: b'\\u004'.decode('raw_unicode_escape'))  # expect: UnicodeDecodeError: "'rawunicodeescape' codec can't decode bytes in position 0-4: truncated \\uXXXX escape"
show(lambda: b'ab'.decode('foo'))  # expect: LookupError: 'unknown encoding: foo'
show(lambda: b'\xff'.decode('latin1'))  # expect: '\xff'
show(lambda: b'\x80abc'.decode('ascii','surrogateescape'))  # expect: '\udc80abc'
show(lambda: b'\x80abc'.decode('ascii','replace'))  # expect: '\ufffdabc'
show(lambda: '\udc80'.encode('ascii','surrogateescape'))  # expect: b'\x80'
show(lambda: '\udc80é'.encode('latin-1','surrogateescape'))  # expect: b'\x80\xe9'
show(lambda: b'\xf5'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte"
show(lambda: b'\xc0\x80'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xc0 in position 0: invalid start byte"
show(lambda: b'\xf4\x90\x80\x80'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte"
show(lambda: b'\xf0\x80'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xf0 in position 0: invalid continuation byte"
show(lambda: b'\xf1'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xf1 in position 0: unexpected end of data"
show(lambda: b'\xe0\x80'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xe0 in position 0: invalid continuation byte"
show(lambda: b'\xe0\xa0'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode bytes in position 0-1: unexpected end of data"
show(lambda: b'ab\xe9'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xe9 in position 2: unexpected end of data"
show(lambda: b'\x80'.decode('ascii','surrogatepass'))  # expect: UnicodeDecodeError: "'ascii' codec can't decode byte 0x80 in position 0: ordinal not in range(128)"
show(lambda: '\ud800'.encode('ascii','surrogatepass'))  # expect: UnicodeEncodeError: "'ascii' codec can't encode character '\\ud800' in position 0: ordinal not in range(128)"
show(lambda: b'a\0b'.decode('utf-16-le','replace'))  # expect: 'a\ufffd'
show(lambda: b'\xfe\xff\0a'.decode('utf-16'))  # expect: 'a'
show(lambda: 'aé'.encode('ascii','replace'))  # expect: b'a?'
show(lambda: 'é'.encode('ascii','surrogateescape'))  # expect: UnicodeEncodeError: "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"
show(lambda: ''.encode('foo'))  # expect: LookupError: 'unknown encoding: foo'
show(lambda: b''.decode('foo'))  # expect: ''
show(lambda: b'\\x4'.decode('unicode_escape','replace'))  # expect: '\ufffd'
show(lambda: b'a'.decode('u t f 8'))  # expect: LookupError: 'unknown encoding: u t f 8'
show(lambda: '\ud800'.encode('utf-8-sig'))  # expect: UnicodeEncodeError: "'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed"
show(lambda: '\u0101'.encode('l1'))  # expect: UnicodeEncodeError: "'latin-1' codec can't encode character '\\u0101' in position 0: ordinal not in range(256)"
show(lambda: '\u0101'.encode('us-ascii'))  # expect: UnicodeEncodeError: "'ascii' codec can't encode character '\\u0101' in position 0: ordinal not in range(128)"
