# SPDX-License-Identifier: MIT
# time: conversions, formats, errors
import os, time

os.environ["TZ"] = "Europe/Berlin"
time.tzset()


def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except BaseException as e:
        print(text, "!!", type(e).__name__, ascii(str(e)))


show('time.localtime(0)')  # expect: time.localtime(0) -> time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=1, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
show('time.gmtime(0)')  # expect: time.gmtime(0) -> time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)
show('time.gmtime(1e20)')  # expect: time.gmtime(1e20) !! OverflowError 'timestamp out of range for platform time_t'
show("time.gmtime('a')")  # expect: time.gmtime('a') !! TypeError "'str' object cannot be interpreted as an integer"
show('time.localtime(0).tm_zone')  # expect: time.localtime(0).tm_zone -> 'CET'
show('time.localtime(0).tm_gmtoff')  # expect: time.localtime(0).tm_gmtoff -> 3600
show('time.mktime(time.localtime(0))')  # expect: time.mktime(time.localtime(0)) -> 0.0
show('time.asctime(time.gmtime(0))')  # expect: time.asctime(time.gmtime(0)) -> 'Thu Jan  1 00:00:00 1970'
show('time.asctime((2000,1,2,3,4,5,0,0,0))')  # expect: time.asctime((2000,1,2,3,4,5,0,0,0)) -> 'Mon Jan  2 03:04:05 2000'
show('time.ctime(0)')  # expect: time.ctime(0) -> 'Thu Jan  1 01:00:00 1970'
show("time.strftime('%Y-%m-%d %H:%M:%S',time.gmtime(0))")  # expect: time.strftime('%Y-%m-%d %H:%M:%S',time.gmtime(0)) -> '1970-01-01 00:00:00'
show("time.strftime('%',time.gmtime(0))")  # expect: time.strftime('%',time.gmtime(0)) -> '%'
show("time.strftime('a%Zb',time.localtime(0))")  # expect: time.strftime('a%Zb',time.localtime(0)) -> 'aCETb'
show('time.strftime(1)')  # expect: time.strftime(1) !! TypeError 'strftime() argument 1 must be str, not int'
show("time.strftime('%Y',(1,2))")  # expect: time.strftime('%Y',(1,2)) !! TypeError 'strftime(): illegal time tuple argument'
show("time.strftime('%Y',1)")  # expect: time.strftime('%Y',1) !! TypeError 'Tuple or struct_time argument required'
show('time.mktime((1,2))')  # expect: time.mktime((1,2)) !! TypeError 'mktime(): illegal time tuple argument'
show('time.sleep(-1)')  # expect: time.sleep(-1) !! ValueError 'sleep length must be non-negative'
show("time.sleep('a')")  # expect: time.sleep('a') !! TypeError "'str' object cannot be interpreted as an integer"
show('time.sleep(0)')  # expect: time.sleep(0) -> None
show('time.timezone')  # expect: time.timezone -> -3600
show('time.altzone')  # expect: time.altzone -> -7200
show('time.daylight')  # expect: time.daylight -> 1
show('time.tzname')  # expect: time.tzname -> ('CET', 'CEST')
show("time.get_clock_info('perf_counter')")  # expect: time.get_clock_info('perf_counter') -> namespace(implementation='clock_gettime(CLOCK_MONOTONIC)', monotonic=True, adjustable=False, resolution=1e-09)
show('time.struct_time((1,2,3))')  # expect: time.struct_time((1,2,3)) !! TypeError 'time.struct_time() takes an at least 9-sequence (3-sequence given)'
show('time.struct_time(range(9))')  # expect: time.struct_time(range(9)) -> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
show("time.strptime('2020-01-02','%Y-%m-%d')")  # expect: time.strptime('2020-01-02','%Y-%m-%d') -> time.struct_time(tm_year=2020, tm_mon=1, tm_mday=2, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=2, tm_isdst=-1)
show("time.strftime('%Y',(2000,13,1,0,0,0,0,0,0))")  # expect: time.strftime('%Y',(2000,13,1,0,0,0,0,0,0)) !! ValueError 'month out of range'
show('time.gmtime(None)[0]>2000')  # expect: time.gmtime(None)[0]>2000 -> True
show('time.gmtime(1.9)')  # expect: time.gmtime(1.9) -> time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=1, tm_wday=3, tm_yday=1, tm_isdst=0)
show('time.gmtime(-1.5)')  # expect: time.gmtime(-1.5) -> time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=58, tm_wday=2, tm_yday=365, tm_isdst=0)
show('time.struct_time(range(11))')  # expect: time.struct_time(range(11)) -> time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
show('time.time(1)')  # expect: time.time(1) !! TypeError 'time.time() takes no arguments (1 given)'
show('time.mktime((2000,1,1,0,0,0,0,0,-1))')  # expect: time.mktime((2000,1,1,0,0,0,0,0,-1)) -> 946681200.0
show("time.strftime('é%Y',time.gmtime(0))")  # expect: time.strftime('é%Y',time.gmtime(0)) -> 'é1970'
show('time.asctime(1)')  # expect: time.asctime(1) !! TypeError 'Tuple or struct_time argument required'
