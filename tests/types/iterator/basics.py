# SPDX-License-Identifier: MIT
# enumerate, zip, map, filter, reversed, iter with a sentinel.
def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=-1)), list(enumerate("ab", 2**63 - 1)), next(enumerate("x", 10**30)))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(-1, 'a')] [(9223372036854775807, 'a'), (9223372036854775808, 'b')] (1000000000000000000000000000000, 'x')
print(error(enumerate), "|", error(enumerate, 1), "|", error(enumerate, [], "a"), "|", error(enumerate, [], 1, 2))  # expect: TypeError: enumerate() missing required argument 'iterable' | TypeError: 'int' object is not iterable | TypeError: 'str' object cannot be interpreted as an integer | TypeError: enumerate() takes at most 2 arguments (3 given)
print(list(zip()), list(zip([1])), list(zip([1, 2], "ab")), list(zip([1, 2, 3], "ab", range(9))), list(zip([1], [2], strict=True)))  # expect: [] [(1,)] [(1, 'a'), (2, 'b')] [(1, 'a', 0), (2, 'b', 1)] [(1, 2)]
print(dict(zip("ab", range(2))))  # expect: {'a': 0, 'b': 1}
print(error(lambda: list(zip([1], [1, 2], strict=True))), error(lambda: list(zip([1, 2], [1], strict=True))))  # expect: ValueError: zip() argument 2 is longer than argument 1 ValueError: zip() argument 2 is shorter than argument 1
print(error(lambda: list(zip([1, 2], [1, 2], [1], strict=True))))  # expect: ValueError: zip() argument 3 is shorter than arguments 1-2
print(error(zip, 1), "|", error(zip, [], 1), "|", error(lambda: zip(strict=1, foo=2)), "|", error(lambda: zip(foo=2)))  # expect: TypeError: 'int' object is not iterable | TypeError: 'int' object is not iterable | TypeError: zip() takes at most 1 keyword argument (2 given) | TypeError: 'foo' is an invalid keyword argument for zip()
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, [1, 5], [3, 2], [2, 9])))  # expect: ['1', '2'] [11, 22] [3, 9]
print(list(map(None.__class__, [])))  # expect: []
print(error(map), "|", error(map, str), "|", error(map, str, 1), "|", error(lambda: list(map(1, [1]))), "|", error(lambda: list(map(int, ["a"]))))  # expect: TypeError: map() must have at least two arguments. | TypeError: map() must have at least two arguments. | TypeError: 'int' object is not iterable | TypeError: 'int' object is not callable | ValueError: invalid literal for int() with base 10: 'a'
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 3])), error(filter, None))  # expect: [1, 'a'] [2, 3] [3] TypeError: filter expected 2 arguments, got 1
print(error(filter, None, 1))  # expect: TypeError: 'int' object is not iterable
print(list(reversed("abc")), list(reversed((1, 2))), list(reversed([])), error(reversed, 1), error(reversed, {1}), error(reversed))  # expect: ['c', 'b', 'a'] [2, 1] [] TypeError: 'int' object is not reversible TypeError: 'set' object is not reversible TypeError: reversed expected 1 argument, got 0
print(reversed("abc").__length_hint__())  # expect: 3
class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10
    def __len__(self):
        return 3
print(list(Seq()), list(reversed(Seq())), 20 in Seq(), iter(Seq()).__length_hint__(), type(iter(Seq())).__name__, tuple(Seq()))  # expect: [0, 10, 20] [20, 10, 0] True 3 iterator (0, 10, 20)
values = iter([1, 2, 3, 4])
print(list(iter(lambda: next(values), 3)), list(values), error(iter, 1), error(iter, 1, 2), type(iter(int, 1)).__name__)  # expect: [1, 2] [4] TypeError: 'int' object is not iterable TypeError: iter(v, w): v must be callable callable_iterator
def stop():
    raise StopIteration
print(list(iter(stop, 1)), next(iter([]), "default"), error(next, iter([])), error(next, 1), error(next), error(iter))  # expect: [] default StopIteration:  TypeError: 'int' object is not an iterator TypeError: next expected at least 1 argument, got 0 TypeError: iter expected at least 1 argument, got 0
p = list(zip([1, 2], [3, 4]))
print(p, p[0] is p[1])  # expect: [(1, 3), (2, 4)] False
z = zip([1, 2, 3], [4, 5, 6])
first = next(z)
print(first, next(z), first)  # expect: (1, 4) (2, 5) (1, 4)
e = enumerate("ab")
first = next(e)
print(first, next(e), first, next(e, "end"))  # expect: (0, 'a') (1, 'b') (0, 'a') end
m = map(lambda x: 1 // x, [1, 0, 2])
print(next(m), error(next, m), next(m), next(m, "end"))  # expect: 1 ZeroDivisionError: integer division or modulo by zero 0 end
a, b = zip(*[(1, 2), (3, 4)])
print(a, b, [*zip("ab", "cd")], type(zip()).__name__, type(map(str, [])).__name__, type(filter(None, [])).__name__, type(enumerate([])).__name__)  # expect: (1, 3) (2, 4) [('a', 'c'), ('b', 'd')] zip map filter enumerate
s = iter("héllo")
print(next(s), s.__length_hint__(), list(s), list(s), "".join(reversed("héllo")), list(iter("")))  # expect: h 4 ['é', 'l', 'l', 'o'] [] olléh []
class NoIter:
    __iter__ = None
    __reversed__ = None
print(error(iter, NoIter()), error(reversed, NoIter()), error(lambda: 1 in NoIter()))  # expect: TypeError: 'NoIter' object is not iterable TypeError: 'NoIter' object is not reversible TypeError: argument of type 'NoIter' is not iterable
class BadIter:
    def __iter__(self):
        return 5
print(error(iter, BadIter()), error(list, BadIter()))  # expect: TypeError: iter() returned non-iterator of type 'int' TypeError: iter() returned non-iterator of type 'int'
print(sum(map(len, ["a", "bb"])), max(map(abs, [-3, 2])), sorted(filter(str.isdigit, "a1b2")), list(map(pow, [2, 3], [3, 2])))  # expect: 3 3 ['1', '2'] [8, 9]
print(any(map(bool, [])), all(map(bool, [])))  # expect: False True
class Hint:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return iter([1, 2])
    def __length_hint__(self):
        return self.n
print(list(Hint(10)), list(Hint(NotImplemented)), error(list, Hint(-1)), error(list, Hint("a")))  # expect: [1, 2] [1, 2] ValueError: __length_hint__() should return >= 0 TypeError: __length_hint__ must be an integer, not str
