// SPDX-License-Identifier: MIT
// block: memory that arrays look at but do not own: file maps (objects of type mmap.mmap) and other objects' buffers.
#include <errno.h>

#include "array/array_private.h"

static FoBytes *block_new(FoBytesKind kind) {
    FoBytes *b = (FoBytes *)fo_object_new(&fo_mmap_type, 0);
    if (b) b->kind = kind;
    return b;
}

FoBytes *fo_block_map(int fd, int64_t offset, int64_t nbytes, FoMapMode mode, FoStr *filename_or_null) {
    int64_t page = (int64_t)fo_os_page_size(), start = offset / page * page;
    FO_AUTO(FoBytes) b = block_new(FO_BYTES_MAPPED);
    if (!b) return NULL;
    b->map_nbytes = nbytes + (offset - start);
    b->file_offset = offset;
    b->mode = mode;
    b->is_writable = mode != FO_MAP_READ;
    b->filename = fo_xref(filename_or_null);
    b->map_address = fo_os_file_map(fd, start, (size_t)b->map_nbytes, mode);
    if (!b->map_address) return fo_raise_errno(errno, (FoObject *)filename_or_null);
    fo_account_map(b->map_nbytes);
    b->address = b->map_address + (offset - start);
    b->nbytes = nbytes;
    b->window = (int64_t)fo_rt->options.window_nbytes;
    if (!fo_os_resident_files(&b->resident_floor)) b->resident_floor = 0;
    b->guard = fo_os_fault_guard_add(b->map_address, (size_t)b->map_nbytes);
    if (!b->guard) return fo_raise_no_memory();
    return fo_take(b);
}

FoBytes *fo_block_from_buffer(FoObject *owner, bool writable) {
    FO_AUTO(FoBytes) b = block_new(FO_BYTES_FOREIGN);
    if (!b || !fo_buffer_view_get(owner, &b->view, writable)) return NULL;
    b->has_view = true;
    b->owner = fo_ref(owner);
    b->address = b->view.data;
    b->nbytes = b->view.nbytes;
    b->is_writable = !b->view.read_only;
    return fo_take(b);
}

bool fo_block_flush(FoBytes *b) {
    if (b->kind != FO_BYTES_MAPPED || b->mode != FO_MAP_WRITE || b->is_closed) return true;
    if (fo_os_file_sync(b->map_address, (size_t)b->map_nbytes)) return true;
    fo_raise_errno(errno, (FoObject *)b->filename);
    return false;
}

static void unmap(FoBytes *b) {
    if (b->guard) fo_os_fault_guard_drop(b->guard);
    b->guard = NULL;
    if (b->map_address) {
        fo_os_file_unmap(b->map_address, (size_t)b->map_nbytes);
        fo_account_map(-b->map_nbytes);
    }
    b->map_address = NULL;
}

bool fo_block_close(FoBytes *b) {
    if (b->is_closed) return true;
    if (b->n_exports) return fo_fail(FO_BUFFER_ERROR, "cannot close exported pointers exist");
    bool ok = fo_block_flush(b);
    b->is_closed = true;
    b->address = NULL;
    unmap(b);
    return ok;
}

// One fault maps 64 KiB of a file (fault_around_bytes), or a whole folio of 2 MiB: 32 times what walks count.
enum { LOOKS_PER_WINDOW = 32 };

void fo_block_touched(FoBytes *b, int64_t nbytes) {
    if (b->kind != FO_BYTES_MAPPED || b->mode == FO_MAP_COPY || b->is_closed || !fo_block_is_bounded(b)) return;
    if (__atomic_add_fetch(&b->touched, nbytes, __ATOMIC_RELAXED) < b->pass_window / LOOKS_PER_WINDOW) return;
    __atomic_store_n(&b->touched, 0, __ATOMIC_RELAXED);
    int64_t resident, floor = __atomic_load_n(&b->resident_floor, __ATOMIC_RELAXED);
    const bool is_known = fo_os_resident_files(&resident);
    if (is_known && resident < floor) __atomic_store_n(&b->resident_floor, resident, __ATOMIC_RELAXED);
    if (is_known && resident < floor + b->pass_window / 4) return;
    fo_os_file_advise(b->map_address, (size_t)b->map_nbytes, FO_ADVISE_DONT_NEED);
    if (fo_os_resident_files(&resident)) __atomic_store_n(&b->resident_floor, resident, __ATOMIC_RELAXED);
}

int64_t fo_block_items_at_once(const FoBytes *b, double touched_per_item) {
    if (!fo_block_is_bounded(b) || touched_per_item <= 0) return INT64_MAX;
    double n = (double)b->pass_window / LOOKS_PER_WINDOW / touched_per_item;
    return n < 16 ? 16 : (int64_t)n;
}

void fo_block_start_pass(FoBytes *b) { b->pass_window = b->window ? b->window : (int64_t)(fo_budget_get() / 4); }

bool fo_block_check(FoBytes *b) {
    if (fo_unlikely(b->is_closed)) return fo_fail(FO_VALUE_ERROR, "mmap closed or invalid");
    fo_block_start_pass(b);
    if (fo_likely(!b->guard || !fo_os_fault_guard_hit(b->guard))) return true;
    fo_raise_errno(EIO, (FoObject *)b->filename);
    return false;
}

static void block_free(FoObject *self) {
    FoBytes *b = (FoBytes *)self;
    if (b->weaklist) fo_weakref_clear_all(self);
    unmap(b);
    if (b->has_view) fo_buffer_view_release(&b->view);
    fo_clear_slot(&b->owner);
    fo_clear_slot(&b->filename);
    fo_object_free_block(self);
}

// ---- what scripts see: a part of mmap.mmap

static FoObject *block_close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_block_close((FoBytes *)self) ? fo_new_none() : NULL;
}

static FoObject *block_flush(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_block_flush((FoBytes *)self) ? fo_new_none() : NULL;
}

static FoObject *block_size(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    return fo_int_from_i64(((FoBytes *)self)->map_nbytes);
}

static bool block_len(FoObject *self, int64_t *n) {
    *n = ((FoBytes *)self)->map_nbytes;
    return fo_block_check((FoBytes *)self);
}

static FoObject *get_closed(FoObject *self, void *closure) { return fo_bool_new(((FoBytes *)self)->is_closed); }
static bool block_buffer(FoObject *self, FoBufferView *view) {
    FoBytes *b = (FoBytes *)self;
    if (!fo_block_check(b)) return false;
    *view = (FoBufferView){
        .data = b->address, .nbytes = b->nbytes, .itemsize = 1, .read_only = !b->is_writable, .format = "B", .ndim = 1, .owner = fo_ref(self)};
    b->n_exports++;
    return true;
}

static void block_buffer_release(FoObject *self, FoBufferView *view) { ((FoBytes *)self)->n_exports--; }
static const FoNativeDef block_methods[] = {
    {"close", block_close, 0, 0, 0, "Unmap the file; arrays over it cannot be used afterwards."},
    {"flush", block_flush, 0, 0, 0, "Write changes to the file."},
    {"size", block_size, 0, 0, 0, "Bytes mapped."},
    {NULL}};
static const FoGetSetDef block_getsets[] = {{"closed", get_closed, NULL, "Has it been unmapped?"}, {NULL}};

FoType fo_mmap_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "mmap.mmap",
    .basic_nbytes = sizeof(FoBytes),
    .doc = "A map of a file.",
    .free = block_free, .len = block_len, .buffer_get = block_buffer, .buffer_release = block_buffer_release,
    .methods = block_methods, .getsets = block_getsets, .weaklist_offset = offsetof(FoBytes, weaklist),
};

bool fo_block_init(void) { return fo_type_ready(&fo_mmap_type); }
