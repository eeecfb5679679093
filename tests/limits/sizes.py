# SPDX-License-Identifier: MIT
# What cannot fit is refused at once.
import time
def tried(f):
    start = time.perf_counter()
    try:
        f()
    except (MemoryError, OverflowError, ValueError) as e:
        took = time.perf_counter() - start
        return type(e).__name__ if took < 2 else f'{type(e).__name__} after {took:.1f} s'
    return 'ran'
print(tried(lambda: [[]] * 10 ** 12), tried(lambda: 'x' * 10 ** 12), tried(lambda: b'x' * 10 ** 12), tried(lambda: (1, 2) * 10 ** 12))  # expect: MemoryError MemoryError MemoryError MemoryError
print(tried(lambda: [1] * 10 ** 19), tried(lambda: 'ab' * 10 ** 19), tried(lambda: bytearray(10 ** 13)), tried(lambda: bytes(10 ** 13)))  # expect: OverflowError OverflowError MemoryError MemoryError
print(tried(lambda: list(range(10 ** 18))), tried(lambda: 1 << 10 ** 13), tried(lambda: bytes(10 ** 30)))  # expect: MemoryError MemoryError OverflowError
print(tried(lambda: '%*d' % (10 ** 11, 1)) in ('MemoryError', 'OverflowError'), tried(lambda: format(1, '100000000000000000000')), tried(lambda: 'x'.ljust(10 ** 13)))  # expect: True ValueError MemoryError
print(tried(lambda: format(1, '99999999999')) in ('MemoryError', 'ValueError'), tried(lambda: 'a'.zfill(10 ** 13)), tried(lambda: '\t\t'.expandtabs(10 ** 14)))  # expect: True MemoryError OverflowError
print(tried(lambda: len(range(10 ** 20))), tried(lambda: [0] * -5), tried(lambda: bytes(-1)), tried(lambda: chr(0x110000)), tried(lambda: bytearray(b'a') * 10 ** 14))  # expect: OverflowError ran ValueError ValueError MemoryError
print(tried(lambda: (10 ** 13).to_bytes(10 ** 13, 'big')), tried(lambda: int('1' * 5000)), tried(lambda: 2.0 ** 5000), tried(lambda: int(float('inf'))))  # expect: MemoryError ValueError OverflowError OverflowError
class Lies:
    def __len__(self):
        return 10 ** 15
    def __iter__(self):
        return iter([1])
    def __length_hint__(self):
        return 10 ** 15
print(tried(lambda: list(Lies())), tried(lambda: tuple(Lies())), tried(lambda: len(Lies())))  # expect: MemoryError MemoryError ran

# cycles that fill the budget are collected once memory has been refused
import _folio
_folio.set_budget(48 << 20)
def cycles():
    fill = []
    while True: fill.append(lambda: fill)
for k in range(3):
    try: cycles()
    except MemoryError: pass
    x = [str(i) for i in range(100000)]
    del x
_folio.set_budget(0)
print("collected")  # expect: collected

# shapes whose size no number holds, over one element
import numpy as np
for shape in [(2**31, 2**31), (2**62,), (2**62, 2**62), (2**31, 2**33)]:
    try: np.broadcast_to(1, shape)
    except ValueError as e: print(e)
# expect: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.
# expect: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.
# expect: iterator is too large
# expect: iterator is too large
