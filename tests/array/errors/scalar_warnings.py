# SPDX-License-Identifier: MIT
# Warnings of scalars: kinds that do not fit one into the other are computed as arrays, and not called scalar.
import sys
import numpy as np

sys.stderr = sys.stdout
for text in ("np.float32(1) / 0", "np.float32(1) / np.float32(0)", "np.float32(1) / np.int64(0)", "np.float64(1) / 0", "np.int64(1) // 0", "np.int8(1) // np.uint8(0)",
             "np.float16(60000) * 2", "np.float16(60000) * np.float16(2)", "np.float32(3e38) * 10", "np.float32(3e38) * np.float32(10)", "np.int32(2**31 - 1) + np.int32(1)"):
    print(text)
    print(eval(text))
