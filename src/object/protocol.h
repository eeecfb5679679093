// SPDX-License-Identifier: MIT
// What can be done with any object. Each function says how Python does it: type slots first, reflected operations, fallbacks.
#ifndef FO_OBJECT_PROTOCOL_H
#define FO_OBJECT_PROTOCOL_H

// ---- calls
FoObject *fo_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames);
FoObject *fo_call0(FoObject *callee);
FoObject *fo_call1(FoObject *callee, FoObject *a);
FoObject *fo_call2(FoObject *callee, FoObject *a, FoObject *b);
FoObject *fo_call3(FoObject *callee, FoObject *a, FoObject *b, FoObject *c);
FoObject *fo_call_tuple_dict(FoObject *callee, FoTuple *args, FoDict *kwargs_or_null);
FoObject *fo_call_with_self(FoObject *callee, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames); // callee(self, *args)
FoObject *fo_call_method(FoObject *self, FoStr *name, FoObject *const *args, int64_t n); // self.name(*args) without a bound method where possible

// ---- attributes (name is interned or not; both work)
FoObject *fo_get_attr(FoObject *o, FoStr *name);
FoObject *fo_get_attr_text(FoObject *o, const char *name);
bool fo_find_attr(FoObject *o, FoStr *name, FoObject **value); // *value NULL when it does not exist (AttributeError swallowed); false: another error
bool fo_set_attr(FoObject *o, FoStr *name, FoObject *value);   // NULL deletes
bool fo_set_attr_text(FoObject *o, const char *name, FoObject *value);
// Looks up a special method on the type: *method is a new reference to the unbound function/descriptor result or NULL.
bool fo_find_special(FoObject *o, FoStr *name, FoObject **bound_method);

// ---- text
FoObject *fo_repr(FoObject *o);  // always a str
FoObject *fo_str(FoObject *o);
FoObject *fo_ascii(FoObject *o);
FoObject *fo_format(FoObject *o, FoObject *spec_or_null); // format(o, spec)
const char *fo_type_name(const FoObject *o);

// ---- truth, identity, comparison, hash
bool fo_is_true(FoObject *o, bool *truth);
FoObject *fo_compare(FoObject *a, FoObject *b, FoCompareOp op);
FoObject *fo_compare_declined(FoObject *a, FoObject *b, FoCompareOp op); // the rest of it, after a has answered NotImplemented
bool fo_compare_bool(FoObject *a, FoObject *b, FoCompareOp op, bool *result); // identity implies equality for EQ and NE
FO_INLINE bool fo_equal(FoObject *a, FoObject *b, bool *equal) { return fo_compare_bool(a, b, FO_EQ, equal); }
bool fo_hash(FoObject *o, int64_t *hash);

// ---- numbers
FoObject *fo_binary(FoBinaryOp op, FoObject *a, FoObject *b);
void fo_binary_unsupported(FoBinaryOp op, bool inplace, FoObject *a, FoObject *b); // raises the TypeError of operands that both have declined
FoObject *fo_inplace(FoBinaryOp op, FoObject *a, FoObject *b);
FoObject *fo_power(FoObject *a, FoObject *b, FoObject *modulus_or_none);
FoObject *fo_negative(FoObject *o);
FoObject *fo_positive(FoObject *o);
FoObject *fo_absolute(FoObject *o);
FoObject *fo_invert(FoObject *o);
FoObject *fo_index(FoObject *o);                       // an exact or derived int through __index__
bool fo_index_as_i64(FoObject *o, int64_t *out);       // OverflowError "cannot fit 'T' into an index-sized integer" as IndexError's sibling
bool fo_index_as_i64_clamped(FoObject *o, int64_t *out); // out-of-range values become INT64_MIN/MAX (slices)
bool fo_as_double(FoObject *o, double *out);           // float(o) without strings: __float__, __index__

// ---- containers
bool fo_len(FoObject *o, int64_t *n);
FoObject *fo_get_item(FoObject *o, FoObject *key);
bool fo_set_item(FoObject *o, FoObject *key, FoObject *value); // NULL deletes
bool fo_contains(FoObject *o, FoObject *item, bool *found);
FoObject *fo_iter(FoObject *o);
FO_INLINE bool fo_next(FoObject *iterator, FoObject **item) { return iterator->type->next(iterator, item); }
FoObject *fo_next_or_raise(FoObject *iterator); // raises StopIteration at the end
FoTuple *fo_sequence_as_tuple(FoObject *iterable);
FoList *fo_sequence_as_list(FoObject *iterable);
bool fo_is_instance(FoObject *o, FoObject *class_or_tuple, bool *result);
bool fo_is_subclass(FoObject *type, FoObject *class_or_tuple, bool *result);
bool fo_is_instance_plain(FoObject *o, FoObject *class_, bool *result); // type.__instancecheck__: asks no hooks
bool fo_is_subclass_plain(FoObject *type, FoObject *class_, bool *result);
FoBinaryFn fo_class_binary_slot(FoBinaryOp op); // what classes with a special method of their own have in that slot (types/class_slots.c)

// ---- buffers
bool fo_buffer_view_get(FoObject *o, FoBufferView *view, bool writable); // TypeError / BufferError
void fo_buffer_view_release(FoBufferView *view);

#endif
