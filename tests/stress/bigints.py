# SPDX-License-Identifier: MIT
# Big integers.
a, b = 3 ** 200, 7 ** 90 + 1
print(a % b, a // b % 1000, divmod(-a, b)[1] == -a % b)  # expect: 1070899271811779049303735016967845875860090566313191361764176479758952976001 608 True
print(len(str(a * b)), (a * b).bit_length(), hex(b)[:12], pow(3, 10 ** 20, 10 ** 9 + 7))  # expect: 172 570 0x1950bd9b36 139421235
print(int('1' * 60) - int('1' * 59 + '0'), int('ff' * 20, 16) >> 150, 1 << 100, ~(1 << 70) & (2 ** 71))  # expect: 1 1023 1267650600228229401496703205376 2361183241434822606848
f = 1
for i in range(1, 60):
    f *= i
print(f, f / a, float(f), hash(f) == hash(float(f)))  # expect: 138683118545689835737939019720389406345902876772687432540821294940160000000000000 5.221227960643988e-16 1.3868311854568984e+80 False
print((2 ** 200).to_bytes(26, 'big')[:3], int.from_bytes(b'\x80' * 12, 'little', signed=True), round(12345678901234567890123, -10))  # expect: b'\x01\x00\x00' -39458731918868905389725810560 12345678901230000000000
import math
print(math.gcd(f, 2 ** 80), math.isqrt(10 ** 40), math.factorial(25), math.comb(60, 30))  # expect: 18014398509481984 100000000000000000000 15511210043330985984000000 118264581564861424
print(-7 // 2, -7 % 3, 10 ** 25 // -3, (-10 ** 25) % 7, 2 ** -2, (10 ** 30) ** 2 == 10 ** 60)  # expect: -4 2 -3333333333333333333333334 4 0.25 True
try:
    a // 0
except ZeroDivisionError as e:
    print(e)  # expect: integer division or modulo by zero
