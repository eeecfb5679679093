# SPDX-License-Identifier: MIT
# numpy.memmap as NumPy has it.
import os

import numpy as np

folder = os.environ.get("TMPDIR", "/tmp")
path = f"{folder}/folio-test-{os.getpid()}"


def show(text):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, str(error).replace(path, "PATH"))


try:
    m = np.memmap(path, dtype="f8", mode="w+", shape=(3, 4))
    m[:] = np.arange(12).reshape(3, 4)
    m.flush()
    print(os.path.getsize(path), m.filename == path, m.mode, m.offset, type(m.base).__name__, type(m).__name__)
    print(repr(m), str(m[1]))
    del m
    m = np.memmap(path, dtype="f8", mode="r", shape=(3, 4))
    for text in ["m.flags", "m[1:].base is m", "type(m[1])", "type(m[1:])", "type(m + 1)", "type(m.sum())", "type(m.sum(0))", "type(m.T)", "type(m[1, 2])", "type(m[[0, 1]])",
                 "type(m.reshape(-1))", "m.sum(0)", "m[1:].filename == path", "m[1:].mode", "isinstance(m, np.ndarray)", "m.__setitem__((0, 0), 1)", "m.tolist()", "np.mean(m)"]:
        show(text)
    m = np.memmap(path, dtype="f8", mode="r+", shape=(3, 4))
    m[0, 0] = 100
    m.flush()
    c = np.memmap(path, dtype="f8", mode="c", shape=(4, 3), order="F")
    c[0, 0] += 1
    print(m[0, 0], c[0, 0], c.mode, c.tolist(), np.fromfile(path)[0])
    print(np.memmap(path, mode="r", dtype="f8", offset=16).tolist(), np.memmap(path, mode="r", dtype="i2", offset=90))
    print(np.memmap(path, mode="r").shape, np.memmap(path).mode)
    for text in ["np.memmap(path, mode='x')", "np.memmap(path, mode='w+')", "np.memmap(path, mode='r', dtype='f8', offset=3)",
                 "np.memmap(path, mode='r', dtype='f8', shape=(1000,))", "np.memmap(path, mode='r', dtype='f8', shape=(-1,))",
                 "np.memmap(path, mode='r', dtype='f8', shape=3, offset=-8)", "np.memmap(path, mode='r', dtype='f8', offset=10000)", "np.memmap(path + 'x', mode='r')",
                 "np.memmap('/', mode='r')"]:
        show(text)
    with open(path, "wb"):
        pass
    show("np.memmap(path, mode='r')")
    m = np.lib.format.open_memmap(path, mode="w+", dtype="f4", shape=(2, 3))
    m[:] = 7
    del m
    print(np.load(path), np.load(path, mmap_mode="r").offset, np.load(path, mmap_mode="r+").mode)
    m = np.lib.format.open_memmap(path, mode="w+", dtype="f4", shape=(2, 3), fortran_order=True)
    m[:] = np.arange(6).reshape(2, 3)
    print(m.flags.f_contiguous, m.mode)
    del m
    print(np.load(path).tolist(), np.load(path, mmap_mode="c").tolist())
    show("np.load(path, mmap_mode='x')")
    show("np.lib.format.open_memmap(open(path, 'rb'))")
finally:
    os.remove(path)
