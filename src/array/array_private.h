// SPDX-License-Identifier: MIT
// What the files of the object half of array share. Outsiders include array.h.
#ifndef FO_ARRAY_PRIVATE_H
#define FO_ARRAY_PRIVATE_H

#include "array/array.h"

// Plain loops that the compiler vectorises once per processor level. (Not for the sanitizers: what chooses the level runs before they do.)
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FO_CLONES __attribute__((target_clones("default", "avx2", "avx512f"), optimize("O3", "fp-contract=off")))
#else
#define FO_CLONES
#endif

typedef enum { FO_ERR_IGNORE, FO_ERR_WARN, FO_ERR_RAISE, FO_ERR_CALL, FO_ERR_PRINT, FO_ERR_LOG } FoErrMode;
typedef struct {
    uint8_t divide, over, under, invalid;
} FoErrModes;

typedef struct FoWorkers FoWorkers;
// All mutable state of the room, at fo_rt->array_state.
typedef struct {
    FoExpression *first_pending; // list of all pending arrays' expressions
    FoErrModes errors;
    FoObject *error_callback;    // np.seterrcall, or NULL
    FoWorkers *workers;
    int lazy_depth;              // blocks `with folio.lazy():` around the running statement
    FoType *axis_error, *ufunc_type_error, *no_loop_error, *casting_error, *bad_zip_error;
    FoObject *true_scalar, *false_scalar;
    void *print_state;           // printing and indexing files' own
    int8_t op_known[FO_OP_COUNT][FO_DT_COUNT]; // 0 not asked yet, 1 there is a loop, 2 there is none
    FoOpLoop op_loop[FO_OP_COUNT][FO_DT_COUNT];
    int8_t reduce_known[FO_REDUCE_COUNT][FO_DT_COUNT];
    FoReduceLoop reduce_loop[FO_REDUCE_COUNT][FO_DT_COUNT];
} FoArrayState;
FO_INLINE FoArrayState *fo_array_state(void) { return (FoArrayState *)fo_rt->array_state; }

bool fo_op_loop_slow(FoOp op, FoDtypeKind kind);
// The loop for a common dtype, NULL when there is none (raises nothing).
FO_INLINE const FoOpLoop *fo_op_loop(FoOp op, FoDtypeKind kind) {
    FoArrayState *state = fo_array_state();
    if (fo_likely(state->op_known[op][kind] == 1)) return &state->op_loop[op][kind];
    return fo_op_loop_slow(op, kind) ? &state->op_loop[op][kind] : NULL;
}
const FoReduceLoop *fo_reduce_loop(FoReduce reduce, FoDtypeKind kind);

// ---- operands: what operators and ufuncs accept, read once
typedef struct {
    FoArray *array;        // owned; NULL: a constant
    FoDtypeKind kind;      // dtype of array or constant
    FoPromotee promotee;
    FoComplex128 constant; // one element of `kind`, native
} FoOperand;
typedef enum { FO_READ_OK, FO_READ_DECLINED, FO_READ_FAILED } FoRead;
// DECLINED: no number, array or sequence (no exception pending). Arrays stay pending; 0-d arrays and scalars become constants.
FoRead fo_operand_read(FoObject *o, FoOperand *operand);
FO_INLINE void fo_operand_deinit(FoOperand *operand) { fo_xunref(operand->array); }

FoStr *fo_array_unknown_shape_text(int ndim, const int64_t *shape);
// One length or axis of a list of them: TypeError for what is no index, and for truth values.
FO_MUST_CHECK bool fo_length_read(FoObject *o, int64_t *length);

FoObject *fo_array_class_getitem(FoObject *type, FoObject *const *args, int64_t n, FoTuple *kwnames);

FoObject *fo_dot_like_give(FoArray *a, FoArray *b, FoArray *out, FoObject *product); // of the class with the higher priority
FO_MUST_CHECK bool fo_dot_check_out(FoArray *a, FoArray *b, FoArray *out);

// ---- views whose contiguity is known (array.c)
// The header of a view of settled `base`, a plain ndarray: the caller fills lengths, strides, n_items, and adds contiguity and alignment to
// the flags.
FoArray *fo_array_view_open(FoArray *base, int ndim, char *data);
FO_INLINE bool fo_array_is_plain(const FoArray *a) { return a->head.type == &fo_array_type; }
enum { FO_ARRAY_LAYOUT_FLAGS = FO_ARRAY_C_CONTIGUOUS | FO_ARRAY_F_CONTIGUOUS | FO_ARRAY_ALIGNED };
FoObject *fo_array_get_item_at(FoObject *self, int64_t i);
FoObject *fo_array_get_slice_at(FoObject *self, int64_t start, int64_t stop);
int fo_array_set_item_at(FoObject *self, int64_t i, const FoValue *value);

// ---- expressions
enum { FO_EXPRESSION_LEAVES = 7, FO_EXPRESSION_STEPS = 24, FO_PENDING_LEAST = 16384 };
typedef enum { FO_NODE_OP, FO_NODE_CAST, FO_NODE_WHERE } FoNodeKind;
struct FoExpression {
    FoExpression *previous, *next;
    FoArray *array;            // whose elements this describes; borrowed (NULL while it lies on the stack)
    uint8_t node, n_in, n_leaves, n_steps; // an upper bound each
    FoOp op;
    FoOpLoop loop;             // CAST: in = from, result = to
    FoErrModes errors;
    FoArray *in[3];            // owned by pending expressions; NULL: constant
    FoComplex128 constant[3];  // of loop.in (of the operand's dtype for WHERE's condition)
    FoArray *mask;             // ufuncs' where=: only with out
    bool is_named;             // a name may hold the array (folio.lazy()): it outlives the expression it is an operand of
};
// A destination: memory that a program writes.
typedef struct {
    char *data;
    FoDtype *dtype;
    int ndim;
    const int64_t *shape, *strides;
    FoBytes *bytes; // the map it lies in, or NULL
    bool is_new;    // made for this value
} FoTarget;
FO_INLINE FoTarget fo_target_of(const FoArray *a) {
    return (FoTarget){a->data, a->dtype, a->ndim, a->shape, a->shape + a->ndim, a->bytes, a->flags & FO_ARRAY_FRESH};
}
// Computes the expression into target (shape broadcast already). No overlap checks.
FO_MUST_CHECK bool fo_expression_run(FoExpression *e, const FoTarget *target);
// Copies / casts settled `from` into target: fo_eval_assign without checks.
FO_MUST_CHECK bool fo_copy_run(const FoTarget *target, FoArray *from); // from may be pending
FoArray *fo_expression_result(FoExpression *e, int ndim, const int64_t *shape, char order); // new memory, or pending when large
FO_MUST_CHECK bool fo_expression_into(FoExpression *e, FoArray *out); // any overlap; out's shape is e's
FoObject *fo_eval_op_or_decline(FoOp op, FoObject *const *operands, const FoEvalOptions *options, bool *declined);
bool fo_settle_all_readers(FoArray *written); // pending expressions that read memory of `written`

// ---- programs (evaluate_plan.c, evaluate_run.c)
enum { FO_PROGRAM_SLOTS = 120, FO_PROGRAM_STEPS = 3 * FO_EXPRESSION_STEPS, FO_BLOCK_ITEMS = 2048 };
typedef struct {
    FoKernel run;
    const void *aux;
    int8_t n, slot[4];       // inputs, then output
    int16_t name;            // FoOp for reports, or -1
} FoStep;
typedef struct {
    int n_leaves, n_steps, n_slots, n_scratch;
    bool has_target;         // operand n_leaves of the walk is the target
    FoStep steps[FO_PROGRAM_STEPS];
    uint32_t status[FO_PROGRAM_STEPS];
    struct FoLeaf {
        char *data;
        int ndim;
        const int64_t *shape, *strides;
        int64_t itemsize;
        FoDtypeKind kind;
        FoArray *array;
        int64_t broadcast[FO_MAX_DIMS];
    } leaves[FO_MAX_OPERANDS];
    struct FoSlot {
        int8_t walk;         // >= 0: operand of the walk
        int8_t scratch;      // >= 0: number of a scratch block; both < 0: the constant
        int8_t itemsize;
        int8_t kind;
        FoComplex128 constant;
    } slots[FO_PROGRAM_SLOTS];
    int64_t copy_size;       // aux of copy steps
    int result_slot;         // where the value is
    FoDtypeKind result_kind;
    // The last steps as one pass: scale * f(x) + b. Run plainly again to tell which operation went wrong, unless out lies over x or b.
    struct FoFused {
        FoKernel map, sum;
        FoFusedTerm term;
        int8_t n_steps;      // 0: none
        int8_t x, b, out;    // slots
        bool in_place;
    } fused;
    uint64_t scratch_used;   // while planning: scratch blocks in use
    int scratch_itemsize;
    int ndim;
    const int64_t *shape;
    int64_t weight;          // rough cost per element
    FoBytes *maps[FO_MAX_OPERANDS]; // of leaves and, after them, the target
    bool has_maps;
    FoErrModes errors;
} FoProgram;
// Plans the value of an expression (or, e NULL, of the array `source`) over a shape, into target when there is one.
FO_MUST_CHECK bool fo_program_plan(FoProgram *p, FoExpression *e, FoArray *source, int ndim, const int64_t *shape, const FoTarget *target_or_null);
FO_MUST_CHECK bool fo_program_run(FoProgram *p, const FoTarget *target);       // over the whole shape, threads, errors reported
// Starts a walk over leaves (and the target, last). like: strides of a dense array whose memory order the walk must follow, or NULL: any order.
void fo_program_start_walk(const FoProgram *p, FoWalk *walk, char **data, const FoTarget *target_or_null, const int64_t *like_or_null);
struct FoRunState;
typedef struct FoRunState {
    char *scratch[2 * FO_EXPRESSION_STEPS];
    uint32_t status[FO_PROGRAM_STEPS];
} FoRunState;
// n elements from where the walk's inner loop is (plus `first`), value into target or `result` when there is no target.
// Where a slot's elements are: *data and *stride.
void fo_program_slot(const FoProgram *p, const struct FoRunState *run, const FoWalk *walk, int64_t first, int slot, char **data, int64_t *stride);
// Fewer where maps larger than their window are read sparsely.
int64_t fo_program_items_at_once(const FoProgram *p, const FoWalk *walk, int64_t wanted);
void fo_program_touched(const FoProgram *p, const FoWalk *walk, int64_t n_items); // of the walk, read or written by now
// A loop's own count of what it touched of a map (or of no map: NULL), told in large pieces; fo_touch_end tells the rest.
typedef struct {
    FoBytes *map;
    int64_t nbytes;
} FoTouched;
FO_INLINE void fo_touch_end(FoTouched *t) {
    if (t->map && t->nbytes) fo_block_touched(t->map, t->nbytes);
    t->nbytes = 0;
}
FO_INLINE void fo_touch(FoTouched *t, int64_t nbytes) {
    if (fo_likely(!t->map)) return;
    if ((t->nbytes += nbytes) >= 1 << 18) fo_touch_end(t);
}
void fo_program_block(const FoProgram *p, FoRunState *run, const FoWalk *walk, int64_t first, int64_t n, char *result);
size_t fo_program_scratch_nbytes(const FoProgram *p, int64_t block_items);
void fo_program_bind_scratch(const FoProgram *p, FoRunState *run, char *block, int64_t block_items);
FO_MUST_CHECK bool fo_program_finish(FoProgram *p); // maps' faults, interruption, floating-point reports
void fo_program_add_status(FoProgram *p, const FoRunState *run);

// ---- errors
FO_MUST_CHECK bool fo_errors_report(FoErrModes modes, uint32_t status, const char *name);
void *fo_raise_shapes(const char *prefix, int n, const int *ndims, const int64_t *const *shapes, const char *suffix) FO_COLD;
void *fo_raise_allocation(FoDtype *dtype, int ndim, const int64_t *shape, int64_t nbytes) FO_COLD;
const char *fo_casting_name(FoCasting casting);
bool fo_errstate_init(void);

// ---- the room's start
bool fo_dtype_init(void);
bool fo_scalar_init(void);
bool fo_block_init(void);
bool fo_flags_init(void);
bool fo_array_type_init(void);
bool fo_ufunc_init(void);
bool fo_type_add_defs(FoType *type, const FoNativeDef *methods_or_null, const FoGetSetDef *getsets_or_null);
void fo_workers_deinit(void);
extern const FoNativeDef fo_array_methods[], fo_array_functions[];
extern const FoGetSetDef fo_array_getsets[];

// ---- arguments
FoArray *fo_array_argument(FoObject *o); // any object as an array (pending stays pending, scalars become 0-d)
bool fo_out_read(FoObject *o, FoArray **out);    // borrowed
bool fo_where_read(FoObject *o, FoArray **mask); // owned
FoObject *fo_reduce_with(FoReduce reduce, FoArray *a, FoObject *axis, FoObject *dtype, FoObject *out, FoObject *keepdims, FoObject *initial,
                         FoObject *where);
extern FoType fo_errstate_type;
FoObject *fo_np_geterr(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_np_seterr(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_np_geterrcall(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_np_seterrcall(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_flags_new(FoArray *a);
bool fo_flags_set(FoArray *a, int32_t flag, FoObject *value);

#define FO_ARRAY_METHODS(X) X(sum) X(prod) X(min) X(max) X(all) X(any) X(mean) X(var) X(std) X(ptp) X(argmin) X(argmax) X(cumsum) X(cumprod) X(dot) \
    X(astype) X(copy) X(clip) X(round) X(conjugate) X(reshape) X(ravel) X(flatten) X(transpose) X(swapaxes) X(squeeze) X(nonzero) X(sort) X(argsort)
#define X(name) FoObject *fo_array_method_##name(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FO_ARRAY_METHODS(X)
#undef X
FoObject *fo_np_sort(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_eval_nonzero(FoArray *a);

// ---- operands that are no numbers (object_operands.c)
void *fo_raise_no_text_loop(FoOp op, FoDtype *first, FoDtype *second_or_null) FO_COLD; // UFuncTypeError or TypeError
void *fo_raise_no_text_reduction(FoReduce reduce, FoDtype *d) FO_COLD;
void *fo_raise_object_operands(FoOp op, FoObject *const *operands) FO_COLD; // what Python says of the first elements

// ---- operators
FoObject *fo_array_compare_none(FoArray *a, bool differs); // a == None, a != None
FoObject *fo_operators_binary(FoOp op, FoObject *a, FoObject *b);
FoArray *fo_array_new_strides(FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides_or_null, char order, bool zero);
bool fo_array_take_memory(FoArray *a, bool zero); // of a header that is complete but for data
FoArray *fo_array_flatten(FoArray *a, char order);
void fo_array_free(FoObject *self);
int64_t fo_array_size_of(FoObject *self);
void fo_expression_free(FoExpression *e); // unlinks; the array stays (without elements)
FoArray *fo_array_alloc(FoType *type, FoDtype *dtype, int ndim); // header only: data NULL, shape undefined

#endif
