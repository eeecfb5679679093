// SPDX-License-Identifier: MIT
// Exceptions with attributes of their own: what their classes make of the arguments, and their texts.
#include <errno.h>

#include "types/exception_private.h"

// ---- keyword-only attributes (ImportError, AttributeError, NameError)

typedef struct {
    const char *class_name;
    const char *names[2];
    FoExtra positions[2];
} KeywordFields;
static const KeywordFields import_fields = {"ImportError", {"name", "path"}, {FO_EXTRA_IMPORT_NAME, FO_EXTRA_IMPORT_PATH}};
static const KeywordFields attribute_fields = {"AttributeError", {"name", "obj"}, {FO_EXTRA_NAME, FO_EXTRA_OBJ}};
static const KeywordFields name_fields = {"NameError", {"name", NULL}, {FO_EXTRA_NAME, FO_EXTRA_NAME}};

static bool fill_keywords(FoException *e, const KeywordFields *fields, FoObject *const *values, FoTuple *kwnames) {
    for (int k = 0; k < 2 && fields->names[k]; k++) fo_exception_set_extra(e, fields->positions[k], NULL);
    for (int64_t i = 0; kwnames && i < kwnames->n; i++) {
        FoStr *name = (FoStr *)kwnames->items[i];
        int k = 0;
        while (k < 2 && fields->names[k] && !fo_str_equals_text(name, fields->names[k])) k++;
        if (k == 2 || !fields->names[k])
            return fo_fail(FO_TYPE_ERROR, "'%S' is an invalid keyword argument for %s()", name, fields->class_name);
        fo_exception_set_extra(e, fields->positions[k], values[i]);
    }
    return true;
}

// ---- OSError

// Arguments (errno, strerror, filename, winerror, filename2) become attributes when there are 2 to 5 of them.
static bool fill_os(FoException *e, FoObject *const *args, int64_t n) {
    if (n < 2 || n > 5) return true;
    fo_exception_set_extra(e, FO_EXTRA_ERRNO, args[0]);
    fo_exception_set_extra(e, FO_EXTRA_STRERROR, args[1]);
    if (n < 3 || args[2] == fo_none) return true;
    if (fo_is_a((FoObject *)e, fo_exception_type(FO_BLOCKING_IO_ERROR)) && fo_int_check(args[2])) {
        fo_exception_set_extra(e, FO_EXTRA_WRITTEN, args[2]);
        return true;
    }
    fo_exception_set_extra(e, FO_EXTRA_FILENAME, args[2]);
    if (n == 5 && args[4] != fo_none) fo_exception_set_extra(e, FO_EXTRA_FILENAME2, args[4]);
    FoTuple *two = fo_tuple_from_items(args, 2);
    if (!two) return false;
    fo_assign_give(&e->args, two);
    return true;
}

static bool os_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames);
static FoObject *os_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames);

// A class that defines __init__ but not __new__ gets its attributes filled by OSError.__init__, all others by __new__
// (so that a script's __init__ with other parameters still finds errno).
static bool os_fills_in_init(const FoType *type) { return type->init != os_init && type->new_ == os_new; }

static FoObject *os_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!os_fills_in_init(type) && kwnames && kwnames->n) return fo_raise(FO_TYPE_ERROR, "%N() takes no keyword arguments", type);
    int64_t number;
    if (type == fo_exception_type(FO_OS_ERROR) && n >= 2 && n <= 5 && fo_int_check(args[0]) && fo_int_fits_i64(args[0], &number) &&
        number > 0 && number < 4096)
        type = fo_exception_type_from_errno((int)number);
    FoObject *self = fo_base_exception_new(type, args, os_fills_in_init(type) ? 0 : n, NULL);
    if (!self || os_fills_in_init(type) || fill_os((FoException *)self, args, n)) return self;
    fo_unref(self);
    return NULL;
}

static bool os_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!os_fills_in_init(self->type)) return true;
    if (!fo_base_exception_init(self, args, n, kwnames)) return false;
    return fill_os((FoException *)self, args, n);
}

static FoObject *os_str(FoObject *self) {
    FoException *e = (FoException *)self;
    FoObject *number = fo_extra_or_none(e, FO_EXTRA_ERRNO), *text = fo_extra_or_none(e, FO_EXTRA_STRERROR);
    FoObject *filename = e->extra[FO_EXTRA_FILENAME], *filename2 = e->extra[FO_EXTRA_FILENAME2];
    if (filename && filename2) return (FoObject *)fo_str_printf("[Errno %S] %S: %R -> %R", number, text, filename, filename2);
    if (filename) return (FoObject *)fo_str_printf("[Errno %S] %S: %R", number, text, filename);
    if (e->extra[FO_EXTRA_ERRNO] && e->extra[FO_EXTRA_STRERROR]) return (FoObject *)fo_str_printf("[Errno %S] %S", number, text);
    return fo_base_exception_str(self);
}

static FoObject *written_get(FoObject *self, void *closure) {
    FoObject *written = ((FoException *)self)->extra[FO_EXTRA_WRITTEN];
    return written ? fo_ref(written) : fo_raise(FO_ATTRIBUTE_ERROR, "characters_written");
}

static bool written_set(FoObject *self, FoObject *value, void *closure) {
    if (!value && !((FoException *)self)->extra[FO_EXTRA_WRITTEN]) return fo_fail(FO_ATTRIBUTE_ERROR, "characters_written");
    if (value && !fo_int_check(value)) return fo_fail(FO_TYPE_ERROR, "'%T' object cannot be interpreted as an integer", value);
    fo_exception_set_extra((FoException *)self, FO_EXTRA_WRITTEN, value);
    return true;
}

// ---- SyntaxError

static bool fill_syntax(FoException *e, FoObject *const *args, int64_t n) {
    if (n >= 1) fo_exception_set_extra(e, FO_EXTRA_MSG, args[0]);
    if (n != 2) return true;
    FO_AUTO(FoTuple) info = fo_sequence_as_tuple(args[1]);
    if (!info) return false;
    if (info->n < 4) return fo_fail(FO_TYPE_ERROR, "function takes at least 4 arguments (%lld given)", (long long)info->n);
    if (info->n > 6) return fo_fail(FO_TYPE_ERROR, "function takes at most 6 arguments (%lld given)", (long long)info->n);
    if (info->n == 5) return fo_fail(FO_TYPE_ERROR, "end_offset must be provided when end_lineno is provided");
    static const FoExtra positions[6] = {FO_EXTRA_SYNTAX_FILENAME, FO_EXTRA_LINENO,    FO_EXTRA_OFFSET, FO_EXTRA_TEXT,
                                         FO_EXTRA_END_LINENO,      FO_EXTRA_END_OFFSET};
    for (int k = 0; k < 6; k++) fo_exception_set_extra(e, positions[k], k < info->n ? info->items[k] : NULL);
    return true;
}

static FoStr *base_name(FoStr *path) {
    int64_t from = path->n;
    while (from > 0 && fo_str_at(path, from - 1) != '/') from--;
    return fo_str_slice(path, from, path->n, 1, path->n - from);
}

static FoObject *syntax_str(FoObject *self) {
    FoException *e = (FoException *)self;
    FoObject *msg = fo_extra_or_none(e, FO_EXTRA_MSG), *file = e->extra[FO_EXTRA_SYNTAX_FILENAME], *line = e->extra[FO_EXTRA_LINENO];
    bool has_line = line && fo_int_check_exact(line);
    if (!file || !fo_str_check(file)) return has_line ? (FoObject *)fo_str_printf("%S (line %S)", msg, line) : fo_str(msg);
    FO_AUTO(FoStr) name = base_name((FoStr *)file);
    if (!name) return NULL;
    return (FoObject *)(has_line ? fo_str_printf("%S (%S, line %S)", msg, name, line) : fo_str_printf("%S (%S)", msg, name));
}

// ---- UnicodeError

static bool check_type(FoObject *o, FoType *type, int position) {
    return fo_is_a(o, type) || fo_fail(FO_TYPE_ERROR, "argument %d must be %N, not %A", position, type, o);
}

static bool check_index(FoObject *o) {
    int64_t ignored;
    return fo_index_as_i64(o, &ignored);
}

// (encoding, object, start, end, reason); UnicodeTranslateError has no encoding.
static bool fill_unicode(FoException *e, FoObject *const *args, int64_t n) {
    bool translate = fo_is_a((FoObject *)e, fo_exception_type(FO_UNICODE_TRANSLATE_ERROR));
    bool decode = fo_is_a((FoObject *)e, fo_exception_type(FO_UNICODE_DECODE_ERROR));
    int wanted = translate ? 4 : 5, at = translate ? 0 : 1;
    if (n != wanted) return fo_fail(FO_TYPE_ERROR, "function takes exactly %d arguments (%lld given)", wanted, (long long)n);
    if (!translate && !check_type(args[0], &fo_str_type, 1)) return false;
    if (!decode && !check_type(args[at], &fo_str_type, at + 1)) return false;
    if (!check_index(args[at + 1]) || !check_index(args[at + 2]) || !check_type(args[at + 3], &fo_str_type, at + 4)) return false;
    FO_AUTO(FoObject) object = fo_ref(args[at]);
    if (decode && !fo_bytes_check(object)) {
        FoBufferView view;
        if (!fo_buffer_view_get(object, &view, false)) return false;
        fo_assign_give(&object, fo_bytes_new(view.data, view.nbytes));
        fo_buffer_view_release(&view);
        if (!object) return false;
    }
    fo_exception_set_extra(e, FO_EXTRA_ENCODING, translate ? NULL : args[0]);
    fo_exception_set_extra(e, FO_EXTRA_OBJECT, object);
    for (int k = 0; k < 3; k++) fo_exception_set_extra(e, FO_EXTRA_START + k, args[at + 1 + k]);
    return true;
}

static FoObject *unicode_str_at(FoException *e, int64_t start, int64_t end) {
    FoObject *object = e->extra[FO_EXTRA_OBJECT], *encoding = fo_extra_or_none(e, FO_EXTRA_ENCODING), *reason = fo_extra_or_none(e, FO_EXTRA_REASON);
    bool one = start >= 0 && end == start + 1;
    if (fo_bytes_check(object)) {
        FoBytesObject *bytes = (FoBytesObject *)object;
        if (one && start < bytes->n)
            return (FoObject *)fo_str_printf("'%S' codec can't decode byte 0x%02x in position %lld: %S", encoding,
                                             (unsigned char)bytes->data[start], (long long)start, reason);
        return (FoObject *)fo_str_printf("'%S' codec can't decode bytes in position %lld-%lld: %S", encoding, (long long)start,
                                         (long long)end - 1, reason);
    }
    FoStr *text = (FoStr *)object;
    bool translate = fo_is_a((FoObject *)e, fo_exception_type(FO_UNICODE_TRANSLATE_ERROR));
    FO_AUTO(FoStr) who = translate ? fo_str_from_text("can't translate") : fo_str_printf("'%S' codec can't encode", encoding);
    if (!who) return NULL;
    if (!one || start >= text->n)
        return (FoObject *)fo_str_printf("%S characters in position %lld-%lld: %S", who, (long long)start, (long long)end - 1, reason);
    uint32_t c = fo_str_at(text, start);
    const char *format = c < 0x100 ? "%S character '\\x%02x' in position %lld: %S"
                       : c < 0x10000 ? "%S character '\\u%04x' in position %lld: %S" : "%S character '\\U%08x' in position %lld: %S";
    return (FoObject *)fo_str_printf(format, who, c, (long long)start, reason);
}

static FoObject *unicode_str(FoObject *self) {
    FoException *e = (FoException *)self;
    int64_t start, end;
    if (!e->extra[FO_EXTRA_OBJECT]) return (FoObject *)fo_ref(fo_rt->empty_str);
    if (!fo_bytes_check(e->extra[FO_EXTRA_OBJECT]) && !fo_str_check(e->extra[FO_EXTRA_OBJECT])) return fo_base_exception_str(self);
    if (!e->extra[FO_EXTRA_START] || !e->extra[FO_EXTRA_END]) return fo_base_exception_str(self);
    if (!fo_index_as_i64(e->extra[FO_EXTRA_START], &start) || !fo_index_as_i64(e->extra[FO_EXTRA_END], &end)) return NULL;
    return unicode_str_at(e, start, end);
}

// ---- the others

static FoObject *import_str(FoObject *self) {
    FoObject *msg = ((FoException *)self)->extra[FO_EXTRA_MSG];
    return msg && fo_str_check_exact(msg) ? fo_ref(msg) : fo_base_exception_str(self);
}

static void fill_exit(FoException *e, int64_t n) {
    FoObject *code = n == 0 ? NULL : n == 1 ? e->args->items[0] : (FoObject *)e->args;
    fo_exception_set_extra(e, FO_EXTRA_VALUE, code);
}

bool fo_exception_fill(FoException *e, FoExceptionLayout layout, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    switch (layout) {
    case FO_LAYOUT_SYSTEM_EXIT: fill_exit(e, n); return true;
    case FO_LAYOUT_STOP_ITERATION: fo_exception_set_extra(e, FO_EXTRA_VALUE, n > 0 ? args[0] : NULL); return true;
    case FO_LAYOUT_IMPORT:
        fo_exception_set_extra(e, FO_EXTRA_MSG, n == 1 ? args[0] : NULL);
        return fill_keywords(e, &import_fields, args + n, kwnames);
    case FO_LAYOUT_ATTRIBUTE: return fill_keywords(e, &attribute_fields, args + n, kwnames);
    case FO_LAYOUT_NAME: return fill_keywords(e, &name_fields, args + n, kwnames);
    case FO_LAYOUT_OS: return fill_os(e, args, n);
    case FO_LAYOUT_SYNTAX: return fill_syntax(e, args, n);
    case FO_LAYOUT_UNICODE: return fill_unicode(e, args, n);
    default: return true;
    }
}

#define INIT(function, layout, keywords)                                                                       \
    static bool function(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {                 \
        if (!fo_base_exception_init(self, args, n, keywords ? NULL : kwnames)) return false;                   \
        return fo_exception_fill((FoException *)self, layout, args, n, kwnames);                               \
    }
INIT(exit_init, FO_LAYOUT_SYSTEM_EXIT, false)
INIT(stop_init, FO_LAYOUT_STOP_ITERATION, false)
INIT(import_init, FO_LAYOUT_IMPORT, true)
INIT(attribute_init, FO_LAYOUT_ATTRIBUTE, true)
INIT(name_init, FO_LAYOUT_NAME, true)
INIT(syntax_init, FO_LAYOUT_SYNTAX, false)
INIT(unicode_init, FO_LAYOUT_UNICODE, false)

#define EXTRA(name, position, doc) {name, FO_MEMBER_OBJECT_OR_NONE, offsetof(FoException, extra) + (position) * sizeof(FoObject *), false, doc}
static const FoMemberDef stop_members[] = {EXTRA("value", FO_EXTRA_VALUE, "generator return value"), {NULL}};
static const FoMemberDef exit_members[] = {EXTRA("code", FO_EXTRA_VALUE, "exception code"), {NULL}};
static const FoMemberDef import_members[] = {EXTRA("msg", FO_EXTRA_MSG, "exception message"), EXTRA("name", FO_EXTRA_IMPORT_NAME, "module name"),
                                             EXTRA("path", FO_EXTRA_IMPORT_PATH, "module path"), {NULL}};
static const FoMemberDef attribute_members[] = {EXTRA("name", FO_EXTRA_NAME, "attribute name"), EXTRA("obj", FO_EXTRA_OBJ, "object"), {NULL}};
static const FoMemberDef name_members[] = {EXTRA("name", FO_EXTRA_NAME, "name"), {NULL}};
static const FoMemberDef os_members[] = {EXTRA("errno", FO_EXTRA_ERRNO, "POSIX exception code"), EXTRA("strerror", FO_EXTRA_STRERROR, "exception strerror"),
                                         EXTRA("filename", FO_EXTRA_FILENAME, "exception filename"),
                                         EXTRA("filename2", FO_EXTRA_FILENAME2, "second exception filename"), {NULL}};
static const FoGetSetDef os_getsets[] = {{"characters_written", written_get, written_set}, {NULL}};
static const FoMemberDef syntax_members[] = {
    EXTRA("msg", FO_EXTRA_MSG, "exception msg"), EXTRA("filename", FO_EXTRA_SYNTAX_FILENAME, "exception filename"),
    EXTRA("lineno", FO_EXTRA_LINENO, "exception lineno"), EXTRA("offset", FO_EXTRA_OFFSET, "exception offset"),
    EXTRA("text", FO_EXTRA_TEXT, "exception text"), EXTRA("end_lineno", FO_EXTRA_END_LINENO, "exception end lineno"),
    EXTRA("end_offset", FO_EXTRA_END_OFFSET, "exception end offset"),
    EXTRA("print_file_and_line", FO_EXTRA_PRINT_FILE_AND_LINE, "exception print_file_and_line"), {NULL}};
static const FoMemberDef unicode_members[] = {
    EXTRA("encoding", FO_EXTRA_ENCODING, "exception encoding"), EXTRA("object", FO_EXTRA_OBJECT, "exception object"),
    EXTRA("start", FO_EXTRA_START, "exception start"),          EXTRA("end", FO_EXTRA_END, "exception end"),
    EXTRA("reason", FO_EXTRA_REASON, "exception reason"),       {NULL}};

static const struct {
    FoInitFn init;
    FoUnaryFn str;
    FoNewFn new_;
    const FoMemberDef *members;
    const FoGetSetDef *getsets;
    FoExceptionKind owner; // the topmost class of the layout: the others find its attributes along the mro
} slots[FO_LAYOUT_COUNT] = {
    [FO_LAYOUT_SYSTEM_EXIT] = {exit_init, NULL, NULL, exit_members, NULL, FO_SYSTEM_EXIT},
    [FO_LAYOUT_STOP_ITERATION] = {stop_init, NULL, NULL, stop_members, NULL, FO_STOP_ITERATION},
    [FO_LAYOUT_IMPORT] = {import_init, import_str, NULL, import_members, NULL, FO_IMPORT_ERROR},
    [FO_LAYOUT_ATTRIBUTE] = {attribute_init, NULL, NULL, attribute_members, NULL, FO_ATTRIBUTE_ERROR},
    [FO_LAYOUT_NAME] = {name_init, NULL, NULL, name_members, NULL, FO_NAME_ERROR},
    [FO_LAYOUT_OS] = {os_init, os_str, os_new, os_members, os_getsets, FO_OS_ERROR},
    [FO_LAYOUT_SYNTAX] = {syntax_init, syntax_str, NULL, syntax_members, NULL, FO_BAD_SYNTAX},
    [FO_LAYOUT_UNICODE] = {unicode_init, unicode_str, NULL, unicode_members, NULL, FO_EXCEPTION_COUNT}, // three siblings: each has them
};

void fo_exception_layout_slots(FoType *type, FoExceptionLayout layout, FoExceptionKind kind) {
    if (!slots[layout].init) return;
    bool owns = slots[layout].owner == kind || slots[layout].owner == FO_EXCEPTION_COUNT;
    type->init = slots[layout].init;
    type->new_ = slots[layout].new_ ? slots[layout].new_ : type->new_;
    type->str = owns ? slots[layout].str : NULL;
    type->members = owns ? slots[layout].members : NULL;
    type->getsets = owns ? slots[layout].getsets : NULL;
}
