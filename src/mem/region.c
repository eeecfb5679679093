// SPDX-License-Identifier: MIT
#include "mem/mem.h"

enum { CHUNK_MIN = 1024, CHUNK_MAX = 256 * 1024, ALIGNMENT = 16 };

struct FoRegionChunk {
    FoRegionChunk *older;
    size_t nbytes; // of the whole chunk, this header included
    size_t used;
    size_t unused_padding; // keeps what follows aligned
};

void fo_region_init(FoRegion *r) {
    *r = (FoRegion){0};
}

void fo_region_deinit(FoRegion *r) {
    for (FoRegionChunk *chunk = r->newest, *older; chunk != NULL; chunk = older) {
        older = chunk->older;
        fo_free(chunk, chunk->nbytes, FO_MEM_INTERNAL);
    }
    fo_region_init(r);
}

// Chunks double, up to a limit; a request that does not fit gets a chunk that does.
static FoRegionChunk *chunk_add(FoRegion *r, size_t nbytes) {
    size_t chunk_nbytes = r->newest == NULL ? CHUNK_MIN : 2 * r->newest->nbytes, wanted;
    if (chunk_nbytes > CHUNK_MAX) chunk_nbytes = CHUNK_MAX;
    if (!fo_add_size(nbytes, sizeof(FoRegionChunk), &wanted)) return NULL;
    if (chunk_nbytes < wanted) chunk_nbytes = wanted;
    FoRegionChunk *chunk = fo_alloc_zero(chunk_nbytes, FO_MEM_INTERNAL);
    if (chunk == NULL) return NULL;
    *chunk = (FoRegionChunk){.older = r->newest, .nbytes = chunk_nbytes, .used = sizeof *chunk};
    r->newest = chunk;
    return chunk;
}

void *fo_region_alloc(FoRegion *r, size_t nbytes) {
    if (nbytes > SIZE_MAX / 2) return NULL;
    nbytes = (nbytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (nbytes == 0) nbytes = ALIGNMENT;
    FoRegionChunk *chunk = r->newest;
    if (chunk == NULL || chunk->nbytes - chunk->used < nbytes) {
        chunk = chunk_add(r, nbytes);
        if (chunk == NULL) return NULL;
    }
    void *address = (char *)chunk + chunk->used;
    chunk->used += nbytes;
    r->nbytes += nbytes;
    return address;
}

void *fo_region_copy(FoRegion *r, const void *bytes, size_t nbytes) {
    char *copy = nbytes < SIZE_MAX ? fo_region_alloc(r, nbytes + 1) : NULL;
    if (copy != NULL && nbytes > 0) memcpy(copy, bytes, nbytes);
    return copy;
}
