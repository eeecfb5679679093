# SPDX-License-Identifier: MIT
# random: the same numbers as the reference for the same seeds.
import math
import random


def shuffled(items):
    random.shuffle(items)
    return items


class Low(random.Random):
    def random(self):
        return 0.25


class Bits(random.Random):
    def getrandbits(self, k):
        return 1


def error(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"



random.seed(0)
print(random.random())  # expect: 0.8444218515250481
print(random.getrandbits(64))  # expect: 16422101724900707500
print(random.gauss(0, 1))  # expect: -0.6797144480784211
random.seed(1)
print(random.random())  # expect: 0.13436424411240122
print(random.getrandbits(64))  # expect: 14799178230035213023
print(random.gauss(0, 1))  # expect: 0.06633580893826191
random.seed(42)
print(random.random())  # expect: 0.6394267984578837
print(random.getrandbits(64))  # expect: 13679192365072849617
print(random.gauss(0, 1))  # expect: -0.11131586156766246
random.seed(-42)
print(random.random())  # expect: 0.6394267984578837
print(random.getrandbits(64))  # expect: 13679192365072849617
print(random.gauss(0, 1))  # expect: -0.11131586156766246
random.seed(2**32)
print(random.random())  # expect: 0.11299430095636409
print(random.getrandbits(64))  # expect: 17242564240753480966
print(random.gauss(0, 1))  # expect: 1.3679793770790432
random.seed(2**100)
print(random.random())  # expect: 0.7586581712996778
print(random.getrandbits(64))  # expect: 1513291153158585423
print(random.gauss(0, 1))  # expect: 0.524244043311201
random.seed("hello")
print(random.random())  # expect: 0.3537754404730722
print(random.getrandbits(64))  # expect: 13987231184674316751
print(random.gauss(0, 1))  # expect: -0.5060995908298773
random.seed("")
print(random.random())  # expect: 0.9602256525641875
print(random.getrandbits(64))  # expect: 3816387820137540352
print(random.gauss(0, 1))  # expect: -1.240159281519803
random.seed("é€")
print(random.random())  # expect: 0.078287842699161
print(random.getrandbits(64))  # expect: 18348213647867504848
print(random.gauss(0, 1))  # expect: -1.6460874242735306
random.seed(b"bytes")
print(random.random())  # expect: 0.37075677971469856
print(random.getrandbits(64))  # expect: 18163376518243993070
print(random.gauss(0, 1))  # expect: 0.28530163013202064
random.seed(bytearray(b"bytes"))
print(random.random())  # expect: 0.37075677971469856
print(random.getrandbits(64))  # expect: 18163376518243993070
print(random.gauss(0, 1))  # expect: 0.28530163013202064
random.seed(1.5)
print(random.random())  # expect: 0.551763726942059
print(random.getrandbits(64))  # expect: 2683050553194271000
print(random.gauss(0, 1))  # expect: -1.0974349735846654
random.seed(-0.0)
print(random.random())  # expect: 0.8444218515250481
print(random.getrandbits(64))  # expect: 16422101724900707500
print(random.gauss(0, 1))  # expect: -0.6797144480784211
random.seed(True)
print(random.random())  # expect: 0.13436424411240122
print(random.getrandbits(64))  # expect: 14799178230035213023
print(random.gauss(0, 1))  # expect: 0.06633580893826191
random.seed("x" * 200)
print(random.random())  # expect: 0.8500063097913054
print(random.getrandbits(64))  # expect: 17814040549314617834
print(random.gauss(0, 1))  # expect: -0.9316912871477748
random.seed(12345)
print(random.random())  # expect: 0.41661987254534116
print([random.random() for _ in range(3)])  # expect: [0.010169169457068361, 0.8252065092537432, 0.2986398551995928]
print(random.uniform(2, 5))  # expect: 3.105235068465427
print(random.uniform(a=-1, b=1))  # expect: -0.6126773019098515
print(random.randint(1, 6))  # expect: 5
print([random.randint(-5, 5) for _ in range(8)])  # expect: [1, -3, 0, -4, 1, -1, 3, 5]
print(random.randint(1, 10**30))  # expect: 202287015464514438805374224266
print(random.randrange(10))  # expect: 5
print(random.randrange(5, 50, 5))  # expect: 10
print(random.randrange(50, 5, -7))  # expect: 22
print(random.randrange(0, 2**70))  # expect: 972796252179300624018
print(repr(random.choice("abcdef")))  # expect: 'e'
print(random.choice([1, 2, 3]))  # expect: 3
print(random.choice(range(1000)))  # expect: 170
print(random.choices("abc", k=5))  # expect: ['a', 'c', 'a', 'b', 'a']
print(random.choices([1, 2, 3], [5, 1, 1], k=6))  # expect: [1, 3, 3, 2, 1, 3]
print(random.choices([1, 2, 3], weights=[0.5, 0.25, 0.25], k=6))  # expect: [3, 3, 1, 1, 1, 3]
print(random.choices([1, 2, 3], cum_weights=[5, 6, 7], k=6))  # expect: [1, 2, 1, 1, 1, 2]
print(random.sample(range(100), 5))  # expect: [5, 29, 15, 63, 27]
print(random.sample(range(10**6), 12))  # expect: [773002, 840852, 792774, 582049, 702241, 194855, 270253, 617200, 454741, 543413, 960525, 136177]
print(random.sample([1, 2, 3, 4], 4))  # expect: [1, 4, 2, 3]
print(random.sample("abcdefgh", k=3))  # expect: ['c', 'b', 'h']
print(random.sample(["a", "b"], counts=[3, 2], k=4))  # expect: ['b', 'a', 'a', 'a']
print(shuffled(list(range(10))))  # expect: [2, 4, 1, 6, 3, 9, 7, 8, 0, 5]
print(shuffled([]))  # expect: []
print(random.gauss(0, 1))  # expect: 0.41561550899825184
print(random.gauss())  # expect: -1.669624707646971
print(random.gauss(mu=10, sigma=2))  # expect: 7.96812101057986
print(random.normalvariate(0, 1))  # expect: 0.8632052639505509
print(random.normalvariate())  # expect: -0.7666164464273741
print(random.lognormvariate(0, 1))  # expect: 0.057197608718042026
print(random.expovariate(1.5))  # expect: 0.15009254051964058
print(random.triangular())  # expect: 0.6600414484433144
print(random.triangular(0, 10, 3))  # expect: 5.406453427742148
print(random.triangular(2, 2, 2))  # expect: 2
print(random.betavariate(2, 3))  # expect: 0.2525052820214474
print(random.gammavariate(2, 3))  # expect: 6.538080901334708
print(random.gammavariate(0.5, 1))  # expect: 1.556037227788636e-05
print(random.gammavariate(1.0, 2))  # expect: 1.3706218784154334
print(random.paretovariate(3))  # expect: 1.0705039809378745
print(random.weibullvariate(1, 1.5))  # expect: 0.9563337003577131
print(random.vonmisesvariate(0, 4))  # expect: 1.3018518237460162
print(random.vonmisesvariate(1, 0))  # expect: 2.5518410844447375
print(random.getrandbits(1))  # expect: 1
print(random.getrandbits(32))  # expect: 3227478447
print(random.getrandbits(33))  # expect: 4100804125
print(random.getrandbits(100))  # expect: 1128467934498624640091719338868
print(random.getrandbits(0))  # expect: 0
print(random.randbytes(0))  # expect: b''
print(random.randbytes(5))  # expect: b'}\xa1\xe3\xe0/'
random.seed("folio")
print(random.random())  # expect: 0.5552334272326443
print([random.random() for _ in range(3)])  # expect: [0.11902707813733637, 0.9597807434187906, 0.7749019571654734]
print(random.uniform(2, 5))  # expect: 2.964343509222762
print(random.uniform(a=-1, b=1))  # expect: 0.7108894219291735
print(random.randint(1, 6))  # expect: 2
print([random.randint(-5, 5) for _ in range(8)])  # expect: [-1, -4, -3, 0, -3, 1, -4, 1]
print(random.randint(1, 10**30))  # expect: 262531162416181259902982835325
print(random.randrange(10))  # expect: 6
print(random.randrange(5, 50, 5))  # expect: 25
print(random.randrange(50, 5, -7))  # expect: 50
print(random.randrange(0, 2**70))  # expect: 654800524637765857902
print(repr(random.choice("abcdef")))  # expect: 'b'
print(random.choice([1, 2, 3]))  # expect: 1
print(random.choice(range(1000)))  # expect: 546
print(random.choices("abc", k=5))  # expect: ['a', 'b', 'c', 'c', 'c']
print(random.choices([1, 2, 3], [5, 1, 1], k=6))  # expect: [2, 1, 1, 1, 1, 3]
print(random.choices([1, 2, 3], weights=[0.5, 0.25, 0.25], k=6))  # expect: [2, 2, 1, 1, 2, 2]
print(random.choices([1, 2, 3], cum_weights=[5, 6, 7], k=6))  # expect: [1, 3, 2, 1, 1, 1]
print(random.sample(range(100), 5))  # expect: [7, 83, 34, 10, 65]
print(random.sample(range(10**6), 12))  # expect: [229260, 649374, 888394, 239342, 639580, 899471, 974133, 46644, 306906, 627559, 642499, 954432]
print(random.sample([1, 2, 3, 4], 4))  # expect: [3, 2, 1, 4]
print(random.sample("abcdefgh", k=3))  # expect: ['a', 'b', 'd']
print(random.sample(["a", "b"], counts=[3, 2], k=4))  # expect: ['a', 'a', 'a', 'b']
print(shuffled(list(range(10))))  # expect: [6, 1, 9, 4, 0, 3, 8, 5, 7, 2]
print(shuffled([]))  # expect: []
print(random.gauss(0, 1))  # expect: -0.8476149925866842
print(random.gauss())  # expect: -0.29847190928551537
print(random.gauss(mu=10, sigma=2))  # expect: 9.484634879652022
print(random.normalvariate(0, 1))  # expect: 1.2388182002982275
print(random.normalvariate())  # expect: -0.4004823412881846
print(random.lognormvariate(0, 1))  # expect: 0.6120905336740661
print(random.expovariate(1.5))  # expect: 0.5645066851462773
print(random.triangular())  # expect: 0.5639967801604369
print(random.triangular(0, 10, 3))  # expect: 5.708170564140863
print(random.triangular(2, 2, 2))  # expect: 2
print(random.betavariate(2, 3))  # expect: 0.9178188129032858
print(random.gammavariate(2, 3))  # expect: 5.8871427030425165
print(random.gammavariate(0.5, 1))  # expect: 0.37210451102849484
print(random.gammavariate(1.0, 2))  # expect: 1.8301293210294856
print(random.paretovariate(3))  # expect: 1.0498388244227443
print(random.weibullvariate(1, 1.5))  # expect: 0.46752888783282026
print(random.vonmisesvariate(0, 4))  # expect: 0.05856094551690332
print(random.vonmisesvariate(1, 0))  # expect: 5.150107116525545
print(random.getrandbits(1))  # expect: 1
print(random.getrandbits(32))  # expect: 50531678
print(random.getrandbits(33))  # expect: 410755774
print(random.getrandbits(100))  # expect: 875687288572966085668899916191
print(random.getrandbits(0))  # expect: 0
print(random.randbytes(0))  # expect: b''
print(random.randbytes(5))  # expect: b'\xd5\x00\x83\xb7\xf7'
random.seed("abc", version=1)
print(random.random())  # expect: 0.09639374978773074
random.seed(b"abc", version=1)
print(random.random())  # expect: 0.09639374978773074
random.seed("abc", 2)
print(random.random())  # expect: 0.7720246314157545
print(error(lambda: random.randint(5, 1)))  # expect: ValueError: empty range for randrange() (5, 2, -3)
print(error(lambda: random.randrange(0)))  # expect: ValueError: empty range for randrange()
print(error(lambda: random.randrange(5, 5)))  # expect: ValueError: empty range for randrange() (5, 5, 0)
print(error(lambda: random.randrange(5, 50, 0)))  # expect: ValueError: zero step for randrange()
print(error(lambda: random.randrange(5, 1, 2)))  # expect: ValueError: empty range for randrange()
print(error(lambda: random.randrange(1.5)))  # expect: ValueError: non-integer arg 1 for randrange()
print(error(lambda: random.randrange("a")))  # expect: ValueError: invalid literal for int() with base 10: 'a'
print(error(lambda: random.randrange(10, None, 2)))  # expect: TypeError: Missing a non-None stop argument
print(error(lambda: random.choice([])))  # expect: IndexError: Cannot choose from an empty sequence
print(error(lambda: random.choice(5)))  # expect: TypeError: object of type 'int' has no len()
print(error(lambda: random.choices([], k=1)))  # expect: IndexError: list index out of range
print(error(lambda: random.choices([1, 2], [1])))  # expect: ValueError: The number of weights does not match the population
print(error(lambda: random.choices([1, 2], [0, 0])))  # expect: ValueError: Total of weights must be greater than zero
print(error(lambda: random.choices([1, 2], [1, math.inf])))  # expect: ValueError: Total of weights must be finite
print(error(lambda: random.choices([1, 2], 3)))  # expect: TypeError: The number of choices must be a keyword argument: k=3
print(error(lambda: random.choices([1, 2], [1, 1], cum_weights=[1, 2])))  # expect: TypeError: Cannot specify both weights and cumulative weights
print(error(lambda: random.sample([1, 2], 3)))  # expect: ValueError: Sample larger than population or is negative
print(error(lambda: random.sample([1, 2], -1)))  # expect: ValueError: Sample larger than population or is negative
print(error(lambda: random.sample({1, 2}, 1)))  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
print(error(lambda: random.sample(5, 1)))  # expect: TypeError: Population must be a sequence.  For dicts or sets, use sorted(d).
print(error(lambda: random.sample([1, 2], 1, counts=[1])))  # expect: ValueError: The number of counts does not match the population
print(error(lambda: random.sample([1, 2], 1, counts=[0, 0])))  # expect: ValueError: Total of counts must be greater than zero
print(error(lambda: random.sample([1, 2], 1, counts=[0.5, 1.5])))  # expect: TypeError: Counts must be integers
print(error(lambda: random.expovariate(0)))  # expect: ZeroDivisionError: float division by zero
print(error(lambda: random.gammavariate(-1, 1)))  # expect: ValueError: gammavariate: alpha and beta must be > 0.0
print(error(lambda: random.getrandbits(-1)))  # expect: ValueError: number of bits must be non-negative
print(error(lambda: random.getrandbits("a")))  # expect: TypeError: 'str' object cannot be interpreted as an integer
print(error(lambda: random.randbytes(-1)))  # expect: ValueError: number of bits must be non-negative
print(error(lambda: random.shuffle(5)))  # expect: TypeError: object of type 'int' has no len()
print(error(lambda: random.setstate((1, 2, 3))))  # expect: ValueError: state with version 1 passed to Random.setstate() of version 3
print(error(lambda: random.setstate((3, (1, 2), None))))  # expect: ValueError: state vector is the wrong size
print(len(random.getstate()[1]))  # expect: 625
print(random.getstate()[0])  # expect: 3
print(random.getstate()[2])  # expect: None
state = random.getstate(); first = [random.random() for _ in range(5)]; random.setstate(state)
print(first == [random.random() for _ in range(5)])  # expect: True
a = random.Random(7); b = random.Random(7)
print([a.random() == b.random(), a.randint(1, 10**9) == b.randint(1, 10**9)])  # expect: [True, True]
print(a.random())  # expect: 0.3948234964231735
print(random.Random("s").randint(1, 100))  # expect: 62
print(random.Random(x=3).random())  # expect: 0.23796462709189137
low = Low(); bits = Bits(1)
print(low.uniform(0, 8))  # expect: 2.0
print(low.randrange(100))  # expect: 48
print(repr(low.choice("abcdef")))  # expect: 'c'
print(bits.randrange(100))  # expect: 1
print(repr(bits.choice("abcdef")))  # expect: 'b'
print(bits.random())  # expect: 0.13436424411240122
print(0 <= random.SystemRandom().random() < 1)  # expect: True
print(0 <= random.SystemRandom().randrange(10) < 10)  # expect: True
print(error(lambda: random.SystemRandom().getstate()))  # expect: NotImplementedError: System entropy source does not have state.
print(isinstance(low, random.Random))  # expect: True
