// SPDX-License-Identifier: MIT
// npz_save: archives of arrays written: every member's checksum and size are known before its header is written, so that any file will do.
#include <zlib.h>

#include "array/files.h"

typedef struct {
    FoSaveFile *file;  // or
    FoObject *object;
    int64_t position;
    bool is_compressed;
    FoBuffer directory;
    int64_t n;
} Archive;

static bool put_bytes(void *to, const char *bytes, int64_t n) {
    Archive *z = to;
    z->position += n;
    return z->file ? fo_fd_write(z->file->fd, bytes, n, z->file->path) : fo_file_object_write(z->object, bytes, n);
}

static void put_word(FoBuffer *b, uint64_t value, int n) {
    for (int k = 0; k < n; k++) fo_buffer_put_char(b, (char)(value >> (8 * k)));
}

// ---- a member's content: the .npy header, then the elements

typedef struct {
    uLong crc;
    int64_t nbytes;
    z_stream deflater;
    FoBuffer *packed; // NULL: stored
} Packer;

static bool pack_bytes(void *to, const char *bytes, int64_t n) {
    Packer *p = to;
    char piece[65536];
    if (bytes) p->crc = crc32(p->crc, (const unsigned char *)bytes, (uInt)n); // NULL ends the stream
    p->nbytes += n;
    if (!p->packed) return fo_eval_poll();
    p->deflater.next_in = (unsigned char *)(uintptr_t)bytes;
    p->deflater.avail_in = (uInt)n;
    do {
        p->deflater.next_out = (unsigned char *)piece;
        p->deflater.avail_out = sizeof piece;
        if (deflate(&p->deflater, bytes ? Z_NO_FLUSH : Z_FINISH) == Z_STREAM_ERROR) return fo_fail(FO_RUNTIME_ERROR, "compression failed");
        if (!fo_buffer_put(p->packed, piece, sizeof piece - p->deflater.avail_out)) return fo_fail_no_memory();
    } while (p->deflater.avail_out == 0);
    return fo_eval_poll();
}

static bool measure(Packer *p, FoBuffer *header, FoArray *a) {
    if (p->packed && deflateInit2(&p->deflater, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return fo_fail_no_memory();
    bool ok = pack_bytes(p, header->data, (int64_t)header->n) && fo_array_write_bytes(a, pack_bytes, p) && (!p->packed || pack_bytes(p, NULL, 0));
    if (p->packed) deflateEnd(&p->deflater);
    return ok;
}

// ---- headers

typedef struct {
    const char *name;
    size_t n_name;
    int64_t packed, size, offset;
    uint32_t crc;
    bool is_compressed, is_utf8;
} Entry;

static void put_common(FoBuffer *b, const Entry *e, bool is_wide) {
    put_word(b, is_wide ? 45 : 20, 2);
    put_word(b, e->is_utf8 ? 0x800 : 0, 2);
    put_word(b, e->is_compressed ? 8 : 0, 2);
    put_word(b, 0, 2);
    put_word(b, 0x21, 2); // 1 January 1980: archives of equal arrays are equal
    put_word(b, e->crc, 4);
    put_word(b, is_wide ? 0xffffffff : (uint64_t)e->packed, 4);
    put_word(b, is_wide ? 0xffffffff : (uint64_t)e->size, 4);
    put_word(b, e->n_name, 2);
}

static void put_local(FoBuffer *b, const Entry *e) {
    bool is_wide = e->packed >= 0xffffffff || e->size >= 0xffffffff;
    fo_buffer_put(b, "PK\3\4", 4);
    put_common(b, e, is_wide);
    put_word(b, is_wide ? 20 : 0, 2);
    fo_buffer_put(b, e->name, e->n_name);
    if (!is_wide) return;
    put_word(b, 1, 2), put_word(b, 16, 2);
    put_word(b, (uint64_t)e->size, 8), put_word(b, (uint64_t)e->packed, 8);
}

static void put_entry(FoBuffer *b, const Entry *e) {
    bool is_wide = e->packed >= 0xffffffff || e->size >= 0xffffffff || e->offset >= 0xffffffff;
    fo_buffer_put(b, "PK\1\2", 4);
    put_word(b, 45 | 3 << 8, 2);
    put_common(b, e, is_wide);
    put_word(b, is_wide ? 28 : 0, 2);
    put_word(b, 0, 2), put_word(b, 0, 2), put_word(b, 0, 2);
    put_word(b, 0600u << 16, 4);
    put_word(b, is_wide ? 0xffffffff : (uint64_t)e->offset, 4);
    fo_buffer_put(b, e->name, e->n_name);
    if (!is_wide) return;
    put_word(b, 1, 2), put_word(b, 24, 2);
    put_word(b, (uint64_t)e->size, 8), put_word(b, (uint64_t)e->packed, 8), put_word(b, (uint64_t)e->offset, 8);
}

static bool put_end(Archive *z) {
    int64_t at = z->position, nbytes = (int64_t)z->directory.n;
    bool is_wide = z->n >= 0xffff || nbytes >= 0xffffffff || at >= 0xffffffff;
    FoBuffer *b = &z->directory;
    if (is_wide) {
        fo_buffer_put(b, "PK\6\6", 4);
        put_word(b, 44, 8), put_word(b, 45, 2), put_word(b, 45, 2), put_word(b, 0, 4), put_word(b, 0, 4);
        put_word(b, (uint64_t)z->n, 8), put_word(b, (uint64_t)z->n, 8), put_word(b, (uint64_t)nbytes, 8), put_word(b, (uint64_t)at, 8);
        fo_buffer_put(b, "PK\6\7", 4);
        put_word(b, 0, 4), put_word(b, (uint64_t)(at + nbytes), 8), put_word(b, 1, 4);
    }
    fo_buffer_put(b, "PK\5\6", 4);
    put_word(b, 0, 4);
    uint64_t n = is_wide ? 0xffff : (uint64_t)z->n;
    put_word(b, n, 2), put_word(b, n, 2);
    put_word(b, is_wide ? 0xffffffff : (uint64_t)nbytes, 4), put_word(b, is_wide ? 0xffffffff : (uint64_t)at, 4), put_word(b, 0, 2);
    return (!b->failed || fo_fail_no_memory()) && put_bytes(z, b->data, (int64_t)b->n);
}

// ---- members

static bool put_member(Archive *z, FoStr *name, FoArray *given) {
    bool is_fortran;
    FO_AUTO(FoArray) a = fo_npy_contiguous(given, &is_fortran);
    FO_AUTO(FoStr) full = a ? fo_str_printf("%S.npy", name) : NULL;
    FoBuffer header = FO_BUFFER_EMPTY, packed = FO_BUFFER_EMPTY, local = FO_BUFFER_EMPTY;
    Packer p = {.crc = crc32(0, NULL, 0), .packed = z->is_compressed ? &packed : NULL};
    Entry e = {.offset = z->position, .is_compressed = z->is_compressed};
    bool ok = full && (e.name = fo_str_utf8(full, &e.n_name)) && fo_npy_header_put(&header, 1, a->dtype, is_fortran, a->ndim, a->shape);
    if (ok && e.n_name > 0xffff) ok = fo_fail(FO_VALUE_ERROR, "Filename too long");
    if (ok && measure(&p, &header, a)) {
        e.is_utf8 = !full->state.ascii;
        e.size = p.nbytes, e.packed = z->is_compressed ? (int64_t)packed.n : p.nbytes, e.crc = (uint32_t)p.crc;
        put_local(&local, &e);
        put_entry(&z->directory, &e);
        ok = (!local.failed || fo_fail_no_memory()) && put_bytes(z, local.data, (int64_t)local.n);
        if (ok && z->is_compressed) ok = put_bytes(z, packed.data, (int64_t)packed.n);
        else if (ok) ok = put_bytes(z, header.data, (int64_t)header.n) && fo_array_write_bytes(a, put_bytes, z);
        z->n++;
    } else {
        ok = false;
    }
    fo_buffer_deinit(&header);
    fo_buffer_deinit(&packed);
    fo_buffer_deinit(&local);
    return ok;
}

bool fo_npz_save(FoObject *file, FoStr *path, FoObject *const *names, FoObject *const *arrays, int64_t n, bool is_compressed) {
    FoSaveFile s;
    if (path && !fo_save_file_begin(&s, path)) return false;
    Archive z = {.file = path ? &s : NULL, .object = file, .is_compressed = is_compressed};
    bool ok = true;
    for (int64_t k = 0; ok && k < n; k++) ok = put_member(&z, (FoStr *)names[k], (FoArray *)arrays[k]);
    ok = ok && put_end(&z);
    fo_buffer_deinit(&z.directory);
    if (!path) return ok;
    if (ok) return fo_save_file_commit(&s);
    fo_save_file_abort(&s);
    return false;
}
