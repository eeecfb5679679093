# SPDX-License-Identifier: MIT
# find, count, replace and split in texts of any length and width, beside a search that looks at each position
state = 1
def pick(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 8) % n


def places(text, pattern):
    found, at = [], 0
    while at + len(pattern) <= len(text):
        if text[at : at + len(pattern)] == pattern:
            found.append(at)
            at += len(pattern)
        else:
            at += 1
    return found


def agrees(text, pattern, new):
    found = places(text, pattern)
    parts, at = [], 0
    for k in found:
        parts.append(text[at:k])
        at = k + len(pattern)
    parts.append(text[at:])
    few = found[:2]
    cut = text[:0].join([text[: few[0]], new, text[few[0] + len(pattern) :]]) if few else text
    return (
        text.find(pattern) == (found[0] if found else -1)
        and (pattern in text) == bool(found)
        and text.count(pattern) == len(found)
        and text.split(pattern) == parts
        and text.replace(pattern, new) == new.join(parts)
        and text.replace(pattern, new, 1) == cut
    )


def random_text(letters, n):
    return "".join([letters[pick(len(letters))] for _ in range(n)])


wrong = tried = hits = 0
for letters in ("ab", "abc", "a\xe9", "ab\u0431", "b\u0431\u0432", "a\U0001f600b"):
    for n in (0, 1, 2, 7, 15, 16, 17, 18, 31, 33, 64, 100, 300):
        for m in (1, 2, 3, 4, 5, 9, 17, 20, 40):
            text = random_text(letters, n)
            at = pick(n + 1)
            for pattern in (random_text(letters, m), text[at : at + m], "a" * m, text[-m:]):
                if pattern:
                    tried += 1
                    hits += text.count(pattern)
                    wrong += not agrees(text, pattern, "-")
                    wrong += not agrees(text, pattern, letters[-1])
                    if letters.isascii():
                        wrong += not agrees(text.encode(), pattern.encode(), b"-")
print(wrong, tried, hits)  # expect: 0 2624 9779

# where first and last character always match, the search stays linear
wide = "a" * 200000
for a, b in (("a", "b"), ("\u0431", "\u0432"), ("\U0001f600", "\U0001f601")):
    text = a * 200000
    needle = a * 1000 + b + a * 1000
    print(text.find(needle), (text + needle).find(needle), (text + needle + text + needle).count(needle), text.count(a * 1000))
# expect: -1 200000 2 200
# expect: -1 200000 2 200
# expect: -1 200000 2 200

# all of one character by another, none, or two, in texts of each length around a block
for n in (15, 16, 17, 40):
    text = "ab-" * n
    print(text.replace("-", "+") == "ab+" * n, text.replace("-", "") == "ab" * n, text.replace("-", "<>") == "ab<>" * n, text.replace("-", "+", 2) == "ab+ab+" + "ab-" * (n - 2))
# expect: True True True True
# expect: True True True True
# expect: True True True True
# expect: True True True True
print(("ab" * 100000).count("b"), ("\u0431b" * 1000).count("b"), ("\U0001f600b" * 1000).count("b"), ("ab" * 3).count("\u0431"))  # expect: 100000 1000 1000 0
