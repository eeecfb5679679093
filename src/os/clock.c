// SPDX-License-Identifier: MIT
#include "os/os.h"

#include <time.h>

static struct timespec clock_read(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t;
}

static double seconds(struct timespec t) {
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

double fo_os_wall_time(void) {
    return seconds(clock_read(CLOCK_REALTIME));
}
double fo_os_monotonic_time(void) {
    return seconds(clock_read(CLOCK_MONOTONIC));
}
double fo_os_cpu_time(void) {
    return seconds(clock_read(CLOCK_PROCESS_CPUTIME_ID));
}

int64_t fo_os_monotonic_ns(void) {
    struct timespec t = clock_read(CLOCK_MONOTONIC);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void fo_os_sleep(double duration) {
    if (!(duration > 0)) return;
    if (duration > 1e9) duration = 1e9; // thirty years: longer ones overflow time_t on some systems
    struct timespec t = {.tv_sec = (time_t)duration};
    t.tv_nsec = (long)((duration - (double)t.tv_sec) * 1e9);
    nanosleep(&t, NULL);
}
