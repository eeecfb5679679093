// SPDX-License-Identifier: MIT
// Running code: module-level code in a namespace, scripts as __main__, the report of what was not caught, the room's start and end.
#include "lang/machine_private.h"
#include "types/container.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

// Code that was specialised for running without a namespace of its own looks names up in the namespace again.
static void generalise_names(FoCode *code) {
    for (int32_t i = 0; i < code->n_instructions; i += 1 + fo_opcode_info[code->instructions[i].op].words) {
        FoInstruction *in = &code->instructions[i];
        if (in->op == FO_CODE_OP_GETGLOBAL_MODULE || in->op == FO_CODE_OP_GETGLOBAL_BUILTIN) in->op = FO_CODE_OP_GETNAME;
    }
}

FoObject *fo_run_code(FoObject *code_object, FoDict *globals, FoObject *locals_or_null) {
    FoCode *code = (FoCode *)code_object;
    char here;
    if (&here < fo_rt->c_stack_limit) return fo_recursion_error(NULL);
    FoFunction *function = (FoFunction *)fo_function_new(code, globals);
    FoFrame *f = function ? frame_push_objects(function, machine_top(), NULL, 0, NULL) : NULL;
    if (!f) return NULL;
    f->on_return = ON_RETURN_LEAVE;
    if (locals_or_null) {
        f->locals = fo_ref(locals_or_null);
        if (!(code->flags & FO_CODE_OPTIMIZED)) generalise_names(code);
    }
    if (!machine_run(f, false)) return NULL;
    FoValue v = lang_state()->result;
    lang_state()->result = FO_UNBOUND;
    return v.tag == FO_TAG_OBJECT ? v.o : value_object(v);
}

FoDict *fo_main_namespace(void) {
    LangState *ls = lang_state();
    if (!ls->main) {
        FO_AUTO(FoModule) m = fo_module_new("__main__");
        FoBorrowed builtins = fo_dict_peek_text(fo_rt->modules, "builtins");
        if (!m || !fo_dict_set_str(m->dict, fo_name(__builtins__), builtins ? fo_lend(builtins) : (FoObject *)fo_rt->builtins)) return NULL;
        if (!fo_dict_set_text(fo_rt->modules, "__main__", (FoObject *)m)) return NULL;
        ls->main = fo_take(m);
    }
    return ls->main->dict;
}

static bool run_main(const char *source, size_t n, FoSourceKind kind, const char *filename, bool is_file) {
    FoDict *space = fo_main_namespace();
    FO_AUTO(FoStr) name = fo_str_from_utf8_surrogates(filename, strlen(filename));
    if (!space || !name) return false;
    if (is_file && !fo_dict_set_str(space, fo_name(__file__), (FoObject *)name)) return false;
    FO_AUTO(FoObject) code = fo_compile(source, n, kind, name, FO_PARSE_FILE);
    FO_AUTO(FoObject) result = code ? fo_run_code(code, space, NULL) : NULL;
    return result && fo_poll(); // Ctrl-C in the last statement
}

bool fo_run_text(const char *text, size_t n, const char *filename, bool is_script) {
    return run_main(text, n, is_script ? FO_SOURCE_SCRIPT : FO_SOURCE_FILE, filename, is_script);
}

bool fo_run_file(const char *path) {
    FoBuffer source = FO_BUFFER_EMPTY;
    bool ok = fo_read_file(path, &source) && run_main(source.data, source.n, FO_SOURCE_SCRIPT, path, true);
    fo_buffer_deinit(&source);
    return ok;
}

// ---- what was not caught
static int exit_status_of(FoObject *exception) {
    FoObject *code = fo_lend(fo_exception_peek_extra(exception, FO_EXTRA_VALUE));
    if (!code || code == fo_none) return 0;
    int64_t status;
    if (fo_int_check(code)) return fo_int_fits_i64(code, &status) ? (int)(status & 0xff) : 255;
    FO_AUTO(FoObject) text = fo_str(code);
    const char *utf8 = text ? fo_str_utf8((FoStr *)text, NULL) : NULL;
    FoBuffer b = FO_BUFFER_EMPTY;
    fo_buffer_printf(&b, "%s\n", utf8 ? utf8 : "");
    lang_write_error(&b);
    fo_buffer_deinit(&b);
    fo_error_clear();
    return 1;
}

// Writes to sys.stderr when it works, to descriptor 2 otherwise.
void lang_write_error(FoBuffer *text) {
    FoObject *sys = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys"));
    FO_AUTO(FoObject) file = sys ? fo_get_attr(sys, fo_name(stderr)) : NULL;
    if (file == fo_none) return; // descriptor 2 was closed at the start: by now it may be any file
    FO_AUTO(FoObject) s = (FoObject *)fo_str_from_utf8_surrogates(text->data ? text->data : "", text->n);
    FO_AUTO(FoObject) written = file && s ? fo_call_method(file, fo_name(write), &s, 1) : NULL;
    if (written) {
        FO_AUTO(FoObject) flushed = fo_call_method(file, fo_name(flush), NULL, 0);
        if (!flushed) fo_error_clear();
        return;
    }
    fo_error_clear();
    for (size_t at = 0; at < text->n;) {
        ssize_t n = write(2, text->data + at, text->n - at);
        if (n <= 0) break;
        at += (size_t)n;
    }
}

static void flush_stdout(void) {
    FoObject *sys = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys"));
    FO_AUTO(FoObject) file = sys ? fo_get_attr(sys, fo_name(stdout)) : NULL;
    FO_AUTO(FoObject) flushed = file && file != fo_none ? fo_call_method(file, fo_name(flush), NULL, 0) : NULL;
    if (!flushed) fo_error_clear();
}

static void report_text(const char *text) {
    FoBuffer b = FO_BUFFER_EMPTY;
    fo_buffer_put_text(&b, text);
    lang_write_error(&b);
    fo_buffer_deinit(&b);
}

static void report_exception(FoObject *exception) {
    FoBuffer text = FO_BUFFER_EMPTY;
    fo_traceback_format(exception, &text);
    lang_write_error(&text);
    fo_buffer_deinit(&text);
    fo_error_clear();
}

// Hands the exception to a sys.excepthook that a script has set. False: nobody has dealt with it. *status: what a hook that exits asks for.
static bool call_script_hook(FoObject *exception, int *status) {
    FoObject *sys = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys"));
    FO_AUTO(FoObject) hook = NULL;
    if (!sys || !fo_find_attr(sys, fo_name(excepthook), &hook)) fo_error_clear();
    if (!hook) report_text("sys.excepthook is missing\n");
    if (!hook || hook->type == &fo_native_type) return false;
    FoObject *traceback = ((FoException *)exception)->traceback;
    FO_AUTO(FoObject) done = fo_call3(hook, (FoObject *)exception->type, exception, traceback ? traceback : fo_none);
    if (done) return true;
    FO_AUTO(FoObject) error = fo_error_take();
    if (fo_is_a(error, fo_exception_type(FO_SYSTEM_EXIT))) {
        *status = exit_status_of(error);
        return true;
    }
    report_text("Error in sys.excepthook:\n");
    report_exception(error);
    report_text("\nOriginal exception was:\n");
    return false;
}

// sys.last_type, last_value, last_traceback: what was not caught.
static void keep_last(FoObject *exception) {
    FoObject *sys = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys"));
    FoDict *names = sys ? fo_object_dict(sys) : NULL;
    FoObject *traceback = ((FoException *)exception)->traceback;
    if (names && !(fo_dict_set_text(names, "last_type", (FoObject *)exception->type) && fo_dict_set_text(names, "last_value", exception) &&
                   fo_dict_set_text(names, "last_traceback", traceback ? traceback : fo_none)))
        fo_error_clear();
}

int fo_report_pending(void) {
    FO_AUTO(FoObject) exception = fo_error_take();
    if (!exception) return 0;
    if (fo_is_a(exception, fo_exception_type(FO_SYSTEM_EXIT))) {
        flush_stdout();
        return exit_status_of(exception);
    }
    flush_stdout();
    keep_last(exception);
    int status = 1;
    if (call_script_hook(exception, &status)) return status;
    report_exception(exception);
    return fo_is_a(exception, fo_exception_type(FO_KEYBOARD_INTERRUPT)) ? 130 : 1;
}

bool display_value(FoObject *value) {
    FoObject *sys = fo_lend(fo_dict_peek_text(fo_rt->modules, "sys"));
    FO_AUTO(FoObject) hook = sys ? fo_get_attr(sys, fo_name(displayhook)) : NULL;
    if (!hook) return sys ? false : fo_fail(FO_RUNTIME_ERROR, "lost sys.displayhook");
    FO_AUTO(FoObject) done = fo_call1(hook, value);
    return done != NULL;
}

// ---- hooks for deeper rooms
static bool is_embedded(const FoCode *code) {
    const char *name = fo_str_utf8(code->filename, NULL);
    return name && !strncmp(name, "<folio>/", 8);
}

// Where a warning comes from: the innermost code that is not one of the embedded libraries.
static bool caller_position(FoCallerPosition *out) {
    FoFrame *f = fo_rt->frame;
    while (f && f->previous && is_embedded(f->code)) f = f->previous;
    if (!f) return false;
    FoPosition p;
    int32_t at = (int32_t)(f->pc - f->code->instructions) - 1;
    out->line = fo_code_position(f->code, at < 0 ? 0 : at, &p) ? p.line : f->code->first_line;
    out->filename = fo_ref(f->code->filename);
    FoObject *module = fo_lend(fo_dict_peek_str(frame_globals(f), fo_name(__name__)));
    out->module = module && fo_str_check(module) ? (FoStr *)fo_ref(module) : NULL;
    out->source_line = lang_source_line(f->code->filename, out->line);
    return true;
}

static void drop_caches(void) {
    LangState *ls = lang_state();
    ls->ending = true;
    fo_clear_slot(&ls->line_cache);
    fo_clear_slot(&ls->main);
}

static void lang_deinit(void) {
    LangState *ls = lang_state();
    if (!ls) return;
    drop_caches();
    machine_stack_deinit();
    fo_free(ls, sizeof *ls, FO_MEM_INTERNAL);
    fo_rt->lang_state = NULL;
}

bool fo_lang_init(void) {
    LangState *ls = fo_alloc_zero(sizeof *ls, FO_MEM_INTERNAL);
    if (!ls) return fo_fail_no_memory();
    fo_rt->lang_state = ls;
    fo_function_type.call = function_call;
    FoType *types[] = {&fo_generator_type, &fo_traceback_type, &fo_frame_type};
    for (size_t i = 0; i < FO_COUNT_OF(types); i++)
        if (!fo_type_ready(types[i])) return false;
    if (!fo_type_add_slot_wrappers(&fo_function_type)) return false; // __call__
    fo_rt->hooks.caller_position = caller_position;
    fo_rt->hooks.traceback_text = fo_traceback_format;
    fo_rt->hooks.drop_caches = drop_caches;
    fo_rt->hooks.machine_end = lang_deinit;
    return machine_stack_init() && lang_builtins_init();
}
