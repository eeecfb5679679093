// SPDX-License-Identifier: MIT
// Checks of match statements: unreachable patterns, names bound twice, alternatives that bind different names.
#include "lang/scopes_private.h"

// The names that a pattern binds: FoName * one after the other.
static bool check_pattern(FoScopeBuilder *b, FoNode *n, FoBuffer *names, bool may_be_irrefutable);

static bool has_name(const FoBuffer *names, const FoName *name) {
    for (size_t at = 0; at < names->n; at += sizeof name) {
        const FoName *other;
        memcpy(&other, names->data + at, sizeof other);
        if (other == name) return true;
    }
    return false;
}

static bool add_name(FoScopeBuilder *b, FoBuffer *names, const FoName *name, FoSpan range) {
    if (!name) return true;
    if (has_name(names, name))
        return fo_scopes_fail(b, range, "multiple assignments to name '%s' in pattern", name->text);
    return fo_buffer_put(names, &name, sizeof name) || fo_scopes_fail_memory(b);
}

static bool check_list(FoScopeBuilder *b, FoNodes list, FoBuffer *names) {
    for (int32_t i = 0; i < list.n; i++)
        if (!check_pattern(b, list.items[i], names, true)) return false;
    return true;
}

static bool check_sequence(FoScopeBuilder *b, FoNode *n, FoBuffer *names) {
    int32_t stars = 0;
    for (int32_t i = 0; i < n->MatchSequence.patterns.n; i++)
        stars += n->MatchSequence.patterns.items[i]->kind == FO_NODE_MatchStar;
    if (stars > 1) return fo_scopes_fail(b, n->range, "multiple starred names in sequence pattern");
    return check_list(b, n->MatchSequence.patterns, names);
}

static bool check_mapping(FoScopeBuilder *b, FoNode *n, FoBuffer *names) {
    FoNodes keys = n->MatchMapping.keys;
    for (int32_t i = 0; i < keys.n; i++)
        if (keys.items[i]->kind == FO_NODE_JoinedStr)
            return fo_scopes_fail(b, n->range, "mapping pattern keys may only match literals and attribute lookups");
    return check_list(b, n->MatchMapping.patterns, names) && add_name(b, names, n->MatchMapping.rest, n->range);
}

static bool check_class(FoScopeBuilder *b, FoNode *n, FoBuffer *names) {
    FoNameList attrs = n->MatchClass.kwd_attrs;
    for (int32_t i = 0; i < attrs.n; i++) {
        if (!fo_check_store(b, attrs.items[i], FO_CTX_STORE, n->MatchClass.kwd_patterns.items[i]->range))
            return false;
        for (int32_t k = i + 1; k < attrs.n; k++)
            if (attrs.items[k] == attrs.items[i])
                return fo_scopes_fail(b, n->MatchClass.kwd_patterns.items[k]->range,
                                      "attribute name repeated in class pattern: %s", attrs.items[i]->text);
    }
    return check_list(b, n->MatchClass.patterns, names) && check_list(b, n->MatchClass.kwd_patterns, names);
}

static bool same_names(const FoBuffer *x, const FoBuffer *y) {
    if (x->n != y->n) return false;
    for (size_t at = 0; at < x->n; at += sizeof(FoName *)) {
        const FoName *name;
        memcpy(&name, x->data + at, sizeof name);
        if (!has_name(y, name)) return false;
    }
    return true;
}

static bool add_names(FoScopeBuilder *b, FoBuffer *names, const FoBuffer *more, FoSpan range) {
    for (size_t at = 0; at < more->n; at += sizeof(FoName *)) {
        const FoName *name;
        memcpy(&name, more->data + at, sizeof name);
        if (!add_name(b, names, name, range)) return false;
    }
    return true;
}

static bool check_alternatives(FoScopeBuilder *b, FoNode *n, FoBuffer *first, FoBuffer *other, bool may_be_irrefutable) {
    FoNodes list = n->MatchOr.patterns;
    for (int32_t i = 0; i < list.n; i++) {
        FoBuffer *names = i ? other : first;
        names->n = 0;
        if (!check_pattern(b, list.items[i], names, may_be_irrefutable && i == list.n - 1)) return false;
        if (i && !same_names(first, other))
            return fo_scopes_fail(b, list.items[i]->range, "alternative patterns bind different names");
    }
    return true;
}

static bool check_or(FoScopeBuilder *b, FoNode *n, FoBuffer *names, bool may_be_irrefutable) {
    FoBuffer first = FO_BUFFER_EMPTY, other = FO_BUFFER_EMPTY;
    bool ok = check_alternatives(b, n, &first, &other, may_be_irrefutable) && add_names(b, names, &first, n->range);
    fo_buffer_deinit(&first);
    fo_buffer_deinit(&other);
    return ok;
}

static bool check_as(FoScopeBuilder *b, FoNode *n, FoBuffer *names, bool may_be_irrefutable) {
    const FoName *name = n->MatchAs.name;
    if (n->MatchAs.pattern)
        return add_name(b, names, name, n->range) && check_pattern(b, n->MatchAs.pattern, names, may_be_irrefutable);
    if (!may_be_irrefutable)
        return name ? fo_scopes_fail(b, n->range, "name capture '%s' makes remaining patterns unreachable", name->text)
                    : fo_scopes_fail(b, n->range, "wildcard makes remaining patterns unreachable");
    return add_name(b, names, name, n->range);
}

static bool check_pattern(FoScopeBuilder *b, FoNode *n, FoBuffer *names, bool may_be_irrefutable) {
    switch ((FoNodeKind)n->kind) {
    case FO_NODE_MatchValue:
        return n->MatchValue.value->kind != FO_NODE_JoinedStr ||
               fo_scopes_fail(b, n->range, "patterns may only match literals and attribute lookups");
    case FO_NODE_MatchSequence: return check_sequence(b, n, names);
    case FO_NODE_MatchMapping: return check_mapping(b, n, names);
    case FO_NODE_MatchClass: return check_class(b, n, names);
    case FO_NODE_MatchStar: return add_name(b, names, n->MatchStar.name, n->range);
    case FO_NODE_MatchAs: return check_as(b, n, names, may_be_irrefutable);
    case FO_NODE_MatchOr: return check_or(b, n, names, may_be_irrefutable);
    default: return true;
    }
}

bool fo_check_match(FoScopeBuilder *b, FoNode *n) {
    FoBuffer names = FO_BUFFER_EMPTY;
    bool ok = true;
    for (int32_t i = 0; ok && i < n->Match.cases.n; i++) {
        FoNode *c = n->Match.cases.items[i];
        names.n = 0;
        ok = check_pattern(b, c->match_case.pattern, &names, c->match_case.guard || i == n->Match.cases.n - 1);
    }
    fo_buffer_deinit(&names);
    return ok;
}
