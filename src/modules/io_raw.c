// SPDX-License-Identifier: MIT
// A raw file given as an object: the few operations that a buffer over it needs, as calls of its methods.
#include <errno.h>

#include "modules/io_private.h"

// The count that readinto and write return; *n -1 when they returned None.
static bool read_count(FoObject *result, const char *method, int64_t most, int64_t *n) {
    *n = -1;
    if (result == fo_none) return true;
    if (!fo_index_as_i64(result, n)) return false;
    if (*n >= 0 && *n <= most) return true;
    return fo_fail(FO_OS_ERROR,
        "raw %s() returned invalid length %lld (should have been between 0 and %lld)", method, (long long)*n, (long long)most);
}

bool fo_raw_read(FoObject *raw, void *out, int64_t room, int64_t *n) {
    FO_AUTO(FoObject) space = fo_bytearray_new(NULL, room);
    FO_AUTO(FoObject) result = space ? fo_io_call(raw, "readinto", &space, 1) : NULL;
    if (!result || !read_count(result, "readinto", room, n)) return false;
    if (*n < 0) *n = 0; // nothing there for now
    FoBufferView view;
    if (!fo_buffer_view_get(space, &view, false)) return false;
    if (*n > view.nbytes) *n = view.nbytes;
    if (*n) memcpy(out, view.data, (size_t)*n);
    fo_buffer_view_release(&view);
    return true;
}

static void raise_blocking(int64_t written) {
    FO_AUTO(FoObject) number = fo_int_from_i64(EAGAIN);
    FO_AUTO(FoObject) text = (FoObject *)fo_str_from_text("write could not complete without blocking");
    FO_AUTO(FoObject) count = fo_int_from_i64(written);
    FoTuple *args = number && text && count ? fo_tuple_pack(3, number, text, count) : NULL;
    if (args) fo_raise_give(fo_exception_make_give(fo_exception_type(FO_BLOCKING_IO_ERROR), args));
}

bool fo_raw_write(FoObject *raw, const char *bytes, int64_t n, int64_t *written) {
    for (*written = 0; *written < n;) {
        int64_t put;
        FO_AUTO(FoObject) piece = fo_bytes_new(bytes + *written, n - *written);
        FO_AUTO(FoObject) result = piece ? fo_call_method(raw, fo_name(write), &piece, 1) : NULL;
        if (!result || !read_count(result, "write", n - *written, &put)) return false;
        if (put < 0) {
            raise_blocking(*written);
            return false;
        }
        *written += put;
    }
    return true;
}

static bool read_position(FoObject *result, int64_t *position) {
    if (!result || !fo_index_as_i64(result, position)) return false;
    return *position >= 0 || fo_fail(FO_OS_ERROR, "Raw stream returned invalid position %lld", (long long)*position);
}

bool fo_raw_seek(FoObject *raw, int64_t offset, int whence, int64_t *position) {
    FO_AUTO(FoObject) to = fo_int_from_i64(offset);
    FO_AUTO(FoObject) from = fo_int_from_i64(whence);
    if (!to || !from) return false;
    FoObject *args[2] = {to, from};
    FO_AUTO(FoObject) result = fo_io_call(raw, "seek", args, 2);
    return read_position(result, position);
}

bool fo_raw_tell(FoObject *raw, int64_t *position) {
    FO_AUTO(FoObject) result = fo_io_call(raw, "tell", NULL, 0);
    return read_position(result, position);
}

bool fo_raw_truncate(FoObject *raw, int64_t nbytes) {
    FO_AUTO(FoObject) size = fo_int_from_i64(nbytes);
    FO_AUTO(FoObject) result = size ? fo_io_call(raw, "truncate", &size, 1) : NULL;
    return result != NULL;
}

bool fo_raw_ask(FoObject *raw, const char *method, bool *answer) {
    FO_AUTO(FoObject) result = fo_io_call(raw, method, NULL, 0);
    return result && fo_is_true(result, answer);
}
