# SPDX-License-Identifier: MIT
# os: numbers of the system by name; functions that are one system call each.
import os
for n in sorted(dir(os)):
    v=getattr(os,n)
    if n.isupper() and isinstance(v, int) and not n.startswith(("CLD_", "EFD_", "MFD_", "P_", "POSIX_SPAWN", "RWF_", "SCHED_", "SPLICE_", "XATTR_", "NGROUPS")):
        print(n, v)
fd = -1
def t(f,*a):
    try: r=getattr(os,f)(*a); print(f, tuple("fd" if i == 0 and x == fd else x for i, x in enumerate(a)), r if f not in ("getpgid","getsid","getpgrp","getgroups","getpriority","nice","ctermid","get_exec_path") else type(r))
    except Exception as e: print(f, tuple("fd" if i == 0 and x == fd else x for i, x in enumerate(a)), type(e).__name__,e)
os.chdir(os.environ.get("TMPDIR", "/tmp"))
name = f"folio-test-{os.getpid()}"
fd=os.open(name,os.O_RDWR|os.O_CREAT|os.O_TRUNC)
for x in (("pwrite",fd,b"hello",700),("pread",fd,1000,698),("pread",fd,-1,0),("pread",99,1,0),("fdatasync",fd),("fchmod",fd,0o600),("get_blocking",fd),("set_blocking",fd,False),("get_blocking",fd),("get_inheritable",fd),("set_inheritable",fd,True),("get_inheritable",fd),("posix_fallocate",fd,0,1000),("posix_fadvise",fd,0,0,os.POSIX_FADV_NORMAL),("getpgid",0),("getsid",0),("getpgrp",),("getgroups",),("getpriority",os.PRIO_PROCESS,0),("nice",0),("sched_yield",),("major",2049),("minor",2049),("makedev",808,1),("ttyname",fd),("ctermid",),("get_exec_path",),("WIFEXITED",256),("WEXITSTATUS",256),("WTERMSIG",109),("WIFSIGNALED",109),("WIFSTOPPED",0x137f),("WSTOPSIG",0x137f),("WCOREDUMP",0),("WIFCONTINUED",0xffff),("fchdir",99),("chown","/nope",0,0),("lchown","/nope",0,0),("mkfifo","/nope/x"),("closerange",90,95),("pread",1)): t(*x)
print("fchown", os.fchown(fd, os.getuid(), os.getgid())); os.chown(name,-1,-1); os.close(fd); os.unlink(name)
print(len(os.getrandom(5)), [type(x) for x in os.pipe2(os.O_CLOEXEC)])
