# SPDX-License-Identifier: MIT
# The main job: statistics over a data file, with the file loaded, with the file mapped, and mapped under a budget of 64 MiB.
#
#   folio examples/bigger_than_memory.py [--rows N] [--only-mapped FILE]
#
# Makes a .npy file of N x 2000 random numbers (50,000 rows: 800 MB), then ten times takes the mean of twice the logarithm of the
# first r rows plus the last r rows, for random r. The file is removed at the end.
import os
import sys
import time

import folio
import numpy as np

COLUMNS = 2000
REPEATS = 10


def compute(data, r):
    return np.mean(2 * np.log(data[:r]) + data[-r:])


def progress(text):
    if sys.stderr.isatty():
        print(f"\r{text:<60}", end="", file=sys.stderr, flush=True)


def make(path, rows):
    """Writes the file block by block, so that making it needs little memory."""
    data = np.lib.format.open_memmap(path, mode="w+", dtype=np.float64, shape=(rows, COLUMNS))
    step = 1000
    for at in range(0, rows, step):
        end = min(at + step, rows)
        data[at:end] = np.random.rand(end - at, COLUMNS)
        progress(f"making {path}: {100 * end // rows} %")
    data.flush()
    data = None
    progress("")


def measure(name, load, rows):
    """Ten results; time, and the peaks of asked and resident memory meanwhile."""
    np.random.seed(488)
    folio.release_cache()
    folio.reset_peak()
    before = folio.account()
    start = time.perf_counter()
    results = []
    for k in range(REPEATS):
        data = load()
        r = np.random.randint(low=10, high=max(11, min(10000, rows)))
        results.append(float(compute(data, r)))
        data = None
        progress(f"{name}: {k + 1} of {REPEATS}")
    seconds = time.perf_counter() - start
    after = folio.account()
    progress("")
    peak = (after.peak - before.asked) / 2 ** 20
    resident = after.peak_resident / 2 ** 20
    print(f"{name:<28} {seconds:8.2f} s {resident:12.1f} MiB {peak:12.1f} MiB   {results[0]:.12f}", flush=True)
    return results


def free_bytes(folder):
    room = os.statvfs(folder)
    return room.f_bavail * room.f_frsize


def main(arguments):
    rows = 50000
    if "--rows" in arguments:
        rows = int(arguments[arguments.index("--rows") + 1])
    if "--only-mapped" in arguments:
        path = arguments[arguments.index("--only-mapped") + 1]
        measure("mapped, budget 64 MiB", lambda: np.load(path, mmap_mode="r"), rows)
        return 0
    folder = os.environ.get("TMPDIR", "/tmp")
    path = os.path.join(folder, f"bigger_than_memory_{os.getpid()}.npy")
    need = rows * COLUMNS * 8
    if free_bytes(folder) < need + (64 << 20):
        print(f"{folder} has no room for {folio.format_size(need)}; take fewer rows with --rows", file=sys.stderr)
        return 1
    try:
        make(path, rows)
        print(f"{rows} x {COLUMNS} float64: {folio.format_size(need)}, {REPEATS} computations each")
        print(f"{'':<28} {'time':>10} {'peak resident':>16} {'peak asked':>16}   first result")
        loaded = measure("loaded", lambda: np.load(path), rows)
        mapped = measure("mapped", lambda: np.load(path, mmap_mode="r"), rows)
        assert loaded == mapped, "loaded and mapped must agree to the last bit"
        sys.stdout.flush()
        status = os.system(f"'{sys.executable}' --budget 64M '{os.path.abspath(__file__)}' --rows {rows} --only-mapped '{path}'")
        return 0 if status == 0 else 1
    finally:
        if os.path.exists(path):
            os.remove(path)


sys.exit(main(sys.argv[1:]))
