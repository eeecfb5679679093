# SPDX-License-Identifier: MIT
"""Memory of this runtime: accounts, budget, evaluation of array expressions."""

import _folio

__all__ = ["account", "budget", "eager", "lazy", "reset_peak", "release_cache", "parse_size", "format_size"]


def parse_size(size):
    """Bytes of "512M", "2G", "64KiB" or a number."""
    return size if isinstance(size, int) else _folio.size_from_text(size.strip())


def format_size(nbytes):
    """A number of bytes as people read it."""
    return _folio.text_from_size(nbytes)


class Account:
    """Where memory is, in bytes, at one moment.

    asked = objects + data + internals       what the program asked for and has not freed, exactly
    held  = asked + slack + free + cached + overhead       what the allocator has from the system
    resident = anonymous + file              what the system counts
    """

    def __init__(self, figures):
        for name, value in figures.items():
            setattr(self, name, value)
        self.names = list(figures)

    def __repr__(self):
        lines = [f"{name:>14}  {format_size(getattr(self, name)) if name != 'blocks' else self.blocks}" for name in self.names]
        return "\n".join(lines)


def account():
    """The accounts now."""
    return Account(_folio.account())


def reset_peak():
    """Starts `peak` and `peak_resident` anew."""
    _folio.reset_peak()


def release_cache():
    """Gives memory kept for reuse back to the system; returns the bytes."""
    return _folio.release_cache()


class budget:
    """Bounds private memory: folio.budget("512M") from now on, or `with folio.budget("512M"):`. 0 or None: no bound."""

    def __init__(self, size):
        self.before = _folio.account()["budget"]
        _folio.set_budget(parse_size(size or 0))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        _folio.set_budget(self.before)
        return False

    def __repr__(self):
        now = _folio.account()["budget"]
        return f"budget {format_size(now)}" if now else "no budget"


def eager(on=True):
    """Evaluates array expressions operator by operator (True) or when they are needed (False); returns the old setting."""
    return _folio.set_eager(on)


class lazy:
    """`with folio.lazy():` array expressions stay deferred under a name, too: as variables, parameters and results of functions.

    They are computed when somebody looks at their elements, every time a reduction streams over them, and when they are stored in an
    attribute, item or container. Warnings and errors appear there. eager(True) has precedence."""

    def __enter__(self):
        _folio.nest_lazy(True)
        return self

    def __exit__(self, kind, value, traceback):
        _folio.nest_lazy(False)
        return False
