# SPDX-License-Identifier: MIT
# Warnings that libraries give, or cause, name the line of this script.
# stderr: warning_lines.py:13: RuntimeWarning: Mean of empty slice
# stderr: warning_lines.py:18: RuntimeWarning: All-NaN axis encountered
# stderr: warning_lines.py:19: RuntimeWarning: divide by zero encountered in log10
# stderr: warning_lines.py:20: UserWarning: loadtxt: input contained no data
# stderr: warning_lines.py:21: RuntimeWarning: Degrees of freedom <= 0 for slice
# stderr: warning_lines.py:14: DeprecationWarning: Insufficient bit width provided
import numpy as np


def inner():
    np.nanmean([np.nan])
    return np.binary_repr(-9, 3)


print(inner())  # expect: 10111
np.nanmax([np.nan])
np.geomspace(1, 10, 2) + np.log10(0)
np.loadtxt([])
np.cov([1])
