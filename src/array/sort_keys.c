// SPDX-License-Identifier: MIT
// Radix sort of keys (least significant digit first, 11 bits at a time, digits that are all equal skipped), and a quicksort with
// median of three, insertion up to 16 elements and heapsort when it goes too deep (Musser's introsort).
#include "array/sort_keys.h"
#include "array/kernels/kernels.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS, INSERTION = 15, RADIX_LEAST = 512, STRETCH = 1 << 20 };

// ---- keys

static uint64_t key_of_f64(double x, bool merge_zeros) {
    if (x != x) return UINT64_MAX;
    if (merge_zeros) x += 0.0;
    uint64_t bits;
    memcpy(&bits, &x, 8);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static double f64_of_key(uint64_t key) {
    if (key == UINT64_MAX) return __builtin_nan("");
    uint64_t bits = key >> 63 ? key & ~((uint64_t)1 << 63) : ~key;
    double x;
    memcpy(&x, &bits, 8);
    return x;
}

static uint64_t key_of_f32(float x, bool merge_zeros) {
    if (x != x) return UINT32_MAX;
    if (merge_zeros) x += 0.0f;
    uint32_t bits;
    memcpy(&bits, &x, 4);
    return bits >> 31 ? (uint32_t)~bits : bits | 1u << 31;
}

static float f32_of_key(uint64_t key) {
    if (key == UINT32_MAX) return __builtin_nanf("");
    uint32_t bits = (uint32_t)key;
    bits = bits >> 31 ? bits & ~(1u << 31) : ~bits;
    float x;
    memcpy(&x, &bits, 4);
    return x;
}

static uint64_t key_of_f16(uint16_t bits, bool merge_zeros) {
    if ((bits & 0x7fff) > 0x7c00) return UINT16_MAX;
    if (merge_zeros && bits == 0x8000) bits = 0;
    return bits >> 15 ? (uint16_t)~bits : bits | 1u << 15;
}

static uint16_t f16_of_key(uint64_t key) {
    if (key == UINT16_MAX) return 0x7e00;
    return (uint16_t)(key >> 15 ? key & 0x7fff : ~key);
}

#define ENCODE(T, expression)                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                          \
        T x;                                                                                                   \
        memcpy(&x, from + i * stride, sizeof x);                                                               \
        keys[i] = (expression);                                                                                \
    }                                                                                                          \
    break
void fo_sort_encode(FoDtypeKind kind, const char *from, int64_t stride, int64_t n, uint64_t *keys, bool merge_zeros) {
    switch (kind) {
    case FO_DT_BOOL: case FO_DT_UINT8: ENCODE(uint8_t, x);
    case FO_DT_INT8: ENCODE(int8_t, (uint8_t)(x ^ INT8_MIN));
    case FO_DT_UINT16: ENCODE(uint16_t, x);
    case FO_DT_INT16: ENCODE(int16_t, (uint16_t)(x ^ INT16_MIN));
    case FO_DT_UINT32: ENCODE(uint32_t, x);
    case FO_DT_INT32: ENCODE(int32_t, (uint32_t)(x ^ INT32_MIN));
    case FO_DT_UINT64: ENCODE(uint64_t, x);
    case FO_DT_INT64: ENCODE(int64_t, (uint64_t)(x ^ INT64_MIN));
    case FO_DT_FLOAT16: ENCODE(uint16_t, key_of_f16(x, merge_zeros));
    case FO_DT_FLOAT32: ENCODE(float, key_of_f32(x, merge_zeros));
    default: ENCODE(double, key_of_f64(x, merge_zeros));
    }
}
#define DECODE(T, expression)                                                                                  \
    for (int64_t i = 0; i < n; i++) {                                                                          \
        uint64_t key = keys[i];                                                                                \
        T x = (T)(expression);                                                                                 \
        memcpy(to + i * stride, &x, sizeof x);                                                                 \
    }                                                                                                          \
    break
void fo_sort_decode(FoDtypeKind kind, const uint64_t *keys, int64_t n, char *to, int64_t stride) {
    switch (kind) {
    case FO_DT_BOOL: case FO_DT_UINT8: DECODE(uint8_t, key);
    case FO_DT_INT8: DECODE(int8_t, (int8_t)key ^ INT8_MIN);
    case FO_DT_UINT16: DECODE(uint16_t, key);
    case FO_DT_INT16: DECODE(int16_t, (int16_t)key ^ INT16_MIN);
    case FO_DT_UINT32: DECODE(uint32_t, key);
    case FO_DT_INT32: DECODE(int32_t, (int32_t)key ^ INT32_MIN);
    case FO_DT_UINT64: DECODE(uint64_t, key);
    case FO_DT_INT64: DECODE(int64_t, (int64_t)key ^ INT64_MIN);
    case FO_DT_FLOAT16: DECODE(uint16_t, f16_of_key(key));
    case FO_DT_FLOAT32: DECODE(float, f32_of_key(key));
    default: DECODE(double, f64_of_key(key));
    }
}

// ---- radix

static int n_digits(FoDtypeKind kind) {
    return ((int)fo_dtype_itemsize(kind) * 8 + DIGIT_BITS - 1) / DIGIT_BITS;
}

// In stretches, so that an interrupt is seen soon. The items are a mixture then: the caller throws them away.
#define RADIX(name, T, KEY)                                                                                                            \
    static void name(T *items, T *scratch, int64_t n, int digits, const volatile int *stop) {                                          \
        T *from = items, *to = scratch;                                                                                                \
        uint64_t differ = 0;                                                                                                           \
        for (int64_t i = 1; i < n; i++) differ |= KEY(items[i]) ^ KEY(items[0]);                                                       \
        for (int d = 0; d < digits; d++) {                                                                                             \
            int64_t starts[DIGITS] = {0}, at = 0;                                                                                      \
            const int shift = d * DIGIT_BITS;                                                                                          \
            if (!(differ >> shift & (DIGITS - 1))) continue;                                                                           \
            for (int64_t i = 0, end; i < n && !*stop;)                                                                                 \
                for (end = n - i < STRETCH ? n : i + STRETCH; i < end; i++) starts[KEY(from[i]) >> shift & (DIGITS - 1)]++;            \
            if (*stop) return;                                                                                                         \
            for (int k = 0; k < DIGITS; k++) {                                                                                         \
                int64_t count = starts[k];                                                                                             \
                starts[k] = at;                                                                                                        \
                at += count;                                                                                                           \
            }                                                                                                                          \
            for (int64_t i = 0, end; i < n && !*stop;)                                                                                 \
                for (end = n - i < STRETCH ? n : i + STRETCH; i < end; i++) to[starts[KEY(from[i]) >> shift & (DIGITS - 1)]++] = from[i];\
            if (*stop) return;                                                                                                         \
            T *other = from;                                                                                                           \
            from = to;                                                                                                                 \
            to = other;                                                                                                                \
        }                                                                                                                              \
        if (from != items) memcpy(items, from, (size_t)n * sizeof *items);                                                             \
    }
#define KEY_ITSELF(x) (x)
#define KEY_OF_PAIR(x) ((x).key)
RADIX(radix_keys, uint64_t, KEY_ITSELF)
RADIX(radix_pairs, FoSortPair, KEY_OF_PAIR)

// ---- quicksort

#define QUICKSORT(name, T, KEY)                                                                                \
    static void name##_sift(T *a, int64_t root, int64_t n) {                                                   \
        T moving = a[root];                                                                                    \
        for (int64_t child; (child = 2 * root + 1) < n; root = child) {                                        \
            if (child + 1 < n && KEY(a[child]) < KEY(a[child + 1])) child++;                                   \
            if (!(KEY(moving) < KEY(a[child]))) break;                                                         \
            a[root] = a[child];                                                                                \
        }                                                                                                      \
        a[root] = moving;                                                                                      \
    }                                                                                                          \
    static void name##_heap(T *a, int64_t n) {                                                                 \
        for (int64_t k = n / 2; k-- > 0;) name##_sift(a, k, n);                                                \
        for (int64_t k = n - 1; k > 0; k--) {                                                                  \
            T last = a[k];                                                                                     \
            a[k] = a[0];                                                                                       \
            a[0] = last;                                                                                       \
            name##_sift(a, 0, k);                                                                              \
        }                                                                                                      \
    }                                                                                                          \
    static void name(T *low, T *high, int depth, const volatile int *stop) { /* both inclusive */             \
        while (high - low > INSERTION) {                                                                       \
            if (high - low > STRETCH && *stop) return;                                                         \
            T *middle = low + ((high - low) >> 1), t;                                                          \
            if (KEY(*middle) < KEY(*low)) t = *middle, *middle = *low, *low = t;                               \
            if (KEY(*high) < KEY(*middle)) t = *high, *high = *middle, *middle = t;                            \
            if (KEY(*middle) < KEY(*low)) t = *middle, *middle = *low, *low = t;                               \
            const uint64_t pivot = KEY(*middle);                                                               \
            T *left = low, *right = high - 1;                                                                  \
            t = *middle, *middle = *right, *right = t;                                                         \
            for (;;) {                                                                                         \
                do left++;                                                                                     \
                while (KEY(*left) < pivot);                                                                    \
                do right--;                                                                                    \
                while (pivot < KEY(*right));                                                                   \
                if (left >= right) break;                                                                      \
                t = *left, *left = *right, *right = t;                                                         \
            }                                                                                                  \
            t = *left, *left = high[-1], high[-1] = t;                                                         \
            depth--;                                                                                           \
            if (left - low < high - left) {                                                                    \
                name(low, left - 1, depth, stop);                                                              \
                low = left + 1;                                                                                \
            } else {                                                                                           \
                name(left + 1, high, depth, stop);                                                             \
                high = left - 1;                                                                               \
            }                                                                                                  \
            if (depth < 0) { /* as NumPy: the shorter parts never, the longer ones however short */            \
                name##_heap(low, high - low + 1);                                                              \
                return;                                                                                        \
            }                                                                                                  \
        }                                                                                                      \
        for (T *i = low + 1; i <= high; i++) {                                                                 \
            T moving = *i, *hole = i;                                                                          \
            while (hole > low && KEY(moving) < KEY(hole[-1])) *hole = hole[-1], hole--;                        \
            *hole = moving;                                                                                    \
        }                                                                                                      \
    }
QUICKSORT(quick_keys, uint64_t, KEY_ITSELF)
QUICKSORT(quick_pairs, FoSortPair, KEY_OF_PAIR)

// One or two digits of many keys are counted faster than keys are compared.
static bool counts_better(FoDtypeKind kind, int64_t n) { return n_digits(kind) == 1 ? n >= RADIX_LEAST : n_digits(kind) == 2 && n >= 1 << 14; }

static int depth_limit(int64_t n) { return n > 1 ? 2 * (63 - __builtin_clzll((uint64_t)n)) : 0; }

void fo_sort_keys(FoDtypeKind kind, uint64_t *keys, uint64_t *scratch, int64_t n, const volatile int *stop) {
    if (n < 2) return;
    FoSortWordsFn in_vectors = fo_kernel_sort_words(1);
    if (in_vectors && !counts_better(kind, n) && (in_vectors(keys, scratch, n, stop) || *stop)) return;
    if (n < RADIX_LEAST) quick_keys(keys, keys + n - 1, depth_limit(n), stop);
    else radix_keys(keys, scratch, n, n_digits(kind), stop);
}

bool fo_sort_keys_differ(const uint64_t *keys, int64_t n) {
    enum { SAMPLE = 64 };
    FoSortWordsFn sort = fo_kernel_sort_words(1);
    if (!sort || n < 2 * SAMPLE) return sort != NULL;
    uint64_t sample[2 * SAMPLE];
    for (int64_t i = 0; i < SAMPLE; i++) sample[i] = keys[i * (n / SAMPLE)];
    const int stop = 0;
    if (!sort(sample, sample + SAMPLE, SAMPLE, &stop)) return false;
    for (int i = 1; i < SAMPLE; i++)
        if (sample[i - 1] == sample[i]) return false;
    return true;
}

bool fo_sort_pairs_distinct(FoSortPair *pairs, FoSortPair *scratch, int64_t n, const volatile int *stop) {
    FoSortWordsFn sort_pairs = fo_kernel_sort_words(2);
    if (!sort_pairs || !sort_pairs((uint64_t *)pairs, (uint64_t *)scratch, n, stop)) return false;
    for (int64_t i = 1; i < n; i++)
        if (pairs[i - 1].key == pairs[i].key) return false;
    return true;
}

void fo_sort_pairs_quick(FoSortPair *pairs, int64_t n, const volatile int *stop) {
    if (n > 1) quick_pairs(pairs, pairs + n - 1, depth_limit(n), stop);
}

// Stable, from the bottom up: runs of 8 by insertion, then merges without branches on keys.
static void merge_runs(const FoSortPair *from, int64_t n, int64_t run, FoSortPair *to) {
    for (int64_t low = 0; low < n; low += 2 * run) {
        int64_t middle = n - low < run ? n : low + run, high = n - low < 2 * run ? n : low + 2 * run, i = low, j = middle, k = low;
        if (middle == high || from[middle - 1].key <= from[middle].key) {
            memcpy(to + low, from + low, (size_t)(high - low) * sizeof *to);
            continue;
        }
        while (i < middle && j < high) {
            const int64_t right = from[j].key < from[i].key;
            to[k++] = from[i + ((j - i) & -right)];
            j += right;
            i += 1 - right;
        }
        memcpy(to + k, from + i, (size_t)(middle - i) * sizeof *to);
        memcpy(to + k + (middle - i), from + j, (size_t)(high - j) * sizeof *to);
    }
}

static void merge_pairs(FoSortPair *pairs, FoSortPair *scratch, int64_t n) {
    enum { RUN = 8 };
    for (int64_t low = 0; low < n; low += RUN)
        for (int64_t i = low + 1; i < n && i < low + RUN; i++) {
            FoSortPair moving = pairs[i];
            int64_t hole = i;
            for (; hole > low && moving.key < pairs[hole - 1].key; hole--) pairs[hole] = pairs[hole - 1];
            pairs[hole] = moving;
        }
    FoSortPair *from = pairs, *to = scratch;
    for (int64_t run = RUN; run < n; run *= 2) {
        merge_runs(from, n, run, to);
        FoSortPair *other = from;
        from = to;
        to = other;
    }
    if (from != pairs) memcpy(pairs, from, (size_t)n * sizeof *pairs);
}

void fo_sort_pairs_stable(FoDtypeKind kind, FoSortPair *pairs, FoSortPair *scratch, int64_t n, const volatile int *stop) {
    FoSortWordsFn in_vectors = fo_kernel_sort_words(2);
    if (in_vectors && !counts_better(kind, n) && (in_vectors((uint64_t *)pairs, (uint64_t *)scratch, n, stop) || *stop)) return;
    if (n > 2048) radix_pairs(pairs, scratch, n, n_digits(kind), stop);
    else merge_pairs(pairs, scratch, n);
}

// ---- complex numbers

// Real parts first, then imaginary ones; a NaN in a part sorts after every number in that part.
static bool complex_less(FoComplex128 a, FoComplex128 b) {
    if (a.re < b.re) return a.im == a.im || b.im != b.im;
    if (a.re > b.re) return b.im != b.im && a.im == a.im;
    if (a.re == b.re || (a.re != a.re && b.re != b.re)) return a.im < b.im || (b.im != b.im && a.im == a.im);
    return b.re != b.re;
}

void fo_sort_complex(const FoComplex128 *values, int64_t *indices, int64_t *scratch, int64_t n, const volatile int *stop) {
    if (n < 2 || *stop) return;
    if (n <= INSERTION) {
        for (int64_t i = 1; i < n; i++) {
            int64_t moving = indices[i], hole = i;
            for (; hole > 0 && complex_less(values[moving], values[indices[hole - 1]]); hole--) indices[hole] = indices[hole - 1];
            indices[hole] = moving;
        }
        return;
    }
    int64_t half = n / 2;
    fo_sort_complex(values, indices, scratch, half, stop);
    fo_sort_complex(values, indices + half, scratch, n - half, stop);
    memcpy(scratch, indices, (size_t)half * sizeof *scratch);
    for (int64_t i = 0, j = half, k = 0; i < half; k++)
        indices[k] = j < n && complex_less(values[indices[j]], values[scratch[i]]) ? indices[j++] : scratch[i++];
}
