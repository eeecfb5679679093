// SPDX-License-Identifier: MIT
// Text over bytes: making text files, and writing.
#include "modules/io_private.h"

// ---- encodings and line ends

static FoTextCodec codec_of(const char *encoding) {
    char name[24];
    size_t n = 0;
    for (const char *c = encoding; *c && n < sizeof name - 1; c++)
        if (*c != '-' && *c != '_' && *c != ' ') name[n++] = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
    name[n] = 0;
    if (strcmp(name, "utf8sig") == 0) return FO_TEXT_UTF8_SIG;
    if (strcmp(name, "utf8") == 0 || strcmp(name, "u8") == 0 || strcmp(name, "utf") == 0 || strcmp(name, "cp65001") == 0) return FO_TEXT_UTF8;
    return strncmp(name, "utf", 3) == 0 || strncmp(name, "u16", 3) == 0 || strncmp(name, "u32", 3) == 0 ? FO_TEXT_WIDE : FO_TEXT_BYTES;
}

bool fo_text_set_encoding(FoTextFile *f, FoObject *encoding, FoObject *errors) {
    FO_AUTO(FoStr) name = encoding && encoding != fo_none ? (FoStr *)fo_ref(encoding) : fo_str_from_text("UTF-8");
    FO_AUTO(FoStr) handler = errors && errors != fo_none ? (FoStr *)fo_ref(errors) : fo_str_from_text("strict");
    if (!name || !handler) return false;
    if (fo_str_equals_text(name, "locale")) fo_assign_give(&name, fo_str_from_text("UTF-8"));
    const char *text = name ? fo_str_utf8(name, NULL) : NULL;
    if (!text) return fo_fail_no_memory();
    FO_AUTO(FoObject) probe = fo_bytes_decode("a\0\0\0", 4, text, "strict");
    if (!probe) return false;
    f->codec = codec_of(text);
    f->strict = fo_str_equals_text(handler, "strict");
    fo_assign_give(&f->encoding, fo_take(name));
    fo_assign_give(&f->errors, fo_take(handler));
    return true;
}

bool fo_newline_is_legal(FoStr *newline) {
    return newline->n == 0 || fo_str_equals_text(newline, "\n") || fo_str_equals_text(newline, "\r") || fo_str_equals_text(newline, "\r\n");
}

bool fo_text_set_newline(FoTextFile *f, FoObject *newline) {
    if (newline == fo_none) newline = NULL;
    if (newline && !fo_str_check(newline)) return fo_fail(FO_TYPE_ERROR, "newline must be str or None, not %T", newline);
    if (newline && !fo_newline_is_legal((FoStr *)newline)) return fo_fail(FO_VALUE_ERROR, "illegal newline value: %S", newline);
    FoStr *end = (FoStr *)newline;
    f->universal = !end || end->n == 0;
    f->translate = !end;
    memset(f->read_end, 0, sizeof f->read_end);
    memset(f->write_end, 0, sizeof f->write_end);
    for (int64_t i = 0; end && i < end->n; i++) f->read_end[i] = (char)fo_str_at(end, i);
    if (end && end->n && strcmp(f->read_end, "\n") != 0) memcpy(f->write_end, f->read_end, sizeof f->write_end);
    return true;
}

FoObject *fo_newlines_seen(int seen) {
    static const char *const texts[3] = {"\r", "\n", "\r\n"};
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int i = 0; list && i < 3; i++)
        if ((seen >> i & 1) && !fo_list_append_give(list, (FoObject *)fo_str_from_text(texts[i]))) return NULL;
    if (!list) return NULL;
    if (list->n == 0) return fo_new_none();
    return list->n == 1 ? fo_ref(list->items[0]) : (FoObject *)fo_list_as_tuple(list);
}

// ---- making one

static bool ask(FoObject *buffer, const char *method, bool *answer) {
    FO_AUTO(FoObject) result = fo_io_call(buffer, method, NULL, 0);
    return result && fo_is_true(result, answer);
}

static bool ask_abilities(FoTextFile *f) {
    if (f->stream) {
        f->readable = f->stream->readable;
        f->writable = f->stream->writable;
        f->seekable = fo_stream_is_seekable(f->stream);
        return !f->stream->base.closed || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file.");
    }
    return ask(f->buffer, "readable", &f->readable) && ask(f->buffer, "writable", &f->writable) && ask(f->buffer, "seekable", &f->seekable);
}

FoTextFile *fo_text_file_new(FoType *type, FoObject *buffer, FoObject *encoding, FoObject *errors, FoObject *newline, bool line_buffering,
                             bool write_through) {
    FO_AUTO(FoTextFile) f = (FoTextFile *)fo_object_new(type, 0);
    if (!f) return NULL;
    fo_gc_track((FoObject *)f);
    f->buffer = fo_ref(buffer);
    f->stream = fo_stream_check_exact(buffer) ? (FoStream *)buffer : NULL;
    f->line_buffering = line_buffering;
    f->write_through = write_through;
    if (!fo_text_set_encoding(f, encoding, errors) || !fo_text_set_newline(f, newline) || !ask_abilities(f)) return NULL;
    f->telling = f->seekable;
    f->ready = true;
    return fo_take(f);
}

bool fo_text_check_open(FoTextFile *f) {
    if (!f->buffer) return fo_fail(FO_VALUE_ERROR, "underlying buffer has been detached");
    if (f->stream) return !f->stream->base.closed || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file.");
    FO_AUTO(FoObject) closed = fo_get_attr_text(f->buffer, "closed");
    bool truth = true;
    if (!closed || !fo_is_true(closed, &truth)) return false;
    return !truth || fo_fail(FO_VALUE_ERROR, "I/O operation on closed file.");
}

void fo_text_drop_pending(FoTextFile *f) {
    f->at = f->n = f->valid = f->noted = f->ascii = 0;
    f->at_end = false;
}

// ---- writing

static bool write_bytes(FoTextFile *f, const char *bytes, int64_t n) {
    if (f->stream) return fo_stream_write(f->stream, bytes, n) && (!f->stream->unbuffered || fo_stream_flush(f->stream));
    FO_AUTO(FoObject) object = fo_bytes_new(bytes, n);
    FO_AUTO(FoObject) result = object ? fo_call_method(f->buffer, fo_name(write), &object, 1) : NULL;
    return result != NULL;
}

// s with every \n replaced by the file's line end; s itself when there is nothing to do.
static FoStr *with_line_ends(FoTextFile *f, FoStr *s, bool has_newline) {
    if (!has_newline || !f->write_end[0]) return fo_ref(s);
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int64_t i = 0; i < s->n; i++) {
        uint32_t c = fo_str_at(s, i);
        if (!(c == '\n' ? fo_builder_put_text(&b, f->write_end) : fo_builder_put_char(&b, c))) break;
    }
    return fo_builder_finish(&b);
}

// The encoding for this write: marks are written once, at the start of the file.
static const char *encoding_now(FoTextFile *f) {
    if (f->codec == FO_TEXT_UTF8) return "utf-8";
    const char *name = fo_str_utf8(f->encoding, NULL);
    if (f->codec == FO_TEXT_UTF8_SIG) return f->started ? "utf-8" : "utf-8-sig";
    if (f->codec != FO_TEXT_WIDE || !name || !f->started) return name;
    bool has_order = strpbrk(name, "bBlL") != NULL;
    return has_order ? name : strstr(name, "32") ? "utf-32-le" : "utf-16-le";
}

static bool write_encoded(FoTextFile *f, FoStr *s) {
    if (s->state.ascii && f->codec != FO_TEXT_WIDE && (f->codec != FO_TEXT_UTF8_SIG || f->started)) return write_bytes(f, fo_str_data(s), s->n);
    const char *encoding = encoding_now(f), *errors = fo_str_utf8(f->errors, NULL);
    if (!encoding || !errors) return fo_fail_no_memory();
    FO_AUTO(FoObject) bytes = fo_str_encode(s, encoding, errors);
    if (!bytes) return false;
    f->started = true;
    return write_bytes(f, ((FoBytesObject *)bytes)->data, ((FoBytesObject *)bytes)->n);
}

static bool has_char(const FoStr *s, char c) {
    if (s->state.kind == 1) return memchr(fo_str_data(s), c, (size_t)s->n) != NULL;
    for (int64_t i = 0; i < s->n; i++)
        if (fo_str_at(s, i) == (uint32_t)c) return true;
    return false;
}

bool fo_text_file_flush(FoTextFile *f) {
    if (f->stream) return fo_stream_flush(f->stream);
    FO_AUTO(FoObject) result = fo_call_method(f->buffer, fo_name(flush), NULL, 0);
    return result != NULL;
}

bool fo_text_file_write(FoTextFile *f, FoStr *s) {
    if (fo_unlikely(!f->stream || f->stream->base.closed) && !fo_text_check_open(f)) return false;
    if (fo_unlikely(!f->writable)) return fo_fail_unsupported("not writable");
    if (f->n) fo_text_drop_pending(f);
    bool look = f->line_buffering || f->write_end[0];
    bool has_newline = look && has_char(s, '\n');
    FO_AUTO(FoStr) text = with_line_ends(f, s, has_newline);
    if (!text || !write_encoded(f, text)) return false;
    if (f->write_through || (f->line_buffering && (has_newline || has_char(s, '\r')))) return fo_text_file_flush(f);
    return true;
}

// ---- for print and friends

bool fo_file_write_str(FoObject *file, FoStr *s) {
    if (file->type == &fo_text_file_type) return fo_text_file_write((FoTextFile *)file, s);
    if (file->type == &fo_string_io_type) return fo_string_io_write(file, s);
    FoObject *arg = (FoObject *)s;
    FO_AUTO(FoObject) result = fo_call_method(file, fo_name(write), &arg, 1);
    return result != NULL;
}

bool fo_file_flush(FoObject *file) {
    if (file->type == &fo_text_file_type && fo_text_check_open((FoTextFile *)file)) return fo_text_file_flush((FoTextFile *)file);
    if (fo_error_is_pending()) return false;
    FO_AUTO(FoObject) result = fo_call_method(file, fo_name(flush), NULL, 0);
    return result != NULL;
}
