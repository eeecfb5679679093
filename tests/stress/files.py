# SPDX-License-Identifier: MIT
# Files and text streams.
import io, os
path = os.path.join(os.environ.get('TMPDIR', '/tmp'), 'folio-stress-%d.txt' % os.getpid())
try:
    with open(path, 'w') as f:
        print('first', 2, sep=';', file=f)
        f.writelines(['zweite ä\n', 'third'])
    with open(path, encoding='utf-8') as f:
        print([line.rstrip() for line in f])  # expect: ['first;2', 'zweite ä', 'third']
    with open(path, 'rb') as f:
        f.seek(6)
        print(f.read(4), f.tell())  # expect: b'2\nzw' 10
finally:
    if os.path.exists(path):
        os.remove(path)
s = io.StringIO()
print('abc', end='', file=s)
s.write('def')
print(s.getvalue(), s.tell())  # expect: abcdef 6
b = io.BytesIO(b'one\ntwo\n')
print(b.readline(), list(b))  # expect: b'one\n' [b'two\n']
try:
    open('/nowhere/at/all')
except FileNotFoundError as e:
    print(e)  # expect: [Errno 2] No such file or directory: '/nowhere/at/all'
