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

# plan runs the script
plan() { # code, expected output
    local got
    got=$("$folio" --threads 2 --show plan -c "$1") && [ "$got" = "$2" ] && return
    echo "--show plan of $1:"
    diff <(echo "$2") <(echo "$got")
    failed=1
}
plan 'import numpy as np
a, b = np.ones((200, 100)), np.arange(20000.).reshape(200, 100)
print((2 * np.log(a) + b).sum())' "plan <string>:3
  sum of an expression, 20000 elements
  in0    float64 (200, 100), C order, 160000 bytes
  in1    float64 (200, 100), C order, 160000 bytes
  t0   = log(in0)                   | in one loop
  t0   = multiply(2.0, t0)          |
  t0   = add(t0, in1)               |
  out  = sum(t0)                    |
  loops  20000 (2 axes merged into 1), bytes per step of the innermost: in0 8, in1 8
  blocks of 8192 elements, 1 part on 1 thread
  out    one element
  asks   0 bytes for the result, 82672 for blocks; operator by operator: 3 arrays, 480000 bytes
199990000.0"
plan 'import numpy as np
a = np.arange(40000).reshape(200, 200)
c = a[:, ::2] > 7
c &= True
m = a.max(axis=0)' "plan <string>:3
  expression, 20000 elements
  in0    int64 (200, 100), strides (1600, 16), 160000 bytes
  out  = greater(in0, 7)
  loops  20000 (2 axes merged into 1), bytes per step of the innermost: in0 16, out 1
  blocks of 20000 elements, 1 part on 1 thread
  out    bool (200, 100), C order, 20000 bytes, new
  asks   20000 bytes for the result, 0 for blocks
plan <string>:4
  expression, 20000 elements
  in0    bool (200, 100), C order, 20000 bytes
  out  = bitwise_and(in0, True)
  loops  20000 (2 axes merged into 1), bytes per step of the innermost: in0 1, out 1
  blocks of 20000 elements, 1 part on 1 thread
  out    bool (200, 100), C order, 20000 bytes, there already
  asks   0 bytes for the result, 0 for blocks
plan <string>:5
  copy, 200 elements
  in0    int64 (200,), C order, 1600 bytes
  out  = copy(in0)
  loops  200, bytes per step of the innermost: in0 8, out 8
  blocks of 200 elements, 1 part on 1 thread
  out    int64 (200,), C order, 1600 bytes, there already
  asks   0 bytes for the result, 0 for blocks
plan <string>:5
  maximum along an outer axis: row after row into the results, 40000 elements
  in0    int64 (200, 200), C order, 320000 bytes
  loops  200 x 200, bytes per step of the innermost: in0 8, out 8
  parts  1 on 1 thread
  out    int64 (200,), C order, 1600 bytes, new
  asks   1600 bytes for the result, 0 for blocks"
exit $failed
