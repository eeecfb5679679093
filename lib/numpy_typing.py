# SPDX-License-Identifier: MIT
"""numpy.typing: names for annotations."""

import numpy as _np

__all__ = ["ArrayLike", "DTypeLike", "NBitBase", "NDArray"]


class _Any:
    def __repr__(self):
        return "typing.Any"


class _Name:
    def __init__(self, name):
        self._name = name

    def __repr__(self):
        return "numpy.typing." + self._name

    def __or__(self, other):
        return self

    __ror__ = __or__


class _NDArray(_Name):
    def __getitem__(self, scalar_type):
        return _np.ndarray[_Any(), _np.dtype[scalar_type]]


class NBitBase:
    """Not for use at run time."""


ArrayLike, DTypeLike, NDArray = _Name("ArrayLike"), _Name("DTypeLike"), _NDArray("NDArray")
