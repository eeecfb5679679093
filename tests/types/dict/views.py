# SPDX-License-Identifier: MIT
# keys(), values(), items(): set algebra, iteration while the dict changes.
def error(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


d = {"a": 1, "b": 2, "c": 3}
print(d.keys(), d.values(), d.items())  # expect: dict_keys(['a', 'b', 'c']) dict_values([1, 2, 3]) dict_items([('a', 1), ('b', 2), ('c', 3)])
print(len(d.keys()), "a" in d.keys(), 2 in d.values(), ("b", 2) in d.items(), ("b", 3) in d.items(), "b" in d.items())  # expect: 3 True True True False False
print(sorted(d.keys() & ["a", "z"]), sorted(d.keys() | ["z"]), sorted(d.keys() - ["a"]), sorted(d.keys() ^ ["a", "z"]), type(d.keys() & []).__name__)  # expect: ['a'] ['a', 'b', 'c', 'z'] ['b', 'c'] ['b', 'c', 'z'] set
print(sorted(d.items() & {("a", 1)}), sorted({"a", "q"} & d.keys()), sorted({"a", "q"} - d.keys()), sorted(["a", "q"] | d.keys()))  # expect: [('a', 1)] ['a'] ['q'] ['a', 'b', 'c', 'q']
print(d.keys() == {"a", "b", "c"}, d.keys() <= {"a", "b", "c", "d"}, d.keys() < d.keys(), d.keys() >= {"a"}, d.items() == dict(d).items())  # expect: True True False True True
print(d.values() == d.values())  # expect: False
print(d.keys().isdisjoint(["z"]), d.keys().isdisjoint(["a"]), d.items().isdisjoint([]), error(hash, d.keys()), error(lambda: d.keys() < [1]))  # expect: True False True TypeError: unhashable type: 'dict_keys' TypeError: '<' not supported between instances of 'dict_keys' and 'list'
print(d.keys().mapping, error(lambda: d.keys() & 5), error(lambda: d.values() & []))  # expect: {'a': 1, 'b': 2, 'c': 3} TypeError: 'int' object is not iterable TypeError: unsupported operand type(s) for &: 'dict_values' and 'list'
k = d.keys()
d["d"] = 4
print(k, list(reversed(k)), list(reversed(d.values())), list(reversed(d.items())))  # expect: dict_keys(['a', 'b', 'c', 'd']) ['d', 'c', 'b', 'a'] [4, 3, 2, 1] [('d', 4), ('c', 3), ('b', 2), ('a', 1)]
it = iter(d.items())
print(it.__length_hint__(), next(it), it.__length_hint__(), type(it).__name__, type(iter(d)).__name__, type(iter(d.values())).__name__)  # expect: 4 ('a', 1) 3 dict_itemiterator dict_keyiterator dict_valueiterator
print(type(reversed(d)).__name__)  # expect: dict_reversekeyiterator
first = next(it)
print(first, next(it), first)  # expect: ('b', 2) ('c', 3) ('b', 2)
print({}.keys(), {}.values(), {}.items(), dict(d.items()) == d)  # expect: dict_keys([]) dict_values([]) dict_items([]) True
print(repr(type(d.keys())), type(d.values()).__name__, type(d.items()).__name__)  # expect: <class 'dict_keys'> dict_values dict_items
loop = {}
loop["v"] = loop.values()
print(loop)  # expect: {'v': dict_values([...])}
proxy = d.keys().mapping
print(proxy["a"], len(proxy), "a" in proxy, list(proxy), proxy.get("x", 9), proxy == d, proxy | {"e": 5}, type(proxy).__name__)  # expect: 1 4 True ['a', 'b', 'c', 'd'] 9 True {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5} mappingproxy
def assign(m):
    m["a"] = 1
print(error(assign, proxy), str(proxy), sorted(proxy.items()), proxy.copy() is d)  # expect: TypeError: 'mappingproxy' object does not support item assignment {'a': 1, 'b': 2, 'c': 3, 'd': 4} [('a', 1), ('b', 2), ('c', 3), ('d', 4)] False
