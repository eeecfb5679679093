// SPDX-License-Identifier: MIT
// os: the operating system behind one header: pages, file maps, clocks, memory of this process and machine,
// signals. Functions that can fail return false and leave errno set.
#ifndef FO_OS_H
#define FO_OS_H

#include "base/base.h"

// ---- pages
size_t fo_os_page_size(void);
void *fo_os_pages_map(size_t nbytes, size_t alignment); // zeroed private memory; alignment a power of two or 0; NULL on failure
void fo_os_pages_unmap(void *address, size_t nbytes);
void fo_os_pages_want_huge(void *address, size_t nbytes);
void fo_os_pages_discard(void *address, size_t nbytes); // content gone, address space kept
void fo_os_pages_clear(void *address, size_t nbytes); // whole pages become zero; those that nobody has touched stay untouched
void *fo_os_pages_remap(void *address, size_t old_nbytes, size_t new_nbytes); // may move; NULL leaves the old

// ---- file maps
typedef enum { FO_MAP_READ, FO_MAP_WRITE, FO_MAP_COPY } FoMapMode; // r / r+ w+ / c
void *fo_os_file_map(int fd, int64_t offset, size_t nbytes, FoMapMode mode); // offset page-aligned; NULL on failure
bool fo_os_file_unmap(void *address, size_t nbytes);
bool fo_os_file_sync(void *address, size_t nbytes);
typedef enum {
    FO_ADVISE_NORMAL,
    FO_ADVISE_SEQUENTIAL,
    FO_ADVISE_RANDOM,
    FO_ADVISE_WILL_NEED,
    FO_ADVISE_DONT_NEED
} FoAdvice;
bool fo_os_file_advise(void *address, size_t nbytes, FoAdvice advice);
bool fo_os_file_residency(void *address, size_t nbytes, unsigned char *one_per_page);
bool fo_os_file_reserve(int fd, int64_t offset, int64_t nbytes); // allocates disk space now (ENOSPC here rather than SIGBUS later)

// ---- the clock that only runs forward
double fo_os_monotonic_time(void); // seconds
int64_t fo_os_monotonic_ns(void);

// ---- memory of this process and of the machine (bytes); false when /proc cannot be read
typedef struct {
    size_t resident, anonymous, file, shared, virtual_size, peak_resident;
} FoProcessMemory;
bool fo_os_process_memory(FoProcessMemory *out);
bool fo_os_resident_files(int64_t *nbytes); // resident pages of files and shared memory alone: a cheap call, for any thread
bool fo_os_reset_peak_resident(void);
// The least of MemAvailable, what the cgroup still allows and what RLIMIT_AS still allows.
size_t fo_os_memory_available(void);
int fo_os_processors(void); // usable by this process (affinity, cgroup quota)

// ---- signals
// Installs SIGINT -> *interrupt_flag = 1 (async-signal-safe), ignores SIGPIPE and SIGXFSZ, and a SIGBUS/SIGSEGV handler
// which forgives faults inside registered file maps: the faulting page is replaced by zeroes and the map is
// marked.
void fo_os_signals_init(volatile int *interrupt_flag);
// Waits until fd (-1: none) can be read or `ns` nanoseconds (negative: any number) have passed. False: a signal arrived, perhaps an interrupt
// already before the call, which a plain read() or sleep would not notice.
bool fo_os_wait(int fd, int64_t ns);
typedef struct FoFaultGuard FoFaultGuard;
// Registers a file map; NULL when memory is short. The guard must be dropped before the map is unmapped.
FoFaultGuard *fo_os_fault_guard_add(void *address, size_t nbytes);
void fo_os_fault_guard_drop(FoFaultGuard *guard);
bool fo_os_fault_guard_hit(FoFaultGuard *guard); // has a fault been forgiven in this map (stays true)?

#endif
