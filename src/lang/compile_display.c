// SPDX-License-Identifier: MIT
// Displays: tuples, lists, sets and dicts from their elements, strings from their pieces.
#include "lang/compiler_private.h"

bool has_star(const FoNodes *elts) {
    for (int32_t i = 0; i < elts->n; i++)
        if (elts->items[i]->kind == FO_NODE_Starred) return true;
    return false;
}

enum { DISPLAY_WINDOW = 64 }; // longer displays are built in pieces, so that registers stay few

static void put_element(Unit *u, Register into, FoNode *element, FoOpcode add, FoOpcode update) {
    Register mark = u->next;
    bool star = element->kind == FO_NODE_Starred;
    Register r = expression(u, star ? element->Starred.value : element);
    emit(u, star ? update : add, into, r, 0);
    release_to(u, mark);
}

// A list or set of three constants or more is filled from one constant, as CPython does: sizes and the order of sets depend on it.
static bool constant_display(Unit *u, FoNodes *elts, Register to, FoOpcode build, FoOpcode update) {
    FO_AUTO(FoObject) items = NULL;
    if (elts->n < 3 || build == FO_CODE_OP_TUPLE) return false;
    if (!fold_elements(u, elts, &items)) return true;
    if (!items) return false;
    if (build == FO_CODE_OP_SET) { // twice, as CPython's compiler does when it merges constants: that shows in the order
        for (int k = 0; k < 2 && items; k++) {
            fo_assign_give(&items, fo_frozenset_new(items));
            if (k == 0 && items) fo_assign_give(&items, (FoObject *)fo_sequence_as_tuple(items));
        }
    }
    Register mark = u->next;
    Register result = is_temporary(u, to) ? to : temporary(u);
    emit(u, build, result, u->next, 0);
    Register r = temporary(u);
    load_constant(u, r, constant_merge_give(u, items ? fo_take(items) : NULL));
    emit(u, update, result, r, 0);
    move(u, to, result);
    release_to(u, mark);
    return true;
}

void display(Unit *u, FoNodes *elts, Register to, FoOpcode build, FoOpcode add, FoOpcode update) {
    Register mark = u->next;
    if (constant_display(u, elts, to, build, update)) return;
    if (!has_star(elts) && elts->n <= DISPLAY_WINDOW) {
        Register first = temporaries(u, 0);
        for (int32_t i = 0; i < elts->n; i++) expression_temporary(u, elts->items[i]);
        emit(u, build, to, first, elts->n);
        release_to(u, mark);
        return;
    }
    Register result = is_temporary(u, to) ? to : temporary(u);
    emit(u, build == FO_CODE_OP_TUPLE ? FO_CODE_OP_LIST : build, result, u->next, 0);
    for (int32_t i = 0; i < elts->n; i++) put_element(u, result, elts->items[i], add, update);
    if (build == FO_CODE_OP_TUPLE)
        emit(u, FO_CODE_OP_LISTTOTUPLE, to, result, 0);
    else
        move(u, to, result);
    release_to(u, mark);
}

void dict_display(Unit *u, FoNode *node, Register to) {
    FoNodes *keys = &node->Dict.keys, *values = &node->Dict.values;
    bool plain = keys->n <= DISPLAY_WINDOW / 2;
    for (int32_t i = 0; i < keys->n; i++) plain &= keys->items[i] != NULL;
    Register mark = u->next;
    if (plain) {
        Register first = temporaries(u, 0);
        for (int32_t i = 0; i < keys->n; i++) {
            expression_temporary(u, keys->items[i]);
            expression_temporary(u, values->items[i]);
        }
        emit(u, FO_CODE_OP_DICT, to, first, keys->n);
        release_to(u, mark);
        return;
    }
    Register result = is_temporary(u, to) ? to : temporary(u);
    emit(u, FO_CODE_OP_DICT, result, u->next, 0);
    for (int32_t i = 0; i < keys->n; i++) {
        Register inner = u->next;
        if (keys->items[i]) {
            Register pair = expression_temporary(u, keys->items[i]);
            expression_temporary(u, values->items[i]);
            emit(u, FO_CODE_OP_DICTADD, result, pair, 0);
        } else {
            Register r = expression(u, values->items[i]);
            emit(u, FO_CODE_OP_DICTUPDATE, result, r, 0);
        }
        release_to(u, inner);
    }
    move(u, to, result);
    release_to(u, mark);
}

// ---- strings
void format_value(Unit *u, FoNode *node, Register to, bool keep_raw) {
    int conversion = node->FormattedValue.conversion;
    FoNode *spec = node->FormattedValue.format_spec;
    if (conversion < 0 && !spec && keep_raw) { // JOIN formats it
        Register r = expression_number(u, node->FormattedValue.value);
        if (is_temporary(u, r))
            move(u, to, r);
        else
            emit(u, FO_CODE_OP_COPY, to, r, 0);
        return;
    }
    Register mark = u->next;
    Register value = temporary(u);
    expression_to(u, node->FormattedValue.value, value);
    if (spec) {
        Register s = temporary(u);
        expression_to(u, spec, s);
    }
    emit(u, FO_CODE_OP_FORMAT, to, value, (conversion < 0 ? 0 : conversion) | (spec ? 256 : 0));
    release_to(u, mark);
}

void joined_string(Unit *u, FoNode *node, Register to) {
    FoNodes *parts = &node->JoinedStr.values;
    Register mark = u->next;
    FoNode *only = parts->n == 1 ? parts->items[0] : NULL;
    if (only && only->kind == FO_NODE_FormattedValue && (only->FormattedValue.conversion >= 0 || only->FormattedValue.format_spec)) {
        format_value(u, only, to, false);
        return;
    }
    if (parts->n > DISPLAY_WINDOW * 4) { // "".join([...]) of the pieces
        Register first = temporary(u);
        Register list = temporary(u), piece = temporary(u);
        emit(u, FO_CODE_OP_LIST, list, u->next, 0);
        for (int32_t i = 0; i < parts->n; i++) {
            if (parts->items[i]->kind == FO_NODE_FormattedValue)
                format_value(u, parts->items[i], piece, false);
            else
                expression_to(u, parts->items[i], piece);
            emit(u, FO_CODE_OP_APPEND, list, piece, 0);
        }
        FO_AUTO(FoObject) empty = (FoObject *)fo_str_from_text("");
        load_constant(u, piece, constant_merge_give(u, empty ? fo_take(empty) : NULL));
        emit(u, FO_CODE_OP_GETMETHOD, first + 3, piece, name_add_text(u, "join"));
        temporaries(u, 4);
        emit(u, FO_CODE_OP_MOVE, first + 5, list, 0);
        emit(u, FO_CODE_OP_CALLMETHOD, first + 3, 1, first);
        release_to(u, mark);
        move(u, to, first);
        return;
    }
    Register first = temporaries(u, parts->n);
    for (int32_t i = 0; i < parts->n; i++) {
        if (parts->items[i]->kind == FO_NODE_FormattedValue)
            format_value(u, parts->items[i], first + i, true);
        else
            expression_to(u, parts->items[i], first + i);
    }
    emit(u, FO_CODE_OP_JOIN, to, first, parts->n);
    release_to(u, mark);
}
