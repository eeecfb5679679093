// SPDX-License-Identifier: MIT
// Speed of the array kernels alone, without objects: nanoseconds per element for 1000, 100,000 and 10 million elements (results into
// memory already mapped). Build the target bench_kernels; FOLIO_LEVEL=base|avx2|avx512 chooses the level.
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#include "array/kernels/kernels.h"
#include "array/random_core.h"

enum { MOST = 10000000 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
static char *room(size_t nbytes) {
    char *p = mmap(NULL, nbytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) exit(1);
    madvise(p, nbytes, MADV_HUGEPAGE);
    memset(p, 0, nbytes);
    return p;
}
static char *a, *b, *out, *mask;

typedef struct {
    const char *name;
    FoKernel run;
    char *data[4];
    int64_t strides[4];
    const void *aux;
} Job;

static double seconds(const Job *job, int64_t n) {
    double least = 1e9;
    const int reps = n <= 1000 ? 2000 : n <= 100000 ? 60 : 4, inner = n <= 1000 ? 20 : 1;
    for (int r = 0; r < reps; r++) {
        const double start = now();
        for (int k = 0; k < inner; k++) job->run(job->data, job->strides, n, job->aux);
        const double took = (now() - start) / inner;
        if (took < least) least = took;
    }
    return least;
}
static void report(const Job *job) {
    static const int64_t sizes[] = {10, 1000, 100000, MOST};
    printf("%-22s", job->name);
    for (size_t k = 0; k < FO_COUNT_OF(sizes); k++) {
        const double t = seconds(job, sizes[k]);
        if (sizes[k] <= 1000) printf(" %9.1f ns", t * 1e9);
        else if (sizes[k] <= 100000) printf(" %9.2f us", t * 1e6);
        else printf(" %9.2f ms", t * 1e3);
        if (sizes[k] == 100000) printf(" (%.3f ns each)", t / (double)sizes[k] * 1e9);
    }
    puts("");
}
static void op(const char *name, FoOp which, FoDtypeKind kind, bool has_fixed_second) {
    FoOpLoop loop;
    if (!fo_op_find(which, kind, &loop)) return;
    const int64_t in = (int64_t)fo_dtype_itemsize(loop.in), to = (int64_t)fo_dtype_itemsize(loop.out);
    Job job = {name, loop.run, {a, b, out}, {in, has_fixed_second ? 0 : in, to}, NULL};
    if (fo_op_n_in(which) == 1) job.data[1] = out, job.strides[1] = to;
    report(&job);
}
static void reduce(const char *name, FoReduce which, FoDtypeKind kind, char *from, const void *aux) {
    FoReduceLoop loop;
    static FoComplex128 accumulator[2];
    if (!fo_reduce_find(which, kind, &loop)) return;
    memcpy(accumulator, &loop.identity, sizeof loop.identity);
    report(&(Job){name, loop.run, {from, (char *)accumulator}, {(int64_t)fo_dtype_itemsize(kind), 0}, aux});
}

static void elementwise(void) {
    op("add", FO_OP_PLUS, FO_DT_FLOAT64, false);
    op("add scalar", FO_OP_PLUS, FO_DT_FLOAT64, true);
    op("multiply scalar", FO_OP_MULTIPLY, FO_DT_FLOAT64, true);
    op("divide", FO_OP_DIVIDE, FO_DT_FLOAT64, false);
    op("square", FO_OP_SQUARE, FO_DT_FLOAT64, false);
    op("sqrt", FO_OP_SQRT, FO_DT_FLOAT64, false);
    op("power", FO_OP_POWER, FO_DT_FLOAT64, false);
    op("floor_divide", FO_OP_FLOOR_DIVIDE, FO_DT_FLOAT64, false);
    op("remainder", FO_OP_REMAINDER, FO_DT_FLOAT64, false);
    op("maximum", FO_OP_MAXIMUM, FO_DT_FLOAT64, false);
    op("less", FO_OP_LESS, FO_DT_FLOAT64, false);
    op("exp", FO_OP_EXP, FO_DT_FLOAT64, false);
    op("log", FO_OP_LOG, FO_DT_FLOAT64, false);
    op("sin", FO_OP_SIN, FO_DT_FLOAT64, false);
    op("cos", FO_OP_COS, FO_DT_FLOAT64, false);
    op("tan", FO_OP_TAN, FO_DT_FLOAT64, false);
    op("tanh", FO_OP_TANH, FO_DT_FLOAT64, false);
    op("arctan2", FO_OP_ARCTAN2, FO_DT_FLOAT64, false);
    op("hypot", FO_OP_HYPOT, FO_DT_FLOAT64, false);
    op("floor", FO_OP_FLOOR, FO_DT_FLOAT64, false);
    for (int64_t i = 0; i < MOST; i++) ((float *)a)[i] = (float)(i % 1000 + 1) * 0.01f, ((float *)b)[i] = (float)(i % 77) * 0.1f;
    op("float32 add", FO_OP_PLUS, FO_DT_FLOAT32, false);
    op("float32 exp", FO_OP_EXP, FO_DT_FLOAT32, false);
    op("float32 log", FO_OP_LOG, FO_DT_FLOAT32, false);
    op("float32 sin", FO_OP_SIN, FO_DT_FLOAT32, false);
    op("int64 add", FO_OP_PLUS, FO_DT_INT64, false);
    op("int64 multiply", FO_OP_MULTIPLY, FO_DT_INT64, false);
    op("int32 less", FO_OP_LESS, FO_DT_INT32, false);
    op("uint8 add", FO_OP_PLUS, FO_DT_UINT8, false);
    op("complex multiply", FO_OP_MULTIPLY, FO_DT_COMPLEX128, false);
    const int64_t whole = 1000003;
    for (int64_t i = 0; i < MOST; i++) ((int64_t *)b)[i] = 3 + i % 7, ((int64_t *)a)[i] = i * whole % 100000;
    op("int64 // 3", FO_OP_FLOOR_DIVIDE, FO_DT_INT64, true);
    op("int64 % array", FO_OP_REMAINDER, FO_DT_INT64, false);
    op("int32 // array", FO_OP_FLOOR_DIVIDE, FO_DT_INT32, false);
}
static void moving(void) {
    report(&(Job){"to float32", fo_kernel_cast(FO_DT_FLOAT64, FO_DT_FLOAT32), {a, out}, {8, 4}, NULL});
    report(&(Job){"to int64", fo_kernel_cast(FO_DT_FLOAT64, FO_DT_INT64), {a, out}, {8, 8}, NULL});
    report(&(Job){"int64 to float64", fo_kernel_cast(FO_DT_INT64, FO_DT_FLOAT64), {a, out}, {8, 8}, NULL});
    report(&(Job){"to float16", fo_kernel_cast(FO_DT_FLOAT64, FO_DT_FLOAT16), {a, out}, {8, 2}, NULL});
    report(&(Job){"copy", fo_kernel_copy(8), {a, out}, {8, 8}, NULL});
    report(&(Job){"fill", fo_kernel_copy(8), {a, out}, {0, 8}, NULL});
    report(&(Job){"reversed copy", fo_kernel_copy(8), {a + 8 * (MOST - 1), out}, {-8, 8}, NULL});
    report(&(Job){"where", fo_kernel_where(8), {mask, a, b, out}, {1, 8, 8, 8}, NULL});
    int64_t found;
    report(&(Job){"select by mask", fo_kernel_select(8), {a, mask, out, (char *)&found}, {8, 1, 8, 0}, NULL});
    const FoRamp ramp = {.start.d = 0, .step.d = 0.5, .first = 0};
    report(&(Job){"ramp", fo_kernel_ramp(FO_DT_FLOAT64), {out}, {8}, &ramp});
    double least = 1e9;
    for (int r = 0; r < 5; r++) {
        const double start = now();
        fo_copy_2d(a, 8000, 8, out, 8, 80000, 10000, 1000, 8);
        if (now() - start < least) least = now() - start;
    }
    printf("%-22s %.1f ms for 10000 x 1000\n", "C to F copy", least * 1e3);
}
static void reductions(void) {
    reduce("sum", FO_REDUCE_SUM, FO_DT_FLOAT64, a, NULL);
    reduce("sum float32", FO_REDUCE_SUM, FO_DT_FLOAT32, b, NULL);
    const double mean = 0.5;
    reduce("squared deviations", FO_REDUCE_SUM_SQUARED_DEVIATIONS, FO_DT_FLOAT64, a, &mean);
    reduce("maximum", FO_REDUCE_MAXIMUM, FO_DT_FLOAT64, a, NULL);
    reduce("product", FO_REDUCE_PRODUCT, FO_DT_FLOAT64, a, NULL);
    reduce("sum int64", FO_REDUCE_SUM, FO_DT_INT64, a, NULL);
    reduce("maximum int64", FO_REDUCE_MAXIMUM, FO_DT_INT64, a, NULL);
    reduce("maximum uint8", FO_REDUCE_MAXIMUM, FO_DT_UINT8, a, NULL);
    reduce("count of bool", FO_REDUCE_COUNT_NONZERO, FO_DT_BOOL, mask, NULL);
    memset(out, 0, MOST);
    reduce("any, none", FO_REDUCE_ANY, FO_DT_BOOL, out, NULL);
    double best;
    int64_t at = -1;
    report(&(Job){"argmax", fo_kernel_argmax(FO_DT_FLOAT64), {a, (char *)&best, (char *)&at}, {8, 0, 0}, NULL});
    double total = 0;
    report(&(Job){"cumsum", fo_kernel_cumsum(FO_DT_FLOAT64), {a, out, (char *)&total}, {8, 8, 0}, NULL});
    report(&(Job){"dot", fo_kernel_dot(FO_DT_FLOAT64), {a, a, (char *)&total}, {8, 8, 0}, NULL});
}
static uint32_t mt_doubles(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fo_mt_fill_double((FoMt *)data[1], (double *)data[0], n);
    return 0;
}
static uint32_t pcg_doubles(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fo_pcg_fill_double((FoPcg *)data[1], (double *)data[0], n);
    return 0;
}
static uint32_t mt_normal(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fo_mt_fill_gauss((FoMt *)data[1], (double *)data[0], n);
    return 0;
}
static uint32_t pcg_normal(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fo_pcg_fill_normal((FoPcg *)data[1], (double *)data[0], n);
    return 0;
}
static uint32_t mt_integers(char *const *data, const int64_t *strides, int64_t n, const void *aux) {
    fo_mt_fill_bounded((FoMt *)data[1], 0, 99, 8, false, data[0], n);
    return 0;
}
static void random_numbers(void) {
    static FoMt mt;
    static FoPcg pcg;
    fo_mt_seed(&mt, 42);
    fo_pcg_seed(&pcg, &(uint32_t){42}, 1);
    report(&(Job){"MT19937 doubles", mt_doubles, {out, (char *)&mt}, {8, 0}, NULL});
    report(&(Job){"MT19937 normal", mt_normal, {out, (char *)&mt}, {8, 0}, NULL});
    report(&(Job){"MT19937 below 100", mt_integers, {out, (char *)&mt}, {8, 0}, NULL});
    report(&(Job){"PCG64 doubles", pcg_doubles, {out, (char *)&pcg}, {8, 0}, NULL});
    report(&(Job){"PCG64 normal", pcg_normal, {out, (char *)&pcg}, {8, 0}, NULL});
}
static void uniform(void) {
    FoMt mt;
    fo_mt_seed(&mt, 1);
    fo_mt_fill_double(&mt, (double *)a, MOST);
    fo_mt_fill_double(&mt, (double *)b, MOST);
    for (int64_t i = 0; i < MOST; i++) mask[i] = ((double *)a)[i] > 0.5;
}

int main(void) {
    printf("level %s\n", fo_kernels_level_name());
    a = room(MOST * 16), b = room(MOST * 16), out = room(MOST * 16), mask = room(MOST);
    uniform();
    random_numbers();
    elementwise();
    uniform();
    moving();
    reductions();
    return 0;
}
