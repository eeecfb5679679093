# SPDX-License-Identifier: MIT
# translate by dicts and by other tables, padding, parts of one character
t = str.maketrans("abc", "xyz")
print("aabbccdd".translate(t), "a".translate(t), "".translate(t), "caf\xe9".translate(t), "d\u0431a".translate(t))  # expect: xxyyzzdd x  zxfé dбx
print(
    "abcab".translate({97: None, 98: "long", 99: 100}),
    "aab".translate({97: "\xe9"}),
    "ab".translate({97: 0x431}),
    "ab".translate({97: True}) == "\x01b",
)  # expect: longdlong ééb бb True
print("hello".translate({ord("l"): "L", ord("o"): 48}), "ab".translate({97: "", 98: "b"}), "ab" * 3 == ("ab" * 3).translate({}))  # expect: heLL0 b True
for table in ({97: 1.5}, {97: -1}, {97: 2**70}, {97: 0x110000}):
    try:
        print("aa".translate(table))
    except Exception as e:
        print(type(e).__name__, e)


# expect: TypeError character mapping must return integer, None or str
# expect: ValueError character mapping must be in range(0x110000)
# expect: ValueError character mapping must be in range(0x110000)
# expect: ValueError character mapping must be in range(0x110000)
class Table(dict):
    def __missing__(self, c):
        return chr(c).upper()


asked = []


class Plain:
    def __getitem__(self, c):
        asked.append(c)
        if c == 98:
            raise LookupError
        return None if c == 99 else c + 1


print("abc".translate(Table({98: "-"})), "aabc".translate(Plain()), len(asked) >= 3)  # expect: A-C bbb True


class S(str):
    pass


print(
    type(S("ab").translate(t)).__name__,
    type(S("a,b").split(",")[0]).__name__,
    type(S("ab").split(",")[0]).__name__,
    S("a,b").partition(","),
)  # expect: str str str ('a', ',', 'b')
print(
    "a,,b,".split(","),
    "\xe9,b".split(","),
    ",".split(","),
    "x".split(","),
    "=v".partition("="),
    "k=".rpartition("="),
    "k".partition("="),
    "\u0431=1".partition("="),
)
# expect: ['a', '', 'b', ''] ['é', 'b'] ['', ''] ['x'] ('', '=', 'v') ('k', '=', '') ('k', '', '') ('б', '=', '1')
print("a\nb\r\nc\x1ed\x0be\x85f".splitlines(), "a\x85b\u2028c".splitlines(True), "\n".splitlines(), "a\x1fb".splitlines())
# expect: ['a', 'b', 'c', 'd', 'e', 'f'] ['a\x85', 'b\u2028', 'c'] [''] ['a\x1fb']
print("ab".center(7, "*"), "ab".ljust(4) + "|", "\xe9".rjust(3, "-"), "ab".center(5, "\u0431"), "-7".zfill(5), "=" * 5)  # expect: ***ab** ab  | --é ббabб -0007 =====
every = "".join(map(chr, range(128)))
print(every.title() == "".join([every[i].upper() if i == 0 or not every[i - 1].isalpha() else every[i].lower() for i in range(128)]))  # expect: True
print([(s.title(), s.capitalize(), s.swapcase()) for s in ("", "a", "Z", "they're 3rd-Rate", "ABC dEF", "\xe9tAT \xe9")])
# expect: [('', '', ''), ('A', 'A', 'A'), ('Z', 'Z', 'z'), ("They'Re 3Rd-Rate", "They're 3rd-rate", "THEY'RE 3RD-rATE"), ('Abc Def', 'Abc def', 'abc Def'), ('État É', 'État é', 'ÉTat É')]
