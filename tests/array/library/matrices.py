# SPDX-License-Identifier: MIT
# Matrices: triangles, diagonals, products.
import numpy as np


def show(f, *args, **kw):
    try:
        r = f(*args, **kw)
        print(repr(r), getattr(r, 'dtype', ''))
    except Exception as e:
        print(type(e).__name__, e)


m, x = np.arange(12).reshape(3, 4), np.arange(24.0).reshape(2, 3, 4)
show(np.tri, 3)
show(np.tri, 3, 4, 1)
show(np.tri, 2, dtype=int)
show(np.tri, 3, k=-1)
for f in (np.tril, np.triu):
    for k in (-2, 0, 1, 5):
        show(f, m, k)
    show(f, x, 1)
    show(f, [1, 2, 3])
    show(f, m > 4)
    show(f, 5)
for k in (0, 1, -2):
    show(np.diag, [1, 2], k)
    show(np.diag, m, k)
show(np.diag, x)
show(np.diag, 3)
show(np.diagflat, [[1, 2], [3, 4]])
show(np.diagflat, [1, 2], -1)
show(np.vander, [1, 2, 3])
show(np.vander, [1, 2, 3], 2)
show(np.vander, [1, 2, 3], increasing=True)
show(np.vander, [1.5, 2], 3)
show(np.vander, [[1]])
show(np.outer, [1, 2], [3, 4, 5])
show(np.outer, m, [1, 2])
show(np.outer, [1, 2], [3, 4], out=np.zeros((2, 2)))
show(np.outer, 2, 3)
show(np.inner, [1, 2, 3], [4, 5, 6])
show(np.inner, m, m)
show(np.inner, x, [1, 2, 3, 4])
show(np.inner, m, x)
show(np.inner, m, [1, 2])
show(np.inner, 2, [1, 2])
show(np.vdot, [1, 2], [3, 4])
show(np.vdot, [1j, 2], [3, 4j])
show(np.vdot, m, m)
show(np.vdot, [1], [1, 2])
for axes in (0, 1, 2, ([1], [0]), (1, 0), ([0, 1], [0, 1]), ([-1], [0])):
    show(np.tensordot, np.arange(4).reshape(2, 2), np.arange(4).reshape(2, 2), axes)
show(np.tensordot, x, m, ([2], [1]))
show(np.tensordot, x, m, ([1, 2], [0, 1]))
show(np.tensordot, m, m, 1)
show(np.kron, [1, 10], [1, 2, 3])
show(np.kron, np.eye(2), [[1, 2], [3, 4]])
show(np.kron, m, 2)
show(np.kron, [1, 2], np.ones((2, 1, 2)))
show(np.cross, [1, 2, 3], [4, 5, 6])
show(np.cross, [1, 2], [4, 5])
show(np.cross, [1, 2], [4, 5, 6])
show(np.cross, [[1, 2, 3], [4, 5, 6]], [7, 8, 9])
show(np.cross, [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[7, 8, 9], [4, 5, 6], [1, 2, 3]], axis=0)
show(np.cross, [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[7, 8, 9], [4, 5, 6], [1, 2, 3]], axisa=0, axisb=0, axisc=0)
show(np.cross, [1, 2, 3, 4], [1, 2, 3])
for subscripts, operands in (('ij,jk', (m, m.T)), ('ii', (np.arange(9).reshape(3, 3),)), ('ii->i', (np.arange(9).reshape(3, 3),)), ('ij->ji', (m,)), ('ij->', (m,)), ('ij->i', (m,)),
                             ('i,i', ([1, 2], [3, 4])), ('i,j->ij', ([1, 2], [3, 4])), ('ij,ij->ij', (m, m)), ('...j->...', (x,)), ('ijk,jk->i', (x, m)), ('i...,i...->...', (m, m)),
                             ('ba', (m,)), ('ij,jk,kl->il', (m, m.T, m)), ('i', ([1, 2, 3],)), (',i', (3, [1, 2])), ('ij , j', (m, [1, 0, 1, 0])), ('ij,kj->ik', (m * 1.5, m)),
                             ('bij,bjk->bik', (x, np.ones((2, 4, 2)))), ('ij', ([1],)), ('i->j', ([1],)), ('i-i', ([1],)), ('i,i', ([1, 2], [1, 2, 3]))):
    show(np.einsum, subscripts, *operands)
show(np.einsum, m, [0, 1], [1, 0])
show(np.einsum, m, [0, 1], [1, 2, 3, 4], [1])
show(np.einsum, 'ij->j', m, dtype='f4')
out = np.zeros(3)
r = np.einsum('ij->i', m, out=out)
print(r is out, out)
show(np.dot, m, [1, 2, 3, 4])
show(np.dot, x, m.T)
show(np.dot, 2, m)
show(np.dot, m, m)
show(np.matmul, x, m.T)
show(np.matmul, m, 2)
show(np.trace, m)
show(np.trace, m, 1)
show(np.trace, x)
show(np.trace, [1])
show(np.diagonal, m, 1)
show(np.diagonal, x, 0, 1, 2)
show(np.eye, 2, 3, 1)
show(np.identity, 2, dtype=int)
