# SPDX-License-Identifier: MIT
# Damaged archives: an exception, and no more memory than what they hold.
import io

import folio
import numpy as np

memory = io.BytesIO()
np.savez(memory, x=np.arange(10.0))
good = memory.getvalue()
memory = io.BytesIO()
np.savez_compressed(memory, x=np.arange(10.0))
packed = memory.getvalue()
memory = io.BytesIO()
np.savez_compressed(memory, x=np.zeros(64 << 20, dtype="u1"))
bomb = memory.getvalue()


def change(blob, at, value):
    return blob[:at] + value + blob[at + len(value):]


entry, packed_entry = good.index(b"PK\1\2"), packed.index(b"PK\1\2")
cases = {
    "good": good, "packed": packed, "signature only": b"PK\3\4", "directory cut": good[:-30], "half": good[: len(good) // 2], "one bit": change(good, 120, bytes([good[120] ^ 255])),
    "one bit of data": change(good, 200, bytes([good[200] ^ 1])), "method 99": change(good, entry + 10, b"\x63\0"), "encrypted": change(good, entry + 8, b"\1\0"),
    "offset outside": change(good, entry + 42, b"\xff\xff\xff\x7f"), "says 2 GiB": change(packed, packed_entry + 24, b"\xf0\xff\xff\x7f"), "says 5 bytes": change(packed, packed_entry + 24, b"\5\0\0\0"),
    "bad deflate": change(packed, 40, b"\xff" * 8), "overlap": change(good, entry + 20, b"\xff\xff\xff\0"), "bytes before": b"#!/bin/sh\n" + good,
    "name escapes": good.replace(b"x.npy", b"../xy").replace(b"../xy", b"../.."), "entries 65535": change(good, len(good) - 12, b"\xff\xff"), "64 MiB in 65 KiB": bomb,
}
for name, blob in cases.items():
    folio.reset_peak()
    before = folio.account().asked
    try:
        z = np.load(io.BytesIO(blob))
        a = z[z.files[0]]
        print(f"{name}: {z.files} {a.shape if isinstance(a, np.ndarray) else a[:6]}")
        a = None
    except Exception as error:
        print(f"{name}: {type(error).__name__} {error}")
    used = folio.account().peak - before
    if used > (70 << 20 if name.startswith("64") else 1 << 20):
        print("too much memory", used)
