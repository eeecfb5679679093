// SPDX-License-Identifier: MIT
// flags: the object that a.flags gives: a view of an array's flags, as an object with attributes and keys.
#include "array/array_private.h"

typedef struct {
    FoObject head;
    FoArray *array;
} FoFlags;
static FoType flags_type;

FoObject *fo_flags_new(FoArray *a) {
    FoFlags *f = (FoFlags *)fo_object_new(&flags_type, 0);
    if (f) f->array = fo_ref(a);
    return (FoObject *)f;
}

static void flags_free(FoObject *self) {
    fo_clear_slot(&((FoFlags *)self)->array);
    fo_object_free_block(self);
}

enum { FNC = 1 << 24, FORC, BEHAVED, CARRAY, FARRAY };
static const struct {
    const char *name, *key, *short_key;
    int32_t flag;
} rows[] = {
    {"c_contiguous", "C_CONTIGUOUS", "C", FO_ARRAY_C_CONTIGUOUS}, {"f_contiguous", "F_CONTIGUOUS", "F", FO_ARRAY_F_CONTIGUOUS},
    {"owndata", "OWNDATA", "O", FO_ARRAY_OWNDATA}, {"writeable", "WRITEABLE", "W", FO_ARRAY_WRITEABLE},
    {"aligned", "ALIGNED", "A", FO_ARRAY_ALIGNED}, {"writebackifcopy", "WRITEBACKIFCOPY", "X", FO_ARRAY_WRITEBACKIFCOPY},
    {"contiguous", "CONTIGUOUS", "C", FO_ARRAY_C_CONTIGUOUS}, {"fortran", "FORTRAN", "F", FO_ARRAY_F_CONTIGUOUS},
    {"fnc", "FNC", "FNC", FNC}, {"forc", "FORC", "FORC", FORC}, {"behaved", "BEHAVED", "B", BEHAVED}, {"carray", "CARRAY", "CA", CARRAY},
    {"farray", "FARRAY", "FA", FARRAY},
};

static bool has_flag(const FoArray *a, int32_t flag) {
    bool c = a->flags & FO_ARRAY_C_CONTIGUOUS, f = a->flags & FO_ARRAY_F_CONTIGUOUS;
    bool behaved = (a->flags & FO_ARRAY_ALIGNED) && (a->flags & FO_ARRAY_WRITEABLE);
    switch (flag) {
    case FNC: return f && !c;
    case FORC: return f || c;
    case BEHAVED: return behaved;
    case CARRAY: return behaved && c;
    case FARRAY: return behaved && f && !c;
    default: return (a->flags & (uint32_t)flag) != 0;
    }
}

// May the array be made writable? Only when the memory at the end of its chain of bases is.
static bool may_write(FoArray *a) {
    if (a->flags & FO_ARRAY_OWNDATA) return true;
    for (FoObject *o = a->base; o; o = ((FoArray *)o)->base) {
        if (!fo_array_check(o)) {
            if (o->type == &fo_mmap_type) return ((FoBytes *)o)->is_writable;
            FoBufferView view;
            if (!fo_buffer_view_get(o, &view, true)) {
                fo_error_clear();
                return false;
            }
            fo_buffer_view_release(&view);
            return true;
        }
        if (((FoArray *)o)->flags & FO_ARRAY_OWNDATA) return fo_array_is_writable((FoArray *)o);
    }
    return true;
}

static bool set_writeable(FoArray *a, bool on) {
    if (on && !fo_array_is_writable(a) && !may_write(a)) return fo_fail(FO_VALUE_ERROR, "cannot set WRITEABLE flag to True of this array");
    a->flags = on ? (a->flags | FO_ARRAY_WRITEABLE) & ~(uint32_t)FO_ARRAY_WARN_ON_WRITE : a->flags & ~(uint32_t)FO_ARRAY_WRITEABLE;
    return true;
}

bool fo_flags_set(FoArray *a, int32_t flag, FoObject *value) {
    bool on;
    if (!value) {
        const char *name = flag == FO_ARRAY_WRITEABLE ? "writeable" : flag == FO_ARRAY_ALIGNED ? "aligned" : "writebackifcopy";
        return fo_fail(FO_ATTRIBUTE_ERROR, "Cannot delete flags %s attribute", name);
    }
    if (!fo_is_true(value, &on)) return false;
    if (flag == FO_ARRAY_WRITEABLE) return set_writeable(a, on);
    if (flag == FO_ARRAY_ALIGNED) {
        bool aligned = fo_layout_is_aligned(a->ndim, a->shape, fo_array_strides(a), a->data, a->dtype->alignment);
        if (on && !aligned) return fo_fail(FO_VALUE_ERROR, "cannot set aligned flag of mis-aligned array to True");
        a->flags = on ? a->flags | FO_ARRAY_ALIGNED : a->flags & ~(uint32_t)FO_ARRAY_ALIGNED;
        return true;
    }
    if (flag != FO_ARRAY_WRITEBACKIFCOPY) return fo_fail(FO_KEY_ERROR, "Unknown flag");
    return !on || fo_fail(FO_VALUE_ERROR, "cannot set WRITEBACKIFCOPY flag to True");
}

static FoObject *get_flag(FoObject *self, void *closure) { return fo_bool_new(has_flag(((FoFlags *)self)->array, (int32_t)(intptr_t)closure)); }
static bool set_attribute(FoObject *self, FoObject *value, void *closure) {
    return fo_flags_set(((FoFlags *)self)->array, (int32_t)(intptr_t)closure, value);
}

static FoObject *get_num(FoObject *self, void *closure) { return fo_int_from_i64(((FoFlags *)self)->array->flags & 0xffff); }

static int find_key(FoObject *key) {
    if (!fo_str_check(key)) return -1;
    for (size_t k = 0; k < FO_COUNT_OF(rows); k++)
        if (fo_str_equals_text((FoStr *)key, rows[k].key) || fo_str_equals_text((FoStr *)key, rows[k].short_key)) return (int)k;
    return -1;
}

static FoObject *flags_get_item(FoObject *self, FoObject *key) {
    int k = find_key(key);
    return k < 0 ? fo_raise(FO_KEY_ERROR, "Unknown flag") : fo_bool_new(has_flag(((FoFlags *)self)->array, rows[k].flag));
}

static bool flags_set_item(FoObject *self, FoObject *key, FoObject *value) {
    int k = find_key(key);
    return k < 0 ? fo_fail(FO_KEY_ERROR, "Unknown flag") : fo_flags_set(((FoFlags *)self)->array, rows[k].flag, value);
}

static FoObject *flags_repr(FoObject *self) {
    char text[256], *at = text;
    for (int k = 0; k < 6; k++) {
        const char *value = has_flag(((FoFlags *)self)->array, rows[k].flag) ? " : True\n" : " : False\n";
        at = stpcpy(stpcpy(stpcpy(at, "  "), rows[k].key), value);
    }
    return (FoObject *)fo_str_from_ascii(text, (size_t)(at - text));
}

static FoObject *flags_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (b->type != &flags_type || (op != FO_EQ && op != FO_NE)) return fo_new_not_implemented();
    bool equal = ((FoFlags *)a)->array->flags == ((FoFlags *)b)->array->flags;
    return fo_bool_new(equal == (op == FO_EQ));
}

#define ROW(name, flag) {name, get_flag, NULL, "Flag.", (void *)(intptr_t)(flag)}
#define SETTABLE(name, flag) {name, get_flag, set_attribute, "Flag.", (void *)(intptr_t)(flag)}
static const FoGetSetDef flags_getsets[] = {
    ROW("c_contiguous", FO_ARRAY_C_CONTIGUOUS), ROW("f_contiguous", FO_ARRAY_F_CONTIGUOUS), ROW("contiguous", FO_ARRAY_C_CONTIGUOUS),
    ROW("fortran", FO_ARRAY_F_CONTIGUOUS), ROW("owndata", FO_ARRAY_OWNDATA), SETTABLE("writeable", FO_ARRAY_WRITEABLE),
    SETTABLE("aligned", FO_ARRAY_ALIGNED), SETTABLE("writebackifcopy", FO_ARRAY_WRITEBACKIFCOPY), ROW("fnc", FNC), ROW("forc", FORC),
    ROW("behaved", BEHAVED), ROW("carray", CARRAY), ROW("farray", FARRAY), {"num", get_num, NULL, "The flags as a number."}, {NULL}};

static FoType flags_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "numpy.core.multiarray.flagsobj",
    .basic_nbytes = sizeof(FoFlags),
    .free = flags_free, .repr = flags_repr, .str = flags_repr, .get_item = flags_get_item, .set_item = flags_set_item, .compare = flags_compare,
    .hash = fo_hash_not_implemented, .getsets = flags_getsets,
};
bool fo_flags_init(void) { return fo_type_ready(&flags_type); }
