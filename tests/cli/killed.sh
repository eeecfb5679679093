#!/bin/bash
# SPDX-License-Identifier: MIT
# kill -9 in the middle of saving: the file is the old one or the new one, whole. usage: killed.sh BUILD [TRIALS]
folio=$(cd "${1:-build}" && pwd)/folio
trials=${2:-24}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
cat >saves.py <<'END'
# Saves over the same file for ever; every element of one version is its number.
import sys
import numpy as np
how, k = sys.argv[1], 1
np.save("file.npy", np.zeros(10 ** 6))
np.savez("file.npz", a=np.zeros(10 ** 6), b=np.zeros(3))
print("begun", flush=True)
while True:
    a = np.full(10 ** 6, k)
    if how == "npy": np.save("file.npy", a)
    elif how == "streamed": np.save("file.npy", np.broadcast_to(np.float64(k), (3, 10 ** 6)))
    else: np.savez("file.npz", a=a, b=np.full(3, k))
    k += 1
END
cat >check.py <<'END'
import os, sys
import numpy as np
a = np.load("file.npy")
assert a.shape in ((10 ** 6,), (3, 10 ** 6)) and (a == a.flat[0]).all(), "file.npy is a mixture"
with np.load("file.npz") as z:
    a, b = z["a"], z["b"]
assert a.shape == (10 ** 6,) and (a == a[0]).all() and (b == a[0]).all(), "file.npz is a mixture"
# between getting its name and taking the old file's place a new file is there, complete: the one thing that may be left, until the next save
left = [n for n in os.listdir() if n.startswith(".file")]
assert left in ([], [".file.npy.folio-save"], [".file.npz.folio-save"]), left
for n in left:
    np.load(n)
    np.save("file.npy", [1]), np.savez("file.npz", a=[1])
    assert not os.path.exists(n), "the next save did not remove " + n
END
n_bad=0
for ((trial = 0; trial < trials; trial++)); do
    how=$(case $((trial % 3)) in 0) echo npy ;; 1) echo npz ;; 2) echo streamed ;; esac)
    : >begun
    "$folio" saves.py "$how" >begun &
    pid=$!
    for ((i = 0; i < 1000; i++)); do [ -s begun ] || ! kill -0 $pid 2>/dev/null && break; sleep 0.01; done
    sleep "0.0$((RANDOM % 90 + 10))"
    kill -KILL $pid
    wait $pid 2>/dev/null
    "$folio" check.py 2>err || { echo "FAILED: trial $trial, $how"; tail -n 1 err; n_bad=$((n_bad + 1)); }
done
[ $n_bad = 0 ]
