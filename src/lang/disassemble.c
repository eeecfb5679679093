// SPDX-License-Identifier: MIT
// Code as text: folio --show code.
#include "lang/machine_private.h"

static void put_register(FoBuffer *out, FoCode *code, int32_t r) {
    FoObject *name = NULL;
    int32_t i = r;
    if (i < code->n_locals) {
        name = code->local_names->items[i];
    } else if ((i -= code->n_locals) < code->n_cells) {
        name = code->cell_names->items[i];
    } else if ((i -= code->n_cells) < code->n_free) {
        name = code->free_names->items[i];
    } else {
        fo_buffer_printf(out, " t%d", i - code->n_free);
        return;
    }
    const char *text = fo_str_utf8((FoStr *)name, NULL);
    fo_buffer_printf(out, " %s", text ? text : "?");
}

static void put_constant(FoBuffer *out, FoCode *code, int64_t k) {
    FO_AUTO(FoObject) text = k < code->constants->n ? fo_repr(code->constants->items[k]) : NULL;
    const char *utf8 = text ? fo_str_utf8((FoStr *)text, NULL) : NULL;
    if (!utf8) fo_error_clear();
    fo_buffer_printf(out, " (%.60s)", utf8 ? utf8 : "?");
}

static void put_operand(FoBuffer *out, FoCode *code, char kind, int32_t at, int32_t value, uint32_t wide) {
    int32_t next = at + 1;
    switch (kind) {
    case 'r': put_register(out, code, value); break;
    case 'k': put_constant(out, code, value); break;
    case 'K': put_constant(out, code, wide); break;
    case 'n': {
        const char *text = value < code->names->n ? fo_str_utf8((FoStr *)code->names->items[value], NULL) : NULL;
        fo_buffer_printf(out, " .%s", text ? text : "?");
        break;
    }
    case 'i': fo_buffer_printf(out, " #%d", value); break;
    case 'j': fo_buffer_printf(out, " ->%d", next + (int16_t)value); break;
    case 'J': fo_buffer_printf(out, " ->%d", next + (int32_t)wide); break;
    default: break;
    }
}

static void put_code(FoBuffer *out, FoCode *code) {
    const char *name = fo_str_utf8(code->qualname, NULL);
    fo_buffer_printf(out, "%s: %d registers (%d locals, %d cells, %d free)\n", name ? name : "?", code->n_registers, code->n_locals,
                     code->n_cells, code->n_free);
    int32_t line = -1;
    for (int32_t i = 0; i < code->n_instructions;) {
        FoInstruction in = code->instructions[i];
        const FoOpcodeInfo *info = &fo_opcode_info[in.op];
        FoPosition p;
        if (fo_code_position(code, i, &p) && p.line != line)
            fo_buffer_printf(out, "%5d", line = p.line);
        else
            fo_buffer_put_text(out, "     ");
        fo_buffer_printf(out, " %5d  %-18s", i, info->name);
        int32_t values[3] = {in.a, in.b, in.c};
        for (int k = 0; k < 3; k++) put_operand(out, code, info->operands[k], i, values[k], (uint32_t)in.b | (uint32_t)in.c << 16);
        fo_buffer_put_char(out, '\n');
        i += 1 + info->words;
    }
    for (int32_t i = 0; i < code->n_handlers; i++)
        fo_buffer_printf(out, "      handler of %u..%u at %u keeps registers below %u\n", code->handlers[i].from, code->handlers[i].to,
                         code->handlers[i].target, code->handlers[i].keep);
    for (int64_t i = 0; i < code->constants->n; i++) {
        if (code->constants->items[i]->type != &fo_code_type) continue;
        fo_buffer_put_char(out, '\n');
        put_code(out, (FoCode *)code->constants->items[i]);
    }
}

bool fo_code_dump(FoObject *code, FoBuffer *out) {
    put_code(out, (FoCode *)code);
    return !out->failed;
}
