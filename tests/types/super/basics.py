# SPDX-License-Identifier: MIT
# super().
def error(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class A:
    attr = "A.attr"

    def __init__(self, *args):
        self.args = args

    def f(self):
        return "A.f"

    @classmethod
    def c(cls):
        return "A.c " + cls.__name__

    @staticmethod
    def s():
        return "A.s"

    @property
    def p(self):
        return "A.p"


class B(A):
    attr = "B.attr"

    def __init__(self, *args):
        super().__init__(*args, "B")

    def f(self):
        return "B.f " + super().f()

    @classmethod
    def c(cls):
        return "B.c " + super().c()

    @property
    def p(self):
        return "B.p " + super().p

    def other(self):
        return super().attr, super().s(), super(B, self).f(), super().__class__.__name__

    def nested(self):
        def inner():
            return super(B, self).f()
        return inner() + "".join(super(B, self).f() for _ in range(2))

    def missing(self):
        return super().missing

    def in_lambda(self):
        return (lambda s: super(B, s).f())(self)

    def explicit(self):
        x = super()
        return x.f(), x.__thisclass__, x.__self__ is self, x.__self_class__


class C(B):
    pass


b = C(1, 2)
print(b.args, b.f(), b.c(), C.c(), b.p, b.other())  # expect: (1, 2, 'B') B.f A.f B.c A.c C B.c A.c C B.p A.p ('A.attr', 'A.s', 'A.f', 'super')
print(b.nested(), b.in_lambda(), error(b.missing), b.explicit())  # expect: A.fA.fA.f A.f AttributeError: 'super' object has no attribute 'missing' ('A.f', <class '__main__.B'>, True, <class '__main__.C'>)
print(repr(super(B, b)), repr(super(B)), super(B, C).attr, super(B, b).attr)  # expect: <super: <class 'B'>, <C object>> <super: <class 'B'>, NULL> A.attr A.attr
print(error(super, 1), error(super, B, 1), error(super, B, A()), error(super, 1, 2, 3), error(super, x=1))  # expect: TypeError: super() argument 1 must be a type, not int TypeError: super(type, obj): obj must be an instance or subtype of type TypeError: super(type, obj): obj must be an instance or subtype of type TypeError: super() expected at most 2 arguments, got 3 TypeError: super() takes no keyword arguments
print(error(lambda: super(B).f), error(lambda: super(B, b).nope))  # expect: AttributeError: 'super' object has no attribute 'f' AttributeError: 'super' object has no attribute 'nope'
u = super(B)
print(u.__get__(b).f(), super(B, C).f(b), super(A, b).__repr__() == object.__repr__(b))  # expect: A.f A.f True


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args, "meta")


class D(A, metaclass=Meta):
    def __new__(cls, *args):
        return super().__new__(cls)


print(D(1).args)  # expect: (1, 'meta')


class E(list):
    def append(self, x):
        super().append(x * 2)
        return self

    def __len__(self):
        return super().__len__() + 100

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


e = E()
e.append(4)
print(len(e), e[0], list.__len__(e))  # expect: 101 ('item', 8) 1


class F(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)


f = F()
f["a"] = 1
print(f)  # expect: {'a': 2}


class G(int):
    def __new__(cls, v):
        return super().__new__(cls, v * 2)

    def __add__(self, o):
        return G(super().__add__(o))


print(G(4) + 1, type(G(4) + 1).__name__)  # expect: 18 G


class H(Exception):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code

    def __str__(self):
        return f"{super().__str__()} [{self.code}]"


try:
    raise H("bad", 5)
except H as err:
    print(err, err.args, repr(err))  # expect: bad [5] ('bad',) H('bad')


class SetAttr:
    def __setattr__(self, name, value):
        super().__setattr__(name, ("wrapped", value))


sa = SetAttr()
sa.x = 1
print(sa.x)  # expect: ('wrapped', 1)


class I1:
    def who(self):
        return "I1"


class I2(I1):
    def who(self):
        def gen():
            yield super(I2, self).who()
        return [*gen(), __class__.__name__]


print(I2().who())  # expect: ['I1', 'I2']
