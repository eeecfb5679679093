// SPDX-License-Identifier: MIT
// npz: archives of arrays (zip files), read member by member. Every number in the archive is checked against the file before it is used, and
// nothing is unpacked that does not go straight into an array.
//
//   local header    50 4b 03 04 … 26: name length, 28: extra length, 30: name, extra, data
//   directory entry 50 4b 01 02 … 8: flags, 10: method, 16: crc, 20: packed size, 24: size, 28, 30, 32: lengths of name, extra and comment,
//                   42: offset of the local header, 46: name, extra (tag 1: 64-bit sizes and offset), comment
//   end             50 4b 05 06 … 10: entries, 12: size of the directory, 16: its offset (ff…: see the 64-bit end 50 4b 06 06 before it)
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "array/array_private.h"
#include "array/files.h"

typedef struct {
    FoStr *name, *key; // key: without ".npy"
    int64_t offset, packed, size;
    uint32_t crc;
    int method, flags;
} Member;
typedef struct {
    FoObject head;
    int fd;            // -1: content
    FoObject *content; // bytes of a file object
    FoStr *path;
    int64_t nbytes;
    Member *members;
    int64_t n, capacity;
    bool closed;
} NpzFile;
enum { ENTRY = 46, LOCAL = 30, END = 22, RATIO_MOST = 1100, PIECE = 1 << 16 };

static void *raise_bad_zip(const char *text, FoStr *name) FO_COLD;
static void *raise_bad_zip(const char *text, FoStr *name) {
    FoType *type = fo_array_state()->bad_zip_error;
    if (!name) return fo_raise_type(type, "%s", text);
    return fo_raise_type(type, "%s %R", text, name);
}

static bool fail_bad_zip(const char *text, FoStr *name) { return raise_bad_zip(text, name) != NULL; }

// ---- bytes of the archive

static bool archive_read(NpzFile *z, int64_t at, void *out, int64_t n) {
    if (at < 0 || n < 0 || at > z->nbytes - n) return fail_bad_zip("File is not a zip file: it ends early", NULL);
    if (z->content) {
        memcpy(out, ((FoBytesObject *)z->content)->data + at, (size_t)n);
        return true;
    }
    for (int64_t got = 0; got < n;) {
        ssize_t put = pread(z->fd, (char *)out + got, (size_t)(n - got), at + got);
        if (put > 0) got += put;
        else if (put == 0) return fail_bad_zip("File is not a zip file: it ends early", NULL);
        else if (errno != EINTR) return fo_raise_errno(errno, (FoObject *)z->path) != NULL;
    }
    return true;
}

static int64_t get_word(const unsigned char *p, int n) {
    uint64_t value = 0;
    for (int k = n; k-- > 0;) value = value << 8 | p[k];
    return value > INT64_MAX ? INT64_MAX : (int64_t)value;
}

// ---- the directory

static bool find_end(NpzFile *z, int64_t *n, int64_t *at, int64_t *nbytes) {
    int64_t most = z->nbytes < END + 65535 ? z->nbytes : END + 65535;
    unsigned char *tail = fo_alloc(most ? (size_t)most : 1, FO_MEM_INTERNAL), wide[56];
    if (!tail) return fo_fail_no_memory();
    int64_t k = -1;
    bool ok = archive_read(z, z->nbytes - most, tail, most);
    if (ok)
        for (k = most - END; k >= 0 && memcmp(tail + k, "PK\5\6", 4) != 0;) k--;
    if (ok && k < 0) ok = fail_bad_zip("File is not a zip file", NULL);
    int64_t end = z->nbytes - most + k;
    if (ok) *n = get_word(tail + k + 10, 2), *nbytes = get_word(tail + k + 12, 4), *at = get_word(tail + k + 16, 4);
    fo_free(tail, most ? (size_t)most : 1, FO_MEM_INTERNAL);
    if (!ok || (*n != 0xffff && *nbytes != 0xffffffff && *at != 0xffffffff)) return ok;
    if (end < 20 + 56 || !archive_read(z, end - 20, wide, 20)) return fo_error_is_pending() ? false : fail_bad_zip("File is not a zip file", NULL);
    if (memcmp(wide, "PK\6\7", 4) != 0) return true;
    if (!archive_read(z, get_word(wide + 8, 8), wide, 56)) return false;
    if (memcmp(wide, "PK\6\6", 4) != 0) return fail_bad_zip("Corrupt zip64 end of central directory record", NULL);
    *n = get_word(wide + 32, 8), *nbytes = get_word(wide + 40, 8), *at = get_word(wide + 48, 8);
    return true;
}

// Sizes of 64 bits stand in the extra field, in this order, where the short ones are all ones.
static bool read_wide(const unsigned char *extra, int64_t n, Member *m) {
    int64_t *wide[] = {&m->size, &m->packed, &m->offset};
    while (n >= 4) {
        int64_t tag = get_word(extra, 2), length = get_word(extra + 2, 2);
        if (length > n - 4) return false;
        const unsigned char *at = extra + 4, *stop = at + length;
        for (int k = 0; tag == 1 && k < 3; k++) {
            if (*wide[k] != 0xffffffff) continue;
            if (stop - at < 8) return false;
            *wide[k] = get_word(at, 8);
            at += 8;
        }
        extra += 4 + length, n -= 4 + length;
    }
    return true;
}

static bool read_entry(NpzFile *z, const unsigned char *p, int64_t left, int64_t *used) {
    if (left < ENTRY || memcmp(p, "PK\1\2", 4) != 0) return fail_bad_zip("Bad magic number for central directory", NULL);
    int64_t n_name = get_word(p + 28, 2), n_extra = get_word(p + 30, 2), n_comment = get_word(p + 32, 2);
    *used = ENTRY + n_name + n_extra + n_comment;
    if (*used > left) return fail_bad_zip("Truncated central directory", NULL);
    Member m = {.flags = (int)get_word(p + 8, 2), .method = (int)get_word(p + 10, 2), .crc = (uint32_t)get_word(p + 16, 4),
                .packed = get_word(p + 20, 4), .size = get_word(p + 24, 4), .offset = get_word(p + 42, 4)};
    if (!read_wide(p + ENTRY + n_name, n_extra, &m)) return fail_bad_zip("Corrupt extra field", NULL);
    const char *name = (const char *)p + ENTRY;
    size_t n = strnlen(name, (size_t)n_name);
    m.name = m.flags & 0x800 ? fo_str_from_utf8(name, n) : fo_str_from_kind(1, name, (int64_t)n);
    if (!m.name) return false;
    bool is_npy = m.name->n >= 4 && n >= 4 && !memcmp(name + n - 4, ".npy", 4);
    m.key = is_npy ? fo_str_slice(m.name, 0, m.name->n - 4, 1, m.name->n - 4) : fo_ref(m.name);
    if (!m.key) return fo_unref(m.name), false;
    z->members[z->n++] = m;
    if (m.offset > z->nbytes - LOCAL || m.packed > z->nbytes - LOCAL - m.offset) return fail_bad_zip("Bad offset or size of the member", m.name);
    return true;
}

static int by_offset(const void *a, const void *b) {
    const Member *x = *(Member *const *)a, *y = *(Member *const *)b;
    return x->offset < y->offset ? -1 : x->offset > y->offset;
}

// Members lie one behind the other and have different names.
static bool check_members(NpzFile *z) {
    if (z->n < 2) return true;
    size_t nbytes = (size_t)z->n * sizeof(Member *);
    Member **sorted = fo_alloc(nbytes, FO_MEM_INTERNAL);
    FO_AUTO(FoDict) names = sorted ? fo_dict_new() : NULL;
    if (!sorted) return fo_fail_no_memory();
    bool ok = names != NULL;
    for (int64_t k = 0; ok && k < z->n; k++) {
        sorted[k] = &z->members[k];
        if (fo_dict_has_str(names, z->members[k].name)) ok = fo_fail(FO_VALUE_ERROR, "the archive has two members named %R", z->members[k].name);
        else ok = fo_dict_set_str(names, z->members[k].name, fo_none);
    }
    if (ok) qsort(sorted, (size_t)z->n, sizeof *sorted, by_offset);
    for (int64_t k = 1; ok && k < z->n; k++)
        if (sorted[k - 1]->offset + LOCAL + sorted[k - 1]->packed > sorted[k]->offset) ok = fail_bad_zip("Overlapped entries:", sorted[k]->name);
    fo_free(sorted, nbytes, FO_MEM_INTERNAL);
    return ok;
}

static bool read_directory(NpzFile *z) {
    int64_t n = 0, at = 0, nbytes = 0, used = 0;
    if (!find_end(z, &n, &at, &nbytes)) return false;
    if (at > z->nbytes || nbytes > z->nbytes - at) return fail_bad_zip("Bad offset for central directory", NULL);
    if (n > nbytes / ENTRY) return fail_bad_zip("Truncated central directory", NULL);
    if (n == 0) return true;
    z->members = fo_alloc_zero((size_t)n * sizeof(Member), FO_MEM_INTERNAL);
    z->capacity = z->members ? n : 0;
    unsigned char *directory = z->members ? fo_alloc((size_t)nbytes, FO_MEM_INTERNAL) : NULL;
    if (!directory) return fo_fail_no_memory();
    bool ok = archive_read(z, at, directory, nbytes);
    for (int64_t k = 0, from = 0; ok && k < n; k++, from += used) ok = read_entry(z, directory + from, nbytes - from, &used);
    fo_free(directory, (size_t)nbytes, FO_MEM_INTERNAL);
    return ok && check_members(z);
}

// ---- one member as a stream

typedef struct {
    NpzFile *z;
    Member *m;
    int64_t at, packed_left, done; // next packed byte in the archive; bytes handed out
    uLong crc;
    z_stream inflater;
    bool inflating, ended;
    unsigned char buffer[PIECE];
} Stream;

static bool stream_open(Stream *s, NpzFile *z, Member *m) {
    unsigned char local[LOCAL];
    s->z = z, s->m = m, s->done = 0, s->inflating = s->ended = false;
    s->crc = crc32(0, NULL, 0);
    if (m->flags & 1) return fo_fail(FO_RUNTIME_ERROR, "File %R is encrypted, password required for extraction", m->name);
    if (m->method != 0 && m->method != 8) return fo_fail(FO_NOT_IMPLEMENTED_ERROR, "That compression method is not supported");
    if (!archive_read(z, m->offset, local, LOCAL)) return false;
    if (memcmp(local, "PK\3\4", 4) != 0) return fail_bad_zip("Bad magic number for file header", NULL);
    s->at = m->offset + LOCAL + get_word(local + 26, 2) + get_word(local + 28, 2);
    s->packed_left = m->packed;
    if (s->at > z->nbytes - m->packed) return fail_bad_zip("Bad offset or size of the member", m->name);
    if (m->method == 0) return m->size == m->packed || fail_bad_zip("Sizes of a stored member differ:", m->name);
    if (m->size / RATIO_MOST > m->packed) return fo_fail(FO_VALUE_ERROR, "Impossible size of the member %R", m->name);
    s->inflater = (z_stream){0};
    s->inflating = inflateInit2(&s->inflater, -MAX_WBITS) == Z_OK;
    return s->inflating || fo_fail_no_memory();
}

static void stream_close(Stream *s) {
    if (s->inflating) inflateEnd(&s->inflater);
    s->inflating = false;
}

static bool stream_fill(Stream *s) {
    int64_t n = s->packed_left < PIECE ? s->packed_left : PIECE;
    if (n == 0) return fail_bad_zip("The compressed data of a member end early:", s->m->name);
    if (!archive_read(s->z, s->at, s->buffer, n)) return false;
    s->at += n, s->packed_left -= n;
    s->inflater.next_in = s->buffer;
    s->inflater.avail_in = (uInt)n;
    return true;
}

static bool stream_inflate(Stream *s, char *out, int64_t n) {
    while (n > 0) {
        uInt room = n < (1 << 30) ? (uInt)n : 1 << 30;
        if (s->ended) return fail_bad_zip("The compressed data of a member end early:", s->m->name);
        if (s->inflater.avail_in == 0 && !stream_fill(s)) return false;
        s->inflater.next_out = (unsigned char *)out;
        s->inflater.avail_out = room;
        int status = inflate(&s->inflater, Z_NO_FLUSH);
        if (status == Z_MEM_ERROR) return fo_fail_no_memory();
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) return fail_bad_zip("Error while decompressing", s->m->name);
        s->ended = status == Z_STREAM_END;
        out += room - s->inflater.avail_out, n -= room - s->inflater.avail_out;
        if (!fo_eval_poll()) return false;
    }
    return true;
}

// The member's last byte has been read: nothing may follow, and the checksum must be right.
static bool stream_end(Stream *s) {
    unsigned char more;
    while (s->m->method == 8 && !s->ended) {
        if (s->inflater.avail_in == 0 && !stream_fill(s)) return false;
        s->inflater.next_out = &more;
        s->inflater.avail_out = 1;
        int status = inflate(&s->inflater, Z_NO_FLUSH);
        if (s->inflater.avail_out == 0 || (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR))
            return fail_bad_zip("The member is larger than the archive says:", s->m->name);
        s->ended = status == Z_STREAM_END;
    }
    return (uint32_t)s->crc == s->m->crc || fail_bad_zip("Bad CRC-32 for file", s->m->name);
}

static bool stream_read(void *source, char *out, int64_t n, int64_t *got) {
    Stream *s = source;
    if (n > s->m->size - s->done) n = s->m->size - s->done;
    *got = n;
    for (int64_t at = 0; at < n;) { // in pieces that the checksum finds in the cache
        int64_t some = n - at < 1 << 18 ? n - at : 1 << 18;
        if (s->m->method == 0 ? !archive_read(s->z, s->at + s->done, out + at, some) || !fo_eval_poll() : !stream_inflate(s, out + at, some))
            return false;
        s->crc = crc32(s->crc, (unsigned char *)out + at, (uInt)some);
        at += some, s->done += some;
    }
    return s->done < s->m->size || n == 0 || stream_end(s);
}

static bool stream_drain(Stream *s) {
    char rest[4096];
    int64_t got = 1;
    while (s->done < s->m->size && got > 0)
        if (!stream_read(s, rest, sizeof rest, &got)) return false;
    return true;
}

static FoObject *read_bytes(Stream *s) {
    FO_AUTO(FoObject) bytes = fo_bytes_new(NULL, s->m->size);
    int64_t got;
    return bytes && stream_read(s, ((FoBytesObject *)bytes)->data, s->m->size, &got) ? fo_take(bytes) : NULL;
}

static FoObject *read_with(Stream *s, NpzFile *z, Member *m) {
    char start[6];
    int64_t got;
    if (!stream_open(s, z, m)) return NULL;
    bool ok = m->size >= 6 && stream_read(s, start, 6, &got);
    if (m->size >= 6 && !ok) return NULL;
    bool is_npy = ok && !memcmp(start, "\x93NUMPY", 6);
    stream_close(s);
    if (!stream_open(s, z, m)) return NULL;
    if (!is_npy) return read_bytes(s);
    FO_AUTO(FoArray) a = fo_npy_read(stream_read, s, m->size, FO_NPY_HEADER_MOST);
    if (a) return stream_drain(s) ? (FoObject *)fo_take(a) : NULL;
    if (!fo_error_matches_kind(FO_VALUE_ERROR)) return NULL;
    FO_AUTO(FoObject) error = fo_error_take(); // a damaged member: its checksum says so
    if (stream_drain(s)) fo_error_restore_give(fo_take(error));
    return NULL;
}

static FoObject *read_member(NpzFile *z, Member *m) {
    if (z->closed) return fo_raise(FO_VALUE_ERROR, "the archive has been closed");
    Stream *s = fo_alloc(sizeof *s, FO_MEM_INTERNAL);
    if (!s) return fo_raise_no_memory();
    s->inflating = false;
    FoObject *value = read_with(s, z, m);
    stream_close(s);
    fo_free(s, sizeof *s, FO_MEM_INTERNAL);
    return value;
}

// ---- the object

static void npz_close(NpzFile *z) {
    z->closed = true;
    if (z->fd >= 0) close(z->fd);
    z->fd = -1;
    fo_clear_slot(&z->content);
}

static void npz_free(FoObject *self) {
    NpzFile *z = (NpzFile *)self;
    npz_close(z);
    for (int64_t k = 0; k < z->n; k++) fo_unref(z->members[k].name), fo_unref(z->members[k].key);
    if (z->members) fo_free(z->members, (size_t)z->capacity * sizeof(Member), FO_MEM_INTERNAL);
    fo_clear_slot(&z->path);
    fo_object_free_block(self);
}

// All bytes of a file object, from its start.
static FoObject *read_file_object(FoObject *file) {
    FO_AUTO(FoObject) zero = fo_int_from_i64(0);
    FO_AUTO(FoObject) there = zero ? fo_call_named(file, "seek", &zero, 1) : NULL;
    FO_AUTO(FoObject) bytes = there ? fo_call_named(file, "read", NULL, 0) : NULL;
    if (bytes && !fo_bytes_check(bytes)) return fo_raise(FO_TYPE_ERROR, "file must be opened in binary mode: read() returned %T", bytes);
    return fo_take(bytes);
}

FoObject *fo_npz_open(FoObject *file, FoStr *path) {
    FO_AUTO(FoObject) self = fo_object_new(&fo_npz_file_type, 0);
    NpzFile *z = (NpzFile *)self;
    if (!z) return NULL;
    z->fd = -1;
    z->path = fo_xref(path);
    if (path) {
        z->fd = fo_file_open_regular(path, false, &z->nbytes);
        if (z->fd < 0) return NULL;
    } else {
        z->content = read_file_object(file);
        if (!z->content) return NULL;
        z->nbytes = ((FoBytesObject *)z->content)->n;
    }
    return read_directory(z) ? fo_take(self) : NULL;
}

static Member *find_member(NpzFile *z, FoObject *key) {
    for (int pass = 0; pass < 2 && fo_str_check(key); pass++)
        for (int64_t k = 0; k < z->n; k++)
            if (fo_str_equal(pass ? z->members[k].key : z->members[k].name, (FoStr *)key)) return &z->members[k];
    return NULL;
}

static FoObject *npz_get_item(FoObject *self, FoObject *key) {
    Member *m = find_member((NpzFile *)self, key);
    return m ? read_member((NpzFile *)self, m) : fo_raise(FO_KEY_ERROR, "%S is not a file in the archive", key);
}

static bool npz_len(FoObject *self, int64_t *n) {
    *n = ((NpzFile *)self)->n;
    return true;
}

static bool npz_contains(FoObject *self, FoObject *key, bool *found) {
    *found = find_member((NpzFile *)self, key) != NULL;
    return true;
}

static FoObject *get_files(FoObject *self, void *closure) {
    NpzFile *z = (NpzFile *)self;
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int64_t k = 0; list && k < z->n; k++)
        if (!fo_list_append(list, (FoObject *)z->members[k].key)) return NULL;
    return (FoObject *)fo_take(list);
}

static FoObject *npz_iter(FoObject *self) {
    FO_AUTO(FoObject) list = get_files(self, NULL);
    return list ? fo_iter(list) : NULL;
}

static FoObject *npz_keys(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return get_files(self, NULL); }
static FoObject *npz_collect(FoObject *self, bool with_keys) {
    NpzFile *z = (NpzFile *)self;
    FO_AUTO(FoList) list = fo_list_new(0);
    for (int64_t k = 0; list && k < z->n; k++) {
        FO_AUTO(FoObject) value = read_member(z, &z->members[k]);
        if (!value || !fo_list_append_give(list, with_keys ? (FoObject *)fo_tuple_pack(2, z->members[k].key, value) : fo_ref(value))) return NULL;
    }
    return (FoObject *)fo_take(list);
}

static FoObject *npz_items(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return npz_collect(self, true); }
static FoObject *npz_values(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return npz_collect(self, false); }
static FoObject *npz_get(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    Member *m = find_member((NpzFile *)self, args[0]);
    return m ? read_member((NpzFile *)self, m) : fo_ref(n > 1 ? args[1] : fo_none);
}

static FoObject *npz_close_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    npz_close((NpzFile *)self);
    return fo_new_none();
}

static FoObject *npz_enter(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_ref(self); }

static const FoNativeDef npz_methods[] = {
    {"keys", npz_keys, 0, 0, 0, "Names of the arrays."},
    {"values", npz_values, 0, 0, 0, "The arrays."},
    {"items", npz_items, 0, 0, 0, "(name, array) pairs."},
    {"get", npz_get, 1, 2, 0, "D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None."},
    {"close", npz_close_method, 0, 0, 0, "Close the file."},
    {"__enter__", npz_enter, 0, 0, 0, "The archive itself."},
    {"__exit__", npz_close_method, 0, 3, 0, "Close the file."},
    {NULL}};
static const FoGetSetDef npz_getsets[] = {{"files", get_files, NULL, "Names of the arrays, without .npy."}, {NULL}};

FoType fo_npz_file_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.lib.npyio.NpzFile",
    .basic_nbytes = sizeof(NpzFile),
    .doc = "NpzFile(fid)\n--\n\nA dictionary-like object with lazy-loading of files in the zipped archive provided on construction.",
    .free = npz_free, .len = npz_len, .get_item = npz_get_item, .contains = npz_contains, .iter = npz_iter,
    .methods = npz_methods, .getsets = npz_getsets,
};
