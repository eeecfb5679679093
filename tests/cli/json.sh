#!/bin/bash
# SPDX-License-Identifier: MIT
# folio run: what is said about broken JSON, in the words of the reference's json module. usage: json.sh BUILD
folio=$(cd "${1:-build}" && pwd)/folio
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
n_bad=0

says() { # text (with escapes of printf), what the last line of the error is
    printf '%b' "$1" >broken.ipynb
    timeout 20 "$folio" run broken.ipynb -o out.ipynb >.out 2>.err
    [ $? = 1 ] || { echo "FAILED: status of $1"; n_bad=$((n_bad + 1)); }
    [ "$(tail -n 1 .err)" = "ValueError: $2" ] || { echo "FAILED: $1: $(tail -n 1 .err)"; n_bad=$((n_bad + 1)); }
}

says '{"a" 1}' "Expecting ':' delimiter: line 1 column 6 (char 5)"
says '{"a": }' 'Expecting value: line 1 column 7 (char 6)'
says '{"a": 1,}' 'Expecting property name enclosed in double quotes: line 1 column 9 (char 8)'
says '{1: 2}' 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'
says '{"a": 1 "b": 2}' "Expecting ',' delimiter: line 1 column 9 (char 8)"
says '{"a": tru}' 'Expecting value: line 1 column 7 (char 6)'
says '{\n"a": fals}' 'Expecting value: line 2 column 6 (char 7)'
says '[1 2]' "Expecting ',' delimiter: line 1 column 4 (char 3)"
says '[1,]' 'Expecting value: line 1 column 4 (char 3)'
says '[] []' 'Extra data: line 1 column 4 (char 3)'
says '[\\x01]' 'Expecting value: line 1 column 2 (char 1)'
says '"abc' 'Unterminated string starting at: line 1 column 1 (char 0)'
says '"a\tb"' 'Invalid control character at: line 1 column 3 (char 2)'
says '"a\\x"' 'Invalid \escape: line 1 column 3 (char 2)'
says 'nul' 'Expecting value: line 1 column 1 (char 0)'
says '-' 'Expecting value: line 1 column 1 (char 0)'
says '1.' 'Extra data: line 1 column 2 (char 1)'
says '1.5e' 'Extra data: line 1 column 4 (char 3)'
not_a_notebook='broken.ipynb is not a notebook of format 4: it has no list of cells'
says '"text \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\ud83d\\ude00 \\ud83d \\uDE00 \\ud83d\\u0041"' "$not_a_notebook"
says '[1.5e3, -0, -2.5E-2, 12345678901234567890, {"a": [true, false, null]}, {}, []]' "$not_a_notebook"

echo "$n_bad failed"
[ $n_bad = 0 ]
