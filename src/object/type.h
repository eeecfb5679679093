// SPDX-License-Identifier: MIT
// FoType: a type is an object whose slots say what its instances can do. Slots of classes written in Python are filled
// from their special methods (types/class_slots.c).
#ifndef FO_OBJECT_TYPE_H
#define FO_OBJECT_TYPE_H

typedef enum { FO_LT, FO_LE, FO_EQ, FO_NE, FO_GT, FO_GE } FoCompareOp;

// Binary operators in the order of their special methods; the in-place forms use the same index.
#define FO_BINARY_OPS(X)                                                                                      \
    X(ADD, "+", add) X(SUB, "-", sub) X(MUL, "*", mul) X(MATMUL, "@", matmul) X(DIV, "/", truediv)             \
    X(FLOORDIV, "//", floordiv) X(MOD, "%", mod) X(POW, "** or pow()", pow) X(LSHIFT, "<<", lshift)            \
    X(RSHIFT, ">>", rshift) X(AND, "&", and) X(OR, "|", or) X(XOR, "^", xor)
typedef enum {
#define X(name, text, method) FO_OP_##name,
    FO_BINARY_OPS(X)
#undef X
    FO_OP_DIVMOD, // no operator sign, no in-place form
    FO_BINARY_OP_COUNT
} FoBinaryOp;

// The collector calls visit for every object that self refers to; false stops the walk.
typedef bool (*FoVisitor)(FoObject *referent, void *context);

typedef void (*FoFreeFn)(FoObject *self); // the count has reached zero: release what self owns and its block
typedef bool (*FoVisitFn)(FoObject *self, FoVisitor visit, void *context);
typedef void (*FoClearFn)(FoObject *self); // drop references that can form cycles
typedef FoObject *(*FoUnaryFn)(FoObject *self);
typedef FoObject *(*FoBinaryFn)(FoObject *left, FoObject *right);         // may return a new reference to NotImplemented
typedef FoObject *(*FoTernaryFn)(FoObject *a, FoObject *b, FoObject *c);  // pow(a, b, c); c is None when absent
typedef FoObject *(*FoCompareFn)(FoObject *left, FoObject *right, FoCompareOp op); // or NotImplemented
typedef bool (*FoHashFn)(FoObject *self, int64_t *hash);                   // never stores -1
typedef bool (*FoTruthFn)(FoObject *self, bool *truth);
typedef bool (*FoLenFn)(FoObject *self, int64_t *n);
typedef FoObject *(*FoGetItemFn)(FoObject *self, FoObject *key);
typedef bool (*FoSetItemFn)(FoObject *self, FoObject *key, FoObject *value); // value NULL: delete
typedef bool (*FoContainsFn)(FoObject *self, FoObject *item, bool *found);
typedef FoObject *(*FoGetAttrFn)(FoObject *self, FoStr *name);
typedef bool (*FoSetAttrFn)(FoObject *self, FoStr *name, FoObject *value); // value NULL: delete
typedef FoObject *(*FoIterFn)(FoObject *self);
typedef bool (*FoNextFn)(FoObject *self, FoObject **item); // true with *item NULL: exhausted; false: exception
// Positional arguments args[0..n), then one value per name in kwnames (NULL when there are none).
typedef FoObject *(*FoCallFn)(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames);
typedef FoObject *(*FoNewFn)(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);
typedef bool (*FoInitFn)(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
typedef FoObject *(*FoDescrGetFn)(FoObject *descr, FoObject *instance, FoType *owner); // instance NULL: looked up on the class
typedef bool (*FoDescrSetFn)(FoObject *descr, FoObject *instance, FoObject *value);    // value NULL: delete
typedef int64_t (*FoSizeFn)(FoObject *self); // true size in bytes without the collector's head

// Bytes of an object that others may look at (buffer protocol, one dimension or an array's layout).
typedef struct {
    void *data;
    int64_t nbytes, itemsize;
    bool read_only;
    char format[8];
    int ndim;               // 1 with shape NULL: plain bytes
    const int64_t *shape, *strides;
    FoObject *owner;        // a reference is held until fo_buffer_view_release
} FoBufferView;
typedef bool (*FoBufferGetFn)(FoObject *self, FoBufferView *view);
typedef void (*FoBufferReleaseFn)(FoObject *self, FoBufferView *view);

typedef enum {
    FO_TYPE_GC = 1 << 0,          // instances are preceded by FoGcHead and tracked
    FO_TYPE_BASE = 1 << 1,        // may be subclassed
    FO_TYPE_HEAP = 1 << 2,        // made at run time by a class statement or type()
    FO_TYPE_INSTANCE_DICT = 1 << 3, // instances have attributes of their own (FoInstance or dict_offset)
    FO_TYPE_READY = 1 << 4,
    FO_TYPE_ABSTRACT = 1 << 5,
    FO_TYPE_PREHEADER = 1 << 6,   // 16 bytes before the collector's head hold the instance's FoDict * and weak list (classes over built-in types)
    // quick subclass tests, inherited
    FO_TYPE_INT = 1 << 8, FO_TYPE_LIST = 1 << 9, FO_TYPE_TUPLE = 1 << 10, FO_TYPE_STR = 1 << 11, FO_TYPE_DICT = 1 << 12,
    FO_TYPE_EXCEPTION = 1 << 13, FO_TYPE_TYPE = 1 << 14, FO_TYPE_BYTES = 1 << 15, FO_TYPE_FLOAT = 1 << 16, FO_TYPE_SET = 1 << 17,
    FO_TYPE_MATCH_SEQUENCE = 1 << 18, FO_TYPE_MATCH_MAPPING = 1 << 19, FO_TYPE_METHOD_DESCRIPTOR = 1 << 20,
} FoTypeFlag;

typedef struct FoNativeDef FoNativeDef; // native.h
typedef struct FoGetSetDef FoGetSetDef;
typedef struct FoMemberDef FoMemberDef;

struct FoType {
    FoVarObject head;
    const char *name;        // as messages print it: "int", "numpy.ndarray"; a heap type owns it through name_object
    int64_t basic_nbytes;    // size of an instance without its collector head and without items
    int64_t item_nbytes;     // of one item of a variable-size instance
    uint32_t flags;
    uint32_t version;        // changes whenever the type or a base changes; 0 = not yet assigned (ask fo_type_version)
    const char *doc;

    // life
    FoFreeFn free;
    FoVisitFn visit;
    FoClearFn clear;
    void (*finalize)(FoObject *self); // __del__, run once (PEP 442)
    FoNewFn new_;
    FoInitFn init;
    FoSizeFn size_of;        // NULL: basic_nbytes + |size| * item_nbytes. Starts from self->type->basic_nbytes, which counts __slots__ of derived classes

    // text, identity, truth
    FoUnaryFn repr, str;
    FoHashFn hash;           // NULL after fo_type_ready means: inherit; fo_hash_not_implemented for unhashable
    FoCompareFn compare;
    FoTruthFn truth;

    // attributes, calls, iteration, descriptors
    FoGetAttrFn get_attr;
    FoSetAttrFn set_attr;
    FoCallFn call;
    FoIterFn iter;
    FoNextFn next;
    bool (*next_value)(FoObject *self, FoValue *value); // next without boxing numbers; a value that is UNBOUND: exhausted. Never inherited, NULL: only next
    // Calling just this type with values that may be unboxed numbers; false, without an exception: ask new_. Never inherited.
    bool (*new_value)(const FoValue *args, int64_t n, FoValue *result);
    FoUnaryFn step;          // generators, classes with __next__: like next(), raising their own StopIteration; NULL elsewhere
    FoDescrGetFn descr_get;
    FoDescrSetFn descr_set;

    // numbers
    FoBinaryFn binary[FO_BINARY_OP_COUNT];
    FoBinaryFn inplace[FO_BINARY_OP_COUNT];
    FoTernaryFn power3;      // pow(a, b, c) with three arguments
    FoUnaryFn negative, positive, absolute, invert, as_int, as_float, as_index;

    // containers
    FoLenFn len;
    FoGetItemFn get_item;    // mappings and sequences alike: the key is an object
    FoSetItemFn set_item;
    bool takes_pending_items; // set_item copes with pending values (object/pending.h)
    // Shortcuts of the two for registers, never inherited: items by machine words, numbers stored without a box.
    FoObject *(*get_item_at)(FoObject *self, int64_t i);                      // self[i]
    FoObject *(*get_slice_at)(FoObject *self, int64_t start, int64_t stop);   // self[start:stop]; an absent stop is INT64_MAX
    int (*set_item_at)(FoObject *self, int64_t i, const FoValue *value);      // self[i] = value. 1: done; 0: not that simple, ask set_item; -1: exception
    FoContainsFn contains;
    bool is_sequence;        // get_item takes integers and slices: iter() may fall back on it, concat uses + and *

    FoBufferGetFn buffer_get;
    FoBufferReleaseFn buffer_release;

    // coroutines
    FoUnaryFn await, aiter, anext;

    // what fo_type_ready turns into the type's dict
    const FoNativeDef *methods;   // ended by a NULL name
    const FoGetSetDef *getsets;
    const FoMemberDef *members;

    // inheritance
    FoType *base;
    FoTuple *bases, *mro;    // mro[0] is the type itself
    FoDict *dict;            // name -> attribute; change it only through fo_type_set_attr
    FoType **subclasses;     // borrowed: a subclass removes itself when it dies
    int32_t n_subclasses, subclasses_capacity;
    FoObject *name_object, *qualname, *module;
    FoObject *weaklist;      // weak references to the type itself
    int64_t dict_offset;     // of a FoDict* in the instance, negative before it, 0 = none (FoInstance uses shapes instead)
    int64_t weaklist_offset; // 0 = no weak references
    FoShape *root_shape;     // of FoInstance-laid-out types (FO_TYPE_HEAP over object)
    int32_t inline_capacity; // values that a new instance has room for; learns from its instances
    int32_t n_slots;         // __slots__ members added by this heap type and its heap bases
    int32_t n_own_slots;     // those of this type alone, in the instance from own_slots_offset on
    int32_t n_shapes;        // made for this type; bounded
    int64_t own_slots_offset;
    FoObject *init_function; // the plain function found as __init__ (borrowed from mro), for the machine's call window; NULL otherwise
    uint32_t init_version;   // version at which init_function was looked up
    void *array_info;        // array scalar types: their FoDtype
};

extern FoType fo_type_type, fo_object_type;

// Completes a static type: inherits slots, builds mro and dict from methods/getsets/members. Called once at start-up by its room.
FO_MUST_CHECK bool fo_type_ready(FoType *type);
// Calls the metaclass as a class statement does: name, bases, namespace, keywords (may be NULL).
FoObject *fo_type_new_class(FoType *metatype, FoStr *name, FoTuple *bases, FoDict *namespace_, FoObject *const *kwargs, FoTuple *kwnames);
// Looks a name up along the mro; NULL when absent (no exception).
FoBorrowed fo_type_peek(FoType *type, FoStr *name);
bool fo_type_set_attr(FoType *type, FoStr *name, FoObject *value); // NULL deletes; updates slots and versions of subclasses
void fo_type_update_slot(FoType *type, FoStr *name); // a special method of a class changed: recomputes its slot here and in subclasses (types/class_slots.c)
void fo_type_update_all_slots(FoType *type);
bool fo_type_add_subclass(FoType *base, FoType *subclass);
void fo_type_remove_subclass(FoType *base, FoType *subclass);
FoTuple *fo_type_linearize(FoType *type); // C3 order of type and its bases; TypeError
FO_INLINE uint32_t fo_type_cache_index(uint32_t version, const FoStr *name) {
    return (uint32_t)(((uintptr_t)name >> 4) ^ version * 0x9E5u) & 4095;
}
bool fo_name_is_special(const FoStr *name); // starts with two underscores
uint32_t fo_type_version(FoType *type); // assigns one when it is 0
void fo_type_modified(FoType *type);
FO_INLINE bool fo_type_is_subtype(const FoType *a, const FoType *b);
bool fo_type_is_subtype_slow(const FoType *a, const FoType *b);
FO_INLINE bool fo_type_is_subtype(const FoType *a, const FoType *b) { return a == b || fo_type_is_subtype_slow(a, b); }
FO_INLINE bool fo_is_a(const FoObject *o, const FoType *type) { return fo_type_is_subtype(o->type, type); }
FO_INLINE bool fo_has_flag(const FoObject *o, FoTypeFlag flag) { return (o->type->flags & flag) != 0; }

// Allocates an instance (zeroed after the header) of basic_nbytes + n_items * item_nbytes, count 1; tracked types are not yet tracked:
// fo_gc_track when the fields are valid. Raises MemoryError. The matching release is fo_object_free_block.
//
// A class statement may derive from the type: its instances are bigger (attributes, collector's head) although the built-in type's own new_
// and free slots run for them. So constant-size fo_alloc/fo_free and free lists are only for instances whose type is exactly the built-in one;
// for all others new_ calls fo_object_new[_nbytes](type, …) and then fo_gc_track if the *type* says FO_TYPE_GC, and free ends with fo_object_free_block[_nbytes].
// Weak references, __slots__ and attributes of derived classes are dealt with before the built-in free is called.
FoObject *fo_object_new(FoType *type, int64_t n_items);
void fo_object_free_block(FoObject *self); // gives the block back (and the reference to a heap type); untracks
// The same for types whose instances are not basic + |size| * item bytes (str, int 0): nbytes counts from the object's header.
FoObject *fo_object_new_nbytes(FoType *type, int64_t nbytes);
void fo_object_free_block_nbytes(FoObject *self, int64_t nbytes);
int64_t fo_object_nbytes(const FoObject *self); // true size (through size_of), collector head excluded
bool fo_hash_not_implemented(FoObject *self, int64_t *hash); // TypeError: unhashable type

// Generic slots.
FoObject *fo_get_attr_generic(FoObject *self, FoStr *name);
bool fo_set_attr_generic(FoObject *self, FoStr *name, FoObject *value);
FoObject *fo_repr_generic(FoObject *self);
bool fo_hash_by_address(FoObject *self, int64_t *hash);
FoObject *fo_self_iter(FoObject *self); // iter slot of iterators

#endif
