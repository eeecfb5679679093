// SPDX-License-Identifier: MIT
// The type str: constructor and slots.
#include "types/str_private.h"

// ---- constructor

// A subclass instance with the text of an exact string.
static FoObject *new_of_subclass(FoType *type, FoStr *text) {
    FoStr *s = (FoStr *)fo_object_new_nbytes(type, fo_str_nbytes(text));
    if (!s) return NULL;
    memcpy((char *)s + sizeof(FoObject), (char *)text + sizeof(FoObject), (size_t)fo_str_nbytes(text) - sizeof(FoObject));
    s->state.interned = 0;
    if (!s->state.ascii) ((FoWideStr *)s)->utf8 = NULL;
    if (type->flags & FO_TYPE_GC) fo_gc_track((FoObject *)s);
    return (FoObject *)s;
}

static bool text_argument(FoObject *o, const char *name, const char **text) {
    *text = NULL;
    if (!o) return true;
    if (!fo_str_check(o)) return fo_fail(FO_TYPE_ERROR, "str() argument '%s' must be str, not %A", name, o);
    *text = fo_str_utf8((FoStr *)o, NULL);
    return *text != NULL;
}

static FoObject *decode_argument(FoObject *o, FoObject *encoding, FoObject *errors) {
    const char *encoding_text, *errors_text;
    if (!text_argument(encoding, "encoding", &encoding_text) || !text_argument(errors, "errors", &errors_text)) return NULL;
    if (fo_str_check(o)) return fo_raise(FO_TYPE_ERROR, "decoding str is not supported");
    if (!o->type->buffer_get) return fo_raise(FO_TYPE_ERROR, "decoding to str: need a bytes-like object, %T found", o);
    FoBufferView view;
    if (!fo_buffer_view_get(o, &view, false)) return NULL;
    FoObject *r = fo_bytes_decode(view.data, view.nbytes, encoding_text ? encoding_text : "utf-8", errors_text ? errors_text : "strict");
    fo_buffer_view_release(&view);
    return r;
}

static FoObject *new_str(FoType *type, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    static const char *const names[] = {"object", "encoding", "errors"};
    static const FoParams params = {"str", names, 3, 0, 0, 3};
    FoObject *bound[3] = {0};
    if (fo_likely(n == 1 && !kwnames)) bound[0] = args[0];
    else if (!fo_args_bind(&params, args, n, kwnames, bound)) return NULL;
    FoObject *text;
    if (!bound[0]) text = (FoObject *)fo_str_empty();
    else if (bound[1] || bound[2]) text = decode_argument(bound[0], bound[1], bound[2]);
    else text = fo_str(bound[0]);
    if (!text || type == &fo_str_type) return text;
    FoObject *r = new_of_subclass(type, (FoStr *)text);
    fo_unref(text);
    return r;
}

// ---- slots

// The kept UTF-8 form included.
static int64_t size_of(FoObject *self) {
    const FoStr *s = (FoStr *)self;
    bool has_utf8 = !s->state.ascii && ((const FoWideStr *)s)->utf8;
    return fo_str_nbytes(s) + (has_utf8 ? ((const FoWideStr *)s)->utf8_n + 1 : 0);
}

static FoObject *repr(FoObject *self) { return (FoObject *)fo_str_repr((FoStr *)self); }
static FoObject *str(FoObject *self) { return (FoObject *)fo_str_exact((FoStr *)self); }

static bool hash(FoObject *self, int64_t *out) {
    *out = fo_str_hash((FoStr *)self);
    return true;
}

static FoObject *compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_str_check(a) || !fo_str_check(b)) return fo_new_not_implemented();
    if (op == FO_EQ || op == FO_NE) return fo_bool_new(fo_str_equal((FoStr *)a, (FoStr *)b) == (op == FO_EQ));
    int c = fo_str_compare((FoStr *)a, (FoStr *)b);
    return fo_bool_new(op == FO_LT ? c < 0 : op == FO_LE ? c <= 0 : op == FO_GT ? c > 0 : c >= 0);
}

static bool truth(FoObject *self, bool *out) {
    *out = ((FoStr *)self)->n != 0;
    return true;
}

static bool len(FoObject *self, int64_t *out) {
    *out = ((FoStr *)self)->n;
    return true;
}

static FoObject *get_item(FoObject *self, FoObject *key) {
    FoStr *s = (FoStr *)self;
    int64_t i, stop, step, n;
    if (fo_int_check_exact(key)) {
        if (!fo_int_fits_i64(key, &i) && !fo_index_key(key, "string", &i)) return NULL;
    } else if (fo_slice_check(key)) {
        if (!fo_slice_resolve(key, s->n, &i, &stop, &step, &n)) return NULL;
        return (FoObject *)fo_str_slice(s, i, stop, step, n);
    } else if (!key->type->as_index) {
        return fo_raise(FO_TYPE_ERROR, "string indices must be integers, not '%T'", key);
    } else if (!fo_index_key(key, "string", &i)) return NULL;
    if (i < 0) i += s->n;
    if (i < 0 || i >= s->n) return fo_raise(FO_INDEX_ERROR, "string index out of range");
    return (FoObject *)fo_str_from_char(fo_str_at(s, i));
}

static bool contains(FoObject *self, FoObject *item, bool *found) {
    if (!fo_str_check(item)) return fo_fail(FO_TYPE_ERROR, "'in <string>' requires string as left operand, not %T", item);
    *found = fo_text_find(fo_text_of((FoStr *)self), fo_text_of((FoStr *)item)) >= 0;
    return true;
}

static FoObject *iter(FoObject *self) { return fo_sequence_iterator_new(&fo_str_iterator_type, self); }

static FoObject *add(FoObject *a, FoObject *b) {
    if (!fo_str_check(a)) return fo_new_not_implemented();
    if (!fo_str_check(b)) return fo_raise(FO_TYPE_ERROR, "can only concatenate str (not \"%T\") to str", b);
    return (FoObject *)fo_str_concat((FoStr *)a, (FoStr *)b);
}

static FoObject *multiply(FoObject *a, FoObject *b) {
    FoObject *s = fo_str_check(a) ? a : b, *count = s == a ? b : a;
    int64_t times;
    if (!count->type->as_index) return fo_raise(FO_TYPE_ERROR, "can't multiply sequence by non-int of type '%T'", count);
    if (!fo_index_as_i64(count, &times)) return NULL;
    return (FoObject *)fo_str_repeat((FoStr *)s, times);
}

static FoObject *modulo(FoObject *a, FoObject *b) {
    if (!fo_str_check(a)) return fo_new_not_implemented();
    return fo_str_mod((FoStr *)a, b);
}

FoType fo_str_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "str",
    .basic_nbytes = sizeof(FoStr),
    .item_nbytes = 1,
    .flags = FO_TYPE_BASE | FO_TYPE_STR,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Create a new string object from the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\n"
           "that will be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() (if defined)\n"
           "or repr(object).\nencoding defaults to sys.getdefaultencoding().\nerrors defaults to 'strict'.",
    .free = fo_str_free,
    .new_ = new_str,
    .size_of = size_of,
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .truth = truth,
    .iter = iter,
    .binary = {[FO_OP_ADD] = add, [FO_OP_MUL] = multiply, [FO_OP_MOD] = modulo},
    .len = len,
    .get_item = get_item,
    .contains = contains,
    .is_sequence = true,
    .methods = fo_str_methods,
};

bool fo_str_init(void) { return fo_type_ready(&fo_str_type); }
