#!/bin/bash
# SPDX-License-Identifier: MIT
# Ctrl-C ends whatever runs: KeyboardInterrupt with its traceback, status 130. Each of these would take minutes or for ever. Argument: the build folder.
folio=$(cd "${1:-build}" && pwd)/folio
dir=$(mktemp -d)
mkfifo "$dir/silence"
exec 3<>"$dir/silence" # an input that never comes
trap 'rm -rf "$dir"' EXIT
n_bad=0
fail() { echo "FAILED: $1"; tail -n 4 "$dir/err"; n_bad=$((n_bad + 1)); }

# interrupted NAME TEXT: runs it, waits until it has begun, interrupts it.
interrupted() {
    local pid i status
    : >"$dir/out"
    "$folio" -c "$2" <&3 >"$dir/out" 2>"$dir/err" &
    pid=$!
    for ((i = 0; i < 1200; i++)); do [ -s "$dir/out" ] || ! kill -0 $pid 2>/dev/null && break; sleep 0.05; done
    sleep 0.15
    kill -INT $pid
    for ((i = 0; i < 600; i++)); do kill -0 $pid 2>/dev/null || break; sleep 0.05; done
    kill -KILL $pid 2>/dev/null && fail "$1: goes on after half a minute"
    wait $pid 2>/dev/null
    status=$?
    [ $status = 130 ] || fail "$1: status $status"
    grep -q '^Traceback' "$dir/err" && [ "$(tail -n 1 "$dir/err")" = KeyboardInterrupt ] || fail "$1: no traceback of KeyboardInterrupt"
}
begin='print("begun", flush=True)'
many='import numpy as np
many = np.broadcast_to(np.float64(1.5), (10 ** 6, 10 ** 6))
'

interrupted 'a loop' "$begin
while True: pass"
interrupted 'calls' "$begin
def f(n): return f(n - 1) + f(n - 2) if n > 1 else 1
f(80)"
interrupted 'time.sleep' "import time
$begin
time.sleep(1000)"
interrupted 'input' "$begin
input()"
interrupted 'printing' "$begin
while True: print('x' * 1000)"
interrupted 'a long power' "$begin
x = 7 ** 7 ** 12"
interrupted 'a long product' "x = (1 << 10 ** 9) - 1
$begin
while True: x * (x - 2)"
interrupted 'sum of a range' "$begin
sum(range(10 ** 15))"
interrupted 'list.sort' "a = [-x for x in range(10 ** 6)] * 2
$begin
while True: sorted(a, key=float)"
interrupted 'a repeated str' "$begin
while True: 'ab' * 10 ** 9"
for work in "s.replace('a', 'xy')" "s.upper()" "s.count('ba')" "s.rfind('bb')" "s.translate({97: 98})" "repr(s)" "b.replace(b'a', b'xy')" "b.count(b'ba')"; do
    interrupted "$work" "s, b = 'ab' * 10 ** 8, b'ab' * 10 ** 8
$begin
while True: $work"
done
interrupted 'comparing lists' "a, b = [1] * 10 ** 7, [1.0] * 10 ** 7
$begin
while True: a == b"
interrupted 'a kernel' "$many$begin
(np.sin(many) * 2).sum()"
interrupted 'a reduction' "$many$begin
many.max()"
interrupted 'a matrix product' "$many$begin
a = many[:8000, :8000].copy()
while True: a @ a"
interrupted 'np.sort' "$many$begin
a = np.random.default_rng(1).random(5 * 10 ** 6)
while True: np.sort(a)"
interrupted 'np.argsort' "$many$begin
a = np.random.default_rng(1).random(5 * 10 ** 6)
while True: np.argsort(a), a.argsort(kind='stable')"
interrupted 'np.arange' "$many$begin
while True: np.arange(10 ** 8)"
interrupted 'random numbers' "$many$begin
while True: np.random.default_rng(1).normal(size=10 ** 7)"
[ $n_bad = 0 ]
