// SPDX-License-Identifier: MIT
// folio run: executes the code cells of a Jupyter notebook (nbformat 4) in order and stores what they print, show and raise.
#include "array/files.h"
#include "cli/cell.h"
#include "cli/cell_stream.h"
#include "cli/cli_private.h"
#include "json/json.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

typedef struct {
    FoCellHost host;
    FoList *outputs;   // of the cell that runs
    int64_t number;    // In [number]
} Notebook;

// ---- building output dicts
static bool put(FoDict *d, const char *key, FoObject *value_give) { return fo_dict_set_text_give(d, key, value_give); }
static FoObject *text(const char *s) { return (FoObject *)fo_str_from_text(s); }

// Lines with their line ends, as nbformat stores texts.
static FoList *lines_of(const char *s, size_t n) {
    FO_AUTO(FoList) list = fo_list_new(0);
    for (size_t at = 0; list && at < n;) {
        const char *newline = memchr(s + at, '\n', n - at);
        size_t end = newline ? (size_t)(newline - s) + 1 : n;
        FoObject *line = (FoObject *)fo_str_from_utf8_surrogates(s + at, end - at);
        if (!line || !fo_list_append_give(list, line)) return NULL;
        at = end;
    }
    return fo_take(list);
}

static FoObject *lines_of_str(FoStr *s) {
    size_t n;
    const char *utf8 = fo_str_utf8(s, &n);
    return utf8 ? (FoObject *)lines_of(utf8, n) : NULL;
}

// What is printed joins the previous output when that is the same stream.
static bool stream_text(void *context, const char *stream, FoStr *s) {
    Notebook *nb = context;
    FoList *outputs = nb->outputs;
    FoDict *last = outputs->n ? (FoDict *)outputs->items[outputs->n - 1] : NULL;
    FoObject *name = last ? fo_lend(fo_dict_peek_text(last, "name")) : NULL;
    if (name && fo_str_equals_text((FoStr *)name, stream)) {
        FoStr *so_far = (FoStr *)fo_lend(fo_dict_peek_text(last, "text"));
        FO_AUTO(FoObject) joined = (FoObject *)fo_str_concat(so_far, s);
        return joined && fo_dict_set_text(last, "text", joined);
    }
    FO_AUTO(FoDict) d = fo_dict_new();
    return d && put(d, "name", text(stream)) && put(d, "output_type", text("stream")) && fo_dict_set_text(d, "text", (FoObject *)s) &&
           fo_list_append(outputs, (FoObject *)d);
}

// Streams are collected as one string and stored as lines at the end of the cell.
static bool finish_streams(FoList *outputs) {
    for (int64_t i = 0; i < outputs->n; i++) {
        FoDict *d = (FoDict *)outputs->items[i];
        FoObject *s = fo_lend(fo_dict_peek_text(d, "text"));
        if (s && fo_str_check(s) && !put(d, "text", lines_of_str((FoStr *)s))) return false;
    }
    return true;
}

// What is shown of a value: its repr; of containers, classes, functions and plain instances lib/notebook_text.py's text.
static FoObject *shown_text(FoObject *value) {
    if (fo_int_check_exact(value) || fo_float_check_exact(value) || fo_str_check_exact(value) || fo_array_check(value)) return fo_repr(value);
    FO_AUTO(FoObject) module = fo_import("_notebook_text");
    FO_AUTO(FoObject) function = module ? fo_get_attr_text(module, "text_of") : NULL;
    FO_AUTO(FoObject) text = function ? fo_call1(function, value) : NULL;
    return !text || fo_str_check(text) ? fo_take(text) : fo_raise(FO_TYPE_ERROR, "__repr__ returned non-string (type %T)", text);
}

static bool display(FoCellHost *host, FoObject *value) {
    Notebook *nb = (Notebook *)host;
    FO_AUTO(FoObject) repr = shown_text(value);
    FO_AUTO(FoDict) data = fo_dict_new();
    FO_AUTO(FoDict) d = fo_dict_new();
    FO_AUTO(FoDict) metadata = fo_dict_new();
    if (!repr || !data || !d || !metadata || !put(data, "text/plain", lines_of_str((FoStr *)repr))) return false;
    if (!fo_dict_set_text(host->space, "_", value)) return false;
    return fo_dict_set_text(d, "data", (FoObject *)data) && put(d, "execution_count", fo_int_from_i64(nb->number)) &&
           fo_dict_set_text(d, "metadata", (FoObject *)metadata) && put(d, "output_type", text("execute_result")) &&
           fo_list_append(nb->outputs, (FoObject *)d);
}

static bool put_error(Notebook *nb, FoObject *exception) {
    FO_AUTO(FoDict) d = fo_dict_new();
    FO_AUTO(FoObject) value = fo_str(exception);
    FoBuffer trace = FO_BUFFER_EMPTY;
    bool ok = d && value && fo_traceback_format(exception, &trace);
    ok = ok && put(d, "ename", text(exception->type->name)) && fo_dict_set_text(d, "evalue", value) && put(d, "output_type", text("error")) &&
         put(d, "traceback", (FoObject *)lines_of(trace.data, trace.n)) && fo_list_append(nb->outputs, (FoObject *)d);
    fo_buffer_deinit(&trace);
    return ok;
}

static FoObject *magic(FoCellHost *host, FoStr *name, FoStr *rest) {
    return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "the magic %%%S is not there yet", name);
}

static FoObject *shell(FoCellHost *host, FoStr *command) {
    return fo_raise(FO_NOT_IMPLEMENTED_ERROR, "shell lines are not there yet: !%S", command);
}

// ---- cells
static bool cell_source(FoObject *source, FoBuffer *out) {
    FO_AUTO(FoTuple) parts = fo_str_check(source) ? fo_tuple_pack(1, source) : fo_sequence_as_tuple(source);
    for (int64_t i = 0; parts && i < parts->n; i++) {
        size_t n;
        const char *utf8 = fo_str_check(parts->items[i]) ? fo_str_utf8((FoStr *)parts->items[i], &n) : NULL;
        if (!utf8) return fo_fail(FO_VALUE_ERROR, "a cell's source is not text");
        fo_buffer_put(out, utf8, n);
    }
    return parts && (!out->failed || fo_fail_no_memory());
}

static void cell_timer(double seconds) {
    struct itimerval t = {.it_value = {(time_t)seconds, (suseconds_t)((seconds - (double)(time_t)seconds) * 1e6)}};
    setitimer(ITIMER_REAL, &t, NULL);
}

static void on_alarm(int signal_number) { raise(SIGINT); }

static bool is_blank(const FoBuffer *code) {
    for (size_t i = 0; i < code->n; i++)
        if (!strchr(" \t\r\n\f\v", code->data[i])) return false;
    return true;
}

// True when the cell ran without an exception; *fatal: the run cannot go on. A blank cell gets no number.
static bool run_cell(Notebook *nb, FoDict *cell, double timeout, bool *fatal) {
    *fatal = true;
    FoObject *source = fo_lend(fo_dict_peek_text(cell, "source"));
    FoBuffer code = FO_BUFFER_EMPTY;
    fo_assign_give(&nb->outputs, fo_list_new(0));
    FO_AUTO(FoStr) filename = fo_str_printf("Cell In[%ld]", (long)nb->number + 1);
    bool ok = nb->outputs && filename && source && cell_source(source, &code);
    if (!ok) {
        fo_buffer_deinit(&code);
        return false;
    }
    bool blank = is_blank(&code);
    if (!blank) nb->number++;
    if (timeout > 0) cell_timer(timeout);
    ok = blank || fo_cell_run(&nb->host, code.data, code.n, filename);
    if (timeout > 0) cell_timer(0);
    fo_buffer_deinit(&code);
    if (!ok) {
        FO_AUTO(FoObject) exception = fo_error_take();
        if (!exception || !put_error(nb, exception)) return false;
    }
    FoObject *number = blank ? fo_ref(fo_none) : fo_int_from_i64(nb->number);
    if (!finish_streams(nb->outputs) || !put(cell, "execution_count", number) || !fo_dict_set_text(cell, "outputs", (FoObject *)nb->outputs))
        return false;
    *fatal = false;
    return ok;
}

static bool set_streams(Notebook *nb) {
    FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
    static const char *const names[] = {"stdout", "stderr"};
    for (int i = 0; i < 2; i++) {
        FO_AUTO(FoObject) stream = fo_cell_stream_new(names[i], stream_text, nb);
        if (!stream || !sys || !fo_set_attr_text(fo_lend(sys), names[i], stream)) return false;
    }
    return true;
}

static bool restore_streams(void) {
    FoBorrowed sys = fo_dict_peek_text(fo_rt->modules, "sys");
    static const char *const names[][2] = {{"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int i = 0; sys && i < 2; i++) {
        FO_AUTO(FoObject) original = fo_get_attr_text(fo_lend(sys), names[i][1]);
        if (!original || !fo_set_attr_text(fo_lend(sys), names[i][0], original)) return false;
    }
    return true;
}

// ---- files
static bool load(const char *path, FoObject **notebook) {
    FoBuffer bytes = FO_BUFFER_EMPTY;
    *notebook = fo_read_file(path, &bytes) ? fo_json_parse(bytes.data, bytes.n) : NULL;
    fo_buffer_deinit(&bytes);
    if (!*notebook) return false;
    FoObject *cells = fo_dict_check(*notebook) ? fo_lend(fo_dict_peek_text((FoDict *)*notebook, "cells")) : NULL;
    if (cells && fo_list_check(cells)) return true;
    fo_clear_slot(notebook);
    return fo_fail(FO_VALUE_ERROR, "%s is not a notebook of format 4: it has no list of cells", path);
}

// The old file or the new one, never half.
static bool save(const char *path, FoObject *notebook) {
    FoBuffer out = FO_BUFFER_EMPTY;
    FO_AUTO(FoStr) name = fo_str_from_utf8_surrogates(path, strlen(path));
    FoSaveFile file;
    bool ok = name && fo_json_write(notebook, 1, &out);
    if (ok && !fo_buffer_put_char(&out, '\n')) ok = fo_fail_no_memory();
    if (ok && (ok = fo_save_file_begin(&file, name))) {
        ok = fo_fd_write(file.fd, out.data, (int64_t)out.n, name) && fo_save_file_commit(&file);
        fo_save_file_abort(&file);
    }
    fo_buffer_deinit(&out);
    return ok;
}

static bool run_cells(Notebook *nb, FoList *cells, const FoCliOptions *o, bool *raised) {
    int64_t n_code = 0;
    for (int64_t i = 0; i < cells->n; i++) {
        FoObject *cell = cells->items[i];
        if (!fo_dict_check(cell)) return fo_fail(FO_VALUE_ERROR, "cell %ld of the notebook is not an object", (long)i + 1);
        FoObject *kind = fo_lend(fo_dict_peek_text((FoDict *)cell, "cell_type"));
        if (!kind || !fo_str_check(kind) || !fo_str_equals_text((FoStr *)kind, "code")) continue;
        n_code++;
        if (isatty(2)) fprintf(stderr, "\rcell %ld of %ld ", (long)i + 1, (long)cells->n);
        bool fatal;
        if (run_cell(nb, (FoDict *)cell, o->timeout, &fatal)) continue;
        if (fatal) return false;
        *raised = true;
        if (!o->allow_errors) break;
    }
    if (isatty(2)) fprintf(stderr, "\r%ld code cells      \n", (long)n_code);
    return true;
}

bool fo_notebook_run(const FoCliOptions *o) {
    FO_AUTO(FoObject) notebook = NULL;
    Notebook nb = {.host = {.display = display, .magic = magic, .shell = shell}};
    nb.host.space = fo_main_namespace();
    if (!nb.host.space || !load(o->what, &notebook) || !fo_cell_stream_init() || !set_streams(&nb)) return false;
    if (o->timeout > 0) signal(SIGALRM, on_alarm);
    bool raised = false;
    bool ok = run_cells(&nb, (FoList *)fo_lend(fo_dict_peek_text((FoDict *)notebook, "cells")), o, &raised);
    FO_AUTO(FoObject) pending = ok ? NULL : fo_error_take();
    if (!restore_streams()) fo_error_clear();
    if (pending) {
        fo_error_restore_give(fo_take(pending));
        ok = false;
    } else if (!save(o->output ? o->output : o->what, notebook)) {
        ok = false;
    }
    if (ok && raised && !o->allow_errors) {
        FoDict *last = (FoDict *)nb.outputs->items[nb.outputs->n - 1];
        FO_AUTO(FoObject) empty = text("");
        FO_AUTO(FoObject) joined = empty ? (FoObject *)fo_lend(fo_dict_peek_text(last, "traceback")) : NULL;
        fo_xref(joined);
        FO_AUTO(FoObject) trace =
            joined && fo_list_check(joined) ? (FoObject *)fo_str_join((FoStr *)empty, ((FoList *)joined)->items, ((FoList *)joined)->n) : NULL;
        const char *utf8 = trace ? fo_str_utf8((FoStr *)trace, NULL) : NULL;
        fprintf(stderr, "%s", utf8 ? utf8 : "");
        FO_AUTO(FoObject) one = fo_int_from_i64(1);
        if (one) fo_raise_with(FO_SYSTEM_EXIT, one); // the status; the traceback has been shown
        ok = false;
    }
    fo_clear_slot(&nb.outputs);
    return ok;
}
