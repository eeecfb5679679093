#!/bin/bash
# SPDX-License-Identifier: MIT
# folio run: a notebook is executed and its outputs are stored. usage: notebook.sh BUILD
folio=$(cd "${1:-build}" && pwd)/folio
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
n_bad=0
fail() { echo "FAILED: $1"; n_bad=$((n_bad + 1)); }

cell() { # source as JSON strings -> a code cell
    printf '{"cell_type": "code", "execution_count": null, "id": "c%s", "metadata": {}, "outputs": [], "source": [%s]}' "$RANDOM" "$1"
}
notebook() { # cells … -> a notebook
    local IFS=,
    printf '{"cells": [{"cell_type": "markdown", "id": "m", "metadata": {}, "source": ["# Title é"]},%s], "metadata": {"kernelspec": {"name": "folio", "display_name": "Folio", "language": "python"}}, "nbformat": 4, "nbformat_minor": 5}\n' "$*"
}
# A value of the notebook $1, found by an expression over nb.
value() { "$folio" -c $'import sys\nnb = eval(open(sys.argv[1]).read(), {"null": None, "true": True, "false": False})\ncode = [c for c in nb["cells"] if c["cell_type"] == "code"]\nprint(eval(sys.argv[2]))' "$1" "$2" 2>&1; }
is() { # name, notebook, expression, expected text
    local got
    got=$(value "$2" "$3")
    [ "$got" = "$4" ] || fail "$1: $3 is $got, expected $4"
}

notebook "$(cell '"x = 6\n", "print(\"out\", x)\n", "x * 7"')" "$(cell '"import sys\n", "print(\"err\", file=sys.stderr)\n", "x += 1"')" "$(cell '"x"')" "$(cell '"x;"')" "$(cell '')" >good.ipynb
cp good.ipynb original.ipynb
"$folio" run good.ipynb -o done.ipynb >.out 2>.err
status=$?
[ $status = 0 ] || { fail "status $status"; cat .err; }
cmp -s good.ipynb original.ipynb || fail 'with -o the notebook itself stays as it is'
is 'streams' done.ipynb '[o["output_type"] for o in code[0]["outputs"]]' "['stream', 'execute_result']"
is 'standard output' done.ipynb '["".join(code[0]["outputs"][0]["text"])]' "['out 6\\n']"
is 'result' done.ipynb '"".join(code[0]["outputs"][1]["data"]["text/plain"])' 42
is 'result: count' done.ipynb 'code[0]["outputs"][1]["execution_count"], code[0]["execution_count"]' '(1, 1)'
is 'standard error' done.ipynb 'code[1]["outputs"][0]["name"], "".join(code[1]["outputs"][0]["text"])' "('stderr', 'err\\n')"
is 'state goes from cell to cell' done.ipynb '"".join(code[2]["outputs"][0]["data"]["text/plain"])' 7
is 'counts; a blank cell has none' done.ipynb '[c["execution_count"] for c in code]' '[1, 2, 3, 4, None]'
is 'the rest is kept' done.ipynb '"".join(nb["cells"][0]["source"]), nb["nbformat"], nb["metadata"]["kernelspec"]["name"]' "('# Title é', 4, 'folio')"

"$folio" run good.ipynb >.out 2>.err || fail 'in place: status'
is 'in place' good.ipynb '"".join(code[0]["outputs"][1]["data"]["text/plain"])' 42

notebook "$(cell '"a = 1\n", "print(a)"')" "$(cell '"1 / 0"')" "$(cell '"print(\"after\")"')" >bad.ipynb
"$folio" run bad.ipynb -o stopped.ipynb >.out 2>.err
[ $? = 1 ] || fail 'an error ends the run with status 1'
is 'outputs until the error are kept' stopped.ipynb '["".join(code[0]["outputs"][0]["text"])]' "['1\\n']"
is 'error' stopped.ipynb 'code[1]["outputs"][0]["output_type"], code[1]["outputs"][0]["ename"], code[1]["outputs"][0]["evalue"]' "('error', 'ZeroDivisionError', 'division by zero')"
is 'nothing after the error' stopped.ipynb 'code[2]["outputs"]' '[]'
"$folio" run bad.ipynb -o on.ipynb --allow-errors >.out 2>.err || fail '--allow-errors: status'
is '--allow-errors: goes on' on.ipynb '["".join(code[2]["outputs"][0]["text"])]' "['after\\n']"
is '--allow-errors: error' on.ipynb 'code[1]["outputs"][0]["ename"]' 'ZeroDivisionError'

# what is shown of containers, classes, functions and plain instances: IPython's text
notebook "$(cell '"list(range(30))"')" "$(cell '"{\"a\": [\"x\" * 30] * 3, \"b\": {\"c\": (1, 2)}}, {3, 1, 2}, set(), ()"')" "$(cell '"class Plain: pass\n", "def f(a, /, b=1, *c, d: int, **e) -> str: pass\n", "Plain, int, [f], len, [1].append"')" \
    "$(cell '"text = repr(Plain())\n", "[Plain()]"')" "$(cell '"class Lines:\n", "    def __repr__(self): return \"one\\ntwo\"\n", "[Lines(), Lines()]"')" "$(cell '"ValueError(1, \"x\"), [[[1, 2]]] * 2, zip.__name__"')" "$(cell '"list(range(2000))"')" "$(cell '"inf = [1]\n", "inf.append(inf)\n", "inf"')" >shown.ipynb
"$folio" run shown.ipynb >.out 2>.err || fail 'shown: status'
shown() { is "shown $1" shown.ipynb "\"\".join(code[$1][\"outputs\"][0][\"data\"][\"text/plain\"])${3-}" "$2"; }
shown 0 "$(printf '[0,'; printf '\n %s,' $(seq 28); printf '\n 29]')"
shown 1 "({'a': ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
   'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'],
  'b': {'c': (1, 2)}},
 {1, 2, 3},
 set(),
 ())"
shown 2 "(__main__.Plain,
 int,
 [<function __main__.f(a, /, b=1, *c, d: int, **e) -> str>],
 <function len(obj, /)>,
 <function list.append(object, /)>)"
shown 3 '[<__main__.Plain at 0x' '[:22]'
shown 4 "$(printf '[one\n two,\n one\n two]')"
shown 5 "(ValueError(1, 'x'), [[[1, 2]], [[1, 2]]], 'zip')"
shown 6 "$(printf ' 999,\n ...]')" '[-11:]'
shown 7 '[1, [...]]'

# lines that are not Python: recognised, and refused by name
notebook "$(cell '"%time 1 + 1"')" "$(cell '"x = %timeit -n 3 \"q\" \\ y"')" "$(cell '"!ls -l  "')" "$(cell '"y = !pwd"')" "$(cell '"%%bash\n", "echo no Python"')" \
    "$(cell '"z = 7 %3\n", "w = (1,\n", "%3)"')" "$(cell '"t = \"\"\"\n", "!not a command\n", "\"\"\"  # \u0021x\n", "z % 2, t"')" >magic.ipynb
"$folio" run magic.ipynb -o magic.out.ipynb --allow-errors >.out 2>.err || fail 'magics: status'
is 'magic' magic.out.ipynb 'code[0]["outputs"][0]["ename"], code[0]["outputs"][0]["evalue"]' "('NotImplementedError', 'the magic %time is not there yet')"
is 'magic: assigned' magic.out.ipynb 'code[1]["outputs"][0]["evalue"]' 'the magic %timeit is not there yet'
is 'shell line' magic.out.ipynb 'code[2]["outputs"][0]["evalue"]' 'shell lines are not there yet: !ls -l'
is 'shell line: assigned' magic.out.ipynb 'code[3]["outputs"][0]["evalue"]' 'shell lines are not there yet: !pwd'
is 'magic of a cell' magic.out.ipynb 'code[4]["outputs"][0]["evalue"]' 'the magic %%bash is not there yet'
is 'a line inside brackets is Python' magic.out.ipynb 'code[5]["outputs"][0]["ename"]' SyntaxError
is 'a line inside a text is Python' magic.out.ipynb '"".join(code[6]["outputs"][0].get("evalue", "ran"))' "name 'z' is not defined"

# the streams of a cell
notebook "$(cell '"import sys\n", "print(sys.stdout.encoding, sys.stdout.name, sys.stderr.name, sys.stdout.isatty(), sys.stdout.flush())"')" \
    "$(cell '"sys.stdout.writelines([\"a\\n\", \"b\"])"')" "$(cell '"sys.stdout.write(3)"')" "$(cell '"sys.stdout.writelines([3])"')" "$(cell '"sys.stdout.writelines(3)"')" \
    "$(cell '"print(\"\u00e9\ud83d\ude00\", end=\"\")"')" >streams.ipynb
"$folio" run streams.ipynb -o streams.out.ipynb --allow-errors >.out 2>.err || fail 'streams: status'
is 'stream: what it is' streams.out.ipynb '"".join(code[0]["outputs"][0]["text"])' 'UTF-8 <stdout> <stderr> False None'
is 'stream: lines' streams.out.ipynb '"".join(code[1]["outputs"][0]["text"])' 'a
b'
is 'stream: a number' streams.out.ipynb 'code[2]["outputs"][0]["evalue"]' 'write() argument must be str, not int'
is 'stream: a list of numbers' streams.out.ipynb 'code[3]["outputs"][0]["evalue"]' 'write() argument must be str, not int'
is 'stream: no list' streams.out.ipynb 'code[4]["outputs"][0]["evalue"]' "'int' object is not iterable"
is 'stream: letters beyond ASCII' streams.out.ipynb 'ascii("".join(code[5]["outputs"][0]["text"]))' "'\\xe9\\U0001f600'"

notebook "$(cell '"x = = 1"')" >syntax.ipynb
"$folio" run syntax.ipynb -o syntax.out.ipynb >.out 2>.err
[ $? = 1 ] || fail 'SyntaxError: status'
is 'SyntaxError' syntax.out.ipynb 'code[0]["outputs"][0]["ename"]' 'SyntaxError'

notebook "$(cell '"while True:\n", "    pass"')" >slow.ipynb
timeout 30 "$folio" run slow.ipynb -o slow.out.ipynb --timeout 0.5 >.out 2>.err
status=$?
[ $status != 0 ] && [ $status != 124 ] || fail "--timeout: status $status"

for text in '' '{' '[]' '{"cells": 3}' '{"cells": [1], "nbformat": 4}' 'null' '{"cells": [{"cell_type": "code", "source": 5}], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}'; do
    printf '%s' "$text" >wrong.ipynb
    timeout 20 "$folio" run wrong.ipynb -o wrong.out.ipynb >.out 2>.err
    status=$?
    [ $status = 1 ] && [ -s .err ] || fail "malformed notebook $text: status $status"
done
head -c 300000 /dev/zero | tr '\0' '[' >deep.ipynb
timeout 20 "$folio" run deep.ipynb >.out 2>.err
status=$?
[ $status = 1 ] || fail "deeply nested JSON: status $status"
"$folio" run missing.ipynb >.out 2>.err
[ $? = 1 ] && grep -q 'No such file' .err || fail 'missing notebook'

echo "$n_bad failed"
[ $n_bad = 0 ]
