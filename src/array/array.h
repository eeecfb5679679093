// SPDX-License-Identifier: MIT
// array: element types, arrays, scalars, and the evaluator behind everything that computes with them. The outward header of the room.
//
// Ownership and errors are those of the house: results are new references, arguments are borrowed, NULL / false: an exception is pending.
// Wherever a function takes FoArray *, the array may be pending unless it says "settled".
#ifndef FO_ARRAY_H
#define FO_ARRAY_H

#include "types/types.h"
#include "array/kernels/kernels.h"
#include "array/layout.h"
#include "array/overlap.h"

// ================================================================ element types (dtype.c)

// Numbers are the static dtypes, native or byte-swapped. Text and void dtypes (kind FO_DT_NONE) only store, view, copy and compare for equality.
typedef struct {
    FoObject head;
    FoDtypeKind kind;  // FO_DT_NONE for 'S', 'U' and 'V'
    char letter;       // dtype.kind: 'b' 'i' 'u' 'f' 'c', or 'S' 'U' 'V'
    char order;        // dtype.byteorder: '=' native, '>' swapped, '|' not applicable
    bool is_swapped;
    uint8_t alignment;
    int64_t itemsize;
    FoType *scalar_type; // borrowed, static
} FoDtype;
extern FoType fo_dtype_type;
enum { FO_DT_CLASSES = FO_DT_COUNT + 3 }; // of numbers, then of 'U', 'S' and 'V'
extern FoType fo_dtype_classes[FO_DT_CLASSES]; // numpy.dtype[float64] …: the classes that dtypes are of, derived from numpy.dtype
extern FoDtype fo_dtypes[FO_DT_COUNT], fo_dtypes_swapped[FO_DT_COUNT]; // shared, never freed; one-byte kinds have no swapped form
FO_INLINE bool fo_dtype_check(const FoObject *o) { return o->type->base == &fo_dtype_type; }
FO_INLINE FoDtype *fo_dtype_peek(FoDtypeKind kind) { return &fo_dtypes[kind]; } // borrowed
FO_INLINE bool fo_dtype_is_number(const FoDtype *d) { return d->kind != FO_DT_NONE; }
FO_INLINE bool fo_dtype_is_plain(const FoDtype *d) { return d->kind != FO_DT_NONE && !d->is_swapped; } // kernels read it as it lies
FoDtype *fo_dtype_new_text(char letter, int64_t n_items); // 'S' bytes, 'U' code points, 'V' bytes; n_items >= 0
FoDtype *fo_dtype_from_object(FoObject *o);               // np.dtype(o): dtype, text, type, scalar type; None is float64. TypeError
FoDtype *fo_dtype_from_descr(const char *text, size_t n); // "<f8", "|b1", "float64", "U3" …; NULL without an exception when not understood
FoStr *fo_dtype_descr(const FoDtype *d);                  // dtype.str: "<f8"
FoStr *fo_dtype_name(const FoDtype *d);                   // dtype.name: "float64", "str96"
bool fo_dtype_equal(const FoDtype *a, const FoDtype *b);
// What holds elements of both: numbers by NumPy's table, texts the longer one, a number beside text as many characters as it may need. A
// new reference.
FoDtype *fo_dtype_common(FoDtype *a, FoDtype *b);
FoDtype *fo_dtype_native(FoDtype *d); // new reference: the same in native byte order
bool fo_dtype_optional(FoObject *o_or_null, FoDtype **out); // argument dtype=: NULL and None give *out NULL; else a new reference

// One element in memory (any alignment, byte order) to and from objects.
FoObject *fo_dtype_get_scalar(FoDtype *d, const char *element);  // np.float64(…), np.int64(…), str, bytes: what indexing returns
FoObject *fo_dtype_get_python(FoDtype *d, const char *element);  // float, int, bool, complex: item(), tolist()
FO_MUST_CHECK bool fo_dtype_set_element(FoDtype *d, char *element, FoObject *value); // from Python numbers, NumPy scalars, 0-d arrays
void fo_dtype_swap_bytes(const FoDtype *d, char *element); // of one element, in place

// ================================================================ scalars (scalar.c)

// np.float64, np.int32 …: 16 bytes of header and the value. np.float64 derives from float, np.complex128 from complex.
typedef struct {
    FoObject head;
    union {
        uint8_t u8;
        int64_t i64;
        uint64_t u64;
        float f32;
        double f64;
        FoComplex64 c64;
        FoComplex128 c128;
        char bytes[16];
    };
} FoScalar;
extern FoType fo_generic_type, fo_number_type, fo_integer_type, fo_signed_type, fo_unsigned_type;
extern FoType fo_inexact_type, fo_floating_type, fo_complexfloating_type;
extern FoType fo_scalar_types[FO_DT_COUNT];
FO_INLINE bool fo_scalar_check(const FoObject *o) { return o->type->array_info != NULL; } // instances of exactly the numeric scalar types
FO_INLINE FoDtype *fo_scalar_dtype(const FoObject *o) { return (FoDtype *)o->type->array_info; }
FoObject *fo_scalar_new(FoDtypeKind kind, const void *element); // aligned or not, native byte order
FoObject *fo_scalar_from_f64(double value);                     // np.float64
FoObject *fo_scalar_from_i64(int64_t value);                    // np.int64
FoObject *fo_scalar_from_bool(bool value);                      // np.True_ / np.False_, shared
// The value of a scalar, Python bool/int/float/complex as one element and its own dtype (Python int: int64, or uint64 when it only fits
// that; larger: false without an exception). *is_weak tells Python numbers from NumPy's. false also for everything else.
bool fo_scalar_read(FoObject *o, FoDtypeKind *kind, FoComplex128 *element, bool *is_weak);

// ================================================================ blocks (block.c)

// A block of memory that is not an array's own heap block: it is (or keeps) the `base` of the arrays over it. Maps are FoBytes objects
// of type mmap.mmap; whoever makes arrays over other memory passes the owning object itself as base.
typedef enum { FO_BYTES_HEAP, FO_BYTES_MAPPED, FO_BYTES_FOREIGN, FO_BYTES_STATIC } FoBytesKind;
typedef struct {
    FoObject head;
    FoBytesKind kind;
    bool is_writable, is_closed;
    char *address;           // what arrays see
    int64_t nbytes;
    // MAPPED
    char *map_address;       // page-aligned start of the map
    int64_t map_nbytes, file_offset;
    FoMapMode mode;
    FoFaultGuard *guard;     // fault during a pass: OSError
    FoStr *filename;         // or NULL
    int64_t window;          // bytes that stay resident while passing over it (0: a quarter of the budget, or no limit without one)
    int64_t pass_window;     // the limit in force, for workers
    int64_t touched;         // bytes that were read or written since somebody looked at what is resident; shared by workers
    int64_t resident_floor;  // resident bytes of files when this map's own pages had just left memory
    FoObject *owner;         // FOREIGN: kept alive, with `view` released at the end
    FoBufferView view;
    bool has_view;
    int64_t n_exports;       // views of scripts (memoryview …), which could not be told that the memory is gone
    FoObject *weaklist;
} FoBytes;
extern FoType fo_mmap_type; // mmap.mmap
// Maps nbytes of an open file (offset of any alignment); the caller keeps and closes fd. OSError with filename.
FoBytes *fo_block_map(int fd, int64_t offset, int64_t nbytes, FoMapMode mode, FoStr *filename_or_null);
FoBytes *fo_block_from_buffer(FoObject *owner, bool writable); // FOREIGN: through the buffer protocol
FO_MUST_CHECK bool fo_block_flush(FoBytes *b);
FO_MUST_CHECK bool fo_block_close(FoBytes *b); // unmaps; arrays over it raise ValueError from then on
// Reading or writing brought nbytes of a map into memory, or many times as much: the system maps what lies around, up to 2 MiB. When the map
// is larger than its window, its pages leave memory each time a quarter of the window has become resident: they are in the system's cache, and
// who needs them again finds them there. May be called by workers.
void fo_block_touched(FoBytes *b, int64_t nbytes);
void fo_block_start_pass(FoBytes *b); // in the main thread: workers do not know the budget
int64_t fo_block_items_at_once(const FoBytes *b, double touched_per_item); // so many do not bring more than a part of the window into memory
FO_INLINE bool fo_block_is_bounded(const FoBytes *b) { return b && b->pass_window && b->map_nbytes > b->pass_window; }
FO_MUST_CHECK bool fo_block_check(FoBytes *b); // after touching: OSError when a page could not be read; ValueError when closed

// ================================================================ arrays (array.c)

enum {
    FO_ARRAY_C_CONTIGUOUS = 1, FO_ARRAY_F_CONTIGUOUS = 2, FO_ARRAY_OWNDATA = 4, FO_ARRAY_ALIGNED = 0x100, FO_ARRAY_WRITEABLE = 0x400,
    FO_ARRAY_WRITEBACKIFCOPY = 0x2000,
    FO_ARRAY_FRESH = 1 << 21,         // made for the value that is being computed into it: for --show plan
    FO_ARRAY_VIEWED = 1 << 21,        // something has looked at the memory of this array: a view, a buffer
    FO_ARRAY_WARN_ON_WRITE = 1 << 20, // a broadcast or diagonal view: writing is refused / warned about
};
typedef struct FoExpression FoExpression;
// 96 bytes, and shape and strides behind it: sys.getsizeof is NumPy's to the byte.
typedef struct FoArray {
    FoObject head;
    char *data;              // element (0, 0 …); NULL while pending
    FoDtype *dtype;          // owned
    int64_t *shape;          // ndim lengths, then ndim strides; usually inline_dims
    FoObject *base;          // owned: the array (or other object) that owns the memory; NULL when this one does
    int64_t n_items;
    uint32_t flags;
    int8_t ndim, ndim_allocated, ndim_inline; // room of the shape block; room of inline_dims
    bool is_heap;            // data is this array's own block of n_items * itemsize bytes (at least 1), FO_MEM_DATA
    FoBytes *bytes;          // borrowed from the chain of bases: the map the data lies in; NULL for ordinary memory
    FoObject *weaklist;
    FoExpression *expression;// not NULL: pending
    FoObject *extra;         // owned; a subclass's own (np.memmap), NULL for plain arrays
    int64_t inline_dims[];
} FoArray;
extern FoType fo_array_type; // numpy.ndarray; subclasses (np.memmap, classes of scripts) have the flag below
FO_INLINE bool fo_array_check_exact(const FoObject *o) { return o->type == &fo_array_type || o->type == &fo_pending_array_type; }
FO_INLINE bool fo_array_check(const FoObject *o) { return fo_array_check_exact(o) || fo_type_is_subtype(o->type, &fo_array_type); }
FO_INLINE int64_t *fo_array_strides(const FoArray *a) { return a->shape + a->ndim; }
FO_INLINE int64_t fo_array_nbytes(const FoArray *a) { return a->n_items * a->dtype->itemsize; }
FO_INLINE bool fo_array_is_c(const FoArray *a) { return a->flags & FO_ARRAY_C_CONTIGUOUS; }
FO_INLINE bool fo_array_is_writable(const FoArray *a) { return a->flags & FO_ARRAY_WRITEABLE; }
FO_INLINE bool fo_array_is_pending(const FoArray *a) { return a->expression != NULL; }
FO_INLINE bool fo_array_settle(FoArray *a) { return fo_settle((FoObject *)a); }
enum { FO_INDEX_TEXT_MAX = 32 * 22 };

// New memory, elements undefined. order 'C' or 'F'. dtype borrowed. ValueError "Maximum allowed dimension exceeded" / "negative dimensions are
// not allowed" / too big, MemoryError with NumPy's text.
FoArray *fo_array_new(FoDtype *dtype, int ndim, const int64_t *shape, char order);
FoArray *fo_array_new_zero(FoDtype *dtype, int ndim, const int64_t *shape, char order); // large blocks come zeroed from the system
FoArray *fo_array_new_kind(FoDtypeKind kind, int ndim, const int64_t *shape);
// As np.empty_like(prototype, dtype, order): order 'K', 'A', 'C', 'F'; dtype NULL: the prototype's. A plain ndarray.
FoArray *fo_array_new_like(FoArray *prototype, FoDtype *dtype_or_null, char order);
// A view into settled `base`: data inside its memory, strides in bytes; writeable when base is; base chain collapses as NumPy's. The
// type is base's; views of subclasses are finished by fo_array_finalize (made by whoever makes subclasses: np.memmap).
FoArray *fo_array_view(FoArray *base, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, char *data);
FoArray *fo_array_view_typed(FoType *type, FoArray *base, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, char *data);
FoArray *fo_array_view_same(FoArray *base); // a.view()
// Without __array_finalize__.
FoArray *fo_array_view_untold(FoType *type, FoArray *base, FoDtype *dtype, int ndim, const int64_t *shape, const int64_t *strides, char *data);
// Calls __array_finalize__ of an array's class, if a script has defined one. from: the array that it comes from, or None.
FO_MUST_CHECK bool fo_array_tell_class(FoArray *a, FoObject *from_or_none);
// An instance of a class that a script has defined: only these can have a say in results, everything else takes the short ways.
FO_INLINE bool fo_is_of_script(const FoObject *o) { return fo_unlikely(o->type->flags & FO_TYPE_HEAP); }
// A result that was computed into new plain memory as an array of from's class that owns this memory; consumes fresh (NULL passes). (subclass.c)
FoArray *fo_array_like_give(FoArray *from, FoArray *fresh);
FoObject *fo_class_wrap_once_give(FoObject *from, FoObject *result); // from.__array_wrap__(result), when it has one
FoArray *fo_array_joined_give(FoTuple *parts, FoArray *fresh);       // the same, of the part with the highest priority above ndarray's
// An array of type `type` (fo_array_type or a subclass) over memory that `owner` keeps alive: an FoBytes map, bytes, a buffer …
FoArray *fo_array_over(FoType *type, FoObject *owner, FoBytes *bytes_or_null, FoDtype *dtype, int ndim, const int64_t *shape,
                       const int64_t *strides_or_null, char *data, bool writable);
FoArray *fo_array_from_element(FoDtype *dtype, const char *element); // 0-d copy
void fo_array_update_flags(FoArray *a); // contiguity and alignment, after shape or strides changed
FO_MUST_CHECK bool fo_array_set_dims(FoArray *a, int ndim, const int64_t *shape, const int64_t *strides); // in place (a.shape = …)
// Raises ValueError "assignment destination is read-only" (or why it cannot be written), and computes pending readers of its memory first.
// Everything that writes elements calls this before the first write.
FO_MUST_CHECK bool fo_array_prepare_write(FoArray *a);
// The chain of bases knows a closed map: ValueError. Everything that reads elements of settled arrays outside the evaluator calls this first
// when a->bytes is not NULL.
FO_MUST_CHECK bool fo_array_prepare_read(FoArray *a);
FoObject *fo_array_get_at(FoArray *a, const char *element); // scalar object of one element of a
FoObject *fo_array_as_result_give(FoArray *a);              // 0-d arrays become scalars (what ufuncs return); others pass through
FoStr *fo_array_shape_text(int ndim, const int64_t *shape); // "(3,)" "(2,3)" as broadcasting errors print it
FoTuple *fo_array_shape_tuple(int ndim, const int64_t *shape_or_strides);
FoObject *fo_array_bytes_owner(FoArray *a); // the object at the end of the chain of bases (itself when it owns): borrowed
// Views
FoArray *fo_array_transpose(FoArray *a, const int *axes_or_null);
FoArray *fo_array_reshape(FoArray *a, int ndim, const int64_t *shape, char order); // view where possible, else copy; one -1 allowed
FoArray *fo_array_broadcast_to(FoArray *a, int ndim, const int64_t *shape);        // read-only view
FoArray *fo_array_ravel(FoArray *a, char order);                                   // view where possible

// Reads an axis argument: None -> all axes; int or tuple of ints. AxisError, TypeError.
FO_MUST_CHECK bool fo_axis_read(FoObject *axis_or_null, int ndim, bool is_axis[FO_MAX_DIMS]);
FO_MUST_CHECK bool fo_axis_check(int64_t axis, int ndim, int *out); // one axis, negative counts from the end: numpy.AxisError
// Int or sequence of ints (negatives pass): TypeError, ValueError (> 32).
FO_MUST_CHECK bool fo_shape_read(FoObject *shape, int *ndim, int64_t *lengths);
FO_MUST_CHECK bool fo_casting_read(FoObject *casting_or_null, FoCasting *casting);
FO_MUST_CHECK bool fo_order_read(FoObject *order_or_null, char preset, char *order); // 'C' 'F' 'A' 'K'

// ---- what the array type and the scalar types take from the files about indexing, creation and printing
// Any object as an array: arrays pass (pending stay pending) when dtype fits; numbers, nested sequences, buffers, scalars. dtype NULL:
// found by value.
FoArray *fo_array_from_object(FoObject *o, FoDtype *dtype_or_null);
FoObject *fo_array_get_item(FoObject *self, FoObject *key);
bool fo_array_set_item(FoObject *self, FoObject *key, FoObject *value);
FoObject *fo_array_iter(FoObject *self);
FoObject *fo_array_repr(FoObject *self);
FoObject *fo_array_str(FoObject *self);
bool fo_array_finalize(FoArray *view, FoArray *base);
// np.ndarray(shape, dtype, buffer, offset, strides, order).
FoObject *fo_array_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);
extern const FoNativeDef fo_array_more_methods[], fo_scalar_more_methods[]; // ended by a NULL name
extern const FoGetSetDef fo_array_more_getsets[], fo_scalar_more_getsets[];

// ================================================================ the evaluator (expression.c, evaluate_*.c)

// One operation on 1 or 2 operands with NumPy's promotion, broadcasting and casting; `out` NULL: new memory, a pending array when large (and
// not eager). Operands: arrays (settled or pending), scalars, Python numbers (and what fo_array_from_object takes). The result is an array,
// or for 0-d results without `out` a scalar object.
FoObject *fo_eval_op(FoOp op, FoObject *const *operands, FoArray *out_or_null);
typedef struct {
    FoArray *out;      // or NULL
    FoDtype *dtype;    // loop dtype wanted, or NULL
    FoCasting casting; // FO_CAST_SAME_KIND by default
    char order;        // 'K' by default
    FoArray *where;    // bool mask or NULL
    bool keep_array;   // 0-d results stay arrays
} FoEvalOptions;
#define FO_EVAL_DEFAULTS ((FoEvalOptions){NULL, NULL, FO_CAST_SAME_KIND, 'K', NULL, false})
FoObject *fo_eval_op_with(FoOp op, FoObject *const *operands, const FoEvalOptions *options);
// to[...] = from: broadcasts, casts (TypeError when `casting` forbids), any overlap as if copied first; from may be pending: it streams into `to`.
FO_MUST_CHECK bool fo_eval_assign(FoArray *to, FoArray *from, FoCasting casting);
FO_MUST_CHECK bool fo_eval_fill(FoArray *to, FoDtype *dtype, const char *element); // to[...] = one element of dtype (unsafe casting)
FoArray *fo_eval_copy(FoArray *a, char order);                   // new memory; pending: computed into it
FoArray *fo_eval_cast(FoArray *a, FoDtype *dtype, char order, FoCasting casting); // always new memory (or pending)
// a itself when it has the dtype and the FO_ARRAY_ flags asked for (C/F_CONTIGUOUS, ALIGNED, WRITEABLE), else a copy; settled.
FoArray *fo_eval_as(FoArray *a, FoDtype *dtype_or_null, uint32_t flags);
FoObject *fo_eval_where(FoArray *condition, FoObject *a, FoObject *b); // np.where with three arguments
FoArray *fo_eval_clip(FoArray *a, FoObject *low_or_null, FoObject *high_or_null, FoArray *out_or_null);
bool fo_eval_result_kind(FoObject *const *operands, int n, FoDtypeKind *kind); // np.result_type of arrays and scalars

typedef struct {
    bool is_axis[FO_MAX_DIMS]; // reduce over these
    bool keep_dims;
    FoDtype *dtype;            // accumulator wanted, or NULL
    FoArray *out;              // or NULL
    FoObject *initial;         // or NULL
    FoArray *where;            // or NULL
    bool keep_array;
} FoReduceOptions;
void fo_reduce_options_all(FoReduceOptions *options, int ndim); // all axes, nothing else
FoObject *fo_eval_reduce(FoReduce reduce, FoArray *a, const FoReduceOptions *options);
FoObject *fo_eval_mean(FoArray *a, const FoReduceOptions *options);
FoObject *fo_eval_var(FoArray *a, const FoReduceOptions *options, double ddof, bool root);
FoObject *fo_eval_arg(bool greatest, FoArray *a, int axis_or_minus_1_for_flat, bool keep_dims, FoArray *out_or_null); // axis -1: flattened
FoArray *fo_eval_accumulate(bool product, FoArray *a, int axis_or_minus_1_for_flat, FoDtype *dtype_or_null, FoArray *out_or_null);
FO_MUST_CHECK bool fo_eval_count_nonzero(FoArray *a, int64_t *n);
FoObject *fo_eval_matmul(FoArray *a, FoArray *b, FoArray *out_or_null); // np.matmul
FoObject *fo_eval_dot(FoArray *a, FoArray *b, FoArray *out_or_null);    // np.dot

// Names may stay pending while the depth is above 0: `with folio.lazy():` adds 1, its end takes it back.
FO_MUST_CHECK bool fo_lazy_nest(int change);

// Long loops outside the evaluator (sorting, gathering, files) call this now and then: KeyboardInterrupt.
FO_MUST_CHECK bool fo_eval_poll(void);

// ---- floating-point errors (errstate.c)
// Warns or raises, by the errstate in force, for FO_STATUS_ bits met in the operation called `name` ("log", "divide", "scalar add").
FO_MUST_CHECK bool fo_errstate_report(uint32_t status, const char *name);

// ---- worker threads (workers.c): they see raw pointers only
// Calls run(context, part, worker) for part = 0 … n_parts - 1 on this thread (worker 0) and the workers (1 … count - 1); returns when all
// are done. Serial when there is one thread or one part.
typedef void (*FoWorkFn)(void *context, int64_t part, int worker);
void fo_workers_run(FoWorkFn run, void *context, int64_t n_parts);
int fo_workers_count(void); // threads that would take part (1 … FO_WORKERS_MAX)
enum { FO_WORKERS_MAX = 64 };

// ================================================================ ufuncs and the module (ufunc.c, functions.c)
typedef struct {
    FoObject head;
    FoOp op;
} FoUfunc;
extern FoType fo_ufunc_type;
extern FoUfunc fo_ufuncs[FO_OP_COUNT];

FO_MUST_CHECK bool fo_array_init(void); // makes all types of the room ready; idempotent, called when numpy is first imported
void fo_array_deinit(void);             // ends workers, drops state
// Puts dtype, ndarray, scalar types, ufuncs, errstate and my functions (sum, mean, where …) into a module (numpy).
FO_MUST_CHECK bool fo_array_fill_module(FoModule *numpy);
FoType *fo_axis_error_type(void); // numpy.AxisError
void *fo_raise_axis(int64_t axis, int ndim) FO_COLD;

#endif
