# SPDX-License-Identifier: MIT
# Statements: loops with else, chained comparison, walrus, unpacking, del, global, assert, lambda, try in loops.
total = 0
for i in range(10):
    if i == 7:
        break
    if i % 2:
        continue
    total += i
else:
    total = -1
print(total, 1 < 2 < 3, [y := 5, y ** 2], (lambda *a: a)(1, 2))  # expect: 12 True [5, 25] (1, 2)
(a, *b), c = ([1, 2, 3], 'z')
print(a, b, c)  # expect: 1 [2, 3] z
n = 5
while n:
    try:
        n -= 1
        if n == 2:
            continue
    finally:
        total += 1
print(n, total)  # expect: 0 17
def g():
    global made
    made = [x for x in range(3)]
    del made[0]
    try:
        return 'try'
    finally:
        made.append('finally')
print(g(), made)  # expect: try [1, 2, 'finally']
try:
    assert made == [], f'made is {made}'
except AssertionError as e:
    print(e)  # expect: made is [1, 2, 'finally']
def kind(x):
    match x:
        case int() | float() if x > 100:
            return 'large'
        case 0 | 1:
            return 'bit'
        case [a, b]:
            return f'pair {a} {b}'
        case {'k': v, **rest}:
            return f'map {v} {rest}'
        case str(s):
            return s
        case _:
            return 'other'
print([kind(x) for x in (500, 1, [1, 2], {'k': 3, 'z': 4}, 's', None)])  # expect: ['large', 'bit', 'pair 1 2', "map 3 {'z': 4}", 's', 'other']
