# SPDX-License-Identifier: MIT
# os: hard and symbolic links, times, rights and facts of files, by name and by descriptor.
import os

folder = "/tmp/folio_links_%d" % os.getpid()
os.mkdir(folder)
os.chdir(folder)


def show(text):
    try:
        print(text, "->", repr(eval(text)).replace(folder, "FOLDER"))
    except Exception as e:
        print(text, "!!", type(e).__name__, str(e).replace(folder, "FOLDER"))


with open("one", "w") as f:
    f.write("twelve bytes")

show("os.getcwd()")
show("os.getcwdb() == os.getcwd().encode()")

# links
show("os.link('one', 'two')")
show("os.stat('one').st_nlink")
show("os.stat('one').st_ino == os.stat('two').st_ino")
show("os.link('one', 'two')")
show("os.link('nope', 'three')")
show("os.symlink('one', 'soft')")
show("os.symlink('missing', 'broken')")
show("os.symlink('one', 'soft')")
show("os.readlink('soft')")
show("os.readlink(b'soft')")
show("os.readlink('one')")
show("os.readlink(3)")
show("os.lstat('soft').st_size")
show("os.lstat('nope')")
show("os.lstat(3.5)")
show("os.stat('soft').st_size")
show("os.stat('soft', follow_symlinks=False).st_size")
show("os.stat('broken')")
show("os.path.islink('broken'), os.path.exists('broken'), os.path.lexists('broken')")

# times
show("os.utime('one', (100, 200.5))")
show("os.path.getatime('one'), os.path.getmtime('one')")
show("os.stat('one').st_mtime_ns")
show("os.utime('one', times=(7, 8))")
show("os.path.getmtime('one')")
show("os.utime('one', ns=(3_000_000_000, 4_000_000_001))")
show("os.stat('one').st_atime_ns, os.stat('one').st_mtime_ns")
show("os.utime('one')")
show("os.path.getmtime('one') > 1_000_000_000")
show("os.utime('one', None)")
show("os.utime('one', (1,))")
show("os.utime('one', 5)")
show("os.utime('one', ('a', 2))")
show("os.utime('one', (1, 2), ns=(1, 2))")
show("os.utime('one', (1, float('nan')))")
show("os.utime('one', (1, 1e300))")
show("os.utime('nope', (1, 2))")
show("os.path.getctime('one') > 1_000_000_000")
show("os.path.getctime('nope')")
show("os.path.getatime('nope')")

# the result of stat
status = os.stat("one")
show("type(status)")
show("len(status), status[6], status.st_size")
show("repr(status).startswith('os.stat_result(st_mode=33')")
show("status == tuple(status)")
show("abs(status.st_mtime - status.st_mtime_ns / 1e9) < 1e-5")
show("int(status.st_mtime) == status[8]")
show("status.st_size = 3")

# facts of the file system
facts = os.statvfs(folder)
show("type(facts)")
show("len(facts), facts.f_bsize == facts[0] > 0, facts.f_namemax == facts[9]")
show("os.statvfs('nope')")

# rights
old = os.umask(0o077)
show("os.umask(0o022) == 0o077")
os.umask(0o027)
with open("masked", "w"):
    pass
show("oct(os.stat('masked').st_mode)")
os.umask(old)
show("os.umask('x')")
show("os.chmod('masked', 0o640)")
show("oct(os.stat('masked').st_mode & 0o777)")
show("os.chmod('masked', mode=0o600)")
show("os.access('masked', os.F_OK), os.access('masked', mode=os.R_OK), os.access('nope', os.F_OK)")

# lengths
show("os.truncate('one', 6)")
show("os.truncate('one', length=5)")
show("os.stat('one').st_size")
show("os.truncate('one', -1)")
show("os.truncate('nope', 3)")

# names
show("os.rename('one', 'renamed')")
show("os.replace(src='renamed', dst='one')")
show("os.rename(src='nope', dst='x')")
show("sorted(os.listdir())")
show("sorted(os.listdir(b'.'))")
show("sorted(os.listdir(path='.'))")
show("os.listdir(3.5)")
show("os.rename('one', 3)")
show("os.remove('a\\0b')")
for name in os.listdir():
    os.unlink(path=name)
os.chdir("/")
show("os.rmdir(folder)")
