# SPDX-License-Identifier: MIT
# Every way to read or write the elements of a map whose file another process has cut off: OSError with the file's name, never a signal, never zeroes
# that nobody hears about.
# differs: the reference dies of a signal
import io, os
import numpy as np
path = os.environ.get("TMPDIR", "/tmp") + f"/folio-shrunk-{os.getpid()}"
shape = (100, 1000)
small = np.ones(shape)
ways = [
    lambda m: m.sum(), lambda m: m + 1, lambda m: m.mean(0), lambda m: m[99, 999], lambda m: m.item(99999), lambda m: m.item(99, 999),
    lambda m: m[99] + 0, lambda m: m.copy(), lambda m: np.array(m), lambda m: m.astype('f4'), lambda m: m.tolist(), lambda m: str(m), lambda m: repr(m),
    lambda m: [x.sum() for x in m], lambda m: m.sort(), lambda m: np.sort(m), lambda m: m.argsort(), lambda m: np.unique(m), lambda m: m[[99, 5]],
    lambda m: m[m > 0], lambda m: m[small > 0], lambda m: m.take([99999]), lambda m: np.where(m > 0, m, 0), lambda m: m @ small.T,
    lambda m: small.T @ m, lambda m: m.tobytes(), lambda m: bytes(m), lambda m: m.__setitem__((99, 999), 3), lambda m: m.fill(3),
    lambda m: m.__iadd__(1), lambda m: m.__setitem__(slice(None), 5), lambda m: m.__setitem__(m > 0, 5), lambda m: m.__setitem__([99], 5),
    lambda m: np.add(small, small, out=m), lambda m: m.flat[99999], lambda m: m.flat.__setitem__(99999, 2), lambda m: sum(m.flat),
    lambda m: m.nonzero(), lambda m: (m > 5).any(), lambda m: m.all(), lambda m: m.argmax(), lambda m: m.cumsum(), lambda m: m.std(),
    lambda m: np.median(m), lambda m: np.percentile(m, 20), lambda m: np.concatenate([m, small]), lambda m: np.stack([m, m]), lambda m: m.T.copy(),
    lambda m: m.T.reshape(-1), lambda m: hash(m[99].tobytes()), lambda m: float(m[99, 999]), lambda m: (m == small).all(),
    lambda m: np.array_equal(m, small), lambda m: np.allclose(m, small), lambda m: (np.sqrt(m) * 2 + m).sum(), lambda m: m.clip(0, 1),
    lambda m: m.round(), lambda m: m.repeat(2), lambda m: np.roll(m, 1), lambda m: np.diff(m), lambda m: np.histogram(m),
    lambda m: np.searchsorted(m[99], 3), lambda m: np.partition(m, 3), lambda m: np.frombuffer(m).sum(), lambda m: bytearray(m),
    lambda m: m.view('i8').sum(), lambda m: np.random.shuffle(m), lambda m: m.trace(), lambda m: m.diagonal().sum(), lambda m: m.ptp(),
    lambda m: m.max(1), lambda m: np.nanmax(m), lambda m: np.isnan(m).any(), lambda m: m.byteswap(), lambda m: print(m[99], file=io.StringIO()),
    lambda m: min(m[99]), lambda m: 7 in m, lambda m: m * 1j, lambda m: np.linspace(m[0], m[99], 3), lambda m: m.put([99999], 3),
    lambda m: np.copyto(small.copy(), m), lambda m: np.bincount(m[99].astype(int)), lambda m: set(m[99]), lambda m: sum(m[99]), lambda m: [*m[99]],
    lambda m: list(enumerate(m[99])), lambda m: list(zip(m[99], m[98])), lambda m: np.resize(m, (10, 10)), lambda m: np.tile(m, 2),
    lambda m: np.outer(m[99], m[98]), lambda m: np.where(m[99] > 3), lambda m: bytes(m[99]).decode('latin-1'),
    lambda m: memoryview(m).tobytes(), lambda m: memoryview(m)[99, 999], lambda m: memoryview(m).tolist(), lambda m: bytes(memoryview(m)),
]
for name in "save", "savez", "savez_compressed":
    ways.append(lambda m, save=getattr(np, name): save(path + "2", m))
ways += [lambda m: m.tofile(path + "2"), lambda m: open(path + "3", "wb").write(m)]

def attempt(way):
    np.save(path, small)
    m = np.load(path + ".npy", mmap_mode="r+")
    os.truncate(path + ".npy", 4096)
    try:
        way(m)
    except OSError as e:
        if e.filename == path + ".npy": return True
        return e.errno == 14 and way is ways[-1]  # the system itself read it
    return False
silent = [k for k, way in enumerate(ways) if not attempt(way)]
print(len(ways) > 90, silent)  # expect: True []

# what has a memoryview of it cannot be closed: the view could not be told
m = np.load(path + ".npy", mmap_mode="r") if os.truncate(path + ".npy", 4096 + 800000) is None else None
v = memoryview(m)
try: m.close()
except BufferError as e: print(e)  # expect: cannot close exported pointers exist
v.release()
f = np.frombuffer(m)
m.close()
for work in (lambda: f.sum(), lambda: memoryview(m), lambda: bytes(m), lambda: np.frombuffer(m)):
    try: work()
    except ValueError as e: print(e)
# expect: mmap closed or invalid
# expect: mmap closed or invalid
# expect: mmap closed or invalid
# expect: mmap closed or invalid
print(sorted(n[len(path) - len(os.path.dirname(path)) - 1:] for n in os.listdir(os.path.dirname(path)) if os.path.basename(path) in n))  # expect: ['.npy', '3']
for ending in ".npy", "3": os.remove(path + ending)
