// SPDX-License-Identifier: MIT
// Registers: boxing, releasing and storing of values.
#ifndef FO_LANG_VALUE_INLINE_H
#define FO_LANG_VALUE_INLINE_H

FoObject *value_object(FoValue v);                    // a new reference; numbers are boxed
FoObject *value_box_number(FoValue *v);               // of a register that holds no object
// Makes a register hold an object (in place), borrowed; NULL: MemoryError.
FO_INLINE FoObject *value_box(FoValue *v) { return fo_likely(v->tag == FO_TAG_OBJECT) ? v->o : value_box_number(v); }

FO_INLINE void value_release(FoValue *v) {
    bool release = v->tag == FO_TAG_OBJECT;
    v->tag = FO_TAG_UNBOUND;
    if (release) fo_unref(v->o);
}
FO_INLINE void value_put(FoValue *to, FoValue v) { // consumes v
    FoObject *old = to->o;
    bool release = to->tag == FO_TAG_OBJECT;
    to->i = v.i;
    to->tag = v.tag;
    if (fo_unlikely(release)) fo_unref(old);
}

// An exact small int or float inside an object: unboxed; otherwise the object itself, a new reference.
FO_INLINE FoValue value_from_loaded(FoObject *o) {
    int64_t i;
    if (o->type == &fo_float_type) return fo_value_from_f64(((FoFloat *)o)->value);
    if (o->type == &fo_int_type && fo_int_fits_i64(o, &i)) return fo_value_from_i64(i);
    return fo_value_from_object_give(fo_ref(o));
}

#define EXACT_IN_DOUBLE ((int64_t)1 << 53) // every int up to here is a double

// An int that fits a word or a float inside an object: what constants, arguments from C and elements of containers mostly are.
FO_INLINE bool quick_int(const FoValue *v, int64_t *i) {
    if (v->tag == FO_TAG_INT) {
        *i = v->i;
        return true;
    }
    if (v->tag != FO_TAG_OBJECT || v->o->type != &fo_int_type) return false;
    return fo_int_fits_i64(v->o, i);
}
FO_INLINE bool quick_float(const FoValue *v, double *f) {
    if (v->tag == FO_TAG_FLOAT) {
        *f = v->f;
        return true;
    }
    if (v->tag != FO_TAG_OBJECT || v->o->type != &fo_float_type) return false;
    *f = ((const FoFloat *)v->o)->value;
    return true;
}

// Writes an unboxed number into a box that is about to be replaced, when nobody else holds the box and it has just the size needed: as long as
// nobody has looked at addresses the difference cannot be seen.
FO_INLINE bool overwrite_box(FoObject *old, const FoValue *v) {
    if (old->refcount != 1) return false;
    if (v->tag == FO_TAG_FLOAT) {
        if (old->type != &fo_float_type) return false;
        ((FoFloat *)old)->value = v->f;
        return true;
    }
    if (v->tag != FO_TAG_INT || old->type != &fo_int_type || (v->i >= FO_SMALL_INT_MIN && v->i <= FO_SMALL_INT_MAX)) return false;
    FoInt *x = (FoInt *)old;
    uint64_t magnitude = v->i < 0 ? -(uint64_t)v->i : (uint64_t)v->i;
    int64_t n = magnitude >> FO_DIGIT_BITS ? magnitude >> (2 * FO_DIGIT_BITS) ? 3 : 2 : 1;
    if (n == 3 || (x->size != n && x->size != -n)) return false;
    x->digit[0] = (uint32_t)(magnitude & FO_DIGIT_MASK);
    if (n == 2) x->digit[1] = (uint32_t)(magnitude >> FO_DIGIT_BITS);
    x->size = v->i < 0 ? -n : n;
    return true;
}

#endif
