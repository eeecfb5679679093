// SPDX-License-Identifier: MIT
// Classes of scripts in array operations: whose class a result gets, and who may compute it instead (NEP 13).
#include "array/subclass.h"
#include "array/scalar_private.h"

static FoObject *peek_special(const FoObject *o, const char *text) { // borrowed, of the class; NULL also when the name could not be made
    FO_AUTO(FoStr) name = fo_str_intern(text);
    if (!name) return NULL;
    FoBorrowed found = fo_type_peek(o->type, name);
    return found ? fo_lend(found) : NULL;
}

// Has the class of o a method of its own in place of ndarray's?
static bool redefines(const FoObject *o, const char *text) {
    FO_AUTO(FoStr) name = fo_str_intern(text);
    if (!name) return false;
    FoBorrowed own = fo_type_peek(o->type, name), plain = fo_type_peek(&fo_array_type, name);
    return own && own != plain;
}

double fo_array_priority(FoObject *o) {
    if (fo_array_check_exact(o)) return 0;
    double value = fo_array_check(o) ? 0 : -1e6;
    if (!fo_is_of_script(o)) return value;
    FO_AUTO(FoObject) given = fo_get_attr_text(o, "__array_priority__");
    if (!given || !fo_as_double(given, &value)) fo_error_clear();
    return value;
}

bool fo_class_is_array_like(FoObject *o) {
    if (peek_special(o, "__array__")) return true;
    FO_AUTO(FoObject) interface = fo_get_attr_text(o, "__array_interface__");
    if (!interface) fo_error_clear();
    return interface != NULL;
}

// ---- new arrays of a class

FoArray *fo_array_view_as(FoType *type, FoArray *over, FoObject *from) {
    FoArray *view = fo_array_settle(over)
                        ? fo_array_view_untold(type, over, over->dtype, over->ndim, over->shape, fo_array_strides(over), over->data)
                        : NULL;
    if (!view || fo_array_tell_class(view, from)) return view;
    fo_unref(view);
    return NULL;
}

// The memory of a new plain array under a header of another class.
static FoArray *take_over(FoType *type, FoArray *fresh) {
    FoArray *a = fo_array_alloc(type, fresh->dtype, fresh->ndim);
    if (!a) return NULL;
    memcpy(a->shape, fresh->shape, 16 * (size_t)fresh->ndim);
    a->n_items = fresh->n_items;
    a->flags = fresh->flags;
    a->data = fresh->data;
    a->is_heap = true;
    fresh->data = NULL;
    fresh->is_heap = false;
    return a;
}

FoArray *fo_array_like_give(FoArray *from, FoArray *fresh) {
    if (!fresh || fo_likely(!fo_is_of_script((FoObject *)from)) || fresh->head.type == from->head.type) return fresh;
    FO_AUTO(FoArray) result = fresh;
    if (!fo_array_settle(result)) return NULL;
    if (result->head.refcount != 1 || result->base || !result->is_heap || result->weaklist)
        return fo_array_view_as(from->head.type, result, (FoObject *)from);
    FO_AUTO(FoArray) a = take_over(from->head.type, result);
    return a && fo_array_tell_class(a, (FoObject *)from) ? fo_take(a) : NULL;
}

FoArray *fo_array_joined_give(FoTuple *parts, FoArray *fresh) {
    FoType *type = NULL;
    double most = 0;
    for (int64_t k = 0; k < parts->n; k++) {
        if (fo_likely(!fo_is_of_script(parts->items[k]))) continue;
        double priority = fo_array_priority(parts->items[k]);
        if (priority > most) most = priority, type = parts->items[k]->type;
    }
    if (!type || !fresh) return fresh;
    FO_AUTO(FoArray) plain = fresh;
    FO_AUTO(FoArray) a = take_over(type, plain);
    return a && fo_array_tell_class(a, fo_none) ? fo_take(a) : NULL;
}

FoObject *fo_object_like_give(FoObject *from, FoObject *result) {
    if (!result || !fo_array_check_exact(result) || !fo_array_check(from)) return result;
    return (FoObject *)fo_array_like_give((FoArray *)from, (FoArray *)result);
}

static FoObject *wrap_give(FoObject *from, FoObject *result, FoObject *context, bool prepared);
bool fo_class_has_wrap(FoObject *o) { return fo_is_of_script(o) && peek_special(o, "__array_wrap__"); }

FoObject *fo_class_wrap_give(FoObject *from, FoObject *result, FoObject *context) { return wrap_give(from, result, context, context != NULL); }

static FoObject *wrap_give(FoObject *from, FoObject *result, FoObject *context, bool prepared) {
    if (!result) return NULL;
    FO_AUTO(FoObject) given = result;
    FO_AUTO(FoArray) a = fo_array_argument(given);
    if (!a || !fo_array_settle(a)) return NULL;
    bool own = redefines(from, "__array_wrap__");
    bool is_view = fo_array_check(from) && a->head.type != from->type;
    if (is_view && (!own || prepared)) { // an operation's own result is of the class before __array_wrap__ sees it
        fo_assign_give((FoObject **)&a, (FoObject *)fo_array_view_as(from->type, a, from));
        if (!a) return NULL;
    }
    if (!own) return (FoObject *)fo_take(a);
    FO_AUTO(FoStr) name = fo_str_intern("__array_wrap__");
    return name ? fo_call_method(from, name, (FoObject *[]){(FoObject *)a, context ? context : fo_none}, 2) : NULL;
}

// ---- who computes

bool fo_words_put(FoWords *words, const char *name, FoObject *value) {
    if (words->n == FO_WORDS_MAX) return fo_fail(FO_TYPE_ERROR, "too many keyword arguments");
    FoStr *key = fo_str_intern(name);
    if (!key) return false;
    words->names[words->n] = (FoObject *)key;
    words->values[words->n++] = fo_ref(value);
    return true;
}

bool fo_words_put_out(FoWords *words, FoObject *out) {
    if (!out || out == fo_none) return true;
    if (fo_tuple_check(out)) {
        bool any = false;
        for (int64_t k = 0; k < ((FoTuple *)out)->n; k++) any = any || ((FoTuple *)out)->items[k] != fo_none;
        return !any || fo_words_put(words, "out", out);
    }
    FO_AUTO(FoTuple) one = fo_tuple_pack(1, out);
    return one && fo_words_put(words, "out", (FoObject *)one);
}

void fo_words_deinit(FoWords *words) {
    for (int k = 0; k < words->n; k++) fo_unref(words->names[k]), fo_unref(words->values[k]);
    words->n = 0;
}

bool fo_class_has_override(FoObject *o) { return fo_is_of_script(o) && redefines(o, "__array_ufunc__"); }

static const char *short_name(const FoObject *o) { // type(o).__name__
    const char *dot = strrchr(o->type->name, '.');
    return dot ? dot + 1 : o->type->name;
}

enum { ASKED_MAX = 32 };
typedef struct {
    int n;
    FoObject *items[ASKED_MAX]; // borrowed, one for each class
} Asked;

static bool ask(Asked *asked, FoObject *o) {
    if (!fo_class_has_override(o)) return true;
    for (int k = 0; k < asked->n; k++)
        if (asked->items[k]->type == o->type) return true;
    if (peek_special(o, "__array_ufunc__") == fo_none)
        return fo_fail(FO_TYPE_ERROR, "operand '%s' does not support ufuncs (__array_ufunc__=None)", short_name(o));
    if (asked->n < ASKED_MAX) asked->items[asked->n++] = o;
    return true;
}

static FO_COLD void *raise_all_declined(FoObject *ufunc, FoObject *method, FoObject *const *inputs, int64_t n, const FoWords *words) {
    FO_AUTO(FoStr) text = fo_str_printf("operand type(s) all returned NotImplemented from __array_ufunc__(%R, %R", ufunc, method);
    for (int64_t k = 0; text && k < n; k++) fo_assign_give((FoObject **)&text, (FoObject *)fo_str_printf("%S, %R", text, inputs[k]));
    for (int k = 0; text && k < words->n; k++)
        fo_assign_give((FoObject **)&text, (FoObject *)fo_str_printf("%S, %S=%R", text, words->names[k], words->values[k]));
    if (text) fo_assign_give((FoObject **)&text, (FoObject *)fo_str_printf("%S): ", text));
    for (int64_t k = 0; text && k < n; k++)
        fo_assign_give((FoObject **)&text, (FoObject *)fo_str_printf("%S%s'%s'", text, k ? ", " : "", short_name(inputs[k])));
    for (int k = 0; text && k < words->n; k++) {
        if (!fo_str_equals_text((FoStr *)words->names[k], "out")) continue;
        const FoTuple *outs = (FoTuple *)words->values[k];
        for (int64_t j = 0; text && j < outs->n; j++)
            fo_assign_give((FoObject **)&text, (FoObject *)fo_str_printf("%S, '%s'", text, short_name(outs->items[j])));
    }
    return text ? fo_raise(FO_TYPE_ERROR, "%S", text) : NULL;
}

// The next to be asked: the first from the left that no later one derives from.
static int next_asked(const Asked *asked) {
    for (int k = 0; k < asked->n; k++) {
        bool derived = false;
        for (int j = k + 1; j < asked->n && !derived; j++) derived = fo_type_is_subtype(asked->items[j]->type, asked->items[k]->type);
        if (!derived) return k;
    }
    return 0;
}

static FoObject *call_override(FoObject *o, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoObject) method = fo_get_attr_text(o, "__array_ufunc__");
    return method ? fo_call(method, args, n, kwnames) : NULL;
}

FoObject *fo_class_override(FoObject *ufunc, const char *method, FoObject *const *inputs, int64_t n, const FoWords *words, bool *taken) {
    Asked asked = {0};
    bool ok = true;
    *taken = true;
    for (int64_t k = 0; k < n && ok; k++) ok = ask(&asked, inputs[k]);
    for (int k = 0; k < words->n && ok; k++) {
        if (!fo_str_equals_text((FoStr *)words->names[k], "out") || !fo_tuple_check(words->values[k])) continue;
        const FoTuple *outs = (FoTuple *)words->values[k];
        for (int64_t j = 0; j < outs->n && ok; j++) ok = ask(&asked, outs->items[j]);
    }
    if (!ok) return NULL;
    *taken = asked.n > 0;
    if (!*taken) return NULL;
    FO_AUTO(FoStr) name = fo_str_intern(method);
    FO_AUTO(FoTuple) kwnames = name && words->n ? fo_tuple_new(words->n) : NULL;
    if (!name || (words->n && !kwnames)) return NULL;
    FoObject *args[2 + 2 * FO_WORDS_MAX] = {ufunc, (FoObject *)name};
    if (n > FO_WORDS_MAX) return fo_raise(FO_TYPE_ERROR, "too many operands");
    memcpy(args + 2, inputs, (size_t)n * sizeof *inputs);
    for (int k = 0; k < words->n; k++) {
        kwnames->items[k] = fo_ref(words->names[k]);
        args[2 + n + k] = words->values[k];
    }
    while (asked.n) {
        int at = next_asked(&asked);
        FoObject *result = call_override(asked.items[at], args, 2 + n, kwnames);
        if (result != fo_not_implemented) return result;
        fo_unref(result);
        asked.n--;
        memmove(asked.items + at, asked.items + at + 1, (size_t)(asked.n - at) * sizeof *asked.items);
    }
    return raise_all_declined(ufunc, (FoObject *)name, inputs, n, words);
}

// ---- elementwise operations

static FoObject *peek_wrapper(FoObject *const *inputs, int64_t n) {
    FoObject *best = NULL;
    double most = 0;
    for (int64_t k = 0; k < n; k++) {
        if (!fo_is_of_script(inputs[k]) || !peek_special(inputs[k], "__array_wrap__")) continue;
        double priority = fo_array_priority(inputs[k]);
        if (!best || priority > most) best = inputs[k], most = priority;
    }
    return best;
}

FoObject *fo_class_finish_give(FoObject *ufunc, FoObject *result, FoObject *const *inputs, int64_t n, FoObject *out, bool subok) {
    return fo_class_finish_nth_give(ufunc, result, inputs, n, out, subok, 0);
}

FoObject *fo_class_finish_nth_give(FoObject *ufunc, FoObject *result, FoObject *const *inputs, int64_t n, FoObject *out, bool subok, int64_t which) {
    if (!result) return NULL;
    FoObject *wrapper = out ? (fo_is_of_script(out) && redefines(out, "__array_wrap__") ? out : NULL) : subok ? peek_wrapper(inputs, n)
                                                                                                              : NULL;
    if (!wrapper) return result;
    FO_AUTO(FoObject) value = result;
    FO_AUTO(FoTuple) given = fo_tuple_new(n + (out != NULL));
    if (!given) return NULL;
    for (int64_t k = 0; k < n; k++) given->items[k] = fo_ref(inputs[k]);
    if (out) given->items[n] = fo_ref(out);
    FO_AUTO(FoObject) number = fo_int_from_i64(which < 0 ? 0 : which);
    FO_AUTO(FoTuple) context = number ? fo_tuple_pack(3, ufunc, given, number) : NULL;
    return context ? wrap_give(wrapper, fo_take(value), (FoObject *)context, which != FO_UNPREPARED) : NULL;
}

FoObject *fo_class_op(FoOp op, FoObject *const *operands, FoObject *out, bool *declined) {
    FoObject *ufunc = (FoObject *)&fo_ufuncs[op];
    int n = fo_op_n_in(op);
    FoWords words = {0};
    bool taken = true;
    *declined = false;
    FoObject *result = fo_words_put_out(&words, out) ? fo_class_override(ufunc, "__call__", operands, n, &words, &taken) : NULL;
    fo_words_deinit(&words);
    if (taken) return result;
    FoEvalOptions options = FO_EVAL_DEFAULTS;
    options.out = (FoArray *)out;
    result = fo_eval_op_or_decline(op, operands, &options, declined);
    return fo_class_finish_give(ufunc, result, operands, n, out, true);
}

bool fo_class_defers(FoObject *self, FoObject *other, bool in_place) {
    if (!fo_is_of_script(other) || self->type == other->type) return false;
    FoObject *method = peek_special(other, "__array_ufunc__");
    if (method) return !in_place && method == fo_none;
    if (!in_place && fo_type_is_subtype(other->type, self->type)) return false;
    return fo_array_priority(self) < fo_array_priority(other);
}

FoObject *fo_ufunc_eval(FoOp op, FoObject *const *operands, FoArray *out) {
    bool any = out && fo_is_of_script((FoObject *)out), declined;
    for (int k = 0; k < fo_op_n_in(op); k++) any = any || fo_is_of_script(operands[k]);
    if (fo_likely(!any)) return fo_eval_op(op, operands, out);
    FoObject *result = fo_class_op(op, operands, (FoObject *)out, &declined);
    return declined ? fo_eval_op(op, operands, out) : result; // for its message
}

// ---- methods of arrays whose class is a script's

FoObject *fo_class_reduce(FoOp op, const char *method, FoObject *self, FoObject *const *rest, int n_rest) {
    enum { INITIAL = 4,
           WHERE = 5 };
    FoObject *args[1 + FO_WORDS_MAX] = {self};
    FO_AUTO(FoTuple) names = NULL;
    for (int k = 0; k < n_rest; k++) args[1 + k] = rest[k];
    while (n_rest && !args[n_rest]) n_rest--;
    if (n_rest > WHERE && !rest[INITIAL]) { // where without initial: by name
        FO_AUTO(FoStr) name = fo_str_intern("where");
        if (!name || !(names = fo_tuple_pack(1, name))) return NULL;
        args[1 + INITIAL] = args[1 + WHERE];
        n_rest = INITIAL;
    }
    for (int k = 1; k <= n_rest; k++)
        if (!args[k]) args[k] = fo_none;
    FO_AUTO(FoObject) bound = fo_get_attr_text((FoObject *)&fo_ufuncs[op], method);
    return bound ? fo_call(bound, args, 1 + n_rest, names) : NULL;
}

FoObject *fo_class_call_library(const char *name, FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *all[FO_MAX_DIMS + 1] = {self};
    int64_t count = n + (kwnames ? kwnames->n : 0);
    if (count > FO_MAX_DIMS) return fo_raise(FO_TYPE_ERROR, "too many arguments");
    for (int64_t k = 0; k < count; k++) all[1 + k] = args[k];
    FoBorrowed numpy = fo_dict_peek_text(fo_rt->modules, "numpy");
    FO_AUTO(FoObject) function = numpy ? fo_get_attr_text(fo_lend(numpy), name) : fo_raise(FO_RUNTIME_ERROR, "numpy is not loaded");
    return function ? fo_call(function, all, 1 + n, kwnames) : NULL;
}

// numpy.<name>(o, …) of an object of a script: its own method when it has one.
FoObject *fo_class_call_own(FoObject *o, const char *name, FoObject *const *args, int64_t n, FoTuple *kwnames, bool *taken) {
    FO_AUTO(FoObject) method = fo_get_attr_text(o, name);
    *taken = method != NULL;
    if (method) return fo_call(method, args, n, kwnames);
    if (!fo_error_matches_kind(FO_ATTRIBUTE_ERROR)) *taken = true;
    else fo_error_clear();
    return NULL;
}

FoObject *fo_class_wrap_once_give(FoObject *from, FoObject *result) {
    if (!result || !peek_special(from, "__array_wrap__")) return result;
    FO_AUTO(FoObject) given = result;
    FO_AUTO(FoArray) a = fo_array_argument(given);
    FO_AUTO(FoStr) name = a && fo_array_settle(a) ? fo_str_intern("__array_wrap__") : NULL;
    return name ? fo_call_method(from, name, (FoObject *const *)&a, 1) : NULL;
}

// ---- the protocol's own methods, as ndarray has them

static FoObject *array_wrap(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_array_check(args[0])) return fo_raise(FO_TYPE_ERROR, "can only be called with ndarray object");
    if (args[0]->type == self->type) return fo_ref(args[0]);
    return (FoObject *)fo_array_view_as(self->type, (FoArray *)args[0], self);
}

static FoObject *array_ufunc(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (n < 2) return fo_raise(FO_TYPE_ERROR, "__array_ufunc__ requires at least 2 arguments");
    if (!fo_str_check(args[1])) return fo_raise(FO_TYPE_ERROR, "the method of a ufunc is a str, not %T", args[1]);
    int64_t n_words = kwnames ? kwnames->n : 0;
    for (int64_t k = 2; k < n + n_words; k++) {
        FoObject *o = args[k];
        bool is_out = k >= n && fo_str_equals_text((FoStr *)kwnames->items[k - n], "out");
        if (k < n && fo_class_has_override(o)) return fo_new_not_implemented();
        for (int64_t j = 0; is_out && fo_tuple_check(o) && j < ((FoTuple *)o)->n; j++)
            if (fo_class_has_override(((FoTuple *)o)->items[j])) return fo_new_not_implemented();
    }
    FO_AUTO(FoObject) method = fo_get_attr(args[0], (FoStr *)args[1]);
    return method ? fo_call(method, args + 2, n - 2, kwnames) : NULL;
}

// ndarray.__array_function__(func, types, args, kwargs): calls func, when all classes are arrays that have nothing of their own to say.
static FoObject *array_function(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FO_AUTO(FoTuple) types = fo_sequence_as_tuple(args[1]);
    if (!types) return NULL;
    for (int64_t k = 0; k < types->n; k++)
        if (!fo_has_flag(types->items[k], FO_TYPE_TYPE) || !fo_type_is_subtype((FoType *)types->items[k], &fo_array_type))
            return fo_new_not_implemented();
    FO_AUTO(FoTuple) given = fo_sequence_as_tuple(args[2]);
    if (!given || !fo_dict_check(args[3])) return given ? fo_raise(FO_TYPE_ERROR, "kwargs must be a dict") : NULL;
    return fo_call_tuple_dict(args[0], given, (FoDict *)args[3]);
}

static FoObject *get_priority(FoObject *self, void *closure) { return fo_float_new(0); }

const FoNativeDef fo_subclass_methods[] = {
    {"__array_wrap__", array_wrap, 1, 2, 0, "a.__array_wrap__(array[, context], /)\n\nReturns a view of `array` with the same type as self."},
    {"__array_prepare__", array_wrap, 1, 2, 0, "a.__array_prepare__(array[, context], /)\n\nReturns a view of `array` with the same type as self."},
    {"__array_ufunc__", array_ufunc, 0, -1, FO_NATIVE_KEYWORDS, "Computes a ufunc for operands that leave it to ndarray."},
    {"__array_function__", array_function, 4, 4, 0, "Computes a function of numpy for operands that leave it to ndarray."},
    {NULL}};
const FoGetSetDef fo_subclass_getsets[] = {{"__array_priority__", get_priority, NULL, "Array priority."}, {NULL}};
