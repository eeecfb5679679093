// SPDX-License-Identifier: MIT
// io.StringIO: a text file in memory. The content is kept in code points of four bytes, so that any position can be written.
#include "modules/io_private.h"

typedef struct {
    FoIoBase base;
    uint32_t *text;
    int64_t n, capacity, at;
    char write_end[3], read_end[3];
    bool universal, translate;
    uint8_t seen;
} StringIo;

static StringIo *string_io(FoObject *self) { return (StringIo *)self; }

static bool check_open(FoObject *self) {
    return !((FoIoBase *)self)->closed || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file");
}

static bool reserve(StringIo *s, int64_t capacity) {
    if (capacity <= s->capacity) return true;
    int64_t bigger = s->capacity + s->capacity / 8 + 64;
    if (bigger < capacity) bigger = capacity;
    size_t nbytes;
    if (!fo_mul_size((size_t)bigger, sizeof *s->text, &nbytes)) return fo_fail_no_memory();
    uint32_t *text = fo_realloc(s->text, (size_t)s->capacity * sizeof *text, nbytes, FO_MEM_OBJECT);
    if (!text) return fo_fail_no_memory();
    s->text = text;
    s->capacity = bigger;
    return true;
}

// ---- writing

static bool put(StringIo *s, uint32_t c) {
    if (!reserve(s, s->at + 1)) return false;
    s->text[s->at++] = c;
    if (s->at > s->n) s->n = s->at;
    return true;
}

static bool put_translated(StringIo *s, const FoStr *str) {
    for (int64_t i = 0; i < str->n; i++) {
        uint32_t c = fo_str_at(str, i);
        if (s->translate && c == '\r') {
            if (i + 1 < str->n && fo_str_at(str, i + 1) == '\n') s->seen |= 4, i++;
            else s->seen |= 1;
            c = '\n';
        } else if (c == '\n') {
            s->seen |= 2;
        }
        if (c == '\n' && s->write_end[0]) {
            for (const char *end = s->write_end; *end; end++)
                if (!put(s, (uint32_t)*end)) return false;
        } else if (!put(s, c)) {
            return false;
        }
    }
    return true;
}

static void copy_text(uint32_t *to, const FoStr *str) {
    const void *data = fo_str_data(str);
    if (str->state.kind == 4) memcpy(to, data, (size_t)str->n * sizeof *to);
    else if (str->state.kind == 1)
        for (int64_t i = 0; i < str->n; i++) to[i] = ((const uint8_t *)data)[i];
    else
        for (int64_t i = 0; i < str->n; i++) to[i] = ((const uint16_t *)data)[i];
}

bool fo_string_io_write(FoObject *self, FoStr *str) {
    StringIo *s = string_io(self);
    int64_t end;
    if (!check_open(self)) return false;
    if (str->n == 0) return true;
    if (!fo_add_i64(s->at, str->n, &end) || end > INT64_MAX / 8) return fo_fail(FO_OVERFLOW_ERROR, "new position too large");
    if (!reserve(s, end)) return false;
    if (s->at > s->n) memset(s->text + s->n, 0, (size_t)(s->at - s->n) * sizeof *s->text);
    if (s->translate || s->write_end[0]) return put_translated(s, str);
    copy_text(s->text + s->at, str);
    s->at = end;
    if (end > s->n) s->n = end;
    return true;
}

static FoObject *io_write(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "string argument expected, got '%T'", args[0]);
    return fo_string_io_write(self, (FoStr *)args[0]) ? fo_int_from_i64(((FoStr *)args[0])->n) : NULL;
}

// ---- reading

static FoObject *take(StringIo *s, int64_t n) {
    int64_t left = s->n > s->at ? s->n - s->at : 0;
    if (n < 0 || n > left) n = left;
    FoStr *str = fo_str_from_code_points(s->text + (n ? s->at : 0), n);
    if (str) s->at += n;
    return (FoObject *)str;
}

static FoObject *io_read(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    return check_open(self) && fo_io_size_argument(args, n, &size) ? take(string_io(self), size) : NULL;
}

static int64_t line_n(const StringIo *s, int64_t limit) {
    int64_t left = s->n > s->at ? s->n - s->at : 0;
    if (limit >= 0 && left > limit) left = limit;
    const uint32_t *text = s->text + s->at;
    for (int64_t i = 0; i < left; i++) {
        if (s->universal && text[i] == '\r') return i + 1 < left && text[i + 1] == '\n' ? i + 2 : i + 1;
        if (s->universal ? text[i] == '\n' : text[i] == (uint32_t)s->read_end[0] && (!s->read_end[1] || (i + 1 < left && text[i + 1] == (uint32_t)s->read_end[1])))
            return i + 1 + (!s->universal && s->read_end[1]);
    }
    return left;
}

static FoObject *io_readline(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t size;
    return check_open(self) && fo_io_size_argument(args, n, &size) ? take(string_io(self), line_n(string_io(self), size)) : NULL;
}

static bool io_next(FoObject *self, FoObject **item) {
    *item = NULL;
    if (!check_open(self)) return false;
    if (self->type != &fo_string_io_type) { // a class of a script may have its own readline
        FO_AUTO(FoObject) line = fo_call_method(self, fo_name(readline), NULL, 0);
        int64_t n;
        if (!line || !fo_len(line, &n)) return false;
        if (n) *item = fo_take(line);
        return true;
    }
    int64_t n = line_n(string_io(self), -1);
    return n == 0 || (*item = take(string_io(self), n)) != NULL;
}

static FoObject *io_getvalue(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    StringIo *s = string_io(self);
    return check_open(self) ? (FoObject *)fo_str_from_code_points(s->text, s->n) : NULL;
}

// ---- position

static FoObject *io_truncate(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    StringIo *s = string_io(self);
    int64_t size = s->at;
    if (!check_open(self)) return NULL;
    if (n == 1 && args[0] != fo_none && !fo_index_as_i64(args[0], &size)) return NULL;
    if (size < 0) return fo_raise(FO_VALUE_ERROR, "Negative size value %lld", (long long)size);
    if (size < s->n) s->n = size;
    return fo_int_from_i64(size);
}

static FoObject *io_seek(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    StringIo *s = string_io(self);
    int64_t to, whence = 0;
    if (!check_open(self) || !fo_index_as_i64(args[0], &to) || (n == 2 && !fo_index_as_i64(args[1], &whence))) return NULL;
    if (whence < 0 || whence > 2) return fo_raise(FO_VALUE_ERROR, "Invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence == 0 && to < 0) return fo_raise(FO_VALUE_ERROR, "Negative seek position %lld", (long long)to);
    if (whence != 0 && to != 0) return fo_raise(FO_OS_ERROR, "Can't do nonzero cur-relative seeks");
    if (whence == 1) to = s->at;
    if (whence == 2) to = s->n;
    s->at = to;
    return fo_int_from_i64(to);
}

static FoObject *io_tell(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return check_open(self) ? fo_int_from_i64(string_io(self)->at) : NULL;
}

static FoObject *io_true(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return check_open(self) ? fo_bool_new(true) : NULL; }

static FoObject *io_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_new_none(); }

static void drop(StringIo *s) {
    fo_free(s->text, (size_t)s->capacity * sizeof *s->text, FO_MEM_OBJECT);
    s->text = NULL;
    s->n = s->capacity = 0;
}

static FoObject *io_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    drop(string_io(self));
    ((FoIoBase *)self)->closed = true;
    return fo_new_none();
}

static FoObject *newlines_get(FoObject *self, void *closure) { return fo_newlines_seen(string_io(self)->translate ? string_io(self)->seen : 0); }
static FoObject *false_get(FoObject *self, void *closure) { return fo_bool_new(false); }

// ---- life

static FoObject *io_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *self = fo_object_new(type, 0);
    if (self) fo_gc_track(self);
    return self;
}

static bool set_newline(StringIo *s, FoObject *newline) {
    if (newline && newline != fo_none && !fo_str_check(newline))
        return fo_fail(FO_TYPE_ERROR, "newline must be str or None, not %T", newline);
    if (newline && newline != fo_none && !fo_newline_is_legal((FoStr *)newline)) return fo_fail(FO_VALUE_ERROR, "illegal newline value: %R", newline);
    memset(s->write_end, 0, sizeof s->write_end);
    memset(s->read_end, 0, sizeof s->read_end);
    s->translate = newline == fo_none;
    s->universal = s->translate || (newline && ((FoStr *)newline)->n == 0);
    s->read_end[0] = '\n';
    for (int64_t i = 0; !s->universal && newline && i < ((FoStr *)newline)->n; i++) s->read_end[i] = (char)fo_str_at((FoStr *)newline, i);
    if (s->read_end[0] == '\r') memcpy(s->write_end, s->read_end, sizeof s->write_end);
    return true;
}

static bool io_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"initial_value", "newline"};
    static const FoParams params = {"StringIO", names, 2, 0, 0, 2};
    FoObject *out[2];
    StringIo *s = string_io(self);
    if (!fo_args_bind(&params, args, n, kwnames, out) || !set_newline(s, out[1])) return false;
    if (out[0] && out[0] != fo_none && !fo_str_check(out[0])) return fo_fail(FO_TYPE_ERROR, "initial_value must be str or None, not %T", out[0]);
    s->n = s->at = 0;
    if (out[0] && out[0] != fo_none && !fo_string_io_write(self, (FoStr *)out[0])) return false;
    s->at = 0;
    return true;
}

static void io_free(FoObject *self) {
    fo_gc_untrack(self);
    drop(string_io(self));
    fo_io_base_deinit((FoIoBase *)self);
    fo_object_free_block(self);
}

static void io_clear(FoObject *self) { fo_clear_slot(&((FoIoBase *)self)->dict); }
static int64_t io_size_of(FoObject *self) { return (int64_t)sizeof(StringIo) + string_io(self)->capacity * (int64_t)sizeof(uint32_t); }

static const FoNativeDef methods[] = {
    {"read", io_read, 0, 1, 0, "Read at most size characters."}, {"readline", io_readline, 0, 1, 0, "Next line."},
    {"write", io_write, 1, 1, 0, "Write a string."}, {"getvalue", io_getvalue, 0, 0, 0, "The whole content."},
    {"truncate", io_truncate, 0, 1, 0, NULL}, {"seek", io_seek, 1, 2, 0, NULL}, {"tell", io_tell, 0, 0, 0, NULL}, {"close", io_close, 0, 0, 0, NULL}, {"flush", io_flush, 0, 0, 0, NULL},
    {"readable", io_true, 0, 0, 0, NULL}, {"writable", io_true, 0, 0, 0, NULL}, {"seekable", io_true, 0, 0, 0, NULL}, {NULL},
};
static const FoGetSetDef getsets[] = {{"newlines", newlines_get, NULL}, {"line_buffering", false_get, NULL}, {NULL}};

FoType fo_string_io_type = {
    .head = {{FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "_io.StringIO",
    .doc = "Text I/O implementation using an in-memory buffer.",
    .basic_nbytes = sizeof(StringIo),
    .flags = FO_TYPE_GC | FO_TYPE_BASE | FO_TYPE_INSTANCE_DICT,
    .base = &fo_text_io_base_type,
    .free = io_free,
    .visit = fo_io_base_visit,
    .clear = io_clear,
    .size_of = io_size_of,
    .new_ = io_new,
    .init = io_init,
    .next = io_next,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(FoIoBase, dict),
    .weaklist_offset = offsetof(FoIoBase, weaklist),
};
