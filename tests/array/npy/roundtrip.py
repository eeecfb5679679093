# SPDX-License-Identifier: MIT
# Arrays written and read back; files are NumPy's to the byte.
import io
import os

import numpy as np

path = os.environ.get("TMPDIR", "/tmp") + f"/folio-test-{os.getpid()}"
try:
    for kind in "?", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16", ">f8", ">i4", "S3", "U2":
        a = np.arange(6).astype(kind)
        np.save(path, a)
        with open(path + ".npy", "rb") as file:
            raw = file.read()
        b = np.load(path + ".npy")
        print(kind, b.dtype.str, b.tolist(), len(raw), raw[:80], raw[-8:])
    for shape in (), (0,), (1,), (6,), (2, 3), (3, 0), (1, 2, 3), (10, 10, 2):
        a = np.arange(int(np.prod(shape)), dtype="i4").reshape(shape)
        np.save(path, a)
        b = np.load(path + ".npy")
        print(shape, b.shape, b.tolist() == a.tolist(), os.path.getsize(path + ".npy"), b.flags.writeable)
    a = np.asarray(np.arange(12.0).reshape(3, 4), order="F")
    np.save(path, a)
    b = np.load(path + ".npy")
    print(b.flags.f_contiguous, b.flags.c_contiguous, b.tolist())
    np.save(path, np.arange(20)[::3])
    print(np.load(path + ".npy"))
    np.save(path, [[1, 2], [3, 4]])
    print(np.load(path + ".npy"))
    np.save(path + ".npy", 2 * np.arange(5.0) + 1)
    print(np.load(path + ".npy"))
    with open(path + ".npy", "wb") as file:
        np.save(file, np.arange(3))
        np.save(file, np.arange(4.0))
    with open(path + ".npy", "rb") as file:
        print(np.load(file), np.load(file))
    memory = io.BytesIO()
    np.save(memory, np.arange(5))
    memory.seek(0)
    print(np.load(memory), len(memory.getvalue()))
    np.arange(6).tofile(path + ".npy")
    print(np.fromfile(path + ".npy", dtype=int), np.fromfile(path + ".npy", dtype=int, count=2, offset=8), np.fromfile(path + ".npy", "i8", 100))
    np.array([1.5, 2, 3]).tofile(path + ".npy", sep=" ")
    print(open(path + ".npy").read(), np.fromfile(path + ".npy", sep=" "))
    np.array([1.5, 2, 3]).tofile(path + ".npy", sep=",", format="%.2f")
    print(open(path + ".npy").read(), np.fromfile(path + ".npy", sep=",", count=2))
finally:
    os.remove(path + ".npy")
