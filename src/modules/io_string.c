// SPDX-License-Identifier: MIT
// io.StringIO: a text file in memory. Code points are as wide as the widest that has been written.
#include "modules/io_memory.h"

typedef struct {
    FoMemoryFile file;
    char write_end[3], read_end[3];
    bool universal, translate;
    uint8_t seen;
    FoObject *newline; // as given, for copies; NULL until __init__ has run
} StringIo;

#define METHOD(name) static FO_IO_METHOD(name)
static StringIo *string_io(FoObject *self) { return (StringIo *)self; }

static uint32_t char_at(const FoMemoryFile *m, int64_t i) {
    return m->kind == 1 ? ((const uint8_t *)m->data)[i] : m->kind == 2 ? ((const uint16_t *)m->data)[i] : ((const uint32_t *)m->data)[i];
}

static void char_put(FoMemoryFile *m, int64_t i, uint32_t c) {
    if (m->kind == 1) ((uint8_t *)m->data)[i] = (uint8_t)c;
    else if (m->kind == 2) ((uint16_t *)m->data)[i] = (uint16_t)c;
    else ((uint32_t *)m->data)[i] = c;
}

// ---- writing

static bool put(FoMemoryFile *m, uint32_t c) {
    if (!fo_memory_file_reserve(m, 1, m->kind)) return false;
    char_put(m, m->at, c);
    fo_memory_file_wrote(m, 1);
    return true;
}

static bool put_translated(StringIo *s, const FoStr *str) {
    for (int64_t i = 0; i < str->n; i++) {
        uint32_t c = fo_str_at(str, i);
        if (s->universal && c == '\r') {
            bool pair = i + 1 < str->n && fo_str_at(str, i + 1) == '\n';
            s->seen |= pair ? 4 : 1;
            if (pair && !s->translate && !put(&s->file, c)) return false;
            if (pair || s->translate) c = '\n';
            i += pair;
        } else if (c == '\n') {
            s->seen |= 2;
        }
        if (c == '\n' && s->write_end[0]) {
            for (const char *end = s->write_end; *end; end++)
                if (!put(&s->file, (uint32_t)*end)) return false;
        } else if (!put(&s->file, c)) {
            return false;
        }
    }
    return true;
}

bool fo_string_io_write(FoObject *self, FoStr *str) {
    StringIo *s = string_io(self);
    FoMemoryFile *m = &s->file;
    if (!fo_memory_file_check_open(m)) return false;
    if (str->n == 0) return true;
    if (!fo_memory_file_reserve(m, str->n, (int)str->state.kind)) return false;
    if (s->universal || s->write_end[0]) return put_translated(s, str);
    if (m->kind == (int)str->state.kind) memcpy(m->data + m->at * m->kind, fo_str_data(str), (size_t)(str->n * m->kind));
    else
        for (int64_t i = 0; i < str->n; i++) char_put(m, m->at + i, fo_str_at(str, i));
    fo_memory_file_wrote(m, str->n);
    return true;
}

METHOD(io_write) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "string argument expected, got '%T'", args[0]);
    return fo_string_io_write(self, (FoStr *)args[0]) ? fo_int_from_i64(((FoStr *)args[0])->n) : NULL;
}

// ---- reading

static bool ends_line(const StringIo *s, int64_t i, int64_t end, int64_t *n_end) {
    const FoMemoryFile *m = &s->file;
    uint32_t c = char_at(m, i);
    *n_end = 1;
    if (s->universal && c == '\r') {
        *n_end = i + 1 < end && char_at(m, i + 1) == '\n' ? 2 : 1;
        return true;
    }
    if (s->universal) return c == '\n';
    if (c != (uint32_t)s->read_end[0]) return false;
    if (!s->read_end[1]) return true;
    *n_end = 2;
    return i + 1 < end && char_at(m, i + 1) == (uint32_t)s->read_end[1];
}

static int64_t line_n(const StringIo *s, int64_t limit) {
    const FoMemoryFile *m = &s->file;
    int64_t left = fo_memory_file_left(m), n_end;
    if (limit >= 0 && left > limit) left = limit;
    if (m->kind == 1 && left && !s->universal && s->read_end[0] == '\n') {
        const char *end = memchr(m->data + m->at, '\n', (size_t)left);
        return end ? end - (m->data + m->at) + 1 : left;
    }
    for (int64_t i = m->at; i < m->at + left; i++)
        if (ends_line(s, i, m->at + left, &n_end)) return i - m->at + n_end;
    return left;
}

METHOD(io_readline) {
    FoMemoryFile *m = fo_memory_file(self);
    int64_t size;
    return fo_memory_file_check_open(m) && fo_io_size_argument(args, n, &size) ? fo_memory_file_take(m, line_n(string_io(self), size)) : NULL;
}

static bool io_next(FoObject *self, FoObject **item) {
    *item = NULL;
    if (!fo_memory_file_check_open(fo_memory_file(self))) return false;
    if (self->type != &fo_string_io_type) return fo_memory_file_next(self, item);
    int64_t n = line_n(string_io(self), -1);
    return n == 0 || (*item = fo_memory_file_take(fo_memory_file(self), n)) != NULL;
}

METHOD(io_seek) {
    FoMemoryFile *m = fo_memory_file(self);
    int64_t to, whence = 0;
    if (!fo_memory_file_check_open(m) || !fo_index_as_i64(args[0], &to) || (n == 2 && !fo_index_as_i64(args[1], &whence))) return NULL;
    if (whence < 0 || whence > 2) return fo_raise(FO_VALUE_ERROR, "Invalid whence (%lld, should be 0, 1 or 2)", (long long)whence);
    if (whence == 0 && to < 0) return fo_raise(FO_VALUE_ERROR, "Negative seek position %lld", (long long)to);
    if (whence != 0 && to != 0) return fo_raise(FO_OS_ERROR, "Can't do nonzero cur-relative seeks");
    m->at = whence == 1 ? m->at : whence == 2 ? m->n : to;
    return fo_int_from_i64(m->at);
}

static FoObject *newlines_get(FoObject *self, void *closure) {
    if (!fo_memory_file_check_open(fo_memory_file(self))) return NULL;
    return fo_newlines_seen(string_io(self)->universal ? string_io(self)->seen : 0);
}

static FoObject *line_buffering_get(FoObject *self, void *closure) {
    return fo_memory_file_check_open(fo_memory_file(self)) ? fo_bool_new(false) : NULL;
}

// ---- life

static FoObject *io_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) { return (FoObject *)fo_memory_file_new(type, 1, true); }

static void io_free(FoObject *self) {
    fo_clear_slot(&string_io(self)->newline);
    fo_memory_file_free(self);
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
    FoObject *kept = newline ? fo_ref(newline) : (FoObject *)fo_str_from_text("\n");
    fo_assign_give(&s->newline, kept);
    return kept != NULL;
}

static bool io_init(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"initial_value", "newline"};
    static const FoParams params = {"StringIO", names, 2, 0, 0, 2};
    FoObject *out[2];
    FoMemoryFile *m = fo_memory_file(self);
    if (!fo_args_bind(&params, args, n, kwnames, out) || !set_newline(string_io(self), out[1])) return false;
    if (out[0] && out[0] != fo_none && !fo_str_check(out[0])) return fo_fail(FO_TYPE_ERROR, "initial_value must be str or None, not %T", out[0]);
    m->n = m->at = 0;
    if (out[0] && out[0] != fo_none && !fo_string_io_write(self, (FoStr *)out[0])) return false;
    m->at = 0;
    return true;
}

static int64_t io_size_of(FoObject *self) { return self->type->basic_nbytes + fo_memory_file(self)->capacity * fo_memory_file(self)->kind; }

METHOD(io_getstate) {
    FoMemoryFile *m = fo_memory_file(self);
    FO_AUTO(FoObject) value = fo_memory_file_getvalue(self, NULL, 0, NULL);
    FO_AUTO(FoObject) at = value ? fo_int_from_i64(m->at) : NULL;
    FO_AUTO(FoObject) names = !at ? NULL : m->base.dict ? (FoObject *)fo_dict_copy(m->base.dict) : fo_new_none();
    return names ? (FoObject *)fo_tuple_pack(4, value, string_io(self)->newline ? string_io(self)->newline : fo_none, at, names) : NULL;
}

// The value is taken as it is: it has been translated once.
METHOD(io_setstate) {
    FoMemoryFile *m = fo_memory_file(self);
    FoTuple *state = (FoTuple *)args[0];
    int64_t at;
    if (!fo_memory_file_check_open(m)) return NULL;
    if (!fo_tuple_check(args[0]) || state->n < 4) return fo_raise(FO_TYPE_ERROR, "%T.__setstate__ argument should be 4-tuple, got %T", self, args[0]);
    FoObject *given[2] = {fo_none, state->items[1]};
    if (!io_init(self, given, 2, NULL)) return NULL;
    if (!fo_str_check(state->items[0])) return fo_raise(FO_TYPE_ERROR, "initial_value must be str or None, not %T", state->items[0]);
    FoStr *value = (FoStr *)state->items[0];
    if (value->n && !fo_memory_file_reserve(m, value->n, (int)value->state.kind)) return NULL;
    for (int64_t i = 0; i < value->n; i++) char_put(m, i, fo_str_at(value, i));
    fo_memory_file_wrote(m, value->n);
    m->at = 0;
    if (!fo_int_check(state->items[2])) return fo_raise(FO_TYPE_ERROR, "third item of state must be an integer, got %T", state->items[2]);
    if (!fo_int_as_i64(state->items[2], &at)) return NULL;
    if (at < 0) return fo_raise(FO_VALUE_ERROR, "position value cannot be negative");
    m->at = at;
    return fo_io_set_names(self, state->items[3], "fourth") ? fo_new_none() : NULL;
}

static const FoNativeDef methods[] = {
    FO_MEMORY_FILE_METHODS,
    {"readline", io_readline, 0, 1, 0, "Read until newline or end of file."},
    {"write", io_write, 1, 1, 0, "Write string to file."},
    {"seek", io_seek, 1, 2, 0, "Change stream position."},
    {"__getstate__", io_getstate, 0, 0, 0, NULL},
    {"__setstate__", io_setstate, 1, 1, 0, NULL},
    {NULL},
};
static const FoGetSetDef getsets[] = {{"newlines", newlines_get, NULL}, {"line_buffering", line_buffering_get, NULL}, {NULL}};

FoType fo_string_io_type = {
    FO_MEMORY_FILE_TYPE,
    .free = io_free,
    .name = "_io.StringIO",
    .doc = "Text I/O implementation using an in-memory buffer.",
    .basic_nbytes = sizeof(StringIo),
    .base = &fo_text_io_base_type,
    .size_of = io_size_of,
    .new_ = io_new,
    .init = io_init,
    .next = io_next,
    .methods = methods,
    .getsets = getsets,
};
