// SPDX-License-Identifier: MIT
// Normal and exponential numbers from PCG64 by the ziggurat method, as NumPy's Generator draws them.
#include "array/random_core.h"

#include <math.h>

#include "array/ziggurat.inc"

// The tail beyond the last layer (Marsaglia): 1 - u keeps the logarithm's operand off 0.
static double normal_tail(FoPcg *pcg, bool is_negative) {
    for (;;) {
        const double x = -NORMAL_INVERSE_R * log1p(-fo_pcg_double(pcg)), y = -log1p(-fo_pcg_double(pcg));
        if (y + y > x * x) return is_negative ? -(NORMAL_R + x) : NORMAL_R + x;
    }
}

double fo_pcg_normal(FoPcg *pcg) {
    for (;;) {
        const uint64_t bits = fo_pcg_u64(pcg);
        const unsigned layer = bits & 0xff;
        const uint64_t magnitude = bits >> 9 & 0x000fffffffffffff;
        double x = (double)magnitude * normal_width[layer];
        if (bits >> 8 & 1) x = -x;
        if (fo_likely(magnitude < normal_inside[layer])) return x;
        if (layer == 0) return normal_tail(pcg, magnitude >> 8 & 1);
        const double height = (normal_height[layer - 1] - normal_height[layer]) * fo_pcg_double(pcg) + normal_height[layer];
        if (height < exp(-0.5 * x * x)) return x;
    }
}

void fo_pcg_fill_normal(FoPcg *pcg, double *out, int64_t n) {
    for (int64_t i = 0; i < n; i++) out[i] = fo_pcg_normal(pcg);
}

double fo_pcg_exponential(FoPcg *pcg) {
    for (;;) {
        const uint64_t bits = fo_pcg_u64(pcg) >> 3, magnitude = bits >> 8;
        const unsigned layer = bits & 0xff;
        const double x = (double)magnitude * exponential_width[layer];
        if (fo_likely(magnitude < exponential_inside[layer])) return x;
        if (layer == 0) return EXPONENTIAL_R - log1p(-fo_pcg_double(pcg));
        const double height = (exponential_height[layer - 1] - exponential_height[layer]) * fo_pcg_double(pcg) + exponential_height[layer];
        if (height < exp(-x)) return x;
    }
}
