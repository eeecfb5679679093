# SPDX-License-Identifier: MIT
# options: --window 4M
# A map of many windows is walked: the pages that are resident at any moment stay within the window (and the parts that the
# workers have in hand), and the results are those of memory.
# differs: imports folio
import os
import folio
import numpy as np

ROWS, COLUMNS = 6000, 500
path = os.environ.get("TMPDIR", "/tmp") + f"/folio-window-{os.getpid()}"
m = np.memmap(path, 'f8', 'w+', shape=(ROWS, COLUMNS))
m[...] = np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS) % 1013 - 7
x = np.array(m)
m.flush()
v, w = np.arange(COLUMNS) * 1.0, np.arange(ROWS) * 1.0
out = np.empty(ROWS * COLUMNS)
rows, flat = np.arange(0, ROWS, 40), np.arange(0, ROWS * COLUMNS, 1999)
MOST = 9 << 20
measured = 0


def same(a, b):
    return a.shape == b.shape and a.dtype == b.dtype and bool((a == b).all())


def check(name, f):
    global measured
    expected = f(x)
    f(x[:2])
    m.release()
    folio.reset_peak()
    before = folio.account()
    got = f(m)
    after = folio.account()
    grown = after.peak_resident - before.resident - got.nbytes
    if before.peak_resident < before.resident + (8 << 20):  # the system lets the peak be reset
        measured += 1
        if grown > MOST:
            print(name, "brought", grown, "bytes into memory")
    if after.file - before.file > MOST:
        print(name, "left", after.file - before.file, "bytes")
    if not same(got, expected):
        print(name, "differs", got, expected)


a = np.asanyarray
checks = {
    'sum': lambda m: a(m.sum()), 'expression': lambda m: a((m * 2 + 1).sum()), 'prod': lambda m: a((m > 5).prod()), 'max': lambda m: a(m.max()),
    'sum 0': lambda m: m.sum(axis=0), 'sum 1': lambda m: m.sum(axis=1), 'max 0': lambda m: m.max(axis=0), 'min 1': lambda m: m.min(axis=1),
    'mean 1': lambda m: m.mean(axis=1), 'float32 sum 0': lambda m: m.sum(axis=0, dtype='f4'), 'keepdims': lambda m: m.sum(keepdims=True),
    'std': lambda m: a(m.std()), 'std 0': lambda m: m.std(axis=0), 'var 1': lambda m: m.var(axis=1),
    'argmax': lambda m: a(m.argmax()), 'argmax 0': lambda m: m.argmax(axis=0), 'argmin 1': lambda m: m.argmin(axis=1),
    'any': lambda m: a((m < -100).any()), 'all 0': lambda m: m.all(axis=0), 'any 1': lambda m: (m < 0).any(axis=1), 'count': lambda m: a(np.count_nonzero(m)),
    'matrix vector': lambda m: m.dot(v[:m.shape[1]]), 'vector matrix': lambda m: w[:len(m)] @ m, 'product': lambda m: m.T @ m[:, :6], 'dot': lambda m: a(m.reshape(-1).dot(m.reshape(-1))),
    'columns': lambda m: a(m[:, :30].sum()), 'columns 0': lambda m: m[:, 10:30].sum(axis=0), 'one column': lambda m: a(m[:, 3].sum()), 'column 0': lambda m: m[:, 3:4].std(axis=0),
    'each 16th row': lambda m: a(m[::16].max()), 'rows far apart': lambda m: a(m[::100].sum()), 'backward': lambda m: a(m[::-1].sum()), 'transposed': lambda m: m.T.sum(axis=0),
    'rows': lambda m: m[rows[rows < len(m)]], 'elements': lambda m: m.reshape(-1)[flat[flat < m.size]], 'take': lambda m: np.take(m.reshape(-1), flat[flat < m.size]), 'mask': lambda m: m[m > 1004],
    'where': lambda m: a(np.where(m > 5, m, 0).sum()), 'cumsum': lambda m: np.cumsum(m, axis=1, out=out[:m.size].reshape(m.shape))[:, -1].copy(),
    'copy': lambda m: np.copyto(out[:m.size].reshape(m.shape), m) or out[:50].copy(), 'copy of the transposed': lambda m: np.copyto(out[:m.size].reshape(m.T.shape), m.T) or out[:50].copy(),
}
for name, f in checks.items():
    check(name, f)


def write(name, f):
    f(x)
    m.release()
    folio.reset_peak()
    before = folio.account()
    f(m)
    grown = folio.account().peak_resident - before.resident
    if before.peak_resident < before.resident + (8 << 20) and grown > MOST:
        print(name, "brought", grown, "bytes into memory")
    if not same(np.asarray(m), x):
        print(name, "differs")


def assign(name, value):
    def f(m):
        m[name] = value
    return f


def add(m):
    m += 1


def masked(m):
    m[m > 900] = 3


write('fill', assign(slice(None), 5.5))
write('broadcast', assign(slice(None), v))
write('columns', assign((slice(None), slice(0, 3)), w[:, None]))
write('in place', add)
np.save(path + ".npy", m)
m.release()
folio.reset_peak()
before = folio.account().resident
np.save(path + ".npy", m)
if folio.account().peak_resident - before > MOST:
    print("saving brought", folio.account().peak_resident - before)
print(same(np.load(path + ".npy"), x))  # expect: True
masked(x), masked(m)
print(same(np.asarray(m), x), measured in (0, len(checks)))  # expect: True True
m.close()
os.remove(path)
os.remove(path + ".npy")
