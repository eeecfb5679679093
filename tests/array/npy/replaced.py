# SPDX-License-Identifier: MIT
# Saving replaces a file in one step: maps of the old one keep it, and a save that fails leaves it as it was.
# differs: the reference writes into the old file
import os
import sys

import numpy as np

folder = os.environ.get("TMPDIR", "/tmp") + f"/folio-test-{os.getpid()}"
path = folder + "/a.npy"
os.mkdir(folder)
try:
    np.save(path, np.arange(3.0))
    a = np.load(path, mmap_mode="r")
    np.save(path, a + 10)
    print(a, np.load(path))  # expect: [0. 1. 2.] [10. 11. 12.]
    b = np.load(path, mmap_mode="r")
    np.save(path, b)
    print(b, np.load(path), os.listdir(folder))  # expect: [10. 11. 12.] [10. 11. 12.] ['a.npy']
    os.chmod(path, 0o640)
    os.symlink(path, folder + "/link.npy")
    np.save(folder + "/link.npy", np.arange(2))
    print(oct(os.stat(path).st_mode), os.path.islink(folder + "/link.npy"), np.load(path))  # expect: 0o100640 True [0 1]
    os.remove(folder + "/link.npy")

    class Full:
        def write(self, data):
            raise OSError(28, "No space left on device")

    try:
        np.save(Full(), np.arange(3))
    except OSError as error:
        print(error)  # expect: [Errno 28] No space left on device
    for target in folder, folder + "/none/b":
        try:
            np.save(target + "/x.npy/y", np.zeros(1000))
        except OSError as error:
            print(type(error).__name__, error.errno)
    # expect: FileNotFoundError 2
    # expect: FileNotFoundError 2
    try:
        np.savez(path, x=np.arange(3))
        os.rename(path + ".npz", path)
        print(np.load(path)["x"])  # expect: [0 1 2]
    finally:
        pass
    # a reader always finds a whole file, whenever the writer dies
    np.save(path, np.ones(200000))
    script = folder + "/save.py"
    with open(script, "w") as file:
        file.write(f"import numpy as np\nwhile True: np.save({path!r}, np.ones(200000))")
    for trial in range(10):
        os.system(f"timeout -s KILL 0.{trial + 5:02} '{sys.executable}' '{script}' 2>/dev/null >&2")
        if np.load(path).sum() != 200000:
            print("broken")
    os.remove(script)
    # what a killed writer may leave is removed by the next one; a file that somebody is writing has another name
    left = folder + "/.a.npy.folio-save"
    if os.path.exists(left):
        os.remove(left)  # the writer killed last may be dying still, and hold it
    with open(left, "wb") as file:
        file.write(b"left")
    np.save(path, np.ones(200000))
    print(os.listdir(folder))  # expect: ['a.npy']
    # pending and strided arrays stream into the new file
    x = np.arange(3_000_000.0)
    np.save(path, 2 * x + 1)
    y = np.load(path, mmap_mode="r")
    print(y.shape, y[0], y[-1], y.sum() == (2 * x + 1).sum())  # expect: (3000000,) 1.0 5999999.0 True
    np.save(path, x.reshape(1000, 3000)[:, ::-1])
    y = np.load(path)
    print(y.shape, y[0, 0], y[-1, -1])  # expect: (1000, 3000) 2999.0 2997000.0
finally:
    for name in os.listdir(folder):
        os.remove(folder + "/" + name)
    os.rmdir(folder)
