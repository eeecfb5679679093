// SPDX-License-Identifier: MIT
// --show tokens | tree | scopes | code: the stations between source and machine.
#include "cli/cli_private.h"
#include "lang/scopes.h"

#include <errno.h>
#include <stdio.h>

static bool read_source(const FoCliOptions *o, FoBuffer *out) {
    if (o->kind == FO_RUN_TEXT) return fo_buffer_put_text(out, o->what) || fo_fail_no_memory();
    return fo_read_file(o->kind == FO_RUN_SCRIPT ? o->what : NULL, out);
}

static bool show_tree(const FoBuffer *source, FoStr *filename, const char *what, FoBuffer *out) {
    FoSyntaxError error = FO_SYNTAX_ERROR_EMPTY;
    FoTree *tree = fo_parse(source->data ? source->data : "", source->n, FO_SOURCE_FILE, FO_PARSE_FILE, &error);
    if (!tree) {
        fo_raise_syntax_error(&error, filename);
        return false;
    }
    bool ok = true;
    if (!strcmp(what, "tree")) {
        ok = fo_tree_dump(tree, 2, false, out);
    } else if (fo_scopes_build(tree, false, &error)) {
        ok = fo_scopes_dump(tree, out);
    } else {
        fo_raise_syntax_error(&error, filename);
        ok = false;
    }
    fo_tree_free(tree);
    return ok || fo_error_is_pending() ? ok : fo_fail_no_memory();
}

static bool show(const FoBuffer *source, FoStr *filename, const char *what, FoBuffer *out) {
    const char *text = source->data ? source->data : "";
    if (!strcmp(what, "tokens")) return fo_tokens_dump(text, source->n, out) || fo_fail_no_memory();
    if (!strcmp(what, "tree") || !strcmp(what, "scopes")) return show_tree(source, filename, what, out);
    FO_AUTO(FoObject) code = fo_compile(text, source->n, FO_SOURCE_FILE, filename, FO_PARSE_FILE);
    return code && fo_code_dump(code, out);
}

bool fo_show(const FoCliOptions *o) {
    FoBuffer source = FO_BUFFER_EMPTY, out = FO_BUFFER_EMPTY;
    const char *name = o->kind == FO_RUN_SCRIPT ? o->what : o->kind == FO_RUN_TEXT ? "<string>" : "<stdin>";
    FO_AUTO(FoStr) filename = fo_str_from_utf8_surrogates(name, strlen(name));
    bool ok = filename && read_source(o, &source) && show(&source, filename, o->show, &out);
    if (out.n) fwrite(out.data, 1, out.n, stdout);
    if (out.n && out.data[out.n - 1] != '\n') putchar('\n');
    fflush(stdout);
    fo_buffer_deinit(&source);
    fo_buffer_deinit(&out);
    return ok;
}
