// SPDX-License-Identifier: MIT
// What instructions do when their fast path does not apply: boxed and mixed numbers, other types, errors.
#include "lang/number_inline.h"
#include "types/container.h"
#include "types/dict_probe.h"

#include <math.h>

// ---- values
FoObject *value_object(FoValue v) {
    switch ((FoTag)v.tag) {
    case FO_TAG_OBJECT: return fo_ref(v.o);
    case FO_TAG_INT: return fo_int_from_i64(v.i);
    case FO_TAG_FLOAT: return fo_float_new(v.f);
    case FO_TAG_UNBOUND: break;
    }
    return fo_raise(FO_SYSTEM_ERROR, "an empty register was read");
}
FoObject *value_box_number(FoValue *v) {
    FoObject *o = v->tag == FO_TAG_INT ? fo_int_from_i64_inline(v->i) : value_object(*v);
    if (fo_likely(o != NULL)) *v = fo_value_from_object_give(o);
    return o;
}
// A result that goes straight into a local is bound to a name: it may not stay pending. False: it was released, an exception is pending.
static bool settle_for(int32_t to, int32_t n_live, FoObject *result) {
    if (to >= n_live || !fo_is_pending(result) || fo_pending_bind(result)) return true;
    fo_unref(result);
    return false;
}

// ---- names of variables that are not bound
void *raise_unbound_local(FoFrame *f, int32_t local) {
    FoObject *name = f->code->local_names->items[local];
    return raise_name_error(FO_UNBOUND_LOCAL_ERROR, "cannot access local variable '%S' where it is not associated with a value", (FoStr *)name);
}
void *raise_empty_cell(FoFrame *f, int32_t reg) {
    FoCode *code = f->code;
    int32_t i = reg - code->n_locals;
    if (i < code->n_cells)
        return raise_name_error(FO_UNBOUND_LOCAL_ERROR, "cannot access local variable '%S' where it is not associated with a value",
                                (FoStr *)code->cell_names->items[i]);
    return raise_name_error(FO_NAME_ERROR, "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
                            (FoStr *)code->free_names->items[i - code->n_cells]);
}
bool slow_make_cell(FoValue *r, FoInstruction in) {
    FoObject *content = NULL;
    if (in.a != in.b && r[in.b].tag != FO_TAG_UNBOUND) {
        content = value_box(&r[in.b]);
        if (!content) return false;
    }
    FoObject *cell = fo_cell_new(content);
    if (!cell) return false;
    value_release(&r[in.b]);
    value_put(&r[in.a], fo_value_from_object_give(cell));
    return true;
}

typedef enum { NOT_NUMBER, IS_INT, IS_FLOAT } NumberKind;
static NumberKind number_of(const FoValue *v, int64_t *i, double *f) {
    switch ((FoTag)v->tag) {
    case FO_TAG_INT: *i = v->i; return IS_INT;
    case FO_TAG_FLOAT: *f = v->f; return IS_FLOAT;
    case FO_TAG_OBJECT:
        if (v->o->type == &fo_int_type) return fo_int_fits_i64(v->o, i) ? IS_INT : NOT_NUMBER;
        if (v->o->type == &fo_float_type) {
            *f = ((FoFloat *)v->o)->value;
            return IS_FLOAT;
        }
        return NOT_NUMBER;
    case FO_TAG_UNBOUND: break;
    }
    return NOT_NUMBER;
}
static bool is_exact_double(int64_t i) { return i >= -EXACT_IN_DOUBLE && i <= EXACT_IN_DOUBLE; }

// ---- arithmetic
static bool int_result(FoBinaryOp op, int64_t x, int64_t y, FoValue *z) {
    int64_t r;
    switch (op) {
    case FO_OP_ADD: if (!fo_add_i64(x, y, &r)) return false; break;
    case FO_OP_SUB: if (!fo_sub_i64(x, y, &r)) return false; break;
    case FO_OP_MUL: if (!fo_mul_i64(x, y, &r)) return false; break;
    case FO_OP_FLOORDIV:
        if (y == 0 || (y == -1 && x == INT64_MIN)) return false;
        r = x / y - ((x % y != 0) & ((x < 0) != (y < 0)));
        break;
    case FO_OP_MOD:
        if (y == 0 || y == -1) return false;
        r = x % y;
        if (r && (r < 0) != (y < 0)) r += y;
        break;
    case FO_OP_AND: r = x & y; break;
    case FO_OP_OR: r = x | y; break;
    case FO_OP_XOR: r = x ^ y; break;
    case FO_OP_RSHIFT:
        if (y < 0) return false;
        r = x >> (y > 63 ? 63 : y);
        break;
    case FO_OP_LSHIFT:
        if ((uint64_t)y > 62) return false;
        r = (int64_t)((uint64_t)x << y);
        if (r >> y != x) return false;
        break;
    case FO_OP_DIV:
        if (y == 0 || !is_exact_double(x) || !is_exact_double(y)) return false;
        *z = fo_value_from_f64((double)x / (double)y);
        return true;
    case FO_OP_POW: {
        if (y < 0) return false;
        int64_t base = x, power = 1;
        for (int64_t e = y; e; e >>= 1) {
            if ((e & 1) && !fo_mul_i64(power, base, &power)) return false;
            if (e > 1 && !fo_mul_i64(base, base, &base)) return false;
        }
        r = power;
        break;
    }
    default: return false;
    }
    *z = fo_value_from_i64(r);
    return true;
}
// 1: done, 0: not this operation, -1: exception
static int float_result(FoBinaryOp op, double x, double y, FoValue *z) {
    double r;
    bool is_complex = false;
    switch (op) {
    case FO_OP_ADD: r = x + y; break;
    case FO_OP_SUB: r = x - y; break;
    case FO_OP_MUL: r = x * y; break;
    case FO_OP_DIV: if (!fo_float_div(x, y, &r)) return -1; break;
    case FO_OP_FLOORDIV: if (!fo_float_floordiv(x, y, &r)) return -1; break;
    case FO_OP_MOD: if (!fo_float_mod(x, y, &r)) return -1; break;
    case FO_OP_POW:
        if (!fo_float_pow(x, y, &r, &is_complex)) return -1;
        if (is_complex) return 0;
        break;
    default: return 0;
    }
    *z = fo_value_from_f64(r);
    return 1;
}

// str + str; `s += piece` extends in place when the register holds the only reference
static bool concat(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y) {
    FoValue *x = &r[in.b];
    bool y_is_register = y == &r[in.c];
    FoStr *left = (FoStr *)x->o, *right = (FoStr *)y->o, *sum;
    if (in.a == in.b || in.b >= n_live) {
        x->tag = FO_TAG_UNBOUND;
        sum = fo_str_concat_give(left, right);
    } else {
        sum = fo_str_concat(left, right);
    }
    if (!sum) return false;
    if (y_is_register) value_consume(r, in.c, n_live);
    value_put(&r[in.a], fo_value_from_object_give((FoObject *)sum));
    return true;
}

bool slow_binary(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y, FoBinaryOp op, bool inplace) {
    FoValue *x = &r[in.b];
    if (op == FO_OP_ADD && x->tag == FO_TAG_OBJECT && y->tag == FO_TAG_OBJECT && x->o->type == &fo_str_type && y->o->type == &fo_str_type)
        return concat(r, in, n_live, y);
    bool y_is_register = y == &r[in.c];
    int64_t xi, yi;
    double xf, yf;
    FoValue z;
    // arrays and their scalars come here each time: what they are is seen at once
    bool other = x->tag == FO_TAG_OBJECT && x->o->type != &fo_float_type && x->o->type != &fo_int_type;
    NumberKind xk = other ? NOT_NUMBER : number_of(x, &xi, &xf), yk = xk == NOT_NUMBER ? NOT_NUMBER : number_of(y, &yi, &yf);
    int done = 0;
    if (xk == IS_INT && yk == IS_INT) {
        done = int_result(op, xi, yi, &z);
    } else if (xk != NOT_NUMBER && yk != NOT_NUMBER) {
        bool exact = (xk == IS_FLOAT || is_exact_double(xi)) && (yk == IS_FLOAT || is_exact_double(yi));
        if (exact) done = float_result(op, xk == IS_INT ? (double)xi : xf, yk == IS_INT ? (double)yi : yf, &z);
        if (done < 0) return false;
    }
    if (!done) {
        FoObject *b = y_is_register ? value_box(&r[in.c]) : fo_rt->frame->code->constants->items[in.c]; // the code keeps its constants
        FoObject *a = b ? value_box(x) : NULL;
        FoObject *result = NULL;
        if (a) result = inplace ? fo_inplace(op, a, b) : fo_binary(op, a, b);
        if (!result || !settle_for(in.a, n_live, result)) return false;
        z = fo_value_from_object_give(result);
    }
    if (y_is_register) value_consume(r, in.c, n_live);
    value_consume(r, in.b, n_live);
    value_put(&r[in.a], z);
    return true;
}

bool slow_unary(FoValue *r, FoInstruction in, int32_t n_live, FoObject *(*f)(FoObject *)) {
    FoObject *x = value_box(&r[in.b]);
    FoObject *result = x ? f(x) : NULL;
    if (!result || !settle_for(in.a, n_live, result)) return false;
    FoValue z = value_from_loaded(result);
    fo_unref(result);
    value_consume(r, in.b, n_live);
    value_put(&r[in.a], z);
    return true;
}

// int and float, in either order: what the operation on two floats is done with.
bool quick_mixed(const FoValue *x, const FoValue *y, double *xf, double *yf) {
    bool x_float = quick_float(x, xf), y_float = quick_float(y, yf);
    if (x_float && y_float) return true;
    int64_t i;
    if (x_float == y_float || !quick_int(x_float ? y : x, &i) || i < -EXACT_IN_DOUBLE || i > EXACT_IN_DOUBLE) return false;
    *(x_float ? yf : xf) = (double)i;
    return true;
}

// ---- comparison
// Numbers, strings, tuples and lists of such: true and *truth when decided without running code.
static bool compare_simple(const FoValue *x, const FoValue *y, FoCompareOp op, bool *truth) {
    int64_t xi, yi;
    double xf, yf;
    NumberKind xk = number_of(x, &xi, &xf), yk = number_of(y, &yi, &yf);
    if (xk == IS_INT && yk == IS_INT) {
        *truth = compare_words(xi, yi, op);
        return true;
    }
    if (xk == NOT_NUMBER && x->tag == FO_TAG_OBJECT && y->tag == FO_TAG_OBJECT) return fo_compare_plain(x->o, y->o, op, truth);
    if (xk != NOT_NUMBER && yk != NOT_NUMBER) {
        if ((xk == IS_INT && !is_exact_double(xi)) || (yk == IS_INT && !is_exact_double(yi))) return false;
        *truth = compare_doubles(xk == IS_INT ? (double)xi : xf, yk == IS_INT ? (double)yi : yf, op);
        return true;
    }
    return false;
}
static FoObject *compare_objects(FoValue *r, FoInstruction in, const FoValue *y, FoCompareOp op) {
    bool y_is_register = y == &r[in.c];
    FoObject *b = y_is_register ? value_box(&r[in.c]) : value_object(*y);
    FoObject *a = b ? value_box(&r[in.b]) : NULL;
    FoObject *result = a ? fo_compare(a, b, op) : NULL;
    if (!y_is_register && b) fo_unref(b);
    return result;
}
bool slow_compare(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y, FoCompareOp op) {
    bool truth;
    FoObject *result = compare_simple(&r[in.b], y, op, &truth) ? fo_bool_new(truth) : compare_objects(r, in, y, op);
    if (!result || !settle_for(in.a, n_live, result)) return false;
    if (y == &r[in.c]) value_consume(r, in.c, n_live);
    value_consume(r, in.b, n_live);
    value_put(&r[in.a], fo_value_from_object_give(result));
    return true;
}
// The forms that jump: *distance is 0 when they do not.
bool slow_compare_jump(FoValue *r, FoInstruction in, int32_t n_live, const FoValue *y, FoCompareOp op, int32_t *distance) {
    bool truth;
    if (!compare_simple(&r[in.b], y, op, &truth)) {
        FO_AUTO(FoObject) result = compare_objects(r, in, y, op);
        if (!result || !fo_is_true(result, &truth)) return false;
    }
    if (y == &r[in.c]) value_consume(r, in.c, n_live);
    value_consume(r, in.b, n_live);
    bool jumps_when = (in.op - FO_CODE_OP_LT) % FO_COMPARISON_FORMS >= 4;
    *distance = truth == jumps_when ? (int16_t)in.a : 0;
    return true;
}
bool slow_truth(FoValue *v, bool *truth) {
    if (v->tag == FO_TAG_FLOAT) {
        *truth = v->f != 0.0;
        return true;
    }
    if (v->o->type == &fo_list_type) {
        *truth = ((FoList *)v->o)->n != 0;
        return true;
    }
    return fo_is_true(v->o, truth);
}
bool slow_contains(FoValue *r, FoInstruction in, int32_t n_live, bool *found) {
    FoValue *x = &r[in.b], *y = &r[in.c];
    int64_t at;
    if (y->tag == FO_TAG_OBJECT && y->o->type == &fo_dict_type && fo_dict_probe_value((FoDict *)y->o, x, &at)) {
        *found = at >= 0;
    } else {
        if (!value_box(x) || !value_box(y) || !fo_settle(x->o) || !fo_settle(y->o)) return false;
        if (!fo_contains(y->o, x->o, found)) return false;
    }
    value_consume(r, in.c, n_live);
    value_consume(r, in.b, n_live);
    return true;
}

// ---- items
// An item of a dict whose key is found without running code; false: it is not that simple, nothing has happened.
static bool quick_dict_get(FoValue *r, FoInstruction in, int32_t n_live, bool number) {
    FoDict *d = (FoDict *)r[in.b].o;
    int64_t at;
    if (!fo_dict_probe_value(d, &r[in.c], &at) || at < 0) return false;
    FoObject *item = *fo_dict_value_slot(d, at);
    FoValue v = number ? value_from_loaded(item) : fo_value_from_object_give(fo_ref(item));
    value_consume(r, in.c, n_live);
    value_consume(r, in.b, n_live);
    value_put(&r[in.a], v);
    return true;
}
// Setting one, likewise.
static bool quick_dict_set(FoValue *r, FoInstruction in, int32_t n_live) {
    FoDict *d = (FoDict *)r[in.a].o;
    FoValue *key = &r[in.c], *value = &r[in.b];
    int64_t at;
    if (!fo_dict_probe_value(d, key, &at)) return false;
    bool in_place =
        at >= 0 && in.b >= n_live && value->tag != FO_TAG_OBJECT && !fo_rt->identities_seen && overwrite_box(*fo_dict_value_slot(d, at), value);
    if (!in_place && (!value_box(value) || fo_is_pending(value->o))) {
        fo_error_clear();
        return false;
    }
    if (at < 0) {
        if (key->tag != FO_TAG_OBJECT || key->o->type != &fo_str_type) return false; // the hash of an int may be another number
        if (!fo_dict_append(d, key->o, ((FoStr *)key->o)->hash, value->o)) {
            fo_error_clear();
            return false;
        }
        value_consume(r, in.b, n_live);
    } else if (!in_place) {
        if (fo_has_flag(value->o, FO_TYPE_GC) && !fo_gc_is_tracked((FoObject *)d)) return false;
        FoObject **slot = fo_dict_value_slot(d, at), *old = *slot;
        *slot = in.b >= n_live ? value->o : fo_ref(value->o);
        if (in.b >= n_live) value->tag = FO_TAG_UNBOUND;
        fo_unref(old);
    }
    value_consume(r, in.c, n_live);
    value_consume(r, in.a, n_live);
    return true;
}
bool slow_get_item(FoValue *r, FoInstruction in, int32_t n_live, bool number) {
    if (r[in.b].tag == FO_TAG_OBJECT && r[in.b].o->type == &fo_dict_type && quick_dict_get(r, in, n_live, number)) return true;
    FoObject *o = value_box(&r[in.b]), *key = o ? value_box(&r[in.c]) : NULL;
    if (!key) return false;
    FoObject *item = NULL;
    if (!fo_settle(o) || !fo_settle(key)) return false;
    if (o->type->get_item_at) {
        item = o->type->get_item(o, key);
        if (!item) return false;
    } else {
        item = o->type == &fo_dict_type ? fo_dict_get((FoDict *)o, key) : fo_get_item(o, key);
        if (!item) return false;
    }
    value_consume(r, in.c, n_live);
    value_consume(r, in.b, n_live);
    if (number) {
        value_put(&r[in.a], value_from_loaded(item));
        fo_unref(item);
    } else {
        value_put(&r[in.a], fo_value_from_object_give(item));
    }
    return true;
}
static bool takes_pending(const FoType *type) {
    for (; type; type = type->base)
        if (type->takes_pending_items) return true;
    return false;
}
bool slow_set_item(FoValue *r, FoInstruction in, int32_t n_live) {
    FoObject *o = value_box(&r[in.a]);
    bool is_dict = o && o->type == &fo_dict_type;
    if (is_dict && quick_dict_set(r, in, n_live)) return true;
    FoObject *key = o ? value_box(&r[in.c]) : NULL, *value = key ? value_box(&r[in.b]) : NULL;
    if (!value) return false;
    // into an array a pending value streams; anything else keeps it
    if (fo_is_pending(value) && !takes_pending(o->type) && !fo_pending_settle(value)) return false;
    if (!fo_settle(key)) return false;
    bool ok = is_dict ? fo_dict_set((FoDict *)o, key, value) : fo_set_item(o, key, value);
    if (!ok) return false;
    value_consume(r, in.b, n_live);
    value_consume(r, in.c, n_live);
    value_consume(r, in.a, n_live);
    return true;
}
static bool bound_of(const FoValue *v, int64_t absent, int64_t n, int64_t *i) {
    if (v->tag == FO_TAG_INT) {
        *i = v->i;
    } else if (v->o == fo_none) {
        *i = absent;
        return true;
    } else if (v->o->type != &fo_int_type || !fo_int_fits_i64(v->o, i)) {
        return false;
    }
    if (*i < 0) *i += n;
    if (*i < 0) *i = 0;
    if (*i > n) *i = n;
    return true;
}
static bool word_bound(const FoValue *v, int64_t absent, int64_t *i) {
    if (v->tag == FO_TAG_OBJECT && v->o == fo_none) *i = absent;
    else if (v->tag == FO_TAG_INT) *i = v->i;
    else return v->tag == FO_TAG_OBJECT && v->o->type == &fo_int_type && fo_int_fits_i64(v->o, i);
    return true;
}
bool slow_get_slice(FoValue *r, FoInstruction in, int32_t n_live) {
    FoObject *o = value_box(&r[in.b]);
    if (!o || !fo_settle(o)) return false;
    FoValue *lower = &r[in.c], *upper = &r[in.c + 1];
    FoObject *result = NULL;
    int64_t start, stop;
    int64_t n = o->type == &fo_list_type    ? ((FoList *)o)->n
                : o->type == &fo_str_type   ? ((FoStr *)o)->n
                : o->type == &fo_tuple_type ? ((FoTuple *)o)->n
                                            : -1;
    bool known = n >= 0 && lower->tag != FO_TAG_FLOAT && upper->tag != FO_TAG_FLOAT && bound_of(lower, 0, n, &start) && bound_of(upper, n, n, &stop);
    if (known) {
        if (stop < start) stop = start;
        if (o->type == &fo_list_type)
            result = (FoObject *)fo_list_slice((FoList *)o, start, stop);
        else if (o->type == &fo_str_type)
            result = (FoObject *)fo_str_slice((FoStr *)o, start, stop, 1, stop - start);
        else
            result = fo_tuple_slice((FoTuple *)o, start, stop);
    } else if (o->type->get_slice_at && word_bound(lower, 0, &start) && word_bound(upper, INT64_MAX, &stop)) {
        result = o->type->get_slice_at(o, start, stop);
    } else {
        if (!value_box(lower) || !value_box(upper)) return false;
        FO_AUTO(FoObject) slice = fo_slice_new(lower->o, upper->o, NULL);
        result = slice ? fo_get_item(o, slice) : NULL;
    }
    if (!result) return false;
    value_release(upper);
    value_release(lower);
    value_consume(r, in.b, n_live);
    value_put(&r[in.a], fo_value_from_object_give(result));
    return true;
}

// ---- iteration
bool slow_get_iterator(FoValue *r, FoInstruction in, int32_t n_live) {
    FoObject *o = value_box(&r[in.b]);
    FoObject *iterator = o ? fo_iter(o) : NULL;
    if (!iterator) return false;
    value_consume(r, in.b, n_live);
    value_put(&r[in.a], fo_value_from_object_give(iterator));
    return true;
}

// ---- unpacking
static bool unpack_count_error(int64_t wanted, int64_t got) {
    if (got > wanted) return fo_fail(FO_VALUE_ERROR, "too many values to unpack (expected %ld)", (long)wanted);
    return fo_fail(FO_VALUE_ERROR, "not enough values to unpack (expected %ld, got %ld)", (long)wanted, (long)got);
}
static FoObject *iterator_to_unpack(FoObject *o) {
    if (o->type->iter || o->type->is_sequence || (o->type->get_item && o->type->len)) return fo_iter(o);
    return fo_raise(FO_TYPE_ERROR, "cannot unpack non-iterable %T object", o);
}
// The n items of something iterable, new references; false with none of them when it has another number.
static bool items_to_unpack(FoObject *source, FoObject **items, int32_t n) {
    bool is_list = source->type == &fo_list_type;
    if (is_list || source->type == &fo_tuple_type) {
        int64_t have = is_list ? ((FoList *)source)->n : ((FoTuple *)source)->n;
        if (have > n) return fo_fail(FO_VALUE_ERROR, "too many values to unpack (expected %ld)", (long)n);
        if (have < n) return unpack_count_error(n, have);
        FoObject **from = is_list ? ((FoList *)source)->items : ((FoTuple *)source)->items;
        for (int32_t i = 0; i < n; i++) items[i] = fo_ref(from[i]);
        return true;
    }
    FO_AUTO(FoObject) iterator = iterator_to_unpack(source);
    if (!iterator) return false;
    int32_t i = 0;
    FoObject *item = NULL;
    while (fo_next(iterator, &item)) {
        if (!item && i == n) return true;
        if (!item) unpack_count_error(n, i);
        else if (i == n) fo_raise(FO_VALUE_ERROR, "too many values to unpack (expected %ld)", (long)n);
        if (!item || i == n) break;
        items[i++] = item;
        item = NULL;
    }
    fo_xunref(item);
    while (i > 0) fo_unref(items[--i]);
    return false;
}

// The targets may be locals, whose old values go: only when all items are there, and the source may go too.
bool slow_unpack(FoValue *r, FoInstruction in, int32_t n_live) {
    FoObject *few[8], **items = few;
    int32_t n = in.c;
    size_t nbytes = (size_t)n * sizeof *items;
    FoObject *source = value_box(&r[in.b]);
    if (!source || !fo_settle(source)) return false;
    if (n > 8 && !(items = fo_alloc(nbytes, FO_MEM_INTERNAL))) return fo_fail_no_memory();
    bool ok = items_to_unpack(source, items, n);
    if (ok) {
        if (in.b < in.a || in.b >= in.a + n) value_consume(r, in.b, n_live);
        for (int32_t i = 0; i < n; i++) value_put(&r[in.a + i], fo_value_from_object_give(items[i]));
    }
    if (items != few) fo_free(items, nbytes, FO_MEM_INTERNAL);
    return ok;
}
bool slow_unpack_star(FoValue *r, FoInstruction in, int32_t n_live) {
    FoObject *o = value_box(&r[in.b]);
    if (!o) return false;
    int32_t before = in.c & 255, after = in.c >> 8;
    if (!o->type->iter && !o->type->get_item) return fo_fail(FO_TYPE_ERROR, "cannot unpack non-iterable %T object", o);
    FO_AUTO(FoList) all = fo_sequence_as_list(o);
    if (!all) return false;
    if (all->n < before + after)
        return fo_fail(FO_VALUE_ERROR, "not enough values to unpack (expected at least %d, got %ld)", before + after, (long)all->n);
    FO_AUTO(FoObject) middle = (FoObject *)fo_list_slice(all, before, all->n - after);
    if (!middle) return false;
    value_consume(r, in.b, n_live);
    for (int32_t i = 0; i < before; i++) value_put(&r[in.a + i], fo_value_from_object_give(fo_ref(all->items[i])));
    value_put(&r[in.a + before], fo_value_from_object_give(fo_take(middle)));
    for (int32_t i = 0; i < after; i++)
        value_put(&r[in.a + before + 1 + i], fo_value_from_object_give(fo_ref(all->items[all->n - after + i])));
    return true;
}

// ---- displays
static bool dict_display(FoValue *r, FoInstruction in) {
    FoValue *pairs = &r[in.b];
    bool few = in.c > 0 && in.c <= FO_DICT_FEW;
    for (int32_t i = 0; i < in.c; i++) {
        FoObject *key = value_box(&pairs[2 * i]), *value = key ? value_box(&pairs[2 * i + 1]) : NULL;
        if (!value || !fo_settle(value)) return false;
        few = few && key->type == &fo_str_type;
    }
    FO_AUTO(FoDict) d = few ? fo_dict_from_few_give(pairs, in.c) : fo_dict_new_sized(in.c);
    if (!d) return false;
    for (int32_t i = 0; i < in.c && !few; i++)
        if (!fo_dict_set(d, pairs[2 * i].o, pairs[2 * i + 1].o)) return false;
    for (int32_t i = 0; i < 2 * in.c && !few; i++) value_release(&pairs[i]);
    value_put(&r[in.a], fo_value_from_object_give((FoObject *)fo_take(d)));
    return true;
}
static bool set_display(FoValue *r, FoInstruction in) {
    FO_AUTO(FoObject) set = fo_set_new(NULL);
    if (!set) return false;
    for (int32_t i = 0; i < in.c; i++) {
        FoObject *item = value_box(&r[in.b + i]);
        if (!item || !fo_set_add(set, item)) return false;
    }
    for (int32_t i = 0; i < in.c; i++) value_release(&r[in.b + i]);
    value_put(&r[in.a], fo_value_from_object_give(fo_take(set)));
    return true;
}
static FoStr *class_text(FoObject *callee) {
    FO_AUTO(FoObject) module = fo_get_attr(callee, fo_name(__module__));
    FO_AUTO(FoObject) name = module ? fo_get_attr(callee, fo_name(__qualname__)) : NULL;
    if (!name) return NULL;
    if (fo_str_check(module) && fo_str_equals_text((FoStr *)module, "builtins")) return fo_str_printf("%S()", name);
    return fo_str_printf("%S.%S()", module, name);
}
static FoStr *callee_text(FoObject *callee) {
    if (callee->type == &fo_function_type) {
        FoFunction *f = (FoFunction *)callee;
        return f->module && fo_str_check(f->module) && !fo_str_equals_text((FoStr *)f->module, "builtins")
                   ? fo_str_printf("%S.%S()", (FoStr *)f->module, f->qualname)
                   : fo_str_printf("%S()", f->qualname);
    }
    if (callee->type == &fo_native_type) return fo_str_printf("%s()", ((FoNative *)callee)->def->name);
    if (fo_has_flag(callee, FO_TYPE_TYPE)) return class_text(callee);
    return fo_str_printf("%S", callee);
}
// What *o means in a list or in arguments: false when it is nothing to iterate over. callee: register + 1 of what is called, for the message.
static bool can_spread(const FoValue *r, FoObject *o, int32_t callee) {
    if (o->type->iter || o->type->get_item) return true;
    if (!callee) return fo_fail(FO_TYPE_ERROR, "Value after * must be an iterable, not %T", o);
    FO_AUTO(FoStr) text = callee_text(r[callee - 1].o);
    return text ? fo_fail(FO_TYPE_ERROR, "%S argument after * must be an iterable, not %T", text, o) : false;
}
static bool spread_items(FoValue *r, FoInstruction in) {
    FoObject *o = r[in.b].o;
    FoObject *items = fo_tuple_check_exact(o) ? fo_ref(o) : can_spread(r, o, in.c) ? (FoObject *)fo_sequence_as_list(o) : NULL;
    if (!items) return false;
    value_put(&r[in.a], fo_value_from_object_give(items));
    return true;
}
static bool merge_keywords(FoDict *d, FoObject *mapping, FoObject *callee) {
    FO_AUTO(FoDict) more = NULL;
    if (fo_dict_check_exact(mapping)) {
        more = (FoDict *)fo_ref(mapping);
    } else {
        FoObject *keys = NULL;
        if (!fo_find_attr(mapping, fo_name(keys), &keys)) return false;
        if (!keys) {
            FO_AUTO(FoStr) text = callee_text(callee);
            return text ? fo_fail(FO_TYPE_ERROR, "%S argument after ** must be a mapping, not %T", text, mapping) : false;
        }
        fo_unref(keys);
        more = fo_dict_new();
        if (!more || !fo_dict_update(more, mapping, true)) return false;
    }
    int64_t at = 0;
    FoBorrowed key, value;
    while (fo_dict_next(more, &at, &key, &value)) {
        FoObject *k = fo_lend(key);
        if (!fo_str_check(k)) return fo_fail(FO_TYPE_ERROR, "keywords must be strings");
        if (fo_dict_peek_str(d, (FoStr *)k)) {
            FO_AUTO(FoStr) text = callee_text(callee);
            return text ? fo_fail(FO_TYPE_ERROR, "%S got multiple values for keyword argument '%S'", text, k) : false;
        }
        if (!fo_dict_set(d, k, fo_lend(value))) return false;
    }
    return true;
}
static bool spread_dict(FoValue *r, FoInstruction in) {
    FoObject *o = r[in.b].o;
    FO_AUTO(FoDict) keywords = NULL;
    if (fo_dict_check_exact(o) && ((FoDict *)o)->table->kind == FO_DICT_STR) keywords = (FoDict *)fo_ref(o);
    else if (!(keywords = fo_dict_new()) || !merge_keywords(keywords, o, r[in.c].o)) return false;
    value_put(&r[in.a], fo_value_from_object_give((FoObject *)fo_take(keywords)));
    return true;
}
static bool slice_display(FoValue *r, FoInstruction in) {
    FoValue *bounds = &r[in.b];
    for (int i = 0; i < 3; i++)
        if (!value_box(&bounds[i])) return false;
    FoObject *slice = fo_slice_new(bounds[0].o, bounds[1].o, bounds[2].o);
    if (!slice) return false;
    for (int i = 0; i < 3; i++) value_release(&bounds[i]);
    value_put(&r[in.a], fo_value_from_object_give(slice));
    return true;
}
static bool list_to_tuple(FoValue *r, FoInstruction in) {
    FoTuple *t = fo_list_as_tuple((FoList *)r[in.b].o);
    if (!t) return false;
    value_release(&r[in.b]);
    value_put(&r[in.a], fo_value_from_object_give((FoObject *)t));
    return true;
}
// A new str or int key whose absence is seen without running code. False without an exception: not that simple.
static bool quick_dict_add(FoDict *d, FoValue *pair) {
    int64_t at, hash;
    if (!fo_dict_probe_value(d, &pair[0], &at) || at >= 0) return false;
    FoObject *key = value_box(&pair[0]), *value = key ? value_box(&pair[1]) : NULL;
    if (!value || fo_is_pending(value)) return false;
    if (key->type == &fo_str_type) hash = ((FoStr *)key)->hash;
    else if (!fo_int_fits_i64(key, &hash) || hash == -1 || hash >= INT64_C(1) << 60 || hash <= -(INT64_C(1) << 60)) return false;
    return fo_dict_append(d, key, hash, value);
}
static bool dict_add(FoValue *r, FoInstruction in) {
    FoValue *pair = &r[in.b];
    if (quick_dict_add((FoDict *)r[in.a].o, pair)) {
        value_release(&pair[0]);
        value_release(&pair[1]);
        return true;
    }
    if (fo_error_is_pending()) return false;
    if (!value_box(&pair[0]) || !value_box(&pair[1]) || !fo_settle(pair[1].o) || !fo_dict_set((FoDict *)r[in.a].o, pair[0].o, pair[1].o))
        return false;
    value_release(&pair[0]);
    value_release(&pair[1]);
    return true;
}
bool slow_build(FoValue *r, FoInstruction in, FoOpcode op) {
    switch (op) {
    case FO_CODE_OP_SLICE: return slice_display(r, in);
    case FO_CODE_OP_LISTTOTUPLE: return list_to_tuple(r, in);
    case FO_CODE_OP_DICTADD: return dict_add(r, in);
    case FO_CODE_OP_DICT: return dict_display(r, in);
    case FO_CODE_OP_SET: return set_display(r, in);
    case FO_CODE_OP_EXTEND: {
        FoObject *o = r[in.b].o;
        if (!can_spread(r, o, 0)) return false;
        return fo_list_extend((FoList *)r[in.a].o, o);
    }
    case FO_CODE_OP_SPREADITEMS: return spread_items(r, in);
    case FO_CODE_OP_SPREADDICT: return spread_dict(r, in);
    case FO_CODE_OP_SETADD: return fo_set_add(r[in.a].o, r[in.b].o);
    case FO_CODE_OP_SETUPDATE: return fo_set_update(r[in.a].o, r[in.b].o);
    case FO_CODE_OP_DICTUPDATE: {
        FoObject *o = r[in.b].o, *keys = NULL;
        if (!fo_dict_check(o)) {
            if (!fo_find_attr(o, fo_name(keys), &keys)) return false;
            if (!keys) return fo_fail(FO_TYPE_ERROR, "'%T' object is not a mapping", o);
            fo_unref(keys);
        }
        return fo_dict_update((FoDict *)r[in.a].o, o, true);
    }
    default: return merge_keywords((FoDict *)r[in.a].o, r[in.b].o, r[in.c].o);
    }
}

// ---- strings
bool slow_format(FoValue *r, FoInstruction in) {
    FoObject *value = value_box(&r[in.b]);
    if (!value || !fo_settle(value)) return false;
    bool has_spec = in.c & 256;
    FoObject *text = fo_formatted(value, in.c & 255, has_spec ? (FoStr *)r[in.b + 1].o : NULL);
    if (!text) return false;
    value_release(&r[in.b]);
    if (has_spec) value_release(&r[in.b + 1]);
    value_put(&r[in.a], fo_value_from_object_give(text));
    return true;
}
bool slow_join(FoValue *r, FoInstruction in) {
    FoStrBuilder b;
    fo_builder_init(&b);
    bool ok = true;
    for (int32_t i = 0; ok && i < in.c; i++) {
        FoValue *v = &r[in.b + i];
        if (v->tag == FO_TAG_INT)
            ok = fo_builder_put_i64(&b, v->i);
        else if (v->tag == FO_TAG_OBJECT && v->o->type == &fo_str_type)
            ok = fo_builder_put_str(&b, (FoStr *)v->o);
        else
            ok = value_box(v) && fo_settle(v->o) && fo_builder_put_formatted(&b, v->o, 0, NULL);
    }
    FoStr *text = ok ? fo_builder_finish(&b) : NULL;
    if (!text) {
        fo_builder_deinit(&b);
        return false;
    }
    for (int32_t i = 0; i < in.c; i++) value_release(&r[in.b + i]);
    value_put(&r[in.a], fo_value_from_object_give((FoObject *)text));
    return true;
}
