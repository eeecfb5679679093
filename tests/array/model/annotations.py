# SPDX-License-Identifier: MIT
# Annotations: ndarray[...], dtype[...], numpy.typing.
import numpy as np


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


t(lambda: np.ndarray[int, np.dtype[np.float64]])
t(lambda: np.ndarray[int])
t(lambda: np.ndarray[int, int, int])
t(lambda: np.ndarray[()])
t(lambda: np.dtype[np.float64])
t(lambda: np.dtype[np.float64, int])
t(lambda: np.dtype[()])
t(lambda: np.dtype[(int,)])
t(lambda: np.ndarray[int, float].__args__)


def norm(x: np.ndarray[tuple, np.dtype[np.float64]], y: "np.ndarray") -> np.ndarray[int, np.dtype[np.int64]]:
    return x


print(norm(3, 4), norm.__annotations__['y'])
import numpy.typing as npt
from numpy.typing import NDArray, ArrayLike, DTypeLike


def f(x: npt.NDArray[np.float64], y: NDArray[np.int64], z: ArrayLike = 3, d: DTypeLike = float) -> "NDArray":
    return x


print(f(np.ones(2), 3), npt.NDArray[np.float64].__origin__, npt.NDArray[np.float64].__args__[1])
print(NDArray[np.bool_].__args__[1].__args__, np.typing is npt)
print(npt.NDArray[np.float64], NDArray[np.int8])
