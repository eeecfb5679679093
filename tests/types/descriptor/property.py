# SPDX-License-Identifier: MIT
# property.
def error(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class P:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "doc of x"
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @x.deleter
    def x(self):
        self._x = "deleted"

    @property
    def ro(self):
        return "ro"

    none = property()
    named = property(lambda self: "named", doc="own doc")

    @property
    def broken(self):
        raise AttributeError("inside")


p = P()
print(p.x, P.x.__doc__, P.named.__doc__, p.named, P.ro.__doc__)  # expect: 1 doc of x own doc named None
p.x = 5
print(p.x)  # expect: 5
del p.x
print(p.x)  # expect: deleted
print(error(setattr, p, "ro", 1), error(delattr, p, "ro"), error(getattr, p, "none"))  # expect: AttributeError: property 'ro' of 'P' object has no setter AttributeError: property 'ro' of 'P' object has no deleter AttributeError: property 'none' of 'P' object has no getter
print(error(setattr, p, "none", 1), error(delattr, p, "none"), error(getattr, p, "broken"))  # expect: AttributeError: property 'none' of 'P' object has no setter AttributeError: property 'none' of 'P' object has no deleter AttributeError: inside
print(type(P.x).__name__, P.x.fget.__name__, P.x.fset.__name__, P.x.fdel.__name__, P.none.fget)  # expect: property x x x None
print(P.x.__get__(p), P.x.__get__(None, P) is P.x, error(P.x.__set__, p))  # expect: deleted True TypeError:  expected 2 arguments, got 1
print(error(property, 1, 2, 3, 4, 5), error(property, q=1))  # expect: TypeError: property() takes at most 4 arguments (5 given) TypeError: 'q' is an invalid keyword argument for property()
p.__dict__["ro"] = "shadow"
print(p.ro)  # expect: ro
bare = property()
print(error(bare.__get__, p), error(bare.__set__, p, 1))  # expect: AttributeError: property of 'P' object has no getter AttributeError: property of 'P' object has no setter


class Q(P):
    @P.x.getter
    def x(self):
        return "Q" + str(self._x)


q = Q()
q.x = 8
print(q.x, Q.x.__doc__, Q.x.fset is P.x.fset)  # expect: Q8 None True


class MyProp(property):
    extra = 1


class R:
    @MyProp
    def y(self):
        "doc y"
        return 3


print(R().y, type(R.y).__name__, R.y.extra, R.y.__doc__)  # expect: 3 MyProp 1 doc y
