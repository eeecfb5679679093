# SPDX-License-Identifier: MIT
# Generators: send, throw, close, delegation, expressions, iteration tools.
def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                yield got * 2
    except ValueError as e:
        yield str(e)
    finally:
        done.append(n)

def both(n):
    r = yield from numbers(n)
    yield 'end', r

done = []
print(list(numbers(3)), list(both(2)))  # expect: [0, 1, 2] [0, 1, ('end', None)]
g = numbers(5)
print(next(g), g.send(21), next(g), g.throw(ValueError('stopped')))  # expect: 0 42 1 stopped
g.close()
del g
print(done)  # expect: [3, 2, 5]
print(sum(x * x for x in range(10) if x % 2), {k: v for k, v in zip('abc', range(3))})  # expect: 165 {'a': 0, 'b': 1, 'c': 2}
print([*enumerate('xy')], list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])))  # expect: [(0, 'x'), (1, 'y')] [4, 6] [1, 'a']
it = iter([1, 2, 3])
first, *rest = it
print(first, rest, next(it, 'over'), list(reversed('abc')))  # expect: 1 [2, 3] over ['c', 'b', 'a']
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(*tree(3))  # expect: 1 2 1 3 1 2 1
