#!/bin/bash
# SPDX-License-Identifier: MIT
# The functions of folio.h one by one (values.c). usage: values.sh BUILD
build=$(cd "${1:-build}" && pwd)
cd "$(dirname "$0")/../.." || exit 1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
flags=
nm -D "$build/libfolio.so" | grep -q __asan_init && flags=-fsanitize=address,undefined
# shellcheck disable=SC2086
cc -Wall -Wextra -Werror $flags -Iinclude tests/embed/values.c -L"$build" -lfolio -pthread -Wl,-rpath,"$build" -o "$dir/values" || exit 1
"$dir/values" "$dir/script.py" >"$dir/out" 2>"$dir/err"
status=$?
diff "$dir/out" - <<'EOF' || { cat "$dir/err"; exit 1; }
version: 1
error: |
second: 1
none: 1 0
int: 1 3
int of a float: TypeError: 'float' object cannot be interpreted as an integer
int of 2**70: OverflowError: Python int too large to convert to C long
double: 1 3
double of a text: TypeError: must be real number, not str
text: déjà
bytes: 6
text of an int: TypeError: must be str, not int
broken UTF-8: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
retained: 'déjà'
length: 1 3
length of an int: TypeError: object of type 'int' has no len()
first: 10
last: 30
beyond: IndexError: list index out of range
of a tuple: 2
of a dict: 'zero'
set: 1
set beyond: IndexError: list assignment index out of range
set in a tuple: TypeError: 'tuple' object does not support item assignment
append: 1
append to a tuple: TypeError: must be list, not tuple
list: [10, 20, 7, 7]
math.pi: 3.141592653589793
math.nope: AttributeError: module 'math' has no attribute 'nope'
os.path: '/'
no module: ModuleNotFoundError: No module named 'nowhere'
called: TypeError: 'module' object is not callable
no global: NameError: name 'nope' is not defined
wrong: SyntaxError: invalid syntax
statement: SyntaxError: invalid syntax
file __main__
file: 1
global: ['__main__']
no file: FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/at/all.py'
exit: SystemExit: 3
text: 1
interrupted: KeyboardInterrupt
afterwards: 2
read: 1 <i4 2 0
wrapped: array([[1, 3],
       [4, 6]], dtype=int32)
unknown dtype: TypeError: data type 'nope' not understood
too many dimensions: ValueError: an array has 0 to 32 dimensions, not 99
array of a list: TypeError: must be numpy.ndarray, not list
left: 0
closed: 0
EOF
[ $status = 0 ] && [ ! -s "$dir/err" ]
