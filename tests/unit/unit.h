// SPDX-License-Identifier: MIT
// What the unit tests share.
#ifndef FO_UNIT_H
#define FO_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// A small generator, the same sequence on every run.
static inline uint64_t unit_random(uint64_t *state) {
    *state += 0x9E3779B97F4A7C15u;
    uint64_t z = *state;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

// Runs f in a child process whose error output is dropped; true when it ended by a signal or with a failure
// status.
static inline int unit_dies(void (*f)(void)) {
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL) _exit(0);
        signal(SIGSEGV, SIG_DFL); // cmocka's handlers would carry on
        signal(SIGBUS, SIG_DFL);
        signal(SIGABRT, SIG_DFL);
        f();
        _exit(0);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    return !(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

#endif
