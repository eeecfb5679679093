// SPDX-License-Identifier: MIT
// match. The subject stays in one register; every pattern tests it and jumps to the next case when it does not fit. Names are bound when
// the whole pattern has matched: captures wait in registers of their own, unless nothing can fail behind the first of them.
#include "lang/compiler_private.h"

static void pattern(Unit *u, FoNode *p, Register subject, Label fail);

// The names that a case's pattern captures, each with a register behind `first`. Without names captures are stored at once.
typedef struct Captures {
    FoName **names;
    int32_t n;
    Register first;
    bool seen;      // while looking for them: a capture stands in front of what comes now
    bool must_wait; // something can fail behind a capture
} Captures;

static void note_capture(Captures *c, FoName *name) {
    if (!name) return;
    c->seen = true;
    for (int32_t i = 0; c->names && i < c->n; i++)
        if (c->names[i] == name) return;
    if (c->names) c->names[c->n] = name;
    c->n++;
}

static void find_captures(Captures *c, const FoNode *p);
static void find_captures_in(Captures *c, const FoNodes *patterns) {
    for (int32_t i = 0; i < patterns->n; i++) find_captures(c, patterns->items[i]);
}

// Walks a pattern in the order in which it is tried.
static void find_captures(Captures *c, const FoNode *p) {
    if (c->seen && p->kind != FO_NODE_MatchAs && p->kind != FO_NODE_MatchStar) c->must_wait = true;
    switch (p->kind) {
    case FO_NODE_MatchSequence: find_captures_in(c, &p->MatchSequence.patterns); break;
    case FO_NODE_MatchMapping:
        note_capture(c, p->MatchMapping.rest);
        find_captures_in(c, &p->MatchMapping.patterns);
        break;
    case FO_NODE_MatchClass:
        find_captures_in(c, &p->MatchClass.patterns);
        find_captures_in(c, &p->MatchClass.kwd_patterns);
        break;
    case FO_NODE_MatchOr: find_captures_in(c, &p->MatchOr.patterns); break;
    case FO_NODE_MatchStar: note_capture(c, p->MatchStar.name); break;
    case FO_NODE_MatchAs:
        if (p->MatchAs.pattern) find_captures(c, p->MatchAs.pattern);
        note_capture(c, p->MatchAs.name);
        break;
    default: break;
    }
}

// Consumes the temporary `from`.
static void capture(Unit *u, FoName *name, Register from) {
    Captures *c = u->captures;
    for (int32_t i = 0; i < c->n; i++)
        if (c->names[i] == name) {
            emit(u, FO_CODE_OP_MOVE, c->first + i, from, 0);
            return;
        }
    store_name(u, name, from);
}

// Compiles a case's pattern so that its names are bound behind it, and only there.
static void whole_pattern(Unit *u, FoNode *p, Register subject, Label fail) {
    Captures c = {0};
    find_captures(&c, p);
    Captures waiting = {0};
    if (c.must_wait && c.n) {
        waiting.names = fo_region_alloc(&u->compiler->region, (size_t)c.n * sizeof *waiting.names);
        if (!waiting.names) {
            if (!u->compiler->failed) fo_fail_no_memory();
            u->compiler->failed = true;
            return;
        }
        find_captures(&waiting, p);
        waiting.first = temporaries(u, waiting.n);
    }
    Register mark = waiting.first;
    Label failed = waiting.n ? label_new(u) : fail;
    u->captures = &waiting;
    pattern(u, p, subject, failed);
    u->captures = NULL;
    if (!waiting.n) return;
    for (int32_t i = 0; i < waiting.n; i++) store_name(u, waiting.names[i], waiting.first + i);
    Label matched = label_new(u);
    emit_jump(u, FO_CODE_OP_JMP, 0, matched);
    label_here(u, failed);
    for (int32_t i = 0; i < waiting.n; i++) emit(u, FO_CODE_OP_CLEAR, waiting.first + i, 0, 0);
    emit_jump(u, FO_CODE_OP_JMP, 0, fail);
    label_here(u, matched);
    release_to(u, mark);
}

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
                capture(u, p->MatchStar.name, copy);
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

static bool is_wildcard(const FoNode *p) {
    return p->kind == FO_NODE_MatchStar ? !p->MatchStar.name : p->kind == FO_NODE_MatchAs && !p->MatchAs.pattern && !p->MatchAs.name;
}

// [a, *_, b]: the items are asked for by index, the others are not touched.
static void items_by_index(Unit *u, const FoNodes *patterns, int32_t star, Register subject, Label fail) {
    for (int32_t i = 0; i < patterns->n; i++) {
        FoNode *p = patterns->items[i];
        if (is_wildcard(p)) continue;
        Register mark = u->next;
        Register item = temporary(u), sequence = temporary(u), at = temporary(u);
        emit(u, FO_CODE_OP_COPY, sequence, subject, 0);
        if (i < star) {
            load_constant(u, at, constant_merge_give(u, fo_int_from_i64(i)));
        } else {
            Register back = temporary(u);
            emit(u, FO_CODE_OP_LEN, at, subject, 0);
            load_constant(u, back, constant_merge_give(u, fo_int_from_i64(patterns->n - i)));
            emit(u, binary_opcode(FO_OP_Sub, false), at, at, back);
        }
        emit(u, FO_CODE_OP_GETITEM, item, sequence, at);
        release_to(u, item + 1);
        part_patterns(u, patterns->items + i, 1, item, fail);
        release_to(u, mark);
    }
}

// Jumps to fail unless len(subject) is n, or at least n: op is JNEQ or JNGE.
static void check_length(Unit *u, Register subject, FoOpcode op, int32_t n, Label fail) {
    Register mark = u->next;
    Register length = temporary(u);
    emit(u, FO_CODE_OP_LEN, length, subject, 0);
    int32_t k = constant_merge_give(u, fo_int_from_i64(n));
    if (k <= UINT16_MAX) {
        emit_compare_jump(u, op + 1, length, k, fail);
    } else {
        Register wanted = temporary(u);
        load_constant(u, wanted, k);
        emit_compare_jump(u, op, length, wanted, fail);
    }
    release_to(u, mark);
}

static void sequence(Unit *u, FoNode *p, Register subject, Label fail) {
    FoNodes *patterns = &p->MatchSequence.patterns;
    int32_t star = -1;
    bool all_wild = true;
    for (int32_t i = 0; i < patterns->n; i++) {
        if (patterns->items[i]->kind == FO_NODE_MatchStar) star = i;
        if (!is_wildcard(patterns->items[i])) all_wild = false;
    }
    Register mark = u->next;
    emit_jump(u, FO_CODE_OP_JNOSEQUENCE, subject, fail);
    check_length(u, subject, star < 0 ? FO_CODE_OP_JNEQ : FO_CODE_OP_JNGE, star < 0 ? patterns->n : patterns->n - 1, fail);
    if (all_wild) return;
    if (star >= 0 && is_wildcard(patterns->items[star])) {
        items_by_index(u, patterns, star, subject, fail);
        return;
    }
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

// Keys that are known must differ; those of dotted names are compared when the pattern is tried.
static bool keys_differ(Unit *u, FoNode *p) {
    FoNodes *keys = &p->MatchMapping.keys;
    FO_AUTO(FoObject) seen = fo_set_new(NULL);
    bool ok = seen != NULL;
    for (int32_t i = 0; ok && i < keys->n; i++) {
        FO_AUTO(FoObject) key = NULL;
        bool again = false;
        if (!constant_of(u, keys->items[i], &key)) return false;
        if (key) ok = fo_set_has(seen, key, &again) && fo_set_add(seen, key);
        if (!ok || !again) continue;
        FO_AUTO(FoStr) text = fo_str_printf("mapping pattern checks duplicate key (%R)", key);
        size_t n;
        const char *message = text ? fo_str_utf8(text, &n) : NULL;
        u->position = p->range;
        return message ? unit_fail(u, message) : unit_failed(u);
    }
    return ok || unit_failed(u);
}

// The keys as a tuple: a constant when all of them are.
static void mapping_keys(Unit *u, const FoNodes *keys, Register to) {
    FoObject *constant = NULL;
    if (!fold_elements(u, keys, &constant)) return;
    if (constant) {
        load_constant(u, to, constant_merge_give(u, constant));
        return;
    }
    Register first = temporaries(u, 0);
    for (int32_t i = 0; i < keys->n; i++) expression_temporary(u, keys->items[i]);
    emit(u, FO_CODE_OP_TUPLE, to, first, keys->n);
    release_to(u, first);
}

static void mapping(Unit *u, FoNode *p, Register subject, Label fail) {
    FoNodes *keys = &p->MatchMapping.keys, *patterns = &p->MatchMapping.patterns;
    Register mark = u->next;
    if (!keys_differ(u, p)) return;
    emit_jump(u, FO_CODE_OP_JNOMAPPING, subject, fail);
    if (keys->n) check_length(u, subject, FO_CODE_OP_JNGE, keys->n, fail);
    Register key_tuple = temporary(u), values = temporary(u);
    mapping_keys(u, keys, key_tuple);
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
        capture(u, p->MatchMapping.rest, rest);
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
            capture(u, p->MatchAs.name, copy);
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
        whole_pattern(u, c->match_case.pattern, subject, next);
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
