# SPDX-License-Identifier: MIT
# stderr: RuntimeWarning: divide by zero encountered in log
# stderr: RuntimeWarning: invalid value encountered in sqrt
# stderr: RuntimeWarning: overflow encountered in scalar add
# stderr: RuntimeWarning: invalid value encountered in cast
# stderr: RuntimeWarning: Mean of empty slice.
import numpy as np
x = np.ones(50000)
x[7] = 0
print((2 * np.log(x) + x).sum())  # expect: -inf
y = np.sqrt(x - 1)
print(y[7], np.int8(100) + np.int8(100))  # expect: nan -56
print(np.array([np.nan]).astype('i4').dtype)  # expect: int32
print(np.mean([]))  # expect: nan
