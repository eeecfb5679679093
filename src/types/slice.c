// SPDX-License-Identifier: MIT
// slice.
#include "types/container.h"

enum { FREE_SLICES = 16 };

FoObject *fo_slice_new(FoObject *start, FoObject *stop, FoObject *step) {
    FoSlice *s = fo_free_list_pop(FO_FREE_SLICE, &fo_slice_type);
    if (!s && !(s = fo_gc_alloc(&fo_slice_type, sizeof *s))) return NULL;
    s->start = fo_ref(start ? start : fo_none);
    s->stop = fo_ref(stop ? stop : fo_none);
    s->step = fo_ref(step ? step : fo_none);
    // numbers and None cannot be part of a cycle
    if (fo_unlikely(fo_gc_may_matter(s->start) || fo_gc_may_matter(s->stop) || fo_gc_may_matter(s->step))) fo_gc_track((FoObject *)s);
    return (FoObject *)s;
}

// ---- reading

static bool read_part(FoObject *part, int64_t otherwise, int64_t *out) {
    *out = otherwise;
    if (part == fo_none) return true;
    if (fo_int_check_exact(part) && fo_int_fits_i64(part, out)) return true;
    if (!fo_has_index(part)) return fo_fail(FO_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
    return fo_index_as_i64_clamped(part, out);
}

bool fo_slice_read(FoObject *slice, int64_t *start, int64_t *stop, int64_t *step) {
    FoSlice *s = (FoSlice *)slice;
    if (!read_part(s->step, 1, step)) return false;
    if (*step == 0) return fo_fail(FO_VALUE_ERROR, "slice step cannot be zero");
    if (*step == INT64_MIN) *step = -INT64_MAX; // so that it can be negated
    bool down = *step < 0;
    return read_part(s->start, down ? INT64_MAX : 0, start) && read_part(s->stop, down ? INT64_MIN : INT64_MAX, stop);
}

static int64_t clip_bound(int64_t bound, int64_t length, bool down) {
    if (bound < 0) {
        bound += length;
        return bound < 0 ? (down ? -1 : 0) : bound;
    }
    return bound >= length ? (down ? length - 1 : length) : bound;
}

int64_t fo_slice_clip(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = clip_bound(*start, length, step < 0);
    *stop = clip_bound(*stop, length, step < 0);
    if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool fo_slice_resolve(FoObject *slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step, int64_t *n) {
    if (!fo_slice_read(slice, start, stop, step)) return false;
    *n = fo_slice_clip(length, start, stop, *step);
    return true;
}

// ---- the same with ints of any size

static FoObject *index_of_part(FoObject *part) {
    if (fo_has_index(part)) return fo_exact_index(part);
    return fo_raise(FO_TYPE_ERROR, "slice indices must be integers or None or have an __index__ method");
}

// A part clipped to [lower, upper]; None gives `otherwise`.
static FoObject *clip_long(FoObject *part, FoObject *length, FoObject *lower, FoObject *upper, FoObject *otherwise) {
    if (part == fo_none) return fo_ref(otherwise);
    FO_AUTO(FoObject) index = index_of_part(part);
    if (!index) return NULL;
    if (fo_int_sign(index) < 0) {
        fo_assign_give(&index, fo_int_add(index, length));
        if (!index) return NULL;
        return fo_ref(fo_int_compare(index, lower, FO_LT) ? lower : index);
    }
    return fo_ref(fo_int_compare(index, upper, FO_GT) ? upper : index);
}

bool fo_slice_read_long(FoObject *slice, FoObject *length, FoObject **start, FoObject **stop, FoObject **step) {
    FoSlice *s = (FoSlice *)slice;
    FO_AUTO(FoObject) own_step = s->step == fo_none ? fo_int_from_i64(1) : index_of_part(s->step);
    if (!own_step) return false;
    if (fo_int_sign(own_step) == 0) return fo_fail(FO_VALUE_ERROR, "slice step cannot be zero");
    bool down = fo_int_sign(own_step) < 0;
    FO_AUTO(FoObject) minus_one = fo_int_from_i64(-1);
    FO_AUTO(FoObject) lower = fo_int_from_i64(down ? -1 : 0);
    FO_AUTO(FoObject) upper = minus_one && down ? fo_int_add(length, minus_one) : fo_ref(length);
    if (!minus_one || !lower || !upper) return false;
    FO_AUTO(FoObject) own_start = clip_long(s->start, length, lower, upper, down ? upper : lower);
    FO_AUTO(FoObject) own_stop = own_start ? clip_long(s->stop, length, lower, upper, down ? lower : upper) : NULL;
    if (!own_stop) return false;
    *start = fo_take(own_start);
    *stop = fo_take(own_stop);
    *step = fo_take(own_step);
    return true;
}

// ---- the type

static FoObject *slice_new(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_args_no_keywords("slice", kwnames) || !fo_args_count("slice", n, 1, 3)) return NULL;
    FoObject *s = n == 1 ? fo_slice_new(NULL, args[0], NULL) : fo_slice_new(args[0], args[1], n > 2 ? args[2] : NULL);
    if (s && !fo_gc_is_tracked(s)) fo_gc_track(s); // as gc.is_tracked() tells of the reference's
    return s;
}

static void slice_free(FoObject *self) {
    FoSlice *s = (FoSlice *)self;
    fo_gc_untrack(self);
    fo_unref(s->start);
    fo_unref(s->stop);
    fo_unref(s->step);
    if (!fo_free_list_push(FO_FREE_SLICE, self, FREE_SLICES)) fo_gc_free(self, sizeof *s);
}

static bool slice_visit(FoObject *self, FoVisitor visit, void *context) {
    FO_VISIT(((FoSlice *)self)->start);
    FO_VISIT(((FoSlice *)self)->stop);
    FO_VISIT(((FoSlice *)self)->step);
    return true;
}

static FoObject *slice_repr(FoObject *self) {
    FoSlice *s = (FoSlice *)self;
    return (FoObject *)fo_str_printf("slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static FoObject *slice_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    FoSlice *x = (FoSlice *)a, *y = (FoSlice *)b;
    if (!fo_slice_check(a) || !fo_slice_check(b)) return fo_new_not_implemented();
    FO_AUTO(FoObject) left = (FoObject *)fo_tuple_pack(3, x->start, x->stop, x->step);
    FO_AUTO(FoObject) right = (FoObject *)fo_tuple_pack(3, y->start, y->stop, y->step);
    return left && right ? fo_compare(left, right, op) : NULL;
}

static FoObject *slice_indices(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) length = fo_exact_index(args[0]);
    if (!length) return NULL;
    if (fo_int_sign(length) < 0) return fo_raise(FO_VALUE_ERROR, "length should not be negative");
    FO_AUTO(FoObject) start = NULL;
    FO_AUTO(FoObject) stop = NULL;
    FO_AUTO(FoObject) step = NULL;
    if (!fo_slice_read_long(self, length, &start, &stop, &step)) return NULL;
    return (FoObject *)fo_tuple_pack(3, start, stop, step);
}

static FoObject *slice_reduce(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoSlice *s = (FoSlice *)self;
    return fo_reduce_give("slice", fo_tuple_pack(3, s->start, s->stop, s->step), NULL);
}

static const FoNativeDef methods[] = {
    FO_REDUCE(slice_reduce),
    {"indices", slice_indices, 1, 1, 0,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\n"
     "indices, and the stride length of the extended slice described by\n"
     "S. Out of bounds indices are clipped in a manner consistent with the\nhandling of normal slices.", NULL},
    {NULL},
};
static const FoMemberDef members[] = {
    {"start", FO_MEMBER_OBJECT, offsetof(FoSlice, start), true, NULL},
    {"stop", FO_MEMBER_OBJECT, offsetof(FoSlice, stop), true, NULL},
    {"step", FO_MEMBER_OBJECT, offsetof(FoSlice, step), true, NULL},
    {NULL},
};

FoType fo_slice_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "slice",
    .basic_nbytes = sizeof(FoSlice),
    .flags = FO_TYPE_GC,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. a[0:10:2]).",
    .free = slice_free,
    .visit = slice_visit,
    .new_ = slice_new,
    .repr = slice_repr,
    .hash = fo_hash_not_implemented,
    .compare = slice_compare,
    .methods = methods,
    .members = members,
};

bool fo_slice_init(void) { return fo_type_ready(&fo_slice_type); }
void fo_slice_deinit(void) { fo_free_list_drop(FO_FREE_SLICE, sizeof(FoSlice)); }
