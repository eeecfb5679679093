// SPDX-License-Identifier: MIT
// Whole numbers of [low, low + range] from random bits, as NumPy 1.24 draws them: by masks and rejection (RandomState.randint) or by
// Lemire's multiplication (Generator.integers); numbers of 8 and 16 bits and truths share 32-bit draws. For random_core.c and
// random_pcg.c: FO_STATE the generator, FO_U32(s) and FO_U64(s) its draws, FO_IS_MASKED.
static uint64_t mask_for(uint64_t range) { return range ? UINT64_MAX >> __builtin_clzll(range) : 0; }
typedef struct {
    uint32_t bits;
    int left; // narrow draws still in bits
} Buffer;
FO_INLINE uint32_t narrow_draw(FO_STATE *s, Buffer *b, int width) {
    if (b->left == 0) {
        b->bits = FO_U32(s);
        b->left = 32 / width - 1;
    } else {
        b->bits >>= width;
        b->left--;
    }
    return b->bits & (width == 16 ? 0xffffu : width == 8 ? 0xffu : 1u);
}
FO_INLINE uint32_t bounded_narrow(FO_STATE *s, Buffer *b, uint32_t range, int width) {
    const uint32_t all = width == 16 ? 0xffff : 0xff;
    if (range == all) return narrow_draw(s, b, width);
#if FO_IS_MASKED
    const uint32_t mask = (uint32_t)mask_for(range);
    uint32_t value;
    do value = narrow_draw(s, b, width) & mask;
    while (value > range);
    return value;
#else
    const uint32_t n = range + 1;
    uint32_t product = narrow_draw(s, b, width) * n;
    if ((product & all) < n) {
        const uint32_t threshold = (all - range) % n;
        while ((product & all) < threshold) product = narrow_draw(s, b, width) * n;
    }
    return product >> width;
#endif
}
static uint32_t bounded_32(FO_STATE *s, uint32_t range) {
    if (range == UINT32_MAX) return FO_U32(s);
#if FO_IS_MASKED
    const uint32_t mask = (uint32_t)mask_for(range);
    uint32_t value;
    do value = FO_U32(s) & mask;
    while (value > range);
    return value;
#else
    const uint32_t n = range + 1;
    uint64_t product = (uint64_t)FO_U32(s) * n;
    if ((uint32_t)product < n) {
        const uint32_t threshold = (UINT32_MAX - range) % n;
        while ((uint32_t)product < threshold) product = (uint64_t)FO_U32(s) * n;
    }
    return (uint32_t)(product >> 32);
#endif
}
static uint64_t bounded_64(FO_STATE *s, uint64_t range) {
    if (range <= UINT32_MAX) return bounded_32(s, (uint32_t)range);
    if (range == UINT64_MAX) return FO_U64(s);
#if FO_IS_MASKED
    const uint64_t mask = mask_for(range);
    uint64_t value;
    do value = FO_U64(s) & mask;
    while (value > range);
    return value;
#else
    const uint64_t n = range + 1;
    FoU128 product = (FoU128)FO_U64(s) * n;
    if ((uint64_t)product < n) {
        const uint64_t threshold = (UINT64_MAX - range) % n;
        while ((uint64_t)product < threshold) product = (FoU128)FO_U64(s) * n;
    }
    return (uint64_t)(product >> 64);
#endif
}
static void fill_bounded(FO_STATE *s, uint64_t low, uint64_t range, size_t itemsize, bool is_bool, void *out, int64_t n) {
    Buffer b = {0, 0};
    if (is_bool)
        for (int64_t i = 0; i < n; i++) ((uint8_t *)out)[i] = range ? (uint8_t)narrow_draw(s, &b, 1) : (uint8_t)low;
    else if (itemsize == 1)
        for (int64_t i = 0; i < n; i++) ((uint8_t *)out)[i] = (uint8_t)(low + (range ? bounded_narrow(s, &b, (uint32_t)range, 8) : 0));
    else if (itemsize == 2)
        for (int64_t i = 0; i < n; i++) ((uint16_t *)out)[i] = (uint16_t)(low + (range ? bounded_narrow(s, &b, (uint32_t)range, 16) : 0));
    else if (itemsize == 4)
        for (int64_t i = 0; i < n; i++) ((uint32_t *)out)[i] = (uint32_t)(low + (range ? bounded_32(s, (uint32_t)range) : 0));
    else
        for (int64_t i = 0; i < n; i++) ((uint64_t *)out)[i] = low + (range ? bounded_64(s, range) : 0);
}
