# SPDX-License-Identifier: MIT
# str and bytes: methods, code points of every width, encodings.
s = 'Grüße, Welt \U0001f600'
print(s.upper(), len(s), s[1:4], s[::-1][:3])  # expect: GRÜSSE, WELT 😀 13 rüß 😀 t
print(s.encode(), s.encode('utf-16-le')[:4], 'abc'.encode().decode('latin-1'))  # expect: b'Gr\xc3\xbc\xc3\x9fe, Welt \xf0\x9f\x98\x80' b'G\x00r\x00' abc
print('a,b,,c'.split(','), ' x  y '.split(), 'l1\nl2\r\nl3'.splitlines(), 'k=v=w'.partition('='))  # expect: ['a', 'b', '', 'c'] ['x', 'y'] ['l1', 'l2', 'l3'] ('k', '=', 'v=w')
print('-'.join('xyz'), 'abcabc'.replace('b', 'ÄÖ'), 'x'.center(5, '*'), '7'.zfill(3), 'tItLe'.title())  # expect: x-y-z aÄÖcaÄÖc **x** 007 Title
print('spam'.find('am'), 'spam'.startswith(('x', 's')), 'a\tb'.expandtabs(4), 'abc'.translate({97: 'A', 98: None}))  # expect: 2 True a   b Ac
print(repr("it's\n\x00\xe9\u20ac"), ascii('é€😀'))  # expect: "it's\n\x00é€" '\xe9\u20ac\U0001f600'
text = ''
for i in range(40):
    text += chr(60 + i * 9)
print(len(text), hash(text) == hash(text[:20] + text[20:]))  # expect: 40 True
b = bytearray(b'hello')
b[1:2] = b'EE'
b += bytes([33, 34])
print(b, b.hex(), bytes(b).split(b'l'), memoryview(b)[2:4].tolist())  # expect: bytearray(b'hEEllo!"') 6845456c6c6f2122 [b'hEE', b'', b'o!"'] [69, 108]
try:
    b'\xff\xfe'.decode()
except UnicodeDecodeError as e:
    print(e)  # expect: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
