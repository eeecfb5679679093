#!/bin/bash
# SPDX-License-Identifier: MIT
# The command line: sources, arguments, statuses, messages. Expected texts are CPython 3.11's. usage: run.sh BUILD
folio=$(cd "${1:-build}" && pwd)/folio
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
n_bad=0
fail() { echo "FAILED: $1"; n_bad=$((n_bad + 1)); }

# expect NAME STATUS STDOUT STDERR -- command …: both outputs must be exactly these
expect() {
    local name=$1 status=$2 out=$3 err=$4 got
    shift 5
    "$@" >"$dir/.out" 2>"$dir/.err" </dev/null
    got=$?
    [ "$got" = "$status" ] || fail "$name: status $got, expected $status"
    printf '%s' "$out" >"$dir/.want"
    cmp -s "$dir/.want" "$dir/.out" || { fail "$name: standard output"; diff "$dir/.want" "$dir/.out"; }
    printf '%s' "$err" >"$dir/.want"
    cmp -s "$dir/.want" "$dir/.err" || { fail "$name: standard error"; diff "$dir/.want" "$dir/.err"; }
}
# piped NAME STATUS STDOUT TEXT -- command …: TEXT comes from standard input
piped() {
    local name=$1 status=$2 out=$3 text=$4 got
    shift 5
    got=$(printf '%s' "$text" | "$@" 2>"$dir/.err"; echo "status $?")
    [ "$got" = "${out}status $status" ] || fail "$name: got $got"
}

# ---- where the source comes from
expect text 0 $'3\n' '' -- "$folio" -c 'print(1 + 2)'
expect 'text with arguments' 0 $'[\'-c\', \'a\', \'-b\']\n' '' -- "$folio" -c 'import sys; print(sys.argv)' a -b
printf 'import sys\nprint(sys.argv, __name__, __file__ == sys.argv[1])\n' >script.py
expect 'script with arguments' 0 "['script.py', '$dir/script.py', '--x'] __main__ True"$'\n' '' -- "$folio" script.py "$dir/script.py" --x
piped 'standard input' 0 $'hello\n' 'print("hello")' -- "$folio" -
piped 'standard input without a dash' 0 $'hello\n' 'print("hello")' -- "$folio"
piped 'arguments after the dash' 0 $'[\'-\', \'x\']\n' 'import sys; print(sys.argv)' -- "$folio" - x
printf 'x = 1\ndef f():\n' >ends.py # a script read to its end: no column; a text has one
expect 'a script that ends too early' 1 '' "  File \"$dir/ends.py\", line 2"$'\n    def f():\nIndentationError: expected an indented block after function definition on line 2\n' -- "$folio" ends.py
expect 'a text that ends too early' 1 '' $'  File "<string>", line 1\n    def f():\n            ^\nIndentationError: expected an indented block after function definition on line 1\n' -- "$folio" -c 'def f():'
cat >order.py <<'END'
class Named:
    def __init__(self, name): self.name = name
    def __del__(self): print(self.name, end=" ")
def closes(name):
    try: yield
    finally: print(name, end=" ")
generator = closes("generator"); next(generator)
first = Named("first")
many = [Named("list 1"), Named("list 2")]
pair = (Named("tuple 1"), Named("tuple 2"))
last = Named("last")
table = {1: Named("dict 1"), 2: Named("dict 2")}
END
expect 'order of finalizers at the end' 0 'generator first last list 2 list 1 tuple 2 tuple 1 dict 1 dict 2 ' '' -- "$folio" order.py
# ---- packages without __init__.py, __all__ naming modules, scripts that cannot be read
mkdir -p spaces/inner everything
echo 'z = "in a namespace"' >spaces/inner/part.py
echo 'from spaces.inner import part; import spaces; print(part.z, part.__name__, spaces.__file__, len(spaces.__path__))' >spaced.py
expect 'namespace package' 0 $'in a namespace spaces.inner.part None 1\n' '' -- "$folio" spaced.py
expect 'module of a namespace package' 0 '' '' -- "$folio" -m spaces.inner.part
expect 'namespace package without __main__' 1 '' "$folio: No module named spaces.__main__; 'spaces' is a package and cannot be directly executed"$'\n' -- "$folio" -m spaces
echo '__all__ = ["first", "second"]' >everything/__init__.py
echo 'second = 2' >>everything/__init__.py
echo 'one = 1' >everything/first.py
expect '__all__ imports modules' 0 $'1 2\n' '' -- "$folio" -c $'from everything import *\nprint(first.one, second)'
expect 'a script that is not there' 1 '' "FileNotFoundError: [Errno 2] No such file or directory: '$dir/absent.py'"$'\n' -- "$folio" absent.py
printf 'x = 1\nprint("caf\xe9")\n' >stray.py
expect 'a script that is not UTF-8' 1 '' "SyntaxError: Non-UTF-8 code starting with '\\xe9' in file $dir/stray.py on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details"$'\n' -- "$folio" stray.py
expect 'tracebacklimit' 1 '' $'Traceback (most recent call last):\n  File "<string>", line 2, in f\nZeroDivisionError: division by zero\n' -- "$folio" -c $'import sys; sys.tracebacklimit = 1\ndef f(): 1 / 0\nf()'
# ---- PYTHONPATH, hooks, finalizers at the end
mkdir -p there/deep
echo 'where = "there"' >there/found.py
expect 'PYTHONPATH' 0 "there ['', '$dir/there', '$dir']"$'\n' '' -- env PYTHONPATH=there::there "$folio" -c 'import sys, found; print(found.where, sys.path[:3])'
expect 'a hook that fails' 1 '' $'Error in sys.excepthook:\nTraceback (most recent call last):\n  File "<string>", line 3, in hook\nValueError: in hook\n\nOriginal exception was:\nTraceback (most recent call last):\n  File "<string>", line 5, in <module>\nZeroDivisionError: division by zero\n' -- "$folio" -c $'import sys\ndef hook(*a):\n    raise ValueError("in hook")\nsys.excepthook = hook\n1 / 0'
expect 'no hook' 1 '' $'sys.excepthook is missing\nTraceback (most recent call last):\n  File "<string>", line 3, in <module>\nZeroDivisionError: division by zero\n' -- "$folio" -c $'import sys\ndel sys.excepthook\n1 / 0'
expect 'a hook that exits' 7 '' '' -- "$folio" -c $'import sys\nsys.excepthook = lambda *a: sys.exit(7)\n1 / 0'
cat >finalizers.py <<'END'
class Finalizer:
    def __init__(self, name): self.name = name
    def __del__(self): raise ValueError(self.name)
Finalizer.__del__.__class__
kept = Finalizer("kept")
cycle = Finalizer("cycle")
cycle.itself = cycle
del cycle
END
"$folio" finalizers.py 2>&1 | sed 's/ at 0x.*//' >.out # garbage first; when modules are cleared, sources are no longer read
printf '%s\n' 'Exception ignored in: <function Finalizer.__del__' 'Traceback (most recent call last):' "  File \"$dir/finalizers.py\", line 3, in __del__" \
    '    def __del__(self): raise ValueError(self.name)' '                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^' 'ValueError: cycle' \
    'Exception ignored in: <function Finalizer.__del__' 'Traceback (most recent call last):' "  File \"$dir/finalizers.py\", line 3, in __del__" 'ValueError: kept' | cmp -s - .out || fail 'finalizers at the end'
mkdir -p pack
printf 'import sys\nprint("module", __name__, sys.argv[1:])\n' >mod.py
printf 'print("package", __name__)\n' >pack/__main__.py
touch pack/__init__.py
expect module 0 $'module __main__ [\'q\']\n' '' -- "$folio" -m mod q
expect package 0 $'package __main__\n' '' -- "$folio" -m pack
printf 'value = 42\n' >beside.py
printf 'import beside\nprint(beside.value)\n' >user.py
expect 'module beside the script' 0 $'42\n' '' -- "$folio" "$dir/user.py"
expect 'empty text' 0 '' '' -- "$folio" -c ''
: >empty.py
expect 'empty script' 0 '' '' -- "$folio" empty.py
printf '\xef\xbb\xbfprint("bom")\r\nprint("crlf")\r\n' >bom.py
expect 'byte order mark, CRLF' 0 $'bom\ncrlf\n' '' -- "$folio" bom.py
printf '# -*- coding: latin-1 -*-\nprint("\xe4")\n' >latin.py
expect 'declared encoding' 0 $'ä\n' '' -- "$folio" latin.py
printf '#!/usr/bin/env folio\nprint("hashbang")' >bang.py
expect 'hash-bang, no newline at the end' 0 $'hashbang\n' '' -- "$folio" bang.py

# ---- about the program
"$folio" --version >.out 2>&1 && grep -qE '^Folio [0-9]+\.[0-9]+\.[0-9]+$' .out || fail '--version'
"$folio" --help >.out 2>.err && grep -q '^usage: folio' .out && [ ! -s .err ] || fail '--help'
"$folio" run --help >.out 2>.err && grep -q '^usage: folio .* run' .out || fail 'run --help'
for wrong in '--no-such-option' '-c' '-m' '--budget lots x.py' '--threads 0 x.py' '--show nonsense x.py' 'run' 'run a.ipynb b.ipynb' 'run --wrong a.ipynb' 'run --timeout x a.ipynb'; do
    # shellcheck disable=SC2086
    "$folio" $wrong >.out 2>.err </dev/null
    [ $? = 2 ] && [ ! -s .out ] && grep -q '^folio: ' .err || fail "wrong usage: $wrong"
done

# ---- --show
"$folio" --show tokens -c 'x = 1' >.out 2>.err && grep -q 'NUMBER' .out || fail '--show tokens'
"$folio" --show tree -c 'x = 1' >.out 2>.err && grep -q 'Assign' .out || fail '--show tree'
"$folio" --show code -c 'x = f(1)' >.out 2>.err && grep -q 'CALL' .out || fail '--show code'
"$folio" --show code script.py >.out 2>.err && [ -s .out ] && ! grep -q "'script.py'" .out || fail '--show code of a script'
"$folio" --show tree -c 'x = = 1' >.out 2>.err
[ $? = 1 ] && grep -q SyntaxError .err || fail '--show of wrong source'

# ---- statuses
expect 'SystemExit without a code' 0 '' '' -- "$folio" -c 'raise SystemExit'
expect 'SystemExit None' 0 '' '' -- "$folio" -c 'import sys; sys.exit(None)'
expect 'SystemExit 7' 7 '' '' -- "$folio" -c 'import sys; sys.exit(7)'
expect 'SystemExit 256 + 3' 3 '' '' -- "$folio" -c 'raise SystemExit(259)'
expect 'SystemExit -1' 255 '' '' -- "$folio" -c 'raise SystemExit(-1)'
expect 'SystemExit True' 1 '' '' -- "$folio" -c 'raise SystemExit(True)'
expect 'SystemExit text' 1 '' $'went wrong\n' -- "$folio" -c 'import sys; sys.exit("went wrong")'
expect 'SystemExit tuple' 1 '' $'(1, 2)\n' -- "$folio" -c 'raise SystemExit(1, 2)'
expect 'SystemExit after output' 4 $'out\n' '' -- "$folio" -c 'print("out"); exit(4)'
expect 'finally runs at exit' 5 $'f\n' '' -- "$folio" -c $'import sys\ntry:\n    sys.exit(5)\nfinally:\n    print("f")'
expect exception 1 $'before\n' $'Traceback (most recent call last):\n  File "<string>", line 2, in <module>\nZeroDivisionError: division by zero\n' -- "$folio" -c $'print("before")\n1 / 0'
printf 'def f(x):\n    return x + "a"\n\nf(3)\n' >bad.py
expect 'exception in a script' 1 '' "Traceback (most recent call last):
  File \"$dir/bad.py\", line 4, in <module>
    f(3)
  File \"$dir/bad.py\", line 2, in f
    return x + \"a\"
           ~~^~~~~
TypeError: unsupported operand type(s) for +: 'int' and 'str'
" -- "$folio" bad.py
expect 'KeyboardInterrupt raised' 130 '' $'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nKeyboardInterrupt\n' -- "$folio" -c 'raise KeyboardInterrupt'

# ---- Ctrl-C
interrupted() {
    local name=$1 text=$2 pid status
    rm -f .out # what an earlier run printed must not count
    "$folio" -c "$text" >.out 2>.err &
    pid=$!
    for _ in $(seq 200); do grep -qs ready .out && break; sleep 0.05; done
    kill -INT $pid
    wait $pid
    status=$?
    [ $status = 130 ] && grep -q KeyboardInterrupt .err || { fail "$name: status $status"; cat .err; }
}
interrupted 'loop' $'print("ready", flush=True)\nwhile True:\n    pass'
interrupted 'sleep' $'import time\nprint("ready", flush=True)\ntime.sleep(60)'
interrupted 'in' $'print("ready", flush=True)\n5 in iter(int, 1)'
interrupted 'filtering' $'print("ready", flush=True)\n[x for x in range(10 ** 12) if x < 0]'
interrupted 'range' $'print("ready", flush=True)\n2.5 in range(10 ** 12)'
interrupted 'set' $'print("ready", flush=True)\nset().difference(iter(int, 1))'
interrupted 'big integers' $'print("ready", flush=True)\nx = 3 ** (10 ** 8)'
piped 'caught interrupt' 0 $'caught\n' $'try:\n    raise KeyboardInterrupt\nexcept KeyboardInterrupt:\n    print("caught")\n' -- "$folio" -

# ---- output that nobody reads
"$folio" -c $'for i in range(200000):\n    print("a line of text", i)' 2>.err | head -n 1 >.out
statuses=("${PIPESTATUS[@]}")
grep -q 'a line of text 0' .out || fail 'broken pipe: first line'
[ "${statuses[0]}" = 1 ] || [ "${statuses[0]}" = 120 ] || fail "broken pipe: status ${statuses[0]}"
grep -q BrokenPipeError .err || fail 'broken pipe: message'
if [ -w /dev/full ]; then
    "$folio" -c 'print("x")' >/dev/full 2>.err
    [ $? != 0 ] && grep -q 'No space left on device' .err || fail 'full disk'
fi

# ---- files that cannot be run
mkdir folder
"$folio" folder >.out 2>.err
[ $? != 0 ] && [ -s .err ] || fail 'folder'
if [ "$(id -u)" != 0 ]; then
    printf 'print(1)\n' >secret.py
    chmod 000 secret.py
    "$folio" secret.py >.out 2>.err
    [ $? = 1 ] && grep -q 'Permission denied' .err || fail 'unreadable file'
fi
"$folio" -m no_such_module >.out 2>.err
[ $? = 1 ] && grep -q "No module named" .err || fail 'missing module'
printf 'print("a")\nx = "\xff"\n' >notutf8.py
"$folio" notutf8.py >.out 2>.err
[ $? = 1 ] && [ ! -s .out ] && grep -q "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff\|SyntaxError: Non-UTF-8 code starting with '\\\\xff'" .err || { fail 'not UTF-8'; cat .err; }
printf 'x = 1\0\n' >nul.py
"$folio" nul.py >.out 2>.err
[ $? = 1 ] && grep -q 'SyntaxError: source code cannot contain null bytes\|ValueError: source code cannot contain null bytes' .err || { fail 'NUL'; cat .err; }

# ---- -m: packages, modules of packages, folders
mkdir -p pack/sub circle
echo 'from .one import value' >pack/__init__.py
echo 'value = 1' >pack/one.py
printf 'import sys\nfrom . import one\nprint(__name__, __package__, sys.argv[0].rsplit("/", 2)[1:], sys.argv[1:], one.value)\n' >pack/__main__.py
printf 'from ..one import value\nprint(__name__, __package__, value)\n' >pack/sub/deep.py
echo >pack/sub/__init__.py
printf 'print(__name__, repr(__package__))\nimport sys\nprint(sys.path[0])\n' >pack/sub/__main__.py
expect 'a package' 0 "__main__ pack ['pack', '__main__.py'] ['a'] 1"$'\n' '' -- "$folio" -m pack a
expect 'a module of a package' 0 $'__main__ pack.sub 1\n' '' -- "$folio" -m pack.sub.deep
expect 'a folder' 0 $'__main__ \'\'\npack/sub\n' '' -- "$folio" pack/sub
expect 'a folder without __main__' 1 '' "$folio: can't find '__main__' module in '$dir/circle'"$'\n' -- "$folio" circle
echo >circle/__init__.py
expect 'a package without __main__' 1 '' "$folio: No module named circle.__main__; 'circle' is a package and cannot be directly executed"$'\n' -- "$folio" -m circle
expect 'a module that is not there' 1 '' "$folio: No module named pack.nix"$'\n' -- "$folio" -m pack.nix
expect 'a package that is not there' 1 '' "$folio: Error while finding module specification for 'nix.y' (ModuleNotFoundError: No module named 'nix')"$'\n' -- "$folio" -m nix.y
printf 'import circle.b\nx = 1\n' >circle/a.py
printf 'from circle.a import x\n' >circle/b.py
expect 'a circle' 1 '' "Traceback (most recent call last):
  File \"<string>\", line 1, in <module>
  File \"$dir/circle/a.py\", line 1, in <module>
    import circle.b
  File \"$dir/circle/b.py\", line 1, in <module>
    from circle.a import x
ImportError: cannot import name 'x' from partially initialized module 'circle.a' (most likely due to a circular import) ($dir/circle/a.py)
" -- "$folio" -c 'import circle.a'

# ---- SyntaxError, to the character
syntax() { # name, source, standard error with FILE for the path
    printf '%s' "$2" >s.py
    expect "$1" 1 '' "${3//FILE/$dir/s.py}" -- "$folio" s.py
}
syntax 'invalid syntax' $'a = 1\nx = = 2\n' $'  File "FILE", line 2\n    x = = 2\n        ^\nSyntaxError: invalid syntax\n'
syntax 'never closed' $'f(1,\n  2\n' $'  File "FILE", line 1\n    f(1,\n     ^\nSyntaxError: \'(\' was never closed\n'
syntax 'unterminated string' $'x = \'abc\n' $'  File "FILE", line 1\n    x = \'abc\n        ^\nSyntaxError: unterminated string literal (detected at line 1)\n'
syntax 'expected colon' $'if x\n    y\n' $'  File "FILE", line 1\n    if x\n        ^\nSyntaxError: expected \':\'\n'
syntax 'expected block' $'def f():\nreturn 1\n' $'  File "FILE", line 2\n    return 1\n    ^\nIndentationError: expected an indented block after function definition on line 1\n'
syntax 'unindent' $'if 1:\n    x\n  y\n' $'  File "FILE", line 3\n    y\n     ^\nIndentationError: unindent does not match any outer indentation level\n'
syntax 'tabs' $'if 1:\n        x = 1\n\ty = 2\n' $'  File "FILE", line 3\n    y = 2\nTabError: inconsistent use of tabs and spaces in indentation\n'
syntax 'assignment to a call' $'f() = 1\n' $'  File "FILE", line 1\n    f() = 1\n    ^^^\nSyntaxError: cannot assign to function call here. Maybe you meant \'==\' instead of \'=\'?\n'
syntax 'forgotten comma' $'x = [1 2]\n' $'  File "FILE", line 1\n    x = [1 2]\n         ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?\n'
syntax 'return outside' $'return 1\n' $'  File "FILE", line 1\n    return 1\n    ^^^^^^^^\nSyntaxError: \'return\' outside function\n'
syntax 'print statement' $'print 1\n' $'  File "FILE", line 1\n    print 1\n    ^^^^^^^\nSyntaxError: Missing parentheses in call to \'print\'. Did you mean print(...)?\n'

# ---- the prompt, from a pipe
piped 'prompt from a pipe' 0 $'2\n6\n\'ValueError\'\n{\'x\': \'nope\'}\n' $'1 + 1\n_ * 3\nraise ValueError\nimport sys; sys.last_type.__name__\nfrom __future__ import annotations\ndef f(x: nope): pass\n\nf.__annotations__\n' -- "$folio" -q -i
# ---- the prompt, on a terminal
if [ "$(script -qec "echo here" /dev/null 2>/dev/null </dev/null | tr -d "\r")" = here ]; then # there may be no script, or no pseudo-terminal
    printf 'x = 6\nx * 7\nfor i in range(2):\n    print("i", i)\n\n1 / 0\nprint("still here")\nexit(3)\n' | script -qec "$folio" /dev/null >.out 2>&1
    status=$?
    tr -d '\r' <.out >.clean
    [ $status = 3 ] && grep -q '42$' .clean && grep -q '^i 1$' .clean && grep -q '^ZeroDivisionError: division by zero$' .clean && grep -q 'still here$' .clean || {
        fail "prompt: status $status"; cat .clean; }
    # blocks within blocks, brackets over several lines, a one-line block, a block without its body
    printf 'class A:\n    def m(self):\n        return "deep"\n\nA().m()\nx = (1,\n2)\nlen(x) + 40\nif x: print("one line")\n\nclass B:\n    def n(self):\n\n1 + \\\n1\n' | script -qec "$folio" /dev/null >.out 2>&1
    tr -d '\r' <.out >.clean
    grep -q "'deep'$" .clean && grep -q '42$' .clean && grep -q '[.] one line$' .clean && grep -q '[.] 2$' .clean &&
        grep -q '^IndentationError: expected an indented block after function definition on line 2$' .clean && [ $(grep -c Error .clean) = 1 ] || {
        fail 'prompt: blocks'; cat .clean; }
fi

echo "$n_bad failed"
[ $n_bad = 0 ]
