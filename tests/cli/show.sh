#!/bin/bash
# SPDX-License-Identifier: MIT
# --show prints the stations of the first walk of ARCHITECTURE.md. Argument: the build folder.
folio=$1/folio
failed=0
check() { # what, expected output
    local got
    got=$("$folio" --show "$1" -c 'total = a[1:].sum()') && [ "$got" = "$2" ] && return
    echo "--show $1:"
    diff <(echo "$2") <(echo "$got")
    failed=1
}

check tokens "1,0-1,5:	NAME       'total'
1,6-1,7:	OP         '='
1,8-1,9:	NAME       'a'
1,9-1,10:	OP         '['
1,10-1,11:	NUMBER     '1'
1,11-1,12:	OP         ':'
1,12-1,13:	OP         ']'
1,13-1,14:	OP         '.'
1,14-1,17:	NAME       'sum'
1,17-1,18:	OP         '('
1,18-1,19:	OP         ')'
1,19-1,19:	NEWLINE    ''
2,0-2,0:	ENDMARKER  ''"
check scopes "module - line 1
  a: name
  total: name"
check code "<module>: 7 registers (0 locals, 0 cells, 0 free)
    1     0  GETNAME            t4 .a
          4  LOADN              t5 (1)
          5  LOADK              t6 (None)
          6  GETSLICE           t3 t4 t5
          7  GETMETHOD          t1 t3 .sum
         11  CALLMETHOD         t1 #0 t0
         12  SETNAME            t0 .total
         13  LOADK              t0 (None)
         14  RET                t0"
for node in Module Assign Call Attribute Subscript Slice; do
    "$folio" --show tree -c 'total = a[1:].sum()' | grep -q "$node(" || { echo "--show tree has no $node"; failed=1; }
done
exit $failed
