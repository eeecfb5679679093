// SPDX-License-Identifier: MIT
// FoRuntime: all mutable state of the interpreter in one place, reached through one thread-local pointer.
#ifndef FO_OBJECT_RUNTIME_H
#define FO_OBJECT_RUNTIME_H

enum { FO_SMALL_INT_MIN = -5, FO_SMALL_INT_MAX = 256, FO_RECURSION_LIMIT = 1000, FO_FREE_LISTS = 24 };

// Options of the command line that deeper rooms consult.
typedef struct {
    size_t window_nbytes;   // resident bytes of one map during a pass over it; 0 = a quarter of the budget, or unbounded
    int threads;            // workers of the evaluator; 0: as many as processors, when they are first needed
    bool eager;             // no deferred evaluation
    bool durable;           // sync saved files
    bool show_progress;
    bool show_plan;         // every array evaluation tells its plan
    int64_t int_max_str_digits; // 4300; 0 = unlimited
} FoOptions;

// Where the running code is. References are owned by whoever asked.
typedef struct {
    FoStr *filename, *module, *source_line; // source_line NULL: not known
    int32_t line;
} FoCallerPosition;

// What deeper rooms ask of higher ones; NULL until these have been set up.
typedef struct {
    bool (*caller_position)(FoCallerPosition *out);                      // false: no script code is running
    bool (*traceback_text)(FoObject *exception, FoBuffer *out);          // the whole chain as printed
    void (*drop_caches)(void);                                           // before the last collection
    void (*machine_end)(void);                                           // no script code runs any more: the machine gives its memory back
    void (*drop_modules)(void);                                          // what the modules in C keep, after scripts' modules are gone
} FoHooks;

typedef struct {
    FoGcHead generation[3], frozen;  // heads of circular lists
    int64_t count[3], threshold[3];
    int64_t long_lived_total, long_lived_pending;
    int64_t user_threshold0;         // what get_threshold reports: threshold[0] is -1 under stress
    bool enabled, collecting, stress;
    uint32_t debug;
    struct { int64_t collections, collected, uncollectable; } stats[3];
    FoList *garbage, *callbacks;
} FoGcState;

// Results of looking a name up along the mro of a type: valid while the type has this version. value NULL: known to be absent.
enum { FO_TYPE_CACHE = 4096 };
typedef struct {
    FoStr *name;     // owned, interned
    FoObject *value; // borrowed from the class that holds it
    uint32_t version;
} FoTypeCacheEntry;

struct FoRuntime {
    // what the machine looks at most often
    volatile int breaker;         // non-zero: poll at the next back edge or call (signal, pending collection, worker request)
    volatile int interrupted;     // SIGINT arrived
    bool collect_pending;         // the collector wants to run at the next safe point
    bool identities_seen;         // somebody has looked at an address: boxes of registers are no longer updated in place
    FoObject *pending;            // the pending exception
    FoObject *handled;            // what a bare raise re-raises: the innermost exception being handled (borrowed from frames)
    FoFrame *frame;               // innermost frame of the machine (lang/frame.h)
    FoValue *stack, *stack_end;   // registers of all frames
    int32_t depth, depth_limit;   // nested calls
    int32_t n_pending;            // pending arrays that exist (object/pending.h)
    char *c_stack_limit;          // C recursion stops here

    // types and names
    struct FoInternTable { FoStr **slots; int64_t cap, n_live, n_used; } interned; // types/str_intern.c
    FoDict *modules;              // sys.modules
    FoDict *builtins;             // namespace of the module builtins
    uint64_t next_dict_version;   // the last FoDict.version given out
    struct FoReprGuard *repr_guard; // containers whose repr is being made (types/container.h)
    uint32_t next_type_version, next_shape_id;
    FoType *exception_types[FO_EXCEPTION_COUNT];
    FoObject *memory_error;       // preallocated
    FoObject *small_ints;         // see types/int.c
    FoTuple *empty_tuple;
    FoStr *empty_str;
    FoStr *latin1[256];           // one-character strings, made when first used
    FoObject *empty_bytes;
    struct { void *first; int32_t n; } free_list[FO_FREE_LISTS]; // bounded free lists of types that keep their own (types/core.h)
    FoGcState gc;
    FoObject *trash;              // objects whose release was postponed (object/trash.c)
    int32_t release_depth;
    FoObject *sys_module;
    FoDict *warnings_seen;
    FoObject *finalizers;         // atexit
    FoList *retired_code;         // replaced by f.__code__ = …: a frame may still run it (NULL: none)
    FoOptions options;
    void *array_state;            // array room: worker pool, pending expressions, print options, errstate
    void *lang_state;             // caches of the front end and machine
    void *module_state;
    FoType *ufunc_type;           // calls of its instances take pending arrays as they are; NULL until numpy is imported
    FoHooks hooks;
    bool raising_memory_error;
    void *gmp_call;               // the call into GMP that is running (types/int_gmp.h)
    FoTypeCacheEntry type_cache[FO_TYPE_CACHE];
};

extern FO_THREAD FoRuntime *fo_rt;

FO_MUST_CHECK bool fo_runtime_init(void); // heap, types, builtins; false only when memory is short
// The program ends: all that a script could notice happens (finalizers, files flushed, cycles collected), memory is left to the system.
void fo_runtime_end(void);
size_t fo_runtime_deinit(void);           // runs finalizers, clears modules, collects, returns memory; the result is how many blocks had leaked

FoObject *fo_recursion_error(const char *where) FO_COLD;
FO_INLINE bool fo_enter_recursion(const char *where) {
    char here;
    if (fo_unlikely(++fo_rt->depth > fo_rt->depth_limit || &here < fo_rt->c_stack_limit)) {
        fo_rt->depth--;
        fo_recursion_error(where);
        return false;
    }
    return true;
}
FO_INLINE void fo_leave_recursion(void) { fo_rt->depth--; }

#endif
