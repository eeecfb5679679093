# SPDX-License-Identifier: MIT
# Files of arrays, maps and random numbers.
import io, os
import numpy as np
path = os.environ.get("TMPDIR", "/tmp") + f"/folio-stress-{os.getpid()}"
try:
    a = np.arange(20.0).reshape(4, 5)
    np.save(path, a)
    b = np.load(path + ".npy")
    m = np.load(path + ".npy", mmap_mode="r+")
    m[0] = 3
    m.flush()
    c = m[1:, ::2] + 1
    np.save(path, m[:, ::-1])
    with np.memmap(path + ".npy", mode="c", dtype="u1") as k: k[0] = 1
    np.savez(path, a=a, b=b)
    z = np.load(path + ".npz")
    z["a"], z["b"]
    z.close()
    memory = io.BytesIO()
    np.savez_compressed(memory, a)
    memory.seek(0)
    np.load(memory)["arr_0"]
    a.tofile(path)
    np.fromfile(path)
    a.tofile(path, sep=" ")
    np.fromfile(path, sep=" ")
    np.frombuffer(bytearray(16))
    try: np.load(path)
    except ValueError: pass
    r = np.random.RandomState(5)
    r.rand(3); r.randn(2); r.randint(0, 5, 3); r.permutation(5); r.choice(5, 2, p=[.2]*5); r.set_state(r.get_state()); r.normal([1,2], 1)
    g = np.random.default_rng([1,2])
    g.random(3); g.integers(5, size=2); g.choice(20, 5, replace=False); g.shuffle([1,2,3]); g.bit_generator.state
    np.random.SeedSequence(5).spawn(2)
finally:
    for n in ("", ".npy", ".npz"):
        try: os.remove(path + n)
        except OSError: pass
print('done')  # expect: done
