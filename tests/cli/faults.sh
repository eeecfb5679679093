#!/bin/bash
# SPDX-License-Identifier: MIT
# Whole programs in which every system call fails once, from the first to the last: a script that reads, prints and saves, and a notebook.
# Never a signal; what is reported as success is there, what failed is said and leaves the old file. Argument: the build folder.
build=$(cd "${1:-build}" && pwd)
folio=$build/folio
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
export ASAN_OPTIONS="$ASAN_OPTIONS:verify_asan_link_order=0"
n_bad=0
fail() { echo "FAILED: $1"; n_bad=$((n_bad + 1)); }

cat >script.py <<'END'
import beside
import numpy as np
np.save("out.npy", np.load("in.npy") * 2)
print("saved", beside.value)
END
echo 'value = 1' >beside.py
"$folio" -c 'import numpy as np
np.save("in.npy", np.arange(20000.0)); np.save("old.npy", np.zeros(3)); np.save("new.npy", np.arange(20000.0) * 2)' || exit 1
cat >in.ipynb <<'END'
{"cells": [{"cell_type": "code", "source": ["1 + 1"], "metadata": {}, "outputs": [], "execution_count": null}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
END
"$folio" run in.ipynb -o new.ipynb || exit 1
echo old >old.ipynb

# sweep NAME OLD NEW OUT command …: OUT is OLD before, and NEW after success
sweep() {
    local name=$1 old=$2 new=$3 out=$4 n error status before
    shift 4
    for error in 5 28; do
        for ((n = 1; n < 2000; n++)); do
            cp "$old" "$out"
            before=$(ls -A)
            LD_PRELOAD=$build/tests/libfolio_faults.so FAULTS=$n/$error FAULTS_REPORT=1 "$@" >stdout 2>stderr
            status=$?
            case $status in
            0) cmp -s "$new" "$out" || fail "$name: call $n failing with $error: success, but the file is wrong: $(tail -n 1 stderr)" ;;
            1 | 120) [ -s stderr ] || fail "$name: call $n failing with $error: nothing is said" ;;
            *) fail "$name: call $n failing with $error: status $status: $(tail -n 2 stderr)" ;;
            esac
            cmp -s "$old" "$out" || cmp -s "$new" "$out" || fail "$name: call $n failing with $error: the file is neither old nor new"
            [ "$(ls -A)" = "$before" ] || fail "$name: call $n failing with $error: left: $(ls -A)"
            grep -q 'faults: not reached' stderr && break
        done
        [ $n -gt 20 ] || fail "$name: only $n calls"
    done
}
touch stdout stderr
sweep script old.npy new.npy out.npy "$folio" script.py
sweep notebook old.ipynb new.ipynb out.ipynb "$folio" run in.ipynb -o out.ipynb
[ $n_bad = 0 ]
