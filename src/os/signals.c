// SPDX-License-Identifier: MIT
// Signals: an interrupt sets a flag, a fault inside a registered file map is forgiven.
//
// A file that shrinks while it is mapped (or a disk that fills up) makes the next access to the map fault.
// The handler puts a private page of zeroes over the faulting one and marks the map's guard; the access is
// repeated and succeeds, the kernel runs on, and whoever owns the map asks the guard afterwards and raises
// OSError.
//
// Guards live in slots which are never given back, so that the handler may look at any slot at any time, in
// any thread: a slot is filled size first, address last, and emptied in the other order.
#include "os/os.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

struct FoFaultGuard {
    _Atomic(uintptr_t) address; // 0: the slot is free
    _Atomic size_t nbytes;
    _Atomic bool is_hit;
};

enum { CHUNK_NBYTES = 16384 };
typedef struct GuardChunk {
    struct GuardChunk *next;
    FoFaultGuard guards[(CHUNK_NBYTES - sizeof(void *)) / sizeof(FoFaultGuard)];
} GuardChunk;

// A signal handler has no argument: what it needs is the one thing here that cannot live in a runtime.
static struct {
    volatile int *interrupt_flag;
    _Atomic(GuardChunk *) chunks;
    size_t page_size;
    struct sigaction old_bus, old_segv;
} handler_state;

static FoFaultGuard *guard_find(uintptr_t address) {
    for (GuardChunk *chunk = atomic_load(&handler_state.chunks); chunk != NULL; chunk = chunk->next)
        for (size_t i = 0; i < FO_COUNT_OF(chunk->guards); i++) {
            uintptr_t start = atomic_load(&chunk->guards[i].address);
            if (start != 0 && address >= start && address - start < atomic_load(&chunk->guards[i].nbytes))
                return &chunk->guards[i];
        }
    return NULL;
}

static void on_interrupt(int signal_number) {
    (void)signal_number;
    *handler_state.interrupt_flag = 1;
}

static void on_fault(int signal_number, siginfo_t *info, void *context) {
    (void)context;
    int saved_errno = errno;
    uintptr_t page = (uintptr_t)info->si_addr & ~(uintptr_t)(handler_state.page_size - 1);
    FoFaultGuard *guard = info->si_code > 0 ? guard_find((uintptr_t)info->si_addr) : NULL;
    if (guard != NULL && mmap((void *)page, handler_state.page_size, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) != MAP_FAILED) {
        atomic_store(&guard->is_hit, true);
    } else {
        // Not ours: the access is repeated under the action that was there before, normally death with a
        // core.
        struct sigaction *old = signal_number == SIGBUS ? &handler_state.old_bus : &handler_state.old_segv;
        sigaction(signal_number, old, NULL);
        if (info->si_code <= 0) raise(signal_number); // sent by kill(): there is no access to repeat
    }
    errno = saved_errno;
}

// Installing twice must not make the handler its own predecessor.
static void action_install(int signal_number, const struct sigaction *action, struct sigaction *old) {
    struct sigaction previous;
    sigaction(signal_number, action, &previous);
    if (previous.sa_sigaction != on_fault) *old = previous;
}

void fo_os_signals_init(volatile int *interrupt_flag) {
    handler_state.interrupt_flag = interrupt_flag;
    handler_state.page_size = fo_os_page_size();
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL); // no SA_RESTART: a blocking read ends with EINTR and the flag is seen
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGXFSZ, &action, NULL); // writing beyond the limit for files is then EFBIG
    action = (struct sigaction){.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    action_install(SIGBUS, &action, &handler_state.old_bus);
    action_install(SIGSEGV, &action, &handler_state.old_segv);
}

bool fo_os_wait(int fd, int64_t ns) {
    struct timespec time = {.tv_sec = (time_t)(ns / 1000000000), .tv_nsec = (long)(ns % 1000000000)};
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    sigset_t interrupts, before;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupts, &before); // until the system waits: between a look at the flag and the wait nothing can arrive
    bool waited = !(handler_state.interrupt_flag && *handler_state.interrupt_flag) && ppoll(&ready, fd >= 0, ns < 0 ? NULL : &time, &before) >= 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return waited;
}

// ---- guards (one thread makes and drops them; any thread may fault)

static FoFaultGuard *slot_find_free(void) {
    for (GuardChunk *chunk = atomic_load(&handler_state.chunks); chunk != NULL; chunk = chunk->next)
        for (size_t i = 0; i < FO_COUNT_OF(chunk->guards); i++)
            if (atomic_load(&chunk->guards[i].address) == 0) return &chunk->guards[i];
    GuardChunk *chunk = fo_os_pages_map(CHUNK_NBYTES, 0);
    if (chunk == NULL) return NULL;
    chunk->next = atomic_load(&handler_state.chunks);
    atomic_store(&handler_state.chunks, chunk);
    return &chunk->guards[0];
}

FoFaultGuard *fo_os_fault_guard_add(void *address, size_t nbytes) {
    FoFaultGuard *guard = slot_find_free();
    if (guard == NULL) return NULL;
    size_t page_size = fo_os_page_size();
    atomic_store(&guard->nbytes, (nbytes + page_size - 1) & ~(page_size - 1));
    atomic_store(&guard->is_hit, false);
    atomic_store(&guard->address, (uintptr_t)address);
    return guard;
}

void fo_os_fault_guard_drop(FoFaultGuard *guard) {
    if (guard == NULL) return;
    atomic_store(&guard->address, 0);
    atomic_store(&guard->nbytes, 0);
}

bool fo_os_fault_guard_hit(FoFaultGuard *guard) {
    return atomic_load(&guard->is_hit);
}
