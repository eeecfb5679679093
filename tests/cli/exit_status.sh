#!/bin/bash
# SPDX-License-Identifier: MIT
# Exit statuses, as README.md lists them. Argument: the build folder.
folio=$1/folio
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
expect() { # status, what, command …
    local want=$1 what=$2 got
    shift 2
    "$@" >"$dir/out" 2>"$dir/err"
    got=$?
    [ "$got" = "$want" ] && return
    echo "$what: status $got instead of $want"
    cat "$dir/err"
    failed=1
}
# Starts an endless loop, waits until it runs, sends it a signal, gives its status.
signalled() {
    "$folio" -c 'print("running", flush=True)
while True: pass' >"$dir/running" 2>/dev/null &
    local pid=$! i
    for i in $(seq 100); do
        [ -s "$dir/running" ] && break
        sleep 0.1
    done
    kill -"$1" $pid
    wait $pid
}

expect 0 "a text" "$folio" -c 'x = 1'
expect 1 "an exception" "$folio" -c '1/0'
expect 1 "a syntax error" "$folio" -c 'x ='
expect 1 "memory beyond the budget" "$folio" --budget 64M -c 'x = bytes(10 ** 9)'
grep -q '^MemoryError: 953.7 MiB wanted, .* the budget is 64.0 MiB$' "$dir/err" || { echo "MemoryError does not name the budget"; failed=1; }
expect 0 "the same, caught" "$folio" --budget 64M -c 'try: bytes(10 ** 9)
except MemoryError: pass'
expect 3 "sys.exit(3)" "$folio" -c 'import sys; sys.exit(3)'
expect 1 "a file that does not exist" "$folio" "$dir/nothing.py"
expect 2 "an unknown option" "$folio" --nothing
expect 2 "no size" "$folio" --budget much -c 'x = 1'
expect 2 "nothing to show" "$folio" --show colours -c 'x = 1'
expect 0 "--help" "$folio" --help
expect 0 "--version" "$folio" --version
expect 130 "Ctrl-C" signalled INT
expect 143 "SIGTERM" signalled TERM
exit $failed
