// SPDX-License-Identifier: MIT
// The two passes of trial deletion (as in CPython): subtract the references that come from inside the set from every count; what
// is left with a count is referred to from outside, and everything it reaches is reachable; the rest is not.
#include "types/core.h"
#include "gc/gc_private.h"

void fo_gc_list_merge(FoGcHead *from, FoGcHead *to) {
    if (list_is_empty(from)) return;
    FoGcHead *last = head_prev(to), *first = from->next, *end = head_prev(from);
    last->next = first;
    set_prev(first, last);
    end->next = to;
    to->prev = (uintptr_t)end;
    list_init(from);
}

int64_t fo_gc_list_n(const FoGcHead *list) {
    int64_t n = 0;
    for (const FoGcHead *head = list->next; head != list; head = head->next) n++;
    return n;
}

// ---- first pass: subtract inner references

FO_INLINE uintptr_t first_count(const FoObject *o, const FoGcHead *head) {
    return (uintptr_t)o->refcount << REFS_SHIFT | FO_GC_COLLECTING | (head->prev & FO_GC_FINALIZED);
}

// The inline forms are for walk, which calls them directly for the commonest types. context: bool, set when o is in the set.
FO_INLINE bool subtract_one(FoObject *o, void *context) {
    if (!fo_gc_has_head(o)) return true;
    FoGcHead *head = fo_gc_head(o);
    if (!(head->prev & FO_GC_COLLECTING)) return true;
    head->prev -= ONE_REF;
    *(bool *)context = true;
    return true;
}

FO_INLINE void subtract_referents(FoObject *o, FoVisitor visit) {
    bool any = false, ignored;
    walk_content(o, visit, &any);
    if (!any) fo_gc_head(o)->prev |= LEAF;
    if (o->type->flags & FO_TYPE_HEAP) visit((FoObject *)o->type, &ignored);
}

static void subtract(FoGcHead *list) {
    for (FoGcHead *head = list->next; head != list; head = head->next) head->prev = first_count(fo_gc_object(head), head);
    for (FoGcHead *head = list->next; head != list; head = head->next) {
        __builtin_prefetch(head->next->next);
        subtract_referents(fo_gc_object(head), subtract_one);
    }
}

// When the set holds every tracked object, counts can be set when an object is met first: one pass instead of two.
FO_INLINE bool subtract_one_full(FoObject *o, void *context) {
    if (!fo_gc_has_head(o)) return true;
    FoGcHead *head = fo_gc_head(o);
    uintptr_t prev = head->prev;
    if (prev & FO_GC_COLLECTING) head->prev = prev - ONE_REF;
    else if (head->next) head->prev = first_count(o, head) - ONE_REF;
    else return true;
    *(bool *)context = true;
    return true;
}

static void subtract_full(FoGcHead *list) {
    for (FoGcHead *head = list->next; head != list; head = head->next) {
        FoObject *o = fo_gc_object(head);
        __builtin_prefetch(head->next->next);
        if (!(head->prev & FO_GC_COLLECTING)) head->prev = first_count(o, head);
        subtract_referents(o, subtract_one_full);
    }
}

// ---- second pass: what is reachable

FO_INLINE bool mark_reachable(FoObject *o, void *context) {
    if (!fo_gc_has_head(o)) return true;
    FoGcHead *head = fo_gc_head(o), *list = context;
    uintptr_t prev = head->prev;
    if (!(prev & FO_GC_COLLECTING)) return true; // not in the set, or done
    if (prev & UNREACHABLE) {                    // too early a verdict: it gets its turn
        list_remove(head);
        head->prev = ONE_REF | FO_GC_COLLECTING | (prev & FO_GC_FINALIZED);
        FoGcHead *last = head_prev(list);
        last->next = head;
        head->next = list;
        list->prev = (uintptr_t)head;
    } else if (prev < ONE_REF) {
        head->prev = prev + ONE_REF;
    }
    return true;
}

// Could o be part of a cycle?
static bool visit_matters(FoObject *o, void *context) {
    if (!fo_gc_has_head(o)) return true;
    return o->type == &fo_tuple_type && fo_gc_head(o)->next == NULL;
}

// Tuples and dicts that hold only atoms need not be looked at again. (A tuple with an empty place is still being filled.)
static bool can_untrack(FoObject *o, bool dicts_too) {
    if (o->type == &fo_tuple_type) {
        FoTuple *tuple = (FoTuple *)o;
        for (int64_t i = 0; i < tuple->n; i++)
            if (!tuple->items[i] || !visit_matters(tuple->items[i], NULL)) return false;
        return true;
    }
    return dicts_too && o->type == &fo_dict_type && o->type->visit(o, visit_matters, NULL);
}

FO_INLINE void move_to_unreachable(FoGcHead *head, FoGcHead *unreachable) {
    FoGcHead *last = head_prev(unreachable);
    last->next = head;
    head->prev = (uintptr_t)last | FO_GC_COLLECTING | UNREACHABLE | (head->prev & FO_GC_FINALIZED);
    head->next = unreachable;
    unreachable->prev = (uintptr_t)head;
}

static int64_t find_reachable(FoGcHead *list, FoGcHead *unreachable, bool untrack, bool untrack_dicts) {
    FoGcHead *last = list;
    int64_t n = 0;
    for (FoGcHead *head = list->next; head != list; head = last->next) {
        __builtin_prefetch(head->next->next);
        if (head->prev < ONE_REF) {
            last->next = head->next;
            move_to_unreachable(head, unreachable);
            continue;
        }
        FoObject *o = fo_gc_object(head);
        if (!(head->prev & LEAF)) walk_content(o, mark_reachable, list);
        if (o->type->flags & FO_TYPE_HEAP) mark_reachable((FoObject *)o->type, list);
        else if (untrack && can_untrack(o, untrack_dicts)) {
            last->next = head->next;
            head->next = NULL;
            head->prev &= FO_GC_FINALIZED;
            continue;
        }
        head->prev = (uintptr_t)last | (head->prev & FO_GC_FINALIZED);
        last = head;
        n++;
    }
    list->prev = (uintptr_t)last;
    return n;
}

int64_t fo_gc_deduce_unreachable(FoGcHead *list, FoGcHead *unreachable, bool full, bool untrack) {
    if (full) subtract_full(list);
    else subtract(list);
    return find_reachable(list, unreachable, untrack, full);
}
