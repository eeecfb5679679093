// SPDX-License-Identifier: MIT
// kernels: inner loops over one dimension. Plain C over pointers, byte strides and counts: no objects, no allocation, no errors raised.
//
// Every kernel has one signature. data[] holds the inputs first, then the output(s); strides[] the byte strides in the same order;
// n may be 0. Strides may have any sign and value, 0 means a constant operand. Output may be exactly the same memory as an
// input (same pointer and stride); any other overlap is the caller's to avoid. Elements must be aligned to their type
// (copy kernels of any itemsize, casts and byteswap accept unaligned ones). A kernel returns FO_STATUS_ bits.
// It picks contiguous, constant-operand or strided code itself, at the best level this processor has.
#ifndef FO_ARRAY_KERNELS_H
#define FO_ARRAY_KERNELS_H

#include "array/dtype_kind.h"

typedef uint32_t (*FoKernel)(char *const *data, const int64_t *strides, int64_t n, const void *aux);

enum {
    FO_STATUS_DIVIDE = 1,           // divide by zero
    FO_STATUS_OVERFLOW = 2,         // overflow
    FO_STATUS_UNDERFLOW = 4,        // underflow
    FO_STATUS_INVALID = 8,          // invalid value
    FO_STATUS_NEGATIVE_POWER = 16,  // "Integers to negative integer powers are not allowed."
};

// ---- elementwise operations
typedef enum {
#define FO_OP(NAME, name, n_in, dtypes) FO_OP_##NAME,
#include "array/kernels/op.def"
#undef FO_OP
    FO_OP_COUNT
} FoOp;

typedef struct {
    FoKernel run;
    FoDtypeKind in;     // every input must be cast to this first
    FoDtypeKind out;    // what the kernel writes
    FoDtypeKind result; // NumPy's result dtype: differs from out for float16 only (computed as float32; cast afterwards)
    FoDtypeKind loop;   // NumPy's loop dtype of the inputs (float16 where `in` is float32 on its behalf): for casting checks
} FoOpLoop;

const char *fo_op_name(FoOp op); // "add"
int fo_op_n_in(FoOp op);         // 1 or 2
// Finds the loop for operands whose common dtype (fo_dtype_result) is `common`; false when NumPy has none (TypeError).
// uint64 with int64 promotes to float64 before coming here; integers may come out as floats (sqrt(int8) -> float16).
bool fo_op_find(FoOp op, FoDtypeKind common, FoOpLoop *loop) FO_MUST_CHECK;

// np.where for elements of one size: data = {bool condition, a, b, out}. Itemsize 1, 2, 4, 8 or 16.
FoKernel fo_kernel_where(size_t itemsize);
// Converts elements: data = {from, to}. Never NULL. from == to copies. Unaligned elements allowed.
FoKernel fo_kernel_cast(FoDtypeKind from, FoDtypeKind to);
// Copies elements of any size: data = {from, to}, aux = &(int64_t) itemsize (read only for sizes other than 1, 2, 4, 8, 16).
// A source stride of 0 fills.
FoKernel fo_kernel_copy(size_t itemsize);
// Reverses the bytes of each unit: data = {from, to}; unit 1, 2, 4 or 8; complex elements: pair = true (two units per element).
FoKernel fo_kernel_byteswap(size_t unit, bool pair);
// start, start + step …: data = {out}, aux = &(FoRamp); element i is start + (first + i) * step, as np.arange computes it. Integers and floats.
typedef struct {
    union {
        int64_t i;
        double d;
    } start, step;
    int64_t first;
} FoRamp;
FoKernel fo_kernel_ramp(FoDtypeKind kind); // NULL for bool, float16 and complex
// Boolean selection: data = {values, bool mask, out}: copies values where mask is true to out (stride strides[2]),
// and stores the number of selected elements in *(int64_t *)data[3]. Out must have room for the selected elements.
FoKernel fo_kernel_select(size_t itemsize);

// ---- reductions: data = {in, accumulator, …}
typedef enum {
#define FO_REDUCE(NAME, name, word) FO_REDUCE_##NAME,
#include "array/kernels/reduce.def"
#undef FO_REDUCE
    FO_REDUCE_COUNT
} FoReduce;

typedef struct {
    FoKernel run;         // combines n elements of data[0] into the accumulator at data[1] (strides[1] ignored)
    FoDtypeKind in;       // elements must be cast to this first (float16 -> float32)
    FoDtypeKind out;      // dtype of the accumulator
    FoDtypeKind result;   // NumPy's result dtype (float16: cast afterwards)
    bool has_identity;    // false (minimum, maximum …): start from the first element
    FoComplex128 identity; // of the accumulator, bytes of `out`; zero-filled beyond
} FoReduceLoop;
// The loop for elements of dtype `kind`; false when there is none.
bool fo_reduce_find(FoReduce reduce, FoDtypeKind kind, FoReduceLoop *loop) FO_MUST_CHECK;

// Float sums as NumPy's: pairwise(block) of at most 8192 elements each, block sums added left to right.
// SUM's kernel does exactly: for each block: acc = acc + pairwise(block). Threads call these per block and one adds them up.
enum { FO_SUM_BLOCK = 8192 };
double fo_sum_pairwise_f64(const char *data, int64_t stride, int64_t n);
float fo_sum_pairwise_f32(const char *data, int64_t stride, int64_t n);

// Position of the extreme: data = {in, best value (same dtype), best index (int64_t; -1: nothing seen yet)}, aux = &(int64_t) index
// of the first element, or NULL for 0. First occurrence wins, NaN before everything. float16 must be cast to float32.
FoKernel fo_kernel_argmin(FoDtypeKind kind);
FoKernel fo_kernel_argmax(FoDtypeKind kind);
// The same for a row of accumulators: element i of data[0] against data[1][i], data[2][i]; aux = &(int64_t) this row's index.
FoKernel fo_kernel_argmin_rows(FoDtypeKind kind);
FoKernel fo_kernel_argmax_rows(FoDtypeKind kind);
// Running sum / product: data = {in, out, accumulator}: out[i] = (acc = acc op in[i]); all of one dtype (cast first).
// The caller starts the accumulator with the identity, or calls per piece.
FoKernel fo_kernel_cumsum(FoDtypeKind kind);
FoKernel fo_kernel_cumprod(FoDtypeKind kind);
// Inner product: data = {a, b, accumulator}: acc += sum(a*b), all of one dtype. Bool: any(a & b).
FoKernel fo_kernel_dot(FoDtypeKind kind);

// ---- scale * f(x) + b in one pass, float64, for f = FO_OP_POSITIVE (x itself), SQRT, EXP, LOG, SIN, COS; aux = &(FoFusedTerm). NULL where
// this level has no vector code: then run the operations one after the other. The results are the same to the bit (underflow is not
// reported; without an addend b points to a -0.0 with stride 0).
typedef struct {
    double scale; // 1 leaves f(x) as it is
} FoFusedTerm;
FoKernel fo_kernel_fused_map(FoOp function); // data = {x, b, out}
FoKernel fo_kernel_fused_sum(FoOp function); // data = {x, b, accumulator}: acc += sum by blocks, as FO_REDUCE_SUM's kernel adds

// ---- matrix products of float32 and float64: C += A B, all strides in bytes, C's columns contiguous
typedef struct {
    const char *a, *b;
    char *c;
    int64_t a_row, a_column, b_row, b_column, c_row;
    int64_t k;           // columns of A = rows of B
    volatile int *stop;  // not 0: returns early
    void (*touched)(void *map, int64_t nbytes); // told what packing read of A and of B, unless their map is NULL
    void *a_map, *b_map;
} FoProduct;
enum { FO_PRODUCT_DEPTH = 256, FO_PRODUCT_ROWS = 128, FO_PRODUCT_COLUMNS = 480 };
// Rows and columns of C are given; at most FO_PRODUCT_COLUMNS columns at once; scratch: FO_PRODUCT_SCRATCH bytes of the caller's.
typedef void (*FoProductFn)(const FoProduct *x, int64_t first_row, int64_t n_rows, int64_t first_column, int64_t n_columns, void *scratch);
enum { FO_PRODUCT_SCRATCH = FO_PRODUCT_DEPTH * (FO_PRODUCT_COLUMNS + 64 + FO_PRODUCT_ROWS + 64) * 8 };
FoProductFn fo_kernel_product(FoDtypeKind kind); // NULL for other dtypes

// ---- sorting items of one or two words, by the first of them as an unsigned number; equal ones keep their order. scratch has room for n items.
// False: it gave up, because the keys were unlucky or *stop was set; equal items are still in their order then. NULL where this level has none.
typedef bool (*FoSortWordsFn)(uint64_t *items, uint64_t *scratch, int64_t n, const volatile int *stop);
FoSortWordsFn fo_kernel_sort_words(int n_words);

// ---- copies of two dimensions
// Copies rows x columns elements of 1, 2, 4, 8 or 16 bytes, strides in bytes. Fast where one side is contiguous along rows
// and the other along columns (transposition: tiles of 8x8 elements in registers).
void fo_copy_2d(const char *from, int64_t from_row, int64_t from_column, char *to, int64_t to_row, int64_t to_column, int64_t n_rows,
                int64_t n_columns, size_t itemsize);

// Copies bytes between places without overlap, or onto themselves: memcpy, but for where that is slow.
void fo_copy_bytes(char *to, const char *from, size_t nbytes);

// ---- the Mersenne twister (see random_core.h): renews the 624 words of a state; tempers n words; makes n doubles of 2n words
void fo_twist_refresh(uint32_t *key);
void fo_twist_words(const uint32_t *key, uint32_t *out, int n);
void fo_twist_doubles(const uint32_t *key, double *out, int n);

// ---- levels
typedef enum { FO_LEVEL_BASE, FO_LEVEL_AVX2, FO_LEVEL_AVX512, FO_LEVEL_COUNT } FoLevel;
// Chooses the best level this processor has; FOLIO_LEVEL=base|avx2|avx512 (an environment variable) may lower it. Called by the first
// look-up when nobody did; threads must not race for the first one.
FoLevel fo_kernels_init(void);
const char *fo_kernels_level_name(void); // "base", "avx2" or "avx512"

#endif
