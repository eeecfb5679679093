# SPDX-License-Identifier: MIT
# Every system call of everything that writes or reads a file fails once, in turn: with ENOSPC and EIO, with EINTR where a signal can interrupt
# it, and moving only half of the bytes. The libfolio_faults.so that does it is put before the C library by the test runner.
import errno, os, gc
import numpy as np
import io

base = os.environ.get("TMPDIR", "/tmp") + f"/folio-faults-{os.getpid()}"
os.mkdir(base)
target = base + "/file.npy"
interruptible = ("read", "write", "pread", "pwrite", "open", "close", "ftruncate", "fallocate", "fsync")
must_be_reported = ("write", "pwrite", "fallocate", "rename", "msync")

def arm(n, error, name):
    assert os.access(f"/.faults/{n}/{error}/{name}" if name else f"/.faults/{n}/{error}", 0), "libfolio_faults.so is not there"
def disarm():
    return os.access("/.faults/off", 0)
def descriptors():
    return len(os.listdir("/proc/self/fd"))
def n_maps():
    return open("/proc/self/maps").read().count(base)

def attempt(work, n, error, name):
    arm(n, error, name)
    try:
        work()
        raised = None
    except (OSError, MemoryError, ValueError, EOFError) as e:
        raised = e
        e.__traceback__ = None
    return disarm(), raised

def sweep(title, prepare, work, check, error, name=None, reports=False, named=True):
    """Fails the 1st, 2nd … call until there is none; returns how many there were."""
    n = 0
    while True:
        n += 1
        prepare()
        before = descriptors(), n_maps()
        hit, raised = attempt(work, n, error, name)
        where = f"{title}: call {n} {name or ''} failing with {errno.errorcode.get(error, 'half the bytes')}: {raised!r}"
        check(raised, where)
        assert (descriptors(), n_maps()) == before, where + ": a descriptor or map is left"
        assert [f for f in os.listdir(base) if f != os.path.basename(target)] == [], where + f": files are left: {os.listdir(base)}"
        if not hit:
            assert raised is None, where
            return n - 1
        assert raised is not None or not reports, where + ": was not reported"
        if isinstance(raised, OSError):
            assert raised.errno == error, where
            assert not named or raised.filename == target, where + f": names {raised.filename!r}"
        work()  # it was one failure: now it works
        check(None, where + ", then repeated")

def all_sweeps(title, prepare, work, check, least, named=True):
    """Prints ok when the calls failed once each were at least so many."""
    total = 0
    for error in errno.ENOSPC, errno.EIO:
        total += sweep(title, prepare, work, check, error, named=named)
        for name in must_be_reported:
            sweep(title, prepare, work, check, error, name, reports=True, named=named)
    sweep(title, prepare, work, check, errno.ENOMEM, "malloc", named=named)
    for error in errno.EINTR, 0:
        def unharmed(raised, where):
            assert raised is None, where
            check(raised, where)
        for name in interruptible if error else ("read", "write", "pread", "pwrite"):
            total += sweep(title, prepare, work, unharmed, error, name)
    assert total >= least, f"{title}: only {total} failures"
    print("ok")

# ---- files that replace another: the old one or the new one, whole
old, new = np.arange(300.0), np.arange(5000).reshape(50, 100)
def put_old(): np.save(target, old)
def put_nothing():
    if os.path.exists(target): os.remove(target)
def same(a, b): return a.dtype == b.dtype and a.shape == b.shape and bool((a == b).all())
def check_replaced(raised, where):
    assert same(np.load(target), new if raised is None else old), where
def check_new(raised, where):
    if raised is None: assert same(np.load(target), new), where
    else: assert not os.path.exists(target), where

all_sweeps("np.save over a file", put_old, lambda: np.save(target, new), check_replaced, 20)  # expect: ok
all_sweeps("np.save of a new file", put_nothing, lambda: np.save(target, new), check_new, 20)  # expect: ok
put_old()
m = np.load(target, mmap_mode="r")
all_sweeps("np.save over a map of it", lambda: None, lambda: np.save(target, m), lambda raised, where: same(np.load(target), old) or 1 / 0, 20)  # expect: ok
del m
big = np.broadcast_to(np.arange(2 ** 17), (17, 2 ** 17))
def check_big(raised, where):
    if raised is not None: return check_replaced(raised, where)
    got = np.load(target, mmap_mode="r")
    assert got.shape == big.shape and got[16, -1] == 2 ** 17 - 1 and got[0].sum() == big[0].sum(), where
all_sweeps("np.save of 17 MiB through a map", put_old, lambda: np.save(target, big), check_big, 20)  # expect: ok

def use(name):
    global target
    put_nothing()
    target = base + "/" + name
use("file.npz")
def check_npz(raised, where):
    with np.load(target) as z:
        assert same(z["a"], new if raised is None else old), where
        assert raised is not None or same(z["b"], old), where
for name, save in ("np.savez", np.savez), ("np.savez_compressed", np.savez_compressed):
    all_sweeps(name, lambda: np.savez(target, a=old), lambda: save(target, a=new, b=old), check_npz, 20)
# expect: ok
# expect: ok

# ---- reading
use("file.npy")
got = None
def reading(read):
    def work():
        global got
        got = None
        got = read()
    return work
def check_read(raised, where):
    assert raised is not None or same(np.asarray(got), old), where
def read_text():
    with open(target, encoding="latin-1", newline="") as f: return f.read()
def read_bytes():
    with open(target, "rb") as f: return f.read()
whole = None
def check_whole(raised, where):
    assert raised is not None or got == whole, where
all_sweeps("np.load", put_old, reading(lambda: np.load(target)), check_read, 6)  # expect: ok
all_sweeps("np.load of a map", put_old, reading(lambda: np.load(target, mmap_mode="r") + 0), check_read, 6)  # expect: ok
all_sweeps("np.memmap, r+", put_old, reading(lambda: np.memmap(target, "f8", "r+", 128).copy()), check_read, 3)  # expect: ok
all_sweeps("np.fromfile", put_old, reading(lambda: np.fromfile(target, offset=128)), check_read, 3)  # expect: ok
put_old()
whole = read_bytes()
all_sweeps("open().read() of bytes", put_old, reading(read_bytes), check_whole, 3, named=False)  # expect: ok
whole = read_text()
all_sweeps("open().read() of text", put_old, reading(read_text), check_whole, 3, named=False)  # expect: ok
def put_npz():
    np.savez_compressed(target, a=new, b=old)
def read_npz():
    with np.load(target) as z: return z["b"]
use("file.npz")
all_sweeps("np.load of .npz", put_npz, reading(read_npz), check_read, 6)  # expect: ok

# ---- maps that are written
use("file")
def new_map():
    m = np.memmap(target, "f8", "w+", shape=(300,))
    m[:] = old
    m.flush()
    m.close()
def new_npy_map():
    m = np.lib.format.open_memmap(target, "w+", "f8", (300,))
    m[:] = old
    m.flush()
    m.close()
def check_map(raised, where):
    if raised is None: assert same(np.fromfile(target), old), where
def check_npy_map(raised, where):
    if raised is None: assert same(np.load(target), old), where
all_sweeps("np.memmap, w+", put_nothing, new_map, check_map, 6)  # expect: ok
all_sweeps("open_memmap, w+", put_nothing, new_npy_map, check_npy_map, 6)  # expect: ok

# ---- files that a script writes itself: not replaced in one step, but no failure is silent
text = "".join(f"line {i}\n" for i in range(5000))
def write_text():
    with open(target, "w") as f:
        for i in range(5000): f.write(f"line {i}\n")
def write_bytes():
    with open(target, "wb") as f:
        f.write(text.encode()[:10000])
        f.flush()
        f.write(text.encode()[10000:])
def write_unbuffered():
    with open(target, "wb", buffering=0) as f:
        data = memoryview(text.encode())
        while data: data = data[f.write(data):]
def append_text():
    with open(target, "a") as f: f.write("line 4999\n")
def put_most():
    with open(target, "w") as f: f.write(text[:-10])
def to_file(): np.arange(300.0).tofile(target)
def check_text(raised, where):
    with open(target) if raised is None else io.StringIO() as f:
        assert raised is not None or f.read() == text, where
all_sweeps("open().write() of text", put_nothing, write_text, check_text, 8, named=False)  # expect: ok
all_sweeps("open().write() of bytes", put_nothing, write_bytes, check_text, 8, named=False)  # expect: ok
all_sweeps("open().write() without a buffer", put_nothing, write_unbuffered, check_text, 6, named=False)  # expect: ok
sweep("appending", put_most, append_text, lambda raised, where: None, errno.ENOSPC, "write", reports=True, named=False)
all_sweeps("ndarray.tofile", put_nothing, to_file, check_map, 4)  # expect: ok

os.remove(target)
os.rmdir(base)
print("done")  # expect: done
