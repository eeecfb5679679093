# SPDX-License-Identifier: MIT
# os and os.path
import os
folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), "folio_test_%d" % os.getpid())
os.mkdir(folder)
os.chdir(folder)


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as e:
        print(text, "!!", type(e).__name__, ascii(str(e)))


os.makedirs('td/a/b', exist_ok=True)
with open('td/f.txt', 'w') as f:
    f.write('abc')
show("os.listdir('nope')")  # expect: os.listdir('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.mkdir('td')")  # expect: os.mkdir('td') !! FileExistsError "[Errno 17] File exists: 'td'"
show("os.makedirs('td')")  # expect: os.makedirs('td') !! FileExistsError "[Errno 17] File exists: 'td'"
show("os.makedirs('td/f.txt/x')")  # expect: os.makedirs('td/f.txt/x') !! NotADirectoryError "[Errno 20] Not a directory: 'td/f.txt/x'"
show("os.remove('nope')")  # expect: os.remove('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.remove('td')")  # expect: os.remove('td') !! IsADirectoryError "[Errno 21] Is a directory: 'td'"
show("os.rmdir('td')")  # expect: os.rmdir('td') !! OSError "[Errno 39] Directory not empty: 'td'"
show("os.rmdir('nope')")  # expect: os.rmdir('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.rename('nope','x2')")  # expect: os.rename('nope','x2') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope' -> 'x2'"
show("os.replace('nope','x2')")  # expect: os.replace('nope','x2') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope' -> 'x2'"
show("os.stat('nope')")  # expect: os.stat('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.stat('td/f.txt').st_size")  # expect: os.stat('td/f.txt').st_size -> 3
show('os.stat(1.5)')  # expect: os.stat(1.5) !! TypeError 'stat: path should be string, bytes, os.PathLike or integer, not float'
show("os.getenv('NOPE')")  # expect: os.getenv('NOPE') -> None
show("os.getenv('NOPE',3)")  # expect: os.getenv('NOPE',3) -> 3
show("os.environ['NOPE']")  # expect: os.environ['NOPE'] !! KeyError "'NOPE'"
show("os.environ.get('NOPE')")  # expect: os.environ.get('NOPE') -> None
show("os.chdir('nope')")  # expect: os.chdir('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.path.join('a','b','/c','d')")  # expect: os.path.join('a','b','/c','d') -> '/c/d'
show("os.path.join('a/','')")  # expect: os.path.join('a/','') -> 'a/'
show("os.path.join('','b')")  # expect: os.path.join('','b') -> 'b'
show("os.path.split('/a/b')")  # expect: os.path.split('/a/b') -> ('/a', 'b')
show("os.path.split('a')")  # expect: os.path.split('a') -> ('', 'a')
show("os.path.split('/')")  # expect: os.path.split('/') -> ('/', '')
show("os.path.split('//a')")  # expect: os.path.split('//a') -> ('//', 'a')
show("os.path.splitext('a/b.c.d')")  # expect: os.path.splitext('a/b.c.d') -> ('a/b.c', '.d')
show("os.path.splitext('.bash')")  # expect: os.path.splitext('.bash') -> ('.bash', '')
show("os.path.splitext('a/.b.c')")  # expect: os.path.splitext('a/.b.c') -> ('a/.b', '.c')
show("os.path.splitext('a.')")  # expect: os.path.splitext('a.') -> ('a', '.')
show("os.path.basename('/a/')")  # expect: os.path.basename('/a/') -> ''
show("os.path.dirname('/a//b')")  # expect: os.path.dirname('/a//b') -> '/a'
show("os.path.normpath('a/../../b/./c//')")  # expect: os.path.normpath('a/../../b/./c//') -> '../b/c'
show("os.path.normpath('//a/..')")  # expect: os.path.normpath('//a/..') -> '//'
show("os.path.normpath('')")  # expect: os.path.normpath('') -> '.'
show("os.path.normpath('///x')")  # expect: os.path.normpath('///x') -> '/x'
show("os.path.exists('td')")  # expect: os.path.exists('td') -> True
show("os.path.isfile('td/f.txt')")  # expect: os.path.isfile('td/f.txt') -> True
show("os.path.isdir('td')")  # expect: os.path.isdir('td') -> True
show("os.path.islink('td')")  # expect: os.path.islink('td') -> False
show("os.path.getsize('td/f.txt')")  # expect: os.path.getsize('td/f.txt') -> 3
show("os.path.getsize('nope')")  # expect: os.path.getsize('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.path.isabs('/a')")  # expect: os.path.isabs('/a') -> True
show("os.path.relpath('/a/b','/a/c')")  # expect: os.path.relpath('/a/b','/a/c') -> '../b'
show("os.path.commonprefix(['abc','abd'])")  # expect: os.path.commonprefix(['abc','abd']) -> 'ab'
show("os.path.commonpath(['/a/b','/a/c'])")  # expect: os.path.commonpath(['/a/b','/a/c']) -> '/a'
show("os.path.splitdrive('/a')")  # expect: os.path.splitdrive('/a') -> ('', '/a')
show("os.path.samefile('td','td')")  # expect: os.path.samefile('td','td') -> True
show('os.path.join(1)')  # expect: os.path.join(1) !! TypeError 'expected str, bytes or os.PathLike object, not int'
show("os.path.join('a',1)")  # expect: os.path.join('a',1) !! TypeError "join() argument must be str, bytes, or os.PathLike object, not 'int'"
show('os.path.exists(1.5)')  # expect: os.path.exists(1.5) !! TypeError 'stat: path should be string, bytes, os.PathLike or integer, not float'
show("os.path.exists('a\\0b')")  # expect: os.path.exists('a\0b') -> False
show('os.path.isfile(None)')  # expect: os.path.isfile(None) !! TypeError 'stat: path should be string, bytes, os.PathLike or integer, not NoneType'
show('os.sep')  # expect: os.sep -> '/'
show('os.linesep')  # expect: os.linesep -> '\n'
show('os.name')  # expect: os.name -> 'posix'
show('os.curdir')  # expect: os.curdir -> '.'
show('os.pardir')  # expect: os.pardir -> '..'
show('os.extsep')  # expect: os.extsep -> '.'
show('os.altsep')  # expect: os.altsep -> None
show('os.pathsep')  # expect: os.pathsep -> ':'
show('os.devnull')  # expect: os.devnull -> '/dev/null'
show('os.cpu_count()>0')  # expect: os.cpu_count()>0 -> True
show('len(os.urandom(3))')  # expect: len(os.urandom(3)) -> 3
show('os.urandom(-1)')  # expect: os.urandom(-1) !! ValueError 'negative argument not allowed'
show("os.system('exit 3')")  # expect: os.system('exit 3') -> 768
show("sorted(os.walk('td'))")  # expect: sorted(os.walk('td')) -> [('td', ['a'], ['f.txt']), ('td/a', ['b'], []), ('td/a/b', [], [])]
show("os.scandir('nope')")  # expect: os.scandir('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.access('td',os.R_OK)")  # expect: os.access('td',os.R_OK) -> True
show("os.fspath('a')")  # expect: os.fspath('a') -> 'a'
show('os.fspath(1)')  # expect: os.fspath(1) !! TypeError 'expected str, bytes or os.PathLike object, not int'
show("os.stat('td/f.txt')[6]")  # expect: os.stat('td/f.txt')[6] -> 3
show("os.path.getmtime('nope')")  # expect: os.path.getmtime('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show("os.unlink('nope')")  # expect: os.unlink('nope') !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show('os.listdir(1.5)')  # expect: os.listdir(1.5) !! TypeError 'listdir: path should be string, bytes, os.PathLike, integer or None, not float'
show('os.getpid()>0')  # expect: os.getpid()>0 -> True
show("os.environ['A']=1")  # expect: os.environ['A']=1 !! SyntaxError 'invalid syntax (<string>, line 1)'
show("os.environ.__setitem__('A',1)")  # expect: os.environ.__setitem__('A',1) !! TypeError 'str expected, not int'
show("os.environ.__setitem__(1,'1')")  # expect: os.environ.__setitem__(1,'1') !! TypeError 'str expected, not int'
show("os.environ.pop('NOPE')")  # expect: os.environ.pop('NOPE') !! KeyError "'NOPE'"
show('type(os.environ)')  # expect: type(os.environ) -> <class 'os._Environ'>
show("os.stat('td/f.txt').__class__")  # expect: os.stat('td/f.txt').__class__ -> <class 'os.stat_result'>
show('os.strerror(2)')  # expect: os.strerror(2) -> 'No such file or directory'
show('os.PathLike')  # expect: os.PathLike -> <class 'os.PathLike'>
show("os.open('nope',0)")  # expect: os.open('nope',0) !! FileNotFoundError "[Errno 2] No such file or directory: 'nope'"
show('os.close(99)')  # expect: os.close(99) !! OSError '[Errno 9] Bad file descriptor'
show('os.uname().sysname')  # expect: os.uname().sysname -> 'Linux'
show('os.path.sep')  # expect: os.path.sep -> '/'
show("os.putenv('A','b')")  # expect: os.putenv('A','b') -> None
show("os.makedirs('td',exist_ok=True)")  # expect: os.makedirs('td',exist_ok=True) -> None
show("os.removedirs('td/a/b')")  # expect: os.removedirs('td/a/b') -> None
show('os.environ.copy().__class__')  # expect: os.environ.copy().__class__ -> <class 'dict'>
show('os.kill')  # expect: os.kill -> <built-in function kill>
show('os.getloadavg().__len__()')  # expect: os.getloadavg().__len__() -> 3
show("os.walk('nope').__next__()")  # expect: os.walk('nope').__next__() !! StopIteration ''
show("os.fsencode('é')")  # expect: os.fsencode('é') -> b'\xc3\xa9'
show("os.fsdecode(b'a')")  # expect: os.fsdecode(b'a') -> 'a'
show('os.stat_result.__name__')  # expect: os.stat_result.__name__ -> 'stat_result'

os.chdir("/")
os.system(f"rm -r '{folder}'")
