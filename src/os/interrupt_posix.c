// SPDX-License-Identifier: MIT
#include "os/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>

// The state of a process-wide signal handler can only be process-wide.
static struct {
    struct sigaction before;
    sigjmp_buf *volatile target;
    volatile int *held;
    pthread_t thread;
} armed;

static void jump_out(int signal_number) {
    armed.before.sa_handler(signal_number);
    sigjmp_buf *target = armed.target;
    if (target && !*armed.held && pthread_equal(pthread_self(), armed.thread)) siglongjmp(*target, 1);
}

bool fo_os_interrupt_arm(sigjmp_buf *target, volatile int *held) {
    struct sigaction action = {.sa_handler = jump_out, .sa_flags = SA_NODEFER}; // not deferred: the jump restores no mask
    if (sigaction(SIGINT, NULL, &armed.before) != 0) return false;
    if (armed.before.sa_flags & SA_SIGINFO || armed.before.sa_handler == SIG_DFL || armed.before.sa_handler == SIG_IGN ||
        armed.before.sa_handler == jump_out)
        return false;
    armed.held = held;
    armed.thread = pthread_self();
    armed.target = target;
    return sigaction(SIGINT, &action, NULL) == 0;
}

void fo_os_interrupt_disarm(void) {
    armed.target = NULL;
    sigaction(SIGINT, &armed.before, NULL);
}
