"""Weak references and the collections built on them."""

from _weakref import ReferenceType, getweakrefcount, getweakrefs, proxy, ref
import _weakref

ProxyType = _weakref.ProxyType if hasattr(_weakref, "ProxyType") else type(None)

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "ReferenceType", "ProxyType",
           "WeakKeyDictionary", "WeakSet", "WeakValueDictionary", "finalize"]


class _KeyedRef(ref):
    """A reference that knows under which key it is kept."""
    __slots__ = ("key",)

    def __new__(cls, target, callback, key):
        self = ref.__new__(cls, target, callback)
        self.key = key
        return self

    def __init__(self, target, callback, key):
        pass


class WeakValueDictionary:
    """A mapping that forgets an entry when nobody else holds its value."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        me = ref(self)

        def forget(reference):
            self = me()
            if self is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]
        self._forget = forget
        self.update(other, **kw)

    def update(self, other=(), /, **kw):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kw.items():
            self[key] = value

    def __setitem__(self, key, value):
        self.data[key] = _KeyedRef(value, self._forget, key)

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

    def __iter__(self):
        return self.keys()

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

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def pop(self, key, *default):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def clear(self):
        self.data.clear()

    def valuerefs(self):
        return list(self.data.values())

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary:
    """A mapping that forgets an entry when nobody else holds its key."""

    def __init__(self, other=()):
        self.data = {}
        me = ref(self)

        def forget(reference):
            self = me()
            if self is not None:
                self.data.pop(reference, None)
        self._forget = forget
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

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

    def __iter__(self):
        return self.keys()

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
        return self.data.setdefault(ref(key, self._forget), default)

    def keyrefs(self):
        return list(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakSet:
    """A set that forgets a member when nobody else holds it."""

    def __init__(self, items=()):
        self.data = set()
        me = ref(self)

        def forget(reference):
            self = me()
            if self is not None:
                self.data.discard(reference)
        self._forget = forget
        for item in items:
            self.add(item)

    def add(self, item):
        self.data.add(ref(item, self._forget))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def clear(self):
        self.data.clear()

    def update(self, items):
        for item in items:
            self.add(item)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __repr__(self):
        return "{" + ", ".join([repr(item) for item in self]) + "}"


class finalize:
    """Calls a function once when an object dies, or when asked to."""

    _live = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        finalize._live[self] = ref(obj, lambda _: self())

    def __call__(self, _=None):
        if finalize._live.pop(self, None) is not None:
            func, args, kwargs = self._call
            return func(*args, **kwargs)

    def detach(self):
        reference = finalize._live.pop(self, None)
        if reference is not None and reference() is not None:
            return (reference(),) + self._call

    @property
    def alive(self):
        return self in finalize._live
