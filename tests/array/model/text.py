# SPDX-License-Identifier: MIT
# Arrays of text: subscripts, masks, sorting, comparing, joining.
import numpy as np

a = np.array(['apple', 'fig', 'banana', 'fig', 'kiwi'])
b = np.array([b'x', b'abc', b''])
print(a.dtype, a.itemsize, a.nbytes, b.dtype)
print(a[a == 'fig'], a[a != 'fig'], a[np.array([True, False, True, False, False])], a[[0, 2]], a[1:3], a[-1])
print(b[b > b'a'], b[[True, False, True]], b[[]])
e = np.array(['', ''])
print(e.dtype, e[[True, False]], e.itemsize)
c = a.copy()
c[c == 'fig'] = 'pear'
print(c)
c[0] = 'a very long name'
print(c)
c[[1, 2]] = ['x', 'yy']
print(c, c.reshape(5, 1)[1:3])
print(np.sort(a), np.argsort(a), np.unique(a), np.unique(a, return_counts=True))
print(np.sort(np.array([['b', 'a'], ['d', 'c']]), axis=0), np.sort(b), a.argsort(kind='stable'))
print(np.searchsorted(np.sort(a), ['banana', 'zz']), np.searchsorted(['a', 'c'], 'b'))
print(np.concatenate((a, ['z'])), np.where(a == 'fig', 'F', a), np.isin(a, ['fig', 'kiwi']))
print(a < 'c', a >= 'fig', np.array(['a', 'b']) == np.array(['a', 'c']))
print(a.tolist(), [len(s) for s in a], f'{a[0]} {a}', ', '.join(a))
print(np.array(['1', '2.5']).astype(float), np.array([1, 25]).astype(str), np.array(['1', '12']).astype(int), np.array([1.5, 2]).astype('U3'))
print(np.zeros(2, 'U3'), np.empty(0, 'S2'), np.full(2, 'ab'), np.array(['ab', 'c'], 'U1'), np.array(['a', 1, 2.5]))
print(np.sort(np.array(['ü', 'z', 'a', 'é'])), np.sort(np.array(['b', 'a'], '>U1')), np.array(['b', 'a'], '>U1').argsort())
words = np.array(['w%d' % (k * 7 % 50) for k in range(50)])
print(np.sort(words)[:6], words.argsort()[:6], np.sort(words)[::-1][:3])

# rows of texts: cut, filled up, turned around, compared
a = np.array(['abc', 'b', '', 'd\xe9\u20ac\U0001F600'], 'U6')
s = np.array([b'abc', b'b', b'', b'd\xff'])
print(a == a[::-1], a < 'b', a >= np.array(['abc', 'b', 'x', 'y'], 'U1'))
print(s[:3].astype('U2'), s.astype('S2'), s.astype('S9'), s.astype('S9').itemsize)
for f in (lambda: s.astype('U'), lambda: a.astype('S'), lambda: a[:3].astype('S1'), lambda: a.astype('>U2').astype('<U5'), lambda: a.astype('>U3') == a.astype('U3'),
          lambda: s < s[::-1], lambda: s[:, None] == s, lambda: np.where(a == 'b', a, a[::-1]), lambda: np.concatenate((a, a[:2].astype('U1'))),
          lambda: a.reshape(2, 2).T.copy(), lambda: a.reshape(2, 2).T.astype('U2'), lambda: np.array(['a\0b', 'a'], 'U4') == np.array(['a\0c', 'a\0']), lambda: np.sort(a)):
    try:
        print(f())
    except ValueError as e:
        print(type(e).__name__, e)

# sorting by the first characters that differ, and by the rest
rs = np.random.RandomState(5)
for n in (1, 2, 8, 9, 64, 65, 500, 2049):
    for letters in ('ab', 'abcdefgh' * 2, '\xe9\u4e2da\U0001F600', 'xyz\u0100'):
        for length in (1, 3, 7, 9, 20):
            t = np.array(['pre' * (length == 20) + ''.join([letters[q] for q in rs.randint(0, len(letters), rs.randint(0, length + 1))]) for j in range(n)])
            print(n, length, int((t.argsort(kind='stable') * np.arange(n)).sum()), ascii(''.join(np.sort(t)[:3].tolist())))
            if letters == 'ab':
                swapped = t.astype('>U25')
                print(int((t.astype('S').argsort(kind='stable') * np.arange(n)).sum()))
                print(int((swapped.argsort(kind='stable') * np.arange(n)).sum()), np.unique(swapped)[-1])
