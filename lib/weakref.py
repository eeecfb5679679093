# SPDX-License-Identifier: MIT
"""Weak references and the collections built on them."""

import _weakref
from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType", "CallableProxyType",
           "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

_absent = object()


class KeyedRef(ref):
    """A reference that knows under which key it is kept."""
    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        self = ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        super().__init__(target, callback)


class WeakMethod(ref):
    """A weak reference to a bound method, which is alive as long as its object and its function are."""
    __slots__ = ("_function", "_kind", "_alive", "__weakref__")

    def __new__(cls, method, callback=None):
        try:
            owner, function = method.__self__, method.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(method)}") from None

        def gone(_):
            self = me()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, owner, gone)
        self._function = ref(function, gone)
        self._kind = type(method)
        self._alive = True
        me = ref(self)
        return self

    def __call__(self):
        owner, function = super().__call__(), self._function()
        if owner is None or function is None:
            return None
        return self._kind(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        result = WeakMethod.__eq__(self, other)
        return result if result is NotImplemented else not result

    __hash__ = ref.__hash__


class _WeakMapping:
    """What both mappings share: everything that can be said with item access, deletion and items()."""

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self):
        return self.keys()

    def clear(self):
        self.data.clear()

    def popitem(self):
        while True:
            entry = self._alive_entry(*self.data.popitem())
            if entry is not None:
                return entry

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=(), /, **keywords):
        if hasattr(other, "items"):
            pairs = list(other.items())
        elif hasattr(other, "keys"):
            pairs = [(key, other[key]) for key in other.keys()]
        else:
            pairs = other
        for key, value in pairs:
            self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def copy(self):
        new = type(self)()
        for key, value in self.items():
            new[key] = value
        return new

    __copy__ = copy

    def __eq__(self, other):
        if not isinstance(other, _WeakMapping) and not isinstance(other, dict):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = type(self)()
        new.update(other)
        new.update(self)
        return new

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakValueDictionary(_WeakMapping):
    """A mapping that forgets an entry when nobody else holds its value."""

    def __init__(self, other=(), /, **keywords):
        self.data = {}
        me = ref(self)

        def remove(reference):
            self = me()
            if self is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]
        self._remove = remove
        self.update(other, **keywords)

    def _alive_entry(self, key, reference):
        value = reference()
        return None if value is None else (key, value)

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __len__(self):
        return len(self.data)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def keys(self):
        for key, reference in list(self.data.items()):
            if reference() is not None:
                yield key

    def values(self):
        for reference in list(self.data.values()):
            value = reference()
            if value is not None:
                yield value

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, default=_absent):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default is _absent:
            raise KeyError(key)
        return default

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        yield from self.valuerefs()


class WeakKeyDictionary(_WeakMapping):
    """A mapping that forgets an entry when nobody else holds its key."""

    def __init__(self, dict=None):
        self.data = {}
        me = ref(self)

        def remove(reference):
            self = me()
            if self is not None:
                self.data.pop(reference, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _alive_entry(self, reference, value):
        key = reference()
        return None if key is None else (key, value)

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = type(self)()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def keys(self):
        for reference in list(self.data):
            key = reference()
            if key is not None:
                yield key

    def values(self):
        for reference, value in list(self.data.items()):
            if reference() is not None:
                yield value

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set that forgets a member when nobody else holds it."""

    def __init__(self, data=None):
        self.data = set()
        me = ref(self)

        def remove(reference):
            self = me()
            if self is not None:
                self.data.discard(reference)
        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def remove(self, item):
        self.data.remove(ref(item))

    def discard(self, item):
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        new = type(self)(self)
        new.update(other)
        return new

    def __or__(self, other):
        return self.union(other) if _is_set(other) else NotImplemented

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def __and__(self, other):
        return self.intersection(other) if _is_set(other) else NotImplemented

    def difference(self, other):
        new = self.copy()
        new.difference_update(other)
        return new

    def __sub__(self, other):
        return self.difference(other) if _is_set(other) else NotImplemented

    def symmetric_difference(self, other):
        new = self.copy()
        new.symmetric_difference_update(other)
        return new

    def __xor__(self, other):
        return self.symmetric_difference(other) if _is_set(other) else NotImplemented

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection_update(self, other):
        self.data.intersection_update(ref(item) for item in other)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)

    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)

    def _references(self, other):
        return other.data if isinstance(other, WeakSet) else {ref(item) for item in other}

    def __le__(self, other):
        return self.data <= self._references(other) if _is_set(other) else NotImplemented

    def __lt__(self, other):
        return self.data < self._references(other) if _is_set(other) else NotImplemented

    def __ge__(self, other):
        return self.data >= self._references(other) if _is_set(other) else NotImplemented

    def __gt__(self, other):
        return self.data > self._references(other) if _is_set(other) else NotImplemented

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, WeakSet) else NotImplemented

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


def _is_set(other):
    return isinstance(other, (WeakSet, set, frozenset))


class finalize:
    """Calls a function once: when an object dies, when asked to, or when the program ends."""

    __slots__ = ("_number",)
    _live = {}  # finalizer -> [reference, function, arguments, keywords, at the end too?], in the order of their making
    _made = 0

    def __init__(self, obj, func, /, *args, **kwargs):
        self._number = finalize._made
        finalize._made += 1
        if not self._number:
            _weakref._at_exit(_finish)
        finalize._live[self] = [ref(obj, self), func, args, kwargs, True]

    def __call__(self, _=None):
        """Calls the function if that has not been done, and returns its result."""
        entry = finalize._live.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def detach(self):
        """Forgets the function: (object, function, arguments, keywords) if it was alive."""
        entry = finalize._live.get(self)
        target = entry and entry[0]()
        if target is not None and finalize._live.pop(self, None):
            return (target, entry[1], entry[2], entry[3])

    def peek(self):
        """(object, function, arguments, keywords) if it is alive."""
        entry = finalize._live.get(self)
        target = entry and entry[0]()
        if target is not None:
            return (target, entry[1], entry[2], entry[3])

    @property
    def alive(self):
        """Will the function still be called?"""
        return self in finalize._live

    @property
    def atexit(self):
        """Will it be called at the end of the program?"""
        entry = finalize._live.get(self)
        return bool(entry) and entry[4]

    @atexit.setter
    def atexit(self, value):
        entry = finalize._live.get(self)
        if entry:
            entry[4] = bool(value)

    def __repr__(self):
        entry = finalize._live.get(self)
        target = entry and entry[0]()
        if target is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>"


def _finish():
    """Calls what is left at the end of the program, the newest first."""
    import sys
    while True:
        left = [f for f, entry in finalize._live.items() if entry[4]]
        if not left:
            return
        try:
            left[-1]()
        except Exception:
            sys.excepthook(*sys.exc_info())
