// SPDX-License-Identifier: MIT
// Measures repr(float) and its reverse: nanoseconds per number.
#include "base/base.h"
#include "os/os.h"

#include <stdio.h>

enum { N = 1 << 20 };

int main(void) {
    static double values[N];
    static char texts[N][FO_NUMBER_TEXT_MAX];
    static int lengths[N];
    uint64_t x = 1;
    for (int i = 0; i < N; i++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        values[i] = (double)(x >> 11) / 9007199254740992.0;
    }
    int64_t start = fo_os_monotonic_ns();
    for (int i = 0; i < N; i++)
        lengths[i] = fo_text_from_f64(values[i], texts[i]);
    printf("repr of a random float in [0, 1)   %6.1f ns\n", (double)(fo_os_monotonic_ns() - start) / N);
    start = fo_os_monotonic_ns();
    int n_wrong = 0;
    for (int i = 0; i < N; i++) {
        double back;
        n_wrong += !fo_f64_from_text(texts[i], (size_t)lengths[i], &back) || back != values[i];
    }
    printf("reading it back                    %6.1f ns\n", (double)(fo_os_monotonic_ns() - start) / N);
    start = fo_os_monotonic_ns();
    int64_t sum = 0;
    for (int i = 0; i < N; i++)
        sum ^= fo_hash_bytes(texts[i], (size_t)lengths[i]);
    printf("hashing its text                   %6.1f ns  (%d wrong, %llx)\n",
           (double)(fo_os_monotonic_ns() - start) / N, n_wrong, (unsigned long long)sum);
    return n_wrong != 0;
}
