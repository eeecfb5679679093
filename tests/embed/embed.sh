#!/bin/bash
# SPDX-License-Identifier: MIT
# Builds examples/embed.c against the library and compares what it prints. usage: embed.sh BUILD
build=$(cd "${1:-build}" && pwd)
cd "$(dirname "$0")/../.." || exit 1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
flags=
nm -D "$build/libfolio.so" | grep -q __asan_init && flags=-fsanitize=address,undefined
# shellcheck disable=SC2086
cc -Wall -Wextra -Werror $flags -Iinclude examples/embed.c -L"$build" -lfolio -Wl,-rpath,"$build" -o "$dir/embed" || exit 1
# the header must do for C++ too
if command -v c++ >/dev/null; then echo '#include "folio.h"' | c++ -Wall -Werror -fsyntax-only -Iinclude -x c++ - || exit 1; fi
"$dir/embed" >"$dir/out" 2>"$dir/err"
status=$?
diff "$dir/out" - <<'EOF' || { cat "$dir/err"; exit 1; }
2 ** 100 = 1267650600228229401496703205376
area(6, 1.5) = 9
[n.upper() for n in names] = ['ALPHA', 'BÉTA', 'GAMMA']
grid[1][2] in C is now 60
grid.T: <f8, 2 dimensions, shape 3 x 2, strides 8, 24, same memory: yes
released: 1
Traceback (most recent call last):
  File "wrong.py", line 3, in <module>
  File "wrong.py", line 2, in f
ZeroDivisionError: division by zero
  File "worse.py", line 1
    x = = 1
        ^
SyntaxError: invalid syntax
NameError: name 'nowhere' is not defined
over the budget
memory in use: yes
blocks left: 0
EOF
[ $status = 0 ] && [ ! -s "$dir/err" ]
