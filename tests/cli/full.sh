#!/bin/bash
# SPDX-License-Identifier: MIT
# A disk that is full, for real: a small file system in memory where that can be mounted, and a limit for files where not. Argument: the build folder.
folio=$(cd "${1:-build}" && pwd)/folio
dir=$(mktemp -d)
disk=$dir/disk
mkdir "$disk"
trap 'umount "$disk" 2>/dev/null; rm -rf "$dir"' EXIT
n_bad=0
fail() { echo "FAILED: $1"; n_bad=$((n_bad + 1)); }

cat >"$dir/fill.py" <<'END'
# Everything that can write meets a full disk: the named OSError, what was there before is intact, nothing new is left.
import errno, os, sys
import numpy as np
disk, want = sys.argv[1], getattr(errno, sys.argv[2])
old, big = np.arange(1000.0), np.ones(4 << 20, "u1")
def full(what, work, named=None):
    try: work()
    except OSError as e:
        if e.errno != want or (named and e.filename != named): print(what, repr(e), e.filename)
    else: print(what, "says nothing")
def write(mode, data):
    with open(disk + "/plain", mode) as f:
        for _ in range(4096): f.write(data)
np.save(disk + "/a.npy", old)
np.savez(disk + "/a.npz", a=old)
before = sorted(os.listdir(disk))
a, z = disk + "/a.npy", disk + "/a.npz"
full("np.save", lambda: np.save(a, big), a)
full("np.save of a pending array", lambda: np.save(a, big[:2 << 20].astype("f8") + 1), a)
full("np.save of a view", lambda: np.save(a, np.broadcast_to(np.float64(1), (3, 10 ** 6))), a)
full("np.savez", lambda: np.savez(z, a=big, b=old), z)
full("np.savez_compressed", lambda: np.savez_compressed(z, a=np.random.default_rng(1).random(1 << 19)), z)
full("tofile", lambda: big.tofile(disk + "/raw"), disk + "/raw")
if want == errno.ENOSPC:
    full("a new map", lambda: np.memmap(disk + "/map", "u1", "w+", shape=4 << 20), disk + "/map")
    full("a new .npy map", lambda: np.lib.format.open_memmap(disk + "/map.npy", "w+", "u1", (4 << 20,)), disk + "/map.npy")
if sorted(os.listdir(disk)) != before: print("left:", os.listdir(disk))
if (np.load(a) != old).any() or (np.load(z)["a"] != old).any(): print("an old file has changed")
full("text", lambda: write("w", "x" * 1024))
full("bytes", lambda: write("wb", b"x" * 1024))
os.remove(disk + "/plain")
np.save(a, old + 1)
print("done", np.load(a)[0])
END
notebook='{"cells": [{"cell_type": "code", "source": ["print(\"x\" * 3000000)"], "metadata": {}, "outputs": [], "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'

fill() { # ERRNO: scripts and a notebook on $disk
    out=$("$folio" "$dir/fill.py" "$disk" "$1" 2>&1)
    [ "$out" = 'done 1.0' ] || fail "$1: $out"
    echo "$notebook" >"$disk/n.ipynb"
    "$folio" run "$disk/n.ipynb" >"$dir/out" 2>"$dir/err"
    [ $? = 1 ] && grep -q "^OSError: .*$disk/n.ipynb" "$dir/err" || fail "$1: the notebook: $(tail -n 1 "$dir/err")"
    [ "$(cat "$disk/n.ipynb")" = "$notebook" ] || fail "$1: the notebook has changed"
    [ "$(ls -A "$disk")" = $'a.npy\na.npz\nn.ipynb' ] || fail "$1: left: $(ls -A "$disk")"
}
(ulimit -f 1024; fill EFBIG; exit $n_bad) || n_bad=$((n_bad + 1))
rm -f "$disk"/*
if mount -t tmpfs -o size=1m none "$disk" 2>/dev/null; then
    fill ENOSPC
else
    [ $n_bad = 0 ] && { echo "SKIPPED: no file system can be mounted here: only the limit for files was tried"; exit 77; }
fi

# standard output
"$folio" -c 'print("x" * 100000)' >/dev/full 2>"$dir/err" && fail 'a full standard output is success'
grep -q 'No space left on device' "$dir/err" || fail 'a full standard output is not reported'
out=$("$folio" -c 'import sys; print(1); print(sys.stdout, sys.stdin, file=sys.stderr)' 2>&1 >&- <&-) && [ "$out" = 'None None' ] || fail "closed standard files: $out"
"$folio" -c '1/0' 2>&- && fail 'an exception without standard error is success'
[ $n_bad = 0 ]
