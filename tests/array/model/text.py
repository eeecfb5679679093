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
