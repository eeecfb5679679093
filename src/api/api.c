// SPDX-License-Identifier: MIT
// The public C interface: life, running, values.
#include "api/api_private.h"

#include "base/version.h"
#include "lang/lang.h"
#include "modules/embedded.h"
#include "modules/modules.h"

// ---- errors

static void keep_error_text(Folio *f, FoObject *exception) {
    fo_buffer_deinit(&f->error);
    f->error_lost = !fo_traceback_format(exception, &f->error) || !fo_buffer_text(&f->error);
    fo_error_clear();
}

bool fo_api_end(Folio *f) {
    FO_AUTO(FoObject) exception = fo_error_take();
    if (!exception) return true;
    keep_error_text(f, exception);
    return false;
}

FolioValue *fo_api_result_give(Folio *f, FoObject *result) {
    if (result && !fo_settle(result)) {
        fo_unref(result);
        result = NULL;
    }
    return fo_api_end(f) ? (FolioValue *)result : NULL;
}

FO_EXPORT const char *folio_error_text(const Folio *f) {
    if (f->error_lost) return "MemoryError\n";
    return f->error.data ? f->error.data : "";
}

// ---- life

static bool start(int argc, char *const *argv) {
    static char *const nothing[] = {"", NULL};
    if (!fo_lang_init()) return false;
    fo_import_set_finder((FoModuleFinder)fo_module_find_constructor);
    fo_import_set_embedded(fo_embedded_find);
    return fo_modules_start(argc ? argc : 1, argc ? argv : nothing);
}

FO_EXPORT Folio *folio_open(int argc, char *const *argv) {
    if (fo_rt || !fo_runtime_init()) return NULL;
    Folio *f = fo_alloc_zero(sizeof *f, FO_MEM_INTERNAL);
    if (f && start(argc, argv)) {
        f->rt = fo_rt;
        return f;
    }
    if (f) fo_free(f, sizeof *f, FO_MEM_INTERNAL);
    fo_error_clear();
    fo_runtime_deinit();
    return NULL;
}

FO_EXPORT size_t folio_close(Folio *f) {
    if (!f) return 0;
    fo_modules_flush_standard_files();
    fo_buffer_deinit(&f->error);
    fo_free(f, sizeof *f, FO_MEM_INTERNAL);
    return fo_runtime_deinit();
}

FO_EXPORT const char *folio_version(void) { return FO_VERSION; }

// ---- running

static bool end_of_run(Folio *f) {
    bool ok = fo_api_end(f);
    return fo_modules_flush_standard_files() && ok;
}

FO_EXPORT bool folio_run_text(Folio *f, const char *text, const char *name) {
    (void)!fo_run_text(text, strlen(text), name, false);
    return end_of_run(f);
}

FO_EXPORT bool folio_run_file(Folio *f, const char *path) {
    (void)!fo_run_file(path);
    return end_of_run(f);
}

FO_EXPORT FolioValue *folio_eval(Folio *f, const char *expression) {
    FO_AUTO(FoStr) name = fo_str_from_text("<expression>");
    FoDict *space = name ? fo_main_namespace() : NULL;
    FO_AUTO(FoObject) code = space ? fo_compile(expression, strlen(expression), FO_SOURCE_TEXT, name, FO_PARSE_EVAL) : NULL;
    return fo_api_result_give(f, code ? fo_run_code(code, space, NULL) : NULL);
}

FO_EXPORT FolioValue *folio_import(Folio *f, const char *name) { return fo_api_result_give(f, fo_import(name)); }

FO_EXPORT FolioValue *folio_call(Folio *f, FolioValue *callable, FolioValue *const *arguments, int n) {
    return fo_api_result_give(f, fo_call(object_of(callable), (FoObject *const *)arguments, n, NULL));
}

FO_EXPORT void folio_interrupt(Folio *f) { f->rt->interrupted = 1; }

// ---- variables and attributes

FO_EXPORT FolioValue *folio_get_global(Folio *f, const char *name) {
    FoDict *space = fo_main_namespace();
    FoBorrowed value = space ? fo_dict_peek_text(space, name) : NULL;
    if (!value && !fo_error_is_pending()) fo_raise(FO_NAME_ERROR, "name '%s' is not defined", name);
    return fo_api_result_give(f, value ? fo_own(value) : NULL);
}

FO_EXPORT bool folio_set_global(Folio *f, const char *name, FolioValue *value) {
    FoDict *space = fo_main_namespace();
    if (space) (void)!fo_dict_set_text(space, name, object_of(value));
    return fo_api_end(f);
}

FO_EXPORT FolioValue *folio_get_attribute(Folio *f, FolioValue *object, const char *name) {
    return fo_api_result_give(f, fo_get_attr_text(object_of(object), name));
}

// ---- values

FO_EXPORT FolioValue *folio_retain(FolioValue *value) { return (FolioValue *)fo_ref_object(object_of(value)); }
FO_EXPORT void folio_release(Folio *f, FolioValue *value) {
    (void)f;
    fo_xunref_object(object_of(value));
}

FO_EXPORT FolioValue *folio_none(Folio *f) {
    (void)f;
    return (FolioValue *)fo_ref_object(fo_none);
}

FO_EXPORT FolioValue *folio_int(Folio *f, int64_t value) { return fo_api_result_give(f, fo_int_from_i64(value)); }
FO_EXPORT FolioValue *folio_double(Folio *f, double value) { return fo_api_result_give(f, fo_float_new(value)); }
FO_EXPORT FolioValue *folio_str(Folio *f, const char *text) { return fo_api_result_give(f, (FoObject *)fo_str_from_utf8(text, strlen(text))); }

FO_EXPORT bool folio_is_none(const FolioValue *value) { return object_of(value) == fo_none; }

FO_EXPORT bool folio_as_int(Folio *f, FolioValue *value, int64_t *out) {
    FO_AUTO(FoObject) number = fo_index(object_of(value));
    if (number) fo_int_as_i64(number, out);
    return fo_api_end(f);
}

FO_EXPORT bool folio_as_double(Folio *f, FolioValue *value, double *out) {
    fo_as_double(object_of(value), out);
    return fo_api_end(f);
}

FO_EXPORT const char *folio_as_text(Folio *f, FolioValue *value, size_t *n) {
    const char *text = NULL;
    if (fo_str_check(object_of(value)))
        text = fo_str_utf8((FoStr *)value, n);
    else
        fo_raise(FO_TYPE_ERROR, "must be str, not %T", object_of(value));
    return fo_api_end(f) ? text : NULL;
}

FO_EXPORT FolioValue *folio_repr(Folio *f, FolioValue *value) { return fo_api_result_give(f, fo_repr(object_of(value))); }

// ---- lists

FO_EXPORT FolioValue *folio_list(Folio *f) { return fo_api_result_give(f, (FoObject *)fo_list_new(0)); }

FO_EXPORT bool folio_list_append(Folio *f, FolioValue *list, FolioValue *item) {
    if (fo_list_check(object_of(list)))
        fo_list_append((FoList *)list, object_of(item));
    else
        fo_raise(FO_TYPE_ERROR, "must be list, not %T", object_of(list));
    return fo_api_end(f);
}

FO_EXPORT bool folio_length(Folio *f, FolioValue *sequence, int64_t *n) {
    fo_len(object_of(sequence), n);
    return fo_api_end(f);
}

FO_EXPORT FolioValue *folio_get_item(Folio *f, FolioValue *sequence, int64_t index) {
    FO_AUTO(FoObject) key = fo_int_from_i64(index);
    return fo_api_result_give(f, key ? fo_get_item(object_of(sequence), key) : NULL);
}

FO_EXPORT bool folio_set_item(Folio *f, FolioValue *sequence, int64_t index, FolioValue *value) {
    FO_AUTO(FoObject) key = fo_int_from_i64(index);
    if (key) fo_set_item(object_of(sequence), key, object_of(value));
    return fo_api_end(f);
}

// ---- memory

FO_EXPORT void folio_budget_set(Folio *f, size_t nbytes) {
    (void)f;
    fo_budget_set(nbytes);
}

FO_EXPORT size_t folio_account_asked(const Folio *f) {
    (void)f;
    FoAccount account;
    fo_account_read(&account);
    return account.asked_total;
}
