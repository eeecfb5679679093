# SPDX-License-Identifier: MIT
# Long lists: packed words, pairs, chunks that are merged afterwards; equal keys keep their order.
def noise(n, seed=7):
    x = seed
    for _ in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
        yield x


def check(values, key=None):
    ups, downs = sorted(values, key=key), sorted(values, key=key, reverse=True)
    of = key or (lambda v: v)
    good = all(of(a) <= of(b) for a, b in zip(ups, ups[1:])) and all(of(a) >= of(b) for a, b in zip(downs, downs[1:]))
    places = sorted(range(len(values)), key=[of(v) for v in values].__getitem__)
    back = sorted(range(len(values)), key=[of(v) for v in values].__getitem__, reverse=True)
    return good and all(ups[i] is values[p] for i, p in enumerate(places)) and all(downs[i] is values[p] for i, p in enumerate(back))


for n in (511, 512, 5000, 262145):
    few = [v % 100 for v in noise(n)]
    print(n, check(few), check([v - 2 ** 30 for v in few]), check([v << 40 for v in few]), check([v / 8 for v in few]),
          check([str(v) for v in few[:5000]]))
print(check(list(range(300000))), check(list(range(300000, 0, -1))), check(list(noise(300000))))
print(check([v * 7 for v in noise(3000)], key=lambda v: v % 10), check([(v % 10, v) for v in noise(3000)], key=lambda v: float(v[0])))
mixed = [v % 1000 for v in noise(2000)] + [1.5, 2 ** 80, True]
print(check(mixed), check(mixed[::-1]))
