// SPDX-License-Identifier: MIT
// Pages of private memory and file maps.
#include "os/os.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

size_t fo_os_page_size(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

static void *pages_map_anywhere(size_t nbytes) {
    void *address = mmap(NULL, nbytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return address == MAP_FAILED ? NULL : address;
}

void *fo_os_pages_map(size_t nbytes, size_t alignment) {
    if (alignment <= fo_os_page_size()) return pages_map_anywhere(nbytes);
    // The kernel puts maps side by side: after one aligned map the next often is aligned as well.
    char *address = pages_map_anywhere(nbytes);
    if (address == NULL || ((uintptr_t)address & (alignment - 1)) == 0) return address;
    munmap(address, nbytes);
    size_t roomy;
    if (!fo_add_size(nbytes, alignment, &roomy)) {
        errno = ENOMEM;
        return NULL;
    }
    address = pages_map_anywhere(roomy);
    if (address == NULL) return NULL;
    char *aligned = (char *)(((uintptr_t)address + alignment - 1) & ~(uintptr_t)(alignment - 1));
    size_t n_before = (size_t)(aligned - address), n_after = alignment - n_before;
    if (n_before > 0) munmap(address, n_before);
    if (n_after > 0) munmap(aligned + nbytes, n_after);
    return aligned;
}

void fo_os_pages_unmap(void *address, size_t nbytes) {
    munmap(address, nbytes);
}

void fo_os_pages_want_huge(void *address, size_t nbytes) {
#ifdef MADV_HUGEPAGE
    int saved = errno;
    madvise(address, nbytes, MADV_HUGEPAGE); // advice: a kernel without huge pages says EINVAL
    errno = saved;
#endif
}

void fo_os_pages_discard(void *address, size_t nbytes) {
    madvise(address, nbytes, MADV_DONTNEED);
}

void fo_os_pages_clear(void *address, size_t nbytes) {
    enum { PAGES_AT_ONCE = 8192 };
    unsigned char in_memory[PAGES_AT_ONCE];
    const size_t page = fo_os_page_size(), step = page * PAGES_AT_ONCE;
    for (size_t done = 0; done < nbytes; done += step) {
        char *from = (char *)address + done;
        const size_t length = nbytes - done < step ? nbytes - done : step, n = (length + page - 1) / page;
        if (mincore(from, length, in_memory) != 0) memset(in_memory, 1, n);
        for (size_t k = 0, end; k < n; k = end) {
            for (end = k + 1; end < n && (in_memory[end] & 1) == (in_memory[k] & 1);) end++;
            const size_t run = end == n ? length - k * page : (end - k) * page;
            if (in_memory[k] & 1) memset(from + k * page, 0, run);
            else madvise(from + k * page, run, MADV_DONTNEED); // it may have been swapped out
        }
    }
}

void *fo_os_pages_remap(void *address, size_t old_nbytes, size_t new_nbytes) {
    void *moved = mremap(address, old_nbytes, new_nbytes, MREMAP_MAYMOVE);
    return moved == MAP_FAILED ? NULL : moved;
}

// ---- file maps

void *fo_os_file_map(int fd, int64_t offset, size_t nbytes, FoMapMode mode) {
    int protection = mode == FO_MAP_READ ? PROT_READ : PROT_READ | PROT_WRITE;
    // A private map's untouched pages are the file's: reserving memory for all of them would refuse big
    // files.
    int flags = mode == FO_MAP_COPY ? MAP_PRIVATE | MAP_NORESERVE : MAP_SHARED;
    void *address = mmap(NULL, nbytes, protection, flags, fd, offset);
    return address == MAP_FAILED ? NULL : address;
}

bool fo_os_file_unmap(void *address, size_t nbytes) {
    return munmap(address, nbytes) == 0;
}

bool fo_os_file_sync(void *address, size_t nbytes) {
    return msync(address, nbytes, MS_SYNC) == 0;
}

bool fo_os_file_advise(void *address, size_t nbytes, FoAdvice advice) {
    static const int system_advice[] = {
        [FO_ADVISE_NORMAL] = MADV_NORMAL,      [FO_ADVISE_SEQUENTIAL] = MADV_SEQUENTIAL,
        [FO_ADVISE_RANDOM] = MADV_RANDOM,      [FO_ADVISE_WILL_NEED] = MADV_WILLNEED,
        [FO_ADVISE_DONT_NEED] = MADV_DONTNEED,
    };
    return madvise(address, nbytes, system_advice[advice]) == 0;
}

bool fo_os_file_residency(void *address, size_t nbytes, unsigned char *one_per_page) {
    return mincore(address, nbytes, one_per_page) == 0;
}

bool fo_os_file_reserve(int fd, int64_t offset, int64_t nbytes) {
    int error;
    do
        error = posix_fallocate(fd, offset, nbytes);
    while (error == EINTR);
    if (error != 0) errno = error;
    return error == 0;
}
