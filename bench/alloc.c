// SPDX-License-Identifier: MIT
// Measures the allocator: nanoseconds per call, beside malloc's.
//   ninja -C build bench/alloc && build/bench/alloc
#include "mem/mem.h"
#include "os/os.h"

#include <stdio.h>
#include <stdlib.h>

enum { N_PAIRS = 50 * 1000 * 1000, N_LIVE = 1 << 20, N_RANDOM = 8 * 1000 * 1000, N_LARGE = 20000 };

static double since(int64_t start, double n) {
    return (double)(fo_os_monotonic_ns() - start) / n;
}
static void keep(void *p) {
    __asm__ volatile("" : : "r"(p) : "memory");
}

static double small_pair(void) {
    int64_t start = fo_os_monotonic_ns();
    for (int i = 0; i < N_PAIRS; i++) {
        void *p = fo_alloc(24, FO_MEM_OBJECT);
        keep(p);
        fo_free(p, 24, FO_MEM_OBJECT);
    }
    return since(start, N_PAIRS);
}

static double malloc_pair(void) {
    int64_t start = fo_os_monotonic_ns();
    for (int i = 0; i < N_PAIRS; i++) {
        void *p = malloc(24);
        keep(p);
        free(p);
    }
    return since(start, N_PAIRS);
}

// Fills a table with blocks, then frees and allocates at random places in it.
static void many_live(bool is_malloc, double *fill, double *churn) {
    static void *blocks[N_LIVE];
    static unsigned char size[N_LIVE];
    uint64_t x = 1;
    int64_t start = fo_os_monotonic_ns();
    for (int i = 0; i < N_LIVE; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        size[i] = (unsigned char)(16 + (x >> 58));
        blocks[i] = is_malloc ? malloc(size[i]) : fo_alloc(size[i], FO_MEM_OBJECT);
        *(char *)blocks[i] = 1;
    }
    *fill = since(start, N_LIVE);
    start = fo_os_monotonic_ns();
    for (int i = 0; i < N_RANDOM; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        size_t at = (x >> 40) % N_LIVE;
        if (is_malloc)
            free(blocks[at]);
        else
            fo_free(blocks[at], size[at], FO_MEM_OBJECT);
        size[at] = (unsigned char)(16 + (x >> 58));
        blocks[at] = is_malloc ? malloc(size[at]) : fo_alloc(size[at], FO_MEM_OBJECT);
    }
    *churn = since(start, N_RANDOM);
    for (int i = 0; i < N_LIVE; i++) {
        if (is_malloc)
            free(blocks[i]);
        else
            fo_free(blocks[i], size[i], FO_MEM_OBJECT);
    }
}

static double sized_pair(size_t nbytes, int n) {
    int64_t start = fo_os_monotonic_ns();
    for (int i = 0; i < n; i++) {
        void *p = fo_alloc(nbytes, FO_MEM_DATA);
        keep(p);
        fo_free(p, nbytes, FO_MEM_DATA);
    }
    return since(start, n);
}

int main(void) {
    if (!fo_heap_init()) return 1;
    printf("pair of 24 bytes          %6.2f ns   malloc %6.2f ns\n", small_pair(), malloc_pair());
    double fill, churn, malloc_fill, malloc_churn;
    many_live(false, &fill, &churn);
    many_live(true, &malloc_fill, &malloc_churn);
    printf("a million live: fill      %6.2f ns   malloc %6.2f ns\n", fill, malloc_fill);
    printf("a million live: churn     %6.2f ns   malloc %6.2f ns\n", churn, malloc_churn);
    printf("pair of 4 KiB             %6.2f ns\n", sized_pair(4096, 10 * N_LARGE));
    printf("pair of 100 KiB           %6.2f ns\n", sized_pair(100 << 10, 10 * N_LARGE));
    printf("pair of 8 MiB (cached)    %6.2f ns\n", sized_pair(8 << 20, 10 * N_LARGE));
    fo_heap_check();
    fo_heap_deinit();
    return 0;
}
