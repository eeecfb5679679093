# SPDX-License-Identifier: MIT
# Attributes of instances: order, many, deletion, unusual names, hooks.
def error(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class P:
    pass


p = P()
for i in range(40):
    setattr(p, f"a{i}", i)
print(list(p.__dict__)[:5], len(p.__dict__), p.a39, p.a0)  # expect: ['a0', 'a1', 'a2', 'a3', 'a4'] 40 39 0
q = P()
q.a0, q.b, q.c = 1, 2, 3
del q.b
q.b = 4
print(q.__dict__, vars(q))  # expect: {'a0': 1, 'c': 3, 'b': 4} {'a0': 1, 'c': 3, 'b': 4}
r = P()
setattr(r, "not an identifier", 1)
setattr(r, "é", 2)
print(r.__dict__, getattr(r, "not an identifier"), r.é)  # expect: {'not an identifier': 1, 'é': 2} 1 2
print(hasattr(r, "x"), hasattr(r, "é"), getattr(r, "x", "default"))  # expect: False True default
name = "".join(["dy", "namic"])
setattr(r, name, 3)
print(r.dynamic, getattr(r, "dyn" + "amic"))  # expect: 3 3
many = [P() for _ in range(100)]
for i, o in enumerate(many):
    for k in range(i % 7):
        setattr(o, f"k{(k * 3 + i) % 11}", k)
print(sum(len(o.__dict__) for o in many), many[13].__dict__)  # expect: 295 {'k2': 0, 'k5': 1, 'k8': 2, 'k0': 3, 'k3': 4, 'k6': 5}


class G:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name}")


g = G()
g.y = 1
print(g.y, g.xa, error(lambda: g.z), hasattr(g, "x"), hasattr(g, "z"))  # expect: 1 XA AttributeError: no z True False


class GA:
    def __init__(self):
        self.log = []

    def __getattribute__(self, name):
        if name == "secret":
            return 42
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "bad":
            raise ValueError("bad name")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.log.append("del " + name)
        object.__delattr__(self, name)


ga = GA()
ga.t = 1
del ga.t
print(ga.secret, ga.log, error(setattr, ga, "bad", 1), error(delattr, ga, "none"))  # expect: 42 ['del t', 'del none'] ValueError: bad name AttributeError: 'GA' object has no attribute 'none'


class Both(GA):
    def __getattr__(self, name):
        return "fallback " + name


print(Both().secret, Both().other, Both().log)  # expect: 42 fallback other []


class C:
    x = 1

    def f(self):
        return "f"


c = C()
print(c.x, c.__dict__)  # expect: 1 {}
c.x = 2
print(c.x, C.x, c.__dict__)  # expect: 2 1 {'x': 2}
del c.x
print(c.x)  # expect: 1
c.f = lambda: "own"
print(c.f())  # expect: own
C.late = 5
print(c.late)  # expect: 5
del C.late
print(error(getattr, c, "late"))  # expect: AttributeError: 'C' object has no attribute 'late'
C.f = lambda self: "new f"
print(C().f())  # expect: new f
try:
    c.missing
except AttributeError as e:
    print(e.name, e.obj is c, e.args)  # expect: missing True ("'C' object has no attribute 'missing'",)
try:
    C.missing
except AttributeError as e:
    print(e.name, e.obj is C, e)  # expect: missing True type object 'C' has no attribute 'missing'
print(c.__dir__ is not None, "x" in dir(c), "f" in dir(c))  # expect: True True True
