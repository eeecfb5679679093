// SPDX-License-Identifier: MIT
// Allocation of instances, the lookup of names along the mro with its cache, and versions.
//
//   a type has a version  =>  all types of its mro have one
// so a change needs to tell only those subclasses that have a version.
#include "types/core.h"

enum { PREHEADER_NBYTES = 16 };

// ---- instances

static inline size_t front_nbytes(const FoType *type) {
    return (type->flags & FO_TYPE_GC ? sizeof(FoGcHead) : 0) + (type->flags & FO_TYPE_PREHEADER ? PREHEADER_NBYTES : 0);
}

FoObject *fo_object_new_nbytes(FoType *type, int64_t nbytes) {
    size_t front = front_nbytes(type), total;
    if (fo_unlikely(nbytes < 0 || !fo_add_size(front, (size_t)nbytes, &total))) return fo_raise_no_memory();
    char *block = fo_alloc(total, FO_MEM_OBJECT);
    if (fo_unlikely(!block)) return fo_raise_no_memory();
    memset(block, 0, total);
    FoObject *self = (FoObject *)(block + front);
    self->refcount = 1;
    self->type = type;
    if (type->flags & FO_TYPE_HEAP) fo_ref(type);
    return self;
}

FoObject *fo_object_new(FoType *type, int64_t n_items) {
    int64_t nbytes = type->basic_nbytes;
    if (n_items) {
        int64_t items;
        if (!fo_mul_i64(n_items, type->item_nbytes, &items) || !fo_add_i64(nbytes, items, &nbytes)) return fo_raise_no_memory();
    }
    return fo_object_new_nbytes(type, nbytes);
}

void fo_object_free_block_nbytes(FoObject *self, int64_t nbytes) {
    FoType *type = self->type;
    size_t front = front_nbytes(type);
    if (type->flags & FO_TYPE_GC) fo_gc_untrack(self);
    fo_free((char *)self - front, front + (size_t)nbytes, FO_MEM_OBJECT);
    if (type->flags & FO_TYPE_HEAP) fo_unref(type);
}

static int64_t block_nbytes(const FoObject *self) {
    const FoType *type = self->type;
    if (!type->item_nbytes) return type->basic_nbytes;
    int64_t n = ((const FoVarObject *)self)->size;
    return type->basic_nbytes + (n < 0 ? -n : n) * type->item_nbytes;
}

void fo_object_free_block(FoObject *self) { fo_object_free_block_nbytes(self, block_nbytes(self)); }

int64_t fo_object_nbytes(const FoObject *self) {
    const FoType *type = self->type;
    int64_t nbytes = type->size_of ? type->size_of((FoObject *)(uintptr_t)self) : block_nbytes(self);
    return nbytes + (type->flags & FO_TYPE_PREHEADER ? PREHEADER_NBYTES : 0);
}

// ---- subtypes

bool fo_type_is_subtype_slow(const FoType *a, const FoType *b) {
    const FoTuple *mro = a->mro;
    if (!mro) { // not ready yet, or being cleared
        for (; a; a = a->base)
            if (a == b) return true;
        return b == &fo_object_type;
    }
    for (int64_t i = 0; i < mro->n; i++)
        if (mro->items[i] == (const FoObject *)b) return true;
    return false;
}

// ---- versions

static bool version_give(FoType *type) {
    if (type->version) return true;
    if (!type->mro || fo_rt->next_type_version == UINT32_MAX) return false;
    for (int64_t i = 0; i < type->mro->n; i++) { // a metaclass's mro() may put the class anywhere, or leave it out
        FoType *base = (FoType *)type->mro->items[i];
        if (base != type && !base->version && !version_give(base)) return false;
    }
    type->version = ++fo_rt->next_type_version;
    return true;
}

uint32_t fo_type_version(FoType *type) {
    if (fo_unlikely(!type->version)) version_give(type);
    return type->version;
}

void fo_type_modified(FoType *type) {
    if (!type->version) return;
    type->version = 0;
    for (int32_t i = 0; i < type->n_subclasses; i++) fo_type_modified(type->subclasses[i]);
}

// ---- lookup

static FoObject *mro_peek(FoType *type, FoStr *name) {
    FoTuple *mro = type->mro;
    if (!mro) return type->dict ? fo_lend(fo_dict_peek_str(type->dict, name)) : NULL;
    for (int64_t i = 0; i < mro->n; i++) {
        FoDict *dict = ((FoType *)mro->items[i])->dict;
        FoObject *value = dict ? fo_lend(fo_dict_peek_str(dict, name)) : NULL;
        if (value) return value;
    }
    return NULL;
}

static FO_NOINLINE FoObject *peek_and_remember(FoType *type, FoStr *name, FoTypeCacheEntry *entry) {
    FoObject *value = mro_peek(type, name);
    if (!name->state.interned || !version_give(type)) return value;
    entry = &fo_rt->type_cache[fo_type_cache_index(type->version, name)];
    entry->version = type->version;
    entry->value = value;
    if (entry->name != name) fo_assign_give(&entry->name, fo_ref(name));
    return value;
}

FoBorrowed fo_type_peek(FoType *type, FoStr *name) {
    FoTypeCacheEntry *entry = &fo_rt->type_cache[fo_type_cache_index(type->version, name)];
    if (fo_likely(entry->name == name && entry->version == type->version && type->version)) return entry->value;
    return peek_and_remember(type, name, entry);
}

// ---- change

bool fo_type_set_attr(FoType *type, FoStr *name, FoObject *value) {
    FO_AUTO(FoStr) shared = fo_ref(name);
    if (fo_str_check_exact((FoObject *)name)) fo_str_intern_in_place(&shared);
    fo_type_modified(type);
    bool ok;
    if (value) {
        ok = fo_dict_set_str(type->dict, shared, value);
    } else if (!fo_dict_has_str(type->dict, shared)) {
        return fo_fail(FO_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%S'", type->name, shared);
    } else {
        ok = fo_dict_del(type->dict, (FoObject *)shared);
    }
    if (ok && (type->flags & FO_TYPE_READY) && fo_name_is_special(shared)) fo_type_update_slot(type, shared);
    return ok;
}
