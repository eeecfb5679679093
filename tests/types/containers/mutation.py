# SPDX-License-Identifier: MIT
# Objects whose special methods change the containers that are being worked on: nothing may crash.
import gc

state = 7920


def rnd(n):
    global state
    state = (state * 1664525 + 1013904223) % 2**32
    return (state >> 8) % n


L = []
D = {}
S = set()
depth = 0


def mess():
    global depth
    if depth > 2 or rnd(3):
        return
    depth += 1
    try:
        op = rnd(14)
        if op == 0:
            L.clear()
        elif op == 1:
            D.clear()
        elif op == 2:
            S.clear()
        elif op == 3:
            L.append(E())
        elif op == 4:
            D[E()] = E()
        elif op == 5:
            S.add(E())
        elif op == 6:
            del L[::2]
        elif op == 7 and D:
            D.popitem()
        elif op == 8 and S:
            S.pop()
        elif op == 9:
            L[:] = [E() for _ in range(rnd(20))]
        elif op == 10:
            D.update({rnd(50): E() for _ in range(rnd(20))})
        elif op == 11:
            S.update(rnd(100) for _ in range(rnd(30)))
        elif op == 12:
            gc.collect()
        elif op == 13:
            L.extend(L)
    except Exception:
        pass
    depth -= 1


class E:
    def __init__(self):
        self.v = rnd(6)
        self.me = self if rnd(4) == 0 else None

    def __hash__(self):
        mess()
        return self.v

    def __eq__(self, o):
        mess()
        if rnd(20) == 0:
            raise ValueError
        return rnd(3) == 0

    def __lt__(self, o):
        mess()
        return rnd(2) == 0

    def __index__(self):
        mess()
        return rnd(9) - 3

    def __repr__(self):
        mess()
        return 'E'

    def __bool__(self):
        mess()
        return rnd(2) == 0

    def __del__(self):
        mess()

    def __iter__(self):
        for _ in range(rnd(6)):
            mess()
            yield E()

    def __length_hint__(self):
        mess()
        return rnd(40)

    def keys(self):
        mess()
        return [E() for _ in range(rnd(4))]

    def __getitem__(self, k):
        mess()
        return E()


def step():
    op = rnd(40)
    if op == 0:
        L.append(E())
    elif op == 1:
        L.index(E(), E())
    elif op == 2:
        L.remove(E())
    elif op == 3:
        L.count(E())
    elif op == 4:
        L.sort()
    elif op == 5:
        L.sort(key=lambda x: (mess(), x)[1])
    elif op == 6:
        L[E() : E()] = E()
    elif op == 7:
        del L[E() : E() : E()]
    elif op == 8:
        L[E()]
    elif op == 9:
        L[E()] = E()
    elif op == 10:
        L.insert(E(), E())
    elif op == 11:
        L.pop(E())
    elif op == 12:
        L == list(L)
    elif op == 13:
        L < L[:]
    elif op == 14:
        repr(L)
    elif op == 15:
        L.extend(E())
    elif op == 16:
        L[E() : E() : 2] = E()
    elif op == 17:
        D[E()] = E()
    elif op == 18:
        D.get(E())
    elif op == 19:
        del D[E()]
    elif op == 20:
        D.pop(E(), 0)
    elif op == 21:
        D.setdefault(E(), E())
    elif op == 22:
        D == dict(D)
    elif op == 23:
        repr(D)
    elif op == 24:
        D.update(E())
    elif op == 25:
        D | D
    elif op == 26:
        for k, v in D.items():
            mess()
    elif op == 27:
        D.keys() & S
        D.items() - S
        D.keys() | L
    elif op == 28:
        S.add(E())
    elif op == 29:
        S.discard(E())
    elif op == 30:
        S | {E()}
        S & {E(), E()}
        S - {E()}
        S ^ {E(), E()}
    elif op == 31:
        S <= frozenset(S)
        S == set(S)
    elif op == 32:
        repr(S)
        S.update(E())
        S.intersection_update(E())
    elif op == 33:
        S.symmetric_difference_update(E())
        S.difference_update(E())
        S.isdisjoint(E())
    elif op == 34:
        E() in L
        E() in S
        E() in D
        E() in tuple(L)
    elif op == 35:
        tuple(E())
        list(E())
        dict.fromkeys(E())
        set(E())
        max(L, default=0)
        sorted(L, key=bool)
    elif op == 36:
        list(zip(E(), L))
        list(map(lambda *a: mess(), L, E()))
        list(filter(None, L))
        list(reversed(L))
        list(enumerate(L))
        sum(L, [])
    elif op == 37:
        all(L)
        any(L)
        tuple(L).index(E())
        tuple(L).count(E())
        tuple(L) == tuple(L[:])
        hash(tuple(L))
    elif op == 38:
        L.__iadd__(L)
        L.__imul__(E())
    elif op == 39:
        for x in S:
            mess()
    if len(L) > 200:
        del L[50:]


for i in range(2000):
    try:
        step()
    except (ValueError, IndexError, TypeError, KeyError, RuntimeError, AttributeError):
        pass
    except RecursionError:
        pass
del E.__del__  # or finalizers would make new objects while the program ends
print("survived")  # expect: survived
