# SPDX-License-Identifier: MIT
# bytes and bytearray: cases, strips, splits, searches, padding. Both types go through every statement.


def show(text, **names):
    try:
        print("  ", text, "->", repr(eval(text, names)))
    except Exception as e:
        print("  ", text, "!!", type(e).__name__, e)


for kind in bytes, bytearray:
    print(kind.__name__)

    # cases
    mixed = kind(b"Hello wORLD 1")
    for text in "b.upper()", "b.lower()", "b.swapcase()", "b.capitalize()", "b.title()":
        show(text, b=mixed)
    for content in b"", b"abc", b"ABC", b"Abc Def", b"123", b" \t\n", b"a1", b"A bC", b"\xe9":
        b = kind(content)
        print("  ", content, b.isupper(), b.islower(), b.istitle(), b.isdigit(), b.isspace(), b.isalpha(), b.isalnum(), b.isascii())

    # strips
    padded = kind(b"  \t x y \n")
    for text in "b.strip()", "b.lstrip()", "b.rstrip()", "b.strip(None)", "b.lstrip(b' \\t')", "b.rstrip(bytearray(b'\\n y'))", "b.strip('x')":
        show(text, b=padded)
    show("b.strip(b'xy')", b=kind(b"xxabyy"))
    show("b.lstrip(b'xy')", b=kind(b"xyxy"))
    show("b.removeprefix(b'ab'), b.removesuffix(b'yz'), b.removeprefix(b'x')", b=kind(b"abxyz"))

    # splits
    words = kind(b" one  two three ")
    for text in (
        "b.split()", "b.split(None, 1)", "b.split(maxsplit=0)", "b.rsplit()", "b.rsplit(None, 1)", "b.rsplit(maxsplit=0)", "b.split(b' ')",
        "b.rsplit(b' ')", "b.rsplit(b' ', 2)", "b.rsplit(b'  ')", "b.rsplit(b'two', 1)", "b.split(sep=b'e', maxsplit=2)", "b.rsplit(sep=b'e', maxsplit=2)",
        "b.split(b'')", "b.rsplit(b'')", "b.split('x')", "b.rsplit(3)", "b.partition(b'two')", "b.rpartition(b' ')", "b.partition(b'z')",
        "b.rpartition(b'z')", "b.rpartition(b'')", "b.partition('x')", "b.splitlines()",
    ):
        show(text, b=words)
    show("b.rsplit(), b.split()", b=kind(b""))
    show("b.rsplit(b',')", b=kind(b",a,,b,"))
    show("b.splitlines(), b.splitlines(True)", b=kind(b"one\ntwo\r\nthree\r\n\nfour"))

    # searches
    long = kind(b"abcabcabd" * 20 + b"needle in the haystack" + b"abcabcabe" * 20)
    for text in (
        "b.find(b'needle')", "b.rfind(b'needle')", "b.index(b'abe')", "b.rindex(b'abd')", "b.find(b'abcabcabe' * 3)", "b.rfind(b'abcabcabd' * 3)",
        "b.count(b'abc')", "b.count(b'')", "b.count(97)", "b.find(97, 1)", "b.rfind(97, 0, -9)", "b.find(b'zzz')", "b.rfind(b'zzz')", "b.find(300)", "b.rfind('x')",
        "b.index(b'zzz')", "b.rindex(b'zzz')", "b.rindex(1)", "b.find(b'needle', 190)", "b.rfind(b'needle', None, 190)", "b.find(b'', 5)", "b.rfind(b'')",
        "b.find(b'', 1000)", "b.startswith(b'abc')", "b.startswith((b'x', b'abd'), 6)", "b.endswith((b'e', b'f'))", "b.endswith(b'abe', 0, -1)", "b.startswith('a')",
        "b.startswith([b'a'])", "b'needle' in b", "98 in b", "b'zzz' in b", "300 in b", "'x' in b",
    ):
        show(text, b=long)
    show("b.replace(b'a', b'--'), b.replace(b'a', b'', 1), b.replace(b'', b'.'), b.replace(b'b', b'x'), b.replace(b'abc', b'')", b=kind(b"abcabc"))
    show("b.replace('a', b'')", b=kind(b"abc"))

    # padding
    short = kind(b"ab")
    for text in "b.ljust(5)", "b.rjust(5)", "b.center(5)", "b.center(6, b'*')", "b.rjust(5, b'-')", "b.ljust(1)", "b.rjust(5, b'--')", "b.rjust(5, 'x')", "b.zfill(4)":
        show(text, b=short)
    show("b.zfill(6)", b=kind(b"-42"))
    show("b.expandtabs(), b.expandtabs(4)", b=kind(b"a\tbc\td"))
    show("b.translate(None, b'ab'), b.translate(bytes(range(255, -1, -1)))", b=kind(b"abc"))
    show("b.hex(), b.hex(':'), b.hex('-', 2), b.hex('-', -2)", b=kind(b"abcde"))
    show("b.join([b'x', bytearray(b'y'), memoryview(b'z')])", b=kind(b"--"))
    show("b.join([b'x', 'y'])", b=kind(b"--"))

    # iteration
    forth = iter(kind(b"xyz"))
    print("  ", next(forth), forth.__length_hint__(), list(forth), list(forth), forth.__length_hint__())
    print("  ", list(reversed(kind(b"xyz"))), [byte for byte in kind(b"xyz")], tuple(kind(b"ab")))


# a class derived from bytes
class Name(bytes):
    def __new__(cls, text):
        self = super().__new__(cls, text.encode())
        self.text = text
        return self


name = Name("name")
print(name, name.text, type(name), type(name.upper()), name == b"name", hash(name) == hash(b"name"), name[1:], len(name))


# what has __bytes__
class Told:
    def __init__(self, answer):
        self.answer = answer

    def __bytes__(self):
        return self.answer


show("bytes(Told(b'told'))", Told=Told)
show("bytes(Told('text'))", Told=Told)
show("bytearray(b'x') * 3, 3 * b'x', b'x' * -1")
changed = bytearray(b"ab")
changed *= 3
print(changed)
changed *= 0
print(changed)
