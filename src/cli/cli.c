// SPDX-License-Identifier: MIT
// The program from start to exit status.
#include "cli/cli.h"
#include "cli/cli_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STATUS_LEAKED = 98 };

// Settings for tests, from the environment: a collection at every safe point, the n-th allocation failing.
static void apply_test_settings(void) {
    if (getenv("FOLIO_STRESS_GC")) fo_gc_set_stress(true);
    const char *nth = getenv("FOLIO_FAIL_ALLOCATION");
    if (nth) fo_fail_nth_alloc(atoll(nth));
}

// Tells the test runner that the allocation it wanted to fail was never asked for.
static void report_allocations(void) {
    const char *nth = getenv("FOLIO_FAIL_ALLOCATION");
    if (nth && fo_alloc_sequence() < atoll(nth)) fprintf(stderr, "folio: %lld allocations were made\n", (long long)fo_alloc_sequence());
}

static bool shows_plan(const FoCliOptions *o) { return o->show && !strcmp(o->show, "plan"); }

static bool start(int argc, char **argv, const FoCliOptions *o) {
    if (!fo_runtime_init()) return false;
    FoRuntime *rt = fo_rt;
    if (o->budget) fo_budget_set(o->budget);
    rt->options.window_nbytes = o->window;
    if (o->threads) rt->options.threads = o->threads;
    rt->options.eager = o->eager;
    rt->options.durable = o->durable;
    rt->options.show_plan = shows_plan(o);
    rt->options.show_progress = isatty(2);
    fo_os_signals_init(&rt->interrupted);
    if (!fo_lang_init()) return false;
    fo_import_set_finder((FoModuleFinder)fo_module_find_constructor);
    fo_import_set_embedded(fo_embedded_find);
    // sys.argv: the script and what follows; "-c" and "-m" as CPython shows them
    char *shown[2] = {"", NULL};
    if (o->kind == FO_RUN_TEXT) argv[o->first_argument] = "-c";
    if (o->first_argument < argc) return fo_modules_start(argc - o->first_argument, argv + o->first_argument);
    return fo_modules_start(1, shown);
}

// One folder of PYTHONPATH: made absolute, as folders of sys.path are, and not added twice.
static bool add_folder(FoList *path, const char *text, size_t n) {
    FO_AUTO(FoObject) folder = (FoObject *)fo_str_from_utf8_surrogates(text, n);
    FO_AUTO(FoObject) os_path = folder ? fo_import("posixpath") : NULL;
    FO_AUTO(FoObject) function = os_path ? fo_get_attr_text(os_path, "abspath") : NULL;
    FO_AUTO(FoObject) full = function ? fo_call1(function, folder) : NULL;
    bool known;
    if (!full || !fo_contains((FoObject *)path, full, &known)) return false;
    return known || fo_list_append(path, full);
}

static bool add_environment_folders(FoList *path) {
    const char *text = getenv("PYTHONPATH");
    while (text && *text) {
        size_t n = strcspn(text, ":");
        if (!add_folder(path, text, n)) return false;
        text += n;
        if (!*text) break;
        if (!*++text) return add_folder(path, "", 0); // a last colon names the current folder
    }
    return true;
}

// The first entry of sys.path: the script's folder, or the current one.
static bool set_path(const FoCliOptions *o) {
    FoBuffer dir = FO_BUFFER_EMPTY;
    if (o->kind == FO_RUN_SCRIPT) {
        char *full = realpath(o->what, NULL);
        struct stat s;
        bool is_folder = full && stat(full, &s) == 0 && S_ISDIR(s.st_mode);
        const char *slash = full && !is_folder ? strrchr(full, '/') : NULL;
        if (is_folder) fo_buffer_put_text(&dir, o->what);
        else if (slash) fo_buffer_put(&dir, full, slash == full ? 1 : (size_t)(slash - full));
        free(full);
    } else if (o->kind == FO_RUN_MODULE || o->kind == FO_RUN_NOTEBOOK) {
        char *here = getcwd(NULL, 0);
        if (here) fo_buffer_put_text(&dir, here);
        free(here);
    }
    FO_AUTO(FoObject) text = (FoObject *)fo_str_from_utf8_surrogates(dir.data ? dir.data : "", dir.n);
    fo_buffer_deinit(&dir);
    FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
    FO_AUTO(FoObject) path = sys ? fo_get_attr_text(fo_lend(sys), "path") : NULL;
    return text && path && fo_list_check(path) && add_environment_folders((FoList *)path) && fo_list_insert((FoList *)path, 0, text);
}

static bool run_stdin(void) {
    FoBuffer text = FO_BUFFER_EMPTY;
    bool ok = fo_read_file(NULL, &text) && fo_run_text(text.data, text.n, "<stdin>", true);
    fo_buffer_deinit(&text);
    return ok;
}

// Scripts are known by their absolute path, as CPython names them.
static bool run_script(const char *path) {
    FoBuffer full = FO_BUFFER_EMPTY;
    char *here = *path == '/' ? NULL : getcwd(NULL, 0);
    if (here) fo_buffer_printf(&full, "%s%s", here, strcmp(here, "/") ? "/" : "");
    free(here);
    fo_buffer_put_text(&full, path);
    const char *text = fo_buffer_text(&full);
    struct stat s;
    bool ok = !text ? fo_fail_no_memory() : stat(text, &s) == 0 && S_ISDIR(s.st_mode) ? fo_run_folder(text) : fo_run_file(text);
    fo_buffer_deinit(&full);
    return ok;
}

static bool run(const FoCliOptions *o) {
    switch (o->kind) {
    case FO_RUN_SCRIPT: return run_script(o->what);
    case FO_RUN_MODULE: return fo_run_module(o->what);
    case FO_RUN_TEXT: return fo_run_text(o->what, strlen(o->what), "<string>", false);
    case FO_RUN_STDIN: return run_stdin();
    case FO_RUN_NOTEBOOK: return fo_notebook_run(o);
    case FO_RUN_PROMPT: return isatty(0) || o->interactive ? fo_prompt_run(o->quiet) : run_stdin();
    case FO_RUN_NOTHING: break;
    }
    return true;
}

int fo_cli_main(int argc, char **argv) {
    FoCliOptions options;
    fo_cli_options_parse(argc, argv, &options);
    if (options.kind == FO_RUN_NOTHING) return options.status;
    if (!start(argc, argv, &options)) {
        if (fo_rt && fo_error_is_pending()) {
            fo_report_pending();
        } else {
            fputs("folio: not enough memory to start\n", stderr);
        }
        return 1;
    }
    int status = 0;
    bool ok = set_path(&options);
    apply_test_settings();
    if (ok) ok = options.show && !shows_plan(&options) ? fo_show(&options) : run(&options);
    if (!ok) status = fo_report_pending();
    if (options.interactive && (!options.show || shows_plan(&options)) && options.kind != FO_RUN_PROMPT && !fo_prompt_run(true))
        status = fo_report_pending();
    if (!fo_modules_flush_standard_files() && !status) status = 120;
    report_allocations();
    fo_fail_nth_alloc(0);
    if (!FO_CHECKED_BLOCKS && !getenv("FOLIO_CHECK_LEAKS")) {
        fo_runtime_end();
        return status;
    }
    size_t leaked = fo_runtime_deinit();
    if (leaked && getenv("FOLIO_CHECK_LEAKS")) {
        fprintf(stderr, "folio: %zu blocks are still live at the end\n", leaked);
        return STATUS_LEAKED;
    }
    return status;
}
