// SPDX-License-Identifier: MIT
// Unwinding: which handler covers an instruction, the entries of tracebacks, the positions of instructions.
#include "lang/frame_inline.h"
#include "lang/generator_inline.h"
#include <stddef.h>

static const FoHandler *handler_find(const FoCode *code, int32_t instruction) {
    // inner regions are closed, and so listed, before the outer ones
    for (int32_t i = 0; i < code->n_handlers; i++) {
        const FoHandler *h = &code->handlers[i];
        if ((uint32_t)instruction >= h->from && (uint32_t)instruction < h->to) return h;
    }
    return NULL;
}

static uint32_t read_varint(const uint8_t *table, int32_t *at) {
    uint32_t v = 0;
    int shift = 0;
    for (;;) {
        uint8_t byte = table[(*at)++];
        v |= (uint32_t)(byte & 0x3f) << shift;
        if (!(byte & 0x40)) return v;
        shift += 6;
    }
}

static int32_t unzigzag(uint32_t v) { return (int32_t)(v >> 1) ^ -(int32_t)(v & 1); }

// Reads the table that compile_unit.c writes (its format is described there).
bool fo_code_position(const FoCode *code, int32_t instruction, FoPosition *out) {
    int32_t at = 0, line = 0;
    FoPosition p = {-1, -1, -1, -1};
    for (int32_t i = 0; i <= instruction && at < code->positions_nbytes; i++) {
        if (code->positions[at] == 0xff) {
            at++;
            continue;
        }
        line += unzigzag(read_varint(code->positions, &at));
        p.line = line;
        p.end_line = line + unzigzag(read_varint(code->positions, &at));
        p.column = (int32_t)read_varint(code->positions, &at) - 1;
        p.end_column = (int32_t)read_varint(code->positions, &at) - 1;
    }
    *out = p;
    return p.line >= 0;
}

// Adds the frame to the pending exception's traceback. When memory is short the entry is left out.
void traceback_add(FoFrame *frame, const FoInstruction *pc) {
    if (!fo_rt->pending) fo_fail(FO_SYSTEM_ERROR, "error return without exception set"); // a mistake in Folio, but no reason to crash
    FoException *e = (FoException *)fo_rt->pending;
    int32_t instruction = (int32_t)(pc - frame->code->instructions) - 1;
    if (instruction < 0) instruction = 0;
    fo_rt->pending = NULL; // making the entry must not disturb it
    FoTraceback *t = (FoTraceback *)fo_object_new(&fo_traceback_type, 0);
    if (t) {
        t->frame_or_code = fo_ref((FoObject *)frame->code);
        t->globals = fo_ref((FoObject *)frame->function->globals);
        t->instruction = instruction;
        t->next = (FoTraceback *)e->traceback;
        e->traceback = (FoObject *)t;
        fo_gc_track((FoObject *)t);
    } else {
        fo_error_clear();
    }
    fo_rt->pending = (FoObject *)e;
}

int32_t traceback_line(const FoTraceback *t) {
    const FoCode *code = (const FoCode *)t->frame_or_code;
    FoPosition p;
    return fo_code_position(code, (int32_t)t->instruction, &p) ? p.line : code->first_line;
}

// ---- unwinding
static void enter_handler(FoFrame *f, const FoHandler *h) {
    frame_release_registers(f, h->keep);
    f->registers[h->save] = fo_value_from_object_give(fo_error_take());
    f->pc = f->code->instructions + h->target;
    fo_rt->frame = f;
    if (fo_unlikely(fo_rt->collect_pending)) fo_gc_collect_if_pending(); // a safe point: memory that was refused may be there now
}

// Ends a frame that the pending exception leaves.
static void frame_abandon(FoFrame *f) {
    FoRuntime *rt = fo_rt;
    frame_release_registers(f, 0);
    rt->frame = f->previous;
    if (f->generator) {
        FoGenerator *g = f->generator;
        generator_wrap_stop_iteration(g);
        generator_finish(g);
        generator_leave(rt, g);
        return;
    }
    rt->depth--;
    if (f->on_return == ON_RETURN_INIT) fo_unref(f->instance);
    frame_pop(rt->lang_state, f);
}

FoFrame *unwind(FoFrame *f) {
    for (;;) {
        const FoHandler *h = handler_find(f->code, (int32_t)(f->pc - f->code->instructions) - 1);
        if (h) {
            enter_handler(f, h);
            return f;
        }
        OnReturn on_return = (OnReturn)f->on_return;
        FoFrame *caller = f->previous;
        frame_abandon(f);
        if (on_return == ON_RETURN_LEAVE) return NULL;
        if (on_return == ON_RETURN_SEND && caller->generator) caller->generator->delegate = -1;
        traceback_add(caller, caller->pc);
        f = caller;
    }
}

// ---- traceback objects
static void traceback_free(FoObject *self) {
    FoTraceback *t = (FoTraceback *)self;
    fo_gc_untrack(self);
    fo_xunref(t->next);
    fo_xunref(t->frame_or_code);
    fo_xunref(t->frame);
    fo_xunref(t->globals);
    fo_object_free_block(self);
}

static bool traceback_visit(FoObject *self, FoVisitor visit, void *context) {
    FoTraceback *t = (FoTraceback *)self;
    FO_VISIT(t->next);
    FO_VISIT(t->frame);
    FO_VISIT(t->globals);
    return true;
}

static void traceback_clear(FoObject *self) {
    fo_clear_slot(&((FoTraceback *)self)->next);
    fo_clear_slot(&((FoTraceback *)self)->frame);
}

static FoObject *get_next(FoObject *self, void *closure) {
    FoObject *next = (FoObject *)((FoTraceback *)self)->next;
    return fo_ref(next ? next : fo_none);
}

static bool set_next(FoObject *self, FoObject *value, void *closure) {
    if (!value) return fo_fail(FO_TYPE_ERROR, "can't delete tb_next attribute");
    FoTraceback *next = value == fo_none ? NULL : (FoTraceback *)value;
    if (next && value->type != &fo_traceback_type) return fo_fail(FO_TYPE_ERROR, "expected traceback object, got '%T'", value);
    for (FoTraceback *t = next; t; t = t->next)
        if (t == (FoTraceback *)self) return fo_fail(FO_VALUE_ERROR, "traceback loop detected");
    fo_assign_give(&((FoTraceback *)self)->next, fo_xref(next));
    return true;
}

static FoObject *get_line(FoObject *self, void *closure) { return fo_int_from_i64(traceback_line((FoTraceback *)self)); }
static FoObject *get_instruction(FoObject *self, void *closure) { return fo_int_from_i64(((FoTraceback *)self)->instruction); }
static FoObject *get_frame(FoObject *self, void *closure) {
    FoTraceback *t = (FoTraceback *)self;
    if (!t->frame) t->frame = frame_object_new((FoCode *)t->frame_or_code, (FoDict *)t->globals, traceback_line(t));
    return t->frame ? fo_ref(t->frame) : NULL;
}

static const FoGetSetDef traceback_getsets[] = {
    {"tb_next", get_next, set_next, NULL, NULL},
    {"tb_lineno", get_line, NULL, NULL, NULL},
    {"tb_lasti", get_instruction, NULL, NULL, NULL},
    {"tb_frame", get_frame, NULL, NULL, NULL},
    {0},
};
FoType fo_traceback_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "traceback",
    .basic_nbytes = sizeof(FoTraceback),
    .flags = FO_TYPE_GC,
    .free = traceback_free,
    .visit = traceback_visit,
    .clear = traceback_clear,
    .getsets = traceback_getsets,
};
