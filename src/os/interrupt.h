// SPDX-License-Identifier: MIT
// Leaving a long computation that polls nothing (a product of millions of limbs) when Ctrl-C arrives.
#ifndef FO_OS_INTERRUPT_H
#define FO_OS_INTERRUPT_H

#include <setjmp.h>
#include <stdbool.h>

// From now on SIGINT, after the handler installed before has run (it sets its flag), jumps to *target with value 1, if it reaches this
// thread and *held is 0. The code in between must own nothing that the jump would lose. False (and nothing armed) when no handler was installed.
bool fo_os_interrupt_arm(sigjmp_buf *target, volatile int *held);
void fo_os_interrupt_disarm(void);

#endif
