// SPDX-License-Identifier: MIT
// Generators: a frame whose registers stand in the generator object, linked on top of the resumer's frame while it runs.
#include "lang/generator_inline.h"
#include <stddef.h>

FoObject *generator_from_frame(FoFrame *frame) {
    FoCode *code = frame->code;
    FoGenerator *g = (FoGenerator *)fo_object_new(&fo_generator_type, code->n_registers);
    if (!g) return NULL;
    g->n_registers = code->n_registers;
    g->name = fo_ref(frame->function->name);
    g->qualname = fo_ref(frame->function->qualname);
    g->code = fo_ref(code);
    g->state = GENERATOR_FRESH;
    g->received = g->delegate = -1;
    g->frame = *frame;
    g->frame.registers = g->registers;
    g->frame.generator = g;
    g->frame.previous = NULL;
    for (int32_t i = 0; i < code->n_registers; i++) {
        g->registers[i] = frame->registers[i].tag <= FO_TAG_FLOAT ? frame->registers[i] : FO_UNBOUND;
        frame->registers[i].tag = FO_TAG_UNBOUND;
    }
    int32_t n_live = code->n_locals + code->n_cells + code->n_free;
    for (int32_t i = n_live; i < code->n_registers; i++) g->registers[i].tag = FO_TAG_UNBOUND;
    fo_gc_track((FoObject *)g);
    return (FoObject *)g;
}

FoObject *generator_handles(FoGenerator *g, FoObject *before_give) {
    if (g->handling) return before_give;
    g->handling = true; // the resumer may be another one when this handler ends: its exception is not kept
    fo_xunref(before_give);
    return NULL;
}

void generator_handled(FoGenerator *g) {
    if (fo_rt->handled) return;
    g->handling = false;
    fo_rt->handled = fo_xref(g->outer_handled);
}

// The generator has returned or raised: nothing of its frame is needed any more.
void generator_finish(FoGenerator *g) {
    g->state = GENERATOR_DONE;
    g->handling = false;
    g->delegate = -1;
    fo_clear_slot(&g->frame.function);
}

bool generator_wrap_stop_iteration(FoGenerator *g) {
    if (!fo_error_is_pending() || !fo_error_matches_kind(FO_STOP_ITERATION)) return true;
    FoObject *stop = fo_error_take();
    fo_raise(FO_RUNTIME_ERROR, "generator raised StopIteration");
    FoObject *wrapped = fo_error_take();
    if (wrapped && stop) {
        fo_exception_set_cause_give(wrapped, fo_ref(stop));
        ((FoException *)wrapped)->suppress_context = true;
        fo_exception_set_context_give(wrapped, fo_ref(stop));
    }
    fo_xunref(stop);
    fo_error_restore_give(wrapped);
    (void)g;
    return true;
}

static bool not_resumable(FoGenerator *g) {
    if (g->state == GENERATOR_RUNNING) return fo_fail(FO_VALUE_ERROR, "generator already executing");
    return true;
}

// Runs until the next yield. value is consumed; NULL with throwing: the pending exception is raised where the generator stands.
bool generator_resume(FoGenerator *g, FoObject *value, bool throwing, FoObject **result, bool *ended) {
    char here;
    *result = NULL;
    *ended = false;
    FO_AUTO(FoObject) sent = value;
    if (!not_resumable(g)) return false;
    if (g->state == GENERATOR_DONE) {
        if (throwing) return false;
        *ended = true;
        *result = fo_new_none();
        return true;
    }
    if (&here < fo_rt->c_stack_limit) {
        fo_recursion_error(NULL);
        return false;
    }
    if (g->state == GENERATOR_FRESH && sent && sent != fo_none && !throwing)
        return fo_fail(FO_TYPE_ERROR, "can't send non-None value to a just-started generator");
    FoObject *error = throwing ? fo_error_take() : NULL;
    if (!generator_enter(fo_rt, g)) {
        fo_xunref(error);
        return false;
    }
    if (error && g->handling && fo_rt->handled && fo_rt->handled != error) fo_exception_set_context_give(error, fo_ref(fo_rt->handled));
    if (error) fo_error_restore_give(error);
    FO_AUTO(FoObject) alive = fo_ref((FoObject *)g);
    if (!throwing) generator_receive_give(g, fo_value_from_object_give(sent ? fo_take(sent) : fo_new_none()));
    g->frame.on_return = ON_RETURN_LEAVE;
    if (!machine_run(&g->frame, throwing)) return false;
    LangState *ls = lang_state();
    *ended = !ls->yielded;
    FoValue v = ls->result;
    ls->result = FO_UNBOUND;
    *result = v.tag == FO_TAG_OBJECT ? v.o : value_object(v);
    return *result != NULL;
}

// The iterator of a `yield from`.
bool generator_delegate(FoValue *r, FoInstruction in, int32_t n_live) {
    FoObject *o = value_box(&r[in.b]);
    FoObject *iterator = !o ? NULL : o->type == &fo_generator_type ? fo_ref(o) : fo_iter(o);
    if (!iterator) return false;
    if (in.b >= n_live) value_release(&r[in.b]);
    value_put(&r[in.a], fo_value_from_object_give(iterator));
    return true;
}

// One step of delegation to any iterator.
bool generator_send(FoObject *iterator, FoObject *value, FoObject **result, bool *ended) {
    *ended = false;
    if (iterator->type == &fo_generator_type) return generator_resume((FoGenerator *)iterator, fo_ref(value), false, result, ended);
    if (value == fo_none && iterator->type->step) {
        *result = iterator->type->step(iterator);
        if (*result) return true;
    } else if (value == fo_none && iterator->type->next) {
        if (!fo_next(iterator, result)) {
            *result = NULL;
        } else if (*result) {
            return true;
        } else {
            *ended = true;
            *result = fo_new_none();
            return true;
        }
    } else {
        *result = fo_call_method(iterator, fo_name(send), &value, 1);
        if (*result) return true;
    }
    if (!fo_error_matches_kind(FO_STOP_ITERATION)) return false;
    FO_AUTO(FoObject) stop = fo_error_take();
    *ended = true;
    *result = fo_stop_iteration_value(stop);
    return *result != NULL;
}

// ---- methods
static FoObject *finish_step(bool ok, FoObject *result, bool ended) {
    if (!ok) return NULL;
    if (!ended) return result;
    if (result == fo_none)
        fo_raise(FO_STOP_ITERATION, NULL);
    else
        fo_raise_with(FO_STOP_ITERATION, result);
    fo_unref(result);
    return NULL;
}

static FoObject *send(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoObject *result;
    bool ended;
    bool ok = generator_resume((FoGenerator *)self, fo_ref(args[0]), false, &result, &ended);
    return finish_step(ok, result, ended);
}

// The next item for a loop in C: nothing is sent, and a returned value is of interest only to step().
static bool next_value(FoObject *self, FoValue *value) {
    FoRuntime *rt = fo_rt;
    FoGenerator *g = (FoGenerator *)self;
    char here;
    *value = FO_UNBOUND;
    if (fo_unlikely(!generator_is_resumable(g))) return not_resumable(g);
    if (fo_unlikely(&here < rt->c_stack_limit)) {
        fo_recursion_error(NULL);
        return false;
    }
    if (!generator_enter(rt, g)) return false;
    generator_receive_none(g);
    g->frame.on_return = ON_RETURN_LEAVE;
    if (!machine_run(&g->frame, false)) return false;
    LangState *ls = lang_state();
    FoValue result = ls->result;
    ls->result = FO_UNBOUND;
    if (ls->yielded)
        *value = result;
    else
        value_release(&result);
    return true;
}

static bool next(FoObject *self, FoObject **item) {
    FoValue value;
    *item = NULL;
    if (!next_value(self, &value)) return false;
    if (value.tag != FO_TAG_UNBOUND) *item = value_box(&value);
    return value.tag == FO_TAG_UNBOUND || *item;
}

// next(g): raises StopIteration itself, with the returned value.
static FoObject *step(FoObject *self) {
    FoObject *result;
    bool ended;
    bool ok = generator_resume((FoGenerator *)self, fo_new_none(), false, &result, &ended);
    return finish_step(ok, result, ended);
}

static bool close_delegate(FoObject *iterator) {
    if (iterator->type == &fo_generator_type) {
        FoObject *none = fo_call_method(iterator, fo_name(close), NULL, 0);
        fo_xunref(none);
        return none != NULL;
    }
    FO_AUTO(FoObject) method = NULL;
    if (!fo_find_attr(iterator, fo_name(close), &method)) return false;
    if (!method) return true;
    FO_AUTO(FoObject) result = fo_call0(method);
    return result != NULL;
}

static FoObject *delegate_of(FoGenerator *g) {
    if (g->state != GENERATOR_SUSPENDED || g->delegate < 0 || g->registers[g->delegate].tag != FO_TAG_OBJECT) return NULL;
    return g->registers[g->delegate].o;
}

// A generator stands on the stack while what it delegates to is closed or thrown at; what is being handled there is the caller's, not its own
// (*mine).
static bool delegate_enter(FoGenerator *g, FoObject **mine) {
    if (!generator_enter(fo_rt, g)) return false;
    *mine = fo_rt->handled;
    fo_rt->handled = fo_xref(g->outer_handled);
    return true;
}
static void delegate_leave(FoGenerator *g, FoObject *mine) {
    fo_assign_give(&fo_rt->handled, mine);
    g->state = GENERATOR_SUSPENDED;
    generator_leave(fo_rt, g);
}

// Raises the pending exception inside the generator, or inside what it delegates to: that gets the arguments throw() was called with.
static FoObject *throw_pending(FoGenerator *g, FoObject *const *args, int64_t n_args) {
    FoObject *result;
    bool ended;
    FO_AUTO(FoObject) inner = fo_xref(delegate_of(g));
    if (inner) {
        bool closing = fo_error_matches_kind(FO_GENERATOR_EXIT);
        FO_AUTO(FoObject) error = fo_error_take();
        FO_AUTO(FoObject) method = NULL;
        if (closing) {
            FoObject *mine;
            if (!delegate_enter(g, &mine)) return NULL;
            bool ok = close_delegate(inner);
            delegate_leave(g, mine);
            if (ok) fo_error_restore_give(fo_take(error));
        } else if (!fo_find_attr(inner, fo_name(throw), &method)) {
            return NULL;
        } else if (!method) {
            fo_error_restore_give(fo_take(error));
        } else {
            FoObject *mine;
            if (!delegate_enter(g, &mine)) return NULL;
            FoObject *value = n_args ? fo_call(method, args, n_args, NULL) : fo_call1(method, error);
            delegate_leave(g, mine);
            if (value) return value; // the delegate went on: its value is ours
            if (fo_error_matches_kind(FO_STOP_ITERATION)) { // it ended: SEND's result, and the code behind it goes on
                FO_AUTO(FoObject) stop = fo_error_take();
                FoObject *end_value = fo_stop_iteration_value(stop);
                if (!end_value) return NULL;
                // behind SEND stands its YIELD: leave through SEND's jump
                FoInstruction *send_at = g->frame.pc - 2;
                if (send_at->op == FO_CODE_OP_JMP) { // far form: SEND, JMP on, JMP target
                    g->frame.pc = send_at + 1;
                } else {
                    g->frame.pc = send_at + 1 + (int16_t)send_at->c;
                }
                value_release(&g->registers[g->delegate]);
                g->delegate = -1;
                bool ok = generator_resume(g, end_value, false, &result, &ended);
                return finish_step(ok, result, ended);
            }
        }
    }
    if (g->state == GENERATOR_DONE) return NULL; // the exception stays pending
    if (g->state == GENERATOR_FRESH) {           // raised at the def line: nothing runs
        fo_clear_slot(&g->handled);
        for (int64_t i = 0; i < g->n_registers; i++) value_release(&g->registers[i]);
        traceback_add(&g->frame, g->frame.pc);
        generator_finish(g);
        return NULL;
    }
    bool ok = generator_resume(g, NULL, true, &result, &ended);
    return finish_step(ok, result, ended);
}

static FoObject *throw_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoGenerator *g = (FoGenerator *)self;
    if (!not_resumable(g)) return NULL;
    FoObject *type = args[0], *value = n > 1 && args[1] != fo_none ? args[1] : NULL;
    FoObject *exception;
    if (n > 2 && args[2] != fo_none && args[2]->type != &fo_traceback_type)
        return fo_raise(FO_TYPE_ERROR, "throw() third argument must be a traceback object");
    if (fo_exception_check(type)) {
        if (value) return fo_raise(FO_TYPE_ERROR, "instance exception may not have a separate value");
        exception = fo_ref(type);
    } else if (fo_has_flag(type, FO_TYPE_TYPE) && (((FoType *)type)->flags & FO_TYPE_EXCEPTION)) {
        if (value && fo_is_a(value, (FoType *)type))
            exception = fo_ref(value);
        else
            exception = exception_from_class(type, value ? value : (FoObject *)fo_rt->empty_tuple);
    } else {
        return fo_raise(FO_TYPE_ERROR, "exceptions must be classes or instances deriving from BaseException, not %T", type);
    }
    if (!exception) return throw_pending(g, args, n); // what making it raised is thrown instead
    if (n > 2 && args[2] != fo_none) fo_exception_set_traceback(exception, args[2]);
    fo_error_restore_give(exception);
    return throw_pending(g, args, n);
}

static FoObject *close(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoGenerator *g = (FoGenerator *)self;
    if (!not_resumable(g)) return NULL;
    if (g->state == GENERATOR_DONE) return fo_new_none();
    if (g->state == GENERATOR_FRESH) {
        for (int64_t i = 0; i < g->n_registers; i++) value_release(&g->registers[i]);
        generator_finish(g);
        return fo_new_none();
    }
    fo_raise(FO_GENERATOR_EXIT, NULL);
    FoObject *value = throw_pending(g, NULL, 0);
    if (value) {
        fo_unref(value);
        return fo_raise(FO_RUNTIME_ERROR, "generator ignored GeneratorExit");
    }
    if (fo_error_matches_kind(FO_GENERATOR_EXIT) || fo_error_matches_kind(FO_STOP_ITERATION)) {
        fo_error_clear();
        return fo_new_none();
    }
    return NULL;
}

// ---- type
static void finalize(FoObject *self) {
    FoGenerator *g = (FoGenerator *)self;
    if (g->state != GENERATOR_SUSPENDED) return;
    FoObject *pending = fo_error_take();
    bool has_handlers = g->frame.code->n_handlers > 0 || g->delegate >= 0;
    if (has_handlers) {
        FoObject *none = close(self, NULL, 0, NULL);
        FoFrame *f = fo_rt->frame;
        if (!none && f && fo_rt->pending && !((FoException *)fo_rt->pending)->traceback) traceback_add(f, f->pc); // it comes from where the generator was dropped
        if (!none) fo_error_write_unraisable(NULL, self);
        fo_xunref(none);
    }
    fo_error_restore_give(pending);
}

static void clear(FoObject *self) {
    FoGenerator *g = (FoGenerator *)self;
    if (g->state != GENERATOR_RUNNING) {
        for (int64_t i = 0; i < g->n_registers; i++) value_release(&g->registers[i]);
        if (g->frame.function) generator_finish(g);
    }
    fo_clear_slot(&g->handled);
}

static void generator_free(FoObject *self) {
    FoGenerator *g = (FoGenerator *)self;
    if (fo_gc_finalize_resurrects(self)) return;
    fo_gc_untrack(self);
    if (g->weaklist) fo_weakref_clear_all(self);
    clear(self);
    fo_clear_slot(&g->frame.locals);
    fo_xunref(g->name);
    fo_xunref(g->qualname);
    fo_xunref(g->code);
    fo_object_free_block(self);
}

static bool visit(FoObject *self, FoVisitor visit, void *context) {
    FoGenerator *g = (FoGenerator *)self;
    FO_VISIT(g->frame.function);
    FO_VISIT(g->handled);
    FO_VISIT(g->outer_handled);
    FO_VISIT(g->frame.locals);
    for (int64_t i = 0; i < g->n_registers; i++)
        if (g->registers[i].tag == FO_TAG_OBJECT) FO_VISIT(g->registers[i].o);
    return true;
}

static FoObject *repr(FoObject *self) { return (FoObject *)fo_str_printf("<generator object %S at %p>", ((FoGenerator *)self)->qualname, self); }

static FoObject *get_running(FoObject *self, void *closure) { return fo_bool_new(((FoGenerator *)self)->state == GENERATOR_RUNNING); }
static FoObject *get_suspended(FoObject *self, void *closure) { return fo_bool_new(((FoGenerator *)self)->state == GENERATOR_SUSPENDED); }
static FoObject *get_code(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoGenerator *)self)->code); }
static FoObject *get_frame(FoObject *self, void *closure) {
    FoGenerator *g = (FoGenerator *)self;
    return g->frame.function ? frame_object_of(&g->frame) : fo_new_none();
}

static FoObject *get_delegate(FoObject *self, void *closure) {
    FoObject *inner = delegate_of((FoGenerator *)self);
    return fo_ref(inner ? inner : fo_none);
}

static bool set_text(FoStr **slot, FoObject *value, const char *name) {
    if (!value || !fo_str_check(value)) return fo_fail(FO_TYPE_ERROR, "%s must be set to a string object", name);
    fo_assign_give(slot, (FoStr *)fo_ref(value));
    return true;
}

static FoObject *get_name(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoGenerator *)self)->name); }
static FoObject *get_qualname(FoObject *self, void *closure) { return fo_ref((FoObject *)((FoGenerator *)self)->qualname); }
static bool set_name(FoObject *self, FoObject *value, void *closure) { return set_text(&((FoGenerator *)self)->name, value, "__name__"); }
static bool set_qualname(FoObject *self, FoObject *value, void *closure) { return set_text(&((FoGenerator *)self)->qualname, value, "__qualname__"); }

static const FoNativeDef methods[] = {
    {"send", send, 1, 1, 0, "Resumes the generator with a value."},
    {"throw", throw_method, 1, 3, 0, "Raises an exception inside the generator."},
    {"close", close, 0, 0, 0, "Raises GeneratorExit inside the generator."},
    {0},
};
static const FoGetSetDef getsets[] = {
    {"gi_running", get_running, NULL, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL, NULL},
    {"gi_code", get_code, NULL, NULL, NULL},
    {"gi_yieldfrom", get_delegate, NULL, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL, NULL},
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {0},
};
FoType fo_generator_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "generator",
    .basic_nbytes = offsetof(FoGenerator, registers),
    .item_nbytes = sizeof(FoValue),
    .flags = FO_TYPE_GC,
    .weaklist_offset = offsetof(FoGenerator, weaklist),
    .free = generator_free,
    .visit = visit,
    .clear = clear,
    .finalize = finalize,
    .repr = repr,
    .iter = fo_self_iter,
    .next = next,
    .next_value = next_value,
    .step = step,
    .methods = methods,
    .getsets = getsets,
};
