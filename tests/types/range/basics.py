# SPDX-License-Identifier: MIT
# range: bounds, slices, membership, huge numbers.
import sys


def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(range(3), range(1, 3), range(0, 10, 2), range(5, 0, -1), list(range(5, 0, -2)), list(range(0)), sys.getsizeof(range(3)))  # expect: range(0, 3) range(1, 3) range(0, 10, 2) range(5, 0, -1) [5, 3, 1] [] 48
r = range(0, 20, 3)
print(len(r), r[0], r[-1], r[2:4], r[::-1], r[10:], r[:-2], r.start, r.stop, r.step, list(r))  # expect: 7 0 18 range(6, 12, 3) range(18, -3, -3) range(21, 21, 3) range(0, 15, 3) 0 20 3 [0, 3, 6, 9, 12, 15, 18]
print(9 in r, 10 in r, 9.0 in r, "a" in r, True in range(2), 2**70 in range(2**71), -1 in r, r.index(9), r.count(9), r.count(10))  # expect: True False True False True True False 3 1 0
print(r.count(9.0), r.index(9.0))  # expect: 1 3
print(error(r.index, 10), error(lambda: r[7]), error(lambda: r["a"]), error(range), error(range, 1.5), error(range, 1, 2, 0))  # expect: ValueError: 10 is not in range IndexError: range object index out of range TypeError: range indices must be integers or slices, not str TypeError: range expected at least 1 argument, got 0 TypeError: 'float' object cannot be interpreted as an integer ValueError: range() arg 3 must not be zero
print(error(range, 1, 2, 3, 4))  # expect: TypeError: range expected at most 3 arguments, got 4
print(error(r.index, "a"), "|", error(lambda: range(10**30)[10**31]), "|", error(len, range(10**30)), "|", error(range, "a"), "|", error(lambda: range(a=1)))  # expect: ValueError: sequence.index(x): x not in sequence | IndexError: range object index out of range | OverflowError: Python int too large to convert to C ssize_t | TypeError: 'str' object cannot be interpreted as an integer | TypeError: range() takes no keyword arguments
print(range(3) == range(0, 3), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), range(1) == range(0, 1, 5))  # expect: True True True True
print(range(3) == [0, 1, 2], range(2) != range(3))  # expect: False True
print(hash(range(3)) == hash(range(0, 3)), hash(range(0)) == hash(range(2, 1)), hash(range(3)), hash(range(0, 1, 9)) == hash(range(1)))  # expect: True True -8338477496398685190 True
print({range(3): 1}[range(3)])  # expect: 1
print(bool(range(0)), bool(range(10**30)), range(10**30)[10**29], range(10**30)[-1], range(10**30)[5:10**20:7], range(0, 10**20, 10**19)[::-1])  # expect: False True 100000000000000000000000000000 999999999999999999999999999999 range(5, 100000000000000000000, 7) range(90000000000000000000, -10000000000000000000, -10000000000000000000)
big = range(10**20, 10**20 + 5)
print(list(big), 10**20 + 2 in big, big.index(10**20 + 2), list(reversed(big)), len(big), big[1:3], big.count(10**20))  # expect: [100000000000000000000, 100000000000000000001, 100000000000000000002, 100000000000000000003, 100000000000000000004] True 2 [100000000000000000004, 100000000000000000003, 100000000000000000002, 100000000000000000001, 100000000000000000000] 5 range(100000000000000000001, 100000000000000000003) 1
print(list(reversed(range(5))), list(reversed(range(0))), list(reversed(range(1, 10, 4))), next(reversed(range(3))))  # expect: [4, 3, 2, 1, 0] [] [9, 5, 1] 2
it = iter(range(3))
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it), type(it).__name__, type(iter(range(10**30))).__name__)  # expect: 3 0 2 [1, 2] [] range_iterator longrange_iterator
print(iter(range(10**30)).__length_hint__(), next(iter(range(10**30, 10**31))))  # expect: 1000000000000000000000000000000 1000000000000000000000000000000
edge = range(2**63 - 3, 2**63 + 2)
print(list(edge), list(range(-2**63, -2**63 + 3)), list(range(2**63 - 1, 2**63 - 10, -4)), len(range(-2**63, 2**63 - 1, 2**62)))  # expect: [9223372036854775805, 9223372036854775806, 9223372036854775807, 9223372036854775808, 9223372036854775809] [-9223372036854775808, -9223372036854775807, -9223372036854775806] [9223372036854775807, 9223372036854775803, 9223372036854775799] 4
print(list(range(-2**63, 2**63 - 1, 2**62)), range(2**62)[2**61], list(range(2**63 - 5, 2**63 - 1, 3)))  # expect: [-9223372036854775808, -4611686018427387904, 0, 4611686018427387904] 2305843009213693952 [9223372036854775803, 9223372036854775806]
class Index:
    def __index__(self):
        return 3
print(range(Index()), list(range(Index())), range(10)[Index()], range(True), range(10)[True])  # expect: range(0, 3) [0, 1, 2] 3 range(0, 1) 1
def assign():
    range(3).start = 1
def item():
    range(3)[0] = 1
print(error(assign), error(item), error(lambda: range(3) + range(2)), error(lambda: range(3) < range(2)))  # expect: AttributeError: readonly attribute TypeError: 'range' object does not support item assignment TypeError: unsupported operand type(s) for +: 'range' and 'range' TypeError: '<' not supported between instances of 'range' and 'range'
print(sum(range(101)), sum(range(10**6), 5), sum(range(10, 0, -3)), max(range(5)), min(range(5, 1, -1)), sum(range(2**62, 2**62 + 10)))  # expect: 5050 499999500005 22 4 2 46116860184273879085
