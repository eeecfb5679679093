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
    bool suppress_context;
    uint8_t n_extra;       // by layout of the type, see FoExtra
    FoObject *extra[];     // NULL reads as None
};
// Positions in `extra`.
typedef enum {
    FO_EXTRA_VALUE = 0, // StopIteration.value, SystemExit.code
    FO_EXTRA_MSG = 0, FO_EXTRA_IMPORT_NAME = 1, FO_EXTRA_IMPORT_PATH = 2,
    FO_EXTRA_NAME = 0, FO_EXTRA_OBJ = 1, // NameError.name; AttributeError.name, .obj
    FO_EXTRA_ERRNO = 0, FO_EXTRA_STRERROR = 1, FO_EXTRA_FILENAME = 2, FO_EXTRA_FILENAME2 = 3, FO_EXTRA_WRITTEN = 4,
    FO_EXTRA_SYNTAX_FILENAME = 1, FO_EXTRA_LINENO = 2, FO_EXTRA_OFFSET = 3, FO_EXTRA_TEXT = 4, FO_EXTRA_END_LINENO = 5, FO_EXTRA_END_OFFSET = 6,
    FO_EXTRA_PRINT_FILE_AND_LINE = 7,
    FO_EXTRA_ENCODING = 0, FO_EXTRA_OBJECT = 1, FO_EXTRA_START = 2, FO_EXTRA_END = 3, FO_EXTRA_REASON = 4,
    FO_EXTRA_GROUP_MESSAGE = 0, FO_EXTRA_GROUP_EXCEPTIONS = 1, // str, tuple
} FoExtra;
FO_INLINE bool fo_exception_check(const FoObject *o) { return fo_has_flag(o, FO_TYPE_EXCEPTION); }
FoObject *fo_exception_new(FoType *type, FoObject *const *args, int64_t n); // calls the type
void fo_exception_set_context_give(FoObject *exception, FoObject *context); // avoids cycles in the chain
void fo_exception_set_traceback(FoObject *exception, FoObject *traceback_or_null);
// Writes the whole chain as CPython prints it through fo_rt->hooks.traceback_text; without that hook only the last line.
bool fo_exception_get_traceback_text(FoObject *exception, FoBuffer *out);
// An exception of a built-in type without running script code: args is consumed. NULL when memory is short.
FoObject *fo_exception_make_give(FoType *type, FoTuple *args);
void fo_exception_set_cause_give(FoObject *exception, FoObject *cause_or_null); // raise … from cause
FoBorrowed fo_exception_peek_extra(FoObject *exception, FoExtra k); // NULL when absent

// For StopIteration: new reference to its value; for anything else NULL without an exception.
FoObject *fo_stop_iteration_value(FoObject *exception);
extern FoType fo_traceback_type;
typedef struct FoTraceback {
    FoObject head;
    struct FoTraceback *next; // towards the point of the raise
    FoObject *frame_or_code;  // what was running: code object (frame objects are made when asked for)
    int64_t instruction;      // index into the code's instructions: which line that is, is found out when somebody asks
    FoObject *frame;          // frame object or NULL
    FoObject *globals;        // of what was running
} FoTraceback;

#endif
