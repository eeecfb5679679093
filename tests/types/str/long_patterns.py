# SPDX-License-Identifier: MIT
# Searches for long patterns in long texts of every width; strips, splits and paddings from the right.


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


for letter in "aé€😀":
    print(ascii(letter))
    period = letter * 3 + "b" + letter * 5
    pattern = period * 9
    text = (period * 8 + "x") * 30 + pattern + ("y" + period * 8) * 30
    place = text.find(pattern)
    print("  ", len(text), len(pattern), place, text.rfind(pattern), text.count(pattern), text.index(pattern), text.rindex(pattern), pattern in text)
    print("  ", text.find(pattern + "z"), text.rfind("z" + pattern), text.count(period), text.count(letter * 2), text.find(pattern, place + 1))
    print("  ", text.find(pattern, 0, place + len(pattern)), text.find(pattern, 0, place + len(pattern) - 1), text.rfind(pattern, place + 1))
    print("  ", len(text.replace(pattern, "")), len(text.split(pattern)), [len(part) for part in text.rsplit(pattern, 1)])
    print(len(text.partition(pattern)[2]))
    print("  ", [len(part) for part in text.rpartition(pattern)], text.startswith(pattern), text[place:].startswith(pattern), text.endswith(pattern))
    print("  ", ("x" * 2000 + letter).find("x" * 100 + letter), ("x" * 2000).find(letter), ("x" * 500 + letter + "x" * 500).rfind("x" * 300 + letter))
    # periodic patterns, which naive searches are slow with
    slow = (letter * 50 + "b") * 40 + letter * 100
    print("  ", slow.find(letter * 100), slow.rfind(letter * 60 + "b"), slow.find("b" + letter * 51), slow.count(letter * 51))
    print(slow.rfind("b" + letter * 50 + "b"))
    # a narrow text cannot hold a wide pattern, a wide text can hold a narrow one
    print("  ", ("abc" * 100).find(letter * 20), (letter + "abc" * 100).find("cabcabcabcabcabcabcabcabcabcabcabcabc"))
    print(("a" + letter) * 3 in ("a" + letter) * 4)
    print(ascii(("  " + letter).rjust(6, letter)), ascii(letter.rjust(5)), ascii((letter + " \t\n").rstrip()), ascii((" \t" + letter + " ").lstrip()))
    print(ascii(f"{letter} a {letter} b".rsplit()), ascii(f"{letter} a {letter} b".rsplit(None, 1)), ascii(f"{letter}a{letter}b".rsplit(letter)))
    print(ascii(f"{letter}a{letter}b".rsplit(letter, 1)), ascii(f"ab{letter}".rpartition("b")), ascii(f"xy{letter}xy".strip("xy")))

show("'abc'.rindex('z')")
show("'abc'.rindex('c', 0, -1)")
show("'abcabc'.rindex('b'), 'abcabc'.rindex(''), 'abc'.rfind('', 2), 'abc'.rfind('', 9)")
show("'abc'.rindex(3)")
show("'a,b,c'.rsplit(',', maxsplit=1), 'a,b,c'.rsplit(maxsplit=1, sep=','), ' a  b '.rsplit(' '), ''.rsplit(), ''.rsplit(',')")
show("'abc'.rsplit('')")
show("'abc'.rsplit(3)")
show("'abc'.rjust(6, '-'), 'abc'.rjust(2), 'abc'.rjust(6, 'é')")
show("'abc'.rjust(6, '--')")
show("'abc'.__getnewargs__(), ''.__getnewargs__()")
