# SPDX-License-Identifier: MIT
# Mutated .npy and .npz files, read in every way: folio tests/fuzz/files.py SEED N
# An ordinary exception or an array may come out, and no file may change; `make fuzz` runs it under the sanitizers.
import io, os, random, sys
import numpy as np

seed, n = int(sys.argv[1]), int(sys.argv[2])
random.seed(seed)
path = os.environ.get("TMPDIR", "/tmp") + f"/folio-fuzz-{os.getpid()}"


def file_of(save, *arrays, **named):
    f = io.BytesIO()
    save(f, *arrays, **named)
    return f.getvalue()


files = [
    file_of(np.save, np.arange(20.0).reshape(4, 5)),
    file_of(np.save, np.asfortranarray(np.arange(6).reshape(2, 3))),
    file_of(np.save, np.array(3 + 1j)),
    file_of(np.save, np.array(["ab", "c"])),
    file_of(np.save, np.array([b"x"])),
    file_of(np.save, np.zeros((0, 3), ">i2")),
    file_of(np.save, np.array([True])),
    file_of(np.savez, a=np.arange(5), b=np.ones((2, 2))),
    file_of(np.savez_compressed, np.arange(100)),
    file_of(np.savez_compressed, x=np.zeros(1000), y=np.array("s")),
]
pieces = [b"\xff\xff\xff\xff", b"\0\0", b"9999999999", b"(((((", b"PK\1\2", b"PK\5\6", b"-1", b"{'descr':", b"'O'", b"L", b"\x80\x7f"]


def mutated(data):
    data = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 4, 10))):
        if not data:
            break
        i = random.randrange(len(data))
        how = random.randrange(7)
        if how < 3:
            data[i] = random.randrange(256)
        elif how == 3:
            data[i] ^= 1 << random.randrange(8)
        elif how == 4:
            del data[i : i + random.randrange(1, 30)]
        elif how == 5:
            data[i:i] = random.choice(pieces)
        else:
            data[i : i + 8] = random.choice((b"\xff" * 8, b"\0" * 8, b"\x7f" * 8))
    return bytes(data)


def use(a):
    if a.dtype.kind in "US":
        a[:3].tolist() if a.ndim else a.item()
    elif a.size < 10**6:
        with np.errstate(all="ignore"):
            a.sum(), repr(a)


def try_to(load):
    try:
        loaded = load()
        if not hasattr(loaded, "files"):
            return use(loaded)
        for name in loaded.files:
            try:
                use(loaded[name])
            except Exception as e:
                outcomes[type(e).__name__] = outcomes.get(type(e).__name__, 0) + 1
        loaded.close()
    except Exception as e:
        outcomes[type(e).__name__] = outcomes.get(type(e).__name__, 0) + 1


outcomes = {}
try:
    for k in range(n):
        data = mutated(random.choice(files))
        with open(path, "wb") as f:
            f.write(data)
        mode = random.choice(("r", "r+", "c"))
        for load in (
            lambda: np.load(path),
            lambda: np.load(io.BytesIO(data)),
            lambda: np.load(path, mmap_mode=mode),
            lambda: np.fromfile(path, "f4"),
            lambda: np.memmap(path, "u2", "r"),
        ):
            try_to(load)
        with open(path, "rb") as f:
            assert f.read() == data, (seed, k)
finally:
    if os.path.exists(path):
        os.remove(path)
print(f"seed {seed}: {n} files, {outcomes}")
