# SPDX-License-Identifier: MIT
# An array eight times as large as the memory this program may use: made in a file, looked at, summarised.
#
#   build/folio --budget 64M examples/bigger_than_memory.py
#
# The elements are pages of the file. Expressions are computed block by block while a reduction runs over them, so that nothing of the
# array's size is ever made; and whatever would not fit the budget is a MemoryError, not a killed process.
import os
import time

import numpy as np

MIB = 1 << 20


def memory(what):
    """This process's resident memory as the system counts it, in MiB."""
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith(what + ":"):
                return int(line.split()[1]) / 1024


def say(text, value):
    print(f"{text:<34}{value}")


def main():
    path = os.environ.get("TMPDIR", "/tmp") + f"/folio-demo-{os.getpid()}.dat"
    rows, columns = 512 * MIB // (8 * 256), 256
    start = time.perf_counter()
    try:
        with np.memmap(path, dtype="f8", mode="w+", shape=(rows, columns)) as a:
            np.add(np.frombuffer(bytes(range(256)), dtype="u1"), 0.5, out=a)
        a = np.memmap(path, dtype="f8", mode="r", shape=(rows, columns))
        say("array on disk", f"{a.shape} {a.dtype}, {a.nbytes // MIB} MiB")
        say("mean", a.mean())
        say("standard deviation", a.std())
        say("(2 * log(a) + 1).sum()", (2 * np.log(a) + 1).sum())
        say("elements above 200", np.count_nonzero(a > 200))
        say("own memory now", f"{memory('RssAnon'):.0f} MiB")
        say("pages of the file in memory", f"{memory('RssFile'):.0f} MiB")
        a.release()
        say("the same after a.release()", f"{memory('RssFile'):.0f} MiB")
        try:
            everything = a + 1
            say("a + 1", f"fits: {everything.nbytes // MIB} MiB (no budget is set)")
        except MemoryError as error:
            say("a + 1", f"MemoryError: {error}")
        a.close()
    finally:
        os.remove(path)
    say("seconds", f"{time.perf_counter() - start:.1f}")


main()
