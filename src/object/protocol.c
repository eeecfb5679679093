// SPDX-License-Identifier: MIT
// Text, truth, comparison and hash of any object.
#include "types/core.h"

const char *fo_type_name(const FoObject *o) { return o->type->name; }

// ---- text

static FoObject *checked_text(FoObject *text_give, const char *method) {
    if (!text_give || fo_likely(fo_str_check(text_give))) return text_give;
    fo_raise(FO_TYPE_ERROR, "%s returned non-string (type %T)", method, text_give);
    fo_unref(text_give);
    return NULL;
}

FoObject *fo_repr(FoObject *o) {
    if (!fo_enter_recursion(" while getting the repr of an object")) return NULL;
    FoObject *text = o->type->repr(o);
    fo_leave_recursion();
    return checked_text(text, "__repr__");
}

FoObject *fo_str(FoObject *o) {
    if (fo_str_check_exact(o)) return fo_ref(o);
    if (fo_int_check_exact(o)) return fo_int_to_text(o, 10);
    if (!fo_enter_recursion(" while getting the str of an object")) return NULL;
    FoObject *text = o->type->str(o);
    fo_leave_recursion();
    return checked_text(text, "__str__");
}

static bool put_ascii_char(FoStrBuilder *b, uint32_t c) {
    char text[16];
    if (c < 0x80) return fo_builder_put_char(b, c);
    static const char hex[] = "0123456789abcdef";
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    text[0] = '\\';
    text[1] = digits == 2 ? 'x' : digits == 4 ? 'u' : 'U';
    for (int i = 0; i < digits; i++) text[2 + i] = hex[c >> 4 * (digits - 1 - i) & 15];
    return fo_builder_put_ascii(b, text, (size_t)digits + 2);
}

FoObject *fo_ascii(FoObject *o) {
    FO_AUTO(FoStr) repr = (FoStr *)fo_repr(o);
    if (!repr || repr->state.ascii) return (FoObject *)fo_take(repr);
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int64_t i = 0; i < repr->n; i++)
        if (!put_ascii_char(&b, fo_str_at(repr, i))) break;
    return (FoObject *)fo_builder_finish(&b);
}

FoObject *fo_format(FoObject *o, FoObject *spec) {
    if (spec && !fo_str_check(spec)) return fo_raise(FO_SYSTEM_ERROR, "Format specifier must be a string, not %T", spec);
    if ((!spec || ((FoStr *)spec)->n == 0) && (fo_str_check_exact(o) || fo_int_check_exact(o) || fo_float_check_exact(o))) return fo_str(o);
    if (!spec) spec = (FoObject *)fo_rt->empty_str;
    FO_AUTO(FoObject) method = fo_ref(fo_lend(fo_type_peek(o->type, fo_name(__format__))));
    FoObject *text;
    if (method->type->flags & FO_TYPE_METHOD_DESCRIPTOR) {
        text = fo_call2(method, o, spec);
    } else {
        FO_AUTO(FoObject) bound = NULL;
        text = fo_find_special(o, fo_name(__format__), &bound) ? fo_call1(bound, spec) : NULL;
    }
    if (!text || fo_str_check(text)) return text;
    fo_raise(FO_TYPE_ERROR, "__format__ must return a str, not %T", text);
    fo_unref(text);
    return NULL;
}

// ---- truth

bool fo_is_true(FoObject *o, bool *truth) {
    if (o == fo_true || o == fo_false || o == fo_none) {
        *truth = o == fo_true;
        return true;
    }
    FoType *type = o->type;
    if (type->truth) return type->truth(o, truth);
    *truth = true;
    if (!type->len) return true;
    int64_t n;
    if (!type->len(o, &n)) return false;
    *truth = n > 0;
    return true;
}

// ---- comparison

static const char *const compare_sign[] = {"<", "<=", "==", "!=", ">", ">="};
static const uint8_t compare_swapped[] = {FO_GT, FO_GE, FO_EQ, FO_NE, FO_LT, FO_LE};

// Tries one side; NULL with *done false means: not implemented, go on.
static FoObject *try_compare(FoObject *a, FoObject *b, FoCompareOp op, bool *done) {
    FoObject *result = a->type->compare(a, b, op);
    *done = result != fo_not_implemented;
    if (*done) return result;
    fo_unref(result);
    return NULL;
}

static FoObject *compare_right(FoObject *a, FoObject *b, FoCompareOp op, bool right_tried) {
    if (b->type->compare && !right_tried) {
        bool done;
        FoObject *result = try_compare(b, a, compare_swapped[op], &done);
        if (done) return result;
    }
    if (op == FO_EQ || op == FO_NE) return fo_bool_new((a == b) == (op == FO_EQ));
    return fo_raise(FO_TYPE_ERROR, "'%s' not supported between instances of '%T' and '%T'", compare_sign[op], a, b);
}

static FoObject *compare_guarded(FoObject *a, FoObject *b, FoCompareOp op) {
    FoType *left = a->type, *right = b->type;
    bool done, right_tried = false;
    FoObject *result;
    if (left != right && right->compare && fo_type_is_subtype(right, left)) {
        right_tried = true;
        result = try_compare(b, a, compare_swapped[op], &done);
        if (done) return result;
    }
    if (left->compare) {
        result = try_compare(a, b, op, &done);
        if (done) return result;
    }
    return compare_right(a, b, op, right_tried);
}

FoObject *fo_compare(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_enter_recursion(" in comparison")) return NULL;
    FoObject *result = compare_guarded(a, b, op);
    fo_leave_recursion();
    return result;
}

FoObject *fo_compare_declined(FoObject *a, FoObject *b, FoCompareOp op) {
    if (!fo_enter_recursion(" in comparison")) return NULL;
    FoObject *result = compare_right(a, b, op, false);
    fo_leave_recursion();
    return result;
}

bool fo_compare_bool(FoObject *a, FoObject *b, FoCompareOp op, bool *result) {
    if (a == b && (op == FO_EQ || op == FO_NE)) {
        *result = op == FO_EQ;
        return true;
    }
    FO_AUTO(FoObject) answer = fo_compare(a, b, op);
    return answer && fo_is_true(answer, result);
}

// ---- hash

bool fo_hash(FoObject *o, int64_t *hash) { return o->type->hash(o, hash); }

bool fo_hash_not_implemented(FoObject *self, int64_t *hash) { return fo_fail(FO_TYPE_ERROR, "unhashable type: '%T'", self); }

bool fo_hash_by_address(FoObject *self, int64_t *hash) {
    uintptr_t address = (uintptr_t)self;
    *hash = (int64_t)(address >> 4 | address << 60);
    if (*hash == -1) *hash = -2;
    return true;
}
