// SPDX-License-Identifier: MIT
#include "cli/cell.h"
#include "lang/scopes.h"

// The functions that translated lines call reach the host through their self: an int object holding its address.
static FoCellHost *host_of(FoObject *self) {
    int64_t address = 0;
    fo_int_fits_i64(self, &address);
    return (FoCellHost *)(intptr_t)address;
}

static FoObject *magic(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0]) || !fo_str_check(args[1])) return fo_raise(FO_TYPE_ERROR, "a magic takes two strings");
    FoCellHost *host = host_of(self);
    return host->magic(host, (FoStr *)args[0], (FoStr *)args[1]);
}

static FoObject *shell(FoObject *self, FoObject *const *args, int64_t n, FoTuple *kwnames) {
    if (!fo_str_check(args[0])) return fo_raise(FO_TYPE_ERROR, "a shell line is a string");
    FoCellHost *host = host_of(self);
    return host->shell(host, (FoStr *)args[0]);
}

static const FoNativeDef defs[] = {
    {"__folio_magic__", magic, 2, 2, 0, "Runs a magic line."},
    {"__folio_shell__", shell, 1, 1, 0, "Runs a shell line."},
};

static bool add_hooks(FoCellHost *host) {
    FO_AUTO(FoObject) self = fo_int_from_i64((int64_t)(intptr_t)host);
    for (size_t i = 0; self && i < FO_COUNT_OF(defs); i++) {
        FO_AUTO(FoObject) function = fo_native_new(&defs[i], self, NULL);
        if (!function || !fo_dict_set_text(fo_rt->builtins, defs[i].name, function)) return false;
    }
    return self != NULL;
}

static bool ends_with_semicolon(const char *source, size_t n) {
    while (n && strchr(" \t\r\n", source[n - 1])) n--;
    return n && source[n - 1] == ';';
}

static bool run_statements(FoCellHost *host, FoTree *tree, FoStr *filename, bool quiet) {
    FoNodes *body = &tree->root->Module.body;
    for (int32_t i = 0; i < body->n; i++) {
        bool shown = i == body->n - 1 && body->items[i]->kind == FO_NODE_Expr && !quiet;
        FO_AUTO(FoObject) code = fo_compile_statement(tree, i, filename, shown);
        FO_AUTO(FoObject) value = code ? fo_run_code(code, host->space, NULL) : NULL;
        if (!value) return false;
        fo_clear_slot(&code);
        if (shown && value != fo_none && !host->display(host, value)) return false;
    }
    return true;
}

bool fo_cell_run(FoCellHost *host, const char *source, size_t n, FoStr *filename) {
    FoBuffer text = FO_BUFFER_EMPTY;
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    bool ok = false;
    if (!add_hooks(host)) return false;
    if (!fo_cell_translate(source, n, &text)) {
        fo_buffer_deinit(&text);
        return fo_fail_no_memory();
    }
    FO_AUTO(FoStr) kept = fo_str_from_utf8(source, n);
    FoTree *tree =
        kept && fo_source_remember(filename, kept) ? fo_parse(text.data ? text.data : "", text.n, FO_SOURCE_TEXT, FO_PARSE_FILE, &error) : NULL;
    if (tree) tree->future_annotations = host->annotations_as_text;
    if (tree && fo_compile_scopes(tree, filename)) {
        host->annotations_as_text = tree->future_annotations;
        ok = run_statements(host, tree, filename, ends_with_semicolon(source, n));
    } else if (!fo_error_is_pending()) {
        fo_raise_syntax_error(&error, filename);
    }
    if (tree) fo_tree_free(tree);
    fo_buffer_deinit(&text);
    return ok;
}
