// SPDX-License-Identifier: MIT
// time: clocks, sleeping, and calendar time.
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "modules/io.h"
#include "modules/modules.h"
#include "modules/struct_sequence.h"

static const FoGetSetDef time_fields[] = {
    FO_STRUCT_FIELD(0, "tm_year"), FO_STRUCT_FIELD(1, "tm_mon"), FO_STRUCT_FIELD(2, "tm_mday"), FO_STRUCT_FIELD(3, "tm_hour"),
    FO_STRUCT_FIELD(4, "tm_min"),
    FO_STRUCT_FIELD(5, "tm_sec"), FO_STRUCT_FIELD(6, "tm_wday"), FO_STRUCT_FIELD(7, "tm_yday"), FO_STRUCT_FIELD(8, "tm_isdst"),
    FO_STRUCT_FIELD(9, "tm_zone"),
    FO_STRUCT_FIELD(10, "tm_gmtoff"), {NULL},
};
static FoType struct_time_type = FO_STRUCT_TYPE("time.struct_time", time_fields, 9);

static const FoGetSetDef info_fields[] = {
    FO_STRUCT_FIELD(0, "implementation"), FO_STRUCT_FIELD(1, "monotonic"), FO_STRUCT_FIELD(2, "adjustable"), FO_STRUCT_FIELD(3, "resolution"), {NULL},
};
static FoType info_type = FO_STRUCT_TYPE("namespace", info_fields, 4);

// ---- clocks

static int64_t clock_ns(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

#define CLOCK(name, clock)                                                                                     \
    static FoObject *name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_float_new((double)clock_ns(clock) * 1e-9); } \
    static FoObject *name##_ns(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_int_from_i64(clock_ns(clock)); }
CLOCK(time_time, CLOCK_REALTIME)
CLOCK(time_monotonic, CLOCK_MONOTONIC)
CLOCK(time_process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK(time_thread_time, CLOCK_THREAD_CPUTIME_ID)

typedef int (*ReadClock)(clockid_t clock, struct timespec *t);

static bool read_clock(FoObject *number, ReadClock read, struct timespec *t) {
    int64_t id;
    if (!fo_index_as_i64(number, &id)) return false;
    if (read((clockid_t)id, t) == 0) return true;
    fo_raise_errno(errno, NULL);
    return false;
}

static FoObject *seconds_of(FoObject *number, ReadClock read) {
    struct timespec t;
    return read_clock(number, read, &t) ? fo_float_new((double)t.tv_sec + (double)t.tv_nsec * 1e-9) : NULL;
}

static FoObject *time_clock_gettime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return seconds_of(args[0], clock_gettime); }
static FoObject *time_clock_getres(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return seconds_of(args[0], clock_getres); }
static FoObject *time_clock_gettime_ns(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct timespec t;
    return read_clock(args[0], clock_gettime, &t) ? fo_int_from_i64((int64_t)t.tv_sec * 1000000000 + t.tv_nsec) : NULL;
}

static FoObject *time_get_clock_info(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const struct { const char *name, *clock; bool monotonic, adjustable; } table[] = {
        {"time", "CLOCK_REALTIME", false, true}, {"monotonic", "CLOCK_MONOTONIC", true, false}, {"perf_counter", "CLOCK_MONOTONIC", true, false},
        {"process_time", "CLOCK_PROCESS_CPUTIME_ID", true, false}, {"thread_time", "CLOCK_THREAD_CPUTIME_ID", true, false},
    };
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "get_clock_info() argument 1 must be str, not %A", args[0]);
    for (size_t i = 0; i < FO_COUNT_OF(table); i++) {
        if (!fo_str_equals_text((FoStr *)args[0], table[i].name)) continue;
        FoObject *fields[] = {(FoObject *)fo_str_printf("clock_gettime(%s)", table[i].clock), fo_bool_new(table[i].monotonic),
                              fo_bool_new(table[i].adjustable), fo_float_new(1e-9)};
        return fo_struct_from_fields_give(&info_type, fields);
    }
    return fo_raise(FO_VALUE_ERROR, "unknown clock");
}

// ---- sleep

static bool seconds_argument(FoObject *o, double *seconds) {
    if (fo_float_check(o)) {
        *seconds = fo_float_value(o);
        return !isnan(*seconds) || fo_fail(FO_VALUE_ERROR, "Invalid value NaN (not a number)");
    }
    FO_AUTO(FoObject) index = fo_index(o);
    return index && fo_int_as_double(index, seconds);
}

static FoObject *time_sleep(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    double seconds;
    if (!seconds_argument(args[0], &seconds)) return NULL;
    if (seconds < 0) return fo_raise(FO_VALUE_ERROR, "sleep length must be non-negative");
    if (seconds > 9.2e9) return fo_raise(FO_OVERFLOW_ERROR, "timestamp too large to convert to C _PyTime_t");
    int64_t until = clock_ns(CLOCK_MONOTONIC) + (int64_t)(seconds * 1e9);
    for (int64_t left = until - clock_ns(CLOCK_MONOTONIC); left > 0; left = until - clock_ns(CLOCK_MONOTONIC))
        if (!fo_os_wait(-1, left) && !fo_check_interrupt()) return NULL;
    return fo_new_none();
}

// ---- calendar

static FoObject *struct_time_new(const struct tm *tm) {
    int values[9] = {tm->tm_year + 1900, tm->tm_mon + 1,        tm->tm_mday,     tm->tm_hour, tm->tm_min,
                     tm->tm_sec,         (tm->tm_wday + 6) % 7, tm->tm_yday + 1, tm->tm_isdst};
    FoObject *fields[11];
    for (int i = 0; i < 9; i++) fields[i] = fo_int_from_i64(values[i]);
    fields[9] = tm->tm_zone ? (FoObject *)fo_str_from_text(tm->tm_zone) : fo_new_none();
    fields[10] = fo_int_from_i64(tm->tm_gmtoff);
    return fo_struct_from_fields_give(&struct_time_type, fields);
}

// Seconds since the epoch from an optional argument: now when it is absent or None.
static bool epoch_argument(FoObject *const *args, int64_t n, time_t *out) {
    double seconds;
    if (n == 0 || args[0] == fo_none) {
        *out = time(NULL);
        return true;
    }
    if (!seconds_argument(args[0], &seconds)) return false;
    if (!(fabs(floor(seconds)) < 9.2e18)) return fo_fail(FO_OVERFLOW_ERROR, "timestamp out of range for platform time_t");
    *out = (time_t)floor(seconds);
    return true;
}

static FoObject *time_gmtime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    time_t t;
    struct tm tm;
    if (!epoch_argument(args, n, &t)) return NULL;
    if (!gmtime_r(&t, &tm)) return fo_raise_errno(errno, NULL);
    tm.tm_zone = "UTC";
    return struct_time_new(&tm);
}

static FoObject *time_localtime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    time_t t;
    struct tm tm;
    if (!epoch_argument(args, n, &t)) return NULL;
    return localtime_r(&t, &tm) ? struct_time_new(&tm) : fo_raise_errno(errno, NULL);
}

static bool read_fields(FoObject *o, const char *function, int64_t values[9]) {
    FoTuple *t = (FoTuple *)o;
    if (!fo_tuple_check(o)) return fo_fail(FO_TYPE_ERROR, "Tuple or struct_time argument required");
    if (t->n != 9) return fo_fail(FO_TYPE_ERROR, "%s(): illegal time tuple argument", function);
    for (int i = 0; i < 9; i++) {
        if (!fo_index_as_i64(t->items[i], &values[i])) return false;
        if (values[i] > INT32_MAX || values[i] < INT32_MIN) return fo_fail(FO_OVERFLOW_ERROR, "signed integer is greater than maximum");
    }
    return true;
}

static bool as_tm(FoObject *o, const char *function, struct tm *tm) {
    int64_t v[9];
    if (!read_fields(o, function, v)) return false;
    *tm = (struct tm){.tm_year = (int)v[0] - 1900, .tm_mon = (int)v[1] - 1, .tm_mday = (int)v[2], .tm_hour = (int)v[3], .tm_min = (int)v[4],
                      .tm_sec = (int)v[5], .tm_wday = (int)((v[6] + 1) % 7), .tm_yday = (int)v[7] - 1, .tm_isdst = (int)v[8]};
    if (o->type == &struct_time_type) {
        FoObject *zone = ((FoTuple *)o)->items[9], *offset = ((FoTuple *)o)->items[10];
        int64_t gmtoff;
        if (zone && fo_str_check(zone)) tm->tm_zone = fo_str_utf8((FoStr *)zone, NULL);
        if (offset && fo_int_check(offset) && fo_int_fits_i64(offset, &gmtoff)) tm->tm_gmtoff = gmtoff;
    }
    return true;
}

// Zero is accepted for month, day and day of the year, as CPython does.
static bool check_tm(struct tm *tm) {
    if (tm->tm_mon == -1) tm->tm_mon = 0;
    else if (tm->tm_mon < 0 || tm->tm_mon > 11) return fo_fail(FO_VALUE_ERROR, "month out of range");
    if (tm->tm_mday == 0) tm->tm_mday = 1;
    else if (tm->tm_mday < 0 || tm->tm_mday > 31) return fo_fail(FO_VALUE_ERROR, "day of month out of range");
    if (tm->tm_hour < 0 || tm->tm_hour > 23) return fo_fail(FO_VALUE_ERROR, "hour out of range");
    if (tm->tm_min < 0 || tm->tm_min > 59) return fo_fail(FO_VALUE_ERROR, "minute out of range");
    if (tm->tm_sec < 0 || tm->tm_sec > 61) return fo_fail(FO_VALUE_ERROR, "seconds out of range");
    if (tm->tm_wday < 0) return fo_fail(FO_VALUE_ERROR, "day of week out of range");
    if (tm->tm_yday == -1) tm->tm_yday = 0;
    else if (tm->tm_yday < 0 || tm->tm_yday > 365) return fo_fail(FO_VALUE_ERROR, "day of year out of range");
    return true;
}

static bool tm_or_now(FoObject *const *args, int64_t n, const char *function, struct tm *tm) {
    if (n > 0) return as_tm(args[0], function, tm) && check_tm(tm);
    time_t now = time(NULL);
    localtime_r(&now, tm);
    return true;
}

static FoObject *text_of_tm(const struct tm *tm) {
    static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[64];
    snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %d", days[tm->tm_wday], months[tm->tm_mon], tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec,
             tm->tm_year + 1900);
    return (FoObject *)fo_str_from_text(text);
}

static FoObject *time_asctime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct tm tm;
    return tm_or_now(args, n, "asctime", &tm) ? text_of_tm(&tm) : NULL;
}

static FoObject *time_ctime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    time_t t;
    struct tm tm;
    if (!epoch_argument(args, n, &t)) return NULL;
    return localtime_r(&t, &tm) ? text_of_tm(&tm) : fo_raise_errno(errno, NULL);
}

static FoObject *time_mktime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct tm tm;
    if (!as_tm(args[0], "mktime", &tm)) return NULL;
    tm.tm_wday = -1; // a sentinel: mktime sets it when it succeeds
    time_t t = mktime(&tm);
    if (t == (time_t)-1 && tm.tm_wday == -1) return fo_raise(FO_OVERFLOW_ERROR, "mktime argument out of range");
    return fo_float_new((double)t);
}

static FoObject *format_time(const char *format, size_t n_format, const struct tm *tm) {
    size_t room = n_format * 8 + 256;
    for (; room < (n_format + 1) * 4096; room *= 2) {
        char *text = fo_alloc(room, FO_MEM_INTERNAL);
        if (!text) return fo_raise_no_memory();
        size_t n = strftime(text, room, format, tm);
        FoObject *result = n > 0 ? (FoObject *)fo_str_from_utf8_surrogates(text, n) : NULL;
        fo_free(text, room, FO_MEM_INTERNAL);
        if (n > 0) return result;
    }
    return (FoObject *)fo_ref(fo_rt->empty_str); // formats such as %p may yield nothing
}

static FoObject *time_strftime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct tm tm;
    size_t n_format;
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "strftime() argument 1 must be str, not %A", args[0]);
    if (!tm_or_now(args + 1, n - 1, "strftime", &tm)) return NULL;
    const char *format = fo_str_utf8((FoStr *)args[0], &n_format);
    if (!format) return fo_raise_no_memory();
    if (strlen(format) != n_format) return fo_raise(FO_VALUE_ERROR, "embedded null character");
    if (n_format == 0) return (FoObject *)fo_ref(fo_rt->empty_str);
    return format_time(format, n_format, &tm);
}

static FoObject *time_strptime(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    struct tm tm = {.tm_mday = 1, .tm_isdst = -1, .tm_year = 0};
    for (int64_t i = 0; i < n; i++)
        if (!fo_str_check(args[i])) return fo_raise(FO_TYPE_ERROR, "strptime() argument %lld must be str, not %T", (long long)i, args[i]);
    const char *text = fo_str_utf8((FoStr *)args[0], NULL), *format = n > 1 ? fo_str_utf8((FoStr *)args[1], NULL) : "%a %b %d %H:%M:%S %Y";
    if (!text || !format) return fo_raise_no_memory();
    const char *end = strptime(text, format, &tm);
    if (!end) return fo_raise(FO_VALUE_ERROR, "time data '%s' does not match format '%s'", text, format);
    if (*end) return fo_raise(FO_VALUE_ERROR, "unconverted data remains: %s", end);
    struct tm whole = tm; // the days of week and year follow from the date
    whole.tm_isdst = 0;
    timegm(&whole);
    tm.tm_wday = whole.tm_wday;
    tm.tm_yday = whole.tm_yday;
    tm.tm_zone = NULL;
    return struct_time_new(&tm);
}

// ---- the module

static bool set_zone(FoModule *m) {
    tzset();
    FO_AUTO(FoObject) standard = (FoObject *)fo_str_from_text(tzname[0]);
    FO_AUTO(FoObject) summer = (FoObject *)fo_str_from_text(tzname[1]);
    if (!standard || !summer) return false;
    struct tm july = {.tm_year = 123, .tm_mon = 6, .tm_mday = 1, .tm_isdst = -1};
    mktime(&july);
    return fo_module_add_i64(m, "timezone", timezone) && fo_module_add_i64(m, "altzone", daylight ? timezone - 3600 : timezone) &&
           fo_module_add_i64(m, "daylight", daylight) && fo_module_add_give(m, "tzname", (FoObject *)fo_tuple_pack(2, standard, summer));
}

static FoObject *time_tzset(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return set_zone((FoModule *)self) ? fo_new_none() : NULL;
}

static const FoNativeDef defs[] = {
    {"time", time_time, 0, 0, 0, "Return the current time in seconds since the Epoch."},
    {"time_ns", time_time_ns, 0, 0, 0, "Return the current time in nanoseconds since the Epoch."},
    {"perf_counter", time_monotonic, 0, 0, 0, "Performance counter for benchmarking."},
    {"perf_counter_ns", time_monotonic_ns, 0, 0, 0, "Performance counter for benchmarking as nanoseconds."},
    {"monotonic", time_monotonic, 0, 0, 0, "Monotonic clock, cannot go backward."},
    {"monotonic_ns", time_monotonic_ns, 0, 0, 0, "Monotonic clock, cannot go backward, as nanoseconds."},
    {"process_time", time_process_time, 0, 0, 0, "Process time for profiling: sum of the kernel and user-space CPU time."},
    {"process_time_ns", time_process_time_ns, 0, 0, 0, "Process time for profiling as nanoseconds."},
    {"thread_time", time_thread_time, 0, 0, 0, "Thread time for profiling."},
    {"thread_time_ns", time_thread_time_ns, 0, 0, 0, "Thread time for profiling as nanoseconds."},
    {"clock_gettime", time_clock_gettime, 1, 1, 0, "Return the time of the specified clock as a float."},
    {"clock_gettime_ns", time_clock_gettime_ns, 1, 1, 0, "Return the time of the specified clock as nanoseconds."},
    {"clock_getres", time_clock_getres, 1, 1, 0, "Return the resolution (precision) of the specified clock."},
    {"get_clock_info", time_get_clock_info, 1, 1, 0, "Get information of the specified clock."},
    {"sleep", time_sleep, 1, 1, 0, "Delay execution for a given number of seconds."},
    {"gmtime", time_gmtime, 0, 1, 0, "Convert seconds since the Epoch to a time tuple expressing UTC."},
    {"localtime", time_localtime, 0, 1, 0, "Convert seconds since the Epoch to a time tuple expressing local time."},
    {"asctime", time_asctime, 0, 1, 0, "Convert a time tuple to a string."},
    {"ctime", time_ctime, 0, 1, 0, "Convert a time in seconds since the Epoch to a string in local time."},
    {"mktime", time_mktime, 1, 1, 0, "Convert a time tuple in local time to seconds since the Epoch."},
    {"strftime", time_strftime, 1, 2, 0, "Convert a time tuple to a string according to a format specification."},
    {"strptime", time_strptime, 1, 2, 0, "Parse a string to a time tuple according to a format specification."},
    {"tzset", time_tzset, 0, 0, 0, "Initialize, or reinitialize, the local timezone from the environment."},
    {NULL},
};

FoObject *fo_module_time_new(void) {
    if (!fo_struct_type_ready(&struct_time_type) || !fo_struct_type_ready(&info_type)) return NULL;
    FO_AUTO(FoModule) m = fo_module_from_defs("time", "This module provides various functions to manipulate time values.", defs);
    if (!m || !set_zone(m) || !fo_module_add_give(m, "struct_time", fo_ref_object((FoObject *)&struct_time_type)) ||
        !fo_module_add_i64(m, "CLOCK_REALTIME", CLOCK_REALTIME) || !fo_module_add_i64(m, "CLOCK_MONOTONIC", CLOCK_MONOTONIC) ||
        !fo_module_add_i64(m, "CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID) ||
        !fo_module_add_i64(m, "CLOCK_THREAD_CPUTIME_ID", CLOCK_THREAD_CPUTIME_ID))
        return NULL;
    return (FoObject *)fo_take(m);
}
