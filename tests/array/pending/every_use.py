# SPDX-License-Identifier: MIT
# A large expression that has not been computed yet can be used in every way that an array can.
import numpy as np

try:
    from folio import lazy  # names keep what has not been computed
except ImportError:
    from contextlib import nullcontext as lazy  # the reference computes at once
lazy().__enter__()

N = 300_000
base = np.arange(float(N))


def pending():
    return base * 2 + 1


print(repr(pending())[:40])
print(str(pending())[:40])
print(f"{pending()}"[:40])
print(pending()[5], pending()[-1], pending()[2:4], pending()[[1, 2]], pending()[base < 2], pending()[...][:2], pending()[None].shape)
print(3.0 in pending(), -1.0 in pending(), len(pending()), pending().shape, pending().dtype, pending().nbytes, pending().ndim, pending().size)
for i, x in enumerate(pending()):
    if i == 3:
        print(x)
        break
e = pending()
e[0] = 100
print(e[:3])
e = pending()
e[1:3] += 5
print(e[:4])
e = pending()
e.shape = 2, N // 2
print(e.shape, e[1, 0])
e = pending()
e.flags.writeable = False
print(e.flags.writeable, e.flags.c_contiguous, e.strides)
e = pending()
e.real = 0
print(e.sum())
e = pending()
e.dtype = np.int64
print(e.dtype, e.shape)
print(pending().T is not None, pending().base is None, pending().flat[3], pending().real[2], pending().imag[2])
print(pending().tolist()[:2], pending().item(3), bytes(pending().data)[:8], memoryview(pending()).shape, pending().copy()[1], pending().view(np.int64)[0])
print(int(pending()[:1].sum()), bool((pending() > 0).all()), pending().sum() == (2 * base + 1).sum(), np.add.reduce(pending()) > 0)
print((pending() == pending()).all(), (pending() + pending())[1], (-pending())[1], abs(pending())[1], (pending() @ np.ones(N)) == pending().sum())
print(np.sqrt(pending())[4], np.concatenate([pending(), [1.0]])[-1], np.where(pending() > 3, 1, 0)[:4], np.asarray(pending())[1], np.array(pending())[1])
print([type(x).__name__ for x in (pending(), pending()[0], pending()[:1])], isinstance(pending(), np.ndarray), hasattr(pending(), "nope"))
try:
    pending().nope
except AttributeError as error:
    print(error)
try:
    pending()[N]
except IndexError as error:
    print(error)
try:
    pending()[0, 0]
except IndexError as error:
    print(error)
try:
    bool(pending())
except ValueError as error:
    print(error)
try:
    pending()["x"]
except IndexError as error:
    print(error)
try:
    hash(pending())
except TypeError as error:
    print(error)
try:
    pending().shape = 3
except ValueError as error:
    print(error)
try:
    np.sqrt("x")
except TypeError as error:
    print(error)
try:
    base + object()
except TypeError as error:
    print(type(error).__name__)

# in containers
held = [pending()]
print(repr(held)[:40], str(tuple(held))[:40], f"{held}"[:20])
for use in repr, str, iter, len, list:
    held = [pending()]
    print(use.__name__, str(list(map(use, held)))[:20] if use is not iter else next(list(map(iter, held))[0]))
held = [pending()]
held[0][1:3] = 5
print(held[0][:4])
held = [pending()]
held[0].shape = 3, -1
print(held[0].shape, 7.0 in [pending()][0])

# what an expression was made of may change afterwards: the expression is of before
x = np.ones(N)
y = x * 3
x[:] = 7
print(y[0], (x * 3)[0])
y = x + 1
x += 1
print(y[0], x[0])
z = y
y += 1
print(z[0], z is y)
