# SPDX-License-Identifier: MIT
# A scalar has the methods of an array of no dimensions.
import numpy as np


def show(text, x):
    try:
        result = eval(text)
        print("  ", text, "->", type(result).__name__, repr(result))
    except Exception as e:
        print("  ", text, "!!", type(e).__name__, e)


statements = (
    "x.all()", "x.any()", "x.argmax()", "x.argmin()", "x.argsort()", "x.astype('f4')", "x.byteswap()", "x.clip(0, 1)", "x.compress([True])",
    "x.conj()", "x.conjugate()", "x.copy()", "x.cumprod()", "x.cumsum()", "x.diagonal()", "x.dot(2)", "x.fill(0)", "x.flatten()", "x.item()", "x.item(0)",
    "x.itemset(1)", "x.max()", "x.mean()", "x.min()", "x.nonzero()", "x.prod()", "x.ptp()", "x.ravel()", "x.repeat(2)", "x.reshape(1, 1)", 
    "x.round()", "x.sort()", "x.squeeze()", "x.std()", "x.sum()", "x.swapaxes(0, 0)", "x.take([0])", "x.tobytes()", "x.tolist()",
    "x.trace()", "x.transpose()", "x.var()", "x.view('u1')[:1]" , "x.view()", "x.T", "x.real", "x.imag", "x.flat[0]", "x.shape", "x.ndim", "x.size", "x.strides",
    "x.itemsize", "x.nbytes", "x.base", "str(x.dtype)", "x.data.nbytes", "x.flags.owndata", "x.flags.writeable", "x.__array__()", "x.__array__('f4')", "x[()]", "x[...]",
    "x[0]", "len(x)", "x.__copy__()", "x.__deepcopy__({})", "x.is_integer()", "bool(x)", "int(x)", "float(x)",
    "complex(x)", "-x", "abs(x)", "~x", "divmod(x, 2)", "x ** 2", "2 ** x", "x // 2", "x % 2", "x / 2", "x << 1", "x >> 1", "x & 1", "x | 1", "x ^ 1", "x @ x", "x @ 1",
    "1 @ x", "x == 1", "x < 2", "hash(x) == hash(x.item())", "format(x, '>8')", "format(x, '.2f')", "x.__class__.__mro__[1].__name__",
    "x + [1, 2]", "[1, 2] + x", "x == 10**30", "x.max(axis=0)", "x.sum(axis=1)", 
    "x.bit_length()", "x.nope", "x.imag", "x.sum(dtype='f4')",
)
for x in np.int8(3), np.uint64(5), np.float32(1.5), np.float64(0.5), np.complex64(1 + 2j), np.bool_(True), np.float16(2):
    print(type(x).__name__)
    for text in statements:
        show(text, x)
