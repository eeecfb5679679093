// SPDX-License-Identifier: MIT
// Shapes, strides, walks and overlap; the expected values are NumPy's.
#include "array/dtype_kind.h"
#include "array/layout.h"
#include "array/overlap.h"
#include "unit.h"

#define LIST(...) ((const int64_t[]){__VA_ARGS__})
static void expect(const int64_t *got, const int64_t *wanted, int n) {
    for (int k = 0; k < n; k++) assert_int_equal(got[k], wanted[k]);
}

static void contiguity_is_relaxed(void **state) {
    int64_t s[3];
    fo_layout_strides_c(3, LIST(2, 3, 4), 8, s);
    expect(s, LIST(96, 32, 8), 3);
    fo_layout_strides_f(3, LIST(2, 3, 4), 8, s);
    expect(s, LIST(8, 16, 48), 3);
    assert_true(fo_layout_is_c(2, LIST(1, 4), LIST(999, 8), 8));
    assert_true(fo_layout_is_f(2, LIST(1, 4), LIST(999, 8), 8));
    assert_true(fo_layout_is_c(2, LIST(0, 4), LIST(1, 1), 8));
    assert_false(fo_layout_is_c(2, LIST(3, 4), LIST(64, 8), 8));
    assert_true(fo_layout_is_f(2, LIST(3, 4), LIST(8, 24), 8));
}

static void sizes_are_checked(void **state) {
    int64_t n;
    assert_true(fo_layout_size(2, LIST(3, 4), 8, &n));
    assert_int_equal(n, 12);
    assert_true(fo_layout_size(0, NULL, 8, &n));
    assert_int_equal(n, 1);
    assert_true(fo_layout_size(2, LIST(0, 5), 8, &n));
    assert_int_equal(n, 0);
    assert_false(fo_layout_size(2, LIST(INT64_MAX, 2), 1, &n));
    assert_false(fo_layout_size(3, LIST(0, INT64_MAX, 2), 1, &n));
    assert_false(fo_layout_size(1, LIST(INT64_MAX / 4), 8, &n));
    assert_false(fo_layout_size(1, LIST(-1), 8, &n));
    assert_true(fo_layout_fits(2, LIST(3, 2), LIST(-8, 16), 8, 16, 40));
    assert_false(fo_layout_fits(2, LIST(3, 2), LIST(-8, 16), 8, 8, 40));
    assert_false(fo_layout_fits(2, LIST(3, 2), LIST(-8, 16), 8, 16, 39));
    assert_false(fo_layout_fits(1, LIST(3), LIST(INT64_MAX), 8, 0, 40));
}

static void reshapes_without_copies(void **state) {
    int64_t s[4];
    assert_true(fo_layout_reshape(2, LIST(4, 6), LIST(48, 8), 8, 3, LIST(2, 2, 6), 'C', s));
    expect(s, LIST(96, 48, 8), 3);
    assert_true(fo_layout_reshape(2, LIST(4, 6), LIST(96, 8), 8, 3, LIST(4, 2, 3), 'C', s)); // rows apart, split inside a row
    expect(s, LIST(96, 24, 8), 3);
    assert_false(fo_layout_reshape(2, LIST(4, 6), LIST(96, 8), 8, 1, LIST(24), 'C', s));
    assert_false(fo_layout_reshape(2, LIST(4, 6), LIST(8, 32), 8, 1, LIST(24), 'C', s));
    assert_true(fo_layout_reshape(2, LIST(4, 6), LIST(8, 32), 8, 1, LIST(24), 'F', s));
    expect(s, LIST(8), 1);
    assert_true(fo_layout_reshape(1, LIST(6), LIST(-8), 8, 2, LIST(2, 3), 'C', s));
    expect(s, LIST(-24, -8), 2);
    int64_t shape[] = {2, -1, 3};
    assert_true(fo_layout_fill_unknown(3, shape, 24));
    assert_int_equal(shape[1], 4);
    assert_false(fo_layout_fill_unknown(2, (int64_t[]){-1, 5}, 24));
    assert_false(fo_layout_fill_unknown(2, (int64_t[]){-1, -1}, 24));
    assert_false(fo_layout_fill_unknown(2, (int64_t[]){-1, 0}, 24));
}

static void broadcasting(void **state) {
    int64_t shape[FO_MAX_DIMS], s[FO_MAX_DIMS];
    int ndim = 0;
    assert_true(fo_layout_broadcast_join(&ndim, shape, 2, LIST(3, 1)));
    assert_true(fo_layout_broadcast_join(&ndim, shape, 3, LIST(2, 1, 4)));
    assert_int_equal(ndim, 3);
    expect(shape, LIST(2, 3, 4), 3);
    assert_false(fo_layout_broadcast_join(&ndim, shape, 1, LIST(5)));
    assert_true(fo_layout_broadcast_strides(2, LIST(3, 1), LIST(8, 8), 3, shape, s));
    expect(s, LIST(0, 8, 0), 3);
    assert_false(fo_layout_broadcast_strides(1, LIST(3), LIST(8), 3, shape, s));
}

static void memory_order(void **state) {
    int axes[3];
    int64_t s[3];
    const int64_t *two[] = {LIST(8, 16, 48), LIST(8, 16, 48)};
    fo_layout_sort_axes(3, 2, two, axes);
    assert_true(axes[0] == 2 && axes[1] == 1 && axes[2] == 0);
    fo_layout_strides_like(3, LIST(2, 3, 4), 4, axes, s);
    expect(s, LIST(4, 8, 24), 3);
    const int64_t *mixed[] = {LIST(96, 32, 8), LIST(8, 16, 48)}; // contradiction: C order
    fo_layout_sort_axes(3, 2, mixed, axes);
    assert_true(axes[0] == 0 && axes[1] == 1 && axes[2] == 2);
    fo_layout_strides_k(3, LIST(2, 3, 4), LIST(8, -64, 16), 8, s);
    expect(s, LIST(8, 64, 16), 3);
}

// Copies through a walk and compares with plain index arithmetic.
static void walk_once(int ndim, const int64_t *shape, const int64_t *from, const int64_t *to, bool any_order) {
    static int32_t a[4000], b[4000];
    for (int i = 0; i < 4000; i++) a[i] = i, b[i] = -1;
    FoWalk walk;
    char *const data[] = {(char *)(a + 2000), (char *)(b + 2000)};
    const int64_t *strides[] = {from, to};
    fo_walk_init(&walk, ndim, shape, 2, data, strides, any_order);
    int64_t n = 1, visited = 0;
    for (int k = 0; k < ndim; k++) n *= shape[k];
    if (walk.n_outer) do {
            for (int64_t i = 0; i < walk.n_inner; i++, visited++)
                *(int32_t *)(walk.data[1] + i * walk.inner[1]) = *(const int32_t *)(walk.data[0] + i * walk.inner[0]);
        } while (fo_walk_next(&walk));
    assert_int_equal(visited, n);
    int64_t index[4] = {0};
    for (int64_t i = 0; i < n; i++) {
        int64_t at = 0, where = 0;
        for (int k = 0; k < ndim; k++) at += index[k] * from[k], where += index[k] * to[k];
        assert_int_equal(b[2000 + where / 4], a[2000 + at / 4]);
        for (int k = ndim - 1; k >= 0 && ++index[k] == shape[k]; k--) index[k] = 0;
    }
}

static void walks(void **state) {
    for (int any = 0; any < 2; any++) {
        walk_once(0, NULL, NULL, NULL, any);
        walk_once(1, LIST(7), LIST(-8), LIST(4), any);
        walk_once(3, LIST(3, 4, 5), LIST(80, 20, 4), LIST(80, 20, 4), any);
        walk_once(3, LIST(3, 4, 5), LIST(4, 12, 48), LIST(80, 20, 4), any);
        walk_once(4, LIST(3, 1, 4, 5), LIST(-80, 0, -20, -4), LIST(-80, 0, -20, -4), any);
        walk_once(3, LIST(3, 0, 5), LIST(80, 20, 4), LIST(80, 20, 4), any);
        walk_once(3, LIST(3, 4, 5), LIST(0, 20, 0), LIST(80, 20, 4), any);
    }
    FoWalk walk;
    static char block[4000];
    char *const middle = block + 2000;
    char *const data[] = {middle};
    const int64_t *strides[] = {LIST(80, 20, 4)};
    fo_walk_init(&walk, 3, LIST(3, 4, 5), 1, data, strides, true);
    assert_true(walk.ndim == 0 && walk.n_inner == 60 && walk.inner[0] == 4);
    strides[0] = LIST(-80, -20, -4);
    fo_walk_init(&walk, 3, LIST(3, 4, 5), 1, data, strides, true);
    assert_true(walk.ndim == 0 && walk.n_inner == 60 && walk.inner[0] == 4 && walk.data[0] == middle - 236);
    strides[0] = LIST(1000, 100, 4);
    fo_walk_init(&walk, 3, LIST(3, 4, 5), 1, data, strides, true);
    fo_walk_seek(&walk, 7);
    assert_true(walk.n_outer == 12 && walk.data[0] == middle + 1300);
    fo_walk_seek(&walk, 2);
    assert_true(walk.data[0] == middle + 200);
}

static void overlap(void **state) {
    char block[400];
    const FoView even = {block, 1, LIST(50), LIST(8), 4}, odd = {block + 4, 1, LIST(49), LIST(8), 4}, wide = {block + 4, 1, LIST(10), LIST(8), 8};
    assert_true(fo_overlap_bounds(&even, &odd));
    assert_int_equal(fo_overlap_solve(&even, &odd, -1), FO_OVERLAP_NO);
    assert_int_equal(fo_overlap_solve(&even, &wide, -1), FO_OVERLAP_YES);
    assert_int_equal(fo_overlap_solve(&even, &odd, 0), FO_OVERLAP_TOO_HARD);
    const FoView next = {block + 400, 1, LIST(1), LIST(8), 4};
    assert_false(fo_overlap_bounds(&even, &next));
    const FoView repeated = {block, 2, LIST(3, 4), LIST(0, 8), 8}, nested = {block, 2, LIST(3, 4), LIST(32, 8), 8}, windows = {block, 2, LIST(5, 3), LIST(8, 8), 8};
    assert_int_equal(fo_overlap_internal(&repeated, -1), FO_OVERLAP_YES);
    assert_int_equal(fo_overlap_internal(&nested, -1), FO_OVERLAP_NO);
    assert_int_equal(fo_overlap_internal(&windows, -1), FO_OVERLAP_YES);
    const FoView back = {block + 24, 1, LIST(4), LIST(-8), 8}, front = {block, 1, LIST(4), LIST(8), 8}, shifted = {block + 8, 1, LIST(4), LIST(8), 8};
    assert_true(fo_overlap_is_elementwise_safe(&front, &front));
    assert_false(fo_overlap_is_elementwise_safe(&back, &front));
    assert_false(fo_overlap_is_elementwise_safe(&shifted, &front));
}

static void promotion(void **state) {
    assert_int_equal(fo_dtype_promote(FO_DT_INT64, FO_DT_UINT64), FO_DT_FLOAT64);
    assert_int_equal(fo_dtype_promote(FO_DT_UINT8, FO_DT_INT8), FO_DT_INT16);
    assert_int_equal(fo_dtype_promote(FO_DT_INT16, FO_DT_FLOAT16), FO_DT_FLOAT32);
    assert_int_equal(fo_dtype_promote(FO_DT_INT32, FO_DT_COMPLEX64), FO_DT_COMPLEX128);
    assert_int_equal(fo_dtype_promote(FO_DT_BOOL, FO_DT_UINT8), FO_DT_UINT8);
    assert_true(fo_dtype_can_cast(FO_DT_INT64, FO_DT_FLOAT64, FO_CAST_SAFE));
    assert_false(fo_dtype_can_cast(FO_DT_FLOAT64, FO_DT_INT64, FO_CAST_SAME_KIND));
    assert_true(fo_dtype_can_cast(FO_DT_UINT64, FO_DT_INT8, FO_CAST_SAME_KIND));
    assert_false(fo_dtype_can_cast(FO_DT_INT8, FO_DT_UINT64, FO_CAST_SAME_KIND));
    const struct {
        FoDtypeKind array, scalar, wanted;
        double value;
    } rows[] = {
        {FO_DT_INT8, FO_DT_INT64, FO_DT_INT8, 100},        {FO_DT_INT8, FO_DT_INT64, FO_DT_INT16, 200},
        {FO_DT_UINT8, FO_DT_INT64, FO_DT_UINT8, 200},      {FO_DT_UINT8, FO_DT_INT64, FO_DT_INT16, -1},
        {FO_DT_FLOAT32, FO_DT_FLOAT64, FO_DT_FLOAT32, 1.5}, {FO_DT_FLOAT32, FO_DT_FLOAT64, FO_DT_FLOAT64, 1e300},
        {FO_DT_INT8, FO_DT_FLOAT64, FO_DT_FLOAT64, 1.5},   {FO_DT_FLOAT16, FO_DT_INT64, FO_DT_FLOAT16, 5},
        {FO_DT_INT32, FO_DT_INT64, FO_DT_INT64, 3e9},      {FO_DT_BOOL, FO_DT_INT64, FO_DT_INT64, 1},
    };
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++) {
        const int64_t whole = (int64_t)rows[k].value;
        const void *value = rows[k].scalar == FO_DT_INT64 ? (const void *)&whole : &rows[k].value;
        const FoPromotee both[] = {fo_promotee_array(rows[k].array), fo_promotee_scalar(rows[k].scalar, value)};
        assert_int_equal(fo_dtype_result(2, both), rows[k].wanted);
    }
    assert_int_equal(fo_dtype_from_text("f8", 2), FO_DT_FLOAT64);
    assert_int_equal(fo_dtype_from_text("uint16", 6), FO_DT_UINT16);
    assert_int_equal(fo_dtype_from_text("nonsense", 8), FO_DT_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contiguity_is_relaxed), cmocka_unit_test(sizes_are_checked),
        cmocka_unit_test(reshapes_without_copies), cmocka_unit_test(broadcasting),    cmocka_unit_test(memory_order),
        cmocka_unit_test(walks),                 cmocka_unit_test(overlap),           cmocka_unit_test(promotion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
