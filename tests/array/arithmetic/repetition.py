# SPDX-License-Identifier: MIT
# Scalars beside sequences: repetition or arithmetic; numbers without an opposite.
import numpy as np
for e in ("np.int64(2)*[1,2]","[1,2]*np.int64(2)","np.float64(2)*[1,2]","[1,2]*np.float64(2)","np.int8(2)*(1,2)","'ab'*np.int64(2)","np.int64(2)*'ab'","np.array(2)*[1,2]","[1,2]*np.array(2)","-np.int8(-128)","abs(np.int8(-128))","-np.uint8(5)","-np.uint8(0)","-np.int64(-2**63)","abs(np.int32(-2**31))","+np.int8(-128)","[1,2]+np.int64(1)","np.int64(1)+[1,2]","hash(np.complex64(1+2j))==hash(1+2j)","hash(np.float32(0.1))==hash(float(np.float32(0.1)))", "[1,2]*np.uint8(3)", "b'a'*np.int16(2)", "range(3)[np.int64(1)]", "'abc'[np.int64(1):]", "[0]*np.array([2,3])"):
    try: print(e, repr(eval(e)))
    except Exception as x: print(e, type(x).__name__, x)
