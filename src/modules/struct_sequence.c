// SPDX-License-Identifier: MIT
#include "modules/struct_sequence.h"

static int64_t n_items_of(const FoType *type) { return (intptr_t)type->array_info; }

static int64_t n_fields_of(const FoType *type) {
    int64_t n = 0;
    while (type->getsets[n].name) n++;
    return n;
}

FoObject *fo_struct_field_get(FoObject *self, void *closure) {
    FoObject *value = ((FoTuple *)self)->items[(intptr_t)closure];
    return fo_ref(value ? value : fo_none);
}

static int64_t nbytes_of(const FoType *type) { return (int64_t)sizeof(FoTuple) + n_fields_of(type) * (int64_t)sizeof(FoObject *); }

int64_t fo_struct_size_of(FoObject *self) { return nbytes_of(self->type); }

void fo_struct_free(FoObject *self) {
    FoTuple *t = (FoTuple *)self;
    int64_t n = n_fields_of(self->type);
    fo_gc_untrack(self);
    for (int64_t i = 0; i < n; i++) fo_clear_slot(&t->items[i]);
    fo_object_free_block_nbytes(self, nbytes_of(self->type));
}

bool fo_struct_visit(FoObject *self, FoVisitor visit, void *context) {
    int64_t n = n_fields_of(self->type);
    for (int64_t i = 0; i < n; i++) FO_VISIT(((FoTuple *)self)->items[i]);
    return true;
}

FoObject *fo_struct_from_fields_give(FoType *type, FoObject **fields) {
    int64_t n = n_fields_of(type);
    bool complete = true;
    for (int64_t i = 0; i < n; i++) complete = complete && fields[i];
    FoTuple *t = complete ? (FoTuple *)fo_object_new_nbytes(type, nbytes_of(type)) : NULL;
    for (int64_t i = 0; i < n; i++) {
        if (t) t->items[i] = fields[i];
        else fo_xunref(fields[i]);
    }
    if (!t) return NULL;
    t->n = n_items_of(type);
    fo_gc_track((FoObject *)t);
    return (FoObject *)t;
}

// type(sequence): at least the items, at most all fields; missing ones are None.
FoObject *fo_struct_new_slot(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"sequence", "dict"};
    const FoParams params = {type->name, names, 2, 1, 0, 2};
    FoObject *out[2], *fields[64];
    if (!fo_args_bind(&params, args, n, kwnames, out)) return NULL;
    FO_AUTO(FoTuple) given = fo_sequence_as_tuple(out[0]);
    if (!given) {
        if (fo_error_matches_kind(FO_TYPE_ERROR)) fo_raise(FO_TYPE_ERROR, "constructor requires a sequence");
        return NULL;
    }
    int64_t least = n_items_of(type), most = n_fields_of(type);
    if (given->n < least || given->n > most)
        return fo_raise(FO_TYPE_ERROR, "%s() takes %s %lld-sequence (%lld-sequence given)", type->name,
                        least == most      ? "a"
                        : given->n < least ? "an at least"
                                           : "an at most",
                        (long long)(given->n < least ? least : most), (long long)given->n);
    for (int64_t i = 0; i < most; i++) fields[i] = fo_ref(i < given->n ? given->items[i] : fo_none);
    return fo_struct_from_fields_give(type, fields);
}

FoObject *fo_struct_repr(FoObject *self) {
    FoTuple *t = (FoTuple *)self;
    FoStrBuilder b;
    fo_builder_init(&b);
    fo_builder_put_text(&b, self->type->name);
    for (int64_t i = 0; i < t->n; i++) {
        fo_builder_put_text(&b, i ? ", " : "(");
        fo_builder_put_text(&b, self->type->getsets[i].name);
        fo_builder_put_char(&b, '=');
        if (!fo_builder_put_repr(&b, t->items[i])) break;
    }
    fo_builder_put_char(&b, ')');
    return (FoObject *)fo_builder_finish(&b);
}

static bool set_number(FoType *type, const char *name, int64_t value) {
    FO_AUTO(FoStr) key = fo_str_intern(name);
    FO_AUTO(FoObject) number = fo_int_from_i64(value);
    return key && number && fo_type_set_attr(type, key, number);
}

bool fo_struct_type_ready(FoType *type) {
    if (type->flags & FO_TYPE_READY) return true;
    return fo_type_ready(type) && set_number(type, "n_sequence_fields", n_items_of(type)) && set_number(type, "n_fields", n_fields_of(type)) &&
           set_number(type, "n_unnamed_fields", 0);
}
