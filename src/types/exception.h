// SPDX-License-Identifier: MIT
// Exception objects. One layout serves all built-in exceptions: their extra attributes (errno, name, value, msg …) live in `extra`.
#ifndef FO_TYPES_EXCEPTION_H
#define FO_TYPES_EXCEPTION_H

struct FoException {
    FoObject head;
    FoTuple *args;
    FoObject *traceback;   // FoTraceback or NULL
    FoObject *context, *cause;
    FoDict *dict;          // instance attributes (also __notes__), NULL until used
    FoObject *weaklist;
    FoObject *extra[6];    // by layout: see exception.c (OSError: errno, strerror, filename, filename2; StopIteration: value; …)
    bool suppress_context;
};
FO_INLINE bool fo_exception_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_EXCEPTION); }
FoObject *fo_exception_new(FoType *type, FoObject *const *args, int64_t n); // calls the type
void fo_exception_set_context_give(FoObject *exception, FoObject *context); // avoids cycles in the chain
void fo_exception_set_traceback(FoObject *exception, FoObject *traceback_or_null);
bool fo_exception_get_traceback_text(FoObject *exception, FoBuffer *out); // the whole chain as CPython prints it; set by lang through fo_rt hooks

// For StopIteration: new reference to its value; for anything else NULL without an exception.
FoObject *fo_stop_iteration_value(FoObject *exception);
extern FoType fo_traceback_type;
typedef struct FoTraceback {
    FoObject head;
    struct FoTraceback *next; // towards the point of the raise
    FoObject *frame_or_code;  // what was running: code object (frame objects are made when asked for)
    int32_t instruction;      // index into the code's instructions
    int32_t line;
    FoObject *frame;          // frame object or NULL
} FoTraceback;

#endif
