# SPDX-License-Identifier: MIT
# frombuffer: bounds, writing, and who keeps the memory.
import numpy as np

calls = [
    "np.frombuffer(b'abcd', dtype='i2')", "np.frombuffer(b'abc', dtype='i2')", "np.frombuffer(b'abcd', dtype='i2', count=3)", "np.frombuffer(b'abcd', dtype='i2', offset=5)",
    "np.frombuffer(b'abcd', dtype='i2', offset=-1)", "np.frombuffer(b'', dtype='i2')", "np.frombuffer(b'abcd', dtype='i2', offset=4)", "np.frombuffer(b'abcd', dtype='i2', count=0)",
    "np.frombuffer(b'abcd', dtype='i2', count=-2)", "np.frombuffer('abcd', dtype='i2')", "np.frombuffer(b'abcd', dtype='S0')", "np.frombuffer(b'abcd', 'u1', 2**62)",
    "np.frombuffer(b'abcd', dtype='u1').base", "np.frombuffer(b'abcd', dtype='u1').flags.writeable", "np.frombuffer(bytearray(b'abcd'), dtype='u1').flags.writeable",
    "np.frombuffer(memoryview(b'abcd')[1:], dtype='u1')", "np.frombuffer(np.arange(3), dtype='u1', count=9)",
]
for text in calls:
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
b = bytearray(8)
a = np.frombuffer(b, dtype="i4")
a[1] = 258
print(b)
try:
    b.append(1)
except BufferError as error:
    print("BufferError", error)
