// SPDX-License-Identifier: MIT
// Calls: frames of Python functions, binding of arguments, calls of everything else.
#include "lang/frame_inline.h"
#include <stdio.h>

bool machine_stack_init(void) {
    LangState *ls = lang_state();
    fo_rt->stack = fo_os_pages_map(STACK_REGISTERS * sizeof(FoValue), 0);
    ls->frames = fo_os_pages_map(STACK_FRAMES * sizeof(FoFrame), 0);
    if (!fo_rt->stack || !ls->frames) return fo_fail_no_memory();
    fo_rt->stack_end = fo_rt->stack + STACK_REGISTERS - STACK_RESERVE;
    ls->next_frame = ls->frames;
    ls->frames_end = ls->frames + STACK_FRAMES - 1;
    return true;
}

void machine_stack_deinit(void) {
    LangState *ls = lang_state();
    if (fo_rt->stack) fo_os_pages_unmap(fo_rt->stack, STACK_REGISTERS * sizeof(FoValue));
    if (ls->frames) fo_os_pages_unmap(ls->frames, STACK_FRAMES * sizeof(FoFrame));
    fo_rt->stack = NULL;
    ls->frames = NULL;
}

bool machine_prepare(FoCode *code) {
    int64_t n = code->constants->n;
    MachineCode *m = fo_alloc(fo_code_machine_nbytes(code), FO_MEM_INTERNAL);
    if (!m) return fo_fail_no_memory();
    bool binds = (code->flags & (FO_CODE_VARARGS | FO_CODE_VARKEYWORDS)) || code->n_keyword_only;
    m->constants = code->constants->items;
    m->n_live = code->n_locals + code->n_cells + code->n_free;
    m->n_plain = binds ? -1 : code->n_args;
    for (int64_t i = 0; i < n; i++) {
        FoObject *k = code->constants->items[i];
        m->numbers[i] = value_from_loaded(k);
        if (m->numbers[i].tag == FO_TAG_OBJECT) fo_unref(k); // borrowed: the tuple of constants lives as long
    }
    code->machine = m;
    return true;
}

FoValue *machine_top(void) { return fo_rt->frame ? fo_rt->frame->top : fo_rt->stack; }

void frame_release_registers(FoFrame *f, int32_t from) {
    for (int32_t i = from; i < f->code->n_registers; i++) value_release(&f->registers[i]);
}

static FoFrame *give_up(FoFunction *function, FoValue *args, int64_t n) {
    for (int64_t i = 0; i < n; i++) value_release(&args[i]);
    fo_unref(function);
    return NULL;
}

// A frame whose registers begin at `registers`, or everything released.
static FoFrame *open_or_give_up(FoFunction *function, FoValue *registers, int32_t n_bound) {
    FoRuntime *rt = fo_rt;
    LangState *ls = rt->lang_state;
    if (fo_unlikely(!frame_fits(rt, ls, function->code, registers))) {
        fo_recursion_error(NULL);
        return give_up(function, registers, n_bound);
    }
    if (fo_unlikely(!function->code->machine) && !machine_prepare(function->code)) return give_up(function, registers, n_bound);
    return frame_open(rt, ls, function, registers, n_bound);
}

// ---- binding in general
// 'a', 'b', and 'c': the names of the n registers from `from` on that are unbound.
static FoStr *join_unbound(FoFunction *function, const FoValue *registers, int32_t from, int64_t n) {
    FoStrBuilder b;
    fo_builder_init(&b);
    for (int64_t done = 0; done < n; from++) {
        if (registers[from].tag != FO_TAG_UNBOUND) continue;
        if (done) fo_builder_put_text(&b, done < n - 1 ? ", " : n == 2 ? " and " : ", and ");
        fo_builder_put_repr(&b, function->code->local_names->items[from]);
        done++;
    }
    FoStr *text = fo_builder_finish(&b);
    if (!text) fo_builder_deinit(&b);
    return text;
}

static bool missing_arguments(FoFunction *function, const FoValue *registers, int32_t from, int32_t to, const char *kind) {
    int64_t n = 0;
    for (int32_t i = from; i < to; i++) n += registers[i].tag == FO_TAG_UNBOUND;
    if (!n) return true;
    FO_AUTO(FoStr) names = join_unbound(function, registers, from, n);
    if (!names) return false;
    return fo_fail(FO_TYPE_ERROR, "%S() missing %ld required %s argument%s: %S", function->qualname, (long)n, kind, n == 1 ? "" : "s", names);
}

static bool too_many(FoFunction *function, int64_t given, int64_t n_keyword_only_given) {
    FoCode *code = function->code;
    int64_t n_defaults = function->defaults ? function->defaults->n : 0, least = code->n_args - n_defaults;
    bool plural = n_defaults || code->n_args != 1;
    char takes[64];
    if (n_defaults)
        snprintf(takes, sizeof takes, "from %ld to %d", (long)least, code->n_args);
    else
        snprintf(takes, sizeof takes, "%d", code->n_args);
    char extra[80] = "";
    if (n_keyword_only_given)
        snprintf(extra, sizeof extra, " positional argument%s (and %ld keyword-only argument%s)", given != 1 ? "s" : "", (long)n_keyword_only_given,
                 n_keyword_only_given != 1 ? "s" : "");
    return fo_fail(FO_TYPE_ERROR, "%S() takes %s positional argument%s but %ld%s %s given", function->qualname, takes, plural ? "s" : "",
                   (long)given, extra, given == 1 && !n_keyword_only_given ? "was" : "were");
}

static bool fill_defaults(FoFunction *function, FoValue *registers) {
    FoCode *code = function->code;
    int64_t n_defaults = function->defaults ? function->defaults->n : 0;
    for (int32_t i = 0; i < code->n_args; i++) {
        if (registers[i].tag != FO_TAG_UNBOUND) continue;
        int64_t k = i - (code->n_args - n_defaults);
        if (k < 0) return missing_arguments(function, registers, 0, (int32_t)(code->n_args - n_defaults), "positional");
        registers[i] = fo_value_from_object_give(fo_ref(function->defaults->items[k]));
    }
    int32_t end = code->n_args + code->n_keyword_only;
    for (int32_t i = code->n_args; i < end; i++) {
        if (registers[i].tag != FO_TAG_UNBOUND || !function->kw_defaults) continue;
        FoBorrowed value = fo_dict_peek_str(function->kw_defaults, (FoStr *)code->local_names->items[i]);
        if (value) registers[i] = fo_value_from_object_give(fo_own(value));
    }
    return missing_arguments(function, registers, code->n_args, end, "keyword-only");
}

static int32_t parameter_named(FoCode *code, FoObject *name, int32_t from) {
    int32_t end = code->n_args + code->n_keyword_only;
    for (int32_t i = from; i < end; i++)
        if (code->local_names->items[i] == name) return i;
    for (int32_t i = from; i < end; i++)
        if (fo_str_equal((FoStr *)code->local_names->items[i], (FoStr *)name)) return i;
    return -1;
}

static bool bind_keyword(FoFunction *function, FoValue *registers, FoObject *name, FoObject *value_give, FoDict *rest) {
    FO_AUTO(FoObject) value = value_give;
    FoCode *code = function->code;
    int32_t i = parameter_named(code, name, code->n_positional_only);
    if (i < 0) {
        if (rest) return fo_dict_set_str(rest, (FoStr *)name, value);
        if (code->n_positional_only && parameter_named(code, name, 0) >= 0) {
            FO_AUTO(FoStr) text = fo_str_printf("%S", name);
            return text ? fo_fail(FO_TYPE_ERROR, "%S() got some positional-only arguments passed as keyword arguments: '%S'", function->qualname,
                                  text)
                        : false;
        }
        return fo_fail(FO_TYPE_ERROR, "%S() got an unexpected keyword argument '%S'", function->qualname, name);
    }
    if (registers[i].tag != FO_TAG_UNBOUND) return fo_fail(FO_TYPE_ERROR, "%S() got multiple values for argument '%S'", function->qualname, name);
    registers[i] = fo_value_from_object_give(fo_take(value));
    return true;
}

// Binds objects (owned, consumed) to the parameters in `registers`, which must hold nothing. False: what was bound is still there to be released.
static bool bind_objects(FoFunction *function, FoValue *registers, FoObject **objects, int64_t n, FoTuple *kwnames) {
    FoCode *code = function->code;
    int32_t n_named = code->n_args + code->n_keyword_only;
    bool star = code->flags & FO_CODE_VARARGS, double_star = code->flags & FO_CODE_VARKEYWORDS;
    int32_t n_parameters = n_named + star + double_star;
    int64_t n_keywords = kwnames ? kwnames->n : 0;
    for (int32_t i = 0; i < n_parameters; i++) registers[i].tag = FO_TAG_UNBOUND;
    int64_t n_direct = n < code->n_args ? n : code->n_args;
    for (int64_t i = 0; i < n_direct; i++) registers[i] = fo_value_from_object_give(fo_take(objects[i]));
    FoDict *rest = NULL;
    bool ok = true;
    if (star) {
        FoTuple *t = fo_tuple_new(n > n_direct ? n - n_direct : 0);
        if (!t) return false;
        for (int64_t i = n_direct; i < n; i++) t->items[i - n_direct] = fo_take(objects[i]);
        registers[n_named] = fo_value_from_object_give((FoObject *)t);
    }
    if (double_star) {
        rest = fo_dict_new();
        if (!rest) return false;
        registers[n_named + star] = fo_value_from_object_give((FoObject *)rest);
    }
    for (int64_t i = 0; ok && i < n_keywords; i++) ok = bind_keyword(function, registers, kwnames->items[i], fo_take(objects[n + i]), rest);
    if (ok && n > n_direct && !star) {
        int64_t given_keyword_only = 0;
        for (int32_t i = code->n_args; i < n_named; i++) given_keyword_only += registers[i].tag != FO_TAG_UNBOUND;
        ok = too_many(function, n, given_keyword_only);
    }
    return ok && fill_defaults(function, registers);
}

static void release_objects(FoObject **objects, int64_t n) {
    for (int64_t i = 0; i < n; i++) fo_xunref(objects[i]);
}

enum { FEW_ARGUMENTS = 16 };

// The general way: objects are consumed, registers begin at base.
static FoFrame *push_bound(FoFunction *function, FoValue *base, FoObject **objects, int64_t n, FoTuple *kwnames) {
    FoCode *code = function->code;
    int64_t total = n + (kwnames ? kwnames->n : 0);
    int32_t n_parameters = code->n_args + code->n_keyword_only + !!(code->flags & FO_CODE_VARARGS) + !!(code->flags & FO_CODE_VARKEYWORDS);
    if (base + code->n_registers > fo_rt->stack_end) {
        release_objects(objects, total);
        fo_recursion_error(NULL);
        fo_unref(function);
        return NULL;
    }
    bool ok = bind_objects(function, base, objects, n, kwnames);
    release_objects(objects, total);
    if (!ok) return give_up(function, base, n_parameters);
    return open_or_give_up(function, base, n_parameters);
}

// What becomes of pending arguments: they are computed, unless the callee copes with them or its parameters are names.
typedef enum { PENDING_STAYS, PENDING_IS_NAMED, PENDING_IS_SETTLED } PendingArguments;
static bool accept_pending(FoObject *o, PendingArguments pending) {
    if (!fo_is_pending(o) || pending == PENDING_STAYS) return true;
    return pending == PENDING_IS_NAMED ? fo_pending_bind(o) : fo_pending_settle(o);
}

// Boxes n registers into an array, emptying them. False: nothing is left in either.
static bool take_boxed(FoValue *args, int64_t n, FoObject **objects, PendingArguments pending) {
    for (int64_t i = 0; i < n; i++) {
        objects[i] = value_box(&args[i]);
        if (!objects[i] || !accept_pending(objects[i], pending)) {
            for (int64_t k = 0; k < i; k++) fo_unref(objects[k]);
            for (int64_t k = i; k < n; k++) value_release(&args[k]);
            return false;
        }
        args[i].tag = FO_TAG_UNBOUND;
    }
    return true;
}

// Keyword arguments of a function without stars, all of them parameters that no other argument takes: the values change places, nothing
// is boxed. *suits false: not such a case, nothing has happened.
static FoFrame *push_named(FoFunction *function, FoValue *args, int64_t n, FoTuple *kwnames, bool *suits) {
    FoRuntime *rt = fo_rt;
    LangState *ls = rt->lang_state;
    FoCode *code = function->code;
    int32_t end = code->n_args + code->n_keyword_only, position[FEW_ARGUMENTS];
    *suits = !(code->flags & (FO_CODE_VARARGS | FO_CODE_VARKEYWORDS)) && n <= code->n_args && kwnames->n <= FEW_ARGUMENTS && n + kwnames->n <= end &&
             code->machine && !rt->n_pending && frame_fits(rt, ls, code, args);
    FoValue values[FEW_ARGUMENTS];
    for (int64_t k = 0; *suits && k < kwnames->n; k++) {
        int32_t i = code->n_positional_only > n ? code->n_positional_only : (int32_t)n;
        while (i < end && code->local_names->items[i] != kwnames->items[k]) i++;
        *suits = i < end;
        position[k] = i;
        values[k] = args[n + k];
    }
    if (!*suits) return NULL;
    for (int32_t i = (int32_t)n; i < end; i++) args[i].tag = FO_TAG_UNBOUND;
    for (int64_t k = 0; k < kwnames->n; k++) args[position[k]] = values[k];
    if (n + kwnames->n < end && !fill_defaults(function, args)) return give_up(function, args, end);
    return frame_open(rt, ls, function, args, end);
}

// Keyword arguments of a function that has no parameters of their names, as the dict **k: values in registers, which are emptied.
static FoObject *collect_keywords(FoValue *values, FoTuple *kwnames) {
    FoValue pairs[2 * FO_DICT_FEW];
    int64_t n = kwnames ? kwnames->n : 0;
    if (n == 0) return (FoObject *)fo_dict_new();
    for (int64_t i = 0; i < n; i++) {
        pairs[2 * i] = fo_value_from_object_give(fo_ref(kwnames->items[i]));
        pairs[2 * i + 1] = values[i];
        values[i].tag = FO_TAG_UNBOUND;
    }
    FoObject *d = (FoObject *)fo_dict_from_few_give(pairs, n);
    for (int64_t i = 0; i < 2 * n && !d; i++) value_release(&pairs[i]);
    return d;
}

// *args and **k of a function without keyword-only parameters, which all other arguments go to. *suits false: not such a case, nothing has happened.
FO_NOINLINE static FoFrame *push_collecting(FoFunction *function, FoValue *args, int64_t n, FoTuple *kwnames, bool *suits) {
    FoCode *code = function->code;
    bool star = code->flags & FO_CODE_VARARGS, double_star = code->flags & FO_CODE_VARKEYWORDS;
    int32_t n_args = code->n_args, n_parameters = n_args + star + double_star;
    int64_t n_keywords = kwnames ? kwnames->n : 0;
    *suits = (star || double_star) && !code->n_keyword_only && n >= n_args && (star || n == n_args) && !fo_rt->n_pending &&
             (!kwnames || (double_star && n_args == 0 && n_keywords <= FO_DICT_FEW)) && args + n_parameters < fo_rt->stack_end;
    for (int64_t i = n_args; *suits && i < n + n_keywords; i++)
        if (!value_box(&args[i])) return give_up(function, args, n + n_keywords);
    if (!*suits) return NULL;
    FoObject *rest = NULL, *keywords = NULL;
    bool ok = !double_star || (keywords = collect_keywords(&args[n], kwnames)) != NULL;
    if (ok && star) ok = (rest = (FoObject *)fo_tuple_from_values_give(&args[n_args], n - n_args)) != NULL;
    if (!ok) {
        fo_xunref(keywords);
        return give_up(function, args, n + n_keywords);
    }
    if (star) args[n_args] = fo_value_from_object_give(rest);
    if (double_star) args[n_args + star] = fo_value_from_object_give(keywords);
    return open_or_give_up(function, args, n_parameters);
}

FoFrame *frame_push_keywords(FoFunction *function, FoValue *args, int64_t n, FoTuple *kwnames) {
    bool suits;
    FoFrame *named = kwnames ? push_named(function, args, n, kwnames, &suits) : NULL;
    if (kwnames && suits) return named;
    bool collects = function->code->flags & (FO_CODE_VARARGS | FO_CODE_VARKEYWORDS);
    FoFrame *collecting = collects ? push_collecting(function, args, n, kwnames, &suits) : NULL;
    if (collects && suits) return collecting;
    int64_t total = n + (kwnames ? kwnames->n : 0);
    FoObject *few[FEW_ARGUMENTS], **objects = few;
    if (total > FEW_ARGUMENTS) objects = fo_alloc((size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    if (!objects) {
        fo_raise_no_memory();
        return give_up(function, args, total);
    }
    FoFrame *f = NULL;
    if (take_boxed(args, total, objects, collects ? PENDING_IS_SETTLED : PENDING_IS_NAMED))
        f = push_bound(function, args, objects, n, kwnames);
    else
        fo_unref(function);
    if (objects != few) fo_free(objects, (size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    return f;
}

FoFrame *frame_push(FoFunction *function, FoValue *args, int64_t n) {
    FoCode *code = function->code;
    const uint32_t unusual = FO_CODE_VARARGS | FO_CODE_VARKEYWORDS;
    if (fo_likely(!(code->flags & unusual) && !code->n_keyword_only)) {
        for (int64_t i = 0; i < n; i++)
            if (args[i].tag == FO_TAG_OBJECT && fo_is_pending(args[i].o) && !fo_pending_bind(args[i].o)) return give_up(function, args, n);
        if (fo_likely(n == code->n_args)) return open_or_give_up(function, args, (int32_t)n);
        int64_t missing = code->n_args - n;
        if (missing > 0 && function->defaults && missing <= function->defaults->n) {
            FoObject **defaults = &function->defaults->items[function->defaults->n - missing];
            if (args + code->n_args < fo_rt->stack_end) {
                for (int64_t i = 0; i < missing; i++) args[n + i] = fo_value_from_object_give(fo_ref(defaults[i]));
                return open_or_give_up(function, args, code->n_args);
            }
        }
    }
    return frame_push_keywords(function, args, n, NULL);
}

FoFrame *frame_push_objects(FoFunction *function, FoValue *base, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoCode *code = function->code;
    int64_t total = n + (kwnames ? kwnames->n : 0);
    if (!kwnames && n == code->n_args && !code->n_keyword_only && !(code->flags & (FO_CODE_VARARGS | FO_CODE_VARKEYWORDS)) &&
        base + n < fo_rt->stack_end) {
        for (int64_t i = 0; i < n; i++) base[i] = fo_value_from_object_give(fo_ref(args[i]));
        return open_or_give_up(function, base, (int32_t)n);
    }
    FoObject *few[FEW_ARGUMENTS], **objects = few;
    if (total > FEW_ARGUMENTS) objects = fo_alloc((size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    if (!objects) {
        fo_unref(function);
        return fo_raise_no_memory();
    }
    for (int64_t i = 0; i < total; i++) objects[i] = fo_ref(args[i]);
    FoFrame *f = push_bound(function, base, objects, n, kwnames);
    if (objects != few) fo_free(objects, (size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    return f;
}

// ---- calls from C
FoObject *function_call(FoObject *callee, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    char here;
    FoRuntime *rt = fo_rt;
    LangState *ls = rt->lang_state;
    if (fo_unlikely(&here < rt->c_stack_limit)) return fo_recursion_error(NULL);
    FoFunction *function = (FoFunction *)fo_ref(callee);
    const MachineCode *m = code_machine(function->code);
    FoValue *base = machine_top();
    FoFrame *f;
    if (fo_likely(!kwnames && m && m->n_plain == n && frame_fits(rt, ls, function->code, base))) {
        for (int64_t i = 0; i < n; i++) base[i] = fo_value_from_object_give(fo_ref(args[i]));
        f = frame_open(rt, ls, function, base, (int32_t)n);
    } else {
        f = frame_push_objects(function, base, args, n, kwnames);
        if (!f) return NULL;
    }
    f->on_return = ON_RETURN_LEAVE;
    if (!machine_run(f, false)) return NULL;
    FoValue v = ls->result;
    return v.tag == FO_TAG_OBJECT ? v.o : value_object(v);
}

// MAKEFUNCTION: the parts stand in the registers behind the result.
static FoObject *take_part(FoValue *part, bool is_there) {
    if (!is_there) return NULL;
    part->tag = FO_TAG_UNBOUND;
    return part->o;
}

bool function_make(FoFrame *f, FoInstruction in) {
    FoValue *r = &f->registers[in.a];
    FoFunction *function = (FoFunction *)fo_function_new((FoCode *)f->code->constants->items[in.b], frame_globals(f));
    if (!function) return false;
    function->defaults = (FoTuple *)take_part(&r[1], in.c & 1);
    function->kw_defaults = (FoDict *)take_part(&r[2], in.c & 2);
    if (in.c & 4) function->annotations = (FoDict *)take_part(&r[3], true);
    function->closure = (FoTuple *)take_part(&r[4], in.c & 8);
    value_put(r, fo_value_from_object_give((FoObject *)function));
    return true;
}

FoObject *type_find_plain_init(FoType *type) {
    uint32_t version = fo_type_version(type);
    FoObject *found = NULL;
    if ((type->flags & FO_TYPE_HEAP) && !(type->flags & FO_TYPE_ABSTRACT) && type->new_ == fo_object_type.new_) {
        FoObject *init = fo_lend(fo_type_peek(type, fo_name(__init__)));
        if (init && init->type == &fo_function_type) found = init;
    }
    type->init_function = found;
    type->init_version = version;
    return found;
}

static bool arity(const FoNativeDef *def, int64_t n) {
    return n >= def->least && (def->most < 0 || n <= def->most);
}

static void release_arguments(FoValue *args, int64_t n) {
    for (int64_t i = 0; i < n; i++) value_release(&args[i]);
}

// A function of C with positional arguments, which stay in their registers, boxed, until it returns. A method finds self in the first.
static bool settle_arguments(FoObject *const *objects, int64_t n) {
    for (int64_t i = 0; i < n; i++)
        if (!fo_settle(objects[i])) return false;
    return true;
}

static bool call_definition(const FoNativeDef *def, bool is_method, FoObject *self_or_null, FoValue *args, int64_t n, FoValue *result) {
    FoObject *objects[FEW_ARGUMENTS], *value = NULL;
    bool ok = true;
    for (int64_t i = 0; i < n; i++) {
        if (args[i].tag != FO_TAG_OBJECT && fo_unlikely(!value_box_number(&args[i]))) {
            ok = false;
            break;
        }
        objects[i] = args[i].o;
    }
    if (fo_unlikely(fo_rt->n_pending) && ok && !(def->flags & FO_NATIVE_PENDING)) ok = settle_arguments(objects, n);
    if (fo_likely(ok)) value = is_method ? def->function(objects[0], objects + 1, n - 1, NULL) : def->function(self_or_null, objects, n, NULL);
    release_arguments(args, n);
    *result = fo_value_from_object_give(value);
    return value != NULL;
}

// The same with at most one argument, which needs no array. args: self, when there is one apart, stands elsewhere.
FO_INLINE bool call_with_one(const FoNativeDef *def, FoObject *self_or_null, FoValue *args, int64_t n, FoValue *result) {
    if (n && args->tag != FO_TAG_OBJECT && fo_unlikely(!value_box_number(args))) return false;
    FoObject *value = def->function(self_or_null, &args->o, n, NULL);
    if (n) value_release(args);
    *result = fo_value_from_object_give(value);
    return value != NULL;
}

static bool call_general(FoObject *callee, FoValue *args, int64_t n, FoTuple *kwnames, FoValue *result) {
    int64_t total = n + (kwnames ? kwnames->n : 0);
    FoObject *few[FEW_ARGUMENTS], **objects = few;
    if (total > FEW_ARGUMENTS) objects = fo_alloc((size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    if (!objects) {
        release_arguments(args, total);
        return fo_fail_no_memory();
    }
    FoObject *value = NULL;
    const FoNativeDef *def = callee->type == &fo_method_descriptor_type ? ((FoMethodDescriptor *)callee)->def
                             : callee->type == &fo_native_type          ? ((FoNative *)callee)->def
                                                                        : NULL;
    if (take_boxed(args, total, objects,
                   (def && (def->flags & FO_NATIVE_PENDING)) || callee->type == fo_rt->ufunc_type ? PENDING_STAYS : PENDING_IS_SETTLED)) {
        value = fo_call(callee, objects, n, kwnames);
        release_objects(objects, total);
    }
    if (objects != few) fo_free(objects, (size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    if (!value) return false;
    *result = fo_value_from_object_give(value);
    return true;
}

bool call_method_descriptor(const FoMethodDescriptor *d, FoValue *args, int64_t n, FoValue *result) {
    if (fo_unlikely(n > FEW_ARGUMENTS || !arity(d->def, n - 1))) return call_general((FoObject *)d, args, n, NULL, result);
    if (fo_likely(n <= 2 && !fo_rt->n_pending)) {
        bool ok = call_with_one(d->def, args[0].o, args + 1, n - 1, result);
        value_release(&args[0]);
        return ok;
    }
    return call_definition(d->def, true, NULL, args, n, result);
}

// Consumes the arguments in any case. callee is borrowed.
bool call_native(FoObject *callee, FoValue *args, int64_t n, FoTuple *kwnames, FoValue *result) {
    if (fo_unlikely(kwnames || n > FEW_ARGUMENTS)) return call_general(callee, args, n, kwnames, result);
    if (callee->type == &fo_method_descriptor_type) {
        const FoMethodDescriptor *d = (FoMethodDescriptor *)callee;
        if (n > 0 && args[0].tag == FO_TAG_OBJECT && fo_is_a(args[0].o, d->owner)) return call_method_descriptor(d, args, n, result);
    } else if (callee->type == &fo_native_type) {
        const FoNative *native = (FoNative *)callee;
        if (fo_likely(n <= 1 && arity(native->def, n) && !fo_rt->n_pending)) return call_with_one(native->def, native->self, args, n, result);
        if (fo_likely(arity(native->def, n))) return call_definition(native->def, false, native->self, args, n, result);
    }
    return call_general(callee, args, n, NULL, result);
}

// ---- CALLEX: positional arguments in a tuple or a list, keyword arguments in a dict whose keys are strings

typedef struct {
    FoObject *self;         // in front of the items, or NULL
    FoObject *const *items;
    int64_t n;              // of items
    FoDict *keywords;       // or NULL
} Spread;
static Spread spread_of(const FoValue *window, bool has_dict) {
    Spread s = {.self = window[1].tag == FO_TAG_OBJECT ? window[1].o : NULL, .keywords = has_dict ? (FoDict *)window[3].o : NULL};
    bool is_tuple = window[2].o->type == &fo_tuple_type;
    s.items = is_tuple ? ((FoTuple *)window[2].o)->items : ((FoList *)window[2].o)->items;
    s.n = is_tuple ? ((FoTuple *)window[2].o)->n : ((FoList *)window[2].o)->n;
    if (s.keywords && s.keywords->n == 0) s.keywords = NULL;
    return s;
}

static void spread_release(FoValue *window, bool has_dict) {
    value_release(&window[1]);
    value_release(&window[2]);
    if (has_dict) value_release(&window[3]);
}

// All arguments in one array, new references; false: an exception is pending, nothing is left.
static bool spread_flatten(const Spread *s, FoObject **objects, FoTuple **names) {
    int64_t n = 0, at = 0;
    FoBorrowed key, value;
    *names = NULL;
    if (s->keywords && !(*names = fo_tuple_new(s->keywords->n))) return false;
    if (s->self) objects[n++] = fo_ref(s->self);
    for (int64_t i = 0; i < s->n; i++) objects[n++] = fo_ref(s->items[i]);
    for (int64_t i = 0; s->keywords && fo_dict_next(s->keywords, &at, &key, &value); i++) {
        (*names)->items[i] = fo_own(key);
        objects[n++] = fo_own(value);
    }
    return true;
}

static FoObject *call_flattened(FoObject *callee, const Spread *s) {
    FO_AUTO(FoTuple) names = NULL;
    int64_t n = s->n + (s->self != NULL), total = n + (s->keywords ? s->keywords->n : 0);
    FoObject *few[FEW_ARGUMENTS], **objects = few, *result = NULL;
    if (total > FEW_ARGUMENTS) objects = fo_alloc((size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    if (!objects) return fo_raise_no_memory();
    if (spread_flatten(s, objects, &names)) {
        result = fo_call(callee, objects, n, names);
        release_objects(objects, total);
    }
    if (objects != few) fo_free(objects, (size_t)total * sizeof *objects, FO_MEM_INTERNAL);
    return result;
}

bool call_spread(FoFrame *f, FoInstruction in) {
    FoValue *window = &f->registers[in.a];
    Spread s = spread_of(window, in.b);
    FoObject *callee = window_callee(window);
    FoObject *result = s.self || s.keywords ? call_flattened(callee, &s) : fo_call(callee, s.items, s.n, NULL);
    if (!result) return false;
    spread_release(window, in.b);
    value_put(window, fo_value_from_object_give(result));
    return true;
}

static FoTuple *spread_rest(const Spread *s, int64_t n_direct) { // for *args
    bool self = s->self && n_direct == 0;
    int64_t from = self || !s->self ? n_direct : n_direct - 1;
    if (!self) return fo_tuple_from_items(s->items + from, s->n - from);
    FoTuple *t = fo_tuple_new(s->n + 1);
    if (!t) return NULL;
    t->items[0] = fo_ref(s->self);
    for (int64_t i = 0; i < s->n; i++) t->items[i + 1] = fo_ref(s->items[i]);
    return t;
}

// As bind_objects: what was bound is still there to be released when the result is false.
static bool bind_spread(FoFunction *function, FoValue *registers, const Spread *s) {
    FoCode *code = function->code;
    int32_t n_named = code->n_args + code->n_keyword_only;
    bool star = code->flags & FO_CODE_VARARGS, double_star = code->flags & FO_CODE_VARKEYWORDS;
    int64_t has_self = s->self != NULL, n = s->n + has_self, n_direct = n < code->n_args ? n : code->n_args, i = 0;
    for (int32_t k = 0; k < n_named + star + double_star; k++) registers[k].tag = FO_TAG_UNBOUND;
    if (has_self && n_direct) registers[i++] = fo_value_from_object_give(fo_ref(s->self));
    for (; i < n_direct; i++) registers[i] = fo_value_from_object_give(fo_ref(s->items[i - has_self]));
    if (star) {
        FoTuple *rest = spread_rest(s, n_direct);
        if (!rest) return false;
        registers[n_named] = fo_value_from_object_give((FoObject *)rest);
    }
    bool all_rest = double_star && n_named == 0 && s->keywords; // **k gets just what there is
    FoDict *rest = NULL;
    if (double_star) {
        rest = all_rest ? fo_dict_copy(s->keywords) : fo_dict_new();
        if (!rest) return false;
        registers[n_named + star] = fo_value_from_object_give((FoObject *)rest);
    }
    int64_t at = 0;
    FoBorrowed key, value;
    while (s->keywords && !all_rest && fo_dict_next(s->keywords, &at, &key, &value))
        if (!bind_keyword(function, registers, fo_lend(key), fo_own(value), rest)) return false;
    if (n > n_direct && !star) {
        int64_t given_keyword_only = 0;
        for (int64_t k = code->n_args; k < n_named; k++) given_keyword_only += registers[k].tag != FO_TAG_UNBOUND;
        return too_many(function, n, given_keyword_only);
    }
    return (n_direct == code->n_args && !code->n_keyword_only) || fill_defaults(function, registers);
}

FoFrame *frame_push_spread(FoFrame *f, FoInstruction in) {
    FoValue *window = &f->registers[in.a], *base = f->top;
    FoFunction *function = (FoFunction *)window[0].o;
    FoCode *code = function->code;
    int32_t n_parameters = code->n_args + code->n_keyword_only + !!(code->flags & FO_CODE_VARARGS) + !!(code->flags & FO_CODE_VARKEYWORDS);
    if (fo_unlikely(base + code->n_registers > fo_rt->stack_end)) {
        fo_recursion_error(NULL);
        return NULL;
    }
    Spread s = spread_of(window, in.b);
    window[0].tag = FO_TAG_UNBOUND;
    FoFrame *frame = bind_spread(function, base, &s) ? open_or_give_up(function, base, n_parameters) : give_up(function, base, n_parameters);
    spread_release(window, in.b);
    if (frame) frame->result = in.a;
    return frame;
}
