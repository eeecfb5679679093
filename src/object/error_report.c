// SPDX-License-Identifier: MIT
// Errors that are told rather than raised: warnings, and exceptions that have nowhere to go.
#include <stdio.h>
#include <unistd.h>

#include "types/core.h"

// Writes to sys.stderr, or straight to the descriptor when there is no such object (start-up, end). Never raises.
static void write_stderr(FoStr *text) {
    FO_AUTO(FoObject) file = NULL;
    if (fo_rt->sys_module && !fo_find_attr(fo_rt->sys_module, fo_name(stderr), &file)) fo_error_clear();
    if (file == fo_none) return;
    if (file) {
        FoObject *arg = (FoObject *)text;
        FO_AUTO(FoObject) result = fo_call_method(file, fo_name(write), &arg, 1);
        if (result) return;
        fo_error_clear();
    }
    size_t n;
    const char *bytes = fo_str_utf8(text, &n);
    if (bytes && write(STDERR_FILENO, bytes, n) < 0) return; // nobody left to tell
}

static void write_stderr_bytes(const char *text, size_t n) {
    FO_AUTO(FoStr) str = fo_str_from_utf8_surrogates(text, n);
    if (str) write_stderr(str);
    else fo_error_clear();
}

void fo_error_print(const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    write_stderr_bytes(text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
}

bool fo_exception_get_traceback_text(FoObject *exception, FoBuffer *out) {
    if (fo_rt->hooks.traceback_text) return fo_rt->hooks.traceback_text(exception, out);
    FO_AUTO(FoStr) text = (FoStr *)fo_str(exception);
    if (!text) return false;
    const char *utf8 = fo_str_utf8(text, NULL);
    fo_buffer_put_text(out, exception->type->name);
    if (text->n && utf8) {
        fo_buffer_put_text(out, ": ");
        fo_buffer_put_text(out, utf8);
    }
    return fo_buffer_put_char(out, '\n') || fo_fail_no_memory();
}

static FoStr *unraisable_headline(const char *where, FoObject *object) {
    if (!object) return fo_str_printf("%s:\n", where ? where : "Exception ignored in");
    FoStr *line = fo_str_printf("%s: %R\n", where ? where : "Exception ignored in", object);
    if (line) return line;
    fo_error_clear();
    return fo_str_printf("%s: <object repr() failed>\n", where ? where : "Exception ignored in");
}

// ---- sys.unraisablehook

typedef struct {
    FoObject head;
    FoObject *exc_type, *exc_value, *exc_traceback, *err_msg, *object;
} FoUnraisable;

static void unraisable_free(FoObject *self) {
    FoUnraisable *u = (FoUnraisable *)self;
    fo_gc_untrack(self);
    fo_clear_slot(&u->exc_type);
    fo_clear_slot(&u->exc_value);
    fo_clear_slot(&u->exc_traceback);
    fo_clear_slot(&u->err_msg);
    fo_clear_slot(&u->object);
    fo_object_free_block(self);
}

static bool unraisable_visit(FoObject *self, FoVisitor visit, void *context) {
    FoUnraisable *u = (FoUnraisable *)self;
    FO_VISIT(u->exc_value);
    FO_VISIT(u->exc_traceback);
    FO_VISIT(u->object);
    return true;
}

static const FoMemberDef unraisable_members[] = {
    {"exc_type", FO_MEMBER_OBJECT_OR_NONE, offsetof(FoUnraisable, exc_type), true, "Exception type"},
    {"exc_value", FO_MEMBER_OBJECT_OR_NONE, offsetof(FoUnraisable, exc_value), true, "Exception value"},
    {"exc_traceback", FO_MEMBER_OBJECT_OR_NONE, offsetof(FoUnraisable, exc_traceback), true, "Exception traceback"},
    {"err_msg", FO_MEMBER_OBJECT_OR_NONE, offsetof(FoUnraisable, err_msg), true, "Error message"},
    {"object", FO_MEMBER_OBJECT_OR_NONE, offsetof(FoUnraisable, object), true, "Object causing the exception"},
    {0},
};
static FoType unraisable_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "UnraisableHookArgs",
    .basic_nbytes = sizeof(FoUnraisable),
    .flags = FO_TYPE_GC,
    .free = unraisable_free,
    .visit = unraisable_visit,
    .members = unraisable_members,
};
static FoObject *unraisable_new(FoObject *exception, const char *where, FoObject *object_or_null) {
    FO_AUTO(FoObject) text = where ? (FoObject *)fo_str_from_text(where) : NULL;
    if ((where && !text) || !fo_type_ready(&unraisable_type)) return NULL;
    FoUnraisable *u = (FoUnraisable *)fo_object_new(&unraisable_type, 0);
    if (!u) return NULL;
    u->exc_type = fo_ref((FoObject *)exception->type);
    u->exc_value = fo_ref(exception);
    u->exc_traceback = fo_xref(((FoException *)exception)->traceback);
    u->err_msg = fo_take(text);
    u->object = fo_xref(object_or_null);
    fo_gc_track((FoObject *)u);
    return (FoObject *)u;
}

// A hook that a script has set. False: there is none; what it raises is reported the ordinary way.
static bool call_hook(FoObject **exception, const char **where, FoObject **object) {
    FO_AUTO(FoObject) hook = NULL;
    if (!fo_rt->sys_module || !(hook = fo_get_attr_text(fo_rt->sys_module, "unraisablehook"))) {
        fo_error_clear();
        return false;
    }
    if (hook->type == &fo_native_type) return false;
    if (hook == fo_none) return false;
    FO_AUTO(FoObject) args = unraisable_new(*exception, *where, *object);
    FO_AUTO(FoObject) done = args ? fo_call1(hook, args) : NULL;
    if (done) return true;
    fo_assign_give(exception, fo_error_take());
    *where = "Exception ignored in sys.unraisablehook";
    fo_assign_give(object, fo_take(hook));
    return false;
}

void fo_error_write_unraisable(const char *where, FoObject *object_or_null) {
    FO_AUTO(FoObject) exception = fo_error_take();
    FO_AUTO(FoObject) object = fo_xref(object_or_null);
    if (exception && !call_hook(&exception, &where, &object)) fo_error_report(exception, where, object);
}

// What led to the exception is not told: only the exception is.
static void report_alone(FoException *e) {
    FoObject *context = fo_take(e->context), *cause = fo_take(e->cause);
    FoBuffer text = FO_BUFFER_EMPTY;
    if (fo_exception_get_traceback_text((FoObject *)e, &text) && !text.failed) write_stderr_bytes(text.data, text.n);
    fo_buffer_deinit(&text);
    fo_assign_give(&e->context, context);
    fo_assign_give(&e->cause, cause);
}

void fo_error_report(FoObject *exception, const char *where, FoObject *object_or_null) {
    FO_AUTO(FoStr) headline = unraisable_headline(where, object_or_null);
    if (headline) write_stderr(headline);
    report_alone((FoException *)exception);
    fo_error_clear();
}

// ---- warnings

static void position_deinit(FoCallerPosition *p) {
    fo_xunref(p->filename);
    fo_xunref(p->module);
    fo_xunref(p->source_line);
}

static bool position_find(FoCallerPosition *p) {
    *p = (FoCallerPosition){0};
    if (fo_rt->hooks.caller_position && fo_rt->hooks.caller_position(p)) return true;
    fo_error_clear();
    *p = (FoCallerPosition){.line = 1};
    p->filename = fo_str_intern("sys");
    p->module = fo_str_intern("sys");
    return p->filename && p->module;
}

// CPython's default filters: these categories are shown only when asked for, or (DeprecationWarning) for code of __main__.
static bool is_ignored(FoType *category, const FoCallerPosition *p) {
    if (fo_type_is_subtype(category, fo_exception_type(FO_DEPRECATION_WARNING))) return !p->module || !fo_str_equals_text(p->module, "__main__");
    return fo_type_is_subtype(category, fo_exception_type(FO_PENDING_DEPRECATION_WARNING)) ||
           fo_type_is_subtype(category, fo_exception_type(FO_IMPORT_WARNING)) ||
           fo_type_is_subtype(category, fo_exception_type(FO_RESOURCE_WARNING)) ||
           fo_type_is_subtype(category, fo_exception_type(FO_BYTES_WARNING));
}

// *fresh: this text has not been shown for this place yet (and is remembered now).
static bool remember(FoStr *text, FoType *category, const FoCallerPosition *p, bool *fresh) {
    FO_AUTO(FoObject) line = fo_int_from_i64(p->line);
    if (!line) return false;
    FO_AUTO(FoTuple) key = fo_tuple_pack(4, text, category, line, p->filename);
    if (!key) return false;
    FoBorrowed seen;
    if (!fo_dict_find(fo_rt->warnings_seen, (FoObject *)key, &seen)) return false;
    *fresh = seen == NULL;
    return seen || fo_dict_set(fo_rt->warnings_seen, (FoObject *)key, fo_true);
}

static bool show(FoStr *text, FoType *category, const FoCallerPosition *p) {
    FoStrBuilder b;
    fo_builder_init(&b);
    char line[24];
    snprintf(line, sizeof line, ":%d: ", p->line);
    fo_builder_put_str(&b, p->filename);
    fo_builder_put_text(&b, line);
    fo_builder_put_text(&b, category->name);
    fo_builder_put_text(&b, ": ");
    fo_builder_put_str(&b, text);
    fo_builder_put_char(&b, '\n');
    if (p->source_line) {
        int64_t from = 0, to = p->source_line->n;
        while (from < to && fo_str_at(p->source_line, from) <= ' ') from++;
        while (to > from && fo_str_at(p->source_line, to - 1) <= ' ') to--;
        fo_builder_put_text(&b, "  ");
        fo_builder_put_slice(&b, p->source_line, from, to);
        fo_builder_put_char(&b, '\n');
    }
    FO_AUTO(FoStr) whole = fo_builder_finish(&b);
    if (!whole) return false;
    write_stderr(whole);
    return true;
}

// The script-level module knows the filters of the script: it decides when it has been imported.
static bool warn_by_module(FoObject *module, FoStr *text, FoType *category, const FoCallerPosition *p) {
    FO_AUTO(FoObject) function = fo_get_attr_text(module, "warn_explicit");
    FO_AUTO(FoObject) line = fo_int_from_i64(p->line);
    if (!function || !line) return false;
    FoObject *args[5] = {(FoObject *)text, (FoObject *)category, (FoObject *)p->filename, line, p->module ? (FoObject *)p->module : fo_none};
    FO_AUTO(FoObject) result = fo_call(function, args, 5, NULL);
    return result != NULL;
}

// once: a place is told of only once.
static bool warn(FoStr *text, FoType *category, const FoCallerPosition *p, bool once) {
    FoBorrowed module = fo_rt->modules ? fo_dict_peek_text(fo_rt->modules, "warnings") : NULL;
    if (module) {
        FO_AUTO(FoObject) held = fo_own(module);
        return warn_by_module(held, text, category, p);
    }
    bool fresh = false;
    if (is_ignored(category, p)) return true;
    if (once && !remember(text, category, p, &fresh)) return false;
    return (once && !fresh) || show(text, category, p);
}

bool fo_warn(FoExceptionKind category, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    FO_AUTO(FoStr) text = fo_str_vprintf(format, arguments);
    va_end(arguments);
    FoCallerPosition p;
    if (!text || !position_find(&p)) return false;
    bool ok = warn(text, fo_exception_type(category), &p, true);
    position_deinit(&p);
    return ok;
}

bool fo_warn_at(FoExceptionKind category, FoStr *filename, int32_t line, FoStr *source_line_or_null, const char *text) {
    FO_AUTO(FoStr) message = fo_str_from_text(text);
    FO_AUTO(FoStr) module = fo_str_from_text("sys");
    if (!message || !module) return false;
    FoCallerPosition p = {.filename = filename, .module = module, .source_line = source_line_or_null, .line = line};
    return warn(message, fo_exception_type(category), &p, false);
}
