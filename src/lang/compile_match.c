// SPDX-License-Identifier: MIT
// match. The subject stays in one register; every pattern tests it and jumps to the next case when it does not fit. Names are bound
// as the pattern is walked (CPython binds them after the whole pattern has matched; a failed case may leave earlier captures, as the language allows).
#define FO_LANG_ROOM
#include "lang/compiler_private.h"

static void pattern(Unit *u, FoNode *p, Register subject, Label fail);

// Jumps to fail with nothing live above `mark`.
static void fail_unless_equal(Unit *u, FoNode *value, Register subject, Label fail) {
    Register mark = u->next;
    Register copy = temporary(u);
    emit(u, FO_CODE_OP_COPY, copy, subject, 0);
    Register other = expression_temporary(u, value);
    emit_compare_jump(u, FO_CODE_OP_JNEQ, copy, other, fail);
    release_to(u, mark);
}

static void singleton(Unit *u, FoNode *p, Register subject, Label fail) {
    Register mark = u->next;
    Register copy = temporary(u), other = temporary(u);
    emit(u, FO_CODE_OP_COPY, copy, subject, 0);
    load_constant(u, other, constant_from_raw(u, &p->MatchSingleton.value));
    emit(u, FO_CODE_OP_IS, copy, copy, other);
    emit_jump(u, FO_CODE_OP_JF, copy, fail);
    release_to(u, mark);
}

// Matches parts that stand in n registers from `first`; whatever is left is cleared on both ways out.
static void part_patterns(Unit *u, FoNode **patterns, int32_t n, Register first, Label fail) {
    Label inner_fail = label_new(u), done = label_new(u);
    for (int32_t i = 0; i < n; i++) {
        FoNode *p = patterns[i];
        if (p->kind == FO_NODE_MatchStar) {
            if (p->MatchStar.name) {
                Register copy = temporary(u);
                emit(u, FO_CODE_OP_COPY, copy, first + i, 0);
                store_name(u, p->MatchStar.name, copy);
                release_to(u, copy);
            }
            continue;
        }
        pattern(u, p, first + i, inner_fail);
    }
    for (int32_t i = 0; i < n; i++) emit(u, FO_CODE_OP_CLEAR, first + i, 0, 0);
    emit_jump(u, FO_CODE_OP_JMP, 0, done);
    label_here(u, inner_fail);
    for (int32_t i = 0; i < n; i++) emit(u, FO_CODE_OP_CLEAR, first + i, 0, 0);
    emit_jump(u, FO_CODE_OP_JMP, 0, fail);
    label_here(u, done);
}

static void sequence(Unit *u, FoNode *p, Register subject, Label fail) {
    FoNodes *patterns = &p->MatchSequence.patterns;
    int32_t star = -1;
    for (int32_t i = 0; i < patterns->n; i++)
        if (patterns->items[i]->kind == FO_NODE_MatchStar) star = i;
    Register mark = u->next;
    emit_jump(u, FO_CODE_OP_JNOSEQUENCE, subject, fail);
    Register length = temporary(u);
    emit(u, FO_CODE_OP_LEN, length, subject, 0);
    int32_t k = constant_merge_give(u, fo_int_from_i64(star < 0 ? patterns->n : patterns->n - 1));
    Register wanted = temporary(u);
    load_constant(u, wanted, k);
    emit_compare_jump(u, star < 0 ? FO_CODE_OP_JNEQ : FO_CODE_OP_JNGE, length, wanted, fail);
    release_to(u, mark);
    if (!patterns->n) return;
    Register copy = temporary(u);
    Register first = temporaries(u, patterns->n);
    emit(u, FO_CODE_OP_COPY, copy, subject, 0);
    if (star >= 0)
        emit(u, FO_CODE_OP_UNPACKEX, first, copy, star | (patterns->n - star - 1) << 8);
    else
        emit(u, FO_CODE_OP_UNPACK, first, copy, patterns->n);
    part_patterns(u, patterns->items, patterns->n, first, fail);
    release_to(u, mark);
}

static void mapping(Unit *u, FoNode *p, Register subject, Label fail) {
    FoNodes *keys = &p->MatchMapping.keys, *patterns = &p->MatchMapping.patterns;
    Register mark = u->next;
    emit_jump(u, FO_CODE_OP_JNOMAPPING, subject, fail);
    Register key_tuple = temporary(u), values = temporary(u);
    Register first = temporaries(u, 0);
    for (int32_t i = 0; i < keys->n; i++) expression_temporary(u, keys->items[i]);
    emit(u, FO_CODE_OP_TUPLE, key_tuple, first, keys->n);
    release_to(u, first);
    emit(u, FO_CODE_OP_MATCHKEYS, values, subject, key_tuple);
    Label missing = label_new(u), found = label_new(u), part_fail = label_new(u);
    Register probe = temporary(u);
    emit(u, FO_CODE_OP_COPY, probe, values, 0);
    emit_jump(u, FO_CODE_OP_JNOTNONE, probe, found);
    label_here(u, missing);
    emit(u, FO_CODE_OP_CLEAR, values, 0, 0);
    emit(u, FO_CODE_OP_CLEAR, key_tuple, 0, 0);
    emit_jump(u, FO_CODE_OP_JMP, 0, fail);
    label_here(u, found);
    release_to(u, probe);
    if (p->MatchMapping.rest) {
        Register rest = temporary(u);
        emit(u, FO_CODE_OP_MATCHREST, rest, subject, key_tuple);
        store_name(u, p->MatchMapping.rest, rest);
        release_to(u, rest);
    }
    emit(u, FO_CODE_OP_CLEAR, key_tuple, 0, 0);
    if (patterns->n) {
        Register parts = temporaries(u, patterns->n);
        emit(u, FO_CODE_OP_UNPACK, parts, values, patterns->n);
        part_patterns(u, patterns->items, patterns->n, parts, part_fail);
    } else {
        emit(u, FO_CODE_OP_CLEAR, values, 0, 0);
    }
    Label done = label_new(u);
    emit_jump(u, FO_CODE_OP_JMP, 0, done);
    label_here(u, part_fail);
    emit_jump(u, FO_CODE_OP_JMP, 0, fail);
    label_here(u, done);
    release_to(u, mark);
}

static void class_pattern(Unit *u, FoNode *p, Register subject, Label fail) {
    FoNodes *positional = &p->MatchClass.patterns, *by_name = &p->MatchClass.kwd_patterns;
    int32_t n = positional->n + by_name->n;
    Register mark = u->next;
    Register window = temporaries(u, 4), attributes = window + 3;
    emit(u, FO_CODE_OP_COPY, window, subject, 0);
    expression_to(u, p->MatchClass.cls, window + 1);
    FoTuple *names = fo_tuple_new(by_name->n);
    for (int32_t i = 0; names && i < by_name->n; i++) names->items[i] = (FoObject *)name_str(u->compiler, p->MatchClass.kwd_attrs.items[i]);
    load_constant(u, window + 2, constant_add_give(u, (FoObject *)names));
    emit(u, FO_CODE_OP_MATCHCLASS, attributes, window, positional->n);
    Label found = label_new(u);
    Register probe = temporary(u);
    emit(u, FO_CODE_OP_COPY, probe, attributes, 0);
    emit_jump(u, FO_CODE_OP_JNOTNONE, probe, found);
    emit(u, FO_CODE_OP_CLEAR, attributes, 0, 0);
    emit_jump(u, FO_CODE_OP_JMP, 0, fail);
    label_here(u, found);
    release_to(u, probe);
    if (n) {
        FoNode **all = fo_region_alloc(&u->compiler->region, (size_t)n * sizeof *all);
        if (!all) {
            if (!u->compiler->failed) fo_fail_no_memory();
            u->compiler->failed = true;
            return;
        }
        if (positional->n) memcpy(all, positional->items, (size_t)positional->n * sizeof *all);
        if (by_name->n) memcpy(all + positional->n, by_name->items, (size_t)by_name->n * sizeof *all);
        Register parts = temporaries(u, n);
        emit(u, FO_CODE_OP_UNPACK, parts, attributes, n);
        part_patterns(u, all, n, parts, fail);
    } else {
        emit(u, FO_CODE_OP_CLEAR, attributes, 0, 0);
    }
    release_to(u, mark);
}

static void alternatives(Unit *u, FoNode *p, Register subject, Label fail) {
    FoNodes *patterns = &p->MatchOr.patterns;
    Label matched = label_new(u);
    for (int32_t i = 0; i < patterns->n; i++) {
        Label next = i == patterns->n - 1 ? fail : label_new(u);
        pattern(u, patterns->items[i], subject, next);
        if (i < patterns->n - 1) {
            emit_jump(u, FO_CODE_OP_JMP, 0, matched);
            label_here(u, next);
        }
    }
    label_here(u, matched);
}

static void pattern(Unit *u, FoNode *p, Register subject, Label fail) {
    FoSpan outer = u->position;
    u->position = p->range;
    switch (p->kind) {
    case FO_NODE_MatchValue: fail_unless_equal(u, p->MatchValue.value, subject, fail); break;
    case FO_NODE_MatchSingleton: singleton(u, p, subject, fail); break;
    case FO_NODE_MatchSequence: sequence(u, p, subject, fail); break;
    case FO_NODE_MatchMapping: mapping(u, p, subject, fail); break;
    case FO_NODE_MatchClass: class_pattern(u, p, subject, fail); break;
    case FO_NODE_MatchOr: alternatives(u, p, subject, fail); break;
    case FO_NODE_MatchAs:
        if (p->MatchAs.pattern) pattern(u, p->MatchAs.pattern, subject, fail);
        if (p->MatchAs.name) {
            Register copy = temporary(u);
            emit(u, FO_CODE_OP_SHARE, copy, subject, 0);
            store_name(u, p->MatchAs.name, copy);
            release_to(u, copy);
        }
        break;
    default: unit_fail(u, "cannot compile this pattern");
    }
    u->position = outer;
}

void match_statement(Unit *u, FoNode *node) {
    Register mark = u->next;
    Register subject = expression_temporary(u, node->Match.subject);
    Label end = label_new(u);
    uint64_t *before = assigned_save(u);
    // a name bound by a case is surely bound afterwards only when all are: keep what was bound before
    for (int32_t i = 0; i < node->Match.cases.n; i++) {
        FoNode *c = node->Match.cases.items[i];
        Label next = label_new(u);
        pattern(u, c->match_case.pattern, subject, next);
        if (c->match_case.guard) jump_unless(u, c->match_case.guard, next);
        emit(u, FO_CODE_OP_CLEAR, subject, 0, 0);
        statements(u, &c->match_case.body);
        emit_jump(u, FO_CODE_OP_JMP, 0, end);
        label_here(u, next);
        assigned_restore(u, before);
    }
    emit(u, FO_CODE_OP_CLEAR, subject, 0, 0);
    label_here(u, end);
    assigned_restore(u, before);
    release_to(u, mark);
}
