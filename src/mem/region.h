// SPDX-License-Identifier: MIT
// FoRegion: many allocations, one release. Syntax trees and the temporaries of one GMP call live in regions.
#ifndef FO_MEM_REGION_H
#define FO_MEM_REGION_H

typedef struct FoRegionChunk FoRegionChunk;
typedef struct {
    FoRegionChunk *newest;
    size_t nbytes; // total handed out
} FoRegion;

void fo_region_init(FoRegion *r);
void fo_region_deinit(FoRegion *r);
// Aligned to 16; zeroed; NULL when memory is short.
void *fo_region_alloc(FoRegion *r, size_t nbytes) FO_MUST_CHECK;
void *fo_region_copy(FoRegion *r, const void *bytes, size_t nbytes) FO_MUST_CHECK; // and a NUL after it

#endif
