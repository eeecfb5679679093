// SPDX-License-Identifier: MIT
#include "os/os.h"

#include <time.h>

double fo_os_monotonic_time(void) { return (double)fo_os_monotonic_ns() * 1e-9; }

int64_t fo_os_monotonic_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}
