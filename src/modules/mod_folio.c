// SPDX-License-Identifier: MIT
// _folio: what lib/folio.py needs of the runtime: the accounts, the budget, switches of the evaluator.
#include "array/array.h"
#include "base/size_text.h"
#include "modules/modules.h"

static bool put(FoDict *d, const char *name, size_t value) { return fo_dict_set_text_give(d, name, fo_int_from_size(value)); }

static FoObject *account(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    FoAccount a;
    FoProcessMemory p = {0};
    fo_account_read(&a);
    if (!fo_os_process_memory(&p)) return fo_raise(FO_OS_ERROR, "the process's memory cannot be read from /proc");
    FO_AUTO(FoDict) d = fo_dict_new();
    bool ok = d && put(d, "asked", a.asked_total) && put(d, "peak", a.peak) && put(d, "objects", a.asked[FO_MEM_OBJECT]) &&
              put(d, "data", a.asked[FO_MEM_DATA]) && put(d, "internals", a.asked[FO_MEM_INTERNAL]) && put(d, "slack", a.slack) &&
              put(d, "free", a.free_in_pools) && put(d, "cached", a.cached) && put(d, "overhead", a.overhead) && put(d, "held", a.held) &&
              put(d, "mapped", a.mapped) && put(d, "blocks", a.n_blocks) && put(d, "budget", fo_budget_get()) && put(d, "resident", p.resident) &&
              put(d, "anonymous", p.anonymous) && put(d, "file", p.file) && put(d, "peak_resident", p.peak_resident);
    return ok ? (FoObject *)fo_take(d) : NULL;
}

static FoObject *reset_peak(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_account_reset_peak();
    fo_os_reset_peak_resident(); // not every system allows it: then the peak of the whole run stays
    return fo_new_none();
}

static FoObject *set_budget(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t nbytes;
    if (!fo_int_as_i64(args[0], &nbytes)) return NULL;
    if (nbytes < 0) return fo_raise(FO_VALUE_ERROR, "a budget cannot be negative");
    fo_budget_set((size_t)nbytes);
    return fo_new_none();
}

static FoObject *set_eager(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool on, before = fo_rt->options.eager;
    if (!fo_is_true(args[0], &on)) return NULL;
    fo_rt->options.eager = on;
    return fo_bool_new(before);
}

static FoObject *nest_lazy(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    bool enters;
    return fo_is_true(args[0], &enters) && fo_lazy_nest(enters ? 1 : -1) ? fo_new_none() : NULL;
}

static FoObject *release_cache(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) { return fo_int_from_size(fo_cache_empty()); }

// For tests: one allocation fails, so that a whole script can be tried in one process; the answer says whether the one before has failed.
static FoObject *fail_allocation(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t nth;
    if (!fo_int_as_i64(args[0], &nth)) return NULL;
    if (nth < 0) return fo_raise(FO_VALUE_ERROR, "allocations are counted from 1");
    bool has_failed = fo_fail_nth_alloc_passed();
    fo_fail_nth_alloc(nth);
    return fo_bool_new(has_failed);
}

static FoObject *check_heap(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    fo_heap_check();
    return fo_new_none();
}

static FoObject *size_from_text(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    size_t length, nbytes;
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "a size must be an int or a str, not '%T'", args[0]);
    const char *text = fo_str_utf8((FoStr *)args[0], &length);
    if (!text) return fo_raise_no_memory();
    if (fo_size_from_text(text, length, &nbytes)) return fo_int_from_size(nbytes);
    return fo_raise(FO_VALUE_ERROR, "not a size: %R (write 512M, 2G or bytes)", args[0]);
}

static FoObject *text_from_size(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    int64_t nbytes;
    char text[FO_SIZE_TEXT_MAX];
    if (!fo_int_as_i64(args[0], &nbytes)) return NULL;
    if (nbytes < 0) return fo_raise(FO_VALUE_ERROR, "a size cannot be negative");
    fo_text_from_size((size_t)nbytes, text);
    return (FoObject *)fo_str_from_text(text);
}

static const FoNativeDef defs[] = {
    {"account", account, 0, 0, 0, "Bytes by purpose, and what the system counts, as a dict."},
    {"reset_peak", reset_peak, 0, 0, 0, "Starts the peaks anew from what is used now."},
    {"set_budget", set_budget, 1, 1, 0, "Bounds private memory; 0: no bound."},
    {"set_eager", set_eager, 1, 1, 0, "Switches deferred evaluation off or on; returns what was set before."},
    {"nest_lazy", nest_lazy, 1, 1, 0, "Enters (True) or leaves a block in which names may stay pending."},
    {"release_cache", release_cache, 0, 0, 0, "Gives freed large blocks back to the system; returns how many bytes."},
    {"fail_allocation", fail_allocation, 1, 1, 0, "The n-th allocation from now fails, once; 0: none. Has the one wanted before failed?"},
    {"size_from_text", size_from_text, 1, 1, 0, "Bytes of a text like 512M."},
    {"text_from_size", text_from_size, 1, 1, 0, "A number of bytes as people read it."},
    {"check_heap", check_heap, 0, 0, 0, "Ends the process when an invariant of the allocator is broken."},
    {0},
};
FoObject *fo_module_folio_new(void) { return (FoObject *)fo_module_from_defs("_folio", "The runtime's accounts and switches.", defs); }
