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
// An operand of an instruction: a temporary is emptied, a local stays.
FO_INLINE void value_consume(FoValue *r, int32_t reg, int32_t n_live) {
    if (reg >= n_live) value_release(&r[reg]);
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

#endif
