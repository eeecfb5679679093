// SPDX-License-Identifier: MIT
// Units: emitting instructions, constants, names, labels, registers; assembling the code object.
#include "lang/compiler_private.h"
#include "lang/machine_private.h"

enum { OPERAND_MAX = 0xffff };

void *unit_grow(Compiler *c, void *array, int32_t *cap, size_t item_nbytes) {
    int32_t more = *cap ? *cap * 2 : 32;
    void *grown = fo_realloc(array, (size_t)*cap * item_nbytes, (size_t)more * item_nbytes, FO_MEM_INTERNAL);
    if (!grown) {
        if (!c->failed) fo_fail_no_memory();
        c->failed = true;
        return NULL;
    }
    *cap = more;
    return grown;
}

bool unit_fail(Unit *u, const char *message) {
    if (u->compiler->failed) return false;
    u->compiler->failed = true;
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    error.kind = FO_SYNTAX_ERROR;
    fo_buffer_put_text(&error.message, message);
    error.line = u->position.line;
    error.offset = u->position.column + 1;
    error.end_line = u->position.end_line;
    error.end_offset = u->position.end_column + 1;
    FO_AUTO(FoStr) line = lang_source_line(u->compiler->filename, error.line); // only what stands in a file is shown
    size_t n;
    const char *text = line ? fo_str_utf8(line, &n) : NULL;
    if (text) error.has_text = fo_buffer_put(&error.text, text, n);
    fo_raise_syntax_error(&error, u->compiler->filename);
    return false;
}

static bool room_for_instruction(Unit *u) {
    if (u->n == u->cap) {
        FoInstruction *instructions = unit_grow(u->compiler, u->instructions, &u->cap, sizeof *instructions);
        if (!instructions) return false;
        u->instructions = instructions;
    }
    if (u->n == u->cap_ranges) {
        FoSpan *ranges = unit_grow(u->compiler, u->ranges, &u->cap_ranges, sizeof *ranges);
        if (!ranges) return false;
        u->ranges = ranges;
    }
    return true;
}

static void put_word(Unit *u, FoInstruction word) {
    if (!room_for_instruction(u)) return;
    u->ranges[u->n] = u->position;
    u->instructions[u->n++] = word;
}

int32_t emit(Unit *u, FoOpcode op, int32_t a, int32_t b, int32_t c) {
    if (u->compiler->failed) return 0;
    if ((uint32_t)a > OPERAND_MAX || (uint32_t)b > OPERAND_MAX || (uint32_t)c > OPERAND_MAX) {
        unit_fail(u, "function is too large: more than 65535 registers, names or numbers");
        return 0;
    }
    int32_t at = u->n;
    put_word(u, (FoInstruction){(uint16_t)op, (uint16_t)a, (uint16_t)b, (uint16_t)c});
    for (int i = 0; i < fo_opcode_info[op].words; i++) put_word(u, (FoInstruction){0});
    return at;
}

Label label_new(Unit *u) {
    if (u->n_labels == u->cap_labels) {
        int32_t *labels = unit_grow(u->compiler, u->labels, &u->cap_labels, sizeof *labels);
        if (!labels) return 0;
        u->labels = labels;
    }
    u->labels[u->n_labels] = -1;
    return (Label)u->n_labels++;
}

void label_here(Unit *u, Label label) {
    if (!u->compiler->failed) u->labels[label] = u->n;
}

static void add_fixup(Unit *u, int32_t instruction, Label label, bool narrow, bool in_c) {
    if (u->compiler->failed) return;
    if (u->n_fixups == u->cap_fixups) {
        Fixup *fixups = unit_grow(u->compiler, u->fixups, &u->cap_fixups, sizeof *fixups);
        if (!fixups) return;
        u->fixups = fixups;
    }
    u->fixups[u->n_fixups++] = (Fixup){instruction, label, narrow, in_c};
}

int32_t emit_jump(Unit *u, FoOpcode op, Register a, Label target) {
    // a 32-bit distance takes operands b and c; JMP and LOOP have no register. Going back polls.
    if (op == FO_CODE_OP_JMP && !u->compiler->failed && u->labels[target] >= 0) op = FO_CODE_OP_LOOP;
    int32_t at = emit(u, op, a < 0 ? 0 : a, 0, 0);
    add_fixup(u, at, target, false, false);
    return at;
}

// Jumps with a 16-bit distance. In a wide unit such a jump hops over an unconditional far one.
void emit_compare_jump(Unit *u, FoOpcode op, Register b, int32_t c, Label target) {
    bool in_c = op == FO_CODE_OP_FORITER || op == FO_CODE_OP_SEND;
    if (!u->wide) {
        int32_t at = in_c ? emit(u, op, b, c, 0) : emit(u, op, 0, b, c);
        add_fixup(u, at, target, true, in_c);
        return;
    }
    Label far = label_new(u), on = label_new(u);
    int32_t at = in_c ? emit(u, op, b, c, 0) : emit(u, op, 0, b, c);
    add_fixup(u, at, far, true, in_c);
    emit_jump(u, FO_CODE_OP_JMP, 0, on);
    label_here(u, far);
    emit_jump(u, FO_CODE_OP_JMP, 0, target);
    label_here(u, on);
}

// ---- constants and names
static int32_t list_add_give(Unit *u, FoList *list, FoObject *value) {
    if (u->compiler->failed || !value || list->n >= INT32_MAX || !fo_list_append_give(list, value)) {
        if (u->compiler->failed) fo_xunref(value);
        u->compiler->failed = true;
        return 0;
    }
    return (int32_t)list->n - 1;
}

int32_t constant_add_give(Unit *u, FoObject *value) { return list_add_give(u, u->constants, value); }

// The key under which equal constants are found: numbers are kept apart by type and by the sign of zero.
static FoObject *constant_key(FoObject *value) {
    FoObject *kind = fo_str_check_exact(value) ? fo_ref(value) : NULL;
    if (kind) return kind;
    FO_AUTO(FoObject) text = fo_repr(value); // -0.0 and 0.0 differ, and so do 1, 1.0, True and b'1'
    if (!text) return NULL;
    return (FoObject *)fo_tuple_pack(2, (FoObject *)value->type, text);
}

int32_t constant_merge_give(Unit *u, FoObject *value) {
    if (u->compiler->failed || !value) {
        fo_xunref(value);
        u->compiler->failed = true;
        return 0;
    }
    int64_t word;
    if (fo_int_check_exact(value) && !fo_int_fits_i64(value, &word)) return constant_add_give(u, value); // may be too long for a text
    FO_AUTO(FoObject) key = constant_key(value);
    FoBorrowed known = NULL;
    if (!key || !fo_dict_find(u->constant_index, key, &known)) {
        fo_unref(value);
        u->compiler->failed = true;
        return 0;
    }
    int64_t index;
    if (known) {
        fo_unref(value);
        fo_int_fits_i64(fo_lend(known), &index);
        return (int32_t)index;
    }
    index = constant_add_give(u, value);
    FO_AUTO(FoObject) number = fo_int_from_i64(index);
    if (!number || !fo_dict_set(u->constant_index, key, number)) u->compiler->failed = true;
    return (int32_t)index;
}

// Strings that look like names are shared, as CPython's are.
void constant_share_name(FoStr **s) {
    if (!(*s)->state.ascii) return;
    const char *text = fo_str_data(*s);
    for (int64_t i = 0; i < (*s)->n; i++) {
        char ch = text[i];
        if (ch != '_' && !(ch >= '0' && ch <= '9') && !(ch >= 'A' && ch <= 'Z') && !(ch >= 'a' && ch <= 'z')) return;
    }
    fo_str_intern_in_place(s);
}

FoObject *constant_object(Compiler *c, const FoConstant *raw) {
    switch ((FoConstantKind)raw->kind) {
    case FO_CONST_NONE: return fo_new_none();
    case FO_CONST_TRUE: return fo_bool_new(true);
    case FO_CONST_FALSE: return fo_bool_new(false);
    case FO_CONST_ELLIPSIS: return fo_ref_object(fo_ellipsis);
    case FO_CONST_INT:
        return raw->is_small ? fo_int_from_i64(raw->integer) : fo_int_from_digits_text(raw->text, raw->n, raw->radix);
    case FO_CONST_FLOAT: return fo_float_new(raw->number);
    case FO_CONST_IMAGINARY: return fo_complex_new(0.0, raw->number);
    case FO_CONST_BYTES: return fo_bytes_new(raw->text, raw->n);
    case FO_CONST_STR: {
        FoStr *s = fo_str_from_utf8_surrogates(raw->text, raw->n);
        if (s) constant_share_name(&s);
        return (FoObject *)s;
    }
    }
    return fo_raise(FO_SYSTEM_ERROR, "unknown constant kind %d", raw->kind);
}

int32_t constant_from_raw(Unit *u, const FoConstant *raw) {
    return u->compiler->failed ? 0 : constant_merge_give(u, constant_object(u->compiler, raw));
}

FoStr *name_str(Compiler *c, FoName *name) {
    if (c->failed || !name) return NULL;
    FoStr *s = fo_str_from_utf8_surrogates(name->text, name->n);
    if (s) fo_str_intern_in_place(&s);
    if (!s) c->failed = true;
    return s;
}

static int32_t name_index_give(Unit *u, FoStr *s) {
    if (!s) return 0;
    FoBorrowed known = fo_dict_peek_str(u->name_index, s);
    int64_t index;
    if (known) {
        fo_unref(s);
        fo_int_fits_i64(fo_lend(known), &index);
        return (int32_t)index;
    }
    FO_AUTO(FoObject) number = fo_int_from_i64(u->names->n);
    if (!number || !fo_dict_set_str(u->name_index, s, number)) {
        fo_unref(s);
        u->compiler->failed = true;
        return 0;
    }
    return list_add_give(u, u->names, (FoObject *)s);
}

int32_t name_add(Unit *u, FoName *name) {
    if (u->compiler->failed) return 0;
    FoName *mangled = fo_scope_mangle(u->scope, name);
    if (!mangled) {
        fo_fail_no_memory();
        u->compiler->failed = true;
        return 0;
    }
    return name_index_give(u, name_str(u->compiler, mangled));
}

int32_t name_add_text(Unit *u, const char *text) {
    if (u->compiler->failed) return 0;
    FoStr *s = fo_str_intern(text);
    if (!s) u->compiler->failed = true;
    return name_index_give(u, s);
}

// ---- registers
Register temporaries(Unit *u, int32_t n) {
    Register first = u->next;
    u->next += n;
    if (u->next > u->highest) u->highest = u->next;
    return first;
}

Register temporary(Unit *u) { return temporaries(u, 1); }

void load_constant(Unit *u, Register to, int32_t index) {
    emit(u, FO_CODE_OP_LOADK, to, index & 0xffff, index >> 16);
}

void load_none(Unit *u, Register to) { load_constant(u, to, constant_merge_give(u, fo_new_none())); }

// ---- protected regions
void region_open(Unit *u, Block *b) { b->region_from = u->n; }
void region_close(Unit *u, Block *b) {
    if (b->region_from < 0 || u->compiler->failed) return;
    if (b->region_from < u->n) {
        if (u->n_regions == u->cap_regions) {
            Region *regions = unit_grow(u->compiler, u->regions, &u->cap_regions, sizeof *regions);
            if (!regions) return;
            u->regions = regions;
        }
        u->regions[u->n_regions++] = (Region){b->region_from, u->n, b->handler, b->keep};
    }
    b->region_from = -1;
}

void block_push(Unit *u, Block *b, BlockKind kind, FoNode *node) {
    b->outer = u->block;
    b->kind = kind;
    b->node = node;
    b->region_from = -1;
    u->block = b;
}

void block_pop(Unit *u, Block *b) {
    region_close(u, b);
    u->block = b->outer;
}

// ---- surely-assigned sets
uint64_t *assigned_save(Unit *u) {
    size_t nbytes = (size_t)(u->n_assigned_words ? u->n_assigned_words : 1) * sizeof(uint64_t);
    uint64_t *saved = fo_region_copy(&u->compiler->region, u->assigned, nbytes);
    if (!saved) {
        if (!u->compiler->failed) fo_fail_no_memory();
        u->compiler->failed = true;
        return u->assigned;
    }
    return saved;
}

void assigned_restore(Unit *u, const uint64_t *saved) {
    memmove(u->assigned, saved, (size_t)u->n_assigned_words * sizeof(uint64_t));
}

void assigned_meet(Unit *u, const uint64_t *other) {
    for (int32_t i = 0; i < u->n_assigned_words; i++) u->assigned[i] &= other[i];
}

// ---- opening and closing
static FoStr *qualified_name(Unit *outer, FoScope *scope, FoStr *name) {
    if (!outer || outer->scope->kind == FO_SCOPE_MODULE) return fo_ref(name);
    if (scope->name && (scope->kind == FO_SCOPE_FUNCTION || scope->kind == FO_SCOPE_CLASS)) {
        const FoSymbol *symbol = fo_scope_find(outer->scope, scope->name);
        if (symbol && symbol->kind == FO_VAR_GLOBAL_EXPLICIT) return fo_ref(name);
    }
    const char *between = outer->scope->kind == FO_SCOPE_CLASS ? "%S.%S" : "%S.<locals>.%S";
    return fo_str_printf(between, outer->qualname, name);
}

Unit *unit_open(Compiler *c, FoScope *scope, FoNode *node, FoStr *name) {
    Unit *u = fo_alloc_zero(sizeof *u, FO_MEM_INTERNAL);
    if (!u) {
        fo_fail_no_memory();
        c->failed = true;
        return NULL;
    }
    u->outer = c->unit;
    u->compiler = c;
    u->scope = scope;
    u->node = node;
    u->name = fo_ref(name);
    u->qualname = qualified_name(c->unit, scope, name);
    u->constants = fo_list_new(0);
    u->names = fo_list_new(0);
    u->constant_index = fo_dict_new();
    u->name_index = fo_dict_new();
    u->in_namespace = scope->kind == FO_SCOPE_MODULE || scope->kind == FO_SCOPE_CLASS;
    u->is_generator = scope->is_generator;
    u->first_cell = u->in_namespace ? 0 : scope->locals.n;
    u->first_temporary = u->first_cell + scope->cells.n + scope->frees.n;
    u->next = u->highest = u->first_temporary;
    u->n_assigned_words = (u->first_cell + 63) / 64;
    u->assigned = fo_region_alloc(&c->region, (size_t)(u->n_assigned_words ? u->n_assigned_words : 1) * sizeof(uint64_t));
    u->position = node->range;
    c->unit = u;
    if (!u->qualname || !u->constants || !u->names || !u->constant_index || !u->name_index || !u->assigned) {
        if (!fo_error_is_pending()) fo_fail_no_memory();
        c->failed = true;
    }
    return u;
}

static bool patch(Unit *u) {
    for (int32_t i = 0; i < u->n_fixups; i++) {
        Fixup *f = &u->fixups[i];
        FoInstruction *in = &u->instructions[f->instruction];
        int32_t distance = u->labels[f->label] - (f->instruction + 1);
        if (!f->narrow) {
            in->b = (uint16_t)(uint32_t)distance;
            in->c = (uint16_t)((uint32_t)distance >> 16);
            continue;
        }
        if (distance < INT16_MIN || distance > INT16_MAX) {
            u->compiler->needs_wide = u->compiler->failed = true;
            return false;
        }
        if (f->in_c)
            in->c = (uint16_t)(int16_t)distance;
        else
            in->a = (uint16_t)(int16_t)distance;
    }
    return true;
}

static FoTuple *symbol_names(Compiler *c, const FoSymbols *symbols) {
    FoTuple *t = fo_tuple_new(symbols->n);
    for (int32_t i = 0; t && i < symbols->n; i++) {
        t->items[i] = (FoObject *)name_str(c, symbols->items[i]->name);
        if (!t->items[i]) {
            fo_unref(t);
            return NULL;
        }
    }
    return t;
}

// The compressed position table: per instruction four zigzag varints: line - previous line, end line - line, column + 1, end column + 1;
// a single byte 0xff repeats the previous entry.
static bool put_varint(FoBuffer *b, uint32_t v) {
    while (v >= 0x40) {
        fo_buffer_put_char(b, (char)(0x40 | (v & 0x3f)));
        v >>= 6;
    }
    return fo_buffer_put_char(b, (char)v);
}

static uint32_t zigzag(int32_t v) { return (uint32_t)v << 1 ^ (uint32_t)(v >> 31); }
static bool put_positions(Unit *u, FoBuffer *out) {
    int32_t line = 0;
    for (int32_t i = 0; i < u->n; i++) {
        FoSpan *r = &u->ranges[i];
        if (i && !memcmp(r, &u->ranges[i - 1], sizeof *r)) {
            fo_buffer_put_char(out, (char)0xff);
            continue;
        }
        put_varint(out, zigzag(r->line - line));
        put_varint(out, zigzag(r->end_line - r->line));
        put_varint(out, (uint32_t)(r->column + 1));
        put_varint(out, (uint32_t)(r->end_column + 1));
        line = r->line;
    }
    return !out->failed;
}

static uint32_t code_flags(Unit *u) {
    FoScope *s = u->scope;
    uint32_t flags = 0;
    if (!u->in_namespace) flags |= FO_CODE_OPTIMIZED | FO_CODE_NEWLOCALS;
    if (s->has_varargs) flags |= FO_CODE_VARARGS;
    if (s->has_varkw) flags |= FO_CODE_VARKEYWORDS;
    if (s->is_nested) flags |= FO_CODE_NESTED;
    if (s->is_generator) flags |= FO_CODE_GENERATOR;
    return flags;
}

// NULL also when no parameter is a cell.
static bool parameter_cells(Unit *u, int32_t **out) {
    int32_t *map = NULL;
    for (int32_t i = 0; i < u->scope->cells.n; i++) {
        int32_t local = u->scope->cells.items[i]->local_index;
        if (local < 0 || u->in_namespace) continue;
        if (!map) map = fo_alloc_zero((size_t)u->first_cell * sizeof *map, FO_MEM_INTERNAL);
        if (!map) return fo_fail_no_memory();
        map[local] = i + 1;
    }
    *out = map;
    return true;
}

static bool fill_code(Unit *u, FoCode *code) {
    FoScope *s = u->scope;
    code->name = fo_ref(u->name);
    code->qualname = fo_ref(u->qualname);
    code->filename = fo_ref(u->compiler->filename);
    code->first_line = u->node->range.line > 0 ? u->node->range.line : 1;
    code->flags = code_flags(u);
    code->n_args = s->n_params;
    code->n_positional_only = s->n_posonly;
    code->n_keyword_only = s->n_kwonly;
    if (s->kind == FO_SCOPE_COMPREHENSION) code->n_args = 1;
    code->n_locals = u->first_cell;
    code->n_registers = u->highest;
    code->n_cells = s->cells.n;
    code->n_free = s->frees.n;
    code->constants = fo_list_as_tuple(u->constants);
    code->names = fo_list_as_tuple(u->names);
    code->local_names = u->in_namespace ? fo_tuple_new(0) : symbol_names(u->compiler, &s->locals);
    code->cell_names = symbol_names(u->compiler, &s->cells);
    code->free_names = symbol_names(u->compiler, &s->frees);
    if (!code->constants || !code->names || !code->local_names || !code->cell_names || !code->free_names) return false;
    if (!parameter_cells(u, &code->cell_of_local)) return false;

    FoBuffer positions = FO_BUFFER_EMPTY;
    code->instructions = fo_alloc((size_t)(u->n ? u->n : 1) * sizeof(FoInstruction), FO_MEM_INTERNAL);
    code->handlers = fo_alloc((size_t)(u->n_regions ? u->n_regions : 1) * sizeof(FoHandler), FO_MEM_INTERNAL);
    if (code->instructions) code->n_instructions = u->n;
    if (code->handlers) code->n_handlers = u->n_regions;
    bool ok = code->instructions && code->handlers && put_positions(u, &positions);
    if (ok && positions.n) {
        code->positions = fo_alloc(positions.n, FO_MEM_INTERNAL);
        ok = code->positions != NULL;
        if (ok) {
            code->positions_nbytes = (int32_t)positions.n;
            memcpy(code->positions, positions.data, positions.n);
        }
    }
    fo_buffer_deinit(&positions);
    if (!ok) return fo_fail_no_memory();
    memcpy(code->instructions, u->instructions, (size_t)u->n * sizeof(FoInstruction));
    for (int32_t i = 0; i < u->n_regions; i++) {
        Region *r = &u->regions[i];
        code->handlers[i] = (FoHandler){(uint32_t)r->from, (uint32_t)r->to, (uint32_t)u->labels[r->target], (uint16_t)r->keep, (uint16_t)r->keep};
    }
    return true;
}

static void unit_free(Unit *u) {
    fo_xunref(u->name);
    fo_xunref(u->qualname);
    fo_xunref(u->constants);
    fo_xunref(u->names);
    fo_xunref(u->constant_index);
    fo_xunref(u->name_index);
    fo_free(u->instructions, (size_t)u->cap * sizeof *u->instructions, FO_MEM_INTERNAL);
    fo_free(u->ranges, (size_t)u->cap_ranges * sizeof *u->ranges, FO_MEM_INTERNAL);
    fo_free(u->labels, (size_t)u->cap_labels * sizeof *u->labels, FO_MEM_INTERNAL);
    fo_free(u->fixups, (size_t)u->cap_fixups * sizeof *u->fixups, FO_MEM_INTERNAL);
    fo_free(u->regions, (size_t)u->cap_regions * sizeof *u->regions, FO_MEM_INTERNAL);
    fo_free(u, sizeof *u, FO_MEM_INTERNAL);
}

FoObject *unit_close(Unit *u) {
    Compiler *c = u->compiler;
    FO_AUTO(FoObject) code = NULL;
    if (!c->failed && u->highest > OPERAND_MAX) unit_fail(u, "function is too large: more than 65535 registers");
    if (!c->failed && patch(u)) {
        code = fo_object_new(&fo_code_type, 0);
        if (!code || !fill_code(u, (FoCode *)code)) {
            c->failed = true;
            fo_clear_slot(&code);
        }
    }
    c->unit = u->outer;
    unit_free(u);
    return fo_take(code);
}
