// SPDX-License-Identifier: MIT
// raw_file: elements without a header: tofile, fromfile, frombuffer.
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "array/array_private.h"
#include "array/files.h"

enum { PIECE = 1 << 20 };

// ---- tofile

static bool write_saved(void *to, const char *bytes, int64_t n) {
    FoSaveFile *s = to;
    return fo_fd_write(s->fd, bytes, n, s->path);
}
static bool write_object(void *to, const char *bytes, int64_t n) { return fo_file_object_write(to, bytes, n); }
typedef bool (*WriteFn)(void *to, const char *bytes, int64_t n);

static bool put_item(FoBuffer *out, FoArray *a, const char *element, FoStr *format) {
    FO_AUTO(FoObject) value = fo_dtype_get_python(a->dtype, element);
    FO_AUTO(FoStr) text = NULL;
    if (!value) return false;
    if (format->n) {
        FO_AUTO(FoTuple) one = fo_tuple_pack(1, value);
        text = one ? (FoStr *)fo_str_mod(format, (FoObject *)one) : NULL;
    } else {
        text = (FoStr *)fo_repr(value);
    }
    return text && (fo_str_put_utf8(text, out) || fo_fail_no_memory());
}

static bool write_text(FoArray *a, FoStr *sep, FoStr *format, WriteFn write, void *to) {
    FoBuffer out = FO_BUFFER_EMPTY;
    int64_t size = a->dtype->itemsize;
    bool ok = true;
    if (fo_str_equals_text(format, "%s")) format = fo_rt->empty_str;
    for (int64_t i = 0; ok && i < a->n_items; i++) {
        ok = (!i || fo_str_put_utf8(sep, &out) || fo_fail_no_memory()) && put_item(&out, a, a->data + i * size, format);
        if (ok && out.n > PIECE) {
            ok = write(to, out.data, (int64_t)out.n) && fo_eval_poll();
            out.n = 0;
        }
    }
    ok = ok && write(to, out.data, (int64_t)out.n);
    fo_buffer_deinit(&out);
    return ok;
}

static bool write_elements(FoArray *a, FoStr *sep, FoStr *format, WriteFn write, void *to) {
    return sep->n ? write_text(a, sep, format, write, to) : fo_array_write_bytes(a, write, to);
}

// Texts are read and written below the letters: in the binary file that a text file has. The answer is the file to use.
static FoObject *binary_file(FoObject *file) {
    FO_AUTO(FoObject) below = NULL;
    FO_AUTO(FoStr) name = fo_str_intern("buffer");
    if (!name || !fo_find_attr(file, name, &below)) return NULL;
    if (!below) return fo_ref(file);
    FO_AUTO(FoObject) flushed = fo_call_named(file, "flush", NULL, 0);
    return flushed ? fo_take(below) : NULL;
}

static FoObject *array_tofile(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"fid", "sep", "format"};
    static const FoParams params = {"tofile", names, 3, 1, 0, 3};
    FoObject *given[3];
    if (!fo_args_bind(&params, args, n, kwnames, given)) return NULL;
    for (int k = 1; k < 3; k++)
        if (given[k] && !fo_str_check(given[k])) return fo_raise(FO_TYPE_ERROR, "tofile() argument %d must be str, not %T", k + 1, given[k]);
    FoStr *sep = given[1] ? (FoStr *)given[1] : fo_rt->empty_str, *format = given[2] ? (FoStr *)given[2] : fo_rt->empty_str;
    FO_AUTO(FoArray) a = fo_eval_as((FoArray *)self, NULL, FO_ARRAY_C_CONTIGUOUS);
    if (!a || !fo_array_prepare_read(a)) return NULL;
    bool is_open;
    if (!fo_ask_method(given[0], "write", &is_open)) return NULL;
    if (is_open) {
        FO_AUTO(FoObject) file = binary_file(given[0]);
        return file && write_elements(a, sep, format, write_object, file) ? fo_new_none() : NULL;
    }
    FO_AUTO(FoStr) path = fo_path_read(given[0]);
    FoSaveFile s;
    if (!path || !fo_save_file_begin(&s, path)) return NULL;
    if (write_elements(a, sep, format, write_saved, &s)) return fo_save_file_commit(&s) ? fo_new_none() : NULL;
    fo_save_file_abort(&s);
    return NULL;
}

const FoNativeDef fo_array_file_methods[] = {
    {"tofile", array_tofile, 1, -1, FO_NATIVE_KEYWORDS,
     "a.tofile(fid, sep=\"\", format=\"%s\")\n\nWrite array to a file as text or binary (default)."},
    {NULL}};

// ---- fromfile

static bool read_all(FoObject *file, FoBuffer *out) {
    char *piece = fo_alloc(PIECE, FO_MEM_INTERNAL);
    if (!piece) return fo_fail_no_memory();
    int64_t got = PIECE;
    bool ok = true;
    while (ok && got == PIECE) ok = fo_file_object_read(file, piece, PIECE, &got) && (fo_buffer_put(out, piece, (size_t)got) || fo_fail_no_memory());
    fo_free(piece, PIECE, FO_MEM_INTERNAL);
    return ok;
}

// Text: numbers between separators; blanks in the separator match any blanks.
static FoArray *parse_text(const char *text, FoDtype *dtype, int64_t count, const char *sep) {
    FoBuffer out = FO_BUFFER_EMPTY;
    int64_t n = 0;
    bool ok = dtype->kind != FO_DT_NONE || fo_fail(FO_VALUE_ERROR, "Unable to read character files of that array type");
    char element[16];
    while (ok && (count < 0 || n < count)) {
        while (*text == ' ' || (*text >= 9 && *text <= 13)) text++;
        char *end;
        double value = strtod(text, &end);
        if (end == text) break;
        FO_AUTO(FoObject) number = NULL;
        if (dtype->letter == 'i' || dtype->letter == 'u') {
            size_t n_digits = strspn(text, "+-0123456789");
            number = n_digits ? fo_int_from_text(text, n_digits, 10) : NULL;
            if (n_digits) end = (char *)text + n_digits;
            if (!number && fo_error_is_pending()) fo_error_clear();
        }
        if (!number) number = fo_float_new(value);
        ok = number && fo_dtype_set_element(dtype, element, number) && (fo_buffer_put(&out, element, (size_t)dtype->itemsize) || fo_fail_no_memory());
        n++;
        text = end;
        bool matched = true;
        for (const char *s = sep; *s && matched; s++) {
            if (*s == ' ') {
                while (*text == ' ' || (*text >= 9 && *text <= 13)) text++;
            } else {
                while (*text == ' ') text++;
                matched = *text == *s;
                if (matched) text++;
            }
        }
        if (!matched) break;
    }
    FoArray *a = ok ? fo_array_new(dtype, 1, &n, 'C') : NULL;
    if (a && n) memcpy(a->data, out.data, (size_t)(n * dtype->itemsize));
    fo_buffer_deinit(&out);
    return a;
}

static FoArray *from_open_file(FoObject *file, FoDtype *dtype, int64_t count, const char *sep) {
    FoBuffer bytes = FO_BUFFER_EMPTY;
    FO_AUTO(FoArray) a = NULL;
    if (*sep || count < 0) {
        if (read_all(file, &bytes)) {
            const char *text = *sep ? fo_buffer_text(&bytes) : NULL;
            int64_t n = (int64_t)bytes.n / dtype->itemsize;
            if (*sep) a = text ? parse_text(text, dtype, count, sep) : fo_raise_no_memory();
            else if ((a = fo_array_new(dtype, 1, &n, 'C')) && n) memcpy(a->data, bytes.data, (size_t)(n * dtype->itemsize));
        }
        fo_buffer_deinit(&bytes);
        return fo_take(a);
    }
    int64_t got;
    a = fo_array_new(dtype, 1, &count, 'C');
    if (!a || !fo_file_object_read(file, a->data, fo_array_nbytes(a), &got)) return NULL;
    int64_t n = got / dtype->itemsize;
    if (n == count) return fo_take(a);
    FO_AUTO(FoArray) shorter = fo_array_new(dtype, 1, &n, 'C');
    if (shorter && n) memcpy(shorter->data, a->data, (size_t)(n * dtype->itemsize));
    return fo_take(shorter);
}

static FoArray *from_path(FoStr *path, FoDtype *dtype, int64_t count, int64_t offset) {
    int64_t nbytes, got = 0;
    int fd = fo_file_open_regular(path, false, &nbytes);
    if (fd < 0) return NULL;
    int64_t n = offset <= nbytes ? (nbytes - offset) / dtype->itemsize : -1;
    if (count >= 0 && (n < 0 || count < n)) n = n < 0 ? 0 : count;
    FO_AUTO(FoArray) a = n < 0 ? fo_raise(FO_VALUE_ERROR, "negative dimensions are not allowed") : fo_array_new(dtype, 1, &n, 'C');
    while (a && got < fo_array_nbytes(a)) {
        int64_t left = fo_array_nbytes(a) - got;
        ssize_t put = pread(fd, a->data + got, (size_t)(left < 8 * PIECE ? left : 8 * PIECE), offset + got);
        if (put > 0) got += put;
        bool failed = put == 0 || (put < 0 && errno != EINTR);
        if (failed) fo_raise_errno(put == 0 ? EIO : errno, (FoObject *)path);
        if (failed || !fo_eval_poll()) fo_clear_slot(&a);
    }
    close(fd);
    return fo_take(a);
}

FoObject *fo_array_from_file(FoObject *file, FoDtype *dtype, int64_t count, const char *sep, int64_t offset) {
    if (!dtype->itemsize) return fo_raise(FO_VALUE_ERROR, "The elements are 0-sized.");
    if (*sep && offset) return fo_raise(FO_TYPE_ERROR, "'offset' argument only permitted for binary files");
    if (offset < 0) return fo_raise_errno(EINVAL, NULL);
    bool is_open;
    if (!fo_ask_method(file, "read", &is_open)) return NULL;
    if (is_open) {
        FO_AUTO(FoObject) below = binary_file(file);
        if (!below) return NULL;
        file = below;
        if (offset) {
            FO_AUTO(FoObject) by = fo_int_from_i64(offset);
            FO_AUTO(FoObject) one = fo_int_from_i64(1);
            FoObject *args[] = {by, one};
            FO_AUTO(FoObject) result = by && one ? fo_call_named(file, "seek", args, 2) : NULL;
            if (!result) return NULL;
        }
        return (FoObject *)from_open_file(file, dtype, count, sep);
    }
    FO_AUTO(FoStr) path = fo_path_read(file);
    if (!path) return NULL;
    if (!*sep) return (FoObject *)from_path(path, dtype, count, offset);
    FO_AUTO(FoDtype) letters = fo_ref(fo_dtype_peek(FO_DT_UINT8));
    FO_AUTO(FoArray) bytes = from_path(path, letters, -1, 0);
    FoBuffer text = FO_BUFFER_EMPTY;
    FoArray *a = NULL;
    if (bytes)
        a = fo_buffer_put(&text, bytes->data, (size_t)bytes->n_items) && fo_buffer_text(&text)
                ? parse_text(fo_buffer_text(&text), dtype, count, sep)
                : fo_raise_no_memory();
    fo_buffer_deinit(&text);
    return (FoObject *)a;
}

// ---- frombuffer

FoObject *fo_array_from_buffer(FoObject *buffer, FoDtype *dtype, int64_t count, int64_t offset) {
    if (!dtype->itemsize) return fo_raise(FO_VALUE_ERROR, "itemsize cannot be zero in type");
    FoBufferView view;
    if (!fo_buffer_view_get(buffer, &view, false)) return NULL;
    bool writable = !view.read_only;
    fo_buffer_view_release(&view);
    FO_AUTO(FoBytes) block = fo_block_from_buffer(buffer, writable);
    if (!block) return NULL;
    int64_t nbytes = block->nbytes, wanted;
    if (offset < 0 || offset > nbytes)
        return fo_raise(FO_VALUE_ERROR, "offset must be non-negative and no greater than buffer length (%lld)", (long long)nbytes);
    if (count < 0) {
        if ((nbytes - offset) % dtype->itemsize) return fo_raise(FO_VALUE_ERROR, "buffer size must be a multiple of element size");
        count = (nbytes - offset) / dtype->itemsize;
    } else if (!fo_mul_i64(count, dtype->itemsize, &wanted) || wanted > nbytes - offset) {
        return fo_raise(FO_VALUE_ERROR, "buffer is smaller than requested size");
    }
    // bytes and the elements of arrays cannot move: the array holds them directly, as NumPy shows it; anything else stays locked through the view
    FoBytes *map = fo_array_check(buffer) ? ((FoArray *)buffer)->bytes : fo_is_a(buffer, &fo_mmap_type) ? (FoBytes *)buffer : NULL;
    FoObject *owner = fo_bytes_check(buffer) || map || fo_array_check(buffer) ? buffer : (FoObject *)block;
    return (FoObject *)fo_array_over(&fo_array_type, owner, map, dtype, 1, &count, NULL, block->address + offset, writable);
}

// ---- the room's part that concerns files

static bool add_bad_zip_file(void) {
    FO_AUTO(FoStr) name = fo_str_intern("BadZipFile");
    FO_AUTO(FoTuple) bases = name ? fo_tuple_pack(1, (FoObject *)fo_exception_type(FO_EXCEPTION)) : NULL;
    FO_AUTO(FoDict) space = bases ? fo_dict_new() : NULL;
    FO_AUTO(FoObject) module = space ? (FoObject *)fo_str_from_text("zipfile") : NULL;
    if (!module || !fo_dict_set_text(space, "__module__", module)) return false;
    fo_array_state()->bad_zip_error = (FoType *)fo_type_new_class(&fo_type_type, name, bases, space, NULL, NULL);
    return fo_array_state()->bad_zip_error != NULL;
}

bool fo_files_init(void) {
    if (!fo_array_state()->bad_zip_error && !add_bad_zip_file()) return false;
    if (fo_memmap_type.flags & FO_TYPE_READY) return true;
    return fo_type_add_defs(&fo_array_type, fo_array_file_methods, NULL) && fo_type_ready(&fo_npz_file_type) && fo_type_ready(&fo_memmap_type);
}

// The class lives in the dict of a static type, where the collector's last run would not find it.
void fo_files_deinit(void) {
    if (!(fo_npz_file_type.flags & FO_TYPE_READY)) return;
    FO_AUTO(FoStr) name = fo_str_intern("BadZipFile");
    if (!name || !fo_type_set_attr(&fo_npz_file_type, name, NULL)) fo_error_clear();
}
