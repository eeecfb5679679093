# SPDX-License-Identifier: MIT
# Bad and huge source texts end in exceptions with a position.
def tried(text, kind=Exception):
    try:
        exec(compile(text, 'x', 'exec'), {})
    except kind as e:
        return type(e).__name__
    return 'ran'

print(tried('(' * 10 ** 6), tried('[' * 10 ** 6), tried('{' * 10 ** 6))  # expect: SyntaxError SyntaxError SyntaxError
print(tried('(' * 10 ** 5 + ')' * 10 ** 5))  # expect: SyntaxError
print(tried('x = ' + '-' * 10 ** 5 + '1') in ('SyntaxError', 'RecursionError', 'MemoryError'))  # expect: True
print(tried('x = ' + 'not ' * 10 ** 5 + '1') in ('SyntaxError', 'RecursionError', 'MemoryError'))  # expect: True
print(tried('x = ' + '+'.join(['1'] * 10 ** 5)) in ('ran', 'RecursionError'))  # expect: True
print(tried('a = 1\nx = ' + '+'.join(['a'] * 10 ** 5)) in ('ran', 'RecursionError'))  # expect: True
print(tried('x = 5\nif x == 0: pass\n' + ''.join(f'elif x == {i}: pass\n' for i in range(1, 10 ** 4))) in ('ran', 'RecursionError'))  # expect: True
print(tried('a' + '.b' * 10 ** 4 + '\n') in ('NameError', 'RecursionError'))  # expect: True
print(tried('x = ' + 'lambda: ' * 10 ** 4 + '1') in ('SyntaxError', 'RecursionError', 'MemoryError', 'ran'))  # expect: True
print(tried('x = "' + 'y' * 10 ** 7 + '"'), tried('# ' + 'z' * 10 ** 7), tried('\n' * 10 ** 6))  # expect: ran ran ran
print(tried(''.join(' ' * i + 'if 1:\n' for i in range(150)) + ' ' * 150 + 'pass\n'))  # expect: IndentationError
print(tried('x = 1\0'), tried('x = \x01'), tried('if 1:\n\tx = 1\n        y = 2\n'))  # expect: ValueError SyntaxError TabError
print(tried('x = ' + '9' * 5000), tried('int("9" * 5000)'), tried('str(10 ** 5000)'))  # expect: SyntaxError ValueError ValueError
print(tried('f"{' * 200), tried('f"' + '{x' * 200 + '"'), tried('x = f"{1!z}"'))  # expect: SyntaxError SyntaxError SyntaxError
print(tried('def f(' + ','.join(f'a{i}' for i in range(3000)) + '): return a2999\nf(*range(3000))'))  # expect: ran
print(tried('def f(a, a): pass'), tried('f(x=1, x=2)'), tried('nonlocal x'), tried('break'), tried('yield 1'))  # expect: SyntaxError SyntaxError SyntaxError SyntaxError SyntaxError
print(tried('while 1:\n' + '\n'.join(' ' * k + 'for x in y:' for k in range(1, 30)) + '\n' + ' ' * 30 + 'pass\n'))  # expect: SyntaxError
for text in ('x = (1,\n2', "s = 'abc", 's = """abc\n\n', 'x = 0777', '1 = x', 'x = 1 +', 'f(**k, *a)', '\xa0x = 1', 'é = 1; ≠'):
    try:
        compile(text, 'x', 'exec')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
# expect: '(' was never closed 1 5
# expect: unterminated string literal (detected at line 1) 1 5
# expect: unterminated triple-quoted string literal (detected at line 2) 1 5
# expect: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 5
# expect: cannot assign to literal here. Maybe you meant '==' instead of '='? 1 1
# expect: invalid syntax 1 8
# expect: iterable argument unpacking follows keyword argument unpacking 1 8
# expect: invalid non-printable character U+00A0 1 1
# expect: invalid character '≠' (U+2260) 1 8
