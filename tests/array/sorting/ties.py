# SPDX-License-Identifier: MIT
# argsort without a kind leaves equal elements in NumPy's order
import numpy as np
for n in (17, 18, 20, 25, 40, 60, 100, 300, 1000):
    y = np.arange(n) * 7919 % 10
    print(n, y.argsort().tolist())
