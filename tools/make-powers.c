// SPDX-License-Identifier: MIT
// Writes src/base/powers_of_ten.inc: for k = -292 .. 324 the 128-bit significand g of 10^k, rounded up:
//   10^k <= g * 2^(floor(log2(10^k)) - 127) < 10^k + 2^(floor(log2(10^k)) - 127) * 1,   2^127 <= g < 2^128.
// (Exact powers are stored as g + 1 as well: Schubfach wants floor + 1 in every row.)
//   cc tools/make-powers.c -lgmp -o /tmp/make-powers && /tmp/make-powers > src/base/powers_of_ten.inc
#include <gmp.h>
#include <stdio.h>

int main(void) {
    printf("// SPDX-License-Identifier: MIT\n// Made by tools/make-powers.c. Rows {high, low} of 10^k for k "
           "= -292 .. 324.\n");
    mpz_t power, g, low;
    mpz_inits(power, g, low, NULL);
    for (int k = -292; k <= 324; k++) {
        mpz_ui_pow_ui(power, 10, (unsigned long)(k < 0 ? -k : k));
        long n_bits = (long)mpz_sizeinbase(power, 2);
        if (k >= 0) {
            if (n_bits <= 128)
                mpz_mul_2exp(g, power, (mp_bitcnt_t)(128 - n_bits));
            else
                mpz_fdiv_q_2exp(g, power, (mp_bitcnt_t)(n_bits - 128));
        } else { // 2^(n_bits-1) < 10^-k < 2^n_bits, so 2^(127 + n_bits) / 10^-k lies between 2^127 and 2^128
            mpz_set_ui(g, 1);
            mpz_mul_2exp(g, g, (mp_bitcnt_t)(127 + n_bits));
            mpz_fdiv_q(g, g, power);
        }
        mpz_add_ui(g, g, 1);
        mpz_fdiv_r_2exp(low, g, 64);
        mpz_fdiv_q_2exp(g, g, 64);
        gmp_printf("{0x%016ZXu, 0x%016ZXu}, // %d\n", g, low, k);
    }
    mpz_clears(power, g, low, NULL);
    return 0;
}
