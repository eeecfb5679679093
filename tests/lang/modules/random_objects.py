# SPDX-License-Identifier: MIT
# Random objects: constants, attributes, overriding in classes and instances, arguments, the draws that errors consume.
import random


def t(text):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)


r = random.Random(5)


class A(random.Random):
    def random(self):
        return 0.5


class B(random.Random):
    def getrandbits(self, k):
        return 3


class D(random.Random):
    def __init__(self, x, y=2):
        super().__init__(x)
        self.y = y


a, b, d = A(), B(), D(4, y=7)
for text in """random.Random.VERSION|r.gauss_next|r.gauss()|r.gauss_next|r.gauss(0, 1)|r.gauss_next|a.randrange(10)|b.choice("abcdef")|d.y|d.random()
random.NV_MAGICCONST|random.LOG4|random.SG_MAGICCONST|random.BPF|random.RECIP_BPF|random.TWOPI|random.__all__|r.randint()|r.randint(1)|r.randint(1, 2, 3)
r.randrange()|r.randrange(0)|r.randrange(5, 5)|r.randrange(1, 2, 0)|r.randrange(stop=5, start=1)|r.choice([])|r.choice({1, 2})|r.choice(5)|r.choices([])
r.choices([1, 2], k=3)|r.choices([1, 2], [1])|r.choices([1, 2], cum_weights=[1, 2], weights=[1, 2])|r.choices([1, 2], 5)|r.sample([1, 2, 3], 4)
r.sample([1, 2], k=2, counts=[1, 1])|r.sample(range(10**9), 5)|r.sample("abc", 2)|r.uniform()|r.triangular()|r.triangular(low=0, high=5, mode=None)
r.expovariate()|r.gammavariate(2, 3)|r.betavariate(1, 2)|r.vonmisesvariate(1, 4)|r.getrandbits(65)|r.randbytes(5)|random.Random(1, 2)
r.__reduce__()[0]|r.__getstate__()[0]|len(r.getstate()[1])""".replace("\n", "|").split("|"):
    t(text)
r.x = 5
print(r.x, r.__dict__["x"])
r.random = lambda: 0.125
print(r.random(), r.uniform(0, 8), r.expovariate(1))
del r.random
print(r.random())
