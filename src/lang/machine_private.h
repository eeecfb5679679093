// SPDX-License-Identifier: MIT
// The machine's own structures: frames, generators, the code's run-time side, and the slow paths of its instructions.
//
// Registers of all frames stand in one reserved piece of address space; a callee's registers begin where the caller put the arguments.
// Invariants:
//   every register above the innermost frame's `top` is free of objects (its tag is not FO_TAG_OBJECT)
//   every temporary that is not live is free of objects: an instruction consumes its temporary operands
//   a generator's registers stand in the generator object
#ifndef FO_LANG_MACHINE_PRIVATE_H
#define FO_LANG_MACHINE_PRIVATE_H

#include "lang/lang.h"
#include "lang/opcode.h"
#include "lang/value_inline.h"

typedef struct FoGenerator FoGenerator;

// What happens with the result when a frame returns.
typedef enum {
    ON_RETURN_STORE,   // into the caller's register `result`
    ON_RETURN_INIT,    // it must be None; the instance goes into `result`
    ON_RETURN_LEAVE,   // leave the machine: C called
    ON_RETURN_BINARY,  // a special method has answered: special_binary_done
    ON_RETURN_INPLACE, // the same for an in-place operator
    ON_RETURN_COMPARE, // … special_compare_done
    ON_RETURN_FOR,     // a generator resumed by FORITER: a yielded value goes to `result`, a return ends the loop
    ON_RETURN_SEND,    // a generator resumed by SEND
} OnReturn;

struct FoFrame {
    FoFrame *previous;
    FoFunction *function;  // owned
    FoCode *code;          // the function's
    FoInstruction *pc;     // next instruction, valid while another frame runs
    FoValue *registers;
    FoValue *top;          // where the windows of calls from C begin
    FoObject *locals;      // namespace of a class body or exec with a mapping of its own (owned); NULL: the globals, or registers
    FoObject *instance;    // owned; only when on_return is ON_RETURN_INIT
    FoGenerator *generator; // whose frame this is, or NULL
    int32_t result;        // register of the caller
    uint8_t on_return;     // OnReturn
};

typedef enum { GENERATOR_FRESH, GENERATOR_SUSPENDED, GENERATOR_RUNNING, GENERATOR_DONE } GeneratorState;
struct FoGenerator {
    FoObject head;
    int64_t n_registers;
    FoFrame frame;
    FoStr *name, *qualname;
    FoCode *code;          // owned: outlives the frame's function
    FoObject *weaklist;
    FoObject *handled;     // exception that was being handled when it was suspended
    FoObject *outer_handled; // while it runs: what its resumer is handling
    GeneratorState state;
    int32_t received;      // register that gets the sent value, -1: nobody wants it
    bool handling;         // one of its own except clauses is active: `handled`, or the runtime's, is its own
    int32_t delegate;      // register of the iterator it delegates to, -1 none
    FoValue registers[];
};
extern FoType fo_generator_type, fo_frame_type;

// What the machine wants to know of a code: the constants, the numbers among them also unboxed for the K forms, and facts for quick calls.
typedef struct {
    FoObject *const *constants;
    int32_t n_live;  // the first temporary: there are so many locals, cells and free variables
    int32_t n_plain; // a call with just so many positional arguments binds nothing; -1: each call does
    FoValue numbers[];
} MachineCode;
_Static_assert(sizeof(MachineCode) == 16, "fo_code_machine_nbytes counts on it");

typedef struct {
    FoFrame *frames, *frames_end; // reserved, used like a stack
    FoFrame *next_frame;
    FoValue result;      // of a frame that left the machine
    bool yielded;        // … by yielding
    FoModuleFinder native_modules;
    FoEmbeddedFinder embedded_modules;
    FoModule *main;
    bool ending;         // modules are being cleared: source lines are no longer shown
    FoDict *line_cache;  // filename -> list of source lines, for tracebacks of text that is not in a file
} LangState;
FO_INLINE LangState *lang_state(void) { return fo_rt->lang_state; }

enum { STACK_REGISTERS = 4 << 20, STACK_FRAMES = 400000, STACK_RESERVE = 256 };

bool machine_stack_init(void);
void machine_stack_deinit(void);
bool machine_prepare(FoCode *code); // fills code->machine
// Runs from fo_rt->frame until that frame returns, yields or raises. throwing: an exception is pending at its instruction.
bool machine_run(FoFrame *entry, bool throwing);

// ---- machine_slow.c: what an instruction does when its fast path does not apply. False: exception pending.
bool slow_binary(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y, FoBinaryOp op, bool inplace);
bool slow_compare(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y, FoCompareOp op);
bool slow_compare_jump(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y, FoCompareOp op, int32_t *distance);
bool slow_unary(FoValue *r, FoInstruction in, int32_t n_live, FoObject *(*f)(FoObject *));
bool slow_truth(FoValue *v, bool *truth);
bool slow_get_item(FoValue *r, FoInstruction in, int32_t n_live, bool number);
bool slow_set_item(FoValue *r, FoInstruction in, int32_t n_live);
bool slow_get_slice(FoValue *r, FoInstruction in, int32_t n_live);
bool slow_contains(FoValue *r, FoInstruction in, int32_t n_live, bool *found);
bool slow_get_iterator(FoValue *r, FoInstruction in, int32_t n_live);
bool slow_make_cell(FoValue *r, FoInstruction in);
void *raise_unbound_local(FoFrame *f, int32_t local) FO_COLD; // NULL
void *raise_empty_cell(FoFrame *f, int32_t reg) FO_COLD;
bool slow_unpack(FoValue *r, FoInstruction in, int32_t n_live);
bool slow_unpack_star(FoValue *r, FoInstruction in, int32_t n_live);
bool slow_build(FoValue *r, FoInstruction in, FoOpcode op);
bool slow_join(FoValue *r, FoInstruction in);
bool slow_format(FoValue *r, FoInstruction in);
bool slow_match(FoValue *r, FoInstruction in, FoOpcode op);
// Calls an exception class as raise does, with a value, the items of a tuple, or nothing. NULL: exception pending, also when it made something else.
FoObject *exception_from_class(FoObject *class, FoObject *value_or_null);

// ---- machine_statement.c
bool slow_raise(FoValue *r, FoInstruction in);
void raise_assertion(FoValue *r, FoInstruction in);
bool slow_import(FoFrame *f, FoInstruction in);
bool slow_import_from(FoFrame *f, FoInstruction in);
bool slow_annotations(FoFrame *f);
bool slow_match_exception(FoValue *r, FoInstruction in, int32_t n_live, bool *matches);

// ---- machine_attribute.c: attributes and globals, and the specialisation of their instructions. `site` is the instruction itself.
bool slow_get_attribute(FoFrame *f, FoInstruction *site, int32_t n_live, bool number);
bool slow_set_attribute(FoFrame *f, FoInstruction *site, int32_t n_live);
bool slow_get_method(FoFrame *f, FoInstruction *site, int32_t n_live);
bool slow_get_super(FoFrame *f, FoInstruction in);
bool slow_get_global(FoFrame *f, FoInstruction *site, bool number);
bool slow_get_name(FoFrame *f, FoInstruction *site);
bool slow_set_name(FoFrame *f, FoInstruction in, FoObject *value_or_null);
bool slow_del_global(FoFrame *f, FoInstruction in);
bool slow_get_class_cell(FoFrame *f, FoInstruction in);
bool slow_get_build_class(FoFrame *f, FoInstruction in);

// ---- machine_call.c
// Prepares the frame of a Python function whose n positional arguments stand at args (consumed). The function reference is consumed too.
// NULL: exception pending, everything released.
FoFrame *frame_push(FoFunction *function_give, FoValue *args, int64_t n);
// The same for any arguments: positional ones, then one per name in kwnames; borrowed objects.
FoFrame *frame_push_objects(FoFunction *function_give, FoValue *base, FoObject *const *args, int64_t n, FoTuple *kwnames);
void frame_release_registers(FoFrame *frame, int32_t from);
// Calls anything that is not a plain Python function: callee in window[0], optional self in front of n arguments at args. Consumes the arguments (not the callee).
bool call_native(FoObject *callee, FoValue *args, int64_t n, FoTuple *kwnames, FoValue *result);
// A method of a built-in type, found by its site: self is the first of n arguments, which are consumed.
bool call_method_descriptor(const FoMethodDescriptor *d, FoValue *args, int64_t n, FoValue *result);
// A window whose callee is such a method without a reference (GETMETHOD_BUILTIN) gets one, for calls that are not CALLMETHOD.
FO_INLINE FoObject *window_callee(FoValue *window) {
    if (window->tag == FO_TAG_INT) *window = fo_value_from_object_give(fo_ref(window->o));
    return window->o;
}
bool call_spread(FoFrame *f, FoInstruction in);
bool function_make(FoFrame *f, FoInstruction in);
FoObject *function_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoValue *machine_top(void); // first free register above the innermost frame

FoFrame *frame_push_spread(FoFrame *f, FoInstruction in); // CALLEX of a Python function: the window is consumed

// ---- machine_special.c: special methods that are plain functions
typedef enum { SPECIAL_NONE, SPECIAL_OPENED, SPECIAL_FAILED } Special; // not such a case; a frame is open; exception pending
Special special_binary(FoFrame *f, FoInstruction in, const FoValue *y, FoBinaryOp op, bool inplace);
bool special_binary_done(FoFrame *f, FoInstruction in, FoValue answer_give, bool inplace);
Special special_compare(FoFrame *f, FoInstruction in, const FoValue *y, FoCompareOp op);
bool special_compare_done(FoFrame *f, FoInstruction in, FoValue answer_give, int32_t *distance); // *distance: how far to jump
Special special_get_item(FoFrame *f, FoInstruction in);

// ---- generator.c
FoObject *generator_from_frame(FoFrame *frame); // moves a fresh frame off the stack
// Resumes: value consumed (NULL: None). *result owned, or NULL with *ended and the return value in it.
bool generator_resume(FoGenerator *g, FoObject *value_or_null, bool throwing, FoObject **result, bool *ended);
bool generator_send(FoObject *iterator, FoObject *value, FoObject **result, bool *ended); // for any iterator: SEND
bool generator_delegate(FoValue *r, FoInstruction in, int32_t n_live);
void generator_finish(FoGenerator *g);
FoObject *generator_handles(FoGenerator *g, FoObject *before_give); // PUSHEXC: what it was handling itself, or NULL
void generator_handled(FoGenerator *g);                             // POPEXC: back to the resumer's when nothing of its own is left
bool generator_wrap_stop_iteration(FoGenerator *g);

// ---- unwind.c
void traceback_add(FoFrame *frame, const FoInstruction *pc);
int32_t traceback_line(const FoTraceback *t);
// The frame whose handler takes the pending exception, which f->pc - 1 has raised and which goes on at its pc; NULL: it leaves the machine.
FoFrame *unwind(FoFrame *f);

// NameError or UnboundLocalError about a name, which the exception keeps.
void *raise_name_error(FoExceptionKind kind, const char *format, FoStr *name) FO_COLD;
// The plain Python function found as __init__ of a class whose instances are made the ordinary way, or NULL. Borrowed; cached in the type.
FoObject *type_find_plain_init(FoType *type);
FO_INLINE FoObject *type_plain_init(FoType *type) {
    return fo_likely(type->init_version == type->version && type->version) ? type->init_function : type_find_plain_init(type);
}
// Binds keyword arguments too: n positional values, then one per name; all consumed, and the function.
FoFrame *frame_push_keywords(FoFunction *function_give, FoValue *args, int64_t n, FoTuple *kwnames);

// ---- other entries
bool lang_builtins_init(void);
void lang_write_error(FoBuffer *text);
FoStr *lang_source_line(FoStr *filename, int32_t number); // new reference; NULL without exception when not known
void suggestion_put(FoBuffer *out, FoException *e); // ". Did you mean: 'x'?" for a NameError or AttributeError
FoObject *import_statement(FoFrame *f, FoStr *name, FoObject *names, int64_t level);
bool import_star(FoFrame *f, FoObject *module);
FoObject *import_from(FoObject *module, FoStr *name);
FoObject *build_class(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *frame_object_new(FoCode *code, FoDict *globals, int32_t line);
FoObject *frame_object_of(FoFrame *f); // with its variables as they are now
FoObject *frame_locals(FoFrame *f); // new reference: the namespace, or a new dict of a function's variables
bool display_value(FoObject *value);
bool enter_context(FoValue *r, FoInstruction in, int32_t n_live);
bool exit_context(FoValue *r, FoInstruction in);
FO_INLINE FoStr *frame_name(const FoFrame *f, int32_t index) { return (FoStr *)f->code->names->items[index]; }
FO_INLINE FoDict *frame_globals(const FoFrame *f) { return f->function->globals; }

#endif
