// SPDX-License-Identifier: MIT
// Assignment, augmented assignment, unpacking, deletion.
#include "lang/compiler_private.h"

static Register cell_of(Unit *u, const FoSymbol *s) {
    return u->first_cell + s->index + (s->kind == FO_VAR_FREE ? u->scope->cells.n : 0);
}

static const FoSymbol *symbol(Unit *u, FoName *name) {
    const FoSymbol *s = fo_scope_find(u->scope, name);
    if (!s && !u->compiler->failed) {
        u->compiler->failed = true;
        fo_raise(FO_SYSTEM_ERROR, "name '%s' is not in its scope", name->text);
    }
    return s;
}

static void mark_assigned(Unit *u, const FoSymbol *s) {
    if (!(s->flags & FO_SYM_DELETED)) assigned_add(u, s->index);
}

void store_name(Unit *u, FoName *name, Register from) {
    const FoSymbol *s = symbol(u, name);
    if (!s) return;
    switch ((FoVariableKind)s->kind) {
    case FO_VAR_LOCAL:
        move(u, s->index, from);
        mark_assigned(u, s);
        return;
    case FO_VAR_CELL:
    case FO_VAR_FREE: emit(u, FO_CODE_OP_STORECELL, cell_of(u, s), from, 0); return;
    case FO_VAR_NAME: emit(u, FO_CODE_OP_SETNAME, from, 0, name_add(u, name)); return;
    default: emit(u, FO_CODE_OP_SETGLOBAL, from, 0, name_add(u, name));
    }
}

void delete_name(Unit *u, FoName *name, bool must_exist) {
    const FoSymbol *s = symbol(u, name);
    if (!s) return;
    switch ((FoVariableKind)s->kind) {
    case FO_VAR_LOCAL:
        emit(u, must_exist ? FO_CODE_OP_DELLOCAL : FO_CODE_OP_CLEAR, s->index, 0, 0);
        assigned_drop(u, s->index);
        return;
    case FO_VAR_CELL:
    case FO_VAR_FREE: emit(u, FO_CODE_OP_DELCELL, cell_of(u, s), 0, 0); return;
    case FO_VAR_NAME: emit(u, FO_CODE_OP_DELNAME, 0, 0, name_add(u, name)); return;
    default: emit(u, FO_CODE_OP_DELGLOBAL, 0, 0, name_add(u, name));
    }
}

// The end of `except … as name`: the name goes, whether the handler has kept it or not. NULL: there is none.
void forget_name(Unit *u, FoName *name) {
    const FoSymbol *s = name ? symbol(u, name) : NULL;
    if (!s) return;
    if (s->kind != FO_VAR_LOCAL) { // as name = None; del name
        Register t = temporary(u);
        load_none(u, t);
        store_name(u, name, t);
        release_to(u, t);
    }
    delete_name(u, name, false);
}

enum { DIRECT_UNPACK_MAX = 8 }; // slow_unpack holds that many items

// a, b = x where a, b are neighbouring local registers, none of them x: the items go where they belong.
static bool unpack_into_locals(Unit *u, FoNodes *targets, Register from) {
    if (targets->n > DIRECT_UNPACK_MAX) return false;
    const FoSymbol *symbols[DIRECT_UNPACK_MAX];
    for (int32_t i = 0; i < targets->n; i++) {
        FoNode *t = targets->items[i];
        symbols[i] = t->kind == FO_NODE_Name ? fo_scope_find(u->scope, t->Name.id) : NULL;
        if (!symbols[i] || symbols[i]->kind != FO_VAR_LOCAL || symbols[i]->index != symbols[0]->index + i) return false;
    }
    if (targets->n == 0 || (from >= symbols[0]->index && from < symbols[0]->index + targets->n)) return false;
    emit(u, FO_CODE_OP_UNPACK, symbols[0]->index, from, targets->n);
    for (int32_t i = 0; i < targets->n; i++) mark_assigned(u, symbols[i]);
    return true;
}

static void unpack(Unit *u, FoNodes *targets, FoNode *node, Register from) {
    int32_t star = -1;
    for (int32_t i = 0; i < targets->n; i++) {
        if (targets->items[i]->kind != FO_NODE_Starred) continue;
        if (star >= 0) {
            u->position = targets->items[i]->range;
            unit_fail(u, "multiple starred expressions in assignment");
            return;
        }
        star = i;
    }
    if (star > 255 || (star >= 0 && targets->n - star - 1 > 255)) {
        unit_fail(u, "too many expressions in star-unpacking assignment");
        return;
    }
    u->position = node->range;
    if (star < 0 && unpack_into_locals(u, targets, from)) return;
    Register mark = u->next;
    if (mark <= from) mark = u->next = from + 1;
    Register first = temporaries(u, targets->n);
    if (star >= 0)
        emit(u, FO_CODE_OP_UNPACKEX, first, from, star | (targets->n - star - 1) << 8);
    else
        emit(u, FO_CODE_OP_UNPACK, first, from, targets->n);
    for (int32_t i = 0; i < targets->n; i++) {
        FoNode *t = targets->items[i];
        store(u, i == star ? t->Starred.value : t, first + i);
    }
    release_to(u, mark);
}

void store(Unit *u, FoNode *target, Register from) {
    FoSpan outer = u->position;
    Register mark = u->next;
    switch (target->kind) {
    case FO_NODE_Name:
        u->position = target->range;
        store_name(u, target->Name.id, from);
        break;
    case FO_NODE_Attribute: {
        Register object = expression(u, target->Attribute.value);
        u->position = target->range;
        emit(u, FO_CODE_OP_SETATTR, object, from, name_add(u, target->Attribute.attr));
        break;
    }
    case FO_NODE_Subscript: {
        Register object = expression(u, target->Subscript.value);
        Register key = expression_number(u, target->Subscript.slice);
        u->position = target->range;
        emit(u, FO_CODE_OP_SETITEM, object, from, key);
        break;
    }
    case FO_NODE_Tuple: unpack(u, &target->Tuple.elts, target, from); break;
    case FO_NODE_List: unpack(u, &target->List.elts, target, from); break;
    case FO_NODE_Starred:
        u->position = target->range;
        unit_fail(u, "starred assignment target must be in a list or tuple");
        break;
    default:
        u->position = target->range;
        unit_fail(u, "cannot assign to this expression");
    }
    release_to(u, mark);
    u->position = outer;
}

// a, b = x, y without a tuple: all values first, then the targets from left to right.
static bool parallel(Unit *u, FoNode *target, FoNode *value) {
    if (target->kind != FO_NODE_Tuple || value->kind != FO_NODE_Tuple) return false;
    FoNodes *targets = &target->Tuple.elts, *values = &value->Tuple.elts;
    if (targets->n != values->n || targets->n < 2 || targets->n > 8) return false;
    for (int32_t i = 0; i < targets->n; i++)
        if (targets->items[i]->kind == FO_NODE_Starred || values->items[i]->kind == FO_NODE_Starred) return false;
    FoObject *folded = NULL;
    if (!constant_of(u, value, &folded)) return true;
    fo_xunref(folded);
    Register mark = u->next;
    Register first = temporaries(u, 0);
    for (int32_t i = 0; i < values->n; i++) {
        Register to = temporary(u);
        FoNode *v = values->items[i];
        const FoSymbol *s = v->kind == FO_NODE_Name ? fo_scope_find(u->scope, v->Name.id) : NULL;
        bool overwritten = false;
        for (int32_t k = 0; s && s->kind == FO_VAR_LOCAL && assigned_has(u, s->index) && k < targets->n; k++)
            overwritten |= targets->items[k]->kind == FO_NODE_Name && targets->items[k]->Name.id == v->Name.id;
        int32_t uses = 0;
        for (int32_t k = 0; overwritten && k < values->n; k++)
            uses += values->items[k]->kind == FO_NODE_Name && values->items[k]->Name.id == v->Name.id;
        if (overwritten && uses == 1) // the number moves on: no second owner remains
            emit(u, FO_CODE_OP_COPY, to, s->index, 0);
        else
            expression_to(u, v, to);
    }
    for (int32_t i = 0; i < targets->n; i++) store(u, targets->items[i], first + i);
    release_to(u, mark);
    return true;
}

static bool accumulates(FoNode *value) {
    switch (value->kind) {
    case FO_NODE_BinOp:
    case FO_NODE_UnaryOp:
    case FO_NODE_Constant:
    case FO_NODE_Call:
    case FO_NODE_Attribute:
    case FO_NODE_Subscript:
    case FO_NODE_Name:
    case FO_NODE_JoinedStr:
    case FO_NODE_Lambda:
    case FO_NODE_ListComp:
    case FO_NODE_SetComp:
    case FO_NODE_DictComp:
    case FO_NODE_GeneratorExp:
    case FO_NODE_Tuple:
    case FO_NODE_List:
    case FO_NODE_Set:
    case FO_NODE_Dict:
    case FO_NODE_Compare:
    case FO_NODE_BoolOp: return false; // writes its register once, at the end
    default: return true;
    }
}

void store_value(Unit *u, FoNode *target, FoNode *value) {
    if (parallel(u, target, value)) return;
    Register mark = u->next;
    const FoSymbol *s = target->kind == FO_NODE_Name ? fo_scope_find(u->scope, target->Name.id) : NULL;
    if (s && s->kind == FO_VAR_LOCAL && !accumulates(value)) {
        expression_to(u, value, s->index);
        mark_assigned(u, s);
        return;
    }
    Register from;
    if (target->kind == FO_NODE_Name)
        from = s && s->kind == FO_VAR_LOCAL ? expression_temporary(u, value) : expression(u, value);
    else if (target->kind == FO_NODE_Attribute || target->kind == FO_NODE_Subscript)
        from = expression_number(u, value);
    else
        from = expression(u, value);
    store(u, target, from);
    release_to(u, mark);
}

void delete_target(Unit *u, FoNode *target) {
    FoSpan outer = u->position;
    Register mark = u->next;
    u->position = target->range;
    switch (target->kind) {
    case FO_NODE_Name: delete_name(u, target->Name.id, true); break;
    case FO_NODE_Attribute: {
        Register object = expression(u, target->Attribute.value);
        emit(u, FO_CODE_OP_DELATTR, object, 0, name_add(u, target->Attribute.attr));
        break;
    }
    case FO_NODE_Subscript: {
        Register object = expression(u, target->Subscript.value);
        Register key = expression(u, target->Subscript.slice);
        emit(u, FO_CODE_OP_DELITEM, object, 0, key);
        break;
    }
    case FO_NODE_Tuple:
        for (int32_t i = 0; i < target->Tuple.elts.n; i++) delete_target(u, target->Tuple.elts.items[i]);
        break;
    case FO_NODE_List:
        for (int32_t i = 0; i < target->List.elts.n; i++) delete_target(u, target->List.elts.items[i]);
        break;
    default: unit_fail(u, "cannot delete this expression");
    }
    release_to(u, mark);
    u->position = outer;
}

// ---- augmented
static void apply(Unit *u, FoNode *node, Register to, Register left) {
    FoOpcode op = binary_opcode(node->AugAssign.op, true);
    Register right = expression_number(u, node->AugAssign.value);
    u->position = node->range;
    emit(u, op, to, left, right);
}

// `x += 1`: the constant form where it fits
static bool apply_constant(Unit *u, FoNode *node, Register to, Register left) {
    FoObject *value = NULL;
    if (node->AugAssign.value->kind != FO_NODE_Constant || !constant_of(u, node->AugAssign.value, &value) || !value) return false;
    int64_t word;
    bool fits = fo_float_check_exact(value) || (fo_int_check_exact(value) && fo_int_fits_i64(value, &word));
    if (!fits) {
        fo_unref(value);
        return false;
    }
    int32_t k = constant_merge_give(u, value);
    if (k > 0xffff) return false;
    emit(u, binary_opcode(node->AugAssign.op, true) + 1, to, left, k);
    return true;
}

// A register that can be read twice: temporaries are copied for the first use.
static Register twice(Unit *u, Register r) {
    if (!is_temporary(u, r)) return r;
    Register copy = temporary(u);
    emit(u, FO_CODE_OP_COPY, copy, r, 0);
    return copy;
}

void augmented_assign(Unit *u, FoNode *node) {
    FoNode *target = node->AugAssign.target;
    Register mark = u->next;
    switch (target->kind) {
    case FO_NODE_Name: {
        const FoSymbol *s = symbol(u, target->Name.id);
        if (!s) return;
        if (s->kind == FO_VAR_LOCAL) {
            u->position = target->range;
            if (!assigned_has(u, s->index)) emit(u, FO_CODE_OP_CHECK, s->index, 0, 0);
            u->position = node->range;
            if (!apply_constant(u, node, s->index, s->index)) apply(u, node, s->index, s->index);
            mark_assigned(u, s);
        } else {
            Register t = temporary(u);
            u->position = target->range;
            load_name(u, target->Name.id, t, true);
            u->position = node->range;
            if (!apply_constant(u, node, t, t)) apply(u, node, t, t);
            store_name(u, target->Name.id, t);
        }
        break;
    }
    case FO_NODE_Attribute: {
        Register object = expression(u, target->Attribute.value);
        Register again = twice(u, object);
        Register value = temporary(u);
        int32_t name = name_add(u, target->Attribute.attr);
        u->position = target->range;
        emit(u, FO_CODE_OP_GETATTRN, value, again, name);
        u->position = node->range;
        if (!apply_constant(u, node, value, value)) apply(u, node, value, value);
        u->position = target->range;
        emit(u, FO_CODE_OP_SETATTR, object, value, name);
        break;
    }
    case FO_NODE_Subscript: {
        Register object = expression(u, target->Subscript.value);
        Register key = expression(u, target->Subscript.slice);
        Register object_again = twice(u, object), key_again = twice(u, key);
        Register value = temporary(u);
        u->position = target->range;
        emit(u, FO_CODE_OP_GETITEMN, value, object_again, key_again);
        u->position = node->range;
        if (!apply_constant(u, node, value, value)) apply(u, node, value, value);
        u->position = target->range;
        emit(u, FO_CODE_OP_SETITEM, object, value, key);
        break;
    }
    default: unit_fail(u, "illegal expression for augmented assignment");
    }
    release_to(u, mark);
}
