// SPDX-License-Identifier: MIT
// The type `code`.
#include "types/types.h"
#include <stddef.h>

static void code_free(FoObject *self) {
    FoCode *c = (FoCode *)self;
    if (c->weaklist) fo_weakref_clear_all(self);
    fo_xunref(c->name);
    fo_xunref(c->qualname);
    fo_xunref(c->filename);
    fo_xunref(c->local_names);
    fo_xunref(c->cell_names);
    fo_xunref(c->free_names);
    if (c->machine && c->constants) fo_free(c->machine, fo_code_machine_nbytes(c), FO_MEM_INTERNAL);
    fo_xunref(c->constants);
    fo_xunref(c->names);
    fo_free(c->instructions, (size_t)(c->n_instructions ? c->n_instructions : 1) * sizeof(FoInstruction), FO_MEM_INTERNAL);
    fo_free(c->handlers, (size_t)(c->n_handlers ? c->n_handlers : 1) * sizeof(FoHandler), FO_MEM_INTERNAL);
    fo_free(c->positions, (size_t)c->positions_nbytes, FO_MEM_INTERNAL);
    if (c->cell_of_local) fo_free(c->cell_of_local, (size_t)c->n_locals * sizeof *c->cell_of_local, FO_MEM_INTERNAL);
    fo_object_free_block(self);
}

static int64_t code_size(FoObject *self) {
    FoCode *c = (FoCode *)self;
    int64_t n = (int64_t)sizeof *c + c->n_instructions * (int64_t)sizeof(FoInstruction) + c->n_handlers * (int64_t)sizeof(FoHandler) +
                c->positions_nbytes;
    if (c->machine) n += (int64_t)fo_code_machine_nbytes(c);
    return n;
}

static FoObject *code_repr(FoObject *self) {
    FoCode *c = (FoCode *)self;
    return (FoObject *)fo_str_printf("<code object %S at %p, file \"%S\", line %d>", c->name, self, c->filename, c->first_line);
}

#define INT_GETTER(name, expression)                                                                           \
    static FoObject *get_##name(FoObject *self, void *closure) {                                               \
        FoCode *c = (FoCode *)self;                                                                            \
        return fo_int_from_i64(expression);                                                                    \
    }
INT_GETTER(argcount, c->n_args)
INT_GETTER(posonlyargcount, c->n_positional_only)
INT_GETTER(kwonlyargcount, c->n_keyword_only)
INT_GETTER(nlocals, c->n_locals)
INT_GETTER(stacksize, c->n_registers - c->n_locals)
INT_GETTER(flags, c->flags)
INT_GETTER(firstlineno, c->first_line)
#undef INT_GETTER

static FoObject *positions(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoCode *c = (FoCode *)self;
    FO_AUTO(FoList) all = fo_list_new(0);
    for (int32_t i = 0; all && i < c->n_instructions; i++) {
        FoPosition p;
        fo_code_position(c, i, &p);
        int32_t parts[4] = {p.line, p.end_line, p.column, p.end_column};
        FO_AUTO(FoTuple) t = fo_tuple_new(4);
        for (int k = 0; t && k < 4; k++) t->items[k] = parts[k] < 0 ? fo_new_none() : fo_int_from_i64(parts[k]);
        if (!t || !t->items[3] || !fo_list_append(all, (FoObject *)t)) return NULL;
    }
    return all ? fo_iter((FoObject *)all) : NULL;
}

static const FoNativeDef methods[] = {{"co_positions", positions, 0, 0, 0,
    "Iterates over (line, end line, column, end column) of each instruction."}, {0}};
static const FoGetSetDef getsets[] = {
    {"co_argcount", get_argcount, NULL, NULL, NULL},
    {"co_posonlyargcount", get_posonlyargcount, NULL, NULL, NULL},
    {"co_kwonlyargcount", get_kwonlyargcount, NULL, NULL, NULL},
    {"co_nlocals", get_nlocals, NULL, NULL, NULL},
    {"co_stacksize", get_stacksize, NULL, NULL, NULL},
    {"co_flags", get_flags, NULL, NULL, NULL},
    {"co_firstlineno", get_firstlineno, NULL, NULL, NULL},
    {0},
};
static const FoMemberDef members[] = {
    {"co_name", FO_MEMBER_OBJECT, offsetof(FoCode, name), true, NULL},
    {"co_qualname", FO_MEMBER_OBJECT, offsetof(FoCode, qualname), true, NULL},
    {"co_filename", FO_MEMBER_OBJECT, offsetof(FoCode, filename), true, NULL},
    {"co_varnames", FO_MEMBER_OBJECT, offsetof(FoCode, local_names), true, NULL},
    {"co_cellvars", FO_MEMBER_OBJECT, offsetof(FoCode, cell_names), true, NULL},
    {"co_freevars", FO_MEMBER_OBJECT, offsetof(FoCode, free_names), true, NULL},
    {"co_consts", FO_MEMBER_OBJECT, offsetof(FoCode, constants), true, NULL},
    {"co_names", FO_MEMBER_OBJECT, offsetof(FoCode, names), true, NULL},
    {0},
};
FoType fo_code_type = {
    .head = {.head = {FO_SHARED_REFCOUNT, &fo_type_type}},
    .name = "code",
    .basic_nbytes = sizeof(FoCode),
    .weaklist_offset = offsetof(FoCode, weaklist),
    .free = code_free,
    .size_of = code_size,
    .repr = code_repr,
    .methods = methods,
    .getsets = getsets,
    .members = members,
};

bool fo_code_init(void) { return fo_type_ready(&fo_code_type); }
