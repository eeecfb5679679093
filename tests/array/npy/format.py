# SPDX-License-Identifier: MIT
# numpy.lib.format: magic strings, headers and whole arrays of .npy files, read and written piece by piece.
import io

import numpy as np
import numpy.lib.format as npy


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


print(npy.MAGIC_PREFIX, npy.MAGIC_LEN, npy.ARRAY_ALIGN, npy.BUFFER_SIZE, npy.GROWTH_AXIS_MAX_DIGITS, sorted(npy.EXPECTED_KEYS))

# the magic string
show(npy.magic, 1, 0)
show(npy.magic, 3, 255)
show(npy.magic, 256, 0)
show(npy.magic, 1, -1)
for start in b"\x93NUMPY\7\3", b"\x93NUMPX\1\0", b"\x93NUM", b"":
    show(npy.read_magic, io.BytesIO(start))
show(npy.read_magic, 5)

# headers
header = {"descr": "<f8", "fortran_order": False, "shape": (3, 4)}
for write, read in (npy.write_array_header_1_0, npy.read_array_header_1_0), (npy.write_array_header_2_0, npy.read_array_header_2_0):
    file = io.BytesIO()
    write(file, header)
    print(file.getvalue())
    file.seek(0)
    print(npy.read_magic(file), read(file), len(file.getvalue()) % npy.ARRAY_ALIGN)
file = io.BytesIO()
npy.write_array_header_1_0(file, {"descr": "|b1", "fortran_order": True, "shape": ()})
print(file.getvalue())
show(npy.read_array_header_1_0, io.BytesIO(b""))
show(npy.read_array_header_1_0, io.BytesIO(file.getvalue()[8:]), max_header_size=10)
square = np.arange(6).reshape(2, 3)
for array in square, square.T, np.arange(10)[::2], np.float32(3), np.zeros((2, 3, 4)).transpose(1, 0, 2), np.array(["ab"]), np.zeros(3, ">i2"):
    show(npy.header_data_from_array_1_0, array)
show(npy.header_data_from_array_1_0, [1])

# element types
show(npy.descr_to_dtype, "<f8")
show(npy.descr_to_dtype, "foo")
for dtype in ">i4", "U3", bool, "c16":
    show(npy.dtype_to_descr, np.dtype(dtype))

# whole arrays
for version in None, (1, 0), (2, 0), (3, 0), (4, 0), [1, 0], 1:
    file = io.BytesIO()
    show(npy.write_array, file, np.arange(3), version=version)
    print(file.getvalue()[:12])
    file.seek(0)
    show(npy.read_array, file)
file = io.BytesIO()
npy.write_array(file, square.T)
npy.write_array(file, np.float32([1, 2]))
file.seek(0)
print(npy.read_array(file).flags.f_contiguous, npy.read_array(file))
for cut in 0, 5, 9, 50, 128, 151:
    show(npy.read_array, io.BytesIO(file.getvalue()[:cut]))
