# SPDX-License-Identifier: MIT
# Exceptions: chains, finally, with, groups, attributes.
class Bad(ValueError):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code

class Guard:
    def __init__(self, swallow):
        self.swallow = swallow
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        log.append(kind.__name__ if kind else None)
        return self.swallow

log = []
def risky(n):
    try:
        if n == 0:
            raise Bad(7, 'seven')
        return {}[n]
    except KeyError as e:
        raise Bad(8) from e
    finally:
        log.append(n)

for n in range(2):
    try:
        risky(n)
    except Bad as e:
        print(e.code, e.args, repr(e.__cause__))
# expect: 7 (7, 'seven') None
# expect: 8 (8,) KeyError(1)
with Guard(True), Guard(False):
    1 / 0
print(log)  # expect: [0, 1, 'ZeroDivisionError', 'ZeroDivisionError']
try:
    try:
        [].pop()
    except IndexError:
        int('x')
except ValueError as e:
    print(e, '<-', repr(e.__context__))  # expect: invalid literal for int() with base 10: 'x' <- IndexError('pop from empty list')
g = ExceptionGroup('many', [ValueError(1), TypeError(2), ExceptionGroup('in', [ValueError(3)])])
print(g.split(ValueError))  # expect: (ExceptionGroup('many', [ValueError(1), ExceptionGroup('in', [ValueError(3)])]), ExceptionGroup('many', [TypeError(2)]))
def deep(n):
    return deep(n - 1) if n else undefined
try:
    deep(5)
except NameError as e:
    n, tb = 0, e.__traceback__
    while tb:
        n, tb = n + 1, tb.tb_next
    print(n, e)  # expect: 7 name 'undefined' is not defined
