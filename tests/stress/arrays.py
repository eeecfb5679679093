# SPDX-License-Identifier: MIT
# Every allocation of each piece of work fails once, in this one process: MemoryError or done all the same, and everything works afterwards.
# (check-stress also fails the allocations of this script's own start and end.)
import gc, io, os, sys
import numpy as np
import _folio

here = os.environ.get("TMPDIR", "/tmp") + f"/folio-arrays-{os.getpid()}"

def same(a, b):
    if isinstance(a, np.ndarray):
        return isinstance(b, np.ndarray) and a.dtype == b.dtype and a.shape == b.shape and bool(((a == b) | (a != a)).all())
    if isinstance(a, (tuple, list)):
        return type(a) == type(b) and len(a) == len(b) and all(same(x, y) for x, y in zip(a, b))
    return a == b or a != a

def attempt(work, n):
    try:
        _folio.fail_allocation(n)
        try:
            result, raised = work(), None
        except MemoryError:
            result, raised = None, True
    finally:
        hit = _folio.fail_allocation(0)
    return result, raised, hit

def sweep(work, every=1):
    expected = work()
    n = 0
    while True:
        n += every
        result, raised, hit = attempt(work, n)
        if not hit: break
        assert raised or same(result, expected), (n, result)
        if n % 16 == 0: _folio.check_heap()
    assert n > 1 and not raised and same(result, expected), n

pieces = []
def piece(function):
    pieces.append(function)
    return function

x = np.arange(30.0).reshape(5, 6)
i = np.arange(30).reshape(5, 6)
big = np.arange(40000.0)
words = np.array(["pear", "fig", "apple"])

@piece
def create():
    return [np.zeros((3, 2)), np.ones(4, "i2"), np.full(3, 7), np.arange(5), np.linspace(0, 1, 5), np.eye(3), np.array([[1, 2], [3, 4.5]]),
            np.array(["a", "bcd"]), np.array([True, False]), np.empty_like(x).shape, np.array(range(4)), np.fromiter((k * k for k in range(9)), float),
            np.meshgrid(np.arange(2), np.arange(3)), np.asarray([1 + 2j]), np.frombuffer(b"12345678", "u1"), np.tri(3), np.identity(2)]
@piece
def arithmetic():
    return [x + 1, x * x, i // 3, i % 4, x ** 2, -i, i << 1, i & 3, x < 4, np.sqrt(x), np.exp(x / 30), np.maximum(x, 3), np.where(i > 3, x, -x), abs(-x),
            i + 1.5, i + 2j, np.add.outer(i[0], i[1]), divmod(i, 7), np.hypot(x, x), np.clip(x, 2, 9), x.round(1), np.float32(1) + x, 3 - i]
@piece
def in_place():
    a = x.copy()
    a += 1
    a[1:] *= 2
    a[:, 0] = 5
    a[a > 20] = 0
    a[[0, 2]] = a[[2, 0]]
    a[...] = a[::-1]
    a.flat[3] = 9
    np.add(a, 1, out=a)
    return a
@piece
def reductions():
    return [x.sum(), x.sum(0), x.mean(axis=1), x.std(), x.var(ddof=1), i.max(), i.min(axis=0), i.argmax(), x.prod(), np.median(x), np.percentile(x, 30),
            (i > 3).any(), (i > 3).all(1), x.cumsum(), np.diff(x), np.add.reduce(x, keepdims=True), np.histogram(x, 4)[0], np.bincount(i[0]), x.ptp(), x.trace()]
@piece
def expressions():
    return [(big * 2 + 1).mean(), (np.sqrt(big) - big).sum(), ((big > 3) & (big < 9)).any(), (big * big + big).max(), (big[::2] * 2).copy(), np.where(big > 5, big * 2, 1).sum()]
@piece
def products():
    return [x @ x.T, np.dot(x[0], x[1]), np.outer(x[0], x[1]), x.T @ x[:, 0], np.matmul(i, i.T), np.inner(x, x), np.tensordot(x, x.T, 1)]
@piece
def indexing():
    return [x[1], x[1, 2], x[::2, 1:], x[..., 0], x[None], x[[1, 3]], x[x > 3], x[[0, 1], [2, 3]], x[:, [True, False] * 3], x.take([1, 5]), np.nonzero(i > 9),
            i.tolist(), x.item(3), np.argwhere(i % 7 == 0), list(i[0]), [row for row in i], x[np.ix_([0, 1], [2, 3])], np.put_along_axis, np.compress([True, False], x, 0)]
@piece
def shapes():
    return [x.reshape(6, 5), x.T, x.ravel(), x.flatten(), np.concatenate([x, x]), np.stack([i, i]), np.vstack([x, x]), np.hstack([x, x]), np.split(x, 5), x.repeat(2),
            np.tile(i[0], 2), np.roll(x, 1), x.swapaxes(0, 1), np.broadcast_to(x[0], (3, 6)), np.squeeze(x[None]), np.expand_dims(x, 0), np.flip(x)]
@piece
def sorting():
    a = i[:, ::-1].copy()
    a.sort()
    return [a, np.argsort(-x), np.unique(i % 5), np.searchsorted(big, 7.5), np.partition(x[0], 2), np.lexsort((i[0], i[1])), np.sort(i, axis=None, kind="stable")]
@piece
def casting():
    return [x.astype("i4"), i.astype(str), words.astype("S8"), x.astype("f2"), i.view("u1").shape, np.dtype("<f8").name, np.result_type(i, x), np.can_cast("i4", "f4"),
            i.astype(complex), np.float64("1.5"), np.int8(3) + 1, str(np.float32(0.1)), np.array("7").astype(int), x.tobytes()[:4], i.byteswap()[0]]
@piece
def printing():
    return [str(x), repr(i), str(big), repr(words), f"{x[0, 0]:.3f}", str(np.array([1e300, 1e-300])), repr(x > 3), str(np.zeros((2, 2, 2))), repr(np.float32(3)), str(x[0] * 1j),
            np.array2string(x, precision=2), repr(np.dtype("i4"))]
@piece
def strings_and_texts():
    return [words == "fig", words[1] + "s", words.tolist(), np.array(["a"], "U5").itemsize]
@piece
def randomness():
    g, r = np.random.default_rng(3), np.random.RandomState(4)
    return [g.random(3), g.integers(9, size=4), g.normal(size=2), g.permutation(5), g.choice([1, 2, 3], 2), r.rand(2), r.randint(5, size=3), r.shuffle([1, 2])]
@piece
def errors():
    caught = []
    for work in (lambda: x[9], lambda: x + i[:, :2], lambda: np.array([[1], [2, 3]]), lambda: x.reshape(7), lambda: np.zeros(-1), lambda: np.dtype("nonsense"), lambda: x.foo):
        try: work()
        except MemoryError: raise
        except Exception as e: caught.append(type(e).__name__)
    with np.errstate(all="raise"):
        try: 1 / np.zeros(2)
        except FloatingPointError as e: caught.append(str(e))
    return caught
@piece
def npy():
    try:
        np.save(here + ".npy", x)
        m = np.load(here + ".npy", mmap_mode="r")
        with np.memmap(here + ".npy", "f8", "r+", 128) as k: k[0] = 1
        result = [np.load(here + ".npy"), m.sum(), m[1:, ::2] + 1, m.shape, m.filename]
        x.tofile(here + ".npy")
        result.append(np.fromfile(here + ".npy"))
        np.save(here + ".npy", m[:, ::-1])
        return result[0][1:] + 0, result[1] > 0
    finally:
        if os.path.exists(here + ".npy"): os.remove(here + ".npy")
@piece
def npz():
    try:
        np.savez(here + ".npz", a=x, b=words)
        with np.load(here + ".npz") as z: first = z["a"], z["b"], z.files
        memory = io.BytesIO()
        np.savez_compressed(memory, i)
        memory.seek(0)
        return first, np.load(memory)["arr_0"]
    finally:
        if os.path.exists(here + ".npz"): os.remove(here + ".npz")

if len(sys.argv) > 1: pieces = [p for p in pieces if p.__name__ in sys.argv[1:]]
for p in pieces:
    sweep(p)
    gc.collect()
print("done")  # expect: done
