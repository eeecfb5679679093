# SPDX-License-Identifier: MIT
# .npz archives, stored and compressed.
import io
import os

import numpy as np

path = os.environ.get("TMPDIR", "/tmp") + f"/folio-test-{os.getpid()}.npz"
try:
    for save in np.savez, np.savez_compressed:
        save(path, np.arange(3), b=np.arange(4.0), c=np.arange(100000).reshape(10, -1))
        with np.load(path) as z:
            print(sorted(z.files), len(z), "b" in z, "b.npy" in z, "q" in z, z["b"], z["arr_0"], z["c"].sum(), z.get("q"))
            print(sorted(z.keys()), sorted(k for k in z))
            try:
                z["q"]
            except KeyError as error:
                print(error)
    memory = io.BytesIO()
    np.savez(memory, x=np.arange(5))
    memory.seek(0)
    print(np.load(memory)["x"])
    np.savez(path[:-4], x=np.zeros(2))
    print(np.load(path)["x"])
    try:
        np.savez(path, np.arange(3), arr_0=3)
    except ValueError as error:
        print(error)
finally:
    os.remove(path)
