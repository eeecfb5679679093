# SPDX-License-Identifier: MIT
# files under random operations; the expectation is the reference's output
import io, os

path = os.environ.get('TMPDIR', '/tmp') + f'/folio-test-{os.getpid()}'
seed = 12345


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % (2**31)
    return (seed >> 8) % n


def fresh(data):
    f = open(path, 'wb')
    f.write(data)
    f.close()


def content():
    f = open(path, 'rb')
    d = f.read()
    f.close()
    return d


pieces = ['a', '\n', '\r', '\r\n', 'é', '€', '😀', 'xyz' * 5, '\x0b', '', ' ', '\u2028', 'q' * 3000]
# text reading
for case in range(60):
    text = ''.join(pieces[rnd(len(pieces))] for i in range(rnd(40)))
    fresh(text.encode())
    nl = [None, '', '\n', '\r', '\r\n'][rnd(5)]
    f = open(path, newline=nl)
    out = []
    for k in range(8):
        op = rnd(7)
        try:
            if op == 0:
                r = f.read(rnd(20))
            elif op == 1:
                r = f.readline()
            elif op == 2:
                r = f.readline(rnd(8))
            elif op == 3:
                r = f.read(rnd(5000))
            elif op == 4:
                r = f.readlines(rnd(30))
            elif op == 5:
                r = next(f, 'END')
            else:
                r = f.newlines
        except Exception as e:
            r = (type(e).__name__, str(e))
        out.append((op, r))
    f.close()
    print(case, nl, ascii(str(out))[:300] if len(str(out)) < 4000 else len(str(out)))
# binary random access
for case in range(40):
    data = bytes(rnd(256) for i in range(rnd(300)))
    fresh(data)
    mode = ['r+b', 'w+b', 'a+b', 'rb', 'wb', 'ab'][rnd(6)]
    f = open(path, mode, buffering=[-1, 0][rnd(2)])
    out = []
    for k in range(10):
        op = rnd(10)
        try:
            if op == 0:
                r = f.read(rnd(50))
            elif op == 1:
                r = f.write(bytes(rnd(256) for i in range(rnd(100))))
            elif op == 2:
                r = f.seek(rnd(350))
            elif op == 3:
                r = f.seek(-rnd(20), 2)
            elif op == 4:
                r = f.seek(rnd(20) - 10, 1)
            elif op == 5:
                r = f.tell()
            elif op == 6:
                r = f.readline()
            elif op == 7:
                r = f.truncate(rnd(200)) if rnd(2) else f.truncate()
            elif op == 8:
                r = f.flush()
            else:
                r = rnd(30)
        except Exception as e:
            r = (type(e).__name__, str(e))
        out.append((op, r))
    f.close()
    print(case, mode, out, content())
# text write/update
for case in range(40):
    fresh('hello\nwörld\r\nend'.encode())
    mode = ['w', 'a', 'x'][rnd(3)]
    if mode == 'x':
        os.remove(path)
    f = open(path, mode, newline=[None, '', '\n', '\r', '\r\n'][rnd(5)], buffering=[-1, 1][rnd(2)])
    out = []
    for k in range(8):
        op = rnd(8)
        try:
            if op == 0:
                r = f.read(rnd(10))
            elif op == 1:
                r = f.write(pieces[rnd(len(pieces) - 1)] + '\n')
            elif op == 2:
                r = f.seek(0)
            elif op == 3:
                r = f.seek(0, 2)
            elif op == 4:
                r = f.tell() if mode[0] != 'r' else 0
            elif op == 5:
                r = f.readline()
            elif op == 6:
                r = f.writelines(['a\n', 'é'])
            else:
                r = f.flush()
        except Exception as e:
            r = (type(e).__name__, str(e))
        out.append((op, r))
    f.close()
    print(case, mode, out, content())
# StringIO / BytesIO
for case in range(50):
    nl = [None, '', '\n', '\r', '\r\n'][rnd(5)]
    t = ''.join(pieces[rnd(len(pieces) - 1)] for i in range(rnd(10)))
    s = io.StringIO(t, newline=nl)
    b = io.BytesIO(t.encode())
    out = []
    for k in range(8):
        op = rnd(8)
        for f in (s, b):
            try:
                if op == 0:
                    r = f.read(rnd(10))
                elif op == 1:
                    r = f.write('zé\n') if f is s else f.write(b'zy\n')
                elif op == 2:
                    r = f.seek(rnd(10))
                elif op == 3:
                    r = f.tell()
                elif op == 4:
                    r = f.readline(rnd(12) - 2)
                elif op == 5:
                    r = f.readlines()
                elif op == 6:
                    r = f.truncate(rnd(10))
                else:
                    r = next(f, 'END')
            except Exception as e:
                r = (type(e).__name__, str(e))
            out.append((op, r))
    print(case, nl, ascii(out), ascii(s.getvalue()), b.getvalue())
# encodings
for enc in ['utf-8', 'ascii', 'latin-1', 'utf-8-sig']:
    for err in ['strict', 'replace', 'ignore', 'surrogateescape', 'backslashreplace']:
        try:
            f = open(path, 'w', encoding=enc, errors=err)
            f.write('abc\n')
            f.write('é€\n')
            f.write('z')
            f.close()
        except Exception as e:
            print(type(e).__name__, e)
        try:
            f.close()
        except Exception as e:
            print(type(e).__name__, e)
        print(enc, err, content())
        try:
            f = open(path, encoding=enc, errors=err)
            print(f.read(3), ascii(f.readline()), ascii(list(f)))
        except Exception as e:
            print(type(e).__name__, e)
    for bad in [
        b'ab\xff\xfecd\n',
        b'\xef\xbb\xbfok\n',
        b'trunc\xe2\x82',
        b'a' * 8191 + b'\xc3\xa9x',
        b'ok\n' * 5000 + b'\xff',
        b'\xed\xa0\x80',
    ]:
        fresh(bad)
        for err in ['strict', 'replace', 'surrogateescape']:
            try:
                f = open(path, encoding=enc, errors=err)
                x = f.read()
                print(enc, err, len(x), ascii(x[-20:]))
            except Exception as e:
                print(enc, err, type(e).__name__, e)
            if len(bad) < 100:
                try:
                    f = open(path, encoding=enc, errors=err)
                    x = f.readline()
                    print(enc, err, len(x), ascii(x[-20:]))
                except Exception as e:
                    print(enc, err, type(e).__name__, e)
os.remove(path)
