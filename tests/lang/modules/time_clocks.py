# SPDX-License-Identifier: MIT
# The clocks of time: each kind, whole and with a fraction, go forward and agree with one another.
import time

for name in "time", "monotonic", "perf_counter", "process_time", "thread_time":
    seconds, whole = getattr(time, name), getattr(time, name + "_ns")
    first, first_ns = seconds(), whole()
    second, second_ns = seconds(), whole()
    print(name, type(first).__name__, type(first_ns).__name__, first <= second, first_ns <= second_ns, abs(first_ns / 1e9 - first) < 60)
for clock in "REALTIME", "MONOTONIC", "PROCESS_CPUTIME_ID", "THREAD_CPUTIME_ID":
    number = getattr(time, "CLOCK_" + clock)
    print(clock, number, type(time.clock_gettime(number)).__name__, type(time.clock_gettime_ns(number)).__name__, 0 < time.clock_getres(number) < 1)
print(abs(time.time() - time.clock_gettime(time.CLOCK_REALTIME)) < 60, time.time() > 1.6e9)
for name in "time", "monotonic", "perf_counter", "process_time":
    info = time.get_clock_info(name)
    print(name, info.adjustable, info.monotonic, 0 < info.resolution < 1)


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "!!", type(e).__name__, e)


show("time.get_clock_info('nope')")
show("time.clock_gettime(999)")
show("time.clock_gettime('x')")
before = time.monotonic()
time.sleep(0.01)
show("time.monotonic() - before >= 0.01")
show("time.sleep(0)")
show("time.sleep(-1)")
show("time.sleep('x')")
show("time.sleep(float('nan'))")
show("time.sleep(1e300)")
show("time.gmtime(0)")
show("time.gmtime(86399.9).tm_sec, time.gmtime(-1).tm_year, time.gmtime(10**10)[:6]")
show("time.gmtime(1e300)")
show("time.gmtime('x')")
show("time.asctime(time.gmtime(0)), time.strftime('%Y-%m-%d %H:%M:%S %j %a %b %%', time.gmtime(10**9))")
show("time.strftime('%Y', (1,))")
show("time.strftime('%Y', (2000, 13, 1, 0, 0, 0, 0, 1, 0))")
show("time.struct_time(range(9))")
show("time.struct_time(range(3))")
show("type(time.localtime()), len(time.localtime()), type(time.ctime()), type(time.mktime(time.localtime()))")
show("time.mktime(time.localtime(10**9))")
