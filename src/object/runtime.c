// SPDX-License-Identifier: MIT
// The runtime's life: from nothing to ready types, and back to no live object.
#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "types/core.h"

FO_THREAD FoRuntime *fo_rt;

enum { STACK_MARGIN_MAX = 256 * 1024, STACK_WITHOUT_LIMIT = 64 * 1024 * 1024 };

extern char **environ;

// Where the main thread's stack begins: nothing but the program's name lies above the last string of the environment. NULL: not the main
// thread, or the environment has been replaced. (pthread_getattr_np would read /proc/self/maps.)
static char *main_stack_top(char *here) {
    enum { NAME_ABOVE = 8192, ENVIRONMENT_MAX = 16 << 20 };
    char **last = environ;
    if (getpid() != gettid() || !last || !*last) return NULL;
    while (last[1]) last++;
    char *top = *last + strlen(*last) + NAME_ABOVE;
    return top > here && top - here < ENVIRONMENT_MAX ? top : NULL;
}

static void stack_bounds(char **low, size_t *nbytes) {
    struct rlimit limit;
    pthread_attr_t attributes;
    char *top = main_stack_top(__builtin_frame_address(0));
    void *address = NULL;
    *low = NULL;
    *nbytes = 0;
    if (top && getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur <= STACK_WITHOUT_LIMIT) {
        *nbytes = (size_t)limit.rlim_cur;
        *low = top - *nbytes;
    } else if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &address, nbytes);
        pthread_attr_destroy(&attributes);
        *low = address;
    }
}

// The lowest address that C recursion may reach: an eighth of the stack, at most 256 KiB, is kept for error handling.
static char *stack_limit(void) {
    char *low;
    size_t nbytes;
    stack_bounds(&low, &nbytes);
    if (!low || nbytes > STACK_WITHOUT_LIMIT) {
        nbytes = nbytes ? STACK_WITHOUT_LIMIT : 1024 * 1024;
        low = (char *)__builtin_frame_address(0) + 4096 - nbytes;
    }
    size_t margin = nbytes / 8 < STACK_MARGIN_MAX ? nbytes / 8 : STACK_MARGIN_MAX;
    return low + margin;
}

FoObject *fo_recursion_error(const char *where) {
    // "in comparison" and " in comparison" are both understood
    const char *space = where && *where && *where != ' ' ? " " : "";
    return fo_raise(FO_RECURSION_ERROR, "maximum recursion depth exceeded%s%s", space, where ? where : "");
}

static bool start(FoRuntime *rt) {
    FO_AUTO(FoStr) empty_str = fo_str_new(0, 0); // both fill their place in the runtime when first made
    FO_AUTO(FoTuple) empty_tuple = fo_tuple_new(0);
    if (!empty_str || !empty_tuple || !fo_names_init()) return false;
    if (!(rt->builtins = fo_dict_new()) || !(rt->modules = fo_dict_new())) return false;
    if (!(rt->warnings_seen = fo_dict_new())) return false;
    if (!fo_types_init()) return false;
    rt->gc.garbage = fo_list_new(0);
    rt->gc.callbacks = fo_list_new(0);
    return rt->gc.garbage && rt->gc.callbacks;
}

bool fo_runtime_init(void) {
    if (!fo_heap_init()) return false;
    fo_hash_seed(getenv("PYTHONHASHSEED"));
    FoRuntime *rt = fo_alloc_zero(sizeof *rt, FO_MEM_INTERNAL);
    if (!rt) return false;
    fo_rt = rt;
    rt->depth_limit = FO_RECURSION_LIMIT;
    rt->c_stack_limit = stack_limit();
    rt->next_type_version = 1;
    rt->options.int_max_str_digits = 4300;
    fo_gc_init(&rt->gc);
    if (start(rt)) return true;
    fo_error_clear();
    return false;
}

static void run_exit_functions(FoRuntime *rt) {
    FoObject *functions = fo_take(rt->finalizers);
    if (!functions) return;
    FO_AUTO(FoObject) owner = functions;
    FO_AUTO(FoObject) result = fo_call0(functions);
    if (!result) fo_error_write_unraisable(NULL, functions);
}

// The last traceback of the preallocated MemoryError refers to frames and namespaces.
static void forget_memory_error(FoRuntime *rt) {
    FoException *e = (FoException *)rt->memory_error;
    if (!e) return;
    fo_clear_slot(&e->traceback);
    fo_clear_slot(&e->context);
    fo_clear_slot(&e->cause);
    fo_clear_slot(&e->dict);
}

static void drop_references(FoRuntime *rt) {
    fo_clear_slot(&rt->pending);
    fo_clear_slot(&rt->sys_module);
    fo_clear_slot(&rt->modules);
    fo_clear_slot(&rt->warnings_seen);
    fo_clear_slot(&rt->retired_code);
    if (rt->builtins) fo_dict_clear(rt->builtins);
    fo_clear_slot(&rt->builtins);
    fo_clear_slot(&rt->gc.callbacks);
    fo_clear_slot(&rt->gc.garbage);
    forget_memory_error(rt);
    fo_gc_collect(2);
}

void fo_runtime_end(void) {
    FoRuntime *rt = fo_rt;
    fo_error_clear();
    run_exit_functions(rt);
    if (rt->gc.enabled) fo_gc_collect(2); // garbage goes before what modules hold, while everything still works
    if (rt->hooks.drop_caches) rt->hooks.drop_caches(); // lets go of __main__
    if (rt->modules) fo_modules_clear();
    if (rt->hooks.drop_caches) rt->hooks.drop_caches();
    if (rt->hooks.drop_modules) rt->hooks.drop_modules();
    drop_references(rt);
}

size_t fo_runtime_deinit(void) {
    FoRuntime *rt = fo_rt;
    if (!rt) return 0;
    fo_runtime_end();
    fo_clear_slot(&rt->memory_error);
    if (rt->hooks.machine_end) rt->hooks.machine_end();
    fo_types_deinit();
    fo_names_deinit();
    fo_intern_deinit();
    fo_free(rt, sizeof *rt, FO_MEM_INTERNAL);
    fo_rt = NULL;
    FoAccount account;
    fo_account_read(&account);
    fo_heap_deinit();
    return account.n_blocks;
}
