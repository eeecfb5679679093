# SPDX-License-Identifier: MIT
# Imports: native and embedded modules, from, failing ones.
import sys, math as m
from time import perf_counter as pc
import os.path
print(m.floor(2.5), callable(pc), os.path.join('a', 'b'), os.path.basename('/x/y.z'))  # expect: 2 True a/b y.z
try:
    import nothing_like_this
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'nothing_like_this' nothing_like_this
try:
    from math import no_such_name
except ImportError as e:
    print(str(e)[:41])  # expect: cannot import name 'no_such_name' from 'm
print('math' in sys.modules, sys.modules['math'] is m, __name__)  # expect: True True __main__
space = {}
exec('def f(x):\n    return x + k\nk = 5', space)
print(space['f'](2), eval('k * 2', space), eval('[i for i in range(3)]'))  # expect: 7 10 [0, 1, 2]
code = compile('a + b', '<text>', 'eval')
print(eval(code, {'a': 1, 'b': 2}), code.co_names, code.co_filename)  # expect: 3 ('a', 'b') <text>
try:
    compile('x = (1,\n', 'bad.py', 'exec')
except SyntaxError as e:
    print(e.msg, e.lineno)  # expect: '(' was never closed 1
