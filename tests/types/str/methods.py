# SPDX-License-Identifier: MIT
# methods, slices, operators, predicates
def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__ + ":", ascii(str(e)))


show(lambda: 'hello'.capitalize())  # expect: 'Hello'
show(lambda: 'ßtraße'.capitalize())  # expect: 'Sstra\xdfe'
show(lambda: 'Straße'.casefold())  # expect: 'strasse'
show(lambda: 'ﬁ'.upper())  # expect: 'FI'
show(lambda: 'ΑΣ'.lower())  # expect: '\u03b1\u03c2'
show(lambda: 'ΑΣΑ'.lower())  # expect: '\u03b1\u03c3\u03b1'
show(lambda: 'İ'.lower())  # expect: 'i\u0307'
show(lambda: 'ǆ'.title())  # expect: '\u01c5'
show(lambda: "they're bill's".title())  # expect: "They'Re Bill'S"
show(lambda: 'aBc1É'.swapcase())  # expect: 'AbC1\xe9'
show(lambda: 'a'.center(4, '*'))  # expect: '*a**'
show(lambda: 'a'.center(5, 'é'))  # expect: '\xe9\xe9a\xe9\xe9'
show(lambda: 'abc'.ljust(5) + '|')  # expect: 'abc  |'
show(lambda: '-5'.zfill(5))  # expect: '-0005'
show(lambda: '+x'.zfill(5))  # expect: '+000x'
show(lambda: 'abcabc'.count('bc'))  # expect: 2
show(lambda: 'aaa'.count('aa'))  # expect: 1
show(lambda: 'abc'.count(''))  # expect: 4
show(lambda: 'abc'.count('', 5))  # expect: 0
show(lambda: 'abcabc'.find('c', 3))  # expect: 5
show(lambda: 'abcabc'.rfind('c', 0, -1))  # expect: 2
show(lambda: 'abc'.find('', 4))  # expect: -1
show(lambda: '日本語日本'.find('本', 2))  # expect: 4
show(lambda: '日本語日本'.rfind('日'))  # expect: 3
show(lambda: 'a😀b😀'.index('😀', 2))  # expect: 3
show(lambda: 'a\tbc\td'.expandtabs())  # expect: 'a       bc      d'
show(lambda: 'a\tbc\n\td'.expandtabs(4))  # expect: 'a   bc\n    d'
show(lambda: '\t'.expandtabs(0))  # expect: ''
show(lambda: 'a b  c '.split())  # expect: ['a', 'b', 'c']
show(lambda: ' a b  c '.split(None, 1))  # expect: ['a', 'b  c ']
show(lambda: ' a b  c '.rsplit(None, 1))  # expect: [' a b', 'c']
show(lambda: 'a,b,,c'.split(','))  # expect: ['a', 'b', '', 'c']
show(lambda: 'a,b,,c'.split(',', 2))  # expect: ['a', 'b', ',c']
show(lambda: 'a,b,,c'.rsplit(',', 1))  # expect: ['a,b,', 'c']
show(lambda: 'a<>b<>c'.split('<>'))  # expect: ['a', 'b', 'c']
show(lambda: '1\u2003\u20282'.split())  # expect: ['1', '2']
show(lambda: 'a\nb\r\nc\rd\x1ce\u2028f'.splitlines())  # expect: ['a', 'b', 'c', 'd', 'e', 'f']
show(lambda: 'a\n\nb\n'.splitlines(True))  # expect: ['a\n', '\n', 'b\n']
show(lambda: 'a.b.c'.partition('.'))  # expect: ('a', '.', 'b.c')
show(lambda: 'a.b.c'.rpartition('.'))  # expect: ('a.b', '.', 'c')
show(lambda: 'abc'.partition('.'))  # expect: ('abc', '', '')
show(lambda: 'abc'.rpartition('.'))  # expect: ('', '', 'abc')
show(lambda: ' \t\na b\u2003'.strip())  # expect: 'a b'
show(lambda: 'xxaxx'.strip('x'))  # expect: 'a'
show(lambda: 'éaé'.lstrip('é'))  # expect: 'a\xe9'
show(lambda: 'abcba'.rstrip('ba'))  # expect: 'abc'
show(lambda: ', '.join(['a', 'é', '日']))  # expect: 'a, \xe9, \u65e5'
show(lambda: ''.join(c for c in 'abc'))  # expect: 'abc'
show(lambda: '-'.join('abc'))  # expect: 'a-b-c'
show(lambda: 'x'.join([]))  # expect: ''
show(lambda: 'abc'.replace('', '-'))  # expect: '-a-b-c-'
show(lambda: 'abc'.replace('', '-', 2))  # expect: '-a-bc'
show(lambda: 'aaaa'.replace('a', 'bb', 3))  # expect: 'bbbbbba'
show(lambda: '日本日'.replace('日', 'x'))  # expect: 'x\u672cx'
show(lambda: 'aXbX'.replace('X', '日'))  # expect: 'a\u65e5b\u65e5'
show(lambda: 'abab'.replace('ab', ''))  # expect: ''
show(lambda: 'abc'.startswith(('x', 'a')))  # expect: True
show(lambda: 'abc'.startswith('b', 1))  # expect: True
show(lambda: 'abc'.endswith('c', 0, 2))  # expect: False
show(lambda: 'abc'.startswith('', 4))  # expect: False
show(lambda: 'abc'.removeprefix('ab'))  # expect: 'c'
show(lambda: 'abc'.removesuffix('bc'))  # expect: 'a'
show(lambda: 'abc'.translate({97: None, 98: 'XY', 99: 0x1F600}))  # expect: 'XY\U0001f600'
show(lambda: 'abc'.translate(str.maketrans('ab', 'xy', 'c')))  # expect: 'xy'
show(lambda: str.maketrans({'a': 1, 98: 'z'}))  # expect: {97: 1, 98: 'z'}
show(lambda: 'abc'[::-1])  # expect: 'cba'
show(lambda: 'a日😀'[1:])  # expect: '\u65e5\U0001f600'
show(lambda: 'abc'[-2:10])  # expect: 'bc'
show(lambda: 'abc'[5:2])  # expect: ''
show(lambda: 'héllo'[1])  # expect: '\xe9'
show(lambda: 'a' * 3 + 'é' * 2)  # expect: 'aaa\xe9\xe9'
show(lambda: 3 * 'ab')  # expect: 'ababab'
show(lambda: 'ab' * -1)  # expect: ''
show(lambda: ('b' in 'abc', '' in '', 'd' in 'abc'))  # expect: (True, True, False)
show(lambda: ('a' < 'b', 'a' < 'é', '日' > '😀', 'a' == 'a'))  # expect: (True, True, False, True)
show(lambda: [c for c in 'aé日😀'])  # expect: ['a', '\xe9', '\u65e5', '\U0001f600']
show(lambda: len('😀é'))  # expect: 2
show(lambda: ('１２'.isdecimal(), '²'.isdecimal(), '²'.isdigit(), '½'.isnumeric(), 'Ⅷ'.isnumeric()))  # expect: (True, False, True, True, True)
show(lambda: ('é1'.isalnum(), 'é1'.isalpha(), ''.isalpha()))  # expect: (True, False, False)
show(lambda: ('_a1'.isidentifier(), '1a'.isidentifier(), '日本'.isidentifier(), ''.isidentifier()))  # expect: (True, False, True, False)
show(lambda: ('a b'.isprintable(), 'a\n'.isprintable(), ''.isprintable(), '\xad'.isprintable()))  # expect: (True, False, True, False)
show(lambda: ('Hello World'.istitle(), 'Hello world'.istitle(), 'ǅa'.istitle()))  # expect: (True, False, True)
show(lambda: ('abc1'.islower(), 'ABC'.isupper(), 'ǅ'.isupper(), ''.islower()))  # expect: (True, True, False, False)
show(lambda: (' \u2003\x1f'.isspace(), ''.isspace()))  # expect: (True, False)
show(lambda: ('abc'.isascii(), 'é'.isascii()))  # expect: (True, False)
show(lambda: (repr('a\'b'), repr('a"\'b'), repr('\n\x00\x7f\xad\u2028日😀\U000e0001')))  # expect: ('"a\'b"', '\'a"\\\'b\'', "'\\n\\x00\\x7f\\xad\\u2028\u65e5\U0001f600\\U000e0001'")
show(lambda: ascii('é日😀'))  # expect: "'\\xe9\\u65e5\\U0001f600'"
show(lambda: (str(b'abc', 'ascii'), str(b'\xe9', 'latin-1')))  # expect: ('abc', '\xe9')
show(lambda: (str(123), str(None), str('x'), str()))  # expect: ('123', 'None', 'x', '')
show(lambda: (format('ab', '>5'), format('ab', '*^6'), format('abc', '.2'), format('é', '05')))  # expect: ('   ab', '**ab**', 'ab', '\xe90000')
show(lambda: (hash('') == 0, hash('abc') == hash('ab' + 'c')))  # expect: (True, True)
show(lambda: f'{1}:{2+1}/{7 % 4} {"é"!r:>5} {3.5} {2.5:.2f}')  # expect: "1:3/3   '\xe9' 3.5 2.50"
show(lambda: '%s' % 'x' + 'y')  # expect: 'xy'
show(lambda: ('aé'.encode(), 'aé'.encode('latin-1', errors='strict')))  # expect: (b'a\xc3\xa9', b'a\xe9')
show(lambda: 'a'.find(1))  # expect: TypeError: 'must be str, not int'
show(lambda: 'a'.find())  # expect: TypeError: 'find() takes at least 1 argument (0 given)'
show(lambda: 'a'.find('a','x'))  # expect: TypeError: 'slice indices must be integers or None or have an __index__ method'
show(lambda: 'a'.count(1))  # expect: TypeError: 'must be str, not int'
show(lambda: 'a'.index('b'))  # expect: ValueError: 'substring not found'
show(lambda: 'a'.startswith(1))  # expect: TypeError: 'startswith first arg must be str or a tuple of str, not int'
show(lambda: 'a'.startswith((1,)))  # expect: TypeError: 'tuple for startswith must only contain str, not int'
show(lambda: 'a'.endswith((1,)))  # expect: TypeError: 'tuple for endswith must only contain str, not int'
show(lambda: 'a'.replace(1,'a'))  # expect: TypeError: 'replace() argument 1 must be str, not int'
show(lambda: 'a'.replace('a',1))  # expect: TypeError: 'replace() argument 2 must be str, not int'
show(lambda: 'a'.replace('a','b','c'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: 'a'.split(1))  # expect: TypeError: 'must be str or None, not int'
show(lambda: 'a'.split(''))  # expect: ValueError: 'empty separator'
show(lambda: 'a'.rsplit(''))  # expect: ValueError: 'empty separator'
show(lambda: 'a'.partition(1))  # expect: TypeError: 'must be str, not int'
show(lambda: 'a'.partition(''))  # expect: ValueError: 'empty separator'
show(lambda: 'a'.rpartition(''))  # expect: ValueError: 'empty separator'
show(lambda: ''.join(1))  # expect: TypeError: 'can only join an iterable'
show(lambda: ''.join([1]))  # expect: TypeError: 'sequence item 0: expected str instance, int found'
show(lambda: 'a'.strip(1))  # expect: TypeError: 'strip arg must be None or str'
show(lambda: 'a'.lstrip(1))  # expect: TypeError: 'lstrip arg must be None or str'
show(lambda: 'a'.removeprefix(1))  # expect: TypeError: 'removeprefix() argument must be str, not int'
show(lambda: 'a'.removesuffix(1))  # expect: TypeError: 'removesuffix() argument must be str, not int'
show(lambda: 'a'.center('x'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: 'a'.center(3,1))  # expect: TypeError: 'The fill character must be a unicode character, not int'
show(lambda: 'a'.center(3,'ab'))  # expect: TypeError: 'The fill character must be exactly one character long'
show(lambda: 'a'.ljust(10**30))  # expect: OverflowError: 'Python int too large to convert to C ssize_t'
show(lambda: 'a'.zfill('a'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: 'a'.expandtabs('a'))  # expect: TypeError: "'str' object cannot be interpreted as an integer"
show(lambda: 'a'.translate({97:'bc'}))  # expect: 'bc'
show(lambda: 'a'.translate({97:-1}))  # expect: ValueError: 'character mapping must be in range(0x110000)'
show(lambda: 'a'.translate({97:1.5}))  # expect: TypeError: 'character mapping must return integer, None or str'
show(lambda: 'a'.translate(1))  # expect: TypeError: "'int' object is not subscriptable"
show(lambda: str.maketrans(1))  # expect: TypeError: 'if you give only one argument to maketrans it must be a dict'
show(lambda: str.maketrans({1.5:1}))  # expect: TypeError: 'keys in translate table must be strings or integers'
show(lambda: str.maketrans({'ab':1}))  # expect: ValueError: 'string keys in translate table must be of length 1'
show(lambda: str.maketrans(1,2))  # expect: TypeError: 'maketrans() argument 2 must be str, not int'
show(lambda: str.maketrans('a',2))  # expect: TypeError: 'maketrans() argument 2 must be str, not int'
show(lambda: str.maketrans('a','bc'))  # expect: ValueError: 'the first two maketrans arguments must have equal length'
show(lambda: str.maketrans('a','b',3))  # expect: TypeError: 'maketrans() argument 3 must be str, not int'
show(lambda: 'a'.encode(1))  # expect: TypeError: "encode() argument 'encoding' must be str, not int"
show(lambda: 'a'.encode('foo'))  # expect: LookupError: 'unknown encoding: foo'
show(lambda: 'é'.encode('ascii'))  # expect: UnicodeEncodeError: "'ascii' codec can't encode character '\\xe9' in position 0: ordinal not in range(128)"
show(lambda: 'éé'.encode('ascii'))  # expect: UnicodeEncodeError: "'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)"
show(lambda: 'é'.encode('ascii','foo'))  # expect: LookupError: "unknown error handler name 'foo'"
show(lambda: 'a'.encode('ascii',1))  # expect: TypeError: "encode() argument 'errors' must be str, not int"
show(lambda: b'\xff'.decode())  # expect: UnicodeDecodeError: "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
show(lambda: b'\xff\xfe'.decode('ascii'))  # expect: UnicodeDecodeError: "'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)"
show(lambda: 'a'['b'])  # expect: TypeError: "string indices must be integers, not 'str'"
show(lambda: 'a'[5])  # expect: IndexError: 'string index out of range'
show(lambda: 'a'[1.0])  # expect: TypeError: "string indices must be integers, not 'float'"
show(lambda: 1 in 'a')  # expect: TypeError: "'in <string>' requires string as left operand, not int"
show(lambda: 'a'+1)  # expect: TypeError: 'can only concatenate str (not "int") to str'
show(lambda: 'a'*'b')  # expect: TypeError: "can't multiply sequence by non-int of type 'str'"
show(lambda: 'a'*1.5)  # expect: TypeError: "can't multiply sequence by non-int of type 'float'"
show(lambda: 'a'-1)  # expect: TypeError: "unsupported operand type(s) for -: 'str' and 'int'"
show(lambda: str(b'a','x','y','z'))  # expect: TypeError: 'str() takes at most 3 arguments (4 given)'
show(lambda: str('a','x'))  # expect: TypeError: 'decoding str is not supported'
show(lambda: str(1,'x'))  # expect: TypeError: 'decoding to str: need a bytes-like object, int found'
show(lambda: str(b'a',1))  # expect: TypeError: "str() argument 'encoding' must be str, not int"
show(lambda: str(b'a','ascii',1))  # expect: TypeError: "str() argument 'errors' must be str, not int"
show(lambda: str(1,2,3,4))  # expect: TypeError: 'str() takes at most 3 arguments (4 given)'
show(lambda: str(foo=1))  # expect: TypeError: "'foo' is an invalid keyword argument for str()"
