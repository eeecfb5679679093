// SPDX-License-Identifier: MIT
// product: matrix products of floats in tiles held in registers (after Goto and van de Geijn, "Anatomy of High-Performance Matrix
// Multiplication", 2008): panels of B and blocks of A are packed so that tiles read memory in order.
#include "array/kernels/level.h"

#if defined(__clang__)
#define FO_FUSE
#pragma STDC FP_CONTRACT ON
#else
#define FO_FUSE __attribute__((optimize("fp-contract=fast")))
#endif

#if defined(__AVX512F__)
#define TILE_ROWS 8
#define TILE_BYTES 64
#define TILE_VECTORS 3
#elif defined(__AVX2__)
#define TILE_ROWS 4
#define TILE_BYTES 32
#define TILE_VECTORS 3
#else
#define TILE_ROWS 4
#define TILE_BYTES 16
#define TILE_VECTORS 2
#endif

#define T double
#define FO_KIND f64
#define ROWS TILE_ROWS
#define LANES (TILE_BYTES / 8)
#define VECTORS TILE_VECTORS
#include "array/kernels/product.inc"
#define T float
#define FO_KIND f32
#define ROWS TILE_ROWS
#define LANES (TILE_BYTES / 4)
#define VECTORS TILE_VECTORS
#include "array/kernels/product.inc"

void FO_LEVEL_NAME(fo_register_product)(FoKernelTable *table) {
    table->product[0] = product_f32;
    table->product[1] = product_f64;
}
