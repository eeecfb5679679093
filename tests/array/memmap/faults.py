# SPDX-License-Identifier: MIT
# Maps whose file changes, ends early, is no file, or has been closed: an exception, never a signal, and the file is never grown.
# differs: the reference grows truncated files, and its maps cannot be closed
import os

import numpy as np

path = os.environ.get("TMPDIR", "/tmp") + f"/folio-test-{os.getpid()}"


def attempt(f):
    try:
        return f()
    except Exception as error:
        return f"{type(error).__name__} {error}".replace(path, "PATH")


try:
    np.save(path, np.arange(1000.0))
    os.rename(path + ".npy", path)
    size = os.path.getsize(path)
    for cut in size - 1, size - 8, 200, 127, 60, 0:
        os.truncate(path, cut)
        for mode in "r", "r+", "c":
            print(cut, mode, attempt(lambda: np.load(path, mmap_mode=mode)), os.path.getsize(path))
    # expect: 8127 r ValueError mmap length is greater than file size 8127
    # expect: 8127 r+ ValueError mmap length is greater than file size 8127
    # expect: 8127 c ValueError mmap length is greater than file size 8127
    # expect: 8120 r ValueError mmap length is greater than file size 8120
    # expect: 8120 r+ ValueError mmap length is greater than file size 8120
    # expect: 8120 c ValueError mmap length is greater than file size 8120
    # expect: 200 r ValueError mmap length is greater than file size 200
    # expect: 200 r+ ValueError mmap length is greater than file size 200
    # expect: 200 c ValueError mmap length is greater than file size 200
    # expect: 127 r ValueError EOF: reading array header, expected 118 bytes got 117 127
    # expect: 127 r+ ValueError EOF: reading array header, expected 118 bytes got 117 127
    # expect: 127 c ValueError EOF: reading array header, expected 118 bytes got 117 127
    # expect: 60 r ValueError EOF: reading array header, expected 118 bytes got 50 60
    # expect: 60 r+ ValueError EOF: reading array header, expected 118 bytes got 50 60
    # expect: 60 c ValueError EOF: reading array header, expected 118 bytes got 50 60
    # expect: 0 r EOFError No data left in file 0
    # expect: 0 r+ EOFError No data left in file 0
    # expect: 0 c EOFError No data left in file 0

    # the file shrinks while it is mapped
    with open(path, "wb") as file:
        file.write(bytes(8 << 20))
    for mode in "r", "r+", "c":
        m = np.memmap(path, dtype="f8", mode=mode, shape=(1 << 20,))
        print(m.sum())
        os.truncate(path, 4096)
        print(attempt(lambda: m.sum()))
        print(attempt(lambda: np.mean(2 * m + 1)))
        os.truncate(path, 8 << 20)
        del m
    # expect: 0.0
    # expect: OSError [Errno 5] Input/output error: 'PATH'
    # expect: OSError [Errno 5] Input/output error: 'PATH'
    # expect: 0.0
    # expect: OSError [Errno 5] Input/output error: 'PATH'
    # expect: OSError [Errno 5] Input/output error: 'PATH'
    # expect: 0.0
    # expect: OSError [Errno 5] Input/output error: 'PATH'
    # expect: OSError [Errno 5] Input/output error: 'PATH'
    m = np.memmap(path, dtype="f8", mode="r", shape=(1 << 20,))
    os.truncate(path, 4096)
    print(attempt(lambda: np.save(path + "x", m)), os.path.exists(path + "x.npy"))  # expect: OSError [Errno 5] Input/output error: 'PATH' False
    os.truncate(path, 8 << 20)

    # closed
    with np.memmap(path, dtype="f8", mode="r+", shape=(100,)) as m:
        view = m[10:20]
        m[15] = 3
        print(view[5], m.residency())  # expect: 3.0 1.0
    for f in (lambda: m[0], lambda: view.sum(), lambda: view + 1, lambda: m.tolist(), lambda: view.copy(), lambda: repr(m), lambda: m.__setitem__(0, 1), lambda: m.tobytes(),
              lambda: m.fill(2), lambda: np.sort(view), lambda: np.save(path + "x", m), lambda: m.flush(), lambda: m.advise("random"), lambda: list(view),
              lambda: view.tofile(path + "x"), lambda: m.astype("f4"), lambda: view.argmax(), lambda: view[[1, 2]], lambda: view[view > 1], lambda: np.where(view > 1),
              lambda: view.item(0), lambda: view.cumsum(), lambda: view @ view, lambda: float(view[:1]), lambda: view.any(), lambda: str(view), lambda: 1.0 in view, lambda: view == 1):
        r = attempt(f)
        if r != "ValueError mmap closed or invalid":
            print(r)
    # expect: None
    print(m.shape, m.dtype, m.mode)  # expect: (100,) float64 r+
    m.close()

    # what is no file
    os.remove(path)
    os.system(f"mkfifo '{path}'")
    print(attempt(lambda: np.load(path)))  # expect: OSError [Errno 29] Illegal seek: 'PATH'
    print(attempt(lambda: np.load(path, mmap_mode="r")))  # expect: OSError [Errno 29] Illegal seek: 'PATH'
    print(attempt(lambda: np.memmap(path, mode="r")))  # expect: OSError [Errno 29] Illegal seek: 'PATH'
    print(attempt(lambda: np.fromfile(path)))  # expect: OSError [Errno 29] Illegal seek: 'PATH'
    print(attempt(lambda: np.load("/dev/zero")))  # expect: OSError [Errno 19] No such device: '/dev/zero'
    print(attempt(lambda: np.memmap("/dev/zero", mode="r+", shape=8)))  # expect: OSError [Errno 19] No such device: '/dev/zero'
    os.remove(path)
    # more than any disk: refused when it is made, and nothing is left
    print(attempt(lambda: np.memmap(path, mode="w+", dtype="f8", shape=(1 << 55,)))[:7], os.path.exists(path))  # expect: OSError False

    # hints
    m = np.memmap(path, dtype="f8", mode="w+", shape=(1 << 16,))
    m[:] = 1
    m.advise("sequential")
    m.release()
    print(m.sum(), 0 <= m.residency() <= 1)  # expect: 65536.0 True
    print(attempt(lambda: m.advise("nonsense")))  # expect: ValueError advice must be one of 'normal', 'sequential', 'random', 'willneed', 'dontneed' (got 'nonsense')
    print(attempt(lambda: np.memmap(path, mode="c", shape=8).advise("dontneed")))  # expect: ValueError pages of a copy-on-write map hold changes: they cannot be dropped
finally:
    for name in path, path + "x", path + "x.npy":
        if os.path.exists(name):
            os.remove(name)
