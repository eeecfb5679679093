# SPDX-License-Identifier: MIT
# Floats, complex, math, random.
import math, random
print(0.1 + 0.2, 1e308 * 10, -0.0, 7.5 // 2, -7.5 % 2, 2.0 ** 0.5, 1 / 3)  # expect: 0.30000000000000004 inf -0.0 3.0 0.5 1.4142135623730951 0.3333333333333333
print(float('1e3'), (0.5).as_integer_ratio(), (255.5).hex(), float.fromhex('0x1p-3'), round(2.675, 2), round(0.5))  # expect: 1000.0 (1, 2) 0x1.ff00000000000p+7 0.125 2.67 0
print((1 + 2j) * (3 - 1j), abs(3 + 4j), complex('1-2j').conjugate(), (-8) ** (1 / 3))  # expect: (5+5j) 5.0 (1+2j) (1.0000000000000002+1.7320508075688772j)
print(math.sin(1), math.fsum([0.1] * 10), math.hypot(3, 4), math.floor(-1.5), math.nan != math.nan)  # expect: 0.8414709848078965 1.0 5.0 -2 True
r = random.Random(7)
print(r.randint(1, 100), round(r.random(), 6), r.choice('abc'), sorted(r.sample(range(10), 3)))  # expect: 42 0.947865 b [0, 1, 8]
print(sum(range(100)), max(1.5, 2), pow(2, 10, 1000), divmod(7.5, 2), int(3.99), bool(0.0))  # expect: 4950 2 24 (3.0, 1.5) 3 False
