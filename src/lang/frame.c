// SPDX-License-Identifier: MIT
// Frame objects: what script code sees of a frame (tb_frame, sys._getframe). They name code, line and globals; the variables of a
// function are not kept alive by them (docs/differences.md).
#include "lang/machine_private.h"
#include <stddef.h>

typedef struct {
    FoObject head;
    FoCode *code;
    FoDict *globals;
    FoObject *locals, *back; // as they were when somebody looked last
    int64_t line;
    int32_t instruction;
    const FoFrame *frame;    // only compared: it may have ended
} FoFrameObject;

FoObject *frame_object_new(FoCode *code, FoDict *globals, int32_t line) {
    FoFrameObject *f = (FoFrameObject *)fo_object_new(&fo_frame_type, 0);
    if (!f) return NULL;
    f->code = fo_ref(code);
    f->globals = fo_ref(globals);
    f->line = line;
    fo_gc_track((FoObject *)f);
    return (FoObject *)f;
}

static int32_t line_of(const FoFrame *f) {
    FoPosition p;
    int32_t at = (int32_t)(f->pc - f->code->instructions) - 1;
    return fo_code_position(f->code, at < 0 ? 0 : at, &p) ? p.line : f->code->first_line;
}

FoObject *frame_object_of(FoFrame *f) {
    FO_AUTO(FoObject) locals = frame_locals(f);
    FoFrameObject *o = locals ? (FoFrameObject *)frame_object_new(f->code, f->function->globals, line_of(f)) : NULL;
    if (!o) return NULL;
    o->locals = fo_take(locals);
    o->instruction = (int32_t)(f->pc - f->code->instructions) - 1;
    o->frame = f;
    return (FoObject *)o;
}

static FoFrame *running(const FoFrameObject *o) {
    FoFrame *f = o->frame ? fo_rt->frame : NULL;
    while (f && (f != o->frame || f->code != o->code)) f = f->previous;
    return f;
}

// The frame object of a running frame, with those that called it; depth 0 is the innermost.
FoObject *fo_frame_current(int64_t depth) {
    FoFrame *f = fo_rt->frame;
    for (; f && depth > 0; depth--) f = f->previous;
    if (!f) return fo_raise(FO_VALUE_ERROR, "call stack is not deep enough");
    FO_AUTO(FoObject) first = frame_object_of(f);
    FoFrameObject *last = (FoFrameObject *)first;
    while (last && (f = f->previous)) {
        last->back = frame_object_of(f);
        last = (FoFrameObject *)last->back;
    }
    return last ? fo_take(first) : NULL;
}

FoObject *fo_locals_current(void) {
    if (!fo_rt->frame) return fo_raise(FO_SYSTEM_ERROR, "frame does not exist");
    return frame_locals(fo_rt->frame);
}

static bool add_variable(FoDict *d, FoObject *name, FoValue *v) {
    if (v->tag == FO_TAG_UNBOUND) return true;
    FoObject *o = value_box(v);
    return o && fo_dict_set(d, name, o);
}

static bool add_cell(FoDict *d, FoObject *name, FoValue *v) {
    FoObject *content = v->tag == FO_TAG_OBJECT && v->o->type == &fo_cell_type ? ((FoCell *)v->o)->content : NULL;
    return !content || fo_dict_set(d, name, content);
}

// The namespace of a module or class body; for a function a new dict of its bound variables.
FoObject *frame_locals(FoFrame *f) {
    if (f->locals) return fo_ref(f->locals);
    FoCode *code = f->code;
    if (!(code->flags & FO_CODE_OPTIMIZED)) return fo_ref((FoObject *)frame_globals(f));
    FO_AUTO(FoDict) d = fo_dict_new();
    if (!d) return NULL;
    FoValue *r = f->registers;
    for (int32_t i = 0; i < code->n_locals; i++)
        if (!add_variable(d, code->local_names->items[i], &r[i])) return NULL;
    for (int32_t i = 0; i < code->n_cells; i++)
        if (!add_cell(d, code->cell_names->items[i], &r[code->n_locals + i])) return NULL;
    for (int32_t i = 0; i < code->n_free; i++)
        if (!add_cell(d, code->free_names->items[i], &r[code->n_locals + code->n_cells + i])) return NULL;
    return (FoObject *)fo_take(d);
}

static void frame_free(FoObject *self) {
    FoFrameObject *f = (FoFrameObject *)self;
    fo_gc_untrack(self);
    fo_xunref(f->code);
    fo_xunref(f->globals);
    fo_xunref(f->locals);
    fo_xunref(f->back);
    fo_object_free_block(self);
}

static bool frame_visit(FoObject *self, FoVisitor visit, void *context) {
    FoFrameObject *f = (FoFrameObject *)self;
    FO_VISIT(f->globals);
    FO_VISIT(f->locals);
    FO_VISIT(f->back);
    return true;
}

static void frame_clear(FoObject *self) {
    fo_clear_slot(&((FoFrameObject *)self)->locals);
    fo_clear_slot(&((FoFrameObject *)self)->back);
}

static FoObject *frame_repr(FoObject *self) {
    FoFrameObject *f = (FoFrameObject *)self;
    return (FoObject *)fo_str_printf("<frame at %p, file %R, line %ld, code %S>", self, (FoObject *)f->code->filename, (long)f->line, f->code->name);
}

static FoObject *get_locals(FoObject *self, void *closure) {
    FoFrameObject *f = (FoFrameObject *)self;
    FoFrame *now = running(f);
    FoObject *fresh = now ? frame_locals(now) : NULL;
    if (now && !fresh) return NULL;
    if (fresh) fo_assign_give(&f->locals, fresh);
    if (f->locals) return fo_ref(f->locals);
    return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "the variables of a frame that has ended are not kept");
}

static FoObject *get_back(FoObject *self, void *closure) {
    FoObject *back = ((FoFrameObject *)self)->back;
    return fo_ref(back ? back : fo_none);
}

static FoObject *get_builtins(FoObject *self, void *closure) { return fo_ref((FoObject *)fo_rt->builtins); }
static FoObject *get_line(FoObject *self, void *closure) {
    FoFrameObject *f = (FoFrameObject *)self;
    FoFrame *now = running(f);
    if (now) f->line = line_of(now);
    return fo_int_from_i64(f->line);
}

static FoObject *get_instruction(FoObject *self, void *closure) { return fo_int_from_i64(((FoFrameObject *)self)->instruction); }
static FoObject *get_trace(FoObject *self, void *closure) { return fo_new_none(); }
static FoObject *clear_method(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoFrameObject *f = (FoFrameObject *)self;
    if (running(f)) return fo_raise(FO_RUNTIME_ERROR, "cannot clear an executing frame");
    fo_clear_slot(&f->locals);
    return fo_new_none();
}

static const FoNativeDef frame_methods[] = {
    {"clear", clear_method, 0, 0, 0, "F.clear(): clear most references held by the frame"},
    {0},
};
static const FoGetSetDef frame_getsets[] = {
    {"f_lineno", get_line, NULL, NULL, NULL},
    {"f_lasti", get_instruction, NULL, NULL, NULL},
    {"f_trace", get_trace, NULL, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL, NULL},
    {"f_back", get_back, NULL, NULL, NULL},
    {"f_builtins", get_builtins, NULL, NULL, NULL},
    {0},
};
static const FoMemberDef frame_members[] = {
    {"f_code", FO_MEMBER_OBJECT, offsetof(FoFrameObject, code), true, NULL},
    {"f_globals", FO_MEMBER_OBJECT, offsetof(FoFrameObject, globals), true, NULL},
    {0},
};
FoType fo_frame_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "frame",
    .basic_nbytes = sizeof(FoFrameObject),
    .flags = FO_TYPE_GC,
    .free = frame_free,
    .visit = frame_visit,
    .clear = frame_clear,
    .repr = frame_repr,
    .methods = frame_methods,
    .getsets = frame_getsets,
    .members = frame_members,
};
