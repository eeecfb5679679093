# SPDX-License-Identifier: MIT
# os: this process, its children, the machine's facts: as much as is the same everywhere.
import os
import sys


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


show("os.getpid() > 1, os.getppid() >= 0")
show("[type(f()) for f in (os.getuid, os.geteuid, os.getgid, os.getegid)]")
show("os.getuid() == os.geteuid(), os.getgid() == os.getegid()")
show("os.getpgid(0) == os.getpgrp()")
show("os.setpgid(-5, 0)")
show("os.kill(os.getpid(), 0)")
show("os.kill(os.getpid(), 12345)")
show("os.kill('x', 0)")
show("os.killpg(-5, 0)")
show("os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))")
show("os.setpriority(99, 0, 0)")

# what became of a command
for command in "exit 0", "exit 3", "kill -9 $$", "exit 255":
    status = os.system(command)
    print(command, status, os.waitstatus_to_exitcode(status))
show("os.waitstatus_to_exitcode('x')")
show("os.waitpid(-1, 0)")
show("os.waitpid(-1, 'x')")
show("os.system(3)")

# facts
show("type(os.cpu_count()), os.cpu_count() >= len(os.sched_getaffinity(0)) > 0")
show("type(os.sched_getaffinity(0)), {type(i) for i in os.sched_getaffinity(0)}")
show("os.sysconf('SC_PAGE_SIZE') == os.sysconf('SC_PAGESIZE') >= 4096")
show("os.sysconf('SC_CLK_TCK')")
show("os.sysconf('SC_NOPE')")
show("os.sysconf(1.5)")
show("os.sysconf(99999)")
show("len(os.getloadavg()), {type(x) for x in os.getloadavg()}")
times = os.times()
show("type(times), len(times)")
show("times.user >= 0, times.system >= 0, times.children_user >= 0, times.children_system >= 0, times.elapsed > 0")
show("times.user == times[0], times[:2] == (times.user, times.system)")
show("times.user <= os.times().user")
name = os.uname()
show("name.sysname, name == tuple(name), len(name)")
show("os.strerror(2), os.strerror(99999)")
show("os.strerror('x')")
show("len(os.urandom(7)), os.urandom(0)")
show("os.urandom(-1)")
try:
    show("type(os.getlogin()) is str") if os.isatty(0) else os.getlogin()
except OSError as e:
    pass

# a child that leaves without a word, and one that aborts
sys.stdout.flush()
for leave in "os._exit(7)", "os.abort()":
    status = os.system(f"ulimit -c 0; exec env -u PYTHONUNBUFFERED '{sys.executable}' -c 'import os; print(1); {leave}'")
    print(leave, os.waitstatus_to_exitcode(status))
