# SPDX-License-Identifier: MIT
# Formatting: f-strings, format(), percent.
class Money:
    def __format__(self, spec):
        return f'<{spec}>'
    def __str__(self):
        return 'money'
    def __repr__(self):
        return 'Money()'
x, name, m = 1234567.891, 'Ada', Money()
print(f'{x:,.2f} {x:e} {x:10.3g}| {name!r:>8} {name:*^7} {m:abc} {m!s} {m!r}')  # expect: 1,234,567.89 1.234568e+06   1.23e+06|    'Ada' **Ada** <abc> money Money()
print(f'{255:#x} {255:08b} {-5:+d} {10**20:_} {True:d} {3+4j:.1f} {0.1+0.2}')  # expect: 0xff 11111111 -5 100_000_000_000_000_000_000 1 3.0+4.0j 0.30000000000000004
print('{0} {1[k]} {a.real} {a!r:>5} {{}}'.format('z', {'k': 9}, a=4))  # expect: z 9 4     4 {}
print('%s %r %5.2f %-6d| %x %c %% %(k)s' % {'k': 1} if False else '%s %r %5.2f %-6d| %x %c %%' % ('s', 'r', 2.345, 42, 255, 'c'))  # expect: s 'r'  2.35 42    | ff c %
w, p = 12, 4
print(f'{3.14159265:{w}.{p}f}|{name=}|{w + p = }')  # expect:       3.1416|name='Ada'|w + p = 16
print('{:>{}}|{:<5}|{!a}'.format('ab', 6, 'cd', 'é'), format(1e300 * 10, '.3'), str(1e16), repr(1 / 3))  # expect:     ab|cd   |'\xe9' 1e+301 1e+16 0.3333333333333333
print('%(a)s-%(b)05d' % {'a': [1, 2], 'b': 7}, '%.3s' % 'abcdef')  # expect: [1, 2]-00007 abc
