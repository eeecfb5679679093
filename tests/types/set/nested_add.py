# SPDX-License-Identifier: MIT
# A comparison that adds to the set takes the place of a deleted entry; the key being added must find another. (The reference loses d here.)
# differs: the reference loses d
class Key:
    act = None

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        act, Key.act = Key.act, None
        if act:
            act()
        return self is other


a, b, c, d = (Key(n) for n in "abcd")
s = {a, b}
s.discard(a)
Key.act = lambda: s.add(d)
s.add(c)
print(sorted(k.name for k in s), len(s))

# A comparison that replaces the table, while the walk remembers a deleted entry of the old one.
for act in lambda s: s.update(range(1000)), lambda s: s.clear(), lambda s: (s.update(range(100)), s.clear()):
    s = {a, b, *range(200, 240)}
    s.discard(a)
    Key.act = lambda: act(s)
    s.add(c)
    print(sorted(k.name for k in s if isinstance(k, Key)), len(s))
