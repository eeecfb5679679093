// SPDX-License-Identifier: MIT
// Functions, methods and attributes written in C, and how they read their arguments.
#ifndef FO_OBJECT_NATIVE_H
#define FO_OBJECT_NATIVE_H

// self: the instance for a method, the module for a module function, the type for class methods.
typedef FoObject *(*FoNativeFn)(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
// Entry without boxing for hot functions: returns false without an exception and without a change when the arguments do not suit (the boxed entry
// is called then). Arguments are borrowed registers, never empty ones. A method gets self as the first and says FO_NATIVE_FAST_SELF.
typedef bool (*FoNativeFastFn)(const FoValue *args, int64_t n, FoValue *result);

typedef enum {
    FO_NATIVE_PLAIN = 0,
    FO_NATIVE_KEYWORDS = 1 << 0, // the function looks at kwnames itself (fo_args_bind); otherwise keywords are refused by the caller
    FO_NATIVE_CLASS = 1 << 1,    // class method
    FO_NATIVE_STATIC = 1 << 2,   // static method
    FO_NATIVE_COEXIST = 1 << 3,  // replaces the slot wrapper of the same name
    FO_NATIVE_FAST_SELF = 1 << 5,
    FO_NATIVE_PENDING = 1 << 4,  // copes with pending arrays as self and arguments (pending.h); for all others the caller settles them
} FoNativeFlag;

struct FoNativeDef {
    const char *name;
    FoNativeFn function;
    int16_t least, most; // positional arguments without self, checked before the call; most -1: any number
    uint32_t flags;
    const char *doc;     // "name(signature)\n--\n\ntext" style is fine
    FoNativeFastFn fast; // or NULL
};

struct FoGetSetDef {
    const char *name;
    FoObject *(*get)(FoObject *self, void *closure);
    bool (*set)(FoObject *self, FoObject *value, void *closure); // NULL: read-only; value NULL: delete
    const char *doc;
    void *closure;
};

typedef enum { FO_MEMBER_OBJECT, FO_MEMBER_OBJECT_OR_NONE, FO_MEMBER_I64, FO_MEMBER_BOOL, FO_MEMBER_DOUBLE } FoMemberKind;
struct FoMemberDef {
    const char *name;
    FoMemberKind kind;
    int32_t offset;
    bool read_only;
    const char *doc;
};

// Binds arguments to parameters as Python does. `names` are all parameters in order; the first `positional_only` cannot be named, those after
// `positional` (in total) can only be named; the first `required` must be given. out[i] is borrowed, NULL when absent.
typedef struct {
    const char *function;
    const char *const *names; // n entries
    int8_t n, required, positional_only, positional;
} FoParams;
// The same with the messages of a function written in Python: for what the reference has in Python.
FO_MUST_CHECK bool fo_args_bind_method(const FoParams *params, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out); // self apart
FO_MUST_CHECK bool fo_args_bind_function(const FoParams *params, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out);
FO_MUST_CHECK bool fo_args_bind(const FoParams *params, FoObject *const *args, int64_t n, FoTuple *kwnames, FoObject **out);
// Refuses keywords: "f() takes no keyword arguments".
FO_MUST_CHECK bool fo_args_no_keywords(const char *function, FoTuple *kwnames);
// Checks a positional count with CPython's wording.
FO_MUST_CHECK bool fo_args_count(const char *function, int64_t n, int64_t least, int64_t most);

// A function object for a definition; module is the __module__ name or NULL; self is kept (a module, a type, an instance) or NULL. def must outlive it (static).
FoObject *fo_native_new(const FoNativeDef *def, FoObject *self_or_null, FoObject *module_name_or_null);
// Checks keywords and the number of arguments against the definition, then calls it. owner: the type of an unbound method (for messages) or NULL.
FoObject *fo_native_call(const FoNativeDef *def, FoType *owner, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_doc_new(const char *doc_or_null); // str without the signature part, or None
extern FoType fo_native_type;         // builtin_function_or_method
extern FoType fo_method_descriptor_type; // an unbound method of a built-in type
extern FoType fo_class_method_descriptor_type;
extern FoType fo_getset_descriptor_type;
// The definition behind a getset descriptor when it serves instances of `type`; NULL for anything else.
const FoGetSetDef *fo_getset_def_of(const FoObject *descriptor, const FoType *type);
extern FoType fo_member_descriptor_type;
extern FoType fo_slot_wrapper_type;   // wrapper_descriptor: int.__add__
typedef struct {
    FoObject head;
    const FoNativeDef *def;
    FoObject *self, *module;
} FoNative; // instances of fo_native_type
typedef struct {
    FoObject head;
    FoType *owner;
    const FoNativeDef *def;
} FoMethodDescriptor; // instances of fo_method_descriptor_type and fo_class_method_descriptor_type
typedef struct {
    FoObject head;
    FoType *owner;
    FoStr *name;
    int64_t offset;
    FoMemberKind kind;
    bool read_only;
    const char *doc;
} FoMemberDescriptor; // instances of fo_member_descriptor_type

#endif
