# SPDX-License-Identifier: MIT
# Sums of floats to the bit: blocks of 8192, rows, strides, several axes.
import numpy as np


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


x = (np.arange(20011) * 7919 % 10007) / 7.0 - 700
m = x[:20000].reshape(100, 200)
t = x[:18900].reshape(30, 21, 30)
print(x.sum().hex(), x[:8192].sum().hex(), x[:8193].sum().hex(), x[::3].sum().hex(), x[::-1].sum().hex())
print(m.sum().hex(), m.T.sum().hex(), m[::2, ::3].sum().hex(), m.sum(axis=0)[5].hex(), m.sum(axis=1)[7].hex(), m.T.sum(axis=0)[5].hex())
print(t.sum(axis=(0, 2))[3].hex(), t.sum(axis=1)[4, 5].hex(), t.sum(axis=(1, 2))[6].hex(), t[::2, ::2, ::2].sum(axis=(1, 2))[1].hex())
print(x.mean().hex(), x.std().hex(), x.var().hex(), m.std(axis=0)[3].hex(), m.var(axis=1)[4].hex(), t.std(axis=1)[1, 2].hex())
f = x.astype('f4')
print(float(f.sum()).hex(), float(f.mean()).hex(), float(f.std()).hex(), float(f.sum(dtype='f8')).hex(), float(m.astype('f4').sum(axis=0)[9]).hex())
i = (np.arange(20011) * 7919 % 10007).astype('i4')
print(i.sum(), i.mean().hex(), i.std().hex(), i[:20000].reshape(100, 200).mean(axis=0)[3].hex(), i.prod(), (i % 3 == 0).sum())
print((2 * x + x).mean().hex(), (x * x - x).sum().hex(), (m.T * 2 + m.T).sum().hex(), (x[1:] - x[:-1]).std().hex(), ((x > 0) & (x < 100)).sum())
print((np.sqrt(np.abs(x)) * 3 + x).sum().hex(), (np.sqrt(np.abs(m)) + 1).sum(axis=0)[2].hex(), np.where(x > 0, x, -x).mean().hex())
