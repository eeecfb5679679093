# SPDX-License-Identifier: MIT
# os: numbers of the system by name; functions that are one system call each.
import os

# Constants that CPython has only when it was built with newer headers are left out, and those whose numbers are the processor's.
not_everywhere = ("O_DIRECT", "O_LARGEFILE", "O_NOFOLLOW", "O_TMPFILE", "CLD_", "EFD_", "MFD_", "P_", "POSIX_SPAWN", "RWF_", "SCHED_", "SPLICE_", "XATTR_", "NGROUPS")
for name in sorted(dir(os)):
    value = getattr(os, name)
    if name.isupper() and isinstance(value, int) and not name.startswith(not_everywhere):
        print(name, value)

# Answers that depend on how the test was started: only their types are shown.
of_the_process = ("getpgid", "getsid", "getpgrp", "getgroups", "getpriority", "nice", "ctermid", "get_exec_path")


def show(name, *args):
    shown = tuple("fd" if i == 0 and x == fd else x for i, x in enumerate(args))
    try:
        result = getattr(os, name)(*args)
    except Exception as e:
        print(name, shown, type(e).__name__, e)
    else:
        print(name, shown, type(result) if name in of_the_process else result)


os.chdir(os.environ.get("TMPDIR", "/tmp"))
path = f"folio-test-{os.getpid()}"
fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)

# A file by its descriptor.
show("pwrite", fd, b"hello", 700)
show("pread", fd, 1000, 698)
show("pread", fd, -1, 0)
show("pread", 99, 1, 0)
show("fdatasync", fd)
show("fchmod", fd, 0o600)
show("get_blocking", fd)
show("set_blocking", fd, False)
show("get_blocking", fd)
show("get_inheritable", fd)
show("set_inheritable", fd, True)
show("get_inheritable", fd)
show("posix_fallocate", fd, 0, 1000)
show("posix_fadvise", fd, 0, 0, os.POSIX_FADV_NORMAL)

# The process.
show("getpgid", 0)
show("getsid", 0)
show("getpgrp")
show("getgroups")
show("getpriority", os.PRIO_PROCESS, 0)
show("nice", 0)
show("sched_yield")

# Devices, terminals, the search path of programs.
show("major", 2049)
show("minor", 2049)
show("makedev", 808, 1)
show("ttyname", fd)
show("ctermid")
show("get_exec_path")

# What the status of a child says.
show("WIFEXITED", 256)
show("WEXITSTATUS", 256)
show("WTERMSIG", 109)
show("WIFSIGNALED", 109)
show("WIFSTOPPED", 0x137F)
show("WSTOPSIG", 0x137F)
show("WCOREDUMP", 0)
show("WIFCONTINUED", 0xFFFF)

# Refused, or too few arguments.
show("fchdir", 99)
show("chown", "/nope", 0, 0)
show("lchown", "/nope", 0, 0)
show("mkfifo", "/nope/x")
show("closerange", 90, 95)
show("pread", 1)

print("fchown", os.fchown(fd, os.getuid(), os.getgid()))
os.chown(path, -1, -1)
os.close(fd)
os.unlink(path)
print(len(os.getrandom(5)), [type(x) for x in os.pipe2(os.O_CLOEXEC)])
