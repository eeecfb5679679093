# SPDX-License-Identifier: MIT
# numpy.lib.format refuses to write a header that nobody could read.
# differs: the reference writes it, or fails on the way
import io

import numpy as np
import numpy.lib.format as npy

for header in (
    [],
    {"descr": "<f8"},
    {"descr": "<f8", "fortran_order": True, "shape": 3},
    {"descr": "<f8", "fortran_order": 5, "shape": (3,)},
    {"descr": "<f8", "fortran_order": False, "shape": (-1,)},
    {"descr": "foo", "fortran_order": False, "shape": (3,)},
    {"descr": "<f8", "fortran_order": False, "shape": (3,), "more": 1},
):
    file = io.BytesIO()
    try:
        npy.write_array_header_1_0(file, header)
    except ValueError as error:
        print(error, file.getvalue())
# expect: Header is not a dictionary: [] b''
# expect: Header does not contain the correct keys: ['descr'] b''
# expect: shape is not valid: 3 b''
# expect: fortran_order is not a valid bool: 5 b''
# expect: shape is not valid: (-1,) b''
# expect: descr is not a valid dtype descriptor: 'foo' b''
# expect: Header does not contain the correct keys: ['descr', 'fortran_order', 'more', 'shape'] b''
for call in lambda: npy.magic("1", 0), lambda: npy.dtype_to_descr("i4"), lambda: npy.read_array(io.BytesIO(b"\x93NUMPY\1\0\2\0{}")):
    try:
        call()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: AttributeError 'str' object has no attribute 'str'
# expect: ValueError Header does not contain the correct keys: []
